package schemas

import "github.com/santhosh-tekuri/jsonschema/v5"

// formats are the forms of texts that are written otherwise in the rows of a table than in JSON Schema.
var formats = map[string]func(any) bool{"date-time": isDayAndTime}

// isDayAndTime takes a time with its zone (RFC 3339), and one without, as rows hold it.
func isDayAndTime(v any) bool {
	text, ok := v.(string)
	return !ok || jsonschema.Formats["date-time"](text) || jsonschema.Formats["date-time"](text+"Z")
}

// FormatOf is what tells whether a text has the form that the keyword format names; nil for a name that nobody checks.
func FormatOf(name string) func(text string) bool {
	check := formats[name]
	if check == nil {
		check = jsonschema.Formats[name]
	}
	if check == nil {
		return nil
	}
	return func(text string) bool { return check(text) }
}
