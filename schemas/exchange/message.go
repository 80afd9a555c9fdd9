package exchange

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
)

//go:embed messages.json
var messageFile []byte

var messages = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	if err := json.Unmarshal(messageFile, &out); err != nil {
		panic("exchange: messages.json: " + err.Error()) // part of the program: a fault in it is a fault in the build
	}
	return out
})

// Message is the sentence for a refusal in lang ("vi" or "en"; another reads Vietnamese).
func Message(lang string, e *Error) string {
	catalogue := messages()[lang]
	if catalogue == nil {
		catalogue = messages()["vi"]
	}
	return strings.ReplaceAll(catalogue[string(e.Code)], "{detail}", e.Detail)
}
