package registry

import (
	"context"
)

// taskWork adds what notices and requests ask of the actor's unit: notices to read, requests to answer, tasks that are not done. Who
// watches over all sees the late tasks instead, with who answers for each.
func (r *Registry) taskWork(ctx context.Context, a Actor, w *WorkList) error {
	does := a.Organization != "" && r.access.May(a, ActDoTasks, Subject{Owner: a.Organization})
	watches := a.Has(RoleTaskForce, RoleLeader)
	if !does && !watches {
		return nil
	}
	if does {
		if err := r.toRead(ctx, w); err != nil {
			return err
		}
		if err := r.toAnswer(ctx, a, w); err != nil {
			return err
		}
	}
	tasks, err := r.Tasks(ctx, TaskFilter{State: []TaskState{TaskOpen}})
	for _, t := range tasks {
		done := t.Figures
		mine := does && a.Organization == t.Lead
		for i, s := range t.Shares {
			if does && s.Organization == a.Organization && !s.Whole() {
				mine, done = true, &t.Shares[i].Figures
			}
		}
		if done == nil || !mine && !(watches && t.Late) {
			continue
		}
		w.Items = append(w.Items, WorkItem{Kind: "task", ID: string(t.ID), Title: "work.task", Params: map[string]any{"item": t.Item, "title": t.Title,
			"done": done.Done, "target": done.Target}, Reason: "work.task.reason", Action: "task", Due: t.LastDay(), Since: t.CreatedAt})
	}
	return err
}

func (r *Registry) toRead(ctx context.Context, w *WorkList) error {
	notices, err := r.Notices(ctx)
	for _, n := range notices {
		if n.ToRead && n.ReadAt.IsZero() {
			w.Items = append(w.Items, WorkItem{Kind: "notice", ID: string(n.ID), Title: "work.notice", Params: map[string]any{"title": n.Title},
				Reason: "work.notice.reason", Action: "read", Since: n.CreatedAt})
		}
	}
	return err
}

func (r *Registry) toAnswer(ctx context.Context, a Actor, w *WorkList) error {
	open := true
	asked, err := r.Supplements(ctx, SupplementFilter{Open: &open})
	for _, s := range asked {
		it := WorkItem{Kind: "supplement", ID: string(s.ID), Title: "work.supplement", Params: map[string]any{"text": s.Text},
			Reason: "work.supplement.reason", Action: "answer", Due: s.LastDay(), Since: s.CreatedAt}
		switch {
		case s.Organization == a.Organization:
			w.Items = append(w.Items, it)
		case s.AskedBy == a.Account:
			it.Action, it.Holder = "open", "holder.owner"
			w.Waiting = append(w.Waiting, it)
		}
	}
	return err
}
