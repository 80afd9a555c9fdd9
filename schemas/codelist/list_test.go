package codelist

import (
	"slices"
	"testing"
)

func TestAValueStandsToItsListOnADay(t *testing.T) {
	for name, c := range map[string]struct {
		list, value, day string
		standing         Standing
		code, written    string
	}{
		"a province in force":             {Provinces, "14", "2026-01-01", Valid, "14", ""},
		"a province that is no more":      {Provinces, "02", "2026-01-01", Expired, "02", ""},
		"the same on a day of its own":    {Provinces, "02", "2024-12-31", Valid, "02", ""},
		"its last day":                    {Provinces, "02", "2025-06-30", Valid, "02", ""},
		"a code without its zero":         {Provinces, "4", "2026-01-01", Spelled, "04", "04"},
		"a name":                          {Provinces, "Tỉnh Sơn La", "2026-01-01", Named, "14", ""},
		"a name without its kind":         {Provinces, "Sơn La", "2026-01-01", Named, "14", ""},
		"a name in other letters":         {Provinces, "SON LA", "2026-01-01", Spelled, "14", "Sơn La"},
		"a name with the tone elsewhere":  {Provinces, "Khánh Hoà", "2026-01-01", Spelled, "56", "Khánh Hòa"},
		"the name of one that is no more": {Provinces, "Hà Giang", "2026-01-01", Expired, "02", ""},
		"nothing of the kind":             {Provinces, "xyz", "2026-01-01", Unknown, "", ""},
		"no code":                         {Provinces, "00", "2026-01-01", Unknown, "", ""},
		"a commune of before":             {Communes, "03649", "2025-01-01", Valid, "03649", ""},
		"the same today":                  {Communes, "03649", "2026-01-01", Expired, "03649", ""},
		"a code that means another now":   {Communes, "03646", "2026-01-01", Valid, "03646", ""},
		"a frequency":                     {Frequencies, "hằng tháng", "2026-01-01", Spelled, "MONTHLY", "Hằng tháng"},
	} {
		t.Run(name, func(t *testing.T) {
			f := NewIndex(ByName(c.list)).Find(c.value, c.day)
			code := ""
			if f.Code != nil {
				code = f.Code.Code
			}
			if f.Standing != c.standing || code != c.code || f.Written != c.written {
				t.Errorf("got %d %q %q, want %d %q %q", f.Standing, code, f.Written, c.standing, c.code, c.written)
			}
		})
	}
}

func TestACodeWithTwoMeaningsIsTheOneOfTheDay(t *testing.T) {
	x := NewIndex(ByName(Communes))
	before, now := x.Find("03646", "2025-06-30"), x.Find("03646", "2025-07-01")
	if before.Code.Name != "Phường Chiềng Lề" || now.Code.Name != "Phường Tô Hiệu" {
		t.Errorf("got %q and %q", before.Code.Name, now.Code.Name)
	}
	var heirs []string
	for _, c := range x.Heirs(x.Find("03649", "2026-01-01").Code, "2026-01-01") {
		heirs = append(heirs, c.Code)
	}
	if !slices.Contains(heirs, "03646") {
		t.Errorf("heirs %v", heirs)
	}
}

func TestALineThatBeginsLater(t *testing.T) {
	x := NewIndex(&List{Codes: []Code{{Code: "A1", Name: "Một", From: "2027-01-01"}, {Code: "B", Name: "Hai", To: "2020-01-01"}, {Code: "B", Name: "Hai mới", From: "2020-01-02"}}})
	if f := x.Find("A1", "2026-01-01"); f.Standing != Future {
		t.Errorf("got %d", f.Standing)
	}
	if f := x.Find("B", "2026-01-01"); f.Standing != Valid || f.Code.Name != "Hai mới" {
		t.Errorf("got %d %v", f.Standing, f.Code)
	}
}
