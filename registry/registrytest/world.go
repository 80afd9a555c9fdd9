package registrytest

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/changelog"
	"danhmuc/registry/policy"
	"danhmuc/registry/progress"
	"danhmuc/registry/search"
	"danhmuc/registry/storetest"
)

// Home and Other are the codes of the two departments.
const (
	Home  = "SNNMT"
	Other = "SYT"
)

// World is a registry with its people.
type World struct {
	*registry.Registry
	Store    registry.Store
	Index    *search.Index
	Progress *progress.Follower
	// Actors by name: each role in lower case, and "other", a contributor of the other department. "" is the public.
	Actors map[string]registry.Actor
	// Orgs by code.
	Orgs map[string]registry.OrganizationID
	// Uploaded and Claimed are what a test uploaded and claimed last, where it says so.
	Uploaded registry.UploadID
	Claimed  registry.JobID
	ticks    atomic.Int64
}

// Begin is the wall time at which a World starts.
var Begin = time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)

// TB is what a World needs of a test; testing.TB and *rapid.T have it.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// New returns a world over a store, one in memory when store is nil.
func New(t TB, store registry.Store) *World {
	t.Helper()
	if store == nil {
		store = storetest.NewMem()
	}
	w := &World{Store: store, Actors: map[string]registry.Actor{"": {}}, Orgs: map[string]registry.OrganizationID{}}
	rules, err := policy.New()
	if err != nil {
		t.Fatalf("rules: %v", err)
	}
	w.Index, w.Progress = search.New(access.Rules{}, "", w.Now, rules.Terms()), progress.New(rules.Terms())
	var ids atomic.Int64
	w.Registry, err = registry.New(registry.Options{Store: store, Access: access.Rules{}, Policy: rules, Search: w.Index, Now: w.Now,
		NewID: func() string { return fmt.Sprintf("id-%06d", ids.Add(1)) }})
	if err != nil {
		t.Fatalf("registry: %v", err)
	}
	w.people(t)
	return w
}

func (w *World) people(t TB) {
	t.Helper()
	system := registry.Actor{Roles: []registry.Role{registry.RoleSystem}}
	ctx := registry.WithActor(context.Background(), system)
	for _, code := range []string{Home, Other, "VPUB"} {
		o, err := w.AddOrganization(ctx, registry.Organization{Code: code, Name: "Đơn vị " + code}, "")
		if err != nil {
			t.Fatalf("organization: %v", err)
		}
		w.Orgs[code] = o.ID
	}
	add := func(name, org string, role registry.Role) {
		a, err := w.CreateAccount(ctx, registry.AccountInput{Username: name, Organization: org, Roles: []registry.Role{role}})
		if err != nil {
			t.Fatalf("account %s: %v", name, err)
		}
		w.Actors[name] = registry.Actor{Account: a.ID, Username: name, Organization: a.Organization, Roles: a.Roles}
	}
	for name, role := range map[string]registry.Role{"contributor": registry.RoleContributor, "approver": registry.RoleApprover} {
		add(name, Home, role)
	}
	add("other", Other, registry.RoleContributor)
	for name, role := range map[string]registry.Role{"reviewer": registry.RoleReviewer, "reviewer2": registry.RoleReviewer,
		"publisher": registry.RolePublisher, "operator": registry.RoleOperator, "taskforce": registry.RoleTaskForce, "leader": registry.RoleLeader,
		"auditor": registry.RoleAuditor, "portal": registry.RolePortal, "admin": registry.RoleAdmin} {
		add(name, "VPUB", role)
	}
	w.Actors["system"] = system
}

// Another is a second program on the world's store, beside the first.
func (w *World) Another(t TB) *registry.Registry {
	t.Helper()
	rules, err := policy.New()
	if err != nil {
		t.Fatalf("rules: %v", err)
	}
	r, err := registry.New(registry.Options{Store: w.Store, Access: access.Rules{}, Policy: rules, Search: w.Index, Now: w.Now})
	if err != nil {
		t.Fatalf("registry: %v", err)
	}
	return r
}

// Now is the world's clock: a second passes with each reading.
func (w *World) Now() time.Time { return Begin.Add(time.Duration(w.ticks.Add(1)) * time.Second) }

// Wait lets time pass.
func (w *World) Wait(d time.Duration) { w.ticks.Add(int64(d / time.Second)) }

// As is a context of an actor by name.
func (w *World) As(name string) context.Context {
	return registry.WithActor(context.Background(), w.Actors[name])
}

// Content is a description that passes every rule of the way to the public.
func Content(title string) registry.Content {
	return registry.Content{Title: title, Description: "Số liệu theo xã, phường.", Theme: "nong-nghiep", Keywords: []string{"một", "hai"},
		Contact: &registry.Contact{Name: "Phòng CĐS", Email: "cds@example.vn"}, LegalBasis: []string{"Quyết định 515/QĐ-UBND"},
		UpdateFrequency: registry.Annual, Sharing: registry.SharingOpen, Importance: registry.ImportanceOrdinary,
		PersonalData: registry.PersonalNone, Licence: "CC-BY-4.0"}
}

// Deliver registers nothing: it hands in a file of so many rows and lets its check end well.
func (w *World) Deliver(t TB, who string, id registry.DatasetID, rows int64) error {
	t.Helper()
	u, err := w.AddUpload(w.As(who), registry.FileRef{SHA256: fmt.Sprintf("%064d", rows), Name: "bang.csv", Size: rows})
	if err != nil {
		return err
	}
	if _, _, err := w.Attach(w.As(who), id, registry.Delivery{Upload: u.ID}); err != nil {
		return err
	}
	return w.Check(rows)
}

// Check ends every job that waits: each file is read without findings.
func (w *World) Check(rows int64) error {
	for {
		j, err := w.Claim(w.As("system"))
		if err != nil || j == nil {
			return err
		}
		err = w.FinishCheck(w.As("system"), j.ID, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: rows, Hash: fmt.Sprintf("%064d", 2),
			Schema: []byte(`{"type":"object"}`), RowsFile: &registry.FileRef{SHA256: fmt.Sprintf("%064d", rows+100)},
			Quality: registry.Quality{Status: registry.QualityPassed, Score: 100}})
		if err != nil {
			return err
		}
	}
}

// Follow brings the world's followers to the log's head.
func (w *World) Follow(t TB) {
	t.Helper()
	w.Replay(t, w.Index.Apply, w.Progress.Apply)
}

// Replay hands the whole log to each function.
func (w *World) Replay(t TB, apply ...func(context.Context, []changelog.Entry) error) {
	t.Helper()
	err := w.Store.View(context.Background(), func(rd registry.Reader) error {
		var entries []changelog.Entry
		for e, err := range rd.Entries(1) {
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		for _, fn := range apply {
			if err := fn(context.Background(), entries); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatalf("replay: %v", err)
	}
}

// Verify proves the log, the records against the log, and the list follower against one rebuilt from nothing.
func (w *World) Verify(t TB) {
	t.Helper()
	storetest.Verify(t, w.Store, changelog.PlainKinds(registry.EntryKinds()...))
	problems, err := registry.VerifyRecords(context.Background(), w.Store)
	if err != nil {
		t.Fatalf("verify records: %v", err)
	}
	for _, p := range problems {
		t.Errorf("verify: %s %s: %s", p.Code, p.Record, p.Detail)
	}
	w.Follow(t)
	fresh := search.New(access.Rules{}, "", w.Now, w.Terms())
	w.Replay(t, fresh.Apply)
	if fresh.Digest() != w.Index.Digest() {
		t.Errorf("the list differs from one rebuilt from the log")
	}
}

var _ TB = testing.TB(nil)
