package check

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"danhmuc/schemas/table"
)

func (b *corpusBook) file() string {
	if b.csv {
		return b.id + ".csv"
	}
	return b.id + ".xlsx"
}

// bytes makes the file.
func (b *corpusBook) bytes(t *testing.T) []byte {
	if !b.csv {
		return b.workbook(t)
	}
	var out bytes.Buffer
	if b.encoding == "bom" {
		out.WriteString("\xEF\xBB\xBF")
	}
	for i := range b.sheets[0].rows {
		line := b.sheets[0].rows[i].cells[0]
		if b.encoding == "tcvn3" { // written as an old machine shows it: one byte a letter
			for _, r := range line {
				out.WriteByte(byte(r))
			}
		} else {
			out.WriteString(line)
		}
		out.WriteString("\r\n")
	}
	r := csv.NewReader(bytes.NewReader(out.Bytes()))
	r.Comma, r.FieldsPerRecord = rune(b.delim[0]), -1
	if _, err := r.ReadAll(); err != nil {
		t.Fatalf("%s: %v", b.id, err)
	}
	return out.Bytes()
}

// workbookWriter writes the parts of a workbook.
type workbookWriter struct {
	styles []string // "font" TAB "number format", index is the style
	book   *corpusBook
}

// workbook makes an XLSX file of the bare parts that a spreadsheet program writes.
func (b *corpusBook) workbook(t *testing.T) []byte {
	w := &workbookWriter{book: b, styles: []string{"\t"}}
	parts := map[string]string{
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	}
	var sheets, rels strings.Builder
	for i, s := range b.sheets {
		name := fmt.Sprintf("worksheets/sheet%d.xml", i+1)
		parts["xl/"+name] = w.sheet(t, s)
		state := ""
		if s.hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="s%d"%s/>`, escaped(s.name), i+1, i+1, state)
		fmt.Fprintf(&rels, `<Relationship Id="s%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="%s"/>`, i+1, name)
	}
	props := ""
	if b.date1904 {
		props = `<workbookPr date1904="1"/>`
	}
	parts["xl/workbook.xml"] = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + props + `<sheets>` + sheets.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `<Relationship Id="st" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	parts["xl/styles.xml"] = w.styleSheet()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		part, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}

func (w *workbookWriter) sheet(t *testing.T, s *corpusSheet) string {
	var b strings.Builder
	b.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	if len(s.hideCol) > 0 {
		b.WriteString("<cols>")
		for _, letter := range s.hideCol {
			at := table.ColumnIndex(letter) + 1
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="9" hidden="1"/>`, at, at)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	for i, row := range s.rows {
		hidden := ""
		if s.hideRow[i+1] {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&b, `<row r="%d"%s>`, i+1, hidden)
		for c, text := range row.cells {
			w.cell(t, &b, fmt.Sprintf("%s%d", table.ColumnLetter(c), i+1), s.font(c, i+1), text)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	if len(s.merges) > 0 {
		b.WriteString("<mergeCells>")
		for _, m := range s.merges {
			fmt.Fprintf(&b, `<mergeCell ref="%s"/>`, m)
		}
		b.WriteString("</mergeCells>")
	}
	b.WriteString("</worksheet>")
	return b.String()
}

// font is the font of a cell, "" for the usual one.
func (s *corpusSheet) font(column, row int) string {
	for _, f := range s.fonts {
		from, to, _ := strings.Cut(f[0], ":")
		var l1, l2 string
		var r1, r2 int
		if l1, r1 = splitRef(from); column < table.ColumnIndex(l1) || row < r1 {
			continue
		}
		if l2, r2 = splitRef(to); column <= table.ColumnIndex(l2) && row <= r2 {
			return f[1]
		}
	}
	return ""
}

func splitRef(ref string) (letters string, row int) {
	at := strings.IndexAny(ref, "0123456789")
	_, _ = fmt.Sscan(ref[at:], &row) // a range of the corpus's own
	return ref[:at], row
}

// cell writes one cell: "#1.5" and "#1.5{0.0}" are numbers, "=1.5" is a formula's result, "@2026-03-28" and "@2026-03-28T09:30" are
// days, "!#N/A" is an error, TRUE and FALSE are truth values; "⏎" is a line break in a text.
func (w *workbookWriter) cell(t *testing.T, b *strings.Builder, ref, font, text string) {
	if text == "" {
		return
	}
	switch rest := text[1:]; {
	case text[0] == '#':
		value, format, _ := strings.Cut(strings.TrimSuffix(rest, "}"), "{")
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%s</v></c>`, ref, w.style(font, format), value)
	case text[0] == '=':
		fmt.Fprintf(b, `<c r="%s" s="%d"><f>SUM(A1)</f><v>%s</v></c>`, ref, w.style(font, ""), rest)
	case text[0] == '@':
		layout, format := "2006-01-02", "dd/mm/yyyy"
		if len(rest) > 10 {
			layout, format = "2006-01-02T15:04", "dd/mm/yyyy hh:mm"
		}
		day, err := time.Parse(layout, rest)
		if err != nil {
			t.Fatalf("%s %s: %v", w.book.id, ref, err)
		}
		epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if w.book.date1904 {
			epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		fmt.Fprintf(b, `<c r="%s" s="%d"><v>%g</v></c>`, ref, w.style(font, format), day.Sub(epoch).Hours()/24)
	case text[0] == '!':
		fmt.Fprintf(b, `<c r="%s" t="e"><f>A1</f><v>%s</v></c>`, ref, rest)
	case text == "TRUE" || text == "FALSE":
		fmt.Fprintf(b, `<c r="%s" t="b"><v>%d</v></c>`, ref, len("FALSE")-len(text))
	default:
		fmt.Fprintf(b, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, w.style(font, ""), escaped(strings.ReplaceAll(text, "⏎", "\n")))
	}
}

func (w *workbookWriter) style(font, format string) int {
	key := font + "\t" + format
	for i, s := range w.styles {
		if s == key {
			return i
		}
	}
	w.styles = append(w.styles, key)
	return len(w.styles) - 1
}

func (w *workbookWriter) styleSheet() string {
	var formats, fonts, cells strings.Builder
	for i, s := range w.styles {
		font, format, _ := strings.Cut(s, "\t")
		if font == "" {
			font = "Times New Roman"
		}
		id := 0
		if format != "" {
			id = 164 + i
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, escaped(format))
		}
		fmt.Fprintf(&fonts, `<font><sz val="12"/><name val="%s"/></font>`, font)
		fmt.Fprintf(&cells, `<xf numFmtId="%d" fontId="%d" fillId="0" borderId="0" applyNumberFormat="1" applyFont="1"/>`, id, i)
	}
	return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>` + formats.String() + `</numFmts><fonts>` + fonts.String() + `</fonts><cellXfs>` + cells.String() + `</cellXfs></styleSheet>`
}
