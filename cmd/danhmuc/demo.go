package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"danhmuc/cmd/danhmuc/demo"
	"danhmuc/registry"
)

// demoFolder makes sure that --demo fills an empty folder alone, serves one it filled, and touches no other; and that a
// folder of a demo, whose passwords everybody knows, is served on loopback alone.
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
	if _, err := emptyFolder(o.dir); err != nil {
		return err
	}
	return fillDemo(ctx, log)
}

// fillDemo fills an empty folder with the sample province.
func fillDemo(ctx context.Context, o appOptions) (err error) {
	end := time.Now()
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
	if err := a.catchUp(ctx); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(a.dir, demoName), []byte(end.UTC().Format(time.RFC3339)+"\n"), 0o600)
}
