package pages

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"sync"
	"time"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
)

//go:embed templates/*.html assets/public.css
var files embed.FS

// Options say what the pages are made from.
type Options struct {
	// Source and Overview are the published datasets; both required.
	Source   open.Source
	Overview open.Overview
	// Site is the catalogue: its address, title and publisher.
	Site dcat.Site
	// Now is the clock; required.
	Now func() time.Time
}

// Pages renders pages; safe for concurrent use.
type Pages struct {
	Options
	sets    map[string]*template.Template
	words   map[string]words
	css     []byte
	version string // of the CSS
	digests digests

	mu     sync.Mutex // guards tag, facets
	tag    string
	facets open.Facets
}

// Request is what a page depends on beside the data.
type Request struct {
	// Lang is "vi" or "en".
	Lang string
	// Explicit says that the address asked for the language (?lang=), so that
	// the links must keep it.
	Explicit bool
	// Path is the path of the address, and Query its parameters.
	Path  string
	Query url.Values
}

// New reads the templates and the messages.
func New(o Options) (*Pages, error) {
	if o.Source == nil || o.Overview == nil || o.Now == nil {
		return nil, errors.New("pages: source, overview and clock are required")
	}
	p := &Pages{Options: o, sets: map[string]*template.Template{}}
	p.Site.PublicURL = strings.TrimRight(p.Site.PublicURL, "/")
	var err error
	if p.words, err = readWords(); err != nil {
		return nil, err
	}
	for _, name := range [...]string{"home", "list", "index", "dataset", "report", "text"} {
		p.sets[name], err = template.ParseFS(files, "templates/layout.html", "templates/"+name+".html")
		if err != nil {
			return nil, fmt.Errorf("read the page %s: %w", name, err)
		}
	}
	if p.css, err = files.ReadFile("assets/public.css"); err != nil {
		return nil, fmt.Errorf("read the style sheet: %w", err)
	}
	sum := sha256.Sum256(p.css)
	p.version = hex.EncodeToString(sum[:6])
	return p, nil
}

// CSS is the style sheet and its version, which the pages name in its address.
func (p *Pages) CSS() (body []byte, version string) { return p.css, p.version }

// frame is what every page has around its content.
type frame struct {
	Lang       string
	Title      string
	Summary    string
	Canonical  string
	Alternates []alternate
	CSS        string
	Site       siteWords
	Publisher  string
	Nav        []link
	OtherLang  string
	OtherCode  string
	Text       string // in the search box
	Hidden     []pair // what a new search keeps
	Chips      []link
	words      words
	request    Request
}

type siteWords struct{ Title string }

type link struct {
	Text, Href string
	Count      string
	Current    bool
}

type alternate struct{ Type, Href, Title string }

type pair struct {
	Name, Value, Lang, Href string
}

// words of a language, marked with it.
type marked struct{ Text, Lang string }

// Words is a sentence of the pages for an answer that is no page.
func (p *Pages) Words(lang, code string) string { return p.words[lang].messages[code] }

// T is a message with its values: name, value, name, value.
func (f frame) T(code string, pairs ...string) string { return fill(f.words.messages[code], pairs) }

// Link is an address of ours that keeps the language if the request named it.
func (f frame) Link(path string) string {
	if !f.request.Explicit {
		return path
	}
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	return path + separator + "lang=" + f.Lang
}

// frame makes the frame of a request; section names the navigation's entry.
func (p *Pages) frame(ctx context.Context, r Request, title, section string) (frame, error) {
	w, ok := p.words[r.Lang]
	if !ok {
		return frame{}, fmt.Errorf("no language %q", r.Lang)
	}
	f := frame{Lang: r.Lang, Title: title, words: w, request: r, CSS: "/assets/public.css?v=" + p.version}
	f.Site.Title = p.siteTitle(r.Lang)
	f.Publisher, _ = p.Site.Publisher.Label(r.Lang)
	for _, n := range [...]struct{ code, path string }{
		{"nav-datasets", "/datasets"}, {"nav-themes", "/themes"}, {"nav-organizations", "/organizations"}, {"nav-about", "/about"},
	} {
		f.Nav = append(f.Nav, link{Text: f.T(n.code), Href: f.Link(n.path), Current: n.path == section})
	}
	if r.Explicit {
		f.Hidden = append(f.Hidden, pair{Name: "lang", Value: r.Lang})
	}
	f.OtherCode = "en"
	if r.Lang == "en" {
		f.OtherCode = "vi"
	}
	other := url.Values{}
	for k, v := range r.Query {
		other[k] = v
	}
	other.Set("lang", f.OtherCode)
	f.OtherLang = r.Path + "?" + other.Encode()
	facets, err := p.everything(ctx)
	if err != nil {
		return frame{}, err
	}
	for _, t := range facets.Themes[:min(2, len(facets.Themes))] {
		name, _ := t.Theme.Name(r.Lang)
		f.Chips = append(f.Chips, link{Text: name, Href: f.Link("/theme/" + t.Theme.Code)})
	}
	return f, nil
}

// siteTitle is the catalogue's title in a language, in Vietnamese where there is no other.
func (p *Pages) siteTitle(lang string) string {
	if lang == "en" && p.Site.TitleEn != "" {
		return p.Site.TitleEn
	}
	return p.Site.Title
}

// bare is the frame of a page that must not depend on the data or the address.
func (p *Pages) bare(lang, code string) frame {
	w := p.words[lang]
	r := Request{Lang: lang, Path: "/"}
	f := frame{Lang: lang, words: w, request: r, CSS: "/assets/public.css?v=" + p.version, OtherCode: "en", OtherLang: "/?lang=en"}
	if lang == "en" {
		f.OtherCode, f.OtherLang = "vi", "/?lang=vi"
	}
	f.Title = f.T(code)
	f.Site.Title = p.siteTitle(lang)
	f.Publisher, _ = p.Site.Publisher.Label(lang)
	for _, n := range [...]struct{ code, path string }{{"nav-datasets", "/datasets"}, {"nav-themes", "/themes"}, {"nav-organizations", "/organizations"}, {"nav-about", "/about"}} {
		f.Nav = append(f.Nav, link{Text: f.T(n.code), Href: n.path})
	}
	return f
}

// everything answers the facets of the whole catalogue, counted again only
// when something public changed.
func (p *Pages) everything(ctx context.Context) (open.Facets, error) {
	_, tag, err := p.Overview.NewestChange(ctx)
	if err != nil {
		return open.Facets{}, fmt.Errorf("ask for the newest change: %w", err)
	}
	p.mu.Lock()
	known, facets := p.tag, p.facets
	p.mu.Unlock()
	if known == tag && tag != "" {
		return facets, nil
	}
	if facets, err = p.Overview.Facets(ctx, open.Query{}); err != nil {
		return open.Facets{}, fmt.Errorf("count the catalogue: %w", err)
	}
	p.mu.Lock()
	p.tag, p.facets = tag, facets
	p.mu.Unlock()
	return facets, nil
}

func (p *Pages) render(name string, view any) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(32 << 10)
	if err := p.sets[name].ExecuteTemplate(&b, "page", view); err != nil {
		return nil, fmt.Errorf("render the page %s: %w", name, err)
	}
	return b.Bytes(), nil
}
