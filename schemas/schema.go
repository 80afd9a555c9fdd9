package schemas

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// Draft is the dialect every schema is written in.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// Bounds of a document from outside.
const (
	maxBytes = 1 << 20
	maxDepth = 64
	// maxExponent bounds a number's exponent: numbers are compared exactly, and 1e999999 has a million digits.
	maxExponent = 400
)

var errTooDeep = errors.New("nested too deeply")

// Schema is a parsed and compiled document. It is immutable and safe for concurrent use.
type Schema struct {
	root      object
	canonical []byte
	hash      string
	columns   []Column
	compiled  *jsonschema.Schema
}

// Parse reads a document. Every fault is an [*Error].
func Parse(doc []byte) (*Schema, error) {
	if len(doc) > maxBytes {
		return nil, &Error{Code: CodeTooLarge, Detail: fmt.Sprint(maxBytes)}
	}
	v, err := decodeOrdered(doc)
	if errors.Is(err, errTooDeep) {
		return nil, &Error{Code: CodeTooDeep, Detail: fmt.Sprint(maxDepth)}
	}
	if err != nil {
		return nil, &Error{Code: CodeJSON, Err: err}
	}
	root, ok := v.(object)
	if !ok {
		return nil, &Error{Code: CodeNotObject}
	}
	return build(root)
}

func build(root object) (*Schema, error) {
	if draft := root.text("$schema"); draft != "" && strings.TrimSuffix(draft, "#") != Draft {
		return nil, &Error{Code: CodeDraft, Path: "/$schema", Detail: draft}
	}
	if root.object("properties") == nil {
		return nil, &Error{Code: CodeNoProperties, Path: "/properties"}
	}
	if err := checkPatterns(root, ""); err != nil {
		return nil, err
	}
	if err := checkNumbers(root, ""); err != nil {
		return nil, err
	}
	s := &Schema{root: root}
	s.canonical = appendJSON(nil, root, true, 0, false)
	sum := sha256.Sum256(s.canonical)
	s.hash = hex.EncodeToString(sum[:])
	compiled, err := compile(s.canonical)
	if err != nil {
		return nil, err
	}
	s.compiled = compiled
	s.columns, err = columnsOf(root)
	return s, err
}

// ColumnsOf reads the columns of a document that [Parse] once accepted, without compiling it: for who compares thousands.
func ColumnsOf(doc []byte) ([]Column, error) {
	v, err := decodeOrdered(doc)
	root, ok := v.(object)
	if err != nil || !ok {
		return nil, &Error{Code: CodeJSON, Err: err}
	}
	return columnsOf(root)
}

// compile hands the document to jsonschema with a loader that serves nothing: a reference can only point into the document.
func compile(doc []byte) (*jsonschema.Schema, error) {
	const url = "danhmuc:schema"
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true // with or without $schema alike
	c.Formats = formats
	c.LoadURL = func(ref string) (io.ReadCloser, error) { return nil, &Error{Code: CodeReference, Detail: ref} }
	if err := c.AddResource(url, bytes.NewReader(doc)); err != nil {
		return nil, &Error{Code: CodeJSON, Err: err}
	}
	compiled, err := c.Compile(url)
	if err == nil {
		return compiled, nil
	}
	var own *Error
	if errors.As(err, &own) {
		return nil, own
	}
	var invalid *jsonschema.ValidationError
	if errors.As(err, &invalid) {
		leaf := invalid
		for len(leaf.Causes) > 0 {
			leaf = leaf.Causes[0]
		}
		return nil, &Error{Code: CodeInvalid, Path: leaf.InstanceLocation, Detail: leaf.Message, Err: err}
	}
	return nil, &Error{Code: CodeInvalid, Err: err}
}

// checkPatterns refuses expressions that RE2 has not, with a message of our own.
func checkPatterns(v any, path string) error {
	switch v := v.(type) {
	case object:
		for _, m := range v {
			at := path + "/" + m.name
			if text, ok := m.value.(string); ok && m.name == "pattern" && !strings.HasSuffix(path, "/properties") {
				if _, err := regexp.Compile(text); err != nil {
					return &Error{Code: CodePattern, Path: at, Detail: text, Err: err}
				}
			}
			if err := checkPatterns(m.value, at); err != nil {
				return err
			}
		}
	case []any:
		for i, e := range v {
			if err := checkPatterns(e, fmt.Sprintf("%s/%d", path, i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkNumbers refuses numbers whose exponent would make them fill the memory.
func checkNumbers(v any, path string) error {
	switch v := v.(type) {
	case object:
		for _, m := range v {
			if err := checkNumbers(m.value, path+"/"+m.name); err != nil {
				return err
			}
		}
	case []any:
		for i, e := range v {
			if err := checkNumbers(e, fmt.Sprintf("%s/%d", path, i)); err != nil {
				return err
			}
		}
	case json.Number:
		_, exponent, ok := strings.Cut(strings.ToLower(v.String()), "e")
		if n, err := strconv.Atoi(exponent); ok && (err != nil || n > maxExponent || n < -maxExponent) {
			return &Error{Code: CodeNumber, Path: path, Detail: v.String()}
		}
	}
	return nil
}

// Canonical returns the canonical form, whose SHA-256 is the identity. The caller may not change it.
func (s *Schema) Canonical() []byte { return s.canonical }

// Hash returns the identity in hexadecimal.
func (s *Schema) Hash() string { return s.hash }

// MarshalJSON returns the document compactly with its members in the order written.
func (s *Schema) MarshalJSON() ([]byte, error) { return appendJSON(nil, s.root, false, 0, false), nil }

// Indent returns the document for people, in the order written.
func (s *Schema) Indent() ([]byte, error) {
	var b bytes.Buffer
	if err := json.Indent(&b, appendJSON(nil, s.root, false, 0, false), "", "  "); err != nil {
		return nil, fmt.Errorf("indent schema: %w", err)
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// Title returns the document's title.
func (s *Schema) Title() string { return s.root.text("title") }

// Columns returns the columns in order. The caller may not change them.
func (s *Schema) Columns() []Column { return s.columns }

// PrimaryKey returns the names of the key's columns, nil when none is declared.
func (s *Schema) PrimaryKey() []string { return namesOf(s.root.object("x-danhmuc"), "primaryKey") }

// Description returns the document's description.
func (s *Schema) Description() string { return s.root.text("description") }

// MayBeEmpty tells whether a row may leave a column's cell empty: absent or null.
func (s *Schema) MayBeEmpty(column string) bool {
	for _, c := range s.columns {
		if c.Name == column && !c.Required {
			return true
		}
	}
	v, _ := s.root.object("properties").get(column)
	o, ok := v.(object)
	if !ok {
		return true // true allows anything, and what is not declared is not asked for
	}
	types, typed := o.get("type")
	if typed && types != "null" && !contains(types, "null") {
		return false
	}
	values, listed := o.get("enum")
	return !listed || contains(values, nil)
}

func contains(list, v any) bool {
	parts, _ := list.([]any)
	return slices.Contains(parts, v)
}

// Unique returns the sets of columns whose values together may not occur twice, beside the primary key. A set may be written as
// one name.
func (s *Schema) Unique() [][]string {
	v, _ := s.root.object("x-danhmuc").get("unique")
	sets, _ := v.([]any)
	var out [][]string
	for _, set := range sets {
		if name, ok := set.(string); ok {
			out = append(out, []string{name})
			continue
		}
		if names := textsOf(set); len(names) > 0 {
			out = append(out, names)
		}
	}
	return out
}

// ForeignKey says that the values of Columns occur together in the columns Fields of Resource, which is a dataset's code or the
// name of a code list, "" for the table itself. It is written as Table Schema writes it: {fields, reference: {resource, fields}}.
type ForeignKey struct {
	Columns  []string
	Resource string
	Fields   []string
}

// ForeignKeys returns the foreign keys in the order written.
func (s *Schema) ForeignKeys() []ForeignKey {
	v, _ := s.root.object("x-danhmuc").get("foreignKeys")
	keys, _ := v.([]any)
	var out []ForeignKey
	for _, k := range keys {
		o, _ := k.(object)
		reference := o.object("reference")
		f := ForeignKey{Columns: namesOf(o, "fields"), Resource: reference.text("resource"), Fields: namesOf(reference, "fields")}
		if len(f.Columns) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// Violation is one way in which a row breaks the schema.
type Violation struct {
	Column  string // property name, "" for the row as a whole
	Keyword string // the keyword broken: "pattern", "required", …
	Carried bool   // a [Column] carries the rule, so that checks compiled from columns find it too
	Detail  string // what jsonschema says, English, for logs and as a parameter
}

// Validate checks one row: values are string, json.Number or float64, bool, nil. It is the reference that compiled checks are tested against.
func (s *Schema) Validate(row map[string]any) []Violation {
	err := s.compiled.Validate(row)
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	var found []Violation
	s.collect(invalid, &found)
	sort.SliceStable(found, func(i, j int) bool { return found[i].Column < found[j].Column })
	return found
}

func (s *Schema) collect(e *jsonschema.ValidationError, found *[]Violation) {
	for _, cause := range e.Causes {
		s.collect(cause, found)
	}
	if len(e.Causes) > 0 {
		return
	}
	at := strings.LastIndexByte(e.KeywordLocation, '/')
	column, _, _ := strings.Cut(strings.TrimPrefix(e.InstanceLocation, "/"), "/")
	*found = append(*found, Violation{Column: unescape(column), Keyword: e.KeywordLocation[at+1:], Carried: s.carried(e.KeywordLocation), Detail: e.Message})
}

// carried tells whether a [Column] carries the keyword at a place of the document.
func (s *Schema) carried(location string) bool {
	parts := strings.Split(location, "/")
	if len(parts) == 2 {
		return rootPlain[parts[1]]
	}
	if len(parts) != 4 || parts[1] != "properties" {
		return false
	}
	p, _ := s.root.object("properties").get(unescape(parts[2]))
	o, _ := p.(object)
	return columnCarries(o, parts[3])
}

// columnCarries tells whether a [Column] says what a property's keyword says. It has no word for a text of no letters.
func columnCarries(property object, keyword string) bool {
	if most := number(property, keyword); keyword == "maxLength" && most != nil && *most < 1 {
		return false
	}
	return columnPlain[keyword]
}

func unescape(pointer string) string {
	return strings.ReplaceAll(strings.ReplaceAll(pointer, "~1", "/"), "~0", "~")
}

// RowRules tells whether the document has rules past types and simple keywords of single columns, so that rows need [Schema.Validate].
func (s *Schema) RowRules() bool {
	for _, m := range s.root {
		if _, more := m.value.(object); !rootPlain[m.name] || more && m.name == "additionalProperties" {
			return true
		}
	}
	for _, name := range texts(s.root, "required") {
		if _, declared := s.root.object("properties").get(name); !declared {
			return true
		}
	}
	for _, p := range s.root.object("properties") {
		o, ok := p.value.(object)
		if !ok {
			return true
		}
		for _, m := range o {
			if !columnCarries(o, m.name) {
				return true
			}
		}
	}
	return false
}

// ByPattern tells whether patternProperties speaks of a column that properties does not name.
func (s *Schema) ByPattern(column string) bool {
	for _, p := range s.root.object("patternProperties") {
		if re, err := regexp.Compile(p.name); err == nil && re.MatchString(column) {
			return true
		}
	}
	return false
}

// rootPlain are the root's keywords that say nothing about values of several columns.
var rootPlain = map[string]bool{"$schema": true, "$id": true, "$comment": true, "title": true, "description": true, "type": true, "properties": true,
	"required": true, "x-danhmuc": true, "additionalProperties": true, "examples": true}

// columnPlain are a property's keywords that [Column] carries.
var columnPlain = map[string]bool{"type": true, "title": true, "description": true, "format": true, "enum": true, "pattern": true, "minimum": true,
	"maximum": true, "exclusiveMinimum": true, "exclusiveMaximum": true, "minLength": true, "maxLength": true, "x-danhmuc": true, "$comment": true,
	"examples": true, "default": true, "deprecated": true, "readOnly": true, "writeOnly": true}
