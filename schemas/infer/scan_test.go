package infer

import (
	"fmt"
	"testing"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

func TestScan(t *testing.T) {
	cases := map[string]struct {
		kind  table.Kind
		class Class
		marks Marks
		out   string
	}{
		"":              {table.KindEmpty, Null, 0, ""},
		"  ":            {table.KindText, Null, Spaces, ""},
		"-":             {table.KindText, Null, NullWord, ""},
		"x":             {table.KindText, Null, NullWord | Tick, ""},
		"12":            {table.KindText, Integer, 0, "12"},
		"-12":           {table.KindText, Integer, 0, "-12"},
		"007":           {table.KindText, Integer, LeadingZero, "007"},
		"2025":          {table.KindText, Integer, YearLike, "2025"},
		"202603":        {table.KindText, Integer, PeriodLike, "202603"},
		"04136":         {table.KindText, Integer, LeadingZero | Commune, "04136"},
		"4136":          {table.KindNumber, Integer, Commune | CommunePadded, "4136"},
		"1.5":           {table.KindText, Number, Point, "1.5"},
		"1,5":           {table.KindText, Number, Comma, "1.5"},
		"1900,5":        {table.KindText, Number, Comma, "1900.5"},
		"1.234":         {table.KindText, Integer, AmbiguousDot | Grouped, "1234"},
		"1,234":         {table.KindText, Number, AmbiguousComma, "1.234"},
		"7480.300":      {table.KindNumber, Number, 0, "7480.300"},
		"12 ha":         {table.KindText, Integer, Unit, "12"},
		"~300":          {table.KindText, Integer, Approx, "300"},
		"<5":            {table.KindText, Integer, Bound, "5"},
		"2026-03-28":    {table.KindText, Date, 0, "2026-03-28"},
		"28/03/2026":    {table.KindText, Date, DayMonthYear | DayFirst, "2026-03-28"},
		"03/04/2026":    {table.KindText, Date, DayMonthYear | DateAmbiguous, "2026-04-03"},
		"9.1.26":        {table.KindText, Date, ShortYear | DateAmbiguous, "2026-01-09"},
		"Quý I/2026":    {table.KindText, Period, 0, "20261"},
		"03/2026":       {table.KindText, Period, 0, "202603"},
		"có":            {table.KindText, Boolean, 0, "true"},
		"#REF!":         {table.KindText, Fault, 0, ""},
		"#DIV/0!":       {table.KindError, Fault, 0, ""},
		"Xã Tà Hộc":     {table.KindText, Text, 0, "Xã Tà Hộc"},
		" Xã  Tà Hộc ":  {table.KindText, Text, Spaces, "Xã Tà Hộc"},
		"12A Tô Hiệu":   {table.KindText, Text, 0, "12A Tô Hiệu"},
		"SL-2026-00001": {table.KindText, Text, 0, "SL-2026-00001"},
	}
	for in, c := range cases {
		t.Run(in, func(t *testing.T) {
			var v Value
			Scan([]byte(in), c.kind, Hint{}, &v)
			if v.Class != c.class || v.Marks != c.marks || string(v.Out) != c.out {
				t.Errorf("got class %d marks %b out %q, want %d %b %q", v.Class, v.Marks, v.Out, c.class, c.marks, c.out)
			}
		})
	}
}

func TestCommuneBoundsCoverTheLists(t *testing.T) {
	for _, list := range [][]viet.Place{viet.Communes(), viet.OldCommunes()} {
		for _, p := range list {
			var v Value
			Scan([]byte(p.Code), table.KindText, Hint{}, &v)
			if !v.Marks.Has(Commune | OldCommune) {
				t.Errorf("%s %s not recognised", p.Code, p.FullName)
			}
		}
	}
}

// FuzzScan: reading never panics, and a value's canonical text reads to itself.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"1.234,5", "12 ha", "28/03/2026", "Quý I/2026", "có", "~3", " 4136 ", "\xff", "1.4E+10", "3,5 tỷ", "ngày 02 tháng 4 năm 2026", "00", "-0", "-1.50"} {
		f.Add([]byte(s), uint8(table.KindText))
	}
	f.Fuzz(func(t *testing.T, b []byte, kind uint8) {
		if kind != uint8(table.KindText) {
			return
		}
		var v, again Value
		Scan(b, table.KindText, Hint{Style: viet.StylePoint}, &v)
		out := append([]byte(nil), v.Out...)
		class := v.Class
		switch class {
		case Integer, Number, Date, DateTime:
		default:
			return
		}
		Scan(out, table.KindNumber, Hint{Style: viet.StylePoint}, &again)
		if class == Date || class == DateTime {
			Scan(out, table.KindText, Hint{}, &again)
		}
		if again.Float != v.Float {
			t.Fatalf("%q read %v as %q, which reads %v", b, v.Float, out, again.Float)
		}
	})
}

// TestReadDay: the short way reads what the long way reads, or leaves it to the long way.
func TestReadDay(t *testing.T) {
	read := 0
	for year := 1890; year < 2110; year++ {
		for month := range 14 {
			for day := range 33 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				days, ok := ReadDay([]byte(text))
				if !ok {
					continue
				}
				read++
				if d, valid := viet.ParseDate([]byte(text), viet.DayFirst); !valid || !d.ISO || days != Days(d) {
					t.Fatalf("%s: %d days, want %v %d", text, days, valid, Days(d))
				}
			}
		}
	}
	if read != 201*12*28 {
		t.Errorf("%d days read", read)
	}
	for _, text := range []string{"", "2026-03-2", "2026-3-028", "2026/03/02", "2026-03-0a", "20a6-03-02", "+026-03-02", "2026-03-02 "} {
		if _, ok := ReadDay([]byte(text)); ok {
			t.Errorf("%q was read", text)
		}
	}
}
