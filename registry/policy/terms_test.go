package policy

import (
	"testing"

	"danhmuc/registry"
)

func TestTermsThatCannotBeRead(t *testing.T) {
	good := rules(t).Terms()
	if err := checkTerms(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(registry.Terms) registry.Terms{
		"missing":      func(ts registry.Terms) registry.Terms { return ts[1:] },
		"twice":        func(ts registry.Terms) registry.Terms { return append(ts, ts[0]) },
		"no value":     func(ts registry.Terms) registry.Terms { ts[0].Value = 0; return ts },
		"no unit":      func(ts registry.Terms) registry.Terms { ts[0].Unit = "week"; return ts },
		"no text":      func(ts registry.Terms) registry.Terms { ts[0].Vi = ""; return ts },
		"no such date": func(ts registry.Terms) registry.Terms { ts[0].ValidFrom = "2026"; return ts },
		"one day both": func(ts registry.Terms) registry.Terms {
			next := ts[0]
			ts[0].ValidTo, next.ValidFrom = "2026-07-01", "2026-07-01"
			return append(ts, next)
		},
	} {
		if checkTerms(spoil(append(registry.Terms{}, good...))) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	next, ts := good[0], append(registry.Terms{}, good...)
	ts[0].ValidTo, next.ValidFrom = "2026-06-30", "2026-07-01"
	if err := checkTerms(append(ts, next)); err != nil {
		t.Errorf("one after the other: %v", err)
	}
}
