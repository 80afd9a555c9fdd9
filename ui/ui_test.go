package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// budget is the first load on the wire: the page, its script and styles, what
// it preloads, and the Vietnamese sentences. Fonts are counted with it.
const budget = 250 << 10

// TestDistIsOfTheseSources fails when somebody changed src without building.
func TestDistIsOfTheseSources(t *testing.T) {
	sealed := readTestSeal(t)
	want := hashTree(t)
	var stale []string
	for name, hash := range want {
		if sealed.Sources[name] != hash {
			stale = append(stale, name)
		}
	}
	for name := range sealed.Sources {
		if _, ok := want[name]; !ok {
			stale = append(stale, name+" (gone)")
		}
	}
	if len(stale) > 0 {
		sort.Strings(stale)
		t.Fatalf("dist is stale: run `npm run build` in ui and commit dist. Changed since:\n%s", strings.Join(stale, "\n"))
	}
}

// TestDistIsAsBuilt fails when a file of dist was edited, lost or left over.
func TestDistIsAsBuilt(t *testing.T) {
	sealed := readTestSeal(t)
	err := filepath.WalkDir("dist", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, "dist"+string(filepath.Separator)))
		if name == "seal.json" {
			return nil
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if plain, packed := strings.CutSuffix(name, ".gz"); packed {
			name, body = plain, unpack(t, body)
		}
		if got := hashOf(body); got != sealed.Files[name] {
			t.Errorf("%s: hash %.12s, the seal says %.12s", path, got, sealed.Files[name])
		}
		return nil
	})
	if err != nil {
		t.Fatalf("walk dist: %v", err)
	}
}

func TestHandler(t *testing.T) {
	h := newTestHandler(t)
	tests := []struct {
		name       string
		method     string
		path       string
		header     map[string]string
		wantStatus int
		wantHeader map[string]string
		wantBody   string
	}{
		{"the page at its root", "GET", "/app/", nil, 200, map[string]string{"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}, `nonce="n0nce"`},
		{"the page at a deep link", "GET", "/app/bo-du-lieu/snnmt-cay-an-qua?tab=cot", nil, 200, map[string]string{"Content-Type": "text/html; charset=utf-8"}, `<div id="root">`},
		{"the address without a slash is led on", "GET", "/app?a=1", nil, 308, map[string]string{"Location": "/app/?a=1"}, ""},
		{"a script, packed", "GET", "/app/assets/app.js", map[string]string{"Accept-Encoding": "br, gzip"}, 200, map[string]string{"Content-Encoding": "gzip", "Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}, ""},
		{"a script, plain for who takes no gzip", "GET", "/app/assets/app.js", map[string]string{"Accept-Encoding": "gzip;q=0, *"}, 200, map[string]string{"Content-Encoding": ""}, ""},
		{"a font at the address of the public pages", "GET", "/assets/fonts/dm-so-400.woff2", nil, 200, map[string]string{"Content-Type": "font/woff2"}, ""},
		{"the font's licence", "GET", "/assets/fonts/LICENSE-inter-dm-so.txt", nil, 200, map[string]string{"Content-Type": "text/plain; charset=utf-8"}, "SIL Open Font License"},
		{"a file that is not there", "GET", "/app/assets/none.js", nil, 404, nil, ""},
		{"no way out of the build", "GET", "/assets/fonts/../../seal.json", nil, 404, nil, ""},
		{"another method", "POST", "/app/", nil, 405, map[string]string{"Allow": "GET, HEAD"}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := ask(h, test.method, test.path, test.header)
			if got.Code != test.wantStatus {
				t.Fatalf("status %d, want %d", got.Code, test.wantStatus)
			}
			for name, want := range test.wantHeader {
				if value := got.Header().Get(name); value != want {
					t.Errorf("%s: %q, want %q", name, value, want)
				}
			}
			if test.wantBody != "" && !strings.Contains(got.Body.String(), test.wantBody) {
				t.Errorf("body lacks %q", test.wantBody)
			}
		})
	}
}

func TestHandlerAnswersNotModified(t *testing.T) {
	h := newTestHandler(t)
	for _, encoding := range []string{"gzip", "identity"} {
		t.Run(encoding, func(t *testing.T) {
			first := ask(h, "GET", "/app/assets/app.js", map[string]string{"Accept-Encoding": encoding})
			again := ask(h, "GET", "/app/assets/app.js", map[string]string{"Accept-Encoding": encoding, "If-None-Match": `"other", W/` + first.Header().Get("ETag")})
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("status %d with %d bytes, want 304 and none", again.Code, again.Body.Len())
			}
		})
	}
}

// TestPageLeavesNoPlaceholder makes sure that the policy can hold without unsafe-inline.
func TestPageLeavesNoPlaceholder(t *testing.T) {
	body := ask(newTestHandler(t), "GET", "/app/", nil).Body.String()
	if strings.Contains(body, placeholder) {
		t.Errorf("the page still holds %s", placeholder)
	}
	for _, forbidden := range []string{"style=\"", "onload=", "onclick=", "javascript:"} {
		if strings.Contains(body, forbidden) {
			t.Errorf("the page holds %q", forbidden)
		}
	}
}

// TestFirstLoadFitsTheBudget counts what a first visit fetches before a page's own chunk.
func TestFirstLoadFitsTheBudget(t *testing.T) {
	h := newTestHandler(t)
	page := ask(h, "GET", "/app/", nil).Body.String()
	total, requests := len(page), 1
	addresses := map[string]bool{"/app/assets/vi.js": true}
	for _, attribute := range []string{`src="`, `href="`} {
		for _, rest := range strings.Split(page, attribute)[1:] {
			address, _, _ := strings.Cut(rest, `"`)
			if strings.HasPrefix(address, "/app/assets/") || strings.HasPrefix(address, "/assets/") {
				addresses[address] = true
			}
		}
	}
	for address := range addresses {
		got := ask(h, "GET", address, map[string]string{"Accept-Encoding": "gzip"})
		if got.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, got.Code)
		}
		total += got.Body.Len()
		requests++
	}
	if total > budget {
		t.Errorf("first load is %d KB in %d requests, want at most %d KB", total>>10, requests, budget>>10)
	}
	t.Logf("first load: %d KB in %d requests", total>>10, requests)
}

func newTestHandler(t testing.TB) http.Handler {
	t.Helper()
	h, err := Handler(Options{Nonce: func(*http.Request) string { return "n0nce" }})
	if err != nil {
		t.Fatalf("make the handler: %v", err)
	}
	return h
}

func ask(h http.Handler, method, path string, header map[string]string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, path, nil)
	for name, value := range header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	h.ServeHTTP(recorder, request)
	return recorder
}

func readTestSeal(t testing.TB) seal {
	t.Helper()
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		t.Fatalf("open dist: %v", err)
	}
	sealed, err := readSeal(root)
	if err != nil {
		t.Fatalf("read the seal: %v", err)
	}
	return sealed
}

// hashTree hashes what scripts/seal.mjs calls sources.
func hashTree(t testing.TB) map[string]string {
	t.Helper()
	hashes := map[string]string{}
	add := func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		hashes[filepath.ToSlash(path)] = hashOf(body)
		return nil
	}
	for _, place := range []string{"src", "public", "scripts", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "lingui.config.ts", "codegen.ts", ".npmrc"} {
		if err := filepath.WalkDir(place, add); err != nil {
			t.Fatalf("hash %s: %v", place, err)
		}
	}
	return hashes
}

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

func unpack(t testing.TB, body []byte) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatalf("unpack: %v", err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		t.Fatalf("unpack: %v", err)
	}
	return plain
}
