package limit

import (
	"math"
	"strconv"

	"github.com/graphql-go/graphql/language/ast"
)

// Cost counts the fields that the answer to one operation may hold: each field is 1 (or its weight), a page's fields count once for every
// line of the page. The page is what first (or limit) says, by literal or by variable, else the default page; a list
// without pages is as long as Limits.ListSizes says. It must run after [Check]: cycles would never end.
// A negative or oversized first is not refused here (the field itself refuses it with its own message); it counts as is.
//
// variable reports whether a variable was read, so that a caller may keep the result when none was.
func Cost(doc *ast.Document, operation string, variables map[string]any, l Limits) (cost int, variable bool, err error) {
	c := &coster{limits: l, variables: variables, fragments: map[string]*ast.FragmentDefinition{}, memo: map[string]int{}}
	var op *ast.OperationDefinition
	for _, def := range doc.Definitions {
		switch def := def.(type) {
		case *ast.OperationDefinition:
			if operation == "" || def.Name != nil && def.Name.Value == operation {
				op = def
			}
		case *ast.FragmentDefinition:
			if def.Name != nil {
				c.fragments[def.Name.Value] = def
			}
		}
	}
	if op == nil {
		return 0, false, nil
	}
	for _, def := range op.VariableDefinitions {
		c.defaults = append(c.defaults, def)
	}
	cost, err = c.selection(op.SelectionSet, 1, 0)
	if err == nil && cost > l.MaxCost {
		err = &Error{Code: CodeTooCostly, What: "cost", Got: cost, Limit: l.MaxCost}
	}
	return cost, c.variable, err
}

type coster struct {
	limits    Limits
	variables map[string]any
	defaults  []*ast.VariableDefinition
	fragments map[string]*ast.FragmentDefinition
	memo      map[string]int
	variable  bool
}

// selection sums a selection set. page is the page size for edges and nodes directly in it; intro the depth of
// introspection lists above it.
func (c *coster) selection(set *ast.SelectionSet, page, intro int) (int, error) {
	if set == nil {
		return 0, nil
	}
	total := 0
	for _, sel := range set.Selections {
		var n int
		var err error
		switch sel := sel.(type) {
		case *ast.Field:
			n, err = c.field(sel, page, intro)
		case *ast.InlineFragment:
			n, err = c.selection(sel.SelectionSet, page, intro)
		case *ast.FragmentSpread:
			n, err = c.spread(sel, page, intro)
		}
		if err != nil {
			return 0, err
		}
		total = add(total, n)
	}
	return total, nil
}

func (c *coster) spread(s *ast.FragmentSpread, page, intro int) (int, error) {
	if s.Name == nil || c.fragments[s.Name.Value] == nil {
		return 0, nil
	}
	key := s.Name.Value + "\x00" + strconv.Itoa(page) + "\x00" + strconv.Itoa(intro)
	if n, ok := c.memo[key]; ok {
		return n, nil
	}
	n, err := c.selection(c.fragments[s.Name.Value].SelectionSet, page, intro)
	if err == nil {
		c.memo[key] = n
	}
	return n, err
}

func (c *coster) field(f *ast.Field, page, intro int) (int, error) {
	if f.Name == nil {
		return 0, nil
	}
	name := f.Name.Value
	switch name {
	case "__schema", "__type":
		return c.introspection(f)
	case "fields", "interfaces", "possibleTypes", "inputFields":
		if intro > 0 {
			if intro++; intro > c.limits.MaxIntro+1 {
				return 0, &Error{Code: CodeTooCostly, What: "nested introspection lists", Got: intro - 1, Limit: c.limits.MaxIntro}
			}
		}
	}
	times, paged := 1, c.hasEdges(f.SelectionSet)
	if name == "edges" || name == "nodes" {
		times = page
	} else if n, ok := c.limits.ListSizes[name]; ok && intro == 0 && !paged { // a connection may bear the name of a list elsewhere
		times = n
	}
	size, given := c.pageSize(f)
	if given && !paged {
		times = mul(times, size)
	}
	n, err := c.selection(f.SelectionSet, size, intro)
	return add(max(0, c.limits.Weights[name]-1), mul(times, add(1, n))), err // the list is made once, whatever its length
}

// introspection costs the number of its fields alone: the schema is small and fixed, only nesting could blow it up.
func (c *coster) introspection(f *ast.Field) (int, error) {
	n, err := c.selection(f.SelectionSet, 1, 1)
	return add(1, n), err
}

// hasEdges says whether the selection is of a connection, looking through fragments.
func (c *coster) hasEdges(set *ast.SelectionSet) bool {
	if set == nil {
		return false
	}
	for _, sel := range set.Selections {
		switch sel := sel.(type) {
		case *ast.Field:
			if sel.Name != nil && (sel.Name.Value == "edges" || sel.Name.Value == "nodes" || sel.Name.Value == "pageInfo" || sel.Name.Value == "totalCount") {
				return true
			}
		case *ast.InlineFragment:
			if c.hasEdges(sel.SelectionSet) {
				return true
			}
		case *ast.FragmentSpread:
			if sel.Name != nil && c.fragments[sel.Name.Value] != nil && c.hasEdges(c.fragments[sel.Name.Value].SelectionSet) {
				return true
			}
		}
	}
	return false
}

func (c *coster) pageSize(f *ast.Field) (size int, given bool) {
	for _, arg := range f.Arguments {
		if arg.Name == nil || arg.Name.Value != "first" && arg.Name.Value != "limit" {
			continue
		}
		return max(0, c.number(arg.Value)), true
	}
	return c.limits.DefaultPage, false
}

func (c *coster) number(v ast.Value) int {
	switch v := v.(type) {
	case *ast.IntValue:
		if n, err := strconv.Atoi(v.Value); err == nil {
			return n
		}
		return math.MaxInt32
	case *ast.Variable:
		c.variable = true
		return c.variableNumber(v.Name.Value)
	}
	return c.limits.DefaultPage
}

func (c *coster) variableNumber(name string) int {
	switch n := c.variables[name].(type) {
	case int:
		return n
	case int64:
		return int(min(n, math.MaxInt32))
	case float64:
		return int(math.Min(n, math.MaxInt32))
	case interface{ Int64() (int64, error) }:
		if i, err := n.Int64(); err == nil {
			return int(min(i, math.MaxInt32))
		}
		return math.MaxInt32
	}
	for _, def := range c.defaults {
		if def.Variable != nil && def.Variable.Name.Value == name && def.DefaultValue != nil {
			return c.number(def.DefaultValue)
		}
	}
	return c.limits.DefaultPage
}

// add and mul saturate, so that a bomb cannot wrap around to a small number.
func add(a, b int) int { return min(a+b, math.MaxInt32) }

func mul(a, b int) int {
	if a != 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}
