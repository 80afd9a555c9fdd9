package access

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/storetest"
)

// freely lets every transition pass: these tests are about people, not datasets.
type freely struct{}

func (freely) Check(context.Context, registry.Facts) ([]registry.PolicyCheck, error) { return nil, nil }
func (freely) Rules() []registry.PolicyRule                                          { return nil }
func (freely) Terms() registry.Terms                                                 { return nil }
func (freely) Change(json.RawMessage) (registry.Policy, registry.RuleChange, []registry.Violation) {
	return nil, nil, nil
}
func (freely) RuleSet() string { return "none" }

type bench struct {
	*Service
	r      *registry.Registry
	offset atomic.Int64
	system context.Context
	member *registry.Account
}

const word = "mot-cau-de-nho-8"

func newBench(t testing.TB) *bench {
	t.Helper()
	b := &bench{}
	now := func() time.Time {
		return time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC).Add(time.Duration(b.offset.Load()))
	}
	store := storetest.NewMem()
	var err error
	if b.r, err = registry.New(registry.Options{Store: store, Access: Rules{}, Policy: freely{}, Now: now}); err != nil {
		t.Fatal(err)
	}
	if b.Service, err = New(Options{Store: store, Accounts: b.r, Now: now, FirstOrganization: "SKHCN"}); err != nil {
		t.Fatal(err)
	}
	b.system = registry.WithActor(context.Background(), registry.Actor{Roles: []registry.Role{registry.RoleSystem}})
	if _, err := b.r.AddOrganization(b.system, registry.Organization{Code: "SKHCN", Name: "Sở KH&CN", Kind: "department"}, ""); err != nil {
		t.Fatal(err)
	}
	b.member, err = b.r.CreateAccount(b.system, registry.AccountInput{Username: "canbo", Organization: "SKHCN",
		Roles: []registry.Role{registry.RoleContributor, registry.RoleReviewer}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.SetPassword(b.system, b.member.ID, "", word); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) wait(d time.Duration) { b.offset.Add(int64(d)) }

func (b *bench) in(t testing.TB) (string, context.Context) {
	t.Helper()
	secret, actor, err := b.SignIn(context.Background(), "Canbo", word, Client{Address: "10.0.0.9"})
	if err != nil {
		t.Fatal(err)
	}
	return secret, registry.WithActor(context.Background(), actor)
}

func codeOf(err error) string {
	var e *registry.Error
	if !errors.As(err, &e) {
		return ""
	}
	if e.Code == "" && len(e.Violations) > 0 {
		return e.Violations[0].Code
	}
	return e.Code
}

func (b *bench) ended(t testing.TB, secret string) {
	t.Helper()
	if _, err := b.Session(context.Background(), secret); codeOf(err) != "session.expired" {
		t.Fatalf("the session lives: %v", err)
	}
}

func TestSessions(t *testing.T) {
	b := newBench(t)
	first, ctx := b.in(t)
	second, _ := b.in(t)
	list, err := b.Sessions(ctx)
	if err != nil || len(list) != 2 {
		t.Fatalf("got %v, %v", list, err)
	}
	if err := b.SignOut(ctx); err != nil {
		t.Fatal(err)
	}
	b.ended(t, first)
	if _, err := b.Session(ctx, second); err != nil {
		t.Fatal(err)
	}
	b.wait(29 * time.Minute)
	if _, err := b.Session(ctx, second); err != nil {
		t.Fatal(err)
	}
	if err := b.Flush(ctx); err != nil {
		t.Fatal(err)
	}
	b.wait(29 * time.Minute) // idle since the use above
	if _, err := b.Session(ctx, second); err != nil {
		t.Fatal(err)
	}
	b.wait(30 * time.Minute)
	b.ended(t, second)
	third, _ := b.in(t)
	disabled := true
	if _, err := b.UpdateAccount(b.system, b.member.ID, registry.AccountPatch{Disabled: &disabled}); err != nil {
		t.Fatal(err)
	}
	b.ended(t, third)
}

func TestSignInAnswersAlikeAndLimits(t *testing.T) {
	b := newBench(t)
	ctx := context.Background()
	for _, name := range []string{"canbo", "nobody"} {
		for range maxFailures {
			if _, _, err := b.SignIn(ctx, name, "wrong", Client{Address: "10.0.0.1"}); codeOf(err) != "auth.failed" {
				t.Fatalf("%s: got %v", name, err)
			}
		}
		if _, _, err := b.SignIn(ctx, name, word, Client{Address: "10.0.0.1"}); !registry.IsKind(err, registry.KindLimit) {
			t.Fatalf("%s: got %v", name, err)
		}
	}
	b.in(t) // from another address
	b.wait(failureWindow)
	if _, _, err := b.SignIn(ctx, "canbo", word, Client{Address: "10.0.0.1"}); err != nil {
		t.Fatal(err)
	}
}

func TestTokens(t *testing.T) {
	b := newBench(t)
	_, ctx := b.in(t)
	if _, _, err := b.CreateToken(ctx, TokenInput{Name: "x", Scopes: []string{"ADMIN"}}); codeOf(err) != "token.scope.unknown" {
		t.Fatalf("got %v", err)
	}
	made, secret, err := b.CreateToken(ctx, TokenInput{Name: "máy", Scopes: []string{"read", "reviewer"}, Days: 1})
	if err != nil {
		t.Fatal(err)
	}
	actor, err := b.Token(ctx, secret)
	if err != nil || !actor.ReadOnly || len(actor.Roles) != 1 || actor.Roles[0] != registry.RoleReviewer || actor.Session != "" {
		t.Fatalf("got %+v, %v", actor, err)
	}
	if _, _, err := b.CreateToken(registry.WithActor(ctx, actor), TokenInput{Name: "y", Scopes: []string{"read"}}); codeOf(err) != "token.needsSession" {
		t.Fatalf("got %v", err)
	}
	if _, err := b.RevokeToken(ctx, made.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Token(ctx, secret); codeOf(err) != "token.invalid" {
		t.Fatalf("got %v", err)
	}
}

func TestSetupLinkWorksOnce(t *testing.T) {
	b := newBench(t)
	link, err := b.SetupLink(b.system, "")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	if _, _, err := b.CompleteSetup(ctx, Setup{Token: link, Username: "Bad Name", Password: word}, Client{}); codeOf(err) != "account.username.invalid" {
		t.Fatalf("got %v", err)
	}
	_, actor, err := b.CompleteSetup(ctx, Setup{Token: link, Username: "quantri", Password: word}, Client{})
	if err != nil || !actor.Has(registry.RoleAdmin) {
		t.Fatalf("got %+v, %v", actor, err)
	}
	if _, _, err := b.CompleteSetup(ctx, Setup{Token: link, Username: "hai", Password: word}, Client{}); codeOf(err) != "setup.unknown" {
		t.Fatalf("got %v", err)
	}
	if _, err := b.SetupLink(b.system, ""); codeOf(err) != "setup.closed" {
		t.Fatalf("got %v", err)
	}
}

func TestPasswordRules(t *testing.T) {
	for password, want := range map[string]string{"short": "password.tooShort", "tinhsonla-ten": "password.isUsername", "matkhau123": "password.common",
		"aaaaaaaaaaaa": "password.common", word: "", "danhmuc-demo": ""} {
		got := ""
		if v := weakness(password, "tinhsonla-ten"); v != nil {
			got = v[0].Code
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", password, got, want)
		}
	}
}

func TestMiddleware(t *testing.T) {
	b := newBench(t)
	secret, _ := b.in(t)
	var seen registry.Actor
	h := Middleware(b.Service, MiddlewareOptions{})(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { seen = registry.ActorFrom(r.Context()) }))
	ask := func(name, value string) *httptest.ResponseRecorder {
		seen = registry.Actor{}
		r, w := httptest.NewRequest("GET", "/", nil), httptest.NewRecorder()
		r.Header.Set("Accept-Language", "fr, en;q=0.8, vi;q=0.3")
		r.Header.Set(name, value)
		h.ServeHTTP(w, r)
		return w
	}
	if ask("Cookie", "danhmuc="+secret); seen.Username != "canbo" || seen.Language != "en" {
		t.Fatalf("got %+v", seen)
	}
	if ask("Authorization", "Bearer "+secret); seen.Username != "canbo" {
		t.Fatalf("got %+v", seen)
	}
	if w := ask("Authorization", "Bearer nonsense"); w.Code != 401 || w.Header().Get("WWW-Authenticate") == "" {
		t.Fatalf("got %d", w.Code)
	}
	if w := ask("Cookie", "danhmuc=nonsense"); w.Code != 200 || !seen.Anonymous() || w.Result().Cookies()[0].MaxAge != -1 {
		t.Fatalf("got %d, %+v", w.Code, seen)
	}
}

func FuzzParsePHC(f *testing.F) {
	f.Add("$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := parsePHC(s); err == nil && (p.String() != s || p.memory > maxArgonMemory || p.time > maxArgonTime) {
			t.Fatalf("accepted %q", s)
		}
	})
}

func BenchmarkActor(b *testing.B) {
	x := newBench(b)
	secret, ctx := x.in(b)
	for b.Loop() {
		if _, err := x.Session(ctx, secret); err != nil {
			b.Fatal(err)
		}
	}
}
