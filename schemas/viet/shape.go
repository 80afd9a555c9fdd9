package viet

import (
	"encoding/binary"
	"math/bits"
)

// Shape is what one quick pass over a text tells, see [Look]. The zero Shape tells nothing.
type Shape struct {
	// Usual means UTF-8 of printable ASCII and of Vietnamese letters as they mostly come (small ones, Đ, Ơ, Ư, all of U+1E80–U+1EFF),
	// with single spaces inside and none at an end: nothing to clean, nothing that a wrong decoding leaves. The other members hold then.
	Usual   bool
	ASCII   bool   // no byte is past ASCII
	Certain bool   // a letter of U+0100–U+013F or U+1E80–U+1EFF stands in it, as no legacy text has it
	Digits  bool   // a digit stands in it
	Dayish  bool   // a digit stands behind "y ", as in "ngày 3"
	Runes   uint32 // characters
}

const (
	eachByte = 0x0101010101010101
	highBits = 0x8080808080808080
	padding  = 0x2E2E2E2E2E2E2E2E // points behind the end of the text
)

// Look looks at b eight bytes at a time. It refuses more than it must: text that is not usual for it may still be clean.
//
// Each test gathers its answer in the high bit of each byte. A lead byte of a usual letter is C3, C4, C6 or E1; a shift brings a lower
// bit of each byte to its high bit.
func Look(b []byte) Shape {
	n := len(b)
	if n == 0 || b[0] == ' ' || b[n-1] == ' ' {
		return Shape{}
	}
	var bad, digits, high, certain, spaced, days, why, ySpace uint64
	var due, dueLow, dueC3, dueE1 uint64 // what the word before asks of the first bytes of this one
	rest := 0
	for i := 0; i < n; i += 8 {
		word := wordAt(b, i)
		low, ascii := word&^highBits, ^word&highBits
		digit := (low + 0x50*eachByte) &^ (low + 0x46*eachByte) & ascii
		digits |= digit
		space := equalBytes(word, ' ')
		bad |= ^(low+0x60*eachByte)&ascii | space&(space<<8|spaced)
		spaced = space >> 56
		y := equalBytes(word|0x20*eachByte, 'y')
		behind := space & (y<<8 | why)
		days |= digit & (behind<<8 | ySpace)
		why, ySpace = y>>56, behind>>56
		past := word & highBits
		if past|due == 0 {
			continue
		}
		high |= past
		follow := past &^ (word << 1)
		lead := past & (word << 1)
		three := lead & (word << 2) // E1
		two := lead &^ (word << 2)
		bit2, bit1, bit0 := word<<5, word<<6, word<<7
		bad |= lead&(word<<3|word<<4) | two&^(bit1&bit0&^bit2|bit2&^bit0) | three&(bit2|bit1|^bit0)
		bad |= follow ^ (due | lead<<8 | three<<16)
		c4 := two & bit2 &^ bit1
		c3 := two &^ bit2
		lower := two &^ c4 // after C3 and C6 come A0–BF: no capitals, none of "Â", "Ã", "Ä", "Æ"
		bad |= (lower<<8 | dueLow) &^ (word << 2)
		bad |= (c3<<8 | dueC3) & equalBytes(word, 0xB0)              // ð
		bad |= (three<<8 | dueE1) &^ equalBytes(word|eachByte, 0xBB) // U+1E80–U+1EFF alone
		due, dueLow, dueC3, dueE1 = lead>>56|three>>48, lower>>56, c3>>56, three>>56
		certain |= three | c4
		rest += bits.OnesCount64(follow)
	}
	if bad|due != 0 {
		return Shape{}
	}
	return Shape{Usual: true, ASCII: high == 0, Certain: certain != 0, Digits: digits != 0, Dayish: days != 0, Runes: uint32(n - rest)}
}

// wordAt is the eight bytes at b[i], with points behind the end.
func wordAt(b []byte, i int) uint64 {
	n := len(b)
	if i+8 <= n {
		return binary.LittleEndian.Uint64(b[i:])
	}
	left := uint(n-i) * 8
	if n >= 8 {
		return binary.LittleEndian.Uint64(b[n-8:])>>(64-left) | padding<<left
	}
	word := uint64(0)
	for at := n - 1; at >= 0; at-- {
		word = word<<8 | uint64(b[at])
	}
	return word | padding<<left
}

// equalBytes marks the high bit of each byte of word that is c.
func equalBytes(word uint64, c byte) uint64 {
	x := word ^ uint64(c)*eachByte
	return ^((x&^highBits + 0x7F*eachByte) | x) & highBits
}
