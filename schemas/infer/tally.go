package infer

import "math/bits"

// Tally counts what a column's cells are. Its size does not depend on the number of rows.
type Tally struct {
	Rows      int64           // cells looked at
	Class     [classes]int64  // cells by class
	Marks     [markBits]int64 // cells by mark
	FirstRow  [classes]int    // first row of each class
	MarkRow   [markBits]int   // first row of each mark
	MinDigits int             // fewest digits of a plain whole number, 0 if none
	MaxDigits int             // most digits of a plain whole number
	Widths    [20]int64       // plain whole numbers by their digits
	MaxScale  int8            // most digits after the point
	Stored    int64           // cells stored as numbers by the workbook: their punctuation says nothing
	True      int64           // booleans that are true
	BigPlain  int64           // plain whole numbers of 1000 and more
	Units     map[string]int64
}

// maxUnits bounds the units remembered.
const maxUnits = 16

// Add counts a value weight times; row is where it was first seen.
func (t *Tally) Add(v *Value, weight int64, row int) {
	t.Rows += weight
	t.Class[v.Class] += weight
	if t.FirstRow[v.Class] == 0 {
		t.FirstRow[v.Class] = row
	}
	if v.Class == Integer && !v.Marks.Has(Grouped|Unit|Magnitude) {
		t.integer(v, weight)
	}
	if v.Class == Number && v.Number.Scale > t.MaxScale {
		t.MaxScale = v.Number.Scale
	}
	if v.Class == Boolean && v.Bool {
		t.True += weight
	}
	if v.Marks == 0 {
		return
	}
	t.marks(v.Marks, weight, row)
	if v.Marks.Has(Unit) {
		t.unit(v.Number.Unit, weight)
	}
}

// AddFigure counts a plain figure, as [Tally.Add] counts the value it is.
func (t *Tally) AddFigure(f *Figure, row int) {
	t.Rows++
	t.Class[f.Class]++
	if t.FirstRow[f.Class] == 0 {
		t.FirstRow[f.Class] = row
	}
	if f.Class == Integer {
		t.digits(f.Digits, 1)
	} else if f.Scale > t.MaxScale {
		t.MaxScale = f.Scale
	}
	if f.Marks != 0 {
		t.marks(f.Marks, 1, row)
	}
}

// AddText counts a text without marks, as [Tally.Add] counts the value it is.
func (t *Tally) AddText(row int) {
	t.Rows++
	t.Class[Text]++
	if t.FirstRow[Text] == 0 {
		t.FirstRow[Text] = row
	}
}

// AddDay counts a day written YYYY-MM-DD, as [Tally.Add] counts the value it is.
func (t *Tally) AddDay(row int) {
	t.Rows++
	t.Class[Date]++
	if t.FirstRow[Date] == 0 {
		t.FirstRow[Date] = row
	}
}

func (t *Tally) marks(m Marks, weight int64, row int) {
	for ; m != 0; m &= m - 1 {
		bit := bits.TrailingZeros32(uint32(m))
		t.Marks[bit] += weight
		if t.MarkRow[bit] == 0 {
			t.MarkRow[bit] = row
		}
	}
}

func (t *Tally) integer(v *Value, weight int64) {
	digits := len(v.Out)
	if digits > 0 && v.Out[0] == '-' {
		digits--
	}
	if v.Marks.Has(LeadingZero) {
		digits = len(v.Clean)
	}
	t.digits(digits, weight)
}

// digits counts a plain whole number of so many digits.
func (t *Tally) digits(n int, weight int64) {
	n = min(n, len(t.Widths)-1)
	t.Widths[n] += weight
	if t.MinDigits == 0 || n < t.MinDigits {
		t.MinDigits = n
	}
	t.MaxDigits = max(t.MaxDigits, n)
	if n > 3 {
		t.BigPlain += weight
	}
}

func (t *Tally) unit(unit string, weight int64) {
	if t.Units == nil {
		t.Units = map[string]int64{}
	}
	if _, known := t.Units[unit]; known || len(t.Units) < maxUnits {
		t.Units[unit] += weight
	}
}

// Count is how many cells carry any one of the marks' bits (the most frequent bit).
func (t *Tally) Count(m Marks) int64 {
	var n int64
	for bit := range markBits {
		if m&(1<<bit) != 0 {
			n = max(n, t.Marks[bit])
		}
	}
	return n
}

// RowOf is the first row that carries one of the marks' bits.
func (t *Tally) RowOf(m Marks) int {
	first := 0
	for bit := range markBits {
		if m&(1<<bit) != 0 && t.MarkRow[bit] > 0 && (first == 0 || t.MarkRow[bit] < first) {
			first = t.MarkRow[bit]
		}
	}
	return first
}

// NonNull is how many cells hold something.
func (t *Tally) NonNull() int64 { return t.Rows - t.Class[Null] }
