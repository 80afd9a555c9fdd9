package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAnImportedCodeListIsUsed imports a list over GraphQL, by who may and who may not, and then its next version by the command; a file tried
// afterwards is held against it.
func TestAnImportedCodeListIsUsed(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer, reviewer := s.signIn("nongnghiep"), s.signIn("skhcn")
	codes := "Mã,Tên,Từ ngày,Đến ngày,Thay bằng\nH52.1,Sở Một,,,\nH52.2,Sở Hai,,,\nH52.3,Sở Ba,,,\nH52.4,Sở Bốn,,,\nH52.5,Sở Năm,,28/02/2025,H52.1\n"
	importing := func(token, file string) string {
		t.Helper()
		id, _, _ := s.upload(token, "ma.csv", []byte(file))
		answer, err := s.ask(token, `mutation($u:ID!){importCodeList(upload:$u,name:"co-quan",title:"Mã cơ quan",source:"QĐ 1"){codeList{name version count codes(first:1){totalCount edges{node{code name to}}}} userErrors{code message}}}`, map[string]any{"u": id})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(answer)
	}
	if got := importing(officer, codes); !strings.Contains(got, "FORBIDDEN") {
		t.Errorf("an officer: %s", got)
	}
	if got := importing(reviewer, codes+"H52.1,Sở Một nữa,,,\n"); !strings.Contains(got, "codelist.line.repeats") || !strings.Contains(got, "H52.1") {
		t.Errorf("a list at odds with itself: %s", got)
	}
	if got := importing(reviewer, codes); !strings.Contains(got, "version:1") || !strings.Contains(got, "totalCount:5") {
		t.Errorf("a reviewer: %s", got)
	}
	path := filepath.Join(t.TempDir(), "ma.csv")
	if err := os.WriteFile(path, []byte(codes+"H52.6,Sở Sáu,,,\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"codelist", "import", path, "--name", "co-quan", "--title", "Mã cơ quan", "--data", data}, strings.NewReader(""), &out, &errs); code != 0 || !strings.Contains(out.String(), "co-quan") {
		t.Fatalf("%d %s %s", code, out.String(), errs.String())
	}
	upload, _, _ := s.upload(officer, "a.csv", []byte("Đơn vị,Số\nH52.1,1\nH52.2,2\nH52.3,3\nH52.4,4\nH52.5,5\nH52.6,6\n"))
	id, _ := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id} userErrors{code message}}}`, map[string]any{"i": map[string]any{"title": "Số liệu", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)["id"].(string)
	s.newest(officer, id)
	answer, err := s.ask(officer, `query($id:ID!){dataset(id:$id){quality{report{tables{groups{code}}}}}}`, map[string]any{"id": id})
	if got := fmt.Sprint(answer); err != nil || !strings.Contains(got, "code.expired") {
		t.Errorf("%s %v", got, err)
	}
	answer, err = s.ask(officer, `{codeLists{name version count}}`, nil)
	if got := fmt.Sprint(answer); err != nil || !strings.Contains(got, "version:2") || !strings.Contains(got, "dvhc-xa") {
		t.Errorf("%s %v", got, err)
	}
}
