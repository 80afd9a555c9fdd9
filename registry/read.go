package registry

import (
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"time"

	"danhmuc/registry/changelog"
)

// Seen is a dataset as one caller may see it: the record with the content of the face they see, and what they may see of it.
type Seen struct {
	Dataset
	Face    Face
	Subject Subject
	record  *Dataset // as stored; never leaves the registry
}

// seen shows a record to an actor, nil when it does not exist for them.
func (r *Registry) seen(rd Reader, a Actor, d *Dataset) (*Seen, error) {
	inForce, err := edition(rd, d.ID, d.InForce)
	if err != nil {
		return nil, err
	}
	s := &Seen{Dataset: *d, Subject: SubjectOf(d, inForce), record: d}
	s.Face = r.access.Face(a, s.Subject)
	switch s.Face {
	case FaceNone:
		return nil, nil
	case FaceInForce:
		if inForce == nil {
			return nil, nil
		}
		s.Edition, s.Content, s.Version = inForce.Number, inForce.Content, inForce.Version
		s.Review = Review{Status: Approved, At: inForce.ApprovedAt, Release: inForce.Release}
		s.Band = 0 // when deliveries wait is a matter of the owner and the reviewers
		if a.Has(RolePublisher, RoleOperator) {
			s.Version = d.Version // who moves the publication needs the lock
		} else {
			s.UpdatedAt = inForce.ApprovedAt // later edits of a next edition are the owner's own
		}
	case FacePublished:
		return r.published(rd, s)
	}
	return s, nil
}

// published reduces a record to what the public has: versions count publications, dates are publication dates.
func (r *Registry) published(rd Reader, s *Seen) (*Seen, error) {
	d := s.record
	e, err := edition(rd, d.ID, d.Publication.Edition)
	if err != nil || e == nil {
		return nil, err
	}
	p := Publication{Status: d.Publication.Status, Edition: e.Number, Release: d.Publication.Release, Under: d.Publication.Under,
		From: d.Publication.From, Moved: d.Publication.Moved, At: *d.Publication.Moved}
	s.Dataset = Dataset{ID: d.ID, Code: d.Code, Owner: d.Owner, Version: d.Publication.Count, Edition: e.Number, InForce: e.Number, Content: e.Content,
		Review: Review{Status: Approved, At: *d.Publication.From}, Publication: p, Warehouse: NotPlanned, Service: ServiceNotPlanned,
		CreatedAt: *d.Publication.From, UpdatedAt: *d.Publication.Moved}
	s.Content.Connection, s.Content.SourceSystem = "", ""
	return s, nil
}

// Dataset reads one dataset by ID or code as the actor may see it; NotFound also when it exists for others alone.
func (r *Registry) Dataset(ctx context.Context, id DatasetID, code string) (*Seen, error) {
	const op = "registry.Dataset"
	var s *Seen
	err := r.view(ctx, func(rd Reader) error {
		if id == "" {
			raw, err := rd.Get(key(familyCode, strings.ToLower(strings.TrimSpace(code))))
			if err != nil {
				return err
			}
			id = DatasetID(raw)
		}
		var d Dataset
		raw, err := get(rd, key(familyDataset, string(id)), &d)
		if err != nil || raw == nil {
			return err
		}
		s, err = r.seen(rd, ActorFrom(ctx), &d)
		return err
	})
	if err == nil && s == nil {
		return nil, notFound(op, "")
	}
	return s, err
}

// DatasetsByID reads several datasets as the actor may see them; what they may not see is nil in its place.
func (r *Registry) DatasetsByID(ctx context.Context, ids []DatasetID) ([]*Seen, error) {
	a := ActorFrom(ctx)
	out := make([]*Seen, len(ids))
	err := r.view(ctx, func(rd Reader) error {
		for i, id := range ids {
			var d Dataset
			raw, err := get(rd, key(familyDataset, string(id)), &d)
			if err != nil {
				return err
			}
			if raw == nil {
				continue
			}
			if out[i], err = r.seen(rd, a, &d); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// whole reads a dataset with its record for a caller who sees every edition, nil for others.
func (r *Registry) whole(rd Reader, a Actor, id DatasetID) (*Seen, error) {
	var d Dataset
	raw, err := get(rd, key(familyDataset, string(id)), &d)
	if err != nil || raw == nil {
		return nil, err
	}
	s, err := r.seen(rd, a, &d)
	if err != nil || s == nil || !r.access.May(a, ActReadHistory, s.Subject) {
		return nil, err
	}
	return s, nil
}

// InForce is the edition in force of a dataset, as a Seen of its own; nil when there is none that the actor may see. For the
// public it is the published edition.
func (r *Registry) InForce(ctx context.Context, id DatasetID) (*Seen, error) {
	var out *Seen
	err := r.view(ctx, func(rd Reader) error {
		var d Dataset
		raw, err := get(rd, key(familyDataset, string(id)), &d)
		if err != nil || raw == nil {
			return err
		}
		s, err := r.seen(rd, ActorFrom(ctx), &d)
		if err != nil || s == nil || s.Face == FacePublished {
			out = s
			return err
		}
		e, err := edition(rd, id, d.InForce)
		if err != nil || e == nil {
			return err
		}
		c := *s
		if s.Face != FaceInForce { // who sees no other edition sees nothing of it here either
			c.Dataset = d
		}
		c.Edition, c.Content, c.Version = e.Number, e.Content, e.Version
		c.Review = Review{Status: Approved, At: e.ApprovedAt, Release: e.Release}
		out = &c
		return nil
	})
	return out, err
}

// Releases lists a dataset's deliveries, newest first, to who may see its history.
func (r *Registry) Releases(ctx context.Context, id DatasetID) ([]*Release, error) {
	a := ActorFrom(ctx)
	var out []*Release
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		s, err := r.whole(rd, a, id)
		if err != nil || s == nil {
			return err
		}
		span := under(familyRelease, string(id))
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			var rel Release
			if err := json.Unmarshal(it.Value, &rel); err != nil {
				return err
			}
			out = append(out, r.sealed(a, s, &rel))
		}
		return nil
	})
	return out, err
}

// sealed takes off a release, for callers who may see metadata and counts alone, the file, report and rows, and what tells of
// the inside of the file: its sheets, findings and how its reading was corrected.
func (r *Registry) sealed(a Actor, s *Seen, rel *Release) *Release {
	if r.access.May(a, ActReadFiles, s.Subject) {
		return rel
	}
	c := *rel
	c.File, c.Report, c.Grid, c.RowsFile, c.Sheet, c.Groups, c.Corrections, c.Survey, c.Cleaning, c.Compared, c.Artifacts = FileRef{}, "", "", nil, "", nil, nil, nil, nil, nil, nil
	return &c
}

// FailureOf is why the file of a release, as the actor sees it, could not be read; nil when it could, and for who may not
// read files.
func (r *Registry) FailureOf(ctx context.Context, rel *Release) (*JobError, error) {
	if rel.Status != JobFailed || len(rel.Groups) == 0 { // sealed
		return nil, nil
	}
	why := &JobError{Code: rel.Groups[0].Code}
	err := r.view(ctx, func(rd Reader) error {
		var j Job
		_, err := get(rd, key(familyJob, string(rel.Job)), &j)
		if err == nil && j.Error != nil {
			why = j.Error
		}
		return err
	})
	return why, err
}

// ReleaseByID reads one delivery; NotFound for who may not see its dataset's history, sealed for who may not see files.
func (r *Registry) ReleaseByID(ctx context.Context, id ReleaseID) (*Release, error) {
	const op = "registry.ReleaseByID"
	a := ActorFrom(ctx)
	var out *Release
	err := r.view(ctx, func(rd Reader) error {
		rel, _, _, err := releaseByID(rd, op, id)
		if err != nil {
			return err
		}
		s, err := r.whole(rd, a, rel.Dataset)
		if err != nil {
			return err
		}
		if s == nil {
			return notFound(op, string(id))
		}
		out = r.sealed(a, s, rel)
		return nil
	})
	return out, err
}

// Newest gives for each dataset the delivery that its quality is told from: the newest one for who sees every edition, the
// served one for the public, the accepted one for who sees the edition in force. nil where there is none. Files are sealed.
func (r *Registry) Newest(ctx context.Context, datasets []*Seen) ([]*Release, error) {
	a := ActorFrom(ctx)
	out := make([]*Release, len(datasets))
	err := r.view(ctx, func(rd Reader) error {
		for i, s := range datasets {
			if s == nil {
				continue
			}
			rel, err := releaseFor(rd, s)
			if err != nil {
				return err
			}
			if rel != nil {
				out[i] = r.sealed(a, s, rel)
			}
		}
		return nil
	})
	return out, err
}

func releaseFor(rd Reader, s *Seen) (*Release, error) {
	switch {
	case s.Face == FaceNewest && s.Edition == s.record.Edition:
		return newestRelease(rd, s.ID)
	case s.Face == FacePublished:
		rel, _, _, err := releaseByID(rd, "registry.Newest", s.Publication.Release)
		return rel, err
	}
	return newestAccepted(rd, s.ID, s.Edition)
}

// Verdicts lists what reviewers said of a dataset, newest first, to who may see its history; the facts they stood on to who may
// read its files.
func (r *Registry) Verdicts(ctx context.Context, id DatasetID) ([]*Verdict, error) {
	var out []*Verdict
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		s, err := r.whole(rd, ActorFrom(ctx), id)
		if err != nil || s == nil {
			return err
		}
		files := r.access.May(ActorFrom(ctx), ActReadFiles, s.Subject)
		span := under(familyVerdict, string(id))
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			var v Verdict
			if err := json.Unmarshal(it.Value, &v); err != nil {
				return err
			}
			if !files {
				v.Inputs = nil // they tell of the inside of the file
			}
			out = append(out, &v)
		}
		return nil
	})
	return out, err
}

// History lists the changes of a dataset, newest first, to who may see its history.
func (r *Registry) History(ctx context.Context, id DatasetID) ([]changelog.Entry, error) {
	var out []changelog.Entry
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		s, err := r.whole(rd, ActorFrom(ctx), id)
		if err != nil || s == nil {
			return err
		}
		out, err = history(rd, string(id))
		return err
	})
	slices.Reverse(out)
	return out, err
}

func history(rd Reader, record string) ([]changelog.Entry, error) {
	var out []changelog.Entry
	for it, err := range rd.Scan(under(familyHistory, record)) {
		if err != nil {
			return nil, err
		}
		e, err := entryAt(rd, numberOf(it.Key))
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func entryAt(rd Reader, seq uint64) (changelog.Entry, error) {
	for e, err := range rd.Entries(seq) {
		return e, err
	}
	return changelog.Entry{}, notFound("registry.entryAt", "")
}

// AsOf is a dataset as it was at a version or at a time (the later of the two bounds wins when both are given), under the
// rights of today: nil when the actor may not see its history or it did not exist yet.
func (r *Registry) AsOf(ctx context.Context, id DatasetID, version int, at time.Time) (*Seen, error) {
	var out *Seen
	err := r.view(ctx, func(rd Reader) error {
		s, err := r.whole(rd, ActorFrom(ctx), id)
		if err != nil || s == nil {
			return err
		}
		raw, err := foldTo(rd, string(id), func(v uint64, t time.Time) bool {
			return (version == 0 || v <= uint64(version)) && (at.IsZero() || !t.After(at))
		})
		if err != nil || raw == nil {
			return err
		}
		c := *s
		c.Dataset = Dataset{}
		if err := json.Unmarshal(raw, &c.Dataset); err != nil {
			return err
		}
		out = &c
		return nil
	})
	return out, err
}

// foldTo folds a record's entries as long as keep accepts them, nil when it accepts none.
func foldTo(rd Reader, record string, keep func(version uint64, at time.Time) bool) ([]byte, error) {
	members := map[string]json.RawMessage{}
	entries, err := history(rd, record)
	if err != nil {
		return nil, err
	}
	any := false
	for _, e := range entries {
		if !keep(e.RecordVersion, e.Time) {
			break
		}
		any = true
		if err := Apply(members, e); err != nil {
			return nil, err
		}
	}
	if !any {
		return nil, nil
	}
	return json.Marshal(members)
}

// Checks runs the rules of one transition on a dataset as it stands, for a caller who may see its newest edition.
func (r *Registry) Checks(ctx context.Context, s *Seen, to Transition) ([]PolicyCheck, error) {
	if s.Face == FacePublished {
		return nil, nil
	}
	var f Facts
	var policy Policy
	err := r.view(ctx, func(rd Reader) (err error) {
		if policy, err = r.policyIn(rd); err != nil {
			return err
		}
		f, err = factsOf(rd, r.now(), s.record, TransitionInput{To: to})
		return err
	})
	if err != nil {
		return nil, err
	}
	return policy.Check(ctx, f)
}

// Allowed lists the transitions that the actor's role and the state allow; rules may still stand in the way of each.
func (r *Registry) Allowed(ctx context.Context, s *Seen) []Transition {
	a := ActorFrom(ctx)
	awaits := s.record.Review.Status == Submitted && a.Has(RoleReviewer) && r.awaits(ctx, s.ID)
	var out []Transition
	for _, to := range Transitions {
		if to == DecideOpen {
			continue
		}
		if awaits && (to == StartReview || slices.Contains(verdicts, to)) {
			continue
		}
		step := StepFor(to, s.record)
		if step == nil || !step.MayBy(a, s.record.Owner) || s.Face == FacePublished {
			continue
		}
		if step.NoEditor && r.isOwnWork(ctx, s.record, a.Account) {
			continue
		}
		if s.record.Review.Status == InReview && s.record.Review.Reviewer != a.Account && slices.Contains([]Transition{Approve, Reject, RequestChanges}, to) {
			continue
		}
		out = append(out, to)
	}
	return out
}

// isOwnWork is ownWork outside a transaction; what cannot be read is taken for somebody's own.
func (r *Registry) isOwnWork(ctx context.Context, d *Dataset, a AccountID) bool {
	own := true
	err := r.view(ctx, func(rd Reader) (err error) {
		own, err = ownWork(rd, d, a)
		return err
	})
	return own || err != nil
}

// May reports whether the actor of the context may do an action on a dataset.
func (r *Registry) May(ctx context.Context, act Action, s *Seen) bool {
	return r.access.May(ActorFrom(ctx), act, s.Subject)
}

// MayAct reports whether the actor may do an action that is about no dataset.
func (r *Registry) MayAct(ctx context.Context, act Action, owner OrganizationID) bool {
	return r.access.May(ActorFrom(ctx), act, Subject{Owner: owner})
}

// Blobs gives the store of bytes. It decides nothing: whoever calls it got the hash from a record that the actor may read.
func (r *Registry) Blobs() Blobs { return r.blobs }

// stored are the hashes of the bytes that a release names; Schema is not one, for it is kept in the store itself.
func (rel *Release) stored() []string {
	hashes := append([]string{rel.File.SHA256, rel.Report, rel.Grid}, rel.Artifacts...)
	if rel.RowsFile != nil {
		hashes = append(hashes, rel.RowsFile.SHA256)
	}
	if rel.Survey != nil {
		hashes = append(hashes, rel.Survey.Document, rel.Survey.Cells)
	}
	if rel.Compared != nil {
		hashes = append(hashes, rel.Compared.Difference)
	}
	return hashes
}

// Files yields the hashes of the stored bytes that records name, each with the record that names it: what a backup must hold
// and a check must find.
func Files(rd Reader) iter.Seq2[string, string] {
	return func(yield func(hash, record string) bool) {
		for it, err := range rd.Scan(under(familyRelease)) {
			var rel Release
			if err != nil || json.Unmarshal(it.Value, &rel) != nil {
				return // the check of records reports it
			}
			for _, h := range rel.stored() {
				if h != "" && !yield(h, string(rel.ID)) {
					return
				}
			}
		}
		for it, err := range rd.Scan(under(familyDecision)) {
			var d Decision
			if err != nil || json.Unmarshal(it.Value, &d) != nil {
				return
			}
			if d.File != nil && !yield(d.File.SHA256, string(d.ID)) {
				return
			}
		}
	}
}

// lastHours are the hours before its end in which a backup leaves an upload out: its bytes may go while the backup is written.
const lastHours = 12 * time.Hour

// WaitingFiles yields the hashes of uploads that wait to be attached at a time. A backup holds them too; a check asks nothing of them.
func WaitingFiles(rd Reader, at time.Time) iter.Seq[string] {
	return func(yield func(hash string) bool) {
		for it, err := range rd.Scan(under(familyUpload)) {
			var u Upload
			if err != nil || json.Unmarshal(it.Value, &u) != nil {
				return // the check of records reports it
			}
			if !u.Swept && !u.Attached && u.ExpiresAt.Sub(at) > lastHours && !yield(u.SHA256) {
				return
			}
		}
	}
}
