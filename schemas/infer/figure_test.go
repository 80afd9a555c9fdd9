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

// wordsOf loads a short text as [Figure.Quick] takes it.
func wordsOf(b []byte) (x, y uint64) {
	for i, c := range b {
		if i < 8 {
			x |= uint64(c) << (8 * i)
		} else {
			y |= uint64(c) << (8*i - 64)
		}
	}
	return x, y
}

// TestQuickIsWhatReadFigureReads: what the way by words reads is what the way by bytes reads, and figures of the usual kind go that way.
func TestQuickIsWhatReadFigureReads(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	read, usual := 0, 0
	const odd = "0123456789.-,x \x80/:"
	for range 300_000 {
		var text string
		plain := false
		switch rng.IntN(4) {
		case 0:
			text = fmt.Sprintf("%.*f", 1+rng.IntN(4), rng.Float64()*[]float64{1, 100, 1e4, 1e6, 1e9}[rng.IntN(5)])
			plain = true
		case 1:
			text = fmt.Sprint(rng.IntN([]int{10, 1000, 100_000, 2_000_000_000, 1 << 50}[rng.IntN(5)]))
			plain = true
		case 2:
			text = fmt.Sprintf("%0*d", 1+rng.IntN(12), rng.IntN(5000))
		default:
			b := make([]byte, 1+rng.IntN(16))
			for i := range b {
				b[i] = odd[rng.IntN(len(odd))]
			}
			text = string(b)
		}
		if len(text) > 16 {
			continue
		}
		b := []byte(text)
		x, y := wordsOf(b)
		for _, style := range []viet.NumberStyle{viet.StyleUnknown, viet.StyleComma, viet.StylePoint} {
			var quick, long Figure
			if plain {
				usual++
			}
			if !quick.Quick(b, x, y) {
				continue
			}
			if plain {
				read++
			}
			if !ReadFigure(b, table.KindText, style, &long) || quick != long {
				t.Fatalf("%q: %+v, want %+v", text, quick, long)
			}
		}
	}
	if read*10 < usual*8 {
		t.Errorf("%d of %d usual figures", read, usual)
	}
}

// TestPlainTextIsText: a text that is plainly one is one by the whole reading too, without marks.
func TestPlainTextIsText(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	parts := []string{"Quý I", "quý", "Tháng 3", "ngày", "NGÀY", "năm 2026", "2026", "/2026", "6 tháng", "đầu năm", "khoảng", "~", "trên", "dưới", "10", "12 ha", "tỷ", "triệu", "May 3, 2026", "Dec-2025", "3",
		"Err:502", "#REF!", "Biên bản số", "SL-", "HS", "001", "1.5", "1,5", "1E5", "E10", "e3", "x", "true", "có", " ", " ", ".", ",", "-", "/", "Lô", "KV", "k", "Gia", "hơn", "Dự kiến", "đến", "03/04/2026", "lúc 9h30", "H1", "T7", "Q1", "yy ", "y 3"}
	plain := 0
	for range 400_000 {
		text := ""
		for range 1 + rng.IntN(4) {
			text += parts[rng.IntN(len(parts))]
		}
		b := []byte(text)
		if !PlainText(b, viet.Look(b)) {
			continue
		}
		plain++
		var v Value
		for _, hint := range []Hint{{}, {Style: viet.StyleComma, Order: viet.DayFirst}, {Style: viet.StylePoint}} {
			if Scan(b, table.KindText, hint, &v); v.Class != Text || v.Marks != 0 || string(v.Clean) != text {
				t.Fatalf("%q: class %d, marks %b, %q", text, v.Class, v.Marks, v.Clean)
			}
		}
	}
	if plain < 10_000 {
		t.Errorf("only %d were plain", plain)
	}
}
