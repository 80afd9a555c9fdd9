package dcat_test

import (
	"bytes"
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/publishtest"
)

// TestShapes validates a page of 40 datasets against the shapes of DCAT-AP 3
// with the outside suite, where it is installed.
func TestShapes(t *testing.T) {
	shared := cmp.Or(os.Getenv("DANHMUC_SHARED"), filepath.Join("..", "..", "..", "..", "shared"))
	suite := cmp.Or(os.Getenv("DANHMUC_SHACL"), filepath.Join(shared, "harness", "shacl"))
	if _, err := os.Stat(filepath.Join(suite, "node_modules")); err != nil {
		t.Skip("the SHACL suite is not installed: DANHMUC_SHACL, or npm ci in harness/shacl of the shared folder")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	fixtures, err := filepath.Abs(filepath.Join(shared, "data", "outside"))
	if err != nil {
		t.Fatal(err)
	}
	m := publishtest.Small(40)
	tests := []struct {
		profile string
		format  dcat.Format
		more    []string
	}{
		{"base", dcat.Turtle, nil},
		{"base", dcat.JSONLD, nil},
		{"base", dcat.RDFXML, nil},
		{"full", dcat.Turtle, nil},
		{"full", dcat.Turtle, []string{"--vocab"}},
		{"ranges", dcat.Turtle, []string{"--vocab"}},
		{"recommended", dcat.Turtle, nil},
	}
	for _, tt := range tests {
		name := tt.profile + "." + tt.format.Extension()
		t.Run(name, func(t *testing.T) {
			body := render(t, tt.format, func(b *bytes.Buffer, f dcat.Format) error { return dcat.WritePage(b, f, site(), page(), m.Datasets) })
			file := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(file, body, 0o600); err != nil {
				t.Fatal(err)
			}
			args := append([]string{filepath.Join(suite, "check.mjs"), "--profile", tt.profile, "--expect-datasets", "40"}, tt.more...)
			cmd := exec.Command(node, append(args, file)...)
			cmd.Env = append(os.Environ(), "FIXTURES="+fixtures)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out[max(0, len(out)-4000):])
			}
		})
	}
}
