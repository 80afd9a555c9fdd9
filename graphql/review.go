package graphql

import (
	"context"
	"encoding/json"
	"time"

	"danhmuc/registry"
)

func verdictsOf(r *registry.Registry, s *registry.Seen) func(context.Context, Args) ([]*verdict, error) {
	return func(ctx context.Context, _ Args) ([]*verdict, error) {
		list, err := r.Verdicts(ctx, s.ID)
		out := make([]*verdict, len(list))
		for i, v := range list {
			out[i] = &verdict{Verdict: v, edition: s.Edition}
		}
		return out, err
	}
}

// verdict is a review, with the edition that the caller looks at: whether the record has moved on.
type verdict struct {
	*registry.Verdict
	edition int
}

// reviewTypes are verdicts, rules and what the rules say.
func (a *api) reviewTypes() typeTable {
	type check = registry.PolicyCheck
	type rule = registry.PolicyRule
	return typeTable{
		"Review":           a.reviewFields(),
		"ReviewConnection": connectionFields[verdict](),
		"ReviewEdge":       edgeFields[verdict](),
		"ReviewFinding": {
			"path":    maybe(func(f *registry.Finding) string { return f.Path }),
			"column":  maybe(func(f *registry.Finding) string { return f.Column }),
			"row":     call(func(_ context.Context, f *registry.Finding, _ Args) (any, error) { return rowOrNull(f.Row), nil }),
			"code":    maybe(func(f *registry.Finding) string { return f.Code }),
			"message": text(func(f *registry.Finding) string { return f.Message }),
			"waive":   boolean(func(f *registry.Finding) bool { return f.Waive }),
		},
		"ReviewPart": {
			"account": ref(func(p *registry.Part) registry.AccountID { return p.Account }, a.names),
			"as":      text(func(p *registry.Part) string { return p.As }),
		},
		"PolicyCheck": {
			"rule":     text(func(c *check) string { return c.Rule }),
			"passed":   boolean(func(c *check) bool { return c.Passed }),
			"severity": text(func(c *check) string { return upper(c.Severity) }),
			"message":  call(func(ctx context.Context, c *check, _ Args) (any, error) { return a.say(ctx, c.Code, c.Params), nil }),
			"article":  maybe(func(c *check) string { return c.Article }),
			"path":     texts(func(c *check) []string { return c.Path }),
			"way":      maybe(func(c *check) string { return c.Way }),
		},
		"NextAction": {
			"transition": text(func(n *nextAction) registry.Transition { return n.transition }),
			"ready":      boolean(func(n *nextAction) bool { return len(n.blockers) == 0 }),
			"blockers":   objects(func(n *nextAction) []registry.PolicyCheck { return n.blockers }),
		},
		"PolicyRule": {
			"id":         text(func(r *rule) string { return r.ID }),
			"points":     texts(func(r *rule) []registry.Transition { return r.Points }),
			"severity":   text(func(r *rule) string { return upper(r.Severity) }),
			"expression": text(func(r *rule) string { return r.Expression }),
			"message":    text(func(r *rule) string { return r.Vi }),
			"messageEn":  text(func(r *rule) string { return r.En }),
			"article":    maybe(func(r *rule) string { return r.Article }),
			"validFrom":  maybe(func(r *rule) string { return r.ValidFrom }),
			"validTo":    maybe(func(r *rule) string { return r.ValidTo }),
			"ruleSet":    text(func(*rule) string { return a.r.RuleSet() }),
		},
	}
}

func (a *api) reviewFields() fields {
	return fields{
		"id":         id("Review", func(v *verdict) string { return v.ID }),
		"edition":    integer(func(v *verdict) int { return v.Edition }),
		"version":    integer(func(v *verdict) int { return v.Version }),
		"verdict":    text(func(v *verdict) registry.Transition { return v.Transition }),
		"reviewer":   ref(func(v *verdict) registry.AccountID { return v.Reviewer }, a.names),
		"comment":    maybe(func(v *verdict) string { return v.Comment }),
		"findings":   objects(func(v *verdict) []registry.Finding { return v.Findings }),
		"ruleSet":    text(func(v *verdict) string { return v.RuleSet }),
		"checks":     objects(func(v *verdict) []registry.PolicyCheck { return v.Checks }),
		"inputs":     document(func(v *verdict) json.RawMessage { return v.Inputs }),
		"inputsHash": maybe(func(v *verdict) string { return v.InputsHash }),
		"people":     objects(func(v *verdict) []registry.Part { return v.People }),
		"at":         moment(func(v *verdict) time.Time { return v.At }),
		"outdated":   boolean(func(v *verdict) bool { return v.Edition < v.edition }),
	}
}
