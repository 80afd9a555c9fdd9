package check

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

// composeCSV writes a file of rows × 12 columns as a department's system would export it: about 180 bytes a row.
func composeCSV(tb testing.TB, rows int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "ban-ghi.csv")
	file, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriterSize(file, 1<<20)
	rng := rand.New(rand.NewPCG(1, 2))
	places := viet.Communes()
	kinds := []string{"Cây ăn quả", "Cây công nghiệp", "Rau màu", "Chăn nuôi", "Lâm nghiệp, dược liệu"}
	fmt.Fprintln(w, "ma_ban_ghi,ma_xa,ten_xa,loai_hinh,nam,ngay_cap_nhat,dien_tich,san_luong,gia_tri,so_ho,ghi_chu,trang_thai")
	for i := range rows {
		p := places[rng.IntN(len(places))]
		fmt.Fprintf(w, "SL-2026-%08d,%s,%s,%q,%d,2026-%02d-%02d,%.2f,%.1f,%d,%d,Biên bản số %d ngày kiểm tra thực địa lần %d,%s\n",
			i, p.Code, p.FullName, kinds[rng.IntN(len(kinds))], 2019+rng.IntN(8), 1+rng.IntN(10), 1+rng.IntN(28),
			rng.Float64()*9000, rng.Float64()*90000, rng.IntN(2_000_000_000), rng.IntN(500), rng.IntN(100000), 1+rng.IntN(4), []string{"Đã duyệt", "Chờ duyệt"}[rng.IntN(2)])
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	if err := file.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkCSV checks and profiles 1M × 12 end to end on one core and prints MB/s of processor time and the greatest heap seen, with
// encoding/csv, which only cuts cells, on the same file. The processor time is the process's, so that other load tells little.
func BenchmarkCSV(b *testing.B) {
	path := composeCSV(b, 1_000_000)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("encoding-csv", func(b *testing.B) {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
		b.SetBytes(info.Size())
		used := processorTime(b)
		for b.Loop() {
			if n := cutCSV(b, path); n != 1_000_001 {
				b.Fatal(n)
			}
		}
		seconds := (processorTime(b) - used).Seconds() / float64(b.N)
		b.ReportMetric(float64(info.Size())/1e6/seconds, "MB/s-processor")
	})
	for _, c := range []struct{ name, dir string }{{"check", ""}, {"check-and-rows", b.TempDir()}} {
		b.Run(c.name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
			b.SetBytes(info.Size())
			peak := watchHeap(b)
			used, user := processorTime(b), userTime(b)
			for b.Loop() {
				r, err := File(context.Background(), path, Options{OutDir: c.dir})
				if err != nil {
					b.Fatal(err)
				}
				if r.Tables[0].Rows != 1_000_000 || r.Errors > 0 || r.Warnings > 0 {
					b.Fatalf("rows %d, errors %d, warnings %d", r.Tables[0].Rows, r.Errors, r.Warnings)
				}
				if err := r.Close(); err != nil {
					b.Fatal(err)
				}
			}
			seconds := (processorTime(b) - used).Seconds() / float64(b.N)
			b.ReportMetric(float64(info.Size())/1e6/seconds, "MB/s-processor")
			b.ReportMetric(float64(info.Size())/1e6*float64(b.N)/(userTime(b)-user).Seconds(), "MB/s-user")
			b.ReportMetric(float64(peak())/(1<<20), "MiB-heap")
		})
	}
}

// benchSchema declares the columns of composeCSV's file with enums, patterns and ranges.
const benchSchema = `{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","properties":{
	"ma_ban_ghi":{"type":"string","pattern":"^SL-\\d{4}-\\d{8}$"},
	"ma_xa":{"type":"string","pattern":"^\\d{5}$"},
	"ten_xa":{"type":"string","maxLength":60},
	"loai_hinh":{"type":"string","enum":["Cây ăn quả","Cây công nghiệp","Rau màu","Chăn nuôi","Lâm nghiệp, dược liệu"]},
	"nam":{"type":"integer","minimum":2019,"maximum":2026},
	"ngay_cap_nhat":{"type":"string","format":"date"},
	"dien_tich":{"type":"number","minimum":0,"maximum":9000},
	"san_luong":{"type":"number","minimum":0,"maximum":90000},
	"gia_tri":{"type":"integer","minimum":0,"maximum":2000000000},
	"so_ho":{"type":"integer","minimum":0,"maximum":500},
	"ghi_chu":{"type":"string","minLength":10,"maxLength":100},
	"trang_thai":{"type":"string","enum":["Đã duyệt","Chờ duyệt"]}},
	"required":["ma_ban_ghi","ma_xa","loai_hinh"]}`

// BenchmarkRules checks 1M × 12 under a schema with enums, patterns and ranges on one core and prints rows per second of processor time,
// beside encoding/csv with the same document in jsonschema, row by row.
func BenchmarkRules(b *testing.B) {
	const rows = 1_000_000
	path := composeCSV(b, rows)
	schema, err := schemas.Parse([]byte(benchSchema))
	if err != nil {
		b.Fatal(err)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.Run("check", func(b *testing.B) {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
		used := processorTime(b)
		for b.Loop() {
			r, err := File(context.Background(), path, Options{Schema: schema})
			if err != nil {
				b.Fatal(err)
			}
			if r.Tables[0].Rows != rows || r.Errors > 0 || r.Warnings > 0 {
				b.Fatalf("rows %d, errors %d, warnings %d", r.Tables[0].Rows, r.Errors, r.Warnings)
			}
			if err := r.Close(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(rows*float64(b.N)/(processorTime(b)-used).Seconds(), "rows/s-processor")
	})
	b.Run("jsonschema", func(b *testing.B) {
		used, read := processorTime(b), 0
		for b.Loop() {
			n, err := validateRows(path, schema, rows/50)
			if err != nil {
				b.Fatal(err)
			}
			read += n
		}
		b.ReportMetric(float64(read)/(processorTime(b)-used).Seconds(), "rows/s-processor")
	})
}

// validateRows reads the first rows of a file with encoding/csv and holds each to the schema in jsonschema.
func validateRows(path string, schema *schemas.Schema, rows int) (int, error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return 0, err
	}
	names := slices.Clone(header)
	numbers := map[string]bool{"nam": true, "dien_tich": true, "san_luong": true, "gia_tri": true, "so_ho": true}
	for n := range rows {
		record, err := r.Read()
		if err != nil {
			return n, err
		}
		row := make(map[string]any, len(record))
		for i, text := range record {
			if row[names[i]] = text; numbers[names[i]] {
				row[names[i]] = json.Number(text)
			}
		}
		if broken := schema.Validate(row); len(broken) > 0 {
			return n, fmt.Errorf("row %d: %v", n, broken)
		}
	}
	return rows, nil
}

// cutCSV reads a file with encoding/csv.
func cutCSV(tb testing.TB, path string) (rows int) {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	r := csv.NewReader(file)
	r.ReuseRecord = true
	for {
		if _, err = r.Read(); err != nil {
			break
		}
		rows++
	}
	if err != io.EOF {
		tb.Fatal(err)
	}
	if err := file.Close(); err != nil {
		tb.Fatal(err)
	}
	return rows
}

// composeXLSX writes the first rows of a CSV file as a workbook, figures as numbers.
func composeXLSX(tb testing.TB, from string, rows int) string {
	tb.Helper()
	file, err := os.Open(from)
	if err != nil {
		tb.Fatal(err)
	}
	r := csv.NewReader(file)
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	for i := range rows + 1 {
		record, err := r.Read()
		if err != nil {
			tb.Fatal(err)
		}
		cells := make([]any, len(record))
		for c, text := range record {
			cells[c] = text
			if v, err := strconv.ParseFloat(text, 64); err == nil && c != 1 {
				cells[c] = v
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			tb.Fatal(err)
		}
	}
	path := filepath.Join(tb.TempDir(), "ban-ghi.xlsx")
	if err := errors.Join(w.Flush(), f.SaveAs(path), f.Close(), file.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// composeShared writes the first rows of a CSV file as a workbook with its texts shared, as spreadsheet programs write it.
func composeShared(tb testing.TB, from string, rows int) string {
	tb.Helper()
	file, err := os.Open(from)
	if err != nil {
		tb.Fatal(err)
	}
	r := csv.NewReader(file)
	path := filepath.Join(tb.TempDir(), "ban-ghi-chung.xlsx")
	out, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	z := zip.NewWriter(out)
	part := func(name string) *bufio.Writer {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		return bufio.NewWriter(w)
	}
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
	} {
		w := part(name)
		fmt.Fprint(w, text)
		if err := w.Flush(); err != nil {
			tb.Fatal(err)
		}
	}
	shared, order := map[string]int{}, []string{}
	w := part("xl/worksheets/sheet1.xml")
	fmt.Fprint(w, `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for i := range rows + 1 {
		record, err := r.Read()
		if err != nil {
			tb.Fatal(err)
		}
		fmt.Fprintf(w, `<row r="%d" spans="1:12">`, i+1)
		for c, text := range record {
			if _, err := strconv.ParseFloat(text, 64); err == nil && c != 1 {
				fmt.Fprintf(w, `<c r="%c%d"><v>%s</v></c>`, 'A'+c, i+1, text)
				continue
			}
			at, known := shared[text]
			if !known {
				at = len(order)
				shared[text], order = at, append(order, text)
			}
			fmt.Fprintf(w, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+c, i+1, at)
		}
		fmt.Fprint(w, `</row>`)
	}
	fmt.Fprint(w, `</sheetData></worksheet>`)
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	w = part("xl/sharedStrings.xml")
	fmt.Fprintf(w, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, len(order))
	for _, text := range order {
		fmt.Fprint(w, `<si><t>`)
		if err := xml.EscapeText(w, []byte(text)); err != nil {
			tb.Fatal(err)
		}
		fmt.Fprint(w, `</t></si>`)
	}
	fmt.Fprint(w, `</sst>`)
	if err := errors.Join(w.Flush(), z.Close(), out.Close(), file.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkXLSX checks and profiles 100k × 12 end to end on one core and prints rows a second of processor time, with excelize, which only
// reads cells, on the same file; the texts stand in the cells, or are shared as spreadsheet programs write them.
func BenchmarkXLSX(b *testing.B) {
	const rows = 100_000
	source := composeCSV(b, rows)
	path := composeXLSX(b, source, rows)
	measure := func(name string, run func(b *testing.B)) {
		b.Run(name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
			peak := watchHeap(b)
			used := processorTime(b)
			for b.Loop() {
				run(b)
			}
			b.ReportMetric(rows*float64(b.N)/(processorTime(b)-used).Seconds(), "rows/s-processor")
			b.ReportMetric(float64(peak())/(1<<20), "MiB-heap")
		})
	}
	measure("excelize", func(b *testing.B) {
		f, err := excelize.OpenFile(path)
		if err != nil {
			b.Fatal(err)
		}
		cursor, err := f.Rows("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for cursor.Next() {
			if _, err := cursor.Columns(); err != nil {
				b.Fatal(err)
			}
			n++
		}
		if err := errors.Join(cursor.Close(), f.Close()); err != nil || n != rows+1 {
			b.Fatal(n, err)
		}
	})
	check := func(b *testing.B) {
		r, err := File(context.Background(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if r.Tables[0].Rows != rows || r.Errors > 0 {
			b.Fatalf("rows %d, errors %d", r.Tables[0].Rows, r.Errors)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	measure("check", check)
	path = composeShared(b, source, rows)
	measure("check-shared", check)
}

// watchHeap samples the heap in use until the returned function is called, which gives the greatest size.
func watchHeap(b *testing.B) func() uint64 {
	var peak atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak.Store(max(peak.Load(), m.HeapInuse))
			select {
			case <-stop:
				return
			case <-tick.C:
			}
		}
	}()
	return func() uint64 { close(stop); <-done; return peak.Load() }
}

// userTime is the part of [processorTime] spent outside the system: without reading the file and the keys' temporary files.
func userTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano())
}

// processorTime is the processor time the process has used.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
