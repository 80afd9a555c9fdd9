package table

import (
	"bytes"

	"danhmuc/schemas/viet"
)

// cellType is a <c>'s t attribute.
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeText
	typeInline
	typeBool
	typeError
	typeISO
)

// cellHead is what a <c> tag says.
type cellHead struct {
	column int
	style  int
	kind   cellType
}

func (h *cellHead) read(attrs []byte) {
	for {
		name, value, rest, ok := nextAttr(attrs)
		if !ok {
			return
		}
		attrs = rest
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			if column, _ := parseRef(value); column >= 0 {
				h.column = column
			}
		case 's':
			h.style, _ = atoi(value)
		case 't':
			h.kind = typeOf(value)
		}
	}
}

func typeOf(value []byte) cellType {
	switch string(value) {
	case "s":
		return typeShared
	case "str":
		return typeText
	case "inlineStr":
		return typeInline
	case "b":
		return typeBool
	case "e":
		return typeError
	case "d":
		return typeISO
	}
	return typeNumber
}

// store sets a cell from its stored value.
func (s *sheetRows) store(h *cellHead, value []byte, inline, formula, hidden bool) error {
	if len(value) == 0 && !inline {
		return nil
	}
	style := s.src.styles.get(h.style)
	var c Cell
	switch {
	case inline && (h.kind == typeInline || len(value) == 0):
		s.inlineText(&c, style)
	case h.kind == typeShared:
		n, ok := atoi(bytes.TrimSpace(value))
		if !ok {
			return &Error{Code: CodeDamaged, Where: Where{Row: s.number}, Detail: "shared text " + string(value[:min(len(value), 12)])}
		}
		if err := s.sharedText(&c, style, uint32(n)); err != nil {
			return err
		}
	case h.kind == typeText || h.kind == typeInline:
		from := len(s.arena)
		s.arena = appendXString(s.arena, value)
		s.text(&c, style, s.arena[from:len(s.arena):len(s.arena)])
	case h.kind == typeBool:
		s.boolean(&c, isTrue(string(value)), value)
	case h.kind == typeError:
		c = Cell{Text: value, Raw: value, Kind: KindError}
	case h.kind == typeISO:
		s.isoDate(&c, value)
	default:
		s.numeric(&c, style, value)
	}
	if c.Kind == KindEmpty {
		return nil
	}
	if formula {
		c.Flags |= FlagFormula
	}
	return s.put(h.column, &c, hidden)
}

func (s *sheetRows) inlineText(c *Cell, style cellStyle) {
	raw := s.keep(s.rich.raw)
	if s.rich.enc == viet.Unicode {
		s.text(c, style, raw)
		return
	}
	*c = Cell{Text: s.keep(s.rich.text), Raw: raw, Kind: KindText, Encoding: s.rich.enc, Flags: s.rich.flags | FlagFont}
}
