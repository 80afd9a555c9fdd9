package table

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// Sizes of the window over a part of a workbook. A tag longer than the largest is no spreadsheet's.
const (
	xmlWindow    = 64 << 10
	xmlMaxWindow = 1 << 20
)

// tokenKind is what the scanner found.
type tokenKind uint8

const (
	tokenStart tokenKind = iota // <name attrs>
	tokenEnd                    // </name>
	tokenText                   // characters with entities
	tokenRaw                    // characters of a CDATA section
)

// token is one piece of XML. Its slices are valid until the next call.
type token struct {
	kind   tokenKind
	name   []byte // local name, without prefix
	attrs  []byte // what follows the name inside the tag
	text   []byte // of tokenText and tokenRaw; long text comes in several tokens
	closed bool   // <name/>
}

// xmlScanner cuts XML into tags and text over a small window. It knows just what workbook parts need: no entities but the five and
// numbers, no document types (skipped, never expanded), prefixes dropped.
type xmlScanner struct {
	src      io.Reader
	buf      []byte
	pos, end int
	eof      bool
	started  bool
	cdata    bool  // inside a CDATA section
	offset   int64 // bytes before buf[0]
	stalled  int
}

func newXMLScanner(src io.Reader) *xmlScanner {
	return &xmlScanner{src: src, buf: make([]byte, xmlWindow)}
}

var errXML = errors.New("malformed XML")

// more reads on, keeping buf[pos:end]; it reports io.EOF when the source has ended.
func (x *xmlScanner) more() error {
	if x.eof {
		return io.EOF
	}
	if x.pos > 0 {
		copy(x.buf, x.buf[x.pos:x.end])
		x.offset += int64(x.pos)
		x.end -= x.pos
		x.pos = 0
	}
	if x.end == len(x.buf) {
		if len(x.buf) >= xmlMaxWindow {
			return errXML
		}
		grown := make([]byte, 2*len(x.buf))
		copy(grown, x.buf[:x.end])
		x.buf = grown
	}
	n, err := x.src.Read(x.buf[x.end:])
	x.end += n
	if errors.Is(err, io.EOF) {
		x.eof = true
		if n == 0 {
			return io.EOF
		}
		return nil
	}
	if err == nil && n == 0 {
		if x.stalled++; x.stalled > 100 {
			return io.ErrNoProgress
		}
		return nil
	}
	x.stalled = 0
	return err
}

// next returns the next tag or text, or io.EOF.
func (x *xmlScanner) next() (token, error) {
	for {
		if x.cdata {
			return x.section()
		}
		if x.pos == x.end {
			if err := x.more(); err != nil {
				return token{}, err
			}
			x.skipMark()
			continue
		}
		if x.buf[x.pos] != '<' {
			return x.characters()
		}
		if next := x.pos + 1; next < x.end && x.buf[next] != '!' && x.buf[next] != '?' {
			return x.tag()
		}
		special, err := x.special()
		if err != nil {
			return token{}, err
		}
		if !special {
			return x.tag()
		}
	}
}

// skipMark drops a byte order mark at the start.
func (x *xmlScanner) skipMark() {
	if !x.started && x.end-x.pos >= 3 {
		x.started = true
		if bytes.HasPrefix(x.buf[x.pos:x.end], []byte("\xEF\xBB\xBF")) {
			x.pos += 3
		}
	}
}

// characters returns text up to the next tag or the end of the window, never cutting an entity or a character.
func (x *xmlScanner) characters() (token, error) {
	for {
		window := x.buf[x.pos:x.end]
		if at := bytes.IndexByte(window, '<'); at >= 0 {
			x.pos += at
			return token{kind: tokenText, text: window[:at]}, nil
		}
		cut := len(window)
		if amp := bytes.LastIndexByte(window, '&'); amp >= 0 && cut-amp < 16 && bytes.IndexByte(window[amp:], ';') < 0 {
			cut = amp
		}
		cut = len(trimPartialEnd(window[:cut]))
		if x.eof {
			cut = len(window)
		}
		if cut > 0 && len(window) >= len(x.buf)/2 || x.eof {
			x.pos += cut
			return token{kind: tokenText, text: window[:cut]}, nil
		}
		if err := x.more(); err != nil && !errors.Is(err, io.EOF) {
			return token{}, err
		}
	}
}

// trimPartialEnd leaves out a character whose last bytes are not there yet.
func trimPartialEnd(b []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		c := b[len(b)-i]
		if utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// special skips comments, instructions and document types at pos, and enters CDATA; false leaves a plain tag to be read.
func (x *xmlScanner) special() (bool, error) {
	for x.end-x.pos < 9 && !x.eof {
		if err := x.more(); err != nil && !errors.Is(err, io.EOF) {
			return false, err
		}
	}
	window := x.buf[x.pos:x.end]
	if len(window) < 2 {
		return false, io.ErrUnexpectedEOF
	}
	switch {
	case window[1] == '?':
		return true, x.skipPast("?>")
	case bytes.HasPrefix(window, []byte("<!--")):
		return true, x.skipPast("-->")
	case bytes.HasPrefix(window, []byte("<![CDATA[")):
		x.pos += len("<![CDATA[")
		x.cdata = true
		return true, nil
	case window[1] == '!':
		return true, x.skipDoctype()
	}
	return false, nil
}

// skipPast moves behind the next mark, however far it is.
func (x *xmlScanner) skipPast(mark string) error {
	for {
		if at := bytes.Index(x.buf[x.pos:x.end], []byte(mark)); at >= 0 {
			x.pos += at + len(mark)
			return nil
		}
		x.pos = max(x.pos, x.end-len(mark)+1)
		if err := x.more(); err != nil {
			return unexpected(err)
		}
	}
}

// skipDoctype skips a document type with its internal subset.
func (x *xmlScanner) skipDoctype() error {
	depth := 0
	for {
		for i := x.pos; i < x.end; i++ {
			switch x.buf[i] {
			case '<':
				depth++
			case '>':
				if depth--; depth == 0 {
					x.pos = i + 1
					return nil
				}
			}
		}
		x.pos = x.end
		if err := x.more(); err != nil {
			return unexpected(err)
		}
	}
}

// section returns a piece of a CDATA section.
func (x *xmlScanner) section() (token, error) {
	for {
		window := x.buf[x.pos:x.end]
		if at := bytes.Index(window, []byte("]]>")); at >= 0 {
			x.cdata = false
			x.pos += at + 3
			return token{kind: tokenRaw, text: window[:at]}, nil
		}
		if cut := len(trimPartialEnd(window[:max(len(window)-2, 0)])); cut > len(x.buf)/2 {
			x.pos += cut
			return token{kind: tokenRaw, text: window[:cut]}, nil
		}
		if err := x.more(); err != nil {
			return token{}, unexpected(err)
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// tag reads the tag at pos: its name first, and only where attributes follow, on to the > outside quotes.
func (x *xmlScanner) tag() (token, error) {
	for {
		if t, ok, err := x.wholeTag(); ok || err != nil {
			return t, err
		}
		if err := x.more(); err != nil {
			return token{}, unexpected(err)
		}
	}
}

// wholeTag reads the tag at pos if all of it is in the window.
func (x *xmlScanner) wholeTag() (t token, ok bool, err error) {
	window := x.buf[x.pos:x.end]
	at, from := 1, 1
	if len(window) > 1 && window[1] == '/' {
		t.kind = tokenEnd
		at, from = 2, 2
	}
	for at < len(window) && window[at] > ' ' && window[at] != '>' && window[at] != '/' {
		if window[at] == ':' {
			from = at + 1
		}
		at++
	}
	if at == len(window) {
		return t, false, nil
	}
	if at == from {
		return t, false, errXML
	}
	t.name = window[from:at]
	if window[at] == '>' {
		x.pos += at + 1
		return t, true, nil
	}
	end := tagEnd(window[at:])
	if end < 0 {
		return t, false, nil
	}
	t.attrs = window[at : at+end]
	if n := len(t.attrs); t.kind == tokenStart && n > 0 && t.attrs[n-1] == '/' {
		t.closed = true
		t.attrs = t.attrs[:n-1]
	}
	x.pos += at + end + 1
	return t, true, nil
}

// tagEnd finds the > outside quotes, -1 when it is not in b.
func tagEnd(b []byte) int {
	quote := byte(0)
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i
		case c == '"' || c == '\'':
			quote = c
		}
	}
	return -1
}

// nextAttr takes the next attribute from attrs: its local name and its value as written.
func nextAttr(attrs []byte) (name, value, rest []byte, ok bool) {
	i := 0
	for i < len(attrs) && (attrs[i] == ' ' || attrs[i] == '\t' || attrs[i] == '\n' || attrs[i] == '\r') {
		i++
	}
	from := i
	for i < len(attrs) && attrs[i] != '=' {
		if attrs[i] == ':' {
			from = i + 1
		}
		i++
	}
	name = attrs[from:min(i, len(attrs))]
	for len(name) > 0 && name[len(name)-1] == ' ' {
		name = name[:len(name)-1]
	}
	i++
	for i < len(attrs) && attrs[i] == ' ' {
		i++
	}
	if i >= len(attrs) || attrs[i] != '"' && attrs[i] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(attrs[i+1:], attrs[i])
	if end < 0 {
		return nil, nil, nil, false
	}
	return name, attrs[i+1 : i+1+end], attrs[i+2+end:], true
}

// attr returns the value of an attribute, entities resolved; "" when it is missing.
func (t *token) attr(name string) string {
	for rest := t.attrs; ; {
		key, value, tail, ok := nextAttr(rest)
		if !ok {
			return ""
		}
		if string(key) == name {
			return string(appendUnescaped(nil, value))
		}
		rest = tail
	}
}

// appendUnescaped resolves the five entities and character numbers; anything else stays as written.
func appendUnescaped(dst, b []byte) []byte {
	for {
		at := bytes.IndexByte(b, '&')
		if at < 0 {
			return append(dst, b...)
		}
		dst = append(dst, b[:at]...)
		b = b[at:]
		end := bytes.IndexByte(b[:min(len(b), 16)], ';')
		if end < 0 {
			dst = append(dst, '&')
			b = b[1:]
			continue
		}
		r, ok := entity(b[1:end])
		if !ok {
			dst = append(dst, b[:end+1]...)
		} else {
			dst = utf8.AppendRune(dst, r)
		}
		b = b[end+1:]
	}
}

func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil || v == 0 || v > utf8.MaxRune {
		return 0, false
	}
	return rune(v), true
}

// appendXString resolves the escapes "_x000D_" that workbooks use for control characters; b is already free of entities.
func appendXString(dst, b []byte) []byte {
	for {
		at := bytes.Index(b, []byte("_x"))
		if at < 0 {
			return append(dst, b...)
		}
		if len(b) < at+7 || b[at+6] != '_' {
			dst = append(dst, b[:at+2]...)
			b = b[at+2:]
			continue
		}
		v, err := strconv.ParseUint(string(b[at+2:at+6]), 16, 32)
		if err != nil {
			dst = append(dst, b[:at+2]...)
			b = b[at+2:]
			continue
		}
		dst = append(dst, b[:at]...)
		dst = utf8.AppendRune(dst, rune(v))
		b = b[at+7:]
	}
}

// each calls fn for every tag of a small part until it ends.
func (x *xmlScanner) each(fn func(t *token) error) error {
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if t.kind != tokenStart && t.kind != tokenEnd {
			continue
		}
		if err := fn(&t); err != nil {
			return err
		}
	}
}
