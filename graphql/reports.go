package graphql

import (
	"bufio"
	"compress/gzip"
	"container/list"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"sync"

	"danhmuc/registry"
	"danhmuc/schemas/check"
	"danhmuc/schemas/personal"
)

// reports reads what checks left of a file: the report, the sheet as drawn, the rows as understood. It decides nothing: a
// hash comes from a release or job that the caller may read. Decoded reports are kept, because one page asks for a report's
// columns, groups and findings in turn.
type reports struct {
	blobs registry.Blobs
	max   int // reports kept
	// counting lets one combination be counted at a time: each may take seconds and some 100 MB.
	counting chan struct{}

	mu    sync.Mutex // guards order, items
	order *list.List // of *keptReport, the last used first
	items map[string]*list.Element
}

type keptReport struct {
	sha    string
	report *check.Report
}

// maxKeptBytes is the size up to which a stored report is kept decoded.
const maxKeptBytes = 4 << 20

func newReports(blobs registry.Blobs) *reports {
	return &reports{blobs: blobs, max: 32, counting: make(chan struct{}, 1), order: list.New(), items: map[string]*list.Element{}}
}

// open decodes a report, nil when its bytes are gone.
func (r *reports) open(ctx context.Context, sha string) (*check.Report, error) {
	if rep := r.kept(sha); rep != nil {
		return rep, nil
	}
	raw, err := r.read(ctx, sha)
	if err != nil || raw == nil {
		return nil, err
	}
	rep := new(check.Report)
	if err := json.Unmarshal(raw, rep); err != nil {
		return nil, fmt.Errorf("decode report %s: %w", sha, err)
	}
	if len(raw) <= maxKeptBytes {
		r.keep(sha, rep)
	}
	return rep, nil
}

func (r *reports) kept(sha string) *check.Report {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.items[sha]
	if !ok {
		return nil
	}
	r.order.MoveToFront(e)
	return e.Value.(*keptReport).report
}

func (r *reports) keep(sha string, rep *check.Report) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.items[sha]; ok {
		return
	}
	r.items[sha] = r.order.PushFront(&keptReport{sha, rep})
	if len(r.items) > r.max {
		old := r.order.Remove(r.order.Back()).(*keptReport)
		delete(r.items, old.sha)
	}
}

func (r *reports) read(ctx context.Context, sha string) (raw []byte, err error) {
	f, err := r.blobs.Open(ctx, sha)
	if registry.IsKind(err, registry.KindNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return io.ReadAll(f)
}

// grid reads rows of a sheet as drawn, from a sheet row number on.
func (r *reports) grid(ctx context.Context, sha string, from, limit int) (rows []check.GridRow, err error) {
	f, err := r.blobs.Open(ctx, sha)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	zip, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("read the drawn sheet %s: %w", sha, err)
	}
	dec := json.NewDecoder(zip)
	for len(rows) < limit {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var row check.GridRow
		if err := dec.Decode(&row); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("read the drawn sheet %s: %w", sha, err)
		}
		if row.Row >= from {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// findings streams the findings that a report does not list itself, but for the first ones that are to be skipped; none where they are gone.
func (r *reports) findings(ctx context.Context, sha string, skip int) iter.Seq2[check.Finding, error] {
	return func(yield func(check.Finding, error) bool) {
		for f, err := range check.Spilled(func() (io.ReadCloser, error) { return r.blobs.Open(ctx, sha) }, skip) {
			if registry.IsKind(err, registry.KindNotFound) {
				return
			}
			if err == nil {
				err = ctx.Err()
			}
			if !yield(f, err) || err != nil {
				return
			}
		}
	}
}

// preview reads the first rows as understood; an empty cell is null.
func (r *reports) preview(ctx context.Context, sha string, n int) (rows []any, err error) {
	f, err := r.blobs.Open(ctx, sha)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	in := csv.NewReader(bufio.NewReader(f))
	in.ReuseRecord = true
	if _, err := in.Read(); err != nil {
		return []any{}, nil // not even a header: nothing to show
	}
	rows = []any{}
	for len(rows) < n {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read the rows %s: %w", sha, err)
		}
		cells := make([]any, len(record))
		for i, c := range record {
			cells[i] = orNull(c)
		}
		rows = append(rows, cells)
	}
	return rows, nil
}

// combine counts the groups that columns leave in the rows as understood; nil when the rows do not have them all.
func (r *reports) combine(ctx context.Context, sha string, columns []string) (_ *personal.Combination, err error) {
	select {
	case r.counting <- struct{}{}:
		defer func() { <-r.counting }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	f, err := r.blobs.Open(ctx, sha)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	in := csv.NewReader(bufio.NewReaderSize(f, 64<<10))
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("read the rows %s: %w", sha, err)
	}
	at := make([]int, len(columns))
	for i, name := range columns {
		if at[i] = slices.Index(header, name); at[i] < 0 {
			return nil, nil
		}
	}
	groups := personal.NewGroups(columns, "")
	defer func() { err = errors.Join(err, groups.Close()) }()
	values := make([][]byte, len(columns))
	for n := 0; ; n++ {
		if n&0xFFF == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return groups.Count(ctx)
		}
		if err != nil {
			return nil, fmt.Errorf("read the rows %s: %w", sha, err)
		}
		for i, column := range at {
			values[i] = append(values[i][:0], record[column]...)
		}
		groups.Add(values)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
