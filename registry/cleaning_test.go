package registry_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

const recipe = `{"version":1,"steps":[{"rule":"text.trim","version":1,"column":"ten"}]}`

// delivered is a dataset with one delivery that was read.
func delivered(t *testing.T) (*registrytest.World, *registry.Dataset, *registry.Release) {
	t.Helper()
	w := registrytest.New(t, nil)
	d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng")})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Deliver(t, "contributor", d.ID, 100); err != nil {
		t.Fatal(err)
	}
	return w, d, newest(t, w, d.ID)
}

func newest(t *testing.T, w *registrytest.World, id registry.DatasetID) *registry.Release {
	t.Helper()
	list, err := w.Releases(w.As("contributor"), id)
	if err != nil || len(list) == 0 {
		t.Fatalf("releases %v: %v", list, err)
	}
	return list[0]
}

// finish ends the waiting check with what cleaning came to, and gives what the check was asked to read.
func finish(t *testing.T, w *registrytest.World, res *registry.CleaningResult) registry.Reading {
	t.Helper()
	j, err := w.Claim(w.As("system"))
	if err != nil || j == nil {
		t.Fatalf("claim: %v %v", j, err)
	}
	in, err := w.ReadingOf(w.As("system"), j)
	if err != nil {
		t.Fatal(err)
	}
	out := registry.CheckResult{Report: fmt.Sprintf("%064d", 3), Rows: 99, Hash: fmt.Sprintf("%064d", 2), Schema: []byte(`{"type":"object"}`), Cleaning: res,
		RowsFile: &registry.FileRef{SHA256: fmt.Sprintf("%064d", 9)}, Quality: registry.Quality{Status: registry.QualityPassed, Score: 100}}
	if in.Survey {
		out.Survey = &registry.Survey{Document: fmt.Sprintf("%064d", 4), Cells: fmt.Sprintf("%064d", 5)}
	}
	if err := w.FinishCheck(w.As("system"), j.ID, out); err != nil {
		t.Fatal(err)
	}
	return in
}

// TestCleaningIsAgreedToReplayedAndUndone follows a recipe from the consent to the next file and back.
func TestCleaningIsAgreedToReplayedAndUndone(t *testing.T) {
	w, d, rel := delivered(t)
	who := w.As("contributor")
	file := rel.File
	if _, err := w.Clean(who, rel.ID, rel.Version, json.RawMessage(recipe)); err != nil {
		t.Fatal(err)
	}
	rel = newest(t, w, d.ID)
	if rel.Status != registry.JobQueued || rel.Quality.Status != registry.Unchecked || rel.RowsFile != nil || string(rel.Cleaning.Recipe) != recipe || rel.Cleaning.By != w.Actors["contributor"].Account {
		t.Errorf("after the consent: %+v", rel)
	}
	if in := finish(t, w, &registry.CleaningResult{Cells: 7, Rows: 1, Counts: []registry.CleaningCount{{Rule: "text.trim", Column: "ten", Count: 7}}}); string(in.Recipe) != recipe || in.Replayed {
		t.Errorf("the check was asked to read %+v", in)
	}
	rel = newest(t, w, d.ID)
	if rel.Cleaning.Cells != 7 || rel.Cleaning.Rows != 1 || rel.RowsFile == nil || rel.File != file {
		t.Errorf("after the reading: %+v, cleaning %+v", rel, rel.Cleaning)
	}

	u, err := w.AddUpload(who, registry.FileRef{SHA256: fmt.Sprintf("%064d", 8), Name: "b.csv", Size: 8})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Attach(who, d.ID, registry.Delivery{Upload: u.ID}); err != nil {
		t.Fatal(err)
	}
	if in := finish(t, w, &registry.CleaningResult{Cells: 5, Skipped: []registry.CleaningSkipped{{Rule: "text.trim", Reason: "column"}}}); string(in.Recipe) != recipe || !in.Replayed || !in.Survey {
		t.Errorf("the next file's check was asked to read %+v", in)
	}
	next := newest(t, w, d.ID)
	if next.Cleaning == nil || next.Cleaning.Replayed != 1 || next.Cleaning.Cells != 5 || len(next.Cleaning.Skipped) != 1 {
		t.Fatalf("the recipe was not replayed: %+v", next.Cleaning)
	}

	if _, err := w.Unclean(who, next.ID, next.Version); err != nil {
		t.Fatal(err)
	}
	if in := finish(t, w, nil); in.Recipe != nil || in.Survey || in.File.SHA256 != next.File.SHA256 {
		t.Errorf("after undoing the check was asked to read %+v", in)
	}
	next = newest(t, w, d.ID)
	if next.Cleaning != nil || next.Survey == nil {
		t.Errorf("after undoing: %+v", next)
	}
	if err := w.Deliver(t, "contributor", d.ID, 50); err != nil {
		t.Fatal(err)
	}
	if rel := newest(t, w, d.ID); rel.Cleaning != nil {
		t.Errorf("what was undone came back: %+v", rel.Cleaning)
	}
	w.Verify(t)
}

func TestCleaningRefuses(t *testing.T) {
	tests := map[string]struct {
		who  string
		walk [][2]string
		act  func(w *registrytest.World, rel *registry.Release) (expected int, recipe string)
		kind registry.Kind
		code string
	}{
		"nobody":                   {"", nil, nil, registry.KindNotFound, ""},
		"another department":       {"other", nil, nil, registry.KindNotFound, ""},
		"a reviewer":               {"reviewer", nil, nil, registry.KindForbidden, "dataset.notYours"},
		"a stale version":          {"contributor", nil, func(_ *registrytest.World, rel *registry.Release) (int, string) { return rel.Version - 1, recipe }, registry.KindConflict, "version.stale"},
		"no recipe":                {"contributor", nil, func(_ *registrytest.World, rel *registry.Release) (int, string) { return rel.Version, "" }, registry.KindInvalid, "cleaning.recipe.invalid"},
		"a recipe that is no JSON": {"contributor", nil, func(_ *registrytest.World, rel *registry.Release) (int, string) { return rel.Version, "{" }, registry.KindInvalid, "cleaning.recipe.invalid"},
		"more than a recipe holds": {"contributor", nil, func(_ *registrytest.World, rel *registry.Release) (int, string) {
			return rel.Version, `"` + strings.Repeat("a", registry.MaxRecipe) + `"`
		}, registry.KindInvalid, "cleaning.recipe.invalid"},
		"while it is under review": {"contributor", toSubmitted, nil, registry.KindLocked, "edition.locked"},
		"what was approved":        {"contributor", toApproved, nil, registry.KindLocked, "cleaning.approved"},
		"what is published":        {"contributor", toPublished, nil, registry.KindLocked, "cleaning.approved"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w, d, rel := delivered(t)
			walk(t, w, d.ID, test.walk...)
			rel = newest(t, w, d.ID)
			expected, what := rel.Version, recipe
			if test.act != nil {
				expected, what = test.act(w, rel)
			}
			_, err := w.Clean(w.As(test.who), rel.ID, expected, json.RawMessage(what))
			var e *registry.Error
			if !errors.As(err, &e) || e.Kind != test.kind {
				t.Fatalf("got %v", err)
			}
			code := e.Code
			if code == "" && len(e.Violations) > 0 {
				code = e.Violations[0].Code
			}
			if test.code != "" && code != test.code {
				t.Errorf("refused with %s, want %s", code, test.code)
			}
			if after := newest(t, w, d.ID); after.Version != rel.Version || after.Cleaning != nil {
				t.Errorf("something was written: %+v", after)
			}
		})
	}
}

// TestOnlyTheNewestReadFileIsCleaned proves that a delivery that is being read, or that a newer one followed, stays as it is.
func TestOnlyTheNewestReadFileIsCleaned(t *testing.T) {
	w, d, rel := delivered(t)
	who := w.As("contributor")
	refused := func(id registry.ReleaseID, version int, want string) {
		t.Helper()
		_, err := w.Clean(who, id, version, json.RawMessage(recipe))
		var e *registry.Error
		if !errors.As(err, &e) || len(e.Violations) != 1 || e.Violations[0].Code != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if _, err := w.Unclean(who, rel.ID, rel.Version); err == nil {
		t.Error("undid what was never agreed to")
	}
	if _, err := w.Clean(who, rel.ID, rel.Version, json.RawMessage(recipe)); err != nil {
		t.Fatal(err)
	}
	refused(rel.ID, rel.Version+1, "cleaning.notRead")
	finish(t, w, &registry.CleaningResult{})
	first := newest(t, w, d.ID)
	if err := w.Deliver(t, "contributor", d.ID, 60); err != nil {
		t.Fatal(err)
	}
	refused(first.ID, first.Version, "cleaning.notNewest")
}

// TestCleaningStaysWithWhoMayReadTheFile proves that spellings and columns of a department's file are no one else's business.
func TestCleaningStaysWithWhoMayReadTheFile(t *testing.T) {
	w, d, rel := delivered(t)
	if _, err := w.Clean(w.As("contributor"), rel.ID, rel.Version, json.RawMessage(recipe)); err != nil {
		t.Fatal(err)
	}
	finish(t, w, &registry.CleaningResult{Cells: 1})
	for who, reads := range map[string]bool{"leader": false, "taskforce": false, "auditor": false, "contributor": true, "reviewer": true} {
		list, err := w.Releases(w.As(who), d.ID)
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: %v %v", who, list, err)
		}
		if got := list[0].Cleaning != nil; got != reads {
			t.Errorf("%s sees what was agreed to: %v", who, got)
		}
	}
}
