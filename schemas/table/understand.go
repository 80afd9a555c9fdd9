package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"danhmuc/schemas/viet"
)

// headRows is how many rows are looked at before the layout is decided; headSize bounds their bytes.
const (
	headRows = 200
	headSize = 4 << 20
)

// Table is a sheet being read with its layout.
type Table struct {
	Layout *Layout // what was understood; see Layout for when its parts are final

	w        *Workbook
	rows     *Rows
	area     Area
	whole    bool // the area has no bounds
	override Overrides
	head     *head
	replay   int // position of the next head row to deliver
	classify classifier
	fills    *mergeFill
	ahead    *aheadRow  // the row behind, where it must be known
	queue    []*heldRow // rows decided and not delivered
	held     []*heldRow // sparse rows whose role the next rows decide
	line     Line
	cells    []Cell // room for mapped cells
	direct   bool   // layout columns are sheet columns 0, 1, 2 …
	ended    bool   // the rows are at their end
	stats    tableStats
	err      error

	blocksFrom  int // row from which data rows may come in blocks
	blockRest   int // rows to read before a block is tried again
	blockMissed int // blocks tried in vain, one after the other
}

// tableStats count what becomes notes at the end.
type tableStats struct {
	hiddenRows int
	wideRows   int
	lateGroup  int
}

// heldRow is a copied row waiting for its role or for delivery.
type heldRow struct {
	row  Row
	role Role
}

// Understand reads the first rows of sheet i, taken as one table, and decides its layout. Reading goes on with [Table.Next], from the
// first row of the sheet. A sheet that holds nothing is refused with [CodeEmpty].
func Understand(ctx context.Context, w *Workbook, i int, o Overrides) (*Table, error) {
	return UnderstandArea(ctx, w, Whole(i), o)
}

// UnderstandArea is [Understand] of one table of a sheet: rows and columns outside the area do not exist for it, row numbers and
// column letters stay the sheet's.
func UnderstandArea(ctx context.Context, w *Workbook, a Area, o Overrides) (*Table, error) {
	if a.Sheet < 0 || a.Sheet >= len(w.Sheets) {
		return nil, &Error{Code: CodeNoSheet}
	}
	merges, err := w.mergesOf(ctx, a.Sheet)
	if err != nil {
		return nil, err
	}
	rows, err := w.Rows(ctx, a.Sheet)
	if err != nil {
		return nil, err
	}
	t := &Table{w: w, rows: rows, area: a, whole: a.IsWhole(), override: o, head: &head{merges: a.cropMerges(merges)}, blocksFrom: noBlocks}
	if err := t.readHead(); err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	if src, ok := rows.src.(*csvRows); ok {
		src.settle()
	}
	t.decide()
	return t, nil
}

// readHead copies the first rows.
func (t *Table) readHead() error {
	size := 0
	for len(t.head.rows) < headRows && size < headSize {
		row, err := t.nextRow()
		if errors.Is(err, io.EOF) {
			t.ended = true
			break
		}
		if err != nil {
			return err
		}
		h := newHeadRow(row)
		for i := range h.cells {
			size += len(h.cells[i].Raw)
		}
		t.head.rows = append(t.head.rows, h)
	}
	for _, row := range t.head.rows {
		if row.filled > 0 {
			return nil
		}
	}
	if !t.ended {
		return nil
	}
	return t.w.located(&Error{Code: CodeEmpty}, t.area.Sheet)
}

// nextRow is the next row of the area, or io.EOF after its last.
func (t *Table) nextRow() (*Row, error) {
	for {
		row, err := t.rows.Next()
		if err != nil || t.whole {
			return row, err
		}
		if row.Number > t.area.LastRow {
			return nil, io.EOF
		}
		if t.area.crop(row) {
			return row, nil
		}
	}
}

// decide settles the layout from the head.
func (t *Table) decide() {
	h := t.head
	h.records = t.w.Sheets[t.area.Sheet].headed
	h.analyse(t.override)
	l := &Layout{Sheet: t.w.Address(t.area), Area: t.area, LastRow: t.area.FirstRow - 1}
	t.Layout = l
	if h.last >= h.first {
		l.HeaderFirst, l.HeaderRow = h.rows[h.first].number, h.rows[h.last].number
	} else {
		l.Notes = append(l.Notes, Note{Code: NoteNoHeader})
	}
	t.titleBlock()
	l.Columns = t.columns()
	t.classify = newClassifier(l, h, t.w.Format, t.override)
	if t.classify.groupsIn(h) {
		l.Columns = append(l.Columns, groupColumn(l.Columns))
	}
	t.override.call(l.Columns)
	t.fills = newMergeFill(h.merges, t.bodyNumber())
	if len(t.fills.ranges) > 0 {
		l.Notes = append(l.Notes, Note{Code: NoteMerged, Detail: fmt.Sprint(len(t.fills.ranges))})
	}
	l.Notes = append(l.Notes, t.w.Sheets[t.area.Sheet].notes...)
	if e := t.w.Encoding; t.w.Format == CSV && !strings.HasPrefix(e, "UTF-8") {
		l.Notes = append(l.Notes, Note{Code: NoteEncoding, Detail: e})
	}
	for _, m := range h.merges[:min(len(h.merges), MaxLayoutMerges)] {
		l.Merges = append(l.Merges, Range{m.firstRow, m.lastRow, m.firstColumn, m.lastColumn})
	}
	t.direct = true
	for i := range l.Columns {
		if l.Columns[i].Index != i {
			t.direct = false
		}
		if l.Columns[i].Hidden {
			l.Notes = append(l.Notes, Note{Code: NoteHiddenColumn, Detail: l.Columns[i].Letter})
		}
	}
}

// bodyNumber is the row number from which the rows of the table start.
func (t *Table) bodyNumber() int {
	if t.head.body == 0 {
		return 1
	}
	return t.head.rows[t.head.body-1].number + 1
}

// titleBlock takes the table's name and its unit note from the rows above the header.
func (t *Table) titleBlock() {
	h := t.head
	longest := ""
	for i := range h.body {
		if h.roles[i] != RoleTitle {
			continue
		}
		for _, text := range h.rows[i].texts {
			if text == "" {
				continue
			}
			if units, ok := statedUnits(text); ok {
				t.Layout.UnitNote = strings.Join(units, ", ")
				continue
			}
			if unit, ok := h.cornerUnit(h.rows[i]); ok && h.first-i <= 2 {
				t.Layout.UnitNote = unit
				continue
			}
			if strings.HasPrefix(text, "(") || lexicon()["title"].has(text) && !isName(text) {
				continue
			}
			if h.rows[i].filled == 1 && len(text) > len(longest) && isUpperTitle(text) >= isUpperTitle(longest) {
				longest = text
			}
		}
	}
	t.Layout.Title = longest
}

// isName tells titles that begin with a word of title rows and are a table's name all the same.
func isName(text string) bool {
	folded := viet.Fold(text)
	return strings.HasPrefix(folded, "bao cao") || strings.HasPrefix(folded, "bieu tong hop") || strings.HasPrefix(folded, "phu luc:")
}

// isUpperTitle is 1 for a text in capitals, as names of tables are written.
func isUpperTitle(text string) int {
	if text != "" && text == strings.ToUpper(text) {
		return 1
	}
	return 0
}

// columns builds the columns that have a title or hold a value in the first rows.
func (t *Table) columns() []Column {
	h := t.head
	titles := h.titles()
	var kept []int
	for c := range titles {
		if h.named(c) || h.holds(c) {
			kept = append(kept, c)
		}
	}
	names := make([]string, len(kept))
	for i, c := range kept {
		names[i] = titles[c]
	}
	ids := viet.Identifiers(names)
	columns := make([]Column, len(kept))
	for i, c := range kept {
		letter := ColumnLetter(c)
		columns[i] = Column{Index: c, Letter: letter, Title: titles[c], Name: ids[i], Unit: h.units[c], Hidden: t.rows.src.hiddenColumn(c), Type: t.override.Types[letter]}
		if columns[i].Unit == "" {
			columns[i].Unit = unitOf(titles[c])
		}
		columns[i].Ordinal = lexicon()["ordinal"].has(titles[c]) || i == 0 && titles[c] == "" && h.counts(c)
	}
	t.noteUnits(columns)
	return columns
}

// named tells whether a header row has a text of its own in the column; one that only lies under a wider merged title has none.
func (h *head) named(c int) bool {
	for i := h.first; i <= h.last; i++ {
		if h.rows[i].text(c) != "" {
			return true
		}
	}
	return false
}

// holds tells whether a body row of the head has a value in the column.
func (h *head) holds(c int) bool {
	for _, row := range h.rows[h.body:] {
		if row.text(c) != "" {
			return true
		}
	}
	return false
}

// counts tells a column that holds 1, 2, 3 … over the body rows.
func (h *head) counts(c int) bool {
	want := 1
	for _, row := range h.rows[h.body:] {
		n, ok := atoi([]byte(row.text(c)))
		if !ok {
			continue
		}
		if n != want {
			return false
		}
		want++
	}
	return want > 3
}

// measured tells a column of numbers that are no codes.
func (h *head) measured(c int) bool {
	numbers, values := 0, 0
	for _, row := range h.rows[h.body:] {
		text := row.text(c)
		if text == "" || viet.IsNull([]byte(text)) {
			continue
		}
		values++
		if n, ok := viet.ParseNumber([]byte(text), viet.StyleUnknown); ok && !n.LeadingZero {
			numbers++
		}
	}
	return values > 0 && numbers*10 >= values*7
}

// groupColumn names the column of group texts.
func groupColumn(columns []Column) Column {
	title, _ := Message("vi", "table.group-column", Where{}, "")
	titles := make([]string, 0, len(columns)+1)
	for _, c := range columns {
		titles = append(titles, c.Title)
	}
	names := viet.Identifiers(append(titles, title))
	return Column{Index: -1, Title: title, Name: names[len(names)-1], Group: true}
}

// Next returns the next line with its role, or io.EOF after the last. Every stored row comes once, in order, title rows included.
func (t *Table) Next() (*Line, error) {
	for {
		if t.err != nil {
			return nil, t.err
		}
		if len(t.queue) > 0 {
			next := t.queue[0]
			t.queue = t.queue[1:]
			return t.deliver(&next.row, next.role), nil
		}
		row, role, decided, err := t.take()
		if errors.Is(err, io.EOF) {
			if len(t.held) > 0 {
				t.release(t.classify.endRole)
				continue
			}
			t.finish()
			t.err = io.EOF
			return nil, io.EOF
		}
		if err == errWindow {
			return nil, err // the same call goes on when there is room again
		}
		if err != nil {
			t.err = err
			return nil, err
		}
		if decided && len(t.held) == 0 {
			return t.deliver(row, role), nil
		}
		t.hold(row, role, decided)
	}
}

// take reads the next row and gives it a role; decided is false for a sparse row that the rows behind it explain.
func (t *Table) take() (row *Row, role Role, decided bool, err error) {
	row, at, err := t.stored()
	if err != nil {
		return nil, 0, false, err
	}
	if at >= 0 && at < t.head.body {
		role = t.head.roles[at]
		if forced, ok := t.override.Roles[row.Number]; ok {
			role = forced
		}
		return row, role, true, nil
	}
	role, decided = t.classify.row(row)
	if decided && role == RoleData && t.classify.lettered {
		role = t.classify.numbered(row, t.ahead.row)
	}
	return row, role, decided, nil
}

// stored is the next stored row with its place in the head, -1 behind it. In a table with ordinals of several levels the row behind is
// read ahead, for it tells whether this one heads a group.
func (t *Table) stored() (row *Row, at int, err error) {
	if !t.classify.lettered {
		return t.rawRow()
	}
	if t.ahead == nil {
		t.ahead = t.readAhead()
	}
	now := t.ahead
	if now.err == errWindow {
		t.ahead = nil
		return nil, -1, errWindow
	}
	if now.err == nil {
		next := t.readAhead()
		if next.err == errWindow {
			return nil, -1, errWindow // the row waits for the one behind it
		}
		t.ahead = next
	}
	return now.row, now.at, now.err
}

// aheadRow is a copied row, or what ended the rows.
type aheadRow struct {
	row *Row
	at  int
	err error
}

func (t *Table) readAhead() *aheadRow {
	row, at, err := t.rawRow()
	if err != nil {
		return &aheadRow{err: err, at: -1}
	}
	return &aheadRow{&Row{Number: row.Number, Hidden: row.Hidden, Cells: copyCells(row.Cells)}, at, nil}
}

// rawRow is the next row: from the head, then from the sheet.
func (t *Table) rawRow() (row *Row, at int, err error) {
	if t.replay < len(t.head.rows) {
		h := t.head.rows[t.replay]
		t.replay++
		return &Row{Number: h.number, Hidden: h.hidden, Cells: h.cells}, t.replay - 1, nil
	}
	if t.ended {
		return nil, -1, io.EOF
	}
	row, err = t.nextRow()
	return row, -1, err
}

// hold copies a row and settles the waiting ones when this row explains them.
func (t *Table) hold(row *Row, role Role, decided bool) {
	held := &heldRow{row: Row{Number: row.Number, Hidden: row.Hidden, Cells: copyCells(row.Cells), mender: row.mender}, role: role}
	if !decided || role == RoleBlank {
		t.held = append(t.held, held)
		if len(t.held) >= maxHeld {
			t.release(func(*Row) Role { return RoleData })
		}
		return
	}
	switch role {
	case RoleFooter:
		t.release(func(*Row) Role { return RoleFooter })
	case RoleHeader, RoleTitle:
		t.release(func(*Row) Role { return RoleTitle })
	default:
		t.release(nil)
	}
	t.queue = append(t.queue, held)
}

// maxHeld is how many sparse rows may wait; a longer run is data with few values.
const maxHeld = 100

// release gives the waiting rows their role, nil for the one they were likely to have, and queues them.
func (t *Table) release(role func(*Row) Role) {
	for _, held := range t.held {
		if held.role != RoleBlank && role != nil {
			held.role = role(&held.row)
		}
		t.queue = append(t.queue, held)
	}
	t.held = t.held[:0]
}

// deliver makes the line of a row and keeps the layout's account.
func (t *Table) deliver(row *Row, role Role) *Line {
	l := t.Layout
	if row.Number > l.LastRow+1 {
		l.addRole(l.LastRow+1, row.Number-1, RoleBlank)
	}
	l.LastRow = row.Number
	if row.Hidden && role != RoleBlank {
		t.stats.hiddenRows++
	}
	if role != RoleData || !t.direct || len(row.Cells) > len(l.Columns) {
		row.mend()
	}
	t.line = Line{Number: row.Number, Role: role, Sheet: row.Cells}
	switch role {
	case RoleData:
		l.Rows++
		t.fills.apply(row)
		t.line.Sheet = row.Cells
		t.line.Group = t.classify.group()
		t.line.Cells = t.mapped(row)
		return &t.line
	case RoleTotal:
		t.line.Group = t.classify.group()
		t.line.Cells = t.mapped(row)
	case RoleGroup:
		t.line.Group = t.classify.enter(row)
		t.line.Cells = t.mapped(row)
		if n := len(l.Columns); n == 0 || !l.Columns[n-1].Group {
			t.stats.lateGroup = max(t.stats.lateGroup, row.Number)
		}
	}
	l.addRole(row.Number, row.Number, role)
	return &t.line
}

// addRole notes rows that are not data, a run of one role as one range.
func (l *Layout) addRole(from, to int, role Role) {
	if n := len(l.Roles); n > 0 && l.Roles[n-1].Role == role && l.Roles[n-1].To == from-1 {
		l.Roles[n-1].To = to
		return
	}
	l.Roles = append(l.Roles, RoleRange{from, to, role})
}

// mapped puts a row's cells into the layout's order.
func (t *Table) mapped(row *Row) []Cell {
	columns := t.Layout.Columns
	width := len(columns)
	if len(row.Cells) > 0 && width > 0 {
		last := columns[width-1]
		if last.Group && width > 1 {
			last = columns[width-2]
		}
		if len(row.Cells) > last.Index+1 {
			t.stats.wideRows++
		}
	}
	if t.direct && len(row.Cells) >= width {
		return row.Cells[:width]
	}
	if cap(t.cells) < width {
		t.cells = make([]Cell, width)
	}
	cells := t.cells[:width]
	if t.direct {
		n := copy(cells, row.Cells)
		clear(cells[n:])
		return cells
	}
	for i := range columns {
		switch at := columns[i].Index; {
		case at >= 0 && at < len(row.Cells):
			cells[i] = row.Cells[at]
		case columns[i].Group && t.line.Group != "":
			text := t.classify.groupBytes()
			cells[i] = Cell{Text: text, Raw: text, Kind: KindText}
		default:
			cells[i] = Cell{}
		}
	}
	return cells
}

// finish writes the notes that only the end knows.
func (t *Table) finish() {
	l := t.Layout
	add := func(code NoteCode, n int) {
		if n > 0 {
			l.Notes = append(l.Notes, Note{Code: code, Detail: fmt.Sprint(n)})
		}
	}
	add(NoteHiddenRow, t.stats.hiddenRows)
	add(NoteWideRow, t.stats.wideRows)
	t.Layout.CountBad(t.rows.src.badBytes())
	if t.stats.lateGroup > 0 {
		l.Notes = append(l.Notes, Note{Code: NoteLateGroup, Row: t.stats.lateGroup})
	}
}

// NextData skips to the next line of role data, or io.EOF.
func (t *Table) NextData() (*Line, error) {
	for {
		line, err := t.Next()
		if err != nil {
			return nil, err
		}
		if line.Role == RoleData {
			return line, nil
		}
	}
}

// Close ends reading early. The workbook stays open.
func (t *Table) Close() error { return t.rows.Close() }
