package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"time"
)

// SchemaStep is the schema of a dataset's rows from one edition on.
type SchemaStep struct {
	Edition  int    // the first edition that has it
	Hash     string // identity: SHA-256 of the canonical form
	Origin   string // inferred, declared, imported
	At       time.Time
	Approved bool // an edition with it was approved
	Document json.RawMessage
}

// SchemaHistory lists the schemas that a dataset's editions had, oldest first: one for each edition whose schema differs from the
// one before. What an edition had while it was worked on is not kept. Nothing for callers who may not read the history.
func (r *Registry) SchemaHistory(ctx context.Context, id DatasetID) ([]SchemaStep, error) {
	var out []SchemaStep
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		s, err := r.whole(rd, ActorFrom(ctx), id)
		if err != nil || s == nil {
			return err
		}
		entries, err := history(rd, string(id))
		if err != nil {
			return err
		}
		members := map[string]json.RawMessage{}
		for _, e := range entries {
			if err := Apply(members, e); err != nil {
				return err
			}
			out = stepTo(out, members, e.Time)
		}
		for i := range out {
			raw, err := rd.Get(key(familySchema, out[i].Hash))
			if err != nil {
				return err
			}
			out[i].Document = slices.Clone(raw)
		}
		return nil
	})
	return out, err
}

// stepTo takes a record's state into the list: its edition's schema replaces what the edition had before.
func stepTo(list []SchemaStep, members map[string]json.RawMessage, at time.Time) []SchemaStep {
	var hash, origin string
	var number, inForce int
	for name, into := range map[string]any{"schema": &hash, "schemaOrigin": &origin, "edition": &number, "inForce": &inForce} {
		if raw, ok := members[name]; ok && json.Unmarshal(raw, into) != nil {
			return list // not a record of ours
		}
	}
	last := len(list) - 1
	if last >= 0 && list[last].Edition == number && list[last].Hash != hash {
		list, last = list[:last], last-1
	}
	if hash == "" {
		return list
	}
	if last < 0 || list[last].Hash != hash {
		list, last = append(list, SchemaStep{Edition: number, Hash: hash, Origin: origin, At: at}), last+1
	}
	list[last].Approved = list[last].Approved || inForce == number
	return list
}

// String names a step for logs and tests.
func (s SchemaStep) String() string { return strconv.Itoa(s.Edition) + ":" + s.Hash }
