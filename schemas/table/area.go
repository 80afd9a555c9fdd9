package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// Area is where one table lies on a sheet.
type Area struct {
	Sheet  int // index into [Workbook.Sheets]
	Number int // 1, 2, … among the tables of the sheet, below or beside each other; 0 for the only one
	Range      // its cells; an open end is math.MaxInt
}

// Whole is a sheet taken as one table.
func Whole(sheet int) Area {
	return Area{sheet, 0, Range{FirstRow: 1, LastRow: math.MaxInt, LastColumn: math.MaxInt}}
}

// IsWhole tells an area without bounds.
func (a Area) IsWhole() bool { return a.Range == Whole(0).Range }

// Address names a table in its workbook: "Biểu 1" for the only table of that sheet, "Biểu 1#2" for the second of several.
func (w *Workbook) Address(a Area) string {
	name := w.Sheets[a.Sheet].Name
	if a.Number == 0 {
		return name
	}
	return name + "#" + strconv.Itoa(a.Number)
}

// ParseAddress is the inverse of [Workbook.Address]; the name of a sheet alone, number 0, stands for all its tables. A sheet that is
// itself called "Biểu 1#2" wins. sheet is -1 when there is none of that name.
func (w *Workbook) ParseAddress(address string) (sheet, number int) {
	if sheet = w.SheetIndex(address); sheet >= 0 {
		return sheet, 0
	}
	at := strings.LastIndexByte(address, '#')
	if at < 0 {
		return -1, 0
	}
	number, err := strconv.Atoi(strings.TrimSpace(address[at+1:]))
	if err != nil || number < 1 {
		return -1, 0
	}
	return w.SheetIndex(address[:at]), number
}

// Bounds of the look for several tables: departments put them on small sheets.
const (
	areaRows = 2000
	areaSize = 4 << 20 // bytes of text
	maxAreas = 100
)

// Areas finds the tables of sheet i, in reading order: one below another, each with a header of its own, or side by side. A sheet
// with one table, and a sheet that holds nothing, is one whole area. Of a long sheet the first 2,000 rows are looked at; the last
// area is open to the sheet's end.
func (w *Workbook) Areas(ctx context.Context, i int) ([]Area, error) {
	if i >= 0 && i < len(w.Sheets) && w.Sheets[i].headed {
		return []Area{Whole(i)}, nil
	}
	rows, err := w.areaHead(ctx, i)
	if err != nil {
		return nil, err
	}
	merges, err := w.mergesOf(ctx, i)
	if err != nil {
		return nil, err
	}
	m := &areaMap{rows: rows, merges: merges, text: w.Format == CSV}
	found := m.find()
	if len(found) < 2 {
		return []Area{Whole(i)}, nil
	}
	areas := make([]Area, len(found))
	for n, r := range found {
		areas[n] = Area{i, n + 1, r}
	}
	return areas, nil
}

// AreasAs is [Workbook.Areas] with a person's word on where tables lie: a range under the sheet's name makes that range the sheet's only
// table, one under "Biểu 1#2" is where the second lies, and one past the tables found adds a table.
func (w *Workbook) AreasAs(ctx context.Context, i int, c Corrections) ([]Area, error) {
	name := w.Sheets[i].Name
	if r := c[name].Range; r != (Range{}) {
		return []Area{{i, 0, r}}, nil
	}
	areas, err := w.Areas(ctx, i)
	if err != nil {
		return nil, err
	}
	for n := 1; n <= maxAreas; n++ {
		r := c[name+"#"+strconv.Itoa(n)].Range
		switch {
		case n <= len(areas) && r != (Range{}):
			areas[n-1].Range = r
		case n <= len(areas):
		case r == (Range{}):
			return areas, nil
		default:
			areas[0].Number = 1 // no longer the only one
			areas = append(areas, Area{i, n, r})
		}
	}
	return areas, nil
}

// areaHead reads the first rows of a sheet.
func (w *Workbook) areaHead(ctx context.Context, i int) (head []*headRow, err error) {
	rows, err := w.Rows(ctx, i)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	size := 0
	for len(head) < areaRows && size < areaSize {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		h := newHeadRow(row)
		for c := range h.cells {
			size += len(h.cells[c].Raw)
		}
		if h.filled > 0 {
			head = append(head, h)
		}
	}
	return head, nil
}

// mergesOf are the merged ranges of a sheet, read once.
func (w *Workbook) mergesOf(ctx context.Context, i int) ([]mergedRange, error) {
	if known, ok := w.merged[i]; ok {
		return known, nil
	}
	merges, err := w.source.merges(ctx, i)
	if err != nil {
		return nil, w.located(err, i)
	}
	if w.merged == nil {
		w.merged = map[int][]mergedRange{}
	}
	w.merged[i] = merges
	return merges, nil
}

// areaMap looks for tables among a sheet's first rows that hold anything.
type areaMap struct {
	rows   []*headRow
	merges []mergedRange
	text   bool // delimited text: mostly a program's, with its header in the first line
}

// find returns the cells of each table.
func (m *areaMap) find() []Range {
	var found []Range
	add := func(from, to, firstRow, lastRow int) {
		for _, columns := range m.beside(from, to) {
			found = append(found, Range{firstRow, lastRow, columns[0], columns[1]})
		}
	}
	from, firstRow := 0, 1
	for len(found) < maxAreas {
		h := m.headOf(from, len(m.rows))
		next := m.nextTable(from, h)
		if next < 0 {
			break
		}
		add(from, next, firstRow, m.rows[next].number-1)
		from, firstRow = next, m.rows[next].number
	}
	add(from, len(m.rows), firstRow, math.MaxInt)
	return found
}

// headOf analyses the rows from one position to another as the head of a table.
func (m *areaMap) headOf(from, to int) *head {
	h := &head{rows: m.rows[from:min(to, from+headRows)], merges: m.merges}
	h.analyse(Overrides{})
	return h
}

// nextTable is the position of the first row of the table below the one that begins at from, -1 when there is none.
func (m *areaMap) nextTable(from int, h *head) int {
	if h.last < h.first {
		return -1
	}
	header := h.rows[h.first : h.last+1]
	flat := m.text && from == 0 && h.first == 0
	for j := from + h.body + 1; j < len(m.rows); j++ {
		begin, named := m.titlesAbove(from+h.body, j)
		if begin <= from+h.body || flat && !named {
			continue
		}
		if repeats(header, m.rows[j]) {
			if !named || m.sameTitles(from, from+h.first, begin, j) {
				continue // the header once more on the next page
			}
			return begin
		}
		if (begin < j || m.gapAbove(j)) && m.startsTable(from+h.body, j, begin, named) {
			return begin
		}
	}
	return -1
}

// titlesAbove walks up from row j over the rows of a title block, blank rows between them included, and returns the position of the
// first, and whether one of them names a table ("Bảng 2", "Biểu số 3"). stop is the first row that may be walked over.
func (m *areaMap) titlesAbove(stop, j int) (begin int, named bool) {
	begin = j
	for begin > stop && j-begin < maxTitles && m.titleRow(begin-1) {
		begin--
	}
	// The signatures of the table above end with names.
	if begin > 0 && m.footerRow(begin-1) {
		for begin < j && m.rows[begin].namesPeople() {
			begin++
		}
	}
	for _, row := range m.rows[begin:j] {
		named = named || namesTable(row.texts[row.first()])
	}
	return begin, named
}

// maxTitles is how many rows a title block between two tables may have.
const maxTitles = 8

// titleRow tells a row that may stand in a title block: one or two texts, and no total, footer or figure.
func (m *areaMap) titleRow(i int) bool {
	row := m.rows[i]
	if row.filled > 2 || m.footerRow(i) {
		return false
	}
	for c, text := range row.texts {
		if text != "" && (row.numeric(c) || lexicon()["total"].has(text)) {
			return false
		}
	}
	return true
}

// footerRow tells a row of notes or signatures.
func (m *areaMap) footerRow(i int) bool {
	row := m.rows[i]
	if row.filled > 4 {
		return false
	}
	for c, text := range row.texts {
		if text != "" && !row.numeric(c) {
			return lexicon()["footer"].has(text) || isSigningDay(text)
		}
	}
	return false
}

// gapAbove tells a row with an empty row before it.
func (m *areaMap) gapAbove(i int) bool {
	return i > 0 && m.rows[i-1].number < m.rows[i].number-1
}

// sameTitles tells whether the titles before two headers are the same.
func (m *areaMap) sameTitles(from, to, from2, to2 int) bool {
	seen := map[string]bool{}
	for _, row := range m.rows[from:to] {
		seen[row.texts[row.first()]] = true
	}
	for _, row := range m.rows[from2:to2] {
		if !seen[row.texts[row.first()]] {
			return false
		}
	}
	return true
}

// repeats tells a row that is one of the header's rows again.
func repeats(header []*headRow, row *headRow) bool {
	for _, h := range header {
		if h.filled != row.filled {
			continue
		}
		same := true
		for c, text := range row.texts {
			if !strings.EqualFold(text, h.text(c)) {
				same = false
				break
			}
		}
		if same {
			return true
		}
	}
	return false
}

// startsTable tells a header of another table at row j from a row of the table that began at body. begin is the first row of its title
// block, named whether that block names a table.
func (m *areaMap) startsTable(body, j, begin int, named bool) bool {
	row := m.rows[j]
	if row.filled < 2 || !row.headerLike() || m.footerRow(j) || j+1 == len(m.rows) || m.rows[j+1].number > row.number+2 {
		return false
	}
	for c, text := range row.texts {
		if text == "" {
			continue
		}
		if viet.IsNull([]byte(text)) || lexicon()["total"].has(text) || c == row.first() && markOf(text) != noMark {
			return false
		}
	}
	h := &head{rows: m.rows[begin:min(len(m.rows), begin+headRows)], merges: m.merges}
	h.analyse(Overrides{})
	if h.last < h.first || h.first > j-begin || h.last < j-begin || h.body >= len(h.rows) {
		return false
	}
	if lexicon()["ordinal"].has(row.texts[row.first()]) && row.filled >= 3 || h.structural(j-begin) {
		return true
	}
	if named && row.filled >= 3 {
		return true
	}
	return m.contrastsBelow(body, begin, j, h.body+begin)
}

// contrastsBelow tells a row of words over columns of numbers where the table above has words in at least one of these columns, or a
// title block stands between them.
func (m *areaMap) contrastsBelow(body, begin, j, from int) bool {
	row := m.rows[j]
	words, over, turned := 0, 0, 0
	for c, text := range row.texts {
		if text == "" || c == row.first() {
			continue
		}
		words++
		if numbers, values := m.numbersIn(c, from, len(m.rows)); values == 0 || numbers*10 < values*6 {
			continue
		}
		over++
		if numbers, values := m.numbersIn(c, body, begin); values == 0 || numbers*2 < values {
			turned++
		}
	}
	return over > 0 && over*2 >= words && (begin < j || turned > 0)
}

// numbersIn counts the numbers and the values of a column in a run of rows without a gap, at most to the row at end.
func (m *areaMap) numbersIn(c, from, end int) (numbers, values int) {
	for i := from; i < end && (i == from || !m.gapAbove(i)); i++ {
		row := m.rows[i]
		text := row.text(c)
		if text == "" || viet.IsNull([]byte(text)) {
			continue
		}
		values++
		if row.numeric(c) {
			numbers++
		}
	}
	return numbers, values
}

// tableNames begin the titles that number a sheet's tables.
var tableNames = []string{"bang ", "bieu ", "phu luc ", "phu bieu ", "mau ", "danh sach ", "table "}

// namesTable tells a title that begins as those of numbered tables do.
func namesTable(text string) bool {
	folded := viet.Fold(text)
	for _, name := range tableNames {
		if strings.HasPrefix(folded, name) {
			return true
		}
	}
	return false
}

// namesPeople tells a row of the names below signatures: two to five words, each with a capital, not all capitals.
func (h *headRow) namesPeople() bool {
	for _, text := range h.texts {
		if text == "" {
			continue
		}
		fields := strings.Fields(text)
		if len(fields) < 2 || len(fields) > 5 || text == strings.ToUpper(text) {
			return false
		}
		for _, word := range fields {
			if first := []rune(word)[0]; strings.ToLower(string(first)) == string(first) {
				return false
			}
		}
	}
	return h.filled > 0
}

// beside splits a run of rows into tables side by side and returns the first and last column of each.
func (m *areaMap) beside(from, to int) [][2]int {
	whole := [][2]int{{0, math.MaxInt}}
	if from >= to {
		return whole
	}
	h := m.headOf(from, to)
	if h.last < h.first || h.body >= len(h.rows) || m.text && from == 0 && h.first == 0 {
		return whole
	}
	var cuts []int
	start := h.rows[h.first].first()
	for c := start + 2; c < h.columns()-1; c++ {
		if m.splits(h, from, to, start, c) {
			cuts = append(cuts, c)
			start = c
		}
	}
	columns := whole
	for _, c := range cuts {
		columns[len(columns)-1][1] = c - 1
		columns = append(columns, [2]int{c, math.MaxInt})
	}
	return columns
}

// splits tells whether another table begins at column c of the rows, whose table begins at column start.
func (m *areaMap) splits(h *head, from, to, start, c int) bool {
	top := h.rows[h.first]
	if top.text(c) == "" || m.bridged(h, c) {
		return false
	}
	second := lexicon()["ordinal"].has(top.text(c)) && lexicon()["ordinal"].has(top.text(start))
	gap := true
	for _, row := range m.rows[from+h.first : to] {
		gap = gap && row.text(c-1) == ""
	}
	if !gap && !second || width(h, c) < 2 {
		return false
	}
	if second {
		return true
	}
	return m.sameTitlesBeside(top, start, c) || m.endsApart(from+h.body, to, c)
}

// bridged tells a merged cell of the header that reaches over the border before column c.
func (m *areaMap) bridged(h *head, c int) bool {
	for _, r := range m.merges {
		if r.lastRow >= h.rows[h.first].number && r.firstRow <= h.rows[h.last].number && r.firstColumn < c && r.lastColumn >= c-1 && r.lastColumn > r.firstColumn {
			return true
		}
	}
	return false
}

// width counts the titles of the header from column c to the next column without one.
func width(h *head, c int) int {
	n := 0
	for h.named(c + n) {
		n++
	}
	return n
}

// sameTitlesBeside tells a header whose titles from column c on are those from column start on.
func (m *areaMap) sameTitlesBeside(top *headRow, start, c int) bool {
	same := 0
	for i := 0; start+i < c && top.text(c+i) != ""; i++ {
		if !strings.EqualFold(top.text(start+i), top.text(c+i)) {
			return false
		}
		same++
	}
	return same >= 2
}

// endsApart tells columns that end at another row than those left of them, each with a run of rows before.
func (m *areaMap) endsApart(from, to, c int) bool {
	left, right, rows := 0, 0, 0
	for i, row := range m.rows[from:to] {
		if m.footerRow(from + i) {
			break
		}
		l, r := 0, 0
		for at, text := range row.texts {
			switch {
			case text == "":
			case at < c:
				l++
			default:
				r++
			}
		}
		if l >= 2 {
			left = i
		}
		if r >= 2 {
			right = i
		}
		rows++
	}
	return left != right && min(left, right) >= 1 && rows > 2
}

// crop leaves of a row what lies in the area; it returns false for a row outside.
func (a *Area) crop(row *Row) bool {
	if row.Number < a.FirstRow || row.Number > a.LastRow {
		return false
	}
	if a.LastColumn < len(row.Cells)-1 {
		row.Cells = row.Cells[:a.LastColumn+1]
	}
	for i := range min(a.FirstColumn, len(row.Cells)) {
		row.Cells[i] = Cell{}
	}
	for n := len(row.Cells); n > 0 && row.Cells[n-1].Kind == KindEmpty; n-- {
		row.Cells = row.Cells[:n-1]
	}
	return true
}

// cropMerges are the merged ranges that lie in the area.
func (a *Area) cropMerges(merges []mergedRange) []mergedRange {
	if a.IsWhole() {
		return merges
	}
	var kept []mergedRange
	for _, m := range merges {
		if m.firstRow >= a.FirstRow && m.lastRow <= a.LastRow && m.firstColumn >= a.FirstColumn && m.lastColumn <= a.LastColumn {
			kept = append(kept, m)
		}
	}
	return kept
}

// String writes the area's cells as a spreadsheet does: "A5:H40", "5:40", "A:H"; "" for a whole sheet.
func (r Range) String() string {
	rows, columns := r.FirstRow > 1 || r.LastRow < math.MaxInt, r.FirstColumn > 0 || r.LastColumn < math.MaxInt
	end := func(column, row int) string {
		text := ""
		if columns && column < math.MaxInt {
			text = ColumnLetter(column)
		}
		if rows && row < math.MaxInt {
			text += strconv.Itoa(row)
		}
		return text
	}
	if !rows && !columns {
		return ""
	}
	return fmt.Sprintf("%s:%s", end(r.FirstColumn, r.FirstRow), end(r.LastColumn, r.LastRow))
}

// parseCorner reads one end of a range and leaves what it does not name.
func parseCorner(end string, column, row *int) error {
	at := strings.IndexAny(end, "0123456789")
	if at < 0 {
		at = len(end)
	}
	if letters := end[:at]; letters != "" {
		if *column = ColumnIndex(letters); *column < 0 {
			return fmt.Errorf("no column %q", letters)
		}
	}
	if digits := end[at:]; digits != "" {
		var err error
		if *row, err = strconv.Atoi(digits); err != nil || *row < 1 {
			return fmt.Errorf("no row %q", digits)
		}
	}
	return nil
}

// ParseRange reads "A5:H40", "5:40" (all columns), "A:H" (all rows), "A5:H" and "5:" (to the sheet's end).
func ParseRange(text string) (Range, error) {
	r := Whole(0).Range
	from, to, ok := strings.Cut(strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(text), "$", "")), ":")
	if !ok {
		return r, fmt.Errorf("range %q", text)
	}
	if strings.TrimSpace(from) == "" {
		return r, fmt.Errorf("range %q has no beginning", text)
	}
	if err := parseCorner(from, &r.FirstColumn, &r.FirstRow); err != nil {
		return r, fmt.Errorf("range %q: %w", text, err)
	}
	if err := parseCorner(to, &r.LastColumn, &r.LastRow); err != nil {
		return r, fmt.Errorf("range %q: %w", text, err)
	}
	if r.FirstRow > r.LastRow || r.FirstColumn > r.LastColumn {
		return r, fmt.Errorf("range %q ends before it begins", text)
	}
	return r, nil
}
