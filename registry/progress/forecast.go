package progress

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
)

// How a forecast is made.
const (
	paceDays  = 30   // days whose pace is taken to go on
	blockDays = 7    // drawn together: a week has its days off
	leastDays = 14   // shorter histories say nothing
	draws     = 1000 // histories drawn
	horizon   = 3 * 365
	testDays  = 28 // how far ahead a forecast is held against what came
)

// Forecast says when all datasets will have passed review if the pace of the last 30 days goes on: the days by which it is so in one, five
// and nine of ten histories drawn from those days in blocks of a week (moving block bootstrap, Künsch 1989). The histories are the same
// for the same counts.
type Forecast struct {
	Early, Likely, Late string  // YYYY-MM-DD
	Pace                float64 // datasets a week over the days that the forecast rests on
	Tested              int     // how often a forecast of the same kind was made four weeks before a past Monday
	Inside              int     // … and how often what came lay between its first and its ninth tenth
}

// ForecastOf reads the days of a report. left is how many datasets have yet to pass. It returns nil when there is nothing left, when the
// history is too short, and when at the present pace there is no end within three years in the middle of the histories.
func ForecastOf(days []Day, left int, today string) *Forecast {
	daily, ok := passedDaily(days, today)
	if left <= 0 || !ok {
		return nil
	}
	recent := lastDays(daily, len(daily))
	ends := make([]int, draws)
	rng := rand.New(rand.NewPCG(uint64(left), uint64(len(daily))))
	for i := range ends {
		ends[i] = daysUntil(rng, recent, left)
	}
	slices.Sort(ends)
	if ends[draws/2] >= horizon {
		return nil
	}
	f := &Forecast{Early: after(today, ends[draws/10]), Likely: after(today, ends[draws/2]), Late: after(today, ends[draws*9/10]), Pace: 7 * mean(recent)}
	f.Tested, f.Inside = backTest(daily)
	return f
}

// passedDaily counts the datasets that passed on each day from the first on which one did, up to today.
func passedDaily(days []Day, today string) (daily []int, ok bool) {
	passed := map[string]int{}
	first := ""
	for _, d := range days {
		if passed[d.Date] = d.Approved; d.Approved > 0 && (first == "" || d.Date < first) {
			first = d.Date
		}
	}
	if first == "" || strings.Compare(first, today) > 0 {
		return nil, false
	}
	for date := first; date <= today && len(daily) < 20*365; date = after(date, 1) {
		daily = append(daily, passed[date])
	}
	return daily, len(daily) >= leastDays
}

// after is the day so many days behind a day.
func after(date string, n int) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.AddDate(0, 0, n).Format(time.DateOnly)
}

// lastDays are the days before end whose pace a forecast takes.
func lastDays(daily []int, end int) []int { return daily[max(0, end-paceDays):end] }

func mean(days []int) float64 {
	sum := 0
	for _, n := range days {
		sum += n
	}
	return float64(sum) / float64(len(days))
}

// daysUntil draws one history and counts its days until so many have passed, at most horizon.
func daysUntil(rng *rand.Rand, from []int, left int) int {
	for day := 0; day < horizon; {
		at := rng.IntN(len(from))
		for i := 0; i < blockDays && day < horizon; i++ {
			day++
			if left -= from[(at+i)%len(from)]; left <= 0 {
				return day
			}
		}
	}
	return horizon
}

// passedIn draws one history of n days and counts what passes in it.
func passedIn(rng *rand.Rand, from []int, n int) (passed int) {
	for day := 0; day < n; {
		at := rng.IntN(len(from))
		for i := 0; i < blockDays && day < n; i++ {
			day++
			passed += from[(at+i)%len(from)]
		}
	}
	return passed
}

// backTest makes the forecast as it would have been made on past days, a week apart, and compares what it says of the four weeks behind
// each with what came.
func backTest(daily []int) (tested, inside int) {
	drawn := make([]int, draws/5)
	for end := len(daily) - testDays; end >= leastDays; end -= 7 {
		rng := rand.New(rand.NewPCG(uint64(end), testDays))
		for i := range drawn {
			drawn[i] = passedIn(rng, lastDays(daily, end), testDays)
		}
		slices.Sort(drawn)
		came := 0
		for _, n := range daily[end : end+testDays] {
			came += n
		}
		tested++
		if came >= drawn[len(drawn)/10] && came <= drawn[len(drawn)*9/10] {
			inside++
		}
	}
	return tested, inside
}

// soon is the day up to which a due date counts as near: a week from today (look.md, "Sắp đến hạn").
func soon(at time.Time) int32 { return dateNumber(registry.Today(at.AddDate(0, 0, 7))) }
