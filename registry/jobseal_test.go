package registry_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestJobsTellWhoRunsTheMachineNothingOfFiles: an operator sees that files are read, not those of editions at work, nor trials.
func TestJobsTellWhoRunsTheMachineNothingOfFiles(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Nháp")
	hand := func() registry.UploadID {
		t.Helper()
		u, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: fmt.Sprintf("%064d", 9), Name: "mat.csv"})
		if err != nil {
			t.Fatal(err)
		}
		return u.ID
	}
	if _, _, err := w.Attach(w.As("contributor"), d.ID, registry.Delivery{Upload: hand()}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Try(w.As("contributor"), hand(), "", json.RawMessage(`{"sheets":[]}`)); err != nil {
		t.Fatal(err)
	}
	ids := map[string]registry.JobID{}
	for {
		j, err := w.Claim(w.As("system"))
		if err != nil {
			t.Fatal(err)
		}
		if j == nil {
			break
		}
		ids[j.Kind] = j.ID
		if err := w.FinishCheck(w.As("system"), j.ID, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 4711}); err != nil {
			t.Fatal(err)
		}
	}
	sees := func(who, kind string) bool {
		t.Helper()
		j, err := w.JobByID(w.As(who), ids[kind])
		if err != nil {
			t.Fatal(who, err)
		}
		list, err := w.Jobs(w.As(who), registry.JobFilter{}, 10)
		if err != nil || len(list) < 2 {
			t.Fatal(who, list, err)
		}
		one, listed := len(j.Input)+len(j.Result) > 0, false
		for _, l := range list {
			listed = listed || l.ID == ids[kind] && len(l.Input)+len(l.Result) > 0
		}
		if one != listed {
			t.Errorf("%s: alone %v, in the list %v", who, one, listed)
		}
		return one
	}
	for who, want := range map[string][2]bool{"contributor": {true, true}, "operator": {false, false}, "admin": {true, false}, "system": {true, true}} {
		for n, kind := range []string{"check", "try"} {
			if got := sees(who, kind); got != want[n] {
				t.Errorf("%s of a %s: got %v, want %v", who, kind, got, want[n])
			}
		}
	}
}
