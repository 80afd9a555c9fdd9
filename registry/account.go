package registry

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"danhmuc/registry/changelog"
)

var usernamePattern = regexp.MustCompile(`^[a-z][a-z0-9._-]{1,39}$`)

// AccountInput is what an administrator says of an account. Secrets are kept by registry/access.
type AccountInput struct {
	Username     string
	Name         string
	Email        string
	Organization string // code
	Roles        []Role
}

// AccountPatch changes an account; nil stays as it is.
type AccountPatch struct {
	Name         *string
	Email        *string
	Organization *string // code
	Roles        *[]Role
	Disabled     *bool
}

// CreateAccount adds an account without a password. An administrator gives itself no further role and nobody can be ADMIN
// together with a role that reviews or publishes.
func (r *Registry) CreateAccount(ctx context.Context, in AccountInput) (*Account, error) {
	const op = "registry.CreateAccount"
	a := &Account{Username: strings.ToLower(line(in.Username)), Name: line(in.Name), Email: strings.ToLower(line(in.Email)), Roles: slices.Clone(in.Roles)}
	err := r.update(ctx, op, func(t *tx) error {
		if err := t.manage(); err != nil {
			return err
		}
		var v violations
		if !usernamePattern.MatchString(a.Username) {
			v.add("account.username.invalid", "username", map[string]any{"value": a.Username})
		}
		if err := t.accountFields(&v, a, in.Organization); err != nil {
			return err
		}
		if err := v.err(op); err != nil {
			return err
		}
		taken, err := t.Get(key(familyUsername, a.Username))
		if err != nil {
			return err
		}
		if taken != nil {
			return &Error{Op: op, Kind: KindConflict, Violations: []Violation{{Code: "account.username.taken", Path: []string{"input", "username"}, Params: map[string]any{"value": a.Username}}}}
		}
		a.ID, a.Version, a.CreatedAt = AccountID(r.newID()), 1, t.now
		if _, err := t.save("account.create", string(a.ID), 1, key(familyAccount, string(a.ID)), nil, a, note{}); err != nil {
			return err
		}
		return t.Put(key(familyUsername, a.Username), []byte(a.ID))
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

func (t *tx) accountFields(v *violations, a *Account, organization string) error {
	if len(a.Roles) == 0 {
		v.add("account.roles.required", "roles", nil)
	}
	for _, role := range a.Roles {
		member(v, "roles", role, Roles)
	}
	if slices.Contains(a.Roles, RoleAdmin) && (slices.Contains(a.Roles, RoleReviewer) || slices.Contains(a.Roles, RolePublisher)) {
		v.add("account.roles.conflict", "roles", nil)
	}
	if a.Email != "" && !emailPattern.MatchString(a.Email) {
		v.add("contact.email.invalid", "email", map[string]any{"value": a.Email})
	}
	tooLong(v, "name", a.Name, maxTitle)
	o, err := organizationByCode(t, organization)
	if err != nil {
		return err
	}
	if o == nil {
		v.add("organization.unknown", "organization", map[string]any{"value": organization})
		return nil
	}
	a.Organization = o.ID
	return nil
}

// UpdateAccount changes an account's name, unit, roles or state. Nobody changes their own roles or disables themselves.
func (r *Registry) UpdateAccount(ctx context.Context, id AccountID, p AccountPatch) (*Account, error) {
	const op = "registry.UpdateAccount"
	var a *Account
	err := r.update(ctx, op, func(t *tx) error {
		if err := t.manage(); err != nil {
			return err
		}
		a = new(Account)
		before, err := get(t, key(familyAccount, string(id)), a)
		if err != nil {
			return err
		}
		if before == nil {
			return notFound(op, string(id))
		}
		if id == t.actor.Account && (p.Roles != nil || p.Disabled != nil) {
			return &Error{Op: op, Kind: KindForbidden, Code: "account.ownRoles"}
		}
		if p.Name != nil {
			a.Name = line(*p.Name)
		}
		if p.Email != nil {
			a.Email = strings.ToLower(line(*p.Email))
		}
		if p.Roles != nil {
			a.Roles = slices.Clone(*p.Roles)
		}
		if p.Disabled != nil {
			a.Disabled = *p.Disabled
		}
		var org Organization
		if _, err := get(t, key(familyOrg, string(a.Organization)), &org); err != nil {
			return err
		}
		code := org.Code
		if p.Organization != nil {
			code = *p.Organization
		}
		var v violations
		if err := t.accountFields(&v, a, code); err != nil {
			return err
		}
		if err := v.err(op); err != nil {
			return err
		}
		a.Version++
		_, err = t.save("account.update", string(id), a.Version, key(familyAccount, string(id)), before, a, note{})
		return err
	})
	if err != nil {
		return nil, err
	}
	return a, nil
}

// Account reads one account. It answers whoever asks within the program; transports show accounts to ADMIN alone.
func (r *Registry) Account(ctx context.Context, id AccountID) (*Account, error) {
	accounts, err := r.AccountsByID(ctx, []AccountID{id})
	if err != nil {
		return nil, err
	}
	if accounts[0] == nil {
		return nil, notFound("registry.Account", string(id))
	}
	return accounts[0], nil
}

// AccountsByID reads several accounts; an unknown ID gives nil in its place.
func (r *Registry) AccountsByID(ctx context.Context, ids []AccountID) ([]*Account, error) {
	out := make([]*Account, len(ids))
	err := r.view(ctx, func(rd Reader) error {
		for i, id := range ids {
			var a Account
			raw, err := get(rd, key(familyAccount, string(id)), &a)
			if err != nil {
				return err
			}
			if raw != nil {
				out[i] = &a
			}
		}
		return nil
	})
	return out, err
}

// AccountByUsername finds an account, NotFound for none.
func (r *Registry) AccountByUsername(ctx context.Context, username string) (*Account, error) {
	const op = "registry.AccountByUsername"
	var a Account
	err := r.view(ctx, func(rd Reader) error {
		id, err := rd.Get(key(familyUsername, strings.ToLower(line(strings.ReplaceAll(username, "/", " ")))))
		if err != nil {
			return err
		}
		if id == nil {
			return notFound(op, username)
		}
		_, err = get(rd, key(familyAccount, string(id)), &a)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &a, nil
}

// Accounts lists all accounts by username, to who may manage them.
func (r *Registry) Accounts(ctx context.Context) ([]*Account, error) {
	const op = "registry.Accounts"
	if !r.access.May(ActorFrom(ctx), ActManage, Subject{}) {
		return nil, &Error{Op: op, Kind: KindForbidden, Code: "manage.notYours"}
	}
	var out []*Account
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		for it, err := range rd.Scan(under(familyAccount)) {
			if err != nil {
				return err
			}
			var a Account
			if err := json.Unmarshal(it.Value, &a); err != nil {
				return err
			}
			out = append(out, &a)
		}
		return nil
	})
	slices.SortFunc(out, func(a, b *Account) int { return strings.Compare(a.Username, b.Username) })
	return out, err
}

// Record appends an act that changes no record of the registry itself: signing in and out, a password set, a token made or
// revoked. record is the account it is about. facts hold no personal data.
func (r *Registry) Record(ctx context.Context, kind string, record AccountID, facts map[string]any) error {
	return r.update(ctx, "registry.Record", func(t *tx) error { return t.act(kind, record, facts) })
}

func (t *tx) act(kind string, record AccountID, facts map[string]any) error {
	named := map[string]any{}
	for name, value := range facts {
		named["@"+name] = value
	}
	raw, err := json.Marshal(named)
	if err != nil {
		return err
	}
	_, err = t.append(kind, string(record), 0, raw, []changelog.Field{})
	return err
}
