package check

import (
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/codelist"
)

func TestColumnsOfKnownCodeLists(t *testing.T) {
	own := []*codelist.List{{Name: "co-quan", Title: "Mã cơ quan", Codes: []codelist.Code{{Code: "H52.1", Name: "Sở Một"}, {Code: "H52.2", Name: "Sở Hai"}, {Code: "H52.3", Name: "Sở Ba"}, {Code: "H52.4", Name: "Sở Bốn"}, {Code: "H52.5", Name: "Sở Năm"}}}}
	for name, c := range map[string]struct {
		title  string
		values string // one a row
		want   string
		told   []string
	}{
		"province codes under their title":    {"Mã tỉnh", "14 01 04 14 11 08 14", "dvhc-tinh", nil},
		"the same under another":              {"Mã hàng", "14 01 04 14 11 08 14", "", nil},
		"a code that is no more":              {"Mã tỉnh", strings.Repeat("14 01 ", 60) + "02", "dvhc-tinh", []string{"code.expired@122 c"}},
		"a code of none":                      {"Mã tỉnh", strings.Repeat("14 01 ", 60) + "00", "dvhc-tinh", []string{"code.unknown@122 c"}},
		"two in twenty are none":              {"Mã tỉnh", strings.Repeat("14 01 ", 9) + "00 99", "", nil},
		"one province alone":                  {"Mã tỉnh", "14 14 14 14 14 14", "", nil},
		"rhythms":                             {"Tần suất cập nhật", "Hằng_tháng Hằng_quý Hằng_năm Hằng_tháng Hằng_tháng", "tan-suat", nil},
		"agencies, whatever the title":        {"Đơn vị", "H52.1 H52.2 H52.3 H52.4 H52.5 H52.1", "co-quan", nil},
		"two agencies do not tell":            {"Đơn vị", "H52.1 H52.2 H52.1 H52.2 H52.1 H52.2", "", nil},
		"agencies by name":                    {"Đơn vị", "Sở_Một Sở_Hai Sở_Ba Sở_Bốn Sở_Năm Sở_Hai", "co-quan", nil},
		"names of nothing that the list says": {"Đơn vị", "Sở_Một Sở_Hai Sở_Ba Sở_Bốn Sở_Chín Sở_Hai", "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			text.WriteString("c1," + c.title + "\n")
			for i, v := range strings.Fields(c.values) {
				text.WriteString(strings.Repeat("a", i%7+1) + "," + strings.ReplaceAll(v, "_", " ") + "\n")
			}
			tab, _ := checkText(t, text.String(), Options{Lists: own})
			col := tab.Columns[1]
			told := toldOf(tab, "code.")
			for i := range told {
				told[i] = strings.Replace(told[i], col.Name, "c", 1)
			}
			if col.CodeList != c.want || !slices.Equal(told, c.told) {
				t.Errorf("got %q %v, want %q %v", col.CodeList, told, c.want, c.told)
			}
			if s := string(tab.Schema); (c.want != "") != strings.Contains(s, `"codeList":"`+c.want+`"`) {
				t.Errorf("schema %s", s)
			}
		})
	}
}
