package registry_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
	"danhmuc/registry/storetest"
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
	if in, err := w.ReadingOf(who, j); err != nil || string(in.Corrections) != want {
		t.Errorf("the check reads with %s: %v", in.Corrections, err)
	}
}

// TestCorrectionsStayWithWhoMayReadTheFile publishes a dataset whose reading was corrected: sheet names and rows of the
// department's own workbook are no one else's business.
func TestCorrectionsStayWithWhoMayReadTheFile(t *testing.T) {
	w := registrytest.New(t, nil)
	u, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: "aa", Name: "a.xlsx", Size: 3})
	if err != nil {
		t.Fatal(err)
	}
	d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng"), Upload: u.ID,
		Corrections: json.RawMessage(`{"sheets":[{"sheet":"Nội bộ","roles":{"3":"total"}}]}`)})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Check(100); err != nil {
		t.Fatal(err)
	}
	walk(t, w, d.ID, toPublished...)
	for who, reads := range map[string]bool{"": false, "other": false, "portal": false, "leader": false, "taskforce": false, "auditor": false,
		"contributor": true, "reviewer": true} {
		s, err := w.Dataset(w.As(who), d.ID, "")
		if err != nil {
			t.Fatalf("%q: %v", who, err)
		}
		list, err := w.Newest(w.As(who), []*registry.Seen{s})
		if err != nil || len(list) != 1 || list[0] == nil {
			t.Fatalf("%q: the newest release: %v, %v", who, list, err)
		}
		all, err := w.Releases(w.As(who), d.ID)
		if err != nil {
			t.Fatalf("%q: releases: %v", who, err)
		}
		for _, rel := range append(all, list...) {
			if got := rel.Corrections != nil; got != reads {
				t.Errorf("%q reads the corrections: %v", who, got)
			}
		}
	}
}

// TestCorrectionsThatCannotBeRead are refused at once, with their place, and leave nothing behind.
func TestCorrectionsThatCannotBeRead(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Rừng")
	u, err := w.AddUpload(w.As("contributor"), registry.FileRef{SHA256: "aa", Name: "a.xlsx", Size: 3})
	if err != nil {
		t.Fatal(err)
	}
	bad := json.RawMessage(`{"sheets":[{"sheet":"a","roles":{"3":"totl"}}]}`)
	before := storetest.Contents(t, w.Store)
	for name, tc := range map[string]struct {
		act   func() error
		place string
	}{
		"attach": {func() error {
			_, _, err := w.Attach(w.As("contributor"), d.ID, registry.Delivery{Upload: u.ID, Corrections: bad})
			return err
		}, "overrides"},
		"register": {func() error {
			_, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Đất"), Upload: u.ID, Corrections: bad})
			return err
		}, "input.overrides"},
		"try": {func() error {
			_, err := w.Try(w.As("contributor"), u.ID, "", bad)
			return err
		}, "overrides"},
	} {
		var e *registry.Error
		if err := tc.act(); !errors.As(err, &e) || e.Kind != registry.KindInvalid || len(e.Violations) != 1 || e.Violations[0].Code != "file.overrides.invalid" {
			t.Errorf("%s: %v", name, err)
		} else if place := strings.Join(e.Violations[0].Path, "."); place != tc.place {
			t.Errorf("%s: refused at %s, want %s", name, place, tc.place)
		}
	}
	if !before.Equal(storetest.Contents(t, w.Store)) {
		t.Error("something was written")
	}
}

// TestADeliveredFileIsReadAgain takes the file of a delivery up again: who may hand in files hands it in once more, read otherwise.
func TestADeliveredFileIsReadAgain(t *testing.T) {
	w := registrytest.New(t, nil)
	who := w.As("contributor")
	u, err := w.AddUpload(who, registry.FileRef{SHA256: "aa", Name: "a.csv", Size: 3, MediaType: "text/csv"})
	if err != nil {
		t.Fatal(err)
	}
	d, err := w.Register(who, registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content("Rừng"), Upload: u.ID})
	if err != nil {
		t.Fatal(err)
	}
	list, err := w.Releases(who, d.ID)
	if err != nil || len(list) != 1 {
		t.Fatalf("releases %+v: %v", list, err)
	}
	first := list[0]
	again, err := w.Reuse(w.As("admin"), first.ID)
	if err != nil || again.ID == u.ID {
		t.Fatalf("the administrator takes up %+v: %v", again, err)
	}
	if _, _, err := w.Attach(who, d.ID, registry.Delivery{Upload: again.ID}); err == nil {
		t.Error("another's upload was attached")
	}
	if again, err = w.Reuse(who, first.ID); err != nil {
		t.Fatal(err)
	}
	corrections := json.RawMessage(`{"sheets":[{"sheet":"a","names":{"B":"ma_xa"}}]}`)
	_, second, err := w.Attach(who, d.ID, registry.Delivery{Upload: again.ID, Corrections: corrections})
	if err != nil || second.File != first.File || second.Number != 2 || string(second.Corrections) != string(corrections) {
		t.Fatalf("the second delivery %+v: %v", second, err)
	}
	for _, name := range []string{"", "other", "reviewer", "portal"} {
		if got, err := w.Reuse(w.As(name), first.ID); err == nil {
			t.Errorf("%q takes up %+v", name, got)
		}
	}
	if err := w.Check(100); err != nil {
		t.Fatal(err)
	}
	walk(t, w, d.ID, [2]string{"contributor", "SUBMIT"})
	var e *registry.Error
	if _, err := w.Reuse(who, first.ID); !errors.As(err, &e) || e.Code != "edition.locked" {
		t.Errorf("of a dataset under review: %v", err)
	}
}
