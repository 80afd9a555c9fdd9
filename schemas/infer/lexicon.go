package infer

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// Header is what a column's title says of its values.
type Header struct {
	Words      string // the title folded, one space around each word: " ma xa "
	Identifier bool   // values are codes, numbers of papers, telephones: text whatever they look like
	Cards      bool   // numbers of cards, insurance and telephones, or counts and sums of them: the values tell
	Commune    bool   // the code of a commune
	PlaceName  bool   // the name of a commune or of a place that contains one
	District   bool   // the name of a district
	Province   bool   // the name of a province
	Period     bool   // a reporting period
	Date       bool   // a day
	Ratio      bool   // a ratio, price, average: not additive
	Coordinate bool   // latitude or longitude
	Past       bool   // a day that lies in the past: of birth, of a decision
	Flag       bool   // a question answered by yes or no
}

// headerWords are the phrases by which titles are read, with their marks: a title with marks must have the phrase's ("Số tổ" is no
// "số tờ", "Nam" no "năm"); one typed without any, or a name, is compared without.
type headerWords struct {
	commune, code, identifier, cards, place, district, province, period, notPeriod, date, notDate, ratio, ratioAlone, coordinate, past phrases
}

var lexicon = sync.OnceValue(func() headerWords {
	return headerWords{
		commune: newPhrases("mã xã|mã phường|mã xã phường|mã đvhc|mã đơn vị hành chính|mã phường xã|xa code|commune code"),
		code:    newPhrases("code|id|uuid|mã số|mã định danh"),
		identifier: newPhrases("số điện thoại|điện thoại|số di động|hotline|zalo|sđt|sdt|số đt|số cccd|cccd|cmnd|số cmnd|căn cước|số định danh|mã số thuế|mst|số tài khoản|stk|hộ chiếu|" +
			"biển số|số quyết định|số hiệu|ký hiệu|số ký hiệu|số giấy|số nhà|số hợp đồng|số văn bản|số seri|serial|gplx|fax|phone|zip|số chứng nhận|số gcn|số gpkd|" +
			"số giấy phép|số công văn|số vào sổ|số hồ sơ|số đăng ký|số thụ lý|địa chỉ|ghi chú|họ tên|họ và tên|số bhxh|số bhyt|số tờ|số thửa|tờ bản đồ số"),
		cards:      newPhrases("số thẻ|bhxh|bhyt|di động"),
		place:      newPhrases("xã|phường|tên xã|tên phường|xã phường|tên đơn vị|đơn vị hành chính|commune"),
		district:   newPhrases("huyện|quận huyện|tên huyện|huyện thị xã|huyện thành phố|district"),
		province:   newPhrases("tỉnh|tên tỉnh|tỉnh thành|tỉnh thành phố|province"),
		period:     newPhrases("kỳ|kỳ báo cáo|kỳ dữ liệu|quý|tháng|period"),
		notPeriod:  newPhrases("ký hiệu|chu kỳ|quy mô|quy hoạch|quy định|kỹ thuật|tháng tuổi|số tháng"),
		date:       newPhrases("ngày|date|thời điểm"),
		notDate:    newPhrases("số ngày"),
		ratioAlone: newPhrases("năm|tháng|quý|tt"),
		ratio: newPhrases("tỷ lệ|năng suất|bình quân|đơn giá|giá bán|giá thành|giá mua|mật độ|tốc độ|hệ số|chỉ số|trung bình|cơ cấu|tăng giảm|tỷ trọng|stt|" +
			"độ tuổi|tuổi|so sánh|độ cao|độ che phủ|nhiệt độ|rate|percent|average"),
		coordinate: newPhrases("lat|lon|lng|latitude|longitude|vĩ độ|kinh độ|tọa độ|tọa độ x|tọa độ y"),
		past:       newPhrases("ngày sinh|năm sinh|ngày cấp|ngày ký|ngày ban hành|ngày quyết định|ngày báo cáo|ngày cập nhật|ngày nộp|nộp ngày|ngày tiếp nhận|ngày lập"),
	}
})

// phrases are words to be found in a title, each with one space around, with marks and without.
type phrases struct{ marked, plain []string }

func newPhrases(list string) phrases {
	var p phrases
	for _, phrase := range strings.Split(list, "|") {
		p.marked = append(p.marked, spaced(viet.Key(phrase)))
		p.plain = append(p.plain, spaced(viet.Fold(phrase)))
	}
	return p
}

// spaced keeps letters and digits, one space around each word: " mã xã ".
func spaced(text string) string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(fields, " ") + " "
}

// titleWords is a title as words: with its marks, or folded where it has none.
type titleWords struct {
	text  string
	plain bool
}

func readWords(title string) titleWords {
	key := spaced(viet.Key(title))
	for i := range len(key) {
		if key[i] >= utf8.RuneSelf {
			return titleWords{text: key}
		}
	}
	return titleWords{words(title), true}
}

// has tells a title in which one of the phrases stands.
func (t titleWords) has(p phrases) bool {
	for _, phrase := range t.list(p) {
		if strings.Contains(t.text, phrase) {
			return true
		}
	}
	return false
}

// is tells a title that is one of the phrases.
func (t titleWords) is(p phrases) bool {
	for _, phrase := range t.list(p) {
		if t.text == phrase {
			return true
		}
	}
	return false
}

func (t titleWords) list(p phrases) []string {
	if t.plain {
		return p.plain
	}
	return p.marked
}

// begins tells a title that begins with a word; marked is the word with its marks.
func (t titleWords) begins(marked string) bool {
	if t.plain {
		marked = viet.Fold(marked)
	}
	return strings.HasPrefix(t.text, " "+marked+" ")
}

// ends tells a title that ends with a word.
func (t titleWords) ends(marked string) bool {
	if t.plain {
		marked = viet.Fold(marked)
	}
	return strings.HasSuffix(t.text, " "+marked+" ")
}

// ReadHeader reads a column's title and name.
func ReadHeader(title, name string) Header {
	w := words(title)
	if strings.TrimSpace(w) == "" {
		title, w = name, words(name)
	}
	t, l := readWords(title), lexicon()
	h := Header{Words: w}
	h.Commune = t.has(l.commune)
	h.Cards = t.has(l.cards)
	h.Identifier = h.Commune || h.Cards || t.has(l.code) || t.begins("mã") || t.has(l.identifier)
	h.PlaceName = !h.Commune && t.has(l.place)
	h.District = !h.Identifier && t.has(l.district)
	h.Province = !h.Identifier && !h.District && (t.is(l.province) || !t.plain && t.has(l.province)) // "don vi tinh" is none
	h.Period = t.has(l.period) && !t.has(l.notPeriod)
	h.Date = t.has(l.date) && !t.has(l.notDate)
	h.Coordinate = t.has(l.coordinate)
	// "Nam" without marks is a year or the men: men are counted.
	h.Ratio = h.Coordinate || t.has(l.ratio) || t.is(l.ratioAlone) && t.text != " nam " || t.ends("giá")
	h.Past = t.has(l.past)
	h.Identifier = h.Identifier && !h.Date
	h.Flag = t.begins("có") || t.begins("đã") || t.begins("là") || t.begins("is") || t.begins("has")
	return h
}
