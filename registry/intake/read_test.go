package intake

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"danhmuc/registry"
)

// shared finds a file of the outside data, or skips.
func shared(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("DANHMUC_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("outside data is not here: %v", err)
	}
	return path
}

func TestReadGivenLists(t *testing.T) {
	for file, want := range map[string]struct {
		rows, open, gaps int
		first            registry.ListRow
	}{
		"danh-muc-snnmt.xlsx":   {rows: 20, open: 17, gaps: 2},
		"danh-muc-svhttdl.xlsx": {rows: 6, open: 6},
		"danh-muc-sxd.xlsx":     {rows: 10, open: 8, gaps: 1},
		"danh-muc-syt.xlsx":     {rows: 6, open: 6},
	} {
		t.Run(file, func(t *testing.T) {
			l, err := Read(t.Context(), shared(t, "data/lists/"+file), "")
			if err != nil {
				t.Fatal(err)
			}
			open, gaps := 0, 0
			for _, r := range l.Rows {
				if r.Content.Sharing == registry.SharingOpen {
					open++
				}
				if r.Content.Sharing == "" {
					gaps++
				}
				if r.Content.Title == "" || r.Content.UpdateFrequency == "" || r.Content.Contact == nil || r.Content.Contact.Email == "" ||
					len(r.Content.LegalBasis) == 0 || r.Content.DueDate == "" || len(r.Content.DeclaredColumns) == 0 {
					t.Errorf("row %d is not read whole: %+v", r.Row, r)
				}
			}
			if len(l.Rows) != want.rows || open != want.open || gaps != want.gaps || len(l.Unread) != 0 {
				t.Errorf("got %d rows, %d open, %d gaps, unread %v; want %d, %d, %d, none", len(l.Rows), open, gaps, l.Unread, want.rows, want.open, want.gaps)
			}
		})
	}
}

func TestReadRowsOfTheGivenLists(t *testing.T) {
	l, err := Read(t.Context(), shared(t, "data/lists/danh-muc-sxd.xlsx"), "")
	if err != nil {
		t.Fatal(err)
	}
	want := registry.ListRow{Row: 10, LocalCode: "SXD.001", Content: registry.Content{Title: "Đồ án quy hoạch xây dựng/đô thị đã duyệt",
		DeclaredColumns: []string{"tên đồ án", "cấp", "số QĐ", "ngày", "diện tích", "link"}, UpdateFrequency: registry.OnChange,
		Sharing: registry.SharingOpen, SourceSystem: "Phần mềm chuyên ngành", LegalBasis: []string{"Quyết định số 515/QĐ-UBND"},
		Contact: &registry.Contact{Name: "Văn phòng Sở", Email: "vanphong.sxd@example.vn"}, DueDate: "2026-06-30"}}
	if diff := cmp.Diff(want, l.Rows[0]); diff != "" {
		t.Errorf("row 10 (-want +got):\n%s", diff)
	}
	l, err = Read(t.Context(), shared(t, "data/lists/danh-muc-snnmt.xlsx"), "")
	if err != nil {
		t.Fatal(err)
	}
	r := l.Rows[13]
	if r.Row != 27 || r.Content.UpdateFrequency != registry.Quarterly || r.Content.DueDate != "2026-06-30" || r.Content.Contact.Phone != "0212.000.0000" ||
		r.Content.PersonalData != registry.PersonalNone || r.Content.Importance != registry.ImportanceOrdinary || r.Content.Theme != "nong-nghiep" {
		t.Errorf("row 27: %+v %+v", r, r.Content.Contact)
	}
}

func TestMeanings(t *testing.T) {
	for title, want := range map[string]Meaning{
		"Tên bộ dữ liệu": Title, "TÊN BỘ DỮ LIỆU": Title, "Mã bộ dữ liệu": LocalCode, "Phân loại – Chia sẻ": Sharing,
		"Phân loại – Mức độ quan trọng": Importance, "Định dạng, hình thức chia sẻ": Formats, "Kỳ nhập liệu / Tần suất cập nhật": Frequency,
		"Mức độ truy cập (mở/dùng chung/dùng riêng)": Sharing, "Đầu mối liên hệ – Đơn vị": ContactName,
		"Đầu mối liên hệ – Điện thoại, thư điện tử": ContactPhone, "Nguồn (CSDL, phần mềm)": Source, "Hạn": Due, "Phân loại": Classes,
		"Cơ quan chủ trì cung cấp": Ignored, "STT": Ignored, "Hoa hậu": Ignored,
	} {
		if got, _ := meaningOf(title); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	for text, want := range map[string][]registry.Frequency{
		"hằng năm": {registry.Annual}, "Hàng quý": {registry.Quarterly}, "6 tháng": {registry.Biannual}, "5 năm": {registry.Quinquennial},
		"khi có thay đổi": {registry.OnChange}, "khi có": {registry.OnChange}, "theo vụ / hằng quý": {registry.Quarterly},
		"hằng ngày, hằng tháng": {registry.Monthly, registry.Daily}, "tùy": nil,
	} {
		if got := find(text, frequencies); !cmp.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
	if got := find("Dữ liệu mở, dùng chung", sharings); len(got) != 2 {
		t.Errorf("two classes in a cell: got %v", got)
	}
	for text, want := range map[string]string{"06/4/2026": "2026-04-06", "15.4.2026": "2026-04-15", "30/6/26": "2026-06-30", "Quý II/2026": "2026-06-30", "từ 01/3/2026 đến 06/4/2026": "2026-04-06", "giai đoạn 2026-2030": "2030-12-31", "năm học 2025-2026": "",
		"Tháng 2/2028": "2028-02-29", "sớm": ""} {
		if got, _ := deadline(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	var c registry.Contact
	contact("Nguyễn Văn A - 0212.3852.123; VanPhong.SYT@sonla.gov.vn", &c)
	if c != (registry.Contact{Name: "Nguyễn Văn A", Email: "vanphong.syt@sonla.gov.vn", Phone: "0212.3852.123"}) {
		t.Errorf("contact: %+v", c)
	}
}

func FuzzCells(f *testing.F) {
	f.Add("Dữ liệu mở; 0912 345 678 a@b.vn (ha, tấn) Quý II/2026")
	f.Fuzz(func(t *testing.T, s string) {
		r := &rowReader{}
		for _, m := range []Meaning{LocalCode, Title, Theme, Description, Columns, Sharing, Importance, Classes, Personal, LegalBasis, Formats, Frequency, Due, ContactName, Source} {
			r.cell(m, s)
		}
		for _, n := range r.row.Notes {
			if n.Code == "" || len(n.Path) == 0 {
				t.Errorf("a note without code or place: %+v", n)
			}
		}
	})
}
