package boltstore

import (
	"context"
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
)

// maxBatch bounds how many closures share a commit.
const maxBatch = 64

// call is one Update on its way.
type call struct {
	ctx  context.Context // of the caller; only asked before fn begins
	fn   func(registry.Writer) error
	done chan struct{} // closed when err and panicked are final

	err      error
	panicked any
}

// finish settles a call. Only the leader, or Close in its place, settles calls.
func (c *call) finish(err error) {
	c.err = err
	close(c.done)
}

// Update runs fn in a batch and makes all it wrote durable, or nothing. A context that ends before fn began ends the
// call; later it is not asked: the result of the commit is waited for.
func (s *Store) Update(ctx context.Context, fn func(registry.Writer) error) error {
	c := &call{ctx: ctx, fn: fn, done: make(chan struct{})}
	if err := s.enqueue(c); err != nil {
		return err
	}
	select {
	case <-c.done:
	case s.leader <- struct{}{}:
		s.lead(c)
	case <-ctx.Done():
		if s.withdraw(c) {
			return ctx.Err()
		}
		<-c.done
	}
	if c.panicked != nil {
		panic(c.panicked)
	}
	return c.err
}

func (s *Store) enqueue(c *call) error {
	const op = "boltstore.Update"
	if err := c.ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed.Load():
		return closedError(op)
	case s.options.ReadOnly:
		return unavailable(op, "store.read-only", errReadOnly)
	case s.broken != nil:
		return unavailable(op, "store.unknown", s.broken)
	}
	s.queue = append(s.queue, c)
	return nil
}

// withdraw takes a call out of the queue; it reports false when its batch has begun.
func (s *Store) withdraw(c *call) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.queue, c)
	if i < 0 {
		return false
	}
	s.queue = slices.Delete(s.queue, i, i+1)
	return true
}

// lead runs batches until the leader's own call is settled, then lets another lead. Every other waiter stands in
// Update's select and takes the place when it is free, so no call is left behind.
func (s *Store) lead(own *call) {
	defer func() { <-s.leader }()
	for {
		select {
		case <-own.done:
			return
		default:
			s.runBatch(s.take())
		}
	}
}

func (s *Store) take() []*call {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := min(len(s.queue), maxBatch)
	calls := slices.Clone(s.queue[:n])
	s.queue = slices.Delete(s.queue, 0, n)
	return calls
}

// batch is one bbolt transaction and the calls that share it.
type batch struct {
	store *Store
	tx    *bolt.Tx
	calls []*call
	ready []*call // succeeded, waiting for the commit
	wrote bool
}

// runBatch settles all the calls it is given.
func (s *Store) runBatch(calls []*call) {
	const op = "boltstore.Update"
	tx, err := s.db.Begin(true)
	if err != nil {
		for _, c := range calls {
			c.finish(storeError(op, err))
		}
		return
	}
	b := &batch{store: s, tx: tx, calls: calls}
	defer b.abandon()
	tx.Bucket(logBucket).FillPercent = logFill // the log grows at its end
	for len(b.calls) > 0 {
		c := b.calls[0]
		if err := b.run(c); err != nil { // the transaction is spoilt for all
			b.fail(storeError(op, err))
			return
		}
		b.calls = b.calls[1:]
	}
	if err := b.commit(); err != nil {
		b.fail(storeError(op, err))
		return
	}
	for _, c := range b.ready {
		c.finish(nil)
	}
	b.ready = nil
}

// logFill is how full bbolt leaves the pages of the log's bucket when it splits them.
const logFill = 0.95

// run runs one closure over an overlay and applies what it wrote. It returns an error only when the transaction itself
// can't go on.
func (b *batch) run(c *call) error {
	if err := c.ctx.Err(); err != nil {
		c.finish(err)
		return nil
	}
	w := newWriter(b.tx, b.store.log)
	err := c.invoke(w)
	w.ended = true
	if err != nil || c.panicked != nil {
		c.finish(err)
		return nil
	}
	b.ready = append(b.ready, c)
	if w.empty() {
		return nil
	}
	if err := b.store.fail(PointApply); err != nil {
		return err
	}
	b.wrote = true
	return w.apply()
}

// invoke calls the closure and keeps its panic for its own caller.
func (c *call) invoke(w registry.Writer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			c.panicked = p
		}
	}()
	return c.fn(w)
}

func (s *Store) fail(p Point) error {
	if s.options.Fail == nil {
		return nil
	}
	return s.options.Fail(p)
}

// commit makes the transaction durable and tells the watchers.
func (b *batch) commit() error {
	s := b.store
	tx := b.tx
	if !b.wrote {
		b.tx = nil
		return tx.Rollback()
	}
	if err := s.fail(PointCommit); err != nil {
		return err
	}
	head, err := newReader(tx, s.log).Head()
	if err != nil {
		return err
	}
	id := tx.ID()
	b.tx = nil // Commit ends the transaction, also when it fails
	if err := tx.Commit(); err != nil {
		s.distrust(id, err)
		return err
	}
	s.publish(head.Size)
	s.count(len(b.ready))
	return s.fail(PointAck)
}

// distrust refuses further writes when a failed commit is visible all the same: then nobody knows what the disk holds.
func (s *Store) distrust(id int, cause error) {
	tx, err := s.db.Begin(false)
	visible := err != nil
	if err == nil {
		visible = tx.ID() >= id
		_ = tx.Rollback() // of a read transaction: nothing can be lost
	}
	if !visible {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = errors.Join(errUnknown, cause)
}

func (s *Store) count(updates int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts.batches++
	s.counts.updates += uint64(updates)
}

// fail gives everyone who is not settled the error and drops the transaction.
func (b *batch) fail(err error) {
	b.rollback()
	settled := b.ready
	for _, c := range b.calls {
		if !slices.Contains(settled, c) {
			settled = append(settled, c)
		}
	}
	b.ready, b.calls = nil, nil
	for _, c := range settled {
		c.finish(err)
	}
}

func (b *batch) rollback() {
	if b.tx == nil {
		return
	}
	_ = b.tx.Rollback() // of a transaction still open: it only gives pages back
	b.tx = nil
}

// abandon runs when a closure ended its goroutine (runtime.Goexit, as a failing test does): the closure's caller is
// told, the others are queued again, and the leader's place becomes free.
func (b *batch) abandon() {
	if len(b.calls) == 0 && len(b.ready) == 0 {
		return
	}
	b.rollback()
	if len(b.calls) == 0 { // the commit itself was cut short: nobody knows
		for _, c := range b.ready {
			c.finish(unavailable("boltstore.Update", "store.unknown", errUnknown))
		}
		return
	}
	again := append(b.ready, b.calls[1:]...)
	b.calls[0].finish(errGoexit)
	b.store.mu.Lock()
	defer b.store.mu.Unlock()
	b.store.queue = append(again, b.store.queue...)
}
