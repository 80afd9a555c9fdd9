package infer

import (
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
