package table

import (
	"reflect"
	"strings"
	"testing"
)

func TestCorrectionsAreReadByName(t *testing.T) {
	got, err := ParseCorrections([]byte(`{"sheets":[{"sheet":"Biểu 01","headerFirst":5,"headerLast":6,"roles":{"7":"group","31":"footer"},"types":{"B":"string"},"titles":{"B":" Mã  xã "},"names":{"B":"ma_xa"},"units":{"C":"ha"}},{"sheet":"trống"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Corrections{"Biểu 01": {HeaderFirst: 5, HeaderLast: 6, Roles: map[int]Role{7: RoleGroup, 31: RoleFooter}, Types: map[string]string{"B": "string"},
		Titles: map[string]string{"B": "Mã xã"}, Names: map[string]string{"B": "ma_xa"}, Units: map[string]string{"C": "ha"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got, err := ParseCorrections([]byte(`{"noHeader":true}`)); err != nil || !got[""].NoHeader {
		t.Errorf("one sheet alone: %+v %v", got, err)
	}
	for _, bad := range []string{`[]`, `{"roles":{"1":"heading"}}`, `{"roles":{"0":"data"}}`, `{"roles":{"x":"data"}}`, `{"types":{"A":"money"}}`, `{"headerFirst":-1}`, `{"roles":{"1":3}}`,
		`{"headerFirst":6,"headerLast":5}`, `{"types":{"b2":"string"}}`, `{"headerRow":5}`, `{"titles":{"B":" "}}`, `{"titles":{"b":"Mã"}}`, `{"titles":{"B":"a\u0000"}}`, `{"titles":{"B":"` + strings.Repeat("x", maxTitle+1) + `"}}`,
		`{"units":{"B":"` + strings.Repeat("x", maxUnit+1) + `"}}`, `{"names":{"B":"Mã xã"}}`, `{"names":{"B":"2a"}}`, `{"names":{"B":"ma","C":"ma"}}`, `{"sheets":[{"shet":"a"}]}`, strings.Repeat(" ", MaxCorrections) + `{}`} {
		if got, err := ParseCorrections([]byte(bad)); err == nil {
			t.Errorf("%s: %+v", bad, got)
		}
	}
}

// TestColumnsAreCalledAsAPersonSays: titles, identifiers and units that a person gave, and identifiers that stay unique.
func TestColumnsAreCalledAsAPersonSays(t *testing.T) {
	lines := []string{"Mã|Tên|F3", "a|Bản A|#1", "b|Bản B|#2"}
	r := understand(t, open(t, sheetOf(t, lines), Options{}), 0, Overrides{Titles: map[string]string{"C": "Diện tích"}, Names: map[string]string{"C": "ten"}, Units: map[string]string{"C": "ha"}})
	type called struct{ title, name, unit string }
	var got []called
	for _, c := range r.layout.Columns {
		got = append(got, called{c.Title, c.Name, c.Unit})
	}
	want := []called{{"Mã", "ma", ""}, {"Tên", "ten_2", ""}, {"Diện tích", "ten", "ha"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("columns %v, want %v", got, want)
	}
}
