package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// delivery is the newest release of a dataset as a test looks at it.
type delivery struct {
	ID      string
	Version int
	Status  string
	Address string
	Quality struct {
		Status       string
		WarningCount int
		Report       *struct {
			Tables   []struct{ Preview [][]string }
			Cleaning *struct {
				Suggestions []struct {
					Rule, Column, Title string
					Count               int
					Sure, Given         bool
				}
			}
		}
	}
	Cleaning *struct {
		By       string
		Replayed *int
		Cells    int
		Rows     int
		Steps    []struct {
			Rule, Column string
			Count        int
		}
		Skipped []struct{ Rule, Column, Reason string }
	}
}

const deliveryQuery = `query($id:ID!){dataset(id:$id){releases(first:1){edges{node{id version status address cleaning{by replayed cells rows steps{rule column count} skipped{rule column reason}}
	quality{status warningCount report{tables{preview(first:20)} cleaning{suggestions{rule column title count sure given}}}}}}}}}`

// newest waits until the newest release has been read.
func (s *running) newest(token, id string) delivery {
	s.t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		data, err := s.ask(token, deliveryQuery, map[string]any{"id": id})
		if err != nil {
			s.t.Fatal(err)
		}
		raw, err := json.Marshal(data)
		if err != nil {
			s.t.Fatal(err)
		}
		var got struct {
			Dataset struct {
				Releases struct{ Edges []struct{ Node delivery } }
			}
		}
		if err := json.Unmarshal(raw, &got); err != nil {
			s.t.Fatal(err)
		}
		if d := got.Dataset.Releases.Edges[0].Node; d.Status == "DONE" {
			return d
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("the file was not read in time: %s", raw)
		}
	}
}

func (d *delivery) rows() string { return fmt.Sprint(d.Quality.Report.Tables[0].Preview) }

// steps are the sure suggestions as an argument.
func (d *delivery) steps(also ...string) []map[string]any {
	var out []map[string]any
	for _, o := range d.Quality.Report.Cleaning.Suggestions {
		if o.Sure || slices.Contains(also, o.Rule) {
			one := map[string]any{"rule": o.Rule}
			if o.Column != "" {
				one["column"] = o.Column
			}
			out = append(out, one)
		}
	}
	return out
}

// TestCleaningFromSuggestionToUndo walks the whole way over HTTP: suggested, previewed, agreed to, replayed, undone.
func TestCleaningFromSuggestionToUndo(t *testing.T) {
	data := t.TempDir()
	s := start(t, data, "--demo")
	officer, stranger, reviewer := s.signIn("nongnghiep"), s.signIn("yte"), s.signIn("skhcn")
	first := []byte("STT,Tên xã,Diện tích (ha),Ngày cấp\n1, Xã Tà Hộc ,\"12,5\",28/3/2026\n2,XÃ MƯỜNG BÚ,\"1.234,5\",chưa có\n3,Xã Chiềng Mai,7 ha,29/3/2026\n4,Xã Chiềng Mai,7 ha,29/3/2026\nTổng cộng,,1254,\n")
	one, _, _ := s.upload(officer, "bang.csv", first)
	id := s.must(officer, `mutation($i:RegisterDatasetInput!){registerDataset(input:$i){dataset{id} userErrors{code message}}}`, map[string]any{"i": map[string]any{
		"title": "Diện tích cây ăn quả", "owner": "SNNMT", "upload": one}})["dataset"].(map[string]any)["id"].(string)
	raw := s.newest(officer, id)
	if raw.Cleaning != nil || raw.Quality.WarningCount == 0 || !strings.Contains(raw.rows(), "12.5") {
		t.Fatalf("before: %+v", raw)
	}
	counts := map[string]int{}
	for _, o := range raw.Quality.Report.Cleaning.Suggestions {
		counts[o.Rule+" "+o.Column] = o.Count
		if o.Title == o.Rule {
			t.Errorf("%s has no words", o.Rule)
		}
	}
	for _, want := range []string{"text.trim ten_xa 1", "text.spelling ten_xa 1", "number.form dien_tich 2", "number.unit dien_tich 2", "null.variants ngay_cap 1", "date.iso ngay_cap 3", "row.duplicates  1", "row.totals  1"} {
		at := strings.LastIndexByte(want, ' ')
		if got := fmt.Sprint(counts[want[:at]]); got != want[at+1:] {
			t.Errorf("%s: suggested %s times, want %s", want[:at], got, want[at+1:])
		}
	}

	preview := `query($id:ID!,$s:[CleaningStepInput!]!){dataset(id:$id){quality{report{cleaning{preview(steps:$s,first:2){totalCount pageInfo{hasNextPage endCursor} edges{node{row column before after leftOut rules}}}}}}}}`
	answer, err := s.ask(officer, preview, map[string]any{"id": id, "s": raw.steps("row.duplicates")})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := json.Marshal(answer); !bytes.Contains(got, []byte(`{"node":{"after":"Xã Tà Hộc","before":" Xã Tà Hộc ","column":"ten_xa","leftOut":false,"row":2,"rules":["text.trim"]}}`)) || !bytes.Contains(got, []byte(`"totalCount":12`)) || !bytes.Contains(got, []byte(`"hasNextPage":true`)) {
		t.Errorf("preview: %s", got)
	}
	if answer, err = s.ask(stranger, preview, map[string]any{"id": id, "s": raw.steps()}); err != nil || answer["dataset"] != nil {
		t.Errorf("another department looks into the file: %v %v", answer, err)
	}

	apply := `mutation($r:ID!,$v:Int!,$s:[CleaningStepInput!]!){applyCleaning(release:$r,expectedVersion:$v,steps:$s){dataset{quality{status}} userErrors{code message}}}`
	refused := func(token, code string, version int, steps []map[string]any) {
		t.Helper()
		answer, err := s.ask(token, apply, map[string]any{"r": raw.ID, "v": version, "s": steps})
		if got, _ := json.Marshal(answer); err != nil || !bytes.Contains(got, []byte(`"code":"`+code+`"`)) {
			t.Errorf("got %s %v, want %s", got, err, code)
		}
	}
	refused(stranger, "NOT_FOUND", raw.Version, raw.steps())
	refused(reviewer, "FORBIDDEN", raw.Version, raw.steps())
	refused(officer, "CONFLICT", raw.Version-1, raw.steps())
	refused(officer, "cleaning.stepUnknown", raw.Version, []map[string]any{{"rule": "text.trim", "column": "khac"}})

	s.must(officer, apply, map[string]any{"r": raw.ID, "v": raw.Version, "s": raw.steps("row.duplicates")})
	cleaned := s.newest(officer, id)
	if cleaned.Quality.WarningCount != 0 || cleaned.Cleaning == nil || cleaned.Cleaning.Rows != 1 || cleaned.Cleaning.Replayed != nil || cleaned.Cleaning.By == "" {
		t.Errorf("after the consent: %+v %+v", cleaned.Quality, cleaned.Cleaning)
	}
	if want := "[[1 Xã Tà Hộc 12.5 2026-03-28] [2 Xã Mường Bú 1234.5 ] [3 Xã Chiềng Mai 7 2026-03-29]]"; cleaned.rows() != want {
		t.Errorf("rows %s, want %s", cleaned.rows(), want)
	}
	if got := s.get(cleaned.Address, "Authorization", "Bearer "+officer); sha256.Sum256(got) != sha256.Sum256(first) {
		t.Error("the file is not what was handed in")
	}

	// The next file: a column is gone, another is written with decimal points.
	second := []byte("STT,Tên xã,Diện tích (ha)\n1, Xã Tà Hộc ,12.5\n2,Xã Mường Bú,\"1,234.5\"\n3,Xã Chiềng Mai,7.25\n")
	two, _, _ := s.upload(officer, "bang-2.csv", second)
	s.must(officer, `mutation($id:ID!,$u:ID!){attachFile(id:$id,upload:$u){dataset{id} userErrors{code message}}}`, map[string]any{"id": id, "u": two})
	next := s.newest(officer, id)
	if next.ID == raw.ID || next.Cleaning == nil || next.Cleaning.Replayed == nil || *next.Cleaning.Replayed != 1 {
		t.Fatalf("not replayed: %+v", next.Cleaning)
	}
	if want := "[[1 Xã Tà Hộc 12.5] [2 Xã Mường Bú 1234.5] [3 Xã Chiềng Mai 7.25]]"; next.rows() != want {
		t.Errorf("rows %s, want %s", next.rows(), want)
	}
	skipped := map[string]string{}
	for _, k := range next.Cleaning.Skipped {
		skipped[k.Rule+" "+k.Column] = k.Reason
	}
	if skipped["number.form dien_tich"] != "reading" || skipped["date.iso ngay_cap"] != "column" {
		t.Errorf("skipped %v", skipped)
	}
	if next.Cleaning.Cells != 1 {
		t.Errorf("%d cells changed, want 1", next.Cleaning.Cells)
	}

	undo := `mutation($r:ID!,$v:Int!){undoCleaning(release:$r,expectedVersion:$v){dataset{id} userErrors{code message}}}`
	s.must(officer, undo, map[string]any{"r": next.ID, "v": next.Version})
	undone := s.newest(officer, id)
	if undone.Cleaning != nil || undone.Quality.WarningCount == 0 {
		t.Errorf("after undoing: %+v", undone)
	}
	s.stop(data)
}
