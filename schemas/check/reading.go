package check

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Budgets shared by all columns of a table: wide tables get less a column.
const (
	sampleRows  = 2000     // rows that the first decisions rest on
	memoBudget  = 24 << 10 // values remembered
	memoMost    = 2048
	memoLeast   = 64
	exactBudget = 512 << 10 // distinct values counted exactly
	exactMost   = 64 << 10
	exactLeast  = 1024
)

// reading is one pass over one sheet.
type reading struct {
	opts       *Options
	book       *table.Workbook
	area       table.Area
	layout     *table.Layout
	columns    []*column
	found      *collector
	cleaner    LineCleaner // nil changes nothing
	rows       *rowsWriter
	grid       *gridWriter
	sparing    bool           // keep of the keys only what a table without repeats needs
	rowKeys    *profile.Keys  // nil when a column looks like a key
	rowKeysErr error          // from giving them up
	declared   []*declaredKey // keys that the schema declares
	within     []*foreignKey  // those that point into the table itself
	across     *columnRules   // rules between columns that it declares
	conditions *rowRules      // rules of a declared schema over several columns
	value      infer.Value
	marks      []Mark
	together   together
	mender     *table.Mender
	drawing    *table.Mender // of cells that were read and are made again

	data       int64 // data rows
	bytes      int64 // text read, for progress
	nextCheck  int64 // data rows at which hopeless keys are dropped
	sinceTotal int64 // data rows since the last total
	blanks     int64 // blank rows between data rows
	blankRun   int64
	groups     int64
	totalRows  int64
	sparse     int64
	cellErrors int64
	cellWarns  int64
	lastDay    float64
	heading    *heading
	headings   []heading
	totals     []TotalRow
	places     *placePair
	files      artifacts
}

// artifacts are the files a pass writes.
type artifacts struct {
	rows, grid           *os.File
	rowsName, gridName   string
	findingsName, folder string
}

// sample tallies the first rows.
func sample(ctx context.Context, w *table.Workbook, a table.Area, o table.Overrides, opts *Options) (first sampled, err error) {
	t, err := table.UnderstandArea(ctx, w, a, o)
	if err != nil {
		return first, err
	}
	defer t.Close()
	first.columns = append(first.columns, t.Layout.Columns...)
	first.local = make([]bool, len(first.columns))
	tallies := make([]*infer.Tally, len(first.columns))
	places := make([]*placeCount, len(first.columns))
	for i, c := range first.columns {
		tallies[i] = &infer.Tally{}
		if infer.ReadHeader(c.Title, c.Name).PlaceName {
			places[i] = &placeCount{}
		}
	}
	first.tallies = tallies
	cleaner := opts.cleaner(w, t.Layout)
	var v infer.Value
	for n := 0; n < sampleRows; n++ {
		line, err := t.NextData()
		if err == io.EOF {
			break
		}
		if err != nil {
			return first, err
		}
		if cleaner != nil && !cleaner.Clean(line) {
			continue
		}
		for i := range tallies {
			if i >= len(line.Cells) {
				break
			}
			cell := &line.Cells[i]
			infer.Scan(cell.Text, cell.Kind, infer.Hint{}, &v)
			tallies[i].Add(&v, 1, line.Number)
			if places[i] != nil && v.Class == infer.Text {
				places[i].add(string(v.Clean))
			}
		}
	}
	for i, p := range places {
		first.local[i] = p != nil && p.known*10 >= p.seen*6 && p.known > 0
	}
	return first, nil
}

// sampled is what the first rows show.
type sampled struct {
	columns []table.Column
	tallies []*infer.Tally
	local   []bool // the column holds names of places of the province
	sparing bool   // see [reading]
}

// placeCount counts the names that are places of the province.
type placeCount struct{ seen, known int }

func (p *placeCount) add(name string) {
	p.seen++
	if len(viet.CommunesByName(name)) > 0 || len(viet.OldCommunesByName(name)) > 0 || viet.IsDistrictName(name) {
		p.known++
	}
}

func clampShare(budget, n, least, most int) int { return max(least, min(most, budget/max(1, n))) }

// newColumns prepares the columns of a pass.
func (t *reading) newColumns(decisions []infer.Decision, first *sampled, match []*schemas.Column) error {
	n := len(t.layout.Columns)
	for i := range t.layout.Columns {
		c := &column{Column: t.layout.Columns[i], at: i, decision: decisions[i], hint: decisions[i].Hint(), date1904: t.book.Date1904, mender: t.mender}
		c.header = infer.ReadHeader(c.Title, c.Name)
		c.local = i < len(first.local) && first.local[i]
		c.today = infer.Days(t.opts.now())
		c.reformed = t.opts.day() >= viet.ReformDay
		c.prof = profile.NewColumn(clampShare(exactBudget, n, exactLeast, exactMost))
		c.quoting = t.rows != nil
		c.prof.Valid = t.book.Format == table.CSV // bad bytes were replaced or decoded in reading
		c.memo = newMemo(clampShare(memoBudget, n, memoLeast, memoMost))
		c.measure, c.measured = viet.ParseMeasure(c.decision.Unit)
		if match != nil && match[i] != nil {
			c.schema = match[i]
			r, err := compileRules(c.schema)
			if err != nil {
				return err
			}
			c.rules = r
		}
		t.listRules(c)
		c.short = c.decision.Type == schemas.Integer || c.decision.Type == schemas.Number || c.decision.Type == schemas.Date
		c.quick = c.short && !t.opts.thorough
		if c.mayBeKey() {
			c.keys = profile.NewKeys(t.files.folder)
			if t.sparing {
				c.keys = profile.NewRisingKeys(t.files.folder)
			}
		}
		t.columns = append(t.columns, c)
	}
	t.rowKeys = profile.NewKeys(t.files.folder)
	if t.opts.Schema != nil {
		t.conditions = newRowRules(t.opts.Schema)
		t.newDeclaredKeys()
		if err := t.newForeignKeys(); err != nil {
			return err
		}
		t.across = t.newColumnRules()
	}
	t.nextCheck = 1024
	t.places = newPlacePair(t.columns)
	return nil
}

// mayBeKey tells columns whose values can name a row.
func (c *column) mayBeKey() bool {
	switch c.decision.Type {
	case schemas.String, schemas.Integer, schemas.Date, schemas.Period:
		return !c.Group && !c.Ordinal
	}
	return false
}

// run reads every line of the sheet.
func (t *reading) run(ctx context.Context, tab *table.Table) error {
	src, end := t.source(tab)
	defer end()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		t.progress()
		parts, err := src.next()
		for _, p := range parts {
			if p.Block != nil {
				t.block(p.Block)
				continue
			}
			t.lines(p.Lines)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// lines reads lines that follow one another.
func (t *reading) lines(lines []table.Line) {
	for len(lines) > 0 {
		t.mender.Forget()
		n := t.dataRun(lines)
		switch {
		case n == 0:
			n = 1
			t.other(&lines[0])
		case t.cleaner == nil || t.clean(&lines[0]):
			t.dataRows(lines[:n])
		default:
			t.marks = t.marks[:0]
			t.draw(&lines[0])
		}
		lines = lines[n:]
	}
}

// dataRun is how many of the first lines are data rows that can be read together: cleaning, and conditions over several columns, take one
// row at a time, and hopeless keys are dropped at certain rows, wherever a batch ends.
func (t *reading) dataRun(lines []table.Line) int {
	most := min(int64(len(lines)), t.nextCheck-t.data)
	if t.cleaner != nil || t.conditions != nil || t.across != nil || t.opts.thorough {
		most = 1
	}
	for i := range int(most) {
		if lines[i].Role != table.RoleData {
			return i
		}
	}
	return int(most)
}

// other reads a line that is no data row.
func (t *reading) other(line *table.Line) {
	t.marks = t.marks[:0]
	switch line.Role {
	case table.RoleTotal:
		t.totalRows++
		t.total(line)
	case table.RoleGroup:
		t.groups++
		t.closeHeading()
		t.flush()
		t.groupRow(line)
	case table.RoleBlank:
		t.blankRun++
	}
	t.draw(line)
}

// clean gives a row the cells that a person agreed to; false leaves the row out.
func (t *reading) clean(line *table.Line) bool {
	for i := range line.Cells {
		t.mender.Mend(&line.Cells[i])
	}
	return t.cleaner.Clean(line)
}

func (t *reading) draw(line *table.Line) {
	if t.grid != nil {
		t.grid.draw(line, t.marks)
	}
}

func (t *reading) progress() {
	if t.opts.Progress != nil {
		t.opts.Progress(min(t.bytes, t.opts.size), t.opts.size)
	}
}

var emptyCell = table.Cell{}

// dropKeys gives up columns whose values repeat too often to be a key.
func (t *reading) dropKeys() {
	t.nextCheck *= 4
	t.spareRowKeys()
	for _, c := range t.columns {
		if c.keys == nil {
			continue
		}
		distinct, _ := c.prof.Distinct.Count()
		if float64(distinct) < 0.9*float64(t.data-c.keyNulls) || c.keyNulls*10 > t.data {
			c.dropKeys()
		}
	}
}

func (c *column) dropKeys() {
	if c.keys != nil {
		c.keyErr = c.keys.Close()
		c.keys = nil
	}
}

// mark notes the worst finding of a cell for the drawn sheet.
func (t *reading) mark(c *column, code string) {
	severity := codeMeta(code).Severity
	if n := len(t.marks); n > 0 && t.marks[n-1].Cell == c.Index {
		if worse(severity, t.marks[n-1].Severity) {
			t.marks[n-1].Severity, t.marks[n-1].Code = severity, code
		}
		return
	}
	t.marks = append(t.marks, Mark{c.Index, severity, code})
}

func worse(a, b Severity) bool { return a == Error && b != Error || a == Warning && b == Info }

// at places a finding.
func (t *reading) at(c *column, row int, f Finding) Finding {
	f.Sheet, f.Row, f.Column, f.ColumnTitle, f.Letter = t.layout.Sheet, row, c.Name, c.Title, c.Letter
	return f
}

// groupRow looks at a group row's text.
func (t *reading) groupRow(line *table.Line) {
	if cells := t.totalCells(line); len(cells) > 0 {
		t.heading = &heading{line.Number, cells, true}
	}
	if viet.IsDistrictName(trimOld(line.Group)) {
		t.found.add(Finding{Code: "place.district", Sheet: t.layout.Sheet, Row: line.Number, Value: line.Group, Params: districtHeirs(trimOld(line.Group))})
	}
}

// open makes the artifacts of table n.
func (a *artifacts) open(dir string, n int) error {
	prefix := "table-" + strconv.Itoa(n)
	a.folder = dir
	a.rowsName, a.gridName, a.findingsName = prefix+".rows.csv", prefix+".grid.ndjson.gz", prefix+".findings.ndjson"
	var err error
	if a.rows, err = os.Create(filepath.Join(dir, a.rowsName)); err != nil {
		return err
	}
	a.grid, err = os.Create(filepath.Join(dir, a.gridName))
	return err
}

func (a *artifacts) close() error {
	var first error
	for _, f := range []*os.File{a.rows, a.grid} {
		if f == nil {
			continue
		}
		if err := f.Close(); err != nil && first == nil {
			first = err
		}
	}
	a.rows, a.grid = nil, nil
	return first
}

// free closes what a pass holds and keeps no result of it.
func (t *reading) free() error {
	var ended error
	if t.rows != nil {
		ended = t.rows.close() // before its file
	}
	first := t.files.close()
	keep := func(err error) {
		if err != nil && first == nil {
			first = err
		}
	}
	keep(ended)
	if t.found != nil {
		keep(t.found.close())
	}
	for _, c := range t.columns {
		if c.keys != nil {
			keep(c.keys.Close())
		}
		keep(c.keyErr)
	}
	if t.rowKeys != nil {
		keep(t.rowKeys.Close())
	}
	keep(t.rowKeysErr)
	for _, d := range t.declared {
		if d.keys != nil {
			keep(d.keys.Close())
		}
	}
	return first
}
