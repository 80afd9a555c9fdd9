package check

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGivenTablesAreGolden reads every list and table that departments hand in as the golden rows say, cell by cell: go test -run Golden
// -update writes them anew, and a person looks at the difference.
func TestGivenTablesAreGolden(t *testing.T) {
	seen := map[string]bool{}
	for _, folder := range []string{"lists", "tables"} {
		files, err := filepath.Glob(filepath.Join(shared(t, folder), "*"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, path := range files {
			name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + ".csv"
			seen[name] = true
			t.Run(name, func(t *testing.T) {
				dir, golden := t.TempDir(), filepath.Join("testdata", "golden", name)
				r, err := File(context.Background(), path, Options{OutDir: dir, NoGrid: true, Now: clock})
				if err != nil {
					t.Fatal(err)
				}
				if len(r.Tables) != 1 {
					t.Errorf("%d tables", len(r.Tables))
				}
				got, err := os.ReadFile(filepath.Join(dir, r.Tables[0].RowsFile))
				if err != nil {
					t.Fatal(err)
				}
				if *update {
					if err := os.WriteFile(golden, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatalf("no golden rows: %v", err)
				}
				if bytes.Equal(got, want) {
					return
				}
				a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
				for i := range max(len(a), len(b)) {
					if i >= len(a) || i >= len(b) || a[i] != b[i] {
						t.Fatalf("line %d of %d, want %d:\n%s\nwant\n%s", i+1, len(a), len(b), strings.Join(a[min(i, len(a)):min(i+1, len(a))], ""), strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
					}
				}
			})
		}
	}
	kept, err := os.ReadDir(filepath.Join("testdata", "golden"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range kept {
		if !seen[e.Name()] {
			t.Errorf("%s is the golden of no file", e.Name())
		}
	}
}
