package check

import (
	"regexp"
	"strconv"
	"unicode/utf8"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
)

// rules are a declared column's keywords, compiled. The schema itself stays the reference (a test compares both).
type rules struct {
	pattern *regexp.Regexp
	linear  linear                 // pattern when it is of that form
	format  func(text string) bool // nil for none
	enum    map[string]bool
	numbers map[float64]bool // enum of a column of numbers: 1.50 is 1.5
	column  *schemas.Column
	list    *listCheck // nil for no code list
}

// compileRules returns nil when the column has no keyword past its type.
func compileRules(c *schemas.Column) (*rules, error) {
	r := &rules{column: c}
	if c.Pattern != "" && !(c.Type == schemas.Period && c.Pattern == schemas.PeriodPattern) {
		p, err := regexp.Compile(c.Pattern)
		if err != nil {
			return nil, &schemas.Error{Code: schemas.CodePattern, Path: "/properties/" + c.Name + "/pattern", Detail: c.Pattern, Err: err}
		}
		r.pattern, r.linear = p, compileLinear(c.Pattern)
	}
	r.format = schemas.FormatOf(c.Format)
	if len(c.Enum) > 0 {
		r.enum = make(map[string]bool, len(c.Enum))
		for _, e := range c.Enum {
			r.enum[e] = true
		}
		if c.Type == schemas.Integer || c.Type == schemas.Number {
			r.numbers = make(map[float64]bool, len(c.Enum))
			for _, e := range c.Enum {
				if f, err := strconv.ParseFloat(e, 64); err == nil {
					r.numbers[f] = true
				}
			}
		}
	}
	if r.pattern == nil && r.format == nil && r.enum == nil && c.Minimum == nil && c.Maximum == nil && c.MinLength == 0 && c.MaxLength == 0 {
		return nil, nil
	}
	return r, nil
}

// check reports what an understood value breaks.
func (r *rules) check(c *column, v *infer.Value, o *outcome) {
	if r.list != nil {
		r.list.check(o)
	}
	if r.enum != nil && !r.enum[string(o.out)] && !(o.numeric && r.numbers[o.float]) {
		o.find("schema.enum", "", false, nil)
	}
	switch c.decision.Type {
	case schemas.Integer, schemas.Number:
		r.checkNumber(o)
	case schemas.Boolean:
	default:
		r.checkText(o)
	}
}

func (r *rules) checkNumber(o *outcome) {
	limit := func(bound *float64) map[string]string {
		return map[string]string{"limit": strconv.FormatFloat(*bound, 'f', -1, 64)}
	}
	if low := r.column.Minimum; low != nil && (o.float < *low || r.column.ExclusiveMin && o.float == *low) {
		o.find("schema.minimum", "", false, limit(low))
	}
	if high := r.column.Maximum; high != nil && (o.float > *high || r.column.ExclusiveMax && o.float == *high) {
		o.find("schema.maximum", "", false, limit(high))
	}
}

func (r *rules) matches(text []byte) bool {
	if r.linear != nil {
		return r.linear.match(text)
	}
	return r.pattern.Match(text)
}

// figureHolds tells a number of which check has nothing to report.
func (r *rules) figureHolds(f float64, text []byte) bool {
	if r.list != nil || r.enum != nil && !r.enum[string(text)] && !r.numbers[f] {
		return false
	}
	low, high := r.column.Minimum, r.column.Maximum
	return (low == nil || f > *low || f == *low && !r.column.ExclusiveMin) && (high == nil || f < *high || f == *high && !r.column.ExclusiveMax)
}

// textHolds tells a text of so many characters, or a day, of which check has nothing to report.
func (r *rules) textHolds(text []byte, n int) bool {
	return r.list == nil && r.format == nil && (r.enum == nil || r.enum[string(text)]) && (r.pattern == nil || r.matches(text)) &&
		n >= r.column.MinLength && (r.column.MaxLength == 0 || n <= r.column.MaxLength)
}

func (r *rules) checkText(o *outcome) {
	if r.pattern != nil && !r.matches(o.out) {
		o.find("schema.pattern", "", false, map[string]string{"pattern": r.column.Pattern})
	}
	if r.format != nil && !r.format(string(o.out)) {
		o.find("schema.format", "", false, map[string]string{"format": r.column.Format})
	}
	if r.column.MinLength == 0 && r.column.MaxLength == 0 {
		return
	}
	n := utf8.RuneCount(o.out)
	if n < r.column.MinLength {
		o.find("schema.min-length", "", false, map[string]string{"limit": strconv.Itoa(r.column.MinLength), "length": strconv.Itoa(n)})
	}
	if r.column.MaxLength > 0 && n > r.column.MaxLength {
		o.find("schema.max-length", "", false, map[string]string{"limit": strconv.Itoa(r.column.MaxLength), "length": strconv.Itoa(n)})
	}
}
