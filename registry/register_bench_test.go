package registry_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/boltstore"
	"danhmuc/registry/registrytest"
)

// BenchmarkRegister is a durable registration through the whole write path: rights, code, record, index keys, log entry, fsync.
// It reports what one fsync of a page cost on the same disk in the same run.
func BenchmarkRegister(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) { benchmarkRegister(b, writers) })
	}
}

func benchmarkRegister(b *testing.B, writers int) {
	folder := b.TempDir()
	store, err := boltstore.Open(filepath.Join(folder, "registry.db"), boltstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close() })
	w := registrytest.New(b, store)
	ctx := w.As("contributor")
	var next atomic.Int64
	var mu sync.Mutex
	var took []time.Duration
	var group sync.WaitGroup
	b.ResetTimer()
	for range writers {
		group.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				start := time.Now()
				_, err := w.Register(ctx, registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content(fmt.Sprintf("Diện tích cây ăn quả số %d", n))})
				if err != nil {
					b.Error(err)
					return
				}
				d := time.Since(start)
				mu.Lock()
				took = append(took, d)
				mu.Unlock()
			}
		})
	}
	group.Wait()
	b.StopTimer()
	slices.Sort(took)
	if len(took) > 0 {
		b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "registrations/s")
	b.ReportMetric(float64(fsync(b, folder).Microseconds()), "fsync-µs")
}

// fsync is what one page written and synced costs.
func fsync(b *testing.B, folder string) time.Duration {
	f, err := os.Create(filepath.Join(folder, "probe"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	page := make([]byte, 4096)
	const n = 200
	start := time.Now()
	for i := range n {
		if _, err := f.WriteAt(page, int64(i%16)*4096); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start) / n
}
