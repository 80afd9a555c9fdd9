package check

import (
	"encoding/json"
	"strings"

	"danhmuc/schemas"
)

// rowRules checks rows against the parts of a declared schema that no single column carries (if/then, dependentRequired, oneOf …). It is
// slow and only used where the schema has such parts.
type rowRules struct {
	schema *schemas.Schema
	row    map[string]any
}

// newRowRules returns nil when every rule of the schema is a column's.
func newRowRules(s *schemas.Schema) *rowRules {
	if s == nil || !s.RowRules() {
		return nil
	}
	return &rowRules{s, map[string]any{}}
}

func (r *rowRules) set(c *column, o *outcome) {
	if o.null || c.schema == nil && (c.Ordinal || c.Group) {
		return
	}
	name := c.Name
	switch {
	case c.schema != nil:
		name = c.schema.Name
	case r.schema.ByPattern(c.Title):
		name = c.Title
	}
	var v any = string(o.out)
	switch c.decision.Type {
	case schemas.Integer, schemas.Number:
		v = json.Number(o.out)
	case schemas.Boolean:
		v = string(o.out) == "true"
	}
	r.row[name] = v
}

// check reports what the row breaks past the columns' own rules.
func (r *rowRules) check(t *reading, row int) {
	for _, v := range r.schema.Validate(r.row) {
		if v.Carried && (v.Keyword != "required" || !r.deep(v.Detail)) {
			continue // found by the columns' compiled rules
		}
		t.found.add(Finding{Code: "schema.row", Sheet: t.layout.Sheet, Row: row, Column: v.Column, Params: map[string]string{"keyword": v.Keyword, "detail": v.Detail}})
	}
	clear(r.row)
}

// deep tells a missing property that only a condition requires: one that the columns do not require by themselves.
func (r *rowRules) deep(detail string) bool {
	for _, c := range r.schema.Columns() {
		if c.Required && containsQuoted(detail, c.Name) {
			return false
		}
	}
	return true
}

func containsQuoted(s, name string) bool {
	return strings.Contains(s, "'"+name+"'") || strings.Contains(s, `"`+name+`"`)
}
