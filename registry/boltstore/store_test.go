package boltstore

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"go.uber.org/goleak"

	"danhmuc/registry"
	"danhmuc/registry/storetest"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childEnv); path != "" {
		os.Exit(childWrites(path))
	}
	goleak.VerifyTestMain(m)
}

func open(t testing.TB, path string, options Options) *Store {
	t.Helper()
	s, err := Open(path, options)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	return s
}

func fresh(t testing.TB, options Options) *Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "store.db"), options)
}

func closeStore(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func kindOf(t testing.TB, err error) (registry.Kind, string) {
	t.Helper()
	var e *registry.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no registry.Error", err)
	}
	return e.Kind, e.Code
}

func wantUnavailable(t testing.TB, err error, code string) {
	t.Helper()
	if kind, got := kindOf(t, err); kind != registry.KindUnavailable || got != code {
		t.Errorf("%v, want Unavailable %s", err, code)
	}
}

// add puts key and appends the n-th entry.
func add(key string, n int) func(registry.Writer) error {
	return func(w registry.Writer) error {
		if err := w.Put([]byte(key), fmt.Append(nil, n)); err != nil {
			return err
		}
		_, err := w.Append(storetest.Entry(n))
		return err
	}
}

func mustUpdate(t testing.TB, s *Store, fn func(registry.Writer) error) {
	t.Helper()
	if err := s.Update(context.Background(), fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t testing.TB) registry.Store { return fresh(t, Options{}) })
}

func TestReopenKeepsEverything(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path, Options{})
	for n := 1; n <= 20; n++ {
		mustUpdate(t, s, add(fmt.Sprint(n), n))
	}
	want := storetest.Contents(t, s)
	closeStore(t, s)
	if !freelistSynced(t, path) {
		t.Error("a clean close leaves the free pages unwritten")
	}
	for _, options := range []Options{{}, {ReadOnly: true}} {
		s = open(t, path, options)
		if got := storetest.Contents(t, s); !got.Equal(want) {
			t.Errorf("%+v: the store holds something else", options)
		}
		if n := <-s.Committed(); n != 20 {
			t.Errorf("newest %d, want 20", n)
		}
		storetest.Verify(t, s, storetest.Kinds())
		closeStore(t, s)
	}
	s = open(t, path, Options{})
	mustUpdate(t, s, add("x", 21))
	if freelistSynced(t, path) {
		t.Error("commits write the free pages")
	}
	closeStore(t, s)
}

// freelistSynced reads the newer of bbolt's two meta pages: header 16 bytes, then magic, version, page size, flags
// (uint32 each), root page and sequence, free-list page, high-water mark, transaction number (uint64 each).
func freelistSynced(t testing.TB, path string) bool {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	newest, page := uint64(0), uint64(0)
	for _, at := range []int{16, pageBytes + 16} {
		if size := binary.LittleEndian.Uint32(data[at+8:]); size != pageBytes {
			t.Fatalf("page size %d", size)
		}
		if id := binary.LittleEndian.Uint64(data[at+48:]); id >= newest {
			newest, page = id, binary.LittleEndian.Uint64(data[at+32:])
		}
	}
	return page != ^uint64(0)
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, fill func(*bolt.Tx) error) string {
		path := filepath.Join(dir, name)
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(db.Update(fill), db.Close()); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newer := write("newer", func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket(metaBucket)
		if err != nil {
			return err
		}
		return b.Put(formatKey, formatRecord(9, 2))
	})
	foreign := write("foreign", func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("other")); return err })
	text := filepath.Join(dir, "text")
	if err := os.WriteFile(text, bytes.Repeat([]byte("no store "), 9000), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		path    string
		options Options
		kind    registry.Kind
		code    string
	}{
		{"a newer format", newer, Options{}, registry.KindUnavailable, "store.format"},
		{"another program's file", foreign, Options{}, registry.KindUnavailable, "store.format"},
		{"a text file", text, Options{}, registry.KindUnavailable, "store.open"},
		{"no folder", filepath.Join(dir, "none", "store"), Options{}, registry.KindUnavailable, "store.open"},
		{"reading what is not there", filepath.Join(dir, "none"), Options{ReadOnly: true}, registry.KindNotFound, "store.absent"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Open(test.path, test.options)
			if kind, code := kindOf(t, err); kind != test.kind || code != test.code {
				t.Errorf("%v, want %v %s", err, test.kind, test.code)
			}
		})
	}
}

func TestOpenAcceptsNewerFormatThatAllowsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path, Options{})
	mustUpdate(t, s, add("a", 1))
	err := s.db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(metaBucket).Put(formatKey, formatRecord(Format+1, Format))
	})
	if err != nil {
		t.Fatal(err)
	}
	closeStore(t, s)
	s = open(t, path, Options{})
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
}

func TestSecondOpenSaysInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path, Options{})
	defer closeStore(t, s)
	for _, readOnly := range []bool{false, true} {
		_, err := Open(path, Options{LockTimeout: time.Millisecond, ReadOnly: readOnly})
		wantUnavailable(t, err, "store.in-use")
	}
}

func TestReadOnlyRefusesUpdates(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	closeStore(t, open(t, path, Options{}))
	s := open(t, path, Options{ReadOnly: true})
	defer closeStore(t, s)
	wantUnavailable(t, s.Update(context.Background(), add("a", 1)), "store.read-only")
}

func TestFullStoreIsUnavailableAndRecovers(t *testing.T) {
	s := fresh(t, Options{MaxBytes: 512 << 10})
	defer closeStore(t, s)
	var err error
	n := 0
	for err == nil && n < 100 {
		n++
		err = s.Update(context.Background(), func(w registry.Writer) error {
			if err := w.Put(fmt.Append(nil, n), make([]byte, 30<<10)); err != nil {
				return err
			}
			_, err := w.Append(storetest.Entry(n))
			return err
		})
	}
	wantUnavailable(t, err, "store.full")
	d := storetest.Contents(t, s)
	if len(d.Items) != n-1 || d.Head.Size != uint64(n-1) {
		t.Errorf("%d items, head %d, want %d", len(d.Items), d.Head.Size, n-1)
	}
	storetest.Verify(t, s, storetest.Kinds())
	mustUpdate(t, s, func(w registry.Writer) error { // room is made: writing goes on
		for key := range d.Items {
			if err := w.Delete([]byte(key)); err != nil {
				return err
			}
		}
		return nil
	})
	mustUpdate(t, s, add("small", n))
	storetest.Verify(t, s, storetest.Kinds())
}

var errPoint = errors.New("failed on purpose")

func TestEachPointOfCommitFailsForTheWholeBatch(t *testing.T) {
	for _, point := range []Point{PointApply, PointCommit, PointAck} {
		t.Run(fmt.Sprint(point), func(t *testing.T) {
			armed := false
			s := fresh(t, Options{Fail: func(p Point) error {
				if armed && p == point {
					return errPoint
				}
				return nil
			}})
			mustUpdate(t, s, add("a", 1))
			before := storetest.Contents(t, s)
			errs := batchOf(s, func() { armed = true }, add("b", 2), refuse, add("c", 3))
			armed = false
			if !errors.Is(errs[0], errPoint) || !errors.Is(errs[2], errPoint) {
				t.Errorf("errors %v", errs)
			}
			if point != PointApply && errs[1] != errOwn {
				t.Errorf("the failed closure got %v, not its own error", errs[1])
			}
			after := storetest.Contents(t, s)
			if written := after.Head.Size == 3; written != (point == PointAck) {
				t.Errorf("head %d", after.Head.Size)
			}
			if point != PointAck && !before.Equal(after) {
				t.Error("something was written")
			}
			mustUpdate(t, s, add("d", 9))
			storetest.Verify(t, s, storetest.Kinds())
			closeStore(t, s)
		})
	}
}

var errOwn = errors.New("own")

func refuse(registry.Writer) error { return errOwn }

// batchOf makes the closures share one batch: the leader's place is held while they queue in order.
func batchOf(s *Store, before func(), fns ...func(registry.Writer) error) []error {
	errs := make([]error, len(fns))
	s.leader <- struct{}{}
	var group sync.WaitGroup
	for i, fn := range fns {
		group.Go(func() { errs[i] = s.Update(context.Background(), fn) })
		for s.queued() != i+1 {
			runtime.Gosched()
		}
	}
	before()
	<-s.leader
	group.Wait()
	return errs
}

func (s *Store) queued() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue)
}

func TestBatchSharesOneCommit(t *testing.T) {
	s := fresh(t, Options{})
	seen := make([]uint64, 5)
	var fns []func(registry.Writer) error
	for i := range seen {
		fns = append(fns, func(w registry.Writer) error {
			head, err := w.Head()
			seen[i] = head.Size
			return errors.Join(err, add(fmt.Sprint(i), i+1)(w))
		})
	}
	for i, err := range batchOf(s, func() {}, fns...) {
		if err != nil || seen[i] != uint64(i) {
			t.Errorf("closure %d saw %d entries, %v", i, seen[i], err)
		}
	}
	stats, err := s.Stats()
	if err != nil || stats.Batches != 1 || stats.Updates != 5 || stats.Newest != 5 || stats.FileBytes == 0 || stats.Queued != 0 {
		t.Errorf("stats %+v, %v", stats, err)
	}
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
	if _, err := s.Stats(); err == nil {
		t.Error("stats of a closed store")
	}
}

func TestBatchIsBounded(t *testing.T) {
	s := fresh(t, Options{})
	fns := make([]func(registry.Writer) error, maxBatch+3)
	for i := range fns {
		fns[i] = add("k", i+1)
	}
	if err := errors.Join(batchOf(s, func() {}, fns...)...); err != nil {
		t.Fatal(err)
	}
	if stats, err := s.Stats(); err != nil || stats.Batches != 2 || stats.Updates != maxBatch+3 {
		t.Errorf("stats %+v, %v", stats, err)
	}
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
}

func TestGoexitInClosureLeavesTheOthers(t *testing.T) {
	s := fresh(t, Options{})
	var quitter error
	errs := batchOf(s, func() {}, add("a", 1), func(registry.Writer) error { runtime.Goexit(); return nil }, add("b", 2))
	if quitter = errs[1]; quitter != nil && !errors.Is(quitter, errGoexit) {
		t.Errorf("the quitter got %v", quitter)
	}
	d := storetest.Contents(t, s)
	if d.Head.Size != 2 || len(d.Items) != 2 || errs[2] != nil {
		t.Errorf("head %d, errors %v", d.Head.Size, errs)
	}
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
}

func TestQueuedUpdateCanBeWithdrawn(t *testing.T) {
	s := fresh(t, Options{})
	s.leader <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	result := make(chan error)
	go func() { result <- s.Update(ctx, add("a", 1)) }()
	for s.queued() != 1 {
		runtime.Gosched()
	}
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) || s.queued() != 0 {
		t.Errorf("%v, %d queued", err, s.queued())
	}
	<-s.leader
	if d := storetest.Contents(t, s); d.Head.Size != 0 {
		t.Errorf("head %d", d.Head.Size)
	}
	closeStore(t, s)
}

func TestCloseTurnsQueuedUpdatesAway(t *testing.T) {
	s := fresh(t, Options{})
	s.leader <- struct{}{}
	result := make(chan error)
	go func() { result <- s.Update(context.Background(), add("a", 1)) }()
	for s.queued() != 1 {
		runtime.Gosched()
	}
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	for !s.closed.Load() {
		runtime.Gosched()
	}
	<-s.leader
	err := <-result // it was queued first: it may still lead, or is turned away
	if err != nil {
		wantUnavailable(t, err, "store.closed")
	}
	if err := <-closed; err != nil {
		t.Errorf("close: %v", err)
	}
}

func TestUnknownOutcomeStopsWrites(t *testing.T) {
	s := fresh(t, Options{})
	mustUpdate(t, s, add("a", 1))
	s.distrust(0, errPoint) // the visible transaction is newer than 0: the failed commit shows
	err := s.Update(context.Background(), add("b", 2))
	wantUnavailable(t, err, "store.unknown")
	if _, err := s.Stats(); err == nil {
		t.Error("readiness sees nothing of it")
	}
	s.broken = nil
	s.distrust(1<<40, errPoint) // not visible: the commit is gone for certain
	mustUpdate(t, s, add("b", 2))
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
}

func TestSnapshotIsAWholeStore(t *testing.T) {
	s := fresh(t, Options{})
	for n := 1; n <= 10; n++ {
		mustUpdate(t, s, add(fmt.Sprint(n), n))
	}
	want := storetest.Contents(t, s)
	path := filepath.Join(t.TempDir(), "copy.db")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	first := true
	n, err := s.Snapshot(context.Background(), writerFunc(func(p []byte) (int, error) {
		if first { // the store goes on serving meanwhile
			first = false
			mustUpdate(t, s, add("later", 11))
		}
		return f.Write(p)
	}))
	if err := errors.Join(err, f.Close()); err != nil || n == 0 {
		t.Fatalf("snapshot: %d bytes, %v", n, err)
	}
	copied := open(t, path, Options{})
	if !storetest.Contents(t, copied).Equal(want) {
		t.Error("the copy holds something else")
	}
	storetest.Verify(t, copied, storetest.Kinds())
	closeStore(t, copied)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Snapshot(ctx, f); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled snapshot: %v", err)
	}
	closeStore(t, s)
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestCompactForgetsErasedBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path, Options{})
	secret := []byte("a secret that must go")
	mustUpdate(t, s, func(w registry.Writer) error { return w.Put([]byte("s"), secret) })
	mustUpdate(t, s, add("a", 1))
	mustUpdate(t, s, func(w registry.Writer) error { return w.Delete([]byte("s")) })
	want := storetest.Contents(t, s)
	wantErr := Compact(path, Options{LockTimeout: time.Millisecond})
	wantUnavailable(t, wantErr, "store.in-use")
	closeStore(t, s)
	if err := Compact(path, Options{}); err != nil {
		t.Fatalf("compact: %v", err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, secret) {
		t.Error("deleted bytes are still in the file")
	}
	s = open(t, path, Options{})
	if !storetest.Contents(t, s).Equal(want) {
		t.Error("the compacted store holds something else")
	}
	storetest.Verify(t, s, storetest.Kinds())
	closeStore(t, s)
	left, err := filepath.Glob(path + "*")
	if err != nil || !slices.Equal(left, []string{path}) {
		t.Errorf("files left: %v, %v", left, err)
	}
}
