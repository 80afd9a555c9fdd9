package viet

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldEnd is one past the last letter the direct table covers.
const foldEnd = 0x1F00

// foldTable gives the folded ASCII letter of the letters below foldEnd that have one, 0 for others.
var foldTable = sync.OnceValue(func() *[foldEnd]byte {
	table := new([foldEnd]byte)
	for r := rune(0xC0); r < foldEnd; r++ {
		if r >= 0x250 && r < 0x1E00 {
			continue
		}
		plain := norm.NFD.String(string(r))
		first, size := utf8.DecodeRuneInString(plain)
		marks := strings.TrimFunc(plain[size:], func(r rune) bool { return unicode.Is(unicode.Mn, r) })
		if first < 0x80 && size < len(plain) && marks == "" {
			table[r] = byte(unicode.ToLower(first))
		}
	}
	for _, r := range "đĐÐð\u0189\u0256" {
		table[r] = 'd'
	}
	return table
})

// Fold returns s without marks and in small letters, đ as d: what search and lexicons compare.
func Fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return string(AppendFold(make([]byte, 0, len(s)), []byte(s)))
		}
	}
	return s
}

// AppendFold appends the folded form of s to dst; text of ASCII and Vietnamese letters costs one pass and no allocation.
func AppendFold(dst, s []byte) []byte {
	var table *[foldEnd]byte
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		if table == nil {
			table = foldTable()
		}
		if r < foldEnd && table[r] != 0 {
			dst = append(dst, table[r])
			i += size
			continue
		}
		dst = appendFoldRune(dst, r, s[i:i+size])
		i += size
	}
	return dst
}

// appendFoldRune folds what the table does not cover.
func appendFoldRune(dst []byte, r rune, raw []byte) []byte {
	if r == utf8.RuneError || unicode.Is(unicode.Mn, r) {
		if r == utf8.RuneError {
			dst = append(dst, raw...)
		}
		return dst
	}
	if r < 0xC0 {
		return append(dst, raw...)
	}
	for _, p := range norm.NFD.String(string(r)) {
		if !unicode.Is(unicode.Mn, p) {
			dst = utf8.AppendRune(dst, unicode.ToLower(p))
		}
	}
	return dst
}

// Key returns s as matching compares it, marks kept: cleaned, small letters, tone on the place of the new style (hòa for hoà),
// y for a final i after h, k, l, m, qu, s, t (quý for quí), single spaces (domain 6.5).
func Key(s string) string {
	s = strings.ReplaceAll(Clean(s), "\n", " ")
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) {
			b.WriteString(s[i : i+size])
			i += size
			continue
		}
		end := i
		for end < len(s) {
			r, size = utf8.DecodeRuneInString(s[end:])
			if !isLetter(r) {
				break
			}
			end += size
		}
		writeSyllableKey(&b, s[i:end])
		i = end
	}
	return norm.NFC.String(b.String()) // a letter that lost its tone may take a mark that follows
}

// writeSyllableKey writes one word in the matching form; a word that is no syllable is only made small.
func writeSyllableKey(b *strings.Builder, word string) {
	var buf [16]rune
	plain, tone, ok := splitWord(buf[:0], word)
	if !ok {
		b.WriteString(strings.ToLower(word))
		return
	}
	n := len(plain)
	if n >= 2 && plain[n-1] == 'i' && iForY(string(plain[:n-1])) {
		plain[n-1] = 'y'
	}
	if tone == toneNone {
		b.WriteString(string(plain))
		return
	}
	at := -1
	if n >= 2 {
		tail := string(plain[n-2:])
		quy := n >= 3 && plain[n-3] == 'q'
		if tail == "oa" || tail == "oe" || tail == "uy" && !quy {
			at = n - 2
		}
	}
	for i, r := range []rune(word) {
		l := splitLetter(r)
		switch {
		case at < 0 && l.tone != toneNone:
			b.WriteRune(compose(plain[i], tone))
		case at == i:
			b.WriteRune(compose(plain[i], tone))
		default:
			b.WriteRune(plain[i])
		}
	}
}

// iForY tells the onsets after which a lone i and a lone y are the same sound.
func iForY(onset string) bool {
	switch onset {
	case "h", "k", "l", "m", "qu", "s", "t":
		return true
	}
	return false
}

// Compare orders two texts as a Vietnamese dictionary does: letters a ă â b c d đ e ê …, then tones, then case.
func Compare(a, b string) int {
	n := 0 // what both begin with decides nothing
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	if composed(a[n:]) && composed(b[n:]) {
		a, b = a[n:], b[n:]
	} else {
		a, b = norm.NFC.String(a), norm.NFC.String(b)
	}
	tones, cases := 0, 0
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		ra, na := utf8.DecodeRuneInString(a[i:])
		rb, nb := utf8.DecodeRuneInString(b[j:])
		i, j = i+na, j+nb
		if ra == rb {
			continue
		}
		la, lb := splitLetter(ra), splitLetter(rb)
		if d := letterRank(la.base) - letterRank(lb.base); d != 0 {
			return sign(d)
		}
		if tones == 0 {
			tones = sign(int(la.tone) - int(lb.tone))
		}
		if cases == 0 && unicode.IsUpper(ra) != unicode.IsUpper(rb) {
			cases = 1
			if unicode.IsLower(ra) {
				cases = -1
			}
		}
	}
	switch {
	case len(a)-i != len(b)-j:
		return sign((len(a) - i) - (len(b) - j))
	case tones != 0:
		return tones
	}
	return cases
}

// composed reports whether s is surely in NFC and joins nothing to what stands before it: it holds no rune but those below U+0300
// and of the blocks of Vietnamese letters, U+1E80 to U+1EFF. Text that was cleaned is.
func composed(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < 0xCC: // ASCII, continuation, or the first byte of a rune below U+0300
		case c == 0xE1 && i+1 < len(s) && (s[i+1] == 0xBA || s[i+1] == 0xBB):
		default:
			return false
		}
	}
	return true
}

// alphabet is the Vietnamese order with the four Latin letters it lacks in their Latin places.
const alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

// letterRank places letters after digits and signs, and other scripts after both.
func letterRank(r rune) int {
	if r < 0x80 && !isLetter(r) {
		return int(r)
	}
	if at := strings.IndexRune(alphabet, r); at >= 0 {
		return 0x80 + at
	}
	return 0x200 + int(r)
}

func sign(d int) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}
