package check

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"danhmuc/schemas/table"
	"danhmuc/schemas/xlsx"
)

// FindingForms are the forms in which [WriteFindings] writes.
var FindingForms = []string{"csv", "xlsx"}

// findingHeads are the phrases over the columns of a list of findings.
var findingHeads = []string{"sheet", "cell", "row", "column", "severity", "dimension", "message", "fix", "value", "understood", "code", "article"}

// WriteFindings writes every finding of a report as a table for people, one a row with its sentences in lang, in the form "csv" or
// "xlsx". Nothing is left out: where a sheet of a workbook is full another follows. Memory does not grow with the findings.
func WriteFindings(w io.Writer, form string, r *Report, lang string) error {
	var to findingSink
	switch form {
	case "csv":
		if _, err := io.WriteString(w, "\uFEFF"); err != nil { // by it spreadsheets take the file for UTF-8
			return fmt.Errorf("write the findings: %w", err)
		}
		to = &csvFindings{out: csv.NewWriter(w)}
	case "xlsx":
		to = &xlsxFindings{out: xlsx.NewWriter(w), name: Phrase(lang, "text.findings", nil)}
	default:
		return fmt.Errorf("write the findings: no form %q", form)
	}
	heads := make([]string, len(findingHeads))
	for i, h := range findingHeads {
		heads[i] = Phrase(lang, "head."+h, nil)
	}
	if err := writeFindings(to, heads, r, lang); err != nil {
		return fmt.Errorf("write the findings: %w", err)
	}
	return nil
}

// findingSink takes a table row by row.
type findingSink interface {
	head(titles []string) error
	row(cells []string, number bool) error // number: the third cell holds a row's number
	close() error
}

func writeFindings(to findingSink, heads []string, r *Report, lang string) error {
	if err := to.head(heads); err != nil {
		return err
	}
	for _, t := range r.Tables {
		for f, err := range t.Findings() {
			if err != nil {
				return err
			}
			if err := to.row(f.cells(lang), f.Row > 0); err != nil {
				return err
			}
		}
	}
	return to.close()
}

// cells are a finding's cells under findingHeads.
func (f *Finding) cells(lang string) []string {
	message, fix := Message(lang, f)
	title, cell, row := f.ColumnTitle, "", ""
	if title == "" {
		title = f.Column
	}
	if f.Row > 0 {
		row = strconv.Itoa(f.Row)
		if f.Letter != "" {
			cell = f.Letter + row
		}
	}
	return []string{f.Sheet, cell, row, title, Phrase(lang, "severity."+string(f.Severity), nil), Phrase(lang, "quality."+f.Rule, nil), message, fix, f.Value, f.Understood, f.Code, f.Article}
}

type csvFindings struct{ out *csv.Writer }

func (c *csvFindings) head(titles []string) error { return c.out.Write(titles) }

// row guards a cell that a spreadsheet would run as a formula: the raw cells come from outside.
func (c *csvFindings) row(cells []string, _ bool) error {
	for i, s := range cells {
		if s != "" && (s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\t' || s[0] == '\r') {
			cells[i] = "'" + s
		}
	}
	return c.out.Write(cells)
}

func (c *csvFindings) close() error {
	c.out.Flush()
	return c.out.Error()
}

type xlsxFindings struct {
	out    *xlsx.Writer
	name   string
	titles []string
	rows   int // of the open sheet
}

func (x *xlsxFindings) head(titles []string) error {
	x.titles, x.rows = titles, 1
	if err := x.out.Sheet(x.name, []float64{16, 8, 8, 24, 12, 14, 60, 44, 24, 24, 20, 18}); err != nil {
		return err
	}
	return x.out.Head(titles)
}

func (x *xlsxFindings) row(cells []string, number bool) error {
	if x.rows == xlsx.MaxRows {
		if err := x.head(x.titles); err != nil {
			return err
		}
	}
	x.rows++
	values := make([]xlsx.Value, len(cells))
	for i, s := range cells {
		values[i] = xlsx.Value{Text: s}
	}
	if number {
		values[2].Kind = table.KindNumber
	}
	return x.out.Row(values)
}

func (x *xlsxFindings) close() error { return x.out.Close() }
