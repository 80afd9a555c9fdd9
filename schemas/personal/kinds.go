package personal

// kind is one row of the table of identifiers.
type kind struct {
	name    string
	class   string
	phrases []string // words of the title
	not     []string // words that tell another meaning
	under   []shape  // forms that count under such a title; no value has two of them
	alone   shape    // the form that is enough by itself; none
	checked shape    // the form with a right structure; none
	sure    bool     // alone also under the title of a code: the form is hard to have by chance
}

const none = shapes

// identity are phrases of titles of a person's number.
var identity = []string{"cccd", "can cuoc", "can cuoc cong dan", "so dinh danh", "dinh danh ca nhan", "ma dinh danh", "ma so dinh danh", "ma cong dan", "cmnd", "cmtnd", "so cmt", "cmt", "chung minh", "chung minh thu", "citizen id", "citizen no",
	"identity number", "identity no", "id number", "id card", "national id", "ma so thue ca nhan", "mst ca nhan"}

// kinds in the order in which they are tried: the first that fits wins.
var kinds = []kind{
	{name: "login", class: Sensitive, phrases: []string{"ten dang nhap", "username", "user name", "tai khoan vneid", "vneid", "tai khoan dinh danh"}, under: []shape{citizen, mobile, mail, account}, alone: none, checked: none},
	{name: "image", class: Sensitive, phrases: []string{"anh the", "anh cccd", "anh can cuoc", "anh chan dung", "anh cmnd"}, under: []shape{image}, alone: image, checked: none, sure: true},
	{name: "health-insurance", class: Sensitive, phrases: []string{"bhyt", "bao hiem y te"}, under: []shape{insurance, tenDigits, masked}, alone: insuranceOK, checked: none, sure: true},
	{name: "driving-licence", class: Basic, phrases: []string{"gplx", "giay phep lai xe", "bang lai", "so gplx", "driving licence", "driver licence"}, under: []shape{citizen}, alone: none, checked: none},
	{name: "household-tax", class: Basic, phrases: []string{"ma so thue", "mst", "tax code"}, not: []string{"ca nhan"}, under: []shape{citizen, citizenShort}, alone: none, checked: none},
	{name: "cccd", class: Basic, phrases: identity, under: []shape{citizen, citizenShort, nineDigits, masked}, alone: none, checked: citizenValid, sure: true},
	{name: "social-insurance", class: Basic, phrases: []string{"bhxh", "bao hiem xa hoi"}, under: []shape{tenDigits, masked}, alone: none, checked: none},
	{name: "bank-account", class: Sensitive, phrases: []string{"so tai khoan", "so tk", "stk", "tai khoan ngan hang", "bank account", "account number"}, not: []string{"kho bac", "don vi", "ngan sach", "co quan"}, under: []shape{account, masked}, alone: none, checked: none},
	{name: "name", class: Basic, phrases: []string{"ho ten", "ho va ten", "ho va ten dem", "ho dem", "ho va dem", "ho ten chu ho", "chu ho", "ten chu ho", "nguoi dai dien", "dai dien phap luat", "dai dien", "nguoi nop", "chu so huu", "chu co so",
		"chu su dung", "chu su dung dat", "chu xe", "chu tau", "chu phuong tien", "chu rung", "chu nhiem", "benh nhan", "hoc sinh", "sinh vien", "hoc vien", "thi sinh", "giao vien", "nguoi lao dong", "nhan vien",
		"can bo", "cong chuc", "nguoi lien he", "dau moi", "full name", "fullname", "owner name", "contact name", "customer name", "ten nguoi", "nguoi", "giam doc", "hieu truong", "phu trach", "khach hang", "ho dan",
		"ten cha", "ten me", "ten vo", "ten chong", "hoi vien", "doan vien", "dang vien", "thanh vien", "truong ban", "bi thu", "chu tich", "nguoi ky", "chu dat", "thua ke", "tac gia"},
		not: []string{"so luong", "tong so"}, under: []shape{anyName}, alone: fullName, checked: none},
	{name: "phone", class: Basic, phrases: []string{"dien thoai", "so dien thoai", "sdt", "dt", "dtdd", "so dt", "di dong", "phone", "phone number", "mobile", "tel", "lien he", "zalo"},
		not: []string{"co so", "co quan", "don vi", "duong day nong", "hotline", "phong", "truong hoc"}, under: []shape{mobile, masked}, alone: mobile, checked: none},
	{name: "email", class: Basic, phrases: []string{"email", "e mail", "thu dien tu", "mail", "hop thu"}, not: []string{"co quan", "don vi"}, under: []shape{mail}, alone: mail, checked: none, sure: true},
	{name: "plate", class: Basic, phrases: []string{"bien so", "bien kiem soat", "bks", "license plate", "bien so xe"}, under: []shape{plate}, alone: plate, checked: none},
	{name: "passport", class: Basic, phrases: []string{"ho chieu", "so ho chieu", "passport", "passport no"}, under: []shape{passport, masked}, alone: none, checked: none},
	{name: "birth", class: Basic, phrases: []string{"ngay sinh", "nam sinh", "ngay thang nam sinh", "sinh ngay", "date of birth", "dob", "birth date", "birthdate", "birthday", "birth year", "year of birth", "ngay mat", "nam mat"},
		not: []string{"sinh hoat", "sinh san", "so tre", "sinh vien", "sinh hoc"}, under: []shape{dateLike}, alone: none, checked: none},
	{name: "sex", class: Basic, phrases: []string{"gioi tinh", "gioi", "sex", "gender", "nam nu"}, under: []shape{sex}, alone: none, checked: none},
}

// attribute is one row of the table of what is said about a person without identifying one.
type attribute struct {
	name    string
	class   string
	phrases []string
	not     []string
	persons bool // only in a table whose rows are persons
	reps    bool // of those too who stand for an organisation
	text    bool // not in a column of figures
}

// attributes in the order in which they are tried.
var attributes = []attribute{
	{name: "login", class: Sensitive, phrases: []string{"mat khau", "password"}},
	{name: "religion", class: Sensitive, phrases: []string{"ton giao", "religion"}, not: []string{"ten ton giao", "co so"}, text: true},
	{name: "politics", class: Sensitive, phrases: []string{"dang vien", "vao dang", "ngay vao dang", "quan diem chinh tri", "khuynh huong"}, not: []string{"so dang vien", "chi bo"}, text: true},
	{name: "health", class: Sensitive, phrases: []string{"chan doan", "hiv", "tien su benh", "tiền sử", "benh an", "benh nen", "nhom mau"}, not: []string{"hinh anh", "so benh an", "ma benh an"}, text: true},
	{name: "crime", class: Sensitive, phrases: []string{"tien an", "tiền sự", "an tich", "toi danh", "pham toi"}, text: true},
	{name: "health", class: Sensitive, phrases: []string{"benh", "ten benh", "loai benh", "benh tat", "icd", "khuyet tat", "suc khoe", "thuong tat", "huyet ap", "can nang", "chieu cao", "trieu chung", "thai ky", "dieu tri"},
		not: []string{"benh vien", "benh nhan", "benh binh", "bao hiem", "noi dieu tri"}, persons: true},
	{name: "poverty", class: Sensitive, phrases: []string{"ho ngheo", "can ngheo", "dien chinh sach", "doi tuong chinh sach", "bao tro"}, persons: true},
	{name: "income", class: Sensitive, phrases: []string{"thu nhap", "tien luong", "muc luong", "bac luong", "he so luong", "lương", "tien cong", "income", "salary"}, persons: true},
	{name: "marital", class: Basic, phrases: []string{"hon nhan", "marital"}, persons: true, text: true},
	{name: "nationality", class: Basic, phrases: []string{"quoc tich", "nationality"}, persons: true, text: true},
	{name: "family", class: Basic, phrases: []string{"quan he voi chu ho", "quan he"}, persons: true, text: true},
	{name: "address", class: Basic, phrases: []string{"noi o", "cho o", "que quan", "noi sinh", "thuong tru", "tam tru", "ho khau", "noi cu tru", "cu tru", "nguyen quan"}, persons: true, reps: true, text: true},
}

// ofOwner are phrases of titles that say where something lies: of the person where rows are persons, not where they are organisations.
var ofOwner = []attribute{
	{name: "address", class: Basic, phrases: []string{"dia chi", "address"}, not: []string{"dia chi ip", "ip", "web"}, text: true},
	{name: "location", class: Basic, phrases: []string{"kinh do", "vi do", "toa do", "latitude", "longitude", "lat", "lon", "lng", "long"}},
}

// Phrases of titles that say what a table's rows are.
var (
	placeWords = []string{"xa", "phuong", "ban", "thon", "duong", "pho", "tinh", "huyen", "dia danh", "truong", "ten don vi", "don vi", "dia diem", "ten goi", "cong trinh", "ten duong", "doan", "tuyen", "giong", "san pham", "mat hang",
		"nha may", "di tich", "noi tieu thu", "du an", "phim", "sach"}
	orgTitles = []string{"doanh nghiep", "ten co so", "co so", "cong ty", "hop tac xa", "htx", "to chuc", "ten truong", "ten don vi", "nha thuoc", "quay thuoc", "ten cua hang", "phong kham", "ten khach san"}
	household = []string{"ma ho", "ho gia dinh", "ho dan", "chu ho"}
	// counted begin titles of columns that count people: their rows are groups.
	counted = []string{"so nguoi", "so ho", "so luong", "tong so", "so ca", "dan so", "so hoc sinh", "so tre", "so can bo", "so dang vien", "so tin do", "so nu", "so nam", "so dan", "so lao dong", "so chuc sac", "so luot", "so benh nhan", "count"}
)
