package table

import (
	"bytes"

	"danhmuc/schemas/viet"
)

// odsText puts a cell's text together out of its paragraphs.
type odsText struct {
	richText
	styles     *odsStyles
	paragraphs int
	spaced     bool // a space here says nothing: the paragraph begins, or one stands before it
	outer      []runFont
}

// runFont is what a run's font says.
type runFont struct {
	enc  viet.Encoding
	caps bool
}

func (r *odsText) start() {
	r.reset()
	r.paragraphs, r.outer = 0, r.outer[:0]
}

// scan reads paragraphs up to the end of the cell; notes, drawings and tables in it are no text of it.
func (r *odsText) scan(x *xmlScanner, end string) error {
	for {
		t, err := x.next()
		if err != nil {
			return unexpected(err)
		}
		switch {
		case t.kind == tokenEnd && string(t.name) == end:
			return nil
		case t.kind != tokenStart:
		case string(t.name) == "p" || string(t.name) == "h":
			if r.paragraphs++; r.paragraphs > 1 {
				if err := r.append('\n', 1); err != nil {
					return err
				}
			}
			if !t.closed {
				if err := r.paragraph(x, string(t.name)); err != nil {
					return err
				}
			}
			r.endRun()
		case !t.closed:
			if err := x.skipElement(); err != nil {
				return err
			}
		}
	}
}

// append adds a character n times.
func (r *odsText) append(c byte, n int) error {
	if len(r.raw)+n > r.limit {
		return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(r.limit))}
	}
	for range n {
		r.raw = append(r.raw, c)
	}
	return nil
}

// paragraph reads one up to its end tag; spans change the font.
func (r *odsText) paragraph(x *xmlScanner, end string) error {
	r.spaced = true
	for {
		t, err := x.next()
		if err != nil {
			return unexpected(err)
		}
		switch t.kind {
		case tokenText, tokenRaw:
			if err := r.characters(&t); err != nil {
				return err
			}
		case tokenStart:
			if err := r.inline(x, &t); err != nil {
				return err
			}
		case tokenEnd:
			switch string(t.name) {
			case "span":
				if n := len(r.outer); n > 0 {
					r.endRun()
					r.runEnc, r.runCaps = r.outer[n-1].enc, r.outer[n-1].caps
					r.outer = r.outer[:n-1]
				}
			case end:
				return nil
			}
		}
	}
}

// maxSpans bounds how deep spans nest.
const maxSpans = 64

func (r *odsText) inline(x *xmlScanner, t *token) error {
	switch string(t.name) {
	case "s":
		r.spaced = false
		return r.append(' ', count([]byte(t.attr("c")), r.limit+1))
	case "tab":
		r.spaced = false
		return r.append('\t', 1)
	case "line-break":
		r.spaced = true
		return r.append('\n', 1)
	case "span":
		if t.closed || len(r.outer) >= maxSpans {
			return nil
		}
		r.endRun()
		r.outer = append(r.outer, runFont{r.runEnc, r.runCaps})
		if enc, caps := r.styles.text(t.attr("style-name")); enc != viet.Unicode {
			r.runEnc, r.runCaps = enc, caps
		}
	case "annotation", "note", "ruby-text", "frame", "custom-shape", "control":
		if !t.closed {
			return x.skipElement()
		}
	}
	return nil
}

// characters appends text. White space with a line end in it only lays the XML out and is one space; other spaces are kept, though the
// standard would join them: the program that most documents come from writes those of a cell as they are.
func (r *odsText) characters(t *token) error {
	r.room = r.room[:0]
	if t.kind == tokenRaw {
		r.room = append(r.room, t.text...)
	} else {
		r.room = appendUnescaped(r.room, t.text)
	}
	for rest := r.room; len(rest) > 0; {
		at := bytes.IndexAny(rest, "\r\n")
		if at < 0 {
			r.raw = append(r.raw, rest...)
			r.spaced = false
			break
		}
		if kept := bytes.TrimRight(rest[:at], " \t"); len(kept) > 0 {
			r.raw = append(r.raw, kept...)
			r.spaced = false
		}
		if !r.spaced {
			r.raw = append(r.raw, ' ')
			r.spaced = true
		}
		rest = bytes.TrimLeft(rest[at:], " \t\r\n")
	}
	if len(r.raw) > r.limit {
		return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(r.limit))}
	}
	return nil
}
