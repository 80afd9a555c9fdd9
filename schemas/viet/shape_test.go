package viet

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLook(t *testing.T) {
	cases := map[string]Shape{
		"":                    {},
		" a":                  {},
		"a ":                  {},
		"a  b":                {},
		"1234567  b":          {},
		"a\tb":                {},
		"12345678\n":          {},
		"SL-2026-1":           {Usual: true, ASCII: true, Digits: true, Runes: 9},
		"Biên bản kiểm tra":   {Usual: true, Certain: true, Runes: 17},
		"đường Đại Lộ 12":     {Usual: true, Certain: true, Digits: true, Runes: 15},
		"bé":                  {Usual: true, Runes: 2},
		"1234567é":            {Usual: true, Digits: true, Runes: 8},
		"1234567ế":            {Usual: true, Certain: true, Digits: true, Runes: 8},
		"123456ế":             {Usual: true, Certain: true, Digits: true, Runes: 7},
		"tư":                  {Usual: true, Runes: 2},
		"Ðoàn":                {}, // the Icelandic letter
		"1234567ð":            {},
		"Xa\u0303":            {}, // a mark apart
		"Ã¡":                  {},
		"1234567\xc3":         {},
		"1234567\xe1\xba":     {},
		"123456\xe1\xba":      {},
		"\xbf":                {},
		"1234567\xe1\xbf\x81": {},
		"\xc3\xa0\xa0":        {},
	}
	for in, want := range cases {
		if got := Look([]byte(in)); got != want {
			t.Errorf("%q: got %+v, want %+v", in, got, want)
		}
	}
}

// TestLookIsNeverWrong puts together usual and unusual pieces and bytes and compares with the full ways.
func TestLookIsNeverWrong(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	pieces := strings.Split("a|7|Z|-| |ê|ế|đ|Đ|ư|Ư|ơ|Ơ|á|à|ý|ộ|Ộ|ỹ|.|~|É|\u00a0|\u0301|ð|Ð|Ɖ|\u200b|\n|\x1f|\x7f|”|Ã|Â|Ä‘|Æ°|á»|áº|\xff|\xc3|\xe1|\xba|\xf0|\u1f00|Ō", "|")
	usual := 0
	for range 300_000 {
		var b []byte
		for range 1 + rng.IntN(14) {
			piece := rng.IntN(len(pieces))
			if rng.IntN(4) > 0 {
				piece = rng.IntN(21)
			}
			b = append(b, pieces[piece]...)
		}
		s := Look(b)
		if !s.Usual {
			if s != (Shape{}) {
				t.Fatalf("%q: %+v", b, s)
			}
			continue
		}
		usual++
		ascii := true
		for _, c := range b {
			ascii = ascii && c < utf8.RuneSelf
		}
		clean, change := CleanBytes(nil, b)
		switch {
		case !utf8.Valid(b), change != 0, !bytes.Equal(clean, b), bytes.ContainsAny(b, "\n\x1f"):
			t.Fatalf("%q is not clean", b)
		case s.ASCII != ascii, int(s.Runes) != utf8.RuneCount(b), s.Digits != bytes.ContainsAny(b, "0123456789"):
			t.Fatalf("%q: %+v", b, s)
		case s.Certain && MaybeLegacy(b):
			t.Fatalf("%q may be legacy text", b)
		}
		for _, mark := range []string{"Â", "Ã", "Ä", "Æ", "á»", "áº"} {
			if bytes.Contains(b, []byte(mark)) {
				t.Fatalf("%q may be garbled", b)
			}
		}
	}
	if usual < 10_000 {
		t.Errorf("only %d texts were usual", usual)
	}
}
