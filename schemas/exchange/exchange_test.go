package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"

	"danhmuc/schemas"
)

// shared is the folder of outside files, "" where there is none.
func shared(t testing.TB, parts ...string) string {
	t.Helper()
	root := os.Getenv("DANHMUC_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not here: outside files are left out", path)
	}
	return path
}

func parse(t testing.TB, doc string) *schemas.Schema {
	t.Helper()
	s, err := schemas.Parse([]byte(doc))
	if err != nil {
		t.Fatalf("%v in %s", err, doc)
	}
	return s
}

var texts = []string{"", "a", "Diện tích (ha)", "true", "null", "1", "1.0", "2026-01-31", "2026-01-31T08:00:00Z", "~", "- x", "a: b", "#", "x\ny", "😀", "yes", "<<", "0x1f"}

// drawDocument is a schema as any that others may write: words we have, words we have not, columns in any order.
func drawDocument(t *rapid.T) *schemas.Schema {
	number := func() any {
		return json.Number(rapid.SampledFrom([]string{"0", "1", "1.0", "-2.5", "1e3", "12345678901234567890", "0.1"}).Draw(t, "number"))
	}
	text := func() any { return rapid.SampledFrom(texts).Draw(t, "text") }
	d := &document{root: map[string]any{}, columns: map[string]any{}, required: map[string]bool{}}
	for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"z", "ma xã", "a", "1", "null", "x/y", "$ref"}), 1, 4, rapid.ID).Draw(t, "names") {
		p := map[string]any{}
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"type", "title", "description", "enum", "pattern", "format", "minimum", "maxLength", "const", "examples", "x-danhmuc"}), 0, 6, rapid.ID).Draw(t, "keywords") {
			p[key] = map[string]func() any{
				"type": func() any {
					return rapid.SampledFrom([]any{"string", "integer", []any{"number", "null"}, []any{"string", "null"}, []any{"null", "string"}, "boolean"}).Draw(t, "type")
				},
				"title": text, "description": text, "minimum": number, "const": text,
				"enum": func() any { return []any{text(), number(), nil} },
				"pattern": func() any {
					return rapid.SampledFrom([]string{"^a$", "a", "^a|b$", `[\s\S]*(?:a)[\s\S]*`, ""}).Draw(t, "pattern")
				},
				"format":    func() any { return rapid.SampledFrom([]string{"date", "date-time", "email", "x"}).Draw(t, "format") },
				"maxLength": func() any { return json.Number("5") },
				"examples":  func() any { return []any{number(), text()} },
				"x-danhmuc": func() any {
					return map[string]any{"unit": text(), "type": rapid.SampledFrom([]any{"period", "integer"}).Draw(t, "kind"), "more": number()}
				},
			}[key]()
		}
		d.names, d.columns[name] = append(d.names, name), p
		d.required[name] = rapid.Bool().Draw(t, "required")
	}
	for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"$schema", "title", "description", "type", "x-danhmuc", "if", "$comment"}), 0, 5, rapid.ID).Draw(t, "root") {
		d.root[key] = map[string]any{"$schema": schemas.Draft, "title": text(), "description": text(), "type": "object", "if": map[string]any{"required": []any{"a"}}, "$comment": text(),
			"x-danhmuc": map[string]any{"primaryKey": []any{d.names[0]}, "unique": []any{d.names[0], []any{d.names[0]}}, "more": number()}}[key]
	}
	if rapid.IntRange(0, 3).Draw(t, "strange order") == 0 {
		d.order = []any{"not a column", d.names[0]}
	}
	s, err := d.schema()
	if err != nil {
		t.Skip(err)
	}
	return s
}

func TestOursComesBackExactly(t *testing.T) {
	for _, f := range Forms {
		t.Run(string(f), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawDocument(t)
				raw, err := Write(s, f)
				if err != nil {
					t.Fatal(err)
				}
				again, form, err := Read(raw)
				if err != nil {
					t.Fatalf("%v in\n%s", err, raw)
				}
				if form != f || again.Hash() != s.Hash() {
					t.Fatalf("as %s\n%s\nbecame\n%s\nby\n%s", form, s.Canonical(), again.Canonical(), raw)
				}
				// And once more, from what was read.
				if twice, err := Write(again, f); err != nil || !bytes.Equal(twice, raw) {
					t.Fatalf("written twice (%v)\n%s\n%s", err, raw, twice)
				}
			})
		})
	}
}

func TestOrdinarySchemasNeedNoCopyOfThemselves(t *testing.T) {
	low := 0.0
	s, err := schemas.New("Diện tích cây ăn quả", []schemas.Column{
		{Name: "ma_xa", Title: "Mã xã", Type: schemas.String, Required: true, Pattern: "^[0-9]{5}$", CodeList: schemas.CommuneCodes},
		{Name: "ky", Title: "Kỳ", Type: schemas.Period, Required: true}, {Name: "dien_tich", Type: schemas.Number, Unit: "ha", Minimum: &low},
		{Name: "loai", Type: schemas.String, Enum: []string{"A", "B"}}, {Name: "ngay", Type: schemas.Date}, {Name: "luc", Type: schemas.DateTime},
		{Name: "co", Type: schemas.Boolean}, {Name: "so", Type: schemas.Integer, PersonalData: "basic"}}, []string{"ma_xa", "ky"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []Form{TableSchema, ODCS} {
		raw, err := Write(s, f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(raw, []byte(jsonSchemaKey)) || bytes.Contains(raw, []byte(odcsOurs)) {
			t.Errorf("%s carries the whole schema:\n%s", f, raw)
		}
		again, _, err := Read(raw)
		if err != nil || again.Hash() != s.Hash() {
			t.Errorf("%s came back otherwise (%v):\n%s", f, err, raw)
		}
	}
}

// An edit of the words that others see wins over the copy that went along; what they have no word for stays.
func TestEditsOutsideWin(t *testing.T) {
	s := parse(t, `{"title":"Hộ","properties":{"a":{"type":"integer","multipleOf":5,"maximum":10}}}`)
	raw, err := Write(s, TableSchema)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte(jsonSchemaKey)) {
		t.Fatalf("no copy goes along:\n%s", raw)
	}
	edited := bytes.Replace(raw, []byte(`"maximum": 10`), []byte(`"maximum": 20`), 1)
	again, _, err := Read(edited)
	if err != nil {
		t.Fatal(err)
	}
	if c := again.Columns()[0]; c.Maximum == nil || *c.Maximum != 20 {
		t.Errorf("the edit is lost: %s", again.Canonical())
	}
	// And the other way: a foreign document made ours, changed here, keeps what only it has words for.
	foreign, _, err := Read([]byte(`{"fields":[{"name":"a","type":"integer","rdfType":"http://example.org/a","bareNumber":false}],"missingValues":["-"]}`))
	if err != nil {
		t.Fatal(err)
	}
	d := documentOf(foreign)
	d.columns["a"].(map[string]any)["title"] = "Số hộ"
	changed, err := d.schema()
	if err != nil {
		t.Fatal(err)
	}
	raw, err = Write(changed, TableSchema)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Số hộ", "rdfType", `"bareNumber": false`, `"missingValues"`} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("%s is lost in\n%s", want, raw)
		}
	}
	if back, _, err := Read(raw); err != nil || back.Hash() != changed.Hash() {
		t.Errorf("came back otherwise (%v)", err)
	}
}

func TestPatternsMeanTheSame(t *testing.T) {
	for ours, theirs := range map[string]string{"^[0-9]{5}$": "^[0-9]{5}$", "a": `[\s\S]*(?:a)[\s\S]*`, "^a|b$": `[\s\S]*(?:^a|b$)[\s\S]*`} {
		if got := whole(ours); got != theirs {
			t.Errorf("%s is written %s, want %s", ours, got, theirs)
		}
		if got := found(theirs); got != ours {
			t.Errorf("%s is read %s, want %s", theirs, got, ours)
		}
	}
	if got := found("[A-Z]{2}"); got != "^(?:[A-Z]{2})$" {
		t.Errorf("read %s", got)
	}
	if got := found("(?=a)b"); got != "" {
		t.Errorf("a look-ahead became %s", got)
	}
}

func TestRefusals(t *testing.T) {
	for name, doc := range map[string]string{"a field without a name": `{"fields":[{"type":"string"}]}`, "fields that are none": `{"fields":["a"]}`,
		"a contract without a table": `{"kind":"DataContract","apiVersion":"v3.1.0"}`, "a table without properties": "kind: DataContract\nschema:\n- name: x\n"} {
		_, _, err := Read([]byte(doc))
		var own *Error
		if !errors.As(err, &own) {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, lang := range []string{"vi", "en"} {
			if text := Message(lang, own); text == "" || strings.Contains(text, "{") {
				t.Errorf("%s: says %q", own.Code, text)
			}
		}
	}
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := range 9 {
		bomb += string(rune('b'+i)) + ": &" + string(rune('b'+i)) + " [" + strings.Repeat("*"+string(rune('a'+i))+",", 9) + "]\n"
	}
	if _, _, err := Read([]byte(bomb)); err == nil {
		t.Error("aliases unfold without measure")
	}
}

// Contracts and table schemas that nobody here wrote are read and come back exactly.
func TestOutsideFiles(t *testing.T) {
	read := 0
	for _, folder := range []string{shared(t, "data", "outside", "odcs"), shared(t, "data", "outside", "tabular")} {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || strings.Contains(path, "csvw") {
				return err
			}
			switch filepath.Ext(path) {
			case ".yaml", ".yml", ".json":
			default:
				return nil
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			doc, err := decode(raw)
			if err != nil {
				return nil // not one object
			}
			s, form, err := Read(raw)
			if form == JSONSchema {
				return nil
			}
			var own *Error
			var theirs *schemas.Error
			if errors.As(err, &own) || errors.As(err, &theirs) {
				t.Logf("%s: %v", path, err)
				return nil
			}
			if err != nil {
				t.Errorf("%s: %v", path, err)
				return nil
			}
			read++
			again, err := Write(s, form)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				return nil
			}
			if back, err := decode(again); err != nil || !equal(inFloats(back), inFloats(doc)) {
				t.Errorf("%s came back otherwise (%v):\n%s", path, err, again)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 5 {
		t.Errorf("only %d outside files were read", read)
	}
	t.Logf("%d outside files", read)
}

// What we write is valid by the standard's own schema.
func TestContractsAreValid(t *testing.T) {
	path := shared(t, "data", "outside", "odcs", "bitol", "schema", "odcs-json-schema-v3.1.0.json")
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := c.AddResource("odcs.json", f); err != nil {
		t.Fatal(err)
	}
	standard, err := c.Compile("odcs.json")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawDocument(t)
		raw, err := Write(s, ODCS)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := decode(raw)
		if err != nil {
			t.Fatal(err)
		}
		if err := standard.Validate(map[string]any(doc)); err != nil {
			t.Fatalf("%v in\n%s", err, raw)
		}
	})
	if err := standard.Validate(map[string]any{"kind": "DataContract"}); err == nil {
		t.Error("the standard takes anything")
	}
}

// FuzzRead proves that no document does harm: it is refused with an error of ours, or read, written in every form and read back alike.
func FuzzRead(f *testing.F) {
	for _, doc := range []string{`{"properties":{"a":{"type":"integer","minimum":1}}}`, `{"fields":[{"name":"a","type":"geopoint","constraints":{"unique":true,"enum":["x"]}}],"primaryKey":"a","missingValues":["-"]}`,
		"apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: draft\nschema:\n- name: t\n  properties:\n  - name: a\n    logicalType: date\n    required: true\n"} {
		f.Add([]byte(doc))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		s, _, err := Read(doc)
		if err != nil {
			var own *Error
			var theirs *schemas.Error
			if !errors.As(err, &own) && !errors.As(err, &theirs) {
				t.Fatalf("%q: %v is no error of ours", doc, err)
			}
			return
		}
		for _, form := range Forms {
			raw, err := Write(s, form)
			if err != nil {
				t.Fatalf("%q as %s: %v", doc, form, err)
			}
			again, _, err := Read(raw)
			if err != nil || again.Hash() != s.Hash() {
				t.Fatalf("%q as %s is read otherwise (%v):\n%s", doc, form, err, raw)
			}
		}
	})
}
