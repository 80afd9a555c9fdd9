package registry

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"danhmuc/registry/changelog"
	"danhmuc/schemas/viet"
)

// auditBlock is how many entries are read in one snapshot, seen or not.
const auditBlock = 1000

// EachChange calls fn with every entry that the actor may see and that passes the filter, oldest first, up to the log's head at
// the call. It reads snapshot by snapshot, so that a long export holds nothing up.
//
// Errors: Unauthenticated for the public, whose log is empty.
func (r *Registry) EachChange(ctx context.Context, f LogFilter, fn func(Change) error) error {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return SignInRequired("registry.EachChange", a)
	}
	head, err := r.Head(ctx)
	if err != nil {
		return err
	}
	for next := f.After + 1; next <= head.Size; {
		var batch []Change
		err := r.view(ctx, func(rd Reader) error {
			batch = nil
			see, from := r.seer(rd, a), next
			for e, err := range rd.Entries(from) {
				if err != nil {
					return err
				}
				if e.Seq > head.Size || e.Seq >= from+auditBlock {
					break
				}
				c, ok, err := see(f, e)
				if err != nil {
					return err
				}
				if next = e.Seq + 1; ok {
					batch = append(batch, c)
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return err
		}
		for _, c := range batch {
			if err := fn(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// mentions reports whether an entry, or the dataset it is about, has the folded text: in its kind, record, code, title, facts or
// fields. What was erased is found no more.
func mentions(folded string, e changelog.Entry, s *Seen) bool {
	has := func(text string) bool { return strings.Contains(viet.Fold(text), folded) }
	if has(e.Kind) || has(e.Record) || has(string(e.Facts)) || (s != nil && (has(s.Code) || has(s.Title))) {
		return true
	}
	for _, f := range e.Fields {
		if !f.Erased() && has(string(f.Value)) {
			return true
		}
	}
	return false
}

// AccountAsOf is an account as it was at a time: its unit, roles and state, which is who could do what. For who manages accounts
// or reads the log. What was erased since is absent.
//
// Errors: Forbidden; NotFound for an account that is unknown or did not exist yet.
func (r *Registry) AccountAsOf(ctx context.Context, id AccountID, at time.Time) (*Account, error) {
	const op = "registry.AccountAsOf"
	a := ActorFrom(ctx)
	if !r.access.May(a, ActManage, Subject{}) && !r.access.May(a, ActReadLog, Subject{}) {
		return nil, &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	var out *Account
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		var now Account
		raw, err := get(rd, key(familyAccount, string(id)), &now)
		if err != nil || raw == nil {
			return err
		}
		if raw, err = foldTo(rd, string(id), func(_ uint64, t time.Time) bool { return !t.After(at) }); err != nil || raw == nil {
			return err
		}
		out = new(Account)
		return json.Unmarshal(raw, out)
	})
	if err == nil && out == nil {
		err = notFound(op, string(id))
	}
	return out, err
}
