package access_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/changelog"
	"danhmuc/registry/policy"
	"danhmuc/registry/storetest"
)

const (
	phrase = "mot-cau-de-nho-8"
	other  = "con-duong-ve-ban-9"
)

// clock stands still until it is moved.
type clock struct{ offset atomic.Int64 }

func (c *clock) now() time.Time {
	return time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC).Add(time.Duration(c.offset.Load()))
}

func (c *clock) move(d time.Duration) { c.offset.Add(int64(d)) }

// office is a registry with its service of secrets and three accounts: an administrator and two members of one department.
type office struct {
	*access.Service
	clock
	store      registry.Store
	system     context.Context
	mai, hoa   *registry.Account
	adminEnter context.Context // the administrator, signed in
}

func newOffice(t *testing.T, hashes int) *office {
	t.Helper()
	o := &office{store: storetest.NewMem(), system: access.WithSystem(context.Background(), "vi")}
	rules, err := policy.New()
	if err != nil {
		t.Fatal(err)
	}
	r, err := registry.New(registry.Options{Store: o.store, Access: access.Rules{}, Policy: rules, Now: o.now})
	if err != nil {
		t.Fatal(err)
	}
	if o.Service, err = access.New(access.Options{Store: o.store, Accounts: r, Now: o.now, Hashes: hashes, FirstOrganization: "SKHCN"}); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"SKHCN", "SYT"} {
		if _, err := r.AddOrganization(o.system, registry.Organization{Code: code, Name: "Sở " + code, Kind: "department"}, ""); err != nil {
			t.Fatal(err)
		}
	}
	o.mai = o.person(t, r, "mai", registry.RoleContributor, registry.RoleReviewer)
	o.hoa = o.person(t, r, "hoa", registry.RoleContributor)
	o.person(t, r, "quantri", registry.RoleAdmin)
	_, o.adminEnter = o.enter(t, "quantri", phrase)
	t.Cleanup(func() {
		storetest.Verify(t, o.store, changelog.PlainKinds(registry.EntryKinds()...))
		problems, err := registry.VerifyRecords(context.Background(), o.store)
		if err != nil || len(problems) > 0 {
			t.Errorf("records: %v, %v", problems, err)
		}
	})
	return o
}

func (o *office) person(t *testing.T, r *registry.Registry, name string, roles ...registry.Role) *registry.Account {
	t.Helper()
	a, err := r.CreateAccount(o.system, registry.AccountInput{Username: name, Organization: "SKHCN", Roles: roles})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.SetPassword(o.system, a.ID, "", phrase); err != nil {
		t.Fatal(err)
	}
	return a
}

// enter signs in; the context is the one that later requests of that session have.
func (o *office) enter(t *testing.T, name, password string) (string, context.Context) {
	t.Helper()
	secret, actor, err := o.SignIn(context.Background(), name, password, access.Client{Address: "10.0.0.9", Agent: "test"})
	if err != nil {
		t.Fatalf("%s signs in: %v", name, err)
	}
	return secret, registry.WithActor(context.Background(), actor)
}

func code(err error) string {
	var e *registry.Error
	switch {
	case !errors.As(err, &e):
		return ""
	case e.Code == "" && len(e.Violations) > 0:
		return e.Violations[0].Code
	}
	return e.Code
}

// refused checks an error's code; "" stands for success.
func refused(t *testing.T, what string, err error, want string) {
	t.Helper()
	if (err == nil) != (want == "") || code(err) != want {
		t.Errorf("%s: got %v (%q), want %q", what, err, code(err), want)
	}
}

func (o *office) sessionIs(t *testing.T, what, secret, want string) {
	t.Helper()
	_, err := o.Session(context.Background(), secret)
	refused(t, what, err, want)
}

func (o *office) tokenIs(t *testing.T, what, secret, want string) {
	t.Helper()
	_, err := o.Token(context.Background(), secret)
	refused(t, what, err, want)
}

func ptr[T any](v T) *T { return &v }

func TestSignInUnderLoad(t *testing.T) {
	t.Run("many wrong passwords at once get ten tries in all", func(t *testing.T) {
		o := newOffice(t, 0)
		var failed, limited atomic.Int64
		var wg sync.WaitGroup
		for range 24 {
			wg.Go(func() {
				_, _, err := o.SignIn(context.Background(), "mai", "wrong", access.Client{Address: "10.0.0.1"})
				switch code(err) {
				case "auth.failed":
					failed.Add(1)
				case "auth.tooMany":
					limited.Add(1)
				default:
					t.Errorf("got %v", err)
				}
			})
		}
		wg.Wait()
		if failed.Load() != 10 || limited.Load() != 14 {
			t.Errorf("got %d tried and %d limited, want 10 and 14", failed.Load(), limited.Load())
		}
		_, _, err := o.SignIn(context.Background(), "mai", phrase, access.Client{Address: "10.0.0.1"})
		refused(t, "the right password within the minute", err, "auth.tooMany")
		var e *registry.Error
		if errors.As(err, &e) && e.Params["seconds"] != 60 {
			t.Errorf("got %v seconds to wait, want 60", e.Params["seconds"])
		}
		_, _, err = o.SignIn(context.Background(), "mai", phrase, access.Client{Address: "10.0.0.2"})
		refused(t, "from another address", err, "")
		o.move(59 * time.Second)
		_, _, err = o.SignIn(context.Background(), "mai", phrase, access.Client{Address: "10.0.0.1"})
		refused(t, "after 59 seconds", err, "auth.tooMany")
		o.move(time.Second)
		_, _, err = o.SignIn(context.Background(), "mai", phrase, access.Client{Address: "10.0.0.1"})
		refused(t, "after a minute", err, "")
	})
	t.Run("right passwords are no failures", func(t *testing.T) {
		o := newOffice(t, 0)
		for range 12 {
			o.enter(t, "mai", phrase)
		}
	})
}

func TestEndSession(t *testing.T) {
	o := newOffice(t, 0)
	first, ctx := o.enter(t, "mai", phrase)
	second, secondCtx := o.enter(t, "mai", phrase)
	theirs, theirsCtx := o.enter(t, "hoa", phrase)
	idOf := func(ctx context.Context) string { return registry.ActorFrom(ctx).Session }
	cases := []struct {
		name string
		ctx  context.Context
		id   string
		want string
	}{
		{"nobody ends nothing", context.Background(), idOf(ctx), "auth.required"},
		{"another account's is not found", ctx, idOf(theirsCtx), "record.notFound"},
		{"an administrator's right is not needed and does not help", o.adminEnter, idOf(theirsCtx), "record.notFound"},
		{"an unknown one is not found", ctx, strings.Repeat("0", 32), "record.notFound"},
		{"a wrong name is not found", ctx, "../" + idOf(ctx), "record.notFound"},
		{"one's own other one ends", ctx, idOf(secondCtx), ""},
		{"it ends once", ctx, idOf(secondCtx), "record.notFound"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) { refused(t, "end", o.EndSession(c.ctx, c.id), c.want) })
	}
	o.sessionIs(t, "the ended one", second, "session.expired")
	o.sessionIs(t, "the one that asked", first, "")
	o.sessionIs(t, "the other person's", theirs, "")
	list, err := o.Sessions(ctx)
	if err != nil || len(list) != 1 || !list[0].Current || list[0].Address != "10.0.0.9" || list[0].Agent != "test" {
		t.Errorf("got %+v, %v", list, err)
	}
}

func TestOwnPassword(t *testing.T) {
	o := newOffice(t, 0)
	here, ctx := o.enter(t, "mai", phrase)
	there, _ := o.enter(t, "mai", phrase)
	theirs, _ := o.enter(t, "hoa", phrase)
	change := func(id registry.AccountID, current, next string) error {
		_, err := o.SetPassword(ctx, id, current, next)
		return err
	}
	t.Run("needs the current one", func(t *testing.T) {
		refused(t, "none", change("", "", other), "password.currentWrong")
		refused(t, "wrong, own account named", change(o.mai.ID, "wrong", other), "password.currentWrong")
		o.sessionIs(t, "after a refusal", there, "")
	})
	t.Run("keeps the rules", func(t *testing.T) { refused(t, "short", change("", phrase, "short"), "password.tooShort") })
	t.Run("another's is for who manages", func(t *testing.T) { refused(t, "hoa's", change(o.hoa.ID, phrase, other), "manage.notYours") })
	t.Run("ends the other sessions and keeps this one", func(t *testing.T) {
		refused(t, "change", change("", phrase, other), "")
		o.sessionIs(t, "this one", here, "")
		o.sessionIs(t, "the other one", there, "session.expired")
		o.sessionIs(t, "another person's", theirs, "")
		_, _, err := o.SignIn(context.Background(), "mai", phrase, access.Client{Address: "10.0.0.3"})
		refused(t, "the old password", err, "auth.failed")
		o.enter(t, "mai", other)
	})
	t.Run("an administrator's change ends all", func(t *testing.T) {
		_, err := o.SetPassword(o.adminEnter, o.mai.ID, "", phrase)
		refused(t, "change", err, "")
		o.sessionIs(t, "this one", here, "session.expired")
	})
}

func TestAccountChangesAreFeltAtOnce(t *testing.T) {
	cases := []struct {
		name    string
		patch   registry.AccountPatch
		session string // of the session after the change
		token   string // of a token with scope REVIEWER after the change
		reviews bool   // the token still reviews
	}{
		{"a new name changes nothing", registry.AccountPatch{Name: ptr("Mai")}, "", "", true},
		{"a disabled account", registry.AccountPatch{Disabled: ptr(true)}, "session.expired", "token.invalid", false},
		{"a role taken", registry.AccountPatch{Roles: &[]registry.Role{registry.RoleContributor}}, "session.expired", "", false},
		{"another organization", registry.AccountPatch{Organization: ptr("SYT")}, "session.expired", "", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t, 0)
			secret, ctx := o.enter(t, "mai", phrase)
			_, token, err := o.CreateToken(ctx, access.TokenInput{Name: "máy", Scopes: []string{"REVIEWER"}})
			refused(t, "token", err, "")
			o.sessionIs(t, "before", secret, "")
			o.tokenIs(t, "before", token, "") // both are remembered now
			changed, err := o.UpdateAccount(o.adminEnter, o.mai.ID, c.patch)
			refused(t, "change", err, "")
			o.sessionIs(t, "session", secret, c.session)
			o.tokenIs(t, "token", token, c.token)
			actor, err := o.Token(context.Background(), token)
			if err == nil && (actor.Has(registry.RoleReviewer) != c.reviews || actor.Has(registry.RoleContributor) || actor.Organization != changed.Organization) {
				t.Errorf("got %+v", actor)
			}
		})
	}
}

func TestAccountLinks(t *testing.T) {
	o := newOffice(t, 0)
	use := func(link, password string) error {
		_, actor, err := o.CompleteSetup(context.Background(), access.Setup{Token: link, Username: "quantri", Password: password}, access.Client{})
		if err == nil && actor.Account != o.hoa.ID {
			t.Errorf("the link opened %q", actor.Username)
		}
		return err
	}
	link := func(t *testing.T) string {
		t.Helper()
		secret, err := o.SetupLink(o.adminEnter, o.hoa.ID)
		refused(t, "link", err, "")
		return secret
	}
	t.Run("only who manages makes one", func(t *testing.T) {
		_, ctx := o.enter(t, "mai", phrase)
		_, err := o.SetupLink(ctx, o.hoa.ID)
		refused(t, "link", err, "manage.notYours")
	})
	t.Run("a new one replaces the one before", func(t *testing.T) {
		old, now := link(t), link(t)
		refused(t, "old", use(old, other), "setup.unknown")
		refused(t, "a weak password leaves it good", use(now, "short"), "password.tooShort")
		before, _ := o.enter(t, "hoa", phrase)
		refused(t, "new", use(now, other), "")
		o.sessionIs(t, "sessions from before", before, "session.expired")
		refused(t, "again", use(now, other), "setup.unknown")
		o.enter(t, "hoa", other)
	})
	t.Run("it lives 72 hours", func(t *testing.T) {
		secret := link(t)
		o.move(72 * time.Hour)
		refused(t, "too old", use(secret, phrase), "setup.unknown")
	})
	t.Run("a disabled account has no use of it", func(t *testing.T) {
		secret, err := o.SetupLink(o.system, o.hoa.ID)
		refused(t, "link", err, "")
		_, err = o.UpdateAccount(o.system, o.hoa.ID, registry.AccountPatch{Disabled: ptr(true)})
		refused(t, "disable", err, "")
		refused(t, "use", use(secret, phrase), "setup.unknown")
	})
}

func TestTokenLife(t *testing.T) {
	o := newOffice(t, 0)
	_, ctx := o.enter(t, "mai", phrase)
	_, theirs := o.enter(t, "hoa", phrase)
	create := func(t *testing.T, days int) (*access.Token, string) {
		t.Helper()
		made, secret, err := o.CreateToken(ctx, access.TokenInput{Name: "máy", Scopes: []string{"read"}, Days: days})
		if err != nil {
			t.Fatal(err)
		}
		return made, secret
	}
	lastUse := func(t *testing.T, id registry.TokenID) time.Time {
		t.Helper()
		list, err := o.Tokens(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range list {
			if one.ID == id {
				return one.LastUsedAt
			}
		}
		t.Fatal("the token is not listed")
		return time.Time{}
	}
	t.Run("its last use is coarse", func(t *testing.T) {
		made, secret := create(t, 1)
		o.move(10 * time.Second)
		used := o.now()
		head := storetest.Contents(t, o.store)
		o.tokenIs(t, "used", secret, "")
		if !storetest.Contents(t, o.store).Equal(head) || !lastUse(t, made.ID).IsZero() {
			t.Error("a request wrote")
		}
		o.move(time.Minute)
		refused(t, "flush", o.Flush(context.Background()), "")
		if got := lastUse(t, made.ID); !got.Equal(used) {
			t.Errorf("got %v, want %v", got, used)
		}
		flushed := storetest.Contents(t, o.store)
		refused(t, "flush", o.Flush(context.Background()), "")
		if !storetest.Contents(t, o.store).Equal(flushed) {
			t.Error("nothing was used, and yet something was written")
		}
	})
	t.Run("it ends on its day", func(t *testing.T) {
		_, secret := create(t, 1)
		o.move(24*time.Hour - time.Second)
		o.tokenIs(t, "a second before", secret, "")
		o.move(time.Second)
		o.tokenIs(t, "then", secret, "token.invalid")
	})
	t.Run("it is revoked by its owner at once", func(t *testing.T) {
		made, secret := create(t, 0)
		o.tokenIs(t, "before", secret, "")
		_, err := o.RevokeToken(theirs, made.ID)
		refused(t, "by another", err, "record.notFound")
		o.tokenIs(t, "after another's try", secret, "")
		_, err = o.RevokeToken(ctx, made.ID)
		refused(t, "by its owner", err, "")
		o.tokenIs(t, "after", secret, "token.invalid")
		before := storetest.Contents(t, o.store)
		_, err = o.RevokeToken(ctx, made.ID)
		refused(t, "again", err, "")
		if !storetest.Contents(t, o.store).Equal(before) {
			t.Error("revoking again wrote")
		}
	})
	t.Run("who manages accounts revokes anybody's", func(t *testing.T) {
		made, secret := create(t, 0)
		_, err := o.RevokeToken(o.adminEnter, made.ID)
		refused(t, "revoke", err, "")
		o.tokenIs(t, "after", secret, "token.invalid")
	})
}

func TestSessionLife(t *testing.T) {
	t.Run("30 minutes idle", func(t *testing.T) {
		o := newOffice(t, 0)
		secret, _ := o.enter(t, "mai", phrase)
		o.move(30*time.Minute - time.Second)
		o.sessionIs(t, "used", secret, "")
		o.move(30*time.Minute - time.Second)
		o.sessionIs(t, "a second before", secret, "")
		o.move(30 * time.Minute)
		o.sessionIs(t, "then", secret, "session.expired")
	})
	t.Run("12 hours of age however much it is used", func(t *testing.T) {
		o := newOffice(t, 0)
		secret, ctx := o.enter(t, "mai", phrase)
		for range 35 {
			o.move(20 * time.Minute)
			o.sessionIs(t, "used", secret, "")
			refused(t, "flush", o.Flush(ctx), "")
		}
		o.move(20*time.Minute - time.Second)
		o.sessionIs(t, "a second before", secret, "")
		o.move(time.Second)
		o.sessionIs(t, "then", secret, "session.expired")
		refused(t, "flush", o.Flush(ctx), "")
		for k := range storetest.Contents(t, o.store).Items {
			if strings.HasPrefix(k, access.SessionPrefix) {
				t.Errorf("an ended session is left at %s", k)
			}
		}
	})
}

func TestCookies(t *testing.T) {
	for _, c := range []struct {
		name   string
		secure bool
		want   string
	}{
		{"under TLS", true, "__Host-danhmuc=s; Path=/; HttpOnly; Secure; SameSite=Strict"},
		{"on loopback", false, "danhmuc=s; Path=/; HttpOnly; SameSite=Strict"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := access.SessionCookie("s", c.secure).String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			want := strings.Replace(strings.Replace(c.want, "=s;", "=;", 1), "; HttpOnly", "; Max-Age=0; HttpOnly", 1)
			if got := access.ClearCookie(c.secure).String(); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestRequests(t *testing.T) {
	o := newOffice(t, 0)
	secret, ctx := o.enter(t, "mai", phrase)
	ended, endedCtx := o.enter(t, "mai", phrase)
	refused(t, "sign out", o.SignOut(endedCtx), "")
	_, token, err := o.CreateToken(ctx, access.TokenInput{Name: "máy", Scopes: []string{"read"}})
	refused(t, "token", err, "")
	const cookie = "__Host-danhmuc="
	cases := []struct {
		name, cookie, authorization string
		status                      int
		who                         string
		cleared                     bool
	}{
		{"no credentials", "", "", 200, "", false},
		{"a live cookie", cookie + secret, "", 200, "mai", false},
		{"a stale cookie is cleared and its sender anonymous", cookie + ended, "", 200, "", true},
		{"the plain name is nothing under TLS", "danhmuc=" + secret, "", 200, "", false},
		{"a token", "", "Bearer " + token, 200, "mai", false},
		{"a session's secret sent by a program", "", "bearer " + secret, 200, "mai", false},
		{"a token is no cookie", cookie + token, "", 200, "", true},
		{"a bad Bearer", "", "Bearer dm_nonsense", 401, "", false},
		{"a bad Bearer beside a live cookie", cookie + secret, "Bearer " + ended, 401, "", false},
		{"another scheme", "", "Basic bWFpOng=", 401, "", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			reached := false
			h := access.Middleware(o.Service, access.MiddlewareOptions{Secure: true})(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				reached = true
				if a := registry.ActorFrom(r.Context()); a.Username != c.who || a.Anonymous() != (c.who == "") || a.Language != "vi" {
					t.Errorf("got %+v", a)
				}
			}))
			r, w := httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRecorder()
			for name, value := range map[string]string{"Cookie": c.cookie, "Authorization": c.authorization} {
				if value != "" {
					r.Header.Set(name, value)
				}
			}
			h.ServeHTTP(w, r)
			if w.Code != c.status || reached != (c.status == 200) {
				t.Fatalf("got %d, reached %v", w.Code, reached)
			}
			if set := w.Header().Get("Set-Cookie"); strings.Contains(set, cookie+";") != c.cleared || strings.Contains(set, "Max-Age=0") != c.cleared {
				t.Errorf("got Set-Cookie %q", set)
			}
			if c.status == 401 {
				checkProblem(t, w)
			}
		})
	}
}

func checkProblem(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	for name, want := range map[string]string{"Content-Type": "application/problem+json", "WWW-Authenticate": `Bearer realm="danhmuc", error="invalid_token"`,
		"Cache-Control": "no-store"} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if body := w.Body.String(); !strings.Contains(body, `"status":401`) || !strings.Contains(body, `"detail":"token.invalid"`) {
		t.Errorf("got %s", body)
	}
}
