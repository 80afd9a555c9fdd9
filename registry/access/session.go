package access

import (
	"context"
	"slices"
	"time"

	"danhmuc/registry"
)

// SessionInfo is one signed-in browser or program, as its owner sees it.
type SessionInfo struct {
	ID         string
	Current    bool // the one that asks
	CreatedAt  time.Time
	LastSeenAt time.Time // as of the last minute
	Address    string
	Agent      string
}

// SignOut ends the actor's own session. Without one there is nothing to end and no error.
func (s *Service) SignOut(ctx context.Context) error {
	actor := registry.ActorFrom(ctx)
	if actor.Session == "" {
		return nil
	}
	if err := s.accounts.Record(ctx, "account.signOut", actor.Account, map[string]any{"session": actor.Session}); err != nil {
		return err
	}
	return s.end(ctx, actor.Account, func(v *session) bool { return v.ID == actor.Session })
}

// Sessions lists the actor's sessions, the newest use first.
func (s *Service) Sessions(ctx context.Context) ([]SessionInfo, error) {
	actor := registry.ActorFrom(ctx)
	if actor.Account == "" {
		return nil, registry.SignInRequired("access.Sessions", actor)
	}
	now := s.now()
	var out []SessionInfo
	err := s.store.View(ctx, func(r registry.Reader) error {
		out = nil
		return each(r, SessionPrefix, func(_ []byte, v *session) error {
			if v.Account == actor.Account && !v.ended(now) {
				out = append(out, SessionInfo{ID: v.ID, Current: v.ID == actor.Session, CreatedAt: v.CreatedAt, LastSeenAt: v.LastSeen,
					Address: v.Address, Agent: v.Agent})
			}
			return nil
		})
	})
	slices.SortStableFunc(out, func(a, b SessionInfo) int { return b.LastSeenAt.Compare(a.LastSeenAt) })
	return out, err
}

// EndSession ends one of the actor's sessions, NotFound for one that is not theirs.
func (s *Service) EndSession(ctx context.Context, id string) error {
	const op = "access.EndSession"
	actor := registry.ActorFrom(ctx)
	if actor.Account == "" {
		return registry.SignInRequired(op, actor)
	}
	if actor.ReadOnly {
		return forbidden(op, "token.readOnly")
	}
	mine := false
	if isID(id) {
		err := s.store.View(ctx, func(r registry.Reader) error {
			mine = false
			return each(r, SessionPrefix+id+"/", func(_ []byte, v *session) error {
				mine = v.Account == actor.Account
				return nil
			})
		})
		if err != nil {
			return err
		}
	}
	if !mine {
		return &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	if err := s.accounts.Record(ctx, "account.sessionEnd", actor.Account, map[string]any{"session": id}); err != nil {
		return err
	}
	return s.end(ctx, actor.Account, func(v *session) bool { return v.ID == id })
}

// endAll ends every session of an account but the one to keep.
func (s *Service) endAll(ctx context.Context, account registry.AccountID, keep string) error {
	return s.end(ctx, account, func(v *session) bool { return v.ID != keep })
}

// end removes an account's sessions that fit, and forgets every actor of that account.
func (s *Service) end(ctx context.Context, account registry.AccountID, fits func(*session) bool) error {
	err := s.store.Update(ctx, func(w registry.Writer) error {
		var keys [][]byte
		err := each(w, SessionPrefix, func(key []byte, v *session) error {
			if v.Account == account && fits(v) {
				keys = append(keys, slices.Clone(key))
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
	})
	s.known.forget(func(k *known) bool { return k.actor.Account == account })
	return err
}
