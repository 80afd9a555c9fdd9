package check

import (
	"strings"
	"testing"
)

func TestCauseTitlesNameNoColumnAndNoCell(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for code := range loaded().texts[lang] {
			if s := CauseTitle(lang, code); s == "" || strings.ContainsAny(s, "{}") {
				t.Errorf("%s %s: %q", lang, code, s)
			}
		}
	}
	for code, want := range map[string]string{"cell.error": "Ô lỗi công thức", "key.duplicate": "Dòng lặp khoá", "schema.missing-required": "Thiếu cột bắt buộc", "nothing": ""} {
		if got := CauseTitle("vi", code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}
