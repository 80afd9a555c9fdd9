package main

import (
	"path/filepath"
	"testing"
	"time"
)

// TestACorrectionIsRemembered delivers a month's file read otherwise than found, then the next month's with no word: it is read the
// same way, and the report and the release say so.
func TestACorrectionIsRemembered(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	officer := s.signIn("nongnghiep")
	month := func(n, value string) []byte {
		return workbook(t, "<row>"+text("Báo cáo tháng "+n)+"</row><row>"+text("Mã")+text("Số")+text("Ghi")+"</row><row>"+text("Code")+text("Value")+text("Note")+"</row>"+
			"<row>"+text("a")+text(value)+text("x")+"</row><row>"+text("b")+text("6")+text("y")+"</row>")
	}
	first, _, _ := s.upload(officer, "t1.xlsx", month("1", "5"))
	made := s.must(officer, registerFile, map[string]any{"i": map[string]any{"title": "Số liệu tháng", "owner": "SNNMT", "upload": first,
		"overrides": map[string]any{"sheets": []any{map[string]any{"sheet": "Bang", "headerFirst": 3, "headerLast": 3, "types": map[string]any{"B": "string"}}}}}})["dataset"].(map[string]any)["id"]
	type newest struct {
		Dataset struct {
			Quality struct {
				Status string
				Report *struct {
					Tables []struct {
						HeaderRow int
						Columns   []struct{ Title, Type string }
						Groups    []struct{ Code string }
					}
				}
			}
			Releases struct {
				Edges []struct {
					Node struct {
						Number    int
						Status    string
						Overrides any
					}
				}
			}
		}
	}
	read := func(number int) (got newest) {
		t.Helper()
		const query = `query($id:ID!){dataset(id:$id){quality{status report{tables{headerRow columns{title type} groups{code}}}} releases{edges{node{number status overrides}}}}}`
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			got = newest{}
			s.answer(officer, "vi", query, map[string]any{"id": made}, &got)
			if e := got.Dataset.Releases.Edges; len(e) == number && e[0].Node.Status == "DONE" && e[len(e)-1].Node.Status == "DONE" {
				return got
			}
		}
		t.Fatalf("the file was not read in time: %+v", got)
		return got
	}
	read(1)
	attach := func(name string, file []byte) {
		t.Helper()
		id, _, _ := s.upload(officer, name, file)
		s.must(officer, `mutation($d:ID!,$u:ID!){attachFile(id:$d,upload:$u){dataset{id} userErrors{code message}}}`, map[string]any{"d": made, "u": id})
	}
	codeOf := func(got newest) string {
		for _, g := range got.Dataset.Quality.Report.Tables[0].Groups {
			if g.Code == "layout.remembered" || g.Code == "layout.remembered-misfit" {
				return g.Code
			}
		}
		return ""
	}
	attach("t2.xlsx", month("2", "7"))
	got := read(2)
	table := got.Dataset.Quality.Report.Tables[0]
	if table.HeaderRow != 3 || table.Columns[1].Title != "Value" || table.Columns[1].Type != "string" || codeOf(got) != "layout.remembered" {
		t.Errorf("the next month: header %d, columns %+v, says %q", table.HeaderRow, table.Columns, codeOf(got))
	}
	for _, e := range got.Dataset.Releases.Edges {
		if e.Node.Overrides == nil {
			t.Errorf("release %d does not say how it was read", e.Node.Number)
		}
	}
	attach("khac.xlsx", workbook(t, "<row>"+text("Xã")+text("Số hộ")+"</row><row>"+text("Mai Sơn")+text("5")+"</row><row>"+text("Tà Hộc")+text("6")+"</row>"))
	got = read(3)
	if table := got.Dataset.Quality.Report.Tables[0]; table.HeaderRow != 1 || codeOf(got) != "layout.remembered-misfit" {
		t.Errorf("another form: header %d, says %q", table.HeaderRow, codeOf(got))
	}
	s.stop(data)
}
