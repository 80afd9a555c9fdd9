package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"testing"
	"unicode/utf8"
)

// fuzzLimits keep one input cheap.
var fuzzLimits = Limits{Columns: 300, Rows: 5000, CellBytes: 16 << 10, StringBytes: 1 << 20, Sheets: 20, UnpackedBytes: 8 << 20}

// readAnything opens bytes and reads every sheet to its end: rows come in order, cells hold UTF-8, and what is refused has a code.
func readAnything(t *testing.T, in []byte, name string) (rows int) {
	t.Helper()
	coded := func(err error) {
		if err != nil && !errors.Is(err, io.EOF) && codeOf(err) == "" {
			t.Fatalf("%v has no code", err)
		}
	}
	w, err := OpenReader(context.Background(), bytes.NewReader(in), int64(len(in)), name, Options{Limits: fuzzLimits})
	if err != nil {
		coded(err)
		return 0
	}
	for i := range w.Sheets {
		if w.Sheets[i].Chart {
			continue
		}
		stream, err := w.Rows(context.Background(), i)
		last := 0
		for err == nil {
			var row *Row
			if row, err = stream.Next(); err != nil {
				break
			}
			if row.Number <= last {
				t.Fatalf("row %d after %d", row.Number, last)
			}
			if len(row.Cells) > fuzzLimits.Columns {
				t.Fatalf("%d cells", len(row.Cells))
			}
			last = row.Number
			for c := range row.Cells {
				if cell := &row.Cells[c]; !utf8.Valid(cell.Text) || (cell.Kind == KindEmpty) != (len(cell.Text) == 0) {
					t.Fatalf("cell %+v %q", cell, cell.Text)
				}
			}
			rows++
		}
		coded(err)
		table, err := Understand(context.Background(), w, i, Overrides{})
		for err == nil {
			_, err = table.Next()
		}
		coded(err)
	}
	return rows
}

// record is one BIFF record.
func record(kind uint16, body ...byte) []byte {
	out := binary.LittleEndian.AppendUint16(nil, kind)
	return append(binary.LittleEndian.AppendUint16(out, uint16(len(body))), body...)
}

// biffBook is a stream of one sheet with these records, without a container.
func biffBook(globals, sheet []byte) []byte {
	begin := record(biffBOF, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	bound := func(at int) []byte {
		return record(biffBoundSheet, append(binary.LittleEndian.AppendUint32(nil, uint32(at)), 0, 0, 1, 0, 'S')...)
	}
	end := record(biffEOF)
	at := len(begin) + len(bound(0)) + len(globals) + len(end)
	return bytes.Join([][]byte{begin, bound(at), globals, end, begin, sheet, end}, nil)
}

// fontRecord declares a font.
func fontRecord(name string) []byte {
	return record(biffFont, append(append(make([]byte, 14), byte(len(name)), 0), name...)...)
}

// oleFile packs a stream of less than 59 KB as the workbook of an OLE file: one sector of allocation table, one of directory.
func oleFile(tb testing.TB, stream []byte) []byte {
	tb.Helper()
	const end, none = 0xFFFFFFFE, 0xFFFFFFFF
	stream = append(stream, make([]byte, max(0, 4096-len(stream)))...)
	sectors := (len(stream) + 511) / 512
	if sectors > 126 {
		tb.Fatal("the stream is too long")
	}
	u32s := func(dst []byte, at int, values ...uint32) {
		for i, v := range values {
			binary.LittleEndian.PutUint32(dst[at+4*i:], v)
		}
	}
	out := make([]byte, 512*(3+sectors))
	copy(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	copy(out[24:], []byte{0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0})
	u32s(out, 40, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
	for i := 1; i < 109; i++ {
		u32s(out, 76+4*i, none)
	}
	table := out[512:1024]
	u32s(table, 0, 0xFFFFFFFD, end)
	for i := 2; i < 128; i++ {
		switch {
		case i < sectors+1:
			u32s(table, 4*i, uint32(i+1))
		case i == sectors+1:
			u32s(table, 4*i, end)
		default:
			u32s(table, 4*i, none)
		}
	}
	entry := func(at int, name string, kind byte, child, start uint32, size int) {
		field := out[1024+128*at:]
		for i := range len(name) {
			field[2*i] = name[i]
		}
		field[64], field[66], field[67] = byte(2*len(name)+2), kind, 1
		u32s(field, 68, none, none, child)
		u32s(field, 116, start, uint32(size))
	}
	entry(0, "Root Entry", 5, 1, end, 0)
	entry(1, "Workbook", 2, none, 2, len(stream))
	copy(out[1536:], stream)
	return out
}

// FuzzXLS reads bent workbooks, most without a container so that the records are what is bent.
func FuzzXLS(f *testing.F) {
	f.Add(oleFile(f, biffBook(nil, record(biffNumber, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F))))
	f.Add(biffBook(bytes.Join([][]byte{record(biffDate1904, 1, 0), fontRecord(".VnTime"), fontRecord("Arial"), record(biffFormat, 164, 0, 4, 0, 0, 'd', '/', 'm', 'm'), record(biffXF, 0, 0, 164, 0), record(biffXF, 0, 0, 0, 0)}, nil),
		bytes.Join([][]byte{record(biffColInfo, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0), record(biffRow, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0), record(biffRK, 0, 0, 1, 0, 0, 0, 6, 0, 9, 0), record(biffLabel, 1, 0, 0, 0, 1, 0, 3, 0, 0, 'T', 0xAB, 's'), record(biffNumber, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE0, 0x3F)}, nil)))
	f.Add(biffBook(record(biffSST, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 1, 0, 'a', 0, 0, 5, 0, 2, 0, 5, 1, 0, 0, 0, 2, 3, 4, 5, 9),
		bytes.Join([][]byte{record(biffLabelSST, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), record(biffRK, 0, 0, 1, 0, 0, 0, 6, 0, 0, 0), record(biffMulRK, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0)}, nil)))
	f.Add(biffBook(nil, bytes.Join([][]byte{record(biffNumber, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F), record(biffBoolErr, 1, 0, 0, 0, 0, 0, 7, 1),
		record(biffFormula, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0), record(biffString, 1, 0, 1, 0x41, 0xD8), record(biffMergedCells, 1, 0, 1, 0, 2, 0, 0, 0, 0, 0)}, nil)))
	f.Add(biffBook(nil, append(record(biffLabel, 0, 0, 0, 0, 0, 0, 3, 0, 0, 'a'), record(biffContinue, 1, 0x1A, 1, 0x1B, 1)...)))
	f.Fuzz(func(t *testing.T, in []byte) { readAnything(t, in, "x.xls") })
}

// FuzzODS reads bent content of a document; the ZIP around it is whole.
func FuzzODS(f *testing.F) {
	for _, seed := range []string{
		`<office:document-content><office:font-face-decls><style:font-face style:name="F" svg:font-family="'.VnTime'"/></office:font-face-decls><office:automatic-styles><style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default"><style:text-properties style:font-name="F"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties fo:font-family="VNI-Times"/></style:style><style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S" table:style-name="ta1"><table:table-column table:number-columns-repeated="2" table:visibility="collapse" table:default-cell-style-name="ce1"/><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>Ph­êng<text:s text:c="3"/><text:span text:style-name="T1">xaõ</text:span> a<text:tab/></text:p><text:p/></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1.50" table:number-columns-repeated="4"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
		`<t:table><t:table-row t:visibility="collapse"><t:table-cell o:value-type="date" o:date-value="2026-03-28T09:30:00.6"/><t:table-cell o:value-type="time" o:time-value="PT25H00M00.5S"/><t:table-cell o:value-type="boolean" o:boolean-value="true"/><t:table-cell o:value-type="string" c:value-type="error" t:formula="of:=1/0"><t:p>#DIV/0!</t:p><o:annotation><t:p>x</t:p></o:annotation></t:table-cell><t:table-cell o:value-type="percentage" o:value="1e-3"/></t:table-row></t:table><t:table t:name="B"/>`,
		`<b:body><t:table><t:table-row t:number-rows-repeated="99999999"/><t:table-row><t:table-cell><t:table><t:table-row/></t:table></t:table-cell>`, `<style:style style:name="a" style:family="table-cell" style:parent-style-name="a"><body>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var packed bytes.Buffer
		z := zip.NewWriter(&packed)
		for _, part := range []struct{ name, text string }{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", string(in)}} {
			w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := io.WriteString(w, part.text); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		readAnything(t, packed.Bytes(), "x.ods")
	})
}
