package check

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"danhmuc/schemas/table"
)

// batchCount is how many batches are read ahead.
const batchCount = 3

// aheadFrom is the size in bytes of a file from which reading ahead is worth it.
const aheadFrom = 256 << 10

// batches is a source of lines.
type batches interface {
	// next returns the next lines and blocks, valid until the next call, with io.EOF or what ended the table beside the last.
	next() ([]table.Part, error)
}

// filler fills batches: a [table.Table].
type filler interface {
	NextBatch(b *table.Batch, sheet bool) error
}

// straight reads a batch when it is asked for.
type straight struct {
	from  filler
	sheet bool
	batch table.Batch
}

func (s *straight) next() ([]table.Part, error) {
	err := s.from.NextBatch(&s.batch, s.sheet)
	return s.batch.Parts, err
}

// ahead reads a table's lines in a goroutine of its own, a few batches before they are asked for, so that cutting the file and checking
// the cells take two processors. Between its start and [ahead.end] nobody else may read the table.
type ahead struct {
	full  chan *filled
	empty chan *filled
	now   *filled // being read by the caller
}

// filled is a batch, and what ended the table if something did.
type filled struct {
	table.Batch
	err error
}

// source gives the lines of a table and what ends their reading: a larger file is read ahead where there is a processor for it.
func (t *reading) source(tab *table.Table) (src batches, end func()) {
	sheet := t.grid != nil
	switch {
	case !t.blocks():
	case sheet:
		tab.BlocksFrom(t.opts.drawn + 1)
	default:
		tab.BlocksFrom(0)
	}
	if t.opts.thorough || t.opts.size < aheadFrom || runtime.GOMAXPROCS(0) < 2 {
		return &straight{from: tab, sheet: sheet}, func() {}
	}
	a := readAhead(tab, sheet)
	return a, a.end
}

// readAhead starts reading. sheet says that the sheet's own cells are wanted beside the table's.
func readAhead(tab filler, sheet bool) *ahead {
	a := &ahead{full: make(chan *filled, batchCount), empty: make(chan *filled, batchCount)}
	for range batchCount {
		a.empty <- &filled{}
	}
	go a.read(tab, sheet)
	return a
}

// read fills batches until the table or the empty batches end.
func (a *ahead) read(tab filler, sheet bool) {
	defer close(a.full)
	for b := range a.empty {
		b.guarded(tab, sheet)
		a.full <- b
		if b.err != nil {
			return
		}
	}
}

// next implements batches.
func (a *ahead) next() ([]table.Part, error) {
	if a.now != nil {
		if a.now.err != nil {
			return nil, a.now.err
		}
		a.empty <- a.now
	}
	a.now = <-a.full
	return a.now.Parts, a.now.err
}

// end stops the reading and waits for it.
func (a *ahead) end() {
	close(a.empty)
	for range a.full {
	}
}

// guarded fills the batch. A panic of the reader ends the table with an error: whoever checks recovers for its own goroutine alone.
func (b *filled) guarded(tab filler, sheet bool) {
	defer func() {
		if p := recover(); p != nil {
			b.err = fmt.Errorf("reading the table: panic: %v\n%s", p, debug.Stack())
		}
	}()
	b.err = tab.NextBatch(&b.Batch, sheet)
}

var _ filler = (*table.Table)(nil)
