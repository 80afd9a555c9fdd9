package graphql

import (
	"context"
	"slices"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/check"
)

// submissionTypes are rounds, departments' lists and their lines.
func (a *api) submissionTypes() typeTable {
	type round = registry.Round
	type line = registry.ListLine
	return typeTable{
		"Round": {
			"id":       id("Round", func(r *round) registry.RoundID { return r.ID }),
			"version":  integer(func(r *round) int { return r.Version }),
			"title":    text(func(r *round) string { return r.Title }),
			"opens":    text(func(r *round) string { return r.Opens }),
			"due":      text(func(r *round) string { return r.Due }),
			"lateRule": text(func(r *round) registry.LateRule { return r.LateRule }),
			"confirm":  boolean(func(r *round) bool { return r.Confirm }),
			"organizations": call(func(ctx context.Context, r *round, _ Args) (any, error) {
				return refsOf(a.r.OrganizationsByID(ctx, r.Organizations))
			}),
			"submitted": call(a.submitted),
			"createdAt": moment(func(r *round) time.Time { return r.CreatedAt }),
		},
		"RoundConnection":          connectionFields[round](),
		"RoundEdge":                edgeFields[round](),
		"Submission":               a.submissionFields(),
		"SubmissionConnection":     connectionFields[registry.Submission](),
		"SubmissionEdge":           edgeFields[registry.Submission](),
		"SubmissionLine":           a.lineFields(),
		"SubmissionLineConnection": connectionFields[line](),
		"SubmissionLineEdge":       edgeFields[line](),
		"LineCount": {
			"state": text(func(c *lineCount) registry.LineState { return c.state }),
			"count": integer(func(c *lineCount) int { return c.count }),
		},
		"LineCause": {
			"key":     text(func(c *lineCause) string { return c.Key() }),
			"label":   call(func(ctx context.Context, c *lineCause, _ Args) (any, error) { return a.causeLabel(ctx, c.Cause), nil }),
			"blocks":  boolean(func(c *lineCause) bool { return c.Error }),
			"count":   integer(func(c *lineCause) int { return c.count }),
			"sampled": integer(func(c *lineCause) int { return c.sampled }),
		},
		"SubmissionPayload": {
			"submission": object(func(p *submissionPayload) *registry.Submission { return p.record }),
			"current":    object(func(p *submissionPayload) *registry.Submission { return p.current }),
			"userErrors": objects(func(p *submissionPayload) []UserError { return p.errors }),
		},
		"RoundPayload": payloadFields[round]("round"),
	}
}

type submissionPayload struct {
	payload[registry.Submission]
	current *registry.Submission // the list as it is now, when an act came too late
}

// lineCount is how many lines stand at a state, lineCause how many open lines one cause holds up.
type lineCount struct {
	state registry.LineState
	count int
}

type lineCause struct {
	registry.Cause
	count, sampled int
}

func (a *api) submissionFields() fields {
	type list = registry.Submission
	may := func(act registry.Action, now func(*list) bool) field {
		return call(func(ctx context.Context, s *list, _ Args) (any, error) {
			return now(s) && a.r.MayAct(ctx, act, s.Organization), nil
		})
	}
	other := func(get func(*list) registry.SubmissionID) field {
		return call(func(ctx context.Context, s *list, _ Args) (any, error) {
			if get(s) == "" {
				return nil, nil
			}
			return orNothing(a.r.SubmissionByID(ctx, get(s)))
		})
	}
	return fields{
		"id":           id("Submission", func(s *list) registry.SubmissionID { return s.ID }),
		"number":       integer(func(s *list) int { return s.Number }),
		"version":      integer(func(s *list) int { return s.Version }),
		"organization": ref(func(s *list) registry.OrganizationID { return s.Organization }, a.organizations),
		"round": call(func(ctx context.Context, s *list, _ Args) (any, error) {
			if s.Round == "" {
				return nil, nil
			}
			return orNothing(a.r.RoundByID(ctx, s.Round))
		}),
		"state":       call(func(ctx context.Context, s *list, _ Args) (any, error) { return texted(a.r.Standing(ctx, s)) }),
		"awaits":      boolean(func(s *list) bool { return s.Awaits() }),
		"late":        boolean(func(s *list) bool { return s.Late }),
		"hash":        text(func(s *list) string { return s.Hash }),
		"sentAt":      moment(func(s *list) time.Time { return s.SentAt }),
		"sentBy":      ref(func(s *list) registry.AccountID { return s.SentBy }, a.names),
		"confirmedAt": momentOr(func(s *list) *time.Time { return s.ConfirmedAt }),
		"confirmedBy": ref(func(s *list) registry.AccountID { return s.ConfirmedBy }, a.names),
		"endedAt":     momentOr(func(s *list) *time.Time { return s.EndedAt }),
		"reason":      maybe(func(s *list) string { return s.Reason }),
		"previous":    other(func(s *list) registry.SubmissionID { return s.Previous }),
		"newest": call(func(ctx context.Context, s *list, _ Args) (any, error) {
			return orNothing(a.r.NewestSubmission(ctx, s))
		}),
		"total":  integer(func(s *list) int { return len(s.Lines) }),
		"counts": call(a.lineCounts),
		"changedCount": integer(func(s *list) int {
			n := 0
			for _, l := range s.Lines {
				if !l.Carried {
					n++
				}
			}
			return n
		}),
		"causes": call(a.causes),
		"lines":  call(a.listLines),
		"canConfirm": call(func(ctx context.Context, s *list, _ Args) (any, error) {
			return s.State == registry.ListSent && s.SentBy != registry.ActorFrom(ctx).Account && a.r.MayAct(ctx, registry.ActConfirmList, s.Organization), nil
		}),
		"canWithdraw": may(registry.ActSubmitList, func(s *list) bool { return s.Open() }),
		"canDecide":   may(registry.ActDecideList, func(s *list) bool { return s.Open() && !s.Awaits() }),
	}
}

// texted is a state as a text.
func texted[S ~string](s S, err error) (any, error) { return string(s), err }

func (a *api) lineFields() fields {
	type line = registry.ListLine
	return fields{
		"no":       integer(func(l *line) int { return l.No }),
		"dataset":  ref(func(l *line) registry.DatasetID { return l.Dataset }, a.datasets),
		"id":       id("Dataset", func(l *line) registry.DatasetID { return l.Dataset }),
		"code":     text(func(l *line) string { return l.Code }),
		"title":    text(func(l *line) string { return l.Title }),
		"sharing":  text(func(l *line) registry.Sharing { return l.Sharing }),
		"edition":  integer(func(l *line) int { return l.Edition }),
		"version":  integer(func(l *line) int { return l.SubmissionLine.Version }),
		"current":  integer(func(l *line) int { return l.Current }),
		"hash":     text(func(l *line) string { return l.Hash }),
		"state":    text(func(l *line) registry.LineState { return l.State }),
		"cause":    text(func(l *line) string { return l.Cause.Key() }),
		"sampled":  boolean(func(l *line) bool { return l.Sampled }),
		"carried":  boolean(func(l *line) bool { return l.Carried }),
		"isNew":    boolean(func(l *line) bool { return l.Before == 0 }),
		"changed":  call(a.lineChanges),
		"reviewer": ref(func(l *line) registry.AccountID { return l.Reviewer }, a.names),
		"due":      maybe(func(l *line) string { return l.Due }),
		"verdict": call(func(ctx context.Context, l *line, _ Args) (any, error) {
			v, err := a.r.VerdictOn(ctx, l)
			if err != nil || v == nil {
				return nil, err
			}
			return &verdict{Verdict: v, edition: v.Edition}, nil
		}),
	}
}

// causeLabel says what stands against a line, without what differs from line to line.
func (a *api) causeLabel(ctx context.Context, c registry.Cause) string {
	switch {
	case c.Finding != "":
		if s := check.CauseTitle(languageFrom(ctx), c.Finding); s != "" {
			return s
		}
		return a.sayOr(ctx, "cause."+c.Rule, nil, c.Finding)
	case c.Rule == "":
		return a.say(ctx, "cause.clean", nil)
	}
	return a.sayOr(ctx, "cause."+c.Rule, nil, a.say(ctx, c.Code, nil))
}

// lineChanges are what differs from what a list before said of the dataset.
func (a *api) lineChanges(ctx context.Context, l *registry.ListLine, _ Args) (any, error) {
	out := a.fieldChanges(ctx, l.Differs)
	if slices.Contains(l.Changed, "file") {
		out = append(out, fieldChange{path: "file", label: a.sayOr(ctx, "field.file", nil, "file")})
	}
	return pointers(out), nil
}

func (a *api) lineCounts(ctx context.Context, s *registry.Submission, _ Args) (any, error) {
	c, err := a.r.CountLines(ctx, s)
	if err != nil {
		return nil, err
	}
	out := make([]lineCount, len(registry.LineStates))
	for i, state := range registry.LineStates {
		out[i] = lineCount{state, c.States[state]}
	}
	return pointers(out), nil
}

// causes group a list's open lines, those that block first, then by count; the clean ones stand last.
func (a *api) causes(ctx context.Context, s *registry.Submission, _ Args) (any, error) {
	lines, err := a.r.LinesOf(ctx, s)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var out []lineCause
	for _, l := range lines {
		if !l.Open() {
			continue
		}
		i, ok := at[l.Cause.Key()]
		if !ok {
			i = len(out)
			at[l.Cause.Key()], out = i, append(out, lineCause{Cause: l.Cause})
		}
		if out[i].count++; l.Sampled {
			out[i].sampled++
		}
	}
	slices.SortStableFunc(out, func(x, y lineCause) int {
		if x.rank() != y.rank() {
			return x.rank() - y.rank()
		}
		return y.count - x.count
	})
	return pointers(out), nil
}

func (c lineCause) rank() int {
	switch {
	case c.Error:
		return 0
	case c.Rule != "":
		return 1
	}
	return 2
}

func (a *api) listLines(ctx context.Context, s *registry.Submission, in Args) (any, error) {
	all, err := a.r.LinesOf(ctx, s)
	if err != nil {
		return nil, err
	}
	f := in.Input("filter")
	states, cause := argTexts[registry.LineState](f, "state"), f.Text("cause")
	kept := make([]*registry.ListLine, 0, len(all))
	for _, l := range all {
		if len(states) > 0 && !slices.Contains(states, l.State) || cause != "" && (!l.Open() || l.Cause.Key() != cause) ||
			f.Has("changed") && f.Bool("changed") == l.Carried || f.Has("sampled") && f.Bool("sampled") != l.Sampled {
			continue
		}
		kept = append(kept, l)
	}
	return pageOf(kept, in)
}

// submitted counts the departments whose list for a round the caller may read.
func (a *api) submitted(ctx context.Context, r *registry.Round, _ Args) (any, error) {
	list, err := a.r.Submissions(ctx, registry.SubmissionFilter{Round: r.ID})
	of := map[registry.OrganizationID]bool{}
	for _, s := range list {
		if s.State != registry.ListWithdrawn {
			of[s.Organization] = true
		}
	}
	return len(of), err
}

func (a *api) rounds(ctx context.Context, in Args) (any, error) {
	all, err := a.r.Rounds(ctx)
	if err != nil {
		return nil, err
	}
	return pageBelow(all, in, func(r *registry.Round) string { return string(r.ID) })
}

func (a *api) submissions(ctx context.Context, in Args) (any, error) {
	f := in.Input("filter")
	all, err := a.r.Submissions(ctx, registry.SubmissionFilter{Organization: argTexts[string](f, "organization"), Round: roundID(f.Text("round")),
		State: argTexts[registry.SubmissionState](f, "state"), Newest: f.Bool("newest")})
	if err != nil {
		return nil, err
	}
	return pageBelow(all, in, func(s *registry.Submission) string { return string(s.ID) })
}

func roundID(global string) registry.RoundID { return localID[registry.RoundID]("Round", global) }

func submissionID(global string) registry.SubmissionID {
	return localID[registry.SubmissionID]("Submission", global)
}

// submissionMutations are the acts on rounds and lists.
func (a *api) submissionMutations() fields {
	return fields{
		"openRound": record(a, func(ctx context.Context, in Args) (*registry.Round, error) {
			return a.r.OpenRound(ctx, roundInputOf(in.Input("input")))
		}),
		"updateRound": record(a, func(ctx context.Context, in Args) (*registry.Round, error) {
			return a.r.UpdateRound(ctx, roundID(in.Text("id")), in.Int("expectedVersion"), roundInputOf(in.Input("input")))
		}),
		"submitList": a.listing(func(ctx context.Context, in Args) (*registry.Submission, error) {
			var ids []registry.DatasetID
			for _, id := range argTexts[string](in, "datasets") {
				ids = append(ids, datasetID(id))
			}
			return a.r.SubmitList(ctx, in.Text("organization"), roundID(in.Text("round")), ids)
		}),
		"confirmList": a.listing(func(ctx context.Context, in Args) (*registry.Submission, error) {
			return a.r.ConfirmList(ctx, submissionID(in.Text("id")), in.Int("expectedVersion"))
		}),
		"withdrawList": a.listing(func(ctx context.Context, in Args) (*registry.Submission, error) {
			return a.r.WithdrawList(ctx, submissionID(in.Text("id")), in.Int("expectedVersion"), in.Text("reason"))
		}),
		"decideList": a.listing(func(ctx context.Context, in Args) (*registry.Submission, error) {
			return a.r.DecideList(ctx, submissionID(in.Text("id")), in.Int("expectedVersion"), lineVerdictsOf(in),
				registry.Rest{Verdict: registry.Transition(in.Text("rest")), Comment: in.Text("comment")})
		}),
	}
}

// listing is a mutation of one list; beside a conflict it shows the list as it is now.
func (a *api) listing(do func(ctx context.Context, in Args) (*registry.Submission, error)) field {
	return mutation(a, func(ctx context.Context, in Args) (*submissionPayload, error) {
		s, err := do(ctx, in)
		return &submissionPayload{payload: payload[registry.Submission]{record: s}}, err
	}, func(ctx context.Context, in Args, e *registry.Error, list []UserError) *submissionPayload {
		p := &submissionPayload{payload: payload[registry.Submission]{errors: list}}
		if e.Kind == registry.KindConflict && in.Has("id") {
			if now, err := a.r.SubmissionByID(ctx, submissionID(in.Text("id"))); err == nil {
				p.current = now
			}
		}
		return p
	})
}

func roundInputOf(in Args) registry.RoundInput {
	return registry.RoundInput{Title: in.Text("title"), Opens: in.Text("opens"), Due: in.Text("due"), LateRule: registry.LateRule(in.Text("lateRule")),
		Confirm: in.Bool("confirm"), Organizations: argTexts[string](in, "organizations")}
}

// lineVerdictsOf reads verdicts; a line without a comment of its own takes the common one.
func lineVerdictsOf(in Args) []registry.LineVerdict {
	var out []registry.LineVerdict
	for _, l := range in.Inputs("lines") {
		comment := l.Text("comment")
		if comment == "" {
			comment = in.Text("comment")
		}
		out = append(out, registry.LineVerdict{Dataset: datasetID(l.Text("dataset")), Expected: l.Int("expectedVersion"),
			Verdict: registry.Transition(l.Text("verdict")), Comment: comment, Findings: findingsOf(l)})
	}
	return out
}
