package check

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"danhmuc/schemas/table"
)

// A batch holds so much: large enough that handing it over costs nothing, small enough to stay in a processor's cache.
const (
	batchLines = 512
	batchBytes = 64 << 10
	batchCount = 3
	batchKeep  = 1 << 20 // a batch that a long line made larger gives its room back
)

// aheadFrom is the size in bytes of a file from which reading ahead is worth it.
const aheadFrom = 256 << 10

// lines is a source of lines: a table, or one read ahead.
type lines interface {
	Next() (*table.Line, error)
}

// ahead reads a table's lines in a goroutine of its own, a few batches before they are asked for, so that cutting the file and checking
// the cells take two processors. Between its start and [ahead.end] nobody else may read the table.
type ahead struct {
	full  chan *batch
	empty chan *batch
	now   *batch // being handed out
	at    int    // the next line of now
}

// batch is a run of copied lines, and what ended the table if something did.
type batch struct {
	lines []table.Line
	cells []table.Cell
	text  []byte
	err   error
}

// source gives the lines of a table and what ends their reading: a larger file is read ahead where there is a processor for it.
func (t *reading) source(tab *table.Table) (src lines, end func()) {
	if t.opts.thorough || t.opts.size < aheadFrom || runtime.GOMAXPROCS(0) < 2 {
		return tab, func() {}
	}
	a := readAhead(tab, t.grid != nil)
	return a, a.end
}

// readAhead starts reading. sheet says that the sheet's own cells are wanted beside the table's.
func readAhead(tab lines, sheet bool) *ahead {
	a := &ahead{full: make(chan *batch, batchCount), empty: make(chan *batch, batchCount), now: &batch{}}
	for range batchCount {
		a.empty <- &batch{}
	}
	go a.read(tab, sheet)
	return a
}

// read fills batches until the table or the empty batches end.
func (a *ahead) read(tab lines, sheet bool) {
	defer close(a.full)
	for b := range a.empty {
		b.guarded(tab, sheet)
		a.full <- b
		if b.err != nil {
			return
		}
	}
}

// Next returns the next line, valid until the next call, or what ended the table.
func (a *ahead) Next() (*table.Line, error) {
	for a.at == len(a.now.lines) {
		if a.now.err != nil {
			return nil, a.now.err
		}
		if a.now.lines != nil {
			a.empty <- a.now
		}
		a.now, a.at = <-a.full, 0
	}
	a.at++
	return &a.now.lines[a.at-1], nil
}

// end stops the reading and waits for it.
func (a *ahead) end() {
	close(a.empty)
	for range a.full {
	}
}

// guarded fills the batch. A panic of the reader ends the table with an error: whoever checks recovers for its own goroutine alone.
func (b *batch) guarded(tab lines, sheet bool) {
	defer func() {
		if p := recover(); p != nil {
			b.err = fmt.Errorf("reading the table: panic: %v\n%s", p, debug.Stack())
		}
	}()
	b.fill(tab, sheet)
}

// fill copies lines until the batch is full.
func (b *batch) fill(tab lines, sheet bool) {
	b.lines, b.cells, b.text = b.lines[:0], b.cells[:0], b.text[:0]
	if cap(b.text) > batchKeep {
		b.text = nil
	}
	for len(b.lines) < batchLines && len(b.text) < batchBytes {
		line, err := tab.Next()
		if err != nil {
			b.err = err
			return
		}
		b.add(line, sheet)
	}
}

// add copies a line. The table's cells are mostly the sheet's own: those are copied once.
func (b *batch) add(line *table.Line, sheet bool) {
	l := *line
	own := len(l.Cells) > 0 && len(l.Cells) <= len(l.Sheet) && &l.Cells[0] == &l.Sheet[0]
	switch {
	case sheet && own:
		l.Sheet = b.copy(l.Sheet)
		l.Cells = l.Sheet[:len(l.Cells):len(l.Cells)]
	case sheet:
		l.Sheet, l.Cells = b.copy(l.Sheet), b.copy(l.Cells)
	default:
		l.Sheet, l.Cells = nil, b.copy(l.Cells)
	}
	b.lines = append(b.lines, l)
}

// copy copies cells into the batch. Cells copied before stay where they are when the batch's room grows.
func (b *batch) copy(cells []table.Cell) []table.Cell {
	from := len(b.cells)
	b.cells = append(b.cells, cells...)
	copied := b.cells[from:len(b.cells):len(b.cells)]
	for i := range copied {
		c := &copied[i]
		same := sameBytes(c.Text, c.Raw)
		c.Text = b.keep(c.Text)
		if same {
			c.Raw = c.Text
			continue
		}
		c.Raw = b.keep(c.Raw)
	}
	return copied
}

func (b *batch) keep(text []byte) []byte {
	from := len(b.text)
	b.text = append(b.text, text...)
	return b.text[from:len(b.text):len(b.text)]
}

var (
	_ lines = (*table.Table)(nil)
	_ lines = (*ahead)(nil)
)
