package check

import (
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// TestRulesOfAllKinds asks for each kind of rule in which rows it is broken: those that columns carry, and those that only the row as a
// whole can be held to, some of them written with keywords that columns carry elsewhere.
func TestRulesOfAllKinds(t *testing.T) {
	for name, c := range map[string]struct{ doc, table, want string }{
		"no letters at all":                {`{"properties":{"a":{"type":"string"},"b":{"type":"string","maxLength":0}}}`, "a,b\nx,\ny,có\nz,\n", "schema.row@3"},
		"one of several, bounds in each":   {`{"properties":{"a":{"type":"integer","anyOf":[{"maximum":5},{"minimum":10}]},"b":{"type":"string"}}}`, "a,b\n1,x\n7,y\n12,z\n", "schema.row@3 schema.row@3"},
		"a bound under a condition":        {`{"properties":{"a":{"type":"string"},"b":{"type":"integer"}},"if":{"properties":{"a":{"const":"x"}}},"then":{"properties":{"b":{"minimum":10}}}}`, "a,b\nx,1\ny,1\nx,10\n", "schema.row@2"},
		"a bound behind a reference":       {`{"properties":{"a":{"$ref":"#/$defs/most"},"b":{"type":"string"}},"$defs":{"most":{"maxLength":2}}}`, "a,b\nxxx,1\nyy,1\n", "schema.row@2"},
		"format":                           {`{"properties":{"a":{"type":"string","format":"email"},"b":{"type":"string"}}}`, "a,b\nmai@sonla.gov.vn,x\nmai son,y\n", "schema.format@3"},
		"format with $schema":              {`{"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{"a":{"type":"string","format":"email"},"b":{"type":"string"}}}`, "a,b\nmai@sonla.gov.vn,x\nmai son,y\n", "schema.format@3"},
		"a pattern of truths says nothing": {`{"properties":{"a":{"type":"boolean","pattern":"^x"},"b":{"type":"string"}}}`, "a,b\ntrue,x\nfalse,y\n", ""},
		"bounds without a type":            {`{"properties":{"a":{"minimum":3},"b":{"type":"string"}}}`, "a,b\n2,x\n3,y\n", "schema.minimum@2"},
		"either type":                      {`{"properties":{"a":{"type":["integer","string"],"maxLength":2},"b":{"type":"string"}}}`, "a,b\n22,x\nyyy,y\nz,z\n", "schema.max-length@3"},
		"a column that must be there":      {`{"properties":{"a":{"type":"string"}},"required":["c"]}`, "a,b\nx,y\n", "schema.extra-column@0 schema.row@2"},
		"columns by pattern":               {`{"properties":{"a":{"type":"string"}},"patternProperties":{"^nam_[0-9]{4}$":{"minimum":0}}}`, "a,nam_2025,nam_2026\nx,1,2\ny,-1,3\n", "schema.row@3"},
		"a key of numbers":                 {`{"properties":{"a":{"type":"number"},"b":{"type":"string"}},"x-danhmuc":{"primaryKey":"a"}}`, "a,b\n1,x\n1.0,y\n1.5,z\n1.50,t\n10,u\n", "key.duplicate@3 key.duplicate@5"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := schemas.Parse([]byte(c.doc))
			if err != nil {
				t.Fatal(err)
			}
			tab, _ := checkText(t, c.table, Options{Schema: s})
			got := slices.DeleteFunc(codes(tab, ""), func(code string) bool { return !strings.HasPrefix(code, "schema.") && !strings.HasPrefix(code, "key.") })
			slices.Sort(got)
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}
