package registry

import "slices"

// ownWork reports whether what a verdict on the newest edition would let through is the account's own work: it registered the
// dataset, edited this edition, or handed in or cleaned the delivery that is reviewed with it. Attaching a file changes no
// record of the dataset, so that the edition's editors alone do not tell.
func ownWork(r Reader, d *Dataset, a AccountID) (bool, error) {
	if a == "" {
		return false, nil
	}
	if d.CreatedBy == a || slices.Contains(d.Review.Editors, a) {
		return true, nil
	}
	if d.Review.Release == "" {
		return false, nil
	}
	rel, _, _, err := releaseByID(r, "registry.ownWork", d.Review.Release)
	if err != nil {
		return false, err
	}
	return rel.CreatedBy == a || (rel.Cleaning != nil && rel.Cleaning.By == a), nil
}
