package graphql

import (
	"context"
	"slices"
	"time"

	"danhmuc/registry"
)

// stepCount is how many datasets stand at a step.
type stepCount struct {
	step  string
	count int
}

// workTypes are what waits for the caller, candidates for opening, and feedback.
func (a *api) workTypes() typeTable {
	type work = registry.WorkList
	return typeTable{
		"Work": {
			"items":   objects(func(w *work) []registry.WorkItem { return w.Items }),
			"waiting": objects(func(w *work) []registry.WorkItem { return w.Waiting }),
			"overdue": integer(func(w *work) int { return overdue(w, registry.Today(time.Now())) }),
			"steps":   objects(stepCounts),
			"total":   integer(func(w *work) int { return w.Total }),
			"asOf": call(func(ctx context.Context, _ *work, _ Args) (any, error) {
				head, err := a.r.Head(ctx)
				return head.Size, err
			}),
		},
		"WorkItem": a.workItemFields(),
		"StepCount": {
			"step":  text(func(s *stepCount) string { return s.step }),
			"count": integer(func(s *stepCount) int { return s.count }),
			"holder": call(func(ctx context.Context, s *stepCount, _ Args) (any, error) {
				return orNull(a.sayOr(ctx, "step."+s.step+".holder", nil, "")), nil
			}),
		},
		"Candidate": {
			"dataset": object(func(c *candidate) *registry.Seen { return c.dataset }),
			"score":   float(func(c *candidate) float64 { return c.score }),
			"reasons": objects(func(c *candidate) []candidateReason { return c.reasons }),
			"ready":   boolean(func(c *candidate) bool { return c.ready }),
		},
		"CandidateReason": {
			"message": call(func(ctx context.Context, r *candidateReason, _ Args) (any, error) {
				return a.say(ctx, r.code, r.params), nil
			}),
			"points": float(func(r *candidateReason) float64 { return r.points }),
		},
		"Feedback":           a.feedbackFields(),
		"FeedbackConnection": connectionFields[registry.Feedback](),
		"FeedbackEdge":       edgeFields[registry.Feedback](),
	}
}

func overdue(w *registry.WorkList, today string) int {
	n := 0
	for _, it := range w.Items {
		if it.Due != "" && it.Due < today {
			n++
		}
	}
	return n
}

func stepCounts(w *registry.WorkList) []stepCount {
	out := make([]stepCount, len(registry.Steps))
	for i, step := range registry.Steps {
		out[i] = stepCount{step: step, count: w.Steps[step]}
	}
	return out
}

func (a *api) workItemFields() fields {
	type item = registry.WorkItem
	return fields{
		"id":      text(func(w *item) string { return workID(w) }),
		"kind":    text(func(w *item) string { return w.Kind }),
		"dataset": ref(func(w *item) registry.DatasetID { return datasetOfRow(w.Row) }, a.datasets),
		"title": call(func(ctx context.Context, w *item, _ Args) (any, error) {
			if w.Row != nil {
				return w.Row.Title, nil
			}
			return a.say(ctx, w.Title, w.Params), nil
		}),
		"reason": call(a.workReason),
		"action": text(func(w *item) string { return w.Action }),
		"actionLabel": call(func(ctx context.Context, w *item, _ Args) (any, error) {
			return a.say(ctx, "action."+w.Action, w.Params), nil
		}),
		"due":      maybe(func(w *item) string { return w.Due }),
		"daysLeft": call(func(_ context.Context, w *item, _ Args) (any, error) { return daysLeft(w.Due, time.Now()), nil }),
		"holder":   call(a.workHolder),
		"since":    moment(func(w *item) time.Time { return w.Since }),
		"recall":   boolean(func(w *item) bool { return w.Recall }),
	}
}

func workID(w *registry.WorkItem) string {
	if w.Row != nil {
		return GlobalID("Dataset", w.ID)
	}
	if w.Kind == "list" {
		return GlobalID("Submission", w.ID)
	}
	return w.ID
}

func datasetOfRow(r *registry.Row) registry.DatasetID {
	if r == nil {
		return ""
	}
	return r.ID
}

// workReason is why an item waits: the first rule in the way where there is one, else the general reason.
func (a *api) workReason(ctx context.Context, w *registry.WorkItem, _ Args) (any, error) {
	if len(w.Checked) > 0 {
		return a.say(ctx, w.Checked[0].Code, w.Checked[0].Params), nil
	}
	return a.say(ctx, w.Reason, w.Params), nil
}

func (a *api) workHolder(ctx context.Context, w *registry.WorkItem, _ Args) (any, error) {
	if w.Holder != "holder.owner" || w.Row == nil {
		return orNull(a.say(ctx, w.Holder, nil)), nil
	}
	owners, err := a.r.OrganizationsByID(ctx, []registry.OrganizationID{w.Row.Owner})
	if err != nil {
		return nil, err
	}
	return orNull(a.holder(ctx, w.Holder, owners[0])), nil
}

// daysLeft counts days in the province; past ones are negative.
func daysLeft(due string, now time.Time) any {
	day, err := time.ParseInLocation(time.DateOnly, due, registry.Zone())
	if err != nil {
		return nil
	}
	today, err := time.ParseInLocation(time.DateOnly, registry.Today(now), registry.Zone())
	if err != nil {
		return nil
	}
	return int(day.Sub(today).Hours() / 24)
}

// candidate is a dataset in force that is not proposed yet, with what speaks for opening it.
type candidate struct {
	dataset *registry.Seen
	score   float64
	reasons []candidateReason
	ready   bool
}

type candidateReason struct {
	code   string
	params map[string]any
	points float64
}

// candidates lists datasets in force that could be proposed, those ready first, then by how many open rules they pass.
func (a *api) candidates(ctx context.Context, in Args) (any, error) {
	w, err := windowOf(in)
	if err != nil {
		return nil, err
	}
	if !a.r.MayAct(ctx, registry.ActReadQueue, "") {
		return []any{}, nil
	}
	var ids []registry.DatasetID
	filter := registry.Filter{Publication: []registry.PublicationStatus{registry.NotProposed, registry.Withdrawn}, Sharing: []registry.Sharing{registry.SharingOpen}}
	err = a.r.Rows(ctx, filter, func(row registry.Row) bool {
		if row.InForce {
			ids = append(ids, row.ID)
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	seen, err := a.r.DatasetsByID(ctx, ids[:min(len(ids), maxPage)])
	if err != nil {
		return nil, err
	}
	return a.rank(ctx, seen, w.limit)
}

func (a *api) rank(ctx context.Context, seen []*registry.Seen, limit int) (any, error) {
	var out []candidate
	for _, s := range seen {
		if s == nil {
			continue
		}
		checks, err := a.r.Checks(ctx, s, registry.ProposeOpen)
		if err != nil {
			return nil, err
		}
		out = append(out, candidateOf(s, checks))
	}
	slices.SortStableFunc(out, func(x, y candidate) int {
		if x.ready != y.ready {
			if x.ready {
				return -1
			}
			return 1
		}
		return int(y.score - x.score)
	})
	return pointers(out[:min(len(out), limit)]), nil
}

// candidateOf scores a dataset by the open rules: each one passed is its share of 100 points.
func candidateOf(s *registry.Seen, checks []registry.PolicyCheck) candidate {
	c := candidate{dataset: s, ready: true}
	for _, check := range checks {
		points := 0.0
		if check.Passed {
			points = 100 / float64(len(checks))
		} else if check.Severity == "error" {
			c.ready = false
		}
		c.score += points
		c.reasons = append(c.reasons, candidateReason{code: check.Code, params: check.Params, points: points})
	}
	return c
}

func (a *api) feedbackFields() fields {
	type feedback = registry.Feedback
	return fields{
		"id":         id("Feedback", func(f *feedback) registry.FeedbackID { return f.ID }),
		"dataset":    ref(func(f *feedback) registry.DatasetID { return f.Dataset }, a.datasets),
		"text":       text(func(f *feedback) string { return f.Text }),
		"contact":    maybe(func(f *feedback) string { return f.Contact }),
		"at":         moment(func(f *feedback) time.Time { return f.At }),
		"ref":        text(func(f *feedback) string { return f.Ref }),
		"handled":    boolean(func(f *feedback) bool { return f.AnsweredAt != nil }),
		"answer":     maybe(func(f *feedback) string { return f.Answer }),
		"answeredAt": momentOr(func(f *feedback) *time.Time { return f.AnsweredAt }),
	}
}
