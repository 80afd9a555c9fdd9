package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/publish/dcat"
)

// TestTheLogIsExported writes the log both ways: every entry, in order, no salt, and no cell that a spreadsheet would run.
func TestTheLogIsExported(t *testing.T) {
	a, err := openApp(appOptions{dir: t.TempDir(), log: hclog.NewNullLogger()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	ctx := system(t.Context())
	for _, code := range []string{"SNNMT", "SYT"} {
		if _, err := a.registry.AddOrganization(ctx, registry.Organization{Code: code, Name: "=" + code}, ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := a.registry.CreateAccount(ctx, registry.AccountInput{Username: "yte", Name: "Phòng", Organization: "SYT", Roles: []registry.Role{registry.RoleContributor}}); err != nil {
		t.Fatal(err)
	}
	var lines, table strings.Builder
	if err := a.export(ctx, "log.ndjson", dcat.Site{}, registry.Query{}, &lines); err != nil {
		t.Fatal(err)
	}
	if err := a.export(ctx, "log.csv", dcat.Site{}, registry.Query{}, &table); err != nil {
		t.Fatal(err)
	}
	n := 0
	for s := bufio.NewScanner(strings.NewReader(lines.String())); s.Scan(); {
		n++
		var l logLine
		if err := json.Unmarshal(s.Bytes(), &l); err != nil || l.Seq != uint64(n) || l.Leaf == "" || l.Kind == "" {
			t.Errorf("line %d: %s, %v", n, s.Text(), err)
		}
	}
	if n != 3 || !strings.Contains(lines.String(), `"username":"yte"`) || strings.Contains(lines.String(), "salt") {
		t.Errorf("%d lines: %s", n, lines.String())
	}
	rows, err := csv.NewReader(strings.NewReader(table.String())).ReadAll()
	if err != nil || len(rows) != 4 || rows[3][2] != "account.create" {
		t.Fatal(rows, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("a cell runs: %s", cell)
			}
		}
	}
	if noFormula("=1+1") != "'=1+1" || noFormula("x") != "x" {
		t.Error("a formula is left")
	}
	if err := a.export(t.Context(), "log.csv", dcat.Site{}, registry.Query{}, &table); !registry.IsKind(err, registry.KindUnauthenticated) {
		t.Errorf("the public exports: %v", err)
	}
}
