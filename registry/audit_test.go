package registry_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestAnAccountAsItWas changes accounts at random, keeps a snapshot after each change, and asks for every past moment.
func TestAnAccountAsItWas(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 21))
	w := registrytest.New(t, nil)
	type snapshot struct {
		at time.Time
		of map[registry.AccountID]registry.Account
	}
	take := func() snapshot {
		s := snapshot{w.Now(), map[registry.AccountID]registry.Account{}}
		list, err := w.Accounts(w.As("admin"))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list {
			s.of[a.ID] = *a
		}
		return s
	}
	names := []string{"contributor", "approver", "other", "reviewer", "reviewer2", "publisher", "operator"}
	snapshots := []snapshot{take()}
	for range 60 {
		id := w.Actors[names[rnd.IntN(len(names))]].Account
		var p registry.AccountPatch
		switch rnd.IntN(4) {
		case 0:
			off := rnd.IntN(2) == 0
			p.Disabled = &off
		case 1:
			org := []string{registrytest.Home, registrytest.Other, "VPUB"}[rnd.IntN(3)]
			p.Organization = &org
		case 2:
			roles := []registry.Role{registry.Roles[rnd.IntN(9)]}
			p.Roles = &roles
		default:
			if err := w.Record(w.As("system"), "account.signIn", id, nil); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.UpdateAccount(w.As("admin"), id, p); err != nil {
			t.Fatal(err)
		}
		w.Wait(time.Duration(rnd.IntN(100)) * time.Hour)
		snapshots = append(snapshots, take())
	}
	for _, s := range snapshots {
		for id, want := range s.of {
			got, err := w.AccountAsOf(w.As("auditor"), id, s.at)
			if err != nil || !reflect.DeepEqual(*got, want) {
				t.Fatalf("at %s: got %+v, %v, want %+v", s.at, got, err, want)
			}
		}
	}
	if _, err := w.AccountAsOf(w.As("auditor"), w.Actors["reviewer"].Account, registrytest.Begin.Add(-time.Hour)); !registry.IsKind(err, registry.KindNotFound) {
		t.Errorf("before it existed: %v", err)
	}
	if _, err := w.AccountAsOf(w.As("reviewer"), w.Actors["reviewer"].Account, w.Now()); codeOf(err) != "manage.notYours" {
		t.Errorf("a reviewer asks: %v", err)
	}
}

// TestTheLogIsReadWhole: everyone exports exactly what the log's pages show them, and finds in it what they may see.
func TestTheLogIsReadWhole(t *testing.T) {
	w := registrytest.New(t, nil)
	walk(t, w, register(t, w, "Rừng đặc dụng").ID, toPublished...)
	register(t, w, "Lúa")
	for who := range w.Actors {
		var got []uint64
		err := w.EachChange(w.As(who), registry.LogFilter{}, func(c registry.Change) error {
			got = append(got, c.Seq)
			return nil
		})
		if who == "" {
			if !registry.IsKind(err, registry.KindUnauthenticated) {
				t.Errorf("the public: %v", err)
			}
			continue
		}
		page, total, pageErr := w.Changes(w.As(who), registry.LogFilter{}, 0, 1000)
		if err != nil || pageErr != nil || len(got) != total {
			t.Fatalf("%s: %d entries of %d, %v, %v", who, len(got), total, err, pageErr)
		}
		for i, seq := range got {
			if page[len(page)-1-i].Seq != seq {
				t.Fatalf("%s: entry %d stands at %d", who, seq, i)
			}
		}
	}
	for text, want := range map[string]bool{"rung dac dung": true, "Rừng": true, "snnmt-lua": true, "dataset.register": true, "không có": false} {
		_, n, err := w.Changes(w.As("auditor"), registry.LogFilter{Text: text}, 0, 1)
		if err != nil || (n > 0) != want {
			t.Errorf("%q: %d entries, %v", text, n, err)
		}
	}
	if _, n, _ := w.Changes(w.As("other"), registry.LogFilter{Text: "rung"}, 0, 1); n != 0 {
		t.Errorf("another department finds %d entries", n)
	}
	stop := errors.New("enough")
	if err := w.EachChange(w.As("auditor"), registry.LogFilter{}, func(registry.Change) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("a writer that fails: %v", err)
	}
}
