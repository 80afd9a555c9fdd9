package profile

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Bounds of the patterns kept for a column.
const (
	maxPatterns     = 48
	maxPatternBytes = 40
)

// Patterns counts the shapes of texts: a run of digits is "9" with its length ("9{5}"), capitals "A", small letters "a", other
// characters themselves, spaces one space. Shapes past the first 48 are counted together.
type Patterns struct {
	index map[string]int
	list  []Pattern
	Other int64 // texts of shapes that were not kept
	buf   []byte
}

// Pattern is one shape and how many texts have it.
type Pattern struct {
	Shape string `json:"pattern"` // "9{5}", "A{2}-9{3}"
	Count int64  `json:"count"`   // texts looked at that have it
}

// Add counts a text's shape.
func (p *Patterns) Add(b []byte, weight int64) {
	p.buf = AppendShape(p.buf[:0], b)
	if i, ok := p.index[string(p.buf)]; ok {
		p.list[i].Count += weight
		return
	}
	if len(p.list) == maxPatterns {
		p.Other += weight
		return
	}
	if p.index == nil {
		p.index = map[string]int{}
	}
	p.index[string(p.buf)] = len(p.list)
	p.list = append(p.list, Pattern{string(p.buf), weight})
}

// Looked is how many texts were looked at.
func (p *Patterns) Looked() int64 {
	n := p.Other
	for i := range p.list {
		n += p.list[i].Count
	}
	return n
}

// Top returns the n most frequent shapes.
func (p *Patterns) Top(n int) []Pattern {
	sorted := slices.Clone(p.list)
	slices.SortStableFunc(sorted, func(a, b Pattern) int { return cmp.Compare(b.Count, a.Count) })
	return sorted[:min(n, len(sorted))]
}

// AppendShape appends the shape of a text, cut at 40 bytes.
func AppendShape(dst, b []byte) []byte {
	from := len(dst)
	for len(b) > 0 && len(dst)-from < maxPatternBytes {
		kind, size := shapeOf(b)
		n := 1
		b = b[size:]
		for len(b) > 0 && kind != 0 {
			k, size := shapeOf(b)
			if k != kind {
				break
			}
			n++
			b = b[size:]
		}
		switch {
		case kind == 0:
			dst = append(dst, '?')
		case kind == '9' && n > 1:
			dst = append(dst, '9', '{')
			dst = appendInt(dst, n)
			dst = append(dst, '}')
		case kind == 'A' || kind == 'a':
			dst = append(dst, kind)
			if n > 1 {
				dst = append(dst, '+')
			}
		default:
			dst = append(dst, kind)
		}
	}
	return dst
}

func appendInt(dst []byte, n int) []byte {
	if n >= 10 {
		dst = appendInt(dst, n/10)
	}
	return append(dst, byte('0'+n%10))
}

// shapeOf returns '9', 'A', 'a', ' ', an ASCII sign, or 0 for other characters.
func shapeOf(b []byte) (byte, int) {
	c := b[0]
	switch {
	case c >= '0' && c <= '9':
		return '9', 1
	case c >= 'A' && c <= 'Z':
		return 'A', 1
	case c >= 'a' && c <= 'z':
		return 'a', 1
	case c == ' ' || c == '\t' || c == '\n':
		return ' ', 1
	case c < utf8.RuneSelf:
		return c, 1
	case c == 0xC3 && len(b) > 1 && b[1]&0xC0 == 0x80 && b[1]&0x1F != 0x17: // À to ÿ without × and ÷
		if b[1] < 0x9F {
			return 'A', 2
		}
		return 'a', 2
	case c == 0xE1 && len(b) > 2 && (b[1] == 0xBA && b[2] >= 0xA0 && b[2] <= 0xBF || b[1] == 0xBB && b[2] >= 0x80 && b[2] <= 0xB9): // Ạ to ỹ
		if b[2]&1 == 0 {
			return 'A', 3
		}
		return 'a', 3
	}
	r, size := utf8.DecodeRune(b)
	if r >= 0x1EA0 && r <= 0x1EF9 { // Ạ to ỹ: a capital, then its small letter
		if r&1 == 0 {
			return 'A', size
		}
		return 'a', size
	}
	switch {
	case unicode.IsUpper(r):
		return 'A', size
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		return 'a', size
	case unicode.IsSpace(r):
		return ' ', size
	}
	return 0, size
}
