package registry_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/progress"
	"danhmuc/registry/registrytest"
	"danhmuc/registry/storetest"
)

type world = registrytest.World

func register(t registrytest.TB, w *world, title string) *registry.Dataset {
	t.Helper()
	d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content(title)})
	if err != nil {
		t.Fatalf("register: %v", err)
	}
	if err := w.Deliver(t, "contributor", d.ID, 100); err != nil {
		t.Fatalf("deliver: %v", err)
	}
	return d
}

func current(t registrytest.TB, w *world, id registry.DatasetID) *registry.Dataset {
	t.Helper()
	s, err := w.Dataset(w.As("reviewer"), id, "")
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return &s.Dataset
}

func decide(w *world, id registry.DatasetID, number int) error {
	_, err := w.IssueDecision(w.As("publisher"), registry.DecisionInput{Number: fmt.Sprintf("%d/QĐ-UBND", number), Date: "2026-11-01",
		Signatory: "Chủ tịch", Lines: []registry.DecisionLine{{Dataset: id}}})
	return err
}

func step(w *world, who string, d *registry.Dataset, to registry.Transition) (*registry.Dataset, error) {
	return w.Transition(w.As(who), registry.TransitionInput{ID: d.ID, Expected: d.Version, To: to, Comment: "theo Điều 13 Luật Dữ liệu",
		Findings: []registry.Finding{{Path: "title", Message: "ghi rõ năm"}}})
}

// newestList is the list that was sent last.
func newestList(w *world) (*registry.Submission, error) {
	list, err := w.Submissions(w.As("admin"), registry.SubmissionFilter{})
	if err == nil && len(list) == 0 {
		err = errors.New("no list")
	}
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// importOne imports a list of one row.
func importOne(w *world, title string) error {
	out, err := w.ImportList(w.As("contributor"), registrytest.Home, []registry.ListRow{{Row: 5, LocalCode: "DM-01", Content: registrytest.Content(title)}})
	if err == nil {
		err = out[0].Err
	}
	return err
}

// walk makes steps written as "who TRANSITION"; DECIDE_OPEN is a decision, "edit" an edit.
func walk(t registrytest.TB, w *world, id registry.DatasetID, steps ...[2]string) *registry.Dataset {
	t.Helper()
	for i, s := range steps {
		d := current(t, w, id)
		var err error
		switch s[1] {
		case "DECIDE_OPEN":
			err = decide(w, id, d.Version*10+i)
		case "deliver":
			err = w.Deliver(t, s[0], id, 100)
		case "deliver a lot":
			err = w.Deliver(t, s[0], id, 1000)
		case "upload":
			var u *registry.Upload
			if u, err = w.AddUpload(w.As(s[0]), registry.FileRef{SHA256: fmt.Sprintf("%064d", 7), Name: "a.csv"}); err == nil {
				w.Uploaded = u.ID
			}
		case "attach":
			_, _, err = w.Attach(w.As(s[0]), id, registry.Delivery{Upload: w.Uploaded, Period: "2026"})
		case "claim":
			var j *registry.Job
			if j, err = w.Claim(w.As(s[0])); err == nil {
				w.Claimed = j.ID
			}
		case "import":
			err = importOne(w, "Danh mục, lần một")
		case "list":
			_, err = w.SubmitList(w.As(s[0]), registrytest.Home, "", []registry.DatasetID{id})
		case "list to confirm":
			var rd *registry.Round
			if rd, err = w.OpenRound(w.As("taskforce"), registry.RoundInput{Title: "Đợt 1", Due: "2026-11-10", Confirm: true}); err == nil {
				_, err = w.SubmitList(w.As(s[0]), registrytest.Home, rd.ID, []registry.DatasetID{id})
			}
		case "edit":
			title := fmt.Sprintf("Tên mới %d", d.Version)
			_, err = w.Edit(w.As(s[0]), id, d.Version, registry.DatasetPatch{Title: &title})
		default:
			_, err = step(w, s[0], d, registry.Transition(s[1]))
		}
		if err != nil {
			t.Fatalf("%s by %s: %v", s[1], s[0], err)
		}
	}
	return current(t, w, id)
}

var (
	toSubmitted = [][2]string{{"contributor", "SUBMIT"}}
	toApproved  = append(slices.Clip(toSubmitted), [][2]string{{"reviewer", "START_REVIEW"}, {"reviewer", "APPROVE"}}...)
	toDecided   = append(slices.Clip(toApproved), [][2]string{{"reviewer", "PROPOSE_OPEN"}, {"publisher", "DECIDE_OPEN"}}...)
	toPublished = append(slices.Clip(toDecided), [2]string{"publisher", "PUBLISH"})
)

// allowedBy is model.md's table once more, written as its last column: who may make a transition that its state allows.
var allowedBy = map[registry.Transition][]string{
	registry.Submit: {"contributor", "approver"}, registry.Recall: {"contributor", "approver"},
	registry.StartReview: {"reviewer", "reviewer2"}, registry.ReleaseReview: {"reviewer", "reviewer2"},
	registry.RequestChanges: {"reviewer", "reviewer2"}, registry.Approve: {"reviewer", "reviewer2"}, registry.Reject: {"reviewer", "reviewer2"},
	registry.Revoke: {"reviewer", "reviewer2"}, registry.Reopen: {"contributor", "approver", "reviewer", "reviewer2"}, registry.Retire: {"approver", "admin"},
	registry.ProposeOpen: {"reviewer", "reviewer2"}, registry.Strike: {"publisher"}, registry.DecideOpen: {"publisher"}, registry.Publish: {"publisher", "operator"},
	registry.Refresh: {"contributor", "approver", "operator"}, registry.Suspend: {"approver", "publisher", "operator"},
	registry.Resume: {"publisher"}, registry.Withdraw: {"publisher"},
}

func TestLifecycleRoles(t *testing.T) {
	w := registrytest.New(t, nil)
	for _, s := range registry.Lifecycle {
		for name, a := range w.Actors {
			if name == "system" {
				continue
			}
			want := slices.Contains(allowedBy[s.Transition], name)
			if got := s.MayBy(a, w.Orgs[registrytest.Home]); got != want {
				t.Errorf("%s by %s: %v, want %v", s.Transition, name, got, want)
			}
			a.ReadOnly = true
			if s.MayBy(a, w.Orgs[registrytest.Home]) {
				t.Errorf("%s by a read-only token of %s", s.Transition, name)
			}
		}
	}
}

// Every transition is tried by everyone in every state reached: one accepted act adds one version and one entry, a refused
// one changes nothing at all.
func TestEveryTransitionInEveryState(t *testing.T) {
	paths := map[string][][2]string{"draft": nil, "submitted": toSubmitted, "in review": {{"contributor", "SUBMIT"}, {"reviewer", "START_REVIEW"}},
		"changes requested": {{"contributor", "SUBMIT"}, {"reviewer", "REQUEST_CHANGES"}}, "rejected": {{"contributor", "SUBMIT"}, {"reviewer", "REJECT"}},
		"approved": toApproved, "decided": toDecided, "published": toPublished, "retired": {{"approver", "RETIRE"}},
		"proposed":            append(slices.Clip(toApproved), [2]string{"reviewer", "PROPOSE_OPEN"}),
		"suspended":           append(slices.Clip(toPublished), [2]string{"publisher", "SUSPEND"}),
		"withdrawn":           append(slices.Clip(toPublished), [2]string{"publisher", "WITHDRAW"}),
		"published, draft 2":  append(slices.Clip(toPublished), [2]string{"contributor", "edit"}),
		"published, proposed": append(slices.Clip(toPublished), [][2]string{{"contributor", "edit"}, {"contributor", "SUBMIT"}, {"reviewer", "APPROVE"}, {"reviewer", "PROPOSE_OPEN"}}...)}
	for name, path := range paths {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, to := range registry.Transitions {
				w := registrytest.New(t, nil)
				d := walk(t, w, register(t, w, "Sản lượng").ID, path...)
				for who := range w.Actors {
					before := storetest.Contents(t, w.Store)
					got, err := step(w, who, d, to)
					after := storetest.Contents(t, w.Store)
					if err != nil {
						if !before.Equal(after) {
							t.Errorf("%s by %s was refused and wrote: %v", to, who, err)
						}
						continue
					}
					checkStep(t, w, who, d, got, to)
					w.Verify(t)
					w = registrytest.New(t, nil)
					d = walk(t, w, register(t, w, "Sản lượng").ID, path...)
				}
			}
		})
	}
}

var movesPublic = []registry.Transition{registry.Publish, registry.Refresh, registry.Suspend, registry.Resume, registry.Withdraw}

// checkStep holds an accepted step to what is true of every step.
func checkStep(t registrytest.TB, w *world, who string, d, got *registry.Dataset, to registry.Transition) {
	t.Helper()
	if !slices.Contains(allowedBy[to], who) {
		t.Errorf("%s was accepted from %s", to, who)
	}
	steps := 1
	if d.Review.Status == registry.Submitted && slices.Contains([]registry.Transition{registry.RequestChanges, registry.Approve, registry.Reject}, to) {
		steps = 2 // START_REVIEW is recorded too
	}
	if got.Version != d.Version+steps {
		t.Errorf("%s: version %d after %d", to, got.Version, d.Version)
	}
	if d.Review.Status == registry.Retired {
		t.Errorf("%s out of RETIRED", to)
	}
	if to == registry.DecideOpen {
		t.Errorf("DECIDE_OPEN without a decision")
	}
	a, b := d.Publication, got.Publication
	if !slices.Contains(movesPublic, to) && (a.Edition != b.Edition || a.Release != b.Release || (a.Status == registry.Published) != (b.Status == registry.Published)) {
		t.Errorf("%s moved what the public has", to)
	}
	if a.Withdrawn != nil && to != registry.Publish && b.Withdrawn == nil {
		t.Errorf("%s removed the tombstone", to)
	}
	if to == registry.Approve && (got.InForce != got.Edition || slices.Contains(d.Review.Editors, w.Actors[who].Account)) {
		t.Errorf("approved edition %d, in force %d", got.Edition, got.InForce)
	}
}

func TestSeparationOfDuties(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Sản lượng")
	both := w.Actors["contributor"]
	both.Roles = append(slices.Clip(both.Roles), registry.RoleReviewer)
	w.Actors["both"] = both
	d = walk(t, w, d.ID, toSubmitted...)
	if _, err := step(w, "both", d, registry.Approve); !registry.IsKind(err, registry.KindForbidden) {
		t.Errorf("its editor approved it: %v", err)
	}
	d = walk(t, w, d.ID, [2]string{"reviewer", "START_REVIEW"})
	if _, err := step(w, "reviewer2", d, registry.Approve); !registry.IsKind(err, registry.KindForbidden) {
		t.Errorf("another reviewer gave the verdict: %v", err)
	}
	title := "Khác"
	if _, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title}); !registry.IsKind(err, registry.KindLocked) {
		t.Errorf("edit in review: %v", err)
	}
	d = walk(t, w, d.ID, [2]string{"reviewer", "APPROVE"})
	if _, err := w.Edit(w.As("contributor"), d.ID, d.Version-1, registry.DatasetPatch{Title: &title}); !registry.IsKind(err, registry.KindConflict) {
		t.Errorf("edit of a stale version: %v", err)
	}
	next, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title})
	if err != nil || next.Edition != 2 || next.InForce != 1 || next.Review.Status != registry.Draft {
		t.Errorf("edit of an approved edition: %+v, %v", next, err)
	}
	w.Verify(t)
}

// A verdict straight from SUBMITTED is two acts of one person in the log, made together, and told once to who asks again.
func TestVerdictFromSubmittedRecordsTheReview(t *testing.T) {
	w := registrytest.New(t, nil)
	d := walk(t, w, register(t, w, "Sản lượng").ID, toSubmitted...)
	in := registry.TransitionInput{ID: d.ID, Expected: d.Version, To: registry.Approve}
	ctx := registry.WithIdempotency(w.As("reviewer"), "k", "h")
	first, err := w.Transition(ctx, in)
	if err != nil || first.Version != d.Version+2 {
		t.Fatalf("%+v, %v", first, err)
	}
	again, err := w.Transition(ctx, in)
	if err != nil || encoded(t, again) != encoded(t, first) {
		t.Errorf("the same request again: %+v, %v", again, err)
	}
	entries, err := w.History(w.As("reviewer"), d.ID) // newest first
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range []string{"dataset.startReview", "dataset.approve"} {
		if e := entries[1-i]; e.Kind != kind || e.Actor != string(w.Actors["reviewer"].Account) || e.RecordVersion != uint64(d.Version+1+i) {
			t.Errorf("entry %d: %s by %s, version %d", i, e.Kind, e.Actor, e.RecordVersion)
		}
	}
	between, err := w.AsOf(w.As("reviewer"), d.ID, d.Version+1, time.Time{})
	if err != nil || between.Review.Status != registry.InReview || between.Review.Reviewer != w.Actors["reviewer"].Account {
		t.Errorf("between the two: %+v, %v", between, err)
	}
	w.Verify(t)
}

func TestBatchesAreAllOrNothing(t *testing.T) {
	w := registrytest.New(t, nil)
	one, two := register(t, w, "Một"), register(t, w, "Hai")
	gap, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registry.Content{Title: "Thiếu"}})
	if err != nil {
		t.Fatal(err)
	}
	items := []registry.TransitionInput{{ID: one.ID, Expected: 1, To: registry.Submit}, {ID: gap.ID, Expected: 1, To: registry.Submit}, {ID: two.ID, Expected: 1, To: registry.Submit}}
	before := storetest.Contents(t, w.Store)
	_, errs := w.TransitionMany(w.As("contributor"), items)
	if !before.Equal(storetest.Contents(t, w.Store)) {
		t.Error("a refused batch wrote")
	}
	for i, err := range errs {
		if err == nil {
			t.Errorf("item %d does not say why", i)
		}
	}
	for _, d := range []*registry.Dataset{one, two} {
		walk(t, w, d.ID, append(slices.Clip(toApproved), [2]string{"reviewer", "PROPOSE_OPEN"})...)
	}
	walk(t, w, two.ID, [2]string{"publisher", "STRIKE"})
	before = storetest.Contents(t, w.Store)
	in := registry.DecisionInput{Number: "7/QĐ-UBND", Date: "2026-11-01", Signatory: "A", Lines: []registry.DecisionLine{{Dataset: one.ID}, {Dataset: two.ID}}}
	if _, err := w.IssueDecision(w.As("publisher"), in); err == nil || !before.Equal(storetest.Contents(t, w.Store)) {
		t.Errorf("a decision with a line that is not proposed: %v", err)
	}
	w.Verify(t)
}

// A decision shows each reader the lines that are theirs to see, and no reader one that names nothing of theirs.
func TestDecisionsShowWhatTheReaderMaySee(t *testing.T) {
	w := registrytest.New(t, nil)
	served, waiting := register(t, w, "Chợ"), register(t, w, "Bến xe")
	for _, d := range []*registry.Dataset{served, waiting} {
		walk(t, w, d.ID, append(slices.Clip(toApproved), [2]string{"reviewer", "PROPOSE_OPEN"})...)
	}
	both, err := w.IssueDecision(w.As("publisher"), registry.DecisionInput{Number: "7/QĐ-UBND", Date: "2026-11-01", Signatory: "A",
		Lines: []registry.DecisionLine{{Dataset: served.ID}, {Dataset: waiting.ID}}})
	if err != nil {
		t.Fatal(err)
	}
	seen := func(who string) int {
		t.Helper()
		ctx := t.Context()
		if who != "" {
			ctx = w.As(who)
		}
		list, err := w.Decisions(ctx)
		if err != nil {
			t.Fatal(err)
		}
		one, err := w.DecisionByID(ctx, both.ID)
		if len(list) == 0 {
			if !registry.IsKind(err, registry.KindNotFound) {
				t.Errorf("%q: a decision that the list hides is read: %v", who, err)
			}
			return -1
		}
		if err != nil || len(one.Lines) != len(list[0].Lines) {
			t.Errorf("%q: the list shows %d lines, the decision %v %v", who, len(list[0].Lines), one, err)
		}
		if who == "" && one.CreatedBy != "" {
			t.Error("the public is told who entered a decision")
		}
		return len(one.Lines)
	}
	want := func(who string, lines int) {
		t.Helper()
		if got := seen(who); got != lines {
			t.Errorf("%q sees %d lines, want %d", who, got, lines)
		}
	}
	want("", -1)
	want("contributor", 2)
	want("publisher", 2)
	walk(t, w, served.ID, [2]string{"publisher", "PUBLISH"})
	want("", 1)
	want("reviewer", 2)
	walk(t, w, served.ID, [2]string{"publisher", "WITHDRAW"})
	want("", -1)
	w.Verify(t)
}

func TestIdempotency(t *testing.T) {
	w := registrytest.New(t, nil)
	in := registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng")}
	ctx := registry.WithIdempotency(w.As("contributor"), "k", "h1")
	a, err := w.Register(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := w.Register(ctx, in); err != nil || b.ID != a.ID {
		t.Errorf("the same key: %v, %v", b, err)
	}
	if _, err := w.Register(registry.WithIdempotency(ctx, "k", "h2"), in); !registry.IsKind(err, registry.KindIdempotency) {
		t.Errorf("the same key, another request: %v", err)
	}
	u, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", 5), Name: "a.csv"})
	if err != nil {
		t.Fatal(err)
	}
	attach := registry.WithIdempotency(w.As("contributor"), "k2", "h")
	_, first, err := w.Attach(attach, a.ID, registry.Delivery{Upload: u.ID})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Deliver(t, "contributor", a.ID, 100); err != nil {
		t.Fatal(err)
	}
	if _, again, err := w.Attach(attach, a.ID, registry.Delivery{Upload: u.ID}); err != nil || again.ID != first.ID {
		t.Errorf("attach again: %v, %v, want %s", again, err, first.ID)
	}
	w.Wait(25 * time.Hour)
	if c, err := w.Register(ctx, in); err != nil || c.ID == a.ID {
		t.Errorf("after a day: %v, %v", c, err)
	}
	w.Verify(t)
}

// The act of a failed write leaves nothing, whichever write point fails.
func TestEveryFailureLeavesEverything(t *testing.T) {
	cases := map[string]struct {
		path [][2]string
		act  func(*world, *registry.Dataset) error
	}{
		"register": {nil, func(w *world, _ *registry.Dataset) error {
			_, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Mới")})
			return err
		}},
		"edit": {nil, func(w *world, d *registry.Dataset) error {
			title := "Tên khác"
			_, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{Title: &title})
			return err
		}},
		"approve": {toSubmitted, func(w *world, d *registry.Dataset) error {
			_, err := step(w, "reviewer", d, registry.Approve)
			return err
		}},
		"revoke": {toApproved, func(w *world, d *registry.Dataset) error {
			_, err := step(w, "reviewer", d, registry.Revoke)
			return err
		}},
		"decide": {append(slices.Clip(toApproved), [2]string{"reviewer", "PROPOSE_OPEN"}), func(w *world, d *registry.Dataset) error { return decide(w, d.ID, 9) }},
		"publish": {toDecided, func(w *world, d *registry.Dataset) error {
			_, err := step(w, "publisher", d, registry.Publish)
			return err
		}},
		"withdraw": {toPublished, func(w *world, d *registry.Dataset) error {
			_, err := step(w, "publisher", d, registry.Withdraw)
			return err
		}},
		"suspend": {toPublished, func(w *world, d *registry.Dataset) error {
			_, err := step(w, "publisher", d, registry.Suspend)
			return err
		}},
		"refresh": {append(slices.Clip(toPublished), [2]string{"publisher", "SUSPEND"}, [2]string{"contributor", "deliver"}, [2]string{"publisher", "RESUME"}), func(w *world, d *registry.Dataset) error {
			_, err := step(w, "contributor", d, registry.Refresh)
			return err
		}},
		"refresh by itself": {append(slices.Clip(toPublished), [2]string{"contributor", "upload"}, [2]string{"contributor", "attach"}, [2]string{"system", "claim"}), func(w *world, _ *registry.Dataset) error {
			return w.FinishCheck(w.As("system"), w.Claimed, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 110, Hash: fmt.Sprintf("%064d", 2),
				Schema: []byte(`{"type":"object"}`), RowsFile: &registry.FileRef{SHA256: fmt.Sprintf("%064d", 3)}, Quality: registry.Quality{Status: registry.QualityPassed, Score: 100}})
		}},
		"accept a delivery": {append(slices.Clip(toPublished), [2]string{"contributor", "deliver a lot"}), func(w *world, d *registry.Dataset) error {
			list, err := w.Releases(w.As("reviewer"), d.ID)
			if err == nil {
				_, err = w.AcceptDelivery(w.As("reviewer"), list[0].ID, list[0].Version, "mùa thu hoạch")
			}
			return err
		}},
		"band": {nil, func(w *world, d *registry.Dataset) error {
			_, err := w.SetBand(w.As("reviewer"), d.ID, d.Version, 0.5)
			return err
		}},
		"upload": {nil, func(w *world, _ *registry.Dataset) error {
			_, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", 7), Name: "a.csv"})
			return err
		}},
		"attach": {[][2]string{{"contributor", "upload"}}, func(w *world, d *registry.Dataset) error {
			_, _, err := w.Attach(w.As("contributor"), d.ID, registry.Delivery{Upload: w.Uploaded, Period: "2026"})
			return err
		}},
		"claim": {[][2]string{{"contributor", "upload"}, {"contributor", "attach"}}, func(w *world, _ *registry.Dataset) error {
			_, err := w.Claim(w.As("system"))
			return err
		}},
		"finish a check": {[][2]string{{"contributor", "upload"}, {"contributor", "attach"}, {"system", "claim"}}, func(w *world, _ *registry.Dataset) error {
			return w.FinishCheck(w.As("system"), w.Claimed, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 100, Hash: fmt.Sprintf("%064d", 2),
				Schema: []byte(`{"type":"object"}`), Quality: registry.Quality{Status: registry.QualityPassed, Score: 100}})
		}},
		"fail a check": {[][2]string{{"contributor", "upload"}, {"contributor", "attach"}, {"system", "claim"}}, func(w *world, _ *registry.Dataset) error {
			return w.FailJob(w.As("system"), w.Claimed, registry.JobError{Code: "table.encrypted"}, true)
		}},
		"clean": {[][2]string{{"contributor", "deliver"}}, func(w *world, d *registry.Dataset) error {
			list, err := w.Releases(w.As("contributor"), d.ID)
			if err == nil {
				_, err = w.Clean(w.As("contributor"), list[0].ID, list[0].Version, []byte(`{"version":1,"steps":[]}`))
			}
			return err
		}},
		"import a new row": {nil, func(w *world, _ *registry.Dataset) error { return importOne(w, "Danh mục, lần một") }},
		"import a changed row": {[][2]string{{"contributor", "import"}}, func(w *world, _ *registry.Dataset) error {
			return importOne(w, "Danh mục, lần hai")
		}},
		"round": {nil, func(w *world, _ *registry.Dataset) error {
			_, err := w.OpenRound(w.As("taskforce"), registry.RoundInput{Title: "Đợt 1", Due: "2026-11-10"})
			return err
		}},
		"send a list": {nil, func(w *world, d *registry.Dataset) error {
			_, err := w.SubmitList(w.As("contributor"), registrytest.Home, "", []registry.DatasetID{d.ID})
			return err
		}},
		"send a list again": {[][2]string{{"contributor", "list"}, {"reviewer", "REQUEST_CHANGES"}, {"contributor", "edit"}}, func(w *world, d *registry.Dataset) error {
			_, err := w.SubmitList(w.As("contributor"), registrytest.Home, "", []registry.DatasetID{d.ID})
			return err
		}},
		"confirm a list": {[][2]string{{"contributor", "list to confirm"}}, func(w *world, _ *registry.Dataset) error {
			s, err := newestList(w)
			if err == nil {
				_, err = w.ConfirmList(w.As("approver"), s.ID, s.Version)
			}
			return err
		}},
		"withdraw a list": {[][2]string{{"contributor", "list to confirm"}}, func(w *world, _ *registry.Dataset) error {
			s, err := newestList(w)
			if err == nil {
				_, err = w.WithdrawList(w.As("approver"), s.ID, s.Version, "nhầm")
			}
			return err
		}},
		"decide a list": {[][2]string{{"contributor", "list"}}, func(w *world, _ *registry.Dataset) error {
			s, err := newestList(w)
			if err == nil {
				_, err = w.DecideList(w.As("reviewer"), s.ID, s.Version, nil, registry.Rest{Verdict: registry.Approve})
			}
			return err
		}},
		"account": {nil, func(w *world, _ *registry.Dataset) error {
			_, err := w.CreateAccount(w.As("admin"), registry.AccountInput{Username: "moi", Organization: registrytest.Home, Roles: []registry.Role{registry.RoleContributor}})
			return err
		}},
		"roles": {nil, func(w *world, _ *registry.Dataset) error {
			roles := []registry.Role{registry.RoleApprover}
			_, err := w.UpdateAccount(w.As("admin"), w.Actors["contributor"].Account, registry.AccountPatch{Roles: &roles})
			return err
		}},
		"organization": {nil, func(w *world, _ *registry.Dataset) error {
			_, err := w.AddOrganization(w.As("admin"), registry.Organization{Code: "MOI", Name: "Đơn vị mới"}, "")
			return err
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var w *world
			var d *registry.Dataset
			storetest.EveryFailure(t, changelog.PlainKinds(registry.EntryKinds()...), func(testing.TB) registry.Store { return storetest.NewMem() },
				func(s registry.Store) error {
					w = registrytest.New(t, s)
					d = walk(t, w, register(t, w, "Rừng").ID, c.path...)
					return nil
				}, func(registry.Store) error { return c.act(w, d) })
		})
	}
}

// Random acts of random people: what is true of every step holds, followers agree with the log, the past stays readable.
func TestRandomHistories(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := registrytest.New(t, nil)
		ids := []registry.DatasetID{register(t, w, "Một").ID, register(t, w, "Hai").ID}
		type version struct {
			id registry.DatasetID
			n  int
		}
		past := map[version]string{}
		who := rapid.SampledFrom([]string{"", "contributor", "approver", "other", "reviewer", "reviewer2", "publisher", "operator", "admin", "taskforce"})
		acts := rapid.SampledFrom(append([]string{"edit", "deliver", "decide"}, names(registry.Transitions)...))
		for range rapid.IntRange(5, 60).Draw(t, "steps") {
			id, name, act := rapid.SampledFrom(ids).Draw(t, "dataset"), who.Draw(t, "who"), acts.Draw(t, "act")
			d := current(t, w, id)
			switch act {
			case "edit":
				title := fmt.Sprintf("Tên %d", d.Version)
				if got, err := w.Edit(w.As(name), id, d.Version, registry.DatasetPatch{Title: &title}); err == nil && got.Version != d.Version+1 {
					t.Errorf("edit: version %d after %d", got.Version, d.Version)
				}
			case "deliver":
				_ = w.Deliver(t, name, id, 100) // a refusal is as good as an acceptance here
			case "decide":
				_ = decide(w, id, d.Version) // likewise
			default:
				if got, err := step(w, name, d, registry.Transition(act)); err == nil {
					checkStep(t, w, name, d, got, registry.Transition(act))
				}
			}
			d = current(t, w, id)
			past[version{id, d.Version}] = encoded(t, d)
			w.Follow(t)
			if p, err := w.Datasets(w.As(""), registry.Query{Limit: 10}); err != nil || p.Total != published(t, w, ids) {
				t.Errorf("the public's list: %+v, %v", p, err)
			}
		}
		for v, want := range past {
			s, err := w.AsOf(w.As("reviewer"), v.id, v.n, time.Time{})
			if err != nil || s == nil || encoded(t, &s.Dataset) != want {
				t.Errorf("version %d of %s is no longer what it was: %v", v.n, v.id, err)
			}
		}
		recount(t, w, ids)
		w.Verify(t)
	})
}

// recount compares the progress follower, and which rows the list shows in force, with the records.
func recount(t registrytest.TB, w *world, ids []registry.DatasetID) {
	t.Helper()
	now := w.Now()
	r, err := w.Progress.At(context.Background(), now)
	if err != nil {
		t.Fatalf("progress: %v", err)
	}
	total, inForce, overdue, near, settled := 0, 0, 0, 0, 0
	rows := map[registry.DatasetID]registry.Row{}
	if err := w.Rows(w.As("reviewer"), registry.Filter{}, func(row registry.Row) bool { rows[row.ID] = row; return true }); err != nil {
		t.Fatalf("rows: %v", err)
	}
	for _, id := range ids {
		d := current(t, w, id)
		if row := rows[id]; row.InForce != (d.InForce > 0) || row.Due != w.Terms().DueOf(d) || row.Step != registry.StepOf(d) {
			t.Errorf("row %+v, record in force %d, due %s, step %s", row, d.InForce, w.Terms().DueOf(d), registry.StepOf(d))
		}
		if d.Review.Status == registry.Retired {
			continue
		}
		total++
		if d.Review.Status == registry.Approved {
			settled++
		}
		if d.InForce > 0 {
			inForce++
		}
		switch due := w.Terms().DueOf(d); {
		case due == "":
		case due < registry.Today(now):
			overdue++
		case due <= registry.Today(now.AddDate(0, 0, 7)):
			near++
		}
	}
	if c := r.All; c.Total != total || c.Approved != inForce || c.Overdue != overdue || c.DueSoon != near || c.Settled != settled {
		t.Errorf("progress %+v, records: %d in all, %d in force, %d overdue, %d due soon, %d settled", c, total, inForce, overdue, near, settled)
	}
	if c := r.All; c.Draft+c.Submitted+c.InReview+c.ChangesRequested+c.Settled+c.Rejected != c.Total {
		t.Errorf("the statuses do not add up to the total: %+v", c)
	}
	counted(t, w, r)
}

// counted compares each figure with the list that its link opens, and the days with the total.
func counted(t registrytest.TB, w *world, r *progress.Report) {
	t.Helper()
	yes, no := true, false
	current := []registry.ReviewStatus{registry.Draft, registry.Submitted, registry.InReview, registry.ChangesRequested, registry.Approved, registry.Rejected}
	for _, one := range []struct {
		name   string
		want   int
		filter registry.Filter
	}{
		{"total", r.All.Total, registry.Filter{}},
		{"delivered", r.All.Delivered, registry.Filter{Delivered: &yes}},
		{"not delivered", r.All.Total - r.All.Delivered, registry.Filter{Delivered: &no}},
		{"in force", r.All.Approved, registry.Filter{InForce: &yes}},
		{"not in force", r.All.Total - r.All.Approved, registry.Filter{InForce: &no}},
		{"open", r.All.Open, registry.Filter{Sharing: []registry.Sharing{registry.SharingOpen}}},
		{"published", r.All.Published, registry.Filter{Publication: []registry.PublicationStatus{registry.Published}}},
		{"overdue", r.All.Overdue, registry.Filter{Overdue: true}},
	} {
		one.filter.Review = current
		if p, err := w.Datasets(w.As("reviewer"), registry.Query{Filter: one.filter}); err != nil || p.Total != one.want {
			t.Errorf("%s: %d are counted, %d listed, %v", one.name, one.want, p.Total, err)
		}
	}
	registered := 0
	for _, d := range r.Days {
		registered += d.Registered
	}
	if registered != r.All.Total {
		t.Errorf("the days add up to %d registered, the total is %d", registered, r.All.Total)
	}
}

func published(t registrytest.TB, w *world, ids []registry.DatasetID) int {
	n := 0
	for _, id := range ids {
		if current(t, w, id).Publication.Status == registry.Published {
			n++
		}
	}
	return n
}

func encoded(t registrytest.TB, d *registry.Dataset) string {
	t.Helper()
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return string(raw)
}

func names(list []registry.Transition) []string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = string(t)
	}
	return out
}
