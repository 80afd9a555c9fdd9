package table

import (
	"bytes"
	"strings"

	"danhmuc/schemas/viet"
)

// headRow is one of the first rows of a sheet, kept to find the header.
type headRow struct {
	number int
	hidden bool
	cells  []Cell   // copies
	texts  []string // cleaned, one line; by sheet column
	filled int      // cells that hold a text
}

// newHeadRow copies a row.
func newHeadRow(row *Row) *headRow {
	h := &headRow{number: row.Number, hidden: row.Hidden, cells: copyCells(row.Cells)}
	h.texts = make([]string, len(h.cells))
	for i := range h.cells {
		h.texts[i] = oneLine(h.cells[i].Text)
		if h.texts[i] != "" {
			h.filled++
		}
	}
	return h
}

// oneLine is a cell's text as a title shows it.
func oneLine(text []byte) string {
	clean := viet.Clean(string(text))
	if strings.IndexByte(clean, '\n') >= 0 {
		clean = strings.ReplaceAll(clean, "\n", " ")
	}
	return clean
}

// copyCells copies cells with their bytes.
func copyCells(cells []Cell) []Cell {
	size := 0
	for i := range cells {
		size += len(cells[i].Text)
		if !sameBytes(cells[i].Text, cells[i].Raw) {
			size += len(cells[i].Raw)
		}
	}
	room := make([]byte, 0, size)
	keep := func(b []byte) []byte {
		from := len(room)
		room = append(room, b...)
		return room[from:len(room):len(room)]
	}
	out := make([]Cell, len(cells))
	for i := range cells {
		out[i] = cells[i]
		out[i].Text = keep(cells[i].Text)
		out[i].Raw = out[i].Text
		if !sameBytes(cells[i].Text, cells[i].Raw) {
			out[i].Raw = keep(cells[i].Raw)
		}
	}
	return out
}

// sameBytes tells slices over the same memory or with equal content.
func sameBytes(a, b []byte) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || bytes.Equal(a, b))
}

// text returns the text at a column, "" outside the row.
func (h *headRow) text(column int) string {
	if column < 0 || column >= len(h.texts) {
		return ""
	}
	return h.texts[column]
}

// first returns the first column with a text, -1 for a blank row.
func (h *headRow) first() int {
	for i, text := range h.texts {
		if text != "" {
			return i
		}
	}
	return -1
}

// numeric tells whether the cell at a column holds a number or a date, stored or written.
func (h *headRow) numeric(column int) bool {
	if column < 0 || column >= len(h.cells) || h.texts[column] == "" {
		return false
	}
	switch h.cells[column].Kind {
	case KindNumber, KindDate, KindTime, KindBool:
		return true
	case KindText:
		return looksNumeric(h.texts[column])
	}
	return false
}

// looksNumeric tells a text that is a number, a date or a code of digits.
func looksNumeric(text string) bool {
	if _, ok := viet.ParseNumber([]byte(text), viet.StyleUnknown); ok {
		return true
	}
	if c := text[0]; c < '0' || c > '9' {
		return false
	}
	_, ok := viet.ParseDate([]byte(text), viet.DayFirst)
	return ok
}

// isYear tells a text that is a year of our time: it may head a column.
func isYear(text string) bool {
	return len(text) == 4 && (strings.HasPrefix(text, "19") || strings.HasPrefix(text, "20")) && text[2] >= '0' && text[2] <= '9' && text[3] >= '0' && text[3] <= '9'
}

// headerLike tells a row whose texts could name columns: words, or years among words.
func (h *headRow) headerLike() bool {
	words, years := 0, 0
	for i, text := range h.texts {
		switch {
		case text == "":
		case isYear(text):
			years++
		case h.numeric(i) || len(text) > 300:
			return false
		default:
			words++
		}
	}
	return words > 0 && words+years == h.filled
}

// titleLike tells a row whose first text begins as rows above a table do.
func (h *headRow) titleLike() bool {
	first := h.first()
	if first < 0 {
		return false
	}
	return lexicon()["title"].has(h.texts[first])
}

// numbered tells a row that numbers columns: "(1) (2) (3)", "A B 1 2", "1 2 3=1+2": letters first, then numbers each one more.
func (h *headRow) numbered() bool {
	next, count, letters, letter := -1, 0, 0, byte('A')
	for _, text := range h.texts {
		if text == "" {
			continue
		}
		mark := strings.Trim(text, "()[] ")
		if at := strings.IndexByte(mark, '='); at > 0 {
			mark = strings.Trim(mark[:at], "()[] ")
		}
		if len(mark) == 1 && mark[0] >= 'A' && mark[0] <= 'Z' || len(mark) == 1 && mark[0] >= 'a' && mark[0] <= 'z' {
			if next >= 0 || mark[0]&^0x20 != letter {
				return false
			}
			letters++
			letter++
			continue
		}
		n, ok := atoi([]byte(mark))
		if !ok || next >= 0 && n != next || next < 0 && n > 3 {
			return false
		}
		next = n + 1
		count++
	}
	return count+letters >= 3 && (count >= 2 || letters >= 3) || count == 2 && letters == 0 && h.filled == 2 && strings.HasPrefix(h.texts[h.first()], "(")
}

// units reads a row of units: every text a known unit, in brackets or not. ok is false when there is none.
func (h *headRow) units() (units map[int]string, ok bool) {
	for i, text := range h.texts {
		if text == "" {
			continue
		}
		unit := strings.TrimSpace(strings.Trim(text, "()[]"))
		if many, noted := viet.UnitNote(text); noted && len(many) == 1 {
			unit = many[0]
		}
		if strings.EqualFold(text, "đvt") || strings.EqualFold(text, "đơn vị tính") {
			continue
		}
		if _, known := viet.ParseMeasure(unit); !known || h.cells[i].Kind != KindText {
			return nil, false
		}
		if units == nil {
			units = map[int]string{}
		}
		units[i] = unit
	}
	return units, len(units) > 0
}
