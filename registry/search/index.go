package search

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// Index is the follower. Its zero value is not ready: use New.
type Index struct {
	registry.Position

	access registry.Access
	now    func() time.Time
	path   string // of the snapshot, empty for none

	mu       sync.RWMutex // guards all below
	rows     []*row
	byID     map[registry.DatasetID]*row
	releases map[registry.ReleaseID]*row // newest release of each row
	orgs     map[registry.OrganizationID]string
	orgIDs   map[string]registry.OrganizationID
	words    map[string]string // interned enumeration values, owners, themes
	values   []string          // facet values by number; 0 is the empty one
	numbers  map[string]uint16 // and their numbers
	cursor   uint64
	saved    uint64 // cursor of the newest snapshot
}

var _ registry.Searcher = (*Index)(nil)

// New returns an index that asks access who sees what. path names its snapshot file, empty for an index that lives in memory
// alone. now is the wall clock.
func New(access registry.Access, path string, now func() time.Time) *Index {
	ix := &Index{access: access, now: now, path: path}
	ix.reset()
	return ix
}

func (ix *Index) reset() {
	ix.rows, ix.byID, ix.releases = nil, map[registry.DatasetID]*row{}, map[registry.ReleaseID]*row{}
	ix.orgs, ix.orgIDs = map[registry.OrganizationID]string{}, map[string]registry.OrganizationID{}
	ix.words, ix.cursor, ix.saved = map[string]string{}, 0, 0
	ix.values, ix.numbers = []string{""}, map[string]uint16{"": 0}
	ix.Move(0)
}

// Name names the follower and its folder.
func (ix *Index) Name() string { return "search" }

// Version changes when rows are derived differently: the snapshot is then thrown away.
func (ix *Index) Version() int { return 2 }

// Reset forgets everything.
func (ix *Index) Reset(context.Context) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	ix.reset()
	return nil
}

// Apply takes entries in order; those it has seen are passed over.
func (ix *Index) Apply(_ context.Context, entries []changelog.Entry) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	for _, e := range entries {
		if e.Seq <= ix.cursor {
			continue
		}
		if err := ix.take(e); err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		ix.cursor = e.Seq
	}
	ix.Move(ix.cursor)
	return nil
}

func (ix *Index) take(e changelog.Entry) error {
	family, act, _ := strings.Cut(e.Kind, ".")
	switch family {
	case "dataset", "publication":
		return ix.dataset(e)
	case "release":
		return ix.takeRelease(e, act)
	case "organization":
		return ix.organization(e)
	}
	return nil
}

func (ix *Index) organization(e changelog.Entry) error {
	var o struct{ Code string }
	if err := json.Unmarshal(e.Facts, &o); err != nil {
		return err
	}
	if o.Code != "" {
		ix.orgs[registry.OrganizationID(e.Record)] = o.Code
		ix.orgIDs[o.Code] = registry.OrganizationID(e.Record)
	}
	return nil
}

// facts are the members of a dataset's public part that rows show; a member that did not change is nil.
type facts struct {
	Code            *string
	Owner           *registry.OrganizationID
	Edition         *int
	InForce         *int
	Theme           *string
	UpdateFrequency *registry.Frequency
	Sharing         *registry.Sharing
	Importance      *registry.Importance
	PersonalData    *registry.PersonalData
	DueDate         *string
	Review          *registry.Review
	Publication     *registry.Publication
	Warehouse       *registry.WarehouseStatus
	Service         *registry.ServiceStatus
}

func (ix *Index) dataset(e changelog.Entry) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(e.Facts, &raw); err != nil {
		return err
	}
	var f facts
	if err := json.Unmarshal(e.Facts, &f); err != nil {
		return err
	}
	r := ix.byID[registry.DatasetID(e.Record)]
	if r == nil {
		r = &row{id: registry.DatasetID(e.Record), created: e.Time.UnixMicro()}
		ix.byID[r.id] = r
		ix.rows = append(ix.rows, r)
	}
	ix.merge(r, &f, raw)
	refold, err := r.text(e)
	if err != nil {
		return err
	}
	if refold || f.Code != nil {
		r.newest.fold(r.code)
	}
	r.newest.updated = e.Time.UnixMicro()
	ix.faces(r, &f, e)
	ix.derive(r)
	return nil
}

// derive computes what the faces of a row show beyond what the log says.
func (ix *Index) derive(r *row) {
	r.derive(registry.FaceNewest, &r.newest)
	if r.inForce != nil {
		r.derive(registry.FaceInForce, r.inForce)
	}
	if r.published != nil {
		r.derive(registry.FacePublished, r.published)
	}
	ix.number(r)
}

// number gives the facet values of a row's faces their numbers.
func (ix *Index) number(r *row) {
	ix.numberFace(r, &r.newest, r.review, r.quality)
	for _, f := range []*face{r.inForce, r.published} {
		if f != nil {
			ix.numberFace(r, f, registry.Approved, f.quality)
		}
	}
}

func (ix *Index) numberFace(r *row, f *face, review registry.ReviewStatus, quality registry.QualityStatus) {
	f.values = [facetCount]uint16{ix.valueOf(ix.orgs[r.owner]), ix.valueOf(f.theme), ix.valueOf(string(f.sharing)), ix.valueOf(string(f.importance)),
		ix.valueOf(string(f.personal)), ix.valueOf(string(review)), ix.valueOf(string(quality)), ix.valueOf(string(r.publication)),
		ix.valueOf(string(f.frequency)), ix.valueOf(f.step)}
}

func (ix *Index) valueOf(s string) uint16 {
	n, ok := ix.numbers[s]
	if !ok {
		n = uint16(len(ix.values))
		ix.values, ix.numbers[s] = append(ix.values, s), n
	}
	return n
}

// merge puts the facts onto the row.
func (ix *Index) merge(r *row, f *facts, raw map[string]json.RawMessage) {
	if f.Code != nil {
		r.code = *f.Code
	}
	if f.Owner != nil {
		r.owner = registry.OrganizationID(ix.intern(string(*f.Owner)))
	}
	if f.Edition != nil {
		r.newest.edition = *f.Edition
	}
	if _, changed := raw["theme"]; changed {
		r.newest.theme = ""
		if f.Theme != nil {
			r.newest.theme = ix.intern(*f.Theme)
		}
	}
	if _, changed := raw["dueDate"]; changed {
		r.newest.dueDate = ""
		if f.DueDate != nil {
			r.newest.dueDate = ix.intern(*f.DueDate)
		}
	}
	if f.UpdateFrequency != nil {
		r.newest.frequency = registry.Frequency(ix.intern(string(*f.UpdateFrequency)))
	}
	if f.Sharing != nil {
		r.newest.sharing = registry.Sharing(ix.intern(string(*f.Sharing)))
	}
	if f.Importance != nil {
		r.newest.importance = registry.Importance(ix.intern(string(*f.Importance)))
	}
	if f.PersonalData != nil {
		r.newest.personal = registry.PersonalData(ix.intern(string(*f.PersonalData)))
	}
	if f.Warehouse != nil {
		r.warehouse = registry.WarehouseStatus(ix.intern(string(*f.Warehouse)))
	}
	if f.Service != nil {
		r.service = registry.ServiceStatus(ix.intern(string(*f.Service)))
	}
	if v := f.Review; v != nil {
		r.review, r.reviewAt = registry.ReviewStatus(ix.intern(string(v.Status))), v.At.UnixMicro()
		r.reviewer, r.asked, r.submitted = registry.AccountID(ix.intern(string(v.Reviewer))), v.Due, 0
		if v.SubmittedAt != nil {
			r.submitted = v.SubmittedAt.UnixMicro()
		}
	}
	if p := f.Publication; p != nil {
		r.publication, r.pubAt, r.served = registry.PublicationStatus(ix.intern(string(p.Status))), p.At.UnixMicro(), p.Edition
		r.next, r.nextAt, r.moved, r.from = "", 0, 0, 0
		if p.NextAt != nil {
			r.nextAt = p.NextAt.UnixMicro()
		}
		if p.From != nil {
			r.from = p.From.UnixMicro()
		}
		if p.Next != nil {
			r.next = registry.PublicationStatus(ix.intern(string(*p.Next)))
		}
		if p.Moved != nil {
			r.moved = p.Moved.UnixMicro()
		}
	}
}

// text puts the free-text members of an entry onto the newest face.
func (r *row) text(e changelog.Entry) (changed bool, err error) {
	for _, field := range e.Fields {
		switch field.Name {
		case "title":
			r.newest.title, changed = "", true
			err = value(field, &r.newest.title)
		case "keywords":
			var words []string
			err = value(field, &words)
			r.newest.keywords, changed = strings.Join(words, "\n"), true
		case "localCode":
			r.local = ""
			err = value(field, &r.local)
		case "connection":
			var s string
			err = value(field, &s)
			r.newest.connection = s != ""
		}
		if err != nil {
			return changed, fmt.Errorf("field %s: %w", field.Name, err)
		}
	}
	return changed, nil
}

func value(f changelog.Field, v any) error {
	if f.Erased() {
		return nil
	}
	return json.Unmarshal(f.Value, v)
}

// faces keeps what is in force and what is published as it was when it became so.
func (ix *Index) faces(r *row, f *facts, e changelog.Entry) {
	switch e.Kind {
	case registry.Approve.Kind():
		c := r.newest
		c.quality = r.quality
		if r.inForce != nil {
			r.before = append(r.before, r.inForce)
		}
		r.force, r.inForce = c.edition, &c
	case registry.Revoke.Kind(): // the edition before comes back into force
		r.force, r.inForce = 0, nil
		if n := len(r.before); n > 0 {
			r.inForce, r.before = r.before[n-1], r.before[:n-1:n-1]
			r.force = r.inForce.edition
		}
	case registry.Publish.Kind():
		if r.inForce != nil {
			c := *r.inForce
			c.updated = e.Time.UnixMicro()
			r.published = &c
		}
	case registry.Refresh.Kind():
		if r.published != nil {
			r.published.updated, r.published.quality = e.Time.UnixMicro(), r.quality
		}
	}
}

func (ix *Index) takeRelease(e changelog.Entry, act string) error {
	var f struct {
		Dataset registry.DatasetID
		Quality *registry.Quality
	}
	if err := json.Unmarshal(e.Facts, &f); err != nil {
		return err
	}
	id := registry.ReleaseID(e.Record)
	if act == "attach" {
		if r := ix.byID[f.Dataset]; r != nil {
			delete(ix.releases, r.release)
			r.release, r.quality = id, registry.Unchecked
			ix.releases[id] = r
			ix.derive(r)
		}
		return nil
	}
	r := ix.releases[id]
	if r == nil {
		return nil // an older delivery: lists tell of the newest
	}
	if f.Quality != nil {
		r.quality = registry.QualityStatus(ix.intern(string(f.Quality.Status)))
		ix.derive(r)
	}
	return nil
}

func (ix *Index) intern(s string) string {
	if s == "" {
		return ""
	}
	if w, ok := ix.words[s]; ok {
		return w
	}
	ix.words[s] = s
	return s
}
