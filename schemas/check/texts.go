package check

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// text reads a cell of a column of texts.
func (c *column) text(cell *table.Cell, v *infer.Value, r *outcome) {
	r.out = v.Clean
	if c.decision.CodeList == schemas.CommuneCodes {
		c.commune(v, r)
		return
	}
	if c.decision.Width > 0 && v.Class == infer.Integer && len(v.Clean) < c.decision.Width && (c.rules == nil || c.rules.list == nil) {
		r.find("code.short", "", false, nil)
	}
	if v.Marks.Has(infer.Line) && bytes.IndexByte(v.Clean, '\n') >= 0 {
		r.find("text.line-break", "", false, nil)
	}
	if v.Marks.Has(infer.Exponent) && c.header.Identifier {
		r.find("code.exponent", "", false, nil)
		return
	}
	if c.header.Identifier && twoIdentifiers(v.Clean) {
		r.find("text.two-values", "", false, nil)
	}
	if !v.Shape.Usual && !ascii(v.Clean) {
		c.letters(cell, v, r)
	}
	switch {
	case len(v.Clean) > 64:
	case c.local:
		c.place(v, r)
	case c.header.Province:
		c.province(r)
	}
}

func ascii(b []byte) bool {
	for ; len(b) >= 8; b = b[8:] {
		if binary.LittleEndian.Uint64(b)&0x8080808080808080 != 0 {
			return false
		}
	}
	for _, x := range b {
		if x >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// commune reads the code of a commune.
func (c *column) commune(v *infer.Value, r *outcome) {
	m := v.Marks
	switch {
	case m.Has(infer.CommunePadded):
		padded := "0" + string(v.Clean)
		r.out = []byte(padded)
		place, _ := viet.CommuneByCode(padded)
		if m.Has(infer.OldCommune) {
			place, _ = viet.OldCommuneByCode(padded)
		}
		r.find("code.lost-zero", padded, true, map[string]string{"place": place.FullName})
		if m.Has(infer.OldCommune) && c.reformed {
			r.find("code.old-commune", "", false, oldPlace(place))
		}
	case m.Has(infer.Commune):
	case m.Has(infer.OldCommune) && !c.reformed:
	case m.Has(infer.OldCommune):
		place, _ := viet.OldCommuneByCode(string(v.Clean))
		r.find("code.old-commune", "", false, oldPlace(place))
	default:
		r.find("code.unknown-commune", "", false, nil)
	}
}

// letters looks for text that went through a wrong decoding.
func (c *column) letters(cell *table.Cell, v *infer.Value, r *outcome) {
	if bytes.IndexByte(v.Clean, 0xEF) >= 0 && bytes.Contains(v.Clean, []byte("\uFFFD")) {
		r.find("text.broken", "", false, nil)
		return
	}
	if cell.Encoding != viet.Unicode {
		return
	}
	if MayBeMojibake(cell.Text) {
		// The stored text, not the cleaned one: a no-break space is the second byte of à there.
		if mended, ok := Unmojibake(string(cell.Text)); ok {
			r.out = []byte(mended)
			r.find("text.mojibake", mended, true, nil)
			return
		}
	}
	if readings := viet.Readings(string(cell.Text)); len(readings) > 0 {
		r.find("text.encoding-unsure", "", false, map[string]string{"readings": listReadings(readings)})
	}
}

// listReadings writes what a text may read as: “Mải” (TCVN3), “Mội” (VPS).
func listReadings(readings []viet.Guess) string {
	var b strings.Builder
	for i, g := range readings {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("“" + cut(g.Text) + "” (" + g.Encoding.String() + ")")
	}
	return b.String()
}

// MayBeMojibake looks for the marks that UTF-8 read as Windows-1252 leaves: "á»", "áº", "Ã", "Ä‘", "Æ°".
func MayBeMojibake(b []byte) bool {
	for i := 0; i+2 < len(b); i++ {
		at := bytes.IndexByte(b[i:len(b)-2], 0xC3)
		if at < 0 {
			return false
		}
		i += at
		switch b[i+1] {
		case 0x82, 0x83, 0x84, 0x86: // Â Ã Ä Æ
			return true
		case 0xA1: // á before » or º
			if b[i+2] == 0xC2 {
				return true
			}
		}
	}
	return false
}

// Unmojibake undoes one reading of UTF-8 as Windows-1252; ok is false unless the bytes are UTF-8 with Vietnamese letters.
func Unmojibake(s string) (string, bool) {
	raw := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok && r < 0x100 {
			b, ok = byte(r), true
		}
		if !ok {
			return "", false
		}
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) || ascii(raw) {
		return "", false
	}
	return viet.Clean(string(raw)), true
}

// twoIdentifiers tells two telephone numbers or codes in one cell: "0912345678/0987654321".
func twoIdentifiers(b []byte) bool {
	if len(b) < 17 || b[0] != '+' && b[0] != '(' && (b[0] < '0' || b[0] > '9') {
		return false
	}
	for _, mark := range []string{"/", ";", "\n", " - ", ", ", " và "} {
		left, right, found := bytes.Cut(b, []byte(mark))
		if found && digitsOf(left) >= 8 && digitsOf(right) >= 8 {
			return true
		}
	}
	return false
}

// digitsOf counts the digits of a text of digits and separators; 0 for any other text.
func digitsOf(b []byte) int {
	n := 0
	for _, x := range bytes.TrimSpace(b) {
		switch {
		case x >= '0' && x <= '9':
			n++
		case x == '.' || x == ' ' || x == '-' || x == '+' || x == '(' || x == ')':
		default:
			return 0
		}
	}
	return n
}

// shouting tells a text in capitals alone, of at least two words.
func shouting(s string) bool {
	words := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		words = words || r == ' '
	}
	return words
}
