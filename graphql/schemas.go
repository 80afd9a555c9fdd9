package graphql

import (
	"context"
	"encoding/json"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/compat"
)

// schemaStep is one version in the history of a dataset's schema.
type schemaStep struct {
	registry.SchemaStep
	version string
	bump    string
	changes []schemaChange
}

type schemaChange struct {
	compat.Change
	message string
}

// schemaHistory derives the versions of a dataset's schema, newest first: the version follows from the schemas alone.
func (a *api) schemaHistory(ctx context.Context, s *registry.Seen, _ Args) (any, error) {
	steps, err := a.r.SchemaHistory(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	kept := steps[:0]
	var list []*schemas.Schema
	for _, step := range steps {
		parsed, err := schemas.Parse(step.Document)
		if err != nil {
			continue // purged, or written by a version that took more: what is not there cannot be compared
		}
		kept, list = append(kept, step), append(list, parsed)
	}
	out := make([]schemaStep, len(kept))
	for i, v := range compat.History(list) {
		view := schemaStep{SchemaStep: kept[i], version: v.Version.String(), bump: v.Bump.String()}
		for _, c := range v.Changes {
			view.changes = append(view.changes, schemaChange{c, c.Message(languageFrom(ctx))})
		}
		out[len(out)-1-i] = view
	}
	return pointers(out), nil
}

// dictionaryLimit is the most columns that one answer of the data dictionary holds.
const dictionaryLimit = 1000

func (a *api) columnConflicts(ctx context.Context, s *registry.Seen, _ Args) (any, error) {
	list, err := a.r.ColumnConflicts(ctx, s.ID)
	return pointers(list), err
}

func (a *api) dictionary(ctx context.Context, in Args) (any, error) {
	n := 100
	if in.Has("first") {
		n = in.Int("first")
	}
	if n < 0 || n > dictionaryLimit {
		return nil, refuse("PAGE_SIZE", map[string]any{"limit": dictionaryLimit})
	}
	list, err := a.r.Dictionary(ctx, n)
	return pointers(list), err
}

// variantDatasets are the first datasets that declare a column so; count says how many there are.
func (a *api) variantDatasets(ctx context.Context, v *registry.ColumnVariant, in Args) (any, error) {
	n := 5
	if in.Has("first") {
		n = in.Int("first")
	}
	if n < 0 || n > 100 {
		return nil, refuse("PAGE_SIZE", map[string]any{"limit": 100})
	}
	list, err := a.r.DatasetsByID(ctx, v.Datasets[:min(n, len(v.Datasets))])
	seen := list[:0]
	for _, d := range list {
		if d != nil {
			seen = append(seen, d)
		}
	}
	return refs(seen), err
}

// schemaTypes are the types of a schema's history and of the data dictionary.
func (a *api) schemaTypes() typeTable {
	return typeTable{
		"SchemaVersion": {
			"version":  text(func(s *schemaStep) string { return s.version }),
			"hash":     text(func(s *schemaStep) string { return s.Hash }),
			"edition":  integer(func(s *schemaStep) int { return s.Edition }),
			"approved": boolean(func(s *schemaStep) bool { return s.Approved }),
			"origin":   text(func(s *schemaStep) string { return s.Origin }),
			"at":       moment(func(s *schemaStep) time.Time { return s.At }),
			"bump":     text(func(s *schemaStep) string { return s.bump }),
			"document": document(func(s *schemaStep) json.RawMessage { return s.Document }),
			"changes":  objects(func(s *schemaStep) []schemaChange { return s.changes }),
		},
		"SchemaChange": {
			"kind":           text(func(c *schemaChange) compat.Kind { return c.Kind }),
			"path":           text(func(c *schemaChange) string { return c.Path }),
			"column":         maybe(func(c *schemaChange) string { return c.Column }),
			"message":        text(func(c *schemaChange) string { return c.message }),
			"breaksBackward": boolean(func(c *schemaChange) bool { return c.Breaks(compat.Backward) }),
			"breaksForward":  boolean(func(c *schemaChange) bool { return c.Breaks(compat.Forward) }),
		},
		"ColumnConflict": {
			"column":   text(func(c *registry.ColumnConflict) string { return c.Column }),
			"title":    text(func(c *registry.ColumnConflict) string { return c.Title }),
			"type":     text(func(c *registry.ColumnConflict) string { return c.Type }),
			"unit":     maybe(func(c *registry.ColumnConflict) string { return c.Unit }),
			"codeList": maybe(func(c *registry.ColumnConflict) string { return c.CodeList }),
			"variants": objects(func(c *registry.ColumnConflict) []registry.ColumnVariant { return c.Variants }),
		},
		"ColumnVariant": {
			"type":     text(func(v *registry.ColumnVariant) string { return v.Type }),
			"unit":     maybe(func(v *registry.ColumnVariant) string { return v.Unit }),
			"codeList": maybe(func(v *registry.ColumnVariant) string { return v.CodeList }),
			"differs":  texts(func(v *registry.ColumnVariant) []string { return v.Differs }),
			"count":    integer(func(v *registry.ColumnVariant) int { return len(v.Datasets) }),
			"datasets": call(a.variantDatasets),
		},
	}
}
