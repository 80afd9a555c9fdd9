package publish

import (
	"bytes"
	"net/http"
	"strings"
	"time"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/pages"
	"danhmuc/registry/publish/rows"
)

// dataset answers /dataset/{code} by Accept.
func (s *site) dataset(w http.ResponseWriter, r *http.Request, code string) {
	if f, ok := form(r); ok {
		vary(w.Header(), "Accept")
		s.datasetRDF(w, r, code, f)
		return
	}
	d, tombstone, ok := s.find(w, r, code)
	if !ok {
		return
	}
	if tombstone != nil {
		s.gone(w, r, *tombstone)
		return
	}
	files := map[rows.Form]open.File{}
	for _, f := range rows.Forms(d) {
		file, err := s.files.of(r.Context(), d, f)
		if err != nil {
			s.Logger.Warn("measure a download", "dataset", code, "form", f, "error", err)
			continue
		}
		files[f] = file
	}
	for _, f := range dcat.Formats() {
		w.Header().Add("Link", "</dataset/"+d.Code+"."+f.Extension()+`>; rel="alternate"; type="`+f.MediaType()+`"`)
	}
	body, err := s.pages.Dataset(r.Context(), pageRequest(r), d, files)
	s.html(w, r, http.StatusOK, body, err)
}

// gone answers the tombstone as a page or as a document.
func (s *site) gone(w http.ResponseWriter, r *http.Request, t open.Tombstone) {
	if wantsPage(r) {
		s.refuse(w, r, http.StatusGone, func(lang string) ([]byte, error) { return s.pages.Gone(lang, t) })
		return
	}
	vary(w.Header(), "Accept", "Accept-Language")
	s.document(w, r, problemDocument{
		Type: "about:blank", Title: http.StatusText(http.StatusGone), Status: http.StatusGone, Detail: t.Reason, WithdrawnAt: t.WithdrawnAt.UTC().Format(time.RFC3339),
	})
}

// datasetRDF answers a dataset's document, or its tombstone's.
func (s *site) datasetRDF(w http.ResponseWriter, r *http.Request, code string, f dcat.Format) {
	d, tombstone, ok := s.find(w, r, code)
	if !ok {
		return
	}
	var body bytes.Buffer
	if tombstone != nil {
		if err := dcat.WriteTombstone(&body, f, s.Site, *tombstone); err != nil {
			s.failed(w, r, err)
			return
		}
		w.Header().Set("Content-Type", f.ContentType())
		s.whole(w, r, http.StatusGone, body.Bytes(), time.Time{})
		return
	}
	if err := dcat.WriteDataset(&body, f, s.Site, s.files.enrich(r.Context(), d)); err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", f.ContentType())
	s.whole(w, r, http.StatusOK, body.Bytes(), d.Modified)
}

// group answers an organization, a theme or a licence by Accept.
func (s *site) group(w http.ResponseWriter, r *http.Request, kind, code string) {
	f, rdf := form(r)
	if !rdf {
		var body []byte
		var err error
		switch kind {
		case "organization":
			body, err = s.pages.Organization(r.Context(), pageRequest(r), code)
		case "theme":
			body, err = s.pages.Theme(r.Context(), pageRequest(r), code)
		default:
			body, err = s.pages.Licence(r.Context(), pageRequest(r), code)
		}
		s.html(w, r, http.StatusOK, body, err)
		return
	}
	vary(w.Header(), "Accept")
	q := open.Query{Limit: 1}
	switch kind {
	case "organization":
		q.Publisher = code
	case "theme":
		q.Theme = code
	default:
		q.Licence = code
	}
	found, _, err := s.Source.Published(r.Context(), q)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if len(found) == 0 { // the catalogue's own publisher and licence are public too
		found = []*open.Dataset{{Publisher: s.Site.Publisher, Licence: s.Site.Licence}}
		if !(kind == "organization" && strings.EqualFold(code, s.Site.Publisher.Code)) && !(kind == "licence" && code == s.Site.Licence.Code) {
			s.missing(w, r)
			return
		}
	}
	var body bytes.Buffer
	switch kind {
	case "organization":
		err = dcat.WriteOrganization(&body, f, s.Site, found[0].Publisher)
	case "theme":
		err = dcat.WriteTheme(&body, f, s.Site, found[0].Theme)
	default:
		err = dcat.WriteLicence(&body, f, s.Site, found[0].Licence)
	}
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Content-Type", f.ContentType())
	s.whole(w, r, http.StatusOK, body.Bytes(), time.Time{})
}

// Limits of a report.
const (
	maxReportBody    = 64 << 10 // bytes of the form
	minReportText    = 10       // characters
	maxReportText    = 4000     // characters
	maxReportContact = 200      // characters
	maxRef           = 40
)

// report shows the form, takes it, and shows that it was taken.
func (s *site) report(w http.ResponseWriter, r *http.Request, code string) {
	d, tombstone, ok := s.find(w, r, code)
	if !ok {
		return
	}
	if tombstone != nil {
		s.gone(w, r, *tombstone)
		return
	}
	if r.Method == http.MethodPost {
		s.takeReport(w, r, d)
		return
	}
	draft := pages.Draft{}
	if ref := r.URL.Query().Get("sent"); isRef(ref) {
		draft.Ref = ref
	}
	body, err := s.pages.Report(r.Context(), pageRequest(r), d, draft)
	s.html(w, r, http.StatusOK, body, err)
}

// takeReport stores a report and sends the browser to the confirmation, so that
// reloading sends nothing twice.
func (s *site) takeReport(w http.ResponseWriter, r *http.Request, d *open.Dataset) {
	r.Body = http.MaxBytesReader(w, r.Body, maxReportBody)
	if err := r.ParseForm(); err != nil {
		s.bad(w, r)
		return
	}
	draft := pages.Draft{Text: tidy(r.PostForm.Get("text")), Contact: tidy(r.PostForm.Get("contact"))}
	status := http.StatusUnprocessableEntity
	switch n := characters(draft.Text); {
	case n < minReportText:
		draft.Problem = "report-empty"
	case n > maxReportText || characters(draft.Contact) > maxReportContact:
		draft.Problem = "report-long"
	default:
		ref, err := s.Reports.Report(r.Context(), d.Code, draft.Text, draft.Contact)
		if err == nil && isRef(ref) {
			target := "/dataset/" + d.Code + "/report?sent=" + ref
			if lang, explicit := language(r); explicit {
				target += "&lang=" + lang
			}
			http.Redirect(w, r, target, http.StatusSeeOther)
			return
		}
		s.Logger.Error("take a report", "dataset", d.Code, "error", err)
		draft.Problem, status = "report-failed", http.StatusServiceUnavailable
	}
	body, err := s.pages.Report(r.Context(), pageRequest(r), d, draft)
	s.html(w, r, status, body, err)
}
