package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"danhmuc/registry"
	"danhmuc/registry/jobs"
	"danhmuc/schemas/check"
	"danhmuc/schemas/personal"
)

// recheck is the executor of recheck jobs: every delivery in use that an older detector of personal data read is read again in the same
// way, and what this detector says otherwise becomes the job's result. Nothing else is kept or changed, so that it can run twice.
func (r *reader) recheck(reg *registry.Registry) jobs.Execute {
	return func(ctx context.Context, job *registry.Job, progress func(done, total int64)) error {
		stale, err := reg.Stale(ctx, personal.Version)
		if err != nil {
			return err
		}
		res := registry.Recheck{Detector: personal.Version, Changes: []registry.Rechecked{}}
		for i, id := range stale {
			tell := func(int64, int64) { progress(int64(i), int64(len(stale))) }
			tell(0, 0)
			if err := r.recheckOne(ctx, reg, id, tell, &res); err != nil {
				return err
			}
		}
		return reg.FinishRecheck(ctx, job.ID, res)
	}
}

// recheckOne reads one delivery again. A file that cannot be read is counted; a delivery that went meanwhile is passed over.
func (r *reader) recheckOne(ctx context.Context, reg *registry.Registry, id registry.ReleaseID, progress func(done, total int64), res *registry.Recheck) error {
	rel, d, in, err := reg.RereadingOf(ctx, id)
	if registry.IsKind(err, registry.KindNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	found, err := r.checkFile(ctx, in, progress, suspected)
	var failure *jobs.Failure
	switch {
	case errors.As(err, &failure), registry.IsKind(err, registry.KindNotFound):
		res.Failed++
		return nil
	case err != nil:
		return err
	}
	res.Read++
	if c := rel.Differs(d, found.Personal); c != nil {
		res.Changes = append(res.Changes, *c)
	}
	return nil
}

// suspected takes the personal columns of a reading's first table, and leaves everything else.
func suspected(_ context.Context, out string, answer *childAnswer) (*registry.CheckResult, error) {
	raw, err := os.ReadFile(filepath.Join(out, answer.Report))
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	var report check.Report
	if err := json.Unmarshal(raw, &report); err != nil {
		return nil, fmt.Errorf("decode the report: %w", err)
	}
	res := &registry.CheckResult{}
	if len(report.Tables) > 0 {
		res.Personal = suspicions(report.Tables[0])
	}
	return res, nil
}
