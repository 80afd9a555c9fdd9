package registry_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestTheNextFileIsReadAsTheLast delivers file after file: what a person corrected goes with the check of the next file, until the
// person says otherwise.
func TestTheNextFileIsReadAsTheLast(t *testing.T) {
	w := registrytest.New(t, nil)
	who := w.As("contributor")
	d, err := w.Register(who, registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng")})
	if err != nil {
		t.Fatal(err)
	}
	schema := json.RawMessage(`{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"ma":{"type":"string"},"so":{"type":"integer"}}}`)
	n := 0
	// deliver hands in a file, tells what its check remembers, and ends the check with what was used of it.
	deliver := func(in registry.Delivery, used registry.CheckResult) *registry.Memory {
		t.Helper()
		n++
		u, err := w.AddUpload(who, registry.FileRef{SHA256: fmt.Sprintf("%064d", n), Name: "a.xlsx", Size: 3})
		if err != nil {
			t.Fatal(err)
		}
		in.Upload = u.ID
		if _, _, err := w.Attach(who, d.ID, in); err != nil {
			t.Fatal(err)
		}
		j, err := w.Claim(w.As("system"))
		if err != nil || j == nil {
			t.Fatalf("job %v: %v", j, err)
		}
		reading, err := w.ReadingOf(w.As("system"), j)
		if err != nil {
			t.Fatal(err)
		}
		used.Report, used.Schema, used.Hash, used.Quality = fmt.Sprintf("%064d", 1), schema, fmt.Sprintf("%064d", 9), registry.Quality{Status: registry.QualityPassed}
		if err := w.FinishCheck(w.As("system"), j.ID, used); err != nil {
			t.Fatal(err)
		}
		return reading.Memory
	}
	corrected := json.RawMessage(`{"sheets":[{"sheet":"a","headerFirst":3,"headerLast":3}]}`)
	if m := deliver(registry.Delivery{}, registry.CheckResult{}); m != nil {
		t.Errorf("the first file remembers %+v", m)
	}
	if m := deliver(registry.Delivery{Sheet: "a#2", Corrections: corrected}, registry.CheckResult{}); m != nil {
		t.Errorf("a file that a person corrects remembers %+v", m)
	}
	m := deliver(registry.Delivery{}, registry.CheckResult{}) // nothing of it fitted
	if m == nil || m.Sheet != "a#2" || string(m.Corrections) != string(corrected) || fmt.Sprint(m.Columns) != "[ma so]" {
		t.Fatalf("the next file remembers %+v", m)
	}
	if m = deliver(registry.Delivery{}, registry.CheckResult{Sheet: "a#2", Corrections: corrected}); m == nil {
		t.Error("a file that did not fit in between makes it forgotten")
	}
	list, err := w.Releases(who, d.ID)
	if err != nil || len(list) != 4 {
		t.Fatalf("%d releases: %v", len(list), err)
	}
	for _, rel := range list {
		if used := len(rel.Corrections) > 0 && rel.Sheet == "a#2"; used != (rel.Number == 2 || rel.Number == 4) {
			t.Errorf("release %d was read with sheet %q, %s", rel.Number, rel.Sheet, rel.Corrections)
		}
	}
	if m = deliver(registry.Delivery{Corrections: json.RawMessage(`{"sheets":[]}`)}, registry.CheckResult{}); m != nil {
		t.Errorf("a file to be read as found remembers %+v", m)
	}
	if m = deliver(registry.Delivery{}, registry.CheckResult{}); m == nil || string(m.Corrections) != `{"sheets":[]}` {
		t.Errorf("after that the next remembers %+v, want that it is read as found", m)
	}
}
