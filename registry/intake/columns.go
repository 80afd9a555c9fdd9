package intake

import (
	"slices"
	"strings"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Meaning is what a column of a list is about.
type Meaning string

// Meanings of columns.
const (
	LocalCode    Meaning = "localCode"
	Title        Meaning = "title"
	Theme        Meaning = "theme"
	Description  Meaning = "description"
	Columns      Meaning = "declaredColumns"
	Sharing      Meaning = "sharing"
	Importance   Meaning = "importance"
	Classes      Meaning = "classes" // both classes in one cell
	Personal     Meaning = "personalData"
	LegalBasis   Meaning = "legalBasis"
	Formats      Meaning = "formats"
	Frequency    Meaning = "updateFrequency"
	Due          Meaning = "dueDate"
	ContactName  Meaning = "contact.name"
	ContactPhone Meaning = "contact.phone"
	Source       Meaning = "sourceSystem"
	Remark       Meaning = "remark"
	Keywords     Meaning = "keywords"
	Ignored      Meaning = "" // ordinal numbers, owner, users
)

// sign is a phrase in a folded title that speaks for a meaning. The longest sign found wins, so that "hình thức chia sẻ" is a
// format and "chia sẻ" a class. A sign with whole set counts only when it is the whole title.
type sign struct {
	phrase  string
	meaning Meaning
	whole   bool
}

var signs = []sign{
	{"ma bo du lieu", LocalCode, false}, {"ma dataset", LocalCode, false}, {"ma du lieu", LocalCode, false}, {"ma csdl", LocalCode, false},
	{"ma so bo du lieu", LocalCode, false}, {"ma", LocalCode, true}, {"ma so", LocalCode, true}, {"dataset code", LocalCode, false},
	{"ten bo du lieu", Title, false}, {"ten tap du lieu", Title, false}, {"ten du lieu", Title, false}, {"ten csdl", Title, false},
	{"ten co so du lieu", Title, false}, {"ten danh muc", Title, false}, {"bo du lieu", Title, true}, {"tap du lieu", Title, true},
	{"ten", Title, true}, {"du lieu", Title, true}, {"noi dung du lieu", Title, false}, {"dataset name", Title, false}, {"ten bang du lieu", Title, false},
	{"linh vuc", Theme, false}, {"chu de", Theme, false}, {"nganh linh vuc", Theme, false}, {"theme", Theme, true},
	{"mo ta", Description, false}, {"pham vi", Description, false}, {"mo ta pham vi", Description, false}, {"noi dung", Description, true}, {"description", Description, true},
	{"cac truong thong tin", Columns, false}, {"truong thong tin", Columns, false}, {"truong du lieu", Columns, false}, {"thong tin chu yeu", Columns, false},
	{"cau truc du lieu", Columns, false}, {"chi tieu du lieu", Columns, false},
	{"phan loai chia se", Sharing, false}, {"chia se", Sharing, false}, {"muc do truy cap", Sharing, false}, {"loai du lieu chia se", Sharing, false},
	{"pham vi chia se", Sharing, false}, {"hinh thuc khai thac", Sharing, false}, {"mo dung chung dung rieng", Sharing, false}, {"muc do chia se", Sharing, false},
	{"muc do quan trong", Importance, false}, {"quan trong", Importance, false}, {"tinh chat quan trong", Importance, false}, {"cot loi", Importance, false},
	{"phan loai", Classes, true}, {"phan loai du lieu", Classes, true}, {"loai du lieu", Classes, true},
	{"du lieu ca nhan", Personal, false}, {"ca nhan", Personal, true}, {"thong tin ca nhan", Personal, false},
	{"can cu phap ly", LegalBasis, false}, {"can cu", LegalBasis, false}, {"co so phap ly", LegalBasis, false}, {"van ban quy dinh", LegalBasis, false},
	{"dinh dang hinh thuc chia se", Formats, false}, {"hinh thuc chia se", Formats, false}, {"dinh dang", Formats, false}, {"phuong thuc chia se", Formats, false},
	{"hinh thuc cung cap", Formats, false}, {"phuong thuc ket noi", Formats, false},
	{"tan suat cap nhat", Frequency, false}, {"tan suat", Frequency, false}, {"ky nhap lieu", Frequency, false}, {"ky cap nhat", Frequency, false},
	{"chu ky cap nhat", Frequency, false}, {"chu ky", Frequency, false}, {"ky bao cao", Frequency, false},
	{"thoi han hoan thanh", Due, false}, {"thoi han", Due, false}, {"han hoan thanh", Due, false}, {"han", Due, true}, {"thoi gian hoan thanh", Due, false}, {"han cung cap", Due, false},
	{"dau moi lien he don vi", ContactName, false}, {"dau moi lien he", ContactName, false}, {"can bo dau moi", ContactName, false}, {"dau moi", ContactName, false},
	{"nguoi phu trach", ContactName, false}, {"can bo phu trach", ContactName, false}, {"lien he", ContactName, false},
	{"dien thoai", ContactPhone, false}, {"thu dien tu", ContactPhone, false}, {"email", ContactPhone, false}, {"so dien thoai", ContactPhone, false},
	{"dau moi lien he dien thoai thu dien tu", ContactPhone, false},
	{"nguon hinh thanh", Source, false}, {"nguon csdl phan mem", Source, false}, {"nguon", Source, false}, {"phan mem", Source, true}, {"he thong", Source, true}, {"he thong thong tin", Source, false},
	{"ghi chu", Remark, false}, {"tu khoa", Keywords, false},
	{"stt", Ignored, true}, {"tt", Ignored, true}, {"so tt", Ignored, true}, {"so thu tu", Ignored, true},
	{"co quan chu tri", Ignored, false}, {"co quan chu tri cung cap", Ignored, false}, {"don vi cung cap", Ignored, false}, {"don vi chu tri", Ignored, false},
	{"don vi phoi hop", Ignored, false}, {"doi tuong khai thac", Ignored, false}, {"tinh trang", Ignored, false},
}

// plain is a title folded to words.
func plain(title string) string {
	return strings.Join(strings.FieldsFunc(viet.Fold(title), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }), " ")
}

// meaningOf is the meaning of a title and how sure it is: the length of the phrase that decided, 0 for none. Of a header of
// several levels the last speaks first, then the whole.
func meaningOf(title string) (Meaning, int) {
	levels := strings.Split(title, " – ")
	m, n := bySign(plain(levels[len(levels)-1]))
	if len(levels) > 1 {
		if whole, k := bySign(plain(title)); k > n {
			m, n = whole, k
		}
	}
	return m, n
}

func bySign(title string) (Meaning, int) {
	best, length := Ignored, 0
	for _, s := range signs {
		if s.whole && title != s.phrase {
			continue
		}
		if !strings.Contains(" "+title+" ", " "+s.phrase+" ") {
			continue
		}
		if n := len(s.phrase); n > length {
			best, length = s.meaning, n
		}
	}
	return best, length
}

// assign gives each meaning the column that speaks for it most clearly. Several contact, remark and legal columns are all read.
func assign(columns []table.Column) map[int]Meaning {
	type claim struct {
		index, length int
	}
	best := map[Meaning]claim{}
	out := map[int]Meaning{}
	for i, c := range columns {
		if c.Group || c.Ordinal {
			continue
		}
		m, n := meaningOf(c.Title)
		if m == Ignored {
			continue
		}
		if slices.Contains([]Meaning{ContactName, ContactPhone, Remark, LegalBasis, Keywords}, m) {
			out[i] = m
			continue
		}
		if old, ok := best[m]; !ok || n > old.length {
			best[m] = claim{i, n}
		}
	}
	for m, c := range best {
		out[c.index] = m
	}
	return out
}
