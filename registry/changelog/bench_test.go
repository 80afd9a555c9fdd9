package changelog

import (
	"testing"
)

func BenchmarkAppend(b *testing.B) {
	l, kv := Log{}, memory{}
	e := change(1)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := l.Append(kv, e); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify counts decoding, as verifying a store does.
func BenchmarkVerify(b *testing.B) {
	const n = 10_000
	l, kv, heads := filled(b, n)
	records := make([][]byte, n)
	for i := range records {
		records[i] = kv[seqKey(uint64(i+1))]
	}
	entries := func(yield func(Entry, error) bool) {
		for i, record := range records {
			if !yield(l.Record(l.EntryKey(uint64(i+1)), record)) {
				return
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if r := Verify(entries, Options{Kinds: testKinds(), Head: &heads[n]}); !r.OK {
			b.Fatal(r.Problems)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}
