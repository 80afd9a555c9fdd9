package profile

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
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
		for _, bin := range h.Fold(low, high, false) {
			sum += bin.Count
		}
		if sum != 10000 {
			t.Errorf("scale %g: %d values", scale, sum)
		}
	}
}

// bars draws a histogram as "from–to:count".
func bars(list []Bin) string {
	var out []string
	for _, b := range list {
		out = append(out, fmt.Sprintf("%g–%g:%d", b.From, b.To, b.Count))
	}
	return strings.Join(out, " ")
}

func TestHistogramOfWholeNumbers(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		want   string
	}{
		{"one value", []float64{5, 5}, "5–5:2"},
		{"a bar a value", []float64{2019, 2020, 2020, 2022}, "2019–2019:1 2020–2020:2 2021–2021:0 2022–2022:1"},
		{"below nothing", []float64{-3, -1, -1}, "-3–-3:1 -2–-2:0 -1–-1:2"},
		{"two values a bar", []float64{0, 1, 2, 19}, "0–1:2 2–3:1 4–5:0 6–7:0 8–9:0 10–11:0 12–13:0 14–15:0 16–17:0 18–19:1"},
		{"the last bar is narrower", []float64{1, 17}, "1–2:1 3–4:0 5–6:0 7–8:0 9–10:0 11–12:0 13–14:0 15–16:0 17–17:1"},
	} {
		var h Histogram
		low, high := math.Inf(1), math.Inf(-1)
		for _, v := range c.values {
			low, high = min(low, v), max(high, v)
		}
		h.AddAll(c.values)
		if got := bars(h.Fold(low, high, true)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHistogramOfAnySpanEnds(t *testing.T) {
	for _, ends := range [][2]float64{{0, 1e18}, {1e20, 1e20 + 32768}, {-math.MaxFloat64, math.MaxFloat64}, {0, 0}, {0.25, 0.5}} {
		for _, whole := range []bool{false, true} {
			var h Histogram
			h.AddAll(ends[:])
			got := h.Fold(ends[0], ends[1], whole)
			for _, b := range got {
				if math.IsInf(b.To-b.From, 0) && len(got) > 1 || b.From < ends[0] || b.To > ends[1] {
					t.Errorf("%v: bin %v", ends, b)
				}
			}
			if len(got) > Bins {
				t.Errorf("%v: %d bins", ends, len(got))
			}
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

// TestShapeOfEveryLetter compares the short ways for Vietnamese letters with what Unicode says of them.
func TestShapeOfEveryLetter(t *testing.T) {
	for r := rune(0x80); r < 0x2100; r++ {
		want := byte(0)
		switch {
		case unicode.IsUpper(r):
			want = 'A'
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			want = 'a'
		case unicode.IsSpace(r):
			want = ' '
		}
		b := []byte(string(r))
		if got, size := shapeOf(b); got != want || size != len(b) {
			t.Errorf("%U: %q of %d bytes, want %q of %d", r, got, size, want, len(b))
		}
	}
}
