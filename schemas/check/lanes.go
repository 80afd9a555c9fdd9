package check

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"slices"

	"danhmuc/schemas"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
)

// laneRows is how many rows of a block are read at a time, column by column: few enough that their text stays in the nearest cache.
const laneRows = 256

// masks keep the bytes of a text of so many bytes in two words that were loaded past its end.
var masks = func() (m [17][2]uint64) {
	for n := range m {
		m[n][0] = uint64(1)<<(8*min(n, 8)) - 1
		m[n][1] = uint64(1)<<(8*max(n-8, 0)) - 1
		if n >= 8 {
			m[n][0] = math.MaxUint64
		}
		if n == 16 {
			m[n][1] = math.MaxUint64
		}
	}
	return m
}()

// oddCell is a value of a block that goes into the rows otherwise than it stands in the file.
type oddCell struct {
	text   []byte
	column int
	next   int // of its row in the list, from 1; 0 ends it
	quote  bool
}

// oddCells are those of the rows being read, in the order of columns.
type oddCells struct {
	cells       []oddCell
	first, last []int // by row, from 1; 0 is none
}

func (o *oddCells) begin(n int) {
	o.cells, o.first, o.last = o.cells[:0], zeroed(o.first, n), zeroed(o.last, n)
}

func (o *oddCells) add(row int, cell oddCell) {
	o.cells = append(o.cells, cell)
	n := len(o.cells)
	if o.first[row] == 0 {
		o.first[row] = n
	} else {
		o.cells[o.last[row]-1].next = n
	}
	o.last[row] = n
}

// blocks tells that data rows may come as blocks: nothing looks at one row at a time.
func (t *reading) blocks() bool {
	return t.cleaner == nil && t.conditions == nil && t.across == nil && !t.opts.thorough
}

// block reads the rows of a block.
func (t *reading) block(b *table.Block) {
	for from := 0; from < b.Rows; {
		n := min(b.Rows-from, laneRows, int(t.nextCheck-t.data))
		t.lanes(b, from, n)
		from += n
	}
}

// lanes reads n rows of a block column by column, to the effect of [reading.dataRows].
func (t *reading) lanes(b *table.Block, from, n int) {
	t.mender.Forget()
	t.drawing.Forget()
	if t.data > 0 && t.blankRun > 0 {
		t.blanks += t.blankRun
	}
	t.blankRun = 0
	t.data += int64(n)
	t.sinceTotal += int64(n)
	t.bytes += int64(b.Refs[(from+n)*b.Width-1].To - b.Refs[from*b.Width].From)
	g := &t.together
	g.keys, g.filled = zeroed(g.keys, n), zeroed(g.filled, n)
	g.found, g.room, g.reported = g.found[:0], g.room[:0], 0
	if t.rows != nil {
		g.odd.begin(n)
	}
	for _, d := range t.declared {
		d.begin(n)
	}
	if t.places != nil {
		t.places.begin(n)
	}
	for _, c := range t.columns {
		t.lane(c, b, from, n)
	}
	if len(g.found) > 1 {
		slices.SortStableFunc(g.found, func(a, b placed) int { return cmp.Compare(a.row, b.row) })
	}
	for i := range n {
		t.endOfLanes(b, from, i)
	}
	if t.data == t.nextCheck {
		t.dropKeys()
	}
}

// exactSum bounds whole numbers of which those of a run sum up exactly.
const exactSum = 1 << 40

// lane reads cells of one column of a block.
type lane struct {
	t        *reading
	c        *column
	cell     table.Cell
	plain    table.Cell // a text that nobody had to look at
	declared []*declaredKey
	texts    []placeText // of a column of a [placePair]
	named    bool        // the column belongs to the key of the whole row, and that is kept
	keyed    bool        // the column may be a key, or is a part of one
	whole    bool        // its numbers are whole
	figures  bool        // plain figures are read by [column.took]
	prose    bool        // plain texts are read by [column.prose]
}

func (t *reading) laneOf(c *column) lane {
	l := lane{t: t, c: c, plain: table.Cell{Kind: table.KindText}, declared: t.declaredOf(c), named: t.rowKeys != nil && !c.Ordinal && !c.Group, prose: c.plainText()}
	l.keyed = c.keys != nil || len(l.declared) > 0
	l.whole = c.decision.Type == schemas.Integer || c.decision.Type == schemas.Date
	l.figures = c.quick && c.decision.Type != schemas.Date
	if t.places != nil {
		l.texts = t.places.of(c)
	}
	return l
}

// lane reads one column's cells of n rows. A value met before, a plain figure and a plain text are read here; the rest takes the way of
// [column.read].
func (t *reading) lane(c *column, b *table.Block, from, n int) {
	g := &t.together
	l := t.laneOf(c)
	text, refs, width := b.Text, b.Refs, b.Width
	var summed int64
	var sum float64 // of whole numbers: exact
	for i, at := 0, from*width+c.at; i < n; i, at = i+1, at+width {
		start, size := int(refs[at].From), int(refs[at].To-refs[at].From)
		if size == 0 {
			l.take(b, from, i, &emptyCell, c.empty())
			continue
		}
		var x, y, z, w, hash uint64
		switch {
		case size <= 16:
			mask := &masks[size]
			x = binary.LittleEndian.Uint64(text[start:]) & mask[0]
			y = binary.LittleEndian.Uint64(text[start+8:]) & mask[1]
			hash = profile.HashWords(x, y, size)
		case size <= wordBytes:
			mask := &masks[size-16]
			x = binary.LittleEndian.Uint64(text[start:])
			y = binary.LittleEndian.Uint64(text[start+8:])
			z = binary.LittleEndian.Uint64(text[start+16:]) & mask[0]
			w = binary.LittleEndian.Uint64(text[start+24:]) & mask[1]
			hash = profile.HashTwice(x, y, z, w, size)
		default:
			hash = profile.Hash(text[start : start+size])
		}
		own := text[start : start+size : start+size]
		if l.texts != nil {
			l.texts[i] = placeText{own, hash}
		}
		if m := c.memo; !m.off {
			var e *remembered
			if size <= wordBytes {
				e = m.at(hash, x, y, z, w, size)
			} else {
				e = m.long(hash, own)
			}
			switch {
			case e == nil:
				m.misses++
				if m.frozen {
					c.judge()
				}
			case e.odd || l.keyed:
				m.hits++
				e.count++
				c.count(&e.outcome)
				l.takeText(b, from, i, own, &e.outcome)
				continue
			default:
				m.hits++
				e.count++
				g.filled[i]++
				if l.named {
					g.keys[i] = profile.Combine(g.keys[i], e.hash)
				}
				switch {
				case !e.order:
				case l.whole && e.float < exactSum && e.float > -exactSum:
					sum += e.float
					summed++
				default:
					c.group.add(e.float)
				}
				continue
			}
		}
		if c.memo.closed() {
			var r *outcome
			switch row := b.First + from + i; {
			case l.figures && size <= 16 && c.plain.Quick(own, x, y):
				r = c.took(own, hash, row)
			case l.prose:
				r = c.prose(own, hash, row)
			}
			switch {
			case r == nil:
			case l.keyed || r.quote:
				l.takeText(b, from, i, own, r)
				continue
			default:
				g.filled[i]++
				if l.named {
					g.keys[i] = profile.Combine(g.keys[i], hash)
				}
				continue
			}
		}
		b.SetCell(&l.cell, from+i, c.at)
		l.take(b, from, i, &l.cell, c.readMissed(&l.cell, hash, false, b.First+from+i))
	}
	if summed > 0 {
		c.group.merge(sumOf{sum: sum, count: summed})
	}
}

// takeText is take of a text as it stands in the file.
func (l *lane) takeText(b *table.Block, from, i int, text []byte, r *outcome) {
	l.plain.Text, l.plain.Raw = text, text
	l.take(b, from, i, &l.plain, r)
}

// take does with an outcome of row i of a run what the rows, the findings and the keys need.
func (l *lane) take(b *table.Block, from, i int, cell *table.Cell, r *outcome) {
	t, c := l.t, l.c
	g := &t.together
	number := b.First + from + i
	if !r.null {
		g.filled[i]++
	}
	if l.texts != nil && !sameBytes(cell.Text, cell.Raw) {
		l.texts[i] = placeText{cell.Text, profile.Hash(cell.Text)}
	}
	if t.rows != nil && (r.quote || !bytes.Equal(r.out, cell.Raw)) {
		text := r.out
		if !r.lasts && !sameBytes(r.out, cell.Text) {
			at := len(g.room)
			g.room = append(g.room, r.out...)
			text = g.room[at:len(g.room):len(g.room)]
		}
		g.odd.add(i, oddCell{text: text, column: c.at, quote: r.quote})
	}
	if len(r.findings) > 0 {
		line := t.lineOf(b, from+i)
		t.report(i, c, cell, &line, r)
	}
	if c.schema != nil && c.schema.Required && len(cell.Text) == 0 {
		g.found = append(g.found, placed{i, c, t.at(c, number, Finding{Code: "schema.required"})})
		c.errors++
	}
	if c.keys != nil {
		if r.null {
			c.keyNulls++
		} else {
			c.keys.AddText(r.hash, r.out, number)
		}
	}
	for _, d := range l.declared {
		d.take(i, r)
		if d.primary && r.null && !r.errors && !c.schema.Required {
			g.found = append(g.found, placed{i, c, t.at(c, number, Finding{Code: "key.empty"})})
			c.errors++
		}
	}
	if l.named {
		g.keys[i] = profile.Combine(g.keys[i], r.hash)
	}
}

// lineOf makes the line of a row for a finding or for the drawn sheet: what is wrong with its bytes was counted where its cells were read.
func (t *reading) lineOf(b *table.Block, row int) table.Line {
	line := b.Line(row)
	for i := range line.Cells {
		t.drawing.Mend(&line.Cells[i])
	}
	return line
}

// endOfLanes is [reading.finishRow] for row i of a run.
func (t *reading) endOfLanes(b *table.Block, from, i int) {
	g := &t.together
	number := b.First + from + i
	t.marks = t.marks[:0]
	for ; g.reported < len(g.found) && g.found[g.reported].row == i; g.reported++ {
		p := &g.found[g.reported]
		t.found.add(p.finding)
		t.mark(p.column, p.finding.Code)
	}
	for _, d := range t.declared {
		if !d.add(i, number) {
			line := t.lineOf(b, from+i)
			d.foreign.missing(t, &line)
		}
	}
	if t.rows != nil {
		t.writeLane(b, from, i)
	}
	if t.rowKeys != nil {
		t.rowKeys.Add(g.keys[i], number)
	}
	if t.places != nil {
		t.placeCheck(i, number)
	}
	if g.filled[i] <= 1 && len(t.columns) >= 5 {
		t.sparse++
		t.found.add(Finding{Code: "row.sparse", Sheet: t.layout.Sheet, Row: number})
	}
	if len(t.marks) > 0 && t.grid != nil && t.grid.wants(number, t.marks) {
		line := t.lineOf(b, from+i)
		t.draw(&line)
	}
}

// writeLane writes row i of a run: as it stands in the file where that is how it is to be written.
func (t *reading) writeLane(b *table.Block, from, i int) {
	w, odd := t.rows, &t.together.odd
	next := odd.first[i]
	asIs := t.book.Delimiter == ',' && !b.Quotes(from+i)
	if next == 0 && asIs {
		w.buf = append(w.buf, b.Raw(from+i)...)
		w.endRow()
		return
	}
	for at := range t.columns {
		if at > 0 {
			w.buf = append(w.buf, ',')
		}
		text, quote := b.Value(from+i, at), false
		if next > 0 && odd.cells[next-1].column == at {
			text, quote = odd.cells[next-1].text, odd.cells[next-1].quote
			next = odd.cells[next-1].next
		} else if !asIs {
			quote = needsQuote(text)
		}
		if quote {
			w.quoted(text)
			continue
		}
		w.buf = append(w.buf, text...)
	}
	w.endRow()
}
