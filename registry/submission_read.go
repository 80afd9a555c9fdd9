package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// LineState is where a line of a list stands.
type LineState string

// States of a line.
const (
	LinePending  LineState = "PENDING"
	LineInReview LineState = "IN_REVIEW"
	LinePassed   LineState = "APPROVED"
	LineReturned LineState = "CHANGES_REQUESTED"
	LineRefused  LineState = "REJECTED"
	LineRecalled LineState = "RECALLED" // taken back, or retired, without a verdict
)

// LineStates lists them.
var LineStates = []LineState{LinePending, LineInReview, LinePassed, LineReturned, LineRefused, LineRecalled}

// Cause is what stands against a line, for which many lines can be decided at once: the first rule of APPROVE that fails, with
// the code of the first finding where findings are what fails it. The zero Cause is a clean line.
type Cause struct {
	Rule    string // of the rule set
	Code    string // message code of the rule
	Finding string // code of a finding
	Error   bool   // it blocks APPROVE
}

// Key tells causes apart, "clean" for none.
func (c Cause) Key() string {
	switch {
	case c.Rule == "":
		return "clean"
	case c.Finding != "":
		return c.Rule + ":" + c.Finding
	}
	return c.Rule
}

// ListLine is one line as a reader sees it.
type ListLine struct {
	SubmissionLine
	Code     string
	Title    string // as it was frozen
	Sharing  Sharing
	State    LineState
	Cause    Cause
	Sampled  bool      // a clean line that stands for the others: read it before passing them together
	Reviewer AccountID // who has it in hand
	Owner    OrganizationID
	Current  int // the dataset's version now
	Due      string
	// Differs holds the changed members before and after; nil where nothing changed.
	Differs map[string][2]json.RawMessage
}

// Open reports whether the line waits for its verdict.
func (l *ListLine) Open() bool { return l.State == LinePending || l.State == LineInReview }

// lineHead is what a line needs of a dataset: decoding the rest would cost as much again.
type lineHead struct {
	ID      DatasetID      `json:"id"`
	Code    string         `json:"code"`
	Owner   OrganizationID `json:"owner"`
	Version int            `json:"version"`
	Edition int            `json:"edition"`
	Review  Review         `json:"review"`
}

// lineState reads a line's state off its dataset: what the record says while it is bound to the line's version, else the verdict
// that was given on that version.
func lineState(r Reader, l *SubmissionLine, d *Dataset) (LineState, error) {
	return stateOf(r, l, &lineHead{ID: d.ID, Version: d.Version, Edition: d.Edition, Review: d.Review})
}

func stateOf(r Reader, l *SubmissionLine, d *lineHead) (LineState, error) {
	if d.Review.Version == l.Version {
		switch d.Review.Status {
		case Submitted:
			return LinePending, nil
		case InReview, Approved, ChangesRequested, Rejected:
			return LineState(d.Review.Status), nil
		}
	}
	v, err := verdictOn(r, l)
	if err != nil || v == nil {
		return LineRecalled, err
	}
	switch v.Transition {
	case Approve:
		return LinePassed, nil
	case RequestChanges:
		return LineReturned, nil
	}
	return LineRefused, nil
}

// verdictOn is the newest verdict bound to the version that the line froze, nil for none and after a REVOKE.
func verdictOn(r Reader, l *SubmissionLine) (*Verdict, error) {
	span := under(familyVerdict, string(l.Dataset))
	span.Reverse = true
	for it, err := range r.Scan(span) {
		if err != nil {
			return nil, err
		}
		var v Verdict
		if err := json.Unmarshal(it.Value, &v); err != nil {
			return nil, fmt.Errorf("decode %s: %w", it.Key, err)
		}
		switch {
		case v.Version < l.Version:
			return nil, nil
		case v.Version == l.Version && v.Transition == Revoke:
			return nil, nil
		case v.Version == l.Version:
			return &v, nil
		}
	}
	return nil, nil
}

// VerdictOn is what was said of a line of a list that the caller was shown, nil while nothing was.
func (r *Registry) VerdictOn(ctx context.Context, l *ListLine) (*Verdict, error) {
	var v *Verdict
	err := r.view(ctx, func(rd Reader) (err error) {
		v, err = verdictOn(rd, &l.SubmissionLine)
		return err
	})
	return v, err
}

func (r *Registry) listSeen(a Actor, s *Submission) bool {
	home := Subject{Owner: s.Organization}
	return r.access.May(a, ActReadLists, home) && (!s.Awaits() || !onlyReviews(a) || r.access.May(a, ActSubmitList, home))
}

// onlyReviews reports whether the actor's sight of lists comes from reviewing them: such a one meets a list once its leader has
// confirmed it.
func onlyReviews(a Actor) bool {
	return a.Has(RoleReviewer) && !a.Has(RoleAdmin, RoleTaskForce, RoleLeader, RoleAuditor, RoleSystem)
}

// SubmissionFilter narrows the lists. Members are joined by and, values by or; an empty member does not narrow.
type SubmissionFilter struct {
	Organization []string // codes
	Round        RoundID
	State        []SubmissionState
	Newest       bool // only what no newer list has taken over from
}

// Submissions lists the lists that the actor may read, newest first.
func (r *Registry) Submissions(ctx context.Context, f SubmissionFilter) ([]*Submission, error) {
	a := ActorFrom(ctx)
	var out []*Submission
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		wanted := map[OrganizationID]bool{}
		for _, code := range f.Organization {
			o, err := organizationByCode(rd, code)
			if err != nil {
				return err
			}
			if o != nil {
				wanted[o.ID] = true
			}
		}
		span := under(familySubmission)
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			s := new(Submission)
			if err := json.Unmarshal(it.Value, s); err != nil {
				return fmt.Errorf("decode %s: %w", it.Key, err)
			}
			if !r.listSeen(a, s) || len(f.Organization) > 0 && !wanted[s.Organization] || f.Round != "" && s.Round != f.Round ||
				f.Newest && s.State == ListSuperseded {
				continue
			}
			if len(f.State) > 0 {
				state, err := standing(rd, s)
				if err != nil {
					return err
				}
				if !slices.Contains(f.State, state) {
					continue
				}
			}
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

// ListedIn are the datasets on the lists of a round that were sent by a moment and not withdrawn by then, of the lists that the
// actor may read. NotFound for a round that the actor does not know of.
func (r *Registry) ListedIn(ctx context.Context, round RoundID, at time.Time) (map[DatasetID]bool, error) {
	if _, err := r.RoundByID(ctx, round); err != nil {
		return nil, err
	}
	list, err := r.Submissions(ctx, SubmissionFilter{Round: round})
	out := map[DatasetID]bool{}
	for _, s := range list {
		if s.SentAt.After(at) || s.State == ListWithdrawn && !s.EndedAt.After(at) {
			continue
		}
		for _, l := range s.Lines {
			out[l.Dataset] = true
		}
	}
	return out, err
}

// SubmissionByID reads a list as the actor may see it; NotFound also when it is another department's.
func (r *Registry) SubmissionByID(ctx context.Context, id SubmissionID) (*Submission, error) {
	const op = "registry.SubmissionByID"
	var s *Submission
	err := r.view(ctx, func(rd Reader) error {
		s = new(Submission)
		raw, err := get(rd, key(familySubmission, string(id)), s)
		if err == nil && (raw == nil || !r.listSeen(ActorFrom(ctx), s)) {
			err = notFound(op, string(id))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Newest is the newest list of the same department and round.
func (r *Registry) NewestSubmission(ctx context.Context, s *Submission) (*Submission, error) {
	var out *Submission
	err := r.view(ctx, func(rd Reader) (err error) {
		out, err = newestSubmission(rd, s.Organization, s.Round)
		if err == nil && out != nil && !r.listSeen(ActorFrom(ctx), out) {
			out = nil
		}
		return err
	})
	return out, err
}

// standing is a list's state with DECIDED read off its lines.
func standing(rd Reader, s *Submission) (SubmissionState, error) {
	if !s.Open() {
		return s.State, nil
	}
	for i := range s.Lines {
		var d lineHead
		if _, err := get(rd, key(familyDataset, string(s.Lines[i].Dataset)), &d); err != nil {
			return "", err
		}
		if d.Review.Version == s.Lines[i].Version && (d.Review.Status == Submitted || d.Review.Status == InReview) {
			return s.State, nil
		}
	}
	return ListDecided, nil
}

// Standing is the state of a list, DECIDED once every line has its verdict.
func (r *Registry) Standing(ctx context.Context, s *Submission) (state SubmissionState, err error) {
	err = r.view(ctx, func(rd Reader) error {
		state, err = standing(rd, s)
		return err
	})
	return state, err
}

// ListCounts says how many lines of a list stand where.
type ListCounts struct {
	States map[LineState]int
	// Changed are lines that differ from the list before; Carried were taken over undecided; New were never listed before.
	Changed, Carried, New int
}

// CountLines counts a list's lines by state.
func (r *Registry) CountLines(ctx context.Context, s *Submission) (*ListCounts, error) {
	c := &ListCounts{}
	err := r.view(ctx, func(rd Reader) error {
		*c = ListCounts{States: map[LineState]int{}}
		for i := range s.Lines {
			l := &s.Lines[i]
			var d lineHead
			if _, err := get(rd, key(familyDataset, string(l.Dataset)), &d); err != nil {
				return err
			}
			state, err := stateOf(rd, l, &d)
			if err != nil {
				return err
			}
			c.States[state]++
			switch {
			case l.Before == 0:
				c.New++
			case l.Carried:
				c.Carried++
			case len(l.Changed) > 0:
				c.Changed++
			}
		}
		return nil
	})
	return c, err
}

// LinesOf reads all lines of a list that the caller was given by this registry, with state, cause and what changed. The lines are
// shared with other callers: nobody may change them.
func (r *Registry) LinesOf(ctx context.Context, s *Submission) ([]*ListLine, error) {
	var out []*ListLine
	now := r.now()
	err := r.view(ctx, func(rd Reader) error {
		head, err := rd.Head()
		if err != nil {
			return err
		}
		policy, err := r.policyIn(rd)
		if err != nil {
			return err
		}
		at := readAt{head.Size, Today(now), policy.RuleSet()}
		if out = r.lists.find(s.ID, at); out != nil {
			return nil
		}
		out = make([]*ListLine, 0, len(s.Lines))
		for i := range s.Lines {
			l, err := r.lineOf(ctx, rd, now, s.Lines[i])
			if err != nil {
				return fmt.Errorf("line %d of list %s: %w", i+1, s.ID, err)
			}
			out = append(out, l)
		}
		sample(s, out)
		r.lists.keep(s.ID, at, out)
		return nil
	})
	return out, err
}

// readAt is what lines depend on beside their list: the log's size, the day in the province and the rule set.
type readAt struct {
	entries uint64
	day     string
	ruleSet string
}

// readLists keeps the lists that were read last, so that the pages of one list, its causes and its counts are read once. The zero
// value is empty and ready.
type readLists struct {
	mu   sync.Mutex // guards kept
	kept []readList // oldest first
}

type readList struct {
	id    SubmissionID
	at    readAt
	lines []*ListLine
}

// keptLists bounds the memory: a line of a list takes about a kilobyte.
const keptLists = 4

func (k *readLists) find(id SubmissionID, at readAt) []*ListLine {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, one := range k.kept {
		if one.id == id && one.at == at {
			return one.lines
		}
	}
	return nil
}

func (k *readLists) keep(id SubmissionID, at readAt, lines []*ListLine) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = slices.DeleteFunc(k.kept, func(one readList) bool { return one.id == id })
	if len(k.kept) >= keptLists {
		k.kept = slices.Delete(k.kept, 0, 1)
	}
	k.kept = append(k.kept, readList{id, at, lines})
}

func (r *Registry) lineOf(ctx context.Context, rd Reader, now time.Time, line SubmissionLine) (*ListLine, error) {
	l := &ListLine{SubmissionLine: line}
	var d Dataset
	if _, err := get(rd, key(familyDataset, string(l.Dataset)), &d); err != nil {
		return nil, err
	}
	l.Code, l.Owner, l.Current = d.Code, d.Owner, d.Version
	l.Title, l.Sharing = d.Title, d.Sharing
	var err error
	if l.State, err = lineState(rd, &l.SubmissionLine, &d); err != nil {
		return nil, err
	}
	if l.openOn(&d) { // the record cannot be edited: it says what was frozen
		if l.State == LineInReview {
			l.Reviewer = d.Review.Reviewer
		}
		l.Due = r.Terms().DueOf(&d)
		if l.Cause, err = r.causeOf(ctx, rd, now, &d); err != nil {
			return nil, err
		}
	} else {
		var was struct {
			Title   string  `json:"title"`
			Sharing Sharing `json:"sharing"`
		}
		if _, err := get(rd, numbered(familyFrozen, string(l.Dataset), uint64(l.Version)), &was); err != nil {
			return nil, err
		}
		l.Title, l.Sharing = was.Title, was.Sharing
	}
	if len(l.Changed) > 0 {
		if l.Differs, err = frozenDiff(rd, &l.SubmissionLine); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// causeOf runs the rules of APPROVE on a dataset and names the first that fails, those that block before those that warn.
func (r *Registry) causeOf(ctx context.Context, rd Reader, now time.Time, d *Dataset) (Cause, error) {
	f, err := factsOf(rd, now, d, TransitionInput{To: Approve})
	if err != nil {
		return Cause{}, err
	}
	policy, err := r.policyIn(rd)
	if err != nil {
		return Cause{}, err
	}
	checks, err := policy.Check(ctx, f)
	if err != nil {
		return Cause{}, err
	}
	var c Cause
	for _, check := range checks {
		if check.Passed || c.Rule != "" && (c.Error || check.Severity != "error") {
			continue
		}
		c = Cause{Rule: check.Rule, Code: check.Code, Error: check.Severity == "error"}
	}
	if c.Rule == "" {
		return c, nil
	}
	for _, g := range f.Release.Groups {
		if strings.HasPrefix(c.Rule, "errors") && g.Severity == "error" {
			c.Finding = g.Code
			break
		}
	}
	return c, nil
}

// sample marks ⌈√n⌉ of the n clean open lines. Which ones follows from the list's hash and the dataset: nobody chooses them, and
// everybody gets the same.
func sample(s *Submission, lines []*ListLine) {
	type drawn struct {
		by   string
		line *ListLine
	}
	var clean []drawn
	for _, l := range lines {
		if l.Open() && l.Cause.Rule == "" {
			clean = append(clean, drawn{hashed(s.Hash, string(l.Dataset)), l})
		}
	}
	slices.SortFunc(clean, func(a, b drawn) int { return strings.Compare(a.by, b.by) })
	n := 0
	for n*n < len(clean) {
		clean[n].line.Sampled = true
		n++
	}
}

// Awaiting are the datasets that reviewers do not meet yet, each with the list that waits for its leader.
func (r *Registry) Awaiting(ctx context.Context) (out map[DatasetID]SubmissionID, err error) {
	err = r.view(ctx, func(rd Reader) error {
		out, err = awaitingLists(rd)
		return err
	})
	return out, err
}

// awaits reports whether a dataset's list waits for its leader; where the store cannot say, the transition itself will.
func (r *Registry) awaits(ctx context.Context, id DatasetID) bool {
	var raw []byte
	err := r.view(ctx, func(rd Reader) (err error) {
		raw, err = rd.Get(key(familyAwaiting, string(id)))
		return err
	})
	return err == nil && raw != nil
}

// awaitingLists are the datasets whose list waits for its leader: reviewers do not meet them.
func awaitingLists(rd Reader) (map[DatasetID]SubmissionID, error) {
	out := map[DatasetID]SubmissionID{}
	for it, err := range rd.Scan(under(familyAwaiting)) {
		if err != nil {
			return nil, err
		}
		out[DatasetID(it.Key[len(familyAwaiting)+1:])] = SubmissionID(it.Value)
	}
	return out, nil
}

// verifySubmissions recomputes every list's hash, and every line's from what was frozen.
func verifySubmissions(rd Reader, problems *[]Problem) error {
	for it, err := range rd.Scan(under(familySubmission)) {
		if err != nil {
			return err
		}
		var s Submission
		if json.Unmarshal(it.Value, &s) != nil {
			continue // it differs from its fold, which is reported
		}
		differs := func(what string) { *problems = append(*problems, Problem{"list.differs", string(s.ID), what}) }
		if h, err := s.HashOf(); err != nil || h != s.Hash {
			differs("hash")
		}
		for i := range s.Lines {
			l := &s.Lines[i]
			var c Content
			var d lineHead
			raw, err := get(rd, numbered(familyFrozen, string(l.Dataset), uint64(l.Version)), &c)
			if err != nil {
				return err
			}
			if _, err := get(rd, key(familyDataset, string(l.Dataset)), &d); err != nil {
				return err
			}
			if h, err := hashOf(formOf(d.Code, l, c)); raw == nil || err != nil || h != l.Hash {
				differs(fmt.Sprintf("line %d", l.No))
			}
		}
	}
	return nil
}
