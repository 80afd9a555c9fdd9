package check

import (
	"fmt"
	"strings"
	"testing"
)

// TestNewestDayPassesOverTheFuture: a day that lies ahead, a slip or a deadline, neither makes data fresh nor hides what is.
func TestNewestDayPassesOverTheFuture(t *testing.T) {
	many := "Ngày,Số hộ\n"
	for i := range 4000 { // more than are remembered: the short way is taken too
		many += fmt.Sprintf("20%02d-%02d-%02d,%d\n", i/336, i/28%12+1, i%28+1, i)
	}
	for name, c := range map[string]struct{ table, want string }{
		"one day ahead":                 {"Ngày,Số hộ\n2026-01-05,1\n2026-01-09,2\n2062-01-07,3\n", "2026-01-09"},
		"many days":                     {many + "2099-01-01,1\n", "2011-11-24"},
		"all ahead":                     {"Hạn,Số hộ\n2062-01-05,1\n2062-01-09,2\n", ""},
		"a column ahead, one behind":    {"Báo cáo,Hạn\n2026-01-05,2062-01-01\n2026-01-08,2062-02-01\n", "2026-01-08"},
		"written as departments do":     {"Ngày,Số hộ\n05/01/2026,1\n19/01/2026,2\n07/01/2062,3\n", "2026-01-19"},
		"the days before 1970 are days": {"Ngày,Số hộ\n1954-05-07,1\n1945-09-02,2\n2062-01-01,3\n", "1954-05-07"},
	} {
		t.Run(name, func(t *testing.T) {
			tab, _ := checkText(t, c.table, Options{})
			for _, d := range tab.Dimensions {
				if d.Code != "live" {
					continue
				}
				if d.Params["day"] != c.want || (d.Score != nil) != (c.want != "") {
					t.Errorf("day %q, score %v, want %q", d.Params["day"], d.Score, c.want)
				}
				return
			}
			t.Errorf("nothing is told of the age: %s", strings.Join(codes(tab, ""), " "))
		})
	}
}
