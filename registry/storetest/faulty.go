package storetest

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// ErrInjected is the error that Faulty fails with.
var ErrInjected = errors.New("storetest: failed on purpose")

// Faulty is a store that fails once, at its n-th write point. Write points, in order of happening: each Put, Delete,
// Append and Erase; the commit, which then leaves nothing behind; and the acknowledgement, when all is durable and the caller
// gets an error all the same, as after a connection lost at COMMIT.
type Faulty struct {
	registry.Store

	mu    sync.Mutex // guards left, point, hit
	left  int        // points that still succeed; negative: none fails
	point string
}

// NewFaulty wraps a store. It fails nothing until FailAt.
func NewFaulty(s registry.Store) *Faulty { return &Faulty{Store: s, left: -1} }

// FailAt makes the n-th write point from now on fail, n from 1; the ones after it succeed. It clears Failed.
func (f *Faulty) FailAt(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left, f.point = n-1, ""
}

// Failed returns the name of the point that failed: put, delete, append, erase, commit or ack; "" when none did.
func (f *Faulty) Failed() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.point
}

func (f *Faulty) pass(point string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left--
	if f.left == -1 {
		f.point = point
		return ErrInjected
	}
	f.left = max(f.left, -2)
	return nil
}

// Update runs fn over a Writer that fails on purpose.
func (f *Faulty) Update(ctx context.Context, fn func(registry.Writer) error) error {
	err := f.Store.Update(ctx, func(w registry.Writer) error {
		if err := fn(faultyWriter{w, f}); err != nil {
			return err
		}
		return f.pass("commit")
	})
	if err != nil {
		return err
	}
	return f.pass("ack")
}

type faultyWriter struct {
	registry.Writer
	f *Faulty
}

func (w faultyWriter) Put(key, value []byte) error {
	if err := w.f.pass("put"); err != nil {
		return err
	}
	return w.Writer.Put(key, value)
}

func (w faultyWriter) Delete(key []byte) error {
	if err := w.f.pass("delete"); err != nil {
		return err
	}
	return w.Writer.Delete(key)
}

func (w faultyWriter) Append(e changelog.Entry) (uint64, error) {
	if err := w.f.pass("append"); err != nil {
		return 0, err
	}
	return w.Writer.Append(e)
}

// Erase fails like the others; without an engine that erases it is an error.
func (w faultyWriter) Erase(seq uint64, names ...string) error {
	eraser, ok := w.Writer.(changelog.Eraser)
	if !ok {
		return errors.ErrUnsupported
	}
	if err := w.f.pass("erase"); err != nil {
		return err
	}
	return eraser.Erase(seq, names...)
}

// EveryFailure proves that write is atomic: it opens a store, prepares it, and fails write at each of its write points in
// turn, until it runs through. After a failure the store must hold exactly what it held before; only a lost
// acknowledgement leaves everything behind. The change log must verify each time.
func EveryFailure(t *testing.T, kinds changelog.Kinds, open func(testing.TB) registry.Store, prepare, write func(registry.Store) error) {
	t.Helper()
	for n := 1; ; n++ {
		f := NewFaulty(open(t))
		if err := prepare(f); err != nil {
			t.Fatalf("prepare: %v", err)
		}
		before := Contents(t, f)
		f.FailAt(n)
		err := write(f)
		after := Contents(t, f)
		point := f.Failed()
		if point != "" && !errors.Is(err, ErrInjected) {
			t.Errorf("point %d (%s): the caller got %v, not the store's error", n, point, err)
		}
		if point != "" && point != "ack" && !before.Equal(after) {
			t.Errorf("point %d (%s): something was written", n, point)
		}
		if point == "ack" && before.Equal(after) {
			t.Errorf("point %d (%s): nothing was written", n, point)
		}
		Verify(t, f, kinds)
		if err := f.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
		if point != "" {
			continue
		}
		if err != nil {
			t.Errorf("write without a failure: %v", err)
		}
		return
	}
}

// Dump is everything a store holds.
type Dump struct {
	// Items is the key space.
	Items map[string][]byte
	// Head is the log's head: equal heads mean equal logs.
	Head changelog.Head
}

// Equal reports whether two stores hold the same.
func (d Dump) Equal(other Dump) bool {
	return d.Head == other.Head && maps.EqualFunc(d.Items, other.Items, bytes.Equal)
}

// Contents reads everything a store holds.
func Contents(t TB, s registry.Store) Dump {
	t.Helper()
	d := Dump{Items: map[string][]byte{}}
	err := s.View(context.Background(), func(r registry.Reader) (err error) {
		for item, err := range r.Scan(registry.Span{}) {
			if err != nil {
				return err
			}
			d.Items[string(item.Key)] = slices.Clone(item.Value)
		}
		d.Head, err = r.Head()
		return err
	})
	if err != nil {
		t.Fatalf("read everything: %v", err)
	}
	return d
}

// TB is what Verify needs of a test; testing.TB and *rapid.T have it.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Verify recomputes the store's change log, the stored nodes and head, and fails the test on any problem.
func Verify(t TB, s registry.Store, kinds changelog.Kinds) changelog.Report {
	t.Helper()
	var report changelog.Report
	err := s.View(context.Background(), func(r registry.Reader) error {
		head, err := r.Head()
		if err != nil {
			return err
		}
		options := changelog.Options{Kinds: kinds, Head: &head}
		if source, ok := r.(changelog.Source); ok {
			log, keys := source.LogKeys()
			options.Node = log.Nodes(keys)
		}
		report = changelog.Verify(r.Entries(1), options)
		return nil
	})
	if err != nil {
		t.Fatalf("verify: %v", err)
	}
	for _, p := range report.Problems {
		t.Errorf("verify: %s at entry %d: %s", p.Code, p.Seq, p.Detail)
	}
	return report
}
