package pages

import (
	"bytes"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
	"danhmuc/registry/publish/rows"
)

func newPages(t testing.TB, m *open.Memory) *Pages {
	t.Helper()
	p, err := New(Options{
		Source: m, Overview: m, Site: dcat.Site{PublicURL: "https://data.example", Title: "Dữ liệu mở", Publisher: open.Organization{Code: "H52", Name: "UBND tỉnh"}},
		Now: func() time.Time { return time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLanguagesHaveTheSameMessages(t *testing.T) {
	all, err := readWords()
	if err != nil {
		t.Fatal(err)
	}
	for code, vi := range all["vi"].messages {
		en, ok := all["en"].messages[code]
		if !ok || en == "" || vi == "" {
			t.Errorf("message %s: vi %q, en %q", code, vi, en)
		}
		for _, word := range strings.FieldsFunc(vi, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == ';' || r == '/' || r == '–' }) {
			if strings.HasPrefix(word, "{") && !strings.Contains(en, word) {
				t.Errorf("message %s: the English lacks %s", code, word)
			}
		}
	}
	if len(all["vi"].messages) != len(all["en"].messages) {
		t.Error("English has messages that Vietnamese lacks")
	}
	for name, vi := range all["vi"].texts {
		if len(vi.Parts) == 0 || len(vi.Parts) != len(all["en"].texts[name].Parts) {
			t.Errorf("text %s differs in its parts", name)
		}
	}
	for _, f := range open.Frequencies() {
		if all["vi"].messages["frequency-"+string(f)] == "" {
			t.Errorf("no word for %s", f)
		}
	}
}

func TestNumber(t *testing.T) {
	tests := []struct {
		lang, in string
		decimals int
		want     string
	}{
		{"vi", "2268.4", 1, "2.268,4"}, {"vi", "1187", 1, "1.187,0"}, {"vi", "-1234567", 0, "−1.234.567"}, {"en", "2268.4", 0, "2,268.4"},
		{"vi", "0.5", 0, "0,5"}, {"vi", "1e5", 0, "1e5"}, {"vi", "abc", 2, "abc"}, {"vi", "", 0, ""}, {"vi", "999", 0, "999"},
	}
	for _, tt := range tests {
		t.Run(tt.lang+" "+tt.in, func(t *testing.T) {
			if got := number(tt.lang, tt.in, tt.decimals); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDatesAreThoseOfVietnam(t *testing.T) {
	late := time.Date(2026, 11, 1, 18, 30, 0, 0, time.UTC)
	if got := date("vi", late); got != "02/11/2026" {
		t.Errorf("got %s", got)
	}
	if got := date("en", late); got != "2 Nov 2026" {
		t.Errorf("got %s", got)
	}
	if got := day("vi", "2026-10-30"); got != "30/10/2026" {
		t.Errorf("got %s", got)
	}
}

func TestShorten(t *testing.T) {
	if got := shorten("một hai ba, bốn năm", 14); got != "một hai ba…" {
		t.Errorf("got %q", got)
	}
	if got := shorten("ngắn", 10); got != "ngắn" {
		t.Errorf("got %q", got)
	}
}

// table makes a catalogue of one dataset with these columns and rows.
func table(t testing.TB, columns []open.Column, body string) (*Pages, *open.Dataset) {
	t.Helper()
	m := publishtest.Small(1)
	d := *m.Datasets[0]
	d.Columns, d.RowsFile = columns, open.File{SHA256: strconv.Itoa(len(body)) + t.Name(), Size: int64(len(body))}
	m.Datasets[0] = &d
	m.RowsOf[d.RowsFile.SHA256] = []byte(body)
	return newPages(t, m), &d
}

func TestChart(t *testing.T) {
	words := open.Column{Name: "loai", Title: "Loại", Type: "string"}
	amount := open.Column{Name: "so_luong", Title: "Số lượng", Type: "integer", Unit: "con"}
	year := open.Column{Name: "nam", Title: "Năm", Type: "period"}
	many := "loai,so_luong\n"
	for i := range 20 {
		many += "L" + strconv.Itoa(i) + "," + strconv.Itoa(i+1) + "\n"
	}
	tests := []struct {
		name    string
		columns []open.Column
		body    string
		want    []string // label=sum; nil: no chart
		period  string
	}{
		{"sums by category, greatest first", []open.Column{words, amount}, "loai,so_luong\nTrâu,5\nBò,3\nLợn,9\nTrâu,6\n", []string{"Trâu=11", "Lợn=9", "Bò=3"}, ""},
		{"of several years only the newest", []open.Column{words, year, amount}, "loai,nam,so_luong\nTrâu,2023,50\nBò,2023,1\nTrâu,2024,5\nBò,2024,3\n", []string{"Trâu=5", "Bò=3"}, "2024"},
		{"of many categories the greatest eight", []open.Column{words, amount}, many, []string{"L19=20", "L18=19", "L17=18", "L16=17", "L15=16", "L14=15", "L13=14", "L12=13"}, ""},
		{"a rate is not added up", []open.Column{words, {Name: "ty_le", Title: "Tỷ lệ", Type: "number", Unit: "%"}}, "loai,ty_le\nA,1\nB,2\nC,3\n", nil, ""},
		{"a price is not added up", []open.Column{words, {Name: "gia_ban", Title: "Giá", Type: "number", Unit: "đồng"}}, "loai,gia_ban\nA,1\nB,2\nC,3\n", nil, ""},
		{"a year is no amount", []open.Column{words, {Name: "nam", Title: "Năm", Type: "integer"}}, "loai,nam\nA,2023\nB,2024\n", nil, ""},
		{"one category is no chart", []open.Column{words, amount}, "loai,so_luong\nA,1\nA,2\n", nil, ""},
		{"negative amounts are no chart", []open.Column{words, amount}, "loai,so_luong\nA,-1\nB,2\nC,1\n", nil, ""},
		{"a category with gaps is none", []open.Column{words, amount}, "loai,so_luong\nA,1\n,2\nB,1\n", nil, ""},
		{"no rows", []open.Column{words, amount}, "loai,so_luong\n", nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, d := table(t, tt.columns, tt.body)
			made, err := p.digest(t.Context(), d)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			if made.chart != nil {
				for _, b := range made.chart.bars {
					got = append(got, b.label+"="+strconv.FormatFloat(b.sum, 'f', -1, 64))
				}
				if made.chart.period != tt.period {
					t.Errorf("period %q, want %q", made.chart.period, tt.period)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestDigestsAreKeptByRowsAndBounded(t *testing.T) {
	var s digests
	for i := range maxDigests + 10 {
		s.put(strconv.Itoa(i), &digest{})
	}
	if len(s.kept) != maxDigests || s.get("0") != nil || s.get(strconv.Itoa(maxDigests)) == nil {
		t.Errorf("%d digests are kept", len(s.kept))
	}
}

func TestDatasetPage(t *testing.T) {
	m := publishtest.Small(30)
	p := newPages(t, m)
	files := map[rows.Form]open.File{rows.CSV: {Size: 21504, SHA256: strings.Repeat("0", 64)}}
	render := func(lang string) string {
		body, err := p.Dataset(t.Context(), Request{Lang: lang, Path: "/dataset/snnmt-cay-an-qua"}, m.Datasets[0], files)
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	vi, en := render("vi"), render("en")
	for _, want := range []string{
		"Diện tích, sản lượng cây ăn quả chủ lực theo xã, phường năm 2024</h1>", "2417/QĐ-UBND", "ngày 30/10/2026", "Phụ lục, dòng 14", "02/11/2026",
		"hằng năm, còn mới", "6/375 dòng đầu", "21 KB", "72,0", "21.114", "Diện tích (ha) theo loại cây", `itemtype="https://schema.org/Dataset"`, "Luật Trồng trọt",
	} {
		if !strings.Contains(vi, want) {
			t.Errorf("the Vietnamese page lacks %q", want)
		}
	}
	for _, want := range []string{"Area and output of main fruit trees", "of 30 Oct 2026", "Annex, line 14", "yearly, up to date", "first 6 of 375 rows", "21,114", "72.0"} {
		if !strings.Contains(en, want) {
			t.Errorf("the English page lacks %q", want)
		}
	}
	if n := strings.Count(vi, `class="btn fill"`) + strings.Count(vi, `class="file fill"`); n != 3 { // search; CSV beside and, on a phone, above the table
		t.Errorf("%d filled buttons", n)
	}
}

func TestStaleDataSaysSo(t *testing.T) {
	m := publishtest.Small(1)
	d := *m.Datasets[0]
	d.Frequency, d.Modified = open.FrequencyWeekly, time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)
	body, err := newPages(t, m).Dataset(t.Context(), Request{Lang: "vi", Path: "/"}, &d, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(body, []byte("quá kỳ")) {
		t.Error("the page does not say that the data is late")
	}
}

func TestPagesOfAnEmptyCatalogue(t *testing.T) {
	p := newPages(t, &open.Memory{Tag: "x"})
	for name, render := range map[string]func() ([]byte, error){
		"home":   func() ([]byte, error) { return p.Home(t.Context(), Request{Lang: "vi", Path: "/"}) },
		"list":   func() ([]byte, error) { return p.List(t.Context(), Request{Lang: "vi", Path: "/datasets"}) },
		"themes": func() ([]byte, error) { return p.Themes(t.Context(), Request{Lang: "en", Path: "/themes"}) },
	} {
		if body, err := render(); err != nil || len(body) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
