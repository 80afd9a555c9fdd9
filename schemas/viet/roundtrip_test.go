package viet

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// syllables are all that Vietnamese spelling allows, in small letters and NFC, the tone in its place (of oa, oe and uy, in both).
func syllables() []string {
	var all []string
	for _, onset := range append([]string{""}, strings.Fields(onsets)...) {
		for _, rime := range strings.Fields(rimes) {
			letters := []rune(rime)
			for tone := range toneMarks {
				if !validPair(onset, rime, uint8(tone)) {
					continue
				}
				if tone == int(toneNone) {
					all = append(all, onset+rime)
					continue
				}
				for at, r := range letters {
					if toneAt(letters, at) {
						all = append(all, onset+string(letters[:at])+string(compose(r, uint8(tone)))+string(letters[at+1:]))
					}
				}
			}
		}
	}
	return all
}

// forms are a word in small letters, in capitals and with a capital first.
func forms(word string) []string {
	runes := []rune(word)
	return []string{word, strings.ToUpper(word), string(unicode.ToUpper(runes[0])) + string(runes[1:])}
}

// allEncoders are the encoders of a test: text to what Windows-1252 shows of its bytes; ok is false where the encoding lacks a letter.
func allEncoders(tb testing.TB) map[string]struct {
	enc    Encoding
	encode func(string) (string, bool)
} {
	tb.Helper()
	all := map[string]struct {
		enc    Encoding
		encode func(string) (string, bool)
	}{}
	type entry = struct {
		enc    Encoding
		encode func(string) (string, bool)
	}
	for enc, encode := range encoders(tb) {
		all[enc.String()] = entry{enc, encode}
	}
	show := func(raw []byte) string {
		var out []rune
		for _, b := range raw {
			out = append(out, codecs()[Unicode].single[b])
		}
		return string(out)
	}
	all["windows-1258"] = entry{Windows1258, func(s string) (string, bool) { return show(encode1258(tb, s)), true }}
	all["windows-1258 with every tone apart"] = entry{Windows1258, func(s string) (string, bool) { return show(encode1258Apart(tb, s)), true }}
	return all
}

// encode1258Apart writes each tone as a combining mark, also where the code page has the letter whole ("a" and a grave for "à").
func encode1258Apart(tb testing.TB, s string) []byte {
	tb.Helper()
	var out []byte
	for _, r := range s {
		l := splitLetter(r)
		if l.tone == toneNone {
			out = append(out, encode1258(tb, string(r))...)
			continue
		}
		base := l.base
		if unicode.IsUpper(r) {
			base = unicode.ToUpper(base)
		}
		mark, ok := charmap.Windows1258.EncodeRune(toneMarks[l.tone])
		if !ok {
			tb.Fatalf("no byte for the tone of %q", r)
		}
		out = append(append(out, encode1258(tb, string(base))...), mark)
	}
	return out
}

// TestEverySyllableComesBack encodes each syllable of the language in each encoding and reads it back, alone and in a stream cut anywhere.
func TestEverySyllableComesBack(t *testing.T) {
	all := syllables()
	if len(all) < 15_000 {
		t.Fatalf("only %d syllables", len(all))
	}
	for name, e := range allEncoders(t) {
		lacking, faults := 0, 0
		var file, want strings.Builder
		for _, s := range all {
			for _, word := range forms(s) {
				legacy, ok := e.encode(word)
				if !ok {
					lacking++
					continue
				}
				if got := Decode(e.enc, legacy); got != word {
					if faults++; faults < 10 {
						t.Errorf("%s: Decode(%q) = %q, want %q", name, legacy, got, word)
					}
				}
				file.WriteString(legacy + "\n")
				want.WriteString(word + "\n")
			}
		}
		got, err := io.ReadAll(NewReader(e.enc, &stutter{b: bytesOf(t, file.String())}))
		if err != nil || string(got) != want.String() {
			t.Errorf("%s: a file of every syllable came back different (%v)", name, err)
		}
		// TCVN3 has no toned capitals, VPS lacks some: nothing else may be missing.
		if most := map[string]int{"TCVN3": len(all) * 9 / 10, "VPS": len(all) / 4}[name]; lacking > most {
			t.Errorf("%s: %d words cannot be written", name, lacking)
		}
	}
}

// stutter hands out few bytes at a time, never the same number twice in a row.
type stutter struct {
	b []byte
	n int
}

func (s *stutter) Read(p []byte) (int, error) {
	if len(s.b) == 0 {
		return 0, io.EOF
	}
	s.n = s.n%5 + 1
	n := copy(p, s.b[:min(s.n, len(s.b))])
	s.b = s.b[n:]
	return n, nil
}

// TestSingleWordsByScore measures the decision on the hardest case, one word alone, over every syllable in every encoding: what is
// decoded right, left alone, and decoded to another word. Two of the three are bounded, so that a change for the worse fails.
func TestSingleWordsByScore(t *testing.T) {
	wrongMost := map[string]float64{"TCVN3": 0.001, "VNI": 0.001, "VPS": 0.002, "windows-1258": 0.001, "windows-1258 with every tone apart": 0.001}
	rightLeast := map[string]float64{"TCVN3": 0.60, "VNI": 0.90, "VPS": 0.65, "windows-1258": 0.90, "windows-1258 with every tone apart": 0.90}
	for name, e := range allEncoders(t) {
		right, left, told, plain, wrong := 0, 0, 0, 0, 0
		for _, s := range syllables() {
			for _, word := range forms(s) {
				legacy, ok := e.encode(word)
				if !ok || legacy == word {
					continue
				}
				g, ok := GuessText(legacy)
				switch {
				case ok && strings.EqualFold(g.Text, word):
					right++
				case ok:
					wrong++
				case len(Readings(legacy)) > 0:
					told++
				case ValidSyllable(legacy):
					plain++ // good Vietnamese as it stands
				default:
					left++
				}
			}
		}
		all := float64(right + left + told + plain + wrong)
		t.Logf("%-36s of %.0f words: %.2f %% decoded right, %.2f %% wrong, %.2f %% left and told, %.2f %% left as good Unicode, %.2f %% left otherwise", name, all,
			float64(right)/all*100, float64(wrong)/all*100, float64(told)/all*100, float64(plain)/all*100, float64(left)/all*100)
		if float64(wrong)/all > wrongMost[name] || float64(right)/all < rightLeast[name] {
			t.Errorf("%s: %d right, %d wrong of %.0f", name, right, wrong, all)
		}
	}
}

// TestEverySyllableInUnicodeIsLeft gives the guess every word of the language as it should be.
func TestEverySyllableInUnicodeIsLeft(t *testing.T) {
	for _, s := range syllables() {
		for _, word := range forms(s) {
			for _, text := range []string{word, norm.NFD.String(word)} {
				if g, ok := GuessText(text); ok || len(Readings(text)) > 0 {
					t.Errorf("%q was taken for %v %q (%v)", text, g.Encoding, g.Text, Readings(text))
				}
			}
		}
	}
}

// corpus is the real Vietnamese text of the repository: documents, catalogues, code lists.
func corpus(tb testing.TB) []string {
	tb.Helper()
	root := filepath.Join("..", "..")
	var lines []string
	for _, folder := range []string{"docs", "schemas", "registry", "cmd", "ui/src/locales", "README.md", "CHANGELOG.md"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			switch filepath.Ext(path) {
			case ".md", ".json", ".po", ".csv", ".html":
			default:
				return nil
			}
			if strings.Contains(filepath.ToSlash(path), "testdata") || strings.HasSuffix(path, "_to_unicode.csv") || d.Name() == "SOURCES.md" || d.Name() == "phat-hien.md" {
				return nil // text in other encodings, and the list of findings with examples of it
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, line := range strings.Split(string(text), "\n") {
				if !strings.Contains(line, "\"example\"") { // examples of findings show old fonts
					lines = append(lines, line)
				}
			}
			return nil
		})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return lines
}

// TestGoodUnicodeIsNeverChanged gives the guess the repository's own Vietnamese: whole lines, and short cells of one to four words, as
// they stand, in capitals, decomposed, and with the other style of tones.
func TestGoodUnicodeIsNeverChanged(t *testing.T) {
	seen := map[string]bool{}
	cells, vietnamese := 0, 0
	try := func(text string) {
		if seen[text] {
			return
		}
		seen[text] = true
		ascii := true
		for i := range len(text) {
			ascii = ascii && text[i] < 0x80
		}
		if ascii || garbled(text) {
			return
		}
		vietnamese++
		for _, form := range []string{text, strings.ToUpper(text), norm.NFD.String(text), oldTones.Replace(text), newTones.Replace(text)} {
			cells++
			if g, ok := GuessText(form); ok {
				t.Errorf("%q became %v %q", form, g.Encoding, g.Text)
			}
			if r := Readings(form); len(r) > 0 {
				t.Errorf("%q is said to be legacy text: %v", form, r)
			}
			if FontEncoding(TCVN3, []byte(form)) != Unicode && HasUnicodeLetters([]byte(form)) {
				t.Errorf("%q would be decoded for its font", form)
			}
		}
	}
	for _, line := range corpus(t) {
		try(strings.TrimSpace(line))
		words := strings.FieldsFunc(line, func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("\"'`“”‘’()[]{}<>,.;:!?=/\\|*", r)
		})
		for n := 1; n <= 4; n++ {
			for at := 0; at+n <= len(words); at++ {
				try(strings.Join(words[at:at+n], " "))
			}
		}
	}
	if vietnamese < 20_000 {
		t.Errorf("only %d texts", vietnamese)
	}
	t.Logf("%d different texts in %d forms: none changed", vietnamese, cells)
}

// garbled tells text that is quoted as wrongly decoded in the sources.
func garbled(text string) bool {
	return strings.Contains(text, "Ã") && !strings.Contains(text, "XÃ") && !strings.Contains(text, "ÃNH") || strings.Contains(text, "á»") || strings.Contains(text, "Ä‘") || strings.Contains(text, "\uFFFD")
}

var (
	oldTones = strings.NewReplacer("hóa", "hoá", "hòa", "hoà", "thủy", "thuỷ", "úy", "uý", "ỏe", "oẻ", "òa", "oà", "óa", "oá")
	newTones = strings.NewReplacer("hoá", "hóa", "hoà", "hòa", "thuỷ", "thủy", "uý", "úy", "oẻ", "ỏe", "oà", "òa", "oá", "óa")
)

// TestShortCellsByScore encodes real cells of one to five words and measures how many come back.
func TestShortCellsByScore(t *testing.T) {
	seen := map[string]bool{}
	for _, line := range corpus(t) {
		words := strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' })
		for _, part := range words {
			fields := strings.Fields(part)
			for n := 1; n <= 5; n++ {
				for at := 0; at+n <= len(fields); at += n {
					if text := strings.Join(fields[at:at+n], " "); vietnameseCell(text) {
						seen[text] = true
					}
				}
			}
		}
	}
	// The texts change with the repository: the bounds leave room for that.
	wrongMost := map[string]float64{"TCVN3": 0.003, "VNI": 0.003, "VPS": 0.01, "windows-1258": 0.003, "windows-1258 with every tone apart": 0.003}
	for name, e := range allEncoders(t) {
		var right, left, told, wrong [6]int
		for text := range seen {
			legacy, ok := e.encode(text)
			if !ok || legacy == text {
				continue
			}
			n := min(len(strings.Fields(text)), 5)
			g, ok := GuessText(legacy)
			switch {
			case ok && strings.EqualFold(g.Text, text):
				right[n]++
			case ok:
				if wrong[n]++; n > 1 {
					t.Logf("%s: %q as %q became %v %q", name, text, legacy, g.Encoding, g.Text)
				}
			case len(Readings(legacy)) > 0:
				told[n]++
			default:
				left[n]++
			}
		}
		allWrong, all := 0, 0
		for n := 1; n <= 5; n++ {
			of := max(right[n]+left[n]+told[n]+wrong[n], 1)
			allWrong, all = allWrong+wrong[n], all+of
			t.Logf("%-36s cells of %d words: %6d, %.2f %% right, %.2f %% wrong, %.2f %% left and told, %.2f %% left", name, n, of,
				float64(right[n])/float64(of)*100, float64(wrong[n])/float64(of)*100, float64(told[n])/float64(of)*100, float64(left[n])/float64(of)*100)
		}
		if all < 5000 || float64(allWrong)/float64(all) > wrongMost[name] {
			t.Errorf("%s: %d of %d cells decoded wrongly", name, allWrong, all)
		}
	}
}

// vietnameseCell tells text of syllables alone, one of them with a mark.
func vietnameseCell(text string) bool {
	marked := false
	for _, word := range strings.Fields(text) {
		if !ValidSyllable(word) {
			return false
		}
		marked = marked || Fold(word) != strings.ToLower(word)
	}
	return marked && !strings.ContainsAny(text, "ÐðƉ")
}

func TestReadingsOfAmbiguousText(t *testing.T) {
	for text, want := range map[string][]string{
		"M¶i":                {"Mải", "Mội"},
		"Tr\u00adêng M¶i":    nil, // decided by its other word
		"×":                  nil,
		"3 × 4":              nil,
		"Ð":                  nil, // one letter is too little
		"Tèt":                nil, // fits no reading
		"Hà Nội":             nil,
		"hòa":                nil,
		"Céng hßa":           nil, // decided
		"Café":               nil,
		"señor niño":         nil,
		"Größe über Straße":  nil,
		"plain":              nil,
		"":                   nil,
		string([]byte{0xFF}): nil,
	} {
		var got []string
		for _, g := range Readings(text) {
			got = append(got, g.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Readings(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWitnessSettlesWhatIsUndecidedAlone(t *testing.T) {
	var w Witness
	if g, ok, open := w.Guess("M¶i"); ok || !open {
		t.Errorf("undecided text gave %+v, %v, %v", g, ok, open)
	}
	for _, text := range []string{"Ph\u00adêng ChiÒng LÒ", "Hà Nội", "X· M\u00adêng Bó", "HuyÖn Mai S¬n"} {
		w.Guess(text)
	}
	if g, ok, open := w.Guess("M¶i"); !ok || !open || g.Text != "Mải" || g.Encoding != TCVN3 {
		t.Errorf("after three texts in TCVN3: %+v, %v, %v", g, ok, open)
	}
	if g, ok, open := w.Guess("Hà Nội"); ok || open {
		t.Errorf("Unicode after them: %+v, %v, %v", g, ok, open)
	}
	w.Guess("Coäng hoøa xaõ hoäi")
	if g, ok, _ := w.Guess("M¶i"); ok {
		t.Errorf("after texts in two encodings: %+v", g)
	}
}

// BenchmarkReadings times the reading of a cell that no encoding wins.
func BenchmarkReadings(b *testing.B) {
	for b.Loop() {
		Readings("M¶i")
	}
}
