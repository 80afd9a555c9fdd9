package check

import (
	"strings"
	"testing"
)

func TestValuesAreShownAsPeopleWriteThem(t *testing.T) {
	for value, want := range map[string][2]string{
		"13210.2":             {"13.210,2", "13,210.2"},
		"-1234567":            {"-1.234.567", "-1,234,567"},
		"30":                  {"30", "30"},
		"125.5":               {"125,5", "125.5"},
		"2026-01-09":          {"09/01/2026", "09/01/2026"},
		"2026-01-09T08:30:00": {"09/01/2026 08:30", "09/01/2026 08:30"},
		"2025-12":             {"2025-12", "2025-12"},
		"Tà Hộc":              {"Tà Hộc", "Tà Hộc"},
		"1e400":               {"1e400", "1e400"},
		"":                    {"", ""},
	} {
		if got := [2]string{Shown("vi", value), Shown("en", value)}; got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
}

func TestSentencesShowDaysAndRanges(t *testing.T) {
	f := Finding{Code: "date.short-year", ColumnTitle: "Ngày báo cáo", Value: "9.1.26", Understood: "2026-01-09"}
	g := &Group{Code: "date.short-year", Count: 10, ColumnTitle: "Ngày báo cáo", Examples: []Finding{f}}
	if got := GroupMessage("vi", g); got != "Ngày báo cáo: 10 ô ghi năm hai chữ số (“9.1.26” → 09/01/2026)" {
		t.Error(got)
	}
	g.Count = 20000
	for lang, want := range map[string]string{"vi": "Ngày báo cáo: 20.000 ô", "en": "Ngày báo cáo: 20,000 cells"} {
		if got := GroupMessage(lang, g); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q…", lang, got, want)
		}
	}
	for _, c := range []struct{ lang, low, high, want string }{
		{"vi", "30", "13210.5", "30–13.210,5"},
		{"en", "30", "13210.5", "30–13,210.5"},
		{"vi", "2016", "2026", "2016–2026"},
		{"vi", "2026-01-09", "2026-02-28", "09/01/2026–28/02/2026"},
	} {
		if got := RemarkText(c.lang, Remark{"range", map[string]string{"min": c.low, "max": c.high}}); got != c.want {
			t.Errorf("%s %s to %s: %s, want %s", c.lang, c.low, c.high, got, c.want)
		}
	}
	code := Finding{Code: "code.lost-zero", Value: "4136", Understood: "04136", Params: map[string]string{"place": ""}}
	if got, _ := Message("vi", &code); got != "Mã “4136” mất số 0 ở đầu, hiểu là 04136 ." {
		t.Error(got)
	}
}
