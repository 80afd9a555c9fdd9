package paper

import (
	"strconv"
	"strings"
	"time"
)

// plainTable begins a table without lines: two columns of the given widths.
const plainTable = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>` +
	`<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
	`<w:tblGrid><w:gridCol w:w="%d"/><w:gridCol w:w="%d"/></w:tblGrid>`

func (m *markup) cellOpen(width int, more string) {
	m.add(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s</w:tcPr>`, width, more)
}

// table writes a ruled table over the width; its head row repeats on each page, and no row is split between two.
func (m *markup) table(t Table, width, size int) {
	widths := shares(t.Columns, width)
	m.add(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>`, width)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		m.add(`<w:%s w:val="single" w:sz="4" w:space="0" w:color="000000"/>`, side)
	}
	m.add(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		m.add(`<w:gridCol w:w="%d"/>`, w)
	}
	m.add("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
	for i, c := range t.Columns {
		m.cellOpen(widths[i], `<w:vAlign w:val="center"/>`)
		m.paragraph(setting{align: "center", before: 40, after: 40}, c.Title, face{size: size, bold: true})
		m.add("</w:tc>")
	}
	m.add("</w:tr>")
	for _, row := range t.Rows {
		m.row(row, widths, width, size)
	}
	m.add("</w:tbl>")
}

func (m *markup) row(row []any, widths []int, width, size int) {
	m.add("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
	if len(row) == 1 && len(widths) > 1 {
		m.cellOpen(width, `<w:gridSpan w:val="`+strconv.Itoa(len(widths))+`"/>`)
		m.paragraph(setting{align: "left", before: 40, after: 40, keep: true}, shown(row[0]), face{size: size, bold: true})
		m.add("</w:tc></w:tr>")
		return
	}
	for i := range widths {
		var v any
		if i < len(row) {
			v = row[i]
		}
		align := "left"
		if _, isText := v.(string); !isText {
			align = "center"
		}
		m.cellOpen(widths[i], "")
		m.paragraph(setting{align: align, before: 30, after: 30}, shown(v), face{size: size})
		m.add("</w:tc>")
	}
	m.add("</w:tr>")
}

// shares divides a width among columns by what they ask for; the last takes what rounding left.
func shares(columns []Column, width int) []int {
	total := 0.0
	for _, c := range columns {
		total += c.Width
	}
	out, left := make([]int, len(columns)), width
	for i, c := range columns {
		out[i] = int(float64(width) * c.Width / total)
		left -= out[i]
	}
	if len(out) > 0 {
		out[len(out)-1] += left
	}
	return out
}

// shown is a cell as Vietnamese papers write it: a comma before decimals, a dot between thousands.
func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return grouped(strconv.Itoa(v))
	case float64:
		whole, rest, _ := strings.Cut(strconv.FormatFloat(v, 'f', 1, 64), ".")
		return strings.TrimSuffix(grouped(whole)+","+rest, ",0")
	case time.Time:
		return v.Format("02/01/2006")
	}
	return ""
}

func grouped(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return sign + digits
}
