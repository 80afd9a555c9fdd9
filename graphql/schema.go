package graphql

import (
	_ "embed"
	"fmt"
	"reflect"
	"slices"
	"strings"

	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
)

// schemaSDL is the API as outsiders read it.
//
//go:embed schema.graphql
var schemaSDL string

// schema is the API bound to its table: the library's form for parsing, validation and introspection, and ours for plans.
type schema struct {
	lib       gql.Schema
	objects   map[string]*objectType
	byGo      map[reflect.Type]*objectType // for interfaces: which object type a value is
	listSizes map[string]int               // lists of objects without pages, for the cost limit
	query     *objectType
	mutation  *objectType
	subscribe *objectType
}

// objectType is an object type with its fields bound.
type objectType struct {
	name   string
	lib    *gql.Object
	fields map[string]*fieldDef
}

// fieldDef is one field of one object type.
type fieldDef struct {
	parent, name string
	field        field
	out          *outType
	args         []*gql.Argument // in name order
}

// outType is a field's type, from the outside in.
type outType struct {
	nonNull bool
	item    *outType          // of a list
	name    string            // named type, also on lists
	leaf    bool              // the named type is a scalar or an enumeration
	object  *objectType       // the named type is an object
	enum    map[string][]byte // members of an enumeration, quoted
}

// buildSchema parses the SDL, binds every field to the table, and builds everything now: the library makes its maps lazily
// and races on first use otherwise. A field without a row, a row without a field and a leaf of the wrong kind are errors.
func buildSchema(sdl string, t typeTable) (*schema, error) {
	introspectionOnce.Do(completeIntrospection)
	doc, err := parser.Parse(parser.ParseParams{Source: sdl})
	if err != nil {
		return nil, fmt.Errorf("parse the schema: %w", err)
	}
	b := &builder{table: t, types: map[string]gql.Type{}, enums: map[string]map[string][]byte{},
		schema: &schema{objects: map[string]*objectType{}, byGo: map[reflect.Type]*objectType{}, listSizes: map[string]int{}}}
	for name, scalar := range scalars() {
		b.types[name] = scalar
	}
	for _, def := range doc.Definitions {
		b.declare(def)
	}
	b.unknownRows()
	if len(b.problems) > 0 {
		return nil, fmt.Errorf("the schema and its table disagree: %s", strings.Join(b.problems, "; "))
	}
	return b.finish()
}

type builder struct {
	table    typeTable
	types    map[string]gql.Type
	enums    map[string]map[string][]byte
	schema   *schema
	problems []string
}

func (b *builder) problem(format string, args ...any) {
	b.problems = append(b.problems, fmt.Sprintf(format, args...))
}

func (b *builder) declare(def ast.Node) {
	switch def := def.(type) {
	case *ast.EnumDefinition:
		b.enumeration(def)
	case *ast.InterfaceDefinition:
		b.types[def.Name.Value] = gql.NewInterface(gql.InterfaceConfig{Name: def.Name.Value, Description: description(def.Description),
			Fields:      gql.FieldsThunk(func() gql.Fields { return b.interfaceFields(def) }),
			ResolveType: func(p gql.ResolveTypeParams) *gql.Object { return b.schema.libraryType(p.Value) }})
	case *ast.ObjectDefinition:
		b.object(def)
	case *ast.InputObjectDefinition:
		b.types[def.Name.Value] = gql.NewInputObject(gql.InputObjectConfig{Name: def.Name.Value, Description: description(def.Description),
			Fields: gql.InputObjectConfigFieldMapThunk(func() gql.InputObjectConfigFieldMap { return b.inputFields(def) })})
	case *ast.ScalarDefinition:
		if b.types[def.Name.Value] == nil {
			b.problem("scalar %s is not known", def.Name.Value)
		}
	}
}

func (b *builder) enumeration(def *ast.EnumDefinition) {
	values, quoted := gql.EnumValueConfigMap{}, map[string][]byte{}
	for _, v := range def.Values {
		name := v.Name.Value
		values[name] = &gql.EnumValueConfig{Value: name, Description: description(v.Description), DeprecationReason: deprecation(v.Directives)}
		quoted[name] = appendString(nil, name)
	}
	b.enums[def.Name.Value] = quoted
	b.types[def.Name.Value] = gql.NewEnum(gql.EnumConfig{Name: def.Name.Value, Description: description(def.Description), Values: values})
}

func (b *builder) object(def *ast.ObjectDefinition) {
	name := def.Name.Value
	o := &objectType{name: name, fields: map[string]*fieldDef{}}
	o.lib = gql.NewObject(gql.ObjectConfig{Name: name, Description: description(def.Description),
		Interfaces: gql.InterfacesThunk(func() []*gql.Interface { return b.interfaces(def) }),
		Fields:     gql.FieldsThunk(func() gql.Fields { return b.objectFields(def) })})
	b.types[name], b.schema.objects[name] = o.lib, o
	rows := b.table[name]
	for _, f := range def.Fields {
		row, ok := rows[f.Name.Value]
		if !ok {
			b.problem("%s.%s has no row", name, f.Name.Value)
			continue
		}
		if row.owner != nil {
			b.owner(o, row.owner)
		}
		o.fields[f.Name.Value] = &fieldDef{parent: name, name: f.Name.Value, field: row}
	}
}

// owner remembers which Go type an object type is, and that it is only one.
func (b *builder) owner(o *objectType, t reflect.Type) {
	if had, ok := b.schema.byGo[t]; ok && had != o {
		b.problem("%s is both %s and %s", t, had.name, o.name)
	}
	b.schema.byGo[t] = o
}

func (b *builder) unknownRows() {
	for typ, rows := range b.table {
		o := b.schema.objects[typ]
		if o == nil {
			b.problem("the table's type %s is not in the schema", typ)
			continue
		}
		for name := range rows {
			if o.fields[name] == nil {
				b.problem("the table's field %s.%s is not in the schema", typ, name)
			}
		}
	}
	slices.Sort(b.problems)
}

func (b *builder) interfaces(def *ast.ObjectDefinition) []*gql.Interface {
	var list []*gql.Interface
	for _, named := range def.Interfaces {
		if i, ok := b.types[named.Name.Value].(*gql.Interface); ok {
			list = append(list, i)
		}
	}
	return list
}

func (b *builder) interfaceFields(def *ast.InterfaceDefinition) gql.Fields {
	out := gql.Fields{}
	for _, f := range def.Fields {
		out[f.Name.Value] = &gql.Field{Type: b.output(f.Type), Args: b.arguments(f.Arguments), Description: description(f.Description)}
	}
	return out
}

func (b *builder) objectFields(def *ast.ObjectDefinition) gql.Fields {
	out := gql.Fields{}
	for _, f := range def.Fields {
		fd := b.schema.objects[def.Name.Value].fields[f.Name.Value]
		out[f.Name.Value] = &gql.Field{Type: b.output(f.Type), Args: b.arguments(f.Arguments), Description: description(f.Description),
			DeprecationReason: deprecation(f.Directives), Resolve: reference(fd)}
	}
	return out
}

func (b *builder) arguments(defs []*ast.InputValueDefinition) gql.FieldConfigArgument {
	out := gql.FieldConfigArgument{}
	for _, a := range defs {
		t := b.input(a.Type)
		out[a.Name.Value] = &gql.ArgumentConfig{Type: t, DefaultValue: defaultOf(a.DefaultValue, t), Description: description(a.Description)}
	}
	return out
}

func (b *builder) inputFields(def *ast.InputObjectDefinition) gql.InputObjectConfigFieldMap {
	out := gql.InputObjectConfigFieldMap{}
	for _, f := range def.Fields {
		t := b.input(f.Type)
		out[f.Name.Value] = &gql.InputObjectFieldConfig{Type: t, DefaultValue: defaultOf(f.DefaultValue, t), Description: description(f.Description)}
	}
	return out
}

func defaultOf(v ast.Value, t gql.Input) any {
	if v == nil {
		return nil
	}
	val, _ := literal(v, t, nil)
	return val
}

func (b *builder) typeOf(t ast.Type) gql.Type {
	switch t := t.(type) {
	case *ast.NonNull:
		return gql.NewNonNull(b.typeOf(t.Type))
	case *ast.List:
		return gql.NewList(b.typeOf(t.Type))
	case *ast.Named:
		if found, ok := b.types[t.Name.Value]; ok {
			return found
		}
		b.problem("type %s is not declared", t.Name.Value)
	}
	return gql.String
}

func (b *builder) output(t ast.Type) gql.Output { o, _ := b.typeOf(t).(gql.Output); return o }

func (b *builder) input(t ast.Type) gql.Input { i, _ := b.typeOf(t).(gql.Input); return i }

// finish builds the library's schema, which runs every thunk above, and then our own view of each field.
func (b *builder) finish() (*schema, error) {
	s := b.schema
	config := gql.SchemaConfig{}
	for _, name := range sortedNames(b.types) {
		config.Types = append(config.Types, b.types[name])
	}
	if s.query = s.objects["Query"]; s.query != nil {
		config.Query = s.query.lib
	}
	if s.mutation = s.objects["Mutation"]; s.mutation != nil {
		config.Mutation = s.mutation.lib
	}
	if s.subscribe = s.objects["Subscription"]; s.subscribe != nil {
		config.Subscription = s.subscribe.lib
	}
	lib, err := gql.NewSchema(config)
	if err != nil {
		return nil, fmt.Errorf("build the schema: %w", err)
	}
	s.lib = lib
	for _, o := range s.objects {
		b.bind(o)
	}
	if len(b.problems) > 0 {
		slices.Sort(b.problems)
		return nil, fmt.Errorf("the schema and its table disagree: %s", strings.Join(b.problems, "; "))
	}
	return s, s.warm()
}

func (b *builder) bind(o *objectType) {
	for name, def := range o.lib.Fields() {
		fd := o.fields[name]
		fd.out = b.outType(def.Type)
		fd.args = slices.SortedFunc(slices.Values(def.Args), func(x, y *gql.Argument) int { return strings.Compare(x.PrivateName, y.PrivateName) })
		b.checkKind(fd)
		if fd.out.item != nil && !fd.out.leaf && !paged(fd) && name != "edges" && name != "nodes" {
			b.schema.listSizes[name] = unpagedSize(name)
		}
	}
}

// unpagedSize is what a list of objects without pages counts for in the cost of a query.
func unpagedSize(name string) int {
	switch name {
	case "tables": // of one file
		return 3
	case "lines": // of an annex
		return 100
	}
	return 10
}

func paged(fd *fieldDef) bool {
	return slices.ContainsFunc(fd.args, func(a *gql.Argument) bool { return a.PrivateName == "first" || a.PrivateName == "limit" })
}

func (b *builder) outType(t gql.Type) *outType {
	switch t := t.(type) {
	case *gql.NonNull:
		o := *b.outType(t.OfType)
		o.nonNull = true
		return &o
	case *gql.List:
		item := b.outType(t.OfType)
		return &outType{item: item, name: item.name, leaf: item.leaf, object: item.object}
	}
	o := &outType{name: t.Name(), object: b.schema.objects[t.Name()], enum: b.enums[t.Name()]}
	switch t.(type) {
	case *gql.Scalar, *gql.Enum:
		o.leaf = true
	}
	return o
}

// kindTypes says which types a leaf of each kind may stand for.
var kindTypes = map[string][]string{
	kindText: {"String", "ID", "Date"}, kindInt: {"Int", "Long", "Float"}, kindLong: {"Long"}, kindFloat: {"Float"}, kindBool: {"Boolean"},
	kindMoment: {"DateTime"}, kindTexts: {"String", "ID"}, kindJSON: {"JSON"},
}

func (b *builder) checkKind(fd *fieldDef) {
	f, t := fd.field, fd.out
	switch {
	case f.call != nil || f.load != nil:
	case f.object && t.leaf, !f.object && !t.leaf:
		b.problem("%s.%s: objects and leaves are mixed up", fd.parent, fd.name)
	case f.kind != "" && (f.kind == kindTexts) != (t.item != nil):
		b.problem("%s.%s: a list and a single value are mixed up", fd.parent, fd.name)
	case f.kind != "" && !slices.Contains(kindTypes[f.kind], t.name) && !(b.enums[t.name] != nil && (f.kind == kindText || f.kind == kindTexts)):
		b.problem("%s.%s: a %s cannot be a %s", fd.parent, fd.name, f.kind, t.name)
	}
	if t.item != nil && t.item.item != nil && !t.leaf {
		b.problem("%s.%s: lists of lists of objects are not supported", fd.parent, fd.name)
	}
}

// warm answers one introspection query, so that no map is built under traffic.
func (s *schema) warm() error {
	result := gql.Do(gql.Params{Schema: s.lib, RequestString: `{__schema{types{name fields{name args{name} type{name}} inputFields{name type{name}} interfaces{name} possibleTypes{name} enumValues{name}}}}`})
	if result.HasErrors() {
		return fmt.Errorf("introspect the schema: %w", result.Errors[0])
	}
	return nil
}

// libraryType is the object type of a value, for the library's interfaces.
func (s *schema) libraryType(v any) *gql.Object {
	if o := s.byGo[reflect.TypeOf(v)]; o != nil {
		return o.lib
	}
	return nil
}

func description(d *ast.StringValue) string {
	if d == nil {
		return ""
	}
	return d.Value
}

func deprecation(directives []*ast.Directive) string {
	for _, d := range directives {
		if d.Name.Value != "deprecated" {
			continue
		}
		for _, a := range d.Arguments {
			if reason, ok := a.Value.GetValue().(string); ok && a.Name.Value == "reason" {
				return reason
			}
		}
		return gql.DefaultDeprecationReason
	}
	return ""
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
