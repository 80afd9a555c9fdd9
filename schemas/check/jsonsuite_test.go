package check

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// suiteGroup is a schema of the JSON Schema test suite with its tests.
type suiteGroup struct {
	Description string
	Schema      json.RawMessage
	Tests       []struct {
		Description string
		Data        any
		Valid       bool
	}
}

// notOfTables says for files, groups (file/group) and tests (file/group/test) of the suite why they say nothing of tables, or why we differ.
// An entry that names nothing, or all of whose tests give what the suite expects, is stale and fails.
var notOfTables = map[string]string{
	"minContains.json": noCell, "unevaluatedItems.json": noCell, "uniqueItems.json": noCell,
	"additionalProperties.json/dependentSchemas with additionalProperties":                noSchema + ": the one row it takes is empty",
	"additionalProperties.json/additionalProperties with null valued instance properties": noNull, "patternProperties.json/patternProperties with null valued instance properties": noNull,
	"enum.json/enum with [false] does not match [0]": noCell, "enum.json/enum with [true] does not match [1]": noCell, "enum.json/enum with [0] does not match [false]": noCell,
	"enum.json/enum with [1] does not match [true]": noCell, "type.json/array type matches arrays": noCell, "type.json/type: array or object": noCell,
	"type.json/type: array, object or null": noCell, "type.json/null type matches only the null object": noNull,
	"optional/refOfUnknownKeyword.json/reference internals of known non-applicator": noSchema, "optional/unknownKeyword.json/$id inside an unknown keyword is not a real identifier": noSchema,
	"optional/anchor.json/$anchor inside an enum is not a real identifier/exact match to enum, and type matches": noRow,
	"optional/ecmascript-regex.json/ECMA 262 regex escapes control codes with \\c and upper letter":              noECMA, "optional/ecmascript-regex.json/ECMA 262 regex escapes control codes with \\c and lower letter": noECMA,
	"optional/ecmascript-regex.json/ECMA 262 \\s matches whitespace": noECMA, "optional/ecmascript-regex.json/ECMA 262 \\S matches everything but whitespace": noECMA,
	"optional/ecmascript-regex.json/patterns always use unicode semantics with patternProperties":       oneName,
	"optional/ecmascript-regex.json/\\w in patternProperties matches [A-Za-z0-9_], not unicode letters": oneName, "optional/ecmascript-regex.json/patternProperties with ASCII ranges": oneName,
	"optional/ecmascript-regex.json/\\d in patternProperties matches [0-9], not unicode digits/ascii digits": noHeader, "optional/ecmascript-regex.json/patternProperties with non-ASCII digits/ascii digits": noHeader,
	"optional/format/ecmascript-regex.json/\\a is not an ECMA 262 control escape/when used as a pattern":                                                     noECMA,
	"optional/format/ecmascript-regex.json/Python-specific regular expression syntax is not valid ECMA 262/Python named group (?P<name>...) is not ECMA 262": noECMA,
	"optional/format/ecmascript-regex.json/global inline flag groups are not valid ECMA 262":                                                                 noECMA, "optional/format/ecmascript-regex.json/ECMA 262 named groups and backreferences are valid": noECMA,
	"optional/format/ecmascript-regex.json/ECMA 262 lookbehind is valid, including variable width": noECMA, "optional/format/ecmascript-regex.json/ECMA 262 character classes and escapes": noECMA,
	"format.json":               "format is asserted here, with and without $schema, as who writes it for a table means it; the suite takes it for a note",
	"optional/format/date.json": "a column of days takes a day in any form and holds it as YYYY-MM-DD; one before 1900 is doubtful",
	"optional/format/ipv6.json/validation of IPv6 addresses/leading whitespace is invalid": trimmed, "optional/format/ipv6.json/validation of IPv6 addresses/trailing whitespace is invalid": trimmed,
	"optional/format/iri.json/validation of IRIs/an IPvFuture host with an uppercase version letter is valid": "net/url knows no such hosts",
	"additionalProperties.json/additionalProperties with schema/an additional valid property is valid":        inferred, "additionalProperties.json/additionalProperties can exist by itself/an additional valid property is valid": inferred,
	"dependentRequired.json/dependencies with escaped characters/CRLF missing dependent": noBreak, "required.json/required with escaped characters/object with all properties present is valid": noBreak,
	"enum.json/nul characters in strings/match string with nul": "a file with NUL is refused: it is no text",
	"enum.json/empty enum": "an empty list is read as none, by the reference too",
}

// Why a test of the suite cannot be asked of a table, or is answered otherwise.
const (
	noCell   = "a list or an object: no cell holds one"
	noType   = "a value of another type that is written alike: a cell has the type of its column"
	noNull   = "null or a text of no letters: an empty cell is a property that is absent"
	noSchema = "the schema has no columns, or reaches outside the document"
	noRow    = "a row as a whole: its cells are read each for itself"
	noECMA   = "ECMA 262 where RE2 differs: patterns are RE2, which takes linear time on any text, and ours and the reference agree"
	oneName  = "headers that differ in case alone or hold other letters: a column goes by its identifier or its title"
	noHeader = "figures alone are no header"
	trimmed  = "blanks around a value are taken off and told"
	inferred = "the type of a column that the schema does not name is inferred, and a few words true are texts"
	noBreak  = "a line break in a header is a blank"
)

// TestJSONSchemaSuite asks the tests of the JSON Schema suite (2020-12) of the compiled checks and of the reference. A scalar stands in
// the column v of a row, an object is a row.
func TestJSONSchemaSuite(t *testing.T) {
	root := shared(t, "outside", "json-schema", "JSON-Schema-Test-Suite", "tests", "draft2020-12")
	asked, skipped := 0, map[string]int{}
	listed, apart := map[string]bool{}, map[string]bool{} // entries that name something, and those that are still needed
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		file := filepath.ToSlash(strings.TrimPrefix(path, root+string(filepath.Separator)))
		for _, g := range readSuite(t, path) {
			group, askedOfGroup := file+"/"+g.Description, 0
			for _, test := range g.Tests {
				entry := ""
				for _, k := range []string{file, group, group + "/" + test.Description} {
					if notOfTables[k] != "" {
						entry, listed[k] = k, true
					}
				}
				c, why := composeCase(g.Schema, test.Data)
				if why != "" {
					skipped[why]++
					apart[entry] = true
					continue
				}
				asked, askedOfGroup = asked+1, askedOfGroup+1
				reference, compiled := c.reference(), c.compiled(t)
				switch {
				case reference == test.Valid && compiled == test.Valid:
				case entry != "":
					apart[entry] = true
				default:
					t.Errorf("%s/%s: want %t, the reference says %t, the compiled checks %t\n%s\n%v", group, test.Description, test.Valid, reference, compiled, c.doc, c.row)
				}
			}
			if askedOfGroup == 0 && notOfTables[file] == "" && notOfTables[group] == "" {
				t.Errorf("%s: no test of it is asked, and no reason is listed", group)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range slices.Sorted(maps.Keys(notOfTables)) {
		if !listed[k] || !apart[k] {
			t.Errorf("%q is listed, and it is not there or agrees by now", k)
		}
	}
	if asked < 600 {
		t.Errorf("only %d tests are asked", asked)
	}
	t.Logf("%d tests asked of the compiled checks and the reference; others: %v", asked, skipped)
}

func readSuite(t *testing.T, path string) []suiteGroup {
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var groups []suiteGroup
	if err := d.Decode(&groups); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return groups
}

// suiteCase is a row and the schema it is held to.
type suiteCase struct {
	doc    string
	schema *schemas.Schema
	names  []string
	row    map[string]any
	closed bool // the schema refuses columns it does not name
}

// composeCase makes a test one of a table, or says why not.
func composeCase(schema json.RawMessage, data any) (c suiteCase, why string) {
	var s any
	d := json.NewDecoder(bytes.NewReader(schema))
	d.UseNumber()
	if err := d.Decode(&s); err != nil {
		return c, err.Error()
	}
	object, isObject := s.(map[string]any)
	if row, ok := data.(map[string]any); ok {
		if !isObject || object["type"] != nil && object["type"] != "object" {
			return c, noSchema
		}
		c.row = row
	} else {
		if data == nil {
			return c, noNull
		}
		if _, ok := data.([]any); ok {
			return c, noCell
		}
		delete(object, "$schema")
		object, c.row = map[string]any{"properties": map[string]any{"v": s}}, map[string]any{"v": data}
	}
	properties, _ := object["properties"].(map[string]any)
	if properties == nil {
		properties = map[string]any{}
		object["properties"] = properties
	}
	_, others := object["additionalProperties"]
	_, patterns := object["patternProperties"]
	others = others || patterns
	c.closed = object["additionalProperties"] == false
	if len(c.row) == 0 {
		properties["k"] = map[string]any{"type": "string"} // a row has a cell
	}
	c.names = slices.Sorted(maps.Keys(c.row))
	for name, v := range c.row {
		if v == "" {
			return c, noNull
		}
		switch v := v.(type) {
		case nil:
			return c, noNull
		case []any, map[string]any:
			return c, noCell
		default:
			p, declared := properties[name]
			if !declared && others || declared && p == false {
				continue
			}
			typed, _ := p.(map[string]any)
			if typed == nil {
				typed = map[string]any{}
			}
			if typed["type"] == nil {
				typed["type"] = kindOf(v)
			}
			if why := asWritten(typed["type"], v); why != "" {
				return c, why
			}
			if name != "v" {
				typed["title"] = name
			}
			properties[name] = typed
		}
	}
	raw, err := json.Marshal(object)
	if err != nil {
		return c, err.Error()
	}
	c.doc = string(raw)
	if c.schema, err = schemas.Parse(raw); err != nil {
		return c, noSchema
	}
	return c, ""
}

func kindOf(v any) string {
	switch v.(type) {
	case json.Number:
		return schemas.Number
	case bool:
		return schemas.Boolean
	}
	return schemas.String
}

// asWritten says why a value in a column of a type is not read as what it is, "" where it is: 1 in a column of texts is a text, and one of
// truths is true.
func asWritten(declared, v any) string {
	if list, ok := declared.([]any); ok {
		switch {
		case len(list) == 1:
			declared = list[0]
		case slices.Contains(list, any(schemas.String)):
			declared = schemas.String // of which all can be written
		default:
			declared = ""
		}
	}
	text := fmt.Sprint(v)
	number := v != true && v != false && json.Valid([]byte(text))
	switch declared {
	case schemas.String:
		if _, ok := v.(string); !ok {
			return noType
		}
	case schemas.Integer, schemas.Number:
		if _, ok := v.(string); ok && number {
			return noType
		}
	case schemas.Boolean:
		if text == "0" || text == "1" {
			return noType
		}
	default:
		return noCell
	}
	return ""
}

// reference is what jsonschema says of the row.
func (c *suiteCase) reference() bool { return len(c.schema.Validate(c.row)) == 0 }

// compiled is what the checks say of a table that holds the row.
func (c *suiteCase) compiled(t *testing.T) bool {
	t.Helper()
	var text strings.Builder
	out := csv.NewWriter(&text)
	lines := [][]string{c.names}
	if len(c.names) == 0 {
		lines[0] = []string{"k"}
	}
	for i := range 3 {
		var line []string
		if len(c.names) == 0 {
			line = []string{fmt.Sprintf("dòng %d", i)}
		}
		for _, name := range c.names {
			line = append(line, fmt.Sprint(c.row[name]))
		}
		lines = append(lines, line)
	}
	if err := out.WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "bang.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := File(context.Background(), path, Options{Schema: c.schema, Now: clock})
	if err != nil {
		t.Logf("%q: %v", text.String(), err)
		return false
	}
	defer r.Close()
	for _, f := range r.Tables[0].Listed {
		if f.Severity == Error || f.Code == "schema.extra-column" && c.closed {
			return false
		}
	}
	return true
}
