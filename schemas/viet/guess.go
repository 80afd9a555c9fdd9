package viet

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
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
	scores, judged := scoresOf(s)
	if !judged {
		return Guess{Text: s}, false
	}
	return decide(s, &scores)
}

// Readings lists what a text that [GuessText] leaves alone may read as: it is no Vietnamese as it stands, and several legacy readings
// of it are, none with a margin. Best first; nil for all other text. A person has to say which.
func Readings(s string) []Guess {
	scores, judged := scoresOf(s)
	if !judged {
		return nil
	}
	if _, decided := decide(s, &scores); decided {
		return nil
	}
	return undecided(s, &scores)
}

// readings are the scores of a text by encoding.
type readings [len(encodingNames)]float64

// scoresOf scores every reading of a text; ok is false for what no one need decode: text that cannot be legacy, or is good as it stands.
func scoresOf(s string) (scores readings, ok bool) {
	if !MaybeLegacy([]byte(s)) {
		return scores, false
	}
	raw, fits := legacyBytes(s)
	if !fits {
		return scores, false
	}
	plain, good := scoreBytes(raw, Unicode)
	if good {
		return scores, false
	}
	scores[Unicode] = plain
	for enc := TCVN3; enc <= Windows1258; enc++ {
		scores[enc], _ = scoreBytes(raw, enc)
	}
	return scores, true
}

// eligible tells that a reading is Vietnamese, and the text as it stands is not.
func (r *readings) eligible(enc Encoding) bool {
	return r[enc] >= minTextScore && r[enc]-r[Unicode] >= minTextLead
}

// decide takes the reading that wins with a margin over every other text.
func decide(s string, scores *readings) (Guess, bool) {
	best := Unicode
	for enc := TCVN3; enc <= Windows1258; enc++ {
		if scores[enc] > scores[best] {
			best = enc
		}
	}
	g := Guess{Text: s, Score: scores[best]}
	if best == Unicode || !scores.eligible(best) {
		return g, false
	}
	text := Decode(best, s)
	second := scores[Unicode]
	for enc := TCVN3; enc <= Windows1258; enc++ {
		if enc != best && scores[enc] > second && (scores[best]-scores[enc] >= minOtherLead || Decode(enc, s) != text) {
			second = scores[enc]
		}
	}
	if g.Margin = g.Score - second; g.Margin < minOtherLead {
		return g, false
	}
	g.Encoding, g.Text = best, text
	if best == TCVN3 {
		g.Text, g.CaseLost = RestoreCapitals(g.Text)
	}
	return g, true
}

// undecided lists the readings that [decide] cannot choose among.
func undecided(s string, scores *readings) []Guess {
	var found []Guess
	for enc := TCVN3; enc <= Windows1258; enc++ {
		if !scores.eligible(enc) {
			continue
		}
		g := Guess{Encoding: enc, Text: Decode(enc, s), Score: scores[enc]}
		if enc == TCVN3 {
			g.Text, g.CaseLost = RestoreCapitals(g.Text)
		}
		if !slices.ContainsFunc(found, func(other Guess) bool { return other.Text == g.Text }) {
			found = append(found, g)
		}
	}
	if len(found) < 2 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b Guess) int { return cmp.Compare(b.Score, a.Score) })
	return found
}

// legacyBytes are the 8-bit bytes behind a text; ok is false when it holds a character that no byte stands for.
func legacyBytes(s string) (raw []byte, ok bool) {
	raw = make([]byte, 0, len(s))
	for _, r := range s {
		b, fits := byteOf(r)
		if !fits {
			return nil, false
		}
		raw = append(raw, b)
	}
	return raw, true
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
		s, _ := scoreBytes(raw, enc)
		if s > score {
			best, score, second = enc, s, score
			continue
		}
		second = max(second, s)
	}
	return best, score, score - max(second, 0)
}

// scoreBytes returns the share of words past ASCII that read as Vietnamese, usual words counted more; good tells that all of them do. Words
// are cut at ASCII characters that are no letters: what lies past ASCII may be a letter or a sign, depending on the reading.
func scoreBytes(raw []byte, enc Encoding) (score float64, good bool) {
	c := codecs()[enc]
	valid, words := 0.0, 0
	lower := false // the text has a word in small letters
	shouted := 0   // valid words in capitals only
	common := 0    // valid words that are usual ones
	long := 0      // words of two letters or more
	bad := 0       // words that are none, or carry their tone in the wrong place
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
		if !letters || i-from > 24 || isTimes(raw, from, i) || isPower(raw[from:i]) {
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
		if i-from > 1 {
			long++
		}
		syllable, placed := readSyllable(word)
		if !placed && !isMicro(word) {
			bad++
		}
		switch {
		case isMicro(word):
			valid++
		case broken || capitals > 1 && small > 0 || !syllable:
			bad++
		case !placed && enc != Unicode:
			valid += misplacedValue
		case isCommon(word):
			valid++
			common++
		case capitals > 1 && small == 0:
			shouted++
			valid++
		default:
			valid++
		}
	}
	if long == 0 {
		return 0, false // none, or single letters: too little to tell
	}
	if enc != VPS || words > 1 {
		valid += commonBonus * float64(common)
	}
	if lower {
		valid -= float64(shouted) / 2 // capitals amid small letters are a wrong reading more often than a right one
	}
	return valid / float64(words), bad == 0
}

// isTimes tells a × or ÷ that is a sign in every reading: alone, or in a word beside a digit ("116×15", "n×32").
func isTimes(raw []byte, from, to int) bool {
	if bytes.IndexByte(raw[from:to], 0xD7) < 0 && bytes.IndexByte(raw[from:to], 0xF7) < 0 {
		return false
	}
	return to-from == 1 || from > 0 && isDigit(raw[from-1]) || to < len(raw) && isDigit(raw[to])
}

// isPower tells a unit with its power ("m²", "KM²", "m³"), a sign in every reading.
func isPower(word []byte) bool {
	last := len(word) - 1
	if last < 1 || last > 2 || word[last] != 0xB2 && word[last] != 0xB3 || word[last-1]|0x20 != 'm' {
		return false
	}
	return last == 1 || bytes.IndexByte([]byte("kcdmh"), word[0]|0x20) >= 0
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// commonWords stand in most texts of an office; commonBonus is what finding one adds to a reading.
const (
	commonWords = " xã phường thị trấn tỉnh huyện thành phố sở ủy dân số tên mã năm tháng ngày quý địa chỉ diện tích sản lượng cộng tổng và các của được không có độc lập hạnh phúc việt đất hộ tấn loại đơn vị kế hoạch cơ công tự sẽ là ở với đến này "
	commonBonus = 0.5
	// misplacedValue is what a word counts whose tone stands on the wrong letter.
	misplacedValue = 0.5
)

var commonSet = sync.OnceValue(func() map[string]struct{} {
	set := map[string]struct{}{}
	for _, word := range strings.Fields(commonWords) {
		set[word] = struct{}{}
	}
	return set
})

func isCommon(word string) bool {
	_, ok := commonSet()[strings.ToLower(word)]
	return ok
}

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
	if !high {
		return Unicode
	}
	plain, _ := scoreBytes(raw, Unicode)
	if score, _ := scoreBytes(raw, enc); plain > score {
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
