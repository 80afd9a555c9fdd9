package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestEveryFindingOfADeliveryIsAFile delivers more findings than a report lists: the department gets all of them, another one nothing.
func TestEveryFindingOfADeliveryIsAFile(t *testing.T) {
	s := start(t, filepath.Join(t.TempDir(), "data"), "--demo")
	officer := s.signIn("nongnghiep")
	var table strings.Builder
	table.WriteString("Xã,Diện tích (ha)\n")
	const rows = 10_500
	for i := range rows {
		fmt.Fprintf(&table, "Thửa %d,\"%d,5\"\n", i, i)
	}
	upload, _, _ := s.upload(officer, "thua.csv", []byte(table.String()))
	made := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": "Thửa đất", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)["id"]
	var got struct {
		Dataset struct {
			Releases struct {
				Edges []struct {
					Node struct{ Address, Status string }
				}
			}
		}
	}
	address := ""
	for deadline := time.Now().Add(time.Minute); address == "" && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		s.answer(officer, "vi", `query($id:ID!){dataset(id:$id){releases{edges{node{address status}}}}}`, map[string]any{"id": made}, &got)
		if e := got.Dataset.Releases.Edges; len(e) == 1 && e[0].Node.Status == "DONE" {
			address = e[0].Node.Address
		}
	}
	if address == "" {
		t.Fatalf("the file was not read in time: %+v", got)
	}
	res, body := s.send("GET", address+"/findings.csv", "", "Authorization", "Bearer "+officer, "Accept-Language", "vi")
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\uFEFF"))).ReadAll()
	if err != nil || len(lines) < rows+1 || lines[0][6] != "Phát hiện" || lines[len(lines)-1][0] == "" {
		t.Errorf("%s, %v: %d lines, %v", res.Status, err, len(lines), lines[:min(2, len(lines))])
	}
	if got := res.Header.Get("Content-Disposition"); !strings.Contains(got, "attachment") {
		t.Errorf("Content-Disposition %q", got)
	}
	if res, body := s.send("GET", address+"/findings.xlsx", "", "Authorization", "Bearer "+officer); res.StatusCode != http.StatusOK || !strings.HasPrefix(body, "PK") {
		t.Errorf("workbook: %s", res.Status)
	}
	for who, header := range map[string]string{"another department": "Bearer " + s.signIn("yte"), "nobody": ""} {
		if res, _ := s.send("GET", address+"/findings.csv", "", "Authorization", header); res.StatusCode == http.StatusOK {
			t.Errorf("%s reads the findings", who)
		}
	}
	if res, _ := s.send("GET", address+"/findings.pdf", "", "Authorization", "Bearer "+officer); res.StatusCode != http.StatusNotFound {
		t.Errorf("an unknown form: %s", res.Status)
	}
}

func TestCheckWritesTheFindings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "phat-hien.csv")
	table := write(t, "a.csv", "Xã,Diện tích (ha)\nA,\"10,5\"\nB,\"20,5\"\nC,~3\n")
	code, complaint := said(t, "check", table, "--findings", path)
	raw, err := os.ReadFile(path)
	if code != 1 || err != nil || strings.Count(string(raw), "\n") < 4 || !strings.Contains(string(raw), "number.approximate") {
		t.Errorf("%d %s %v %s", code, complaint, err, raw)
	}
}

// TestDroppedFileIsChecked: a file alone, as it comes when it is dropped on the program, is checked; a word that is no file is no command.
func TestDroppedFileIsChecked(t *testing.T) {
	table := write(t, "bảng của tôi.csv", "ma,ten\n1,a\n1,b\n")
	var got, want bytes.Buffer
	wantCode := run(t.Context(), []string{"check", table}, strings.NewReader(""), &want, io.Discard)
	if code := run(t.Context(), []string{table}, strings.NewReader(""), &got, io.Discard); code != wantCode || got.String() != want.String() || got.Len() == 0 {
		t.Errorf("exit %d, told %q; check: %d, %q", code, got.String(), wantCode, want.String())
	}
	if code, text := said(t, filepath.Join(t.TempDir(), "khong-co.csv")); code != 2 || text == "" {
		t.Errorf("exit %d, said %q", code, text)
	}
}
