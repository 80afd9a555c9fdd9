package schemas

import (
	"fmt"
	"testing"
)

func TestASchemaTakesARule(t *testing.T) {
	s, err := Parse([]byte(`{"properties":{"a":{"type":"integer"},"b":{"type":"integer"},"c":{"type":"integer"}},"x-danhmuc":{"primaryKey":["a"],"rules":[{"kind":"part","columns":["a","c"]}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	more, err := s.WithRule(ColumnRule{RuleSum, []string{"a", "b", "c"}})
	if err != nil || fmt.Sprint(more.ColumnRules()) != "[{part [a c]} {sum [a b c]}]" || fmt.Sprint(more.PrimaryKey()) != "[a]" || len(s.ColumnRules()) != 1 {
		t.Fatalf("%v %v", more.ColumnRules(), err)
	}
	if again, err := more.WithRule(ColumnRule{RulePart, []string{"a", "c"}}); err != nil || again.Hash() != more.Hash() {
		t.Errorf("a rule is taken twice: %v", err)
	}
	bare, err := Parse([]byte(`{"properties":{"a":{"type":"integer"},"b":{"type":"integer"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if one, err := bare.WithRule(ColumnRule{RuleOrder, []string{"a", "b"}}); err != nil || fmt.Sprint(one.ColumnRules()) != "[{order [a b]}]" {
		t.Errorf("%v", err)
	}
	for _, r := range []ColumnRule{{"khac", []string{"a", "b"}}, {RuleSum, []string{"a"}}, {RuleSum, []string{"a", "z"}}} {
		if _, err := s.WithRule(r); err == nil {
			t.Errorf("%v is taken", r)
		}
	}
}
