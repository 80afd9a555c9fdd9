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

// TestAListTellsNobodyElseAnything: a department's list, what its lines say and the log of it are for the department and for who reads
// every list. Everybody else gets what they get for a list that never was, byte for byte, and their counts do not move.
func TestAListTellsNobodyElseAnything(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer := s.signIn("nongnghiep")
	upload, _, _ := s.upload(officer, "mat.csv", []byte("Mã xã,Diện tích (ha)\n03646,12.5\n03649,30\n"))
	made := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "BIMAT trong danh mục", "description": "BIMAT", "owner": "SNNMT", "upload": upload, "theme": "nong-nghiep", "legalBasis": "BIMAT", "updateFrequency": "ANNUAL",
		"sharing": "SHARED", "importance": "ORDINARY", "personalData": "NONE", "contact": map[string]any{"name": "BIMAT", "email": "a@example.vn"}}})
	id := made["dataset"].(map[string]any)["id"].(string)
	counted := map[string]string{}
	const lists = `{submissions(first:100){totalCount edges{node{id hash}}} rounds{totalCount edges{node{id}}} changes(first:3,filter:{kind:["submission.send","submission.confirm","submission.withdraw"]}){totalCount edges{node{record}}}}`
	who := []string{"", "yte", "cong", "ubnd", "vnpt"}
	tokens := map[string]string{}
	asked := func(name, query string, variables map[string]any) string {
		t.Helper()
		answer, err := s.ask(tokens[name], query, variables)
		if err != nil {
			return err.Error()
		}
		raw, err := json.Marshal(answer)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	for _, name := range who {
		if name != "" {
			tokens[name] = s.signIn(name)
		}
		counted[name] = asked(name, lists, nil)
	}
	rd := s.must(s.signIn("tocongtac"), `mutation{openRound(input:{title:"BIMAT đợt",opens:"2020-01-01",due:"2030-01-01",organizations:["SNNMT"]}){round{id} userErrors{code}}}`, nil)
	round := rd["round"].(map[string]any)["id"].(string)
	sent := s.must(officer, `mutation($d:[ID!]!,$r:ID){submitList(organization:"SNNMT",round:$r,datasets:$d){submission{id hash} userErrors{code path message}}}`,
		map[string]any{"d": []any{id}, "r": round})
	list := sent["submission"].(map[string]any)["id"].(string)
	never := list[:len(list)-6] + "AAAAAA"
	const around = `query($i:ID!){node(id:$i){id ... on Submission{hash total state lines{totalCount edges{node{title}}} causes{label}} ... on Round{title}}}`
	for _, name := range who {
		if now := asked(name, lists, nil); now != counted[name] {
			t.Errorf("%q: %s before the list, %s after", name, counted[name], now)
		}
		for what, one := range map[string][2]string{"the list": {list, never}, "the round": {round, round[:len(round)-6] + "AAAAAA"}} {
			if of, gone := asked(name, around, map[string]any{"i": one[0]}), asked(name, around, map[string]any{"i": one[1]}); of != gone || strings.Contains(of, "BIMAT") {
				t.Errorf("%q, %s: %s, of what never was %s", name, what, of, gone)
			}
		}
		for _, act := range []string{`withdrawList(id:$i,expectedVersion:1,reason:"x")`, `confirmList(id:$i,expectedVersion:1)`, `decideList(id:$i,expectedVersion:1,lines:[],rest:APPROVE)`} {
			query := `mutation($i:ID!){` + act + `{submission{id} current{id} userErrors{code message}}}`
			if of, gone := asked(name, query, map[string]any{"i": list}), asked(name, query, map[string]any{"i": never}); of != gone {
				t.Errorf("%q, %s: %s, of what never was %s", name, act, of, gone)
			}
		}
		query := `query($r:ID){progress(round:$r){total}}`
		if of, gone := asked(name, query, map[string]any{"r": round}), asked(name, query, map[string]any{"r": round[:len(round)-6] + "AAAAAA"}); of != gone {
			t.Errorf("%q, the progress: %s, of what never was %s", name, of, gone)
		}
	}
	if own := asked("", around, map[string]any{"i": list}); strings.Contains(own, "BIMAT") {
		t.Error("the public reads it")
	}
	tokens["own"] = officer
	if own := asked("own", around, map[string]any{"i": list}); !strings.Contains(own, "BIMAT") {
		t.Errorf("the officer: %s", own) // the question is a right one
	}
	s.stop(data)
}

// TestNoticesTellOutsidersNothing: notices, tasks, requests and where data is held are for those whom they concern. The public and who
// has no part in them get what they would get if there were none, byte for byte, and no number that another's draft moves.
func TestNoticesTellOutsidersNothing(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	force, reviewer := s.signIn("tocongtac"), s.signIn("skhcn")
	made := s.must(force, `mutation($in:NoticeInput!){issueNotice(input:$in){notice{id tasks{id}} userErrors{code message}}}`, map[string]any{"in": map[string]any{
		"title": "BIMAT thông báo", "date": "2026-11-01", "addressees": []string{"SYT"}, "tasks": []any{map[string]any{"item": "1", "title": "BIMAT nhiệm vụ", "lead": "SKHCN",
			"partners": []string{"SYT"}, "measure": map[string]any{"kind": "DATASETS", "filter": map[string]any{"delivered": true}}}}}})["notice"].(map[string]any)
	notice, task := made["id"].(string), made["tasks"].([]any)[0].(map[string]any)["id"].(string)
	asked := s.must(reviewer, `mutation{requestSupplement(input:{organization:"SYT",text:"BIMAT yêu cầu",due:"2026-12-01"}){supplement{id} userErrors{code message}}}`, nil)["supplement"].(map[string]any)["id"].(string)
	lists := `{notices{totalCount edges{node{title}}} tasks{totalCount edges{node{title}}} supplements{totalCount edges{node{text}}} heldElsewhere{letter} taskForces{totalCount}}`
	for _, who := range []string{"", "xaydung", "cong", "vnpt"} {
		token := ""
		if who != "" {
			token = s.signIn(who)
		}
		answer, err := s.ask(token, lists, nil)
		if raw, _ := json.Marshal(answer); err != nil || strings.Contains(string(raw), "BIMAT") {
			t.Errorf("%q: %s %v", who, raw, err)
		}
		if raw, _ := json.Marshal(answer); who == "" && string(raw) != `{"heldElsewhere":[],"notices":{"edges":[],"totalCount":0},"supplements":{"edges":[],"totalCount":0},"taskForces":{"totalCount":0},"tasks":{"edges":[],"totalCount":0}}` {
			t.Errorf("the public: %s", raw)
		}
		for _, id := range []string{notice, task, asked} {
			of, errOf := s.ask(token, `query($id:ID!){node(id:$id){id}}`, map[string]any{"id": id})
			gone, errGone := s.ask(token, `query($id:ID!){node(id:$id){id}}`, map[string]any{"id": id[:len(id)-6] + "AAAAAA"})
			a, _ := json.Marshal([]any{of, errOf})
			b, _ := json.Marshal([]any{gone, errGone})
			if string(a) != string(b) {
				t.Errorf("%q, %s: %s, of what never was %s", who, id, a, b)
			}
		}
	}
	// What SYT reads of a task that it shares does not move with a draft of another department's.
	health := s.signIn("yte")
	before, err := s.ask(health, `{tasks{edges{node{item state late measure{done target elsewhere} shares{done target} blockedBy{reason count}}}}}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.must(s.signIn("nongnghiep"), `mutation{registerDataset(input:{title:"BIMAT bản nháp",owner:"SNNMT"}){dataset{id} userErrors{code message}}}`, nil)
	after, err := s.ask(health, `{tasks{edges{node{item state late measure{done target elsewhere} shares{done target} blockedBy{reason count}}}}}`, nil)
	a, _ := json.Marshal(before)
	b, _ := json.Marshal(after)
	if err != nil || string(a) != string(b) || !strings.Contains(string(a), "measure") {
		t.Errorf("before %s, after %s, %v", a, b, err)
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
