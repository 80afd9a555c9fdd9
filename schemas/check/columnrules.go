package check

import (
	"math"
	"strings"

	"danhmuc/schemas"
)

// columnRules checks rows against the rules between columns that a schema declares.
type columnRules struct {
	rules  []columnRule
	values []orderedValue // of the row, by column
}

type columnRule struct {
	kind    string
	columns []*column
}

// orderedValue is what a row holds in a column that a rule looks at.
type orderedValue struct {
	number float64
	text   string // as understood
	scale  int    // digits after the point
	known  bool
}

// newColumnRules returns nil when there is nothing to check. A rule that the table's columns cannot follow is told.
func (t *reading) newColumnRules() *columnRules {
	if t.opts.Schema == nil {
		return nil
	}
	byName := map[string]*column{}
	for _, c := range t.columns {
		if c.schema != nil {
			byName[c.schema.Name] = c
		}
	}
	r := &columnRules{values: make([]orderedValue, len(t.columns))}
	for _, declared := range t.opts.Schema.ColumnRules() {
		rule, missing := columnRule{kind: declared.Kind}, ""
		for _, name := range declared.Columns {
			c := byName[name]
			if c == nil || !c.ordered(declared.Kind) {
				missing = name
				break
			}
			rule.columns = append(rule.columns, c)
		}
		switch declared.Kind {
		case schemas.RuleOrder, schemas.RulePart, schemas.RuleSum:
		default:
			missing = declared.Kind
		}
		if missing != "" || len(rule.columns) < 2 {
			t.found.add(Finding{Code: "rule.unusable", Sheet: t.layout.Sheet, Params: map[string]string{"rule": declared.Kind + ": " + strings.Join(declared.Columns, ", "), "missing": missing}})
			continue
		}
		r.rules = append(r.rules, rule)
	}
	if len(r.rules) == 0 {
		return nil
	}
	return r
}

// ordered tells columns whose values a rule can compare: numbers, and for an order days.
func (c *column) ordered(kind string) bool {
	switch c.decision.Type {
	case schemas.Integer, schemas.Number:
		return true
	case schemas.Date, schemas.DateTime:
		return kind == schemas.RuleOrder
	}
	return false
}

func (r *columnRules) set(c *column, o *outcome) {
	v := orderedValue{}
	if o.numeric {
		v = orderedValue{number: o.float, text: string(o.out), known: true}
		if at := strings.IndexByte(v.text, '.'); at >= 0 {
			v.scale = len(v.text) - at - 1
		}
	}
	r.values[c.at] = v
}

// check reports what the row breaks.
func (r *columnRules) check(t *reading, row int) {
	for i := range r.rules {
		rule := &r.rules[i]
		switch rule.kind {
		case schemas.RuleSum:
			r.sum(t, rule, row)
		case schemas.RulePart:
			whole := rule.columns[len(rule.columns)-1]
			for _, part := range rule.columns[:len(rule.columns)-1] {
				if p, w := &r.values[part.at], &r.values[whole.at]; p.known && w.known && p.number > w.number {
					r.tell(t, "rule.part", row, part, whole)
				}
			}
		default:
			for i, later := range rule.columns[1:] {
				if a, b := &r.values[rule.columns[i].at], &r.values[later.at]; a.known && b.known && a.number > b.number {
					r.tell(t, "rule.order", row, later, rule.columns[i])
				}
			}
		}
	}
}

// tell reports a value of c that does not stand as it should to another's.
func (r *columnRules) tell(t *reading, code string, row int, c, other *column) {
	v, o := &r.values[c.at], &r.values[other.at]
	t.found.add(t.at(c, row, Finding{Code: code, Value: v.text, Params: map[string]string{"other": other.named(), "otherValue": o.text}}))
	t.mark(c, code)
	c.errors++
}

// sum reports a total that its parts do not add up to, within half of the last digit that any of them is written with for each part.
func (r *columnRules) sum(t *reading, rule *columnRule, row int) {
	last := len(rule.columns) - 1
	total := &r.values[rule.columns[last].at]
	if !total.known {
		return
	}
	var parts sumOf
	scale, names := total.scale, make([]string, 0, last)
	for _, c := range rule.columns[:last] {
		names = append(names, c.named())
		if v := &r.values[c.at]; v.known {
			parts.add(v.number)
			scale = max(scale, v.scale)
		}
	}
	tolerance := 1e-9 * math.Abs(total.number)
	if scale > 0 {
		tolerance += 0.5 * math.Pow10(-scale) * float64(parts.count)
	}
	if parts.count == 0 || math.Abs(parts.value()-total.number) <= tolerance {
		return
	}
	c := rule.columns[last]
	t.found.add(t.at(c, row, Finding{Code: "rule.sum", Value: total.text, Params: map[string]string{"other": strings.Join(names, " + "), "sum": figure(parts.value())}}))
	t.mark(c, "rule.sum")
	c.errors++
}

// named is the column as its header names it.
func (c *column) named() string {
	if c.Title != "" {
		return c.Title
	}
	return c.Name
}
