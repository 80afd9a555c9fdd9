package table

import (
	"sort"
	"strings"

	"danhmuc/schemas/viet"
)

// head is the first rows of a sheet and what is found among them.
type head struct {
	rows   []*headRow
	merges []mergedRange
	width  int          // how many columns a usual row fills
	forced map[int]Role // a person's roles by row number

	records bool // row 1 names the columns and every row below is a record: the format says so

	first, last int            // header rows, positions in rows; first > last when there is none
	body        int            // position of the first row behind header, unit and numbered rows
	roles       map[int]Role   // by position, rows before body
	units       map[int]string // from the unit row, by column
}

// analyse finds the header and the rows around it.
func (h *head) analyse(o Overrides) {
	h.roles = map[int]Role{}
	h.forced = o.Roles
	h.width = h.usualWidth()
	h.first, h.last = 0, -1
	if o.HeaderFirst == 0 && o.HeaderLast == 0 {
		o.HeaderFirst, o.HeaderLast = forcedHeader(o.Roles)
	}
	switch {
	case o.NoHeader:
	case o.HeaderFirst > 0 || o.HeaderLast > 0:
		h.takeHeader(o)
	case h.records:
		h.takeHeader(Overrides{HeaderFirst: 1, HeaderLast: 1})
		h.shrinkHeader()
	default:
		h.findHeader()
		h.shrinkHeader()
	}
	h.settleHead()
}

// forcedHeader is the run of rows that a person calls header; both are 0 when there is none.
func forcedHeader(roles map[int]Role) (first, last int) {
	for number, role := range roles {
		if role != RoleHeader {
			continue
		}
		if first == 0 || number < first {
			first = number
		}
		last = max(last, number)
	}
	return first, last
}

// shrinkHeader leaves out found header rows that a person calls something else.
func (h *head) shrinkHeader() {
	for h.first <= h.last && h.denied(h.first) {
		h.first++
	}
	for h.first <= h.last && h.denied(h.last) {
		h.last--
	}
	if h.first > h.last {
		h.first, h.last = 0, -1
	}
}

// denied tells a row that a person gave a role other than header.
func (h *head) denied(i int) bool {
	role, ok := h.forced[h.rows[i].number]
	return ok && role != RoleHeader
}

// usualWidth is the number of filled cells that a good share of the rows reaches.
func (h *head) usualWidth() int {
	var counts []int
	for _, row := range h.rows {
		if row.filled > 0 {
			counts = append(counts, row.filled)
		}
	}
	if len(counts) == 0 {
		return 0
	}
	sort.Ints(counts)
	return counts[len(counts)*3/4]
}

// takeHeader sets the header rows that a person names.
func (h *head) takeHeader(o Overrides) {
	from, to := o.HeaderFirst, o.HeaderLast
	if from == 0 {
		from = to
	}
	to = max(to, from)
	for i, row := range h.rows {
		if row.number >= from && row.number <= to {
			if h.last < h.first {
				h.first = i
			}
			h.last = i
		}
	}
}

// headerSearch is how many rows may stand before the header.
const headerSearch = 60

// findHeader takes the first row that fills half the table's width with words, and the rows above and below that belong to it.
func (h *head) findHeader() {
	need := max(2, (h.width+1)/2)
	if h.width == 1 {
		need = 1
	}
	for i, row := range h.rows[:min(len(h.rows), headerSearch)] {
		if h.structural(i) {
			h.first, h.last = i, i
			h.extendDown()
			return
		}
		if row.filled < need {
			continue
		}
		if !row.headerLike() && !h.contrasts(i) {
			return // a row of values: nothing below it can be the header
		}
		if (row.titleLike() || row.filled > 1 && namesTable(row.texts[row.first()])) && row.filled < h.width || h.gapBelow(i) && h.laterHeader(i, need) {
			continue
		}
		if h.width == 1 && i+1 < len(h.rows) && row.number > 1 && row.titleLike() {
			continue
		}
		h.first, h.last = i, i
		h.extendUp()
		h.extendDown()
		return
	}
}

// structural tells a header by its merged cells alone: one reaches down into the next row, another spans columns whose titles stand
// below it.
func (h *head) structural(i int) bool {
	row := h.rows[i]
	if row.filled < 2 || !row.headerLike() || i+1 == len(h.rows) || h.rows[i+1].number != row.number+1 {
		return false
	}
	below := h.rows[i+1]
	down, across := false, false
	for _, m := range h.merges {
		if m.firstRow != row.number || row.text(m.firstColumn) == "" {
			continue
		}
		if m.lastRow > m.firstRow && m.firstColumn == m.lastColumn {
			down = true
		}
		if m.lastRow == m.firstRow && m.lastColumn > m.firstColumn && below.text(m.firstColumn) != "" && h.textsUnder(m, below) > 1 {
			across = true
		}
	}
	return down && across
}

// contrasts tells a row of words, perhaps with a number among them, over columns of numbers: a header all the same.
func (h *head) contrasts(i int) bool {
	row := h.rows[i]
	words, over := 0, 0
	for c, text := range row.texts {
		if text == "" || row.numeric(c) {
			continue
		}
		words++
		numbers, values := 0, 0
		for _, below := range h.rows[i+1:] {
			if below.text(c) != "" {
				values++
			}
			if below.numeric(c) {
				numbers++
			}
		}
		if values > 1 && numbers*10 >= values*6 {
			over++
		}
	}
	return words*2 >= row.filled && over > 0
}

// gapBelow tells a row with an empty row after it.
func (h *head) gapBelow(i int) bool {
	return i+1 < len(h.rows) && (h.rows[i+1].number > h.rows[i].number+1 || h.rows[i+1].filled == 0)
}

// laterHeader tells whether some row below could be a header as well.
func (h *head) laterHeader(i, need int) bool {
	for j := i + 1; j < min(len(h.rows), i+12); j++ {
		row := h.rows[j]
		if row.filled >= max(need, h.rows[i].filled) && row.headerLike() && !row.titleLike() && !row.numbered() {
			return true
		}
	}
	return false
}

// extendUp adds upper levels: rows straight above whose texts span several columns below, or stand where the row below is empty.
func (h *head) extendUp() {
	for h.first > 0 {
		above, below := h.rows[h.first-1], h.rows[h.first]
		if above.number != below.number-1 || above.filled == 0 || !above.headerLike() || above.titleLike() {
			return
		}
		if _, unit := viet.UnitNote(above.texts[above.first()]); unit {
			return
		}
		if !h.spans(above, below) {
			return
		}
		h.first--
	}
}

// spans tells whether the upper row heads groups of the lower row's columns.
func (h *head) spans(above, below *headRow) bool {
	complement := 0
	for i, text := range above.texts {
		if text != "" && below.text(i) == "" {
			complement++
		}
	}
	if above.filled >= 2 && complement > 0 && complement < above.filled {
		return true
	}
	grouped := 0
	for _, m := range h.merges {
		if m.firstRow != above.number || above.text(m.firstColumn) == "" {
			continue
		}
		switch {
		case m.lastRow >= below.number && m.firstColumn == m.lastColumn:
			return true
		case m.lastColumn > m.firstColumn && m.lastRow == m.firstRow && m.firstColumn > 0 && m.lastColumn-m.firstColumn+1 < h.width:
			if h.coveredUnder(m, below) == m.lastColumn-m.firstColumn+1 {
				grouped++
			}
		}
	}
	return grouped > 0 && (above.filled >= 2 || grouped == above.filled)
}

// textsUnder counts the texts of a row below a merged heading.
func (h *head) textsUnder(m mergedRange, below *headRow) int {
	n := 0
	for c := m.firstColumn; c <= m.lastColumn; c++ {
		if below.text(c) != "" {
			n++
		}
	}
	return n
}

// coveredUnder counts the columns below a merged heading that have a text in the row, or lie under a merged text of it.
func (h *head) coveredUnder(m mergedRange, below *headRow) int {
	n := 0
	for c := m.firstColumn; c <= m.lastColumn; c++ {
		if below.text(c) != "" || h.underMerged(below, c) {
			n++
		}
	}
	return n
}

// underMerged tells a column over which a merged text of the row reaches.
func (h *head) underMerged(row *headRow, c int) bool {
	for _, m := range h.merges {
		if m.firstRow == row.number && m.firstColumn < c && c <= m.lastColumn && row.text(m.firstColumn) != "" {
			return true
		}
	}
	return false
}

// extendDown adds lower levels: rows that the header's merged cells reach into, or that fill the columns the header leaves open.
func (h *head) extendDown() {
	for h.last+1 < len(h.rows) {
		row := h.rows[h.last+1]
		if row.number != h.rows[h.last].number+1 || row.filled == 0 || row.numbered() && !h.reaches(row) {
			return
		}
		if _, unit := row.units(); unit && !h.subTitles(row) {
			return
		}
		if !h.reaches(row) && !h.completes(row) {
			return
		}
		h.last++
	}
}

// subTitles tells a row of words that happen to be units ("Hộ | Người" under "Dân số") from a row of units: no brackets, and a merged
// heading above.
func (h *head) subTitles(row *headRow) bool {
	for _, text := range row.texts {
		if strings.HasPrefix(text, "(") || strings.HasPrefix(text, "[") {
			return false
		}
	}
	for _, m := range h.merges {
		if m.firstRow >= h.rows[h.first].number && m.lastRow < row.number && m.lastColumn > m.firstColumn && row.text(m.firstColumn) != "" && row.text(m.firstColumn+1) != "" {
			return row.headerLike()
		}
	}
	return false
}

// reaches tells whether a vertically merged header cell covers the row.
func (h *head) reaches(row *headRow) bool {
	for _, m := range h.merges {
		if m.firstRow >= h.rows[h.first].number && m.firstRow <= h.rows[h.last].number && m.lastRow >= row.number && m.lastRow > m.firstRow {
			return true
		}
	}
	return false
}

// completes tells an unmerged lower level: words only under open columns or the heading just left of them, none under the rest.
func (h *head) completes(row *headRow) bool {
	if !row.headerLike() || h.width < 3 {
		return false
	}
	upper := h.rows[h.last]
	open := 0
	for i, text := range row.texts {
		if text == "" {
			continue
		}
		switch {
		case upper.text(i) == "":
			open++
		case upper.text(i+1) != "" || row.text(i+1) == "":
			return false
		}
	}
	// A data row with gaps would also fill columns that have their title.
	return open > 0 && row.first() > upper.first() && row.filled >= 2
}

// settleHead gives every row up to the body its role.
func (h *head) settleHead() {
	if h.last < h.first {
		h.body = h.headlessBody()
		for i := range h.rows[:h.body] {
			h.roles[i] = blankOr(h.rows[i], RoleTitle)
		}
		return
	}
	for i := range h.rows[:h.first] {
		h.roles[i] = blankOr(h.rows[i], RoleTitle)
	}
	for i := h.first; i <= h.last; i++ {
		h.roles[i] = RoleHeader
	}
	h.body = h.last + 1
	for !h.records && h.body < len(h.rows) {
		role := h.underHeader(h.body)
		if role == RoleData {
			return
		}
		h.roles[h.body] = role
		h.body++
	}
}

// underHeader tells unit and numbered rows, which stand between header and body, from the body's first row.
func (h *head) underHeader(i int) Role {
	row := h.rows[i]
	units, ok := row.units()
	if role, forced := h.forced[row.number]; forced {
		if role == RoleUnit {
			h.units = units
		}
		if role == RoleUnit || role == RoleNumbered {
			return role
		}
		return RoleData
	}
	switch {
	case ok && h.units == nil && row.filled < max(h.width, 2):
		h.units = units
		return RoleUnit
	case h.numbersColumns(i):
		return RoleNumbered
	}
	return RoleData
}

// numbersColumns tells a row that numbers the columns from a data row of small numbers: it fills the header's columns, and it is written
// as such numbers are ("(1)", "A … 1") or stands over words.
func (h *head) numbersColumns(i int) bool {
	row := h.rows[i]
	if !row.numbered() || row.filled*3 < h.titled()*2 {
		return false
	}
	first := row.texts[row.first()]
	if first[0] < '0' || first[0] > '9' {
		return true
	}
	if h.last == h.first && h.rows[h.first].number == 1 {
		return false
	}
	for c, text := range row.texts {
		if text == "" {
			continue
		}
		words, values := 0, 0
		for _, below := range h.rows[i+1 : min(len(h.rows), i+40)] {
			if below.text(c) == "" {
				continue
			}
			values++
			if !below.numeric(c) {
				words++
			}
		}
		if values > 0 && words*10 >= values*6 && !h.onlyMarks(c, i+1) {
			return true
		}
	}
	return false
}

// onlyMarks tells a column whose words from row i on are all null marks.
func (h *head) onlyMarks(c, i int) bool {
	for _, row := range h.rows[i:] {
		if text := row.text(c); text != "" && !viet.IsNull([]byte(text)) && !row.numeric(c) {
			return false
		}
	}
	return true
}

// titled counts the columns that have a title.
func (h *head) titled() int {
	n := 0
	for c := range h.columns() {
		if h.named(c) {
			n++
		}
	}
	return n
}

func blankOr(row *headRow, role Role) Role {
	if row.filled == 0 {
		return RoleBlank
	}
	return role
}

// headlessBody is the first row of a table without header: the first that fills half the width.
func (h *head) headlessBody() int {
	for i, row := range h.rows {
		if row.filled*2 >= h.width && row.filled > 0 {
			return i
		}
	}
	return len(h.rows)
}

// columns returns how many sheet columns the first rows reach.
func (h *head) columns() int {
	n := 0
	for _, row := range h.rows {
		n = max(n, len(row.texts))
	}
	return n
}

// titles flattens the header: for each sheet column its levels joined by " – ".
func (h *head) titles() []string {
	titles := make([]string, h.columns())
	if h.last < h.first {
		return titles
	}
	levels := make([][]string, 0, h.last-h.first+1)
	for i := h.first; i <= h.last; i++ {
		level := make([]string, len(titles))
		copy(level, h.rows[i].texts)
		levels = append(levels, level)
	}
	h.fillMerged(levels)
	fillOpen(levels)
	for c := range titles {
		var parts []string
		for _, level := range levels {
			if text := level[c]; text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
				parts = append(parts, text)
			}
		}
		titles[c] = strings.Join(parts, " – ")
	}
	return titles
}

// fillMerged repeats a merged heading over its range.
func (h *head) fillMerged(levels [][]string) {
	top, bottom := h.rows[h.first].number, h.rows[h.last].number
	for _, m := range h.merges {
		if m.firstRow < top || m.firstRow > bottom || m.firstColumn >= len(levels[0]) {
			continue
		}
		text := levels[m.firstRow-top][m.firstColumn]
		for r := m.firstRow; r <= min(m.lastRow, bottom); r++ {
			for c := m.firstColumn; c <= m.lastColumn && c < len(levels[0]); c++ {
				if levels[r-top][c] == "" {
					levels[r-top][c] = text
				}
			}
		}
	}
}

// fillOpen repeats an unmerged upper heading over the columns right of it that have a lower title and no upper one.
func fillOpen(levels [][]string) {
	for i := range len(levels) - 1 {
		upper, lower := levels[i], levels[i+1]
		for c := 1; c < len(upper); c++ {
			if upper[c] == "" && lower[c] != "" && upper[c-1] != "" && lower[c-1] != "" && lower[c-1] != upper[c-1] {
				upper[c] = upper[c-1]
			}
		}
	}
}
