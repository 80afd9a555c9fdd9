package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func TestDistinct(t *testing.T) {
	for _, n := range []int{0, 1, 100, 1000, 5000, 200000} {
		d := NewDistinct(1000)
		for round := range 2 {
			for i := range n {
				d.Add(Hash(fmt.Appendf(nil, "giá trị %d", i)))
			}
			_ = round
		}
		got, exact := d.Count()
		if exact != (n <= 1000) {
			t.Errorf("%d: exact %v", n, exact)
		}
		if exact && got != int64(n) || math.Abs(float64(got)-float64(n)) > 0.06*float64(n) {
			t.Errorf("%d: got %d", n, got)
		}
	}
}

func TestHistogramKeepsEveryValue(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, scale := range []float64{1e-3, 1, 1e6, 1e15} {
		var h Histogram
		low, high := math.Inf(1), math.Inf(-1)
		for range 5000 {
			v := rng.NormFloat64() * scale
			low, high = min(low, v), max(high, v)
			h.Add(v, 2)
		}
		var sum int64
		for _, n := range h.Fold(low, high) {
			sum += n
		}
		if sum != 10000 {
			t.Errorf("scale %g: %d values", scale, sum)
		}
	}
}

func TestColumn(t *testing.T) {
	c := NewColumn(100)
	for i := 1; i <= 10; i++ {
		c.Number(float64(i), fmt.Append(nil, i), 2)
	}
	c.Null(3)
	mean, _ := c.Mean()
	low, high, _ := c.Range()
	if c.Rows != 23 || c.Nulls != 3 || mean != 5.5 || low != "1" || high != "10" || c.Sum() != 110 {
		t.Errorf("got rows %d nulls %d mean %v range %s–%s sum %v", c.Rows, c.Nulls, mean, low, high, c.Sum())
	}
}

func TestKeys(t *testing.T) {
	for _, n := range []int{10, inMemory + 5000, 200000} {
		k := NewKeys(t.TempDir())
		for i := range n {
			k.Add(Hash(fmt.Append(nil, i)), i+1)
		}
		k.Add(Hash([]byte("3")), n+1)
		k.Add(Hash([]byte("7")), n+2)
		distinct, repeated, found, err := k.Repeats()
		if err != nil || distinct != int64(n) || repeated != 2 || len(found) != 2 || found[0] != (Repeat{n + 1, 4}) || found[1] != (Repeat{n + 2, 8}) {
			t.Errorf("%d: distinct %d, repeated %d, %v, %v", n, distinct, repeated, found, err)
		}
		if err := k.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestShape(t *testing.T) {
	for in, want := range map[string]string{"04136": "9{5}", "26A-123.45": "9{2}A-9{3}.9{2}", "Xã Tà Hộc": "Aa Aa Aa+", "": "", "SL-2026": "A+-9{4}"} {
		if got := string(AppendShape(nil, []byte(in))); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestHashSpreads(t *testing.T) {
	seen := map[uint64]string{}
	for i := range 300000 {
		s := fmt.Sprintf("%d", i)
		h := Hash([]byte(s))
		if other, ok := seen[h]; ok {
			t.Fatalf("%s and %s collide", s, other)
		}
		seen[h] = s
	}
}
