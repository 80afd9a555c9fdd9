package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// holed are the parts of a group's sentence that speak of one column and its cells.
var holed = regexp.MustCompile(`^\{columns?\}: |\{count\} | ?\([^)]*\{[^)]*\)| ?\{[^}]*\}.*$`)

// CauseTitle names what findings of a code have in common, whatever column and cells they were found in: "Ô lỗi công thức".
// It is empty for a code that the catalogue does not have.
func CauseTitle(lang, code string) string {
	t, ok := loaded().texts[language(lang)][code]
	if !ok {
		return ""
	}
	template := t.Group
	if template == "" {
		template = t.What
	}
	s := strings.TrimSpace(holed.ReplaceAllString(template, ""))
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return code
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
