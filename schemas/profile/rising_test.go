package profile

import (
	"fmt"
	"testing"
)

// TestRisingKeys: rising keys are known to differ without being kept; what stops rising while all are kept is counted, later it is lost.
func TestRisingKeys(t *testing.T) {
	add := func(n int, odd int, text string) *Keys {
		k := NewRisingKeys(t.TempDir())
		t.Cleanup(func() {
			if err := k.Close(); err != nil {
				t.Error(err)
			}
		})
		for row := 1; row <= n; row++ {
			s := fmt.Sprint(row + 5)
			if row == odd {
				s = text
			}
			k.AddText(Hash([]byte(s)), []byte(s), row)
		}
		return k
	}
	cases := map[string]struct {
		n, odd             int
		text               string
		distinct, repeated int64
		lost               bool
	}{
		"rising":          {n: 3 * inMemory, distinct: 3 * inMemory},
		"early repeat":    {n: 3 * inMemory, odd: 1000, text: "7", distinct: 3*inMemory - 1, repeated: 1},
		"early fall":      {n: 3 * inMemory, odd: 1000, text: "0", distinct: 3 * inMemory},
		"late repeat":     {n: 3 * inMemory, odd: 2 * inMemory, text: "7", lost: true},
		"same as before":  {n: 2000, odd: 1500, text: "1504", distinct: 1999, repeated: 1},
		"shorter is less": {n: 2000, odd: 1500, text: "99", distinct: 1999, repeated: 1},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			k := add(c.n, c.odd, c.text)
			if k.Lost() != c.lost {
				t.Fatalf("lost %v, want %v", k.Lost(), c.lost)
			}
			if c.lost {
				return
			}
			distinct, repeated, found, err := k.Repeats()
			if err != nil || distinct != c.distinct || repeated != c.repeated || int64(len(found)) != c.repeated {
				t.Errorf("distinct %d, repeated %d, found %v, error %v", distinct, repeated, found, err)
			}
		})
	}
}
