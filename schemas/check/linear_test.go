package check

import (
	"fmt"
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// TestLinearIsRegexp compares the short way of matching with regexp on random patterns and texts; the patterns of codes take it.
func TestLinearIsRegexp(t *testing.T) {
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		class := rapid.SampledFrom([]string{`[A-Z]`, `\d`, `[0-9]`, `[a-z]`, `[A-C1]`, `a`, `-`, `\.`, `SL-`, `\w`, `.`, `[^a]`, `(\d)`, `(?:ab)`, `(?i:a)`, `đ`})
		often := rapid.SampledFrom([]string{"", "", "{2}", "{1,3}", "+", "*", "?", "{2,}", "+?"})
		pattern := rapid.SampledFrom([]string{"^", "^", "^", "(?m)^", ""}).Draw(t, "head")
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			pattern += class.Draw(t, "class") + often.Draw(t, "often")
		}
		pattern += rapid.SampledFrom([]string{"$", "$", "$", "(?m)$", ""}).Draw(t, "tail")
		re, err := regexp.Compile(pattern)
		if err != nil {
			return
		}
		l := compileLinear(pattern)
		if l == nil {
			return
		}
		taken++
		for range 30 {
			text := rapid.StringOfN(rapid.SampledFrom([]rune("ABCZazb019-.SL-đ\n")), 0, 9, -1).Draw(t, "text")
			if got, want := l.match([]byte(text)), re.MatchString(text); got != want {
				t.Fatalf("%s on %q: %t, want %t", pattern, text, got, want)
			}
		}
	})
	if taken == 0 {
		t.Error("no pattern took the short way")
	}
	for _, pattern := range []string{`^[A-Z]{2}-\d{4}-\d{8}$`, `^\d{5}$`, `^H52\.\d{2}$`, `^(0|\+84)?$`, `^[A-Z]+-?\d+$`} {
		if l := compileLinear(pattern); (l == nil) != (pattern == `^(0|\+84)?$`) {
			t.Error(fmt.Sprint(pattern, " ", l == nil))
		}
	}
}
