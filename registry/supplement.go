package registry

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Supplement is a request to a unit for what its data still lacks (yêu cầu bổ sung), with a date and an answer.
type Supplement struct {
	ID           SupplementID   `json:"id"`
	Version      int            `json:"version"`
	Organization OrganizationID `json:"organization"`
	Dataset      DatasetID      `json:"dataset,omitempty"` // what it is about, empty for the unit's data at large
	Text         string         `json:"text"`
	Due          string         `json:"due"` // YYYY-MM-DD
	LateRule     LateRule       `json:"lateRule"`
	AskedBy      AccountID      `json:"askedBy"`
	CreatedAt    time.Time      `json:"createdAt"`
	Answer       string         `json:"answer,omitempty"`
	AnsweredAt   *time.Time     `json:"answeredAt,omitempty"`
	AnsweredBy   AccountID      `json:"answeredBy,omitempty"`
}

func (s *Supplement) mark() (string, *int) { return string(s.ID), &s.Version }

// LastDay is the last day on which an answer is in time.
func (s *Supplement) LastDay() string { return LastDay(s.Due, s.LateRule) }

// Late reports whether the answer was or is late, at a time.
func (s *Supplement) Late(now time.Time) bool {
	if s.AnsweredAt != nil {
		now = *s.AnsweredAt
	}
	return Today(now) > s.LastDay()
}

// SupplementInput is what is asked of a unit.
type SupplementInput struct {
	Organization string // code; empty for the dataset's owner
	Dataset      DatasetID
	Text         string
	Due          string // YYYY-MM-DD
	LateRule     LateRule
}

// RequestSupplement asks a unit for completion.
//
// Errors: Forbidden; Invalid; NotFound for a dataset that the caller does not see.
func (r *Registry) RequestSupplement(ctx context.Context, in SupplementInput) (*Supplement, error) {
	const op = "registry.RequestSupplement"
	return keep(ctx, r, keeping[Supplement, *Supplement]{op: op, of: supplementRecord, may: func(t *tx, _ *Supplement) error {
		return t.setTasks()
	}, fill: func(t *tx, s *Supplement) (string, error) {
		s.ID, s.AskedBy, s.CreatedAt = SupplementID(r.newID()), t.actor.Account, t.now
		s.Text, s.Due, s.LateRule, s.Dataset = text(in.Text), strings.TrimSpace(in.Due), in.LateRule, in.Dataset
		if s.LateRule == "" {
			s.LateRule = LateBy
		}
		var v violations
		if s.Text == "" {
			v.add("supplement.text.required", "text", nil)
		}
		if s.Due == "" {
			v.add("supplement.due.required", "due", nil)
		}
		tooLong(&v, "text", s.Text, maxDescription)
		day(&v, "due", s.Due)
		member(&v, "lateRule", s.LateRule, LateRules)
		if err := t.askedUnit(s, in.Organization, &v); err != nil {
			return "", err
		}
		return "supplement.request", v.err(op)
	}})
}

// askedUnit finds who is asked: the unit named, or the owner of the dataset that it is about, who must be the same.
func (t *tx) askedUnit(s *Supplement, code string, v *violations) (err error) {
	if code != "" {
		if s.Organization, err = t.unit(v, "organization", code); err != nil {
			return err
		}
	}
	if s.Dataset == "" {
		if code == "" {
			v.add("supplement.organization.required", "organization", nil)
		}
		return nil
	}
	var d Dataset
	raw, err := get(t, key(familyDataset, string(s.Dataset)), &d)
	if err != nil {
		return err
	}
	if raw == nil {
		return notFound(t.op, string(s.Dataset))
	}
	if seen, err := t.r.seen(t, t.actor, &d); err != nil || seen == nil {
		if err == nil {
			err = notFound(t.op, string(s.Dataset))
		}
		return err
	}
	if s.Organization != "" && s.Organization != d.Owner {
		v.add("supplement.organization.other", "organization", map[string]any{"value": code})
	}
	s.Organization = d.Owner
	return nil
}

// AnswerSupplement answers a request for its unit. An answer can be put right by another one.
//
// Errors: NotFound for whom it does not concern; Forbidden; Conflict; Invalid.
func (r *Registry) AnswerSupplement(ctx context.Context, id SupplementID, expected int, with string) (*Supplement, error) {
	const op = "registry.AnswerSupplement"
	return keep(ctx, r, keeping[Supplement, *Supplement]{op: op, of: supplementRecord, id: string(id), expected: expected, may: func(t *tx, s *Supplement) error {
		if s.ID != "" && r.concerns(t.actor, ActDoTasks, s.Organization) {
			return nil
		}
		return t.forbidden("supplement.notYours", string(id), s.ID != "" && r.concerns(t.actor, ActReadTasks, s.Organization))
	}, fill: func(t *tx, s *Supplement) (string, error) {
		var v violations
		if s.Answer = text(with); s.Answer == "" {
			v.add("feedback.answer.required", "answer", nil)
		}
		tooLong(&v, "answer", s.Answer, maxDescription)
		s.AnsweredAt, s.AnsweredBy = &t.now, t.actor.Account
		return "supplement.answer", v.err(op)
	}})
}

// SupplementFilter narrows a list of requests.
type SupplementFilter struct {
	Organization string // code
	Dataset      DatasetID
	Open         *bool // not answered yet, or answered; nil for both
	Overdue      bool  // not answered, and the date has passed
}

// Supplements lists the requests that concern the actor, newest first.
func (r *Registry) Supplements(ctx context.Context, f SupplementFilter) ([]*Supplement, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, nil
	}
	now, out := r.now(), []*Supplement(nil)
	err := r.view(ctx, func(rd Reader) error {
		list, err := all[Supplement](rd, familySupplement)
		if err != nil {
			return err
		}
		var unit OrganizationID
		if f.Organization != "" {
			o, err := organizationByCode(rd, f.Organization)
			if err != nil || o == nil {
				out = nil
				return err
			}
			unit = o.ID
		}
		out = slices.DeleteFunc(list, func(s *Supplement) bool {
			return unit != "" && s.Organization != unit || f.Dataset != "" && s.Dataset != f.Dataset || f.Open != nil && *f.Open != (s.AnsweredAt == nil) ||
				f.Overdue && (s.AnsweredAt != nil || !s.Late(now)) || !r.concerns(a, ActReadTasks, s.Organization)
		})
		slices.Reverse(out)
		return nil
	})
	return out, err
}
