package access

import (
	"context"
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
)

// ScopeRead is the scope that makes a token read-only. Other scopes are names of roles.
const ScopeRead = "read"

// Bounds of a token.
const (
	defaultTokenDays = 90
	maxTokenDays     = 366
	maxTokenName     = 100 // characters
	maxTokens        = 50  // of one account, without revoked and expired ones
)

// Token is an API token. Its secret begins with "dm_" and is told once.
type Token struct {
	ID         registry.TokenID   `json:"id"`
	Account    registry.AccountID `json:"account"`
	Name       string             `json:"name"`
	Scopes     []string           `json:"scopes"` // "read", names of roles
	CreatedAt  time.Time          `json:"createdAt"`
	ExpiresAt  time.Time          `json:"expiresAt"`
	LastUsedAt time.Time          `json:"lastUsedAt"` // as of the last minute, zero for never
	Revoked    bool               `json:"revoked,omitempty"`
}

// TokenInput is what a caller gives to make a token.
type TokenInput struct {
	Account registry.AccountID // empty for the caller's own; another's needs the right to manage accounts
	Name    string
	Scopes  []string // at least one; role names in any case
	Days    int      // until it expires, 1 to 366; 0 for 90
}

// scoped cuts an account's roles to a token's scopes: role names choose among them, "read" alone keeps all and forbids writing.
func scoped(roles []registry.Role, scopes []string) (cut []registry.Role, readOnly bool) {
	named := 0
	for _, scope := range scopes {
		if scope == ScopeRead {
			readOnly = true
			continue
		}
		named++
		if r := registry.Role(scope); slices.Contains(roles, r) {
			cut = append(cut, r)
		}
	}
	if named == 0 {
		cut = slices.Clone(roles)
	}
	return cut, readOnly
}

// CreateToken makes an API token and tells its secret. A token makes no further tokens: whoever stole one could live for ever.
func (s *Service) CreateToken(ctx context.Context, in TokenInput) (*Token, string, error) {
	const op = "access.CreateToken"
	actor := registry.ActorFrom(ctx)
	if actor.Anonymous() {
		return nil, "", registry.SignInRequired(op, actor)
	}
	if in.Account == "" {
		in.Account = actor.Account
	}
	manager := Rules{}.May(actor, registry.ActManage, registry.Subject{})
	switch {
	case in.Account != actor.Account && !manager:
		return nil, "", forbidden(op, "manage.notYours")
	case actor.Session == "" && !actor.Has(registry.RoleSystem):
		return nil, "", forbidden(op, "token.needsSession")
	}
	a, err := s.accounts.Account(ctx, in.Account)
	if err != nil {
		return nil, "", err
	}
	v := in.check(a)
	if len(v) > 0 {
		return nil, "", invalid(op, v...)
	}
	secret, err := newSecret(s.rand)
	if err != nil {
		return nil, "", err
	}
	secret = tokenMark + secret
	hash := hashOf(secret)
	now := s.now().UTC().Truncate(time.Microsecond)
	t := &Token{ID: registry.TokenID(idOf(hash)), Account: a.ID, Name: in.Name, Scopes: in.Scopes, CreatedAt: now, ExpiresAt: now.AddDate(0, 0, in.Days)}
	if err := s.room(ctx, op, a.ID, now); err != nil {
		return nil, "", err
	}
	err = s.accounts.Record(ctx, "account.token", a.ID, map[string]any{"token": t.ID, "scopes": t.Scopes, "expiresAt": t.ExpiresAt})
	if err != nil {
		return nil, "", err
	}
	if err := s.store.Update(ctx, func(w registry.Writer) error { return put(w, keyOf(tokenPrefix, hash), t) }); err != nil {
		return nil, "", err
	}
	return t, secret, nil
}

// check normalises the input and lists what is wrong with it.
func (in *TokenInput) check(a *registry.Account) []registry.Violation {
	var v []registry.Violation
	refuse := func(code, field string, params map[string]any) {
		v = append(v, registry.Violation{Code: code, Path: []string{"input", field}, Params: params})
	}
	in.Name = strings.Join(strings.Fields(in.Name), " ")
	if in.Name == "" {
		refuse("token.name.required", "name", nil)
	}
	if n := len([]rune(in.Name)); n > maxTokenName {
		refuse("text.tooLong", "name", map[string]any{"length": n, "max": maxTokenName})
	}
	if in.Days == 0 {
		in.Days = defaultTokenDays
	}
	if in.Days < 1 || in.Days > maxTokenDays {
		refuse("token.days.invalid", "days", map[string]any{"max": maxTokenDays})
	}
	scopes := []string{}
	for _, scope := range in.Scopes {
		switch {
		case strings.EqualFold(scope, ScopeRead):
			scope = ScopeRead
		case slices.Contains(a.Roles, registry.Role(strings.ToUpper(scope))):
			scope = strings.ToUpper(scope)
		default:
			refuse("token.scope.unknown", "scopes", map[string]any{"value": scope})
			continue
		}
		if !slices.Contains(scopes, scope) {
			scopes = append(scopes, scope)
		}
	}
	if len(in.Scopes) == 0 {
		refuse("token.scope.required", "scopes", nil)
	}
	in.Scopes = scopes
	return v
}

// room refuses one token too many.
func (s *Service) room(ctx context.Context, op string, id registry.AccountID, now time.Time) error {
	n := 0
	err := s.eachToken(ctx, func(t *Token) {
		if t.Account == id && !t.Revoked && now.Before(t.ExpiresAt) {
			n++
		}
	})
	if err == nil && n >= maxTokens {
		err = &registry.Error{Op: op, Kind: registry.KindLimit, Code: "token.tooMany", Params: map[string]any{"max": maxTokens}}
	}
	return err
}

func (s *Service) eachToken(ctx context.Context, fn func(*Token)) error {
	var all []*Token
	err := s.store.View(ctx, func(r registry.Reader) error {
		all = nil
		return each(r, tokenPrefix, func(_ []byte, t *Token) error {
			all = append(all, t)
			return nil
		})
	})
	for _, t := range all {
		fn(t)
	}
	return err
}

// Tokens lists the caller's tokens, or everybody's to who manages accounts; the newest first.
func (s *Service) Tokens(ctx context.Context) ([]*Token, error) {
	actor := registry.ActorFrom(ctx)
	if actor.Anonymous() {
		return nil, registry.SignInRequired("access.Tokens", actor)
	}
	manager := Rules{}.May(actor, registry.ActManage, registry.Subject{})
	var out []*Token
	err := s.eachToken(ctx, func(t *Token) {
		if manager || t.Account == actor.Account {
			out = append(out, t)
		}
	})
	slices.SortStableFunc(out, func(a, b *Token) int { return b.CreatedAt.Compare(a.CreatedAt) })
	return out, err
}

// RevokeToken ends a token at once. Revoking one that is revoked changes nothing. NotFound for one that is not the caller's.
func (s *Service) RevokeToken(ctx context.Context, id registry.TokenID) (*Token, error) {
	const op = "access.RevokeToken"
	actor := registry.ActorFrom(ctx)
	if actor.Anonymous() {
		return nil, registry.SignInRequired(op, actor)
	}
	if actor.ReadOnly {
		return nil, forbidden(op, "token.readOnly")
	}
	t, err := s.findToken(ctx, id)
	if err != nil {
		return nil, err
	}
	manager := Rules{}.May(actor, registry.ActManage, registry.Subject{})
	if t == nil || (t.Account != actor.Account && !manager) {
		return nil, &registry.Error{Op: op, Kind: registry.KindNotFound, Code: "record.notFound", Name: string(id)}
	}
	if t.Revoked {
		return t, nil
	}
	if err := s.accounts.Record(ctx, "account.tokenRevoke", t.Account, map[string]any{"token": id}); err != nil {
		return nil, err
	}
	err = s.store.Update(ctx, func(w registry.Writer) error {
		var key []byte
		err := each(w, tokenPrefix+string(id)+"/", func(k []byte, v *Token) error {
			key, t = slices.Clone(k), v
			return nil
		})
		if err != nil || key == nil {
			return err
		}
		t.Revoked = true
		return put(w, key, t)
	})
	s.known.forget(func(k *known) bool { return k.token != nil && k.token.ID == id })
	if err != nil {
		return nil, err
	}
	return t, nil
}

func (s *Service) findToken(ctx context.Context, id registry.TokenID) (found *Token, err error) {
	if !isID(string(id)) {
		return nil, nil
	}
	err = s.store.View(ctx, func(r registry.Reader) error {
		found = nil
		return each(r, tokenPrefix+string(id)+"/", func(_ []byte, t *Token) error {
			found = t
			return nil
		})
	})
	return found, err
}
