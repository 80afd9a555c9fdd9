package profile

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// streams are orders and shapes of values that a sketch must not be fooled by.
var streams = map[string]func(i, n int, rng *rand.Rand) float64{
	"uniform":          func(_, _ int, rng *rand.Rand) float64 { return rng.Float64() },
	"rising":           func(i, _ int, _ *rand.Rand) float64 { return float64(i) },
	"falling":          func(i, n int, _ *rand.Rand) float64 { return float64(n - i) },
	"money":            func(_, _ int, rng *rand.Rand) float64 { return math.Exp(18 + 3*rng.NormFloat64()) },
	"coordinates":      func(_, _ int, rng *rand.Rand) float64 { return 103.3 + 1.7*rng.Float64() },
	"few values":       func(_, _ int, rng *rand.Rand) float64 { return float64(rng.IntN(7)) },
	"turns of sixteen": func(i, _ int, _ *rand.Rand) float64 { return float64(i % 16) },
	"late change":      func(i, n int, rng *rand.Rand) float64 { return rng.Float64() + float64(i*10/n) },
}

var ranks = []float64{0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}

// rankErrors is how far each told value's rank is from the one asked for, as a share of the rows.
func rankErrors(sorted, got []float64) []float64 {
	out := make([]float64, len(ranks))
	n := float64(len(sorted))
	for i, v := range got {
		low, _ := slices.BinarySearch(sorted, v)
		high, _ := slices.BinarySearch(sorted, math.Nextafter(v, math.Inf(1)))
		out[i] = max(0, float64(low)/n-ranks[i], ranks[i]-float64(high)/n)
	}
	return out
}

func TestQuantilesStayWithinTheStatedError(t *testing.T) {
	far, told := 0, 0
	for name, value := range streams {
		for _, n := range []int{1, 2, 1000, 1024, 5000, 40_000, 300_000} {
			rng := rand.New(rand.NewPCG(7, uint64(n)))
			values := make([]float64, n)
			var whole, first, second Quantiles
			for i := range values {
				values[i] = value(i, n, rng)
			}
			for at := 0; at < n; at += 500 { // no divisor of a block
				part := values[at:min(at+500, n)]
				whole.AddAll(part)
				if at < n/3 {
					first.AddAll(part)
				} else {
					second.AddAll(part)
				}
			}
			first.Merge(&second)
			slices.Sort(values)
			for kind, q := range map[string]*Quantiles{"whole": &whole, "merged": &first} {
				for i, e := range rankErrors(values, q.At(ranks...)) {
					told++
					if e > RankError {
						far++
						t.Logf("%s, %d values, %s: rank %g is off by %.4f", name, n, kind, ranks[i], e)
					}
					if n <= sketchSize && e > 0 {
						t.Errorf("%s, %d values, %s: rank %g is not exact", name, n, kind, ranks[i])
					}
					if e > 2*RankError {
						t.Errorf("%s, %d values, %s: rank %g is off by %.4f", name, n, kind, ranks[i], e)
					}
				}
				kept := 0
				for _, level := range q.levels {
					kept += len(level)
				}
				if kept > 4*sketchSize {
					t.Errorf("%s, %d values, %s: %d values are kept", name, n, kind, kept)
				}
			}
		}
	}
	if far*100 > told {
		t.Errorf("%d of %d quantiles are farther off than stated", far, told)
	}
}

func TestSortFloats(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for _, n := range []int{0, 1, 2, 63, 64, 200, 512} {
		values := make([]float64, n)
		for i := range values {
			values[i] = math.Float64frombits(rng.Uint64())
			if math.IsNaN(values[i]) || i%7 == 0 {
				values[i] = float64(rng.IntN(20) - 10)
			}
		}
		want := slices.Clone(values)
		slices.Sort(want)
		sortFloats(values, make([]float64, n))
		if !slices.Equal(values, want) {
			t.Errorf("%d values are not sorted", n)
		}
	}
}

func TestQuantilesOfWeightedValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var q, same Quantiles
	var values []float64
	add := func(v float64, weight int) {
		q.Add(v, int64(weight))
		same.Add(v, int64(weight))
		for range weight {
			values = append(values, v)
		}
	}
	for range 3000 {
		add(math.Floor(rng.NormFloat64()*1000), 1+rng.IntN(200))
	}
	add(5000, 40_000) // one value that outweighs the rest
	slices.Sort(values)
	got := q.At(ranks...)
	for i, e := range rankErrors(values, got) {
		if e > RankError {
			t.Errorf("rank %g is off by %.4f", ranks[i], e)
		}
	}
	if !slices.Equal(got, same.At(ranks...)) {
		t.Error("the same values give another sketch")
	}
	if got := new(Quantiles).At(0.5); got != nil {
		t.Errorf("without values: %v", got)
	}
}

func TestSpreadIsThatOfTheValues(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for name, shift := range map[string]float64{"about nothing": 0, "far from nothing": 1e9} {
		var whole, part Spread
		var values []float64
		for i := range 10_000 {
			v := shift + rng.NormFloat64()
			values = append(values, v)
			if i%2 == 0 {
				whole.Add(v, 1)
			}
		}
		for i := 1; i < len(values); i += 2 {
			part.AddAll(values[i : i+1])
		}
		whole.Merge(part)
		mean := 0.0
		for _, v := range values {
			mean += (v - shift) / float64(len(values))
		}
		want := 0.0
		for _, v := range values {
			want += (v - shift - mean) * (v - shift - mean) / float64(len(values))
		}
		got, ok := whole.Deviation()
		if !ok || math.Abs(got-math.Sqrt(want)) > 1e-6 {
			t.Errorf("%s: got %v, want %v", name, got, math.Sqrt(want))
		}
	}
	if _, ok := new(Spread).Deviation(); ok {
		t.Error("a deviation of no values")
	}
}

func TestColumnTellsTheSameOfSingleAndCountedValues(t *testing.T) {
	single, counted := NewColumn(100), NewColumn(100)
	for v := range 100 {
		for range 7 {
			single.Number(float64(v), nil, 1)
		}
		counted.Number(float64(v), nil, 7)
	}
	for _, c := range []*Column{single, counted} {
		if got := c.Quantiles(0.25, 0.5, 0.75); !slices.Equal(got, []float64{24, 49, 74}) {
			t.Errorf("quantiles %v", got)
		}
		if d, _ := c.Deviation(); math.Abs(d-28.866070) > 1e-6 {
			t.Errorf("deviation %v", d)
		}
	}
}

// BenchmarkNumber tells what one value of a column of figures costs, over columns of a million.
func BenchmarkNumber(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	values := make([]float64, 1<<20)
	for i := range values {
		values[i] = rng.Float64() * 9000
	}
	c := NewColumn(100)
	for i := 0; b.Loop(); i++ {
		if i&(1<<20-1) == 0 {
			c = NewColumn(100)
		}
		c.Number(values[i&(1<<20-1)], nil, 1)
	}
}
