package table

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"danhmuc/schemas/viet"
)

// picture is a table with everything the screen "what we understood" explains: titles, two header levels, units, numbered columns,
// groups, sums, null marks and a footer.
var picture = []string{
	"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH SƠN LA|||||||Biểu số 01/CAQ",
	"DIỆN TÍCH, SẢN LƯỢNG CÂY ĂN QUẢ CHỦ LỰC PHÂN THEO XÃ, PHƯỜNG NĂM 2025",
	"(Số liệu tính đến ngày 31/12/2025)",
	"STT|Mã xã|Tên xã, phường|Xoài||Nhãn||Mận hậu||Ghi chú",
	"|||Diện tích|Sản lượng|Diện tích|Sản lượng|Diện tích|Sản lượng",
	"|||(ha)|(tấn)|(ha)|(tấn)|(ha)|(tấn)",
	"A|B|C|#1|#2|#3|#4|#5|#6|#7",
	"I|Huyện Mai Sơn (cũ)",
	"#1|04105|Mai Sơn|#812.5|#9140|#1024|#10215|#310.2|#2870",
	"#2|04108|Chiềng Sung|#645|#7020|#402.3|#3980|#128|#1105",
	"#4|04123|Chiềng Mung|#526.7|#6105|#714|#1064|185,5 ha|#1640|tách vụ",
	"#6|#4136|Tà Hộc|#412.6|#4380|-|-|~300|#98",
	"||Cộng|#2922.3|#31840|#2880.1|#25345|#1211.7|#10608",
	"II|Huyện Yên Châu (cũ)",
	"#9|#4075|Yên Châu|#1204.3|#14870|#388.2|#3715|#402|#3980",
	"#10|#4078|Chiềng Hặc|#986.1|#11240|#265.4|450/500|96 ha|#885",
	"||Cộng|#2766.7|#31893|#948.8|#7584|#4253.9|#45799",
	"||Tổng cộng|#5689|#63733|#3828.9|#32929|#5465.6|#56407",
	"",
	"Ghi chú: số liệu sơ bộ",
	"||||||Sơn La, ngày 05 tháng 01 năm 2026",
	"|NGƯỜI LẬP BIỂU|||||GIÁM ĐỐC",
	"|(Ký, ghi rõ họ tên)",
	"",
	"|Lò Văn A|||||Cầm Thị B",
}

func TestPictureTable(t *testing.T) {
	merges := []string{"A1:G1", "H1:J1", "A2:J2", "A3:J3", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:I4", "J4:J5"}
	for _, withMerges := range []bool{true, false} {
		if !withMerges {
			merges = nil
		}
		r := understand(t, open(t, sheetOf(t, picture, merges...), Options{}), 0, Overrides{})
		if len(r.layout.Merges) != len(merges) {
			t.Errorf("%d merges listed, want %d", len(r.layout.Merges), len(merges))
		}
		if want := "ttthhungddddTgddTTfffff"; strings.ReplaceAll(r.roles, "b", "") != want {
			t.Errorf("merges %v: roles %s, want %s", withMerges, r.roles, want)
		}
		want := []string{"STT", "Mã xã", "Tên xã, phường", "Xoài – Diện tích", "Xoài – Sản lượng", "Nhãn – Diện tích", "Nhãn – Sản lượng", "Mận hậu – Diện tích", "Mận hậu – Sản lượng", "Ghi chú", "Nhóm"}
		if !slices.Equal(r.titles(), want) {
			t.Errorf("merges %v: titles %q", withMerges, r.titles())
		}
		var units []string
		for _, c := range r.layout.Columns {
			units = append(units, c.Unit)
		}
		if !slices.Equal(units, []string{"", "", "", "ha", "tấn", "ha", "tấn", "ha", "tấn", "", ""}) {
			t.Errorf("units %q", units)
		}
		if r.layout.HeaderFirst != 4 || r.layout.HeaderRow != 5 || !strings.HasPrefix(r.layout.Title, "DIỆN TÍCH") || !r.layout.Columns[0].Ordinal {
			t.Errorf("layout %+v", r.layout)
		}
		if len(r.data) == 6 && (r.data[0][10] != "Huyện Mai Sơn (cũ)" || r.data[5][10] != "Huyện Yên Châu (cũ)") {
			t.Errorf("groups %q, %q", r.data[0][10], r.data[5][10])
		}
	}
}

func TestLayouts(t *testing.T) {
	cases := []struct {
		name   string
		lines  []string
		merges []string
		roles  string // without blanks
		titles string // joined by "|", the group column as "Nhóm"
		data   []string
	}{
		{"plain", []string{"Mã|Tên|Số", "a|Bản A|#1", "b|Bản B|#2"}, nil, "hdd", "Mã|Tên|Số", []string{"a|Bản A|1", "b|Bản B|2"}},
		{"header of years", []string{"Xã|2023|2024|2025", "Mai Sơn|#1|#2|#3", "Tà Hộc|#4|#5|#6"}, nil, "hdd", "Xã|2023|2024|2025", []string{"Mai Sơn|1|2|3", "Tà Hộc|4|5|6"}},
		{"headerless numbers", []string{"#1|#2|#3", "#4|#5|#6"}, nil, "dd", "||", []string{"1|2|3", "4|5|6"}},
		{"one column", []string{"Tên xã", "Mai Sơn", "Tà Hộc"}, nil, "hdd", "Tên xã", []string{"Mai Sơn", "Tà Hộc"}},
		{"title block with two sides", []string{"UBND TỈNH SƠN LA||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SỞ Y TẾ||||Độc lập - Tự do - Hạnh phúc", "", "DANH SÁCH TRẠM Y TẾ", "", "STT|Tên trạm|Xã|Số giường|Năm", "#1|Trạm A|Mai Sơn|#5|#2020", "#2|Trạm B|Tà Hộc|#4|#2021"},
			nil, "ttthdd", "STT|Tên trạm|Xã|Số giường|Năm", []string{"1|Trạm A|Mai Sơn|5|2020", "2|Trạm B|Tà Hộc|4|2021"}},
		{"group with its own sums", []string{"TT|Đơn vị|Kế hoạch|Thực hiện", "I|Khối sở|#30|#20", "#1|Sở Y tế|#10|#5", "#2|Sở Xây dựng|#20|#15", "II|Khối xã|#5|#5", "#1|Xã Mai Sơn|#5|#5"},
			nil, "hgddgd", "TT|Đơn vị|Kế hoạch|Thực hiện|Nhóm", []string{"1|Sở Y tế|10|5|Khối sở", "2|Sở Xây dựng|20|15|Khối sở", "1|Xã Mai Sơn|5|5|Khối xã"}},
		{"groups merged over the width", []string{"Mã|Tên|Số|Năm", "I. Huyện Mai Sơn", "a|Bản A|#1|#2020", "b|Bản B|#2|#2021", "II. Huyện Sông Mã", "c|Bản C|#3|#2022"}, []string{"A2:D2", "A5:D5"},
			"hgddgd", "Mã|Tên|Số|Năm|Nhóm", []string{"a|Bản A|1|2020|Huyện Mai Sơn", "b|Bản B|2|2021|Huyện Mai Sơn", "c|Bản C|3|2022|Huyện Sông Mã"}},
		{"nested groups", []string{"STT|Tên|Số|Ghi chú", "A|Đô thị", "I|Phường", "#1|Tô Hiệu|#1|x", "II|Chợ", "#1|Chợ A|#2|x", "B|Nông thôn", "I|Xã", "#1|Mai Sơn|#3|x"},
			nil, "hggdgdggd", "STT|Tên|Số|Ghi chú|Nhóm", []string{"1|Tô Hiệu|1|x|Đô thị – Phường", "1|Chợ A|2|x|Đô thị – Chợ", "1|Mai Sơn|3|x|Nông thôn – Xã"}},
		{"merged commune filled down", []string{"Xã|Bản|Số hộ", "Mai Sơn|Bản A|#1", "|Bản B|#2", "|Bản C|#3", "Tà Hộc|Bản D|#4"}, []string{"A2:A4"}, "hdddd", "Xã|Bản|Số hộ", []string{"Mai Sơn|Bản A|1", "Mai Sơn|Bản B|2", "Mai Sơn|Bản C|3", "Tà Hộc|Bản D|4"}},
		{"totals of every spelling", []string{"STT|Xã|Số hộ|Số người", "|TOÀN TỈNH|#10|#20", "#1|Mai Sơn|#5|#10", "#2|Cộng Hòa|#5|#10", "|Cộng|#10|#20", "Tổng số||#10|#20", "|Tổng cộng (I+II)|#10|#20"}, nil, "hTddTTT", "STT|Xã|Số hộ|Số người", []string{"1|Mai Sơn|5|10", "2|Cộng Hòa|5|10"}},
		{"header repeated on each page", []string{"BẢNG SỐ 1", "", "STT|Xã|Số hộ|Ghi chú", "#1|Mai Sơn|#5|x", "STT|Xã|Số hộ|Ghi chú", "#2|Tà Hộc|#5|x"}, nil, "thdhd", "STT|Xã|Số hộ|Ghi chú", []string{"1|Mai Sơn|5|x", "2|Tà Hộc|5|x"}},
		{"numbered in brackets", []string{"STT|Xã|Số hộ", "(1)|(2)|(3)", "#1|Mai Sơn|#5"}, nil, "hnd", "STT|Xã|Số hộ", []string{"1|Mai Sơn|5"}},
		{"numbered with a formula", []string{"STT|Xã|Nam|Nữ|Tổng", "A|B|1|2|3=1+2", "#1|Mai Sơn|#5|#6|#11"}, nil, "hnd", "STT|Xã|Nam|Nữ|Tổng", []string{"1|Mai Sơn|5|6|11"}},
		{"unmerged two levels", []string{"BIỂU TỔNG HỢP", "", "STT|Xã|Năm 2024||Năm 2025|", "||Diện tích (ha)|Sản lượng (tấn)|Diện tích (ha)|Sản lượng (tấn)", "#1|Mai Sơn|#1|#2|#3|#4", "#2|Tà Hộc|#5|#6|#7|#8"},
			nil, "thhdd", "STT|Xã|Năm 2024 – Diện tích (ha)|Năm 2024 – Sản lượng (tấn)|Năm 2025 – Diện tích (ha)|Năm 2025 – Sản lượng (tấn)", []string{"1|Mai Sơn|1|2|3|4", "2|Tà Hộc|5|6|7|8"}},
		{"three levels", []string{"STT|Xã|Dân số|||", "||Tổng|Trong đó||", "|||Nam|Nữ|Trẻ em", "#1|Mai Sơn|#9|#4|#5|#2", "#2|Tà Hộc|#9|#4|#5|#2"}, []string{"A1:A3", "B1:B3", "C1:F1", "C2:C3", "D2:F2"},
			"hhhdd", "STT|Xã|Dân số – Tổng|Dân số – Trong đó – Nam|Dân số – Trong đó – Nữ|Dân số – Trong đó – Trẻ em", []string{"1|Mai Sơn|9|4|5|2", "2|Tà Hộc|9|4|5|2"}},
		{"small table without totals", []string{"Mã|Tên", "#1|x", "#2|"}, nil, "hdd", "Mã|Tên", []string{"1|x", "2|"}},
		{"table moved right and down", []string{"", "", "||Mã|Tên", "||a|Bản A", "||b|Bản B"}, nil, "hdd", "Mã|Tên", []string{"a|Bản A", "b|Bản B"}},
		{"months as numbers", []string{"BÁO CÁO", "STT|Xã|Tháng|||", "||#1|#2|#3|#4", "#1|Mai Sơn|#1|#2|#3|#4", "#2|Tà Hộc|#5|#6|#7|#8"}, []string{"A2:A3", "B2:B3", "C2:F2"},
			"thhdd", "STT|Xã|Tháng – 1|Tháng – 2|Tháng – 3|Tháng – 4", []string{"1|Mai Sơn|1|2|3|4", "2|Tà Hộc|5|6|7|8"}},
		{"names that begin like totals and signatures", []string{"Tên đơn vị|Lao động|Vốn", "Tổng công ty Sơn La|#5|#6", "Công ty TNHH A|#1|#2", "Giám đốc|#3|#4", "Cộng đồng bản A|#1|#1", "Tổng hợp xã|#1|#2", "Tong cong|#7|#8"}, nil,
			"hdddddT", "Tên đơn vị|Lao động|Vốn", []string{"Tổng công ty Sơn La|5|6", "Công ty TNHH A|1|2", "Giám đốc|3|4", "Cộng đồng bản A|1|1", "Tổng hợp xã|1|2"}},
		{"wide table with few heads", []string{"STT|Xã|Năm 2024||||Năm 2025|||", "||Xoài|Nhãn|Mận|Na|Xoài|Nhãn|Mận|Na", "#1|Mai Sơn|#1|#2|#3|#4|#5|#6|#7|#8"}, []string{"A1:A2", "B1:B2", "C1:F1", "G1:J1"},
			"hhd", "STT|Xã|Năm 2024 – Xoài|Năm 2024 – Nhãn|Năm 2024 – Mận|Năm 2024 – Na|Năm 2025 – Xoài|Năm 2025 – Nhãn|Năm 2025 – Mận|Năm 2025 – Na", []string{"1|Mai Sơn|1|2|3|4|5|6|7|8"}},
		{"wide table with few heads, unmerged", []string{"STT|Xã|Năm 2024||||Năm 2025|||", "||Xoài|Nhãn|Mận|Na|Xoài|Nhãn|Mận|Na", "#1|Mai Sơn|#1|#2|#3|#4|#5|#6|#7|#8"}, nil,
			"hhd", "STT|Xã|Năm 2024 – Xoài|Năm 2024 – Nhãn|Năm 2024 – Mận|Năm 2024 – Na|Năm 2025 – Xoài|Năm 2025 – Nhãn|Năm 2025 – Mận|Năm 2025 – Na", []string{"1|Mai Sơn|1|2|3|4|5|6|7|8"}},
		{"titles straight above the header", []string{"UBND TỈNH SƠN LA||Mẫu số 01", "DANH SÁCH XÃ", "STT|Tên xã|Mã", "#1|Mai Sơn|04105", "#2|Tà Hộc|04136"}, []string{"A2:C2"}, "tthdd", "STT|Tên xã|Mã", []string{"1|Mai Sơn|04105", "2|Tà Hộc|04136"}},
		{"group without mark", []string{"STT|Tên|Số|Năm", "|Huyện Mai Sơn (cũ)", "#1|A|#1|#2020", "|Huyện Sông Mã (cũ)", "#2|B|#2|#2021"}, nil, "hgdgd", "STT|Tên|Số|Năm|Nhóm", []string{"1|A|1|2020|Huyện Mai Sơn (cũ)", "2|B|2|2021|Huyện Sông Mã (cũ)"}},
		{"one heading over some columns", []string{"||Năm 2025|", "Mã|Tên|Diện tích|Sản lượng", "a|A|#1|#2", "b|B|#3|#4"}, []string{"C1:D1"}, "hhdd", "Mã|Tên|Năm 2025 – Diện tích|Năm 2025 – Sản lượng", []string{"a|A|1|2", "b|B|3|4"}},
		{"title over two columns of which one is used", []string{"STT|Tên xã||Số hộ", "#1|Mai Sơn||#5", "#2|Tà Hộc||#6"}, []string{"B1:C1"}, "hdd", "STT|Tên xã|Số hộ", []string{"1|Mai Sơn|5", "2|Tà Hộc|6"}},
		{"long form with sums as values", []string{"Mã xã|Xã|Chỉ tiêu|Giá trị", "04136|Tà Hộc|Tổng số|#9", "04136|Tà Hộc|Nam|#4"}, nil, "hdd", "Mã xã|Xã|Chỉ tiêu|Giá trị", []string{"04136|Tà Hộc|Tổng số|9", "04136|Tà Hộc|Nam|4"}},
		{"numbered in advance", []string{"STT|Xã|Số|Năm", "#1|Mai Sơn|#1|#2", "#2", "#3"}, nil, "hd", "STT|Xã|Số|Năm", []string{"1|Mai Sơn|1|2"}},
		{"sums before codes", []string{"Mã|Xã|Số", "04136|Tà Hộc|#1", "Tổng|Toàn tỉnh|#1"}, nil, "hdT", "Mã|Xã|Số", []string{"04136|Tà Hộc|1"}},
		{"text table", []string{"Họ tên|Chức vụ|Đơn vị", "Lò A|Giám đốc|Sở Y tế", "Cầm B|Chủ tịch|Xã Mai Sơn"}, nil, "hdd", "Họ tên|Chức vụ|Đơn vị", []string{"Lò A|Giám đốc|Sở Y tế", "Cầm B|Chủ tịch|Xã Mai Sơn"}},
		{"roman numerals count every row", []string{"TT|Nội dung|Số", "I|Thu|#1", "II|Chi|#2", "III|Nợ|#3"}, nil, "hddd", "TT|Nội dung|Số", []string{"I|Thu|1", "II|Chi|2", "III|Nợ|3"}},
		{"footer without known words", []string{"STT|Tên|Số|Năm", "#1|A|#1|#2020", "#2|B|#2|#2021", "", "||Phòng Kế hoạch", "|Lò Văn A||Cầm Thị B"}, nil, "hddff", "STT|Tên|Số|Năm", []string{"1|A|1|2020", "2|B|2|2021"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := understand(t, open(t, sheetOf(t, c.lines, c.merges...), Options{}), 0, Overrides{})
			if got := strings.ReplaceAll(r.roles, "b", ""); got != c.roles {
				t.Errorf("roles %s, want %s", got, c.roles)
			}
			if got := strings.Join(r.titles(), "|"); got != c.titles {
				t.Errorf("titles %s, want %s", got, c.titles)
			}
			var got []string
			for _, row := range r.data {
				got = append(got, strings.Join(row, "|"))
			}
			if !slices.Equal(got, c.data) {
				t.Errorf("data %q, want %q", got, c.data)
			}
		})
	}
}

func TestHeaderlessNames(t *testing.T) {
	r := understand(t, open(t, write(t, "so.csv", []byte("1,2,3\n4,5,6\n")), Options{}), 0, Overrides{})
	if !slices.Equal(r.names(), []string{"cot_1", "cot_2", "cot_3"}) || r.layout.HeaderRow != 0 || len(r.data) != 2 || r.layout.Notes[0].Code != NoteNoHeader {
		t.Errorf("names %q, layout %+v", r.names(), r.layout)
	}
}

func TestOverridesWin(t *testing.T) {
	path := sheetOf(t, []string{"Tên bảng|x", "Mã|Tên|Số", "a|Bản A|#1", "b|Bản B|#2", "Cộng||#3", "Ghi chú: hết"})
	r := understand(t, open(t, path, Options{}), 0, Overrides{HeaderFirst: 2, HeaderLast: 2, Roles: map[int]Role{4: RoleFooter, 5: RoleData}, Types: map[string]string{"C": "string"}})
	if r.roles != "thdfdf" || r.layout.HeaderRow != 2 || r.layout.Columns[2].Type != "string" {
		t.Errorf("roles %s, layout %+v", r.roles, r.layout)
	}
	r = understand(t, open(t, path, Options{}), 0, Overrides{NoHeader: true})
	if r.layout.HeaderRow != 0 || r.names()[0] != "cot_1" {
		t.Errorf("layout %+v", r.layout)
	}
	r = understand(t, open(t, path, Options{}), 0, Overrides{Roles: map[int]Role{1: RoleTitle, 2: RoleHeader}})
	if r.roles != "thddTf" || r.layout.HeaderFirst != 2 {
		t.Errorf("a row called header: roles %s, layout %+v", r.roles, r.layout)
	}
	numbered := sheetOf(t, []string{"STT|Tên|Số", "(1)|(2)|(3)", "#1|A|#5"})
	if r = understand(t, open(t, numbered, Options{}), 0, Overrides{Roles: map[int]Role{2: RoleData}}); r.roles != "hdd" {
		t.Errorf("a numbered row called data: roles %s", r.roles)
	}
	if r = understand(t, open(t, numbered, Options{}), 0, Overrides{Roles: map[int]Role{1: RoleTitle}}); r.roles != "tdd" && r.roles != "tnd" {
		t.Errorf("a header called title: roles %s", r.roles)
	}
	if !(Overrides{}).IsZero() || (Overrides{NoHeader: true}).IsZero() {
		t.Error("IsZero")
	}
}

func TestUnitNoteOfOneUnit(t *testing.T) {
	r := understand(t, open(t, sheetOf(t, []string{"THU NGÂN SÁCH", "|||ĐVT: triệu đồng", "STT|Nội dung|Năm|Số thu", "#1|Thuế|#2025|#1200", "#2|Phí|#2025|#300"}), Options{}), 0, Overrides{})
	var units []string
	for _, c := range r.layout.Columns {
		units = append(units, c.Unit)
	}
	if r.layout.UnitNote != "triệu đồng" || !slices.Equal(units, []string{"", "", "", "triệu đồng"}) {
		t.Errorf("note %q, units %q", r.layout.UnitNote, units)
	}
}

func TestCellsOfAWorkbook(t *testing.T) {
	path := bookOf(t, func(f *excelize.File) error {
		date := "dd/mm/yyyy"
		elapsed := "[h]:mm"
		styles := map[string]*excelize.Style{
			"A2": {CustomNumFmt: &date}, "B2": {NumFmt: 22}, "C2": {NumFmt: 20}, "D2": {CustomNumFmt: &elapsed}, "E2": {Font: &excelize.Font{Family: ".VnTime"}}, "F2": {Font: &excelize.Font{Family: ".VnTimeH"}},
			"G2": {Font: &excelize.Font{Family: "VNI-Times"}}, "H2": {Font: &excelize.Font{Family: ".VnTime"}},
		}
		values := map[string]any{"A1": "ngày", "B1": "lúc", "C1": "giờ", "D1": "lâu", "E1": "chữ", "F1": "hoa", "G1": "vni", "H1": "lẫn", "I1": "số", "J1": "đúng", "K1": "dài",
			"A2": 46109, "B2": 46109.5, "C2": 0.25, "D2": 1.5, "E2": "Ph­êng", "F2": "S¬n La", "G2": "Möôøng", "H2": "Sơn La", "I2": 0.1 + 0.2, "J2": true, "K2": 14000000000.0}
		for name, v := range values {
			if err := f.SetCellValue("Sheet1", name, v); err != nil {
				return err
			}
		}
		for name, style := range styles {
			id, err := f.NewStyle(style)
			if err != nil {
				return err
			}
			if err := f.SetCellStyle("Sheet1", name, name, id); err != nil {
				return err
			}
		}
		return f.SetColVisible("Sheet1", "K", false)
	})
	w := open(t, path, Options{})
	r := understand(t, w, 0, Overrides{})
	want := []struct {
		text string
		kind Kind
		enc  viet.Encoding
	}{
		{"2026-03-28", KindDate, 0}, {"2026-03-28T12:00:00", KindDate, 0}, {"06:00:00", KindTime, 0}, {"1.5", KindNumber, 0}, {"Phường", KindText, viet.TCVN3}, {"SƠN LA", KindText, viet.TCVN3},
		{"Mường", KindText, viet.VNI}, {"Sơn La", KindText, 0}, {"0.3", KindNumber, 0}, {"true", KindBool, 0}, {"14000000000", KindNumber, 0},
	}
	for i, c := range r.cells[0] {
		if string(c.Text) != want[i].text || c.Kind != want[i].kind || c.Encoding != want[i].enc {
			t.Errorf("cell %s = %q kind %d %v, want %+v", ColumnLetter(i), c.Text, c.Kind, c.Encoding, want[i])
		}
	}
	if !r.layout.Columns[10].Hidden || !r.cells[0][10].Has(FlagHidden) {
		t.Error("column K is hidden")
	}
	if v, ok := r.cells[0][8].Float(); !ok || v != 0.3 {
		t.Errorf("Float = %v", v)
	}
}

func TestSheetsAndRows(t *testing.T) {
	path := bookOf(t, func(f *excelize.File) error {
		for _, name := range []string{"Biểu 02", "Ẩn"} {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
		}
		if err := f.SetSheetVisible("Ẩn", false); err != nil {
			return err
		}
		for sheet, rows := range map[string][]string{"Sheet1": {"a", "1"}, "Biểu 02": {"b", "2"}, "Ẩn": {"c", "3"}} {
			for i, v := range rows {
				name, err := excelize.CoordinatesToCellName(1, 3*i+1)
				if err != nil {
					return err
				}
				if err := f.SetCellStr(sheet, name, v); err != nil {
					return err
				}
			}
		}
		return f.SetRowVisible("Sheet1", 4, false)
	})
	w := open(t, path, Options{})
	if len(w.Sheets) != 3 || !w.Sheets[2].Hidden || w.Sheets[0].Hidden {
		t.Fatalf("sheets %+v", w.Sheets)
	}
	if at := w.SheetIndex("bieu 02"); at != 1 {
		t.Errorf("SheetIndex = %d", at)
	}
	if w.SheetIndex("không có") != -1 {
		t.Error("SheetIndex of a missing sheet")
	}
	r := understand(t, w, 0, Overrides{})
	if !slices.Equal(r.rows, []int{4}) || r.layout.RoleOf(2) != RoleBlank || !slices.ContainsFunc(r.layout.Notes, func(n Note) bool { return n.Code == NoteHiddenRow }) {
		t.Errorf("rows %v, layout %+v", r.rows, r.layout)
	}
	for i, want := range []string{"1", "2", "3"} {
		if r := understand(t, w, i, Overrides{}); len(r.data) != 1 || r.data[0][0] != want {
			t.Errorf("sheet %d: %q", i, r.data)
		}
	}
	if _, err := w.Rows(context.Background(), 9); codeOf(err) != CodeNoSheet {
		t.Errorf("Rows(9) = %v", err)
	}
	if _, err := Understand(context.Background(), w, -1, Overrides{}); codeOf(err) != CodeNoSheet {
		t.Errorf("Understand(-1) = %v", err)
	}
}

func TestLongTableStreamsFooterAndLateGroups(t *testing.T) {
	var b strings.Builder
	b.WriteString("BẢNG KÊ\n\nSTT;Tên;Số;Ghi chú\n")
	for i := 1; i <= 5000; i++ {
		if i == 3000 {
			b.WriteString("II;Nhóm muộn;;\n")
		}
		b.WriteString("1;Bản A;5;x\n")
	}
	b.WriteString(";Tổng cộng;25000;\nNgười lập biểu;;Giám đốc;\n")
	r := understand(t, open(t, write(t, "dai.csv", []byte(b.String())), Options{}), 0, Overrides{})
	if len(r.data) != 5000 || !strings.HasSuffix(r.roles, "dTf") || r.layout.HeaderRow != 3 {
		t.Errorf("%d rows, header %d, roles end %s", len(r.data), r.layout.HeaderRow, r.roles[len(r.roles)-5:])
	}
	if last := r.layout.Notes[len(r.layout.Notes)-1]; last.Code != NoteLateGroup || last.Row != 3003 {
		t.Errorf("notes %v", r.layout.Notes)
	}
}
