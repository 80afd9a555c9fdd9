package exchange

import (
	_ "embed"

	"danhmuc/schemas"
)

//go:embed messages.json
var messageFile []byte

var messages = schemas.NewCatalogue("exchange", messageFile)

// Message is the sentence for a refusal in lang ("vi" or "en"; another reads Vietnamese).
func Message(lang string, e *Error) string {
	return messages.Phrase(lang, string(e.Code), "{detail}", e.Detail)
}
