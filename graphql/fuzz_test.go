package graphql

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// FuzzRequest holds that any body gets an answer that is JSON, has data or errors, and tells nothing of a fault of ours but
// where the sample schema fails on purpose.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{inJSON(`{item{name}}`), `{"query":"query($n:Int){item(n:$n){echo(n:$n)}}","variables":{"n":1e2}}`, `{"query":1}`, `[]`, `null`,
		`{"query":"{item{echo(range:{to:1 colours:[RED]} at:\"2026-11-24T00:00:00Z\")}}"}`, `{"query":"{__type(name:\"Item\"){fields{name}}}"}`,
		`{"query":"mutation{rename(n:1,name:\"a\"){item{any{...on Owner{boss{id}}}}}}","operationName":null,"extensions":{}}`} {
		f.Add(seed)
	}
	h := sampleHandler(f, Settings{})
	f.Fuzz(func(t *testing.T, body string) {
		if strings.Contains(body, "slow") || strings.Contains(body, "huge") {
			return // these never end, or fill memory, on purpose
		}
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var answer struct {
			Data   json.RawMessage `json:"data"`
			Errors []presented     `json:"errors"`
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatalf("%q: no JSON: %v: %s", body, err, w.Body)
		}
		if answer.Data == nil && len(answer.Errors) == 0 || w.Code >= 500 {
			t.Fatalf("%q: %d %s", body, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), errSecret.Error()) {
			t.Fatalf("%q leaks: %s", body, w.Body)
		}
	})
}
