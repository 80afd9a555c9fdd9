package pages

import (
	"context"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/rows"
)

// pageSize is how many datasets a list shows at once.
const pageSize = 20

// maxText is the longest search text, in bytes; more is cut.
const maxText = 400

// item is one dataset in a list.
type item struct {
	Href, Title, TitleLang        string
	About                         *marked
	Publisher, Frequency, Updated string
	Rows                          string
	Forms                         []string
}

func (f frame) item(d *open.Dataset) item {
	title, in := d.Name(f.Lang)
	i := item{Href: f.Link("/dataset/" + d.Code), Title: title, Frequency: f.T("frequency-" + string(d.Frequency))}
	if in != f.Lang {
		i.TitleLang = in
	}
	if about, in := d.About(f.Lang); about != "" {
		i.About = &marked{shorten(about, 190), in}
	}
	i.Publisher, _ = d.Publisher.Label(f.Lang)
	i.Updated = f.T("updated", "{date}", date(f.Lang, d.Modified))
	i.Rows = f.T("rows", "{n}", count(f.Lang, d.Rows))
	for _, form := range rows.Forms(d) {
		i.Forms = append(i.Forms, strings.ToUpper(string(form)))
	}
	return i
}

func (f frame) items(datasets []*open.Dataset) []item {
	list := make([]item, 0, len(datasets))
	for _, d := range datasets {
		list = append(list, f.item(d))
	}
	return list
}

// Home is the first page.
func (p *Pages) Home(ctx context.Context, r Request) ([]byte, error) {
	f, err := p.frame(ctx, r, "", "/")
	if err != nil {
		return nil, err
	}
	newest, total, err := p.Source.Published(ctx, open.Query{Sort: open.SortModified, Limit: 8})
	if err != nil {
		return nil, fmt.Errorf("list the newest datasets: %w", err)
	}
	facets, err := p.everything(ctx)
	if err != nil {
		return nil, err
	}
	view := struct {
		frame
		Lead, All             string
		Items                 []item
		Themes, Organizations []link
		Trust                 []string
	}{frame: f, Items: f.items(newest)}
	view.Title, view.Canonical = f.Site.Title, p.Site.PublicURL+"/"
	view.Lead = f.T("home-empty")
	if total > 0 {
		view.Lead = f.T("home-lead", "{datasets}", count(f.Lang, int64(total)), "{organizations}", count(f.Lang, int64(len(facets.Publishers))))
	}
	view.Summary = view.Lead
	view.All = f.T("home-all", "{n}", count(f.Lang, int64(total)))
	view.Themes, view.Organizations = f.themeLinks(facets), f.organizationLinks(facets)
	view.Trust = []string{f.T("home-trust-decision"), f.T("home-trust-owner"), f.T("home-trust-hash")}
	view.Alternates = catalogueAlternates()
	return p.render("home", view)
}

func catalogueAlternates() []alternate {
	return []alternate{
		{"text/turtle", "/catalog.ttl", "Turtle"}, {"application/ld+json", "/catalog.jsonld", "JSON-LD"}, {"application/rdf+xml", "/catalog.rdf", "RDF/XML"},
	}
}

func (f frame) themeLinks(facets open.Facets) []link {
	var links []link
	for _, c := range facets.Themes {
		name, _ := c.Theme.Name(f.Lang)
		links = append(links, link{Text: name, Href: f.Link("/theme/" + c.Theme.Code), Count: count(f.Lang, int64(c.Count))})
	}
	return links
}

func (f frame) organizationLinks(facets open.Facets) []link {
	var links []link
	for _, c := range facets.Publishers {
		name, _ := c.Publisher.Label(f.Lang)
		links = append(links, link{Text: name, Href: f.Link("/organization/" + c.Publisher.Slug()), Count: count(f.Lang, int64(c.Count))})
	}
	return links
}

// Themes is the index of themes.
func (p *Pages) Themes(ctx context.Context, r Request) ([]byte, error) {
	return p.index(ctx, r, "themes-title", "/themes", frame.themeLinks)
}

// Organizations is the index of organizations.
func (p *Pages) Organizations(ctx context.Context, r Request) ([]byte, error) {
	return p.index(ctx, r, "organizations-title", "/organizations", frame.organizationLinks)
}

func (p *Pages) index(ctx context.Context, r Request, code, path string, links func(frame, open.Facets) []link) ([]byte, error) {
	f, err := p.frame(ctx, r, "", path)
	if err != nil {
		return nil, err
	}
	facets, err := p.everything(ctx)
	if err != nil {
		return nil, err
	}
	view := struct {
		frame
		Heading string
		Lines   []link
	}{f, f.T(code), links(f, facets)}
	view.Title, view.Canonical = view.Heading, p.Site.PublicURL+path
	return p.render("index", view)
}

// listView is a page of datasets with what narrows and orders it.
type listView struct {
	frame
	Heading  string
	Kind     *link
	Count    string
	Applied  []applied
	Sorts    []link
	Facets   []facet
	Items    []item
	Pages    string
	Previous string
	Next     string
}

type applied struct{ Text, Label, Href string }

type facet struct {
	Title string
	Lines []link
}

// listQuery reads the state of a list from an address. What is not understood
// is left out.
func listQuery(v url.Values) (q open.Query, page int) {
	q = open.Query{
		Theme: v.Get("theme"), Publisher: v.Get("organization"), Licence: v.Get("licence"), Frequency: open.Frequency(v.Get("frequency")),
		Text: strings.TrimSpace(v.Get("q")), Sort: open.SortModified, Limit: pageSize,
	}
	if len(q.Text) > maxText {
		q.Text = strings.ToValidUTF8(q.Text[:maxText], "")
	}
	if v.Get("sort") == string(open.SortTitle) {
		q.Sort = open.SortTitle
	}
	page, err := strconv.Atoi(v.Get("page"))
	if err != nil || page < 1 || page > 1<<20 {
		page = 1
	}
	q.Offset = (page - 1) * pageSize
	return q, page
}

// find reads a page of datasets; a page after the last answers the last.
func (p *Pages) find(ctx context.Context, q open.Query, page int) ([]*open.Dataset, int, int, error) {
	items, total, err := p.Source.Published(ctx, q)
	if err == nil && len(items) == 0 && total > 0 {
		page = (total + pageSize - 1) / pageSize
		q.Offset = (page - 1) * pageSize
		items, total, err = p.Source.Published(ctx, q)
	}
	if err != nil {
		return nil, 0, 0, fmt.Errorf("list datasets: %w", err)
	}
	return items, total, page, nil
}

// List is the catalogue, searched, narrowed and ordered by its address.
func (p *Pages) List(ctx context.Context, r Request) ([]byte, error) {
	f, err := p.frame(ctx, r, "", "/datasets")
	if err != nil {
		return nil, err
	}
	q, page := listQuery(r.Query)
	found, total, page, err := p.find(ctx, q, page)
	if err != nil {
		return nil, err
	}
	facets, err := p.Overview.Facets(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("count facets: %w", err)
	}
	view := listView{frame: f, Heading: f.T("list-title"), Items: f.items(found)}
	view.Title, view.Canonical, view.Alternates = view.Heading, p.Site.PublicURL+"/datasets", catalogueAlternates()
	view.frame.Text = q.Text
	for _, name := range [...]string{"theme", "organization", "frequency", "licence", "sort"} {
		if v := r.Query.Get(name); v != "" {
			view.Hidden = append(view.Hidden, pair{Name: name, Value: v})
		}
	}
	view.facets(facets, q)
	view.page(total, page)
	return p.render("list", view)
}

// with is the address of the list with one parameter changed ("" takes it out)
// and back on the first page.
func (v *listView) with(name, value string) string {
	next := url.Values{}
	for k, old := range v.request.Query {
		if k != "page" && k != name && len(old) > 0 && old[0] != "" {
			next.Set(k, old[0])
		}
	}
	if value != "" {
		next.Set(name, value)
	}
	if len(next) == 0 {
		return v.request.Path
	}
	return v.request.Path + "?" + next.Encode()
}

// facets fills the lists of values; the chosen one links to its removal.
func (v *listView) facets(all open.Facets, q open.Query) {
	add := func(code, name, chosen string, lines []link) {
		if len(lines) == 0 {
			return
		}
		for i := range lines {
			value := lines[i].Href
			lines[i].Current = chosen != "" && strings.EqualFold(value, chosen)
			lines[i].Href = v.with(name, value)
			if lines[i].Current {
				lines[i].Href = v.with(name, "")
				v.Applied = append(v.Applied, applied{lines[i].Text, v.T("list-remove", "{name}", lines[i].Text), lines[i].Href})
			}
		}
		v.Facets = append(v.Facets, facet{v.T(code), lines})
	}
	if q.Text != "" {
		v.Applied = append(v.Applied, applied{"“" + q.Text + "”", v.T("list-remove", "{name}", q.Text), v.with("q", "")})
	}
	var themes, publishers, frequencies, licences []link
	for _, c := range all.Themes {
		name, _ := c.Theme.Name(v.Lang)
		themes = append(themes, link{Text: name, Href: c.Theme.Code, Count: count(v.Lang, int64(c.Count))})
	}
	for _, c := range all.Publishers {
		name, _ := c.Publisher.Label(v.Lang)
		publishers = append(publishers, link{Text: name, Href: c.Publisher.Slug(), Count: count(v.Lang, int64(c.Count))})
	}
	for _, c := range all.Frequencies {
		frequencies = append(frequencies, link{Text: v.T("frequency-" + string(c.Frequency)), Href: string(c.Frequency), Count: count(v.Lang, int64(c.Count))})
	}
	for _, c := range all.Licences {
		name, _ := c.Licence.Name(v.Lang)
		licences = append(licences, link{Text: name, Href: c.Licence.Code, Count: count(v.Lang, int64(c.Count))})
	}
	add("facet-theme", "theme", q.Theme, themes)
	add("facet-organization", "organization", q.Publisher, publishers)
	add("facet-frequency", "frequency", string(q.Frequency), frequencies)
	if len(licences) > 1 || q.Licence != "" {
		add("facet-licence", "licence", q.Licence, licences)
	}
}

// page fills count, order and paging.
func (v *listView) page(total, page int) {
	v.Count = v.T("list-count", "{n}", count(v.Lang, int64(total)))
	if total == 1 {
		v.Count = v.T("list-count-one")
	}
	byTitle := v.request.Query.Get("sort") == string(open.SortTitle)
	v.Sorts = []link{
		{Text: v.T("sort-modified"), Href: v.with("sort", ""), Current: !byTitle},
		{Text: v.T("sort-title"), Href: v.with("sort", string(open.SortTitle)), Current: byTitle},
	}
	if total <= pageSize {
		return
	}
	from, to := (page-1)*pageSize+1, min(page*pageSize, total)
	v.Pages = v.T("page-of", "{from}", count(v.Lang, int64(from)), "{to}", count(v.Lang, int64(to)), "{total}", count(v.Lang, int64(total)))
	if page > 1 {
		v.Previous = v.with("page", strconv.Itoa(page-1))
	}
	if to < total {
		v.Next = v.with("page", strconv.Itoa(page+1))
	}
}

// Organization is the page of a publisher; nil when nothing of it is published
// and it does not run the catalogue itself.
func (p *Pages) Organization(ctx context.Context, r Request, code string) ([]byte, error) {
	g := group{only: open.Query{Publisher: code}, kind: "organization-kind", section: "/organizations"}
	if strings.EqualFold(code, p.Site.Publisher.Code) {
		g.known = &open.Dataset{Publisher: p.Site.Publisher}
	}
	g.name = func(f frame, d *open.Dataset) (string, string) {
		name, _ := d.Publisher.Label(f.Lang)
		return name, "/organization/" + d.Publisher.Slug()
	}
	return p.group(ctx, r, g)
}

// Theme is the page of a theme; nil when nothing in it is published.
func (p *Pages) Theme(ctx context.Context, r Request, code string) ([]byte, error) {
	return p.group(ctx, r, group{
		only: open.Query{Theme: code}, kind: "theme-kind", section: "/themes",
		name: func(f frame, d *open.Dataset) (string, string) {
			name, _ := d.Theme.Name(f.Lang)
			return name, "/theme/" + d.Theme.Code
		},
	})
}

// group is a list of datasets that share something.
type group struct {
	only          open.Query
	kind, section string // message code, path of the index
	// name answers title and path from one of the datasets.
	name func(frame, *open.Dataset) (title, path string)
	// known stands in for a dataset where the group exists without one.
	known *open.Dataset
}

func (p *Pages) group(ctx context.Context, r Request, g group) ([]byte, error) {
	q, page := listQuery(r.Query)
	g.only.Sort, g.only.Limit, g.only.Offset = q.Sort, q.Limit, q.Offset
	found, total, page, err := p.find(ctx, g.only, page)
	if err != nil {
		return nil, err
	}
	if len(found) > 0 {
		g.known = found[0]
	}
	if g.known == nil {
		return nil, nil
	}
	f, err := p.frame(ctx, r, "", g.section)
	if err != nil {
		return nil, err
	}
	title, path := g.name(f, g.known)
	view := listView{frame: f, Heading: title, Items: f.items(found), Kind: &link{Text: f.T(g.kind), Href: f.Link(g.section)}}
	view.Title, view.Canonical = title, p.Site.PublicURL+path
	view.page(total, page)
	facets, err := p.Overview.Facets(ctx, g.only)
	if err != nil {
		return nil, fmt.Errorf("count facets: %w", err)
	}
	if total > 0 {
		view.narrow(facets, g.only)
	}
	return p.render("list", view)
}

// narrow offers the list narrowed by the group and one more value.
func (v *listView) narrow(all open.Facets, only open.Query) {
	base := url.Values{}
	if only.Theme != "" {
		base.Set("theme", only.Theme)
	}
	if only.Publisher != "" {
		base.Set("organization", only.Publisher)
	}
	to := func(name, value string) string {
		base.Set(name, value)
		defer base.Del(name)
		return v.Link("/datasets?" + base.Encode())
	}
	var lines []link
	if only.Theme == "" {
		for _, c := range all.Themes {
			name, _ := c.Theme.Name(v.Lang)
			lines = append(lines, link{Text: name, Href: to("theme", c.Theme.Code), Count: count(v.Lang, int64(c.Count))})
		}
		v.Facets = append(v.Facets, facet{v.T("facet-theme"), lines})
	} else {
		for _, c := range all.Publishers {
			name, _ := c.Publisher.Label(v.Lang)
			lines = append(lines, link{Text: name, Href: to("organization", c.Publisher.Slug()), Count: count(v.Lang, int64(c.Count))})
		}
		v.Facets = append(v.Facets, facet{v.T("facet-organization"), lines})
	}
	lines = nil
	for _, c := range all.Frequencies {
		lines = append(lines, link{Text: v.T("frequency-" + string(c.Frequency)), Href: to("frequency", string(c.Frequency)), Count: count(v.Lang, int64(c.Count))})
	}
	v.Facets = append(v.Facets, facet{v.T("facet-frequency"), lines})
}
