package registry

import (
	"context"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Report records what somebody of the public says is wrong with a published dataset.
func (r *Registry) Report(ctx context.Context, code, what, contact string) (*Feedback, error) {
	const op = "registry.Report"
	what, contact = text(what), line(contact)
	var v violations
	if utf8.RuneCountInString(what) < 10 {
		v.add("feedback.text.tooShort", "text", map[string]any{"min": 10})
	}
	tooLong(&v, "text", what, 4000)
	tooLong(&v, "contact", contact, 200)
	if err := v.err(op); err != nil {
		return nil, err
	}
	var f *Feedback
	err := r.update(ctx, op, func(t *tx) error {
		id, err := t.Get(key(familyCode, strings.ToLower(code)))
		if err != nil {
			return err
		}
		var d Dataset
		if id != nil {
			if _, err := get(t, key(familyDataset, string(id)), &d); err != nil {
				return err
			}
		}
		if d.Publication.Status != Published {
			return notFound(op, code)
		}
		f = &Feedback{ID: FeedbackID(r.newID()), Version: 1, Dataset: d.ID, Text: what, Contact: contact, At: t.now}
		f.Ref = "GY-" + t.now.Format("060102") + "-" + strings.ToUpper(hashed(string(f.ID))[:5])
		_, err = t.save("feedback.report", string(f.ID), 1, key(familyFeedback, string(f.ID)), nil, f, note{facts: map[string]any{"dataset": d.ID}})
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// AnswerFeedback answers a report; the owner's side, reviewers and publishers may.
func (r *Registry) AnswerFeedback(ctx context.Context, id FeedbackID, with string) (*Feedback, error) {
	const op = "registry.AnswerFeedback"
	with = text(with)
	var v violations
	if with == "" {
		v.add("feedback.answer.required", "answer", nil)
	}
	tooLong(&v, "answer", with, 4000)
	if err := v.err(op); err != nil {
		return nil, err
	}
	var f Feedback
	err := r.update(ctx, op, func(t *tx) error {
		f = Feedback{}
		before, err := get(t, key(familyFeedback, string(id)), &f)
		if err != nil {
			return err
		}
		var d Dataset
		if before != nil {
			if _, err := get(t, key(familyDataset, string(f.Dataset)), &d); err != nil {
				return err
			}
		}
		if before == nil || !r.access.May(t.actor, ActFeedback, Subject{Owner: d.Owner}) {
			return notFound(op, string(id))
		}
		f.Answer, f.AnsweredAt, f.AnsweredBy, f.Version = with, &t.now, t.actor.Account, f.Version+1
		_, err = t.save("feedback.answer", string(id), f.Version, key(familyFeedback, string(id)), before, &f, note{})
		return err
	})
	if err != nil {
		return nil, err
	}
	return &f, nil
}

// Feedbacks lists reports, newest first: of one dataset, or with an empty ID of all the actor may answer.
func (r *Registry) Feedbacks(ctx context.Context, dataset DatasetID) ([]*Feedback, error) {
	a := ActorFrom(ctx)
	var out []*Feedback
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		owners := map[DatasetID]bool{}
		span := under(familyFeedback)
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			var f Feedback
			if err := json.Unmarshal(it.Value, &f); err != nil {
				return err
			}
			if dataset != "" && f.Dataset != dataset {
				continue
			}
			may, known := owners[f.Dataset]
			if !known {
				var d Dataset
				if _, err := get(rd, key(familyDataset, string(f.Dataset)), &d); err != nil {
					return err
				}
				may = r.access.May(a, ActFeedback, Subject{Owner: d.Owner})
				owners[f.Dataset] = may
			}
			if may {
				out = append(out, &f)
			}
		}
		return nil
	})
	return out, err
}
