package compat

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"

	"danhmuc/schemas"
)

// typeSet is a set of JSON types. number holds integer.
type typeSet uint8

const (
	jsonBoolean typeSet = 1 << iota
	jsonInteger
	jsonFraction // numbers that are no integers
	jsonString
	jsonArray
	jsonObject
	jsonNull

	anyType = jsonBoolean | jsonInteger | jsonFraction | jsonString | jsonArray | jsonObject | jsonNull
)

var typeSets = map[string]typeSet{"boolean": jsonBoolean, "integer": jsonInteger, "number": jsonInteger | jsonFraction, "string": jsonString,
	"array": jsonArray, "object": jsonObject, "null": jsonNull}

// property is what one column asks of a cell, keyword by keyword: a cell is good when each of them holds, so that each can be
// compared alone.
type property struct {
	schemas.Column
	index    int
	required bool // the row names it
	types    typeSet
	null     bool // null is good
	listed   bool // values are listed
	values   []string
	texts    map[string]string // canonical value → as written
	pattern  string
	format   string
	low      *bound
	high     *bound
	minLen   *big.Rat // nil: none
	maxLen   *big.Rat
	rules    map[string]string // other keywords that judge, canonical
	notes    map[string]string // keywords that judge nothing, canonical
}

// bound is an end of a range.
type bound struct {
	at    *big.Rat // nil where the number is too large to compare
	text  string
	open  bool // the end itself is refused
	upper bool
}

// table is a document taken apart.
type table struct {
	schema   *schemas.Schema
	columns  []*property
	byName   map[string]*property
	required map[string]bool
	closed   bool              // unknown columns are refused
	rules    map[string]string // root keywords that judge past the columns
	notes    map[string]string
	defs     string
	refs     refs
}

// notKeywords judge nothing.
var notKeywords = map[string]bool{"$comment": true, "examples": true, "default": true, "deprecated": true, "readOnly": true, "writeOnly": true}

// handled are a property's keywords that stand in fields of property.
var handled = map[string]bool{"type": true, "enum": true, "pattern": true, "format": true, "minimum": true, "maximum": true, "exclusiveMinimum": true,
	"exclusiveMaximum": true, "minLength": true, "maxLength": true, "title": true, "description": true, "x-danhmuc": true}

// handledRoot are the root's keywords that stand in fields of table or are compared through the schema.
var handledRoot = map[string]bool{"$schema": true, "type": true, "properties": true, "required": true, "additionalProperties": true, "title": true,
	"description": true, "x-danhmuc": true, "$defs": true}

func tableOf(s *schemas.Schema) *table {
	root, _ := decode(s.Canonical()).(map[string]any)
	t := &table{schema: s, byName: map[string]*property{}, required: map[string]bool{}, rules: map[string]string{}, notes: map[string]string{}}
	if list, ok := root["required"].([]any); ok {
		for _, v := range list {
			if name, ok := v.(string); ok {
				t.required[name] = true
			}
		}
	}
	properties, _ := root["properties"].(map[string]any)
	for i, c := range s.Columns() {
		p := propertyOf(c, properties[c.Name])
		p.index, p.required = i, t.required[c.Name]
		t.columns = append(t.columns, p)
		t.byName[c.Name] = p
	}
	t.readRoot(root)
	t.refs.scan(root, 0)
	return t
}

func (t *table) readRoot(root map[string]any) {
	for name, v := range root {
		switch {
		case name == "$id" || notKeywords[name]:
			t.notes[name] = canonical(v)
		case !handledRoot[name]:
			t.rules[name] = canonical(v)
		}
	}
	if types := typesOf(root["type"]); types&jsonObject == 0 {
		t.rules["type"] = canonical(root["type"]) // no row is good
	}
	switch extra, ok := root["additionalProperties"]; {
	case !ok || extra == true:
	case extra == false:
		t.closed = true
	default:
		t.rules["additionalProperties"] = canonical(extra)
	}
	if defs, ok := root["$defs"]; ok {
		t.defs = canonical(defs)
	}
	if x, ok := root["x-danhmuc"].(map[string]any); ok {
		for name, v := range x {
			if name != "primaryKey" && name != "unique" && name != "foreignKeys" {
				t.notes["x-danhmuc/"+name] = canonical(v)
			}
		}
	}
}

func propertyOf(c schemas.Column, v any) *property {
	p := &property{Column: c, types: anyType, null: true, rules: map[string]string{}, notes: map[string]string{}}
	o, ok := v.(map[string]any)
	if !ok {
		if v == false {
			p.rules["false"] = "false" // no value is good
		}
		return p
	}
	if t, ok := o["type"]; ok {
		p.types = typesOf(t)
	}
	p.null = p.types&jsonNull != 0
	p.readEnum(o)
	p.pattern, _ = o["pattern"].(string)
	p.format, _ = o["format"].(string)
	p.low = tighter(boundOf(o, "minimum", false, false), boundOf(o, "exclusiveMinimum", true, false))
	p.high = tighter(boundOf(o, "maximum", false, true), boundOf(o, "exclusiveMaximum", true, true))
	p.minLen, p.maxLen = length(o, "minLength"), length(o, "maxLength")
	for name, v := range o {
		switch {
		case notKeywords[name]:
			p.notes[name] = canonical(v)
		case !handled[name]:
			p.rules[name] = canonical(v)
		}
	}
	if x, ok := o["x-danhmuc"].(map[string]any); ok {
		for name, v := range x {
			switch name {
			case "title", "titleEn", "type", "unit", "codeList", "personalData":
			default:
				p.notes["x-danhmuc/"+name] = canonical(v)
			}
		}
	}
	return p
}

func (p *property) readEnum(o map[string]any) {
	list, ok := o["enum"].([]any)
	if !ok {
		return
	}
	p.listed, p.texts, p.null = true, map[string]string{}, false
	for _, v := range list {
		if v == nil {
			p.null = p.types&jsonNull != 0
			continue
		}
		key := canonical(v)
		if _, twice := p.texts[key]; !twice {
			p.values = append(p.values, key)
		}
		p.texts[key] = shown(v)
	}
}

// usualFormat is the format that a column type is written with.
func usualFormat(columnType string) string {
	return map[string]string{schemas.Date: "date", schemas.DateTime: "date-time"}[columnType]
}

func typesOf(v any) typeSet {
	switch v := v.(type) {
	case nil:
		return anyType
	case string:
		return typeSets[v]
	case []any:
		var set typeSet
		for _, e := range v {
			name, _ := e.(string)
			set |= typeSets[name]
		}
		return set
	}
	return 0
}

func boundOf(o map[string]any, name string, open, upper bool) *bound {
	n, ok := o[name].(json.Number)
	if !ok {
		return nil
	}
	return &bound{rat(n.String()), n.String(), open, upper}
}

// tighter is the bound that both ask for together.
func tighter(a, b *bound) *bound {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case a.within(b):
		return a
	}
	return b
}

// within tells whether every number inside a is inside b. nil is no bound.
func (a *bound) within(b *bound) bool {
	switch {
	case b == nil:
		return true
	case a == nil:
		return false
	case a.at == nil || b.at == nil:
		return a.text == b.text && a.open == b.open
	}
	c := a.at.Cmp(b.at)
	if a.upper {
		c = -c
	}
	return c > 0 || (c == 0 && (a.open || !b.open))
}

func length(o map[string]any, name string) *big.Rat {
	n, ok := o[name].(json.Number)
	if !ok {
		return nil
	}
	return rat(n.String())
}

// rat reads a number exactly, nil where its exponent is out of all measure: its digits would fill the memory.
func rat(s string) *big.Rat {
	if _, exponent, ok := strings.Cut(strings.ToLower(s), "e"); ok && len(strings.TrimLeft(exponent, "+-0")) > 3 {
		return nil
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return r
}

func decode(doc []byte) any {
	dec := json.NewDecoder(bytes.NewReader(doc))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return nil // a parsed schema always decodes
	}
	return v
}

// canonical writes a value so that equal values have equal texts: members sorted, numbers by value.
func canonical(v any) string {
	var b strings.Builder
	appendCanonical(&b, v)
	return b.String()
}

func appendCanonical(b *strings.Builder, v any) {
	switch v := v.(type) {
	case json.Number:
		if r := rat(v.String()); r != nil {
			b.WriteString(r.RatString())
			return
		}
		b.WriteString(v.String())
	case []any:
		b.WriteByte('[')
		for _, e := range v {
			appendCanonical(b, e)
			b.WriteByte(',')
		}
		b.WriteByte(']')
	case map[string]any:
		b.WriteByte('{')
		for _, name := range sortedKeys(v) {
			appendCanonical(b, name)
			b.WriteByte(':')
			appendCanonical(b, v[name])
			b.WriteByte(',')
		}
		b.WriteByte('}')
	default:
		text, err := json.Marshal(v)
		if err == nil { // texts, booleans and null always encode
			b.Write(text)
		}
	}
}

// shown is a value as people write it in a list.
func shown(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
