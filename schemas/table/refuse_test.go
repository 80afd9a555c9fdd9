package table

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRefusals(t *testing.T) {
	ole := slices.Clip(append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...))
	cases := []struct {
		name    string
		content []byte
		want    Code
	}{
		{"nothing", nil, CodeEmpty},
		{"white space", []byte(" \n\n \r\n"), CodeEmpty},
		{"mark alone", []byte("\xEF\xBB\xBF"), CodeEmpty},
		{"commas alone", []byte(",,,\n,,\n"), CodeEmpty},
		{"zeros", make([]byte, 5000), CodeNotTable},
		{"binary", bytes.Repeat([]byte{0x01, 0x02, 0x9f, 'a'}, 500), CodeNotTable},
		{"binary behind text", append([]byte(strings.Repeat("a,b\n", 50_000)), make([]byte, 5000)...), CodeNotTable},
		{"PDF", []byte("%PDF-1.7 xxx"), CodeNotTable},
		{"PNG", []byte("\x89PNG\r\n\x1a\n"), CodeNotTable},
		{"JSON without records", []byte(` [[],{}]`), CodeShape},
		{"JSON object", []byte("{\n\"a\":1}"), CodeShape},
		{"HTML saved as xls", []byte("<html><table><tr><td>1</td></tr></table></html>"), CodeFormat},
		{"XML", []byte("<?xml version=\"1.0\"?><Workbook/>"), CodeFormat},
		{"Parquet without a footer", []byte("PAR1\x00\x00\x00\x00PAR1"), CodeDamaged},
		{"password", append(ole, utf16Name("EncryptedPackage")...), CodeEncrypted},
		{"Excel 95 without a container", []byte("\x09\x08\x08\x00\x00\x05\x05\x00"), CodeFormat},
		{"Excel 95 in a stream of later versions", oleFile(t, record(biffBOF, 0, 5, 5, 0, 0, 0, 0, 0)), CodeFormat},
		{"a workbook of records that end", biffBook(nil, nil)[:60], CodeTruncated},
		{"a workbook with a password", biffBook(record(biffFilePass, 1, 0), nil), CodeEncrypted},
		{"a stream that is no workbook", oleFile(t, record(1)), CodeDamaged},
		{"half an OLE file", oleFile(t, biffBook(nil, nil))[:1560], CodeTruncated},
		{"Word of old", append(ole, utf16Name("WordDocument")...), CodeNotTable},
		{"OLE without a directory", ole, CodeDamaged},
		{"zip that ends at once", []byte("PK\x03\x04abc"), CodeTruncated},
		{"empty zip", []byte("PK\x05\x06" + strings.Repeat("\x00", 18)), CodeNotTable},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := refusal(t, write(t, "x.bin", c.content), Options{}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if got := refusal(t, filepath.Join(t.TempDir(), "missing"), Options{}); got != CodeUnreadable {
		t.Errorf("missing file: %q", got)
	}
	if got := refusal(t, t.TempDir(), Options{}); got != CodeNotTable {
		t.Errorf("directory: %q", got)
	}
	if got := refusal(t, write(t, "x.csv", []byte("a,b\n1,2\n")), Options{Limits: Limits{FileBytes: 3}}); got != CodeTooLarge {
		t.Errorf("large file: %q", got)
	}
	if got := refusal(t, write(t, "x.csv", []byte("a,b\n1,2\n3,4\n")), Options{Limits: Limits{Rows: 2}}); got != CodeTooManyRows {
		t.Errorf("many rows: %q", got)
	}
}

func TestWorkbookRefusals(t *testing.T) {
	row := func(cells string) string {
		return `<worksheet><sheetData><row r="1">` + cells + `</row></sheetData></worksheet>`
	}
	change := func(sheet string, more map[string]string) map[string]string {
		parts := minimalParts(sheet)
		for name, text := range more {
			parts[name] = text
			if text == "" {
				delete(parts, name)
			}
		}
		return parts
	}
	limits := Limits{CellBytes: 1000, StringBytes: 4000}
	cases := []struct {
		name  string
		parts map[string]string
		want  Code
	}{
		{"good", minimalParts(row(`<c t="inlineStr"><is><t>a</t></is></c>`)), ""},
		{"empty sheet", minimalParts(`<worksheet><sheetData/></worksheet>`), CodeEmpty},
		{"no sheet data", minimalParts(`<worksheet/>`), CodeEmpty},
		{"10,000 columns", minimalParts(row(`<c r="A1"><v>1</v></c><c r="NTP1"><v>1</v></c>`)), CodeTooWide},
		{"10,000 styled columns without values", minimalParts(row(`<c r="A1"><v>1</v></c><c r="NTP1" s="1"/>`)), ""},
		{"a huge cell", minimalParts(row(`<c t="str"><v>` + strings.Repeat("x", 2000) + `</v></c>`)), CodeCellTooLarge},
		{"a huge inline cell", minimalParts(row(`<c t="inlineStr"><is><t>` + strings.Repeat("x", 2000) + `</t></is></c>`)), CodeCellTooLarge},
		{"a huge shared text", change(row(`<c t="s"><v>0</v></c>`), map[string]string{"xl/sharedStrings.xml": `<sst><si><t>` + strings.Repeat("x", 2000) + `</t></si></sst>`}), CodeCellTooLarge},
		{"too much shared text", change(row(`<c t="s"><v>0</v></c>`), map[string]string{"xl/sharedStrings.xml": `<sst>` + strings.Repeat(`<si><t>`+strings.Repeat("x", 900)+`</t></si>`, 10) + `</sst>`}), CodeStrings},
		{"a shared text that is not there", minimalParts(row(`<c t="s"><v>7</v></c>`)), CodeDamaged},
		{"cut inside a row", minimalParts(`<worksheet><sheetData><row r="1"><c><v>1</v></c>`), CodeTruncated},
		{"cut inside a tag", minimalParts(`<worksheet><sheetData><row r="1"><c><v>1</v></c></ro`), CodeTruncated},
		{"cut after a row", minimalParts(`<worksheet><sheetData><row r="1"><c><v>1</v></c></row>`), CodeTruncated},
		{"no XML", minimalParts(`<><><`), CodeDamaged},
		{"a tag without end", minimalParts(`<worksheet><sheetData><row x="` + strings.Repeat("y", 2<<20)), CodeDamaged},
		{"entity expansion", minimalParts(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + row(`<c t="str"><v>&b;</v></c>`)), ""},
		{"no sheets", change("", map[string]string{"xl/workbook.xml": `<workbook><sheets/></workbook>`}), CodeNoSheet},
		{"sheet part missing", change("", map[string]string{"xl/worksheets/sheet1.xml": ""}), CodeNoSheet},
		{"no workbook", map[string]string{"a.txt": "hello"}, CodeNotTable},
		{"Word", map[string]string{"word/document.xml": "<x/>"}, CodeNotTable},
		{"binary workbook", map[string]string{"xl/workbook.bin": "x"}, CodeFormat},
		{"OpenDocument without content", map[string]string{"mimetype": odsType}, CodeDamaged},
		{"OpenDocument text", map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, CodeNotTable},
		{"OpenDocument with a password", map[string]string{"mimetype": odsType, "content.xml": "\x00\x01", "META-INF/manifest.xml": `<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`}, CodeEncrypted},
		{"OpenDocument without sheets", document(""), CodeNoSheet},
		{"OpenDocument with an empty sheet", document(`<t:table t:name="S"/>`), CodeEmpty},
		{"OpenDocument cut in a row", map[string]string{"mimetype": odsType, "content.xml": `<o:body><t:table><t:table-row><t:table-cell o:value-type="float" o:value="1"/>`}, CodeTruncated},
		{"OpenDocument with 10,000 values a row", document(`<t:table><t:table-row><t:table-cell t:number-columns-repeated="10000" o:value-type="float" o:value="1"/></t:table-row></t:table>`), CodeTooWide},
		{"OpenDocument with 10,000 empty cells a row", document(`<t:table><t:table-row><t:table-cell o:value-type="float" o:value="1"/><t:table-cell t:number-columns-repeated="10000"/></t:table-row></t:table>`), ""},
		{"OpenDocument with a row repeated without end", document(`<t:table><t:table-row t:number-rows-repeated="60000000"><t:table-cell o:value-type="float" o:value="1"/></t:table-row></t:table>`), CodeBomb},
		{"OpenDocument with empty rows without end", document(`<t:table><t:table-row t:number-rows-repeated="999999999999"><t:table-cell/></t:table-row><t:table-row><t:table-cell o:value-type="float" o:value="1"/></t:table-row></t:table>`), CodeTooManyRows},
		{"OpenDocument with a huge cell", document(`<t:table><t:table-row><t:table-cell o:value-type="string"><x:p>` + strings.Repeat("x", 2000) + `</x:p></t:table-cell></t:table-row></t:table>`), CodeCellTooLarge},
		{"OpenDocument with a cell of spaces", document(`<t:table><t:table-row><t:table-cell o:value-type="string"><x:p><x:s x:c="99999999"/></x:p></t:table-cell></t:table-row></t:table>`), CodeCellTooLarge},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := refusal(t, packed(t, c.parts), Options{Limits: limits}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

const odsType = "application/vnd.oasis.opendocument.spreadsheet"

// document is a document of these sheets.
func document(sheets string) map[string]string {
	return map[string]string{"mimetype": odsType, "content.xml": `<o:document-content><o:body><o:spreadsheet>` + sheets + `</o:spreadsheet></o:body></o:document-content>`}
}

func TestZipBomb(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bomb.xlsx")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	for name, text := range minimalParts("") {
		part, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "xl/worksheets/sheet1.xml" {
			_, err = io.WriteString(part, text)
		} else {
			_, err = io.Copy(part, io.MultiReader(strings.NewReader("<worksheet><sheetData>"), io.LimitReader(endless(' '), 64<<20)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if got := refusal(t, path, Options{}); got != CodeBomb {
		t.Errorf("got %q", got)
	}
	if got := refusal(t, path, Options{Limits: Limits{UnpackedBytes: 1 << 20}}); got != CodeTooLarge {
		t.Errorf("got %q", got)
	}
}

// TestCutAnywhere cuts a good workbook short at many places: every stump is refused with a code.
func TestCutAnywhere(t *testing.T) {
	whole, err := os.ReadFile(sheetOf(t, picture, "A1:G1"))
	if err != nil {
		t.Fatal(err)
	}
	for n := 4; n < len(whole); n += 41 {
		if got := refusal(t, write(t, "cut.xlsx", whole[:n]), Options{}); got == "" {
			t.Errorf("cut at %d of %d: read as if whole", n, len(whole))
		}
	}
}

// TestFlippedAnywhere changes single bytes: reading ends, well or with a code.
func TestFlippedAnywhere(t *testing.T) {
	whole, err := os.ReadFile(sheetOf(t, picture, "A1:G1"))
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(whole); n += 29 {
		bent := bytes.Clone(whole)
		bent[n] ^= 0x55
		refusal(t, write(t, "bent.xlsx", bent), Options{})
	}
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	path := write(t, "x.csv", []byte("a,b\n1,2\n"))
	w := open(t, path, Options{})
	cancel()
	if _, err := Open(ctx, path, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Open: %v", err)
	}
	if _, err := Understand(ctx, w, 0, Overrides{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Understand: %v", err)
	}
}

func TestErrorsSayWhere(t *testing.T) {
	w := open(t, packed(t, minimalParts(`<worksheet><sheetData><row r="5"><c r="A5"><v>1</v></c></row><row r="9"><c r="NTP9"><v>1</v></c></row></sheetData></worksheet>`)), Options{})
	_, err := Understand(context.Background(), w, 0, Overrides{})
	var e *Error
	if !errors.As(err, &e) || e.Where.Row != 9 || e.Where.Sheet != "S" || e.Where.Column != 10_000 || !strings.Contains(err.Error(), "row 9") {
		t.Errorf("error %v", err)
	}
	message, fix := Message("vi", string(e.Code), e.Where, e.Detail)
	if !strings.Contains(message, "Dòng 9") || !strings.Contains(message, "2000") || fix == "" {
		t.Errorf("message %q, fix %q", message, fix)
	}
}

func TestEveryCodeHasItsSentences(t *testing.T) {
	codes := []string{string(CodeEmpty), string(CodeNotTable), string(CodeFormat), string(CodeEncrypted), string(CodeTruncated), string(CodeDamaged), string(CodeTooLarge), string(CodeBomb), string(CodeTooWide),
		string(CodeCellTooLarge), string(CodeTooManyRows), string(CodeStrings), string(CodeEncoding), string(CodeQuote), string(CodeShape), string(CodePacking), string(NoteNested), string(NoteList), string(CodeNoSheet), string(CodeUnreadable), string(NoteNoHeader), string(NoteHiddenRow),
		string(NoteHiddenColumn), string(NoteEncoding), string(NoteMerged), string(NoteLateGroup), string(NoteWideRow), string(NoteBadBytes)}
	for _, lang := range []string{"vi", "en"} {
		for _, code := range codes {
			message, fix := Message(lang, code, Where{}, "x")
			if message == code || message == "" || fix == "" || strings.Contains(message, "{") {
				t.Errorf("%s %s: %q, %q", lang, code, message, fix)
			}
		}
	}
	if len(catalogues()["vi"]) != len(codes)+1 || len(catalogues()["en"]) != len(codes)+1 {
		t.Error("the catalogues hold codes that nobody uses")
	}
	if message, _ := Message("vi", "no.such", Where{}, ""); message != "no.such" {
		t.Errorf("unknown code: %q", message)
	}
	if _, err := json.Marshal(catalogues()); err != nil {
		t.Error(err)
	}
}

func FuzzSheet(f *testing.F) {
	for _, seed := range []string{
		`<worksheet><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="C1" s="1"><v>46109</v></c></row><row><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`,
		`<x:worksheet><x:sheetData><x:row r="3"><x:c t="inlineStr"><x:is><x:r><x:rPr><x:rFont val=".VnTime"/></x:rPr><x:t>Ph­êng</x:t></x:r></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
		`<worksheet><sheetData><row><c t="str"><v><![CDATA[a<b]]>&amp;&#x41;_x000D_</v></c></row>`, `<!-- --><?xml?><a/>`, `<`,
		`<worksheet><sheetData><row r="2"><c r="A2" s="1" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve"> a_x0041_ </t></is></c><c r="D2" s="2"/><c><v>1.5</v></c><c r="F2" t="b"><v>1</v></c></row></sheetData></worksheet>`,
		`<row r='9'/>`, `<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1E+300</v></c></row></sheetData></worksheet>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var ends [2]string
		for i, r := range []io.Reader{bytes.NewReader(in), iotest.OneByteReader(bytes.NewReader(in))} {
			src := &xlsxSource{zipPackage: zipPackage{limits: Limits{CellBytes: 4096}.withDefaults()}, styles: &styles{cells: []cellStyle{{}, {date: dateNumber}, {date: timeNumber}}}, strings: newSharedStrings(1 << 20)}
			if err := src.strings.add([]byte("Xã")); err != nil {
				t.Fatal(err)
			}
			rows := newSheetRows(src, io.NopCloser(r), "sheet")
			var row Row
			err := error(nil)
			last := 0
			for err == nil {
				if err = rows.next(&row); err == nil {
					if row.Number <= last {
						t.Fatalf("%q: row %d after %d", in, row.Number, last)
					}
					last = row.Number
					ends[i] += fmt.Sprint(row.Number, row.Hidden, texts(row.Cells))
					for _, c := range row.Cells {
						ends[i] += fmt.Sprint(c.Kind, c.Flags, c.Encoding, string(c.Raw))
					}
				}
			}
			if err != io.EOF && codeOf(err) == "" {
				t.Fatalf("%q: %v has no code", in, err)
			}
			ends[i] += string(codeOf(err))
		}
		if ends[0] != ends[1] {
			t.Fatalf("%q: %q in one piece, %q byte by byte", in, ends[0], ends[1])
		}
	})
}

func FuzzSharedStrings(f *testing.F) {
	for _, seed := range []string{`<sst><si><t>a</t></si><si><r><rPr><rFont val="VNI-Times"/></rPr><t xml:space="preserve"> Coäng </t></r><rPh><t>x</t></rPh></si><si/></sst>`, `<si><t>`, `<si><t>_x0041__x</t></si>`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		s := newSharedStrings(1 << 20)
		if err := s.scan(context.Background(), newXMLScanner(bytes.NewReader(in)), 4096); err != nil {
			return
		}
		for i := range s.count + 1 {
			text, ok := s.get(uint32(i))
			if ok != (i < s.count) {
				t.Fatalf("%q: text %d of %d", in, i, s.count)
			}
			s.legacy(uint32(i), text)
		}
	})
}

func FuzzStyles(f *testing.F) {
	for _, seed := range []string{`<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts><font><name val=".VnTime"/></font></fonts><cellXfs><xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>`, `<cellXfs><xf numFmtId="-1" fontId="99"/>`, `<numFmts><numFmt formatCode="[h]\"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		s := &styles{}
		if err := s.scan(newXMLScanner(bytes.NewReader(in))); err != nil {
			return
		}
		for i := -1; i <= len(s.cells); i++ {
			s.get(i)
		}
		formatKind(string(in))
	})
}

func FuzzUnderstand(f *testing.F) {
	f.Add([]byte(strings.Join(picture, "\n")))
	for _, seed := range []string{"STT|A|B\n1|x|2\n|Cộng|2\n", "a\n\n\nb|c", "I|x\nII|y", "(1)|(2)|(3)", "Ghi chú\n", "||||", "1|2|3\n4|5|6"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		w, err := OpenReader(context.Background(), bytes.NewReader(in), int64(len(in)), "x.csv", Options{Delimiter: '|'})
		if err != nil {
			return
		}
		raw := 0
		rows, err := w.Rows(context.Background(), 0)
		for err == nil {
			if _, err = rows.Next(); err == nil {
				raw++
			}
		}
		wellRead := errors.Is(err, io.EOF)
		table, err := Understand(context.Background(), w, 0, Overrides{})
		lines, data := 0, 0
		for err == nil {
			var line *Line
			if line, err = table.Next(); err == nil {
				lines++
				if line.Role == RoleData {
					data++
				}
			}
		}
		if wellRead && errors.Is(err, io.EOF) && (lines != raw || data != table.Layout.Rows) {
			t.Fatalf("%q: %d rows stored, %d lines, %d data, layout says %d", in, raw, lines, data, table.Layout.Rows)
		}
		if !errors.Is(err, io.EOF) && codeOf(err) == "" {
			t.Fatalf("%q: %v has no code", in, err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	})
}
