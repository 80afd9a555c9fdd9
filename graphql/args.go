package graphql

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/printer"
)

// Args are a field's arguments, coerced to their types. An argument that was not given has no entry; the readers answer
// their zero value for it. Enumerations are texts, Int is int, Long is int64, Date a text, DateTime a time.Time.
type Args map[string]any

// Has reports whether the argument was given or has a default.
func (a Args) Has(name string) bool { _, ok := a[name]; return ok }

// Text reads a String, ID, Date or enumeration.
func (a Args) Text(name string) string { s, _ := a[name].(string); return s }

// Int reads an Int.
func (a Args) Int(name string) int { n, _ := a[name].(int); return n }

// Float is a number, 0 when absent.
func (a Args) Float(name string) float64 { f, _ := a[name].(float64); return f }

// Long reads a Long.
func (a Args) Long(name string) int64 { n, _ := a[name].(int64); return n }

// Bool reads a Boolean.
func (a Args) Bool(name string) bool { b, _ := a[name].(bool); return b }

// Time reads a DateTime.
func (a Args) Time(name string) time.Time { t, _ := a[name].(time.Time); return t }

// Input reads an input object.
func (a Args) Input(name string) Args {
	m, _ := a[name].(map[string]any)
	return m
}

// Inputs reads a list of input objects.
func (a Args) Inputs(name string) []Args {
	list, _ := a[name].([]any)
	out := make([]Args, 0, len(list))
	for _, item := range list {
		m, _ := item.(map[string]any)
		out = append(out, m)
	}
	return out
}

// argTexts reads a list of texts as a named text type.
func argTexts[S ~string](a Args, name string) []S {
	list, _ := a[name].([]any)
	if list == nil {
		return nil
	}
	out := make([]S, 0, len(list))
	for _, item := range list {
		s, _ := item.(string)
		out = append(out, S(s))
	}
	return out
}

// variableError is a variable that its type refuses.
type variableError struct {
	name, message string
	pos           int // byte offset of the definition
}

func (e *variableError) Error() string { return fmt.Sprintf("Variable %q %s", "$"+e.name, e.message) }

// variables coerces a request's variables by an operation's definitions. A variable that was not given and has no default
// has no entry in the result.
//
// A JSON variable is taken from undecoded, where it keeps the order of its members; undecoded may be nil.
func (s *schema) variables(op *ast.OperationDefinition, raw map[string]any, undecoded map[string]json.RawMessage) (map[string]any, error) {
	if len(op.VariableDefinitions) == 0 {
		return nil, nil
	}
	out := make(map[string]any, len(op.VariableDefinitions))
	for _, def := range op.VariableDefinitions {
		name := def.Variable.Name.Value
		t := s.inputType(def.Type)
		if t == nil {
			return nil, &variableError{name: name, message: "has a type that is no input.", pos: def.Loc.Start}
		}
		v, err := coerce(raw[name], t)
		if err != nil {
			return nil, &variableError{name: name, message: fmt.Sprintf("of type %q: %v.", printer.Print(def.Type), err), pos: def.Loc.Start}
		}
		if doc := undecoded[name]; v != nil && doc != nil && gql.GetNamed(t).String() == "JSON" {
			v = doc
		}
		if raw[name] == nil && def.DefaultValue != nil {
			v, _ = literal(def.DefaultValue, t, nil)
		}
		if v != nil {
			out[name] = v
		} else if _, required := t.(*gql.NonNull); required {
			return nil, &variableError{name: name, message: fmt.Sprintf("of required type %q was not provided.", printer.Print(def.Type)), pos: def.Loc.Start}
		}
	}
	return out, nil
}

func (s *schema) inputType(t ast.Type) gql.Input {
	switch t := t.(type) {
	case *ast.NonNull:
		return gql.NewNonNull(s.inputType(t.Type))
	case *ast.List:
		return gql.NewList(s.inputType(t.Type))
	case *ast.Named:
		if in, ok := s.lib.Type(t.Name.Value).(gql.Input); ok {
			return in
		}
	}
	return nil
}

// coerce makes a value that came as JSON into one of type t. nil in is nil out: whether that is allowed is the caller's.
func coerce(v any, t gql.Input) (any, error) {
	if v == nil {
		return nil, nil
	}
	switch t := t.(type) {
	case *gql.NonNull:
		return coerce(v, t.OfType)
	case *gql.List:
		return coerceList(v, t)
	case *gql.InputObject:
		return coerceObject(v, t)
	case *gql.Enum:
		if name, ok := v.(string); ok {
			if parsed := t.ParseValue(name); parsed != nil {
				return parsed, nil
			}
		}
	case *gql.Scalar:
		if parsed := coerceScalar(v, t); parsed != nil {
			return parsed, nil
		}
	}
	return nil, fmt.Errorf("expected %s, found %s", t, shown(v))
}

func coerceList(v any, t *gql.List) (any, error) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	out := make([]any, len(list))
	for i, item := range list {
		c, err := coerce(item, t.OfType)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
		if _, required := t.OfType.(*gql.NonNull); required && c == nil {
			return nil, fmt.Errorf("item %d: expected %s, found null", i, t.OfType)
		}
		out[i] = c
	}
	return out, nil
}

func coerceObject(v any, t *gql.InputObject) (any, error) {
	object, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("expected %s, found %s", t, shown(v))
	}
	defs := t.Fields()
	for _, name := range sortedNames(object) {
		if defs[name] == nil {
			return nil, fmt.Errorf("field %q is not of %s", name, t)
		}
	}
	out := make(map[string]any, len(object))
	for _, name := range sortedNames(defs) {
		def := defs[name]
		c, err := coerce(object[name], def.Type)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", name, err)
		}
		if c == nil {
			c = def.DefaultValue
		}
		if c != nil {
			out[name] = c
		} else if _, required := def.Type.(*gql.NonNull); required {
			return nil, fmt.Errorf("field %q of %s is required", name, t)
		}
	}
	return out, nil
}

// coerceScalar is stricter than the library: a text is no number, a fraction no integer.
func coerceScalar(v any, t *gql.Scalar) any {
	if n, ok := v.(float64); ok {
		v = json.Number(strconv.FormatFloat(n, 'f', -1, 64))
	}
	switch t.Name() {
	case "Int":
		return number(v, func(n json.Number) any {
			if i, err := n.Int64(); err == nil && i >= math.MinInt32 && i <= math.MaxInt32 {
				return int(i)
			}
			return nil
		})
	case "Float":
		return number(v, func(n json.Number) any {
			if f, err := n.Float64(); err == nil {
				return f
			}
			return nil
		})
	case "String":
		if s, ok := v.(string); ok {
			return s
		}
		return nil
	case "Boolean":
		if b, ok := v.(bool); ok {
			return b
		}
		return nil
	case "ID":
		if s, ok := v.(string); ok {
			return s
		}
		return number(v, func(n json.Number) any {
			if _, err := n.Int64(); err == nil {
				return n.String()
			}
			return nil
		})
	}
	return t.ParseValue(v)
}

func number(v any, read func(json.Number) any) any {
	switch v := v.(type) {
	case json.Number:
		return read(v)
	case int:
		return read(json.Number(strconv.Itoa(v)))
	}
	return nil
}

// shown quotes a refused value, shortened: it may be a whole file.
func shown(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "a value"
	}
	if len(b) > 80 {
		return string(b[:80]) + "…"
	}
	return string(b)
}

// arguments coerces a field's arguments. The document was validated, so literals fit their types; a variable may be absent.
func arguments(defs []*gql.Argument, given []*ast.Argument, vars map[string]any) Args {
	var out Args
	for _, def := range defs {
		v := def.DefaultValue
		for _, a := range given {
			if a.Name.Value != def.PrivateName {
				continue
			}
			if got, ok := literal(a.Value, def.Type, vars); ok {
				v = got
			}
		}
		if v != nil {
			if out == nil {
				out = make(Args, len(given))
			}
			out[def.PrivateName] = v
		}
	}
	return out
}

// literal makes a value written in a document into one of type t. ok is false for an absent variable.
func literal(v ast.Value, t gql.Input, vars map[string]any) (val any, ok bool) {
	if name, isVar := v.(*ast.Variable); isVar {
		val, ok = vars[name.Name.Value]
		return val, ok
	}
	switch t := t.(type) {
	case *gql.NonNull:
		return literal(v, t.OfType, vars)
	case *gql.List:
		return literalList(v, t, vars), true
	case *gql.InputObject:
		return literalObject(v, t, vars)
	case *gql.Scalar:
		val = t.ParseLiteral(v)
	case *gql.Enum:
		val = t.ParseLiteral(v)
	}
	return val, val != nil
}

func literalList(v ast.Value, t *gql.List, vars map[string]any) any {
	list, ok := v.(*ast.ListValue)
	if !ok {
		item, _ := literal(v, t.OfType, vars)
		return []any{item}
	}
	out := make([]any, len(list.Values))
	for i, item := range list.Values {
		out[i], _ = literal(item, t.OfType, vars)
	}
	return out
}

func literalObject(v ast.Value, t *gql.InputObject, vars map[string]any) (any, bool) {
	object, ok := v.(*ast.ObjectValue)
	if !ok {
		return nil, false
	}
	out := make(map[string]any, len(object.Fields))
	for name, def := range t.Fields() {
		val := def.DefaultValue
		for _, f := range object.Fields {
			if f.Name.Value == name {
				if got, ok := literal(f.Value, def.Type, vars); ok {
					val = got
				}
			}
		}
		if val != nil {
			out[name] = val
		}
	}
	return out, true
}

// usesVariables reports whether any argument reads a variable.
func usesVariables(args []*ast.Argument) bool {
	for _, a := range args {
		if valueUsesVariables(a.Value) {
			return true
		}
	}
	return false
}

func valueUsesVariables(v ast.Value) bool {
	switch v := v.(type) {
	case *ast.Variable:
		return true
	case *ast.ListValue:
		for _, item := range v.Values {
			if valueUsesVariables(item) {
				return true
			}
		}
	case *ast.ObjectValue:
		for _, f := range v.Fields {
			if valueUsesVariables(f.Value) {
				return true
			}
		}
	}
	return false
}
