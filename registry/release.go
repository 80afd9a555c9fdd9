package registry

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"danhmuc/schemas/table"
)

// UploadTTL is how long an upload waits to be attached.
const UploadTTL = 7 * 24 * time.Hour

// AddUpload records bytes that were stored for the actor and answers with the upload's random ID.
func (r *Registry) AddUpload(ctx context.Context, file FileRef) (*Upload, error) {
	const op = "registry.AddUpload"
	var u *Upload
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		if !r.access.May(t.actor, ActUpload, Subject{Owner: t.actor.Organization}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "upload.notAllowed"}
		}
		u = &Upload{ID: UploadID(r.newID()), Account: t.actor.Account, Name: line(file.Name), Size: file.Size, SHA256: file.SHA256,
			MediaType: file.MediaType, At: t.now, ExpiresAt: t.now.Add(UploadTTL)}
		return put(t, key(familyUpload, string(u.ID)), u)
	})
	if err != nil {
		return nil, err
	}
	return u, nil
}

// Upload reads one of the actor's own uploads. Another's and an unknown one are told alike; one's own that has expired is told
// as such.
func (r *Registry) Upload(ctx context.Context, id UploadID) (*Upload, error) {
	var u *Upload
	err := r.view(ctx, func(rd Reader) error {
		var err error
		u, err = uploadOf(rd, "registry.Upload", ActorFrom(ctx), id, "upload", r.now())
		return err
	})
	return u, err
}

// uploadOf reads an upload that an argument or member named.
func uploadOf(r Reader, op string, a Actor, id UploadID, name string, now time.Time) (*Upload, error) {
	if a.Anonymous() {
		return nil, SignInRequired(op, a)
	}
	var u Upload
	raw, err := get(r, key(familyUpload, string(id)), &u)
	if err != nil {
		return nil, err
	}
	code := ""
	switch {
	case raw == nil || u.Account != a.Account:
		code = "upload.unknown"
	case now.After(u.ExpiresAt):
		code = "upload.expired"
	default:
		return &u, nil
	}
	return nil, &Error{Op: op, Kind: KindInvalid, Violations: []Violation{{Code: code, Path: []string{name}, Way: "file"}}}
}

// Reuse makes the file of a delivery an upload of the actor's own again, to be read otherwise or handed in once more.
//
// Errors: as those of Attach; the refusal comes before anything is read.
func (r *Registry) Reuse(ctx context.Context, id ReleaseID) (*Upload, error) {
	const op = "registry.Reuse"
	var u *Upload
	err := r.update(ctx, op, func(t *tx) error {
		rel, _, _, err := releaseByID(t, op, id)
		if err != nil {
			return err
		}
		var d Dataset
		if _, err := get(t, key(familyDataset, string(rel.Dataset)), &d); err != nil {
			return err
		}
		locked, _, err := t.lock(rel.Dataset, d.Version)
		if err != nil {
			return err
		}
		if err := t.takesFiles(locked); err != nil {
			return err
		}
		u = &Upload{ID: UploadID(r.newID()), Account: t.actor.Account, Name: rel.File.Name, Size: rel.File.Size, SHA256: rel.File.SHA256,
			MediaType: rel.File.MediaType, At: t.now, ExpiresAt: t.now.Add(UploadTTL)}
		return put(t, key(familyUpload, string(u.ID)), u)
	})
	if err != nil {
		return nil, err
	}
	return u, nil
}

// checkInput is what a check job works on.
type checkInput struct {
	Release ReleaseID       `json:"release,omitempty"` // empty for a trial that is kept nowhere
	File    FileRef         `json:"file"`
	Sheet   string          `json:"sheet,omitempty"`
	Schema  string          `json:"schema,omitempty"` // hash of a declared schema
	Options json.RawMessage `json:"options,omitempty"`
	// Recipe cleans the rows; nil for none. One that was agreed to for an earlier file is Replayed: what does not fit is left out.
	Recipe   json.RawMessage `json:"recipe,omitempty"`
	Replayed bool            `json:"replayed,omitempty"`
	Surveyed bool            `json:"surveyed,omitempty"` // what cleaning could do is known
	// Remembered is how the last file was read, where the person says nothing of this one.
	Remembered *remembered `json:"remembered,omitempty"`
}

// Delivery is a file handed in for a dataset.
type Delivery struct {
	Upload UploadID
	Sheet  string // the table that holds the data: a sheet's name, or "Biểu 1#2"; "" for the last delivery's, else the first
	Period string
	// Corrections are how a person corrected the reading of the file, as the reader takes them; nil for those of the last delivery where
	// they fit. Empty ones ({"sheets": []}) have the file read as found.
	Corrections json.RawMessage
}

// Attach hands in a file as the next release of a dataset. It answers at once: a job checks the file. The dataset's version
// does not change.
//
// Errors: NotFound, Forbidden, Locked while SUBMITTED or IN_REVIEW, Invalid for an upload that is not the actor's.
func (r *Registry) Attach(ctx context.Context, id DatasetID, in Delivery) (*Dataset, *Release, error) {
	const op = "registry.Attach"
	var d *Dataset
	var rel *Release
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Ended {
			return SignInRequired(op, t.actor)
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		d = new(Dataset)
		raw, err := get(t, key(familyDataset, string(id)), d)
		if err != nil {
			return err
		}
		if raw == nil {
			return notFound(op, string(id))
		}
		if d, _, err = t.lock(id, d.Version); err != nil {
			return err
		}
		if a != nil && len(a.Records) == 2 {
			rel, _, _, err = releaseByID(t, op, ReleaseID(a.Records[1].ID))
			return err
		}
		if rel, err = t.attach(d, in); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(d.ID), d.Version}, {string(rel.ID), rel.Version}}})
	})
	if err != nil {
		return nil, nil, err
	}
	return d, rel, nil
}

// takesFiles refuses who may not hand in files of a dataset, and anybody while its edition is locked.
func (t *tx) takesFiles(d *Dataset) error {
	if !t.r.access.May(t.actor, ActAttach, Subject{Owner: d.Owner, Review: d.Review.Status}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: "dataset.notYours", Name: d.Code}
	}
	if slices.Contains([]ReviewStatus{Submitted, InReview, Rejected, Retired}, d.Review.Status) {
		return &Error{Op: t.op, Kind: KindLocked, Code: "edition.locked", Name: d.Code, Params: map[string]any{"status": string(d.Review.Status)}}
	}
	return nil
}

func (t *tx) attach(d *Dataset, in Delivery) (*Release, error) {
	if err := t.takesFiles(d); err != nil {
		return nil, err
	}
	if err := readable(t.op, in.Corrections); err != nil {
		return nil, err
	}
	u, err := uploadOf(t, t.op, t.actor, in.Upload, "upload", t.now)
	if err != nil {
		return nil, err
	}
	newest, err := newestRelease(t, d.ID)
	if err != nil {
		return nil, err
	}
	rel := &Release{ID: ReleaseID(t.r.newID()), Version: 1, Dataset: d.ID, Number: 1, Edition: d.Edition, Period: line(in.Period), Sheet: in.Sheet, Corrections: in.Corrections,
		File:   FileRef{SHA256: u.SHA256, Name: u.Name, Size: u.Size, MediaType: u.MediaType},
		Status: JobQueued, Quality: Quality{Status: Unchecked}, CreatedBy: t.actor.Account, CreatedAt: t.now}
	work := checkInput{Release: rel.ID, File: rel.File, Sheet: in.Sheet, Schema: declared(d), Options: in.Corrections}
	if newest != nil {
		rel.Number = newest.Number + 1
		if c := newest.Cleaning; c != nil {
			rel.Cleaning = &Cleaning{Recipe: c.Recipe, By: c.By, At: t.now, Replayed: newest.Number}
			work.Recipe, work.Replayed = c.Recipe, true
		}
	}
	if in.Corrections == nil {
		if work.Remembered, err = lastReading(t, d.ID); err != nil {
			return nil, err
		}
	}
	job, err := t.queue("check", d.ID, work)
	if err != nil {
		return nil, err
	}
	rel.Job = job.ID
	k := numbered(familyRelease, string(d.ID), uint64(rel.Number))
	if _, err := t.save("release.attach", string(rel.ID), 1, k, nil, rel, note{}); err != nil {
		return nil, err
	}
	if err := t.Put(key(familyReleaseID, string(rel.ID)), k); err != nil {
		return nil, err
	}
	u.Attached = true
	return rel, put(t, key(familyUpload, string(u.ID)), u)
}

// readable refuses corrections that the reader would not understand, before anything waits for it.
func readable(op string, corrections json.RawMessage) error {
	if len(corrections) == 0 {
		return nil
	}
	if _, err := table.ParseCorrections(corrections); err != nil {
		return &Error{Op: op, Kind: KindInvalid, Violations: []Violation{{Code: "file.overrides.invalid", Path: []string{"overrides"}}}, Err: err}
	}
	return nil
}

func declared(d *Dataset) string {
	if d.SchemaOrigin == "declared" || d.SchemaOrigin == "imported" {
		return d.Schema
	}
	return ""
}

// newestRelease is the newest delivery of a dataset, nil for none.
func newestRelease(r Reader, id DatasetID) (*Release, error) {
	span := under(familyRelease, string(id))
	span.Reverse = true
	for it, err := range r.Scan(span) {
		if err != nil {
			return nil, err
		}
		var rel Release
		return &rel, json.Unmarshal(it.Value, &rel)
	}
	return nil, nil
}

// releaseByID reads a release with its key and bytes.
func releaseByID(r Reader, op string, id ReleaseID) (*Release, []byte, []byte, error) {
	k, err := r.Get(key(familyReleaseID, string(id)))
	if err != nil {
		return nil, nil, nil, err
	}
	if k == nil {
		return nil, nil, nil, notFound(op, string(id))
	}
	var rel Release
	raw, err := get(r, k, &rel)
	if err != nil {
		return nil, nil, nil, err
	}
	if raw == nil {
		return nil, nil, nil, notFound(op, string(id))
	}
	return &rel, k, raw, nil
}

// newestAccepted is the newest delivery that was accepted with an edition, nil for none.
func newestAccepted(r Reader, id DatasetID, edition int) (*Release, error) {
	span := under(familyRelease, string(id))
	span.Reverse = true
	for it, err := range r.Scan(span) {
		if err != nil {
			return nil, err
		}
		var rel Release
		if err := json.Unmarshal(it.Value, &rel); err != nil {
			return nil, err
		}
		if rel.Accepted && rel.Edition <= edition {
			return &rel, nil
		}
	}
	return nil, nil
}

// CheckResult is what the reading of a file gave.
type CheckResult struct {
	Report   string           `json:"report"` // SHA-256 of the stored report
	Grid     string           `json:"grid,omitempty"`
	RowsFile *FileRef         `json:"rowsFile,omitempty"`
	Rows     int64            `json:"rows"`
	Schema   json.RawMessage  `json:"schema,omitempty"` // canonical JSON Schema as inferred
	Hash     string           `json:"hash,omitempty"`   // of Schema
	Quality  Quality          `json:"quality"`
	Groups   []FindingCount   `json:"groups,omitempty"`
	Personal []PersonalColumn `json:"personal,omitempty"`
	Survey   *Survey          `json:"survey,omitempty"`   // nil when it was known
	Cleaning *CleaningResult  `json:"cleaning,omitempty"` // nil when nothing was agreed to
	// Sheet and Corrections are what was used of the last delivery's; empty where the person said it, or nothing fitted.
	Sheet       string          `json:"sheet,omitempty"`
	Corrections json.RawMessage `json:"corrections,omitempty"`
	SmallGroups *SmallGroups    `json:"smallGroups,omitempty"` // nil where no combination was counted
	Detector    int             `json:"detector,omitempty"`    // version of the detector that found Personal
	Compared    *Compared       `json:"compared,omitempty"`    // nil for a first delivery
	// Artifacts are the hashes of what was stored of each table, that the report alone names otherwise.
	Artifacts []string `json:"artifacts,omitempty"`
}

// finishCheck writes what a check job found into its release.
func (t *tx) finishCheck(id ReleaseID, res CheckResult) error {
	rel, k, before, err := releaseByID(t, t.op, id)
	if err != nil {
		return err
	}
	if len(res.Schema) > 0 {
		if err := t.Put(key(familySchema, res.Hash), res.Schema); err != nil {
			return err
		}
	}
	rel.Status, rel.Report, rel.Grid, rel.RowsFile, rel.Rows = JobDone, res.Report, res.Grid, res.RowsFile, res.Rows
	rel.Schema, rel.Quality, rel.Groups, rel.Personal = res.Hash, res.Quality, res.Groups, res.Personal
	rel.cleaned(&res)
	if rel.Sheet == "" {
		rel.Sheet = res.Sheet
	}
	if rel.Corrections == nil {
		rel.Corrections = res.Corrections
	}
	rel.SmallGroups, rel.Detector = res.SmallGroups, res.Detector
	rel.Compared, rel.Artifacts = res.Compared, res.Artifacts
	rel.Version++
	base, err := t.acceptWithin(rel)
	if err != nil {
		return err
	}
	if _, err = t.save("release.check", string(rel.ID), rel.Version, k, before, rel, note{}); err != nil {
		return err
	}
	if base != nil {
		return t.serve(base)
	}
	return nil
}
