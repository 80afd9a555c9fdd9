package check

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"danhmuc/schemas/table"
)

// bookLines writes a workbook of one sheet, its lines as in the corpus.
func bookLines(t *testing.T, sheet string, lines ...string) string {
	t.Helper()
	p := &corpusParser{t: t, book: &corpusBook{id: "bang"}, table: &corpusTable{}}
	p.addSheet(sheet)
	for _, line := range lines {
		p.row("d", line)
	}
	path := filepath.Join(t.TempDir(), "bang.xlsx")
	if err := os.WriteFile(path, p.book.bytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func hasCode(r *Report, code string) bool {
	return slices.ContainsFunc(r.Tables[0].Listed, func(f Finding) bool { return f.Code == code })
}

func TestTheLastReadingIsRemembered(t *testing.T) {
	january := []string{"Báo cáo tháng 1", "Mã|Số|Ghi", "Code|Value|Note", "#12|#5|x", "#13|#6|y", "Hết|#11"}
	was := table.Overrides{HeaderFirst: 3, HeaderLast: 3, Types: map[string]string{"A": "string"}, Roles: map[int]table.Role{2: table.RoleTitle, 6: table.RoleTotal}}
	first := read(t, bookLines(t, "T1", january...), Options{Overrides: was})
	var columns []string
	for _, c := range first.Tables[0].Columns {
		columns = append(columns, c.Name)
	}
	memory := &Memory{Corrections: table.Corrections{"": was}, Columns: columns}

	next := read(t, bookLines(t, "T2", "Báo cáo tháng 2", "Mã|Số|Ghi", "Code|Value|Note", "#14|#7|x", "#15|#8|y", "#16|#9|z"), Options{Remembered: memory})
	got := next.Tables[0]
	if next.Remembered == nil || !next.Remembered.Applied || got.HeaderFirst != 3 || got.Columns[0].Type != "string" || got.Rows != 3 || !hasCode(next, "layout.remembered") {
		t.Errorf("remembered %+v, header %d, column A %s, %d rows", next.Remembered, got.HeaderFirst, got.Columns[0].Type, got.Rows)
	}
	kept, err := table.ParseCorrections(next.Remembered.Corrections)
	if err != nil || kept["T2"].HeaderFirst != 3 || kept["T2"].Roles[2] != table.RoleTitle || len(kept["T2"].Roles) != 1 {
		t.Errorf("what was used: %s, %v", next.Remembered.Corrections, err)
	}

	other := read(t, bookLines(t, "T3", "Xã|Số hộ|Số người", "A|#1|#2", "B|#3|#4"), Options{Remembered: memory})
	if other.Remembered == nil || other.Remembered.Applied || other.Tables[0].HeaderFirst != 1 || !hasCode(other, "layout.remembered-misfit") {
		t.Errorf("another form: remembered %+v, header %d", other.Remembered, other.Tables[0].HeaderFirst)
	}

	asked := read(t, bookLines(t, "T2", january...), Options{Remembered: memory, BySheet: table.Corrections{"T2": {HeaderFirst: 2, HeaderLast: 2}}})
	if asked.Remembered != nil || asked.Tables[0].HeaderRow != 2 {
		t.Errorf("what a person asks for wins: remembered %+v, header %d", asked.Remembered, asked.Tables[0].HeaderRow)
	}
}

func TestTheChosenTableIsRemembered(t *testing.T) {
	memory := &Memory{Sheet: "Biểu 1#2"}
	for _, c := range read(t, twoTables(t), Options{Sheet: memory.Sheet}).Tables[0].Columns {
		memory.Columns = append(memory.Columns, c.Name)
	}
	r := read(t, twoTables(t), Options{Remembered: memory})
	if r.Remembered == nil || r.Remembered.Sheet != "Biểu 1#2" || len(r.Tables) != 1 || r.Tables[0].Sheet != "Biểu 1#2" {
		t.Errorf("remembered %+v, table %s", r.Remembered, r.Tables[0].Sheet)
	}
	memory.Sheet = "Biểu 9"
	if r = read(t, twoTables(t), Options{Remembered: memory}); r.Remembered.Applied || len(r.Tables) != 3 {
		t.Errorf("a sheet that is gone: remembered %+v, %d tables", r.Remembered, len(r.Tables))
	}
}
