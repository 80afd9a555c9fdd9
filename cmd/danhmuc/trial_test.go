package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// failedRead is a job's or a release's answer on a file that could not be read.
type failedRead struct {
	Status string
	Error  *struct{ Code, Message string }
	Report *struct {
		FileName string
		Tables   []any
		Failure  *struct{ Code, Message string }
	}
}

// answer asks in a language and decodes the data.
func (s *running) answer(token, lang, query string, variables map[string]any, data any) {
	s.t.Helper()
	raw, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		s.t.Fatal(err)
	}
	_, body := s.send("POST", "/graphql", string(raw), "Content-Type", "application/json", "Authorization", "Bearer "+token, "Accept-Language", lang)
	got := struct {
		Data   any
		Errors []any
	}{Data: data}
	if err := json.Unmarshal([]byte(body), &got); err != nil || len(got.Errors) > 0 {
		s.t.Fatalf("%v: %s", err, body)
	}
}

// A file that cannot be read says why wherever its result is asked for: on the trial's job, in the list of jobs, and on the
// release of a dataset, to the department and to the reviewer, and to nobody who may not read files.
func TestAFileThatCannotBeReadSaysWhy(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	officer := s.signIn("nongnghiep")
	whole := workbook(t, "<row>"+text("Tên")+"</row><row>"+text("A")+"</row>")
	id, _, _ := s.upload(officer, "nua.xlsx", whole[:len(whole)/2])
	tried := s.must(officer, `mutation($u:ID!){tryFile(upload:$u){job{id} userErrors{code message}}}`, map[string]any{"u": id})["job"].(map[string]any)["id"]
	made := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": "Tệp bị cắt", "owner": "SNNMT", "upload": id}})["dataset"].(map[string]any)["id"]
	ask := func(lang string) failedRead {
		var got struct {
			Node failedRead
		}
		s.answer(officer, lang, `query($id:ID!){node(id:$id){...on Job{status error{code message} report{fileName tables{sheet} failure{code message}}}}}`, map[string]any{"id": tried}, &got)
		return got.Node
	}
	got := ask("vi")
	for deadline := time.Now().Add(time.Minute); got.Status != "FAILED" && time.Now().Before(deadline); got = ask("vi") {
		time.Sleep(20 * time.Millisecond)
	}
	for lang, want := range map[string]string{"vi": "cắt cụt", "en": "cut off"} {
		got := ask(lang)
		switch {
		case got.Status != "FAILED" || got.Error == nil || got.Error.Code != "table.truncated" || !strings.Contains(got.Error.Message, want):
			t.Errorf("%s: the job says %s %+v, want table.truncated …%s…", lang, got.Status, got.Error, want)
		case got.Report == nil || got.Report.Failure == nil || *got.Report.Failure != *got.Error || got.Report.FileName != "nua.xlsx" || len(got.Report.Tables) != 0:
			t.Errorf("%s: the report says %+v, want the job's own reason", lang, got.Report)
		}
	}
	var listed struct {
		Jobs struct{ Edges []struct{ Node failedRead } }
	}
	s.answer(officer, "vi", `{jobs(filter:{kind:["try"],status:[FAILED]}){edges{node{status error{code message}}}}}`, nil, &listed)
	if n := len(listed.Jobs.Edges); n != 1 || listed.Jobs.Edges[0].Node.Error == nil || listed.Jobs.Edges[0].Node.Error.Code != "table.truncated" {
		t.Errorf("the list of jobs: %+v", listed)
	}
	for user, told := range map[string]bool{"nongnghiep": true, "skhcn": true, "lanhdao": false} {
		var got struct {
			Dataset struct{ Quality failedRead }
		}
		const query = `query($id:ID!){dataset(id:$id){quality{status report{fileName tables{sheet} failure{code message}}}}}`
		token := s.signIn(user)
		s.answer(token, "vi", query, map[string]any{"id": made}, &got)
		for deadline := time.Now().Add(time.Minute); got.Dataset.Quality.Status == "UNCHECKED" && time.Now().Before(deadline); s.answer(token, "vi", query, map[string]any{"id": made}, &got) {
			time.Sleep(20 * time.Millisecond)
		}
		report := got.Dataset.Quality.Report
		if reason := report != nil && report.Failure != nil && strings.Contains(report.Failure.Message, "cắt cụt"); reason != told {
			t.Errorf("%s is told why: %v, want %v (%+v)", user, reason, told, report)
		}
	}
	s.stop(data)
}

// Each table of a sheet is drawn and previewed as itself, not as the first one, and says where it lies.
func TestEachTableOfASheetIsDrawnAsItself(t *testing.T) {
	s := start(t, filepath.Join(t.TempDir(), "data"), "--demo")
	officer := s.signIn("nongnghiep")
	const sheet = "Mã xã,Tên xã,Diện tích\n03646,Tô Hiệu,132\n03664,Chiềng An,748\n03670,Chiềng Cơi,910\n,,\nVẬT NUÔI,,\nMã xã,Tên xã,Số trâu\n03646,Tô Hiệu,12\n03664,Chiềng An,40\n03670,Chiềng Cơi,9\n"
	var cells strings.Builder
	for line := range strings.SplitSeq(sheet, "\n") {
		cells.WriteString("<row>")
		for cell := range strings.SplitSeq(line, ",") {
			cells.WriteString(text(cell))
		}
		cells.WriteString("</row>")
	}
	id, _, _ := s.upload(officer, "hai-bang.xlsx", workbook(t, cells.String()))
	tried := s.must(officer, `mutation($u:ID!){tryFile(upload:$u){job{id} userErrors{code message}}}`, map[string]any{"u": id})["job"].(map[string]any)["id"]
	var got struct {
		Node struct {
			Status string
			Report *struct {
				Tables []struct {
					Sheet, Range string
					Grid         []struct {
						Row   int
						Cells []struct{ Text string }
					}
					Preview     [][]string
					Combination *struct{ Rows int }
				}
			}
		}
	}
	ask := func() {
		s.answer(officer, "vi", `query($id:ID!){node(id:$id){...on Job{status report{tables{sheet range grid(from:7,limit:2){row cells{text}} preview(first:1) combination(columns:["ten_xa"]){rows}}}}}}`, map[string]any{"id": tried}, &got)
	}
	for deadline := time.Now().Add(time.Minute); got.Node.Status != "DONE" && time.Now().Before(deadline); ask() {
		time.Sleep(20 * time.Millisecond)
	}
	if got.Node.Report == nil || len(got.Node.Report.Tables) != 2 {
		t.Fatalf("got %+v, want two tables", got.Node)
	}
	first, second := got.Node.Report.Tables[0], got.Node.Report.Tables[1]
	if first.Range == "" || second.Range == "" || first.Range == second.Range {
		t.Errorf("they lie at %q and %q", first.Range, second.Range)
	}
	if len(second.Grid) == 0 || second.Grid[0].Row != 7 || second.Grid[0].Cells[2].Text != "Số trâu" {
		t.Errorf("the second is drawn as %+v", second.Grid)
	}
	if len(second.Preview) != 1 || second.Preview[0][2] != "12" {
		t.Errorf("the rows of the second are %v", second.Preview)
	}
	if second.Combination == nil || second.Combination.Rows != 3 {
		t.Errorf("the groups of the second are %+v", second.Combination)
	}
}
