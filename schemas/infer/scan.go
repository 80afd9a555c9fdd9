package infer

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Hint is what is known of the column that a cell stands in. The zero Hint knows nothing.
type Hint struct {
	Style viet.NumberStyle // decides "1.234"
	Order viet.DateOrder   // decides "03/04/2026"
}

// longest texts that can be a number, a date or a period.
const maxValueBytes = 48

// Scan reads the cell's text b, stored as kind, into v. It never fails: what it cannot read is Text.
func Scan(b []byte, kind table.Kind, hint Hint, v *Value) {
	cell := table.Cell{Text: b, Kind: kind}
	ScanCell(&cell, hint, v)
}

// ScanCell is [Scan] of a cell, whose shape is taken where it is known.
func ScanCell(cell *table.Cell, hint Hint, v *Value) {
	b, kind := cell.Text, cell.Kind
	v.Marks, v.Shape = 0, cell.Shape
	if len(b) == 0 {
		v.Class, v.Clean, v.Out = Null, b, b
		return
	}
	c := b[0]
	if (c >= '0' && c <= '9' || c == '-') && scanPlain(b, kind, hint, v) {
		return
	}
	switch kind {
	case table.KindError:
		v.Class, v.Clean, v.Out = Fault, b, nil
		return
	case table.KindBool:
		v.Class, v.Bool, v.Clean, v.Out = Boolean, b[0] == 't', b, b
		return
	case table.KindTime:
		v.Class, v.Clean, v.Out = Text, b, b
		return
	}
	scanText(b, hint, v)
}

// scanPlain reads the forms that need no cleaning: plain figures, and YYYY-MM-DD.
func scanPlain(b []byte, kind table.Kind, hint Hint, v *Value) bool {
	var f Figure
	if !ReadFigure(b, kind, hint.Style, &f) {
		return len(b) == 10 && b[4] == '-' && b[7] == '-' && yearDigits(b) && scanISO(b, v)
	}
	v.Class, v.Marks, v.Float = f.Class, f.Marks, f.Float
	v.Number = viet.Number{Mantissa: f.Mantissa, Scale: f.Scale}
	v.Clean, v.Out = b, b
	return true
}

func yearDigits(b []byte) bool {
	return isDigit(b[0]) && isDigit(b[1]) && isDigit(b[2]) && isDigit(b[3])
}

// scanISO reads YYYY-MM-DD.
func scanISO(b []byte, v *Value) bool {
	d, ok := viet.ParseDate(b, viet.DayFirst)
	if !ok {
		return false
	}
	v.Class, v.Date, v.Clean, v.Out = Date, d, b, b
	v.Float = float64(Days(d))
	return true
}

// ReadDay reads b, "YYYY-MM-DD" of 1900 to 2100, as days since 1970-01-01. It returns false for anything else, and for the last days of a
// month: [Scan] decides those.
func ReadDay(b []byte) (days int64, ok bool) {
	if len(b) != 10 || b[4] != '-' || b[7] != '-' {
		return 0, false
	}
	year := digit2(b)*100 + digit2(b[2:])
	month, day := digit2(b[5:]), digit2(b[8:])
	if year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 28 {
		return 0, false
	}
	return Days(viet.Date{Year: year, Month: month, Day: day}), true
}

// digit2 reads two digits; what is none makes it less than -99999.
func digit2(b []byte) int {
	tens, ones := b[0]-'0', b[1]-'0'
	if tens > 9 || ones > 9 {
		return -100_000_000
	}
	return int(tens)*10 + int(ones)
}

// Days counts the days since 1970-01-01 (H. Hinnant, "chrono-compatible low-level date algorithms").
func Days(d viet.Date) int64 {
	y := int64(d.Year)
	if d.Month <= 2 {
		y--
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	mp := int64((d.Month + 9) % 12)
	doy := (153*mp+2)/5 + int64(d.Day) - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// scanText reads what needs cleaning or a closer look.
func scanText(b []byte, hint Hint, v *Value) {
	clean, digits := v.tidy(b)
	v.Clean, v.Out, v.Class = clean, clean, Text
	switch {
	case len(clean) == 0:
		v.Class = Null
		return
	case clean[0] == '#' && fault(clean), clean[0] == 'E' && fault(clean):
		v.Class, v.Out = Fault, nil
		return
	case !digits && len(clean) <= maxValueBytes && viet.IsNull(clean): // no word for nothing holds a digit
		v.Class, v.Out = Null, nil
		v.Marks |= NullWord
		if len(clean) == 1 && clean[0]|0x20 == 'x' {
			v.Marks |= Tick
		}
		return
	case len(clean) > maxValueBytes:
		return
	case !digits:
		v.boolean(clean)
		return
	}
	if clean[0] == '\'' && len(clean) > 1 {
		v.Marks |= Quote
		v.Shape = viet.Shape{}
		clean = clean[1:]
		v.Clean, v.Out = clean, clean
	}
	if v.Marks != 0 && scanAgain(clean, hint, v) {
		return
	}
	// Words make a period of what would be a number with a strange unit ("6 tháng đầu năm 2026"); without words a figure with
	// a comma is a number ("1900,5").
	worded := hasLetter(clean)
	if worded && v.period(clean) {
		return
	}
	if mayBeNumber(clean) && v.number(clean, hint) {
		return
	}
	if mayBeDate(clean) && v.date(clean, hint) {
		return
	}
	if !worded {
		v.period(clean)
	}
}

func hasLetter(b []byte) bool {
	for _, c := range b {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xC0 {
			return true
		}
	}
	return false
}

func (v *Value) period(b []byte) bool {
	if !mayBePeriod(b) {
		return false
	}
	p, ok := viet.ParsePeriod(b)
	if !ok {
		return false
	}
	v.Class = Period
	v.Out = append(v.buf[:0], p.String()...)
	return true
}

// fault tells the errors that a spreadsheet's formulas leave in exported text.
func fault(b []byte) bool {
	switch string(b) {
	case "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!", "#GETTING_DATA", "Err:502", "Err:504", "Err:508", "Err:522":
		return true
	}
	return false
}

// scanAgain reads plain digits that came out of cleaning: " 4136 ".
func scanAgain(clean []byte, hint Hint, v *Value) bool {
	marks := v.Marks
	c := clean[0]
	if c >= '0' && c <= '9' || c == '-' {
		v.Marks = 0
		if scanPlain(clean, table.KindText, hint, v) {
			v.Marks |= marks
			return true
		}
	}
	v.Marks = marks
	return false
}

// tidy cleans b and tells whether a digit stands in it.
func (v *Value) tidy(b []byte) (clean []byte, digits bool) {
	if !v.Shape.Usual {
		v.Shape = viet.Look(b)
	}
	if v.Shape.Usual {
		return b, v.Shape.Digits
	}
	plain := b[0] != ' ' && b[len(b)-1] != ' '
	i, spaced := 0, uint64(0) // spaced: the byte before i is a space
	for ; i+8 <= len(b); i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		low := word &^ highBits
		// The high bit of each byte of these tells: a digit, a control character, a space.
		digits = digits || (low+0x50*eachByte)&^(low+0x46*eachByte)&^word&highBits != 0
		control := ^(low+0x60*eachByte)&^word&highBits != 0
		x := word ^ ' '*eachByte
		spaces := ^((x&^highBits + 0x7F*eachByte) | x) & highBits
		if spaces&(spaces<<8|spaced) != 0 {
			plain = false
		}
		spaced = spaces >> 56
		if control {
			plain = v.controls(b[i:i+8]) && plain
		}
		for lead := word & (word << 1) & highBits; lead != 0 && plain; lead &= lead - 1 {
			plain = plainByte(b, i+bits.TrailingZeros64(lead)>>3)
		}
	}
	for ; i < len(b); i++ {
		c := b[i]
		switch {
		case c >= '0' && c <= '9':
			digits = true
		case c < ' ':
			plain = plain && c == '\n'
			v.Marks |= Line
		case c == ' ' && i > 0 && b[i-1] == ' ':
			plain = false
		case c < utf8.RuneSelf:
		default:
			plain = plain && plainByte(b, i)
		}
	}
	if plain {
		return b, digits
	}
	clean, change := viet.CleanBytes(v.room, b)
	if change == 0 {
		return clean, digits
	}
	v.room = clean
	if change&viet.Composed != 0 {
		v.Marks |= Composed
	}
	if change&viet.Letters != 0 {
		v.Marks |= Letters
	}
	if change&viet.Invisible != 0 {
		v.Marks |= Invisible
	}
	if change&viet.Spaces != 0 {
		v.Marks |= Spaces
	}
	return clean, digits
}

const (
	eachByte = 0x0101010101010101
	highBits = 0x8080808080808080
)

// controls marks the control characters of b and tells whether they are all line feeds.
func (v *Value) controls(b []byte) bool {
	plain := true
	for _, c := range b {
		if c < ' ' {
			plain = plain && c == '\n'
			v.Marks |= Line
		}
	}
	return plain
}

// plainByte tells whether the byte past ASCII at b[i] belongs to a composed Vietnamese letter: nothing to clean unless a mark follows,
// which is caught at the mark.
func plainByte(b []byte, i int) bool {
	c := b[i]
	if c < 0xC0 {
		return true
	}
	next := byte(0)
	if i+1 < len(b) {
		next = b[i+1]
	}
	switch c {
	case 0xC3:
		return i+1 < len(b) && next != 0x90 && next != 0xB0
	case 0xC6:
		return i+1 < len(b) && next != 0x89
	case 0xC4, 0xC5:
		return true
	case 0xE1:
		return next == 0xBA || next == 0xBB
	}
	return false
}

func (v *Value) boolean(b []byte) {
	if len(b) > 8 {
		return
	}
	var buf [16]byte
	switch string(viet.AppendFold(buf[:0], b)) {
	case "true", "co", "dung", "yes":
		v.Class, v.Bool, v.Out = Boolean, true, append(v.buf[:0], "true"...)
	case "false", "khong", "sai", "no":
		v.Class, v.Bool, v.Out = Boolean, false, append(v.buf[:0], "false"...)
	}
}

// mayBePeriod is the cheap test before viet.ParsePeriod: a year stands at an end, or begins the text.
func mayBePeriod(b []byte) bool {
	n := len(b)
	if n < 5 {
		return false
	}
	return yearAt(b[n-4:]) && isDigit(b[n-1]) || yearAt(b) && n <= 12
}

// yearAt tells a text that begins with a year's first two digits.
func yearAt(b []byte) bool {
	return (b[0] == '1' && b[1] == '9' || b[0] == '2' && b[1] == '0' || b[0] == '2' && b[1] == '1') && isDigit(b[2]) && isDigit(b[3])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// mayBeNumber is the cheap test before viet.ParseNumber: what a number, or a word before a number, begins with.
func mayBeNumber(b []byte) bool {
	switch c := b[0]; {
	case c < 'A' || c > 'z':
		return true
	default:
		switch c | 0x20 {
		case 'k', 'g', 'h', 'd', 't':
			return len(b) < 2 || b[1] >= utf8.RuneSelf || b[1]|0x20 == 'h' || b[1]|0x20 == 'r'
		}
	}
	return false
}

// PlainText tells a text of the given shape that [Scan] surely takes for [Text] without marks: it begins with a letter, holds a digit and
// is none of the forms in which letters stand beside a number. It refuses more than it must.
func PlainText(b []byte, shape viet.Shape) bool {
	c := b[0] | 0x20
	return shape.Usual && shape.Digits && !shape.Dayish && c >= 'a' && c <= 'z' && c != 'e' &&
		!mayBePeriod(b) && !mayBeNumber(b) && !(len(b) <= 24 && monthAt(b))
}

// mayBeDate is the cheap test before viet.ParseDate.
func mayBeDate(b []byte) bool {
	if isDigit(b[0]) {
		return len(b) >= 6 && len(b) <= 32
	}
	if len(b) <= 24 && monthAt(b) {
		return true
	}
	for from := 0; ; {
		at := bytes.IndexByte(b[from:], ' ')
		if at < 0 {
			return false
		}
		from += at + 1
		if head := b[:from]; from >= 5 && from < len(b) && isDigit(b[from]) && head[from-2]|0x20 == 'y' && dayWord(head[:from-1]) {
			return true
		}
	}
}

// dayWord tells a text that ends in "ngày", with or without its mark, in any case that people write.
func dayWord(b []byte) bool {
	return bytes.HasSuffix(b, []byte("gày")) || bytes.HasSuffix(b, []byte("gay")) || bytes.HasSuffix(b, []byte("GÀY"))
}

// monthAt tells a text that begins with the name of an English month.
func monthAt(b []byte) bool {
	if len(b) < 6 {
		return false
	}
	switch string([]byte{b[0] | 0x20, b[1] | 0x20, b[2] | 0x20}) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

func (v *Value) number(b []byte, hint Hint) bool {
	n, ok := viet.ParseNumber(b, hint.Style)
	if !ok {
		return false
	}
	v.Number = n
	v.Float = n.Float()
	v.Class = Integer
	if n.Scale > 0 {
		v.Class = Number
	}
	switch {
	case n.Ambiguous:
		// The one mark that could mean either.
		mark := AmbiguousDot
		if n.Grouped == (n.Style == viet.StylePoint) {
			mark = AmbiguousComma
		}
		v.Marks |= mark
	case n.Style == viet.StyleComma:
		v.Marks |= Comma
	case n.Style == viet.StylePoint:
		v.Marks |= Point
	}
	v.flag(n.Grouped, Grouped)
	v.flag(n.Percent, Percent)
	v.flag(n.Unit != "" && !n.Percent, Unit)
	v.flag(n.Magnitude != 0, Magnitude)
	v.flag(n.Approx, Approx)
	v.flag(n.Bound != 0, Bound)
	v.flag(n.Exponent, Exponent)
	v.flag(n.LeadingZero, LeadingZero)
	v.Out = n.AppendText(v.buf[:0])
	return true
}

func (v *Value) flag(set bool, mark Marks) {
	if set {
		v.Marks |= mark
	}
}

func (v *Value) date(b []byte, hint Hint) bool {
	d, ok := viet.ParseDate(b, hint.Order)
	if !ok {
		return false
	}
	v.Class, v.Date = Date, d
	if d.HasTime {
		v.Class = DateTime
	}
	v.Float = float64(Days(d))
	v.Out = d.AppendText(v.buf[:0])
	if d.ISO {
		return true
	}
	v.flag(d.Words, DateWords)
	v.flag(d.ShortYear, ShortYear)
	v.flag(!d.ShortYear && !d.Words, DayMonthYear)
	v.flag(d.Ambiguous, DateAmbiguous)
	if d.Ambiguous || d.Day == d.Month || d.Words {
		return true
	}
	monthFirst := d.Swapped == (hint.Order == viet.DayFirst)
	v.flag(monthFirst, MonthFirst)
	v.flag(!monthFirst, DayFirst)
	return true
}
