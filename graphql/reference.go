package graphql

import (
	"context"
	"errors"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/gqlerrors"
	"github.com/graphql-go/graphql/language/ast"
)

// reference is a field's row as the library's executor calls it, one object at a time. Lookups are made at once rather than
// in thunks: an error in the thunk of a required field would make the library drop the whole answer.
func reference(fd *fieldDef) gql.FieldResolveFn {
	return func(p gql.ResolveParams) (any, error) {
		f := fd.field
		switch {
		case f.call != nil:
			v, err := f.call(p.Context, p.Source, Args(p.Args))
			return nilToNull(v), err
		case f.load != nil:
			vals, errs := f.load(p.Context, []any{p.Source}, Args(p.Args))
			if errs != nil && errs[0] != nil {
				return nil, errs[0]
			}
			return nilToNull(vals[0]), nil
		}
		return f.get(p.Source), nil
	}
}

// runReference executes an operation in the library: for introspection, and as what the plan is compared with. Its errors
// are unwrapped, so that they can be presented like the plan's.
func (s *schema) runReference(ctx context.Context, doc *ast.Document, operation string, vars map[string]any) (data any, faults []fault) {
	result := gql.Execute(gql.ExecuteParams{Schema: s.lib, AST: doc, OperationName: operation, Args: vars, Context: ctx, Root: map[string]any{}})
	for _, e := range result.Errors {
		faults = append(faults, fault{err: unwrapLibrary(e), path: e.Path, pos: libraryPosition(e)})
	}
	return result.Data, faults
}

// unwrapLibrary finds the resolver's own error, which the library hides in one of three wrappings (and loses, with its
// extensions, when it came out of a thunk).
func unwrapLibrary(err error) error {
	for {
		var next error
		switch e := err.(type) {
		case gqlerrors.FormattedError:
			next = e.OriginalError()
		case *gqlerrors.Error:
			next = e.OriginalError
		case gqlerrors.Error:
			next = e.OriginalError
		default:
			return err
		}
		if next == nil {
			return errors.New(err.Error())
		}
		err = next
	}
}

func libraryPosition(e gqlerrors.FormattedError) int {
	var located *gqlerrors.Error
	if errors.As(e.OriginalError(), &located) && len(located.Positions) > 0 {
		return located.Positions[0]
	}
	return -1
}
