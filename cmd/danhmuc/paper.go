package main

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/mux"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/paper"
	"danhmuc/registry/progress"
)

// paperArgs say which paper is wanted, and of what.
type paperArgs struct {
	Kind         string `json:"kind,omitempty"`         // a name of papers
	Form         string `json:"form,omitempty"`         // docx, xlsx
	ID           string `json:"id,omitempty"`           // of a decision; empty: the list that is proposed now
	Organization string `json:"organization,omitempty"` // code of a department; empty for all
	From         string `json:"from,omitempty"`         // YYYY-MM-DD in the province, inclusive; empty: thirty days before To
	To           string `json:"to,omitempty"`           // YYYY-MM-DD, inclusive; empty: today
}

// papers are the papers by the name of their address.
var papers = map[string]func(*app, context.Context, paper.Letterhead, paperArgs) (*paper.Document, error){
	"open-decision": (*app).openDecision, "submission-letter": (*app).submissionLetter, "review-protocol": (*app).reviewProtocol, "progress-report": (*app).progressReport}

// paperForms are the forms of papers and their media types.
var paperForms = map[string]string{"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "xlsx": exportForms["xlsx"]}

// paper fills a paper as its caller may see what stands on it.
func (a *app) paper(ctx context.Context, in paperArgs) (*paper.Document, error) {
	const op = "danhmuc.paper"
	if actor := registry.ActorFrom(ctx); actor.Anonymous() {
		return nil, registry.SignInRequired(op, actor)
	}
	fill := papers[in.Kind]
	if fill == nil || paperForms[in.Form] == "" {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "paper.unknown", Params: map[string]any{"value": in.Kind + "." + in.Form}}
	}
	head, _, err := a.registry.Letterhead(ctx)
	if err != nil {
		return nil, err
	}
	return fill(a, ctx, head, in)
}

// writePaper writes a paper whole: a document that fails on its way leaves nothing behind.
func (a *app) writePaper(ctx context.Context, in paperArgs, w io.Writer) error {
	d, err := a.paper(ctx, in)
	if err != nil {
		return err
	}
	return writeForm(d, in.Form, w)
}

func writeForm(d *paper.Document, form string, w io.Writer) error {
	if form == "xlsx" {
		return d.WriteXLSX(w)
	}
	return d.WriteDOCX(w)
}

// paperFile answers GET /api/paper/{name}.{form}.
func (s *server) paperFile(w http.ResponseWriter, r *http.Request) {
	v, q := mux.Vars(r), r.URL.Query()
	in := paperArgs{Kind: v["name"], Form: v["form"], ID: q.Get("id"), Organization: q.Get("organization"), From: q.Get("from"), To: q.Get("to")}
	d, err := s.app.paper(r.Context(), in)
	var out bytes.Buffer
	if err == nil {
		err = writeForm(d, in.Form, &out)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	attach(w, paperForms[in.Form], d.File+"."+in.Form)
	if _, err := out.WriteTo(w); err != nil {
		s.log.Debug("paper not read to its end", "error", err)
	}
}

// openList is the list of a decision, or the list that is proposed now. Only who works with decisions sees it.
func (a *app) openList(ctx context.Context, in paperArgs) (paper.OpenList, error) {
	const op = "danhmuc.openList"
	if !a.registry.MayAct(ctx, registry.ActReadQueue, "") {
		return paper.OpenList{}, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	list := paper.OpenList{ReviewMonths: a.registry.Terms().Value(registry.TermListReview, a.now()), UpdateMonths: a.registry.Terms().Value(registry.TermUpdateCheck, a.now())}
	if in.ID != "" {
		_, local, _ := graphql.ParseGlobalID(in.ID)
		d, err := a.registry.DecisionByID(ctx, registry.DecisionID(cmp.Or(local, in.ID)))
		if err != nil {
			return list, err
		}
		list.Number, list.Date, list.Signatory = d.Number, paperDay(d.Date), d.Signatory
		list.Effective = paperDay(d.EffectiveFrom)
		if d.Supersedes != "" {
			old, err := a.registry.DecisionByID(ctx, d.Supersedes)
			if err != nil {
				return list, err
			}
			list.Supersedes = paper.DecisionName(old.Number, paperDay(old.Date))
		}
		list.Items, err = a.items(ctx, d.Lines)
		return list, err
	}
	lines, err := a.proposed(ctx)
	if err == nil && len(lines) == 0 {
		err = &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "paper.nothingProposed"}
	}
	if err != nil {
		return list, err
	}
	list.Items, err = a.items(ctx, lines)
	return list, err
}

// proposed are the datasets that are proposed now, by field and code.
func (a *app) proposed(ctx context.Context) ([]registry.DecisionLine, error) {
	var found []*registry.Seen
	for _, f := range []registry.Filter{{Publication: []registry.PublicationStatus{registry.Proposed}}, {Next: []registry.PublicationStatus{registry.Proposed}}} {
		err := a.each(ctx, registry.Query{Filter: f, Order: registry.ByCode}, func(s *registry.Seen) error {
			found = append(found, s)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(found, func(x, y *registry.Seen) int {
		return cmp.Or(strings.Compare(x.Theme, y.Theme), strings.Compare(x.Code, y.Code))
	})
	lines := make([]registry.DecisionLine, len(found))
	for i, s := range found {
		lines[i] = registry.DecisionLine{Dataset: s.ID, Edition: s.Publication.Proposed, AnnexNo: i + 1}
	}
	return lines, nil
}

// printed reads the datasets of a paper, nil for one that is not the caller's to see, and the names of organizations.
func (a *app) printed(ctx context.Context, ids []registry.DatasetID) ([]*registry.Seen, map[registry.OrganizationID]string, error) {
	seen, err := a.registry.DatasetsByID(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	orgs, err := a.organizationNames(ctx)
	return seen, orgs, err
}

// items are the lines of a list as an annex shows them, by their numbers.
func (a *app) items(ctx context.Context, lines []registry.DecisionLine) ([]paper.Item, error) {
	ids := make([]registry.DatasetID, len(lines))
	for i, l := range lines {
		ids[i] = l.Dataset
	}
	seen, orgs, err := a.printed(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []paper.Item
	for i, s := range seen {
		if s == nil {
			continue
		}
		it := paper.Item{No: lines[i].AnnexNo, Code: s.Code, Title: s.Title, Owner: orgs[s.Owner], Edition: lines[i].Edition, Formats: strings.Join(s.Formats, ", "),
			Frequency: say("vi", "frequency."+string(s.UpdateFrequency), nil), LegalBasis: strings.Join(s.LegalBasis, "; "), Theme: say("vi", "paper.noTheme", nil)}
		if t := registry.ThemeByCode(s.Theme); t != nil {
			it.Theme = t.Title
		}
		out = append(out, it)
	}
	slices.SortStableFunc(out, func(x, y paper.Item) int { return cmp.Compare(x.No, y.No) })
	return out, nil
}

// organizationNames are the names of all organizations in Vietnamese.
func (a *app) organizationNames(ctx context.Context) (map[registry.OrganizationID]string, error) {
	list, err := a.registry.Organizations(ctx)
	names := make(map[registry.OrganizationID]string, len(list))
	for _, o := range list {
		names[o.ID] = o.Name
	}
	return names, err
}

func (a *app) openDecision(ctx context.Context, h paper.Letterhead, in paperArgs) (*paper.Document, error) {
	list, err := a.openList(ctx, in)
	if err != nil {
		return nil, err
	}
	return paper.OpenDecision(h, list), nil
}

func (a *app) submissionLetter(ctx context.Context, h paper.Letterhead, in paperArgs) (*paper.Document, error) {
	list, err := a.openList(ctx, in)
	if err != nil {
		return nil, err
	}
	return paper.SubmissionLetter(h, list), nil
}

// reviewProtocol puts the verdicts of a span of days on record, those on datasets whose history the caller sees.
func (a *app) reviewProtocol(ctx context.Context, h paper.Letterhead, in paperArgs) (*paper.Document, error) {
	from, before, err := a.span(in)
	if err != nil {
		return nil, err
	}
	r := paper.Review{From: dayOf(from), To: dayOf(before.AddDate(0, 0, -1)), RuleSet: a.registry.RuleSet()}
	var owner registry.OrganizationID
	if in.Organization != "" {
		o, err := a.registry.OrganizationByCode(ctx, in.Organization)
		if err == nil && o == nil {
			err = &registry.Error{Op: "danhmuc.reviewProtocol", Kind: registry.KindNotFound, Code: "paper.noVerdicts"}
		}
		if err != nil {
			return nil, err
		}
		owner, r.Owner = o.ID, o.Name
	}
	verdicts, err := a.registry.VerdictsBetween(ctx, from, before, owner)
	if err == nil && len(verdicts) == 0 {
		err = &registry.Error{Op: "danhmuc.reviewProtocol", Kind: registry.KindNotFound, Code: "paper.noVerdicts"}
	}
	if err != nil {
		return nil, err
	}
	r.Lines, err = a.reviewLines(ctx, verdicts)
	return paper.ReviewProtocol(h, r), err
}

func (a *app) reviewLines(ctx context.Context, verdicts []*registry.Verdict) ([]paper.ReviewLine, error) {
	ids := make([]registry.DatasetID, len(verdicts))
	for i, v := range verdicts {
		ids[i] = v.Dataset
	}
	seen, orgs, err := a.printed(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []paper.ReviewLine
	for i, v := range verdicts {
		if seen[i] == nil {
			continue
		}
		reasons := nonEmpty(v.Comment)
		for _, f := range v.Findings {
			reasons = append(reasons, f.Message)
		}
		out = append(out, paper.ReviewLine{Code: seen[i].Code, Title: seen[i].Title, Owner: orgs[seen[i].Owner], Edition: v.Edition, Version: v.Version,
			Verdict: say("vi", "paper.verdict."+string(v.Transition), nil), Passed: v.Transition == registry.Approve, Returned: v.Transition != registry.Approve && v.Transition != registry.Reject,
			Reason: strings.Join(reasons, "; "), Date: dayOf(v.At.In(registry.Zone()))})
	}
	return out, nil
}

// span is the days that a paper is about: from the first moment of From until the first after To.
func (a *app) span(in paperArgs) (from, before time.Time, err error) {
	now := a.now().In(registry.Zone())
	last := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, registry.Zone())
	if in.To != "" {
		if last, err = parseDay(in.To); err != nil {
			return from, before, err
		}
	}
	if from = last.AddDate(0, 0, -30); in.From != "" {
		from, err = parseDay(in.From)
	}
	return from, last.AddDate(0, 0, 1), err
}

func parseDay(s string) (time.Time, error) {
	t, err := time.ParseInLocation(time.DateOnly, s, registry.Zone())
	if err != nil {
		return t, &registry.Error{Op: "danhmuc.paper", Kind: registry.KindInvalid, Code: "date.invalid", Params: map[string]any{"value": s}, Err: err}
	}
	return t, nil
}

func dayOf(t time.Time) paper.Date {
	return paper.Date{Day: t.Day(), Month: int(t.Month()), Year: t.Year()}
}

// paperDay reads YYYY-MM-DD; what is no day is none.
func paperDay(s string) paper.Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return paper.Date{}
	}
	return dayOf(t)
}

// latest is how many late datasets a report names one by one.
const latest = 100

// progressReport tells how far the departments are now, to who may see the progress of all.
func (a *app) progressReport(ctx context.Context, h paper.Letterhead, _ paperArgs) (*paper.Document, error) {
	if !a.registry.MayAct(ctx, registry.ActReadProgress, "") {
		return nil, &registry.Error{Op: "danhmuc.progressReport", Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	now := a.now()
	rep, err := a.progress.At(ctx, now)
	if err != nil {
		return nil, err
	}
	orgs, err := a.registry.Organizations(ctx)
	if err != nil {
		return nil, err
	}
	local := now.In(registry.Zone())
	p := paper.Progress{At: dayOf(local), Clock: local.Format("15:04"), Entry: int(rep.Entry), All: progressRow("", &rep.All)}
	for _, o := range orgs {
		if c := rep.Organizations[o.ID]; c != nil && c.Total > 0 {
			p.Rows = append(p.Rows, progressRow(o.Name, c))
		}
	}
	p.Overdue, err = a.overdue(ctx)
	return paper.ProgressReport(h, p), err
}

func (a *app) overdue(ctx context.Context) ([]paper.OverdueLine, error) {
	page, err := a.registry.Datasets(ctx, registry.Query{Filter: registry.Filter{Overdue: true}, Order: registry.ByDue, Limit: latest})
	if err != nil {
		return nil, err
	}
	seen, err := a.registry.DatasetsByID(ctx, page.IDs)
	if err != nil {
		return nil, err
	}
	orgs, err := a.organizationNames(ctx)
	if err != nil {
		return nil, err
	}
	var out []paper.OverdueLine
	for _, s := range seen {
		if s != nil {
			holder := registry.HolderOf(s)
			name := orgs[s.Owner]
			if holder != "" && holder != "holder.owner" { // what is published and stale waits for its owner
				name = say("vi", holder, nil)
			}
			out = append(out, paper.OverdueLine{Title: s.Title, Owner: orgs[s.Owner], Holder: name, Due: paperDay(a.registry.Terms().DueOf(&s.Dataset))})
		}
	}
	return out, nil
}

func progressRow(name string, c *progress.Counts) paper.ProgressRow {
	return paper.ProgressRow{Name: name, Total: c.Total, Delivered: c.Delivered, Draft: c.Draft, Reviewing: c.Submitted + c.InReview, Returned: c.ChangesRequested, Approved: c.Approved,
		Refused: c.Rejected, Published: c.Published, Overdue: c.Overdue}
}
