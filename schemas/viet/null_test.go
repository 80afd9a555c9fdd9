package viet

import (
	"strings"
	"testing"
)

// TestNoWordForNothingHoldsADigit: who has seen a digit in a text need not ask [IsNull].
func TestNoWordForNothingHoldsADigit(t *testing.T) {
	var all []string
	for s := range nullSigns {
		all = append(all, s)
	}
	for s := range nullWords {
		all = append(all, s)
	}
	for s := range nullPhrases {
		all = append(all, s)
	}
	if len(all) < 20 {
		t.Fatalf("%d words", len(all))
	}
	for _, s := range all {
		if strings.ContainsAny(s, "0123456789") {
			t.Errorf("%q holds a digit", s)
		}
	}
}
