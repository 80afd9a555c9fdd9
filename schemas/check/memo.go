package check

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"slices"

	"danhmuc/schemas/infer"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// outcome is what reading one cell gives. It is reused for cells that are not remembered.
type outcome struct {
	hash     uint64    // of the cell's text
	float    float64   // number, or days since 1970-01-01
	null     bool      // no value
	numeric  bool      // float holds an ordered value
	quote    bool      // out needs quotes in CSV
	lasts    bool      // out is not used again for another cell
	errors   bool      // one of the findings is an error
	warns    bool      // one of the findings is a warning
	findings []pending // usually none
	out      []byte    // the value as understood, canonical; empty for null
}

// pending is a finding without its place.
type pending struct {
	code       string
	understood string
	sure       bool
	params     map[string]string
}

// wordBytes is the longest text that is compared by its words.
const wordBytes = 32

// remembered is a value met before, with what reading it gave and how often it came. What is looked at first stands first.
type remembered struct {
	words [4]uint64 // the cell's text where it is no longer than wordBytes, zeros behind its end
	count int64     // since it was last accounted for
	hash  uint64    // of the understood value, as outcome has it
	float float64   // as outcome has it
	size  uint32    // bytes of the text
	kind  table.Kind
	odd   bool // the outcome is not the text as it stands and nothing to say of it
	order bool // the outcome is numeric

	text    []byte // the cell's text
	key     uint64 // its hash
	outcome outcome
	value   *infer.Value // needed when counts are settled
	total   int64
	row     int // first row
}

// memo remembers a column's values so that a repeated one is read once. It is open addressing over a bounded number of entries; when
// it is full the rarer half goes, and where values hardly repeat it switches itself off.
type memo struct {
	slots   []slot // open addressing
	entries []remembered
	limit   int
	hits    int64
	misses  int64
	evicted bool // entries were dropped: counts of the rest are lower bounds
	frozen  bool // no more are taken in
	off     bool
}

// slot is a place of the table: the upper half of a hash beside the entry, so that a wrong entry is not touched.
type slot struct {
	check uint32
	entry int32 // index+1 into entries, 0 is empty
}

func newMemo(limit int) *memo {
	return &memo{slots: make([]slot, 64), limit: limit}
}

// find looks for the entry of a cell's text.
func (m *memo) find(key uint64, cell *table.Cell) *remembered {
	text := cell.Text
	mask := uint64(len(m.slots) - 1)
	for i := key & mask; m.slots[i].entry != 0; i = (i + 1) & mask {
		if m.slots[i].check != uint32(key>>32) {
			continue
		}
		e := &m.entries[m.slots[i].entry-1]
		if e.kind == cell.Kind && e.equal(text) {
			m.hits++
			return e
		}
	}
	m.misses++
	return nil
}

// at is find for a text of a CSV cell that is no longer than wordBytes, given by its words. It does not count.
func (m *memo) at(key, x, y, z, w uint64, size int) *remembered {
	mask := uint64(len(m.slots) - 1)
	for i := key & mask; m.slots[i].entry != 0; i = (i + 1) & mask {
		if m.slots[i].check != uint32(key>>32) {
			continue
		}
		e := &m.entries[m.slots[i].entry-1]
		if e.words[0] == x && e.words[1] == y && e.words[2] == z && e.words[3] == w && e.size == uint32(size) && e.kind == table.KindText {
			return e
		}
	}
	return nil
}

// long is [memo.at] for a longer text.
func (m *memo) long(key uint64, text []byte) *remembered {
	mask := uint64(len(m.slots) - 1)
	for i := key & mask; m.slots[i].entry != 0; i = (i + 1) & mask {
		if m.slots[i].check != uint32(key>>32) {
			continue
		}
		if e := &m.entries[m.slots[i].entry-1]; e.kind == table.KindText && bytes.Equal(e.text, text) {
			return e
		}
	}
	return nil
}

// equal compares the entry's text with another.
func (e *remembered) equal(b []byte) bool {
	if int(e.size) != len(b) {
		return false
	}
	switch {
	case len(b) <= 16:
		x, y := profile.Words(b)
		return e.words[0] == x && e.words[1] == y
	case len(b) <= wordBytes:
		z, w := profile.Words(b[16:])
		return e.words[0] == binary.LittleEndian.Uint64(b) && e.words[1] == binary.LittleEndian.Uint64(b[8:]) && e.words[2] == z && e.words[3] == w
	}
	return bytes.Equal(e.text, b)
}

// full tells whether an entry must go before another comes.
func (m *memo) full() bool { return len(m.entries) >= m.limit }

func (m *memo) add(e remembered) *remembered {
	m.entries = append(m.entries, e)
	if 4*len(m.entries) > len(m.slots) { // sparse: most lookups end at the first place
		m.slots = make([]slot, 2*len(m.slots))
		for i := range m.entries[:len(m.entries)-1] {
			m.link(i)
		}
	}
	m.link(len(m.entries) - 1)
	return &m.entries[len(m.entries)-1]
}

func (m *memo) link(at int) {
	mask := uint64(len(m.slots) - 1)
	i := m.entries[at].key & mask
	for m.slots[i].entry != 0 {
		i = (i + 1) & mask
	}
	m.slots[i] = slot{uint32(m.entries[at].key >> 32), int32(at + 1)}
}

// worthwhile tells whether values repeat enough to go on remembering.
func (m *memo) worthwhile() bool { return m.hits >= m.misses }

// closed tells that no value is taken in any more.
func (m *memo) closed() bool { return m.off || m.frozen }

// judgeEvery is after how many lookups in vain a frozen memo is judged again.
const judgeEvery = 64 << 10

// freeze keeps a full memo as it is, for values that cost little to read again; false where remembering is not worth it.
func (m *memo) freeze() bool {
	if !m.frozen && m.worthwhile() {
		m.frozen, m.evicted = true, true
		m.hits, m.misses = 0, 0
	}
	return m.frozen
}

// shrink keeps the more frequent half. The caller has accounted for the entries.
func (m *memo) shrink() {
	slices.SortFunc(m.entries, func(a, b remembered) int { return cmp.Compare(b.total, a.total) })
	kept := m.limit / 2
	clear(m.entries[kept:])
	m.entries = m.entries[:kept]
	clear(m.slots)
	for i := range m.entries {
		m.link(i)
	}
	m.evicted = true
	m.hits, m.misses = 0, 0
}

// own copies what an entry must keep of a value and an outcome that will be reused.
func own(key uint64, cell *table.Cell, v *infer.Value, o *outcome, row int) remembered {
	e := remembered{key: key, text: bytes.Clone(cell.Text), size: uint32(len(cell.Text)), kind: cell.Kind, outcome: *o, row: row}
	e.value = &infer.Value{Class: v.Class, Marks: v.Marks, Number: v.Number, Date: v.Date, Bool: v.Bool, Float: v.Float, Clean: bytes.Clone(v.Clean), Out: bytes.Clone(v.Out)}
	e.outcome.out = bytes.Clone(o.out)
	e.outcome.findings = slices.Clone(o.findings)
	e.outcome.lasts = true
	e.hash, e.float, e.order = o.hash, o.float, o.numeric
	e.odd = o.null || o.errors || o.warns || o.quote || len(o.findings) > 0 || !bytes.Equal(o.out, cell.Text)
	if b := e.text; len(b) <= wordBytes {
		e.words[0], e.words[1] = profile.Words(b[:min(len(b), 16)])
		if len(b) > 16 {
			e.words[2], e.words[3] = profile.Words(b[16:])
		}
	}
	if e.value.Class == infer.Integer || e.value.Class == infer.Number {
		e.value.Date = viet.Date{}
	}
	return e
}
