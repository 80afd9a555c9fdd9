package table

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"danhmuc/schemas/viet"
)

func TestDepartmentLists(t *testing.T) {
	first := []string{"STT", "Tên bộ dữ liệu", "Lĩnh vực", "Mô tả, phạm vi", "Các trường thông tin", "Phân loại – Chia sẻ", "Phân loại – Mức độ quan trọng", "Dữ liệu cá nhân", "Căn cứ pháp lý",
		"Định dạng, hình thức chia sẻ", "Tần suất cập nhật", "Thời hạn hoàn thành", "Đầu mối liên hệ – Đơn vị", "Đầu mối liên hệ – Điện thoại, thư điện tử", "Ghi chú", "Nhóm"}
	second := []string{"TT", "Mã bộ dữ liệu", "TÊN BỘ DỮ LIỆU", "Trường dữ liệu chủ yếu", "Kỳ nhập liệu", "Mức độ truy cập (mở/dùng chung/dùng riêng)", "Nguồn (CSDL, phần mềm)", "Căn cứ", "Cán bộ đầu mối", "Hạn", "Ghi chú", "Nhóm"}
	cases := []struct {
		file      string
		titles    []string
		rows      int
		headerRow int
		groups    int
		last      string // name of the last dataset
		name      int    // column of the dataset's name
	}{
		{"danh-muc-snnmt.xlsx", first, 20, 8, 5, "Hộ nghèo, cận nghèo (tổng hợp theo xã)", 1},
		{"danh-muc-svhttdl.xlsx", first, 6, 8, 2, "Lễ hội và sự kiện du lịch", 1},
		{"danh-muc-syt.xlsx", first, 6, 8, 2, "Cơ sở đủ điều kiện ATTP (y tế)", 1},
		{"danh-muc-sxd.xlsx", second, 10, 7, 3, "Cơ sở đào tạo lái xe, trung tâm đăng kiểm", 2},
	}
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			w := open(t, sharedPath(t, "data/lists/"+c.file), Options{})
			r := understand(t, w, 0, Overrides{})
			if !slices.Equal(r.titles(), c.titles) {
				t.Errorf("titles %q, want %q", r.titles(), c.titles)
			}
			if len(r.data) != c.rows || r.layout.HeaderRow != c.headerRow || r.layout.HeaderFirst != 7 {
				t.Fatalf("%d rows under header %d–%d", len(r.data), r.layout.HeaderFirst, r.layout.HeaderRow)
			}
			if got := strings.Count(r.roles, "g"); got != c.groups {
				t.Errorf("%d group rows, want %d (%s)", got, c.groups, r.roles)
			}
			if r.layout.Title != "DANH MỤC BỘ DỮ LIỆU CUNG CẤP CHO KHO DỮ LIỆU DÙNG CHUNG TỈNH" {
				t.Errorf("title %q", r.layout.Title)
			}
			for i, row := range r.data {
				if row[0] != strconv.Itoa(i+1) || row[len(row)-1] == "" {
					t.Errorf("data row %d is %q", i, row)
				}
			}
			if got := viet.Clean(r.data[c.rows-1][c.name]); got != c.last {
				t.Errorf("last dataset %q", got)
			}
			if !strings.HasSuffix(strings.TrimRight(r.roles, "b"), "Tf") && !strings.HasSuffix(r.roles, "Tbf") {
				t.Errorf("roles end %q", r.roles)
			}
		})
	}
}

func TestProductionTable(t *testing.T) {
	w := open(t, sharedPath(t, "data/tables/cay-an-qua-2025.xlsx"), Options{})
	r := understand(t, w, 0, Overrides{})
	wantTitles := []string{"STT", "Mã xã", "Xã, phường", "Xoài – Diện tích (ha)", "Xoài – Sản lượng (tấn)", "Nhãn – Diện tích (ha)", "Nhãn – Sản lượng (tấn)", "Ngày báo cáo", "Nhóm"}
	if !slices.Equal(r.titles(), wantTitles) {
		t.Errorf("titles %q", r.titles())
	}
	if want := []string{"stt", "ma_xa", "xa_phuong", "xoai_dien_tich", "xoai_san_luong", "nhan_dien_tich", "nhan_san_luong", "ngay_bao_cao", "nhom"}; !slices.Equal(r.names(), want) {
		t.Errorf("names %q", r.names())
	}
	if len(r.data) != 75 || r.layout.HeaderFirst != 5 || r.layout.HeaderRow != 6 || r.layout.UnitNote != "ha, tấn" || r.layout.Title != "DIỆN TÍCH, SẢN LƯỢNG CÂY ĂN QUẢ THEO XÃ NĂM 2025" {
		t.Fatalf("%d rows, layout %+v", len(r.data), r.layout)
	}
	communes := viet.Communes()
	legacy := 0
	for i, row := range r.data {
		code, ok := viet.PadCommuneCode(row[1])
		if !ok || code != communes[i].Code {
			t.Errorf("row %d: code %q", r.rows[i], row[1])
		}
		if found := viet.CommunesByName(row[2]); len(found) != 1 || found[0].Code != code {
			t.Errorf("row %d: name %q is %v", r.rows[i], row[2], found)
		}
		if cell := r.cells[i][2]; cell.Encoding == viet.TCVN3 {
			legacy++
			if string(cell.Raw) == string(cell.Text) || !cell.Has(FlagFont) {
				t.Errorf("row %d: decoded cell %+v", r.rows[i], cell)
			}
		}
		if want := "Khu vực " + strconv.Itoa(i/15+1); row[8] != want {
			t.Errorf("row %d: group %q, want %q", r.rows[i], row[8], want)
		}
	}
	if legacy != 15 {
		t.Errorf("%d cells in TCVN3", legacy)
	}
	wantRoles := []RoleRange{{1, 1, RoleTitle}, {2, 2, RoleBlank}, {3, 4, RoleTitle}, {5, 6, RoleHeader}, {7, 7, RoleGroup}, {23, 23, RoleGroup}, {39, 39, RoleGroup}, {55, 55, RoleGroup}, {71, 71, RoleGroup},
		{87, 87, RoleTotal}, {88, 88, RoleBlank}, {89, 89, RoleFooter}}
	if !slices.Equal(r.layout.Roles, wantRoles) {
		t.Errorf("roles %v", r.layout.Roles)
	}
}

func TestOneListInManyEncodings(t *testing.T) {
	folder := sharedPath(t, "data/outside/vietnam/derived")
	encodings := map[string]string{
		"dm-xa-phuong-son-la.csv": "UTF-8", "dm-xa-phuong-son-la.bom-crlf-semicolon.csv": "UTF-8 BOM", "dm-xa-phuong-son-la.tcvn3.csv": "TCVN3", "dm-xa-phuong-son-la.utf16le-bom.tsv": "UTF-16LE", "dm-xa-phuong-son-la.xlsx": "UTF-8",
	}
	files, err := filepath.Glob(filepath.Join(folder, "dm-xa-phuong-son-la.*"))
	if err != nil || len(files) < len(encodings) {
		t.Fatalf("%d files, %v", len(files), err)
	}
	want := understand(t, open(t, filepath.Join(folder, "dm-xa-phuong-son-la.csv"), Options{}), 0, Overrides{}).data
	for _, file := range files {
		name := filepath.Base(file)
		w := open(t, file, Options{})
		if known, ok := encodings[name]; ok && w.Encoding != known {
			t.Errorf("%s: encoding %s", name, w.Encoding)
		}
		r := understand(t, w, 0, Overrides{})
		if len(r.data) != 75 {
			t.Fatalf("%s: %d rows", name, len(r.data))
		}
		if !slices.Equal(r.names(), []string{"stt", "ma_xa", "ten_don_vi", "cap", "ma_tinh", "ten_tinh"}) {
			t.Errorf("%s: columns %q", name, r.names())
		}
		for i := range r.data {
			if !slices.Equal(r.data[i], want[i]) {
				t.Errorf("%s row %d: %q, want %q", name, r.rows[i], r.data[i], want[i])
			}
		}
	}
}

func TestBigLists(t *testing.T) {
	for name, rows := range map[string]int{"dm-xa-phuong-3321.csv": 3321, "chuyen-doi-xa-cu-moi-2025.csv": 10599} {
		w := open(t, sharedPath(t, "data/outside/vietnam/derived/"+name), Options{})
		r := understand(t, w, 0, Overrides{})
		if len(r.data) != rows || r.layout.HeaderRow != 1 || strings.Trim(r.roles[1:], "d") != "" {
			t.Errorf("%s: %d rows under %d", name, len(r.data), r.layout.HeaderRow)
		}
		for i, cells := range r.cells {
			for c := range cells {
				if cells[c].Encoding != viet.Unicode {
					t.Fatalf("%s row %d: %q decoded from %v", name, i, cells[c].Text, cells[c].Encoding)
				}
			}
		}
	}
}

// TestEveryOutsideFile opens spreadsheets and tables nobody here wrote: each is read to its end or refused with a code.
func TestEveryOutsideFile(t *testing.T) {
	files, refused := 0, map[Code]int{}
	for _, folder := range []string{"data/outside/xlsx", "data/outside/tabular", "data/outside/vietnam"} {
		err := filepath.WalkDir(sharedPath(t, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			refused[refusal(t, path, Options{})]++
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 300 || refused[""] < 150 {
		t.Errorf("%d files, %v", files, refused)
	}
	t.Logf("%d files: %v", files, refused)
}

// TestNoFalseLegacyInOutsideFiles reads foreign tables: no cell of theirs is Vietnamese in a legacy encoding.
func TestNoFalseLegacyInOutsideFiles(t *testing.T) {
	for _, folder := range []string{"data/outside/xlsx", "data/outside/tabular"} {
		err := filepath.WalkDir(sharedPath(t, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			w, err := Open(context.Background(), path, Options{})
			if err != nil {
				return nil // refused: another test's matter
			}
			if w.Encoding == "TCVN3" || w.Encoding == "VNI" || w.Encoding == "VPS" || w.Encoding == "windows-1258" {
				t.Errorf("%s read as %s", path, w.Encoding)
			}
			for i := range w.Sheets {
				rows, err := w.Rows(context.Background(), i)
				for err == nil {
					var row *Row
					if row, err = rows.Next(); err != nil {
						break
					}
					for c := range row.Cells {
						if row.Cells[c].Encoding != viet.Unicode {
							t.Errorf("%s row %d: %q became %q", path, row.Number, row.Cells[c].Raw, row.Cells[c].Text)
						}
					}
				}
			}
			return w.Close()
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestCSVSpectrum compares with the suite's own answers.
func TestCSVSpectrum(t *testing.T) {
	folder := sharedPath(t, "data/outside/tabular/csv-spectrum/csvs")
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][][]string{
		"empty.csv": {{"1"}, {"2", "3", "4"}}, "empty_crlf.csv": {{"1"}, {"2", "3", "4"}}, "newlines_crlf.csv": {{"1", "2", "3"}, {"Once upon \r\na time", "5", "6"}, {"7", "8", "9"}}, "simple.csv": {{"1", "2", "3"}}, "simple_crlf.csv": {{"1", "2", "3"}}, "utf8.csv": {{"1", "2", "3"}, {"4", "5", "ʤ"}},
	}
	for _, e := range entries {
		_, rows := rawRows(t, open(t, filepath.Join(folder, e.Name()), Options{}), 0)
		if !slices.EqualFunc(rows[1:], want[e.Name()], slices.Equal) {
			t.Errorf("%s: %q, want %q", e.Name(), rows[1:], want[e.Name()])
		}
	}
}
