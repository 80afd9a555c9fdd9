package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// TestARestoredFolderHasEveryDocument: what a reading stored beside rows and report (all findings, what cleaning could do, tables after the
// first) is in a backup, and is read where it was restored as it was before.
func TestARestoredFolderHasEveryDocument(t *testing.T) {
	dir := t.TempDir()
	data, copied, out := filepath.Join(dir, "data"), filepath.Join(dir, "copy"), filepath.Join(dir, "sao-luu")
	s := start(t, data, "--demo")
	officer := s.signIn("nongnghiep")
	var table strings.Builder
	table.WriteString("Xã,Diện tích (ha)\n")
	for i := range 10_500 { // more findings than a report lists, and blanks to clean
		fmt.Fprintf(&table, " Thửa  %d ,\"%d,5\"\n", i, i)
	}
	upload, _, _ := s.upload(officer, "thua.csv", []byte(table.String()))
	id := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": "Thửa đất", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)["id"].(string)
	s.newest(officer, id)
	const query = `query($id:ID!){dataset(id:$id){releases{edges{node{address
		quality{report{cleaning{suggestions{rule column count} preview(steps:[{rule:"text.spaces",column:"xa"}],first:3){totalCount edges{node{before after}}}} tables{grid(from:1,limit:5){row} preview(first:2)}}}}}}}}`
	read := func() (answer string, findings int) {
		t.Helper()
		got, err := s.ask(s.signIn("nongnghiep"), query, map[string]any{"id": id})
		if err != nil {
			t.Fatal(err)
		}
		node := got["dataset"].(map[string]any)["releases"].(map[string]any)["edges"].([]any)[0].(map[string]any)["node"].(map[string]any)
		res, body := s.send("GET", node["address"].(string)+"/findings.csv", "", "Authorization", "Bearer "+s.signIn("nongnghiep"))
		if res.StatusCode != http.StatusOK {
			t.Errorf("findings: %s", res.Status)
		}
		return fmt.Sprint(got), strings.Count(body, "\n")
	}
	before, count := read()
	if count < 10_500 || !strings.Contains(before, "Thửa 0") {
		t.Fatalf("%d findings: %.600s", count, before)
	}
	if code, text := command(t, "backup", out, "--data", data); code != 0 {
		t.Fatal(text)
	}
	s.stop(data)
	if code, text := command(t, "restore", out, "--data", copied); code != 0 {
		t.Fatal(text)
	}
	s = start(t, copied)
	if after, n := read(); after != before || n != count {
		t.Errorf("%d findings, before %d; got\n%.600s\nbefore\n%.600s", n, count, after, before)
	}
	s.stop(copied)
}

// TestARestoredUploadIsAttached: a file that waits to be registered when the backup is made is there afterwards, for its uploader.
func TestARestoredUploadIsAttached(t *testing.T) {
	dir := t.TempDir()
	data, copied, out := filepath.Join(dir, "data"), filepath.Join(dir, "copy"), filepath.Join(dir, "sao-luu")
	s := start(t, data, "--demo")
	upload, _, _ := s.upload(s.signIn("nongnghiep"), "ho.csv", []byte("Xã,Số hộ\nMai Sơn,12\nYên Châu,15\n"))
	if code, text := command(t, "backup", out, "--data", data); code != 0 {
		t.Fatal(text)
	}
	s.stop(data)
	if code, text := command(t, "restore", out, "--data", copied); code != 0 {
		t.Fatal(text)
	}
	s = start(t, copied)
	officer := s.signIn("nongnghiep")
	id := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": "Hộ trồng mận", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)["id"].(string)
	if got := fmt.Sprint(s.newest(officer, id)); !strings.Contains(got, "PASSED") && !strings.Contains(got, "WARNING") {
		t.Errorf("not read: %.300s", got)
	}
	s.stop(copied)
}
