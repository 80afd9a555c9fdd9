package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/access"
)

// scaleDatasets is how many datasets the benchmarks of a large catalogue hold; DANHMUC_BENCH_DATASETS sets another number.
func scaleDatasets() int {
	if n, err := strconv.Atoi(os.Getenv("DANHMUC_BENCH_DATASETS")); err == nil && n > 0 {
		return n
	}
	return 100_000
}

// scaleOwners is how many organizations own them.
const scaleOwners = 20

// province is a data folder full of datasets, and how to read it.
type province struct {
	dir    string
	ids    []registry.DatasetID
	tokens map[string]string // by viewer; the public has none
}

// filler registers datasets for BenchmarkScale.
type filler struct {
	*app
	system, reviewer, officer context.Context
}

// scaled fills a folder through the registry, by sixteen writers, and closes it. One dataset in five lies behind a connection and
// is approved.
func scaled(b testing.TB) province {
	b.Helper()
	p := province{dir: filepath.Join(b.TempDir(), "data"), ids: make([]registry.DatasetID, scaleDatasets()), tokens: map[string]string{"public": ""}}
	a, err := openApp(appOptions{dir: p.dir, log: hclog.NewNullLogger()})
	if err != nil {
		b.Fatal(err)
	}
	f := filler{app: a, system: system(context.Background())}
	if err := errors.Join(f.people(&p), f.datasets(&p), a.catchUp(f.system), a.Close()); err != nil {
		b.Fatal(err)
	}
	return p
}

func (f *filler) people(p *province) error {
	for i := range scaleOwners {
		if _, err := f.registry.AddOrganization(f.system, registry.Organization{Code: fmt.Sprintf("SO%02d", i), Name: fmt.Sprintf("Sở số %d", i)}, ""); err != nil {
			return err
		}
	}
	for _, who := range []struct {
		name, org string
		role      registry.Role
		ctx       *context.Context
	}{{"reviewer", "SO01", registry.RoleReviewer, &f.reviewer}, {"officer", "SO00", registry.RoleContributor, &f.officer}} {
		account, err := f.registry.CreateAccount(f.system, registry.AccountInput{Username: who.name, Organization: who.org, Roles: []registry.Role{who.role}})
		if err != nil {
			return err
		}
		actor := registry.Actor{Account: account.ID, Organization: account.Organization, Roles: account.Roles}
		*who.ctx = registry.WithActor(context.Background(), actor)
		if _, p.tokens[who.name], err = f.access.CreateToken(f.system, access.TokenInput{Account: account.ID, Name: "bench", Scopes: []string{access.ScopeRead}}); err != nil {
			return err
		}
	}
	return nil
}

func (f *filler) datasets(p *province) error {
	const writers = 16
	errs := make([]error, writers)
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := w; i < len(p.ids) && errs[w] == nil; i += writers {
				p.ids[i], errs[w] = f.dataset(i)
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func (f *filler) dataset(i int) (registry.DatasetID, error) {
	pick := func(values []string) string { return values[i/7%len(values)] }
	c := registry.Content{Title: fmt.Sprintf("Diện tích, sản lượng %s số %d theo xã, phường", pick([]string{"cây trồng", "rừng", "thủy sản"}), i),
		Description: strings.Repeat("Mô tả bộ dữ liệu của tỉnh. ", 12), Theme: pick([]string{"nong-nghiep", "y-te", "giao-duc"}),
		Keywords: []string{"cây trồng", "sản lượng"}, Sharing: registry.Sharing(pick([]string{"OPEN", "SHARED"})), Importance: registry.ImportanceOrdinary,
		PersonalData: registry.PersonalNone, UpdateFrequency: registry.Frequency(pick([]string{"ANNUAL", "MONTHLY"})), LegalBasis: []string{"QĐ 515/QĐ-UBND"},
		Contact: &registry.Contact{Name: "Văn phòng", Email: "vp@example.vn"}}
	approved := i%5 == 0
	if approved {
		c.Connection = "https://csdl.example.vn"
	}
	d, err := f.registry.Register(f.system, registry.RegisterInput{Owner: fmt.Sprintf("SO%02d", i%scaleOwners), Content: c})
	if err != nil || !approved {
		return idOf(d), err
	}
	for _, act := range []struct {
		by context.Context
		to registry.Transition
	}{{f.officerOf(d), registry.Submit}, {f.reviewer, registry.StartReview}, {f.reviewer, registry.Approve}} {
		if d, err = f.registry.Transition(act.by, registry.TransitionInput{ID: d.ID, Expected: d.Version, To: act.to}); err != nil {
			return "", fmt.Errorf("%s: %w", act.to, err)
		}
	}
	return d.ID, nil
}

// officerOf is an officer of the department that owns a dataset.
func (f *filler) officerOf(d *registry.Dataset) context.Context {
	actor := registry.ActorFrom(f.officer)
	actor.Organization = d.Owner
	return registry.WithActor(f.officer, actor)
}

func idOf(d *registry.Dataset) registry.DatasetID {
	if d == nil {
		return ""
	}
	return d.ID
}

// Queries of the benchmark: rows, and all that the web application's list asks for.
const (
	scaleRows = `query($filter:DatasetFilter,$orderBy:DatasetOrder){datasets(first:50,filter:$filter,orderBy:$orderBy){totalCount edges{node{` +
		`id code title updateFrequency sharing importance reviewStatus publicationStatus updatedAt owner{code name}}}}}`
	scalePage = `query($filter:DatasetFilter,$orderBy:DatasetOrder){datasets(first:50,filter:$filter,orderBy:$orderBy){totalCount asOf ` +
		`pageInfo{hasNextPage endCursor} facets{field values{value label count}} edges{node{id code title due updatedAt sharing importance personalData ` +
		`reviewStatus warehouseStatus serviceStatus publicationStatus nextPublication step holder connection owner{code name nameEn} ` +
		`quality{status errorCount warningCount findingCount}}}}}`
	scaleDetail = `query($id:ID!){dataset(id:$id){id code title description updateFrequency sharing importance personalData reviewStatus publicationStatus ` +
		`version edition updatedAt owner{code name}}}`
)

// scaleQueries are lists as people ask for them: as it opens, by words, narrowed and by title.
var scaleQueries = []struct {
	name      string
	variables map[string]any
}{
	{"", nil},
	{"+text", map[string]any{"filter": map[string]any{"text": "san luong rung"}}},
	{"+filter+title", map[string]any{"filter": map[string]any{"theme": []string{"y-te"}, "sharing": []string{"OPEN"}},
		"orderBy": map[string]any{"field": "TITLE", "direction": "ASC"}}},
}

// BenchmarkScale measures the program as a server of its own over a large catalogue: start, memory, one dataset and lists by GraphQL
// over HTTP. The clients run in this process, on the same processors; cpu-ms is the server's own processor time a request.
func BenchmarkScale(b *testing.B) {
	scale(b, scaled(b))
}

func scale(b *testing.B, p province) {
	if _, err := built(); err != nil {
		b.Fatal(err)
	}
	plain := func(query string, variables map[string]any) func(int) string {
		body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
		if err != nil {
			b.Fatal(err)
		}
		return func(int) string { return string(body) }
	}
	started := time.Now()
	s := start(b, p.dir)
	l := load{server: s, clients: 1, token: p.tokens["reviewer"], body: plain(scaleRows, nil), want: `"totalCount":` + strconv.Itoa(len(p.ids))}
	if _, err := l.send(http.DefaultClient, 0); err != nil {
		b.Fatal(err)
	}
	first := time.Since(started)
	s.settled()
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			s.anonymousMB()
		}
		b.ReportMetric(float64(first.Milliseconds()), "ms/first-answer")
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(s.anonymousMB(), "MB-idle")
	})
	l = load{server: s, clients: 16, token: p.tokens["reviewer"], want: `"title"`, body: func(i int) string {
		return plain(scaleDetail, map[string]any{"id": graphql.GlobalID("Dataset", string(p.ids[i%len(p.ids)]))})(i)
	}}
	b.Run("detail/clients=16", l.run)
	l = load{server: s, token: p.tokens["reviewer"], body: plain(scaleRows, nil), want: `"totalCount"`}
	for _, l.clients = range []int{4, 16} {
		b.Run(fmt.Sprintf("list50/clients=%d", l.clients), l.run)
	}
	l.clients = 4
	for _, who := range []string{"reviewer", "officer", "public"} {
		l.token = p.tokens[who]
		for _, q := range scaleQueries {
			l.body = plain(scalePage, q.variables)
			b.Run("page50"+q.name+"/"+who, l.run)
		}
	}
}

// load is one kind of request.
type load struct {
	server  *running
	clients int
	token   string // empty for the public
	body    func(i int) string
	want    string // in each answer
}

// run sends b.N requests and reports rate, percentiles, and what they cost the server.
func (l load) run(b *testing.B) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: l.clients}}
	defer client.CloseIdleConnections()
	var mu sync.Mutex
	var took []time.Duration // guarded by mu
	var wg sync.WaitGroup
	peak := l.server.watchPeak()
	cpu := l.server.cpuTime()
	b.ResetTimer()
	for w := range l.clients {
		wg.Go(func() {
			own := make([]time.Duration, 0, b.N/l.clients+1)
			for i := w; i < b.N; i += l.clients {
				d, err := l.send(client, i)
				if err != nil {
					b.Error(err)
					return
				}
				own = append(own, d)
			}
			mu.Lock()
			took = append(took, own...)
			mu.Unlock()
		})
	}
	wg.Wait()
	b.StopTimer()
	cpu = l.server.cpuTime() - cpu
	slices.Sort(took)
	if len(took) == 0 {
		return
	}
	at := func(p float64) float64 { return float64(took[int(float64(len(took)-1)*p)].Microseconds()) / 1000 }
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "req/s")
	b.ReportMetric(at(.5), "p50-ms")
	b.ReportMetric(at(.99), "p99-ms")
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(len(took)), "cpu-ms")
	b.ReportMetric(peak(), "MB-peak")
}

func (l load) send(client *http.Client, i int) (time.Duration, error) {
	req, err := http.NewRequest(http.MethodPost, l.server.base+"/graphql", strings.NewReader(l.body(i)))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	if l.token != "" {
		req.Header.Set("Authorization", "Bearer "+l.token)
	}
	at := time.Now()
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	raw, err := io.ReadAll(resp.Body)
	if err = errors.Join(err, resp.Body.Close()); err == nil && !bytes.Contains(raw, []byte(l.want)) || bytes.Contains(raw, []byte(`"errors"`)) {
		err = fmt.Errorf("answer without %s: %.300s", l.want, raw)
	}
	return time.Since(at), err
}

// clockTick is the unit of processor time in /proc (sysconf(_SC_CLK_TCK), 100 on every Linux that Go runs on).
const clockTick = 10 * time.Millisecond

// cpuTime is the server's processor time so far, 0 where there is no /proc.
func (s *running) cpuTime() time.Duration {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid)) // no such file: no figure
	_, rest, _ := strings.Cut(string(raw), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	kernel, _ := strconv.Atoi(fields[12])
	return time.Duration(user+kernel) * clockTick
}

// anonymousMB is the server's resident memory less mapped files, in MiB; 0 where there is no /proc.
func (s *running) anonymousMB() float64 {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid)) // no such file: no figure
	_, rest, _ := strings.Cut(string(raw), "RssAnon:")
	line, _, _ := strings.Cut(rest, "kB")
	kb, _ := strconv.Atoi(strings.TrimSpace(line))
	return float64(kb) / 1024
}

// settled returns once the server has been at rest for a second: its followers have caught up.
func (s *running) settled() {
	for before, now := time.Duration(-1), s.cpuTime(); now > before; before, now = now, s.cpuTime() {
		time.Sleep(time.Second)
	}
}

// watchPeak samples the server's memory until the returned function is called, which gives the most that was seen.
func (s *running) watchPeak() func() float64 {
	stop, most := make(chan struct{}), make(chan float64)
	go func() {
		peak := s.anonymousMB()
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				most <- peak
				return
			case <-tick.C:
				peak = max(peak, s.anonymousMB())
			}
		}
	}()
	return func() float64 {
		close(stop)
		return <-most
	}
}
