package dcat

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"time"

	"danhmuc/registry/publish/open"
)

// Page says which part of the feed a document is.
type Page struct {
	// Number counts from 1 and Last is the last one; both at least 1.
	Number, Last int
	// Total counts the datasets of all pages, Size is the most on one.
	Total, Size int
	// ModifiedSince is the client's own parameter, kept in the links; may be empty.
	ModifiedSince string
	// Modified is when the catalogue last changed.
	Modified time.Time
}

// chunk is how many datasets WriteCatalog reads at a time.
const chunk = 1000

func newWriter(out io.Writer, f Format, site Site) (*writer, error) {
	e, err := newEmitter(out, f)
	if err != nil {
		return nil, err
	}
	l, err := readLabels()
	if err != nil {
		return nil, err
	}
	return &writer{emitter: e, site: site, root: site.root(), labels: l, mentioned: map[string]bool{}, addresses: map[string]string{}}, nil
}

// WritePage writes one page of the feed.
func WritePage(out io.Writer, f Format, site Site, page Page, items []*open.Dataset) error {
	w, err := newWriter(out, f, site)
	if err != nil {
		return err
	}
	w.begin()
	w.paging(f, page)
	w.catalog(page.Modified, items, true, w.pageURL("", page, page.Number), page.Total)
	for _, d := range items {
		w.dataset(d)
	}
	w.describeShared()
	w.end()
	return w.finish()
}

// WriteCatalog writes the whole catalogue as one document, reading the source
// in chunks. The catalogue's node is repeated for each chunk with the datasets
// of that chunk, so that no list of all has to be held.
func WriteCatalog(ctx context.Context, out io.Writer, f Format, site Site, src open.Source, modified time.Time) error {
	w, err := newWriter(out, f, site)
	if err != nil {
		return err
	}
	w.begin()
	for offset := 0; ; {
		items, total, err := src.Published(ctx, open.Query{Sort: open.SortCode, Offset: offset, Limit: chunk})
		if err != nil {
			return fmt.Errorf("write catalogue from dataset %d: %w", offset, err)
		}
		if offset == 0 || len(items) > 0 {
			w.catalog(modified, items, offset == 0, "", 0)
		}
		for _, d := range items {
			w.dataset(d)
		}
		offset += len(items)
		if len(items) == 0 || offset >= total {
			break
		}
	}
	w.describeShared()
	w.end()
	return w.finish()
}

// WriteDataset writes one dataset's document.
func WriteDataset(out io.Writer, f Format, site Site, d *open.Dataset) error {
	return writeOne(out, f, site, func(w *writer) { w.dataset(d) })
}

// WriteOrganization writes a publisher's document.
func WriteOrganization(out io.Writer, f Format, site Site, o open.Organization) error {
	return writeOne(out, f, site, func(w *writer) { w.publisher(o) })
}

// WriteTheme writes the document of one of the province's themes.
func WriteTheme(out io.Writer, f Format, site Site, t open.Theme) error {
	return writeOne(out, f, site, func(w *writer) { w.theme(t) })
}

// WriteLicence writes a licence's document.
func WriteLicence(out io.Writer, f Format, site Site, l open.Licence) error {
	return writeOne(out, f, site, func(w *writer) { w.licence(l) })
}

// WriteTombstone writes what stays of a withdrawn dataset. It is not typed as
// a dcat:Dataset: no harvester may list it again.
func WriteTombstone(out io.Writer, f Format, site Site, t open.Tombstone) error {
	return writeOne(out, f, site, func(w *writer) {
		w.node(site.DatasetIRI(t.Code), "", clsEntity, noTerm)
		w.text(propIdentifier, t.Code, "")
		w.ref(propStatus, iriWithdrawn, "")
		w.time(propInvalidated, stamp(t.WithdrawnAt))
		w.text(propDescription, t.Reason, "vi")
		w.endNode()
		w.mentionConcept(iriWithdrawn, clsConcept, noTerm)
	})
}

func writeOne(out io.Writer, f Format, site Site, describe func(*writer)) error {
	w, err := newWriter(out, f, site)
	if err != nil {
		return err
	}
	w.begin()
	describe(w)
	w.describeShared()
	w.end()
	return w.finish()
}

// catalog writes the catalogue's node; described says whether in full or only
// with its datasets.
func (w *writer) catalog(modified time.Time, items []*open.Dataset, described bool, view string, total int) {
	s, iri := w.site, w.site.CatalogIRI()
	if !described {
		w.node(iri, "", noTerm, noTerm)
		w.members(items)
		w.endNode()
		return
	}
	also := noTerm
	if view != "" {
		also = clsCollection
	}
	w.node(iri, "", clsCatalog, also)
	w.both(propTitle, s.Title, s.TitleEn)
	w.both(propDescription, s.Description, s.DescriptionEn)
	w.ref(propPublisher, w.publisher(s.Publisher), "")
	w.ref(propContactPoint, iri, "#contact")
	w.ref(propHomepage, w.root, "/")
	w.ref(propLanguage, languageIRI(""), "")
	if s.Licence.Code != "" {
		w.ref(propLicense, w.mentionLicence(s.Licence), "")
	}
	w.ref(propRights, w.root, "/terms")
	w.ref(propThemeTaxonomy, iriEUThemes, "")
	w.ref(propConformsTo, iriProfile, "")
	if s.Spatial != "" {
		w.ref(propSpatial, iri, "#spatial")
	}
	w.time(propIssued, stamp(s.Issued))
	w.time(propModified, stamp(modified))
	if view != "" {
		w.ref(propView, view, "")
		w.typed(propTotalItems, strconv.Itoa(total), typeInteger)
	}
	w.members(items)
	w.endNode()

	w.contact(iri, s.Contact, s.Publisher, w.root, "/about")
	if s.Spatial != "" {
		w.node(iri, "#spatial", clsLocation, noTerm)
		w.text(propPrefLabel, s.Spatial, "vi")
		w.endNode()
	}
	w.node(w.root, "/", clsDocument, noTerm)
	w.label(propTitle, "homepage")
	w.endNode()
	w.mentionConcept(languageIRI(""), clsLinguisticSystem, clsConcept)
	w.mentionConcept(iriEUThemes, clsConceptScheme, noTerm)
	w.mentionConcept(iriProfile, clsStandard, noTerm)
	w.mentionRights()
}

func (w *writer) members(items []*open.Dataset) {
	for _, d := range items {
		w.ref(propDataset, w.site.DatasetIRI(d.Code), "")
	}
}

// paging writes the page's node for both habits of Hydra: nextPage of the old
// PagedCollection and next of PartialCollectionView. The page, the first and
// the last are named without a format (they answer by Accept), so that a
// catalogue of one page is the same graph in every serialisation; next and
// previous stay in the format being read, because harvesters follow them
// without an Accept header.
func (w *writer) paging(f Format, p Page) {
	w.node(w.pageURL("", p, p.Number), "", clsPagedCollection, clsPartialCollectionView)
	w.typed(propTotalItems, strconv.Itoa(p.Total), typeInteger)
	w.typed(propItemsPerPage, strconv.Itoa(p.Size), typeInteger)
	w.ref(propFirst, w.pageURL("", p, 1), "")
	w.ref(propFirstPage, w.pageURL("", p, 1), "")
	w.ref(propLast, w.pageURL("", p, p.Last), "")
	w.ref(propLastPage, w.pageURL("", p, p.Last), "")
	extension := "." + f.Extension()
	if p.Number > 1 {
		w.ref(propPrevious, w.pageURL(extension, p, p.Number-1), "")
		w.ref(propPreviousPage, w.pageURL(extension, p, p.Number-1), "")
	}
	if p.Number < p.Last {
		w.ref(propNext, w.pageURL(extension, p, p.Number+1), "")
		w.ref(propNextPage, w.pageURL(extension, p, p.Number+1), "")
	}
	w.endNode()
}

// pageURL is the address of a page; the extension has its dot or is empty.
func (w *writer) pageURL(extension string, p Page, number int) string {
	address := w.site.CatalogIRI() + extension + "?page=" + strconv.Itoa(number)
	if p.ModifiedSince != "" {
		address += "&modified_since=" + url.QueryEscape(p.ModifiedSince)
	}
	return address
}
