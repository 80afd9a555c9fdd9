package compat

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"danhmuc/schemas"
)

func parse(t testing.TB, doc string) *schemas.Schema {
	t.Helper()
	s, err := schemas.Parse([]byte(doc))
	if err != nil {
		t.Fatalf("%v in %s", err, doc)
	}
	return s
}

// one is a table of one column under the name a, which others stand beside.
func one(a string) string { return `{"properties":{"a":` + a + `,"z":{"type":"string"}}}` }

// cases hold for every kind at least one pair that shows it. The verdicts are what a person says, not what the table says.
var cases = []struct {
	name        string
	from, to    string
	kinds       []Kind
	back, forth bool // compatible
	bump        Bump
}{
	{"the same", one(`{"type":"string"}`), one(`{"type":"string"}`), nil, true, true, None},
	{"an optional column more", one(`{}`), `{"properties":{"a":{},"z":{"type":"string"},"b":{"type":["integer","null"]}}}`, []Kind{ColumnAdded}, true, true, Minor},
	{"a required column more", one(`{}`), `{"properties":{"a":{},"z":{"type":"string"},"b":{}},"required":["b"]}`, []Kind{ColumnAddedRequired}, false, true, Major},
	{"a column less", one(`{"type":"boolean"}`), `{"properties":{"z":{"type":"string"}}}`, []Kind{ColumnRemoved}, true, false, Major},
	{"a column less in a closed table", `{"additionalProperties":false,"properties":{"a":{"type":"boolean"},"z":{"type":"string"}}}`,
		`{"additionalProperties":false,"properties":{"z":{"type":"string"}}}`, []Kind{ColumnRemoved, ColumnRefused}, false, false, Major},
	{"a column more in a closed table", `{"additionalProperties":false,"properties":{"z":{"type":"string"}}}`,
		`{"additionalProperties":false,"properties":{"z":{"type":"string"},"a":{"type":"boolean"}}}`, []Kind{ColumnAdded, ColumnUnwanted}, true, false, Minor},
	{"renamed, the same title", `{"properties":{"dt":{"type":"number","title":"Diện tích"},"z":{}}}`, `{"properties":{"z":{},"dien_tich":{"type":"number","title":"DIỆN TÍCH"}}}`,
		[]Kind{ColumnRenamed, TitleChanged, ColumnMoved}, false, false, Major},
	{"renamed, the same place, rules and nearly the same name", `{"properties":{"y":{},"dien_tich":{"type":"number","minimum":0},"z":{}}}`,
		`{"properties":{"y":{},"dien_tich_ha":{"type":"number","minimum":0},"z":{}}}`, []Kind{ColumnRenamed}, false, false, Major},
	{"not renamed: other names in one place", `{"properties":{"y":{},"dien_tich":{"type":"number"},"z":{}}}`, `{"properties":{"y":{},"san_luong":{"type":"number"},"z":{}}}`,
		[]Kind{ColumnAdded, ColumnRemoved}, true, false, Major},
	{"not renamed: alike names that say different things", `{"properties":{"y":{},"so_ho":{"type":"number","title":"Số hộ nghèo"},"z":{}}}`,
		`{"properties":{"y":{},"so_ho2":{"type":"number","title":"Số hộ cận nghèo"},"z":{}}}`, []Kind{ColumnAdded, ColumnRemoved}, true, false, Major},
	{"not renamed: two that fit alike", `{"properties":{"a1":{"title":"Tên"},"z":{}}}`, `{"properties":{"z":{},"a2":{"title":"Tên"},"a3":{"title":"Tên"}}}`,
		[]Kind{ColumnAdded, ColumnAdded, ColumnRemoved}, true, false, Major},
	{"moved", `{"properties":{"a":{},"b":{},"c":{},"d":{}}}`, `{"properties":{"b":{},"c":{},"d":{},"a":{}}}`, []Kind{ColumnMoved}, true, true, Patch},
	{"unknown columns refused", `{"properties":{"a":{}}}`, `{"additionalProperties":false,"properties":{"a":{}}}`, []Kind{ExtrasRefused}, false, true, Major},
	{"unknown columns taken", `{"additionalProperties":false,"properties":{"a":{}}}`, `{"properties":{"a":{}}}`, []Kind{ExtrasAllowed}, true, false, Minor},

	{"integer to number", one(`{"type":"integer"}`), one(`{"type":"number"}`), []Kind{TypeWidened}, true, false, Minor},
	{"number to integer", one(`{"type":"number"}`), one(`{"type":"integer"}`), []Kind{TypeNarrowed}, false, true, Major},
	{"integer to text", one(`{"type":"integer"}`), one(`{"type":"string"}`), []Kind{TypeChanged}, false, false, Major},
	{"date to text", one(`{"type":"string","format":"date"}`), one(`{"type":"string"}`), []Kind{TypeWidened}, true, false, Minor},
	{"text to date", one(`{"type":"string"}`), one(`{"type":"string","format":"date"}`), []Kind{TypeNarrowed}, false, true, Major},
	{"date to date and time", one(`{"type":"string","format":"date"}`), one(`{"type":"string","format":"date-time"}`), []Kind{TypeChanged}, false, false, Major},
	{"period to text", one(`{"type":"string","pattern":"` + period + `","x-danhmuc":{"type":"period"}}`), one(`{"type":"string"}`), []Kind{TypeWidened}, true, false, Minor},
	{"text to period", one(`{"type":"string"}`), one(`{"type":"string","pattern":"` + period + `","x-danhmuc":{"type":"period"}}`), []Kind{TypeNarrowed}, false, true, Major},
	{"a second type", one(`{"type":"string"}`), one(`{"type":["string","integer"]}`), []Kind{TypeWidened}, true, false, Minor},

	{"null no longer", one(`{"type":["string","null"]}`), one(`{"type":"string"}`), []Kind{ValueRequired}, false, true, Major},
	{"required and not null, one change", one(`{"type":["string","null"]}`), `{"properties":{"a":{"type":"string"},"z":{"type":"string"}},"required":["a"]}`,
		[]Kind{ValueRequired}, false, true, Major},
	{"no longer required", `{"properties":{"a":{"type":"string"}},"required":["a"]}`, `{"properties":{"a":{"type":"string"}}}`, []Kind{ValueOptional}, true, false, Minor},
	{"null struck from the values", one(`{"enum":["x",null]}`), one(`{"enum":["x"]}`), []Kind{ValueRequired}, false, true, Major},

	{"values listed", one(`{"type":"string"}`), one(`{"type":"string","enum":["x","y"]}`), []Kind{EnumIntroduced}, false, true, Major},
	{"values free", one(`{"type":"string","enum":["x","y"]}`), one(`{"type":"string"}`), []Kind{EnumDropped}, true, false, Minor},
	{"a value more", one(`{"type":"string","enum":["x"]}`), one(`{"type":"string","enum":["y","x"]}`), []Kind{EnumAdded}, true, false, Minor},
	{"a value less", one(`{"type":"string","enum":["x","y"]}`), one(`{"type":"string","enum":["x"]}`), []Kind{EnumRemoved}, false, true, Major},
	{"a value for another", one(`{"type":"string","enum":["x"]}`), one(`{"type":"string","enum":["y"]}`), []Kind{EnumRemoved, EnumAdded}, false, false, Major},
	{"1 and 1.0 are one number", one(`{"enum":[1,"x"]}`), one(`{"enum":["x",1.0]}`), []Kind{NoteChanged}, true, true, Patch},

	{"a pattern", one(`{"type":"string"}`), one(`{"type":"string","pattern":"^x"}`), []Kind{PatternAdded}, false, true, Major},
	{"no pattern", one(`{"type":"string","pattern":"^x"}`), one(`{"type":"string"}`), []Kind{PatternDropped}, true, false, Minor},
	{"another pattern", one(`{"type":"string","pattern":"^x"}`), one(`{"type":"string","pattern":"^y"}`), []Kind{PatternChanged}, false, false, Major},
	{"a format", one(`{"type":"string"}`), one(`{"type":"string","format":"email"}`), []Kind{FormatAdded}, false, true, Major},
	{"no format", one(`{"type":"string","format":"email"}`), one(`{"type":"string"}`), []Kind{FormatDropped}, true, false, Minor},
	{"another format", one(`{"type":"string","format":"email"}`), one(`{"type":"string","format":"uri"}`), []Kind{FormatChanged}, false, false, Major},

	{"a least value", one(`{"type":"number"}`), one(`{"type":"number","minimum":0}`), []Kind{MinimumRaised}, false, true, Major},
	{"a lower least value", one(`{"type":"number","minimum":1e1}`), one(`{"type":"number","minimum":9.5}`), []Kind{MinimumLowered}, true, false, Minor},
	{"the end itself refused", one(`{"type":"number","minimum":0}`), one(`{"type":"number","exclusiveMinimum":0}`), []Kind{MinimumRaised}, false, true, Major},
	{"a lower greatest value", one(`{"type":"number","maximum":100}`), one(`{"type":"number","maximum":99}`), []Kind{MaximumLowered}, false, true, Major},
	{"no greatest value", one(`{"type":"number","exclusiveMaximum":100}`), one(`{"type":"number"}`), []Kind{MaximumRaised}, true, false, Minor},
	{"a range that moved", one(`{"type":"number","minimum":0,"maximum":10}`), one(`{"type":"number","minimum":5,"maximum":15}`), []Kind{MinimumRaised, MaximumRaised}, false, false, Major},
	{"longer at least", one(`{"type":"string"}`), one(`{"type":"string","minLength":2}`), []Kind{MinLengthRaised}, false, true, Major},
	{"shorter at least", one(`{"type":"string","minLength":2}`), one(`{"type":"string","minLength":1}`), []Kind{MinLengthLowered}, true, false, Minor},
	{"shorter at most", one(`{"type":"string"}`), one(`{"type":"string","maxLength":5}`), []Kind{MaxLengthLowered}, false, true, Major},
	{"longer at most", one(`{"type":"string","maxLength":5}`), one(`{"type":"string","maxLength":12}`), []Kind{MaxLengthRaised}, true, false, Minor},

	{"a unit", one(`{}`), one(`{"x-danhmuc":{"unit":"ha"}}`), []Kind{UnitAdded}, true, true, Minor},
	{"no unit", one(`{"x-danhmuc":{"unit":"ha"}}`), one(`{}`), []Kind{UnitRemoved}, true, true, Minor},
	{"another unit", one(`{"x-danhmuc":{"unit":"ha"}}`), one(`{"x-danhmuc":{"unit":"m2"}}`), []Kind{UnitChanged}, false, false, Major},
	{"a code list", one(`{}`), one(`{"x-danhmuc":{"codeList":"dvhc-xa"}}`), []Kind{CodeListAdded}, false, true, Major},
	{"no code list", one(`{"x-danhmuc":{"codeList":"dvhc-xa"}}`), one(`{}`), []Kind{CodeListRemoved}, true, false, Minor},
	{"another code list", one(`{"x-danhmuc":{"codeList":"dvhc-xa"}}`), one(`{"x-danhmuc":{"codeList":"dvhc-huyen"}}`), []Kind{CodeListChanged}, false, false, Major},
	{"personal", one(`{}`), one(`{"x-danhmuc":{"personalData":"basic"}}`), []Kind{PersonalRaised}, true, true, Minor},
	{"less personal", one(`{"x-danhmuc":{"personalData":"sensitive"}}`), one(`{"x-danhmuc":{"personalData":"basic"}}`), []Kind{PersonalLowered}, true, true, Minor},

	{"a key", keyed(``), keyed(`"primaryKey":["a"]`), []Kind{KeyAdded}, false, true, Major},
	{"a key as one text is the same key", keyed(`"primaryKey":["a"]`), keyed(`"primaryKey":"a"`), []Kind{NoteChanged}, true, true, Patch},
	{"no key", keyed(`"primaryKey":["a"]`), keyed(``), []Kind{KeyRemoved}, true, false, Major},
	{"a key of fewer columns", keyed(`"primaryKey":["a","b"]`), keyed(`"primaryKey":["a"]`), []Kind{KeyNarrowed}, false, true, Major},
	{"a key of more columns", keyed(`"primaryKey":["a"]`), keyed(`"primaryKey":["a","b"]`), []Kind{KeyWidened}, true, false, Major},
	{"a key that now needs a column that may be empty", keyed(`"primaryKey":["a"]`), keyed(`"primaryKey":["a","c"]`), []Kind{KeyChanged}, false, false, Major},
	{"another key", keyed(`"primaryKey":["a"]`), keyed(`"primaryKey":["b"]`), []Kind{KeyChanged}, false, false, Major},
	{"a key whose column was renamed", `{"properties":{"ma":{"title":"Mã"},"z":{}},"x-danhmuc":{"primaryKey":["ma"]}}`,
		`{"properties":{"ma_xa":{"title":"Mã"},"z":{}},"x-danhmuc":{"primaryKey":["ma_xa"]}}`, []Kind{ColumnRenamed}, false, false, Major},
	{"unique", keyed(``), keyed(`"unique":[["b","a"]]`), []Kind{UniqueAdded}, false, true, Major},
	{"no longer unique", keyed(`"unique":["a"]`), keyed(`"unique":[]`), []Kind{UniqueRemoved}, true, false, Minor},
	{"a foreign key", keyed(``), keyed(`"foreignKeys":[{"fields":"a","reference":{"resource":"snnmt-rung","fields":["ma"]}}]`), []Kind{ForeignKeyAdded}, false, true, Major},
	{"no foreign key", keyed(`"foreignKeys":[{"fields":["a"],"reference":{"resource":"snnmt-rung","fields":["ma"]}}]`), keyed(``), []Kind{ForeignKeyRemoved}, true, false, Minor},

	{"a constant", one(`{}`), one(`{"const":5}`), []Kind{RuleAdded}, false, true, Major},
	{"no constant", one(`{"const":5}`), one(`{}`), []Kind{RuleRemoved}, true, false, Minor},
	{"another constant", one(`{"const":5}`), one(`{"const":6}`), []Kind{RuleChanged}, false, false, Major},
	{"a condition", `{"properties":{"a":{}}}`, `{"properties":{"a":{}},"if":{"required":["a"]},"then":false}`, []Kind{RuleChanged, RuleChanged}, false, false, Major},
	{"the column a condition speaks of stays", `{"properties":{"a":{"maxLength":1}},"if":{"required":["a"]},"then":true}`,
		`{"properties":{"a":{}},"if":{"required":["a"]},"then":true}`, []Kind{MaxLengthRaised}, true, false, Minor},
	{"a reference to another column, which changed", `{"properties":{"a":{"$ref":"#/properties/b"},"b":{"maxLength":5}}}`, `{"properties":{"a":{"$ref":"#/properties/b"},"b":{}}}`,
		[]Kind{MaxLengthRaised, RuleChanged}, false, false, Major},
	{"a definition that changed", `{"$defs":{"d":{"type":"string"}},"properties":{"a":{"$ref":"#/$defs/d"}}}`, `{"$defs":{"d":{}},"properties":{"a":{"$ref":"#/$defs/d"}}}`,
		[]Kind{RuleChanged}, false, false, Major},
	{"a definition beside a column that changed", `{"$defs":{"d":{}},"properties":{"a":{"$ref":"#/$defs/d"},"b":{"maxLength":5}}}`, `{"$defs":{"d":{}},"properties":{"a":{"$ref":"#/$defs/d"},"b":{}}}`,
		[]Kind{MaxLengthRaised}, true, false, Minor},

	{"a title", one(`{"title":"A"}`), one(`{"title":"B"}`), []Kind{TitleChanged}, true, true, Patch},
	{"a title of the table", `{"title":"A","properties":{}}`, `{"title":"B","properties":{}}`, []Kind{TitleChanged}, true, true, Patch},
	{"an English title", one(`{"x-danhmuc":{"titleEn":"A"}}`), one(`{"x-danhmuc":{"titleEn":"B"}}`), []Kind{TitleEnChanged}, true, true, Patch},
	{"a description", one(`{"description":"A"}`), one(`{"description":"B"}`), []Kind{DescriptionChanged}, true, true, Patch},
	{"a note", one(`{"examples":["A"]}`), one(`{"examples":["B"]}`), []Kind{NoteChanged}, true, true, Patch},
}

const period = schemas.PeriodPattern

// keyed is a table of two columns that are never empty and one that may be, with keys.
func keyed(keys string) string {
	return `{"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":["string","null"]}},"required":["a","b"],"x-danhmuc":{` + keys + `}}`
}

func TestCompare(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := Compare(parse(t, c.from), parse(t, c.to))
			var kinds []Kind
			for _, ch := range got {
				kinds = append(kinds, ch.Kind)
			}
			want := slices.Clone(c.kinds)
			slices.Sort(kinds)
			slices.Sort(want)
			if !slices.Equal(kinds, want) {
				t.Fatalf("got %v, want %v", kinds, want)
			}
			if back, forth := Compatible(got, Backward), Compatible(got, Forward); back != c.back || forth != c.forth {
				t.Errorf("compatible backward %v forward %v, want %v %v", back, forth, c.back, c.forth)
			}
			if full := Compatible(got, Full); full != (c.back && c.forth) {
				t.Errorf("compatible both ways: got %v", full)
			}
			if bump := BumpOf(got); bump != c.bump {
				t.Errorf("bump %v, want %v", bump, c.bump)
			}
		})
	}
}

func TestEveryKindIsShownByACase(t *testing.T) {
	shown := map[Kind]bool{}
	for _, c := range cases {
		for _, k := range c.kinds {
			shown[k] = true
		}
	}
	seen := map[Kind]bool{}
	for _, r := range Rules {
		if !shown[r.Kind] {
			t.Errorf("no case shows %s", r.Kind)
		}
		if seen[r.Kind] {
			t.Errorf("%s stands twice in the table", r.Kind)
		}
		seen[r.Kind] = true
	}
	for k := range shown {
		if !seen[k] {
			t.Errorf("%s is not in the table", k)
		}
	}
	if unknown := ruleOf("column.eaten"); !unknown.Backward || !unknown.Forward || unknown.Bump != Major {
		t.Errorf("a kind without a row passes: %+v", unknown)
	}
}

var hole = regexp.MustCompile(`\{[a-z]+\}`)

func TestEveryChangeHasASentence(t *testing.T) {
	for _, c := range cases {
		for _, ch := range Compare(parse(t, c.from), parse(t, c.to)) {
			for _, lang := range []string{"vi", "en"} {
				text := ch.Message(lang)
				if text == string(ch.Kind) || hole.MatchString(text) || !strings.HasSuffix(text, ".") || strings.Contains(text, listMark) {
					t.Errorf("%s, %s: %q", c.name, lang, text)
				}
			}
		}
	}
	for _, list := range [][2]string{{"vi", "en"}, {"en", "vi"}} {
		for code, text := range messages.Languages()[list[0]] {
			other := messages.Languages()[list[1]][code]
			a, b := hole.FindAllString(text, -1), hole.FindAllString(other, -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
				t.Errorf("%s says %q and %q", code, text, other)
			}
		}
	}
}

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct{ from, to, vi, en string }{
		"a rename": {`{"properties":{"dt":{"type":"number","title":"Diện tích"}}}`, `{"properties":{"dien_tich":{"type":"number","title":"Diện tích"}}}`,
			"Cột “dt” đổi tên thành “dien_tich” (nhận ra vì cùng tiêu đề, cùng chỗ, cùng kiểu và quy tắc); ai đọc theo tên cũ sẽ không thấy.",
			"Column “dt” is now called “dien_tich” (recognised by its title, its place, its type and rules); whoever reads the old name no longer finds it."},
		"a bound": {`{"properties":{"a":{"title":"Sản lượng","type":"number"}}}`, `{"properties":{"a":{"title":"Sản lượng","type":"number","exclusiveMaximum":12345.5}}}`,
			"Giá trị lớn nhất của cột “Sản lượng” (a) giảm: không giới hạn → < 12.345,5; giá trị cũ lớn hơn sẽ sai.",
			"The greatest value of column “Sản lượng” (a) is lower: no limit → < 12,345.5; greater old values are wrong."},
		"values": {one(`{"enum":["Đạt","Không đạt","Chờ"]}`), one(`{"enum":["Đạt"]}`), "Cột “a” không còn nhận: “Không đạt”, “Chờ”; dòng cũ có giá trị này sẽ sai.",
			"Column “a” no longer takes: “Không đạt”, “Chờ”; old rows with these are wrong."},
		"a type": {one(`{"type":"integer"}`), one(`{"type":"number"}`), "Kiểu của cột “a” rộng hơn: số nguyên → số; dữ liệu mới có thể chứa giá trị mà nơi đọc cũ không hiểu.",
			"The type of column “a” is wider: whole number → number; new data may hold values that old readers do not take."},
	} {
		t.Run(name, func(t *testing.T) {
			got := Compare(parse(t, c.from), parse(t, c.to))
			if len(got) != 1 {
				t.Fatalf("%d changes", len(got))
			}
			if vi, en := got[0].Message("vi"), got[0].Message("en"); vi != c.vi || en != c.en {
				t.Errorf("got\n%s\n%s", vi, en)
			}
		})
	}
}

func TestHistory(t *testing.T) {
	steps := History([]*schemas.Schema{
		parse(t, one(`{"type":"integer"}`)),
		parse(t, one(`{"type":"number"}`)),
		parse(t, one(`{"type":"number","title":"A"}`)),
		parse(t, one(`{"type":"number","title":"A"}`)),
		parse(t, one(`{"type":"string","title":"A"}`)),
		parse(t, one(`{"type":"string","title":"A","maxLength":5}`)),
	})
	var got []string
	for _, s := range steps {
		got = append(got, s.Version.String())
	}
	want := []string{"1.0.0", "1.1.0", "1.1.1", "1.1.1", "2.0.0", "3.0.0"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
