package check

import (
	"strconv"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/infer"
	"danhmuc/schemas/profile"
)

// Rows that agree in all but one column are told where the other columns tell rows apart but for so few.
const (
	nearRowShare = 0.02 // of the rows
	nearRowFew   = 2    // rows, in a table of nearRowLeast and more
	nearRowLeast = 10
	nearFilled   = 2 // cells that two rows agree in
)

// nearRepeats reports rows that repeat an earlier one but for spaces, case, marks and punctuation, or but for one cell that is no key.
func (l *look) nearRepeats() {
	if len(l.rows) < lookLeast {
		return
	}
	near := l.writtenOtherwise()
	for j := range l.columns {
		if l.loose(j) {
			l.oneCell(j, near)
		}
	}
}

// writtenOtherwise reports rows that are an earlier one, written otherwise, and returns them.
func (l *look) writtenOtherwise() map[int]bool {
	first := make(map[uint64]int, len(l.rows))
	near := map[int]bool{}
	for r := range l.rows {
		key := uint64(0)
		for i := range l.columns {
			key = profile.Combine(key, l.folded[i][r])
		}
		at, seen := first[key]
		if !seen {
			first[key] = r
			continue
		}
		var titles []string
		for i, c := range l.columns {
			if l.hashes[i][at] != l.hashes[i][r] {
				titles = append(titles, c.named())
			}
		}
		near[r] = true
		if len(titles) > 0 && !l.isTold(l.rows[r]) {
			l.t.found.add(Finding{Code: "row.near-duplicate", Sheet: l.t.layout.Sheet, Row: l.rows[r], Params: map[string]string{"first": strconv.Itoa(l.rows[at]), "columns": strings.Join(titles, ", ")}})
		}
	}
	return near
}

// loose tells a column in which rows about one thing may differ by a slip: a figure, or a text that hardly repeats. Codes, days, periods and
// the words that rows are sorted by tell rows apart.
func (l *look) loose(j int) bool {
	c := l.columns[j]
	if c.header.Identifier || c.decision.CodeList != "" || c.header.PlaceName || c.header.District || c.header.Period || l.years(j) {
		return false
	}
	switch c.decision.Type {
	case schemas.Integer, schemas.Number:
		return true
	case schemas.String:
		distinct, _ := c.prof.Distinct.Count()
		return 2*distinct >= c.prof.Rows-c.prof.Nulls
	}
	return false
}

// years tells a column whose figures are all years.
func (l *look) years(j int) bool {
	c := l.columns[j]
	low, high, ok := c.prof.Bounds()
	return c.decision.Type == schemas.Integer && ok && low >= 1900 && high <= 2100 && c.tally.Count(infer.YearLike) > 0
}

// oneCell reports rows that are an earlier one but for column j. near are rows that are told anyway.
func (l *look) oneCell(j int, near map[int]bool) {
	first := make(map[uint64]int, len(l.rows))
	type pair struct{ row, first int }
	var pairs []pair
	for r := range l.rows {
		key, filled := uint64(0), 0
		for i := range l.columns {
			if i != j {
				key = profile.Combine(key, l.folded[i][r])
				if l.folded[i][r] != 0 {
					filled++
				}
			}
		}
		if filled < nearFilled {
			continue
		}
		at, seen := first[key]
		if !seen {
			first[key] = r
			continue
		}
		if l.folded[j][at] != l.folded[j][r] {
			pairs = append(pairs, pair{r, at})
		}
	}
	most := int(nearRowShare * float64(len(l.rows)))
	if len(l.rows) >= nearRowLeast {
		most = max(most, nearRowFew)
	}
	if len(pairs) > most {
		return
	}
	c := l.columns[j]
	for _, p := range pairs {
		if row := l.rows[p.row]; !near[p.row] && !l.isTold(row) {
			near[p.row] = true
			l.t.found.add(l.t.at(c, row, Finding{Code: "row.one-cell", Params: map[string]string{"first": strconv.Itoa(l.rows[p.first])}}))
		}
	}
}
