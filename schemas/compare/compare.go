package compare

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
)

// Bounds of what a comparison holds in memory.
const (
	MaxKeys   = 2_000_000 // rows of a delivery whose keys are compared: 16 bytes each
	MaxPlaces = 5_000     // different codes of communes
)

// Delivery is one delivery of a table.
type Delivery struct {
	Schema *schemas.Schema // of its rows
	Rows   io.Reader       // canonical rows, with a header of the columns' names
}

// ErrRows is wrapped by errors about rows that are not canonical.
var ErrRows = errors.New("compare: rows are not canonical")

// Deliveries compares two deliveries of one table. An error wraps [ErrRows], is the readers' own or ctx's.
func Deliveries(ctx context.Context, before, after Delivery) (*Difference, error) {
	common, key, place := plan(before.Schema, after.Schema)
	old, err := scan(ctx, before, common, key, place)
	if err != nil {
		return nil, fmt.Errorf("the earlier delivery: %w", err)
	}
	next, err := scan(ctx, after, common, key, place)
	if err != nil {
		return nil, fmt.Errorf("the later delivery: %w", err)
	}
	d := &Difference{Version: Version, Rows: Count{old.rows, next.rows}, Columns: columns(before.Schema, after.Schema, old, next)}
	if len(key) > 0 {
		d.Keys = compareKeys(key, old, next)
	}
	if place != "" {
		d.Places = comparePlaces(place, old, next)
		d.Odd = outliers(d.Places)
	}
	return d, nil
}

// plan finds what can be compared: the columns of both, the later delivery's key if both have all of it, and the first column of
// communes' codes in both.
func plan(before, after *schemas.Schema) (common, key []string, place string) {
	was := map[string]schemas.Column{}
	for _, c := range before.Columns() {
		was[c.Name] = c
	}
	both := map[string]bool{}
	for _, c := range after.Columns() {
		old, ok := was[c.Name]
		if !ok {
			continue
		}
		both[c.Name] = true
		common = append(common, c.Name)
		if place == "" && c.CodeList == schemas.CommuneCodes && old.CodeList == schemas.CommuneCodes {
			place = c.Name
		}
	}
	for _, name := range after.PrimaryKey() {
		if !both[name] {
			return common, nil, place
		}
		key = append(key, name)
	}
	return common, key, place
}

// measured is what one delivery holds.
type measured struct {
	rows    int64
	columns map[string]*measure
	keys    []keyed // of rows, when they are compared
	over    bool    // more rows than MaxKeys
	places  map[string]*placeSums
	crowded bool // more places than MaxPlaces
	adding  []string
}

// measure is one column of one delivery.
type measure struct {
	nulls      int64
	sum        float64
	adds       bool
	numeric    bool
	dated      bool
	low, high  float64
	lowT, topT string
	seen       bool
}

// scan reads a delivery once.
func scan(ctx context.Context, d Delivery, common, key []string, place string) (*measured, error) {
	r := csv.NewReader(d.Rows)
	r.ReuseRecord = true
	head, err := r.Read()
	if err != nil {
		return nil, rowsError(err)
	}
	m := &measured{columns: map[string]*measure{}, places: map[string]*placeSums{}}
	at := map[string]int{}
	known := map[string]schemas.Column{}
	for _, c := range d.Schema.Columns() {
		known[c.Name] = c
	}
	list := make([]*measure, len(head))
	for i, name := range head {
		at[name] = i
		c, ok := known[name]
		if !ok {
			return nil, fmt.Errorf("%w: column %q is not in the schema", ErrRows, name)
		}
		list[i] = newMeasure(&c)
		m.columns[name] = list[i]
	}
	for name := range known {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("%w: column %q is missing", ErrRows, name)
		}
	}
	sums := adding(common, at, list, m)
	order, keyAt := positions(common, at), positions(key, at)
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return m, nil
		}
		if err != nil {
			return nil, rowsError(err)
		}
		if m.rows++; m.rows&0xFFF == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		for i, text := range record {
			if err := list[i].add(text); err != nil {
				return nil, fmt.Errorf("%w: row %d, column %q: %v", ErrRows, m.rows, head[i], err)
			}
		}
		if len(key) > 0 {
			m.addKey(record, keyAt, order)
		}
		if place != "" {
			m.addPlace(record[at[place]], record, sums)
		}
	}
}

func rowsError(err error) error {
	var bad *csv.ParseError
	if errors.As(err, &bad) || errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %w", ErrRows, err)
	}
	return err
}

func positions(names []string, at map[string]int) []int {
	out := make([]int, len(names))
	for i, name := range names {
		out[i] = at[name]
	}
	return out
}

// newMeasure tells by type, unit and title whether a column's figures add up: no shares, no codes, no ordinals.
func newMeasure(c *schemas.Column) *measure {
	m := &measure{numeric: c.Type == schemas.Integer || c.Type == schemas.Number, dated: c.Type == schemas.Date || c.Type == schemas.DateTime || c.Type == schemas.Period}
	h := infer.ReadHeader(c.Title, c.Name)
	m.adds = m.numeric && c.CodeList == "" && c.Unit != "%" && !h.Ratio && !h.Identifier
	return m
}

// adding lists the columns of both deliveries whose figures add up.
func adding(common []string, at map[string]int, list []*measure, m *measured) []int {
	var sums []int
	for _, name := range common {
		if i := at[name]; list[i].adds {
			sums = append(sums, i)
			m.adding = append(m.adding, name)
		}
	}
	return sums
}

func (m *measure) add(text string) error {
	if text == "" {
		m.nulls++
		return nil
	}
	switch {
	case m.numeric:
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return err
		}
		m.sum += v
		if !m.seen || v < m.low {
			m.low, m.lowT = v, strings.Clone(text)
		}
		if !m.seen || v > m.high {
			m.high, m.topT = v, strings.Clone(text)
		}
		m.seen = true
	case m.dated: // canonical days and periods of one kind are ordered as texts
		if !m.seen || text < m.lowT {
			m.lowT = strings.Clone(text)
		}
		if !m.seen || text > m.topT {
			m.topT = strings.Clone(text)
		}
		m.seen = true
	}
	return nil
}

// columns puts the columns of both deliveries side by side.
func columns(before, after *schemas.Schema, old, next *measured) []Column {
	was := map[string]schemas.Column{}
	for _, c := range before.Columns() {
		was[c.Name] = c
	}
	var out []Column
	for _, c := range after.Columns() {
		now := next.columns[c.Name]
		col := Column{Name: c.Name, Title: c.Title, Type: c.Type, Unit: c.Unit, Change: Added, Nulls: Count{After: now.nulls}, Low: now.lowT, High: now.topT}
		if o, ok := was[c.Name]; ok {
			then := old.columns[c.Name]
			col.Change = ""
			if o.Type != c.Type || o.Unit != c.Unit || o.CodeList != c.CodeList {
				col.Change, col.Was = Retyped, described(&o)
			}
			col.Nulls.Before, col.WasLow, col.WasHigh = then.nulls, then.lowT, then.topT
			if now.adds && then.adds && o.Unit == c.Unit {
				col.Sum = &Figure{rounded(then.sum), rounded(now.sum)}
			}
			delete(was, c.Name)
		}
		out = append(out, col)
	}
	for _, c := range before.Columns() {
		if _, gone := was[c.Name]; !gone {
			continue
		}
		then := old.columns[c.Name]
		out = append(out, Column{Name: c.Name, Title: c.Title, Type: c.Type, Unit: c.Unit, Change: Removed, Nulls: Count{Before: then.nulls}, WasLow: then.lowT, WasHigh: then.topT})
	}
	return out
}

// rounded takes the dust of binary fractions off a sum: 13 significant digits stay.
func rounded(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 13, 64), 64)
	if err != nil {
		return v
	}
	return r
}

// described is a column's type, unit and code list.
func described(c *schemas.Column) string {
	parts := []string{c.Type}
	for _, p := range []string{c.Unit, c.CodeList} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "; ")
}
