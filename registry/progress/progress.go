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
	"strconv"
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
	DueSoon          int // due today or in the seven days to come
	Loaded           int
	Live             int
	// What shares are told of. Retiring or reclassifying a dataset must never raise a share: a retired one stays a member and
	// counts as nothing that was reached, one that was ever classed OPEN stays an open member.
	Members     int // every dataset registered by then, retired ones too: Total and Retired
	OpenMembers int // every dataset whose newest edition was classed OPEN at some time
	Retired     int
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

// Report is the progress at one moment. Datasets that are retired by then count among the members alone: not in the totals, not
// in the days before they were retired, so that the days add up to the totals.
type Report struct {
	At            time.Time
	Entry         uint64 // newest entry counted
	All           Counts
	Organizations map[registry.OrganizationID]*Counts
	Week          Counts // how the counts of the province changed in the seven days before
	Days          []Day  // in order, without days on which nothing happened
}

// step is one change of one dataset's state. There is one for each act on each dataset: it is small and holds no pointer.
type step struct {
	at    int64 // microseconds since 1970
	seq   uint64
	which int32
	stand
}

// stand is what is counted of a state.
type stand struct {
	due       int32 // of the next act, as the number YYYYMMDD; 0 for none
	review    uint8 // in reviews
	delivered bool  // a file was handed in, or the data lives behind a connection
	submitted bool
	inForce   bool
	open      bool
	opened    bool // was open at some time
	loaded    bool
	live      bool
	published bool
}

// reviews numbers the review statuses.
var reviews = []registry.ReviewStatus{registry.Draft, registry.Submitted, registry.InReview, registry.ChangesRequested, registry.Approved,
	registry.Rejected, registry.Retired}

// state is what is known of a dataset: its next state is made of it and an entry.
type state struct {
	reviewAt    int64
	submitted   int64
	pubAt       int64
	moved       int64
	nextAt      int64
	review      text
	publication text
	next        text // empty for none
	frequency   text
	asked       text
	dueDate     text
	released    bool // a file was handed in
	connected   bool // the data lives behind a connection
	inForce     bool
	open        bool
	opened      bool // was open at some time
	loaded      bool
	live        bool
}

// text is the number of a text that many datasets share: a status, a date, an organization's ID. 0 is the empty one.
type text uint32

// texts numbers them.
type texts struct {
	list []string
	of   map[string]text
}

func newTexts() texts { return texts{list: []string{""}, of: map[string]text{"": 0}} }

func (t *texts) number(s string) text {
	n, ok := t.of[s]
	if !ok {
		n = text(len(t.list))
		t.list, t.of[s] = append(t.list, s), n
	}
	return n
}

// Follower keeps the steps. Use New.
type Follower struct {
	registry.Position

	base registry.Terms // of the built-in rule set

	mu     sync.RWMutex   // guards all below
	terms  registry.Terms // in force as of the cursor
	steps  []step
	index  map[string]int32 // dataset → which
	owners []text
	newest []state
	texts  texts
	cursor uint64
}

// New returns an empty follower that counts what is overdue by the terms.
func New(terms registry.Terms) *Follower {
	f := &Follower{base: terms}
	f.reset()
	return f
}

func (f *Follower) reset() {
	f.steps, f.index, f.owners, f.newest, f.texts, f.cursor = nil, map[string]int32{}, nil, nil, newTexts(), 0
	f.terms = f.base
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

// facts are the members that the counts are made from. One that did not change is empty, one that went is null.
type facts struct {
	Dataset         string // of a release
	Owner           *string
	InForce         json.RawMessage
	Sharing         *registry.Sharing
	UpdateFrequency *string
	DueDate         json.RawMessage
	Review          *registry.Review
	Publication     *registry.Publication
	Warehouse       *registry.WarehouseStatus
	Service         *registry.ServiceStatus
}

func (f *Follower) take(e changelog.Entry) error {
	if e.Kind == registry.KindRuleSet {
		return f.ruleSet(e)
	}
	family, act, _ := strings.Cut(e.Kind, ".")
	if family != "dataset" && family != "publication" && (family != "release" || act != "attach") {
		return nil
	}
	var v facts
	if err := json.Unmarshal(e.Facts, &v); err != nil {
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
		f.index[strings.Clone(id)] = which // a part of an entry keeps the whole in memory
		f.newest = append(f.newest, state{})
		f.owners = append(f.owners, f.texts.number(*v.Owner))
	}
	s := f.newest[which]
	f.merge(&s, &v, family == "release")
	for _, field := range e.Fields {
		if field.Name == "connection" {
			s.connected = !field.Erased() && string(field.Value) != "null"
		}
	}
	if known && s == f.newest[which] {
		return nil
	}
	f.newest[which] = s
	f.steps = append(f.steps, step{at: e.Time.UnixMicro(), seq: e.Seq, which: which, stand: f.stand(&s)})
	return nil
}

// ruleSet takes the terms of a set that was adopted: from then on datasets are due by them.
func (f *Follower) ruleSet(e changelog.Entry) error {
	var s struct{ Terms registry.Terms }
	if err := json.Unmarshal(e.Facts, &s); err != nil {
		return err
	}
	before := make([]stand, len(f.newest))
	for i := range f.newest {
		before[i] = f.stand(&f.newest[i])
	}
	f.terms = s.Terms
	for i := range f.newest {
		if now := f.stand(&f.newest[i]); now != before[i] {
			f.steps = append(f.steps, step{at: e.Time.UnixMicro(), seq: e.Seq, which: int32(i), stand: now})
		}
	}
	return nil
}

func (f *Follower) merge(s *state, v *facts, released bool) {
	if released {
		s.released = true
		return
	}
	if len(v.InForce) > 0 {
		edition := string(v.InForce)
		s.inForce = edition != "null" && edition != "0" // null: the only edition in force was revoked
	}
	if v.Sharing != nil {
		s.open = *v.Sharing == registry.SharingOpen
		s.opened = s.opened || s.open
	}
	if v.UpdateFrequency != nil {
		s.frequency = f.texts.number(*v.UpdateFrequency)
	}
	if len(v.DueDate) > 0 {
		s.dueDate = 0
		if date := strings.Trim(string(v.DueDate), `"`); date != "null" {
			s.dueDate = f.texts.number(date)
		}
	}
	if r := v.Review; r != nil {
		s.review, s.reviewAt, s.asked, s.submitted = f.texts.number(string(r.Status)), r.At.UnixMicro(), f.texts.number(r.Due), micros(r.SubmittedAt)
	}
	if p := v.Publication; p != nil {
		s.publication, s.pubAt, s.next, s.nextAt, s.moved = f.texts.number(string(p.Status)), p.At.UnixMicro(), 0, micros(p.NextAt), micros(p.Moved)
		if p.Next != nil {
			s.next = f.texts.number(string(*p.Next))
		}
	}
	if v.Warehouse != nil {
		s.loaded = *v.Warehouse == "LOADED"
	}
	if v.Service != nil {
		s.live = *v.Service == "LIVE"
	}
}

// micros is a time in microseconds since 1970, 0 for none.
func micros(t *time.Time) int64 {
	if t == nil {
		return 0
	}
	return t.UnixMicro()
}

// stand is what is counted of a state.
func (f *Follower) stand(s *state) stand {
	review := registry.ReviewStatus(f.texts.list[s.review])
	return stand{due: dateNumber(f.due(s)), review: uint8(max(0, slices.Index(reviews, review))), delivered: s.released || s.connected, submitted: s.submitted != 0,
		inForce: s.inForce, open: s.open, opened: s.opened, loaded: s.loaded, live: s.live, published: f.texts.list[s.publication] == string(registry.Published)}
}

// dateNumber is YYYY-MM-DD as the number YYYYMMDD, 0 for no date.
func dateNumber(date string) int32 {
	n, err := strconv.ParseInt(strings.ReplaceAll(date, "-", ""), 10, 32)
	if err != nil {
		return 0
	}
	return int32(n)
}

// due is the date by which the dataset's next act is due.
func (f *Follower) due(s *state) string {
	d := registry.Dataset{}
	d.UpdateFrequency, d.DueDate = registry.Frequency(f.texts.list[s.frequency]), f.texts.list[s.dueDate]
	if s.inForce {
		d.InForce = 1
	}
	d.Review = registry.Review{Status: registry.ReviewStatus(f.texts.list[s.review]), At: time.UnixMicro(s.reviewAt), Due: f.texts.list[s.asked]}
	if s.submitted != 0 {
		t := time.UnixMicro(s.submitted)
		d.Review.SubmittedAt = &t
	}
	d.Publication = registry.Publication{Status: registry.PublicationStatus(f.texts.list[s.publication]), At: time.UnixMicro(s.pubAt)}
	if s.next != 0 {
		next := registry.PublicationStatus(f.texts.list[s.next])
		d.Publication.Next = &next
	}
	if s.nextAt != 0 {
		t := time.UnixMicro(s.nextAt)
		d.Publication.NextAt = &t
	}
	if s.moved != 0 {
		t := time.UnixMicro(s.moved)
		d.Publication.Moved = &t
	}
	return f.terms.DueOf(&d)
}

// At counts as of a moment. A moment in the future counts what is known now.
func (f *Follower) At(ctx context.Context, at time.Time) (*Report, error) {
	return f.among(ctx, at, nil)
}

// Among counts as of a moment the given datasets alone.
func (f *Follower) Among(ctx context.Context, at time.Time, datasets map[registry.DatasetID]bool) (*Report, error) {
	if datasets == nil {
		datasets = map[registry.DatasetID]bool{}
	}
	return f.among(ctx, at, datasets)
}

// among counts as of a moment, all datasets where only is nil.
func (f *Follower) among(ctx context.Context, at time.Time, only map[registry.DatasetID]bool) (*Report, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	meant := make([]bool, len(f.newest))
	for id, which := range f.index {
		meant[which] = only == nil || only[registry.DatasetID(id)]
	}
	n := sort.Search(len(f.steps), func(i int) bool { return f.steps[i].at > at.UnixMicro() })
	last, met := make([]int32, len(f.newest)), make([]met, len(f.newest))
	for i := range last {
		last[i] = -1
	}
	r := &Report{At: at}
	days := map[string]*Day{}
	week := sort.Search(n, func(i int) bool { return f.steps[i].at > at.AddDate(0, 0, -7).UnixMicro() })
	var before Report
	for i, s := range f.steps[:n] {
		if i == week {
			before = *f.counted(last, at.AddDate(0, 0, -7))
		}
		if i&0xffff == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if r.Entry = s.seq; meant[s.which] {
			last[s.which] = int32(i)
		}
	}
	for _, s := range f.steps[:n] {
		if meant[s.which] && reviews[f.steps[last[s.which]].review] != registry.Retired {
			happened(days, s, &met[s.which])
		}
	}
	now := f.counted(last, at)
	r.All, r.Organizations = now.All, now.Organizations
	if week == n {
		before = *f.counted(last, at.AddDate(0, 0, -7))
	}
	r.Week = now.All.less(before.All)
	if n == len(f.steps) {
		r.Entry = f.cursor
	}
	for _, d := range days {
		r.Days = append(r.Days, *d)
	}
	slices.SortFunc(r.Days, func(a, b Day) int { return strings.Compare(a.Date, b.Date) })
	return r, nil
}

// counted counts the datasets as they stood by their last steps, -1 for none, on the day of a moment.
func (f *Follower) counted(last []int32, at time.Time) *Report {
	r := &Report{Organizations: map[registry.OrganizationID]*Counts{}}
	today, near := dateNumber(registry.Today(at)), soon(at)
	for which, i := range last {
		if i >= 0 {
			r.count(registry.OrganizationID(f.texts.list[f.owners[which]]), f.steps[i].stand, today, near)
		}
	}
	return r
}

// less is how counts differ from earlier ones.
func (c Counts) less(o Counts) Counts {
	return Counts{Total: c.Total - o.Total, Draft: c.Draft - o.Draft, Submitted: c.Submitted - o.Submitted, InReview: c.InReview - o.InReview,
		ChangesRequested: c.ChangesRequested - o.ChangesRequested, Settled: c.Settled - o.Settled, Approved: c.Approved - o.Approved,
		Rejected: c.Rejected - o.Rejected, Delivered: c.Delivered - o.Delivered, Published: c.Published - o.Published, Open: c.Open - o.Open,
		Overdue: c.Overdue - o.Overdue, DueSoon: c.DueSoon - o.DueSoon, Loaded: c.Loaded - o.Loaded, Live: c.Live - o.Live,
		Members: c.Members - o.Members, OpenMembers: c.OpenMembers - o.OpenMembers, Retired: c.Retired - o.Retired}
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
	reach(s.delivered, &m.delivered, func(d *Day) *int { return &d.Delivered })
	reach(s.submitted, &m.submitted, func(d *Day) *int { return &d.Submitted })
	reach(s.inForce, &m.approved, func(d *Day) *int { return &d.Approved })
	reach(s.published, &m.published, func(d *Day) *int { return &d.Published })
}

func (r *Report) count(owner registry.OrganizationID, s stand, today, near int32) {
	c := r.Organizations[owner]
	if c == nil {
		c = &Counts{}
		r.Organizations[owner] = c
	}
	for _, c := range []*Counts{c, &r.All} {
		c.member(s)
		if reviews[s.review] == registry.Retired {
			continue
		}
		c.add(s)
		switch {
		case s.due == 0:
		case s.due < today:
			c.Overdue++
		case s.due <= near:
			c.DueSoon++
		}
	}
}

// member counts what no later act takes back.
func (c *Counts) member(s stand) {
	c.Members++
	if s.opened {
		c.OpenMembers++
	}
	if reviews[s.review] == registry.Retired {
		c.Retired++
	}
}

func (c *Counts) add(s stand) {
	c.Total++
	switch reviews[s.review] {
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
	}{{s.inForce, &c.Approved}, {s.delivered, &c.Delivered}, {s.open, &c.Open}, {s.loaded, &c.Loaded}, {s.live, &c.Live},
		{s.published, &c.Published}} {
		if n.on {
			*n.to++
		}
	}
}
