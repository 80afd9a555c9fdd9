package graphql

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"
)

// Page sizes of connections. More than maxPage is refused, never cut.
const (
	defaultPage = 50
	maxPage     = 1000
)

// page is one page of a connection over records of type T.
type page[T any] struct {
	edges []edge[T]
	info  pageInfo
	total int
}

type edge[T any] struct {
	node   *T
	cursor string
}

type pageInfo struct {
	next, previous bool
	start, end     string // cursors of the first and last edge
}

// window is what a connection's arguments ask for.
type window struct{ offset, limit int }

// windowOf reads first and after. A cursor is the position after which to go on.
func windowOf(a Args) (window, error) {
	w := window{limit: defaultPage}
	if a.Has("first") {
		w.limit = a.Int("first")
	}
	if w.limit < 0 || w.limit > maxPage {
		return w, refuse("PAGE_SIZE", map[string]any{"limit": maxPage})
	}
	after, err := readCursor(a)
	w.offset = int(after)
	return w, err
}

const cursorPrefix = "after:"

func cursor(n uint64) string {
	return base64.RawURLEncoding.EncodeToString([]byte(cursorPrefix + strconv.FormatUint(n, 10)))
}

// readCursor reads after, 0 for none.
func readCursor(a Args) (uint64, error) {
	after := a.Text("after")
	if after == "" {
		return 0, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(after)
	n, ok := strings.CutPrefix(string(raw), cursorPrefix)
	if err != nil || !ok {
		return 0, refuse("BAD_CURSOR", nil)
	}
	seq, err := strconv.ParseUint(n, 10, 48)
	if err != nil {
		return 0, refuse("BAD_CURSOR", nil)
	}
	return seq, nil
}

// pageOf cuts a page out of a whole list.
func pageOf[T any](all []*T, a Args) (*page[T], error) {
	w, err := windowOf(a)
	if err != nil {
		return nil, err
	}
	from := min(w.offset, len(all))
	to := min(from+w.limit, len(all))
	return newPage(all[from:to], from, len(all)), nil
}

// newPage makes a page of the records that begin at an offset of a list of total records.
func newPage[T any](items []*T, offset, total int) *page[T] {
	p := &page[T]{edges: make([]edge[T], 0, len(items)), total: total}
	for i, item := range items {
		if item != nil {
			p.edges = append(p.edges, edge[T]{node: item, cursor: cursor(uint64(offset + i + 1))})
		}
	}
	p.info = pageInfo{next: offset+len(items) < total, previous: offset > 0}
	p.ends()
	return p
}

func (p *page[T]) ends() {
	if n := len(p.edges); n > 0 {
		p.info.start, p.info.end = p.edges[0].cursor, p.edges[n-1].cursor
	}
}

// connectionFields and edgeFields are the rows of a connection type and of its edge type.
func connectionFields[T any]() fields {
	return fields{
		"edges":      objects(func(p *page[T]) []edge[T] { return p.edges }),
		"pageInfo":   object(func(p *page[T]) *pageInfo { return &p.info }),
		"totalCount": integer(func(p *page[T]) int { return p.total }),
	}
}

func edgeFields[T any]() fields {
	return fields{
		"node":   object(func(e *edge[T]) *T { return e.node }),
		"cursor": text(func(e *edge[T]) string { return e.cursor }),
	}
}

func pageInfoFields() fields {
	return fields{
		"hasNextPage":     boolean(func(p *pageInfo) bool { return p.next }),
		"hasPreviousPage": boolean(func(p *pageInfo) bool { return p.previous }),
		"startCursor":     maybe(func(p *pageInfo) string { return p.start }),
		"endCursor":       maybe(func(p *pageInfo) string { return p.end }),
	}
}

// listed is the root field of a connection over a list that the backend gives whole.
func listed[T any](all func(ctx context.Context, a Args) ([]*T, error)) field {
	return root(func(ctx context.Context, a Args) (any, error) { return pageFrom(ctx, a, all) })
}

func pageFrom[T any](ctx context.Context, a Args, all func(ctx context.Context, a Args) ([]*T, error)) (any, error) {
	list, err := all(ctx, a)
	if err != nil {
		return nil, err
	}
	return pageOf(list, a)
}
