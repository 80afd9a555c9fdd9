package table

import (
	"strconv"

	"danhmuc/schemas/viet"
)

// Kind is how a cell is stored.
type Kind uint8

const (
	// KindEmpty is a cell that holds nothing, or only an empty text.
	KindEmpty Kind = iota
	// KindText is text. Every non-empty CSV cell is KindText: only its reader can tell what it means.
	KindText
	// KindNumber is a stored number: Text is its plain decimal form ("7480.3", at most 15 significant digits, no exponent).
	KindNumber
	// KindBool is a stored truth value: Text is "true" or "false".
	KindBool
	// KindDate is a stored day, or day and time: Text is "2026-03-28" or "2026-03-28T09:30:00", Raw the day number (ODS: the date as stored).
	KindDate
	// KindTime is a stored time of day without a day: Text is "09:30:00", Raw the fraction of a day (ODS: "PT09H30M00S").
	KindTime
	// KindError is a formula's error: Text is "#REF!", "#DIV/0!", ….
	KindError
)

// Flags say more about a cell, as a set of bits.
type Flags uint8

const (
	// FlagFormula means the value is the stored result of a formula.
	FlagFormula Flags = 1 << iota
	// FlagFilled means the value was repeated from the top left cell of a merged range.
	FlagFilled
	// FlagFont means Encoding is known from the cell's font; otherwise it was found by scoring.
	FlagFont
	// FlagCaseLost means the decoded TCVN3 text may have lost capitals (mat_chu_hoa).
	FlagCaseLost
	// FlagHidden means the cell's row or column is hidden in the workbook.
	FlagHidden
	// FlagQuoted means the CSV cell was written in quotes.
	FlagQuoted
)

// Cell is one cell of a row. Its slices are valid until the next row is read.
type Cell struct {
	Text     []byte        // the value as UTF-8, legacy text decoded; see Kind for the form
	Raw      []byte        // the value before decoding or converting; the same bytes as Text when nothing was done
	Kind     Kind          // how it is stored
	Encoding viet.Encoding // what Text was decoded from; viet.Unicode when it was not
	Flags    Flags         // see Flags
	Shape    viet.Shape    // of Text, where reading had to look; the zero Shape tells nothing
	past     bool          // of a CSV cell just cut: a byte past ASCII may stand in it that nobody has looked at
}

// Unread tells that a [Mender] has yet to look at the cell: only in the rows of a [Batch].
func (c *Cell) Unread() bool { return c.past }

// Has reports whether all bits of f are set.
func (c *Cell) Has(f Flags) bool { return c.Flags&f == f }

// Float returns a KindNumber cell's value.
func (c *Cell) Float() (float64, bool) {
	if c.Kind != KindNumber {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(c.Text), 64)
	return v, err == nil
}

// Row is one row of a sheet as stored. It is reused: copy what must outlive the next call.
type Row struct {
	Number int     // the sheet's own row number, 1-based; for CSV the record number counting blank lines
	Hidden bool    // the row is hidden in the workbook
	Cells  []Cell  // by column index from 0; cells that are not stored are KindEmpty; trailing empty cells are left out
	mender *Mender // of a row whose cells may be unread
}

// mend puts all cells right.
func (r *Row) mend() {
	if r.mender == nil {
		return
	}
	for i := range r.Cells {
		r.mender.Mend(&r.Cells[i])
	}
	r.mender = nil
}

// text returns a cell's text put right.
func (r *Row) text(i int) []byte {
	if r.mender != nil {
		r.mender.Mend(&r.Cells[i])
	}
	return r.Cells[i].Text
}

// ColumnLetter returns a column's letters in a sheet: 0 is "A", 26 is "AA".
func ColumnLetter(index int) string {
	if index < 0 {
		return ""
	}
	var buf [8]byte
	at := len(buf)
	for n := index + 1; n > 0; n = (n - 1) / 26 {
		at--
		buf[at] = byte('A' + (n-1)%26)
	}
	return string(buf[at:])
}

// ColumnIndex is the inverse of [ColumnLetter]; -1 for anything that is not 1 to 3 letters.
func ColumnIndex(letters string) int {
	if len(letters) == 0 || len(letters) > 3 {
		return -1
	}
	n := 0
	for i := range len(letters) {
		c := letters[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return -1
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
