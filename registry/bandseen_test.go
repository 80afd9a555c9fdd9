package registry_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestOthersSeeNothingOfTheBand: when deliveries wait is set between a department and the reviewers. Who sees the edition in force, or what is
// open, cannot tell that anything was set.
func TestOthersSeeNothingOfTheBand(t *testing.T) {
	m := newMonthly(t)
	look := func(who string) string {
		t.Helper()
		s, err := m.Dataset(m.As(who), m.id, "")
		if err != nil {
			t.Fatal(who, err)
		}
		f, err := m.InForce(m.As(who), m.id)
		if err != nil || f == nil {
			t.Fatal(who, err)
		}
		s.Version, f.Version = 0, 0 // publishers and operators move the publication by the record's version
		raw, err := json.Marshal([]any{s.Dataset, s.RefreshBand(), f.Dataset, f.RefreshBand()})
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	outsiders := []string{"", "other", "portal"}
	before := map[string]string{}
	for _, who := range outsiders {
		before[who] = look(who)
	}
	d, err := m.Dataset(m.As("reviewer"), m.id, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.SetBand(m.As("reviewer"), m.id, d.Version, 1.25); err != nil {
		t.Fatal(err)
	}
	for _, who := range outsiders {
		if after := look(who); after != before[who] {
			t.Errorf("%q sees\n%s\nbefore\n%s", who, after, before[who])
		}
	}
	for _, who := range []string{"publisher", "operator"} {
		if strings.Contains(look(who), "1.25") {
			t.Errorf("%s sees the band", who)
		}
	}
	for _, who := range []string{"contributor", "reviewer", "leader"} {
		if !strings.Contains(look(who), "1.25") {
			t.Errorf("%s does not see the band", who)
		}
	}
}
