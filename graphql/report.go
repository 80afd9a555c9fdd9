package graphql

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"danhmuc/registry"
	"danhmuc/schemas/check"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/table"
)

// reportView is a stored report with what else was kept of the same file.
type reportView struct {
	*check.Report
	id     string // hash of the stored report
	grid   string // hash of the sheet as drawn
	rows   *registry.FileRef
	survey *registry.Survey // what cleaning could do, nil when it is not known
	tables []tableView
	failed *registry.JobError
}

// tableView is one table of a report.
type tableView struct {
	*check.Table
	of *reportView
}

func (a *api) report(ctx context.Context, sha, grid string, rows *registry.FileRef, survey *registry.Survey) (any, error) {
	if sha == "" {
		return nil, nil
	}
	rep, err := a.reports.open(ctx, sha)
	if err != nil || rep == nil {
		return nil, err
	}
	v := &reportView{Report: rep, id: sha, grid: grid, rows: rows, survey: survey}
	for _, t := range rep.Tables {
		v.tables = append(v.tables, tableView{Table: t, of: v})
	}
	return v, nil
}

// unread is the report on a file that could not be read: nothing but why.
func unread(id string, file registry.FileRef, why registry.JobError) *reportView {
	return &reportView{Report: &check.Report{Version: check.ReportVersion, FileName: file.Name, Size: file.Size}, id: id, failed: &why}
}

func (a *api) reportOfQuality(ctx context.Context, q *quality, _ Args) (any, error) {
	if q.release == nil {
		return nil, nil
	}
	if q.release.Status == registry.JobFailed {
		return a.failureOfRelease(ctx, q.release)
	}
	return a.report(ctx, q.release.Report, q.release.Grid, q.release.RowsFile, q.release.Survey)
}

// failureOfRelease says why a release's file could not be read, to who may read the file.
func (a *api) failureOfRelease(ctx context.Context, r *registry.Release) (any, error) {
	why, err := a.r.FailureOf(ctx, r)
	if err != nil || why == nil {
		return nil, err
	}
	return unread(string(r.ID), r.File, *why), nil
}

// reportOfJob is the report that a check or a trial left, or why it left none.
func (a *api) reportOfJob(ctx context.Context, j *registry.Job, _ Args) (any, error) {
	if j.Status == registry.JobFailed && j.Error != nil {
		if in, err := a.r.ReadingOf(ctx, j); err == nil && in.File.Name != "" { // other jobs read no file
			return unread(string(j.ID), in.File, *j.Error), nil
		}
	}
	var res registry.CheckResult
	if len(j.Result) == 0 || json.Unmarshal(j.Result, &res) != nil {
		return nil, nil // no check: other jobs leave other results
	}
	return a.report(ctx, res.Report, res.Grid, res.RowsFile, res.Survey)
}

// phrase is a text out of the check's own catalogue.
func phrase[T any](of func(*T) (code string, params map[string]string)) field {
	return call(func(ctx context.Context, obj *T, _ Args) (any, error) {
		code, params := of(obj)
		return check.Phrase(languageFrom(ctx), code, params), nil
	})
}

// reportTypes are reports of files, down to the cell.
func (a *api) reportTypes() typeTable {
	type verdict = personal.Verdict
	return typeTable{
		"QualityReport": {
			"id":       text(func(r *reportView) string { return r.id }),
			"fileName": text(func(r *reportView) string { return r.FileName }),
			"size":     long(func(r *reportView) int64 { return r.Size }),
			"engine":   text(func(r *reportView) string { return "check/" + itoa(r.Version) }),
			"tables":   objects(func(r *reportView) []tableView { return r.tables }),
			"cleaning": call(a.surveyOf),
			"failure": call(func(ctx context.Context, r *reportView, _ Args) (any, error) {
				return orNil(a.jobError(ctx, r.failed)), nil
			}),
		},
		"TableReport":  a.tableFields(),
		"ColumnReport": columnReportFields(),
		"ProposedRule": {
			"kind":    text(func(r *check.ProposedRule) string { return r.Kind }),
			"columns": texts(func(r *check.ProposedRule) []string { return r.Columns }),
			"titles":  texts(func(r *check.ProposedRule) []string { return r.Titles }),
			"holds":   integer(func(r *check.ProposedRule) int { return r.Holds }),
			"of":      integer(func(r *check.ProposedRule) int { return r.Of }),
			"whole":   boolean(func(r *check.ProposedRule) bool { return r.Whole }),
			"breaks": call(func(_ context.Context, r *check.ProposedRule, _ Args) (any, error) {
				out := make([]any, len(r.Breaks))
				for i, row := range r.Breaks {
					out[i] = row
				}
				return out, nil
			}),
		},
		"TopValue": {
			"value": text(func(v *check.TopValue) string { return v.Value }),
			"count": long(func(v *check.TopValue) int64 { return v.Count }),
		},
		"Quantile": {
			"at":    float(func(q *check.Quantile) float64 { return q.At }),
			"value": call(func(_ context.Context, q *check.Quantile, _ Args) (any, error) { return shownValue(q.Value), nil }),
		},
		"HistogramBin": {
			"from":  call(func(_ context.Context, b *check.Bin, _ Args) (any, error) { return shownValue(b.From), nil }),
			"to":    call(func(_ context.Context, b *check.Bin, _ Args) (any, error) { return shownValue(b.To), nil }),
			"count": long(func(b *check.Bin) int64 { return b.Count }),
		},
		"PatternCount": {
			"pattern": text(func(p *check.Pattern) string { return p.Shape }),
			"count":   long(func(p *check.Pattern) int64 { return p.Count }),
		},
		"PersonalFinding": {
			"kind":       text(func(v *verdict) string { return v.Kind }),
			"class":      text(func(v *verdict) string { return upper(v.Class) }),
			"confidence": float(func(v *verdict) float64 { return v.Confidence }),
			"evidence": call(func(ctx context.Context, v *verdict, _ Args) (any, error) {
				out := make([]any, len(v.Evidence))
				for i, e := range v.Evidence {
					out[i] = check.PersonalReason(languageFrom(ctx), e)
				}
				return out, nil
			}),
		},
		"Combination": {
			"columns":  texts(func(c *personal.Combination) []string { return c.Columns }),
			"rows":     long(func(c *personal.Combination) int64 { return c.Rows }),
			"groups":   long(func(c *personal.Combination) int64 { return c.Groups }),
			"smallest": long(func(c *personal.Combination) int64 { return c.K }),
			"small":    objects(func(c *personal.Combination) []personal.Small { return c.Small }),
			"drivers":  objects(func(c *personal.Combination) []personal.Driver { return c.Drivers }),
		},
		"SmallGroups": {
			"below":  integer(func(s *personal.Small) int { return int(s.Below) }),
			"groups": long(func(s *personal.Small) int64 { return s.Groups }),
			"rows":   long(func(s *personal.Small) int64 { return s.Rows }),
		},
		"CombinationDriver": {
			"column": text(func(d *personal.Driver) string { return d.Column }),
			"rows":   long(func(d *personal.Driver) int64 { return d.Rows }),
		},
		"FindingGroup": {
			"code":        text(func(g *check.Group) string { return g.Code }),
			"severity":    text(func(g *check.Group) string { return upper(string(g.Severity)) }),
			"column":      maybe(func(g *check.Group) string { return g.Column }),
			"columnTitle": maybe(func(g *check.Group) string { return g.ColumnTitle }),
			"title": call(func(ctx context.Context, g *check.Group, _ Args) (any, error) {
				return check.GroupMessage(languageFrom(ctx), g), nil
			}),
			"count": integer(func(g *check.Group) int { return int(g.Count) }),
			"first": object(firstOfGroup),
			"sure":  boolean(func(g *check.Group) bool { return g.Sure == g.Count }),
		},
		"Finding":           findingFields(),
		"FindingConnection": connectionFields[check.Finding](),
		"FindingEdge":       edgeFields[check.Finding](),
		"GridRow": {
			"row":    integer(func(r *check.GridRow) int { return r.Row }),
			"role":   text(func(r *check.GridRow) string { return upper(r.Role) }),
			"cells":  objects(cellsOf),
			"hidden": boolean(func(r *check.GridRow) bool { return r.Hidden }),
		},
		"GridCell": {
			"column":   integer(func(c *gridCell) int { return c.column }),
			"text":     text(func(c *gridCell) string { return c.text }),
			"span":     integer(func(c *gridCell) int { return c.span }),
			"number":   boolean(func(c *gridCell) bool { return c.number }),
			"severity": maybe(func(c *gridCell) string { return upper(string(c.severity)) }),
		},
	}
}

// firstOfGroup is a group's first example; a group without one is told by itself.
func firstOfGroup(g *check.Group) *check.Finding {
	if len(g.Examples) > 0 {
		return &g.Examples[0]
	}
	return &check.Finding{Code: g.Code, Severity: g.Severity, Column: g.Column, ColumnTitle: g.ColumnTitle, Letter: g.Letter, Article: g.Article, Params: g.Params}
}

func (a *api) tableFields() fields {
	return fields{
		"sheet":         text(func(t *tableView) string { return t.Sheet }),
		"range":         text(func(t *tableView) string { return t.Range }),
		"headerRow":     integer(func(t *tableView) int { return t.HeaderRow }),
		"rows":          long(func(t *tableView) int64 { return t.Rows }),
		"sheetRows":     long(func(t *tableView) int64 { return int64(t.LastRow) }),
		"columns":       objects(func(t *tableView) []check.Column { return t.Columns }),
		"proposedRules": call(func(_ context.Context, t *tableView, _ Args) (any, error) { return pointers(t.Proposed), nil }),
		"groups":        call(func(_ context.Context, t *tableView, _ Args) (any, error) { return refs(t.Groups), nil }),
		"findingCount":  integer(func(t *tableView) int { return int(t.FindingCount) }),
		"findings":      call(a.findings),
		"grid":          call(a.grid),
		"gridRows":      integer(func(t *tableView) int { return t.GridRows }),
		"notes":         call(notes),
		"preview":       call(a.preview),
		"combination":   call(a.combination),
	}
}

// combination is the report's own, or that of the columns asked for, counted over the rows as understood.
func (a *api) combination(ctx context.Context, t *tableView, in Args) (any, error) {
	columns := argTexts[string](in, "columns")
	if len(columns) == 0 {
		return orNil(t.Combination), nil
	}
	if len(columns) > personal.MaxColumns {
		return nil, refuse("COLUMNS", map[string]any{"limit": personal.MaxColumns})
	}
	for i, name := range columns {
		known := slices.ContainsFunc(t.Columns, func(c check.Column) bool { return c.Name == name })
		if !known && t.Table != t.of.Tables[0] {
			return nil, nil // the question is about another table of the file
		}
		if !known || slices.Contains(columns[:i], name) {
			return nil, badInput("columns")
		}
	}
	sha := t.understood()
	if sha == "" {
		return nil, nil
	}
	c, err := a.reports.combine(ctx, sha, columns)
	if err != nil {
		return nil, err
	}
	return orNil(c), nil
}

// findings pages over all findings, those past what the report lists too; totalCount counts all of them, by groups where a filter asks
// for what the groups tell.
func (a *api) findings(ctx context.Context, t *tableView, in Args) (any, error) {
	w, err := windowOf(in)
	if err != nil {
		return nil, err
	}
	severity, code, column := in.Text("severity"), in.Text("code"), in.Text("column")
	matches := func(s check.Severity, c, col string) bool {
		return (severity == "" || upper(string(s)) == severity) && (code == "" || c == code) && (column == "" || col == column)
	}
	var found []*check.Finding
	seen, more := 0, false
	take := func(f *check.Finding) {
		if !matches(f.Severity, f.Code, f.Column) {
			return
		}
		if more = len(found) == w.limit; !more && seen >= w.offset {
			found = append(found, f)
		}
		seen++
	}
	for i := range t.Listed {
		if take(&t.Listed[i]); more {
			break
		}
	}
	skip := 0
	if severity+code+column == "" {
		skip = max(0, w.offset-seen)
		seen += skip
	}
	if t.FindingsFile != "" && !more {
		for f, err := range a.reports.findings(ctx, t.FindingsFile, skip) {
			if err != nil {
				return nil, err
			}
			if take(&f); more {
				break
			}
		}
	}
	total := 0
	for _, g := range t.Groups {
		if matches(g.Severity, g.Code, g.Column) {
			total += int(g.Count)
		}
	}
	if skip == 0 {
		total = max(total, seen)
	}
	p := newPage(found, w.offset, total)
	p.info.next = more
	return p, nil
}

func (a *api) grid(ctx context.Context, t *tableView, in Args) (any, error) {
	limit := in.Int("limit")
	if limit < 0 || limit > maxPage {
		return nil, refuse("PAGE_SIZE", map[string]any{"limit": maxPage})
	}
	sha := t.drawn()
	if sha == "" {
		return []any{}, nil
	}
	rows, err := a.reports.grid(ctx, sha, max(1, in.Int("from")), limit)
	return pointers(rows), err
}

// drawn is the hash of the table as drawn, "" where there is none or the caller may not see it.
func (t *tableView) drawn() string {
	if t.of.grid == "" || t.Table == t.of.Tables[0] {
		return t.of.grid
	}
	return t.GridFile
}

// understood is the hash of the table's rows as understood, "" where there are none or the caller may not see them.
func (t *tableView) understood() string {
	switch {
	case t.of.rows == nil:
		return ""
	case t.Table == t.of.Tables[0]:
		return t.of.rows.SHA256
	}
	return t.RowsFile
}

func notes(ctx context.Context, t *tableView, _ Args) (any, error) {
	out := make([]any, len(t.Notes))
	for i, n := range t.Notes {
		out[i], _ = table.Message(languageFrom(ctx), n.Code, table.Where{Sheet: t.Sheet, Row: n.Row}, n.Detail)
	}
	return out, nil
}

func (a *api) preview(ctx context.Context, t *tableView, in Args) (any, error) {
	n := 20
	if in.Has("first") {
		n = in.Int("first")
	}
	if n < 0 || n > maxPage {
		return nil, refuse("PAGE_SIZE", map[string]any{"limit": maxPage})
	}
	sha := t.understood()
	if sha == "" {
		return []any{}, nil
	}
	return a.reports.preview(ctx, sha, n)
}

func columnReportFields() fields {
	type column = check.Column
	return fields{
		"name":          text(func(c *column) string { return c.Name }),
		"title":         text(func(c *column) string { return c.Title }),
		"type":          text(func(c *column) string { return c.Type }),
		"unit":          maybe(func(c *column) string { return c.Unit }),
		"letter":        text(func(c *column) string { return c.Letter }),
		"nulls":         long(func(c *column) int64 { return c.Nulls }),
		"distinct":      long(func(c *column) int64 { return c.Distinct }),
		"min":           call(func(_ context.Context, c *column, _ Args) (any, error) { return shownValue(c.Min), nil }),
		"max":           call(func(_ context.Context, c *column, _ Args) (any, error) { return shownValue(c.Max), nil }),
		"mean":          call(func(_ context.Context, c *column, _ Args) (any, error) { return optional(c.Mean), nil }),
		"minLength":     call(func(_ context.Context, c *column, _ Args) (any, error) { return optional(c.MinLength), nil }),
		"maxLength":     call(func(_ context.Context, c *column, _ Args) (any, error) { return optional(c.MaxLength), nil }),
		"top":           objects(func(c *column) []check.TopValue { return c.Top }),
		"histogram":     call(func(_ context.Context, c *column, _ Args) (any, error) { return histogram(c.Histogram), nil }),
		"distinctExact": boolean(func(c *column) bool { return c.Exact }),
		"topExact":      boolean(func(c *column) bool { return c.TopExact }),
		"deviation":     call(func(_ context.Context, c *column, _ Args) (any, error) { return optional(c.Deviation), nil }),
		"quantiles":     objects(func(c *column) []check.Quantile { return c.Quantiles }),
		"meanLength":    call(func(_ context.Context, c *column, _ Args) (any, error) { return optional(c.MeanLength), nil }),
		"histogramOf":   text(func(c *column) string { return c.HistogramOf }),
		"bins":          objects(func(c *column) []check.Bin { return c.Bins }),
		"patterns":      objects(func(c *column) []check.Pattern { return c.Patterns }),
		"patternRows":   long(func(c *column) int64 { return c.PatternRows }),
		"values":        call(valuesOf),
		"required":      boolean(func(c *column) bool { return c.Required }),
		"key":           boolean(func(c *column) bool { return c.Key }),
		"codeList":      maybe(func(c *column) string { return c.CodeList }),
		"masked":        boolean(func(c *column) bool { return c.Masked }),
		"remark": call(func(ctx context.Context, c *column, _ Args) (any, error) {
			return orNull(check.RemarkText(languageFrom(ctx), c.Remark)), nil
		}),
		"evidence": call(func(ctx context.Context, c *column, _ Args) (any, error) {
			return orNull(evidence(languageFrom(ctx), c)), nil
		}),
		"findingCount": integer(func(c *column) int { return int(c.FindingCount) }),
		"personal":     object(func(c *column) *personal.Verdict { return c.Personal }),
	}
}

// valuesOf are all values of a column where they are few.
func valuesOf(_ context.Context, c *check.Column, _ Args) (any, error) {
	if c.Enum == nil {
		return nil, nil
	}
	out := make([]any, len(c.Enum))
	for i, v := range c.Enum {
		out[i] = v
	}
	return out, nil
}

// evidence says in one line why the column is taken for what it is.
func evidence(lang string, c *check.Column) string {
	var parts []string
	for _, e := range c.Evidence {
		s := check.Phrase(lang, e.Code, map[string]string{"count": itoa(int(e.Count)), "of": itoa(int(e.Of)), "row": itoa(e.Row), "detail": e.Detail})
		if s != e.Code {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "; ")
}

// shownValue is a least or greatest value as text: a number or a day.
func shownValue(v any) any {
	switch v := v.(type) {
	case string:
		return orNull(v)
	case nil:
		return nil
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	return string(b)
}

func histogram(counts []int64) []any {
	out := make([]any, len(counts))
	for i, n := range counts {
		out[i] = int(min(n, 1<<31-1))
	}
	return out
}

func optional[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

func findingFields() fields {
	type finding = check.Finding
	say := func(part func(message, fix string) string) field {
		return call(func(ctx context.Context, f *finding, _ Args) (any, error) {
			return orNull(part(check.Message(languageFrom(ctx), f))), nil
		})
	}
	return fields{
		"code":        text(func(f *finding) string { return f.Code }),
		"severity":    text(func(f *finding) string { return upper(string(f.Severity)) }),
		"sheet":       text(func(f *finding) string { return f.Sheet }),
		"row":         call(func(_ context.Context, f *finding, _ Args) (any, error) { return rowOrNull(f.Row), nil }),
		"column":      maybe(func(f *finding) string { return f.Column }),
		"columnTitle": maybe(func(f *finding) string { return f.ColumnTitle }),
		"letter":      maybe(func(f *finding) string { return f.Letter }),
		"value":       maybe(func(f *finding) string { return f.Value }),
		"understood":  maybe(func(f *finding) string { return f.Understood }),
		"message":     say(func(message, _ string) string { return message }),
		"fix":         say(func(_, fix string) string { return fix }),
		"article":     maybe(func(f *finding) string { return f.Article }),
	}
}

func rowOrNull(n int) any {
	if n == 0 {
		return nil
	}
	return n
}

// gridCell is one cell that is drawn.
type gridCell struct {
	column   int // from 1
	text     string
	span     int // columns
	number   bool
	severity check.Severity
}

// cellsOf are a row's cells that hold something or are marked; cells that repeat the first of a merged range widen it.
func cellsOf(r *check.GridRow) []gridCell {
	filled, numbers, marks := map[int]bool{}, map[int]bool{}, map[int]check.Severity{}
	for _, i := range r.Filled {
		filled[i] = true
	}
	for _, i := range r.Numbers {
		numbers[i] = true
	}
	for _, m := range r.Marks {
		marks[m.Cell] = m.Severity
	}
	var out []gridCell
	for i, text := range r.Cells {
		if n := len(out); filled[i] && marks[i] == "" && n > 0 && out[n-1].column+out[n-1].span == i+1 {
			out[n-1].span++
			continue
		}
		if text != "" || marks[i] != "" {
			out = append(out, gridCell{column: i, text: text, span: 1, number: numbers[i], severity: marks[i]})
		}
	}
	return out
}
