package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestADeliveryIsReadWithoutTheOneBefore: where the rows of the earlier delivery are gone, the later one is read all the same, and is
// compared with nothing.
func TestADeliveryIsReadWithoutTheOneBefore(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer, reviewer := s.signIn("nongnghiep"), s.signIn("skhcn")
	table := "ma,so\nA1,10\nB2,20\nC3,30\n"
	upload, _, _ := s.upload(officer, "thang.csv", []byte(table))
	set := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id version} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "Số liệu tháng", "description": "Số liệu theo mã.", "theme": "nong-nghiep", "owner": "SNNMT", "upload": upload, "legalBasis": []string{"Luật Thống kê"},
		"contact": map[string]any{"name": "Phòng", "email": "p@sonla.gov.vn"}, "updateFrequency": "MONTHLY", "sharing": "SHARED", "importance": "ORDINARY", "personalData": "NONE"}})["dataset"].(map[string]any)
	id := set["id"].(string)
	s.newest(officer, id)
	version := 1
	for _, step := range []struct{ token, to string }{{officer, "SUBMIT"}, {reviewer, "START_REVIEW"}, {reviewer, "APPROVE"}} {
		s.must(step.token, `mutation($id:ID!,$v:Int!,$to:Transition!){transition(id:$id,expectedVersion:$v,to:$to){dataset{version} userErrors{code message}}}`, map[string]any{"id": id, "v": version, "to": step.to})
		version++
	}
	deliver := func(text string) any {
		t.Helper()
		upload, _, _ := s.upload(officer, "thang.csv", []byte(text))
		s.must(officer, `mutation($id:ID!,$u:ID!){attachFile(id:$id,upload:$u){dataset{id} userErrors{code message}}}`, map[string]any{"id": id, "u": upload})
		s.newest(officer, id)
		answer, err := s.ask(officer, `query($id:ID!){dataset(id:$id){releases(first:1){edges{node{comparedWith status}}}}}`, map[string]any{"id": id})
		if err != nil {
			t.Fatal(err)
		}
		return answer["dataset"].(map[string]any)["releases"].(map[string]any)["edges"].([]any)[0].(map[string]any)["node"].(map[string]any)["comparedWith"]
	}
	second := strings.Replace(table, "10", "11", 1)
	if with := deliver(second); fmt.Sprint(with) != "1" {
		t.Fatalf("the second delivery is compared with %v", with)
	}
	lose(t, data, second)
	if with := deliver(strings.Replace(table, "10", "12", 1)); with != nil {
		t.Errorf("compared with %v, whose rows are gone", with)
	}
}

// lose removes the stored bytes of a text.
func lose(t *testing.T, data, text string) {
	t.Helper()
	name := fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
	lost := 0
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Name() == name {
			lost++
			return os.Remove(path)
		}
		return err
	})
	if err != nil || lost != 1 {
		t.Fatalf("%d files removed: %v", lost, err)
	}
}
