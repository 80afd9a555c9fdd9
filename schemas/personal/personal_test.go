package personal

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func subject(title string, values ...string) Subject {
	c := &Column{}
	for _, v := range values {
		c.Add([]byte(v), 1)
	}
	return Subject{Title: title, Values: c}
}

func many(n int, format func(i int) string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = format(i)
	}
	return out
}

func TestKinds(t *testing.T) {
	citizens := many(20, func(i int) string { return fmt.Sprintf("0140%02d%06d", 50+i, i*7919) })
	names := []string{"Lò Văn Bình", "Nguyễn Thị Hoa", "Quàng Văn Ôn", "CÀ THỊ MAI", "Giàng A Sùng", "Vì Văn Nọi"}
	cases := map[string]struct {
		subject Subject
		want    string
	}{
		"citizen numbers without a title":    {subject("Cột 3", citizens...), "cccd basic"},
		"citizen numbers that lost the zero": {subject("Số CCCD", "14050001234", "14051001234", "14052001234"), "cccd basic"},
		"old card numbers":                   {subject("Số CMND", "050123456", "050123457", "050123458"), "cmnd basic"},
		"nine digits alone":                  {subject("Doanh thu", "150123456", "250123457", "450123458"), ""},
		"mobile numbers":                     {subject("Liên hệ", "0912345678", "0987 654 321", "+84 912 345 679"), "phone basic"},
		"lines of an office":                 {subject("Điện thoại", "0212 3852 001", "02123852002", "18001234"), ""},
		"telephones of a facility":           {subject("Điện thoại cơ sở", "0912345678", "0987654321", "0912345679"), ""},
		"private mail":                       {subject("Thư điện tử", "lovanbinh@gmail.com", "hoa.nt@yahoo.com"), "email basic"},
		"role mail":                          {subject("Email", "vanthu@sonla.gov.vn", "info@khachsan.vn", "c1toheu@sonla.edu.vn"), ""},
		"names":                              {subject("Chủ hộ", names...), "name basic"},
		"names without a title":              {subject("Cột 2", names...), "name basic"},
		"communes are no names":              {subject("Tên xã", "Mai Sơn", "Hà Lang", "Tô Hiệu", "Bạc Yên"), ""},
		"streets are no names":               {subject("Tên đường", "Nguyễn Huệ", "Lê Duẩn", "Trần Phú"), ""},
		"hamlets":                            {subject("Bản, tiểu khu", "Bản Lò", "Bản Hoa Mai", "Tiểu khu 3"), ""},
		"firms":                              {subject("Tên doanh nghiệp", "Công ty TNHH Hoàng Anh", "Hợp tác xã Lê Lợi"), ""},
		"tax codes of firms":                 {subject("Mã số thuế", "0100109106", "0100686174", "0301442379"), ""},
		"tax codes of households":            {subject("Mã số thuế", citizens...), "household-tax basic"},
		"insurance cards":                    {subject("Số thẻ", "DN4140012345678", "HN2140012345679", "TE1140012345670"), "health-insurance sensitive"},
		"bank accounts":                      {subject("Số tài khoản", "19001234567", "0123456789012", "711A12345678"), "bank-account sensitive"},
		"plates":                             {subject("Biển số", "26A-123.45", "26B1-123.45", "29C 12345"), "plate basic"},
		"passports":                          {subject("Số hộ chiếu", "B1234567", "C7654321", "B1111111"), "passport basic"},
		"product codes like passports":       {subject("Mã hàng", "B1234567", "C7654321", "B1111111"), ""},
		"birth dates":                        {subject("Ngày sinh", "01/02/1990", "1985-03-04", "1970"), "birth basic"},
		"other dates":                        {subject("Ngày cấp", "01/02/1990", "1985-03-04", "1970"), ""},
		"ethnic groups":                      {subject("Dân tộc", "Thái", "Mông", "Kinh", "Khơ Mú"), "ethnicity sensitive"},
		"religion":                           {subject("Tôn giáo", "Không", "Phật giáo"), "religion sensitive"},
		"sex":                                {subject("Giới tính", "Nam", "Nữ", "Nữ"), "sex basic"},
		"image links":                        {subject("Tệp", "https://x.vn/cccd_123_mt.jpg", "https://x.vn/cccd_124_ms.jpg", "https://x.vn/cccd_125.jpg"), "image sensitive"},
		"academic years":                     {subject("ACADEMIC_YEAR_CODE", "2023", "2024", "2025"), ""},
		"masts":                              {subject("Mã trạm", "SCN-125", "SCN-126", "MCU-001"), ""},
		"acid":                               {subject("acid_level", "5.5", "6.1", "7.0"), ""},
		"commune codes":                      {subject("Mã xã", "03646", "03664", "04136"), ""},
		"masts' coordinates":                 {subject("Kinh độ", "103.91234", "104.01234", "103.51234"), ""},
		"addresses of offices":               {subject("Địa chỉ", "Số 1 đường Tô Hiệu", "Tổ 3, phường Chiềng Lề"), ""},
		"counts of poor households":          {Subject{Title: "Số hộ nghèo", Numeric: true, Values: subject("", "10", "20").Values}, ""},
		"empty":                              {subject("Họ tên"), ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := ""
			if v := Decide([]Subject{c.subject})[0]; v != nil {
				got = v.Kind + " " + v.Class
				if v.Confidence <= 0 || v.Confidence > 1 || len(v.Evidence) == 0 {
					t.Errorf("verdict without confidence or evidence: %+v", v)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatDependsOnPersons(t *testing.T) {
	names := subject("Họ và tên", "Lò Văn Bình", "Nguyễn Thị Hoa", "Quàng Văn Ôn")
	others := []Subject{subject("Địa chỉ", "Bản Lò", "Tổ 3"), subject("Loại bệnh", "Lao phổi", "Sốt"), subject("Kinh độ", "103.9", "104.0"), subject("Hộ nghèo", "có", "không")}
	for i, v := range Decide(others) {
		if v != nil {
			t.Errorf("%s alone: got %+v", others[i].Title, v)
		}
	}
	for i, v := range Decide(append([]Subject{names}, others...)) {
		if v == nil {
			t.Errorf("column %d beside names: no verdict", i)
		}
	}
}

// TestTaxCheckDigit uses the published codes of known companies.
func TestTaxCheckDigit(t *testing.T) {
	for code, want := range map[string]bool{"0100109106": true, "0100686174": true, "0301442379": true, "0100109107": false, "0000000000": false} {
		if got := validTax([]byte(code)); got != want {
			t.Errorf("%s: got %v", code, got)
		}
	}
}

func TestRandomNumbersAreNotPersonal(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for _, digits := range []int64{1e4, 1e6, 1e9, 1e12} {
		values := many(500, func(int) string { return fmt.Sprint(rng.Int64N(digits)) })
		s := subject("Giá trị", values...)
		s.Numeric = true
		if v := Decide([]Subject{s})[0]; v != nil {
			t.Errorf("up to %d: got %+v", digits, v)
		}
	}
}

func FuzzShapes(f *testing.F) {
	for _, s := range []string{"0912345678", "Lò Văn Bình", "a@b.vn", "26A-123.45", "DN4140012345678", "x.cccd.jpg", "\xff\xfe", "01/02/1990"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := &Column{}
		c.Add(b, 3)
		Decide([]Subject{{Title: string(b), Values: c}})
	})
}
