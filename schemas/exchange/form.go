package exchange

import (
	"bytes"
	"encoding/json"
	"slices"

	"go.yaml.in/yaml/v3"

	"danhmuc/schemas"
)

// Form is how a schema is written.
type Form string

const (
	JSONSchema  Form = "json-schema"
	TableSchema Form = "table-schema"
	ODCS        Form = "odcs"
)

// Forms are all there are.
var Forms = []Form{JSONSchema, TableSchema, ODCS}

// Read reads a schema in whichever form it is. Errors are an [*Error] or a [*schemas.Error].
func Read(raw []byte) (*schemas.Schema, Form, error) {
	doc, err := decode(raw)
	if err != nil {
		s, err := schemas.Parse(raw) // it says what is wrong with the JSON
		return s, JSONSchema, err
	}
	switch _, fields := doc["fields"].([]any); {
	case doc["kind"] == "DataContract":
		s, err := fromODCS(doc)
		return s, ODCS, err
	case fields && doc["properties"] == nil:
		s, err := fromTableSchema(doc)
		return s, TableSchema, err
	}
	s, err := schemas.Parse(raw)
	return s, JSONSchema, err
}

// Write writes a schema in a form, for people to read.
func Write(s *schemas.Schema, f Form) ([]byte, error) {
	switch f {
	case TableSchema:
		doc, err := toTableSchema(s)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err = enc.Encode(doc)
		return b.Bytes(), err
	case ODCS:
		doc, err := toODCS(s)
		if err != nil {
			return nil, err
		}
		return yaml.Marshal(forYAML(doc))
	}
	return s.Indent()
}

// Code names a reason why a document is refused.
type Code string

const (
	CodeFields Code = "exchange.fields" // a field without a name, or what should be a list or object is not
	CodeTable  Code = "exchange.table"  // a contract without a table
)

// Error is a refusal of a document. Detail fills {detail} in its sentence.
type Error struct {
	Code   Code
	Detail string
}

// Error implements error in the log's terse form; people read [Message].
func (e *Error) Error() string { return string(e.Code) + " (" + e.Detail + ")" }

// document is one of our schemas taken apart: columns in order.
type document struct {
	root     map[string]any // without properties and required
	names    []string
	columns  map[string]any // their properties
	required map[string]bool
	order    []any // required as written
}

func documentOf(s *schemas.Schema) *document {
	root, _ := decodeJSON(s.Canonical()).(map[string]any)
	d := &document{root: root, required: map[string]bool{}}
	d.columns, _ = root["properties"].(map[string]any)
	for _, c := range s.Columns() {
		d.names = append(d.names, c.Name)
	}
	d.order, _ = root["required"].([]any)
	for _, v := range d.order {
		if name, ok := v.(string); ok {
			d.required[name] = true
		}
	}
	delete(root, "properties")
	delete(root, "required")
	return d
}

// schema puts the document together. required are named in the columns' order.
func (d *document) schema() (*schemas.Schema, error) {
	var b bytes.Buffer
	b.WriteString(`{"properties":{`)
	for i, name := range d.names {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := member(&b, name, d.columns[name]); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	order := d.order
	if order == nil {
		for _, name := range d.names {
			if d.required[name] {
				order = append(order, name)
			}
		}
	}
	if len(order) > 0 {
		d.root["required"] = order
	}
	for _, name := range sorted(d.root) {
		b.WriteByte(',')
		if err := member(&b, name, d.root[name]); err != nil {
			return nil, err
		}
	}
	delete(d.root, "required")
	b.WriteByte('}')
	return schemas.Parse(b.Bytes())
}

func member(b *bytes.Buffer, name string, v any) error {
	key, err := json.Marshal(name)
	if err != nil {
		return err
	}
	value, err := json.Marshal(v)
	if err != nil {
		return err
	}
	b.Write(key)
	b.WriteByte(':')
	b.Write(value)
	return nil
}

// extension is the root's x-danhmuc, made where there is none.
func (d *document) extension() map[string]any {
	x, ok := d.root["x-danhmuc"].(map[string]any)
	if !ok {
		x = map[string]any{}
		d.root["x-danhmuc"] = x
	}
	return x
}

// original is the foreign document that a schema carries under a key, nil for none.
func original(s *schemas.Schema, key string) map[string]any {
	x, _ := documentOf(s).root["x-danhmuc"].(map[string]any)
	doc, _ := x[key].(map[string]any)
	return doc
}

// with returns a schema that carries a foreign document.
func with(s *schemas.Schema, key string, doc map[string]any) (*schemas.Schema, error) {
	d := documentOf(s)
	d.extension()[key] = doc
	return d.schema()
}

// equal tells whether two JSON values are written alike.
func equal(a, b any) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

func sorted(m map[string]any) []string {
	out := make([]string, 0, len(m))
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func decodeJSON(raw []byte) any {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) != nil {
		return nil
	}
	return v
}
