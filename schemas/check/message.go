package check

import (
	"embed"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"sync"

	"danhmuc/schemas/personal"
)

//go:embed catalogue
var catalogueFiles embed.FS

// meta is what does not depend on the language.
type meta struct {
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Article  string   `json:"article"`
}

// text is a code's sentences in one language. Placeholders in braces are filled from the finding.
type text struct {
	What    string `json:"what"`    // what is wrong, at one place
	Group   string `json:"group"`   // the same for {count} places of one column
	Why     string `json:"why"`     // why it matters
	Fix     string `json:"fix"`     // how to mend it
	Example string `json:"example"` // before and after
}

type catalogue struct {
	codes   map[string]meta
	texts   map[string]map[string]text   // by language
	phrases map[string]map[string]string // short sentences: evidence, remarks, dimensions, by language
}

// Languages of the catalogue; the first is the default.
var Languages = []string{"vi", "en"}

// loaded reads the embedded catalogue once. The files are part of the program: a fault in one is a fault in the build.
var loaded = sync.OnceValue(func() *catalogue {
	c := &catalogue{codes: map[string]meta{}, texts: map[string]map[string]text{}, phrases: map[string]map[string]string{}}
	read := func(name string, into any) {
		doc, err := catalogueFiles.ReadFile("catalogue/" + name)
		if err == nil {
			err = json.Unmarshal(doc, into)
		}
		if err != nil {
			panic("check: " + name + ": " + err.Error())
		}
	}
	read("codes.json", &c.codes)
	for _, lang := range Languages {
		texts, phrases := map[string]text{}, map[string]string{}
		read(lang+".json", &texts)
		read("phrases."+lang+".json", &phrases)
		c.texts[lang], c.phrases[lang] = texts, phrases
	}
	return c
})

func codeMeta(code string) meta { return loaded().codes[code] }

func language(lang string) string {
	for _, l := range Languages {
		if l == lang {
			return l
		}
	}
	return Languages[0]
}

// Message renders a finding: what is wrong and how to mend it.
func Message(lang string, f *Finding) (message, fix string) {
	t, ok := loaded().texts[language(lang)][f.Code]
	if !ok {
		return f.Code, ""
	}
	fill := f.filler(lang)
	return fill.Replace(t.What), fill.Replace(t.Fix)
}

// Explain renders why a code matters and an example.
func Explain(lang, code string) (why, example string) {
	t := loaded().texts[language(lang)][code]
	return t.Why, t.Example
}

// GroupMessage renders a group as one line: "Mận hậu – Diện tích: 4 ô dính đơn vị".
func GroupMessage(lang string, g *Group) string {
	t, ok := loaded().texts[language(lang)][g.Code]
	if !ok {
		return g.Code
	}
	template := t.Group
	if g.Count == 1 || template == "" {
		template = t.What
	}
	f := Finding{ColumnTitle: g.ColumnTitle, Column: g.Column, Letter: g.Letter, Params: g.Params}
	if len(g.Examples) > 0 {
		f = g.Examples[0]
	}
	if f.Params["count"] == "" {
		template = strings.ReplaceAll(template, "{count}", Shown(lang, strconv.FormatInt(g.Count, 10)))
	}
	return f.filler(lang).Replace(template)
}

// Phrase renders a short sentence of the catalogue.
func Phrase(lang, code string, params map[string]string) string {
	template, ok := loaded().phrases[language(lang)][code]
	if !ok {
		return code
	}
	pairs := make([]string, 0, 2*len(params))
	for k, v := range params {
		pairs = append(pairs, "{"+k+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// RemarkText renders a column's remark.
func RemarkText(lang string, r Remark) string {
	if r.Code == "" {
		return ""
	}
	params := map[string]string{}
	for k, v := range r.Params {
		params[k] = v
	}
	switch r.Code {
	case "finding":
		n, err := strconv.ParseInt(r.Params["count"], 10, 64)
		if err != nil {
			n = 2
		}
		params["text"] = shortGroup(lang, r.Params["code"], n)
	case "range":
		params["min"], params["max"] = shownRange(lang, params["min"], params["max"])
	case "unique":
		params["distinct"] = Shown(lang, params["distinct"])
	case "personal":
		params["kind"] = Phrase(lang, "kind."+r.Params["kind"], nil)
	}
	return Phrase(lang, "remark."+r.Code, params)
}

// shortGroup is a group's sentence without the column and the example: "7 ô mã xã cũ".
func shortGroup(lang, code string, n int64) string {
	template := loaded().texts[language(lang)][code].Group
	template = strings.TrimPrefix(template, "{column}: ")
	if at := strings.Index(template, " ("); at > 0 {
		template = template[:at]
	}
	return strings.NewReplacer("{count}", Shown(lang, strconv.FormatInt(n, 10)), "{column}", "").Replace(template)
}

func (f *Finding) filler(lang string) *strings.Replacer {
	title := f.ColumnTitle
	if title == "" {
		title = f.Column
	}
	cell := f.Letter
	if f.Row > 0 {
		cell += strconv.Itoa(f.Row)
	}
	show := func(s string) string { return s }
	family, _, _ := strings.Cut(f.Code, ".")
	if family == "number" || family == "total" || family == "date" || family == "fresh" || family == "value" {
		show = func(s string) string { return Shown(lang, s) }
	}
	pairs := []string{"{value}", f.Value, "{understood}", show(f.Understood), "{column}", title, "{letter}", f.Letter, "{row}", strconv.Itoa(f.Row), "{cell}", cell, "{sheet}", f.Sheet}
	for k, v := range f.Params {
		switch k {
		case "sum", "written", "difference", "figure", "first", "second", "limit":
			if family != "date" { // there it is the number of a row
				v = show(v)
			}
		case "day", "next", "due", "today", "low", "high", "middle", "least", "most":
			v = show(v)
		case "frequency":
			v = Phrase(lang, "frequency."+v, nil)
		case "kind":
			v = Phrase(lang, "kind."+v, nil)
		}
		pairs = append(pairs, "{"+k+"}", v)
	}
	return strings.NewReplacer(pairs...)
}

// Codes returns every code of the catalogue.
func Codes() []string {
	codes := make([]string, 0, len(loaded().codes))
	for code := range loaded().codes {
		codes = append(codes, code)
	}
	return codes
}

// PersonalReason says one reason of a verdict on personal data.
func PersonalReason(lang string, e personal.Evidence) string {
	detail := e.Detail
	if e.Code == "form" || e.Code == "check" {
		detail = Phrase(lang, "kind."+e.Detail, nil)
	}
	return Phrase(lang, "personal."+e.Code, map[string]string{"share": strconv.Itoa(int(math.Round(100 * e.Share))), "detail": detail})
}
