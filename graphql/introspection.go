package graphql

import (
	"sync"

	gql "github.com/graphql-go/graphql"
)

// introspectionOnce guards the library's introspection types, which are its globals: they are completed before the first
// schema is built and never touched again.
var introspectionOnce sync.Once

// completeIntrospection adds what the October 2021 introspection has and the library's lacks, so that tools which ask for
// all of it get an answer instead of a refusal: a description of the schema, specifiedByURL, isRepeatable, and deprecation
// of inputs (nothing of ours is any of these).
func completeIntrospection() {
	text := func(s string) gql.FieldResolveFn {
		return func(gql.ResolveParams) (any, error) { return orNull(s), nil }
	}
	no := func(gql.ResolveParams) (any, error) { return false, nil }
	gql.SchemaType.AddFieldConfig("description", &gql.Field{Type: gql.String, Resolve: text(schemaDescription)})
	gql.TypeType.AddFieldConfig("specifiedByURL", &gql.Field{Type: gql.String, Resolve: text("")})
	gql.DirectiveType.AddFieldConfig("isRepeatable", &gql.Field{Type: gql.NewNonNull(gql.Boolean), Resolve: no})
	gql.InputValueType.AddFieldConfig("isDeprecated", &gql.Field{Type: gql.NewNonNull(gql.Boolean), Resolve: no})
	gql.InputValueType.AddFieldConfig("deprecationReason", &gql.Field{Type: gql.String, Resolve: text("")})
	deprecatedToo(gql.FieldType, "args")
	deprecatedToo(gql.DirectiveType, "args")
	deprecatedToo(gql.TypeType, "inputFields")
}

const schemaDescription = "Danh Mục: the data catalogue of a province, from a department's workbook to the open feed."

// deprecatedToo gives a field of input values the argument includeDeprecated, which changes nothing here.
func deprecatedToo(o *gql.Object, name string) {
	def := o.Fields()[name]
	o.AddFieldConfig(name, &gql.Field{Type: def.Type, Description: def.Description, Resolve: def.Resolve,
		Args: gql.FieldConfigArgument{"includeDeprecated": &gql.ArgumentConfig{Type: gql.Boolean, DefaultValue: false}}})
}
