package viet

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// vectors are the test vectors: Unicode, and the same as TCVN3, VNI and VPS text opened as Windows-1252.
func vectors(tb testing.TB) [][]string {
	tb.Helper()
	return readTable(tb, filepath.Join("testdata", "test_vectors.csv"))[1:]
}

// bytesOf are the 8-bit bytes behind a Windows-1252-looking text.
func bytesOf(tb testing.TB, s string) []byte {
	tb.Helper()
	var out []byte
	for _, r := range s {
		b, ok := byteOf(r)
		if !ok {
			tb.Fatalf("no byte for %q", r)
		}
		out = append(out, b)
	}
	return out
}

func TestDecodeVectors(t *testing.T) {
	for _, v := range vectors(t) {
		for i, enc := range []Encoding{TCVN3, VNI, VPS} {
			legacy := v[i+1]
			if got := Decode(enc, legacy); got != v[0] {
				t.Errorf("Decode(%v, %q) = %q, want %q", enc, legacy, got, v[0])
			}
			raw := bytesOf(t, legacy)
			got, err := io.ReadAll(NewReader(enc, iotest.OneByteReader(bytes.NewReader(raw))))
			if err != nil || string(got) != v[0] {
				t.Errorf("NewReader(%v, %q) = %q, %v, want %q", enc, raw, got, err, v[0])
			}
		}
	}
}

func TestGuessVectors(t *testing.T) {
	for _, v := range vectors(t) {
		for i, enc := range []Encoding{TCVN3, VNI, VPS} {
			legacy := v[i+1]
			if legacy == v[0] {
				continue // nothing to decode: the text reads the same
			}
			g, ok := GuessText(legacy)
			if !ok || g.Encoding != enc || g.Text != v[0] {
				t.Errorf("GuessText(%q) = %+v, %v, want %v %q", legacy, g, ok, enc, v[0])
			}
		}
		if g, ok := GuessText(v[0]); ok {
			t.Errorf("GuessText(%q) took Unicode for %v: %q", v[0], g.Encoding, g.Text)
		}
		if g, ok := GuessText(norm.NFD.String(v[0])); ok {
			t.Errorf("GuessText of NFD %q = %v", v[0], g)
		}
	}
}

func TestGuessBytesWholeFiles(t *testing.T) {
	var unicode string
	legacy := make([]string, 3)
	for _, v := range vectors(t) {
		unicode += v[0] + "\n"
		for i := range legacy {
			legacy[i] += v[i+1] + "\n"
		}
	}
	for i, enc := range []Encoding{TCVN3, VNI, VPS} {
		if got, ok := GuessBytes(bytesOf(t, legacy[i])); !ok || got != enc {
			t.Errorf("GuessBytes of %v file = %v, %v", enc, got, ok)
		}
	}
	raw := encode1258(t, unicode)
	if got, ok := GuessBytes(raw); !ok || got != Windows1258 {
		t.Errorf("GuessBytes of Windows-1258 file = %v, %v", got, ok)
	}
	decoded, err := io.ReadAll(NewReader(Windows1258, iotest.OneByteReader(bytes.NewReader(raw))))
	if err != nil || string(decoded) != unicode {
		t.Errorf("Windows-1258 round trip = %q, %v", decoded, err)
	}
}

// encode1258 writes text as Windows-1258 holds it: base letters with quality, tones as combining marks.
func encode1258(tb testing.TB, s string) []byte {
	tb.Helper()
	var out []byte
	for _, r := range s {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			out = append(out, b)
			continue
		}
		l := splitLetter(r)
		base := l.base
		if r != compose(l.base, l.tone) {
			base = []rune(strings.ToUpper(string(base)))[0]
		}
		b, okBase := charmap.Windows1258.EncodeRune(base)
		mark, okMark := charmap.Windows1258.EncodeRune(toneMarks[l.tone])
		if !okBase || !okMark {
			tb.Fatalf("%q cannot be written in Windows-1258", r)
		}
		out = append(out, b, mark)
	}
	return out
}

func TestForeignTextIsLeftAlone(t *testing.T) {
	texts := []string{
		"Café crème à la française", "Größe über Straße", "señor niño año", "naïve façade", "Øresund Århus", "São Paulo", "Crédit Agricole",
		"5 µm", "37 °C", "m²", "½ giờ", "Đường 19/5", "“Ủy ban” – “xã”", "là", "hai và ba", "tuổi", "Hà Nội", "Pú Tâu", "hoà bình", "quý", "©2026", "§ 5", "®", "á", "±5%", "1.234 €",
		"tự do", "Chi phí vận chuyển", "Hua Păng", "ÐỨC", "ý kiến", "Sông Ðà", "mía", "lie in 116×15 bars", "n×32 bytes", "khung a×b 5", "GIÂY/M²", "M³ GIÂY", "KM²", "Û", "ÿ", "Soá", "phoá", "gái", "cõi", "hoà, thuý, khoẻ",
	}
	for _, text := range texts {
		if g, ok := GuessText(text); ok {
			t.Errorf("GuessText(%q) = %v %q, want no change", text, g.Encoding, g.Text)
		}
	}
}

// TestForeignFilesAreLeftAlone runs the guess over every cell of French tables nobody here wrote.
func TestForeignFilesAreLeftAlone(t *testing.T) {
	raw, err := os.ReadFile(sharedFile(t, "data/outside/tabular/frictionless-py/data/table-with-accents.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if enc, ok := GuessBytes(raw); ok {
		t.Errorf("French file read as %v", enc)
	}
	text, err := io.ReadAll(NewReader(Unicode, bytes.NewReader(raw)))
	if err != nil {
		t.Fatal(err)
	}
	wrong, cells := 0, 0
	for _, cell := range strings.FieldsFunc(string(text), func(r rune) bool { return r == ';' || r == '\n' }) {
		cells++
		if g, ok := GuessText(cell); ok {
			wrong++
			t.Logf("%q became %q", cell, g.Text)
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d French cells were taken for legacy Vietnamese", wrong, cells)
	}
}

// TestPlaceNamesInEveryEncoding encodes each commune and lets the guess find it again.
func TestPlaceNamesInEveryEncoding(t *testing.T) {
	back := encoders(t)
	places := append(append([]Place(nil), Communes()...), OldCommunes()...)
	for enc, encode := range back {
		found, asked := 0, 0
		for _, p := range places {
			legacy, ok := encode(p.FullName)
			if !ok || legacy == p.FullName {
				continue
			}
			asked++
			g, ok := GuessText(legacy)
			if ok && g.Text != p.FullName && !strings.EqualFold(g.Text, p.FullName) {
				t.Errorf("%v: %q became %q, want %q", enc, legacy, g.Text, p.FullName)
			}
			if ok {
				found++
			} else {
				t.Logf("%v: %q (%q) is left as it is", enc, legacy, p.FullName)
			}
		}
		if found*100 < asked*95 {
			t.Errorf("%v: %d of %d names found", enc, found, asked)
		}
	}
}

// TestPlaceNamesInWindows1258 takes names whose bytes were read as Windows-1252.
func TestPlaceNamesInWindows1258(t *testing.T) {
	found, asked := 0, 0
	for _, p := range Communes() {
		var legacy []rune
		for _, b := range encode1258(t, p.FullName) {
			legacy = append(legacy, codecs()[Unicode].single[b])
		}
		if string(legacy) == p.FullName {
			continue
		}
		asked++
		g, ok := GuessText(string(legacy))
		if ok && g.Text != p.FullName {
			t.Errorf("%q became %v %q, want %q", string(legacy), g.Encoding, g.Text, p.FullName)
		}
		if ok {
			found++
		}
	}
	if found*100 < asked*80 {
		t.Errorf("%d of %d names found", found, asked)
	}
}

// encoders invert the tables: Unicode to Windows-1252-looking text.
func encoders(tb testing.TB) map[Encoding]func(string) (string, bool) {
	tb.Helper()
	all := map[Encoding]func(string) (string, bool){}
	for _, enc := range []Encoding{TCVN3, VNI, VPS} {
		c := codecs()[enc]
		table := map[rune]string{}
		for b := 0xFF; b >= 0; b-- {
			if c.mapped[b] {
				table[c.single[b]] = string(codecs()[Unicode].single[b])
			}
		}
		for pair, r := range c.pairs {
			table[r] = string([]rune{codecs()[Unicode].single[pair>>8], codecs()[Unicode].single[pair&0xFF]})
		}
		all[enc] = func(s string) (string, bool) {
			var b strings.Builder
			for _, r := range s {
				if r < 0x80 {
					b.WriteRune(r)
					continue
				}
				code, ok := table[r]
				if !ok {
					return "", false
				}
				b.WriteString(code)
			}
			return b.String(), true
		}
	}
	return all
}

func TestEncodingOfFont(t *testing.T) {
	cases := []struct {
		font     string
		enc      Encoding
		capitals bool
	}{
		{".VnTime", TCVN3, false}, {".VnTimeH", TCVN3, true}, {".VnArial", TCVN3, false}, {".vnarialh", TCVN3, true},
		{"VNI-Times", VNI, false}, {"VNI Helve", VNI, false}, {"VPS Times", VPS, false}, {"Times New Roman", Unicode, false}, {"", Unicode, false}, {"VNtime", Unicode, false},
	}
	for _, c := range cases {
		if enc, capitals := EncodingOfFont(c.font); enc != c.enc || capitals != c.capitals {
			t.Errorf("EncodingOfFont(%q) = %v, %v", c.font, enc, capitals)
		}
	}
}

func TestFontEncoding(t *testing.T) {
	cases := []struct {
		enc  Encoding
		text string
		want Encoding
	}{
		{TCVN3, "Ph\u00adêng", TCVN3}, {TCVN3, "§VT", TCVN3}, {TCVN3, "Son La", Unicode}, {TCVN3, "Phường", Unicode}, {TCVN3, "Xã Tà", Unicode}, {TCVN3, "X· Tµ Xïa", TCVN3}, {VNI, "Möôøng", VNI},
		{VPS, "Danh sách", VPS}, {Unicode, "X·", Unicode}, {TCVN3, "日本", Unicode}, {TCVN3, "", Unicode},
	}
	for _, c := range cases {
		if got := FontEncoding(c.enc, []byte(c.text)); got != c.want {
			t.Errorf("FontEncoding(%v, %q) = %v", c.enc, c.text, got)
		}
	}
}

func TestCaseLost(t *testing.T) {
	for text, want := range map[string]bool{"CHIỀNG LAO": false, "Xã Tà Hộc": false, "TỉNH SơN LA": true, "LạC": true, "xã": false, "UBND tỉnh": false, "Xã Mường é": true, "Nhà ở": false, "Ủy ban": false} {
		if got := CaseLost(text); got != want {
			t.Errorf("CaseLost(%q) = %v", text, got)
		}
		if CaseLost(text) && !MaybeCaseLost([]byte(text)) {
			t.Errorf("MaybeCaseLost(%q) = false", text)
		}
	}
	for in, want := range map[string]string{"LạC": "LẠC", "TỉNH SơN LA": "TỈNH SƠN LA", "CHIềNG LAO (xã)": "CHIỀNG LAO (xã)", "Xã Mường é": "Xã Mường É", "Nhà ở": "Nhà ở", "Xã Tà Hộc": "Xã Tà Hộc", "Bản ít Ong": "Bản Ít Ong", "": ""} {
		if got := SuggestCapitals(in); got != want {
			t.Errorf("SuggestCapitals(%q) = %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"Xã Mường é": "Xã Mường É", "Mường é": "Mường é", "Khu Nhà ở": "Khu Nhà ở", "Xã Tà Hộc": "Xã Tà Hộc"} {
		if got, _ := RestoreCapitals(in); got != want {
			t.Errorf("RestoreCapitals(%q) = %q", in, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"Céng hßa", "Coäng hoøa", "C¶ng hòa", "\xff\xfe", "aù", "", strings.Repeat("oä", 70)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for enc := Unicode; enc <= Windows1258; enc++ {
			whole := Decode(enc, s)
			if out, err := io.ReadAll(NewReader(enc, strings.NewReader(s))); err != nil || !bytes.Equal(out, bytes.ToValidUTF8(out, nil)) {
				t.Fatalf("reader %v of %q: %v", enc, s, err)
			}
			if enc == Unicode && whole != s {
				t.Fatalf("Unicode changed %q", s)
			}
		}
		if g, ok := GuessText(s); ok && (g.Encoding == Unicode || g.Score < minTextScore) {
			t.Fatalf("GuessText(%q) = %+v", s, g)
		} else if readings := Readings(s); len(readings) > 0 && (ok || len(readings) == 1) {
			t.Fatalf("Readings(%q) = %+v", s, readings)
		}
		var w Witness
		for range 2 {
			if g, ok, open := w.Guess(s); ok && open || ok && g.Encoding == Unicode {
				t.Fatalf("Witness.Guess(%q) = %+v", s, g)
			}
		}
	})
}
