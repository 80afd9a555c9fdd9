package table

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// rowBuilder puts a workbook's row together: cells by column, over an arena for the texts that lie nowhere else.
type rowBuilder struct {
	limits  Limits
	date04  bool
	number  int // of the row being read
	hidden  []hiddenSpan
	shared  *sharedStrings
	arena   []byte
	cells   []Cell
	guesses guesses
	bad     int // bytes that are no text
}

// maxHiddenSpans bounds the runs of hidden columns that are kept.
const maxHiddenSpans = 100

// hiddenSpan is a run of hidden columns from 0, ends included.
type hiddenSpan struct{ first, last int }

// hide notes a run of hidden columns.
func (b *rowBuilder) hide(first, last int) {
	if len(b.hidden) <= maxHiddenSpans {
		b.hidden = append(b.hidden, hiddenSpan{first, last})
	}
}

// hiddenColumn implements rowSource; what is hidden is known once the first row has been read.
func (b *rowBuilder) hiddenColumn(index int) bool {
	for _, h := range b.hidden {
		if index >= h.first && index <= h.last {
			return true
		}
	}
	return false
}

// badBytes implements rowSource.
func (b *rowBuilder) badBytes() int { return b.bad }

// begin starts a row.
func (b *rowBuilder) begin(number int) {
	b.number, b.arena, b.cells = number, b.arena[:0], b.cells[:0]
}

// end hands the row over, its trailing empty cells left out.
func (b *rowBuilder) end(row *Row, hidden bool) {
	for len(b.cells) > 0 && b.cells[len(b.cells)-1].Kind == KindEmpty {
		b.cells = b.cells[:len(b.cells)-1]
	}
	row.Number, row.Hidden, row.Cells = b.number, hidden, b.cells
}

// put sets the cell of a column, marked hidden where its row or column is; an empty one leaves the row as it is.
func (b *rowBuilder) put(column int, c *Cell, hidden bool) error {
	if c.Kind == KindEmpty {
		return nil
	}
	if hidden || len(b.hidden) > 0 && b.hiddenColumn(column) {
		c.Flags |= FlagHidden
	}
	if (c.Kind == KindText || c.Kind == KindError) && !utf8.Valid(c.Text) {
		bad, _ := countBad(c.Text)
		b.bad += bad
		c.Text = bytes.ToValidUTF8(c.Text, []byte("\uFFFD"))
	}
	at, err := b.place(column)
	if err != nil {
		return err
	}
	*at = *c
	return nil
}

// place returns the cell of a column, empty cells before it made.
func (b *rowBuilder) place(column int) (*Cell, error) {
	if column >= b.limits.Columns {
		return nil, &Error{Code: CodeTooWide, Where: Where{Row: b.number, Column: column + 1}, Detail: strconv.Itoa(b.limits.Columns)}
	}
	for len(b.cells) <= column {
		b.cells = appendCell(b.cells, nil)
	}
	return &b.cells[column], nil
}

// keep copies bytes into the row's arena.
func (b *rowBuilder) keep(text []byte) []byte {
	from := len(b.arena)
	b.arena = append(b.arena, text...)
	return b.arena[from:len(b.arena):len(b.arena)]
}

// sharedText looks shared text n up.
func (b *rowBuilder) sharedText(c *Cell, style cellStyle, n uint32) error {
	raw, ok := b.shared.get(n)
	if !ok {
		return &Error{Code: CodeDamaged, Where: Where{Row: b.number}, Detail: "shared text " + strconv.FormatUint(uint64(n), 10)}
	}
	if len(raw) == 0 {
		return nil
	}
	if viet.FontEncoding(style.encoding, raw) == viet.Unicode {
		if d, ok := b.shared.legacy(n, raw); ok {
			*c = Cell{Text: d.text, Raw: raw, Kind: KindText, Encoding: d.encoding, Flags: d.flags}
			return nil
		}
		*c = Cell{Text: raw, Raw: raw, Kind: KindText}
		return nil
	}
	b.text(c, style, raw)
	return nil
}

// text stores a text with its font's encoding, or the one its letters show.
func (b *rowBuilder) text(c *Cell, style cellStyle, raw []byte) {
	if len(raw) == 0 {
		return
	}
	*c = Cell{Text: raw, Raw: raw, Kind: KindText}
	if enc := viet.FontEncoding(style.encoding, raw); enc != viet.Unicode {
		from := len(b.arena)
		b.arena, c.Flags = appendLegacy(b.arena, enc, style.capitals, raw, FlagFont)
		c.Text, c.Encoding = b.arena[from:len(b.arena):len(b.arena)], enc
		return
	}
	if !viet.MaybeLegacy(raw) {
		return
	}
	if g, ok := b.judge(raw); ok {
		c.Text, c.Encoding = []byte(g.Text), g.Encoding
		if g.CaseLost {
			c.Flags |= FlagCaseLost
		}
	}
}

// judge tells whether a text is in a legacy encoding, in the light of the workbook's other texts.
func (b *rowBuilder) judge(raw []byte) (viet.Guess, bool) {
	if b.shared == nil {
		return b.guesses.guess(raw)
	}
	g, ok, _ := b.shared.witness.Guess(string(raw))
	return g, ok
}

// The two values of a truth cell. Nobody writes to a cell's text.
var truth, falsehood = []byte("true"), []byte("false")

// boolean stores a truth value; raw is how the file writes it, nil for the value's own text.
func (b *rowBuilder) boolean(c *Cell, value bool, raw []byte) {
	text := falsehood
	if value {
		text = truth
	}
	if raw == nil {
		raw = text
	}
	*c = Cell{Text: text, Raw: raw, Kind: KindBool}
}

// isoDate stores a cell of type d ("2026-03-28T00:00:00").
func (b *rowBuilder) isoDate(c *Cell, value []byte) {
	*c = Cell{Text: value, Raw: value, Kind: KindText}
	if d, ok := viet.ParseDate(value, viet.DayFirst); ok {
		if d.Hour == 0 && d.Minute == 0 && d.Second == 0 {
			d.HasTime = false
		}
		from := len(b.arena)
		b.arena = d.AppendText(b.arena)
		c.Text, c.Kind = b.arena[from:len(b.arena):len(b.arena)], KindDate
	}
}

// numeric stores a number, or the date its format shows.
func (b *rowBuilder) numeric(c *Cell, style cellStyle, value []byte) {
	value = bytes.TrimSpace(value)
	if len(value) == 0 {
		return
	}
	*c = Cell{Text: value, Raw: value, Kind: KindNumber}
	if style.date == plainNumber && plainDecimal(value) {
		return
	}
	v, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		c.Kind = KindText
		return
	}
	b.styled(c, style, v)
}

// float stores a number that lies in the file as one.
func (b *rowBuilder) float(c *Cell, style cellStyle, v float64) {
	from := len(b.arena)
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		b.arena = strconv.AppendInt(b.arena, int64(v), 10)
	} else {
		b.arena = strconv.AppendFloat(b.arena, v, 'g', -1, 64)
	}
	raw := b.arena[from:len(b.arena):len(b.arena)]
	*c = Cell{Text: raw, Raw: raw, Kind: KindNumber}
	if style.date != plainNumber || !plainDecimal(raw) {
		b.styled(c, style, v)
	}
}

// styled makes a number what its format shows: a time, a date, or its plain decimal form.
func (b *rowBuilder) styled(c *Cell, style cellStyle, v float64) {
	if style.date == plainNumber {
		c.Text = b.decimal(v, c.Raw)
		return
	}
	from := len(b.arena)
	if style.date == timeNumber && v >= 0 && v < 1 {
		c.Text, c.Kind = b.clock(int(math.Round(v*86400))%86400), KindTime
		return
	}
	if d, ok := viet.SerialDate(v, b.date04); ok {
		b.arena = d.AppendText(b.arena)
		c.Text, c.Kind = b.arena[from:len(b.arena):len(b.arena)], KindDate
		return
	}
	c.Text = b.decimal(v, c.Raw)
}

// clock writes a time of day.
func (b *rowBuilder) clock(seconds int) []byte {
	from := len(b.arena)
	b.arena = fmt.Appendf(b.arena, "%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
	return b.arena[from:len(b.arena):len(b.arena)]
}

// plainDecimal tells a number that is already in its plain form: digits with at most one point, and no more digits than a
// spreadsheet shows unless it is whole.
func plainDecimal(b []byte) bool {
	if b[0] == '-' {
		b = b[1:]
	}
	point := false
	for i, c := range b {
		if c == '.' && !point && i > 0 && i+1 < len(b) {
			point = true
			continue
		}
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0 && (!point || len(b) <= 16)
}

// decimal writes a number with at most 15 significant digits and no exponent; the far ends of the range stay as stored.
func (b *rowBuilder) decimal(v float64, stored []byte) []byte {
	if size := math.Abs(v); math.IsNaN(v) || math.IsInf(v, 0) || size != 0 && (size >= 1e25 || size < 1e-15) {
		return stored
	}
	var buf [40]byte
	rounded, err := strconv.ParseFloat(string(strconv.AppendFloat(buf[:0], v, 'e', 14, 64)), 64)
	if err != nil {
		return stored
	}
	from := len(b.arena)
	b.arena = strconv.AppendFloat(b.arena, rounded, 'f', -1, 64)
	return b.arena[from:len(b.arena):len(b.arena)]
}
