package open_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
)

func TestPublishedSelectsAndOrders(t *testing.T) {
	m := publishtest.Small(45)
	tests := []struct {
		name  string
		query open.Query
		total int
		first string
	}{
		{"all by code", open.Query{Limit: 1}, 45, "sct-000005"},
		{"newest first", open.Query{Sort: open.SortModified, Limit: 1}, 45, "snnmt-cay-an-qua"},
		{"by title", open.Query{Sort: open.SortTitle, Limit: 1}, 45, "sct-000012"},
		{"folded text, every word", open.Query{Text: "MAN hau sơn la", Limit: 1}, 0, ""},
		{"folded text", open.Query{Text: "man HAU", Limit: 1}, 1, "snnmt-cay-an-qua"},
		{"đ folds", open.Query{Text: "Đào tạo", Theme: "giao-duc", Limit: 1}, 6, "sgddt-000004"},
		{"publisher in any case", open.Query{Publisher: "sxd", Limit: 1}, 6, "sxd-000003"},
		{"since", open.Query{ModifiedSince: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Limit: 1}, 1, "snnmt-cay-an-qua"},
		{"no limit, no items", open.Query{}, 45, ""},
		{"beyond the end", open.Query{Offset: 99, Limit: 5}, 45, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items, total, err := m.Published(t.Context(), tt.query)
			if err != nil {
				t.Fatal(err)
			}
			first := ""
			if len(items) > 0 {
				first = items[0].Code
			}
			if total != tt.total || first != tt.first {
				t.Errorf("got %d, first %q; want %d, first %q", total, first, tt.total, tt.first)
			}
		})
	}
}

func TestFacetsIgnoreTheirOwnChoice(t *testing.T) {
	m := publishtest.Small(45)
	f, err := m.Facets(t.Context(), open.Query{Theme: "y-te"})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, c := range f.Themes {
		sum += c.Count
	}
	if sum != 45 {
		t.Errorf("themes count %d datasets, want all 45", sum)
	}
	if len(f.Publishers) != 1 || f.Publishers[0].Publisher.Code != "SYT" || f.Publishers[0].Count != 7 {
		t.Errorf("publishers: %+v", f.Publishers)
	}
}

func TestFacetsEqualWhatTheyCount(t *testing.T) {
	m := publishtest.Small(45)
	f, err := m.Facets(t.Context(), open.Query{Text: "phuong"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range f.Frequencies {
		_, total, err := m.Published(t.Context(), open.Query{Text: "phuong", Frequency: c.Frequency})
		if err != nil || total != c.Count {
			t.Errorf("%s: facet %d, list %d, %v", c.Frequency, c.Count, total, err)
		}
	}
}

func TestByCode(t *testing.T) {
	m := publishtest.Small(2)
	d, tomb, err := m.ByCode(t.Context(), "snnmt-cay-an-qua")
	if d == nil || tomb != nil || err != nil {
		t.Errorf("published: %v %v %v", d, tomb, err)
	}
	d, tomb, err = m.ByCode(t.Context(), "snnmt-da-go")
	if d != nil || tomb == nil || err != nil {
		t.Errorf("withdrawn: %v %v %v", d, tomb, err)
	}
	d, tomb, err = m.ByCode(t.Context(), "khac")
	if d != nil || tomb != nil || err != nil {
		t.Errorf("unknown: %v %v %v", d, tomb, err)
	}
}

func TestNamesFallBackToVietnamese(t *testing.T) {
	got := [][2]string{}
	for _, d := range []open.Dataset{{Title: "Tên"}, {Title: "Tên", TitleEn: "Name"}} {
		for _, lang := range []string{"vi", "en"} {
			text, in := d.Name(lang)
			got = append(got, [2]string{text, in})
		}
	}
	if diff := cmp.Diff([][2]string{{"Tên", "vi"}, {"Tên", "vi"}, {"Tên", "vi"}, {"Name", "en"}}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
