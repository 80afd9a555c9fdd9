package registry

import (
	"context"
	"time"
)

// Baseline is where the province stood on a day before its register counted: what progress is measured against (domain.md 1).
type Baseline struct {
	Version   int       `json:"version"`
	Date      string    `json:"date"`      // YYYY-MM-DD
	Total     int       `json:"total"`     // datasets of the list
	Delivered int       `json:"delivered"` // of them handed in
	Complete  int       `json:"complete"`  // units that had handed in all of theirs
	Units     int       `json:"units"`     // units that have to
	Source    string    `json:"source"`    // the paper that says so
	SetAt     time.Time `json:"setAt"`
	SetBy     AccountID `json:"setBy"`
}

// baselineID is the one baseline of the province.
const baselineID = "province"

// Baseline reads the baseline, nil when none was set. Whoever sees the counts of all organizations sees it; for others there is none.
func (r *Registry) Baseline(ctx context.Context) (*Baseline, error) {
	if !r.access.May(ActorFrom(ctx), ActReadProgress, Subject{}) {
		return nil, nil
	}
	var b *Baseline
	err := r.view(ctx, func(rd Reader) error {
		var read Baseline
		raw, err := get(rd, key(familyBaseline, baselineID), &read)
		if b = nil; raw != nil {
			b = &read
		}
		return err
	})
	return b, err
}

// SetBaseline sets or corrects the baseline; expected is the version that was read, 0 for none.
func (r *Registry) SetBaseline(ctx context.Context, in Baseline, expected int) (*Baseline, error) {
	const op = "registry.SetBaseline"
	in.Source = line(in.Source)
	var v violations
	if _, err := time.Parse(time.DateOnly, in.Date); err != nil {
		v.add("date.invalid", "date", map[string]any{"value": in.Date})
	} else if in.Date > Today(r.now()) {
		v.add("baseline.future", "date", map[string]any{"value": in.Date})
	}
	if in.Total < 0 || in.Delivered < 0 || in.Delivered > in.Total {
		v.add("baseline.delivered", "delivered", map[string]any{"delivered": in.Delivered, "total": in.Total})
	}
	if in.Complete < 0 || in.Complete > in.Units {
		v.add("baseline.complete", "complete", map[string]any{"complete": in.Complete, "units": in.Units})
	}
	if in.Source == "" {
		v.add("baseline.source.required", "source", nil)
	}
	tooLong(&v, "source", in.Source, maxTitle)
	if err := v.err(op); err != nil {
		return nil, err
	}
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActSetBaseline, Subject{}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "baseline.notYours"}
		}
		var was Baseline
		before, err := get(t, key(familyBaseline, baselineID), &was)
		if err != nil {
			return err
		}
		if was.Version != expected {
			return &Error{Op: op, Kind: KindConflict, Code: "baseline.stale", Params: map[string]any{"version": was.Version}}
		}
		in.Version, in.SetAt, in.SetBy = was.Version+1, t.now, t.actor.Account
		_, err = t.save("baseline.set", baselineID, in.Version, key(familyBaseline, baselineID), before, &in, note{})
		return err
	})
	if err != nil {
		return nil, err
	}
	return &in, nil
}
