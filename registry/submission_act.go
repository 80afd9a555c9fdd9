package registry

import (
	"context"
	"errors"
	"slices"
	"strconv"
)

// ConfirmList is the word of a department's leader that the list is the department's. Who sent it does not confirm it.
//
// Errors: NotFound; Conflict for a stale version; Forbidden; Invalid when it is no longer to be confirmed.
func (r *Registry) ConfirmList(ctx context.Context, id SubmissionID, expected int) (*Submission, error) {
	return r.changeList(ctx, "registry.ConfirmList", id, expected, func(t *tx, s *Submission, before []byte) error {
		if err := t.may(ActConfirmList, s.Organization, "submission.confirm.notYours"); err != nil {
			return err
		}
		if s.State != ListSent {
			return t.notNow(s)
		}
		if s.SentBy == t.actor.Account {
			return &Error{Op: t.op, Kind: KindForbidden, Violations: []Violation{{Code: "submission.confirm.own", Path: []string{"id"}, Rule: "separation-of-duties"}}}
		}
		now := t.now
		s.State, s.ConfirmedBy, s.ConfirmedAt = ListConfirmed, t.actor.Account, &now
		s.Version++
		if _, err := t.save("submission.confirm", string(s.ID), s.Version, key(familySubmission, string(s.ID)), before, s, note{}); err != nil {
			return err
		}
		return t.release(s)
	})
}

// release lets reviewers see the lines.
func (t *tx) release(s *Submission) error {
	for _, l := range s.Lines {
		if err := t.unawait(l.Dataset); err != nil {
			return err
		}
	}
	return nil
}

// unawait forgets that a dataset's list waits for its leader.
func (t *tx) unawait(id DatasetID) error {
	k := key(familyAwaiting, string(id))
	if raw, err := t.Get(k); err != nil || raw == nil {
		return err
	}
	return t.Delete(k)
}

// awaited refuses a reviewer's step on a dataset whose list waits for its leader.
func (t *tx) awaited(id DatasetID, to Transition) error {
	if to != StartReview && !slices.Contains(verdicts, to) {
		return nil
	}
	raw, err := t.Get(key(familyAwaiting, string(id)))
	if err != nil || raw == nil {
		return err
	}
	return invalid(t.op, Violation{Code: "submission.unconfirmed", Path: []string{"to"}})
}

// WithdrawList takes a list back: every line is RECALLed. Once a reviewer has taken or decided a line it is too late; single
// lines that still wait can be recalled for themselves.
//
// Errors: NotFound; Conflict for a stale version; Forbidden; Invalid when review has begun or no reason is given.
func (r *Registry) WithdrawList(ctx context.Context, id SubmissionID, expected int, reason string) (*Submission, error) {
	reason = text(reason)
	return r.changeList(ctx, "registry.WithdrawList", id, expected, func(t *tx, s *Submission, _ []byte) error {
		if err := t.may(ActSubmitList, s.Organization, "submission.notYours"); err != nil {
			return err
		}
		if !s.Open() {
			return t.notNow(s)
		}
		if reason == "" {
			return invalid(t.op, Violation{Code: "transition.reasonRequired", Path: []string{"reason"}})
		}
		for i := range s.Lines {
			if err := t.recallLine(s, &s.Lines[i]); err != nil {
				return err
			}
		}
		if err := t.release(s); err != nil {
			return err
		}
		return t.endList(s, "submission.withdraw", ListWithdrawn, reason)
	})
}

func (t *tx) recallLine(s *Submission, l *SubmissionLine) error {
	var d Dataset
	before, err := get(t, key(familyDataset, string(l.Dataset)), &d)
	if err != nil {
		return err
	}
	state, err := lineState(t, l, &d)
	if err != nil {
		return err
	}
	switch state {
	case LineRecalled:
		return nil
	case LinePending:
		return t.transition(&d, before, TransitionInput{ID: d.ID, To: Recall, list: s.ID})
	}
	return invalid(t.op, Violation{Code: "submission.begun", Path: []string{"id"}, Params: map[string]any{"code": d.Code}})
}

// notNow says why a list that is not open can't be changed.
func (t *tx) notNow(s *Submission) error {
	return invalid(t.op, Violation{Code: "submission.state." + string(s.State), Path: []string{"id"}})
}

// changeList runs fn on a list that the actor may read, under its version.
func (r *Registry) changeList(ctx context.Context, op string, id SubmissionID, expected int, fn func(*tx, *Submission, []byte) error) (*Submission, error) {
	var s *Submission
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		s = new(Submission)
		before, err := get(t, key(familySubmission, string(id)), s)
		if err != nil {
			return err
		}
		if before == nil || !r.listSeen(t.actor, s) {
			return notFound(op, string(id))
		}
		a, err := t.replay()
		if err != nil || a != nil {
			return err
		}
		if s.Version != expected {
			return stale(op, string(id), expected, s.Version)
		}
		if err := fn(t, s, before); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(s.ID), s.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// LineVerdict is what a reviewer says of one line.
type LineVerdict struct {
	Dataset  DatasetID
	Expected int // version of the dataset as the reviewer saw it, 0 for the version that the list froze, whoever holds it
	Verdict  Transition
	Comment  string
	Findings []Finding
}

// Rest is one verdict for all lines without one.
type Rest struct {
	Verdict Transition // empty leaves them open
	Comment string
}

// DecideList gives the named lines their verdicts and, if asked, all that is left one more, in one act: with one refusal nothing
// is written and every line that does not pass is told. Lines that are named by nobody stay open.
//
// Errors: NotFound; Conflict for a stale version of the list or of a line; Forbidden; Invalid. Violations stand under lines and
// the place in the input, or under rest.
func (r *Registry) DecideList(ctx context.Context, id SubmissionID, expected int, lines []LineVerdict, rest Rest) (*Submission, error) {
	return r.changeList(ctx, "registry.DecideList", id, expected, func(t *tx, s *Submission, _ []byte) error {
		if err := t.may(ActDecideList, s.Organization, "submission.decide.notYours"); err != nil {
			return err
		}
		if !s.Open() {
			return t.notNow(s)
		}
		if s.Awaits() {
			return invalid(t.op, Violation{Code: "submission.unconfirmed", Path: []string{"id"}})
		}
		if len(lines) == 0 && rest.Verdict == "" {
			return invalid(t.op, Violation{Code: "submission.verdicts.required", Path: []string{"lines"}})
		}
		return t.decideList(s, lines, rest)
	})
}

func (t *tx) decideList(s *Submission, lines []LineVerdict, rest Rest) error {
	frozen := make(map[DatasetID]*SubmissionLine, len(s.Lines))
	for i := range s.Lines {
		frozen[s.Lines[i].Dataset] = &s.Lines[i]
	}
	g := gathering{tx: t, list: s.ID}
	named := map[DatasetID]bool{}
	for i, in := range lines {
		path := []string{"lines", strconv.Itoa(i)}
		l := frozen[in.Dataset]
		switch {
		case l == nil:
			g.add(path, Violation{Code: "submission.line.unknown"})
		case named[in.Dataset]:
			g.add(path, Violation{Code: "submission.line.twice"})
		default:
			named[in.Dataset] = true
			if err := g.decide(l, in, path, true); err != nil {
				return err
			}
		}
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		if rest.Verdict == "" || named[l.Dataset] {
			continue
		}
		if err := g.decide(l, LineVerdict{Dataset: l.Dataset, Verdict: rest.Verdict, Comment: rest.Comment}, []string{"rest"}, false); err != nil {
			return err
		}
	}
	return g.err()
}

// gathering makes verdicts one after the other and keeps every refusal.
type gathering struct {
	*tx
	list     SubmissionID
	refused  []Violation
	conflict bool
}

func (g *gathering) add(path []string, v ...Violation) {
	for _, one := range v {
		one.Path = append(slices.Clone(path), one.Path...)
		g.refused = append(g.refused, one)
	}
}

func (g *gathering) err() error {
	if len(g.refused) == 0 {
		return nil
	}
	kind := KindInvalid
	if g.conflict {
		kind = KindConflict
	}
	return &Error{Op: g.op, Kind: kind, Violations: g.refused}
}

// decide gives one line its verdict; asked is false for the rest, of which only what is open is meant.
func (g *gathering) decide(l *SubmissionLine, in LineVerdict, path []string, asked bool) error {
	var d Dataset
	before, err := get(g, key(familyDataset, string(l.Dataset)), &d)
	if err != nil {
		return err
	}
	switch {
	case !l.openOn(&d) && !asked:
		return nil
	case !l.openOn(&d):
		g.conflict = true
		g.add(path, Violation{Code: "submission.line.closed", Params: map[string]any{"code": d.Code}})
		return nil
	case in.Expected != 0 && in.Expected != d.Version:
		g.conflict = true
		g.add(path, Violation{Code: "version.stale", Params: map[string]any{"expected": in.Expected, "current": d.Version}})
		return nil
	case !slices.Contains(verdicts, in.Verdict):
		g.add(path, Violation{Code: "value.unknown", Path: []string{"verdict"}, Params: map[string]any{"value": string(in.Verdict)}})
		return nil
	}
	if in.Comment = text(in.Comment); in.Verdict == RequestChanges && len(in.Findings) == 0 && in.Comment != "" {
		in.Findings = []Finding{{Message: in.Comment}}
	}
	err = g.transition(&d, before, TransitionInput{ID: d.ID, To: in.Verdict, Comment: in.Comment, Findings: in.Findings, list: g.list})
	var e *Error
	if err == nil || !errors.As(err, &e) || e.Kind == KindInternal || e.Kind == KindUnavailable {
		return err
	}
	g.conflict = g.conflict || e.Kind == KindConflict
	for _, v := range e.at() {
		if v.Params == nil {
			v.Params = map[string]any{}
		}
		if _, has := v.Params["code"]; !has {
			v.Params["code"] = d.Code
		}
		g.add(path, v)
	}
	return nil
}
