package boltstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
)

// Stats are what readiness and metrics report of a store.
type Stats struct {
	// FileBytes is the size of the file.
	FileBytes int64
	// FreeBytes is the part of it that holds nothing, which later commits fill first.
	FreeBytes int64
	// OpenViews counts the snapshots that are being read now.
	OpenViews int
	// Batches and Updates count the commits and the closures in them since Open.
	Batches, Updates uint64
	// Queued counts the closures that wait for a commit.
	Queued int
	// Newest is the newest committed sequence number.
	Newest uint64
}

// Stats returns the store's figures; it fails when the store is closed or refuses writes.
func (s *Store) Stats() (Stats, error) {
	const op = "boltstore.Stats"
	if s.closed.Load() {
		return Stats{}, closedError(op)
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return Stats{}, storeError(op, err)
	}
	stats := s.db.Stats()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken != nil {
		err = unavailable(op, "store.unknown", s.broken)
	}
	return Stats{
		FileBytes: info.Size(), FreeBytes: int64(stats.FreePageN) * pageBytes, OpenViews: stats.OpenTxN,
		Batches: s.counts.batches, Updates: s.counts.updates, Queued: len(s.queue), Newest: s.newest,
	}, err
}

// Snapshot writes the store as it stands to w while it goes on serving, and returns the number of bytes. The bytes are
// a whole store file.
func (s *Store) Snapshot(ctx context.Context, w io.Writer) (int64, error) {
	const op = "boltstore.Snapshot"
	if s.closed.Load() {
		return 0, closedError(op)
	}
	tx, err := s.db.Begin(false)
	if err != nil {
		return 0, storeError(op, err)
	}
	out := &untilDone{ctx: ctx, w: w}
	n, err := tx.WriteTo(out)
	if err := errors.Join(err, out.failed, tx.Rollback(), ctx.Err()); err != nil { // bbolt drops what its writer's error was
		return n, storeError(op, fmt.Errorf("snapshot: %w", err))
	}
	return n, nil
}

// untilDone is a writer that ends with a context; it lives for one call.
type untilDone struct {
	ctx    context.Context
	w      io.Writer
	failed error // w's last
}

func (u *untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := u.w.Write(p)
	u.failed = err
	return n, err
}

// compactBatchBytes bounds one transaction of Compact.
const compactBatchBytes = 16 << 20

// Compact rewrites the store file without its free pages, in which erased bytes may still stand. The store must not be
// open. The old file is replaced only when the new one is whole and durable.
func Compact(path string, options Options) error {
	const op = "boltstore.Compact"
	source, err := Open(path, options)
	if err != nil {
		return err
	}
	next := path + ".compact"
	err = compactTo(source.db, next)
	if err = errors.Join(err, source.Close()); err == nil {
		err = os.Rename(next, path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		if removed := os.Remove(next); removed != nil && !errors.Is(removed, os.ErrNotExist) {
			err = errors.Join(err, removed)
		}
		return &registry.Error{Op: op, Kind: registry.KindUnavailable, Code: "store.compact", Name: path, Err: err}
	}
	return nil
}

func compactTo(source *bolt.DB, path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	target, err := bolt.Open(path, fileMode, &bolt.Options{Timeout: defaultTimeout, PageSize: pageBytes, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = bolt.Compact(target, source, compactBatchBytes)
	return errors.Join(err, target.Sync(), target.Close())
}
