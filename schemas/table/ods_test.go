package table

import (
	"slices"
	"testing"

	"danhmuc/schemas/viet"
)

// odsRowsOf reads the first sheet of a composed document.
func odsRowsOf(t *testing.T, sheets string) (*Workbook, []int, [][]string) {
	t.Helper()
	w := open(t, packed(t, document(sheets)), Options{})
	numbers, rows := rawRows(t, w, 0)
	return w, numbers, rows
}

func TestODSValues(t *testing.T) {
	cell := func(kind, name, value string) string {
		return `<t:table-cell o:value-type="` + kind + `" o:` + name + `="` + value + `"><x:p>shown</x:p></t:table-cell>`
	}
	_, numbers, rows := odsRowsOf(t, `<t:table t:name="S"><t:table-row>`+
		cell("float", "value", "1234.50")+cell("percentage", "value", "0.125")+cell("currency", "value", "1E3")+cell("float", "value", "0.30000000000000004")+`</t:table-row><t:table-row>`+
		cell("boolean", "boolean-value", "true")+cell("boolean", "boolean-value", "false")+cell("date", "date-value", "2026-03-28")+cell("date", "date-value", "2026-03-28T09:29:59.7")+cell("date", "date-value", "28/3")+`</t:table-row><t:table-row>`+
		cell("time", "time-value", "PT09H30M00S")+cell("time", "time-value", "PT36H00M00S")+cell("time", "time-value", "PT1M")+cell("time", "time-value", "PT5")+
		`<t:table-cell t:formula="of:=1/0" o:value-type="string" o:string-value="" c:value-type="error"><x:p>#DIV/0!</x:p></t:table-cell></t:table-row></t:table>`)
	want := [][]string{{"1234.50", "0.125", "1000", "0.3"}, {"true", "false", "2026-03-28", "2026-03-28T09:30:00", "28/3"}, {"09:30:00", "1.5", "00:01:00", "PT5", "#DIV/0!"}}
	if !slices.EqualFunc(rows, want, slices.Equal) || !slices.Equal(numbers, []int{1, 2, 3}) {
		t.Errorf("%v %q", numbers, rows)
	}
}

func TestODSTexts(t *testing.T) {
	_, _, rows := odsRowsOf(t, `<t:table><t:table-row>`+
		`<t:table-cell o:value-type="string"><x:p>a  b<x:s x:c="2"/>c<x:tab/>d<x:line-break/>e</x:p><x:p/><x:p>&lt;f&gt;</x:p></t:table-cell>`+
		`<t:table-cell o:value-type="string"><o:annotation><x:p>a note</x:p></o:annotation><x:p>
			text <x:a>laid out</x:a>
			by a program</x:p><d:frame><x:p>in a picture</x:p></d:frame></t:table-cell>`+
		`<t:table-cell o:value-type="string" o:string-value="the value"><x:p>another</x:p></t:table-cell>`+
		`<t:table-cell><x:p>of no type</x:p></t:table-cell>`+
		`<t:table-cell o:value-type="string"><x:p><![CDATA[<raw>]]></x:p><t:table><t:table-row><t:table-cell><x:p>inner</x:p></t:table-cell></t:table-row></t:table></t:table-cell>`+
		`</t:table-row></t:table>`)
	if want := []string{"a  b  c\td\ne\n\n<f>", "text laid out by a program", "the value", "of no type", "<raw>"}; !slices.Equal(rows[0], want) {
		t.Errorf("%q, want %q", rows[0], want)
	}
}

// TestBytesThatAreNoText: a workbook's parts claim to be UTF-8; what is not is replaced and counted.
func TestBytesThatAreNoText(t *testing.T) {
	for name, path := range map[string]string{
		"ODS":  packed(t, document("<t:table><t:table-row><t:table-cell o:value-type=\"string\"><x:p>a\xFFb</x:p></t:table-cell></t:table-row></t:table>")),
		"XLSX": packed(t, minimalParts("<worksheet><sheetData><row><c t=\"str\"><v>a\xFFb</v></c></row></sheetData></worksheet>")),
	} {
		r := understand(t, open(t, path, Options{}), 0, Overrides{NoHeader: true})
		if r.data[0][0] != "a\uFFFDb" || !slices.Contains(r.layout.Notes, Note{Code: NoteBadBytes, Detail: "1"}) {
			t.Errorf("%s: %q %v", name, r.data, r.layout.Notes)
		}
	}
}

// TestODSRepeats: what is stored once and stands in many places is read in each of them, and gaps keep their numbers.
func TestODSRepeats(t *testing.T) {
	w, numbers, rows := odsRowsOf(t, `<t:table><t:table-row t:number-rows-repeated="2"><t:table-cell t:number-columns-repeated="1024"/></t:table-row><t:table-header-rows><t:table-row t:number-rows-repeated="3"><t:table-cell/><t:table-cell o:value-type="float" o:value="7" t:number-columns-repeated="2"/><t:table-cell t:number-columns-repeated="1000"/></t:table-row></t:table-header-rows><t:table-row/>`+
		`<t:table-row-group><t:table-row><t:table-cell t:number-columns-spanned="2" t:number-rows-spanned="3" o:value-type="string"><x:p>m</x:p></t:table-cell><t:covered-table-cell o:value-type="string"><x:p>under</x:p></t:covered-table-cell></t:table-row></t:table-row-group><t:table-row t:number-rows-repeated="1048000"><t:table-cell/></t:table-row></t:table>`)
	want := [][]string{{"", "7", "7"}, {"", "7", "7"}, {"", "7", "7"}, {"m", "under"}}
	if !slices.EqualFunc(rows, want, slices.Equal) || !slices.Equal(numbers, []int{3, 4, 5, 7}) {
		t.Errorf("%v %q", numbers, rows)
	}
	if merges, err := w.source.merges(t.Context(), 0); err != nil || !slices.Equal(merges, []mergedRange{{7, 9, 0, 1}}) {
		t.Errorf("%v %v", merges, err)
	}
}

// TestODSRepeatedRowIsGivenWhole: a reader that fills cells of a row changes none of its repetitions.
func TestODSRepeatedRowIsGivenWhole(t *testing.T) {
	w := open(t, packed(t, document(`<t:table><t:table-row t:number-rows-repeated="2"><t:table-cell o:value-type="float" o:value="1"/><t:table-cell/><t:table-cell o:value-type="float" o:value="3"/></t:table-row></t:table>`)), Options{})
	rows, err := w.Rows(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		row, err := rows.Next()
		if err != nil || len(row.Cells) != 3 || row.Cells[1].Kind != KindEmpty {
			t.Fatalf("%+v %v", row, err)
		}
		row.Cells[1] = row.Cells[0]
	}
}

// TestODSFonts finds a cell's font by its own style, its row's, its column's, the style's parent and the default.
func TestODSFonts(t *testing.T) {
	parts := document("")
	parts["styles.xml"] = `<s><o:font-face-decls><st:font-face st:name="old" svg:font-family="&apos;.VnTime&apos;"/></o:font-face-decls><st:default-style st:family="table-cell"><st:text-properties fo:font-family="VNI-Times"/></st:default-style><st:style st:name="Parent" st:family="table-cell"><st:text-properties st:font-name="old"/></st:style></s>`
	parts["content.xml"] = `<o:document-content><o:automatic-styles><st:style st:name="ce1" st:family="table-cell" st:parent-style-name="Parent"/><st:style st:name="ce2" st:family="table-cell"><st:text-properties st:font-name="Arial"/></st:style><st:style st:name="T" st:family="text"><st:text-properties st:font-name="old"/></st:style><st:style st:name="hid" st:family="table"><st:table-properties t:display="false"/></st:style></o:automatic-styles><o:body>` +
		`<t:table t:name="S" t:style-name="hid"><t:table-column t:number-columns-repeated="2" t:default-cell-style-name="ce1"/><t:table-column t:visibility="collapse"/><t:table-row><t:table-cell o:value-type="string"><x:p>Ph­êng</x:p></t:table-cell><t:table-cell t:style-name="ce2" o:value-type="string"><x:p>Ph­êng</x:p></t:table-cell><t:table-cell o:value-type="string"><x:p>Xaõ</x:p></t:table-cell></t:table-row>` +
		`<t:table-row t:default-cell-style-name="ce2" t:visibility="filter"><t:table-cell o:value-type="string"><x:p>Xã <x:span x:style-name="T">Ph­êng</x:span>!</x:p></t:table-cell></t:table-row></t:table></o:body></o:document-content>`
	w := open(t, packed(t, parts), Options{})
	if !w.Sheets[0].Hidden {
		t.Error("the sheet is not hidden")
	}
	rows, err := w.Rows(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	row, err := rows.Next()
	if err != nil {
		t.Fatal(err)
	}
	if got := texts(row.Cells); got[0] != "Phường" || !row.Cells[0].Has(FlagFont) || row.Cells[1].Has(FlagFont) || got[2] != "Xã" || row.Cells[2].Encoding != viet.VNI || !row.Cells[2].Has(FlagHidden) {
		t.Errorf("%q %+v", got, row.Cells)
	}
	if row, err = rows.Next(); err != nil || string(row.Cells[0].Text) != "Xã Phường!" || !row.Hidden || !row.Cells[0].Has(FlagHidden|FlagFont) {
		t.Errorf("%+v %v", row, err)
	}
}

// TestODSElapsed: an amount of time is a number of days, as in XLSX.
func TestODSElapsed(t *testing.T) {
	parts := document("")
	parts["content.xml"] = `<c><o:automatic-styles><n:time-style st:name="N1" n:truncate-on-overflow="false"/><st:style st:name="ce1" st:family="table-cell" st:data-style-name="N1"/></o:automatic-styles><o:body><t:table><t:table-row><t:table-cell t:style-name="ce1" o:value-type="time" o:time-value="PT06H00M00S"/><t:table-cell o:value-type="time" o:time-value="PT06H00M00S"/></t:table-row></t:table></o:body></c>`
	if _, rows := rawRows(t, open(t, packed(t, parts), Options{}), 0); !slices.Equal(rows[0], []string{"0.25", "06:00:00"}) {
		t.Errorf("%q", rows[0])
	}
}

// TestODSSecondSheet reads sheets in any order, past what no sheet is.
func TestODSSecondSheet(t *testing.T) {
	w, _, _ := odsRowsOf(t, `<t:tracked-changes><t:table><t:table-row/></t:table></t:tracked-changes><t:table t:name="A"><t:shapes><d:frame><t:table/></d:frame></t:shapes><t:table-row><t:table-cell o:value-type="float" o:value="1"/></t:table-row></t:table><t:table t:name="B"><t:table-row><t:table-cell o:value-type="float" o:value="2"/></t:table-row></t:table><t:named-expressions/>`)
	if len(w.Sheets) != 2 || w.Sheets[1].Name != "B" {
		t.Fatalf("%+v", w.Sheets)
	}
	for _, sheet := range []int{1, 0, 1} {
		if _, rows := rawRows(t, w, sheet); len(rows) != 1 || rows[0][0] != string(rune('1'+sheet)) {
			t.Errorf("sheet %d: %q", sheet, rows)
		}
	}
}
