package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

func parsed(t *testing.T, doc string) *schemas.Schema {
	t.Helper()
	s, err := schemas.Parse([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told lists "code@row column" of the findings whose code begins with prefix.
func toldOf(tab *Table, prefix string) []string {
	var out []string
	for _, f := range tab.Listed {
		if strings.HasPrefix(f.Code, prefix) {
			out = append(out, fmt.Sprintf("%s@%d %s", f.Code, f.Row, f.Column))
		}
	}
	return out
}

func TestDeclaredKeysAndUniqueSets(t *testing.T) {
	s := parsed(t, `{"properties":{"ma":{"type":["string","null"]},"xa":{"type":["string","null"]},"nam":{"type":"integer"},"so":{"type":"string"}},
		"x-danhmuc":{"primaryKey":["ma"],"unique":["so",["xa","nam"],["ma"]]}}`)
	tab, _ := checkText(t, "ma,xa,nam,so\na,Mai Sơn,2025,1x\nb,Mai Sơn,2026,2x\n,Yên Châu,2025,3x\nc,Mai Sơn,2025,1x\nd,,2025,5x\ne,,2025,6x\nb,Phù Yên,2025,7x\n", Options{Schema: s})
	want := []string{"key.empty@4 ma", "key.duplicate@8 ma", "key.unique@5 so", "key.unique@5 xa"} // an empty cell repeats nothing
	if got := toldOf(tab, "key."); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if !slices.Equal(tab.PrimaryKey, []string{"ma"}) {
		t.Errorf("key %v", tab.PrimaryKey)
	}
}

func TestRulesBetweenColumns(t *testing.T) {
	s := parsed(t, `{"properties":{"tu":{"type":["string","null"],"format":"date"},"giua":{"type":["string","null"],"format":"date"},"den":{"type":["string","null"],"format":"date"},
		"a":{"type":["number","null"]},"b":{"type":["number","null"]},"tong":{"type":["number","null"]},"ten":{"type":"string"}},
		"x-danhmuc":{"rules":[{"kind":"order","columns":["tu","giua","den"]},{"kind":"sum","columns":["a","b","tong"]},{"kind":"part","columns":["a","tong"]},
			{"kind":"sum","columns":["tu","tong"]},{"kind":"order","columns":["a"]},{"kind":"khac","columns":["a","b"]},{"kind":"order","columns":["a","ten"]}]}}`)
	for name, c := range map[string]struct {
		row  string
		want []string
	}{
		"all right":                   {"2026-01-01,2026-01-01,2026-02-01,0.1,0.2,0.3,x", nil},
		"the end before the middle":   {"2026-01-01,2026-03-01,2026-02-01,,,,x", []string{"rule.order@2 den"}},
		"both steps wrong":            {"2026-03-01,2026-02-01,2026-01-01,,,,x", []string{"rule.order@2 giua", "rule.order@2 den"}},
		"an empty day is in no order": {"2026-03-01,,2026-01-01,,,,x", nil},
		"the sum is off":              {",,,40,50,100,x", []string{"rule.sum@2 tong"}},
		"a part that is away":         {",,,40,,40,x", nil},
		"no part at all":              {",,,,,40,x", nil},
		"parts without a total":       {",,,40,50,,x", nil},
		"the part above the whole":    {",,,40,-10,30,x", []string{"rule.part@2 a"}},
		"rounded parts":               {",,,33.33,66.67,100.01,x", []string(nil)},
		"a cent past rounding":        {",,,33.33,66.67,100.03,x", []string{"rule.sum@2 tong"}},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, "tu,giua,den,a,b,tong,ten\n"+c.row+"\n", Options{Schema: s})
			got := slices.DeleteFunc(toldOf(tab, "rule."), func(s string) bool { return strings.HasPrefix(s, "rule.unusable") })
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
			if unusable := len(toldOf(tab, "rule.unusable")); unusable != 4 {
				t.Errorf("%d rules told as unusable", unusable)
			}
		})
	}
}

// TestRulesBetweenColumnsAgreeWithCounting checks random rows against rules counted the plain way.
func TestRulesBetweenColumnsAgreeWithCounting(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	s := parsed(t, `{"properties":{"a":{"type":["integer","null"]},"b":{"type":["integer","null"]},"c":{"type":["integer","null"]},"ten":{"type":"string"}},
		"x-danhmuc":{"rules":[{"kind":"order","columns":["a","b"]},{"kind":"sum","columns":["a","b","c"]},{"kind":"part","columns":["a","c"]}]}}`)
	var text strings.Builder
	text.WriteString("a,b,c,ten\n")
	want := map[string]int{}
	for i := range 3000 {
		v, known, cells := [3]int{}, [3]bool{}, [3]string{}
		for k := range v {
			v[k], known[k] = rng.IntN(12), rng.IntN(8) > 0
			if known[k] {
				cells[k] = fmt.Sprint(v[k])
			} else {
				v[k] = 0
			}
		}
		fmt.Fprintf(&text, "%s,%s,%s,dòng %d\n", cells[0], cells[1], cells[2], i)
		if known[0] && known[1] && v[0] > v[1] {
			want["rule.order"]++
		}
		if known[2] && (known[0] || known[1]) && v[0]+v[1] != v[2] {
			want["rule.sum"]++
		}
		if known[0] && known[2] && v[0] > v[2] {
			want["rule.part"]++
		}
	}
	tab, _ := checkText(t, text.String(), Options{Schema: s})
	for _, g := range tab.Groups {
		if n, ok := want[g.Code]; ok && int(g.Count) != n {
			t.Errorf("%s: %d, want %d", g.Code, g.Count, n)
		}
		delete(want, g.Code)
	}
	if len(want) > 0 {
		t.Errorf("not told: %v", want)
	}
}
