package main

import (
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/gorilla/mux"
	"github.com/hashicorp/go-hclog"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/publish"
	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/ui"
)

// server is the HTTP side of an app.
type server struct {
	app     *app
	reader  *reader
	log     hclog.Logger
	public  string // public URL without a trailing slash
	secure  bool   // clients speak TLS
	trusted []netip.Prefix
	reports throttle
	metrics *metrics
}

// site describes the catalogue as harvesters see it.
func (s *server) site() dcat.Site {
	return dcat.Site{PublicURL: s.public, Title: say("vi", "site.title", nil), TitleEn: say("en", "site.title", nil),
		Description: say("vi", "site.description", nil), DescriptionEn: say("en", "site.description", nil),
		Publisher: open.Organization{Code: "UBND", Name: say("vi", "site.publisher", nil), NameEn: say("en", "site.publisher", nil)},
		Spatial:   say("vi", "site.spatial", nil)}
}

// handler is everything that is served, outermost first: limits, headers, who asks, what they ask for.
func (s *server) handler() (http.Handler, error) {
	api, err := s.graphql()
	if err != nil {
		return nil, err
	}
	public, err := publish.Handler(publish.Options{Source: s.app.catalogue, Overview: s.app.catalogue, Reports: reports{s.app.registry},
		Site: s.site(), Logger: s.log.Named("publish"), Now: s.app.now})
	if err != nil {
		return nil, err
	}
	web, err := ui.Handler(ui.Options{Nonce: nonceOf})
	if err != nil {
		return nil, err
	}
	r := mux.NewRouter()
	r.UseEncodedPath()
	r.SkipClean(true)
	s.fixed(r, "/graphql", map[string]http.Handler{"GET": api, "POST": api})
	s.fixed(r, "/healthz", map[string]http.Handler{"GET": http.HandlerFunc(s.health), "HEAD": http.HandlerFunc(s.health)})
	s.fixed(r, "/api/uploads", map[string]http.Handler{"POST": http.HandlerFunc(s.uploads)})
	s.fixed(r, "/api/export/datasets.xlsx", map[string]http.Handler{"GET": http.HandlerFunc(s.exportXLSX)})
	s.fixed(r, "/api/paper/{name}.{form}", map[string]http.Handler{"GET": http.HandlerFunc(s.paperFile)})
	s.fixed(r, "/api/files/{release}/marked.xlsx", map[string]http.Handler{"GET": http.HandlerFunc(s.markedFile)})
	s.fixed(r, "/api/templates/{code}", map[string]http.Handler{"GET": http.HandlerFunc(s.templateFile)})
	s.fixed(r, "/api/files/{release}", map[string]http.Handler{"GET": http.HandlerFunc(s.releaseFile), "HEAD": http.HandlerFunc(s.releaseFile)})
	s.fixed(r, "/api/files/{release}/findings.{form}", map[string]http.Handler{"GET": http.HandlerFunc(s.releaseFindings)})
	s.fixed(r, "/api/ops/export", map[string]http.Handler{"POST": http.HandlerFunc(s.exportStream)})
	s.fixed(r, "/api/ops/{name}", map[string]http.Handler{"POST": http.HandlerFunc(s.operation)})
	r.PathPrefix("/app/").Handler(web)
	r.Path("/app").Handler(web)
	r.PathPrefix("/assets/fonts/").Handler(web)
	r.NotFoundHandler = s.throttled(public)
	r.PathPrefix("/").Handler(s.throttled(public))
	own, err := s.ownSite(r)
	if err != nil {
		return nil, err
	}
	who := access.Middleware(s.app.access, access.MiddlewareOptions{Secure: s.secure, Text: say})
	return proxied(s.trusted, s.measured(s.secured(s.recovered(bounded(bodyPatience, gzipped(who(own))))))), nil
}

// fixed registers a path with its methods, and again without: other methods are answered 405, not by a page.
func (s *server) fixed(r *mux.Router, path string, methods map[string]http.Handler) {
	allow := make([]string, 0, len(methods))
	for _, m := range []string{"GET", "HEAD", "POST"} {
		if h := methods[m]; h != nil {
			r.Path(path).Methods(m).Handler(h)
			allow = append(allow, m)
		}
	}
	r.Path(path).Handler(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Allow", strings.Join(allow, ", "))
		w.Header().Set("Content-Type", "application/problem+json")
		s.write(w, req, http.StatusMethodNotAllowed, map[string]any{"type": "about:blank", "title": http.StatusText(http.StatusMethodNotAllowed), "status": http.StatusMethodNotAllowed,
			"detail": say(registry.ActorFrom(req.Context()).Language, "request.methodNotAllowed", map[string]any{"allow": strings.Join(allow, ", ")})})
	}))
}

func (s *server) graphql() (*graphql.Handler, error) {
	return graphql.New(graphql.Deps{Registry: s.app.registry, Sessions: sessions{s.app.access, s.secure}, Secrets: secrets{s.app.access},
		Tokens: tokens{s.app.access}, Progress: s.app.progress, Intake: intaker{s.app, s.reader}, Checkpoint: s.checkpoint,
		Messages: s.lookup, Log: s.log, PublicURL: s.public})
}

func (s *server) health(w http.ResponseWriter, r *http.Request) {
	s.answer(w, r, http.StatusOK, map[string]string{"status": "ok"})
}

// httpServer has the timeouts of a server that faces the public. Uploads and event streams set their own.
func httpServer(h http.Handler, log hclog.Logger) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ErrorLog: log.StandardLogger(&hclog.StandardLoggerOptions{ForceLevel: hclog.Debug})}
}

func isClosed(err error) bool { return errors.Is(err, http.ErrServerClosed) }
