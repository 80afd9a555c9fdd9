package registry_test

import (
	"context"
	"encoding/json"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/registrytest"
	"danhmuc/registry/storetest"
)

func importList(t *testing.T, w *world, rows ...registry.ListRow) string {
	t.Helper()
	for i := range rows {
		rows[i].Row = i + 2
	}
	done, err := w.ImportList(w.As("contributor"), registrytest.Home, rows)
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, r := range done {
		out += string(r.Outcome) + " "
	}
	return out
}

func TestImport(t *testing.T) {
	w := registrytest.New(t, nil)
	row := func(code, title string, words ...string) registry.ListRow {
		return registry.ListRow{LocalCode: code, Content: registry.Content{Title: title, Keywords: words, Contact: &registry.Contact{Name: "Phòng A"}}}
	}
	list := func() []registry.ListRow {
		return []registry.ListRow{row("S.01", "Rừng", "a", "b"), row("", "Nước", "c"), row("S.02", "Rừng"), row("", "NƯỚC", "d"), {}}
	}
	if got, want := importList(t, w, list()...), "NEW NEW NEW REFUSED REFUSED "; got != want {
		t.Errorf("first: %s, want %s", got, want)
	}
	before := storetest.Contents(t, w.Store).Head
	if got, want := importList(t, w, list()...), "UNCHANGED UNCHANGED UNCHANGED REFUSED REFUSED "; got != want {
		t.Errorf("again: %s, want %s", got, want)
	}
	if after := storetest.Contents(t, w.Store).Head; after != before {
		t.Error("the same list made entries")
	}
	s, err := w.Dataset(w.As("contributor"), "", "snnmt-s-01")
	if err != nil {
		t.Fatal(err)
	}
	text := "Sửa tay"
	if _, err := w.Edit(w.As("contributor"), s.ID, s.Version, registry.DatasetPatch{Description: &text}); err != nil {
		t.Fatal(err)
	}
	edited := row("S.01", "Rừng", "x", "y") // as many words as before: each must arrive
	edited.Content.Contact = &registry.Contact{Name: "Phòng B"}
	if got := importList(t, w, edited); got != "CHANGED " {
		t.Errorf("an edited list: %s", got)
	}
	d := current(t, w, s.ID)
	if d.Description != text || d.Keywords[0] != "x" || d.Keywords[1] != "y" || d.Contact.Name != "Phòng B" {
		t.Errorf("after the edited list: %+v", d.Content)
	}
	w.Verify(t)
}

// What the public sees does not move with what it does not see; other departments see what is in force alone.
func TestNothingIsInferred(t *testing.T) {
	w := registrytest.New(t, nil)
	open := walk(t, w, register(t, w, "Công khai").ID, toPublished...)
	public := func() string {
		w.Follow(t)
		s, err := w.Dataset(w.As(""), open.ID, "")
		if err != nil {
			t.Fatal(err)
		}
		p, err := w.Datasets(w.As(""), registry.Query{Limit: 10, Facets: true})
		if err != nil {
			t.Fatal(err)
		}
		h, err := w.History(w.As(""), open.ID)
		if err != nil || len(h) != 0 {
			t.Errorf("history for the public: %d, %v", len(h), err)
		}
		c, n, err := w.Changes(w.As(""), registry.LogFilter{}, 0, 10)
		if err != nil || n != 0 || len(c) != 0 {
			t.Errorf("changes for the public: %d, %v", n, err)
		}
		return encoded(t, &s.Dataset) + encodedAny(t, p)
	}
	before := public()
	hidden := register(t, w, "Kín")
	walk(t, w, open.ID, [2]string{"contributor", "edit"}, [2]string{"contributor", "SUBMIT"}, [2]string{"reviewer", "APPROVE"})
	if after := public(); after != before {
		t.Errorf("the public's answer moved:\n%s\n%s", before, after)
	}
	for _, who := range []string{"", "other", "operator", "publisher", "portal"} {
		if _, err := w.Dataset(w.As(who), hidden.ID, ""); !registry.IsKind(err, registry.KindNotFound) {
			t.Errorf("%s sees a draft: %v", who, err)
		}
	}
	seen, err := w.Dataset(w.As("other"), open.ID, "")
	if err != nil || seen.Edition != 2 {
		t.Fatalf("another department: %v", err)
	}
	was := encoded(t, &seen.Dataset)
	walk(t, w, open.ID, [2]string{"contributor", "edit"})
	if seen, err = w.Dataset(w.As("other"), open.ID, ""); err != nil || encoded(t, &seen.Dataset) != was {
		t.Errorf("another department sees an edit: %v", err)
	}
	if _, err := registry.VerifyRecords(context.Background(), w.Store); err != nil {
		t.Error(err)
	}
	w.Verify(t)
}

func encodedAny(t registrytest.TB, v any) string {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return string(raw)
}
