package registry

import "slices"

// Transition is one step of a dataset's life.
type Transition string

// The transitions of the contract.
const (
	Submit         Transition = "SUBMIT"
	Recall         Transition = "RECALL"
	StartReview    Transition = "START_REVIEW"
	ReleaseReview  Transition = "RELEASE_REVIEW"
	RequestChanges Transition = "REQUEST_CHANGES"
	Approve        Transition = "APPROVE"
	Reject         Transition = "REJECT"
	Revoke         Transition = "REVOKE"
	Reopen         Transition = "REOPEN"
	Retire         Transition = "RETIRE"
	ProposeOpen    Transition = "PROPOSE_OPEN"
	Strike         Transition = "STRIKE"
	DecideOpen     Transition = "DECIDE_OPEN"
	Publish        Transition = "PUBLISH"
	Refresh        Transition = "REFRESH"
	Suspend        Transition = "SUSPEND"
	Resume         Transition = "RESUME"
	Withdraw       Transition = "WITHDRAW"
)

// Transitions lists them in the contract's order.
var Transitions = []Transition{Submit, Recall, StartReview, ReleaseReview, RequestChanges, Approve, Reject, Revoke, Reopen, Retire,
	ProposeOpen, Strike, DecideOpen, Publish, Refresh, Suspend, Resume, Withdraw}

// Needs says what must be given with a transition.
type Needs uint8

// What a transition can ask for.
const (
	NeedsReason     Needs = 1 << iota // a comment: reason or comment
	NeedsLegalBasis                   // a comment that names the legal basis
	NeedsFinding                      // at least one finding
)

// Step is one row of the lifecycle table. A transition may have several rows, one per starting state.
type Step struct {
	Transition Transition
	From       []ReviewStatus      // review states it starts from; nil for any
	To         ReviewStatus        // review state it leads to; empty when it stays
	PubFrom    []PublicationStatus // publication states it starts from; nil for any
	PubTo      PublicationStatus   // publication state it leads to; empty when it stays
	// Next rows act on the newer edition's way to the public (Publication.Next) while an older one is served.
	Next     bool
	NextFrom []PublicationStatus // NotProposed stands for "no next edition on its way"
	Owner    []Role              // roles of the owner's side that may
	Any      []Role              // roles that may for every organization
	Needs    Needs
	InForce  bool // an edition must be in force
	Newer    bool // the edition in force must be newer than the served one
	NoEditor bool // not by one whose own work it is (ownWork)
}

var ownersSide = []Role{RoleContributor, RoleApprover}
var closedToPublic = []PublicationStatus{NotProposed, Withdrawn}
var served = []PublicationStatus{Published, Suspended}

// Lifecycle is the whole lifecycle. Nothing else decides which transition starts where and who may make it; rules attached
// to a transition (Policy) decide whether it may happen now.
var Lifecycle = []Step{
	{Transition: Submit, From: []ReviewStatus{Draft, ChangesRequested}, To: Submitted, Owner: ownersSide},
	{Transition: Recall, From: []ReviewStatus{Submitted}, To: Draft, Owner: ownersSide},
	{Transition: StartReview, From: []ReviewStatus{Submitted}, To: InReview, Any: []Role{RoleReviewer}},
	{Transition: ReleaseReview, From: []ReviewStatus{InReview}, To: Submitted, Any: []Role{RoleReviewer}},
	{Transition: RequestChanges, From: []ReviewStatus{InReview, Submitted}, To: ChangesRequested, Any: []Role{RoleReviewer}, Needs: NeedsFinding},
	{Transition: Approve, From: []ReviewStatus{InReview, Submitted}, To: Approved, Any: []Role{RoleReviewer}, NoEditor: true},
	{Transition: Reject, From: []ReviewStatus{InReview, Submitted}, To: Rejected, Any: []Role{RoleReviewer}, Needs: NeedsLegalBasis},
	{Transition: Revoke, From: []ReviewStatus{Approved}, To: InReview, PubFrom: closedToPublic, Any: []Role{RoleReviewer}, Needs: NeedsReason},
	{Transition: Reopen, From: []ReviewStatus{Rejected}, To: Draft, Owner: ownersSide, Any: []Role{RoleReviewer}, Needs: NeedsReason},
	{Transition: Retire, From: []ReviewStatus{Draft, Submitted, InReview, ChangesRequested, Approved, Rejected}, To: Retired, PubFrom: closedToPublic,
		Owner: []Role{RoleApprover}, Any: []Role{RoleAdmin}, Needs: NeedsReason},

	{Transition: ProposeOpen, PubFrom: closedToPublic, PubTo: Proposed, Any: []Role{RoleReviewer}, InForce: true},
	{Transition: Strike, PubFrom: []PublicationStatus{Proposed, Decided}, PubTo: NotProposed, Any: []Role{RolePublisher}, Needs: NeedsReason},
	{Transition: DecideOpen, PubFrom: []PublicationStatus{Proposed}, PubTo: Decided, Any: []Role{RolePublisher}},
	{Transition: Publish, PubFrom: []PublicationStatus{Decided}, PubTo: Published, Any: []Role{RolePublisher, RoleOperator}, InForce: true},

	{Transition: ProposeOpen, PubFrom: served, Next: true, NextFrom: []PublicationStatus{NotProposed}, PubTo: Proposed, Any: []Role{RoleReviewer}, InForce: true, Newer: true},
	{Transition: Strike, PubFrom: served, Next: true, NextFrom: []PublicationStatus{Proposed, Decided}, PubTo: NotProposed, Any: []Role{RolePublisher}, Needs: NeedsReason},
	{Transition: DecideOpen, PubFrom: served, Next: true, NextFrom: []PublicationStatus{Proposed}, PubTo: Decided, Any: []Role{RolePublisher}},
	{Transition: Publish, PubFrom: served, Next: true, NextFrom: []PublicationStatus{Decided}, PubTo: Published, Any: []Role{RolePublisher, RoleOperator}, InForce: true},

	{Transition: Refresh, PubFrom: []PublicationStatus{Published}, PubTo: Published, Owner: ownersSide, Any: []Role{RoleOperator}},
	{Transition: Suspend, PubFrom: []PublicationStatus{Published}, PubTo: Suspended, Owner: []Role{RoleApprover}, Any: []Role{RolePublisher, RoleOperator}, Needs: NeedsReason},
	{Transition: Resume, PubFrom: []PublicationStatus{Suspended}, PubTo: Published, Any: []Role{RolePublisher}},
	{Transition: Withdraw, PubFrom: served, PubTo: Withdrawn, Any: []Role{RolePublisher}, Needs: NeedsReason},
}

// StepFor finds the row of the lifecycle by which transition t can start from d's state, nil when there is none.
func StepFor(t Transition, d *Dataset) *Step {
	for i := range Lifecycle {
		if s := &Lifecycle[i]; s.Transition == t && s.startsFrom(d) {
			return s
		}
	}
	return nil
}

func (s *Step) startsFrom(d *Dataset) bool {
	if s.From != nil && !slices.Contains(s.From, d.Review.Status) {
		return false
	}
	if s.PubFrom != nil && !slices.Contains(s.PubFrom, d.Publication.Status) {
		return false
	}
	if s.Next {
		next := NotProposed
		if d.Publication.Next != nil {
			next = *d.Publication.Next
		}
		if !slices.Contains(s.NextFrom, next) {
			return false
		}
	}
	if d.Review.Status == Retired {
		return false // RETIRED is the only end
	}
	if s.InForce && d.InForce == 0 {
		return false
	}
	return !s.Newer || d.InForce > d.Publication.Edition
}

// MayBy reports whether a's roles and organization allow the step on a dataset of this owner.
func (s *Step) MayBy(a Actor, owner OrganizationID) bool {
	if a.ReadOnly {
		return false
	}
	return a.Has(s.Any...) || (a.Organization == owner && owner != "" && a.Has(s.Owner...))
}
