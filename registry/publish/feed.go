package publish

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
)

// feedVersion changes when the same datasets would give other bytes.
const feedVersion = "1"

// catalog answers the catalogue's own IRI: the list for a browser, the feed for
// whoever asks for RDF.
func (s *site) catalog(w http.ResponseWriter, r *http.Request) {
	vary(w.Header(), "Accept")
	if f, ok := form(r); ok {
		s.feed(w, r, f)
		return
	}
	http.Redirect(w, r, "/datasets", http.StatusSeeOther)
}

// feed answers one page of the feed.
func (s *site) feed(w http.ResponseWriter, r *http.Request, f dcat.Format) {
	q, page, ok := s.feedQuery(r.URL.Query())
	if !ok {
		vary(w.Header(), "Accept-Language")
		lang, _ := language(r)
		w.Header().Set("Content-Language", lang)
		s.problem(w, r, http.StatusBadRequest, s.pages.Words(lang, "bad-feed"))
		return
	}
	changed, tag, err := s.Overview.NewestChange(r.Context())
	if err != nil {
		s.failed(w, r, err)
		return
	}
	items, total, err := s.Source.Published(r.Context(), q)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	page.Total, page.Size, page.Modified = total, s.FeedPageSize, changed
	page.Last = max(1, (total+s.FeedPageSize-1)/s.FeedPageSize)
	if page.Number > page.Last {
		s.missing(w, r)
		return
	}
	w.Header().Set("Content-Type", f.ContentType())
	if page.Number < page.Last {
		w.Header().Set("Link", "<"+s.feedURL(f, page)+`>; rel="next"`)
	}
	etag := strings.Join([]string{feedVersion, f.Extension(), strconv.Itoa(page.Number), strconv.Itoa(s.FeedPageSize), url.QueryEscape(page.ModifiedSince), url.QueryEscape(tag)}, "-")
	if s.unchanged(w, r, etag, changed) || r.Method == http.MethodHead {
		return
	}
	measured := make([]*open.Dataset, len(items)) // the source's slice stays its own
	for i, d := range items {
		measured[i] = s.files.enrich(r.Context(), d)
	}
	if err := dcat.WritePage(w, f, s.Site, page, measured); err != nil {
		s.Logger.Debug("client went away", "path", r.URL.Path, "error", err)
	}
}

func (s *site) feedURL(f dcat.Format, page dcat.Page) string {
	next := s.Site.PublicURL + "/catalog." + f.Extension() + "?page=" + strconv.Itoa(page.Number+1)
	if page.ModifiedSince != "" {
		next += "&modified_since=" + url.QueryEscape(page.ModifiedSince)
	}
	return next
}

// feedQuery reads page and modified_since.
func (s *site) feedQuery(v url.Values) (open.Query, dcat.Page, bool) {
	q := open.Query{Sort: open.SortCode, Limit: s.FeedPageSize}
	page := dcat.Page{Number: 1}
	if text := v.Get("page"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 1<<30 {
			return q, page, false
		}
		page.Number = n
	}
	q.Offset = (page.Number - 1) * s.FeedPageSize
	if text := v.Get("modified_since"); text != "" {
		since, ok := parseSince(text)
		if !ok {
			return q, page, false
		}
		q.ModifiedSince, page.ModifiedSince = since, text
	}
	return q, page, true
}

// parseSince reads a moment as harvesters write it; without a zone it is UTC. A
// "+" of a zone that came unescaped reads as a space.
func parseSince(text string) (time.Time, bool) {
	if i := strings.LastIndexByte(text, ' '); i > 10 {
		text = text[:i] + "+" + text[i+1:]
	}
	for _, layout := range [...]string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// tidy takes what a form sent: valid UTF-8, LF, without space at the ends.
func tidy(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}

func characters(s string) int { return utf8.RuneCountInString(s) }

// isRef accepts what a reference may be: letters, digits and '-'.
func isRef(s string) bool {
	return s != "" && len(s) <= maxRef && strings.IndexFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && r != '-'
	}) < 0
}
