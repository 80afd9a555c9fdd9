package check

import (
	"context"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
)

// A column that names rows may repeat so often and still be taken for the key, with the repeats as errors.
const (
	nearKeyShare = 0.05
	nearKeyFew   = 2
	nearKeyRows  = 10
)

// declaredKey watches columns that a schema declares to differ in every row: the primary key, and the sets under unique.
type declaredKey struct {
	keys    *profile.Keys
	primary bool
	part    []bool // by column
	names   []string
	hashes  []uint64    // of each row of the run, so far
	missing []bool      // a part of it is missing
	foreign *foreignKey // what the values point at; nil for a key of the table's own
}

// newDeclaredKey returns nil unless all columns of the key are in the table.
func newDeclaredKey(columns []*column, names []string, dir string) *declaredKey {
	if len(names) == 0 {
		return nil
	}
	d := &declaredKey{part: make([]bool, len(columns)), names: names}
	found := 0
	for i, c := range columns {
		for _, name := range names {
			if c.schema != nil && c.schema.Name == name {
				d.part[i] = true
				found++
			}
		}
	}
	if found != len(names) {
		return nil
	}
	d.keys = profile.NewKeys(dir)
	return d
}

// newDeclaredKeys makes those of a schema, the primary key first.
func (t *reading) newDeclaredKeys() {
	s := t.opts.Schema
	if d := newDeclaredKey(t.columns, s.PrimaryKey(), t.files.folder); d != nil {
		d.primary = true
		t.declared = append(t.declared, d)
	}
	for _, names := range s.Unique() {
		if d := newDeclaredKey(t.columns, names, t.files.folder); d != nil && !slices.ContainsFunc(t.declared, func(o *declaredKey) bool { return slices.Equal(o.part, d.part) }) {
			t.declared = append(t.declared, d)
		}
	}
}

// declaredOf lists the declared keys that a column is a part of.
func (t *reading) declaredOf(c *column) []*declaredKey {
	var out []*declaredKey
	for _, d := range t.declared {
		if d.part[c.at] {
			out = append(out, d)
		}
	}
	return out
}

// begin makes room for a run of n rows.
func (d *declaredKey) begin(n int) { d.hashes, d.missing = zeroed(d.hashes, n), zeroed(d.missing, n) }

// take adds a column's value to the key of row i.
func (d *declaredKey) take(i int, r *outcome) {
	d.hashes[i] = profile.Combine(d.hashes[i], r.keyHash())
	d.missing[i] = d.missing[i] || r.null
}

// add takes the key of row i, which is null where a part is missing: then it repeats nothing, and points at nothing. It returns false when
// the key points at nothing though it should.
func (d *declaredKey) add(i, row int) bool {
	switch {
	case d.missing[i]:
	case d.foreign != nil:
		return d.foreign.keys.has(d.hashes[i])
	default:
		d.keys.Add(d.hashes[i], row)
	}
	return true
}

// repeats is what a column's keys turned out to be.
type repeats struct {
	distinct int64            // different values
	count    int64            // rows that repeat an earlier value
	found    []profile.Repeat // the first of them
}

// countKeys finds what repeats in the columns that may be keys. It returns false when the pass did not keep what that takes, see
// [reading.sparing]: the sheet must be read once more.
func (t *reading) countKeys() (known bool, err error) {
	known = true
	candidates := 0
	for _, c := range t.columns {
		if c.keys == nil || t.data == 0 {
			continue
		}
		if c.keys.Lost() {
			known = false
			continue
		}
		if c.repeats.distinct, c.repeats.count, c.repeats.found, err = c.keys.Repeats(); err != nil {
			return false, err
		}
		if c.unique = c.repeats.count == 0 && c.keyNulls == 0; c.unique {
			candidates++
		}
	}
	return known && (candidates > 0 || t.rowKeys != nil), nil
}

// spareRowKeys stops keeping the keys of whole rows once a column looks like a key: rows with different keys differ.
func (t *reading) spareRowKeys() {
	if !t.sparing || t.rowKeys == nil {
		return
	}
	for _, c := range t.columns {
		if c.keys == nil || c.keyNulls > 0 {
			continue
		}
		if distinct, exact := c.prof.Distinct.Count(); exact && distinct == t.data {
			t.rowKeysErr = t.rowKeys.Close()
			t.rowKeys = nil
			return
		}
	}
}

// keyResult is what the keys of a table turned out to be.
type keyResult struct {
	primary    []string
	candidates []string
}

// settleKeys finds candidate keys, the key, repeated keys and repeated rows.
func (t *reading) settleKeys(ctx context.Context, o table.Overrides) (keyResult, error) {
	var res keyResult
	var near *column
	var nearRepeats []profile.Repeat
	var nearCount int64
	named := false
	for _, c := range t.columns {
		if c.keys == nil || t.data == 0 {
			continue
		}
		c.distinct, c.distinctKnown = c.repeats.distinct, true
		if c.unique {
			res.candidates = append(res.candidates, c.Name)
			named = named || c.header.Identifier || c.decision.Type == schemas.String
			continue
		}
		if near == nil && t.nearKey(c, c.repeats.count) {
			near, nearRepeats, nearCount = c, c.repeats.found, c.repeats.count
		}
	}
	switch {
	case len(t.declared) > 0 && t.declared[0].primary:
		res.primary = t.declared[0].names
	case near != nil && !named:
		res.primary = []string{near.Name}
		if err := t.reportRepeats(ctx, o, near, Finding{Code: "key.duplicate"}, nearRepeats, nearCount); err != nil {
			return res, err
		}
	default:
		res.primary = t.pickKey()
	}
	if err := t.declaredRepeats(ctx, o); err != nil {
		return res, err
	}
	if len(res.candidates) > 0 || t.data == 0 {
		return res, nil
	}
	return res, t.repeatedRows()
}

// nearKey tells a column of codes that would be a key but for a few repeats.
func (t *reading) nearKey(c *column, repeated int64) bool {
	if c.keyNulls > 0 || repeated == 0 || t.data < nearKeyRows {
		return false
	}
	if c.decision.CodeList == "" && !strings.HasPrefix(c.header.Words, " ma ") && !strings.Contains(c.header.Words, " id ") && !strings.Contains(c.header.Words, " code ") {
		return false
	}
	return float64(repeated) <= nearKeyShare*float64(t.data) || repeated <= nearKeyFew && t.data >= 2*nearKeyRows
}

// pickKey chooses among unique columns: a code first, else the first short text.
func (t *reading) pickKey() []string {
	for _, c := range t.columns {
		if c.unique && c.header.Identifier && c.decision.Type != schemas.Date {
			return []string{c.Name}
		}
	}
	return nil
}

// declaredRepeats reports the rows that repeat a declared key.
func (t *reading) declaredRepeats(ctx context.Context, o table.Overrides) error {
	for _, d := range t.declared {
		if d.foreign != nil {
			continue
		}
		_, repeated, found, err := d.keys.Repeats()
		if err != nil {
			return err
		}
		if repeated == 0 {
			continue
		}
		var columns []*column
		var titles []string
		for i, c := range t.columns {
			if d.part[i] {
				columns, titles = append(columns, c), append(titles, c.named())
			}
		}
		finding := Finding{Code: "key.duplicate"}
		if !d.primary {
			finding = Finding{Code: "key.unique", Params: map[string]string{"columns": strings.Join(titles, " + ")}}
		}
		if err := t.reportRepeats(ctx, o, columns[0], finding, found, repeated); err != nil {
			return err
		}
	}
	return nil
}

// reportRepeats says which rows repeat a key, with the value as the sheet has it.
func (t *reading) reportRepeats(ctx context.Context, o table.Overrides, c *column, like Finding, found []profile.Repeat, count int64) error {
	values, err := t.lookup(ctx, o, c.at, found)
	if err != nil {
		return err
	}
	var last Finding
	for _, r := range found {
		last = t.at(c, r.Row, like)
		last.Value, last.Params = values[r.Row], map[string]string{"first": strconv.Itoa(r.First)}
		maps.Copy(last.Params, like.Params)
		t.found.add(last)
		c.errors++
	}
	t.found.more(last, count-int64(len(found)))
	c.errors += count - int64(len(found))
	return nil
}

// lookup reads the sheet once more for the cells of some rows.
func (t *reading) lookup(ctx context.Context, o table.Overrides, column int, rows []profile.Repeat) (map[int]string, error) {
	values := make(map[int]string, len(rows))
	for _, r := range rows {
		values[r.Row] = ""
	}
	tab, err := table.UnderstandArea(ctx, t.book, t.area, o)
	if err != nil {
		return nil, err
	}
	defer tab.Close()
	for left := len(rows); left > 0; {
		line, err := tab.NextData()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if _, wanted := values[line.Number]; wanted {
			left--
			if column < len(line.Cells) {
				values[line.Number] = string(line.Cells[column].Text)
			}
		}
	}
	return values, nil
}

// repeatedRows reports rows that repeat another row in every column.
func (t *reading) repeatedRows() error {
	_, repeated, found, err := t.rowKeys.Repeats()
	if err != nil || repeated == 0 {
		return err
	}
	var last Finding
	for _, r := range found {
		last = Finding{Code: "row.duplicate", Sheet: t.layout.Sheet, Row: r.Row, Params: map[string]string{"first": strconv.Itoa(r.First)}}
		t.found.add(last)
	}
	t.found.more(last, repeated-int64(len(found)))
	return nil
}
