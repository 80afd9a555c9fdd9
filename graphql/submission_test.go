package graphql

import (
	"fmt"
	"testing"
	"time"

	"danhmuc/registry/storetest"
)

const listShown = `{id number state awaits late hash version total changedCount canConfirm canWithdraw canDecide reason organization{code} round{title}
	counts{state count} causes{key label count sampled blocks} previous{number} newest{number} lines(first:10){totalCount edges{node{no code title state cause
	sampled carried isNew version current changed{path label before after} verdict{verdict comment findings{message}}}}}}`

func TestAListGoesThereAndBack(t *testing.T) {
	s := newStack(t, storetest.NewMem())
	var ids []any
	for i := range 3 {
		ids = append(ids, dig(s.register(t, fmt.Sprintf("Rừng %d", i)), "id"))
	}
	answer := s.as(t, "admin", `mutation{openRound(input:{title:"Đợt 1",opens:"2020-01-01",due:"2020-02-01",lateRule:BEFORE,organizations:["SNNMT"]}){round{id version submitted organizations{code}} userErrors{code}}}`, nil)
	round := dig(answer, "data.openRound.round.id")
	wantAt(t, answer, "data.openRound.round.organizations.0.code", "SNNMT")
	answer = s.as(t, "nongnghiep", `mutation($d:[ID!]!,$r:ID){submitList(organization:"SNNMT",round:$r,datasets:$d){submission`+listShown+` userErrors{code path message}}}`,
		map[string]any{"d": ids, "r": round})
	at := "data.submitList.submission."
	for path, want := range map[string]any{"number": 1.0, "state": "SENT", "late": true, "total": 3.0, "canWithdraw": true, "canDecide": false, "organization.code": "SNNMT",
		"round.title": "Đợt 1", "lines.totalCount": 3.0, "lines.edges.0.node.state": "PENDING", "lines.edges.0.node.isNew": true, "causes.0.key": "clean",
		"causes.0.count": 3.0, "causes.0.sampled": 2.0, "newest.number": 1.0} {
		wantAt(t, answer, at+path, want)
	}
	id := dig(answer, at+"id")
	decide := `mutation($i:ID!,$v:Int!,$l:[ListVerdictInput!]!,$r:Transition,$c:String){decideList(id:$i,expectedVersion:$v,lines:$l,rest:$r,comment:$c){submission` + listShown +
		` current{version} userErrors{code path}}}`
	answer = s.as(t, "skhcn", decide, map[string]any{"i": id, "v": 9, "l": []any{}, "r": "APPROVE"})
	wantAt(t, answer, "data.decideList.userErrors.0.code", "CONFLICT")
	wantAt(t, answer, "data.decideList.current.version", 1.0)
	wantAt(t, answer, "data.decideList.submission", nil)
	answer = s.as(t, "skhcn", decide, map[string]any{"i": id, "v": 1, "l": []any{map[string]any{"dataset": ids[0], "verdict": "APPROVE"}}, "r": "REQUEST_CHANGES", "c": "ghi rõ năm"})
	at = "data.decideList.submission."
	for path, want := range map[string]any{"state": "DECIDED", "lines.edges.0.node.state": "APPROVED", "lines.edges.1.node.verdict.findings.0.message": "ghi rõ năm", "counts.3.count": 2.0} {
		wantAt(t, answer, at+path, want)
	}
	s.as(t, "nongnghiep", `mutation($i:ID!,$v:Int!){updateDataset(id:$i,expectedVersion:$v,input:{title:"Rừng đặc dụng"}){userErrors{code}}}`,
		map[string]any{"i": ids[1], "v": dig(answer, at+"lines.edges.1.node.current")})
	answer = s.as(t, "nongnghiep", `mutation($d:[ID!]!,$r:ID){submitList(organization:"SNNMT",round:$r,datasets:$d){submission`+listShown+` userErrors{code path message}}}`,
		map[string]any{"d": ids[1:], "r": round})
	at = "data.submitList.submission."
	for path, want := range map[string]any{"number": 2.0, "previous.number": 1.0, "lines.edges.0.node.changed.0.path": "title", "lines.edges.0.node.changed.0.before": "Rừng 1",
		"lines.edges.0.node.changed.0.after": "Rừng đặc dụng", "lines.edges.0.node.isNew": false} {
		wantAt(t, answer, at+path, want)
	}
	second := dig(answer, at+"id")
	answer = s.as(t, "skhcn", `query($s:ID!){submissions(filter:{organization:["SNNMT"],newest:true}){totalCount edges{node{number}}}
		one:node(id:$s){...on Submission{lines(filter:{state:[PENDING],cause:"clean",changed:true}){totalCount}}} rounds{totalCount edges{node{submitted}}}}`, map[string]any{"s": second})
	wantAt(t, answer, "data.submissions.totalCount", 1.0)
	wantAt(t, answer, "data.one.lines.totalCount", 2.0)
	wantAt(t, answer, "data.rounds.edges.0.node.submitted", 1.0)
	for begun := time.Now(); ; time.Sleep(5 * time.Millisecond) { // counts follow the log
		answer = s.as(t, "skhcn", `query($r:ID){progress(round:$r){total approved}}`, map[string]any{"r": round})
		if dig(answer, "data.progress.approved") == 1.0 || time.Since(begun) > 10*time.Second {
			break
		}
	}
	wantAt(t, answer, "data.progress.total", 3.0)
	wantAt(t, answer, "data.progress.approved", 1.0)
	s.register(t, "Không trong danh mục nào")
	answer = s.as(t, "skhcn", `query($r:ID){progress(round:$r){total} all:datasets(first:1){totalCount}}`, map[string]any{"r": round})
	wantAt(t, answer, "data.progress.total", 3.0)
	wantAt(t, answer, "data.all.totalCount", 4.0)
	answer = s.as(t, "skhcn", `query($s:ID!){node(id:$s){...on Submission{lines(first:1000){edges{node{no id code title sharing state cause sampled carried isNew current reviewer due
		changed{path label before after}}}}}}}`, map[string]any{"s": second}) // a whole page is not too much
	wantAt(t, answer, "data.node.lines.edges.0.node.no", 1.0)
	// Another department and the public get what they get for what never was.
	for _, who := range []string{"yte", ""} {
		answer = s.as(t, who, `query($s:ID!){node(id:$s){id} submissions(first:5){totalCount} rounds{totalCount}}`, map[string]any{"s": second})
		wantAt(t, answer, "data.node", nil)
		wantAt(t, answer, "data.submissions.totalCount", 0.0)
		wantAt(t, answer, "data.rounds.totalCount", 0.0)
	}
	answer = s.as(t, "nongnghiep", `mutation($s:ID!){withdrawList(id:$s,expectedVersion:1,reason:"nhầm"){submission`+listShown+` userErrors{code}}}`, map[string]any{"s": second})
	wantAt(t, answer, "data.withdrawList.submission.state", "WITHDRAWN")
	wantAt(t, answer, "data.withdrawList.submission.lines.edges.0.node.state", "RECALLED")
}
