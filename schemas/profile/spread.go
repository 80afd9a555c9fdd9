package profile

import "math"

// Spread is the mean of weighted values and how far they lie from it, by the updates of Welford (1962) and Chan, Golub and LeVeque (1979):
// no large sums are subtracted from each other. The zero value holds nothing.
type Spread struct {
	n    float64 // weight of all values
	mean float64
	m2   float64 // sum of the squared distances from mean
}

// Add counts a value weight times.
func (s *Spread) Add(v float64, weight int64) { s.merge(float64(weight), v, 0) }

// AddAll counts each value once.
func (s *Spread) AddAll(values []float64) {
	if len(values) == 0 {
		return
	}
	first, sum, squares := values[0], 0.0, 0.0 // the first is near enough to the mean: nothing large is subtracted
	for _, v := range values {
		d := v - first
		sum += d
		squares += d * d
	}
	n := float64(len(values))
	s.merge(n, first+sum/n, max(0, squares-sum*sum/n))
}

// Merge counts what another has counted.
func (s *Spread) Merge(o Spread) { s.merge(o.n, o.mean, o.m2) }

func (s *Spread) merge(n, mean, m2 float64) {
	if n <= 0 {
		return
	}
	d := mean - s.mean
	all := s.n + n
	s.mean += d * n / all
	s.m2 += m2 + d*d*s.n*n/all
	s.n = all
}

// Deviation is the standard deviation of the values counted (of a whole, not of a sample); ok is false when there is none, or when it is
// past what a float64 holds.
func (s *Spread) Deviation() (d float64, ok bool) {
	if s.n == 0 {
		return 0, false
	}
	d = math.Sqrt(s.m2 / s.n)
	return d, !math.IsNaN(d) && !math.IsInf(d, 0)
}
