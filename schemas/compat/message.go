package compat

import (
	_ "embed"
	"fmt"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

//go:embed messages.json
var messageFile []byte

var messages = schemas.NewCatalogue("compat", messageFile)

// phrase is a text of the catalogue in lang, Vietnamese unless English is asked for.
func phrase(lang, code string, params ...string) string {
	return messages.Phrase(lang, code, params...)
}

// Message is the change as one plain sentence in lang ("vi" or "en"; another reads Vietnamese).
func (c *Change) Message(lang string) string {
	where := phrase(lang, "where.table")
	if c.Column != "" {
		where = phrase(lang, "where.column", "{column}", c.column())
	}
	why := make([]string, len(c.Why))
	for i, w := range c.Why {
		why[i] = phrase(lang, w)
	}
	return phrase(lang, string(c.Kind), "{column}", c.column(), "{where}", where, "{before}", c.shown(lang, c.Before), "{after}", c.shown(lang, c.After),
		"{why}", strings.Join(why, ", "))
}

// column is what people call the column, with its name.
func (c *Change) column() string {
	if c.Title == "" || c.Title == c.Column {
		return "“" + c.Column + "”"
	}
	return "“" + c.Title + "” (" + c.Column + ")"
}

// shown writes a value of the change for people.
func (c *Change) shown(lang, value string) string {
	switch group, _, _ := strings.Cut(string(c.Kind), "."); group {
	case "enum":
		return listed(lang, value, "“", "”")
	case "key", "unique":
		if value == "" {
			return phrase(lang, "none.key")
		}
		return listed(lang, value, "", "")
	case "minimum", "maximum", "minLength", "maxLength":
		if value == "" {
			return phrase(lang, "none.limit")
		}
		sign, number, ok := strings.Cut(value, " ")
		if !ok {
			return viet.Grouped(lang, value, 0)
		}
		return sign + " " + viet.Grouped(lang, number, 0)
	case "personal":
		if value == "" {
			return phrase(lang, "none.personal")
		}
		return phrase(lang, "personal."+value)
	case "type":
		name, more, _ := strings.Cut(value, " ")
		return strings.TrimSpace(phrase(lang, "type."+name) + " " + more)
	}
	return value
}

// listed writes the values of a list, the first ten of them.
func listed(lang, value, open, shut string) string {
	const most = 10
	values := strings.Split(value, listMark)
	rest := len(values) - most
	if rest > 0 {
		values = values[:most]
	}
	text := open + strings.Join(values, shut+", "+open) + shut
	if rest > 0 {
		return phrase(lang, "list.more", "{list}", text, "{count}", fmt.Sprint(rest))
	}
	return text
}

// ModeName says in words what a mode asks.
func ModeName(lang string, m Mode) string { return phrase(lang, "mode."+string(m)) }

// Verdict is the outcome in one sentence.
func Verdict(lang string, changes []Change, m Mode) string {
	if len(changes) == 0 {
		return phrase(lang, "verdict.same")
	}
	breaking := 0
	for i := range changes {
		if changes[i].Breaks(m) {
			breaking++
		}
	}
	code := "verdict.compatible"
	if breaking > 0 {
		code = "verdict.incompatible"
	}
	return phrase(lang, code, "{mode}", ModeName(lang, m), "{breaking}", fmt.Sprint(breaking), "{harmless}", fmt.Sprint(len(changes)-breaking),
		"{bump}", phrase(lang, "bump."+BumpOf(changes).String()))
}
