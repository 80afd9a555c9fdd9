package check

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAllFindingsAsAFile writes more findings than memory keeps: each form holds every one, in order, and no cell runs as a formula.
func TestAllFindingsAsAFile(t *testing.T) {
	var text strings.Builder
	text.WriteString("Ghi chú,Diện tích (ha)\n")
	for i := range 300 {
		fmt.Fprintf(&text, "=A%d,\"%d,5\"\n", i, i)
	}
	text.WriteString("x,-~3\n")
	dir := t.TempDir()
	path := filepath.Join(dir, "bang.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := File(context.Background(), path, Options{OutDir: dir, Keep: 10, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(done)
	if err != nil {
		t.Fatal(err)
	}
	r := new(Report) // as it comes back from where reports are kept
	if err := json.Unmarshal(raw, r); err != nil {
		t.Fatal(err)
	}
	r.OpenWith(func(name string) (io.ReadCloser, error) { return os.Open(filepath.Join(dir, name)) })

	var out bytes.Buffer
	if err := WriteFindings(&out, "csv", r, "vi"); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(rows)) != r.FindingCount+1 || r.FindingCount < 300 {
		t.Errorf("%d lines, %d findings", len(rows), r.FindingCount)
	}
	if got := strings.Join(rows[1][1:8], "|"); got != "B2|2|Diện tích (ha)|Cảnh báo|Hợp lệ|“0,5” dùng dấu phẩy thập phân trong chữ, hiểu là 0,5.|Nhận 0,5." {
		t.Errorf("first finding: %s", got)
	}
	for _, row := range rows {
		for _, cell := range row {
			if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@") {
				t.Errorf("a cell runs as a formula: %q", cell)
			}
		}
	}

	book := filepath.Join(dir, "phat-hien.xlsx")
	file, err := os.Create(book)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteFindings(file, "xlsx", r, "en"); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	back := open(t, book, Options{})
	if got := back.Tables[0]; got.Rows != r.FindingCount || got.HeaderRow != 1 || got.Columns[6].Title != "Finding" {
		t.Errorf("workbook: %d rows, header %d, %v", got.Rows, got.HeaderRow, got.Columns[6].Title)
	}
	if err := WriteFindings(io.Discard, "pdf", r, "vi"); err == nil {
		t.Error("an unknown form is written")
	}
}
