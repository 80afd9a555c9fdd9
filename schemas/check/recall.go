package check

import (
	"context"
	"encoding/json"
	"slices"

	"danhmuc/schemas/table"
)

// Memory is how a person had the last file of a dataset read: what holds for the next file when it is made alike.
type Memory struct {
	Sheet       string            // the table that was chosen, "" for the first
	Corrections table.Corrections // what was taken otherwise
	Columns     []string          // names of the table's columns, in order
}

// Recall tells what became of a [Memory].
type Recall struct {
	Applied     bool            `json:"applied"`
	Sheet       string          `json:"sheet,omitempty"`       // the table that was read because it was chosen before
	Corrections json.RawMessage `json:"corrections,omitempty"` // the corrections that were used, as table.ParseCorrections reads them
}

// recall reads the file as the last one was read, when that gives the columns it gave then; else the file is read as if it were the
// first. Corrections of rows below the header belong to the last file alone. What a caller asks for itself wins.
func (o *Options) recall(ctx context.Context, w *table.Workbook) (*Recall, error) {
	m := o.Remembered
	if m == nil || len(m.Corrections) == 0 && m.Sheet == "" || !o.Overrides.IsZero() || len(o.BySheet) > 0 || len(o.ByTable) > 0 {
		return nil, nil
	}
	a, ok, err := m.area(ctx, w, o.Sheet)
	if err != nil || !ok {
		return &Recall{}, err
	}
	was, _ := m.named(w, a)
	was = was.Head()
	tab, err := table.UnderstandArea(ctx, w, a, was)
	if err != nil {
		return &Recall{}, nil // reading it says why
	}
	var names []string
	for _, c := range tab.Layout.Columns {
		names = append(names, c.Name)
	}
	if err := tab.Close(); err != nil {
		return nil, err
	}
	if len(names) < len(m.Columns) || !slices.Equal(names[:len(m.Columns)], m.Columns) {
		return &Recall{}, nil
	}
	back := &Recall{Applied: true}
	if o.Sheet == "" && m.Sheet != "" {
		o.Sheet, back.Sheet = m.Sheet, m.Sheet
	}
	if !was.IsZero() {
		o.BySheet = table.Corrections{w.Address(a): was}
		if back.Corrections, err = o.BySheet.JSON(); err != nil {
			return nil, err
		}
	}
	return back, nil
}

// area is the table that the memory is about; asked is the one a caller names. ok is false where the file has none such.
func (m *Memory) area(ctx context.Context, w *table.Workbook, asked string) (a table.Area, ok bool, err error) {
	if asked == "" {
		asked = m.Sheet
	}
	sheet, number := firstShown(w), 0
	if asked != "" {
		sheet, number = w.ParseAddress(asked)
	}
	if sheet < 0 || w.Sheets[sheet].Chart {
		return a, false, nil
	}
	heads := table.Corrections{}
	for address, o := range m.Corrections {
		heads[address] = o.Head()
	}
	if first := heads[""]; first.Range != (table.Range{}) {
		return table.Area{Sheet: sheet, Range: first.Range}, true, nil
	}
	areas, err := w.AreasAs(ctx, sheet, heads)
	if err != nil {
		return a, false, nil // reading it says why
	}
	for _, a := range areas {
		if max(a.Number, 1) == max(number, 1) {
			return a, true, nil
		}
	}
	return a, false, nil
}

// named finds the memory's corrections of a table: under its address, its sheet's name, or the name of the first sheet.
func (m *Memory) named(w *table.Workbook, a table.Area) (table.Overrides, bool) {
	o := Options{BySheet: m.Corrections}
	if named, ok := o.named(w, a); ok {
		return named, true
	}
	named, ok := m.Corrections[""]
	return named, ok
}

// firstShown is the first sheet that a person sees, -1 when there is none.
func firstShown(w *table.Workbook) int {
	for i, s := range w.Sheets {
		if !s.Chart && (!s.Hidden || len(w.Sheets) == 1) {
			return i
		}
	}
	return -1
}
