package viet

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NumberStyle is how the digits of a number are punctuated.
type NumberStyle uint8

const (
	// StyleUnknown asks the parser to decide, and is what a number without any mark reports ("1234").
	StyleUnknown NumberStyle = iota
	// StyleComma is Vietnamese: decimal comma, dots or spaces between thousands ("1.234,5").
	StyleComma
	// StylePoint is English: decimal point, commas between thousands ("1,234.5").
	StylePoint
)

// String returns "unknown", "comma" or "point".
func (s NumberStyle) String() string {
	switch s {
	case StyleComma:
		return "comma"
	case StylePoint:
		return "point"
	}
	return "unknown"
}

// maxDigits is how many significant digits a Mantissa surely holds.
const maxDigits = 18

// Number is an exact decimal with the way it was written. Value = Mantissa / 10^Scale.
type Number struct {
	Mantissa    int64       // signed digits, trailing zeros after the point removed
	Scale       int8        // digits after the point, ≥ 0
	Style       NumberStyle // what the punctuation shows, StyleUnknown when it shows nothing
	Percent     bool        // written with "%": Value is the number before the sign ("85%" is 85)
	Ambiguous   bool        // one mark before three digits ("1.234"): Value follows the style asked for, else Vietnamese
	Approx      bool        // "~300", "khoảng 300", "(ước)": not a plain number, Value is the figure named
	Bound       byte        // '<' or '>' for "<5", "trên 10"; 0 otherwise
	Grouped     bool        // thousands were separated
	LeadingZero bool        // the digits start with a needless 0: more likely a code ("04136")
	Bracketed   bool        // negative as accountants write it: "(1.234)"
	Exponent    bool        // written with an exponent ("1.4E+10"): a spreadsheet's display of a long number
	Unit        string      // unit as written after the digits ("ha", "đ/m2"), without a magnitude; "" if none
	Magnitude   int8        // power of ten of Vietnamese words already applied: 3 nghìn, 4 vạn, 6 triệu, 9 tỷ; of the first of "3 tỷ 500 triệu"
}

var powersOfTen = [...]int64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}

// Float returns the nearest float64.
func (n Number) Float() float64 {
	if n.Scale == 0 {
		return float64(n.Mantissa)
	}
	if n.Mantissa > -1<<53 && n.Mantissa < 1<<53 {
		return float64(n.Mantissa) / float64(powersOfTen[n.Scale])
	}
	v, _ := strconv.ParseFloat(n.String(), 64) // digits and one point always parse
	return v
}

// AppendText appends the canonical text: optional "-", digits, "." and digits when there are any.
func (n Number) AppendText(dst []byte) []byte {
	if n.Scale == 0 {
		return strconv.AppendInt(dst, n.Mantissa, 10)
	}
	m := n.Mantissa
	if m < 0 {
		dst = append(dst, '-')
		m = -m
	}
	power := powersOfTen[n.Scale]
	dst = strconv.AppendInt(dst, m/power, 10)
	dst = append(dst, '.')
	for f, p := m%power, power/10; p > 0; p /= 10 {
		dst = append(dst, byte('0'+f/p%10))
	}
	return dst
}

// String returns the canonical text ("1234.5").
func (n Number) String() string { return string(n.AppendText(nil)) }

// Cmp compares two numbers exactly: -1, 0, +1.
func (n Number) Cmp(m Number) int {
	a, b := n.Mantissa/powersOfTen[n.Scale], m.Mantissa/powersOfTen[m.Scale]
	if a != b {
		return cmpInt(a, b)
	}
	fa, fb := n.Mantissa%powersOfTen[n.Scale], m.Mantissa%powersOfTen[m.Scale]
	return cmpInt(fa*powersOfTen[maxDigits-int(n.Scale)], fb*powersOfTen[maxDigits-int(m.Scale)])
}

func cmpInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// ParseNumber reads one number (domain 6.7). style is what the column is known to use, StyleUnknown if nothing is known; it
// only decides ambiguous texts. ok is false for anything that is not one number of at most 18 significant digits.
func ParseNumber(b []byte, style NumberStyle) (n Number, ok bool) {
	if n, ok = parseDigits(b); ok {
		return n, true
	}
	b = trimSpaces(b)
	if len(b) == 0 || len(b) > 64 {
		return Number{}, false
	}
	if b[0] == '(' {
		return parseBracketed(b, style)
	}
	n = Number{}
	b = n.takePrefix(b)
	b, negative := takeSign(b)
	end, ok := n.takeFigure(b, style)
	if !ok {
		return Number{}, false
	}
	if negative {
		n.Mantissa = -n.Mantissa
	}
	if end == len(b) {
		return n, true
	}
	if !n.takeSuffix(b[end:]) {
		return Number{}, false
	}
	return n, true
}

// parseBracketed reads a negative number in brackets. One or two digits alone are the number of a note or a row, and four may be a year:
// "(1)", "(12)" and "(2025)" are refused.
func parseBracketed(b []byte, style NumberStyle) (Number, bool) {
	end := bytes.LastIndexByte(b, ')')
	if end < 3 || !isDigit(b[1]) {
		return Number{}, false
	}
	n, ok := ParseNumber(b[1:end], style)
	if !ok || n.Approx || n.Exponent || n.LeadingZero || bytes.IndexByte(b[1:end], '(') >= 0 {
		return Number{}, false
	}
	if plain := n.Style == StyleUnknown && !n.Grouped && n.Unit == "" && n.Magnitude == 0; plain && (n.Mantissa < 100 || n.Mantissa >= minYear && n.Mantissa <= maxYear) {
		return Number{}, false
	}
	if rest := trimSpaces(b[end+1:]); len(rest) > 0 {
		if n.Unit != "" || n.Magnitude != 0 || !n.takeSuffix(rest) {
			return Number{}, false
		}
	}
	n.Mantissa, n.Bracketed = -n.Mantissa, true
	return n, true
}

// parseDigits is the fast path: an optional minus and up to 18 digits.
func parseDigits(b []byte) (Number, bool) {
	digits := b
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > maxDigits {
		return Number{}, false
	}
	var m int64
	for _, c := range digits {
		if c < '0' || c > '9' {
			return Number{}, false
		}
		m = m*10 + int64(c-'0')
	}
	n := Number{Mantissa: m, LeadingZero: digits[0] == '0' && len(digits) > 1}
	if len(digits) < len(b) {
		n.Mantissa = -m
	}
	return n, true
}

// trimSpaces drops white space and invisible characters at both ends, and the apostrophe that makes a spreadsheet keep text.
func trimSpaces(b []byte) []byte {
	b = bytes.TrimFunc(b, func(r rune) bool { return isSpace(r) || isInvisible(r) })
	if len(b) > 1 && b[0] == '\'' {
		b = b[1:]
	}
	return b
}

// prefixes are words before a figure and what they make of it: '~' approximate, '<' and '>' a bound, '$' dollars.
var prefixes = [...]struct {
	text string
	kind byte
}{
	{"~", '~'}, {"≈", '~'}, {"khoảng", '~'}, {"Khoảng", '~'}, {"ước", '~'}, {"Ước", '~'}, {"gần", '~'}, {"Gần", '~'}, {"hơn", '>'}, {"Hơn", '>'},
	{"<=", '<'}, {">=", '>'}, {"<", '<'}, {">", '>'}, {"≤", '<'}, {"≥", '>'}, {"dưới", '<'}, {"Dưới", '<'}, {"trên", '>'}, {"Trên", '>'}, {"$", '$'},
}

func (n *Number) takePrefix(b []byte) []byte {
	if b[0] >= '0' && b[0] <= '9' || b[0] == '-' {
		return b
	}
	for _, p := range prefixes {
		if len(b) <= len(p.text) || string(b[:len(p.text)]) != p.text {
			continue
		}
		switch p.kind {
		case '~':
			n.Approx = true
		case '$':
			n.Unit = "USD"
		default:
			n.Bound = p.kind
		}
		return trimSpaces(b[len(p.text):])
	}
	return b
}

// takeSign takes a minus (hyphen, U+2212 or en dash straight before a digit) or a plus.
func takeSign(b []byte) (rest []byte, negative bool) {
	for _, minus := range [...]string{"-", "−", "–"} {
		if len(b) > len(minus) && string(b[:len(minus)]) == minus {
			return b[len(minus):], true
		}
	}
	if len(b) > 1 && b[0] == '+' {
		return b[1:], false
	}
	return b, false
}

// figure is what takeFigure sees of the digits and marks before it knows which mark is the decimal one.
type figure struct {
	digits    int  // digits so far
	dots      int  // '.' marks
	commas    int  // ',' marks
	spaces    int  // spaces between digits
	last      byte // last mark other than a space
	lastAt    int  // digits before it
	group     int  // digits since the last mark of any kind
	head      int  // digits before the first mark
	badGroups bool // a closed group, not the first, that has not three digits
}

// takeFigure reads digits and marks from the start of b, decides what the marks mean and sets the value. end is where the figure stops.
func (n *Number) takeFigure(b []byte, style NumberStyle) (end int, ok bool) {
	var f figure
	var mantissa int64
	significant := 0
	i := 0
	for i < len(b) {
		c := b[i]
		if c >= '0' && c <= '9' {
			if significant > 0 || c != '0' {
				significant++
			}
			if significant > maxDigits {
				return 0, false
			}
			mantissa = mantissa*10 + int64(c-'0')
			f.digits++
			f.group++
			i++
			continue
		}
		size := markSize(b[i:])
		if size == 0 || i+size >= len(b) || b[i+size] < '0' || b[i+size] > '9' {
			break
		}
		if f.digits == 0 && c != '.' && c != ',' {
			break
		}
		f.mark(c)
		i += size
	}
	if f.digits == 0 {
		return 0, false
	}
	scale, ok := n.settle(f, style, b[0])
	if !ok {
		return 0, false
	}
	for scale > maxDigits && mantissa%10 == 0 {
		mantissa, scale = mantissa/10, scale-1
	}
	if scale > maxDigits {
		return 0, false // zeros after the point are no significant digits, and yet take their place
	}
	n.Mantissa, n.Scale = mantissa, int8(scale)
	n.trim()
	if i < len(b) && b[i]|0x20 == 'e' {
		return n.takeExponent(b, i)
	}
	return i, true
}

// markSize is the length of a mark between digits: '.', ',', a space of any kind, 0 for anything else.
func markSize(b []byte) int {
	switch b[0] {
	case '.', ',', ' ':
		return 1
	case 0xC2:
		if len(b) > 1 && b[1] == 0xA0 {
			return 2
		}
	case 0xE2:
		if r, size := utf8.DecodeRune(b); isSpace(r) {
			return size
		}
	}
	return 0
}

func (f *figure) mark(c byte) {
	if f.dots+f.commas+f.spaces == 0 {
		f.head = f.digits
	} else if f.group != 3 {
		f.badGroups = true
	}
	f.group = 0
	switch c {
	case '.':
		f.dots++
	case ',':
		f.commas++
	default:
		f.spaces++
		return
	}
	f.last, f.lastAt = c, f.digits
}

// settle decides which mark is the decimal one and how many digits follow it.
func (n *Number) settle(f figure, style NumberStyle, first byte) (scale int, ok bool) {
	n.LeadingZero = first == '0' && f.digits > 1 && !(f.head == 1 && f.dots+f.commas == 1)
	marks := f.dots + f.commas
	headOK := f.head >= 1 && f.head <= 3
	after := f.digits - f.lastAt
	switch {
	case marks == 0 && f.spaces == 0:
		return 0, true
	case marks == 0:
		n.Grouped = true
		return 0, headOK && !f.badGroups && f.group == 3
	case f.dots > 0 && f.commas > 0:
		if f.spaces > 0 || !headOK || f.badGroups || f.last == '.' && f.dots > 1 || f.last == ',' && f.commas > 1 {
			return 0, false
		}
		n.Grouped = true
		n.Style = decimalStyle(f.last)
		return after, true
	case marks > 1:
		n.Grouped = true
		n.Style = groupStyle(f.last)
		return 0, f.spaces == 0 && headOK && !f.badGroups && f.group == 3
	case f.spaces > 0:
		// "1 234,5": the one mark must come last.
		if f.group != after || !headOK || f.badGroups {
			return 0, false
		}
		n.Grouped = true
		n.Style = decimalStyle(f.last)
		return after, true
	}
	return n.settleOne(f, style, first, after)
}

// settleOne decides a figure with one mark alone: "7480.3" is clear, "1.234" is not.
func (n *Number) settleOne(f figure, style NumberStyle, first byte, after int) (scale int, ok bool) {
	if after != 3 || f.head == 0 || f.head > 3 || first == '0' {
		n.Style = decimalStyle(f.last)
		return after, true
	}
	n.Ambiguous = true
	decimal := f.last == ','
	if style == StylePoint {
		decimal = f.last == '.'
	}
	if decimal {
		n.Style = decimalStyle(f.last)
		return after, true
	}
	n.Grouped = true
	n.Style = groupStyle(f.last)
	return 0, true
}

func decimalStyle(mark byte) NumberStyle {
	if mark == ',' {
		return StyleComma
	}
	return StylePoint
}

func groupStyle(mark byte) NumberStyle {
	if mark == '.' {
		return StyleComma
	}
	return StylePoint
}

// trim removes zeros at the end of the fraction.
func (n *Number) trim() {
	for n.Scale > 0 && n.Mantissa%10 == 0 {
		n.Mantissa /= 10
		n.Scale--
	}
}

// takeExponent reads "E+10" at b[at].
func (n *Number) takeExponent(b []byte, at int) (end int, ok bool) {
	i := at + 1
	if i < len(b) && (b[i] == '+' || b[i] == '-') {
		i++
	}
	from := i
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	if i == from || i-from > 3 {
		return at, true // not an exponent: "3 em" is left to the unit
	}
	exp, err := strconv.Atoi(string(b[at+1 : i]))
	if err != nil {
		return 0, false
	}
	n.Exponent = true
	n.LeadingZero = false
	return i, n.shift(exp)
}

// shift multiplies by a power of ten; ok is false when the digits no longer fit.
func (n *Number) shift(exp int) bool {
	if n.Mantissa == 0 {
		n.Scale = 0
		return true
	}
	scale := int(n.Scale) - exp
	for scale < 0 {
		if n.Mantissa > math.MaxInt64/10/10 || n.Mantissa < -math.MaxInt64/10/10 {
			return false
		}
		n.Mantissa *= 10
		scale++
	}
	for scale > maxDigits && n.Mantissa%10 == 0 {
		n.Mantissa /= 10
		scale--
	}
	if scale > maxDigits {
		return false
	}
	n.Scale = int8(scale)
	n.trim()
	return true
}

// magnitudes are the Vietnamese words for powers of ten, folded, longest spelling first. Those with their marks given count only with
// these or with none, where strict only with these: "ván" is a board, "trạm" a station.
var magnitudes = [...]struct {
	word   string
	power  int8
	marked string
	strict bool
}{
	{"trieu", 6, "", false}, {"nghin", 3, "", false}, {"ngan", 3, "", false}, {"tram", 2, "trăm", true}, {"chuc", 1, "chục", true}, {"tr.", 6, "", false}, {"van", 4, "vạn", false},
	{"ty", 9, "", false}, {"ti", 9, "", false}, {"tr", 6, "", false},
}

// maxMagnitude is the largest power that words may make together: nghìn tỷ is 12.
const maxMagnitude = 15

// takeSuffix reads what follows the digits: %, a magnitude, a unit, "(ước)".
func (n *Number) takeSuffix(rest []byte) bool {
	rest = trimSpaces(rest)
	if len(rest) > 0 && rest[len(rest)-1] == ')' {
		at := bytes.LastIndexByte(rest, '(')
		if at < 0 || !isEstimate(rest[at+1:len(rest)-1]) {
			return false
		}
		n.Approx = true
		rest = trimSpaces(rest[:at])
	}
	if len(rest) == 0 {
		return true
	}
	if string(rest) == "%" {
		n.Percent = true
		n.Unit = "%"
		return true
	}
	unit, power := takeMagnitudes(rest)
	if power > 0 {
		n.Magnitude = power
		if !n.shift(int(power)) {
			return false
		}
	}
	if len(unit) == 0 {
		return true
	}
	if power > 0 {
		if tail, ok := takeHalf(unit); ok {
			if unit = tail; !n.add(Number{Mantissa: 5, Magnitude: power - 1}, power) {
				return false
			}
			if len(unit) == 0 {
				return true
			}
		} else if isDigit(unit[0]) {
			return n.addRest(unit, power)
		}
	}
	if len(unit) == 1 && unit[0] == 'G' {
		return false // "4G" is a network, 4 g a weight
	}
	if _, ok := ParseMeasure(string(unit)); !ok {
		return false
	}
	n.Unit = string(unit)
	return true
}

func isEstimate(b []byte) bool {
	var buf [32]byte
	if len(b) > 24 {
		return false
	}
	switch string(AppendFold(buf[:0], trimSpaces(b))) {
	case "uoc", "uoc tinh", "uoc dat", "du kien", "tam tinh", "khoang":
		return true
	}
	return false
}

// addRest adds the smaller part of "3 tỷ 500 triệu": it has a smaller word, or a unit and less than the first word's worth. "3 tỷ 2"
// may be 3,2 tỷ and is refused.
func (n *Number) addRest(rest []byte, power int8) bool {
	m, ok := ParseNumber(rest, StyleComma)
	if !ok || m.Percent || m.Approx || m.Bound != 0 || m.Exponent || m.Ambiguous || m.Mantissa < 0 || m.Magnitude == 0 && m.Unit == "" || m.Magnitude >= power {
		return false
	}
	n.Unit = m.Unit
	m.Magnitude = 0 // applied
	return n.add(m, power)
}

// add adds m times ten to its Magnitude, which must be less than ten to power. It refuses what does not fit.
func (n *Number) add(m Number, power int8) bool {
	if m.Magnitude > 0 && !m.shift(int(m.Magnitude)) {
		return false
	}
	if m.Cmp(Number{Mantissa: powersOfTen[power]}) >= 0 {
		return false
	}
	for n.Scale != m.Scale {
		low := n
		if m.Scale < n.Scale {
			low = &m
		}
		if low.Mantissa >= powersOfTen[maxDigits-1] || low.Mantissa <= -powersOfTen[maxDigits-1] {
			return false
		}
		low.Mantissa *= 10
		low.Scale++
	}
	if n.Mantissa < 0 {
		m.Mantissa = -m.Mantissa
	}
	n.Mantissa += m.Mantissa
	n.trim()
	return n.Mantissa < powersOfTen[maxDigits] && n.Mantissa > -powersOfTen[maxDigits]
}

// takeHalf takes "rưỡi" from the start: half of the word before it.
func takeHalf(b []byte) (rest []byte, ok bool) {
	for _, half := range [...]string{"rưỡi", "ruỡi", "ruoi"} {
		if rest, ok = bytes.CutPrefix(b, []byte(half)); ok && (len(rest) == 0 || rest[0] == ' ') {
			return trimSpaces(rest), true
		}
	}
	return b, false
}

// takeMagnitudes splits "nghìn tỷ đồng" into "đồng" and 12.
func takeMagnitudes(rest []byte) (unit []byte, power int8) {
	for power < maxMagnitude {
		tail, more := takeMagnitude(rest)
		if more == 0 || power+more > maxMagnitude {
			return rest, power
		}
		rest, power = tail, power+more
	}
	return rest, power
}

// takeMagnitude splits "tỷ đồng" into "đồng" and 9. A word that only begins like a magnitude ("tạ", "trang") is a unit.
func takeMagnitude(rest []byte) (unit []byte, power int8) {
	var buf [96]byte
	folded := string(AppendFold(buf[:0], rest))
	for _, m := range magnitudes {
		if !strings.HasPrefix(folded, m.word) {
			continue
		}
		tail := folded[len(m.word):]
		if tail != "" && isLetter(rune(tail[0])) && !(m.power == 6 && (tail == "d" || tail == "dong")) {
			continue
		}
		after := skipRunes(rest, utf8.RuneCountInString(m.word))
		if m.marked != "" {
			word := strings.ToLower(norm.NFC.String(string(rest[:len(rest)-len(after)])))
			if word != m.marked && (m.strict || word != m.word) {
				continue
			}
		}
		return trimSpaces(trimDot(after)), m.power
	}
	return rest, 0
}

// skipRunes drops the first n letters, their combining marks with them.
func skipRunes(b []byte, n int) []byte {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		mark := r >= 0x300 && r <= 0x36F
		if n == 0 && !mark {
			break
		}
		if !mark {
			n--
		}
		b = b[size:]
	}
	return b
}

func trimDot(b []byte) []byte { return bytes.TrimLeft(b, ".") }
