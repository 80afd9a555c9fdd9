package personal

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// shape is a form that a value has. A value may have several.
type shape uint8

const (
	citizen      shape = iota // 12 digits
	citizenValid              // 12 digits with a province of birth registration, a century and sex, that exist
	citizenShort              // 11 digits that are a valid citizen number without its leading zero
	nineDigits                // 9 digits
	tenDigits                 // 10 digits
	taxValid                  // 10 digits (or 10-3) with the right check digit of an organisation's tax code
	account                   // 6 to 19 digits
	mobile                    // a mobile telephone number, its leading zero perhaps lost
	landline                  // a line of a place: 02…, 1800, 1900
	mail                      // an e-mail address of a person or household
	roleMail                  // an e-mail address of an agency or role
	insurance                 // 2 letters and 13 digits
	insuranceOK               // the same with a benefit digit 1 to 5
	plate                     // a vehicle plate
	passport                  // a letter and 7 digits
	landPaper                 // serial of a land use certificate
	fullName                  // 2 to 5 capitalised syllables, the first a surname
	anyName                   // 2 to 5 capitalised syllables, a surname first or last
	dateLike                  // a day or a year in which a living person may have been born
	sex                       // nam, nữ
	ethnic                    // name of an ethnic group
	image                     // a link to a picture of an identity paper
	shapes
)

// shapesOf reports the forms of a cleaned value through found.
func shapesOf(b []byte, found func(shape)) {
	if len(b) < 2 || len(b) > 80 {
		return
	}
	digits := 0
	other := 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == ' ' || c == '.' || c == '-' || c == '+':
		default:
			other++
		}
	}
	switch {
	case other == 0 && digits >= 4:
		digitShapes(b, digits, found)
	case digits == 0:
		wordShapes(b, found)
	default:
		mixedShapes(b, found)
	}
}

// digitShapes looks at values of digits and separators.
func digitShapes(b []byte, digits int, found func(shape)) {
	var buf [24]byte
	if digits > 19 {
		return
	}
	d := buf[:0]
	for _, c := range b {
		if c >= '0' && c <= '9' {
			d = append(d, c)
		}
	}
	pure := digits == len(b)
	if pure && digits >= 6 {
		found(account)
	}
	switch {
	case digits == 4 && pure && (d[0] == '1' && d[1] == '9' || d[0] == '2' && d[1] == '0'):
		found(dateLike)
	case digits == 8 && !pure:
		found(dateLike)
	case digits == 9 && pure:
		found(nineDigits)
		if mobilePrefix(d) {
			found(mobile)
		}
	case digits == 11 && pure && validCitizen(append([]byte{'0'}, d...)):
		found(citizenShort)
	case digits == 12 && pure:
		found(citizen)
		if validCitizen(d) {
			found(citizenValid)
		}
	}
	if digits == 10 && pure {
		found(tenDigits)
		if validTax(d) {
			found(taxValid)
		}
	}
	if digits == 13 && len(b) >= 13 && validTax(d[:10]) {
		found(taxValid)
	}
	phone(d, found)
}

func phone(d []byte, found func(shape)) {
	if len(d) == 11 && d[0] == '8' && d[1] == '4' {
		d = append([]byte{'0'}, d[2:]...)
	}
	switch {
	case len(d) == 10 && d[0] == '0' && mobilePrefix(d[1:]):
		found(mobile)
	case (len(d) == 10 || len(d) == 11) && d[0] == '0' && d[1] == '2':
		found(landline)
	case len(d) >= 8 && len(d) <= 10 && (bytes.HasPrefix(d, []byte("1900")) || bytes.HasPrefix(d, []byte("1800"))):
		found(landline)
	}
}

// mobilePrefix tells nine digits that begin as a mobile number does (domain 5).
func mobilePrefix(d []byte) bool {
	if len(d) != 9 {
		return false
	}
	second := d[1]
	switch d[0] {
	case '3':
		return second >= '2'
	case '5':
		return second == '2' || second == '5' || second == '6' || second == '8' || second == '9'
	case '7':
		return second == '0' || second >= '6'
	case '8':
		return second >= '1'
	case '9':
		return second != '5'
	}
	return false
}

// validCitizen checks the structure of 12 digits: province, century and sex, year of birth not in the future.
func validCitizen(d []byte) bool {
	if len(d) != 12 {
		return false
	}
	if _, ok := viet.ProvinceOfCCCD(string(d[:3])); !ok {
		return false
	}
	return d[3] <= '3'
}

// taxWeights are those of digits 1 to 9 of an organisation's tax code.
var taxWeights = [9]int{31, 29, 23, 19, 17, 13, 7, 5, 3}

func validTax(d []byte) bool {
	if len(d) != 10 || string(d[2:9]) == "0000000" {
		return false
	}
	sum := 0
	for i, w := range taxWeights {
		sum += int(d[i]-'0') * w
	}
	check := 10 - sum%11
	return check != 10 && check == int(d[9]-'0')
}

// mixedShapes looks at values of letters and digits.
func mixedShapes(b []byte, found func(shape)) {
	if at := bytes.IndexByte(b, '@'); at > 0 {
		mailShape(b, at, found)
		return
	}
	if imageName(b) {
		lower := bytes.ToLower(b)
		if bytes.Contains(lower, []byte("cccd")) || bytes.Contains(lower, []byte("cmnd")) || bytes.Contains(lower, []byte("anh_the")) || bytes.Contains(lower, []byte("cancuoc")) {
			found(image)
		}
		return
	}
	if date, ok := viet.ParseDate(b, viet.DayFirst); ok && date.Year >= 1900 {
		found(dateLike)
		return
	}
	letters := 0
	for letters < len(b) && b[letters] >= 'A' && b[letters] <= 'Z' {
		letters++
	}
	digits, first := digitsAndSpaces(b[letters:])
	switch {
	case letters == 2 && digits == 13:
		found(insurance)
		if first >= '1' && first <= '5' {
			found(insuranceOK)
		}
	case letters == 1 && digits == 7:
		found(passport)
	case letters >= 1 && letters <= 2 && (digits == 6 || digits == 8):
		found(landPaper)
	case letters == 0:
		plateShape(b, found)
	}
}

// digitsAndSpaces counts the digits of a text of digits and spaces, 0 for any other, and gives the first.
func digitsAndSpaces(b []byte) (digits int, first byte) {
	for _, c := range b {
		switch {
		case isDigit(c):
			if digits == 0 {
				first = c
			}
			digits++
		case c != ' ':
			return 0, 0
		}
	}
	return digits, first
}

// imageName tells a text that ends like the name of a picture or scan.
func imageName(b []byte) bool {
	for _, end := range []string{".jpg", ".jpeg", ".png", ".pdf"} {
		if len(b) >= len(end) && bytes.EqualFold(b[len(b)-len(end):], []byte(end)) {
			return true
		}
	}
	return false
}

// plateShape tells "26A-123.45", "26B1 12345", "26AA-123.45".
func plateShape(b []byte, found func(shape)) {
	var buf [12]byte
	s := buf[:0]
	for _, c := range b {
		if c == ' ' || c == '-' || c == '.' {
			continue
		}
		if len(s) == len(buf) {
			return
		}
		s = append(s, c)
	}
	if len(s) < 7 || !isDigit(s[0]) || !isDigit(s[1]) || s[2] < 'A' || s[2] > 'Z' || s[0] == '0' {
		return
	}
	i := 3
	if s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if n := len(s) - i; n < 4 || n > 6 || len(bytes.Trim(s[i:], "0123456789")) > 0 {
		return
	}
	found(plate)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// roleWords are local parts of mailboxes that belong to an office.
var roleWords = []string{"vanthu", "vanphong", "vp", "info", "contact", "lienhe", "admin", "support", "hotro", "phong", "ubnd", "so", "ban", "truong", "c1", "c2", "c3", "mn", "th", "thcs", "thpt", "tram", "tyt", "bv", "benhvien", "office", "sales", "hotel", "noreply"}

func mailShape(b []byte, at int, found func(shape)) {
	// A cell may hold a telephone number beside the address: the address is what stands around the @.
	separator := func(r rune) bool { return strings.ContainsRune(" ,;/|\n()<>", r) }
	before := strings.FieldsFunc(strings.ToLower(string(b[:at])), separator)
	after := strings.FieldsFunc(strings.ToLower(string(b[at+1:])), separator)
	if len(before) == 0 || len(after) == 0 || !strings.Contains(after[0], ".") {
		return
	}
	local, domain := before[len(before)-1], after[0]
	if strings.HasSuffix(domain, ".gov.vn") || strings.HasSuffix(domain, ".edu.vn") {
		found(roleMail)
		return
	}
	for _, w := range roleWords {
		if local == w || strings.HasPrefix(local, w+".") || strings.HasPrefix(local, w+"_") || strings.HasPrefix(local, w+"-") {
			found(roleMail)
			return
		}
	}
	found(mail)
}

// surnames that Vietnamese names of the region begin with (domain 5; list composed), folded marks kept.
var surnames = setOf(`Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đào Đoàn Trịnh Trương Mai Lâm Tô Cao Chu Tạ Phùng Lương Vương
	Đàm Thái Triệu Quách Hà Lò Quàng Cà Tòng Lường Cầm Vì Bạc Mùa Giàng Sùng Thào Vàng Tráng Lầu Lự Điêu Hờ Sộng Vừ Ly Hạng Cứ Thèn Lù Hoàng Lèo Ngần Sa Mè Vi Kha Lữ Tống Kiều Nông
	Phó Nghiêm Doãn Thân Khổng Bế Ma Tẩn Chảo Phàn Bàn Đèo Nùng Lục Giáp Khuất Từ Thạch Tăng La Mạc Nhâm Ninh Văn Tưởng Cù Thiều Viên Ong Âu Tiêu`)

// ethnicGroups of the region (folded).
var ethnicGroups = setOf(`kinh thai mong hmong h'mong muong dao tay nung xinh-mun sinh-mun kho-mu khang lao la-ha laha hoa san-chay giay lu ha-nhi tho`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[strings.ReplaceAll(w, "-", " ")] = true
	}
	return set
}

// placeKinds begin names of places, offices and firms.
var placeKinds = setOf(`xã phường huyện tỉnh thị thành bản tiểu tổ thôn xóm khu đường phố trường công cty hợp doanh nhà khách ủy uỷ ban sở phòng chi trung trạm bệnh chợ hồ suối cầu đèo đền chùa di hang thác cửa cơ hộ quỹ hội đảng ngân`)

// wordShapes looks at values without digits.
func wordShapes(b []byte, found func(shape)) {
	if at := bytes.IndexByte(b, '@'); at > 0 {
		mailShape(b, at, found)
		return
	}
	text := string(b)
	if len(b) <= 16 {
		switch folded := viet.Fold(text); {
		case folded == "nam" || folded == "nu" || folded == "male" || folded == "female":
			found(sex)
			return
		case ethnicGroups[folded]:
			found(ethnic)
		}
	}
	nameShape(text, found)
}

// nameShape tells names of persons.
func nameShape(text string, found func(shape)) {
	fields := strings.Fields(text)
	if len(fields) < 2 || len(fields) > 5 || placeKinds[strings.ToLower(fields[0])] {
		return
	}
	for _, f := range fields {
		first, size := utf8.DecodeRuneInString(f)
		if !unicode.IsUpper(first) || !viet.ValidSyllable(strings.ToLower(f)) && size < len(f) && !surnames[f] {
			return
		}
	}
	first, last := title(fields[0]), title(fields[len(fields)-1])
	if surnames[first] {
		found(fullName)
		found(anyName)
		return
	}
	if surnames[last] {
		found(anyName)
	}
}

// title writes "NGUYỄN" as "Nguyễn".
func title(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + strings.ToLower(s[size:])
}
