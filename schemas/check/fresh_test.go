package check

import (
	"strings"
	"testing"
)

// TestDataOlderThanTheirFrequencyAllows: the clock of the tests says 2026-11-24.
func TestDataOlderThanTheirFrequencyAllows(t *testing.T) {
	for name, c := range map[string]struct {
		frequency, on, text string
		want                string // the newest day and the day by which the next were due; "" for in time
	}{
		"the last month":                       {"MONTHLY", "", "Kỳ,Số\nTháng 9/2026,1\nTháng 10/2026,2\n", ""},
		"the month before":                     {"MONTHLY", "", "Kỳ,Số\nTháng 8/2026,1\nTháng 9/2026,2\n", "2026-09-30 2026-11-15"},
		"a year that runs":                     {"ANNUAL", "", "Kỳ,Số\n2025,1\n2026,2\n", ""},
		"two years back":                       {"ANNUAL", "", "Kỳ báo cáo,Số\nNăm 2023,1\nNăm 2024,2\n", "2024-12-31 2026-03-31"},
		"the quarter before":                   {"QUARTERLY", "", "Kỳ,Số\nQuý II/2026,1\nQuý II/2026,2\n", "2026-06-30 2026-10-30"},
		"days of a report":                     {"DAILY", "", "Ngày báo cáo,Số\n2026-11-18,1\n2026-11-19,2\n", "2026-11-19 2026-11-22"},
		"days of a report, in time":            {"DAILY", "", "Ngày báo cáo,Số\n2026-11-21,1\n2026-11-22,2\n", ""},
		"a day yet to come tells nothing":      {"WEEKLY", "", "Ngày,Số\n2026-10-01,1\n2027-11-19,2\n", ""},
		"days of birth say nothing":            {"MONTHLY", "", "Ngày sinh,Số\n1980-11-18,1\n1981-11-19,2\n", ""},
		"the period that the delivery is of":   {"MONTHLY", "2026-06-30", "Tên,Số\na,1\nb,2\n", "2026-06-30 2026-08-15"},
		"the data win over the period":         {"MONTHLY", "2026-10-31", "Kỳ,Số\nTháng 2/2026,1\nTháng 3/2026,2\n", "2026-03-31 2026-05-15"},
		"when something happens":               {"ON_CHANGE", "2020-01-01", "Tên,Số\na,1\nb,2\n", ""},
		"nobody said":                          {"", "2020-01-01", "Tên,Số\na,1\nb,2\n", ""},
		"february ends when february ends":     {"MONTHLY", "2026-01-31", "Tên,Số\na,1\nb,2\n", "2026-01-31 2026-03-15"},
		"the day before the last of its month": {"MONTHLY", "2026-01-30", "Tên,Số\na,1\nb,2\n", "2026-01-30 2026-03-15"},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, c.text, Options{Frequency: c.frequency, On: c.on})
			got := ""
			for _, f := range tab.Listed {
				if f.Code == "fresh.late" {
					got = f.Params["day"] + " " + f.Params["due"]
					if message, _ := Message("vi", &f); strings.Contains(message, "{") || strings.Contains(message, c.frequency) {
						t.Errorf("message %q", message)
					}
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
