package check

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/table"
)

func jsonNumber(s string) json.Number { return json.Number(s) }

// TestEveryCodeHasAllParts checks the catalogue: severity, quality dimension, and in both languages what, why, how to mend and an example,
// with the same placeholders.
func TestEveryCodeHasAllParts(t *testing.T) {
	if n := len(Codes()); n < 80 {
		t.Errorf("%d codes", n)
	}
	placeholder := regexp.MustCompile(`\{[a-zA-Z]+\}`)
	for _, code := range Codes() {
		m := codeMeta(code)
		if m.Severity != Error && m.Severity != Warning && m.Severity != Info || loaded().phrases["vi"]["quality."+m.Rule] == "" {
			t.Errorf("%s: %+v", code, m)
		}
		for _, lang := range Languages {
			s := loaded().texts[lang][code]
			for part, text := range map[string]string{"what": s.What, "group": s.Group, "why": s.Why, "fix": s.Fix, "example": s.Example} {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: no %s part %q", code, lang, part)
				}
			}
			vi := loaded().texts["vi"][code]
			for _, pair := range [][2]string{{s.What, vi.What}, {s.Group, vi.Group}} {
				got, want := placeholder.FindAllString(pair[0], -1), placeholder.FindAllString(pair[1], -1)
				slices.Sort(got)
				slices.Sort(want)
				if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
					t.Errorf("%s: %s has %v, vi has %v", code, lang, got, want)
				}
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

// TestEveryNoteIsAFinding reads the notes that package table can leave: none may be dropped silently.
func TestEveryNoteIsAFinding(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "table", "layout.go"))
	if err != nil {
		t.Fatal(err)
	}
	notes := regexp.MustCompile(`NoteCode = "([^"]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(notes) < 10 {
		t.Fatalf("%d notes", len(notes))
	}
	for _, m := range notes {
		if code := table.NoteCode(m[1]); noteCodes[code] == "" && code != table.NoteHiddenColumn {
			t.Errorf("no finding says %s", code)
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
