package registry_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// noticeOf is a notice of two items: data that each department has to bring, and data that one of them has to have reviewed.
func noticeOf() registry.NoticeInput {
	yes := true
	return registry.NoticeInput{Date: "2026-11-01", Title: "Kết luận cuộc họp", Addressees: []string{registrytest.Home}, Tasks: []registry.TaskInput{
		{Item: "1", Title: "Gửi dữ liệu", Each: true, Partners: []string{registrytest.Home, registrytest.Other}, Due: "2026-11-06", LateRule: registry.LateBefore,
			Measure: registry.Measure{Kind: registry.MeasureDatasets, Filter: registry.Filter{Delivered: &yes}}},
		{Item: "2", Title: "Rà soát", Lead: "VPUB", Partners: []string{registrytest.Home}, Due: "2026-11-20", LateRule: registry.LateBy,
			Measure: registry.Measure{Kind: registry.MeasureDatasets, Filter: registry.Filter{InForce: &yes}, Of: registry.Filter{Delivered: &yes}}},
		{Item: "3", Title: "Nghiên cứu", Lead: registrytest.Home, Measure: registry.Measure{Kind: registry.MeasureReported, Target: 2}}}}
}

func enter(t registrytest.TB, w *registrytest.World, who, org, title string) *registry.Dataset {
	t.Helper()
	d, err := w.Register(w.As(who), registry.RegisterInput{Owner: org, Content: registrytest.Content(title)})
	if err != nil {
		t.Fatalf("register %s: %v", title, err)
	}
	return d
}

// task is one task as somebody sees it, nil for none.
func task(t registrytest.TB, w *registrytest.World, who, item string) *registry.TaskSeen {
	t.Helper()
	w.Follow(t)
	list, err := w.Tasks(w.As(who), registry.TaskFilter{})
	if err != nil {
		t.Fatalf("tasks: %v", err)
	}
	for _, s := range list {
		if s.Item == item {
			return s
		}
	}
	return nil
}

func TestLateRules(t *testing.T) {
	for _, c := range []struct {
		due  string
		rule registry.LateRule
		want string
	}{{"2026-04-06", registry.LateBefore, "2026-04-05"}, {"2026-04-06", registry.LateBy, "2026-04-06"}, {"2026-03-01", registry.LateBefore, "2026-02-28"},
		{"", registry.LateBy, ""}} {
		if got := registry.LastDay(c.due, c.rule); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.rule, c.due, got, c.want)
		}
	}
}

func TestATaskIsMeasuredFromTheRegistry(t *testing.T) {
	w := registrytest.New(t, nil)
	n, err := w.IssueNotice(w.As("taskforce"), noticeOf())
	if err != nil || n.Version != 1 {
		t.Fatalf("%+v %v", n, err)
	}
	a, b := enter(t, w, "contributor", registrytest.Home, "Một"), enter(t, w, "contributor", registrytest.Home, "Hai")
	enter(t, w, "other", registrytest.Other, "Ba")
	if err := w.Deliver(t, "contributor", a.ID, 10); err != nil {
		t.Fatal(err)
	}
	one := task(t, w, "leader", "1")
	if *one.Figures != (registry.Figures{Done: 1, Target: 3}) || one.State != registry.TaskOpen || one.Late || len(one.Shares) != 2 {
		t.Fatalf("for the leader: %+v %+v", one, one.Figures)
	}
	if s := one.Shares; s[0].Figures != (registry.Figures{Done: 1, Target: 2}) || s[1].Figures != (registry.Figures{Target: 1}) {
		t.Fatalf("shares: %+v", s)
	}
	if len(one.Blocked) != 1 || one.Blocked[0] != (registry.TaskBlock{Reason: "block.noData", Count: 2}) {
		t.Fatalf("in the way: %+v", one.Blocked)
	}
	own := task(t, w, "contributor", "1")
	if *own.Figures != (registry.Figures{Done: 1, Target: 2}) || !own.Own || len(own.Shares) != 1 {
		t.Fatalf("for a department: %+v %+v", own, own.Figures)
	}
	if got := task(t, w, "other", "2"); got != nil {
		t.Fatalf("a department sees a task that is not its own: %+v", got)
	}
	// What a ministry holds is neither done nor late.
	if _, err := w.SetHeldElsewhere(w.As("contributor"), b.ID, 0, registry.ElsewhereInput{Holder: "Bộ Nông nghiệp và Môi trường", Letter: "120/SNNMT-CĐS", Date: "2026-11-01"}); err != nil {
		t.Fatal(err)
	}
	own = task(t, w, "contributor", "1")
	if *own.Figures != (registry.Figures{Done: 1, Target: 1, Elsewhere: 1}) || own.State != registry.TaskDone || own.Blocked[0].Reason != "block.elsewhere" {
		t.Fatalf("with data held elsewhere: %+v %+v", own, own.Figures)
	}
	w.Wait(3 * 24 * time.Hour) // 5 November: the last day before the 6th
	if s := task(t, w, "leader", "1"); s.Late {
		t.Fatal("late on the last day")
	}
	w.Wait(24 * time.Hour)
	if s := task(t, w, "leader", "1"); !s.Late {
		t.Fatal("not late on the 6th, although it was due before")
	}
	if s := task(t, w, "contributor", "1"); s.Late {
		t.Fatal("a department that has done its share is late")
	}
	w.Verify(t)
}

func TestATaskIsReportedByItsLeadAlone(t *testing.T) {
	w := registrytest.New(t, nil)
	if _, err := w.IssueNotice(w.As("taskforce"), noticeOf()); err != nil {
		t.Fatal(err)
	}
	three := task(t, w, "contributor", "3")
	if !three.Report || three.Figures.Target != 2 {
		t.Fatalf("%+v", three)
	}
	for who, kind := range map[string]registry.Kind{"other": registry.KindNotFound, "reviewer": registry.KindForbidden, "leader": registry.KindForbidden, "": registry.KindUnauthenticated} {
		if _, err := w.ReportTask(w.As(who), three.ID, three.Version, 1, ""); !registry.IsKind(err, kind) {
			t.Errorf("%q: %v", who, err)
		}
	}
	if _, err := w.ReportTask(w.As("contributor"), three.ID, three.Version, 2, "Xong"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ReportTask(w.As("contributor"), three.ID, three.Version, 1, ""); !registry.IsKind(err, registry.KindConflict) {
		t.Fatalf("a report on a task that moved on: %v", err)
	}
	if s := task(t, w, "contributor", "3"); s.State != registry.TaskDone {
		t.Fatalf("%+v", s)
	}
	one := task(t, w, "taskforce", "1")
	if _, err := w.ReportTask(w.As("admin"), one.ID, one.Version, 1, ""); !registry.IsKind(err, registry.KindInvalid) {
		t.Fatalf("a measured task took a report: %v", err)
	}
	in := registry.TaskInput{Item: "3", Title: "Nghiên cứu", Lead: registrytest.Home, Cancelled: "Không cần nữa"}
	if _, err := w.UpdateTask(w.As("contributor"), three.ID, 2, in); !registry.IsKind(err, registry.KindForbidden) {
		t.Fatalf("a department set its own task: %v", err)
	}
	if _, err := w.UpdateTask(w.As("taskforce"), three.ID, 2, in); err != nil {
		t.Fatal(err)
	}
	if s := task(t, w, "contributor", "3"); s.State != registry.TaskCancelled || s.Report {
		t.Fatalf("%+v", s)
	}
	w.Verify(t)
}

func TestAReceiptIsGivenOnceByWhoIsAddressed(t *testing.T) {
	w := registrytest.New(t, nil)
	n, err := w.IssueNotice(w.As("taskforce"), noticeOf())
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < 2; i++ {
		s, err := w.ReadNotice(w.As("contributor"), n.ID)
		if err != nil || s.ReadAt.IsZero() || len(s.Receipts) != 1 || s.Receipts[0].Account != w.Actors["contributor"].Account {
			t.Fatalf("%+v %v", s, err)
		}
	}
	if _, err := w.ReadNotice(w.As("leader"), n.ID); !registry.IsKind(err, registry.KindForbidden) {
		t.Fatalf("a leader gave a receipt: %v", err)
	}
	if _, err := w.ReadNotice(w.As(""), n.ID); !registry.IsKind(err, registry.KindUnauthenticated) {
		t.Fatalf("the public: %v", err)
	}
	s, err := w.NoticeByID(w.As("leader"), n.ID)
	if err != nil || len(s.Receipts) != 3 {
		t.Fatalf("%+v %v", s, err)
	}
	read := 0
	for _, rec := range s.Receipts {
		if !rec.At.IsZero() {
			read++
		}
	}
	if read != 1 {
		t.Fatalf("%d units have read", read)
	}
	if err := w.Store.View(context.Background(), func(rd registry.Reader) error {
		count := 0
		for e, err := range rd.Entries(1) {
			if err != nil {
				return err
			}
			if e.Kind == "receipt.read" {
				count++
			}
		}
		if count != 1 {
			t.Errorf("%d entries for one reader", count)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	w.Verify(t)
}

func TestARequestForCompletion(t *testing.T) {
	w := registrytest.New(t, nil)
	d := enter(t, w, "contributor", registrytest.Home, "Một")
	if _, err := w.RequestSupplement(w.As("contributor"), registry.SupplementInput{Dataset: d.ID, Text: "Thêm cột", Due: "2026-11-10"}); !registry.IsKind(err, registry.KindForbidden) {
		t.Fatalf("a department asks itself: %v", err)
	}
	if _, err := w.RequestSupplement(w.As("reviewer"), registry.SupplementInput{Dataset: d.ID, Organization: registrytest.Other, Text: "Thêm cột", Due: "2026-11-10"}); !registry.IsKind(err, registry.KindInvalid) {
		t.Fatalf("another unit is asked for a dataset: %v", err)
	}
	s, err := w.RequestSupplement(w.As("reviewer"), registry.SupplementInput{Dataset: d.ID, Text: "Thêm cột", Due: "2026-11-10"})
	if err != nil || s.Organization != w.Orgs[registrytest.Home] || s.LastDay() != "2026-11-10" {
		t.Fatalf("%+v %v", s, err)
	}
	for who, kind := range map[string]registry.Kind{"other": registry.KindNotFound, "reviewer": registry.KindForbidden, "leader": registry.KindForbidden} {
		if _, err := w.AnswerSupplement(w.As(who), s.ID, 1, "Đã thêm"); !registry.IsKind(err, kind) {
			t.Errorf("%q: %v", who, err)
		}
	}
	if list, err := w.Supplements(w.As("other"), registry.SupplementFilter{}); err != nil || len(list) != 0 {
		t.Fatalf("another department sees %v %v", list, err)
	}
	w.Wait(10 * 24 * time.Hour)
	if list, err := w.Supplements(w.As("taskforce"), registry.SupplementFilter{Overdue: true}); err != nil || len(list) != 1 {
		t.Fatalf("late ones: %v %v", list, err)
	}
	if _, err := w.AnswerSupplement(w.As("contributor"), s.ID, 1, " Đã thêm "); err != nil {
		t.Fatal(err)
	}
	open := true
	if list, err := w.Supplements(w.As("reviewer"), registry.SupplementFilter{Open: &open}); err != nil || len(list) != 0 {
		t.Fatalf("open ones: %v %v", list, err)
	}
	w.Verify(t)
}

func TestATaskForceHasOneHeadAtATime(t *testing.T) {
	w := registrytest.New(t, nil)
	in := registry.TaskForceInput{Name: "Tổ công tác", Members: []registry.TaskForceMemberInput{
		{Position: "Phó Giám đốc", Organization: "VPUB", Role: registry.MemberHead, To: "2026-10-31"},
		{Position: "Phó Giám đốc", Organization: registrytest.Home, Role: registry.MemberHead, From: "2026-10-31"}}}
	if _, err := w.SetTaskForce(w.As("reviewer"), "", 0, in); !registry.IsKind(err, registry.KindInvalid) {
		t.Fatalf("two heads on one day: %v", err)
	}
	in.Members[1].From = "2026-11-01"
	f, err := w.SetTaskForce(w.As("reviewer"), "", 0, in)
	if err != nil || f.InForce("2026-11-02") {
		t.Fatalf("%+v %v", f, err)
	}
	in.Decision, in.Date = "733/QĐ-UBND", "2026-11-02"
	if f, err = w.SetTaskForce(w.As("publisher"), f.ID, 1, in); err != nil || !f.InForce("2026-11-02") || f.InForce("2026-11-01") {
		t.Fatalf("%+v %v", f, err)
	}
	if _, err := w.SetTaskForce(w.As("taskforce"), f.ID, 2, in); !registry.IsKind(err, registry.KindForbidden) {
		t.Fatalf("the task force names its own members: %v", err)
	}
	for who, n := range map[string]int{"contributor": 1, "other": 0, "leader": 1, "": 0} {
		if list, err := w.TaskForces(w.As(who)); err != nil || len(list) != n {
			t.Errorf("%q sees %d task forces: %v", who, len(list), err)
		}
	}
	w.Verify(t)
}

// TestAnyHistoryOfTasks plays random histories and compares each task's figures with a recount of the datasets as their owners see them,
// and what the public and strangers see with nothing.
func TestAnyHistoryOfTasks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := registrytest.New(rt, nil)
		n, err := w.IssueNotice(w.As("taskforce"), noticeOf())
		if err != nil {
			rt.Fatalf("issue: %v", err)
		}
		type mine struct {
			id              registry.DatasetID
			org             string
			delivered, held bool
			version         int
		}
		var list []*mine
		who := map[string]string{registrytest.Home: "contributor", registrytest.Other: "other"}
		for i := range rapid.IntRange(1, 12).Draw(rt, "acts") {
			switch act := rapid.IntRange(0, 3).Draw(rt, "act"); {
			case act == 0 || len(list) == 0:
				org := rapid.SampledFrom([]string{registrytest.Home, registrytest.Other}).Draw(rt, "org")
				list = append(list, &mine{id: enter(rt, w, who[org], org, fmt.Sprintf("Bộ số %d", i)).ID, org: org})
			case act == 1:
				m := rapid.SampledFrom(list).Draw(rt, "deliver")
				if err := w.Deliver(rt, who[m.org], m.id, int64(i+1)); err != nil {
					rt.Fatalf("deliver: %v", err)
				}
				m.delivered = true
			case act == 2:
				m := rapid.SampledFrom(list).Draw(rt, "elsewhere")
				h, err := w.SetHeldElsewhere(w.As(who[m.org]), m.id, m.version, registry.ElsewhereInput{Holder: "Bộ", Letter: "1/BC", Date: "2026-11-01", Ended: m.held})
				if err != nil {
					rt.Fatalf("elsewhere: %v", err)
				}
				m.held, m.version = !m.held, h.Version
			default:
				if _, err := w.ReadNotice(w.As(rapid.SampledFrom([]string{"contributor", "approver", "other"}).Draw(rt, "reader")), n.ID); err != nil {
					rt.Fatalf("read: %v", err)
				}
			}
		}
		want := func(org string) (f registry.Figures) {
			for _, m := range list {
				switch {
				case org != "" && m.org != org:
				case m.delivered:
					f.Done++
					f.Target++
				case m.held:
					f.Elsewhere++
				default:
					f.Target++
				}
			}
			return f
		}
		for seer, org := range map[string]string{"leader": "", "taskforce": "", "contributor": registrytest.Home, "other": registrytest.Other} {
			if got := task(rt, w, seer, "1"); *got.Figures != want(org) || (got.State == registry.TaskDone) != (want(org).Target > 0 && want(org).Done == want(org).Target) {
				rt.Errorf("%s: got %+v %s, want %+v", seer, *got.Figures, got.State, want(org))
			}
		}
		if all := task(rt, w, "leader", "1"); all.Shares[0].Figures != want(registrytest.Home) || all.Shares[1].Figures != want(registrytest.Other) {
			rt.Errorf("shares: %+v", all.Shares)
		}
		for _, stranger := range []string{"", "portal", "operator"} {
			w.Actors["away"] = registry.Actor{Account: "x", Organization: "nowhere", Roles: w.Actors[stranger].Roles}
			if stranger == "" {
				w.Actors["away"] = registry.Actor{}
			}
			tasks, err := w.Tasks(w.As("away"), registry.TaskFilter{})
			notices, err2 := w.Notices(w.As("away"))
			if err != nil || err2 != nil || len(tasks) != 0 || len(notices) != 0 {
				rt.Errorf("%q sees %v %v %v %v", stranger, tasks, notices, err, err2)
			}
		}
		w.Verify(rt)
	})
}

func TestNoticesAndTasksSayWhatDoesNotFit(t *testing.T) {
	w := registrytest.New(t, nil)
	in := registry.NoticeInput{Number: "không số", Date: "2026-13-01", Addressees: []string{"KHONGCO"}}
	_, err := w.IssueNotice(w.As("taskforce"), in)
	for _, code := range []string{"decision.number.invalid", "date.invalid", "organization.unknown", "notice.title.required"} {
		if err == nil || !strings.Contains(err.Error(), code) {
			t.Errorf("no %s in %v", code, err)
		}
	}
	in = noticeOf()
	in.Tasks[1].Lead, in.Tasks[1].Item = "", ""
	if _, err = w.IssueNotice(w.As("taskforce"), in); err == nil || !strings.Contains(err.Error(), "task.lead.required(input.tasks.1.lead)") {
		t.Errorf("a task without a lead: %v", err)
	}
	if list, err := w.Notices(w.As("leader")); err != nil || len(list) != 0 {
		t.Errorf("a refused notice was kept: %v %v", list, err)
	}
	for who, kind := range map[string]registry.Kind{"contributor": registry.KindForbidden, "leader": registry.KindForbidden, "auditor": registry.KindForbidden, "operator": registry.KindForbidden} {
		if _, err := w.IssueNotice(w.As(who), noticeOf()); !registry.IsKind(err, kind) {
			t.Errorf("%s: %v", who, err)
		}
	}
	w.Verify(t)
}
