package limit

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/lexer"
	"github.com/graphql-go/graphql/language/parser"
	"github.com/graphql-go/graphql/language/source"
)

// admit runs everything that stands before the validation rules.
func admit(query string, variables map[string]any) error {
	l := Default()
	l.ListSizes, l.Weights = map[string]int{"lines": 100}, map[string]int{"dear": 2000}
	clean, err := Scan(query, l)
	if err != nil {
		return err
	}
	doc, err := parse(clean)
	if err != nil {
		return err
	}
	if err := Check(doc, l); err != nil {
		return err
	}
	_, _, err = Cost(doc, "", variables, l)
	return err
}

func parse(query string) (*ast.Document, error) {
	return parser.Parse(parser.ParseParams{Source: source.NewSource(&source.Source{Body: []byte(query)})})
}

func code(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	if err != nil {
		return "PARSE"
	}
	return ""
}

func fragmentFan(levels, width int) string {
	var b strings.Builder
	b.WriteString("{...f0}")
	for i := range levels {
		fmt.Fprintf(&b, " fragment f%d on T{%s}", i, strings.Repeat(fmt.Sprintf("...f%d ", i+1), width))
	}
	fmt.Fprintf(&b, " fragment f%d on T{a}", levels)
	return b.String()
}

func TestHostileDocumentsAreRefused(t *testing.T) {
	for _, c := range []struct{ name, query, want string }{
		{"600 KB of open lists", "{f(j:" + strings.Repeat("[", 600<<10), CodeTooLarge},
		{"open lists within the byte limit", "{f(j:" + strings.Repeat("[", 4000), CodeTooDeep},
		{"selection 10,000 deep", strings.Repeat("{a", 10_000) + strings.Repeat("}", 10_000), CodeTooDeep},
		{"selection 30 deep", strings.Repeat("{a", 30) + strings.Repeat("}", 30), CodeTooDeep},
		{"depth hidden in fragments", "{" + strings.Repeat("a{", 12) + "...f" + strings.Repeat("}", 12) + "} fragment f on T{" + strings.Repeat("a{", 10) + "b" + strings.Repeat("}", 10) + "}", CodeTooDeep},
		{"closing brackets do not buy nesting", strings.Repeat("}", 1000) + strings.Repeat("{a", 100), CodeTooDeep},
		{"brackets hidden behind a comment of wide letters", "#" + strings.Repeat("é", 500) + strings.Repeat("[", 500) + "\n{a}", ""},
		{"fragment that spreads itself", "{...a} fragment a on T{...a}", CodeFragmentCycle},
		{"fragments in a ring", "{...a} fragment a on T{x{...b}} fragment b on T{... on T{...c}} fragment c on T{...a}", CodeFragmentCycle},
		{"unused fragments in a ring", "{x} fragment a on T{...b} fragment b on T{...a}", CodeFragmentCycle},
		{"alias bomb", "{" + aliases(500) + "}", CodeAliases},
		{"alias bomb of few, spread often", fmt.Sprintf("{%s} fragment f on T{%s}", strings.Repeat("x{...f}", 20), aliases(20)), CodeAliases},
		{"one field again and again", "{" + strings.Repeat("a ", 1500) + "}", CodeAliases},
		{"one field again and again in inline fragments", "{" + strings.Repeat("...{a} ", 400) + "}", CodeAliases},
		{"fragment fan-out", fragmentFan(30, 2), CodeFields},
		{"fragment fan-out to nothing", strings.Replace(fragmentFan(30, 2), "{a}", "{...gone}", 1), CodeFields},
		{"many fragments", manyFragments(300), CodeFragments},
		{"directive overload on one field", "{a" + strings.Repeat("@d", 100) + "}", CodeDirectives},
		{"directive overload spread out", "{" + fields("a%d @d @d @d ", 25) + fields("b%d{c @d @d} ", 25) + "}", CodeDirectives},
		{"many variables", "query(" + fields("$v%d:Int ", 101) + "){a}", CodeVariables},
		{"many root fields", "{" + fields("a%d ", 31) + "}", CodeRootFields},
		{"many tokens", "{" + strings.Repeat("a:b ", 2000) + "}", CodeTooLarge},
		{"nested pages", "{d(first:1000){edges{node{h(first:1000){edges{node{a}}}}}}}", CodeTooCostly},
		{"nested pages in fragments", "{d(first:1000){...e}} fragment e on C{edges{node{h(first:1000){...g}}}} fragment g on H{edges{node{a}}}", CodeTooCostly},
		{"lists without pages", "{d(first:100){edges{node{lines{d{lines{d{lines{a}}}}}}}}}", CodeTooCostly},
		{"lists with a page but no edges", "{s(first:1000){d{s(first:1000){d{a}}}}}", CodeTooCostly},
		{"a dear field on every line", "{d(first:1000){edges{node{dear{a}}}}}", CodeTooCostly},
		{"a page no integer can hold", "{d(first:99999999999999999999){edges{node{a}}}}", CodeTooCostly},
		{"introspection in itself", "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}", CodeTooCostly},
		{"unterminated block string", `{a(b:"""` + strings.Repeat("[", 300), "PARSE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := code(admit(c.query, nil)); got != c.want {
				t.Errorf("got code %q, want %q", got, c.want)
			}
		})
	}
}

func TestOrdinaryDocumentsPass(t *testing.T) {
	for name, query := range map[string]string{
		"a page":              "{datasets(first:1000){totalCount pageInfo{endCursor} edges{cursor node{id code title owner{name}}}}}",
		"Vietnamese comments": "# các bộ dữ liệu của tỉnh, ẵ\n{datasets{edges{node{title}}}}",
		"brackets in strings": `{a(b:"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", c:"""{{{ \""" {{{""")}`,
		"byte order mark":     "\uFEFF{a}",
		"introspection":       introspection,
	} {
		t.Run(name, func(t *testing.T) {
			if err := admit(query, nil); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestCostReadsVariables(t *testing.T) {
	doc, err := parse("query($n:Int=10){d(first:$n){edges{node{a b}}}}")
	if err != nil {
		t.Fatal(err)
	}
	l := Default()
	for _, c := range []struct {
		name      string
		variables map[string]any
		want      int
	}{
		{"the default", nil, 1 + 10*4},
		{"a number", map[string]any{"n": 3.0}, 1 + 3*4},
		{"a negative one", map[string]any{"n": -3}, 1},
		{"another type", map[string]any{"n": "x"}, 1 + 10*4},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, variable, err := Cost(doc, "", c.variables, l)
			if err != nil || !variable || got != c.want {
				t.Errorf("got %d, %v, %v; want %d, true, nil", got, variable, err, c.want)
			}
		})
	}
	if _, _, err := Cost(doc, "", map[string]any{"n": 1e9}, l); code(err) != CodeTooCostly {
		t.Errorf("a variable page of 1e9: got %v", err)
	}
}

func TestScanBlanksCommentsOnly(t *testing.T) {
	src := "# ẵ [\n{ a # {{\n b(c: \"# no\") }\uFEFF"
	got, err := Scan(src, Default())
	if err != nil {
		t.Fatal(err)
	}
	want := "       \n{ a     \n b(c: \"# no\") }   "
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func fields(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func aliases(n int) string { return "x{" + fields("a%d:b ", n) + "}" }

func manyFragments(n int) string {
	var b strings.Builder
	b.WriteString("{" + fields("...f%d ", n) + "}")
	for i := range n {
		fmt.Fprintf(&b, "fragment f%d on T{a}", i)
	}
	return b.String()
}

// FuzzAdmit holds that what Scan lets through is lexed by the parser into no more tokens than Scan counted, and that
// nothing panics or runs away.
func FuzzAdmit(f *testing.F) {
	for _, seed := range []string{"{a}", "#é\n{a(b:\"x\")}", `{a(b:"""x\""" """)}`, fragmentFan(3, 3), introspection, "{...a} fragment a on T{...a}", "\uFEFF{a(first:-1e5)}", "\"\\u12\"{{"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		l := Default()
		clean, err := Scan(query, l)
		if err != nil {
			return
		}
		if len(clean) != len(query) {
			t.Fatalf("length changed from %d to %d", len(query), len(clean))
		}
		again := scanner{src: clean, limits: l}
		for again.pos < len(clean) {
			if err := again.next(); err != nil {
				t.Fatalf("the blanked text is refused: %v", err)
			}
		}
		if n := libraryTokens(clean); n > again.tokens {
			t.Fatalf("the parser sees %d tokens, Scan counted %d", n, again.tokens)
		}
		_ = admit(query, nil) // any verdict will do: it has to come
	})
}

// libraryTokens counts what the parser's lexer yields before the end or its first fault.
func libraryTokens(query string) int {
	lex := lexer.Lex(source.NewSource(&source.Source{Body: []byte(query)}))
	for n := 0; ; n++ {
		token, err := lex(0)
		if err != nil || token.Kind == lexer.EOF {
			return n
		}
	}
}

// introspection is the query that graphql-js sends with all its options.
const introspection = `query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name }
  types { ...FullType } directives { name description locations args { ...InputValue } } } }
fragment FullType on __Type { kind name description
  fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
  inputFields { ...InputValue } interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }`
