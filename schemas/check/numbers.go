package check

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// plainMarks say nothing against how a number is written.
const plainMarks = infer.YearLike | infer.PeriodLike | infer.SerialLike | infer.CommuneMarks | infer.Point

// number reads a cell of a column of numbers.
func (c *column) number(cell *table.Cell, v *infer.Value, r *outcome) {
	if v.Class != infer.Integer && v.Class != infer.Number {
		c.noNumber(v, r)
		return
	}
	if v.Marks&^plainMarks == 0 && !v.Number.Bracketed {
		r.set(v.Float, v.Out)
		c.whole(v, r)
		return
	}
	switch m := v.Marks; {
	case m.Has(infer.Approx):
		r.refuse("number.approximate", map[string]string{"figure": string(v.Out)})
		return
	case m.Has(infer.Bound):
		r.refuse("number.bound", map[string]string{"figure": string(v.Out)})
		return
	case m.Has(infer.AmbiguousDot|infer.AmbiguousComma) && !c.decision.StyleSure:
		r.refuse("number.ambiguous", nil)
		return
	}
	c.scratch = v.Number.AppendText(c.scratch[:0])
	r.set(v.Float, c.scratch)
	if v.Marks.Has(infer.Unit|infer.Magnitude|infer.Percent) && !c.convert(v, r) {
		return
	}
	c.written(cell, v, r)
	c.whole(v, r)
}

// figure reads a plainly written figure the short way: what [infer.Scan], [column.number] and [column.account] come to for one. It
// returns nil, with nothing done, where they must decide.
func (c *column) figure(cell *table.Cell, hash uint64, row int) *outcome {
	if !infer.ReadFigure(cell.Text, cell.Kind, c.hint.Style, &c.plain) {
		return nil
	}
	return c.took(cell.Text, hash, row)
}

// took is [column.figure] of a text that was read into c.plain.
func (c *column) took(text []byte, hash uint64, row int) *outcome {
	f := &c.plain
	if f.Marks&^plainMarks != 0 {
		return nil
	}
	if c.decision.Type == schemas.Integer && f.Class == infer.Number || c.rules != nil && !c.rules.figureHolds(f.Float, text) {
		return nil
	}
	r := &c.res
	r.findings = r.findings[:0]
	r.errors, r.warns, r.null, r.quote = false, false, false, false
	r.hash = hash
	r.set(f.Float, text)
	c.prof.Distinct.Add(hash)
	c.group.add(f.Float)
	c.tally.AddFigure(f, row)
	c.prof.Number(f.Float, text, 1)
	if c.tally.Rows < personalFirst || row%personalEvery == 0 {
		c.pers.Add(text, 1)
		c.sampled(text, row)
	}
	return r
}

// keyHash is the hash by which keys are compared: 1, 1.0 and 1.00 are one number.
func (r *outcome) keyHash() uint64 {
	if !r.numeric || bytes.IndexByte(r.out, '.') < 0 || r.out[len(r.out)-1] != '0' {
		return r.hash
	}
	return profile.Hash(bytes.TrimSuffix(bytes.TrimRight(r.out, "0"), []byte(".")))
}

func (r *outcome) set(f float64, text []byte) { r.numeric, r.float, r.out = true, f, text }

// whole refuses a fraction where whole numbers were declared.
func (c *column) whole(v *infer.Value, r *outcome) {
	if c.decision.Type == schemas.Integer && v.Class == infer.Number && r.float != math.Trunc(r.float) {
		r.refuse("type.integer", nil)
	}
}

// written reports how the figure was punctuated, one finding for the whole of it.
func (c *column) written(cell *table.Cell, v *infer.Value, r *outcome) {
	if cell.Kind == table.KindNumber {
		return
	}
	m := v.Marks
	understood := string(r.out)
	switch {
	case v.Number.Bracketed:
		r.find("number.bracketed", understood, false, nil)
	case m.Has(infer.Exponent):
		r.find("number.exponent", understood, false, nil)
	case m.Has(infer.Grouped) && v.Number.Scale == 0 && !bothMarks(v.Clean):
		r.find("number.grouped", understood, true, nil)
	case m.Has(infer.Comma) || m.Has(infer.AmbiguousComma) && c.decision.Style != viet.StylePoint:
		r.find("number.comma", understood, true, nil)
	case m.Has(infer.Grouped):
		r.find("number.grouped", understood, true, nil)
	case m.Has(infer.LeadingZero):
		r.find("number.leading-zero", understood, true, nil)
	}
}

// bothMarks tells a figure with a grouping and a decimal mark: "48.003,0".
func bothMarks(b []byte) bool { return bytes.IndexByte(b, '.') >= 0 && bytes.IndexByte(b, ',') >= 0 }

// convert brings a figure with its own unit into the column's unit. It reports the glued unit.
func (c *column) convert(v *infer.Value, r *outcome) bool {
	unit := v.Number.Unit
	params := map[string]string{"unit": unit, "columnUnit": c.decision.Unit}
	if unit == "" {
		params["unit"] = "10^" + strconv.Itoa(int(v.Number.Magnitude))
	}
	if c.decision.Unit == "" {
		r.find("number.unit", string(r.out), true, params)
		return true
	}
	same := v.Number.Magnitude == 0 && (viet.Fold(unit) == viet.Fold(c.decision.Unit))
	own, known := viet.ParseMeasure(unit)
	if unit == "" {
		own, known = viet.Measure{Dimension: c.measure.Dimension, Base: c.measure.Base, Factor: 1}, c.measured
	}
	if same || known && c.measured && v.Number.Magnitude == 0 && own.Symbol == c.measure.Symbol {
		r.find("number.unit", string(r.out), true, params)
		return true
	}
	if !known || !c.measured || own.Base != c.measure.Base || own.Dimension != c.measure.Dimension {
		r.refuse("number.unit-mismatch", params)
		return false
	}
	f := roundTo(r.float*own.Factor/c.measure.Factor, 12)
	c.scratch = strconv.AppendFloat(c.scratch[:0], f, 'f', -1, 64)
	r.set(f, c.scratch)
	r.find("number.unit-converted", string(r.out), true, params)
	return true
}

// roundTo rounds to so many significant digits: what a factor's binary form adds goes away.
func roundTo(f float64, digits int) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', digits, 64), 64)
	if err != nil {
		return f
	}
	return v
}

// noNumber says what stands where a number should.
func (c *column) noNumber(v *infer.Value, r *outcome) {
	a, b, sep := twoNumbers(v.Clean)
	switch {
	case v.Class == infer.Date || v.Class == infer.DateTime:
		r.refuse("number.date", map[string]string{"day": string(v.Out)})
	case sep == "-":
		r.refuse("number.range", map[string]string{"first": a, "second": b})
	case sep != "":
		r.refuse("number.two-values", map[string]string{"first": a, "second": b})
	case bytes.ContainsAny(v.Clean, "0123456789"):
		r.refuse("type.number", nil)
	default:
		r.refuse("number.text", nil)
	}
}

// twoNumbers splits "450/500", "10 - 12", "3; 4" and "3 và 4"; sep is "" when there are not two numbers, "-" for a range.
func twoNumbers(b []byte) (first, second, sep string) {
	s := string(b)
	for _, mark := range []string{"/", ";", " và ", "\n", "+", " - ", "–", "-", " đến ", ", "} {
		left, right, found := strings.Cut(s, mark)
		if !found || left == "" {
			continue
		}
		a, okA := viet.ParseNumber([]byte(strings.TrimSpace(left)), viet.StyleUnknown)
		z, okB := viet.ParseNumber([]byte(strings.TrimSpace(right)), viet.StyleUnknown)
		if !okA || !okB {
			continue
		}
		switch mark {
		case " - ", "–", "-", " đến ":
			return a.String(), z.String(), "-"
		}
		return a.String(), z.String(), strings.TrimSpace(mark) + " "
	}
	return "", "", ""
}
