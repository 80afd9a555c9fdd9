package policy

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
)

var testNow = time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC)

// good are facts that pass every rule but the one that asks for a reviewer's reasons.
func good() registry.Facts {
	return registry.Facts{Now: testNow, Edition: 2, InForce: 2, Owner: "SNNMT", Comment: "theo thông báo",
		Content: registry.Content{Title: "Giá đất", Description: "Bảng giá đất các xã", LegalBasis: []string{"515/QĐ-UBND"},
			Contact: &registry.Contact{Name: "Phòng CĐS", Email: "snnmt@sonla.gov.vn"}, UpdateFrequency: registry.Monthly,
			Sharing: registry.SharingOpen, Importance: registry.ImportanceOrdinary, PersonalData: registry.PersonalNone, Licence: "dlm-cqnn"},
		Review:      registry.Draft,
		Publication: registry.Publication{Status: registry.Decided, Proposed: 2, Decision: "decision"},
		HasRelease:  true,
		Release: registry.Release{Status: registry.JobDone, Quality: registry.Quality{Status: registry.QualityPassed}, Rows: 75,
			RowsFile: &registry.FileRef{SHA256: strings.Repeat("a", 64)}},
	}
}

// patch is what a case changes in good facts; members that are absent stay.
type patch struct {
	Content     json.RawMessage    `json:"content"`
	Release     json.RawMessage    `json:"release"`
	Publication json.RawMessage    `json:"publication"`
	NoRelease   bool               `json:"noRelease"`
	Findings    []registry.Finding `json:"findings"`
	Comment     *string            `json:"comment"`
	InForce     *int               `json:"inForce"`
	Edition     *int               `json:"edition"`
}

func patched(t testing.TB, raw json.RawMessage) registry.Facts {
	t.Helper()
	f := good()
	if raw == nil {
		return f
	}
	var p patch
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		t.Fatal(err)
	}
	for part, into := range map[string]any{string(p.Content): &f.Content, string(p.Release): &f.Release, string(p.Publication): &f.Publication} {
		if part == "" {
			continue
		}
		if err := json.Unmarshal([]byte(part), into); err != nil {
			t.Fatal(err)
		}
	}
	if p.NoRelease {
		f.HasRelease, f.Release = false, registry.Release{}
	}
	f.Findings = p.Findings
	if p.Comment != nil {
		f.Comment = *p.Comment
	}
	if p.InForce != nil {
		f.InForce = *p.InForce
	}
	if p.Edition != nil {
		f.Edition = *p.Edition
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

func TestCasesOfEveryRule(t *testing.T) {
	set := rules(t)
	ids := map[string]bool{}
	for _, rule := range set.rules {
		if ids[rule.ID] {
			t.Errorf("rule %s stands twice", rule.ID)
		}
		ids[rule.ID] = true
		passing, failing := 0, 0
		for _, c := range rule.Cases {
			if c.Passes {
				passing++
			} else {
				failing++
			}
			for _, point := range rule.Points {
				t.Run(rule.ID+"/"+string(point)+"/"+c.Name, func(t *testing.T) {
					f := patched(t, c.Facts)
					f.Transition = point
					checks, err := set.Check(context.Background(), f)
					if err != nil {
						t.Fatal(err)
					}
					for _, check := range checks {
						if check.Rule == rule.ID {
							if check.Passed != c.Passes {
								t.Fatalf("passed %v, want %v (%v)", check.Passed, c.Passes, check.Params)
							}
							return
						}
					}
					t.Fatal("the rule did not run")
				})
			}
		}
		if passing == 0 || failing == 0 {
			t.Errorf("rule %s has %d passing and %d failing cases; it needs one of each", rule.ID, passing, failing)
		}
	}
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
		return `{"version":"1","terms":` + string(terms) + `,"rules":[{` + b.String()[1:] + `}]}`
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
