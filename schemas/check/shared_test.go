package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// shared finds a file of the data that lie beside the project, or skips aloud.
func shared(tb testing.TB, parts ...string) string {
	tb.Helper()
	root := os.Getenv("DANHMUC_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{root, "data"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("data beside the project are absent: %v", err)
	}
	return path
}

func checkShared(tb testing.TB, parts ...string) (*Report, *Table, [][]string) {
	tb.Helper()
	dir := tb.TempDir()
	r, err := File(context.Background(), shared(tb, parts...), Options{OutDir: dir, Now: clock})
	if err != nil {
		tb.Fatal(err)
	}
	return r, r.Tables[0], readRows(tb, filepath.Join(dir, r.Tables[0].RowsFile))
}

func types(t *Table) string {
	var out []string
	for _, c := range t.Columns {
		out = append(out, c.Name+":"+c.Type)
	}
	return strings.Join(out, " ")
}

// TestFruitTable asserts every mess of a department's workbook: each cell, its reading, and that nothing else is found.
func TestFruitTable(t *testing.T) {
	_, tab, rows := checkShared(t, "tables", "cay-an-qua-2025.xlsx")
	if tab.Rows != 75 || tab.HeaderFirst != 5 || tab.HeaderRow != 6 || len(rows) != 76 {
		t.Errorf("rows %d, header %d–%d, lines %d", tab.Rows, tab.HeaderFirst, tab.HeaderRow, len(rows))
	}
	if got, want := types(tab), "stt:integer ma_xa:string xa_phuong:string xoai_dien_tich:number xoai_san_luong:number nhan_dien_tich:number nhan_san_luong:number ngay_bao_cao:date nhom:string"; got != want {
		t.Errorf("types: got %s, want %s", got, want)
	}
	if tab.Columns[3].Unit != "ha" || tab.Columns[4].Unit != "tấn" || tab.Columns[1].CodeList != "dvhc-xa" {
		t.Errorf("units or code list: %+v", tab.Columns[1])
	}
	if len(tab.PrimaryKey) != 1 || tab.PrimaryKey[0] != "ma_xa" {
		t.Errorf("key %v", tab.PrimaryKey)
	}
	if tab.Errors != 0 || tab.Status != Warned {
		t.Errorf("errors %d, status %s", tab.Errors, tab.Status)
	}
	counts := map[string]int64{}
	for _, g := range tab.Groups {
		counts[g.Code] += g.Count
	}
	want := map[string]int64{"text.tcvn3": 15, "date.short-year": 10, "text.decomposed": 9, "code.lost-zero": 7, "text.capitals": 7, "text.spaces": 7,
		"number.comma": 22, "number.unit": 12, "null.word": 12, "date.form": 1, "layout.titles": 1, "layout.groups": 1, "layout.totals": 1, "layout.footers": 1, "layout.levels": 1}
	for code, n := range want {
		if counts[code] != n {
			t.Errorf("%s: got %d, want %d", code, counts[code], n)
		}
	}
	for code, n := range counts {
		if want[code] == 0 {
			t.Errorf("unexpected %s: %d", code, n)
		}
	}
	readings := map[string]string{"C10 text.tcvn3": "Phường Chiềng Cơi", "H9 date.short-year": "2026-01-09", "C12 text.decomposed": "Xã Mường Chiên",
		"B11 code.lost-zero": "03679", "C13 text.capitals": "Xã Mường Giôn", "C13 text.spaces": "Xã Mường Giôn", "F10 number.comma": "5184.1", "G13 number.comma": "29810.1",
		"F14 number.unit": "2133.6", "D15 number.unit": "6132", "F12 null.word": ""}
	for _, f := range tab.Listed {
		key := fmt.Sprintf("%s%d %s", f.Letter, f.Row, f.Code)
		if reading, ok := readings[key]; ok {
			if f.Understood != reading {
				t.Errorf("%s: got %q, want %q", key, f.Understood, reading)
			}
			delete(readings, key)
		}
	}
	if len(readings) > 0 {
		t.Errorf("not found: %v", readings)
	}
	if got := strings.Join(rows[3], "|"); got != "3|03670|Phường Chiềng Cơi|10.3|62.6|5184.1|35208.8|2026-02-26|Khu vực 1" {
		t.Errorf("row 10: %s", got)
	}
}

// TestPlaceListsAreClean reads the same list in five forms.
func TestPlaceListsAreClean(t *testing.T) {
	const want = "stt:integer ma_xa:string ten_don_vi:string cap:string ma_tinh:string ten_tinh:string"
	for _, name := range []string{"dm-xa-phuong-son-la.csv", "dm-xa-phuong-son-la.bom-crlf-semicolon.csv", "dm-xa-phuong-son-la.tcvn3.csv", "dm-xa-phuong-son-la.utf16le-bom.tsv", "dm-xa-phuong-son-la.xlsx", "dm-xa-phuong-3321.csv"} {
		t.Run(name, func(t *testing.T) {
			_, tab, rows := checkShared(t, "outside", "vietnam", "derived", name)
			n, list := int64(75), "dvhc-xa"
			if strings.Contains(name, "3321") {
				n, list = 3321, ""
			}
			if tab.Rows != n || int64(len(rows)) != n+1 || types(tab) != want || tab.Columns[1].CodeList != list {
				t.Errorf("rows %d, types %s, list %q", tab.Rows, types(tab), tab.Columns[1].CodeList)
			}
			for _, f := range tab.Listed {
				if f.Severity == Error || f.Severity == Warning && f.Code != "file.encoding" {
					t.Errorf("%s at %s%d: %q", f.Code, f.Letter, f.Row, f.Value)
				}
			}
			if rows[1][1] != "03646" && n == 75 {
				t.Errorf("first code %q", rows[1][1])
			}
			for _, c := range tab.Columns {
				if c.Personal != nil {
					t.Errorf("%s taken for %s", c.Name, c.Personal.Kind)
				}
			}
		})
	}
}

func TestNumericCodesGetTheirZeroBack(t *testing.T) {
	dir := t.TempDir()
	r, err := File(context.Background(), shared(t, "outside", "vietnam", "derived", "dm-xa-phuong-son-la.xlsx"), Options{OutDir: dir, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(r.Tables, func(t *Table) bool { return strings.Contains(t.Sheet, "mất số 0") })
	if i < 0 {
		t.Fatalf("no such sheet: %+v", r.Sheets)
	}
	if g := r.Tables[i].Groups[0]; g.Code != "code.lost-zero" || g.Count != 75 || g.Sure != 75 {
		t.Errorf("got %+v", g)
	}
	if rows := readRows(t, filepath.Join(dir, r.Tables[i].RowsFile)); rows[1][1] != "03646" {
		t.Errorf("got %q", rows[1][1])
	}
}

func TestMappingOfCommunes(t *testing.T) {
	_, tab, _ := checkShared(t, "outside", "vietnam", "derived", "chuyen-doi-xa-cu-moi-2025.csv")
	if tab.Rows != 10599 || tab.Errors != 0 {
		t.Errorf("rows %d, errors %d", tab.Rows, tab.Errors)
	}
	for _, c := range tab.Columns {
		if c.Type != "string" || c.Personal != nil {
			t.Errorf("%s: %s %v", c.Name, c.Type, c.Personal)
		}
	}
}

func TestPersonalDataOfCaseFiles(t *testing.T) {
	r, tab, _ := checkShared(t, "outside", "vietnam", "synthetic", "ho-so-hanh-chinh.TONG-HOP-GIA-LAP.csv")
	want := map[string]string{"ho_ten": "name basic", "ngay_sinh": "birth basic", "gioi_tinh": "sex basic", "so_cccd": "cccd basic", "dien_thoai": "phone basic", "email": "email basic",
		"dia_chi": "address basic", "so_the_bhyt": "health-insurance sensitive", "ma_ho_so": "", "ma_xa": "", "nop_ngay": "", "ket_qua": ""}
	for _, c := range tab.Columns {
		got := ""
		if c.Personal != nil {
			got = c.Personal.Kind + " " + c.Personal.Class
			if len(c.Top) > 0 || c.Min != nil || c.Enum != nil || !c.Masked {
				t.Errorf("%s shows values", c.Name)
			}
		}
		if got != want[c.Name] {
			t.Errorf("%s: got %q, want %q", c.Name, got, want[c.Name])
		}
	}
	if r.Errors > 0 || tab.PrimaryKey[0] != "ma_ho_so" {
		t.Errorf("errors %d, key %v", r.Errors, tab.PrimaryKey)
	}
}

func TestDepartmentLists(t *testing.T) {
	rows := map[string]int64{"danh-muc-snnmt.xlsx": 20, "danh-muc-svhttdl.xlsx": 6, "danh-muc-sxd.xlsx": 0, "danh-muc-syt.xlsx": 6}
	for name, n := range rows {
		t.Run(name, func(t *testing.T) {
			r, tab, _ := checkShared(t, "lists", name)
			if n > 0 && tab.Rows != n || r.Errors > 0 || tab.Rows == 0 {
				t.Errorf("rows %d, errors %d: %v", tab.Rows, r.Errors, codes(tab, ""))
			}
			for _, c := range tab.Columns {
				if c.Personal != nil {
					t.Errorf("%s taken for %s", c.Name, c.Personal.Kind)
				}
			}
		})
	}
}
