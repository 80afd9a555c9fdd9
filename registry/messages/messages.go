package messages

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/viet"
)

//go:embed vi.json en.json
var files embed.FS

// Languages are those of the catalogue, the default first.
var Languages = []string{"vi", "en"}

// Versioned texts that a transition states (model.md, lifecycle): SUBMIT is the no-secrets statement, APPROVE the checklist.
// StatementVersion is the code of their version.
const (
	SubmitStatement  = "statement.submit"
	ApproveStatement = "statement.approve"
	StatementVersion = "statement.version"
)

var catalogue = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, lang := range Languages {
		raw, err := files.ReadFile(lang + ".json")
		if err != nil {
			panic("messages: " + err.Error()) // embedded: cannot happen
		}
		texts := map[string]string{}
		if err := json.Unmarshal(raw, &texts); err != nil {
			panic("messages: " + lang + ".json: " + err.Error()) // embedded and tested: cannot happen
		}
		out[lang] = texts
	}
	return out
})

var (
	hole    = regexp.MustCompile(`\{([a-zA-Z]+)\}`)
	isoDate = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
)

// language gives one of ours: another, or none, is Vietnamese.
func language(lang string) string {
	if lang == "en" {
		return lang
	}
	return Languages[0]
}

// Has reports whether the catalogue knows a code.
func Has(code string) bool {
	_, ok := catalogue()[Languages[0]][code]
	return ok
}

// Text is the message of a code in a language with its parameters filled in. A code that the catalogue does not know gives
// itself, and a parameter that is not given a dash: a reader must never see a brace.
func Text(lang, code string, params map[string]any) string {
	lang = language(lang)
	template, ok := catalogue()[lang][code]
	if !ok {
		return code
	}
	return Fill(lang, template, params)
}

// Fill gives a template of the language its parameters.
func Fill(lang, template string, params map[string]any) string {
	lang = language(lang)
	if !strings.Contains(template, "{") {
		return template
	}
	return hole.ReplaceAllStringFunc(template, func(name string) string {
		v, ok := params[name[1:len(name)-1]]
		if !ok || v == nil {
			return "–"
		}
		return Value(lang, v)
	})
}

// Value writes a parameter as people of the language write it.
func Value(lang string, v any) string {
	lang = language(lang)
	switch v := v.(type) {
	case string:
		if d := isoDate.FindStringSubmatch(v); d != nil {
			return d[3] + "/" + d[2] + "/" + d[1]
		}
		if t, err := time.Parse(time.RFC3339Nano, v); err == nil {
			return moment(t)
		}
		return v
	case time.Time:
		return moment(v)
	case []string:
		return strings.Join(v, ", ")
	case []any:
		parts := make([]string, len(v))
		for i, item := range v {
			parts[i] = Value(lang, item)
		}
		return strings.Join(parts, ", ")
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64:
		return viet.Grouped(lang, fmt.Sprint(v), 0)
	case float32:
		return decimal(lang, float64(v))
	case float64:
		return decimal(lang, v)
	}
	return fmt.Sprint(v)
}

func moment(t time.Time) string { return t.In(registry.Zone()).Format("02/01/2006 15:04") }

// decimal writes a number with at most three digits after the point.
func decimal(lang string, f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "–"
	}
	s := strconv.FormatFloat(f, 'f', 3, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" {
		s = "0"
	}
	return viet.Grouped(lang, s, 0)
}
