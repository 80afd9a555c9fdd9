package search

import (
	"strings"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/viet"
)

// face is what one edition of a dataset shows in lists.
type face struct {
	edition    int
	title      string
	keywords   string // joined by '\n'
	folded     string // of title, code and keywords: what the text filter looks in
	theme      string
	frequency  registry.Frequency
	sharing    registry.Sharing
	importance registry.Importance
	personal   registry.PersonalData
	connection bool
	dueDate    string
	quality    registry.QualityStatus
	updated    int64 // microseconds since 1970

	// What follows is derived by Index.number whenever the row changes, so that a query only compares numbers.
	step   string
	due    string // YYYY-MM-DD, empty for none
	values [facetCount]uint16
}

// row is one dataset.
type row struct {
	id        registry.DatasetID
	code      string
	local     string
	owner     registry.OrganizationID
	created   int64
	newest    face
	inForce   *face
	published *face
	before    []*face // editions approved before the one in force, oldest first: REVOKE brings the last one back

	review    registry.ReviewStatus
	reviewAt  int64
	reviewer  registry.AccountID
	submitted int64
	asked     string // date by which the reviewer wants the changes

	publication registry.PublicationStatus
	next        registry.PublicationStatus // empty for none
	pubAt       int64
	nextAt      int64
	moved       int64
	from        int64 // first publication, 0 for none
	served      int   // published edition
	force       int   // edition in force

	warehouse registry.WarehouseStatus
	service   registry.ServiceStatus
	release   registry.ReleaseID // newest
	quality   registry.QualityStatus
}

func (f *face) fold(code string) {
	f.folded = viet.Fold(f.title + "\n" + code + "\n" + f.keywords)
}

func at(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

// subject is what access decides by.
func (r *row) subject() registry.Subject {
	s := registry.Subject{Owner: r.owner, Review: r.review, Publication: r.publication, Next: r.next != "",
		Served: r.publication == registry.Published && r.served > 0, HasInForce: r.inForce != nil}
	if r.inForce != nil {
		s.InForceSharing = r.inForce.sharing
	}
	return s
}

// record is the row as a dataset with the members that steps and dates are computed from.
func (r *row) record(f *face) registry.Dataset {
	d := registry.Dataset{InForce: r.force, Warehouse: r.warehouse, Service: r.service}
	d.UpdateFrequency, d.Sharing, d.DueDate = f.frequency, f.sharing, f.dueDate
	if f.connection {
		d.Connection = "-"
	}
	d.Review = registry.Review{Status: r.review, At: at(r.reviewAt), Due: r.asked}
	if r.submitted != 0 {
		t := at(r.submitted)
		d.Review.SubmittedAt = &t
	}
	d.Publication = registry.Publication{Status: r.publication, At: at(r.pubAt)}
	if r.next != "" {
		d.Publication.Next = &r.next
	}
	if r.nextAt != 0 {
		t := at(r.nextAt)
		d.Publication.NextAt = &t
	}
	if r.moved != 0 {
		t := at(r.moved)
		d.Publication.Moved = &t
	}
	return d
}

// shown is a row as one caller sees it.
type shown struct {
	*row
	face  *face
	which registry.Face
}

// show gives the face that the caller sees; ok is false when the row does not exist for them.
func (r *row) show(which registry.Face) (s shown, ok bool) {
	s = shown{row: r, which: which}
	switch which {
	case registry.FaceNewest:
		s.face = &r.newest
	case registry.FaceInForce:
		s.face = r.inForce
	case registry.FacePublished:
		s.face = r.published
	}
	return s, s.face != nil
}

// derive computes the step and the due date that a face shows.
func (r *row) derive(which registry.Face, f *face) {
	d := r.record(f)
	if which != registry.FaceNewest {
		d.Review.Status = registry.Approved
	}
	if which == registry.FacePublished {
		d.Publication.Next = nil
	}
	f.step, f.due = registry.StepOf(&d), ""
	if which != registry.FacePublished {
		f.due = registry.DueOf(&d)
	}
}

// createdAt and submittedAt are what the caller may sort by: for the public a dataset begins with its first publication.
func (s shown) createdAt() int64 {
	if s.which == registry.FacePublished {
		return s.from
	}
	return s.created
}

func (s shown) submittedAt() int64 {
	if s.which != registry.FaceNewest {
		return 0
	}
	return s.submitted
}

// delivered reports whether a file was handed in or the data lives behind a connection.
func (s *shown) delivered() bool { return s.release != "" || s.face.connection }

func (s shown) public() registry.Row {
	out := registry.Row{ID: s.id, Code: s.code, Title: s.face.title, Owner: s.owner, Step: s.face.step, Review: s.review, Quality: s.quality,
		Publication: s.publication, Sharing: s.face.sharing, Importance: s.face.importance, Personal: s.face.personal,
		Frequency: s.face.frequency, Due: s.face.due, InForce: s.inForce != nil, Since: at(s.reviewAt),
		HasRelease: s.release != "", Delivered: s.delivered()}
	if s.which != registry.FaceNewest {
		out.Review, out.Quality = registry.Approved, s.face.quality
	} else {
		out.Reviewer = s.reviewer
		if s.submitted != 0 {
			out.Submitted = at(s.submitted)
		}
	}
	if s.next != "" && s.which != registry.FacePublished {
		next := s.next
		out.Next = &next
	}
	return out
}

// words are the folded words of a title that tell it apart from others.
func words(title string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(viet.Fold(title), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') }) {
		if len(w) > 1 && !common[w] {
			out = append(out, w)
		}
	}
	return out
}

// common words of dataset titles say nothing of likeness.
var common = map[string]bool{"cua": true, "va": true, "cac": true, "theo": true, "tren": true, "dia": true, "ban": true, "tinh": true,
	"danh": true, "sach": true, "so": true, "lieu": true, "du": true, "nam": true, "duoc": true, "cap": true, "da": true, "ve": true,
	"thong": true, "ke": true, "xa": true, "phuong": true, "son": true, "la": true}
