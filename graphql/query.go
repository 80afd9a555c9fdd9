package graphql

import (
	"context"
	"time"

	"danhmuc/registry"
)

func (a *api) queries() fields {
	return fields{
		"viewer":  root(func(ctx context.Context, _ Args) (any, error) { return &viewer{registry.ActorFrom(ctx)}, nil }),
		"node":    root(a.node),
		"dataset": root(a.dataset),
		"datasets": root(func(ctx context.Context, in Args) (any, error) {
			return a.list(ctx, in, filterOf(in.Input("filter")), orderOf(in))
		}),
		"reviewQueue":     root(a.reviewQueue),
		"organizations":   listed(func(ctx context.Context, _ Args) ([]*registry.Organization, error) { return a.r.Organizations(ctx) }),
		"work":            root(func(ctx context.Context, _ Args) (any, error) { return a.r.WorkOf(ctx) }),
		"candidates":      root(a.candidates),
		"progress":        root(a.progress),
		"submissions":     root(a.submissions),
		"rounds":          root(a.rounds),
		"decisions":       root(a.decisions),
		"letterhead":      root(a.letterhead),
		"columnConflicts": root(a.dictionary),
		"policyRules":     root(func(context.Context, Args) (any, error) { return pointers(a.r.Rules()), nil }),
		"policyTerms":     root(func(context.Context, Args) (any, error) { return pointers(a.r.Terms()), nil }),
		"ruleSets":        root(func(ctx context.Context, _ Args) (any, error) { return refsOf(a.r.RuleSets(ctx)) }),
		"changes":         root(a.changes),
		"changeKinds":     root(a.changeKinds),
		"checkpoint":      root(a.checkpoint),
		"jobs":            root(a.jobs),
		"job": root(func(ctx context.Context, in Args) (any, error) {
			return orNothing(a.r.JobByID(ctx, localID[registry.JobID]("Job", in.Text("id"))))
		}),
		"themes":   root(func(context.Context, Args) (any, error) { return pointers(registry.Themes()), nil }),
		"licences": root(func(context.Context, Args) (any, error) { return pointers(registry.Licences()), nil }),
		"accounts": listed(func(ctx context.Context, _ Args) ([]*registry.Account, error) { return a.r.Accounts(ctx) }),
		"accountAsOf": root(func(ctx context.Context, in Args) (any, error) {
			acc, err := a.r.AccountAsOf(ctx, localID[registry.AccountID]("Account", in.Text("id")), in.Time("at"))
			if err != nil {
				return orNothing[accountThen](nil, err)
			}
			return &accountThen{acc}, nil
		}),
		"tokens": root(func(ctx context.Context, _ Args) (any, error) { return refsOf(a.Tokens.List(ctx)) }),
		"feedback": listed(func(ctx context.Context, in Args) ([]*registry.Feedback, error) {
			return a.r.Feedbacks(ctx, localID[registry.DatasetID]("Dataset", in.Text("dataset")))
		}),
		"codeLists": root(a.codeLists),
		"roles":     root(func(context.Context, Args) (any, error) { return anyTexts(registry.Roles), nil }),
	}
}

// refsOf makes the list form of a backend's answer.
func refsOf[T any](list []*T, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	return refs(list), nil
}

func (a *api) node(ctx context.Context, in Args) (any, error) {
	typ, local, _ := ParseGlobalID(in.Text("id"))
	switch typ {
	case "Dataset":
		return orNothing(a.r.Dataset(ctx, registry.DatasetID(local), ""))
	case "Organization":
		list, err := a.r.OrganizationsByID(ctx, []registry.OrganizationID{registry.OrganizationID(local)})
		return firstOf(list, err)
	case "Account":
		return a.accountNode(ctx, registry.AccountID(local))
	case "Release":
		return orNothing(a.r.ReleaseByID(ctx, registry.ReleaseID(local)))
	case "File":
		rel, err := a.r.ReleaseByID(ctx, registry.ReleaseID(local))
		return orNothing(fileOfRelease(rel), err)
	case "Round":
		return orNothing(a.r.RoundByID(ctx, registry.RoundID(local)))
	case "Submission":
		return orNothing(a.r.SubmissionByID(ctx, registry.SubmissionID(local)))
	case "Decision":
		return orNothing(a.r.DecisionByID(ctx, registry.DecisionID(local)))
	case "Job":
		return orNothing(a.r.JobByID(ctx, registry.JobID(local)))
	case "Notice":
		return orNothing(a.r.NoticeByID(ctx, registry.NoticeID(local)))
	case "Task":
		return orNothing(a.r.TaskByID(ctx, registry.TaskID(local)))
	case "Supplement":
		list, err := a.r.Supplements(ctx, registry.SupplementFilter{})
		return among(list, err, func(s *registry.Supplement) bool { return string(s.ID) == local })
	case "TaskForce":
		list, err := a.r.TaskForces(ctx)
		return among(list, err, func(f *registry.TaskForce) bool { return string(f.ID) == local })
	case "Feedback":
		return a.feedbackNode(ctx, registry.FeedbackID(local))
	}
	return nil, nil
}

func firstOf[T any](list []*T, err error) (any, error) {
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return orNil(list[0]), nil
}

// accountNode shows an account to itself and to who manages accounts.
func (a *api) accountNode(ctx context.Context, id registry.AccountID) (any, error) {
	if id != registry.ActorFrom(ctx).Account && !a.r.MayAct(ctx, registry.ActManage, "") {
		return nil, nil
	}
	return orNothing(a.r.Account(ctx, id))
}

func (a *api) feedbackNode(ctx context.Context, id registry.FeedbackID) (any, error) {
	list, err := a.r.Feedbacks(ctx, "")
	for _, f := range list {
		if f.ID == id {
			return f, nil
		}
	}
	return nil, err
}

func (a *api) dataset(ctx context.Context, in Args) (any, error) {
	id := localID[registry.DatasetID]("Dataset", in.Text("id"))
	if id == "" && in.Text("code") == "" {
		return nil, nil
	}
	return orNothing(a.r.Dataset(ctx, id, in.Text("code")))
}

// datasetPage is a page of datasets with the query it came from, for facets, which are counted only when asked for.
type datasetPage struct {
	page[registry.Seen]
	query registry.Query
	asOf  uint64
}

func (a *api) list(ctx context.Context, in Args, f registry.Filter, order registry.Query) (any, error) {
	w, err := windowOf(in)
	if err != nil {
		return nil, err
	}
	q := order
	q.Filter, q.Offset, q.Limit = f, w.offset, w.limit
	found, err := a.r.Datasets(ctx, q)
	if err != nil {
		return nil, err
	}
	seen, err := a.r.DatasetsByID(ctx, found.IDs)
	if err != nil {
		return nil, err
	}
	return &datasetPage{page: *newPage(seen, w.offset, found.Total), query: q, asOf: found.AsOf}, nil
}

// reviewQueue is what waits for reviewers, the oldest first, for who may see it.
func (a *api) reviewQueue(ctx context.Context, in Args) (any, error) {
	if !a.r.MayAct(ctx, registry.ActReadQueue, "") {
		return nil, &registry.Error{Op: "graphql.reviewQueue", Kind: registry.KindForbidden, Code: "queue.notYours"}
	}
	f := filterOf(in.Input("filter"))
	if len(f.Review) == 0 {
		f.Review = []registry.ReviewStatus{registry.Submitted, registry.InReview}
	}
	var err error
	if f.Except, err = a.r.Awaiting(ctx); err != nil {
		return nil, err
	}
	return a.list(ctx, in, f, registry.Query{Order: registry.BySubmitted})
}

func orderOf(in Args) registry.Query {
	if !in.Has("orderBy") {
		return registry.Query{Order: registry.ByUpdated, Desc: true}
	}
	o := in.Input("orderBy")
	return registry.Query{Order: registry.OrderField(o.Text("field")), Desc: o.Text("direction") == "DESC"}
}

func filterOf(f Args) registry.Filter {
	return registry.Filter{
		Text: f.Text("text"), Owner: argTexts[string](f, "owner"), Theme: argTexts[string](f, "theme"),
		Sharing: argTexts[registry.Sharing](f, "sharing"), Importance: argTexts[registry.Importance](f, "importance"),
		Personal: argTexts[registry.PersonalData](f, "personalData"), Review: argTexts[registry.ReviewStatus](f, "reviewStatus"),
		Quality: argTexts[registry.QualityStatus](f, "qualityStatus"), Publication: argTexts[registry.PublicationStatus](f, "publicationStatus"),
		Next: argTexts[registry.PublicationStatus](f, "nextPublication"), Frequency: argTexts[registry.Frequency](f, "updateFrequency"),
		Step: argTexts[string](f, "step"), Code: argTexts[string](f, "code"), Overdue: f.Bool("overdue"),
		Delivered: givenBool(f, "delivered"), InForce: givenBool(f, "inForce"),
	}
}

// checkpoint is the log's signed head; the public gets none.
func (a *api) checkpoint(ctx context.Context, _ Args) (any, error) {
	if a.Checkpoint == nil || registry.ActorFrom(ctx).Anonymous() {
		return nil, nil
	}
	c, err := a.Deps.Checkpoint(ctx)
	return orNil(c), err
}

// decisions are a page of the decisions that the caller may see, newest first.
func (a *api) decisions(ctx context.Context, in Args) (any, error) {
	all, err := a.r.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	return pageBelow(all, in, func(d *registry.Decision) string { return string(d.ID) })
}

func (a *api) jobs(ctx context.Context, in Args) (any, error) {
	f := in.Input("filter")
	all, err := a.r.Jobs(ctx, registry.JobFilter{Kinds: argTexts[string](f, "kind"), Statuses: argTexts[registry.JobStatus](f, "status"),
		Dataset: localID[registry.DatasetID]("Dataset", f.Text("dataset"))}, maxListed)
	if err != nil {
		return nil, err
	}
	return pageOf(all, in)
}

// maxListed bounds lists that the backend reads whole to cut a page from.
const maxListed = 10_000

// asOfOf reads a version and a time of which a caller may give either.
func asOfOf(in Args) (version int, at time.Time) { return in.Int("version"), in.Time("time") }
