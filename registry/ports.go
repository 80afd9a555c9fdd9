package registry

import (
	"context"
	"encoding/json"
	"io"
	"time"
)

// Face is which side of a dataset a caller may see.
type Face uint8

// The faces, from nothing to everything. InForce and Published are frozen editions; Newest is the edition at work.
const (
	FaceNone      Face = iota
	FacePublished      // the published edition and release
	FaceInForce        // the approved edition, metadata
	FaceNewest         // every edition, metadata
)

// Subject is what access needs to know of a dataset to decide who sees which side of it.
type Subject struct {
	Owner          OrganizationID
	Review         ReviewStatus
	Publication    PublicationStatus
	Next           bool    // a newer edition is on its way to the public
	Served         bool    // PUBLISHED, with an edition and a release
	HasInForce     bool    // an edition is in force
	InForceSharing Sharing // sharing class of the edition in force
}

// SubjectOf derives the subject. inForce is the edition in force, nil for none.
func SubjectOf(d *Dataset, inForce *Edition) Subject {
	s := Subject{Owner: d.Owner, Review: d.Review.Status, Publication: d.Publication.Status, Next: d.Publication.Next != nil,
		Served: d.Publication.Status == Published && d.Publication.Edition > 0, HasInForce: inForce != nil}
	if inForce != nil {
		s.InForceSharing = inForce.Sharing
	}
	return s
}

// Action is something a caller may be allowed to do that is not a transition of a dataset.
type Action string

// The actions.
const (
	ActRegister      Action = "register"      // register or import for the organization of the subject
	ActEdit          Action = "edit"          // edit the newest edition, set its schema
	ActAttach        Action = "attach"        // hand in a release
	ActAccept        Action = "accept"        // take a delivery that waits, say when deliveries wait
	ActClean         Action = "clean"         // agree to what a release's rows are cleaned by
	ActReadFiles     Action = "readFiles"     // files, rows and reports that are not open
	ActReadHistory   Action = "readHistory"   // history, reviews and releases of a dataset
	ActReadLog       Action = "readLog"       // the whole change log
	ActReadQueue     Action = "readQueue"     // the review queue, candidates
	ActReadProgress  Action = "readProgress"  // counts of all organizations
	ActReadLists     Action = "readLists"     // a department's lists, with their lines
	ActSubmitList    Action = "submitList"    // send and withdraw lists
	ActConfirmList   Action = "confirmList"   // stand behind a list as the department's leader
	ActDecideList    Action = "decideList"    // give the lines of a list their verdicts
	ActSetRounds     Action = "setRounds"     // call for lists
	ActSetBaseline   Action = "setBaseline"   // say where the province stood before the register counted
	ActCheckDecision Action = "checkDecision" // say that a decided list was looked at again
	ActIssueDecision Action = "issueDecision" // decide the open data list
	ActManage        Action = "manage"        // accounts, organizations
	ActReadJobs      Action = "readJobs"      // every job, not the caller's own alone
	ActSettings      Action = "settings"      // the letterhead of official papers, the targets of open data
	ActFeedback      Action = "feedback"      // read and answer what the public reported
	ActUpload        Action = "upload"        // upload a file, try a file
	ActCodeLists     Action = "codeLists"     // import code lists
	ActReadTasks     Action = "readTasks"     // notices, tasks and requests that concern the organization of the subject
	ActSetTasks      Action = "setTasks"      // enter notices and tasks, ask units for completion
	ActDoTasks       Action = "doTasks"       // read a notice for the organization of the subject, report on its tasks, answer its requests
	ActSetElsewhere  Action = "setElsewhere"  // say that a dataset's data is held by a ministry
	ActSetTaskForce  Action = "setTaskForce"  // record a task force and its members
)

// Access decides who may see and do what, in one place (registry/access).
type Access interface {
	// Face is the side of the subject that the actor may see.
	Face(a Actor, s Subject) Face
	// May reports whether the actor may do the action; for actions on no dataset the subject carries the owner alone.
	May(a Actor, act Action, s Subject) bool
}

// PolicyCheck is the outcome of one rule.
type PolicyCheck struct {
	Rule     string         `json:"rule"`
	Passed   bool           `json:"passed"`
	Severity string         `json:"severity"` // error blocks, warning is shown
	Code     string         `json:"code"`     // message code of the rule's text
	Params   map[string]any `json:"params,omitempty"`
	Article  string         `json:"article,omitempty"`
	Path     []string       `json:"path,omitempty"`
	Way      string         `json:"way,omitempty"`
}

// Facts is what rules may look at: the edition in question, its release, the act. Nothing else reaches a rule.
type Facts struct {
	Transition Transition
	Now        time.Time
	Edition    int
	Content    Content
	Owner      string // organization code
	Review     ReviewStatus
	Publication
	HasRelease bool
	Release    Release // zero when HasRelease is false; for PUBLISH the release that would be served
	Comment    string
	Findings   []Finding
	InForce    int
}

// PolicyRule is one governance rule as data.
type PolicyRule struct {
	ID         string       `json:"id"`
	Points     []Transition `json:"points"`
	Severity   string       `json:"severity"` // error, warning
	Expression string       `json:"expression"`
	Code       string       `json:"code"`
	Vi         string       `json:"vi"`
	En         string       `json:"en"`
	Article    string       `json:"article,omitempty"`
	Path       []string     `json:"path,omitempty"`
	Way        string       `json:"way,omitempty"`
	ValidFrom  string       `json:"validFrom,omitempty"` // YYYY-MM-DD
	ValidTo    string       `json:"validTo,omitempty"`   // YYYY-MM-DD
}

// Policy runs the governance rules attached to a transition (registry/policy).
type Policy interface {
	// Check runs every rule of the transition that is in force at facts.Now and returns each outcome, failed ones first.
	Check(ctx context.Context, facts Facts) ([]PolicyCheck, error)
	// Rules lists the rule set; RuleSet names its version.
	Rules() []PolicyRule
	RuleSet() string
	// Terms are the numbers that the set names: deadlines, spans, thresholds.
	Terms() Terms
	// Change examines another set and sets it beside this one; a set with flaws gives them alone.
	Change(document json.RawMessage) (Policy, RuleChange, []Violation)
}

// Blobs keeps bytes by their SHA-256 (registry/files).
type Blobs interface {
	// Put stores what r gives, durably, and returns its reference; the same bytes are kept once.
	Put(ctx context.Context, r io.Reader) (FileRef, error)
	// Open gives stored bytes back. The caller closes. NotFound when there are none.
	Open(ctx context.Context, sha256 string) (io.ReadSeekCloser, error)
	// Drop removes stored bytes, unless somebody put them a moment ago, and reports whether they are gone.
	Drop(ctx context.Context, sha256 string) (gone bool, err error)
}
