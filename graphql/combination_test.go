package graphql

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/files"
	"danhmuc/schemas/check"
	"danhmuc/schemas/personal"
)

// keptRows keeps rows as a check does, and gives a report of them with one table and a second that has no rows of its own.
func keptRows(t *testing.T, rows string) (*api, *reportView) {
	t.Helper()
	blobs, err := files.Open(t.TempDir(), files.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ref, err := blobs.Put(context.Background(), strings.NewReader(rows))
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(rows, "\n")
	var columns []check.Column
	for _, name := range strings.Split(header, ",") {
		columns = append(columns, check.Column{Name: name, Title: name})
	}
	report := &check.Report{Tables: []*check.Table{{Columns: columns, Combination: &personal.Combination{K: 7}}, {Columns: columns}}}
	v := &reportView{Report: report, rows: &registry.FileRef{SHA256: ref.SHA256}}
	for _, table := range report.Tables {
		v.tables = append(v.tables, tableView{Table: table, of: v})
	}
	return &api{reports: newReports(blobs)}, v
}

func TestCombinationOfColumnsAskedFor(t *testing.T) {
	var b strings.Builder
	b.WriteString("xa,nam,gioi\n")
	for i := range 60 {
		fmt.Fprintf(&b, "Mai Sơn,%d,%s\n", 1980+i%2, []string{"Nam", "Nữ"}[i/30])
	}
	b.WriteString("\"Mường La, cũ\",1990,Nam\n")
	a, v := keptRows(t, b.String())
	ask := func(table int, columns ...any) (*personal.Combination, error) {
		in := Args{}
		if columns != nil {
			in["columns"] = columns
		}
		got, err := a.combination(context.Background(), &v.tables[table], in)
		c, _ := got.(*personal.Combination)
		return c, err
	}
	if c, err := ask(0); err != nil || c == nil || c.K != 7 {
		t.Errorf("without columns: got %+v, %v", c, err)
	}
	c, err := ask(0, "gioi", "nam")
	if err != nil || c == nil || c.Rows != 61 || c.Groups != 5 || c.K != 1 || c.Fewer().Rows != 1 || c.Columns[0] != "gioi" {
		t.Errorf("got %+v, %v", c, err)
	}
	if c, err := ask(1, "gioi", "nam"); err != nil || c != nil {
		t.Errorf("a table whose rows are not kept: got %+v, %v", c, err)
	}
	if c, err := ask(1, "gioi", "ten"); err != nil || c != nil {
		t.Errorf("columns of another table of the file: got %+v, %v", c, err)
	}
	for name, columns := range map[string][]any{"unknown": {"gioi", "ten"}, "twice": {"gioi", "gioi"}, "too many": {"a", "b", "c", "d", "e", "f", "g", "h", "i"}} {
		if c, err := ask(0, columns...); err == nil {
			t.Errorf("%s: got %+v", name, c)
		}
	}
}

// TestCombinationWaitsNoLongerThanItsCaller: one is counted at a time, and who has left is not kept waiting.
func TestCombinationWaitsNoLongerThanItsCaller(t *testing.T) {
	a, v := keptRows(t, "xa,nam\nMai Sơn,1990\n")
	a.reports.counting <- struct{}{}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.combination(ctx, &v.tables[0], Args{"columns": []any{"xa", "nam"}}); err == nil {
		t.Error("counted beside another")
	}
	<-a.reports.counting
	if _, err := a.combination(context.Background(), &v.tables[0], Args{"columns": []any{"xa", "nam"}}); err != nil {
		t.Error(err)
	}
}

func TestReasonsOfAVerdict(t *testing.T) {
	for lang, want := range map[string]string{"vi": "60 % giá trị có dạng số điện thoại", "en": "60 % of the values look like telephone numbers"} {
		if got := check.PersonalReason(lang, personal.Evidence{Code: "form", Share: 0.6, Detail: "phone"}); got != want {
			t.Errorf("%s: got %q, want %q", lang, got, want)
		}
	}
}
