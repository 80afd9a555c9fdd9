package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// TransitionInput asks for one step of one dataset.
type TransitionInput struct {
	ID       DatasetID
	Expected int // version
	To       Transition
	Comment  string
	Findings []Finding
	list     SubmissionID // the list that the step is made with, empty for none
}

// Transition makes one step of a dataset's life. The lifecycle table says where it starts and who may make it, the rules
// attached to it whether it may happen now. DECIDE_OPEN is made by IssueDecision alone.
//
// Errors: NotFound; Conflict for a stale version; Forbidden when the role or the separation of duties stands in the way;
// Invalid when the state has no such step, something asked for is missing, or a rule refuses: each violation names rule,
// article and way out.
func (r *Registry) Transition(ctx context.Context, in TransitionInput) (*Dataset, error) {
	const op = "registry.Transition"
	return r.change(ctx, op, in.ID, in.Expected, func(t *tx, d *Dataset, before []byte) error {
		return t.transition(d, before, in)
	})
}

// TransitionMany makes the same step of several datasets, all or nothing. The errors are by item: when one is not nil
// nothing was written, and an item that alone would have passed carries a NotWritten violation.
func (r *Registry) TransitionMany(ctx context.Context, items []TransitionInput) ([]*Dataset, []error) {
	const op = "registry.TransitionMany"
	done, errs := make([]*Dataset, len(items)), make([]error, len(items))
	refused := false
	err := r.update(ctx, op, func(t *tx) error {
		refused = false
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == len(items) {
			for i, rec := range a.Records {
				if done[i], err = t.datasetAt(DatasetID(rec.ID), rec.Version); err != nil {
					return err
				}
			}
			return nil
		}
		var ans answer
		for i, in := range items {
			d, before, err := t.lock(in.ID, in.Expected)
			if err == nil {
				err = t.transition(d, before, in)
			}
			done[i], errs[i] = d, err
			if err != nil {
				if KindOf(err) == KindInternal {
					return err
				}
				refused = true
				continue
			}
			ans.Records = append(ans.Records, answered{string(d.ID), d.Version})
		}
		if refused {
			return &Error{Op: op, Kind: KindInvalid, Code: "batch.refused"}
		}
		return t.remember(ans)
	})
	if err == nil {
		return done, errs
	}
	for i := range items {
		done[i] = nil
		if errs[i] == nil {
			errs[i] = err
			if refused {
				errs[i] = &Error{Op: op, Kind: KindInvalid, Violations: []Violation{{Code: "batch.notWritten", Path: []string{"items"}}}}
			}
		}
	}
	return done, errs
}

// checklistVersion names the texts that SUBMIT and APPROVE state (the no-secrets statement and the checklist).
const checklistVersion = "2026-11"

func (t *tx) transition(d *Dataset, before []byte, in TransitionInput) error {
	step, err := t.allowed(d, in.To)
	if err != nil {
		return err
	}
	if in.To == DecideOpen {
		return invalid(t.op, Violation{Code: "transition.byDecision", Path: []string{"to"}, Way: "decision"})
	}
	if err := t.awaited(d.ID, in.To); err != nil {
		return err
	}
	in.Comment = text(in.Comment)
	if err := t.given(step, in); err != nil {
		return err
	}
	facts, err := t.facts(d, in)
	if err != nil {
		return err
	}
	ruled, err := t.rules(facts)
	if err != nil {
		return err
	}
	if d.Review.Status == Submitted && slices.Contains(verdicts, in.To) {
		if before, err = t.startReview(d, before); err != nil {
			return err
		}
	}
	n := note{facts: map[string]any{"transition": in.To, "from": d.Review.Status, "ruleSet": ruled.set, "inputs": ruled.hash}, fields: map[string]any{}}
	if in.Comment != "" {
		n.fields["comment"] = in.Comment
	}
	if len(in.Findings) > 0 {
		n.fields["findings"] = in.Findings
	}
	if in.list != "" {
		n.facts["list"] = in.list
	}
	if in.To == Submit || in.To == Approve {
		n.facts["statement"] = checklistVersion
	}
	if err := t.step(d, step, in, &n); err != nil {
		return err
	}
	d.Version++
	d.UpdatedAt = t.now
	seq, err := t.save(in.To.Kind(), string(d.ID), d.Version, key(familyDataset, string(d.ID)), before, d, n)
	if err != nil {
		return err
	}
	return t.recordVerdict(d, in, ruled, seq)
}

// verdicts are the steps by which a review ends.
var verdicts = []Transition{RequestChanges, Approve, Reject}

// startReview records, for a verdict given straight from SUBMITTED, that its reviewer took the dataset first: history then
// tells who reviewed since when, whichever way the verdict came (model.md, lifecycle). It returns the record as written.
func (t *tx) startReview(d *Dataset, before []byte) ([]byte, error) {
	d.Review.Status, d.Review.At, d.Review.Reviewer = InReview, t.now, t.actor.Account
	d.Version++
	d.UpdatedAt = t.now
	policy, err := t.policy()
	if err != nil {
		return nil, err
	}
	k := key(familyDataset, string(d.ID))
	facts := map[string]any{"transition": StartReview, "from": Submitted, "ruleSet": policy.RuleSet()}
	if _, err := t.save(StartReview.Kind(), string(d.ID), d.Version, k, before, d, note{facts: facts}); err != nil {
		return nil, err
	}
	return t.Get(k)
}

// allowed finds the lifecycle's row and refuses who may not take it.
func (t *tx) allowed(d *Dataset, to Transition) (*Step, error) {
	if t.actor.Anonymous() {
		return nil, SignInRequired(t.op, t.actor)
	}
	if !slices.Contains(Transitions, to) {
		return nil, invalid(t.op, Violation{Code: "value.unknown", Path: []string{"to"}, Params: map[string]any{"value": string(to)}})
	}
	step := StepFor(to, d)
	if step == nil {
		for i := range Lifecycle {
			if s := &Lifecycle[i]; s.Transition == to && s.MayBy(t.actor, d.Owner) {
				return nil, invalid(t.op, Violation{Code: "transition.notNow", Path: []string{"to"}, Params: map[string]any{
					"transition": string(to), "review": string(d.Review.Status), "publication": string(d.Publication.Status)}})
			}
		}
		return nil, &Error{Op: t.op, Kind: KindForbidden, Code: "transition.notYours", Params: map[string]any{"transition": string(to)}}
	}
	if !step.MayBy(t.actor, d.Owner) {
		return nil, &Error{Op: t.op, Kind: KindForbidden, Code: "transition.notYours", Params: map[string]any{"transition": string(to)}}
	}
	if step.NoEditor {
		own, err := ownWork(t, d, t.actor.Account)
		if err != nil {
			return nil, err
		}
		if own {
			return nil, t.ownWorkRefused(to)
		}
	}
	if d.Review.Status == InReview && d.Review.Reviewer != t.actor.Account && slices.Contains(verdicts, to) {
		return nil, &Error{Op: t.op, Kind: KindForbidden, Violations: []Violation{{Code: "review.takenByAnother", Path: []string{"to"}}}}
	}
	return step, nil
}

func (t *tx) ownWorkRefused(to Transition) error {
	return &Error{Op: t.op, Kind: KindForbidden, Violations: []Violation{{Code: "transition.ownWork", Path: []string{"to"},
		Rule: "separation-of-duties", Params: map[string]any{"transition": string(to)}}}}
}

// given refuses a step whose reason, legal basis or findings are missing.
func (t *tx) given(s *Step, in TransitionInput) error {
	var v []Violation
	if s.Needs&NeedsReason != 0 && in.Comment == "" {
		v = append(v, Violation{Code: "transition.reasonRequired", Path: []string{"comment"}})
	}
	if s.Needs&NeedsLegalBasis != 0 && in.Comment == "" {
		v = append(v, Violation{Code: "transition.legalBasisRequired", Path: []string{"comment"}})
	}
	if s.Needs&NeedsFinding != 0 && !slices.ContainsFunc(in.Findings, func(f Finding) bool { return strings.TrimSpace(f.Message) != "" && !f.Waive }) {
		v = append(v, Violation{Code: "transition.findingRequired", Path: []string{"findings"}})
	}
	for _, f := range in.Findings {
		if f.Waive && strings.TrimSpace(f.Message) == "" {
			v = append(v, Violation{Code: "transition.waiveReasonRequired", Path: []string{"findings"}})
		}
	}
	if len(v) > 0 {
		return invalid(t.op, v...)
	}
	return nil
}

// facts gathers what rules may look at. For steps of the publication axis the content is the edition in force and the
// release the one that would be served.
func (t *tx) facts(d *Dataset, in TransitionInput) (Facts, error) { return factsOf(t, t.now, d, in) }

// rules runs the rules in force over the facts and refuses with every error among them.
func (t *tx) rules(f Facts) (*ruled, error) {
	policy, err := t.policy()
	if err != nil {
		return nil, err
	}
	checks, err := policy.Check(t.ctx, f)
	if err != nil {
		return nil, err
	}
	var v []Violation
	for _, c := range checks {
		if !c.Passed && c.Severity == "error" {
			v = append(v, Violation{Code: c.Code, Path: c.Path, Params: c.Params, Rule: c.Rule, Article: c.Article, Way: c.Way})
		}
	}
	if len(v) > 0 {
		return nil, invalid(t.op, v...)
	}
	return newRuled(policy.RuleSet(), f, checks)
}

// step moves the record. What a later reader needs of the act goes into the note.
func (t *tx) step(d *Dataset, s *Step, in TransitionInput, n *note) error {
	if s.To != "" {
		d.Review.Status, d.Review.At = s.To, t.now
	}
	switch in.To {
	case Submit:
		return t.submit(d)
	case Recall:
		d.Review.Reviewer = ""
		return t.unawait(d.ID)
	case Retire:
		return t.unawait(d.ID)
	case ReleaseReview:
		d.Review.Reviewer = ""
	case StartReview:
		d.Review.Reviewer = t.actor.Account
	case RequestChanges, Reject:
		d.Review.Reviewer = t.actor.Account
	case Approve:
		return t.approve(d)
	case Revoke:
		return t.revoke(d)
	case Reopen:
		d.Review.Reviewer = ""
	case ProposeOpen, Strike:
		return t.propose(d, s)
	case Publish:
		return t.publish(d, s, n)
	case Refresh:
		return t.refresh(d, n)
	case Suspend, Resume, Withdraw:
		d.Publication.Status, d.Publication.At = s.PubTo, t.now
		d.Reason = in.Comment
		if in.To == Withdraw {
			now := t.now
			d.Publication.Withdrawn, d.Publication.Next, d.Publication.NextAt = &now, nil, nil
		}
	}
	return nil
}

// submit binds the edition, the record's version and the newest release for the reviewers.
func (t *tx) submit(d *Dataset) error {
	now := t.now
	d.Review.SubmittedAt, d.Review.Version, d.Review.Reviewer, d.Review.Due = &now, d.Version+1, "", ""
	rel, err := newestRelease(t, d.ID)
	if err != nil {
		return err
	}
	d.Review.Release = ""
	if rel != nil {
		d.Review.Release = rel.ID
		if d.Schema == "" && rel.Schema != "" {
			d.Schema, d.SchemaOrigin = rel.Schema, "inferred"
		}
		if d.SchemaOrigin == "inferred" && rel.Schema != "" {
			d.Schema = rel.Schema
		}
	}
	return nil
}

// approve freezes the edition, puts it in force and accepts the release it was reviewed with.
func (t *tx) approve(d *Dataset) error {
	d.Review.Reviewer = t.actor.Account
	d.InForce = d.Edition
	if d.Review.Release != "" {
		rel, k, before, err := releaseByID(t, t.op, d.Review.Release)
		if err != nil {
			return err
		}
		if d.SchemaOrigin != "declared" && rel.Schema != "" {
			d.Schema, d.SchemaOrigin = rel.Schema, "inferred"
		}
		rel.Accepted, rel.Version = true, rel.Version+1
		if _, err := t.save("release.accept", string(rel.ID), rel.Version, k, before, rel, note{}); err != nil {
			return err
		}
	}
	e := Edition{Dataset: d.ID, Number: d.Edition, Version: d.Version + 1, Release: d.Review.Release, ApprovedAt: t.now, ApprovedBy: t.actor.Account, Content: d.Content}
	return put(t, numbered(familyEdition, string(d.ID), uint64(d.Edition)), e)
}

// revoke takes the newest edition out of force; the one before it, if any, comes back.
func (t *tx) revoke(d *Dataset) error {
	d.Review.Reviewer = t.actor.Account
	if err := t.Delete(numbered(familyEdition, string(d.ID), uint64(d.Edition))); err != nil {
		return err
	}
	d.InForce = 0
	span := under(familyEdition, string(d.ID))
	span.Reverse = true
	for it, err := range t.Scan(span) {
		if err != nil {
			return err
		}
		d.InForce = int(numberOf(it.Key))
		break
	}
	return nil
}

func (t *tx) propose(d *Dataset, s *Step) error {
	to := s.PubTo
	if s.Next {
		now := t.now
		d.Publication.Next, d.Publication.NextAt = &to, &now
		if to == NotProposed {
			d.Publication.Next, d.Publication.NextAt = nil, nil
		}
	} else {
		d.Publication.Status, d.Publication.At = to, t.now
		if to == NotProposed && d.Publication.Withdrawn != nil {
			d.Publication.Status = Withdrawn // what was once withdrawn stays a tombstone until it is published again
		}
	}
	d.Publication.Decision, d.Publication.Proposed = "", 0
	if to == Proposed {
		d.Publication.Proposed = d.InForce
	}
	return nil
}

// publish moves the pointer: edition in force, its newest accepted release, the decision that names it.
func (t *tx) publish(d *Dataset, s *Step, n *note) error {
	if d.Publication.Proposed != d.InForce {
		return invalid(t.op, Violation{Code: "publish.movedOn", Path: []string{"to"}, Way: "propose",
			Params: map[string]any{"decided": d.Publication.Proposed, "inForce": d.InForce}})
	}
	rel, err := newestAccepted(t, d.ID, d.InForce)
	if err != nil {
		return err
	}
	if rel == nil || rel.RowsFile == nil {
		return invalid(t.op, Violation{Code: "publish.noRows", Path: []string{"to"}, Way: "file"})
	}
	now := t.now
	p := &d.Publication
	p.Status, p.At, p.Edition, p.Release, p.Under, p.Moved = Published, now, d.InForce, rel.ID, p.Decision, &now
	if s.Next {
		p.Next, p.NextAt = nil, nil
	}
	if p.From == nil {
		p.From = &now
	}
	p.Count++
	p.Withdrawn, d.Reason = nil, ""
	n.facts["rows"] = rel.RowsFile.SHA256
	return nil
}

// refresh moves the served release to the newest one, within bounds.
func (t *tx) refresh(d *Dataset, n *note) error {
	last, _, _, err := releaseByID(t, t.op, d.Publication.Release)
	if err != nil {
		return err
	}
	next, err := newestRelease(t, d.ID)
	if err != nil {
		return err
	}
	if next == nil || next.ID == last.ID || next.Edition != d.Publication.Edition {
		return invalid(t.op, Violation{Code: "refresh.nothingNew", Path: []string{"to"}, Way: "file"})
	}
	v, err := d.outside(t, last, next)
	if err != nil {
		return err
	}
	if len(v) > 0 {
		return invalid(t.op, v...)
	}
	if !next.Accepted {
		_, k, before, err := releaseByID(t, t.op, next.ID)
		if err != nil {
			return err
		}
		next.Accepted, next.Version = true, next.Version+1
		if _, err := t.save("release.accept", string(next.ID), next.Version, k, before, next, note{}); err != nil {
			return err
		}
	}
	now := t.now
	d.Publication.Release, d.Publication.Moved, d.Publication.At = next.ID, &now, now
	d.Publication.Count++
	n.facts["rows"] = next.RowsFile.SHA256
	return nil
}

// recordVerdict keeps what a reviewer said as a record of its own, bound to edition and version.
func (t *tx) recordVerdict(d *Dataset, in TransitionInput, by *ruled, seq uint64) error {
	if !slices.Contains([]Transition{Approve, RequestChanges, Reject, Revoke}, in.To) {
		return nil
	}
	people, err := t.people(d)
	if err != nil {
		return err
	}
	return put(t, numbered(familyVerdict, string(d.ID), seq), Verdict{ID: string(d.ID) + "." + t.r.newID(), Dataset: d.ID, Edition: d.Edition, Version: d.Review.Version,
		Release: d.Review.Release, Transition: in.To, Reviewer: t.actor.Account, Comment: in.Comment, Findings: in.Findings,
		RuleSet: by.set, Checks: by.checks, Inputs: by.inputs, InputsHash: by.hash, People: people, At: t.now, Seq: seq})
}

// factsOf gathers what rules may look at for a step of a dataset.
func factsOf(r Reader, now0 time.Time, d *Dataset, in TransitionInput) (Facts, error) {
	f := Facts{Transition: in.To, Now: now0, Edition: d.Edition, Content: d.Content, Review: d.Review.Status, Publication: d.Publication,
		Comment: in.Comment, Findings: in.Findings, InForce: d.InForce}
	var owner Organization
	if _, err := get(r, key(familyOrg, string(d.Owner)), &owner); err != nil {
		return f, err
	}
	f.Owner = owner.Code
	var rel *Release
	var err error
	switch in.To {
	case ProposeOpen, DecideOpen, Publish:
		e, err := edition(r, d.ID, d.InForce)
		if err != nil {
			return f, err
		}
		if e != nil {
			f.Edition, f.Content = e.Number, e.Content
		}
		if rel, err = newestAccepted(r, d.ID, d.InForce); err != nil {
			return f, err
		}
	default:
		if d.Review.Status != Draft && d.Review.Status != ChangesRequested && d.Review.Release != "" {
			rel, _, _, err = releaseByID(r, "registry.facts", d.Review.Release)
		} else {
			rel, err = newestRelease(r, d.ID)
		}
		if err != nil {
			return f, err
		}
	}
	if rel != nil {
		f.HasRelease, f.Release = true, *rel
	}
	return f, nil
}

// datasetAt is the record as it was at a version.
func (t *tx) datasetAt(id DatasetID, version int) (*Dataset, error) {
	raw, err := foldTo(t, string(id), func(v uint64, _ time.Time) bool { return v <= uint64(version) })
	if err != nil || raw == nil {
		return nil, err
	}
	var d Dataset
	return &d, json.Unmarshal(raw, &d)
}
