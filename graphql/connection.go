package graphql

import (
	"context"
	"encoding/base64"
	"sort"
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
	limit, err := sizeOf(a)
	if err != nil {
		return window{}, err
	}
	after, err := readCursor(a)
	return window{offset: int(after), limit: limit}, err
}

// sizeOf is how many edges a connection is asked for.
func sizeOf(a Args) (int, error) {
	limit := defaultPage
	if a.Has("first") {
		limit = a.Int("first")
	}
	if limit < 0 || limit > maxPage {
		return 0, refuse("PAGE_SIZE", map[string]any{"limit": maxPage})
	}
	return limit, nil
}

const (
	cursorPrefix    = "after:"
	keyCursorPrefix = "below:"
)

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

func keyCursor(key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(keyCursorPrefix + key))
}

// readKeyCursor reads after where it names a key, "" for none.
func readKeyCursor(a Args) (string, error) {
	after := a.Text("after")
	if after == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(after)
	key, ok := strings.CutPrefix(string(raw), keyCursorPrefix)
	if err != nil || !ok || key == "" {
		return "", refuse("BAD_CURSOR", nil)
	}
	return key, nil
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

// pageBelow cuts a page out of a whole list that stands newest first, in falling order of its keys. A cursor names the key
// after which to go on: what is written meanwhile neither shifts the list nor shows a record twice.
func pageBelow[T any](all []*T, a Args, key func(*T) string) (*page[T], error) {
	limit, err := sizeOf(a)
	if err != nil {
		return nil, err
	}
	below, err := readKeyCursor(a)
	if err != nil {
		return nil, err
	}
	from := 0
	if below != "" {
		from = sort.Search(len(all), func(i int) bool { return key(all[i]) < below })
	}
	p := newPage(all[from:min(from+limit, len(all))], from, len(all))
	for i := range p.edges {
		p.edges[i].cursor = keyCursor(key(p.edges[i].node))
	}
	p.ends()
	return p, nil
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
