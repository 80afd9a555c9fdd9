package table

import "bytes"

// quickCell reads the cell at the scanner's place if it is written as spreadsheets write most of theirs and lies whole in the window:
//
//	<c r="B7" s="3" t="s"><v>12</v></c>
//	<c r="B7" t="inlineStr"><is><t>Xã Tà Hộc</t></is></c>
//	<c r="B7" s="3"/>
//
// Anything else (formulas, runs, entities, other attributes) is left to [sheetRows.cell], with nothing done. column is that of the cell
// before; the cell's own comes back.
func (s *sheetRows) quickCell(column int, hidden bool) (at int, ok bool, err error) {
	x := s.x
	if x.cdata {
		return column, false, nil
	}
	b := x.buf[x.pos:x.end]
	head := cellHead{column: column + 1}
	i, closed := head.quick(b)
	if i < 0 {
		return column, false, nil
	}
	if closed {
		x.pos += i
		return head.column, true, nil
	}
	value, inline, size := quickValue(b[i:])
	if size < 0 || len(value) > s.src.limits.CellBytes || inline && head.kind != typeInline || !inline && head.kind == typeInline {
		return column, false, nil
	}
	if inline {
		s.rich.reset()
		s.rich.raw = append(s.rich.raw, value...)
		err = s.store(&head, nil, true, false, hidden)
	} else {
		from := len(s.arena)
		s.arena = append(s.arena, value...)
		err = s.store(&head, s.arena[from:len(s.arena):len(s.arena)], false, false, hidden)
	}
	x.pos += i + size
	return head.column, true, err
}

// quick reads the tag <c …> that b begins with, up to the place behind it; -1 where it is none or written in another way.
func (h *cellHead) quick(b []byte) (size int, closed bool) {
	if len(b) < 4 || b[0] != '<' || b[1] != 'c' || b[2] != ' ' && b[2] != '>' {
		return -1, false
	}
	i := 2
	for i+4 < len(b) {
		switch b[i] {
		case '>':
			return i + 1, false
		case '/':
			if b[i+1] != '>' {
				return -1, false
			}
			return i + 2, true
		case ' ':
			if b[i+2] != '=' || b[i+3] != '"' {
				return -1, false
			}
			name, from := b[i+1], i+4
			n := bytes.IndexByte(b[from:min(len(b), from+16)], '"')
			if n < 0 {
				return -1, false
			}
			value := b[from : from+n]
			switch name {
			case 'r':
				if column, _ := parseRef(value); column >= 0 {
					h.column = column
				}
			case 's':
				h.style, _ = atoi(value)
			case 't':
				h.kind = typeOf(value)
			default:
				return -1, false
			}
			i = from + n + 1
		default:
			return -1, false
		}
	}
	return -1, false
}

// quickValue reads what stands between <c> and the place behind </c>: one value or one text without runs, entities and escapes.
func quickValue(b []byte) (value []byte, inline bool, size int) {
	start, end := "<v>", "</v></c>"
	if bytes.HasPrefix(b, []byte("<is><t")) {
		inline = true
		start, end = "<is><t>", "</t></is></c>"
		if kept := `<is><t xml:space="preserve">`; bytes.HasPrefix(b, []byte(kept)) {
			start = kept
		}
	}
	if !bytes.HasPrefix(b, []byte(start)) {
		return nil, false, -1
	}
	from := len(start)
	n := bytes.IndexByte(b[from:], '<')
	if n < 0 || !bytes.HasPrefix(b[from+n:], []byte(end)) {
		return nil, false, -1
	}
	value = b[from : from+n]
	if bytes.IndexByte(value, '&') >= 0 || inline && bytes.Contains(value, []byte("_x")) {
		return nil, false, -1
	}
	return value, inline, from + n + len(end)
}
