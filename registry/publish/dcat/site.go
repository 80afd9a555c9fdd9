package dcat

import (
	"net/url"
	"strings"
	"time"

	"danhmuc/registry/publish/open"
)

// Site is the catalogue itself.
type Site struct {
	// PublicURL is the root of every IRI, without a slash at the end.
	PublicURL string
	// Title and Description are Vietnamese, TitleEn and DescriptionEn English
	// or empty.
	Title, TitleEn, Description, DescriptionEn string
	// Publisher is who runs the catalogue.
	Publisher open.Organization
	// Contact is the catalogue's mailbox.
	Contact open.Contact
	// Licence covers the descriptions (the catalogue), not the rows.
	Licence open.Licence
	// Spatial is the place that the catalogue covers, in words.
	Spatial string
	// Issued is when the catalogue opened; zero leaves it out.
	Issued time.Time
}

func (s Site) root() string { return strings.TrimRight(s.PublicURL, "/") }

// CatalogIRI is the catalogue's IRI; it answers by Accept.
func (s Site) CatalogIRI() string { return s.root() + "/catalog" }

// DatasetIRI is a dataset's IRI and the address of its page.
func (s Site) DatasetIRI(code string) string { return s.root() + "/dataset/" + url.PathEscape(code) }

// OrganizationIRI is a publisher's IRI and the address of its page.
func (s Site) OrganizationIRI(o open.Organization) string {
	return s.root() + "/organization/" + url.PathEscape(o.Slug())
}

// ThemeIRI is the IRI of one of the province's themes.
func (s Site) ThemeIRI(code string) string { return s.root() + "/theme/" + url.PathEscape(code) }

// LicenceIRI is our page of a licence, which names the full text.
func (s Site) LicenceIRI(code string) string { return s.root() + "/licence/" + url.PathEscape(code) }

// webOnly answers the text if it can stand as an IRI of the web, else nothing.
func webOnly(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return text
}
