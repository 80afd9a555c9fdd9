package graphql

import (
	"context"
	"time"

	"danhmuc/registry"
)

// decisionTypes are decisions, their lines, and what the public has of a dataset.
func (a *api) decisionTypes() typeTable {
	type decision = registry.Decision
	return typeTable{
		"Decision": {
			"id":        id("Decision", func(d *decision) registry.DecisionID { return d.ID }),
			"number":    text(func(d *decision) string { return d.Number }),
			"date":      text(func(d *decision) string { return d.Date }),
			"signatory": text(func(d *decision) string { return d.Signatory }),
			"lines":     call(a.lines),
			"file":      object(fileOfDecision),
			"createdAt": moment(func(d *decision) time.Time { return d.CreatedAt }),
			"lineCount": call(func(ctx context.Context, d *decision, _ Args) (any, error) {
				lines, err := a.linesSeen(ctx, d)
				return len(lines), err
			}),
			"publishedCount": call(a.publishedCount),
			"version":        integer(func(d *decision) int { return d.Version }),
			"effectiveFrom":  text(func(d *decision) string { return d.From() }),
			"supersedes":     call(a.otherDecision(func(d *decision) registry.DecisionID { return d.Supersedes })),
			"supersededBy":   call(a.otherDecision(func(d *decision) registry.DecisionID { return d.SupersededBy })),
			"reviewDue":      call(a.checkDue(registry.Terms.ListDue)),
			"updateDue":      call(a.checkDue(registry.Terms.UpdateDue)),
		},
		"DecisionConnection": connectionFields[decision](),
		"DecisionEdge":       edgeFields[decision](),
		"DecisionLine": {
			"annexNo": integer(func(l *decisionLine) int { return l.AnnexNo }),
			"edition": integer(func(l *decisionLine) int { return l.Edition }),
			"dataset": object(func(l *decisionLine) *registry.Seen { return l.dataset }),
			"current": boolean(func(l *decisionLine) bool {
				return l.dataset.Publication.Decision == l.decision || l.dataset.Publication.Under == l.decision
			}),
		},
		"Publication": {
			"edition":     integer(func(p *publication) int { return p.Publication.Edition }),
			"release":     call(a.servedRelease),
			"decision":    call(a.decisionOf),
			"from":        momentOr(func(p *publication) *time.Time { return p.Publication.From }),
			"status":      text(func(p *publication) registry.PublicationStatus { return p.Publication.Status }),
			"reason":      maybe(func(p *publication) string { return p.Reason }),
			"withdrawnAt": momentOr(func(p *publication) *time.Time { return p.Publication.Withdrawn }),
			"address":     text(func(p *publication) string { return a.PublicURL + "/dataset/" + p.Code }),
		},
	}
}

func fileOfDecision(d *registry.Decision) *fileView {
	if d.File == nil {
		return nil
	}
	return &fileView{id: string(d.ID), ref: *d.File, at: d.CreatedAt, by: d.CreatedBy}
}

// decisionLine is one row of an annex whose dataset the caller may see.
type decisionLine struct {
	registry.DecisionLine
	decision registry.DecisionID
	dataset  *registry.Seen
}

// linesSeen are a decision's lines; one whose dataset is not for the caller to see is left out.
func (a *api) linesSeen(ctx context.Context, d *registry.Decision) ([]decisionLine, error) {
	ids := make([]registry.DatasetID, len(d.Lines))
	for i, l := range d.Lines {
		ids[i] = l.Dataset
	}
	seen, err := a.r.DatasetsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []decisionLine
	for i, s := range seen {
		if s != nil {
			out = append(out, decisionLine{DecisionLine: d.Lines[i], decision: d.ID, dataset: s})
		}
	}
	return out, nil
}

func (a *api) lines(ctx context.Context, d *registry.Decision, _ Args) (any, error) {
	lines, err := a.linesSeen(ctx, d)
	return pointers(lines), err
}

func (a *api) publishedCount(ctx context.Context, d *registry.Decision, _ Args) (any, error) {
	lines, err := a.linesSeen(ctx, d)
	n := 0
	for _, l := range lines {
		if l.dataset.Publication.Status == registry.Published && l.dataset.Publication.Under == d.ID {
			n++
		}
	}
	return n, err
}

// publication is what the public has of a dataset, with the dataset.
type publication struct{ *registry.Seen }

// publicationOf is null for what was never published.
func publicationOf(s *registry.Seen) *publication {
	if s.Publication.Edition == 0 || s.Publication.From == nil {
		return nil
	}
	return &publication{s}
}

func (a *api) servedRelease(ctx context.Context, p *publication, _ Args) (any, error) {
	if p.Publication.Release == "" {
		return nil, nil
	}
	return orNothing(a.r.ReleaseByID(ctx, p.Publication.Release))
}

func (a *api) decisionOf(ctx context.Context, p *publication, _ Args) (any, error) {
	if p.Publication.Under == "" {
		return nil, nil
	}
	return orNothing(a.r.DecisionByID(ctx, p.Publication.Under))
}

// otherDecision is the decision that one replaces or is replaced by, as the caller may see it.
func (a *api) otherDecision(id func(*registry.Decision) registry.DecisionID) func(context.Context, *registry.Decision, Args) (any, error) {
	return func(ctx context.Context, d *registry.Decision, _ Args) (any, error) {
		if id(d) == "" {
			return nil, nil
		}
		return orNothing(a.r.DecisionByID(ctx, id(d)))
	}
}

// checkDue is the day by which a decided list is looked at again, told to those who work with decisions.
func (a *api) checkDue(due func(registry.Terms, *registry.Decision) string) func(context.Context, *registry.Decision, Args) (any, error) {
	return func(ctx context.Context, d *registry.Decision, _ Args) (any, error) {
		if !a.r.MayAct(ctx, registry.ActReadQueue, "") {
			return nil, nil
		}
		return orNull(due(a.r.Terms(), d)), nil
	}
}
