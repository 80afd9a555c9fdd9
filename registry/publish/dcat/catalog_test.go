package dcat_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
)

func TestWriteCatalogReadsEveryChunk(t *testing.T) {
	m := publishtest.Small(2300)
	for _, f := range dcat.Formats() {
		var b bytes.Buffer
		if err := dcat.WriteCatalog(t.Context(), &b, f, site(), m, m.ChangedAt); err != nil {
			t.Fatal(err)
		}
		mark := map[dcat.Format]string{dcat.Turtle: " a dcat:Dataset ", dcat.JSONLD: `"@type":"Dataset"`, dcat.RDFXML: "<dcat:Dataset rdf:about"}[f]
		if n := strings.Count(b.String(), mark); n != 2300 {
			t.Errorf("%s: %d datasets", f.Extension(), n)
		}
	}
}

// failing is a writer and a source that fail.
type failing struct{ open.Source }

var errFailing = errors.New("failing")

func (failing) Write([]byte) (int, error) { return 0, errFailing }

func (failing) Published(context.Context, open.Query) ([]*open.Dataset, int, error) {
	return nil, 0, errFailing
}

func TestErrorsComeThrough(t *testing.T) {
	m := publishtest.Small(2)
	for _, f := range dcat.Formats() {
		if err := dcat.WriteCatalog(t.Context(), failing{}, f, site(), m, m.ChangedAt); !errors.Is(err, errFailing) {
			t.Errorf("a failing writer: %v", err)
		}
		if err := dcat.WriteCatalog(t.Context(), &bytes.Buffer{}, f, site(), failing{}, m.ChangedAt); !errors.Is(err, errFailing) {
			t.Errorf("a failing source: %v", err)
		}
	}
	if err := dcat.WriteDataset(&bytes.Buffer{}, 9, site(), m.Datasets[0]); err == nil {
		t.Error("an unknown format is written")
	}
}

func TestFeedOfNothingIsACatalogue(t *testing.T) {
	var b bytes.Buffer
	if err := dcat.WriteCatalog(t.Context(), &b, dcat.Turtle, site(), &open.Memory{}, page().Modified); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), " a dcat:Catalog") {
		t.Error("no catalogue")
	}
}

// TestOddValuesStillConform leaves out or spoils what a record may lack.
func TestOddValuesStillConform(t *testing.T) {
	d := &open.Dataset{
		Code: "x", Title: "Tên", Publisher: open.Organization{Code: "A B", Name: "Sở"}, Licence: open.Licence{Code: "l", Title: "Giấy phép"},
		Theme: open.Theme{Code: "t", Title: "T", EUTheme: "not an address"}, Temporal: open.Period{Start: "2024", End: "2024-02-30"}, Rows: dcat.MaxXLSXRows + 1,
	}
	for _, f := range dcat.Formats() {
		var b bytes.Buffer
		if err := dcat.WriteDataset(&b, f, site(), d); err != nil {
			t.Fatal(err)
		}
		for _, absent := range []string{"not an address", "startDate\"^^", "#xlsx", "0001-01-01", "/organization/a b"} {
			if strings.Contains(b.String(), absent) {
				t.Errorf("%s has %q", f.Extension(), absent)
			}
		}
		triples(t, f, b.Bytes())
	}
}
