package access

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
)

// Session gives the actor of a session's secret; Unauthenticated with "session.expired" when there is none or it has ended.
func (s *Service) Session(ctx context.Context, secret string) (registry.Actor, error) {
	const op, code = "access.Session", "session.expired"
	if len(secret) != secretCharsAt { // an API token is longer: it opens nothing here, remembered or not
		return registry.Actor{}, unauthenticated(op, code)
	}
	return s.actor(ctx, op, code, secret, s.readSession)
}

// Token gives the actor of an API token, or of a session's secret that a program sends as one; Unauthenticated with
// "token.invalid" when it is unknown, expired or revoked. Length tells them apart: a session's secret may begin with the mark
// of tokens by chance.
func (s *Service) Token(ctx context.Context, secret string) (registry.Actor, error) {
	const op, code = "access.Token", "token.invalid"
	switch {
	case len(secret) == secretCharsAt:
		return s.actor(ctx, op, code, secret, s.readSession)
	case len(secret) == len(tokenMark)+secretCharsAt && strings.HasPrefix(secret, tokenMark):
		return s.actor(ctx, op, code, secret, s.readToken)
	}
	return registry.Actor{}, unauthenticated(op, code)
}

type reading func(ctx context.Context, hash string) (*known, error)

func (s *Service) actor(ctx context.Context, op, code, secret string, read reading) (registry.Actor, error) {
	now := s.now()
	sum := sha256.Sum256([]byte(secret))
	k, generation := s.known.find(sum)
	if k == nil || now.Sub(k.readAt) >= rememberFor || now.Before(k.readAt) {
		var err error
		if k, err = read(ctx, hex.EncodeToString(sum[:])); err != nil {
			return registry.Actor{}, err
		}
		if k == nil {
			return registry.Actor{}, unauthenticated(op, code)
		}
		k.readAt = now
		s.known.remember(sum, k, generation)
	}
	if k.over(now) {
		return registry.Actor{}, unauthenticated(op, code)
	}
	k.usedAt.Store(now.UnixNano())
	actor := k.actor
	actor.Roles = slices.Clone(actor.Roles)
	return actor, nil
}

// over reports whether the session or token has ended by time.
func (k *known) over(now time.Time) bool {
	if k.token != nil {
		return !now.Before(k.token.ExpiresAt)
	}
	current := *k.session
	if used := time.Unix(0, k.usedAt.Load()); used.After(current.LastSeen) {
		current.LastSeen = used
	}
	return current.ended(now)
}

func (s *Service) readSession(ctx context.Context, hash string) (*known, error) {
	var found session
	var ok bool
	err := s.store.View(ctx, func(r registry.Reader) (err error) {
		found = session{}
		ok, err = get(r, keyOf(SessionPrefix, hash), &found)
		return err
	})
	if err != nil || !ok {
		return nil, err
	}
	a, err := s.living(ctx, found.Account)
	if err != nil || a == nil {
		return nil, err
	}
	actor := actorOf(a)
	actor.Session = found.ID
	return &known{actor: actor, session: &found}, nil
}

func (s *Service) readToken(ctx context.Context, hash string) (*known, error) {
	var found Token
	var ok bool
	err := s.store.View(ctx, func(r registry.Reader) (err error) {
		found = Token{}
		ok, err = get(r, keyOf(tokenPrefix, hash), &found)
		return err
	})
	if err != nil || !ok || found.Revoked {
		return nil, err
	}
	a, err := s.living(ctx, found.Account)
	if err != nil || a == nil {
		return nil, err
	}
	actor := actorOf(a)
	actor.Roles, actor.ReadOnly = scoped(a.Roles, found.Scopes)
	return &known{actor: actor, token: &found}, nil
}

// living reads an account that may act, nil when it is gone or disabled.
func (s *Service) living(ctx context.Context, id registry.AccountID) (*registry.Account, error) {
	a, err := s.accounts.Account(ctx, id)
	if registry.IsKind(err, registry.KindNotFound) {
		return nil, nil
	}
	if err != nil || a.Disabled {
		return nil, err
	}
	return a, nil
}

// Flush writes times of last use and removes sessions that have ended.
func (s *Service) Flush(ctx context.Context) error {
	used := s.known.used()
	now := s.now().UTC()
	stale := false
	err := s.store.View(ctx, func(r registry.Reader) error {
		stale = false
		return each(r, SessionPrefix, func(_ []byte, v *session) error {
			stale = stale || v.ended(now)
			return nil
		})
	})
	if err != nil || (len(used) == 0 && !stale) {
		return err
	}
	err = s.store.Update(ctx, func(w registry.Writer) error {
		for _, u := range used {
			if err := touch(w, hex.EncodeToString(u.secret[:]), u.at); err != nil {
				return err
			}
		}
		var ended [][]byte
		err := each(w, SessionPrefix, func(key []byte, v *session) error {
			if v.ended(now) {
				ended = append(ended, slices.Clone(key))
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, key := range ended {
			if err := w.Delete(key); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, u := range used {
		u.known.written.Store(u.at.UnixNano())
	}
	return nil
}

// touch moves a session's or token's time of last use forward. One that was ended meanwhile stays ended.
func touch(w registry.Writer, hash string, at time.Time) error {
	key := keyOf(SessionPrefix, hash)
	var v session
	ok, err := get(w, key, &v)
	if err != nil {
		return err
	}
	if ok {
		if at.After(v.LastSeen) {
			v.LastSeen = at
			return put(w, key, v)
		}
		return nil
	}
	key = keyOf(tokenPrefix, hash)
	var t Token
	if ok, err = get(w, key, &t); err != nil || !ok || !at.After(t.LastUsedAt) {
		return err
	}
	t.LastUsedAt = at
	return put(w, key, t)
}
