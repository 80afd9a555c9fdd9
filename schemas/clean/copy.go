package clean

import (
	"context"
	"io"

	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
)

// Output takes the cleaned tables of a file, one after the other.
type Output interface {
	Table(sheet check.Sheet) error
	// Row takes the cells of one row, valid until it returns.
	Row(number int, cells []table.Cell) error
}

// Copy cleans the tables that report tells of by the suggestions that pick wants. Each change is told in the order of the rows; a nil out
// takes the changes alone. The file is never written to.
func Copy(ctx context.Context, src Source, report *check.Report, pick func(*Suggestion) bool, out Output, told func(Change) error) error {
	for i, t := range report.Tables {
		s, err := Suggest(ctx, src, t, i, io.Discard)
		if err != nil {
			return err
		}
		if err := src.copy(ctx, t, i, s.Recipe(pick), out, told); err != nil {
			return err
		}
	}
	return nil
}

func (s *Source) copy(ctx context.Context, t *check.Table, n int, recipe *Recipe, out Output, told func(Change) error) error {
	var cleaner *Cleaner
	var failed error
	totals := stepAt(recipe, rowTotals)
	begin := func(sheet check.Sheet) {
		cleaner = New(recipe, sheet)
		cleaner.Record(func(l *table.Line, edits []Edit, left *Step) {
			if left != nil && failed == nil {
				failed = told(cleaner.rowChange(l, left.Rule))
			}
			for i := range edits {
				for _, c := range cleaner.changesOf(l.Number, &edits[i]) {
					if failed == nil {
						failed = told(c)
					}
				}
			}
		})
		if out != nil {
			failed = out.Table(sheet)
		}
	}
	return s.each(ctx, t, n, begin, func(l *table.Line) error {
		switch {
		case l.Role == table.RoleTotal && totals >= 0 && failed == nil:
			failed = told(cleaner.rowChange(l, rowTotals))
		case l.Role == table.RoleData && cleaner.Clean(l) && out != nil && failed == nil:
			failed = out.Row(l.Number, l.Cells)
		}
		return failed
	})
}

func (c *Cleaner) rowChange(l *table.Line, rule string) Change {
	return Change{Sheet: c.sheet.Name, Row: l.Number, Before: rowText(l.Cells), Rule: rule}
}
