package registry_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestBaseline: the task force says where the province stood, with the paper; nonsense, a stale version and anybody else are refused, and
// only who sees the counts of all sees it.
func TestBaseline(t *testing.T) {
	w := registrytest.New(t, nil)
	good := registry.Baseline{Date: "2026-03-17", Total: 329, Delivered: 310, Complete: 12, Units: 18, Source: "Thông báo ngày 02/4/2026"}
	if b, err := w.Baseline(w.As("leader")); b != nil || err != nil {
		t.Fatalf("before any: %v, %v", b, err)
	}
	for name, tc := range map[string]struct {
		who  string
		code string
		edit func(*registry.Baseline)
	}{
		"a department":       {"contributor", "baseline.notYours", nil},
		"a reviewer":         {"reviewer", "baseline.notYours", nil},
		"the public":         {"", "", nil},
		"no date":            {"taskforce", "date.invalid", func(b *registry.Baseline) { b.Date = "17/3/2026" }},
		"a day to come":      {"taskforce", "baseline.future", func(b *registry.Baseline) { b.Date = "2030-01-01" }},
		"more than all":      {"taskforce", "baseline.delivered", func(b *registry.Baseline) { b.Delivered = 330 }},
		"more units":         {"taskforce", "baseline.complete", func(b *registry.Baseline) { b.Complete = 19 }},
		"without a paper":    {"taskforce", "baseline.source.required", func(b *registry.Baseline) { b.Source = " " }},
		"less than nothing":  {"taskforce", "baseline.delivered", func(b *registry.Baseline) { b.Total, b.Delivered = -1, -2 }},
		"units below nought": {"taskforce", "baseline.complete", func(b *registry.Baseline) { b.Complete = -1 }},
	} {
		in := good
		if tc.edit != nil {
			tc.edit(&in)
		}
		_, err := w.SetBaseline(w.As(tc.who), in, 0)
		var e *registry.Error
		if !errors.As(err, &e) || tc.code != "" && e.Code != tc.code && (len(e.Violations) == 0 || e.Violations[0].Code != tc.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	b, err := w.SetBaseline(w.As("taskforce"), good, 0)
	if err != nil || b.Version != 1 {
		t.Fatalf("%+v, %v", b, err)
	}
	if _, err := w.SetBaseline(w.As("admin"), good, 0); err == nil || !strings.Contains(err.Error(), "baseline.stale") {
		t.Errorf("a stale version: %v", err)
	}
	good.Delivered = 311
	if b, err = w.SetBaseline(w.As("admin"), good, 1); err != nil || b.Version != 2 || b.Delivered != 311 {
		t.Errorf("%+v, %v", b, err)
	}
	for who, sees := range map[string]bool{"leader": true, "taskforce": true, "reviewer": true, "contributor": false, "operator": false, "": false} {
		ctx := context.Background()
		if who != "" {
			ctx = w.As(who)
		}
		if b, err := w.Baseline(ctx); err != nil || (b != nil) != sees {
			t.Errorf("%q sees %+v, %v", who, b, err)
		}
	}
	w.Verify(t)
}
