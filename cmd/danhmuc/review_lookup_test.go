package main

import "testing"

// A job's failure to read a file is told in the reader's own words, not as a fault of the system.
func TestLookupKnowsReadFailures(t *testing.T) {
	for _, lang := range []string{"vi", "en"} {
		for _, code := range []string{"table.bomb", "table.truncated", "table.empty", "table.too-wide", "table.not-table"} {
			if s, ok := lookup(lang, code, map[string]any{"detail": "PNG", "row": float64(2)}); !ok || s == "" || s == code {
				t.Errorf("lookup(%s, %s) = %q, %v", lang, code, s, ok)
			}
		}
		if s, ok := lookup(lang, "no.such.code", nil); ok {
			t.Errorf("lookup(%s, no.such.code) = %q, true", lang, s)
		}
	}
}
