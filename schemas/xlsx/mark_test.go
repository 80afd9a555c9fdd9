package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var words = Words{Sheet: "Chỗ cần xem", Author: "Danh Mục", Head: []string{"Trang", "Ô", "Cột", "Giá trị", "Mức", "Vấn đề"}, Severity: map[string]string{"error": "Lỗi", "warning": "Cảnh báo"}}

// department is a workbook with all that departments put into theirs.
func department(tb testing.TB, commented bool) []byte {
	tb.Helper()
	do := func(err error) {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
	}
	f := excelize.NewFile()
	do(f.SetSheetName("Sheet1", "Biểu 1"))
	for r, row := range [][]any{{"Tên xã", "Diện tích"}, {"Xã Tà Hộc", 12.5}, {"Xã Mường Bú", "1.234,5"}, {"Xã Chiềng Mai"}} {
		cell, err := excelize.CoordinatesToCellName(1, r+1)
		do(err)
		do(f.SetSheetRow("Biểu 1", cell, &row))
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Color: "FF0000"}, NumFmt: 4, Border: []excelize.Border{{Type: "left", Color: "000000", Style: 1}}})
	do(err)
	do(f.SetCellStyle("Biểu 1", "B2", "B3", bold))
	do(f.MergeCell("Biểu 1", "D1", "E1"))
	do(f.SetCellFormula("Biểu 1", "C2", "B2*2"))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "FF0000"}})
	do(err)
	do(f.AddDataValidation("Biểu 1", &excelize.DataValidation{Sqref: "A2:A9", Type: "textLength", Operator: "lessThan", Formula1: "99"}))
	do(f.SetConditionalFormat("Biểu 1", "B2:B9", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "100", Format: &red}}))
	do(f.AddChart("Biểu 1", "G2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "'Biểu 1'!$B$1", Values: "'Biểu 1'!$B$2:$B$3"}}}))
	_, err = f.NewSheet("Phụ lục")
	do(err)
	do(f.SetCellValue("Phụ lục", "A1", "riêng"))
	do(f.SetDefinedName(&excelize.DefinedName{Name: "vung", RefersTo: "'Biểu 1'!$A$1:$B$4"}))
	if commented {
		do(f.AddComment("Biểu 1", excelize.Comment{Cell: "B2", Author: "Lò Văn A", Paragraph: []excelize.RichTextRun{{Text: "ghi chú riêng"}}}))
	}
	var b bytes.Buffer
	do(f.Write(&b))
	return b.Bytes()
}

func marked(tb testing.TB, file []byte, notes []Note) []byte {
	tb.Helper()
	var out bytes.Buffer
	if err := Mark(&out, bytes.NewReader(file), int64(len(file)), notes, words); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// stored gives each part as it is stored: compressed bytes.
func stored(tb testing.TB, file []byte) map[string][]byte {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			tb.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			tb.Fatal(err)
		}
	}
	return out
}

var notes = []Note{
	{Sheet: "Biểu 1", Row: 3, Letter: "B", Severity: "warning", Text: "“1.234,5” dùng dấu phẩy. Nhận 1234,5.", Value: "1.234,5", Column: "Diện tích"},
	{Sheet: "Biểu 1", Row: 2, Letter: "B", Severity: "error", Text: "Ô này sai & <cần> sửa", Value: "12,5", Column: "Diện tích"},
	{Sheet: "Biểu 1", Row: 4, Letter: "B", Severity: "error", Text: "Ô bắt buộc đang trống.", Column: "Diện tích"},
	{Sheet: "Biểu 1", Severity: "warning", Text: "Cả bảng"},
}

func TestMark(t *testing.T) {
	for name, commented := range map[string]bool{"without comments": false, "with comments of its own": true} {
		t.Run(name, func(t *testing.T) {
			file := department(t, commented)
			out := marked(t, file, notes)
			before, after := stored(t, file), stored(t, out)
			var differ []string
			for part, raw := range before {
				if !bytes.Equal(raw, after[part]) {
					differ = append(differ, part)
				}
			}
			slices.Sort(differ)
			want := []string{"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/sheet1.xml"}
			if commented {
				want = []string{"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}
			}
			if !slices.Equal(differ, want) {
				t.Errorf("other parts than marking needs differ: %q, want %q", differ, want)
			}
			f, err := excelize.OpenReader(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			looks(t, f, commented)
		})
	}
}

// looks proves what a person sees: colours, comments, the list, and all else as it was.
func looks(t *testing.T, f *excelize.File, commented bool) {
	t.Helper()
	for cell, colour := range map[string]string{"B2": "F8C4BF", "B3": "FFE3A6", "B4": "F8C4BF", "A2": ""} {
		id, err := f.GetCellStyle("Biểu 1", cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if len(s.Fill.Color) > 0 {
			got = strings.TrimPrefix(s.Fill.Color[0], "FF")
			if len(got) != 6 {
				got = s.Fill.Color[0]
			}
		}
		if got != colour {
			t.Errorf("%s is coloured %q, want %q", cell, got, colour)
		}
		if (cell == "B2" || cell == "B3") && (s.Font == nil || !s.Font.Bold || s.NumFmt != 4 || len(s.Border) == 0) {
			t.Errorf("%s lost its own look: %+v", cell, s)
		}
	}
	comments, err := f.GetComments("Biểu 1")
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, c := range comments {
		said[c.Cell] = c.Text
		for _, p := range c.Paragraph {
			said[c.Cell] += p.Text
		}
	}
	if !strings.Contains(said["B3"], "dùng dấu phẩy") || !strings.Contains(said["B4"], "bắt buộc") {
		t.Errorf("comments %v", said)
	}
	own := "Ô này sai & <cần> sửa"
	if commented {
		own = "ghi chú riêng"
	}
	if !strings.Contains(said["B2"], own) {
		t.Errorf("B2 says %q, want %q", said["B2"], own)
	}
	rows, err := f.GetRows("Chỗ cần xem")
	if err != nil || len(rows) != 5 || rows[1][1] != "B3" || rows[2][5] != "Ô này sai & <cần> sửa" || rows[4][5] != "Cả bảng" {
		t.Errorf("list %q %v", rows, err)
	}
	if got, _ := f.GetCellValue("Phụ lục", "A1"); got != "riêng" {
		t.Errorf("the other sheet says %q", got)
	}
	if got, _ := f.GetCellFormula("Biểu 1", "C2"); got != "B2*2" {
		t.Errorf("the formula is %q", got)
	}
	if got, _ := f.GetDataValidations("Biểu 1"); len(got) != 1 {
		t.Errorf("validations %v", got)
	}
}

// TestEveryPartIsWellFormed reads all XML parts of marked workbooks, the shared ones among them.
func TestEveryPartIsWellFormed(t *testing.T) {
	files := map[string][]byte{"composed": department(t, false), "composed, commented": department(t, true)}
	shared := os.Getenv("DANHMUC_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	for _, pattern := range []string{"data/tables/*.xlsx", "data/lists/*.xlsx", "data/outside/xlsx/*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(shared, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range found {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			files[filepath.Base(path)] = raw
		}
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			b, err := openBook(bytes.NewReader(file), int64(len(file)))
			m := &marker{}
			if err == nil {
				m.book = b
				err = m.open()
			}
			if err != nil {
				if !errors.Is(err, ErrShape) && !errors.Is(err, ErrLarge) {
					t.Fatal(err)
				}
				t.Skipf("refused: %v", err)
			}
			var list []Note
			for _, s := range m.sheets {
				for row := 1; row < 12; row++ {
					list = append(list, Note{Sheet: s.name, Row: row, Letter: "B", Severity: []string{"error", "warning"}[row%2], Text: "thử"})
				}
			}
			var out bytes.Buffer
			if err := Mark(&out, bytes.NewReader(file), int64(len(file)), list, words); err != nil {
				if errors.Is(err, ErrShape) || errors.Is(err, ErrLarge) {
					t.Skipf("refused: %v", err)
				}
				t.Fatal(err)
			}
			z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range z.File {
				if !strings.HasSuffix(p.Name, ".xml") && !strings.HasSuffix(p.Name, ".rels") {
					continue
				}
				r, err := p.Open()
				if err != nil {
					t.Fatal(err)
				}
				d := xml.NewDecoder(r)
				for {
					if _, err := d.Token(); err == io.EOF {
						break
					} else if err != nil {
						t.Errorf("%s: %v", p.Name, err)
						break
					}
				}
			}
		})
	}
}

// TestLibreOfficeOpensIt has an office open marked workbooks and the template, and looks at what it read.
func TestLibreOfficeOpensIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	for name, file := range map[string][]byte{"plain": marked(t, department(t, false), notes), "commented": marked(t, department(t, true), notes)} {
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "fods", "--outdir", dir, path).CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		read, err := os.ReadFile(filepath.Join(dir, name+".fods"))
		if err != nil {
			t.Fatalf("not opened: %v %s", err, out)
		}
		for _, want := range []string{"Chỗ cần xem", "#f8c4bf", "#ffe3a6", "office:annotation", "dùng dấu phẩy", "riêng"} {
			if !bytes.Contains(read, []byte(want)) {
				t.Errorf("%s: LibreOffice reads nothing of %q", name, want)
			}
		}
	}
}

// FuzzMark proves that no file, however broken, does harm.
func FuzzMark(f *testing.F) {
	f.Add(department(f, true))
	f.Add(department(f, false))
	f.Fuzz(func(t *testing.T, file []byte) {
		var out bytes.Buffer
		_ = Mark(&out, bytes.NewReader(file), int64(len(file)), notes, words) // refused or done: it must only come back
	})
}

// FuzzMarkParts mends the package around broken parts, so that the marking of sheets, styles, comments and drawings is reached: nothing does
// harm, and what was well-formed XML still is.
func FuzzMarkParts(f *testing.F) {
	names := [6]string{"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
	var seed [6][]byte
	parts := map[string][]byte{}
	whole := department(f, true)
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			f.Fatal(err)
		}
		if parts[p.Name], err = io.ReadAll(r); err != nil {
			f.Fatal(err)
		}
		if at := slices.Index(names[:], p.Name); at >= 0 {
			seed[at] = parts[p.Name]
			delete(parts, p.Name)
		}
	}
	f.Add(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5])
	f.Add([]byte(`<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r='B2' t=" s=" s = "1"/></x:row><x:row/><x:row r="4"></x:row></x:sheetData><x:extLst/></x:worksheet>`), seed[1], seed[2],
		[]byte(`<Relationships/>`), []byte(`<comments><authors/><commentList></commentList></comments>`), []byte(`<xml></xml>`))
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g []byte) {
		var file bytes.Buffer
		w := zip.NewWriter(&file)
		put := func(name string, raw []byte) {
			p, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err == nil {
				_, err = p.Write(raw)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for name, raw := range parts {
			put(name, raw)
		}
		given := map[string]bool{}
		for i, raw := range [][]byte{a, b, c, d, e, g} {
			put(names[i], raw)
			given[names[i]] = wellFormed(raw) == nil
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if Mark(&out, bytes.NewReader(file.Bytes()), int64(file.Len()), notes, words) != nil {
			return
		}
		z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range z.File {
			if was, ours := given[p.Name]; ours && !was || !ours && parts[p.Name] == nil && !strings.Contains(p.Name, "Dm") {
				continue
			}
			r, err := p.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			if err := wellFormed(raw); err != nil && (strings.HasSuffix(p.Name, ".xml") || strings.HasSuffix(p.Name, ".rels")) {
				t.Fatalf("%s: %v\n%s", p.Name, err, raw)
			}
		}
	})
}

// wellFormed reads a document to its end.
func wellFormed(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
