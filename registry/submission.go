package registry

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"danhmuc/registry/changelog"
)

// SubmissionState is where a department's list stands.
type SubmissionState string

// States of a list. DECIDED is read from its lines and never stored.
const (
	ListSent       SubmissionState = "SENT"
	ListConfirmed  SubmissionState = "CONFIRMED"  // its leader stands behind it
	ListDecided    SubmissionState = "DECIDED"    // every line has its verdict
	ListSuperseded SubmissionState = "SUPERSEDED" // a newer list of the same department and round took over its open lines
	ListWithdrawn  SubmissionState = "WITHDRAWN"
)

// SubmissionStates lists them.
var SubmissionStates = []SubmissionState{ListSent, ListConfirmed, ListDecided, ListSuperseded, ListWithdrawn}

// Submission is a department's list, frozen as it was sent. Lines and hash never change after that; verdicts are the lines'
// datasets' own, bound to the version that the line names.
type Submission struct {
	ID           SubmissionID     `json:"id"`
	Version      int              `json:"version"`
	Organization OrganizationID   `json:"organization"`
	Round        RoundID          `json:"round,omitempty"`
	Number       int              `json:"number"`             // 1, 2, … within organization and round
	Previous     SubmissionID     `json:"previous,omitempty"` // the list that this one took over from
	State        SubmissionState  `json:"state"`
	Confirm      bool             `json:"confirm,omitempty"` // its round let reviewers see it only once it is confirmed
	Late         bool             `json:"late,omitempty"`    // by its round's rule, on the day it was sent
	Hash         string           `json:"hash"`              // SHA-256 in hex, see hashOf
	Lines        []SubmissionLine `json:"lines"`
	SentBy       AccountID        `json:"sentBy"`
	SentAt       time.Time        `json:"sentAt"`
	ConfirmedBy  AccountID        `json:"confirmedBy,omitempty"`
	ConfirmedAt  *time.Time       `json:"confirmedAt,omitempty"`
	EndedBy      AccountID        `json:"endedBy,omitempty"` // who withdrew it or sent the list after it
	EndedAt      *time.Time       `json:"endedAt,omitempty"`
	Reason       string           `json:"reason,omitempty"` // of the withdrawal
}

// Awaits reports whether reviewers must wait for the leader's word.
func (s *Submission) Awaits() bool { return s.Confirm && s.State == ListSent }

// Open reports whether the list can be decided or withdrawn: neither superseded nor withdrawn.
func (s *Submission) Open() bool { return s.State == ListSent || s.State == ListConfirmed }

// SubmissionLine is one dataset of a list: what was sent, and what differs from the list before.
type SubmissionLine struct {
	No      int       `json:"no"` // from 1
	Dataset DatasetID `json:"dataset"`
	Edition int       `json:"edition"`
	Version int       `json:"version"` // the record's version bound at SUBMIT
	Release ReleaseID `json:"release,omitempty"`
	Hash    string    `json:"hash"` // SHA-256 in hex of what the line freezes
	// Changed names the members of the content, and "file", that differ from what a list before said of the dataset.
	Changed []string `json:"changed,omitempty"`
	Before  int      `json:"before,omitempty"`  // the version compared with, 0 for a dataset that no list named before
	Carried bool     `json:"carried,omitempty"` // stood undecided in the list before and was taken over as it was
}

// lineForm is what a line's hash is made over, as canonical JSON. The contact is not in it: it names a person, who may have it
// erased, and a hash of so little would tell who it was.
type lineForm struct {
	Dataset DatasetID `json:"dataset"`
	Code    string    `json:"code"`
	Edition int       `json:"edition"`
	Version int       `json:"version"`
	Release ReleaseID `json:"release"`
	Content Content   `json:"content"`
}

func (t *tx) hashLine(d *Dataset, l *SubmissionLine) (string, error) {
	return hashOf(formOf(d.Code, l, d.Content))
}

func formOf(code string, l *SubmissionLine, c Content) lineForm {
	c.Contact = nil
	return lineForm{l.Dataset, code, l.Edition, l.Version, l.Release, c}
}

// listForm is what a list's hash is made over: whose it is and the hash of every line in order.
type listForm struct {
	Organization OrganizationID `json:"organization"`
	Round        RoundID        `json:"round"`
	Number       int            `json:"number"`
	Lines        []string       `json:"lines"`
}

// HashOf computes a list's hash anew from its lines.
func (s *Submission) HashOf() (string, error) {
	f := listForm{Organization: s.Organization, Round: s.Round, Number: s.Number, Lines: make([]string, len(s.Lines))}
	for i, l := range s.Lines {
		f.Lines[i] = l.Hash
	}
	return hashOf(f)
}

// hashOf is the SHA-256, in hex, of a value's canonical JSON.
func hashOf(v any) (string, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode for a hash: %w", err)
	}
	if raw, err = changelog.Canonical(raw); err != nil {
		return "", err
	}
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:]), nil
}

// maxLines bounds a list: what one department can send at once.
const maxLines = 5000

// SubmitList sends datasets of a department as one frozen list: every one is SUBMITted, or none. One that waits for review or
// is being reviewed already is named as it stands. Lines of the list before that are not decided yet are taken over, and that
// list is superseded, so that the newest list of a round always holds all that is open.
//
// Errors: Forbidden for whoever does not send for the department; Invalid with every dataset that does not pass (path datasets,
// its place, then the rule's) and for a round that is unknown or not open yet.
func (r *Registry) SubmitList(ctx context.Context, organization string, round RoundID, datasets []DatasetID) (*Submission, error) {
	const op = "registry.SubmitList"
	var s *Submission
	err := r.update(ctx, op, func(t *tx) error {
		s = new(Submission)
		o, err := t.senderFor(organization)
		if err != nil {
			return err
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			_, err := get(t, key(familySubmission, a.Records[0].ID), s)
			return err
		}
		if s, err = t.submitList(o.ID, round, datasets); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(s.ID), s.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// senderFor finds the organization that the actor sends lists for. An unknown one and one of others are refused alike.
func (t *tx) senderFor(code string) (*Organization, error) {
	if t.actor.Anonymous() {
		return nil, SignInRequired(t.op, t.actor)
	}
	o, err := organizationByCode(t, code)
	if err != nil {
		return nil, err
	}
	if o == nil || !t.r.access.May(t.actor, ActSubmitList, Subject{Owner: o.ID}) {
		return nil, &Error{Op: t.op, Kind: KindForbidden, Code: "submission.notYours"}
	}
	return o, nil
}

func (t *tx) submitList(organization OrganizationID, round RoundID, datasets []DatasetID) (*Submission, error) {
	rd, err := t.roundFor(round, organization)
	if err != nil {
		return nil, err
	}
	previous, err := newestSubmission(t, organization, round)
	if err != nil {
		return nil, err
	}
	s := &Submission{ID: SubmissionID(t.r.newID()), Version: 1, Organization: organization, Round: round, Number: 1, State: ListSent,
		SentBy: t.actor.Account, SentAt: t.now}
	if rd != nil {
		s.Confirm, s.Late = rd.Confirm, rd.Late(t.now)
	}
	if previous != nil {
		s.Number, s.Previous = previous.Number+1, previous.ID
	}
	if err := t.fill(s, previous, datasets); err != nil {
		return nil, err
	}
	if s.Hash, err = s.HashOf(); err != nil {
		return nil, err
	}
	if previous != nil && previous.Open() {
		if err := t.endList(previous, "submission.supersede", ListSuperseded, ""); err != nil {
			return nil, err
		}
	}
	if _, err := t.save("submission.send", string(s.ID), 1, key(familySubmission, string(s.ID)), nil, s, note{}); err != nil {
		return nil, err
	}
	return s, t.Put(numbered(familySent, sentUnder(organization, round), uint64(s.Number)), []byte(s.ID))
}

// fill makes the lines: what is named, in order and once, then what the list before still has open.
func (t *tx) fill(s, previous *Submission, datasets []DatasetID) error {
	var v []Violation
	before := map[DatasetID]SubmissionLine{}
	if previous != nil {
		for _, l := range previous.Lines {
			before[l.Dataset] = l
		}
	}
	if len(datasets) == 0 {
		v = append(v, Violation{Code: "submission.lines.required", Path: []string{"datasets"}})
	}
	if len(datasets) > maxLines {
		return invalid(t.op, Violation{Code: "list.tooMany", Path: []string{"datasets"}, Params: map[string]any{"count": len(datasets), "max": maxLines}})
	}
	named := map[DatasetID]bool{}
	for i, id := range datasets {
		if named[id] {
			continue
		}
		named[id] = true
		err := t.addLine(s, id)
		var e *Error
		switch {
		case err == nil:
		case !errors.As(err, &e) || e.Kind == KindInternal || e.Kind == KindUnavailable:
			return err
		default:
			v = append(v, e.at("datasets", strconv.Itoa(i))...)
		}
	}
	if len(v) > 0 {
		return invalid(t.op, v...)
	}
	if previous != nil && previous.Open() {
		for _, l := range previous.Lines {
			if named[l.Dataset] {
				continue
			}
			var d Dataset
			if _, err := get(t, key(familyDataset, string(l.Dataset)), &d); err != nil {
				return err
			}
			if l.openOn(&d) {
				if err := t.freeze(s, &d); err != nil {
					return err
				}
			}
		}
	}
	return t.compare(s, previous, before)
}

// at places a refusal's violations under a path; a refusal without any becomes one.
func (e *Error) at(path ...string) []Violation {
	out := slices.Clone(e.Violations)
	if len(out) == 0 {
		out = []Violation{{Code: e.Code, Params: e.Params}}
	}
	for i := range out {
		out[i].Path = append(slices.Clone(path), out[i].Path...)
	}
	return out
}

// addLine sends one dataset and freezes it. A dataset of another department is as unknown as none.
func (t *tx) addLine(s *Submission, id DatasetID) error {
	var d Dataset
	raw, err := get(t, key(familyDataset, string(id)), &d)
	if err != nil {
		return err
	}
	if raw == nil || d.Owner != s.Organization {
		return notFound(t.op, string(id))
	}
	if d.Review.Status == Submitted || d.Review.Status == InReview {
		return t.freeze(s, &d)
	}
	if err := t.transition(&d, raw, TransitionInput{ID: id, To: Submit, list: s.ID}); err != nil {
		return err
	}
	if s.Confirm {
		if err := t.Put(key(familyAwaiting, string(id)), []byte(s.ID)); err != nil {
			return err
		}
	}
	return t.freeze(s, &d)
}

// freeze adds the dataset's line as it was submitted.
func (t *tx) freeze(s *Submission, d *Dataset) error {
	l := SubmissionLine{No: len(s.Lines) + 1, Dataset: d.ID, Edition: d.Edition, Version: d.Review.Version, Release: d.Review.Release}
	var err error
	if l.Hash, err = t.hashLine(d, &l); err != nil {
		return err
	}
	s.Lines = append(s.Lines, l)
	return put(t, numbered(familyFrozen, string(d.ID), uint64(l.Version)), d.Content)
}

// openOn reports whether the line still waits for its verdict.
func (l *SubmissionLine) openOn(d *Dataset) bool {
	return d.Review.Version == l.Version && (d.Review.Status == Submitted || d.Review.Status == InReview)
}

// compare says of each line what changed since a list of the same round last named its dataset.
func (t *tx) compare(s, previous *Submission, before map[DatasetID]SubmissionLine) error {
	missing := map[DatasetID]int{}
	for i := range s.Lines {
		if _, ok := before[s.Lines[i].Dataset]; !ok {
			missing[s.Lines[i].Dataset] = i
		}
	}
	for older := previous; older != nil && older.Previous != "" && len(missing) > 0; {
		next := new(Submission)
		if _, err := get(t, key(familySubmission, string(older.Previous)), next); err != nil {
			return err
		}
		for _, l := range next.Lines {
			if _, ok := missing[l.Dataset]; ok {
				before[l.Dataset] = l
				delete(missing, l.Dataset)
			}
		}
		older = next
	}
	for i := range s.Lines {
		l := &s.Lines[i]
		was, ok := before[l.Dataset]
		if !ok {
			continue
		}
		l.Before, l.Carried = was.Version, was.Version == l.Version
		if l.Carried {
			continue
		}
		diff, err := frozenDiff(t, l)
		if err != nil {
			return err
		}
		for name := range diff {
			l.Changed = append(l.Changed, name)
		}
		if was.Release != l.Release {
			l.Changed = append(l.Changed, "file")
		}
		slices.Sort(l.Changed)
	}
	return nil
}

// frozenDiff compares what two lists froze of a line's dataset, member by member.
func frozenDiff(r Reader, l *SubmissionLine) (map[string][2]json.RawMessage, error) {
	var was, is map[string]json.RawMessage
	if _, err := get(r, numbered(familyFrozen, string(l.Dataset), uint64(l.Before)), &was); err != nil {
		return nil, err
	}
	if _, err := get(r, numbered(familyFrozen, string(l.Dataset), uint64(l.Version)), &is); err != nil {
		return nil, err
	}
	out := map[string][2]json.RawMessage{}
	for name, value := range is {
		if string(was[name]) != string(value) {
			out[name] = [2]json.RawMessage{was[name], value}
		}
	}
	for name, value := range was {
		if _, ok := is[name]; !ok {
			out[name] = [2]json.RawMessage{value, nil}
		}
	}
	return out, nil
}

// sentUnder is where a department's lists for a round stand in order.
func sentUnder(o OrganizationID, round RoundID) string {
	if round == "" {
		round = "-"
	}
	return string(o) + "/" + string(round)
}

// newestSubmission reads the newest list of a department for a round, nil for none.
func newestSubmission(r Reader, o OrganizationID, round RoundID) (*Submission, error) {
	span := under(familySent, sentUnder(o, round))
	span.Reverse = true
	for it, err := range r.Scan(span) {
		if err != nil {
			return nil, err
		}
		s := new(Submission)
		_, err := get(r, key(familySubmission, string(it.Value)), s)
		return s, err
	}
	return nil, nil
}

// endList closes a list that another takes over or that is withdrawn.
func (t *tx) endList(s *Submission, kind string, to SubmissionState, reason string) error {
	k := key(familySubmission, string(s.ID))
	before, err := t.Get(k)
	if err != nil {
		return err
	}
	now := t.now
	s.State, s.EndedBy, s.EndedAt, s.Reason = to, t.actor.Account, &now, reason
	s.Version++
	_, err = t.save(kind, string(s.ID), s.Version, k, before, s, note{})
	return err
}
