package schemas

import _ "embed" // the catalogue

// Code names a reason why a document is refused. Codes are stable; their sentences are in the catalogue.
type Code string

const (
	CodeJSON         Code = "schema.json"          // not JSON
	CodeNotObject    Code = "schema.not-object"    // not a JSON object
	CodeNoProperties Code = "schema.no-properties" // no `properties`: it describes no columns
	CodeDraft        Code = "schema.draft"         // another draft than 2020-12
	CodeTooLarge     Code = "schema.too-large"     // more bytes than allowed
	CodeTooDeep      Code = "schema.too-deep"      // nested too deeply
	CodePattern      Code = "schema.pattern"       // a pattern that RE2 cannot run
	CodeReference    Code = "schema.reference"     // a reference out of the document
	CodeInvalid      Code = "schema.invalid"       // not valid against the metaschema
	CodeDuplicate    Code = "schema.duplicate"     // a column twice
	CodeNumber       Code = "schema.number"        // a number of too many digits
)

// Error is a refusal of a document. Path is a JSON pointer to what is wrong, Detail fills {detail} in the sentence.
type Error struct {
	Code   Code
	Path   string
	Detail string
	Err    error // what lies beneath, if anything
}

// Error implements error in the log's terse form; people read [Message].
func (e *Error) Error() string {
	text := string(e.Code)
	if e.Path != "" {
		text += " at " + e.Path
	}
	if e.Detail != "" {
		text += " (" + e.Detail + ")"
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

// Unwrap returns the error beneath.
func (e *Error) Unwrap() error { return e.Err }

//go:embed messages.json
var messageFile []byte

var messages = NewCatalogue("schemas", messageFile)

// Message returns the sentence for a refusal in lang ("vi" or "en"); an unknown language reads Vietnamese.
func Message(lang string, e *Error) string {
	return messages.Phrase(lang, string(e.Code), "{detail}", e.Detail, "{path}", e.Path)
}
