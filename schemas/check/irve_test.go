package check

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
	"danhmuc/schemas/exchange"
)

func readForeign(t *testing.T, raw []byte) *schemas.Schema {
	t.Helper()
	s, form, err := exchange.Read(raw)
	if err != nil || form != exchange.TableSchema {
		t.Fatalf("read as %s: %v", form, err)
	}
	return s
}

// TestIRVE holds the national example of charging points to its Table Schema: it is valid.
func TestIRVE(t *testing.T) {
	folder := shared(t, "outside", "tabular", "schema-irve", "dynamique")
	raw, err := os.ReadFile(filepath.Join(folder, "schema-dynamique.json"))
	if err != nil {
		t.Fatal(err)
	}
	s := readForeign(t, raw)
	r, err := File(context.Background(), filepath.Join(folder, "exemple-valide-dynamique.csv"), Options{Schema: s, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	tab := r.Tables[0]
	if tab.Errors != 0 || tab.Rows != 2 || !tab.Declared {
		t.Errorf("%d rows, %d errors: %v", tab.Rows, tab.Errors, codes(tab, ""))
	}
	for _, c := range tab.Columns {
		if got, want := c.Type, map[string]string{"horodatage": "datetime"}[c.Name]; got != "string" && got != want {
			t.Errorf("%s is %s", c.Name, got)
		}
	}
	if strings.Contains(strings.Join(codes(tab, ""), " "), "schema.") {
		t.Errorf("found %v", codes(tab, ""))
	}
}

// irveColumns are the columns of the static schema that the mutations break, as its documentation describes them: the schema itself is not
// among the outside files.
const irveColumns = `{"fields":[
	{"name":"contact_operateur","type":"string","format":"email","constraints":{"required":true}},
	{"name":"siren_amenageur","type":"string","constraints":{"pattern":"^\\d{9}$"}},
	{"name":"implantation_station","type":"string","constraints":{"required":true,"enum":["Voirie","Parking public","Parking privé à usage public","Parking privé réservé à la clientèle","Station dédiée à la recharge rapide"]}},
	{"name":"coordonneesXY","type":"geopoint","format":"array","constraints":{"required":true}},
	{"name":"nbre_pdc","type":"integer","constraints":{"required":true,"minimum":0}},
	{"name":"puissance_nominale","type":"number","constraints":{"required":true,"minimum":0}},
	{"name":"prise_type_ef","type":"boolean","constraints":{"required":true}},
	{"name":"cable_t2_attache","type":"boolean"},
	{"name":"date_mise_en_service","type":"date"},
	{"name":"date_maj","type":"date","constraints":{"required":true}}]}`

// TestIRVEMutations finds in each spoiled file what was spoiled, and no other error.
func TestIRVEMutations(t *testing.T) {
	folder := shared(t, "outside", "tabular", "schema-irve", "mutations")
	raw, err := os.ReadFile(filepath.Join(folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected []struct {
		File   string
		Expect [3]any
	}
	if err := json.Unmarshal(raw, &expected); err != nil {
		t.Fatal(err)
	}
	s := readForeign(t, []byte(irveColumns))
	ours := map[string][]string{"minimum": {"schema.minimum"}, "required": {"schema.required"}, "enum": {"schema.enum"}, "pattern": {"schema.pattern"}, "missing-label": {"schema.missing-column"},
		"type": {"number.text", "type.number", "type.integer", "type.boolean", "type.date", "date.impossible", "schema.pattern"}}
	seen := 0
	for _, e := range expected {
		path := filepath.Join(folder, e.File)
		if _, err := os.Stat(path); err != nil {
			continue // this half of the mutations is not here
		}
		t.Run(e.File, func(t *testing.T) {
			r, err := File(context.Background(), path, Options{Schema: s, Now: clock})
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			column, row := e.Expect[1].(string), 0
			if n, ok := e.Expect[0].(float64); ok {
				row = int(n)
			}
			found := false
			for _, f := range r.Tables[0].Listed {
				at := f.ColumnTitle
				if at == "" {
					at = f.Params["name"]
				}
				is := f.Row == row && (at == column || f.Column == strings.ToLower(column)) && slices.Contains(ours[e.Expect[2].(string)], f.Code)
				found = found || is
				if f.Severity == Error && !is {
					t.Errorf("%s at %s%d: %q", f.Code, f.Letter, f.Row, f.Value)
				}
			}
			if !found {
				t.Errorf("%v is not among %v", e.Expect, codes(r.Tables[0], ""))
			}
		})
		seen++
	}
	if seen < 6 {
		t.Errorf("only %d mutations are here", seen)
	}
}
