package check

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func jsonNumber(s string) json.Number { return json.Number(s) }

// TestEveryCodeHasSentences checks the catalogue: both languages, severity, rule, and no code in the Go files without an entry.
func TestEveryCodeHasSentences(t *testing.T) {
	if n := len(Codes()); n < 60 {
		t.Errorf("%d codes", n)
	}
	for _, code := range Codes() {
		m := codeMeta(code)
		if m.Severity != Error && m.Severity != Warning && m.Severity != Info || m.Rule == "" {
			t.Errorf("%s: %+v", code, m)
		}
		for _, lang := range Languages {
			if s := loaded().texts[lang][code]; s.What == "" || s.Group == "" {
				t.Errorf("%s: no %s sentence", code, lang)
			}
		}
	}
	for _, lang := range Languages {
		for code := range loaded().texts[lang] {
			if codeMeta(code).Severity == "" {
				t.Errorf("%s: sentence without code", code)
			}
		}
		if len(loaded().phrases[lang]) != len(loaded().phrases["vi"]) {
			t.Errorf("phrases of %s: %d, of vi: %d", lang, len(loaded().phrases[lang]), len(loaded().phrases["vi"]))
		}
	}
}

func TestCodesInTheSourceAreInTheCatalogue(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := regexp.MustCompile(`"((?:null|cell|number|type|date|period|boolean|code|text|place|key|row|total|column|unit|layout|file|table|sheet|personal|schema)\.[a-z0-9-]+)"`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range used.FindAllStringSubmatch(string(source), -1) {
			_, phrase := loaded().phrases["vi"][m[1]]
			if codeMeta(m[1]).Severity == "" && !phrase {
				t.Errorf("%s: %s is not in the catalogue", name, m[1])
			}
		}
	}
}

func TestMessagesLeaveNoPlaceholder(t *testing.T) {
	f := Finding{Code: "number.unit", Value: "185,5 ha", Understood: "185.5", Params: map[string]string{"unit": "ha", "columnUnit": "ha"}}
	if got, _ := Message("vi", &f); got != "“185,5 ha” dính đơn vị “ha”, hiểu là 185,5." {
		t.Errorf("vi: %s", got)
	}
	if got, _ := Message("en", &f); got != "“185,5 ha” carries the unit “ha”, read as 185.5." {
		t.Errorf("en: %s", got)
	}
	g := &Group{Code: "total.mismatch", Count: 1, ColumnTitle: "Sản lượng", Examples: []Finding{{Code: "total.mismatch", ColumnTitle: "Sản lượng", Row: 17,
		Params: map[string]string{"written": "31840", "sum": "31822", "difference": "-18"}}}}
	if got := GroupMessage("vi", g); got != "Sản lượng, dòng cộng 17: ghi 31.840, cộng lại được 31.822, lệch -18." {
		t.Errorf("group: %s", got)
	}
	if got := RemarkText("vi", Remark{"finding", map[string]string{"code": "code.old-commune", "count": "7"}}); got != "7 ô mã xã cũ" {
		t.Errorf("remark: %s", got)
	}
}
