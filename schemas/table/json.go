package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// jsonSource is JSON text that holds tables: arrays of objects or of arrays, or a line an object.
type jsonSource struct {
	file   io.ReaderAt
	size   int64
	limits Limits
	tables []*jsonTable
}

// jsonTable is one table of the text.
type jsonTable struct {
	name    string // the members that lead to it, joined by dots; "" for the text's own
	offset  int64  // of its first bracket
	lines   bool   // values one behind the other, without an array around them
	records bool   // objects; otherwise arrays, whose first may be the header
	geo     bool   // features of a map: their properties are the columns
	count   int    // records
	columns []string
	index   map[string]int
	nested  []bool // by column: the value comes from an object in the record
	lists   []bool // by column: some value is an array
	err     error  // what is wrong in it
}

// recordBytes is the longest record: four of the longest cells, as of CSV.
func (s *jsonSource) recordBytes() int { return 4*s.limits.CellBytes + csvBuffer }

// openJSON looks through the whole text for its tables and their columns: a member may come first in the last record.
func (w *Workbook) openJSON(ctx context.Context, name string, size int64, skip int64) error {
	src := &jsonSource{file: w.file, size: size, limits: w.limits}
	if err := src.survey(ctx, w, skip); err != nil {
		return src.broken(err)
	}
	for _, t := range src.tables {
		info := SheetInfo{Name: viet.Clean(t.name), headed: t.records, notes: t.notes()}
		if t.name == "" {
			info.Name = viet.Clean(name)
		}
		w.Sheets = append(w.Sheets, info)
	}
	w.Encoding, w.source = "UTF-8", src
	return nil
}

// broken gives an error its code.
func (s *jsonSource) broken(err error) error {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Code: CodeTruncated, Err: err}
	case errors.Is(err, errJSON):
		return &Error{Code: CodeDamaged, Err: err}
	}
	return &Error{Code: CodeUnreadable, Err: err}
}

func (s *jsonSource) from(offset int64) *jsonScanner {
	return newJSONScanner(io.NewSectionReader(s.file, offset, s.size-offset))
}

// survey finds the tables. One array is a table; an object may hold several, the longest first; objects one behind the other are one.
func (s *jsonSource) survey(ctx context.Context, w *Workbook, skip int64) error {
	w.Format = JSON
	j := s.from(skip)
	first, err := j.peek()
	if err != nil {
		return unexpected(err)
	}
	seen := &jsonWalk{ctx: ctx, source: s, scanner: j, base: skip}
	if first == '[' {
		err = seen.array("")
	} else {
		err = seen.object("", 0)
	}
	if err != nil {
		return err
	}
	second, err := j.peek()
	switch {
	case err == nil && second != first:
		return errJSON
	case err == nil || errors.Is(err, io.EOF) && first == '{' && len(seen.found) == 0 && j.lines == 0:
		w.Format = NDJSON
		return s.surveyLines(ctx, skip)
	case !errors.Is(err, io.EOF):
		return err
	}
	for _, t := range seen.found {
		t.geo = t.records && t.name == "features" && seen.collection
		if t.err == nil && t.count > 0 {
			s.tables = append(s.tables, t)
		} else if err == nil || errors.Is(err, io.EOF) {
			err = t.err
		}
	}
	switch {
	case len(s.tables) > 0:
		sort.SliceStable(s.tables, func(a, b int) bool { return s.tables[a].count > s.tables[b].count })
		return nil
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case len(seen.found) > 0 || first == '[':
		return &Error{Code: CodeEmpty}
	}
	return &Error{Code: CodeShape}
}

// surveyLines takes the text as values one behind the other.
func (s *jsonSource) surveyLines(ctx context.Context, skip int64) error {
	t := &jsonTable{offset: skip, lines: true, index: map[string]int{}}
	s.tables = []*jsonTable{t}
	return t.survey(ctx, s, s.from(skip))
}

// jsonWalk walks through a text for its tables.
type jsonWalk struct {
	ctx        context.Context
	source     *jsonSource
	scanner    *jsonScanner
	base       int64
	found      []*jsonTable
	collection bool // the text says that it is a FeatureCollection
}

// maxJSONPath is how deep in objects a table is looked for.
const maxJSONPath = 8

// object looks at an object's members.
func (w *jsonWalk) object(path string, depth int) error {
	j := w.scanner
	if err := j.take('{'); err != nil {
		return err
	}
	if c, err := j.peek(); err != nil {
		return unexpected(err)
	} else if c == '}' {
		return j.take('}')
	}
	var raw []byte
	for {
		c, err := j.peek()
		if err != nil {
			return unexpected(err)
		}
		if c != '"' {
			return errJSON
		}
		if raw, err = j.value(raw[:0], maxJSONName); err != nil {
			return err
		}
		key, err := appendJSONString(nil, raw[1:len(raw)-1])
		if err != nil {
			return err
		}
		if err := j.take(':'); err != nil {
			return err
		}
		name := string(key)
		if path != "" {
			name = path + "." + name
		}
		if err := w.member(name, depth); err != nil {
			return err
		}
		if c, err = j.peek(); err != nil {
			return unexpected(err)
		}
		if c == '}' {
			return j.take('}')
		}
		if err := j.take(','); err != nil {
			return err
		}
	}
}

// member looks at a member's value.
func (w *jsonWalk) member(name string, depth int) error {
	c, err := w.scanner.peek()
	switch {
	case err != nil:
		return unexpected(err)
	case c == '[' && len(name) <= maxJSONName:
		return w.array(name)
	case c == '{' && depth < maxJSONPath && len(name) <= maxJSONName:
		return w.object(name, depth+1)
	case name == "type" && depth == 0 && c == '"':
		raw, err := w.scanner.value(nil, w.source.limits.CellBytes)
		w.collection = w.collection || string(raw) == `"FeatureCollection"`
		return err
	}
	_, err = w.scanner.value(nil, -1)
	return err
}

// array takes an array for a table when its first element is an object or an array; any other is passed over.
func (w *jsonWalk) array(name string) error {
	j := w.scanner
	start := w.base + j.at()
	if err := j.take('['); err != nil {
		return err
	}
	c, err := j.peek()
	switch {
	case err != nil:
		return unexpected(err)
	case c == ']':
		return j.take(']')
	case c != '{' && c != '[':
		return w.rest()
	}
	if len(w.found) >= w.source.limits.Sheets {
		return &Error{Code: CodeTooLarge, Detail: strconv.Itoa(w.source.limits.Sheets)}
	}
	t := &jsonTable{name: name, offset: start, index: map[string]int{}}
	w.found = append(w.found, t)
	err = t.survey(w.ctx, w.source, j)
	var e *Error
	if errors.As(err, &e) && e.Code == CodeShape && name != "" {
		t.err = err // another array may be the table
		return w.rest()
	}
	return err
}

// rest passes over what is left of an array up to its end.
func (w *jsonWalk) rest() error {
	for {
		c, err := w.scanner.peek()
		switch {
		case err != nil:
			return unexpected(err)
		case c == ']':
			return w.scanner.take(']')
		case c == ',':
			err = w.scanner.take(',')
		default:
			_, err = w.scanner.value(nil, -1)
		}
		if err != nil {
			return err
		}
	}
}

// jsonRecords gives the records of a table one after another.
type jsonRecords struct {
	scanner *jsonScanner
	table   *jsonTable
	limit   int
	number  int
	room    []byte
}

// next returns the next record's text, valid until the next call, or io.EOF behind the last.
func (r *jsonRecords) next() ([]byte, error) {
	c, err := r.scanner.peek()
	switch {
	case r.table.lines && errors.Is(err, io.EOF):
		return nil, io.EOF
	case err != nil:
		return nil, unexpected(err)
	case !r.table.lines && c == ']' && r.number == 0:
		r.scanner.pos++
		return nil, io.EOF
	case !r.table.lines && r.number > 0:
		r.scanner.pos++
		if c == ']' {
			return nil, io.EOF
		}
		if c != ',' {
			return nil, errJSON
		}
		if c, err = r.scanner.peek(); err != nil {
			return nil, unexpected(err)
		}
	}
	r.number++
	if r.number == 1 {
		r.table.records = c == '{'
	}
	if r.table.records != (c == '{') || !r.table.records && c != '[' {
		if c == ',' || c == ']' || c == '}' || c == ':' {
			return nil, errJSON
		}
		return nil, &Error{Code: CodeShape, Where: Where{Row: r.row()}}
	}
	if r.room, err = r.scanner.value(r.room[:0], r.limit); err != nil {
		return nil, r.located(err)
	}
	return r.room, nil
}

// row is the number of the row that the record is: under the header where the names of members make one.
func (r *jsonRecords) row() int {
	if r.table.records {
		return r.number + 1
	}
	return r.number
}

func (r *jsonRecords) located(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Where.Row = max(e.Where.Row, r.row())
		return e
	}
	if errors.Is(err, errJSON) {
		return &Error{Code: CodeDamaged, Where: Where{Row: r.row()}, Err: err}
	}
	return err
}

// survey reads a table to its end for its columns. The scanner stands behind the bracket that opens it.
func (t *jsonTable) survey(ctx context.Context, s *jsonSource, j *jsonScanner) error {
	records := &jsonRecords{scanner: j, table: t, limit: s.recordBytes()}
	room := []byte(nil)
	flat := &jsonFlat{emit: func(path []byte, kind jsonKind, raw []byte) (err error) {
		if kind == jsonString {
			if room, err = appendJSONString(room[:0], raw); err != nil {
				return err
			}
		}
		if t.records {
			return t.see(path, kind, s.limits.Columns)
		}
		return nil
	}}
	for {
		if records.number%contextEvery == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("look through the records: %w", err)
			}
		}
		text, err := records.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if t.count++; t.records {
			err = flat.object(text)
		} else {
			err = flat.array(text)
		}
		if err != nil {
			return records.located(err)
		}
	}
}

// see notes a column.
func (t *jsonTable) see(path []byte, kind jsonKind, most int) error {
	at, known := t.index[string(path)]
	if !known {
		if at = len(t.columns); at >= most {
			return &Error{Code: CodeTooWide, Detail: strconv.Itoa(most)}
		}
		name := string(path)
		t.index[name] = at
		t.columns = append(t.columns, name)
		t.nested, t.lists = append(t.nested, strings.Contains(name, ".")), append(t.lists, false)
	}
	t.lists[at] = t.lists[at] || kind == jsonList
	return nil
}

// title is what heads a column.
func (t *jsonTable) title(column int) string {
	if t.geo {
		return strings.TrimPrefix(t.columns[column], "properties.")
	}
	return t.columns[column]
}

// shown tells whether a column is one of the table: of a map's features the word "Feature" is none.
func (t *jsonTable) shown(column int) bool { return !t.geo || t.columns[column] != "type" }

// maxNamed is how many columns a note names.
const maxNamed = 5

// notes say what was flattened and what was not.
func (t *jsonTable) notes() []Note {
	var nested, lists []string
	for i := range t.columns {
		if t.nested[i] && t.shown(i) && !(t.geo && t.title(i) != t.columns[i] && !strings.Contains(t.title(i), ".")) {
			nested = append(nested, t.title(i))
		}
		if t.lists[i] {
			lists = append(lists, t.title(i))
		}
	}
	return flatNotes(nested, lists)
}

// flatNotes says which columns came out of nested ones and which hold lists.
func flatNotes(nested, lists []string) []Note {
	var notes []Note
	if len(nested) > 0 {
		notes = append(notes, Note{Code: NoteNested, Detail: someOf(nested)})
	}
	if len(lists) > 0 {
		notes = append(notes, Note{Code: NoteList, Detail: someOf(lists)})
	}
	return notes
}

// someOf lists names, the first few of many.
func someOf(names []string) string {
	if len(names) > maxNamed {
		names = append(names[:maxNamed:maxNamed], "…")
	}
	return viet.Clean(strings.Join(names, ", "))
}

// merges implements source: JSON has none.
func (s *jsonSource) merges(context.Context, int) ([]mergedRange, error) { return nil, nil }

// rows implements source.
func (s *jsonSource) rows(_ context.Context, sheet int) (rowSource, error) {
	t := s.tables[sheet]
	r := &jsonRows{rowBuilder: rowBuilder{limits: s.limits}, src: s, table: t}
	offset := t.offset
	if !t.lines {
		offset++
	}
	r.records = &jsonRecords{scanner: s.from(offset), table: t, limit: s.recordBytes()}
	r.flat.emit = r.field
	r.places = make([]int, len(t.columns))
	for i := range t.columns {
		if r.places[i] = -1; t.shown(i) {
			r.places[i] = len(r.titles)
			r.titles = append(r.titles, t.title(i))
		}
	}
	return r, nil
}

// jsonRows streams a table's rows: names of members first where it has them.
type jsonRows struct {
	rowBuilder
	src     *jsonSource
	table   *jsonTable
	records *jsonRecords
	flat    jsonFlat
	titles  []string
	places  []int // row column by table column, -1 for one that is not shown
	likely  int   // table column that the next member is likely to be: records repeat their order
	begun   bool
}

// close implements rowSource.
func (r *jsonRows) close() error { return nil }

// next implements rowSource.
func (r *jsonRows) next(row *Row) error {
	if !r.begun && r.table.records {
		r.begun = true
		r.begin(1)
		for i, title := range r.titles {
			text := r.keep([]byte(title))
			if err := r.put(i, textCell(text), false); err != nil {
				return err
			}
		}
		r.end(row, false)
		return nil
	}
	text, err := r.records.next()
	if err == io.EOF {
		return io.EOF
	}
	if err != nil {
		return r.src.broken(err)
	}
	r.likely = 0
	r.begin(r.records.row())
	if r.table.records {
		err = r.flat.object(text)
	} else {
		err = r.flat.array(text)
	}
	if err != nil {
		return r.src.broken(r.records.located(err))
	}
	r.end(row, false)
	return nil
}

func textCell(text []byte) *Cell {
	c := &Cell{Text: text, Raw: text, Kind: KindText}
	if len(text) == 0 {
		c.Kind = KindEmpty
	}
	return c
}

// field puts one value into the row.
func (r *jsonRows) field(path []byte, kind jsonKind, raw []byte) error {
	column := r.likely
	if r.table.records {
		if column >= len(r.table.columns) || r.table.columns[column] != string(path) {
			at, known := r.table.index[string(path)]
			if !known {
				return &Error{Code: CodeDamaged}
			}
			column = at
		}
		r.likely = column + 1
		if column = r.places[column]; column < 0 {
			return nil
		}
	} else {
		r.likely++
	}
	var c Cell
	switch kind {
	case jsonString:
		from := len(r.arena)
		var err error
		if r.arena, err = appendJSONString(r.arena, raw); err != nil {
			return err
		}
		r.text(&c, cellStyle{}, r.arena[from:len(r.arena):len(r.arena)])
	case jsonNumber:
		r.numeric(&c, cellStyle{}, raw)
	case jsonTrue, jsonFalse:
		r.boolean(&c, kind == jsonTrue, nil)
	case jsonList:
		c = *textCell(raw)
	}
	if len(c.Text) > r.limits.CellBytes {
		return &Error{Code: CodeCellTooLarge, Where: Where{Row: r.number, Column: column + 1}, Detail: megabytes(int64(r.limits.CellBytes))}
	}
	return r.put(column, &c, false)
}
