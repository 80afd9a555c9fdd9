package check

import (
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
)

// listCheck holds the values of a column against a code list on the day that the data are of.
type listCheck struct {
	index *codelist.Index
	day   string
}

// day is the day on which codes must be in force.
func (o *Options) day() string {
	if o.On != "" {
		return o.On
	}
	d := o.now()
	d.HasTime = false
	return string(d.AppendText(nil))
}

// index finds a code list by name: one that was handed in, else one that the program carries; nil for none.
func (o *Options) index(name string) *codelist.Index {
	if x, ok := o.indexes[name]; ok {
		return x
	}
	l := codelist.ByName(name)
	for _, own := range o.Lists {
		if own.Name == name {
			l = own
		}
	}
	var x *codelist.Index
	if l != nil {
		x = codelist.NewIndex(l)
	}
	if o.indexes == nil {
		o.indexes = map[string]*codelist.Index{}
	}
	o.indexes[name] = x
	return x
}

// listRules has the values of a column held against its code list. Communes are looked at while their codes are read, see [column.commune].
// A list that is not known is told.
func (t *reading) listRules(c *column) {
	name := c.decision.CodeList
	if c.schema != nil {
		name = c.schema.CodeList
	}
	if name == "" || name == schemas.CommuneCodes && c.decision.CodeList == name {
		return
	}
	x := t.opts.index(name)
	if x == nil {
		t.found.add(t.at(c, 0, Finding{Code: "reference.unchecked", Params: map[string]string{"columns": c.named(), "resource": name}}))
		return
	}
	if c.rules == nil {
		c.rules = &rules{column: &schemas.Column{Name: c.Name}}
	}
	c.rules.list = &listCheck{x, t.opts.day()}
}

// check reports what the list says of an understood value.
func (l *listCheck) check(o *outcome) {
	value := string(o.out)
	f := l.index.Find(value, l.day)
	params := map[string]string{"list": l.index.List().Title}
	switch f.Standing {
	case codelist.Valid, codelist.Named:
	case codelist.Unknown:
		o.find("code.unknown", "", false, params)
	case codelist.Spelled:
		o.out = []byte(f.Written)
		o.find("code.spelling", f.Written, true, params)
	case codelist.Expired:
		params["name"], params["to"], params["heirs"] = f.Code.Name, f.Code.To, l.heirs(f.Code)
		o.find("code.expired", "", false, params)
	case codelist.Future:
		params["name"], params["from"] = f.Code.Name, f.Code.From
		o.find("code.future", "", false, params)
	}
}

// heirs writes what takes a code's place: "Tuyên Quang (08)"; "–" where the list does not say.
func (l *listCheck) heirs(c *codelist.Code) string {
	var names []string
	for _, h := range l.index.Heirs(c, l.day) {
		names = append(names, h.Name+" ("+h.Code+")")
	}
	if len(names) == 0 {
		return "–"
	}
	return strings.Join(names, ", ")
}
