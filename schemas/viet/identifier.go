package viet

import (
	"strconv"
	"strings"
)

// maxIdentifier keeps names within the 63 bytes of the strictest database, with room for a suffix.
const maxIdentifier = 60

// Identifier returns a stable ASCII name for a title: "Năm 2025 – Diện tích (ha)" gives "nam_2025_dien_tich".
// A known unit in brackets at the end is left out; a name never starts with a digit ("2025" gives "c_2025"); it has at most 60
// bytes, cut between words; a title without any ASCII-foldable letter or digit gives "".
func Identifier(title string) string {
	if bare, _, ok := TitleUnit(title); ok {
		title = bare
	}
	name := joinWords(title, '_')
	if name == "" {
		return ""
	}
	if name[0] >= '0' && name[0] <= '9' {
		name = "c_" + name
	}
	return cutWords(name, maxIdentifier, "_")
}

// Identifiers names a row of titles: as [Identifier], with "cot_3" for an empty third title, and "_2", "_3" where two are equal.
func Identifiers(titles []string) []string {
	names := make([]string, len(titles))
	taken := make(map[string]bool, len(titles))
	for i, title := range titles {
		name := Identifier(title)
		if name == "" {
			name = "cot_" + strconv.Itoa(i+1)
		}
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + "_" + strconv.Itoa(n)
		}
		taken[unique] = true
		names[i] = unique
	}
	return names
}

// Slug returns s as lower-case ASCII words joined by "-".
func Slug(s string) string { return joinWords(s, '-') }

// joinWords folds s and joins its runs of ASCII letters and digits.
func joinWords(s string, by byte) string {
	folded := AppendFold(make([]byte, 0, len(s)), []byte(s))
	out := folded[:0]
	gap := false
	for _, c := range folded {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			if gap && len(out) > 0 {
				out = append(out, by)
			}
			out = append(out, c)
			gap = false
			continue
		}
		gap = true
	}
	return string(out)
}

// cutWords shortens a name to at most limit bytes, between words where there is a word boundary in its second half.
func cutWords(name string, limit int, by string) string {
	if len(name) <= limit {
		return name
	}
	cut := name[:limit]
	if name[limit] != by[0] {
		if at := strings.LastIndex(cut, by); at > limit/2 {
			cut = cut[:at]
		}
	}
	return strings.TrimRight(cut, by)
}
