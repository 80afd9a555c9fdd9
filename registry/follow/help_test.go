package follow

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"testing"

	"go.uber.org/goleak"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/storetest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errOn = errors.New("fails on purpose")

// list is a follower in memory that remembers each entry it applied.
type list struct {
	name    string
	version int

	mu      sync.Mutex // guards the rest
	seqs    []uint64
	notes   []string // the field note of each entry, "-" once erased
	batches []int
	resets  int
	fail    func(entries []changelog.Entry) error // nil: never fails
}

func (l *list) Name() string { return l.name }

func (l *list) Version() int { return l.version }

func (l *list) Cursor(context.Context) (uint64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.last(), nil
}

func (l *list) last() uint64 {
	if len(l.seqs) == 0 {
		return 0
	}
	return l.seqs[len(l.seqs)-1]
}

func (l *list) Apply(_ context.Context, entries []changelog.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fail != nil {
		if err := l.fail(entries); err != nil {
			return err
		}
	}
	l.take(entries)
	return nil
}

func (l *list) take(entries []changelog.Entry) {
	l.batches = append(l.batches, len(entries))
	for _, e := range entries {
		l.seqs = append(l.seqs, e.Seq)
		note := "-"
		if f, ok := e.Field("note"); ok && !f.Erased() {
			note = string(f.Value)
		}
		l.notes = append(l.notes, note)
	}
}

func (l *list) Reset(context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seqs, l.notes, l.resets = nil, nil, l.resets+1
	return nil
}

func (l *list) set(fail func([]changelog.Entry) error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fail = fail
}

// want fails the test unless the follower holds the entries 1 to n, each once.
func (l *list) want(t testing.TB, n int) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	wantSeqs(t, l.seqs, n)
}

func wantSeqs(t testing.TB, seqs []uint64, n int) {
	t.Helper()
	want := make([]uint64, n)
	for i := range want {
		want[i] = uint64(i + 1)
	}
	if !slices.Equal(seqs, want) {
		t.Errorf("applied %v, want 1 to %d", seqs, n)
	}
}

// kept is a State with the same memory; its file is JSON.
type kept struct{ list }

func (k *kept) Apply(ctx context.Context, entries []changelog.Entry) error {
	return k.list.Apply(ctx, entries)
}

func (k *kept) Reset() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.seqs, k.notes, k.resets = nil, nil, k.resets+1
}

type keptJSON struct {
	Seqs  []uint64
	Notes []string
}

func (k *kept) MarshalBinary() ([]byte, error) { return json.Marshal(keptJSON{k.seqs, k.notes}) }

func (k *kept) UnmarshalBinary(data []byte) error {
	var j keptJSON
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	k.seqs, k.notes = j.Seqs, j.Notes
	return nil
}

// add appends the entries from to to.
func add(t testing.TB, s registry.Store, from, to int) {
	t.Helper()
	err := s.Update(context.Background(), func(w registry.Writer) error {
		for n := from; n <= to; n++ {
			if _, err := w.Append(storetest.Entry(n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatalf("append: %v", err)
	}
}

func erase(t testing.TB, s registry.Store, seq uint64, at int) {
	t.Helper()
	err := s.Update(context.Background(), func(w registry.Writer) error {
		if err := w.(changelog.Eraser).Erase(seq, "note"); err != nil {
			return err
		}
		e, err := changelog.ErasureEntry("ac", "asked for", storetest.Entry(at).Time, changelog.Erasure{Seq: seq, Fields: []string{"note"}})
		if err != nil {
			return err
		}
		_, err = w.Append(e)
		return err
	})
	if err != nil {
		t.Fatalf("erase: %v", err)
	}
}

// running runs a runner; stop ends it and waits.
func running(t testing.TB, source Source, options Options, followers ...Follower) (r *Runner, stop func()) {
	t.Helper()
	r, err := New(source, options, followers...)
	if err != nil {
		t.Fatalf("new: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() { done <- r.Run(ctx) }()
	return r, func() {
		t.Helper()
		cancel()
		if err := <-done; err != nil {
			t.Errorf("run: %v", err)
		}
	}
}

func mustWait(t testing.TB, r *Runner, seq uint64) {
	t.Helper()
	if err := r.Wait(context.Background(), seq); err != nil {
		t.Fatalf("wait: %v; lag %+v", err, r.Lag())
	}
}

func finish(t testing.TB, s registry.Store) {
	t.Helper()
	storetest.Verify(t, s, storetest.Kinds())
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// deaf is a store whose hints never come.
type deaf struct{ registry.Store }

func (deaf) Committed() <-chan uint64 { return make(chan uint64) }
