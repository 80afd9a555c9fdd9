package ui

import (
	"encoding/json"
	"net/http/httptest"
	"testing"
)

// A refused method answers in the form of every plain HTTP error.
func TestMethodRefusedAsProblem(t *testing.T) {
	w := httptest.NewRecorder()
	new(handler).ServeHTTP(w, httptest.NewRequest("POST", "/app/", nil))
	if w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("POST /app/ = %d, Allow %q, type %q", w.Code, w.Header().Get("Allow"), w.Header().Get("Content-Type"))
	}
	var p struct{ Status int }
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != 405 {
		t.Errorf("body %q: %v", w.Body, err)
	}
}
