package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// documentNumber is the shape of an official document's number (domain.md 1.5), tested on 515/QĐ-UBND, 60/2024/QH15.
var documentNumber = regexp.MustCompile(`^\d{1,5}(?:/\d{4})?/[A-ZĐ][A-Za-zĐđ0-9]{0,11}(?:-[A-ZĐ][A-Za-zĐđ0-9]{0,13})*$`)

// DecisionInput is a decision as signed on paper.
type DecisionInput struct {
	Number    string
	Date      string // YYYY-MM-DD
	Signatory string
	Lines     []DecisionLine // Edition 0: the proposed one; AnnexNo 0: in order
	File      UploadID

	EffectiveFrom string     // YYYY-MM-DD, not before Date; empty: from the day of signing
	Supersedes    DecisionID // the decision whose list this one replaces, empty for none
}

// IssueDecision enters a signed decision. It is atomic: every line must be PROPOSED at the edition named, and all become
// DECIDED, each by one DECIDE_OPEN in its dataset's history.
//
// Errors: Forbidden for whoever is no publisher; Invalid with every line that does not fit; Conflict for a number used before.
func (r *Registry) IssueDecision(ctx context.Context, in DecisionInput) (*Decision, error) {
	const op = "registry.IssueDecision"
	in.Number, in.Signatory, in.Date = strings.ReplaceAll(line(in.Number), " ", ""), line(in.Signatory), strings.TrimSpace(in.Date)
	in.EffectiveFrom = strings.TrimSpace(in.EffectiveFrom)
	var made *Decision
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActIssueDecision, Subject{}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "decision.notYours"}
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			made = new(Decision)
			_, err := get(t, key(familyDecision, a.Records[0].ID), made)
			return err
		}
		if made, err = t.decide(in); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(made.ID), made.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}

func (t *tx) decide(in DecisionInput) (*Decision, error) {
	var v violations
	if !documentNumber.MatchString(in.Number) {
		v.add("decision.number.invalid", "number", map[string]any{"value": in.Number})
	}
	if signed, ok := day(&v, "date", in.Date); in.Date == "" {
		v.add("decision.date.required", "date", nil)
	} else if ok && signed.After(t.now.Add(24*time.Hour)) {
		v.add("decision.date.future", "date", map[string]any{"value": in.Date})
	}
	if _, ok := day(&v, "effectiveFrom", in.EffectiveFrom); ok && in.EffectiveFrom < in.Date {
		v.add("decision.effective.early", "effectiveFrom", map[string]any{"value": in.EffectiveFrom})
	}
	if in.Signatory == "" {
		v.add("decision.signatory.required", "signatory", nil)
	}
	tooLong(&v, "signatory", in.Signatory, maxTitle)
	if len(in.Lines) == 0 {
		v.add("decision.lines.required", "lines", nil)
	}
	if err := v.err(t.op); err != nil {
		return nil, err
	}
	d := &Decision{ID: DecisionID(t.r.newID()), Version: 1, Issuer: t.actor.Organization, Number: in.Number, Date: in.Date, Signatory: in.Signatory,
		CreatedBy: t.actor.Account, CreatedAt: t.now, EffectiveFrom: in.EffectiveFrom, Supersedes: in.Supersedes}
	numberKey := key(familyNumber, string(d.Issuer), in.Date, keyPart(strings.ToLower(in.Number)))
	if taken, err := t.Get(numberKey); err != nil {
		return nil, err
	} else if taken != nil {
		return nil, &Error{Op: t.op, Kind: KindConflict, Violations: []Violation{{Code: "decision.number.taken", Path: []string{"input", "number"},
			Params: map[string]any{"value": in.Number, "date": in.Date}}}}
	}
	if in.File != "" {
		u, err := uploadOf(t, t.op, t.actor, in.File, "file", t.now)
		if err != nil {
			return nil, within(err, "input")
		}
		d.File = &FileRef{SHA256: u.SHA256, Name: u.Name, Size: u.Size, MediaType: u.MediaType}
		u.Attached = true
		if err := put(t, key(familyUpload, string(u.ID)), u); err != nil {
			return nil, err
		}
	}
	lines, err := t.decideLines(d, in.Lines)
	if err != nil {
		return nil, err
	}
	d.Lines = lines
	if _, err := t.save("decision.issue", string(d.ID), 1, key(familyDecision, string(d.ID)), nil, d, note{}); err != nil {
		return nil, err
	}
	if err := t.supersede(d); err != nil {
		return nil, err
	}
	return d, t.Put(numberKey, []byte(d.ID))
}

// decideLines moves every line's dataset to DECIDED, or gathers why not.
func (t *tx) decideLines(d *Decision, in []DecisionLine) ([]DecisionLine, error) {
	var v violations
	lines := slices.Clone(in)
	seen, numbers := map[DatasetID]bool{}, map[int]bool{}
	for i := range lines {
		path := fmt.Sprintf("lines.%d", i)
		l := &lines[i]
		if l.AnnexNo == 0 {
			l.AnnexNo = i + 1
		}
		if seen[l.Dataset] {
			v.add("decision.line.twice", path, nil)
			continue
		}
		if numbers[l.AnnexNo] {
			v.add("decision.annexNo.twice", path, map[string]any{"number": l.AnnexNo})
		}
		seen[l.Dataset], numbers[l.AnnexNo] = true, true
		if err := t.decideLine(d, l, path, &v); err != nil {
			return nil, err
		}
	}
	return lines, v.err(t.op)
}

func (t *tx) decideLine(d *Decision, l *DecisionLine, path string, v *violations) error {
	var ds Dataset
	before, err := get(t, key(familyDataset, string(l.Dataset)), &ds)
	if err != nil {
		return err
	}
	if before == nil {
		v.add("decision.line.unknown", path, map[string]any{"value": string(l.Dataset)})
		return nil
	}
	step := StepFor(DecideOpen, &ds)
	if step == nil {
		v.add("decision.line.notProposed", path, map[string]any{"code": ds.Code, "publication": string(ds.Publication.Status)})
		return nil
	}
	if l.Edition == 0 {
		l.Edition = ds.Publication.Proposed
	}
	if l.Edition != ds.Publication.Proposed || l.Edition != ds.InForce {
		v.add("decision.line.movedOn", path, map[string]any{"code": ds.Code, "edition": l.Edition, "proposed": ds.Publication.Proposed})
		return nil
	}
	facts, err := t.facts(&ds, TransitionInput{To: DecideOpen})
	if err != nil {
		return err
	}
	facts.Publication.Decision = d.ID
	ruled, err := t.rules(facts)
	if err != nil {
		return err
	}
	from := ds.Publication.Status
	if to := Decided; step.Next {
		now := t.now
		ds.Publication.Next, ds.Publication.NextAt = &to, &now
	} else {
		ds.Publication.Status, ds.Publication.At = Decided, t.now
	}
	ds.Publication.Decision = d.ID
	ds.Version++
	ds.UpdatedAt = t.now
	_, err = t.save(DecideOpen.Kind(), string(ds.ID), ds.Version, key(familyDataset, string(ds.ID)), before, &ds,
		note{facts: map[string]any{"transition": DecideOpen, "from": from, "annexNo": l.AnnexNo, "ruleSet": ruled.set, "inputs": ruled.hash}})
	return err
}

// Decisions lists the decisions that the actor may see, newest first, each cut to the lines that are theirs to see.
func (r *Registry) Decisions(ctx context.Context) ([]*Decision, error) {
	var out []*Decision
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		span := under(familyDecision)
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			d := new(Decision)
			if err := json.Unmarshal(it.Value, d); err != nil {
				return err
			}
			if d, err = r.decisionSeen(rd, ActorFrom(ctx), d); err != nil {
				return err
			}
			if d != nil {
				out = append(out, d)
			}
		}
		return nil
	})
	return out, err
}

// decisionSeen shows a decision to an actor: the lines whose dataset they may see, and of what only the public sees, those
// under which it is served. With no line left there is no decision, but for those who work with decisions or read the log.
func (r *Registry) decisionSeen(rd Reader, a Actor, d *Decision) (*Decision, error) {
	whole := r.access.May(a, ActReadQueue, Subject{}) || r.access.May(a, ActReadLog, Subject{})
	lines := make([]DecisionLine, 0, len(d.Lines))
	for _, l := range d.Lines {
		var of Dataset
		raw, err := get(rd, key(familyDataset, string(l.Dataset)), &of)
		if err != nil {
			return nil, err
		}
		if raw == nil {
			continue
		}
		s, err := r.seen(rd, a, &of)
		if err != nil {
			return nil, err
		}
		if s != nil && (s.Face != FacePublished || s.Publication.Under == d.ID) {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 && !whole {
		return nil, nil
	}
	d.Lines = lines
	if !whole {
		d.CreatedBy, d.ListChecked, d.UpdateChecked, d.Version = "", nil, nil, 1
	}
	return d, nil
}

// DecisionByID reads a decision as the actor may see it; NotFound also when it exists for others alone.
func (r *Registry) DecisionByID(ctx context.Context, id DecisionID) (*Decision, error) {
	var d *Decision
	err := r.view(ctx, func(rd Reader) error {
		d = new(Decision)
		raw, err := get(rd, key(familyDecision, string(id)), d)
		if err == nil && raw != nil {
			d, err = r.decisionSeen(rd, ActorFrom(ctx), d)
		}
		if err == nil && (raw == nil || d == nil) {
			return notFound("registry.DecisionByID", string(id))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}
