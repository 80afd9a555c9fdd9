package demo

import (
	"fmt"
	"slices"
	"time"

	"danhmuc/registry"
)

// holders are the organizations that hold data of the sample province, in its order.
func (p *province) holders() []string {
	var out []string
	for _, d := range p.Datasets {
		if !slices.Contains(out, d.Org) {
			out = append(out, d.Org)
		}
	}
	return out
}

// sent are the states of a dataset that its department has done its part for.
var sent = []registry.ReviewStatus{registry.Submitted, registry.InReview, registry.Approved}

// notice is the notice of the meeting of 02/4/2026 that the work began with (its number is blank on paper), item by item: what each item
// asks is counted from the registry, all but the study of AI. The paper gives one date: before 06/4/2026.
func notice(holders []string) registry.NoticeInput {
	yes := true
	inForce, delivered := registry.Filter{InForce: &yes}, registry.Filter{Delivered: &yes}
	past := func(steps ...string) registry.Filter { return registry.Filter{InForce: &yes, Step: steps} }
	return registry.NoticeInput{Date: "2026-04-02", Title: "Kết luận của Phó Chủ tịch Thường trực UBND tỉnh tại cuộc họp về dữ liệu ngày 02/4/2026",
		Text:      "Tiến độ chậm so với mục tiêu của Trung ương: hoàn thành kho dữ liệu trong Quý I/2026. Dữ liệu phải phù hợp, thống nhất trước khi vào kho.",
		Signatory: "KT. Chánh Văn phòng, Phó Chánh Văn phòng", Addressees: append(slices.Clone(holders), "VNPT", "CONG"),
		Tasks: []registry.TaskInput{
			{Item: "1b", Title: "Rà soát, làm sạch, bổ sung dữ liệu và gửi Sở Khoa học và Công nghệ để đưa vào kho dữ liệu tỉnh", Each: true, Partners: holders,
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Filter: registry.Filter{Review: sent}}},
			{Item: "2.1", Title: "Rà soát toàn bộ dữ liệu đã cung cấp: phù hợp, thống nhất trước khi vào kho", Lead: "SKHCN", Partners: append([]string{"VNPT"}, holders...),
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Filter: inForce, Of: delivered}},
			{Item: "2.2", Title: "Tham mưu UBND tỉnh thành lập Tổ công tác vận hành kho dữ liệu tỉnh", Lead: "SKHCN", Partners: []string{"CAT"},
				Measure: registry.Measure{Kind: registry.MeasureTaskForce}},
			{Item: "2.3", Title: "Đánh giá, phân tích và đề xuất danh mục dữ liệu mở từ các nguồn hiện có", Lead: "SKHCN", Partners: holders,
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Of: registry.Filter{InForce: &yes, Sharing: []registry.Sharing{registry.SharingOpen}},
					Filter: registry.Filter{Publication: []registry.PublicationStatus{registry.Proposed, registry.Decided, registry.Published, registry.Suspended}}}},
			{Item: "2.4", Title: "Nghiên cứu ứng dụng AI trong vận hành cổng dữ liệu mở, trả lời tra cứu ở các lĩnh vực cơ bản (số lĩnh vực đã thử)", Lead: "SKHCN", Partners: []string{"CONG"},
				Measure: registry.Measure{Kind: registry.MeasureReported, Target: 7}},
			{Item: "3a", Title: "Đẩy nhanh tạo bảng trong kho dữ liệu dùng chung theo danh mục đã rà soát", Lead: "VNPT", Partners: []string{"SKHCN"},
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Of: inForce, Filter: past(registry.StepLoad, registry.StepService, registry.StepPublish, registry.StepDone)}},
			{Item: "3b", Title: "Hoàn thành kết nối API với cổng dữ liệu mở theo danh mục đã rà soát", Lead: "VNPT", Partners: []string{"CONG"},
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Of: inForce, Filter: past(registry.StepPublish, registry.StepDone)}},
		}}
}

// followUp is a composed notice that presses for what is behind; its dates lie around the day on which the demo is filled.
func followUp(end time.Time) registry.NoticeInput {
	date := func(days int) string { return end.In(registry.Zone()).AddDate(0, 0, days).Format(time.DateOnly) }
	behind := []string{"SNNMT", "SYT", "SXD", "SNV"}
	return registry.NoticeInput{Date: date(-9), Title: "Đôn đốc hoàn thành rà soát, làm sạch dữ liệu năm 2026", Addressees: append([]string{"SKHCN"}, behind...),
		Tasks: []registry.TaskInput{
			{Item: "1", Title: "Gửi rà soát hết các bộ dữ liệu còn lại của đơn vị", Each: true, Partners: behind, Due: date(6), LateRule: registry.LateBefore,
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Filter: registry.Filter{Review: sent}}},
			{Item: "2", Title: "Kết luận các bộ dữ liệu đã gửi", Lead: "SKHCN", Due: date(-2), LateRule: registry.LateBy,
				Measure: registry.Measure{Kind: registry.MeasureDatasets, Of: registry.Filter{Review: append([]registry.ReviewStatus{registry.Rejected, registry.ChangesRequested}, sent...)},
					Filter: registry.Filter{Review: []registry.ReviewStatus{registry.Approved, registry.Rejected, registry.ChangesRequested}}}},
		}}
}

// assign enters the first notice with the task force that it asks for, whose decision is not signed yet.
func (f *filler) assign(p province) error {
	n, err := f.Registry.IssueNotice(f.step("tocongtac"), notice(p.holders()))
	if err != nil {
		return fmt.Errorf("notice: %w", err)
	}
	for _, who := range []string{"skhcn", "yte", "vhttdl", "vnpt", officer("STC"), officer("SCT")} {
		if _, err := f.Registry.ReadNotice(f.step(who), n.ID); err != nil {
			return fmt.Errorf("%s reads: %w", who, err)
		}
	}
	force := registry.TaskForceInput{Name: "Tổ công tác vận hành kho dữ liệu tỉnh", Unit: "SKHCN", Members: []registry.TaskForceMemberInput{
		{Position: "Phó Giám đốc Công an tỉnh", Organization: "CAT", Role: registry.MemberHead},
		{Position: "Phó Giám đốc Sở Khoa học và Công nghệ", Organization: "SKHCN", Role: registry.MemberDeputy}}}
	for _, org := range []string{"SNNMT", "SYT", "SXD", "SVHTTDL", "STC"} {
		force.Members = append(force.Members, registry.TaskForceMemberInput{Position: "Lãnh đạo đơn vị", Organization: org})
	}
	if _, err := f.Registry.SetTaskForce(f.step("skhcn"), "", 0, force); err != nil {
		return fmt.Errorf("task force: %w", err)
	}
	return nil
}

// press tells the newest part of the story: the follow-up, requests for completion, and data that ministries hold.
func (f *filler) press(end time.Time) error {
	if _, err := f.Registry.IssueNotice(f.step("tocongtac"), followUp(end)); err != nil {
		return fmt.Errorf("follow-up: %w", err)
	}
	date := func(days int) string { return end.In(registry.Zone()).AddDate(0, 0, days).Format(time.DateOnly) }
	for _, in := range []registry.SupplementInput{
		{Dataset: f.made["Điểm khai thác khoáng sản được cấp phép trên địa bàn tỉnh"], Text: "Bổ sung mã xã đủ 5 chữ số và trữ lượng đo được cho các điểm đang ghi gần đúng.", Due: date(3)},
		{Organization: "SYT", Text: "Báo căn cứ xử lý cột Người phụ trách chuyên môn, hoặc bỏ cột này trước khi chia sẻ.", Due: date(-1)},
		{Organization: "SXD", Text: "Xác nhận đầu mối dữ liệu của Sở sau khi sắp xếp lại các phòng.", Due: date(5)},
	} {
		s, err := f.Registry.RequestSupplement(f.step("skhcn"), in)
		if err != nil {
			return fmt.Errorf("request: %w", err)
		}
		if in.Organization == "SXD" {
			if _, err := f.Registry.AnswerSupplement(f.step("xaydung"), s.ID, s.Version, "Đầu mối: Văn phòng Sở, như đã ghi ở từng bộ dữ liệu."); err != nil {
				return fmt.Errorf("answer: %w", err)
			}
		}
	}
	for _, held := range []struct {
		title string
		in    registry.ElsewhereInput
	}{
		{"Việc tìm người – người tìm việc, sàn giao dịch",
			registry.ElsewhereInput{Holder: "Bộ Nội vụ", System: "Cơ sở dữ liệu thị trường lao động", Letter: "214/SNV-CĐS", Date: date(-8)}},
		{"Tổ chức có chứng chỉ năng lực xây dựng trên địa bàn tỉnh",
			registry.ElsewhereInput{Holder: "Bộ Xây dựng", System: "Hệ thống cấp chứng chỉ năng lực", Letter: "96/SXD-QLXD", Date: date(-7)}},
	} {
		if _, err := f.Registry.SetHeldElsewhere(f.step("skhcn"), f.made[held.title], 0, held.in); err != nil {
			return fmt.Errorf("held elsewhere, %s: %w", held.title, err)
		}
	}
	return nil
}
