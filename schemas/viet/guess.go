package viet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Decisions by score need this much: of the words that hold a letter past ASCII, the share that must be Vietnamese, the lead over the
// text as Unicode, and the lead over other legacy readings. Set on the test vectors, on every place name of the province in each
// encoding, and on French and other tables, which must stay as they are.
const (
	minTextScore  = 0.75
	minTextLead   = 0.20
	minOtherLead  = 0.05
	minFileScore  = 0.60
	minFileMargin = 0.15
	// rareHandicap is taken off VPS, the rarest of the four: its letters lie on signs and capitals that other readings use too.
	rareHandicap = 0.10
)

// Guess is the best reading of a text whose encoding nobody states.
type Guess struct {
	Encoding Encoding // Unicode when the text is best left alone
	Text     string   // the text under Encoding, NFC
	Score    float64  // share of its words past ASCII that are valid Vietnamese syllables; usual words count one and a half
	Margin   float64  // Score less the best score of any other reading
	CaseLost bool     // some capitals may be lost (mat_chu_hoa): see [CaseLost]; where they are certain Text has them again
}

// GuessText decides whether s is legacy text by scoring each reading against the syllables of Vietnamese. ok is true only
// when a legacy reading wins with a margin; a text that already holds a letter only Unicode has is never touched.
func GuessText(s string) (g Guess, ok bool) {
	if !MaybeLegacy([]byte(s)) {
		return Guess{Text: s}, false
	}
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		b, fits := byteOf(r)
		if !fits {
			return Guess{Text: s}, false
		}
		raw = append(raw, b)
	}
	best, score, margin := bestReading(raw, []Encoding{Unicode, TCVN3, VNI, VPS, Windows1258})
	lead := score - scoreBytes(raw, codecs()[Unicode])
	if best == Unicode || score < minTextScore || lead < minTextLead || margin < minOtherLead {
		return Guess{Text: s, Score: score, Margin: margin}, false
	}
	g = Guess{Encoding: best, Text: Decode(best, s), Score: score, Margin: margin}
	if best == TCVN3 {
		g.Text, g.CaseLost = RestoreCapitals(g.Text)
	}
	return g, true
}

// GuessBytes decides the encoding of a file that is neither UTF-8 nor UTF-16 from a sample of its bytes.
// ok is false when no reading is Vietnamese beyond doubt.
func GuessBytes(sample []byte) (enc Encoding, ok bool) {
	best, score, margin := bestReading(sample, []Encoding{Unicode, TCVN3, VNI, VPS, Windows1258})
	if best == Unicode || score < minFileScore || margin < minFileMargin {
		return Unicode, false
	}
	return best, true
}

// bestReading scores the bytes under each encoding.
func bestReading(raw []byte, encodings []Encoding) (best Encoding, score, margin float64) {
	second := -1.0
	score = -1
	for _, enc := range encodings {
		s := scoreBytes(raw, codecs()[enc])
		if enc == VPS {
			s -= rareHandicap
		}
		if s > score {
			best, score, second = enc, s, score
			continue
		}
		second = max(second, s)
	}
	return best, score, score - max(second, 0)
}

// scoreBytes returns the share of words past ASCII that read as Vietnamese, usual words counted more. Words are cut at ASCII characters that are no letters:
// what lies past ASCII may be a letter or a sign, depending on the reading.
func scoreBytes(raw []byte, c *codec) float64 {
	valid, words := 0.0, 0
	lower := false // the text has a word in small letters
	shouted := 0   // valid words in capitals only
	var buf [96]byte
	for i := 0; i < len(raw); {
		if !isWordByte(raw[i]) {
			i++
			continue
		}
		from, high := i, false
		letters := false
		for i < len(raw) && isWordByte(raw[i]) {
			high = high || raw[i] >= 0x80
			letters = letters || raw[i] < 0x80 || raw[i] >= 0xC0
			i++
		}
		if !letters || i-from > 24 {
			continue
		}
		room, _ := c.appendBytes(buf[:0], raw[from:i], true)
		word := trimSigns(string(room))
		capitals, small, broken := wordCase(word)
		lower = lower || small > 0
		if !high {
			continue
		}
		words++
		switch {
		case isMicro(word):
			valid++
		case broken || capitals > 1 && small > 0 || !ValidSyllable(word):
		case strings.Contains(commonWords, " "+strings.ToLower(word)+" "):
			valid += 1 + commonBonus
		case capitals > 1 && small == 0:
			shouted++
			valid++
		default:
			valid++
		}
	}
	if words == 0 {
		return 0
	}
	if lower {
		valid -= float64(shouted) / 2 // capitals amid small letters are a wrong reading more often than a right one
	}
	return valid / float64(words)
}

// commonWords stand in most texts of an office; commonBonus is what finding one adds to a reading.
const (
	commonWords = " xã phường thị trấn tỉnh huyện thành phố sở ủy dân số tên mã năm tháng ngày quý địa chỉ diện tích sản lượng cộng tổng và các của được không có độc lập hạnh phúc việt đất hộ tấn loại đơn vị kế hoạch cơ công tự "
	commonBonus = 0.5
)

// isMicro tells the Greek letter of µm and µg, which TCVN3 text has for à.
func isMicro(word string) bool {
	switch word {
	case "µm", "µg", "µl", "µs":
		return true
	}
	return false
}

// wordCase counts capitals and small letters; broken means a capital right after a small letter.
func wordCase(word string) (capitals, small int, broken bool) {
	last := false
	for _, r := range word {
		upper := unicode.IsUpper(r)
		broken = broken || upper && last
		last = !upper
		if upper {
			capitals++
			continue
		}
		small++
	}
	return capitals, small, broken
}

func isWordByte(b byte) bool { return b >= 0x80 || (b|0x20) >= 'a' && (b|0x20) <= 'z' }

// trimSigns drops quotes, dashes and ellipses around a word.
func trimSigns(word string) string {
	for len(word) > 0 {
		r, size := utf8.DecodeRuneInString(word)
		if isLetter(r) {
			break
		}
		word = word[size:]
	}
	for len(word) > 0 {
		r, size := utf8.DecodeLastRuneInString(word)
		if isLetter(r) {
			break
		}
		word = word[:len(word)-size]
	}
	return word
}

// MaybeLegacy is the cheap test before [GuessText]: false means s cannot be legacy text. True is given for a character
// that Unicode Vietnamese does not use, or for a vowel with a mark straight after a vowel (the pairs of VNI and
// Windows-1258).
func MaybeLegacy(s []byte) bool {
	found := false
	last := rune(0)
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			last = rune(s[i])
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		i += size
		switch {
		case onlyUnicode(r):
			return false
		case r >= 0xA1 && r <= 0xFF && !vietLatin1(r) && r != 0xB0 && r != 0xB1 && r != 0xB2 && r != 0xB3:
			found = true
		case r >= 0x80 && r < 0xA0, r == 0x152, r == 0x153, r == 0x160, r == 0x161, r == 0x178, r == 0x17D, r == 0x17E, r == 0x192,
			r == 0x2C6, r == 0x2DC, r == 0x2020, r == 0x2021, r == 0x2022, r == 0x2030, r == 0x2039, r == 0x203A, r == 0x20AC, r == 0x2122:
			found = true
		case vietLatin1(r) && (plainVowel(last) || vietLatin1(last)):
			found = true
		}
		last = r
	}
	return found
}

// onlyUnicode tells letters (and marks) that no Windows-1252-looking text can hold: their presence proves Unicode.
func onlyUnicode(r rune) bool {
	return r == 0x1A0 || r == 0x1A1 || r == 0x1AF || r == 0x1B0 || r == 0x102 || r == 0x103 || r == 0x110 || r == 0x111 ||
		r == 0x128 || r == 0x129 || r == 0x168 || r == 0x169 || r >= 0x1EA0 && r <= 0x1EF9 || r >= 0x300 && r <= 0x323
}

// vietLatin1 tells the letters of Latin-1 that Unicode Vietnamese uses.
func vietLatin1(r rune) bool {
	switch r | 0x20 {
	case 'à', 'á', 'â', 'ã', 'è', 'é', 'ê', 'ì', 'í', 'ò', 'ó', 'ô', 'õ', 'ù', 'ú', 'ý':
		return r >= 0xC0
	}
	return false
}

func plainVowel(r rune) bool {
	switch r | 0x20 {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return r < 0x80
	}
	return false
}

// FontEncoding settles how a text in a legacy font is stored: enc, unless the text is ASCII, holds a letter that only Unicode has, or
// reads as Vietnamese better as it is (Unicode text pasted into a cell that kept its old font).
func FontEncoding(enc Encoding, text []byte) Encoding {
	if enc == Unicode || int(enc) >= len(encodingNames) || HasUnicodeLetters(text) {
		return Unicode
	}
	var buf [256]byte
	raw, high := buf[:0], false
	for _, r := range string(text) {
		b, ok := byteOf(r)
		if !ok {
			return Unicode
		}
		high = high || b >= utf8.RuneSelf
		raw = append(raw, b)
	}
	if !high || scoreBytes(raw, codecs()[Unicode]) > scoreBytes(raw, codecs()[enc]) {
		return Unicode
	}
	return enc
}

// HasUnicodeLetters tells whether s holds a letter that no text in a legacy encoding can hold: it is Unicode whatever its font says.
func HasUnicodeLetters(s []byte) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		if onlyUnicode(r) {
			return true
		}
		i += size
	}
	return false
}
