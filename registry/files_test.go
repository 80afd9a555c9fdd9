package registry

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// fill gives every text in v, however deep, another hash.
func fill(v reflect.Value, next *int) {
	switch v.Kind() {
	case reflect.String:
		*next++
		v.SetString(fmt.Sprintf("%064x", *next))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), next)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), next)
			}
		}
	case reflect.Slice:
		if v.Type() != reflect.TypeFor[json.RawMessage]() {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			fill(v.Index(0), next)
			fill(v.Index(1), next)
		}
	}
}

// TestFilesNamesAllThatAReleasePointsTo: a backup holds what Files names, so a hash that is left out is lost by it. Whoever adds a member
// that names stored bytes is told here.
func TestFilesNamesAllThatAReleasePointsTo(t *testing.T) {
	var rel Release
	n := 0
	fill(reflect.ValueOf(&rel).Elem(), &n)
	want := []string{rel.File.SHA256, rel.Report, rel.Grid, rel.RowsFile.SHA256, rel.Survey.Document, rel.Survey.Cells, rel.Compared.Difference, rel.Artifacts[0], rel.Artifacts[1]}
	got := rel.stored()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	// These members are texts and no bytes of a store. A new one belongs here or above.
	texts := map[string]bool{"ID": true, "Dataset": true, "Period": true, "Sheet": true, "Corrections": true, "Status": true, "Job": true, "Quality": true, "Schema": true, "Groups": true,
		"Personal": true, "Cleaning": true, "SmallGroups": true, "CreatedBy": true, "CreatedAt": true, "Version": true, "Number": true, "Edition": true, "Rows": true, "Detector": true, "Accepted": true, "AcceptedBy": true}
	for i := range reflect.TypeFor[Release]().NumField() {
		f := reflect.TypeFor[Release]().Field(i)
		if texts[f.Name] {
			continue
		}
		one := Release{}
		reflect.ValueOf(&one).Elem().Field(i).Set(reflect.ValueOf(&rel).Elem().Field(i))
		if named := slices.DeleteFunc(one.stored(), func(h string) bool { return h == "" }); len(named) == 0 {
			t.Errorf("%s names no bytes: is it text?", f.Name)
		}
	}
}

// TestSealedReleaseNamesNoBytes: who may see counts alone is told of no stored document.
func TestSealedReleaseNamesNoBytes(t *testing.T) {
	var rel Release
	n := 0
	fill(reflect.ValueOf(&rel).Elem(), &n)
	c := (&Registry{access: nobody{}}).sealed(Actor{}, &Seen{}, &rel)
	if named := slices.DeleteFunc(c.stored(), func(h string) bool { return h == "" }); len(named) > 0 {
		t.Errorf("who may not read files sees %q", named)
	}
}

// nobody may nothing.
type nobody struct{ Access }

func (nobody) May(Actor, Action, Subject) bool { return false }
