package schemas

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	cases := map[string]struct {
		doc  string
		code Code
	}{
		"no json":           {`{`, CodeJSON},
		"text after":        {`{"properties":{}} x`, CodeJSON},
		"a list":            {`[]`, CodeNotObject},
		"no properties":     {`{"type":"object"}`, CodeNoProperties},
		"older draft":       {`{"$schema":"http://json-schema.org/draft-07/schema#","properties":{}}`, CodeDraft},
		"file reference":    {`{"properties":{"a":{"$ref":"file:///etc/hostname"}}}`, CodeReference},
		"http reference":    {`{"properties":{"a":{"$ref":"http://localhost/s.json"}}}`, CodeReference},
		"relative ref":      {`{"properties":{"a":{"$ref":"other.json"}}}`, CodeReference},
		"lookahead":         {`{"properties":{"a":{"type":"string","pattern":"^(?!x)"}}}`, CodePattern},
		"bad type":          {`{"properties":{"a":{"type":"text"}}}`, CodeInvalid},
		"column twice":      {`{"properties":{"a":{"type":"string"},"a":{"type":"string"}}}`, CodeDuplicate},
		"too deep":          {`{"properties":` + strings.Repeat(`{"a":`, 80) + "1" + strings.Repeat("}", 80) + `}`, CodeTooDeep},
		"too large":         {`{"properties":{}, "$comment":"` + strings.Repeat("x", maxBytes) + `"}`, CodeTooLarge},
		"a million digits":  {`{"properties":{"a":{"type":"number","minimum":1e999999}}}`, CodeNumber},
		"a million places":  {`{"properties":{"a":{"enum":[1E-999999]}}}`, CodeNumber},
		"a digit overflow":  {`{"properties":{"a":{"maximum":1e99999999999999999999}}}`, CodeNumber},
		"metaschema of foe": {`{"$schema":"file:///etc/hostname","properties":{}}`, CodeDraft},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := Parse([]byte(c.doc))
			var own *Error
			if !errors.As(err, &own) || own.Code != c.code {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			for _, lang := range []string{"vi", "en"} {
				if m := Message(lang, own); m == string(c.code) || strings.Contains(m, "{detail}") {
					t.Errorf("no %s sentence: %q", lang, m)
				}
			}
		})
	}
}

func TestNewKeepsColumns(t *testing.T) {
	low := 0.0
	columns := []Column{
		{Name: "ma_xa", Title: "Mã xã", Type: String, Required: true, CodeList: CommuneCodes, Pattern: "^[0-9]{5}$"},
		{Name: "dien_tich", Title: "Diện tích (ha)", Type: Number, Unit: "ha", Minimum: &low},
		{Name: "ky", Title: "Kỳ", Type: Period, Required: true},
		{Name: "ngay", Title: "Ngày", Type: Date},
		{Name: "luc", Title: "Lúc", Type: DateTime},
		{Name: "loai", Title: "Loại", Type: String, Enum: []string{"A", "B"}, MinLength: 1, MaxLength: 2},
	}
	s, err := New("Bảng", columns, []string{"ma_xa"})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Parse(s.Canonical())
	if err != nil {
		t.Fatal(err)
	}
	if again.Hash() != s.Hash() {
		t.Errorf("hash of canonical form: got %s, want %s", again.Hash(), s.Hash())
	}
	for i, c := range again.Columns() {
		if c.Name != columns[i].Name || c.Type != columns[i].Type || c.Required != columns[i].Required || c.Unit != columns[i].Unit || c.Title != columns[i].Title {
			t.Errorf("column %d: got %+v, want %+v", i, c, columns[i])
		}
	}
	if key := again.PrimaryKey(); len(key) != 1 || key[0] != "ma_xa" {
		t.Errorf("key: got %v", key)
	}
	if again.RowRules() {
		t.Error("plain schema has row rules")
	}
	bad := s.Validate(map[string]any{"ma_xa": "4136", "ky": "2026", "dien_tich": json.Number("-1"), "loai": "C"})
	got := map[string]string{}
	for _, v := range bad {
		got[v.Column] = v.Keyword
	}
	if got["ma_xa"] != "pattern" || got["dien_tich"] != "minimum" || got["loai"] != "enum" {
		t.Errorf("violations: %v", bad)
	}
}

func TestHashIgnoresOrderButOfColumns(t *testing.T) {
	parse := func(doc string) string {
		s, err := Parse([]byte(doc))
		if err != nil {
			t.Fatal(err)
		}
		return s.Hash()
	}
	a := parse(`{"type":"object","properties":{"a":{"type":"string","title":"A"},"b":{"type":"integer"}}}`)
	b := parse(`{ "properties":{"a":{"title":"A","type":"string"},"b":{"type":"integer"}}, "type":"object"}`)
	c := parse(`{"type":"object","properties":{"b":{"type":"integer"},"a":{"type":"string","title":"A"}}}`)
	if a != b {
		t.Error("order of keywords changes the identity")
	}
	if a == c {
		t.Error("order of columns does not change the identity")
	}
}

func TestRowRulesSeesWhatColumnsCannotCarry(t *testing.T) {
	s, err := Parse([]byte(`{"properties":{"a":{"type":"integer"}},"if":{"properties":{"a":{"const":1}}},"then":{"required":["b"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if !s.RowRules() {
		t.Error("if/then not seen")
	}
	if v := s.Validate(map[string]any{"a": json.Number("1")}); len(v) == 0 {
		t.Error("no violation")
	}
}

func TestKeys(t *testing.T) {
	s, err := Parse([]byte(`{"description":"Bảng","properties":{"a":{},"b":{}},"x-danhmuc":{"primaryKey":"a","unique":["b",["a","b"],[]],
		"foreignKeys":[{"fields":["a","b"],"reference":{"resource":"snnmt-rung","fields":["x","y"]}},{"fields":"b","reference":{"resource":"","fields":"a"}},{"reference":{}}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	if s.Description() != "Bảng" {
		t.Errorf("description %q", s.Description())
	}
	got := fmt.Sprint(s.PrimaryKey(), s.Unique(), s.ForeignKeys())
	if want := "[a] [[b] [a b]] [{[a b] snnmt-rung [x y]} {[b]  [a]}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"properties":{"a":{"type":["string","null"],"enum":["x",1,true,null]}},"required":["a"]}`))
	f.Fuzz(func(t *testing.T, doc []byte) {
		s, err := Parse(doc)
		if err != nil {
			var own *Error
			if !errors.As(err, &own) {
				t.Fatalf("not our error: %v", err)
			}
			return
		}
		again, err := Parse(s.Canonical())
		if err != nil || again.Hash() != s.Hash() {
			t.Fatalf("canonical form: %v", err)
		}
	})
}
