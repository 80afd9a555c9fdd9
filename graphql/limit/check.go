package limit

import (
	"github.com/graphql-go/graphql/language/ast"
)

// Check bounds a parsed document, fragment cycles first. It needs no schema.
func Check(doc *ast.Document, l Limits) error {
	c := &checker{limits: l, fragments: map[string]*ast.FragmentDefinition{}, memo: map[string]counts{}, state: map[string]int8{}}
	if err := c.collect(doc); err != nil {
		return err
	}
	for _, def := range doc.Definitions {
		if f, ok := def.(*ast.FragmentDefinition); ok && f.Name != nil {
			if err := c.cycles(f.Name.Value); err != nil {
				return err
			}
		}
	}
	for _, def := range doc.Definitions {
		if err := c.definition(def); err != nil {
			return err
		}
	}
	return nil
}

// counts are what a selection holds, its fragments expanded. They stop growing once past every limit.
type counts struct{ depth, fields, aliases, directives, roots int }

type checker struct {
	limits    Limits
	fragments map[string]*ast.FragmentDefinition
	memo      map[string]counts
	state     map[string]int8 // of a fragment in the search for cycles: 0 unseen, 1 open, 2 done
	spreads   int
}

func (c *checker) collect(doc *ast.Document) error {
	for _, def := range doc.Definitions {
		if f, ok := def.(*ast.FragmentDefinition); ok && f.Name != nil {
			c.fragments[f.Name.Value] = f
		}
	}
	if n := len(c.fragments); n > c.limits.MaxFragments {
		return &Error{Code: CodeFragments, What: "fragments", Got: n, Limit: c.limits.MaxFragments}
	}
	return nil
}

// cycles walks the spreads of one fragment. Its recursion is bounded by MaxFragments times the bracket nesting.
func (c *checker) cycles(name string) error {
	switch c.state[name] {
	case 1:
		return &Error{Code: CodeFragmentCycle, What: name, Got: 1}
	case 2:
		return nil
	}
	c.state[name] = 1
	if f := c.fragments[name]; f != nil {
		if err := c.cyclesIn(f.SelectionSet); err != nil {
			return err
		}
	}
	c.state[name] = 2
	return nil
}

func (c *checker) cyclesIn(set *ast.SelectionSet) error {
	if set == nil {
		return nil
	}
	for _, sel := range set.Selections {
		var err error
		switch sel := sel.(type) {
		case *ast.Field:
			err = c.cyclesIn(sel.SelectionSet)
		case *ast.InlineFragment:
			err = c.cyclesIn(sel.SelectionSet)
		case *ast.FragmentSpread:
			if c.spreads++; c.spreads > 2*c.limits.MaxFragments {
				return &Error{Code: CodeFragments, What: "fragment spreads", Got: c.spreads, Limit: 2 * c.limits.MaxFragments}
			}
			if sel.Name != nil {
				err = c.cycles(sel.Name.Value)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) definition(def ast.Node) error {
	switch def := def.(type) {
	case *ast.OperationDefinition:
		if v := len(def.VariableDefinitions); v > c.limits.MaxVariables {
			return &Error{Code: CodeVariables, What: "variables", Got: v, Limit: c.limits.MaxVariables}
		}
		n, err := c.selection(def.SelectionSet, 1)
		if err != nil {
			return err
		}
		n.directives += len(def.Directives)
		if n.roots > c.limits.MaxRootFields {
			return &Error{Code: CodeRootFields, What: "root fields", Got: n.roots, Limit: c.limits.MaxRootFields}
		}
		return c.over(n)
	case *ast.FragmentDefinition:
		// Unused fragments are refused by the rules, which have to walk them first.
		n, err := c.selection(def.SelectionSet, 1)
		if err != nil {
			return err
		}
		return c.over(n)
	}
	return nil
}

func (c *checker) over(n counts) error {
	l := c.limits
	for _, b := range []struct {
		code, what string
		got, limit int
	}{
		{CodeTooDeep, "depth", n.depth, l.MaxDepth},
		{CodeFields, "fields", n.fields, l.MaxFields},
		{CodeAliases, "aliases", n.aliases, l.MaxAliases},
		{CodeDirectives, "directives", n.directives, l.MaxDirectives},
	} {
		if b.got > b.limit {
			return &Error{Code: b.code, What: b.what, Got: b.got, Limit: b.limit}
		}
	}
	return nil
}

// selection counts one selection set at a depth. It returns as soon as a limit is passed.
func (c *checker) selection(set *ast.SelectionSet, depth int) (counts, error) {
	if set == nil {
		return counts{}, nil
	}
	return c.merge(set, depth, map[string]int{})
}

// merge counts a selection set whose fields merge with those counted in repeats before.
func (c *checker) merge(set *ast.SelectionSet, depth int, repeats map[string]int) (counts, error) {
	total := counts{depth: depth}
	if depth > c.limits.MaxDepth {
		return total, c.over(total)
	}
	for _, sel := range set.Selections {
		n, err := c.one(sel, depth, repeats)
		if err != nil {
			return total, err
		}
		total.depth = max(total.depth, n.depth)
		total.fields += n.fields
		total.aliases += n.aliases
		total.directives += n.directives
		total.roots += n.roots
		if err := c.over(total); err != nil {
			return total, err
		}
	}
	return total, nil
}

func (c *checker) one(sel ast.Selection, depth int, repeats map[string]int) (counts, error) {
	switch sel := sel.(type) {
	case *ast.Field:
		return c.field(sel, depth, repeats)
	case *ast.InlineFragment:
		if sel.SelectionSet == nil {
			return counts{}, nil
		}
		n, err := c.merge(sel.SelectionSet, depth, repeats)
		n.directives += len(sel.Directives)
		return n, c.node(err, sel.Directives)
	case *ast.FragmentSpread:
		n, err := c.spread(sel, depth)
		n.directives += len(sel.Directives)
		return n, c.node(err, sel.Directives)
	}
	return counts{}, nil
}

func (c *checker) field(f *ast.Field, depth int, repeats map[string]int) (counts, error) {
	n, err := c.selection(f.SelectionSet, depth+1)
	if err != nil {
		return n, err
	}
	n.depth = max(n.depth, depth)
	n.fields, n.roots = n.fields+1, 1
	n.directives += len(f.Directives)
	name := ""
	if f.Name != nil {
		name = f.Name.Value
	}
	if f.Alias != nil {
		n.aliases++
		name = f.Alias.Value
	}
	if repeats[name]++; repeats[name] > c.limits.MaxRepeats {
		return n, &Error{Code: CodeAliases, What: "repeats of a field", Got: repeats[name], Limit: c.limits.MaxRepeats}
	}
	return n, c.node(nil, f.Directives)
}

func (c *checker) node(err error, directives []*ast.Directive) error {
	if err == nil && len(directives) > c.limits.MaxOnNode {
		return &Error{Code: CodeDirectives, What: "directives on one node", Got: len(directives), Limit: c.limits.MaxOnNode}
	}
	return err
}

// spread counts a fragment once (at depth 1) and shifts its depth to where it is spread. A spread of a fragment that is
// not there counts as a field, so that no fan-out is free.
func (c *checker) spread(s *ast.FragmentSpread, depth int) (counts, error) {
	if s.Name == nil || c.fragments[s.Name.Value] == nil {
		return counts{depth: depth, fields: 1}, nil
	}
	n, ok := c.memo[s.Name.Value]
	if !ok {
		var err error
		if n, err = c.selection(c.fragments[s.Name.Value].SelectionSet, 1); err != nil {
			return n, err
		}
		c.memo[s.Name.Value] = n
	}
	n.depth += depth - 1
	return n, nil
}
