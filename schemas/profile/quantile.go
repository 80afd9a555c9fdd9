package profile

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// Shape of the sketch. Compactions displace ranks by 0.2 % (standard deviation), and picking one value of each block by 1/(2·√sampled) = 0.55 %
// at most: 99 times of 100 a rank is off by less than [RankError].
const (
	sketchSize  = 1024    // values a full level keeps
	sketchLeast = 8       // values the lowest levels keep
	freshSize   = 512     // values sorted at once
	sampled     = 1 << 13 // values looked at, at least, before one of more is looked at
)

// RankError is how far a quantile's rank may be off, as a share of the rows: the value told as the 25 % quantile lies between the 23.5 % and
// the 26.5 % one, 99 times of 100. Up to 1,024 values it is exact.
const RankError = 0.015

// Quantiles is a KLL sketch (Karnin, Lang, Liberty: Optimal Quantile Approximation in Streams, 2016): level h keeps a share of the values, each
// standing for 2^h of them; a full level gives every other of its values to the next. Past 16,384 values it looks at one value of each block
// of 2^s. It is the same for the same values in the same order, and two can be merged. It keeps about 3,000 values. The zero value holds
// nothing.
type Quantiles struct {
	levels [][]float64 // sorted
	fresh  []float64   // not yet sorted, of level rate
	spare  []float64   // room for merging
	rate   int         // one value of 2^rate is looked at
	left   int64       // values to pass over until the next that is looked at
	rest   int64       // values of its block that follow it
	n      int64       // weight of all values
	state  uint64      // of the generator, 0 before the first use
}

// AddAll counts each value once; none may be NaN.
func (q *Quantiles) AddAll(values []float64) {
	q.n += int64(len(values))
	if q.rate == 0 {
		q.put(values)
	} else {
		n := int64(len(values))
		at := q.left
		for ; at < n; at += 1 + q.left {
			q.one(values[at])
			q.next()
		}
		q.left = at - n
	}
	if rate := bits.Len64(uint64(q.n)/sampled) - 1; rate > q.rate {
		q.settle()
		q.rate, q.rest = rate, 0
		q.next()
	}
}

// next draws which value of the next block is looked at.
func (q *Quantiles) next() {
	size := int64(1) << q.rate
	offset := int64(q.random() & uint64(size-1))
	q.left, q.rest = q.rest+offset, size-1-offset
}

// Add counts a value weight times; it may not be NaN.
func (q *Quantiles) Add(v float64, weight int64) {
	q.n += weight
	for h := 0; weight > 0; h, weight = h+1, weight>>1 {
		if weight&1 == 1 {
			q.into(h, []float64{v})
		}
	}
}

func (q *Quantiles) put(values []float64) {
	for len(values) > 0 {
		if q.fresh == nil {
			q.fresh = make([]float64, 0, freshSize)
		}
		n := min(len(values), freshSize-len(q.fresh))
		q.fresh = append(q.fresh, values[:n]...)
		if values = values[n:]; len(q.fresh) == freshSize {
			q.settle()
		}
	}
}

func (q *Quantiles) one(v float64) {
	if q.fresh = append(q.fresh, v); len(q.fresh) == freshSize {
		q.settle()
	}
}

// settle sorts the fresh values into their level.
func (q *Quantiles) settle() {
	if len(q.fresh) == 0 {
		return
	}
	q.spare = slices.Grow(q.spare[:0], freshSize)
	sortFloats(q.fresh, q.spare[:cap(q.spare)])
	q.into(q.rate, q.fresh)
	q.fresh = q.fresh[:0]
}

// into merges sorted values into a level, and passes on what is too much for it.
func (q *Quantiles) into(h int, values []float64) {
	for len(q.levels) <= h {
		q.levels = append(q.levels, nil)
	}
	q.levels[h] = q.union(q.levels[h], values)
	for ; h < len(q.levels) && len(q.levels[h]) > q.room(h); h++ {
		q.compact(h)
	}
}

// union returns the sorted values of two sorted lists, in place of the first.
func (q *Quantiles) union(to, from []float64) []float64 {
	if len(to) == 0 || to[len(to)-1] <= from[0] {
		return append(to, from...)
	}
	out := slices.Grow(q.spare[:0], len(to)+len(from))
	i, j := 0, 0
	for i < len(to) && j < len(from) {
		if to[i] <= from[j] {
			out = append(out, to[i])
			i++
		} else {
			out = append(out, from[j])
			j++
		}
	}
	out = append(append(out, to[i:]...), from[j:]...)
	q.spare = out
	return append(to[:0], out...)
}

// room is how many values a level may keep: a third less for each level below that which all values would fill.
func (q *Quantiles) room(h int) int {
	top := bits.Len64(uint64(q.n)/sketchSize) - 1
	room := float64(sketchSize)
	for ; h < top && room > sketchLeast; h++ {
		room *= 2.0 / 3
	}
	return max(int(room), sketchLeast)
}

// compact gives every other value of a level to the next, the first or the second by chance; of an odd number the greatest stays.
func (q *Quantiles) compact(h int) {
	if len(q.levels) == h+1 {
		q.levels = append(q.levels, nil)
	}
	level := q.levels[h]
	half := len(level) / 2
	stay := len(level) - 2*half
	first := int(q.random() & 1)
	last := level[len(level)-1]
	for i := range half {
		level[i] = level[2*i+first]
	}
	q.levels[h+1] = q.union(q.levels[h+1], level[:half])
	q.levels[h] = level[:0]
	if stay == 1 {
		q.levels[h] = append(q.levels[h], last)
	}
}

// random is xorshift64* (Vigna 2016) from a fixed start: the same values give the same sketch.
func (q *Quantiles) random() uint64 {
	if q.state == 0 {
		q.state = mixA
	}
	q.state ^= q.state >> 12
	q.state ^= q.state << 25
	q.state ^= q.state >> 27
	return (q.state * 0x2545F4914F6CDD1D) >> 32
}

// Merge counts what another has counted; it leaves the other as it was but for its order.
func (q *Quantiles) Merge(o *Quantiles) {
	o.settle()
	q.settle()
	q.n += o.n
	for h, level := range o.levels {
		if len(level) > 0 {
			q.into(h, level)
		}
	}
	if o.rate > q.rate {
		q.rate, q.rest = o.rate, 0
		q.next()
	}
}

// At returns values at ranks from 0 to 1 in rising order: the least value that has at least that share of the values at or below it. It
// returns nil when there is none.
func (q *Quantiles) At(ranks ...float64) []float64 {
	q.settle()
	type item struct {
		v      float64
		weight int64
	}
	var items []item
	var all int64
	for h, level := range q.levels {
		for _, v := range level {
			items = append(items, item{v, 1 << h})
			all += 1 << h
		}
	}
	if len(items) == 0 {
		return nil
	}
	slices.SortFunc(items, func(a, b item) int { return cmp.Compare(a.v, b.v) })
	out := make([]float64, 0, len(ranks))
	at, below := 0, items[0].weight
	for _, rank := range ranks {
		need := int64(math.Ceil(rank * float64(all)))
		for below < need && at < len(items)-1 {
			at++
			below += items[at].weight
		}
		out = append(out, items[at].v)
	}
	return out
}
