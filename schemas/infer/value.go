package infer

import (
	"strings"

	"danhmuc/schemas/viet"
)

// Class is what a cell is, taken alone.
type Class uint8

const (
	// Null holds nothing, or a word for nothing ("-", "chưa có").
	Null Class = iota
	// Text is anything that is not one of the others.
	Text
	// Integer is a whole number, written in any way.
	Integer
	// Number is a number with a fraction.
	Number
	// Boolean is true/false, có/không, đúng/sai, yes/no.
	Boolean
	// Date is a day.
	Date
	// DateTime is a day with a time.
	DateTime
	// Period is a reporting period other than a bare year.
	Period
	// Fault is a formula's error.
	Fault
	classes
)

// Marks say how a value was written, as a set of bits.
type Marks uint32

const (
	// LeadingZero: digits that start with a needless zero: more likely a code.
	LeadingZero Marks = 1 << iota
	// Comma: the punctuation proves a decimal comma (Vietnamese).
	Comma
	// Point: the punctuation proves a decimal point (English).
	Point
	// Grouped: thousands were separated.
	Grouped
	// AmbiguousDot: one dot before three digits, "1.234".
	AmbiguousDot
	// AmbiguousComma: one comma before three digits, "1,234".
	AmbiguousComma
	// Unit: a unit was glued to the number.
	Unit
	// Magnitude: a word for a power of ten was used ("3 tỷ").
	Magnitude
	// Percent: written with %.
	Percent
	// Approx: "~300", "(ước)".
	Approx
	// Bound: "<5", "trên 10".
	Bound
	// Exponent: "1.4E+10".
	Exponent
	// DayMonthYear: a date with the day (or month) first and a year of four digits.
	DayMonthYear
	// ShortYear: a date with a year of two digits.
	ShortYear
	// DateWords: a date in words.
	DateWords
	// DayFirst: only the day first makes it a date.
	DayFirst
	// MonthFirst: only the month first makes it a date.
	MonthFirst
	// DateAmbiguous: day and month can be swapped.
	DateAmbiguous
	// NullWord: a word or sign for "no value".
	NullWord
	// Tick: the letter x.
	Tick
	// Spaces: superfluous spaces were dropped.
	Spaces
	// Composed: letters and marks were stored apart (NFD).
	Composed
	// Letters: look-alikes of Đ were replaced.
	Letters
	// Invisible: zero-width characters were dropped.
	Invisible
	// Commune: the code of a commune in force.
	Commune
	// OldCommune: the code of a commune before 01/7/2025 that is no longer in force.
	OldCommune
	// CommunePadded: the code of a commune without its leading zero.
	CommunePadded
	// YearLike: a bare year, 1900 to 2100.
	YearLike
	// PeriodLike: bare digits that can be YYYYMM or YYYYQ.
	PeriodLike
	// SerialLike: a whole number that can be a spreadsheet's day number of this era.
	SerialLike
	// Quote: an apostrophe that makes a spreadsheet keep text stood before it.
	Quote
	// Line: a line break stands in the text.
	Line

	markBits = 32
)

// CommuneMarks are the marks of a commune code, in force, old or without its zero.
const CommuneMarks = Commune | OldCommune | CommunePadded

// Has reports whether any bit of m is set.
func (m Marks) Has(bits Marks) bool { return m&bits != 0 }

// Value is one cell as understood alone. It is reused: Out is valid until the next Scan into it.
type Value struct {
	Class  Class
	Marks  Marks
	Number viet.Number // Integer and Number
	Date   viet.Date   // Date and DateTime
	Bool   bool        // Boolean
	Float  float64     // Integer and Number: the value; Date and DateTime: days since 1970-01-01
	Clean  []byte      // the text cleaned (NFC, spaces, invisible characters)
	Out    []byte      // the canonical text of the value: "1234.5", "2026-03-28", "true", "20261"; for Text the same as Clean
	Shape  viet.Shape  // of Clean; the zero Shape tells nothing
	buf    [64]byte    // room for Out
	room   []byte      // room for Clean
}

// words returns a title folded, as words with one space around each: " ma xa ".
func words(title string) string {
	folded := viet.Fold(title)
	fields := strings.FieldsFunc(folded, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	return " " + strings.Join(fields, " ") + " "
}
