package graphql

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	gql "github.com/graphql-go/graphql"
	"pgregory.net/rapid"

	"danhmuc/graphql/limit"
)

// TestPlanEqualsReference runs generated queries through the plan and through the library's executor. Data must be equal
// after key sorting. Errors must be equal where they left a null of their own; where a required field took its parents with
// it, both must have lost the same parent (which of several failed siblings is reported depends on the library's map order).
func TestPlanEqualsReference(t *testing.T) {
	s := sampleSchema(t, &sampleLoads{})
	rapid.Check(t, func(rt *rapid.T) {
		g := &queryGenerator{t: rt, schema: s}
		query, vars := g.query()
		compareExecutors(rt, s, query, vars)
	})
}

func compareExecutors(t interface {
	Fatalf(string, ...any)
	Helper()
}, s *schema, query string, raw map[string]any) {
	t.Helper()
	l := limit.Limits{MaxBytes: 1e6, MaxTokens: 1e6, MaxNesting: 64, MaxDepth: 64, MaxAliases: 1e6, MaxRepeats: 1e6, MaxRootFields: 1e6, MaxFields: 1e6,
		MaxDirectives: 1e6, MaxOnNode: 100, MaxFragments: 1e6, MaxVariables: 1e6, MaxIntro: 3, MaxCost: 1e9}
	doc, err := s.prepare(query, l)
	if err != nil {
		t.Fatalf("prepare %s: %v", query, err)
	}
	op, err := doc.operation("")
	if err != nil {
		t.Fatalf("%v", err)
	}
	vars, err := s.variables(op, raw, nil)
	if err != nil {
		t.Fatalf("variables of %s: %v", query, err)
	}
	ours, ourFaults, err := s.run(context.Background(), nil, doc.plan(s, op, vars), struct{}{}, vars)
	if err != nil {
		t.Fatalf("run %s: %v", query, err)
	}
	theirs, theirFaults := s.runReference(context.Background(), doc.ast, "", raw)
	reference, err := json.Marshal(theirs)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var a, b any
	if err := json.Unmarshal(ours, &a); err != nil {
		t.Fatalf("our answer to %s is no JSON: %v\n%s", query, err, ours)
	}
	if err := json.Unmarshal(reference, &b); err != nil {
		t.Fatalf("%v", err)
	}
	if diff := cmp.Diff(b, a); diff != "" {
		t.Fatalf("data differs (- library, + ours) for %s %v\n%s", query, raw, diff)
	}
	if diff := cmp.Diff(faultsIn(b, theirFaults), faultsIn(a, ourFaults)); diff != "" {
		t.Fatalf("errors differ (- library, + ours) for %s %v\n%s", query, raw, diff)
	}
}

// faultsIn says for each null that an error left where it stands and, when the error is its own, which.
func faultsIn(data any, faults []fault) []string {
	var out []string
	for _, f := range faults {
		at, own := survivor(data, f.path)
		if own {
			out = append(out, fmt.Sprintf("%v: %s", at, strings.TrimPrefix(f.err.Error(), "panic: ")))
			continue
		}
		out = append(out, fmt.Sprintf("%v: lost", at))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// survivor follows a path to the first null.
func survivor(data any, path []any) (at []any, own bool) {
	for i, step := range path {
		if data == nil {
			return path[:i], false
		}
		switch step := step.(type) {
		case string:
			data = data.(map[string]any)[step]
		case int:
			data = data.([]any)[step]
		}
	}
	return path, true
}

// queryGenerator writes valid queries over a schema.
type queryGenerator struct {
	t         *rapid.T
	schema    *schema
	fragments []string
	used      map[string]any // variables by name, with their values
	declared  []string
	count     int
}

func (g *queryGenerator) query() (string, map[string]any) {
	g.used = map[string]any{}
	body := g.selection(g.schema.query.lib, 4)
	head := "query Q"
	if len(g.declared) > 0 {
		head += "(" + strings.Join(g.declared, ",") + ")"
	}
	return head + body + strings.Join(g.fragments, " "), g.used
}

func (g *queryGenerator) pick(n int, label string) int {
	return rapid.IntRange(0, n-1).Draw(g.t, label)
}

func (g *queryGenerator) selection(t gql.Type, depth int) string {
	var b strings.Builder
	b.WriteString("{")
	if g.pick(4, "typename") == 0 {
		b.WriteString("__typename ")
	}
	var names []string
	defs := gql.FieldDefinitionMap{}
	switch t := t.(type) {
	case *gql.Object:
		defs = t.Fields()
	case *gql.Interface:
		defs = t.Fields()
		b.WriteString("id ...on Item" + g.selection(g.schema.objects["Item"].lib, depth-1) + " ...on Owner" + g.selection(g.schema.objects["Owner"].lib, depth-1))
	}
	for _, name := range sortedNames(defs) {
		if name != "slow" && name != "huge" {
			names = append(names, name)
		}
	}
	for range 1 + g.pick(5, "fields") {
		b.WriteString(" " + g.field(defs[names[g.pick(len(names), "field")]], t, depth))
	}
	b.WriteString(" f0: __typename}")
	return b.String()
}

func (g *queryGenerator) field(def *gql.FieldDefinition, parent gql.Type, depth int) string {
	named := gql.GetNamed(def.Type).(gql.Type)
	leaf := gql.IsLeafType(named)
	if !leaf && depth <= 0 {
		return "__typename"
	}
	g.count++
	n := g.count
	out := fmt.Sprintf("f%d: %s%s%s", n, def.Name, g.arguments(def), g.condition())
	if !leaf {
		out += g.selection(named, depth-1)
	}
	switch g.pick(8, "wrap") {
	case 0:
		return "..." + g.condition() + "{" + out + "}"
	case 1:
		if o, ok := parent.(*gql.Object); ok {
			name := fmt.Sprintf("F%d", n)
			g.fragments = append(g.fragments, fmt.Sprintf("fragment %s on %s{%s}", name, o.Name(), out))
			return "..." + name + g.condition() + " ..." + name
		}
	case 2:
		if !leaf {
			return out + fmt.Sprintf(" f%d: %s%s{again: __typename}", n, def.Name, strings.SplitN(out, ": "+def.Name, 2)[1][:argumentsEnd(out, def.Name)])
		}
	}
	return out
}

// argumentsEnd is the length of the argument list after a field's name, so that the same field can be asked for again.
func argumentsEnd(out, name string) int {
	rest := strings.SplitN(out, ": "+name, 2)[1]
	if !strings.HasPrefix(rest, "(") {
		return 0
	}
	return strings.Index(rest, ")") + 1
}

func (g *queryGenerator) condition() string {
	if g.pick(6, "condition") > 0 {
		return ""
	}
	kind := [...]string{"skip", "include"}[g.pick(2, "kind")]
	value := rapid.Bool().Draw(g.t, "value")
	if g.pick(2, "literal") == 0 {
		return fmt.Sprintf(" @%s(if:%v)", kind, value)
	}
	return fmt.Sprintf(" @%s(if:%s)", kind, g.variable("Boolean!", value))
}

func (g *queryGenerator) variable(typ string, value any) string {
	name := fmt.Sprintf("v%d", len(g.declared))
	g.declared = append(g.declared, "$"+name+":"+typ)
	g.used[name] = value
	return "$" + name
}

func (g *queryGenerator) arguments(def *gql.FieldDefinition) string {
	var out []string
	for _, a := range def.Args {
		if g.pick(2, "given") == 0 {
			continue
		}
		n := g.pick(7, "number")
		value := map[string]string{"Int": fmt.Sprint(n), "String": `"ă\"b"`, "Range": fmt.Sprintf("{to:%d colours:[RED,BLUE]}", n), "[Int!]": fmt.Sprintf("[%d,2]", n), "Colour": "GREEN", "DateTime": `"2026-11-24T01:02:03Z"`}[a.Type.String()]
		if a.Type.String() == "Int" && g.pick(2, "variable") == 0 {
			value = g.variable("Int", float64(n))
		}
		out = append(out, a.PrivateName+":"+value)
	}
	if len(out) == 0 {
		return ""
	}
	slices.Sort(out)
	return "(" + strings.Join(out, ",") + ")"
}

// TestPlanEqualsReferenceHere keeps the cases worth reading.
func TestPlanEqualsReferenceHere(t *testing.T) {
	s := sampleSchema(t, &sampleLoads{})
	for name, query := range map[string]string{
		"a required field nulls its object":         `{item(n:5){name brokenRequired}}`,
		"a required field in a list nulls the list": `{item(n:4){name parts{nullRequired}} items(first:5){edges{node{name}}}}`,
		"a nullable list keeps what is whole":       `{item(n:4){partsOrNull{nullRequired}}}`,
		"up to the root":                            `{required(n:5){self{self{brokenRequired}}}}`,
		"errors of nullable fields":                 `{items(first:6){edges{node{broken panics}}} fails denied}`,
		"an owner that is not there":                `{items(first:4){edges{node{owner{name}}}} item(n:6){maybeOwner{boss{boss{name}}} owner{name}}}`,
		"interfaces":                                `{item(n:2){any{id __typename ...on Item{name} ...on Owner{o:name}} nodes{...on Node{id}}}}`,
		"enumerations that hold what they may not":  `{item(n:1){wrongColour numbers matrix}}`,
		"defaults and absent variables":             `query($a:Int,$b:Range,$c:Colour){item{echo(n:$a,range:$b,colour:$c)}}`,
		"the same field twice, parts of it each":    `{item{owner{name}} item{owner{id} name}}`,
		"nothing left":                              `{item @skip(if:true){name}}`,
	} {
		t.Run(name, func(t *testing.T) { compareExecutors(t, s, query, nil) })
	}
}
