package xlsx

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"danhmuc/schemas/table"
)

// MaxRows is how many rows a sheet of a workbook holds.
const MaxRows = 1 << 20

// Styles of cells that the Writer knows, by their place in styles.xml.
const (
	stylePlain = iota
	styleHead
	styleDate
	styleMoment
	styleOpen   // may be filled in where the sheet is locked
	styleOpenAt // the same, for days
	styleText   // the same, for texts and codes: what is typed stays as typed
)

// Value is one cell to write.
type Value struct {
	Text  string
	Kind  table.Kind // KindNumber writes a number, KindDate a day, KindBool a truth value; anything else text
	style int
}

// Writer writes a workbook sheet by sheet, row by row; memory does not grow with the rows. The bytes are a function of what is written.
type Writer struct {
	zip    *zip.Writer
	sheets []string // names
	marks  []string // what each sheet's element carries in workbook.xml beside its name
	out    *bufio.Writer
	row    int
	tail   string // XML after the rows of the open sheet
	err    error
}

// NewWriter starts a workbook on w.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w)} }

// part begins a part of the package. Its time is fixed: the same content gives the same bytes.
func (w *Writer) part(name string) io.Writer {
	if w.err != nil {
		return io.Discard
	}
	p, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		w.err = err
		return io.Discard
	}
	return p
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// column is how a column of a sheet looks.
type column struct {
	width float64 // characters
	style int     // of its cells that are not stored
}

// Sheet begins a sheet; the one before is complete. widths are of its columns, in characters.
func (w *Writer) Sheet(name string, widths []float64) error {
	columns := make([]column, len(widths))
	for i, width := range widths {
		columns[i].width = width
	}
	return w.sheet(name, columns, 1, "", "")
}

// sheet begins a sheet whose first frozen rows stay in view. state goes into its element in workbook.xml, tail stands after its rows.
func (w *Writer) sheet(name string, columns []column, frozen int, state, tail string) error {
	w.end()
	w.sheets, w.marks = append(w.sheets, sheetName(name, w.sheets)), append(w.marks, state)
	w.out, w.row, w.tail = bufio.NewWriterSize(w.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", len(w.sheets))), 64<<10), 0, tail
	w.print(xmlHead, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"`)
	if len(w.sheets) == 1 {
		w.print(` tabSelected="1"`)
	}
	w.print(`>`)
	if frozen > 0 {
		w.print(`<pane ySplit="`, strconv.Itoa(frozen), `" topLeftCell="A`, strconv.Itoa(frozen+1), `" activePane="bottomLeft" state="frozen"/>`)
	}
	w.print(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	if len(columns) > 0 {
		w.print(`<cols>`)
		for i, c := range columns {
			w.print(fmt.Sprintf(`<col min="%d" max="%d" width="%g" style="%d" customWidth="1"/>`, i+1, i+1, c.width, c.style))
		}
		w.print(`</cols>`)
	}
	w.print(`<sheetData>`)
	return w.err
}

// sheetName makes a name that a workbook takes, unlike those before it.
func sheetName(name string, taken []string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	name = strings.Trim(name, "' ")
	if name == "" {
		name = "Bảng"
	}
	base := cutRunes(name, 31)
	out := base
	for n := 2; ; n++ {
		clash := false
		for _, t := range taken {
			clash = clash || strings.EqualFold(t, out)
		}
		if !clash {
			return out
		}
		suffix := fmt.Sprintf(" (%d)", n)
		out = cutRunes(base, 31-len(suffix)) + suffix
	}
}

func cutRunes(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

func (w *Writer) print(parts ...string) {
	for _, p := range parts {
		if _, err := w.out.WriteString(p); err != nil && w.err == nil {
			w.err = err
		}
	}
}

// Row writes the next row.
func (w *Writer) Row(cells []Value) error {
	w.row++
	if w.row > MaxRows {
		return fmt.Errorf("write a workbook: more than %d rows", MaxRows)
	}
	w.print(`<row r="`, strconv.Itoa(w.row), `">`)
	for i := range cells {
		w.cell(i, &cells[i])
	}
	w.print(`</row>`)
	return w.err
}

// Head writes a row of column titles.
func (w *Writer) Head(titles []string) error {
	cells := make([]Value, len(titles))
	for i, t := range titles {
		cells[i] = Value{Text: t, style: styleHead}
	}
	return w.Row(cells)
}

func (w *Writer) cell(at int, v *Value) {
	if v.Text == "" && v.style == stylePlain {
		return
	}
	style := v.style
	open := `<c r="` + table.ColumnLetter(at) + strconv.Itoa(w.row) + `"`
	text, form := v.Text, "inlineStr"
	switch v.Kind {
	case table.KindNumber:
		if exact(text) {
			form = ""
		}
	case table.KindBool:
		if text == "true" || text == "false" {
			form, text = "b", map[string]string{"true": "1", "false": "0"}[text]
		}
	case table.KindDate:
		if serial, timed, ok := serialOf(text); ok {
			form, text, style = "", serial, max(style, styleDate)
			if timed {
				style = styleMoment
			}
		}
	}
	if style != stylePlain {
		open += ` s="` + strconv.Itoa(style) + `"`
	}
	switch {
	case text == "":
		w.print(open, `/>`)
	case form == "inlineStr":
		w.print(open, ` t="inlineStr"><is><t xml:space="preserve">`, escape(text), `</t></is></c>`)
	case form == "b":
		w.print(open, ` t="b"><v>`, text, `</v></c>`)
	default:
		w.print(open, `><v>`, text, `</v></c>`)
	}
}

// exact tells a number that a spreadsheet keeps as it is: at most 15 digits, no needless zero.
func exact(text string) bool {
	f, err := strconv.ParseFloat(text, 64)
	return err == nil && !math.IsInf(f, 0) && strconv.FormatFloat(f, 'f', -1, 64) == text && len(strings.Trim(text, "-.")) <= 16
}

// serialOf turns YYYY-MM-DD, with or without a time, into a spreadsheet's day number. Days before March 1900 stay texts: spreadsheets
// disagree about them.
func serialOf(text string) (serial string, timed, ok bool) {
	layout := time.DateOnly
	if len(text) > len(layout) {
		layout, timed = "2006-01-02T15:04:05", true
	}
	t, err := time.Parse(layout, text)
	if err != nil {
		return "", false, false
	}
	days := t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if days < 61 {
		return "", false, false
	}
	return strconv.FormatFloat(days, 'f', -1, 64), timed, true
}

// escape writes a text for XML. What XML cannot hold is dropped; more than a cell takes is cut.
func escape(s string) string {
	const most = 32767
	if len(s) > most {
		s = cutRunes(s, most)
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\r':
			b.WriteString("&#13;")
		case r == '\t', r == '\n', r >= 0x20 && r != utf8.RuneError && r != 0xFFFE && r != 0xFFFF:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// end completes the open sheet.
func (w *Writer) end() {
	if w.out == nil {
		return
	}
	w.print(`</sheetData>`, w.tail, `</worksheet>`)
	if err := w.out.Flush(); err != nil && w.err == nil {
		w.err = err
	}
	w.out = nil
}

// Close completes the workbook. It must have a sheet.
func (w *Writer) Close() error {
	w.end()
	var types, book, rels bytes.Buffer
	types.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`)
	book.WriteString(xmlHead + `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><bookViews><workbookView/></bookViews><sheets>`)
	rels.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, name := range w.sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, escape(name), n, w.marks[i], n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
	}
	types.WriteString(`</Types>`)
	book.WriteString(`</sheets>`)
	book.WriteString(`</workbook>`)
	fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`, len(w.sheets)+1)
	for _, p := range []struct{ name, text string }{
		{"xl/styles.xml", xmlHead + ownStyles}, {"xl/workbook.xml", book.String()}, {"xl/_rels/workbook.xml.rels", rels.String()}, {"_rels/.rels", xmlHead + packageRels}, {"[Content_Types].xml", types.String()}} {
		if _, err := io.WriteString(w.part(p.name), p.text); err != nil && w.err == nil {
			w.err = err
		}
	}
	if err := w.zip.Close(); err != nil && w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return fmt.Errorf("write a workbook: %w", w.err)
	}
	return nil
}

const packageRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`

// ownStyles are the styles named by the constants above, in their order.
const ownStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\ hh:mm:ss"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDAE5F8"/><bgColor indexed="64"/></patternFill></fill></fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF7F899F"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf></cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
