package table

import (
	"errors"
	"io"
	"math"
	"strconv"
	"time"

	"danhmuc/schemas/viet"
)

// Ends of a sheet: programs stop at 1,048,576 rows (16 times that in large sheets) and 16,384 columns.
const (
	maxODSRow    = 1 << 26
	maxODSColumn = 1 << 20
)

// maxODSRepeats bounds the cells that a sheet's repeat counts make of the stored ones: a few bytes may ask for billions.
const maxODSRepeats = 20_000_000

// odsRow is what a row's tag says.
type odsRow struct {
	repeat int
	hidden bool
	style  []byte
}

func (r *odsRow) read(attrs []byte) {
	r.repeat = 1
	for {
		name, value, rest, ok := nextAttr(attrs)
		if !ok {
			return
		}
		attrs = rest
		switch string(name) {
		case "number-rows-repeated":
			r.repeat = count(value, maxODSRow)
		case "visibility":
			r.hidden = string(value) != "visible"
		case "default-cell-style-name":
			r.style = value
		}
	}
}

// count reads a repeat count, 1 for what is none, and caps it.
func count(value []byte, most int) int {
	n, ok := atoi(value)
	if !ok && len(value) > 9 {
		return most
	}
	return min(max(n, 1), most)
}

// odsCell is what a cell's tag says. Its slices point into the tag.
type odsCell struct {
	repeat                int
	spanColumns, spanRows int
	kind                  string // office:value-type, "error" for an error's
	value                 []byte
	text                  []byte // office:string-value
	style                 []byte
	styled                bool
	formula               bool
}

func (c *odsCell) read(attrs []byte) {
	c.repeat, c.spanColumns, c.spanRows = 1, 1, 1
	for {
		name, value, rest, ok := nextAttr(attrs)
		if !ok {
			return
		}
		attrs = rest
		switch string(name) {
		case "number-columns-repeated":
			c.repeat = count(value, maxODSColumn)
		case "number-columns-spanned":
			c.spanColumns = count(value, maxODSColumn)
		case "number-rows-spanned":
			c.spanRows = count(value, maxODSRow)
		case "style-name":
			c.style, c.styled = value, true
		case "value-type": // of office: and of calcext:, which alone knows errors
			if c.kind != "error" {
				c.kind = valueType(value)
			}
		case "value", "date-value", "time-value", "boolean-value":
			c.value = value
		case "string-value":
			c.text = value
		case "formula":
			c.formula = true
		}
	}
}

// valueType keeps the usual types from being copied.
func valueType(value []byte) string {
	switch string(value) {
	case "float":
		return "float"
	case "string":
		return "string"
	case "date":
		return "date"
	}
	return string(value)
}

// odsRows streams a sheet's rows.
type odsRows struct {
	rowBuilder
	x       *xmlScanner
	part    io.Closer
	src     *odsSource
	columns []columnStyle
	column  int // columns declared so far
	rich    odsText
	value   []byte // of the cell being read
	again   int    // times the last row is still to be given
	hide    bool   // the last row's
	kept    []Cell // the last row, for the next times
	made    int    // cells made by repetition
	ended   bool
}

// columnStyle is the style of the cells of a run of columns that have none of their own.
type columnStyle struct {
	first, last int
	style       string
}

func newODSRows(s *odsSource, x *xmlScanner, part io.Closer, empty bool) *odsRows {
	r := &odsRows{rowBuilder: rowBuilder{limits: s.limits}, x: x, part: part, src: s, ended: empty}
	r.rich.richText = richText{limit: s.limits.CellBytes, plain: true}
	r.rich.styles = &s.styles
	return r
}

// close implements rowSource.
func (s *odsRows) close() error {
	if err := s.part.Close(); err != nil {
		return s.src.broken(odsContent, err)
	}
	return nil
}

// next implements rowSource. Rows without a value are left out.
func (s *odsRows) next(row *Row) error {
	if s.again > 0 {
		s.again--
		s.number++
		s.cells = append(s.cells[:0], s.kept...)
		s.end(row, s.hide)
		return nil
	}
	err := s.scan(row)
	if err == nil || err == io.EOF {
		return err
	}
	err = s.src.broken(odsContent, unexpected(err))
	var e *Error
	if errors.As(err, &e) {
		e.Where.Row = max(e.Where.Row, s.number)
	}
	return err
}

func (s *odsRows) scan(row *Row) error {
	for !s.ended {
		t, err := s.x.next()
		if err != nil {
			return unexpected(err)
		}
		switch name := string(t.name); {
		case t.kind == tokenEnd:
			s.ended = name == "table"
		case t.kind != tokenStart:
		case name == "table-column":
			s.tableColumn(&t)
		case name == "table-row":
			filled, err := s.tableRow(&t)
			if err != nil {
				return err
			}
			if filled {
				s.end(row, s.hide)
				return nil
			}
		case name == "table-columns", name == "table-header-columns", name == "table-column-group", name == "table-rows", name == "table-header-rows", name == "table-row-group":
		case !t.closed:
			if err := s.x.skipElement(); err != nil {
				return err
			}
		}
	}
	return io.EOF
}

// tableColumn notes hidden columns and the styles of cells that have none.
func (s *odsRows) tableColumn(t *token) {
	repeat := count([]byte(t.attr("number-columns-repeated")), maxODSColumn)
	first := s.column
	s.column = min(s.column+repeat, maxODSColumn)
	if v := t.attr("visibility"); v != "" && v != "visible" {
		s.rowBuilder.hide(first, s.column-1)
	}
	if style := t.attr("default-cell-style-name"); style != "" && len(s.columns) < maxStyles {
		s.columns = append(s.columns, columnStyle{first, s.column - 1, style})
	}
}

// styleOf is the style of a cell: its own, else its row's, else its column's.
func (s *odsRows) styleOf(c *odsCell, row []byte, column int) odsCellStyle {
	if c.styled {
		return s.src.styles.cell(c.style)
	}
	if len(row) > 0 {
		return s.src.styles.cell(row)
	}
	for i := range s.columns {
		if c := &s.columns[i]; column >= c.first && column <= c.last {
			return s.src.styles.cell([]byte(c.style))
		}
	}
	return s.src.styles.cell(nil)
}

// tableRow reads a row up to its end tag; filled is false for one without a value.
func (s *odsRows) tableRow(t *token) (filled bool, err error) {
	var head odsRow
	head.read(t.attrs)
	rowStyle := append([]byte(nil), head.style...)
	first := s.number + 1
	s.begin(min(first, maxODSRow))
	s.hide = head.hidden
	for column := 0; !t.closed; {
		inner, err := s.x.next()
		if err != nil {
			return false, unexpected(err)
		}
		name := string(inner.name)
		if inner.kind == tokenEnd && name == "table-row" {
			break
		}
		if inner.kind != tokenStart {
			continue
		}
		if name != "table-cell" && name != "covered-table-cell" {
			if !inner.closed {
				if err := s.x.skipElement(); err != nil {
					return false, err
				}
			}
			continue
		}
		if column, err = s.tableCell(&inner, column, rowStyle, head.hidden); err != nil {
			return false, err
		}
	}
	if first+head.repeat > maxODSRow && len(s.cells) > 0 {
		return false, &Error{Code: CodeTooManyRows, Where: Where{Row: first}, Detail: strconv.Itoa(s.limits.Rows)}
	}
	if len(s.cells) == 0 {
		s.number = min(s.number+head.repeat-1, maxODSRow)
		return false, nil
	}
	if s.again = head.repeat - 1; s.again > 0 {
		s.kept = append(s.kept[:0], s.cells...)
		return true, s.repeated(s.again * len(s.cells))
	}
	return true, nil
}

// repeated counts cells that are stored once and stand in many places.
func (s *odsRows) repeated(n int) error {
	if s.made += n; s.made > maxODSRepeats {
		return &Error{Code: CodeBomb, Where: Where{Part: odsContent, Row: s.number}, Detail: strconv.Itoa(maxODSRepeats)}
	}
	return nil
}

// tableCell reads a cell up to its end tag and puts it into the row as often as it is repeated; the next column is returned.
func (s *odsRows) tableCell(t *token, column int, rowStyle []byte, hidden bool) (int, error) {
	var head odsCell
	head.read(t.attrs)
	next := min(column+head.repeat, maxODSColumn)
	if t.closed && head.kind == "" {
		return next, nil
	}
	style := s.styleOf(&head, rowStyle, column)
	value := s.keepAttr(head.value)
	text := s.keepAttr(head.text)
	s.rich.start()
	if !t.closed {
		if err := s.rich.scan(s.x, string(t.name)); err != nil {
			return 0, err
		}
	}
	var c Cell
	if head.kind == "error" {
		shown := s.keep(s.rich.raw)
		c = Cell{Text: shown, Raw: shown, Kind: KindError}
		if len(shown) == 0 {
			c.Kind = KindEmpty
		}
	} else if err := s.valued(&c, head.kind, value, text, style); err != nil {
		return 0, err
	}
	if c.Kind == KindEmpty {
		return next, nil
	}
	if head.formula {
		c.Flags |= FlagFormula
	}
	if head.repeat > 1 {
		if err := s.repeated(head.repeat); err != nil {
			return 0, err
		}
	}
	for ; column < next; column++ {
		one := c
		if err := s.put(column, &one, hidden); err != nil {
			return 0, err
		}
	}
	return next, nil
}

// keepAttr copies an attribute's value, entities resolved, out of the scanner's window.
func (s *odsRows) keepAttr(value []byte) []byte {
	if len(value) == 0 {
		return nil
	}
	from := len(s.arena)
	s.arena = appendUnescaped(s.arena, value)
	return s.arena[from:len(s.arena):len(s.arena)]
}

// valued makes the cell of a value of a type; text is the cell's text where it is spelled out beside its paragraphs.
func (s *odsRows) valued(c *Cell, kind string, value, text []byte, style odsCellStyle) error {
	if len(value) > s.limits.CellBytes || len(text) > s.limits.CellBytes {
		return &Error{Code: CodeCellTooLarge, Where: Where{Row: s.number}, Detail: megabytes(int64(s.limits.CellBytes))}
	}
	switch {
	case len(value) == 0 || kind == "string" || kind == "":
		s.written(c, text, style.cellStyle)
	case kind == "boolean":
		s.boolean(c, isTrue(string(value)), value)
	case kind == "date":
		s.dateValue(c, value)
	case kind == "time":
		s.timeValue(c, value, style.elapsed)
	default: // float, percentage, currency
		s.numeric(c, cellStyle{}, value)
	}
	return nil
}

// written stores a text: runs in legacy fonts decoded, else by the cell's font.
func (s *odsRows) written(c *Cell, text []byte, style cellStyle) {
	r := &s.rich.richText
	if r.enc != viet.Unicode && viet.FontEncoding(style.encoding, r.raw) == viet.Unicode {
		*c = Cell{Text: s.keep(r.text), Raw: s.keep(r.raw), Kind: KindText, Encoding: r.enc, Flags: r.flags | FlagFont}
		return
	}
	if len(text) == 0 {
		text = s.keep(r.raw)
	}
	s.text(c, style, text)
}

// dateValue stores "2026-03-28" or "2026-03-28T09:30:00"; what is no such date stays text.
func (s *odsRows) dateValue(c *Cell, value []byte) {
	*c = Cell{Text: value, Raw: value, Kind: KindText}
	at, err := time.Parse("2006-01-02T15:04:05", string(value))
	if err != nil {
		if at, err = time.Parse("2006-01-02", string(value)); err != nil {
			return
		}
	}
	at = at.Round(time.Second)
	layout := "2006-01-02T15:04:05"
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 {
		layout = "2006-01-02"
	}
	from := len(s.arena)
	s.arena = at.AppendFormat(s.arena, layout)
	c.Text, c.Kind = s.arena[from:len(s.arena):len(s.arena)], KindDate
}

// timeValue stores "PT09H30M00S": a time of day, or the days of an amount of time.
func (s *odsRows) timeValue(c *Cell, value []byte, elapsed bool) {
	*c = Cell{Text: value, Raw: value, Kind: KindText}
	seconds, ok := duration(value)
	if !ok {
		return
	}
	if elapsed || seconds < 0 || math.Round(seconds) >= 86400 {
		c.Kind, c.Text = KindNumber, s.decimal(seconds/86400, value)
		if len(c.Text) == len(value) && &c.Text[0] == &value[0] {
			c.Kind = KindText
		}
		return
	}
	c.Kind, c.Text = KindTime, s.clock(int(math.Round(seconds)))
}

// duration reads an ISO 8601 amount of hours, minutes and seconds.
func duration(b []byte) (seconds float64, ok bool) {
	sign := 1.0
	if len(b) > 0 && b[0] == '-' {
		sign, b = -1, b[1:]
	}
	if len(b) < 4 || len(b) > 40 || b[0] != 'P' || b[1] != 'T' {
		return 0, false
	}
	from := 2
	for i := 2; i < len(b); i++ {
		unit := 0.0
		switch b[i] {
		case 'H':
			unit = 3600
		case 'M':
			unit = 60
		case 'S':
			unit = 1
		default:
			continue
		}
		n, err := strconv.ParseFloat(string(b[from:i]), 64)
		if err != nil || math.IsNaN(n) || n < 0 || n > 1e9 {
			return 0, false
		}
		seconds += n * unit
		from = i + 1
	}
	return sign * seconds, from == len(b)
}
