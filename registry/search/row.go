package search

import (
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
	"danhmuc/schemas/viet"
)

// number stands for a text that many rows share: an enumeration's value, a theme, an organization's ID or code, an account's ID.
// Index.texts has the text. 0 is the empty one.
type number uint16

// day is a date: days since 31 December of the year before the first, so that no date is 0, which is none.
type day int32

// dayZero is the day of 1 January 1970.
const dayZero = 719_163

const daySeconds = 24 * 60 * 60

// dayOf reads YYYY-MM-DD; 0 for anything else.
func dayOf(s string) day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0
	}
	return day(t.Unix()/daySeconds + dayZero)
}

// String is the date as YYYY-MM-DD, empty for none.
func (d day) String() string {
	if d == 0 {
		return ""
	}
	return time.Unix((int64(d)-dayZero)*daySeconds, 0).UTC().Format(time.DateOnly)
}

// face is what one edition of a dataset shows in lists. What scans look at comes first: it shares a line of the processor's cache.
type face struct {
	values     [facetCount]number // owner, review, quality, publication and step are derived
	due        day                // derived
	updated    int64              // microseconds since 1970
	title      string
	folded     string // code, title, keywords, each on a line: what the text filter looks in
	prior      *face  // of a face in force: the edition approved before, which REVOKE brings back
	dueDate    day
	edition    int32
	connection bool
}

// row is one dataset.
type row struct {
	subject   uint32 // in Index.subjects; derived
	newest    face
	inForce   *face
	published *face

	id         registry.DatasetID
	code       string
	deliveries []delivery // oldest first

	created   int64
	reviewAt  int64
	submitted int64
	pubAt     int64
	nextAt    int64
	moved     int64
	from      int64 // first publication, 0 for none
	served    int32 // published edition
	release   int32 // published delivery: its place in deliveries and one, 0 for none
	force     int32 // edition in force
	asked     day   // by when the reviewer wants the changes

	owner       number
	review      number
	reviewer    number
	publication number
	next        number
	warehouse   number
	service     number
}

// delivery is one release.
type delivery struct {
	id       registry.ReleaseID
	edition  int32 // handed in under
	quality  number
	accepted bool
}

// quality is what is told of the data behind a face, like registry.Newest: that of the newest delivery, of the newest one accepted
// by the edition in force, of the published one.
func (r *row) quality(which registry.Face, f *face) number {
	at := len(r.deliveries) - 1
	switch which {
	case registry.FaceInForce:
		for at >= 0 && !(r.deliveries[at].accepted && r.deliveries[at].edition <= f.edition) {
			at--
		}
	case registry.FacePublished:
		at = int(r.release) - 1
	}
	if at < 0 {
		return 0
	}
	return r.deliveries[at].quality
}

// place is where a delivery stands in deliveries and one, 0 for nowhere.
func (r *row) place(id registry.ReleaseID) int32 {
	return 1 + int32(slices.IndexFunc(r.deliveries, func(d delivery) bool { return d.id == id }))
}

// fold prepares the text filter's text. A nil title or keywords keeps what the folded text has of it.
func (f *face) fold(code string, keywords *string) {
	var folded string
	if keywords != nil {
		folded = viet.Fold(*keywords)
	} else if _, rest, ok := strings.Cut(f.folded, "\n"); ok { // a title is one line
		_, folded, _ = strings.Cut(rest, "\n")
	}
	f.folded = viet.Fold(code) + "\n" + viet.Fold(strings.ReplaceAll(f.title, "\n", " ")) + "\n" + folded
}

func at(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

// subject is what access decides by, in numbers.
type subject struct {
	owner, review, publication, sharing number
	next, served, hasInForce            bool
}

func (r *row) about(served bool) subject {
	s := subject{owner: r.owner, review: r.review, publication: r.publication, next: r.next != 0, served: served, hasInForce: r.inForce != nil}
	if r.inForce != nil {
		s.sharing = r.inForce.values[facetSharing]
	}
	return s
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
func (s shown) delivered() bool { return len(s.deliveries) > 0 || s.face.connection }

// derive computes what the faces of a row show beyond what the log says, and what access decides by.
func (ix *Index) derive(r *row) {
	ix.deriveFace(r, registry.FaceNewest, &r.newest)
	if r.inForce != nil {
		ix.deriveFace(r, registry.FaceInForce, r.inForce)
	}
	if r.published != nil {
		ix.deriveFace(r, registry.FacePublished, r.published)
	}
	r.subject = ix.subjectOf(r)
}

func (ix *Index) deriveFace(r *row, which registry.Face, f *face) {
	d := ix.record(r, f)
	review := r.review
	if which != registry.FaceNewest {
		d.Review.Status = registry.Approved
		review = ix.number(string(registry.Approved))
	}
	if which == registry.FacePublished {
		d.Publication.Next = nil
	}
	v := &f.values
	v[facetOwner], v[facetReview], v[facetQuality], v[facetPublication] = ix.number(ix.orgs[registry.OrganizationID(ix.texts[r.owner])]), review, r.quality(which, f), r.publication
	v[facetStep], f.due = ix.number(registry.StepOf(&d)), 0
	if which != registry.FacePublished {
		f.due = dayOf(ix.terms.DueOf(&d))
	}
}

// record is the row as a dataset with the members that steps and dates are computed from.
func (ix *Index) record(r *row, f *face) registry.Dataset {
	d := registry.Dataset{InForce: int(r.force), Warehouse: registry.WarehouseStatus(ix.texts[r.warehouse]), Service: registry.ServiceStatus(ix.texts[r.service])}
	d.UpdateFrequency, d.Sharing = registry.Frequency(ix.texts[f.values[facetFrequency]]), registry.Sharing(ix.texts[f.values[facetSharing]])
	d.DueDate = f.dueDate.String()
	if f.connection {
		d.Connection = "-"
	}
	d.Review = registry.Review{Status: registry.ReviewStatus(ix.texts[r.review]), At: at(r.reviewAt), Due: r.asked.String()}
	if r.submitted != 0 {
		t := at(r.submitted)
		d.Review.SubmittedAt = &t
	}
	d.Publication = registry.Publication{Status: registry.PublicationStatus(ix.texts[r.publication]), At: at(r.pubAt), Next: ix.nextOf(r)}
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

func (ix *Index) nextOf(r *row) *registry.PublicationStatus {
	if r.next == 0 {
		return nil
	}
	next := registry.PublicationStatus(ix.texts[r.next])
	return &next
}

// subjectOf gives the number of the row's subject.
func (ix *Index) subjectOf(r *row) uint32 {
	key := r.about(ix.texts[r.publication] == string(registry.Published) && r.served > 0)
	n, ok := ix.subjectNumbers[key]
	if !ok {
		n = uint32(len(ix.subjects))
		ix.subjectNumbers[key] = n
		ix.subjects = append(ix.subjects, registry.Subject{Owner: registry.OrganizationID(ix.texts[key.owner]), Review: registry.ReviewStatus(ix.texts[key.review]),
			Publication: registry.PublicationStatus(ix.texts[key.publication]), Next: key.next, Served: key.served, HasInForce: key.hasInForce,
			InForceSharing: registry.Sharing(ix.texts[key.sharing])})
	}
	return n
}

// row is what the caller is told of a row.
func (ix *Index) row(s shown) registry.Row {
	v := &s.face.values
	out := registry.Row{ID: s.id, Code: s.code, Title: s.face.title, Owner: registry.OrganizationID(ix.texts[s.owner]), Step: ix.texts[v[facetStep]],
		Review: registry.ReviewStatus(ix.texts[v[facetReview]]), Quality: registry.QualityStatus(ix.texts[v[facetQuality]]),
		Publication: registry.PublicationStatus(ix.texts[s.publication]), Sharing: registry.Sharing(ix.texts[v[facetSharing]]),
		Importance: registry.Importance(ix.texts[v[facetImportance]]), Personal: registry.PersonalData(ix.texts[v[facetPersonal]]),
		Frequency: registry.Frequency(ix.texts[v[facetFrequency]]), Due: s.face.due.String(), InForce: s.inForce != nil, Since: at(s.reviewAt),
		HasRelease: len(s.deliveries) > 0, Delivered: s.delivered()}
	if s.which == registry.FaceNewest {
		out.Reviewer = registry.AccountID(ix.texts[s.reviewer])
		if s.submitted != 0 {
			out.Submitted = at(s.submitted)
		}
	}
	if s.which != registry.FacePublished {
		out.Next = ix.nextOf(s.row)
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
