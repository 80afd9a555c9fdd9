package exchange

import (
	"encoding/json"
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas"
)

const (
	tableSchemaKey = "tableschema"  // under x-danhmuc: the Table Schema that ours was made of
	jsonSchemaKey  = "x-jsonschema" // in a Table Schema: our document, as text, for its columns have an order
)

// toTableSchema writes a Table Schema that gives the schema back exactly.
func toTableSchema(s *schemas.Schema) (map[string]any, error) {
	was := original(s, tableSchemaKey)
	if was != nil {
		if again, err := fromTableSchema(was); err == nil && again.Hash() == s.Hash() {
			return was, nil
		}
	}
	doc := nativeTableSchema(s)
	carry(doc, was, "fields")
	if again, err := nativeFromTableSchema(doc); err == nil && again.Hash() == s.Hash() {
		return doc, nil
	}
	text, err := s.MarshalJSON()
	if err != nil {
		return nil, err
	}
	doc[jsonSchemaKey] = string(text)
	return doc, nil
}

// fromTableSchema reads a Table Schema so that writing the result gives it back exactly.
func fromTableSchema(doc map[string]any) (*schemas.Schema, error) {
	if text, ok := doc[jsonSchemaKey].(string); ok {
		if s, err := schemas.Parse([]byte(text)); err == nil {
			if again, err := toTableSchema(s); err == nil && equal(again, doc) {
				return s, nil
			}
		}
	}
	s, err := nativeFromTableSchema(doc)
	if err != nil {
		return nil, err
	}
	if equal(nativeTableSchema(s), doc) {
		return s, nil
	}
	return with(s, tableSchemaKey, doc)
}

// carry copies from an older foreign document what ours has no word for: keys of the document and of the fields of the same name.
func carry(doc, was map[string]any, list string) {
	for name, v := range was {
		if _, has := doc[name]; !has && name != jsonSchemaKey && name != "title" && name != "description" && !strings.HasSuffix(strings.ToLower(name), "keys") && name != "primaryKey" {
			doc[name] = v
		}
	}
	older := map[string]map[string]any{}
	fields, _ := was[list].([]any)
	for _, f := range fields {
		if field, ok := f.(map[string]any); ok {
			if name, ok := field["name"].(string); ok {
				older[name] = field
			}
		}
	}
	fields, _ = doc[list].([]any)
	for _, f := range fields {
		field, _ := f.(map[string]any)
		name, _ := field["name"].(string)
		for key, v := range older[name] {
			if _, has := field[key]; !has && !ownKeys[key] {
				field[key] = v
			}
		}
	}
}

// ownKeys are a field's keys that ours has words for: gone there is gone.
var ownKeys = map[string]bool{"title": true, "description": true, "constraints": true, "format": true, "x-danhmuc": true, "businessName": true,
	"logicalTypeOptions": true, "required": true, "primaryKey": true, "primaryKeyPosition": true, "quality": true, "customProperties": true, "logicalType": true}

// nativeTableSchema writes what Table Schema has words for. Units, code lists and personal data go under x-danhmuc, as they stand.
func nativeTableSchema(s *schemas.Schema) map[string]any {
	d := documentOf(s)
	fields := make([]any, len(d.names))
	for i, c := range s.Columns() {
		p, _ := d.columns[c.Name].(map[string]any)
		f := map[string]any{"name": c.Name, "type": map[string]string{schemas.Period: "string"}[c.Type]}
		if f["type"] == "" {
			f["type"] = c.Type
		}
		put(f, "title", p["title"])
		put(f, "description", p["description"])
		if format, _ := p["format"].(string); format == "email" || format == "uri" || format == "uuid" {
			f["format"] = format
		}
		put(f, "x-danhmuc", p["x-danhmuc"])
		rules := map[string]any{}
		if c.Required {
			rules["required"] = true
		}
		if list, ok := p["enum"].([]any); ok {
			rules["enum"] = without(list, nil)
		}
		if c.Pattern != "" {
			rules["pattern"] = whole(c.Pattern)
		}
		for _, name := range []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength"} {
			put(rules, name, p[name])
		}
		if len(rules) > 0 {
			f["constraints"] = rules
		}
		fields[i] = f
	}
	doc := map[string]any{"fields": fields}
	put(doc, "title", d.root["title"])
	put(doc, "description", d.root["description"])
	x, _ := d.root["x-danhmuc"].(map[string]any)
	put(doc, "primaryKey", x["primaryKey"])
	put(doc, "uniqueKeys", x["unique"])
	put(doc, "foreignKeys", x["foreignKeys"])
	return doc
}

func put(m map[string]any, name string, v any) {
	if v != nil {
		m[name] = v
	}
}

func without(list []any, v any) []any {
	out := []any{}
	for _, e := range list {
		if e != v {
			out = append(out, e)
		}
	}
	return out
}

// nativeFromTableSchema reads what ours has words for.
func nativeFromTableSchema(doc map[string]any) (*schemas.Schema, error) {
	fields, ok := doc["fields"].([]any)
	if !ok {
		return nil, &Error{CodeFields, "fields"}
	}
	d := &document{root: map[string]any{"$schema": schemas.Draft, "type": "object"}, columns: map[string]any{}, required: map[string]bool{}}
	for i, f := range fields {
		field, _ := f.(map[string]any)
		name, _ := field["name"].(string)
		if name == "" {
			return nil, &Error{CodeFields, fmt.Sprintf("fields/%d", i)}
		}
		rules, _ := field["constraints"].(map[string]any)
		d.required[name] = rules["required"] == true
		d.names = append(d.names, name)
		d.columns[name] = propertyOfField(field, rules, d.required[name])
	}
	put(d.root, "title", textOf(doc["title"]))
	put(d.root, "description", textOf(doc["description"]))
	for from, to := range map[string]string{"primaryKey": "primaryKey", "uniqueKeys": "unique", "foreignKeys": "foreignKeys"} {
		if v, has := doc[from]; has && v != nil {
			d.extension()[to] = v
		}
	}
	if sets := uniqueFields(fields); len(sets) > 0 {
		known, _ := d.extension()["unique"].([]any)
		d.extension()["unique"] = append(slices.Clone(known), sets...)
	}
	return d.schema()
}

// uniqueFields are the fields of which each says that its own values differ.
func uniqueFields(fields []any) []any {
	var out []any
	for _, f := range fields {
		field, _ := f.(map[string]any)
		if rules, _ := field["constraints"].(map[string]any); rules["unique"] == true {
			out = append(out, []any{field["name"]})
		}
	}
	return out
}

func textOf(v any) any {
	if s, ok := v.(string); ok {
		return s
	}
	return nil
}

// fieldTypes maps what Table Schema calls a type to ours; what is not here is a text to us.
var fieldTypes = map[string]string{"integer": schemas.Integer, "year": schemas.Integer, "number": schemas.Number, "boolean": schemas.Boolean, "date": schemas.Date, "datetime": schemas.DateTime}

// geopoints are the forms of a point, longitude before latitude, as patterns of texts.
var geopoints = map[string]any{"": `^` + figure + `, ?` + figure + `$`, "default": `^` + figure + `, ?` + figure + `$`, "array": `^\[` + figure + `, ?` + figure + `\]$`}

const figure = `-?[0-9]+(?:\.[0-9]+)?`

func propertyOfField(field, rules map[string]any, required bool) map[string]any {
	name, _ := field["type"].(string)
	kind := fieldTypes[name]
	if kind == "" {
		kind = schemas.String
	}
	p := propertyOf(kind, required)
	put(p, "title", textOf(field["title"]))
	put(p, "description", textOf(field["description"]))
	if format, _ := field["format"].(string); format == "email" || format == "uri" || format == "uuid" {
		p["format"] = format
	}
	if x, ok := field["x-danhmuc"].(map[string]any); ok {
		p["x-danhmuc"] = x
	}
	constrain(p, kind, required, rules)
	if format, _ := field["format"].(string); name == "geopoint" && p["pattern"] == nil {
		put(p, "pattern", geopoints[format])
	}
	return p
}

// propertyOf is a bare property of a column type.
func propertyOf(kind string, required bool) map[string]any {
	base := kind
	p := map[string]any{}
	switch kind {
	case schemas.Date:
		base, p["format"] = "string", "date"
	case schemas.DateTime:
		base, p["format"] = "string", "date-time"
	}
	p["type"] = base
	if !required {
		p["type"] = []any{base, "null"}
	}
	return p
}

// constrain adds the rules that mean the same in ours; others stay in the foreign document.
func constrain(p map[string]any, kind string, required bool, rules map[string]any) {
	if list, ok := rules["enum"].([]any); ok {
		if values, ok := valuesOf(list, kind); ok {
			if !required {
				values = append(values, nil)
			}
			p["enum"] = values
		}
	}
	if pattern, ok := rules["pattern"].(string); ok && kind == schemas.String {
		if text := found(pattern); text != "" {
			p["pattern"] = text
		}
	}
	numeric := kind == schemas.Integer || kind == schemas.Number
	for _, name := range []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"} {
		if n, ok := numberOf(rules[name]); ok && numeric {
			p[name] = n
		}
	}
	for _, name := range []string{"minLength", "maxLength"} {
		if n, ok := numberOf(rules[name]); ok && isInteger(n.String()) && !strings.HasPrefix(n.String(), "-") && kind == schemas.String {
			p[name] = n
		}
	}
}

// valuesOf reads listed values as a column type's own, false where one is none.
func valuesOf(list []any, kind string) ([]any, bool) {
	out := make([]any, 0, len(list)+1)
	for _, v := range list {
		switch kind {
		case schemas.Integer, schemas.Number:
			n, ok := numberOf(v)
			if !ok {
				return nil, false
			}
			out = append(out, n)
		case schemas.Boolean:
			b, ok := v.(bool)
			if !ok {
				return nil, false
			}
			out = append(out, b)
		default:
			s, ok := v.(string)
			if !ok {
				return nil, false
			}
			out = append(out, s)
		}
	}
	return out, len(out) > 0
}

var jsonNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)

// numberOf reads a number, also one written as text.
func numberOf(v any) (json.Number, bool) {
	switch v := v.(type) {
	case json.Number:
		return v, true
	case string:
		return json.Number(v), jsonNumber.MatchString(v) && len(v) < 40
	case float64:
		return json.Number(strconv.FormatFloat(v, 'f', -1, 64)), true
	}
	return "", false
}

// anchored tells whether a pattern holds a text from its first character to its last.
func anchored(pattern string) bool {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil || re.Op != syntax.OpConcat || len(re.Sub) < 2 {
		return false
	}
	return re.Sub[0].Op == syntax.OpBeginText && re.Sub[len(re.Sub)-1].Op == syntax.OpEndText
}

// whole writes our pattern, which is searched for, as one that the whole text must match: so others read patterns.
func whole(pattern string) string {
	if anchored(pattern) {
		return pattern
	}
	return `[\s\S]*(?:` + pattern + `)[\s\S]*`
}

// runs tells whether RE2 runs a pattern.
func runs(pattern string) bool {
	_, err := regexp.Compile(pattern)
	return err == nil
}

// found writes a pattern that the whole text must match as one that is searched for, "" where ours cannot run it.
func found(pattern string) string {
	if inner, ok := strings.CutPrefix(pattern, `[\s\S]*(?:`); ok {
		if inner, ok = strings.CutSuffix(inner, `)[\s\S]*`); ok && !anchored(inner) {
			if _, err := regexp.Compile(inner); err == nil {
				return inner
			}
		}
	}
	if !anchored(pattern) {
		pattern = "^(?:" + pattern + ")$"
	}
	if _, err := regexp.Compile(pattern); err != nil {
		return ""
	}
	return pattern
}
