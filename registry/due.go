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

// DueOf is the date by which the next act on a dataset is due, empty when nothing is due: YYYY-MM-DD in the province.
func (ts Terms) DueOf(d *Dataset) string {
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
		return ts.Until(TermDraft, d.Review.At)
	case d.Review.Status == Submitted || d.Review.Status == InReview:
		if d.Review.SubmittedAt != nil {
			return ts.Until(TermReview, *d.Review.SubmittedAt)
		}
		return ts.Until(TermReview, d.Review.At)
	case d.Review.Status == ChangesRequested && d.Review.Due != "":
		return d.Review.Due
	case d.Review.Status == ChangesRequested:
		return ts.Until(TermChanges, d.Review.At)
	case next == Proposed:
		return ts.Until(TermDecide, since)
	case next == Decided:
		return ts.Until(TermPublish, since)
	case d.Publication.Status == Published && d.Publication.Moved != nil:
		return ts.FreshUntil(*d.Publication.Moved, d.UpdateFrequency)
	}
	return ""
}

func after(t time.Time, days int) string {
	return t.In(Zone()).AddDate(0, 0, days).Format(time.DateOnly)
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
