package check

import (
	"context"

	"danhmuc/schemas/table"
)

// overrides are a person's corrections of the report's table n, which lies in that area.
func (o *Options) overrides(w *table.Workbook, a table.Area, n int) table.Overrides {
	if named, ok := o.named(w, a); ok {
		return named
	}
	switch {
	case n < len(o.ByTable):
		return o.ByTable[n]
	case n == 0:
		return o.Overrides
	}
	return table.Overrides{}
}

// named finds the corrections under the table's address; those of a sheet are those of its first table.
func (o *Options) named(w *table.Workbook, a table.Area) (table.Overrides, bool) {
	if named, ok := o.BySheet[w.Address(a)]; ok {
		return named, true
	}
	if a.Number > 1 {
		return table.Overrides{}, false
	}
	named, ok := o.BySheet[w.Sheets[a.Sheet].Name]
	return named, ok
}

// tableAreas finds the tables of a sheet, or takes a person's word on where they lie.
func tableAreas(ctx context.Context, w *table.Workbook, sheet int, opts *Options) ([]table.Area, error) {
	if r := opts.Overrides.Range; r != (table.Range{}) && sheet == firstRead(w, opts.Sheet) {
		return []table.Area{{Sheet: sheet, Range: r}}, nil
	}
	return w.AreasAs(ctx, sheet, opts.BySheet)
}

// firstRead is the sheet that is read first.
func firstRead(w *table.Workbook, asked string) int {
	if asked == "" {
		return firstShown(w)
	}
	sheet, _ := w.ParseAddress(asked)
	return sheet
}

// Reopen understands the report's table n anew, as [File] with the same options read it.
func (o *Options) Reopen(ctx context.Context, w *table.Workbook, t *Table, n int) (*table.Table, error) {
	own := *o
	if _, err := own.recall(ctx, w); err != nil {
		return nil, err
	}
	o = &own
	sheet, number := w.ParseAddress(t.Sheet)
	if sheet < 0 {
		return nil, &table.Error{Code: table.CodeNoSheet, Detail: t.Sheet}
	}
	areas, err := tableAreas(ctx, w, sheet, o)
	if err != nil {
		return nil, err
	}
	for _, a := range areas {
		if a.Number == number || number == 0 && a.Number == 1 {
			return table.UnderstandArea(ctx, w, a, o.overrides(w, a, n))
		}
	}
	return nil, &table.Error{Code: table.CodeNoSheet, Detail: t.Sheet}
}
