package registry

import (
	"context"
	"encoding/json"
)

// kept is a pointer to a record of governance: a notice, a task, a request. mark gives what every such record has.
type kept[T any] interface {
	*T
	mark() (id string, version *int)
}

// keeping is one write of one record of governance. may decides on the record as stored, before its version is told; fill changes it
// and names the entry's kind. A record that does not exist reaches both empty: fill gives it its ID, or answers NotFound.
type keeping[T any, P kept[T]] struct {
	op       string
	of       *recordType
	id       string // empty for a new record
	expected int    // 0 for a new record
	may      func(*tx, P) error
	fill     func(*tx, P) (kind string, err error)
}

// keep makes or changes one record of governance in one transaction. A change that changes nothing is accepted and writes nothing.
//
// Errors: Unauthenticated; what may and fill refuse; Conflict (Params "current" holds the version now).
func keep[T any, P kept[T]](ctx context.Context, r *Registry, k keeping[T, P]) (P, error) {
	var out P
	err := r.update(ctx, k.op, func(t *tx) error {
		out = new(T)
		if t.actor.Anonymous() {
			return SignInRequired(k.op, t.actor)
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			_, err := get(t, key(k.of.family, a.Records[0].ID), out)
			return err
		}
		return t.remembered(k.of, out, func() error { return k.write(t, out) })
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// remembered keeps the answer of a call beside what it wrote.
func (t *tx) remembered(of *recordType, rec interface{ mark() (string, *int) }, write func() error) error {
	if err := write(); err != nil {
		return err
	}
	id, version := rec.mark()
	return t.remember(answer{Records: []answered{{id, *version}}})
}

func (k keeping[T, P]) write(t *tx, rec P) error {
	var before []byte
	if k.id != "" {
		var err error
		if before, err = get(t, key(k.of.family, k.id), rec); err != nil {
			return err
		}
	}
	if err := k.may(t, rec); err != nil {
		return err
	}
	if _, version := rec.mark(); k.expected != *version {
		return &Error{Op: k.op, Kind: KindConflict, Code: "version.stale", Name: k.id, Params: map[string]any{"expected": k.expected, "current": *version}}
	}
	kind, err := k.fill(t, rec)
	if err != nil {
		return err
	}
	return t.keep(kind, k.of, before, rec)
}

// keep saves a record under its next version unless it is as it was.
func (t *tx) keep(kind string, of *recordType, before []byte, rec interface{ mark() (string, *int) }) error {
	id, version := rec.mark()
	after, err := json.Marshal(rec)
	if err != nil {
		return err
	}
	if before != nil {
		if same, _, err := sameJSON(before, after); err != nil || same {
			return err
		}
	}
	*version++
	_, err = t.save(kind, id, *version, key(of.family, id), before, rec, note{})
	return err
}

// all reads every record of a family in the order of its keys.
func all[T any](rd Reader, family string) ([]*T, error) {
	var out []*T
	for it, err := range rd.Scan(under(family)) {
		if err != nil {
			return nil, err
		}
		rec := new(T)
		if err := json.Unmarshal(it.Value, rec); err != nil {
			return nil, err
		}
		out = append(out, rec)
	}
	return out, nil
}

// unit finds an organization that an input names by its code.
func (t *tx) unit(v *violations, path, code string) (OrganizationID, error) {
	o, err := organizationByCode(t, code)
	if err != nil {
		return "", err
	}
	if o == nil {
		v.add("organization.unknown", path, map[string]any{"value": code})
		return "", nil
	}
	return o.ID, nil
}

// units finds organizations by code, each once.
func (t *tx) units(v *violations, path string, codes []string) ([]OrganizationID, error) {
	var out []OrganizationID
	seen := map[OrganizationID]bool{}
	for _, code := range codes {
		id, err := t.unit(v, path, code)
		if err != nil {
			return nil, err
		}
		if id != "" && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out, nil
}

// paperFile takes an upload of the actor's as the signed file of a paper, nil for none.
func (t *tx) paperFile(id UploadID) (*FileRef, error) {
	if id == "" {
		return nil, nil
	}
	u, err := uploadOf(t, t.op, t.actor, id, "file", t.now)
	if err != nil {
		return nil, within(err, "input")
	}
	u.Attached = true
	return &FileRef{SHA256: u.SHA256, Name: u.Name, Size: u.Size, MediaType: u.MediaType}, put(t, key(familyUpload, string(u.ID)), u)
}

// concerns reports whether the actor may do the act for everybody, or for one of the organizations.
func (r *Registry) concerns(a Actor, act Action, units ...OrganizationID) bool {
	if r.access.May(a, act, Subject{}) {
		return true
	}
	for _, u := range units {
		if u != "" && r.access.May(a, act, Subject{Owner: u}) {
			return true
		}
	}
	return false
}

// forbidden refuses an act on a record that the actor sees, NotFound on one that is not theirs to see.
func (t *tx) forbidden(code, name string, seen bool) error {
	if !seen {
		return notFound(t.op, name)
	}
	return &Error{Op: t.op, Kind: KindForbidden, Code: code, Name: name}
}

// LastDay is the last day in time, YYYY-MM-DD; empty for no date.
func LastDay(due string, rule LateRule) string {
	d, ok := day(&violations{}, "", due)
	if !ok {
		return ""
	}
	if rule == LateBefore {
		d = d.AddDate(0, 0, -1)
	}
	return d.Format("2006-01-02")
}
