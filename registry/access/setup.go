package access

import (
	"context"
	"time"

	"danhmuc/registry"
)

// Setup is what a person enters behind a one-time link.
type Setup struct {
	Token    string // the link's secret
	Username string // of the first administrator; an account that exists keeps its own
	Name     string
	Password string
}

// SetupLink makes a one-time link, good for 72 hours, and tells its secret. With an account it gives that account a first or
// new password; without one it makes the first administrator, and exists only until there is one. A new link of the same kind
// replaces the one before it.
func (s *Service) SetupLink(ctx context.Context, account registry.AccountID) (string, error) {
	const op = "access.SetupLink"
	actor := registry.ActorFrom(ctx)
	if !(Rules{}).May(actor, registry.ActManage, registry.Subject{}) {
		return "", forbidden(op, "manage.notYours")
	}
	if account != "" {
		if _, err := s.accounts.Account(ctx, account); err != nil {
			return "", err
		}
	}
	secret, err := newSecret(s.rand)
	if err != nil {
		return "", err
	}
	made := link{Account: account, ExpiresAt: s.now().UTC().Add(linkLife).Truncate(time.Microsecond)}
	err = s.store.Update(ctx, func(w registry.Writer) error {
		if closed, err := w.Get([]byte(closedKey)); err != nil {
			return err
		} else if closed != nil && account == "" {
			return forbidden(op, "setup.closed")
		}
		if err := dropLinks(w, account); err != nil {
			return err
		}
		return put(w, []byte(linkPrefix+hashOf(secret)), made)
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// dropLinks removes the links of an account.
func dropLinks(w registry.Writer, account registry.AccountID) error {
	var keys [][]byte
	err := each(w, linkPrefix, func(key []byte, v *link) error {
		if v.Account == account {
			keys = append(keys, append([]byte(nil), key...))
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := w.Delete(key); err != nil {
			return err
		}
	}
	return nil
}

// SetupOpen reports whether the first administrator is still to be made.
func (s *Service) SetupOpen(ctx context.Context) (bool, error) {
	var closed bool
	err := s.store.View(ctx, func(r registry.Reader) error {
		raw, err := r.Get([]byte(closedKey))
		closed = raw != nil
		return err
	})
	return err == nil && !closed, err
}

// CompleteSetup uses a one-time link: it sets the password, makes the first administrator where the link is for that, and
// signs in. A refusal for what was entered leaves the link good.
//
// Errors: NotFound "setup.unknown" for a link that is unknown, used, replaced or too old; Invalid for name and password.
func (s *Service) CompleteSetup(ctx context.Context, in Setup, from Client) (secret string, actor registry.Actor, err error) {
	const op = "access.CompleteSetup"
	if v := weakness(in.Password, in.Username); v != nil {
		return "", registry.Actor{}, invalid(op, v...)
	}
	key := []byte(linkPrefix + hashOf(in.Token))
	taken, err := s.takeLink(ctx, op, key)
	if err != nil {
		return "", registry.Actor{}, err
	}
	a, err := s.completeSetup(ctx, op, taken, in)
	if err != nil {
		// The person may try again: nothing but the link was used up. Its return must not depend on a caller who left.
		undo, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if undoErr := s.store.Update(undo, func(w registry.Writer) error { return put(w, key, taken) }); undoErr != nil {
			s.log.Error("give a one-time link back", "error", undoErr)
		}
		return "", registry.Actor{}, err
	}
	if err := s.endAll(ctx, a.ID, ""); err != nil {
		return "", registry.Actor{}, err
	}
	return s.open(ctx, a, from)
}

// takeLink removes a link so that nobody else can use it, and gives what it was for.
func (s *Service) takeLink(ctx context.Context, op string, key []byte) (*link, error) {
	var taken link
	err := s.store.Update(ctx, func(w registry.Writer) error {
		taken = link{}
		ok, err := get(w, key, &taken)
		if err != nil {
			return err
		}
		if ok && taken.Account == "" {
			closed, err := w.Get([]byte(closedKey))
			if err != nil {
				return err
			}
			ok = closed == nil
		}
		if !ok || !s.now().Before(taken.ExpiresAt) {
			return &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "setup.unknown"}
		}
		return w.Delete(key)
	})
	if err != nil {
		return nil, err
	}
	return &taken, nil
}

// completeSetup finds or makes the link's account and sets its password. Whoever holds the link acts as the system: it was
// made by one who manages accounts.
func (s *Service) completeSetup(ctx context.Context, op string, l *link, in Setup) (*registry.Account, error) {
	system := registry.WithActor(ctx, registry.Actor{Roles: []registry.Role{registry.RoleSystem}, Language: registry.ActorFrom(ctx).Language})
	a, err := s.setupAccount(system, l, in)
	if err != nil {
		return nil, err
	}
	if a.Disabled {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "setup.unknown"}
	}
	if err := s.setPassword(system, op, a, in.Password); err != nil {
		return nil, err
	}
	return a, s.accounts.Record(system, "account.setup", a.ID, nil)
}

func (s *Service) setupAccount(ctx context.Context, l *link, in Setup) (*registry.Account, error) {
	if l.Account != "" {
		return s.accounts.Account(ctx, l.Account)
	}
	a, err := s.accounts.CreateAccount(ctx, registry.AccountInput{Username: in.Username, Name: in.Name, Organization: s.first,
		Roles: []registry.Role{registry.RoleAdmin}})
	if !registry.IsKind(err, registry.KindConflict) {
		return a, err
	}
	// An earlier try made the account and stopped before the password: go on with it.
	made, findErr := s.accounts.AccountByUsername(ctx, in.Username)
	if findErr != nil {
		return nil, findErr
	}
	phc, findErr := s.phcOf(ctx, made.ID)
	if findErr != nil {
		return nil, findErr
	}
	if phc != "" || made.Disabled || len(made.Roles) != 1 || made.Roles[0] != registry.RoleAdmin {
		return nil, err
	}
	return made, nil
}
