package check

import (
	"math"
	"strconv"
	"time"

	"danhmuc/schemas"
)

// liveDays is how old the newest day of the data may be at full marks; twice a year is the slowest usual rhythm.
const liveDays = 183

// score measures the sides of quality that the data themselves show; each says the counts behind it.
//
//   - accuracy (đúng): cells without an error, of the cells that are not empty.
//   - completeness (đủ): cells that are not empty, in columns that are not empty throughout.
//   - clean (sạch): cells that need no mend, of the cells that are not empty.
//   - consistent (thống nhất): rows that do not repeat a key or a row and whose totals, places and declared rules agree.
//   - live (sống): the newest day in the data, full marks within 183 days, none at two years. Unknown without a day.
//
// The score is the mean of those that are known.
func (t *reading) score(out *Table) ([]Dimension, float64) {
	var cells, nulls, errors, warnings int64
	for _, c := range t.columns {
		if c.Group || c.prof.Rows == c.prof.Nulls {
			continue
		}
		cells += c.prof.Rows
		nulls += c.prof.Nulls
		errors += c.errors
		warnings += c.warnings
	}
	filled := cells - nulls + t.refused()
	var disagree int64
	for _, code := range []string{"key.duplicate", "key.unique", "key.no-parent", "key.no-own-parent", "row.duplicate", "total.mismatch", "place.mismatch", "rule.order", "rule.part", "rule.sum"} {
		disagree += t.count(code)
	}
	dims := []Dimension{
		dimension("accuracy", filled-errors, filled),
		dimension("completeness", cells-nulls, cells),
		dimension("clean", filled-errors-warnings, filled),
		dimension("consistent", t.data-min(t.data, disagree), t.data),
		t.live(),
	}
	sum, known := 0.0, 0
	for _, d := range dims {
		if d.Score != nil {
			sum += *d.Score
			known++
		}
	}
	if known == 0 {
		return dims, 0
	}
	return dims, math.Round(sum/float64(known)*10) / 10
}

// refused counts cells that hold something that could not be read: null in the rows, but not empty in the sheet.
func (t *reading) refused() int64 {
	var n int64
	for _, c := range t.columns {
		n += min(c.errors, c.prof.Nulls)
	}
	return n
}

func (t *reading) count(code string) int64 {
	var n int64
	for _, g := range t.found.groups {
		if g.Code == code {
			n += g.Count
		}
	}
	return n
}

func dimension(code string, good, of int64) Dimension {
	good = max(0, good)
	d := Dimension{Code: code, Params: map[string]string{"good": strconv.FormatInt(good, 10), "bad": strconv.FormatInt(of-good, 10), "of": strconv.FormatInt(of, 10)}}
	if of > 0 {
		s := math.Floor(1000*float64(good)/float64(of)) / 10
		d.Score = &s
	}
	return d
}

// live scores the newest day that does not lie in the future.
func (t *reading) live() Dimension {
	d := Dimension{Code: "live", Params: map[string]string{}}
	var today, newest int64
	known := false
	for _, c := range t.columns {
		today = c.today
		if c.dated && (c.decision.Type == schemas.Date || c.decision.Type == schemas.DateTime) && (!known || c.newest > newest) {
			newest, known = c.newest, true
		}
	}
	if !known {
		return d
	}
	age := float64(today - newest)
	s := 100 * (1 - max(0, age-liveDays)/(2*365-liveDays))
	s = math.Floor(max(0, s)*10) / 10
	d.Score = &s
	d.Params["day"] = time.Unix(newest*86400, 0).UTC().Format("2006-01-02")
	d.Params["age"] = strconv.Itoa(int(age))
	return d
}

// finish sums the tables up.
func (r *Report) finish() {
	var rows, weighed float64
	for _, t := range r.Tables {
		r.FindingCount += t.FindingCount
		r.Errors += t.Errors
		r.Warnings += t.Warnings
		r.Infos += t.Infos
		weight := float64(max(1, t.Rows))
		rows += weight
		weighed += weight * t.Score
	}
	r.Status = statusOf(r.Errors, r.Warnings)
	if rows > 0 {
		r.Score = math.Round(weighed/rows*10) / 10
	}
}
