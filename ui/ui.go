package ui

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed all:dist
var dist embed.FS

// placeholder stands in the built page wherever a nonce belongs.
const placeholder = "__CSP_NONCE__"

// Options says what the page needs of the server around it. The zero value
// serves the page without a nonce, for a server that sends no policy.
type Options struct {
	// Nonce gives the nonce of a request's Content-Security-Policy: base64
	// text without quotes. The policy itself is the caller's (see Policy).
	Nonce func(*http.Request) string
}

// file is one file of the build, ready to be sent.
type file struct {
	mediaType string
	etag      string // strong, with quotes; the packed form has its own
	plain     []byte
	packed    []byte // gzip, or nil where packing gains nothing
}

// handler serves the build. Its fields never change after Handler returns.
type handler struct {
	page  []byte
	files map[string]file // by path under dist: assets/app.js
	nonce func(*http.Request) string
}

// Handler serves /app, /app/… and /assets/fonts/…. It fails only when the
// embedded build is not a build.
func Handler(options Options) (http.Handler, error) {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("open the embedded build: %w", err)
	}
	sealed, err := readSeal(root)
	if err != nil {
		return nil, err
	}
	h := &handler{files: make(map[string]file, len(sealed.Files)), nonce: options.Nonce}
	for name, hash := range sealed.Files {
		plain, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, fmt.Errorf("read %s of the build: %w", name, err)
		}
		if name == "index.html" {
			h.page = plain
			continue
		}
		packed, err := fs.ReadFile(root, name+".gz")
		if err != nil {
			packed = nil // not packed: fonts are, by themselves
		}
		h.files[name] = file{mediaType: mediaType(name), etag: hash, plain: plain, packed: packed}
	}
	if h.page == nil {
		return nil, fmt.Errorf("the build has no index.html")
	}
	return h, nil
}

// Policy is the Content-Security-Policy that the page lives under: scripts and
// fonts from here alone, styles made at run time by their nonce, no frame.
func Policy(nonce string) string {
	return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce +
		"'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

// seal is dist/seal.json: what went into the build and what came out,
// path to SHA-256 in hexadecimal.
type seal struct {
	Sources map[string]string `json:"sources"`
	Files   map[string]string `json:"files"`
}

func readSeal(root fs.FS) (seal, error) {
	text, err := fs.ReadFile(root, "seal.json")
	if err != nil {
		return seal{}, fmt.Errorf("read the build's seal: %w", err)
	}
	var sealed seal
	if err := json.Unmarshal(text, &sealed); err != nil {
		return seal{}, fmt.Errorf("decode the build's seal: %w", err)
	}
	return sealed, nil
}

// ServeHTTP implements http.Handler.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		w.Header().Set("Content-Type", "application/problem+json") // RFC 9457
		w.WriteHeader(http.StatusMethodNotAllowed)
		_, _ = w.Write([]byte(`{"type":"about:blank","title":"Method Not Allowed","status":405}` + "\n")) // the client is gone; there is nobody to tell
		return
	}
	if r.URL.Path == "/app" {
		target := "/app/"
		if r.URL.RawQuery != "" {
			target += "?" + r.URL.RawQuery
		}
		http.Redirect(w, r, target, http.StatusPermanentRedirect)
		return
	}
	name, isFile := fileName(r.URL.Path)
	if !isFile {
		h.servePage(w, r)
		return
	}
	found, ok := h.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	found.serve(w, r)
}

// fileName says which file of the build an address names, or that it is a page.
func fileName(address string) (string, bool) {
	if strings.HasPrefix(address, "/assets/fonts/") {
		return strings.TrimPrefix(address, "/"), true
	}
	if strings.HasPrefix(address, "/app/assets/") {
		return strings.TrimPrefix(address, "/app/"), true
	}
	return "", false
}

// servePage sends the page with this request's nonce; it is never kept by a
// cache, for a nonce serves once.
func (h *handler) servePage(w http.ResponseWriter, r *http.Request) {
	nonce := ""
	if h.nonce != nil {
		nonce = h.nonce(r)
	}
	body := bytes.ReplaceAll(h.page, []byte(placeholder), []byte(nonce))
	header := w.Header()
	header.Set("Content-Type", "text/html; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // the client is gone; there is nobody to tell
}

// serve sends one file, packed where the client takes gzip, or 304 where it has it.
func (f file) serve(w http.ResponseWriter, r *http.Request) {
	body, etag := f.plain, `"`+f.etag+`"`
	header := w.Header()
	header.Set("Cache-Control", "no-cache") // names are stable: ask each time, the ETag answers cheaply
	if f.packed != nil {
		header.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Values("Accept-Encoding")) {
			body, etag = f.packed, `"`+f.etag+`-gz"`
			header.Set("Content-Encoding", "gzip")
		}
	}
	header.Set("ETag", etag)
	header.Set("Content-Type", f.mediaType)
	if matchesETag(r.Header.Values("If-None-Match"), etag) {
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	_, _ = w.Write(body) // the client is gone; there is nobody to tell
}

// takesGzip reads Accept-Encoding (RFC 9110, 12.5.3): gzip or * named, and not with weight 0.
func takesGzip(values []string) bool {
	takes := false
	for _, part := range strings.Split(strings.Join(values, ","), ",") {
		coding, weight, _ := strings.Cut(part, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding != "gzip" && coding != "*" {
			continue
		}
		accepted := !refused(weight)
		if coding == "gzip" {
			return accepted
		}
		takes = accepted
	}
	return takes
}

// refused reports whether a weight is zero: q=0, q=0.0, q=0.000.
func refused(weight string) bool {
	name, value, found := strings.Cut(strings.ToLower(strings.ReplaceAll(weight, " ", "")), "=")
	if !found || name != "q" {
		return false
	}
	q, err := strconv.ParseFloat(value, 64)
	return err == nil && q == 0
}

// matchesETag compares If-None-Match with an ETag, weakly (RFC 9110, 13.1.2).
func matchesETag(values []string, etag string) bool {
	for _, part := range strings.Split(strings.Join(values, ","), ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == etag {
			return true
		}
	}
	return false
}

// mediaType names a file's type without asking the system, whose table differs between machines.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".json":
		return "application/json"
	default:
		return "application/octet-stream"
	}
}
