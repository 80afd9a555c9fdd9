package graphql

import (
	"context"
	"encoding/json"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/check"
)

// fileView is a file as part of a release or a decision.
type fileView struct {
	id  string
	ref registry.FileRef
	at  time.Time
	by  registry.AccountID
}

func fileOfRelease(rel *registry.Release) *fileView {
	if rel == nil || rel.File.SHA256 == "" {
		return nil
	}
	return &fileView{id: string(rel.ID), ref: rel.File, at: rel.CreatedAt, by: rel.CreatedBy}
}

// deliveryTypes are releases, files, uploads, jobs and quality.
func (a *api) deliveryTypes() typeTable {
	return typeTable{
		"Release":           a.releaseFields(),
		"ReleaseConnection": connectionFields[registry.Release](),
		"ReleaseEdge":       edgeFields[registry.Release](),
		"File": {
			"id":         id("File", func(f *fileView) string { return f.id }),
			"name":       text(func(f *fileView) string { return f.ref.Name }),
			"size":       long(func(f *fileView) int64 { return f.ref.Size }),
			"mediaType":  text(func(f *fileView) string { return f.ref.MediaType }),
			"sha256":     text(func(f *fileView) string { return f.ref.SHA256 }),
			"uploadedAt": moment(func(f *fileView) time.Time { return f.at }),
			"uploadedBy": ref(func(f *fileView) registry.AccountID { return f.by }, a.names),
		},
		"FileConnection": connectionFields[fileView](),
		"FileEdge":       edgeFields[fileView](),
		"Upload": {
			"id":        text(func(u *registry.Upload) registry.UploadID { return u.ID }),
			"name":      text(func(u *registry.Upload) string { return u.Name }),
			"size":      long(func(u *registry.Upload) int64 { return u.Size }),
			"mediaType": text(func(u *registry.Upload) string { return u.MediaType }),
			"sha256":    text(func(u *registry.Upload) string { return u.SHA256 }),
			"expiresAt": moment(func(u *registry.Upload) time.Time { return u.ExpiresAt }),
		},
		"Job":           a.jobFields(),
		"JobConnection": connectionFields[registry.Job](),
		"JobEdge":       edgeFields[registry.Job](),
		"Quality":       a.qualityFields(),
		"Dimension": {
			"name":      text(func(d *check.Dimension) string { return d.Code }),
			"label":     phrase(func(d *check.Dimension) (string, map[string]string) { return "dimension." + d.Code, nil }),
			"score":     float(func(d *check.Dimension) float64 { return *d.Score }),
			"explained": phrase(func(d *check.Dimension) (string, map[string]string) { return "dimension." + d.Code + ".why", d.Params }),
		},
	}
}

func (a *api) releaseFields() fields {
	type release = registry.Release
	return fields{
		"id":      id("Release", func(r *release) registry.ReleaseID { return r.ID }),
		"number":  integer(func(r *release) int { return r.Number }),
		"edition": integer(func(r *release) int { return r.Edition }),
		"period":  maybe(func(r *release) string { return r.Period }),
		"file":    object(fileOfRelease),
		"sheet":   maybe(func(r *release) string { return r.Sheet }),
		"status":  text(func(r *release) registry.JobStatus { return r.Status }),
		"job":     call(a.jobOfRelease),
		"quality": object(func(r *release) *quality { return &quality{Quality: r.Quality, release: r} }),
		"rows":    call(func(_ context.Context, r *release, _ Args) (any, error) { return rowsOf(r), nil }),
		"address": text(func(r *release) string { return "/api/files/" + string(r.ID) }),
		"marked": call(func(_ context.Context, r *release, _ Args) (any, error) {
			if !r.Markable() {
				return nil, nil
			}
			return "/api/files/" + string(r.ID) + "/marked.xlsx", nil
		}),
		"overrides": document(func(r *release) json.RawMessage { return r.Corrections }),
		"version":   integer(func(r *release) int { return r.Version }),
		"cleaning":  object(func(r *release) *registry.Cleaning { return r.Cleaning }),
		"accepted":  boolean(func(r *release) bool { return r.Accepted }),
		"createdAt": moment(func(r *release) time.Time { return r.CreatedAt }),
		"createdBy": ref(func(r *release) registry.AccountID { return r.CreatedBy }, a.names),
		"waits":     call(a.waits),
		"comparedWith": call(func(_ context.Context, r *release, _ Args) (any, error) {
			if r.Compared == nil {
				return nil, nil
			}
			return r.Compared.Number, nil
		}),
		"difference": call(a.difference),
	}
}

// waits tells why a release waits for a reviewer.
func (a *api) waits(ctx context.Context, r *registry.Release, _ Args) (any, error) {
	v, err := a.r.Waits(ctx, r)
	if err != nil || len(v) == 0 {
		return []any{}, err
	}
	list := a.present.userErrors(languageFrom(ctx), &registry.Error{Kind: registry.KindInvalid, Violations: v})
	out := make([]any, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out, nil
}

// difference is the stored comparison with an earlier release; null where none was made, or its document is gone.
func (a *api) difference(ctx context.Context, r *registry.Release, _ Args) (any, error) {
	if r.Compared == nil {
		return nil, nil
	}
	raw, err := a.reports.read(ctx, r.Compared.Difference)
	if err != nil || raw == nil {
		return nil, err
	}
	return json.RawMessage(raw), nil
}

// rowsOf is null until the file has been read.
func rowsOf(r *registry.Release) any {
	if r.Status != registry.JobDone {
		return nil
	}
	return r.Rows
}

func (a *api) jobOfRelease(ctx context.Context, r *registry.Release, _ Args) (any, error) {
	if r.Job == "" {
		return nil, nil
	}
	return orNothing(a.r.JobByID(ctx, r.Job))
}

func releasesOf(r *registry.Registry, s *registry.Seen) func(context.Context, Args) ([]*registry.Release, error) {
	return func(ctx context.Context, _ Args) ([]*registry.Release, error) { return r.Releases(ctx, s.ID) }
}

// files are the files of a dataset's releases, newest first.
func (a *api) files(ctx context.Context, s *registry.Seen, in Args) (any, error) {
	releases, err := a.r.Releases(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	var all []*fileView
	for _, rel := range releases {
		if f := fileOfRelease(rel); f != nil {
			all = append(all, f)
		}
	}
	return pageOf(all, in)
}

// quality is a report's sum and the release that it is of.
type quality struct {
	registry.Quality
	release *registry.Release // nil when nothing was delivered
}

// qualities loads for a page of datasets the releases that their quality is told from.
func (a *api) qualities(ctx context.Context, objs []any, _ Args) ([]any, []error) {
	seen := make([]*registry.Seen, len(objs))
	for i, obj := range objs {
		seen[i] = obj.(*registry.Seen)
	}
	releases, err := a.r.Newest(ctx, seen)
	if err != nil {
		return make([]any, len(objs)), sameError(err, len(objs))
	}
	out := make([]any, len(objs))
	for i, rel := range releases {
		q := &quality{Quality: registry.Quality{Status: registry.Unchecked}, release: rel}
		if rel != nil {
			q.Quality = rel.Quality
		}
		out[i] = q
	}
	return out, nil
}

func (a *api) qualityFields() fields {
	return fields{
		"status":       text(func(q *quality) registry.QualityStatus { return q.Status }),
		"score":        call(func(_ context.Context, q *quality, _ Args) (any, error) { return q.score(), nil }),
		"findingCount": integer(func(q *quality) int { return q.Errors + q.Warnings + q.Infos }),
		"errorCount":   integer(func(q *quality) int { return q.Errors }),
		"warningCount": integer(func(q *quality) int { return q.Warnings }),
		"infoCount":    integer(func(q *quality) int { return q.Infos }),
		"dimensions":   call(a.dimensions),
		"report":       call(a.reportOfQuality),
	}
}

// score is null while nothing was checked.
func (q *quality) score() any {
	if q.Status == registry.Unchecked {
		return nil
	}
	return q.Score
}

// dimensions are of the report that the quality is told from.
func (a *api) dimensions(ctx context.Context, q *quality, _ Args) (any, error) {
	if q.release == nil || q.release.Report == "" {
		return []any{}, nil
	}
	rep, err := a.reports.open(ctx, q.release.Report)
	if err != nil || rep == nil {
		return []any{}, err
	}
	out := []any{}
	for _, t := range rep.Tables {
		for i := range t.Dimensions {
			if t.Dimensions[i].Score != nil {
				out = append(out, &t.Dimensions[i])
			}
		}
	}
	return out, nil
}

func (a *api) jobFields() fields {
	type job = registry.Job
	return fields{
		"id":          id("Job", func(j *job) registry.JobID { return j.ID }),
		"kind":        text(func(j *job) string { return j.Kind }),
		"status":      text(func(j *job) registry.JobStatus { return j.Status }),
		"progress":    call(func(_ context.Context, j *job, _ Args) (any, error) { return shareDone(j), nil }),
		"done":        long(func(j *job) int64 { return j.Done }),
		"total":       call(func(_ context.Context, j *job, _ Args) (any, error) { return knownTotal(j), nil }),
		"secondsLeft": call(func(_ context.Context, j *job, _ Args) (any, error) { return secondsLeft(j, time.Now()), nil }),
		"error":       call(func(ctx context.Context, j *job, _ Args) (any, error) { return orNil(a.jobError(ctx, j.Error)), nil }),
		"result":      document(func(j *job) json.RawMessage { return j.Result }),
		"report":      call(a.reportOfJob),
		"overrides":   document(func(j *job) json.RawMessage { return j.Corrections() }),
		"createdAt":   moment(func(j *job) time.Time { return j.CreatedAt }),
		"finishedAt":  momentOr(func(j *job) *time.Time { return j.FinishedAt }),
		"attempts":    integer(func(j *job) int { return j.Attempts }),
		"dataset":     ref(func(j *job) registry.DatasetID { return j.Dataset }, a.datasets),
	}
}

func (a *api) jobError(ctx context.Context, e *registry.JobError) *UserError {
	if e == nil {
		return nil
	}
	return &UserError{Path: []string{}, Code: e.Code, Message: a.present.text(languageFrom(ctx), e.Code, e.Params, registry.KindInternal.String())}
}

// shareDone is 0…1, null while the whole is not known.
func shareDone(j *registry.Job) any {
	switch {
	case j.Status == registry.JobDone:
		return 1.0
	case j.Total <= 0:
		return nil
	}
	return min(1, float64(j.Done)/float64(j.Total))
}

func knownTotal(j *registry.Job) any {
	if j.Total <= 0 {
		return nil
	}
	return j.Total
}

// secondsLeft goes on at the speed so far.
func secondsLeft(j *registry.Job, now time.Time) any {
	if j.Status != registry.JobRunning || j.StartedAt == nil || j.Done <= 0 || j.Total <= j.Done {
		return nil
	}
	spent := now.Sub(*j.StartedAt).Seconds()
	return int(spent * float64(j.Total-j.Done) / float64(j.Done))
}
