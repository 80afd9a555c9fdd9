package registry_test

import (
	"encoding/json"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestCorrectionsGoWithTheFile hands in a file whose reading a person corrected: the release remembers it and the check reads so.
func TestCorrectionsGoWithTheFile(t *testing.T) {
	w := registrytest.New(t, nil)
	who := w.As("contributor")
	u, err := w.AddUpload(who, registry.FileRef{SHA256: "aa", Name: "a.csv", Size: 3})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"sheets":[{"sheet":"a","roles":{"3":"total"}}]}`
	d, err := w.Register(who, registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng"), Upload: u.ID, Corrections: json.RawMessage(want)})
	if err != nil {
		t.Fatal(err)
	}
	list, err := w.Releases(who, d.ID)
	if err != nil || len(list) != 1 || string(list[0].Corrections) != want {
		t.Fatalf("releases %+v: %v", list, err)
	}
	j, err := w.JobByID(who, list[0].Job)
	if err != nil || string(j.Corrections()) != want {
		t.Fatalf("job %+v: %v", j, err)
	}
	if _, _, _, options, err := w.JobFile(who, j); err != nil || string(options) != want {
		t.Errorf("the check reads with %s: %v", options, err)
	}
}
