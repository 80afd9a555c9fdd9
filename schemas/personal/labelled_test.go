package personal_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"danhmuc/schemas/check"
	"danhmuc/schemas/viet"
)

// The bar for detection, per column: a column is found when its kind is right.
const (
	leastPrecision = 0.98
	leastRecall    = 0.95
)

// clean is the label of a column without personal data.
const clean = "-"

// labelled is a table whose columns are known.
type labelled struct {
	name   string
	titles []string
	kinds  []string // kind of personal data, clean for none
	makers []string
}

// readLabelled reads composed tables; the first line of a table is "== name".
func readLabelled(t *testing.T, path string) []*labelled {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []*labelled
	for _, l := range strings.Split(string(raw), "\n") {
		switch parts := strings.Split(l, " | "); {
		case l == "" || l[0] == '#':
		case strings.HasPrefix(l, "== "):
			out = append(out, &labelled{name: l[3:]})
		case len(parts) == 3:
			last := out[len(out)-1]
			last.titles, last.kinds, last.makers = append(last.titles, parts[0]), append(last.kinds, parts[1]), append(last.makers, parts[2])
		default:
			t.Fatalf("%s: %q", path, l)
		}
	}
	return out
}

// write composes the table's rows. The same name gives the same rows.
func (l *labelled) write(t *testing.T, rows int, names *people) string {
	t.Helper()
	h := fnv.New64a()
	h.Write([]byte(l.name))
	m := &maker{rng: rand.New(rand.NewPCG(h.Sum64(), 1)), names: names}
	path := filepath.Join(t.TempDir(), l.name+".csv")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := csv.NewWriter(file)
	record := slices.Clone(l.titles)
	for row := range rows + 1 {
		if row > 0 {
			m.row = row
			for i, what := range l.makers {
				record[i] = m.value(t, what)
			}
		}
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// found is what the check says of a file's columns, "-" for none.
func found(t *testing.T, path string) (kinds []string) {
	t.Helper()
	r, err := check.File(context.Background(), path, check.Options{})
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer r.Close()
	for _, c := range r.Tables[0].Columns {
		kind := clean
		if c.Personal != nil {
			kind = c.Personal.Kind
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// confusion counts columns by what they are and what they were taken for.
type confusion struct {
	counts map[[2]string]int
	wrong  []string
}

func (c *confusion) add(name, title, is, taken string) {
	if c.counts == nil {
		c.counts = map[[2]string]int{}
	}
	c.counts[[2]string{is, taken}]++
	if is != taken {
		c.wrong = append(c.wrong, fmt.Sprintf("%s: %q is %s, taken for %s", name, title, is, taken))
	}
}

// rates are precision and recall: a column with another kind than its own counts against both.
func (c *confusion) rates() (precision, recall float64, columns int) {
	var right, taken, are int
	for k, n := range c.counts {
		columns += n
		if k[0] != clean {
			are += n
		}
		if k[1] != clean {
			taken += n
		}
		if k[0] == k[1] && k[0] != clean {
			right += n
		}
	}
	return float64(right) / float64(taken), float64(right) / float64(are), columns
}

// String lists each kind with how often it was met and what it was taken for.
func (c *confusion) String() string {
	var kinds []string
	for k := range c.counts {
		if !slices.Contains(kinds, k[0]) {
			kinds = append(kinds, k[0])
		}
	}
	slices.Sort(kinds)
	var b strings.Builder
	for _, is := range kinds {
		all := 0
		var as []string
		for k, n := range c.counts {
			if k[0] == is {
				all += n
				as = append(as, fmt.Sprintf("%s %d", k[1], n))
			}
		}
		slices.Sort(as)
		fmt.Fprintf(&b, "%-18s %4d  taken for %s\n", is, all, strings.Join(as, ", "))
	}
	return b.String()
}

// TestLabelled measures detection on the composed tables, those by which it was tuned and those kept apart, and on the files nobody
// here wrote.
func TestLabelled(t *testing.T) {
	for _, set := range []struct {
		file  string
		names *people
	}{{"tuned.txt", tunedPeople}, {"held.txt", heldPeople}} {
		t.Run(set.file, func(t *testing.T) {
			var c confusion
			for _, l := range readLabelled(t, filepath.Join("testdata", set.file)) {
				got := found(t, l.write(t, 60, set.names))
				if len(got) != len(l.kinds) {
					t.Fatalf("%s: %d columns, want %d", l.name, len(got), len(l.kinds))
				}
				for i, kind := range l.kinds {
					c.add(l.name, l.titles[i], kind, got[i])
				}
			}
			c.judge(t)
		})
	}
	t.Run("outside", func(t *testing.T) {
		path := filepath.Join(shared(t), "data", "outside", "vietnam", "synthetic", "ho-so-hanh-chinh.TONG-HOP-GIA-LAP.csv")
		var c confusion
		want := []string{clean, "name", "birth", "sex", "cccd", "phone", "email", clean, "address", "health-insurance", clean, clean}
		for i, kind := range found(t, path) {
			c.add("synthetic", strconv.Itoa(i+1), want[i], kind)
		}
		c.judge(t)
	})
}

func (c *confusion) judge(t *testing.T) {
	t.Helper()
	precision, recall, columns := c.rates()
	t.Logf("%d columns, precision %.3f, recall %.3f\n%s%s", columns, precision, recall, c, strings.Join(c.wrong, "\n"))
	if precision < leastPrecision {
		t.Errorf("precision %.3f, want %.2f", precision, leastPrecision)
	}
	if recall < leastRecall {
		t.Errorf("recall %.3f, want %.2f", recall, leastRecall)
	}
}

func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("DANHMUC_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared folder at %s", dir)
	}
	return dir
}

// people are lists of names: those of the tables kept apart are others than those of the tuned ones.
type people struct {
	kinh, thai, mong         []string // surnames
	male, female, mongGivens []string
}

func list(words string) []string { return strings.Fields(words) }

var tunedPeople = &people{
	kinh: list("Nguyễn Trần Lê Phạm Hoàng Vũ Bùi Đỗ Đặng Phan"),
	thai: list("Lò Quàng Cà Tòng Lường Cầm Vì Bạc Hà"),
	mong: list("Giàng Sùng Thào Mùa Vàng Vừ Hờ Tráng Lầu"),
	male: list("Hùng Dũng Minh Tuấn Bình Nam Thắng Sơn Long Quân"), female: list("Hoa Mai Lan Hương Thảo Nga Linh Thu Hạnh Vân"),
	mongGivens: list("Sùng Chứ Pó Dế Tủa Páo Lử Mỷ Dua Xia"),
}

var heldPeople = &people{
	kinh: list("Ngô Dương Đinh Hồ Lý Trịnh Cao Võ Huỳnh Tạ Phùng Chu"),
	thai: list("Lèo Điêu Ngần Lự Hoàng Đèo Mè Sa Kha Quàng Lò Vi"),
	mong: list("Hạng Ly Cứ Vàng Sồng Phàng Thào Giàng Lý Mùa Hờ Vừ"),
	male: list("Cường Đạt Hiếu Khánh Phong Toản Ươi Inh Pâng Kiên"), female: list("Yến Phượng Diễm Ánh Ngọc Xôm Hặc Ơn Nhung Tuyết"),
	mongGivens: list("Chống Nủ Dơ Sếnh Chua Mo Của Vừ Sáy Ca"),
}

// maker composes values.
type maker struct {
	rng   *rand.Rand
	names *people
	row   int
}

func (m *maker) of(list []string) string { return list[m.rng.IntN(len(list))] }

func (m *maker) between(low, high int) int { return low + m.rng.IntN(high-low+1) }

// digits are n random digits, the first not 0.
func (m *maker) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + m.rng.IntN(10))
	}
	if b[0] == '0' {
		b[0] = '1'
	}
	return string(b)
}

// person is a name as people of the province have it: half Thái, a quarter Kinh, a quarter Mông.
func (m *maker) person() string {
	man := m.rng.IntN(2) == 0
	given, middle := m.of(m.names.female), m.of(list("Thị Thị Ngọc Thu"))
	if man {
		given, middle = m.of(m.names.male), m.of(list("Văn Văn Đức Hữu Quang"))
	}
	switch m.rng.IntN(4) {
	case 0, 1:
		return m.of(m.names.thai) + " " + middle + " " + given
	case 2:
		if man {
			return m.of(m.names.mong) + " A " + m.of(m.names.mongGivens)
		}
		return m.of(m.names.mong) + " Thị " + m.of(m.names.mongGivens)
	}
	return m.of(m.names.kinh) + " " + middle + " " + given
}

func (m *maker) citizen(child bool) string {
	year := m.between(1945, 2007)
	if child {
		year = m.between(2009, 2025)
	}
	century := (year/100 - 19) * 2
	return fmt.Sprintf("%s%d%02d%06d", m.of(list("014 014 014 014 011 001 034 017")), century+m.rng.IntN(2), year%100, m.rng.IntN(1000000))
}

func (m *maker) company() string {
	kind := m.of([]string{"Công ty TNHH", "Công ty cổ phần", "Công ty TNHH MTV", "DNTN"})
	return kind + " " + m.of([]string{"Hoàng Anh", "Tây Bắc", "Lê Bình", "Mộc Sơn", "Nam Phong", "Thành Đạt"}) + " " + strconv.Itoa(m.rng.IntN(9))
}

func (m *maker) tax() string {
	weights := [9]int{31, 29, 23, 19, 17, 13, 7, 5, 3}
	for {
		b := []byte("55" + m.digits(7))
		sum := 0
		for i, w := range weights {
			sum += int(b[i]-'0') * w
		}
		if check := 10 - sum%11; check != 10 {
			return string(append(b, byte('0'+check)))
		}
	}
}

func (m *maker) mobile() string {
	return m.of(list("0912 0983 0868 0349 0378 0977 0395 0915")) + m.digits(6)
}

func (m *maker) hamlet() string {
	return m.of([]string{"Bản Mòn", "Bản Noong Lay", "Tiểu khu 3", "Tổ 5", "Bản Lò", "Bản Hoa Mai", "Tiểu khu Cơ Quan", "Bản Nà Tân"})
}

func (m *maker) commune() string {
	places := viet.Communes()
	return places[m.rng.IntN(len(places))].FullName
}

func (m *maker) street() string {
	return m.of([]string{"Tô Hiệu", "Nguyễn Lương Bằng", "Lò Văn Giá", "Trường Chinh", "Chu Văn Thịnh", "Lê Duẩn", "Hoàng Quốc Việt", "Cách Mạng Tháng Tám", "Điện Biên"})
}

// value composes one value: a maker's name and what it takes. A leading ? leaves some cells empty.
func (m *maker) value(t *testing.T, what string) string {
	t.Helper()
	if what[0] == '?' {
		if m.rng.IntN(3) == 0 {
			return ""
		}
		what = what[1:]
	}
	name, rest, _ := strings.Cut(what, " ")
	if name == "pick" {
		return m.of(strings.Split(rest, ";"))
	}
	args := strings.Fields(rest)
	arg := func(i int) int {
		n, err := strconv.Atoi(args[i])
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		return n
	}
	has := func(s string) bool { return slices.Contains(args, s) }
	switch name {
	case "int":
		return strconv.Itoa(m.between(arg(0), arg(1)))
	case "dec":
		return strings.Replace(fmt.Sprintf("%.2f", float64(arg(0))+m.rng.Float64()*float64(arg(1)-arg(0))), ".", ",", 1)
	case "code":
		return args[0] + fmt.Sprintf("%0*d", arg(1), m.rng.IntN(999)+1)
	case "digits":
		return m.digits(arg(0))
	case "digits13":
		return args[0] + m.digits(10)
	case "year":
		return strconv.Itoa(m.between(arg(0), arg(1)))
	case "day":
		return fmt.Sprintf("%02d/%02d/%d", m.between(1, 28), m.between(1, 12), m.between(arg(0), arg(1)))
	case "dayiso":
		return fmt.Sprintf("%d-%02d-%02d", m.between(arg(0), arg(1)), m.between(1, 12), m.between(1, 28))
	case "person":
		return m.styled(has)
	case "mobile":
		return m.telephone(has)
	case "mail":
		return m.mail(args[0])
	case "cccd":
		s := m.citizen(has("child"))
		if has("short") {
			s = strings.TrimLeft(s, "0")
		}
		return s
	}
	return m.fixed(t, name)
}

func (m *maker) styled(has func(string) bool) string {
	s := m.person()
	switch {
	case has("upper"):
		return strings.ToUpper(s)
	case has("ascii"):
		folded := viet.Fold(s)
		words := strings.Fields(folded)
		for i, w := range words {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
		return strings.Join(words, " ")
	case has("couple"):
		return m.of([]string{"Ông ", "Bà ", ""}) + s
	case has("title"):
		return m.of([]string{"TS. ", "ThS. ", "PGS.TS ", "KS. "}) + s
	}
	return s
}

func (m *maker) telephone(has func(string) bool) string {
	s := m.mobile()
	switch {
	case has("short"):
		return s[1:]
	case has("plus"):
		return "+84" + s[1:]
	case has("dots"):
		return s[:4] + "." + s[4:7] + "." + s[7:]
	case has("spaced"):
		return s[:4] + " " + s[4:7] + " " + s[7:]
	}
	return s
}

func (m *maker) mail(kind string) string {
	words := strings.Fields(viet.Fold(m.person()))
	last := words[len(words)-1]
	switch kind {
	case "person":
		return m.of([]string{strings.Join(words, ""), last + "." + words[0][:1], last + strconv.Itoa(m.between(80, 99))}) + m.of([]string{"@gmail.com", "@yahoo.com", "@utb.edu.vn"})
	case "officer":
		return strings.Join(words, "") + m.of([]string{"@sonla.gov.vn", "@gmail.com"})
	case "role":
		return m.of([]string{"info@khachsansonla.vn", "booking@mocchau.vn", "letan@hotel.vn", "contact@homestay.vn"})
	case "school":
		return "c1" + last + "@sonla.edu.vn"
	}
	return m.of([]string{"htxnongnghiep@gmail.com", "htx.chiengmung@gmail.com", "htxmocchau@gmail.com"})
}

// fixed composes values that take nothing.
func (m *maker) fixed(t *testing.T, name string) string {
	switch name {
	case "seq":
		return strconv.Itoa(m.row)
	case "seqcccd":
		return fmt.Sprintf("014026%06d", m.row)
	case "empty":
		return ""
	case "sex":
		return m.of(list("Nam Nữ"))
	case "ethnic":
		return m.of([]string{"Thái", "Mông", "Kinh", "Mường", "Khơ Mú", "Xinh Mun", "Dao", "La Ha"})
	case "religion":
		return m.of([]string{"Không", "Tin lành", "Công giáo", "Phật giáo"})
	case "tick":
		return m.of([]string{"x", "", "x", ""})
	case "hamlet":
		return m.hamlet()
	case "commune":
		return m.commune()
	case "communecode":
		places := viet.Communes()
		return places[m.rng.IntN(len(places))].Code
	case "street":
		return m.street()
	case "home":
		return m.of([]string{"Số nhà " + strconv.Itoa(m.between(1, 90)) + ", tổ 4, ", m.hamlet() + ", ", "SN 12 ngõ 3 đường " + m.street() + ", "}) + m.commune()
	case "origin":
		return m.commune() + ", tỉnh Sơn La"
	case "office":
		return "Số " + strconv.Itoa(m.between(1, 300)) + " đường " + m.street() + ", " + m.commune()
	case "lon":
		return fmt.Sprintf("%.5f", 103.2+m.rng.Float64()*1.8)
	case "lat":
		return fmt.Sprintf("%.5f", 20.7+m.rng.Float64()*1.3)
	case "company":
		return m.company()
	case "coop":
		return m.of([]string{"HTX", "Hợp tác xã"}) + " " + m.of([]string{"Nông nghiệp Chiềng Mung", "Ngọc Lan", "Mận hậu Mộc Châu", "Lê Lợi", "Quyết Tâm"})
	case "shop":
		return m.of([]string{"Hộ kinh doanh", "Tạp hoá", "Cửa hàng"}) + " " + m.of([]string{"Hoa Mai", "Lan Anh", "Bình Minh", "Lò Thị Xôm"})
	case "hotel":
		return m.of([]string{"Khách sạn", "Nhà nghỉ", "Homestay"}) + " " + m.of([]string{"Hà Nội", "Hương Sen", "Mường Thanh", "Hoàng Mai"})
	case "pharmacy":
		return m.of([]string{"Quầy thuốc", "Nhà thuốc"}) + " " + m.of([]string{"Minh Anh", "Hoàng Lan", "Số 12", "Đức Tâm"})
	case "clinic":
		return m.of([]string{"Phòng khám", "Phòng khám đa khoa", "Nha khoa"}) + " " + m.of([]string{"Việt Đức", "Hà Thành", "Thảo Nguyên"})
	case "school":
		return "Trường Tiểu học " + m.of([]string{"Tô Hiệu", "Quyết Thắng", "Lò Văn Giá", "Kim Đồng", "Chiềng Mung"})
	case "schoolbare":
		return m.of([]string{"Tô Hiệu", "Chu Văn Thịnh", "Nguyễn Du", "Lê Quý Đôn", "Mường Bú", "Tông Lệnh"})
	case "product":
		return m.of([]string{"Mận hậu", "Xoài", "Nhãn", "Đào Pháp", "Lê Tai Nung", "Na Mai Sơn", "Chè Tà Xùa", "Cà phê"})
	case "given":
		return m.of(append(slices.Clone(m.names.male), m.names.female...))
	case "lastmid":
		words := strings.Fields(m.person())
		return strings.Join(words[:len(words)-1], " ")
	case "namephone":
		return m.person() + ", " + m.mobile()
	case "cmnd":
		return "05" + m.digits(7)
	case "idmix":
		if m.rng.IntN(2) == 0 {
			return "05" + m.digits(7)
		}
		return m.citizen(false)
	case "passport":
		return m.of(list("B C K P")) + m.digits(7)
	case "bhxh":
		return m.of(list("14 0 24"))[:1] + m.digits(9)
	case "bhyt":
		return m.of(list("DN HC HN TE DT DK XD")) + strconv.Itoa(m.between(1, 5)) + "14" + m.digits(10)
	case "bank":
		return m.digits(m.between(9, 14))
	case "treasury":
		return m.of([]string{"3713.0.", "9527.3.", "3714.0."}) + m.digits(7)
	case "plate":
		return m.of([]string{"26A-123.", "26B1-456.", "26C-777.", "29H-512."}) + strconv.Itoa(m.between(10, 99))
	case "mst":
		return m.tax()
	case "gcn":
		return m.of(list("AB BN CD DA")) + " " + m.digits(6)
	case "gcnbook":
		return m.of(list("CS CH CT")) + "0" + m.digits(4)
	case "line":
		return "02123" + m.digits(6)
	case "docno":
		return strconv.Itoa(m.between(1, 2500)) + "/" + m.of([]string{"QĐ-UBND", "QĐ-SYT", "NQ-HĐND", "TB-VPUB"})
	case "abstract":
		return m.of([]string{"Về việc phê duyệt quy hoạch chung", "Ban hành kế hoạch năm 2026", "Cấp giấy phép xây dựng", "Đăng ký thành lập hộ kinh doanh"})
	case "project":
		return m.of([]string{"Nâng cấp đường liên xã", "Trường THCS Mai Sơn", "Hồ chứa nước Nậm La", "Ứng dụng mô hình trồng chè"})
	case "class":
		return strconv.Itoa(m.between(1, 9)) + m.of(list("A1 A2 B C"))
	case "schoolyear":
		y := m.between(2018, 2025)
		return fmt.Sprintf("%d-%d", y, y+1)
	case "month":
		return fmt.Sprintf("%02d/2026", m.between(1, 12))
	case "quarter":
		return "Quý " + m.of(list("I II III IV")) + "/2025"
	case "agency":
		return "H52.101." + strconv.Itoa(m.between(1, 300))
	case "vin":
		return "RLHJC" + m.digits(4) + "BY" + m.digits(6)
	case "tthc":
		return fmt.Sprintf("%d.%06d", m.between(1, 3), m.rng.IntN(13000))
	case "hoso":
		return fmt.Sprintf("000.00.01.H52-25%02d%02d-%04d", m.between(1, 12), m.between(1, 28), m.between(1, 400))
	case "pa":
		return "PA1401" + m.digits(7)
	case "phonecode":
		return "0912" + fmt.Sprintf("%06d", m.row)
	case "datetime":
		return fmt.Sprintf("2026-%02d-%02d %02d:%02d:00", m.between(1, 10), m.between(1, 28), m.between(0, 23), m.between(0, 59))
	case "drug":
		return "VD-" + m.digits(5) + "-" + strconv.Itoa(m.between(15, 23))
	case "km":
		return fmt.Sprintf("Km%d+%03d", m.between(1, 300), m.rng.IntN(1000))
	case "ip":
		return fmt.Sprintf("10.%d.%d.%d", m.rng.IntN(255), m.rng.IntN(255), m.rng.IntN(255))
	case "image":
		return "https://luutru.example.vn/hs/" + m.digits(6) + "_cccd_mt.jpg"
	case "password":
		return "$2a$10$" + strings.Repeat("x", 20) + m.digits(6)
	case "maskedphone":
		s := m.mobile()
		return s[:4] + "***" + s[7:]
	case "maskedcccd":
		return m.citizen(false)[:6] + "******"
	}
	t.Fatalf("no maker %q", name)
	return ""
}
