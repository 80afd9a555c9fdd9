package graphql

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"danhmuc/graphql/limit"
)

var (
	webDocument  = regexp.MustCompile("(?s)graphql\\(\\s*(?:/\\*.*?\\*/)?\\s*`(.*?)`")
	webOperation = regexp.MustCompile(`(?m)^\s*(query|mutation|subscription|fragment)\s+(\w+)`)
	webSpread    = regexp.MustCompile(`\.\.\.\s*(\w+)`)
)

// TestTheWebsDocumentsFit takes every document of the web application through the gates that a request passes.
func TestTheWebsDocumentsFit(t *testing.T) {
	operations, fragments := webDocuments(t, "../ui/src")
	if len(operations) == 0 {
		t.Skip("the web's sources are not at hand")
	}
	s := apiSchema(t)
	l := limit.Default()
	l.ListSizes, l.Weights = s.listSizes, weights
	for name, text := range operations {
		t.Run(name, func(t *testing.T) {
			whole := text
			for _, f := range closure(text, fragments, map[string]bool{}) {
				whole += "\n" + f
			}
			doc, err := s.prepare(whole, l)
			if err != nil {
				t.Fatalf("%v\n%s", err, whole)
			}
			if _, _, err := limit.Cost(doc.ast, "", map[string]any{"first": 300, "limit": 1000}, l); err != nil {
				t.Errorf("at 300 lines a page: %v", err)
			}
		})
	}
}

func webDocuments(t *testing.T, root string) (operations, fragments map[string]string) {
	t.Helper()
	operations, fragments = map[string]string{}, map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil
		}
		if err != nil || d.IsDir() || !strings.HasPrefix(filepath.Ext(path), ".ts") || strings.Contains(path, "generated") {
			return err
		}
		src, err := os.ReadFile(path)
		for _, m := range webDocument.FindAllStringSubmatch(string(src), -1) {
			kind := webOperation.FindStringSubmatch(m[1])
			if kind == nil {
				continue
			}
			if kind[1] == "fragment" {
				fragments[kind[2]] = m[1]
			} else {
				operations[kind[2]] = m[1]
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return operations, fragments
}

func closure(text string, fragments map[string]string, seen map[string]bool) []string {
	var out []string
	for _, m := range webSpread.FindAllStringSubmatch(text, -1) {
		if f, ok := fragments[m[1]]; ok && !seen[m[1]] {
			seen[m[1]] = true
			out = append(append(out, f), closure(f, fragments, seen)...)
		}
	}
	return out
}
