package check

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"danhmuc/schemas"
)

// keywords of the findings that compiled column rules give.
var ruleKeywords = map[string]string{"schema.enum": "enum", "schema.pattern": "pattern", "schema.minimum": "minimum", "schema.maximum": "maximum",
	"schema.min-length": "minLength", "schema.max-length": "maxLength", "schema.required": "required", "schema.format": "format", "type.integer": "type"}

// TestCompiledRulesAgreeOnRandomSchemas compares the compiled checks with jsonschema on random schemas and rows, keyword by keyword.
func TestCompiledRulesAgreeOnRandomSchemas(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		figure := rapid.SampledFrom([]string{"-2", "-1.5", "0", "1", "1.0", "1.5", "1.50", "2.0", "2", "3", "7.25", "10", "100"})
		word := rapid.SampledFrom([]string{"a", "ab", "abc", "Tà Hộc", "đ", "x y", "AB1", "ab-2", "Mường É"})
		v, w := map[string]any{"type": rapid.SampledFrom([]string{"number", "integer"}).Draw(t, "type")}, map[string]any{"type": "string"}
		maybe := func(into map[string]any, name string, value func() any) {
			if rapid.IntRange(0, 2).Draw(t, name+"?") == 0 {
				into[name] = value()
			}
		}
		for _, name := range []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"} {
			maybe(v, name, func() any { return json.Number(figure.Draw(t, name)) })
		}
		maybe(v, "enum", func() any {
			var out []any
			for _, f := range rapid.SliceOfN(figure, 1, 4).Draw(t, "figures") {
				out = append(out, json.Number(f))
			}
			return out
		})
		maybe(w, "enum", func() any { return rapid.SliceOfN(word, 1, 4).Draw(t, "words") })
		maybe(w, "minLength", func() any { return rapid.IntRange(0, 4).Draw(t, "least") })
		maybe(w, "maxLength", func() any { return rapid.IntRange(1, 5).Draw(t, "most") })
		maybe(w, "pattern", func() any {
			return rapid.SampledFrom([]string{"^[a-z]+$", "b", "^.{2,3}$", "[A-Z]"}).Draw(t, "pattern")
		})
		maybe(w, "format", func() any {
			return rapid.SampledFrom([]string{"hostname", "uri", "regex", "no-such"}).Draw(t, "format")
		})
		doc := map[string]any{"properties": map[string]any{"v": v, "w": w, "k": map[string]any{"type": "string"}}}
		maybe(doc, "$schema", func() any { return schemas.Draft })
		maybe(doc, "required", func() any { return []string{"v", "w"} })
		raw, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		s, err := schemas.Parse(raw)
		if err != nil {
			t.Fatalf("%s: %v", raw, err)
		}
		var text strings.Builder
		out := csv.NewWriter(&text)
		lines := [][]string{{"v", "w", "k"}}
		want := map[string]bool{}
		for i := range 12 {
			line := []string{figure.Draw(t, "v"), word.Draw(t, "w"), fmt.Sprintf("dòng %d", i)}
			for k := range 2 {
				if rapid.IntRange(0, 5).Draw(t, "empty") == 0 {
					line[k] = ""
				}
			}
			lines = append(lines, line)
			row := map[string]any{"k": line[2]}
			if line[0] != "" {
				row["v"] = json.Number(line[0])
			}
			if line[1] != "" {
				row["w"] = line[1]
			}
			for _, b := range s.Validate(row) {
				keyword := strings.Replace(strings.Replace(b.Keyword, "exclusiveMin", "min", 1), "exclusiveMax", "max", 1)
				if keyword != "required" {
					want[fmt.Sprint(i+2, " ", b.Column, " ", keyword)] = true
					continue
				}
				for _, name := range []string{"v", "w"} {
					if _, there := row[name]; !there {
						want[fmt.Sprint(i+2, " ", name, " required")] = true
					}
				}
			}
		}
		if err := out.WriteAll(lines); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "bang.csv")
		if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := File(context.Background(), path, Options{Schema: s, Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		got, refused := map[string]bool{}, map[string]bool{}
		for _, f := range r.Tables[0].Listed {
			if keyword := ruleKeywords[f.Code]; keyword != "" && f.Row > 0 {
				got[fmt.Sprint(f.Row, " ", f.Column, " ", keyword)] = true
				if keyword == "type" {
					refused[fmt.Sprint(f.Row, " ", f.Column)] = true
				}
			}
		}
		for key := range want { // a value of another type has no value to hold to the other keywords
			place := key[:strings.LastIndexByte(key, ' ')]
			if !got[key] && !refused[place] {
				t.Errorf("%s: not found: %s\n%s", raw, key, text.String())
			}
		}
		for key := range got {
			if !want[key] {
				t.Errorf("%s: found, and jsonschema says nothing: %s\n%s", raw, key, text.String())
			}
		}
	})
}
