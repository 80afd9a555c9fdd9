package access

import "danhmuc/registry"

// Rules decides who sees which side of a dataset and who may do what. The zero value is ready.
type Rules struct{}

var _ registry.Access = Rules{}

// where says which datasets a row of a table is about.
type where uint8

const (
	everywhere    where = iota
	atHome              // the actor's own organization owns it
	sharedInForce       // an edition in force is OPEN or SHARED
	anyInForce          // an edition is in force
	served              // the public has it
)

func (w where) holds(a registry.Actor, s registry.Subject) bool {
	switch w {
	case everywhere:
		return true
	case atHome:
		return a.Organization != "" && a.Organization == s.Owner
	case sharedInForce:
		return s.HasInForce && (s.InForceSharing == registry.SharingOpen || s.InForceSharing == registry.SharingShared)
	case anyInForce:
		return s.HasInForce
	case served:
		return s.Served
	}
	return false
}

// face is one row of the table of faces.
type face struct {
	roles []registry.Role // nil: whoever asks
	where where
	face  registry.Face
}

var (
	homeRoles  = []registry.Role{registry.RoleContributor, registry.RoleApprover}
	sightRoles = []registry.Role{registry.RoleReviewer, registry.RoleAdmin, registry.RoleTaskForce, registry.RoleLeader, registry.RoleAuditor, registry.RoleSystem}
)

// faces is who sees which side (contract.md, accounts). The widest row that fits counts. What is proposed or further on its way
// to the public has an edition in force: publishers need no row of their own for it, and a withdrawn dataset whose edition was
// revoked shows them nothing.
var faces = []face{
	{sightRoles, everywhere, registry.FaceNewest},
	{homeRoles, atHome, registry.FaceNewest},
	{homeRoles, sharedInForce, registry.FaceInForce},
	{[]registry.Role{registry.RolePublisher, registry.RoleOperator}, anyInForce, registry.FaceInForce},
	{nil, served, registry.FacePublished},
}

// Face is the side of the subject that the actor may see.
func (Rules) Face(a registry.Actor, s registry.Subject) registry.Face {
	best := registry.FaceNone
	for _, row := range faces {
		if row.face > best && (row.roles == nil || a.Has(row.roles...)) && row.where.holds(a, s) {
			best = row.face
		}
	}
	return best
}

// grant is one row of the table of actions.
type grant struct {
	roles []registry.Role
	where where
}

// grants is who may do what. ADMIN never issues a decision; the task force, leaders and auditors see no files; the task force writes deadlines and requests, leaders and auditors nothing.
// Publishers and operators count no drafts of others, which they do not see, and read no history: releases, verdicts and changes are shown whole, those of editions at work among them,
// which are not theirs to see. The release of the edition in force reaches them with the edition itself.
var grants = map[registry.Action][]grant{
	registry.ActRegister: {{homeRoles, atHome}, {managers, everywhere}},
	registry.ActEdit:     {{homeRoles, atHome}, {managers, everywhere}},
	registry.ActAttach:   {{homeRoles, atHome}, {managers, everywhere}},
	registry.ActAccept:   {{[]registry.Role{registry.RoleReviewer}, everywhere}},
	registry.ActClean:    {{homeRoles, atHome}, {managers, everywhere}},
	registry.ActReadFiles: {{homeRoles, atHome}, {[]registry.Role{registry.RoleReviewer, registry.RoleAdmin, registry.RoleSystem}, everywhere},
		{[]registry.Role{registry.RolePublisher, registry.RoleOperator}, anyInForce}},
	registry.ActReadHistory: {{homeRoles, atHome}, {sightRoles, everywhere}},
	registry.ActReadLog:     {{[]registry.Role{registry.RoleAuditor, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActReadQueue:   {{[]registry.Role{registry.RoleReviewer, registry.RolePublisher, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActReadProgress: {{[]registry.Role{registry.RoleReviewer, registry.RoleTaskForce, registry.RoleLeader,
		registry.RoleAuditor, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActReadLists:     {{homeRoles, atHome}, {sightRoles, everywhere}},
	registry.ActSubmitList:    {{homeRoles, atHome}},
	registry.ActConfirmList:   {{[]registry.Role{registry.RoleApprover}, atHome}},
	registry.ActDecideList:    {{[]registry.Role{registry.RoleReviewer}, everywhere}},
	registry.ActSetRounds:     {{[]registry.Role{registry.RoleReviewer, registry.RoleTaskForce, registry.RoleAdmin}, everywhere}},
	registry.ActSetBaseline:   {{[]registry.Role{registry.RoleTaskForce, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActCheckDecision: {{[]registry.Role{registry.RoleReviewer}, everywhere}},
	registry.ActIssueDecision: {{[]registry.Role{registry.RolePublisher}, everywhere}},
	registry.ActManage:        {{managers, everywhere}},
	registry.ActSettings:      {{[]registry.Role{registry.RoleReviewer, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActReadJobs:      {{[]registry.Role{registry.RoleOperator, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActFeedback: {{homeRoles, atHome},
		{[]registry.Role{registry.RoleReviewer, registry.RolePublisher, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActCodeLists: {{[]registry.Role{registry.RoleReviewer, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActUpload: {{homeRoles, atHome}, {[]registry.Role{registry.RoleReviewer, registry.RolePublisher, registry.RoleOperator,
		registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActReadTasks: {{workers, atHome}, {append([]registry.Role{registry.RolePublisher}, sightRoles...), everywhere}},
	registry.ActSetTasks: {{[]registry.Role{registry.RoleReviewer, registry.RolePublisher, registry.RoleTaskForce, registry.RoleAdmin,
		registry.RoleSystem}, everywhere}},
	registry.ActDoTasks:      {{workers, atHome}, {managers, everywhere}},
	registry.ActSetElsewhere: {{homeRoles, atHome}, {[]registry.Role{registry.RoleReviewer, registry.RoleTaskForce, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
	registry.ActSetTaskForce: {{[]registry.Role{registry.RoleReviewer, registry.RolePublisher, registry.RoleAdmin, registry.RoleSystem}, everywhere}},
}

// workers are the roles that answer for what a notice asks of their organization.
var workers = []registry.Role{registry.RoleContributor, registry.RoleApprover, registry.RoleReviewer, registry.RolePublisher,
	registry.RoleOperator, registry.RoleTaskForce, registry.RolePortal}

var managers = []registry.Role{registry.RoleAdmin, registry.RoleSystem}

// changeNothing lists the actions that change nothing; a read-only token may do no other.
var changeNothing = map[registry.Action]bool{registry.ActReadFiles: true, registry.ActReadHistory: true, registry.ActReadLog: true,
	registry.ActReadQueue: true, registry.ActReadProgress: true, registry.ActReadLists: true, registry.ActReadJobs: true,
	registry.ActReadTasks: true}

// May reports whether the actor may do the action.
func (Rules) May(a registry.Actor, act registry.Action, s registry.Subject) bool {
	if a.ReadOnly && !changeNothing[act] {
		return false
	}
	for _, g := range grants[act] {
		if a.Has(g.roles...) && g.where.holds(a, s) {
			return true
		}
	}
	return false
}
