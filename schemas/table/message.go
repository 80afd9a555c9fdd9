package table

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// sentence is a catalogue's entry.
type sentence struct {
	Message string `json:"message"`
	Fix     string `json:"fix"`
}

// catalogues are the sentences by language and code.
var catalogues = sync.OnceValue(func() map[string]map[string]sentence {
	all := map[string]map[string]sentence{}
	for _, lang := range []string{"vi", "en"} {
		file, err := dataFiles.ReadFile("data/messages." + lang + ".json")
		if err != nil {
			panic(fmt.Sprintf("table: %v", err))
		}
		var entries map[string]sentence
		if err := json.Unmarshal(file, &entries); err != nil {
			panic(fmt.Sprintf("table: data/messages.%s.json: %v", lang, err))
		}
		all[lang] = entries
	}
	return all
})

// Message returns the sentence for an error's or note's code in lang ("en", else Vietnamese) and how to mend it, with {detail}, {row},
// {column} and {sheet} filled in. An unknown code gives the code itself.
func Message(lang, code string, where Where, detail string) (message, fix string) {
	entries := catalogues()["vi"]
	if lang == "en" {
		entries = catalogues()["en"]
	}
	entry, ok := entries[code]
	if !ok {
		return code, ""
	}
	if detail == "" { // nothing to say in brackets
		entry.Message = strings.ReplaceAll(entry.Message, " ({detail})", "")
	}
	fill := strings.NewReplacer("{detail}", detail, "{row}", strconv.Itoa(where.Row), "{column}", ColumnLetter(where.Column-1), "{sheet}", where.Sheet)
	return fill.Replace(entry.Message), fill.Replace(entry.Fix)
}
