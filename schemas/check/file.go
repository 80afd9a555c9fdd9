package check

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/table"
)

// maxPasses bounds how often a sheet is read when the whole keeps overturning the decisions.
const maxPasses = 3

// File reads the table file at path and reports on it. An error is a [*table.Error] where the file cannot be read, a
// [*schemas.Error] where the schema cannot be used, or what stopped the reading. The caller closes the report.
func File(ctx context.Context, path string, opts Options) (*Report, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, &table.Error{Code: table.CodeUnreadable, Err: err}
	}
	if opts.Keep == 0 {
		opts.Keep = defaultKeep
	}
	if opts.drawn == 0 {
		opts.drawn = gridRows
	}
	opts.size = info.Size()
	w, err := table.Open(ctx, path, table.Options{Limits: opts.Limits})
	if err != nil {
		return nil, err
	}
	defer w.Close()
	r := &Report{Version: ReportVersion, FileName: opts.FileName, Format: string(w.Format), Size: info.Size(), dir: opts.OutDir}
	if r.FileName == "" {
		r.FileName = filepath.Base(path)
	}
	if w.Format == table.CSV {
		r.Encoding, r.Delimiter = w.Encoding, string(rune(w.Delimiter))
	}
	if r.dir == "" {
		if r.dir, err = os.MkdirTemp("", "danhmuc-check-*"); err != nil {
			return nil, fmt.Errorf("make a folder for the artifacts: %w", err)
		}
		r.temporary = true
	}
	if err := r.read(ctx, w, &opts); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	r.finish()
	return r, nil
}

// read reads the sheets that are asked for.
func (r *Report) read(ctx context.Context, w *table.Workbook, opts *Options) error {
	back, err := opts.recall(ctx, w)
	if err != nil {
		return err
	}
	r.Remembered = back
	only, number := -1, 0
	if opts.Sheet != "" {
		if only, number = w.ParseAddress(opts.Sheet); only < 0 {
			return &table.Error{Code: table.CodeNoSheet, Detail: opts.Sheet}
		}
	}
	var first error
	for i, s := range w.Sheets {
		info := SheetInfo{Name: s.Name, Hidden: s.Hidden, Table: -1}
		switch {
		case only >= 0 && i != only:
			info.Skipped = "other"
		case s.Chart:
			info.Skipped = "chart"
		case s.Hidden && only < 0 && len(w.Sheets) > 1:
			info.Skipped = "hidden"
		default:
			tables, err := r.readSheet(ctx, w, i, number, opts)
			var refused *table.Error
			switch {
			case err == nil:
				info.Table, info.Tables = len(r.Tables), len(tables)
				r.Tables = append(r.Tables, tables...)
			case errors.As(err, &refused) && len(w.Sheets) > 1 && only < 0:
				info.Skipped = string(refused.Code)
				if refused.Code == table.CodeEmpty {
					info.Skipped = "empty"
				}
				if first == nil || refused.Code != table.CodeEmpty {
					first = err
				}
			default:
				return err
			}
		}
		r.Sheets = append(r.Sheets, info)
	}
	if len(r.Tables) == 0 {
		if first == nil {
			first = &table.Error{Code: table.CodeEmpty}
		}
		return first
	}
	r.sheetFindings()
	return nil
}

// templateLists is the hidden sheet of a template of ours that holds its lists of choices: nobody needs to look at it.
const templateLists = "_danhmuc"

// sheetFindings says in the first table which sheets were not read, which hold several tables, and whether the file was read as the last.
func (r *Report) sheetFindings() {
	for _, s := range r.Sheets {
		code := ""
		switch s.Skipped {
		case "", "other":
			if s.Tables > 1 {
				r.say("sheet.tables", s.Name, map[string]string{"count": strconv.Itoa(s.Tables)})
			}
			continue
		case "hidden":
			if s.Name == templateLists {
				continue
			}
			code = "sheet.hidden"
		case "empty":
			code = "sheet.empty"
		case "chart":
			code = "sheet.chart"
		default:
			code = "sheet.unreadable"
		}
		r.say(code, s.Name, map[string]string{"reason": s.Skipped})
	}
	if r.Remembered != nil {
		code := "layout.remembered-misfit"
		if r.Remembered.Applied {
			code = "layout.remembered"
		}
		r.say(code, r.Tables[0].Sheet, nil)
	}
	t := r.Tables[0]
	t.Status = statusOf(t.Errors, t.Warnings)
}

// say adds a finding on the file to its first table.
func (r *Report) say(code, sheet string, params map[string]string) {
	t := r.Tables[0]
	f := Finding{Code: code, Severity: codeMeta(code).Severity, Rule: codeMeta(code).Rule, Sheet: sheet, Params: params}
	t.Listed = append(t.Listed, f)
	t.Groups = append(t.Groups, &Group{Code: code, Severity: f.Severity, Count: 1, Rule: f.Rule, Examples: []Finding{f}, Params: f.Params})
	t.FindingCount++
	if f.Severity == Warning {
		t.Warnings++
		return
	}
	t.Infos++
}

// readSheet reads the tables of a sheet, or the one of them with that number.
func (r *Report) readSheet(ctx context.Context, w *table.Workbook, sheet, number int, opts *Options) ([]*Table, error) {
	areas, err := tableAreas(ctx, w, sheet, opts)
	if err != nil {
		return nil, err
	}
	var tables []*Table
	for _, a := range areas {
		if number > 0 && max(a.Number, 1) != number {
			continue
		}
		n := len(r.Tables) + len(tables)
		t, err := readArea(ctx, w, a, n, opts.overrides(w, a, n), opts, r.dir, r.temporary)
		if err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	if len(tables) == 0 {
		return nil, &table.Error{Code: table.CodeNoSheet, Detail: opts.Sheet}
	}
	return tables, nil
}

// readArea decides on the first rows, reads the table, and reads it again when all rows decide otherwise.
func readArea(ctx context.Context, w *table.Workbook, a table.Area, n int, overrides table.Overrides, opts *Options, dir string, temporary bool) (*Table, error) {
	first, err := sample(ctx, w, a, overrides, opts)
	if err != nil {
		return nil, err
	}
	if len(first.columns) == 0 {
		return nil, &table.Error{Code: table.CodeEmpty, Where: table.Where{Sheet: w.Sheets[a.Sheet].Name}}
	}
	decisions := decide(first.columns, first.tallies, opts.Schema)
	first.sparing = !opts.thorough
	for pass := 1; ; pass++ {
		t, err := onePass(ctx, w, a, n, overrides, &first, decisions, opts, dir, temporary)
		if err != nil {
			return nil, err
		}
		again := t.decide(opts.Schema)
		if same(decisions, again) || pass == maxPasses {
			known, err := t.countKeys()
			if err != nil {
				return nil, joinFree(err, t)
			}
			if !known {
				if err := t.free(); err != nil {
					return nil, err
				}
				first.sparing = false
				pass--
				continue
			}
			for i, c := range t.columns {
				c.decision.Evidence = again[i].Evidence
				c.decision.Nullable = again[i].Nullable
			}
			return t.result(ctx, overrides, pass)
		}
		if err := t.free(); err != nil {
			return nil, err
		}
		decisions = again
	}
}

func same(a, b []infer.Decision) bool {
	for i := range a {
		if !a[i].Same(&b[i]) {
			return false
		}
	}
	return true
}

// decide takes the declared type of a column that the schema knows and infers the rest.
func decide(columns []table.Column, tallies []*infer.Tally, s *schemas.Schema) []infer.Decision {
	if s == nil {
		return infer.Decide(columns, tallies)
	}
	asked := append([]table.Column(nil), columns...)
	for i, c := range match(columns, s) {
		if c != nil {
			asked[i].Type = c.Type
			if c.Unit != "" {
				asked[i].Unit = c.Unit
			}
		}
	}
	return infer.Decide(asked, tallies)
}

// decide decides again from everything that was read.
func (t *reading) decide(s *schemas.Schema) []infer.Decision {
	tallies := make([]*infer.Tally, len(t.columns))
	columns := make([]table.Column, len(t.columns))
	for i, c := range t.columns {
		c.settle()
		tallies[i], columns[i] = &c.tally, c.Column
	}
	decisions := decide(columns, tallies, s)
	t.inferLists(decisions)
	return decisions
}

// onePass reads a sheet once.
func onePass(ctx context.Context, w *table.Workbook, a table.Area, n int, o table.Overrides, first *sampled, decisions []infer.Decision, opts *Options, dir string, temporary bool) (t *reading, err error) {
	tab, err := table.UnderstandArea(ctx, w, a, o)
	if err != nil {
		return nil, err
	}
	t = &reading{opts: opts, book: w, area: a, layout: tab.Layout, mender: tab.Mender(), drawing: tab.Mender(), sparing: first.sparing, cleaner: opts.cleaner(w, tab.Layout)}
	begun := t // a return of nil and an error clears t
	defer func() {
		if err != nil {
			err = errors.Join(err, tab.Close(), begun.free())
		}
	}()
	t.files.folder = dir
	t.files.findingsName = fmt.Sprintf("table-%d.findings.ndjson", n)
	if !temporary {
		if err = t.files.open(dir, n); err != nil {
			return nil, fmt.Errorf("make the artifacts: %w", err)
		}
		t.rows = newRowsWriter(t.files.rows)
		if !opts.NoGrid {
			t.grid = newGridWriter(t.files.grid, opts.drawn)
		}
	}
	t.found = newCollector(opts.Keep, filepath.Join(dir, t.files.findingsName))
	if err = t.newColumns(decisions, first, match(tab.Layout.Columns, opts.Schema)); err != nil {
		return nil, err
	}
	if t.rows != nil {
		t.rows.header(t.columns)
	}
	if err = t.run(ctx, tab); err != nil {
		return nil, err
	}
	if err = tab.Close(); err != nil {
		return nil, err
	}
	if t.rows != nil {
		if err = t.rows.close(); err != nil {
			return nil, err
		}
	}
	if t.grid != nil {
		if err = t.grid.close(); err != nil {
			return nil, err
		}
	}
	return t, nil
}
