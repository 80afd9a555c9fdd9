package compat

import (
	"maps"
	"slices"
	"strings"

	"danhmuc/schemas/viet"
)

// rename pairs a column that is gone with one that is new.
type rename struct {
	from, to *property
	why      []string
	score    int
}

// renames finds the columns that only go by another name. A wrong guess would move one column's values under another's name, so it
// takes evidence: the same title, or the same place with the same rules and a name that resembles. Of several that fit equally none
// is taken.
func renames(from, to *table) map[string]rename {
	var found []rename
	for _, old := range from.columns {
		if to.byName[old.Name] != nil {
			continue
		}
		for _, now := range to.columns {
			if from.byName[now.Name] != nil {
				continue
			}
			if r, ok := resembles(from, to, old, now); ok {
				found = append(found, r)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b rename) int { return b.score - a.score })
	out, taken := map[string]rename{}, map[string]bool{}
	for i, r := range found {
		if _, gone := out[r.from.Name]; gone || taken[r.to.Name] || doubted(found, i, out, taken) {
			continue
		}
		out[r.from.Name], taken[r.to.Name] = r, true
	}
	return out
}

// doubted tells whether another pair that is still free fits a column of this one just as well.
func doubted(found []rename, i int, out map[string]rename, taken map[string]bool) bool {
	r := found[i]
	for j, other := range found {
		if j == i || other.score != r.score || (other.from != r.from && other.to != r.to) {
			continue
		}
		if _, gone := out[other.from.Name]; !gone && !taken[other.to.Name] {
			return true
		}
	}
	return false
}

// Phrases of the catalogue that say how a rename was recognised.
const (
	whyTitle = "why.title"
	whyPlace = "why.place"
	whyRules = "why.rules"
	whyName  = "why.name"
)

func resembles(from, to *table, old, now *property) (rename, bool) {
	r := rename{from: old, to: now}
	title := old.Title != "" && viet.Key(old.Title) == viet.Key(now.Title)
	place := neighbours(from, old, to) == neighbours(to, now, from)
	rules := old.Type == now.Type && old.types == now.types && equalRules(old, now)
	name := alike(viet.Key(old.Name), viet.Key(now.Name))
	for _, e := range []struct {
		holds bool
		why   string
		score int
	}{{title, whyTitle, 8}, {place, whyPlace, 2}, {rules, whyRules, 2}, {name, whyName, 4}} {
		if e.holds {
			r.why, r.score = append(r.why, e.why), r.score+e.score
		}
	}
	sameType := old.Type == now.Type || wider(old.Type, now.Type) || wider(now.Type, old.Type)
	titled := old.Title != "" && now.Title != "" && !title // both say what they are, and say different things
	return r, sameType && (title || (place && rules && name && !titled))
}

// neighbours names the nearest columns before and after that both tables have: the place of a column whatever else moved.
func neighbours(t *table, p *property, other *table) [2]string {
	var out [2]string
	for i := p.index - 1; i >= 0; i-- {
		if other.byName[t.columns[i].Name] != nil {
			out[0] = t.columns[i].Name
			break
		}
	}
	for i := p.index + 1; i < len(t.columns); i++ {
		if other.byName[t.columns[i].Name] != nil {
			out[1] = t.columns[i].Name
			break
		}
	}
	return out
}

func equalRules(a, b *property) bool {
	return a.required == b.required && a.null == b.null && a.listed == b.listed && len(a.without(b)) == 0 && len(b.without(a)) == 0 &&
		a.pattern == b.pattern && a.format == b.format && a.low.within(b.low) && b.low.within(a.low) && a.high.within(b.high) && b.high.within(a.high) &&
		lengthShown(a.minLen) == lengthShown(b.minLen) && lengthShown(a.maxLen) == lengthShown(b.maxLen) && a.Unit == b.Unit && a.CodeList == b.CodeList &&
		maps.Equal(a.rules, b.rules)
}

// alike tells whether two names are one word apart or differ by at most a third of their letters.
func alike(a, b string) bool {
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a) {
		return min(len(a), len(b)) >= 3
	}
	return 3*distance(a, b) <= max(len(a), len(b))
}

// distance is Levenshtein's, in bytes; names are short.
func distance(a, b string) int {
	const most = 200
	if len(a) > most || len(b) > most {
		return most
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
