package xlsx

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
)

// ListSheet is the hidden sheet of a template that holds its lists of allowed values. Reading passes over it.
const ListSheet = "_danhmuc"

// templateRows is how far down the validation of a template goes.
const templateRows = 100_000

// Choice is an allowed value with what it stands for.
type Choice struct{ Value, Label string }

// TemplateWords are the texts of a template in one language. Placeholders in braces are filled in.
type TemplateWords struct {
	Sheet    string // name of the sheet to fill in
	Yes, No  string
	Required string // "Bắt buộc."
	Unit     string // "Đơn vị: {unit}."
	Whole    string // "Số nguyên, chỉ gồm chữ số."
	Number   string
	Date     string
	Period   string
	Text     string // "Chữ hoặc mã, giữ nguyên số 0 ở đầu."
	List     string // "Chọn trong danh sách."
	Least    string // "Từ {limit}."
	Most     string // "Đến {limit}."
	Wrong    string // title of the box that refuses a value
}

// Template writes a workbook for filling in: a locked header of the columns' titles, cells of each column's kind, and validation as the
// schema asks. lists gives the choices of a code list by its name. The bytes are a function of the arguments.
func Template(to io.Writer, s *schemas.Schema, words TemplateWords, lists func(name string) []Choice) error {
	t := &template{words: words}
	w := NewWriter(to)
	var columns []column
	var titles []string
	for i, c := range s.Columns() {
		title := c.Title
		if title == "" {
			title = c.Name
		}
		titles = append(titles, title)
		columns = append(columns, column{min(40, max(12, float64(utf8.RuneCountInString(title))+2)), openStyle(c.Type)})
		if c.CodeList != "" {
			t.choose(lists(c.CodeList))
		} else {
			t.choose(choicesOf(&c, words))
		}
		t.rule(i, &c)
	}
	tail := `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>`
	if len(t.rules) > 0 {
		tail += fmt.Sprintf(`<dataValidations count="%d">%s</dataValidations>`, len(t.rules), strings.Join(t.rules, ""))
	}
	err := errors.Join(w.sheet(words.Sheet, columns, 1, "", tail), w.Head(titles))
	if err == nil && len(t.lists) > 0 {
		err = t.writeLists(w)
	}
	return errors.Join(err, w.Close())
}

func openStyle(kind string) int {
	switch kind {
	case schemas.Integer, schemas.Number, schemas.Boolean:
		return styleOpen
	case schemas.Date, schemas.DateTime:
		return styleOpenAt
	}
	return styleText
}

// choicesOf are the values a column allows by itself, nil for any.
func choicesOf(c *schemas.Column, words TemplateWords) []Choice {
	var out []Choice
	if c.Type == schemas.Boolean {
		return []Choice{{words.Yes, ""}, {words.No, ""}}
	}
	for _, e := range c.Enum {
		out = append(out, Choice{Value: e})
	}
	return out
}

// template gathers the rules and lists of a workbook.
type template struct {
	words  TemplateWords
	rules  []string
	lists  [][]Choice // columns of the list sheet
	source string     // where the choices of the column at hand stand, "" for none
}

// choose puts choices where a validation can name them: in the rule itself while they are short, else in a column of the list sheet.
func (t *template) choose(choices []Choice) {
	t.source = ""
	if len(choices) == 0 {
		return
	}
	var values []string
	plain := true
	for _, c := range choices {
		values = append(values, c.Value)
		plain = plain && !strings.ContainsAny(c.Value, `",`) && strings.TrimSpace(c.Value) == c.Value
	}
	if line := strings.Join(values, ","); plain && utf8.RuneCountInString(line) <= 255 {
		t.source = `"` + line + `"`
		return
	}
	at := slices.IndexFunc(t.lists, func(l []Choice) bool { return slices.Equal(l, choices) })
	if at < 0 {
		at = len(t.lists)
		t.lists = append(t.lists, choices)
	}
	letter := table.ColumnLetter(2 * at)
	t.source = fmt.Sprintf("%s!$%s$1:$%s$%d", ListSheet, letter, letter, len(choices))
}

// rule writes the validation of one column and what is told beside it.
func (t *template) rule(at int, c *schemas.Column) {
	w := t.words
	var say []string
	kind, formulas := "", [2]string{}
	operator := "between"
	bounds := func(least, most string) {
		low, high := bound(c.Minimum, least), bound(c.Maximum, most)
		formulas = [2]string{low, high}
	}
	switch {
	case t.source != "":
		kind, formulas[0] = "list", t.source
		say = append(say, w.List)
	case c.Type == schemas.Integer:
		kind = "whole"
		bounds("-999999999999999", "999999999999999")
		say = append(say, w.Whole)
	case c.Type == schemas.Number:
		kind = "decimal"
		bounds("-1E+300", "1E+300")
		say = append(say, w.Number)
	case c.Type == schemas.Date, c.Type == schemas.DateTime:
		kind, operator, formulas[0] = "date", "greaterThanOrEqual", "1"
		say = append(say, w.Date)
	case c.Type == schemas.Period:
		say = append(say, w.Period)
	default:
		if c.MinLength > 0 || c.MaxLength > 0 {
			kind = "textLength"
			most := c.MaxLength
			if most == 0 {
				most = 32767
			}
			formulas = [2]string{strconv.Itoa(c.MinLength), strconv.Itoa(most)}
		}
		say = append(say, w.Text)
	}
	if c.Unit != "" {
		say = append(say, strings.ReplaceAll(w.Unit, "{unit}", c.Unit))
	}
	for _, b := range []struct {
		v    *float64
		text string
	}{{c.Minimum, w.Least}, {c.Maximum, w.Most}} {
		if b.v != nil && kind != "list" {
			say = append(say, strings.ReplaceAll(b.text, "{limit}", strconv.FormatFloat(*b.v, 'f', -1, 64)))
		}
	}
	if c.Required {
		say = append(say, w.Required)
	}
	message := cutRunes(strings.Join(say, " "), 255)
	letter := table.ColumnLetter(at)
	var b strings.Builder
	b.WriteString(`<dataValidation`)
	if kind != "" {
		fmt.Fprintf(&b, ` type="%s" errorStyle="stop" showErrorMessage="1" errorTitle="%s" error="%s"`, kind, escape(cutRunes(w.Wrong, 32)), escape(message))
		if kind != "list" {
			fmt.Fprintf(&b, ` operator="%s"`, operator)
		}
	}
	fmt.Fprintf(&b, ` allowBlank="1" showInputMessage="1" promptTitle="%s" prompt="%s" sqref="%s2:%s%d">`, escape(cutRunes(firstOf(c.Title, c.Name), 32)), escape(message), letter, letter, templateRows)
	for i, f := range formulas {
		if f != "" && kind != "" {
			fmt.Fprintf(&b, `<formula%d>%s</formula%d>`, i+1, escape(f), i+1)
		}
	}
	b.WriteString(`</dataValidation>`)
	t.rules = append(t.rules, b.String())
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func bound(v *float64, otherwise string) string {
	if v == nil || math.IsInf(*v, 0) {
		return otherwise
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// writeLists writes the hidden sheet: each list has a column of values and one of what they stand for.
func (t *template) writeLists(w *Writer) error {
	longest := 0
	for _, l := range t.lists {
		longest = max(longest, len(l))
	}
	if err := w.sheet(ListSheet, nil, 0, ` state="hidden"`, ""); err != nil {
		return err
	}
	for i := range longest {
		row := make([]Value, 2*len(t.lists))
		for n, l := range t.lists {
			if i < len(l) {
				row[2*n], row[2*n+1] = Value{Text: l[i].Value}, Value{Text: l[i].Label}
			}
		}
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return nil
}
