package jobs

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
)

// Queue is what the runner needs of the registry.
type Queue interface {
	Claim(ctx context.Context) (*registry.Job, error)
	Progress(ctx context.Context, id registry.JobID, done, total int64) error
	FailJob(ctx context.Context, id registry.JobID, why registry.JobError, final bool) error
	Work() <-chan struct{} // tells that there may be work
}

// Execute does one kind of job and ends it in the registry itself. It returns a *Failure for a failure that people are told
// of; any other error is a fault of ours and is tried again.
type Execute func(ctx context.Context, job *registry.Job, progress func(done, total int64)) error

// Failure is a job that cannot be done, as a message code with its parameters.
type Failure struct {
	Code   string
	Params map[string]any
	Final  bool // trying again would give the same
}

// Error is for logs.
func (f *Failure) Error() string { return fmt.Sprintf("job failed: %s %v", f.Code, f.Params) }

// Runner runs jobs.
type Runner struct {
	Queue   Queue
	Execute map[string]Execute // by kind
	Workers int                // 1 when 0
	Log     hclog.Logger
}

// idle is how long a worker sleeps when nothing tells it of work: leases that ran out announce themselves to nobody.
const idle = 15 * time.Second

// progressEvery bounds how often progress is written: each write is durable and costs an fsync.
const progressEvery = time.Second

// Run works until ctx ends and returns when the running jobs have.
func (r *Runner) Run(ctx context.Context) error {
	var wg sync.WaitGroup
	for range max(1, r.Workers) {
		wg.Go(func() { r.work(ctx) })
	}
	wg.Wait()
	return ctx.Err()
}

func (r *Runner) work(ctx context.Context) {
	timer := time.NewTimer(idle)
	defer timer.Stop()
	for ctx.Err() == nil {
		job, err := r.Queue.Claim(ctx)
		if err != nil && ctx.Err() == nil {
			r.Log.Error("claim a job", "error", err)
		}
		if job != nil {
			r.do(ctx, job)
			continue
		}
		timer.Reset(idle)
		select {
		case <-ctx.Done():
		case <-r.Queue.Work():
		case <-timer.C:
		}
	}
}

// do runs one job; a panic of its executor is a failure of that job alone.
func (r *Runner) do(ctx context.Context, job *registry.Job) {
	started := time.Now()
	err := r.execute(ctx, job)
	log := r.Log.With("job", job.ID, "kind", job.Kind, "attempt", job.Attempts, "took", time.Since(started).Round(time.Millisecond))
	if err == nil {
		log.Info("job done")
		return
	}
	if ctx.Err() != nil {
		return // stopping: the lease runs out, or a restart gives the job back
	}
	log.Warn("job failed", "error", err)
	why, final := registry.JobError{Code: "job.internal"}, false
	var f *Failure
	if errors.As(err, &f) {
		why, final = registry.JobError{Code: f.Code, Params: f.Params}, f.Final
	}
	if err := r.Queue.FailJob(ctx, job.ID, why, final); err != nil {
		log.Error("record the failure", "error", err)
	}
}

func (r *Runner) execute(ctx context.Context, job *registry.Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in job: %v", p)
		}
	}()
	run := r.Execute[job.Kind]
	if run == nil {
		return &Failure{Code: "job.unknownKind", Params: map[string]any{"kind": job.Kind}, Final: true}
	}
	var last time.Time
	return run(ctx, job, func(done, total int64) {
		if now := time.Now(); now.Sub(last) >= progressEvery {
			last = now
			if err := r.Queue.Progress(ctx, job.ID, done, total); err != nil {
				r.Log.Warn("record progress", "job", job.ID, "error", err)
			}
		}
	})
}
