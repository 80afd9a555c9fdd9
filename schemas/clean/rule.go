package clean

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"

	"danhmuc/schemas/table"
)

// Rule is one way to mend a cell or to leave out a row. Its words are in the catalogue ([Words]).
type Rule struct {
	ID      string // "text.trim"; stable
	Version int    // counts changes of what the rule does; a recipe names the version it was agreed with
	Row     bool   // leaves out whole rows; its steps name no column
	Given   bool   // reading does it in any case: listed so that it is seen, cannot be switched off
	Params  []string
	writing bool  // does nothing to a text that viet.Look finds usual
	apply   apply // nil for rules of rows
	fits    func(*subject) (params map[string]string, sure, ok bool)
}

// apply mends the value of one cell. text and kind are the value as earlier rules left it. ok is false where there is nothing to mend;
// out may be text itself or a part of it.
type apply func(b *bound, cell *table.Cell, text []byte, kind table.Kind) (out []byte, as table.Kind, ok bool)

// Names of parameters.
const (
	ParamStyle   = "style"  // "comma" or "point": how "1.234" is read
	ParamProven  = "proven" // "yes": the column proves the style, so "1.234" is mended too
	ParamUnit    = "unit"   // the column's unit: "ha"
	ParamType    = "type"   // the column's type
	ParamOrder   = "order"  // "day" or "month": what stands first
	ParamEpoch   = "epoch"  // "1904" where day numbers count from 1904-01-01
	ParamWidth   = "width"  // digits of a code
	ParamList    = "list"   // a code list: "dvhc-xa"
	ParamTick    = "tick"   // "yes": x marks rows and is kept
	styleComma   = "comma"
	stylePoint   = "point"
	orderDay     = "day"
	orderMonth   = "month"
	yes          = "yes"
	epoch1904    = "1904"
	rowTotals    = "row.totals"
	rowRepeats   = "row.duplicates"
	textEncoding = "text.encoding"
	textSpelling = "text.spelling"
)

// rules is every rule, in the order in which they work: how the text is stored, how it is written, what it means, which rows stay.
// A recipe's steps follow this order. It is a function because the rules' tests of a column name the rules' own parameters.
var rules = sync.OnceValue(func() []Rule {
	return []Rule{
		{ID: textEncoding, Version: 1, apply: decoded, fits: always},
		{ID: "text.mojibake", Version: 1, writing: true, apply: remade, fits: always},
		{ID: "text.nfc", Version: 1, writing: true, apply: composed, fits: always},
		{ID: "text.letters", Version: 1, writing: true, apply: lettersOfD, fits: always},
		{ID: "text.invisible", Version: 1, writing: true, apply: seen, fits: always},
		{ID: "text.spaces", Version: 1, writing: true, apply: spaced, fits: always},
		{ID: "text.trim", Version: 1, writing: true, apply: trimmed, fits: always},
		{ID: "text.apostrophe", Version: 1, apply: unquoted, fits: always},
		{ID: "null.variants", Version: 1, Params: []string{ParamTick}, apply: emptied, fits: fitsNull},
		{ID: "number.unit", Version: 1, Params: []string{ParamUnit, ParamStyle, ParamProven}, apply: withoutUnit, fits: fitsUnit},
		{ID: "number.form", Version: 1, Params: []string{ParamStyle, ParamProven}, apply: plainNumber, fits: fitsNumber},
		{ID: "date.iso", Version: 1, Params: []string{ParamType, ParamOrder, ParamEpoch}, apply: isoDay, fits: fitsDay},
		{ID: "period.code", Version: 1, apply: periodCode, fits: ofType("period")},
		{ID: "boolean.form", Version: 1, apply: truth, fits: ofType("boolean")},
		{ID: "place.successor", Version: 1, Params: []string{ParamList}, apply: successor, fits: fitsSuccessor},
		{ID: "place.code", Version: 1, Params: []string{ParamList}, apply: placeCode, fits: fitsPlaceCode},
		{ID: "code.zeros", Version: 1, Params: []string{ParamWidth, ParamList}, apply: zeros, fits: fitsZeros},
		{ID: textSpelling, Version: 1, apply: respelled}, // its columns and spellings are found by reading all rows
		{ID: rowTotals, Version: 1, Row: true, Given: true},
		{ID: rowRepeats, Version: 1, Row: true},
	}
})

// Rules lists every rule in the order in which they work.
func Rules() []Rule { return rules() }

// ruleOf finds a rule and its place in the order.
func ruleOf(id string) (*Rule, int) {
	list := rules()
	for i := range list {
		if list[i].ID == id {
			return &list[i], i
		}
	}
	return nil, -1
}

// Given tells whether reading follows a rule in any case.
func Given(id string) bool {
	r, _ := ruleOf(id)
	return r != nil && r.Given
}

//go:embed catalogue
var catalogueFiles embed.FS

// Text is a rule in words.
type Text struct {
	Title   string `json:"title"`   // what it does, as one would name it: "Bỏ dấu cách thừa ở đầu và cuối ô"
	Why     string `json:"why"`     // why, and what it leaves alone
	Example string `json:"example"` // before → after
}

var catalogue = sync.OnceValue(func() map[string]map[string]Text {
	out := map[string]map[string]Text{}
	for _, lang := range []string{"vi", "en"} {
		doc, err := catalogueFiles.ReadFile("catalogue/" + lang + ".json")
		texts := map[string]Text{}
		if err == nil {
			err = json.Unmarshal(doc, &texts)
		}
		if err != nil {
			panic("clean: catalogue " + lang + ": " + err.Error()) // part of the program: a fault of the build
		}
		out[lang] = texts
	}
	return out
})

// Words gives a rule's words in Vietnamese, or in English for lang "en". Parameters fill the placeholders of the title.
func Words(lang, rule string, params map[string]string) Text {
	texts, ok := catalogue()[lang]
	if !ok {
		texts = catalogue()["vi"]
	}
	t, ok := texts[rule]
	if !ok {
		return Text{Title: rule}
	}
	pairs := make([]string, 0, 2*len(params))
	for k, v := range params {
		pairs = append(pairs, "{"+k+"}", v)
	}
	t.Title = strings.NewReplacer(pairs...).Replace(t.Title)
	return t
}
