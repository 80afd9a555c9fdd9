package dcat

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// emitter spells nodes in one serialisation. Calls come as
// begin, (node, (ref | text | typed)*, endNode)*, end; the values of one
// property come one after another. An IRI comes in two parts, joined as they are,
// so that the walk need not allocate.
type emitter interface {
	begin()
	node(iri, fragment string, class, also term) // also may be noTerm
	ref(p term, iri, fragment string)
	text(p term, value, lang string) // lang empty: a plain string
	typed(p term, value string, datatype term)
	endNode()
	end()
	finish() error
}

// flushAt is how many bytes an emitter gathers before it writes.
const flushAt = 32 << 10

// out is the buffer that the emitters share.
type out struct {
	w    io.Writer
	buf  []byte
	iris *iriBytes
	err  error // the first error of w; writing stops there
}

// flush hands on what was gathered once there is enough of it.
func (o *out) flush(least int) {
	if len(o.buf) < least || len(o.buf) == 0 {
		return
	}
	if o.err == nil {
		if _, err := o.w.Write(o.buf); err != nil {
			o.err = fmt.Errorf("write rdf: %w", err)
		}
	}
	o.buf = o.buf[:0]
}

// address appends an IRI given in two parts.
func (o *out) address(iri, fragment string) {
	o.buf = o.iris.append(o.buf, iri)
	o.buf = o.iris.append(o.buf, fragment)
}

func (o *out) finish() error {
	o.flush(0)
	return o.err
}

// newEmitter makes the emitter of a format.
func newEmitter(w io.Writer, f Format) (emitter, error) {
	o := out{w: w, buf: make([]byte, 0, flushAt+8<<10), iris: newIRIBytes()}
	switch f {
	case JSONLD:
		return newJSON(o), nil
	case Turtle:
		return newTurtle(o), nil
	case RDFXML:
		return newXML(o), nil
	}
	return nil, fmt.Errorf("write rdf: unknown format %d", f)
}

// iriBytes marks the ASCII bytes that an IRI may hold as they are.
type iriBytes [256]bool

func newIRIBytes() *iriBytes {
	var t iriBytes
	for c := '!'; c < 0x7f; c++ {
		t[c] = !strings.ContainsRune("<>\"{}|^`\\", c)
	}
	return &t
}

// append appends an IRI with everything that an IRI may not hold
// percent-encoded; the result needs no further escaping in Turtle and JSON.
func (t *iriBytes) append(b []byte, iri string) []byte {
	for i := 0; i < len(iri); i++ {
		if !t[iri[i]] {
			return t.encode(append(b, iri[:i]...), iri[i:])
		}
	}
	return append(b, iri...)
}

func (t *iriBytes) encode(b []byte, iri string) []byte {
	const hex = "0123456789ABCDEF"
	for i := 0; i < len(iri); {
		if t[iri[i]] {
			b = append(b, iri[i])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(iri[i:])
		if r < 0xa0 || r == utf8.RuneError || !xmlChar(r) {
			for _, x := range []byte(iri[i : i+size]) {
				b = append(b, '%', hex[x>>4], hex[x&15])
			}
		} else {
			b = append(b, iri[i:i+size]...)
		}
		i += size
	}
	return b
}

// xmlChar is the production Char of XML 1.0.
func xmlChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xd7ff || r >= 0xe000 && r <= 0xfffd || r >= 0x10000 && r <= 0x10ffff
}

// clean replaces what XML cannot hold, so that all serialisations say the same.
func clean(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		// control characters, and the lead bytes of surrogates and U+FFFE
		if c := s[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0xef || c == 0xed {
			plain = false
			break
		}
	}
	if plain && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if xmlChar(r) {
			return r
		}
		return utf8.RuneError
	}, s)
}
