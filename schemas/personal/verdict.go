package personal

import (
	"strings"

	"danhmuc/schemas/viet"
)

// Classes of personal data (NĐ 356/2025).
const (
	Basic     = "basic"
	Sensitive = "sensitive"
)

// Thresholds (domain 5): a form alone, a form with a checked structure, a form under a title that names the kind.
const (
	aloneShare = 0.60
	checkShare = 0.20
	titleShare = 0.30
)

// Evidence is one reason, without values. Its sentence is in the catalogue under Code.
type Evidence struct {
	Code   string  `json:"code"`             // "title", "form", "check", "company", "table"
	Share  float64 `json:"share,omitempty"`  // of the values looked at
	Detail string  `json:"detail,omitempty"` // the words of the title, or the name of the form
}

// Verdict says what personal data a column holds.
type Verdict struct {
	Kind       string     `json:"kind"`       // "cccd", "name", "phone", …
	Class      string     `json:"class"`      // Basic or Sensitive
	Confidence float64    `json:"confidence"` // 0 to 1
	Evidence   []Evidence `json:"evidence"`   // why
}

// Column gathers the forms of one column's values.
type Column struct {
	seen   int64
	counts [shapes]int64
}

// Add looks at a cleaned value that weight rows hold.
func (c *Column) Add(b []byte, weight int64) {
	c.seen += weight
	shapesOf(b, func(s shape) { c.counts[s] += weight })
}

// Seen is how many values were looked at.
func (c *Column) Seen() int64 { return c.seen }

func (c *Column) share(s shape) float64 {
	if c.seen == 0 {
		return 0
	}
	return float64(c.counts[s]) / float64(c.seen)
}

// Subject is one column to judge.
type Subject struct {
	Title   string  // header as written
	Name    string  // stable identifier, used when the title is empty
	Numeric bool    // the column holds numbers that count or measure
	Place   bool    // the column holds names or codes of places
	Values  *Column // what its values look like
}

// kind is one row of the table of kinds.
type kind struct {
	name    string
	class   string
	phrases []string // words of the title, folded
	not     []string // words that tell another meaning
	under   shape    // the form that counts under such a title
	alone   shape    // the form that is enough by itself; shapes = none
	checked shape    // the form with a right structure; shapes = none
}

const none = shapes

// kinds in the order in which they are tried: the first that fits wins.
var kinds = []kind{
	{"image", Sensitive, []string{"anh the", "anh cccd", "anh can cuoc"}, nil, image, image, none},
	{"health-insurance", Sensitive, []string{"bhyt", "bao hiem y te"}, nil, insurance, insuranceOK, none},
	{"driving-licence", Basic, []string{"gplx", "giay phep lai xe", "bang lai"}, nil, citizen, none, none},
	{"cccd", Basic, []string{"cccd", "can cuoc", "so dinh danh", "dinh danh ca nhan", "ma dinh danh", "cmnd", "cmtnd", "chung minh", "citizen id", "identity number", "ma so thue ca nhan", "mst ca nhan"}, nil, citizen, citizenValid, citizenValid},
	{"cccd", Basic, []string{"cccd", "can cuoc", "so dinh danh"}, nil, citizenShort, citizenShort, none},
	{"cmnd", Basic, []string{"cmnd", "cmtnd", "chung minh", "cccd", "can cuoc"}, nil, nineDigits, none, none},
	{"household-tax", Basic, []string{"ma so thue", "mst", "tax code"}, nil, citizen, none, none},
	{"social-insurance", Basic, []string{"bhxh", "bao hiem xa hoi"}, nil, tenDigits, none, none},
	{"bank-account", Sensitive, []string{"so tai khoan", "stk", "tai khoan ngan hang", "bank account"}, nil, account, none, none},
	{"phone", Basic, []string{"dien thoai", "sdt", "so dt", "di dong", "phone", "mobile", "lien he"}, []string{"co so", "co quan", "don vi", "duong day nong", "hotline", "phong", "truong hoc"}, mobile, mobile, none},
	{"email", Basic, []string{"email", "e mail", "thu dien tu", "mail"}, []string{"co quan", "don vi"}, mail, mail, none},
	{"plate", Basic, []string{"bien so", "bien kiem soat", "bks", "license plate"}, nil, plate, plate, none},
	{"passport", Basic, []string{"ho chieu", "passport"}, nil, passport, none, none},
	{"name", Basic, []string{"ho ten", "ho va ten", "ho ten chu ho", "chu ho", "ten chu ho", "nguoi dai dien", "dai dien phap luat", "dai dien", "nguoi nop", "chu so huu", "chu co so",
		"benh nhan", "hoc sinh", "sinh vien", "giao vien", "nguoi lao dong", "can bo", "nguoi lien he", "chu tau", "chu xe", "full name", "owner name", "ten nguoi", "nguoi"},
		[]string{"so", "so luong", "tong so"}, anyName, fullName, none},
	{"birth", Basic, []string{"ngay sinh", "nam sinh", "ngay thang nam sinh", "date of birth", "dob", "birth date", "birthday", "ngay mat", "nam mat"}, []string{"so"}, dateLike, none, none},
	{"sex", Basic, []string{"gioi tinh", "gioi", "sex", "gender"}, nil, sex, none, none},
}

// strongWords make a column of texts sensitive by themselves; weakWords only in a table that names persons.
var (
	strongWords = []string{"ton giao", "dang vien", "chan doan", "hiv", "tien an", "tien su benh", "benh an", "quan diem chinh tri", "nhom mau", "khuynh huong"}
	weakWords   = []string{"benh", "khuyet tat", "thu nhap", "ho ngheo", "can ngheo", "luong", "tinh trang suc khoe", "dien chinh sach"}
	placeWords  = []string{"xa", "phuong", "ban", "thon", "duong", "pho", "tinh", "huyen", "dia danh", "truong", "ten don vi", "don vi", "dia diem", "ten goi", "cong trinh", "ten duong"}
)

// Decide judges the columns of a table together; the answer has one verdict a column, nil for none.
func Decide(subjects []Subject) []*Verdict {
	verdicts := make([]*Verdict, len(subjects))
	person := false
	for i, s := range subjects {
		verdicts[i] = identifier(s)
		if v := verdicts[i]; v != nil && v.Kind != "email" && v.Kind != "phone" && v.Kind != "sex" {
			person = true
		}
	}
	for i, s := range subjects {
		if verdicts[i] == nil {
			verdicts[i] = attribute(s, person)
		}
	}
	return verdicts
}

// titleWords folds a title into words with one space around each.
func titleWords(s Subject) string {
	text := s.Title
	if strings.TrimSpace(text) == "" {
		text = s.Name
	}
	fields := strings.FieldsFunc(viet.Fold(text), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') })
	return " " + strings.Join(fields, " ") + " "
}

func find(title string, phrases []string) string {
	for _, p := range phrases {
		if strings.Contains(title, " "+p+" ") {
			return p
		}
	}
	return ""
}

// identifier tries the table of kinds.
func identifier(s Subject) *Verdict {
	title := titleWords(s)
	for _, k := range kinds {
		if v := s.fits(k, title); v != nil {
			return v
		}
	}
	return nil
}

func (s Subject) fits(k kind, title string) *Verdict {
	if s.Values == nil || s.Values.seen == 0 || s.Place && k.name == "name" {
		return nil
	}
	phrase := find(title, k.phrases)
	if find(title, k.not) != "" {
		return nil
	}
	if k.name == "name" && phrase == "" && find(title, placeWords) != "" {
		return nil
	}
	if share := s.Values.share(k.under); phrase != "" && share >= titleShare {
		v := &Verdict{Kind: k.name, Class: k.class, Confidence: min(0.99, 0.55+0.44*share), Evidence: []Evidence{{"title", 0, phrase}, {"form", share, k.name}}}
		if k.checked != none {
			v.Evidence = append(v.Evidence, Evidence{"check", s.Values.share(k.checked), k.name})
		}
		return v
	}
	if k.checked != none && !s.company(title) {
		if share := s.Values.share(k.checked); share >= checkShare {
			return &Verdict{Kind: k.name, Class: k.class, Confidence: min(0.95, 0.40+0.55*share), Evidence: []Evidence{{"check", share, k.name}}}
		}
	}
	if k.alone != none && !(k.name == "phone" && s.Numeric) && !s.company(title) {
		if share := s.Values.share(k.alone); share >= aloneShare {
			return &Verdict{Kind: k.name, Class: k.class, Confidence: min(0.90, 0.30+0.6*share), Evidence: []Evidence{{"form", share, k.name}}}
		}
	}
	return nil
}

// company tells columns of organisations' tax codes: ten digits with the right check digit.
func (s Subject) company(title string) bool {
	return s.Values.share(taxValid) >= aloneShare || find(title, []string{"ma so thue", "mst", "ma so doanh nghiep"}) != "" && s.Values.share(tenDigits) >= titleShare
}

// attribute judges columns that say something about a person without identifying one.
func attribute(s Subject, person bool) *Verdict {
	if s.Values == nil || s.Values.seen == 0 {
		return nil
	}
	title := titleWords(s)
	if phrase := find(title, []string{"dan toc", "ethnic", "ethnicity"}); phrase != "" && !s.Numeric {
		share := s.Values.share(ethnic)
		if share >= titleShare || strings.TrimSpace(title) == phrase {
			return &Verdict{"ethnicity", Sensitive, min(0.98, 0.6+0.38*share), []Evidence{{"title", 0, phrase}, {"form", share, "ethnicity"}}}
		}
	}
	if phrase := find(title, strongWords); phrase != "" && !s.Numeric {
		return &Verdict{"sensitive", Sensitive, 0.7, []Evidence{{"title", 0, phrase}}}
	}
	if !person {
		return nil
	}
	if phrase := find(title, weakWords); phrase != "" {
		return &Verdict{"sensitive", Sensitive, 0.65, []Evidence{{"title", 0, phrase}, {"table", 0, ""}}}
	}
	if phrase := find(title, []string{"dia chi", "noi o", "que quan", "noi sinh", "thuong tru", "tam tru", "ho khau", "address"}); phrase != "" && !s.Numeric {
		return &Verdict{"address", Basic, 0.75, []Evidence{{"title", 0, phrase}, {"table", 0, ""}}}
	}
	if phrase := find(title, []string{"kinh do", "vi do", "toa do", "latitude", "longitude"}); phrase != "" {
		return &Verdict{"location", Basic, 0.6, []Evidence{{"title", 0, phrase}, {"table", 0, ""}}}
	}
	return nil
}
