package profile

import "math"

// Bins is how many bins a histogram shows at most.
const Bins = 16

// cells are the fine bins a histogram keeps while it does not know the range.
const cells = 512

// Histogram counts values in bins without knowing the range beforehand: the fine bins double their width, in powers of two, as
// values fall outside.
type Histogram struct {
	lo      float64 // left edge of the first fine bin
	width   float64 // width of a fine bin, 0 before the first value
	inverse float64
	counts  [cells]int64
}

// Add counts a value weight times. NaN and infinities are left out.
func (h *Histogram) Add(v float64, weight int64) {
	at := (v - h.lo) * h.inverse
	if at >= 0 && at < cells && h.width > 0 {
		h.counts[int(at)] += weight
		return
	}
	if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e300 {
		return
	}
	if h.width == 0 {
		h.start(v)
	}
	for v < h.lo || v >= h.lo+cells*h.width {
		h.widen(v < h.lo)
	}
	h.counts[min(int((v-h.lo)/h.width), cells-1)] += weight
}

// AddAll counts each value once.
func (h *Histogram) AddAll(values []float64) {
	for _, v := range values {
		if at := (v - h.lo) * h.inverse; at >= 0 && at < cells && h.width > 0 {
			h.counts[int(at)&(cells-1)]++
			continue
		}
		h.Add(v, 1)
	}
}

func (h *Histogram) start(v float64) {
	h.width = 1.0 / 64
	if m := math.Abs(v); m > 1e6 {
		h.width = math.Exp2(math.Floor(math.Log2(m)) - 40)
	}
	h.lo = math.Floor(v/h.width)*h.width - h.width*cells/2
	h.inverse = 1 / h.width
}

// widen doubles the bins' width, to the left or to the right.
func (h *Histogram) widen(left bool) {
	if left {
		for i := cells - 1; i >= cells/2; i-- {
			h.counts[i] = h.counts[2*(i-cells/2)] + h.counts[2*(i-cells/2)+1]
		}
		clear(h.counts[:cells/2])
		h.lo -= h.width * cells
	} else {
		for i := range cells / 2 {
			h.counts[i] = h.counts[2*i] + h.counts[2*i+1]
		}
		clear(h.counts[cells/2:])
	}
	h.width *= 2
	h.inverse = 1 / h.width
}

// Bin is one bar of a histogram: the values from From to To, both included where values are whole and for the last; else To is excluded.
type Bin struct {
	From, To float64
	Count    int64
}

// Fold returns at most 16 bins over low to high, the least and the greatest value seen. Whole values get bins of whole width, so that each
// holds as many different ones; only the last may hold fewer. A fine bin that straddles an edge goes where its middle lies.
func (h *Histogram) Fold(low, high float64, whole bool) []Bin {
	if h.width == 0 {
		return nil
	}
	out := binsOf(low, high, whole)
	width := (high - low) / Bins
	if whole {
		width = out[0].To - out[0].From + 1
	}
	for i, n := range h.counts {
		if n == 0 {
			continue
		}
		at := 0
		if middle := h.lo + (float64(i)+0.5)*h.width; width > 0 {
			at = int((middle - low) / width)
		}
		out[max(0, min(at, len(out)-1))].Count += n
	}
	return out
}

// binsOf are the empty bins from low to high.
func binsOf(low, high float64, whole bool) []Bin {
	switch span := high - low; {
	case span <= 0 || math.IsInf(span, 0):
		return []Bin{{From: low, To: high}}
	case whole:
		width := math.Ceil((span + 1) / Bins)
		var out []Bin
		for i := range Bins {
			if from := low + width*float64(i); from <= high {
				out = append(out, Bin{From: from, To: min(from+width-1, high)})
			}
		}
		return out
	default:
		out := make([]Bin, Bins)
		for i := range out {
			out[i] = Bin{From: low + span*float64(i)/Bins, To: low + span*float64(i+1)/Bins}
		}
		out[Bins-1].To = high
		return out
	}
}
