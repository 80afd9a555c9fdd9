package table

import (
	"bytes"

	"danhmuc/schemas/viet"
)

// guesses remembers how texts that might be legacy were judged, for names repeat in a column and judging one is slow: a table with one
// place for each hash, the later text taking the earlier one's. The zero value is ready.
type guesses struct {
	slots   []judged
	witness viet.Witness
}

// judged is a text with its verdict.
type judged struct {
	text  [judgedBytes]byte
	size  uint8
	ok    bool
	known bool
	open  bool // undecided by itself: what was read before may settle it
	guess viet.Guess
}

const (
	judgedBytes = 46
	judgedSlots = 1024 // a power of two
)

// guess is [viet.Witness.Guess] with a memory.
func (g *guesses) guess(text []byte) (viet.Guess, bool) {
	if len(text) > judgedBytes {
		guess, ok, _ := g.witness.Guess(string(text))
		return guess, ok
	}
	if g.slots == nil {
		g.slots = make([]judged, judgedSlots)
	}
	hash := uint32(2166136261) // FNV-1a
	for _, c := range text {
		hash = (hash ^ uint32(c)) * 16777619
	}
	j := &g.slots[(hash^hash>>15)%judgedSlots]
	if j.known && !j.open && int(j.size) == len(text) && bytes.Equal(j.text[:j.size], text) {
		return j.guess, j.ok
	}
	guess, ok, open := g.witness.Guess(string(text))
	j.size, j.ok, j.known, j.open = uint8(copy(j.text[:], text)), ok, true, open
	if j.guess = (viet.Guess{}); ok {
		j.guess = guess
	}
	return guess, ok
}
