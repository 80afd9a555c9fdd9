package storetest

import (
	"hash/fnv"
	"iter"

	"danhmuc/registry"
)

// tree is an immutable sorted map (a treap whose priorities are hashes of the keys): put and without return a new tree
// that shares all but a path with the old one, so that every snapshot is a pointer. nil is the empty tree.
type tree struct {
	key         string
	value       []byte
	priority    uint32
	left, right *tree
}

func priorityOf(key string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(key))
	n := h.Sum32()
	n ^= n >> 16
	n *= 0x7feb352d
	return n ^ n>>15
}

func (t *tree) get(key string) []byte {
	for t != nil {
		switch {
		case key < t.key:
			t = t.left
		case key > t.key:
			t = t.right
		default:
			return t.value
		}
	}
	return nil
}

func (t *tree) put(key string, value []byte) *tree {
	if t == nil {
		return &tree{key: key, value: value, priority: priorityOf(key)}
	}
	n := *t
	switch {
	case key < t.key:
		n.left = t.left.put(key, value)
		if l := n.left; l.priority > n.priority { // l is new: it may be turned in place
			n.left, l.right = l.right, &n
			return l
		}
	case key > t.key:
		n.right = t.right.put(key, value)
		if r := n.right; r.priority > n.priority {
			n.right, r.left = r.left, &n
			return r
		}
	default:
		n.value = value
	}
	return &n
}

func (t *tree) without(key string) *tree {
	if t == nil || t.key == key {
		return t.joined()
	}
	n := *t
	if key < t.key {
		n.left = t.left.without(key)
	} else {
		n.right = t.right.without(key)
	}
	return &n
}

// joined returns the tree without its top.
func (t *tree) joined() *tree {
	if t == nil {
		return nil
	}
	return join(t.left, t.right)
}

// join makes one tree of two, all keys of a before all of b.
func join(a, b *tree) *tree {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.priority > b.priority:
		n := *a
		n.right = join(a.right, b)
		return &n
	}
	n := *b
	n.left = join(a, b.left)
	return &n
}

func (t *tree) scan(span registry.Span) iter.Seq2[registry.Item, error] {
	return func(yield func(registry.Item, error) bool) { t.walk(span, yield) }
}

// walk reports false when the caller has had enough.
func (t *tree) walk(span registry.Span, yield func(registry.Item, error) bool) bool {
	if t == nil {
		return true
	}
	below := t.key < string(span.From)
	above := span.To != nil && t.key >= string(span.To)
	first, second := t.left, t.right
	skipFirst, skipSecond := below, above
	if span.Reverse {
		first, second = second, first
		skipFirst, skipSecond = skipSecond, skipFirst
	}
	if !skipFirst && !first.walk(span, yield) {
		return false
	}
	if !below && !above && !yield(registry.Item{Key: []byte(t.key), Value: t.value}, nil) {
		return false
	}
	return skipSecond || second.walk(span, yield)
}
