package registry

import (
	"context"
	"strings"
	"time"
)

// HeldElsewhere says that a dataset's data lies in a ministry's system: the province asks for it by letter instead of making it
// again (NĐ 194/2025/NĐ-CP, art. 16), and it is counted apart from what is late. It is a record of its own beside the dataset, whose
// version it does not touch.
type HeldElsewhere struct {
	ID      string    `json:"id"` // DATASET.elsewhere
	Version int       `json:"version"`
	Dataset DatasetID `json:"dataset"`
	Holder  string    `json:"holder"` // whose system it is
	System  string    `json:"system,omitempty"`
	Letter  string    `json:"letter"` // number of the letter that asks for it
	Date    string    `json:"date"`   // YYYY-MM-DD, of the letter
	// Answer is what the holder answered, AnsweredOn when (YYYY-MM-DD); empty while it has not.
	Answer     string    `json:"answer,omitempty"`
	AnsweredOn string    `json:"answeredOn,omitempty"`
	Ended      bool      `json:"ended,omitempty"` // the data came, or the province makes it after all
	SetBy      AccountID `json:"setBy"`
	SetAt      time.Time `json:"setAt"`
}

func (h *HeldElsewhere) mark() (string, *int) { return h.ID, &h.Version }

// ElsewhereInput is what is recorded of data that is held elsewhere.
type ElsewhereInput struct {
	Holder, System, Letter, Date, Answer, AnsweredOn string
	Ended                                            bool
}

const elsewhereSuffix = ".elsewhere"

func elsewhereID(d DatasetID) string { return string(d) + elsewhereSuffix }

// SetHeldElsewhere records or changes where a dataset's data is held. expected is the record's version, 0 for none yet.
//
// Errors: NotFound for a dataset that the caller does not see whole; Forbidden; Conflict; Invalid.
func (r *Registry) SetHeldElsewhere(ctx context.Context, id DatasetID, expected int, in ElsewhereInput) (*HeldElsewhere, error) {
	const op = "registry.SetHeldElsewhere"
	return keep(ctx, r, keeping[HeldElsewhere, *HeldElsewhere]{op: op, of: elsewhereRecord, id: elsewhereID(id), expected: expected, may: func(t *tx, _ *HeldElsewhere) error {
		s, err := r.whole(t, t.actor, id)
		if err != nil {
			return err
		}
		if s != nil && r.access.May(t.actor, ActSetElsewhere, s.Subject) {
			return nil
		}
		return t.forbidden("elsewhere.notYours", string(id), s != nil)
	}, fill: func(t *tx, h *HeldElsewhere) (string, error) {
		h.ID, h.Dataset = elsewhereID(id), id
		next := HeldElsewhere{ID: h.ID, Version: h.Version, Dataset: id, Holder: line(in.Holder), System: line(in.System), Letter: strings.ReplaceAll(line(in.Letter), " ", ""),
			Date: strings.TrimSpace(in.Date), Answer: text(in.Answer), AnsweredOn: strings.TrimSpace(in.AnsweredOn), Ended: in.Ended, SetBy: h.SetBy, SetAt: h.SetAt}
		if next != *h {
			next.SetBy, next.SetAt = t.actor.Account, t.now
		}
		*h = next
		return "elsewhere.set", h.validate(op)
	}})
}

func (h *HeldElsewhere) validate(op string) error {
	var v violations
	if h.Holder == "" {
		v.add("elsewhere.holder.required", "holder", nil)
	}
	if !documentNumber.MatchString(h.Letter) {
		v.add("elsewhere.letter.required", "letter", map[string]any{"value": h.Letter})
	}
	if h.Date == "" {
		v.add("elsewhere.date.required", "date", nil)
	}
	asked, okAsked := day(&v, "date", h.Date)
	answered, okAnswered := day(&v, "answeredOn", h.AnsweredOn)
	if okAsked && okAnswered && answered.Before(asked) {
		v.add("elsewhere.answered.reversed", "answeredOn", map[string]any{"date": h.Date})
	}
	if h.Answer != "" && h.AnsweredOn == "" {
		v.add("elsewhere.answered.required", "answeredOn", nil)
	}
	tooLong(&v, "holder", h.Holder, maxTitle)
	tooLong(&v, "system", h.System, maxTitle)
	tooLong(&v, "answer", h.Answer, maxDescription)
	return v.err(op)
}

// Elsewhere reads where datasets are held, for who sees the whole of each; nil where nothing is recorded or nothing is to see.
func (r *Registry) Elsewhere(ctx context.Context, ids []DatasetID) ([]*HeldElsewhere, error) {
	a := ActorFrom(ctx)
	out := make([]*HeldElsewhere, len(ids))
	err := r.view(ctx, func(rd Reader) error {
		for i, id := range ids {
			h := new(HeldElsewhere)
			raw, err := get(rd, key(familyElsewhere, elsewhereID(id)), h)
			if err != nil {
				return err
			}
			if raw == nil {
				continue
			}
			s, err := r.whole(rd, a, id)
			if err != nil {
				return err
			}
			if s != nil {
				out[i] = h
			}
		}
		return nil
	})
	return out, err
}

// heldElsewhere are the datasets whose data is held elsewhere now.
func heldElsewhere(rd Reader) (map[DatasetID]bool, error) {
	list, err := all[HeldElsewhere](rd, familyElsewhere)
	out := make(map[DatasetID]bool, len(list))
	for _, h := range list {
		out[h.Dataset] = !h.Ended
	}
	return out, err
}

// AllElsewhere lists what is held elsewhere of the datasets that the actor sees whole.
func (r *Registry) AllElsewhere(ctx context.Context) ([]*HeldElsewhere, error) {
	a := ActorFrom(ctx)
	var out []*HeldElsewhere
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		list, err := all[HeldElsewhere](rd, familyElsewhere)
		for _, h := range list {
			s, err := r.whole(rd, a, h.Dataset)
			if err != nil {
				return err
			}
			if s != nil && !h.Ended {
				out = append(out, h)
			}
		}
		return err
	})
	return out, err
}
