package check

import (
	"cmp"
	"math"
	"slices"

	"danhmuc/schemas/profile"
)

// heavyEvery is the stride at which values are looked at for frequent ones once a column's values are not remembered any more.
const heavyEvery = 64

// heavyLeast is the share of a column's values that one must hold to be told as frequent then.
const heavyLeast = 0.01

// heavy is what is still counted of frequent values where values hardly repeat: a column of notes of which two in five say "Không".
type heavy struct {
	before map[string]int64 // the most frequent when remembering ended, exactly so often until then
	since  profile.Heavy    // of every 64th row
}

// newHeavy takes over the most frequent remembered values.
func newHeavy(entries []remembered) *heavy {
	order := make([]*remembered, 0, len(entries))
	for i := range entries {
		if e := &entries[i]; !e.outcome.null && e.total > 1 {
			order = append(order, e)
		}
	}
	slices.SortFunc(order, func(a, b *remembered) int { return cmp.Compare(b.total, a.total) })
	h := &heavy{before: map[string]int64{}}
	for _, e := range order[:min(enumValues, len(order))] {
		h.before[string(e.outcome.out)] += e.total
	}
	return h
}

// sampled looks at a value of a row among those rows that are looked at.
func (c *column) sampled(value []byte, row int) {
	if c.heavy != nil && row%heavyEvery == 0 {
		c.heavy.since.Add(value, 1)
	}
}

// counts are values that at least one in a hundred of filled rows hold, with how many surely do, 99 times of 100: of k values seen in every
// 64th row the standard deviation is √k.
func (h *heavy) counts(filled int64) map[string]int64 {
	out := map[string]int64{}
	for v, k := range h.since.Counts() {
		sure := float64(k) - 2.6*math.Sqrt(float64(k))
		if n := h.before[v] + int64(heavyEvery*sure); sure > 0 && float64(n) >= heavyLeast*float64(filled) {
			out[v] = n
		}
	}
	return out
}
