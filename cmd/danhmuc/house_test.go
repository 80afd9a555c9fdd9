package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// edges is the house: which package may import which of ours. A new edge is a reviewed line. "…" at the end of a name stands
// for the package and all below it.
var edges = map[string][]string{
	"registry/changelog":           {},
	"registry":                     {"registry/changelog", "schemas", "schemas/codelist", "schemas/table", "schemas/viet"},
	"registry/access":              {"registry"},
	"registry/boltstore":           {"registry", "registry/changelog"},
	"registry/files":               {"registry"},
	"registry/follow":              {"registry", "registry/changelog"},
	"registry/intake":              {"registry", "schemas/table", "schemas/viet"},
	"registry/jobs":                {"registry"},
	"registry/messages":            {"registry", "schemas/viet"},
	"registry/paper":               {"registry"},
	"registry/policy":              {"registry"},
	"registry/progress":            {"registry", "registry/changelog"},
	"registry/search":              {"registry", "registry/changelog", "schemas/viet"},
	"registry/storetest":           {"registry", "registry/changelog"},
	"registry/publish/open":        {},
	"registry/publish/dcat":        {"registry/publish/open"},
	"registry/publish/rows":        {"registry/publish/open"},
	"registry/publish/pages":       {"registry/publish/open", "registry/publish/dcat", "registry/publish/rows", "schemas/viet"},
	"registry/publish":             {"registry/publish/open", "registry/publish/dcat", "registry/publish/rows", "registry/publish/pages"},
	"schemas/viet":                 {},
	"schemas/codelist":             {"schemas/table", "schemas/viet"},
	"schemas/table":                {"schemas/viet"},
	"schemas":                      {},
	"schemas/compare":              {"schemas", "schemas/infer", "schemas/viet"},
	"schemas/compat":               {"schemas", "schemas/viet"},
	"schemas/ddl":                  {"schemas", "schemas/compat", "schemas/viet"},
	"schemas/exchange":             {"schemas", "schemas/viet"},
	"schemas/personal":             {"schemas", "schemas/viet"},
	"schemas/profile":              {"schemas/viet"},
	"schemas/infer":                {"schemas", "schemas/table", "schemas/viet", "schemas/profile"},
	"schemas/check":                {"schemas", "schemas/codelist", "schemas/table", "schemas/viet", "schemas/infer", "schemas/profile", "schemas/personal", "schemas/xlsx"},
	"schemas/clean":                {"schemas", "schemas/table", "schemas/viet", "schemas/infer", "schemas/check"},
	"schemas/xlsx":                 {"schemas", "schemas/table"},
	"graphql/limit":                {},
	"graphql":                      {"graphql/limit", "registry", "registry/changelog", "registry/progress", "schemas", "schemas/codelist", "schemas/compat", "schemas/check", "schemas/clean", "schemas/personal", "schemas/table"},
	"ui":                           {},
	"cmd/danhmuc":                  {"…"},
	"cmd/danhmuc/demo":             {"registry", "registry/access", "registry/paper", "schemas/viet"},
	"registry/registrytest":        {"registry", "registry/access", "registry/changelog", "registry/policy", "registry/boltstore", "registry/storetest", "registry/search", "registry/progress"},
	"registry/publish/publishtest": {"registry/publish/open"},
}

// homes is where each outside library may be imported; the tests beside may use any.
var homes = map[string][]string{
	"github.com/graphql-go/graphql":         {"graphql", "graphql/limit"},
	"go.etcd.io/bbolt":                      {"registry/boltstore"},
	"github.com/santhosh-tekuri/jsonschema": {"schemas"},
	"github.com/gorilla/mux":                {"cmd/danhmuc"},
	"github.com/spf13":                      {"cmd/danhmuc"},
	"github.com/knadh/koanf":                {"cmd/danhmuc"},
	"github.com/prometheus/client_golang":   {"cmd/danhmuc"},
	"github.com/vbauerster/mpb":             {"cmd/danhmuc"},
	"github.com/transparency-dev/merkle":    {"registry/changelog"},
	"golang.org/x/mod":                      {"registry/changelog"},
	"cel.dev/cel-go":                        {"registry/policy"},
	"golang.org/x/crypto":                   {"registry/access"},
	"github.com/richardlehane/mscfb":        {"schemas/table"},
	"github.com/parquet-go/parquet-go":      {"schemas/table"},
	"github.com/klauspost/compress":         {"schemas/table"},
	"github.com/pierrec/lz4":                {"schemas/table"},
	"github.com/xuri/excelize":              {"registry/paper", "registry/publish/rows"},
	"github.com/piprate/json-gold":          {},
	"go.yaml.in/yaml":                       {"schemas/exchange"},
	"modernc.org/sqlite":                    {},
	"github.com/jackc/pgx":                  {},
	"golang.org/x/time":                     {"cmd/danhmuc"},
}

const module = "danhmuc/"

// imports lists the imports of each package of the module, without those of its tests.
func imports(t *testing.T, root string) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || (strings.HasPrefix(d.Name(), ".") && path != root)) {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		rel, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			if !slices.Contains(out[pkg], name) {
				out[pkg] = append(out[pkg], name)
			}
		}
		if _, ok := out[pkg]; !ok {
			out[pkg] = nil
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestHouse(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	found := imports(t, root)
	if len(found) < 20 {
		t.Fatalf("only %d packages found under %s", len(found), root)
	}
	for pkg, list := range found {
		allowed, known := edges[pkg]
		if !known {
			t.Errorf("package %s is not in the house: add it to the table, or move its code", pkg)
			continue
		}
		for _, name := range list {
			if own, ok := strings.CutPrefix(name, module); ok {
				if !slices.Contains(allowed, own) && !slices.Contains(allowed, "…") {
					t.Errorf("%s imports %s: no such edge in the house", pkg, own)
				}
				continue
			}
			for lib, at := range homes {
				if strings.HasPrefix(name, lib) && !slices.Contains(at, pkg) {
					t.Errorf("%s imports %s, whose home is %v", pkg, name, at)
				}
			}
		}
	}
	for pkg := range edges {
		if _, ok := found[pkg]; !ok && pkg != "registry/registrytest" {
			t.Errorf("the table names %s, which is not there", pkg)
		}
	}
}

func TestTopLevelFolders(t *testing.T) {
	given := []string{"cmd", "registry", "schemas", "lineage", "graphql", "ui"}
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() || slices.Contains(given, e.Name()) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		matches, err := filepath.Glob(filepath.Join("../..", e.Name(), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		if len(matches) > 0 {
			t.Errorf("the top-level folder %s holds Go code", e.Name())
		}
	}
}
