package table

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// sharedPath finds a file or folder of the shared test data, beside the project or under DANHMUC_SHARED; the test is skipped where it is absent.
func sharedPath(tb testing.TB, name string) string {
	tb.Helper()
	root := os.Getenv("DANHMUC_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("shared test data is absent: %v", err)
	}
	return path
}

// write puts content into a new file.
func write(tb testing.TB, name string, content []byte) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// open opens a file that must open and closes it with the test.
func open(tb testing.TB, path string, opts Options) *Workbook {
	tb.Helper()
	w, err := Open(context.Background(), path, opts)
	if err != nil {
		tb.Fatalf("Open(%s): %v", path, err)
	}
	tb.Cleanup(func() {
		if err := w.Close(); err != nil {
			tb.Error(err)
		}
	})
	return w
}

// rawRows reads a sheet: row number and texts, trailing empty cells left out.
func rawRows(tb testing.TB, w *Workbook, sheet int) (numbers []int, rows [][]string) {
	tb.Helper()
	r, err := w.Rows(context.Background(), sheet)
	if err != nil {
		tb.Fatal(err)
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return numbers, rows
		}
		if err != nil {
			tb.Fatal(err)
		}
		numbers = append(numbers, row.Number)
		rows = append(rows, texts(row.Cells))
	}
}

func texts(cells []Cell) []string {
	out := make([]string, len(cells))
	for i := range cells {
		out[i] = string(cells[i].Text)
	}
	return out
}

// reading is a sheet read to its end.
type reading struct {
	layout *Layout
	roles  string     // one letter a stored row: d data, b blank, t title, h header, u unit, n numbered, g group, T total, f footer
	data   [][]string // texts of the data rows by layout column
	cells  [][]Cell   // copies of the data rows
	rows   []int      // numbers of the data rows
}

var roleLetters = map[Role]string{RoleData: "d", RoleBlank: "b", RoleTitle: "t", RoleHeader: "h", RoleUnit: "u", RoleNumbered: "n", RoleGroup: "g", RoleTotal: "T", RoleFooter: "f"}

func understand(tb testing.TB, w *Workbook, sheet int, o Overrides) reading {
	tb.Helper()
	t, err := Understand(context.Background(), w, sheet, o)
	if err != nil {
		tb.Fatal(err)
	}
	var r reading
	var roles strings.Builder
	last := 0
	for {
		line, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			tb.Fatal(err)
		}
		if line.Number <= last {
			tb.Fatalf("row %d comes after row %d", line.Number, last)
		}
		last = line.Number
		roles.WriteString(roleLetters[line.Role])
		if line.Role != RoleData {
			if got := t.Layout.RoleOf(line.Number); got != line.Role {
				tb.Errorf("RoleOf(%d) = %v, the line says %v", line.Number, got, line.Role)
			}
			continue
		}
		if len(line.Cells) != len(t.Layout.Columns) {
			tb.Fatalf("row %d has %d cells for %d columns", line.Number, len(line.Cells), len(t.Layout.Columns))
		}
		r.data = append(r.data, texts(line.Cells))
		r.cells = append(r.cells, copyCells(line.Cells))
		r.rows = append(r.rows, line.Number)
	}
	if t.Layout.Rows != len(r.data) || t.Layout.LastRow != last {
		tb.Errorf("layout counts %d rows to %d, read %d to %d", t.Layout.Rows, t.Layout.LastRow, len(r.data), last)
	}
	r.layout, r.roles = t.Layout, roles.String()
	return r
}

func (r *reading) titles() []string {
	var out []string
	for _, c := range r.layout.Columns {
		out = append(out, c.Title)
	}
	return out
}

func (r *reading) names() []string {
	var out []string
	for _, c := range r.layout.Columns {
		out = append(out, c.Name)
	}
	return out
}

// sheetOf composes a workbook of one sheet from lines: cells parted by "|", empty lines left out, "#1,5" a number.
func sheetOf(tb testing.TB, lines []string, merges ...string) string {
	tb.Helper()
	return bookOf(tb, func(f *excelize.File) error {
		for i, line := range lines {
			if line == "" {
				continue
			}
			for c, text := range strings.Split(line, "|") {
				text = strings.TrimSpace(text)
				if text == "" {
					continue
				}
				name, err := excelize.CoordinatesToCellName(c+1, i+1)
				if err != nil {
					return err
				}
				if number, ok := strings.CutPrefix(text, "#"); ok {
					if err := f.SetCellDefault("Sheet1", name, number); err != nil {
						return err
					}
					continue
				}
				if err := f.SetCellStr("Sheet1", name, text); err != nil {
					return err
				}
			}
		}
		for _, m := range merges {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				return err
			}
		}
		return nil
	})
}

// bookOf composes a workbook.
func bookOf(tb testing.TB, fill func(*excelize.File) error) string {
	tb.Helper()
	f := excelize.NewFile()
	path := filepath.Join(tb.TempDir(), "book.xlsx")
	if err := errors.Join(fill(f), f.SaveAs(path), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// packed is a workbook of parts written by hand.
func packed(tb testing.TB, parts map[string]string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "packed.xlsx")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range parts {
		part, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			tb.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// minimalParts are the parts of a workbook with one sheet of the given XML.
func minimalParts(sheet string) map[string]string {
	return map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
	}
}

// codeOf is an error's code, "" for any other error.
func codeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// refusal opens a file and reads its first sheet to the end, and returns the first error's code.
func refusal(tb testing.TB, path string, opts Options) Code {
	tb.Helper()
	w, err := Open(context.Background(), path, opts)
	if err != nil {
		if codeOf(err) == "" {
			tb.Errorf("Open: %v has no code", err)
		}
		return codeOf(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			tb.Error(err)
		}
	}()
	for i := range w.Sheets {
		if w.Sheets[i].Chart {
			continue
		}
		t, err := Understand(context.Background(), w, i, Overrides{})
		for err == nil {
			_, err = t.Next()
		}
		if errors.Is(err, io.EOF) {
			continue
		}
		if codeOf(err) == "" {
			tb.Errorf("read: %v has no code", err)
		}
		return codeOf(err)
	}
	return ""
}
