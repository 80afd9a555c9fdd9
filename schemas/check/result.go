package check

import (
	"context"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/personal"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Bounds of what a column's profile lists.
const (
	topValues   = 10
	topPatterns = 5
	enumValues  = 40
	enumRepeat  = 3 // each value stands in so many rows at least, on average
)

// result ends a pass: the findings about columns and the table, the profile, the schema.
func (t *reading) result(ctx context.Context, o table.Overrides, passes int) (*Table, error) {
	t.endTotals()
	t.layout.CountBad(t.mender.Bad)
	keys, err := t.settleKeys(ctx, o)
	if err != nil {
		return nil, joinFree(err, t)
	}
	if err := t.checkWithin(ctx, o); err != nil {
		return nil, joinFree(err, t)
	}
	proposed, err := t.secondLook(ctx, o)
	if err != nil {
		return nil, joinFree(err, t)
	}
	subjects := t.subjects()
	verdicts := personal.Decide(subjects)
	t.columnFindings(verdicts)
	combination, err := t.combine(ctx, o, subjects, verdicts)
	if err != nil {
		return nil, joinFree(err, t)
	}
	t.smallGroups(combination)
	t.tableFindings()
	t.freshness()
	schema, err := t.schema(keys.primary, verdicts)
	if err != nil {
		return nil, joinFree(err, t)
	}
	if err := t.found.close(); err != nil {
		return nil, joinFree(err, t)
	}
	l := t.layout
	out := &Table{
		Sheet: l.Sheet, SheetName: t.book.Sheets[t.area.Sheet].Name, Range: l.Area.String(), FirstRow: l.Area.FirstRow, Title: l.Title, HeaderFirst: l.HeaderFirst, HeaderRow: l.HeaderRow, Rows: t.data, LastRow: l.LastRow,
		Proposed: proposed, Combination: combination, Detector: personal.Version,
		PrimaryKey: keys.primary, Candidates: keys.candidates, FindingCount: t.found.count,
		Errors: t.found.bySev[Error], Warnings: t.found.bySev[Warning], Infos: t.found.bySev[Info],
		Groups: t.found.groups, Listed: t.found.list, Roles: layoutRoles(l), Totals: t.totals, Declared: t.opts.Schema != nil, Passes: passes,
		Notes: []Note{},
	}
	for _, n := range l.Notes {
		out.Notes = append(out.Notes, Note{string(n.Code), n.Row, n.Detail})
	}
	for _, g := range out.Groups {
		out.Sure += g.Sure
	}
	for i, c := range t.columns {
		out.Columns = append(out.Columns, c.profile(verdicts[i], keys.primary, t.groupsOf(c)))
	}
	if out.Schema, err = schema.MarshalJSON(); err != nil {
		return nil, joinFree(err, t)
	}
	out.SchemaHash = schema.Hash()
	if t.rows != nil {
		out.RowsFile = t.files.rowsName
	}
	if t.grid != nil {
		out.GridFile, out.GridRows = t.files.gridName, t.grid.rows
	}
	if t.found.spilled {
		out.FindingsFile = t.files.findingsName
		path := filepath.Join(t.files.folder, t.files.findingsName)
		out.spill = func() (io.ReadCloser, error) { return os.Open(path) }
	}
	if out.Listed == nil {
		out.Listed = []Finding{}
	}
	if out.Groups == nil {
		out.Groups = []*Group{}
	}
	out.Status = statusOf(out.Errors, out.Warnings)
	out.Dimensions, out.Score = t.score(out)
	return out, t.free()
}

func joinFree(err error, t *reading) error {
	if freeErr := t.free(); freeErr != nil {
		return freeErr
	}
	return err
}

func statusOf(errors, warnings int64) string {
	switch {
	case errors > 0:
		return Failed
	case warnings > 0:
		return Warned
	}
	return Passed
}

// groupsOf lists the groups of findings in a column.
func (t *reading) groupsOf(c *column) []*Group {
	var out []*Group
	for _, g := range t.found.groups {
		if g.Column == c.Name {
			out = append(out, g)
		}
	}
	return out
}

// subjects are the columns as the detector of personal data sees them.
func (t *reading) subjects() []personal.Subject {
	subjects := make([]personal.Subject, len(t.columns))
	for i, c := range t.columns {
		subjects[i] = personal.Subject{Title: c.Title, Name: c.Name, Values: &c.pers,
			Numeric: c.decision.Type == schemas.Number || c.decision.Type == schemas.Integer,
			Place:   c.decision.CodeList == schemas.CommuneCodes || c.header.PlaceName || c.Group}
		if c.Ordinal {
			subjects[i].Values = nil
		}
	}
	return subjects
}

// schema is the declared document, or the one the decisions make.
func (t *reading) schema(key []string, verdicts []*personal.Verdict) (*schemas.Schema, error) {
	if t.opts.Schema != nil {
		return t.opts.Schema, nil
	}
	columns := make([]schemas.Column, len(t.columns))
	for i, c := range t.columns {
		columns[i] = schemas.Column{Name: c.Name, Title: c.Title, Type: c.decision.Type, Unit: c.decision.Unit, CodeList: c.decision.CodeList,
			Required: t.data > 0 && c.prof.Nulls == 0}
		if c.decision.CodeList == schemas.CommuneCodes {
			columns[i].Pattern = "^[0-9]{5}$"
		}
		if verdicts[i] != nil {
			columns[i].PersonalData = verdicts[i].Class
		}
	}
	return schemas.New(t.layout.Title, columns, key)
}

// profile makes a column's part of the report.
func (c *column) profile(verdict *personal.Verdict, key []string, groups []*Group) Column {
	p := c.prof
	out := Column{Name: c.Name, Title: c.Title, Type: c.decision.Type, Unit: c.decision.Unit, Letter: c.Letter, CodeList: c.decision.CodeList,
		Group: c.Group, Ordinal: c.Ordinal, Hidden: c.Hidden, Required: p.Rows > 0 && p.Nulls == 0, Key: slices.Contains(key, c.Name),
		Rows: p.Rows, Nulls: p.Nulls, Evidence: c.decision.Evidence, Personal: verdict, Top: []TopValue{}, Patterns: []Pattern{}, Errors: c.errors, Warnings: c.warnings}
	if c.schema != nil {
		out.Required = c.schema.Required
	}
	out.Reading = c.reading()
	if out.Evidence == nil {
		out.Evidence = []infer.Evidence{}
	}
	out.Distinct, out.Exact = p.Distinct.Count()
	if c.distinctKnown {
		out.Distinct, out.Exact = c.distinct, true
	}
	for _, g := range groups {
		out.FindingCount += g.Count
	}
	c.values(&out)
	c.shape(&out)
	if verdict != nil || c.schema != nil && c.schema.PersonalData != "" {
		out.mask()
	}
	out.Remark = c.remark(&out, groups)
	return out
}

// reading tells what was chosen for the column, nil where nothing was.
func (c *column) reading() *Reading {
	d := &c.decision
	r := Reading{Width: d.Width, Tick: d.Tick, Place: c.local}
	switch d.Type {
	case schemas.Integer, schemas.Number:
		r.DecimalSure = d.StyleSure
		if d.Style != viet.StyleUnknown {
			r.Decimal = d.Style.String()
		}
	case schemas.Date, schemas.DateTime:
		r.Order, r.OrderSure, r.OrderMixed, r.Date1904 = "day", d.OrderSure, c.tallyMixed(), c.date1904
		if d.Order == viet.MonthFirst {
			r.Order = "month"
		}
	}
	if r == (Reading{}) {
		return nil
	}
	return &r
}

// values fills range, mean and frequent values.
func (c *column) values(out *Column) {
	p := c.prof
	low, high, ok := p.Range()
	numeric := c.decision.Type == schemas.Integer || c.decision.Type == schemas.Number
	switch {
	case ok && numeric:
		least, most, _ := p.Bounds()
		out.Min, out.Max = least, most
		mean, _ := p.Mean()
		sum := roundTo(p.Sum(), 15)
		mean = roundTo(mean, 12)
		out.Mean, out.Sum = &mean, &sum
		if d, ok := p.Deviation(); ok {
			d = roundTo(d, 12)
			out.Deviation = &d
		}
	case ok:
		out.Min, out.Max = low, high
	}
	for i, v := range p.Quantiles(quantiles...) {
		out.Quantiles = append(out.Quantiles, Quantile{quantiles[i], c.inReport(v)})
	}
	c.top(out)
}

// top lists the most frequent values, and all values where they are few and repeat.
func (c *column) top(out *Column) {
	out.TopExact = !c.memo.evicted
	counts := map[string]int64{}
	if c.heavy != nil {
		counts = c.heavy.counts(out.Rows - out.Nulls)
	}
	for i := range c.memo.entries {
		e := &c.memo.entries[i]
		if !e.outcome.null {
			counts[string(e.outcome.out)] += e.total
		}
	}
	list := make([]TopValue, 0, len(counts))
	for v, n := range counts {
		list = append(list, TopValue{v, n})
	}
	slices.SortFunc(list, func(a, b TopValue) int {
		if a.Count != b.Count {
			return int(max(-1, min(1, b.Count-a.Count)))
		}
		if a.Value < b.Value {
			return -1
		}
		return 1
	})
	filled := out.Rows - out.Nulls
	if out.TopExact && len(list) > 0 && len(list) <= enumValues && filled >= int64(len(list))*enumRepeat && c.decision.Type == schemas.String {
		for _, v := range list {
			out.Enum = append(out.Enum, cut(v.Value))
		}
		slices.Sort(out.Enum)
	}
	for _, v := range list[:min(topValues, len(list))] {
		out.Top = append(out.Top, TopValue{cut(v.Value), v.Count})
	}
}

// remark chooses what a reviewer should know first about a column.
func (c *column) remark(out *Column, groups []*Group) Remark {
	n := func(v int64) string { return strconv.FormatInt(v, 10) }
	for _, g := range groups {
		if g.Severity == Error || g.Severity == Warning {
			return Remark{"finding", map[string]string{"code": g.Code, "count": n(g.Count)}}
		}
	}
	filled := out.Rows - out.Nulls
	switch {
	case out.Personal != nil:
		best := 0.0
		for _, e := range out.Personal.Evidence {
			best = math.Max(best, e.Share)
		}
		return Remark{"personal", map[string]string{"kind": out.Personal.Kind, "share": strconv.Itoa(int(math.Round(best * 100)))}}
	case filled == 0:
		return Remark{Code: "empty"}
	case c.unique:
		return Remark{"unique", map[string]string{"distinct": n(out.Distinct)}}
	case len(out.Enum) > 0 && len(out.Top) > 0:
		return Remark{"enum", map[string]string{"distinct": n(out.Distinct), "top": out.Top[0].Value, "share": strconv.FormatInt(100*out.Top[0].Count/filled, 10)}}
	case out.Min != nil:
		return Remark{"range", map[string]string{"min": textOf(out.Min), "max": textOf(out.Max)}}
	case out.Nulls*2 > out.Rows:
		return Remark{"mostly-empty", map[string]string{"share": strconv.FormatInt(100*out.Nulls/out.Rows, 10)}}
	case out.MinLength != nil:
		return Remark{"length", map[string]string{"min": strconv.Itoa(*out.MinLength), "max": strconv.Itoa(*out.MaxLength)}}
	}
	return Remark{}
}

func textOf(v any) string {
	switch v := v.(type) {
	case float64:
		return figure(v)
	case string:
		return v
	}
	return ""
}
