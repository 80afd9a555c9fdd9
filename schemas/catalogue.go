package schemas

import (
	"encoding/json"
	"strings"
	"sync"
)

// Catalogue holds the sentences of one package by language and code. It is read when first asked.
type Catalogue struct {
	read func() map[string]map[string]string
}

// NewCatalogue returns the catalogue in raw, a package's embedded messages.json: {"vi": {code: sentence}, "en": …}. A file that is no such
// document panics at the first use: it is part of the program, and a fault in it is a fault in the build. name is the package's.
func NewCatalogue(name string, raw []byte) *Catalogue {
	return &Catalogue{sync.OnceValue(func() map[string]map[string]string {
		out := map[string]map[string]string{}
		if err := json.Unmarshal(raw, &out); err != nil {
			panic(name + ": messages.json: " + err.Error())
		}
		return out
	})}
}

// Phrase is a sentence in lang, Vietnamese unless English is asked for; params are pairs of a name in braces and what stands for it. A code
// that is not in the catalogue comes back itself.
func (c *Catalogue) Phrase(lang, code string, params ...string) string {
	sentences := c.read()[lang]
	if sentences == nil {
		sentences = c.read()["vi"]
	}
	sentence, ok := sentences[code]
	if !ok {
		return code
	}
	return strings.NewReplacer(params...).Replace(sentence)
}

// Languages gives the sentences of each language by code, for tests that compare them.
func (c *Catalogue) Languages() map[string]map[string]string { return c.read() }
