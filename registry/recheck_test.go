package registry_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"

	"danhmuc/registry"
)

// TestRecheckReportsAndChangesNothing follows a delivery that an older detector read: the newer one is asked, says otherwise, and what
// was found and decided stands.
func TestRecheckReportsAndChangesNothing(t *testing.T) {
	w, d, rel := delivered(t)
	system, admin := w.As("system"), w.As("admin")
	basis := []registry.PersonalBasis{{Column: "ten", Basis: "Điều 5 Quy chế"}}
	d, err := w.Edit(w.As("contributor"), d.ID, d.Version, registry.DatasetPatch{PersonalBasis: &basis})
	if err != nil {
		t.Fatal(err)
	}
	if rel.Detector != 0 {
		t.Fatalf("detector %d", rel.Detector)
	}

	j, err := w.RecheckOnce(system, 2)
	if err != nil || j == nil || j.Kind != "recheck" {
		t.Fatalf("at start: %+v, %v", j, err)
	}
	if again, err := w.RecheckOnce(system, 2); err != nil || again != nil {
		t.Errorf("at the next start: %+v, %v", again, err)
	}
	if same, err := w.Recheck(admin, 2); err != nil || same == nil || same.ID != j.ID {
		t.Errorf("asked for while one waits: %+v, %v", same, err)
	}
	stale, err := w.Stale(system, 2)
	if err != nil || !reflect.DeepEqual(stale, []registry.ReleaseID{rel.ID}) {
		t.Fatalf("stale %v, %v", stale, err)
	}
	was, of, in, err := w.RereadingOf(system, rel.ID)
	if err != nil || in.File != rel.File || was.ID != rel.ID || of.ID != d.ID {
		t.Fatalf("reading %+v, %v", in, err)
	}

	found := []registry.PersonalColumn{{Column: "ten", Kind: "name", Class: registry.PersonalBasic, Confidence: 0.9}}
	change := was.Differs(of, found)
	want := &registry.Rechecked{Dataset: d.ID, Code: d.Code, Release: rel.ID, Number: 1, Columns: []registry.RecheckedColumn{{Column: "ten", After: &found[0], Decided: true}}}
	if !reflect.DeepEqual(change, want) {
		t.Errorf("got %+v", change)
	}
	claimed, err := w.Claim(system)
	if err != nil || claimed == nil || claimed.ID != j.ID {
		t.Fatalf("claim %+v, %v", claimed, err)
	}
	if err := w.FinishRecheck(system, j.ID, registry.Recheck{Detector: 2, Read: 1, Changes: []registry.Rechecked{*change}}); err != nil {
		t.Fatal(err)
	}
	done, err := w.JobByID(admin, j.ID)
	var told registry.Recheck
	if err != nil || done.Status != registry.JobDone || json.Unmarshal(done.Result, &told) != nil || len(told.Changes) != 1 {
		t.Errorf("job %+v, %v", done, err)
	}
	if after := newest(t, w, d.ID); !reflect.DeepEqual(after, rel) {
		t.Errorf("the release was changed: %+v", after)
	}
	if after, err := w.Dataset(w.As("contributor"), d.ID, ""); err != nil || after.Version != d.Version || !reflect.DeepEqual(after.PersonalBasis, basis) {
		t.Errorf("the dataset was changed: %+v, %v", after, err)
	}
	if j, err := w.Recheck(admin, 2); err != nil || j == nil || j.ID == done.ID {
		t.Errorf("asked for again: %+v, %v", j, err)
	}
}

func TestRecheckIsForAdministrators(t *testing.T) {
	w, _, _ := delivered(t)
	for _, who := range []string{"contributor", "reviewer", ""} {
		if j, err := w.Recheck(w.As(who), 2); !registry.IsKind(err, registry.KindForbidden) {
			t.Errorf("%q: got %+v, %v", who, j, err)
		}
	}
}

// TestRecheckHasNothingToDo: a delivery that this detector read is not read again, and no job is made for it.
func TestRecheckHasNothingToDo(t *testing.T) {
	w, _, _ := delivered(t)
	if j, err := w.RecheckOnce(w.As("system"), 0); err != nil || j != nil {
		t.Errorf("got %+v, %v", j, err)
	}
	if stale, err := w.Stale(w.As("system"), 0); err != nil || len(stale) != 0 {
		t.Errorf("got %v, %v", stale, err)
	}
}

func TestDiffers(t *testing.T) {
	column := func(name, kind string, class registry.PersonalData) registry.PersonalColumn {
		return registry.PersonalColumn{Column: name, Kind: kind, Class: class, Confidence: 0.8}
	}
	rel := &registry.Release{Personal: []registry.PersonalColumn{column("a", "name", registry.PersonalBasic), column("b", "cmnd", registry.PersonalBasic), column("c", "phone", registry.PersonalBasic)}}
	same := []registry.PersonalColumn{column("c", "phone", registry.PersonalBasic), column("b", "cmnd", registry.PersonalBasic), column("a", "name", registry.PersonalBasic)}
	same[0].Confidence = 0.99
	if got := rel.Differs(&registry.Dataset{}, same); got != nil {
		t.Errorf("got %+v", got)
	}
	got := rel.Differs(&registry.Dataset{}, []registry.PersonalColumn{column("b", "cccd", registry.PersonalBasic), column("a", "name", registry.PersonalSensitive), column("d", "birth", registry.PersonalBasic)})
	if got == nil {
		t.Fatal("no difference")
	}
	var names string
	for _, c := range got.Columns {
		names += fmt.Sprintf("%s %t %t ", c.Column, c.Before != nil, c.After != nil)
	}
	if names != "a true true b true true c true false d false true " {
		t.Errorf("got %s", names)
	}
}
