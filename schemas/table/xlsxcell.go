package table

import (
	"bytes"
	"fmt"
	"math"
	"strconv"

	"danhmuc/schemas/viet"
)

// cellType is a <c>'s t attribute.
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeText
	typeInline
	typeBool
	typeError
	typeISO
)

// cellHead is what a <c> tag says.
type cellHead struct {
	column int
	style  int
	kind   cellType
}

func (h *cellHead) read(attrs []byte) {
	for {
		name, value, rest, ok := nextAttr(attrs)
		if !ok {
			return
		}
		attrs = rest
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			if column, _ := parseRef(value); column >= 0 {
				h.column = column
			}
		case 's':
			h.style, _ = atoi(value)
		case 't':
			h.kind = typeOf(value)
		}
	}
}

func typeOf(value []byte) cellType {
	switch string(value) {
	case "s":
		return typeShared
	case "str":
		return typeText
	case "inlineStr":
		return typeInline
	case "b":
		return typeBool
	case "e":
		return typeError
	case "d":
		return typeISO
	}
	return typeNumber
}

// place returns the cell of a column, empty cells before it made.
func (s *sheetRows) place(column int) (*Cell, error) {
	if column >= s.src.limits.Columns {
		return nil, &Error{Code: CodeTooWide, Where: Where{Row: s.number, Column: column + 1}, Detail: strconv.Itoa(s.src.limits.Columns)}
	}
	for len(s.cells) <= column {
		s.cells = appendCell(s.cells, nil)
	}
	return &s.cells[column], nil
}

// store sets a cell from its stored value.
func (s *sheetRows) store(h *cellHead, value []byte, inline, formula, hidden bool) error {
	if len(value) == 0 && !inline {
		return nil
	}
	style := s.src.styles.get(h.style)
	var c Cell
	switch {
	case inline && (h.kind == typeInline || len(value) == 0):
		s.inlineText(&c, style)
	case h.kind == typeShared:
		if err := s.sharedText(&c, style, value); err != nil {
			return err
		}
	case h.kind == typeText || h.kind == typeInline:
		from := len(s.arena)
		s.arena = appendXString(s.arena, value)
		s.text(&c, style, s.arena[from:len(s.arena):len(s.arena)])
	case h.kind == typeBool:
		s.boolean(&c, value)
	case h.kind == typeError:
		c = Cell{Text: value, Raw: value, Kind: KindError}
	case h.kind == typeISO:
		s.isoDate(&c, value)
	default:
		s.numeric(&c, style, value)
	}
	if c.Kind == KindEmpty {
		return nil
	}
	if formula {
		c.Flags |= FlagFormula
	}
	if hidden || len(s.hidden) > 0 && s.hiddenColumn(h.column) {
		c.Flags |= FlagHidden
	}
	at, err := s.place(h.column)
	if err != nil {
		return err
	}
	*at = c
	return nil
}

// keep copies bytes into the row's arena.
func (s *sheetRows) keep(b []byte) []byte {
	from := len(s.arena)
	s.arena = append(s.arena, b...)
	return s.arena[from:len(s.arena):len(s.arena)]
}

func (s *sheetRows) inlineText(c *Cell, style cellStyle) {
	raw := s.keep(s.rich.raw)
	if s.rich.enc == viet.Unicode {
		s.text(c, style, raw)
		return
	}
	*c = Cell{Text: s.keep(s.rich.text), Raw: raw, Kind: KindText, Encoding: s.rich.enc, Flags: s.rich.flags | FlagFont}
}

// sharedText looks a shared text up.
func (s *sheetRows) sharedText(c *Cell, style cellStyle, value []byte) error {
	n, ok := atoi(bytes.TrimSpace(value))
	var raw []byte
	if ok {
		raw, ok = s.src.strings.get(uint32(n))
	}
	if !ok {
		return &Error{Code: CodeDamaged, Where: Where{Row: s.number}, Detail: "shared text " + string(value[:min(len(value), 12)])}
	}
	if len(raw) == 0 {
		return nil
	}
	if viet.FontEncoding(style.encoding, raw) == viet.Unicode {
		if d, ok := s.src.strings.legacy(uint32(n), raw); ok {
			*c = Cell{Text: d.text, Raw: raw, Kind: KindText, Encoding: d.encoding, Flags: d.flags}
			return nil
		}
		*c = Cell{Text: raw, Raw: raw, Kind: KindText}
		return nil
	}
	s.text(c, style, raw)
	return nil
}

// text stores a text with its font's encoding, or the one its letters show.
func (s *sheetRows) text(c *Cell, style cellStyle, raw []byte) {
	if len(raw) == 0 {
		return
	}
	*c = Cell{Text: raw, Raw: raw, Kind: KindText}
	if enc := viet.FontEncoding(style.encoding, raw); enc != viet.Unicode {
		from := len(s.arena)
		s.arena, c.Flags = appendLegacy(s.arena, enc, style.capitals, raw, FlagFont)
		c.Text, c.Encoding = s.arena[from:len(s.arena):len(s.arena)], enc
		return
	}
	if !viet.MaybeLegacy(raw) {
		return
	}
	if g, ok, _ := s.src.strings.witness.Guess(string(raw)); ok {
		c.Text, c.Encoding = []byte(g.Text), g.Encoding
		if g.CaseLost {
			c.Flags |= FlagCaseLost
		}
	}
}

func (s *sheetRows) boolean(c *Cell, value []byte) {
	text := "false"
	if string(value) == "1" || string(value) == "true" {
		text = "true"
	}
	*c = Cell{Text: s.keep([]byte(text)), Raw: value, Kind: KindBool}
}

// isoDate stores a cell of type d ("2026-03-28T00:00:00").
func (s *sheetRows) isoDate(c *Cell, value []byte) {
	*c = Cell{Text: value, Raw: value, Kind: KindText}
	if d, ok := viet.ParseDate(value, viet.DayFirst); ok {
		if d.Hour == 0 && d.Minute == 0 && d.Second == 0 {
			d.HasTime = false
		}
		from := len(s.arena)
		s.arena = d.AppendText(s.arena)
		c.Text, c.Kind = s.arena[from:len(s.arena):len(s.arena)], KindDate
	}
}

// numeric stores a number, or the date its format shows.
func (s *sheetRows) numeric(c *Cell, style cellStyle, value []byte) {
	value = bytes.TrimSpace(value)
	if len(value) == 0 {
		return
	}
	*c = Cell{Text: value, Raw: value, Kind: KindNumber}
	if style.date == plainNumber {
		if plainDecimal(value) {
			return
		}
		v, err := strconv.ParseFloat(string(value), 64)
		if err != nil {
			c.Kind = KindText
			return
		}
		c.Text = s.decimal(v, value)
		return
	}
	v, err := strconv.ParseFloat(string(value), 64)
	if err != nil {
		c.Kind = KindText
		return
	}
	from := len(s.arena)
	if style.date == timeNumber && v >= 0 && v < 1 {
		sec := int(math.Round(v*86400)) % 86400
		s.arena = fmt.Appendf(s.arena, "%02d:%02d:%02d", sec/3600, sec/60%60, sec%60)
		c.Text, c.Kind = s.arena[from:len(s.arena):len(s.arena)], KindTime
		return
	}
	if d, ok := viet.SerialDate(v, s.src.date04); ok {
		s.arena = d.AppendText(s.arena)
		c.Text, c.Kind = s.arena[from:len(s.arena):len(s.arena)], KindDate
		return
	}
	c.Text = s.decimal(v, value)
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
func (s *sheetRows) decimal(v float64, stored []byte) []byte {
	if size := math.Abs(v); math.IsNaN(v) || math.IsInf(v, 0) || size != 0 && (size >= 1e25 || size < 1e-15) {
		return stored
	}
	var buf [40]byte
	rounded, err := strconv.ParseFloat(string(strconv.AppendFloat(buf[:0], v, 'e', 14, 64)), 64)
	if err != nil {
		return stored
	}
	from := len(s.arena)
	s.arena = strconv.AppendFloat(s.arena, rounded, 'f', -1, 64)
	return s.arena[from:len(s.arena):len(s.arena)]
}
