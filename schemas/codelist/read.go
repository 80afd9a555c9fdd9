package codelist

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// MaxCodes is how many lines a list may have.
const MaxCodes = 50_000

// Codes of a [LineError].
const (
	NoCode    = "codelist.line.code"    // a line without a code
	NoName    = "codelist.line.name"    // a line without a name
	BadDay    = "codelist.line.day"     // a border that is no day
	BadSpan   = "codelist.line.span"    // the last day lies before the first
	Repeated  = "codelist.line.repeats" // a code twice on one day
	NoParent  = "codelist.line.parent"  // a line above that the list has not
	TooMany   = "codelist.tooMany"      // more than MaxCodes lines
	maxBytes  = 300                     // of a code or a name
	partMarks = ";,|"
)

// LineError is why a line of a file cannot be part of a list.
type LineError struct {
	Code  string // one of the constants above
	Row   int    // the sheet's row, 0 for the file as a whole
	Value string
}

func (e *LineError) Error() string { return fmt.Sprintf("%s: row %d: %q", e.Code, e.Row, e.Value) }

// ErrNoList is a file in which no table has a column of codes and one of names.
var ErrNoList = errors.New("no table of the file has codes and names")

// words are the titles, folded, of the columns of a list. The longest phrase of a title decides: "mã cha" is no code.
var words = []struct {
	phrase string
	set    func(*Code, string)
}{
	{"ma cha", func(c *Code, v string) { c.Parent = v }},
	{"parent", func(c *Code, v string) { c.Parent = v }},
	{"thay the", heirs}, {"thay bang", heirs}, {"ma moi", heirs}, {"heirs", heirs},
	{"ngay het hieu luc", to}, {"het hieu luc", to}, {"ngay hhl", to}, {"den ngay", to}, {"valid to", to}, {"to", to},
	{"ngay hieu luc", from}, {"hieu luc tu", from}, {"ngay hl", from}, {"tu ngay", from}, {"valid from", from}, {"from", from},
	{"ma", code}, {"code", code}, {"ma so", code},
	{"ten", name}, {"name", name},
}

func code(c *Code, v string) { c.Code = v }
func name(c *Code, v string) { c.Name = v }
func from(c *Code, v string) { c.From = v }
func to(c *Code, v string)   { c.To = v }
func heirs(c *Code, v string) {
	c.Heirs = strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || strings.ContainsRune(partMarks, r) })
}

// Read reads the lines of a code list out of a table file: the first table with a column of codes and one of names. It errs with a
// [*table.Error] for a file that does not open, ErrNoList, or all [LineError]s joined: a list is taken whole or not at all.
func Read(ctx context.Context, path string) (_ []Code, err error) {
	w, err := table.Open(ctx, path, table.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	for i, s := range w.Sheets {
		if s.Chart || s.Hidden {
			continue
		}
		areas, err := w.Areas(ctx, i)
		if err != nil {
			return nil, err
		}
		for _, a := range areas {
			codes, err := readArea(ctx, w, a)
			if !errors.Is(err, ErrNoList) {
				return codes, err
			}
		}
	}
	return nil, ErrNoList
}

func readArea(ctx context.Context, w *table.Workbook, a table.Area) (_ []Code, err error) {
	t, err := table.UnderstandArea(ctx, w, a, table.Overrides{})
	if err != nil {
		var refused *table.Error
		if errors.As(err, &refused) && refused.Code == table.CodeEmpty {
			return nil, ErrNoList
		}
		return nil, err
	}
	defer func() { err = errors.Join(err, t.Close()) }()
	setters, ok := meanings(t.Layout.Columns)
	if !ok {
		return nil, ErrNoList
	}
	var codes []Code
	var rows []int
	var faults []error
	for {
		line, err := t.NextData()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if len(codes) == MaxCodes {
			return nil, &LineError{Code: TooMany, Value: fmt.Sprint(MaxCodes)}
		}
		c, fault := lineOf(line, setters)
		if fault != nil {
			faults = append(faults, fault)
			continue
		}
		codes, rows = append(codes, c), append(rows, line.Number)
	}
	faults = append(faults, agree(codes, rows)...)
	return codes, errors.Join(faults...)
}

// meanings finds what each column sets; false without a column of codes and one of names.
func meanings(columns []table.Column) ([]func(*Code, string), bool) {
	setters := make([]func(*Code, string), len(columns))
	taken := map[int]bool{} // of words
	for i, c := range columns {
		title := " " + strings.Join(strings.FieldsFunc(viet.Fold(viet.Clean(cmp.Or(c.Title, c.Name))), func(r rune) bool { return strings.ContainsRune(" _-./()", r) }), " ") + " "
		best := -1
		for k, w := range words {
			if strings.Contains(title, " "+w.phrase+" ") && (best < 0 || len(w.phrase) > len(words[best].phrase)) {
				best = k
			}
		}
		if best >= 0 && !taken[best] {
			taken[best] = true
			setters[i] = words[best].set
		}
	}
	var probe Code
	for _, set := range setters {
		if set != nil {
			set(&probe, "1")
		}
	}
	return setters, probe.Code != "" && probe.Name != ""
}

func lineOf(line *table.Line, setters []func(*Code, string)) (Code, error) {
	var c Code
	for i, set := range setters {
		if set != nil && i < len(line.Cells) {
			if v := viet.Clean(string(line.Cells[i].Text)); v != "" {
				set(&c, v)
			}
		}
	}
	fault := func(code, value string) (Code, error) {
		return c, &LineError{Code: code, Row: line.Number, Value: value}
	}
	switch {
	case c.Code == "" || len(c.Code) > maxBytes:
		return fault(NoCode, c.Code)
	case c.Name == "" || len(c.Name) > maxBytes:
		return fault(NoName, c.Code)
	}
	for _, day := range []*string{&c.From, &c.To} {
		if *day == "" {
			continue
		}
		d, ok := viet.ParseDate([]byte(*day), viet.DayFirst)
		if !ok {
			return fault(BadDay, *day)
		}
		d.HasTime = false
		*day = d.String()
	}
	if c.To != "" && c.To < c.From {
		return fault(BadSpan, c.From+" – "+c.To)
	}
	return c, nil
}

// agree finds lines that do not go together: a code that means two things on one day, a line above that is not there.
func agree(codes []Code, rows []int) []error {
	var faults []error
	at := map[string][]int{}
	for i := range codes {
		c := &codes[i]
		if slices.ContainsFunc(at[c.Code], func(k int) bool { return overlap(c, &codes[k]) }) {
			faults = append(faults, &LineError{Code: Repeated, Row: rows[i], Value: c.Code})
		}
		at[c.Code] = append(at[c.Code], i)
	}
	for i, c := range codes {
		if c.Parent != "" && at[c.Parent] == nil {
			faults = append(faults, &LineError{Code: NoParent, Row: rows[i], Value: c.Parent})
		}
	}
	return faults
}

func overlap(a, b *Code) bool {
	return (a.To == "" || b.From <= a.To) && (b.To == "" || a.From <= b.To)
}
