package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

var errOwn = errors.New("the closure's own error")

// change is a closure that puts key and appends the n-th entry.
func change(key string, n int) func(registry.Writer) error {
	return func(w registry.Writer) error {
		if err := w.Put([]byte(key), fmt.Append(nil, n)); err != nil {
			return err
		}
		_, err := w.Append(Entry(n))
		return err
	}
}

func testFailedClosure(t *testing.T, s registry.Store) {
	update(t, s, change("a", 1))
	before := Contents(t, s)
	err := s.Update(context.Background(), func(w registry.Writer) error {
		if err := change("b", 2)(w); err != nil {
			return err
		}
		if err := w.Delete([]byte("a")); err != nil {
			return err
		}
		return errOwn
	})
	if err != errOwn {
		t.Errorf("error %v, want the closure's own, as it is", err)
	}
	if !before.Equal(Contents(t, s)) {
		t.Error("something was written")
	}
	update(t, s, change("b", 2))
}

func testPanic(t *testing.T, s registry.Store) {
	update(t, s, change("a", 1))
	before := Contents(t, s)
	for name, call := range map[string]func(){
		"update": func() {
			_ = s.Update(context.Background(), func(w registry.Writer) error { // panics
				if err := change("b", 2)(w); err != nil {
					return err
				}
				panic(errOwn)
			})
		},
		"view": func() {
			_ = s.View(context.Background(), func(registry.Reader) error { panic(errOwn) }) // panics
		},
	} {
		func() {
			defer func() {
				if got := recover(); got != errOwn {
					t.Errorf("%s: recovered %v, want the closure's own value", name, got)
				}
			}()
			call()
		}()
	}
	if !before.Equal(Contents(t, s)) {
		t.Error("something was written")
	}
	update(t, s, change("b", 2))
}

func testRefusedWrites(t *testing.T, s registry.Store) {
	before := Contents(t, s)
	for name, write := range map[string]func(registry.Writer) error{
		"put of an empty key":    func(w registry.Writer) error { return w.Put(nil, []byte("v")) },
		"delete of an empty key": func(w registry.Writer) error { return w.Delete([]byte{}) },
		"append without a kind": func(w registry.Writer) error {
			e := Entry(1)
			e.Kind = ""
			_, err := w.Append(e)
			return err
		},
	} {
		if err := s.Update(context.Background(), write); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	err := s.Update(context.Background(), func(w registry.Writer) error {
		if err := change("a", 2)(w); err != nil {
			return err
		}
		_, err := w.Append(Entry(1))
		return err
	})
	if !errors.Is(err, changelog.ErrTime) {
		t.Errorf("an entry before the head's time: %v", err)
	}
	if !before.Equal(Contents(t, s)) {
		t.Error("something was written")
	}
}

func testAtomic(t *testing.T, s registry.Store) {
	for n := 1; n <= 10; n++ {
		update(t, s, change("last", n))
		view(t, s, func(r registry.Reader) error {
			head, err := r.Head()
			if err != nil {
				return err
			}
			value, err := r.Get([]byte("last"))
			if head.Size != uint64(n) || string(value) != fmt.Sprint(n) {
				t.Errorf("head %d, value %q, want %d", head.Size, value, n)
			}
			return err
		})
	}
}

func testEntries(t *testing.T, s registry.Store) {
	const total = 25
	view(t, s, func(r registry.Reader) error {
		for e, err := range r.Entries(0) {
			t.Errorf("an empty store yields %+v, %v", e, err)
		}
		head, err := r.Head()
		if head != changelog.EmptyHead() {
			t.Errorf("empty head %+v", head)
		}
		return err
	})
	update(t, s, func(w registry.Writer) error {
		for n := 1; n <= total; n++ {
			seq, err := w.Append(Entry(n))
			if err != nil || seq != uint64(n) {
				t.Fatalf("append %d: %d, %v", n, seq, err)
			}
			head, err := w.Head()
			if err != nil || head.Size != uint64(n) || !head.Time.Equal(Entry(n).Time) {
				t.Fatalf("head in the update: %+v, %v", head, err)
			}
			if last := entries(t, w, uint64(n)); len(last) != 1 || last[0].Seq != uint64(n) {
				t.Fatalf("the entry is not seen in its own update: %v", last)
			}
		}
		return nil
	})
	view(t, s, func(r registry.Reader) error {
		for _, from := range []uint64{0, 1, 2, total - 1, total, total + 1, 1 << 40} {
			want := max(from, 1)
			for _, e := range entries(t, r, from) {
				if e.Seq != want || e.Record != Entry(int(e.Seq)).Record {
					t.Errorf("from %d: entry %d, want %d", from, e.Seq, want)
				}
				want++
			}
			if want != max(from, total+1) {
				t.Errorf("from %d: ended before %d", from, want)
			}
		}
		for e, err := range r.Entries(3) { // leaving early is allowed
			if err != nil || e.Seq != 3 {
				t.Errorf("%d, %v", e.Seq, err)
			}
			break
		}
		return nil
	})
}

func entries(t TB, r registry.Reader, from uint64) []changelog.Entry {
	t.Helper()
	var all []changelog.Entry
	for e, err := range r.Entries(from) {
		if err != nil {
			t.Fatalf("entries: %v", err)
		}
		all = append(all, e)
	}
	return all
}

func testErase(t *testing.T, s registry.Store) {
	for n := 1; n <= 6; n++ {
		update(t, s, change("a", n))
	}
	var before changelog.Head
	update(t, s, func(w registry.Writer) (err error) {
		eraser, ok := w.(changelog.Eraser)
		if !ok {
			t.Skip("this engine's Writer erases nothing")
		}
		if before, err = w.Head(); err != nil {
			return err
		}
		if err := eraser.Erase(3, "note"); err != nil {
			return err
		}
		e, err := changelog.ErasureEntry("ac_admin", "asked for", Entry(7).Time, changelog.Erasure{Seq: 3, Fields: []string{"note"}})
		if err != nil {
			return err
		}
		_, err = w.Append(e)
		return err
	})
	view(t, s, func(r registry.Reader) error {
		e := entries(t, r, 3)[0]
		if f, ok := e.Field("note"); !ok || !f.Erased() {
			t.Errorf("field %+v", f)
		}
		head, err := r.Head()
		if head.Size != before.Size+1 {
			t.Errorf("head %d after %d", head.Size, before.Size)
		}
		return err
	})
}

func testProofs(t *testing.T, s registry.Store) {
	for n := 1; n <= 11; n++ {
		update(t, s, change("a", n))
	}
	view(t, s, func(r registry.Reader) error {
		source, ok := r.(changelog.Source)
		if !ok {
			t.Skip("this engine's Reader makes no proofs")
		}
		head, err := r.Head()
		if err != nil {
			return err
		}
		log, keys := source.LogKeys()
		p, err := log.InclusionProof(keys, changelog.Publications, 8, head.PublicationsSize)
		if err != nil {
			return err
		}
		return changelog.VerifyInclusion(p, head.PublicationsRoot)
	})
}
