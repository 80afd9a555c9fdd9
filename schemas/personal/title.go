package personal

import (
	"strings"
	"unicode"

	"danhmuc/schemas/viet"
)

// title is a header prepared for looking phrases up.
type title struct {
	words    string // folded, one space around each word: " so cccd "
	accented string // the same with its marks, in small letters: " số cccd "
	compact  string // the only word of a title of one word, "" for others: "sodienthoai"
	marked   bool   // some letter has a mark: the writer used marks
}

// titleOf reads a column's header, or its name where it has none.
func titleOf(s *Subject) title {
	text := s.Title
	if strings.TrimSpace(text) == "" {
		text = s.Name
	}
	text = viet.Clean(text)
	if !strings.Contains(text, " ") {
		text = spread(text)
	}
	lower := strings.ToLower(text)
	fields := strings.FieldsFunc(lower, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	t := title{accented: " " + strings.Join(fields, " ") + " "}
	t.words = viet.Fold(t.accented)
	t.marked = len(t.words) != len(t.accented)
	if len(fields) == 1 {
		t.compact = strings.TrimSpace(t.words)
	}
	return t
}

// spread parts the words of a name in camel case: "SoCCCD" is "So CCCD", "CCCDNumber" is "CCCD Number".
func spread(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) || unicode.IsUpper(runes[i-1]) && i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// leastCompact is the length from which a phrase is looked for in a title that is written as one word.
const leastCompact = 5

// find returns the first of the phrases that the title holds, "" for none. A phrase with marks is looked for with them: "lương" is not
// "lượng". In a title without marks it is not found.
func (t *title) find(phrases []string) string {
	for _, p := range phrases {
		if !ascii(p) {
			if t.marked && strings.Contains(t.accented, " "+p+" ") {
				return p
			}
			continue
		}
		if strings.Contains(t.words, " "+p+" ") {
			return p
		}
		if t.compact != "" && len(p) >= leastCompact && strings.ReplaceAll(p, " ", "") == t.compact {
			return p
		}
	}
	return ""
}

// is tells a title that consists of the phrase.
func (t *title) is(phrase string) bool { return t.words == " "+phrase+" " }

// starts tells a title that begins with one of the phrases.
func (t *title) starts(phrases []string) bool {
	for _, p := range phrases {
		if strings.HasPrefix(t.words, " "+p+" ") {
			return true
		}
	}
	return false
}

// code tells a title of codes of things: what has the form of a telephone number there may well be none.
func (t *title) code() bool {
	if t.find([]string{"serial", "so seri", "so hieu", "imei", "ma vach", "barcode", "sku", "code", "so khung", "so may", "so lo"}) != "" {
		return true
	}
	return strings.HasPrefix(t.accented, " mã ") || !t.marked && strings.HasPrefix(t.words, " ma ")
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
