package graphql

import (
	"container/list"
	"fmt"
	"slices"
	"strings"
	"sync"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/source"

	"danhmuc/graphql/limit"
)

// queryDocument is a document that was bounded, parsed and validated, with the plans compiled from it so far.
type queryDocument struct {
	text       string // as parsed: comments blanked
	ast        *ast.Document
	operations []*ast.OperationDefinition
	conditions []string        // variables of @skip and @include
	introspect map[string]bool // operations that ask for __schema or __type, by name

	mu    sync.Mutex       // guards plans, costs
	plans map[string]*plan // by operation and values of the condition variables
	costs map[string]int   // of operations whose cost depends on no variable
}

// maxPlans bounds the plans kept per document: 2^n settings of n conditions are for the caller to pay.
const maxPlans = 16

// prepare takes a text through every gate in the order that package limit describes.
func (s *schema) prepare(text string, l limit.Limits) (*queryDocument, error) {
	clean, err := limit.Scan(text, l)
	if err != nil {
		return nil, err
	}
	doc, err := parser.Parse(parser.ParseParams{Source: source.NewSource(&source.Source{Body: []byte(clean), Name: "GraphQL"})})
	if err != nil {
		return nil, &documentError{code: codeParse, errors: gqlerrors.FormatErrors(err)}
	}
	if name, ok := untyped(doc); ok {
		return nil, &documentError{code: codeParse, errors: []gqlerrors.FormattedError{{Message: fmt.Sprintf("Syntax Error GraphQL: variable $%s has no type", name)}}}
	}
	if err := limit.Check(doc, l); err != nil {
		return nil, err
	}
	s.nameInlineFragments(doc)
	// The cycle rule first and alone: the other rules follow fragments and would never return from a cycle.
	for _, rules := range [][]gql.ValidationRuleFn{{gql.NoFragmentCyclesRule}, gql.SpecifiedRules} {
		if v := gql.ValidateDocument(&s.lib, doc, rules); !v.IsValid {
			return nil, &documentError{code: codeValidation, errors: v.Errors}
		}
	}
	q := &queryDocument{text: clean, ast: doc, conditions: conditionVariables(doc), introspect: map[string]bool{}, plans: map[string]*plan{}, costs: map[string]int{}}
	if err := q.ownRules(); err != nil {
		return nil, err
	}
	return q, nil
}

// untyped finds a variable that is declared without a type: the library's parser takes "query($n:)" and its validator falls over it.
func untyped(doc *ast.Document) (string, bool) {
	for _, def := range doc.Definitions {
		op, ok := def.(*ast.OperationDefinition)
		if !ok {
			continue
		}
		for _, v := range op.VariableDefinitions {
			if !typed(v.Type) {
				return v.Variable.Name.Value, true
			}
		}
	}
	return "", false
}

func typed(t ast.Type) bool {
	switch t := t.(type) {
	case *ast.List:
		return typed(t.Type)
	case *ast.NonNull:
		return typed(t.Type)
	case *ast.Named:
		return t != nil && t.Name != nil
	}
	return false
}

// ownRules are what the specification leaves to the server: one mutation field a document, signIn alone in it, one field
// a subscription.
func (q *queryDocument) ownRules() error {
	mutations, signIn := 0, false
	for _, def := range q.ast.Definitions {
		op, ok := def.(*ast.OperationDefinition)
		if !ok {
			continue
		}
		q.operations = append(q.operations, op)
		roots := q.rootFields(op.SelectionSet)
		q.introspect[nameOf(op)] = slices.Contains(roots, "__schema") || slices.Contains(roots, "__type")
		switch op.Operation {
		case ast.OperationTypeMutation:
			mutations += len(roots)
			signIn = signIn || slices.Contains(roots, "signIn")
		case ast.OperationTypeSubscription:
			if len(roots) != 1 {
				return refuse("ONE_SUBSCRIPTION", nil)
			}
		}
	}
	if signIn && (mutations > 1 || len(q.operations) > 1) {
		return refuse("SIGN_IN_ALONE", nil)
	}
	if mutations > 1 {
		return refuse("ONE_MUTATION", nil)
	}
	return nil
}

// rootFields lists the fields of a root selection, fragments followed (each once is not enough: a second spread is a
// second wish), without __typename.
func (q *queryDocument) rootFields(set *ast.SelectionSet) []string {
	var names []string
	if set == nil {
		return nil
	}
	for _, sel := range set.Selections {
		switch sel := sel.(type) {
		case *ast.Field:
			if sel.Name.Value != "__typename" {
				names = append(names, sel.Name.Value)
			}
		case *ast.InlineFragment:
			names = append(names, q.rootFields(sel.SelectionSet)...)
		case *ast.FragmentSpread:
			for _, def := range q.ast.Definitions {
				if f, ok := def.(*ast.FragmentDefinition); ok && f.Name.Value == sel.Name.Value {
					names = append(names, q.rootFields(f.SelectionSet)...)
				}
			}
		}
	}
	return names
}

func nameOf(op *ast.OperationDefinition) string {
	if op.Name == nil {
		return ""
	}
	return op.Name.Value
}

// operation picks the operation to run.
func (q *queryDocument) operation(name string) (*ast.OperationDefinition, error) {
	if name == "" && len(q.operations) == 1 {
		return q.operations[0], nil
	}
	if name == "" {
		return nil, refuse("OPERATION_NAME_REQUIRED", nil)
	}
	for _, op := range q.operations {
		if nameOf(op) == name {
			return op, nil
		}
	}
	return nil, refuse("OPERATION_NOT_FOUND", map[string]any{"name": shorten(name, 100)})
}

// checkCost refuses an operation that asks for too much; vars are coerced.
func (q *queryDocument) checkCost(op *ast.OperationDefinition, vars map[string]any, l limit.Limits) error {
	name := nameOf(op)
	q.mu.Lock()
	_, known := q.costs[name]
	q.mu.Unlock()
	if known {
		return nil
	}
	cost, variable, err := limit.Cost(q.ast, name, vars, l)
	if err != nil || variable {
		return err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.costs[name] = cost
	return nil
}

// plan compiles an operation, once for each setting of the condition variables.
func (q *queryDocument) plan(s *schema, op *ast.OperationDefinition, vars map[string]any) *plan {
	var key strings.Builder
	key.WriteString(nameOf(op))
	for _, name := range q.conditions {
		fmt.Fprintf(&key, "\x00%v", vars[name])
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if p, ok := q.plans[key.String()]; ok {
		return p
	}
	p := s.compile(q.ast, op, vars)
	if len(q.plans) < maxPlans {
		q.plans[key.String()] = p
	}
	return p
}

// documentCache keeps the documents used last. Refused documents are not kept: they would push out the good ones.
type documentCache struct {
	max, maxBytes int

	mu    sync.Mutex // guards all below
	order *list.List // of *cached, the last used first
	items map[string]*list.Element
	bytes int
}

type cached struct {
	text string // as it came
	doc  *queryDocument
}

func newDocumentCache(max, maxBytes int) *documentCache {
	return &documentCache{max: max, maxBytes: maxBytes, order: list.New(), items: map[string]*list.Element{}}
}

func (c *documentCache) get(text string) *queryDocument {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.items[text]
	if !ok {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*cached).doc
}

func (c *documentCache) put(text string, doc *queryDocument) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.items[text]; ok || len(text) > c.maxBytes {
		return
	}
	c.items[text] = c.order.PushFront(&cached{text: text, doc: doc})
	c.bytes += len(text)
	for len(c.items) > c.max || c.bytes > c.maxBytes {
		last := c.order.Back()
		old := c.order.Remove(last).(*cached)
		delete(c.items, old.text)
		c.bytes -= len(old.text)
	}
}
