package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestDDLCommand(t *testing.T) {
	old := written(t, "old.json", `{"title":"Hộ nghèo","properties":{"ma":{"type":"string","title":"Mã"},"so_ho":{"type":["integer","null"]}},"required":["ma"],"x-danhmuc":{"primaryKey":["ma"]}}`)
	next := written(t, "new.json", `{"title":"Hộ nghèo","properties":{"ma":{"type":"string","title":"Mã"}},"required":["ma"],"x-danhmuc":{"primaryKey":["ma"]}}`)
	empty := written(t, "empty.json", `{"properties":{}}`)
	for name, c := range map[string]struct {
		args []string
		exit int
		out  string
	}{
		"postgres":             {[]string{old, "--dialect", "postgres"}, 0, "CREATE TABLE ho_ngheo (\n  ma text NOT NULL"},
		"its comment":          {[]string{old, "--dialect", "postgres"}, 0, "COMMENT ON COLUMN ho_ngheo.ma IS 'Mã';"},
		"clickhouse":           {[]string{old, "--dialect", "clickhouse"}, 0, "ENGINE = MergeTree"},
		"another table":        {[]string{old, "--dialect", "sqlite", "--table", "bang khac"}, 0, `CREATE TABLE "bang khac"`},
		"a migration":          {[]string{next, "--from", old, "--dialect", "mysql"}, 0, "-- [mất dữ liệu] Bỏ cột so_ho"},
		"no dialect":           {[]string{old}, 2, "postgres, mysql, oracle, sqlite, sqlserver, clickhouse"},
		"a dialect not there":  {[]string{old, "--dialect", "db2"}, 2, "“db2”"},
		"a table of no column": {[]string{empty, "--dialect", "sqlite"}, 2, "không có cột nào"},
		"a file away":          {[]string{old + "x", "--dialect", "sqlite"}, 2, "old.jsonx"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(t.Context(), append([]string{"ddl"}, c.args...), strings.NewReader(""), &out, &errs); got != c.exit {
				t.Errorf("exit %d, want %d: %s", got, c.exit, errs.String())
			}
			if said := out.String() + errs.String(); !strings.Contains(said, c.out) {
				t.Errorf("said %q, want %q in it", said, c.out)
			}
		})
	}
	var out, errs strings.Builder
	if got := run(t.Context(), []string{"ddl", next, "--from", old, "--dialect", "postgres", "--format", "json", "--lang", "en"}, strings.NewReader(""), &out, &errs); got != 0 {
		t.Fatalf("exit %d: %s", got, errs.String())
	}
	var a ddlAnswer
	if err := json.Unmarshal([]byte(out.String()), &a); err != nil {
		t.Fatal(err)
	}
	if a.Risk != "losesData" || len(a.Steps) != 1 || a.Steps[0].Column != "so_ho" || a.Steps[0].SQL[0] != "ALTER TABLE ho_ngheo DROP COLUMN so_ho" {
		t.Errorf("got %+v", a)
	}
}
