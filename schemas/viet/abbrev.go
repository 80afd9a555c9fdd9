package viet

import (
	"strings"
	"sync"
)

var abbreviations = sync.OnceValue(func() map[string][]string {
	index := map[string][]string{}
	for _, record := range readData("data/abbreviations.csv")[1:] {
		index[record[0]] = strings.Split(record[1], "|")
	}
	return index
})

// Expand returns what an abbreviation may stand for, most usual first ("UBND", "TT", "DT"); nil when unknown. A dot at the end and
// case do not matter; the slice is the caller's.
func Expand(abbreviation string) []string {
	key := strings.ToUpper(strings.TrimSuffix(Clean(abbreviation), "."))
	found := abbreviations()[key]
	if found == nil {
		return nil
	}
	return append([]string(nil), found...)
}
