package progress

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"
)

// history makes days on which datasets pass at random, about perWeek of them, on working days alone.
func history(rng *rand.Rand, from string, n int, perWeek float64) (days []Day) {
	for i := range n {
		date := after(from, i)
		at, err := time.Parse(time.DateOnly, date)
		if err != nil {
			panic(err)
		}
		d := Day{Date: date, Registered: 1}
		if w := at.Weekday(); w != time.Saturday && w != time.Sunday {
			for range 40 {
				if rng.Float64() < perWeek/5/40 {
					d.Approved++
				}
			}
		}
		days = append(days, d)
	}
	return days
}

// TestForecastHoldsWhatComes makes many forecasts and lets the same process go on: what comes lies between the first and the ninth tenth
// about as often as that says.
func TestForecastHoldsWhatComes(t *testing.T) {
	inside, tested, backTested, backInside := 0, 0, 0, 0
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 3))
		const past, left = 60, 60
		days := history(rng, "2026-03-02", past+400, 10)
		today := days[past-1].Date
		f := ForecastOf(days[:past], left, today)
		if f == nil {
			t.Fatalf("seed %d: no forecast", seed)
		}
		if f.Early > f.Likely || f.Likely > f.Late {
			t.Fatalf("seed %d: %+v", seed, f)
		}
		done, end := 0, ""
		for _, d := range days[past:] {
			if done += d.Approved; done >= left {
				end = d.Date
				break
			}
		}
		tested++
		if end >= f.Early && end <= f.Late {
			inside++
		}
		backTested, backInside = backTested+f.Tested, backInside+f.Inside
	}
	if share := float64(inside) / float64(tested); share < 0.5 || share > 0.97 {
		t.Errorf("%d of %d ends lay in their intervals", inside, tested)
	}
	if share := float64(backInside) / float64(backTested); backTested < 300 || share < 0.5 || share > 0.97 {
		t.Errorf("back-test: %d of %d", backInside, backTested)
	}
}

// TestForecastFollowsThePace: a steady pace ends when it must, another pace later, and the same counts say the same again.
func TestForecastFollowsThePace(t *testing.T) {
	steady := func(perDay int) (days []Day) {
		for i := range 90 {
			days = append(days, Day{Date: after("2026-08-01", i), Approved: perDay})
		}
		return days
	}
	today := after("2026-08-01", 89)
	f := ForecastOf(steady(2), 20, today)
	if want := after(today, 10); f == nil || f.Early != want || f.Likely != want || f.Late != want || f.Pace != 14 {
		t.Errorf("two a day, twenty left: %+v, want %s", f, want)
	}
	if f.Tested == 0 || f.Inside != f.Tested {
		t.Errorf("back-test of a steady pace: %+v", f)
	}
	if again := ForecastOf(steady(2), 20, today); !reflect.DeepEqual(f, again) {
		t.Errorf("%+v, then %+v", f, again)
	}
	if slow := ForecastOf(steady(1), 20, today); slow == nil || slow.Likely != after(today, 20) {
		t.Errorf("one a day: %+v", slow)
	}
}

// TestNoForecast: nothing is said where nothing can be.
func TestNoForecast(t *testing.T) {
	days := []Day{{Date: "2026-03-01", Approved: 3}, {Date: "2026-03-05", Approved: 2}}
	for name, f := range map[string]*Forecast{
		"nothing left":      ForecastOf(days, 0, "2026-04-20"),
		"too short":         ForecastOf(days, 5, "2026-03-10"),
		"nobody passed":     ForecastOf([]Day{{Date: "2026-03-01", Registered: 9}}, 5, "2026-06-01"),
		"stands still":      ForecastOf(days, 5, "2026-08-01"),
		"begins in future":  ForecastOf(days, 5, "2026-02-01"),
		"slower than years": ForecastOf([]Day{{Date: "2026-03-01", Approved: 1}, {Date: "2026-05-30", Approved: 1}}, 500, "2026-06-10"),
	} {
		if f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}
