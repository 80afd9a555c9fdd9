package check

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// csvwEntry is a test of the CSV on the Web suite.
type csvwEntry struct {
	ID, Type, Name, Action, Result string
	Implicit                       any
	Option                         struct{ Metadata string }
}

// csvwRows says for tests of the CSVW suite why our rows are not those that the suite expects. An entry that agrees or is not there fails.
var csvwRows = map[string]string{
	"test170": "a percentage keeps its figure, and the column has the unit %",
	"test189": "the form of a time stands in the metadata: 150237 is a number",
	"test229": "the mark that parts a list stands in the metadata: a cell holds one value",
	"test306": "the mark that parts a list stands in the metadata: a cell holds one value",
	"test282": "the mark that groups digits stands in the metadata: 1,234 alone may be either, and is told",
	"test284": "the mark that groups digits stands in the metadata: 1,234 alone may be either, and is told",
}

// TestCSVWRows reads the tables of the CSVW suite, which nobody here wrote, without their metadata: each row has the values that the suite
// makes of it, as written or as understood.
func TestCSVWRows(t *testing.T) {
	folder := shared(t, "outside", "tabular", "csvw", "tests")
	compared, apart := 0, map[string]bool{}
	for _, manifest := range []string{"manifest-json.jsonld", "manifest-nonnorm.jsonld"} {
		for _, e := range csvwEntries(t, filepath.Join(folder, manifest)) {
			path := e.table(folder)
			result, err := os.ReadFile(filepath.Join(folder, e.Result))
			if path == "" || e.Result == "" || err != nil {
				continue
			}
			compared++
			want := csvwValues(t, result)
			got, refused := writtenAndUnderstood(t, path)
			why := differ(got, want)
			if refused != nil {
				why = refused.Error()
			}
			switch {
			case why != "" && csvwRows[e.ID] != "":
				apart[e.ID] = true
			case why != "":
				t.Errorf("%s %s (%s): %s", e.ID, e.Name, filepath.Base(path), why)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(csvwRows)) {
		if !apart[id] {
			t.Errorf("%s is listed, and agrees or is not there", id)
		}
	}
	if compared < 60 {
		t.Errorf("only %d results were compared", compared)
	}
	t.Logf("%d tables compared, %d of them differ as listed", compared, len(apart))
}

func csvwEntries(t *testing.T, path string) []csvwEntry {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Entries []csvwEntry }
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	for i := range doc.Entries {
		_, doc.Entries[i].ID, _ = strings.Cut(doc.Entries[i].ID, "#")
	}
	return doc.Entries
}

// table is the one table of a test, "" where it has several or it is not here.
func (e *csvwEntry) table(folder string) string {
	files := []string{e.Action}
	switch more := e.Implicit.(type) {
	case string:
		files = append(files, more)
	case []any:
		for _, m := range more {
			files = append(files, fmt.Sprint(m))
		}
	}
	found := ""
	for _, f := range files {
		if filepath.Ext(f) != ".csv" {
			continue
		}
		if _, err := os.Stat(filepath.Join(folder, f)); err != nil || found != "" {
			return ""
		}
		found = filepath.Join(folder, f)
	}
	return found
}

// csvwValues are the values of each row of a result, in order, lists taken apart: it leaves out what is null.
func csvwValues(t *testing.T, raw []byte) [][]string {
	t.Helper()
	var rows [][]string
	var walk func(d *json.Decoder, key string, into *[]string)
	walk = func(d *json.Decoder, key string, into *[]string) {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case json.Delim:
			if token == '{' && key == "describes" {
				rows = append(rows, nil)
				into = &rows[len(rows)-1]
			}
			for d.More() {
				inner := key
				if token == '{' {
					name, err := d.Token()
					if err != nil {
						t.Fatal(err)
					}
					inner = name.(string)
				}
				walk(d, inner, into)
			}
			if _, err := d.Token(); err != nil {
				t.Fatal(err)
			}
		default:
			if into != nil && key != "@id" && token != nil {
				*into = append(*into, fmt.Sprint(token))
			}
		}
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	key := ""
	if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
		key = "describes" // the minimal form: a list of rows
	}
	walk(d, key, nil)
	return rows
}

// cellValue is a value as written, and as understood.
type cellValue struct{ written, understood string }

// writtenAndUnderstood reads the values of each data row that are not empty.
func writtenAndUnderstood(t *testing.T, path string) (rows [][]cellValue, err error) {
	t.Helper()
	dir := t.TempDir()
	r, err := File(context.Background(), path, Options{OutDir: dir, NoGrid: true, Now: clock})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	f, err := os.Open(filepath.Join(dir, r.Tables[0].RowsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	understood, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	w, err := table.Open(context.Background(), path, table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	tab, err := table.Understand(context.Background(), w, 0, table.Overrides{})
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	for {
		line, err := tab.NextData()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			t.Fatal(err)
		}
		var row []cellValue
		for i := range line.Cells {
			v := cellValue{written: viet.Clean(string(line.Cells[i].Text))}
			if n := len(rows) + 1; n < len(understood) && i < len(understood[n]) {
				v.understood = understood[n][i]
			}
			if v.written != "" {
				row = append(row, v)
			}
		}
		rows = append(rows, row)
	}
}

// differ says where rows are not those that are wanted, "" for nowhere.
func differ(got [][]cellValue, want [][]string) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d rows, want %d", len(got), len(want))
	}
	for i := range got {
		if len(got[i]) != len(want[i]) {
			return fmt.Sprintf("row %d: %d values, want %d: %q, want %q", i+1, len(got[i]), len(want[i]), got[i], want[i])
		}
		for k, v := range got[i] {
			if w := want[i][k]; w != v.written && viet.Clean(w) != v.written && w != v.understood && !sameNumber(w, v.understood) {
				return fmt.Sprintf("row %d value %d: %q, want %q", i+1, k+1, v, w)
			}
		}
	}
	return ""
}

func sameNumber(a, b string) bool {
	x, okA := new(big.Rat).SetString(a)
	y, okB := new(big.Rat).SetString(b)
	return okA && okB && x.Cmp(y) == 0
}

// csvwValid says for tests of the CSVW suite why we do not say what the suite says of a table and its schema.
var csvwValid = map[string]string{
	"test155": "INF is no number here",
	"test165": "NaN is a word for nothing: the cell is empty",
	"test187": "columns whose names differ in case alone (dateTime, datetime) are told apart by nobody",
	"test199": "the metadata contradict themselves, and the one cell, NULL, is empty here",
	"test200": "the metadata contradict themselves, and the one cell, NULL, is empty here",
	"test261": "the metadata contradict themselves, and the one cell, NULL, is empty here",
	"test223": "a bound of a text says nothing in JSON Schema",
	"test226": "a bound of a text says nothing in JSON Schema",
	"test227": "a bound of a text says nothing in JSON Schema",
}

// csvwBases maps the types of CSVW to ours; what is not here is a text.
var csvwBases = map[string]string{"integer": "integer", "long": "integer", "int": "integer", "short": "integer", "byte": "integer", "decimal": "number", "double": "number",
	"float": "number", "number": "number", "boolean": "boolean", "date": "date", "dateTime": "datetime", "datetime": "datetime"}

// TestCSVWValidity holds the tables of the CSVW suite to their schemas, as far as ours has words for them: those that the suite takes give no
// error, those that it refuses give one.
func TestCSVWValidity(t *testing.T) {
	folder := shared(t, "outside", "tabular", "csvw", "tests")
	asked, apart, without := 0, map[string]bool{}, 0
	for _, e := range csvwEntries(t, filepath.Join(folder, "manifest-validation.jsonld")) {
		path := e.table(folder)
		if path == "" || filepath.Ext(e.Action) != ".json" {
			continue
		}
		s := csvwSchema(t, filepath.Join(folder, e.Action))
		if s == nil {
			without++
			continue
		}
		asked++
		r, err := File(context.Background(), path, Options{Schema: s, Now: clock})
		if err != nil {
			t.Errorf("%s: %v", e.ID, err)
			continue
		}
		valid := r.Errors == 0
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		want := e.Type != "csvt:NegativeValidationTest"
		switch {
		case valid == want:
		case csvwValid[e.ID] != "":
			apart[e.ID] = true
		default:
			t.Errorf("%s %s (%s): valid %t, want %t: %v\n%s", e.ID, e.Name, filepath.Base(path), valid, want, codes(r.Tables[0], ""), s.Canonical())
		}
	}
	for _, id := range slices.Sorted(maps.Keys(csvwValid)) {
		if !apart[id] {
			t.Errorf("%s is listed, and agrees or is not there", id)
		}
	}
	if asked < 20 {
		t.Errorf("only %d tables are held to a schema", asked)
	}
	t.Logf("%d tables held to their schemas, %d of them differ as listed; %d schemas say nothing that ours has words for", asked, len(apart), without)
}

// csvwSchema is what ours has words for in a table's metadata, nil for nothing.
func csvwSchema(t *testing.T, path string) *schemas.Schema {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil // this half of the suite is not here
	}
	type column struct {
		Name      any
		Titles    any
		Required  any
		Separator any
		Virtual   any
		Datatype  any
	}
	type meta struct {
		Tables      []json.RawMessage
		TableSchema json.RawMessage
	}
	var doc, one meta
	if json.Unmarshal(raw, &doc) != nil {
		return nil
	}
	if len(doc.Tables) == 1 && json.Unmarshal(doc.Tables[0], &one) == nil {
		doc.TableSchema = one.TableSchema
	}
	var ts struct {
		Columns    []column
		PrimaryKey any
	}
	if json.Unmarshal(doc.TableSchema, &ts) != nil || len(ts.Columns) == 0 {
		return nil
	}
	properties, required, says := map[string]any{}, []string{}, ts.PrimaryKey != nil
	for _, c := range ts.Columns {
		name, ok := c.Name.(string)
		if title, isText := c.Titles.(string); isText && !ok {
			name, ok = title, true
		}
		if !ok || c.Virtual != nil || c.Separator != nil {
			continue
		}
		p := map[string]any{}
		if title, ok := c.Titles.(string); ok {
			p["title"] = title
		}
		d, _ := c.Datatype.(map[string]any)
		base, _ := c.Datatype.(string)
		if d != nil {
			base, _ = d["base"].(string)
		}
		if d["format"] != nil {
			continue
		}
		kind := csvwBases[base]
		says = says || kind != ""
		switch kind {
		case "":
			p["type"] = "string"
		case "date", "datetime":
			p["type"], p["format"] = "string", map[string]string{"date": "date", "datetime": "date-time"}[kind]
		default:
			p["type"] = kind
		}
		for from, to := range map[string]string{"minimum": "minimum", "minInclusive": "minimum", "maximum": "maximum", "maxInclusive": "maximum", "minExclusive": "exclusiveMinimum",
			"maxExclusive": "exclusiveMaximum", "minLength": "minLength", "maxLength": "maxLength"} {
			if v := d[from]; v != nil {
				if text, ok := v.(string); ok && kind != "date" && kind != "datetime" {
					v = json.Number(text)
				}
				p[to], says = v, true
			}
		}
		if v := d["length"]; v != nil {
			p["minLength"], p["maxLength"], says = v, v, true
		}
		if c.Required == true {
			required, says = append(required, name), true
		}
		properties[name] = p
	}
	if !says {
		return nil
	}
	out := map[string]any{"properties": properties, "required": required}
	if ts.PrimaryKey != nil {
		out["x-danhmuc"] = map[string]any{"primaryKey": ts.PrimaryKey}
	}
	made, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	s, err := schemas.Parse(made)
	if err != nil {
		t.Logf("%s: %v", filepath.Base(path), err)
		return nil
	}
	return s
}
