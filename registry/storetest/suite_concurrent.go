package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

func testSnapshot(t *testing.T, s registry.Store) {
	update(t, s, change("a", 1))
	view(t, s, func(r registry.Reader) error {
		done := make(chan error)
		go func() { done <- s.Update(context.Background(), change("a", 2)) }()
		if err := <-done; err != nil {
			return err
		}
		head, err := r.Head()
		if err != nil {
			return err
		}
		value, err := r.Get([]byte("a"))
		if string(value) != "1" || head.Size != 1 || len(entries(t, r, 1)) != 1 {
			t.Errorf("the snapshot moved: value %q, head %d", value, head.Size)
		}
		return err
	})
	if d := Contents(t, s); d.Head.Size != 2 || string(d.Items["a"]) != "2" {
		t.Errorf("the new state: %+v", d)
	}
}

const (
	writers = 8
	rounds  = 20
)

// increment adds one to the counter under key and appends an entry that says so.
func increment(key string) func(registry.Writer) error {
	return func(w registry.Writer) error {
		raw, err := w.Get([]byte(key))
		if err != nil {
			return err
		}
		n := 0
		if raw != nil {
			if n, err = strconv.Atoi(string(raw)); err != nil {
				return err
			}
		}
		if err := w.Put([]byte(key), strconv.AppendInt(nil, int64(n+1), 10)); err != nil {
			return err
		}
		head, err := w.Head()
		if err != nil {
			return err
		}
		e := Entry(n + 1)
		e.Time = Entry(int(head.Size) + 1).Time
		_, err = w.Append(e)
		return err
	}
}

func testConcurrent(t *testing.T, s registry.Store) {
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			for range rounds {
				if err := s.Update(context.Background(), increment("shared")); err != nil {
					t.Errorf("writer %d: %v", i, err)
					return
				}
				if err := s.View(context.Background(), consistent); err != nil {
					t.Errorf("reader %d: %v", i, err)
				}
			}
		})
	}
	group.Wait()
	d := Contents(t, s)
	if string(d.Items["shared"]) != fmt.Sprint(writers*rounds) || d.Head.Size != writers*rounds {
		t.Errorf("counter %q, head %d, want %d", d.Items["shared"], d.Head.Size, writers*rounds)
	}
}

// consistent checks that a snapshot's counter and log were changed together.
func consistent(r registry.Reader) error {
	head, err := r.Head()
	if err != nil {
		return err
	}
	value, err := r.Get([]byte("shared"))
	if err == nil && string(value) != fmt.Sprint(head.Size) {
		err = fmt.Errorf("counter %q, head %d", value, head.Size)
	}
	return err
}

func testNeighbours(t *testing.T, s registry.Store) {
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			for n := range rounds {
				switch {
				case i%4 == 1:
					failing(t, s)
				case i%4 == 3:
					panicking(t, s, n)
				default:
					if err := s.Update(context.Background(), increment("shared")); err != nil {
						t.Errorf("writer %d: %v", i, err)
					}
				}
			}
		})
	}
	group.Wait()
	d := Contents(t, s)
	if want := writers / 2 * rounds; string(d.Items["shared"]) != fmt.Sprint(want) || len(d.Items) != 1 || d.Head.Size != uint64(want) {
		t.Errorf("contents %q, head %d, want %d", d.Items, d.Head.Size, want)
	}
}

func failing(t *testing.T, s registry.Store) {
	err := s.Update(context.Background(), func(w registry.Writer) error {
		if err := increment("shared")(w); err != nil {
			return err
		}
		return errOwn
	})
	if err != errOwn {
		t.Errorf("failing writer: %v", err)
	}
}

func panicking(t *testing.T, s registry.Store, n int) {
	defer func() {
		if got := recover(); got != n {
			t.Errorf("recovered %v, want %d", got, n)
		}
	}()
	_ = s.Update(context.Background(), func(w registry.Writer) error { // panics
		if err := increment("shared")(w); err != nil {
			return err
		}
		panic(n)
	})
}

func testContext(t *testing.T, s registry.Store) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	ran := false
	if err := s.Update(ctx, func(registry.Writer) error { ran = true; return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	if err := s.View(ctx, func(registry.Reader) error { ran = true; return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("view: %v", err)
	}
	if ran {
		t.Error("a closure ran")
	}
}

func testContextLate(t *testing.T, s registry.Store) {
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Update(ctx, func(w registry.Writer) error {
		cancel()
		return change("a", 1)(w)
	})
	if d := Contents(t, s); err != nil || len(d.Items) != 1 || d.Head.Size != 1 {
		t.Errorf("update: %v, contents %+v", err, d)
	}
}

func testCommitted(t *testing.T, s registry.Store) {
	early := s.Committed()
	select {
	case n := <-early:
		t.Fatalf("an empty store hints %d", n)
	default:
	}
	put(t, s, "a", "no entry")
	select {
	case n := <-early:
		t.Fatalf("a commit without an entry hints %d", n)
	default:
	}
	for n := 1; n <= 3; n++ {
		update(t, s, change("a", n))
	}
	if n := <-early; n != 3 {
		t.Errorf("a slow consumer gets %d, want the newest: 3", n)
	}
	late := s.Committed()
	if n := <-late; n != 3 {
		t.Errorf("a late consumer gets %d, want 3", n)
	}
	if cap(early) != 1 || early == late {
		t.Error("each call gives a new channel of capacity 1")
	}
	if err := s.Update(context.Background(), func(w registry.Writer) error {
		return errors.Join(change("b", 4)(w), errOwn)
	}); err == nil {
		t.Error("the failing update succeeded")
	}
	update(t, s, change("b", 4))
	for _, c := range []<-chan uint64{early, late} {
		if n := <-c; n != 4 {
			t.Errorf("hint %d, want 4", n)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatalf("close: %v", err)
	}
	for _, c := range []<-chan uint64{early, late, s.Committed()} {
		if n, open := <-c; open {
			t.Errorf("open after Close, hint %d", n)
		}
	}
}

func testClose(t *testing.T, s registry.Store) {
	inside, leave := make(chan struct{}, 2), make(chan struct{})
	results := make(chan error, 2)
	go func() {
		results <- s.Update(context.Background(), func(w registry.Writer) error {
			inside <- struct{}{}
			<-leave
			return change("a", 1)(w)
		})
	}()
	go func() {
		results <- s.View(context.Background(), func(r registry.Reader) error {
			inside <- struct{}{}
			<-leave
			_, err := r.Get([]byte("a"))
			return err
		})
	}()
	<-inside
	<-inside
	closed := make(chan error)
	go func() { closed <- s.Close() }()
	select {
	case <-closed:
		t.Error("Close did not wait")
	case <-time.After(20 * time.Millisecond): // only makes a wrong Close likelier to be caught
	}
	close(leave)
	for range 2 {
		if err := <-results; err != nil {
			t.Errorf("a running transaction got %v", err)
		}
	}
	if err := <-closed; err != nil {
		t.Errorf("close: %v", err)
	}
	for name, err := range map[string]error{
		"view":   s.View(context.Background(), func(registry.Reader) error { return nil }),
		"update": s.Update(context.Background(), func(registry.Writer) error { return nil }),
	} {
		var e *registry.Error
		if !errors.As(err, &e) || e.Kind != registry.KindUnavailable {
			t.Errorf("%s after Close: %v, want Unavailable", name, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("second close: %v", err)
	}
}

func testEnded(t *testing.T, s registry.Store) {
	var kept registry.Writer
	update(t, s, func(w registry.Writer) error { kept = w; return nil })
	_, appended := kept.Append(Entry(1))
	_, got := kept.Get([]byte("a"))
	_, head := kept.Head()
	for name, err := range map[string]error{
		"put": kept.Put([]byte("a"), nil), "delete": kept.Delete([]byte("a")), "append": appended, "get": got, "head": head,
	} {
		if err == nil {
			t.Errorf("%s works after the transaction has ended", name)
		}
	}
	for _, err := range kept.Scan(registry.Span{}) {
		if err == nil {
			t.Error("scan works after the transaction has ended")
		}
	}
	for _, err := range kept.Entries(1) {
		if err == nil {
			t.Error("entries work after the transaction has ended")
		}
	}
	if d := Contents(t, s); len(d.Items) != 0 || d.Head != changelog.EmptyHead() {
		t.Errorf("contents %+v", d)
	}
}

func testWritePoints(t *testing.T, open Open) {
	EveryFailure(t, Kinds(), open,
		func(s registry.Store) error { return s.Update(context.Background(), change("a", 1)) },
		func(s registry.Store) error {
			return s.Update(context.Background(), func(w registry.Writer) error {
				if err := w.Delete([]byte("a")); err != nil {
					return err
				}
				if err := change("b", 2)(w); err != nil {
					return err
				}
				return change("c", 4)(w)
			})
		})
}
