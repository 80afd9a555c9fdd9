package table

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Bounds of JSON: how deep values nest, how long a member's name may be, and the window over the text.
const (
	maxJSONDepth = 64
	maxJSONName  = 1000
	jsonWindow   = 64 << 10
)

var errJSON = errors.New("malformed JSON")

// jsonScanner walks through JSON text over a small window. Values come as raw text; only their brackets and strings are looked at.
type jsonScanner struct {
	src      io.Reader
	buf      []byte
	pos, end int
	offset   int64 // bytes before buf[0]
	stalled  int
	lines    int // line ends passed
}

func newJSONScanner(src io.Reader) *jsonScanner {
	return &jsonScanner{src: src, buf: make([]byte, jsonWindow)}
}

// fill reads on once the window is used up; io.EOF at the end.
func (j *jsonScanner) fill() error {
	for j.pos == j.end {
		j.offset += int64(j.end)
		j.pos, j.end = 0, 0
		n, err := j.src.Read(j.buf)
		j.end = n
		if n > 0 {
			j.stalled = 0
			return nil
		}
		if err != nil {
			return err
		}
		if j.stalled++; j.stalled > 100 {
			return io.ErrNoProgress
		}
	}
	return nil
}

// at is the place of the next byte in the text.
func (j *jsonScanner) at() int64 { return j.offset + int64(j.pos) }

// peek returns the next byte that is no white space, leaving it to be read; io.EOF at the end.
func (j *jsonScanner) peek() (byte, error) {
	for {
		if err := j.fill(); err != nil {
			return 0, err
		}
		for ; j.pos < j.end; j.pos++ {
			switch c := j.buf[j.pos]; c {
			case '\n':
				j.lines++
			case ' ', '\t', '\r':
			default:
				return c, nil
			}
		}
	}
}

// take reads the byte that peek would give; it must be want.
func (j *jsonScanner) take(want byte) error {
	c, err := j.peek()
	if err != nil {
		return unexpected(err)
	}
	if c != want {
		return errJSON
	}
	j.pos++
	return nil
}

// value appends the raw text of the next value to dst, at most limit bytes. A limit below 0 passes over the value.
func (j *jsonScanner) value(dst []byte, limit int) ([]byte, error) {
	c, err := j.peek()
	if err != nil {
		return dst, unexpected(err)
	}
	from := len(dst)
	keep := func(b []byte) error {
		if limit < 0 {
			return nil
		}
		if len(dst)-from+len(b) > limit {
			return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(limit))}
		}
		dst = append(dst, b...)
		return nil
	}
	if c == '{' || c == '[' {
		return dst, j.nested(keep)
	}
	if c == '"' {
		return dst, j.quoted(keep)
	}
	for { // a number or a word ends where another byte begins
		window := j.buf[j.pos:j.end]
		n := bytes.IndexAny(window, ",]} \t\r\n{[\":")
		if n < 0 {
			n = len(window)
		}
		if err := keep(window[:n]); err != nil {
			return dst, err
		}
		j.pos += n
		if n < len(window) {
			break
		}
		if err := j.fill(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return dst, err
		}
	}
	if limit >= 0 && len(dst) == from {
		return dst, errJSON
	}
	if limit < 0 && (c == ',' || c == ']' || c == '}' || c == ':') {
		return dst, errJSON
	}
	return dst, nil
}

// quoted passes over a string, its quotes included.
func (j *jsonScanner) quoted(keep func([]byte) error) error {
	escaped, first := false, true
	for {
		if err := j.fill(); err != nil {
			return unexpected(err)
		}
		window := j.buf[j.pos:j.end]
		i := 0
		if first {
			i, first = 1, false
		}
		for ; i < len(window); i++ {
			switch c := window[i]; {
			case escaped:
				escaped = false
			case c == '\\':
				escaped = true
			case c == '"':
				j.pos += i + 1
				return keep(window[:i+1])
			case c < ' ':
				return errJSON
			}
		}
		if err := keep(window); err != nil {
			return err
		}
		j.pos = j.end
	}
}

// nested passes over an object or an array.
func (j *jsonScanner) nested(keep func([]byte) error) error {
	var open [maxJSONDepth]byte
	depth, inString, escaped := 0, false, false
	for {
		if err := j.fill(); err != nil {
			return unexpected(err)
		}
		window := j.buf[j.pos:j.end]
		for i, c := range window {
			switch {
			case escaped:
				escaped = false
			case inString:
				escaped, inString = c == '\\', c != '"'
				if c < ' ' {
					return errJSON
				}
			case c == '"':
				inString = true
			case c == '\n':
				j.lines++
			case c == '{' || c == '[':
				if depth == maxJSONDepth {
					return &Error{Code: CodeShape, Where: Where{Offset: j.at()}}
				}
				open[depth] = c + 2 // the bracket that closes it
				depth++
			case c == '}' || c == ']':
				if depth--; open[depth] != c {
					return errJSON
				}
				if depth == 0 {
					j.pos += i + 1
					return keep(window[:i+1])
				}
			}
		}
		if err := keep(window); err != nil {
			return err
		}
		j.pos = j.end
	}
}

// appendJSONString appends the text of a raw string without its quotes.
func appendJSONString(dst, raw []byte) ([]byte, error) {
	for {
		at := bytes.IndexByte(raw, '\\')
		if at < 0 {
			return append(dst, raw...), nil
		}
		dst = append(dst, raw[:at]...)
		if at+1 >= len(raw) {
			return dst, errJSON
		}
		c := raw[at+1]
		raw = raw[at+2:]
		switch c {
		case '"', '\\', '/':
			dst = append(dst, c)
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case 'n':
			dst = append(dst, '\n')
		case 'r':
			dst = append(dst, '\r')
		case 't':
			dst = append(dst, '\t')
		case 'u':
			r, ok := hex4(raw)
			if !ok {
				return dst, errJSON
			}
			raw = raw[4:]
			if utf16.IsSurrogate(r) {
				low := rune(utf8.RuneError)
				if len(raw) >= 6 && raw[0] == '\\' && raw[1] == 'u' {
					if second, ok := hex4(raw[2:]); ok {
						low = utf16.DecodeRune(r, second)
					}
				}
				if r = low; r != utf8.RuneError {
					raw = raw[6:]
				}
			}
			dst = utf8.AppendRune(dst, r)
		default:
			return dst, errJSON
		}
	}
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	r := rune(0)
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
