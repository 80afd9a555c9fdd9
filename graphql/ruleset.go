package graphql

import (
	"context"
	"encoding/json"
	"time"

	"danhmuc/registry"
)

// accountThen is an account as it was; who got it may see all of it.
type accountThen struct{ *registry.Account }

// ruleSetTypes are the numbers of the rule set in force, and the sets that were adopted.
func (a *api) ruleSetTypes() typeTable {
	type term = registry.Term
	type set = registry.RuleSet
	return typeTable{
		"PolicyTerm": {
			"id":        text(func(t *term) string { return t.ID }),
			"value":     integer(func(t *term) int { return t.Value }),
			"unit":      text(func(t *term) string { return upper(t.Unit) }),
			"label":     text(func(t *term) string { return t.Vi }),
			"labelEn":   text(func(t *term) string { return t.En }),
			"article":   maybe(func(t *term) string { return t.Article }),
			"validFrom": maybe(func(t *term) string { return t.ValidFrom }),
			"validTo":   maybe(func(t *term) string { return t.ValidTo }),
		},
		"RuleSet": {
			"id":        id("RuleSet", func(s *set) string { return s.ID }),
			"version":   text(func(s *set) string { return s.Name }),
			"before":    text(func(s *set) string { return s.Before }),
			"hash":      text(func(s *set) string { return s.Hash }),
			"note":      text(func(s *set) string { return s.Note }),
			"document":  document(func(s *set) json.RawMessage { return s.Document }),
			"adoptedBy": ref(func(s *set) registry.AccountID { return s.AdoptedBy }, a.names),
			"adoptedAt": moment(func(s *set) time.Time { return s.AdoptedAt }),
			"current":   boolean(func(s *set) bool { return s.Name == a.r.RuleSet() }),
		},
		"AccountThen": {
			"id":           id("Account", func(t *accountThen) registry.AccountID { return t.ID }),
			"username":     text(func(t *accountThen) string { return t.Username }),
			"name":         maybe(func(t *accountThen) string { return t.Name }),
			"organization": ref(func(t *accountThen) registry.OrganizationID { return t.Organization }, a.organizations),
			"roles":        texts(func(t *accountThen) []registry.Role { return t.Roles }),
			"disabled":     boolean(func(t *accountThen) bool { return t.Disabled }),
		},
		"RuleSetPayload": payloadFields[set]("ruleSet"),
	}
}

func (a *api) simulateRules(ctx context.Context, in Args) (*registry.Job, error) {
	return a.r.SimulateRules(ctx, in.JSON("rules"))
}

func (a *api) adoptRules(ctx context.Context, in Args) (*registry.RuleSet, error) {
	return a.r.AdoptRules(ctx, in.JSON("rules"), in.Text("note"))
}
