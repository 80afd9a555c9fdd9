package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/jobs"
	"danhmuc/registry/messages"
	"danhmuc/schemas/personal"
)

// serveOptions are the flags of serve.
type serveOptions struct {
	dir, addr, adminAddr, publicURL string
	tlsCert, tlsKey                 string
	behindProxy                     []string
	store, warehouse, logKey        string
	demo                            bool
	logLevel                        string
}

func serveCommand(stdout, stderr io.Writer) *cobra.Command {
	var o serveOptions
	c := &cobra.Command{Use: "serve", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		var err error
		if o.dir, err = dataDir(cmd); err != nil {
			return err
		}
		return serve(cmd.Context(), o, stdout, stderr)
	}}
	f := c.Flags()
	f.StringVar(&o.addr, "addr", "127.0.0.1:8080", "")
	f.StringVar(&o.adminAddr, "admin-addr", "127.0.0.1:0", "")
	f.StringVar(&o.publicURL, "public-url", "", "")
	f.StringVar(&o.tlsCert, "tls-cert", "", "")
	f.StringVar(&o.tlsKey, "tls-key", "", "")
	f.StringSliceVar(&o.behindProxy, "behind-proxy", nil, "")
	f.StringVar(&o.store, "store", "bolt", "")
	f.StringVar(&o.warehouse, "warehouse", "", "")
	f.StringVar(&o.logKey, "log-key", "", "")
	f.StringVar(&o.logLevel, "log-level", "info", "")
	f.BoolVar(&o.demo, "demo", false, "")
	return c
}

func refusal(code string, params map[string]any) error {
	return &registry.Error{Op: "danhmuc.serve", Kind: registry.KindInvalid, Code: code, Params: params}
}

// check refuses what cannot be served before anything is opened, and writes the public address as browsers do.
func (o *serveOptions) check() (trusted []netip.Prefix, err error) {
	if o.store != "bolt" {
		return nil, refusal("serve.storeNotYet", map[string]any{"value": scheme(o.store)})
	}
	if o.warehouse != "" {
		return nil, refusal("serve.warehouseNotYet", map[string]any{"value": scheme(o.warehouse)})
	}
	if (o.tlsCert == "") != (o.tlsKey == "") {
		return nil, refusal("serve.tlsPair", nil)
	}
	for _, cidr := range o.behindProxy {
		p, err := netip.ParsePrefix(cidr)
		if err != nil {
			return nil, refusal("serve.proxyInvalid", map[string]any{"value": cidr})
		}
		trusted = append(trusted, p)
	}
	host, _, err := net.SplitHostPort(o.addr)
	if err != nil {
		return nil, refusal("serve.addrInvalid", map[string]any{"value": o.addr})
	}
	if !loopback(host) {
		switch {
		case o.demo:
			return nil, refusal("serve.demoPublic", map[string]any{"value": o.addr})
		case o.publicURL == "":
			return nil, refusal("serve.publicURLRequired", nil)
		case o.tlsCert == "" && len(trusted) == 0:
			return nil, refusal("serve.plainPublic", nil)
		}
	}
	if o.publicURL != "" {
		origin, ok := publicOrigin(o.publicURL)
		if !ok {
			return nil, refusal("serve.publicURLInvalid", map[string]any{"value": o.publicURL})
		}
		o.publicURL = origin
	}
	return trusted, nil
}

// publicOrigin is a public address as browsers write an origin: scheme and host in small letters, without the scheme's own port.
// An address with a path, a query, a fragment or a user is none.
func publicOrigin(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" || strings.Trim(u.Path, "/") != "" {
		return "", false
	}
	own, ok := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]
	return u.Scheme + "://" + strings.TrimSuffix(strings.ToLower(u.Host), own), ok
}

func scheme(v string) string {
	s, _, _ := strings.Cut(v, ":")
	return s
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// serveGC is how much a server's heap may grow over what is alive, in percent, before it is collected; GOGC sets another. Most of
// the heap is the list index, which lives on: Go's 100 would keep as much again of garbage for a saving of little work.
const serveGC = 50

// serve runs the server until ctx ends, then drains it.
func serve(ctx context.Context, o serveOptions, stdout, stderr io.Writer) (err error) {
	trusted, err := o.check()
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(serveGC))
	}
	log := hclog.New(&hclog.LoggerOptions{Name: "danhmuc", Level: hclog.LevelFromString(o.logLevel), Output: stderr})
	opening := appOptions{dir: o.dir, logKey: o.logKey, log: log}
	// What can be refused without touching the folder comes first: a port in use must not leave a folder half begun.
	if o.tlsCert != "" {
		if _, err := newCertificate(o.tlsCert, o.tlsKey); err != nil {
			return err
		}
	}
	listener, err := listen("addr", o.addr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeListener(listener)) }()
	adminListener, err := listen("admin-addr", o.adminAddr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closeListener(adminListener)) }()
	if err := o.demoFolder(ctx, opening); err != nil {
		return err
	}
	a, err := openApp(opening)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	if err := a.registry.ReleaseLeases(system(ctx)); err != nil {
		return err
	}
	s := &server{app: a, log: log, public: o.publicURL, trusted: trusted}
	s.secure = o.tlsCert != "" || strings.HasPrefix(s.public, "https:")
	scheme := "http"
	if o.tlsCert != "" {
		scheme = "https"
	}
	if s.public == "" {
		s.public = scheme + "://" + listener.Addr().String()
	}
	if s.reader, err = newReader(a); err != nil {
		return err
	}
	s.reader.log = s.log
	s.metrics = newMetrics(a)
	h, err := s.handler()
	if err != nil {
		return err
	}
	return s.run(ctx, o, h, listener, adminListener, scheme, stdout)
}

// listen opens the port of a flag.
func listen(flag, addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	if err == nil {
		return l, nil
	}
	e := &registry.Error{Op: "danhmuc.serve", Kind: registry.KindUnavailable, Code: "serve.addrUnusable", Err: err, Params: map[string]any{"value": addr, "flag": flag}}
	if errors.Is(err, syscall.EADDRINUSE) {
		e.Code = "serve.addrInUse"
	}
	return nil, e
}

// closeListener closes a listener that its server may have closed already.
func closeListener(l net.Listener) error {
	if err := l.Close(); !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}

// newReader prepares the folder in which children leave what they made.
func newReader(a *app) (*reader, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	temp := filepath.Join(a.dir, readingName)
	if err := os.RemoveAll(temp); err != nil { // what a crash left
		return nil, fmt.Errorf("clean the reader's folder: %w", err)
	}
	if err := os.MkdirAll(temp, 0o700); err != nil {
		return nil, fmt.Errorf("make the reader's folder: %w", err)
	}
	return &reader{binary: binary, temp: temp, blobs: a.blobs, marking: make(chan struct{}, 1)}, nil
}

// drainTime is how long requests that run at SIGTERM may still take.
const drainTime = 20 * time.Second

func (s *server) run(ctx context.Context, o serveOptions, h http.Handler, listener, adminListener net.Listener, scheme string, stdout io.Writer) error {
	group, ctx := errgroup.WithContext(ctx)
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	defer stopWork()
	streams, endStreams := context.WithCancel(context.Background())
	defer endStreams()
	main := httpServer(h, s.log)
	main.BaseContext = func(net.Listener) context.Context { return streams }
	admin := httpServer(s.admin(), s.log)
	if o.tlsCert != "" {
		pair, err := newCertificate(o.tlsCert, o.tlsKey)
		if err != nil {
			return err
		}
		main.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: pair.get}
	}
	socket, err := s.socket(ctx)
	if err != nil {
		return err
	}
	runner := &jobs.Runner{Queue: queue{s.app.registry}, Workers: 2, Log: s.log.Named("jobs"), Execute: map[string]jobs.Execute{
		"check": s.reader.check(s.app.registry), "try": s.reader.check(s.app.registry), "recheck": s.reader.recheck(s.app.registry), "simulate": s.app.registry.RunSimulation}}
	group.Go(func() error { return s.app.follow(work) })
	group.Go(func() error { return ignoreCanceled(runner.Run(work)) })
	group.Go(func() error { return ignoreCanceled(s.app.access.Run(work)) })
	group.Go(func() error { return s.save(work) })
	group.Go(func() error { return s.sweep(work) })
	group.Go(func() error {
		if _, err := s.app.registry.RecheckOnce(system(work), personal.Version); ignoreCanceled(err) != nil {
			s.log.Error("queue the reading by the newer detector of personal data", "error", err)
		}
		return nil
	})
	group.Go(func() error { return serveOn(main, listener, o.tlsCert != "") })
	group.Go(func() error { return serveOn(admin, adminListener, false) })
	group.Go(func() error { return serveOn(socket.server, socket.listener, false) })
	if err := s.firstRun(ctx, stdout); err != nil {
		s.log.Error("make the set-up link", "error", err)
	}
	fmt.Fprintf(stdout, "admin on http://%s\n", adminListener.Addr())
	fmt.Fprintf(stdout, "listening on %s://%s\n", scheme, listener.Addr())
	group.Go(func() error {
		<-ctx.Done()
		endStreams() // event streams end first: they would hold the drain for ever
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTime)
		defer cancel()
		err := errors.Join(main.Shutdown(drain), admin.Shutdown(drain), socket.server.Shutdown(drain))
		stopWork()
		return err
	})
	return group.Wait()
}

func serveOn(srv *http.Server, l net.Listener, withTLS bool) error {
	var err error
	if withTLS {
		err = srv.ServeTLS(l, "", "")
	} else {
		err = srv.Serve(l)
	}
	if isClosed(err) {
		return nil
	}
	return err
}

// saveEvery is how often the list's snapshot is written, so that a start after a crash replays little.
const saveEvery = 5 * time.Minute

func (s *server) save(ctx context.Context) error {
	tick := time.NewTicker(saveEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			if err := s.app.index.Save(); err != nil {
				s.log.Warn("save the list snapshot", "error", err)
			}
		}
	}
}

// sweepEvery is how often what has expired is removed.
const sweepEvery = time.Hour

// sweep removes expired uploads and results of trials, at the start and then from time to time.
func (s *server) sweep(ctx context.Context) error {
	tick := time.NewTicker(sweepEvery)
	defer tick.Stop()
	for {
		swept, err := s.app.registry.Sweep(system(ctx))
		if err != nil && ctx.Err() == nil {
			s.log.Warn("remove what has expired", "error", err)
		} else if swept != (registry.Swept{}) {
			s.log.Info("removed what has expired", "uploads", swept.Uploads, "trials", swept.Trials, "files", swept.Files)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// queue is the registry as the job runner sees it: jobs are the system's acts.
type queue struct{ r *registry.Registry }

func (q queue) Claim(ctx context.Context) (*registry.Job, error) { return q.r.Claim(system(ctx)) }
func (q queue) Progress(ctx context.Context, id registry.JobID, done, total int64) error {
	return q.r.Progress(system(ctx), id, done, total)
}
func (q queue) FailJob(ctx context.Context, id registry.JobID, why registry.JobError, final bool) error {
	return q.r.FailJob(system(ctx), id, why, final)
}
func (q queue) Work() <-chan struct{} { return q.r.Work() }

func (s *server) checkpoint(ctx context.Context) (*graphql.Checkpoint, error) {
	head, signed, err := s.app.checkpoint(ctx)
	if err != nil {
		return nil, err
	}
	return &graphql.Checkpoint{Head: head, Signed: signed}, nil
}

// lookup finds a text as graphql.Messages does; a rule that was adopted brings its own.
func (s *server) lookup(lang, code string, params map[string]any) (string, bool) {
	if !strings.HasPrefix(code, "rule.") {
		return lookup(lang, code, params)
	}
	held := strings.TrimSuffix(code, ".passed")
	if held != code {
		if said, ok := lookup(lang, code, params); ok {
			return said, true
		}
		return say(lang, "rule.held", map[string]any{"code": strings.TrimPrefix(held, "rule.")}), true
	}
	if template, ok := s.app.registry.RuleText(lang, code); ok {
		return messages.Fill(lang, template, params), true
	}
	return lookup(lang, code, params)
}

// lookup is graphql.Messages.
func lookup(lang, code string, params map[string]any) (string, bool) {
	if !messages.Has(code) {
		if s := failureText(lang, code, params); s != code { // a file that could not be read
			return s, true
		}
		return "", false
	}
	return messages.Text(lang, code, params), true
}

// firstRun prints the one-time link where no administrator exists yet. There is no default password.
func (s *server) firstRun(ctx context.Context, stdout io.Writer) error {
	link, err := s.app.setupLink(ctx)
	if err != nil || link == "" {
		return err
	}
	fmt.Fprintf(stdout, "%s\n", say("vi", "setup.link", map[string]any{"link": s.public + setupPath + link}))
	return nil
}

// setupPath is the page of a one-time link; the secret is in the fragment, which no server log sees.
const setupPath = "/app/thiet-lap#"

// setupLink makes a link for the first administrator, "" when there is one already.
func (a *app) setupLink(ctx context.Context) (string, error) {
	open, err := a.access.SetupOpen(ctx)
	if err != nil || !open {
		return "", err
	}
	if o, err := a.registry.OrganizationByCode(ctx, firstOrganization); err != nil {
		return "", err
	} else if o == nil {
		if _, err := a.registry.AddOrganization(system(ctx), registry.Organization{Code: firstOrganization, Name: say("vi", "organization.first", nil),
			NameEn: say("en", "organization.first", nil), Kind: "department"}, ""); err != nil {
			return "", err
		}
	}
	return a.access.SetupLink(system(ctx), "")
}
