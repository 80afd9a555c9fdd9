package ddl

import (
	_ "embed"

	"danhmuc/schemas"
)

//go:embed messages.json
var messageFile []byte

var messages = schemas.NewCatalogue("ddl", messageFile)

// phrase is a text of the catalogue in lang, Vietnamese unless English is asked for.
func phrase(lang, code string, params ...string) string {
	return messages.Phrase(lang, code, params...)
}

// Message is the sentence for a refusal in lang ("vi" or "en").
func Message(lang string, e *Error) string { return phrase(lang, e.Code, "{detail}", e.Detail) }

func (n *note) message(lang string) string {
	return phrase(lang, n.code, "{column}", n.column, "{detail}", n.detail)
}

// RiskName is a risk in words.
func RiskName(lang string, r Risk) string { return phrase(lang, "risk."+string(r)) }
