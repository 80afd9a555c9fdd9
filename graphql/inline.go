package graphql

import (
	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// nameInlineFragments gives inline fragments without a type condition the condition they mean. The library's rule
// PossibleFragmentSpreads refuses them under a required field otherwise: it compares the type with its required form.
func (s *schema) nameInlineFragments(doc *ast.Document) {
	for _, def := range doc.Definitions {
		switch def := def.(type) {
		case *ast.OperationDefinition:
			if o := s.rootOf(def); o != nil {
				s.nameIn(def.SelectionSet, o.lib)
			}
		case *ast.FragmentDefinition:
			if def.TypeCondition != nil {
				s.nameIn(def.SelectionSet, s.lib.Type(def.TypeCondition.Name.Value))
			}
		}
	}
}

func (s *schema) nameIn(set *ast.SelectionSet, t gql.Type) {
	if set == nil || t == nil {
		return
	}
	for _, sel := range set.Selections {
		switch sel := sel.(type) {
		case *ast.Field:
			s.nameIn(sel.SelectionSet, fieldType(t, sel.Name.Value))
		case *ast.InlineFragment:
			inner := t
			if sel.TypeCondition != nil {
				inner = s.lib.Type(sel.TypeCondition.Name.Value)
			} else {
				sel.TypeCondition = ast.NewNamed(&ast.Named{Name: ast.NewName(&ast.Name{Value: t.Name(), Loc: sel.Loc}), Loc: sel.Loc})
			}
			s.nameIn(sel.SelectionSet, inner)
		}
	}
}

// fieldType is the named type of a field, nil when there is no such field (the rules will say so).
func fieldType(t gql.Type, name string) gql.Type {
	var defs gql.FieldDefinitionMap
	switch t := t.(type) {
	case *gql.Object:
		defs = t.Fields()
	case *gql.Interface:
		defs = t.Fields()
	}
	if def := defs[name]; def != nil {
		if named, ok := gql.GetNamed(def.Type).(gql.Type); ok {
			return named
		}
	}
	return nil
}
