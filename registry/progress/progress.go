// Package progress counts datasets by organization, status and day. It is a follower of the change log that keeps one small
// step for every change of a dataset's state, so that the counts of any past moment are a replay of the steps before it.
//
// It holds nothing in a file: it replays the log at start, beside everything else, and answers as of the entry it has reached.
package progress

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// Counts are the numbers of one organization, or of all.
type Counts struct {
	Total            int
	Draft            int
	Submitted        int
	InReview         int
	ChangesRequested int
	Settled          int // the newest edition is approved: with the five others it makes up Total
	Approved         int // an edition is in force, whatever is being drafted to follow it
	Rejected         int
	Delivered        int // a file was handed in, or the data lives behind a connection
	Published        int
	Open             int // newest edition classed OPEN
	Overdue          int
	Loaded           int
	Live             int
}

// Day is what happened on one day in the province.
type Day struct {
	Date       string // YYYY-MM-DD
	Registered int
	Delivered  int // datasets that got their first file
	Submitted  int // datasets submitted for the first time
	Approved   int // datasets that got their first edition in force
	Published  int // datasets published for the first time
}

// Report is the progress at one moment. Datasets that are retired by then count nowhere in it: not in the totals, not in
// the days before they were retired, so that the days add up to the totals.
type Report struct {
	At            time.Time
	Entry         uint64 // newest entry counted
	All           Counts
	Organizations map[registry.OrganizationID]*Counts
	Days          []Day // in order, without days on which nothing happened
}

// step is one change of one dataset's state.
type step struct {
	at    int64 // microseconds since 1970
	seq   uint64
	which int32
	state state
}

// state is what the counts are made from.
type state struct {
	review      registry.ReviewStatus
	publication registry.PublicationStatus
	frequency   registry.Frequency
	reviewAt    int64
	submitted   int64
	pubAt       int64
	moved       int64
	asked       string
	dueDate     string
	next        registry.PublicationStatus // empty for none
	nextAt      int64
	released    bool // a file was handed in
	connected   bool // the data lives behind a connection
	inForce     bool
	open        bool
	loaded      bool
	live        bool
}

// Follower keeps the steps. Use New.
type Follower struct {
	registry.Position

	mu     sync.RWMutex // guards all below
	steps  []step
	index  map[string]int32 // dataset → which
	owners []registry.OrganizationID
	newest []state
	cursor uint64
}

// New returns an empty follower.
func New() *Follower {
	f := &Follower{}
	f.reset()
	return f
}

func (f *Follower) reset() {
	f.steps, f.index, f.owners, f.newest, f.cursor = nil, map[string]int32{}, nil, nil, 0
	f.Move(0)
}

// Name names the follower.
func (f *Follower) Name() string { return "progress" }

// Version changes when steps are derived differently.
func (f *Follower) Version() int { return 1 }

// Reset forgets everything.
func (f *Follower) Reset(context.Context) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reset()
	return nil
}

// Apply takes entries in order; those it has seen are passed over.
func (f *Follower) Apply(_ context.Context, entries []changelog.Entry) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range entries {
		if e.Seq <= f.cursor {
			continue
		}
		if err := f.take(e); err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
		f.cursor = e.Seq
	}
	f.Move(f.cursor)
	return nil
}

// facts are the members that the counts are made from.
type facts struct {
	Dataset         string // of a release
	Owner           *registry.OrganizationID
	InForce         *int
	Sharing         *registry.Sharing
	UpdateFrequency *registry.Frequency
	DueDate         json.RawMessage
	Review          *registry.Review
	Publication     *registry.Publication
	Warehouse       *registry.WarehouseStatus
	Service         *registry.ServiceStatus
}

func (f *Follower) take(e changelog.Entry) error {
	family, act, _ := strings.Cut(e.Kind, ".")
	if family != "dataset" && family != "publication" && (family != "release" || act != "attach") {
		return nil
	}
	var v facts
	if err := json.Unmarshal(e.Facts, &v); err != nil {
		return err
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(e.Facts, &members); err != nil {
		return err
	}
	id := e.Record
	if family == "release" {
		id = v.Dataset
	}
	which, known := f.index[id]
	if !known {
		if v.Owner == nil {
			return nil
		}
		which = int32(len(f.newest))
		f.index[id] = which
		f.newest = append(f.newest, state{})
		f.owners = append(f.owners, *v.Owner)
	}
	s := f.newest[which]
	s.merge(&v, family == "release")
	if raw, changed := members["inForce"]; changed && string(raw) == "null" {
		s.inForce = false // the only edition in force was revoked
	}
	for _, field := range e.Fields {
		if field.Name == "connection" {
			s.connected = !field.Erased() && string(field.Value) != "null"
		}
	}
	if known && s == f.newest[which] {
		return nil
	}
	f.newest[which] = s
	f.steps = append(f.steps, step{at: e.Time.UnixMicro(), seq: e.Seq, which: which, state: s})
	return nil
}

func (s *state) merge(v *facts, released bool) {
	if released {
		s.released = true
		return
	}
	if v.InForce != nil {
		s.inForce = *v.InForce > 0
	}
	if v.Sharing != nil {
		s.open = *v.Sharing == registry.SharingOpen
	}
	if v.UpdateFrequency != nil {
		s.frequency = *v.UpdateFrequency
	}
	if len(v.DueDate) > 0 {
		s.dueDate = strings.Trim(string(v.DueDate), `"`)
		if s.dueDate == "null" {
			s.dueDate = ""
		}
	}
	if r := v.Review; r != nil {
		s.review, s.reviewAt, s.asked, s.submitted = r.Status, r.At.UnixMicro(), r.Due, 0
		if r.SubmittedAt != nil {
			s.submitted = r.SubmittedAt.UnixMicro()
		}
	}
	if p := v.Publication; p != nil {
		s.publication, s.pubAt, s.next, s.nextAt, s.moved = p.Status, p.At.UnixMicro(), "", 0, 0
		if p.Next != nil {
			s.next = *p.Next
		}
		if p.NextAt != nil {
			s.nextAt = p.NextAt.UnixMicro()
		}
		if p.Moved != nil {
			s.moved = p.Moved.UnixMicro()
		}
	}
	if v.Warehouse != nil {
		s.loaded = *v.Warehouse == "LOADED"
	}
	if v.Service != nil {
		s.live = *v.Service == "LIVE"
	}
}

// due is the date by which the dataset's next act is due.
func (s *state) due() string {
	d := registry.Dataset{}
	d.UpdateFrequency, d.DueDate = s.frequency, s.dueDate
	if s.inForce {
		d.InForce = 1
	}
	d.Review = registry.Review{Status: s.review, At: time.UnixMicro(s.reviewAt), Due: s.asked}
	if s.submitted != 0 {
		t := time.UnixMicro(s.submitted)
		d.Review.SubmittedAt = &t
	}
	d.Publication = registry.Publication{Status: s.publication, At: time.UnixMicro(s.pubAt)}
	if s.next != "" {
		d.Publication.Next = &s.next
	}
	if s.nextAt != 0 {
		t := time.UnixMicro(s.nextAt)
		d.Publication.NextAt = &t
	}
	if s.moved != 0 {
		t := time.UnixMicro(s.moved)
		d.Publication.Moved = &t
	}
	return registry.DueOf(&d)
}

// At counts as of a moment. A moment in the future counts what is known now.
func (f *Follower) At(ctx context.Context, at time.Time) (*Report, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	n := sort.Search(len(f.steps), func(i int) bool { return f.steps[i].at > at.UnixMicro() })
	last, met := make([]int32, len(f.newest)), make([]met, len(f.newest))
	for i := range last {
		last[i] = -1
	}
	r := &Report{At: at, Organizations: map[registry.OrganizationID]*Counts{}}
	days := map[string]*Day{}
	for i, s := range f.steps[:n] {
		if i&0xffff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		last[s.which] = int32(i)
		r.Entry = s.seq
	}
	for _, s := range f.steps[:n] {
		if f.steps[last[s.which]].state.review != registry.Retired {
			happened(days, s, &met[s.which])
		}
	}
	today := registry.Today(at)
	for which, i := range last {
		if i >= 0 {
			r.count(f.owners[which], f.steps[i].state, today)
		}
	}
	if n == len(f.steps) {
		r.Entry = f.cursor
	}
	for _, d := range days {
		r.Days = append(r.Days, *d)
	}
	slices.SortFunc(r.Days, func(a, b Day) int { return strings.Compare(a.Date, b.Date) })
	return r, nil
}

// met is what has happened to a dataset so far: each milestone is counted on the first day it is reached, whatever is
// revoked, recalled or reopened later.
type met struct{ registered, delivered, submitted, approved, published bool }

// happened counts a step on its day.
func happened(days map[string]*Day, s step, m *met) {
	var d *Day
	reach := func(now bool, before *bool, count func(*Day) *int) {
		if !now || *before {
			return
		}
		if d == nil {
			date := registry.Today(time.UnixMicro(s.at))
			if d = days[date]; d == nil {
				d = &Day{Date: date}
				days[date] = d
			}
		}
		*before = true
		*count(d)++
	}
	reach(true, &m.registered, func(d *Day) *int { return &d.Registered })
	reach(s.state.delivered(), &m.delivered, func(d *Day) *int { return &d.Delivered })
	reach(s.state.submitted != 0, &m.submitted, func(d *Day) *int { return &d.Submitted })
	reach(s.state.inForce, &m.approved, func(d *Day) *int { return &d.Approved })
	reach(s.state.publication == registry.Published, &m.published, func(d *Day) *int { return &d.Published })
}

func (s *state) delivered() bool { return s.released || s.connected }

func (r *Report) count(owner registry.OrganizationID, s state, today string) {
	if s.review == registry.Retired {
		return
	}
	c := r.Organizations[owner]
	if c == nil {
		c = &Counts{}
		r.Organizations[owner] = c
	}
	due := s.due()
	for _, c := range []*Counts{c, &r.All} {
		c.add(s)
		if due != "" && due < today {
			c.Overdue++
		}
	}
}

func (c *Counts) add(s state) {
	c.Total++
	switch s.review {
	case registry.Draft:
		c.Draft++
	case registry.Submitted:
		c.Submitted++
	case registry.InReview:
		c.InReview++
	case registry.ChangesRequested:
		c.ChangesRequested++
	case registry.Rejected:
		c.Rejected++
	case registry.Approved:
		c.Settled++
	}
	for _, n := range []struct {
		on bool
		to *int
	}{{s.inForce, &c.Approved}, {s.delivered(), &c.Delivered}, {s.open, &c.Open}, {s.loaded, &c.Loaded}, {s.live, &c.Live},
		{s.publication == registry.Published, &c.Published}} {
		if n.on {
			*n.to++
		}
	}
}
