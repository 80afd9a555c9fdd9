package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestRulesCommand(t *testing.T) {
	var shown, errs strings.Builder
	if got := run(t.Context(), []string{"rules", "show", "--format", "json"}, strings.NewReader(""), &shown, &errs); got != 0 {
		t.Fatalf("exit %d: %s", got, errs.String())
	}
	var set map[string]any
	if err := json.Unmarshal([]byte(shown.String()), &set); err != nil {
		t.Fatal(err)
	}
	same := written(t, "same.json", shown.String())
	untested := written(t, "untested.json", strings.Replace(shown.String(), `"passes": false`, `"passes": true`, 1))
	for name, c := range map[string]struct {
		args []string
		exit int
		out  string
	}{
		"the built-in set":    {[]string{"test"}, 0, "không lỗi"},
		"the same from file":  {[]string{"test", same}, 0, "không lỗi"},
		"an untested rule":    {[]string{"test", untested}, 1, "Chưa thử đủ"},
		"in English":          {[]string{"test", untested, "--lang", "en"}, 1, "Untested"},
		"for a program":       {[]string{"test", untested, "--format", "json"}, 1, `"rules.untested"`},
		"no rules":            {[]string{"test", written(t, "x.json", "{")}, 1, "Không đọc được bộ quy tắc"},
		"a file that is away": {[]string{"test", same + "x"}, 2, "same.jsonx"},
		"shown in words":      {[]string{"show"}, 0, "open-by-class"},
		"terms in words":      {[]string{"show", "--lang", "en"}, 0, "2 working days"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs strings.Builder
			if got := run(t.Context(), append([]string{"rules"}, c.args...), strings.NewReader(""), &out, &errs); got != c.exit {
				t.Errorf("exit %d, want %d: %s", got, c.exit, errs.String())
			}
			if said := out.String() + errs.String(); !strings.Contains(said, c.out) {
				t.Errorf("%q is not in %s", c.out, said)
			}
		})
	}
}
