package graphql

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	gql "github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/printer"
)

var update = flag.Bool("update", false, "write the golden files anew")

func apiSchema(t testing.TB) *schema {
	t.Helper()
	own, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	s, err := buildSchema(schemaSDL, (&api{present: &presenter{own: own}}).table())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPrintedSchema keeps the API as outsiders read it: a changed API is a visible difference.
func TestPrintedSchema(t *testing.T) {
	got := printSchema(t, apiSchema(t))
	const golden = "testdata/schema.golden.graphql"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the API has changed (- golden, + now):\n%s", diff)
	}
}

// TestSchemaKeepsTheContract holds every name and type of the contract against the schema.
func TestSchemaKeepsTheContract(t *testing.T) {
	s := apiSchema(t)
	src, err := os.ReadFile("testdata/contract.graphql")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parser.Parse(parser.ParseParams{Source: string(src)})
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range doc.Definitions {
		switch def := def.(type) {
		case *ast.EnumDefinition:
			enum, ok := s.lib.Type(def.Name.Value).(*gql.Enum)
			for _, v := range def.Values {
				if !ok || enum.ParseValue(v.Name.Value) == nil {
					t.Errorf("%s lacks %s", def.Name.Value, v.Name.Value)
				}
			}
		case *ast.ObjectDefinition:
			o := s.objects[def.Name.Value]
			for _, f := range def.Fields {
				if o == nil || o.fields[f.Name.Value] == nil {
					t.Errorf("%s.%s is missing", def.Name.Value, f.Name.Value)
					continue
				}
				holdField(t, o.lib.Fields()[f.Name.Value], def.Name.Value, f)
			}
		case *ast.InputObjectDefinition:
			in, ok := s.lib.Type(def.Name.Value).(*gql.InputObject)
			for _, f := range def.Fields {
				if !ok || in.Fields()[f.Name.Value] == nil || in.Fields()[f.Name.Value].Type.String() != printer.Print(f.Type) {
					t.Errorf("%s.%s is missing or of another type", def.Name.Value, f.Name.Value)
				}
			}
		}
	}
}

func holdField(t *testing.T, got *gql.FieldDefinition, parent string, want *ast.FieldDefinition) {
	t.Helper()
	if got.Type.String() != printer.Print(want.Type) {
		t.Errorf("%s.%s is a %s, want %s", parent, want.Name.Value, got.Type, printer.Print(want.Type))
	}
	for _, a := range want.Arguments {
		if !slices.ContainsFunc(got.Args, func(g *gql.Argument) bool {
			return g.PrivateName == a.Name.Value && g.Type.String() == printer.Print(a.Type)
		}) {
			t.Errorf("%s.%s lacks the argument %s: %s", parent, want.Name.Value, a.Name.Value, printer.Print(a.Type))
		}
	}
}
