package check

import (
	"math"
	"slices"
	"sort"
	"strconv"

	"danhmuc/schemas"
)

// A figure is far from the others when it lies more than so many times the middle half's width beyond it (J. W. Tukey, Exploratory Data
// Analysis, 1977: "far out" is 3), and there is a gap of that width between it and the rest: the end of a long tail is no slip. Figures
// that are all above zero and lie more evenly by their logarithms are compared by those, where small ones spread wider: those must be ten
// times smaller than the rest.
const (
	outlierFences = 3.0
	outlierSmall  = 6.0  // of small figures, by logarithms
	outlierLeast  = 30   // figures of a column
	outlierGroup  = 12   // figures of a commune
	outlierShare  = 0.01 // of the figures: more are how the figures lie, not slips
	outlierFew    = 3
	outlierTiny   = 1000 // times smaller: kilograms for tons
	outlierAway   = 5    // times smaller than the first quarter: near zero
	outlierWidth  = 0.05 // least width of the middle half, in logarithms
)

// fences are the borders beyond which a figure is far from the others.
type fences struct{ low, high, middle float64 }

// byLogs tells sorted figures that lie more evenly by their logarithms.
func byLogs(sorted []float64) bool {
	at := func(share float64) float64 { return sorted[int(share*float64(len(sorted)-1)+0.5)] }
	return sorted[0] > 0 && skewed(at(0.25), at(0.5), at(0.75)) > skewed(math.Log(at(0.25)), math.Log(at(0.5)), math.Log(at(0.75)))
}

// fencesOf gives the fences of sorted figures, by their logarithms or not; false where half of them are one figure.
func fencesOf(sorted []float64, logs bool) (fences, bool) {
	at := func(share float64) float64 { return sorted[int(share*float64(len(sorted)-1)+0.5)] }
	logs = logs && sorted[0] > 0
	scale := func(v float64) float64 {
		if logs {
			return math.Log(v)
		}
		return v
	}
	q1, q3 := scale(at(0.25)), scale(at(0.75))
	width, below := q3-q1, outlierFences
	gap := width
	if width <= 0 {
		return fences{}, false
	}
	if logs {
		width, below = max(width, outlierWidth), outlierSmall
		gap = max(width, math.Ln10)
	}
	low, high := q1-below*width, q3+outlierFences*width
	first := sort.Search(len(sorted), func(i int) bool { return scale(sorted[i]) >= low })
	last := sort.Search(len(sorted), func(i int) bool { return scale(sorted[i]) > high })
	if first > 0 && scale(sorted[first])-scale(sorted[first-1]) < gap {
		low = math.Inf(-1)
	}
	if last < len(sorted) && scale(sorted[last])-scale(sorted[last-1]) < width {
		high = math.Inf(1)
	}
	if logs {
		low, high = math.Exp(low), math.Exp(high)
	} else if border := tiny(sorted, q1); border > low {
		low = border
	}
	return fences{low, high, at(0.5)}, true
}

// tiny is the border of positive figures that are a thousand times smaller than the least of the others, where those keep well away from zero:
// figures that lie evenly from zero on have small ones among them. It is 0 for none.
func tiny(sorted []float64, q1 float64) float64 {
	if sorted[0] <= 0 {
		return 0
	}
	first := sort.SearchFloat64s(sorted, q1/outlierAway)
	if first == 0 || sorted[first-1] > sorted[first]/outlierTiny {
		return 0
	}
	return sorted[first] / outlierTiny
}

// skewed is how far the middle figure lies from the middle between the quartiles, from 0 to 1 (A. L. Bowley, Elements of Statistics, 1901).
func skewed(q1, q2, q3 float64) float64 {
	if q3 <= q1 {
		return 0
	}
	return math.Abs(q1+q3-2*q2) / (q3 - q1)
}

func (f *fences) outside(v float64) bool { return v < f.low || v > f.high }

// outliers reports figures far from the others of their column, and from those of their commune.
func (l *look) outliers() {
	commune := l.communeColumn()
	for j, c := range l.columns {
		if !l.measures(j) {
			continue
		}
		told := l.outlierOf(j, c)
		if commune >= 0 && commune != j {
			l.byCommune(j, commune, told)
		}
	}
}

// measures tells a column of figures that count or measure.
func (l *look) measures(j int) bool {
	c := l.columns[j]
	if c.decision.Type != schemas.Integer && c.decision.Type != schemas.Number {
		return false
	}
	return !c.header.Identifier && !c.header.Coordinate && c.decision.CodeList == "" && !c.header.Period && !l.years(j)
}

func (l *look) communeColumn() int {
	for j, c := range l.columns {
		if c.decision.CodeList == schemas.CommuneCodes {
			return j
		}
	}
	for j, c := range l.columns {
		if c.header.PlaceName && c.local {
			return j
		}
	}
	return -1
}

// sorted are the figures of a column from the least on.
func (l *look) sorted(j int) []float64 {
	var sorted []float64
	for _, v := range l.numbers[j] {
		if !math.IsNaN(v) {
			sorted = append(sorted, v)
		}
	}
	slices.Sort(sorted)
	return sorted
}

// outlierOf reports the far figures of a column and returns the places of their rows.
func (l *look) outlierOf(j int, c *column) map[int]bool {
	told := map[int]bool{}
	sorted := l.sorted(j)
	if len(sorted) < outlierLeast {
		return told
	}
	f, ok := fencesOf(sorted, byLogs(sorted))
	if !ok {
		return told
	}
	far := l.far(j, nil, f)
	if len(far) > max(outlierFew, int(outlierShare*float64(len(sorted)))) {
		return told
	}
	params := f.params(len(sorted))
	for _, r := range far {
		told[r] = true
		l.t.found.add(l.t.at(c, l.rows[r], Finding{Code: "value.outlier", Value: figure(l.numbers[j][r]), Params: params}))
	}
	if least, most, ok := c.prof.Bounds(); ok && !l.whole() && (f.outside(least) || f.outside(most)) && rare(c, f) {
		beyond := f.params(len(sorted))
		beyond["least"], beyond["most"] = figure(least), figure(most)
		l.t.found.add(l.t.at(c, 0, Finding{Code: "value.outlier-beyond", Params: beyond}))
	}
	return told
}

// rare tells that few figures of the whole table lie outside, by its histogram: the first rows of a table in some order are not like the
// rest.
func rare(c *column, f fences) bool {
	var all, outside int64
	for _, bin := range c.prof.Histogram(false) {
		all += bin.Count
		if bin.To < f.low || bin.From > f.high {
			outside += bin.Count
		}
	}
	return float64(outside) <= outlierShare*float64(all)
}

func (f *fences) params(of int) map[string]string {
	return map[string]string{"middle": figure(f.middle), "low": border(f.low), "high": border(f.high), "of": strconv.Itoa(of)}
}

// border writes a border, which is no exact figure, with three digits; "…" for none.
func border(v float64) string {
	if math.IsInf(v, 0) || v == 0 {
		return "…"
	}
	return figure(roundTo(v, 3))
}

// far lists the places of rows, of those given or of all, whose figure lies outside.
func (l *look) far(j int, rows []int, f fences) []int {
	var out []int
	take := func(r int) {
		if v := l.numbers[j][r]; !math.IsNaN(v) && f.outside(v) {
			out = append(out, r)
		}
	}
	if rows == nil {
		for r := range l.rows {
			take(r)
		}
		return out
	}
	for _, r := range rows {
		take(r)
	}
	return out
}

// byCommune reports the figures far from those of their own commune, where communes have figures enough. told are told already.
func (l *look) byCommune(j, commune int, told map[int]bool) {
	groups := map[uint64][]int{}
	figures := 0
	for r, h := range l.hashes[commune] {
		if h != 0 && !math.IsNaN(l.numbers[j][r]) {
			groups[h] = append(groups[h], r)
			figures++
		}
	}
	type found struct {
		row int
		f   fences
		of  int
	}
	var far []found
	all := l.sorted(j)
	logs := len(all) > 0 && byLogs(all)
	for _, rows := range groups {
		if len(rows) < outlierGroup {
			continue
		}
		sorted := make([]float64, len(rows))
		for i, r := range rows {
			sorted[i] = l.numbers[j][r]
		}
		slices.Sort(sorted)
		f, ok := fencesOf(sorted, logs)
		if !ok {
			continue
		}
		for _, r := range l.far(j, rows, f) {
			if !told[r] {
				far = append(far, found{r, f, len(rows)})
			}
		}
	}
	if len(far) > max(outlierFew, int(outlierShare*float64(figures))) {
		return
	}
	slices.SortFunc(far, func(a, b found) int { return a.row - b.row })
	c := l.columns[j]
	for _, one := range far {
		params := one.f.params(one.of)
		params["place"] = l.columns[commune].named()
		l.t.found.add(l.t.at(c, l.rows[one.row], Finding{Code: "value.outlier-commune", Value: figure(l.numbers[j][one.row]), Params: params}))
	}
}
