package storetest

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"sync"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

var (
	errClosed   = errors.New("the store is closed")
	errEnded    = errors.New("the transaction has ended")
	errEmptyKey = errors.New("empty key")
)

// Mem is a store in memory: serial updates, snapshots that cost nothing, no file. The zero value is not ready.
type Mem struct {
	log     changelog.Log
	writer  chan struct{}  // holds one token: who sends into it writes
	running sync.WaitGroup // transactions; added to under mu while not closed

	mu       sync.Mutex // guards state, watchers, newest, closed
	state    state
	watchers []chan uint64
	newest   uint64
	closed   bool
}

// state is one version of everything a store holds.
type state struct{ data, keys *tree }

var (
	_ registry.Store   = (*Mem)(nil)
	_ registry.Reader  = (*transaction)(nil)
	_ changelog.Source = (*transaction)(nil)
	_ registry.Writer  = memWriter{}
	_ changelog.Source = memWriter{}
	_ changelog.Eraser = memWriter{}
)

// NewMem returns an empty store in memory.
func NewMem() *Mem { return &Mem{writer: make(chan struct{}, 1)} }

func unavailable(op string) error {
	return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "store.closed", Err: errClosed}
}

// begin counts a transaction, or returns Unavailable once closed.
func (m *Mem) begin(op string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.closed {
		return unavailable(op)
	}
	m.running.Add(1)
	return nil
}

func (m *Mem) current() state {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state
}

// View runs fn over one snapshot.
func (m *Mem) View(ctx context.Context, fn func(registry.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := m.begin("storetest.View"); err != nil {
		return err
	}
	defer m.running.Done()
	tx := &transaction{state: m.current(), log: m.log}
	defer func() { tx.ended = true }()
	return fn(tx)
}

// Update runs fn alone and keeps what it wrote when it returns nil.
func (m *Mem) Update(ctx context.Context, fn func(registry.Writer) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := m.begin("storetest.Update"); err != nil {
		return err
	}
	defer m.running.Done()
	select {
	case m.writer <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-m.writer }()
	tx := &transaction{state: m.current(), log: m.log}
	defer func() { tx.ended = true }()
	if err := fn(memWriter{tx}); err != nil {
		return err
	}
	head, err := tx.Head()
	if err != nil {
		return err
	}
	m.commit(tx.state, head.Size)
	return nil
}

func (m *Mem) commit(next state, newest uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state = next
	if newest <= m.newest {
		return
	}
	m.newest = newest
	for _, c := range m.watchers {
		select {
		case <-c:
		default:
		}
		c <- newest // never blocks: commit alone sends, under mu, and the channel is empty now
	}
}

// Committed returns a new channel that holds the newest committed sequence number.
func (m *Mem) Committed() <-chan uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := make(chan uint64, 1)
	if m.closed {
		close(c)
		return c
	}
	if m.newest > 0 {
		c <- m.newest
	}
	m.watchers = append(m.watchers, c)
	return c
}

// Close waits for running transactions. Closing twice is no error.
func (m *Mem) Close() error {
	m.mu.Lock()
	m.closed = true
	m.mu.Unlock()
	m.running.Wait()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.watchers {
		close(c)
	}
	m.watchers = nil
	return nil
}

// transaction reads and, through memWriter, replaces one version.
type transaction struct {
	state state
	log   changelog.Log
	ended bool
}

// Get returns the value under key, nil when there is none.
func (t *transaction) Get(key []byte) ([]byte, error) {
	if t.ended {
		return nil, errEnded
	}
	return t.state.data.get(string(key)), nil
}

// Scan yields the items of a span as they stood when it began.
func (t *transaction) Scan(span registry.Span) iter.Seq2[registry.Item, error] {
	if t.ended {
		return func(yield func(registry.Item, error) bool) { yield(registry.Item{}, errEnded) }
	}
	return t.state.data.scan(span)
}

// Entries yields log entries from a sequence number on.
func (t *transaction) Entries(from uint64) iter.Seq2[changelog.Entry, error] {
	return func(yield func(changelog.Entry, error) bool) {
		if t.ended {
			yield(changelog.Entry{}, errEnded)
			return
		}
		var span registry.Span
		span.From, span.To = t.log.EntrySpan(from)
		for item := range t.state.keys.scan(span) {
			if !yield(t.log.Record(item.Key, item.Value)) {
				return
			}
		}
	}
}

// Head returns the log's head.
func (t *transaction) Head() (changelog.Head, error) {
	if t.ended {
		return changelog.Head{}, errEnded
	}
	return t.log.Head(memKV{t})
}

// LogKeys gives the log's keys to those who make proofs.
func (t *transaction) LogKeys() (changelog.Log, changelog.Getter) { return t.log, memKV{t} }

// memKV is the log's part of a transaction.
type memKV struct{ t *transaction }

func (k memKV) Get(key []byte) ([]byte, error) { return k.t.state.keys.get(string(key)), nil }

func (k memKV) Put(key, value []byte) error {
	k.t.state.keys = k.t.state.keys.put(string(key), value)
	return nil
}

type memWriter struct{ *transaction }

func (w memWriter) check(key []byte) error {
	if w.ended {
		return errEnded
	}
	if len(key) == 0 {
		return errEmptyKey
	}
	return nil
}

// Put stores a copy of value under key.
func (w memWriter) Put(key, value []byte) error {
	if err := w.check(key); err != nil {
		return err
	}
	if value = bytes.Clone(value); value == nil {
		value = []byte{}
	}
	w.state.data = w.state.data.put(string(key), value)
	return nil
}

// Delete removes key; there need be nothing under it.
func (w memWriter) Delete(key []byte) error {
	if err := w.check(key); err != nil {
		return err
	}
	w.state.data = w.state.data.without(string(key))
	return nil
}

// Append seals the entry and adds it to the log.
func (w memWriter) Append(e changelog.Entry) (uint64, error) {
	if w.ended {
		return 0, errEnded
	}
	sealed, _, err := w.log.Append(memKV{w.transaction}, e)
	if err != nil {
		return 0, err
	}
	return sealed.Seq, nil
}

// Erase removes salts and values of fields of an entry that is in the log already.
func (w memWriter) Erase(seq uint64, names ...string) error {
	if w.ended {
		return errEnded
	}
	return w.log.Erase(memKV{w.transaction}, seq, names...)
}
