package policy

import (
	"encoding/json"
	"strings"
	"testing"

	"danhmuc/registry"
)

func TestTheBuiltInSetHasNoFlaw(t *testing.T) {
	x := Examine(Document())
	if len(x.Flaws) > 0 || x.Rules == 0 || x.Cases < 2*x.Rules {
		t.Fatalf("got %+v", x)
	}
}

// TestFlawsAreFound spoils the built-in set one way at a time.
func TestFlawsAreFound(t *testing.T) {
	find := func(d *document, id string) *row {
		for i := range d.Rules {
			if d.Rules[i].ID == id {
				return &d.Rules[i]
			}
		}
		t.Fatalf("no rule %s", id)
		return nil
	}
	only := func(r *row, passes bool) {
		var kept []sample
		for _, c := range r.Cases {
			if c.Passes == passes {
				kept = append(kept, c)
			}
		}
		r.Cases = kept
	}
	copied := func(d *document, id string) *row {
		r := *find(d, "open-by-class")
		r.ID, r.Cases = id, append([]sample{}, r.Cases...)
		d.Rules = append(d.Rules, r)
		return &d.Rules[len(d.Rules)-1]
	}
	for name, c := range map[string]struct {
		spoil      func(*document)
		rule, code string
	}{
		"no failing case": {func(d *document) { only(find(d, "title-given"), true) }, "title-given", "rules.untested"},
		"no passing case": {func(d *document) { only(find(d, "title-given"), false) }, "title-given", "rules.untested"},
		"a case that comes out otherwise": {func(d *document) { find(d, "open-ordinary").Expression = "dataset.importance != 'CORE'" },
			"open-ordinary", "rules.case.passed"},
		"too strict": {func(d *document) { find(d, "open-ordinary").Expression = "dataset.importance == 'CORE'" }, "open-ordinary", "rules.case.failed"},
		"never in force": {func(d *document) {
			find(d, "title-given").ValidFrom, find(d, "title-given").ValidTo = "2026-02-01", "2026-01-01"
		}, "title-given", "rules.dead.never"},
		"the same again": {func(d *document) { copied(d, "open-again") }, "open-again", "rules.dead.same"},
		"the same id":    {func(d *document) { copied(d, "open-by-class").Expression += " " }, "open-by-class", "rules.twice"},
		"a contradiction": {func(d *document) {
			r := copied(d, "closed-by-class")
			r.Expression = "dataset.sharing != 'OPEN'"
			for i := range r.Cases {
				r.Cases[i].Passes = !r.Cases[i].Passes
			}
		}, "closed-by-class", "rules.contradicts"},
		"unreadable":      {func(d *document) { find(d, "title-given").Expression = "dataset.titel == ''" }, "", "rules.unreadable"},
		"unreadable case": {func(d *document) { find(d, "title-given").Cases[0].Facts = json.RawMessage(`{"x":1}`) }, "", "rules.unreadable"},
	} {
		t.Run(name, func(t *testing.T) {
			var d document
			if err := json.Unmarshal(Document(), &d); err != nil {
				t.Fatal(err)
			}
			c.spoil(&d)
			raw, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range Examine(raw).Flaws {
				if f.Rule == c.rule && f.Code == c.code {
					return
				}
			}
			t.Fatalf("not found: %+v", Examine(raw).Flaws)
		})
	}
}

// TestRulesThatFollowEachOtherDoNotContradict: an old rule and the one that replaces it are never asked together.
func TestRulesThatFollowEachOtherDoNotContradict(t *testing.T) {
	var d document
	if err := json.Unmarshal(Document(), &d); err != nil {
		t.Fatal(err)
	}
	for i := range d.Rules {
		if d.Rules[i].ID != "open-by-class" {
			continue
		}
		next := d.Rules[i]
		d.Rules[i].ValidTo = "2027-06-30"
		next.ID, next.ValidFrom, next.Expression = "open-by-class-later", "2027-07-01", "dataset.sharing != 'OPEN'"
		next.Cases = []sample{{Name: "shared", Passes: true, Facts: json.RawMessage(`{"content":{"sharing":"SHARED"}}`)}, {Name: "open"}}
		d.Rules = append(d.Rules, next)
		break
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Examine(raw).Flaws {
		if strings.HasPrefix(f.Rule, "open-by-class") {
			t.Errorf("%+v", f)
		}
	}
}

func TestTermsReachExpressions(t *testing.T) {
	var d document
	if err := json.Unmarshal(Document(), &d); err != nil {
		t.Fatal(err)
	}
	d.Rules = append(d.Rules, row{PolicyRule: registry.PolicyRule{ID: "enough-rows", Points: []registry.Transition{registry.Submit}, Severity: "error",
		Expression: "release.rows >= terms['review']", Code: "rule.x", Vi: "v", En: "e"},
		Cases: []sample{{Name: "seven", Passes: true, Facts: json.RawMessage(`{"release":{"rows":7}}`)}, {Name: "six", Facts: json.RawMessage(`{"release":{"rows":6}}`)}}})
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if x := Examine(raw); len(x.Flaws) > 0 {
		t.Fatalf("got %+v", x.Flaws)
	}
}
