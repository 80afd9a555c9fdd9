package table

import (
	"context"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func areasOf(t *testing.T, w *Workbook, sheet int) []Area {
	t.Helper()
	areas, err := w.Areas(context.Background(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	return areas
}

func TestAreas(t *testing.T) {
	stacked := []string{"BẢNG 1. DÂN SỐ", "STT|Xã|Số hộ", "#1|Mai Sơn|#5", "#2|Tà Hộc|#6", "|Cộng|#11", "", "BẢNG 2. ĐẠI LÝ", "(Kèm theo)", "Tên|Địa chỉ|Điện thoại", "Hùng Mạnh|TK 4|0212", "Yên Châu|TK 2|0213"}
	cases := []struct {
		name   string
		lines  []string
		merges []string
		want   string // ranges, "" for one whole area
	}{
		{"one below another", stacked, nil, "1:6 7:"},
		{"no blank row between", []string{"I. DÂN SỐ", "Xã|Số hộ|Người", "Mai Sơn|#5|#20", "Tà Hộc|#6|#21", "II. ĐƯỜNG", "Tuyến|Dài|Rộng", "Đường 1|#5|#6", "Đường 2|#7|#6"}, []string{"A1:C1", "A5:C5"}, "1:4 5:"},
		{"signatures and names belong above", []string{"Xã|Số", "Mai Sơn|#5", "Tà Hộc|#6", "", "Người lập|Giám đốc", "", "Lò Văn A|Cầm Thị B", "", "Biểu 2", "Tên|Năm", "Cầu|#2010", "Kè|#2011"}, nil, "1:8 9:"},
		{"same columns under another name", []string{"Biểu 1. Mai Sơn", "STT|Bản|Số", "#1|A|#1", "", "Biểu 2. Tà Hộc", "STT|Bản|Số", "#1|C|#3"}, nil, "1:4 5:"},
		{"header again on the next page", []string{"BẢNG SỐ 1", "STT|Xã|Số", "#1|A|#1", "", "BẢNG SỐ 1", "STT|Xã|Số", "#2|B|#2"}, nil, ""},
		{"side by side", []string{"STT|Tên|Số||STT|Tên|Tiền", "#1|A|#1||#1|A|#5", "#2|B|#2||#2|B|#6"}, nil, "A:D E:"},
		{"side by side without a gap", []string{"STT|Tên|Số|STT|Tên|Số", "#1|A|#1|#3|C|#5", "#2|B|#2|#4|D|#6"}, nil, "A:C D:"},
		{"side by side of other lengths", []string{"Nước|Khách||Tỉnh|Khách|Chi", "Pháp|#1||Hà Nội|#5|#6", "Mỹ|#2||Huế|#7|#8", "Úc|#3", "Ý|#4"}, nil, "A:C D:"},
		{"side by side below a table", append(append([]string{}, stacked[:6]...), "STT|Tên|Số||STT|Tên|Tiền", "#1|A|#1||#1|A|#5", "#2|B|#2||#2|B|#6"), nil, "1:6 A7:D E7:"},
		{"an empty column", []string{"Mã|Tên||Số|Năm", "a|A||#1|#2020", "b|B||#2|#2021"}, nil, ""},
		{"groups and gaps in a table of texts", []string{"Tên|Chức vụ|Nơi", "I. Sở", "A|Giám đốc|Sở Y tế", "B|Phó|Sở Y tế", "", "II. Xã", "C|Chủ tịch|Mai Sơn", "D|Phó|Tà Hộc"}, nil, ""},
		{"a row of null words after a gap", []string{"Xã|2023|2024", "A|#1|#2", "", "B|chưa có|-", "C|#3|#4", "D|#5|#6"}, nil, ""},
		{"two sides of a letterhead", []string{"UBND TỈNH|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ|||Độc lập - Tự do - Hạnh phúc", "", "DANH SÁCH", "STT|Tên|Xã|Số|Năm", "#1|A|B|#1|#2020", "#2|C|D|#1|#2020", "", "||||Giám đốc", "", "||||Lò Văn A"}, nil, ""},
		{"the same heads under two years", []string{"STT|Xã|Năm 2024|||Năm 2025", "||Diện tích|Số|Tỷ lệ|Diện tích|Số|Tỷ lệ", "#1|A|#1|#2|#3|#4|#5|#6", "#2|B|#1|#2|#3|#4|#5|#6"}, []string{"A1:A2", "B1:B2", "C1:E1", "F1:H1"}, ""},
		{"no header at all", []string{"#1|#2", "#3|#4", "", "#5|#6"}, nil, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t, sheetOf(t, c.lines, c.merges...), Options{})
			var got []string
			for i, a := range areasOf(t, w, 0) {
				got = append(got, a.Range.String())
				if a.Range.String() != "" && a.Number != i+1 {
					t.Errorf("area %d has number %d", i, a.Number)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("areas %q, want %q", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestOneTableStaysOne(t *testing.T) {
	w := open(t, sheetOf(t, picture), Options{})
	if areas := areasOf(t, w, 0); len(areas) != 1 || !areas[0].IsWhole() {
		t.Errorf("areas %v", areas)
	}
}

func TestReadAnArea(t *testing.T) {
	path := sheetOf(t, []string{"Bảng 1", "STT|Tên|Số", "#1|A|#5", "#2|B|#6", "", "Bảng 2", "STT|Xã|Hộ|Năm||STT|Ghi", "#1|C|#7|#2020||#1|x", "#2|D|#8|#2021||#2|y", "|Cộng|#15"}, "B8:B8")
	w := open(t, path, Options{})
	areas := areasOf(t, w, 0)
	if len(areas) != 3 {
		t.Fatalf("areas %v", areas)
	}
	want := []struct {
		address, titles, roles string
		first                  int
	}{{"Sheet1#1", "STT|Tên|Số", "thdd", 3}, {"Sheet1#2", "STT|Xã|Hộ|Năm", "thddT", 8}, {"Sheet1#3", "STT|Ghi", "hdd", 8}}
	for i, a := range areas {
		tab, err := UnderstandArea(context.Background(), w, a, Overrides{})
		if err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, c := range tab.Layout.Columns {
			titles = append(titles, c.Title)
		}
		roles, first := "", 0
		for {
			line, err := tab.Next()
			if err != nil {
				break
			}
			if line.Role != RoleBlank {
				roles += roleLetters[line.Role]
			}
			if line.Role == RoleData && first == 0 {
				first = line.Number
			}
			for c := range line.Sheet {
				if (c < a.FirstColumn || c > a.LastColumn) && line.Sheet[c].Kind != KindEmpty {
					t.Errorf("row %d shows cell %s of another table", line.Number, ColumnLetter(c))
				}
			}
		}
		if tab.Layout.Sheet != want[i].address || strings.Join(titles, "|") != want[i].titles || roles != want[i].roles || first != want[i].first {
			t.Errorf("%s: titles %q, roles %s, first %d", tab.Layout.Sheet, titles, roles, first)
		}
	}
}

func TestAddresses(t *testing.T) {
	w := open(t, bookOf(t, func(f *excelize.File) error {
		if _, err := f.NewSheet("Biểu 1#2"); err != nil {
			return err
		}
		if err := f.SetCellStr("Biểu 1#2", "A1", "x"); err != nil {
			return err
		}
		return f.SetSheetName("Sheet1", "Biểu 1")
	}), Options{})
	for _, c := range []struct {
		address       string
		sheet, number int
	}{{"Biểu 1", 0, 0}, {"bieu 1#3", 0, 3}, {"Biểu 1#2", 1, 0}, {"Biểu 1#2#1", 1, 1}, {"Biểu 9", -1, 0}, {"Biểu 1#x", -1, 0}, {"Biểu 1#0", -1, 0}} {
		if sheet, number := w.ParseAddress(c.address); sheet != c.sheet || number != c.number && sheet >= 0 {
			t.Errorf("ParseAddress(%q) = %d, %d", c.address, sheet, number)
		}
	}
	if got := w.Address(Area{Sheet: 0, Number: 2}); got != "Biểu 1#2" {
		t.Errorf("Address = %q", got)
	}
}

func TestParseRange(t *testing.T) {
	for text, want := range map[string]string{"A5:H40": "A5:H40", "$b$2:$c$9": "B2:C9", "5:40": "5:40", "A:H": "A:H", "A5:H": "A5:H", "5:": "5:", "1:": ""} {
		r, err := ParseRange(text)
		if err != nil || r.String() != want {
			t.Errorf("ParseRange(%q) = %q, %v, want %q", text, r, err, want)
		}
	}
	for _, text := range []string{"", "A5", ":H", "H5:A9", "A9:H5", "A0:B1", "AAAA1:B2", "5:_", "A1:B99999999999999999999"} {
		if r, err := ParseRange(text); err == nil {
			t.Errorf("ParseRange(%q) = %q", text, r)
		}
	}
}

func TestCorrectionsThereAndBack(t *testing.T) {
	const text = `{"sheets":[{"sheet":"Biểu 1#2","range":"A5:H40","headerFirst":5,"headerLast":6,"roles":{"30":"total","5":"title"},"types":{"B":"string"},"titles":{"B":"Mã"},"names":{"B":"ma"},"units":{"C":"ha"}}]}`
	c, err := ParseCorrections([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.JSON()
	if err != nil || string(got) != text {
		t.Errorf("JSON = %s, %v", got, err)
	}
	head := c["Biểu 1#2"].Head()
	if head.Range.String() != "A5:H" || len(head.Roles) != 1 || head.Roles[5] != RoleTitle || head.HeaderLast != 6 {
		t.Errorf("what holds for the next file: %+v", head)
	}
	if _, err := ParseCorrections([]byte(`{"range":"H5:A1"}`)); err == nil {
		t.Error("a range that ends before it begins is taken")
	}
}

func TestAreasOfText(t *testing.T) {
	for text, want := range map[string]int{
		"Xã,Số,Năm\nA,1,2\nB,3,4\n\nTên,Dài,Rộng\nC,5,6\nD,7,8\n":                         1, // a program's file with a stray line
		"a,b,,a,b\n1,2,,3,4\n5,6,,7,8\n":                                                  1,
		"Bảng 1\nXã,Số,Năm\nA,1,2\nB,3,4\n\nBảng 2\nTên,Dài,Rộng\nC,5,6\nD,7,8\n":         2,
		"Xã,Số,Năm\nA,1,2\nB,3,4\n\nBảng 2. Đường,,\nTên,Dài,Rộng\nC,5,6\nD,7,8\nE,9,1\n": 2,
	} {
		w := open(t, write(t, "x.csv", []byte(text)), Options{})
		if got := areasOf(t, w, 0); len(got) != want {
			t.Errorf("%q: areas %v, want %d", text, got, want)
		}
	}
	w := open(t, write(t, "x.json", []byte(`[{"a":"x","b":1},{"a":"y","b":2}]`)), Options{})
	if got := areasOf(t, w, 0); len(got) != 1 || !got[0].IsWhole() {
		t.Errorf("records: areas %v", got)
	}
	if _, err := w.Areas(context.Background(), 9); codeOf(err) != CodeNoSheet {
		t.Errorf("Areas(9): %v", err)
	}
}
