package compare

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// placeSums is one commune in one delivery.
type placeSums struct {
	rows int64
	sums []float64
}

func (m *measured) addPlace(code string, record []string, sums []int) {
	if code == "" || m.crowded {
		return
	}
	p := m.places[code]
	if p == nil {
		if len(m.places) == MaxPlaces {
			m.crowded, m.places = true, nil
			return
		}
		p = &placeSums{sums: make([]float64, len(sums))}
		m.places[strings.Clone(code)] = p
	}
	p.rows++
	for n, i := range sums {
		if v, err := strconv.ParseFloat(record[i], 64); err == nil {
			p.sums[n] += v
		}
	}
}

// comparePlaces puts the communes of both deliveries side by side.
func comparePlaces(column string, old, next *measured) *Places {
	p := &Places{Column: column, Known: !old.crowded && !next.crowded, List: []Place{}}
	if !p.Known {
		return p
	}
	// Columns that add up in one delivery alone have no sums to compare.
	var wasAt, nowAt []int
	for at, name := range next.adding {
		if was := slices.Index(old.adding, name); was >= 0 {
			p.Columns, wasAt, nowAt = append(p.Columns, name), append(wasAt, was), append(nowAt, at)
		}
	}
	codes := slices.Collect(maps.Keys(old.places))
	for code := range next.places {
		if old.places[code] == nil {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		was, now := old.places[code], next.places[code]
		place := Place{Code: code, Name: nameOf(code), Sums: make([]Figure, len(p.Columns))}
		if was == nil {
			p.New++
		} else {
			place.Rows.Before = was.rows
			for i, at := range wasAt {
				place.Sums[i].Before = rounded(was.sums[at])
			}
		}
		if now == nil {
			p.Gone++
		} else {
			place.Rows.After = now.rows
			for i, at := range nowAt {
				place.Sums[i].After = rounded(now.sums[at])
			}
		}
		p.List = append(p.List, place)
	}
	return p
}

func nameOf(code string) string {
	if place, ok := viet.CommuneByCode(code); ok {
		return place.FullName
	}
	if place, ok := viet.OldCommuneByCode(code); ok {
		return place.FullName
	}
	return ""
}

// An outlier's bounds. The modified z-score of 3.5 is that of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993); beside it the
// figure must lie off what is usual by half, for where all communes move alike any difference is many deviations.
const (
	oddScore  = 3.5
	oddFactor = 1.5
	oddPlaces = 8 // fewer communes show no usual movement
	madScale  = 1.4826
	leastDev  = 0.05 // deviations below 5 % count as 5 %
)

// outliers finds figures of communes that moved otherwise than most: by the logarithm of after/before, against its median and median
// absolute deviation. Figures that are zero or negative on a side have no such logarithm and are left out.
func outliers(p *Places) []Outlier {
	var out []Outlier
	for c, column := range p.Columns {
		var moves []float64
		var rows []int
		for i := range p.List {
			if f := p.List[i].Sums[c]; f.Before > 0 && f.After > 0 {
				moves, rows = append(moves, math.Log(f.After/f.Before)), append(rows, i)
			}
		}
		if len(moves) < oddPlaces {
			continue
		}
		middle := median(moves)
		off := make([]float64, len(moves))
		for i, v := range moves {
			off[i] = math.Abs(v - middle)
		}
		scale := max(madScale*median(off), leastDev)
		for i, v := range off {
			if score := v / scale; score > oddScore && v > math.Log(oddFactor) {
				place := &p.List[rows[i]]
				out = append(out, Outlier{Code: place.Code, Name: place.Name, Column: column, Sum: place.Sums[c],
					Usual: rounded(place.Sums[c].Before * math.Exp(middle)), Score: math.Round(score*10) / 10})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Outlier) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// median returns the middle of the values, which it leaves as they are.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}
