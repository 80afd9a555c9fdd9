package policy

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"cel.dev/cel-go/common/types"

	"danhmuc/registry"
)

// Flaw is what is wrong with a rule set, as a message code with its parameters.
type Flaw struct {
	Rule   string         `json:"rule,omitempty"` // empty for the set itself
	Code   string         `json:"code"`           // of a text of the message catalogue
	Params map[string]any `json:"params,omitempty"`
}

// Examination is what the test of a rule set found. A set without flaws may be adopted.
type Examination struct {
	Version string `json:"version"`
	Rules   int    `json:"rules"`
	Terms   int    `json:"terms"`
	Cases   int    `json:"cases"` // that ran, at every point of their rule
	Flaws   []Flaw `json:"flaws"`
}

// Examine tests a rule set by the cases that it carries. Flaws are: a set that does not compile; a rule named twice; a rule
// without a case that passes and one that fails (untested); a case that comes out otherwise; a rule that is never in force or
// says what another says (dead); two blocking rules of one transition, in
// force on one day, of which no case of the whole set passes both (contradicting).
func Examine(raw []byte) Examination {
	x := &examiner{}
	set, err := compile(raw)
	if err != nil {
		x.flaw("", "rules.unreadable", map[string]any{"reason": reason(err)})
		return x.Examination
	}
	x.set, x.Version, x.Rules, x.Terms, x.Flaws = set, set.version, len(set.rules), len(set.terms), []Flaw{}
	x.gather()
	for i := range set.rules {
		x.rule(i)
	}
	x.contradictions()
	return x.Examination
}

// reason is a joined error on one line.
func reason(err error) string {
	var joined interface{ Unwrap() []error }
	if !errors.As(err, &joined) {
		return err.Error()
	}
	var parts []string
	for _, e := range joined.Unwrap() {
		parts = append(parts, e.Error())
	}
	return strings.ReplaceAll(strings.Join(parts, "; "), "\n", " ")
}

// examiner holds what every rule says of every case's facts.
type examiner struct {
	Examination
	set   *Rules
	facts []registry.Facts // of the base, then of each case in order
	// outcomes are by rule, point and facts: whether the rule passes.
	outcomes []map[registry.Transition][]bool
}

func (x *examiner) flaw(rule, code string, params map[string]any) {
	x.Flaws = append(x.Flaws, Flaw{rule, code, params})
}

// gather runs every rule at each of its points over the facts of all cases.
func (x *examiner) gather() {
	patches := []json.RawMessage{nil}
	for _, r := range x.set.rules {
		for _, c := range r.Cases {
			patches = append(patches, c.Facts)
		}
	}
	for _, p := range patches {
		f, err := factsOf(x.set.base, p)
		if err != nil {
			x.flaw("", "rules.unreadable", map[string]any{"reason": err.Error()})
		}
		x.facts = append(x.facts, f)
	}
	x.outcomes = make([]map[registry.Transition][]bool, len(x.set.rules))
	for i := range x.outcomes {
		x.outcomes[i] = map[registry.Transition][]bool{}
	}
	for _, f := range x.facts {
		for _, point := range registry.Transitions {
			if len(x.set.byPoint[point]) == 0 {
				continue
			}
			f.Transition = point
			vars := x.set.vars(f)
			for _, i := range x.set.byPoint[point] {
				got, _, err := x.set.rules[i].program.Eval(vars)
				if err != nil {
					x.flaw(x.set.rules[i].ID, "rules.unreadable", map[string]any{"reason": err.Error()})
				}
				x.outcomes[i][point] = append(x.outcomes[i][point], err == nil && got == types.True)
			}
		}
	}
}

// rule tests one rule by its own cases.
func (x *examiner) rule(i int) {
	r := &x.set.rules[i]
	first, passing, failing := 1, 0, 0
	for _, earlier := range x.set.rules[:i] {
		first += len(earlier.Cases)
		if earlier.ID == r.ID {
			x.flaw(r.ID, "rules.twice", nil)
		}
		if earlier.Expression == r.Expression && earlier.Severity == r.Severity && together(&earlier, r) != "" {
			x.flaw(r.ID, "rules.dead.same", map[string]any{"other": earlier.ID})
		}
	}
	for n, c := range r.Cases {
		if c.Passes {
			passing++
		} else {
			failing++
		}
		for _, point := range r.Points {
			x.Cases++
			if x.outcomes[i][point][first+n] != c.Passes {
				code := "rules.case.passed"
				if c.Passes {
					code = "rules.case.failed"
				}
				x.flaw(r.ID, code, map[string]any{"name": c.Name, "point": string(point)})
			}
		}
	}
	if passing == 0 || failing == 0 {
		x.flaw(r.ID, "rules.untested", map[string]any{"passing": passing, "failing": failing})
	}
	if r.ValidTo != "" && r.ValidTo < r.ValidFrom {
		x.flaw(r.ID, "rules.dead.never", map[string]any{"from": r.ValidFrom, "to": r.ValidTo})
	}
}

// contradictions looks for blocking rules of one transition that nothing can pass together.
func (x *examiner) contradictions() {
	for i := range x.set.rules {
		for j := range i {
			a, b := &x.set.rules[j], &x.set.rules[i]
			point := together(a, b)
			if point == "" || a.Severity != "error" || b.Severity != "error" {
				continue
			}
			both := false
			for n, passes := range x.outcomes[j][point] {
				both = both || (passes && x.outcomes[i][point][n])
			}
			if !both {
				x.flaw(b.ID, "rules.contradicts", map[string]any{"other": a.ID, "point": string(point)})
			}
		}
	}
}

// together is the first transition that both rules guard on one day, empty for none.
func together(a, b *compiled) registry.Transition {
	if (a.ValidTo != "" && a.ValidTo < b.ValidFrom) || (b.ValidTo != "" && b.ValidTo < a.ValidFrom) {
		return ""
	}
	for _, point := range a.Points {
		if slices.Contains(b.Points, point) {
			return point
		}
	}
	return ""
}

// Document is the built-in rule set as a file, with its terms and cases: what a changed set begins with.
func Document() []byte { return slices.Clone(rulesJSON) }
