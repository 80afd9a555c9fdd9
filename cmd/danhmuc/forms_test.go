package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// A department hands in a table in whichever form its programs save; the reader goes by what the file is, not by its name.
func TestFormsOfTables(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	token := s.signIn("nongnghiep")
	fixture := func(name string) []byte {
		raw, err := os.ReadFile(filepath.Join("..", "..", "schemas", "table", "testdata", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	for name, tc := range map[string]struct {
		file string
		body []byte
		rows float64
	}{
		"XLS":              {"bao-cao.xls", fixture("bao-cao.xls"), 9},
		"ODS":              {"bao-cao.ods", fixture("bao-cao.ods"), 9},
		"XLS called XLSX":  {"bao-cao.xlsx", fixture("bao-cao.xls"), 9},
		"JSON":             {"bang.json", []byte(`{"du_lieu":[{"ma":"01","so":1},{"ma":"02","so":2}]}`), 2},
		"an object a line": {"bang.jsonl", []byte("{\"ma\":\"01\"}\n{\"ma\":\"02\",\"so\":3}\n{\"ma\":\"03\"}\n"), 3},
		"Parquet":          {"bang.parquet", fixture("parquet/snappy.parquet"), 6},
	} {
		t.Run(name, func(t *testing.T) {
			id, res, body := s.upload(token, tc.file, tc.body)
			if id == "" {
				t.Fatalf("upload: %s %s", res.Status, body)
			}
			made := s.must(token, registerFile, map[string]any{"i": map[string]any{"title": "Bảng " + name, "owner": "SNNMT", "upload": id}})["dataset"].(map[string]any)
			const query = `query($id:ID!){dataset(id:$id){quality{status} releases(first:1){edges{node{rows job{error{code message}}}}}}}`
			for deadline := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
				d := s.must(token, query, map[string]any{"id": made["id"]})
				status := d["quality"].(map[string]any)["status"]
				if status == "UNCHECKED" && time.Now().Before(deadline) {
					continue
				}
				release := d["releases"].(map[string]any)["edges"].([]any)[0].(map[string]any)["node"].(map[string]any)
				if fault := release["job"].(map[string]any)["error"]; fault != nil || release["rows"] != tc.rows {
					t.Errorf("%v: %v rows, want %v; %v", status, release["rows"], tc.rows, fault)
				}
				return
			}
		})
	}
	s.stop(data)
}
