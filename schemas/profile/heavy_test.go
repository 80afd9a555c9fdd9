package profile

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestHeavyKeepsWhatManyHold(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	var h Heavy
	want := map[string]int64{}
	const n = 20_000
	for i := range n {
		v := fmt.Sprint("once ", i)
		switch p := rng.Float64(); {
		case p < 0.4:
			v = "Không"
		case p < 0.45:
			v = "Có"
		}
		want[v]++
		h.Add([]byte(v), 1)
	}
	h.Add(make([]byte, heavyBytes+1), n)
	for v, got := range h.Counts() {
		if got > want[v] || got < want[v]-n/heavyKept {
			t.Errorf("%s: %d of %d", v, got, want[v])
		}
	}
	if h.Counts()["Không"] == 0 || h.Counts()["Có"] == 0 || len(h.Counts()) > heavyKept {
		t.Errorf("kept %d: %v", len(h.Counts()), h.Counts())
	}
	h.Add([]byte("at once"), n)
	if h.Counts()["at once"] < n-n/heavyKept {
		t.Errorf("a weighted value: %d", h.Counts()["at once"])
	}
}
