package graphql

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// request is what a client sent, by whichever way.
type request struct {
	query     string
	operation string
	variables map[string]any
	raw       map[string]json.RawMessage // the same, undecoded: the order of members counts in JSON values
}

// readRequest reads the parameters of a GET or the JSON of a POST.
func readRequest(r *http.Request, maxBody int64) (*request, error) {
	if r.Method == http.MethodGet {
		return readURL(r.URL.Query())
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(params["charset"])
	if err != nil || kind != "application/json" || charset != "" && charset != "utf-8" && charset != "utf8" {
		return nil, &refusal{code: "UNSUPPORTED_MEDIA_TYPE", status: http.StatusUnsupportedMediaType}
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	if err != nil {
		return nil, refuse("BAD_REQUEST", nil)
	}
	if int64(len(body)) > maxBody {
		return nil, &refusal{code: "BODY_TOO_LARGE", status: http.StatusRequestEntityTooLarge, params: map[string]any{"limit": maxBody}}
	}
	return decodeRequest(body)
}

func readURL(q url.Values) (*request, error) {
	wire := map[string]json.RawMessage{}
	for _, name := range []string{"variables", "extensions"} {
		if v := q.Get(name); v != "" {
			wire[name] = json.RawMessage(v)
		}
	}
	req := &request{query: q.Get("query"), operation: q.Get("operationName")}
	if req.query == "" {
		return nil, refuse("BAD_REQUEST", nil)
	}
	return req, req.objects(wire)
}

func decodeRequest(body []byte) (*request, error) {
	wire := map[string]json.RawMessage{}
	if err := json.Unmarshal(body, &wire); err != nil || wire == nil {
		return nil, refuse("BAD_REQUEST", nil)
	}
	req := &request{}
	if err := jsonText(wire["query"], &req.query); err != nil || req.query == "" {
		return nil, refuse("BAD_REQUEST", nil)
	}
	if err := jsonText(wire["operationName"], &req.operation); err != nil {
		return nil, refuse("BAD_PARAMETER", map[string]any{"name": "operationName"})
	}
	return req, req.objects(wire)
}

// jsonText reads a text that may be null or absent.
func jsonText(raw json.RawMessage, into *string) error {
	if raw == nil {
		return nil
	}
	return json.Unmarshal(raw, into)
}

// objects reads variables and extensions: objects, null, or absent. Numbers keep their digits.
func (req *request) objects(wire map[string]json.RawMessage) error {
	var extensions map[string]json.RawMessage
	if raw := wire["extensions"]; raw != nil && json.Unmarshal(raw, &extensions) != nil {
		return refuse("BAD_PARAMETER", map[string]any{"name": "extensions"})
	}
	raw := wire["variables"]
	if raw == nil {
		return nil
	}
	if json.Unmarshal(raw, &req.raw) != nil {
		return refuse("BAD_PARAMETER", map[string]any{"name": "variables"})
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&req.variables); err != nil {
		return refuse("BAD_PARAMETER", map[string]any{"name": "variables"})
	}
	return nil
}

// Media types of answers.
const (
	typeGraphQL = "application/graphql-response+json"
	typeJSON    = "application/json"
	typeStream  = "text/event-stream"
	typeHTML    = "text/html"
)

// weighted is one element of an Accept or Accept-Language header.
type weighted struct {
	value  string // lower case, parameters dropped
	weight float64
}

func parseWeights(header string) []weighted {
	var out []weighted
	for _, part := range strings.Split(header, ",") {
		fields := strings.Split(part, ";")
		w := weighted{value: strings.ToLower(strings.TrimSpace(fields[0])), weight: 1}
		for _, f := range fields[1:] {
			if q, ok := strings.CutPrefix(strings.TrimSpace(f), "q="); ok {
				if n, err := strconv.ParseFloat(q, 64); err == nil {
					w.weight = n
				}
			}
		}
		if w.value != "" {
			out = append(out, w)
		}
	}
	return out
}

// negotiate picks the answer's media type: the most wanted of ours, the first named of equals. An absent Accept and */*
// mean JSON. Empty when nothing fits.
func negotiate(accept string) string {
	best, bestWeight := "", 0.0
	if strings.TrimSpace(accept) == "" {
		return typeJSON
	}
	for _, w := range parseWeights(accept) {
		kind := w.value
		if kind == "*/*" || kind == "application/*" {
			kind = typeJSON
		}
		switch kind {
		case typeGraphQL, typeJSON, typeStream:
			if w.weight > bestWeight {
				best, bestWeight = kind, w.weight
			}
		}
	}
	return best
}

// wantsPage reports whether a browser asks for a page: it names HTML, and nothing of ours.
func wantsPage(r *http.Request) bool {
	page := false
	for _, w := range parseWeights(r.Header.Get("Accept")) {
		switch w.value {
		case typeHTML:
			page = w.weight > 0
		case typeGraphQL, typeJSON, typeStream:
			return false
		}
	}
	return page && r.Method == http.MethodGet
}
