package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
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
	path   string         // of the snapshot, empty for none
	base   registry.Terms // of the built-in rule set
	terms  registry.Terms // in force as of the cursor

	mu       sync.RWMutex // guards all below
	rows     []*row
	slab     []row // where new rows come from: rows of one age lie side by side, as scans meet them
	byID     map[registry.DatasetID]*row
	releases map[registry.ReleaseID]*row
	orgs     map[registry.OrganizationID]string
	texts    []string // by number; texts[0] is the empty one
	numbers  map[string]number
	cursor   uint64
	saved    uint64 // cursor of the newest snapshot

	// subjects are the different subjects of all rows: access is asked about each of them once a query, not about each row.
	subjects       []registry.Subject
	subjectNumbers map[subject]uint32
}

var _ registry.Searcher = (*Index)(nil)

// New returns an index that asks access who sees what. path names its snapshot file, empty for an index that lives in memory
// alone. now is the wall clock; by the terms it tells when something is due.
func New(access registry.Access, path string, now func() time.Time, terms registry.Terms) *Index {
	ix := &Index{access: access, now: now, path: path, base: terms}
	ix.reset()
	return ix
}

func (ix *Index) reset() {
	ix.rows, ix.slab, ix.byID, ix.releases = nil, nil, map[registry.DatasetID]*row{}, map[registry.ReleaseID]*row{}
	ix.orgs, ix.cursor, ix.saved = map[registry.OrganizationID]string{}, 0, 0
	ix.texts, ix.numbers = []string{""}, map[string]number{"": 0}
	ix.subjects, ix.subjectNumbers, ix.terms = nil, map[subject]uint32{}, ix.base
	ix.Move(0)
}

// slabRows is how many rows are allocated together.
const slabRows = 1024

func (ix *Index) newRow(id registry.DatasetID) *row {
	if len(ix.slab) == 0 {
		ix.slab = make([]row, slabRows)
	}
	r := &ix.slab[0]
	ix.slab = ix.slab[1:]
	r.id = id
	ix.byID[id], ix.rows = r, append(ix.rows, r)
	return r
}

// Name names the follower and its folder.
func (ix *Index) Name() string { return "search" }

// Version changes when rows are derived differently: the snapshot is then thrown away.
func (ix *Index) Version() int { return 4 }

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

// maxTexts is how many different shared texts there can be; organizations and accounts are some thousands.
const maxTexts = math.MaxUint16

var errTexts = errors.New("more shared texts than an index can number")

func (ix *Index) take(e changelog.Entry) error {
	if len(ix.texts) > maxTexts-100 { // one entry brings a few
		return errTexts
	}
	family, act, _ := strings.Cut(e.Kind, ".")
	switch family {
	case "dataset", "publication":
		return ix.dataset(e)
	case "release":
		return ix.takeRelease(e, act)
	case "organization":
		return ix.organization(e)
	case "ruleset":
		return ix.ruleSet(e)
	}
	return nil
}

func (ix *Index) organization(e changelog.Entry) error {
	var o struct{ Code string }
	if err := json.Unmarshal(e.Facts, &o); err != nil {
		return err
	}
	if o.Code != "" {
		ix.orgs[registry.OrganizationID(strings.Clone(e.Record))] = o.Code
	}
	return nil
}

// ruleSet takes the terms of a set that was adopted: what every dataset is due by is derived anew.
func (ix *Index) ruleSet(e changelog.Entry) error {
	var s struct{ Terms registry.Terms }
	if err := json.Unmarshal(e.Facts, &s); err != nil {
		return err
	}
	ix.terms = s.Terms
	for _, r := range ix.rows {
		ix.derive(r)
	}
	return nil
}

// facts are the members of a dataset's public part that rows show; a member that did not change is nil, one that went is null.
type facts struct {
	Code            *string
	Owner           *string
	Edition         *int
	Theme           json.RawMessage
	UpdateFrequency *string
	Sharing         *string
	Importance      *string
	PersonalData    *string
	DueDate         json.RawMessage
	Review          *registry.Review
	Publication     *registry.Publication
	Warehouse       *string
	Service         *string
}

func (ix *Index) dataset(e changelog.Entry) error {
	var f facts
	if err := json.Unmarshal(e.Facts, &f); err != nil {
		return err
	}
	r := ix.byID[registry.DatasetID(e.Record)]
	if r == nil {
		r = ix.newRow(registry.DatasetID(strings.Clone(e.Record))) // a part of an entry keeps the whole in memory
		r.created = e.Time.UnixMicro()
	}
	if err := ix.merge(r, &f); err != nil {
		return err
	}
	if err := r.text(e, f.Code != nil); err != nil {
		return err
	}
	r.newest.updated = e.Time.UnixMicro()
	r.faces(e)
	ix.derive(r)
	return nil
}

func (ix *Index) number(s string) number {
	n, ok := ix.numbers[s]
	if !ok {
		n = number(len(ix.texts))
		ix.texts, ix.numbers[s] = append(ix.texts, s), n
	}
	return n
}

// optional reads a text member that may have gone.
func optional(raw json.RawMessage) (s string, changed bool, err error) {
	if len(raw) == 0 {
		return "", false, nil
	}
	err = json.Unmarshal(raw, &s) // null leaves it empty
	return s, true, err
}

// merge puts the facts onto the row.
func (ix *Index) merge(r *row, f *facts) error {
	theme, themed, err := optional(f.Theme)
	if err != nil {
		return fmt.Errorf("theme: %w", err)
	}
	due, dated, err := optional(f.DueDate)
	if err != nil {
		return fmt.Errorf("dueDate: %w", err)
	}
	v := &r.newest.values
	if themed {
		v[facetTheme] = ix.number(theme)
	}
	if dated {
		r.newest.dueDate = dayOf(due)
	}
	if f.Code != nil {
		r.code = *f.Code
	}
	if f.Edition != nil {
		r.newest.edition = int32(*f.Edition)
	}
	for _, m := range []struct {
		from *string
		to   *number
	}{{f.Owner, &r.owner}, {f.UpdateFrequency, &v[facetFrequency]}, {f.Sharing, &v[facetSharing]}, {f.Importance, &v[facetImportance]},
		{f.PersonalData, &v[facetPersonal]}, {f.Warehouse, &r.warehouse}, {f.Service, &r.service}} {
		if m.from != nil {
			*m.to = ix.number(*m.from)
		}
	}
	if f.Review != nil {
		ix.mergeReview(r, f.Review)
	}
	if f.Publication != nil {
		ix.mergePublication(r, f.Publication)
	}
	return nil
}

func (ix *Index) mergeReview(r *row, v *registry.Review) {
	r.review, r.reviewer, r.reviewAt = ix.number(string(v.Status)), ix.number(string(v.Reviewer)), v.At.UnixMicro()
	r.asked, r.submitted = dayOf(v.Due), micros(v.SubmittedAt)
}

func (ix *Index) mergePublication(r *row, p *registry.Publication) {
	r.publication, r.pubAt, r.served, r.release = ix.number(string(p.Status)), p.At.UnixMicro(), int32(p.Edition), r.place(p.Release)
	r.next, r.nextAt, r.moved, r.from = 0, micros(p.NextAt), micros(p.Moved), micros(p.From)
	if p.Next != nil {
		r.next = ix.number(string(*p.Next))
	}
}

// micros is a time in microseconds since 1970, 0 for none.
func micros(t *time.Time) int64 {
	if t == nil {
		return 0
	}
	return t.UnixMicro()
}

// text puts the free-text members of an entry onto the newest face.
func (r *row) text(e changelog.Entry, recoded bool) error {
	var keywords *string
	titled := false
	for _, field := range e.Fields {
		var err error
		switch field.Name {
		case "title":
			r.newest.title, titled = "", true
			err = value(field, &r.newest.title)
		case "keywords":
			var words []string
			err = value(field, &words)
			joined := strings.Join(words, "\n")
			keywords = &joined
		case "connection":
			var s string
			err = value(field, &s)
			r.newest.connection = s != ""
		}
		if err != nil {
			return fmt.Errorf("field %s: %w", field.Name, err)
		}
	}
	if titled || recoded || keywords != nil {
		r.newest.fold(r.code, keywords)
	}
	return nil
}

func value(f changelog.Field, v any) error {
	if f.Erased() {
		return nil
	}
	return json.Unmarshal(f.Value, v)
}

// faces keeps what is in force and what is published as it was when it became so.
func (r *row) faces(e changelog.Entry) {
	switch e.Kind {
	case registry.Approve.Kind():
		c := r.newest
		c.prior = r.inForce
		r.force, r.inForce = c.edition, &c
	case registry.Revoke.Kind(): // the edition before comes back into force
		r.force = 0
		if r.inForce != nil {
			r.inForce = r.inForce.prior
		}
		if r.inForce != nil {
			r.force = r.inForce.edition
		}
	case registry.Publish.Kind():
		if r.inForce != nil {
			c := *r.inForce
			c.updated, c.prior = e.Time.UnixMicro(), nil
			r.published = &c
		}
	case registry.Refresh.Kind():
		if r.published != nil {
			r.published.updated = e.Time.UnixMicro()
		}
	}
}

func (ix *Index) takeRelease(e changelog.Entry, act string) error {
	var f struct {
		Dataset  registry.DatasetID
		Edition  int
		Accepted *bool
		Quality  *registry.Quality
	}
	if err := json.Unmarshal(e.Facts, &f); err != nil {
		return err
	}
	r := ix.releases[registry.ReleaseID(e.Record)]
	if act == "attach" {
		if r = ix.byID[f.Dataset]; r == nil {
			return nil
		}
		id := registry.ReleaseID(strings.Clone(e.Record))
		r.deliveries = append(r.deliveries, delivery{id: id, edition: int32(f.Edition), quality: ix.number(string(registry.Unchecked))})
		ix.releases[id] = r
	}
	if r == nil {
		return nil
	}
	d := &r.deliveries[r.place(registry.ReleaseID(e.Record))-1]
	if f.Accepted != nil {
		d.accepted = *f.Accepted
	}
	if f.Quality != nil && f.Quality.Status != "" {
		d.quality = ix.number(string(f.Quality.Status))
	}
	ix.derive(r)
	return nil
}
