package registry

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sync/atomic"
	"time"
)

// RuleSet is a rule set that was adopted in place of the built-in one.
type RuleSet struct {
	ID        string          `json:"id"`
	Version   int             `json:"version"` // of this record, always 1: another set is another record
	Name      string          `json:"name"`    // the set's own version, as verdicts and entries of the log name it
	Hash      string          `json:"hash"`    // SHA-256 of the document without blank space
	Terms     Terms           `json:"terms"`   // the document's, for those who follow the log
	Document  json.RawMessage `json:"document"`
	Note      string          `json:"note"`   // why, as who adopted it says
	Before    string          `json:"before"` // name of the set it replaced
	AdoptedBy AccountID       `json:"adoptedBy"`
	AdoptedAt time.Time       `json:"adoptedAt"`
}

// KindRuleSet is the kind of the entry by which a rule set comes into force. Followers that tell what is due read its terms.
const KindRuleSet = "ruleset.adopt"

// metaRules is kept under meta: the ID of the set in force, nothing for the built-in one.
const metaRules = "rules"

// loaded is a rule set ready to run, with the ID of its record.
type loaded struct {
	id     string
	policy Policy
}

// rules holds the set in force as this server knows it. Every write and every check compares it with the store, so that no
// server decides by a set that another has replaced.
type rules struct {
	builtIn Policy
	now     atomic.Pointer[loaded]
}

// policyIn is the rule set in force in a snapshot.
func (r *Registry) policyIn(rd Reader) (Policy, error) {
	id, err := rd.Get(key(familyMeta, metaRules))
	if err != nil {
		return nil, err
	}
	if known := r.rules.now.Load(); known != nil && known.id == string(id) {
		return known.policy, nil
	}
	next := &loaded{id: string(id), policy: r.rules.builtIn}
	if next.id != "" {
		var s RuleSet
		if _, err := get(rd, key(familyRuleSet, next.id), &s); err != nil {
			return nil, err
		}
		var flaws []Violation
		if next.policy, _, flaws = r.rules.builtIn.Change(s.Document); len(flaws) > 0 {
			return nil, fmt.Errorf("load rule set %s: %s %v", s.Name, flaws[0].Code, flaws[0].Params)
		}
	}
	r.rules.now.Store(next)
	return next.policy, nil
}

// policyNow is the rule set in force as of the last write or check that this server saw.
func (r *Registry) policyNow() Policy {
	if known := r.rules.now.Load(); known != nil {
		return known.policy
	}
	return r.rules.builtIn
}

// LoadRules reads the rule set in force from the store.
func (r *Registry) LoadRules(ctx context.Context) error {
	return r.view(ctx, func(rd Reader) error {
		_, err := r.policyIn(rd)
		return err
	})
}

func (t *tx) policy() (Policy, error) { return t.r.policyIn(t) }

// RuleSet names the version of the policy rules in force.
func (r *Registry) RuleSet() string { return r.policyNow().RuleSet() }

// Rules lists the governance rules in force.
func (r *Registry) Rules() []PolicyRule { return r.policyNow().Rules() }

// Terms are the deadlines, spans and thresholds of the rule set in force.
func (r *Registry) Terms() Terms { return r.policyNow().Terms() }

// RuleText is the text of the rule in force whose message has the code, false where none has.
func (r *Registry) RuleText(lang, code string) (string, bool) {
	rules := r.policyNow().Rules()
	i := slices.IndexFunc(rules, func(p PolicyRule) bool { return p.Code == code })
	switch {
	case i < 0:
		return "", false
	case lang == "en":
		return rules[i].En, true
	}
	return rules[i].Vi, true
}

// RuleSets lists the sets that were adopted, newest first, to who manages the system or reads its log; nothing to others.
func (r *Registry) RuleSets(ctx context.Context) ([]*RuleSet, error) {
	a := ActorFrom(ctx)
	var out []*RuleSet
	err := r.view(ctx, func(rd Reader) (err error) {
		out = nil
		if !r.access.May(a, ActManage, Subject{}) && !r.access.May(a, ActReadLog, Subject{}) {
			return nil
		}
		out, err = ruleSets(rd)
		return err
	})
	return out, err
}

func ruleSets(rd Reader) ([]*RuleSet, error) {
	var out []*RuleSet
	for it, err := range rd.Scan(under(familyRuleSet)) {
		if err != nil {
			return nil, err
		}
		s := new(RuleSet)
		if err := json.Unmarshal(it.Value, s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y *RuleSet) int { return y.AdoptedAt.Compare(x.AdoptedAt) })
	return out, nil
}

// compacted is a document without blank space and its SHA-256. It is written as every record is, signs such as < and > escaped: a
// job and a record that hold it give the same bytes back.
func compacted(op string, document json.RawMessage) (json.RawMessage, string, error) {
	raw, err := json.Marshal(document)
	if err != nil {
		return nil, "", invalid(op, Violation{Code: "rules.unreadable", Path: []string{"rules"}, Params: map[string]any{"reason": err.Error()}})
	}
	sum := sha256.Sum256(raw)
	return raw, hex.EncodeToString(sum[:]), nil
}

// AdoptRules puts a rule set into force from this moment on; what was decided stays decided. The set must have no flaw, a
// version of its own, and have been simulated as it is.
//
// Errors: Forbidden; Invalid with every flaw, for a version that is taken, without a note, and for a set that nobody simulated.
func (r *Registry) AdoptRules(ctx context.Context, document json.RawMessage, reason string) (*RuleSet, error) {
	const op = "registry.AdoptRules"
	if !r.access.May(ActorFrom(ctx), ActManage, Subject{}) {
		return nil, &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	raw, hash, err := compacted(op, document)
	if err != nil {
		return nil, err
	}
	next, _, flaws := r.rules.builtIn.Change(raw)
	if len(flaws) > 0 {
		return nil, invalid(op, flaws...)
	}
	var made *RuleSet
	err = r.update(ctx, op, func(t *tx) error {
		made = &RuleSet{ID: r.newID(), Version: 1, Name: next.RuleSet(), Hash: hash, Terms: next.Terms(), Document: raw, Note: text(reason),
			AdoptedBy: t.actor.Account, AdoptedAt: t.now}
		if err := t.adoptable(made); err != nil {
			return err
		}
		if _, err := t.save(KindRuleSet, made.ID, 1, key(familyRuleSet, made.ID), nil, made, note{}); err != nil {
			return err
		}
		return t.Put(key(familyMeta, metaRules), []byte(made.ID))
	})
	if err != nil {
		return nil, err
	}
	return made, r.LoadRules(ctx)
}

// adoptable refuses a set whose name is taken, that nobody simulated, or that comes without a reason, and notes what it replaces.
func (t *tx) adoptable(s *RuleSet) error {
	now, err := t.policy()
	if err != nil {
		return err
	}
	s.Before = now.RuleSet()
	earlier, err := ruleSets(t)
	if err != nil {
		return err
	}
	taken := s.Name == t.r.rules.builtIn.RuleSet() || slices.ContainsFunc(earlier, func(o *RuleSet) bool { return o.Name == s.Name })
	simulated, err := t.Get(key(familyMeta, simulatedMark+s.Hash))
	if err != nil {
		return err
	}
	var v violations
	if taken {
		v.add("rules.versionTaken", "rules", map[string]any{"value": s.Name})
	}
	if simulated == nil {
		v.add("rules.notSimulated", "rules", nil)
	}
	if s.Note == "" {
		v.add("transition.reasonRequired", "note", nil)
	}
	tooLong(&v, "note", s.Note, maxTitle)
	return v.err(t.op)
}
