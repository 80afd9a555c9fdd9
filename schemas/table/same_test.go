package table

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// remake composes testdata anew: `go test ./schemas/table -run TestSameInEveryFormat -remake`. It needs LibreOffice.
var remake = flag.Bool("remake", false, "compose the workbooks of testdata anew")

const sameBook = "testdata/bao-cao.xlsx"

// TestSameInEveryFormat reads one workbook as XLSX, XLS and ODS, the latter two as LibreOffice saves it: sheets, rows, cells, merged
// ranges and what is understood are the same.
func TestSameInEveryFormat(t *testing.T) {
	if *remake {
		composeSame(t)
	}
	want := everything(t, sameBook)
	for _, line := range []string{
		`sheet "Biểu 01" hidden false`, `sheet "Ẩn" hidden true`, `merge {1 1 0 6}`, `B8 text "Phường Tô Hiệu" TCVN3 font`, `B9 text "XÃ CHIỀNG AN" TCVN3 font`, `B10 text "Xã Mường Bám" VNI font`,
		`B11 text "Xã Chiềng Cơi" TCVN3 font`, `E8 date "2026-03-28"`, `F8 time "09:30:00"`, `E9 date "2026-03-28T09:30:00"`, `G8 number "0.125"`, `C12 number "300.5" formula`, `G12 text "đủ" formula`, `D12 error "#DIV/0!" formula hidden`,
		`B13 text "😀 số hóa" hidden`, `row 13 hidden`, `hidden column D`, `C9 number "0.3"`, `C10 number "-7"`,
	} {
		if !strings.Contains(want, line+"\n") {
			t.Errorf("the workbook lacks %s:\n%s", line, want)
		}
	}
	for _, other := range []string{"testdata/bao-cao.xls", "testdata/bao-cao.ods"} {
		got := everything(t, other)
		if got != want {
			t.Errorf("%s differs:\n%s", other, firstDifference(want, got))
		}
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d\nwant %q\ngot  %q", i, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	return fmt.Sprintf("%d lines more", len(b)-len(a))
}

// everything tells all that reading a workbook gives, a line a fact. Rows and cells that hold nothing are left out.
func everything(tb testing.TB, path string) string {
	tb.Helper()
	w := open(tb, path, Options{})
	var b strings.Builder
	for i, sheet := range w.Sheets {
		fmt.Fprintf(&b, "sheet %q hidden %t\n", sheet.Name, sheet.Hidden)
		rows, err := w.Rows(context.Background(), i)
		if err != nil {
			tb.Fatal(err)
		}
		for {
			row, err := rows.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				tb.Fatalf("%s: %v", path, err)
			}
			if len(row.Cells) > 0 && row.Hidden {
				fmt.Fprintf(&b, "row %d hidden\n", row.Number)
			}
			for c := range row.Cells {
				if line := cellLine(&row.Cells[c]); line != "" {
					fmt.Fprintf(&b, "%s%d %s\n", ColumnLetter(c), row.Number, line)
				}
			}
		}
		for c := range 60 {
			if rows.src.hiddenColumn(c) {
				fmt.Fprintf(&b, "hidden column %s\n", ColumnLetter(c))
			}
		}
		merges, err := w.source.merges(context.Background(), i)
		if err != nil {
			tb.Fatal(err)
		}
		for _, m := range merges {
			fmt.Fprintf(&b, "merge %v\n", m)
		}
		r := understand(tb, w, i, Overrides{})
		fmt.Fprintf(&b, "columns %q rows %d header %d–%d title %q unit %q\n", r.titles(), r.layout.Rows, r.layout.HeaderFirst, r.layout.HeaderRow, r.layout.Title, r.layout.UnitNote)
		for _, n := range r.layout.Notes {
			fmt.Fprintf(&b, "note %v\n", n)
		}
	}
	return b.String()
}

var kindNames = [...]string{"", "text", "number", "bool", "date", "time", "error"}

func cellLine(c *Cell) string {
	if c.Kind == KindEmpty {
		return ""
	}
	line := fmt.Sprintf("%s %q", kindNames[c.Kind], c.Text)
	if len(c.Text) > 200 {
		line = fmt.Sprintf("%s of %d bytes, %x", kindNames[c.Kind], len(c.Text), c.Text[len(c.Text)-6:])
	}
	if !bytes.Equal(c.Text, c.Raw) && c.Kind == KindText {
		line += " " + c.Encoding.String()
	}
	for _, f := range []struct {
		flag Flags
		name string
	}{{FlagFont, "font"}, {FlagFormula, "formula"}, {FlagHidden, "hidden"}, {FlagCaseLost, "capitals lost"}} {
		if c.Has(f.flag) {
			line += " " + f.name
		}
	}
	return line
}

// composeSame writes the workbook and has LibreOffice save it in the other formats.
func composeSame(t *testing.T) {
	f := excelize.NewFile()
	style := func(s excelize.Style) int {
		id, err := f.NewStyle(&s)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const sheet = "Biểu 01"
	must(f.SetSheetName("Sheet1", sheet))
	set := func(cell string, value any, styles ...int) {
		t.Helper()
		must(f.SetCellValue(sheet, cell, value))
		for _, id := range styles {
			must(f.SetCellStyle(sheet, cell, cell, id))
		}
	}
	day, clock, both := "dd/mm/yyyy", "hh:mm:ss", "dd/mm/yyyy hh:mm"
	dayStyle, clockStyle, bothStyle := style(excelize.Style{CustomNumFmt: &day}), style(excelize.Style{CustomNumFmt: &clock}), style(excelize.Style{CustomNumFmt: &both})
	percent, money := style(excelize.Style{NumFmt: 10}), style(excelize.Style{NumFmt: 4})
	tcvn, tcvnCapitals, vni := style(excelize.Style{Font: &excelize.Font{Family: ".VnTime", Size: 12}}), style(excelize.Style{Font: &excelize.Font{Family: ".VnTimeH", Size: 12}}), style(excelize.Style{Font: &excelize.Font{Family: "VNI-Times", Size: 12}})

	set("A1", "BÁO CÁO TÌNH HÌNH SẢN XUẤT QUÝ I NĂM 2026")
	must(f.MergeCell(sheet, "A1", "G1"))
	set("A2", "(ĐVT: ha)")
	set("A4", "TT")
	must(f.MergeCell(sheet, "A4", "A5"))
	set("B4", "Xã, phường")
	must(f.MergeCell(sheet, "B4", "B5"))
	set("C4", "Diện tích")
	must(f.MergeCell(sheet, "C4", "D4"))
	set("C5", "Lúa")
	set("D5", "Ngô")
	set("E4", "Ngày báo cáo")
	must(f.MergeCell(sheet, "E4", "E5"))
	set("F4", "Giờ gửi")
	must(f.MergeCell(sheet, "F4", "F5"))
	set("G4", "Tỷ lệ")
	must(f.MergeCell(sheet, "G4", "G5"))
	set("A7", "I")
	set("B7", "Khu vực  một &  <hai>\ndòng dưới")
	set("A8", 1)
	set("B8", "Ph­êng T« HiÖu", tcvn)
	set("C8", 1234.5, money)
	set("D8", 12)
	set("E8", time.Date(2026, 3, 28, 0, 0, 0, 0, time.UTC), dayStyle)
	set("F8", 0.3958333333333333, clockStyle)
	set("G8", 0.125, percent)
	set("A9", 2)
	set("B9", "x· chiÒng an", tcvnCapitals)
	must(f.SetCellFormula(sheet, "C9", "0.1+0.2"))
	set("C9", 0.1+0.2)
	set("D9", 1e10)
	set("E9", time.Date(2026, 3, 28, 9, 30, 0, 0, time.UTC), bothStyle)
	set("F9", 0.5, clockStyle)
	set("A10", 3)
	set("B10", "Xaõ Möôøng Baùm", vni)
	set("C10", -7)
	set("D10", 0.07)
	set("A11", 4)
	must(f.SetCellRichText(sheet, "B11", []excelize.RichTextRun{{Text: "X· ChiÒng ", Font: &excelize.Font{Family: ".VnTime"}}, {Text: "C¬i", Font: &excelize.Font{Family: ".VnTime", Bold: true}}}))
	set("C11", 99)
	set("A12", 5)
	set("B12", "Xã Mường Sại")
	for cell, formula := range map[string]string{"C12": "C11+201.5", "D12": "C11/0", "G12": `IF(C11>1,"đủ","thiếu")`} {
		must(f.SetCellFormula(sheet, cell, formula))
	}
	set("A13", 6)
	set("B13", "😀 số hóa")
	set("C13", 3)
	must(f.SetRowVisible(sheet, 13, false))
	must(f.SetColVisible(sheet, "D", false))
	set("A14", 7)
	set("B14", strings.Repeat("Chữ dài qua nhiều bản ghi. ", 400)) // more than a record of BIFF8 holds
	set("C14", 5)
	set("A15", 8)
	set("B15", strings.Repeat("plain text over records; ", 400)+"ế")
	set("C15", "'=1+1")
	set("A16", 9)
	set("B16", "=HYPERLINK(\"x\")")
	set("C16", 8)
	set("A17", "Tổng cộng")
	set("C17", 10)

	must2 := func(_ int, err error) { t.Helper(); must(err) }
	must2(f.NewSheet("Ẩn"))
	must(f.SetCellValue("Ẩn", "B3", "mã"))
	must(f.SetCellValue("Ẩn", "C3", "tên"))
	must(f.SetCellValue("Ẩn", "B4", "00123"))
	must(f.SetCellValue("Ẩn", "C4", "không"))
	must(f.SetSheetVisible("Ẩn", false))
	must2(f.NewSheet("Nhiều dòng"))
	must(f.SetCellValue("Nhiều dòng", "A1", "Số"))
	must(f.SetCellValue("Nhiều dòng", "B1", "Lặp"))
	for i := 2; i <= 40; i++ {
		must(f.SetCellValue("Nhiều dòng", fmt.Sprintf("A%d", i), i%7))
		must(f.SetCellValue("Nhiều dòng", fmt.Sprintf("B%d", i), "giống nhau"))
	}
	for _, cell := range []string{"A20", "A21", "A22"} { // equal rows
		must(f.SetCellValue("Nhiều dòng", cell, 3))
	}
	must(f.SetCellValue("Nhiều dòng", "A1000", 9))
	must(f.SetCellValue("Nhiều dòng", "B1000", "cách xa"))
	draft := filepath.Join(t.TempDir(), "bao-cao.xlsx")
	must(errors.Join(f.SaveAs(draft), f.Close()))

	// LibreOffice computes the formulas and gives the others from the same values.
	for _, form := range []string{"xlsx", "xls", "ods"} {
		out := t.TempDir()
		command := exec.Command("soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(t.TempDir(), "profile"), "--convert-to", form, "--outdir", out, draft)
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, said)
		}
		raw, err := os.ReadFile(filepath.Join(out, "bao-cao."+form))
		must(err)
		must(os.WriteFile("testdata/bao-cao."+form, raw, 0o644))
	}
}
