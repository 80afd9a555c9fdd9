package registry_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
)

func declare(t *testing.T, w *registrytest.World, id registry.DatasetID, doc string) {
	t.Helper()
	s, err := w.Dataset(w.As("contributor"), id, "")
	if err == nil {
		_, err = w.SetSchema(w.As("contributor"), id, s.Version, json.RawMessage(doc))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestSchemaHistory follows a dataset over two editions: what an edition had while it was worked on is not a version.
func TestSchemaHistory(t *testing.T) {
	w := registrytest.New(t, nil)
	d := register(t, w, "Rừng")
	declare(t, w, d.ID, `{"properties":{"a":{"type":"integer"}}}`)
	declare(t, w, d.ID, `{"properties":{"a":{"type":"string"}}}`)
	if err := w.Deliver(t, "contributor", d.ID, 100); err != nil {
		t.Fatal(err)
	}
	walk(t, w, d.ID, toPublished...)
	declare(t, w, d.ID, `{"properties":{"a":{"type":"string"},"b":{}}}`) // opens the next edition
	list, err := w.SchemaHistory(w.As("reviewer"), d.ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range list {
		got = append(got, fmt.Sprintf("%d %v %s %s", s.Edition, s.Approved, s.Origin, s.Document))
	}
	want := []string{`1 true declared {"properties":{"a":{"type":"string"}}}`, `2 false declared {"properties":{"a":{"type":"string"},"b":{}}}`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	// Back to what is in force: there is no second version then.
	declare(t, w, d.ID, `{"properties":{"a":{"type":"string"}}}`)
	if list, err = w.SchemaHistory(w.As("contributor"), d.ID); err != nil || len(list) != 1 {
		t.Errorf("%d versions after going back: %v", len(list), err)
	}
	for _, who := range []string{"", "other", "portal", "operator", "publisher"} {
		if list, err := w.SchemaHistory(w.As(who), d.ID); err != nil || len(list) != 0 {
			t.Errorf("%q reads %d versions: %v", who, len(list), err)
		}
	}
	w.Verify(t)
}

func TestDictionary(t *testing.T) {
	w := registrytest.New(t, nil)
	schema := func(kind, unit string) string {
		return `{"properties":{"dien_tich":{"type":"` + kind + `","title":"Diện tích","x-danhmuc":{"unit":"` + unit + `"}},"ma":{"type":"string"}}}`
	}
	var ids []registry.DatasetID
	for i, doc := range []string{schema("number", "ha"), schema("number", "ha"), schema("number", "m2"), schema("string", "")} {
		d := register(t, w, fmt.Sprintf("Bộ %d", i))
		declare(t, w, d.ID, doc)
		ids = append(ids, d.ID)
	}
	list, err := w.ColumnConflicts(w.As("reviewer"), ids[0])
	if err != nil || len(list) != 1 || list[0].Column != "dien_tich" || list[0].Unit != "ha" {
		t.Fatalf("got %+v: %v", list, err)
	}
	told := func(list []registry.ColumnConflict) string {
		text := ""
		for _, c := range list {
			text += c.Column + " " + c.Type + " " + c.Unit + ":"
			for _, v := range c.Variants {
				text += fmt.Sprintf(" %s %q %v %d;", v.Type, v.Unit, v.Differs, len(v.Datasets))
			}
		}
		return text
	}
	if got, want := told(list), `dien_tich number ha: number "m2" [unit] 1; string "" [type] 1;`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// What changes in the log changes in the dictionary.
	declare(t, w, ids[2], schema("number", "ha"))
	if list, err = w.ColumnConflicts(w.As("reviewer"), ids[0]); err != nil || told(list) != `dien_tich number ha: string "" [type] 1;` {
		t.Errorf("after the unit was mended: %s, %v", told(list), err)
	}
	all, err := w.Registry.Dictionary(w.As("reviewer"), 10)
	if err != nil || told(all) != `dien_tich number ha: string "" [type] 1;` {
		t.Errorf("the whole dictionary: %s, %v", told(all), err)
	}
	if none, err := w.Registry.Dictionary(w.As("reviewer"), 0); err != nil || len(none) != 0 {
		t.Errorf("no more than asked: %+v, %v", none, err)
	}
	// None of these datasets is open: nobody else learns that they are there.
	for _, who := range []string{"", "other", "contributor", "approver", "portal", "operator", "publisher", "leader", "taskforce"} {
		one, err1 := w.ColumnConflicts(w.As(who), ids[0])
		all, err2 := w.Registry.Dictionary(w.As(who), 10)
		if len(one)+len(all) != 0 || err1 != nil || err2 != nil {
			t.Errorf("%q learns %s %s (%v, %v)", who, told(one), told(all), err1, err2)
		}
	}
}
