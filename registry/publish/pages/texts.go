package pages

import (
	"context"
	"fmt"

	"danhmuc/registry/publish/open"
)

// textView is a page of words.
type textView struct {
	frame
	Crumb   string
	Heading string
	Pairs   []pair
	Parts   []part
	After   *link
}

// Text is one of the standing pages: "terms", "about" or "accessibility".
func (p *Pages) Text(ctx context.Context, r Request, name string) ([]byte, error) {
	section := ""
	if name == "about" {
		section = "/about"
	}
	f, err := p.frame(ctx, r, "", section)
	if err != nil {
		return nil, err
	}
	t := f.words.texts[name]
	view := textView{frame: f, Heading: t.Title, Parts: t.Parts}
	view.Title, view.Canonical = t.Title, p.Site.PublicURL+"/"+name
	if mail := p.Site.Contact.Email; mail != "" && name != "terms" {
		view.After = &link{Text: mail, Href: "mailto:" + mail}
	}
	return p.render("text", view)
}

// Licence is the page of a licence; nil when neither anything published nor the
// catalogue is under it.
func (p *Pages) Licence(ctx context.Context, r Request, code string) ([]byte, error) {
	found, total, err := p.Source.Published(ctx, open.Query{Licence: code, Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("find licence %s: %w", code, err)
	}
	l := p.Site.Licence
	if len(found) > 0 {
		l = found[0].Licence
	}
	if l.Code != code {
		return nil, nil
	}
	f, err := p.frame(ctx, r, "", "")
	if err != nil {
		return nil, err
	}
	name, _ := l.Name(f.Lang)
	view := textView{frame: f, Crumb: f.T("licence-kind"), Heading: name}
	view.Title, view.Canonical = name, p.Site.LicenceIRI(l.Code)
	if l.URL != "" {
		view.Pairs = append(view.Pairs, pair{Name: f.T("licence-full"), Value: l.URL, Href: l.URL, Lang: "en"})
	} else {
		view.Parts = append(view.Parts, f.words.texts["terms"].Parts...)
	}
	view.Parts = append(view.Parts, part{Title: f.T("licence-cite"), Text: []string{f.T("licence-cite-example",
		"{publisher}", f.T("licence-cite-sample-publisher"), "{title}", f.T("licence-cite-sample-title"),
		"{date}", f.T("licence-cite-sample-date"), "{address}", p.Site.PublicURL+"/dataset/…")}})
	view.After = &link{Text: f.T("licence-used", "{n}", count(f.Lang, int64(total))), Href: f.Link("/datasets?licence=" + l.Code)}
	return p.render("text", view)
}

// Missing is the page for an address that has nothing for the public. It
// depends on the language alone: unknown and hidden are the same bytes.
func (p *Pages) Missing(lang string) ([]byte, error) {
	return p.note(lang, "missing-title", "missing-text")
}

// Failed is the page for an error of ours.
func (p *Pages) Failed(lang string) ([]byte, error) {
	return p.note(lang, "failed-title", "failed-text")
}

// Bad is the page for a request that cannot be understood.
func (p *Pages) Bad(lang string) ([]byte, error) { return p.note(lang, "bad-title", "bad-text") }

func (p *Pages) note(lang, title, message string) ([]byte, error) {
	f := p.bare(lang, title)
	view := textView{frame: f, Heading: f.Title, Parts: []part{{Text: []string{f.T(message)}}}}
	view.After = &link{Text: f.T("missing-link"), Href: "/datasets"}
	return p.render("text", view)
}

// Gone is the page of a withdrawn dataset.
func (p *Pages) Gone(lang string, t open.Tombstone) ([]byte, error) {
	f := p.bare(lang, "gone-title")
	view := textView{frame: f, Heading: f.Title, Pairs: []pair{
		{Name: f.T("gone-date"), Value: date(lang, t.WithdrawnAt), Lang: lang},
		{Name: f.T("gone-reason"), Value: t.Reason, Lang: "vi"},
		{Name: f.T("more-code"), Value: t.Code, Lang: "vi"},
	}, Parts: []part{{Text: []string{f.T("gone-hint")}}}}
	view.After = &link{Text: f.T("missing-link"), Href: "/datasets"}
	return p.render("text", view)
}

// Draft is a report that is being written, or was sent.
type Draft struct {
	// Text and Contact are what was typed so far.
	Text, Contact string
	// Problem is the message code of what is wrong with it, or empty.
	Problem string
	// Ref is the reference of a report that was taken, or empty.
	Ref string
}

// Report is the form to report a problem with a dataset, and, once there is a
// reference, its confirmation.
func (p *Pages) Report(ctx context.Context, r Request, d *open.Dataset, draft Draft) ([]byte, error) {
	f, err := p.frame(ctx, r, "", "/datasets")
	if err != nil {
		return nil, err
	}
	title, _ := d.Name(f.Lang)
	publisher, _ := d.Publisher.Label(f.Lang)
	view := struct {
		frame
		Heading, Lead, Back, Action string
		Draft, DraftContact         string
		Problem, Ref, Sent          string
	}{
		frame: f, Heading: f.T("report-title"), Lead: f.T("report-lead", "{title}", title),
		Back: f.Link("/dataset/" + d.Code), Action: f.Link("/dataset/" + d.Code + "/report"),
		Draft: draft.Text, DraftContact: draft.Contact, Ref: draft.Ref,
	}
	if draft.Problem != "" {
		view.Problem = f.T(draft.Problem)
	}
	if draft.Ref != "" {
		view.Heading = f.T("report-sent-title")
		view.Sent = f.T("report-sent", "{ref}", draft.Ref, "{publisher}", publisher)
	}
	view.Title = view.Heading
	return p.render("report", view)
}
