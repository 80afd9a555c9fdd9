package graphql

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/clean"
)

// surveyView is what cleaning could do to the first table of a file.
type surveyView struct {
	*clean.Survey
	cells string // hash of the cells it would change
}

// stepView is a step of a recipe with what it came to.
type stepView struct {
	clean.Step
	count int64
}

// cleaningTypes are suggestions, previews and what was agreed to.
func (a *api) cleaningTypes() typeTable {
	type suggestion = clean.Suggestion
	type preview = clean.Preview
	type cleaning = registry.Cleaning
	type skipped = registry.CleaningSkipped
	return typeTable{
		"CleaningSurvey": {
			"sheet":       text(func(s *surveyView) string { return s.Sheet }),
			"suggestions": objects(func(s *surveyView) []suggestion { return s.Suggestions }),
			"preview":     call(a.previewCleaning),
		},
		"CleaningSuggestion": {
			"rule":        text(func(s *suggestion) string { return s.Rule }),
			"title":       ruleText(func(s *suggestion) *clean.Step { return &s.Step }, func(t clean.Text) string { return t.Title }),
			"why":         ruleText(func(s *suggestion) *clean.Step { return &s.Step }, func(t clean.Text) string { return t.Why }),
			"example":     ruleText(func(s *suggestion) *clean.Step { return &s.Step }, func(t clean.Text) string { return t.Example }),
			"column":      maybe(func(s *suggestion) string { return s.Column }),
			"columnTitle": maybe(func(s *suggestion) string { return s.Title }),
			"letter":      maybe(func(s *suggestion) string { return s.Letter }),
			"count":       long(func(s *suggestion) int64 { return s.Count }),
			"listed":      long(func(s *suggestion) int64 { return s.Listed }),
			"sure":        boolean(func(s *suggestion) bool { return s.Sure }),
			"given":       boolean(func(s *suggestion) bool { return s.Given }),
		},
		"CleaningChange": {
			"row":         integer(func(p *preview) int { return p.Row }),
			"column":      maybe(func(p *preview) string { return p.Column }),
			"columnTitle": maybe(func(p *preview) string { return p.Title }),
			"letter":      maybe(func(p *preview) string { return p.Letter }),
			"before":      text(func(p *preview) string { return p.Before }),
			"after":       text(func(p *preview) string { return p.After }),
			"leftOut":     boolean(func(p *preview) bool { return p.Out }),
			"rules":       texts(func(p *preview) []string { return p.Rules }),
		},
		"CleaningChangeConnection": connectionFields[preview](),
		"CleaningChangeEdge":       edgeFields[preview](),
		"Cleaning": {
			"by":       ref(func(c *cleaning) registry.AccountID { return c.By }, a.names),
			"at":       moment(func(c *cleaning) time.Time { return c.At }),
			"replayed": call(func(_ context.Context, c *cleaning, _ Args) (any, error) { return rowOrNull(c.Replayed), nil }),
			"cells":    long(func(c *cleaning) int64 { return c.Cells }),
			"rows":     long(func(c *cleaning) int64 { return c.Rows }),
			"steps":    call(stepsOf),
			"skipped":  objects(func(c *cleaning) []skipped { return c.Skipped }),
			"recipe":   document(func(c *cleaning) json.RawMessage { return c.Recipe }),
		},
		"CleaningStep": {
			"rule":        text(func(s *stepView) string { return s.Rule }),
			"title":       ruleText(func(s *stepView) *clean.Step { return &s.Step }, func(t clean.Text) string { return t.Title }),
			"column":      maybe(func(s *stepView) string { return s.Column }),
			"columnTitle": maybe(func(s *stepView) string { return s.Title }),
			"count":       long(func(s *stepView) int64 { return s.count }),
		},
		"CleaningSkipped": {
			"rule":        text(func(s *skipped) string { return s.Rule }),
			"title":       ruleText(func(s *skipped) *clean.Step { return &clean.Step{Rule: s.Rule} }, func(t clean.Text) string { return t.Title }),
			"column":      maybe(func(s *skipped) string { return s.Column }),
			"columnTitle": maybe(func(s *skipped) string { return s.Title }),
			"reason":      text(func(s *skipped) string { return s.Reason }),
			"message": call(func(ctx context.Context, s *skipped, _ Args) (any, error) {
				return a.say(ctx, "cleaning.skipped."+s.Reason, nil), nil
			}),
		},
	}
}

// ruleText is one of a rule's texts in the caller's language.
func ruleText[T any](step func(*T) *clean.Step, part func(clean.Text) string) field {
	return call(func(ctx context.Context, obj *T, _ Args) (any, error) {
		s := step(obj)
		return part(clean.Words(languageFrom(ctx), s.Rule, s.Params)), nil
	})
}

// survey reads what cleaning could do, nil when nothing is known of it.
func (a *api) survey(ctx context.Context, at *registry.Survey) (*surveyView, error) {
	if at == nil {
		return nil, nil
	}
	raw, err := a.reports.read(ctx, at.Document)
	if err != nil || raw == nil {
		return nil, err
	}
	v := &surveyView{Survey: new(clean.Survey), cells: at.Cells}
	if err := json.Unmarshal(raw, v.Survey); err != nil {
		return nil, fmt.Errorf("decode survey %s: %w", at.Document, err)
	}
	return v, nil
}

// surveyOf is what cleaning could do to the file of a report.
func (a *api) surveyOf(ctx context.Context, r *reportView, _ Args) (any, error) {
	s, err := a.survey(ctx, r.survey)
	return orNil(s), err
}

// previewCleaning shows, a page at a time, what the steps asked for would do to each cell.
func (a *api) previewCleaning(ctx context.Context, s *surveyView, in Args) (any, error) {
	w, err := windowOf(in)
	if err != nil {
		return nil, err
	}
	recipe, err := recipeOf(s.Survey, nil, in.Inputs("steps"))
	if err != nil {
		return nil, err
	}
	f, err := a.r.Blobs().Open(ctx, s.cells)
	if err != nil {
		return nil, err
	}
	list, total, err := clean.Previews(s.Survey, recipe, f, in.Text("rule"), in.Text("column"), w.offset, w.limit)
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, err
	}
	items := make([]*clean.Preview, len(list))
	for i := range list {
		items[i] = &list[i]
	}
	return newPage(items, w.offset, total), nil
}

// recipeOf makes a recipe of the steps asked for: as they are suggested for this file, else as they were agreed to before.
func recipeOf(s *clean.Survey, agreed *clean.Recipe, asked []Args) (*clean.Recipe, error) {
	var steps []clean.Step
	for _, one := range asked {
		rule, column := one.Text("rule"), one.Text("column")
		is := func(s clean.Step) bool { return s.Rule == rule && s.Column == column }
		if i := slices.IndexFunc(s.Suggestions, func(o clean.Suggestion) bool { return is(o.Step) }); i >= 0 {
			steps = append(steps, s.Suggestions[i].Step)
			continue
		}
		if agreed != nil {
			if i := slices.IndexFunc(agreed.Steps, is); i >= 0 {
				steps = append(steps, agreed.Steps[i])
				continue
			}
		}
		return nil, &registry.Error{Op: "graphql.cleaning", Kind: registry.KindInvalid, Violations: []registry.Violation{{Code: "cleaning.stepUnknown", Path: []string{"steps"}, Params: map[string]any{"rule": rule}}}}
	}
	return clean.NewRecipe(steps), nil
}

// applyCleaning agrees to steps for a release.
func (a *api) applyCleaning(ctx context.Context, in Args) (*registry.Dataset, error) {
	id := localID[registry.ReleaseID]("Release", in.Text("release"))
	rel, err := a.r.ReleaseByID(ctx, id)
	if err != nil {
		return nil, err
	}
	s, err := a.survey(ctx, rel.Survey)
	if err != nil {
		return nil, err
	}
	recipe, err := recipeOf(surveyOr(s), agreedOf(rel), in.Inputs("steps"))
	if err != nil {
		return nil, err
	}
	return a.r.Clean(ctx, id, in.Int("expectedVersion"), recipe.Canonical())
}

// surveyOr is a survey that suggests nothing where none is known.
func surveyOr(s *surveyView) *clean.Survey {
	if s == nil {
		return &clean.Survey{}
	}
	return s.Survey
}

// agreedOf is what was agreed to for a release, nil for nothing.
func agreedOf(rel *registry.Release) *clean.Recipe {
	if rel.Cleaning == nil {
		return nil
	}
	r, err := clean.ParseRecipe(rel.Cleaning.Recipe)
	if err != nil {
		return nil // of a version that is no more: it can be replaced or undone, not taken over
	}
	return r
}

// stepsOf are the steps agreed to with their counts, without those that reading follows in any case.
func stepsOf(_ context.Context, c *registry.Cleaning, _ Args) (any, error) {
	recipe := agreedOf(&registry.Release{Cleaning: c})
	if recipe == nil {
		return []any{}, nil
	}
	out := make([]stepView, 0, len(recipe.Steps))
	for _, s := range recipe.Steps {
		if clean.Given(s.Rule) {
			continue
		}
		one := stepView{Step: s}
		if at := slices.IndexFunc(c.Counts, func(n registry.CleaningCount) bool { return n.Rule == s.Rule && n.Column == s.Column }); at >= 0 {
			one.count = c.Counts[at].Count
		}
		out = append(out, one)
	}
	return pointers(out), nil
}
