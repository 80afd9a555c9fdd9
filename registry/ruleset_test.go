package registry_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/policy"
	"danhmuc/registry/registrytest"
)

// changed is the built-in rule set under another version, with one of its members changed.
func changed(t testing.TB, version string, change func(set map[string]any)) json.RawMessage {
	t.Helper()
	var set map[string]any
	if err := json.Unmarshal(policy.Document(), &set); err != nil {
		t.Fatal(err)
	}
	set["version"] = version
	change(set)
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false) // as people write "size(x) >= 1"
	if err := out.Encode(set); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// member finds a rule or a term by its id.
func member(set map[string]any, list, id string) map[string]any {
	for _, one := range set[list].([]any) {
		if m := one.(map[string]any); m["id"] == id {
			return m
		}
	}
	return nil
}

// longTitles asks for titles of twenty signs before SUBMIT, and gives reviewers three days.
func longTitles(set map[string]any) {
	set["rules"] = append(set["rules"].([]any), map[string]any{"id": "title-long", "points": []any{"SUBMIT"}, "severity": "error",
		"expression": "size(dataset.title) >= 20", "code": "rule.titleLong", "vi": "Tên bộ dữ liệu phải dài ít nhất 20 ký tự.", "en": "A title needs 20 signs.",
		"path": []any{"title"}, "way": "describe", "cases": []any{
			map[string]any{"name": "long", "passes": true, "facts": map[string]any{"content": map[string]any{"title": "Giá đất các xã năm 2026"}}},
			map[string]any{"name": "short", "passes": false, "facts": map[string]any{"content": map[string]any{"title": "Giá đất"}}}}})
	set["base"].(map[string]any)["content"].(map[string]any)["title"] = "Giá đất các xã năm 2026"
	member(set, "terms", "review")["value"] = 3
}

// simulate runs the job of a simulation as the program's worker does.
func simulate(t testing.TB, w *world, set json.RawMessage) *registry.Simulation {
	t.Helper()
	j, err := w.SimulateRules(w.As("admin"), set)
	if err != nil {
		t.Fatal(err)
	}
	claimed, err := w.Claim(w.As("system"))
	if err != nil || claimed == nil || claimed.ID != j.ID {
		t.Fatal(claimed, err)
	}
	if err := w.RunSimulation(w.As("system"), claimed, func(int64, int64) {}); err != nil {
		t.Fatal(err)
	}
	done, err := w.JobByID(w.As("admin"), j.ID)
	if err != nil || done.Status != registry.JobDone {
		t.Fatal(done, err)
	}
	s := new(registry.Simulation)
	if err := json.Unmarshal(done.Result, s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestARuleSetIsSimulatedThenAdopted(t *testing.T) {
	w := registrytest.New(t, nil)
	short, long := register(t, w, "Giá"), register(t, w, "Giá đất các xã trong tỉnh")
	for _, d := range []*registry.Dataset{short, long} {
		if err := w.Deliver(t, "contributor", d.ID, 10); err != nil {
			t.Fatal(err)
		}
	}
	sent := walk(t, w, register(t, w, "Bộ khác").ID, [2]string{"contributor", "deliver"}, [2]string{"contributor", "SUBMIT"})
	set := changed(t, "2026-12-01", longTitles)
	if _, err := w.AdoptRules(w.As("admin"), set, "Thông báo 12"); codeOf(err) != "rules.notSimulated" {
		t.Fatalf("adopted unseen: %v", err)
	}
	s := simulate(t, w, set)
	if s.Datasets != 3 || s.Changed != 1 || s.Refused != 1 || s.Freed != 0 || s.Due != 1 || len(s.Rules) != 1 || s.Rules[0].Fails != 1 ||
		len(s.Samples) != 1 || s.Samples[0].Dataset != short.ID || s.Samples[0].After != registry.OutcomeRefused {
		t.Fatalf("simulated %+v", s)
	}
	due := w.Terms().DueOf(sent)
	before, err := w.AdoptRules(w.As("admin"), set, "Thông báo 12")
	if err != nil {
		t.Fatal(err)
	}
	if before.Before == "" || w.RuleSet() != "2026-12-01" || w.Terms().DueOf(sent) >= due {
		t.Errorf("adopted %+v, in force %s, due %s", before.Before, w.RuleSet(), w.Terms().DueOf(sent))
	}
	if _, err := step(w, "contributor", current(t, w, short.ID), registry.Submit); codeOf(err) != "rule.titleLong" {
		t.Errorf("a short title is sent: %v", err)
	}
	if text, ok := w.RuleText("en", "rule.titleLong"); !ok || text != "A title needs 20 signs." {
		t.Errorf("the rule says %q", text)
	}
	walk(t, w, long.ID, [2]string{"contributor", "SUBMIT"}, [2]string{"reviewer", "APPROVE"})
	v, err := w.Verdicts(w.As("reviewer"), long.ID)
	if err != nil || len(v) != 1 || v[0].RuleSet != "2026-12-01" {
		t.Fatal(v, err)
	}
	w.Follow(t)
	n := 0
	err = w.Rows(w.As("reviewer"), registry.Filter{}, func(row registry.Row) bool {
		n++
		if d := current(t, w, row.ID); row.Due != w.Terms().DueOf(d) {
			t.Errorf("%s is due %s in lists, %s by the terms", row.Code, row.Due, w.Terms().DueOf(d))
		}
		return true
	})
	if err != nil || n != 3 {
		t.Error(n, err)
	}
	w.Verify(t) // also: an index rebuilt from the log tells the same
}

func TestWhatCannotBeAdopted(t *testing.T) {
	w := registrytest.New(t, nil)
	good := changed(t, "2026-12-01", func(map[string]any) {})
	simulate(t, w, good)
	for name, c := range map[string]struct {
		who, note string
		set       json.RawMessage
		code      string
	}{
		"by a reviewer":           {"reviewer", "x", good, "manage.notYours"},
		"by nobody":               {"", "x", good, "manage.notYours"},
		"without a reason":        {"admin", " ", good, "transition.reasonRequired"},
		"one that was not tried":  {"admin", "x", changed(t, "2026-12-02", func(map[string]any) {}), "rules.notSimulated"},
		"under the built-in name": {"admin", "x", policy.Document(), "rules.versionTaken"},
		"with a flaw":             {"admin", "x", changed(t, "3", func(set map[string]any) { member(set, "rules", "title-given")["cases"] = []any{} }), "rules.untested"},
		"no document":             {"admin", "x", json.RawMessage(`{"version":`), "rules.unreadable"},
	} {
		if _, err := w.AdoptRules(w.As(c.who), c.set, c.note); codeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.SimulateRules(w.As("reviewer"), good); codeOf(err) != "manage.notYours" {
		t.Errorf("simulated by a reviewer: %v", err)
	}
	if _, err := w.AdoptRules(w.As("admin"), good, "lần đầu"); err != nil {
		t.Fatal(err)
	}
	if _, err := w.AdoptRules(w.As("admin"), good, "lần nữa"); codeOf(err) != "rules.versionTaken" {
		t.Errorf("twice: %v", err)
	}
	if list, err := w.RuleSets(w.As("contributor")); err != nil || len(list) != 0 {
		t.Errorf("a department lists %v, %v", list, err)
	}
	if list, err := w.RuleSets(w.As("auditor")); err != nil || len(list) != 1 || list[0].Note != "lần đầu" {
		t.Errorf("the auditor lists %v, %v", list, err)
	}
	w.Verify(t)
}

// TestAnotherServerDecidesByTheNewSet: a second program on the same store never decides by a set that was replaced.
func TestAnotherServerDecidesByTheNewSet(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Giá")
	if err := w.Deliver(t, "contributor", d.ID, 10); err != nil {
		t.Fatal(err)
	}
	other := w.Another(t)
	set := changed(t, "2026-12-01", longTitles)
	simulate(t, w, set)
	if _, err := w.AdoptRules(w.As("admin"), set, "x"); err != nil {
		t.Fatal(err)
	}
	_, err := other.Transition(w.As("contributor"), registry.TransitionInput{ID: d.ID, Expected: current(t, w, d.ID).Version, To: registry.Submit})
	if codeOf(err) != "rule.titleLong" {
		t.Errorf("the other server: %v", err)
	}
}

// TestASimulationSaysWhatWouldHappen compares the simulation of random changes with what the rules say before and after the set is
// adopted, dataset by dataset and step by step.
func TestASimulationSaysWhatWouldHappen(t *testing.T) {
	rnd := rand.New(rand.NewPCG(11, 7))
	w := registrytest.New(t, nil)
	var ids []registry.DatasetID
	for i := range 12 {
		c := registrytest.Content([]string{"Giá", "Giá đất các xã trong tỉnh"}[rnd.IntN(2)] + string(rune('a'+i)))
		c.Importance = []registry.Importance{registry.ImportanceOrdinary, registry.ImportanceImportant, registry.ImportanceUnclassified}[rnd.IntN(3)]
		d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: c})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
		for _, s := range [][2]string{{"", ""}, {"contributor", "SUBMIT"}, {"reviewer", "APPROVE"}}[:rnd.IntN(4)] {
			if s[0] == "" {
				if err := w.Deliver(t, "contributor", d.ID, 10); err != nil {
					t.Fatal(err)
				}
				continue
			}
			_, _ = step(w, s[0], current(t, w, d.ID), registry.Transition(s[1])) // a rule may refuse: the dataset stays where it is
		}
	}
	type at struct {
		id   registry.DatasetID
		to   registry.Transition
		rule string
	}
	refusals := func() map[at]bool {
		out := map[at]bool{}
		for _, id := range ids {
			seen, err := w.Dataset(w.As("reviewer"), id, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, to := range registry.Transitions {
				if registry.StepFor(to, current(t, w, id)) == nil {
					continue
				}
				checks, err := w.Checks(w.As("reviewer"), seen, to)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range checks {
					if !c.Passed {
						out[at{id, to, c.Rule}] = c.Severity == "error"
					}
				}
			}
		}
		return out
	}
	set := changed(t, "2026-12-01", func(set map[string]any) {
		longTitles(set)
		member(set, "rules", "importance-classified")["severity"] = "warning"
		member(set, "rules", "open-not-important")["validTo"] = "2026-01-01"
		set["rules"] = set["rules"].([]any)[1:] // no title-given
	})
	before := refusals()
	s := simulate(t, w, set)
	if _, err := w.AdoptRules(w.As("admin"), set, "x"); err != nil {
		t.Fatal(err)
	}
	after := refusals()
	want, got := map[at]bool{}, map[at]bool{}
	for k, refused := range before {
		if now, still := after[k]; !still || now != refused {
			want[k] = true
		}
	}
	for k, refused := range after {
		if was, already := before[k]; !already || was != refused {
			want[k] = true
		}
	}
	for _, c := range s.Samples {
		failed := func(o string) bool { return o == registry.OutcomeRefused || o == registry.OutcomeWarned }
		if failed(c.Before) || failed(c.After) {
			got[at{c.Dataset, c.Step, c.Rule}] = true
		}
	}
	if len(want) == 0 || len(want) != len(got) {
		t.Fatalf("simulated %d changes, %d happened: %+v, %+v", len(got), len(want), got, want)
	}
	for k := range want {
		if !got[k] {
			t.Errorf("%+v was not foreseen", k)
		}
	}
}

// TestAVerdictKeepsItsInputs: rule set, facts and people, and the log's entry names the facts' hash.
func TestAVerdictKeepsItsInputs(t *testing.T) {
	w := registrytest.New(t, nil)
	d := walk(t, w, register(t, w, "Rừng").ID, [2]string{"contributor", "deliver"}, [2]string{"approver", "SUBMIT"}, [2]string{"reviewer", "APPROVE"})
	v, err := w.Verdicts(w.As("auditor"), d.ID)
	if err != nil || len(v) != 1 || v[0].Inputs != nil || v[0].InputsHash == "" {
		t.Fatal("the auditor, who reads no files, reads", v, err)
	}
	if v, err = w.Verdicts(w.As("reviewer"), d.ID); err != nil {
		t.Fatal(err)
	}
	var f registry.Facts
	if err := json.Unmarshal(v[0].Inputs, &f); err != nil {
		t.Fatal(err)
	}
	if f.Transition != registry.Approve || f.Content.Title != "Rừng" || f.Release.Rows != 100 || f.Owner != registrytest.Home || f.Now.IsZero() {
		t.Errorf("facts %+v", f)
	}
	parts := map[string]registry.AccountID{}
	for _, p := range v[0].People {
		parts[p.As] = p.Account
	}
	for as, who := range map[string]string{"REGISTERED": "contributor", "EDITED": "contributor", "DELIVERED": "contributor", "SUBMITTED": "approver", "REVIEWED": "reviewer"} {
		if parts[as] != w.Actors[who].Account {
			t.Errorf("%s by %s, want %s", as, parts[as], who)
		}
	}
	history, err := w.History(w.As("auditor"), d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(history[0].Facts, []byte(v[0].InputsHash)) {
		t.Errorf("the entry %s does not name %s", history[0].Facts, v[0].InputsHash)
	}
	checks, err := func() ([]registry.PolicyCheck, error) {
		set, err := policy.New()
		if err != nil {
			return nil, err
		}
		return set.Check(t.Context(), f)
	}()
	if err != nil || len(checks) != len(v[0].Checks) {
		t.Errorf("the facts give %v, %v; the verdict keeps %v", checks, err, v[0].Checks)
	}
}
