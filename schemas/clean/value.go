package clean

import (
	"bytes"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// The rules of values read a cell as package check does (infer.ScanCell with the column's hint) and write what check understands.

// scan reads the value as it stands.
func (b *bound) scan(text []byte, kind table.Kind) *infer.Value {
	infer.Scan(text, kind, b.hint, &b.value)
	return &b.value
}

// unquoted drops the apostrophe that makes a spreadsheet keep digits as text.
func unquoted(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || text[0] != '\'' || len(text) < 2 {
		return nil, 0, false
	}
	return text[1:], kind, b.scan(text, kind).Marks.Has(infer.Quote)
}

// emptied drops a word for nothing.
func emptied(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || !viet.IsNull(text) {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	if v.Class != infer.Null || !v.Marks.Has(infer.NullWord) || b.tick && v.Marks.Has(infer.Tick) {
		return nil, 0, false
	}
	return nil, table.KindEmpty, true
}

// certain tells a figure whose value is not in doubt.
func (b *bound) certain(v *infer.Value) bool {
	if v.Class != infer.Integer && v.Class != infer.Number || v.Marks.Has(infer.Approx|infer.Bound|infer.Exponent) {
		return false
	}
	return b.proven || !v.Marks.Has(infer.AmbiguousDot|infer.AmbiguousComma)
}

const glued = infer.Unit | infer.Magnitude | infer.Percent

// plainNumber writes a figure with a decimal point and nothing else.
func plainNumber(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	if !b.certain(v) || v.Marks.Has(glued) {
		return nil, 0, false
	}
	b.out = v.Number.AppendText(b.out[:0])
	return b.out, table.KindNumber, !bytes.Equal(b.out, text)
}

// withoutUnit takes a unit off a figure and brings it into the column's unit. It does what package check does with such a cell.
func withoutUnit(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	if !b.certain(v) || !v.Marks.Has(glued) {
		return nil, 0, false
	}
	unit := v.Number.Unit
	own, known := viet.ParseMeasure(unit)
	if unit == "" {
		own, known = viet.Measure{Dimension: b.measure.Dimension, Base: b.measure.Base, Factor: 1}, b.measured
	}
	plain := v.Number.Magnitude == 0 && (viet.Fold(unit) == viet.Fold(b.step.Params[ParamUnit]) || known && b.measured && own.Symbol == b.measure.Symbol)
	switch {
	case plain:
		b.out = v.Number.AppendText(b.out[:0])
	case !known || !b.measured || own.Base != b.measure.Base || own.Dimension != b.measure.Dimension:
		return nil, 0, false
	default:
		f := rounded(v.Float * own.Factor / b.measure.Factor)
		b.out = strconv.AppendFloat(b.out[:0], f, 'f', -1, 64)
	}
	return b.out, table.KindNumber, true
}

// rounded drops what a factor's binary form adds.
func rounded(f float64) float64 {
	v, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 12, 64), 64)
	if err != nil {
		return f
	}
	return v
}

// Day numbers of this era, as a spreadsheet counts them.
const (
	firstSerial = 20000
	lastSerial  = 80000
)

// isoDay writes a day as YYYY-MM-DD, with its time in a column of days and times.
func isoDay(b *bound, cell *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText && kind != table.KindNumber {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	d, ok := b.dayOf(v)
	if !ok {
		return nil, 0, false
	}
	d.HasTime = b.step.Params[ParamType] == schemas.DateTime
	b.out = d.AppendText(b.out[:0])
	return b.out, table.KindDate, !bytes.Equal(b.out, text)
}

func (b *bound) dayOf(v *infer.Value) (viet.Date, bool) {
	switch v.Class {
	case infer.Date, infer.DateTime:
		return v.Date, true
	case infer.Number:
		if v.Float >= firstSerial && v.Float < lastSerial {
			return viet.SerialDate(v.Float, b.epoch1904)
		}
	case infer.Integer:
		if v.Marks.Has(infer.SerialLike) {
			return viet.SerialDate(v.Float, b.epoch1904)
		}
		if n := v.Number.Mantissa; n >= 19000101 && n <= 29991231 {
			digits := strconv.FormatInt(n, 10)
			return viet.ParseDate([]byte(digits[:4]+"-"+digits[4:6]+"-"+digits[6:]), viet.DayFirst)
		}
	}
	return viet.Date{}, false
}

// periodCode writes a reporting period as its code.
func periodCode(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	return v.Out, kind, v.Class == infer.Period && !bytes.Equal(v.Out, text)
}

// truth writes yes and no as true and false.
func truth(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText && kind != table.KindNumber {
		return nil, 0, false
	}
	v := b.scan(text, kind)
	said := v.Bool
	switch {
	case v.Class == infer.Boolean:
	case v.Class == infer.Integer && (v.Number.Mantissa == 0 || v.Number.Mantissa == 1):
		said = v.Number.Mantissa == 1
	default:
		return nil, 0, false
	}
	b.out = strconv.AppendBool(b.out[:0], said)
	return b.out, table.KindBool, !bytes.Equal(b.out, text)
}

// digits tells a text of digits alone.
func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// zeros restores the zeros that a code lost at its front: to a code list's code, or to the column's width.
func zeros(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText && kind != table.KindNumber || len(text) > 40 || !digits(text) {
		return nil, 0, false
	}
	if b.step.Params[ParamList] != "" {
		padded, ok := viet.PadCommuneCode(string(text))
		return []byte(padded), table.KindText, ok && padded != string(text)
	}
	if len(text) >= b.width {
		return nil, 0, false
	}
	return append(bytes.Repeat([]byte("0"), b.width-len(text)), text...), table.KindText, true
}

// placeCode turns the name of one commune in force into its code.
func placeCode(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || len(text) > 200 || text[0] <= '9' {
		return nil, 0, false
	}
	places := viet.CommunesByName(string(text))
	if len(places) != 1 {
		return nil, 0, false
	}
	return []byte(places[0].Code), kind, true
}

// successor turns a commune that is no more into the one that took over all of it: a code into its code, a name into its name. A unit that
// was split, and a name that several had, stay: which one a row belongs to nobody can tell from the cell.
func successor(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if len(text) > 200 {
		return nil, 0, false
	}
	if b.step.Params[ParamList] != "" && (kind == table.KindText || kind == table.KindNumber) && digits(text) {
		code, ok := viet.PadCommuneCode(string(text))
		if !ok {
			return nil, 0, false
		}
		if _, inForce := viet.CommuneByCode(code); inForce {
			return nil, 0, false
		}
		heir, ok := oneHeir(code)
		return []byte(heir.Code), table.KindText, ok
	}
	if kind != table.KindText || text[0] <= '9' {
		return nil, 0, false
	}
	matches, reason := viet.FindCommune(viet.PlaceQuery{Name: string(text)})
	if reason != viet.Found || matches[0].Place.To == "" || matches[0].Spelling > viet.NoMarks {
		return nil, 0, false
	}
	heir, ok := oneHeir(matches[0].Place.Code)
	if !strings.HasPrefix(viet.Fold(string(text)), viet.Fold(matches[0].Place.Kind)) {
		return []byte(heir.Name), kind, ok
	}
	return []byte(heir.FullName), kind, ok
}

// oneHeir is the unit in force that took over the whole of an old one.
func oneHeir(oldCode string) (viet.Place, bool) {
	heirs := viet.Heirs(oldCode)
	if len(heirs) != 1 || heirs[0].Part {
		return viet.Place{}, false
	}
	return heirs[0].Place, true
}
