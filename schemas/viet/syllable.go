package viet

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Tones in dictionary order: none, huyền, hỏi, ngã, sắc, nặng (domain 6.6).
const (
	toneNone uint8 = iota
	toneGrave
	toneHook
	toneTilde
	toneAcute
	toneDot
)

// toneMarks are the combining marks of the tones, by tone.
var toneMarks = [...]rune{0, 0x300, 0x309, 0x303, 0x301, 0x323}

// onsets are the initial consonants of written Vietnamese.
const onsets = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x "

// rimes are the finals of written Vietnamese without their tone.
const rimes = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây" +
	" e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu iêu" +
	" o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot" +
	" ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut" +
	" uê uêch uênh uêu uơ uy uya uych uyên uyêt uynh uyt uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu" +
	" y yêm yên yêng yêt yêu ynh ych yt êng "

// spelling is the two lists as sets; no onset is one.
type spelling struct{ onsets, rimes map[string]struct{} }

var spellings = sync.OnceValue(func() spelling {
	s := spelling{map[string]struct{}{"": {}}, map[string]struct{}{}}
	for _, onset := range strings.Fields(onsets) {
		s.onsets[onset] = struct{}{}
	}
	for _, rime := range strings.Fields(rimes) {
		s.rimes[rime] = struct{}{}
	}
	return s
})

// letter is a Vietnamese letter taken apart.
type letter struct {
	base rune  // small letter without tone, quality kept: 'ê' for 'Ệ'
	tone uint8 // see the tone constants
}

// letterTable maps every letter with a mark, small or capital, to its parts.
var letterTable = sync.OnceValue(func() map[rune]letter {
	table := make(map[rune]letter, 160)
	for _, base := range "aăâeêioôơuưy" {
		for tone := range toneMarks {
			r := compose(base, uint8(tone))
			table[r] = letter{base, uint8(tone)}
			table[unicode.ToUpper(r)] = letter{base, uint8(tone)}
		}
	}
	table['đ'] = letter{'đ', toneNone}
	for _, r := range "Đ\u0189\u0256\u00D0\u00F0" { // the letter and its look-alikes (domain 6.1)
		table[r] = letter{'đ', toneNone}
	}
	return table
})

// compose puts a tone on a small letter.
func compose(base rune, tone uint8) rune {
	if tone == toneNone {
		return base
	}
	for _, r := range norm.NFC.String(string([]rune{base, toneMarks[tone]})) {
		return r
	}
	return base
}

// splitLetter takes a letter apart; other runes come back in small form without tone.
func splitLetter(r rune) letter {
	if r < 0x80 {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return letter{r, toneNone}
	}
	if l, ok := letterTable()[r]; ok {
		return l
	}
	return letter{unicode.ToLower(r), toneNone}
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return (r|0x20) >= 'a' && (r|0x20) <= 'z'
	}
	return unicode.IsLetter(r)
}

// ValidSyllable tells whether word (NFC, any case) is a syllable Vietnamese spelling allows: an onset, a rime, and a tone that the
// rime can carry. It knows spelling, not vocabulary.
func ValidSyllable(word string) bool {
	valid, _ := readSyllable(word)
	return valid
}

// readSyllable is [ValidSyllable], and whether the tone stands on the letter where one of the two styles puts it ("hoà" and "hòa",
// never "taì"). A misplaced tone is a slip of typing in Unicode, and a sign of the wrong reading in legacy text.
func readSyllable(word string) (valid, placed bool) {
	var buf [16]rune
	plain, tone, ok := splitWord(buf[:0], word)
	if !ok {
		return false, false
	}
	for cut := min(3, len(plain)-1); cut >= 0; cut-- {
		onset, rime := string(plain[:cut]), string(plain[cut:])
		if !validPair(onset, rime, tone) {
			continue
		}
		if valid = true; tone == toneNone {
			return true, true
		}
		at := 0
		for _, r := range word {
			if splitLetter(r).tone != toneNone {
				break
			}
			at++
		}
		if toneAt(plain[cut:], at-cut) {
			return true, true
		}
	}
	return valid, false
}

// toneAt tells whether letter number at of a rime carries the tone: the letter with a sign of its own (the second of ươ), else the
// middle one of three vowels, the second of two before a consonant, the first of two at the end; of oa, oe and uy at the end, either.
func toneAt(rime []rune, at int) bool {
	for i := len(rime) - 1; i >= 0; i-- {
		switch rime[i] {
		case 'ă', 'â', 'ê', 'ô', 'ơ', 'ư':
			return at == i
		}
	}
	vowels := 0
	for vowels < len(rime) && isVowel(rime[vowels]) {
		vowels++
	}
	switch {
	case vowels == 3, vowels == 2 && len(rime) > 2:
		return at == 1
	case vowels == 2 && (rime[0] == 'o' && rime[1] != 'i' || rime[0] == 'u' && rime[1] == 'y'):
		return at == 0 || at == 1
	}
	return at == 0
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// splitWord gives a word's letters without tone, and its one tone; ok is false for two tones, other characters, or a long word.
func splitWord(dst []rune, word string) (plain []rune, tone uint8, ok bool) {
	for _, r := range word {
		if !isLetter(r) || len(dst) == cap(dst) {
			return nil, 0, false
		}
		l := splitLetter(r)
		if l.tone != toneNone {
			if tone != toneNone {
				return nil, 0, false
			}
			tone = l.tone
		}
		dst = append(dst, l.base)
	}
	return dst, tone, len(dst) > 0
}

func validPair(onset, rime string, tone uint8) bool {
	spelling := spellings()
	if _, ok := spelling.onsets[onset]; !ok {
		return false
	}
	if _, ok := spelling.rimes[rime]; !ok {
		return false
	}
	front := strings.HasPrefix(rime, "e") || strings.HasPrefix(rime, "ê") || strings.HasPrefix(rime, "i") || strings.HasPrefix(rime, "y")
	switch onset {
	case "k", "gh", "ngh":
		if !front {
			return false
		}
	case "c", "ng":
		if front {
			return false
		}
	case "g":
		if front && rime[0] != 'i' {
			return false
		}
	}
	if stopped(rime) {
		return tone == toneAcute || tone == toneDot
	}
	return true
}

// stopped tells rimes that end in a stop: they carry only sắc and nặng.
func stopped(rime string) bool {
	return strings.HasSuffix(rime, "c") || strings.HasSuffix(rime, "ch") || strings.HasSuffix(rime, "p") || strings.HasSuffix(rime, "t")
}
