package registry_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestRowsThatAnOfficerMayNotReadAreNotComparedWith hands in files whose schema points at a dataset of the first department, as it goes its
// way: which department's check is given its rows follows from who may read them.
func TestRowsThatAnOfficerMayNotReadAreNotComparedWith(t *testing.T) {
	toSuspended := append(slices.Clip(toPublished), [2]string{"publisher", "SUSPEND"})
	for name, c := range map[string]struct {
		steps       [][2]string
		home, other bool // the department's own check, another department's
	}{
		"a draft":      {nil, false, false},
		"under review": {toSubmitted, false, false},
		"in force":     {toApproved, true, false},
		"decided":      {toDecided, true, false},
		"published":    {toPublished, true, true},
		"suspended":    {toSuspended, true, false},
		"withdrawn":    {append(slices.Clip(toPublished), [2]string{"publisher", "WITHDRAW"}), true, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := registrytest.New(t, nil)
			target := walk(t, w, register(t, w, "Danh sách trường").ID, c.steps...)
			for who, want := range map[string]bool{"contributor": c.home, "other": c.other, "admin": c.other} {
				if got := slices.Contains(pointedAt(t, w, who, target.Code), target.Code); got != want {
					t.Errorf("%s: got %v, want %v", who, got, want)
				}
			}
		})
	}
}

// pointedAt hands in a file for a dataset of the actor's department (the second's for an administrator), whose schema points at a dataset and
// at one that is not, and lists the datasets whose rows its check is given.
func pointedAt(t *testing.T, w *world, who, code string) []string {
	t.Helper()
	owner := registrytest.Other
	if who == "contributor" {
		owner = registrytest.Home
	}
	d, err := w.Register(w.As(who), registry.RegisterInput{Owner: owner, Content: registrytest.Content("Học sinh theo trường " + who)})
	if err != nil {
		t.Fatal(err)
	}
	schema := fmt.Sprintf(`{"properties":{"truong":{"type":"string"},"lop":{"type":"string"}},"x-danhmuc":{"foreignKeys":[{"fields":"truong","reference":{"resource":%q,"fields":"ma"}},
		{"fields":"lop","reference":{"resource":"khong-co-that","fields":"ma"}},{"fields":"lop","reference":{"resource":"","fields":"truong"}}]}}`, strings.ToUpper(code))
	if d, err = w.SetSchema(w.As(who), d.ID, d.Version, json.RawMessage(schema)); err != nil {
		t.Fatal(err)
	}
	refs := attached(t, w, who, d.ID, "Quý I/2026")
	if refs.Dataset != d.Code || refs.On != "2026-03-31" {
		t.Errorf("got %+v", refs)
	}
	var out []string
	for _, r := range refs.Rows {
		if r.File.SHA256 != fmt.Sprintf("%064d", 200) {
			t.Errorf("not the release's rows: %+v", r)
		}
		out = append(out, r.Dataset)
	}
	return out
}

func attached(t *testing.T, w *world, who string, id registry.DatasetID, period string) registry.References {
	t.Helper()
	u, err := w.AddUpload(w.As(who), registry.FileRef{SHA256: fmt.Sprintf("%064d", 5), Name: "a.csv"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := w.Attach(w.As(who), id, registry.Delivery{Upload: u.ID, Period: period}); err != nil {
		t.Fatal(err)
	}
	j, err := w.Claim(w.As("system"))
	if err != nil || j == nil {
		t.Fatalf("job %v: %v", j, err)
	}
	refs, err := w.ReferencesOf(w.As("system"), j)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.FailJob(w.As("system"), j.ID, registry.JobError{Code: "file.killedReader"}, true); err != nil {
		t.Fatal(err)
	}
	return refs
}

func TestTheDayThatADeliveryIsOf(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Sản lượng")
	for period, want := range map[string]string{"": "", "2025": "2025-12-31", "2026": "2026-11-02", "Tháng 2/2026": "2026-02-28", "đợt hai": "", "2024-2025": "2025-12-31"} {
		if got := attached(t, w, "contributor", d.ID, period).On; got != want {
			t.Errorf("%q: got %q, want %q", period, got, want)
		}
	}
}
