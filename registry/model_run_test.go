package registry_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"danhmuc/registry"
	"danhmuc/registry/progress"
	"danhmuc/registry/registrytest"
	"danhmuc/registry/storetest"
)

// pair is a registry beside the model of it.
type pair struct {
	w       *world
	m       *model
	ids     []registry.DatasetID
	moments []moment
}

// moment is what the model held at a time between two acts.
type moment struct {
	at    time.Time
	faces []modelFace
}

func newPair(t registrytest.TB) *pair {
	t.Helper()
	w := registrytest.New(t, nil)
	a, err := w.CreateAccount(w.As("system"), registry.AccountInput{Username: "both", Organization: registrytest.Home,
		Roles: []registry.Role{registry.RoleContributor, registry.RoleReviewer}})
	if err != nil {
		t.Fatalf("account: %v", err)
	}
	w.Actors["both"] = registry.Actor{Account: a.ID, Username: "both", Organization: a.Organization, Roles: a.Roles}
	return &pair{w: w, m: &model{local: map[string]int{}}}
}

// people are those who try; "" is the public.
var people = []string{"", "contributor", "approver", "both", "other", "reviewer", "reviewer2", "publisher", "operator", "admin", "taskforce", "portal"}

// do makes an act on both and holds the answer and the record against the model.
func (p *pair) do(t registrytest.TB, a act) {
	t.Helper()
	before := storetest.Contents(t, p.w.Store)
	want := p.m.try(a, registry.Today(p.w.Now()))
	err := p.real(a)
	got := ""
	if err != nil {
		got = registry.KindOf(err).String()
	}
	if got != want {
		t.Fatalf("%v: %q (%v), the model says %q of %+v", a, got, err, want, p.face(a.set))
	}
	if err != nil && a.what != "deliver" && !before.Equal(storetest.Contents(t, p.w.Store)) {
		t.Errorf("%v was refused and wrote", a)
	}
	for i, id := range p.ids {
		if got, want := p.shown(current(t, p.w, id)), p.m.sets[i].modelFace; got != want {
			t.Fatalf("%v\n    the record %+v\n the model says %+v", a, got, want)
		}
	}
	now := moment{at: p.w.Now()}
	for _, s := range p.m.sets {
		now.faces = append(now.faces, s.modelFace)
	}
	p.moments = append(p.moments, now)
}

func (p *pair) face(i int) any {
	if i < len(p.m.sets) {
		return *p.m.sets[i]
	}
	return nil
}

func (p *pair) real(a act) error {
	ctx := p.w.As(a.who)
	switch a.what {
	case "register":
		d, err := p.w.Register(ctx, registry.RegisterInput{Owner: registrytest.Home, Content: registrytest.Content(a.text)})
		if err == nil {
			p.ids = append(p.ids, d.ID)
		}
		return err
	case "import":
		out, err := p.w.ImportList(ctx, registrytest.Home, []registry.ListRow{{Row: 5, LocalCode: a.text[:1], Content: registrytest.Content(a.text)}})
		if err != nil {
			return err
		}
		if out[0].Outcome == registry.RowMade {
			p.ids = append(p.ids, out[0].Dataset.ID)
		}
		return out[0].Err
	}
	id := p.ids[a.set]
	expected := p.m.version(p, a)
	switch a.what {
	case "edit":
		patch := registry.DatasetPatch{Title: &a.text}
		if sharing := registry.Sharing(a.text); sharing == "OPEN" || sharing == "SHARED" || sharing == "UNCLASSIFIED" {
			patch = registry.DatasetPatch{Sharing: &sharing}
		}
		_, err := p.w.Edit(ctx, id, expected, patch)
		return err
	case "deliver":
		return p.w.Deliver(panics{}, a.who, id, int64(a.rows))
	case "DECIDE_OPEN":
		p.m.used++
		_, err := p.w.IssueDecision(ctx, registry.DecisionInput{Number: fmt.Sprintf("%d/QĐ-UBND", p.m.used), Date: "2026-11-01", Signatory: "Chủ tịch",
			Lines: []registry.DecisionLine{{Dataset: id}}})
		return err
	}
	_, err := p.w.Transition(ctx, registry.TransitionInput{ID: id, Expected: expected, To: registry.Transition(a.what), Comment: "theo Điều 13 Luật Dữ liệu",
		Findings: []registry.Finding{{Path: "title", Message: "ghi rõ năm"}}})
	return err
}

// panics is for a helper whose only use of a test is to say that it is one.
type panics struct{}

func (panics) Helper()                   {}
func (panics) Errorf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }
func (panics) Fatalf(f string, a ...any) { panic(fmt.Sprintf(f, a...)) }
func (m *model) version(p *pair, a act) int {
	s, err := p.w.Dataset(p.w.As("reviewer"), p.ids[a.set], "")
	if err != nil {
		panic(err)
	}
	if a.stale {
		return s.Dataset.Version - 1
	}
	return s.Dataset.Version
}

// shown is a record as the model has it.
func (p *pair) shown(d *registry.Dataset) modelFace {
	f := modelFace{title: d.Title, sharing: string(d.Sharing), version: d.Version, edition: d.Edition, inForce: d.InForce, review: string(d.Review.Status),
		publication: string(d.Publication.Status), proposed: d.Publication.Proposed, servedEdition: d.Publication.Edition, count: d.Publication.Count,
		withdrawn: d.Publication.Withdrawn != nil}
	for name, a := range p.w.Actors {
		if a.Account != "" && a.Account == d.Review.Reviewer {
			f.reviewer = name
		}
	}
	if d.Publication.Next != nil {
		f.next = string(*d.Publication.Next)
	}
	if d.Publication.Release != "" {
		rel, err := p.w.ReleaseByID(p.w.As("reviewer"), d.Publication.Release)
		if err != nil {
			panic(err)
		}
		f.served = rel.Number
	}
	return f
}

// TestRegistryEqualsItsModel drives random histories of random people against the model: each answer and record, then the past
// by time and by version, the lists of each reader, progress by unit and day, and the log.
func TestRegistryEqualsItsModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newPair(t)
		p.do(t, act{who: "contributor", what: "register", text: "Một"})
		p.do(t, act{who: "contributor", what: "deliver", rows: 100})
		whats := append([]string{"register", "import", "edit", "edit", "deliver", "deliver"}, names(registry.Transitions)...)
		for i := range rapid.IntRange(5, 90).Draw(t, "steps") {
			a := act{who: rapid.SampledFrom(people).Draw(t, "who"), what: rapid.SampledFrom(whats).Draw(t, "what"),
				set: max(0, rapid.IntRange(-3, len(p.ids)-1).Draw(t, "dataset")), stale: rapid.IntRange(0, 14).Draw(t, "stale") == 0}
			if rapid.IntRange(0, 4).Draw(t, "lead") > 0 {
				a.who, a.what = p.useful(t, a.set)
			}
			switch a.what {
			case "register":
				a.text = fmt.Sprintf("Bộ dữ liệu %d", i)
			case "import":
				a.text = fmt.Sprintf("%d danh mục, lần %d", rapid.IntRange(1, 2).Draw(t, "row"), rapid.IntRange(1, 3).Draw(t, "time"))
			case "edit":
				a.text = rapid.SampledFrom([]string{"OPEN", "OPEN", "OPEN", "SHARED", "UNCLASSIFIED", fmt.Sprintf("Tên %d", i)}).Draw(t, "text")
			case "deliver":
				a.rows = rapid.SampledFrom([]int{70, 100, 100, 130, 200}).Draw(t, "rows")
			}
			p.do(t, a)
			p.w.Wait(time.Duration(rapid.IntRange(0, 30).Draw(t, "hours")) * time.Hour)
		}
		p.past(t)
		p.lists(t)
		p.progress(t)
		p.w.Verify(t)
	})
}

// forward are the acts that lead a dataset to the public and on.
var forward = []string{"SUBMIT", "APPROVE", "PROPOSE_OPEN", "DECIDE_OPEN", "PUBLISH", "REFRESH", "RESUME"}

// useful draws an act that the state allows to somebody who may, two times in three one that leads forward: random acts of
// random people alone would rarely come as far as a publication.
func (p *pair) useful(t *rapid.T, set int) (who, what string) {
	s := p.m.sets[set]
	type choice struct{ who, what string }
	choices := []choice{{"contributor", "edit"}, {"approver", "deliver"}, {"contributor", "import"}}
	lead := rapid.IntRange(0, 2).Draw(t, "forward") > 0
	if lead {
		choices = []choice{{"contributor", "deliver"}}
	}
	for _, what := range names(registry.Transitions) {
		if now, _ := s.startsNow(what); !now || what == "RETIRE" || lead != slices.Contains(forward, what) {
			continue
		}
		for _, who := range people {
			if may(who, what) && !(s.review == "IN_REVIEW" && slices.Contains(verdicts, what) && s.reviewer != who) {
				choices = append(choices, choice{who, what})
			}
		}
	}
	c := rapid.SampledFrom(choices).Draw(t, "useful")
	return c.who, c.what
}

// past holds AsOf by time and by version against what the model was then.
func (p *pair) past(t registrytest.TB) {
	t.Helper()
	for _, then := range p.moments {
		for i, id := range p.ids {
			s, err := p.w.AsOf(p.w.As("reviewer"), id, 0, then.at)
			if err != nil {
				t.Fatalf("as of %v: %v", then.at, err)
			}
			if i >= len(then.faces) {
				if s != nil {
					t.Errorf("as of %v dataset %d exists before it was registered", then.at, i)
				}
				continue
			}
			if s == nil {
				t.Fatalf("as of %v dataset %d is not there", then.at, i)
			}
			if got := p.shown(&s.Dataset); got != then.faces[i] {
				t.Fatalf("as of %v\n  the record %+v\n the model says %+v", then.at, got, then.faces[i])
			}
			if s, err = p.w.AsOf(p.w.As("reviewer"), id, then.faces[i].version, time.Time{}); err != nil || s == nil {
				t.Fatalf("version %d: %v", then.faces[i].version, err)
			}
			if got := p.shown(&s.Dataset); got.version != then.faces[i].version || got.title != then.faces[i].title || got.review != then.faces[i].review {
				t.Fatalf("version %d\n  the record %+v\n the model says %+v", then.faces[i].version, got, then.faces[i])
			}
		}
	}
}

// lists counts what each reader finds.
func (p *pair) lists(t registrytest.TB) {
	t.Helper()
	p.w.Follow(t)
	for _, who := range people {
		want := 0
		for _, s := range p.m.sets {
			if s.sees(who) {
				want++
			}
		}
		got, err := p.w.Datasets(p.w.As(who), registry.Query{Limit: 200})
		if err != nil || got.Total != want || len(got.IDs) != want {
			t.Errorf("%q finds %d (%d rows), the model says %d; %v", who, got.Total, len(got.IDs), want, err)
		}
	}
}

// progress counts by unit, status and day.
func (p *pair) progress(t registrytest.TB) {
	t.Helper()
	want, days := progress.Counts{}, map[string]*progress.Day{}
	for _, s := range p.m.sets {
		want.Members++
		if s.opened {
			want.OpenMembers++
		}
		if s.review == "RETIRED" {
			want.Retired++
			continue
		}
		want.Total++
		for _, c := range []struct {
			on bool
			to *int
		}{{s.review == "DRAFT", &want.Draft}, {s.review == "SUBMITTED", &want.Submitted}, {s.review == "IN_REVIEW", &want.InReview},
			{s.review == "CHANGES_REQUESTED", &want.ChangesRequested}, {s.review == "APPROVED", &want.Settled}, {s.review == "REJECTED", &want.Rejected},
			{s.inForce > 0, &want.Approved}, {len(s.releases) > 0, &want.Delivered}, {s.publication == "PUBLISHED", &want.Published},
			{s.sharing == "OPEN", &want.Open}} {
			if c.on {
				*c.to++
			}
		}
		for name, day := range s.reached {
			d := days[day]
			if d == nil {
				d = &progress.Day{Date: day}
				days[day] = d
			}
			*map[string]*int{"registered": &d.Registered, "delivered": &d.Delivered, "submitted": &d.Submitted, "approved": &d.Approved, "published": &d.Published}[name]++
		}
	}
	r, err := p.w.Progress.At(context.Background(), p.w.Now())
	if err != nil {
		t.Fatalf("progress: %v", err)
	}
	want.Overdue, want.DueSoon = r.All.Overdue, r.All.DueSoon // held against the records elsewhere
	if r.All != want {
		t.Errorf("progress %+v\n the model %+v", r.All, want)
	}
	if home := r.Organizations[p.w.Orgs[registrytest.Home]]; want.Total > 0 && (home == nil || *home != want) {
		t.Errorf("progress of the unit %+v\n the model %+v", home, want)
	}
	before, err := p.w.Progress.At(context.Background(), r.At.AddDate(0, 0, -7))
	if err != nil {
		t.Fatalf("progress: %v", err)
	}
	if w := r.Week; w.Total != r.All.Total-before.All.Total || w.Approved != r.All.Approved-before.All.Approved || w.Overdue != r.All.Overdue-before.All.Overdue {
		t.Errorf("the week %+v\n now %+v\n before %+v", w, r.All, before.All)
	}
	for _, d := range r.Days {
		if m := days[d.Date]; m == nil || *m != d {
			t.Errorf("progress of %s: %+v\n the model %+v", d.Date, d, m)
		}
		delete(days, d.Date)
	}
	if len(days) > 0 {
		t.Errorf("progress lacks the days %v", slices.Collect(maps.Keys(days)))
	}
}

// TestWholeLifecycle explores what sequences of acts reach, breadth first: from each abstract state every act of every person
// is made and held against the model. It goes three acts beyond a new dataset, a published one, and a published one whose next
// edition is on its way; with DANHMUC_EXPLORE set it goes on until no new state appears.
//
// An abstract state is what decides which acts are possible and what they do, without the numbers: two records that differ
// only in how many editions or releases came before count as one.
func TestWholeLifecycle(t *testing.T) {
	limit := 3
	if os.Getenv("DANHMUC_EXPLORE") != "" {
		limit = 1000
	}
	approve := []act{{who: "contributor", what: "SUBMIT"}, {who: "reviewer", what: "APPROVE"}, {who: "reviewer", what: "PROPOSE_OPEN"}}
	made := []act{{who: "contributor", what: "register", text: "Sản lượng"}, {who: "contributor", what: "deliver", rows: 100}}
	published := append(slices.Concat(made, approve), act{who: "publisher", what: "DECIDE_OPEN"}, act{who: "publisher", what: "PUBLISH"})
	edited := append(slices.Clone(published), act{who: "contributor", what: "edit", text: "Sản lượng hai"})
	frontier := [][]act{made, published, slices.Concat(edited, approve)}
	seen, depth, tried := map[string]bool{}, 0, 0
	for _, path := range frontier {
		seen[abstract(replayModel(path))] = true
	}
	for len(frontier) > 0 && depth < limit {
		var next [][]act
		for _, path := range frontier {
			p := newPair(t)
			for _, a := range path {
				p.do(t, a)
			}
			for _, a := range everyAct(len(path)) {
				tried++
				was := p.m.clone()
				p.do(t, a)
				if was.sets[0].equal(p.m.sets[0]) {
					continue // refused, or nothing changed: the same world goes on
				}
				longer := append(slices.Clip(slices.Clone(path)), a)
				if key := abstract(p.m); !seen[key] {
					seen[key] = true
					next = append(next, longer)
				}
				p.w.Verify(t)
				p = newPair(t)
				for _, a := range path {
					p.do(t, a)
				}
			}
		}
		frontier, depth = next, depth+1
	}
	t.Logf("%d states, %d acts tried, depth %d, %d states left unopened", len(seen), tried, depth, len(frontier))
	if limit == 1000 && len(frontier) > 0 {
		t.Error("the exploration did not close")
	}
	for _, status := range []string{"DRAFT", "SUBMITTED", "IN_REVIEW", "CHANGES_REQUESTED", "APPROVED", "REJECTED", "RETIRED",
		"NOT_PROPOSED", "PROPOSED", "DECIDED", "PUBLISHED", "SUSPENDED", "WITHDRAWN"} {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(seen)), func(k string) bool { return strings.Contains(k, " "+status+" ") }) {
			t.Errorf("%s was never reached", status)
		}
	}
}

// everyAct lists what the people try from a state. Reviewers are alike until one of them has taken a review, and so are those
// who only look: the exploration takes one of each beside both reviewers.
func everyAct(n int) []act {
	var out []act
	for _, who := range []string{"", "contributor", "approver", "both", "other", "reviewer", "reviewer2", "publisher", "operator", "admin", "taskforce"} {
		for _, what := range names(registry.Transitions) {
			out = append(out, act{who: who, what: what})
		}
		if who == "contributor" || who == "other" || who == "reviewer" || who == "" {
			out = append(out, act{who: who, what: "edit", text: fmt.Sprintf("Tên %d", n)}, act{who: who, what: "deliver", rows: 100})
		}
	}
	return append(out, act{who: "contributor", what: "edit", text: "Tên cũ", stale: true}, act{who: "reviewer", what: "APPROVE", stale: true})
}

func replayModel(path []act) *model {
	m := &model{local: map[string]int{}}
	for _, a := range path {
		m.try(a, "")
	}
	return m
}

func (m *model) clone() *model {
	c := &model{local: maps.Clone(m.local), used: m.used}
	for _, s := range m.sets {
		n := *s
		n.editors, n.editions, n.reached, n.releases = maps.Clone(s.editors), maps.Clone(s.editions), maps.Clone(s.reached), slices.Clone(s.releases)
		c.sets = append(c.sets, &n)
	}
	return c
}

func (s *modelSet) equal(o *modelSet) bool {
	return s.modelFace == o.modelFace && slices.Equal(s.releases, o.releases)
}

// abstract names a state without its numbers.
func abstract(m *model) string {
	s := m.sets[0]
	relation := func(a, b int) string {
		switch {
		case a == 0:
			return "none"
		case a == b:
			return "same"
		case a < b:
			return "older"
		}
		return "newer"
	}
	newest := modelRelease{}
	if n := len(s.releases); n > 0 {
		newest = s.releases[n-1]
	}
	return fmt.Sprintf(" %s %s %s next=%s inForce=%s served=%s proposed=%s withdrawn=%v fresh=%v under=%s accepted=%v bound=%v",
		s.review, s.publication, s.reviewer, s.next, relation(s.inForce, s.edition), relation(s.servedEdition, s.inForce), relation(s.proposed, s.inForce),
		s.withdrawn, len(s.releases) > s.served, relation(newest.edition, s.servedEdition), newest.accepted, s.bound == len(s.releases))
}
