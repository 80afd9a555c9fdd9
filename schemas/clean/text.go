package clean

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// The rules of text undo one by one what viet.CleanBytes undoes together: all of them give what it gives (a test proves it).

// decoded takes text of an old font as reading decoded it. Reading decodes in any case; the rule agrees to it for good.
func decoded(_ *bound, cell *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	return text, kind, cell.Encoding != viet.Unicode
}

// remade undoes a reading of UTF-8 as Windows-1252.
func remade(_ *bound, cell *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || cell.Encoding != viet.Unicode || !check.MayBeMojibake(text) {
		return nil, 0, false
	}
	mended, ok := check.Unmojibake(string(text))
	return []byte(mended), kind, ok && mended != string(text)
}

// composed joins letters and marks that are stored apart.
func composed(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || norm.NFC.IsNormal(text) {
		return nil, 0, false
	}
	return norm.NFC.Bytes(text), kind, true
}

// lettersOfD replaces U+00D0 and U+0189 by Đ, and U+00F0 by đ where the word is then Vietnamese.
func lettersOfD(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || !bytes.ContainsAny(text, "\u00D0\u0189\u00F0") {
		return nil, 0, false
	}
	out := make([]byte, 0, len(text))
	changed := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r == 0xD0, r == 0x189:
			out, changed = append(out, "Đ"...), true
		case r == 0xF0 && viet.ValidSyllable("đ"+string(wordAt(text[i+size:]))):
			out, changed = append(out, "đ"...), true
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out, kind, changed
}

// wordAt is the run of letters that b begins with.
func wordAt(b []byte) []byte {
	if end := bytes.IndexFunc(b, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		return b[:end]
	}
	return b
}

// invisible tells characters without width. U+00AD is not one of them: in TCVN3 it is the letter ư.
func invisible(r rune) bool {
	return r == 0x200B || r == 0x200C || r == 0x200D || r == 0xFEFF || r == 0x2060
}

// seen drops characters without width.
func seen(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText || bytes.IndexFunc(text, invisible) < 0 {
		return nil, 0, false
	}
	out := bytes.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, text)
	return out, kindOf(out, kind), true
}

// space tells white space a sheet may hold, no-break and typographic spaces included.
func space(r rune) bool {
	switch {
	case r == ' ', r >= '\t' && r <= '\r', r == 0x85, r == 0xA0, r == 0x1680, r >= 0x2000 && r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	}
	return false
}

// spaced reduces each run of white space between words to one space, or to one line feed where it breaks the line.
func spaced(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText {
		return nil, 0, false
	}
	body := bytes.TrimFunc(text, space)
	if len(body) == 0 {
		return nil, 0, false
	}
	start := bytes.Index(text, body)
	out := append([]byte(nil), text[:start]...)
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		if !space(r) {
			out = append(out, body[i:i+size]...)
			i += size
			continue
		}
		end := i + bytes.IndexFunc(body[i:], func(r rune) bool { return !space(r) })
		mark := byte(' ')
		if bytes.ContainsAny(body[i:end], "\n\r") {
			mark = '\n'
		}
		out = append(out, mark)
		i = end
	}
	out = append(out, text[start+len(body):]...)
	return out, kind, !bytes.Equal(out, text)
}

// trimmed drops white space at both ends.
func trimmed(_ *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	if kind != table.KindText {
		return nil, 0, false
	}
	out := bytes.TrimFunc(text, space)
	return out, kindOf(out, kind), len(out) < len(text)
}

// kindOf is the kind of a text that may have become empty.
func kindOf(text []byte, kind table.Kind) table.Kind {
	if len(text) == 0 {
		return table.KindEmpty
	}
	return kind
}

// respelled writes a value as the recipe says.
func respelled(b *bound, _ *table.Cell, text []byte, kind table.Kind) ([]byte, table.Kind, bool) {
	to, ok := b.step.Values[string(text)]
	return []byte(to), kind, ok && kind == table.KindText && to != string(text)
}
