package table

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"
)

// benchNumber tells the columns of a bench row that hold numbers; the commune's code is text.
func benchNumber(column int, text string) (float64, bool) {
	v, err := strconv.ParseFloat(text, 64)
	return v, err == nil && column != 1
}

// benchFile writes a file of rows in a form.
func benchFile(tb testing.TB, name string, fill func(w *bufio.Writer) error) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriter(f)
	if err := errors.Join(fill(w), w.Flush(), f.Close()); err != nil {
		tb.Fatal(err)
	}
	return path
}

// benchXLS composes the stream of records alone, texts shared.
func benchXLS(tb testing.TB, rows int) string {
	tb.Helper()
	return benchFile(tb, "bench.xls", func(w *bufio.Writer) error {
		var texts, sheet []byte
		known := map[string]uint32{}
		for i := range rows + 1 {
			record := benchTitles
			if i > 0 {
				record = benchRow(i)
			}
			for c, text := range record {
				if v, ok := benchNumber(c, text); ok && i > 0 {
					sheet = append(sheet, numberRecord(i, c, 0, v)...)
					continue
				}
				n, ok := known[text]
				if !ok {
					n = uint32(len(known))
					known[text] = n
					units := []rune(text)
					texts = append(binary.LittleEndian.AppendUint16(texts, uint16(len(units))), 1)
					for _, r := range units {
						texts = binary.LittleEndian.AppendUint16(texts, uint16(r))
					}
				}
				sheet = append(sheet, cellRecord(biffLabelSST, i, c, 0, binary.LittleEndian.AppendUint32(nil, n)...)...)
			}
		}
		shared := binary.LittleEndian.AppendUint32(make([]byte, 4), uint32(len(known)))
		globals := append(record(biffXF, 0, 0, 0, 0), record(biffSST, append(shared, texts[:min(len(texts), 60_000)]...)...)...)
		if len(texts) > 60_000 {
			return errors.New("the shared texts need CONTINUE records")
		}
		_, err := w.Write(biffBook(globals, sheet))
		return err
	})
}

func benchODS(tb testing.TB, rows int) string {
	tb.Helper()
	return benchFile(tb, "bench.ods", func(w *bufio.Writer) error {
		z := zip.NewWriter(w)
		head, err := z.CreateHeader(&zip.FileHeader{Name: "mimetype"})
		if err != nil {
			return err
		}
		if _, err := head.Write([]byte(odsType)); err != nil {
			return err
		}
		part, err := z.Create("content.xml")
		if err != nil {
			return err
		}
		b := bufio.NewWriter(part)
		fmt.Fprint(b, `<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-column table:number-columns-repeated="12"/>`)
		for i := range rows + 1 {
			record := benchTitles
			if i > 0 {
				record = benchRow(i)
			}
			fmt.Fprint(b, `<table:table-row table:style-name="ro1">`)
			for c, text := range record {
				if _, ok := benchNumber(c, text); ok && i > 0 {
					fmt.Fprintf(b, `<table:table-cell office:value-type="float" office:value="%s" calcext:value-type="float"><text:p>%s</text:p></table:table-cell>`, text, text)
					continue
				}
				fmt.Fprint(b, `<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>`)
				if err := xml.EscapeText(b, []byte(text)); err != nil {
					return err
				}
				fmt.Fprint(b, `</text:p></table:table-cell>`)
			}
			fmt.Fprint(b, `</table:table-row>`)
		}
		fmt.Fprint(b, `</table:table></office:spreadsheet></office:body></office:document-content>`)
		return errors.Join(b.Flush(), z.Close())
	})
}

func benchNDJSON(tb testing.TB, rows int) string {
	tb.Helper()
	return benchFile(tb, "bench.ndjson", func(w *bufio.Writer) error {
		for i := 1; i <= rows; i++ {
			for c, text := range benchRow(i) {
				mark := ","
				if c == 0 {
					mark = "{"
				}
				if _, ok := benchNumber(c, text); !ok {
					text = strconv.Quote(text)
				}
				fmt.Fprintf(w, "%s%q:%s", mark, benchTitles[c], text)
			}
			fmt.Fprintln(w, "}")
		}
		return nil
	})
}

// benchParquet writes row groups of 10,000 rows, a plain page a column.
func benchParquet(tb testing.TB, rows int) string {
	tb.Helper()
	first := benchRow(1)
	meta := format.FileMetaData{Version: 1, NumRows: int64(rows), Schema: []format.SchemaElement{{Name: "schema", NumChildren: thrift.New(int32(len(first)))}}}
	for c, title := range benchTitles {
		e := format.SchemaElement{Name: title, Type: thrift.New(format.ByteArray), RepetitionType: thrift.New(format.Required), ConvertedType: thrift.New(deprecated.UTF8)}
		if _, ok := benchNumber(c, first[c]); ok {
			e.Type, e.ConvertedType = thrift.New(format.Double), thrift.Null[deprecated.ConvertedType]{}
		}
		meta.Schema = append(meta.Schema, e)
	}
	return benchFile(tb, "bench.parquet", func(w *bufio.Writer) error {
		at := int64(4)
		if _, err := w.WriteString("PAR1"); err != nil {
			return err
		}
		for from := 1; from <= rows; from += 10_000 {
			to := min(from+9_999, rows)
			group := format.RowGroup{NumRows: int64(to - from + 1)}
			for c := range benchTitles {
				var page []byte
				for i := from; i <= to; i++ {
					text := benchRow(i)[c]
					if meta.Schema[c+1].Type.V == format.Double {
						v, _ := benchNumber(c, text)
						page = binary.LittleEndian.AppendUint64(page, math.Float64bits(v))
						continue
					}
					page = append(binary.LittleEndian.AppendUint32(page, uint32(len(text))), text...)
				}
				chunk, err := parquetPage(w, page, to-from+1, meta.Schema[c+1].Type.V, at)
				if err != nil {
					return err
				}
				at += chunk.MetaData.TotalCompressedSize
				group.Columns = append(group.Columns, chunk)
			}
			meta.RowGroups = append(meta.RowGroups, group)
		}
		return parquetFooter(w, &meta)
	})
}

// parquetPage writes a plain page of values that are all there.
func parquetPage(w *bufio.Writer, page []byte, values int, kind format.Type, at int64) (format.ColumnChunk, error) {
	head, err := thrift.Marshal(&thrift.CompactProtocol{}, &format.PageHeader{Type: format.DataPage, UncompressedPageSize: int32(len(page)), CompressedPageSize: int32(len(page)),
		DataPageHeader: thrift.New(format.DataPageHeader{NumValues: int32(values), Encoding: format.Plain, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE})})
	if err != nil {
		return format.ColumnChunk{}, err
	}
	_, err1 := w.Write(head)
	_, err2 := w.Write(page)
	size := int64(len(head) + len(page))
	return format.ColumnChunk{FileOffset: at, MetaData: format.ColumnMetaData{Type: kind, Encoding: []format.Encoding{format.Plain}, PathInSchema: []string{"x"}, NumValues: int64(values),
		TotalUncompressedSize: size, TotalCompressedSize: size, DataPageOffset: at}}, errors.Join(err1, err2)
}

func parquetFooter(w *bufio.Writer, meta *format.FileMetaData) error {
	raw, err := thrift.Marshal(&thrift.CompactProtocol{}, meta)
	if err != nil {
		return err
	}
	raw = binary.LittleEndian.AppendUint32(raw, uint32(len(raw)))
	_, err = w.Write(append(raw, "PAR1"...))
	return err
}

func benchForm(b *testing.B, file func(testing.TB, int) string) {
	path := file(b, benchXLSXRows)
	b.ReportAllocs()
	for b.Loop() {
		if got := readRaw(b, path); got < benchXLSXRows {
			b.Fatal(got)
		}
	}
	reportRows(b, benchXLSXRows)
}

func BenchmarkXLSRaw(b *testing.B)     { benchForm(b, benchXLS) }
func BenchmarkODSRaw(b *testing.B)     { benchForm(b, benchODS) }
func BenchmarkNDJSONRaw(b *testing.B)  { benchForm(b, benchNDJSON) }
func BenchmarkParquetRaw(b *testing.B) { benchForm(b, benchParquet) }

// TestBenchForms: the composed files are read as the rows they were made of, far past a page, a window and a record.
func TestBenchForms(t *testing.T) {
	const rows = 12_000
	for _, file := range []func(testing.TB, int) string{benchXLS, benchODS, benchNDJSON, benchParquet} {
		path := file(t, rows)
		_, got := rawRows(t, open(t, path, Options{}), 0)
		if len(got) != rows+1 {
			t.Errorf("%s: %d rows", filepath.Base(path), len(got))
			continue
		}
		for i, row := range got[1:] {
			for c, want := range benchRow(i + 1) {
				v, isNumber := benchNumber(c, want)
				read, err := strconv.ParseFloat(row[c], 64)
				if isNumber && (err != nil || read != v) || !isNumber && row[c] != want {
					t.Fatalf("%s row %d column %d: %q, want %q", filepath.Base(path), i+2, c, row[c], want)
				}
			}
		}
	}
}

// TestParquetFloods: few bytes that stand for endless rows or values are a bomb, or read one at a time.
func TestParquetFloods(t *testing.T) {
	file := func(rows, columns int, page []byte, values int, encoding format.Encoding) string {
		meta := format.FileMetaData{Version: 1, NumRows: int64(rows), Schema: []format.SchemaElement{{Name: "schema", NumChildren: thrift.New(int32(columns))}}}
		group := format.RowGroup{NumRows: int64(rows)}
		return benchFile(t, "x.parquet", func(w *bufio.Writer) error {
			if _, err := w.WriteString("PAR1"); err != nil {
				return err
			}
			head, err := thrift.Marshal(&thrift.CompactProtocol{}, &format.PageHeader{Type: format.DataPage, UncompressedPageSize: int32(len(page)), CompressedPageSize: int32(len(page)),
				DataPageHeader: thrift.New(format.DataPageHeader{NumValues: int32(values), Encoding: encoding, DefinitionLevelEncoding: format.RLE, RepetitionLevelEncoding: format.RLE})})
			if err != nil {
				return err
			}
			if _, err := w.Write(append(head, page...)); err != nil {
				return err
			}
			for range columns { // all of them one page
				meta.Schema = append(meta.Schema, format.SchemaElement{Name: "c", Type: thrift.New(format.Boolean), RepetitionType: thrift.New(format.Optional)})
				size := int64(len(head) + len(page))
				group.Columns = append(group.Columns, format.ColumnChunk{MetaData: format.ColumnMetaData{Type: format.Boolean, Encoding: []format.Encoding{encoding}, PathInSchema: []string{"c"}, NumValues: int64(values),
					TotalUncompressedSize: size, TotalCompressedSize: size, DataPageOffset: 4}})
			}
			meta.RowGroups = []format.RowGroup{group}
			return parquetFooter(w, &meta)
		})
	}
	run := binary.AppendUvarint(nil, math.MaxInt32<<1) // of one value
	levels := append(binary.LittleEndian.AppendUint32(nil, uint32(len(run)+1)), append(bytes.Clone(run), 1)...)
	page := append(bytes.Clone(levels), levels...) // definition levels all 1, then values all true
	if got := refusal(t, file(10_000_000, 500, page, math.MaxInt32, format.RLE), Options{}); got != CodeBomb {
		t.Errorf("ten million rows of 500 columns in no bytes: %q", got)
	}
	w := open(t, file(3000, 4, page, math.MaxInt32, format.RLE), Options{})
	if _, rows := rawRows(t, w, 0); len(rows) != 3001 || rows[3000][3] != "true" {
		t.Errorf("%d rows", len(rows))
	}
	if got := refusal(t, file(3000, 4, page, 100, format.RLE), Options{}); got != CodeDamaged {
		t.Errorf("fewer values than rows: %q", got)
	}
}
