package infer

import (
	"math/bits"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Figure is a number written plainly: a sign, digits, at most one point. Most cells of a column of numbers are, and need no cleaning.
type Figure struct {
	Class    Class   // Integer or Number
	Scale    int8    // digits after the point
	Digits   int     // digits before it
	Marks    Marks   // LeadingZero, Point, AmbiguousDot and what plain digits can be taken for
	Mantissa int64   // all digits, signed
	Float    float64 // the value
}

// ReadFigure reads b, stored as kind, into f. It returns false, with f undefined, for anything that is not written plainly, and for
// "1.234" where style does not say that the point is a decimal one: [Scan] decides those.
func ReadFigure(b []byte, kind table.Kind, style viet.NumberStyle, f *Figure) bool {
	i, n := 0, len(b)
	if n > 0 && b[0] == '-' {
		i = 1
	}
	start := i
	var mant int64
	for i < n {
		d := b[i] - '0'
		if d > 9 {
			break
		}
		mant = mant*10 + int64(d)
		i++
	}
	f.Digits = i - start
	if f.Digits == 0 || f.Digits > 18 {
		return false
	}
	if i == n {
		f.Mantissa = mant
		if start == 1 {
			f.Mantissa = -mant
		}
		f.Class, f.Scale, f.Float = Integer, 0, float64(f.Mantissa)
		f.Marks = wholeMarks(b, mant, f.Digits, start, kind)
		return true
	}
	return b[i] == '.' && f.fraction(b, i+1, start, mant, kind, style)
}

// Quick is [ReadFigure] for the text of a CSV cell, of at most 16 bytes, given as two words too (the first byte lowest, zeros behind the
// end): without a sign and with at most 15 digits. It returns false, with f of no meaning, for anything else: ReadFigure decides.
func (f *Figure) Quick(b []byte, x, y uint64) bool {
	n := len(b)
	whole := n // digits before the point
	if dot := equalBytes(x, '.'); dot != 0 {
		whole = bits.TrailingZeros64(dot) >> 3
		low := uint64(1)<<(8*whole) - 1
		x, y = x&low|(x>>8|y<<56)&^low, y>>8
		n--
	} else if dot := equalBytes(y, '.'); dot != 0 {
		at := bits.TrailingZeros64(dot) >> 3
		whole = 8 + at
		low := uint64(1)<<(8*at) - 1
		y = y&low | y>>8&^low
		n--
	}
	if whole == 0 || n > 15 {
		return false
	}
	mant, ok := digits8(x, min(n, 8))
	if n > 8 {
		tail, digits := digits8(y, n-8)
		mant, ok = mant*uint64(powers[n-8])+tail, ok && digits
	}
	if !ok || b[0] == '0' && whole > 1 {
		return false
	}
	f.Digits, f.Mantissa = whole, int64(mant)
	if whole == len(b) {
		f.Class, f.Scale, f.Float = Integer, 0, float64(mant)
		f.Marks = wholeMarks(b, int64(mant), whole, 0, table.KindText)
		return true
	}
	scale := n - whole
	if scale == 0 || scale == 3 && whole <= 3 && b[0] != '0' {
		return false
	}
	f.Class, f.Scale, f.Marks, f.Float = Number, int8(scale), Point, float64(mant)/powers[scale]
	return true
}

// digits8 reads n digits, 1 to 8, the first of them in the lowest byte of x (D. Lemire, "Quickly parsing eight digits", 2018).
func digits8(x uint64, n int) (v uint64, ok bool) {
	x = x<<(64-8*n) | 0x3030303030303030>>(8*n) // zeros in front
	if x&0xF0F0F0F0F0F0F0F0 != 0x3030303030303030 || (x+0x0606060606060606)&0xF0F0F0F0F0F0F0F0 != 0x3030303030303030 {
		return 0, false
	}
	x = x & 0x0F0F0F0F0F0F0F0F * 2561 >> 8
	x = x & 0x00FF00FF00FF00FF * 6553601 >> 16
	return x & 0x0000FFFF0000FFFF * 42949672960001 >> 32, true
}

// equalBytes marks the high bit of each byte of word that is c.
func equalBytes(word uint64, c byte) uint64 {
	x := word ^ uint64(c)*eachByte
	return ^((x&^highBits + 0x7F*eachByte) | x) & highBits
}

// wholeMarks says what plain digits can be taken for.
func wholeMarks(b []byte, mant int64, digits, sign int, kind table.Kind) (m Marks) {
	if b[sign] == '0' && digits > 1 {
		m = LeadingZero
	}
	if sign == 1 || digits > 6 || digits < 4 {
		return m
	}
	switch digits {
	case 4:
		if mant >= 1900 && mant <= 2100 {
			m |= YearLike
		}
		if mant >= firstCommune && mant <= lastCommune && kind != table.KindDate {
			m |= communeMarks(b)
		}
	case 5:
		if mant >= 20000 && mant < 80000 {
			m |= SerialLike
			if y, q := mant/10, mant%10; y >= 1900 && y <= 2100 && q >= 1 && q <= 4 {
				m |= PeriodLike
			}
		}
		if b[0] == '0' && mant >= firstCommune && mant <= lastCommune {
			m |= communeMarks(b)
		}
	case 6:
		if y, month := mant/100, mant%100; y >= 1900 && y <= 2100 && month >= 1 && month <= 12 {
			m |= PeriodLike
		}
	}
	return m
}

// Codes of the province's communes, old and in force, lie between these numbers (checked by a test against the lists).
const (
	firstCommune = 3646
	lastCommune  = 4246
)

// communeMarks looks up four or five digits in the lists of communes.
func communeMarks(b []byte) (m Marks) {
	var padded [5]byte
	code := b
	if len(b) == 4 {
		padded[0] = '0'
		copy(padded[1:], b)
		code = padded[:]
	}
	switch {
	case viet.IsCommuneCode(string(code)):
		m = Commune
	case viet.IsOldCommuneCode(string(code)):
		m = OldCommune
	default:
		return 0
	}
	if len(b) == 4 {
		m |= CommunePadded
	}
	return m
}

// fraction reads the digits after a point, from b[i].
func (f *Figure) fraction(b []byte, i, start int, mant int64, kind table.Kind, style viet.NumberStyle) bool {
	from, n := i, len(b)
	for i < n {
		d := b[i] - '0'
		if d > 9 {
			return false
		}
		mant = mant*10 + int64(d)
		i++
	}
	digits := i - from
	if digits == 0 || f.Digits+digits > 18 || mant >= 1<<53 || // a float64 does not hold it: the long way rounds once, a division here twice
		b[start] == '0' && f.Digits > 1 {
		return false
	}
	f.Marks = 0
	if kind != table.KindNumber {
		f.Marks = Point
		if digits == 3 && f.Digits <= 3 && b[start] != '0' {
			if style != viet.StylePoint {
				return false // "1.234" may be a thousand
			}
			f.Marks = AmbiguousDot
		}
	}
	if start == 1 {
		mant = -mant
	}
	f.Class, f.Scale, f.Mantissa = Number, int8(digits), mant
	f.Float = float64(mant) / powers[digits]
	return true
}

var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18}
