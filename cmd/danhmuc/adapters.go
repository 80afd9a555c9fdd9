package main

import (
	"context"
	"net/http"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/access"
)

// sessions is graphql.Sessions over access.
type sessions struct {
	access *access.Service
	secure bool
}

func (s sessions) SignIn(ctx context.Context, username, password string, from graphql.Client) (*graphql.Ticket, error) {
	secret, actor, err := s.access.SignIn(ctx, username, password, access.Client{Address: from.Address, Agent: from.Agent})
	if err != nil {
		return nil, err
	}
	return s.ticket(ctx, secret, actor), nil
}

func (s sessions) ticket(ctx context.Context, secret string, actor registry.Actor) *graphql.Ticket {
	actor.Language = registry.ActorFrom(ctx).Language
	return &graphql.Ticket{Actor: actor, Token: secret, Cookie: access.SessionCookie(secret, s.secure)}
}

func (s sessions) SignOut(ctx context.Context) (*http.Cookie, error) {
	if err := s.access.SignOut(ctx); err != nil {
		return nil, err
	}
	return access.ClearCookie(s.secure), nil
}

func (s sessions) CompleteSetup(ctx context.Context, in graphql.Setup, from graphql.Client) (*graphql.Ticket, error) {
	secret, actor, err := s.access.CompleteSetup(ctx, access.Setup{Token: in.Token, Username: in.Username, Name: in.Name, Password: in.Password},
		access.Client{Address: from.Address, Agent: from.Agent})
	if err != nil {
		return nil, err
	}
	return s.ticket(ctx, secret, actor), nil
}

func (s sessions) List(ctx context.Context) ([]*graphql.Session, error) {
	list, err := s.access.Sessions(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*graphql.Session, 0, len(list))
	for _, x := range list {
		out = append(out, &graphql.Session{ID: x.ID, Current: x.Current, CreatedAt: x.CreatedAt, LastSeenAt: x.LastSeenAt, Address: x.Address, Agent: x.Agent})
	}
	return out, nil
}

func (s sessions) End(ctx context.Context, id string) error { return s.access.EndSession(ctx, id) }

// secrets is graphql.Secrets over access.
type secrets struct{ access *access.Service }

func (s secrets) SetPassword(ctx context.Context, id registry.AccountID, current, password string) (*registry.Account, error) {
	return s.access.SetPassword(ctx, id, current, password)
}

func (s secrets) SetupLink(ctx context.Context, id registry.AccountID) (string, error) {
	return s.access.SetupLink(ctx, id)
}

func (s secrets) UpdateAccount(ctx context.Context, id registry.AccountID, p registry.AccountPatch) (*registry.Account, error) {
	return s.access.UpdateAccount(ctx, id, p)
}

// tokens is graphql.Tokens over access.
type tokens struct{ access *access.Service }

func tokenOf(t *access.Token) *graphql.Token {
	return &graphql.Token{ID: t.ID, Name: t.Name, Account: t.Account, Scopes: t.Scopes, CreatedAt: t.CreatedAt, ExpiresAt: t.ExpiresAt,
		LastUsedAt: t.LastUsedAt, Revoked: t.Revoked}
}

func (s tokens) Create(ctx context.Context, name string, scopes []string, days int) (*graphql.Token, string, error) {
	t, secret, err := s.access.CreateToken(ctx, access.TokenInput{Name: name, Scopes: scopes, Days: days})
	if err != nil {
		return nil, "", err
	}
	return tokenOf(t), secret, nil
}

func (s tokens) Revoke(ctx context.Context, id registry.TokenID) (*graphql.Token, error) {
	t, err := s.access.RevokeToken(ctx, id)
	if err != nil {
		return nil, err
	}
	return tokenOf(t), nil
}

func (s tokens) List(ctx context.Context) ([]*graphql.Token, error) {
	list, err := s.access.Tokens(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]*graphql.Token, 0, len(list))
	for _, t := range list {
		out = append(out, tokenOf(t))
	}
	return out, nil
}
