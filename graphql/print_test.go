package graphql

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	gql "github.com/graphql-go/graphql"
)

// printSchema writes a schema as SDL, sorted, from what introspection tells.
func printSchema(t testing.TB, s *schema) string {
	t.Helper()
	const ref = `{kind name ofType{kind name ofType{kind name ofType{kind name ofType{kind name}}}}}`
	const input = `{name description type` + ref + ` defaultValue}`
	result := gql.Do(gql.Params{Schema: s.lib, RequestString: `{__schema{types{kind name description interfaces{name}
		fields(includeDeprecated:true){name description isDeprecated deprecationReason args` + input + ` type` + ref + `}
		inputFields` + input + ` enumValues(includeDeprecated:true){name description}}}}`})
	if result.HasErrors() {
		t.Fatal(result.Errors)
	}
	types := listAt(at(result.Data, "__schema"), "types")
	var blocks []string
	for _, typ := range types {
		if name := str(typ, "name"); !strings.HasPrefix(name, "__") && !slices.Contains([]string{"String", "Int", "Float", "Boolean", "ID"}, name) {
			blocks = append(blocks, printType(typ))
		}
	}
	slices.Sort(blocks)
	return strings.Join(blocks, "\n")
}

func printType(typ any) string {
	var b strings.Builder
	kind := map[string]string{"SCALAR": "scalar", "OBJECT": "type", "INTERFACE": "interface", "ENUM": "enum", "INPUT_OBJECT": "input", "UNION": "union"}[str(typ, "kind")]
	fmt.Fprintf(&b, "%s %s", kind, str(typ, "name"))
	var faces []string
	for _, i := range listAt(typ, "interfaces") {
		faces = append(faces, str(i, "name"))
	}
	if len(faces) > 0 {
		slices.Sort(faces)
		b.WriteString(" implements " + strings.Join(faces, " & "))
	}
	if d := str(typ, "description"); d != "" {
		fmt.Fprintf(&b, "  # %s", d)
	}
	b.WriteString("\n")
	var lines []string
	for _, f := range listAt(typ, "fields") {
		lines = append(lines, "  "+printField(f))
	}
	for _, f := range listAt(typ, "inputFields") {
		lines = append(lines, "  "+printInput(f))
	}
	for _, v := range listAt(typ, "enumValues") {
		lines = append(lines, "  "+str(v, "name"))
	}
	slices.Sort(lines)
	for _, l := range lines {
		b.WriteString(l + "\n")
	}
	return b.String()
}

func printField(f any) string {
	out := str(f, "name")
	var args []string
	for _, a := range listAt(f, "args") {
		args = append(args, printInput(a))
	}
	if len(args) > 0 {
		slices.Sort(args)
		out += "(" + strings.Join(args, ", ") + ")"
	}
	out += ": " + printRef(at(f, "type"))
	if d := str(f, "deprecationReason"); d != "" {
		out += "  # deprecated: " + d
	}
	return out
}

func printInput(f any) string {
	out := str(f, "name") + ": " + printRef(at(f, "type"))
	if d := str(f, "defaultValue"); d != "" {
		out += " = " + d
	}
	return out
}

func printRef(t any) string {
	switch str(t, "kind") {
	case "NON_NULL":
		return printRef(at(t, "ofType")) + "!"
	case "LIST":
		return "[" + printRef(at(t, "ofType")) + "]"
	}
	return str(t, "name")
}

func at(v any, name string) any {
	m, _ := v.(map[string]any)
	return m[name]
}

func str(v any, name string) string { s, _ := at(v, name).(string); return s }

func listAt(v any, name string) []any { l, _ := at(v, name).([]any); return l }
