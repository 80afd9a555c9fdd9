package check

import (
	"strings"
	"time"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/viet"
)

// rhythm is how often data must be brought up to date.
type rhythm struct {
	months, days int // from the end of a period to the end of the next
	grace        int // days from the end of a period until its data must be there: this system's working terms, not law
}

// rhythms by the codes of the catalogue's frequencies. Data that change when something happens are never late.
var rhythms = map[string]rhythm{
	"REALTIME": {days: 1, grace: 1}, "DAILY": {days: 1, grace: 2}, "WEEKLY": {days: 7, grace: 4}, "MONTHLY": {months: 1, grace: 15},
	"QUARTERLY": {months: 3, grace: 30}, "BIANNUAL": {months: 6, grace: 45}, "ANNUAL": {months: 12, grace: 90}, "QUINQUENNIAL": {months: 60, grace: 180},
}

// next is the end of the period after the one that ends on a day. A period that ends with its month is followed by one that does.
func (r rhythm) next(day time.Time) time.Time {
	if r.months == 0 {
		return day.AddDate(0, 0, r.days)
	}
	first := time.Date(day.Year(), day.Month()+time.Month(r.months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	if day.AddDate(0, 0, 1).Day() == 1 {
		return last
	}
	return first.AddDate(0, 0, min(day.Day(), last.Day())-1)
}

// freshness reports data that are older than their frequency allows: the period after the newest in the file has ended, and its data should
// be there by now. The newest day is that of the data where they show one, else that of the delivery's period.
func (t *reading) freshness() {
	r, ok := rhythms[t.opts.Frequency]
	if !ok || t.data == 0 {
		return
	}
	today := t.opts.now()
	now := time.Date(today.Year, time.Month(today.Month), today.Day, 0, 0, 0, 0, time.UTC)
	newest, c := t.newestDay(now)
	if newest.IsZero() {
		var err error
		if newest, err = time.Parse(time.DateOnly, t.opts.On); err != nil {
			return
		}
	}
	due := r.next(newest).AddDate(0, 0, r.grace)
	if !now.After(due) {
		return
	}
	f := Finding{Code: "fresh.late", Sheet: t.layout.Sheet, Params: map[string]string{"day": newest.Format(time.DateOnly), "next": r.next(newest).Format(time.DateOnly),
		"due": due.Format(time.DateOnly), "today": now.Format(time.DateOnly), "frequency": t.opts.Frequency}}
	if c != nil {
		f = t.at(c, 0, f)
	}
	t.found.add(f)
}

// newestDay is the newest day, or end of a period, up to today in the columns that say what the data are of; zero where none does. Days of
// birth, of papers and of events are no such columns: a list may be up to date though nothing happened lately.
func (t *reading) newestDay(now time.Time) (time.Time, *column) {
	var newest time.Time
	var from *column
	take := func(c *column, day time.Time) {
		if !day.After(now) && day.After(newest) {
			newest, from = day, c
		}
	}
	for _, c := range t.columns {
		switch {
		case c.decision.Type == schemas.Period:
			for i := range c.memo.entries {
				if p, ok := viet.ParsePeriod(c.memo.entries[i].outcome.out); ok && !c.memo.entries[i].outcome.null {
					to := p.Interval().To
					end := time.Date(to.Year, time.Month(to.Month), to.Day, 0, 0, 0, 0, time.UTC)
					if begun := p.Interval().From; end.After(now) && infer.Days(begun) <= c.today {
						end = now // the period runs
					}
					take(c, end)
				}
			}
		case (c.decision.Type == schemas.Date || c.decision.Type == schemas.DateTime) && saysWhen(c.header.Words):
			if _, high, ok := c.prof.Bounds(); ok {
				take(c, time.Unix(int64(high)*86400, 0).UTC()) // a day yet to come is a slip: what is newest is not known then
			}
		}
	}
	return newest, from
}

// saysWhen tells a title that means the day of the data: the word alone, of a report, of a measurement.
func saysWhen(words string) bool {
	if words == " ngay " || words == " date " {
		return true
	}
	for _, phrase := range []string{" ngay bao cao ", " ngay cap nhat ", " ngay so lieu ", " ngay chot so lieu ", " ngay do ", " ngay quan trac ", " thoi diem "} {
		if strings.Contains(words, phrase) {
			return true
		}
	}
	return false
}
