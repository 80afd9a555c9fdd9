package dcat_test

import (
	"context"
	"encoding/json"
	"io"
	"testing"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
)

// counter counts what is written.
type counter struct{ bytes int64 }

func (c *counter) Write(p []byte) (int, error) {
	c.bytes += int64(len(p))
	return len(p), nil
}

// BenchmarkCatalogue writes 100,000 datasets as one document.
func BenchmarkCatalogue(b *testing.B) {
	m := publishtest.Small(100_000)
	for _, f := range dcat.Formats() {
		b.Run(f.Extension(), func(b *testing.B) {
			b.ReportAllocs()
			var c counter
			for b.Loop() {
				c = counter{}
				if err := dcat.WriteCatalog(b.Context(), &c, f, site(), sorted{m.Datasets}, m.ChangedAt); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(c.bytes)
			b.ReportMetric(float64(len(m.Datasets))*float64(b.N)/b.Elapsed().Seconds(), "datasets/s")
		})
	}
}

// BenchmarkEncoder writes the same 100,000 records by encoding/json: the
// yardstick beside which BenchmarkCatalogue is read.
func BenchmarkEncoder(b *testing.B) {
	m := publishtest.Small(100_000)
	var c counter
	for b.Loop() {
		c = counter{}
		out := json.NewEncoder(&c)
		for _, d := range m.Datasets {
			if err := out.Encode(d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.SetBytes(c.bytes)
}

// BenchmarkPage writes one page of 100 datasets.
func BenchmarkPage(b *testing.B) {
	m := publishtest.Small(100)
	for _, f := range dcat.Formats() {
		b.Run(f.Extension(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := dcat.WritePage(io.Discard, f, site(), page(), m.Datasets); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// sorted is a source that is already in the order of its codes, so that the
// benchmark measures the writer.
type sorted struct{ items []*open.Dataset }

func (s sorted) Published(_ context.Context, q open.Query) ([]*open.Dataset, int, error) {
	from := min(q.Offset, len(s.items))
	return s.items[from:min(from+q.Limit, len(s.items))], len(s.items), nil
}

func (s sorted) ByCode(context.Context, string) (*open.Dataset, *open.Tombstone, error) {
	return nil, nil, nil
}

func (s sorted) OpenRows(context.Context, *open.Dataset) (io.ReadCloser, error) {
	return nil, io.ErrUnexpectedEOF
}
