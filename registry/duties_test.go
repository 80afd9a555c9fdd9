package registry_test

import (
	"slices"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

// TestWhoHandedInTheFileDoesNotApprove: the file's bearer is neither registrar nor editor of the edition, reviews by another
// role, and still may not pass what they brought; another reviewer may.
func TestWhoHandedInTheFileDoesNotApprove(t *testing.T) {
	w := registrytest.New(t, nil)
	both, err := w.CreateAccount(w.As("system"), registry.AccountInput{Username: "both", Organization: registrytest.Home,
		Roles: []registry.Role{registry.RoleContributor, registry.RoleReviewer}})
	if err != nil {
		t.Fatal(err)
	}
	w.Actors["both"] = registry.Actor{Account: both.ID, Organization: both.Organization, Roles: both.Roles}
	d := register(t, w, "Rừng")
	if err := w.Deliver(t, "both", d.ID, 10); err != nil {
		t.Fatal(err)
	}
	d = walk(t, w, d.ID, [2]string{"contributor", "SUBMIT"}, [2]string{"both", "START_REVIEW"})
	seen, err := w.Dataset(w.As("both"), d.ID, "")
	if err != nil {
		t.Fatal(err)
	}
	if slices.Contains(w.Allowed(w.As("both"), seen), registry.Approve) {
		t.Error("the bearer is offered to approve")
	}
	if _, err := w.Transition(w.As("both"), registry.TransitionInput{ID: d.ID, Expected: d.Version, To: registry.Approve}); codeOf(err) != "transition.ownWork" {
		t.Errorf("the bearer approves: %v", err)
	}
	walk(t, w, d.ID, [2]string{"both", "RELEASE_REVIEW"}, [2]string{"reviewer", "APPROVE"})
	w.Verify(t)
}
