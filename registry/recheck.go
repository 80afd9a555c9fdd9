package registry

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
)

// Recheck is what a newer detector of personal data says of the deliveries that an older one read. It is a report: neither what was found
// then nor what people decided since is changed by it.
type Recheck struct {
	Detector int         `json:"detector"` // version that read
	Read     int         `json:"read"`     // deliveries read again
	Failed   int         `json:"failed"`   // deliveries whose file could not be read
	Changes  []Rechecked `json:"changes"`  // deliveries on which it says otherwise
}

// Rechecked is one delivery on which the newer detector says otherwise.
type Rechecked struct {
	Dataset  DatasetID         `json:"dataset"`
	Code     string            `json:"code"` // of the dataset
	Release  ReleaseID         `json:"release"`
	Number   int               `json:"number"`   // of the release
	Detector int               `json:"detector"` // version that read it then
	Columns  []RecheckedColumn `json:"columns"`
}

// RecheckedColumn is one column on which the newer detector says otherwise, without values.
type RecheckedColumn struct {
	Column  string          `json:"column"`
	Before  *PersonalColumn `json:"before"`            // nil when it was clean
	After   *PersonalColumn `json:"after"`             // nil when it is clean
	Decided bool            `json:"decided,omitempty"` // people recorded a legal basis for it: that stands
}

// recheckKind is the kind of the job.
const recheckKind = "recheck"

// recheckInput is what the job works on.
type recheckInput struct {
	Detector int `json:"detector"` // version that asked
}

// recheckMark is kept under meta: the version up to which deliveries were read again, or the job for it was queued.
const recheckMark = "detector"

// Recheck queues the reading of every delivery in use that an older detector than this read. One that waits or runs serves.
func (r *Registry) Recheck(ctx context.Context, detector int) (*Job, error) {
	const op = "registry.Recheck"
	if !r.access.May(ActorFrom(ctx), ActManage, Subject{}) {
		return nil, &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	var j *Job
	err := r.update(ctx, op, func(t *tx) error {
		var err error
		if j, err = t.queuedRecheck(); err != nil || j != nil {
			return err
		}
		return t.queueRecheck(detector, &j)
	})
	if err != nil {
		return nil, err
	}
	return j, nil
}

// RecheckOnce does the same at start, once for each version, and only where there is something to read; nil otherwise.
func (r *Registry) RecheckOnce(ctx context.Context, detector int) (*Job, error) {
	const op = "registry.RecheckOnce"
	done := false
	err := r.view(ctx, func(rd Reader) error {
		var mark int
		_, err := get(rd, key(familyMeta, recheckMark), &mark)
		done = mark >= detector
		return err
	})
	if err != nil || done {
		return nil, err
	}
	stale, err := r.Stale(ctx, detector)
	if err != nil {
		return nil, err
	}
	var j *Job
	err = r.update(ctx, op, func(t *tx) error {
		j = nil
		if len(stale) > 0 {
			return t.queueRecheck(detector, &j)
		}
		return put(t, key(familyMeta, recheckMark), detector)
	})
	return j, err
}

func (t *tx) queueRecheck(detector int, j **Job) (err error) {
	if *j, err = t.queue(recheckKind, "", recheckInput{detector}); err != nil {
		return err
	}
	return put(t, key(familyMeta, recheckMark), detector)
}

// queuedRecheck is the job that waits or runs, nil for none.
func (t *tx) queuedRecheck() (*Job, error) {
	for it, err := range t.Scan(under(familyQueue)) {
		if err != nil {
			return nil, err
		}
		var j Job
		raw, err := get(t, key(familyJob, string(it.Key[len(familyQueue)+1:])), &j)
		if err != nil {
			return nil, err
		}
		if raw != nil && j.Kind == recheckKind {
			return &j, nil
		}
	}
	return nil, nil
}

// Stale lists the deliveries in use that an older detector read: the newest of each dataset, the one in force, the one the public has.
func (r *Registry) Stale(ctx context.Context, detector int) ([]ReleaseID, error) {
	var out []ReleaseID
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		for it, err := range rd.Scan(under(familyDataset)) {
			if err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			var d Dataset
			if err := json.Unmarshal(it.Value, &d); err != nil {
				return err
			}
			used, err := inUse(rd, &d)
			if err != nil {
				return err
			}
			for _, rel := range used {
				if rel.Status == JobDone && rel.RowsFile != nil && rel.Detector < detector {
					out = append(out, rel.ID)
				}
			}
		}
		return nil
	})
	return out, err
}

// inUse are the deliveries of a dataset that people work with, each once.
func inUse(rd Reader, d *Dataset) ([]*Release, error) {
	var out []*Release
	add := func(rel *Release, err error) error {
		if err == nil && rel != nil && !slices.ContainsFunc(out, func(o *Release) bool { return o.ID == rel.ID }) {
			out = append(out, rel)
		}
		return err
	}
	if err := add(newestRelease(rd, d.ID)); err != nil {
		return nil, err
	}
	if d.InForce > 0 {
		if err := add(newestAccepted(rd, d.ID, d.InForce)); err != nil {
			return nil, err
		}
	}
	if d.Publication.Release != "" {
		rel, _, _, err := releaseByID(rd, "registry.Stale", d.Publication.Release)
		if IsKind(err, KindNotFound) {
			return out, nil
		}
		if err := add(rel, err); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// RereadingOf is what a delivery was read from, and how, so that it can be read in the same way again. It errs NotFound for one that went.
func (r *Registry) RereadingOf(ctx context.Context, id ReleaseID) (*Release, *Dataset, Reading, error) {
	var rel *Release
	var d Dataset
	var in Reading
	schema := ""
	err := r.view(ctx, func(rd Reader) error {
		var err error
		if rel, _, _, err = releaseByID(rd, "registry.RereadingOf", id); err != nil {
			return err
		}
		raw, err := get(rd, key(familyDataset, string(rel.Dataset)), &d)
		if err == nil && raw == nil {
			err = notFound("registry.RereadingOf", string(rel.Dataset))
		}
		in = Reading{File: rel.File, Sheet: rel.Sheet, Corrections: rel.Corrections}
		if rel.Cleaning != nil {
			in.Recipe, in.Replayed = rel.Cleaning.Recipe, rel.Cleaning.Replayed > 0
		}
		schema = declared(&d)
		return err
	})
	if err == nil && schema != "" {
		in.Schema, err = r.SchemaDocument(ctx, schema)
	}
	return rel, &d, in, err
}

// Differs compares what a newer detector found in a delivery with what it holds; nil when they agree on columns, kinds and classes.
func (rel *Release) Differs(d *Dataset, found []PersonalColumn) *Rechecked {
	out := &Rechecked{Dataset: rel.Dataset, Code: d.Code, Release: rel.ID, Number: rel.Number, Detector: rel.Detector}
	of := func(list []PersonalColumn, column string) *PersonalColumn {
		if i := slices.IndexFunc(list, func(p PersonalColumn) bool { return p.Column == column }); i >= 0 {
			return &list[i]
		}
		return nil
	}
	add := func(column string) {
		before, after := of(rel.Personal, column), of(found, column)
		if before != nil && after != nil && before.Kind == after.Kind && before.Class == after.Class {
			return
		}
		decided := slices.ContainsFunc(d.PersonalBasis, func(b PersonalBasis) bool { return b.Column == column })
		out.Columns = append(out.Columns, RecheckedColumn{column, before, after, decided})
	}
	for _, p := range rel.Personal {
		add(p.Column)
	}
	for _, p := range found {
		if of(rel.Personal, p.Column) == nil {
			add(p.Column)
		}
	}
	if len(out.Columns) == 0 {
		return nil
	}
	slices.SortFunc(out.Columns, func(a, b RecheckedColumn) int { return cmp.Compare(a.Column, b.Column) })
	return out
}

// FinishRecheck ends the job with its report, and changes nothing else.
func (r *Registry) FinishRecheck(ctx context.Context, id JobID, res Recheck) error {
	return r.job(ctx, "registry.FinishRecheck", id, func(t *tx, j *Job) error {
		raw, err := json.Marshal(res)
		if err != nil {
			return err
		}
		j.Result = raw
		return t.end(j, JobDone)
	})
}
