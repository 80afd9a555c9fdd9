package table

import (
	"math/rand/v2"
	"strings"
	"testing"

	"danhmuc/schemas/viet"
)

// TestLooksRemembersRight asks for many similar texts again and again: each answer is that of a fresh look.
func TestLooksRemembersRight(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	pieces := strings.Split("Xã |Phường |Tà|Hộc|Mai|1|2|  |é|\xff|Ð|abcdefgh", "|")
	var l looks
	for range 200_000 {
		var b []byte
		for range 1 + rng.IntN(9) {
			b = append(b, pieces[rng.IntN(len(pieces))]...)
		}
		if got, want := l.look(b), viet.Look(b); got != want {
			t.Fatalf("%q: got %+v, want %+v", b, got, want)
		}
	}
}
