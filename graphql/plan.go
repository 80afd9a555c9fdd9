package graphql

import (
	"slices"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// plan is one operation of a document, compiled for one setting of its @skip and @include variables.
type plan struct {
	op   *ast.OperationDefinition
	root *selection
}

// selection is what is asked of an object of one type, fragments expanded, in query order.
type selection struct {
	object *objectType
	fields []planField
}

// planField is one response key of a selection.
type planField struct {
	key      string // response key
	quoted   []byte // the key as it is written: "key":
	def      *fieldDef
	typename []byte                // of __typename: the answer
	sub      *selection            // of an object
	subs     map[string]*selection // of an interface, by object type
	nodes    []*ast.Field          // where it is asked for, for arguments and error locations
	args     Args                  // constant arguments
	varArgs  bool                  // arguments depend on variables
}

// compiler expands fragments. It needs a validated and bounded document.
type compiler struct {
	schema    *schema
	fragments map[string]*ast.FragmentDefinition
	vars      map[string]any // the values that @skip and @include read
}

// compile makes the plan of an operation.
func (s *schema) compile(doc *ast.Document, op *ast.OperationDefinition, vars map[string]any) *plan {
	c := &compiler{schema: s, fragments: map[string]*ast.FragmentDefinition{}, vars: vars}
	for _, def := range doc.Definitions {
		if f, ok := def.(*ast.FragmentDefinition); ok {
			c.fragments[f.Name.Value] = f
		}
	}
	return &plan{op: op, root: c.selection(s.rootOf(op), []*ast.SelectionSet{op.SelectionSet})}
}

func (s *schema) rootOf(op *ast.OperationDefinition) *objectType {
	switch op.Operation {
	case ast.OperationTypeMutation:
		return s.mutation
	case ast.OperationTypeSubscription:
		return s.subscribe
	}
	return s.query
}

// selection merges the selection sets that stand under one response key.
func (c *compiler) selection(o *objectType, sets []*ast.SelectionSet) *selection {
	sel := &selection{object: o}
	index, visited := map[string]int{}, map[string]bool{}
	for _, set := range sets {
		c.collect(sel, set, index, visited)
	}
	for i := range sel.fields {
		c.finish(o, &sel.fields[i])
	}
	return sel
}

func (c *compiler) collect(sel *selection, set *ast.SelectionSet, index map[string]int, visited map[string]bool) {
	if set == nil {
		return
	}
	for _, s := range set.Selections {
		switch s := s.(type) {
		case *ast.Field:
			if c.included(s.Directives) {
				c.add(sel, s, index)
			}
		case *ast.InlineFragment:
			if c.included(s.Directives) && c.applies(s.TypeCondition, sel.object) {
				c.collect(sel, s.SelectionSet, index, visited)
			}
		case *ast.FragmentSpread:
			f := c.fragments[s.Name.Value]
			if f == nil || visited[s.Name.Value] || !c.included(s.Directives) {
				continue
			}
			visited[s.Name.Value] = true
			if c.applies(f.TypeCondition, sel.object) {
				c.collect(sel, f.SelectionSet, index, visited)
			}
		}
	}
}

func (c *compiler) add(sel *selection, f *ast.Field, index map[string]int) {
	key := f.Name.Value
	if f.Alias != nil {
		key = f.Alias.Value
	}
	i, ok := index[key]
	if !ok {
		i = len(sel.fields)
		index[key] = i
		sel.fields = append(sel.fields, planField{key: key, quoted: append(appendString(nil, key), ':')})
	}
	sel.fields[i].nodes = append(sel.fields[i].nodes, f)
}

// finish looks a field up and compiles what stands under it.
func (c *compiler) finish(o *objectType, pf *planField) {
	first := pf.nodes[0]
	if first.Name.Value == "__typename" {
		pf.typename = appendString(nil, o.name)
		return
	}
	pf.def = o.fields[first.Name.Value]
	if pf.varArgs = usesVariables(first.Arguments); !pf.varArgs {
		pf.args = arguments(pf.def.args, first.Arguments, nil)
	}
	if pf.def.out.leaf {
		return
	}
	sets := make([]*ast.SelectionSet, len(pf.nodes))
	for i, n := range pf.nodes {
		sets[i] = n.SelectionSet
	}
	if pf.def.out.object != nil {
		pf.sub = c.selection(pf.def.out.object, sets)
		return
	}
	pf.subs = map[string]*selection{}
	if abstract, ok := c.schema.lib.Type(pf.def.out.name).(gql.Abstract); ok {
		for _, possible := range c.schema.lib.PossibleTypes(abstract) {
			pf.subs[possible.Name()] = c.selection(c.schema.objects[possible.Name()], sets)
		}
	}
}

func (c *compiler) applies(condition *ast.Named, o *objectType) bool {
	if condition == nil || condition.Name.Value == o.name {
		return true
	}
	abstract, ok := c.schema.lib.Type(condition.Name.Value).(gql.Abstract)
	return ok && c.schema.lib.IsPossibleType(abstract, o.lib)
}

// included evaluates @skip and @include; the last of each counts, and skip goes first, as in the reference.
func (c *compiler) included(directives []*ast.Directive) bool {
	skip, include := false, true
	for _, d := range directives {
		for _, a := range d.Arguments {
			on, ok := literal(a.Value, gql.Boolean, c.vars)
			b, isBool := on.(bool)
			if a.Name.Value != "if" || !ok || !isBool {
				continue
			}
			switch d.Name.Value {
			case "skip":
				skip = b
			case "include":
				include = b
			}
		}
	}
	return !skip && include
}

// conditionVariables are the variables that decide which fields a document's operations have, sorted.
func conditionVariables(doc *ast.Document) []string {
	var names []string
	note := func(directives []*ast.Directive) {
		for _, d := range directives {
			if d.Name.Value != "skip" && d.Name.Value != "include" {
				continue
			}
			for _, a := range d.Arguments {
				if v, ok := a.Value.(*ast.Variable); ok {
					names = append(names, v.Name.Value)
				}
			}
		}
	}
	for _, def := range doc.Definitions {
		switch def := def.(type) {
		case *ast.OperationDefinition:
			walk(def.SelectionSet, note)
		case *ast.FragmentDefinition:
			walk(def.SelectionSet, note)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// walk visits the directives of every selection, fragments not followed.
func walk(set *ast.SelectionSet, visit func([]*ast.Directive)) {
	if set == nil {
		return
	}
	for _, s := range set.Selections {
		switch s := s.(type) {
		case *ast.Field:
			visit(s.Directives)
			walk(s.SelectionSet, visit)
		case *ast.InlineFragment:
			visit(s.Directives)
			walk(s.SelectionSet, visit)
		case *ast.FragmentSpread:
			visit(s.Directives)
		}
	}
}
