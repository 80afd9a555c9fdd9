package check

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// frictionlessTables are tables of the Frictionless project with what its own tests expect of them: the header's row, the data rows, the first
// of them, and what is wrong, in our codes. differs says where and why we read otherwise.
var frictionlessTables = map[string]struct {
	header  int
	rows    int
	first   string   // values of the first row as understood
	found   []string // code@row, among others that say how the file is written
	differs string
}{
	"[table].csv":                    {header: 1, rows: 2, first: "1|english"},
	"ascii.csv":                      {header: 1, rows: 1, first: "1|2|3"},
	"ascii-notvalid.csv":             {header: 1, rows: 1, first: "1|ssµ|ab€"},
	"blank-cells.csv":                {header: 1, rows: 5, first: "1|Paul"},
	"blank-headers.csv":              {header: 1, rows: 2, first: "1101|John|30", found: []string{"column.untitled@0"}},
	"blank-rows.csv":                 {header: 1, rows: 2, first: "1101|John|30", differs: "a blank row behind the last is no fault"},
	"bom.csv":                        {header: 1, rows: 2, first: "1|english"},
	"capital-3.csv":                  {header: 1, rows: 5, first: "1|London"},
	"countries-cleaned.csv":          {header: 1, rows: 4, first: "1||Britain|67"},
	"countries.csv":                  {header: 2, rows: 5, first: "1|Ireland|Britain|67|", found: []string{"column.untitled@0", "row.sparse@7"}, differs: "the comment above the header is a title; the cell too many makes a column without a title"},
	"country-2.csv":                  {header: 2, rows: 5, first: "1||Britain|67", differs: "the comment above the header is a title"},
	"defective-rows.csv":             {header: 1, rows: 2, first: "1101|John||", found: []string{"column.untitled@0"}, differs: "the cell too many makes a column without a title"},
	"delimiter.csv":                  {header: 1, rows: 2, first: "1|english"},
	"duplicate-headers.csv":          {header: 1, rows: 2, first: "1101|John|0|30|001101", found: []string{"column.duplicate-title@0"}},
	"duplicate-rows.csv":             {header: 1, rows: 3, first: "1101|John|30", found: []string{"row.duplicate@4"}},
	"escaping.csv":                   {header: 1, rows: 3, first: `1|"Test line 1"`, differs: "a quote behind a blank quotes nothing (RFC 4180): the dialect says otherwise in a file of its own"},
	"floats.csv":                     {header: 1, rows: 5, first: "1.1"},
	"invalid.csv":                    {header: 1, rows: 3, first: "1|english|||", found: []string{"column.untitled@0", "column.duplicate-title@0", "row.duplicate@3"}},
	"issue-1009-comma.csv":           {header: 1, rows: 1, first: "0123|c"},
	"issue-1009-semicolon.csv":       {header: 1, rows: 1, first: "0123|c"},
	"latin1.csv":                     {header: 1, rows: 2, first: "1|english", found: []string{"file.encoding@0"}},
	"leading-zeros.csv":              {header: 1, rows: 3, first: "01", differs: "digits with zeros before them are a code, not the number 1"},
	"matrix.csv":                     {header: 1, rows: 4, first: "11|12|13|14"},
	"numeric-labels.csv":             {header: 0, rows: 4, found: []string{"layout.no-header@0"}, differs: "figures alone are no header until a person says so"},
	"schema-errors.csv":              {header: 1, rows: 4, first: "1101|John|30|||", found: []string{"column.untitled@0"}, differs: "the cells too many make columns without titles"},
	"sync-schema.csv":                {header: 1, rows: 2, first: "english|1"},
	"table-infer.csv":                {header: 1, rows: 4, first: "1|39|Paul"},
	"table-infer-increase-limit.csv": {header: 1, rows: 199, first: "0|1"},
	"transform.csv":                  {header: 1, rows: 3, first: "1|germany|83"},
	"transform-groups.csv":           {header: 1, rows: 6, first: "1|germany|83|2020"},
	"transpose.csv":                  {header: 0, rows: 3, found: []string{"layout.no-header@0"}, differs: "a table on its side is not turned"},
	"without-headers-extra.csv":      {header: 0, rows: 3, first: "1|english|", found: []string{"layout.no-header@0"}},
	"table-with-accents.csv":         {header: 1, rows: 638},
	"number-format-multicode.xlsx":   {header: 1, rows: 3, first: "4.51119775197299", differs: "a number is what is stored, not what its format shows"},
	"table-infer-boolean.xlsx":       {header: 1, rows: 2, first: "1.0|two|true"},
	"table-with-booleans.xls":        {header: 1, rows: 2, first: "1|true"},
	"table-with-booleans.ods":        {header: 1, rows: 2, first: "1|true"},
	"table-with-two-sheets.ods":      {header: 1, rows: 2, first: "1|english"},
	"issue-312.xlsx":                 {header: 1, rows: 4, first: "1|english|||", found: []string{"column.untitled@0", "column.duplicate-title@0"}},
	"issue-870.xlsx":                 {header: 1, rows: 9},
	"issue-905/bad.csv":              {header: 1, rows: 1},
	"invalid/data2.csv":              {header: 1, rows: 3, first: "A3001|comment1"},
	"infer/data2.csv":                {header: 1, rows: 3, first: "A3001|comment1"},
	"tables/chunk1.csv":              {header: 1, rows: 1, first: "1|english"},
	"nested-invalid.csv":             {header: 1, rows: 5, first: "1||England"},
	"timezone-with-id.csv":           {header: 1, rows: 4},
	"issue-1138.csv":                 {header: 1, rows: 7},
	"doublequote.csv":                {header: 1, rows: 5},
	"issue-1066-smallcellsize.csv":   {header: 1, rows: 12},
	"unique-field.csv":               {header: 1, rows: 9, first: "ao|Angola|angola"},
}

// TestFrictionlessTables reads tables of the Frictionless project as its own tests expect, but for what is said to differ.
func TestFrictionlessTables(t *testing.T) {
	folder := shared(t, "outside", "tabular", "frictionless-py", "data")
	for name, want := range frictionlessTables {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			r, err := File(context.Background(), filepath.Join(folder, name), Options{OutDir: dir, NoGrid: true, Now: clock})
			if err != nil {
				t.Fatal(err)
			}
			tab := r.Tables[0]
			if tab.HeaderRow != want.header || int(tab.Rows) != want.rows {
				t.Errorf("%d rows under row %d", tab.Rows, tab.HeaderRow)
			}
			f, err := os.Open(filepath.Join(dir, tab.RowsFile))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			rows, err := csv.NewReader(f).ReadAll()
			if err != nil || len(rows) != want.rows+1 {
				t.Fatalf("%d rows written, %v", len(rows)-1, err)
			}
			if got := strings.Join(rows[1], "|"); want.first != "" && got != want.first {
				t.Errorf("first row %s, want %s", got, want.first)
			}
			found := codes(tab, "")
			for _, code := range want.found {
				if !slices.Contains(found, code) {
					t.Errorf("no %s in %v", code, found)
				}
			}
		})
	}
}

// TestFrictionlessSchemas holds tables of the Frictionless project to the schemas that lie beside them.
func TestFrictionlessSchemas(t *testing.T) {
	folder := shared(t, "outside", "tabular", "frictionless-py", "data")
	raw, err := os.ReadFile(filepath.Join(folder, "unique-field.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		file   string
		schema *schemas.Schema
		want   []string // errors
	}{
		"a value that occurs twice": {"unique-field.csv", readForeign(t, raw), []string{"key.duplicate@10 id"}},
		"types and cells too many": {"countries.csv", readForeign(t, []byte(`{"fields":[{"name":"id","type":"integer","constraints":{"required":true}},{"name":"neighbor_id","type":"integer"},
			{"name":"name","type":"string"},{"name":"population","type":"integer"}]}`)), []string{"number.text@3 neighbor_id"}},
		"a schema that fits": {"capital-3.csv", readForeign(t, []byte(`{"fields":[{"name":"id","type":"integer"},{"name":"name","type":"string"}]}`)), nil},
		"texts where numbers are asked for": {"schema-errors.csv", readForeign(t, []byte(`{"fields":[{"name":"id","type":"integer"},{"name":"name","type":"string"},{"name":"age","type":"integer"}]}`)),
			[]string{"number.text@4 id"}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := File(context.Background(), filepath.Join(folder, c.file), Options{Schema: c.schema, Now: clock})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			var got []string
			for _, f := range r.Tables[0].Listed {
				if f.Severity == Error {
					got = append(got, strings.TrimSpace(codes(&Table{Listed: []Finding{f}}, "")[0]+" "+f.Column))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
