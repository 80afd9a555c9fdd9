package graphql

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/boltstore"
)

// benchDatasets is how many datasets the catalogue holds: DANHMUC_BENCH_DATASETS, 2,000 by default; the published figures
// are taken at 100,000.
func benchDatasets(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("DANHMUC_BENCH_DATASETS"))
	if err != nil {
		return 2000
	}
	return n
}

// filled is an API over a store on disk with n datasets, and their codes.
func filled(b *testing.B, n int) (*stack, []string) {
	b.Helper()
	store, err := boltstore.Open(filepath.Join(b.TempDir(), "registry.db"), boltstore.Options{})
	if err != nil {
		b.Fatal(err)
	}
	s := newStack(b, store)
	ctx := registry.WithActor(context.Background(), s.actors["nongnghiep"])
	codes := make([]string, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range 64 {
		wg.Go(func() {
			for i := range next {
				d, err := s.r.Register(ctx, registry.RegisterInput{Owner: "SNNMT", Code: fmt.Sprintf("bo-%06d", i), Content: registry.Content{
					Title: fmt.Sprintf("Bộ dữ liệu số %d về cây trồng", i), Description: "Diện tích, năng suất, sản lượng theo xã, phường", Theme: "nong-nghiep",
					Keywords: []string{"cây trồng", "sản lượng"}, LegalBasis: []string{"Luật Trồng trọt 31/2018/QH14"}, UpdateFrequency: registry.Annual,
					Sharing: registry.SharingOpen, Importance: registry.ImportanceOrdinary, PersonalData: registry.PersonalNone, Spatial: "Sơn La"}})
				if err != nil {
					b.Error(err)
					return
				}
				codes[i] = d.Code
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	return s, codes
}

// BenchmarkHTTP measures whole requests over loopback with the clients in the same process: what it reports is less than
// a server alone would give.
func BenchmarkHTTP(b *testing.B) {
	s, codes := filled(b, benchDatasets(b))
	server := httptest.NewServer(s)
	defer server.Close()
	const detail = `{"query":"query($c:String!){dataset(code:$c){id code title description keywords sharing importance personalData updateFrequency reviewStatus publicationStatus createdAt updatedAt owner{code name}}}","variables":{"c":%q}}`
	const list = `{"query":"{datasets(first:50){totalCount pageInfo{endCursor} edges{node{id code title description keywords sharing importance personalData updateFrequency reviewStatus publicationStatus updatedAt owner{code name}}}}}"}`
	for _, c := range []struct {
		name    string
		clients int
		body    func(i int) []byte
	}{
		{"detail/16", 16, func(i int) []byte { return fmt.Appendf(nil, detail, codes[i*7919%len(codes)]) }},
		{"list50/4", 4, func(int) []byte { return []byte(list) }},
		{"list50/16", 16, func(int) []byte { return []byte(list) }},
	} {
		b.Run(c.name, func(b *testing.B) { load(b, server.URL, c.clients, c.body) })
	}
}

// load sends b.N requests from a number of clients and reports throughput and the 99th percentile.
func load(b *testing.B, url string, clients int, body func(i int) []byte) {
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	client := &http.Client{Transport: transport}
	defer transport.CloseIdleConnections()
	took := make([]time.Duration, b.N)
	next := make(chan int, clients)
	var wg sync.WaitGroup
	b.ResetTimer()
	for range clients {
		wg.Go(func() {
			for i := range next {
				began := time.Now()
				if err := post(client, url, body(i)); err != nil {
					b.Error(err)
				}
				took[i] = time.Since(began)
			}
		})
	}
	for i := range b.N {
		next <- i
	}
	close(next)
	wg.Wait()
	b.StopTimer()
	slices.Sort(took)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

func post(client *http.Client, url string, body []byte) error {
	r, err := http.NewRequest(http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Test-Actor", "skhcn")
	res, err := client.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err == nil && (res.StatusCode != 200 || bytes.Contains(got, []byte(`"errors"`))) {
		return fmt.Errorf("got %s %.300s", res.Status, got)
	}
	return err
}
