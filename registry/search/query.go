package search

import (
	"cmp"
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

// matcher is a filter made ready for a scan by one caller.
type matcher struct {
	faces  []registry.Face // by subject: the side that the caller sees
	narrow []narrowing     // fields of the facets that narrow
	text   []string        // folded words, all of which must occur
	next   map[number]bool
	code   map[string]bool
	today  day // only rows due before it; 0 for all

	delivered, inForce *bool // nil does not narrow
	except             map[registry.DatasetID]registry.SubmissionID
}

// narrowing is one facet's field with the values it lets pass.
type narrowing struct {
	facet  int
	passes []bool // by number
}

// matcher makes a filter ready. The caller holds the lock: texts have their numbers under it.
func (ix *Index) matcher(a registry.Actor, f registry.Filter) *matcher {
	m := &matcher{faces: make([]registry.Face, len(ix.subjects)), code: setOf(f.Code), text: strings.Fields(viet.Fold(f.Text)),
		delivered: f.Delivered, inForce: f.InForce, except: f.Except}
	for i, s := range ix.subjects {
		m.faces[i] = ix.access.Face(a, s)
	}
	for facet, list := range [facetCount][]string{facetOwner: f.Owner, facetTheme: f.Theme, facetSharing: texts(f.Sharing), facetImportance: texts(f.Importance),
		facetPersonal: texts(f.Personal), facetReview: texts(f.Review), facetQuality: texts(f.Quality), facetPublication: texts(f.Publication),
		facetFrequency: texts(f.Frequency), facetStep: f.Step} {
		if len(list) > 0 {
			m.narrow = append(m.narrow, narrowing{facet, ix.marked(list)})
		}
	}
	if len(f.Next) > 0 {
		m.next = map[number]bool{}
		for _, v := range f.Next {
			if n, ok := ix.numbers[string(v)]; ok && n != 0 {
				m.next[n] = true
			}
		}
	}
	if f.Overdue {
		m.today = dayOf(registry.Today(ix.now()))
	}
	return m
}

// marked tells of each number whether its text is in the list.
func (ix *Index) marked(list []string) []bool {
	out := make([]bool, len(ix.texts))
	for _, v := range list {
		if n, ok := ix.numbers[v]; ok {
			out[n] = true
		}
	}
	return out
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

// sees gives the row as the caller sees it; ok is false when it does not exist for them or does not pass what is no facet's field.
func (m *matcher) sees(r *row) (s shown, ok bool) {
	if s, ok = r.show(m.faces[r.subject]); !ok {
		return s, false
	}
	if m.today != 0 && (s.face.due == 0 || s.face.due >= m.today) {
		return s, false
	}
	if m.next != nil && (s.which == registry.FacePublished || !m.next[s.next]) {
		return s, false
	}
	if m.delivered != nil && *m.delivered != s.delivered() || m.inForce != nil && *m.inForce != (s.row.inForce != nil) {
		return s, false
	}
	if m.code != nil && !m.code[s.code] {
		return s, false
	}
	if _, out := m.except[r.id]; out {
		return s, false
	}
	for _, w := range m.text {
		if !strings.Contains(s.face.folded, w) {
			return s, false
		}
	}
	return s, true
}

// misses counts the facet fields that the row does not pass, up to 2, and names the last of them.
func (m *matcher) misses(v *[facetCount]number) (n, which int) {
	for i := range m.narrow {
		if f := &m.narrow[i]; !f.passes[v[f.facet]] {
			if n++; n > 1 {
				return n, f.facet
			}
			which = f.facet
		}
	}
	return n, which
}

// Find gives one page.
func (ix *Index) Find(ctx context.Context, q registry.Query) (registry.Page, error) {
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	m := ix.matcher(registry.ActorFrom(ctx), q.Filter)
	var counts [][facetCount]int // by number
	if q.Facets {
		counts = make([][facetCount]int, len(ix.texts))
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
		s, ok := m.sees(r)
		if !ok {
			continue
		}
		n, which := m.misses(&s.face.values)
		if q.Facets {
			count(counts, &s.face.values, n, which)
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

func count(counts [][facetCount]int, v *[facetCount]number, misses, which int) {
	switch misses {
	case 0:
		for i, n := range v {
			counts[n][i]++
		}
	case 1:
		counts[v[which]][which]++
	}
}

func (ix *Index) facets(counts [][facetCount]int) map[string][]registry.FacetCount {
	out := make(map[string][]registry.FacetCount, facetCount)
	for i, name := range facetNames {
		list := []registry.FacetCount{}
		for n := 1; n < len(counts); n++ {
			if counts[n][i] > 0 {
				list = append(list, registry.FacetCount{Value: ix.texts[n], Count: counts[n][i]})
			}
		}
		slices.SortFunc(list, func(a, b registry.FacetCount) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		})
		out[name] = list
	}
	return out
}

// order compares two rows by the query's field, ties by code, so that pages never overlap.
func (ix *Index) order(q registry.Query) func(a, b shown) bool {
	by := func(a, b shown) int { return cmp.Compare(a.face.updated, b.face.updated) }
	switch q.Order {
	case registry.ByCode:
		by = func(a, b shown) int { return strings.Compare(a.code, b.code) }
	case registry.ByTitle:
		by = func(a, b shown) int { return viet.Compare(a.face.title, b.face.title) }
	case registry.ByCreated:
		by = func(a, b shown) int { return cmp.Compare(a.createdAt(), b.createdAt()) }
	case registry.BySubmitted:
		by = func(a, b shown) int { return cmp.Compare(a.submittedAt(), b.submittedAt()) }
	case registry.ByOwner:
		by = func(a, b shown) int {
			return strings.Compare(ix.texts[a.face.values[facetOwner]], ix.texts[b.face.values[facetOwner]])
		}
	case registry.ByDue:
		by = func(a, b shown) int {
			if (a.face.due == 0) != (b.face.due == 0) { // what has no date comes last, either way
				if (a.face.due == 0) != q.Desc {
					return 1
				}
				return -1
			}
			return cmp.Compare(a.face.due, b.face.due)
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
	ix.mu.RLock()
	defer ix.mu.RUnlock()
	m := ix.matcher(registry.ActorFrom(ctx), f)
	for _, r := range ix.rows {
		s, ok := m.sees(r)
		if !ok {
			continue
		}
		if n, _ := m.misses(&s.face.values); n == 0 && !fn(ix.row(s)) {
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
