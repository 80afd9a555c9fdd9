package ddl

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed messages.json
var messageFile []byte

// messages maps language to code to sentence.
var messages = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	if err := json.Unmarshal(messageFile, &out); err != nil {
		panic("ddl: messages.json: " + err.Error()) // part of the program: a fault in it is a fault in the build
	}
	return out
})

// phrase is a text of the catalogue in lang, Vietnamese unless English is asked for.
func phrase(lang, code string, params ...string) string {
	catalogue := messages()[lang]
	if catalogue == nil {
		catalogue = messages()["vi"]
	}
	template, ok := catalogue[code]
	if !ok {
		return code
	}
	return strings.NewReplacer(params...).Replace(template)
}

// Message is the sentence for a refusal in lang ("vi" or "en").
func Message(lang string, e *Error) string { return phrase(lang, e.Code, "{detail}", e.Detail) }

func (n *note) message(lang string) string {
	return phrase(lang, n.code, "{column}", n.column, "{detail}", n.detail)
}

// RiskName is a risk in words.
func RiskName(lang string, r Risk) string { return phrase(lang, "risk."+string(r)) }
