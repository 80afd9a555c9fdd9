package ddl

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

func parse(t testing.TB, path string) *schemas.Schema {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := schemas.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Golden files: testdata/DIALECT.sql makes testdata/old.json's table, testdata/DIALECT.migrate.sql brings it to testdata/new.json.
// To write them anew: DANHMUC_GOLDEN=write go test ./schemas/ddl -run Golden.
func TestGolden(t *testing.T) {
	from, to := parse(t, "testdata/old.json"), parse(t, "testdata/new.json")
	for _, d := range Dialects {
		create, err := Create(from, d, Options{Lang: "vi"})
		if err != nil {
			t.Fatal(err)
		}
		steps, err := Migrate(from, to, d, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string]string{string(d) + ".sql": create, string(d) + ".migrate.sql": Script(steps, d, "en")} {
			path := filepath.Join("testdata", name)
			if os.Getenv("DANHMUC_GOLDEN") == "write" {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs:\n%s", name, got)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	empty, err := schemas.Parse([]byte(`{"properties":{}}`))
	if err != nil {
		t.Fatal(err)
	}
	var columns []schemas.Column
	for i := range 2001 {
		columns = append(columns, schemas.Column{Name: "c" + itoa(i), Type: schemas.String})
	}
	wide, err := schemas.New("", columns, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range Dialects {
		for s, code := range map[*schemas.Schema]string{empty: CodeNoColumns, wide: CodeTooMany} {
			_, err := Create(s, d, Options{})
			var own *Error
			if !errors.As(err, &own) || own.Code != code {
				t.Errorf("%s: got %v, want %s", d, err, code)
				continue
			}
			for _, lang := range []string{"vi", "en"} {
				if text := Message(lang, own); text == code || strings.Contains(text, "{") {
					t.Errorf("%s says %q", code, text)
				}
			}
		}
	}
	if _, err := ParseDialect("db2"); err == nil {
		t.Error("db2 is a dialect")
	}
}

func TestNames(t *testing.T) {
	long := strings.Repeat("dien_tich_gieo_trong_", 8)
	for _, d := range Dialects {
		n := &names{d: d, taken: map[string]bool{}}
		a, b := n.give(long+"a"), n.give(long+"b")
		if a == b || d.measure(a) > d.limit() {
			t.Errorf("%s: %q and %q", d, a, b)
		}
		alone := &names{d: d, taken: map[string]bool{}}
		if again := alone.give(long + "b"); again != b {
			t.Errorf("%s: %q alone is %q", d, b, again)
		}
		if x := n.give("x"); x != "x" {
			t.Errorf("%s: x became %q", d, x)
		}
		first, second := n.give("Mã"), n.give("mã")
		if d.fold(first) == d.fold(second) {
			t.Errorf("%s: %q and %q are one name", d, first, second)
		}
	}
	short := &names{d: Oracle, limit: 30, taken: map[string]bool{}}
	if got := short.give(long); len(got) > 30 {
		t.Errorf("%q is longer than 30", got)
	}
	vi := &names{d: Postgres, taken: map[string]bool{}}
	if got := vi.give(strings.Repeat("Diện tích ", 20)); len(got) > 63 || !strings.HasPrefix(got, "Diện tích") || strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("cut to %q", got)
	}
}

var holes = regexp.MustCompile(`\{[a-z]+\}`)

func TestBothLanguages(t *testing.T) {
	vi, en := messages.Languages()["vi"], messages.Languages()["en"]
	for code, text := range vi {
		a, b := holes.FindAllString(text, -1), holes.FindAllString(en[code], -1)
		slices.Sort(a)
		slices.Sort(b)
		if en[code] == "" || !slices.Equal(a, b) {
			t.Errorf("%s says %q and %q", code, text, en[code])
		}
	}
	if len(vi) != len(en) {
		t.Errorf("%d sentences and %d", len(vi), len(en))
	}
	for _, r := range []Risk{Safe, Rewrites, MayFail, LosesData} {
		if RiskName("vi", r) == "risk."+string(r) {
			t.Errorf("%s has no words", r)
		}
	}
	// Every phrase that the code names is in the catalogue.
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`"((?:step|note|remark)\.[a-z]+(?:[.-][a-zA-Z]+)*)"`)
	found := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range named.FindAllStringSubmatch(string(raw), -1) {
			found++
			if vi[m[1]] == "" {
				t.Errorf("%s names %s, which has no sentence", f, m[1])
			}
		}
	}
	if found < 20 {
		t.Errorf("only %d phrases found", found)
	}
}
