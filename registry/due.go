package registry

import (
	"sync"
	"time"
)

// Zone is Asia/Ho_Chi_Minh, where deadlines are computed and read.
var Zone = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Asia/Ho_Chi_Minh")
	if err != nil {
		return time.FixedZone("Asia/Ho_Chi_Minh", 7*3600) // no summer time since 1975
	}
	return zone
})

// Terms, in days, within which the next act is due while no round or notice names a date. They are this system's working
// terms, not law.
const (
	termDraft   = 30 // from registering to SUBMIT
	termReview  = 7  // from SUBMIT to a verdict
	termChanges = 7  // from REQUEST_CHANGES to SUBMIT, where the reviewer named no date
	termDecide  = 15 // from PROPOSE_OPEN to a decision
	termPublish = 3  // from DECIDE_OPEN to PUBLISH
)

// DueOf is the date by which the next act on a dataset is due, empty when nothing is due: YYYY-MM-DD in the province.
func DueOf(d *Dataset) string {
	next, since := d.Publication.Status, d.Publication.At
	if d.Publication.Next != nil {
		next = *d.Publication.Next
		if d.Publication.NextAt != nil {
			since = *d.Publication.NextAt
		}
	}
	switch {
	case d.Review.Status == Draft && d.DueDate != "" && d.InForce == 0:
		return d.DueDate
	case d.Review.Status == Draft:
		return after(d.Review.At, termDraft)
	case d.Review.Status == Submitted || d.Review.Status == InReview:
		if d.Review.SubmittedAt != nil {
			return after(*d.Review.SubmittedAt, termReview)
		}
		return after(d.Review.At, termReview)
	case d.Review.Status == ChangesRequested && d.Review.Due != "":
		return d.Review.Due
	case d.Review.Status == ChangesRequested:
		return after(d.Review.At, termChanges)
	case next == Proposed:
		return after(since, termDecide)
	case next == Decided:
		return after(since, termPublish)
	case d.Publication.Status == Published && d.Publication.Moved != nil:
		return FreshUntil(*d.Publication.Moved, d.UpdateFrequency)
	}
	return ""
}

func after(t time.Time, days int) string {
	return t.In(Zone()).AddDate(0, 0, days).Format(time.DateOnly)
}

// FreshUntil is the date by which data of this frequency must be brought up to date again: one period and a tenth of it, at
// least a day, for the work. Empty for frequencies that bind to no date.
func FreshUntil(moved time.Time, f Frequency) string {
	days := map[Frequency]int{Realtime: 2, Daily: 2, Weekly: 8, Monthly: 34, Quarterly: 100, Biannual: 200, Annual: 400, Quinquennial: 2000}[f]
	if days == 0 {
		return ""
	}
	return after(moved, days)
}

// StepOf is where a dataset stands on the way from draft to portal. Data that is not open ends before PUBLISH; data behind a
// connection needs no table.
func StepOf(d *Dataset) string {
	switch d.Review.Status {
	case Retired:
		return StepEnded
	case Submitted, InReview, ChangesRequested:
		return StepReview
	case Draft, Rejected:
		if d.InForce == 0 {
			return StepDescribe
		}
	}
	switch {
	case d.Publication.Status == Published && d.Publication.Next == nil:
		if d.Review.Status == Draft {
			return StepDescribe
		}
		return StepDone
	case d.Publication.Status == Proposed || d.Publication.Status == Decided || d.Publication.Next != nil || d.Publication.Status == Suspended:
		return StepPublish
	}
	if d.Review.Status == Draft || d.Review.Status == Rejected {
		return StepDescribe
	}
	if d.Connection == "" && (d.Warehouse == NotPlanned || d.Warehouse == "NEEDS_MIGRATION") {
		return StepTable
	}
	if d.Connection == "" && d.Warehouse != "LOADED" {
		return StepLoad
	}
	if d.Service != "LIVE" {
		return StepService
	}
	if d.Sharing == SharingOpen {
		return StepPublish
	}
	return StepDone
}
