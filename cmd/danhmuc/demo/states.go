package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"danhmuc/registry"
)

// decided reports whether a state is reached by a decision of the Chairman's office.
func decided(state string) bool {
	switch state {
	case "DECIDED", "SUSPENDED", "WITHDRAWN":
		return true
	}
	return strings.HasPrefix(state, "PUBLISHED")
}

// actsOf is how many acts bring a dataset to its state, registering it included.
func actsOf(state string) int {
	switch state {
	case "DRAFT_GAPS", "DRAFT_READY":
		return 1
	case "SUBMITTED", "RETIRED":
		return 2
	case "IN_REVIEW", "IN_REVIEW_MINE":
		return 3
	case "PROPOSED", "DECIDED":
		return 5
	case "PUBLISHED", "PUBLISHED_STALE":
		return 6
	case "SUSPENDED", "WITHDRAWN":
		return 7
	case "PUBLISHED_NEXT":
		return 9
	}
	return 4
}

// bring makes the acts that bring a dataset to its state. What can be done only after the decision is given back.
func (f *filler) bring(i int, d dataset, ds *registry.Dataset) (func() error, error) {
	owner := officer(d.Org)
	submit := func() error { return f.act(owner, ds, registry.Submit, "") }
	start := func() error { return f.act("skhcn", ds, registry.StartReview, "") }
	approve := func() error { return f.act("skhcn", ds, registry.Approve, "") }
	propose := func() error { return f.act("skhcn", ds, registry.ProposeOpen, "") }
	ask := func(findings ...registry.Finding) func() error {
		return func() error { return f.act("skhcn", ds, registry.RequestChanges, "", findings...) }
	}
	decided := func() error {
		f.ready = append(f.ready, ds.ID)
		return nil
	}
	publish := func() error {
		if err := f.refresh(ds); err != nil {
			return err
		}
		return f.act("ubnd", ds, registry.Publish, "")
	}
	toDecision := func() error { return f.steps(ds, submit, start, approve, propose, decided) }
	switch d.State {
	case "DRAFT_GAPS", "DRAFT_READY":
		return nil, nil
	case "SUBMITTED":
		return nil, submit()
	case "IN_REVIEW", "IN_REVIEW_MINE":
		return nil, f.steps(ds, submit, start)
	case "CHANGES":
		return nil, f.steps(ds, submit, start, ask(registry.Finding{Path: "description", Message: "Nêu rõ phạm vi và kỳ số liệu trong mô tả."}))
	case "CHANGES_MESSY":
		return nil, f.steps(ds, submit, start, ask(registry.Finding{Column: "ma_xa", Message: "Mã xã mất số 0 ở đầu; ghi đủ 5 chữ số."},
			registry.Finding{Column: "tru_luong", Message: "Các ô ghi gần đúng (~) chưa thành số; nhập số đo."}))
	case "CHANGES_PERSONAL":
		return nil, f.steps(ds, submit, start, ask(registry.Finding{Column: "nguoi_phu_trach_chuyen_mon",
			Message: "Bỏ cột Người phụ trách chuyên môn hoặc nêu căn cứ xử lý dữ liệu cá nhân."}))
	case "REJECTED":
		return nil, f.steps(ds, submit, start, func() error {
			return f.act("skhcn", ds, registry.Reject, "Trùng với danh mục sự kiện do Trung tâm Xúc tiến cung cấp; một dữ liệu một nguồn (Nghị định 278/2025/NĐ-CP).")
		})
	case "RETIRED":
		return nil, f.steps(ds, func() error {
			return f.act("admin", ds, registry.Retire, "Chuyển về hệ thống của Bộ Xây dựng; tỉnh không tạo lại.")
		})
	case "APPROVED", "APPROVED_OWN", "APPROVED_CORE", "APPROVED_IMPORTANT":
		return nil, f.steps(ds, submit, start, approve)
	case "PROPOSED":
		return nil, f.steps(ds, submit, start, approve, propose)
	case "DECIDED":
		return nil, toDecision()
	case "PUBLISHED", "PUBLISHED_STALE":
		return publish, toDecision()
	case "PUBLISHED_NEXT":
		return func() error { return f.next(i, d, ds, publish) }, toDecision()
	case "SUSPENDED":
		return func() error {
			return f.steps(ds, publish, func() error {
				return f.act("ubnd", ds, registry.Suspend, "Đang đối chiếu số liệu với báo cáo năm của Sở.")
			})
		}, toDecision()
	case "WITHDRAWN":
		return func() error {
			return f.steps(ds, publish, func() error {
				return f.act("ubnd", ds, registry.Withdraw, "Số liệu đã hợp nhất vào bộ dữ liệu Cơ sở giáo dục của Sở Giáo dục và Đào tạo.")
			})
		}, toDecision()
	}
	return nil, fmt.Errorf("%w: %s", errUnknownState, d.State)
}

// next publishes a dataset and opens its next edition.
func (f *filler) next(i int, d dataset, ds *registry.Dataset, publish func() error) error {
	if err := publish(); err != nil {
		return err
	}
	monthly := registry.Monthly
	note := "Bổ sung giá áp dụng từ Quý IV/2026; cập nhật hằng tháng thay cho khi có thay đổi."
	next, err := f.Registry.Edit(f.step(officer(d.Org)), ds.ID, ds.Version, registry.DatasetPatch{UpdateFrequency: &monthly, Description: &note})
	if err != nil {
		return err
	}
	*ds = *next
	ctx := f.step(officer(d.Org))
	upload, err := f.upload(ctx, i, d, mess{}, 3)
	if err != nil {
		return err
	}
	if _, _, err := f.Registry.Attach(ctx, ds.ID, registry.Delivery{Upload: upload, Period: "Quý IV/2026"}); err != nil {
		return err
	}
	if err := f.read(); err != nil {
		return err
	}
	return f.act(officer(d.Org), ds, registry.Submit, "")
}

// decide enters two decisions over what was proposed for them.
func (f *filler) decide() error {
	half := len(f.ready) / 2
	for n, ids := range [][]registry.DatasetID{f.ready[:half], f.ready[half:]} {
		ctx := f.step("ubnd")
		in := registry.DecisionInput{Number: fmt.Sprintf("%d/QĐ-UBND", 2417+n*96), Date: f.Clock.Now().In(registry.Zone()).Format(time.DateOnly), Signatory: "KT. Chủ tịch, Phó Chủ tịch Thường trực"}
		for _, id := range ids {
			in.Lines = append(in.Lines, registry.DecisionLine{Dataset: id})
		}
		if err := f.issue(ctx, in); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) issue(ctx context.Context, in registry.DecisionInput) error {
	if len(in.Lines) == 0 {
		return nil
	}
	_, err := f.Registry.IssueDecision(ctx, in)
	if err != nil {
		return fmt.Errorf("decision %s: %w", in.Number, err)
	}
	return nil
}
