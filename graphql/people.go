package graphql

import (
	"context"
	"strings"
	"time"

	"danhmuc/registry"
)

// viewer is the caller as the caller sees it.
type viewer struct{ registry.Actor }

// peopleTypes are organizations, accounts, sessions and tokens.
func (a *api) peopleTypes() typeTable {
	return typeTable{
		"Viewer":                 a.viewerFields(),
		"Organization":           a.organizationFields(),
		"OrganizationConnection": connectionFields[registry.Organization](),
		"OrganizationEdge":       edgeFields[registry.Organization](),
		"Account":                a.accountFields(),
		"AccountConnection":      connectionFields[registry.Account](),
		"AccountEdge":            edgeFields[registry.Account](),
		"ApiToken": {
			"id":         id("ApiToken", func(t *Token) registry.TokenID { return t.ID }),
			"name":       text(func(t *Token) string { return t.Name }),
			"account":    ref(func(t *Token) registry.AccountID { return t.Account }, a.accounts),
			"scopes":     texts(func(t *Token) []string { return t.Scopes }),
			"createdAt":  moment(func(t *Token) time.Time { return t.CreatedAt }),
			"expiresAt":  moment(func(t *Token) time.Time { return t.ExpiresAt }),
			"lastUsedAt": moment(func(t *Token) time.Time { return t.LastUsedAt }),
			"revoked":    boolean(func(t *Token) bool { return t.Revoked }),
		},
		"Session": {
			"id":         id("Session", func(s *Session) string { return s.ID }),
			"current":    boolean(func(s *Session) bool { return s.Current }),
			"createdAt":  moment(func(s *Session) time.Time { return s.CreatedAt }),
			"lastSeenAt": moment(func(s *Session) time.Time { return s.LastSeenAt }),
			"address":    maybe(func(s *Session) string { return s.Address }),
			"agent":      maybe(func(s *Session) string { return s.Agent }),
		},
	}
}

func (a *api) viewerFields() fields {
	return fields{
		"username":     maybe(func(v *viewer) string { return v.Username }),
		"name":         ref(func(v *viewer) registry.AccountID { return v.Account }, a.names),
		"organization": ref(func(v *viewer) registry.OrganizationID { return v.Organization }, a.organizations),
		"roles":        texts(rolesOf),
		"capabilities": call(a.capabilities),
		"sessions":     call(a.sessions),
		"workCount":    call(a.workCount),
		"language":     call(func(ctx context.Context, _ *viewer, _ Args) (any, error) { return languageFrom(ctx), nil }),
	}
}

func rolesOf(v *viewer) []registry.Role {
	if v.Anonymous() {
		return []registry.Role{registry.RolePublic}
	}
	return v.Roles
}

// capabilities are the actions that the caller may do for their own organization: what the web shows or leaves out.
func (a *api) capabilities(ctx context.Context, v *viewer, _ Args) (any, error) {
	ctx, out := registry.WithActor(ctx, v.Actor), []any{} // who has just signed in is not the request's actor yet
	for _, act := range []registry.Action{registry.ActRegister, registry.ActEdit, registry.ActAttach, registry.ActReadFiles, registry.ActReadHistory,
		registry.ActReadLog, registry.ActReadQueue, registry.ActReadProgress, registry.ActSetBaseline, registry.ActIssueDecision, registry.ActManage, registry.ActReadJobs,
		registry.ActFeedback, registry.ActUpload, registry.ActClean, registry.ActAccept, registry.ActCodeLists,
		registry.ActReadTasks, registry.ActSetTasks, registry.ActDoTasks, registry.ActSetElsewhere, registry.ActSetTaskForce} {
		if a.r.MayAct(ctx, act, v.Organization) {
			out = append(out, string(act))
		}
	}
	return out, nil
}

func (a *api) sessions(ctx context.Context, v *viewer, _ Args) (any, error) {
	if v.Anonymous() {
		return []any{}, nil
	}
	return refsOf(a.Sessions.List(registry.WithActor(ctx, v.Actor)))
}

func (a *api) workCount(ctx context.Context, v *viewer, _ Args) (any, error) {
	if v.Anonymous() {
		return 0, nil
	}
	w, err := a.r.WorkOf(registry.WithActor(ctx, v.Actor))
	if err != nil {
		return nil, err
	}
	return len(w.Items), nil
}

func (a *api) organizationFields() fields {
	type org = registry.Organization
	return fields{
		"id":           id("Organization", func(o *org) registry.OrganizationID { return o.ID }),
		"code":         text(func(o *org) string { return o.Code }),
		"agencyCode":   maybe(func(o *org) string { return o.AgencyCode }),
		"name":         text(func(o *org) string { return o.Name }),
		"nameEn":       maybe(func(o *org) string { return o.NameEn }),
		"shortName":    maybe(func(o *org) string { return o.ShortName }),
		"kind":         text(func(o *org) string { return o.Kind }),
		"parent":       ref(func(o *org) registry.OrganizationID { return o.Parent }, a.organizations),
		"datasetCount": {owner: ownerOf[org](), load: a.datasetCounts},
	}
}

// datasetCounts counts, for all organizations of a page at once, the datasets that the caller sees.
func (a *api) datasetCounts(ctx context.Context, objs []any, _ Args) ([]any, []error) {
	counts := map[registry.OrganizationID]int{}
	err := a.r.Rows(ctx, registry.Filter{}, func(row registry.Row) bool { counts[row.Owner]++; return true })
	if err != nil {
		return make([]any, len(objs)), sameError(err, len(objs))
	}
	out := make([]any, len(objs))
	for i, obj := range objs {
		out[i] = counts[obj.(*registry.Organization).ID]
	}
	return out, nil
}

// accountFields show mail, roles and state to the account itself and to who manages accounts; others, who meet an account
// as a dataset's reviewer, see who it is.
func (a *api) accountFields() fields {
	type account = registry.Account
	own := func(ctx context.Context, acc *account, v, otherwise any) (any, error) {
		if acc.ID == registry.ActorFrom(ctx).Account || a.r.MayAct(ctx, registry.ActManage, "") {
			return v, nil
		}
		return otherwise, nil
	}
	return fields{
		"id":       id("Account", func(acc *account) registry.AccountID { return acc.ID }),
		"username": text(func(acc *account) string { return acc.Username }),
		"name":     maybe(func(acc *account) string { return acc.Name }),
		"email": call(func(ctx context.Context, acc *account, _ Args) (any, error) {
			return own(ctx, acc, orNull(acc.Email), nil)
		}),
		"organization": ref(func(acc *account) registry.OrganizationID { return acc.Organization }, a.organizations),
		"roles": call(func(ctx context.Context, acc *account, _ Args) (any, error) {
			return own(ctx, acc, anyTexts(acc.Roles), []any{})
		}),
		"disabled":   boolean(func(acc *account) bool { return acc.Disabled }),
		"createdAt":  moment(func(acc *account) time.Time { return acc.CreatedAt }),
		"lastSeenAt": {owner: ownerOf[account](), load: a.lastSeen},
	}
}

// lastSeen is when each account was last at work, for those whose sessions the caller may list: their own.
func (a *api) lastSeen(ctx context.Context, objs []any, _ Args) ([]any, []error) {
	out := make([]any, len(objs))
	self := registry.ActorFrom(ctx).Account
	for i, obj := range objs {
		if self == "" || obj.(*registry.Account).ID != self {
			continue
		}
		list, err := a.Sessions.List(ctx)
		if err != nil {
			return out, sameError(err, len(objs))
		}
		var last time.Time
		for _, s := range list {
			if s.LastSeenAt.After(last) {
				last = s.LastSeenAt
			}
		}
		out[i] = timeOrNull(last)
	}
	return out, nil
}

func upper(s string) string { return strings.ToUpper(s) }
