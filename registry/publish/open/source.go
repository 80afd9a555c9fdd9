package open

import (
	"context"
	"io"
	"time"
)

// Source reads what is published. Implementations answer under today's
// rights: a dataset suspended a moment ago is gone from every method.
type Source interface {
	// Published lists the datasets that match, in the query's order, and how
	// many match in all, whatever Offset and Limit are.
	Published(ctx context.Context, q Query) (items []*Dataset, total int, err error)
	// ByCode finds one dataset; or the tombstone of a withdrawn one; or, for
	// whatever else there is or is not, neither, without an error.
	ByCode(ctx context.Context, code string) (*Dataset, *Tombstone, error)
	// OpenRows opens the approved rows file of the dataset's release.
	OpenRows(ctx context.Context, d *Dataset) (io.ReadCloser, error)
}

// Overview counts what is published.
type Overview interface {
	// Facets counts the datasets that match the query, per value. Each facet
	// ignores the query's own choice in that facet, so that the other values
	// stay reachable with their exact counts. Offset, Limit and Sort are ignored.
	Facets(ctx context.Context, q Query) (Facets, error)
	// NewestChange says when the public catalogue last changed in any way (a
	// publication, a refresh, a suspension, a withdrawal, a renamed theme) and
	// an opaque tag that differs whenever anything public differs. It is asked
	// on every request and must be cheap.
	NewestChange(ctx context.Context) (at time.Time, tag string, err error)
}

// Query selects published datasets. The zero value selects all.
type Query struct {
	// Theme, Publisher (a code in any case) and Licence are codes; empty means any.
	Theme, Publisher, Licence string
	// Frequency is one value; empty means any.
	Frequency Frequency
	// Text must occur, folded (no marks, no case), in title, description,
	// keywords, code or publisher; every word of it must.
	Text string
	// ModifiedSince keeps datasets published or refreshed at or after it; zero means any.
	ModifiedSince time.Time
	// Sort orders the answer; empty means SortCode.
	Sort Sort
	// Offset skips that many.
	Offset int
	// Limit is the most to return; 0 means none, only the total.
	Limit int
}

// Sort names an order. Ties are broken by code.
type Sort string

// The orders that a query may ask for.
const (
	// SortCode is ascending by code: what a harvester pages through.
	SortCode Sort = "code"
	// SortModified is newest first.
	SortModified Sort = "modified"
	// SortTitle is ascending by folded Vietnamese title.
	SortTitle Sort = "title"
)

// Facets holds the exact counts beside a list; each slice is ordered by count,
// greatest first, then by name, and leaves out what has no dataset.
type Facets struct {
	// Themes counts by theme.
	Themes []ThemeCount
	// Publishers counts by owning department.
	Publishers []PublisherCount
	// Frequencies counts by update frequency.
	Frequencies []FrequencyCount
	// Licences counts by licence.
	Licences []LicenceCount
}

// ThemeCount is one line of a facet.
type ThemeCount struct {
	// Theme is the value, Count how many datasets have it.
	Theme Theme
	Count int
}

// PublisherCount is one line of a facet.
type PublisherCount struct {
	// Publisher is the value, Count how many datasets have it.
	Publisher Organization
	Count     int
}

// FrequencyCount is one line of a facet.
type FrequencyCount struct {
	// Frequency is the value, Count how many datasets have it.
	Frequency Frequency
	Count     int
}

// LicenceCount is one line of a facet.
type LicenceCount struct {
	// Licence is the value, Count how many datasets have it.
	Licence Licence
	Count   int
}

// Reports takes "something is wrong with this dataset" from the public.
type Reports interface {
	// Report stores one report and answers the reference that the sender may
	// quote: letters, digits and '-', at most 40 of them. The contact may be empty.
	Report(ctx context.Context, code, text, contact string) (ref string, err error)
}
