package compat

import (
	"slices"
	"strings"

	"danhmuc/schemas"
)

// keys compares what tells rows apart and where their values must be found. Old names are read as the new ones.
func (c *comparison) keys() {
	c.primaryKey()
	old, now := keySets(c.from.schema.Unique(), c.newName), keySets(c.to.schema.Unique(), same)
	c.sets("/x-danhmuc/unique", old, now, UniqueAdded, UniqueRemoved)
	c.sets("/x-danhmuc/foreignKeys", foreignTexts(c.from.schema.ForeignKeys(), c.newName), foreignTexts(c.to.schema.ForeignKeys(), same),
		ForeignKeyAdded, ForeignKeyRemoved)
}

func same(name string) string { return name }

func (c *comparison) primaryKey() {
	old, now := named(c.from.schema.PrimaryKey(), c.newName), c.to.schema.PrimaryKey()
	less, more := missing(old, now), missing(now, old)
	var kind Kind
	switch {
	case len(less) == 0 && len(more) == 0:
		return
	case len(old) == 0:
		kind = KeyAdded
	case len(now) == 0:
		kind = KeyRemoved
	case len(less) == 0 && c.filled(c.from, more):
		kind = KeyWidened
	case len(more) == 0 && c.filled(c.to, less):
		kind = KeyNarrowed
	default:
		kind = KeyChanged
	}
	c.add(Change{Kind: kind, Path: "/x-danhmuc/primaryKey", Before: strings.Join(c.from.schema.PrimaryKey(), listMark), After: strings.Join(now, listMark)})
}

// filled tells whether a table leaves no cell of the columns (new names) empty: a key's cells may not be.
func (c *comparison) filled(t *table, names []string) bool {
	for _, p := range t.columns {
		name := p.Name
		if t == c.from {
			name = c.newName(name)
		}
		if slices.Contains(names, name) && (!p.required || p.null) {
			return false
		}
	}
	return true
}

func named(list []string, name func(string) string) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = name(n)
	}
	return out
}

// missing are the members of a that b has not.
func missing(a, b []string) []string {
	var out []string
	for _, v := range a {
		if !slices.Contains(b, v) {
			out = append(out, v)
		}
	}
	return out
}

func keySets(sets [][]string, name func(string) string) []string {
	out := make([]string, len(sets))
	for i, set := range sets {
		names := named(set, name)
		slices.Sort(names)
		out[i] = strings.Join(names, listMark)
	}
	return out
}

// foreignTexts writes each key as "a, b → dataset (x, y)".
func foreignTexts(keys []schemas.ForeignKey, name func(string) string) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = strings.Join(named(k.Columns, name), ", ") + " → " + k.Resource + " (" + strings.Join(k.Fields, ", ") + ")"
	}
	return out
}

func (c *comparison) sets(where string, old, now []string, added, removed Kind) {
	for _, set := range missing(now, old) {
		c.add(Change{Kind: added, Path: where, After: set})
	}
	for _, set := range missing(old, now) {
		c.add(Change{Kind: removed, Path: where, Before: set})
	}
}
