package changelog

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"space", " [ 1 , 2 ]\n", "[1,2]"},
		{"members sorted", `{"b":1,"a":{"d":1,"c":2}}`, `{"a":{"c":2,"d":1},"b":1}`},
		{"sorted by decoded name", `{"b":1,"\u0061":2}`, `{"a":2,"b":1}`},
		{"sorted by bytes", `{"é":1,"z":2,"Z":3,"":4}`, `{"":4,"Z":3,"z":2,"é":1}`},
		{"escapes", `"\u0041\/\"\\\b\f\n\r\t\u001f\u003c"`, `"A/\"\\\b\f\n\r\t\u001f<"`},
		{"surrogates", `"\ud83d\ude00"`, `"😀"`},
		{"line separator", `"\u2028"`, "\"\u2028\""},
		{"words", `[true,false,null]`, `[true,false,null]`},
		{"empty", `[{},[],""]`, `[{},[],""]`},
		{"integers", `[0,-0,10,-7,100000000000000000000]`, `[0,0,10,-7,100000000000000000000]`},
		{"decimals", `[1.0,1.50,-0.0,0.1e1,12.5e1,0.000001,1e-6]`, `[1,1.5,0,1,125,0.000001,0.000001]`},
		{"exponents", `[1e3,1E+2,1e21,1e20,1e-7,-12e30]`, `[1000,100,1e+21,100000000000000000000,1e-7,-1.2e+31]`},
		{"exact digits", `[0.1234567890123456789012345,1234567890123456789012]`, `[0.1234567890123456789012345,1.234567890123456789012e+21]`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Canonical([]byte(test.in))
			if err != nil || string(got) != test.want {
				t.Errorf("got %s, %v; want %s", got, err, test.want)
			}
		})
	}
}

func TestCanonicalRefuses(t *testing.T) {
	tests := []struct{ name, in string }{
		{"nothing", ""}, {"word", "nul"}, {"two values", "1 2"}, {"comma", "[1,]"}, {"open list", "[1"}, {"open object", `{"a":1`},
		{"no name", "{1:2}"}, {"no colon", `{"a" 1}`}, {"name twice", `{"a":1,"\u0061":2}`}, {"open string", `"a`},
		{"control character", "\"\x01\""}, {"bad escape", `"\x"`}, {"short escape", `"\u12"`}, {"unpaired surrogate", `"\ud800"`},
		{"surrogates in wrong order", `"\ude00\ud83d"`}, {"invalid UTF-8", "\"\xff\""}, {"invalid UTF-8 after an escape", "\"\\n\xff\""},
		{"leading zero", "01"}, {"plus", "+1"}, {"point alone", "1."}, {"no whole part", ".5"}, {"minus alone", "-"}, {"exponent alone", "1e"},
		{"exponent too large", "1e10000"}, {"exponent too large by digits", "10e9999"}, {"infinity", "Infinity"},
		{"too deep", strings.Repeat("[", maxDepth+1) + strings.Repeat("]", maxDepth+1)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, err := Canonical([]byte(test.in)); !errors.Is(err, ErrFormat) {
				t.Errorf("got %s, %v; want ErrFormat", got, err)
			}
		})
	}
}

func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{`{"b":[1.50,"\u0041"],"a":null}`, `-12.5e-7`, `"\ud83d\ude00"`, `1e21`, `{"":{}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		once, err := Canonical(in)
		if err != nil {
			return
		}
		if !json.Valid(in) || !json.Valid(once) {
			t.Fatalf("accepted %q → %q, which is no JSON", in, once)
		}
		twice, err := Canonical(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("%q → %q → %q, %v", in, once, twice, err)
		}
		if n, ok := new(big.Rat).SetString(strings.TrimSpace(string(in))); ok && len(in) < 40 {
			if m, ok := new(big.Rat).SetString(string(once)); !ok || n.Cmp(m) != 0 {
				t.Fatalf("number %q became %q", in, once)
			}
		}
	})
}
