package boltstore

import (
	"bytes"
	"iter"
	"slices"
	"sort"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
)

// space is one bucket as a transaction sees it: what bbolt holds and, in an Update, what the closure wrote over it.
type space struct {
	base *bolt.Bucket
	over *overlay // nil in a View
}

// overlay holds the writes of one closure to one bucket.
type overlay struct {
	writes map[string]write
	sorted []string // keys of writes in order, without those in fresh; never changed in place, scans hold it
	fresh  []string // keys written since sorted was made
}

// write is a new value, or a deletion.
type write struct {
	value   []byte
	deleted bool
}

func newOverlay() *overlay { return &overlay{writes: map[string]write{}} }

func (o *overlay) set(key []byte, w write) {
	k := string(key)
	if _, known := o.writes[k]; !known {
		o.fresh = append(o.fresh, k)
	}
	o.writes[k] = w
}

// keys returns all written keys in order.
func (o *overlay) keys() []string {
	if len(o.fresh) == 0 {
		return o.sorted
	}
	slices.Sort(o.fresh)
	merged := make([]string, 0, len(o.sorted)+len(o.fresh))
	old, fresh := o.sorted, o.fresh
	for len(old) > 0 && len(fresh) > 0 {
		if old[0] < fresh[0] {
			merged, old = append(merged, old[0]), old[1:]
		} else {
			merged, fresh = append(merged, fresh[0]), fresh[1:]
		}
	}
	o.sorted, o.fresh = append(append(merged, old...), fresh...), nil
	return o.sorted
}

// within returns the written keys of a span in ascending order.
func (o *overlay) within(span registry.Span) []string {
	if o == nil {
		return nil
	}
	keys := o.keys()
	from := sort.SearchStrings(keys, string(span.From))
	to := len(keys)
	if span.To != nil {
		to = sort.SearchStrings(keys, string(span.To))
	}
	return keys[from:max(from, to)]
}

func (s space) get(key []byte) []byte {
	if s.over != nil {
		if w, ok := s.over.writes[string(key)]; ok {
			return w.value
		}
	}
	return s.base.Get(key)
}

// scan merges what bbolt holds with what the closure wrote before the scan began; what it writes meanwhile may show or not.
func (s space) scan(span registry.Span) iter.Seq2[registry.Item, error] {
	return func(yield func(registry.Item, error) bool) {
		stored := newWalk(s.base.Cursor(), span)
		written := s.over.within(span)
		if span.Reverse {
			written = slices.Clone(written)
			slices.Reverse(written)
		}
		for stored.key != nil || len(written) > 0 {
			order := stored.order(written)
			item := registry.Item{Key: stored.key, Value: stored.value}
			skip := false
			if order >= 0 {
				w := s.over.writes[written[0]]
				item = registry.Item{Key: []byte(written[0]), Value: w.value}
				skip = w.deleted
				written = written[1:]
			}
			if !skip && !yield(item, nil) {
				return
			}
			if order <= 0 {
				stored.advance()
			}
		}
	}
}

// walk is a bbolt cursor within a span, in either direction; key is nil past its end.
type walk struct {
	cursor     *bolt.Cursor
	span       registry.Span
	key, value []byte
}

func newWalk(cursor *bolt.Cursor, span registry.Span) *walk {
	w := &walk{cursor: cursor, span: span}
	switch {
	case !span.Reverse:
		w.key, w.value = cursor.Seek(span.From)
	case span.To == nil:
		w.key, w.value = cursor.Last()
	default:
		if w.key, w.value = cursor.Seek(span.To); w.key == nil {
			w.key, w.value = cursor.Last()
		} else {
			w.key, w.value = cursor.Prev()
		}
	}
	w.bound()
	return w
}

func (w *walk) advance() {
	if w.span.Reverse {
		w.key, w.value = w.cursor.Prev()
	} else {
		w.key, w.value = w.cursor.Next()
	}
	w.bound()
}

// bound ends the walk outside the span.
func (w *walk) bound() {
	if w.key == nil {
		return
	}
	if bytes.Compare(w.key, w.span.From) < 0 || w.span.To != nil && bytes.Compare(w.key, w.span.To) >= 0 {
		w.key, w.value = nil, nil
	}
}

// order tells which comes first: the stored key (< 0), the first written one (> 0), or that both are the same key (0).
func (w *walk) order(written []string) int {
	switch {
	case len(written) == 0:
		return -1
	case w.key == nil:
		return 1
	}
	order := bytes.Compare(w.key, []byte(written[0]))
	if w.span.Reverse {
		return -order
	}
	return order
}
