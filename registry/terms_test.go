package registry_test

import (
	"testing"
	"time"

	"danhmuc/registry"
)

func TestTermsEnd(t *testing.T) {
	terms := registry.Terms{
		{ID: "a", Value: 7, Unit: "day", ValidTo: "2026-06-30"}, {ID: "a", Value: 10, Unit: "day", ValidFrom: "2026-07-01"},
		{ID: "m", Value: 6, Unit: "month"}, {ID: "w", Value: 2, Unit: "workday"}, {ID: "fresh-monthly", Value: 34, Unit: "day"}}
	for name, c := range map[string]struct{ id, from, want string }{
		"days":                                  {"a", "2026-06-01T03:00:00Z", "2026-06-08"},
		"the last day of the old term":          {"a", "2026-06-30T16:59:00Z", "2026-07-07"},
		"the first of the new, in the province": {"a", "2026-06-30T17:00:00Z", "2026-07-11"},
		"months":                                {"m", "2026-01-15T03:00:00Z", "2026-07-15"},
		"months to a shorter one":               {"m", "2026-08-31T03:00:00Z", "2027-02-28"},
		"working days over a weekend":           {"w", "2026-11-27T03:00:00Z", "2026-12-01"}, // a Friday
		"working days in a week":                {"w", "2026-11-24T03:00:00Z", "2026-11-26"},
		"none":                                  {"x", "2026-11-24T03:00:00Z", ""},
	} {
		from, err := time.Parse(time.RFC3339, c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := terms.Until(c.id, from); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := terms.FreshUntil(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), registry.OnChange); got != "" {
		t.Errorf("a frequency without a date is due on %s", got)
	}
}
