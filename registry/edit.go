package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"danhmuc/schemas"
)

// Edit changes the content of the newest edition. An edition that is SUBMITTED or IN_REVIEW is Locked; editing a dataset whose
// newest edition is APPROVED opens the next edition in DRAFT, and the approved one stays in force. A patch that changes
// nothing is accepted and writes nothing.
//
// Errors: NotFound, Forbidden, Conflict (Params "current" holds the version now), Locked, Invalid.
func (r *Registry) Edit(ctx context.Context, id DatasetID, expected int, p DatasetPatch) (*Dataset, error) {
	const op = "registry.Edit"
	return r.change(ctx, op, id, expected, func(t *tx, d *Dataset, before []byte) error {
		return t.edit(d, before, "dataset.update", func(c Content) Content { return p.apply(c) })
	})
}

// SetSchema declares the JSON Schema of the newest edition's rows, in the state and under the locks of Edit.
func (r *Registry) SetSchema(ctx context.Context, id DatasetID, expected int, document json.RawMessage) (*Dataset, error) {
	const op = "registry.SetSchema"
	s, err := schemas.Parse(document)
	if err != nil {
		return nil, &Error{Op: op, Kind: KindInvalid, Violations: []Violation{{Code: "schema.invalid", Path: []string{"schema"},
			Params: map[string]any{"reason": err.Error()}}}}
	}
	hash, canonical := s.Hash(), s.Canonical()
	return r.change(ctx, op, id, expected, func(t *tx, d *Dataset, before []byte) error {
		if err := t.Put(key(familySchema, hash), canonical); err != nil {
			return err
		}
		return t.edit(d, before, "dataset.schema", func(c Content) Content {
			c.Schema, c.SchemaOrigin = hash, "declared"
			return c
		})
	})
}

// AddRule makes a rule between columns one of the schema's: of the declared one, else of the one that the newest delivery gave, which is
// declared thereby. A rule that it has changes nothing but the version.
//
// Errors: as those of SetSchema; Invalid for a rule that the schema's columns cannot follow, and where there is no schema yet.
func (r *Registry) AddRule(ctx context.Context, id DatasetID, expected int, rule schemas.ColumnRule) (*Dataset, error) {
	const op = "registry.AddRule"
	return r.change(ctx, op, id, expected, func(t *tx, d *Dataset, before []byte) error {
		refused := func(reason string) error {
			return invalid(op, Violation{Code: "schema.invalid", Path: []string{"columns"}, Params: map[string]any{"reason": reason}})
		}
		hash := d.Schema
		if hash == "" {
			newest, err := newestRelease(t, d.ID)
			if err != nil {
				return err
			}
			if newest != nil {
				hash = newest.Schema
			}
		}
		s, err := schemaAt(t, hash)
		if err != nil {
			return err
		}
		if s == nil {
			return refused("–")
		}
		if s, err = s.WithRule(rule); err != nil {
			return refused(err.Error())
		}
		if err := t.Put(key(familySchema, s.Hash()), s.Canonical()); err != nil {
			return err
		}
		return t.edit(d, before, "dataset.schema", func(c Content) Content {
			c.Schema, c.SchemaOrigin = s.Hash(), "declared"
			return c
		})
	})
}

// change runs fn on the current record under its lock and answers with the record after.
func (r *Registry) change(ctx context.Context, op string, id DatasetID, expected int, fn func(*tx, *Dataset, []byte) error) (*Dataset, error) {
	var d *Dataset
	err := r.update(ctx, op, func(t *tx) error {
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			d, err = t.datasetAt(DatasetID(a.Records[0].ID), a.Records[0].Version)
			return err
		}
		var before []byte
		if d, before, err = t.lock(id, expected); err != nil {
			return err
		}
		if err := fn(t, d, before); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(d.ID), d.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// lock reads a dataset that the actor may see whole and refuses a stale version.
func (t *tx) lock(id DatasetID, expected int) (*Dataset, []byte, error) {
	if t.actor.Ended { // not "not found": it may be their own draft
		return nil, nil, SignInRequired(t.op, t.actor)
	}
	var d Dataset
	raw, err := get(t, key(familyDataset, string(id)), &d)
	if err != nil {
		return nil, nil, err
	}
	if raw == nil {
		return nil, nil, notFound(t.op, string(id))
	}
	inForce, err := edition(t, d.ID, d.InForce)
	if err != nil {
		return nil, nil, err
	}
	if face := t.r.access.Face(t.actor, SubjectOf(&d, inForce)); face == FaceNone {
		return nil, nil, notFound(t.op, string(id))
	} else if face == FacePublished && t.actor.Anonymous() {
		return nil, nil, SignInRequired(t.op, t.actor)
	}
	if expected != d.Version {
		return nil, nil, &Error{Op: t.op, Kind: KindConflict, Code: "version.stale", Name: string(id),
			Params: map[string]any{"expected": expected, "current": d.Version}}
	}
	return &d, raw, nil
}

// edit applies a change of content to the newest edition, opening the next one where the newest is approved.
func (t *tx) edit(d *Dataset, before []byte, kind string, to func(Content) Content) error {
	if !t.r.access.May(t.actor, ActEdit, Subject{Owner: d.Owner, Review: d.Review.Status}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: "dataset.notYours", Name: d.Code}
	}
	switch d.Review.Status {
	case Submitted, InReview:
		return &Error{Op: t.op, Kind: KindLocked, Code: "edition.locked", Name: d.Code, Params: map[string]any{"status": string(d.Review.Status)}}
	case Rejected, Retired:
		return &Error{Op: t.op, Kind: KindLocked, Code: "edition.ended", Name: d.Code, Params: map[string]any{"status": string(d.Review.Status)}}
	}
	next := to(d.Content)
	next.normalise()
	var v violations
	next.validate(&v)
	if err := v.err(t.op); err != nil {
		return err
	}
	if same, err := equalJSON(d.Content, next); err != nil || same {
		return err
	}
	if d.Review.Status == Approved {
		d.Edition++
		d.Review = Review{Status: Draft, At: t.now}
	}
	oldTitle := d.Title
	d.Content = next
	d.Review.Editors = t.editors(d.Review.Editors)
	d.Version++
	d.UpdatedAt = t.now
	if _, err := t.save(kind, string(d.ID), d.Version, key(familyDataset, string(d.ID)), before, d, note{}); err != nil {
		return err
	}
	if TitleKey(oldTitle) == TitleKey(d.Title) {
		return nil
	}
	if err := t.Delete(titleKey(d.Owner, oldTitle, d.ID)); err != nil {
		return err
	}
	return t.Put(titleKey(d.Owner, d.Title, d.ID), []byte{})
}

func equalJSON(a, b any) (bool, error) {
	x, err := json.Marshal(a)
	if err != nil {
		return false, fmt.Errorf("encode for comparison: %w", err)
	}
	y, err := json.Marshal(b)
	if err != nil {
		return false, fmt.Errorf("encode for comparison: %w", err)
	}
	return slices.Equal(x, y), nil
}

// edition reads an approved edition, nil when number is 0 or there is none.
func edition(r Reader, id DatasetID, number int) (*Edition, error) {
	if number == 0 {
		return nil, nil
	}
	var e Edition
	raw, err := get(r, numbered(familyEdition, string(id), uint64(number)), &e)
	if err != nil || raw == nil {
		return nil, err
	}
	return &e, nil
}
