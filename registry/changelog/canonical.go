package changelog

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	maxDepth    = 64   // nesting of arrays and objects
	maxExponent = 9999 // magnitude of a number's exponent
	maxDigits   = 400  // significant digits written without an exponent
)

// Canonical rewrites one JSON value in the canonical form that doc.go describes.
func Canonical(value []byte) ([]byte, error) {
	c := canonicaliser{in: value, out: make([]byte, 0, len(value))}
	if err := c.document(); err != nil {
		return nil, err
	}
	return c.out, nil
}

// checkCanonical refuses a value that Canonical would change; scratch saves an allocation.
func checkCanonical(value []byte, object bool, scratch []byte) ([]byte, error) {
	if object && (len(value) == 0 || value[0] != '{') {
		return scratch, fmt.Errorf("%w: not a JSON object", ErrFormat)
	}
	c := canonicaliser{in: value, out: scratch[:0]}
	if err := c.document(); err != nil {
		return c.out, err
	}
	if !bytes.Equal(c.out, value) {
		return c.out, fmt.Errorf("%w: JSON is not canonical", ErrFormat)
	}
	return c.out, nil
}

type canonicaliser struct {
	in    []byte
	pos   int
	out   []byte
	depth int
}

// member is one object member: its decoded name and where its canonical bytes lie in out.
type member struct {
	name       []byte
	start, end int
}

func (c *canonicaliser) errorf(format string, args ...any) error {
	return fmt.Errorf("%w: JSON at byte %d: %s", ErrFormat, c.pos, fmt.Sprintf(format, args...))
}

func (c *canonicaliser) document() error {
	c.space()
	if err := c.value(); err != nil {
		return err
	}
	c.space()
	if c.pos != len(c.in) {
		return c.errorf("something follows the value")
	}
	return nil
}

func (c *canonicaliser) space() {
	for c.pos < len(c.in) {
		switch c.in[c.pos] {
		case ' ', '\t', '\n', '\r':
			c.pos++
		default:
			return
		}
	}
}

func (c *canonicaliser) value() error {
	if c.pos >= len(c.in) {
		return c.errorf("value expected")
	}
	switch b := c.in[c.pos]; {
	case b == '{':
		return c.nested((*canonicaliser).object)
	case b == '[':
		return c.nested((*canonicaliser).array)
	case b == '"':
		_, err := c.str()
		return err
	case b == '-' || b >= '0' && b <= '9':
		return c.number()
	case b == 't':
		return c.word("true")
	case b == 'f':
		return c.word("false")
	case b == 'n':
		return c.word("null")
	}
	return c.errorf("value expected")
}

func (c *canonicaliser) nested(read func(*canonicaliser) error) error {
	if c.depth == maxDepth {
		return c.errorf("nested more than %d deep", maxDepth)
	}
	c.depth++
	err := read(c)
	c.depth--
	return err
}

func (c *canonicaliser) word(w string) error {
	if !bytes.HasPrefix(c.in[c.pos:], []byte(w)) {
		return c.errorf("value expected")
	}
	c.pos += len(w)
	c.out = append(c.out, w...)
	return nil
}

// next skips space and reports the byte there, 0 at the end.
func (c *canonicaliser) next() byte {
	c.space()
	if c.pos >= len(c.in) {
		return 0
	}
	return c.in[c.pos]
}

func (c *canonicaliser) array() error {
	c.pos++
	c.out = append(c.out, '[')
	if c.next() == ']' {
		c.pos++
		c.out = append(c.out, ']')
		return nil
	}
	for {
		c.space()
		if err := c.value(); err != nil {
			return err
		}
		switch c.next() {
		case ',':
			c.pos++
			c.out = append(c.out, ',')
		case ']':
			c.pos++
			c.out = append(c.out, ']')
			return nil
		default:
			return c.errorf("',' or ']' expected")
		}
	}
}

func (c *canonicaliser) object() error {
	c.pos++
	c.out = append(c.out, '{')
	if c.next() == '}' {
		c.pos++
		c.out = append(c.out, '}')
		return nil
	}
	begin := len(c.out)
	var room [12]member
	members := room[:0]
	for done := false; !done; {
		m, err := c.member()
		if err != nil {
			return err
		}
		members = append(members, m)
		switch c.next() {
		case ',':
			c.out = append(c.out, ',')
		case '}':
			done = true
		default:
			return c.errorf("',' or '}' expected")
		}
		c.pos++
	}
	if err := c.sortMembers(members, begin); err != nil {
		return err
	}
	c.out = append(c.out, '}')
	return nil
}

func (c *canonicaliser) member() (member, error) {
	if c.next() != '"' {
		return member{}, c.errorf("member name expected")
	}
	m := member{start: len(c.out)}
	name, err := c.str()
	if err != nil {
		return member{}, err
	}
	m.name = name
	if c.next() != ':' {
		return member{}, c.errorf("':' expected")
	}
	c.pos++
	c.out = append(c.out, ':')
	c.space()
	if err := c.value(); err != nil {
		return member{}, err
	}
	m.end = len(c.out)
	return m, nil
}

// sortMembers puts the members written since begin in order, and refuses a name that stands twice.
func (c *canonicaliser) sortMembers(members []member, begin int) error {
	byName := func(a, b member) int { return bytes.Compare(a.name, b.name) }
	sorted := slices.IsSortedFunc(members, byName)
	if !sorted {
		slices.SortStableFunc(members, byName)
	}
	for i := 1; i < len(members); i++ {
		if bytes.Equal(members[i-1].name, members[i].name) {
			return c.errorf("member %q stands twice", members[i].name)
		}
	}
	if sorted {
		return nil
	}
	moved := make([]byte, 0, len(c.out)-begin)
	for i, m := range members {
		if i > 0 {
			moved = append(moved, ',')
		}
		moved = append(moved, c.out[m.start:m.end]...)
	}
	c.out = append(c.out[:begin], moved...)
	return nil
}

// str reads a string, writes it in canonical form and returns its decoded bytes (valid while in is).
func (c *canonicaliser) str() ([]byte, error) {
	c.pos++
	start := c.pos
	for c.pos < len(c.in) {
		switch b := c.in[c.pos]; {
		case b == '"':
			raw := c.in[start:c.pos]
			if !utf8.Valid(raw) {
				return nil, c.errorf("invalid UTF-8")
			}
			c.pos++
			c.out = append(c.out, '"')
			c.out = append(c.out, raw...)
			c.out = append(c.out, '"')
			return raw, nil
		case b == '\\':
			return c.escaped(start)
		case b < 0x20:
			return nil, c.errorf("control character in a string")
		default:
			c.pos++
		}
	}
	return nil, c.errorf("string does not end")
}

// escaped reads a string that holds at least one escape, from its first content byte.
func (c *canonicaliser) escaped(start int) ([]byte, error) {
	decoded := slices.Clone(c.in[start:c.pos])
	for c.pos < len(c.in) {
		switch b := c.in[c.pos]; {
		case b == '"':
			if !utf8.Valid(decoded) {
				return nil, c.errorf("invalid UTF-8")
			}
			c.pos++
			c.out = appendString(c.out, decoded)
			return decoded, nil
		case b == '\\':
			r, err := c.escape()
			if err != nil {
				return nil, err
			}
			decoded = utf8.AppendRune(decoded, r)
		case b < 0x20:
			return nil, c.errorf("control character in a string")
		default:
			decoded = append(decoded, b)
			c.pos++
		}
	}
	return nil, c.errorf("string does not end")
}

func (c *canonicaliser) escape() (rune, error) {
	if c.pos+1 >= len(c.in) {
		return 0, c.errorf("string does not end")
	}
	b := c.in[c.pos+1]
	c.pos += 2
	switch b {
	case '"', '\\', '/':
		return rune(b), nil
	case 'b':
		return '\b', nil
	case 'f':
		return '\f', nil
	case 'n':
		return '\n', nil
	case 'r':
		return '\r', nil
	case 't':
		return '\t', nil
	case 'u':
		return c.unicode()
	}
	return 0, c.errorf("unknown escape")
}

func (c *canonicaliser) unicode() (rune, error) {
	first, err := c.hex4()
	if err != nil {
		return 0, err
	}
	if !utf16.IsSurrogate(first) {
		return first, nil
	}
	if !bytes.HasPrefix(c.in[c.pos:], []byte(`\u`)) {
		return 0, c.errorf("unpaired surrogate")
	}
	c.pos += 2
	second, err := c.hex4()
	if err != nil {
		return 0, err
	}
	r := utf16.DecodeRune(first, second)
	if r == utf8.RuneError {
		return 0, c.errorf("unpaired surrogate")
	}
	return r, nil
}

func (c *canonicaliser) hex4() (rune, error) {
	if c.pos+4 > len(c.in) {
		return 0, c.errorf("string does not end")
	}
	n, err := strconv.ParseUint(string(c.in[c.pos:c.pos+4]), 16, 16)
	if err != nil {
		return 0, c.errorf("four hexadecimal digits expected")
	}
	c.pos += 4
	return rune(n), nil
}

// appendString writes decoded as a canonical JSON string.
func appendString(out, decoded []byte) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	for _, b := range decoded {
		switch {
		case b == '"' || b == '\\':
			out = append(out, '\\', b)
		case b == '\b':
			out = append(out, '\\', 'b')
		case b == '\f':
			out = append(out, '\\', 'f')
		case b == '\n':
			out = append(out, '\\', 'n')
		case b == '\r':
			out = append(out, '\\', 'r')
		case b == '\t':
			out = append(out, '\\', 't')
		case b < 0x20:
			out = append(out, '\\', 'u', '0', '0', hex[b>>4], hex[b&15])
		default:
			out = append(out, b)
		}
	}
	return append(out, '"')
}
