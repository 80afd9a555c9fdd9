package registry_test

import (
	"encoding/json"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
	"danhmuc/schemas/codelist"
)

func TestCodeListsAreVersionedRecords(t *testing.T) {
	w := registrytest.New(t, nil)
	in := registry.CodeListInput{Name: "co-quan", Title: "Mã cơ quan", Source: "QĐ 1"}
	lines := []codelist.Code{{Code: "H52.1", Name: "Sở Một", To: "2025-02-28"}}
	for _, who := range []string{"", "contributor", "approver", "publisher", "operator", "taskforce", "leader", "auditor", "portal"} {
		if _, err := w.ImportCodeList(w.As(who), in, lines); err == nil {
			t.Errorf("%s imports a list", who)
		}
	}
	first, err := w.ImportCodeList(w.As("reviewer"), in, lines)
	if err != nil || first.Version != 1 || first.Count != 1 {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, err := w.ImportCodeList(w.As("admin"), in, lines); err != nil || again.Version != 1 || again.By != first.By {
		t.Errorf("the same lines make a version: %+v, %v", again, err)
	}
	more := append(lines, codelist.Code{Code: "H52.2", Name: "Sở Hai"})
	second, err := w.ImportCodeList(w.As("admin"), in, more)
	if err != nil || second.Version != 2 || second.Count != 2 {
		t.Fatalf("%+v, %v", second, err)
	}
	if old, err := w.CodeListLines(w.As(""), first.Lines); err != nil || len(old) != 1 || old[0].To != "2025-02-28" {
		t.Errorf("the lines of before: %+v, %v", old, err)
	}
	if list, err := w.CodeListByName(w.As(""), "co-quan"); err != nil || len(list.Codes) != 2 {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := w.CodeListByName(w.As(""), codelist.Provinces); err != nil || list == nil || len(list.Codes) < 34 {
		t.Errorf("one that the program carries: %+v, %v", list, err)
	}
	w.Verify(t)
}

func TestNamesAndTitlesOfCodeLists(t *testing.T) {
	w := registrytest.New(t, nil)
	lines := []codelist.Code{{Code: "A", Name: "Một"}}
	for name, c := range map[string]struct {
		in   registry.CodeListInput
		code string
	}{
		"the communes": {registry.CodeListInput{Name: "dvhc-xa", Title: "Xã"}, "codelist.name.invalid"},
		"no name":      {registry.CodeListInput{Name: "Mã/cơ quan", Title: "Xã"}, "codelist.name.invalid"},
		"no title":     {registry.CodeListInput{Name: "co-quan"}, "codelist.title.required"},
	} {
		if _, err := w.ImportCodeList(w.As("reviewer"), c.in, lines); codeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestACheckIsGivenTheListsThatItMayMeet: short lists always, a long one where the schema names it.
func TestACheckIsGivenTheListsThatItMayMeet(t *testing.T) {
	w := registrytest.New(t, nil)
	long := make([]codelist.Code, 6000)
	for i := range long {
		long[i] = codelist.Code{Code: string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676)), Name: "Mã"}
	}
	for name, lines := range map[string][]codelist.Code{"ngan": long[:10], "dai": long} {
		if _, err := w.ImportCodeList(w.As("reviewer"), registry.CodeListInput{Name: name, Title: "Danh mục " + name}, lines); err != nil {
			t.Fatal(err)
		}
	}
	d := register(t, w, "Sản lượng")
	names := func() (out []string) {
		for _, l := range attached(t, w, "contributor", d.ID, "").Lists {
			out = append(out, l.Name)
		}
		return out
	}
	if got := names(); len(got) != 1 || got[0] != "ngan" {
		t.Errorf("got %v", got)
	}
	if _, err := w.SetSchema(w.As("contributor"), d.ID, d.Version, json.RawMessage(`{"properties":{"ma":{"type":"string","x-danhmuc":{"codeList":"dai"}}}}`)); err != nil {
		t.Fatal(err)
	}
	if got := names(); len(got) != 2 {
		t.Errorf("got %v", got)
	}
}
