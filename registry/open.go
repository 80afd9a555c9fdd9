package registry

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// OpenDataset is a published dataset with all that a reader of the public pages is told of it.
type OpenDataset struct {
	Seen
	Organization Organization
	Served       Release // the served release; its rows file is what downloads are made from
	Decision     *Decision
	AnnexNo      int
	Schema       json.RawMessage // of the rows
}

// Tombstone is what stays of a withdrawn dataset.
type Tombstone struct {
	Code   string
	At     time.Time
	Reason string
}

// Open gives what the public has of a dataset: the published edition and release, or the tombstone of a withdrawn one, or
// neither. It answers the same whoever asks.
func (r *Registry) Open(ctx context.Context, id DatasetID) (*OpenDataset, *Tombstone, error) {
	var out *OpenDataset
	var gone *Tombstone
	err := r.view(ctx, func(rd Reader) error {
		out, gone = nil, nil
		var d Dataset
		raw, err := get(rd, key(familyDataset, string(id)), &d)
		if err != nil || raw == nil {
			return err
		}
		if d.Publication.Status != Published {
			if d.Publication.Withdrawn != nil {
				gone = &Tombstone{Code: d.Code, At: *d.Publication.Withdrawn, Reason: d.Reason}
			}
			return nil
		}
		seen, err := r.seen(rd, Actor{}, &d)
		if err != nil || seen == nil {
			return err
		}
		o := &OpenDataset{Seen: *seen}
		if _, err := get(rd, key(familyOrg, string(d.Owner)), &o.Organization); err != nil {
			return err
		}
		rel, _, _, err := releaseByID(rd, "registry.Open", d.Publication.Release)
		if err != nil {
			return err
		}
		o.Served = *rel
		if d.Publication.Under != "" {
			var dec Decision
			found, err := get(rd, key(familyDecision, string(d.Publication.Under)), &dec)
			if err != nil {
				return err
			}
			if found != nil {
				o.Decision = &dec
				if i := slices.IndexFunc(dec.Lines, func(l DecisionLine) bool { return l.Dataset == d.ID }); i >= 0 {
					o.AnnexNo = dec.Lines[i].AnnexNo
				}
			}
		}
		hash := o.Content.Schema
		if hash == "" {
			hash = rel.Schema
		}
		doc, err := rd.Get(key(familySchema, hash))
		if err != nil {
			return err
		}
		o.Schema = slices.Clone(doc)
		out = o
		return nil
	})
	return out, gone, err
}
