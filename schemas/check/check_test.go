package check

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
)

// clock is the day all tests run on.
func clock() time.Time { return time.Date(2026, 11, 24, 5, 0, 0, 0, time.UTC) }

// checkText checks a CSV text and returns its only table and the canonical rows.
func checkText(tb testing.TB, text string, opts Options) (*Table, [][]string) {
	tb.Helper()
	dir := tb.TempDir()
	path := filepath.Join(dir, "bang.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	opts.OutDir, opts.Now = dir, clock
	r, err := File(context.Background(), path, opts)
	if err != nil {
		tb.Fatal(err)
	}
	t := r.Tables[0]
	return t, readRows(tb, filepath.Join(dir, t.RowsFile))
}

func readRows(tb testing.TB, path string) [][]string {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return records
}

// codes lists "code@row" of the findings in one column, or all for "".
func codes(t *Table, column string) []string {
	var out []string
	for _, f := range t.Listed {
		if column == "" || f.Column == column {
			out = append(out, fmt.Sprintf("%s@%d", f.Code, f.Row))
		}
	}
	return out
}

// good are rows that make a column's type plain.
func csvColumn(title string, values ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\"%s\",khac\n", title)
	for i, v := range values {
		fmt.Fprintf(&b, "\"%s\",dòng chữ %d\n", strings.ReplaceAll(v, `"`, `""`), i)
	}
	return b.String()
}

// cellCase is a value at the end of a column, with what becomes of it.
type cellCase struct {
	title  string
	before []string
	value  string
	code   string // "" for none
	out    string
	kind   string
}

func cellCases() map[string]cellCase {
	numbers := []string{"10.5", "20.25", "30.5", "40.5", "50.5", "60.5", "70.5", "80.5", "90.5"}
	commas := []string{"10,5", "20,25", "30,5", "40,5", "50,5", "60,5", "70,5", "80,5", "90,5"}
	days := []string{"2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"}
	communes := []string{"03646", "03664", "03670", "03679", "03688", "03694", "03703", "03712"}
	return map[string]cellCase{
		"plain number":             {"Diện tích (ha)", numbers, "12.5", "", "12.5", "number"},
		"negative number":          {"Diện tích (ha)", numbers, "-12.5", "", "-12.5", "number"},
		"decimal comma":            {"Diện tích (ha)", numbers, "12,55", "number.comma", "12.55", "number"},
		"grouped comma":            {"Diện tích (ha)", numbers, "29.810,1", "number.comma", "29810.1", "number"},
		"grouped":                  {"Diện tích (ha)", commas, "1.234.567", "number.grouped", "1234567", "number"},
		"glued unit":               {"Diện tích (ha)", numbers, "185.5 ha", "number.unit", "185.5", "number"},
		"other unit":               {"Diện tích (ha)", numbers, "5000 m2", "number.unit-converted", "0.5", "number"},
		"money words":              {"Kinh phí (triệu đồng)", numbers, "3,5 tỷ", "number.unit-converted", "3500", "number"},
		"wrong unit":               {"Diện tích (ha)", numbers, "12 tấn", "number.unit-mismatch", "", "number"},
		"approximate":              {"Diện tích (ha)", numbers, "~300", "number.approximate", "", "number"},
		"estimate":                 {"Diện tích (ha)", numbers, "12,5 ha (ước)", "number.approximate", "", "number"},
		"bound":                    {"Diện tích (ha)", numbers, "<5", "number.bound", "", "number"},
		"two values":               {"Diện tích (ha)", numbers, "450/500", "number.two-values", "", "number"},
		"range":                    {"Diện tích (ha)", numbers, "10-12", "number.range", "", "number"},
		"words":                    {"Diện tích (ha)", numbers, "rất nhiều", "number.text", "", "number"},
		"dash":                     {"Diện tích (ha)", numbers, "-", "null.word", "", "number"},
		"kps":                      {"Diện tích (ha)", numbers, "KPS", "null.word", "", "number"},
		"not there":                {"Diện tích (ha)", numbers, "chưa có", "null.word", "", "number"},
		"zero is a value":          {"Diện tích (ha)", numbers, "0", "", "0", "number"},
		"percent":                  {"Tỷ lệ (%)", numbers, "85%", "number.unit", "85", "number"},
		"bracketed":                {"Chênh lệch", numbers, "(1.234,5)", "number.bracketed", "-1234.5", "number"},
		"ten thousands":            {"Sản lượng", numbers, "5 vạn", "number.unit", "50000", "number"},
		"two magnitudes":           {"Giá trị (triệu đồng)", numbers, "3 tỷ 500 triệu đồng", "number.unit-converted", "3500", "number"},
		"leading zero":             {"Số hộ", []string{"10", "200", "30", "40", "50"}, "07", "number.leading-zero", "7", "integer"},
		"spaces":                   {"Diện tích (ha)", numbers, " 12.5 ", "text.spaces", "12.5", "number"},
		"formula error":            {"Diện tích (ha)", numbers, "#REF!", "cell.error", "", "number"},
		"iso day":                  {"Ngày cấp", days, "2026-03-28", "", "2026-03-28", "date"},
		"vietnamese day":           {"Ngày cấp", days, "28/03/2026", "", "2026-03-28", "date"},
		"short year":               {"Ngày cấp", days, "9.1.26", "date.short-year", "2026-01-09", "date"},
		"day in words":             {"Ngày cấp", days, "ngày 02 tháng 4 năm 2026", "date.words", "2026-04-02", "date"},
		"month first":              {"Ngày cấp", append([]string{"28/03/2026", "27/03/2026"}, days...), "03/28/2026", "date.swapped", "2026-03-28", "date"},
		"no such day":              {"Ngày cấp", days, "31/02/2026", "date.impossible", "", "date"},
		"future":                   {"Ngày cấp", days, "2026-12-31", "date.future", "2026-12-31", "date"},
		"serial":                   {"Ngày cấp", days, "46109", "date.serial", "2026-03-28", "date"},
		"digits":                   {"Ngày cấp", days, "20260328", "date.digits", "2026-03-28", "date"},
		"month only":               {"Ngày cấp", days, "3/2026", "date.incomplete", "", "date"},
		"no day":                   {"Ngày cấp", days, "đầu tháng", "type.date", "", "date"},
		"far past":                 {"Ngày hội", days, "1026-01-09", "date.far-past", "1026-01-09", "date"},
		"commune":                  {"Mã xã", communes, "04136", "", "04136", "string"},
		"commune lost zero":        {"Mã xã", communes, "4136", "code.lost-zero", "04136", "string"},
		"commune unknown":          {"Mã xã", communes, "04999", "code.unknown-commune", "04999", "string"},
		"commune old":              {"Mã xã", communes, "03649", "code.old-commune", "03649", "string"},
		"decomposed":               {"Tên", []string{"Mai", "Lan", "Cúc"}, "Xa\u0303 Ta\u0300", "text.decomposed", "Xã Tà", "string"},
		"no-break space":           {"Tên", []string{"Mai", "Lan", "Cúc"}, "Sơn\u00a0La", "text.no-break-space", "Sơn La", "string"},
		"zero width":               {"Tên", []string{"Mai", "Lan", "Cúc"}, "Sơn\u200bLa", "text.invisible", "SơnLa", "string"},
		"look-alike":               {"Tên", []string{"Mai", "Lan", "Cúc"}, "Ðoàn", "text.look-alike", "Đoàn", "string"},
		"mojibake":                 {"Tên", []string{"Mai", "Lan", "Cúc"}, "TÃ\u00a0 Há»™c", "text.mojibake", "Tà Hộc", "string"},
		"old font, two readings":   {"Tên", []string{"Mai", "Lan", "Cúc"}, "M¶i", "text.encoding-unsure", "M¶i", "string"},
		"old font, by the others":  {"Tên", []string{"Lß V¨n Hoµn", "Ph\u00adêng ChiÒng LÒ", "X· M\u00adêng Bó", "HuyÖn Mai S¬n"}, "M¶i", "text.tcvn3", "Mải", "string"},
		"a product is no letter":   {"Kích thước", []string{"Mai", "Lan", "Cúc"}, "khung 116×15 mm", "", "khung 116×15 mm", "string"},
		"two telephones":           {"Điện thoại", []string{"0912345678", "0912345679", "0212385201"}, "0912345678/0987654321", "text.two-values", "0912345678/0987654321", "string"},
		"line break":               {"Tên", []string{"Mai", "Lan", "Cúc"}, "A\nB", "text.line-break", "A\nB", "string"},
		"period":                   {"Kỳ báo cáo", []string{"Quý I/2026", "Quý II/2026", "Quý III/2026"}, "Quý IV/2026", "period.words", "20264", "period"},
		"school year":              {"Năm học", []string{"năm học 2023-2024", "năm học 2024-2025"}, "năm học 2025-2026", "period.words", "2025-2026NH", "period"},
		"stretch of years":         {"Giai đoạn", []string{"2011-2015", "2016-2020"}, "2021-2025", "", "2021-2025", "period"},
		"week":                     {"Kỳ báo cáo", []string{"tuần 10/2026", "tuần 11/2026"}, "tuần 12/2026", "period.words", "2026W12", "period"},
		"no period":                {"Kỳ báo cáo", []string{"Quý I/2026", "Quý II/2026", "Quý III/2026", "Quý IV/2025", "Quý III/2025"}, "sau Tết", "type.period", "", "period"},
		"yes":                      {"Có điện", []string{"có", "không", "có", "không"}, "có", "", "true", "boolean"},
		"digit among yes":          {"Có điện", slices.Repeat([]string{"có", "không"}, 40), "1", "boolean.digit", "true", "boolean"},
		"name of a place shouted":  {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "XÃ TÀ HỘC", "text.capitals", "Xã Tà Hộc", "string"},
		"abolished district":       {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "Huyện Mai Sơn", "place.district", "Huyện Mai Sơn", "string"},
		"commune that is no more":  {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "Xã Cò Nòi", "place.old-commune", "Xã Cò Nòi", "string"},
		"name of two communes":     {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "Xã Chiềng Chung", "place.homonym", "Xã Chiềng Chung", "string"},
		"place without marks":      {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "xa ta hoc", "place.spelling", "Xã Tà Hộc", "string"},
		"province that is no more": {"Tỉnh", []string{"Sơn La", "Lào Cai", "Điện Biên"}, "Tỉnh Yên Bái", "place.old-province", "Tỉnh Yên Bái", "string"},
		"a unit is no province":    {"Đơn vị tính", []string{"ha", "tấn", "cây"}, "Yên Bái", "", "Yên Bái", "string"},
		"province in force":        {"Tỉnh", []string{"Sơn La", "Lào Cai", "Hà Nội"}, "Tỉnh Điện Biên", "", "Tỉnh Điện Biên", "string"},
		"place with a slip":        {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "Xã Tá Hộc", "place.spelling", "Xã Tá Hộc", "string"},
		"place with a moved tone":  {"Xã, phường", []string{"Xã Mai Sơn", "Xã Yên Châu", "Xã Phù Yên"}, "Xã Chiềng Hòa", "place.spelling", "Xã Chiềng Hòa", "string"},
		"x among words":            {"Tên", []string{"Mai", "Lan", "Cúc"}, "x", "null.word", "", "string"},
		"rice is no code":          {"Mạ", numbers, "5.5", "", "5.5", "number"},
		"digits lost":              {"Mã hồ sơ", []string{"014095001234", "014095001235", "014095001236"}, "1.4E+10", "code.exponent", "1.4E+10", "string"},
		"short code":               {"Mã nhóm", []string{"01", "02", "04", "06", "08", "11"}, "1", "code.short", "1", "string"},
		"short code of a list":     {"Mã tỉnh", []string{"01", "04", "08", "11", "12", "14"}, "1", "code.spelling", "01", "string"},
	}
}

func TestCells(t *testing.T) {
	for name, c := range cellCases() {
		t.Run(name, func(t *testing.T) {
			tab, rows := checkText(t, csvColumn(c.title, append(slices.Clone(c.before), c.value)...), Options{})
			col := tab.Columns[0]
			if col.Type != c.kind {
				t.Errorf("type: got %s, want %s (%v)", col.Type, c.kind, col.Evidence)
			}
			row := len(c.before) + 2
			var got []string
			for _, f := range tab.Listed {
				if f.Column == col.Name && f.Row >= row {
					got = append(got, f.Code)
				}
			}
			if c.code == "" && len(got) > 0 || c.code != "" && !slices.Contains(got, c.code) {
				t.Errorf("findings: got %v, want %q", got, c.code)
			}
			if out := rows[len(rows)-1][0]; out != c.out {
				t.Errorf("row: got %q, want %q", out, c.out)
			}
		})
	}
}

func TestAmbiguousFiguresAreSettledByColumn(t *testing.T) {
	cases := map[string]struct {
		values []string
		kind   string
		out    string // of the first value
		errors int64
	}{
		"thousands seen":           {[]string{"1.234", "2.345.678", "5"}, "integer", "1234", 0},
		"comma decimals seen":      {[]string{"1.234", "2,5", "7,25"}, "number", "1234", 0},
		"point decimals seen":      {[]string{"1.234", "2.5", "7.25"}, "number", "1.234", 0},
		"groups of three together": {[]string{"1.234", "12.345", "3.456", "9.871", "120", "45"}, "integer", "1234", 0},
		"nothing decides":          {[]string{"1.234", "12.345"}, "integer", "", 2},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			tab, rows := checkText(t, csvColumn("Số lượng", c.values...), Options{})
			if tab.Columns[0].Type != c.kind || rows[1][0] != c.out || tab.Errors != c.errors {
				t.Errorf("got %s %q, %d errors; want %s %q, %d: %v %v", tab.Columns[0].Type, rows[1][0], tab.Errors, c.kind, c.out, c.errors, tab.Columns[0].Evidence, codes(tab, ""))
			}
		})
	}
}

func TestLateEvidenceReadsTheSheetAgain(t *testing.T) {
	var b strings.Builder
	b.WriteString("so_luong,ten\n")
	for i := range 3000 {
		fmt.Fprintf(&b, "%d,tên %d\n", i, i)
	}
	b.WriteString("12.5,cuối\n")
	tab, rows := checkText(t, b.String(), Options{})
	if tab.Columns[0].Type != schemas.Number || tab.Passes != 2 {
		t.Errorf("got %s after %d passes, want number after 2", tab.Columns[0].Type, tab.Passes)
	}
	if tab.Errors > 0 || rows[len(rows)-1][0] != "12.5" {
		t.Errorf("errors %d, last row %v", tab.Errors, rows[len(rows)-1])
	}
	if tab.Rows != 3001 || len(rows) != 3002 {
		t.Errorf("rows %d, lines %d", tab.Rows, len(rows))
	}
}

func TestFindingsPastTheCapAreKeptInTheFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("gia_tri,ten\n")
	for i := range 2500 {
		fmt.Fprintf(&b, "\"%d,5\",tên %d\n", i, i)
	}
	tab, _ := checkText(t, b.String(), Options{Keep: 100})
	if tab.FindingCount < 2500 || len(tab.Listed) != 100 || tab.FindingsFile == "" {
		t.Fatalf("count %d, listed %d, file %q", tab.FindingCount, len(tab.Listed), tab.FindingsFile)
	}
	n, last := int64(0), 0
	for f, err := range tab.Findings() {
		if err != nil {
			t.Fatal(err)
		}
		n++
		if f.Row > 0 {
			last = f.Row
		}
	}
	if n != tab.FindingCount || last != 2501 {
		t.Errorf("streamed %d of %d, last row %d", n, tab.FindingCount, last)
	}
	if tab.Groups[0].Count != 2500 || tab.Groups[0].Sure != 2500 {
		t.Errorf("group: %+v", tab.Groups[0])
	}
}

func TestKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString("Mã cơ sở,Tên\n")
	for i := range 60 {
		fmt.Fprintf(&b, "CS%03d,Cơ sở %d\n", i, i)
	}
	unique := b.String()
	t.Run("unique code is the key", func(t *testing.T) {
		tab, _ := checkText(t, unique, Options{})
		if len(tab.PrimaryKey) != 1 || tab.PrimaryKey[0] != "ma_co_so" || tab.Errors > 0 {
			t.Errorf("key %v, errors %d", tab.PrimaryKey, tab.Errors)
		}
	})
	t.Run("a repeat is an error with both rows", func(t *testing.T) {
		tab, _ := checkText(t, unique+"CS012,Cơ sở 12\n", Options{})
		i := slices.IndexFunc(tab.Listed, func(f Finding) bool { return f.Code == "key.duplicate" })
		if i < 0 {
			t.Fatalf("no duplicate: %v", codes(tab, ""))
		}
		f := tab.Listed[i]
		if f.Row != 62 || f.Params["first"] != "14" || f.Value != "CS012" {
			t.Errorf("got %+v", f)
		}
	})
	t.Run("a repeated row is a warning", func(t *testing.T) {
		tab, _ := checkText(t, "a,b\n1,x y\n1,y z\n1,x y\n2,x y\n2,x y\n", Options{})
		if got := codes(tab, ""); !slices.Contains(got, "row.duplicate@4") || !slices.Contains(got, "row.duplicate@6") {
			t.Errorf("got %v", got)
		}
	})
	t.Run("communes that repeat by nature are no key", func(t *testing.T) {
		var b strings.Builder
		b.WriteString("Tên cơ sở,Mã xã\n")
		for i, code := range []string{"03646", "03664", "03670", "03679", "03688", "03694", "03703", "03712", "03721", "03724", "03727", "03727"} {
			fmt.Fprintf(&b, "Cơ sở %d,%s\n", i, code)
		}
		tab, _ := checkText(t, b.String(), Options{})
		if tab.Errors > 0 {
			t.Errorf("got %v", codes(tab, ""))
		}
	})
}

func TestTotals(t *testing.T) {
	sheet := func(totals ...string) string {
		return "STT,Tên xã,Diện tích,Năng suất\nI,Huyện A,,\n1,Xã Một,10.5,5\n2,Xã Hai,20.5,6\n,Cộng," + totals[0] + ",5.5\n" +
			"II,Huyện B,,\n3,Xã Ba,1,7\n4,Xã Bốn,2,8\n,Cộng," + totals[1] + ",7.5\n,Tổng cộng," + totals[2] + ",6.5\n"
	}
	cases := map[string]struct {
		totals []string
		want   []string
	}{
		"all right":        {[]string{"31", "3", "34"}, nil},
		"one group wrong":  {[]string{"31", "4", "34"}, []string{"total.mismatch@9"}},
		"the whole wrong":  {[]string{"31", "3", "44"}, []string{"total.mismatch@10"}},
		"rounded, told so": {[]string{"31", "3", "34.1"}, []string{"total.rounding@10"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			tab, rows := checkText(t, sheet(c.totals...), Options{})
			var got []string
			for _, code := range codes(tab, "") {
				if strings.HasPrefix(code, "total.") {
					got = append(got, code)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v (roles %v)", got, c.want, tab.Roles)
			}
			if tab.Rows != 4 || len(rows) != 5 {
				t.Errorf("rows %d, lines %d", tab.Rows, len(rows))
			}
		})
	}
}

func TestColumnsAndTable(t *testing.T) {
	tab, _ := checkText(t, "ma,ten,ten,trong,hon_hop\n1,a b,c d,,5\n2,b c,d e,,sáu\n3,c d,e f,,7\n4,d e,f g,,tám\n5,e f,g h,,9\n6,f g,h i,,mười\n", Options{})
	got := codes(tab, "")
	for _, want := range []string{"column.duplicate-title@0", "column.empty@0", "column.mixed@0"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %v", want, got)
		}
	}
}

func TestDeclaredSchema(t *testing.T) {
	s, err := schemas.Parse([]byte(`{"type":"object","properties":{
		"ma":{"type":"string","pattern":"^[A-Z]{2}[0-9]+$"},
		"loai":{"type":"string","enum":["A","B"]},
		"so":{"type":"integer","minimum":0,"maximum":100},
		"ten":{"type":"string","title":"Tên gọi","maxLength":5},
		"thieu":{"type":"string"}},
		"required":["ma","so"],"x-danhmuc":{"primaryKey":["ma"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	tab, _ := checkText(t, "ma,loai,so,Tên gọi,them\nAB1,A,5,abc,x y\nab2,C,500,abcdef,y\nAB1,B,,a,z\nAB4,B,1.5,a,z\n", Options{Schema: s})
	got := codes(tab, "")
	for _, want := range []string{"schema.pattern@3", "schema.enum@3", "schema.maximum@3", "schema.max-length@3", "schema.required@4", "type.integer@5",
		"key.duplicate@4", "schema.extra-column@0", "schema.missing-column@0"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %s in %v", want, got)
		}
	}
	if tab.SchemaHash != s.Hash() || !tab.Declared {
		t.Error("the report does not carry the declared schema")
	}
}

func TestConditionsBetweenColumns(t *testing.T) {
	s, err := schemas.Parse([]byte(`{"properties":{"loai":{"type":"string"},"so":{"type":"integer"}},
		"if":{"properties":{"loai":{"const":"A"}}},"then":{"required":["so"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	tab, _ := checkText(t, "loai,so\nA,1\nB,\nA,\n", Options{Schema: s})
	if got := codes(tab, ""); !slices.Contains(got, "schema.row@4") || slices.Contains(got, "schema.row@3") {
		t.Errorf("got %v", got)
	}
}

// TestCompiledRulesAgreeWithTheSchema compares the compiled checks with jsonschema on every value.
func TestCompiledRulesAgreeWithTheSchema(t *testing.T) {
	s, err := schemas.Parse([]byte(`{"properties":{"v":{"type":"number","minimum":-1.5,"exclusiveMaximum":10,"enum":[-2,-1.5,0,9.5,10,11]},
		"w":{"type":"string","pattern":"^[ab]+$","minLength":2,"maxLength":3}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range [][2]string{{"-2", "ab"}, {"-1.5", "a"}, {"0", "abab"}, {"9.5", "abc"}, {"10", "aa"}, {"11", "bb"}, {"3", "ba"}} {
		tab, _ := checkText(t, "v,w\n"+row[0]+","+row[1]+"\n0,ab\n", Options{Schema: s})
		bad := map[string]bool{}
		for _, f := range tab.Listed {
			if f.Row == 2 && f.Severity == Error {
				bad[f.Column] = true
			}
		}
		want := map[string]bool{}
		for _, v := range s.Validate(map[string]any{"v": jsonNumber(row[0]), "w": row[1]}) {
			want[v.Column] = true
		}
		if bad["v"] != want["v"] || bad["w"] != want["w"] {
			t.Errorf("%v: compiled %v, schema %v", row, bad, want)
		}
	}
}

func TestFileRefusals(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, path := range map[string]string{"missing": filepath.Join(dir, "none.csv"), "empty": write("e.csv", ""), "binary": write("b.bin", "\x00\x01\x02\x03\xff\xfe\x00")} {
		t.Run(name, func(t *testing.T) {
			_, err := File(context.Background(), path, Options{})
			var refused *table.Error
			if !errors.As(err, &refused) {
				t.Errorf("got %v", err)
			}
		})
	}
	t.Run("cancelled", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := File(ctx, write("c.csv", "a,b\n1,2\n"), Options{}); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
}

// A fault far behind the rows that are looked at first is an error like any other, and nothing is left open.
func TestFaultFarBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "xa.csv")
	text := "ma,ten\n" + strings.Repeat("1,Mai Sơn\n", 2*sampleRows) + "2,\"không đóng\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"no artifacts": "", "artifacts": t.TempDir()} {
		t.Run(name, func(t *testing.T) {
			_, err := File(context.Background(), path, Options{OutDir: dir})
			var refused *table.Error
			if !errors.As(err, &refused) || refused.Code != table.CodeQuote {
				t.Fatalf("%v, want %s", err, table.CodeQuote)
			}
		})
	}
}

// TestHomonymsAreSettledByTheDistrictOfTheRow gives the name of two communes with the district in a column, in a group row, and without.
func TestHomonymsAreSettledByTheDistrictOfTheRow(t *testing.T) {
	rows := "Huyện,Xã,Số hộ\nMai Sơn,Xã Tà Hộc,10\nMai Sơn,Xã Phiêng Pằn,20\nMai Sơn,Xã Chiềng Chung,30\nThị xã Mộc Châu,Xã Chiềng Chung,40\n,Xã Chiềng Chung,50\nSông Mã,Xã Mường Lầm,60\n"
	tab, _ := checkText(t, rows, Options{})
	var got []string
	for _, f := range tab.Listed {
		if f.Value == "Xã Chiềng Chung" {
			got = append(got, fmt.Sprint(f.Row, " ", f.Code, " ", f.Params["successor"]))
		}
	}
	want := []string{"4 place.old-commune Xã Mường Chanh (04117)", "5 place.old-commune Xã Đoàn Kết (04000)", "6 place.homonym "}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := tab.Columns[1]; c.Warnings != 1 {
		t.Errorf("%d cells with a warning", c.Warnings)
	}

	rows = "STT,Xã,Số hộ\nI,Huyện Mai Sơn (cũ),\n1,Xã Tà Hộc,10\n2,Xã Phiêng Pằn,20\n3,Xã Chiềng Chung,30\nII,Thị xã Mộc Châu,\n1,Xã Đoàn Kết,40\n2,Xã Chiềng Chung,50\n"
	tab, _ = checkText(t, rows, Options{})
	got = nil
	for _, f := range tab.Listed {
		if f.Value == "Xã Chiềng Chung" {
			got = append(got, fmt.Sprint(f.Row, " ", f.Code, " ", f.Params["successor"]))
		}
	}
	if want := []string{"5 place.old-commune Xã Mường Chanh (04117)", "8 place.old-commune Xã Đoàn Kết (04000)"}; !slices.Equal(got, want) {
		t.Errorf("with group rows: got %q, want %q", got, want)
	}
}
