package clean

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"strconv"

	"danhmuc/schemas/check"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// bound is a step made ready for the cells of its column.
type bound struct {
	rule      *Rule
	step      *Step
	at        int  // position in the recipe
	aside     bool // in a survey: what it would do is told, later rules see the cell without it
	hint      infer.Hint
	proven    bool
	tick      bool
	epoch1904 bool
	width     int
	measure   viet.Measure
	measured  bool
	value     infer.Value // reused
	out       []byte      // reused
}

func bind(step *Step, at int) *bound {
	rule, _ := ruleOf(step.Rule)
	p := step.Params
	b := &bound{rule: rule, step: step, at: at, proven: p[ParamProven] == yes, tick: p[ParamTick] == yes, epoch1904: p[ParamEpoch] == epoch1904}
	switch p[ParamStyle] {
	case styleComma:
		b.hint.Style = viet.StyleComma
	case stylePoint:
		b.hint.Style = viet.StylePoint
	}
	if p[ParamOrder] == orderMonth {
		b.hint.Order = viet.MonthFirst
	}
	b.width, _ = strconv.Atoi(p[ParamWidth]) // checked by ParseRecipe; 0 where there is none
	if unit := p[ParamUnit]; unit != "" {
		b.measure, b.measured = viet.ParseMeasure(unit)
	}
	return b
}

// Skipped is a step that cannot work on a sheet, and why.
type Skipped struct {
	Rule   string `json:"rule"`
	Column string `json:"column,omitempty"`
	Title  string `json:"title,omitempty"`
	Reason string `json:"reason"` // see the Skip constants
}

// Reasons of Skipped.
const (
	SkipColumn  = "column"  // the sheet has no such column any more
	SkipReading = "reading" // the column is written in another way than when the step was agreed to
)

// Change is what one rule did to one cell, or to a row as a whole.
type Change struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`    // the sheet's own row number
	Column string `json:"column"` // the column's name; "" for a row that is left out
	Letter string `json:"letter,omitempty"`
	Before string `json:"before"`
	After  string `json:"after"`
	Rule   string `json:"rule"`
}

// Edit is one cell that a line's cleaning changed, with all that undoing it needs.
type Edit struct {
	At     int        // position among the line's cells
	Before table.Cell // as it came, with bytes of its own
	Steps  []Stage    // what each rule made of it, in order
}

// Stage is a cell's value after one rule.
type Stage struct {
	Step  int    // position in the recipe
	Value string // the text after it
}

// Cleaner applies a recipe to the lines of one sheet. It is used for one reading, by one goroutine.
type Cleaner struct {
	recipe  *Recipe
	sheet   check.Sheet
	columns [][]*bound // by column
	survey  bool       // rows to leave out are told, and stay
	repeats int        // position of row.duplicates in the recipe, -1 for none
	digests map[[16]byte]struct{}
	counts  []int64 // by step
	skipped []Skipped
	changed int64 // cells
	left    int64 // rows left out
	record  func(line *table.Line, edits []Edit, left *Step)
	cells   []table.Cell // reused
	edits   []Edit       // reused
	key     []byte       // reused
}

var _ check.LineCleaner = (*Cleaner)(nil)

// New makes a recipe ready for a sheet. A step whose column the sheet has not is skipped and told by [Cleaner.Skipped]. A column is found
// by name, else by its title without marks and case.
func New(recipe *Recipe, sheet check.Sheet) *Cleaner {
	c := &Cleaner{recipe: recipe, sheet: sheet, columns: make([][]*bound, len(sheet.Columns)), repeats: -1, counts: make([]int64, len(recipe.Steps))}
	for i := range recipe.Steps {
		s := &recipe.Steps[i]
		switch s.Rule {
		case rowTotals:
			continue
		case rowRepeats:
			c.repeats, c.digests = i, map[[16]byte]struct{}{}
			continue
		}
		at := columnOf(s, sheet.Columns)
		if at < 0 {
			c.skipped = append(c.skipped, Skipped{s.Rule, s.Column, s.Title, SkipColumn})
			continue
		}
		c.columns[at] = append(c.columns[at], bind(s, i))
	}
	return c
}

func columnOf(s *Step, columns []table.Column) int {
	for i := range columns {
		if columns[i].Name == s.Column {
			return i
		}
	}
	if s.Title == "" {
		return -1
	}
	want := viet.Fold(viet.Clean(s.Title))
	for i := range columns {
		if viet.Fold(viet.Clean(columns[i].Title)) == want {
			return i
		}
	}
	return -1
}

// Record has fn told each data line that changes. edits are valid until fn returns; left is the step that leaves the row out, nil for none.
// The line has its cleaned cells already.
func (c *Cleaner) Record(fn func(line *table.Line, edits []Edit, left *Step)) { c.record = fn }

// Clean gives a data line its cleaned cells and tells whether the row stays. The cells that the line came with are never written to.
func (c *Cleaner) Clean(line *table.Line) bool {
	c.edits = c.edits[:0]
	if c.repeats >= 0 && c.repeated(line) {
		c.counts[c.repeats]++
		if c.record != nil {
			c.record(line, nil, &c.recipe.Steps[c.repeats])
		}
		if !c.survey {
			c.left++
			return false
		}
	}
	cells := line.Cells
	for i := range min(len(cells), len(c.columns)) {
		if len(c.columns[i]) == 0 || len(cells[i].Text) == 0 {
			continue
		}
		if mended, ok := c.cell(i, &cells[i]); ok {
			if len(c.edits) == 1 {
				c.cells = append(c.cells[:0], line.Cells...)
				line.Cells = c.cells
			}
			line.Cells[i] = mended
		}
	}
	c.changed += int64(len(c.edits))
	if len(c.edits) > 0 && c.record != nil {
		c.record(line, c.edits, nil)
	}
	return true
}

// cell applies the column's steps to one cell.
func (c *Cleaner) cell(at int, cell *table.Cell) (table.Cell, bool) {
	text, kind := cell.Text, cell.Kind
	var stages []Stage
	encoded := false
	usual := viet.Look(text).Usual
	for _, b := range c.columns[at] {
		if len(text) == 0 {
			break
		}
		if usual && b.rule.writing {
			continue
		}
		out, as, ok := b.rule.apply(b, cell, text, kind)
		if !ok {
			continue
		}
		c.counts[b.at]++
		if b.aside {
			stages = append(stages, Stage{b.at, string(out)})
			continue
		}
		encoded = encoded || b.rule.ID == textEncoding
		text, kind = bytes.Clone(out), as // a rule's room is used again for the next cell
		stages = append(stages, Stage{b.at, string(text)})
	}
	if len(stages) == 0 {
		return table.Cell{}, false
	}
	c.edits = append(c.edits, Edit{At: at, Before: owned(cell), Steps: stages})
	mended := table.Cell{Text: text, Raw: text, Kind: kind, Flags: cell.Flags}
	if cell.Encoding != viet.Unicode && !encoded {
		mended.Raw, mended.Encoding = bytes.Clone(cell.Raw), cell.Encoding // not agreed to: the old font is still reported
	}
	if encoded {
		mended.Flags &^= table.FlagFont
	}
	return mended, true
}

func owned(cell *table.Cell) table.Cell {
	out := *cell
	out.Text = bytes.Clone(cell.Text)
	out.Raw = bytes.Clone(cell.Raw)
	return out
}

// repeated tells whether an earlier row had the same text in every column, spaces and old fonts aside; row numbers and the group do not
// count. Rows that hold nothing are no repeats.
func (c *Cleaner) repeated(line *table.Line) bool {
	c.key = c.key[:0]
	filled := false
	for i := range line.Cells {
		if i < len(c.sheet.Columns) && (c.sheet.Columns[i].Ordinal || c.sheet.Columns[i].Group) {
			continue
		}
		text, _ := viet.CleanBytes(nil, line.Cells[i].Text)
		filled = filled || len(text) > 0
		c.key = binary.AppendUvarint(c.key, uint64(len(text)))
		c.key = append(c.key, text...)
	}
	if !filled {
		return false
	}
	sum := sha256.Sum256(c.key)
	digest := [16]byte(sum[:16])
	if _, met := c.digests[digest]; met {
		return true
	}
	c.digests[digest] = struct{}{}
	return false
}

// Undo gives a cleaned line the cells back that it came with.
func Undo(cells []table.Cell, edits []Edit) {
	for _, e := range edits {
		cells[e.At] = e.Before
	}
}

// Count is how often one step of a recipe changed something.
type Count struct {
	Rule   string `json:"rule"`
	Column string `json:"column,omitempty"`
	Count  int64  `json:"count"`
}

// Counts tells for each step, in order, how many cells it changed or rows it left out so far.
func (c *Cleaner) Counts() []Count {
	out := make([]Count, len(c.counts))
	for i, n := range c.counts {
		s := &c.recipe.Steps[i]
		out[i] = Count{s.Rule, s.Column, n}
	}
	return out
}

// Changed is how many cells differ, and how many rows were left out, so far.
func (c *Cleaner) Changed() (cells, rows int64) { return c.changed, c.left }

// Skipped lists the steps that do not work on this sheet.
func (c *Cleaner) Skipped() []Skipped { return c.skipped }

// changesOf tells an edit rule by rule.
func (c *Cleaner) changesOf(row int, e *Edit) []Change {
	column := &c.sheet.Columns[e.At]
	before := string(e.Before.Text)
	if e.Before.Encoding != viet.Unicode {
		before = string(e.Before.Raw)
	}
	out := make([]Change, 0, len(e.Steps))
	for _, s := range e.Steps {
		out = append(out, Change{Sheet: c.sheet.Name, Row: row, Column: column.Name, Letter: column.Letter, Before: before, After: s.Value, Rule: c.recipe.Steps[s.Step].Rule})
		before = s.Value
	}
	return out
}
