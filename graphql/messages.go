package graphql

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed messages/vi.json messages/en.json
var messageFiles embed.FS

// Languages of people, the first one by default.
var languages = []string{"vi", "en"}

// catalogue holds this package's own texts: language → code → template with {name} holes.
type catalogue map[string]map[string]string

func loadCatalogue() (catalogue, error) {
	c := catalogue{}
	for _, lang := range languages {
		raw, err := messageFiles.ReadFile("messages/" + lang + ".json")
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		texts := map[string]string{}
		if err := json.Unmarshal(raw, &texts); err != nil {
			return nil, fmt.Errorf("decode messages %s: %w", lang, err)
		}
		c[lang] = texts
	}
	return c, nil
}

// text is the message for a code, false when this package does not own the code.
func (c catalogue) text(lang, code string, params map[string]any) (string, bool) {
	template, ok := c[lang][code]
	if !ok {
		return "", false
	}
	for name, v := range params {
		template = strings.ReplaceAll(template, "{"+name+"}", fmt.Sprint(v))
	}
	return template, true
}

// languageOf picks the language that an Accept-Language header prefers among ours, by its order and weights.
func languageOf(header string) string {
	best, bestWeight := languages[0], 0.0
	for _, r := range parseWeights(header) {
		tag, _, _ := strings.Cut(r.value, "-")
		for _, lang := range languages {
			if strings.EqualFold(tag, lang) && r.weight > bestWeight {
				best, bestWeight = lang, r.weight
			}
		}
	}
	return best
}
