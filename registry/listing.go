package registry

import (
	"context"
	"time"

	"danhmuc/registry/changelog"
)

// Where a dataset stands on the way from draft to portal (mock/look.md, "Small stepper").
const (
	StepDescribe = "DESCRIBE"
	StepReview   = "REVIEW"
	StepTable    = "TABLE"
	StepLoad     = "LOAD"
	StepService  = "SERVICE"
	StepPublish  = "PUBLISH"
	StepDone     = "DONE"
	StepEnded    = "ENDED"
)

// Steps lists the steps in order.
var Steps = []string{StepDescribe, StepReview, StepTable, StepLoad, StepService, StepPublish, StepDone, StepEnded}

// Filter narrows a list of datasets. Members are joined by and, the values of one member by or; an empty member does not narrow.
type Filter struct {
	Text        string                     `json:"text,omitempty"` // folded substring of title, code or keywords
	Owner       []string                   `json:"owner,omitempty"`
	Theme       []string                   `json:"theme,omitempty"`
	Sharing     []Sharing                  `json:"sharing,omitempty"`
	Importance  []Importance               `json:"importance,omitempty"`
	Personal    []PersonalData             `json:"personalData,omitempty"`
	Review      []ReviewStatus             `json:"reviewStatus,omitempty"`
	Quality     []QualityStatus            `json:"qualityStatus,omitempty"`
	Publication []PublicationStatus        `json:"publicationStatus,omitempty"`
	Next        []PublicationStatus        `json:"nextPublication,omitempty"`
	Frequency   []Frequency                `json:"updateFrequency,omitempty"`
	Step        []string                   `json:"step,omitempty"`
	Code        []string                   `json:"code,omitempty"`
	Overdue     bool                       `json:"overdue,omitempty"`
	Delivered   *bool                      `json:"delivered,omitempty"` // a file was handed in or the data lives behind a connection, or neither; nil does not narrow
	InForce     *bool                      `json:"inForce,omitempty"`   // an edition is in force, or none is; nil does not narrow
	Except      map[DatasetID]SubmissionID `json:"-"`                   // what the list leaves out
}

// OrderField is what a list is sorted by.
type OrderField string

// Fields to sort by.
const (
	ByCode      OrderField = "CODE"
	ByTitle     OrderField = "TITLE"
	ByUpdated   OrderField = "UPDATED_AT"
	ByCreated   OrderField = "CREATED_AT"
	BySubmitted OrderField = "SUBMITTED_AT"
	ByDue       OrderField = "DUE"
	ByOwner     OrderField = "OWNER"
)

// Query asks for one page of a list.
type Query struct {
	Filter Filter
	Order  OrderField // ByUpdated when empty
	Desc   bool
	Offset int
	Limit  int
	Facets bool
}

// FacetCount is how many datasets of the list have a value, counted with every other filter but this field's own.
type FacetCount struct {
	Value string
	Count int
}

// Page is one page of a list and what it was cut from.
type Page struct {
	IDs    []DatasetID
	Total  int
	Facets map[string][]FacetCount
	AsOf   uint64 // newest entry the answer has seen
}

// Row is what lists, counts and work lists know of a dataset without reading its record.
type Row struct {
	ID          DatasetID
	Code        string
	Title       string
	Owner       OrganizationID
	Step        string
	Review      ReviewStatus
	Quality     QualityStatus
	Publication PublicationStatus
	Next        *PublicationStatus
	Sharing     Sharing
	Importance  Importance
	Personal    PersonalData
	Frequency   Frequency
	Reviewer    AccountID
	Submitted   time.Time
	Since       time.Time // since when the review status holds
	Due         string    // YYYY-MM-DD, empty for none
	Delivered   bool      // a release was handed in, or the data lives behind a connection
	InForce     bool
	HasRelease  bool
	Score       float64 // of similarity, where asked for
}

// Searcher answers lists from a follower of the log, under the rights of the actor in the context.
type Searcher interface {
	// Find gives one page.
	Find(ctx context.Context, q Query) (Page, error)
	// Each calls fn with every row the actor sees that passes the filter, in no order, until fn returns false.
	Each(ctx context.Context, f Filter, fn func(Row) bool) error
	// Similar lists datasets whose titles share words with the given title, best first.
	Similar(ctx context.Context, title string, not DatasetID, limit int) ([]Row, error)
	// Wait returns once entry seq has been seen, or ctx ends.
	Wait(ctx context.Context, seq uint64) error
}

// Datasets lists datasets as the actor may see them.
func (r *Registry) Datasets(ctx context.Context, q Query) (Page, error) {
	if err := r.settle(ctx); err != nil {
		return Page{}, err
	}
	page, err := r.search.Find(ctx, q)
	if ActorFrom(ctx).Anonymous() {
		page.AsOf = 0 // it counts what the public does not see
	}
	return page, err
}

// settleWait bounds how long a list waits for the newest committed entry to be seen.
const settleWait = 500 * time.Millisecond

// settle waits, bounded, until lists show everything that was committed before the call: a caller sees its own write.
func (r *Registry) settle(ctx context.Context) error {
	var head changelog.Head
	if err := r.view(ctx, func(rd Reader) (err error) {
		head, err = rd.Head()
		return err
	}); err != nil {
		return err
	}
	wait, cancel := context.WithTimeout(ctx, settleWait)
	defer cancel()
	if err := r.search.Wait(wait, head.Size); err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return nil
}

// Similar lists datasets with like titles, as the actor may see them.
func (r *Registry) Similar(ctx context.Context, s *Seen, limit int) ([]Row, error) {
	return r.search.Similar(ctx, s.Title, s.ID, limit)
}

// Rows calls fn with every row the actor sees.
func (r *Registry) Rows(ctx context.Context, f Filter, fn func(Row) bool) error {
	if err := r.settle(ctx); err != nil {
		return err
	}
	return r.search.Each(ctx, f, fn)
}

// LogFilter narrows the change log.
type LogFilter struct {
	Record string
	Kinds  []string
	Actor  AccountID
	From   time.Time
	To     time.Time
	Owner  OrganizationID
	After  uint64 // entries after this sequence number alone
	Text   string // folded substring of what an entry and its dataset say
}

// Head is the log's head, for callers who may read the log; the public gets none.
func (r *Registry) Head(ctx context.Context) (changelog.Head, error) {
	var h changelog.Head
	err := r.view(ctx, func(rd Reader) (err error) {
		h, err = rd.Head()
		return err
	})
	return h, err
}

// Store gives the storage port to followers, backup and verify.
func (r *Registry) Store() Store { return r.store }
