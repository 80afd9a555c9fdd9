package schemas

import (
	"encoding/json"
	"strconv"
)

// Types a column may have (contract: "type is one of").
const (
	String   = "string"
	Integer  = "integer"
	Number   = "number"
	Boolean  = "boolean"
	Date     = "date"
	DateTime = "datetime"
	Period   = "period"
)

// PeriodPattern is how a reporting period is written: YYYY, YYYYQ, YYYYMM, YYYYH1, YYYYM9, YYYYW05, and years in a row as YYYY-YYYY, with
// NH for a school year and NV for a crop year.
const PeriodPattern = `^[0-9]{4}([0-9]{1,2}|H[12]|M[0-9]{1,2}|W[0-9]{2}|-[0-9]{4}(NH|NV)?)?$`

// CommuneCodes names the code list of the province's communes in x-danhmuc.codeList.
const CommuneCodes = "dvhc-xa"

// Column is one property of the schema.
type Column struct {
	Name         string   // property name: stable ASCII identifier
	Title        string   // header in Vietnamese as written
	TitleEn      string   // header in English
	Description  string   // what the column means
	Type         string   // one of the constants above
	Required     bool     // every row has a value
	Unit         string   // unit of measure: "ha"
	CodeList     string   // name of the code list the values come from; see CommuneCodes
	PersonalData string   // "", "basic" or "sensitive"
	Enum         []string // allowed values as written in a table; nil = any
	Pattern      string   // RE2 expression a text must match
	Format       string   // form of a text: "email", "uri", …, see [FormatOf]; "" = any
	Minimum      *float64 // least value
	Maximum      *float64 // greatest value
	ExclusiveMin bool     // Minimum itself is refused
	ExclusiveMax bool     // Maximum itself is refused
	MinLength    int      // least characters, 0 = any
	MaxLength    int      // most characters, 0 = any
}

// New builds a schema from columns in order; primaryKey names columns of it.
func New(title string, columns []Column, primaryKey []string) (*Schema, error) {
	properties := object{}
	required := []any{}
	for _, c := range columns {
		properties = append(properties, member{c.Name, propertyOf(c)})
		if c.Required {
			required = append(required, c.Name)
		}
	}
	root := object{{"$schema", Draft}}
	if title != "" {
		root = append(root, member{"title", title})
	}
	root = append(root, member{"type", "object"}, member{"properties", properties})
	if len(required) > 0 {
		root = append(root, member{"required", required})
	}
	if len(primaryKey) > 0 {
		root = append(root, member{"x-danhmuc", object{{"primaryKey", list(primaryKey)}}})
	}
	return build(root)
}

func list(texts []string) []any {
	out := make([]any, len(texts))
	for i, t := range texts {
		out[i] = t
	}
	return out
}

func propertyOf(c Column) object {
	base, format := c.Type, ""
	switch c.Type {
	case Date:
		base, format = String, "date"
	case DateTime:
		base, format = String, "date-time"
	case Period:
		base = String
	case String:
		format = c.Format
	}
	o := object{}
	if c.Title != "" {
		o = append(o, member{"title", c.Title})
	}
	if c.Description != "" {
		o = append(o, member{"description", c.Description})
	}
	if c.Required {
		o = append(o, member{"type", base})
	} else {
		o = append(o, member{"type", []any{base, "null"}})
	}
	if format != "" {
		o = append(o, member{"format", format})
	}
	if c.Pattern == "" && c.Type == Period {
		c.Pattern = PeriodPattern
	}
	o = appendRules(o, c)
	return append(o, member{"x-danhmuc", extension(c)})
}

func appendRules(o object, c Column) object {
	if c.Pattern != "" {
		o = append(o, member{"pattern", c.Pattern})
	}
	if len(c.Enum) > 0 {
		o = append(o, member{"enum", enumValues(c)})
	}
	bound := func(name string, v *float64) {
		if v != nil {
			o = append(o, member{name, json.Number(strconv.FormatFloat(*v, 'f', -1, 64))})
		}
	}
	if c.ExclusiveMin {
		bound("exclusiveMinimum", c.Minimum)
	} else {
		bound("minimum", c.Minimum)
	}
	if c.ExclusiveMax {
		bound("exclusiveMaximum", c.Maximum)
	} else {
		bound("maximum", c.Maximum)
	}
	if c.MinLength > 0 {
		o = append(o, member{"minLength", json.Number(strconv.Itoa(c.MinLength))})
	}
	if c.MaxLength > 0 {
		o = append(o, member{"maxLength", json.Number(strconv.Itoa(c.MaxLength))})
	}
	return o
}

func enumValues(c Column) []any {
	values := make([]any, 0, len(c.Enum)+1)
	for _, e := range c.Enum {
		switch c.Type {
		case Integer, Number:
			values = append(values, json.Number(e))
		case Boolean:
			values = append(values, e == "true")
		default:
			values = append(values, e)
		}
	}
	if !c.Required {
		values = append(values, nil)
	}
	return values
}

func extension(c Column) object {
	x := object{{"type", c.Type}}
	for _, m := range []member{{"title", c.Title}, {"titleEn", c.TitleEn}, {"unit", c.Unit}, {"codeList", c.CodeList}, {"personalData", c.PersonalData}} {
		if m.value != "" {
			x = append(x, m)
		}
	}
	return x
}

// columnsOf reads the columns of a document in order.
func columnsOf(root object) ([]Column, error) {
	required := map[string]bool{}
	for _, name := range texts(root, "required") {
		required[name] = true
	}
	properties := root.object("properties")
	columns := make([]Column, 0, len(properties))
	seen := map[string]bool{}
	for _, p := range properties {
		if seen[p.name] {
			return nil, &Error{Code: CodeDuplicate, Path: "/properties/" + p.name, Detail: p.name}
		}
		seen[p.name] = true
		o, _ := p.value.(object)
		c := columnOf(p.name, o)
		c.Required = required[p.name]
		columns = append(columns, c)
	}
	return columns, nil
}

func columnOf(name string, o object) Column {
	x := o.object("x-danhmuc")
	c := Column{Name: name, Title: o.text("title"), Description: o.text("description"), TitleEn: x.text("titleEn"), Unit: x.text("unit"),
		CodeList: x.text("codeList"), PersonalData: x.text("personalData"), Pattern: o.text("pattern")}
	if title := x.text("title"); title != "" {
		c.Title = title
	}
	if c.Type = typeOf(o, x); c.Type == String {
		c.Format = o.text("format")
	}
	c.Minimum, c.Maximum = number(o, "minimum"), number(o, "maximum")
	if v := number(o, "exclusiveMinimum"); v != nil && (c.Minimum == nil || *v >= *c.Minimum) { // of both the stricter holds
		c.Minimum, c.ExclusiveMin = v, true
	}
	if v := number(o, "exclusiveMaximum"); v != nil && (c.Maximum == nil || *v <= *c.Maximum) {
		c.Maximum, c.ExclusiveMax = v, true
	}
	if v := number(o, "minLength"); v != nil {
		c.MinLength = int(*v)
	}
	if v := number(o, "maxLength"); v != nil {
		c.MaxLength = int(*v)
	}
	if v, ok := o.get("enum"); ok {
		c.Enum = enumTexts(v)
	}
	return c
}

// typeOf reads a column's type: the extension's word, else what type and format say, else what the other keywords speak of. A column
// of several types is one of texts, which all of them can be written as.
func typeOf(o, x object) string {
	switch t := x.text("type"); t {
	case String, Integer, Number, Boolean, Date, DateTime, Period:
		return t
	}
	switch base := baseOf(o); base {
	case Integer, Number, Boolean:
		return base
	}
	switch o.text("format") {
	case "date":
		return Date
	case "date-time":
		return DateTime
	}
	return String
}

// baseOf is a property's JSON type, "" for none that a column knows.
func baseOf(o object) string {
	declared, typed := o.get("type")
	if !typed {
		return spokenOf(o)
	}
	parts, several := declared.([]any)
	if !several {
		parts = []any{declared}
	}
	base := ""
	for _, part := range parts {
		switch t, _ := part.(string); {
		case t == "null" || t == base:
		case base == "":
			base = t
		case (t == Number || t == Integer) && (base == Number || base == Integer):
			base = Number
		default:
			return ""
		}
	}
	return base
}

// spokenOf is the type that a property without one speaks of: numbers where it bounds them, and the type that all its listed values have.
func spokenOf(o object) string {
	for _, name := range []string{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"} {
		if number(o, name) != nil {
			return Number
		}
	}
	listed, _ := o.get("enum")
	values, _ := listed.([]any)
	base := ""
	for _, v := range values {
		kind := ""
		switch v.(type) {
		case nil:
			continue
		case json.Number:
			kind = Number
		case bool:
			kind = Boolean
		}
		if kind == "" || base != "" && kind != base {
			return ""
		}
		base = kind
	}
	return base
}

func texts(o object, name string) []string {
	v, _ := o.get(name)
	return textsOf(v)
}

// namesOf is a list of names that may be written as one text.
func namesOf(o object, name string) []string {
	if one := o.text(name); one != "" {
		return []string{one}
	}
	return texts(o, name)
}

func textsOf(v any) []string {
	parts, _ := v.([]any)
	var out []string
	for _, p := range parts {
		if s, ok := p.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func number(o object, name string) *float64 {
	v, _ := o.get(name)
	n, ok := v.(json.Number)
	if !ok {
		return nil
	}
	f, err := n.Float64()
	if err != nil {
		return nil
	}
	return &f
}

func enumTexts(v any) []string {
	parts, _ := v.([]any)
	out := make([]string, 0, len(parts))
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, p)
		case json.Number:
			out = append(out, p.String())
		case bool:
			out = append(out, strconv.FormatBool(p))
		}
	}
	return out
}
