package follow

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/storetest"
)

func TestFollowsFromTheStartAndEachCommit(t *testing.T) {
	s := storetest.NewMem()
	add(t, s, 1, 10)
	a, b := &list{name: "a"}, &list{name: "b"}
	r, stop := running(t, s, Options{BatchEntries: 4}, a, b)
	mustWait(t, r, 10)
	for n := 11; n <= 30; n++ {
		add(t, s, n, n)
		mustWait(t, r, uint64(n))
		a.want(t, n)
		b.want(t, n)
	}
	for _, lag := range r.Lag() {
		if lag.Behind != 0 || !lag.Ready || lag.Err != "" || lag.Cursor != 30 || lag.Head != 30 {
			t.Errorf("lag %+v", lag)
		}
	}
	stop()
	if !slices.Equal(a.batches[:3], []int{4, 4, 2}) {
		t.Errorf("batches %v", a.batches)
	}
	finish(t, s)
}

func TestFollowsAnEmptyLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		a := &list{name: "a"}
		r, stop := running(t, s, Options{}, a)
		synctest.Wait()
		if lag := r.Lag()[0]; !lag.Ready || lag.Behind != 0 {
			t.Errorf("lag %+v", lag)
		}
		stop()
		a.want(t, 0)
	})
}

func TestPollFindsWhatNoHintTold(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		a := &list{name: "a"}
		r, stop := running(t, deaf{s}, Options{Poll: time.Minute, WaitLimit: time.Hour}, a)
		synctest.Wait()
		add(t, s, 1, 3)
		start := time.Now()
		mustWait(t, r, 3)
		if took := time.Since(start); took != time.Minute {
			t.Errorf("found after %v, want a minute", took)
		}
		stop()
		a.want(t, 3)
	})
}

func TestErrorsAreRetriedWithBackoff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		add(t, s, 1, 5)
		var tries []time.Duration
		start := time.Now()
		a := &list{name: "a", fail: func([]changelog.Entry) error {
			tries = append(tries, time.Since(start))
			switch len(tries) {
			case 6:
				return nil
			case 2:
				panic("a follower's mistake")
			}
			return errOn
		}}
		var logged bytes.Buffer
		log := hclog.New(&hclog.LoggerOptions{Output: &logged})
		r, stop := running(t, s, Options{Log: log, Backoff: time.Second, MaxBackoff: 5 * time.Second, WaitLimit: time.Hour}, a)
		synctest.Wait()
		if lag := r.Lag()[0]; !strings.Contains(lag.Err, errOn.Error()) || lag.Behind != 5 || lag.Ready {
			t.Errorf("lag %+v", lag)
		}
		add(t, s, 6, 6) // a commit does not shorten the pause
		mustWait(t, r, 6)
		stop()
		want := []time.Duration{0, time.Second, 3 * time.Second, 7 * time.Second, 12 * time.Second, 17 * time.Second}
		if !slices.Equal(tries[:6], want) {
			t.Errorf("tries at %v, want %v", tries, want)
		}
		if lag := r.Lag()[0]; lag.Err != "" || lag.Behind != 0 {
			t.Errorf("lag afterwards %+v", lag)
		}
		if !strings.Contains(logged.String(), "a follower's mistake") || !strings.Contains(logged.String(), errOn.Error()) {
			t.Errorf("logged %s", logged.String())
		}
		a.want(t, 6)
	})
}

func TestStandingFollowerHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		a := &list{name: "a", fail: func([]changelog.Entry) error { return errOn }}
		b := &list{name: "b"}
		r, stop := running(t, s, Options{WaitLimit: time.Second}, a, b)
		add(t, s, 1, 3)
		if err := r.Wait(context.Background(), 3, "b"); err != nil {
			t.Errorf("b: %v", err)
		}
		err := r.Wait(context.Background(), 3)
		var e *registry.Error
		if !errors.As(err, &e) || e.Kind != registry.KindUnavailable || e.Code != "follower.behind" || e.Name != "a" || !errors.Is(err, errOn) {
			t.Errorf("all: %v", err)
		}
		stop()
		b.want(t, 3)
	})
}

func TestWaitIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		r, stop := running(t, s, Options{WaitLimit: 3 * time.Second}, &list{name: "a"})
		start := time.Now()
		if err := r.Wait(context.Background(), 99); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 3*time.Second {
			t.Errorf("%v after %v", err, time.Since(start))
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := r.Wait(ctx, 99); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled: %v", err)
		}
		if err := r.Wait(context.Background(), 0, "nobody"); err == nil {
			t.Error("an unknown follower is waited for")
		}
		stop()
	})
}

func TestClosedStoreEndsRun(t *testing.T) {
	s := storetest.NewMem()
	add(t, s, 1, 2)
	a := &list{name: "a"}
	r, err := New(s, Options{}, a)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- r.Run(context.Background()) }()
	mustWait(t, r, 2)
	finish(t, s)
	if err := <-done; err != nil {
		t.Errorf("run: %v", err)
	}
}

func TestNewRefusesNames(t *testing.T) {
	for _, names := range [][]string{{""}, {"a", "a"}} {
		var followers []Follower
		for _, name := range names {
			followers = append(followers, &list{name: name})
		}
		if _, err := New(storetest.NewMem(), Options{}, followers...); err == nil {
			t.Errorf("%q accepted", names)
		}
	}
}

func TestErasureWipesAndReplaysOnce(t *testing.T) {
	s := storetest.NewMem()
	add(t, s, 1, 5)
	a := &list{name: "a"}
	r, stop := running(t, s, Options{BatchEntries: 2}, a)
	mustWait(t, r, 5)
	erase(t, s, 3, 6)
	add(t, s, 7, 9)
	mustWait(t, r, 9)
	stop()
	a.want(t, 9)
	if a.notes[2] != "-" || a.notes[3] == "-" || a.resets != 1 {
		t.Errorf("notes %v, %d resets", a.notes, a.resets)
	}
	b := &list{name: "b"} // starts later: nothing to forget
	r, stop = running(t, s, Options{}, b)
	mustWait(t, r, 9)
	stop()
	if b.resets != 0 || b.notes[2] != "-" {
		t.Errorf("notes %v, %d resets", b.notes, b.resets)
	}
	finish(t, s)
}

// holed is a store whose log lacks an entry.
type holed struct{ registry.Store }

func (h holed) View(ctx context.Context, fn func(registry.Reader) error) error {
	return h.Store.View(ctx, func(r registry.Reader) error { return fn(holedReader{r}) })
}

type holedReader struct{ registry.Reader }

func (h holedReader) Entries(from uint64) iter.Seq2[changelog.Entry, error] {
	return func(yield func(changelog.Entry, error) bool) {
		for e, err := range h.Reader.Entries(from) {
			if e.Seq != 4 && !yield(e, err) {
				return
			}
		}
	}
}

func TestMissingEntryIsNeverSkipped(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := storetest.NewMem()
		add(t, s, 1, 6)
		a := &list{name: "a"}
		r, stop := running(t, holed{s}, Options{BatchEntries: 3}, a)
		synctest.Wait()
		if lag := r.Lag()[0]; lag.Cursor != 3 || lag.Behind != 3 || !strings.Contains(lag.Err, "entry 4") {
			t.Errorf("lag %+v", lag)
		}
		stop()
		a.want(t, 3)
	})
}
