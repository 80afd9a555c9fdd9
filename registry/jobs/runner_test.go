package jobs

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
)

// queue is a queue in memory.
type queue struct {
	mu       sync.Mutex
	waiting  []*registry.Job
	failed   map[registry.JobID]registry.JobError
	final    map[registry.JobID]bool
	progress int
	work     chan struct{}
	done     func()
}

func (q *queue) Claim(context.Context) (*registry.Job, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return nil, nil
	}
	j := q.waiting[0]
	q.waiting = q.waiting[1:]
	return j, nil
}

func (q *queue) Progress(context.Context, registry.JobID, int64, int64) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.progress++
	return nil
}

func (q *queue) FailJob(_ context.Context, id registry.JobID, why registry.JobError, final bool) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.failed[id], q.final[id] = why, final
	q.done()
	return nil
}

func (q *queue) Work() <-chan struct{} { return q.work }

func TestRunner(t *testing.T) {
	for name, tc := range map[string]struct {
		run   Execute
		code  string
		final bool
	}{
		"a failure with a code is recorded with it": {func(context.Context, *registry.Job, func(int64, int64)) error {
			return &Failure{Code: "file.encrypted", Final: true}
		}, "file.encrypted", true},
		"a fault of ours is tried again": {func(context.Context, *registry.Job, func(int64, int64)) error { return errors.New("disk") }, "job.internal", false},
		"a panic fails that job alone":   {func(context.Context, *registry.Job, func(int64, int64)) error { panic("boom") }, "job.internal", false},
		"an unknown kind is final":       {nil, "job.unknownKind", true},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			q := &queue{waiting: []*registry.Job{{ID: "1", Kind: "check"}}, failed: map[registry.JobID]registry.JobError{},
				final: map[registry.JobID]bool{}, work: make(chan struct{}), done: cancel}
			r := &Runner{Queue: q, Log: hclog.NewNullLogger(), Execute: map[string]Execute{}}
			if tc.run != nil {
				r.Execute["check"] = tc.run
			}
			if err := r.Run(ctx); !errors.Is(err, context.Canceled) {
				t.Fatalf("Run: got %v, want cancelled", err)
			}
			if got := q.failed["1"].Code; got != tc.code || q.final["1"] != tc.final {
				t.Errorf("got %s final %v, want %s final %v", got, q.final["1"], tc.code, tc.final)
			}
		})
	}
}

func TestRunnerWritesProgressSparingly(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	q := &queue{waiting: []*registry.Job{{ID: "1", Kind: "check"}}, failed: map[registry.JobID]registry.JobError{}, final: map[registry.JobID]bool{}, work: make(chan struct{}), done: func() {}}
	r := &Runner{Queue: q, Log: hclog.NewNullLogger(), Execute: map[string]Execute{"check": func(_ context.Context, _ *registry.Job, progress func(int64, int64)) error {
		for i := range int64(10_000) {
			progress(i, 10_000)
		}
		cancel()
		return nil
	}}}
	if err := r.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if q.progress < 1 || q.progress > 10 {
		t.Errorf("10,000 steps wrote progress %d times, want a handful", q.progress)
	}
}
