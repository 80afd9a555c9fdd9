package policy

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
)

// good are facts that pass every rule but the one that asks for a reviewer's reasons.
func good() registry.Facts {
	set, err := New()
	if err != nil {
		panic(err)
	}
	f, err := factsOf(set.base, nil)
	if err != nil {
		panic(err)
	}
	return f
}

func rules(t testing.TB) *Rules {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFailedErrorsComeFirst(t *testing.T) {
	f := good()
	f.Transition = registry.Submit
	f.Content.Title, f.Content.Sharing = "", registry.SharingUnclassified
	f.Release.Personal = []registry.PersonalColumn{{Column: "so_cccd", Class: registry.PersonalBasic, Confidence: 1}}
	checks, err := rules(t).Check(context.Background(), f)
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, c := range checks {
		if rank(c) < last {
			t.Fatalf("%s stands after a lesser one", c.Rule)
		}
		last = rank(c)
	}
	if checks[0].Passed || checks[0].Severity != "error" || checks[len(checks)-1].Passed == false {
		t.Fatalf("got %+v", checks)
	}
	for _, c := range checks {
		if c.Rule == "personal-declared" && c.Params["columns"] != "so_cccd" {
			t.Fatalf("got %v", c.Params)
		}
	}
}

func TestRulesOutOfForceDoNotRun(t *testing.T) {
	f := good()
	f.Transition, f.Content.PersonalData = registry.Submit, registry.PersonalUnclassified
	f.Now = time.Date(2025, 12, 31, 16, 59, 0, 0, time.UTC) // still the old year in the province
	ran := func() bool {
		checks, err := rules(t).Check(context.Background(), f)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range checks {
			if c.Rule == "personal-classified" {
				return true
			}
		}
		return false
	}
	if ran() {
		t.Fatal("a rule ran before it was in force")
	}
	if f.Now = f.Now.Add(time.Minute); !ran() {
		t.Fatal("a rule in force did not run")
	}
}

func TestCompileRefuses(t *testing.T) {
	row := func(change string) string {
		parts := map[string]string{"id": `"x"`, "points": `["SUBMIT"]`, "severity": `"error"`, "expression": `"dataset.title != ''"`, "code": `"rule.x"`, "vi": `"v"`, "en": `"e"`, "cases": `[]`}
		name, value, _ := strings.Cut(change, "=")
		parts[name] = value
		var b strings.Builder
		for k, v := range parts {
			b.WriteString(`,"` + k + `":` + v)
		}
		terms, err := json.Marshal(rules(t).Terms())
		if err != nil {
			t.Fatal(err)
		}
		return `{"version":"1","terms":` + string(terms) + `,"base":{},"rules":[{` + b.String()[1:] + `}]}`
	}
	if _, err := compile([]byte(row(`vi="v"`))); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]string{
		"an unknown field":          `expression="dataset.titel != ''"`,
		"a type that does not fit":  `expression="dataset.title > 3"`,
		"an expression of no truth": `expression="dataset.title"`,
		"an unknown transition":     `points=["SUBMITT"]`,
		"an unknown severity":       `severity="fatal"`,
		"a hole without a value":    `vi="v {n}"`,
		"an unknown member":         `extra=1`,
		"no point":                  `points=[]`,
		"a date that is none":       `validFrom="2026"`,
	} {
		if _, err := compile([]byte(row(change))); err == nil {
			t.Errorf("%s: compiled", name)
		}
	}
}

func TestNoRuleRunsWhereNoneIsAttached(t *testing.T) {
	f := good()
	f.Transition = registry.Recall
	if checks, err := rules(t).Check(context.Background(), f); err != nil || len(checks) != 0 {
		t.Fatalf("got %v, %v", checks, err)
	}
}

func BenchmarkCheck(b *testing.B) {
	set := rules(b)
	for _, to := range []registry.Transition{registry.Submit, registry.Approve, registry.Publish} {
		b.Run(string(to), func(b *testing.B) {
			f := good()
			f.Transition = to
			for b.Loop() {
				if _, err := set.Check(context.Background(), f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
