package access

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"danhmuc/registry"
)

var update = flag.Bool("update", false, "write the golden table anew")

// TestTableOfRights walks every role, subject and action and compares the whole table with the golden one.
func TestTableOfRights(t *testing.T) {
	subjects := []struct {
		name string
		s    registry.Subject
	}{
		{"draft", registry.Subject{Review: registry.Draft, Publication: registry.NotProposed}},
		{"in force, open", registry.Subject{Review: registry.Approved, Publication: registry.NotProposed, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"in force, shared", registry.Subject{Review: registry.Approved, Publication: registry.NotProposed, HasInForce: true, InForceSharing: registry.SharingShared}},
		{"in force, restricted", registry.Subject{Review: registry.Approved, Publication: registry.NotProposed, HasInForce: true, InForceSharing: registry.SharingRestricted}},
		{"proposed", registry.Subject{Review: registry.Approved, Publication: registry.Proposed, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"published", registry.Subject{Review: registry.Approved, Publication: registry.Published, Served: true, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"suspended", registry.Subject{Review: registry.Approved, Publication: registry.Suspended, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"published, in force restricted", registry.Subject{Review: registry.Approved, Publication: registry.Published, Served: true, HasInForce: true, InForceSharing: registry.SharingRestricted}},
		{"published, next proposed", registry.Subject{Review: registry.Approved, Publication: registry.Published, Next: true, Served: true, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"withdrawn", registry.Subject{Review: registry.Approved, Publication: registry.Withdrawn, HasInForce: true, InForceSharing: registry.SharingOpen}},
		{"withdrawn, revoked", registry.Subject{Review: registry.InReview, Publication: registry.Withdrawn}},
	}
	actions := []registry.Action{registry.ActRegister, registry.ActEdit, registry.ActAttach, registry.ActReadFiles, registry.ActReadHistory,
		registry.ActReadLog, registry.ActReadQueue, registry.ActReadProgress, registry.ActSetBaseline, registry.ActIssueDecision, registry.ActManage, registry.ActReadJobs,
		registry.ActFeedback, registry.ActUpload, registry.ActClean, registry.ActAccept, registry.ActSettings, registry.ActCheckDecision,
		registry.ActReadLists, registry.ActSubmitList, registry.ActConfirmList, registry.ActDecideList, registry.ActSetRounds, registry.ActCodeLists,
		registry.ActReadTasks, registry.ActSetTasks, registry.ActDoTasks, registry.ActSetElsewhere, registry.ActSetTaskForce}
	faceNames := []string{"none", "published", "inForce", "newest"}
	var b strings.Builder
	for _, role := range append([]registry.Role{registry.RolePublic, registry.RoleSystem}, registry.Roles...) {
		for _, own := range []bool{true, false} {
			for _, x := range subjects {
				a := registry.Actor{Account: "a", Organization: "home", Roles: []registry.Role{role}}
				s := x.s
				if s.Owner = "other"; own {
					s.Owner = "home"
				}
				fmt.Fprintf(&b, "%s | own=%v | %s | %s |", role, own, x.name, faceNames[Rules{}.Face(a, s)])
				readOnly := a
				readOnly.ReadOnly = true
				for _, act := range actions {
					may := Rules{}.May(a, act, s)
					if may {
						b.WriteString(" " + string(act))
					}
					if got := (Rules{}).May(readOnly, act, s); got != (may && changeNothing[act]) {
						t.Errorf("%s read-only %s: %v", role, act, got)
					}
				}
				b.WriteString("\n")
			}
		}
	}
	const golden = "testdata/rights.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Fatal("the table of rights changed; look at it, then run with -update")
	}
}

func TestNobodyAtHomeNowhere(t *testing.T) {
	a := registry.Actor{Account: "a", Roles: []registry.Role{registry.RoleContributor}}
	if (Rules{}).May(a, registry.ActEdit, registry.Subject{}) {
		t.Fatal("no organization is nobody's home")
	}
}
