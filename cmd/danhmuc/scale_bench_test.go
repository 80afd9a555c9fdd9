package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/graphql"
	"danhmuc/registry"
)

// scaleDatasets is how many datasets the benchmarks of a large catalogue hold; DANHMUC_BENCH_DATASETS sets another number.
func scaleDatasets() int {
	if n, err := strconv.Atoi(os.Getenv("DANHMUC_BENCH_DATASETS")); err == nil && n > 0 {
		return n
	}
	return 100_000
}

// scaled fills a folder with datasets of twenty organizations, through the registry, by sixteen writers.
func scaled(b *testing.B) (dir string, ids []registry.DatasetID) {
	b.Helper()
	dir = filepath.Join(b.TempDir(), "data")
	a, err := openApp(appOptions{dir: dir, log: hclog.NewNullLogger()})
	if err != nil {
		b.Fatal(err)
	}
	ctx := system(context.Background())
	for i := range 20 {
		if _, err := a.registry.AddOrganization(ctx, registry.Organization{Code: fmt.Sprintf("SO%02d", i), Name: fmt.Sprintf("Sở số %d", i)}, ""); err != nil {
			b.Fatal(err)
		}
	}
	n := scaleDatasets()
	ids = make([]registry.DatasetID, n)
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			for i := w; i < n; i += 16 {
				d, err := a.registry.Register(ctx, registry.RegisterInput{Owner: fmt.Sprintf("SO%02d", i%20), Content: registry.Content{
					Title: fmt.Sprintf("Diện tích, sản lượng cây trồng số %d theo xã, phường", i), Description: strings.Repeat("Mô tả bộ dữ liệu của tỉnh. ", 12),
					Theme: "nong-nghiep", Keywords: []string{"cây trồng", "sản lượng"}, Sharing: registry.SharingOpen, Importance: registry.ImportanceOrdinary,
					UpdateFrequency: registry.Annual, Contact: &registry.Contact{Name: "Văn phòng", Email: "vp@example.vn"}, LegalBasis: []string{"QĐ 515/QĐ-UBND"}}})
				if err != nil {
					b.Error(err)
					return
				}
				ids[i] = d.ID
			}
		})
	}
	wg.Wait()
	if err := a.catchUp(ctx); err != nil {
		b.Fatal(err)
	}
	if err := a.Close(); err != nil {
		b.Fatal(err)
	}
	return dir, ids
}

// BenchmarkScale measures a server over a large catalogue: start, memory, one dataset and a list of fifty by GraphQL over HTTP.
// The clients run in this process, on the same processors.
func BenchmarkScale(b *testing.B) {
	dir, ids := scaled(b)
	runtime.GC()
	started := time.Now()
	a, err := openApp(appOptions{dir: dir, log: hclog.NewNullLogger()})
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if err := a.Close(); err != nil {
			b.Error(err)
		}
	}()
	s := &server{app: a, log: hclog.NewNullLogger(), public: "http://localhost"}
	if s.reader, err = newReader(a); err != nil {
		b.Fatal(err)
	}
	s.metrics = newMetrics(a)
	api, err := s.graphql()
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	go func() { _ = a.follow(ctx) }()
	web := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		actor := registry.Actor{Account: "bench", Roles: []registry.Role{registry.RoleReviewer}, Language: "vi"}
		api.ServeHTTP(w, r.WithContext(registry.WithActor(r.Context(), actor)))
	}))
	defer web.Close()
	list := `{"query":"{datasets(first:50){totalCount edges{node{id code title updateFrequency sharing importance reviewStatus publicationStatus updatedAt owner{code name}}}}}"}`
	post(b, web.URL, list, `"totalCount":`+strconv.Itoa(len(ids)))
	first := time.Since(started)
	var mem runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&mem)
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			runtime.Gosched()
		}
		b.ReportMetric(float64(first.Milliseconds()), "ms/first-answer")
		b.ReportMetric(float64(mem.HeapInuse)/(1<<20), "MB-heap")
	})
	detail := func(i int) string {
		return fmt.Sprintf(`{"query":"query($id:ID!){dataset(id:$id){id code title description updateFrequency sharing importance personalData reviewStatus publicationStatus version edition updatedAt owner{code name}}}","variables":{"id":"%s"}}`,
			graphql.GlobalID("Dataset", string(ids[i%len(ids)])))
	}
	b.Run("detail/clients=16", func(b *testing.B) { load(b, web.URL, 16, detail, `"title"`) })
	b.Run("list50/clients=4", func(b *testing.B) { load(b, web.URL, 4, func(int) string { return list }, `"totalCount"`) })
	facets := strings.Replace(list, "totalCount", "totalCount facets{field values{value count}}", 1)
	b.Run("list50+facets/clients=4", func(b *testing.B) { load(b, web.URL, 4, func(int) string { return facets }, `"totalCount"`) })
}

func post(tb testing.TB, url, body, want string) {
	tb.Helper()
	resp, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		tb.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		tb.Fatal(err)
	}
	if !bytes.Contains(raw, []byte(want)) || !json.Valid(raw) {
		tb.Fatalf("answer without %s: %.300s", want, raw)
	}
}

// load sends b.N requests from n clients and reports rate and percentiles.
func load(b *testing.B, url string, n int, body func(int) string, want string) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: n}}
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	b.ResetTimer()
	for w := range n {
		wg.Go(func() {
			own := make([]time.Duration, 0, b.N/n+1)
			for i := w; i < b.N; i += n {
				at := time.Now()
				resp, err := client.Post(url, "application/json", strings.NewReader(body(i)))
				if err != nil {
					b.Error(err)
					return
				}
				raw, err := io.ReadAll(resp.Body)
				if err = errors.Join(err, resp.Body.Close()); err != nil || !bytes.Contains(raw, []byte(want)) {
					b.Errorf("answer %.200s: %v", raw, err)
					return
				}
				own = append(own, time.Since(at))
			}
			mu.Lock()
			took = append(took, own...)
			mu.Unlock()
		})
	}
	wg.Wait()
	b.StopTimer()
	slices.Sort(took)
	if len(took) == 0 {
		return
	}
	at := func(p float64) float64 { return float64(took[int(float64(len(took)-1)*p)].Microseconds()) / 1000 }
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(at(.5), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
}
