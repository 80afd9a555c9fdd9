package graphql

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"danhmuc/registry/files"
	"danhmuc/schemas/check"
)

// TestFindingsArePagedToTheLast: pages go over all findings, those that the report lists and those that lie in a file past them.
func TestFindingsArePagedToTheLast(t *testing.T) {
	dir := t.TempDir()
	var text strings.Builder
	text.WriteString("Xã,Diện tích (ha)\n")
	for i := range 400 {
		fmt.Fprintf(&text, "  Thửa  %d ,\"%d,5\"\n", i, i)
	}
	path := filepath.Join(dir, "thua.csv")
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := check.File(context.Background(), path, check.Options{Keep: 30, OutDir: dir, Now: func() time.Time { return time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for f, err := range report.Tables[0].Findings() {
		if err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprint(f.Code, f.Row, f.Letter))
	}
	table := report.Tables[0]
	if table.FindingsFile == "" || len(want) < 800 || len(table.Listed) > 40 {
		t.Fatalf("%d findings, %d listed", len(want), len(table.Listed))
	}
	blobs, err := files.Open(t.TempDir(), files.Options{})
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(filepath.Join(dir, table.FindingsFile))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	ref, err := blobs.Put(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	table.FindingsFile = ref.SHA256
	a := &api{reports: newReports(blobs)}
	v := &reportView{Report: report}
	view := &tableView{Table: table, of: v}
	ask := func(in Args) *page[check.Finding] {
		t.Helper()
		got, err := a.findings(context.Background(), view, in)
		if err != nil {
			t.Fatal(err)
		}
		return got.(*page[check.Finding])
	}
	for _, filter := range []Args{{}, {"code": "text.spaces"}, {"severity": "WARNING", "column": "xa"}, {"code": "no.such"}} {
		for _, size := range []int{7, 45, 1000} {
			var got []string
			in := Args{"first": size}
			for name, v := range filter {
				in[name] = v
			}
			expect := 0
			for _, w := range want {
				if code, _ := filter["code"].(string); strings.HasPrefix(w, code) && (filter["column"] == nil || strings.HasPrefix(w, "text.spaces")) {
					expect++
				}
			}
			for {
				p := ask(in)
				for _, e := range p.edges {
					got = append(got, fmt.Sprint(e.node.Code, e.node.Row, e.node.Letter))
				}
				if p.total != expect {
					t.Fatalf("%v: total %d, want %d", in, p.total, expect)
				}
				if !p.info.next {
					break
				}
				if len(p.edges) != size || len(got) > len(want) {
					t.Fatalf("%v: a page of %d after %d", in, len(p.edges), len(got))
				}
				in["after"] = p.info.end
			}
			if len(got) != expect {
				t.Errorf("%v: %d findings, want %d", in, len(got), expect)
			}
			if len(filter) == 0 && strings.Join(got, " ") != strings.Join(want, " ") {
				t.Errorf("pages of %d give other findings, or in another order", size)
			}
		}
	}
	if p := ask(Args{"after": cursor(9_000_000), "first": 5}); len(p.edges) != 0 || p.info.next || p.total != len(want) {
		t.Errorf("past the end: %d edges, next %t, total %d", len(p.edges), p.info.next, p.total)
	}
	table.FindingsFile = strings.Repeat("0", 64) // its bytes are gone
	if p := ask(Args{"first": 1000}); len(p.edges) != len(table.Listed) || p.info.next {
		t.Errorf("without the file: %d edges", len(p.edges))
	}
}
