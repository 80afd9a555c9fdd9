package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
)

// The labelled corpus: messy sheets as departments make them, composed for this project, each with what a person says it holds. The
// engine was tuned on testdata/corpus/tuning alone; testdata/corpus/heldout was labelled before the engine ever read it.
// testdata/corpus/README.md describes the form.

// least shares of header rows and column types that must be right.
const (
	corpusHeaders = 0.97
	corpusTypes   = 0.98
)

// score counts what the engine got right of what a person says.
type corpusScore struct {
	name                                    string
	sheets, tables, found                   int
	headers                                 int
	columns, titles, types, units, nullable int
	groups, groupsRight                     int // tables that have, or were given, a group column; those where both agree
	rows, rowsRight                         int // rows of the sheets: data or not
	typeTable                               map[[2]string]int
	roleTable                               map[[2]string]int
	misses                                  []string
}

func TestCorpus(t *testing.T) {
	for _, part := range []string{"tuning", "heldout"} {
		t.Run(part, func(t *testing.T) {
			sheets := readCorpus(t, filepath.Join("testdata", "corpus", part))
			s := &corpusScore{name: part, typeTable: map[[2]string]int{}, roleTable: map[[2]string]int{}}
			for _, one := range sheets {
				s.book(t, one)
			}
			s.print(t)
			if got := ratio(s.headers, s.tables); got < corpusHeaders {
				t.Errorf("header rows right: %.1f %%, want %.0f %%", 100*got, 100*corpusHeaders)
			}
			if got := ratio(s.types, s.columns); got < corpusTypes {
				t.Errorf("column types right: %.1f %%, want %.0f %%", 100*got, 100*corpusTypes)
			}
		})
	}
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// book reads one workbook of the corpus and scores its tables.
func (s *corpusScore) book(t *testing.T, b *corpusBook) {
	path := filepath.Join(t.TempDir(), b.file())
	if err := os.WriteFile(path, b.bytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := File(context.Background(), path, Options{})
	if err != nil {
		t.Errorf("%s: %v", b.id, err)
		return
	}
	defer func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, sheet := range b.sheets {
		s.sheets++
		var got []*Table
		for _, one := range r.Tables {
			if b.csv || sheetName(one.Sheet) == sheet.name {
				got = append(got, one)
			}
		}
		for i, want := range sheet.tables {
			if len(want.columns) == 0 {
				continue // a cover sheet: no table to be found
			}
			s.tables++
			if i >= len(got) {
				s.miss("%s %s: table %d was not found", b.id, sheet.name, i+1)
				s.columns += len(want.columns)
				continue
			}
			s.found++
			s.table(fmt.Sprintf("%s %s", b.id, got[i].Sheet), sheet, i, want, got[i])
		}
		if len(got) > len(sheet.tables) {
			s.miss("%s %s: %d tables instead of %d", b.id, sheet.name, len(got), len(sheet.tables))
		}
	}
}

func sheetName(address string) string {
	name, _, _ := strings.Cut(address, "#")
	return name
}

func (s *corpusScore) miss(format string, args ...any) {
	s.misses = append(s.misses, fmt.Sprintf(format, args...))
}

// table scores one table.
func (s *corpusScore) table(name string, sheet *corpusSheet, n int, want *corpusTable, got *Table) {
	first, last := sheet.header(n)
	if got.HeaderFirst == first && got.HeaderRow == last {
		s.headers++
	} else {
		s.miss("%s: header %d-%d, want %d-%d", name, got.HeaderFirst, got.HeaderRow, first, last)
	}
	s.roles(name, sheet, n, got)
	wantGroup, gotGroup := false, false
	for i := range want.columns {
		wantGroup = wantGroup || want.columns[i].group
	}
	for i := range got.Columns {
		gotGroup = gotGroup || got.Columns[i].Group
	}
	if wantGroup || gotGroup {
		s.groups++
		if wantGroup == gotGroup {
			s.groupsRight++
		}
	}
	for i, w := range want.columns {
		s.columns++
		g := columnLike(got.Columns, i, len(want.columns), w)
		if g == nil {
			s.typeTable[[2]string{w.kinds[0], "none"}]++
			s.miss("%s: column %q was not found", name, w.title)
			continue
		}
		if g.Title == w.title || w.group && g.Group {
			s.titles++
		} else {
			s.miss("%s: title %q, want %q", name, g.Title, w.title)
		}
		s.typeTable[[2]string{w.kinds[0], g.Type}]++
		if slices.Contains(w.kinds, g.Type) {
			s.types++
		} else {
			s.miss("%s: column %q is %s, want %s", name, w.title, g.Type, w.kinds[0])
		}
		if g.Unit == w.unit {
			s.units++
		} else {
			s.miss("%s: column %q has unit %q, want %q", name, w.title, g.Unit, w.unit)
		}
		if (g.Nulls > 0) == w.nullable {
			s.nullable++
		} else {
			s.miss("%s: column %q has %d nulls, nullable %v", name, w.title, g.Nulls, w.nullable)
		}
	}
	if len(got.Columns) > len(want.columns) {
		s.miss("%s: %d columns, want %d", name, len(got.Columns), len(want.columns))
	}
}

// columnLike is the column at a place, or the one of that title where the engine sees more or fewer columns.
func columnLike(columns []Column, at, of int, want corpusColumn) *Column {
	if len(columns) == of && at < len(columns) {
		return &columns[at]
	}
	for i := range columns {
		if columns[i].Title == want.title && columns[i].Group == want.group || want.group && columns[i].Group {
			return &columns[i]
		}
	}
	return nil
}

// roles compares what each row was taken for.
func (s *corpusScore) roles(name string, sheet *corpusSheet, n int, got *Table) {
	found := map[int]string{}
	for _, r := range got.Roles {
		for row := r.From; row <= r.To; row++ {
			found[row] = r.Role
		}
	}
	wrong := []string{}
	for i, row := range sheet.rows {
		want, mine := row.role(sheet.tables[n].side), sheet.owner(i, n)
		if !mine || want == "blank" {
			continue
		}
		is, ok := found[i+1]
		if !ok {
			is = "data"
			if i+1 > got.LastRow || i+1 < got.FirstRow {
				is = "none"
			}
		}
		s.rows++
		s.roleTable[[2]string{want, is}]++
		if (want == "data") == (is == "data") {
			s.rowsRight++
			continue
		}
		wrong = append(wrong, fmt.Sprintf("%d is %s, want %s", i+1, is, want))
	}
	if len(wrong) > 0 {
		s.miss("%s: row %s", name, strings.Join(wrong, "; row "))
	}
}

// print logs the scores and the confusion tables.
func (s *corpusScore) print(t *testing.T) {
	var b strings.Builder
	line := func(what string, n, of int) {
		fmt.Fprintf(&b, "%-28s %4d of %4d  %6.2f %%\n", what, n, of, 100*ratio(n, of))
	}
	fmt.Fprintf(&b, "corpus %s: %d sheets\n", s.name, s.sheets)
	line("tables found", s.found, s.tables)
	line("header rows right", s.headers, s.tables)
	line("column titles right", s.titles, s.columns)
	line("column types right", s.types, s.columns)
	line("column units right", s.units, s.columns)
	line("nullability right", s.nullable, s.columns)
	line("group columns right", s.groupsRight, s.groups)
	line("rows kept or left out right", s.rowsRight, s.rows)
	confusion(&b, "types (said by a person / taken for)", []string{schemas.String, schemas.Integer, schemas.Number, schemas.Boolean, schemas.Date, schemas.DateTime, schemas.Period}, s.typeTable)
	roles := []string{}
	for r := table.RoleData; r <= table.RoleFooter; r++ {
		if r != table.RoleBlank {
			roles = append(roles, r.String())
		}
	}
	confusion(&b, "rows (said by a person / taken for)", roles, s.roleTable)
	for _, m := range s.misses {
		fmt.Fprintln(&b, m)
	}
	t.Log(b.String())
}

func confusion(b *strings.Builder, title string, names []string, counts map[[2]string]int) {
	fmt.Fprintf(b, "%s\n%-10s", title, "")
	columns := append(slices.Clone(names), "blank", "none")
	for _, c := range columns {
		fmt.Fprintf(b, "%9s", c)
	}
	for _, r := range append(slices.Clone(names), "other") {
		fmt.Fprintf(b, "\n%-10s", r)
		for _, c := range columns {
			fmt.Fprintf(b, "%9d", counts[[2]string{r, c}])
		}
	}
	fmt.Fprintln(b)
}
