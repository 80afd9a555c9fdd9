package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// built is the real binary, built once for the tests that kill it or read what it sends.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "danhmuc-program")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "danhmuc")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := built(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// running is one server process.
type running struct {
	t    testing.TB
	cmd  *exec.Cmd
	base string
}

// start starts the program on a free port and waits until it listens.
func start(t testing.TB, data string, more ...string) *running {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return started(t, exec.Command(path, append([]string{"serve", "--data", data, "--addr", "127.0.0.1:0", "--log-level", "error"}, more...)...))
}

// started starts a command that serves and waits until it listens.
func started(t testing.TB, cmd *exec.Cmd) *running {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if base, ok := strings.CutPrefix(lines.Text(), "listening on "); ok {
			go io.Copy(io.Discard, out)
			return &running{t: t, cmd: cmd, base: base}
		}
	}
	t.Fatalf("the server did not start: %s", said.String())
	return nil
}

// ask sends one GraphQL request and answers its data; an error when the server cannot be reached or refuses the request.
func (s *running) ask(token, query string, variables map[string]any) (map[string]any, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequest(http.MethodPost, s.base+"/graphql", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var answer struct {
		Data   map[string]any
		Errors []any
	}
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return nil, err
	}
	if len(answer.Errors) > 0 {
		return nil, fmt.Errorf("%v", answer.Errors)
	}
	return answer.Data, nil
}

// must is ask where the whole test depends on the answer; it answers the one payload.
func (s *running) must(token, query string, variables map[string]any) map[string]any {
	s.t.Helper()
	data, err := s.ask(token, query, variables)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, v := range data {
		payload, _ := v.(map[string]any)
		if list, _ := payload["userErrors"].([]any); len(list) > 0 {
			s.t.Fatalf("refused: %v", list)
		}
		return payload
	}
	s.t.Fatal("no payload")
	return nil
}

func (s *running) signIn(name string) string {
	s.t.Helper()
	p := s.must("", `mutation($u:String!){signIn(username:$u,password:"danhmuc-demo"){token userErrors{code message}}}`, map[string]any{"u": name})
	return p["token"].(string)
}

// get answers a public address's bytes, those inside a workbook unpacked.
func (s *running) get(path string, header ...string) []byte {
	s.t.Helper()
	res, answer := s.send(http.MethodGet, path, "", header...)
	body := []byte(answer)
	if res.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s: %.300s", path, res.Status, body)
	}
	if !strings.HasSuffix(path, ".xlsx") {
		return body
	}
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		s.t.Fatal(err)
	}
	var all []byte
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			s.t.Fatal(err)
		}
		all = append(all, part...)
	}
	return all
}

// verified fails unless the stopped folder proves whole.
func verified(t testing.TB, data string) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(path, "verify", "--data", data).CombinedOutput(); err != nil {
		t.Fatalf("verify: %v\n%s", err, out)
	}
}

const marker = "DAUHIEURIENGTU7391"

// marked is a workbook whose visible cells are plain, with the marker wherever a workbook keeps what nobody sees.
func marked(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(f.SetSheetName("Sheet1", "Biểu 1"))
	for r, row := range [][]any{{"Tên chợ", "Số quầy"}, {"Chợ Trung tâm", 41}, {"Chợ Bờ Sông", 52}, {"Chợ Cầu Trắng", 63}, {"Chợ Ga Cũ", 74}} {
		do(f.SetSheetRow("Biểu 1", "A"+strconv.Itoa(r+1), &row))
	}
	do(f.AddComment("Biểu 1", excelize.Comment{Cell: "A2", Author: marker + "-author", Paragraph: []excelize.RichTextRun{{Text: marker + "-comment"}}}))
	_, err := f.NewSheet("An")
	do(err)
	do(f.SetCellValue("An", "A1", marker+"-hidden"))
	do(f.SetCellValue("An", "B1", marker+"-cell"))
	do(f.SetSheetVisible("An", false))
	do(f.SetDefinedName(&excelize.DefinedName{Name: marker + "_name", RefersTo: "'Biểu 1'!$A$1", Comment: marker + "-name"}))
	do(f.SetDocProps(&excelize.DocProperties{Creator: marker + "-creator", Title: marker + "-title", Description: marker + "-description", Keywords: marker + "-keywords"}))
	var b bytes.Buffer
	do(f.Write(&b))
	return b.Bytes()
}

// What a workbook hides must be in no byte that the public can get, though the file itself is kept for the reviewers.
func TestHiddenPartsStayPrivate(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer, reviewer, publisher := s.signIn("nongnghiep"), s.signIn("skhcn"), s.signIn("ubnd")
	file := marked(t)
	req, err := http.NewRequest(http.MethodPost, s.base+"/api/uploads", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+officer)
	req.Header.Set("Content-Type", "application/octet-stream")
	req.Header.Set("Content-Disposition", `attachment; filename="`+marker+`.xlsx"`)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	var upload struct{ ID string }
	err = json.NewDecoder(res.Body).Decode(&upload)
	res.Body.Close()
	if err != nil || upload.ID == "" {
		t.Fatalf("upload: %s %v", res.Status, err)
	}
	made := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id code} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "Chợ và số quầy", "owner": "SNNMT", "upload": upload.ID, "sheet": "Biểu 1", "description": "Số quầy của từng chợ trên địa bàn", "theme": "nong-nghiep",
		"contact": map[string]any{"name": "Văn phòng", "email": "vp@example.vn"}, "legalBasis": []string{"QĐ 515"}, "updateFrequency": "ANNUAL",
		"sharing": "OPEN", "importance": "ORDINARY", "personalData": "NONE", "licence": "dlm-cqnn",
	}})["dataset"].(map[string]any)
	id, code := made["id"].(string), made["code"].(string)
	var version any
	current := func() (quality string) {
		d := s.must(officer, `query($id:ID!){dataset(id:$id){version quality{status}}}`, map[string]any{"id": id})
		version = d["version"]
		return d["quality"].(map[string]any)["status"].(string)
	}
	for deadline := time.Now().Add(time.Minute); current() == "UNCHECKED"; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the file was not checked within a minute")
		}
	}
	to := func(token, act string) {
		t.Helper()
		current()
		s.must(token, `mutation($id:ID!,$v:Int!,$to:Transition!){transition(id:$id,expectedVersion:$v,to:$to){dataset{version} userErrors{code message}}}`, map[string]any{"id": id, "v": version, "to": act})
	}
	to(officer, "SUBMIT")
	to(reviewer, "START_REVIEW")
	to(reviewer, "APPROVE")
	to(reviewer, "PROPOSE_OPEN")
	s.must(publisher, `mutation($i:IssueDecisionInput!){issueDecision(input:$i){decision{number} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"number": "7391/QĐ-UBND", "date": time.Now().Format(time.DateOnly), "signatory": "Chủ tịch", "datasets": []string{id},
	}})
	to(publisher, "PUBLISH")

	one := "/dataset/" + code
	paths := []string{"/", "/?page=2", one, one + ".ttl", one + ".jsonld", one + ".rdf", one + "/data.csv", one + "/data.xlsx", "/catalog.ttl", "/catalog.jsonld", "/catalog.rdf", "/sitemap.xml", "/robots.txt"}
	for _, path := range paths {
		body := s.get(path)
		if bytes.Contains(body, []byte(marker)) {
			t.Errorf("%s shows what the workbook hides", path)
		}
		if path == one+"/data.csv" && !bytes.Contains(body, []byte("Chợ Bờ Sông")) {
			t.Errorf("%s does not hold the rows that are open:\n%s", path, body)
		}
		if path == one+"/data.xlsx" && !bytes.Contains(body, []byte("Chợ Bờ Sông")) {
			t.Errorf("%s does not hold the rows that are open", path)
		}
	}
	// Everything that a GraphQL client without an account can ask of the dataset, by the names in the schema.
	data1, err := s.ask("", `query($c:String!){dataset(code:$c){title description keywords spatial schema{columns{name title description}} quality{status report{fileName tables{sheet columns{name title}}}}
		releases{edges{node{id}}} files{edges{node{id}}} history{edges{node{label comment}}} similar{dataset{title}}}}`, map[string]any{"c": code})
	if err != nil {
		t.Fatal(err)
	}
	if text, _ := json.Marshal(data1); bytes.Contains(text, []byte(marker)) {
		t.Errorf("GraphQL shows an anonymous client what the workbook hides: %s", text)
	}
	// The test would say nothing if the marker were never there.
	stored := false
	err = filepath.WalkDir(data, func(path string, e os.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Equal(b, file) {
			stored = true
		}
		return err
	})
	if err != nil || !stored {
		t.Fatalf("the workbook itself is not kept as it was handed in (%v)", err)
	}
}

// A server killed at any moment loses nothing that it acknowledged over HTTP.
func TestKilledServerKeepsWhatItAcknowledged(t *testing.T) {
	rounds := 3
	if n, err := strconv.Atoi(os.Getenv("DANHMUC_SOAK")); err == nil {
		rounds = n
	}
	data := t.TempDir()
	s := start(t, data, "--demo")
	token := s.signIn("nongnghiep")
	acknowledged := map[string]bool{}
	for round := range rounds {
		ctx, stop := context.WithCancel(context.Background())
		var mu sync.Mutex
		var writers sync.WaitGroup
		for w := range 8 {
			writers.Go(func() {
				for n := 0; ctx.Err() == nil; n++ {
					answer, err := s.ask(token, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{code} userErrors{message}}}`,
						map[string]any{"i": map[string]any{"title": fmt.Sprintf("Bộ thử %d %d %d", round, w, n), "owner": "SNNMT"}})
					if err != nil {
						return // killed
					}
					if d, ok := answer["registerDataset"].(map[string]any)["dataset"].(map[string]any); ok {
						mu.Lock()
						acknowledged[d["code"].(string)] = true
						mu.Unlock()
					}
				}
			})
		}
		// Not the same moment twice: after a count that grows with the round, so that the kill falls into writing.
		before := len(acknowledged)
		for {
			mu.Lock()
			done := len(acknowledged) - before
			mu.Unlock()
			if done >= 5+round*7%40 {
				break
			}
			time.Sleep(time.Millisecond)
		}
		if err := s.cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		s.cmd.Wait()
		stop()
		writers.Wait()
		verified(t, data)
		s = start(t, data)
	}
	found := map[string]bool{}
	for after := ""; ; {
		variables := map[string]any{}
		if after != "" {
			variables["a"] = after
		}
		page := s.must(token, `query($a:String){datasets(filter:{owner:["SNNMT"]},first:200,after:$a){edges{node{code}} pageInfo{hasNextPage endCursor}}}`, variables)
		for _, e := range page["edges"].([]any) {
			found[e.(map[string]any)["node"].(map[string]any)["code"].(string)] = true
		}
		info := page["pageInfo"].(map[string]any)
		if info["hasNextPage"] != true {
			break
		}
		after = info["endCursor"].(string)
	}
	if len(acknowledged) == 0 {
		t.Fatal("nothing was acknowledged: the test proves nothing")
	}
	for code := range acknowledged {
		if !found[code] {
			t.Errorf("%s was acknowledged and is gone", code)
		}
	}
}
