package viet

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
)

// sharedFile finds a file of the shared test data, beside the project or under DANHMUC_SHARED; the test is skipped where it is absent.
func sharedFile(tb testing.TB, name string) string {
	tb.Helper()
	root := os.Getenv("DANHMUC_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("shared test data is absent: %v", err)
	}
	return path
}

// readTable reads a CSV file whole.
func readTable(tb testing.TB, path string) [][]string {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			tb.Error(err)
		}
	}()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return records
}
