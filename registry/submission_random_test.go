package registry_test

import (
	"context"
	"slices"

	"pgregory.net/rapid"

	"danhmuc/registry"
)

// randomDecision decides some lines, with or without the rest, and holds what happened against what was asked for: every named
// line has its verdict, or nothing moved.
func randomDecision(t *rapid.T, w *world, ctx context.Context, name, act string, s *registry.Submission, some func(string) []registry.DatasetID) {
	verdict := rapid.SampledFrom([]registry.Transition{registry.Approve, registry.RequestChanges, registry.Reject})
	want := map[registry.Transition]registry.LineState{registry.Approve: registry.LinePassed, registry.RequestChanges: registry.LineReturned, registry.Reject: registry.LineRefused}
	var lines []registry.LineVerdict
	for _, id := range some("lines") {
		lines = append(lines, registry.LineVerdict{Dataset: id, Verdict: verdict.Draw(t, "verdict"), Comment: "Điều 13"})
	}
	rest := registry.Rest{}
	if act == "rest" {
		rest = registry.Rest{Verdict: verdict.Draw(t, "rest"), Comment: "gửi lại"}
	}
	before := linesOf(t, w, s)
	_, err := w.DecideList(ctx, s.ID, s.Version, lines, rest)
	after := linesOf(t, w, s)
	for i, l := range after {
		open := before[i].State == registry.LinePending || before[i].State == registry.LineInReview
		asked := slices.IndexFunc(lines, func(v registry.LineVerdict) bool { return v.Dataset == l.Dataset })
		expected := before[i].State
		switch {
		case err != nil:
		case asked >= 0:
			expected = want[lines[asked].Verdict]
		case open && rest.Verdict != "":
			expected = want[rest.Verdict]
		}
		if l.State != expected {
			t.Fatalf("%s decided (%v): line %d was %s, is %s, want %s", name, err, l.No, before[i].State, l.State, expected)
		}
		if err == nil && asked >= 0 && !open {
			t.Fatalf("line %d was closed (%s) and was decided", l.No, before[i].State)
		}
	}
	if err == nil && name != "reviewer" && name != "reviewer2" {
		t.Fatalf("%q decided a list", name)
	}
}
