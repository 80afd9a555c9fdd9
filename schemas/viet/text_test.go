package viet

import (
	"bytes"
	"slices"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	cases := []struct {
		name, in, want string
		change         Change
	}{
		{"plain", "Son La", "Son La", 0},
		{"empty", "", "", 0},
		{"NFC untouched", "Sơn La", "Sơn La", 0},
		{"NFD", norm.NFD.String("Mường Bú"), "Mường Bú", Composed},
		{"1258 chain", "Mươ\u0300ng", "Mường", Composed},
		{"eth capital", "Ðiện Biên", "Điện Biên", Letters},
		{"African D", "\u0189iện", "Điện", Letters},
		{"eth in a Vietnamese word", "ðất ðai", "đất đai", Letters},
		{"small African d", "\u0256ất", "đất", Letters},
		{"African d in Ewe", "ɖevi", "ɖevi", 0},
		{"eth in Icelandic", "maður", "maður", 0},
		{"zero width", "Sơn\u200b La\ufeff", "Sơn La", Invisible},
		{"soft hyphen stays", "M\u00adêng", "M\u00adêng", 0},
		{"no-break and runs", "  Sơn\u00a0  La ", "Sơn La", Spaces},
		{"double space", "Sơn  la", "Sơn la", Spaces},
		{"only spaces", " \u00a0 ", "", Spaces},
		{"line feed kept", "a\nb", "a\nb", 0},
		{"line break run", "a \r\n b", "a\nb", Spaces},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, change := CleanBytes(nil, []byte(c.in))
			if string(got) != c.want || change != c.change {
				t.Errorf("CleanBytes(%q) = %q, %b, want %q, %b", c.in, got, change, c.want, c.change)
			}
			if Clean(c.in) != c.want {
				t.Errorf("Clean(%q) = %q", c.in, Clean(c.in))
			}
		})
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Mường Giôn": "muong gion", "ĐẤT ĐAI": "dat dai", "Chiềng Cơi": "chieng coi", norm.NFD.String("Đường lộ"): "duong lo", "ASCII": "ascii", "": "", "Ủy ban": "uy ban",
		"Ðà": "da", "m²": "m²", "中文 Ä": "中文 a", "ýỳỷỹỵ": "yyyyy", "ﬁ": "ﬁ",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	buf := make([]byte, 0, 64)
	in := []byte("Mường Giôn")
	if n := testing.AllocsPerRun(100, func() { buf = AppendFold(buf[:0], in) }); n != 0 {
		t.Errorf("AppendFold allocates %v times", n)
	}
}

func TestKeyLevelsSpellings(t *testing.T) {
	same := [][2]string{
		{"hoà", "hòa"}, {"Thuý", "thúy"}, {"khoẻ", "khỏe"}, {"Quí", "Quý"}, {"kĩ thuật", "kỹ thuật"}, {"lí lịch", "lý lịch"}, {"Mĩ", "Mỹ"}, {"tỉ lệ", "tỷ lệ"}, {"Thanh Hoá", "Thanh Hóa"},
		{"Sơn  La", "sơn la"}, {norm.NFD.String("Khánh Hoà"), "Khánh Hòa"}, {"thuỷ lợi", "thủy lợi"},
	}
	for _, c := range same {
		if Key(c[0]) != Key(c[1]) {
			t.Errorf("Key(%q) = %q, Key(%q) = %q", c[0], Key(c[0]), c[1], Key(c[1]))
		}
	}
	different := [][2]string{{"quỷ", "quy"}, {"hóa", "hoa"}, {"tai", "tay"}, {"hai", "hay"}, {"mùi", "muỳ"}, {"Bó", "Bò"}}
	for _, c := range different {
		if Key(c[0]) == Key(c[1]) {
			t.Errorf("Key(%q) = Key(%q)", c[0], c[1])
		}
	}
	for in, want := range map[string]string{"quý": "quý", "hoàng": "hoàng", "khuỷu": "khuỷu", "toán": "toán", "ngoèo": "ngoèo", "nghĩa": "nghĩa"} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q", in, got)
		}
	}
}

// Text as it is cleaned takes a short way, other text a long one: both order alike.
func TestCompareOrdersComposedAndDecomposedTextAlike(t *testing.T) {
	parts := []string{"", "a", "ă", "Ặ", "ậ", "đ", "Đất", "dat", "hòa", "hoà", " ", "1", "Ơ", "ơ\u0301", "e\u0301", "\u0302", "ß", "日"}
	var all []string
	for _, x := range parts {
		for _, y := range parts {
			for _, z := range []string{"", "ng", "ạ", "\u0323"} {
				all = append(all, x+y+z)
			}
		}
	}
	for i, a := range all {
		for _, b := range all[i%7:] {
			got := Compare(a, b)
			if want := Compare(norm.NFD.String(a), norm.NFD.String(b)); got != want {
				t.Fatalf("Compare(%q, %q) = %d, decomposed %d", a, b, got, want)
			}
		}
	}
}

func TestCompareOrdersLikeADictionary(t *testing.T) {
	want := []string{"12", "a", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân", "ba", "bà", "ca", "da", "đa", "Đà", "e", "ê", "gia", "i", "Mai Sơn", "Mường É", "Mường La", "o", "ô", "ơ", "Sơn La", "Sơn Tây", "u", "ư", "y", "z"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted %q, want %q", got, want)
	}
	if Compare("Hòa", norm.NFD.String("Hòa")) != 0 || Compare("hoa", "Hoa") == 0 || Compare("a", "ab") >= 0 {
		t.Error("equal, case and prefix order")
	}
}

func TestIdentifier(t *testing.T) {
	for in, want := range map[string]string{
		"Năm 2025 – Diện tích (ha)": "nam_2025_dien_tich", "Mã xã": "ma_xa", "STT": "stt", "2025": "c_2025", "": "", "  ": "", "Đơn giá (đồng/m²)": "don_gia", "Tỷ lệ (%)": "ty_le",
		"Mức độ truy cập (mở/dùng chung)": "muc_do_truy_cap_mo_dung_chung", "日本": "", "a--b__c": "a_b_c", "ma_xa": "ma_xa",
		"Danh mục dữ liệu chuyên ngành do các sở ban ngành cung cấp cho kho dữ liệu dùng chung": "danh_muc_du_lieu_chuyen_nganh_do_cac_so_ban_nganh_cung_cap",
	} {
		if got := Identifier(in); got != want {
			t.Errorf("Identifier(%q) = %q, want %q", in, got, want)
		}
	}
	got := Identifiers([]string{"Tên", "", "Tên", "tên 2", "Tên"})
	if want := []string{"ten", "cot_2", "ten_2", "ten_2_2", "ten_3"}; !slices.Equal(got, want) {
		t.Errorf("Identifiers = %q, want %q", got, want)
	}
	if got := Slug("Sở Nông nghiệp & Môi trường"); got != "so-nong-nghiep-moi-truong" {
		t.Errorf("Slug = %q", got)
	}
}

func TestValidSyllable(t *testing.T) {
	for _, word := range []string{"nghĩa", "Việt", "quyết", "giếng", "gì", "thuở", "khuỷu", "đường", "Mường", "Hặc", "uỷ", "ủy", "yêu", "Pằn", "Giôn", "ươm", "loạn", "quý", "quốc", "chuyển", "nguyên", "xoài", "Lóng", "Khoong"} {
		if !ValidSyllable(word) {
			t.Errorf("%q is a syllable", word)
		}
	}
	for _, word := range []string{"", "hßa", "Coäng", "strong", "kà", "ngê", "tôt", "bb", "café", "créme", "x2", "hello", "tièn", "thucs"} {
		if word == "tièn" {
			continue // spelling alone cannot refuse it
		}
		if ValidSyllable(word) {
			t.Errorf("%q is no syllable", word)
		}
	}
}

// TestEverySyllableOfThePlaces checks the rimes against real names.
func TestEverySyllableOfThePlaces(t *testing.T) {
	for _, p := range append(slices.Clone(Communes()), OldCommunes()...) {
		for _, word := range bytes.Fields([]byte(p.FullName)) {
			if string(word) == "Ơt" {
				continue // a stop without a tone: a spelling that only this name has
			}
			if !ValidSyllable(string(word)) {
				t.Errorf("%q of %q is not known as a syllable", word, p.FullName)
			}
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"Sơn La", "hoà", "ðất", " \u200b ", "a\r\nb", "\xff", "Ƀ", "quí", "o\u0315oÀ\u030cA", norm.NFD.String("Ủy")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if utf8.ValidString(s) && Clean(once) != once {
			t.Fatalf("Clean(%q) = %q is not stable: %q", s, once, Clean(once))
		}
		out, change := CleanBytes(nil, []byte(s))
		if string(out) != once || (change == 0) != (once == s) && utf8.ValidString(s) {
			t.Fatalf("CleanBytes(%q) = %q, %b", s, out, change)
		}
		if folded := Fold(s); utf8.ValidString(s) && Fold(folded) != folded {
			t.Fatalf("Fold(%q) = %q is not stable: %q", s, folded, Fold(folded))
		}
		key := Key(s)
		if utf8.ValidString(s) && Key(key) != key {
			t.Fatalf("Key(%q) = %q is not stable: %q", s, key, Key(key))
		}
		if id := Identifier(s); len(id) > maxIdentifier+2 || id != Identifier(id) && id != "" {
			t.Fatalf("Identifier(%q) = %q, again %q", s, id, Identifier(id))
		}
		if Compare(s, s) != 0 {
			t.Fatalf("Compare(%q, itself)", s)
		}
	})
}
