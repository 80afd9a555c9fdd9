package check

import (
	"cmp"
	"slices"

	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// together is a run of data rows read column by column: what a column needs stays in the processor's cache for the whole run.
type together struct {
	keys     []uint64  // the hash of each row so far
	filled   []int32   // values of each row so far
	out      []written // by column, then row: what goes into the rows written
	room     []byte    // texts of out that would not last
	odd      oddCells  // of a run of lanes
	found    []placed  // findings by column, then sorted by row
	reported int       // findings of found that are reported
}

// written is a value as it goes into the rows written.
type written struct {
	text  []byte
	quote bool
}

// placed is a finding with its place among the rows.
type placed struct {
	row     int
	column  *column
	finding Finding
}

// dataRows reads data rows that follow one another.
func (t *reading) dataRows(lines []table.Line) {
	if t.data > 0 && t.blankRun > 0 {
		t.blanks += t.blankRun
	}
	t.blankRun = 0
	n := len(lines)
	t.data += int64(n)
	t.sinceTotal += int64(n)
	g := &t.together
	g.keys, g.filled = zeroed(g.keys, n), zeroed(g.filled, n)
	g.found, g.room, g.reported = g.found[:0], g.room[:0], 0
	if t.rows != nil {
		g.out = zeroed(g.out, n*len(t.columns))
	}
	for _, d := range t.declared {
		d.begin(n)
	}
	if t.places != nil {
		t.places.begin(n)
	}
	for _, c := range t.columns {
		t.columnOf(c, lines)
	}
	if len(g.found) > 1 {
		slices.SortStableFunc(g.found, func(a, b placed) int { return cmp.Compare(a.row, b.row) })
	}
	for i := range lines {
		t.finishRow(i, lines)
	}
	if t.data == t.nextCheck {
		t.dropKeys()
	}
}

func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// columnOf reads one column's cells of the rows.
func (t *reading) columnOf(c *column, lines []table.Line) {
	g := &t.together
	named := !c.Ordinal && !c.Group
	declared := t.declaredOf(c)
	for i := range lines {
		line := &lines[i]
		cell := &emptyCell
		if c.at < len(line.Cells) {
			cell = &line.Cells[c.at]
		}
		t.bytes += int64(len(cell.Text)) + 1
		r := c.read(cell, line.Number)
		if !r.null {
			g.filled[i]++
		}
		if t.rows != nil && len(r.out) > 0 {
			t.keepOut(&g.out[c.at*len(lines)+i], cell, r)
		}
		if len(r.findings) > 0 {
			t.report(i, c, cell, line, r)
		}
		if c.schema != nil && c.schema.Required && len(cell.Text) == 0 {
			g.found = append(g.found, placed{i, c, t.at(c, line.Number, Finding{Code: "schema.required"})})
			c.errors++
		}
		if c.keys != nil {
			if r.null {
				c.keyNulls++
			} else {
				c.keys.AddText(r.hash, r.out, line.Number)
			}
		}
		if t.conditions != nil {
			t.conditions.set(c, r)
		}
		if t.across != nil {
			t.across.set(c, r)
		}
		for _, d := range declared {
			d.take(i, r)
			if d.primary && r.null && !r.errors && !c.schema.Required {
				g.found = append(g.found, placed{i, c, t.at(c, line.Number, Finding{Code: "key.empty"})})
				c.errors++
			}
		}
		if named {
			g.keys[i] = profile.Combine(g.keys[i], r.hash)
		}
	}
	if t.places != nil {
		t.places.note(c, lines)
	}
}

// keepOut notes a value for the rows written. What lies in the cell or is remembered lasts as long as the rows; anything else is copied.
func (t *reading) keepOut(to *written, cell *table.Cell, r *outcome) {
	to.quote = r.quote
	if r.lasts || sameBytes(r.out, cell.Text) {
		to.text = r.out
		return
	}
	g := &t.together
	from := len(g.room)
	g.room = append(g.room, r.out...)
	to.text = g.room[from:len(g.room):len(g.room)]
}

// report turns an outcome's findings into findings of row i.
func (t *reading) report(i int, c *column, cell *table.Cell, line *table.Line, r *outcome) {
	raw := cell.Text
	if cell.Encoding != viet.Unicode || len(raw) == 0 {
		raw = cell.Raw
	}
	for at := range r.findings {
		p := &r.findings[at]
		f := Finding{Code: p.code, Value: string(raw), Understood: p.understood, Sure: p.sure, Params: p.params}
		if p.code == "place.homonym" {
			if f = t.ofDistrict(line, string(r.out), f); f.Code != p.code && len(r.findings) == 1 {
				c.warnings-- // it was counted as one before its row was looked at
			}
		}
		t.together.found = append(t.together.found, placed{i, c, t.at(c, line.Number, f)})
	}
}

// finishRow does what needs the whole row: its findings in the order of its columns, its key, the row written and the row drawn.
func (t *reading) finishRow(i int, lines []table.Line) {
	g := &t.together
	line := &lines[i]
	t.marks = t.marks[:0]
	for ; g.reported < len(g.found) && g.found[g.reported].row == i; g.reported++ {
		p := &g.found[g.reported]
		t.found.add(p.finding)
		t.mark(p.column, p.finding.Code)
	}
	for _, d := range t.declared {
		if !d.add(i, line.Number) {
			d.foreign.missing(t, line)
		}
	}
	if t.conditions != nil {
		t.conditions.check(t, line.Number)
	}
	if t.across != nil {
		t.across.check(t, line.Number)
	}
	if t.rows != nil {
		t.writeRow(i, len(lines))
	}
	if t.rowKeys != nil {
		t.rowKeys.Add(g.keys[i], line.Number)
	}
	if t.places != nil {
		t.placeCheck(i, line.Number)
	}
	if g.filled[i] <= 1 && len(t.columns) >= 5 {
		t.sparse++
		t.found.add(Finding{Code: "row.sparse", Sheet: t.layout.Sheet, Row: line.Number})
	}
	t.draw(line)
}

// writeRow writes row i of n. Most values are short and need no quotes.
func (t *reading) writeRow(i, n int) {
	w := t.rows
	for at := range t.columns {
		if at > 0 {
			w.buf = append(w.buf, ',')
		}
		v := &t.together.out[at*n+i]
		if v.quote || len(t.columns) == 1 && len(v.text) == 0 {
			w.quoted(v.text)
			continue
		}
		w.buf = append(w.buf, v.text...)
	}
	w.endRow()
}
