package clean

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// SurveyVersion is the version of a survey's JSON form and of its cells. Members are added, never renamed or dropped.
const SurveyVersion = 1

// listedCells is how many cells of one suggestion are kept to be looked at; all are counted.
const listedCells = 20000

// Suggestion is a step that would change something in a table.
type Suggestion struct {
	Step
	Letter string `json:"letter,omitempty"` // of the column in the sheet
	Count  int64  `json:"count"`            // cells it would change, or rows it would leave out, with all sure ones before it agreed to
	Listed int64  `json:"listed"`           // of these, how many the survey's cells hold
	Sure   bool   `json:"sure"`             // the outcome is in no doubt: agreed to unless the person says otherwise
	Given  bool   `json:"given,omitempty"`  // reading does it in any case
}

// Survey is what cleaning could do to one table.
type Survey struct {
	Version     int            `json:"version"`
	Sheet       string         `json:"sheet"`
	Date1904    bool           `json:"date1904,omitempty"`
	Columns     []SurveyColumn `json:"columns"`
	Suggestions []Suggestion   `json:"suggestions"` // in the order in which rules work, then by column
}

// SurveyColumn is a column that suggestions name.
type SurveyColumn struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Letter string `json:"letter"`
}

// Cell is a cell as stored that some suggestion would change, one JSON object a line of the survey's cells. Rows that a suggestion would
// leave out have At -1 and their cells' texts in Text.
type Cell struct {
	Row      int           `json:"row"`
	At       int           `json:"at"`
	Text     string        `json:"text"`          // decoded
	Raw      string        `json:"raw,omitempty"` // as stored, where that differs
	Kind     table.Kind    `json:"kind,omitempty"`
	Encoding viet.Encoding `json:"encoding,omitempty"`
	Flags    table.Flags   `json:"flags,omitempty"`
	Rules    []string      `json:"rules"`
}

// Source is a table file and how it was checked.
type Source struct {
	Path    string
	Options check.Options
}

// each reads every line of the report's table n, which t is.
func (s *Source) each(ctx context.Context, t *check.Table, n int, begin func(check.Sheet), line func(*table.Line) error) (err error) {
	w, err := table.Open(ctx, s.Path, table.Options{Limits: s.Options.Limits})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	tab, err := s.Options.Reopen(ctx, w, t, n)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tab.Close()) }()
	begin(check.Sheet{Name: tab.Layout.Sheet, Columns: tab.Layout.Columns, Date1904: w.Date1904})
	for i := 0; ; i++ {
		if i&0x3FF == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		l, err := tab.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := line(l); err != nil {
			return err
		}
	}
}

// Suggest reads the report's table n, which t is, and finds what cleaning could do to it. The cells that
// suggestions would change go to cells, gzipped, at most listedCells of each suggestion. The file is read once, and once more where
// names are written in several ways.
func Suggest(ctx context.Context, src Source, t *check.Table, n int, cells io.Writer) (*Survey, error) {
	steps, sure := candidates(t)
	certain := slices.DeleteFunc(slices.Clone(steps), func(s Step) bool { return s.Column == "" || !sure[[2]string{s.Rule, s.Column}] })
	spellings, err := src.spellings(ctx, t, n, certain)
	if err != nil {
		return nil, err
	}
	for _, s := range spellings { // of the cells as the sure rules leave them
		steps = append(steps, s.Step)
		sure[[2]string{textSpelling, s.Column}] = s.Sure
	}
	return src.survey(ctx, t, n, NewRecipe(steps), sure, cells)
}

// spellings reads the columns of names and finds those that are written in several ways.
func (s *Source) spellings(ctx context.Context, t *check.Table, n int, steps []Step) ([]Suggestion, error) {
	ways := map[string]*spelling{}
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Type != schemas.String || c.Group || c.Ordinal || c.Personal != nil || c.CodeList != "" {
			continue // a recipe holds the spellings: never those of people
		}
		ways[c.Name] = &spelling{counts: map[string]int64{}, place: c.Reading != nil && c.Reading.Place}
	}
	if len(ways) == 0 {
		return nil, nil
	}
	var cleaner *Cleaner
	var columns []*spelling
	recipe := NewRecipe(steps)
	err := s.each(ctx, t, n, func(sheet check.Sheet) {
		cleaner = New(recipe, sheet)
		columns = make([]*spelling, len(sheet.Columns))
		for i := range sheet.Columns {
			columns[i] = ways[sheet.Columns[i].Name]
		}
	}, func(l *table.Line) error {
		if l.Role != table.RoleData {
			return nil
		}
		cleaner.Clean(l)
		for i := range min(len(l.Cells), len(columns)) {
			if columns[i] != nil && l.Cells[i].Kind == table.KindText {
				columns[i].add(l.Cells[i].Text)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []Suggestion
	for i := range t.Columns {
		c := &t.Columns[i]
		if w := ways[c.Name]; w != nil {
			if values, official := w.values(); len(values) > 0 {
				out = append(out, Suggestion{Step: Step{Rule: textSpelling, Version: 1, Column: c.Name, Title: c.Title, Values: values}, Sure: official})
			}
		}
	}
	return out, nil
}

// survey counts what each step does and keeps the cells.
func (s *Source) survey(ctx context.Context, t *check.Table, n int, recipe *Recipe, sure map[[2]string]bool, cells io.Writer) (*Survey, error) {
	out := &Survey{Version: SurveyVersion, Suggestions: []Suggestion{}}
	w := newCellWriter(cells, recipe)
	var cleaner *Cleaner
	totals := int64(0)
	totalsAt := stepAt(recipe, rowTotals)
	err := s.each(ctx, t, n, func(sheet check.Sheet) {
		out.Sheet, out.Date1904 = sheet.Name, sheet.Date1904
		for i := range sheet.Columns {
			c := &sheet.Columns[i]
			out.Columns = append(out.Columns, SurveyColumn{c.Name, c.Title, c.Letter})
		}
		cleaner = New(recipe, sheet)
		cleaner.survey = true
		for _, steps := range cleaner.columns {
			for _, b := range steps {
				b.aside = !sure[[2]string{b.step.Rule, b.step.Column}]
			}
		}
		cleaner.Record(w.line)
	}, func(l *table.Line) error {
		switch l.Role {
		case table.RoleData:
			cleaner.Clean(l)
		case table.RoleTotal:
			totals++
			w.row(l, totalsAt)
		}
		return w.err
	})
	if err = errors.Join(err, w.close()); err != nil {
		return nil, err
	}
	for i, count := range cleaner.counts {
		step := recipe.Steps[i]
		if i == totalsAt {
			count = totals
		}
		if count == 0 {
			continue
		}
		rule, _ := ruleOf(step.Rule)
		out.Suggestions = append(out.Suggestions, Suggestion{Step: step, Letter: out.letter(step.Column), Count: count, Listed: w.listed[i],
			Sure: sure[[2]string{step.Rule, step.Column}], Given: rule.Given})
	}
	return out, nil
}

func stepAt(r *Recipe, rule string) int {
	for i := range r.Steps {
		if r.Steps[i].Rule == rule {
			return i
		}
	}
	return -1
}

func (s *Survey) letter(column string) string {
	for _, c := range s.Columns {
		if c.Name == column {
			return c.Letter
		}
	}
	return ""
}

// Recipe picks suggestions: those that pick wants. Rules that reading follows in any case are always in.
func (s *Survey) Recipe(pick func(*Suggestion) bool) *Recipe {
	var steps []Step
	for i := range s.Suggestions {
		if o := &s.Suggestions[i]; o.Given || pick(o) {
			steps = append(steps, o.Step)
		}
	}
	return NewRecipe(steps)
}

// cellWriter writes the cells of a survey.
type cellWriter struct {
	recipe *Recipe
	buf    *bufio.Writer
	zip    *gzip.Writer
	enc    *json.Encoder
	listed []int64 // by step
	err    error
}

func newCellWriter(w io.Writer, recipe *Recipe) *cellWriter {
	c := &cellWriter{recipe: recipe, buf: bufio.NewWriterSize(w, 64<<10), listed: make([]int64, len(recipe.Steps))}
	c.zip, c.err = gzip.NewWriterLevel(c.buf, gzip.BestSpeed)
	if c.err == nil {
		c.enc = json.NewEncoder(c.zip)
		c.enc.SetEscapeHTML(false)
	}
	return c
}

// line keeps what a line's cleaning changed.
func (c *cellWriter) line(l *table.Line, edits []Edit, left *Step) {
	if left != nil {
		c.row(l, stepAt(c.recipe, left.Rule))
	}
	for i := range edits {
		e := &edits[i]
		wanted := false
		cell := Cell{Row: l.Number, At: e.At, Text: string(e.Before.Text), Kind: e.Before.Kind, Encoding: e.Before.Encoding, Flags: e.Before.Flags}
		if raw := string(e.Before.Raw); raw != cell.Text {
			cell.Raw = raw
		}
		for _, s := range e.Steps {
			if c.listed[s.Step] < listedCells {
				c.listed[s.Step]++
				wanted = true
			}
			cell.Rules = append(cell.Rules, c.recipe.Steps[s.Step].Rule)
		}
		if wanted {
			c.put(&cell)
		}
	}
}

// row keeps a row that a step would leave out.
func (c *cellWriter) row(l *table.Line, step int) {
	if c.listed[step] >= listedCells {
		return
	}
	c.listed[step]++
	c.put(&Cell{Row: l.Number, At: -1, Text: rowText(l.Cells), Rules: []string{c.recipe.Steps[step].Rule}})
}

func (c *cellWriter) put(cell *Cell) {
	if c.err == nil {
		c.err = c.enc.Encode(cell)
	}
}

func (c *cellWriter) close() error {
	if c.err == nil {
		c.err = c.zip.Close()
	}
	if c.err == nil {
		c.err = c.buf.Flush()
	}
	if c.err != nil {
		return fmt.Errorf("write the cells to clean: %w", c.err)
	}
	return nil
}

// rowBytes is how much of a row's texts is shown for it.
const rowBytes = 300

// rowText is a row's cells as one text.
func rowText(cells []table.Cell) string {
	var b strings.Builder
	for i := range cells {
		if len(cells[i].Text) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" | ")
		}
		if b.Len()+len(cells[i].Text) > rowBytes {
			b.WriteString("…")
			break
		}
		b.Write(cells[i].Text)
	}
	return b.String()
}
