package registry

import (
	"context"
	"slices"
)

// Role is what an account may do (contract.md, "Accounts of the demo").
type Role string

// The roles. RolePublic is the anonymous caller's; RoleSystem acts for jobs and the first set-up and is never given to an account.
const (
	RolePublic      Role = "PUBLIC"
	RoleContributor Role = "CONTRIBUTOR"
	RoleApprover    Role = "APPROVER"
	RoleReviewer    Role = "REVIEWER"
	RolePublisher   Role = "PUBLISHER"
	RoleOperator    Role = "OPERATOR"
	RoleTaskForce   Role = "TASKFORCE"
	RoleLeader      Role = "LEADER"
	RoleAuditor     Role = "AUDITOR"
	RolePortal      Role = "PORTAL"
	RoleAdmin       Role = "ADMIN"
	RoleSystem      Role = "SYSTEM"
)

// Roles lists the roles an account can be given.
var Roles = []Role{RoleContributor, RoleApprover, RoleReviewer, RolePublisher, RoleOperator, RoleTaskForce, RoleLeader, RoleAuditor, RolePortal, RoleAdmin}

// Actor is who acts: set once by the transport, read everywhere. The zero Actor is the anonymous public.
type Actor struct {
	Account      AccountID      // opaque; what the log keeps
	Username     string         // for the viewer alone, never in the log
	Organization OrganizationID // whose data the account works on
	Roles        []Role         // effective: the account's, cut to a token's scopes
	ReadOnly     bool           // a token whose scopes allow no mutation
	Session      string         // id of the server-side session, empty for tokens and the command line
	Language     string         // "vi" or "en"
	// Ended says that nobody is signed in because the session that the request came with is over.
	Ended bool
}

// Has reports whether the actor holds one of the roles.
func (a Actor) Has(roles ...Role) bool {
	for _, r := range a.Roles {
		if slices.Contains(roles, r) {
			return true
		}
	}
	return false
}

// Anonymous reports whether nobody is signed in.
func (a Actor) Anonymous() bool { return a.Account == "" && !a.Has(RoleSystem) }

type contextKey int

const (
	actorKey contextKey = iota
	idempotencyKey
)

// WithActor puts the actor into the context.
func WithActor(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, actorKey, a)
}

// ActorFrom gives the context's actor, the anonymous one when there is none.
func ActorFrom(ctx context.Context) Actor {
	a, _ := ctx.Value(actorKey).(Actor)
	return a
}

// WithIdempotency puts the caller's idempotency key and the hash of operation and variables into the context.
func WithIdempotency(ctx context.Context, key, requestHash string) context.Context {
	return context.WithValue(ctx, idempotencyKey, [2]string{key, requestHash})
}

func idempotencyFrom(ctx context.Context) (key, requestHash string) {
	v, _ := ctx.Value(idempotencyKey).([2]string)
	return v[0], v[1]
}
