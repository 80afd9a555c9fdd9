package viet

import "testing"

func BenchmarkClean(b *testing.B) {
	in := []byte("Diện tích, sản lượng cây ăn quả chủ lực phân theo xã, phường")
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		CleanBytes(nil, in)
	}
}

func BenchmarkFold(b *testing.B) {
	in := []byte("Diện tích, sản lượng cây ăn quả chủ lực phân theo xã, phường")
	buf := make([]byte, 0, 128)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendFold(buf[:0], in)
	}
}

func BenchmarkParseNumber(b *testing.B) {
	for _, in := range []string{"7480", "7480.3", "29.810,1", "2133.6 ha"} {
		b.Run(in, func(b *testing.B) {
			text := []byte(in)
			b.ReportAllocs()
			for b.Loop() {
				ParseNumber(text, StyleUnknown)
			}
		})
	}
}

func BenchmarkParseDate(b *testing.B) {
	for _, in := range []string{"2026-03-28", "28/03/2026", "Xã Mai Sơn"} {
		b.Run(in, func(b *testing.B) {
			text := []byte(in)
			b.ReportAllocs()
			for b.Loop() {
				ParseDate(text, DayFirst)
			}
		})
	}
}

func BenchmarkGuessText(b *testing.B) {
	for b.Loop() {
		GuessText("Céng hßa x· héi chñ nghÜa ViÖt Nam")
	}
}

func BenchmarkCommunesByName(b *testing.B) {
	for b.Loop() {
		CommunesByName("Xã Tà Hộc")
	}
}
