package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func written(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCompatCommand(t *testing.T) {
	old := written(t, "old.json", `{"properties":{"ma":{"type":"string","title":"Mã"},"so_ho":{"type":"integer"}},"required":["ma"]}`)
	wider := written(t, "wider.json", `{"properties":{"ma":{"type":"string","title":"Mã"},"so_ho":{"type":"number"}},"required":["ma"]}`)
	more := written(t, "more.json", `{"properties":{"ma":{"type":"string","title":"Mã"},"so_ho":{"type":"integer"},"ghi_chu":{"type":["string","null"]}},"required":["ma"]}`)
	less := written(t, "less.json", `{"properties":{"ma":{"type":"string","title":"Mã"}},"required":["ma"]}`)
	broken := written(t, "broken.json", `{"properties":{"ma":{"type":"string","pattern":"(?=x)"}}}`)
	for name, c := range map[string]struct {
		args []string
		exit int
		out  string
	}{
		"the same":                {[]string{old, old}, 0, "Hai lược đồ giống nhau."},
		"more, both ways":         {[]string{old, more}, 0, "Thêm cột “ghi_chu”"},
		"wider, backward":         {[]string{old, wider, "--mode", "backward"}, 0, "Tương thích (dữ liệu cũ theo lược đồ mới)"},
		"wider, forward":          {[]string{old, wider, "--mode", "forward"}, 1, "✗ Kiểu của cột “so_ho” rộng hơn: số nguyên → số"},
		"wider, unsaid":           {[]string{old, wider}, 1, "Không tương thích (cả hai chiều)"},
		"less, unsaid":            {[]string{old, less}, 1, "✗ Bỏ cột “so_ho”"},
		"less, backward":          {[]string{old, less, "--mode=backward"}, 0, "· Bỏ cột “so_ho”"},
		"in English":              {[]string{old, less, "--lang", "en"}, 1, "Column “so_ho” is gone"},
		"a mode there is not":     {[]string{old, less, "--mode", "sideways"}, 2, "backward, forward, full"},
		"a schema that is none":   {[]string{old, broken}, 2, "không hỗ trợ nhìn trước"},
		"a file that is away":     {[]string{old, old + "x"}, 2, "old.jsonx"},
		"one schema alone":        {[]string{old}, 2, "Cách dùng: danhmuc compat OLD.json NEW.json"},
		"a workbook for a schema": {[]string{old, written(t, "x.xlsx", "PK\x03\x04")}, 2, "không phải JSON"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(t.Context(), append([]string{"compat"}, c.args...), strings.NewReader(""), &out, &errs); got != c.exit {
				t.Errorf("exit %d, want %d: %s", got, c.exit, errs.String())
			}
			if said := out.String() + errs.String(); !strings.Contains(said, c.out) {
				t.Errorf("said %q, want %q in it", said, c.out)
			}
		})
	}
}

func TestCompatCommandForPrograms(t *testing.T) {
	old := written(t, "old.json", `{"properties":{"a/b":{"type":"integer","maximum":10}}}`)
	next := written(t, "new.json", `{"properties":{"a/b":{"type":"integer","maximum":5},"c":{}}}`)
	var out, errs strings.Builder
	if got := run(t.Context(), []string{"compat", old, next, "--format", "json", "--mode", "forward"}, strings.NewReader(""), &out, &errs); got != 0 {
		t.Fatalf("exit %d: %s", got, errs.String())
	}
	var a compatAnswer
	if err := json.Unmarshal([]byte(out.String()), &a); err != nil {
		t.Fatal(err)
	}
	if !a.Compatible || a.Bump != "major" || len(a.From) != 64 || len(a.Changes) != 2 {
		t.Fatalf("got %+v", a)
	}
	first := a.Changes[0]
	if first.Path != "/properties/a~1b/maximum" || first.Kind != "maximum.lowered" || first.Breaking || !first.Backward || first.Message == "" {
		t.Errorf("got %+v", first)
	}
	out.Reset()
	if got := run(t.Context(), []string{"compat", old, old, "--format", "json"}, strings.NewReader(""), &out, &errs); got != 0 || !strings.Contains(out.String(), `"changes":[]`) {
		t.Errorf("exit %d, said %s", got, out.String())
	}
	out.Reset()
	if got := run(t.Context(), []string{"compat", old, old + "x", "--format", "json"}, strings.NewReader(""), &out, &errs); got != 2 || !strings.Contains(out.String(), `{"error":{"code":`) {
		t.Errorf("exit %d, said %s", got, out.String())
	}
}

func TestSchemasInOtherForms(t *testing.T) {
	ours := written(t, "s.json", `{"title":"Hộ","properties":{"ma":{"type":"string","title":"Mã"},"so_ho":{"type":["integer","null"],"multipleOf":2}},"required":["ma"]}`)
	say := func(want int, args ...string) string {
		t.Helper()
		var out, errs strings.Builder
		if got := run(t.Context(), args, strings.NewReader(""), &out, &errs); got != want {
			t.Fatalf("%v: exit %d, want %d: %s", args, got, want, errs.String())
		}
		return out.String() + errs.String()
	}
	for _, form := range []string{"json-schema", "table-schema", "odcs"} {
		other := written(t, "other", say(0, "schema", ours, "--as", form))
		if got := say(0, "compat", ours, other); !strings.Contains(got, "giống nhau") {
			t.Errorf("%s came back otherwise: %s", form, got)
		}
		if got := say(0, "ddl", other, "--dialect", "sqlite"); !strings.Contains(got, "CREATE TABLE ho") {
			t.Errorf("%s makes no table: %s", form, got)
		}
	}
	table := written(t, "t.csv", "Mã xã,Số hộ\n03646,12\n03647,15\n")
	if got := say(0, "infer", table, "--as", "odcs"); !strings.Contains(got, "kind: DataContract") || !strings.Contains(got, "businessName: Số hộ") {
		t.Errorf("inferred as a contract: %s", got)
	}
	if got := say(0, "infer", table, "--as", "table-schema"); !strings.Contains(got, `"fields"`) {
		t.Errorf("inferred as a table schema: %s", got)
	}
	if got := say(2, "schema", ours, "--as", "avro"); !strings.Contains(got, "json-schema, table-schema, odcs") {
		t.Errorf("an unknown form: %s", got)
	}
	if got := say(2, "schema", written(t, "c.yaml", "kind: DataContract\n")); !strings.Contains(got, "không có bảng nào") {
		t.Errorf("a contract without a table: %s", got)
	}
}
