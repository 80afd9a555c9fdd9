package profile

import (
	"math"
	"math/bits"
)

// precision of the estimate: 2^12 registers, a standard error of 1.04/√4096 = 1.6 %.
const precision = 12

// Distinct counts different hashes: exactly up to a limit, then by HyperLogLog (Flajolet et al. 2007).
type Distinct struct {
	limit     int      // how many are counted exactly
	slots     []uint64 // open addressing, 0 is empty
	used      int
	zero      bool // the hash 0 was seen
	registers *[1 << precision]uint8
}

// NewDistinct returns a counter that is exact up to limit values.
func NewDistinct(limit int) *Distinct { return &Distinct{limit: limit, slots: make([]uint64, 64)} }

// Add takes a hash and tells whether it was surely new: true only while counting is exact.
func (d *Distinct) Add(h uint64) bool {
	if d.registers == nil {
		return d.exact(h)
	}
	d.register(h)
	return false
}

// exact takes a hash while counting is exact.
func (d *Distinct) exact(h uint64) bool {
	if h == 0 {
		fresh := !d.zero
		d.zero = true
		return fresh
	}
	mask := uint64(len(d.slots) - 1)
	i := h & mask
	for d.slots[i] != 0 {
		if d.slots[i] == h {
			return false
		}
		i = (i + 1) & mask
	}
	d.slots[i] = h
	d.used++
	if d.used > d.limit {
		d.toRegisters()
		return true
	}
	if d.used*2 > len(d.slots) {
		d.grow()
	}
	return true
}

func (d *Distinct) grow() {
	old := d.slots
	d.slots = make([]uint64, 2*len(old))
	mask := uint64(len(d.slots) - 1)
	for _, h := range old {
		if h == 0 {
			continue
		}
		i := h & mask
		for d.slots[i] != 0 {
			i = (i + 1) & mask
		}
		d.slots[i] = h
	}
}

func (d *Distinct) toRegisters() {
	d.registers = new([1 << precision]uint8)
	for _, h := range d.slots {
		if h != 0 {
			d.register(h)
		}
	}
	if d.zero {
		d.register(0)
	}
	d.slots = nil
}

func (d *Distinct) register(h uint64) {
	rank := uint8(bits.LeadingZeros64(h<<precision|1<<(precision-1)) + 1)
	if r := &d.registers[h>>(64-precision)]; rank > *r {
		*r = rank
	}
}

// Count returns the number of different values and whether it is exact.
func (d *Distinct) Count() (n int64, exact bool) {
	if d.registers == nil {
		n = int64(d.used)
		if d.zero {
			n++
		}
		return n, true
	}
	const m = 1 << precision
	sum, empty := 0.0, 0
	for _, r := range d.registers {
		sum += math.Ldexp(1, -int(r))
		if r == 0 {
			empty++
		}
	}
	estimate := 0.7213 / (1 + 1.079/m) * m * m / sum
	if estimate <= 2.5*m && empty > 0 {
		estimate = m * math.Log(float64(m)/float64(empty))
	}
	return int64(math.Round(estimate)), false
}
