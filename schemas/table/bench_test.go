package table

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"
)

// benchRow is a row of twelve columns as a commune report has them.
func benchRow(i int) []string {
	return []string{strconv.Itoa(i), fmt.Sprintf("%05d", 3646+i%600), "Xã Mường Bám", "Nông nghiệp", strconv.Itoa(i * 7 % 10000), fmt.Sprintf("%d.%d", i%9000, i%10),
		fmt.Sprintf("%d.%02d", i%700, i%100), "2026-03-" + fmt.Sprintf("%02d", 1+i%28), "Quyết định 515", "CSV; API", "hằng năm", "mở"}
}

var benchTitles = []string{"STT", "Mã xã", "Xã, phường", "Lĩnh vực", "Số hộ", "Diện tích (ha)", "Sản lượng (tấn)", "Ngày báo cáo", "Căn cứ", "Định dạng", "Tần suất", "Phân loại"}

func benchCSV(tb testing.TB, rows int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bench.csv")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := csv.NewWriter(f)
	for i := range rows + 1 {
		record := benchTitles
		if i > 0 {
			record = benchRow(i)
		}
		if err := w.Write(record); err != nil {
			tb.Fatal(err)
		}
	}
	w.Flush()
	if err := errors.Join(w.Error(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

func benchXLSX(tb testing.TB, rows int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bench.xlsx")
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for i := range rows + 1 {
		record := benchTitles
		if i > 0 {
			record = benchRow(i)
		}
		cells := make([]any, len(record))
		for c, text := range record {
			cells[c] = text
			if v, err := strconv.ParseFloat(text, 64); err == nil && c != 1 && i > 0 {
				cells[c] = v
			}
		}
		if err := w.SetRow("A"+strconv.Itoa(i+1), cells); err != nil {
			tb.Fatal(err)
		}
	}
	if err := errors.Join(w.Flush(), f.SaveAs(path), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

func setFileBytes(b *testing.B, path string) {
	b.Helper()
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
}

func readRaw(tb testing.TB, path string) (rows int) {
	tb.Helper()
	w, err := Open(context.Background(), path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			tb.Error(err)
		}
	}()
	r, err := w.Rows(context.Background(), 0)
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := r.Next(); errors.Is(err, io.EOF) {
			return rows
		} else if err != nil {
			tb.Fatal(err)
		}
		rows++
	}
}

func readUnderstood(tb testing.TB, path string) (rows int) {
	tb.Helper()
	w, err := Open(context.Background(), path, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			tb.Error(err)
		}
	}()
	t, err := Understand(context.Background(), w, 0, Overrides{})
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := t.NextData(); errors.Is(err, io.EOF) {
			return rows
		} else if err != nil {
			tb.Fatal(err)
		}
		rows++
	}
}

const benchCSVRows = 200_000

func BenchmarkCSVRaw(b *testing.B) {
	path := benchCSV(b, benchCSVRows)
	setFileBytes(b, path)
	b.ReportAllocs()
	for b.Loop() {
		if got := readRaw(b, path); got != benchCSVRows+1 {
			b.Fatal(got)
		}
	}
}

func BenchmarkCSVUnderstood(b *testing.B) {
	path := benchCSV(b, benchCSVRows)
	setFileBytes(b, path)
	b.ReportAllocs()
	for b.Loop() {
		if got := readUnderstood(b, path); got != benchCSVRows {
			b.Fatal(got)
		}
	}
}

func BenchmarkCSVPeerEncodingCSV(b *testing.B) {
	path := benchCSV(b, benchCSVRows)
	setFileBytes(b, path)
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		r := csv.NewReader(f)
		r.ReuseRecord = true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

const benchXLSXRows = 50_000

func reportRows(b *testing.B, rows int) {
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkXLSXRaw(b *testing.B) {
	path := benchXLSX(b, benchXLSXRows)
	b.ReportAllocs()
	for b.Loop() {
		if got := readRaw(b, path); got != benchXLSXRows+1 {
			b.Fatal(got)
		}
	}
	reportRows(b, benchXLSXRows)
}

func BenchmarkXLSXUnderstood(b *testing.B) {
	path := benchXLSX(b, benchXLSXRows)
	b.ReportAllocs()
	for b.Loop() {
		if got := readUnderstood(b, path); got != benchXLSXRows {
			b.Fatal(got)
		}
	}
	reportRows(b, benchXLSXRows)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapSys)/(1<<20), "heap-MB")
}

func BenchmarkXLSXPeerExcelize(b *testing.B) {
	path := benchXLSX(b, benchXLSXRows)
	for b.Loop() {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		rows, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		for rows.Next() {
			if _, err := rows.Columns(); err != nil {
				b.Fatal(err)
			}
		}
		if err := errors.Join(rows.Close(), f.Close()); err != nil {
			b.Fatal(err)
		}
	}
	reportRows(b, benchXLSXRows)
}
