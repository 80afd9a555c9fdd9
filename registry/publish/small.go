package publish

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"danhmuc/registry/publish/open"
)

// maxSitemap is how many datasets one sitemap lists: sitemaps.org allows 50,000
// addresses, and the first sitemap has those of the other pages too.
const maxSitemap = 49_000

func (s *site) robots(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	s.whole(w, r, http.StatusOK, []byte("User-agent: *\nDisallow: /app/\nDisallow: /graphql\nDisallow: /api/\nSitemap: "+s.Site.PublicURL+"/sitemap.xml\n"), time.Time{})
}

func (s *site) favicon(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "image/svg+xml")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	s.whole(w, r, http.StatusOK, favicon, time.Time{})
}

// css answers the style sheet; under the address that names its version it
// never changes.
func (s *site) css(w http.ResponseWriter, r *http.Request) {
	body, version := s.pages.CSS()
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	if r.URL.Query().Get("v") == version {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	s.whole(w, r, http.StatusOK, body, time.Time{})
}

// sitemap answers the addresses of the datasets, 49,000 a page; more than one
// page is listed by the address without a page.
func (s *site) sitemap(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("page")
	page, err := strconv.Atoi(text)
	if text != "" && (err != nil || page < 1 || page > 1<<20) {
		s.bad(w, r)
		return
	}
	changed, tag, err := s.Overview.NewestChange(r.Context())
	if err != nil {
		s.failed(w, r, err)
		return
	}
	_, total, err := s.Source.Published(r.Context(), open.Query{})
	if err != nil {
		s.failed(w, r, err)
		return
	}
	pages := max(1, (total+maxSitemap-1)/maxSitemap)
	if page > pages {
		s.missing(w, r)
		return
	}
	w.Header().Set("Content-Type", "application/xml; charset=utf-8")
	if s.unchanged(w, r, "s"+strconv.Itoa(page)+"-"+url.QueryEscape(tag), changed) || r.Method == http.MethodHead {
		return
	}
	if err := s.writeSitemap(w, r, page, pages); err != nil {
		s.Logger.Warn("sitemap cut", "error", err)
		panic(http.ErrAbortHandler)
	}
}

type sitemapEntry struct {
	XMLName  xml.Name
	Loc      string `xml:"loc"`
	Modified string `xml:"lastmod,omitempty"`
}

func (s *site) writeSitemap(w http.ResponseWriter, r *http.Request, page, pages int) error {
	const namespace = `http://www.sitemaps.org/schemas/sitemap/0.9`
	root, element := "urlset", "url"
	if page == 0 && pages > 1 {
		root, element = "sitemapindex", "sitemap"
	}
	if _, err := fmt.Fprintf(w, "%s<%s xmlns=\"%s\">\n", xml.Header, root, namespace); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	put := func(loc, modified string) error {
		return out.Encode(sitemapEntry{XMLName: xml.Name{Local: element}, Loc: loc, Modified: modified})
	}
	if root == "sitemapindex" {
		for i := range pages {
			if err := put(fmt.Sprintf("%s/sitemap.xml?page=%d", s.Site.PublicURL, i+1), ""); err != nil {
				return err
			}
		}
	} else if err := s.sitemapDatasets(r, max(1, page), put); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "\n</%s>\n", root)
	return err
}

func (s *site) sitemapDatasets(r *http.Request, page int, put func(loc, modified string) error) error {
	if page == 1 {
		for _, path := range [...]string{"/", "/datasets", "/themes", "/organizations", "/about", "/terms", "/accessibility"} {
			if err := put(s.Site.PublicURL+path, ""); err != nil {
				return err
			}
		}
	}
	const step = 1000
	for offset := (page - 1) * maxSitemap; offset < page*maxSitemap; offset += step {
		items, _, err := s.Source.Published(r.Context(), open.Query{Sort: open.SortCode, Offset: offset, Limit: step})
		if err != nil {
			return err
		}
		for _, d := range items {
			if err := put(s.Site.DatasetIRI(d.Code), d.Modified.UTC().Format(time.RFC3339)); err != nil {
				return err
			}
		}
		if len(items) < step {
			return nil
		}
	}
	return nil
}
