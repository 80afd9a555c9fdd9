package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

const (
	odcsKey      = "odcs"       // under x-danhmuc: the contract that ours was made of
	odcsOurs     = "jsonSchema" // a contract's custom property: our document, as text
	odcsExt      = "danhmuc"    // a property's custom property: x-danhmuc
	odcsVersion  = "v3.1.0"
	maxContracts = 10_000 // properties of one table
)

// toODCS writes a data contract of one table that gives the schema back exactly.
func toODCS(s *schemas.Schema) (map[string]any, error) {
	was := original(s, odcsKey)
	if was != nil {
		if again, err := fromODCS(was); err == nil && again.Hash() == s.Hash() {
			return was, nil
		}
	}
	doc := nativeODCS(s)
	if was != nil {
		carryContract(doc, was)
	}
	if read, err := throughYAML(doc); err == nil { // what YAML makes of the numbers
		if again, err := nativeFromODCS(read); err == nil && again.Hash() == s.Hash() {
			return doc, nil
		}
	}
	text, err := s.MarshalJSON()
	if err != nil {
		return nil, err
	}
	list, _ := doc["customProperties"].([]any)
	doc["customProperties"] = append(slices.Clone(list), custom(odcsOurs, string(text)))
	return doc, nil
}

func throughYAML(doc map[string]any) (map[string]any, error) {
	raw, err := yaml.Marshal(forYAML(doc))
	if err != nil {
		return nil, err
	}
	return decode(raw)
}

// fromODCS reads a contract's first table so that writing the result gives the contract back exactly.
func fromODCS(doc map[string]any) (*schemas.Schema, error) {
	if text, ok := customOf(doc, odcsOurs).(string); ok {
		if s, err := schemas.Parse([]byte(text)); err == nil {
			if again, err := toODCS(s); err == nil && equal(inFloats(again), inFloats(doc)) {
				return s, nil
			}
		}
	}
	s, err := nativeFromODCS(doc)
	if err != nil {
		return nil, err
	}
	if equal(nativeODCS(s), doc) {
		return s, nil
	}
	return with(s, odcsKey, doc)
}

// inFloats rounds numbers as YAML's reader does, for comparison.
func inFloats(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			out[k] = inFloats(e)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = inFloats(e)
		}
		return out
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			return "∞"
		}
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return v
}

// carryContract keeps of an older contract all but the table: servers, team, terms; and of the table what ours has no word for.
func carryContract(doc, was map[string]any) {
	for name, v := range was {
		switch name {
		case "schema", "name":
		case "customProperties":
			list, _ := v.([]any)
			doc[name] = slices.DeleteFunc(slices.Clone(list), func(e any) bool {
				c, _ := e.(map[string]any)
				return c["property"] == odcsOurs
			})
		default:
			doc[name] = v
		}
	}
	tables, _ := was["schema"].([]any)
	now, _ := doc["schema"].([]any)
	if len(tables) == 0 || len(now) == 0 {
		return
	}
	old, _ := tables[0].(map[string]any)
	next, _ := now[0].(map[string]any)
	carry(next, old, "properties")
	doc["schema"] = append(now, tables[1:]...)
}

func custom(name string, value any) map[string]any {
	return map[string]any{"property": name, "value": value}
}

// customOf finds a custom property, nil for none.
func customOf(o map[string]any, name string) any {
	list, _ := o["customProperties"].([]any)
	for _, e := range list {
		if c, ok := e.(map[string]any); ok && c["property"] == name {
			return c["value"]
		}
	}
	return nil
}

// nativeODCS writes what the standard has words for.
func nativeODCS(s *schemas.Schema) map[string]any {
	d := documentOf(s)
	key := s.PrimaryKey()
	properties := make([]any, 0, len(d.names))
	for _, c := range s.Columns() {
		p, _ := d.columns[c.Name].(map[string]any)
		o := map[string]any{"name": c.Name, "logicalType": map[string]string{schemas.Period: "string", schemas.DateTime: "timestamp"}[c.Type]}
		if o["logicalType"] == "" {
			o["logicalType"] = c.Type
		}
		put(o, "businessName", p["title"])
		put(o, "description", p["description"])
		if c.Required {
			o["required"] = true
		}
		if at := slices.Index(key, c.Name); at >= 0 {
			o["primaryKey"], o["primaryKeyPosition"] = true, json.Number(strconv.Itoa(at+1))
		}
		options := map[string]any{}
		for _, name := range typeOptions[c.Type] {
			put(options, name, p[name])
		}
		if len(options) > 0 {
			o["logicalTypeOptions"] = options
		}
		if list, ok := p["enum"].([]any); ok {
			o["quality"] = []any{map[string]any{"type": "library", "metric": "invalidValues", "mustBe": json.Number("0"),
				"arguments": map[string]any{"validValues": without(list, nil)}}}
		}
		if x := p["x-danhmuc"]; x != nil {
			o["customProperties"] = []any{custom(odcsExt, x)}
		}
		properties = append(properties, o)
	}
	title := s.Title()
	table := map[string]any{"name": nameOf(title), "physicalType": "table", "logicalType": "object", "properties": properties}
	put(table, "businessName", textOrNil(title))
	put(table, "description", textOrNil(s.Description()))
	return map[string]any{"apiVersion": odcsVersion, "kind": "DataContract", "id": "danhmuc-" + s.Hash()[:32], "version": "1.0.0", "status": "active", "schema": []any{table}}
}

// typeOptions are the options that the standard allows beside a type.
var typeOptions = map[string][]string{
	schemas.String: {"pattern", "minLength", "maxLength", "format"}, schemas.Period: {"pattern", "minLength", "maxLength"},
	schemas.Integer: {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}, schemas.Number: {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}}

func textOrNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func nameOf(title string) string { return cmp.Or(viet.Identifier(title), "bang") }

// logicalTypes maps the standard's types to ours; what is not here is a text to us.
var logicalTypes = map[string]string{"integer": schemas.Integer, "number": schemas.Number, "boolean": schemas.Boolean, "date": schemas.Date, "timestamp": schemas.DateTime}

// nativeFromODCS reads what ours has words for, of the contract's first table.
func nativeFromODCS(doc map[string]any) (*schemas.Schema, error) {
	tables, _ := doc["schema"].([]any)
	if len(tables) == 0 {
		return nil, &Error{CodeTable, ""}
	}
	table, _ := tables[0].(map[string]any)
	list, ok := table["properties"].([]any)
	if !ok || len(list) > maxContracts {
		return nil, &Error{CodeFields, "schema/0/properties"}
	}
	d := &document{root: map[string]any{"$schema": schemas.Draft, "type": "object"}, columns: map[string]any{}, required: map[string]bool{}}
	type keyed struct {
		name string
		at   int64
	}
	var key []keyed
	for i, e := range list {
		o, _ := e.(map[string]any)
		name, _ := o["name"].(string)
		if name == "" {
			return nil, &Error{CodeFields, fmt.Sprintf("schema/0/properties/%d", i)}
		}
		d.required[name] = o["required"] == true
		d.names = append(d.names, name)
		d.columns[name] = propertyOfContract(o, d.required[name])
		if o["primaryKey"] == true {
			n, _ := o["primaryKeyPosition"].(json.Number)
			at, err := n.Int64()
			if err != nil {
				at = int64(i) + 1
			}
			key = append(key, keyed{name, at})
		}
	}
	slices.SortStableFunc(key, func(a, b keyed) int { return cmp.Compare(a.at, b.at) })
	if len(key) > 0 {
		names := make([]any, len(key))
		for i, k := range key {
			names[i] = k.name
		}
		d.extension()["primaryKey"] = names
	}
	title := textOf(table["businessName"])
	if name, ok := table["name"].(string); ok && title == nil && name != "bang" {
		title = name
	}
	put(d.root, "title", title)
	put(d.root, "description", textOf(table["description"]))
	return d.schema()
}

func propertyOfContract(o map[string]any, required bool) map[string]any {
	name, _ := o["logicalType"].(string)
	kind := logicalTypes[name]
	if kind == "" {
		kind = schemas.String
	}
	p := propertyOf(kind, required)
	put(p, "title", textOf(o["businessName"]))
	put(p, "description", textOf(o["description"]))
	options, _ := o["logicalTypeOptions"].(map[string]any)
	rules := map[string]any{}
	for name, v := range options {
		rules[name] = v
	}
	pattern, _ := options["pattern"].(string)
	delete(rules, "pattern")
	put(rules, "enum", validValues(o))
	constrain(p, kind, required, rules)
	if kind == schemas.String {
		put(p, "format", textOf(options["format"]))
		if pattern != "" && runs(pattern) {
			p["pattern"] = pattern // searched for, as JSON Schema does
		}
	}
	if x, ok := customOf(o, odcsExt).(map[string]any); ok {
		p["x-danhmuc"] = x
	}
	return p
}

// validValues are the values that a quality check of the standard's library allows, nil for none.
func validValues(o map[string]any) any {
	list, _ := o["quality"].([]any)
	for _, e := range list {
		q, _ := e.(map[string]any)
		arguments, _ := q["arguments"].(map[string]any)
		if values, ok := arguments["validValues"].([]any); ok && q["metric"] == "invalidValues" && equal(q["mustBe"], json.Number("0")) {
			return values
		}
	}
	return nil
}
