package infer

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// TestFigureIsWhatScanReads compares the short way for plain figures with the long one: the value, and what a tally counts.
func TestFigureIsWhatScanReads(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var long, short Tally
	read := 0
	for row := 1; row < 200_000; row++ {
		text := fmt.Sprint(rng.IntN([]int{10, 100, 10_000, 100_000, 1_000_000, 2_000_000_000}[rng.IntN(6)]))
		switch rng.IntN(8) {
		case 0:
			text = "-" + text
		case 1:
			text += fmt.Sprintf(".%0*d", 1+rng.IntN(4), rng.IntN(10))
		case 2:
			text = "0" + text
		case 3:
			text += []string{"", ".", "-", " ", ",5", "x", "-01-02"}[rng.IntN(7)]
		case 4:
			text = fmt.Sprintf("%05d", firstCommune-5+rng.IntN(lastCommune-firstCommune+10))
		}
		kind := []table.Kind{table.KindText, table.KindText, table.KindNumber, table.KindDate}[rng.IntN(4)]
		hint := Hint{Style: []viet.NumberStyle{viet.StyleUnknown, viet.StyleComma, viet.StylePoint}[rng.IntN(3)]}
		var f Figure
		if !ReadFigure([]byte(text), kind, hint.Style, &f) {
			continue
		}
		read++
		var v Value
		Scan([]byte(text), kind, hint, &v)
		if v.Class != f.Class || v.Marks != f.Marks || v.Float != f.Float || v.Number.Mantissa != f.Mantissa || v.Number.Scale != f.Scale {
			t.Fatalf("%q: figure %+v, value %+v", text, f, v)
		}
		if n, ok := viet.ParseNumber([]byte(text), hint.Style); kind != table.KindNumber && (!ok || n.Float() != f.Float) {
			t.Fatalf("%q: %v, want %v", text, f.Float, n.Float())
		}
		if f.Marks.Has(LeadingZero) {
			continue // [Tally.Add] counts their digits by the text; a column of figures takes the long way for them
		}
		long.Add(&v, 1, row)
		short.AddFigure(&f, row)
	}
	if !reflect.DeepEqual(long, short) {
		t.Errorf("tallies differ:\nlong  %+v\nshort %+v", long, short)
	}
	if read < 100_000 {
		t.Errorf("only %d were read", read)
	}
}
