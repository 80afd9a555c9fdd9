//go:build unix

package ddl

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"danhmuc/schemas"
)

// Names and texts that try to be something else than names and texts.
var hostile = []string{"ma_xa", "order", "Tên chủ hộ", "a\"b", "a'b", "a`b", "a]b", "a--b", "a;DROP TABLE x;", "/* a", "a\nb", "a\\b", "A", "a", "ctid", "rowid", "select",
	strings.Repeat("ten_cot_rat_dai_", 10), strings.Repeat("Diện tích ", 10), strings.Repeat("ten_cot_rat_dai_", 10) + "x", "1", "x$(y)&z", "%s", "a:b", "?", "$1", "'; --", "E'\\'"}

var hostileTexts = append([]string{"", "Diện tích (ha)", "', now()); --", "\\'; DROP TABLE t; --", "a\r\nGO\r\nb", "x\x00y", "\u2028z", "😀"}, hostile...)

func drawBound(t *rapid.T, label string) *float64 {
	if !rapid.Bool().Draw(t, label) {
		return nil
	}
	v := rapid.SampledFrom([]float64{0, -1, 1.5, 10, 1e15, 1e22}).Draw(t, label+" value")
	return &v
}

var somePatterns = []string{"", "", "^[0-9]{5}$", "^x", "z$", "x", "^(a|bc){1,2}$", "^[^x]$", "[-a]", "^[\\]^-]$", "^x?y$", "a.c", "(?i)^sơn", "^\\d+$", "\\bx", "^a*$", "^[A-Zđ]", "^[\\^]$", "^\\.$", "^'$", "^$", "[[:alpha:]]", "^\\w$"}

// drawColumn is a column as tables have them. Its name may be anything.
func drawColumn(t *rapid.T, name string) schemas.Column {
	c := schemas.Column{Name: name, Required: rapid.Bool().Draw(t, "required"),
		Type: rapid.SampledFrom([]string{schemas.String, schemas.String, schemas.Integer, schemas.Number, schemas.Boolean, schemas.Date, schemas.DateTime, schemas.Period}).Draw(t, "type")}
	c.Title = rapid.SampledFrom(hostileTexts).Draw(t, "title")
	c.Unit = rapid.SampledFrom([]string{"", "ha", "'"}).Draw(t, "unit")
	c.Description = rapid.SampledFrom(hostileTexts).Draw(t, "description")
	switch c.Type {
	case schemas.Integer, schemas.Number:
		c.Minimum, c.Maximum = drawBound(t, "minimum"), drawBound(t, "maximum")
		c.ExclusiveMin, c.ExclusiveMax = rapid.Bool().Draw(t, "open below"), rapid.Bool().Draw(t, "open above")
		if rapid.IntRange(0, 4).Draw(t, "listed") == 0 {
			c.Enum = []string{"0", "1", "10"}
		}
	case schemas.String:
		c.Pattern = rapid.SampledFrom(somePatterns).Draw(t, "pattern")
		c.MinLength, c.MaxLength = rapid.IntRange(0, 3).Draw(t, "least"), rapid.SampledFrom([]int{0, 0, 3, 5, 20000}).Draw(t, "most")
		if rapid.IntRange(0, 4).Draw(t, "listed") == 0 {
			c.Enum = rapid.SliceOfNDistinct(rapid.SampledFrom(hostileTexts[1:5]), 1, 3, rapid.ID).Draw(t, "values")
		}
	case schemas.Date:
		if rapid.IntRange(0, 4).Draw(t, "listed") == 0 {
			c.Enum = []string{"2026-01-31", "2025-12-31"}
		}
	case schemas.Boolean:
		if rapid.IntRange(0, 4).Draw(t, "listed") == 0 {
			c.Enum = []string{"true"}
		}
	}
	return c
}

func drawSchema(t *rapid.T) *schemas.Schema {
	list := rapid.SliceOfNDistinct(rapid.SampledFrom(hostile), 1, 6, rapid.ID).Draw(t, "names")
	var columns []schemas.Column
	for _, n := range list {
		columns = append(columns, drawColumn(t, n))
	}
	key := rapid.SliceOfNDistinct(rapid.SampledFrom(list), 0, 2, rapid.ID).Draw(t, "key")
	s, err := schemas.New(rapid.SampledFrom(hostileTexts).Draw(t, "table"), columns, key)
	if err != nil {
		t.Skip(err) // a pattern that RE2 has not
	}
	if rapid.Bool().Draw(t, "unique") {
		doc := map[string]any{}
		if err := json.Unmarshal(s.Canonical(), &doc); err != nil {
			t.Fatal(err)
		}
		x, _ := doc["x-danhmuc"].(map[string]any)
		if x == nil {
			x = map[string]any{}
		}
		x["unique"] = []any{rapid.SliceOfNDistinct(rapid.SampledFrom(list), 1, 3, rapid.ID).Draw(t, "unique set")}
		x["foreignKeys"] = []any{map[string]any{"fields": list[:1], "reference": map[string]any{"resource": "", "fields": key}}}
		doc["x-danhmuc"] = x
		raw, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = schemas.Parse(raw); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

var cells = map[string][]any{
	schemas.String:   {"x", "04136", "abc", "ac", "a", "A", "sơn", "SƠN LA", "đ", "-", "]", "^", ".", "'", "y", "xy", "bcbc", "aaaa", "Diện tích (ha)", "', now()); --", "xyz12", ""},
	schemas.Integer:  {json.Number("0"), json.Number("1"), json.Number("10"), json.Number("-5"), json.Number("9007199254740993")},
	schemas.Number:   {json.Number("0"), json.Number("1.5"), json.Number("-0.25"), json.Number("10"), json.Number("1000000")},
	schemas.Boolean:  {true, false},
	schemas.Date:     {"2026-01-31", "2025-12-31", "2026-02-30", "hôm qua"},
	schemas.DateTime: {"2026-01-31T08:00:00Z", "2026-01-31T08:00:00+07:00", "hôm qua"},
	schemas.Period:   {"2026", "20261", "202612", "2026H1", "Quý I"},
}

func drawRow(t *rapid.T, s *schemas.Schema) map[string]any {
	row := map[string]any{}
	for _, c := range s.Columns() {
		if rapid.IntRange(0, 9).Draw(t, "empty") > 0 || c.Required && rapid.Bool().Draw(t, "filled") {
			row[c.Name] = rapid.SampledFrom(cells[c.Type]).Draw(t, "cell")
		}
		if c.Enum != nil && rapid.Bool().Draw(t, "listed") {
			v := any(c.Enum[0])
			switch c.Type {
			case schemas.Integer, schemas.Number:
				v = json.Number(c.Enum[0])
			case schemas.Boolean:
				v = true
			}
			row[c.Name] = v
		}
	}
	return row
}

// datesHold tells whether dates are dates: to the reference a format is a note, to a database it is a type.
func datesHold(s *schemas.Schema, row map[string]any) bool {
	for _, c := range s.Columns() {
		v, ok := row[c.Name].(string)
		layout := map[string]string{schemas.Date: time.DateOnly, schemas.DateTime: time.RFC3339}[c.Type]
		if _, err := time.Parse(layout, v); ok && layout != "" && err != nil {
			return false
		}
	}
	return true
}

// insert puts a row into a table.
func (e engine) insert(tab *table, row map[string]any) error {
	var names, holes []string
	var args []any
	for _, c := range tab.columns {
		v, ok := row[c.Name]
		if !ok {
			continue
		}
		names = append(names, e.d.quoted(c.sql))
		args = append(args, e.cell(v))
		if e.d == Postgres {
			holes = append(holes, fmt.Sprintf("$%d", len(args)))
		} else {
			holes = append(holes, "?")
		}
	}
	text := "INSERT INTO " + e.d.quoted(tab.name) + " DEFAULT VALUES"
	if len(names) > 0 {
		text = "INSERT INTO " + e.d.quoted(tab.name) + " (" + strings.Join(names, ", ") + ") VALUES (" + strings.Join(holes, ", ") + ")"
	}
	_, err := e.db.Exec(text, args...)
	return err
}

// cell is a value as the driver takes it.
func (e engine) cell(v any) any {
	switch v := v.(type) {
	case json.Number:
		return v.String()
	case bool:
		if e.d == SQLite {
			return map[bool]int{true: 1}[v]
		}
	}
	return v
}

// matches compares what the catalogue tells with what was designed. In order: the order of columns too.
func (e engine) matches(t tester, tab *table, inOrder bool) {
	t.Helper()
	got := e.catalogue(t, tab.name)
	var want []seenColumn
	for _, c := range tab.columns {
		s := seenColumn{name: c.sql, kind: map[bool]string{true: c.kind}[true], notNull: c.notNull}
		if e.d == Postgres {
			s.kind = strings.Replace(strings.Replace(c.kind, "varchar", "character varying", 1), "timestamp with", "timestamp with", 1)
			s.comment = c.comment
		}
		want = append(want, s)
	}
	if !inOrder {
		for _, list := range [][]seenColumn{want, got.columns} {
			slices.SortFunc(list, func(a, b seenColumn) int { return strings.Compare(a.name, b.name) })
		}
	}
	if !slices.Equal(got.columns, want) {
		t.Errorf("%s: columns\n got %+v\nwant %+v", e.d, got.columns, want)
	}
	var key []string
	if tab.key != nil {
		key = split(tab, tab.key.body)
	}
	if !slices.Equal(got.key, key) {
		t.Errorf("%s: key got %q, want %q", e.d, got.key, key)
	}
	var unique []string
	for _, c := range tab.unique {
		for _, name := range split(tab, c.body) {
			if e.d == Postgres {
				name = c.name + ": " + name
			}
			unique = append(unique, name)
		}
	}
	if e.d == Postgres {
		slices.Sort(unique)
		slices.Sort(got.unique)
	}
	if !slices.Equal(got.unique, unique) {
		t.Errorf("%s: unique got %q, want %q", e.d, got.unique, unique)
	}
	for _, c := range tab.checks {
		if e.d == Postgres && !got.checks[c.name] || e.d == SQLite && !strings.Contains(got.sql, "CONSTRAINT "+e.d.quoted(c.name)+" CHECK") {
			t.Errorf("%s: no check %q", e.d, c.name)
		}
	}
	if e.d == Postgres && len(got.checks) != len(tab.checks) {
		t.Errorf("%s: checks %v, want %d", e.d, slices.Sorted(maps.Keys(got.checks)), len(tab.checks))
	}
	e.matchComments(t, tab, got, inOrder)
}

func (e engine) matchComments(t tester, tab *table, got seen, fresh bool) {
	t.Helper()
	if e.d == Postgres {
		if got.comment != line(tab.title) {
			t.Errorf("%s: comment %q, want %q", e.d, got.comment, line(tab.title))
		}
		return
	}
	for _, c := range tab.columns {
		if fresh && c.comment != "" && !strings.Contains(got.sql, remark(c.comment)) {
			t.Errorf("%s: %q is not in %s", e.d, c.comment, got.sql)
		}
	}
}

// split names the columns in a constraint's body, in order.
func split(tab *table, body string) []string {
	inside := body[strings.IndexByte(body, '(')+1:]
	var out []string
	for inside != ")" {
		before := inside
		for _, c := range tab.columns {
			q := tab.d.quoted(c.sql)
			rest, ok := strings.CutPrefix(inside, q)
			if !ok || (!strings.HasPrefix(rest, ", ") && rest != ")") {
				continue
			}
			out, inside = append(out, c.sql), strings.TrimPrefix(rest, ", ")
			break
		}
		if inside == before {
			return append(out, "?"+inside)
		}
	}
	return out
}

// TestEnginesTakeTheTable makes tables of random schemas whose names and texts try to break out, reads them back from the database's
// own catalogue, and compares which rows the database takes with which the reference validator calls good.
func TestEnginesTakeTheTable(t *testing.T) {
	for _, e := range engines(t) {
		t.Run(string(e.d), func(t *testing.T) {
			good, bad := 0, 0
			rapid.Check(t, func(rt *rapid.T) {
				s := drawSchema(rt)
				tab, err := design(s, e.d, Options{})
				if err != nil {
					rt.Fatal(err)
				}
				script, err := Create(s, e.d, Options{})
				if err != nil {
					rt.Fatal(err)
				}
				e.drop(rt, tab.name)
				if _, err := e.db.Exec(script); err != nil {
					rt.Fatalf("%s refuses %v:\n%s\nof %s", e.d, err, script, s.Canonical())
				}
				e.matches(rt, tab, true)
				if rt.Failed() {
					rt.Fatalf("after\n%s", script)
				}
				for range 5 {
					row := drawRow(rt, s)
					valid := len(s.Validate(row)) == 0 && datesHold(s, row)
					for _, name := range s.PrimaryKey() {
						valid = valid && row[name] != nil
					}
					err := e.insert(tab, row)
					if err == nil {
						if _, err := e.db.Exec("DELETE FROM " + e.d.quoted(tab.name)); err != nil {
							rt.Fatal(err)
						}
					}
					switch {
					case valid && err != nil && len(tab.foreign) > 0: // it points at a row that is not there
					case valid && err != nil:
						rt.Fatalf("%s refuses the good row %v: %v\n%s", e.d, row, err, script)
					case !valid && err == nil && !slices.ContainsFunc(tab.notes, func(n note) bool { return n.column != "" }):
						rt.Fatalf("%s takes the bad row %v (%v)\n%s", e.d, row, s.Validate(row), script)
					case valid:
						good++
					default:
						bad++
					}
				}
			})
			if good == 0 || bad == 0 {
				t.Errorf("%d good rows, %d bad: the test proves nothing", good, bad)
			}
			t.Logf("%d good rows, %d bad", good, bad)
		})
	}
}
