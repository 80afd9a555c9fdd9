package rows_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
	"danhmuc/registry/publish/rows"
)

func columns() []open.Column {
	return []open.Column{
		{Name: "ten", Title: "Tên", Type: "string"}, {Name: "so", Title: "Số", Type: "number", Unit: "ha"},
		{Name: "ngay", Title: "Ngày", Type: "date"}, {Name: "co", Title: "Có", Type: "boolean"},
	}
}

func dataset() *open.Dataset {
	return &open.Dataset{Code: "x", Title: "Tên bộ", Columns: columns()}
}

func TestWriteCSV(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain rows pass", "ten,so,ngay,co\nMai Sơn,1010.5,2024-12-31,true\n", "ten,so,ngay,co\nMai Sơn,1010.5,2024-12-31,true\n"},
		{"columns are reordered and unapproved ones left out", "so,mat,co,ngay,ten\n1,0912345678,false,2024-01-01,A\n", "ten,so,ngay,co\nA,1,2024-01-01,false\n"},
		{"negative numbers are untouched", "ten,so,ngay,co\nA,-1.5e-3,,\n", "ten,so,ngay,co\nA,-1.5e-3,,\n"},
		{"a formula in text is defused", "ten,so,ngay,co\n=1+1,1,,\n+84,1,,\n-x,1,,\n@SUM,1,,\n", "ten,so,ngay,co\n'=1+1,1,,\n'+84,1,,\n'-x,1,,\n'@SUM,1,,\n"},
		{"a formula in a number column is defused", "ten,so,ngay,co\nA,\"=cmd|' /C calc'!A0\",,\nB,-1-1,,\n", "ten,so,ngay,co\nA,'=cmd|' /C calc'!A0,,\nB,'-1-1,,\n"},
		{"a tab, a carriage return and a line feed are defused", "ten,so,ngay,co\n\"\t=1\",1,,\n\"\r=1\",1,,\n\"\n=1\",1,,\n", "ten,so,ngay,co\n\"'\t=1\",1,,\n\"'\r=1\",1,,\n\"'\n=1\",1,,\n"},
		{"full-width signs are defused", "ten,so,ngay,co\n＝1+1,1,,\n", "ten,so,ngay,co\n'＝1+1,1,,\n"},
		{"quotes are doubled", "ten,so,ngay,co\n\"a \"\"b\"\", c\",1,,\n", "ten,so,ngay,co\n\"a \"\"b\"\", c\",1,,\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got bytes.Buffer
			if err := rows.WriteCSV(&got, strings.NewReader(tt.in), dataset(), rows.CSVOptions{}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestWriteCSVWithBOM(t *testing.T) {
	var got bytes.Buffer
	if err := rows.WriteCSV(&got, strings.NewReader("ten,so,ngay,co\n"), dataset(), rows.CSVOptions{BOM: true}); err != nil {
		t.Fatal(err)
	}
	if got.String() != "\uFEFFten,so,ngay,co\n" {
		t.Errorf("got %q", got.String())
	}
}

func TestMissingColumnIsRefused(t *testing.T) {
	for _, f := range []rows.Form{rows.CSV, rows.XLSX} {
		if err := f.Write(io.Discard, strings.NewReader("ten,so\nA,1\n"), dataset(), ""); !errors.Is(err, rows.ErrColumns) {
			t.Errorf("%s: got %v, want ErrColumns", f, err)
		}
	}
}

func TestPreview(t *testing.T) {
	got, err := rows.Preview(strings.NewReader("so,ten,ngay,co\n1,A,,\n2,B,,\n3,C,,\n"), columns(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"A", "1", "", ""}, {"B", "2", "", ""}}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func workbook(t testing.TB, in string, d *open.Dataset) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := rows.WriteXLSX(&b, strings.NewReader(in), d, rows.XLSXOptions{PublicURL: "https://data.example"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWriteXLSX(t *testing.T) {
	d, body := publishtest.Fruit()
	file, err := excelize.OpenReader(bytes.NewReader(workbook(t, string(body), d)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := file.GetRows("Dữ liệu", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(data) != 376 {
		t.Fatalf("got %d rows, want 376", len(data))
	}
	if diff := cmp.Diff([]string{"Mã xã", "Tên xã, phường", "Loại cây", "Năm", "Diện tích (ha)", "Sản lượng (tấn)", "Ghi chú"}, data[0]); diff != "" {
		t.Errorf("header: -want +got\n%s", diff)
	}
	if diff := cmp.Diff([]string{"03646", "Phiêng Khoài", "Nhãn", "2024", "72", "604"}, data[1]); diff != "" {
		t.Errorf("row 1: -want +got\n%s", diff)
	}
	source, err := file.GetRows("Nguồn")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, line := range source {
		text += strings.Join(line, "|") + "\n"
	}
	for _, want := range []string{"Quyết định công bố|2417/QĐ-UBND ngày 30/10/2026", "Phụ lục, dòng|14", "Giấy phép|Điều khoản dữ liệu mở CQNN", "Địa chỉ|https://data.example/dataset/snnmt-cay-an-qua"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestXLSXCellsAreTyped(t *testing.T) {
	in := "ten,so,ngay,co\n=1+1,-2.5,2024-12-31,true\nA,12345678901234567890,1850-01-01,false\n" + strings.Repeat("ă", 40000) + ",x,,\n"
	file, err := excelize.OpenReader(bytes.NewReader(workbook(t, in, dataset())))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		cell, want string
		kind       excelize.CellType
	}{
		{"A2", "=1+1", excelize.CellTypeInlineString},
		{"B2", "-2.5", excelize.CellTypeUnset},
		{"C2", "31/12/2024", excelize.CellTypeUnset},
		{"D2", "TRUE", excelize.CellTypeBool},
		{"B3", "12345678901234567890", excelize.CellTypeInlineString},
		{"C3", "1850-01-01", excelize.CellTypeInlineString},
		{"B4", "x", excelize.CellTypeInlineString},
	}
	for _, tt := range tests {
		t.Run(tt.cell, func(t *testing.T) {
			kind, err := file.GetCellType("Dữ liệu", tt.cell)
			if err != nil {
				t.Fatal(err)
			}
			got, err := file.GetCellValue("Dữ liệu", tt.cell)
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want || kind != tt.kind {
				t.Errorf("got %q of type %d, want %q of type %d", got, kind, tt.want, tt.kind)
			}
			if formula, err := file.GetCellFormula("Dữ liệu", tt.cell); err != nil || formula != "" {
				t.Errorf("formula %q, %v", formula, err)
			}
		})
	}
	if long, err := file.GetCellValue("Dữ liệu", "A4"); err != nil || !strings.HasSuffix(long, "…") {
		t.Errorf("a long cell is not cut: %v", err)
	}
}

func TestXLSXHasNoPropertiesAndEqualBytes(t *testing.T) {
	d, body := publishtest.Fruit()
	first, second := workbook(t, string(body), d), workbook(t, string(body), d)
	if !bytes.Equal(first, second) {
		t.Error("two files of the same dataset differ")
	}
	archive, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range archive.File {
		if strings.HasPrefix(part.Name, "docProps/") {
			t.Errorf("part %s", part.Name)
		}
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, trace := range []string{"xuri", "Excelize", "docProps", "creator"} {
			if bytes.Contains(text, []byte(trace)) {
				t.Errorf("%s names %q", part.Name, trace)
			}
		}
	}
}

func TestMeasureEqualsTheDownload(t *testing.T) {
	m := publishtest.Small(1)
	for _, f := range rows.Forms(m.Datasets[0]) {
		got, err := rows.Measure(t.Context(), m, m.Datasets[0], f, "https://data.example")
		if err != nil {
			t.Fatal(err)
		}
		_, body := publishtest.Fruit()
		var b bytes.Buffer
		if err := f.Write(&b, bytes.NewReader(body), m.Datasets[0], "https://data.example"); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b.Bytes())
		if want := (open.File{SHA256: hex.EncodeToString(sum[:]), Size: int64(b.Len())}); got != want {
			t.Errorf("%s: got %v, want %v", f, got, want)
		}
	}
}

func TestKeyFollowsWhatTheBytesDependOn(t *testing.T) {
	key := func(f rows.Form, change func(*open.Dataset)) string {
		d, _ := publishtest.Fruit()
		change(d)
		k, err := f.Key(d, "https://data.example")
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	same := func(*open.Dataset) {}
	title := func(d *open.Dataset) { d.Title = "Khác" }
	column := func(d *open.Dataset) { d.Columns = d.Columns[:3] }
	if key(rows.CSV, same) != key(rows.CSV, title) {
		t.Error("a new title changes the key of the csv")
	}
	if key(rows.XLSX, same) == key(rows.XLSX, title) {
		t.Error("a new title does not change the key of the xlsx")
	}
	if key(rows.CSV, same) == key(rows.CSV, column) {
		t.Error("fewer columns do not change the key of the csv")
	}
}

// FuzzWriteCSV reads the public CSV back with encoding/csv: the same cells, but
// for the apostrophe, and none that a spreadsheet would run.
func FuzzWriteCSV(f *testing.F) {
	f.Add("=1", "-1")
	f.Add("\r\n\"", "1e")
	f.Add(" ,", "＝")
	f.Fuzz(func(t *testing.T, text, number string) {
		var in bytes.Buffer
		w := csv.NewWriter(&in)
		if err := errors.Join(w.Write([]string{"ten", "so"}), w.Write([]string{text, number})); err != nil {
			t.Skip(err)
		}
		w.Flush()
		want, err := csv.NewReader(bytes.NewReader(in.Bytes())).ReadAll()
		if err != nil || len(want) != 2 {
			t.Skip("an empty line")
		}
		d := &open.Dataset{Columns: columns()[:2]}
		var out bytes.Buffer
		if err := rows.WriteCSV(&out, bytes.NewReader(in.Bytes()), d, rows.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		got, err := csv.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2 {
			t.Skip("an empty line")
		}
		for i, cell := range got[1] {
			if plain(cell) != plain(want[1][i]) {
				t.Errorf("got %q, want %q", cell, want[1][i])
			}
		}
		if s := got[1][0]; s != "" && strings.ContainsRune("=+-@\t\r\n", rune(s[0])) {
			t.Errorf("text %q would run", s)
		}
	})
}

// plain drops the apostrophe, and carriage returns, which encoding/csv folds
// into the line feed that follows.
func plain(cell string) string {
	return strings.ReplaceAll(strings.TrimPrefix(cell, "'"), "\r", "")
}

func table(n int) []byte {
	var b bytes.Buffer
	b.WriteString("ten,so,ngay,co\n")
	for range n {
		b.WriteString("Xã Chiềng Sơ,1234.5,2024-12-31,true\n")
	}
	return b.Bytes()
}

func BenchmarkCSV(b *testing.B) {
	body := table(100_000)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if err := rows.WriteCSV(io.Discard, bytes.NewReader(body), dataset(), rows.CSVOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkXLSX(b *testing.B) {
	body := table(100_000)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if err := rows.WriteXLSX(io.Discard, bytes.NewReader(body), dataset(), rows.XLSXOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
