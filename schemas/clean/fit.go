package clean

import (
	"slices"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Fit takes out of a recipe that was agreed to for an earlier file the steps that do not fit the next one, as it was read without the
// recipe: the column is gone, or the file shows that it is written in another way. "1,234" with a decimal comma agreed to is 1.234; in a
// file of decimal points it is 1234, and the step must not touch it.
func Fit(recipe *Recipe, t *check.Table) (*Recipe, []Skipped) {
	columns := make([]table.Column, len(t.Columns))
	for i := range t.Columns {
		columns[i] = table.Column{Name: t.Columns[i].Name, Title: t.Columns[i].Title}
	}
	var skipped []Skipped
	kept := slices.DeleteFunc(slices.Clone(recipe.Steps), func(s Step) bool {
		if s.Column == "" {
			return false
		}
		reason := SkipColumn
		if at := columnOf(&s, columns); at >= 0 {
			if s.fits(t, &t.Columns[at]) {
				return false
			}
			reason = SkipReading
		}
		skipped = append(skipped, Skipped{s.Rule, s.Column, s.Title, reason})
		return true
	})
	return NewRecipe(kept), skipped
}

// fits tells whether nothing in the file speaks against the step's parameters.
func (s *Step) fits(t *check.Table, c *check.Column) bool {
	var r check.Reading
	if c.Reading != nil {
		r = *c.Reading
	}
	p := s.Params
	switch s.Rule {
	case "null.variants":
		return (p[ParamTick] == yes) == r.Tick
	case "number.form", "number.unit":
		number := c.Type == schemas.Integer || c.Type == schemas.Number
		asAgreed := r.Decimal == "" || r.Decimal == p[ParamStyle] && r.DecimalSure
		decided := p[ParamStyle] != "" && p[ParamProven] == yes || !doubtful(t, c.Name)
		return number && asAgreed && decided && (p[ParamUnit] == "" || viet.Fold(p[ParamUnit]) == viet.Fold(c.Unit))
	case "date.iso":
		return c.Type == p[ParamType] && !r.OrderMixed && (!r.OrderSure || r.Order == p[ParamOrder] || r.Order == "") && r.Date1904 == (p[ParamEpoch] == epoch1904)
	case "period.code":
		return c.Type == schemas.Period
	case "boolean.form":
		return c.Type == schemas.Boolean
	case "place.successor":
		return p[ParamList] == schemas.CommuneCodes && c.CodeList == schemas.CommuneCodes || p[ParamList] == "" && r.Place
	case "place.code":
		return c.CodeList == schemas.CommuneCodes || r.Place
	case "code.zeros":
		if p[ParamList] != "" {
			return c.CodeList == p[ParamList]
		}
		return c.Type == schemas.String && (r.Width == 0 || strconv.Itoa(r.Width) == p[ParamWidth]) || c.Type == schemas.Integer && r.Width == 0
	case textSpelling:
		return c.Personal == nil
	}
	return true
}
