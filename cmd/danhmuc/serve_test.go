package main

import "testing"

func TestPublicOrigin(t *testing.T) {
	for given, want := range map[string]string{
		"https://dulieu.example.vn": "https://dulieu.example.vn", "https://DuLieu.example.vn:443/": "https://dulieu.example.vn",
		"http://example.vn:80": "http://example.vn", "https://example.vn:80": "https://example.vn:80", "http://[::1]:8080": "http://[::1]:8080",
		"https://example.vn/kho": "", "https://example.vn?a": "", "https://example.vn#a": "", "https://a@example.vn": "", "ftp://example.vn": "", "example.vn": "", "https://": "",
	} {
		got, ok := publicOrigin(given)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q %v, want %q", given, got, ok, want)
		}
	}
}
