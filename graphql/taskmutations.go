package graphql

import (
	"context"

	"danhmuc/registry"
)

// taskQueries are the lists of notices and tasks.
func (a *api) taskQueries() fields {
	return fields{
		"notices": listed(func(ctx context.Context, _ Args) ([]*registry.NoticeSeen, error) { return a.r.Notices(ctx) }),
		"tasks": listed(func(ctx context.Context, in Args) ([]*registry.TaskSeen, error) {
			f := in.Input("filter")
			return a.r.Tasks(ctx, registry.TaskFilter{Notice: localID[registry.NoticeID]("Notice", f.Text("notice")), Organization: f.Text("organization"),
				State: argTexts[registry.TaskState](f, "state"), Overdue: f.Bool("overdue")})
		}),
		"supplements": listed(func(ctx context.Context, in Args) ([]*registry.Supplement, error) {
			f := in.Input("filter")
			return a.r.Supplements(ctx, registry.SupplementFilter{Organization: f.Text("organization"), Dataset: datasetID(f.Text("dataset")),
				Open: givenBool(f, "open"), Overdue: f.Bool("overdue")})
		}),
		"heldElsewhere": root(func(ctx context.Context, _ Args) (any, error) { return refsOf(a.r.AllElsewhere(ctx)) }),
		"taskForces":    listed(func(ctx context.Context, _ Args) ([]*registry.TaskForce, error) { return a.r.TaskForces(ctx) }),
	}
}

// taskMutations enter notices and tasks, and what units answer to them.
func (a *api) taskMutations() fields {
	return fields{
		"issueNotice": a.noticeChange(func(ctx context.Context, in Args) (*registry.Notice, error) {
			return a.r.IssueNotice(ctx, noticeInputOf(in.Input("input")))
		}),
		"updateNotice": a.noticeChange(func(ctx context.Context, in Args) (*registry.Notice, error) {
			return a.r.UpdateNotice(ctx, localID[registry.NoticeID]("Notice", in.Text("id")), in.Int("expectedVersion"), noticeInputOf(in.Input("input")))
		}),
		"readNotice": record(a, func(ctx context.Context, in Args) (*registry.NoticeSeen, error) {
			return a.r.ReadNotice(ctx, localID[registry.NoticeID]("Notice", in.Text("id")))
		}),
		"addTask": a.taskChange(func(ctx context.Context, in Args) (*registry.Task, error) {
			t := taskInputOf(in.Input("input"))
			t.Notice = localID[registry.NoticeID]("Notice", in.Text("notice"))
			return a.r.AddTask(ctx, t)
		}),
		"updateTask": a.taskChange(func(ctx context.Context, in Args) (*registry.Task, error) {
			return a.r.UpdateTask(ctx, taskID(in), in.Int("expectedVersion"), taskInputOf(in.Input("input")))
		}),
		"reportTask": a.taskChange(func(ctx context.Context, in Args) (*registry.Task, error) {
			return a.r.ReportTask(ctx, taskID(in), in.Int("expectedVersion"), in.Int("done"), in.Text("note"))
		}),
		"requestSupplement": record(a, func(ctx context.Context, in Args) (*registry.Supplement, error) {
			s := in.Input("input")
			return a.r.RequestSupplement(ctx, registry.SupplementInput{Organization: s.Text("organization"), Dataset: datasetID(s.Text("dataset")),
				Text: s.Text("text"), Due: s.Text("due"), LateRule: registry.LateRule(s.Text("lateRule"))})
		}),
		"answerSupplement": record(a, func(ctx context.Context, in Args) (*registry.Supplement, error) {
			return a.r.AnswerSupplement(ctx, localID[registry.SupplementID]("Supplement", in.Text("id")), in.Int("expectedVersion"), in.Text("answer"))
		}),
		"setHeldElsewhere": record(a, func(ctx context.Context, in Args) (*registry.HeldElsewhere, error) {
			h := in.Input("input")
			return a.r.SetHeldElsewhere(ctx, datasetID(in.Text("dataset")), in.Int("expectedVersion"), registry.ElsewhereInput{Holder: h.Text("holder"),
				System: h.Text("system"), Letter: h.Text("letter"), Date: h.Text("date"), Answer: h.Text("answer"), AnsweredOn: h.Text("answeredOn"), Ended: h.Bool("ended")})
		}),
		"setTaskForce": record(a, func(ctx context.Context, in Args) (*registry.TaskForce, error) {
			return a.r.SetTaskForce(ctx, localID[registry.TaskForceID]("TaskForce", in.Text("id")), in.Int("expectedVersion"), taskForceInputOf(in.Input("input")))
		}),
	}
}

// noticeChange answers with the notice as the caller sees it afterwards.
func (a *api) noticeChange(do func(context.Context, Args) (*registry.Notice, error)) field {
	return record(a, func(ctx context.Context, in Args) (*registry.NoticeSeen, error) {
		n, err := do(ctx, in)
		if err != nil {
			return nil, err
		}
		return a.r.NoticeByID(ctx, n.ID)
	})
}

// taskChange answers with the task as it is measured afterwards.
func (a *api) taskChange(do func(context.Context, Args) (*registry.Task, error)) field {
	return record(a, func(ctx context.Context, in Args) (*registry.TaskSeen, error) {
		t, err := do(ctx, in)
		if err != nil {
			return nil, err
		}
		return a.r.TaskByID(ctx, t.ID)
	})
}

func taskID(in Args) registry.TaskID { return localID[registry.TaskID]("Task", in.Text("id")) }

func noticeInputOf(in Args) registry.NoticeInput {
	n := registry.NoticeInput{Number: in.Text("number"), Date: in.Text("date"), Title: in.Text("title"), Text: in.Text("text"), Signatory: in.Text("signatory"),
		Addressees: argTexts[string](in, "addressees"), File: registry.UploadID(in.Text("file"))}
	for _, t := range in.Inputs("tasks") {
		n.Tasks = append(n.Tasks, taskInputOf(t))
	}
	return n
}

func taskInputOf(in Args) registry.TaskInput {
	m := in.Input("measure")
	return registry.TaskInput{Item: in.Text("item"), Title: in.Text("title"), Lead: in.Text("lead"), Partners: argTexts[string](in, "partners"), Each: in.Bool("each"),
		Due: in.Text("due"), LateRule: registry.LateRule(in.Text("lateRule")), Cancelled: in.Text("cancelled"),
		Measure: registry.Measure{Kind: registry.MeasureKind(m.Text("kind")), Filter: filterOf(m.Input("filter")), Of: filterOf(m.Input("of")), Target: m.Int("target")}}
}

func taskForceInputOf(in Args) registry.TaskForceInput {
	f := registry.TaskForceInput{Name: in.Text("name"), Decision: in.Text("decision"), Date: in.Text("date"), Signatory: in.Text("signatory"),
		From: in.Text("from"), To: in.Text("to"), Unit: in.Text("unit"), File: registry.UploadID(in.Text("file"))}
	for _, m := range in.Inputs("members") {
		f.Members = append(f.Members, registry.TaskForceMemberInput{Name: m.Text("name"), Position: m.Text("position"), Organization: m.Text("organization"),
			Role: registry.MemberRole(m.Text("role")), From: m.Text("from"), To: m.Text("to")})
	}
	return f
}
