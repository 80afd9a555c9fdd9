package personal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// surnames that names of the province's people begin with (domain 5; list composed): Kinh, Thái, Mông, Mường, Khơ Mú, Dao, Lào.
var surnames = setOf(`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trịnh Trương Mai Lâm Tô Cao Chu Tạ Phùng Lương Vương
	Đàm Thái Triệu Quách Hà Đậu Đồng Bành Lại Lưu Lỗ Mẫn Nhữ Ông Tào Trang Viêm Xuân An Châu Hứa La Thi Cung Giang Ứng Khúc Kim Phí Trác Tôn
	Phó Nghiêm Doãn Thân Khổng Bế Ma Nông Ninh Văn Tưởng Cù Thiều Viên Âu Tiêu Lục Giáp Khuất Từ Thạch Tăng Mạc Nhâm Kiều Tống
	Lò Quàng Cà Tòng Lường Cầm Vì Bạc Lèo Ngần Sa Mè Vi Kha Lữ Lô Lự Lừ Điêu Đèo Lậu Xa Xin Tếnh Lềm Lộc Hặc Cút Ún Hoàng Bạch Lành Khà Ngân Hợp Lả
	Mùa Giàng Sùng Thào Vàng Tráng Lầu Hờ Sộng Sồng Vừ Ly Hạng Hảng Cứ Cừ Thèn Lù Chá Chớ Cháng Phá Phàng Phừ Và Vù Và Khang Thề Nếnh Xồng Mào Lìa Dềnh Dinh Hầu Páo Cư Vạng Mua Li
	Moong Cụt Ốc Rvì Tẩn Chảo Phàn Bàn Đèo Nùng Lương Lẻo Phà Sần Toàng`)

// plainSurnames are the same without marks, for names typed without them.
var plainSurnames = func() map[string]bool {
	set := map[string]bool{}
	for s := range surnames {
		set[viet.Fold(s)] = true
	}
	return set
}()

// honorifics stand before a name.
var honorifics = setOf(`ông bà anh chị cụ cô chú bác em cháu hộ ts ths pgs gs cn ks bs bsck1 bsck2 bscki bsckii đ/c đc mr mrs ms`)

// placeKinds begin names of places, offices and firms.
var placeKinds = setOf(`xã phường huyện tỉnh thị thành bản tiểu tổ thôn xóm khu đường phố trường công cty hợp doanh nhà khách uỷ ủy ban sở phòng chi trung trạm bệnh chợ hồ suối cầu đèo đền chùa di hang thác cửa cơ quỹ hội đảng
	htx dntn homestay quầy nha kỳ tháp văn tạp siêu`)

// orgKinds begin names of organisations.
var orgKinds = []string{"cong ty", "cty", "htx", "hop tac xa", "doanh nghiep", "dntn", "truong ", "trung tam", "khach san", "nha nghi", "homestay", "nha hang", "quay thuoc",
	"nha thuoc", "phong kham", "nha khoa", "benh vien", "tram y te", "chi nhanh", "ngan hang", "so ", "ubnd", "van phong", "ban quan ly", "hoi ", "cua hang", "tap hoa", "ho kinh doanh", "lien hiep", "to hop tac"}

// organisation tells a text that begins as the name of an organisation does.
func organisation(folded []byte) bool {
	for _, k := range orgKinds {
		if len(folded) > len(k) && string(folded[:len(k)]) == k {
			return true
		}
	}
	return false
}

// nameShape tells names of persons: "Lò Văn Bình", "GIÀNG A SÙNG", "ông Cà Văn Ín và bà Lò Thị Hoa", "Nguyen Van An".
func nameShape(text string, found func(shape)) {
	text = firstOf(text)
	fields := strings.Fields(text)
	addressed := false
	for len(fields) > 0 && honorifics[strings.Trim(strings.ToLower(fields[0]), ".:,")] {
		fields, addressed = fields[1:], true
	}
	if len(fields) == 1 && !addressed && utf8.RuneCountInString(fields[0]) <= 7 && syllable(fields[0]) {
		found(givenName)
		return
	}
	if len(fields) < 2 || len(fields) > 5 || placeKinds[strings.ToLower(fields[0])] {
		return
	}
	odd := 0
	for _, f := range fields {
		first, size := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(first) {
			return
		}
		if size < len(f) && !viet.ValidSyllable(strings.ToLower(f)) && !surnames[capital(f)] {
			odd++
		}
	}
	if odd > 1 || odd == 1 && len(fields) < 3 { // names of Mông and Khơ Mú people have syllables that Vietnamese has not
		return
	}
	known := surnames
	if ascii(text) {
		known = plainSurnames
	}
	first, last := capital(fields[0]), capital(fields[len(fields)-1])
	if ascii(text) {
		first, last = strings.ToLower(first), strings.ToLower(last)
	}
	switch {
	case known[first]:
		found(anyName)
		if len(fields) >= 3 {
			found(fullName)
		}
	case known[last]:
		found(anyName)
	}
}

// firstOf cuts a text at what may follow a name: a second name, a remark.
func firstOf(text string) string {
	if at := strings.IndexAny(text, ",;/(\n-–"); at > 3 {
		text = text[:at]
	}
	if at := strings.Index(text, " và "); at > 0 {
		text = text[:at]
	}
	return strings.Replace(text, "PGS.TS", "PGS. TS", 1)
}

// syllable tells one capitalised Vietnamese syllable.
func syllable(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && viet.ValidSyllable(strings.ToLower(word))
}

// capital writes "NGUYỄN" as "Nguyễn".
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.ToLower(s[size:])
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[strings.ReplaceAll(w, "_", " ")] = true
	}
	return set
}
