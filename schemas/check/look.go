package check

import (
	"context"
	"io"
	"math"
	"strconv"
	"unicode"
	"unicode/utf8"

	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Bounds of the second look at a table: what needs its rows side by side is sought in all of a table of so many cells, and of a larger one in
// the first rows. 24 bytes a cell are kept meanwhile.
const (
	lookWhole   = 600_000 // cells of a table that is looked at whole
	lookPart    = 120_000 // cells of a larger one that are
	lookColumns = 64
	lookLeast   = 2 // rows
)

// look is the rows of a table side by side, as far as they are kept.
type look struct {
	t       *reading
	columns []*column
	rows    []int       // row numbers of the sheet
	hashes  [][]uint64  // by column: of the value, 0 for none
	folded  [][]uint64  // by column: of the value as it is written apart from spaces, case, marks and punctuation
	numbers [][]float64 // by column: of ordered values, NaN for none
	most    int         // rows kept at most
	told    map[int]bool
}

// secondLook reads the first rows of the table once more and seeks in them what a row alone does not show: rows that are nearly the same,
// values far from the others, rules that hold between columns. That a larger table was not looked at whole is said.
func (t *reading) secondLook(ctx context.Context, o table.Overrides) ([]ProposedRule, error) {
	l := t.newLook()
	if l == nil {
		return nil, nil
	}
	if err := t.eachRow(ctx, o, l.take); err != nil {
		return nil, err
	}
	if !l.whole() {
		t.found.add(Finding{Code: "table.looked-part", Sheet: t.layout.Sheet, Params: map[string]string{"looked": strconv.Itoa(len(l.rows)), "rows": strconv.FormatInt(t.data, 10)}})
	}
	l.nearRepeats()
	l.outliers()
	return l.propose(), nil
}

func (t *reading) newLook() *look {
	if t.data < lookLeast || len(t.columns) < 2 {
		return nil
	}
	l := &look{t: t}
	for _, c := range t.columns {
		if !c.Ordinal && !c.Group && len(l.columns) < lookColumns {
			l.columns = append(l.columns, c)
		}
	}
	if len(l.columns) < 2 {
		return nil
	}
	n := len(l.columns)
	l.most = int(t.data)
	if l.most*n > lookWhole {
		l.most = lookPart / n
	}
	l.hashes, l.folded, l.numbers = make([][]uint64, n), make([][]uint64, n), make([][]float64, n)
	return l
}

// whole tells that all rows are kept.
func (l *look) whole() bool { return int64(len(l.rows)) >= l.t.data }

// take keeps a row; io.EOF when there is no room for another.
func (l *look) take(line *table.Line) error {
	if len(l.rows) == l.most {
		return io.EOF
	}
	l.rows = append(l.rows, line.Number)
	for i, c := range l.columns {
		hash, folded, number := uint64(0), uint64(0), math.NaN()
		if c.at < len(line.Cells) {
			if _, r := c.understood(&line.Cells[c.at]); r != nil && !r.null && len(r.out) > 0 {
				hash = profile.Hash(r.out)
				folded = hash
				if r.numeric {
					number = r.float
				} else {
					folded = foldedHash(r.out)
				}
			}
		}
		l.hashes[i], l.folded[i], l.numbers[i] = append(l.hashes[i], hash), append(l.folded[i], folded), append(l.numbers[i], number)
	}
	return nil
}

// foldedHash hashes the letters and digits of a text without marks and case.
func foldedHash(b []byte) uint64 {
	var buf, kept [128]byte
	out := kept[:0]
	for text := viet.AppendFold(buf[:0], b); len(text) > 0; {
		r, size := utf8.DecodeRune(text)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			out = append(out, text[:size]...)
		}
		text = text[size:]
	}
	if len(out) == 0 { // punctuation alone is itself
		return profile.Hash(b)
	}
	return profile.Hash(out)
}

// isTold tells a row that repeats a key or another row, which is told already.
func (l *look) isTold(row int) bool {
	if l.told == nil {
		l.told = map[int]bool{}
		for i := range l.t.found.list {
			switch f := &l.t.found.list[i]; f.Code {
			case "key.duplicate", "key.unique", "row.duplicate":
				l.told[f.Row] = true
			}
		}
	}
	return l.told[row]
}
