package main

import (
	"fmt"
	"strings"
	"testing"
)

// TestADeliveryIsHeldAgainstTheDatasetItPointsAt: the department's own file is compared with its list in force, another department's is not,
// and that is said.
func TestADeliveryIsHeldAgainstTheDatasetItPointsAt(t *testing.T) {
	s := start(t, t.TempDir(), "--demo")
	officer, other, reviewer := s.signIn("nongnghiep"), s.signIn("yte"), s.signIn("skhcn")
	register := func(token, owner, title, file string) (id, code string) {
		t.Helper()
		input := map[string]any{"title": title, "description": "Danh sách.", "theme": "nong-nghiep", "owner": owner, "legalBasis": []string{"Luật Thống kê"},
			"contact": map[string]any{"name": "Phòng", "email": "p@sonla.gov.vn"}, "updateFrequency": "MONTHLY", "sharing": "SHARED", "importance": "ORDINARY", "personalData": "NONE"}
		if file != "" {
			input["upload"], _, _ = s.upload(token, "ds.csv", []byte(file))
		}
		d := s.must(token, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id code} userErrors{code message}}}`, map[string]any{"i": input})["dataset"].(map[string]any)
		return d["id"].(string), d["code"].(string)
	}
	list, code := register(officer, "SNNMT", "Danh sách vùng trồng", "ma,ten\nV1,Mận\nV2,Xoài\n")
	s.newest(officer, list)
	for i, step := range []struct{ token, to string }{{officer, "SUBMIT"}, {reviewer, "START_REVIEW"}, {reviewer, "APPROVE"}} {
		s.must(step.token, `mutation($id:ID!,$v:Int!,$to:Transition!){transition(id:$id,expectedVersion:$v,to:$to){dataset{version} userErrors{code message}}}`, map[string]any{"id": list, "v": i + 1, "to": step.to})
	}
	schema := map[string]any{"properties": map[string]any{"vung": map[string]any{"type": "string"}, "so": map[string]any{"type": "integer"}},
		"x-danhmuc": map[string]any{"foreignKeys": []any{map[string]any{"fields": "vung", "reference": map[string]any{"resource": code, "fields": "ma"}}}}}
	deliver := func(token, owner string) string {
		t.Helper()
		id, _ := register(token, owner, "Sản lượng vùng trồng", "")
		s.must(token, `mutation($id:ID!,$s:JSON!){setSchema(id:$id,expectedVersion:1,schema:$s){dataset{version} userErrors{code message}}}`, map[string]any{"id": id, "s": schema})
		upload, _, _ := s.upload(token, "sl.csv", []byte("vung,so\nV1,10\nV9,20\nV2,30\n"))
		s.must(token, `mutation($id:ID!,$u:ID!){attachFile(id:$id,upload:$u){dataset{id} userErrors{code message}}}`, map[string]any{"id": id, "u": upload})
		s.newest(token, id)
		answer, err := s.ask(token, `query($id:ID!){dataset(id:$id){quality{report{tables{groups{code count}}}}}}`, map[string]any{"id": id})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(answer)
	}
	if got := deliver(officer, "SNNMT"); !strings.Contains(got, "key.no-parent") || strings.Contains(got, "reference.unchecked") {
		t.Errorf("the department's own: %s", got)
	}
	if got := deliver(other, "SYT"); strings.Contains(got, "key.no-parent") || !strings.Contains(got, "reference.unchecked") {
		t.Errorf("another department's: %s", got)
	}
}
