package viet

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Change says what Clean did to a text, as a set of bits.
type Change uint8

const (
	// Composed means the text was not in NFC (letters and marks stored apart).
	Composed Change = 1 << iota
	// Letters means look-alikes of Đ/đ (U+00D0, U+0189, U+00F0, U+0256) were replaced.
	Letters
	// Invisible means zero-width characters or a byte order mark were dropped.
	Invisible
	// Spaces means runs of spaces, no-break spaces or spaces at the ends were reduced.
	Spaces
)

// Clean returns s in the form we store (domain 6.1): NFC, Đ variants mapped, zero-widths dropped, white space single and
// trimmed (a run that breaks the line becomes one line feed). U+00AD is kept: in TCVN3 text it is the letter ư.
func Clean(s string) string {
	if isPlain([]byte(s)) {
		return s
	}
	out, change := CleanBytes(nil, []byte(s))
	if change == 0 {
		return s
	}
	return string(out)
}

// CleanBytes returns b cleaned as [Clean] does and what changed. When nothing changes it returns b itself and 0;
// else the result is appended to dst[:0].
func CleanBytes(dst, b []byte) ([]byte, Change) {
	if isPlain(b) {
		return b, 0
	}
	var change Change
	src := b
	if !norm.NFC.IsNormal(src) {
		src = norm.NFC.Bytes(src)
		change |= Composed
	}
	out, more := appendTidy(dst[:0], src)
	change |= more
	if change == 0 {
		return b, 0
	}
	return out, change
}

// isPlain reports text that surely needs nothing: ASCII without control characters, composed Vietnamese letters and usual
// punctuation, single spaces and none at an end. Text it refuses may still turn out clean.
func isPlain(b []byte) bool {
	last := byte(' ')
	for i := 0; i < len(b); i++ {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < ' ' || c == ' ' && last == ' ' {
				return false
			}
			last = c
			continue
		}
		size := plainLetter(b[i:])
		if size == 0 {
			return false
		}
		i += size - 1
		last = c
	}
	return last != ' ' || len(b) == 0
}

// plainLetter is the length of the composed letter or punctuation mark that b begins with, 0 for anything else. None of these changes
// under NFC while no combining mark follows, and a combining mark is none of these.
func plainLetter(b []byte) int {
	if len(b) < 2 || b[1]&0xC0 != 0x80 {
		return 0
	}
	switch b[0] {
	case 0xC3: // U+00C0–U+00FF without Ð and ð
		if b[1] != 0x90 && b[1] != 0xB0 {
			return 2
		}
	case 0xC4, 0xC5: // U+0100–U+017F: Ă ă Đ đ Ĩ ĩ Ũ ũ
		return 2
	case 0xC6: // Ơ ơ Ư ư, not the African D
		if b[1] != 0x89 {
			return 2
		}
	case 0xE1: // U+1E80–U+1EFF
		if len(b) > 2 && (b[1] == 0xBA || b[1] == 0xBB) && b[2]&0xC0 == 0x80 {
			return 3
		}
	case 0xE2: // U+2010–U+2027: dashes, quotes, ellipsis
		if len(b) > 2 && b[1] == 0x80 && b[2] >= 0x90 && b[2] <= 0xA7 {
			return 3
		}
	}
	return 0
}

// appendTidy copies NFC text with look-alikes, invisible characters and white space mended.
func appendTidy(dst, src []byte) ([]byte, Change) {
	var change Change
	pending, lines := 0, false // white space seen and not yet written
	spaceAsIs := true          // the pending run is one plain space or line feed
	for i := 0; i < len(src); {
		r, size := rune(src[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(src[i:])
		}
		if isSpace(r) {
			pending++
			lines = lines || r == '\n' || r == '\r'
			spaceAsIs = pending == 1 && (r == ' ' || r == '\n')
			i += size
			continue
		}
		if isInvisible(r) {
			change |= Invisible
			i += size
			continue
		}
		if pending > 0 {
			if !spaceAsIs || len(dst) == 0 {
				change |= Spaces
			}
			if len(dst) > 0 {
				dst = append(dst, spaceFor(lines))
			}
			pending, lines = 0, false
		}
		if m := lookAlike(r, src, i); m != r {
			change |= Letters
			dst = utf8.AppendRune(dst, m)
			i += size
			continue
		}
		dst = append(dst, src[i:i+size]...)
		i += size
	}
	if pending > 0 {
		change |= Spaces
	}
	return dst, change
}

func spaceFor(lines bool) byte {
	if lines {
		return '\n'
	}
	return ' '
}

// isSpace tells white space a sheet may hold, no-break and typographic spaces included.
func isSpace(r rune) bool {
	switch {
	case r == ' ', r >= '\t' && r <= '\r', r == 0x85, r == 0xA0:
		return true
	case r < 0x1680:
		return false
	case r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000, r == 0x1680:
		return true
	}
	return false
}

// isInvisible tells the zero-width characters that only confuse comparison. U+00AD is not one of them.
func isInvisible(r rune) bool {
	return r == 0x200B || r == 0x200C || r == 0x200D || r == 0xFEFF || r == 0x2060
}

// lookAlike maps the Icelandic and African D to the Vietnamese one; ð and ɖ only inside a word that is then Vietnamese.
func lookAlike(r rune, src []byte, at int) rune {
	switch r {
	case 0xD0, 0x189:
		return 'Đ'
	case 0xF0, 0x256:
		end := at + bytes.IndexFunc(src[at:], func(r rune) bool { return !isLetter(r) })
		if end < at {
			end = len(src)
		}
		if ValidSyllable("đ" + string(src[at+2:end])) {
			return 'đ'
		}
	}
	return r
}
