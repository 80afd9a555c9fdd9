package main

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"danhmuc/registry/messages"
)

func known(lang, code string) bool {
	if _, ok := words()[lang][code]; ok {
		return true
	}
	return messages.Has(code)
}

var codeLiteral = regexp.MustCompile(`(?:say\([a-zA-Z.()"]+, |refusal\(|Code: )"([a-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9-]+)+|internal)"`)

func TestEveryCodeHasItsWords(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codeLiteral.FindAllStringSubmatch(string(raw), -1) {
			found++
			if !known("vi", m[1]) && known("vi", "problem."+m[1]) {
				continue // a damage that verify names under this prefix
			}
			for _, lang := range messages.Languages {
				if !known(lang, m[1]) {
					t.Errorf("%s: no words for %q in %s", f, m[1], lang)
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d codes found in %d files", found, len(files))
	}
}

func TestBothLanguagesHaveTheSameWords(t *testing.T) {
	hole := regexp.MustCompile(`\{[a-zA-Z]+\}`)
	holes := func(s string) []string {
		list := hole.FindAllString(s, -1)
		slices.Sort(list)
		return slices.Compact(list)
	}
	for code, vi := range words()["vi"] {
		en, ok := words()["en"][code]
		if !ok || !slices.Equal(holes(vi), holes(en)) {
			t.Errorf("%s: vi %q, en %q", code, vi, en)
		}
	}
	if len(words()["vi"]) != len(words()["en"]) {
		t.Errorf("%d Vietnamese words, %d English", len(words()["vi"]), len(words()["en"]))
	}
}

func TestEveryCommandAndFlagHasWords(t *testing.T) {
	walk(rootCommand(io.Discard, io.Discard), func(c *cobra.Command) {
		if c.Short == "" || strings.HasPrefix(c.Short, "cli.") {
			t.Errorf("%s has no words: %q", c.CommandPath(), c.Short)
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || strings.HasPrefix(f.Usage, "cli.") {
				t.Errorf("%s --%s has no words: %q", c.CommandPath(), f.Name, f.Usage)
			}
		})
	})
}

func TestRefusalsOfTheCommandLine(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"an unknown command":  {[]string{"chay"}, "Không có lệnh “chay”"},
		"an unknown flag":     {[]string{"check", "--maus", "x"}, "Cờ “maus”"},
		"a missing argument":  {[]string{"check"}, "Cách dùng: danhmuc check FILE"},
		"a file that is away": {[]string{"check", "khong-co.xlsx"}, ""},
		"English when asked":  {[]string{"--lang", "en", "infer"}, "Too few or too many"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(t.Context(), tc.args, strings.NewReader(""), &out, &errs); got != 2 {
				t.Errorf("exit %d, want 2", got)
			}
			if !strings.Contains(errs.String(), tc.want) || errs.Len() == 0 || strings.Contains(errs.String(), "unknown") {
				t.Errorf("said %q, want %q", errs.String(), tc.want)
			}
		})
	}
}
