package rows

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"danhmuc/registry/publish/open"
)

//go:embed messages.json
var messagesJSON []byte

// Limits of a worksheet (ECMA-376).
const (
	maxSheetRows = 1<<20 - 1 // data rows under the header
	maxCellUnits = 32767     // UTF-16 units in a cell
	exactDigits  = 15        // significant digits that a cell's number keeps
	lastYear     = 9999      // the last year that a cell's date can show
)

// ErrTooLong says that a table has more rows than a worksheet holds.
var ErrTooLong = errors.New("the table has more rows than a worksheet")

// XLSXOptions say what the second sheet needs beside the dataset.
type XLSXOptions struct {
	// PublicURL is the site's root without a slash at the end.
	PublicURL string
	// Language is "vi" (also when empty) or "en".
	Language string
}

// WriteXLSX writes the public workbook: a sheet of typed rows under titled
// headers, and a sheet with source, decision and licence. It has no author, no
// company and no times of its own; the same dataset gives the same bytes.
func WriteXLSX(w io.Writer, src io.Reader, d *open.Dataset, o XLSXOptions) (err error) {
	var words map[string]map[string]string
	if err := json.Unmarshal(messagesJSON, &words); err != nil {
		return fmt.Errorf("read the words of the workbook: %w", err)
	}
	if o.Language != "en" {
		o.Language = "vi"
	}
	b := &workbook{file: excelize.NewFile(), dataset: d, options: o, words: words}
	defer func() {
		if e := b.file.Close(); e != nil && err == nil {
			err = fmt.Errorf("close the workbook: %w", e)
		}
	}()
	for _, step := range []func() error{b.prepare, func() error { return b.data(src) }, b.source, b.strip} {
		if err := step(); err != nil {
			return fmt.Errorf("write xlsx of %s: %w", d.Code, err)
		}
	}
	if _, err := b.file.WriteTo(w); err != nil {
		return fmt.Errorf("write xlsx of %s: %w", d.Code, err)
	}
	return nil
}

// workbook is one file being made.
type workbook struct {
	file                    *excelize.File
	dataset                 *open.Dataset
	options                 XLSXOptions
	words                   map[string]map[string]string
	bold, wrap, date, clock int // styles
	cut                     bool
}

func (b *workbook) word(code string) string { return b.words[code][b.options.Language] }

func (b *workbook) prepare() error {
	if err := b.file.SetSheetName("Sheet1", b.word("sheet-data")); err != nil {
		return err
	}
	if _, err := b.file.NewSheet(b.word("sheet-source")); err != nil {
		return err
	}
	day, minute := "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss"
	styles := []struct {
		id    *int
		style excelize.Style
	}{
		{&b.bold, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.wrap, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.date, excelize.Style{CustomNumFmt: &day}},
		{&b.clock, excelize.Style{CustomNumFmt: &minute}},
	}
	for _, s := range styles {
		id, err := b.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

// data streams the rows into the first sheet.
func (b *workbook) data(src io.Reader) error {
	columns := b.dataset.Columns
	r, err := newReader(src, columns)
	if err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(b.word("sheet-data"))
	if err != nil {
		return err
	}
	for i, c := range columns {
		if err := out.SetColWidth(i+1, i+1, width(c)); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(columns))
	for i, c := range columns {
		cells[i] = excelize.Cell{StyleID: b.bold, Value: Header(c)}
	}
	if err := out.SetRow("A1", cells); err != nil {
		return err
	}
	for n := 2; ; n++ {
		row, err := r.next()
		if err == io.EOF {
			return out.Flush()
		}
		if err != nil {
			return err
		}
		if n-1 > maxSheetRows {
			return ErrTooLong
		}
		for i, value := range row {
			cells[i] = b.cell(value, columns[i].Type)
		}
		if err := out.SetRow("A"+strconv.Itoa(n), cells); err != nil {
			return err
		}
	}
}

// Header is a column's title with its unit, as people read it.
func Header(c open.Column) string {
	title := c.Title
	if title == "" {
		title = c.Name
	}
	if c.Unit == "" {
		return title
	}
	return title + " (" + c.Unit + ")"
}

func width(c open.Column) float64 {
	n := float64(utf8.RuneCountInString(Header(c))) + 4
	if c.Type == "string" {
		n = max(n, 22)
	}
	return min(max(n, 12), 48)
}

// cell turns a canonical value into what the worksheet holds.
func (b *workbook) cell(value, kind string) any {
	if value == "" {
		return nil
	}
	switch kind {
	case "integer", "number":
		if n, ok := exactNumber(value); ok {
			return n
		}
	case "boolean":
		if value == "true" || value == "false" {
			return value == "true"
		}
	case "date":
		if t, err := time.Parse(time.DateOnly, value); err == nil && inSheet(t) {
			return excelize.Cell{StyleID: b.date, Value: t}
		}
	case "datetime":
		if t, ok := clockTime(value); ok && inSheet(t) {
			return excelize.Cell{StyleID: b.clock, Value: t}
		}
	}
	return b.text(value)
}

// text cuts what a cell cannot hold, and remembers that it did.
func (b *workbook) text(value string) string {
	if len(value) <= maxCellUnits {
		return value
	}
	units := 0
	for i, r := range value {
		units += max(1, utf16.RuneLen(r))
		if units > maxCellUnits-1 {
			b.cut = true
			return value[:i] + "…"
		}
	}
	return value
}

// exactNumber answers a number that a double keeps digit for digit.
func exactNumber(value string) (float64, bool) {
	if !isNumber(value) {
		return 0, false
	}
	digits := strings.TrimLeft(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.FieldsFunc(value, func(r rune) bool { return r == 'e' || r == 'E' })[0]), "0")
	if len(digits) > exactDigits {
		return 0, false
	}
	n, err := strconv.ParseFloat(value, 64)
	return n, err == nil
}

// inSheet says whether a worksheet's calendar shows the day right: from March
// 1900, because ECMA-376 keeps a 29 February 1900 that never was.
func inSheet(t time.Time) bool {
	return !t.Before(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) && t.Year() <= lastYear
}

// clockTime reads a canonical datetime; the clock is kept as written.
func clockTime(value string) (time.Time, bool) {
	for _, layout := range [...]string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, value); err == nil {
			return t, true
		}
	}
	t, err := time.Parse(time.RFC3339, value)
	if err != nil {
		return time.Time{}, false
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC), true
}

// source fills the second sheet.
func (b *workbook) source() error {
	sheet := b.word("sheet-source")
	for i, line := range b.sourceLines() {
		row := strconv.Itoa(i + 1)
		for j, value := range line {
			name, style := string(rune('A'+j))+row, b.wrap
			if j == 0 {
				style = b.bold
			}
			if err := b.file.SetCellStr(sheet, name, value); err != nil {
				return err
			}
			if err := b.file.SetCellStyle(sheet, name, name, style); err != nil {
				return err
			}
		}
	}
	if err := b.file.SetColWidth(sheet, "A", "A", 24); err != nil {
		return err
	}
	if err := b.file.SetColWidth(sheet, "B", "B", 64); err != nil {
		return err
	}
	return b.file.SetColWidth(sheet, "C", "C", 48)
}

func (b *workbook) sourceLines() [][]string {
	d, lang := b.dataset, b.options.Language
	title, _ := d.Name(lang)
	about, _ := d.About(lang)
	publisher, _ := d.Publisher.Label(lang)
	licence, _ := d.Licence.Name(lang)
	lines := [][]string{{b.word("title"), title}}
	add := func(code, value string) {
		if value != "" {
			lines = append(lines, []string{b.word(code), value})
		}
	}
	add("description", about)
	add("publisher", publisher)
	add("contact", d.Contact.Email)
	if d.Decision.Number != "" {
		add("decision", strings.NewReplacer("{number}", d.Decision.Number, "{date}", day(d.Decision.Date)).Replace(b.word("decision-value")))
	}
	if d.Decision.AnnexNo > 0 {
		add("annex", strconv.Itoa(d.Decision.AnnexNo))
	}
	if !d.Modified.IsZero() {
		add("modified", d.Modified.In(vietnam()).Format("02/01/2006"))
	}
	add("licence", licence)
	text := d.Licence.URL
	if text == "" && d.Licence.Code != "" {
		text = b.options.PublicURL + "/licence/" + d.Licence.Code
	}
	add("licence-text", text)
	add("address", b.options.PublicURL+"/dataset/"+d.Code)
	add("rows", strconv.FormatInt(d.Rows, 10))
	if b.cut {
		lines = append(lines, []string{"", b.word("cut")})
	}
	for i, c := range d.Columns {
		label := ""
		if i == 0 {
			label = b.word("columns")
		}
		lines = append(lines, []string{label, Header(c), c.Description})
	}
	return lines
}

// strip takes out the properties that the library puts into a new file: who
// made it, with what and when.
func (b *workbook) strip() error {
	const rels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	b.file.Pkg.Store("_rels/.rels", []byte(rels))
	b.file.Relationships.Delete("_rels/.rels") // the parsed copy, which would be written over it
	b.file.Pkg.Delete("docProps/core.xml")
	b.file.Pkg.Delete("docProps/app.xml")
	kept := b.file.ContentTypes.Overrides[:0]
	for _, part := range b.file.ContentTypes.Overrides {
		if !strings.HasPrefix(part.PartName, "/docProps/") {
			kept = append(kept, part)
		}
	}
	b.file.ContentTypes.Overrides = kept
	b.file.SetActiveSheet(0)
	return nil
}

// day writes a YYYY-MM-DD as people here read it; anything else as it is.
func day(s string) string {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return s
	}
	return t.Format("02/01/2006")
}

// vietnam is the time zone of dates for people; it has no daylight saving.
func vietnam() *time.Location { return time.FixedZone("Asia/Ho_Chi_Minh", 7*60*60) }
