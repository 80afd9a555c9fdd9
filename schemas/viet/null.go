package viet

import "strings"

// maxNull is the length of the longest folded text that means "no value".
const maxNull = 40

// nullSigns mean "no value" in any case; nullWords only as written, for "Na" is a fruit and "Nan" a name.
var (
	nullSigns = map[string]bool{"-": true, "--": true, "---": true, "–": true, "—": true, "−": true, "…": true, "...": true, "..": true, ".": true, "_": true,
		"x": true, "kps": true, "n/a": true, "#n/a": true, "null": true, "none": true, "nil": true, "?": true, "(-)": true, "'-": true}
	nullWords = map[string]bool{"NA": true, "NaN": true, "nan": true}
)

// nullPhrases are Vietnamese phrases for "no value" by their folded form. A text with marks must have these marks: "Chùa Cổ"
// is a place.
var nullPhrases = func() map[string]string {
	m := map[string]string{}
	for _, p := range []string{"chưa có", "chưa có số liệu", "chưa có dữ liệu", "không có", "không có số liệu", "không có dữ liệu", "không phát sinh", "không áp dụng",
		"không xác định", "không rõ", "chưa rõ", "chưa xác định", "chưa cập nhật", "đang cập nhật", "chưa báo cáo", "để trống", "bỏ trống"} {
		m[Fold(p)] = p
	}
	return m
}()

// IsNull tells whether a cell's text means "no value" (domain 6.7): empty, "-", "–", "…", "x", "KPS", "N/A", "chưa có", "không có số liệu" ….
// "0", "không" and "Na" are values.
func IsNull(b []byte) bool {
	if len(b) > 0 && b[0] >= '0' && b[0] <= '9' || len(b) > 2*maxNull {
		return false
	}
	if len(b) > 0 && b[0] > ' ' && !nullStart(b[0]) {
		return false // nothing to trim before it
	}
	b = trimSpaces(b)
	if len(b) == 0 {
		return true
	}
	if len(b) > maxNull+20 {
		return false
	}
	if !nullStart(b[0]) {
		return false
	}
	var buf [2 * maxNull]byte
	folded := AppendFold(buf[:0], b)
	if nullSigns[string(folded)] {
		return true
	}
	if nullWords[string(b)] {
		return true
	}
	phrase, ok := nullPhrases[string(folded)]
	if !ok {
		return false
	}
	return len(folded) == len(b) || strings.ToLower(Clean(string(b))) == phrase
}

// nullStart is the cheap test before the lists: no text in them begins with another ASCII character.
func nullStart(c byte) bool {
	switch c {
	case '-', '.', '_', 'x', 'X', 'k', 'K', 'n', 'N', '#', '?', '(', '\'', 'c', 'C', 'd', 'D', 'b', 'B':
		return true
	}
	return c >= 0x80
}
