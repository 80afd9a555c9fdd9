package check

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/profile"
	"danhmuc/schemas/table"
)

// Parent is a table that foreign keys point at: the canonical rows of a dataset's release, as a check wrote them.
type Parent struct {
	Dataset string `json:"dataset"` // its code
	Path    string `json:"path"`    // of the rows: CSV, UTF-8, the columns' names in the first line
}

// maxParents is how many different keys of the tables that are pointed at one check keeps: 8 bytes each, 16 MiB.
const maxParents = 2 << 20

// mostParents is maxParents, but for tests.
func (o *Options) mostParents() int {
	if o.parentLimit > 0 {
		return o.parentLimit
	}
	return maxParents
}

// parentKeys are the hashes of the keys of a table that is pointed at.
type parentKeys struct {
	hashes []uint64       // sorted, each once
	starts [1<<12 + 1]int // where the hashes with each value of the upper 12 bits begin
}

func newParentKeys(hashes []uint64) *parentKeys {
	slices.Sort(hashes)
	p := &parentKeys{hashes: slices.Compact(hashes)}
	at := 0
	for bucket := range p.starts {
		for at < len(p.hashes) && int(p.hashes[at]>>52) < bucket {
			at++
		}
		p.starts[bucket] = at
	}
	return p
}

func (p *parentKeys) has(hash uint64) bool {
	bucket := hash >> 52
	_, ok := slices.BinarySearch(p.hashes[p.starts[bucket]:p.starts[bucket+1]], hash)
	return ok
}

// foreignKey is a declared foreign key whose columns the table has.
type foreignKey struct {
	resource string
	columns  []*column // in the order of the table
	fields   []string  // of the resource, one for each of columns
	keys     *parentKeys
}

// own tells a key that points into the table itself.
func (f *foreignKey) own(o *Options) bool {
	return f.resource == "" || o.Dataset != "" && strings.EqualFold(f.resource, o.Dataset)
}

// newForeignKeys takes up the foreign keys of the schema. One that cannot be looked at is told, with why.
func (t *reading) newForeignKeys() error {
	for _, declared := range t.opts.Schema.ForeignKeys() {
		f, ok := t.foreignKey(declared)
		if !ok {
			t.unchecked(declared)
			continue
		}
		if f.own(t.opts) {
			t.within = append(t.within, f)
			continue
		}
		var err error
		f.keys, err = t.opts.parentKeys(f)
		switch {
		case errors.Is(err, errNoParent):
			t.unchecked(declared)
		case errors.Is(err, errManyParents):
			t.found.add(Finding{Code: "reference.too-many", Sheet: t.layout.Sheet, Params: map[string]string{"columns": f.named(), "resource": f.resource, "limit": strconv.Itoa(t.opts.mostParents())}})
		case err != nil:
			return err
		default:
			t.declared = append(t.declared, f.watched(len(t.columns)))
		}
	}
	return nil
}

// foreignKey finds the columns of a declared key; false where one is not in the table, or fields and columns do not pair.
func (t *reading) foreignKey(declared schemas.ForeignKey) (*foreignKey, bool) {
	fields := declared.Fields
	if len(fields) == 0 { // the same names
		fields = declared.Columns
	}
	if len(fields) != len(declared.Columns) {
		return nil, false
	}
	f := &foreignKey{resource: declared.Resource}
	for _, c := range t.columns {
		if c.schema == nil {
			continue
		}
		if i := slices.Index(declared.Columns, c.schema.Name); i >= 0 {
			f.columns, f.fields = append(f.columns, c), append(f.fields, fields[i])
		}
	}
	return f, len(f.columns) == len(declared.Columns)
}

func (f *foreignKey) named() string {
	names := make([]string, len(f.columns))
	for i, c := range f.columns {
		names[i] = c.named()
	}
	return strings.Join(names, " + ")
}

func (t *reading) unchecked(declared schemas.ForeignKey) {
	resource := declared.Resource
	if resource == "" {
		resource = t.layout.Sheet
	}
	t.found.add(Finding{Code: "reference.unchecked", Sheet: t.layout.Sheet, Params: map[string]string{"columns": strings.Join(declared.Columns, " + "), "resource": resource}})
}

// watched is the key among the declared ones, which gather the hash of its columns row by row.
func (f *foreignKey) watched(columns int) *declaredKey {
	d := &declaredKey{part: make([]bool, columns), foreign: f}
	for _, c := range f.columns {
		d.part[c.at] = true
	}
	return d
}

// missing reports a row whose key is none of those that it points at.
func (f *foreignKey) missing(t *reading, line *table.Line) {
	var values []string
	for _, c := range f.columns {
		value := ""
		if c.at < len(line.Cells) {
			value = string(line.Cells[c.at].Text)
		}
		values = append(values, value)
	}
	c := f.columns[0]
	t.found.add(t.at(c, line.Number, Finding{Code: f.code(t.opts), Value: strings.Join(values, " + "), Params: map[string]string{"resource": f.resource, "columns": f.named(), "fields": strings.Join(f.fields, " + ")}}))
	t.mark(c, f.code(t.opts))
	c.errors++
}

func (f *foreignKey) code(o *Options) string {
	if f.own(o) {
		return "key.no-own-parent"
	}
	return "key.no-parent"
}

var (
	errNoParent    = errors.New("the table that is pointed at is not at hand")
	errManyParents = errors.New("the table that is pointed at has too many keys")
)

// parentKeys gives the keys of a table that is pointed at, read once for all tables and passes.
func (o *Options) parentKeys(f *foreignKey) (*parentKeys, error) {
	name := f.resource + "\x00" + strings.Join(f.fields, "\x00")
	if k, ok := o.parents[name]; ok {
		return k, nil
	}
	hashes, err := o.parentHashes(f)
	if err != nil {
		return nil, err
	}
	k := newParentKeys(hashes)
	if o.parents == nil {
		o.parents = map[string]*parentKeys{}
	}
	o.parents[name] = k
	o.parentsKept += len(k.hashes)
	return k, nil
}

func (o *Options) parentHashes(f *foreignKey) ([]uint64, error) {
	for _, p := range o.Parents {
		if strings.EqualFold(p.Dataset, f.resource) {
			return readParents(p.Path, f.fields, o.mostParents()-o.parentsKept)
		}
	}
	x := o.index(f.resource)
	if x == nil || len(f.fields) != 1 {
		return nil, errNoParent
	}
	return listHashes(x.List(), f.fields[0], o.day())
}

// listHashes are those of the codes, or the names, of a list that are in force on a day.
func listHashes(l *codelist.List, field, day string) ([]uint64, error) {
	var hashes []uint64
	for i := range l.Codes {
		c := &l.Codes[i]
		value := c.Code
		switch field {
		case "code", "ma":
		case "name", "ten":
			value = c.Name
		default:
			return nil, errNoParent
		}
		if c.InForce(day) {
			hashes = append(hashes, profile.Combine(0, profile.Hash([]byte(value))))
		}
	}
	return hashes, nil
}

// readParents reads the keys of canonical rows. A row with an empty part has no key.
func readParents(path string, fields []string, most int) (_ []uint64, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the rows that are pointed at: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	r := csv.NewReader(bufio.NewReaderSize(file, 64<<10))
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return nil, errNoParent // a table without columns
	}
	at := make([]int, len(fields))
	for i, f := range fields {
		if at[i] = slices.Index(header, f); at[i] < 0 {
			return nil, errNoParent
		}
	}
	var hashes []uint64
	for {
		row, err := r.Read()
		if err == io.EOF {
			return hashes, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the rows that are pointed at: %w", err)
		}
		if h, ok := rowKey(row, at); ok {
			if hashes, ok = appendBounded(hashes, h, most); !ok {
				return nil, errManyParents
			}
		}
	}
}

func rowKey(row []string, at []int) (key uint64, ok bool) {
	for _, i := range at {
		if row[i] == "" {
			return 0, false
		}
		key = profile.Combine(key, profile.Hash([]byte(row[i])))
	}
	return key, true
}

// appendBounded adds a hash. When there are more than most it drops the repeated ones; false where that does not help.
func appendBounded(hashes []uint64, h uint64, most int) ([]uint64, bool) {
	if len(hashes) >= most {
		slices.Sort(hashes)
		hashes = slices.Compact(hashes)
		if len(hashes) >= most {
			return hashes, false
		}
	}
	return append(hashes, h), true
}

// checkWithin holds the foreign keys that point into the table itself against it, when all of it is known: the sheet is read again for
// their columns, once for the keys and once for what points at them.
func (t *reading) checkWithin(ctx context.Context, o table.Overrides) error {
	for _, f := range t.within {
		if t.data == 0 {
			return nil
		}
		targets := make([]*column, len(f.fields))
		for i, name := range f.fields {
			for _, c := range t.columns {
				if c.schema != nil && c.schema.Name == name {
					targets[i] = c
				}
			}
		}
		if slices.Contains(targets, nil) {
			t.unchecked(schemas.ForeignKey{Columns: f.fields, Resource: f.resource})
			continue
		}
		if err := t.checkOwn(ctx, o, f, targets); err != nil {
			return err
		}
	}
	return nil
}

func (t *reading) checkOwn(ctx context.Context, o table.Overrides, f *foreignKey, targets []*column) error {
	var hashes []uint64
	full := false
	err := t.eachRow(ctx, o, func(line *table.Line) error {
		h, ok := lineKey(line, targets)
		if ok && !full {
			hashes, ok = appendBounded(hashes, h, t.opts.mostParents()-t.opts.parentsKept)
			full = !ok
		}
		return nil
	})
	if err != nil {
		return err
	}
	if full {
		t.found.add(Finding{Code: "reference.too-many", Sheet: t.layout.Sheet, Params: map[string]string{"columns": f.named(), "resource": t.layout.Sheet, "limit": strconv.Itoa(t.opts.mostParents())}})
		return nil
	}
	f.keys = newParentKeys(hashes)
	return t.eachRow(ctx, o, func(line *table.Line) error {
		if h, ok := lineKey(line, f.columns); ok && !f.keys.has(h) {
			t.marks = t.marks[:0]
			f.missing(t, line)
		}
		return nil
	})
}

// lineKey hashes what a row means in some columns; false where one is empty.
func lineKey(line *table.Line, columns []*column) (key uint64, ok bool) {
	for _, c := range columns {
		if c.at >= len(line.Cells) {
			return 0, false
		}
		out := c.meaning(&line.Cells[c.at])
		if len(out) == 0 {
			return 0, false
		}
		key = profile.Combine(key, profile.Hash(out))
	}
	return key, true
}

// eachRow reads the data rows of the table once more, cleaned as they were.
func (t *reading) eachRow(ctx context.Context, o table.Overrides, fn func(*table.Line) error) (err error) {
	tab, err := table.UnderstandArea(ctx, t.book, t.area, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tab.Close()) }()
	cleaner := t.opts.cleaner(t.book, tab.Layout)
	for n := 0; ; n++ {
		if n&0x3FF == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		line, err := tab.NextData()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if cleaner != nil && !cleaner.Clean(line) {
			continue
		}
		if err := fn(line); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}
