package table

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

// jsonOf opens JSON text that must open.
func jsonOf(t *testing.T, text string) *Workbook {
	t.Helper()
	return open(t, write(t, "ds.json", []byte(text)), Options{})
}

func TestJSONRecords(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		format Format
		sheets []string
		rows   [][]string
	}{
		"an array of objects": {`[{"ma":"00123","ten":"Xã \"A\"\u1ea1","so":12.50,"co":true,"trong":null},{"ten":"B\/C","them":1e3}]`, JSON, []string{"ds"},
			[][]string{{"ma", "ten", "so", "co", "trong", "them"}, {"00123", `Xã "A"ạ`, "12.50", "true"}, {"", "B/C", "", "", "", "1000"}}},
		"nested objects and lists": {`[{"a":{"b":1,"c":{"d":"x"},"e":{}},"l":[1,{"k":"v"}]},{"a":2,"l":[]}]`, JSON, []string{"ds"},
			[][]string{{"a.b", "a.c.d", "l", "a"}, {"1", "x", `[1,{"k":"v"}]`}, {"", "", "[]", "2"}}},
		"an object around the array": {`{"ok":true,"tong":2,"du_lieu":[{"a":1},{"a":2}],"nhan":["x"]}`, JSON, []string{"du_lieu"}, [][]string{{"a"}, {"1"}, {"2"}}},
		"the longest of several":     {`{"result":{"fields":[{"id":"a"}],"records":[{"a":1},{"a":2}]}}`, JSON, []string{"result.records", "result.fields"}, [][]string{{"a"}, {"1"}, {"2"}}},
		"features of a map": {`{"features":[{"type":"Feature","properties":{"ten":"A","dc":{"xa":"B"}},"geometry":{"type":"Point","coordinates":[103.9,21.3]}}],"type":"FeatureCollection"}`, JSON, []string{"features"},
			[][]string{{"ten", "dc.xa", "geometry.type", "geometry.coordinates"}, {"A", "B", "Point", "[103.9,21.3]"}}},
		"an array of arrays":                {`[["Mã","Tên"],["01","A"],[2,null,{"x":1}],[]]`, JSON, []string{"ds"}, [][]string{{"Mã", "Tên"}, {"01", "A"}, {"2", "", `{"x":1}`}, {}}},
		"an object a line":                  {"{\"a\":1}\n\n{\"b\":\"x\",\"a\":2}\r\n", NDJSON, []string{"ds"}, [][]string{{"a", "b"}, {"1"}, {"2", "x"}}},
		"one object, a line":                {`{"a":1,"b":{"c":"x"}}`, NDJSON, []string{"ds"}, [][]string{{"a", "b.c"}, {"1", "x"}}},
		"an array a line":                   {"[[1,2]]", JSON, []string{"ds"}, [][]string{{"1", "2"}}},
		"lines that hold arrays of objects": {`{"a":[{"x":1}]}` + "\n" + `{"a":[]}`, NDJSON, []string{"ds"}, [][]string{{"a"}, {`[{"x":1}]`}, {"[]"}}},
		"a mark of UTF-8":                   {"\xEF\xBB\xBF [ {\"a\" : \"😀\\ud83d\\ude00\\ud83d\"} ] ", JSON, []string{"ds"}, [][]string{{"a"}, {"😀😀\uFFFD"}}},
		"a name twice":                      {`[{"a":1,"a":2}]`, JSON, []string{"ds"}, [][]string{{"a"}, {"2"}}},
		"old letters":                       {`[{"a":"Ph­êng T« HiÖu"}]`, JSON, []string{"ds"}, [][]string{{"a"}, {"Phường Tô Hiệu"}}},
		"large whole numbers":               {`[{"a":12345678901234567890,"b":0.1234567890123456789,"c":-0}]`, JSON, []string{"ds"}, [][]string{{"a", "b", "c"}, {"12345678901234567890", "0.123456789012346", "-0"}}},
	} {
		t.Run(name, func(t *testing.T) {
			w := jsonOf(t, c.text)
			var names []string
			for _, s := range w.Sheets {
				names = append(names, s.Name)
			}
			numbers, rows := rawRows(t, w, 0)
			if w.Format != c.format || !slices.Equal(names, c.sheets) || !slices.EqualFunc(rows, c.rows, slices.Equal) {
				t.Errorf("%s %q %q, want %s %q %q", w.Format, names, rows, c.format, c.sheets, c.rows)
			}
			for i, n := range numbers {
				if n != i+1 {
					t.Errorf("row %d has number %d", i+1, n)
				}
			}
		})
	}
}

func TestJSONRefusals(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 70) + "1" + strings.Repeat("}", 70)
	for name, c := range map[string]struct {
		text string
		want Code
		row  int
	}{
		"no records":                  {"{\n\"a\":1}", CodeShape, 0},
		"records of two kinds":        {`[{"a":1},[2]]`, CodeShape, 3},
		"a number among records":      {`[{"a":1},{"a":2},7]`, CodeShape, 4},
		"an empty array":              {`[]`, CodeEmpty, 0},
		"an empty array in an object": {`{"a":[ ]` + "\n}", CodeShape, 0},
		"cut in a record":             {`[{"a":1},{"a":`, CodeTruncated, 0},
		"cut between records":         {`[{"a":1},`, CodeTruncated, 0},
		"cut in a string":             {`[{"a":"x`, CodeTruncated, 0},
		"cut in an object":            {`{"a":[{"b":1}]`, CodeTruncated, 0},
		"no comma":                    {`[{"a":1}{"a":2}]`, CodeDamaged, 0},
		"a comma too many":            {`[{"a":1},]`, CodeDamaged, 0},
		"a word that is none":         {`[{"a":nul}]`, CodeDamaged, 2},
		"a number that is none":       {`[{"a":1},{"a":01}]`, CodeDamaged, 3},
		"a bad escape":                {`[{"a":"\x"}]`, CodeDamaged, 2},
		"a line end in a string":      {"[{\"a\":\"x\ny\"}]", CodeDamaged, 2},
		"brackets that do not match":  {`[{"a":[1}]}]`, CodeDamaged, 2},
		"text behind the end":         {`[{"a":1}] x`, CodeDamaged, 0},
		"nesting":                     {"[" + deep + "]", CodeShape, 2},
		"a long name":                 {`[{"` + strings.Repeat("n", 2000) + `":1}]`, CodeShape, 2},
		"a long cell":                 {`[{"a":1},{"a":"` + strings.Repeat("x", 2000) + `"}]`, CodeCellTooLarge, 3},
		"a long record":               {`[{"a":"` + strings.Repeat("x", 300<<10) + `"}]`, CodeCellTooLarge, 2},
		"many columns":                {`[{"a":1,"b":1,"c":1,"d":1}]`, CodeTooWide, 2},
		"many cells":                  {`[[1,2,3,4]]`, CodeTooWide, 1},
		"UTF-16":                      {"[\x00{\x00\"\x00a\x00\"\x00:\x001\x00}\x00]\x00", CodeFormat, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w, err := Open(t.Context(), write(t, "x.json", []byte(c.text)), Options{Limits: Limits{CellBytes: 1000, Columns: 3}})
			if err == nil {
				table, inner := Understand(t.Context(), w, 0, Overrides{})
				for err = inner; err == nil; {
					_, err = table.Next()
				}
			}
			var e *Error
			if !errors.As(err, &e) || e.Code != c.want || e.Where.Row != c.row {
				t.Errorf("%v, want %s in row %d", err, c.want, c.row)
			}
		})
	}
}

// TestJSONIsUnderstood: the names of members are the header whatever the values look like, and nothing above or below is taken away.
func TestJSONIsUnderstood(t *testing.T) {
	w := jsonOf(t, `[{"dvt":"ha","n":null,"ghi_chu":null},{"dvt":"(1)","n":2,"ghi_chu":3},{"dvt":"x","n":{"a":1},"ghi_chu":[2]},{"dvt":"y","n":4,"ghi_chu":"z"}]`)
	r := understand(t, w, 0, Overrides{})
	if r.layout.HeaderFirst != 1 || r.layout.HeaderRow != 1 || r.roles != "hdddd" || !slices.Equal(r.titles(), []string{"dvt", "n", "ghi_chu", "n.a"}) {
		t.Errorf("%s %q %+v", r.roles, r.titles(), r.layout)
	}
	if want := []Note{{Code: NoteNested, Detail: "n.a"}, {Code: NoteList, Detail: "ghi_chu"}}; !slices.Equal(r.layout.Notes, want) {
		t.Errorf("notes %v, want %v", r.layout.Notes, want)
	}
	areas, err := w.Areas(t.Context(), 0)
	if err != nil || len(areas) != 1 || !areas[0].IsWhole() {
		t.Errorf("%v %v", areas, err)
	}
}

// FuzzJSON reads any text as JSON: what the standard library takes for one value that is an array of objects is read, and nothing that
// it refuses.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`[{"a":"x\u00e9\n","b":[1,{"c":null}],"d":{"e":-1.5e-3,"f":{}}},{"b":true}]`, `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null}]}`,
		`{"r":{"f":[{"a":1}],"g":[[1,2],["x"]],"h":[1,"]"]}}`, "{\"a\":1}\n{\"a\":\"\\\"}\"}\n", `[["a","b"],[1,[2]]]`, `[{"a":1},2]`, `[]`, `{}`, `[{}]`, `[{"":1}]`, `[{"a":"\ud800"}]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		rows := readAnything(t, in, "x.json")
		if len(in) > 4000 || len(in) < 2 || in[0] != '[' || in[1] != '{' {
			return
		}
		var records []map[string]any
		err := json.Unmarshal(in, &records)
		if rows > 0 && !json.Valid(in) {
			t.Fatalf("%q: %d rows of what is no JSON", in, rows)
		}
		if err == nil && rows > 0 && rows != len(records)+1 {
			t.Fatalf("%q: %d rows of %d records", in, rows, len(records))
		}
	})
}

// TestJSONOverWindows lays the end of the scanner's window at every byte of a text: what is read stays the same.
func TestJSONOverWindows(t *testing.T) {
	for _, c := range []struct {
		text string
		want [][]string
	}{
		{`{"ok":[1],"r":{"ds":[{"a":"x\"\\y\u1ea1","b":-12.5e1,"c":[1,{"d":"]}"}]},{"b":true,"a":null}]}}`, [][]string{{"a", "b", "c"}, {`x"\yạ`, "-125", `[1,{"d":"]}"}]`}, {"", "true"}}},
		{`{"a":1234,"b":"Xã"}` + "\n" + `{"b":"\\","a":false}`, [][]string{{"a", "b"}, {"1234", "Xã"}, {"false", `\`}}},
	} {
		for at := range len(c.text) {
			first := strings.IndexByte(c.text, ':') + 1 // behind what JSON is told by
			text := c.text[:first] + strings.Repeat(" ", jsonWindow-at) + c.text[first:]
			w, err := OpenReader(t.Context(), strings.NewReader(text), int64(len(text)), "x.json", Options{})
			if err != nil {
				t.Fatalf("window ends at %d: %v", at, err)
			}
			if _, rows := rawRows(t, w, 0); !slices.EqualFunc(rows, c.want, slices.Equal) {
				t.Fatalf("window ends at %d: %q", at, rows)
			}
		}
	}
}
