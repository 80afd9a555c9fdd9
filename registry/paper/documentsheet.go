package paper

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes the paper's tables as a workbook: a sheet for each table of the body and each annex, under the lines that say which
// paper it belongs to. A paper without a table gives one sheet of those lines and its paragraphs.
func (d *Document) WriteXLSX(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	for i, s := range d.sheets() {
		if i == 0 {
			err = f.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = f.NewSheet(s.Name)
		}
		if err != nil {
			return fmt.Errorf("name the sheet: %w", err)
		}
		out, err := f.NewStreamWriter(s.Name)
		if err != nil {
			return fmt.Errorf("begin the sheet: %w", err)
		}
		if err := s.write(f, out, each(s.rows)); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("end the sheet: %w", err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: d.title()}); err != nil {
		return fmt.Errorf("set the properties: %w", err)
	}
	_, err = f.WriteTo(w)
	return err
}

type sheetOf struct {
	Sheet
	rows [][]any
}

func (d *Document) sheets() []sheetOf {
	head := []string{strings.ToUpper(strings.ReplaceAll(d.Issuer, "\n", " ")), strings.ToUpper(d.Kind) + ": " + d.Abstract, d.numberLine() + "; " + d.dateLine()}
	var out []sheetOf
	add := func(name string, lines []string, t Table) {
		out = append(out, sheetOf{Sheet{Name: name, Title: strings.Join(head, "\n") + "\n" + strings.Join(lines, "\n"), Columns: t.Columns}, t.Rows})
	}
	heading := d.Abstract
	for _, b := range d.Body {
		switch {
		case b.Heading != "":
			heading = b.Heading
		case b.Table != nil:
			add(fmt.Sprintf("%s %d", say("sheet"), len(out)+1), []string{heading}, *b.Table)
		}
	}
	for i, a := range d.Annexes {
		name := a.Title
		if len(d.Annexes) > 1 {
			name = fmt.Sprintf("%s %d", a.Title, i+1)
		}
		add(name, []string{a.Name, a.Note}, a.Table)
	}
	return out
}

// each gives the rows one by one.
func each(rows [][]any) func() ([]any, bool) {
	return func() ([]any, bool) {
		if len(rows) == 0 {
			return nil, false
		}
		row := slices.Clone(rows[0]) // the writer turns cells into styled ones
		rows = rows[1:]
		return row, true
	}
}
