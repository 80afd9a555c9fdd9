package schemas

import "slices"

// Kinds of rules between columns.
const (
	RuleOrder = "order" // each column is at most the one after it: a start and its end
	RulePart  = "part"  // each column but the last is at most the last: "of which women" and the total
	RuleSum   = "sum"   // the columns but the last add up to the last
)

// ColumnRule says how the values of some columns of a row lie to each other. It is written in x-danhmuc.rules as
// {"kind": "sum", "columns": ["nam", "nu", "tong"]}; a row that lacks one of the values is not held to it, but for a sum, in which a
// missing part counts nothing.
type ColumnRule struct {
	Kind    string
	Columns []string // two or more
}

// ColumnRules returns the rules between columns in the order written. A rule of an unknown kind is returned too: who checks tells it.
func (s *Schema) ColumnRules() []ColumnRule {
	v, _ := s.root.object("x-danhmuc").get("rules")
	list, _ := v.([]any)
	var out []ColumnRule
	for _, one := range list {
		o, _ := one.(object)
		if r := (ColumnRule{Kind: o.text("kind"), Columns: namesOf(o, "columns")}); r.Kind != "" {
			out = append(out, r)
		}
	}
	return out
}

// WithRule is the schema with one more rule between columns; itself where it has the rule. It errs with CodeInvalid for a rule of an unknown
// kind, of fewer than two columns, or of columns that the schema has not.
func (s *Schema) WithRule(r ColumnRule) (*Schema, error) {
	known := map[string]bool{}
	for _, c := range s.columns {
		known[c.Name] = true
	}
	if !slices.Contains([]string{RuleOrder, RulePart, RuleSum}, r.Kind) || len(r.Columns) < 2 {
		return nil, &Error{Code: CodeInvalid, Path: "/x-danhmuc/rules", Detail: r.Kind}
	}
	for _, name := range r.Columns {
		if !known[name] {
			return nil, &Error{Code: CodeInvalid, Path: "/x-danhmuc/rules", Detail: name}
		}
	}
	for _, have := range s.ColumnRules() {
		if have.Kind == r.Kind && slices.Equal(have.Columns, r.Columns) {
			return s, nil
		}
	}
	x := s.root.object("x-danhmuc")
	v, _ := x.get("rules")
	rules, _ := v.([]any)
	rules = append(slices.Clone(rules), object{{"kind", r.Kind}, {"columns", list(r.Columns)}})
	return build(s.root.with("x-danhmuc", x.with("rules", rules)))
}

// with is the object with a member set, in its place or as the last.
func (o object) with(name string, value any) object {
	out := slices.Clone(o)
	for i := range out {
		if out[i].name == name {
			out[i].value = value
			return out
		}
	}
	return append(out, member{name, value})
}
