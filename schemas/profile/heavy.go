package profile

// heavyKept is how many values a Heavy keeps, heavyBytes the longest of them.
const (
	heavyKept  = 64
	heavyBytes = 256
)

// Heavy finds the values that many hold (Misra and Gries: Finding repeated elements, 1982): of n counted each that more than n/64 hold is
// kept, and its count is low by at most n/64. Texts past 256 bytes are passed over. The zero value holds nothing.
type Heavy struct {
	counts map[string]int64
}

// Add counts a value weight times.
func (h *Heavy) Add(b []byte, weight int64) {
	if len(b) > heavyBytes {
		return
	}
	if n, ok := h.counts[string(b)]; ok {
		h.counts[string(b)] = n + weight
		return
	}
	if h.counts == nil {
		h.counts = make(map[string]int64, heavyKept)
	}
	for len(h.counts) == heavyKept {
		least := weight
		for _, n := range h.counts {
			least = min(least, n)
		}
		for v, n := range h.counts {
			if n == least {
				delete(h.counts, v)
			} else {
				h.counts[v] = n - least
			}
		}
		if weight -= least; weight == 0 {
			return
		}
	}
	h.counts[string(b)] = weight
}

// Counts returns the values kept, each with a count that is not too high. The caller may not change it.
func (h *Heavy) Counts() map[string]int64 { return h.counts }
