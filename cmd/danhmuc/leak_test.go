package main

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// TestADraftTellsNobodyElseAnything: what stands around a delivery (cleaning, comparison, schema history, marked file, template, findings) is
// for who may read the dataset. Everybody else gets what they get for an identifier that never was, byte for byte.
func TestADraftTellsNobodyElseAnything(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer := s.signIn("nongnghiep")
	upload, _, _ := s.upload(officer, "mat.csv", []byte("Mã hồ sơ,Tên xã,Diện tích (ha)\nBIMAT-1, Xã Tà Hộc ,\"12,5\"\nBIMAT-2,Xã Mường Bú,~300\n"))
	made := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id code} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "BIMAT chưa công bố", "owner": "SNNMT", "upload": upload}})["dataset"].(map[string]any)
	id, code := made["id"].(string), made["code"].(string)
	release := s.newest(officer, id).ID
	local := ""
	answer, err := s.ask(officer, `query($id:ID!){dataset(id:$id){releases(first:1){edges{node{address}}}}}`, map[string]any{"id": id})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	if at := strings.Index(string(raw), "/api/files/"); at > 0 {
		local = strings.TrimPrefix(string(raw)[at:strings.IndexByte(string(raw)[at:], '"')+at], "/api/files/")
	}
	if local == "" {
		t.Fatalf("no address in %s", raw)
	}
	never := strings.Repeat("0", 8) + local[8:]
	const around = `{id title template band schemaHistory{version hash changes{message}} columnConflicts{column} quality{report{cleaning{sheet} tables{combination{smallest}}}}
		releases(first:5){totalCount edges{node{id waits{code} comparedWith difference marked overrides cleaning{recipe} rows}}}}`
	query := `query($c:String!){dataset(code:$c)` + around + `}`
	byNode := `query($id:ID!){node(id:$id){id ... on Release{waits{code} comparedWith difference marked rows} ... on Dataset{title template band}}}`
	if own, err := s.ask(officer, query, map[string]any{"c": code}); err != nil || own["dataset"] == nil {
		t.Fatalf("the officer: %v %v", own, err) // the question is a right one
	}
	same := func(who, what string, of, never any) {
		t.Helper()
		a, errA := json.Marshal(of)
		b, errB := json.Marshal(never)
		if errA != nil || errB != nil || string(a) != string(b) || strings.Contains(string(a), "BIMAT") {
			t.Errorf("%s, %s: %s, of what never was %s", who, what, a, b)
		}
	}
	for _, who := range []string{"", "yte", "cong", "ubnd", "vnpt"} {
		token := ""
		if who != "" {
			token = s.signIn(who)
		}
		asked := func(query string, variables map[string]any) any {
			t.Helper()
			answer, err := s.ask(token, query, variables)
			if err != nil {
				return err.Error()
			}
			return answer
		}
		same(who, "by code", asked(query, map[string]any{"c": code}), asked(query, map[string]any{"c": "khong-co-bao-gio"}))
		same(who, "by node", asked(byNode, map[string]any{"id": id}), asked(byNode, map[string]any{"id": release[:len(release)-6] + "AAAAAA"}))
		same(who, "the release", asked(byNode, map[string]any{"id": release}), asked(byNode, map[string]any{"id": release[:len(release)-6] + "AAAAAA"}))
		for _, path := range []string{"", "/marked.xlsx", "/findings.csv", "/findings.xlsx"} {
			of, body := s.send(http.MethodGet, "/api/files/"+local+path, "", "Authorization", bearer(token))
			gone, goneBody := s.send(http.MethodGet, "/api/files/"+never+path, "", "Authorization", bearer(token))
			same(who, "the file "+path, []any{of.StatusCode, strings.ReplaceAll(body, local, never)}, []any{gone.StatusCode, goneBody})
		}
		of, body := s.send(http.MethodGet, "/api/templates/"+code, "", "Authorization", bearer(token))
		gone, goneBody := s.send(http.MethodGet, "/api/templates/khong-co-bao-gio", "", "Authorization", bearer(token))
		same(who, "the template", []any{of.StatusCode, strings.ReplaceAll(body, code, "khong-co-bao-gio")}, []any{gone.StatusCode, goneBody})
	}
	s.stop(data)
}

// bearer is the header's value for a token, none for nobody.
func bearer(token string) string {
	if token == "" {
		return ""
	}
	return "Bearer " + token
}
