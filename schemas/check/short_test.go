package check

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"danhmuc/schemas"
)

// randomCell returns a maker of cells of one kind; one cell in a while is of another kind.
func randomCell(rng *rand.Rand) func() string {
	words := []string{"Xã Tà Hộc", "Bản Nà Sản", "Ông Đỗ", "kiểm tra thực địa", "XÃ TÀ HỘC", "Ðoàn", "x", "", "-", "chưa có", " thừa  cách ", "Xa\u0303", "TÃ\u00a0 Há»™c", "a\u200bb", "A\nB", "#REF!", "Ch\u00adng",
		"0912345678/0987654321", "\xff\xfe", "“ngoặc”", "'0123", "Quý I/2026", "có", "không", "12 ha", "~300", "<5", "1.234", "1,5", "1.4E+10"}
	record, slip := 0, 2000+rng.IntN(60_000) // numbered records, one of them numbered as an earlier one
	makers := []func() string{
		func() string {
			if record++; record%slip == slip-1 {
				return fmt.Sprintf("HS-%07d", record/2)
			}
			return fmt.Sprintf("HS-%07d", record)
		},
		func() string { return fmt.Sprintf("SL-%d-%06d", 2019+rng.IntN(8), rng.IntN(1_000_000)) },
		func() string { return fmt.Sprint(rng.IntN(2_000_000_000) - 1000) },
		func() string { return fmt.Sprint(rng.IntN(90_000)) },
		func() string { return fmt.Sprint(rng.IntN(40)) },
		func() string { return fmt.Sprintf("%.2f", (rng.Float64()-0.1)*9000) },
		func() string { return fmt.Sprintf("%.3f", rng.Float64()*900) },
		func() string { return fmt.Sprintf("%0*d", 1+rng.IntN(7), rng.IntN(9_999)) },
		func() string { return fmt.Sprintf("%d,%d", rng.IntN(9999), rng.IntN(99)) },
		func() string { return fmt.Sprint(1890 + rng.IntN(220)) },
		func() string { return fmt.Sprintf("%05d", 3640+rng.IntN(620)) },
		func() string { return fmt.Sprintf("%d-%02d-%02d", 1990+rng.IntN(50), 1+rng.IntN(13), 1+rng.IntN(31)) },
		func() string { return fmt.Sprintf("%02d/%02d/%d", 1+rng.IntN(31), 1+rng.IntN(12), 1990+rng.IntN(40)) },
		func() string {
			return fmt.Sprintf("Biên bản số %d ngày kiểm tra thực địa lần %d", rng.IntN(100_000), rng.IntN(4))
		},
		func() string { return words[rng.IntN(3)] },
		func() string { return words[rng.IntN(len(words))] + fmt.Sprint(rng.IntN(3000)) },
		func() string { return words[rng.IntN(len(words))] },
		func() string { return strings.Repeat("9", 1+rng.IntN(22)) },
	}
	main, odd := makers[rng.IntN(len(makers))], []int{0, 200, 2000}[rng.IntN(3)]
	return func() string {
		if odd > 0 && rng.IntN(odd) == 0 {
			return makers[rng.IntN(len(makers))]()
		}
		return main()
	}
}

// TestShortWaysChangeNothing checks random tables twice, with every cell read the long way and with the short ways for plain figures
// and the file read ahead: report and artifacts are the same, byte for byte.
func TestShortWaysChangeNothing(t *testing.T) {
	titles := []string{"Mã hồ sơ", "Diện tích (ha)", "Số hộ", "Ngày cấp", "Ghi chú", "Tên", "Mã xã", "Năm", "Xã, phường", "Kinh phí (triệu đồng)", "Điện thoại", "STT"}
	for seed := range uint64(28) {
		rng := rand.New(rand.NewPCG(seed, 77))
		columns := 1 + rng.IntN(8)
		comma, end := []string{",", ",", ";", "\t"}[rng.IntN(4)], []string{"\n", "\r\n"}[rng.IntN(2)]
		var text bytes.Buffer
		makers, last := make([]func() string, columns), make([]string, columns)
		for i := range makers {
			makers[i] = randomCell(rng)
			if i > 0 {
				text.WriteString(comma)
			}
			fmt.Fprintf(&text, "%q", titles[rng.IntN(len(titles))])
		}
		for row := 0; row < 6000 || text.Len() < aheadFrom+(32<<10); row++ {
			text.WriteString(end)
			if rng.IntN(1500) == 0 {
				text.WriteString("Tổng cộng") // a total or a footer in the middle
				text.WriteString(strings.Repeat(comma+"123456.5", columns-1))
				continue
			}
			again := rng.IntN(3000) == 0 // a whole row once more
			for i, cell := range makers {
				if i > 0 {
					text.WriteString(comma)
				}
				s := last[i]
				if !again {
					s = cell()
				}
				last[i] = s
				if strings.ContainsAny(s, ",;\t\"\n") || rng.IntN(30) == 0 {
					s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
				}
				text.WriteString(s)
			}
		}
		path := filepath.Join(t.TempDir(), "bang.csv")
		if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		var schema *schemas.Schema
		for range 1 + seed%2 { // and again under a schema
			long, short := artifactsOf(t, path, schema, true), artifactsOf(t, path, schema, false)
			for name, want := range long {
				if got := short[name]; !bytes.Equal(got, want) {
					at := 0
					for at < min(len(got), len(want)) && got[at] == want[at] {
						at++
					}
					t.Errorf("seed %d, %s differs at %d:\nshort %.300s\nlong  %.300s", seed, name, at, got[max(0, at-40):], want[max(0, at-40):])
				}
			}
			if len(long) != len(short) {
				t.Errorf("seed %d: %d artifacts, want %d", seed, len(short), len(long))
			}
			schema = stricter(t, rng, path)
		}
	}
}

// stricter is the schema that a file gives, with rules that some of its values break.
func stricter(t *testing.T, rng *rand.Rand, path string) *schemas.Schema {
	t.Helper()
	r, err := File(context.Background(), path, Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var doc map[string]any
	if err := json.Unmarshal(r.Tables[0].Schema, &doc); err != nil {
		t.Fatal(err)
	}
	for _, p := range doc["properties"].(map[string]any) {
		p := p.(map[string]any)
		switch kind := fmt.Sprint(p["type"]); {
		case strings.Contains(kind, "number"), strings.Contains(kind, "integer"):
			p["minimum"], p["exclusiveMaximum"] = rng.IntN(100), 1000+rng.IntN(80_000)
		case strings.Contains(kind, "string") && p["format"] == nil && p["pattern"] == nil:
			p["pattern"] = []string{`^[A-Z]{2}-\d{7}$`, `^SL-20\d{2}-\d+$`, "^B", `.`}[rng.IntN(4)]
			p["maxLength"] = 9 + rng.IntN(40)
		}
	}
	raw, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	s, err := schemas.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// FuzzShortWays is TestShortWaysChangeNothing on any lines, repeated so that most of them come after the rows that the layout rests on.
func FuzzShortWays(f *testing.F) {
	for _, seed := range []string{"SL-1,04123,Xã Chiềng Mung,12.5\nSL-2,04222,Tân Yên,7\n", "a,b,c,d\n1,2,\"x\",-\n", "1;x\"y;\"\";2026-03-28;  z\r\n", "A1,ngày 3,Quý I/2026,1.234\nTổng cộng,1,2,3\n",
		"\xff,Mai S\xf4n,T\xe6ng c\xe9ng,1\n"} {
		f.Add([]byte(seed))
	}
	path := filepath.Join(f.TempDir(), "any.csv")
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) == 0 || len(in) > 2000 {
			return
		}
		text := append([]byte("Mã hồ sơ,Mã xã,Tên xã,Diện tích (ha)\n"), bytes.Repeat(append(bytes.Clone(in), '\n'), 2+300/(1+bytes.Count(in, []byte("\n"))))...)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		reports := [2]string{}
		for i, thorough := range []bool{true, false} {
			r, err := File(context.Background(), path, Options{OutDir: t.TempDir(), Now: clock, thorough: thorough, drawn: 10})
			if err != nil {
				reports[i] = err.Error()
				continue
			}
			var report bytes.Buffer
			if err := WriteJSON(&report, r, "vi", 0); err != nil {
				t.Fatal(err)
			}
			reports[i] = report.String()
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if reports[0] != reports[1] {
			t.Fatalf("%q:\nlong  %s\nshort %s", in, reports[0], reports[1])
		}
	})
}

// artifactsOf checks a file and returns the bytes of the report and of the artifacts.
func artifactsOf(t *testing.T, path string, schema *schemas.Schema, thorough bool) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	r, err := File(context.Background(), path, Options{OutDir: dir, Now: clock, Schema: schema, thorough: thorough, Keep: 500, drawn: 400})
	if err != nil {
		t.Fatal(err)
	}
	var report bytes.Buffer
	if err := WriteJSON(&report, r, "vi", 0); err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{"report": report.Bytes()}
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if out[f.Name()], err = os.ReadFile(filepath.Join(dir, f.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
