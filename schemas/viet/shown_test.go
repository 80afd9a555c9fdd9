package viet

import "testing"

func TestGrouped(t *testing.T) {
	for _, tt := range []struct{ in, vi, en string }{
		{"0", "0", "0"}, {"999", "999", "999"}, {"1000", "1.000", "1,000"}, {"-1234567", "-1.234.567", "-1,234,567"},
		{"31840.50", "31.840,50", "31,840.50"}, {"-0.5", "-0,5", "-0.5"}, {"1.", "1,", "1."},
		{"", "", ""}, {"-", "-", "-"}, {".5", ".5", ".5"}, {"1e5", "1e5", "1e5"}, {"1.2.3", "1.2.3", "1.2.3"}, {"H52.07", "H52.07", "H52.07"},
	} {
		if got := Grouped("vi", tt.in, 0); got != tt.vi {
			t.Errorf("vi %q: %q, want %q", tt.in, got, tt.vi)
		}
		if got := Grouped("en", tt.in, 0); got != tt.en {
			t.Errorf("en %q: %q, want %q", tt.in, got, tt.en)
		}
	}
	for in, want := range map[string]string{"1187": "1.187,00", "2268.4": "2.268,40", "0.125": "0,125", "abc": "abc", "": ""} {
		if got := Grouped("vi", in, 2); got != want {
			t.Errorf("%q with two decimals: %q, want %q", in, got, want)
		}
	}
}
