package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"danhmuc/registry/changelog"
)

// Options are what a Registry is made of. Store, Access and Policy must be given.
type Options struct {
	Store  Store
	Access Access
	Policy Policy
	Blobs  Blobs
	Search Searcher // nil where lists are not asked for
	// Now is the wall clock, time.Now when nil.
	Now func() time.Time
	// NewID makes identifiers, UUIDv7 when nil.
	NewID func() string
}

// Registry is the only write path, and the reads that need the store.
type Registry struct {
	store  Store
	access Access
	rules  rules
	blobs  Blobs
	search Searcher
	now    func() time.Time
	newID  func() string
	wake   chan struct{} // tells the job runner that there may be work
	pulse  pulse         // tells followers of the log in this process that something was committed

	lists      readLists  // lists that were read last
	dictionary dictionary // columns by name, derived from the log when asked
}

// New returns a registry over its parts.
func New(o Options) (*Registry, error) {
	if o.Store == nil || o.Access == nil || o.Policy == nil {
		return nil, &Error{Op: "registry.New", Kind: KindInternal, Err: fmt.Errorf("store, access and policy are needed")}
	}
	r := &Registry{store: o.Store, access: o.Access, rules: rules{builtIn: o.Policy}, blobs: o.Blobs, search: o.Search, now: o.Now, newID: o.NewID,
		wake: make(chan struct{}, 1)}
	if r.now == nil {
		r.now = time.Now
	}
	if r.newID == nil {
		r.newID = func() string { return uuid.Must(uuid.NewV7()).String() }
	}
	return r, nil
}

// tx is one write: a Writer, who acts, and the transaction's one time.
type tx struct {
	Writer
	r     *Registry
	ctx   context.Context
	op    string
	actor Actor
	now   time.Time
	head  changelog.Head
	key   string // hash of the idempotency key, for the log
	woken bool   // a job was queued
}

// update runs fn in one transaction with the clock checked.
func (r *Registry) update(ctx context.Context, op string, fn func(*tx) error) error {
	var queued bool
	err := r.store.Update(ctx, func(w Writer) error {
		head, err := w.Head()
		if err != nil {
			return err
		}
		now, err := clockRule.Next(head, r.now())
		if err != nil {
			return &Error{Op: op, Kind: KindUnavailable, Code: "clock.wrong", Params: map[string]any{"last": head.Time, "now": r.now().UTC()}, Err: err}
		}
		t := &tx{Writer: w, r: r, ctx: ctx, op: op, actor: ActorFrom(ctx), now: now, head: head}
		err = fn(t)
		queued = t.woken && err == nil
		return err
	})
	if err == nil && queued {
		r.Wake()
	}
	return err
}

// view runs fn over one snapshot.
func (r *Registry) view(ctx context.Context, fn func(Reader) error) error {
	return r.store.View(ctx, fn)
}

// Wake tells the job runner that there may be work.
func (r *Registry) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Work is told whenever a job was queued.
func (r *Registry) Work() <-chan struct{} { return r.wake }

// save writes a record and appends its change. before is the stored JSON, nil for a new record.
func (t *tx) save(kind string, id string, version int, recordKey, before []byte, record any, n note) (uint64, error) {
	after, err := json.Marshal(record)
	if err != nil {
		return 0, fmt.Errorf("encode %s: %w", kind, err)
	}
	members, err := difference(before, after)
	if err != nil {
		return 0, err
	}
	facts, fields, err := changeOf(typeOf(kind), members, n)
	if err != nil {
		return 0, err
	}
	seq, err := t.append(kind, id, version, facts, fields)
	if err != nil {
		return 0, err
	}
	return seq, t.Put(recordKey, after)
}

// append adds an entry and the record's line of history.
func (t *tx) append(kind, id string, version int, facts json.RawMessage, fields []changelog.Field) (uint64, error) {
	seq, err := t.Append(changelog.Entry{Time: t.now, Kind: kind, KindVersion: 1, Record: id, RecordVersion: uint64(version),
		Actor: string(t.actor.Account), Key: t.key, Facts: facts, Fields: fields})
	if err != nil {
		return 0, fmt.Errorf("append %s: %w", kind, err)
	}
	return seq, t.Put(numbered(familyHistory, id, seq), []byte(fmt.Sprint(version)))
}

// get decodes the record under k into v and returns its bytes, nil when there is none.
func get(r Reader, k []byte, v any) ([]byte, error) {
	raw, err := r.Get(k)
	if err != nil || raw == nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return nil, fmt.Errorf("decode %s: %w", k, err)
	}
	return raw, nil
}

// put encodes v under k.
func put(w Writer, k []byte, v any) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode %s: %w", k, err)
	}
	return w.Put(k, raw)
}

// clockRule bounds the wall clock: 5 s back, and no leap of more than a quarter over the newest entry. A province's office
// closes for Tết; a day's silence is no sign of a wrong clock.
var clockRule = changelog.ClockRule{Ahead: 90 * 24 * time.Hour}

// ConfirmClock is an operator's word that the wall clock is right, after writes stopped because it stood far from the log's.
func (r *Registry) ConfirmClock(ctx context.Context) error {
	const op = "registry.ConfirmClock"
	a := ActorFrom(ctx)
	if !r.access.May(a, ActManage, Subject{}) {
		return &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	return r.store.Update(ctx, func(w Writer) error {
		head, err := w.Head()
		if err != nil {
			return err
		}
		e, err := changelog.ClockEntry(head, string(a.Account), r.now().UTC().Truncate(time.Microsecond))
		if err != nil {
			return err
		}
		_, err = w.Append(e)
		return err
	})
}
