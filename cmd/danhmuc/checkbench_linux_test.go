package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"danhmuc/schemas/viet"
)

// composeTable writes a CSV file of rows × 12 columns, about 149 bytes a row: codes, names that repeat, days, numbers, a note.
func composeTable(tb testing.TB, rows int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "ban-ghi.csv")
	file, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriterSize(file, 1<<20)
	rng := rand.New(rand.NewPCG(1, 2))
	places := viet.Communes()
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	fmt.Fprintln(w, "ma_ban_ghi,ma_xa,ten_xa,loai_hinh,nam,ngay_cap_nhat,dien_tich,san_luong,gia_tri,so_ho,ghi_chu,trang_thai")
	for i := range rows {
		place := places[rng.IntN(len(places))]
		fmt.Fprintf(w, "SL-2026-%08d,%s,%s,%s,%d,2026-%02d-%02d,%.2f,%.1f,%d,%d,Biên bản số %d lần %d,%s\n",
			i, place.Code, place.FullName, pick("Cây ăn quả", "Cây công nghiệp", "Rau màu", "Chăn nuôi"), 2019+rng.IntN(8), 1+rng.IntN(10), 1+rng.IntN(28),
			rng.Float64()*9000, rng.Float64()*90000, rng.IntN(2_000_000_000), rng.IntN(500), rng.IntN(100_000), 1+rng.IntN(4), pick("Đã duyệt", "Chờ duyệt"))
	}
	if err := errors.Join(w.Flush(), file.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkCheckProgram has the built program check a table of 1M × 12: as the command does, and as the server's reader does, which also
// writes the rows and the drawn sheet. It prints MB/s of wall clock and of processor time and the peak of the process's resident
// memory; beside it stands encoding/csv, which only cuts cells.
func BenchmarkCheckProgram(b *testing.B) {
	program, err := built()
	if err != nil {
		b.Fatal(err)
	}
	table := composeTable(b, 1_000_000)
	info, err := os.Stat(table)
	if err != nil {
		b.Fatal(err)
	}
	size := float64(info.Size()) / 1e6
	b.Run("encoding-csv", func(b *testing.B) {
		used := processorTime(b)
		for b.Loop() {
			file, err := os.Open(table)
			if err != nil {
				b.Fatal(err)
			}
			r := csv.NewReader(file)
			r.ReuseRecord = true
			for err == nil {
				_, err = r.Read()
			}
			if err := file.Close(); err != nil {
				b.Fatal(err)
			}
			if !errors.Is(err, io.EOF) {
				b.Fatal(err)
			}
		}
		b.ReportMetric(size*float64(b.N)/b.Elapsed().Seconds(), "MB/s-wall")
		b.ReportMetric(size*float64(b.N)/(processorTime(b)-used).Seconds(), "MB/s-processor")
	})
	measure := func(name string, command func(b *testing.B) *exec.Cmd) {
		b.Run(name, func(b *testing.B) {
			var used time.Duration
			peak := 0
			for b.Loop() {
				cmd := command(b)
				var complaint bytes.Buffer
				cmd.Stderr = &complaint
				if err := cmd.Start(); err != nil {
					b.Fatal(err)
				}
				resident := watchResident(cmd.Process.Pid)
				if err := cmd.Wait(); err != nil {
					b.Fatalf("%v: %s", err, complaint.String())
				}
				peak = max(peak, resident())
				used += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			}
			b.ReportMetric(size*float64(b.N)/b.Elapsed().Seconds(), "MB/s-wall")
			b.ReportMetric(size*float64(b.N)/used.Seconds(), "MB/s-processor")
			b.ReportMetric(float64(peak)/1024, "MiB-resident")
		})
	}
	check := func(env ...string) func(b *testing.B) *exec.Cmd {
		return func(*testing.B) *exec.Cmd {
			cmd := exec.Command(program, "check", table)
			cmd.Env = append(os.Environ(), env...)
			return cmd
		}
	}
	measure("check", check())
	measure("check-one-processor", check("GOMAXPROCS=1"))
	measure("reader", func(b *testing.B) *exec.Cmd {
		cmd := exec.Command(program, childCommand)
		cmd.Env = []string{"GOMEMLIMIT=1GiB", "TMPDIR=" + b.TempDir()} // as its parent starts it
		cmd.Stdin = strings.NewReader(fmt.Sprintf(`{"kind":"check","path":%q,"name":"ban-ghi.csv","out":%q}`, table, b.TempDir()))
		return cmd
	})
}

// processorTime is the processor time this process has used.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// watchResident reads the peak of a process's resident memory until the returned function is called, which gives it in KiB. What wait4
// tells would not do: it counts this process too, which the child was until it became the program.
func watchResident(pid int) func() int {
	stop, peak := make(chan struct{}), make(chan int)
	go func() {
		most := 0
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				peak <- most
				return
			case <-tick.C:
			}
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			if err != nil {
				continue // it has ended
			}
			if _, rest, found := bytes.Cut(status, []byte("VmHWM:")); found {
				var kib int
				if _, err := fmt.Fscan(bytes.NewReader(rest), &kib); err == nil {
					most = max(most, kib)
				}
			}
		}
	}()
	return func() int { close(stop); return <-peak }
}
