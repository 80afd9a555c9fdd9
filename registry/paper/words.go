package paper

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.json
var wordFile []byte

var words = sync.OnceValue(func() map[string]string {
	texts := map[string]string{}
	if err := json.Unmarshal(wordFile, &texts); err != nil {
		panic("paper: words.json: " + err.Error()) // embedded and tested: cannot happen
	}
	return texts
})

// say is a sentence of the papers with its parameters, given as name and value in turn. They are put in at once: a value that looks
// like a place of another stays as it is. A code that is not known gives itself.
func say(code string, params ...any) string {
	text, ok := words()[code]
	if !ok {
		return code
	}
	pairs := make([]string, 0, len(params))
	for i := 0; i+1 < len(params); i += 2 {
		pairs = append(pairs, "{"+fmt.Sprint(params[i])+"}", fmt.Sprint(params[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// pad writes a number with a leading zero where it is at most last.
func pad(n, last int) string {
	if n <= last {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func lines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// columns are columns by the code of their title and their width, in turn.
func columns(titlesAndWidths ...any) []Column {
	var out []Column
	for i := 0; i+1 < len(titlesAndWidths); i += 2 {
		width, _ := titlesAndWidths[i+1].(int) // always: the callers' constants
		out = append(out, Column{Title: say("column." + fmt.Sprint(titlesAndWidths[i])), Width: float64(width)})
	}
	return out
}

// orOpen is a number, or one whose place is left open.
func orOpen(number, draft string) string {
	if number == "" || strings.HasPrefix(number, "/") {
		return open + draft
	}
	return number
}

func dateOrOpen(d Date) string {
	if d == (Date{}) {
		return say("date.unknown", "open", open)
	}
	return say("date.day", "date", d.long())
}

func (d Date) short() string {
	if d == (Date{}) {
		return ""
	}
	return pad(d.Day, 9) + "/" + pad(d.Month, 9) + "/" + strconv.Itoa(d.Year)
}
