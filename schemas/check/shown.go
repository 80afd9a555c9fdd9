package check

import (
	"strings"
	"time"

	"danhmuc/schemas/viet"
)

// Shown writes a value as rows carry it the way people read it in a language: the number 31840.5 is "31.840,5" in Vietnamese and
// "31,840.5" in English, the day 2026-01-09 is "09/01/2026" in both. What is neither number nor day stays as it is. A code looks
// like a number too: hand over only values of columns that count, measure or date.
func Shown(lang, value string) string {
	if day, ok := shownDay(value); ok {
		return day
	}
	return viet.Grouped(language(lang), value, 0)
}

func shownDay(value string) (string, bool) {
	day, clock, timed := strings.Cut(value, "T")
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", false
	}
	if timed {
		clock = " " + strings.TrimSuffix(clock, ":00")
	}
	return at.Format("02/01/2006") + clock, true
}

// shownRange writes the least and the greatest value of a column; years stay ungrouped.
func shownRange(lang, low, high string) (string, string) {
	if year(low) && year(high) {
		return low, high
	}
	return Shown(lang, low), Shown(lang, high)
}

func year(value string) bool {
	return len(value) == 4 && value >= "1900" && value <= "2100"
}
