package policy

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"

	"cel.dev/cel-go/common/types"

	"danhmuc/registry"
)

// Change compiles another rule set and sets it beside this one. A set with flaws gives them, and nothing else.
func (r *Rules) Change(document json.RawMessage) (registry.Policy, registry.RuleChange, []registry.Violation) {
	if x := Examine(document); len(x.Flaws) > 0 {
		out := make([]registry.Violation, len(x.Flaws))
		for i, f := range x.Flaws {
			out[i] = registry.Violation{Code: f.Code, Path: []string{"rules"}, Params: f.Params, Rule: f.Rule}
		}
		return nil, nil, out
	}
	next, err := compile(document)
	if err != nil { // Examine compiles it too
		return nil, nil, []registry.Violation{{Code: "rules.unreadable", Path: []string{"rules"}, Params: map[string]any{"reason": reason(err)}}}
	}
	return next, newChange(r, next), nil
}

// change is two sets and where they differ.
type change struct {
	before, after *Rules
	rules         []registry.SimulatedRule
	points        map[registry.Transition][]pair
}

// pair is one rule in both sets; nil where a set has none.
type pair struct {
	id            string
	before, after *compiled
}

func newChange(before, after *Rules) *change {
	c := &change{before: before, after: after, rules: []registry.SimulatedRule{}, points: map[registry.Transition][]pair{}}
	find := func(r *Rules, id string) *compiled {
		if i := slices.IndexFunc(r.rules, func(c compiled) bool { return c.ID == id }); i >= 0 {
			return &r.rules[i]
		}
		return nil
	}
	terms := differingTerms(before.terms, after.terms)
	add := func(p pair, what string) {
		c.rules = append(c.rules, registry.SimulatedRule{Rule: p.id, Change: what})
		for _, point := range registry.Transitions {
			if (p.before != nil && slices.Contains(p.before.Points, point)) || (p.after != nil && slices.Contains(p.after.Points, point)) {
				c.points[point] = append(c.points[point], p)
			}
		}
	}
	for i := range after.rules {
		p := pair{after.rules[i].ID, find(before, after.rules[i].ID), &after.rules[i]}
		switch {
		case p.before == nil:
			add(p, "ADDED")
		case !sameRule(p.before, p.after) || readsOneOf(p.after, terms):
			add(p, "CHANGED")
		}
	}
	for i := range before.rules {
		if p := (pair{before.rules[i].ID, &before.rules[i], nil}); find(after, p.id) == nil {
			add(p, "REMOVED")
		}
	}
	return c
}

// sameRule reports whether two rules decide alike; texts and cases aside.
func sameRule(a, b *compiled) bool {
	return a.Expression == b.Expression && a.Severity == b.Severity && a.ValidFrom == b.ValidFrom && a.ValidTo == b.ValidTo && reflect.DeepEqual(a.Points, b.Points)
}

// differingTerms are the ids of the terms that two sets do not have alike.
func differingTerms(a, b registry.Terms) []string {
	of := func(ts registry.Terms, id string) string {
		return slices.DeleteFunc(slices.Clone(ts), func(t registry.Term) bool { return t.ID != id }).Text()
	}
	var out []string
	for _, t := range slices.Concat(a, b) {
		if !slices.Contains(out, t.ID) && of(a, t.ID) != of(b, t.ID) {
			out = append(out, t.ID)
		}
	}
	return out
}

// readsOneOf reports whether a rule's outcome hangs on one of the terms. Lateness hangs on those of freshness.
func readsOneOf(c *compiled, terms []string) bool {
	return slices.ContainsFunc(terms, func(id string) bool {
		return strings.Contains(c.Expression, "'"+id+"'") || (strings.HasPrefix(id, "fresh-") && strings.Contains(c.Expression, "lateUntil"))
	})
}

// Changed lists the rules that differ.
func (c *change) Changed() []registry.SimulatedRule { return slices.Clone(c.rules) }

// Differs reports whether any rule of the transition differs.
func (c *change) Differs(at registry.Transition) bool { return len(c.points[at]) > 0 }

// Outcomes runs the differing rules of the facts' transition in both sets.
func (c *change) Outcomes(f registry.Facts) ([]registry.RuleOutcome, error) {
	today := f.Now.In(registry.Zone()).Format(time.DateOnly)
	old, next := c.before.vars(f), c.after.vars(f)
	var out []registry.RuleOutcome
	for _, p := range c.points[f.Transition] {
		before, err := p.before.outcome(f.Transition, today, old)
		if err != nil {
			return nil, err
		}
		after, err := p.after.outcome(f.Transition, today, next)
		if err != nil {
			return nil, err
		}
		if before != after && (failed(before) || failed(after)) {
			out = append(out, registry.RuleOutcome{Rule: p.id, Before: before, After: after})
		}
	}
	return out, nil
}

func failed(outcome string) bool {
	return outcome == registry.OutcomeRefused || outcome == registry.OutcomeWarned
}

func (c *compiled) outcome(at registry.Transition, today string, vars map[string]any) (string, error) {
	if c == nil || !slices.Contains(c.Points, at) || !c.inForce(today) {
		return registry.OutcomeUnasked, nil
	}
	got, _, err := c.program.Eval(vars)
	switch {
	case err != nil:
		return "", &registry.Error{Op: "policy.Outcomes", Kind: registry.KindInternal, Name: c.ID, Err: err}
	case got == types.True:
		return registry.OutcomePassed, nil
	case c.Severity == "warning":
		return registry.OutcomeWarned, nil
	}
	return registry.OutcomeRefused, nil
}

// inForce reports whether the rule is in force on a day.
func (c *compiled) inForce(day string) bool {
	return day >= c.ValidFrom && (c.ValidTo == "" || day <= c.ValidTo)
}
