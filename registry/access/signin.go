package access

import (
	"context"
	"math"
	"strings"
	"time"

	"danhmuc/registry"
)

const maxAgent = 200 // bytes of a User-Agent that are kept

// Client is what is known of who signs in.
type Client struct {
	Address string // network address without port, as the server sees it
	Agent   string // User-Agent
}

// SignIn checks a password and opens a session. Its secret is told this once.
//
// Errors: Unauthenticated "auth.failed", the same for an unknown name, a wrong password and a disabled account; Limit
// "auth.tooMany" with the seconds to wait after ten failures in a minute; Unavailable "auth.busy" when ctx ends before a
// processor is free.
func (s *Service) SignIn(ctx context.Context, username, password string, from Client) (secret string, actor registry.Actor, err error) {
	const op = "access.SignIn"
	a, err := s.prove(ctx, op, username, password, from.Address)
	if err != nil {
		return "", registry.Actor{}, err
	}
	return s.open(ctx, a, from)
}

// prove gives the account whose name and password these are.
func (s *Service) prove(ctx context.Context, op, username, password, address string) (*registry.Account, error) {
	pair, now := pairOf(username, address), s.now()
	wait, ok := s.failed.reserve(pair, now)
	if !ok {
		return nil, &registry.Error{Op: op, Kind: registry.KindLimit, Code: "auth.tooMany",
			Params: map[string]any{"seconds": int(math.Ceil(wait.Seconds()))}}
	}
	a, err := s.matching(ctx, username, password)
	if a == nil && err == nil {
		s.log.Info("sign-in refused")
		return nil, unauthenticated(op, "auth.failed")
	}
	s.failed.forgive(pair, now)
	return a, err
}

// matching finds the account whose name and password these are, nil for none. The work is the same either way.
func (s *Service) matching(ctx context.Context, username, password string) (*registry.Account, error) {
	a, err := s.accounts.AccountByUsername(ctx, strings.ToLower(strings.TrimSpace(username)))
	if err != nil && !registry.IsKind(err, registry.KindNotFound) {
		return nil, err
	}
	encoded := ""
	if err == nil && !a.Disabled {
		if encoded, err = s.phcOf(ctx, a.ID); err != nil {
			return nil, err
		}
	}
	ok, err := s.hasher.verify(ctx, encoded, password)
	if err != nil || !ok {
		return nil, err
	}
	return a, nil
}

// phcOf reads how to check an account's password, empty when it has none.
func (s *Service) phcOf(ctx context.Context, id registry.AccountID) (string, error) {
	var p password
	err := s.store.View(ctx, func(r registry.Reader) error {
		p = password{}
		_, err := get(r, []byte(passwordPrefix+string(id)), &p)
		return err
	})
	return p.PHC, err
}

// open makes a session for an account that has proved itself. The log entry comes first: no session without it.
func (s *Service) open(ctx context.Context, a *registry.Account, from Client) (string, registry.Actor, error) {
	secret, err := newSecret(s.rand)
	if err != nil {
		return "", registry.Actor{}, err
	}
	hash := hashOf(secret)
	actor := actorOf(a)
	actor.Session = idOf(hash)
	if err := s.accounts.Record(registry.WithActor(ctx, actor), "account.signIn", a.ID, map[string]any{"session": actor.Session}); err != nil {
		return "", registry.Actor{}, err
	}
	now := s.now().UTC().Truncate(time.Microsecond)
	made := session{ID: actor.Session, Account: a.ID, CreatedAt: now, LastSeen: now, Address: from.Address, Agent: shorten(from.Agent)}
	err = s.store.Update(ctx, func(w registry.Writer) error { return put(w, keyOf(SessionPrefix, hash), made) })
	if err != nil {
		return "", registry.Actor{}, err
	}
	return secret, actor, nil
}

// shorten cuts an agent's text to what is kept, at a character's border.
func shorten(agent string) string {
	if len(agent) > maxAgent {
		agent = agent[:maxAgent]
	}
	return strings.ToValidUTF8(agent, "")
}

// SetPassword sets a password. An empty account, or the actor's own, needs the current password; another's needs the right to
// manage accounts. Every other session of the account ends.
//
// Errors: Unauthenticated, Forbidden, Invalid with the rules a password breaks.
func (s *Service) SetPassword(ctx context.Context, id registry.AccountID, current, password string) (*registry.Account, error) {
	const op = "access.SetPassword"
	actor := registry.ActorFrom(ctx)
	if actor.Anonymous() {
		return nil, registry.SignInRequired(op, actor)
	}
	own := id == "" || id == actor.Account
	if own {
		id = actor.Account
	}
	if actor.ReadOnly || (!own && !(Rules{}).May(actor, registry.ActManage, registry.Subject{})) {
		return nil, forbidden(op, "manage.notYours")
	}
	a, err := s.accounts.Account(ctx, id)
	if err != nil {
		return nil, err
	}
	if own {
		if _, err := s.prove(ctx, op, a.Username, current, "password/"+string(id)); registry.IsKind(err, registry.KindUnauthenticated) {
			return nil, invalid(op, registry.Violation{Code: "password.currentWrong", Path: []string{"current"}})
		} else if err != nil {
			return nil, err
		}
	}
	if err := s.setPassword(ctx, op, a, password); err != nil {
		return nil, err
	}
	keep := ""
	if own {
		keep = actor.Session
	}
	return a, s.endAll(ctx, id, keep)
}

// setPassword checks, hashes, records and keeps a password. With the first administrator's the first-run link closes for ever.
func (s *Service) setPassword(ctx context.Context, op string, a *registry.Account, text string) error {
	if v := weakness(text, a.Username); v != nil {
		return invalid(op, v...)
	}
	encoded, err := s.hasher.hash(ctx, text)
	if err != nil {
		return err
	}
	if err := s.accounts.Record(ctx, "account.password", a.ID, nil); err != nil {
		return err
	}
	now := s.now().UTC().Truncate(time.Microsecond)
	return s.store.Update(ctx, func(w registry.Writer) error {
		if actorOf(a).Has(registry.RoleAdmin) {
			if err := put(w, []byte(closedKey), now); err != nil {
				return err
			}
		}
		return put(w, []byte(passwordPrefix+string(a.ID)), password{PHC: encoded, Set: now})
	})
}
