package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"danhmuc/registry/messages"
)

// Words of the command line, beside the registry's own catalogue.
//
//go:embed messages/vi.json messages/en.json
var wordFiles embed.FS

var words = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, lang := range messages.Languages {
		texts := map[string]string{}
		raw, err := wordFiles.ReadFile("messages/" + lang + ".json")
		if err == nil {
			err = json.Unmarshal(raw, &texts)
		}
		if err != nil {
			panic("messages: " + err.Error()) // embedded and tested: cannot happen
		}
		out[lang] = texts
	}
	return out
})

// say is a message in a language, Vietnamese unless English is asked for. A code that no catalogue knows gives itself.
func say(lang, code string, params map[string]any) string {
	if lang != "en" {
		lang = "vi"
	}
	template, own := words()[lang][code]
	if !own {
		return messages.Text(lang, code, params)
	}
	for name, v := range params {
		template = strings.ReplaceAll(template, "{"+name+"}", fmt.Sprint(v))
	}
	return template
}
