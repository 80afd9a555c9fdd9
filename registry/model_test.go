package registry_test

import (
	"fmt"
	"maps"
	"slices"

	"danhmuc/registry"
)

// model is the registry once more, written from model.md with plain maps and without a line of the registry's code: what
// random and exhaustive histories are held against. It knows one department, Home, and the people of registrytest.World
// beside "both", who contributes for Home and reviews.
type model struct {
	sets  []*modelSet
	local map[string]int // row of a department's list → index into sets
	used  int            // decisions issued so far
}

// modelSet is a dataset.
type modelSet struct {
	modelFace
	creator  string
	editors  map[string]bool
	list     string         // title that the department's list gave last; empty for none
	releases []modelRelease // in the order of delivery
	bound    int            // release bound at SUBMIT, its number; 0 for none
	editions map[int]modelFace
	reached  map[string]string // milestone → day it was first reached
	opened   bool              // it was classed OPEN at some time
}

// modelFace is what the record shows.
type modelFace struct {
	title, sharing            string
	version, edition, inForce int
	review, reviewer          string
	publication, next         string
	proposed                  int
	servedEdition, served     int // edition, release number
	count                     int
	withdrawn                 bool
}

type modelRelease struct {
	by            string
	edition, rows int
	accepted      bool
}

// act is one attempt of one person.
type act struct {
	who, what string // what: a transition, or register, import, edit, deliver
	set       int    // index of the dataset
	text      string // title or class of sharing for an edit or a list
	rows      int    // of a delivery
	stale     bool   // names the version before
}

func (a act) String() string {
	return fmt.Sprintf("%s by %q on %d (%s %d %v)", a.what, a.who, a.set, a.text, a.rows, a.stale)
}

const (
	done            = ""
	invalid         = "INVALID"
	notFound        = "NOT_FOUND"
	forbidden       = "FORBIDDEN"
	unauthenticated = "UNAUTHENTICATED"
	conflict        = "CONFLICT"
	locked          = "LOCKED"
)

// starts is model.md's table: the review states that a transition starts from and leads to, or the publication states.
var starts = map[string]struct {
	from []string
	to   string
}{
	"SUBMIT": {[]string{"DRAFT", "CHANGES_REQUESTED"}, "SUBMITTED"}, "RECALL": {[]string{"SUBMITTED"}, "DRAFT"},
	"START_REVIEW": {[]string{"SUBMITTED"}, "IN_REVIEW"}, "RELEASE_REVIEW": {[]string{"IN_REVIEW"}, "SUBMITTED"},
	"REQUEST_CHANGES": {[]string{"IN_REVIEW", "SUBMITTED"}, "CHANGES_REQUESTED"}, "APPROVE": {[]string{"IN_REVIEW", "SUBMITTED"}, "APPROVED"},
	"REJECT": {[]string{"IN_REVIEW", "SUBMITTED"}, "REJECTED"}, "REVOKE": {[]string{"APPROVED"}, "IN_REVIEW"}, "REOPEN": {[]string{"REJECTED"}, "DRAFT"},
	"RETIRE":       {[]string{"DRAFT", "SUBMITTED", "IN_REVIEW", "CHANGES_REQUESTED", "APPROVED", "REJECTED"}, "RETIRED"},
	"PROPOSE_OPEN": {[]string{"NOT_PROPOSED", "WITHDRAWN"}, "PROPOSED"}, "STRIKE": {[]string{"PROPOSED", "DECIDED"}, "NOT_PROPOSED"},
	"DECIDE_OPEN": {[]string{"PROPOSED"}, "DECIDED"}, "PUBLISH": {[]string{"DECIDED"}, "PUBLISHED"}, "REFRESH": {[]string{"PUBLISHED"}, "PUBLISHED"},
	"SUSPEND": {[]string{"PUBLISHED"}, "SUSPENDED"}, "RESUME": {[]string{"SUSPENDED"}, "PUBLISHED"}, "WITHDRAW": {[]string{"PUBLISHED", "SUSPENDED"}, "WITHDRAWN"},
}

var (
	reviewAxis = []string{"SUBMIT", "RECALL", "START_REVIEW", "RELEASE_REVIEW", "REQUEST_CHANGES", "APPROVE", "REJECT", "REVOKE", "REOPEN", "RETIRE"}
	verdicts   = []string{"REQUEST_CHANGES", "APPROVE", "REJECT"}
	wayOut     = []string{"PROPOSE_OPEN", "STRIKE", "DECIDE_OPEN", "PUBLISH"} // these follow a newer edition while an older one is served
)

// may is model.md's column "who".
func may(who, what string) bool {
	names := allowedBy[registry.Transition(what)]
	return slices.Contains(names, who) || who == "both" && (slices.Contains(names, "contributor") || slices.Contains(names, "reviewer"))
}

// sees is contract.md's account of who sees a dataset.
func (s *modelSet) sees(who string) bool {
	if s.publication == "PUBLISHED" {
		return true
	}
	switch who {
	case "", "portal":
		return false
	case "other":
		return s.inForce > 0 && s.editions[s.inForce].sharing != "UNCLASSIFIED"
	case "publisher", "operator":
		return s.inForce > 0
	}
	return true
}

// startsNow reports whether a transition starts from the dataset's state, and whether it is of a newer edition's way to the public.
func (s *modelSet) startsNow(what string) (now, next bool) {
	from := starts[what].from
	if s.review == "RETIRED" {
		return false, false
	}
	closed := s.publication == "NOT_PROPOSED" || s.publication == "WITHDRAWN"
	if slices.Contains(reviewAxis, what) {
		return slices.Contains(from, s.review) && (closed || what != "REVOKE" && what != "RETIRE"), false
	}
	served := s.publication == "PUBLISHED" || s.publication == "SUSPENDED"
	if !served || !slices.Contains(wayOut, what) {
		return slices.Contains(from, s.publication) && (what != "PROPOSE_OPEN" || s.inForce > 0), false
	}
	next = true
	at := s.next
	if at == "" {
		at = "NOT_PROPOSED"
	}
	return slices.Contains(from, at) && (what != "PROPOSE_OPEN" || s.inForce > s.servedEdition), true
}

// accepted is the number of the newest release that was accepted with the edition in force or an older one, 0 for none.
func (s *modelSet) accepted() int {
	for i := len(s.releases) - 1; i >= 0; i-- {
		if r := s.releases[i]; r.accepted && r.edition <= s.inForce {
			return i + 1
		}
	}
	return 0
}

// within reports whether a release of so many rows may follow one of before rows without a review: ± 30 %.
func within(rows, before int) bool { return rows*10 >= before*7 && rows*10 <= before*13 }

func (s *modelSet) openRules() bool {
	return s.inForce > 0 && s.editions[s.inForce].sharing == "OPEN" && s.accepted() > 0
}

// try makes an act and tells the kind of refusal, empty for none. day is the day it happens.
func (m *model) try(a act, day string) string {
	var kind string
	switch a.what {
	case "register":
		kind = m.register(a)
	case "import":
		kind = m.imported(a)
	case "edit":
		kind = m.sets[a.set].edit(a)
	case "deliver":
		kind = m.sets[a.set].deliver(a)
	case "DECIDE_OPEN":
		kind = m.sets[a.set].decide(a)
	default:
		kind = m.sets[a.set].transition(a)
	}
	if kind == done {
		for _, s := range m.sets {
			s.note(day)
		}
	}
	return kind
}

// note keeps the first day of each milestone.
func (s *modelSet) note(day string) {
	s.opened = s.opened || s.sharing == "OPEN"
	for name, now := range map[string]bool{"registered": true, "delivered": len(s.releases) > 0, "submitted": s.review == "SUBMITTED",
		"approved": s.inForce > 0, "published": s.publication == "PUBLISHED"} {
		if _, ok := s.reached[name]; now && !ok {
			s.reached[name] = day
		}
	}
}

// registers is who may register and import for Home.
func registers(who string) string {
	switch who {
	case "":
		return unauthenticated
	case "contributor", "approver", "both", "admin":
		return done
	}
	return forbidden
}

func (m *model) register(a act) string {
	if kind := registers(a.who); kind != done {
		return kind
	}
	m.sets = append(m.sets, &modelSet{modelFace: modelFace{title: a.text, sharing: "OPEN", version: 1, edition: 1, review: "DRAFT", publication: "NOT_PROPOSED"},
		creator: a.who, editors: map[string]bool{a.who: true}, editions: map[int]modelFace{}, reached: map[string]string{}})
	return done
}

// imported takes a list of one row: the first time it registers, later it changes the title where the list changed it.
func (m *model) imported(a act) string {
	i, known := m.local[a.text[:1]]
	if !known {
		kind := m.register(a)
		if kind == done {
			m.local[a.text[:1]] = len(m.sets) - 1
			m.sets[len(m.sets)-1].list = a.text
		}
		return kind
	}
	if kind := registers(a.who); kind != done {
		return kind
	}
	s := m.sets[i]
	if s.list != a.text && s.title != a.text {
		if kind := s.write(a.who, func(f *modelFace) { f.title = a.text }); kind != done {
			return kind
		}
	}
	s.list = a.text
	return done
}

func (s *modelSet) lock(a act) string {
	switch {
	case !s.sees(a.who):
		return notFound
	case a.who == "":
		return unauthenticated
	case a.stale:
		return conflict
	}
	return done
}

func (s *modelSet) edit(a act) string {
	if kind := s.lock(a); kind != done {
		return kind
	}
	return s.write(a.who, func(f *modelFace) {
		if a.text == "OPEN" || a.text == "SHARED" || a.text == "UNCLASSIFIED" {
			f.sharing = a.text
			return
		}
		f.title = a.text
	})
}

// write changes the content of the newest edition, or opens the next one.
func (s *modelSet) write(who string, change func(*modelFace)) string {
	if !slices.Contains([]string{"contributor", "approver", "both", "admin"}, who) {
		return forbidden
	}
	if s.review != "DRAFT" && s.review != "CHANGES_REQUESTED" && s.review != "APPROVED" {
		return locked
	}
	next := s.modelFace
	change(&next)
	if next == s.modelFace {
		return done
	}
	if s.review == "APPROVED" {
		next.edition++
		next.review, next.reviewer = "DRAFT", ""
		s.editors = map[string]bool{}
		s.bound = 0
	}
	next.version++
	s.modelFace = next
	s.editors[who] = true
	return done
}

func (s *modelSet) deliver(a act) string {
	switch a.who {
	case "":
		return unauthenticated
	case "taskforce", "leader", "auditor", "portal":
		return forbidden // they hand in no file at all
	}
	if !s.sees(a.who) {
		return notFound
	}
	if !slices.Contains([]string{"contributor", "approver", "both", "admin"}, a.who) {
		return forbidden
	}
	if slices.Contains([]string{"SUBMITTED", "IN_REVIEW", "REJECTED", "RETIRED"}, s.review) {
		return locked
	}
	// Within bounds a delivery of an approved edition is accepted, and of the published one served, by itself.
	last, serving := s.accepted(), s.publication == "PUBLISHED" && s.servedEdition == s.edition
	if serving {
		last = s.served
	}
	r := modelRelease{by: a.who, edition: s.edition, rows: a.rows}
	r.accepted = s.inForce == s.edition && last > 0 && within(a.rows, s.releases[last-1].rows)
	s.releases = append(s.releases, r)
	if serving && r.accepted {
		s.served, s.count, s.version = len(s.releases), s.count+1, s.version+1
	}
	return done
}

func (s *modelSet) decide(a act) string {
	if a.who == "" {
		return unauthenticated
	}
	if a.who != "publisher" {
		return forbidden
	}
	now, next := s.startsNow("DECIDE_OPEN")
	if !now || s.proposed != s.inForce || !s.openRules() {
		return invalid
	}
	s.move(next, "DECIDED")
	s.version++
	return done
}

func (s *modelSet) move(next bool, to string) {
	if next {
		s.next = to
		return
	}
	s.publication = to
}

func (s *modelSet) transition(a act) string {
	if kind := s.lock(a); kind != done {
		return kind
	}
	now, next := s.startsNow(a.what)
	switch {
	case !may(a.who, a.what):
		return forbidden
	case !now:
		return invalid
	case a.what == "APPROVE" && (s.editors[a.who] || s.creator == a.who || s.bound > 0 && s.releases[s.bound-1].by == a.who):
		return forbidden
	case s.review == "IN_REVIEW" && slices.Contains(verdicts, a.what) && s.reviewer != a.who:
		return forbidden
	case !s.guard(a.what):
		return invalid
	}
	if s.review == "SUBMITTED" && slices.Contains(verdicts, a.what) {
		s.version++ // START_REVIEW is recorded too
	}
	s.version++
	if slices.Contains(reviewAxis, a.what) {
		s.reviewStep(a)
		return done
	}
	s.publicationStep(a.what, next)
	return done
}

func (s *modelSet) guard(what string) bool {
	switch what {
	case "SUBMIT":
		return s.sharing != "UNCLASSIFIED" && len(s.releases) > 0
	case "PROPOSE_OPEN":
		return s.openRules()
	case "PUBLISH":
		return s.openRules() && s.proposed == s.inForce
	case "REFRESH":
		n := len(s.releases)
		return n > s.served && s.releases[n-1].edition == s.servedEdition && within(s.releases[n-1].rows, s.releases[s.served-1].rows)
	}
	return true
}

func (s *modelSet) reviewStep(a act) {
	s.review = starts[a.what].to
	switch a.what {
	case "SUBMIT":
		s.reviewer, s.bound = "", len(s.releases)
	case "RECALL", "RELEASE_REVIEW", "REOPEN":
		s.reviewer = ""
	case "START_REVIEW", "REQUEST_CHANGES", "REJECT":
		s.reviewer = a.who
	case "APPROVE":
		s.reviewer, s.inForce = a.who, s.edition
		s.releases[s.bound-1].accepted = true
		s.editions[s.edition] = s.modelFace
	case "REVOKE":
		s.reviewer = a.who
		delete(s.editions, s.edition)
		s.inForce = 0
		for n := range maps.Keys(s.editions) {
			s.inForce = max(s.inForce, n)
		}
	}
}

func (s *modelSet) publicationStep(what string, next bool) {
	switch what {
	case "PROPOSE_OPEN":
		s.move(next, "PROPOSED")
		s.proposed = s.inForce
	case "STRIKE":
		s.proposed = 0
		switch {
		case next:
			s.next = ""
		case s.withdrawn:
			s.publication = "WITHDRAWN"
		default:
			s.publication = "NOT_PROPOSED"
		}
	case "PUBLISH":
		s.publication, s.next, s.withdrawn = "PUBLISHED", "", false
		s.servedEdition, s.served = s.inForce, s.accepted()
		s.count++
	case "REFRESH":
		s.served = len(s.releases)
		s.releases[s.served-1].accepted = true
		s.count++
	case "WITHDRAW":
		s.publication, s.next, s.withdrawn = "WITHDRAWN", "", true
	default:
		s.publication = starts[what].to
	}
}
