package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// decided is one page of decisions.
type decided struct {
	Decisions struct {
		TotalCount int
		PageInfo   struct {
			HasNextPage, HasPreviousPage bool
			EndCursor                    string
		}
		Edges []struct {
			Cursor string
			Node   struct{ ID, Number string }
		}
	}
}

// A decision that is issued while a client turns pages neither shows one twice nor hides one.
func TestDecisionsByPages(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	s := start(t, data, "--demo")
	publisher := s.signIn("ubnd")
	issue := func(number string) {
		t.Helper()
		var found struct {
			Datasets struct {
				Edges []struct{ Node struct{ ID string } }
			}
		}
		s.answer(publisher, "vi", `{datasets(filter:{publicationStatus:[PROPOSED]},first:1){edges{node{id}}}}`, nil, &found)
		if len(found.Datasets.Edges) == 0 {
			t.Fatal("nothing is proposed: the test can issue no decision")
		}
		s.must(publisher, `mutation($i:IssueDecisionInput!){issueDecision(input:$i){decision{number} userErrors{code message}}}`, map[string]any{"i": map[string]any{
			"number": number, "date": time.Now().Format(time.DateOnly), "signatory": "Chủ tịch", "datasets": []string{found.Datasets.Edges[0].Node.ID}}})
	}
	page := func(token string, variables map[string]any) (d decided) {
		t.Helper()
		s.answer(token, "vi", `query($n:Int,$a:String){decisions(first:$n,after:$a){totalCount pageInfo{hasNextPage hasPreviousPage endCursor} edges{cursor node{id number}}}}`, variables, &d)
		return d
	}
	issue("9001/QĐ-UBND")
	all := page(publisher, nil).Decisions
	if all.TotalCount < 3 || len(all.Edges) != all.TotalCount || all.Edges[0].Node.Number != "9001/QĐ-UBND" || all.PageInfo.HasNextPage || all.PageInfo.HasPreviousPage {
		t.Fatalf("without arguments all are told, newest first: %+v", all)
	}
	var turned []string
	for after, n := any(nil), 0; ; n++ {
		d := page(publisher, map[string]any{"n": 1, "a": after}).Decisions
		if want := all.TotalCount + min(n, 1); len(d.Edges) != 1 || d.TotalCount != want || d.PageInfo.HasPreviousPage != (n > 0) || d.PageInfo.EndCursor != d.Edges[0].Cursor {
			t.Fatalf("page %d: %+v, want one of %d", n, d, want)
		}
		turned = append(turned, d.Edges[0].Node.ID)
		if n == 0 {
			issue("9002/QĐ-UBND")
		}
		if !d.PageInfo.HasNextPage || n > all.TotalCount {
			break
		}
		after = d.PageInfo.EndCursor
	}
	var want []string
	for _, e := range all.Edges {
		want = append(want, e.Node.ID)
	}
	if got := strings.Join(turned, " "); got != strings.Join(want, " ") {
		t.Errorf("turning pages while one is issued: %v, want %v", turned, want)
	}
	if d := page(publisher, map[string]any{"n": 5, "a": all.Edges[len(all.Edges)-1].Cursor}).Decisions; len(d.Edges) != 0 || d.PageInfo.HasNextPage {
		t.Errorf("after the last: %+v", d)
	}
	for query, code := range map[string]string{`{decisions(first:1001){totalCount}}`: "PAGE_SIZE", `{decisions(first:-1){totalCount}}`: "PAGE_SIZE", `{decisions(after:"x"){totalCount}}`: "BAD_CURSOR"} {
		if _, err := s.ask(publisher, query, nil); err == nil || !strings.Contains(err.Error(), code) {
			t.Errorf("%s: %v, want %s", query, err, code)
		}
	}
	s.stop(data)
}
