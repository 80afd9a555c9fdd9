package clean

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Preview is what a recipe would make of one cell, or a row that it would leave out.
type Preview struct {
	Row    int
	Column string // name; "" for a row
	Title  string // of the column
	Letter string // of the column
	Before string // as the sheet has it; for a row its cells
	After  string // "" for a row
	Out    bool   // the row is left out
	Rules  []string
}

// Previews looks at a survey's kept cells (gzipped, as [Suggest] wrote them) with the recipe applied, and gives the n changes from the
// from-th on that rule and column ask for ("" asks for all), and how many there are. Each cell is mended by the recipe alone, whichever
// of the suggestions it takes: what is shown is what applying gives.
func Previews(s *Survey, recipe *Recipe, cells io.Reader, rule, column string, from, n int) (page []Preview, total int, err error) {
	zip, err := gzip.NewReader(bufio.NewReader(cells))
	if err != nil {
		return nil, 0, fmt.Errorf("read the cells to clean: %w", err)
	}
	c := New(recipe, s.sheet())
	d := json.NewDecoder(zip)
	for {
		var cell Cell
		if err := d.Decode(&cell); err == io.EOF {
			return page, total, nil
		} else if err != nil {
			return nil, 0, fmt.Errorf("read the cells to clean: %w", err)
		}
		p, ok := c.preview(s, &cell)
		if !ok || rule != "" && !slices.Contains(p.Rules, rule) || column != "" && p.Column != column {
			continue
		}
		if total >= from && len(page) < n {
			page = append(page, p)
		}
		total++
	}
}

// sheet is what New needs of the table that was surveyed.
func (s *Survey) sheet() check.Sheet {
	columns := make([]table.Column, len(s.Columns))
	for i, c := range s.Columns {
		columns[i] = table.Column{Name: c.Name, Title: c.Title, Letter: c.Letter}
	}
	return check.Sheet{Name: s.Sheet, Columns: columns, Date1904: s.Date1904}
}

func (c *Cleaner) preview(s *Survey, cell *Cell) (Preview, bool) {
	if cell.At < 0 {
		ok := stepAt(c.recipe, cell.Rules[0]) >= 0
		return Preview{Row: cell.Row, Before: cell.Text, Out: true, Rules: cell.Rules}, ok
	}
	if cell.At >= len(c.columns) {
		return Preview{}, false
	}
	stored := table.Cell{Text: []byte(cell.Text), Raw: []byte(cell.Raw), Kind: cell.Kind, Encoding: cell.Encoding, Flags: cell.Flags}
	if cell.Raw == "" {
		stored.Raw = stored.Text
	}
	c.edits = c.edits[:0]
	mended, ok := c.cell(cell.At, &stored)
	if !ok {
		return Preview{}, false
	}
	column := &s.Columns[cell.At]
	p := Preview{Row: cell.Row, Column: column.Name, Title: column.Title, Letter: column.Letter, Before: cell.Text, After: string(mended.Text)}
	if cell.Encoding != viet.Unicode {
		p.Before = cell.Raw
	}
	for _, stage := range c.edits[0].Steps {
		p.Rules = append(p.Rules, c.recipe.Steps[stage.Step].Rule)
	}
	return p, true
}
