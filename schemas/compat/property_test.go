package compat

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"danhmuc/schemas"
)

// words that cells, lists and patterns share, so that rules meet values.
var someWords = []string{"", "x", "xy", "xyz", "zz", "04136", "2026", "2026Q1", "2026-01-31", "Sơn La"}

var somePatterns = []string{"^x", "^[0-9]+$", "z$", schemas.PeriodPattern}

var someNumbers = []string{"-1", "0", "1", "1.0", "1.5", "2", "1e1", "10", "11"}

func drawCell(t *rapid.T, label string) any {
	switch rapid.IntRange(0, 9).Draw(t, label) {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(t, label+" bool")
	case 2, 3, 4, 5:
		return json.Number(rapid.SampledFrom(someNumbers).Draw(t, label+" number"))
	}
	return rapid.SampledFrom(someWords).Draw(t, label+" word")
}

var someTypes = []any{"string", "integer", "number", "boolean", "null", []any{"string", "null"}, []any{"integer", "null"}, []any{"number", "null"}, []any{"integer", "string"}}

// mutate sets or strikes one keyword of a column.
func mutate(t *rapid.T, p map[string]any) {
	number := func() any { return json.Number(rapid.SampledFrom(someNumbers).Draw(t, "bound")) }
	length := func() any { return json.Number(fmt.Sprint(rapid.IntRange(0, 4).Draw(t, "length"))) }
	make := map[string]func() any{
		"type": func() any { return rapid.SampledFrom(someTypes).Draw(t, "type") }, "pattern": func() any { return rapid.SampledFrom(somePatterns).Draw(t, "pattern") },
		"minimum": number, "maximum": number, "exclusiveMinimum": number, "exclusiveMaximum": number, "minLength": length, "maxLength": length,
		"enum": func() any {
			return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) any { return drawCell(t, "value") }), 1, 5).Draw(t, "values")
		},
		"const": func() any { return drawCell(t, "const") }, "multipleOf": func() any { return json.Number("2") },
		"not":   func() any { return map[string]any{"const": drawCell(t, "not")} },
		"anyOf": func() any { return []any{map[string]any{"maxLength": 2}, map[string]any{"type": "number"}} },
		"$ref": func() any {
			return rapid.SampledFrom([]any{"#/$defs/d", "#/properties/a", "#/properties/b"}).Draw(t, "ref")
		},
		"format": func() any { return "date" }, "title": func() any { return rapid.SampledFrom([]any{"A", "B"}).Draw(t, "title") },
		"x-danhmuc": func() any {
			return map[string]any{"type": rapid.SampledFrom([]any{"integer", "period", "date"}).Draw(t, "column type")}
		},
	}
	name := rapid.SampledFrom(slices.Sorted(maps.Keys(make))).Draw(t, "keyword")
	if list, ok := p["enum"].([]any); ok && len(list) > 1 && rapid.IntRange(0, 2).Draw(t, "shorten") == 0 {
		p["enum"] = list[1:]
		return
	}
	if _, has := p[name]; has && rapid.Bool().Draw(t, "strike") {
		delete(p, name)
		return
	}
	p[name] = make[name]()
}

// drawDocument is a random table of few columns; from another it is that one with few changes, so that many pairs are compatible.
func drawDocument(t *rapid.T, from map[string]any) map[string]any {
	doc, times := map[string]any{"properties": map[string]any{}}, 8
	if from != nil {
		doc, times = deepCopy(t, from), 3
	}
	properties := doc["properties"].(map[string]any)
	for range rapid.IntRange(0, times).Draw(t, "changes") {
		name := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "column")
		switch rapid.IntRange(0, 11).Draw(t, "change") {
		case 0:
			delete(properties, name)
		case 1:
			required, _ := doc["required"].([]any)
			if at := slices.Index(required, any(name)); at >= 0 {
				required = slices.Delete(required, at, at+1)
			} else {
				required = append(required, name)
			}
			doc["required"] = required
		case 2:
			doc["additionalProperties"] = rapid.SampledFrom([]any{true, false, map[string]any{"type": "string"}}).Draw(t, "extras")
		case 3:
			doc["$defs"] = map[string]any{"d": map[string]any{"maxLength": json.Number(fmt.Sprint(rapid.IntRange(0, 3).Draw(t, "definition")))}}
		case 4:
			doc[rapid.SampledFrom([]string{"if", "then", "not", "dependentSchemas"}).Draw(t, "rule")] = map[string]any{"required": []any{name}}
			delete(doc, "dependentSchemas")
		case 5:
			delete(doc, rapid.SampledFrom([]string{"if", "then", "not", "additionalProperties"}).Draw(t, "no rule"))
		case 6:
			doc["unevaluatedProperties"] = rapid.Bool().Draw(t, "unevaluated")
		default:
			p, ok := properties[name].(map[string]any)
			if !ok {
				p = map[string]any{}
				properties[name] = p
			}
			mutate(t, p)
		}
	}
	return doc
}

func deepCopy(t *rapid.T, doc map[string]any) map[string]any {
	out, ok := decode(encode(t, doc)).(map[string]any)
	if !ok {
		t.Fatal("no document")
	}
	return out
}

func encode(t *rapid.T, v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// drawRow has some of the schema's columns and no others. Values come from its lists and bounds as often as from anywhere.
func drawRow(t *rapid.T, s *schemas.Schema, doc map[string]any) map[string]any {
	row := map[string]any{}
	properties := doc["properties"].(map[string]any)
	for _, c := range s.Columns() {
		p, _ := properties[c.Name].(map[string]any)
		switch rapid.IntRange(0, 3).Draw(t, "cell") {
		case 0:
		case 1:
			if values, ok := p["enum"].([]any); ok && len(values) > 0 {
				row[c.Name] = rapid.SampledFrom(values).Draw(t, "listed")
				continue
			}
			fallthrough
		default:
			row[c.Name] = drawCell(t, "value")
		}
	}
	return row
}

// TestVerdictsHoldForRows looks for a pair of schemas and a row that make a verdict a lie: the row is good under one schema, the
// verdict promises that it is good under the other, and the reference validator refuses it.
func TestVerdictsHoldForRows(t *testing.T) {
	promises, tried := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		oldDoc := drawDocument(t, nil)
		newDoc := drawDocument(t, oldDoc)
		from, err := schemas.Parse(encode(t, oldDoc))
		if err != nil {
			t.Skip(err) // a reference in a circle, or to a column that went
		}
		to, err := schemas.Parse(encode(t, newDoc))
		if err != nil {
			t.Skip(err)
		}
		changes := Compare(from, to)
		if (len(changes) == 0) != (from.Hash() == to.Hash()) {
			t.Fatalf("%d changes between schemas of the same identity: %v", len(changes), from.Hash() == to.Hash())
		}
		for _, way := range []struct {
			mode     Mode
			from, to *schemas.Schema
			doc      map[string]any
		}{{Backward, from, to, oldDoc}, {Forward, to, from, newDoc}} {
			if !Compatible(changes, way.mode) {
				continue
			}
			promises++
			for range 6 {
				row := drawRow(t, way.from, way.doc)
				if len(way.from.Validate(row)) > 0 {
					continue
				}
				tried++
				if bad := way.to.Validate(row); len(bad) > 0 {
					t.Fatalf("%s promised for\n%s\n%s\nbut the row %v is refused: %v\nchanges: %+v", way.mode, from.Canonical(), to.Canonical(), row, bad, changes)
				}
			}
		}
	})
	t.Logf("%d promises, %d rows", promises, tried)
	if tried < 50 {
		t.Errorf("only %d rows put the promises to the test", tried)
	}
}

// tableHolds tells whether rows are good together: each is good, no cell of the key is empty, and neither the key nor a unique set
// repeats. Sets with an empty cell do not count.
func tableHolds(s *schemas.Schema, rows []map[string]any) bool {
	for _, row := range rows {
		if len(s.Validate(row)) > 0 {
			return false
		}
	}
	sets := s.Unique()
	if key := s.PrimaryKey(); len(key) > 0 {
		sets = append(sets, key)
		for _, row := range rows {
			for _, name := range key {
				if row[name] == nil {
					return false
				}
			}
		}
	}
	for _, set := range sets {
		seen := map[string]bool{}
		for _, row := range rows {
			text, empty := "", false
			for _, name := range set {
				empty = empty || row[name] == nil
				text += fmt.Sprint(row[name]) + listMark
			}
			if !empty && seen[text] {
				return false
			}
			seen[text] = true
		}
	}
	return true
}

// TestVerdictsHoldForKeys does the same for whole tables, with keys.
func TestVerdictsHoldForKeys(t *testing.T) {
	names := []string{"a", "b", "c"}
	draw := func(t *rapid.T, label string) *schemas.Schema {
		var columns []schemas.Column
		for _, n := range names {
			columns = append(columns, schemas.Column{Name: n, Type: schemas.String, Required: rapid.Bool().Draw(t, label+" required "+n)})
		}
		set := func(label string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 3, rapid.ID).Draw(t, label)
		}
		s, err := schemas.New("", columns, set(label+" key"))
		if err != nil {
			t.Fatal(err)
		}
		if unique := set(label + " unique"); len(unique) > 0 && rapid.Bool().Draw(t, label+" has unique") {
			doc, _ := decode(s.Canonical()).(map[string]any)
			x, _ := doc["x-danhmuc"].(map[string]any)
			if x == nil {
				x = map[string]any{}
			}
			x["unique"] = []any{unique}
			doc["x-danhmuc"] = x
			if s, err = schemas.Parse(encode(t, doc)); err != nil {
				t.Fatal(err)
			}
		}
		return s
	}
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		from, to := draw(t, "old"), draw(t, "new")
		changes := Compare(from, to)
		for range 8 {
			var rows []map[string]any
			for range 2 {
				row := map[string]any{}
				for _, n := range names {
					if v := rapid.SampledFrom([]any{"1", "2", "3", "4", "5", nil}).Draw(t, n); v != nil {
						row[n] = v
					}
				}
				rows = append(rows, row)
			}
			old, now := tableHolds(from, rows), tableHolds(to, rows)
			if old && Compatible(changes, Backward) {
				tried++
				if !now {
					t.Fatalf("backward promised for\n%s\n%s\nbut %v is refused", from.Canonical(), to.Canonical(), rows)
				}
			}
			if now && Compatible(changes, Forward) {
				tried++
				if !old {
					t.Fatalf("forward promised for\n%s\n%s\nbut %v is refused", from.Canonical(), to.Canonical(), rows)
				}
			}
		}
	})
	if tried < 10 {
		t.Errorf("only %d tables put the promises to the test", tried)
	}
}
