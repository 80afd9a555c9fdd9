package compat

import (
	"maps"
	"slices"
	"strings"

	"danhmuc/schemas"
)

// Compare lists what changed from one schema to another: columns in the order of the new schema, then what is gone, then the
// table. Schemas of equal identity have no changes, others have at least one.
func Compare(from, to *schemas.Schema) []Change {
	if from.Hash() == to.Hash() {
		return nil
	}
	c := &comparison{from: tableOf(from), to: tableOf(to)}
	c.renamed = renames(c.from, c.to)
	c.columnsNow()
	c.columnsGone()
	c.order()
	c.extras()
	c.keys()
	c.rootRules()
	c.words()
	c.references()
	if len(c.changes) == 0 {
		c.add(Change{Kind: NoteChanged}) // something that neither judges nor is shown
	}
	return c.changes
}

// comparison gathers the changes between two tables.
type comparison struct {
	from, to *table
	renamed  map[string]rename // by old name
	changes  []Change
}

func (c *comparison) add(change Change) { c.changes = append(c.changes, change) }

// at adds a change of a column. where is the pointer below the column, "" for the column itself.
func (c *comparison) at(p *property, where string, kind Kind, before, after string) {
	c.add(Change{Kind: kind, Path: pointer("properties", p.Name) + where, Column: p.Name, Title: p.Title, Before: before, After: after})
}

// pointer writes a JSON pointer.
func pointer(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteByte('/')
		b.WriteString(strings.ReplaceAll(strings.ReplaceAll(p, "~", "~0"), "/", "~1"))
	}
	return b.String()
}

// newName is what an old column is called now.
func (c *comparison) newName(old string) string {
	if r, ok := c.renamed[old]; ok {
		return r.to.Name
	}
	return old
}

func (c *comparison) columnsNow() {
	was := map[string]*property{}
	for _, r := range c.renamed {
		was[r.to.Name] = r.from
	}
	for _, now := range c.to.columns {
		old := c.from.byName[now.Name]
		if r := was[now.Name]; r != nil {
			old = r
			c.add(Change{Kind: ColumnRenamed, Path: pointer("properties", now.Name), Column: now.Name, Title: now.Title, Before: r.Name, After: now.Name,
				Why: c.renamed[r.Name].why})
		}
		if old == nil {
			c.added(now)
			continue
		}
		c.column(old, now)
	}
}

func (c *comparison) added(p *property) {
	kind := ColumnAdded
	if p.required {
		kind = ColumnAddedRequired
	}
	c.at(p, "", kind, "", p.Name)
	if c.from.closed {
		c.at(p, "", ColumnUnwanted, "", p.Name)
	}
}

func (c *comparison) columnsGone() {
	for _, old := range c.from.columns {
		if _, renamed := c.renamed[old.Name]; renamed || c.to.byName[old.Name] != nil {
			continue
		}
		c.at(old, "", ColumnRemoved, old.Name, "")
		if c.to.closed {
			c.at(old, "", ColumnRefused, old.Name, "")
		}
	}
}

// order finds the columns that left their place among those that stayed: those outside the longest run that kept its order.
func (c *comparison) order() {
	var stayed []*property // in the new order
	place := map[string]int{}
	for _, old := range c.from.columns {
		if now := c.to.byName[c.newName(old.Name)]; now != nil {
			place[now.Name] = len(place)
		}
	}
	for _, now := range c.to.columns {
		if _, ok := place[now.Name]; ok {
			stayed = append(stayed, now)
		}
	}
	kept := longestRising(stayed, func(p *property) int { return place[p.Name] })
	for _, p := range stayed {
		if !kept[p.Name] {
			c.at(p, "", ColumnMoved, "", "")
		}
	}
}

// longestRising names the members of a longest subsequence with rising places.
func longestRising(list []*property, place func(*property) int) map[string]bool {
	best, before := make([]int, len(list)), make([]int, len(list))
	tails := []int{} // tails[n] ends the rising run of n+1 whose last place is least
	for i, p := range list {
		n, _ := slices.BinarySearchFunc(tails, place(p), func(at, want int) int { return place(list[at]) - want })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		best[i] = n + 1
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	kept := map[string]bool{}
	if len(tails) == 0 {
		return kept
	}
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		kept[list[i].Name] = true
	}
	return kept
}

func (c *comparison) extras() {
	switch {
	case c.to.closed && !c.from.closed:
		c.add(Change{Kind: ExtrasRefused, Path: "/additionalProperties"})
	case c.from.closed && !c.to.closed:
		c.add(Change{Kind: ExtrasAllowed, Path: "/additionalProperties"})
	}
}

// rootRules compares what judges rows past single columns.
func (c *comparison) rootRules() {
	c.rules("", nil, c.from.rules, c.to.rules)
	// Names that are required without being columns.
	for _, name := range sortedKeys(union(c.from.required, c.to.required)) {
		if c.from.byName[name] != nil && c.to.byName[name] != nil {
			continue
		}
		was, is := c.from.required[name], c.to.required[name]
		if (was && c.from.byName[name] == nil || is && c.to.byName[name] == nil) && (was != is || c.from.byName[name] != nil || c.to.byName[name] != nil) {
			c.add(Change{Kind: RuleChanged, Path: "/required", Before: name, After: name})
		}
	}
	// Keywords that mean something else when the columns are others.
	if c.otherColumns() {
		for _, name := range []string{"additionalProperties", "unevaluatedProperties"} {
			if _, ok := c.to.rules[name]; ok && c.from.rules[name] == c.to.rules[name] {
				c.add(Change{Kind: RuleChanged, Path: "/" + name, Before: name, After: name})
			}
		}
	}
}

// references compares what references point at. One that points past $defs may mean something else after any change but of words.
func (c *comparison) references() {
	either := refs{c.from.refs.any || c.to.refs.any, c.from.refs.anywhere || c.to.refs.anywhere}
	onlyWords := len(c.changes) > 0 && !slices.ContainsFunc(c.changes, func(ch Change) bool { return !words[ch.Kind] })
	switch defs := c.from.defs != c.to.defs; {
	case either.anywhere && (defs || !onlyWords), either.any && defs:
		c.add(Change{Kind: RuleChanged, Path: "/$defs", Before: "$ref", After: "$ref"})
	case defs:
		c.add(Change{Kind: NoteChanged, Path: "/$defs"})
	}
}

// words are the kinds that no reference can reach.
var words = map[Kind]bool{TitleChanged: true, TitleEnChanged: true, DescriptionChanged: true, ColumnMoved: true}

// otherColumns tells whether the tables have other names.
func (c *comparison) otherColumns() bool {
	if len(c.from.columns) != len(c.to.columns) {
		return true
	}
	for name := range c.from.byName {
		if c.to.byName[name] == nil {
			return true
		}
	}
	return false
}

// alone are keywords that judge by themselves: one more only refuses more, one less only allows more.
var alone = map[string]bool{"const": true, "not": true, "allOf": true, "anyOf": true, "oneOf": true, "multipleOf": true, "dependentRequired": true,
	"minProperties": true, "maxProperties": true, "propertyNames": true, "false": true, "$ref": true}

// rules compares keywords that only a validator understands, at a column or at the root (p nil).
func (c *comparison) rules(where string, p *property, from, to map[string]string) {
	for _, name := range sortedKeys(union(from, to)) {
		before, was := from[name]
		after, is := to[name]
		if was && is && before == after {
			continue
		}
		kind := RuleChanged
		switch {
		case alone[name] && !was:
			kind = RuleAdded
		case alone[name] && !is:
			kind = RuleRemoved
		}
		change := Change{Kind: kind, Path: where + pointer(name), Before: name, After: name}
		if p != nil {
			change.Column, change.Title = p.Name, p.Title
		}
		c.add(change)
	}
}

// words compares the table's own words and notes.
func (c *comparison) words() {
	from, to := c.from.schema, c.to.schema
	if from.Title() != to.Title() {
		c.add(Change{Kind: TitleChanged, Path: "/title", Before: from.Title(), After: to.Title()})
	}
	if from.Description() != to.Description() {
		c.add(Change{Kind: DescriptionChanged, Path: "/description", Before: from.Description(), After: to.Description()})
	}
	if !maps.Equal(c.from.notes, c.to.notes) {
		c.add(Change{Kind: NoteChanged})
	}
}

func union[V, W any](a map[string]V, b map[string]W) map[string]bool {
	out := make(map[string]bool, len(a)+len(b))
	for name := range a {
		out[name] = true
	}
	for name := range b {
		out[name] = true
	}
	return out
}
