package check

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/table"
)

// twoTables is a workbook whose first sheet has two tables.
func twoTables(t *testing.T) string {
	t.Helper()
	rows := func(lines ...string) (out []corpusRow) {
		p := &corpusParser{t: t, book: &corpusBook{}, table: &corpusTable{}, sheet: &corpusSheet{}}
		for _, line := range lines {
			p.row("d", line)
		}
		return p.sheet.rows
	}
	b := &corpusBook{id: "hai-bang", sheets: []*corpusSheet{
		{name: "Biểu 1", rows: rows("Bảng 1. Dân số", "STT|Xã|Số hộ", "#1|Mai Sơn|#5", "#2|Tà  Hộc|sáu", "", "Bảng 2. Đường", "Tuyến|Dài (km)|Năm", "Đường 1|#5.5|#2010", "Đường 2|#7|#2011", "Đường 3|#8|#2012")},
		{name: "Biểu 2", rows: rows("Mã|Tên", "a|A", "b|B")},
	}}
	path := filepath.Join(t.TempDir(), b.file())
	if err := os.WriteFile(path, b.bytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string, opts Options) *Report {
	t.Helper()
	r, err := File(context.Background(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestTablesOfOneSheet(t *testing.T) {
	path := twoTables(t)
	r := read(t, path, Options{OutDir: t.TempDir()})
	if len(r.Tables) != 3 || len(r.Sheets) != 2 || r.Sheets[0].Tables != 2 || r.Sheets[1].Table != 2 {
		t.Fatalf("%d tables, sheets %+v", len(r.Tables), r.Sheets)
	}
	for i, want := range []struct {
		address, name, cells, title string
		header                      int
		rows                        int64
	}{{"Biểu 1#1", "Biểu 1", "1:5", "Bảng 1. Dân số", 2, 2}, {"Biểu 1#2", "Biểu 1", "6:", "Bảng 2. Đường", 7, 3}, {"Biểu 2", "Biểu 2", "", "", 1, 2}} {
		got := r.Tables[i]
		if got.Sheet != want.address || got.SheetName != want.name || got.Range != want.cells || got.Title != want.title || got.HeaderRow != want.header || got.Rows != want.rows {
			t.Errorf("table %d: %q %q %q %q header %d, %d rows", i, got.Sheet, got.SheetName, got.Range, got.Title, got.HeaderRow, got.Rows)
		}
	}
	var out bytes.Buffer
	if err := WriteJSON(&out, r, "vi", 0); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := WriteText(&text, r, "vi", 0); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "“Biểu 1#2”") || strings.Contains(text.String(), "Biểu 1#1!") || !strings.Contains(text.String(), "Biểu 1!B4") {
		t.Errorf("cells are not named as a spreadsheet does:\n%s", text.String())
	}
	var told struct {
		Tables []struct{ Sheet, Table, Range string }
	}
	if err := json.Unmarshal(out.Bytes(), &told); err != nil {
		t.Fatal(err)
	}
	if second := told.Tables[1]; second.Sheet != "Biểu 1" || second.Table != "Biểu 1#2" || second.Range != "6:" {
		t.Errorf("told %+v", second)
	}
}

func TestOneTableOfASheet(t *testing.T) {
	path := twoTables(t)
	for sheet, want := range map[string]int{"Biểu 1#2": 7, "bieu 1#1": 2, "Biểu 2#1": 1, "Biểu 2": 1} {
		r := read(t, path, Options{Sheet: sheet})
		if len(r.Tables) != 1 || r.Tables[0].HeaderRow != want {
			t.Errorf("%s: %d tables, header %d, want %d", sheet, len(r.Tables), r.Tables[0].HeaderRow, want)
		}
	}
	if r := read(t, path, Options{Sheet: "Biểu 1"}); len(r.Tables) != 2 {
		t.Errorf("a sheet's name alone reads %d tables, want both", len(r.Tables))
	}
	_, err := File(context.Background(), path, Options{Sheet: "Biểu 1#3"})
	var refused *table.Error
	if !errors.As(err, &refused) || refused.Code != table.CodeNoSheet {
		t.Errorf("a table that is not there: %v", err)
	}
}

func TestCorrectionsOfOneTable(t *testing.T) {
	r := read(t, twoTables(t), Options{BySheet: table.Corrections{"Biểu 1#2": {Types: map[string]string{"C": "string"}}, "Biểu 1": {Types: map[string]string{"C": "string"}}}})
	if got := r.Tables[1].Columns[2].Type; got != "string" {
		t.Errorf("the second table's column C is %s", got)
	}
	if got := r.Tables[0].Columns[2].Type; got != "string" {
		t.Errorf("a sheet's corrections are its first table's: column C is %s", got)
	}
	if got := r.Tables[1].Columns[1].Type; got != "number" {
		t.Errorf("column B is %s", got)
	}
}

// checkLines checks a sheet of the given lines, written as in the corpus, and returns its first table.
func checkLines(t *testing.T, lines ...string) *Table {
	t.Helper()
	p := &corpusParser{t: t, book: &corpusBook{id: "bang"}, table: &corpusTable{}}
	p.addSheet("Biểu")
	for _, line := range lines {
		p.row("d", line)
	}
	path := filepath.Join(t.TempDir(), "bang.xlsx")
	if err := os.WriteFile(path, p.book.bytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return read(t, path, Options{}).Tables[0]
}

func TestTotalsOfLevels(t *testing.T) {
	lines := func(first, second, a, b, all string) []string {
		return []string{"STT|Nội dung|Tiền|Số lượng", "A|Tỉnh", "I|Sở|" + first + "|#5", "#1|Sở Y tế|#10|#2", "#2|Sở Xây dựng|#20|#3", "II|Xã|" + second + "|#1", "#1|Mai Sơn|#5|#1", "|Cộng A|" + a + "|#6",
			"B|Trung ương", "I|Cục", "#1|Cục A|#7|#2", "II|Viện", "#1|Viện B|#8|#2", "|Cộng B|" + b + "|#4", "|Tổng cộng|" + all + "|#10"}
	}
	mismatches := func(t *Table) (rows []int) {
		for _, f := range t.Listed {
			if f.Code == "total.mismatch" {
				rows = append(rows, f.Row)
			}
		}
		return rows
	}
	for _, c := range []struct {
		name  string
		lines []string
		want  []int
	}{
		{"all right", lines("#30", "#5", "#35", "#15", "#50"), nil},
		{"a group's own sum", lines("#31", "#5", "#35", "#15", "#50"), []int{3}},
		{"a total of a middle level", lines("#30", "#5", "#36", "#15", "#50"), []int{8}},
		{"a total of a later middle level", lines("#30", "#5", "#35", "#16", "#50"), []int{14}},
		{"the whole", lines("#30", "#5", "#35", "#15", "#49"), []int{15}},
	} {
		got := checkLines(t, c.lines...)
		if rows := mismatches(got); !slices.Equal(rows, c.want) || got.Rows != 5 {
			t.Errorf("%s: rows %v lie apart, want %v; %d data rows", c.name, rows, c.want, got.Rows)
		}
	}
}

func TestOrdinalsOfLevels(t *testing.T) {
	got := checkLines(t, "TT|Nội dung|Số tiền|Ghi chú", "I|Thu nội địa|#160|x", "#1|Thu A|#100|x", "a|Thu A1|#60|x", "b|Thu A2|#40|x", "#2|Thu B|#60|x", "II|Thu khác|#30|x", "#1|Thu C|#30|x", "1.1|Thu C1|#10|x", "1.2|Thu C2|#20|x")
	var groups []int
	for _, r := range got.Roles {
		if r.Role == "group" {
			for row := r.From; row <= r.To; row++ {
				groups = append(groups, row)
			}
		}
	}
	if !slices.Equal(groups, []int{2, 3, 7, 8}) || got.Rows != 5 {
		t.Errorf("groups %v, %d rows", groups, got.Rows)
	}
	var texts []string
	for _, v := range got.Columns[len(got.Columns)-1].Top {
		texts = append(texts, v.Value)
	}
	slices.Sort(texts)
	if !slices.Equal(texts, []string{"Thu khác – Thu C", "Thu nội địa", "Thu nội địa – Thu A"}) {
		t.Errorf("group column %q", texts)
	}
	for _, f := range got.Listed {
		if f.Code == "total.mismatch" {
			t.Errorf("row %d: %v", f.Row, f.Params)
		}
	}
}

func TestAPersonSaysWhereTablesLie(t *testing.T) {
	path := twoTables(t)
	at := func(sheet, cells string) table.Corrections {
		r, err := table.ParseRange(cells)
		if err != nil {
			t.Fatal(err)
		}
		return table.Corrections{sheet: {Range: r}}
	}
	one := read(t, path, Options{BySheet: at("Biểu 1", "1:")})
	if len(one.Tables) != 2 || one.Tables[0].Sheet != "Biểu 1" || one.Tables[0].LastRow != 10 {
		t.Errorf("a sheet called one table: %d tables, the first %s to row %d", len(one.Tables), one.Tables[0].Sheet, one.Tables[0].LastRow)
	}
	second := read(t, path, Options{Sheet: "Biểu 1#2", BySheet: at("Biểu 1#2", "A7:B9")})
	if got := second.Tables[0]; got.Range != "A7:B9" || len(got.Columns) != 2 || got.Rows != 2 {
		t.Errorf("a table moved: %s, %d columns, %d rows", got.Range, len(got.Columns), got.Rows)
	}
	added := read(t, path, Options{BySheet: at("Biểu 2#2", "A2:B3")})
	if n := len(added.Tables); n != 4 || added.Tables[2].Sheet != "Biểu 2#1" || added.Tables[3].Sheet != "Biểu 2#2" {
		t.Errorf("a table added: %d tables", n)
	}
	first := read(t, path, Options{Overrides: at("", "A7:C")[""]})
	if got := first.Tables[0]; got.HeaderRow != 7 || got.Rows != 3 {
		t.Errorf("the first table's place: header %d, %d rows", got.HeaderRow, got.Rows)
	}
}
