package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"time"

	"danhmuc/cmd/danhmuc/demo"
	"danhmuc/registry"
	"danhmuc/registry/boltstore"
)

// demoFolder makes sure that --demo fills an empty folder alone, or one it was stopped in, serves one it filled, and touches
// no other; and that a folder of a demo, whose passwords everybody knows, is served on loopback alone.
func (o *serveOptions) demoFolder(ctx context.Context, log appOptions) error {
	_, err := os.Stat(filepath.Join(o.dir, demoName))
	isDemo := err == nil
	if isDemo && !o.demo {
		host, _, err := net.SplitHostPort(o.addr)
		if err != nil || !loopback(host) || o.publicURL != "" {
			return refusal("serve.demoPublic", map[string]any{"value": o.addr})
		}
		return nil
	}
	if !o.demo || isDemo {
		return nil
	}
	if err := clearHalfDemo(o.dir); err != nil {
		return err
	}
	if _, err := emptyFolder(o.dir); err != nil {
		return err
	}
	return fillDemo(ctx, log)
}

// demoLeaves are the names that a fill which was stopped may leave in the folder.
var demoLeaves = []string{storeName, filesName, followName, publicName, readingName, demoBegun}

// clearHalfDemo empties a folder in which --demo was stopped half way. Only the mark of a fill gives the right to remove
// anything, and only what a fill leaves: a folder that holds anything else stays as it is, and so does one that another
// process is filling now.
func clearHalfDemo(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, demoBegun)); err != nil {
		return nil // no mark: what lies there is not ours to remove
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &registry.Error{Op: "danhmuc.demo", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: dir, Err: err}
	}
	for _, e := range entries {
		if !slices.Contains(demoLeaves, e.Name()) {
			return &registry.Error{Op: "danhmuc.demo", Kind: registry.KindInvalid, Code: "folder.notEmpty", Params: map[string]any{"folder": dir}}
		}
	}
	if held, err := boltstore.Open(filepath.Join(dir, storeName), boltstore.Options{}); err == nil {
		if err := held.Close(); err != nil {
			return err
		}
	} else if e := refusalOf(err); e.Code == "store.in-use" {
		return err // somebody fills it now
	} // else the store itself was cut off while it was made
	for _, name := range demoLeaves { // the mark goes last: stopped here, the folder is still half a demo
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			return &registry.Error{Op: "danhmuc.demo", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: dir, Err: err}
		}
	}
	return nil
}

// fillDemo fills an empty folder with the sample province. The folder carries its mark from before the first record until
// after the last.
func fillDemo(ctx context.Context, o appOptions) error {
	end := time.Now()
	begun := filepath.Join(o.dir, demoBegun)
	if err := os.WriteFile(begun, []byte(end.UTC().Format(time.RFC3339)+"\n"), 0o600); err != nil {
		return &registry.Error{Op: "danhmuc.demo", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: o.dir, Err: err}
	}
	o.filling = true
	if err := fillFolder(ctx, o, end); err != nil {
		return err
	}
	if err := os.Rename(begun, filepath.Join(o.dir, demoName)); err != nil {
		return &registry.Error{Op: "danhmuc.demo", Kind: registry.KindUnavailable, Code: "folder.unusable", Name: o.dir, Err: err}
	}
	return nil
}

func fillFolder(ctx context.Context, o appOptions, end time.Time) (err error) {
	clock := demo.NewClock(end.Add(-demo.History))
	o.now = clock.Now
	a, err := openApp(o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	rd, err := newReader(a)
	if err != nil {
		return err
	}
	rd.inProcess = true
	check := rd.check(a.registry)
	deps := demo.Deps{Registry: a.registry, Access: a.access, Clock: clock, Check: func(ctx context.Context, job *registry.Job) error {
		return check(ctx, job, func(int64, int64) {})
	}}
	if err := demo.Fill(ctx, deps, end); err != nil {
		return fmt.Errorf("fill the demo: %w", err)
	}
	return a.catchUp(ctx)
}
