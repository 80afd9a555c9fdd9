package main

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/publish/open"
	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

// catalogue is the follower that keeps what the public has, in memory, for the public pages and the feed. It is rebuilt from
// the log at start: it reads a dataset anew whenever an entry of the tree of publications names it.
type catalogue struct {
	registry.Position

	registry *registry.Registry
	blobs    registry.Blobs

	mu     sync.RWMutex // guards all below
	open   map[string]*open.Dataset
	gone   map[string]open.Tombstone
	codes  map[string]string // record → code
	memory *open.Memory      // over open and gone; replaced as a whole
	at     time.Time
}

func newCatalogue(r *registry.Registry, blobs registry.Blobs) *catalogue {
	c := &catalogue{registry: r, blobs: blobs}
	c.reset()
	return c
}

func (c *catalogue) reset() {
	c.open, c.gone, c.codes = map[string]*open.Dataset{}, map[string]open.Tombstone{}, map[string]string{}
	c.memory, c.at = &open.Memory{Tag: "0"}, time.Time{}
	c.Move(0)
}

// Name names the follower.
func (c *catalogue) Name() string { return "catalogue" }

// Version changes when the public's view is derived differently.
func (c *catalogue) Version() int { return 1 }

// Reset forgets everything.
func (c *catalogue) Reset(context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reset()
	return nil
}

// Apply reads anew the datasets whose publication moved.
func (c *catalogue) Apply(ctx context.Context, entries []changelog.Entry) error {
	moved := map[string]bool{}
	var last changelog.Entry
	for _, e := range entries {
		if e.Publication() || strings.HasPrefix(e.Kind, "organization.") {
			moved[e.Record], last = true, e
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for id := range moved {
		if err := c.read(ctx, id); err != nil {
			return fmt.Errorf("dataset %s: %w", id, err)
		}
	}
	if len(moved) > 0 {
		c.at = last.Time
		c.rebuild()
	}
	c.Move(entries[len(entries)-1].Seq)
	return nil
}

func (c *catalogue) read(ctx context.Context, id string) error {
	d, gone, err := c.registry.Open(ctx, registry.DatasetID(id))
	if err != nil {
		return err
	}
	if code := c.codes[id]; code != "" {
		delete(c.open, code)
		delete(c.gone, code)
	}
	switch {
	case d != nil:
		shown, err := openDataset(d)
		if err != nil {
			return err
		}
		c.codes[id], c.open[d.Code] = d.Code, shown
	case gone != nil:
		c.codes[id], c.gone[gone.Code] = gone.Code, open.Tombstone{Code: gone.Code, WithdrawnAt: gone.At, Reason: gone.Reason}
	}
	return nil
}

func (c *catalogue) rebuild() {
	m := &open.Memory{ChangedAt: c.at, Tag: publicTag(c.at, len(c.open), len(c.gone))}
	for _, d := range c.open {
		m.Datasets = append(m.Datasets, d)
	}
	for _, t := range c.gone {
		m.Tombstones = append(m.Tombstones, t)
	}
	c.memory = m
}

// publicTag tells two public views apart by what the public knows: the moment of the newest change and the counts. An
// entry's number would count work that outsiders do not see.
func publicTag(at time.Time, shown, gone int) string {
	return fmt.Sprintf("%x.%x.%x", at.UnixMicro(), shown, gone)
}

func (c *catalogue) now() *open.Memory {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.memory
}

// Published, Facets, NewestChange and ByCode are open.Source and open.Overview.
func (c *catalogue) Published(ctx context.Context, q open.Query) ([]*open.Dataset, int, error) {
	return c.now().Published(ctx, q)
}

// Facets counts what is published.
func (c *catalogue) Facets(ctx context.Context, q open.Query) (open.Facets, error) {
	return c.now().Facets(ctx, q)
}

// NewestChange says when the public's view moved last.
func (c *catalogue) NewestChange(ctx context.Context) (time.Time, string, error) {
	return c.now().NewestChange(ctx)
}

// ByCode finds one dataset or tombstone.
func (c *catalogue) ByCode(_ context.Context, code string) (*open.Dataset, *open.Tombstone, error) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	if d := c.open[code]; d != nil {
		return d, nil, nil
	}
	if t, ok := c.gone[code]; ok {
		return nil, &t, nil
	}
	return nil, nil, nil
}

// OpenRows opens the approved rows of a release.
func (c *catalogue) OpenRows(ctx context.Context, d *open.Dataset) (io.ReadCloser, error) {
	return c.blobs.Open(ctx, d.RowsFile.SHA256)
}

// openDataset is what the public pages show of a published dataset.
func openDataset(d *registry.OpenDataset) (*open.Dataset, error) {
	o := &open.Dataset{Code: d.Code, ID: string(d.ID), Edition: d.Publication.Edition, Title: d.Title, Description: d.Description, Keywords: d.Keywords,
		Publisher:  open.Organization{Code: d.Organization.Code, Name: d.Organization.Name, NameEn: d.Organization.NameEn},
		LegalBasis: d.LegalBasis, Frequency: open.Frequency(d.UpdateFrequency), Spatial: d.Spatial,
		Temporal: open.Period{Start: d.TemporalStart, End: d.TemporalEnd}, Issued: d.CreatedAt, Modified: d.UpdatedAt, Rows: d.Served.Rows}
	if t := registry.ThemeByCode(d.Theme); t != nil {
		o.Theme = open.Theme{Code: t.Code, Title: t.Title, TitleEn: t.TitleEn, EUTheme: t.EUTheme}
	}
	if l := registry.LicenceByCode(d.Licence); l != nil {
		o.Licence = open.Licence{Code: l.Code, Title: l.Title, TitleEn: l.TitleEn, URL: l.URL}
	}
	if d.Contact != nil {
		o.Contact = open.Contact{Name: d.Contact.Name, Email: d.Contact.Email, Phone: d.Contact.Phone}
	}
	if d.Decision != nil {
		o.Decision = open.Decision{Number: d.Decision.Number, Date: d.Decision.Date, AnnexNo: d.AnnexNo, Signatory: d.Decision.Signatory}
	}
	if d.Served.RowsFile != nil {
		o.RowsFile = open.File{SHA256: d.Served.RowsFile.SHA256, Size: d.Served.RowsFile.Size}
	}
	if len(d.Schema) > 0 {
		s, err := schemas.Parse(d.Schema)
		if err != nil {
			return nil, fmt.Errorf("schema: %w", err)
		}
		for _, col := range s.Columns() {
			title := col.Title
			if bare, _, ok := viet.TitleUnit(title); ok && col.Unit != "" {
				title = bare // the unit stands in a place of its own
			}
			o.Columns = append(o.Columns, open.Column{Name: col.Name, Title: title, Type: string(col.Type), Unit: col.Unit, Description: col.Description})
		}
	}
	return o, nil
}

// reports takes what the public says is wrong.
type reports struct{ registry *registry.Registry }

// Report records it and answers with the number to quote.
func (r reports) Report(ctx context.Context, code, text, contact string) (string, error) {
	f, err := r.registry.Report(ctx, code, text, contact)
	if err != nil {
		return "", err
	}
	return f.Ref, nil
}
