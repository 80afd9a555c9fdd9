package boltstore

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

const (
	pageBytes      = 16 << 10
	mmapBytes      = 256 << 20
	defaultTimeout = time.Second
	fileMode       = 0o600
)

// Options of Open. The zero value opens for reading and writing.
type Options struct {
	// ReadOnly opens an existing store for View alone.
	ReadOnly bool
	// LockTimeout is how long Open waits for another process to let go; 1 second when 0.
	LockTimeout time.Duration
	// MaxBytes bounds the file; 0 leaves it to the disk. A store that has reached it answers like a full disk.
	MaxBytes int
	// Log is where the change log lies; its zero value is right. Tests hand in their own source of salts.
	Log changelog.Log
	// Fail, when not nil, is asked at each point of a commit; its error ends the commit there. For tests of crashes.
	Fail func(Point) error
}

// Point is a place in a commit at which a test may fail it.
type Point int

const (
	// PointApply: the closures have run, nothing is in the bbolt transaction yet.
	PointApply Point = iota
	// PointCommit: all is in the bbolt transaction, nothing is in the file.
	PointCommit
	// PointAck: the commit is durable, nobody knows it yet. Callers get an error for writes that hold.
	PointAck
)

// Store is the storage port on one bbolt file.
type Store struct {
	db      *bolt.DB
	path    string
	log     changelog.Log
	options Options

	leader chan struct{} // holds one token: who sends into it leads
	closed atomic.Bool

	mu       sync.Mutex // guards queue, watchers, newest, broken, counts
	queue    []*call
	watchers []chan uint64
	newest   uint64 // sequence number of the newest committed entry
	broken   error  // why writes are refused since a commit of unknown outcome
	counts   counts
}

// counts are the running totals behind Stats.
type counts struct{ batches, updates uint64 }

var _ registry.Store = (*Store)(nil)

// Open opens the store at path and makes it when there is none. The folder must exist.
func Open(path string, options Options) (*Store, error) {
	const op = "boltstore.Open"
	if options.LockTimeout == 0 {
		options.LockTimeout = defaultTimeout
	}
	_, statErr := os.Stat(path)
	if options.ReadOnly && statErr != nil {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "store.absent", Name: path, Err: statErr}
	}
	db, err := bolt.Open(path, fileMode, &bolt.Options{
		Timeout: options.LockTimeout, ReadOnly: options.ReadOnly, PageSize: pageBytes, InitialMmapSize: mmapBytes,
		NoFreelistSync: true, FreelistType: bolt.FreelistMapType, MaxSize: options.MaxBytes,
	})
	if err != nil {
		return nil, openError(op, path, err)
	}
	s := &Store{db: db, path: path, log: options.Log, options: options, leader: make(chan struct{}, 1)}
	if err := s.prepare(op, statErr != nil); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// prepare makes the buckets of a new store, checks the format of an old one, and learns the newest entry.
func (s *Store) prepare(op string, fresh bool) error {
	if err := s.checkFormat(op); err != nil {
		return err
	}
	if fresh {
		if err := syncFolder(filepath.Dir(s.path)); err != nil {
			return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "store.open", Name: s.path, Err: err}
		}
	}
	return s.View(context.Background(), func(r registry.Reader) error {
		head, err := r.Head()
		s.newest = head.Size
		return err
	})
}

// syncFolder makes a new file's name survive a power cut.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// View runs fn over one consistent snapshot.
func (s *Store) View(ctx context.Context, fn func(registry.Reader) error) error {
	const op = "boltstore.View"
	if err := ctx.Err(); err != nil {
		return err
	}
	if s.closed.Load() {
		return closedError(op)
	}
	tx, err := s.db.Begin(false)
	if err != nil {
		return storeError(op, err)
	}
	r := newReader(tx, s.log)
	defer func() {
		r.ended = true
		_ = tx.Rollback() // of a read transaction: fails only when it has ended already
	}()
	return fn(r)
}

// Committed returns a new channel of capacity 1 that holds the newest committed sequence number, once there is one, and
// is closed by Close. The store keeps each channel until then: one for each consumer that lives as long as the store.
func (s *Store) Committed() <-chan uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := make(chan uint64, 1)
	if s.closed.Load() {
		close(c)
		return c
	}
	if s.newest > 0 {
		c <- s.newest
	}
	s.watchers = append(s.watchers, c)
	return c
}

// publish hands the newest sequence number to every watcher, in place of an older one it has not taken.
func (s *Store) publish(seq uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seq <= s.newest {
		return
	}
	s.newest = seq
	for _, c := range s.watchers {
		select {
		case <-c:
		default:
		}
		c <- seq // never blocks: publish alone sends, under mu, and the channel is empty now
	}
}

// Close waits for running transactions, writes the free-page list and releases the file. Queued updates that have not
// begun, and all later calls, get Unavailable. Closing twice is no error.
func (s *Store) Close() error {
	if !s.shut() {
		return nil
	}
	s.leader <- struct{}{} // the running batch has ended; nobody leads again
	s.mu.Lock()
	queue, watchers := s.queue, s.watchers
	s.queue, s.watchers = nil, nil
	s.mu.Unlock()
	for _, c := range queue {
		c.finish(closedError("boltstore.Update"))
	}
	for _, c := range watchers {
		close(c)
	}
	err := s.syncFreelist()
	if err := errors.Join(err, s.db.Close()); err != nil {
		return &registry.Error{Op: "boltstore.Close", Kind: registry.KindUnavailable, Code: "store.close", Name: s.path, Err: err}
	}
	return nil
}

// shut marks the store closed and reports whether this call did it.
func (s *Store) shut() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed.CompareAndSwap(false, true)
}

// syncFreelist commits an empty transaction that writes the free-page list.
func (s *Store) syncFreelist() error {
	if s.options.ReadOnly || s.broken != nil {
		return nil
	}
	s.db.NoFreelistSync = false
	tx, err := s.db.Begin(true)
	if err != nil {
		return fmt.Errorf("write free pages: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("write free pages: %w", err)
	}
	return nil
}
