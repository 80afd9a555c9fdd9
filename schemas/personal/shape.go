package personal

import (
	"bytes"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// shape is a form that a value has. A value may have several.
type shape uint8

const (
	citizen      shape = iota // 12 digits
	citizenValid              // 12 digits with a province of birth registration, a century, sex and year of birth that can be
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
	landPaper                 // serial of a land use certificate, or its number in the book
	fullName                  // 3 to 5 capitalised syllables, the first a surname
	anyName                   // 2 to 5 capitalised syllables, a surname first or last
	givenName                 // one capitalised syllable
	dateLike                  // a day or a year in which a living person may have been born
	sex                       // nam, nữ
	ethnic                    // name of an ethnic group
	image                     // a link to a picture of an identity paper
	masked                    // a number with digits struck out
	home                      // a place down to the house or hamlet: "Tổ 5, phường Tô Hiệu"
	orgName                   // begins as the name of an organisation
	shapes
)

// lookBytes is how much of a value is looked at.
const lookBytes = 200

// shapesOf reports the forms of a cleaned value through found.
func shapesOf(b []byte, found func(shape)) {
	if len(b) < 2 || len(b) > lookBytes {
		return
	}
	digits, other, stars := 0, 0, 0
	for _, c := range b {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '*':
			stars++
		case c == ' ' || c == '.' || c == '-' || c == '+':
		default:
			other++
		}
	}
	switch {
	case stars >= 3:
		if other <= 2 {
			found(masked)
		}
	case other == 0 && digits >= 4:
		digitShapes(b, digits, found)
	case digits == 0:
		wordShapes(b, found)
	default:
		mixedShapes(b, digits, found)
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
	case digits == 11 && pure && d[0] != '0' && validCitizen(append([]byte{'0'}, d...)):
		found(citizenShort)
	case digits == 12 && b[0] != '+' && bytes.IndexByte(b, '-') < 0:
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

// Years of birth that a citizen number can show: older people hardly live, and the newer end leaves room for years to come, so that a
// verdict does not depend on the day it is made.
const (
	oldestBirth = 10 // 1910
	newestBirth = 40 // 2040
)

// validCitizen checks the structure of 12 digits: province of birth registration, century and sex, year of birth.
func validCitizen(d []byte) bool {
	if len(d) != 12 {
		return false
	}
	if _, ok := viet.ProvinceOfCCCD(string(d[:3])); !ok {
		return false
	}
	year := birthYear(d)
	return d[3] <= '1' && year >= oldestBirth || (d[3] == '2' || d[3] == '3') && year <= newestBirth
}

// birthYear is the two-digit year of birth of a citizen number.
func birthYear(d []byte) int { return int(d[4]-'0')*10 + int(d[5]-'0') }

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
func mixedShapes(b []byte, digits int, found func(shape)) {
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
	if mayBeDate(b, digits) {
		if date, ok := viet.ParseDate(b, viet.DayFirst); ok && date.Year >= 1900 {
			found(dateLike)
			return
		}
	}
	letters := 0
	for letters < len(b) && b[letters] >= 'A' && b[letters] <= 'Z' {
		letters++
	}
	after, first := digitsAndSpaces(b[letters:])
	switch {
	case letters == 2 && after == 13:
		found(insurance)
		if first >= '1' && first <= '5' {
			found(insuranceOK)
		}
		return
	case letters == 1 && after == 7:
		found(passport)
		return
	case letters >= 1 && letters <= 2 && after >= 4 && after <= 8:
		found(landPaper)
		return
	case letters == 0 && plateShape(b, found):
		return
	}
	homeShape(b, found)
	if digits >= 9 {
		named(b, found)
	}
}

// mayBeDate tells texts worth reading as a day: short, with a figure or the words for a day before it.
func mayBeDate(b []byte, digits int) bool {
	if len(b) > 32 || digits > 14 {
		return false
	}
	return isDigit(b[0]) || b[0] == 'n' || b[0] == 'N' || b[0] == 't' || b[0] == 'T' // ngày, tháng
}

// named looks for a name before the first figure, and a telephone number after it: "Lò Văn Bình, 0912 345 678".
func named(b []byte, found func(shape)) {
	at := bytes.IndexAny(b, "0123456789")
	if at < 5 {
		return
	}
	full := false
	nameShape(string(bytes.TrimRight(b[:at], " ,;:-–(./\n")), func(s shape) {
		full = full || s == fullName
		if s == anyName {
			found(s)
		}
	})
	if d := firstDigits(b[at:]); full && len(d) >= 9 {
		phone(d, found)
	}
}

// firstDigits are the first run of digits and marks between them, at most 12 digits.
func firstDigits(b []byte) []byte {
	var buf [12]byte
	d := buf[:0]
	for _, c := range b {
		if !isDigit(c) && c != '.' && c != ' ' || len(d) == len(buf) {
			break
		}
		if isDigit(c) {
			d = append(d, c)
		}
	}
	return d
}

// homeWords begin the parts of an address that lead to a house or hamlet; areaWords those of what it lies in.
var (
	homeWords = []string{"so nha", "sn ", "to ", "ban ", "tieu khu", "tk ", "thon ", "xom ", "ngo ", "ngach", "hem ", "so ", "duong ", "tdp"}
	areaWords = []string{"xa ", "phuong ", "thi tran", "huyen ", "thanh pho", "tp ", "tp.", "tinh ", "p.", "x."}
)

// homeShape tells an address down to the house or hamlet: a part for it, and one for the commune or what lies above.
func homeShape(b []byte, found func(shape)) {
	if bytes.IndexByte(b, ',') < 0 && !bytes.Contains(b, []byte(" - ")) {
		return
	}
	var buf [lookBytes]byte
	rest := viet.AppendFold(buf[:0], b)
	house, area := false, false
	for len(rest) > 0 {
		part := rest
		if at := bytes.IndexAny(rest, ",-;"); at >= 0 {
			part, rest = rest[:at], rest[at+1:]
		} else {
			rest = nil
		}
		part = bytes.TrimLeft(part, " ")
		house = house || begins(part, homeWords)
		area = area || begins(part, areaWords)
	}
	if house && area {
		found(home)
	}
}

func begins(b []byte, words []string) bool {
	for _, w := range words {
		if len(b) >= len(w) && string(b[:len(w)]) == w {
			return true
		}
	}
	return false
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
func plateShape(b []byte, found func(shape)) bool {
	var buf [12]byte
	s := buf[:0]
	for _, c := range b {
		if c == ' ' || c == '-' || c == '.' {
			continue
		}
		if len(s) == len(buf) {
			return false
		}
		s = append(s, c)
	}
	if len(s) < 7 || !isDigit(s[0]) || !isDigit(s[1]) || s[2] < 'A' || s[2] > 'Z' || s[0] == '0' {
		return false
	}
	i := 3
	if s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if n := len(s) - i; n < 4 || n > 6 || len(bytes.Trim(s[i:], "0123456789")) > 0 {
		return false
	}
	found(plate)
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// ethnicGroups of the country (folded), and how the province writes them.
var ethnicGroups = setOf(`kinh thai mong hmong h'mong h_mong muong dao tay nung xinh_mun sinh_mun xinhmun kho_mu khmu khang lao la_ha laha hoa san_chay giay lu ha_nhi tho san_diu cao_lan
	khome cham ba_na e_de gia_rai xo_dang lo_lo pa_then phu_la bo_y la_hu si_la cong mang pu_peo viet thai_den thai_trang mong_trang mong_hoa mong_den mong_do`)

// wordShapes looks at values without digits.
func wordShapes(b []byte, found func(shape)) {
	if at := bytes.IndexByte(b, '@'); at > 0 {
		mailShape(b, at, found)
		return
	}
	var buf [orgBytes]byte
	folded := viet.AppendFold(buf[:0], whole(b, orgBytes))
	if len(b) <= orgBytes {
		switch {
		case bytes.Equal(folded, []byte("nam")) || bytes.Equal(folded, []byte("nu")) || bytes.Equal(folded, []byte("male")) || bytes.Equal(folded, []byte("female")):
			found(sex)
			if utf8.RuneCount(b) == 3 {
				found(givenName) // Nam is a name too
			}
			return
		case ethnicGroups[string(folded)]:
			found(ethnic)
		}
	}
	if organisation(folded) {
		found(orgName)
		return
	}
	homeShape(b, found)
	if mayBeName(b) {
		nameShape(string(b), found)
	}
}

// orgBytes is how much of a text is looked at for the kind of an organisation.
const orgBytes = 32

// whole cuts b at most n bytes long, not within a character.
func whole(b []byte, n int) []byte {
	if len(b) <= n {
		return b
	}
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return b[:n]
}

// mayBeName tells texts worth reading as names: the second word begins with no plain small letter.
func mayBeName(b []byte) bool {
	at := bytes.IndexByte(b, ' ')
	return at < 0 && len(b) <= 12 || at > 0 && at+1 < len(b) && (b[at+1] < 'a' || b[at+1] > 'z')
}
