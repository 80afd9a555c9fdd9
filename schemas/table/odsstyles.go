package table

import (
	"errors"
	"io"
	"strings"

	"danhmuc/schemas/viet"
)

// odsStyle is a style as declared: what it does not say its parent does.
type odsStyle struct {
	parent, font, data string
	hidden             bool // of a sheet's style: the sheet is not displayed
}

// odsCellStyle is what a cell's style tells about its value.
type odsCellStyle struct {
	cellStyle
	elapsed bool // times are amounts of time, not times of day
}

// odsStyles are the styles of a document by name; text styles lie beside cell styles under "text:".
type odsStyles struct {
	fonts   map[string]string // family by the name of a font face
	named   map[string]odsStyle
	elapsed map[string]bool // number styles of amounts of time
	cells   map[string]odsCellStyle
}

// textStyle tells names of text styles from those of cells, sheets, rows and columns, which share theirs with nobody.
const textStyle = "text:"

// scan reads all styles of a part.
func (s *odsStyles) scan(x *xmlScanner) error {
	return s.scanContent(func(*xmlScanner) error { return nil })(x)
}

// scanContent reads styles up to the document's body, which it hands to body.
func (s *odsStyles) scanContent(body func(*xmlScanner) error) func(*xmlScanner) error {
	return func(x *xmlScanner) error {
		open := "" // the style being read
		for {
			t, err := x.next()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			name := string(t.name)
			if t.kind == tokenEnd && (name == "style" || name == "default-style") {
				open = ""
			}
			if t.kind != tokenStart {
				continue
			}
			if name == "body" {
				return body(x)
			}
			s.element(&t, name, &open)
			if len(s.named) > maxStyles || len(s.fonts) > maxStyles || len(s.elapsed) > maxStyles {
				return &Error{Code: CodeDamaged}
			}
		}
	}
}

// element reads one start tag among the styles; open is the name of the style around it.
func (s *odsStyles) element(t *token, name string, open *string) {
	switch name {
	case "font-face":
		s.fonts[t.attr("name")] = strings.Trim(t.attr("font-family"), `'"`)
	case "time-style":
		if t.attr("truncate-on-overflow") == "false" {
			s.elapsed[t.attr("name")] = true
		}
	case "style", "default-style":
		key := t.attr("name")
		if name == "default-style" {
			key = ""
		}
		if family := t.attr("family"); family == "text" {
			key = textStyle + key
		} else if name == "default-style" && family != "table-cell" {
			return
		}
		s.named[key] = odsStyle{parent: t.attr("parent-style-name"), data: t.attr("data-style-name")}
		if *open = key; t.closed {
			*open = ""
		} else if key == "" {
			*open = "\x00"
		}
	case "text-properties":
		if *open != "" {
			s.change(*open, func(one *odsStyle) {
				if one.font = t.attr("font-name"); one.font == "" {
					one.font = strings.Trim(t.attr("font-family"), `'"`)
				} else if family := s.fonts[one.font]; family != "" {
					one.font = family
				}
			})
		}
	case "table-properties":
		if *open != "" && t.attr("display") == "false" {
			s.change(*open, func(one *odsStyle) { one.hidden = true })
		}
	}
}

func (s *odsStyles) change(key string, fn func(*odsStyle)) {
	if key == "\x00" {
		key = ""
	}
	one := s.named[key]
	fn(&one)
	s.named[key] = one
}

// cell returns the style of a cell by its name, "" for the default.
func (s *odsStyles) cell(name []byte) odsCellStyle {
	if known, ok := s.cells[string(name)]; ok {
		return known
	}
	var out odsCellStyle
	font := ""
	key := string(name)
	for depth := 0; depth < 16; depth++ {
		one, ok := s.named[key]
		if font == "" {
			font = one.font
		}
		out.elapsed = out.elapsed || s.elapsed[one.data]
		if key == "" || !ok {
			break
		}
		key = one.parent
	}
	out.encoding, out.capitals = viet.EncodingOfFont(font)
	if len(s.cells) < maxStyles {
		s.cells[string(name)] = out
	}
	return out
}

// text returns the legacy encoding of a text style's font.
func (s *odsStyles) text(name string) (viet.Encoding, bool) {
	key := textStyle + name
	for depth := 0; depth < 16; depth++ {
		one, ok := s.named[key]
		if one.font != "" {
			return viet.EncodingOfFont(one.font)
		}
		if !ok || one.parent == "" {
			break
		}
		key = textStyle + one.parent
	}
	return viet.Unicode, false
}
