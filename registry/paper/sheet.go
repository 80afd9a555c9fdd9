package paper

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Column is one column of a sheet: its title and width in characters.
type Column struct {
	Title string
	Width float64
}

// Sheet is a table to be written as a workbook of one sheet.
type Sheet struct {
	Name    string // of the sheet, at most 31 characters
	Title   string // above the table, each line in a row; empty for none
	Columns []Column
}

// WriteXLSX writes the sheet with the rows that next gives until it answers false. Cells are strings, numbers, booleans,
// times or nil. A string is stored as text, never as a formula, whatever it begins with. The workbook names no author.
func (s Sheet) WriteXLSX(w io.Writer, next func() ([]any, bool)) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName("Sheet1", s.Name); err != nil {
		return fmt.Errorf("name the sheet: %w", err)
	}
	out, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return fmt.Errorf("begin the sheet: %w", err)
	}
	if err := s.write(f, out, next); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("end the sheet: %w", err)
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: s.Title}); err != nil {
		return fmt.Errorf("set the properties: %w", err)
	}
	_, err = f.WriteTo(w)
	return err
}

func (s Sheet) write(f *excelize.File, out *excelize.StreamWriter, next func() ([]any, bool)) error {
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	title, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	date := "dd/mm/yyyy"
	dated, err := f.NewStyle(&excelize.Style{CustomNumFmt: &date, Alignment: &excelize.Alignment{Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, c := range s.Columns {
		if err := out.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	row := 1
	put := func(cells []any) error {
		at, err := excelize.CoordinatesToCellName(1, row)
		if err != nil {
			return err
		}
		row++
		return out.SetRow(at, cells)
	}
	if s.Title != "" {
		for _, line := range strings.Split(s.Title, "\n") {
			if err := put([]any{excelize.Cell{StyleID: title, Value: line}}); err != nil {
				return err
			}
		}
	}
	head := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = excelize.Cell{StyleID: bold, Value: c.Title}
	}
	if err := put(head); err != nil {
		return err
	}
	for cells, ok := next(); ok; cells, ok = next() {
		for i, v := range cells {
			style := wrapped
			if _, isTime := v.(time.Time); isTime {
				style = dated
			}
			cells[i] = excelize.Cell{StyleID: style, Value: v}
		}
		if err := put(cells); err != nil {
			return err
		}
	}
	return nil
}
