package paper

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Lengths of a page in twentieths of a point, as OOXML counts them: A4, margins of 20 mm above and below, 30 mm left and 15 mm right
// (NĐ 30/2020, Phụ lục I).
const (
	pageShort   = 11906
	pageLong    = 16838
	marginTop   = 1134
	marginLeft  = 1701
	marginRight = 850
	textWidth   = pageShort - marginLeft - marginRight
	wideWidth   = pageLong - marginTop - marginTop
)

// Sizes of type in half points.
const (
	sizeBody = 28
	sizeHead = 26 // motto, number and date
	sizeTop  = 24 // agency and national title
	sizeList = 22 // the recipients
	sizeCell = 24
	sizeWide = 22 // cells of an annex of many columns
)

// WriteDOCX writes the paper as a DOCX (ECMA-376 transitional): nothing but text and tables, no macro, no link, no author.
func (d *Document) WriteDOCX(w io.Writer) error {
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, body string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"docProps/core.xml", coreProps(d.title())},
		{"word/_rels/document.xml.rels", documentRels}, {"word/styles.xml", styles}, {"word/settings.xml", settings},
		{"word/header1.xml", pageHeader}, {"word/header2.xml", emptyHeader}, {"word/document.xml", d.body()}} {
		f, err := z.Create(part.name)
		if err != nil {
			return fmt.Errorf("begin %s: %w", part.name, err)
		}
		if _, err := io.WriteString(f, part.body); err != nil {
			return fmt.Errorf("write %s: %w", part.name, err)
		}
	}
	return z.Close()
}

func (d *Document) title() string { return strings.TrimSpace(d.Kind + " " + d.Abstract) }

// markup builds the body of a document.
type markup struct{ strings.Builder }

func (m *markup) add(format string, args ...any) { fmt.Fprintf(&m.Builder, format, args...) }

// escaped is a text as XML allows it: what no XML may hold, such as control characters, is left out.
func escaped(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || (r < ' ' && r != '\t' && r != '\n') || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes all
	return b.String()
}

// face is how a run of text looks.
type face struct {
	size         int // half points, 0 for the body's
	bold, italic bool
}

// run writes text; line breaks within become breaks.
func (m *markup) run(text string, f face) {
	if text == "" {
		return
	}
	m.add("<w:r><w:rPr>")
	if f.bold {
		m.add("<w:b/><w:bCs/>")
	}
	if f.italic {
		m.add("<w:i/><w:iCs/>")
	}
	if f.size > 0 {
		m.add(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, f.size, f.size)
	}
	m.add("</w:rPr>")
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			m.add("<w:br/>")
		}
		m.add(`<w:t xml:space="preserve">%s</w:t>`, escaped(line))
	}
	m.add("</w:r>")
}

// setting is how a paragraph stands.
type setting struct {
	align         string // left, center, right, both
	before, after int    // space in twentieths of a point
	indent        int    // of the first line
	keep          bool   // with the next paragraph on one page
	heading       bool   // of the document's outline
	page          bool   // begins a page
}

func (m *markup) begin(s setting) {
	m.add("<w:p><w:pPr>")
	if s.keep || s.heading {
		m.add("<w:keepNext/>")
	}
	if s.page {
		m.add("<w:pageBreakBefore/>")
	}
	m.add(`<w:spacing w:before="%d" w:after="%d"/>`, s.before, s.after)
	if s.indent > 0 {
		m.add(`<w:ind w:firstLine="%d"/>`, s.indent)
	}
	if s.align != "" {
		m.add(`<w:jc w:val="%s"/>`, s.align)
	}
	if s.heading {
		m.add(`<w:outlineLvl w:val="0"/>`)
	}
	m.add("</w:pPr>")
}

func (m *markup) end() { m.add("</w:p>") }

func (m *markup) paragraph(s setting, text string, f face) {
	m.begin(s)
	m.run(text, f)
	m.end()
}

// rule draws the line under a heading: a share of the width, in the middle.
func (m *markup) rule(width, share int) {
	side := width * (100 - share) / 200
	m.add(`<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>`+
		`<w:spacing w:before="20" w:after="0" w:line="100" w:lineRule="exact"/><w:ind w:left="%d" w:right="%d"/></w:pPr></w:p>`, side, side)
}

func (d *Document) body() string {
	m := &markup{}
	m.add(documentOpen)
	d.head(m)
	d.naming(m)
	d.grounds(m)
	for i, b := range d.Body {
		m.block(b, i == len(d.Body)-1 && len(d.Signatures) > 0) // a signature never stands on a page alone
	}
	d.foot(m)
	for i, a := range d.Annexes {
		m.section(i > 0 && d.Annexes[i-1].Wide)
		a.write(m)
	}
	n := len(d.Annexes)
	m.sectionProperties(n > 0 && d.Annexes[n-1].Wide)
	m.add("</w:body></w:document>")
	return m.String()
}

// head is the agency at the left, the national title at the right, number and date under them.
func (d *Document) head(m *markup) {
	left := textWidth * 41 / 100
	right := textWidth - left
	m.add(plainTable, left, right)
	m.add(`<w:tr>`)
	m.cellOpen(left, "")
	if d.Superior != "" {
		m.paragraph(setting{align: "center"}, strings.ToUpper(d.Superior), face{size: sizeTop})
	}
	m.paragraph(setting{align: "center"}, strings.ToUpper(d.Issuer), face{size: sizeTop, bold: true})
	m.rule(left, 40)
	m.add("</w:tc>")
	m.cellOpen(right, "")
	m.paragraph(setting{align: "center"}, say("nation"), face{size: sizeTop, bold: true})
	m.paragraph(setting{align: "center"}, say("motto"), face{size: sizeHead, bold: true})
	m.rule(right, 62)
	m.add("</w:tc></w:tr><w:tr>")
	m.cellOpen(left, "")
	m.paragraph(setting{align: "center", before: 60}, d.numberLine(), face{size: sizeHead})
	m.add("</w:tc>")
	m.cellOpen(right, "")
	m.paragraph(setting{align: "center", before: 60}, d.dateLine(), face{size: sizeHead, italic: true})
	m.add("</w:tc></w:tr></w:tbl>")
}

// naming is the kind, the abstract with its rule, and to whom the paper goes.
func (d *Document) naming(m *markup) {
	if d.Kind != "" {
		m.paragraph(setting{align: "center", before: 360, keep: true, heading: true}, strings.ToUpper(d.Kind), face{bold: true})
	}
	if d.Abstract != "" {
		m.paragraph(setting{align: "center", keep: true}, d.Abstract, face{bold: true})
		m.rule(textWidth, 34)
	}
	switch len(d.To) {
	case 0:
	case 1:
		m.paragraph(setting{align: "center", before: 240, after: 120}, say("to.one", "to", d.To[0]), face{})
	default:
		m.paragraph(setting{align: "left", before: 240, indent: 1700}, say("to"), face{})
		for i, to := range d.To {
			end := ";"
			if i == len(d.To)-1 {
				end = "."
			}
			m.paragraph(setting{align: "left", indent: 2400}, "- "+to+end, face{})
		}
	}
}

// grounds are the authority, the legal bases and the word between them and the articles.
func (d *Document) grounds(m *markup) {
	if d.Authority != "" {
		m.paragraph(setting{align: "center", before: 240, after: 120, keep: true}, strings.ToUpper(d.Authority), face{bold: true})
	}
	for i, b := range d.Bases {
		end := ";"
		if i == len(d.Bases)-1 {
			end = "."
		}
		m.paragraph(setting{align: "both", before: 60, after: 60, indent: 720}, b+end, face{italic: true})
	}
	if d.Resolved != "" {
		m.paragraph(setting{align: "center", before: 180, after: 120, keep: true}, d.Resolved, face{bold: true})
	}
}

func (m *markup) block(b Block, keep bool) {
	switch {
	case b.Table != nil:
		m.table(*b.Table, textWidth, sizeCell)
		m.paragraph(setting{}, "", face{})
	case b.Heading != "":
		m.paragraph(setting{align: "both", before: 160, after: 60, indent: 720, keep: true}, b.Heading, face{bold: true})
	case b.Code:
		m.paragraph(setting{align: "left", before: 60, after: 60, indent: 720}, b.Text, face{size: sizeCell})
	default:
		m.begin(setting{align: "both", before: 60, after: 60, indent: 720, keep: keep})
		if b.Lead != "" {
			m.run(b.Lead+" ", face{bold: true})
		}
		m.run(b.Text, face{})
		m.end()
	}
}

// foot is the recipients at the left and the signature at the right, kept together on a page; of two who sign, one stands on either side.
func (d *Document) foot(m *markup) {
	if len(d.Signatures) == 0 {
		return
	}
	half := textWidth / 2
	m.paragraph(setting{keep: true}, "", face{size: 12})
	m.add(plainTable, half, textWidth-half)
	m.add(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	right := d.Signatures[len(d.Signatures)-1]
	m.cellOpen(half, "")
	if len(d.Signatures) > 1 {
		m.signature(d.Signatures[0])
	} else {
		d.recipients(m)
	}
	m.add("</w:tc>")
	m.cellOpen(textWidth-half, "")
	m.signature(right)
	m.add("</w:tc></w:tr></w:tbl>")
	if len(d.Signatures) > 1 {
		d.recipients(m)
	}
}

func (d *Document) recipients(m *markup) {
	if len(d.Recipients) == 0 {
		m.paragraph(setting{}, "", face{})
		return
	}
	m.paragraph(setting{align: "left"}, say("recipients"), face{size: sizeCell, bold: true, italic: true})
	for i, r := range d.Recipients {
		end := ";"
		if i == len(d.Recipients)-1 {
			end = "."
		}
		m.paragraph(setting{align: "left"}, "- "+r+end, face{size: sizeList})
	}
}

func (m *markup) signature(s Signature) {
	for _, p := range s.Position {
		m.paragraph(setting{align: "center"}, strings.ToUpper(p), face{bold: true})
	}
	m.paragraph(setting{align: "center", before: 1300}, s.Name, face{bold: true})
}

func (a Annex) write(m *markup) {
	m.paragraph(setting{align: "center", keep: true, heading: true}, a.Title, face{bold: true})
	m.paragraph(setting{align: "center", keep: true}, strings.ToUpper(a.Name), face{bold: true})
	if a.Note != "" {
		m.paragraph(setting{align: "center", keep: true, after: 120}, a.Note, face{italic: true})
	}
	if a.Wide {
		m.table(a.Table, wideWidth, sizeWide)
	} else {
		m.table(a.Table, textWidth, sizeCell)
	}
	m.paragraph(setting{}, "", face{size: 4})
}
