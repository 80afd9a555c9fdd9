package check

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"danhmuc/schemas/viet"
)

// composeCSV writes a file of rows × 12 columns as a department's system would export it: about 149 bytes a row.
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

// BenchmarkCSV checks and profiles 1M × 12 end to end on one core and prints MB/s and the greatest heap seen.
func BenchmarkCSV(b *testing.B) {
	path := composeCSV(b, 1_000_000)
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	for name, dir := range map[string]string{"check": "", "check and rows": b.TempDir()} {
		b.Run(name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(64 << 20))
			b.SetBytes(info.Size())
			peak := watchHeap(b)
			used := processorTime(b)
			for b.Loop() {
				r, err := File(context.Background(), path, Options{OutDir: dir})
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
			b.ReportMetric(float64(peak())/(1<<20), "MiB-heap")
		})
	}
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

// processorTime is the processor time the process has used.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
