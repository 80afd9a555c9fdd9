package registry

import (
	"context"
	"encoding/json"
	"slices"
	"time"
)

// JobAttempts is how often a job is tried before it is FAILED for good.
const JobAttempts = 3

// JobLease is how long a worker may be silent before its job is given to another.
const JobLease = 2 * time.Minute

// queue writes a job in the transaction that causes it.
func (t *tx) queue(kind string, d DatasetID, input any) (*Job, error) {
	raw, err := json.Marshal(input)
	if err != nil {
		return nil, err
	}
	j := &Job{ID: JobID(t.r.newID()), Kind: kind, Status: JobQueued, Dataset: d, Account: t.actor.Account, Input: raw, CreatedAt: t.now}
	if err := put(t, key(familyJob, string(j.ID)), j); err != nil {
		return nil, err
	}
	t.woken = true
	return j, t.Put(key(familyQueue, string(j.ID)), []byte{})
}

// Try queues the reading of an upload that is attached to nothing. The report is kept for a day, for its uploader alone.
func (r *Registry) Try(ctx context.Context, upload UploadID, sheet string, options json.RawMessage) (*Job, error) {
	const op = "registry.Try"
	var j *Job
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if err := readable(op, options); err != nil {
			return err
		}
		u, err := uploadOf(t, op, t.actor, upload, "upload", t.now)
		if err != nil {
			return err
		}
		j, err = t.queue("try", "", checkInput{File: FileRef{SHA256: u.SHA256, Name: u.Name, Size: u.Size, MediaType: u.MediaType}, Sheet: sheet, Options: options})
		return err
	})
	if err != nil {
		return nil, err
	}
	return j, nil
}

// Claim gives the oldest job that waits, or whose worker's lease ran out, and takes it under a lease; nil when there is none.
func (r *Registry) Claim(ctx context.Context) (*Job, error) {
	const op = "registry.Claim"
	waiting, err := r.waiting(ctx)
	if err != nil || waiting == "" {
		return nil, err
	}
	var j *Job
	err = r.update(ctx, op, func(t *tx) error {
		j = new(Job)
		raw, err := get(t, key(familyJob, string(waiting)), j)
		if err != nil {
			return err
		}
		if raw == nil || !claimable(j, t.now) {
			j = nil
			return nil
		}
		lease := t.now.Add(JobLease)
		j.Status, j.Lease, j.Attempts = JobRunning, &lease, j.Attempts+1
		if j.StartedAt == nil {
			j.StartedAt = &t.now
		}
		return put(t, key(familyJob, string(j.ID)), j)
	})
	return j, err
}

// waiting looks without writing for a job that can be claimed.
func (r *Registry) waiting(ctx context.Context) (JobID, error) {
	var id JobID
	err := r.view(ctx, func(rd Reader) error {
		id = ""
		for it, err := range rd.Scan(under(familyQueue)) {
			if err != nil {
				return err
			}
			var j Job
			name := string(it.Key[len(familyQueue)+1:])
			if _, err := get(rd, key(familyJob, name), &j); err != nil {
				return err
			}
			if claimable(&j, r.now()) {
				id = JobID(name)
				return nil
			}
		}
		return nil
	})
	return id, err
}

func claimable(j *Job, now time.Time) bool {
	return j.Status == JobQueued || (j.Status == JobRunning && j.Lease != nil && now.After(*j.Lease))
}

// Progress tells how far a running job is and renews its lease.
func (r *Registry) Progress(ctx context.Context, id JobID, done, total int64) error {
	return r.job(ctx, "registry.Progress", id, func(t *tx, j *Job) error {
		lease := t.now.Add(JobLease)
		j.Done, j.Total, j.Lease = done, total, &lease
		return nil
	})
}

// FinishCheck ends a check or a trial with what the reading gave; the release's change is part of the same transaction.
func (r *Registry) FinishCheck(ctx context.Context, id JobID, res CheckResult) error {
	return r.job(ctx, "registry.FinishCheck", id, func(t *tx, j *Job) error {
		var in checkInput
		if err := json.Unmarshal(j.Input, &in); err != nil {
			return err
		}
		if in.Release != "" {
			if err := t.finishCheck(in.Release, res); err != nil {
				return err
			}
		}
		raw, err := json.Marshal(res)
		if err != nil {
			return err
		}
		j.Result = raw
		return t.end(j, JobDone)
	})
}

// FailJob ends an attempt. The job waits for another unless its attempts are used up or the failure is final; a check that
// fails for good says so on its release.
func (r *Registry) FailJob(ctx context.Context, id JobID, why JobError, final bool) error {
	return r.job(ctx, "registry.FailJob", id, func(t *tx, j *Job) error {
		j.Error = &why
		if !final && j.Attempts < JobAttempts {
			j.Status, j.Lease = JobQueued, nil
			t.woken = true
			return nil
		}
		var in checkInput
		if err := json.Unmarshal(j.Input, &in); err != nil {
			return err
		}
		if in.Release != "" {
			if err := t.failCheck(in.Release, why); err != nil {
				return err
			}
		}
		return t.end(j, JobFailed)
	})
}

// failCheck marks a release whose file could not be read: that is an error finding on the file.
func (t *tx) failCheck(id ReleaseID, why JobError) error {
	rel, k, before, err := releaseByID(t, t.op, id)
	if err != nil {
		return err
	}
	rel.Status, rel.Quality = JobFailed, Quality{Status: QualityFailed, Errors: 1}
	rel.Groups = []FindingCount{{Code: why.Code, Severity: "error", Count: 1}}
	rel.Version++
	_, err = t.save("release.fail", string(rel.ID), rel.Version, k, before, rel, note{})
	return err
}

func (t *tx) end(j *Job, status JobStatus) error {
	j.Status, j.Lease, j.FinishedAt = status, nil, &t.now
	return t.Delete(key(familyQueue, string(j.ID)))
}

// job changes a job that has not ended, as the system.
func (r *Registry) job(ctx context.Context, op string, id JobID, fn func(*tx, *Job) error) error {
	return r.update(ctx, op, func(t *tx) error {
		var j Job
		raw, err := get(t, key(familyJob, string(id)), &j)
		if err != nil {
			return err
		}
		if raw == nil {
			return notFound(op, string(id))
		}
		if j.Status == JobDone || j.Status == JobFailed {
			return nil // ended by another worker whose lease was older: its result stands
		}
		if err := fn(t, &j); err != nil {
			return err
		}
		return put(t, key(familyJob, string(id)), &j)
	})
}

// RetryJob puts a failed job back into the queue.
func (r *Registry) RetryJob(ctx context.Context, id JobID) (*Job, error) {
	const op = "registry.RetryJob"
	var j Job
	err := r.update(ctx, op, func(t *tx) error {
		j = Job{}
		raw, err := get(t, key(familyJob, string(id)), &j)
		if err != nil {
			return err
		}
		if raw == nil || !t.r.mayJob(t.actor, &j) {
			return notFound(op, string(id))
		}
		if j.Status != JobFailed && j.Status != JobHeld {
			return invalid(op, Violation{Code: "job.notFailed", Path: []string{"id"}})
		}
		j.Status, j.Error, j.Attempts, j.FinishedAt, j.Done = JobQueued, nil, 0, nil, 0
		t.woken = true
		if err := t.Put(key(familyQueue, string(id)), []byte{}); err != nil {
			return err
		}
		return put(t, key(familyJob, string(id)), &j)
	})
	if err != nil {
		return nil, err
	}
	return &j, nil
}

// ReleaseLeases gives every running job back to the queue: for an engine that only one process can hold, at start.
func (r *Registry) ReleaseLeases(ctx context.Context) error {
	return r.eachQueued(ctx, func(j *Job) bool {
		if j.Status != JobRunning {
			return false
		}
		j.Status, j.Lease = JobQueued, nil
		return true
	})
}

// HoldJobs makes every waiting job wait for an operator: after a restore.
func (r *Registry) HoldJobs(ctx context.Context) error {
	return r.eachQueued(ctx, func(j *Job) bool {
		j.Status, j.Lease = JobHeld, nil
		return true
	})
}

func (r *Registry) eachQueued(ctx context.Context, change func(*Job) bool) error {
	return r.update(ctx, "registry.jobs", func(t *tx) error {
		var changed []*Job
		for it, err := range t.Scan(under(familyQueue)) {
			if err != nil {
				return err
			}
			var j Job
			raw, err := get(t, key(familyJob, string(it.Key[len(familyQueue)+1:])), &j)
			if err != nil {
				return err
			}
			if raw != nil && change(&j) {
				changed = append(changed, &j)
			}
		}
		for _, j := range changed {
			if err := put(t, key(familyJob, string(j.ID)), j); err != nil {
				return err
			}
		}
		t.woken = len(changed) > 0
		return nil
	})
}

func (r *Registry) mayJob(a Actor, j *Job) bool {
	return (a.Account != "" && j.Account == a.Account) || r.access.May(a, ActReadJobs, Subject{})
}

// JobFilter narrows a list of jobs; empty members do not.
type JobFilter struct {
	Kinds    []string
	Statuses []JobStatus
	Dataset  DatasetID
}

// Jobs lists the jobs that the actor caused, or all for who may see all, newest first, at most limit.
func (r *Registry) Jobs(ctx context.Context, f JobFilter, limit int) ([]*Job, error) {
	a := ActorFrom(ctx)
	var out []*Job
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		span := under(familyJob)
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			var j Job
			if err := json.Unmarshal(it.Value, &j); err != nil {
				return err
			}
			if r.mayJob(a, &j) && f.matches(&j) {
				if err := r.sealJob(rd, a, &j); err != nil {
					return err
				}
				if out = append(out, &j); len(out) >= limit {
					return nil
				}
			}
		}
		return nil
	})
	return out, err
}

func (f JobFilter) matches(j *Job) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, j.Kind)) && (len(f.Statuses) == 0 || slices.Contains(f.Statuses, j.Status)) &&
		(f.Dataset == "" || f.Dataset == j.Dataset)
}

// JobByID reads a job that the actor may see.
func (r *Registry) JobByID(ctx context.Context, id JobID) (*Job, error) {
	const op = "registry.JobByID"
	var j Job
	err := r.view(ctx, func(rd Reader) error {
		raw, err := get(rd, key(familyJob, string(id)), &j)
		if err != nil {
			return err
		}
		if raw == nil || !r.mayJob(ActorFrom(ctx), &j) {
			return notFound(op, string(id))
		}
		return r.sealJob(rd, ActorFrom(ctx), &j)
	})
	if err != nil {
		return nil, err
	}
	return &j, nil
}

// sealJob takes off another's job what tells of the inside of a file that the actor may not read: what is read and how, what came of it, and
// the details of a failure. Who runs the machine sees that a job waits or failed; a trial is for its uploader alone.
func (r *Registry) sealJob(rd Reader, a Actor, j *Job) error {
	if a.Account != "" && j.Account == a.Account || a.Has(RoleSystem) {
		return nil
	}
	if j.Dataset != "" {
		var d Dataset
		raw, err := get(rd, key(familyDataset, string(j.Dataset)), &d)
		if err != nil {
			return err
		}
		if raw != nil {
			s, err := r.seen(rd, a, &d)
			if err != nil {
				return err
			}
			if s != nil && s.Face == FaceNewest && r.access.May(a, ActReadFiles, s.Subject) {
				return nil
			}
		}
	} else if j.Kind != "try" && r.access.May(a, ActReadFiles, Subject{}) {
		return nil
	}
	j.Input, j.Result = nil, nil
	if j.Error != nil {
		why := &JobError{Code: j.Error.Code, Params: map[string]any{}}
		for name := range j.Error.Params {
			why.Params[name] = "…" // the sentence stays whole
		}
		j.Error = why
	}
	return nil
}

// Reading is what a check or trial job reads, and how.
type Reading struct {
	File        FileRef
	Sheet       string          // "" for every sheet
	Schema      json.RawMessage // declared; nil infers one
	Corrections json.RawMessage // of the reading; nil for none
	Recipe      json.RawMessage // cleans the rows; nil for none
	Replayed    bool            // the recipe was agreed to for an earlier file
	Survey      bool            // tell what cleaning could do
	Memory      *Memory         // how the dataset's last file was read; nil when there is nothing to remember
	References  References      // what the values are held against; see [Registry.ReferencesOf]
}

// ReadingOf is what a check or trial job reads.
func (r *Registry) ReadingOf(ctx context.Context, j *Job) (Reading, error) {
	var in checkInput
	if err := json.Unmarshal(j.Input, &in); err != nil {
		return Reading{}, err
	}
	out := Reading{File: in.File, Sheet: in.Sheet, Corrections: in.Options, Recipe: in.Recipe, Replayed: in.Replayed, Survey: !in.Surveyed}
	var err error
	if in.Schema != "" {
		if out.Schema, err = r.SchemaDocument(ctx, in.Schema); err != nil {
			return Reading{}, err
		}
	}
	out.Memory, err = r.memoryOf(ctx, in.Remembered)
	return out, err
}

// Corrections are how the reading of the job's file was corrected; nil for none.
func (j *Job) Corrections() json.RawMessage {
	var in checkInput
	if json.Unmarshal(j.Input, &in) != nil {
		return nil // a job that reads no file
	}
	return in.Options
}

// SchemaDocument reads a schema by the hash of its canonical form, nil for none.
func (r *Registry) SchemaDocument(ctx context.Context, hash string) (json.RawMessage, error) {
	var doc json.RawMessage
	err := r.view(ctx, func(rd Reader) error {
		raw, err := rd.Get(key(familySchema, hash))
		doc = slices.Clone(raw)
		return err
	})
	return doc, err
}

// ReleaseHeld puts the jobs that wait for an operator back into the queue and tells how many there were.
func (r *Registry) ReleaseHeld(ctx context.Context) (int, error) {
	if !r.access.May(ActorFrom(ctx), ActManage, Subject{}) {
		return 0, &Error{Op: "registry.ReleaseHeld", Kind: KindForbidden, Code: "manage.notYours"}
	}
	n := 0
	err := r.eachQueued(ctx, func(j *Job) bool {
		if j.Status != JobHeld {
			return false
		}
		j.Status = JobQueued
		n++
		return true
	})
	return n, err
}
