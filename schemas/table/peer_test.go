package table

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"danhmuc/schemas/viet"
)

// TestAgainstExcelize reads every workbook of the shared data with both readers and compares the stored values cell by cell.
func TestAgainstExcelize(t *testing.T) {
	files, cells := 0, 0
	for _, folder := range []string{"data/lists", "data/tables", "data/outside/xlsx", "data/outside/tabular", "data/outside/vietnam"} {
		err := filepath.WalkDir(sharedPath(t, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".xlsx" && filepath.Ext(path) != ".xlsm" {
				return err
			}
			w, err := Open(context.Background(), path, Options{})
			if err != nil {
				return nil // refused: another test's matter
			}
			defer func() {
				if err := w.Close(); err != nil {
					t.Error(err)
				}
			}()
			f, err := excelize.OpenFile(path)
			if err != nil {
				t.Logf("excelize does not open %s: %v", filepath.Base(path), err)
				return nil
			}
			files++
			for i, sheet := range f.GetSheetList() {
				if !w.Sheets[i].Chart {
					cells += compareSheet(t, w, f, i, sheet, filepath.Base(path))
				}
			}
			return f.Close()
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d workbooks, %d cells", files, cells)
}

func compareSheet(t *testing.T, w *Workbook, f *excelize.File, i int, sheet, file string) (cells int) {
	t.Helper()
	want, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Logf("excelize does not read %s %q: %v", file, sheet, err)
		return 0
	}
	rows, err := w.Rows(context.Background(), i)
	if err != nil {
		t.Errorf("%s %q: %v", file, sheet, err)
		return 0
	}
	seen := map[int]bool{}
	for {
		row, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Errorf("%s %q: %v", file, sheet, err)
			return cells
		}
		seen[row.Number] = true
		var peer []string
		if row.Number <= len(want) {
			peer = want[row.Number-1]
		}
		for c := range max(len(row.Cells), len(peer)) {
			ours, theirs := "", ""
			if c < len(row.Cells) {
				ours = string(row.Cells[c].Raw)
			}
			if c < len(peer) {
				theirs = peer[c]
			}
			cells++
			if ours != theirs && !sameValue(row.Cells[c], theirs) {
				t.Errorf("%s %q %s%d: %q, excelize %q", file, sheet, ColumnLetter(c), row.Number, ours, theirs)
			}
		}
	}
	for n, peer := range want {
		if !seen[n+1] && strings.Join(peer, "") != "" {
			t.Errorf("%s %q row %d is missing: %q", file, sheet, n+1, peer)
		}
	}
	return cells
}

// sameValue allows what the two readers mean to do differently: line ends, TRUE for 1, a date's own form.
func sameValue(c Cell, theirs string) bool {
	if c.Kind == KindBool {
		return (string(c.Text) == "true") == (theirs == "TRUE" || theirs == "1")
	}
	if c.Kind == KindDate {
		_, ok := viet.ParseDate([]byte(theirs), viet.MonthFirst)
		return ok || theirs == string(c.Text)
	}
	level := func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n") }
	return level(string(c.Raw)) == level(theirs)
}
