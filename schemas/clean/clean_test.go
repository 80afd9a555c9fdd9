package clean

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas/check"
	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// surveyed is a file with its report and survey.
type surveyed struct {
	src    Source
	report *check.Report
	survey *Survey
	cells  bytes.Buffer
}

func survey(tb testing.TB, path string) *surveyed {
	tb.Helper()
	s := &surveyed{src: Source{Path: path}}
	var err error
	if s.report, err = check.File(context.Background(), path, check.Options{OutDir: tb.TempDir(), NoGrid: true}); err != nil {
		tb.Fatal(err)
	}
	if s.survey, err = Suggest(context.Background(), s.src, s.report.Tables[0], 0, &s.cells); err != nil {
		tb.Fatal(err)
	}
	return s
}

// rows gives the canonical rows of a file read with a recipe, nil for none, and the report.
func rows(tb testing.TB, path string, recipe *Recipe) ([]byte, *check.Report, *Cleaner) {
	tb.Helper()
	dir := tb.TempDir()
	var last *Cleaner
	opts := check.Options{OutDir: dir, NoGrid: true}
	if recipe != nil {
		opts.Clean = func(s check.Sheet) check.LineCleaner { last = New(recipe, s); return last }
	}
	report, err := check.File(context.Background(), path, opts)
	if err != nil {
		tb.Fatal(err)
	}
	out, err := os.ReadFile(filepath.Join(dir, report.Tables[0].RowsFile))
	if err != nil {
		tb.Fatal(err)
	}
	return out, report, last
}

func write(tb testing.TB, name, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// column makes a CSV file of one column and a column of different texts beside it.
func column(tb testing.TB, title string, values ...string) string {
	tb.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "\"%s\",khac\n", title)
	for i, v := range values {
		fmt.Fprintf(&b, "\"%s\",dòng thứ %d\n", strings.ReplaceAll(v, `"`, `""`), i)
	}
	return write(tb, "bang.csv", b.String())
}

func all(*Suggestion) bool    { return true }
func sure(s *Suggestion) bool { return s.Sure }

// preview lists what a recipe would do as "row: before → after (rules)".
func (s *surveyed) preview(tb testing.TB, recipe *Recipe) []string {
	tb.Helper()
	page, total, err := Previews(s.survey, recipe, bytes.NewReader(s.cells.Bytes()), "", "", 0, 1000)
	if err != nil {
		tb.Fatal(err)
	}
	if total != len(page) {
		tb.Fatalf("%d changes on the page, %d in all", len(page), total)
	}
	var out []string
	for _, p := range page {
		out = append(out, fmt.Sprintf("%d: %s → %s (%s)", p.Row, p.Before, p.After, strings.Join(p.Rules, " ")))
	}
	return out
}

func TestRules(t *testing.T) {
	many := func(values ...string) []string {
		return append(values, "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám")
	}
	numbers := []string{"10,5", "20,25", "30,5", "40,5", "50,5", "60,5", "70,5", "80,5"}
	plain := []string{"10.5", "20.25", "30.5", "40.5", "50.5", "60.5", "70.5", "80.5"}
	days := []string{"2026-01-02", "2026-01-13", "2026-01-04", "2026-01-15", "2026-01-16", "2026-01-17", "2026-01-18", "2026-01-19"}
	communes := []string{"03646", "03664", "03670", "03679", "03688", "03694", "03703", "03712"}
	tests := map[string]struct {
		title  string
		values []string // the first is row 2
		want   []string
		unsure bool
	}{
		"spaces at the ends":        {"Tên", many(" Sơn La "), []string{"2:  Sơn La  → Sơn La (text.trim)"}, false},
		"double spaces":             {"Tên", many("Sơn  La"), []string{"2: Sơn  La → Sơn La (text.spaces)"}, false},
		"no-break space":            {"Tên", many("Sơn\u00a0La"), []string{"2: Sơn\u00a0La → Sơn La (text.spaces)"}, false},
		"zero width":                {"Tên", many("Sơn\u200b La"), []string{"2: Sơn\u200b La → Sơn La (text.invisible)"}, false},
		"decomposed":                {"Tên", many("So\u031bn La"), []string{"2: So\u031bn La → Sơn La (text.nfc)"}, false},
		"look-alike":                {"Tên", many("Ðoàn Kết"), []string{"2: Ðoàn Kết → Đoàn Kết (text.letters)"}, false},
		"mojibake":                  {"Tên", many("SÆ¡n La xÃ£"), []string{"2: SÆ¡n La xÃ£ → Sơn La xã (text.mojibake)"}, false},
		"old font":                  {"Tên", many("Céng hßa x· héi"), []string{"2: Céng hßa x· héi → Cộng hòa xã hội (text.encoding)"}, false},
		"nothing but spaces":        {"Tên", many("  "), []string{"2:    →  (text.trim)"}, false},
		"words for nothing":         {"Tên", many("-", "chưa có", "N/A", "KPS"), []string{"2: - →  (null.variants)", "3: chưa có →  (null.variants)", "4: N/A →  (null.variants)", "5: KPS →  (null.variants)"}, false},
		"several at once":           {"Tên", many(" Sơn \u00a0La\u200b "), []string{"2:  Sơn \u00a0La\u200b  → Sơn La (text.invisible text.spaces text.trim)"}, false},
		"decimal comma":             {"Diện tích (ha)", append(slices.Clone(plain), "12,55"), []string{"10: 12,55 → 12.55 (number.form)"}, false},
		"grouped":                   {"Diện tích (ha)", append(slices.Clone(plain), "29.810,1"), []string{"10: 29.810,1 → 29810.1 (number.form)"}, false},
		"two readings, proven":      {"Diện tích (ha)", append(slices.Clone(plain), "1.234"), nil, false},
		"unit of the column":        {"Diện tích (ha)", append(slices.Clone(plain), "185.5 ha"), []string{"10: 185.5 ha → 185.5 (number.unit)"}, false},
		"unit of the same kind":     {"Diện tích (ha)", append(slices.Clone(plain), "5000 m2"), []string{"10: 5000 m2 → 0.5 (number.unit)"}, false},
		"unit of another kind":      {"Diện tích (ha)", append(slices.Clone(plain), "12 tấn"), nil, false},
		"about":                     {"Diện tích (ha)", append(slices.Clone(plain), "~300"), nil, false},
		"day in words":              {"Ngày cấp", append(slices.Clone(days), "ngày 28 tháng 3 năm 2026"), []string{"10: ngày 28 tháng 3 năm 2026 → 2026-03-28 (date.iso)"}, false},
		"day first":                 {"Ngày cấp", append(slices.Clone(days), "28/3/2026"), []string{"10: 28/3/2026 → 2026-03-28 (date.iso)"}, false},
		"day that no calendar has":  {"Ngày cấp", append(slices.Clone(days), "31/2/2026"), nil, false},
		"period":                    {"Kỳ báo cáo", []string{"Quý I/2026", "20262", "20263", "20264", "20261"}, []string{"2: Quý I/2026 → 20261 (period.code)"}, false},
		"truth":                     {"Đã cấp", []string{"Có", "Không", "true", "false", "true", "false"}, []string{"2: Có → true (boolean.form)", "3: Không → false (boolean.form)"}, false},
		"lost zero of a commune":    {"Mã xã", append(slices.Clone(communes), "4136"), []string{"10: 4136 → 04136 (code.zeros)"}, false},
		"name among commune codes":  {"Mã xã", append(slices.Clone(communes), "Xã Tà Hộc"), []string{"10: Xã Tà Hộc → 04136 (place.code)"}, false},
		"lost zero of another code": {"Mã hộ", []string{"001", "002", "003", "004", "005", "006", "007", "8"}, []string{"9: 8 → 008 (code.zeros)"}, true},
		"capitals of most rows":     {"Loại cây", []string{"Xoài", "Xoài", "Xoài", "XOÀI", "xoài", "Mận", "Mận", "Nhãn"}, []string{"5: XOÀI → Xoài (text.spelling)", "6: xoài → Xoài (text.spelling)"}, true},
		"capitals of the list":      {"Tên xã", []string{"XÃ TÀ HỘC", "Xã Tà Hộc", "tà hộc", "Xã Mường Bú", "Xã Chiềng Mai", "Xã Phiêng Pằn"}, []string{"2: XÃ TÀ HỘC → Xã Tà Hộc (text.spelling)", "4: tà hộc → Tà Hộc (text.spelling)"}, false},
		"a clean column":            {"Tên", many("Sơn La"), nil, false},
		"commas throughout":         {"Diện tích (ha)", append(slices.Clone(numbers), "1.234"), []string{"2: 10,5 → 10.5 (number.form)", "3: 20,25 → 20.25 (number.form)", "4: 30,5 → 30.5 (number.form)", "5: 40,5 → 40.5 (number.form)", "6: 50,5 → 50.5 (number.form)", "7: 60,5 → 60.5 (number.form)", "8: 70,5 → 70.5 (number.form)", "9: 80,5 → 80.5 (number.form)", "10: 1.234 → 1234 (number.form)"}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := survey(t, column(t, test.title, test.values...))
			recipe := s.survey.Recipe(sure)
			if test.unsure {
				if got := s.preview(t, recipe); len(got) > 0 {
					t.Errorf("agreed to without asking: %q", got)
				}
				recipe = s.survey.Recipe(all)
			}
			if got := s.preview(t, recipe); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestRowsLeftOut(t *testing.T) {
	path := write(t, "bang.csv", "STT,Tên,Số lượng\n1,Xoài,10\n2,Mận,20\n3, Xoài ,10\n4,Nhãn,30\nTổng cộng,,70\n")
	s := survey(t, path)
	recipe := s.survey.Recipe(func(o *Suggestion) bool { return o.Rule == rowRepeats })
	want := []string{"4: 3 |  Xoài  | 10 →  (row.duplicates)", "6: Tổng cộng | 70 →  (row.totals)"}
	if got := s.preview(t, recipe); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if o := s.survey.Suggestions[slices.IndexFunc(s.survey.Suggestions, func(o Suggestion) bool { return o.Rule == rowRepeats })]; o.Sure {
		t.Error("leaving out rows is agreed to without asking")
	}
	_, report, cleaner := rows(t, path, recipe)
	if got := report.Tables[0].Rows; got != 3 {
		t.Errorf("%d rows, want 3", got)
	}
	if _, left := cleaner.Changed(); left != 1 {
		t.Errorf("%d rows left out, want 1", left)
	}
}

// TestUnderstoodAlike proves that rules which only write otherwise change no value that reading understands, that nothing they promise to
// mend is left, and that without the recipe the rows are what they were to the byte.
func TestUnderstoodAlike(t *testing.T) {
	for _, path := range messy(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			before, raw, _ := rows(t, path, nil)
			s := survey(t, path)
			recipe := s.survey.Recipe(func(o *Suggestion) bool {
				return o.Sure && !slices.Contains([]string{"place.code", "code.zeros", textSpelling, rowRepeats}, o.Rule)
			})
			parsed, err := ParseRecipe(recipe.Canonical())
			if err != nil {
				t.Fatal(err)
			}
			after, cleaned, cleaner := rows(t, path, parsed)
			if !bytes.Equal(before, after) {
				t.Errorf("the rows differ:\n%s", firstDifference(before, after))
			}
			again, _, _ := rows(t, path, parsed)
			if !bytes.Equal(after, again) {
				t.Error("the same file and recipe gave other bytes")
			}
			undone, _, _ := rows(t, path, nil)
			if !bytes.Equal(before, undone) {
				t.Error("without the recipe the rows are not what they were")
			}
			for i, c := range cleaner.Counts() {
				o := s.survey.Suggestions[slices.IndexFunc(s.survey.Suggestions, func(o Suggestion) bool { return o.Rule == c.Rule && o.Column == c.Column })]
				if c.Rule != rowTotals && c.Count != o.Count {
					t.Errorf("step %d, %s of %s: changed %d, suggested %d", i, c.Rule, c.Column, c.Count, o.Count)
				}
			}
			for _, g := range cleaned.Tables[0].Groups {
				if mended[g.Code] {
					t.Errorf("%s is still found %d times in %s", g.Code, g.Count, g.Column)
				}
			}
			if cleaned.Tables[0].Warnings > raw.Tables[0].Warnings || cleaned.Tables[0].Errors > raw.Tables[0].Errors {
				t.Errorf("%d errors and %d warnings before, %d and %d after", raw.Tables[0].Errors, raw.Tables[0].Warnings, cleaned.Tables[0].Errors, cleaned.Tables[0].Warnings)
			}
		})
	}
}

// mended are the findings that no cell has after all sure rules.
var mended = map[string]bool{"text.tcvn3": true, "text.vni": true, "text.vps": true, "text.windows-1258": true, "text.mojibake": true, "text.decomposed": true,
	"text.look-alike": true, "text.invisible": true, "text.spaces": true, "text.no-break-space": true, "text.apostrophe": true, "null.word": true, "null.blank": true,
	"number.comma": true, "number.grouped": true, "number.leading-zero": true, "number.unit-converted": true, "date.words": true, "date.short-year": true,
	"date.serial": true, "date.digits": true, "period.words": true, "boolean.digit": true, "boolean.words": true}

// messy are tables with every kind of dirt: composed ones, and the shared workbooks where they are.
func messy(tb testing.TB) []string {
	tb.Helper()
	var b strings.Builder
	b.WriteString("STT,Mã xã,Tên xã,Diện tích (ha),Sản lượng (tấn),Ngày cấp,Kỳ,Còn hạn,Ghi chú\n")
	r := rand.New(rand.NewPCG(7, 11))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	for i := range 400 {
		fields := []string{fmt.Sprint(i + 1), pick("04136", "4136", "03646", "03664"), pick("Xã Tà Hộc", "XÃ TÀ HỘC", " Xã  Tà Hộc", "X· Tµ Héc", "Xa\u0303 Ta\u0300 Ho\u0323\u0302c"),
			pick("12,5", "1.234,5", "7 ha", "5000 m2", "-", "", "185,25 ha", "3", "~300"), pick("1.234", "2.500", "12", "chưa có", "3,5 tấn", "x", "20"),
			pick("28/3/2026", "2026-03-29", "ngày 02 tháng 4 năm 2026", "1/2/26", "46000", "15.4.2026", "31/2/2026"), pick("Quý I/2026", "20262", "tháng 3/2026"),
			pick("Có", "không", "1", "0", "true"), pick("", "N/A", "đã ký\u00a0", "\u200bmới", "Ðã cấp", "S¬n La", "SÆ¡n La xÃ£", "'0912", "dòng một\ndòng hai")}
		for j, f := range fields {
			if j > 0 {
				b.WriteByte(',')
			}
			b.WriteString(`"` + f + `"`)
		}
		b.WriteByte('\n')
	}
	out := []string{write(tb, "hon-hop.csv", b.String())}
	shared := os.Getenv("DANHMUC_SHARED")
	if shared == "" {
		shared = "../../../shared"
	}
	for _, pattern := range []string{"data/tables/*.xlsx", "data/lists/*.xlsx"} {
		found, err := filepath.Glob(filepath.Join(shared, pattern))
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, found...)
	}
	if len(out) == 1 {
		tb.Log("the shared workbooks are not here: composed tables alone")
	}
	return out
}

func firstDifference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n%s\n%s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// TestUndo proves that what a cleaner records gives every cell back exactly, whatever the recipe and the cells.
func TestUndo(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	pieces := []string{" ", "\u00a0", "\u200b", "Sơn La", "So\u031bn", "12,5", "1.234", " ha", "-", "x", "chưa có", "28/3/2026", "4136", "'", "Quý I/2026", "Có", "Ð", "ð", "\n", "S¬n", "Ã£", "0", "\u00ad"}
	columns := []table.Column{{Name: "a", Letter: "A"}, {Name: "b", Letter: "B"}, {Name: "c", Letter: "C"}}
	steps := func() []Step {
		var out []Step
		for _, rule := range Rules() {
			for _, c := range columns {
				if rule.Row || r.IntN(3) == 0 {
					continue
				}
				s := Step{Rule: rule.ID, Version: rule.Version, Column: c.Name, Params: map[string]string{}}
				for _, p := range rule.Params {
					options := map[string][]string{ParamStyle: {styleComma, stylePoint}, ParamProven: {yes}, ParamTick: {yes}, ParamEpoch: {epoch1904}, ParamOrder: {orderDay, orderMonth},
						ParamUnit: {"ha", "triệu đồng"}, ParamType: {"date", "datetime"}, ParamWidth: {"5", "8"}, ParamList: {"dvhc-xa"}}[p]
					if r.IntN(2) == 0 {
						s.Params[p] = options[r.IntN(len(options))]
					}
				}
				if rule.ID == textSpelling {
					s.Values = map[string]string{"Sơn La": "SƠN LA"}
				}
				out = append(out, s)
			}
		}
		return out
	}
	for range 300 {
		recipe, err := ParseRecipe(NewRecipe(steps()).Canonical())
		if err != nil {
			t.Fatal(err)
		}
		c := New(recipe, check.Sheet{Name: "s", Columns: columns})
		for range 30 {
			line := &table.Line{Role: table.RoleData, Number: 1}
			for range columns {
				var text string
				for range r.IntN(4) {
					text += pieces[r.IntN(len(pieces))]
				}
				cell := table.Cell{Text: []byte(text), Raw: []byte(text), Kind: []table.Kind{table.KindText, table.KindText, table.KindNumber, table.KindDate}[r.IntN(4)], Flags: table.Flags(r.IntN(64))}
				if text == "" {
					cell.Kind = table.KindEmpty
				}
				if r.IntN(5) == 0 {
					cell.Encoding, cell.Raw = viet.TCVN3, []byte("raw"+text)
				}
				line.Cells = append(line.Cells, cell)
			}
			given := copied(line.Cells)
			handed := line.Cells
			var edits []Edit
			c.Record(func(_ *table.Line, e []Edit, _ *Step) { edits = slices.Clone(e) })
			c.Clean(line)
			if !reflect.DeepEqual(handed, given) {
				t.Fatalf("the cells that the line came with were written to: %v", given)
			}
			Undo(line.Cells, edits)
			if !reflect.DeepEqual(copied(line.Cells), given) {
				t.Fatalf("undone to %v, were %v\n%s", line.Cells, given, recipe.Canonical())
			}
		}
	}
}

func copied(cells []table.Cell) []table.Cell {
	out := make([]table.Cell, len(cells))
	for i := range cells {
		out[i] = owned(&cells[i])
	}
	return out
}

// TestTextRulesTogether proves that the rules of text give together what viet.Clean gives.
func TestTextRulesTogether(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 2))
	pieces := []string{" ", "  ", "\u00a0", "\u2003", "\t", "\n", "\r\n", "\u200b", "\ufeff", "Sơn", "So\u031bn", "La", "Ð", "ði", "ð", "Ɖ", "\u00ad", "1", "é", "e\u0301"}
	ids := []string{"text.nfc", "text.letters", "text.invisible", "text.spaces", "text.trim"}
	var steps []Step
	for _, id := range ids {
		steps = append(steps, Step{Rule: id, Version: 1, Column: "a"})
	}
	c := New(NewRecipe(steps), check.Sheet{Columns: []table.Column{{Name: "a"}}})
	for range 20000 {
		var text string
		for range r.IntN(6) {
			text += pieces[r.IntN(len(pieces))]
		}
		if text == "" {
			continue
		}
		line := &table.Line{Cells: []table.Cell{{Text: []byte(text), Raw: []byte(text), Kind: table.KindText}}}
		c.Clean(line)
		if got, want := string(line.Cells[0].Text), viet.Clean(text); got != want {
			t.Fatalf("%q gives %q, viet.Clean %q", text, got, want)
		}
	}
}

func TestRecipeRefuses(t *testing.T) {
	step := func(s string) string { return `{"version":1,"steps":[` + s + `]}` }
	tests := map[string]string{
		"no JSON":                    `x`,
		"another version":            `{"version":2,"steps":[]}`,
		"an unknown member":          `{"version":1,"steps":[],"more":1}`,
		"an unknown rule":            step(`{"rule":"text.shout","version":1,"column":"a"}`),
		"a rule's other version":     step(`{"rule":"text.trim","version":9,"column":"a"}`),
		"a cell rule and no column":  step(`{"rule":"text.trim","version":1}`),
		"a row rule and a column":    step(`{"rule":"row.duplicates","version":1,"column":"a"}`),
		"an unknown parameter":       step(`{"rule":"text.trim","version":1,"column":"a","params":{"x":"1"}}`),
		"a parameter out of bounds":  step(`{"rule":"code.zeros","version":1,"column":"a","params":{"width":"999999"}}`),
		"spellings of another rule":  step(`{"rule":"text.trim","version":1,"column":"a","spellings":{"a":"b"}}`),
		"more text than it may hold": `{"version":1,"steps":[` + strings.Repeat(" ", MaxRecipe) + `]}`,
	}
	for name, raw := range tests {
		t.Run(name, func(t *testing.T) {
			if r, err := ParseRecipe([]byte(raw)); err == nil {
				t.Errorf("read as %s", r.Canonical())
			}
		})
	}
}

func TestRecipeIsCanonical(t *testing.T) {
	a := NewRecipe([]Step{{Rule: "number.form", Version: 1, Column: "b", Params: map[string]string{ParamStyle: styleComma, ParamProven: yes}}, {Rule: "text.trim", Version: 1, Column: "a", Title: "A < B"}})
	want := `{"version":1,"steps":[{"rule":"text.trim","version":1,"column":"a","title":"A < B"},{"rule":"number.form","version":1,"column":"b","params":{"proven":"yes","style":"comma"}}]}`
	if got := string(a.Canonical()); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	b, err := ParseRecipe([]byte(" " + strings.ReplaceAll(want, ":", " : ")))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(b.Canonical()); got != want {
		t.Errorf("read and written: %s", got)
	}
}

func TestCatalogue(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		if got, want := len(catalogue()[lang]), len(Rules()); got != want {
			t.Errorf("%s: %d rules in words, %d rules", lang, got, want)
		}
		for _, r := range Rules() {
			w := Words(lang, r.ID, nil)
			if w.Title == r.ID || w.Why == "" || w.Example == "" {
				t.Errorf("%s: %s has no words", lang, r.ID)
			}
		}
	}
}

// TestColumnsFound proves that a recipe finds its columns in the next file by name or title, and tells those that are gone.
func TestColumnsFound(t *testing.T) {
	recipe := NewRecipe([]Step{{Rule: "text.trim", Version: 1, Column: "ten_xa", Title: "Tên xã"}, {Rule: "text.trim", Version: 1, Column: "so_luong", Title: "Số lượng"}})
	c := New(recipe, check.Sheet{Columns: []table.Column{{Name: "ten_xa_2", Title: "TÊN XÃ"}}})
	line := &table.Line{Cells: []table.Cell{{Text: []byte(" a "), Raw: []byte(" a "), Kind: table.KindText}}}
	c.Clean(line)
	if got := string(line.Cells[0].Text); got != "a" {
		t.Errorf("the column was not found by its title: %q", got)
	}
	if got := c.Skipped(); len(got) != 1 || got[0].Column != "so_luong" || got[0].Reason != SkipColumn {
		t.Errorf("skipped %v", got)
	}
}

// TestFit proves that a recipe agreed to for one file leaves alone what the next file writes in another way.
func TestFit(t *testing.T) {
	tests := map[string]struct {
		title        string
		first, next  []string
		rule, reason string // reason "" means that the step stays
	}{
		"the same style":          {"Diện tích (ha)", []string{"10,5", "20,25", "1.234,5", "3", "4"}, []string{"7,5", "8,5", "9", "10", "11"}, "number.form", ""},
		"the other style":         {"Diện tích (ha)", []string{"10,5", "20,25", "1.234,5", "3", "4"}, []string{"7.5", "8.5", "1,234.5", "10", "11"}, "number.form", SkipReading},
		"no style shown":          {"Diện tích (ha)", []string{"10,5", "20,25", "1.234,5", "3", "4"}, []string{"7", "8", "9", "10", "11"}, "number.form", ""},
		"both styles":             {"Diện tích (ha)", []string{"10,5", "20,25", "1.234,5", "3", "4"}, []string{"7.25", "8,25", "1.234", "10", "11"}, "number.form", SkipReading},
		"the same order":          {"Ngày cấp", []string{"28/3/2026", "29/3/2026", "30/3/2026"}, []string{"1/2/2026", "3/4/2026", "5/6/2026"}, "date.iso", ""},
		"the other order":         {"Ngày cấp", []string{"28/3/2026", "29/3/2026", "30/3/2026"}, []string{"3/28/2026", "3/29/2026", "3/30/2026"}, "date.iso", SkipReading},
		"both orders":             {"Ngày cấp", []string{"28/3/2026", "29/3/2026", "30/3/2026"}, []string{"3/28/2026", "29/3/2026", "3/4/2026"}, "date.iso", SkipReading},
		"codes that all lost one": {"Mã hộ", []string{"001", "002", "003", "4", "005", "006"}, []string{"1", "2", "3", "4", "5"}, "code.zeros", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			recipe := survey(t, column(t, test.title, test.first...)).survey.Recipe(all)
			if stepAt(recipe, test.rule) < 0 {
				t.Fatalf("the first file has no step of %s: %s", test.rule, recipe.Canonical())
			}
			next := survey(t, column(t, test.title, test.next...))
			_, skipped := Fit(recipe, next.report.Tables[0])
			got := ""
			for _, s := range skipped {
				if s.Rule == test.rule {
					got = s.Reason
				}
			}
			if got != test.reason {
				t.Errorf("skipped for %q, want %q", got, test.reason)
			}
		})
	}
}

// TestDoubtStays proves that a column with figures or days that read two ways is not mended: the cells that prove the doubt would go.
func TestDoubtStays(t *testing.T) {
	for _, test := range []struct {
		title, rule string
		values      []string
	}{
		{"Diện tích (ha)", "number.form", []string{"7.25", "8,25", "1.234", "10", "11"}},
		{"Ngày cấp", "date.iso", []string{"3/28/2026", "29/3/2026", "3/4/2026"}},
	} {
		path := column(t, test.title, test.values...)
		s := survey(t, path)
		recipe := s.survey.Recipe(all)
		if stepAt(recipe, test.rule) >= 0 {
			t.Errorf("%s is suggested for %q", test.rule, test.values)
		}
		_, report, _ := rows(t, path, recipe)
		if report.Errors == 0 {
			t.Errorf("%q: the doubt is gone", test.values)
		}
	}
}

// FuzzRecipe proves that what reads as a recipe has one canonical form and works on any line without a fault.
func FuzzRecipe(f *testing.F) {
	f.Add([]byte(`{"version":1,"steps":[{"rule":"number.unit","version":1,"column":"a","params":{"unit":"ha","style":"comma"}}]}`), "5000 m2")
	f.Add([]byte(`{"version":1,"steps":[{"rule":"date.iso","version":1,"column":"a","params":{"type":"datetime"}},{"rule":"row.duplicates","version":1}]}`), "46000")
	f.Add([]byte(`{"version":1,"steps":[{"rule":"text.spelling","version":1,"column":"a","spellings":{"a":"A"}}]}`), "a")
	f.Fuzz(func(t *testing.T, raw []byte, text string) {
		r, err := ParseRecipe(raw)
		if err != nil {
			return
		}
		again, err := ParseRecipe(r.Canonical())
		if err != nil || !bytes.Equal(again.Canonical(), r.Canonical()) {
			t.Fatalf("%s reads as %s: %v", r.Canonical(), again.Canonical(), err)
		}
		c := New(r, check.Sheet{Columns: []table.Column{{Name: "a"}}})
		for _, kind := range []table.Kind{table.KindText, table.KindNumber, table.KindDate} {
			if text == "" {
				continue
			}
			given := table.Cell{Text: []byte(text), Raw: []byte(text), Kind: kind}
			line := &table.Line{Cells: []table.Cell{given}}
			var edits []Edit
			c.Record(func(_ *table.Line, e []Edit, _ *Step) { edits = slices.Clone(e) })
			c.Clean(line)
			Undo(line.Cells, edits)
			if !reflect.DeepEqual(line.Cells[0], given) {
				t.Fatalf("undone to %v", line.Cells[0])
			}
		}
	})
}

// TestReadAsRemembered proves that a file which is read as the last one was is surveyed so too.
func TestReadAsRemembered(t *testing.T) {
	path := write(t, "bang.csv", "Bảng một,Bảng hai\nTên,Số lượng\n Xoài ,1\nMận,2\nNhãn,3\n")
	opts := check.Options{OutDir: t.TempDir(), NoGrid: true, Remembered: &check.Memory{Columns: []string{"ten", "so_luong"}, Corrections: table.Corrections{"": {HeaderFirst: 2, HeaderLast: 2}}}}
	report, err := check.File(context.Background(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	if report.Remembered == nil || !report.Remembered.Applied {
		t.Fatalf("not read as remembered: %+v", report.Remembered)
	}
	var cells bytes.Buffer
	s, err := Suggest(context.Background(), Source{Path: path, Options: opts}, report.Tables[0], 0, &cells)
	if err != nil {
		t.Fatal(err)
	}
	if s.Columns[0].Name != "ten" || len(s.Suggestions) != 1 || s.Suggestions[0].Rule != "text.trim" {
		t.Errorf("surveyed otherwise: %+v", s)
	}
}

// TestSuccessor turns communes that are no more into those of today when a person asks for it, where the list leaves no doubt; what it does
// not turn is still told by the check.
func TestSuccessor(t *testing.T) {
	tests := map[string]struct {
		table string
		want  []string
		told  []string // codes that the check gives after it
	}{
		"names": {"Tên xã,Số hộ\nXã Cò Nòi,1\nXã Mai Sơn,2\ncò nòi,3\nXã Chiềng Chung,4\nXã Chiềng Chung (huyện Mai Sơn),5\nXã Tà Hộc,6\nXã Yên Châu,7\nHuyện Mai Sơn,8\n",
			[]string{"2: Xã Cò Nòi → Xã Mai Sơn (place.successor)", "4: cò nòi → Mai Sơn (place.successor)", "6: Xã Chiềng Chung (huyện Mai Sơn) → Xã Mường Chanh (place.successor)"}, []string{"place.homonym@5", "place.district@9"}},
		"codes": {"Mã xã,Số hộ\n03646,1\n03649,2\n3652,3\n03670,4\n03679,5\n03688,6\n03694,7\n",
			[]string{"3: 03649 → 03646 (place.successor)", "4: 3652 → 03646 (place.successor)"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := write(t, "bang.csv", test.table)
			s := survey(t, path)
			if i := slices.IndexFunc(s.survey.Suggestions, func(o Suggestion) bool { return o.Rule == "place.successor" }); i < 0 || s.survey.Suggestions[i].Sure || int(s.survey.Suggestions[i].Count) != len(test.want) {
				t.Errorf("suggested %+v", s.survey.Suggestions)
			}
			recipe := s.survey.Recipe(func(o *Suggestion) bool { return o.Rule == "place.successor" })
			if got := s.preview(t, recipe); !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
			_, report, _ := rows(t, path, recipe)
			var told []string
			for _, f := range report.Tables[0].Listed {
				if strings.HasPrefix(f.Code, "place.") || strings.HasPrefix(f.Code, "code.old") {
					told = append(told, fmt.Sprintf("%s@%d", f.Code, f.Row))
				}
			}
			if !slices.Equal(told, test.told) {
				t.Errorf("told %q, want %q", told, test.told)
			}
			if again := survey(t, path); len(again.survey.Suggestions) != len(s.survey.Suggestions) {
				t.Error("the file was touched")
			}
		})
	}
}
