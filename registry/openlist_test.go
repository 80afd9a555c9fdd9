package registry_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// duties are the checks of decided lists in the reviewer's work, by kind, with their days.
func duties(t *testing.T, w *world, who string) map[string]string {
	t.Helper()
	w.Follow(t)
	list, err := w.WorkOf(w.As(who))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, it := range list.Items {
		if strings.HasPrefix(it.Kind, "open") {
			out[it.Kind] = it.Due
		}
	}
	return out
}

// A decided list is reviewed every six months and its data are looked at within three: each waits in the reviewer's work when its day
// is near, until it is done or another decision replaces the list.
func TestDecidedListsAreLookedAtAgain(t *testing.T) {
	w := registrytest.New(t, nil)
	one, two := register(t, w, "Một"), register(t, w, "Hai")
	for _, d := range []*registry.Dataset{one, two} {
		walk(t, w, d.ID, append(slices.Clip(toApproved), [2]string{"reviewer", "PROPOSE_OPEN"})...)
	}
	today := registry.Today(w.Now())
	in := registry.DecisionInput{Number: "7/QĐ-UBND", Date: today, Signatory: "A", Lines: []registry.DecisionLine{{Dataset: one.ID}}, EffectiveFrom: "2020-01-01"}
	if _, err := w.IssueDecision(w.As("publisher"), in); !registry.IsKind(err, registry.KindInvalid) {
		t.Errorf("in force before it was signed: %v", err)
	}
	in.EffectiveFrom = ""
	d, err := w.IssueDecision(w.As("publisher"), in)
	if err != nil {
		t.Fatal(err)
	}
	if got := duties(t, w, "reviewer"); len(got) != 0 {
		t.Errorf("asked for on the day of signing: %v", got)
	}
	signed, err := time.ParseInLocation(time.DateOnly, today, registry.Zone())
	if err != nil {
		t.Fatal(err)
	}
	in3, in6 := signed.AddDate(0, 3, 0).Format(time.DateOnly), signed.AddDate(0, 6, 0).Format(time.DateOnly)

	w.Wait(85 * 24 * time.Hour)
	if got := duties(t, w, "reviewer"); got["openUpdate"] != in3 || len(got) != 1 {
		t.Errorf("near three months: %v, want the update on %s", got, in3)
	}
	if got := duties(t, w, "contributor"); len(got) != 0 {
		t.Errorf("a department is asked: %v", got)
	}
	if _, err := w.CheckDecision(w.As("publisher"), d.ID, 1, registry.CheckUpdate, "đủ"); !registry.IsKind(err, registry.KindForbidden) {
		t.Errorf("the publisher's check: %v", err)
	}
	if _, err := w.CheckDecision(w.As("reviewer"), d.ID, 1, registry.CheckUpdate, " "); !registry.IsKind(err, registry.KindInvalid) {
		t.Errorf("a check without a result: %v", err)
	}
	if _, err := w.CheckDecision(w.As("reviewer"), d.ID, 1, registry.CheckUpdate, "Đã cập nhật đủ"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.CheckDecision(w.As("reviewer"), d.ID, 1, registry.CheckUpdate, "lần nữa"); !registry.IsKind(err, registry.KindConflict) {
		t.Errorf("a stale check: %v", err)
	}
	if got := duties(t, w, "reviewer"); len(got) != 0 {
		t.Errorf("after the update was checked: %v", got)
	}

	w.Wait(88 * 24 * time.Hour)
	if got := duties(t, w, "reviewer"); got["openReview"] != in6 || len(got) != 1 {
		t.Errorf("near six months: %v, want the review on %s", got, in6)
	}
	next := registry.DecisionInput{Number: "9/QĐ-UBND", Date: registry.Today(w.Now()), Signatory: "A", Lines: []registry.DecisionLine{{Dataset: two.ID}}, Supersedes: d.ID}
	new, err := w.IssueDecision(w.As("publisher"), next)
	if err != nil {
		t.Fatal(err)
	}
	if got := duties(t, w, "reviewer"); len(got) != 0 {
		t.Errorf("of a list that another replaced: %v", got)
	}
	old, err := w.DecisionByID(w.As("reviewer"), d.ID)
	if err != nil || old.SupersededBy != new.ID {
		t.Errorf("superseded by %q, want %q: %v", old.SupersededBy, new.ID, err)
	}
	if _, err := w.CheckDecision(w.As("reviewer"), d.ID, old.Version, registry.CheckList, "x"); !registry.IsKind(err, registry.KindInvalid) {
		t.Errorf("a check of a list that was replaced: %v", err)
	}
	w.Verify(t)
}
