package search

import (
	"container/heap"
	"context"
	"slices"
	"sort"
	"strings"

	"danhmuc/registry"
	"danhmuc/schemas/viet"
)

// Facet names, as DatasetConnection.facets gives them.
const (
	facetOwner = iota
	facetTheme
	facetSharing
	facetImportance
	facetPersonal
	facetReview
	facetQuality
	facetPublication
	facetFrequency
	facetStep
	facetCount
)

var facetNames = [facetCount]string{"owner", "theme", "sharing", "importance", "personalData", "reviewStatus", "qualityStatus",
	"publicationStatus", "updateFrequency", "step"}

// matcher is a filter made ready for a scan.
type matcher struct {
	allowed [facetCount][]bool // by value number; nil where a field does not narrow
	text    []string           // folded words, all of which must occur
	next    []registry.PublicationStatus
	code    map[string]bool
	today   string // only rows due before it; empty for all

	delivered, inForce *bool // nil does not narrow
}

// matcher makes a filter ready. The caller holds the lock: values have their numbers under it.
func (ix *Index) matcher(f registry.Filter, today string) *matcher {
	m := &matcher{next: f.Next, code: setOf(f.Code), text: strings.Fields(viet.Fold(f.Text)), delivered: f.Delivered, inForce: f.InForce}
	for facet, list := range [facetCount][]string{facetOwner: f.Owner, facetTheme: f.Theme, facetSharing: texts(f.Sharing), facetImportance: texts(f.Importance),
		facetPersonal: texts(f.Personal), facetReview: texts(f.Review), facetQuality: texts(f.Quality), facetPublication: texts(f.Publication),
		facetFrequency: texts(f.Frequency), facetStep: f.Step} {
		if len(list) == 0 {
			continue
		}
		m.allowed[facet] = make([]bool, len(ix.values))
		for _, v := range list {
			if n, ok := ix.numbers[v]; ok {
				m.allowed[facet][n] = true
			}
		}
	}
	if f.Overdue {
		m.today = today
	}
	return m
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func setOf[T ~string](values []T) map[string]bool {
	if len(values) == 0 {
		return nil
	}
	m := make(map[string]bool, len(values))
	for _, v := range values {
		m[string(v)] = true
	}
	return m
}

// other reports whether the row passes everything but the facet fields.
func (m *matcher) other(s *shown) bool {
	for _, w := range m.text {
		if !strings.Contains(s.face.folded, w) {
			return false
		}
	}
	if m.code != nil && !m.code[s.code] {
		return false
	}
	if m.today != "" && (s.face.due == "" || s.face.due >= m.today) {
		return false
	}
	if m.delivered != nil && *m.delivered != s.delivered() || m.inForce != nil && *m.inForce != (s.row.inForce != nil) {
		return false
	}
	return len(m.next) == 0 || (s.which != registry.FacePublished && slices.Contains(m.next, s.next))
}

// misses counts the facet fields that the row does not pass, up to 2, and names the last of them.
func (m *matcher) misses(v *[facetCount]uint16) (n, which int) {
	for i, set := range m.allowed {
		if set != nil && !set[v[i]] {
			if n++; n > 1 {
				return n, i
			}
			which = i
		}
	}
	return n, which
}

// Find gives one page.
func (ix *Index) Find(ctx context.Context, q registry.Query) (registry.Page, error) {
	actor := registry.ActorFrom(ctx)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	m := ix.matcher(q.Filter, registry.Today(ix.now()))
	var counts [facetCount][]int
	if q.Facets {
		for i := range counts {
			counts[i] = make([]int, len(ix.values))
		}
	}
	top := &page{less: ix.order(q), keep: q.Offset + q.Limit}
	total := 0
	for i := range ix.rows {
		r := ix.rows[i]
		if q.Desc { // the newest rows stand last: met first, they keep the others out of the page
			r = ix.rows[len(ix.rows)-1-i]
		}
		if i&0x3fff == 0 && ctx.Err() != nil {
			return registry.Page{}, ctx.Err()
		}
		s, ok := r.show(ix.access.Face(actor, r.subject()))
		if !ok || !m.other(&s) {
			continue
		}
		n, which := m.misses(&s.face.values)
		if q.Facets {
			count(&counts, &s.face.values, n, which)
		}
		if n == 0 {
			total++
			top.offer(s)
		}
	}
	out := registry.Page{Total: total, AsOf: ix.cursor, IDs: []registry.DatasetID{}}
	for _, s := range top.sorted(q.Offset) {
		out.IDs = append(out.IDs, s.id)
	}
	if q.Facets {
		out.Facets = ix.facets(counts)
	}
	return out, nil
}

func count(counts *[facetCount][]int, v *[facetCount]uint16, misses, which int) {
	switch misses {
	case 0:
		for i := range counts {
			counts[i][v[i]]++
		}
	case 1:
		counts[which][v[which]]++
	}
}

func (ix *Index) facets(counts [facetCount][]int) map[string][]registry.FacetCount {
	out := make(map[string][]registry.FacetCount, facetCount)
	for i, c := range counts {
		list := []registry.FacetCount{}
		for value, n := range c {
			if value > 0 && n > 0 {
				list = append(list, registry.FacetCount{Value: ix.values[value], Count: n})
			}
		}
		sort.Slice(list, func(a, b int) bool {
			if list[a].Count != list[b].Count {
				return list[a].Count > list[b].Count
			}
			return list[a].Value < list[b].Value
		})
		out[facetNames[i]] = list
	}
	return out
}

// order compares two rows by the query's field, ties by code, so that pages never overlap.
func (ix *Index) order(q registry.Query) func(a, b shown) bool {
	by := func(a, b shown) int { return int64s(a.face.updated, b.face.updated) }
	switch q.Order {
	case registry.ByCode:
		by = func(a, b shown) int { return strings.Compare(a.code, b.code) }
	case registry.ByTitle:
		by = func(a, b shown) int { return viet.Compare(a.face.title, b.face.title) }
	case registry.ByCreated:
		by = func(a, b shown) int { return int64s(a.createdAt(), b.createdAt()) }
	case registry.BySubmitted:
		by = func(a, b shown) int { return int64s(a.submittedAt(), b.submittedAt()) }
	case registry.ByOwner:
		by = func(a, b shown) int { return strings.Compare(ix.orgs[a.owner], ix.orgs[b.owner]) }
	case registry.ByDue:
		by = func(a, b shown) int {
			if (a.face.due == "") != (b.face.due == "") { // what has no date comes last, either way
				if (a.face.due == "") != q.Desc {
					return 1
				}
				return -1
			}
			return strings.Compare(a.face.due, b.face.due)
		}
	}
	return func(a, b shown) bool {
		c := by(a, b)
		if c == 0 {
			return a.code < b.code
		}
		return (c < 0) != q.Desc
	}
}

func int64s(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// page keeps the first rows of a list while the list goes by: a heap whose root is the last row kept.
type page struct {
	less func(a, b shown) bool
	keep int
	rows []shown
}

func (p *page) Len() int           { return len(p.rows) }
func (p *page) Less(i, j int) bool { return p.less(p.rows[j], p.rows[i]) }
func (p *page) Swap(i, j int)      { p.rows[i], p.rows[j] = p.rows[j], p.rows[i] }
func (p *page) Push(x any)         { p.rows = append(p.rows, x.(shown)) }
func (p *page) Pop() any {
	last := p.rows[len(p.rows)-1]
	p.rows = p.rows[:len(p.rows)-1]
	return last
}

func (p *page) offer(s shown) {
	switch {
	case p.keep <= 0:
	case len(p.rows) < p.keep:
		heap.Push(p, s)
	case p.less(s, p.rows[0]):
		p.rows[0] = s
		heap.Fix(p, 0)
	}
}

func (p *page) sorted(offset int) []shown {
	sort.Slice(p.rows, func(i, j int) bool { return p.less(p.rows[i], p.rows[j]) })
	if offset >= len(p.rows) {
		return nil
	}
	return p.rows[offset:]
}

// Each calls fn with every row the actor sees that passes the filter.
func (ix *Index) Each(ctx context.Context, f registry.Filter, fn func(registry.Row) bool) error {
	actor := registry.ActorFrom(ctx)
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	m := ix.matcher(f, registry.Today(ix.now()))
	for _, r := range ix.rows {
		s, ok := r.show(ix.access.Face(actor, r.subject()))
		if !ok || !m.other(&s) {
			continue
		}
		if n, _ := m.misses(&s.face.values); n == 0 && !fn(s.public()) {
			return nil
		}
	}
	return ctx.Err()
}

// alike is the least share of common words for two titles to count as similar.
const alike = 0.3

// Similar lists datasets whose titles share words with the given title, best first.
func (ix *Index) Similar(ctx context.Context, title string, not registry.DatasetID, limit int) ([]registry.Row, error) {
	want := setOf(words(title))
	if len(want) == 0 {
		return nil, nil
	}
	var out []registry.Row
	err := ix.Each(ctx, registry.Filter{}, func(r registry.Row) bool {
		if r.ID == not {
			return true
		}
		have := setOf(words(r.Title))
		common := 0
		for w := range have {
			if want[w] {
				common++
			}
		}
		if r.Score = float64(common) / float64(len(want)+len(have)-common); common > 1 && r.Score >= alike {
			out = append(out, r)
		}
		return true
	})
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Score != out[j].Score {
			return out[i].Score > out[j].Score
		}
		return out[i].Code < out[j].Code
	})
	return out[:min(limit, len(out))], err
}
