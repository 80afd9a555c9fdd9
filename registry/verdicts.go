package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// VerdictsBetween lists the verdicts of reviewers from a moment on and before another, oldest first, on the datasets whose history
// the actor may see; owner narrows to one organization, empty for all.
func (r *Registry) VerdictsBetween(ctx context.Context, from, before time.Time, owner OrganizationID) ([]*Verdict, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, SignInRequired("registry.VerdictsBetween", a)
	}
	var out []*Verdict
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		mine := map[DatasetID]bool{}
		for it, err := range rd.Scan(under(familyVerdict)) {
			if err != nil {
				return err
			}
			v := new(Verdict)
			if err := json.Unmarshal(it.Value, v); err != nil {
				return err
			}
			if v.At.Before(from) || !v.At.Before(before) {
				continue
			}
			may, known := mine[v.Dataset]
			if !known {
				s, err := r.whole(rd, a, v.Dataset)
				if err != nil {
					return err
				}
				may = s != nil && (owner == "" || s.Owner == owner)
				mine[v.Dataset] = may
			}
			if may {
				out = append(out, v)
			}
		}
		return nil
	})
	slices.SortFunc(out, func(x, y *Verdict) int {
		if c := x.At.Compare(y.At); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
	return out, err
}
