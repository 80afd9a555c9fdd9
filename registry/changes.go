package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"time"

	"danhmuc/registry/changelog"
	"danhmuc/schemas/viet"
)

// Change is one entry of the log as a caller may see it. Dataset is the dataset it is about, nil for others.
type Change struct {
	changelog.Entry
	Dataset *Seen
}

// Changes reads the log, newest first, as the actor may see it: who may read the log sees every entry, others the entries of
// datasets whose history is theirs to see. before is the sequence number to go on below, 0 for the newest. total counts
// every entry that passes, also past limit.
func (r *Registry) Changes(ctx context.Context, f LogFilter, before uint64, limit int) (page []Change, total int, err error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, 0, nil
	}
	err = r.view(ctx, func(rd Reader) error {
		page, total = nil, 0
		head, err := rd.Head()
		if err != nil {
			return err
		}
		see := r.seer(rd, a)
		take := func(e changelog.Entry) error {
			c, ok, err := see(f, e)
			if err != nil || !ok {
				return err
			}
			total++
			if (before == 0 || e.Seq < before) && len(page) < limit {
				page = append(page, c)
			}
			return nil
		}
		if f.Record != "" {
			entries, err := history(rd, f.Record)
			if err != nil {
				return err
			}
			for _, e := range slices.Backward(entries) {
				if err := take(e); err != nil {
					return err
				}
			}
			return nil
		}
		if f.empty() && r.access.May(a, ActReadLog, Subject{}) {
			total = int(head.Size)
			from := head.Size
			if before != 0 && before <= from {
				from = before - 1
			}
			if limit <= 0 {
				return nil
			}
			return backward(rd, from, func(e changelog.Entry) (bool, error) {
				c, _, err := see(f, e)
				page = append(page, c)
				return len(page) < limit, err
			})
		}
		return backward(rd, head.Size, func(e changelog.Entry) (bool, error) { return true, take(e) })
	})
	return page, total, err
}

func (f LogFilter) empty() bool {
	return f.Record == "" && len(f.Kinds) == 0 && f.Actor == "" && f.From.IsZero() && f.To.IsZero() && f.Owner == "" && f.After == 0 && f.Text == ""
}

func (f LogFilter) matches(e changelog.Entry) bool {
	return (f.Record == "" || f.Record == e.Record) && (len(f.Kinds) == 0 || slices.Contains(f.Kinds, e.Kind)) &&
		(f.Actor == "" || string(f.Actor) == e.Actor) && (f.From.IsZero() || !e.Time.Before(f.From)) &&
		(f.To.IsZero() || e.Time.Before(f.To)) && e.Seq > f.After
}

// backward yields entries from seq down to 1, read in blocks.
func backward(rd Reader, seq uint64, fn func(changelog.Entry) (bool, error)) error {
	const block = 256
	for seq > 0 {
		from := uint64(1)
		if seq > block {
			from = seq - block + 1
		}
		entries := make([]changelog.Entry, 0, block)
		for e, err := range rd.Entries(from) {
			if err != nil {
				return err
			}
			if e.Seq > seq {
				break
			}
			entries = append(entries, e)
			if e.Seq == seq {
				break
			}
		}
		for _, e := range slices.Backward(entries) {
			if more, err := fn(e); err != nil || !more {
				return err
			}
		}
		seq = from - 1
	}
	return nil
}

// seer decides entry by entry what an actor may see; datasets are looked up once.
func (r *Registry) seer(rd Reader, a Actor) func(LogFilter, changelog.Entry) (Change, bool, error) {
	all := r.access.May(a, ActReadLog, Subject{})
	cache := map[DatasetID]*Seen{}
	return func(f LogFilter, e changelog.Entry) (Change, bool, error) {
		c := Change{Entry: e}
		if !f.matches(e) {
			return c, false, nil
		}
		id, err := datasetOf(rd, e)
		if err != nil {
			return c, false, err
		}
		if id != "" {
			s, known := cache[id]
			if !known {
				if s, err = r.whole(rd, a, id); err != nil {
					return c, false, err
				}
				cache[id] = s
			}
			c.Dataset = s
		}
		owner, listed, err := r.listOf(rd, a, e)
		if err != nil {
			return c, false, err
		}
		if c.Dataset != nil {
			owner = c.Dataset.Owner
		}
		if f.Owner != "" && owner != f.Owner {
			return c, false, nil
		}
		if !all && c.Dataset == nil && !listed {
			return c, false, nil
		}
		return c, f.Text == "" || mentions(viet.Fold(f.Text), e, c.Dataset), nil
	}
}

// listOf is the department of the list that an entry is about, and whether the actor may read it.
func (r *Registry) listOf(rd Reader, a Actor, e changelog.Entry) (OrganizationID, bool, error) {
	if typeOf(e.Kind) != submissionRecord {
		return "", false, nil
	}
	var s Submission
	raw, err := get(rd, key(familySubmission, e.Record), &s)
	return s.Organization, raw != nil && r.listSeen(a, &s), err
}

// datasetOf is the dataset that an entry is about, empty for none.
func datasetOf(rd Reader, e changelog.Entry) (DatasetID, error) {
	switch typeOf(e.Kind) {
	case datasetRecord:
		return DatasetID(e.Record), nil
	case elsewhereRecord:
		return DatasetID(strings.TrimSuffix(e.Record, elsewhereSuffix)), nil
	case releaseRecord:
		rel, _, _, err := releaseByID(rd, "registry.changes", ReleaseID(e.Record))
		if IsKind(err, KindNotFound) {
			return "", nil
		}
		if err != nil {
			return "", err
		}
		return rel.Dataset, nil
	}
	return "", nil
}

// Follow yields the entries after seq that the actor may see, in order, as they are committed, until ctx ends. Rights are
// asked anew for every entry.
func (r *Registry) Follow(ctx context.Context, f LogFilter, seq uint64, fn func(Change) error) error {
	f.After = max(f.After, seq)
	for {
		var batch []Change
		more := r.pulse.next()
		err := r.view(ctx, func(rd Reader) error {
			batch = nil
			see := r.seer(rd, ActorFrom(ctx))
			for e, err := range rd.Entries(f.After + 1) {
				if err != nil {
					return err
				}
				c, ok, err := see(f, e)
				if err != nil {
					return err
				}
				if f.After = e.Seq; ok {
					batch = append(batch, c)
				}
				if len(batch) >= 256 {
					break
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, c := range batch {
			if err := fn(c); err != nil {
				return err
			}
		}
		if len(batch) >= 256 {
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-more:
		}
	}
}

// pulse wakes everyone who waits for the next commit.
type pulse struct {
	mu sync.Mutex
	ch chan struct{} // guarded by mu; closed at the next commit
}

func (p *pulse) next() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ch == nil {
		p.ch = make(chan struct{})
	}
	return p.ch
}

func (p *pulse) beat() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ch != nil {
		close(p.ch)
		p.ch = nil
	}
}

// Run tells those who follow the log of each commit until ctx ends or the store closes.
func (r *Registry) Run(ctx context.Context) error {
	committed := r.store.Committed()
	if err := r.LoadRules(ctx); err != nil {
		return err
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case _, open := <-committed:
			r.pulse.beat()
			if !open {
				return nil
			}
			if err := r.LoadRules(ctx); err != nil { // another server may have adopted a set
				return err
			}
		}
	}
}

// Diff lists the members in which two contents differ, as JSON by name.
func Diff(before, after any) (map[string][2]json.RawMessage, error) {
	x, err := json.Marshal(before)
	if err != nil {
		return nil, err
	}
	y, err := json.Marshal(after)
	if err != nil {
		return nil, err
	}
	var was map[string]json.RawMessage
	if err := json.Unmarshal(x, &was); err != nil {
		return nil, err
	}
	members, err := difference(x, y)
	if err != nil {
		return nil, err
	}
	out := make(map[string][2]json.RawMessage, len(members))
	for name, value := range members {
		out[name] = [2]json.RawMessage{was[name], value}
	}
	return out, nil
}

// EditionBefore is the approved edition before the given number, nil for none; for callers who see the dataset's history.
func (r *Registry) EditionBefore(ctx context.Context, s *Seen, number int) (*Edition, error) {
	var out *Edition
	err := r.view(ctx, func(rd Reader) error {
		if !r.access.May(ActorFrom(ctx), ActReadHistory, s.Subject) {
			return nil
		}
		for n := number - 1; n > 0 && out == nil; n-- {
			e, err := edition(rd, s.ID, n)
			if err != nil {
				return err
			}
			out = e
		}
		return nil
	})
	return out, err
}

// Today is the date in the province.
func Today(now time.Time) string { return now.In(Zone()).Format(time.DateOnly) }

// Before folds the record of an entry up to the entry before it: what its members were when the entry changed them. The caller
// got the entry from History or Changes, which decide who sees it. Erased values are absent.
func (r *Registry) Before(ctx context.Context, e changelog.Entry) (map[string]json.RawMessage, error) {
	members := map[string]json.RawMessage{}
	err := r.view(ctx, func(rd Reader) error {
		clear(members)
		for it, err := range rd.Scan(under(familyHistory, e.Record)) {
			if err != nil {
				return err
			}
			if numberOf(it.Key) >= e.Seq {
				return nil
			}
			earlier, err := entryAt(rd, numberOf(it.Key))
			if err != nil {
				return err
			}
			if err := Apply(members, earlier); err != nil {
				return err
			}
		}
		return nil
	})
	return members, err
}
