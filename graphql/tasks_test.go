package graphql

import "testing"

const issueMutation = `mutation($in:NoticeInput!){issueNotice(input:$in){notice{id version title addressees{code} tasks{id version item state late lastDay lead{code} partners{code} measure{kind done target share elsewhere own filter of}}
	receipts{organization{code} readAt}} userErrors{path code message}}}`

func noticeInput() map[string]any {
	return map[string]any{"date": "2026-04-02", "title": "Kết luận cuộc họp về dữ liệu", "addressees": []string{"SNNMT"}, "tasks": []any{
		map[string]any{"item": "1b", "title": "Gửi dữ liệu", "each": true, "partners": []string{"SNNMT", "SYT"}, "due": "2026-04-06",
			"measure": map[string]any{"kind": "DATASETS", "filter": map[string]any{"delivered": true}}},
		map[string]any{"item": "2.4", "title": "Nghiên cứu AI", "lead": "SNNMT", "measure": map[string]any{"kind": "REPORTED", "target": 2}}}}
}

// TestNoticesAndTasks: a notice enters with its tasks, each side sees its own part, and the public nothing.
func TestNoticesAndTasks(t *testing.T) {
	s := memoryStack(t)
	d := s.register(t, "Diện tích cây trồng")
	got := s.as(t, "skhcn", issueMutation, map[string]any{"in": noticeInput()})
	wantAt(t, got, "data.issueNotice.userErrors.0", nil)
	wantAt(t, got, "data.issueNotice.notice.tasks.0.lastDay", "2026-04-05")
	wantAt(t, got, "data.issueNotice.notice.tasks.0.measure.target", 1.0)
	wantAt(t, got, "data.issueNotice.notice.tasks.0.measure.filter.delivered", true)
	wantAt(t, got, "data.issueNotice.notice.tasks.0.late", true)
	notice, report := dig(got, "data.issueNotice.notice.id"), dig(got, "data.issueNotice.notice.tasks.1.id")

	got = s.as(t, "nongnghiep", issueMutation, map[string]any{"in": noticeInput()})
	wantAt(t, got, "data.issueNotice.notice", nil)
	wantAt(t, got, "data.issueNotice.userErrors.0.code", "FORBIDDEN")

	got = s.as(t, "yte", `{notices{edges{node{title receipts{organization{code}} tasks{item}}}} tasks{totalCount edges{node{item measure{done target own} shares{organization{code}}}}}}`, nil)
	wantAt(t, got, "data.tasks.totalCount", 1.0)
	wantAt(t, got, "data.tasks.edges.0.node.measure.target", 0.0)
	wantAt(t, got, "data.tasks.edges.0.node.measure.own", true)
	wantAt(t, got, "data.notices.edges.0.node.tasks.1", nil)

	got = s.as(t, "nongnghiep", `mutation($n:ID!){readNotice(id:$n){notice{readAt readCount toRead receipts{organization{code} reader readAt}} userErrors{code}}}`, map[string]any{"n": notice})
	wantAt(t, got, "data.readNotice.notice.readCount", 1.0)
	wantAt(t, got, "data.readNotice.notice.receipts.0.reader", "Lò Thị Mai")
	got = s.as(t, "nongnghiep", `mutation($t:ID!){reportTask(id:$t,expectedVersion:1,done:2){task{state version notice{id}} userErrors{code}}}`, map[string]any{"t": report})
	wantAt(t, got, "data.reportTask.task.state", "DONE")
	wantAt(t, got, "data.reportTask.task.version", 2.0)
	wantAt(t, got, "data.reportTask.task.notice.id", notice)

	got = s.as(t, "skhcn", `mutation($d:ID!){requestSupplement(input:{dataset:$d,text:"Bổ sung cột Mã xã",due:"2026-04-10"}){supplement{id organization{code} late canAnswer dataset{title}} userErrors{code message}}}`, map[string]any{"d": d["id"]})
	wantAt(t, got, "data.requestSupplement.supplement.organization.code", "SNNMT")
	wantAt(t, got, "data.requestSupplement.supplement.canAnswer", false)
	asked := dig(got, "data.requestSupplement.supplement.id")
	got = s.as(t, "nongnghiep", `mutation($s:ID!){answerSupplement(id:$s,expectedVersion:1,answer:"Đã bổ sung"){supplement{answer answeredBy late} userErrors{code}}}`, map[string]any{"s": asked})
	wantAt(t, got, "data.answerSupplement.supplement.answeredBy", "Lò Thị Mai")

	got = s.as(t, "nongnghiep", `mutation($d:ID!){setHeldElsewhere(dataset:$d,expectedVersion:0,input:{holder:"Bộ NN&MT",letter:"12/SNNMT-CĐS",date:"2026-04-03"}){heldElsewhere{version dataset{version}} userErrors{code message}}}`, map[string]any{"d": d["id"]})
	wantAt(t, got, "data.setHeldElsewhere.heldElsewhere.version", 1.0)
	wantAt(t, got, "data.setHeldElsewhere.heldElsewhere.dataset.version", d["version"])
	wantAt(t, s.as(t, "nongnghiep", `{tasks(filter:{notice:"x"}){totalCount} heldElsewhere{letter dataset{heldElsewhere{holder}}}}`, nil), "data.heldElsewhere.0.dataset.heldElsewhere.holder", "Bộ NN&MT")
	wantAt(t, s.as(t, "yte", `{heldElsewhere{letter}}`, nil), "data.heldElsewhere.0", nil)

	got = s.as(t, "skhcn", `mutation{setTaskForce(input:{name:"Tổ công tác",members:[{position:"Phó Giám đốc",organization:"SKHCN",role:DEPUTY}]}){taskForce{id inForce members{role organization{code}}} userErrors{code message}}}`, nil)
	wantAt(t, got, "data.setTaskForce.taskForce.inForce", false)
	force := dig(got, "data.setTaskForce.taskForce.id")

	for what, id := range map[string]any{"Notice": notice, "Task": report, "Supplement": asked, "TaskForce": force} {
		for who, seen := range map[string]bool{"skhcn": true, "": false} {
			node := dig(s.as(t, who, `query($id:ID!){node(id:$id){id}}`, map[string]any{"id": id}), "data.node")
			if (node != nil) != seen {
				t.Errorf("%s as %q: %v", what, who, node)
			}
		}
	}
	got = s.as(t, "", `{notices{totalCount} tasks{totalCount} supplements{totalCount} taskForces{totalCount} heldElsewhere{letter}}`, nil)
	for _, list := range []string{"notices", "tasks", "supplements", "taskForces"} {
		wantAt(t, got, "data."+list+".totalCount", 0.0)
	}
	wantAt(t, got, "data.heldElsewhere.0", nil)
	wantAt(t, got, "errors", nil)
}
