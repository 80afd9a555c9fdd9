package registry

import (
	"context"
	"slices"
	"strings"
	"time"
)

// WorkItem is one thing that waits: what, why, by when, and the one next action.
type WorkItem struct {
	Kind    string // dataset, queue, proposal, feedback, job, notice, task, supplement
	ID      string // of the dataset or record, or the kind itself for a gathered item
	Row     *Row   // the dataset, nil for gathered items
	Title   string // message code of the title where Row is nil
	Reason  string // message code
	Params  map[string]any
	Action  string // what to do: describe, classify, contact, submit, file, amend, review, start, propose, decide, publish, answer, retry
	Due     string // YYYY-MM-DD, empty for none
	Since   time.Time
	Recall  bool   // the caller may take it back
	Holder  string // message code or organization code of who holds it now
	Checked []PolicyCheck
}

// WorkList is what waits for the caller and what the caller waits for.
type WorkList struct {
	Items   []WorkItem
	Waiting []WorkItem
	Total   int            // datasets of the caller's organization, or all that the caller sees
	Steps   map[string]int // of those
}

// workLimit is how many datasets a work list names one by one; the rest stand in lists that its counts link to.
const workLimit = 200

// WorkOf is the actor's work: by role, overdue first, then by due date.
func (r *Registry) WorkOf(ctx context.Context) (*WorkList, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, SignInRequired("registry.WorkOf", a)
	}
	w := &WorkList{Steps: map[string]int{}}
	g := gathered{}
	err := r.view(ctx, func(rd Reader) (err error) {
		if g.deliveries, err = waiting(rd); err != nil {
			return err
		}
		if g.awaiting, err = awaitingLists(rd); err != nil {
			return err
		}
		if err := r.listChecks(rd, a, w); err != nil {
			return err
		}
		return r.toConfirm(rd, a, g.awaiting, w)
	})
	if err != nil {
		return nil, err
	}
	err = r.Rows(ctx, Filter{}, func(row Row) bool {
		if a.Has(RoleContributor, RoleApprover) && !a.Has(RoleReviewer, RolePublisher, RoleAdmin) && row.Owner != a.Organization {
			return true
		}
		w.Total++
		w.Steps[row.Step]++
		r.sort(a, row, w, &g)
		return true
	})
	if err != nil {
		return nil, err
	}
	g.into(w)
	if err := r.taskWork(ctx, a, w); err != nil {
		return nil, err
	}
	byDue(w.Items)
	byDue(w.Waiting)
	w.Items, w.Waiting = first(w.Items, workLimit), first(w.Waiting, workLimit)
	return w, r.explain(ctx, w)
}

// gathered counts what is one act for many datasets.
type gathered struct {
	candidates, proposed, decided int
	proposedDue, decidedDue       string
	deliveries                    map[DatasetID][]Violation // that wait, with why
	awaiting                      map[DatasetID]SubmissionID
}

func (g gathered) into(w *WorkList) {
	add := func(n int, kind, action, due string) {
		if n > 0 {
			w.Items = append(w.Items, WorkItem{Kind: kind, ID: kind, Title: "work." + kind, Reason: "work." + kind + ".reason",
				Params: map[string]any{"count": n}, Action: action, Due: due})
		}
	}
	add(g.candidates, "candidates", "propose", "")
	add(g.proposed, "proposal", "decide", g.proposedDue)
	add(g.decided, "decided", "publish", g.decidedDue)
}

// toConfirm puts the lists that wait for the actor's word as a department's leader into their work.
func (r *Registry) toConfirm(rd Reader, a Actor, awaiting map[DatasetID]SubmissionID, w *WorkList) error {
	lines := map[SubmissionID]int{}
	for _, id := range awaiting {
		lines[id]++
	}
	for id, n := range lines {
		var s Submission
		if _, err := get(rd, key(familySubmission, string(id)), &s); err != nil {
			return err
		}
		if s.SentBy == a.Account || !s.Awaits() || !r.access.May(a, ActConfirmList, Subject{Owner: s.Organization}) {
			continue
		}
		w.Items = append(w.Items, WorkItem{Kind: "list", ID: string(id), Title: "work.list", Reason: "work.list.reason",
			Params: map[string]any{"number": s.Number, "count": n}, Action: "confirm", Since: s.SentAt})
	}
	return nil
}

// delivery puts a delivery that waits into the work of whoever can go on: its department where the file must be mended or the edition
// opened anew, else the reviewers.
func (g *gathered) delivery(a Actor, row Row, w *WorkList) {
	v := g.deliveries[row.ID]
	own := a.Has(RoleContributor, RoleApprover) && row.Owner == a.Organization
	switch {
	case len(v) == 0:
	case !rowsAlone(v) && own:
		w.Items = append(w.Items, item(row, "work.deliveryStopped", "delivery"))
	case !rowsAlone(v):
	case a.Has(RoleReviewer):
		w.Items = append(w.Items, item(row, "work.deliveryWaits", "delivery"))
	case own:
		w.Waiting = append(w.Waiting, held(row, "work.deliveryWaits", "holder.reviewer"))
	}
}

// sort puts one dataset where it belongs in the actor's work.
func (r *Registry) sort(a Actor, row Row, w *WorkList, g *gathered) {
	g.delivery(a, row, w)
	if a.Has(RoleContributor, RoleApprover) && row.Owner == a.Organization {
		ownersWork(row, w, after(r.now(), 7))
	}
	if a.Has(RoleReviewer) {
		switch {
		case row.Review == Submitted && g.awaiting[row.ID] != "":
		case row.Review == Submitted:
			w.Items = append(w.Items, item(row, "work.submitted", "start"))
		case row.Review == InReview && row.Reviewer == a.Account:
			w.Items = append(w.Items, item(row, "work.inReview", "review"))
		case row.Review == InReview:
			w.Waiting = append(w.Waiting, held(row, "work.withAnotherReviewer", "holder.reviewer"))
		case row.Review == ChangesRequested:
			w.Waiting = append(w.Waiting, held(row, "work.sentBack", "holder.owner"))
		case row.InForce && row.Sharing == SharingOpen && row.Importance == ImportanceOrdinary && row.Publication == NotProposed:
			g.candidates++
		case row.Publication == Proposed:
			w.Waiting = append(w.Waiting, held(row, "work.proposed", "holder.publisher"))
		}
	}
	if a.Has(RolePublisher) && (row.Publication == Proposed || is(row.Next, Proposed)) {
		g.proposed++
		g.proposedDue = earliest(g.proposedDue, row.Due)
	}
	if a.Has(RolePublisher, RoleOperator) && (row.Publication == Decided || is(row.Next, Decided)) {
		g.decided++
		g.decidedDue = earliest(g.decidedDue, row.Due)
	}
	if a.Has(RoleTaskForce, RoleLeader) && row.Due != "" && row.Due < Today(r.now()) {
		w.Items = append(w.Items, held(row, "work.overdue", holderOf(row)))
	}
}

// ownersWork is what a dataset asks of its department; week is the date in seven days.
func ownersWork(row Row, w *WorkList, week string) {
	switch {
	case row.Review == ChangesRequested:
		w.Items = append(w.Items, item(row, "work.changesRequested", "amend"))
	case row.Review == Draft:
		w.Items = append(w.Items, item(row, "work.draft", "submit"))
	case row.Review == Rejected:
		w.Items = append(w.Items, item(row, "work.rejected", "reason"))
	case row.Review == Submitted:
		it := held(row, "work.waitingForReview", "holder.reviewer")
		it.Recall = true
		w.Waiting = append(w.Waiting, it)
	case row.Review == InReview:
		w.Waiting = append(w.Waiting, held(row, "work.beingReviewed", "holder.reviewer"))
	case row.Publication == Published && row.Due != "" && row.Due <= week:
		w.Items = append(w.Items, item(row, "work.stale", "file"))
	case row.Publication == Proposed || row.Publication == Decided:
		w.Waiting = append(w.Waiting, held(row, "work.withPublisher", "holder.publisher"))
	case row.Step == StepTable || row.Step == StepLoad || row.Step == StepService:
		w.Waiting = append(w.Waiting, held(row, "work.withOperator", "holder.operator"))
	}
}

func item(row Row, reason, action string) WorkItem {
	return WorkItem{Kind: "dataset", ID: string(row.ID), Row: &row, Reason: reason, Action: action, Due: row.Due, Since: row.Since}
}

func held(row Row, reason, holder string) WorkItem {
	it := item(row, reason, "open")
	it.Holder = holder
	return it
}

func is(next *PublicationStatus, s PublicationStatus) bool { return next != nil && *next == s }

func earliest(a, b string) string {
	if a == "" || (b != "" && b < a) {
		return b
	}
	return a
}

// holderOf says who holds a dataset now.
func holderOf(row Row) string {
	switch row.Step {
	case StepReview:
		if row.Review == ChangesRequested {
			return "holder.owner"
		}
		return "holder.reviewer"
	case StepTable, StepLoad, StepService:
		return "holder.operator"
	case StepPublish:
		return "holder.publisher"
	case StepDone, StepEnded:
		return ""
	}
	return "holder.owner"
}

// HolderOf is the message code of who must act next on a dataset, empty for nobody.
func HolderOf(s *Seen) string {
	return holderOf(Row{Step: StepOf(&s.Dataset), Review: s.Review.Status})
}

// byDue sorts what has a date before what has none, earlier dates first, older items first within a date.
func byDue(items []WorkItem) {
	slices.SortStableFunc(items, func(x, y WorkItem) int {
		if (x.Due == "") != (y.Due == "") {
			if x.Due == "" {
				return 1
			}
			return -1
		}
		if c := strings.Compare(x.Due, y.Due); c != 0 {
			return c
		}
		if c := x.Since.Compare(y.Since); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
}

func first[T any](items []T, n int) []T {
	if len(items) > n {
		return items[:n]
	}
	return items
}

// explain says of each draft what still stands in the way of sending it, and turns its action to that.
func (r *Registry) explain(ctx context.Context, w *WorkList) error {
	var ids []DatasetID
	for _, it := range w.Items {
		if it.Row != nil && (it.Reason == "work.draft" || it.Reason == "work.changesRequested") {
			ids = append(ids, it.Row.ID)
		}
	}
	seen, err := r.DatasetsByID(ctx, ids)
	if err != nil {
		return err
	}
	byID := map[DatasetID]*Seen{}
	for _, s := range seen {
		if s != nil {
			byID[s.ID] = s
		}
	}
	for i := range w.Items {
		it := &w.Items[i]
		if it.Row == nil || byID[it.Row.ID] == nil {
			continue
		}
		checks, err := r.Checks(ctx, byID[it.Row.ID], Submit)
		if err != nil {
			return err
		}
		for _, c := range checks {
			if !c.Passed && c.Severity == "error" {
				it.Checked = append(it.Checked, c)
			}
		}
		if it.Reason == "work.draft" && len(it.Checked) > 0 && it.Checked[0].Way != "" {
			it.Action = it.Checked[0].Way
		}
	}
	return nil
}
