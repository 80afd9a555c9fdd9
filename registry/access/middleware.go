package access

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"danhmuc/registry"
)

// Names of the session's cookie: under TLS the prefix binds it to this host; plain HTTP is served on loopback alone.
const (
	secureCookie = "__Host-danhmuc"
	plainCookie  = "danhmuc"
)

// LanguageCookie holds the language a person chose, "vi" or "en". It is no secret: scripts of the pages may set it.
const LanguageCookie = "danhmuc-lang"

// MiddlewareOptions say how requests come in.
type MiddlewareOptions struct {
	// Secure says that clients speak TLS, to us or to a declared proxy.
	Secure bool
	// Text renders a message code for a person, the code itself when nil.
	Text func(lang, code string, params map[string]any) string
}

// SessionCookie is what a browser is sent at sign-in. It ends with the browser; the server ends it earlier.
func SessionCookie(secret string, secure bool) *http.Cookie {
	name := plainCookie
	if secure {
		name = secureCookie
	}
	return &http.Cookie{Name: name, Value: secret, Path: "/", Secure: secure, HttpOnly: true, SameSite: http.SameSiteStrictMode}
}

// ClearCookie is what a browser is sent when its session is over.
func ClearCookie(secure bool) *http.Cookie {
	c := SessionCookie("", secure)
	c.MaxAge = -1
	return c
}

// Middleware puts the actor of each request into its context: the API token or session of an Authorization header, else the
// session of the cookie, else the anonymous public. A bad Bearer is refused with 401; a cookie whose session has ended is
// cleared and its sender is anonymous, and told that it ended when something asks for somebody. The actor's language is the cookie's, else the header's, else Vietnamese.
func Middleware(s *Service, o MiddlewareOptions) func(http.Handler) http.Handler {
	if o.Text == nil {
		o.Text = func(_, code string, _ map[string]any) string { return code }
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			actor, err := s.requester(w, r, o)
			language := languageOf(r)
			if err != nil {
				o.refuse(w, language, err)
				return
			}
			actor.Language = language
			next.ServeHTTP(w, r.WithContext(registry.WithActor(r.Context(), actor)))
		})
	}
}

// requester finds who sends a request.
func (s *Service) requester(w http.ResponseWriter, r *http.Request, o MiddlewareOptions) (registry.Actor, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		scheme, secret, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return registry.Actor{}, unauthenticated("access.Middleware", "token.invalid")
		}
		return s.Token(r.Context(), strings.TrimSpace(secret))
	}
	cookie, err := r.Cookie(SessionCookie("", o.Secure).Name)
	if err != nil { // no cookie
		return registry.Actor{}, nil
	}
	actor, err := s.Session(r.Context(), cookie.Value)
	if registry.IsKind(err, registry.KindUnauthenticated) {
		http.SetCookie(w, ClearCookie(o.Secure))
		return registry.Actor{Ended: true}, nil
	}
	return actor, err
}

// refuse answers with problem+json (RFC 9457).
func (o MiddlewareOptions) refuse(w http.ResponseWriter, language string, err error) {
	status, kind, code := http.StatusUnauthorized, registry.KindUnauthenticated, "token.invalid"
	if !registry.IsKind(err, kind) {
		status, kind, code = http.StatusServiceUnavailable, registry.KindUnavailable, "auth.unavailable"
	}
	body, err := json.Marshal(map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status,
		"detail": o.Text(language, code, nil), "code": kind.String()})
	if err != nil { // a map of texts always encodes
		body = []byte(`{}`)
	}
	h := w.Header()
	if status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", fmt.Sprintf("Bearer realm=%q, error=%q", "danhmuc", "invalid_token"))
	}
	h.Set("Content-Type", "application/problem+json")
	h.Set("Content-Language", language)
	h.Set("Cache-Control", "no-store")
	h.Add("Vary", "Authorization, Cookie, Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client left: nobody is there to be told
}

// languageOf is the language that a request asks for, among ours.
func languageOf(r *http.Request) string {
	if c, err := r.Cookie(LanguageCookie); err == nil && (c.Value == "vi" || c.Value == "en") {
		return c.Value
	}
	best, weight := "vi", 0.0
	for part := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, rest, _ := strings.Cut(strings.TrimSpace(part), ";")
		primary, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		q := 1.0
		if value, ok := strings.CutPrefix(strings.TrimSpace(rest), "q="); ok {
			var err error
			if q, err = strconv.ParseFloat(value, 64); err != nil {
				continue
			}
		}
		if (primary == "vi" || primary == "en") && q > weight {
			best, weight = primary, q
		}
	}
	return best
}

// WithSystem gives a context in which the program itself acts: the command line on this machine, the first set-up, jobs.
func WithSystem(ctx context.Context, language string) context.Context {
	return registry.WithActor(ctx, registry.Actor{Roles: []registry.Role{registry.RoleSystem}, Language: language})
}
