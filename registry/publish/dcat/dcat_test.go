package dcat_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/piprate/json-gold/ld"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func site() dcat.Site {
	return dcat.Site{
		PublicURL: "https://data.example", Title: "Dữ liệu mở tỉnh Sơn La", TitleEn: "Open data of Sơn La province",
		Description: "Danh mục dữ liệu mở của các sở, ngành tỉnh Sơn La.", DescriptionEn: "The open data catalogue of the departments of Sơn La province.",
		Publisher: open.Organization{Code: "H52", Name: "UBND tỉnh Sơn La", NameEn: "People's Committee of Sơn La province"},
		Contact:   open.Contact{Name: "Ban quản trị dữ liệu mở", Email: "dulieumo@example.vn"},
		Licence:   publishtest.Licence(), Spatial: "Tỉnh Sơn La", Issued: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
	}
}

func page() dcat.Page {
	return dcat.Page{Number: 2, Last: 3, Total: 7, Size: 3, ModifiedSince: "2026-01-01T00:00:00Z", Modified: time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)}
}

// documents are the kinds of document, each with a name for its golden file.
func documents() map[string]func(*bytes.Buffer, dcat.Format) error {
	m := publishtest.Small(3)
	m.Datasets[0].CSV = open.File{SHA256: strings.Repeat("0f", 32), Size: 21504}
	m.Datasets[0].XLSX = open.File{SHA256: strings.Repeat("1e", 32), Size: 34816}
	hostile := *m.Datasets[0]
	hostile.Title, hostile.Description = "\"@\\\"@vi . <a> & ]]> 'x'", "dòng\r\nhai\tcột\x00\ufffe \U0001F33E {title} é"
	hostile.Keywords, hostile.Theme.EUTheme = []string{"\"", "\\", "<"}, "http://example.org/a b?x=<>&y=\"'é"
	return map[string]func(*bytes.Buffer, dcat.Format) error{
		"hostile":   func(b *bytes.Buffer, f dcat.Format) error { return dcat.WriteDataset(b, f, site(), &hostile) },
		"page":      func(b *bytes.Buffer, f dcat.Format) error { return dcat.WritePage(b, f, site(), page(), m.Datasets) },
		"dataset":   func(b *bytes.Buffer, f dcat.Format) error { return dcat.WriteDataset(b, f, site(), m.Datasets[0]) },
		"tombstone": func(b *bytes.Buffer, f dcat.Format) error { return dcat.WriteTombstone(b, f, site(), m.Tombstones[0]) },
		"organization": func(b *bytes.Buffer, f dcat.Format) error {
			return dcat.WriteOrganization(b, f, site(), m.Datasets[0].Publisher)
		},
		"theme": func(b *bytes.Buffer, f dcat.Format) error { return dcat.WriteTheme(b, f, site(), m.Datasets[0].Theme) },
		"licence": func(b *bytes.Buffer, f dcat.Format) error {
			return dcat.WriteLicence(b, f, site(), m.Datasets[0].Licence)
		},
		"catalogue": func(b *bytes.Buffer, f dcat.Format) error {
			return dcat.WriteCatalog(context.Background(), b, f, site(), m, m.ChangedAt)
		},
	}
}

func TestGolden(t *testing.T) {
	for name, write := range documents() {
		for _, f := range dcat.Formats() {
			t.Run(name+"."+f.Extension(), func(t *testing.T) {
				got := render(t, f, write)
				path := filepath.Join("testdata", name+"."+f.Extension())
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(string(want), string(got)); diff != "" {
					t.Errorf("-want +got\n%s", diff)
				}
			})
		}
	}
}

func TestSerialisationsAreEqual(t *testing.T) {
	for name, write := range documents() {
		t.Run(name, func(t *testing.T) {
			turtle := triples(t, dcat.Turtle, render(t, dcat.Turtle, write))
			for _, f := range []dcat.Format{dcat.JSONLD, dcat.RDFXML} {
				if diff := cmp.Diff(turtle, triples(t, f, render(t, f, write))); diff != "" {
					t.Errorf("turtle and %s differ: %s", f.Extension(), diff)
				}
			}
		})
	}
}

func TestJSONLDEqualsItsOwnCompaction(t *testing.T) {
	for name, write := range documents() {
		t.Run(name, func(t *testing.T) {
			var doc any
			if err := json.Unmarshal(render(t, dcat.JSONLD, write), &doc); err != nil {
				t.Fatal(err)
			}
			p, o := ld.NewJsonLdProcessor(), options()
			o.CompactArrays = true
			ctx := doc.(map[string]any)["@context"]
			expanded, err := p.Expand(doc, o)
			if err != nil {
				t.Fatal(err)
			}
			compacted, err := p.Compact(expanded, map[string]any{"@context": ctx}, o)
			if err != nil {
				t.Fatal(err)
			}
			graph, ok := compacted["@graph"]
			if !ok { // one node: json-gold leaves @graph out
				delete(compacted, "@context")
				graph = []any{map[string]any(compacted)}
			}
			if diff := cmp.Diff(doc.(map[string]any)["@graph"], graph); diff != "" {
				t.Errorf("-written +compacted\n%s", diff)
			}
		})
	}
}

func render(t testing.TB, f dcat.Format, write func(*bytes.Buffer, dcat.Format) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// noLoader refuses every remote context.
type noLoader struct{}

func (noLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	return nil, ld.NewJsonLdError(ld.LoadingDocumentFailed, u)
}

func options() *ld.JsonLdOptions {
	o := ld.NewJsonLdOptions("https://base.example/")
	o.DocumentLoader = noLoader{}
	o.ProcessingMode = ld.JsonLd_1_1
	return o
}

// triples are the sorted N-Triples of a document: JSON-LD by json-gold, the
// others by rapper.
func triples(t testing.TB, f dcat.Format, body []byte) []string {
	t.Helper()
	if f != dcat.JSONLD {
		return rapper(t, map[dcat.Format]string{dcat.Turtle: "turtle", dcat.RDFXML: "rdfxml"}[f], body)
	}
	var doc any
	if err := json.Unmarshal(body, &doc); err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Format = "application/n-quads"
	quads, err := ld.NewJsonLdProcessor().ToRDF(doc, o)
	if err != nil {
		t.Fatal(err)
	}
	return rapper(t, "ntriples", []byte(quads.(string))) // the same escapes
}

func rapper(t testing.TB, syntax string, body []byte) []string {
	t.Helper()
	path, err := exec.LookPath("rapper")
	if err != nil {
		t.Skip("rapper (raptor2-utils) is not installed")
	}
	cmd := exec.Command(path, "-q", "-i", syntax, "-o", "ntriples", "-", "https://base.example/")
	cmd.Stdin = bytes.NewReader(body)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("rapper %s: %v %s", syntax, err, errs.String())
	}
	// next and previous page are in the document's own format
	for _, f := range dcat.Formats() {
		out = bytes.ReplaceAll(out, []byte("/catalog."+f.Extension()+"?"), []byte("/catalog?"))
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	slices.Sort(lines)
	return slices.Compact(lines)
}
