package personal

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// naive counts the plain way.
func naive(rows [][]string, leave int) map[string]int64 {
	counts := map[string]int64{}
	for _, r := range rows {
		var b strings.Builder
		for i, v := range r {
			if i != leave {
				fmt.Fprintf(&b, "%d:%s", len(v), v)
			}
		}
		counts[b.String()]++
	}
	return counts
}

func inSmall(counts map[string]int64, below int64) (groups, rows int64) {
	for _, n := range counts {
		if n < below {
			groups++
			rows += n
		}
	}
	return groups, rows
}

// TestGroupsAgainstNaive compares with a map on random tables, with budgets so small that parts are split again and again.
func TestGroupsAgainstNaive(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	for _, budget := range []int{groupBudget, 200 << 10, 60 << 10} {
		for range 6 {
			columns, n := 2+rng.IntN(3), rng.IntN(12000)*(1+rng.IntN(2))
			spread := []int{3, 40, 1000, 100000}[rng.IntN(4)]
			rows := make([][]string, n)
			for i := range rows {
				for range columns {
					rows[i] = append(rows[i], strings.Repeat("x", rng.IntN(3))+fmt.Sprint(rng.IntN(spread)))
				}
				if rng.IntN(10) == 0 {
					rows[i][0] = ""
				}
			}
			dir := t.TempDir()
			g := NewGroups([]string{"a", "b", "c", "d"}[:columns], dir)
			g.all.budget, g.part.budget = budget, budget
			values := make([][]byte, columns)
			for _, r := range rows {
				for i, v := range r {
					values[i] = []byte(v)
				}
				g.Add(values)
			}
			got, err := g.Count(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			all := naive(rows, -1)
			want := &Combination{Columns: got.Columns, Rows: int64(n), Groups: int64(len(all)), Drivers: []Driver{}}
			for _, c := range all {
				if want.K == 0 || c < want.K {
					want.K = c
				}
			}
			for _, below := range smallSizes {
				groups, in := inSmall(all, below)
				want.Small = append(want.Small, Small{below, groups, in})
			}
			for i := range columns {
				if want.Fewer().Rows > 0 {
					_, in := inSmall(naive(rows, i), Few)
					want.Drivers = append(want.Drivers, Driver{got.Columns[i], in})
				}
			}
			if a, b := asJSON(t, got), asJSON(t, want); a != b {
				t.Fatalf("budget %d, %d rows × %d: got %s, want %s", budget, n, columns, a, b)
			}
			if err := g.Close(); err != nil {
				t.Fatal(err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Fatalf("left behind: %v, %v", left, err)
			}
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestGroupsTellBoundaries: values that read the same when joined are different combinations.
func TestGroupsTellBoundaries(t *testing.T) {
	g := NewGroups([]string{"a", "b"}, t.TempDir())
	defer g.Close()
	g.Add([][]byte{[]byte("ab"), []byte("c")})
	g.Add([][]byte{[]byte("a"), []byte("bc")})
	g.Add([][]byte{nil, []byte("abc")})
	got, err := g.Count(context.Background())
	if err != nil || got.Groups != 3 || got.K != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestGroupsStopWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	g := NewGroups([]string{"a", "b"}, t.TempDir())
	defer g.Close()
	g.Add([][]byte{[]byte("a"), []byte("b")})
	if _, err := g.Count(ctx); err == nil {
		t.Error("counted in spite of it")
	}
}

// TestGroupsWithoutRoom: a folder that is not there is an error, not a wrong count.
func TestGroupsWithoutRoom(t *testing.T) {
	g := NewGroups([]string{"a", "b"}, t.TempDir()+"/none")
	g.all.budget = 10 << 10
	for i := range 5000 {
		g.Add([][]byte{fmt.Append(nil, i), []byte("x")})
	}
	if _, err := g.Count(context.Background()); err == nil {
		t.Error("no error")
	}
	if err := g.Close(); err != nil {
		t.Error(err)
	}
}

func TestWorst(t *testing.T) {
	g := NewGroups([]string{"xa", "nam_sinh", "gioi_tinh"}, t.TempDir())
	defer g.Close()
	for i := range 100 {
		g.Add([][]byte{[]byte("Mai Sơn"), fmt.Append(nil, 1950+i/2), []byte("Nam")})
	}
	got, err := g.Count(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got.K != 2 || got.Fewer() != (Small{Few, 50, 100}) || got.Worst() != "nam_sinh" {
		t.Errorf("got %+v, worst %q", got, got.Worst())
	}
}

func TestQuasi(t *testing.T) {
	number := func(s Subject) Subject { s.Numeric = true; return s }
	names := subject("Họ tên", "Lò Văn Bình", "Nguyễn Thị Hoa", "Quàng Văn Ôn")
	commune := Subject{Title: "Xã", Place: true, Values: subject("", "Mai Sơn", "Mường La").Values}
	births, sexes, ethnicity := subject("Năm sinh", "1985", "1990"), subject("Giới tính", "Nam", "Nữ"), subject("Dân tộc", "Thái", "Mông")
	work := subject("Nghề nghiệp", "Nông dân", "Giáo viên")
	cases := map[string]struct {
		subjects []Subject
		want     []int
	}{
		"persons":                   {[]Subject{names, commune, births, sexes, work}, []int{1, 2, 3, 4}},
		"names left out already":    {[]Subject{commune, births, sexes, ethnicity}, []int{0, 1, 2, 3}},
		"counts of people":          {[]Subject{commune, ethnicity, sexes, number(subject("Số người", "10", "20"))}, nil},
		"places alone":              {[]Subject{commune, subject("Cây trồng", "Xoài", "Nhãn")}, nil},
		"one attribute, no persons": {[]Subject{commune, sexes}, nil},
		"firms": {[]Subject{subject("Tên doanh nghiệp", "Công ty A", "Công ty B"), subject("Người đại diện", "Lò Văn Bình", "Nguyễn Thị Hoa"), commune, sexes,
			births}, nil},
		"at most six": {[]Subject{names, commune, subject("Bản", "Bản Mòn", "Bản Lò"), births, sexes, ethnicity, work, subject("Lớp", "9A", "9B")}, []int{1, 2, 3, 4, 5, 6}},
	}
	for name, c := range cases {
		if got := Quasi(c.subjects, Decide(c.subjects)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// BenchmarkGroups counts 1M rows × 4 columns: people of a province by commune, day of birth, sex and ethnic group, so that most rows stand
// alone, which is the dearest case, and by year of birth. It prints the
// processor time a count takes and the greatest heap seen.
func BenchmarkGroups(b *testing.B) {
	const rows = 1_000_000
	for _, c := range []struct {
		name string
		days int
	}{{"day-of-birth", 365 * 80}, {"year-of-birth", 80}} {
		b.Run(c.name, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
			rng := rand.New(rand.NewPCG(1, 2))
			birth := make([][]byte, c.days)
			for i := range birth {
				birth[i] = fmt.Appendf(nil, "%010d", i)
			}
			communes := make([][]byte, 75)
			for i := range communes {
				communes[i] = fmt.Appendf(nil, "%05d", 3646+i)
			}
			sexes, ethnics := [][]byte{[]byte("Nam"), []byte("Nữ")}, [][]byte{[]byte("Thái"), []byte("Mông"), []byte("Kinh"), []byte("Mường"), []byte("Khơ Mú")}
			peak := watchHeap()
			dir := b.TempDir()
			used := processorTime(b)
			for b.Loop() {
				g := NewGroups([]string{"xa", "ngay_sinh", "gioi_tinh", "dan_toc"}, dir)
				values := make([][]byte, 4)
				for range rows {
					values[0], values[1], values[2], values[3] = communes[rng.IntN(75)], birth[rng.IntN(c.days)], sexes[rng.IntN(2)], ethnics[rng.IntN(5)]
					g.Add(values)
				}
				got, err := g.Count(context.Background())
				if err != nil || got.Rows != rows || got.K == 0 {
					b.Fatal(got, err)
				}
				if err := g.Close(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(peak())/(1<<20), "MiB-heap")
			b.ReportMetric((processorTime(b)-used).Seconds()/float64(b.N), "s-processor")
		})
	}
}

// processorTime is the processor time the process has used, so that other load tells little.
func processorTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// watchHeap samples the heap in use until the returned function is called, which gives the greatest size.
func watchHeap() func() uint64 {
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
