package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// CaseLost tells decoded TCVN3 text whose capitals are in doubt: a toned capital shares its small letter's byte, so it comes out small.
// It shows as a capital past the first letter of a word with small letters ("LạC"), or as a word that begins with a small toned
// letter while all others, two or more, begin with capitals ("Xã Mường é").
func CaseLost(s string) bool {
	upper, lower, at := false, false, 0
	capitals, smallToned, smallOther := 0, 0, 0
	for _, r := range s {
		if !isLetter(r) {
			upper, lower, at = false, false, 0
			continue
		}
		if at == 0 {
			switch {
			case unicode.IsUpper(r):
				capitals++
			case splitLetter(r).tone != toneNone:
				smallToned++
			default:
				smallOther++
			}
		}
		upper = upper || at > 0 && unicode.IsUpper(r)
		lower = lower || unicode.IsLower(r)
		at++
		if upper && lower {
			return true
		}
	}
	return smallToned > 0 && smallOther == 0 && capitals >= 2
}

// RestoreCapitals gives decoded TCVN3 text its capitals back where they are certain: when the text names a commune of the province, now
// or before, in its own marks. lost reports [CaseLost], also for a text that was restored.
func RestoreCapitals(s string) (restored string, lost bool) {
	if !CaseLost(s) {
		return s, false
	}
	for _, find := range []func(string) []Place{CommunesByName, OldCommunesByName} {
		for _, p := range find(s) {
			for _, name := range []string{p.FullName, p.Name} {
				if strings.ToLower(name) == strings.ToLower(s) {
					return name, true
				}
			}
		}
	}
	return s, true
}

// SuggestCapitals gives a text with [CaseLost] the capitals it probably had: a word with a capital inside is all in capitals, and a word
// that begins with a small toned letter among words with capitals gets one. It is a suggestion: nothing proves it.
func SuggestCapitals(s string) string {
	if !CaseLost(s) {
		return s
	}
	out := []rune(s)
	for from := 0; from < len(out); {
		if !isLetter(out[from]) {
			from++
			continue
		}
		to, inside := from, false
		for to < len(out) && isLetter(out[to]) {
			inside = inside || to > from && unicode.IsUpper(out[to])
			to++
		}
		if inside {
			for i := from; i < to; i++ {
				out[i] = unicode.ToUpper(out[i])
			}
		} else if splitLetter(out[from]).tone != toneNone {
			out[from] = unicode.ToUpper(out[from])
		}
		from = to
	}
	return string(out)
}

// MaybeCaseLost is the cheap test before [RestoreCapitals]: it is false for text without a small toned letter at the start of a word
// and without capitals inside words.
func MaybeCaseLost(s []byte) bool {
	start := true
	small := false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			letter := (c|0x20) >= 'a' && (c|0x20) <= 'z'
			if letter && small && c < 'a' {
				return true
			}
			small = letter && c >= 'a'
			start = !letter
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		i += size
		lower := unicode.IsLower(r)
		if start && lower && splitLetter(r).tone != toneNone || small && unicode.IsUpper(r) {
			return true
		}
		small = lower
		start = false
	}
	return false
}
