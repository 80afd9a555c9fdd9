package table

import (
	"bytes"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// dateKind is what a number format makes of a number.
type dateKind uint8

const (
	plainNumber dateKind = iota
	dateNumber           // a day, with a time if the number has one
	timeNumber           // a time of day
)

// cellStyle is what a cell's style tells about its value.
type cellStyle struct {
	date     dateKind
	encoding viet.Encoding
	capitals bool
}

// styles are the cell formats of a workbook by number.
type styles struct{ cells []cellStyle }

// get returns style number i; a cell without a valid style is plain.
func (s *styles) get(i int) cellStyle {
	if i < 0 || i >= len(s.cells) {
		return cellStyle{}
	}
	return s.cells[i]
}

// maxStyles bounds what a hostile part may declare; programs stop at 65,490.
const maxStyles = 100_000

// readStyles reads fonts, number formats and cell formats; part "" means there are none.
func (s *xlsxSource) readStyles(part string) (*styles, error) {
	all := &styles{}
	if part == "" {
		return all, nil
	}
	return all, s.read(part, all.scan)
}

func (s *styles) scan(x *xmlScanner) error {
	var fonts []string
	formats := map[int]dateKind{}
	section := ""
	return x.each(func(t *token) error {
		name := string(t.name)
		if t.kind == tokenEnd {
			if name == section {
				section = ""
			}
			return nil
		}
		switch {
		case section == "" && (name == "fonts" || name == "numFmts" || name == "cellXfs") && !t.closed:
			section = name
		case len(fonts) > maxStyles || len(s.cells) > maxStyles || len(formats) > maxStyles:
			return &Error{Code: CodeDamaged}
		case section == "fonts" && name == "font":
			fonts = append(fonts, "")
		case section == "fonts" && name == "name" && len(fonts) > 0:
			fonts[len(fonts)-1] = t.attr("val")
		case section == "numFmts" && name == "numFmt":
			if id, err := strconv.Atoi(t.attr("numFmtId")); err == nil {
				formats[id] = formatKind(t.attr("formatCode"))
			}
		case section == "cellXfs" && name == "xf":
			s.cells = append(s.cells, newCellStyle(t, fonts, formats))
		}
		return nil
	})
}

func newCellStyle(t *token, fonts []string, formats map[int]dateKind) cellStyle {
	var c cellStyle
	if id, err := strconv.Atoi(t.attr("numFmtId")); err == nil {
		c.date = kindOf(id, formats)
	}
	if id, err := strconv.Atoi(t.attr("fontId")); err == nil && id >= 0 && id < len(fonts) {
		c.encoding, c.capitals = viet.EncodingOfFont(fonts[id])
	}
	return c
}

// kindOf is the kind of number format id, the workbook's own before the built-in ones.
func kindOf(id int, formats map[int]dateKind) dateKind {
	if kind, custom := formats[id]; custom {
		return kind
	}
	return builtinKind(id)
}

// builtinKind covers the number formats that no file spells out (ECMA-376 part 1, 18.8.30).
func builtinKind(id int) dateKind {
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return dateNumber
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 55 && id <= 56, id == 45, id == 47:
		return timeNumber
	}
	return plainNumber
}

// formatKind reads a number format: which of the letters of dates it uses outside quotes, escapes and brackets. Elapsed time ([h])
// stays a number.
func formatKind(code string) dateKind {
	day, clock, digits := false, false, false
	first, _, _ := strings.Cut(code, ";")
	for i := 0; i < len(first); i++ {
		switch c := first[i] | 0x20; {
		case first[i] == '"':
			if end := strings.IndexByte(first[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case first[i] == '\\' || first[i] == '_' || first[i] == '*':
			i++
		case first[i] == '[':
			end := strings.IndexByte(first[i:], ']')
			if end < 0 {
				return plainNumber
			}
			if inner := strings.ToLower(first[i+1 : i+end]); inner != "" && strings.Trim(inner, "hms") == "" {
				return plainNumber
			}
			i += end
		case c == 'd' || c == 'y' || c == 'm':
			if strings.HasPrefix(strings.ToLower(first[i:]), "general") {
				return plainNumber
			}
			day = true
		case c == 'h' || c == 's':
			clock = true
		case c == 'g':
			if strings.HasPrefix(strings.ToLower(first[i:]), "general") {
				return plainNumber
			}
		case first[i] == '#' || first[i] == '0' && !clock || first[i] == '?':
			digits = true
		}
	}
	onlyMinutes := day && clock && !strings.ContainsAny(strings.ToLower(first), "dy")
	switch {
	case digits:
		return plainNumber
	case onlyMinutes, clock && !day:
		return timeNumber
	case day:
		return dateNumber
	}
	return plainNumber
}

// appendLegacy appends the decoded text; a capitals font (.Vn…H) makes all of it capitals, for that is what its reader sees.
func appendLegacy(dst []byte, enc viet.Encoding, capitals bool, text []byte, flags Flags) ([]byte, Flags) {
	from := len(dst)
	dst = viet.AppendDecoded(dst, enc, text)
	if capitals {
		upper := bytes.ToUpper(dst[from:])
		return append(dst[:from], upper...), flags
	}
	if enc == viet.TCVN3 && viet.MaybeCaseLost(dst[from:]) {
		restored, lost := viet.RestoreCapitals(string(dst[from:]))
		dst = append(dst[:from], restored...)
		if lost {
			flags |= FlagCaseLost
		}
	}
	return dst, flags
}
