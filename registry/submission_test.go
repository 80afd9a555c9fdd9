package registry_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// drafts registers datasets that can be sent.
func drafts(t registrytest.TB, w *world, n int) []registry.DatasetID {
	t.Helper()
	ids := make([]registry.DatasetID, n)
	for i := range ids {
		ids[i] = register(t, w, fmt.Sprintf("Diện tích rừng %d", i+1)).ID
	}
	return ids
}

func round(t registrytest.TB, w *world, in registry.RoundInput) *registry.Round {
	t.Helper()
	if in.Title == "" {
		in.Title, in.Due = "Đợt 1", "2026-11-10"
	}
	rd, err := w.OpenRound(w.As("taskforce"), in)
	if err != nil {
		t.Fatalf("round: %v", err)
	}
	return rd
}

func send(t registrytest.TB, w *world, rd registry.RoundID, ids ...registry.DatasetID) *registry.Submission {
	t.Helper()
	s, err := w.SubmitList(w.As("contributor"), registrytest.Home, rd, ids)
	if err != nil {
		t.Fatalf("send: %v", err)
	}
	return s
}

func linesOf(t registrytest.TB, w *world, s *registry.Submission) []*registry.ListLine {
	t.Helper()
	lines, err := w.LinesOf(w.As("reviewer"), s)
	if err != nil {
		t.Fatalf("lines: %v", err)
	}
	return lines
}

func states(t registrytest.TB, w *world, s *registry.Submission) []registry.LineState {
	t.Helper()
	var out []registry.LineState
	for _, l := range linesOf(t, w, s) {
		out = append(out, l.State)
	}
	return out
}

// codes are the message codes of a refusal, violations first.
func codes(err error) []string {
	var e *registry.Error
	if !errors.As(err, &e) {
		return nil
	}
	var out []string
	for _, v := range e.Violations {
		out = append(out, v.Code)
	}
	if out == nil {
		out = []string{e.Code}
	}
	return out
}

func refusedWith(t *testing.T, err error, kind registry.Kind, code string) {
	t.Helper()
	if !registry.IsKind(err, kind) || !slices.Contains(codes(err), code) {
		t.Errorf("got %v, want %s with %s", err, kind, code)
	}
}

func TestAListIsFrozenAsItIsSent(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 3)
	s := send(t, w, "", ids[2], ids[0], ids[2])
	if len(s.Lines) != 2 || s.Lines[0].Dataset != ids[2] || s.Lines[1].No != 2 || s.Number != 1 || s.State != registry.ListSent {
		t.Fatalf("got %+v", s)
	}
	for _, l := range s.Lines {
		d := current(t, w, l.Dataset)
		if d.Review.Status != registry.Submitted || l.Version != d.Version || l.Edition != d.Edition || l.Release != d.Review.Release || len(l.Hash) != 64 {
			t.Errorf("line %+v of %+v", l, d.Review)
		}
	}
	if h, err := s.HashOf(); err != nil || h != s.Hash {
		t.Errorf("hash %s, %v, want %s", h, err, s.Hash)
	}
	title := "Đổi sau khi gửi"
	d := current(t, w, ids[0])
	if _, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title}); !registry.IsKind(err, registry.KindLocked) {
		t.Errorf("a line was edited: %v", err)
	}
	if _, err := step(w, "reviewer", d, registry.RequestChanges); err != nil {
		t.Fatal(err)
	}
	d = current(t, w, ids[0])
	if _, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title}); err != nil {
		t.Fatal(err)
	}
	if l := linesOf(t, w, s)[1]; l.Title != "Diện tích rừng 1" || l.State != registry.LineReturned {
		t.Errorf("the line shows %q, %s", l.Title, l.State)
	}
	w.Verify(t)
}

func TestAListIsSentWholeOrNotAtAll(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 2)
	gap, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registry.Content{Title: "Chưa mô tả"}})
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := w.Register(w.As("other"), registry.RegisterInput{Owner: registrytest.Other, Content: registrytest.Content("Của ngành y tế")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.SubmitList(w.As("contributor"), registrytest.Home, "", []registry.DatasetID{ids[0], gap.ID, theirs.ID, "nothing"})
	refusedWith(t, err, registry.KindInvalid, "rule.descriptionGiven")
	var e *registry.Error
	errors.As(err, &e)
	var other, none registry.Violation
	for _, v := range e.Violations {
		switch v.Path[1] {
		case "2":
			other = v
		case "3":
			none = v
		case "0":
			t.Errorf("a line that passes is refused: %v", v)
		}
	}
	if other.Code == "" || other.Code != none.Code {
		t.Errorf("another department's dataset is told apart from none: %v, %v", other, none)
	}
	if d := current(t, w, ids[0]); d.Review.Status != registry.Draft {
		t.Errorf("a refused list left %s", d.Review.Status)
	}
	for _, who := range []string{"other", "reviewer", "admin", "taskforce", "publisher"} {
		_, err := w.SubmitList(w.As(who), registrytest.Home, "", ids)
		refusedWith(t, err, registry.KindForbidden, "submission.notYours")
	}
	if _, err := w.SubmitList(w.As(""), registrytest.Home, "", ids); !registry.IsKind(err, registry.KindUnauthenticated) {
		t.Errorf("the public: %v", err)
	}
	w.Verify(t)
}

func TestTheLeaderConfirmsWhereTheRoundAsksForIt(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 2)
	rd := round(t, w, registry.RoundInput{Title: "Đợt 1", Due: "2026-11-10", Confirm: true})
	s := send(t, w, rd.ID, ids...)
	w.Follow(t)
	if _, err := w.SubmissionByID(w.As("reviewer"), s.ID); !registry.IsKind(err, registry.KindNotFound) {
		t.Errorf("the reviewer meets it before the leader: %v", err)
	}
	d := current(t, w, ids[0])
	for _, to := range []registry.Transition{registry.StartReview, registry.Approve, registry.Reject, registry.RequestChanges} {
		_, err := step(w, "reviewer", d, to)
		refusedWith(t, err, registry.KindInvalid, "submission.unconfirmed")
	}
	seen, err := w.Dataset(w.As("reviewer"), ids[0], "")
	if err != nil || slices.Contains(w.Allowed(w.As("reviewer"), seen), registry.StartReview) {
		t.Errorf("the reviewer is offered a step that will be refused: %v", err)
	}
	if work, err := w.WorkOf(w.As("reviewer")); err != nil || len(work.Items) != 0 {
		t.Errorf("the reviewer's work: %+v, %v", work, err)
	}
	if work, err := w.WorkOf(w.As("approver")); err != nil || !slices.ContainsFunc(work.Items, func(i registry.WorkItem) bool { return i.Kind == "list" && i.ID == string(s.ID) }) {
		t.Errorf("the leader's work: %+v, %v", work, err)
	}
	_, err = w.DecideList(w.As("admin"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve})
	refusedWith(t, err, registry.KindForbidden, "submission.decide.notYours")
	_, err = w.ConfirmList(w.As("contributor"), s.ID, s.Version)
	refusedWith(t, err, registry.KindForbidden, "submission.confirm.notYours")
	if _, err := w.ConfirmList(w.As("approver"), s.ID, s.Version+1); !registry.IsKind(err, registry.KindConflict) {
		t.Errorf("a stale version: %v", err)
	}
	s, err = w.ConfirmList(w.As("approver"), s.ID, s.Version)
	if err != nil || s.State != registry.ListConfirmed || s.ConfirmedBy != w.Actors["approver"].Account {
		t.Fatalf("confirm: %+v, %v", s, err)
	}
	_, err = w.ConfirmList(w.As("approver"), s.ID, s.Version)
	refusedWith(t, err, registry.KindInvalid, "submission.state.CONFIRMED")
	if _, err := step(w, "reviewer", d, registry.StartReview); err != nil {
		t.Errorf("after the leader's word: %v", err)
	}
	w.Verify(t)
}

// Who sends, confirms and decides are three people, whatever roles one of them holds besides.
func TestListsSeparateDuties(t *testing.T) {
	w := registrytest.New(t, nil)
	a, err := w.CreateAccount(w.As("system"), registry.AccountInput{Username: "tatca", Organization: registrytest.Home,
		Roles: []registry.Role{registry.RoleContributor, registry.RoleApprover, registry.RoleReviewer}})
	if err != nil {
		t.Fatal(err)
	}
	w.Actors["all"] = registry.Actor{Account: a.ID, Username: "tatca", Organization: a.Organization, Roles: a.Roles}
	d, err := w.Register(w.As("all"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng")})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Deliver(t, "all", d.ID, 10); err != nil {
		t.Fatal(err)
	}
	s, err := w.SubmitList(w.As("all"), registrytest.Home, "", []registry.DatasetID{d.ID})
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.ConfirmList(w.As("all"), s.ID, s.Version)
	refusedWith(t, err, registry.KindForbidden, "submission.confirm.own")
	_, err = w.DecideList(w.As("all"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve})
	refusedWith(t, err, registry.KindInvalid, "transition.ownWork")
	readOnly := w.Actors["reviewer"]
	readOnly.ReadOnly = true
	_, err = w.DecideList(registry.WithActor(t.Context(), readOnly), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve})
	refusedWith(t, err, registry.KindForbidden, "submission.decide.notYours")
	if _, err := w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve}); err != nil {
		t.Errorf("somebody else: %v", err)
	}
	w.Verify(t)
}

func TestLinesAreDecidedTogetherOrNotAtAll(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 5)
	s := send(t, w, "", ids...)
	verdict := func(i int, to registry.Transition, comment string) registry.LineVerdict {
		return registry.LineVerdict{Dataset: ids[i], Verdict: to, Comment: comment}
	}
	lines := []registry.LineVerdict{verdict(0, registry.Approve, ""), verdict(1, registry.Reject, ""), verdict(2, registry.RequestChanges, "ghi rõ năm")}
	_, err := w.DecideList(w.As("reviewer"), s.ID, s.Version, lines, registry.Rest{})
	refusedWith(t, err, registry.KindInvalid, "transition.legalBasisRequired")
	if got := states(t, w, s); slices.ContainsFunc(got, func(l registry.LineState) bool { return l != registry.LinePending }) {
		t.Fatalf("a refused decision left %v", got)
	}
	_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, []registry.LineVerdict{verdict(0, registry.Approve, ""), verdict(0, registry.Approve, ""),
		{Dataset: "nothing", Verdict: registry.Approve}, verdict(1, registry.Publish, "")}, registry.Rest{})
	for _, code := range []string{"submission.line.twice", "submission.line.unknown", "value.unknown"} {
		refusedWith(t, err, registry.KindInvalid, code)
	}
	lines[1].Comment = "Điều 13 Luật Dữ liệu"
	if _, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, lines, registry.Rest{}); err != nil {
		t.Fatal(err)
	}
	want := []registry.LineState{registry.LinePassed, registry.LineRefused, registry.LineReturned, registry.LinePending, registry.LinePending}
	if got := states(t, w, s); !slices.Equal(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	if state, err := w.Standing(w.As("reviewer"), s); err != nil || state != registry.ListSent {
		t.Errorf("half decided: %s, %v", state, err)
	}
	d := current(t, w, ids[3])
	_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, []registry.LineVerdict{{Dataset: ids[3], Expected: d.Version - 1, Verdict: registry.Approve}}, registry.Rest{})
	refusedWith(t, err, registry.KindConflict, "version.stale")
	_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, lines[:1], registry.Rest{})
	refusedWith(t, err, registry.KindConflict, "submission.line.closed")
	_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.RequestChanges})
	refusedWith(t, err, registry.KindInvalid, "transition.findingRequired")
	if _, err := step(w, "reviewer2", d, registry.StartReview); err != nil {
		t.Fatal(err)
	}
	_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.RequestChanges, Comment: "gửi lại cùng đợt"})
	refusedWith(t, err, registry.KindInvalid, "review.takenByAnother")
	if _, err := w.DecideList(w.As("reviewer2"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.RequestChanges, Comment: "gửi lại cùng đợt"}); err != nil {
		t.Fatal(err)
	}
	want[3], want[4] = registry.LineReturned, registry.LineReturned
	if got := states(t, w, s); !slices.Equal(got, want) {
		t.Errorf("after the rest: %v, want %v", got, want)
	}
	if state, err := w.Standing(w.As("reviewer"), s); err != nil || state != registry.ListDecided {
		t.Errorf("all decided: %s, %v", state, err)
	}
	v, err := w.VerdictOn(w.As("reviewer"), linesOf(t, w, s)[4])
	if err != nil || v.Comment != "gửi lại cùng đợt" || len(v.Findings) != 1 || v.Version != s.Lines[4].Version {
		t.Errorf("the verdict on the rest: %+v, %v", v, err)
	}
	w.Verify(t)
}

func TestAResubmissionShowsWhatChanged(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 4)
	first := send(t, w, "", ids[:3]...)
	if _, err := w.DecideList(w.As("reviewer"), first.ID, first.Version, []registry.LineVerdict{
		{Dataset: ids[0], Verdict: registry.RequestChanges, Comment: "ghi rõ năm"}, {Dataset: ids[2], Verdict: registry.Approve}}, registry.Rest{}); err != nil {
		t.Fatal(err)
	}
	d := current(t, w, ids[0])
	title, keywords := "Diện tích rừng năm 2025", []string{"rừng"}
	if _, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title, Keywords: &keywords}); err != nil {
		t.Fatal(err)
	}
	if err := w.Deliver(t, "contributor", d.ID, 120); err != nil {
		t.Fatal(err)
	}
	second := send(t, w, "", ids[0], ids[3])
	if second.Number != 2 || second.Previous != first.ID || len(second.Lines) != 3 {
		t.Fatalf("got %+v", second)
	}
	l := second.Lines
	if !slices.Equal(l[0].Changed, []string{"file", "keywords", "title"}) || l[0].Before != first.Lines[0].Version || l[0].Carried {
		t.Errorf("the amended line: %+v", l[0])
	}
	if l[1].Before != 0 || l[1].Changed != nil {
		t.Errorf("the new line: %+v", l[1])
	}
	if l[2].Dataset != ids[1] || !l[2].Carried || l[2].Changed != nil || l[2].Version != first.Lines[1].Version || l[2].Hash != first.Lines[1].Hash {
		t.Errorf("the line taken over: %+v, was %+v", l[2], first.Lines[1])
	}
	differs := linesOf(t, w, second)[0].Differs
	if got := string(differs["title"][0]) + string(differs["title"][1]); got != `"Diện tích rừng 1""Diện tích rừng năm 2025"` {
		t.Errorf("before and after: %s", got)
	}
	was, err := w.SubmissionByID(w.As("contributor"), first.ID)
	if err != nil || was.State != registry.ListSuperseded || was.Hash != first.Hash {
		t.Errorf("the first list: %+v, %v", was, err)
	}
	_, err = w.DecideList(w.As("reviewer"), first.ID, was.Version, nil, registry.Rest{Verdict: registry.Approve})
	refusedWith(t, err, registry.KindInvalid, "submission.state.SUPERSEDED")
	_, err = w.DecideList(w.As("reviewer"), first.ID, first.Version, nil, registry.Rest{Verdict: registry.Approve})
	refusedWith(t, err, registry.KindConflict, "version.stale")
	want := []registry.LineState{registry.LineReturned, registry.LinePending, registry.LinePassed}
	if got := states(t, w, first); !slices.Equal(got, want) {
		t.Errorf("the first list's lines: %v, want %v", got, want)
	}
	// A dataset that stood two lists ago is still compared.
	if _, err := w.DecideList(w.As("reviewer"), second.ID, 1, nil, registry.Rest{Verdict: registry.RequestChanges, Comment: "gửi lại"}); err != nil {
		t.Fatal(err)
	}
	send(t, w, "", ids[3])
	if third := send(t, w, "", ids[1]); len(third.Lines) != 2 || third.Lines[0].Before != first.Lines[1].Version || third.Lines[0].Changed != nil {
		t.Errorf("two lists later: %+v", third.Lines)
	}
	w.Verify(t)
}

func TestAListIsWithdrawnUntilItIsBegun(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 2)
	s := send(t, w, "", ids...)
	_, err := w.WithdrawList(w.As("contributor"), s.ID, s.Version, " ")
	refusedWith(t, err, registry.KindInvalid, "transition.reasonRequired")
	if _, err := w.WithdrawList(w.As("other"), s.ID, s.Version, "nhầm"); !registry.IsKind(err, registry.KindNotFound) {
		t.Errorf("another department: %v", err)
	}
	_, err = w.WithdrawList(w.As("reviewer"), s.ID, s.Version, "nhầm")
	refusedWith(t, err, registry.KindForbidden, "submission.notYours")
	walk(t, w, ids[0], [2]string{"reviewer", "START_REVIEW"})
	_, err = w.WithdrawList(w.As("contributor"), s.ID, s.Version, "nhầm tệp")
	refusedWith(t, err, registry.KindInvalid, "submission.begun")
	walk(t, w, ids[0], [2]string{"reviewer", "RELEASE_REVIEW"})
	s, err = w.WithdrawList(w.As("approver"), s.ID, s.Version, "nhầm tệp")
	if err != nil || s.State != registry.ListWithdrawn || s.Reason != "nhầm tệp" {
		t.Fatalf("got %+v, %v", s, err)
	}
	for _, id := range ids {
		if d := current(t, w, id); d.Review.Status != registry.Draft {
			t.Errorf("%s is %s", id, d.Review.Status)
		}
	}
	if got := states(t, w, s); !slices.Equal(got, []registry.LineState{registry.LineRecalled, registry.LineRecalled}) {
		t.Errorf("lines: %v", got)
	}
	if next := send(t, w, "", ids[0]); next.Number != 2 || len(next.Lines) != 1 {
		t.Errorf("the next list takes over what was withdrawn: %+v", next)
	}
	w.Verify(t)
}

func TestRounds(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 1)
	for _, who := range []string{"contributor", "approver", "publisher", "leader", "auditor"} {
		_, err := w.OpenRound(w.As(who), registry.RoundInput{Title: "Đợt", Due: "2026-11-10"})
		refusedWith(t, err, registry.KindForbidden, "round.notYours")
	}
	_, err := w.OpenRound(w.As("reviewer"), registry.RoundInput{Opens: "2026-11-10", Due: "2026-11-01", LateRule: "SOON", Organizations: []string{"KHONG"}})
	for _, code := range []string{"round.title.required", "round.due.beforeOpening", "value.unknown", "organization.unknown"} {
		refusedWith(t, err, registry.KindInvalid, code)
	}
	theirs := round(t, w, registry.RoundInput{Title: "Ngành y tế", Due: "2026-11-10", Organizations: []string{registrytest.Other}})
	later := round(t, w, registry.RoundInput{Title: "Đợt sau", Opens: "2026-12-01", Due: "2026-12-10"})
	both := round(t, w, registry.RoundInput{Title: "Hai sở", Due: "2026-11-02", LateRule: registry.LateBefore, Organizations: []string{registrytest.Home, registrytest.Other}})
	_, err = w.SubmitList(w.As("contributor"), registrytest.Home, theirs.ID, ids)
	refusedWith(t, err, registry.KindInvalid, "round.unknown")
	_, err = w.SubmitList(w.As("contributor"), registrytest.Home, "nothing", ids)
	refusedWith(t, err, registry.KindInvalid, "round.unknown")
	_, err = w.SubmitList(w.As("contributor"), registrytest.Home, later.ID, ids)
	refusedWith(t, err, registry.KindInvalid, "round.notOpen")
	if s := send(t, w, both.ID, ids...); !s.Late {
		t.Errorf("sent on the day before which it was due, and not late")
	}
	if _, err := w.UpdateRound(w.As("taskforce"), both.ID, both.Version+1, registry.RoundInput{Title: "x", Due: "2026-11-10"}); !registry.IsKind(err, registry.KindConflict) {
		t.Errorf("a stale version: %v", err)
	}
	for who, want := range map[string]int{"": 0, "contributor": 2, "other": 3, "reviewer": 3, "taskforce": 3, "portal": 0, "operator": 0, "publisher": 0} {
		got, err := w.Rounds(w.As(who))
		if err != nil || len(got) != want {
			t.Errorf("%q sees %d rounds, %v, want %d", who, len(got), err, want)
		}
		for _, rd := range got {
			if who == "contributor" && rd.ID == both.ID && len(rd.Organizations) != 1 {
				t.Errorf("a department is told whom else the round calls: %v", rd.Organizations)
			}
		}
	}
	w.Verify(t)
}

func TestLateRule(t *testing.T) {
	at := func(s string) time.Time { v, _ := time.Parse(time.RFC3339, s); return v }
	before, by := &registry.Round{Due: "2026-04-06", LateRule: registry.LateBefore}, &registry.Round{Due: "2026-04-06", LateRule: registry.LateBy}
	for _, c := range []struct {
		name  string
		round *registry.Round
		at    string
		late  bool
	}{
		{"the evening before, in the province", before, "2026-04-05T16:59:59Z", false},
		{"midnight in the province", before, "2026-04-05T17:00:00Z", true},
		{"the day itself, counted", by, "2026-04-06T16:59:59Z", false},
		{"the day after", by, "2026-04-06T17:00:00Z", true},
	} {
		if got := c.round.Late(at(c.at)); got != c.late {
			t.Errorf("%s: late %v", c.name, got)
		}
	}
}

func TestWhoReadsAList(t *testing.T) {
	w := registrytest.New(t, nil)
	s := send(t, w, "", drafts(t, w, 1)...)
	for who, want := range map[string]bool{"": false, "contributor": true, "approver": true, "other": false, "reviewer": true, "publisher": false,
		"operator": false, "taskforce": true, "leader": true, "auditor": true, "portal": false, "admin": true} {
		list, err := w.Submissions(w.As(who), registry.SubmissionFilter{})
		if err != nil || (len(list) == 1) != want {
			t.Errorf("%q: %d lists, %v", who, len(list), err)
		}
		if _, err := w.SubmissionByID(w.As(who), s.ID); (err == nil) != want || err != nil && !registry.IsKind(err, registry.KindNotFound) {
			t.Errorf("%q by id: %v", who, err)
		}
		changes, _, err := w.Changes(w.As(who), registry.LogFilter{Kinds: []string{"submission.send"}}, 0, 10)
		if err != nil || (len(changes) == 1) != want {
			t.Errorf("%q: %d changes, %v", who, len(changes), err)
		}
	}
}

// Lines group by what stands against them; of the clean ones ⌈√n⌉ are marked, the same ones for everybody.
func TestCausesAndTheSample(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 10)
	content := registrytest.Content("Còn lỗi")
	bad, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: content})
	if err != nil {
		t.Fatal(err)
	}
	walk(t, w, bad.ID, [2]string{"contributor", "upload"}, [2]string{"contributor", "attach"}, [2]string{"system", "claim"})
	if err := w.FinishCheck(w.As("system"), w.Claimed, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 3, Hash: fmt.Sprintf("%064d", 2),
		Schema: []byte(`{"type":"object"}`), Quality: registry.Quality{Status: registry.QualityFailed, Errors: 2},
		Groups: []registry.FindingCount{{Code: "pad.spaces", Severity: "warning", Count: 9}, {Code: "cell.error", Severity: "error", Column: "ma_xa", Count: 2}}}); err != nil {
		t.Fatal(err)
	}
	unread, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Chưa kiểm")})
	if err != nil {
		t.Fatal(err)
	}
	walk(t, w, unread.ID, [2]string{"contributor", "upload"}, [2]string{"contributor", "attach"})
	s := send(t, w, "", append(ids, bad.ID, unread.ID)...)
	lines := linesOf(t, w, s)
	if got := lines[10].Cause.Key(); got != "errors-waived:cell.error" {
		t.Errorf("the line with errors: %s", got)
	}
	if got := lines[11].Cause.Key(); got != "file-checked" {
		t.Errorf("the line that is not checked: %s", got)
	}
	var sampled []registry.DatasetID
	for _, l := range lines[:10] {
		if l.Cause.Key() != "clean" {
			t.Errorf("line %d: %s", l.No, l.Cause.Key())
		}
		if l.Sampled {
			sampled = append(sampled, l.Dataset)
		}
	}
	if len(sampled) != 4 || lines[10].Sampled {
		t.Errorf("of 10 clean lines %d are sampled", len(sampled))
	}
	for _, l := range linesOf(t, w, s) {
		if l.Sampled != slices.Contains(sampled, l.Dataset) {
			t.Errorf("another draw marks line %d otherwise", l.No)
		}
	}
}

func TestListsAreIdempotent(t *testing.T) {
	w := registrytest.New(t, nil)
	ids := drafts(t, w, 2)
	ctx := registry.WithIdempotency(w.As("contributor"), "k", "h")
	a, err := w.SubmitList(ctx, registrytest.Home, "", ids)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := w.SubmitList(ctx, registrytest.Home, "", ids); err != nil || b.ID != a.ID {
		t.Errorf("sent again: %+v, %v", b, err)
	}
	decide := registry.WithIdempotency(w.As("reviewer"), "d", "h")
	for range 2 {
		if _, err := w.DecideList(decide, a.ID, a.Version, nil, registry.Rest{Verdict: registry.Approve}); err != nil {
			t.Errorf("decide: %v", err)
		}
	}
	if d := current(t, w, ids[0]); d.InForce != 1 {
		t.Errorf("in force %d", d.InForce)
	}
	w.Verify(t)
}

// Random acts on lists and on their datasets one by one. What the model knows: a line is open as long as nobody decided, recalled
// or retired its dataset since it was sent; the newest open list of a round holds every line that is open on an older one; a
// refused act changes nothing.
func TestRandomLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := registrytest.New(t, nil)
		ids := drafts(t, w, 3)
		rounds := []registry.RoundID{"", round(t, w, registry.RoundInput{Title: "Đợt", Due: "2026-11-10", Confirm: true}).ID}
		var lists []registry.SubmissionID
		frozen := map[registry.SubmissionID]string{}
		who := rapid.SampledFrom([]string{"contributor", "approver", "other", "reviewer", "reviewer2", "admin", ""})
		acts := rapid.SampledFrom([]string{"send", "send", "confirm", "withdraw", "decide", "decide", "rest", "edit", "SUBMIT", "RECALL", "START_REVIEW", "RELEASE_REVIEW",
			"APPROVE", "REQUEST_CHANGES", "REVOKE", "REJECT", "REOPEN", "RETIRE"})
		some := func(name string) []registry.DatasetID {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, func(id registry.DatasetID) registry.DatasetID { return id }).Draw(t, name)
		}
		for range rapid.IntRange(5, 40).Draw(t, "steps") {
			act, name := acts.Draw(t, "act"), who.Draw(t, "who")
			ctx := w.As(name)
			var s *registry.Submission
			if len(lists) > 0 {
				s, _ = w.SubmissionByID(w.As("admin"), rapid.SampledFrom(lists).Draw(t, "list"))
			}
			switch act {
			case "send":
				made, err := w.SubmitList(ctx, registrytest.Home, rapid.SampledFrom(rounds).Draw(t, "round"), some("datasets"))
				if err == nil {
					lists, frozen[made.ID] = append(lists, made.ID), made.Hash
				}
			case "edit":
				id := some("dataset")[0]
				title := fmt.Sprintf("Tên %d", w.Now().Unix())
				_, _ = w.Edit(ctx, id, current(t, w, id).Version, registry.DatasetPatch{Title: &title})
			case "confirm":
				if s != nil {
					_, _ = w.ConfirmList(ctx, s.ID, s.Version)
				}
			case "withdraw":
				if s != nil {
					_, _ = w.WithdrawList(ctx, s.ID, s.Version, "nhầm")
				}
			case "decide", "rest":
				if s != nil {
					randomDecision(t, w, ctx, name, act, s, some)
				}
			default:
				d := current(t, w, some("dataset")[0])
				_, _ = step(w, name, d, registry.Transition(act)) // a refusal is as good as an acceptance here
			}
			checkLists(t, w, lists, frozen)
		}
		w.Follow(t)
		recount(t, w, ids)
		w.Verify(t)
	})
}

func checkLists(t *rapid.T, w *world, lists []registry.SubmissionID, frozen map[registry.SubmissionID]string) {
	newest := map[registry.RoundID]*registry.Submission{}
	for _, id := range lists {
		s, err := w.SubmissionByID(w.As("admin"), id)
		if err != nil {
			t.Fatalf("list %s: %v", id, err)
		}
		if h, err := s.HashOf(); err != nil || h != frozen[id] || s.Hash != h {
			t.Fatalf("list %s moved: %s, %v", id, h, err)
		}
		if old := newest[s.Round]; old != nil && old.Open() {
			t.Fatalf("two open lists of one round: %s, %s", old.ID, id)
		}
		newest[s.Round] = s
		for _, l := range linesOf(t, w, s) {
			d := current(t, w, l.Dataset)
			open := d.Review.Version == l.Version && (d.Review.Status == registry.Submitted || d.Review.Status == registry.InReview)
			if got := l.State == registry.LinePending || l.State == registry.LineInReview; got != open {
				t.Fatalf("line %d of %s is %s, its dataset %+v", l.No, id, l.State, d.Review)
			}
		}
	}
	for _, id := range lists {
		s, _ := w.SubmissionByID(w.As("admin"), id)
		if s.State != registry.ListSuperseded {
			continue
		}
		holds := map[registry.DatasetID]bool{}
		for _, l := range newest[s.Round].Lines {
			holds[l.Dataset] = true
		}
		for _, l := range linesOf(t, w, s) {
			if open := l.State == registry.LinePending || l.State == registry.LineInReview; open && newest[s.Round].Open() && !holds[l.Dataset] {
				t.Fatalf("line %d of the superseded %s is open and not on the newest list", l.No, id)
			}
		}
	}
}
