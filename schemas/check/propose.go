package check

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas"
)

// A rule between columns is proposed when it holds for so many rows of a table, and is not so by the nature of the figures.
const (
	ruleShare    = 0.98
	ruleRows     = 30   // rows that have all values
	ruleTelling  = 0.10 // of them in which the rule could well not hold: a start before its end, two parts that are not 0
	ruleNear     = 0.5  // of the whole that a part reaches in some row
	ruleColumns  = 16   // columns of figures that are compared
	ruleParts    = 6    // of a sum
	ruleBreaks   = 20   // rows that break it, listed
	ruleProposed = 20   // rules of a table
)

// ProposedRule is a rule between columns that nearly all rows keep to: a person may make it the schema's.
type ProposedRule struct {
	Kind    string   `json:"kind"`    // as in x-danhmuc.rules
	Columns []string `json:"columns"` // names
	Titles  []string `json:"titles"`
	Holds   int      `json:"holds"` // rows
	Of      int      `json:"of"`    // rows that have all values
	Whole   bool     `json:"whole"` // all rows of the table were looked at
	Breaks  []int    `json:"breaks,omitempty"`
}

// propose finds rules between columns, and tells each.
func (l *look) propose() []ProposedRule {
	if len(l.rows) < ruleRows {
		return nil
	}
	var figures, days []int
	for j, c := range l.columns {
		switch {
		case c.decision.Type == schemas.Date || c.decision.Type == schemas.DateTime:
			days = append(days, j)
		case l.measures(j) && !c.header.Ratio && len(figures) < ruleColumns:
			figures = append(figures, j)
		}
	}
	var out []ProposedRule
	out = append(out, l.sums(figures)...)
	out = append(out, l.parts(figures, out)...)
	out = append(out, l.orders(days)...)
	out = slices.DeleteFunc(out, l.declared)
	out = out[:min(len(out), ruleProposed)]
	for i := range out {
		l.t.found.add(Finding{Code: "rule.proposed", Sheet: l.t.layout.Sheet, Params: out[i].params()})
	}
	return out
}

func (r *ProposedRule) params() map[string]string {
	last := len(r.Titles) - 1
	text := strings.Join(r.Titles, " ≤ ")
	if r.Kind == schemas.RuleSum {
		text = r.Titles[last] + " = " + strings.Join(r.Titles[:last], " + ")
	}
	rows := make([]string, 0, ruleBreaks)
	for _, row := range r.Breaks {
		rows = append(rows, strconv.Itoa(row))
	}
	broken := "–"
	if len(rows) > 0 {
		broken = strings.Join(rows, ", ")
		if r.Of-r.Holds > len(rows) {
			broken += ", …"
		}
	}
	return map[string]string{"rule": text, "holds": strconv.Itoa(r.Holds), "of": strconv.Itoa(r.Of), "breaks": broken}
}

// declared tells a rule that the schema has.
func (l *look) declared(r ProposedRule) bool {
	return l.t.opts.Schema != nil && slices.ContainsFunc(l.t.opts.Schema.ColumnRules(), func(d schemas.ColumnRule) bool {
		return d.Kind == r.Kind && slices.Equal(d.Columns, r.Columns)
	})
}

// rule tries a rule on all rows: holds says whether a row keeps to it, whether it has the values, and whether it tells anything.
func (l *look) rule(kind string, columns []int, holds func(r int) (holds, known, telling bool)) (ProposedRule, bool) {
	p := ProposedRule{Kind: kind, Whole: l.whole()}
	telling, broken := 0, 0
	most := int((1-ruleShare)*float64(len(l.rows))) + 1
	for r := range l.rows {
		ok, known, tells := holds(r)
		if !known {
			continue
		}
		p.Of++
		if tells {
			telling++
		}
		if ok {
			p.Holds++
			continue
		}
		if broken++; broken > most {
			return p, false
		}
		if len(p.Breaks) < ruleBreaks {
			p.Breaks = append(p.Breaks, l.rows[r])
		}
	}
	if p.Of < ruleRows || float64(p.Holds) < ruleShare*float64(p.Of) || float64(telling) < ruleTelling*float64(p.Of) {
		return p, false
	}
	for _, j := range columns {
		c := l.columns[j]
		name := c.Name
		if c.schema != nil {
			name = c.schema.Name
		}
		p.Columns, p.Titles = append(p.Columns, name), append(p.Titles, c.named())
	}
	return p, true
}

// sums finds columns that are the sum of two to six that stand together, before or behind them.
func (l *look) sums(figures []int) []ProposedRule {
	var out []ProposedRule
	for at, total := range figures {
		for _, parts := range runs(figures, at) {
			p, ok := l.rule(schemas.RuleSum, append(slices.Clone(parts), total), func(r int) (bool, bool, bool) {
				whole := l.numbers[total][r]
				if math.IsNaN(whole) {
					return false, false, false
				}
				var sum sumOf
				filled := 0
				for _, j := range parts {
					if v := l.numbers[j][r]; !math.IsNaN(v) {
						sum.add(v)
						if v != 0 {
							filled++
						}
					}
				}
				if sum.count == 0 {
					return false, false, false
				}
				return math.Abs(sum.value()-whole) <= 1e-6*math.Max(1, math.Abs(whole)), true, filled >= 2
			})
			if ok {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

// runs are the runs of columns right before or right behind one, the longest first.
func runs(figures []int, at int) [][]int {
	var out [][]int
	for n := ruleParts; n >= 2; n-- {
		if at-n >= 0 {
			out = append(out, figures[at-n:at])
		}
		if at+n < len(figures) {
			out = append(out, figures[at+1:at+1+n])
		}
	}
	return out
}

// parts finds figures that are never more than those of another column with the same unit or a word of its title: a part and its whole. What
// a sum says already is left out.
func (l *look) parts(figures []int, sums []ProposedRule) []ProposedRule {
	var out []ProposedRule
	for _, part := range figures {
		for _, whole := range figures {
			if part == whole || !l.related(part, whole) || inSum(sums, l.columns[part], l.columns[whole]) {
				continue
			}
			near := false
			p, ok := l.rule(schemas.RulePart, []int{part, whole}, func(r int) (bool, bool, bool) {
				a, b := l.numbers[part][r], l.numbers[whole][r]
				if math.IsNaN(a) || math.IsNaN(b) {
					return false, false, false
				}
				near = near || a >= ruleNear*b && a > 0 && a < b
				return a <= b, true, a > 0 && a < b
			})
			if ok && near {
				out = append(out, p)
			}
		}
	}
	return out
}

func inSum(sums []ProposedRule, a, b *column) bool {
	return slices.ContainsFunc(sums, func(p ProposedRule) bool {
		return slices.Contains(p.Titles, a.named()) && slices.Contains(p.Titles, b.named())
	})
}

// related tells columns whose figures are of one kind: of one unit, or named by one word that is no small one.
func (l *look) related(a, b int) bool {
	x, y := l.columns[a], l.columns[b]
	if x.decision.Unit != y.decision.Unit {
		return false
	}
	if x.decision.Unit != "" {
		return true
	}
	for _, word := range strings.Fields(x.header.Words) {
		if len(word) >= 2 && !smallWords[word] && strings.Contains(y.header.Words, " "+word+" ") {
			return true
		}
	}
	return false
}

// smallWords, folded, stand in many titles and say nothing of what is counted.
var smallWords = map[string]bool{"so": true, "tong": true, "cong": true, "luong": true, "muc": true, "trong": true, "do": true, "cua": true, "va": true, "theo": true, "cac": true, "nam": true, "ty": true, "le": true}

// orders finds days that never lie behind those of another column: a start and its end.
func (l *look) orders(days []int) []ProposedRule {
	var out []ProposedRule
	for _, a := range days {
		for _, b := range days {
			if a == b {
				continue
			}
			p, ok := l.rule(schemas.RuleOrder, []int{a, b}, func(r int) (bool, bool, bool) {
				from, to := l.numbers[a][r], l.numbers[b][r]
				return from <= to, !math.IsNaN(from) && !math.IsNaN(to), from < to
			})
			if ok {
				out = append(out, p)
			}
		}
	}
	return out
}
