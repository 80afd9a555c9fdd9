package table

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// everyRow tells the rows of a file's first sheet, a line a row, with the kinds of the cells of one row below the header.
func everyRow(tb testing.TB, path string) string {
	tb.Helper()
	_, rows := rawRows(tb, open(tb, path, Options{}), 0)
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.Join(row, "|") + "\n")
	}
	return b.String()
}

// TestParquetForms reads one table in every encoding, packing, page version and age of logical types.
func TestParquetForms(t *testing.T) {
	want := strings.Join([]string{
		"ma|so|nho|thuc|thuc32|co|ngay|luc|gio|tien|lon|ds|dc.xa|dc.tinh|dsd.k|dsd.v|bin",
		"00123|1|1|0.1|0.1|true|2026-03-28|2026-03-28T09:30:00|09:30:00|12.50|12345678901234567890.123|[1,2]|A|S|[\"x\"]|[1]|0xff00",
		"00124|-2|2|100000000000000000000|1.5|false||2026-03-28||-0.05|-0.001|[]|||[]|[]|abc",
		"||3||||1969-12-31||00:00:00|||||T",
		"Xã Mường É|1099511627776||-0.00000025|-2|true|0001-01-01|1960-01-01T23:59:59|23:59:59|0.00|1.000|[null,3]|B||[null,\"\\\"y\\\"\"]|[2,null]",
		"|0|5|3|3|false|9999-12-31|2026-01-01T00:00:01|01:02:03|99999999.99|2.000|[4]|C|U|[]|[]|x",
		"a\"b|5|255|0.3|4|true|2000-02-29|2026-01-01|04:05:06|-1.00|3.000|[5]|D|V|[\"z\"]|[3]|y",
	}, "\n") + "\n"
	for _, name := range []string{"snappy", "zstd2", "gzip", "lz4", "none", "delta", "spark"} {
		if got := everyRow(t, "testdata/parquet/"+name+".parquet"); got != want {
			t.Errorf("%s: %s", name, firstDifference(want, got))
		}
	}
	w := open(t, "testdata/parquet/lz4.parquet", Options{}) // three row groups
	r := understand(t, w, 0, Overrides{})
	if w.Format != Parquet || w.Sheets[0].Name != "lz4" || r.roles != "hdddddd" || r.layout.HeaderRow != 1 {
		t.Errorf("%s %+v %s", w.Format, w.Sheets, r.roles)
	}
	if want := []Note{{Code: NoteNested, Detail: "dc.xa, dc.tinh, dsd.k, dsd.v"}, {Code: NoteList, Detail: "ds, dsd.k, dsd.v"}}; !slices.Equal(r.layout.Notes, want) {
		t.Errorf("notes %v, want %v", r.layout.Notes, want)
	}
	kinds := []Kind{KindText, KindNumber, KindNumber, KindNumber, KindNumber, KindBool, KindDate, KindDate, KindTime, KindNumber, KindNumber, KindText}
	for i, kind := range kinds {
		if r.cells[0][i].Kind != kind {
			t.Errorf("column %d is of kind %d, want %d", i, r.cells[0][i].Kind, kind)
		}
	}
}

func TestParquetRefusals(t *testing.T) {
	whole, err := os.ReadFile("testdata/parquet/none.parquet")
	if err != nil {
		t.Fatal(err)
	}
	bend := func(fn func(b []byte) []byte) string { return write(t, "x.parquet", fn(slices.Clone(whole))) }
	for name, c := range map[string]struct {
		path string
		want Code
	}{
		"a packing that is not read":  {"testdata/parquet/brotli.parquet", CodePacking},
		"a download that ended early": {bend(func(b []byte) []byte { return b[:len(b)-9] }), CodeTruncated},
		"the magic alone":             {bend(func(b []byte) []byte { return b[:4] }), CodeTruncated},
		"an encrypted footer":         {bend(func(b []byte) []byte { return append(b[:len(b)-4], "PARE"...) }), CodeEncrypted},
		"encrypted from the start":    {bend(func(b []byte) []byte { copy(b, "PARE"); return b }), CodeEncrypted},
		"a footer longer than the file": {bend(func(b []byte) []byte {
			binary.LittleEndian.PutUint32(b[len(b)-8:], uint32(len(b)))
			return b
		}), CodeDamaged},
		"a footer of zeros": {bend(func(b []byte) []byte {
			n := int(binary.LittleEndian.Uint32(b[len(b)-8:]))
			clear(b[len(b)-8-n : len(b)-8])
			return b
		}), CodeDamaged},
		"pages of zeros": {bend(func(b []byte) []byte { clear(b[4:400]); return b }), CodeDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refusal(t, c.path, Options{}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	for name, c := range map[string]struct {
		limits Limits
		want   Code
	}{"columns": {Limits{Columns: 5}, CodeTooWide}, "rows": {Limits{Rows: 3}, CodeTooManyRows}, "cells": {Limits{CellBytes: 13}, CodeCellTooLarge}} {
		if got := refusal(t, filepath.Join("testdata", "parquet", "none.parquet"), Options{Limits: c.limits}); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// TestParquetFlippedAnywhere changes single bytes: reading ends, well or with a code, and nothing grows past what a page may hold.
func TestParquetFlippedAnywhere(t *testing.T) {
	for _, name := range []string{"none", "delta", "zstd2", "lz4"} {
		whole, err := os.ReadFile("testdata/parquet/" + name + ".parquet")
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(whole); n += 7 {
			for _, flip := range []byte{0x55, 0xFF, 0x80} {
				bent := bytes.Clone(whole)
				bent[n] ^= flip
				readAnything(t, bent, "x.parquet")
			}
		}
	}
}

// TestHybridRuns: five bytes that ask for two thousand million values are read one at a time, and end where they are asked to.
func TestHybridRuns(t *testing.T) {
	h := hybrid{data: append(binary.AppendUvarint(nil, math.MaxInt32<<1), 7), width: 3}
	for range 1000 {
		if v, err := h.next(); v != 7 || err != nil {
			t.Fatal(v, err)
		}
	}
	h = hybrid{data: []byte{3, 0x88, 0xC6, 0xFA, 4, 5}, width: 3} // 0 1 2 3 4 5 6 7 packed, then 5 twice
	var got []uint64
	for range 10 {
		v, err := h.next()
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v)
	}
	if !slices.Equal(got, []uint64{0, 1, 2, 3, 4, 5, 6, 7, 5, 5}) {
		t.Errorf("%v", got)
	}
	if _, err := h.next(); err == nil {
		t.Error("a value behind the last")
	}
}

func TestThriftListsAreBounded(t *testing.T) {
	list := func(n uint64) []byte {
		return append(binary.AppendUvarint([]byte{0x19, 0xFC}, n), make([]byte, 300_000)...)
	}
	if _, err := walkThrift(list(100), nil); err != nil {
		t.Errorf("a list of 100 empty structures: %v", err)
	}
	for _, n := range []uint64{maxThriftList + 1, 1 << 40} {
		if _, err := walkThrift(list(n), nil); err == nil {
			t.Errorf("a list of %d structures is taken", n)
		}
	}
	if _, err := walkThrift(bytes.Repeat([]byte{0x1C}, 100), nil); err == nil {
		t.Error("structures in structures without end are taken")
	}
}

func TestDecimalsAndHalves(t *testing.T) {
	for _, c := range []struct {
		digits string
		scale  int
		want   string
	}{{"5", 2, "0.05"}, {"-5", 0, "-5"}, {"-12345", 2, "-123.45"}, {"100", 2, "1.00"}, {"0", 3, "0.000"}} {
		if got := string(appendDecimal(nil, []byte(c.digits), c.scale)); got != c.want {
			t.Errorf("%s with %d places: %s", c.digits, c.scale, got)
		}
	}
	for bits, want := range map[uint16]float64{0x3C00: 1, 0xC000: -2, 0x3555: 0.333251953125, 0x0001: math.Ldexp(1, -24), 0x7BFF: 65504, 0x7C00: math.Inf(1)} {
		if got := halfFloat(bits); got != want {
			t.Errorf("%04x: %v, want %v", bits, got, want)
		}
	}
}

// FuzzParquet reads bent files, most not packed so that the pages are what is bent.
func FuzzParquet(f *testing.F) {
	for _, name := range []string{"none", "delta", "snappy", "zstd2", "spark"} {
		whole, err := os.ReadFile("testdata/parquet/" + name + ".parquet")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(whole)
	}
	f.Fuzz(func(t *testing.T, in []byte) { readAnything(t, in, "x.parquet") })
}
