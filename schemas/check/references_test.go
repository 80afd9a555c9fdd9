package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/codelist"
)

func TestForeignKeysPointAtRowsOfAnotherDataset(t *testing.T) {
	s := parsed(t, `{"properties":{"nam":{"type":["integer","null"]},"xa":{"type":["string","null"]},"ghi_chu":{"type":["string","null"]}},
		"x-danhmuc":{"foreignKeys":[{"fields":["xa","nam"],"reference":{"resource":"Snv-Xa","fields":["ma","ky"]}}]}}`)
	parents := textFile(t, "ky,ma,ten\n2025,A,Một\n2026,B,Hai\n,C,Ba\n")
	tab, _ := checkText(t, "nam,xa,ghi_chu\n2025,A,x\n2026,A,\n2025,,x\n,B,x\n2026,B,x\n2026,C,x\n", Options{Schema: s, Parents: []Parent{{"snv-xa", parents}}})
	want := []string{"key.no-parent@3 nam", "key.no-parent@7 nam"} // a key with an empty part points at nothing
	if got := toldOf(tab, "key."); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for _, g := range tab.Groups {
		if g.Code == "key.no-parent" && (g.Count != 2 || g.Examples[0].Value != "2026 + A" || g.Examples[0].Params["fields"] != "ky + ma") {
			t.Errorf("got %+v", g)
		}
	}
	if tab.Columns[0].Errors != 2 {
		t.Errorf("%d errors in the column", tab.Columns[0].Errors)
	}
}

func TestEveryMissingParentIsCounted(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var parents, rows strings.Builder
	parents.WriteString("ma\n")
	have := map[int]bool{}
	for range 5000 {
		n := rng.IntN(20000)
		have[n] = true
		fmt.Fprintf(&parents, "M%d\n", n)
	}
	missing, rowsOf := 0, 0
	rows.WriteString("stt,ma,ten\n")
	for i := range 9000 {
		n := rng.IntN(20000)
		if !have[n] {
			missing++
		}
		rowsOf++
		fmt.Fprintf(&rows, "%d,M%d,tên %d\n", i+1, n, i)
	}
	s := parsed(t, `{"properties":{"stt":{"type":"integer"},"ma":{"type":"string"},"ten":{"type":"string"}},"x-danhmuc":{"foreignKeys":[{"fields":"ma","reference":{"resource":"x"}}]}}`)
	tab, _ := checkText(t, rows.String(), Options{Schema: s, Keep: 100, Parents: []Parent{{"x", textFile(t, parents.String())}}})
	listed := 0
	for f, err := range tab.Findings() {
		if err != nil {
			t.Fatal(err)
		}
		if f.Code == "key.no-parent" {
			listed++
		}
	}
	if got := countOf(tab, "key.no-parent"); got != missing || listed != missing {
		t.Errorf("got %d, listed %d, want %d of %d", got, listed, missing, rowsOf)
	}
}

func countOf(tab *Table, code string) int {
	n := 0
	for _, g := range tab.Groups {
		if g.Code == code {
			n += int(g.Count)
		}
	}
	return n
}

func TestAForeignKeyIntoTheTableItself(t *testing.T) {
	doc := `{"properties":{"ma":{"type":"string"},"cha":{"type":["string","null"]}},"x-danhmuc":{"primaryKey":["ma"],"foreignKeys":[{"fields":"cha","reference":{"resource":"%s","fields":"ma"}}]}}`
	for _, resource := range []string{"", "SNV-Don-Vi"} {
		tab, _ := checkText(t, "ma,cha\nb,a\na,\nc,b\nd,z9\n", Options{Schema: parsed(t, fmt.Sprintf(doc, resource)), Dataset: "snv-don-vi"})
		if got := toldOf(tab, "key."); !slices.Equal(got, []string{"key.no-own-parent@5 cha"}) { // b stands before its parent
			t.Errorf("%q: got %v", resource, got)
		}
	}
}

func TestWhatCannotBeHeldAgainstAnythingIsSaid(t *testing.T) {
	for name, doc := range map[string]string{
		"a dataset that is not at hand": `"foreignKeys":[{"fields":"ma","reference":{"resource":"khac","fields":"ma"}}]`,
		"a column it has not":           `"foreignKeys":[{"fields":"ma","reference":{"resource":"x","fields":"khong"}}]`,
		"a column we have not":          `"foreignKeys":[{"fields":"khong","reference":{"resource":"x","fields":"ma"}}]`,
		"columns that do not pair":      `"foreignKeys":[{"fields":["ma","ten"],"reference":{"resource":"x","fields":"ma"}}]`,
		"a list's column of no meaning": `"foreignKeys":[{"fields":"ma","reference":{"resource":"dvhc-tinh","fields":"mau"}}]`,
		"our own column that is not":    `"foreignKeys":[{"fields":"ma","reference":{"resource":"","fields":"khong"}}]`,
	} {
		t.Run(name, func(t *testing.T) {
			s := parsed(t, `{"properties":{"ma":{"type":"string"},"ten":{"type":"string"}},"x-danhmuc":{`+doc+`}}`)
			tab, _ := checkText(t, "ma,ten\n14,b\n", Options{Schema: s, Parents: []Parent{{"x", textFile(t, "ma\n14\n")}}})
			if got := countOf(tab, "reference.unchecked"); got != 1 || len(toldOf(tab, "key.")) > 0 {
				t.Errorf("got %v", tab.Listed)
			}
		})
	}
	s := parsed(t, `{"properties":{"ma":{"type":"string","x-danhmuc":{"codeList":"khac"}}}}`)
	if tab, _ := checkText(t, "ma\n14\n", Options{Schema: s}); countOf(tab, "reference.unchecked") != 1 {
		t.Errorf("an unknown list: %v", tab.Listed)
	}
}

func TestAForeignKeyToACodeListOnItsDate(t *testing.T) {
	s := parsed(t, `{"properties":{"tinh":{"type":"string"},"so":{"type":"integer"}},"x-danhmuc":{"foreignKeys":[{"fields":"tinh","reference":{"resource":"dvhc-tinh","fields":"ma"}}]}}`)
	for day, want := range map[string][]string{"2024-12-31": nil, "2026-01-01": {"key.no-parent@3 tinh"}} {
		tab, _ := checkText(t, "tinh,so\n14,1\n02,2\n", Options{Schema: s, On: day})
		if got := toldOf(tab, "key."); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", day, got, want)
		}
	}
}

func TestACodeListOnItsDate(t *testing.T) {
	s := parsed(t, `{"properties":{"tinh":{"type":["string","null"],"x-danhmuc":{"codeList":"dvhc-tinh"}},"so":{"type":"integer"}}}`)
	text := "tinh,so\n14,1\n02,2\n4,3\n99,4\nSơn La,5\n,6\n"
	tab, rows := checkText(t, text, Options{Schema: s})
	want := []string{"code.expired@3 tinh", "code.spelling@4 tinh", "code.unknown@5 tinh"}
	if got := toldOf(tab, "code."); !slices.Equal(got, want) || rows[3][0] != "04" {
		t.Errorf("got %v, want %v; rows %v", got, want, rows)
	}
	if tab, _ = checkText(t, text, Options{Schema: s, On: "2024-06-30"}); countOf(tab, "code.expired") != 0 {
		t.Errorf("a province of that day is told: %v", toldOf(tab, "code."))
	}
	own := &codelist.List{Name: "dvhc-tinh", Title: "Riêng", Codes: []codelist.Code{{Code: "99", Name: "Chín"}}}
	if tab, _ = checkText(t, "tinh,so\n99,1\n14,2\n", Options{Schema: s, Lists: []*codelist.List{own}}); !slices.Equal(toldOf(tab, "code."), []string{"code.unknown@3 tinh"}) {
		t.Errorf("the list handed in does not win: %v", toldOf(tab, "code."))
	}
}

// TestCommunesOfTheirDay reads codes of communes that are no more under the day that the data are of.
func TestCommunesOfTheirDay(t *testing.T) {
	text := "Mã xã,Số hộ\n03649,1\n03652,2\n03646,3\n3649,4\n03655,5\n"
	for day, want := range map[string]bool{"": true, "2025-07-01": true, "2025-06-30": false} {
		tab, _ := checkText(t, text, Options{On: day})
		if got := countOf(tab, "code.old-commune") > 0; got != want {
			t.Errorf("%q: told %v", day, got)
		}
	}
}
