package registry

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Term is a number that a rule or a decision set: a span, a count, a threshold. It is data of the rule set, because such
// numbers change with the law and with practice while the program stays.
type Term struct {
	ID        string `json:"id"`
	Value     int    `json:"value"`
	Unit      string `json:"unit"` // one of TermUnits
	Vi        string `json:"vi"`
	En        string `json:"en"`
	Article   string `json:"article,omitempty"`   // what it rests on; empty for a working practice of this system
	ValidFrom string `json:"validFrom,omitempty"` // YYYY-MM-DD
	ValidTo   string `json:"validTo,omitempty"`   // YYYY-MM-DD, inclusive
}

// TermUnits are the units of terms.
var TermUnits = []string{"day", "workday", "month", "person"}

// The terms that the program reads. A rule set must have each of them in force.
const (
	TermDraft       = "draft"            // from registering to SUBMIT, where no round or notice names a date
	TermReview      = "review"           // from SUBMIT to a verdict
	TermChanges     = "changes"          // from REQUEST_CHANGES to SUBMIT, where the reviewer named no date
	TermDecide      = "decide"           // from PROPOSE_OPEN to a decision
	TermPublish     = "publish"          // from DECIDE_OPEN to PUBLISH
	TermListReview  = "open-list-review" // between two reviews of the open list
	TermUpdateCheck = "open-update"      // from publication to the check that data was brought up to date
	TermAccount     = "account-request"  // from an agency's request of an account to the account or a refusal
	TermApprovals   = "approvals"        // reviewers who must pass an edition
	TermRisk        = "risk-assessment"  // how long a risk assessment of important or core data holds
)

// freshTerms name the term of each frequency that binds to a date: one period and a tenth of it, at least a day, for the work.
var freshTerms = map[Frequency]string{Realtime: "fresh-realtime", Daily: "fresh-daily", Weekly: "fresh-weekly", Monthly: "fresh-monthly",
	Quarterly: "fresh-quarterly", Biannual: "fresh-biannual", Annual: "fresh-annual", Quinquennial: "fresh-quinquennial"}

// TermIDs lists the terms that a rule set must have.
func TermIDs() []string {
	ids := []string{TermDraft, TermReview, TermChanges, TermDecide, TermPublish, TermListReview, TermUpdateCheck, TermAccount, TermApprovals, TermRisk}
	for _, id := range freshTerms {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Terms are the terms of one rule set, in its order.
type Terms []Term

// On is the term in force on a day of the province, nil for none. A span keeps the length that it had on the day it began:
// a term that changes later moves no date that was told before.
func (ts Terms) On(id string, at time.Time) *Term {
	day := ""
	for i := range ts {
		t := &ts[i]
		if t.ID != id {
			continue
		}
		if t.ValidFrom != "" || t.ValidTo != "" {
			if day == "" {
				day = at.In(Zone()).Format(time.DateOnly)
			}
			if day < t.ValidFrom || (t.ValidTo != "" && day > t.ValidTo) {
				continue
			}
		}
		return t
	}
	return nil
}

// Text is the terms as text: two sets by which every date falls alike have the same.
func (ts Terms) Text() string {
	var b strings.Builder
	for _, t := range ts {
		fmt.Fprintf(&b, "%s %d %s %s %s\n", t.ID, t.Value, t.Unit, t.ValidFrom, t.ValidTo)
	}
	return b.String()
}

// ParseTerms reads what Text wrote: all by which dates fall, without the words.
func ParseTerms(s string) (Terms, error) {
	var out Terms
	for line := range strings.Lines(s) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		if len(f) != 5 {
			return nil, fmt.Errorf("term %q", line)
		}
		value, err := strconv.Atoi(f[1])
		if err != nil {
			return nil, fmt.Errorf("term %q: %w", line, err)
		}
		out = append(out, Term{ID: f[0], Value: value, Unit: f[2], ValidFrom: f[3], ValidTo: f[4]})
	}
	return out, nil
}

// Value is the number of the term in force at a time, 0 for none.
func (ts Terms) Value(id string, at time.Time) int {
	if t := ts.On(id, at); t != nil {
		return t.Value
	}
	return 0
}

// Until is the day on which a term that begins at from ends: YYYY-MM-DD in the province, empty where the set has no such term.
// Months end on the same day of the month, or on its last one; working days pass over Saturdays and Sundays.
func (ts Terms) Until(id string, from time.Time) string {
	t := ts.On(id, from)
	switch {
	case t == nil || t.Value <= 0:
		return ""
	case t.Unit == "month":
		day := from.In(Zone())
		first := time.Date(day.Year(), day.Month()+time.Month(t.Value), 1, 0, 0, 0, 0, Zone())
		last := first.AddDate(0, 1, -1).Day()
		return first.AddDate(0, 0, min(day.Day(), last)-1).Format(time.DateOnly)
	case t.Unit == "workday":
		day := from.In(Zone())
		for n := t.Value; n > 0; {
			day = day.AddDate(0, 0, 1)
			if d := day.Weekday(); d != time.Saturday && d != time.Sunday {
				n--
			}
		}
		return day.Format(time.DateOnly)
	}
	return after(from, t.Value)
}

// FreshUntil is the date by which data of this frequency must be brought up to date again. Empty for frequencies that bind to
// no date.
func (ts Terms) FreshUntil(moved time.Time, f Frequency) string {
	id, binds := freshTerms[f]
	if !binds {
		return ""
	}
	return ts.Until(id, moved)
}
