package search_test

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/access"
	"danhmuc/registry/registrytest"
	"danhmuc/registry/search"
	"danhmuc/schemas/viet"
)

// listed is a dataset as one viewer sees it, read from the record and not from the index.
type listed struct {
	id                          registry.DatasetID
	code, title, due            string
	folded                      []string // title, code and each keyword
	facets                      map[string]string
	next                        registry.PublicationStatus
	delivered, inForce          bool
	updated, created, submitted time.Time
}

// readAll reads every dataset as the viewer sees it.
func readAll(t *testing.T, w *registrytest.World, viewer string, ids []registry.DatasetID) []listed {
	t.Helper()
	codes := map[registry.OrganizationID]string{}
	for code, id := range w.Orgs {
		codes[id] = code
	}
	var out []listed
	for _, id := range ids {
		s, err := w.Dataset(w.As(viewer), id, "")
		if registry.IsKind(err, registry.KindNotFound) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		releases, err := w.Releases(w.As("system"), id)
		if err != nil {
			t.Fatal(err)
		}
		newest, err := w.Newest(w.As(viewer), []*registry.Seen{s})
		if err != nil {
			t.Fatal(err)
		}
		l := listed{id: id, code: s.Code, title: s.Title, due: w.Terms().DueOf(&s.Dataset), delivered: len(releases) > 0 || s.Connection != "",
			inForce: s.Subject.HasInForce, updated: s.UpdatedAt, created: s.CreatedAt}
		if s.Face == registry.FacePublished {
			l.due = ""
		}
		if s.Face == registry.FaceInForce {
			l.updated = s.Review.At
		}
		if s.Face == registry.FaceNewest && s.Review.SubmittedAt != nil {
			l.submitted = *s.Review.SubmittedAt
		}
		if s.Publication.Next != nil {
			l.next = *s.Publication.Next
		}
		for _, text := range append([]string{s.Title, s.Code}, s.Keywords...) {
			l.folded = append(l.folded, viet.Fold(text))
		}
		l.facets = map[string]string{"owner": codes[s.Owner], "theme": s.Theme, "sharing": string(s.Sharing), "importance": string(s.Importance),
			"personalData": string(s.PersonalData), "reviewStatus": string(s.Review.Status), "qualityStatus": "",
			"publicationStatus": string(s.Publication.Status), "updateFrequency": string(s.UpdateFrequency), "step": registry.StepOf(&s.Dataset)}
		if newest[0] != nil {
			l.facets["qualityStatus"] = string(newest[0].Quality.Status)
		}
		out = append(out, l)
	}
	return out
}

// narrowed is what a filter asks of each facet's field.
func narrowed(f registry.Filter) map[string][]string {
	return map[string][]string{"owner": f.Owner, "theme": f.Theme, "sharing": texts(f.Sharing), "importance": texts(f.Importance), "personalData": texts(f.Personal),
		"reviewStatus": texts(f.Review), "qualityStatus": texts(f.Quality), "publicationStatus": texts(f.Publication), "updateFrequency": texts(f.Frequency), "step": f.Step}
}

func texts[T ~string](values []T) []string {
	var out []string
	for _, v := range values {
		out = append(out, string(v))
	}
	return out
}

// passes reports whether a dataset passes the filter, without the field of one facet.
func (l *listed) passes(f registry.Filter, today, without string) bool {
	for name, values := range narrowed(f) {
		if name != without && len(values) > 0 && !slices.Contains(values, l.facets[name]) {
			return false
		}
	}
	for _, word := range strings.Fields(viet.Fold(f.Text)) {
		if !slices.ContainsFunc(l.folded, func(text string) bool { return strings.Contains(text, word) }) {
			return false
		}
	}
	switch {
	case len(f.Code) > 0 && !slices.Contains(f.Code, l.code), len(f.Next) > 0 && !slices.Contains(f.Next, l.next):
		return false
	case f.Overdue && (l.due == "" || l.due >= today):
		return false
	case f.Delivered != nil && *f.Delivered != l.delivered, f.InForce != nil && *f.InForce != l.inForce:
		return false
	}
	return true
}

// reference answers a query whole: what passes, in order, and the facets.
func reference(all []listed, q registry.Query, today string) (ids []registry.DatasetID, facets map[string][]registry.FacetCount) {
	var found []listed
	facets = map[string][]registry.FacetCount{}
	for name := range narrowed(q.Filter) {
		counts := map[string]int{}
		for _, l := range all {
			if v := l.facets[name]; v != "" && l.passes(q.Filter, today, name) {
				counts[v]++
			}
		}
		facets[name] = []registry.FacetCount{}
		for v, n := range counts {
			facets[name] = append(facets[name], registry.FacetCount{Value: v, Count: n})
		}
		slices.SortFunc(facets[name], func(a, b registry.FacetCount) int {
			return cmp.Or(b.Count-a.Count, strings.Compare(a.Value, b.Value))
		})
	}
	for _, l := range all {
		if l.passes(q.Filter, today, "") {
			found = append(found, l)
		}
	}
	slices.SortFunc(found, func(a, b listed) int { return cmp.Or(compare(a, b, q.Order, q.Desc), strings.Compare(a.code, b.code)) })
	for _, l := range found {
		ids = append(ids, l.id)
	}
	return ids, facets
}

func compare(a, b listed, by registry.OrderField, desc bool) int {
	var c int
	switch by {
	case registry.ByCode:
		c = strings.Compare(a.code, b.code)
	case registry.ByTitle:
		c = viet.Compare(a.title, b.title)
	case registry.ByCreated:
		c = a.created.Compare(b.created)
	case registry.BySubmitted:
		c = a.submitted.Compare(b.submitted)
	case registry.ByOwner:
		c = strings.Compare(a.facets["owner"], b.facets["owner"])
	case registry.ByDue:
		if (a.due == "") != (b.due == "") { // no date comes last either way
			if a.due == "" {
				return 1
			}
			return -1
		}
		c = strings.Compare(a.due, b.due)
	default:
		c = a.updated.Compare(b.updated)
	}
	if desc {
		return -c
	}
	return c
}

// history makes random acts of random people on some datasets; what the registry refuses is refused.
func history(t *testing.T, w *registrytest.World, rnd *rand.Rand) (ids []registry.DatasetID) {
	t.Helper()
	for i := range 40 {
		owner, by := registrytest.Home, "contributor"
		if rnd.IntN(3) == 0 {
			owner, by = registrytest.Other, "other"
		}
		d, err := w.Register(w.As(by), registry.RegisterInput{Owner: owner, Content: content(rnd)})
		if err != nil {
			t.Fatalf("register: %v", err)
		}
		ids = append(ids, d.ID)
		for n := range rnd.IntN(4) {
			if n > 0 {
				edit(w, d.ID, by, rnd)
			}
			way(w, d.ID, 10*i+n, rnd)
		}
		if rnd.IntN(5) == 0 {
			w.Wait(time.Duration(rnd.IntN(4*24)) * time.Hour)
		}
	}
	acts(w, ids, rnd)
	return ids
}

func acts(w *registrytest.World, ids []registry.DatasetID, rnd *rand.Rand) {
	who := []string{"contributor", "approver", "other", "reviewer", "reviewer2", "publisher", "operator", "admin"}
	for range 300 {
		act(w, ids[rnd.IntN(len(ids))], who[rnd.IntN(len(who))], rnd)
	}
}

// way brings a dataset some steps nearer to the public.
func way(w *registrytest.World, id registry.DatasetID, number int, rnd *rand.Rand) {
	deliver(w, "admin", id, rnd)
	steps := []struct {
		by string
		to registry.Transition
	}{{"contributor", registry.Submit}, {"other", registry.Submit}, {"reviewer", registry.StartReview}, {"reviewer", registry.Approve}, {"reviewer", registry.ProposeOpen},
		{"publisher", registry.DecideOpen}, {"publisher", registry.Publish}, {"publisher", registry.Suspend}}
	for _, s := range steps[:rnd.IntN(len(steps)+1)] {
		if s.to == registry.DecideOpen {
			// Refused where the dataset is not proposed, like each step below.
			// A refusal leaves the record as it is, which the reference reads too.
			_, _ = w.IssueDecision(w.As(s.by), registry.DecisionInput{Number: fmt.Sprintf("%d/QĐ-UBND", number+1), Date: "2026-11-01", Signatory: "Chủ tịch",
				Lines: []registry.DecisionLine{{Dataset: id}}})
			continue
		}
		step(w, id, s.by, s.to)
	}
}

func step(w *registrytest.World, id registry.DatasetID, who string, to registry.Transition) {
	s, err := w.Dataset(w.As("system"), id, "")
	if err == nil {
		// A refusal leaves the record as it is, which the reference reads too.
		_, _ = w.Transition(w.As(who), registry.TransitionInput{ID: id, Expected: s.Version, To: to, Comment: "theo quy định",
			Findings: []registry.Finding{{Path: "title", Message: "ghi rõ năm"}}})
	}
}

func act(w *registrytest.World, id registry.DatasetID, who string, rnd *rand.Rand) {
	switch rnd.IntN(6) {
	case 0:
		deliver(w, who, id, rnd)
	case 1:
		edit(w, id, who, rnd)
	case 2:
		step(w, id, "reviewer", registry.Revoke)
	default:
		step(w, id, who, registry.Transitions[rnd.IntN(len(registry.Transitions))])
	}
}

func edit(w *registrytest.World, id registry.DatasetID, who string, rnd *rand.Rand) {
	s, err := w.Dataset(w.As("system"), id, "")
	if err != nil {
		return
	}
	c, patch := content(rnd), registry.DatasetPatch{}
	switch rnd.IntN(5) {
	case 0:
		patch.Title = &c.Title
	case 1:
		patch.Keywords = &c.Keywords
	case 2:
		patch.Sharing, patch.UpdateFrequency, patch.DueDate = &c.Sharing, &c.UpdateFrequency, &c.DueDate
	case 3:
		patch.Clear = []string{"theme", "keywords", "dueDate", "connection"}[rnd.IntN(4):]
	default:
		patch.Connection, patch.Theme = &c.Connection, &c.Theme
	}
	// A refusal leaves the record as it is, which the reference reads too.
	_, _ = w.Edit(w.As(who), id, s.Version, patch)
}

// deliver hands in a file; one in four is not checked yet.
func deliver(w *registrytest.World, who string, id registry.DatasetID, rnd *rand.Rand) {
	u, err := w.AddUpload(w.As(who), registry.FileRef{SHA256: fmt.Sprintf("%064d", 7), Name: "bang.csv", Size: 7})
	if err != nil {
		return
	}
	if _, _, err = w.Attach(w.As(who), id, registry.Delivery{Upload: u.ID}); err != nil || rnd.IntN(4) == 0 {
		return
	}
	quality := pick(rnd, registry.QualityPassed, registry.QualityWarning, registry.QualityFailed)
	for {
		j, err := w.Claim(w.As("system"))
		if err != nil || j == nil {
			return
		}
		if err = w.FinishCheck(w.As("system"), j.ID, registry.CheckResult{Report: fmt.Sprintf("%064d", 1), Rows: 7, Hash: fmt.Sprintf("%064d", 2),
			Schema: []byte(`{"type":"object"}`), RowsFile: &registry.FileRef{SHA256: fmt.Sprintf("%064d", 3)}, Quality: registry.Quality{Status: quality}}); err != nil {
			return
		}
	}
}

func pick[T any](rnd *rand.Rand, values ...T) T { return values[rnd.IntN(len(values))] }

func content(rnd *rand.Rand) registry.Content {
	c := registrytest.Content(pick(rnd, "Sản lượng", "San luong", "Diện tích", "Đất", "Dân số", "Ăn uống") + " " + pick(rnd, "lúa", "rừng", "Chè", "cà phê") +
		pick(rnd, "", " năm 2025", " năm 2026 theo xã, phường, thị trấn trên toàn tỉnh Sơn La"))
	c.Keywords = pick(rnd, nil, []string{"đất đai"}, []string{"Thống kê", "lúa nước"})
	c.Theme = pick(rnd, "nong-nghiep", "y-te", "giao-duc")
	c.Sharing = pick(rnd, registry.SharingOpen, registry.SharingOpen, registry.SharingShared, registry.SharingRestricted)
	c.UpdateFrequency = pick(rnd, registry.Annual, registry.Daily, registry.Monthly)
	c.Connection = pick(rnd, "", "", "https://csdl.example.vn")
	c.DueDate = pick(rnd, "", "2026-11-03", "2026-12-31")
	return c
}

func someOf[T any](rnd *rand.Rand, values ...T) []T {
	if rnd.IntN(4) > 0 {
		return nil
	}
	return values[:1+rnd.IntN(len(values))]
}

func query(rnd *rand.Rand, all []listed) registry.Query {
	f := registry.Filter{Text: pick(rnd, "", "", "", "sản", "SAN LUONG", "lua", "dat", "đất", "xa, phuong", "2026 lúa", "thong ke", "không có"),
		Owner: someOf(rnd, registrytest.Home, "KHONGCO"), Theme: someOf(rnd, "y-te", "nong-nghiep"), Sharing: someOf(rnd, registry.SharingOpen, registry.SharingShared),
		Review:      someOf(rnd, registry.Approved, registry.Draft, registry.Submitted),
		Quality:     someOf(rnd, registry.QualityPassed, registry.Unchecked),
		Publication: someOf(rnd, registry.NotProposed, registry.Published, registry.Proposed), Frequency: someOf(rnd, registry.Daily, registry.Annual),
		Step: someOf(rnd, registry.StepDescribe, registry.StepDone, registry.StepReview), Overdue: rnd.IntN(6) == 0}
	if rnd.IntN(8) == 0 {
		f.Next = []registry.PublicationStatus{registry.Proposed, registry.Decided}
	}
	if rnd.IntN(8) == 0 && len(all) > 0 {
		f.Code = []string{all[rnd.IntN(len(all))].code, "khong-co", all[0].code}
	}
	yes, no := true, false
	f.Delivered, f.InForce = pick(rnd, nil, nil, nil, nil, &yes, &no), pick(rnd, nil, nil, nil, nil, &yes, &no)
	return registry.Query{Filter: f, Desc: rnd.IntN(2) == 0, Limit: 1 + rnd.IntN(9), Facets: true,
		Order: pick(rnd, "", registry.ByCode, registry.ByTitle, registry.ByUpdated, registry.ByCreated, registry.BySubmitted, registry.ByDue, registry.ByOwner)}
}

// walk turns all the pages of a query.
func walk(t *testing.T, ix *search.Index, ctx context.Context, q registry.Query) (ids []registry.DatasetID, last registry.Page) {
	t.Helper()
	for {
		page, err := ix.Find(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		ids, last = append(ids, page.IDs...), page
		if len(page.IDs) < q.Limit {
			return ids, last
		}
		q.Offset += q.Limit
	}
}

// What the index lists, counts and orders is what a plain filter over the records finds, for everyone; an index
// read back from a snapshot goes on like the one that wrote it.
func TestListsEqualAPlainFilter(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			t.Parallel()
			rnd, w := rand.New(rand.NewPCG(seed, 1)), registrytest.New(t, nil)
			ids := history(t, w, rnd)
			var now time.Time
			path := filepath.Join(t.TempDir(), "rows.snapshot")
			built := search.New(access.Rules{}, path, func() time.Time { return now }, w.Terms())
			w.Replay(t, built.Apply)
			if err := built.Save(); err != nil {
				t.Fatal(err)
			}
			loaded := search.New(access.Rules{}, path, func() time.Time { return now }, w.Terms())
			if err := loaded.Load(); err != nil {
				t.Fatal(err)
			}
			if at, err := loaded.Cursor(t.Context()); err != nil || at == 0 || loaded.Digest() != built.Digest() {
				t.Errorf("the snapshot reads back to entry %d, %v, and other rows", at, err)
			}
			acts(w, ids, rnd) // what a snapshot forgot shows in what follows
			w.Replay(t, built.Apply, loaded.Apply)
			if loaded.Digest() != built.Digest() {
				t.Error("the index that was read back goes another way")
			}
			now = w.Now()
			for _, viewer := range []string{"", "contributor", "other", "reviewer", "publisher", "operator", "portal", "leader"} {
				all := readAll(t, w, viewer, ids)
				for range 120 {
					q := query(rnd, all)
					want, facets := reference(all, q, registry.Today(now))
					for name, ix := range map[string]*search.Index{"built": built, "loaded": loaded} {
						got, page := walk(t, ix, w.As(viewer), q)
						if !slices.Equal(got, want) || page.Total != len(want) {
							t.Fatalf("%q, %s index, %+v:\n got %v, total %d\nwant %v", viewer, name, q, got, page.Total, want)
						}
						if !reflect.DeepEqual(page.Facets, facets) {
							t.Fatalf("%q, %s index, %+v:\n got %v\nwant %v", viewer, name, q, page.Facets, facets)
						}
					}
				}
			}
		})
	}
}
