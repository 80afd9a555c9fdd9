package open

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Memory is a Source and an Overview over slices: small catalogues, examples
// and tests. Its fields are set before first use and not changed after.
type Memory struct {
	// Datasets holds what is published, in any order.
	Datasets []*Dataset
	// Tombstones holds what was withdrawn.
	Tombstones []Tombstone
	// RowsOf holds the approved rows file by SHA-256.
	RowsOf map[string][]byte
	// ChangedAt and Tag are NewestChange's answer.
	ChangedAt time.Time
	Tag       string
}

var (
	_ Source   = (*Memory)(nil)
	_ Overview = (*Memory)(nil)
)

// Published implements Source.
func (m *Memory) Published(_ context.Context, q Query) ([]*Dataset, int, error) {
	found := m.matching(q)
	sortDatasets(found, q.Sort)
	total := len(found)
	from := min(max(q.Offset, 0), total)
	to := min(from+max(q.Limit, 0), total)
	return found[from:to], total, nil
}

// ByCode implements Source.
func (m *Memory) ByCode(_ context.Context, code string) (*Dataset, *Tombstone, error) {
	for _, d := range m.Datasets {
		if d.Code == code {
			return d, nil, nil
		}
	}
	for i := range m.Tombstones {
		if m.Tombstones[i].Code == code {
			return nil, &m.Tombstones[i], nil
		}
	}
	return nil, nil, nil
}

// OpenRows implements Source.
func (m *Memory) OpenRows(_ context.Context, d *Dataset) (io.ReadCloser, error) {
	body, ok := m.RowsOf[d.RowsFile.SHA256]
	if !ok {
		return nil, fmt.Errorf("open rows of %s: no file %s", d.Code, d.RowsFile.SHA256)
	}
	return io.NopCloser(bytes.NewReader(body)), nil
}

// NewestChange implements Overview.
func (m *Memory) NewestChange(context.Context) (time.Time, string, error) {
	return m.ChangedAt, m.Tag, nil
}

// Facets implements Overview.
func (m *Memory) Facets(_ context.Context, q Query) (Facets, error) {
	var f Facets
	without := q
	without.Theme = ""
	f.Themes = count(m.matching(without), func(d *Dataset) (string, Theme) { return d.Theme.Code, d.Theme },
		func(t Theme) string { return t.Title }, func(t Theme, n int) ThemeCount { return ThemeCount{t, n} })
	without = q
	without.Publisher = ""
	f.Publishers = count(m.matching(without), func(d *Dataset) (string, Organization) { return d.Publisher.Code, d.Publisher },
		func(o Organization) string { return o.Name }, func(o Organization, n int) PublisherCount { return PublisherCount{o, n} })
	without = q
	without.Frequency = ""
	f.Frequencies = count(m.matching(without), func(d *Dataset) (string, Frequency) { return string(d.Frequency), d.Frequency },
		func(v Frequency) string { return string(v) }, func(v Frequency, n int) FrequencyCount { return FrequencyCount{v, n} })
	without = q
	without.Licence = ""
	f.Licences = count(m.matching(without), func(d *Dataset) (string, Licence) { return d.Licence.Code, d.Licence },
		func(l Licence) string { return l.Title }, func(l Licence, n int) LicenceCount { return LicenceCount{l, n} })
	return f, nil
}

func count[V, C any](items []*Dataset, of func(*Dataset) (string, V), name func(V) string, line func(V, int) C) []C {
	counts, values := map[string]int{}, map[string]V{}
	for _, d := range items {
		key, v := of(d)
		if key == "" {
			continue
		}
		counts[key]++
		values[key] = v
	}
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(fold(name(values[a])), fold(name(values[b]))), cmp.Compare(a, b))
	})
	lines := make([]C, 0, len(keys))
	for _, k := range keys {
		lines = append(lines, line(values[k], counts[k]))
	}
	return lines
}

func (m *Memory) matching(q Query) []*Dataset {
	words := strings.Fields(fold(q.Text))
	var found []*Dataset
	for _, d := range m.Datasets {
		if matches(d, q) && containsAll(d, words) {
			found = append(found, d)
		}
	}
	return found
}

func matches(d *Dataset, q Query) bool {
	switch {
	case q.Theme != "" && d.Theme.Code != q.Theme:
		return false
	case q.Publisher != "" && !strings.EqualFold(d.Publisher.Code, q.Publisher):
		return false
	case q.Licence != "" && d.Licence.Code != q.Licence:
		return false
	case q.Frequency != "" && d.Frequency != q.Frequency:
		return false
	case !q.ModifiedSince.IsZero() && d.Modified.Before(q.ModifiedSince):
		return false
	}
	return true
}

func containsAll(d *Dataset, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := fold(strings.Join([]string{d.Code, d.Title, d.TitleEn, d.Description, d.Publisher.Name, strings.Join(d.Keywords, " ")}, "\n"))
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func sortDatasets(items []*Dataset, by Sort) {
	slices.SortFunc(items, func(a, b *Dataset) int {
		order := 0
		switch by {
		case SortModified:
			order = b.Modified.Compare(a.Modified)
		case SortTitle:
			order = cmp.Compare(fold(a.Title), fold(b.Title))
		}
		return cmp.Or(order, cmp.Compare(a.Code, b.Code))
	})
}

// fold drops case and marks, so that "san luong" finds "Sản lượng".
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
