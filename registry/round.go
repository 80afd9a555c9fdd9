package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// LateRule says whether what comes on the due day itself is late.
type LateRule string

// "Trước ngày 06/4" leaves the day before as the last one; "đến hết ngày 06/4" counts the day itself.
const (
	LateBefore LateRule = "BEFORE"
	LateBy     LateRule = "BY"
)

// LateRules lists them.
var LateRules = []LateRule{LateBefore, LateBy}

// Round is a call for lists.
type Round struct {
	ID            RoundID          `json:"id"`
	Version       int              `json:"version"`
	Title         string           `json:"title"`
	Opens         string           `json:"opens"` // YYYY-MM-DD, first day on which a list is taken
	Due           string           `json:"due"`   // YYYY-MM-DD
	LateRule      LateRule         `json:"lateRule"`
	Confirm       bool             `json:"confirm,omitempty"`       // reviewers see a list only when its department's leader has confirmed it
	Organizations []OrganizationID `json:"organizations,omitempty"` // whom it calls, none for every department
	CreatedBy     AccountID        `json:"createdBy"`
	CreatedAt     time.Time        `json:"createdAt"`
}

// Calls reports whether the round calls an organization.
func (rd *Round) Calls(o OrganizationID) bool {
	return len(rd.Organizations) == 0 || slices.Contains(rd.Organizations, o)
}

// Late reports whether a list sent at this time is late.
func (rd *Round) Late(at time.Time) bool {
	day := Today(at)
	return day > rd.Due || day == rd.Due && rd.LateRule == LateBefore
}

// RoundInput is a round as somebody describes it. Organizations are codes.
type RoundInput struct {
	Title         string
	Opens, Due    string // YYYY-MM-DD
	LateRule      LateRule
	Confirm       bool
	Organizations []string
}

// OpenRound calls for lists.
//
// Errors: Forbidden for who sets no deadlines; Invalid with every member that does not fit.
func (r *Registry) OpenRound(ctx context.Context, in RoundInput) (*Round, error) {
	return r.setRound(ctx, "registry.OpenRound", "", 0, in)
}

// UpdateRound changes a round. Lists that were sent keep what was asked of them then: whether their leader must confirm.
//
// Errors: as OpenRound; NotFound; Conflict for a stale version.
func (r *Registry) UpdateRound(ctx context.Context, id RoundID, expected int, in RoundInput) (*Round, error) {
	return r.setRound(ctx, "registry.UpdateRound", id, expected, in)
}

func (r *Registry) setRound(ctx context.Context, op string, id RoundID, expected int, in RoundInput) (*Round, error) {
	var out *Round
	err := r.update(ctx, op, func(t *tx) error {
		out = &Round{ID: id, CreatedBy: t.actor.Account, CreatedAt: t.now}
		if err := t.may(ActSetRounds, "", "round.notYours"); err != nil {
			return err
		}
		a, err := t.replay()
		if err != nil {
			return err
		}
		if a != nil && len(a.Records) == 1 {
			_, err := get(t, key(familyRound, a.Records[0].ID), out)
			return err
		}
		kind := "round.open"
		var before []byte
		if id == "" {
			out.ID = RoundID(r.newID())
		} else {
			kind = "round.update"
			if before, err = get(t, key(familyRound, string(id)), out); err != nil {
				return err
			}
			if before == nil {
				return notFound(op, string(id))
			}
			if out.Version != expected {
				return stale(op, string(id), expected, out.Version)
			}
		}
		if err := t.describeRound(out, in); err != nil {
			return err
		}
		out.Version++
		if _, err := t.save(kind, string(out.ID), out.Version, key(familyRound, string(out.ID)), before, out, note{}); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(out.ID), out.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// describeRound puts an input onto a round, or gathers why it does not fit.
func (t *tx) describeRound(rd *Round, in RoundInput) error {
	var v violations
	rd.Title, rd.Opens, rd.Due, rd.LateRule, rd.Confirm = line(in.Title), strings.TrimSpace(in.Opens), strings.TrimSpace(in.Due), in.LateRule, in.Confirm
	if rd.Title == "" {
		v.add("round.title.required", "title", nil)
	}
	tooLong(&v, "title", rd.Title, maxTitle)
	if rd.Opens == "" {
		rd.Opens = Today(t.now)
	}
	opens, ok := day(&v, "opens", rd.Opens)
	if rd.Due == "" {
		v.add("round.due.required", "due", nil)
	} else if due, fits := day(&v, "due", rd.Due); ok && fits && due.Before(opens) {
		v.add("round.due.beforeOpening", "due", map[string]any{"due": rd.Due, "opens": rd.Opens})
	}
	if rd.LateRule == "" {
		rd.LateRule = LateBy
	}
	member(&v, "lateRule", rd.LateRule, LateRules)
	rd.Organizations = nil
	for i, code := range in.Organizations {
		o, err := organizationByCode(t, code)
		if err != nil {
			return err
		}
		if o == nil {
			v.add("organization.unknown", fmt.Sprintf("organizations.%d", i), map[string]any{"value": code})
		} else if !slices.Contains(rd.Organizations, o.ID) {
			rd.Organizations = append(rd.Organizations, o.ID)
		}
	}
	return v.err(t.op)
}

// may refuses whoever may not do an act for an owner.
func (t *tx) may(act Action, owner OrganizationID, code string) error {
	if t.actor.Anonymous() {
		return SignInRequired(t.op, t.actor)
	}
	if !t.r.access.May(t.actor, act, Subject{Owner: owner}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: code}
	}
	return nil
}

func stale(op, name string, expected, now int) error {
	return &Error{Op: op, Kind: KindConflict, Code: "version.stale", Name: name, Params: map[string]any{"expected": expected, "current": now}}
}

// Rounds lists the rounds that the actor may know of, newest first: who reads every department's lists sees all, a department
// the ones that call it. Whom else a round calls is told to the former alone.
func (r *Registry) Rounds(ctx context.Context) ([]*Round, error) {
	a := ActorFrom(ctx)
	var out []*Round
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		span := under(familyRound)
		span.Reverse = true
		for it, err := range rd.Scan(span) {
			if err != nil {
				return err
			}
			round := new(Round)
			if err := json.Unmarshal(it.Value, round); err != nil {
				return fmt.Errorf("decode %s: %w", it.Key, err)
			}
			if round = r.roundSeen(a, round); round != nil {
				out = append(out, round)
			}
		}
		return nil
	})
	return out, err
}

// RoundByID reads a round as the actor may see it; NotFound also when it calls others alone.
func (r *Registry) RoundByID(ctx context.Context, id RoundID) (*Round, error) {
	const op = "registry.RoundByID"
	var out *Round
	err := r.view(ctx, func(rd Reader) error {
		round := new(Round)
		raw, err := get(rd, key(familyRound, string(id)), round)
		if err != nil {
			return err
		}
		if raw != nil {
			out = r.roundSeen(ActorFrom(ctx), round)
		}
		if out == nil {
			return notFound(op, string(id))
		}
		return nil
	})
	return out, err
}

// RoundCalls refuses a round that the actor does not know of, that does not call the organization or that is not open yet.
func (r *Registry) RoundCalls(ctx context.Context, id RoundID, organization string) error {
	const op = "registry.RoundCalls"
	return r.view(ctx, func(rd Reader) error {
		t := &tx{Writer: readOnly{rd}, r: r, ctx: ctx, op: op, actor: ActorFrom(ctx), now: r.now()}
		o, err := t.ownerFor(organization)
		if err != nil {
			return err
		}
		_, err = t.roundFor(id, o.ID)
		return err
	})
}

func (r *Registry) roundSeen(a Actor, round *Round) *Round {
	if r.access.May(a, ActReadLists, Subject{}) {
		return round
	}
	if a.Organization == "" || !round.Calls(a.Organization) || !r.access.May(a, ActReadLists, Subject{Owner: a.Organization}) {
		return nil
	}
	if len(round.Organizations) > 0 {
		round.Organizations = []OrganizationID{a.Organization}
	}
	return round
}

// roundFor reads the round that a list of an organization is for, nil for none. A round that does not call the organization
// is as unknown as one that does not exist.
func (t *tx) roundFor(id RoundID, organization OrganizationID) (*Round, error) {
	if id == "" {
		return nil, nil
	}
	var rd Round
	raw, err := get(t, key(familyRound, string(id)), &rd)
	if err != nil {
		return nil, err
	}
	if raw == nil || !rd.Calls(organization) {
		return nil, invalid(t.op, Violation{Code: "round.unknown", Path: []string{"round"}})
	}
	if Today(t.now) < rd.Opens {
		return nil, invalid(t.op, Violation{Code: "round.notOpen", Path: []string{"round"}, Params: map[string]any{"opens": rd.Opens}})
	}
	return &rd, nil
}
