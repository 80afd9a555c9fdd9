package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/boltstore"
	"danhmuc/registry/changelog"
	"danhmuc/registry/files"
	"danhmuc/registry/follow"
	"danhmuc/registry/policy"
	"danhmuc/registry/progress"
	"danhmuc/registry/search"
)

// Names in the data folder.
const (
	storeName   = "registry.db"
	filesName   = "files"
	publicName  = "log.pub"    // verifier key of the log
	demoName    = "demo"       // marks a folder that --demo filled
	demoBegun   = "demo.begun" // marks one that --demo is filling, or was when it was stopped
	followName  = "followers"
	readingName = "reading" // what children leave on its way into the files
	logOrigin   = "danhmuc" // name of the log's key, and origin of its checkpoints
)

// firstOrganization is the code of the organization to which the first administrator belongs: the province's office.
const firstOrganization = "VPUB"

// app is an open data folder with everything that works on it. Whoever opens it closes it.
type app struct {
	dir       string
	log       hclog.Logger
	store     *boltstore.Store
	blobs     *files.Folder
	registry  *registry.Registry
	access    *access.Service
	index     *search.Index
	progress  *progress.Follower
	catalogue *catalogue
	followers *follow.Runner
	signer    *changelog.Signer // nil where the key is not at hand
	now       func() time.Time
}

// appOptions say how a data folder is opened.
type appOptions struct {
	dir    string
	logKey string // file of the log's signing key, empty for DIR.logkey
	log    hclog.Logger
	now    func() time.Time
	// filling opens a folder whose demo is not whole yet: nobody else may, so that nothing real ever stands in one.
	filling bool
}

// openApp opens a data folder, making it where there is none. A folder that another process holds is refused with a clear
// error, and so is one that is half a demo.
func openApp(o appOptions) (*app, error) {
	if o.now == nil {
		o.now = time.Now
	}
	if _, err := os.Stat(filepath.Join(o.dir, demoBegun)); err == nil && !o.filling {
		return nil, &registry.Error{Op: "danhmuc.open", Kind: registry.KindInvalid, Code: "folder.halfDemo", Params: map[string]any{"folder": o.dir}}
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return nil, &registry.Error{Op: "danhmuc.open", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: o.dir, Err: err}
	}
	store, err := boltstore.Open(filepath.Join(o.dir, storeName), boltstore.Options{})
	if err != nil {
		return nil, err
	}
	a := &app{dir: o.dir, log: o.log, store: store, now: o.now}
	if err := a.open(o); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return a, nil
}

func (a *app) open(o appOptions) error {
	var err error
	if a.blobs, err = files.Open(filepath.Join(o.dir, filesName), files.Options{MaxBytes: maxUpload}); err != nil {
		return err
	}
	rules, err := policy.New()
	if err != nil {
		return fmt.Errorf("load the rules: %w", err)
	}
	a.index = search.New(access.Rules{}, filepath.Join(o.dir, followName, "search", "rows.snapshot"), o.now, rules.Terms())
	if err := a.index.Load(); err != nil {
		return err
	}
	a.progress = progress.New(rules.Terms())
	a.registry, err = registry.New(registry.Options{Store: a.store, Access: access.Rules{}, Policy: rules, Blobs: a.blobs, Search: a.index, Now: o.now})
	if err != nil {
		return err
	}
	a.access, err = access.New(access.Options{Store: a.store, Accounts: a.registry, Now: o.now, Log: a.log, FirstOrganization: firstOrganization})
	if err != nil {
		return err
	}
	a.catalogue = newCatalogue(a.registry, a.blobs)
	a.followers, err = follow.New(a.store, follow.Options{Log: a.log.Named("follow")}, a.index, a.progress, a.catalogue)
	if err != nil {
		return err
	}
	if a.signer, err = a.key(o.logKey); err != nil {
		return err
	}
	return nil
}

// key reads the log's signing key, or makes one beside the data folder on the first run.
func (a *app) key(path string) (*changelog.Signer, error) {
	own := path == ""
	if own {
		path = strings.TrimRight(a.dir, string(filepath.Separator)) + ".logkey"
	}
	text, err := os.ReadFile(path)
	switch {
	case errors.Is(err, os.ErrNotExist) && own:
		made, err := changelog.NewKey(rand.Reader, logOrigin)
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, []byte(made), 0o600); err != nil {
			return nil, fmt.Errorf("keep the log's key: %w", err)
		}
		text = []byte(made)
	case err != nil:
		return nil, &registry.Error{Op: "danhmuc.key", Kind: registry.KindUnavailable, Code: "logkey.unreadable", Name: path, Err: err}
	}
	signer, err := changelog.ParseKey(string(text))
	if err != nil {
		return nil, &registry.Error{Op: "danhmuc.key", Kind: registry.KindInvalid, Code: "logkey.unreadable", Name: path, Err: err}
	}
	public := filepath.Join(a.dir, publicName)
	if known, err := os.ReadFile(public); err == nil && strings.TrimSpace(string(known)) == signer.Public() {
		return signer, nil
	}
	if err := os.WriteFile(public, []byte(signer.Public()+"\n"), 0o600); err != nil {
		return nil, fmt.Errorf("keep the log's public key: %w", err)
	}
	return signer, nil
}

// Close keeps what followers know and releases the folder.
func (a *app) Close() error { return errors.Join(a.index.Save(), a.store.Close()) }

// follow runs the followers and the log's pulse until ctx ends.
func (a *app) follow(ctx context.Context) error {
	pulse := make(chan error, 1)
	go func() { pulse <- a.registry.Run(ctx) }()
	err := a.followers.Run(ctx)
	return errors.Join(ignoreCanceled(err), ignoreCanceled(<-pulse))
}

func ignoreCanceled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// catchUp brings the followers to the head, for commands that work on a folder no server holds.
func (a *app) catchUp(ctx context.Context) error {
	head, err := a.registry.Head(ctx)
	if err != nil {
		return err
	}
	run, stop := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- a.followers.Run(run) }()
	err = errors.Join(a.index.Wait(ctx, head.Size), a.progress.Wait(ctx, head.Size), a.catalogue.Wait(ctx, head.Size))
	stop()
	return errors.Join(err, ignoreCanceled(<-done))
}

// system is a context that acts for the program itself: commands of an operator on the machine.
func system(ctx context.Context) context.Context {
	return registry.WithActor(ctx, registry.Actor{Roles: []registry.Role{registry.RoleSystem}, Language: registry.ActorFrom(ctx).Language})
}

// checkpoint signs the log's head.
func (a *app) checkpoint(ctx context.Context) (changelog.Head, string, error) {
	head, err := a.registry.Head(ctx)
	if err != nil || a.signer == nil {
		return head, "", err
	}
	signed, err := a.signer.Sign(head)
	return head, string(signed), err
}
