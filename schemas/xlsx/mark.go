package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas/table"
)

// Note is what is to be said at one cell. Row 0 or an empty letter is said in the list of problems alone.
type Note struct {
	Sheet    string `json:"sheet"` // name of the sheet
	Row      int    `json:"row"`
	Letter   string `json:"letter"`
	Severity string `json:"severity"` // "error" or "warning": the colour
	Text     string `json:"text"`     // what is wrong and how to mend it
	Value    string `json:"value"`    // the cell as written
	Column   string `json:"column"`   // title of its column
}

// Words are the texts of the list of problems.
type Words struct {
	Sheet    string            `json:"sheet"`    // name of the sheet that lists them
	Author   string            `json:"author"`   // of the comments
	Head     []string          `json:"head"`     // of the columns sheet, cell, column, value, severity, what
	Severity map[string]string `json:"severity"` // names of severities
}

// maxComments is how many cells of a sheet get a comment; more make a workbook slow. All are coloured and listed.
const maxComments = 2000

const (
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	typeSpace = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Mark writes a copy of a workbook with the noted cells coloured and commented and a last sheet that lists all notes. Parts that need no
// edit are copied byte for byte as they are stored. A cell that has a comment of its own keeps it.
//
// Errors: [ErrShape], [ErrLarge], or what stopped reading or writing.
func Mark(to io.Writer, r io.ReaderAt, size int64, notes []Note, words Words) error {
	b, err := openBook(r, size)
	if err != nil {
		return err
	}
	m := &marker{book: b, words: words, styles: map[styleKey]int{}}
	if err := m.open(); err != nil {
		return err
	}
	bySheet := map[string][]Note{}
	for _, n := range notes {
		if n.Row > 0 && table.ColumnIndex(n.Letter) >= 0 {
			bySheet[n.Sheet] = append(bySheet[n.Sheet], n)
		}
	}
	for _, s := range m.sheets {
		if list := bySheet[s.name]; len(list) > 0 {
			if err := m.sheet(s.part, list); err != nil {
				return fmt.Errorf("sheet %q: %w", s.name, err)
			}
		}
	}
	if err := m.list(notes); err != nil {
		return err
	}
	if err := m.writeStyles(); err != nil {
		return err
	}
	return b.write(to)
}

// marker marks one workbook.
type marker struct {
	*book
	words      Words
	workbook   string // part
	stylesPart string
	sheets     []struct{ name, part string }
	styles     map[styleKey]int // new styles by what they are made of
	order      []styleKey
	known      int // styles the workbook had
	shapes     int // shapes drawn so far
}

// styleKey is a style to make: an old one with a colour.
type styleKey struct {
	old      int
	severity string // "head" is the list's own
}

// open finds the parts of the workbook.
func (m *marker) open() error {
	root, err := m.relations("")
	if err != nil {
		return err
	}
	for _, r := range root {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			m.workbook = r.Target
		}
	}
	if m.workbook == "" {
		return ErrShape
	}
	list, err := m.relations(m.workbook)
	if err != nil {
		return err
	}
	targets := map[string]string{}
	for _, r := range list {
		targets[r.ID] = r.Target
		if strings.HasSuffix(r.Type, "/styles") {
			m.stylesPart = r.Target
		}
	}
	raw, err := m.part(m.workbook)
	if err != nil {
		return err
	}
	err = eachToken(raw, func(t *token) error {
		if t.name != "sheet" || t.end {
			return nil
		}
		for _, a := range t.attrs {
			if a.Name.Local == "id" && a.Name.Space != "" {
				m.sheets = append(m.sheets, struct{ name, part string }{t.attr("name"), targets[a.Value]})
			}
		}
		return nil
	})
	if err != nil || m.stylesPart == "" {
		return fmt.Errorf("%w: no styles", cmpError(err))
	}
	if raw, err = m.part(m.stylesPart); err != nil {
		return err
	}
	return eachToken(raw, func(t *token) error {
		if t.name == "cellXfs" && !t.end {
			m.known, err = strconv.Atoi(t.attr("count"))
		}
		return err
	})
}

func cmpError(err error) error {
	if err != nil {
		return err
	}
	return ErrShape
}

// style gives the style of a cell of that severity which had style old.
func (m *marker) style(old int, severity string) int {
	k := styleKey{old, severity}
	at, ok := m.styles[k]
	if !ok {
		at = m.known + len(m.order)
		m.styles[k] = at
		m.order = append(m.order, k)
	}
	return at
}

// sheet colours and comments the cells of one sheet.
func (m *marker) sheet(name string, notes []Note) error {
	cells := map[[2]int][]Note{} // by row and column
	for _, n := range notes {
		at := [2]int{n.Row, table.ColumnIndex(n.Letter)}
		cells[at] = append(cells[at], n)
	}
	raw, err := m.part(name)
	if err != nil {
		return err
	}
	raw, err = m.colour(raw, cells)
	if err != nil {
		return err
	}
	raw, err = m.comment(name, raw, cells)
	if err != nil {
		return err
	}
	m.set(name, raw)
	return nil
}

func worst(notes []Note) string {
	for _, n := range notes {
		if n.Severity == "error" {
			return n.Severity
		}
	}
	return notes[0].Severity
}

// colour gives the cells their styles; a cell that is not stored is made where its row is.
func (m *marker) colour(raw []byte, cells map[[2]int][]Note) ([]byte, error) {
	var cuts []cut
	row, column, rowStyle := 0, -1, 0
	left := map[int][]int{} // columns to mark by row, in order
	for at := range cells {
		left[at[0]] = append(left[at[0]], at[1])
	}
	for r := range left {
		slices.Sort(left[r])
	}
	// make stores the marked cells of this row that stand before a column.
	make := func(at, before int, prefix string) {
		for len(left[row]) > 0 && left[row][0] < before {
			c := left[row][0]
			left[row] = left[row][1:]
			cuts = append(cuts, cut{at, at, fmt.Sprintf(`<%s r="%s%d" s="%d"/>`, tag(prefix, "c"), table.ColumnLetter(c), row, m.style(rowStyle, worst(cells[[2]int{row, c}])))})
		}
	}
	err := eachToken(raw, func(t *token) error {
		switch {
		case t.name == "row" && !t.end && t.depth == 2:
			row, column, rowStyle = row+1, -1, 0
			if n, err := strconv.Atoi(t.attr("r")); err == nil {
				row = n
			}
			if s, err := strconv.Atoi(t.attr("s")); err == nil && t.attr("customFormat") != "" {
				rowStyle = s
			}
			if bytes.HasSuffix(raw[t.from:t.to], []byte("/>")) {
				delete(left, row) // a row without cells closes itself: its cells are listed alone
			}
		case t.name == "c" && !t.end && t.depth == 3:
			column++
			if r := t.attr("r"); r != "" {
				column = table.ColumnIndex(strings.TrimRight(r, "0123456789"))
			}
			make(t.from, column, t.prefix)
			if len(left[row]) > 0 && left[row][0] == column {
				left[row] = left[row][1:]
				old, _ := strconv.Atoi(t.attr("s")) // none is 0
				cuts = append(cuts, restyle(raw, t, m.style(old, worst(cells[[2]int{row, column}]))))
			}
		case t.name == "row" && t.end && t.depth == 2 && t.from < t.to:
			make(t.from, 1<<30, t.prefix)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return splice(raw, cuts...), nil
}

// restyle sets the style in a cell's start tag and leaves the rest of it as it is.
func restyle(raw []byte, t *token, style int) cut {
	value := strconv.Itoa(style)
	if from, to, ok := valueAt(string(raw[t.from:t.to]), "s"); ok {
		return cut{t.from + from, t.from + to, value}
	}
	at := t.from + 1 + len(tag(t.prefix, t.name))
	return cut{at, at, ` s="` + value + `"`}
}

// writeStyles adds the colours and styles that marking used.
func (m *marker) writeStyles() error {
	raw, err := m.part(m.stylesPart)
	if err != nil {
		return err
	}
	tokens, err := tokensOf(raw)
	if err != nil {
		return err
	}
	var xfs []string // the old ones as written
	var cuts []cut
	fills, fonts, prefix, inCells, start := 0, 0, "", false, 0
	found := map[string]bool{}
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.name == "cellXfs":
			inCells = !t.end
			if t.end {
				cuts = append(cuts, cut{t.from, t.from, m.newStyles(prefix, xfs, fills, fonts)})
			}
		case inCells && t.name == "xf" && t.depth == 2:
			if !t.end {
				start = t.from
				continue
			}
			xfs = append(xfs, string(raw[start:t.to]))
		}
		if t.depth != 1 {
			continue
		}
		switch t.name {
		case "fills", "fonts", "cellXfs":
		default:
			continue
		}
		if !t.end {
			count, err := strconv.Atoi(t.attr("count"))
			if err != nil {
				return fmt.Errorf("%w: %s without a count", ErrShape, t.name)
			}
			prefix = t.prefix
			add := map[string]int{"fills": 2, "fonts": 1, "cellXfs": len(m.order)}[t.name]
			if t.name == "fills" {
				fills = count
			}
			if t.name == "fonts" {
				fonts = count
			}
			cuts = append(cuts, recount(raw, t, count+add))
			found[t.name] = true
			continue
		}
		switch t.name {
		case "fills":
			fill := func(colour string) string {
				return fmt.Sprintf(`<%[1]s><%[2]s patternType="solid"><%[3]s rgb="%[4]s"/><%[5]s indexed="64"/></%[2]s></%[1]s>`, tag(prefix, "fill"), tag(prefix, "patternFill"), tag(prefix, "fgColor"), colour, tag(prefix, "bgColor"))
			}
			cuts = append(cuts, cut{t.from, t.from, fill("FFF8C4BF") + fill("FFFFE3A6")})
		case "fonts":
			cuts = append(cuts, cut{t.from, t.from, fmt.Sprintf(`<%[1]s><%[2]s/><%[3]s val="11"/><%[4]s val="Calibri"/></%[1]s>`, tag(prefix, "font"), tag(prefix, "b"), tag(prefix, "sz"), tag(prefix, "name"))})
		}
	}
	if len(found) != 3 || len(xfs) != m.known {
		return fmt.Errorf("%w: styles", ErrShape)
	}
	slices.SortStableFunc(cuts, func(a, b cut) int { return a.from - b.from })
	m.set(m.stylesPart, splice(raw, cuts...))
	return nil
}

func recount(raw []byte, t *token, count int) cut {
	from, to, _ := valueAt(string(raw[t.from:t.to]), "count") // it was read: it is there
	return cut{t.from + from, t.from + to, strconv.Itoa(count)}
}

// newStyles are the styles to add: old ones with another fill, and the list's head.
func (m *marker) newStyles(prefix string, old []string, fills, fonts int) string {
	var b strings.Builder
	for _, k := range m.order {
		if k.severity == "head" {
			fmt.Fprintf(&b, `<%s numFmtId="0" fontId="%d" fillId="0" borderId="0" xfId="0" applyFont="1"/>`, tag(prefix, "xf"), fonts)
			continue
		}
		fill := fills
		if k.severity != "error" {
			fill++
		}
		xf := "<" + tag(prefix, "xf") + ` numFmtId="0" fontId="0" borderId="0" xfId="0"/>`
		if k.old < len(old) {
			xf = old[k.old]
		}
		b.WriteString(setAttr(setAttr(xf, "fillId", strconv.Itoa(fill)), "applyFill", "1"))
	}
	return b.String()
}

// setAttr sets an attribute of an element's start tag.
func setAttr(element, name, value string) string {
	if from, to, ok := valueAt(element, name); ok { // the first of that name: those of inner elements come later
		if inner := strings.IndexByte(element[1:], '<'); inner < 0 || from <= inner {
			return element[:from] + value + element[to:]
		}
	}
	at := strings.IndexAny(element, " \t\r\n/>")
	return element[:at] + " " + name + `="` + value + `"` + element[at:]
}

// list adds the sheet that lists all notes.
func (m *marker) list(notes []Note) error {
	raw, err := m.part(m.workbook)
	if err != nil {
		return err
	}
	var taken []string
	for _, s := range m.sheets {
		taken = append(taken, s.name)
	}
	name := sheetName(m.words.Sheet, taken)
	part := m.free("xl/worksheets/sheetDm", ".xml")
	id, err := m.relate(m.workbook, relSpace+"/worksheet", part)
	if err != nil {
		return err
	}
	if err := m.typed(part, typeSpace+"worksheet+xml"); err != nil {
		return err
	}
	m.set(part, m.listSheet(notes))
	greatest, end, prefix := 0, -1, ""
	err = eachToken(raw, func(t *token) error {
		if t.name == "sheet" && !t.end {
			if n, err := strconv.Atoi(t.attr("sheetId")); err == nil {
				greatest = max(greatest, n)
			}
		}
		if t.name == "sheets" && t.end && t.depth == 1 {
			end, prefix = t.from, t.prefix
		}
		return nil
	})
	if err != nil || end < 0 {
		return cmpError(err)
	}
	m.set(m.workbook, splice(raw, cut{end, end, fmt.Sprintf(`<%s xmlns:r="%s" name="%s" sheetId="%d" r:id="%s"/>`, tag(prefix, "sheet"), relSpace, escape(name), greatest+1, id)}))
	return nil
}

func (m *marker) listSheet(notes []Note) []byte {
	var b bytes.Buffer
	b.WriteString(xmlHead + `<worksheet xmlns="` + mainSpace + `"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range []int{24, 10, 30, 30, 12, 90} {
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	b.WriteString(`</cols><sheetData>`)
	row := func(n, style int, texts []string) {
		fmt.Fprintf(&b, `<row r="%d">`, n)
		for i, text := range texts {
			fmt.Fprintf(&b, `<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, table.ColumnLetter(i), n, style, escape(text))
		}
		b.WriteString(`</row>`)
	}
	row(1, m.style(0, "head"), m.words.Head)
	for i, n := range notes[:min(len(notes), MaxRows-1)] {
		place := n.Letter
		if n.Row > 0 {
			place += strconv.Itoa(n.Row)
		}
		row(i+2, 0, []string{n.Sheet, place, n.Column, n.Value, m.words.Severity[n.Severity], n.Text})
	}
	b.WriteString(`</sheetData></worksheet>`)
	return b.Bytes()
}
