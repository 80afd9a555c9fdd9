package publish

import (
	"context"
	_ "embed"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/pages"
)

//go:embed favicon.svg
var favicon []byte

// defaultPageSize is how many datasets a page of the feed holds.
const defaultPageSize = 100

// Options say what is served.
type Options struct {
	// Source, Overview and Reports are the registry's; Source and Overview are
	// required. Without Reports there is no form, and its address is a 404.
	Source   open.Source
	Overview open.Overview
	Reports  open.Reports
	// Site is the catalogue; its PublicURL is the root of all links and IRIs.
	Site dcat.Site
	// FeedPageSize is how many datasets a page of the feed holds; 0 means 100.
	FeedPageSize int
	// Logger gets what the public is not told; nil is silent.
	Logger hclog.Logger
	// Now is the clock; required.
	Now func() time.Time
}

// site answers the requests.
type site struct {
	Options
	pages *pages.Pages
	files *measures
}

// Handler makes the handler of the public paths.
func Handler(o Options) (http.Handler, error) {
	if o.Source == nil || o.Overview == nil || o.Now == nil || o.Site.PublicURL == "" {
		return nil, errors.New("publish: source, overview, clock and public address are required")
	}
	o.Site.PublicURL = strings.TrimRight(o.Site.PublicURL, "/")
	if o.FeedPageSize <= 0 {
		o.FeedPageSize = defaultPageSize
	}
	if o.Logger == nil {
		o.Logger = hclog.NewNullLogger()
	}
	p, err := pages.New(pages.Options{Source: o.Source, Overview: o.Overview, Site: o.Site, Now: o.Now})
	if err != nil {
		return nil, err
	}
	return &site{Options: o, pages: p, files: newMeasures(o.Source, o.Site.PublicURL)}, nil
}

// route is what an address means.
type route struct {
	serve func(http.ResponseWriter, *http.Request)
	// post says that POST is answered too.
	post bool
	// anyOrigin says that pages of other sites may read the answer.
	anyOrigin bool
}

// ServeHTTP implements http.Handler.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to, ok := s.route(r.URL.Path)
	if !ok {
		s.missing(w, r)
		return
	}
	allow := "GET, HEAD, OPTIONS"
	if to.post {
		allow = "GET, HEAD, POST, OPTIONS"
	}
	if to.anyOrigin {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Access-Control-Expose-Headers", "Content-Disposition, ETag, Last-Modified, Link")
	}
	switch {
	case r.Method == http.MethodGet, r.Method == http.MethodHead, to.post && r.Method == http.MethodPost:
		to.serve(w, r)
	case r.Method == http.MethodOptions:
		w.Header().Set("Allow", allow)
		if to.anyOrigin {
			w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
			w.Header().Set("Access-Control-Max-Age", "86400")
		}
		w.WriteHeader(http.StatusNoContent)
	default:
		w.Header().Set("Allow", allow)
		s.problem(w, r, http.StatusMethodNotAllowed, "")
	}
}

// route finds what an address means; a path with a part too many means nothing.
func (s *site) route(path string) (route, bool) {
	switch path {
	case "/":
		return route{serve: s.page(s.pages.Home)}, true
	case "/datasets":
		return route{serve: s.page(s.pages.List)}, true
	case "/themes":
		return route{serve: s.page(s.pages.Themes)}, true
	case "/organizations":
		return route{serve: s.page(s.pages.Organizations)}, true
	case "/terms", "/about", "/accessibility":
		return route{serve: s.page(func(ctx context.Context, q pages.Request) ([]byte, error) { return s.pages.Text(ctx, q, path[1:]) })}, true
	case "/catalog":
		return route{serve: s.catalog, anyOrigin: true}, true
	case "/robots.txt":
		return route{serve: s.robots}, true
	case "/sitemap.xml":
		return route{serve: s.sitemap}, true
	case "/favicon.svg":
		return route{serve: s.favicon}, true
	case "/assets/public.css":
		return route{serve: s.css}, true
	}
	if extension, ok := strings.CutPrefix(path, "/catalog."); ok {
		f, known := dcat.ParseFormat(extension)
		return route{serve: func(w http.ResponseWriter, r *http.Request) { s.feed(w, r, f) }, anyOrigin: true}, known
	}
	kind, rest, ok := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if !ok || rest == "" {
		return route{}, false
	}
	switch kind {
	case "dataset":
		return s.datasetRoute(rest)
	case "organization", "theme", "licence":
		if strings.Contains(rest, "/") {
			return route{}, false
		}
		return route{serve: func(w http.ResponseWriter, r *http.Request) { s.group(w, r, kind, rest) }, anyOrigin: true}, true
	}
	return route{}, false
}

func (s *site) datasetRoute(rest string) (route, bool) {
	code, part, nested := strings.Cut(rest, "/")
	if nested {
		switch part {
		case "data.csv", "data.xlsx":
			return route{serve: func(w http.ResponseWriter, r *http.Request) { s.download(w, r, code, part) }, anyOrigin: true}, true
		case "report":
			return route{serve: func(w http.ResponseWriter, r *http.Request) { s.report(w, r, code) }, post: true}, s.Reports != nil
		}
		return route{}, false
	}
	if i := strings.LastIndexByte(rest, '.'); i > 0 {
		if f, known := dcat.ParseFormat(rest[i+1:]); known {
			code = rest[:i]
			return route{serve: func(w http.ResponseWriter, r *http.Request) { s.datasetRDF(w, r, code, f) }, anyOrigin: true}, true
		}
	}
	return route{serve: func(w http.ResponseWriter, r *http.Request) { s.dataset(w, r, code) }, anyOrigin: true}, true
}

// page serves a page that depends on the address alone.
func (s *site) page(render func(context.Context, pages.Request) ([]byte, error)) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := render(r.Context(), pageRequest(r))
		s.html(w, r, http.StatusOK, body, err)
	}
}

func pageRequest(r *http.Request) pages.Request {
	lang, explicit := language(r)
	return pages.Request{Lang: lang, Explicit: explicit, Path: r.URL.Path, Query: r.URL.Query()}
}
