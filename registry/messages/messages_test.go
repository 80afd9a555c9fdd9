package messages

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
)

func holes(s string) []string {
	out := hole.FindAllString(s, -1)
	slices.Sort(out)
	return slices.Compact(out)
}

func TestLanguagesAgree(t *testing.T) {
	c := catalogue()
	for code, vi := range c["vi"] {
		en, ok := c["en"][code]
		if !ok {
			t.Errorf("%s has no English text", code)
			continue
		}
		if !slices.Equal(holes(vi), holes(en)) {
			t.Errorf("%s: vi names %v, en %v", code, holes(vi), holes(en))
		}
		if strings.TrimSpace(vi) == "" || strings.TrimSpace(en) == "" {
			t.Errorf("%s is empty", code)
		}
		for _, s := range []string{hole.ReplaceAllString(vi, ""), hole.ReplaceAllString(en, "")} {
			if strings.ContainsAny(s, "{}") {
				t.Errorf("%s has a brace that is no parameter", code)
			}
		}
	}
	for code := range c["en"] {
		if _, ok := c["vi"][code]; !ok {
			t.Errorf("%s has no Vietnamese text", code)
		}
	}
}

func TestText(t *testing.T) {
	at := time.Date(2026, 11, 24, 20, 30, 0, 0, time.UTC) // the next day in the province
	cases := []struct {
		name, lang, code string
		params           map[string]any
		want             string
	}{
		{"numbers in Vietnamese", "vi", "refresh.rows", map[string]any{"before": 12345, "rows": int64(1234567), "band": 30},
			"Số dòng thay đổi quá nhiều: trước 12.345, nay 1.234.567, cho phép ±30 %. Cần người rà soát xem."},
		{"numbers in English", "en", "upload.tooLarge", map[string]any{"max": int64(209715200)},
			"The file is larger than 209,715,200 bytes. Split it, or remove pictures from it."},
		{"times in the province", "en", "clock.wrong", map[string]any{"last": at, "now": at.Format(time.RFC3339Nano)},
			"The server's clock stands far from the log's: newest entry 25/11/2026 03:30, clock 25/11/2026 03:30. Set the clock, or let an administrator confirm it."},
		{"dates", "en", "decision.date.future", map[string]any{"value": "2026-12-01"}, "The date 01/12/2026 lies in the future. Check it."},
		{"a value with braces stays as it is", "en", "code.taken", map[string]any{"value": "{value}"}, "The code “{value}” is taken. Choose another."},
		{"a missing parameter", "en", "code.taken", nil, "The code “–” is taken. Choose another."},
		{"another language is Vietnamese", "fr", "sharing.OPEN", nil, "Dữ liệu mở"},
		{"an unknown code", "vi", "no.such.code", nil, "no.such.code"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Text(c.lang, c.code, c.params); got != c.want {
				t.Fatalf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestValue(t *testing.T) {
	for _, c := range []struct {
		v      any
		vi, en string
	}{
		{1234.5, "1.234,5", "1,234.5"}, {0.25, "0,25", "0.25"}, {-1000, "-1.000", "-1,000"}, {999, "999", "999"}, {-0.0001, "0", "0"},
		{uint8(7), "7", "7"}, {[]string{"a", "b"}, "a, b", "a, b"}, {[]any{1000, "x"}, "1.000, x", "1,000, x"}, {true, "true", "true"},
	} {
		if got := Value("vi", c.v); got != c.vi {
			t.Errorf("vi %v: got %s, want %s", c.v, got, c.vi)
		}
		if got := Value("en", c.v); got != c.en {
			t.Errorf("en %v: got %s, want %s", c.v, got, c.en)
		}
	}
}

func words[T ~string](t *testing.T, prefix string, values []T) {
	t.Helper()
	for _, v := range values {
		if !Has(prefix + "." + string(v)) {
			t.Errorf("%s.%s has no word", prefix, v)
		}
	}
}

func TestEveryEnumerationHasItsWords(t *testing.T) {
	v := registry.Values
	words(t, "sharing", v.Sharing)
	words(t, "importance", v.Importance)
	words(t, "personalData", v.PersonalData)
	words(t, "reviewStatus", v.Review)
	words(t, "qualityStatus", v.Quality)
	words(t, "publicationStatus", v.Publication)
	words(t, "updateFrequency", v.Frequency)
	words(t, "role", append(slices.Clone(registry.Roles), registry.RolePublic, registry.RoleSystem))
	words(t, "transition", registry.Transitions)
	words(t, "change", registry.EntryKinds())
	words(t, "step", registry.Steps)
}

func TestRulesAndCatalogueSayTheSame(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "policy", "rules.json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Rules []registry.PolicyRule }
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	for _, r := range doc.Rules {
		if catalogue()["vi"][r.Code] != r.Vi || catalogue()["en"][r.Code] != r.En {
			t.Errorf("%s differs from rule %s", r.Code, r.ID)
		}
		if !Has(r.Code + ".passed") {
			t.Errorf("%s.passed is missing", r.Code)
		}
	}
}

var codeShape = regexp.MustCompile(`^[a-z][A-Za-z]*(\.[A-Za-z-]+)+$`)

// TestEveryCodeHasAText parses the packages that refuse things and looks up each literal given to a member named Code, and each
// that stands as the first argument of a helper that makes a violation.
func TestEveryCodeHasAText(t *testing.T) {
	helpers := []string{"add", "refuse", "unavailable", "unauthenticated", "forbidden", "item", "held", "refusal", "note"}
	for _, dir := range []string{".", "access", "policy", "files", "boltstore", "jobs", "intake"} {
		names, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			look := func(e ast.Expr) {
				lit, ok := e.(*ast.BasicLit)
				if !ok || lit.Kind != token.STRING {
					return
				}
				code, err := strconv.Unquote(lit.Value)
				if err == nil && codeShape.MatchString(code) && !Has(code) {
					t.Errorf("%s: %s has no text", name, code)
				}
			}
			ast.Inspect(parsed, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.KeyValueExpr:
					if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
						look(n.Value)
					}
				case *ast.CallExpr:
					called := ""
					switch f := n.Fun.(type) {
					case *ast.Ident:
						called = f.Name
					case *ast.SelectorExpr:
						called = f.Sel.Name
					}
					if slices.Contains(helpers, called) {
						for _, arg := range n.Args {
							if lit, ok := arg.(*ast.BasicLit); ok && !operation(lit.Value) {
								look(lit)
							}
						}
					}
				}
				return true
			})
		}
	}
}

// operation reports whether a literal names what was being done ("access.Tokens") or a member ("contact.name").
func operation(quoted string) bool {
	s := strings.Trim(quoted, `"`)
	_, rest, _ := strings.Cut(s, ".")
	return strings.HasPrefix(s, "contact.") && strings.Count(s, ".") == 1 || (rest != "" && rest[0] >= 'A' && rest[0] <= 'Z') || strings.HasPrefix(s, "boltstore.")
}

func TestStatementsAreVersioned(t *testing.T) {
	for _, code := range []string{SubmitStatement, ApproveStatement, StatementVersion} {
		if !Has(code) {
			t.Errorf("%s is missing", code)
		}
	}
}
