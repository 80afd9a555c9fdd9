package follow

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// loop feeds one follower.
type loop struct {
	source   Source
	follower Follower
	options  Options
	log      hclog.Logger

	opened bool   // cursor is known; false at the start and after an error
	cursor uint64 // last entry in the follower's state
	clean  uint64 // erasures up to this entry were made before the state was derived

	mu      sync.Mutex    // guards the rest
	applied uint64        // cursor as others see it
	head    uint64        // newest entry known
	ready   bool          // has reached the head
	failure error         // what is being retried
	changed chan struct{} // closed and replaced when applied moves
}

func newLoop(source Source, f Follower, options Options) *loop {
	return &loop{source: source, follower: f, options: options, log: options.Log.Named(f.Name()), changed: make(chan struct{})}
}

func contains(names []string, name string) bool { return slices.Contains(names, name) }

// run catches up each time it is woken, until ctx ends or the store is closed.
func (l *loop) run(ctx context.Context) {
	wake := l.source.Committed()
	pause := l.options.Backoff
	for {
		err := l.catchUp(ctx)
		if ctx.Err() != nil {
			return
		}
		l.failed(err)
		wait := l.options.Poll
		if err != nil {
			l.log.Error("follower stands still", "cursor", l.cursor, "retry", pause, "error", err)
			l.opened = false
			wait, pause = pause, min(2*pause, l.options.MaxBackoff)
		} else {
			pause = l.options.Backoff
		}
		if !sleep(ctx, wake, wait, err != nil) {
			return
		}
	}
}

// sleep waits for the time, or for a commit unless deaf; it reports false when ctx ended or the store was closed.
func sleep(ctx context.Context, wake <-chan uint64, wait time.Duration, deaf bool) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return false
		case <-timer.C:
			return true
		case _, open := <-wake:
			if !open {
				return false
			}
			if !deaf {
				return true
			}
		}
	}
}

// catchUp applies batches until the follower has reached the head. A panic of the follower is an error like others.
func (l *loop) catchUp(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("follower panics: %v\n%s", p, debug.Stack())
		}
	}()
	if err := l.open(ctx); err != nil {
		return err
	}
	for {
		entries, head, err := l.read(ctx)
		if err != nil {
			return err
		}
		l.progress(head)
		if len(entries) == 0 {
			return nil
		}
		if l.mustForget(entries) {
			l.log.Info("fields were erased: replaying", "head", head)
			if err := l.reset(ctx, head); err != nil {
				return err
			}
			continue
		}
		if err := l.apply(ctx, entries); err != nil {
			return err
		}
		l.cursor = entries[len(entries)-1].Seq
		l.progress(head)
	}
}

// open learns where the follower stands and wipes a state that the log no longer vouches for.
func (l *loop) open(ctx context.Context) error {
	if l.opened {
		return nil
	}
	cursor, err := l.follower.Cursor(ctx)
	if err != nil {
		return fmt.Errorf("cursor: %w", err)
	}
	stale, head, err := l.stale(ctx, cursor)
	if err != nil {
		return err
	}
	l.cursor, l.opened = cursor, true
	l.clean = max(l.clean, cursor)
	if stale == "" {
		return nil
	}
	l.log.Info("replaying", "reason", stale, "cursor", cursor, "head", head)
	return l.reset(ctx, head)
}

// stale tells why a state can't be continued from, "" when it can.
func (l *loop) stale(ctx context.Context, cursor uint64) (reason string, head uint64, err error) {
	var at changelog.Entry
	err = l.source.View(ctx, func(r registry.Reader) error {
		h, err := r.Head()
		head = h.Size
		if err != nil || cursor == 0 || cursor > head {
			return err
		}
		for e, err := range r.Entries(cursor) {
			at = e
			return err
		}
		return fmt.Errorf("%w: entry %d", changelog.ErrMissing, cursor)
	})
	if err != nil || cursor == 0 {
		return "", head, err
	}
	if cursor > head {
		return "cursor past the head", head, nil
	}
	durable, ok := l.follower.(Durable)
	if !ok {
		return "", head, nil
	}
	got, err := durable.Mark(ctx)
	if err != nil {
		return "", head, fmt.Errorf("mark: %w", err)
	}
	want, err := markOf(l.follower.Version(), at)
	switch {
	case err != nil:
		return "", head, err
	case !sameVersion(got, l.follower.Version()):
		return "new version", head, nil
	case got != want:
		return "another log", head, nil
	}
	return "", head, nil
}

// reset wipes the follower. Erasures up to head have been made: a replay does not see what they took.
func (l *loop) reset(ctx context.Context, head uint64) error {
	l.opened = false // until it is certain that the wipe is done
	if err := l.follower.Reset(ctx); err != nil {
		return fmt.Errorf("reset: %w", err)
	}
	l.cursor, l.clean, l.opened = 0, head, true
	l.mu.Lock()
	defer l.mu.Unlock()
	l.applied, l.ready = 0, false
	return nil
}

// read returns the entries after the cursor, at most a batch, and the head.
func (l *loop) read(ctx context.Context) (entries []changelog.Entry, head uint64, err error) {
	err = l.source.View(ctx, func(r registry.Reader) error {
		h, err := r.Head()
		if err != nil {
			return err
		}
		head = h.Size
		for e, err := range r.Entries(l.cursor + 1) {
			if err != nil {
				return err
			}
			if want := l.cursor + 1 + uint64(len(entries)); e.Seq != want {
				return fmt.Errorf("%w: entry %d", changelog.ErrMissing, want)
			}
			entries = append(entries, e)
			if len(entries) == l.options.BatchEntries {
				return nil
			}
		}
		return nil
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read after entry %d: %w", l.cursor, err)
	}
	return entries, head, nil
}

// mustForget reports whether the batch declares erasures of entries that are in the state already.
func (l *loop) mustForget(entries []changelog.Entry) bool {
	for _, e := range entries {
		if e.Kind != changelog.KindErase || e.Seq <= l.clean {
			continue
		}
		erasures, err := changelog.ReadErasures(e)
		if err != nil {
			continue // Verify tells; a follower has nothing to forget
		}
		if slices.ContainsFunc(erasures, func(erased changelog.Erasure) bool { return erased.Seq <= l.cursor }) {
			return true
		}
	}
	return false
}

func (l *loop) apply(ctx context.Context, entries []changelog.Entry) error {
	first, last := entries[0], entries[len(entries)-1]
	err := l.applyAs(ctx, entries, last)
	if err != nil {
		return fmt.Errorf("apply entries %d to %d: %w", first.Seq, last.Seq, err)
	}
	return nil
}

func (l *loop) applyAs(ctx context.Context, entries []changelog.Entry, last changelog.Entry) error {
	durable, ok := l.follower.(Durable)
	if !ok {
		return l.follower.Apply(ctx, entries)
	}
	mark, err := markOf(l.follower.Version(), last)
	if err != nil {
		return err
	}
	return durable.ApplyMarked(ctx, entries, mark)
}

// progress tells the others where the follower stands.
func (l *loop) progress(head uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.head = head
	l.ready = l.ready || l.cursor >= head
	if l.applied != l.cursor {
		l.applied = l.cursor
		close(l.changed)
		l.changed = make(chan struct{})
	}
}

func (l *loop) failed(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failure = err
}

func (l *loop) lag() Lag {
	l.mu.Lock()
	defer l.mu.Unlock()
	lag := Lag{Follower: l.follower.Name(), Cursor: l.applied, Head: l.head, Ready: l.ready}
	lag.Behind = l.head - min(l.head, l.applied)
	if l.failure != nil {
		lag.Err = l.failure.Error()
	}
	return lag
}

// wait returns when the follower has applied seq.
func (l *loop) wait(ctx context.Context, seq uint64) error {
	for {
		l.mu.Lock()
		applied, changed := l.applied, l.changed
		l.mu.Unlock()
		if applied >= seq {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return errors.Join(fmt.Errorf("at entry %d, waiting for %d: %w", applied, seq, ctx.Err()), l.retrying())
		}
	}
}

// retrying returns the error that is being retried, nil when all is well.
func (l *loop) retrying() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.failure
}
