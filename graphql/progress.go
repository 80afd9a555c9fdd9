package graphql

import (
	"context"
	"slices"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/progress"
)

// progressView is the counts that the caller may see, with organizations in a fixed order.
type progressView struct {
	*progress.Report
	rows     []organizationRow
	whole    bool // of all organizations
	complete int
	forecast *progress.Forecast
}

type organizationRow struct {
	organization registry.OrganizationID
	progress.Counts
}

type statusCount struct {
	status registry.ReviewStatus
	count  int
}

// progress counts as of an instant. Who may not see the counts of all sees those of their own organization.
func (a *api) progress(ctx context.Context, in Args) (any, error) {
	actor := registry.ActorFrom(ctx)
	if actor.Anonymous() {
		return nil, registry.SignInRequired("graphql.progress", actor)
	}
	at := in.Time("asOf")
	if at.IsZero() {
		at = time.Now()
	}
	rep, err := a.counted(ctx, in, at)
	if err != nil {
		return nil, err
	}
	whole := a.r.MayAct(ctx, registry.ActReadProgress, "")
	if !whole {
		rep = onlyOf(rep, actor.Organization)
	}
	v := &progressView{Report: rep, whole: whole}
	for _, id := range sortedIDs(rep.Organizations) {
		row := organizationRow{id, *rep.Organizations[id]}
		if v.rows = append(v.rows, row); row.Delivered == row.Total {
			v.complete++
		}
	}
	if whole {
		v.forecast = progress.ForecastOf(rep.Days, rep.All.Total-rep.All.Approved, registry.Today(at))
	}
	return v, nil
}

// counted counts all datasets, or those that stand on the lists of a round which the caller may read.
func (a *api) counted(ctx context.Context, in Args, at time.Time) (*progress.Report, error) {
	if !in.Has("round") {
		return a.Progress.At(ctx, at)
	}
	only, err := a.r.ListedIn(ctx, roundID(in.Text("round")), at)
	if err != nil {
		return nil, err
	}
	return a.Progress.Among(ctx, at, only)
}

func onlyOf(rep *progress.Report, id registry.OrganizationID) *progress.Report {
	out := &progress.Report{At: rep.At, Entry: rep.Entry, Organizations: map[registry.OrganizationID]*progress.Counts{}}
	if own := rep.Organizations[id]; own != nil {
		out.All, out.Organizations[id] = *own, own
	}
	return out
}

func sortedIDs[K ~string, V any](m map[K]V) []K {
	ids := make([]K, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func statusCounts(p *progressView) []statusCount {
	c := p.All
	return []statusCount{{registry.Draft, c.Draft}, {registry.Submitted, c.Submitted}, {registry.InReview, c.InReview},
		{registry.ChangesRequested, c.ChangesRequested}, {registry.Approved, c.Settled}, {registry.Rejected, c.Rejected}}
}

// progressTypes are the counts of the leader's page.
func (a *api) progressTypes() typeTable {
	type report = progressView
	type row = organizationRow
	return typeTable{
		"Progress": {
			"asOf":        moment(func(p *report) time.Time { return p.At }),
			"entry":       long(func(p *report) int64 { return int64(p.Entry) }),
			"total":       integer(func(p *report) int { return p.All.Total }),
			"delivered":   integer(func(p *report) int { return p.All.Delivered }),
			"approved":    integer(func(p *report) int { return p.All.Approved }),
			"loaded":      integer(func(p *report) int { return p.All.Loaded }),
			"live":        integer(func(p *report) int { return p.All.Live }),
			"published":   integer(func(p *report) int { return p.All.Published }),
			"open":        integer(func(p *report) int { return p.All.Open }),
			"overdue":     integer(func(p *report) int { return p.All.Overdue }),
			"members":     integer(func(p *report) int { return p.All.Members }),
			"openMembers": integer(func(p *report) int { return p.All.OpenMembers }),
			"dueSoon":     integer(func(p *report) int { return p.All.DueSoon }),
			"complete":    integer(func(p *report) int { return p.complete }),
			"units":       integer(func(p *report) int { return len(p.rows) }),
			"week": call(func(_ context.Context, p *report, _ Args) (any, error) {
				if !p.whole {
					return nil, nil
				}
				return &p.Week, nil
			}),
			"baseline":      call(func(ctx context.Context, _ *report, _ Args) (any, error) { return orNothing(a.r.Baseline(ctx)) }),
			"forecast":      call(func(_ context.Context, p *report, _ Args) (any, error) { return orNothing(p.forecast, nil) }),
			"organizations": objects(func(p *report) []organizationRow { return p.rows }),
			"statuses":      objects(statusCounts),
			"days":          objects(func(p *report) []progress.Day { return p.Days }),
		},
		"OrganizationProgress": {
			"organization":     ref(func(r *row) registry.OrganizationID { return r.organization }, a.organizations),
			"total":            integer(func(r *row) int { return r.Total }),
			"draft":            integer(func(r *row) int { return r.Draft }),
			"submitted":        integer(func(r *row) int { return r.Submitted }),
			"inReview":         integer(func(r *row) int { return r.InReview }),
			"changesRequested": integer(func(r *row) int { return r.ChangesRequested }),
			"approved":         integer(func(r *row) int { return r.Approved }),
			"rejected":         integer(func(r *row) int { return r.Rejected }),
			"published":        integer(func(r *row) int { return r.Published }),
			"delivered":        integer(func(r *row) int { return r.Delivered }),
			"overdue":          integer(func(r *row) int { return r.Overdue }),
			"members":          integer(func(r *row) int { return r.Members }),
			"dueSoon":          integer(func(r *row) int { return r.DueSoon }),
		},
		"WeekMoved": {
			"total":     integer(func(c *progress.Counts) int { return c.Total }),
			"delivered": integer(func(c *progress.Counts) int { return c.Delivered }),
			"approved":  integer(func(c *progress.Counts) int { return c.Approved }),
			"loaded":    integer(func(c *progress.Counts) int { return c.Loaded }),
			"live":      integer(func(c *progress.Counts) int { return c.Live }),
			"published": integer(func(c *progress.Counts) int { return c.Published }),
			"overdue":   integer(func(c *progress.Counts) int { return c.Overdue }),
		},
		"Baseline": {
			"version":   integer(func(b *registry.Baseline) int { return b.Version }),
			"date":      text(func(b *registry.Baseline) string { return b.Date }),
			"total":     integer(func(b *registry.Baseline) int { return b.Total }),
			"delivered": integer(func(b *registry.Baseline) int { return b.Delivered }),
			"complete":  integer(func(b *registry.Baseline) int { return b.Complete }),
			"units":     integer(func(b *registry.Baseline) int { return b.Units }),
			"source":    text(func(b *registry.Baseline) string { return b.Source }),
			"setAt":     moment(func(b *registry.Baseline) time.Time { return b.SetAt }),
		},
		"Forecast": {
			"early":  text(func(f *progress.Forecast) string { return f.Early }),
			"likely": text(func(f *progress.Forecast) string { return f.Likely }),
			"late":   text(func(f *progress.Forecast) string { return f.Late }),
			"pace":   float(func(f *progress.Forecast) float64 { return f.Pace }),
			"tested": integer(func(f *progress.Forecast) int { return f.Tested }),
			"inside": integer(func(f *progress.Forecast) int { return f.Inside }),
		},
		"StatusCount": {
			"status": text(func(s *statusCount) registry.ReviewStatus { return s.status }),
			"count":  integer(func(s *statusCount) int { return s.count }),
		},
		"DayCount": {
			"date":       text(func(d *progress.Day) string { return d.Date }),
			"registered": integer(func(d *progress.Day) int { return d.Registered }),
			"delivered":  integer(func(d *progress.Day) int { return d.Delivered }),
			"submitted":  integer(func(d *progress.Day) int { return d.Submitted }),
			"approved":   integer(func(d *progress.Day) int { return d.Approved }),
			"published":  integer(func(d *progress.Day) int { return d.Published }),
		},
	}
}
