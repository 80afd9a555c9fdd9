package table

import (
	"reflect"
	"strings"
	"testing"
)

func TestCorrectionsAreReadByName(t *testing.T) {
	got, err := ParseCorrections([]byte(`{"sheets":[{"sheet":"Biểu 01","headerFirst":5,"headerLast":6,"roles":{"7":"group","31":"footer"},"types":{"B":"string"}},{"sheet":"trống"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := Corrections{"Biểu 01": {HeaderFirst: 5, HeaderLast: 6, Roles: map[int]Role{7: RoleGroup, 31: RoleFooter}, Types: map[string]string{"B": "string"}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got, err := ParseCorrections([]byte(`{"noHeader":true}`)); err != nil || !got[""].NoHeader {
		t.Errorf("one sheet alone: %+v %v", got, err)
	}
	for _, bad := range []string{`[]`, `{"roles":{"1":"heading"}}`, `{"roles":{"0":"data"}}`, `{"roles":{"x":"data"}}`, `{"types":{"A":"money"}}`, `{"headerFirst":-1}`, `{"roles":{"1":3}}`,
		`{"headerFirst":6,"headerLast":5}`, `{"types":{"b2":"string"}}`, `{"headerRow":5}`, `{"sheets":[{"shet":"a"}]}`, strings.Repeat(" ", MaxCorrections) + `{}`} {
		if got, err := ParseCorrections([]byte(bad)); err == nil {
			t.Errorf("%s: %+v", bad, got)
		}
	}
}
