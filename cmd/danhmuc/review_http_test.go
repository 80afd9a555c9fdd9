package main

import (
	"strings"
	"testing"
	"time"
)

func TestTakesGzip(t *testing.T) {
	tests := []struct {
		name   string
		values []string
		want   bool
	}{
		{"absent", nil, false},
		{"named", []string{"gzip"}, true},
		{"among others", []string{"deflate, GZIP;q=0.5, br"}, true},
		{"in a second header", []string{"br", "gzip"}, true},
		{"refused", []string{"gzip;q=0"}, false},
		{"refused with decimals", []string{"br, gzip; q=0.000"}, false},
		{"another coding that contains the word", []string{"x-gzip-next"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := takesGzip(tt.values); got != tt.want {
				t.Errorf("takesGzip(%q) = %v, want %v", tt.values, got, tt.want)
			}
		})
	}
}

// The public view's tag must move with the view and say nothing of the log's length.
func TestPublicTag(t *testing.T) {
	at := time.Date(2026, 11, 24, 6, 0, 0, 0, time.UTC)
	tag := publicTag(at, 25, 1)
	for name, other := range map[string]string{
		"later":     publicTag(at.Add(time.Microsecond), 25, 1),
		"one more":  publicTag(at, 26, 1),
		"one fewer": publicTag(at, 25, 2),
	} {
		if other == tag {
			t.Errorf("%s: the tag stayed %q", name, tag)
		}
	}
	if tag != publicTag(at, 25, 1) || strings.ContainsAny(tag, `", `) {
		t.Errorf("tag %q is not stable or not fit for an ETag", tag)
	}
}
