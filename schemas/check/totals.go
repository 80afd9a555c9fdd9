package check

import (
	"math"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
)

// sumOf is a compensated sum (Neumaier 1974) with what it covers.
type sumOf struct {
	sum    float64
	lost   float64
	count  int64 // values added
	unread int64 // cells that could not be read
}

func (s *sumOf) add(v float64) {
	t := s.sum + v // what t lacks of the exact sum, without a branch (Knuth 1969)
	part := t - s.sum
	s.lost += (s.sum - (t - part)) + (v - part)
	s.sum = t
	s.count++
}

func (s *sumOf) value() float64 { return s.sum + s.lost }

// merge adds another sum.
func (s *sumOf) merge(o sumOf) {
	n := s.count + o.count
	s.add(o.sum)
	s.add(o.lost)
	s.count = n
	s.unread += o.unread
}

// heading is a total that stands before the rows it sums.
type heading struct {
	row   int
	cells []totalCell
	group bool // a group row that carries its rows' sums
}

// totalCell is one figure of a total row.
type totalCell struct {
	column  *column
	written string // raw
	value   float64
	scale   int8
}

// additive tells columns whose values a total adds up.
func (c *column) additive() bool {
	return (c.decision.Type == schemas.Integer || c.decision.Type == schemas.Number) && !c.Ordinal && !c.header.Ratio && !c.header.Identifier && c.decision.Unit != "%"
}

// flush ends a group of rows: what was summed goes to the whole.
func (t *reading) flush() {
	for _, c := range t.columns {
		c.all.merge(c.group)
		c.group = sumOf{}
		if n := len(c.before); n < maxSteps && (n == 0 || c.before[n-1].count < c.all.count) {
			c.before = append(c.before, c.all)
		}
	}
}

// maxSteps bounds the groups after which a later total may begin.
const maxSteps = 256

// middle tells whether a figure sums some of the last groups: the total of a level between the group and the whole ("Cộng A").
func (c *column) middle(cell totalCell, whole sumOf) (sumOf, bool) {
	for i := range c.before {
		part := sumOf{sum: whole.value() - c.before[i].value(), count: whole.count - c.before[i].count, unread: whole.unread - c.before[i].unread}
		if part.count > 0 && math.Abs(part.sum-cell.value) <= 0.5*math.Pow10(-int(cell.scale))+1e-9*math.Abs(whole.value()) {
			return part, true
		}
	}
	return sumOf{}, false
}

// total compares a total row with the rows above it, or keeps it for the rows below.
func (t *reading) total(line *table.Line) {
	cells := t.totalCells(line)
	if len(cells) == 0 {
		t.flush()
		return
	}
	if cells[0].column.group.count == 0 && t.sinceTotal == 0 {
		if !t.matchesAll(cells) {
			t.closeHeading()
			t.heading = &heading{line.Number, cells, false}
			return
		}
	}
	t.closeHeading()
	for _, cell := range cells {
		whole := cell.column.all
		whole.merge(cell.column.group)
		candidates := []sumOf{cell.column.group, whole}
		if cell.column.group.count == 0 {
			candidates = candidates[1:]
		}
		if part, ok := cell.column.middle(cell, whole); ok {
			candidates = append(candidates, part)
		}
		t.compare(line.Number, cell, candidates)
	}
	t.flush()
	t.sinceTotal = 0
}

// matchesAll tells whether the figures are those of all rows so far.
func (t *reading) matchesAll(cells []totalCell) bool {
	hits := 0
	for _, cell := range cells {
		if cell.column.all.count > 0 && equals(cell, cell.column.all.value()) {
			hits++
		}
	}
	return hits*2 > len(cells)
}

// closeHeading compares a total that stood before its rows with the rows that followed.
func (t *reading) closeHeading() {
	h := t.heading
	t.heading = nil
	if h == nil {
		return
	}
	equal, known := 0, 0
	for _, cell := range h.cells {
		if cell.column.group.count > 0 {
			known++
			if equals(cell, cell.column.group.value()) {
				equal++
			}
		}
	}
	if equal*2 < known || known == 0 {
		if h.group {
			return // an outer group, or figures that are no sums
		}
		t.headings = append(t.headings, *h) // perhaps the total of the whole table
		return
	}
	for _, cell := range h.cells {
		t.compare(h.row, cell, []sumOf{cell.column.group})
	}
}

// endTotals compares the totals still open with the whole table.
func (t *reading) endTotals() {
	t.closeHeading()
	t.flush()
	for _, h := range t.headings {
		for _, cell := range h.cells {
			t.compare(h.row, cell, []sumOf{cell.column.all})
		}
	}
}

func (t *reading) totalCells(line *table.Line) []totalCell {
	var cells []totalCell
	for i, c := range t.columns {
		if i >= len(line.Cells) || !c.additive() || len(line.Cells[i].Text) == 0 {
			continue
		}
		cell := &line.Cells[i]
		infer.Scan(cell.Text, cell.Kind, c.hint, &t.value)
		if t.value.Class != infer.Integer && t.value.Class != infer.Number {
			continue
		}
		cells = append(cells, totalCell{c, string(cell.Text), t.value.Float, t.value.Number.Scale})
	}
	return cells
}

// equals tells whether a sum equals a figure within half of its last written digit.
func equals(cell totalCell, sum float64) bool {
	return math.Abs(sum-cell.value) <= 0.5*math.Pow10(-int(cell.scale))+1e-9*math.Abs(sum)
}

// compare reports a total that is none of the sums it could be.
func (t *reading) compare(row int, cell totalCell, sums []sumOf) {
	best := sums[0]
	for _, s := range sums {
		if equals(cell, s.value()) {
			t.note(row, cell, s, true)
			return
		}
		if math.Abs(s.value()-cell.value) < math.Abs(best.value()-cell.value) {
			best = s
		}
	}
	cell.column.settle()
	low, high, ok := cell.column.prof.Bounds()
	if best.count > 1 && ok && cell.value >= low && cell.value <= high && math.Abs(best.value()-cell.value) > 0.5*math.Abs(best.value()) {
		return // an average or a greatest value, not a sum
	}
	t.note(row, cell, best, false)
	difference := best.value() - cell.value
	code := "total.mismatch"
	switch {
	case best.unread > 0:
		code = "total.unread"
	case math.Abs(difference) <= rounding(cell, best):
		code = "total.rounding"
	}
	t.found.add(t.at(cell.column, row, Finding{Code: code, Value: cell.written, Params: map[string]string{
		"written": figure(cell.value), "sum": figure(best.value()), "difference": figure(difference), "unread": strconv.FormatInt(best.unread, 10)}}))
}

// rounding is how far a total may lie from the sum when its parts, written with fractions, were rounded before. Counts are not rounded.
func rounding(cell totalCell, s sumOf) float64 {
	scale := cell.column.tally.MaxScale
	if scale == 0 {
		return 0
	}
	return 0.5*math.Pow10(-int(cell.scale)) + 0.5*math.Pow10(-int(scale))*float64(s.count) + 1e-9*math.Abs(s.value())
}

func (t *reading) note(row int, cell totalCell, s sumOf, equal bool) {
	if len(t.totals) < maxTotals {
		t.totals = append(t.totals, TotalRow{row, cell.column.Letter, figure(cell.value), figure(s.value()), equal})
	}
}

// maxTotals bounds the totals a report lists.
const maxTotals = 2000

// figure writes a number without the dust of binary fractions.
func figure(f float64) string { return strconv.FormatFloat(roundTo(f, 13), 'f', -1, 64) }
