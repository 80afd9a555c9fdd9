package schemas

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
