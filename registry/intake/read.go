package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"danhmuc/registry"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// List is a department's list as read.
type List struct {
	Sheet   string             `json:"sheet"`
	Title   string             `json:"title,omitempty"` // of the list, from its title rows
	Columns map[string]Meaning `json:"columns"`         // column title → what it was taken for
	Unread  []string           `json:"unread"`          // titles of columns that were not understood
	Rows    []registry.ListRow `json:"rows"`
}

// ErrNoList is a workbook in which no sheet has a column for the dataset's name.
var ErrNoList = errors.New("no sheet of the workbook is a list of datasets")

// Read finds the list in a workbook: the sheet in which most columns are understood, the dataset's name among them. sheet
// names the one to read, empty to find it. Errors: table's for a file that does not open; ErrNoList.
func Read(ctx context.Context, path, sheet string) (*List, error) {
	w, err := table.Open(ctx, path, table.Options{})
	if err != nil {
		return nil, err
	}
	list, err := inWorkbook(ctx, w, sheet)
	return list, errors.Join(err, w.Close())
}

func inWorkbook(ctx context.Context, w *table.Workbook, sheet string) (*List, error) {
	var best *List
	only, number := -1, 0
	if sheet != "" {
		if only, number = w.ParseAddress(sheet); only < 0 {
			return nil, ErrNoList
		}
	}
	for i, info := range w.Sheets {
		if info.Chart || (sheet != "" && i != only) || (sheet == "" && info.Hidden) {
			continue
		}
		areas, err := w.Areas(ctx, i)
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", info.Name, err)
		}
		for _, a := range areas {
			if number > 0 && max(a.Number, 1) != number {
				continue
			}
			l, err := readTable(ctx, w, a)
			var refused *table.Error
			if sheet == "" && errors.As(err, &refused) && refused.Code == table.CodeEmpty {
				continue // a workbook comes with sheets that nobody filled in
			}
			if err != nil {
				return nil, fmt.Errorf("sheet %s: %w", w.Address(a), err)
			}
			if l != nil && (best == nil || len(l.Columns) > len(best.Columns)) {
				best = l
			}
		}
	}
	if best == nil {
		return nil, ErrNoList
	}
	return best, nil
}

// readTable reads one table, nil when it has no column for the dataset's name.
func readTable(ctx context.Context, w *table.Workbook, a table.Area) (list *List, err error) {
	t, err := table.UnderstandArea(ctx, w, a, table.Overrides{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, t.Close()) }()
	columns := t.Layout.Columns
	meanings := assign(columns)
	list = &List{Sheet: t.Layout.Sheet, Title: t.Layout.Title, Columns: map[string]Meaning{}}
	named := false
	for i, c := range columns {
		m, known := meanings[i]
		if known {
			list.Columns[c.Title] = m
			named = named || m == Title
			continue
		}
		if _, n := meaningOf(c.Title); n == 0 && !c.Group && !c.Ordinal && c.Title != "" {
			list.Unread = append(list.Unread, c.Title)
		}
	}
	if !named {
		return nil, nil
	}
	for {
		line, err := t.NextData()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return nil, err
		}
		if row, ok := readRow(line, columns, meanings); ok {
			list.Rows = append(list.Rows, row)
		}
	}
}

// rowReader fills one row of a list.
type rowReader struct {
	row     registry.ListRow
	contact registry.Contact
}

// readRow reads a line; ok is false for one that names nothing at all.
func readRow(line *table.Line, columns []table.Column, meanings map[int]Meaning) (registry.ListRow, bool) {
	r := &rowReader{row: registry.ListRow{Row: line.Number}}
	filled := 0
	for i := range columns {
		m, known := meanings[i]
		if !known || i >= len(line.Cells) {
			continue
		}
		text := strings.TrimSpace(viet.Clean(string(line.Cells[i].Text)))
		if text == "" {
			continue
		}
		filled++
		r.cell(m, text)
	}
	if filled == 0 {
		return r.row, false
	}
	if r.contact != (registry.Contact{}) {
		r.row.Content.Contact = &r.contact
	}
	return r.row, true
}

// note records a cell that was read as something else than written, or not understood.
func (r *rowReader) note(code string, m Meaning, value, read string) {
	r.row.Notes = append(r.row.Notes, registry.Violation{Code: code, Path: strings.Split(string(m), "."), Params: map[string]any{"value": value, "read": read}})
}

func (r *rowReader) cell(m Meaning, s string) {
	c := &r.row.Content
	switch m {
	case LocalCode:
		r.row.LocalCode = s
	case Title:
		c.Title = s
	case Description:
		c.Description = join(c.Description, s)
	case Columns:
		c.DeclaredColumns = items(s, ",;\n")
	case LegalBasis:
		c.LegalBasis = append(c.LegalBasis, items(s, ";\n")...)
	case Formats:
		c.Formats = items(s, ",;/\n")
	case Keywords:
		c.Keywords = items(s, ",;\n")
	case Source:
		c.SourceSystem = s
	case Remark:
		c.Remark = join(c.Remark, s)
	case ContactName, ContactPhone:
		contact(s, &r.contact)
	case Theme:
		r.theme(s)
	case Due:
		r.due(s)
	case Frequency:
		one(r, m, s, find(s, frequencies), &c.UpdateFrequency)
	case Sharing:
		one(r, m, s, find(s, sharings), &c.Sharing)
	case Importance:
		one(r, m, s, find(s, importances), &c.Importance)
	case Personal:
		one(r, m, s, find(s, personals), &c.PersonalData)
	case Classes:
		r.classes(s)
	}
}

// one takes the value that a cell names; a cell that names none or several stays a gap with a note.
func one[T ~string](r *rowReader, m Meaning, written string, found []T, into *T) {
	switch len(found) {
	case 1:
		*into = found[0]
	case 0:
		r.note("import.cell.unknown", m, written, "")
	default:
		names := make([]string, len(found))
		for i, f := range found {
			names[i] = string(f)
		}
		r.note("import.cell.several", m, written, strings.Join(names, ", "))
	}
}

// classes reads both legal classes out of one cell.
func (r *rowReader) classes(s string) {
	c := &r.row.Content
	sharing, importance := find(s, sharings), find(s, importances)
	if len(sharing) == 0 && len(importance) == 0 {
		r.note("import.cell.unknown", Sharing, s, "")
		return
	}
	if len(sharing) > 0 {
		one(r, Sharing, s, sharing, &c.Sharing)
	}
	if len(importance) > 0 {
		one(r, Importance, s, importance, &c.Importance)
	}
}

// theme takes the theme a cell names; of several the first is the theme, the others become keywords, and a note says so.
func (r *rowReader) theme(s string) {
	c := &r.row.Content
	found := themesOf(s)
	if len(found) == 0 {
		r.note("import.cell.unknown", Theme, s, "")
		return
	}
	c.Theme = found[0]
	for _, code := range found[1:] {
		c.Keywords = append(c.Keywords, strings.ToLower(registry.ThemeByCode(code).Title))
	}
	if len(found) > 1 {
		r.note("import.cell.readAs", Theme, s, registry.ThemeByCode(found[0]).Title)
	}
}

func (r *rowReader) due(s string) {
	date, ok := deadline(s)
	if !ok {
		r.note("import.cell.unknown", Due, s, "")
		return
	}
	r.row.Content.DueDate = date
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}
