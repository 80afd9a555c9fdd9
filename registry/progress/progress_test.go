package progress_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/progress"
	"danhmuc/registry/registrytest"
)

// TestAShareNeverRisesByRemoving retires and reclassifies datasets in every state, and looks at the shares before and after.
func TestAShareNeverRisesByRemoving(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	w := registrytest.New(t, nil)
	var ids []registry.DatasetID
	for i := range 24 {
		c := registrytest.Content(fmt.Sprint("Bộ số ", i))
		if i%3 == 0 {
			c.Sharing = registry.SharingShared
		}
		d, err := w.Register(w.As("contributor"), registry.RegisterInput{Owner: registrytest.Home, Content: c})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
		if i%4 == 0 {
			continue
		}
		if err := w.Deliver(t, "contributor", d.ID, 10); err != nil {
			t.Fatal(err)
		}
		for _, s := range [][2]string{{"contributor", "SUBMIT"}, {"reviewer", "APPROVE"}}[:rnd.IntN(3)] {
			now, err := w.Dataset(w.As("admin"), d.ID, "")
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Transition(w.As(s[0]), registry.TransitionInput{ID: d.ID, Expected: now.Version, To: registry.Transition(s[1])}); err != nil {
				t.Fatal(err)
			}
		}
	}
	report := func() *progress.Report {
		w.Follow(t)
		r, err := w.Progress.At(t.Context(), w.Now())
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	share := func(a, b int) float64 { return float64(a) / float64(max(1, b)) }
	before := report()
	retired, moved := 0, 0
	for len(ids) > 0 {
		i := rnd.IntN(len(ids))
		id := ids[i]
		ids = append(ids[:i], ids[i+1:]...)
		now, err := w.Dataset(w.As("admin"), id, "")
		if err != nil {
			t.Fatal(err)
		}
		if rnd.IntN(2) == 0 {
			_, err = w.Transition(w.As("admin"), registry.TransitionInput{ID: id, Expected: now.Version, To: registry.Retire, Comment: "nhập vào bộ khác"})
			retired++
		} else {
			closed := registry.SharingRestricted
			_, err = w.Edit(w.As("contributor"), id, now.Version, registry.DatasetPatch{Sharing: &closed})
			moved++
		}
		if err != nil {
			continue // under review: neither may happen
		}
		after := report()
		for _, c := range []struct {
			name    string
			was, is progress.Counts
		}{{"all", before.All, after.All}, {"home", *before.Organizations[w.Orgs[registrytest.Home]], *after.Organizations[w.Orgs[registrytest.Home]]}} {
			for name, pair := range map[string][2]float64{
				"approved":  {share(c.was.Approved, c.was.Members), share(c.is.Approved, c.is.Members)},
				"delivered": {share(c.was.Delivered, c.was.Members), share(c.is.Delivered, c.is.Members)},
				"published": {share(c.was.Published, c.was.OpenMembers), share(c.is.Published, c.is.OpenMembers)},
				"open":      {share(c.was.Open, c.was.Members), share(c.is.Open, c.is.Members)},
			} {
				if pair[1] > pair[0] {
					t.Errorf("%s: %s rose from %.3f to %.3f", c.name, name, pair[0], pair[1])
				}
			}
			if c.is.Members != c.is.Total+c.is.Retired || c.is.Members != 24 {
				t.Errorf("%s: %d members, %d and %d retired", c.name, c.is.Members, c.is.Total, c.is.Retired)
			}
		}
		before = after
	}
	if retired < 5 || moved < 5 || before.All.Retired == 0 {
		t.Fatalf("only %d retired, %d moved", retired, moved)
	}
}
