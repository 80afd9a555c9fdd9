package policy

import (
	"errors"
	"fmt"
	"slices"

	"danhmuc/registry"
)

// checkTerms refuses terms that could not be read: without a text, of an unknown unit, in force twice on one day, or missing.
func checkTerms(terms registry.Terms) error {
	var errs []error
	bad := func(t *registry.Term, format string, args ...any) {
		errs = append(errs, fmt.Errorf("term %s: %s", t.ID, fmt.Sprintf(format, args...)))
	}
	for i := range terms {
		t := &terms[i]
		switch {
		case !idPattern.MatchString(t.ID) || t.Vi == "" || t.En == "":
			bad(t, "id and texts are needed")
		case !slices.Contains(registry.TermUnits, t.Unit):
			bad(t, "unit %q", t.Unit)
		case t.Value <= 0:
			bad(t, "value %d", t.Value)
		case !dayPattern.MatchString(t.ValidFrom) || !dayPattern.MatchString(t.ValidTo):
			bad(t, "validity is no date")
		case slices.ContainsFunc(terms[:i], func(o registry.Term) bool { return o.ID == t.ID && meet(&o, t) }):
			bad(t, "two values on one day")
		}
	}
	for _, id := range registry.TermIDs() {
		if !slices.ContainsFunc(terms, func(t registry.Term) bool { return t.ID == id }) {
			errs = append(errs, fmt.Errorf("term %s is missing", id))
		}
	}
	return errors.Join(errs...)
}

// meet reports whether two terms are in force on one day.
func meet(a, b *registry.Term) bool {
	return (a.ValidTo == "" || b.ValidFrom <= a.ValidTo) && (b.ValidTo == "" || a.ValidFrom <= b.ValidTo)
}
