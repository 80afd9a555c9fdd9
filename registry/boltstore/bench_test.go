package boltstore

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/storetest"
)

// fsyncCost measures writing and syncing one page in the same folder: what no durable commit can beat.
func fsyncCost(b *testing.B, folder string) time.Duration {
	b.Helper()
	f, err := os.Create(filepath.Join(folder, "fsync"))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }() // a scratch file
	page := make([]byte, pageBytes)
	const n = 200
	start := time.Now()
	for i := range n {
		if _, err := f.WriteAt(page, int64(i%16)*pageBytes); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start) / n
}

// BenchmarkUpdate is a durable registration: a document of 2 KB, two index keys and a log entry.
func BenchmarkUpdate(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) { benchmarkUpdate(b, writers) })
	}
}

func benchmarkUpdate(b *testing.B, writers int) {
	folder := b.TempDir()
	sync1 := fsyncCost(b, folder)
	s := open(b, filepath.Join(folder, "store.db"), Options{})
	document := make([]byte, 2000)
	for i := range document {
		document[i] = byte('a' + i%26)
	}
	var next atomic.Int64
	var took durations
	var group sync.WaitGroup
	b.ResetTimer()
	for range writers {
		group.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				start := time.Now()
				if err := s.Update(context.Background(), register(n, document)); err != nil {
					b.Error(err)
					return
				}
				took.add(time.Since(start))
			}
		})
	}
	group.Wait()
	b.StopTimer()
	stats, err := s.Stats()
	if err != nil {
		b.Fatal(err)
	}
	perSecond := float64(b.N) / b.Elapsed().Seconds()
	b.ReportMetric(perSecond, "updates/s")
	b.ReportMetric(perSecond*sync1.Seconds(), "updates/fsync")
	b.ReportMetric(float64(sync1.Microseconds()), "fsync-µs")
	b.ReportMetric(float64(took.percentile(99).Microseconds()), "p99-µs")
	b.ReportMetric(float64(stats.Updates)/float64(max(stats.Batches, 1)), "updates/commit")
	closeStore(b, s)
}

func register(n int64, document []byte) func(registry.Writer) error {
	return func(w registry.Writer) error {
		id := fmt.Sprintf("%016x", n)
		if current, err := w.Get([]byte("d/" + id)); err != nil || current != nil {
			return fmt.Errorf("current %v, %w", current, err)
		}
		for _, key := range []string{"c/" + id, "o/" + id} {
			if err := w.Put([]byte(key), nil); err != nil {
				return err
			}
		}
		if err := w.Put([]byte("d/"+id), document); err != nil {
			return err
		}
		head, err := w.Head()
		if err != nil {
			return err
		}
		e := storetest.Entry(1)
		e.Time, e.Record = storetest.Entry(int(head.Size)+1).Time, id
		_, err = w.Append(e)
		return err
	}
}

// durations collects how long each update took.
type durations struct {
	mu  sync.Mutex // guards all
	all []time.Duration
}

func (d *durations) add(took time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = append(d.all, took)
}

func (d *durations) percentile(p int) time.Duration {
	slices.Sort(d.all)
	if len(d.all) == 0 {
		return 0
	}
	return d.all[(len(d.all)-1)*p/100]
}

// BenchmarkBulk registers a thousand documents in one update.
func BenchmarkBulk(b *testing.B) {
	s := fresh(b, Options{})
	document := make([]byte, 2000)
	n := int64(0)
	b.ResetTimer()
	for b.Loop() {
		err := s.Update(context.Background(), func(w registry.Writer) error {
			for range 1000 {
				n++
				if err := register(n, document)(w); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
	closeStore(b, s)
}

// BenchmarkVerify recomputes the log of a store as `danhmuc verify` does.
func BenchmarkVerify(b *testing.B) {
	s := fresh(b, Options{})
	const n = 20_000
	err := s.Update(context.Background(), func(w registry.Writer) error {
		for i := int64(1); i <= n; i++ {
			if err := register(i, nil)(w); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	b.ResetTimer()
	for b.Loop() {
		err := s.View(context.Background(), func(r registry.Reader) error {
			head, err := r.Head()
			if err != nil {
				return err
			}
			if report := changelog.Verify(r.Entries(1), changelog.Options{Kinds: storetest.Kinds(), Head: &head}); !report.OK {
				return fmt.Errorf("problems %v", report.Problems)
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	closeStore(b, s)
}
