package table

import (
	"bytes"
	"strings"

	"danhmuc/schemas/viet"
)

// classifier tells the rows behind the header apart, one at a time. It must be cheap on a full row: most rows are data.
type classifier struct {
	roles    map[int]Role // a person's corrections
	width    int          // columns of the table
	first    int          // first sheet column of the table
	ordinal  int          // sheet column of the ordinal, -1 when there is none
	counted  bool         // ordinals are numbers: a letter or Roman numeral there heads a group
	flat     bool         // text without a title block: sparse rows are data
	headers  []headerMark // the header's rows, to find them again on each page
	again    bool         // the last row was a header once more: its numbers and units follow
	lettered bool         // ordinals go on as "a", "b" or "1.1" below a number: that number heads a group
	merged   map[int]struct{}
	footer   bool // a footer has begun
	groups   []groupLevel
	text     []byte // the group's text as cells carry it
	started  bool   // a data row has been seen
	last     int    // number of the last row that held something
	signing  bool   // that row may name who signs
}

// headerMark is the first text of a header row and where it stands.
type headerMark struct {
	text []byte
	at   int
	next []byte // the second text
}

// groupLevel is an open group: the kind of its mark and its text.
type groupLevel struct {
	mark markKind
	text string
}

func newClassifier(l *Layout, h *head, format Format, o Overrides) classifier {
	c := classifier{roles: o.Roles, width: len(l.Columns), ordinal: -1, merged: map[int]struct{}{}}
	for i := range l.Columns {
		if i == 0 {
			c.first = l.Columns[i].Index
		}
		if l.Columns[i].Ordinal && c.ordinal < 0 {
			c.ordinal = l.Columns[i].Index
		}
	}
	c.flat = !format.workbook() && (h.last < h.first || h.first == 0)
	if !c.flat && h.last >= h.first {
		for _, row := range h.rows[h.first : h.last+1] {
			c.headers = append(c.headers, markHeader(row))
		}
	}
	for _, m := range h.merges {
		if m.lastColumn > m.firstColumn && m.lastRow == m.firstRow {
			c.merged[m.firstRow] = struct{}{}
		}
	}
	if c.ordinal >= 0 {
		for _, row := range h.rows[h.body:] {
			c.counted = c.counted || row.numeric(c.ordinal)
			c.lettered = c.lettered || isSubOrdinal([]byte(row.text(c.ordinal)))
		}
	}
	return c
}

// numbered tells a row with an ordinal that heads a group, for the row behind goes on below it ("1", then "a" or "1.1"), from one that
// is data. Data that does not lie below an open group of that kind closes it.
func (c *classifier) numbered(row, behind *Row) Role {
	own := c.ordinalOf(row)
	if own == "" {
		return RoleData
	}
	if below(own, c.ordinalOf(behind)) {
		return RoleGroup
	}
	level := ordinalMark(own)
	for i := range c.groups {
		if g := &c.groups[i]; g.mark >= numberMark && g.mark >= level && level != noMark {
			c.groups = c.groups[:i]
			c.joinGroups()
			break
		}
	}
	return RoleData
}

// ordinalOf is a row's ordinal without the marks around it.
func (c *classifier) ordinalOf(row *Row) string {
	if row == nil || c.ordinal < 0 || c.ordinal >= len(row.Cells) {
		return ""
	}
	return string(bytes.TrimRight(bytes.TrimSpace(row.Cells[c.ordinal].Text), ".) "))
}

// below tells an ordinal of the next lower level: "a" below "1", "1.1" below "1".
func below(own, behind string) bool {
	if ordinalMark(own) == noMark || !isSubOrdinal([]byte(behind)) {
		return false
	}
	if behind[0] < '0' || behind[0] > '9' {
		return behind == "a"
	}
	return strings.HasPrefix(behind, own+".")
}

// ordinalMark is numberMark for "1", the next for "1.1" and so on, noMark for any other ordinal.
func ordinalMark(ordinal string) markKind {
	if ordinal == "" || strings.Trim(ordinal, "0123456789.") != "" {
		return noMark
	}
	return numberMark + markKind(min(strings.Count(ordinal, "."), 8))
}

// markHeader remembers a header row by its first two texts.
func markHeader(row *headRow) headerMark {
	m := headerMark{at: -1}
	for i, text := range row.texts {
		switch {
		case text == "":
		case m.at < 0:
			m.at, m.text = i, row.cells[i].Text
		default:
			m.next = row.cells[i].Text
			return m
		}
	}
	return m
}

// isHeader tells a row that is one of the header's rows again.
func (c *classifier) isHeader(row *Row, first int) bool {
	for i := range c.headers {
		h := &c.headers[i]
		if h.at != first || len(row.Cells[first].Text) != len(h.text) || !bytes.Equal(row.Cells[first].Text, h.text) {
			continue
		}
		for at := first + 1; at < len(row.Cells); at++ {
			if row.Cells[at].Kind != KindEmpty {
				return bytes.Equal(row.Cells[at].Text, h.next)
			}
		}
		return h.next == nil
	}
	return false
}

// isSubOrdinal tells an ordinal below a number: "a", "b)", "1.1", "2.1.3".
func isSubOrdinal(text []byte) bool {
	text = bytes.TrimRight(bytes.TrimSpace(text), ".)")
	if len(text) == 1 && text[0] >= 'a' && text[0] <= 'z' || string(text) == "đ" {
		return true
	}
	dots := 0
	for i, b := range text {
		if b == '.' && i > 0 {
			dots++
			continue
		}
		if b < '0' || b > '9' {
			return false
		}
	}
	return dots > 0 && dots < 4 && len(text) < 10
}

// row gives a row its role; decided is false when only the rows behind it can tell: the role is then what it is if the table goes on.
func (c *classifier) row(row *Row) (role Role, decided bool) {
	if c.roles != nil {
		if forced, ok := c.roles[row.Number]; ok {
			return forced, true
		}
	}
	filled, first := 0, -1
	for i := range row.Cells {
		if row.Cells[i].Kind != KindEmpty {
			if first < 0 {
				first = i
			}
			filled++
		}
	}
	if filled == 0 {
		return RoleBlank, true
	}
	gap := c.last > 0 && row.Number > c.last+1
	c.last = row.Number
	if c.signing = (gap || c.signing) && c.signs(row, filled); c.signing {
		return RoleData, false
	}
	if filled*2 <= c.width || filled <= 3 {
		row.mend()
		return c.sparse(row, first)
	}
	if c.isTotal(row, first) {
		return RoleTotal, true
	}
	if c.marked(row) {
		return RoleGroup, true
	}
	if len(c.headers) > 0 {
		if again := c.again; c.isHeader(row, first) {
			c.again = true
			return RoleHeader, true
		} else if c.again = false; again {
			if role := underRepeated(row); role != RoleData {
				c.again = true
				return role, true
			}
		}
	}
	c.footer = false
	c.started = true
	return RoleData, true
}

// simple tells that full rows are data unless their first text is a total's: no other cell must be read to tell their role.
func (c *classifier) simple() bool {
	return c.ordinal < 0 && !c.lettered && len(c.headers) == 0 && c.roles == nil
}

// underRepeated tells rows of units and of columns' numbers under a header that stands once more.
func underRepeated(row *Row) Role {
	h := newHeadRow(row)
	if h.numbered() {
		return RoleNumbered
	}
	if _, ok := h.units(); ok {
		return RoleUnit
	}
	return RoleData
}

// signs tells a row behind a gap that may name who signs: two to four texts apart from each other, and no figure, in a table that has gone
// on before.
func (c *classifier) signs(row *Row, filled int) bool {
	if !c.started || c.flat || filled < 2 || filled > 4 || filled*2 > c.width+1 || c.hasOrdinal(row) {
		return false
	}
	before := -2
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell.Kind == KindEmpty {
			continue
		}
		if cell.Kind != KindText || i == before+1 || looksNumeric(oneLineShort(cell.Text)) {
			return false
		}
		before = i
	}
	return !c.isTotal(row, 0) && !c.isFooter(row, filled, filled)
}

// sparse judges a row with few values.
func (c *classifier) sparse(row *Row, first int) (Role, bool) {
	filled := 0
	texts := 0
	first = -1
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell.Kind == KindEmpty || len(bytes.TrimSpace(cell.Text)) == 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		filled++
		if cell.Kind == KindText && !looksNumeric(oneLineShort(cell.Text)) {
			texts++
		}
	}
	if filled == 0 {
		return RoleBlank, true
	}
	if c.isTotal(row, first) {
		return RoleTotal, true
	}
	if len(c.headers) > 0 && filled > 1 && c.isHeader(row, first) {
		c.again = true
		return RoleHeader, true
	}
	if filled == 1 && texts == 1 && c.width > 2 {
		switch text := oneLineShort(row.Cells[first].Text); {
		case isRemark(text):
			return RoleFooter, true
		case first == c.first && lexicon()["group"].has(text):
			c.footer = false
			return RoleGroup, true
		}
	}
	numberedRow := c.hasOrdinal(row)
	if numberedRow && filled == 1 && c.width > 2 {
		return RoleBlank, true // numbered in advance and never filled in
	}
	if !numberedRow && (c.width > 2 || !c.flat) && c.isFooter(row, filled, texts) {
		c.footer = true
		return RoleFooter, true
	}
	if c.marked(row) {
		c.footer = false
		return RoleGroup, true
	}
	if numberedRow && filled > 1 || c.flat && !c.footer {
		c.started = true
		c.footer = false
		return RoleData, true
	}
	if c.footer {
		if filled*2 > c.width && texts < filled {
			c.footer = false
			return RoleData, true
		}
		return RoleFooter, true
	}
	if filled == 1 && texts == 1 && c.width > 2 {
		if _, wide := c.merged[row.Number]; wide || c.ordinal >= 0 || leadingMark(oneLineShort(row.Cells[first].Text)) != noMark {
			return RoleGroup, false
		}
		return RoleData, false
	}
	if filled == 2 && texts == 2 && c.width > 2 && !numberedRow && c.ordinal >= 0 {
		return RoleData, false
	}
	c.started = true
	return RoleData, true
}

// isRemark tells a text among the rows that is none of them: a sentence in brackets, "Trong đó:".
func isRemark(text string) bool {
	return lexicon()["remark"].has(text) || len(text) > 24 && text[0] == '(' && text[len(text)-1] == ')' && strings.Count(text, " ") > 3
}

// endRole is the role of a sparse row with nothing but sparse rows behind it: below the table it is a footer.
func (c *classifier) endRole(*Row) Role {
	if c.started {
		return RoleFooter
	}
	return RoleData
}

// oneLineShort is a short cell's clean text; long ones are cut, for no lexicon word is longer.
func oneLineShort(text []byte) string {
	if len(text) > 200 {
		text = text[:200]
	}
	if s := oneLine(text); s != "" {
		return s
	}
	return " "
}

// hasOrdinal tells a row that is counted: its ordinal cell holds a whole number.
func (c *classifier) hasOrdinal(row *Row) bool {
	if c.ordinal < 0 || c.ordinal >= len(row.Cells) {
		return false
	}
	text := bytes.TrimSpace(row.Cells[c.ordinal].Text)
	_, ok := atoi(bytes.TrimSuffix(text, []byte(".")))
	return ok
}

// isTotal tells a row whose label is a total's: the first text that is neither number nor mark. A row that is counted is never one.
func (c *classifier) isTotal(row *Row, first int) bool {
	for i := first; i < len(row.Cells); i++ {
		cell := &row.Cells[i]
		if cell.Kind != KindText {
			continue
		}
		text := bytes.TrimSpace(cell.Text)
		switch {
		case len(text) == 0, text[0] >= '0' && text[0] <= '9', text[0] == '-', text[0] == '(':
		case totalStart(text) && len(text) <= 160 && lexicon()["total"].has(oneLineShort(row.text(i))):
			return !c.hasOrdinal(row)
		case totalStart(text) && i != c.ordinal && c.uncounted(row) && sumsUp(oneLineShort(row.text(i))):
			return true
		case len(text) > 7 || markOf(string(text)) == noMark:
			return false // the label, and no total's
		}
	}
	return false
}

// uncounted tells a row with figures and no ordinal in a table that has ordinals.
func (c *classifier) uncounted(row *Row) bool {
	if c.ordinal < 0 || c.ordinal < len(row.Cells) && len(bytes.TrimSpace(row.Cells[c.ordinal].Text)) > 0 {
		return false
	}
	for i := range row.Cells {
		if cell := &row.Cells[i]; cell.Kind == KindNumber || cell.Kind == KindText && looksNumeric(oneLineShort(cell.Text)) {
			return true
		}
	}
	return false
}

// sumsUp tells a label that begins as those of totals do: "Tổng diện tích", "Toàn khối".
func sumsUp(text string) bool {
	key := viet.Key(text)
	return strings.HasPrefix(key, "tổng ") || strings.HasPrefix(key, "cộng ") || strings.HasPrefix(key, "toàn ")
}

// totalStart is the cheap test before the lexicon: does a text begin like "Cộng", "Tổng", "Toàn", "Total", "Lũy kế", "Cả tỉnh", "Subtotal", "Grand"?
func totalStart(text []byte) bool {
	if len(text) < 4 {
		return false
	}
	second := text[1]
	switch text[0] | 0x20 {
	case 'c', 't':
		return second == 0xE1 || second|0x20 == 'o' || second == 0xC3
	case 'l':
		return second == 0xC5 || second|0x20 == 'u'
	case 's':
		return second|0x20 == 'u'
	case 'g':
		return second|0x20 == 'r'
	}
	return false
}

// isFooter tells a row whose texts are those below a table: notes, place and day, signatures. A full row, or one with numbers, is none.
func (c *classifier) isFooter(row *Row, filled, texts int) bool {
	if filled > 4 || texts < filled || filled > 1 && filled >= c.width {
		return false
	}
	words := lexicon()["footer"]
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell.Kind != KindText || len(bytes.TrimSpace(cell.Text)) == 0 {
			continue
		}
		text := oneLineShort(cell.Text)
		if words.has(text) || filled <= 2 && isSigningDay(text) {
			return true
		}
		if filled > 2 {
			return false // of a fuller row only the first text counts
		}
	}
	return false
}

// isSigningDay tells "Sơn La, ngày 05 tháng 01 năm 2026", filled in or with gaps.
func isSigningDay(text string) bool {
	if len(text) > 100 {
		return false
	}
	folded := viet.Fold(text)
	day, month, year := strings.Index(folded, "ngay"), strings.Index(folded, "thang"), strings.LastIndex(folded, "nam")
	return day >= 0 && month > day && year > month
}

// markKind is how a group is numbered.
type markKind uint8

const (
	noMark markKind = iota
	letterMark
	romanMark
	numberMark
)

// markOf reads a mark standing alone: "A", "II", "IIII", "3".
func markOf(text string) markKind {
	text = strings.TrimRight(text, ".) ")
	if text == "" || len(text) > 7 {
		return noMark
	}
	if len(strings.Trim(text, "IVX")) == 0 {
		return romanMark
	}
	if len(text) == 1 && text[0] >= 'A' && text[0] <= 'Z' {
		return letterMark
	}
	if text == "Đ" {
		return letterMark
	}
	return noMark
}

// leadingMark reads the mark before a text: "I. Huyện Mai Sơn", "A - Khu vực", "IV) …".
func leadingMark(text string) markKind {
	at := strings.IndexAny(text, ".)-/: ")
	if at <= 0 || at > 7 || at+1 >= len(text) {
		return noMark
	}
	if text[at] == ' ' && !strings.HasPrefix(text[at:], " - ") && !strings.HasPrefix(text[at:], " – ") {
		return noMark
	}
	if text[at] == '.' && at+1 < len(text) && text[at+1] >= '0' && text[at+1] <= '9' {
		return noMark
	}
	return markOf(text[:at])
}

// withoutMark drops the mark before a group's text.
func withoutMark(text string) string {
	if leadingMark(text) == noMark {
		return text
	}
	at := strings.IndexAny(text, ".)-/: ")
	return strings.TrimLeft(text[at:], ".)-–/: ")
}

// marked tells a group row by the mark in the ordinal column (or the first column of a sparse row), with a text beside it.
func (c *classifier) marked(row *Row) bool {
	at := c.ordinal
	if at < 0 || at >= len(row.Cells) || !c.counted {
		return false
	}
	cell := &row.Cells[at]
	if cell.Kind != KindText || len(cell.Text) > 12 || len(cell.Text) == 0 {
		return false
	}
	if first := bytes.TrimSpace(cell.Text); len(first) == 0 || first[0] < 'A' || first[0] > 'Z' && first[0] != 0xC4 {
		return false
	}
	if markOf(oneLine(cell.Text)) == noMark {
		return false
	}
	return c.label(row) != ""
}

// label is the group's text in a group row: the first text that is no mark.
func (c *classifier) label(row *Row) string {
	for i := range row.Cells {
		cell := &row.Cells[i]
		if cell.Kind != KindText || i == c.ordinal && markOf(oneLine(cell.Text)) != noMark {
			continue
		}
		if text := oneLine(cell.Text); text != "" && !looksNumeric(text) {
			return text
		}
	}
	return ""
}

// enter opens the group of a group row and returns its text, outer groups before it.
func (c *classifier) enter(row *Row) string {
	label := c.label(row)
	mark := leadingMark(label)
	if c.ordinal >= 0 && c.ordinal < len(row.Cells) {
		if m := markOf(oneLine(row.Cells[c.ordinal].Text)); m != noMark {
			mark = m
		}
	}
	label = withoutMark(label)
	if m := ordinalMark(c.ordinalOf(row)); m != noMark {
		mark = m
	}
	for i := range c.groups {
		if g := c.groups[i].mark; g == mark || mark >= numberMark && g > mark || mark < numberMark && g >= numberMark {
			c.groups = c.groups[:i]
			break
		}
	}
	if len(c.groups) < 4 {
		c.groups = append(c.groups, groupLevel{mark, label})
	}
	c.joinGroups()
	return label
}

// joinGroups writes the open groups as cells carry them, outer first.
func (c *classifier) joinGroups() {
	parts := make([]string, len(c.groups))
	for i := range c.groups {
		parts[i] = c.groups[i].text
	}
	c.text = []byte(strings.Join(parts, " – "))
}

// group is the text of the open groups, outer first.
func (c *classifier) group() string { return string(c.text) }

func (c *classifier) groupBytes() []byte { return c.text }

// groupsIn tells whether group rows show among the head's rows; the classifier is left as it was.
func (c *classifier) groupsIn(h *head) bool {
	trial := *c
	pending, found := false, false
	for i, row := range h.rows[h.body:] {
		raw := &Row{Number: row.number, Cells: row.cells}
		role, decided := trial.row(raw)
		if at := h.body + i + 1; trial.lettered && decided && role == RoleData && at < len(h.rows) {
			role = trial.numbered(raw, &Row{Cells: h.rows[at].cells})
		}
		switch {
		case role == RoleGroup && decided:
			found = true
		case !decided:
			pending = pending || role == RoleGroup
		case role == RoleData && pending, role == RoleGroup && pending:
			found = true
		case role == RoleFooter:
			pending = false
		}
		if found {
			return true
		}
	}
	return false
}

// mergeFill repeats merged values down the rows of the table.
type mergeFill struct {
	ranges []mergedRange // vertical, behind the header, by first row
	next   int           // first range not yet reached
	active []activeFill
}

// maxActive bounds the ranges that cover one row: no sheet has more columns to merge.
const maxActive = 2000

// activeFill is a range being filled with its top left value.
type activeFill struct {
	mergedRange
	cell Cell
}

func newMergeFill(merges []mergedRange, body int) *mergeFill {
	f := &mergeFill{}
	for _, m := range merges {
		if m.lastRow > m.firstRow && m.firstRow >= body {
			f.ranges = append(f.ranges, m)
		}
	}
	return f
}

// apply fills a row from the ranges that reach it and takes up those that start in it.
func (f *mergeFill) apply(row *Row) {
	if f.next == len(f.ranges) && len(f.active) == 0 {
		return
	}
	kept := f.active[:0]
	for _, a := range f.active {
		if a.lastRow < row.Number {
			continue
		}
		kept = append(kept, a)
		for len(row.Cells) <= a.firstColumn {
			row.Cells = appendCell(row.Cells, nil)
		}
		if c := &row.Cells[a.firstColumn]; c.Kind == KindEmpty {
			*c = a.cell
			c.Flags |= FlagFilled
		}
	}
	f.active = kept
	for f.next < len(f.ranges) && f.ranges[f.next].firstRow <= row.Number {
		m := f.ranges[f.next]
		f.next++
		if len(f.active) > maxActive || m.firstRow != row.Number || m.firstColumn >= len(row.Cells) || row.Cells[m.firstColumn].Kind == KindEmpty {
			continue
		}
		f.active = append(f.active, activeFill{m, copyCells(row.Cells[m.firstColumn : m.firstColumn+1])[0]})
	}
}
