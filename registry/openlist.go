package registry

import (
	"context"
	"encoding/json"
	"time"
)

// Check is what is looked at anew on a decided list of open data.
type Check string

// The checks, each within a term of the rule set: the list itself again and again, and once after publication that its data were
// brought up to date and completed.
const (
	CheckList   Check = "LIST"
	CheckUpdate Check = "UPDATE"
)

// Checked is a check that somebody made.
type Checked struct {
	At time.Time `json:"at"`
	By AccountID `json:"by"`
}

// From is the day from which a decision is in force: its own, or the day of signing.
func (d *Decision) From() string {
	if d.EffectiveFrom != "" {
		return d.EffectiveFrom
	}
	return d.Date
}

// ListDue is the day by which a decided list is looked at again, YYYY-MM-DD in the province; empty for one that another replaced.
func (ts Terms) ListDue(d *Decision) string {
	if d.SupersededBy != "" {
		return ""
	}
	if d.ListChecked != nil {
		return ts.Until(TermListReview, d.ListChecked.At)
	}
	return ts.untilDay(TermListReview, d.From())
}

// UpdateDue is the day by which the data of a decided list are looked at after publication, empty once that was done.
func (ts Terms) UpdateDue(d *Decision) string {
	if d.SupersededBy != "" || d.UpdateChecked != nil {
		return ""
	}
	return ts.untilDay(TermUpdateCheck, d.From())
}

func (ts Terms) untilDay(id, day string) string {
	from, err := time.ParseInLocation(time.DateOnly, day, Zone())
	if err != nil {
		return ""
	}
	return ts.Until(id, from)
}

// CheckDecision records that a decided list was looked at, so that its next term begins. comment says with what result.
//
// Errors: Forbidden; NotFound; Invalid without a comment, or for a list that another replaced; Conflict (version.stale).
func (r *Registry) CheckDecision(ctx context.Context, id DecisionID, expected int, what Check, comment string) (*Decision, error) {
	const op = "registry.CheckDecision"
	comment = text(comment)
	var v violations
	if comment == "" {
		v.add("decision.check.comment", "comment", nil)
	}
	tooLong(&v, "comment", comment, 4000)
	if err := v.err(op); err != nil {
		return nil, err
	}
	var d *Decision
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActCheckDecision, Subject{}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "decision.check.notYours"}
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		d = new(Decision)
		before, err := get(t, key(familyDecision, string(id)), d)
		if err != nil || a != nil {
			return err
		}
		if before == nil {
			return notFound(op, string(id))
		}
		return t.checkDecision(d, before, expected, what, comment)
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

func (t *tx) checkDecision(d *Decision, before []byte, expected int, what Check, comment string) error {
	if d.Version != expected {
		return &Error{Op: t.op, Kind: KindConflict, Code: "version.stale", Name: string(d.ID), Params: map[string]any{"expected": expected, "current": d.Version}}
	}
	if d.SupersededBy != "" {
		return &Error{Op: t.op, Kind: KindInvalid, Code: "decision.check.superseded"}
	}
	made := &Checked{At: t.now, By: t.actor.Account}
	if what == CheckUpdate {
		d.UpdateChecked = made
	} else {
		d.ListChecked = made
	}
	d.Version++
	if _, err := t.save("decision.check", string(d.ID), d.Version, key(familyDecision, string(d.ID)), before, d,
		note{facts: map[string]any{"check": what}, fields: map[string]any{"comment": comment}}); err != nil {
		return err
	}
	return t.remember(answer{Records: []answered{{string(d.ID), d.Version}}})
}

// supersede marks the decision that d replaces.
func (t *tx) supersede(d *Decision) error {
	if d.Supersedes == "" {
		return nil
	}
	var old Decision
	before, err := get(t, key(familyDecision, string(d.Supersedes)), &old)
	if err != nil {
		return err
	}
	var v violations
	if before == nil {
		v.add("decision.supersedes.unknown", "supersedes", nil)
	} else if old.SupersededBy != "" {
		v.add("decision.supersedes.twice", "supersedes", map[string]any{"number": old.Number})
	}
	if err := v.err(t.op); err != nil {
		return err
	}
	old.SupersededBy = d.ID
	old.Version++
	_, err = t.save("decision.supersede", string(old.ID), old.Version, key(familyDecision, string(old.ID)), before, &old, note{})
	return err
}

// listChecks puts the checks of decided lists that are due within two weeks into the work of those who make them.
func (r *Registry) listChecks(rd Reader, a Actor, w *WorkList) error {
	if !a.Has(RoleReviewer) || !r.access.May(a, ActCheckDecision, Subject{}) {
		return nil
	}
	soon := after(r.now(), 14)
	for it, err := range rd.Scan(under(familyDecision)) {
		if err != nil {
			return err
		}
		var d Decision
		if err := json.Unmarshal(it.Value, &d); err != nil {
			return err
		}
		add := func(kind, due string) {
			if due != "" && due <= soon {
				w.Items = append(w.Items, WorkItem{Kind: kind, ID: kind + "." + string(d.ID), Title: "work." + kind, Reason: "work." + kind + ".reason",
					Params: map[string]any{"number": d.Number}, Action: kind, Due: due})
			}
		}
		add("openReview", r.Terms().ListDue(&d))
		add("openUpdate", r.Terms().UpdateDue(&d))
	}
	return nil
}
