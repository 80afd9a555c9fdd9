package main

import (
	"compress/gzip"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"danhmuc/registry"
	"danhmuc/ui"
)

// ownSite refuses requests that change something and that another site's page made a browser send, whatever credentials they
// carry: also a sign-in. Clients that are no browsers say nothing of where they come from and pass.
func (s *server) ownSite(next http.Handler) (http.Handler, error) {
	guard := http.NewCrossOriginProtection()
	if err := guard.AddTrustedOrigin(s.public); err != nil { // behind a proxy the Host header is the proxy's affair
		return nil, fmt.Errorf("trust our own address: %w", err)
	}
	guard.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.problem(w, r, &registry.Error{Op: "danhmuc.http", Kind: registry.KindForbidden, Code: "request.crossSite"})
	}))
	return guard.Handler(next), nil
}

// crossSite reports a request that carries cookies but neither a token nor the web's own header, which no foreign page can
// add without asking first.
func crossSite(r *http.Request) bool {
	return r.Header.Get("Authorization") == "" && r.Header.Get("Cookie") != "" && len(r.Header.Values("X-Danhmuc")) == 0
}

// statuses maps kinds of refusal to HTTP.
var statuses = map[registry.Kind]int{
	registry.KindInternal: http.StatusInternalServerError, registry.KindInvalid: http.StatusUnprocessableEntity, registry.KindNotFound: http.StatusNotFound,
	registry.KindForbidden: http.StatusForbidden, registry.KindUnauthenticated: http.StatusUnauthorized, registry.KindConflict: http.StatusConflict,
	registry.KindLocked: http.StatusLocked, registry.KindIdempotency: http.StatusConflict, registry.KindLimit: http.StatusRequestEntityTooLarge,
	registry.KindUnavailable: http.StatusServiceUnavailable,
}

// problem answers with problem+json (RFC 9457). Nothing of an internal fault leaves the process.
func (s *server) problem(w http.ResponseWriter, r *http.Request, err error) {
	lang := registry.ActorFrom(r.Context()).Language
	var e *registry.Error
	if !errors.As(err, &e) {
		e = &registry.Error{Kind: registry.KindInternal}
	}
	status, code := statuses[e.Kind], e.Code
	body := map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": status, "code": e.Kind.String()}
	switch {
	case e.Kind == registry.KindInternal:
		s.log.Error("request failed", "path", r.URL.Path, "error", err)
		body["detail"] = say(lang, "internal", nil)
	case code != "":
		body["detail"] = say(lang, code, e.Params)
	case len(e.Violations) > 0:
		errs := make([]map[string]any, 0, len(e.Violations))
		for _, v := range e.Violations {
			errs = append(errs, map[string]any{"path": v.Path, "code": v.Code, "message": say(lang, v.Code, v.Params), "rule": v.Rule, "article": v.Article})
		}
		body["detail"], body["errors"] = errs[0]["message"], errs
	}
	w.Header().Set("Content-Type", "application/problem+json")
	s.write(w, r, status, body)
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	s.write(w, r, status, body)
}

func (s *server) write(w http.ResponseWriter, r *http.Request, status int, body any) {
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		s.log.Debug("answer not read", "path", r.URL.Path, "error", err)
	}
}

type nonceKey struct{}

// nonceOf is the nonce of a request's Content-Security-Policy.
func nonceOf(r *http.Request) string {
	n, _ := r.Context().Value(nonceKey{}).(string)
	return n
}

// secured sets the headers that every answer carries. Pages are served under a policy without inline scripts or styles; the
// web application's own styles carry a nonce.
func (s *server) secured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := rand.Text()
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		if s.secure {
			h.Set("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
		}
		switch {
		case strings.HasPrefix(r.URL.Path, "/app"):
			h.Set("Content-Security-Policy", ui.Policy(nonce))
		case r.URL.Path != "/graphql":
			h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), nonceKey{}, nonce)))
	})
}

// recovered turns a panic of a handler into one failed request.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p)
			}
			s.log.Error("panic in a handler", "path", r.URL.Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			s.problem(w, r, &registry.Error{Op: "danhmuc.http", Kind: registry.KindInternal})
		}()
		next.ServeHTTP(w, r)
	})
}

// bodyPatience is how long a small body may take in all, an upload between two reads, and an answer between two writes.
const bodyPatience = time.Minute

// bounded limits bodies in bytes and in time: uploads to their own size, everything else to little. An answer may take as long
// as it likes while its reader goes on reading.
func bounded(patience time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit, body := int64(2<<20), &hurried{ReadCloser: r.Body, control: http.NewResponseController(w), patience: patience}
		if r.URL.Path == "/api/uploads" {
			limit = maxUpload + formOverhead
		} else {
			body.until = time.Now().Add(patience)
		}
		if r.Body != http.NoBody {
			r.Body = body
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		out := &awaited{ResponseWriter: w, control: body.control, patience: patience}
		defer out.last()
		// What a handler leaves unread the server reads after it, to use the connection again: that may take no longer. The
		// deadline ends with the request.
		defer body.hurry()
		next.ServeHTTP(out, r)
	})
}

// hurried is a body whose sender may not take for ever. The connection's deadline stands only while a read waits: an answer
// that streams for hours is not cut off by it.
type hurried struct {
	io.ReadCloser
	control  *http.ResponseController
	patience time.Duration
	until    time.Time // for the whole body; zero: each read has patience of its own
}

// hurry sets the connection's deadline and tells whether there is one: a connection without deadlines is waited for.
func (h *hurried) hurry() bool {
	until := h.until
	if until.IsZero() {
		until = time.Now().Add(h.patience)
	}
	return h.control.SetReadDeadline(until) == nil
}

func (h *hurried) Read(p []byte) (int, error) {
	limited := h.hurry()
	n, err := h.ReadCloser.Read(p)
	if limited {
		_ = h.control.SetReadDeadline(time.Time{}) // a connection that is gone shows at the next read
	}
	return n, err
}

// writeChunk is how much of an answer a reader must take within the patience: 32 KiB a minute is less than the slowest line gives.
const writeChunk = 32 << 10

// awaited is an answer whose reader may not stand still for ever. The connection's deadline stands only while a write waits,
// so that neither a slow reader nor a long thought between two writes is cut off. A handler that sets deadlines of its own,
// as an event stream does, is left to them.
type awaited struct {
	http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	own      bool
}

func (a *awaited) Write(p []byte) (written int, err error) {
	for len(p) > writeChunk && err == nil {
		var n int
		n, err = a.within(func() (int, error) { return a.ResponseWriter.Write(p[:writeChunk]) })
		written, p = written+n, p[n:]
	}
	if err != nil {
		return written, err
	}
	n, err := a.within(func() (int, error) { return a.ResponseWriter.Write(p) })
	return written + n, err
}

// within does one write under the deadline.
func (a *awaited) within(write func() (int, error)) (int, error) {
	if a.own || a.control.SetWriteDeadline(time.Now().Add(a.patience)) != nil {
		return write() // a connection without deadlines is waited for
	}
	n, err := write()
	_ = a.control.SetWriteDeadline(time.Time{}) // a connection that is gone shows at the next write
	return n, err
}

// FlushError sends what was written so far.
func (a *awaited) FlushError() error {
	_, err := a.within(func() (int, error) { return 0, a.control.Flush() })
	return err
}

// Flush is FlushError for who asks for no error: a client that left shows at the next write.
func (a *awaited) Flush() { _ = a.FlushError() }

// SetWriteDeadline leaves the deadlines to the handler.
func (a *awaited) SetWriteDeadline(until time.Time) error {
	a.own = true
	return a.control.SetWriteDeadline(until)
}

// last gives what the server itself sends after the handler its time.
func (a *awaited) last() {
	_ = a.control.SetWriteDeadline(time.Now().Add(a.patience)) // without deadlines it is waited for
}

// Unwrap lets http.ResponseController reach the connection.
func (a *awaited) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// reportRate is how often one address may report a problem: a burst of five, then one a minute.
const (
	reportEvery = time.Minute
	reportBurst = 5
	maxTracked  = 10_000
)

// throttle limits POST requests of the public by address.
type throttle struct {
	mu   sync.Mutex
	seen map[string]*rate.Limiter // guarded by mu
}

func (t *throttle) allow(address string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.seen == nil || len(t.seen) > maxTracked {
		t.seen = map[string]*rate.Limiter{}
	}
	l := t.seen[address]
	if l == nil {
		l = rate.NewLimiter(rate.Every(reportEvery), reportBurst)
		t.seen[address] = l
	}
	return l.Allow()
}

// throttled refuses the public's reports that come too often. Other addresses take no POST and answer so themselves.
func (s *server) throttled(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/report") && !s.reports.allow(addressOf(r)) {
			w.Header().Set("Retry-After", "60")
			w.Header().Set("Content-Type", "application/problem+json")
			s.write(w, r, http.StatusTooManyRequests, map[string]any{"type": "about:blank", "title": http.StatusText(http.StatusTooManyRequests),
				"status": http.StatusTooManyRequests, "detail": say(registry.ActorFrom(r.Context()).Language, "limit.exceeded", nil)})
			return
		}
		next.ServeHTTP(w, r)
	})
}

func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// proxied takes the client's address from the proxy in front, when the connection comes from a declared one.
func proxied(trusted []netip.Prefix, next http.Handler) http.Handler {
	if len(trusted) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if from, err := netip.ParseAddr(addressOf(r)); err == nil && containsAddr(trusted, from.Unmap()) {
			hops := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
			for i := len(hops) - 1; i >= 0; i-- {
				hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
				if err != nil {
					break
				}
				r.RemoteAddr = net.JoinHostPort(hop.String(), "0")
				if !containsAddr(trusted, hop.Unmap()) {
					break
				}
			}
		}
		next.ServeHTTP(w, r)
	})
}

func containsAddr(prefixes []netip.Prefix, a netip.Addr) bool {
	for _, p := range prefixes {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// gzipped compresses answers of text to clients that take it. Event streams and what is packed already pass as they are.
func gzipped(next http.Handler) http.Handler {
	pool := sync.Pool{New: func() any { return gzip.NewWriter(io.Discard) }}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !takesGzip(r.Header.Values("Accept-Encoding")) || r.Method == http.MethodHead || r.Header.Get("Range") != "" ||
			strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
			next.ServeHTTP(w, r)
			return
		}
		z := &gzipWriter{ResponseWriter: w, pool: &pool}
		defer z.close()
		next.ServeHTTP(z, r)
	})
}

// takesGzip reports whether Accept-Encoding names gzip with a weight above zero (RFC 9110, 12.5.3).
func takesGzip(values []string) bool {
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		coding, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		value, weighted := strings.CutPrefix(strings.ToLower(strings.TrimSpace(weight)), "q=")
		return !weighted || strings.Trim(value, "0.") != ""
	}
	return false
}

type gzipWriter struct {
	http.ResponseWriter
	pool    *sync.Pool
	zip     *gzip.Writer
	decided bool
}

func (z *gzipWriter) WriteHeader(status int) {
	if !z.decided {
		z.decide(status)
	}
	z.ResponseWriter.WriteHeader(status)
}

func (z *gzipWriter) decide(status int) {
	z.decided = true
	h := z.Header()
	h.Add("Vary", "Accept-Encoding")
	if status == http.StatusNoContent || status == http.StatusNotModified || status < 200 || h.Get("Content-Encoding") != "" || !compressible(h.Get("Content-Type")) {
		return
	}
	h.Set("Content-Encoding", "gzip")
	h.Del("Content-Length")
	h.Del("Accept-Ranges")
	if tag := h.Get("ETag"); strings.HasPrefix(tag, `"`) {
		h.Set("ETag", "W/"+tag) // the packed form is another strong entity
	}
	z.zip = z.pool.Get().(*gzip.Writer)
	z.zip.Reset(z.ResponseWriter)
}

func compressible(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch strings.TrimSpace(kind) {
	case "text/event-stream":
		return false
	case "application/json", "application/graphql-response+json", "application/problem+json", "application/ld+json", "application/rdf+xml",
		"application/xml", "image/svg+xml", "application/javascript":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}

func (z *gzipWriter) Write(p []byte) (int, error) {
	if !z.decided {
		if z.Header().Get("Content-Type") == "" {
			z.Header().Set("Content-Type", http.DetectContentType(p))
		}
		z.WriteHeader(http.StatusOK)
	}
	if z.zip != nil {
		return z.zip.Write(p)
	}
	return z.ResponseWriter.Write(p)
}

// Flush sends what was written so far.
func (z *gzipWriter) Flush() {
	if z.zip != nil {
		_ = z.zip.Flush() // a client that left shows at the next write
	}
	if f, ok := z.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (z *gzipWriter) Unwrap() http.ResponseWriter { return z.ResponseWriter }

func (z *gzipWriter) close() {
	if z.zip == nil {
		return
	}
	_ = z.zip.Close() // a client that left is told nothing
	z.zip.Reset(io.Discard)
	z.pool.Put(z.zip)
}
