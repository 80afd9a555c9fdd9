package graphql

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"danhmuc/graphql/limit"
)

// ask posts a query and returns status, media type and body.
func ask(t testing.TB, h http.Handler, body string, headers ...string) (int, string, string) {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return serve(h, r)
}

func serve(h http.Handler, r *http.Request) (int, string, string) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Header().Get("Content-Type"), w.Body.String()
}

func inJSON(query string) string {
	b, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestStatusAndCode(t *testing.T) {
	h := sampleHandler(t, Settings{})
	deep := strings.Repeat("{item", 30) + strings.Repeat("}", 30)
	for _, c := range []struct {
		name, body           string
		headers              []string
		status, statusStrict int // under application/json, and under application/graphql-response+json
		code                 string
	}{
		{"a query", inJSON(`{item{name}}`), nil, 200, 200, ""},
		{"no JSON", `{`, nil, 400, 400, "BAD_REQUEST"},
		{"a list of requests", `[{"query":"{item{name}}"}]`, nil, 400, 400, "BAD_REQUEST"},
		{"null", `null`, nil, 400, 400, "BAD_REQUEST"},
		{"variables that are no object", `{"query":"{item{name}}","variables":[1]}`, nil, 400, 400, "BAD_PARAMETER"},
		{"another content type", inJSON(`{item{name}}`), []string{"Content-Type", "text/plain"}, 415, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a form", "query=%7Bitem%7Bname%7D%7D", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"another charset", inJSON(`{item{name}}`), []string{"Content-Type", "application/json; charset=utf-16"}, 415, 415, "UNSUPPORTED_MEDIA_TYPE"},
		{"a cookie without the header", inJSON(`{item{name}}`), []string{"Cookie", "s=1"}, 403, 403, "CROSS_SITE"},
		{"a cookie with the header", inJSON(`{item{name}}`), []string{"Cookie", "s=1", "X-Danhmuc", ""}, 200, 200, ""},
		{"a token beside a cookie", inJSON(`{item{name}}`), []string{"Cookie", "s=1", "Authorization", "Bearer x"}, 200, 200, ""},
		{"a syntax error", inJSON(`{item{`), nil, 200, 400, codeParse},
		{"an unknown field", inJSON(`{gone}`), nil, 200, 400, codeValidation},
		{"a missing variable", inJSON(`query($n:Int!){required(n:$n){name}}`), nil, 200, 400, codeInput},
		{"a variable of another type", `{"query":"query($n:Int!){required(n:$n){name}}","variables":{"n":1.5}}`, nil, 200, 400, codeInput},
		{"an integer past 32 bits", `{"query":"query($n:Int!){required(n:$n){name}}","variables":{"n":3000000000}}`, nil, 200, 400, codeInput},
		{"no such operation", `{"query":"{item{name}}","operationName":"x"}`, nil, 200, 400, "OPERATION_NOT_FOUND"},
		{"which operation", `{"query":"query a{item{name}} query b{item{name}}"}`, nil, 200, 400, "OPERATION_NAME_REQUIRED"},
		{"too deep", inJSON(deep), nil, 200, 400, limit.CodeTooDeep},
		{"600 KB of lists", inJSON(`{f(j:` + strings.Repeat("[", 600<<10)), nil, 413, 413, limit.CodeTooLarge},
		{"2 MB of anything", inJSON(strings.Repeat(" ", 2<<20)), nil, 413, 413, "BODY_TOO_LARGE"},
		{"a cycle", inJSON(`{item{...a}} fragment a on Item{self{...a}}`), nil, 200, 400, limit.CodeFragmentCycle},
		{"two mutations", inJSON(`mutation{rename(n:1,name:"a"){item{name}} b:rename(n:1,name:"a"){item{name}}}`), nil, 200, 400, "ONE_MUTATION"},
		{"signIn twice", inJSON(`mutation{signIn(username:"a",password:"b"){item{name}} c:signIn(username:"a",password:"c"){item{name}}}`), nil, 200, 400, "SIGN_IN_ALONE"},
		{"signIn in two operations", inJSON(`mutation a{signIn(username:"a",password:"b"){item{name}}} query b{item{name}}`), nil, 200, 400, "SIGN_IN_ALONE"},
		{"a subscription without a stream", inJSON(`subscription{ticks{name}}`), nil, 406, 406, "SUBSCRIPTION_NEEDS_STREAM"},
		{"an answer past all bounds", inJSON(`{huge{name}}`), nil, 200, 400, limit.CodeTooCostly},
	} {
		t.Run(c.name, func(t *testing.T) {
			for kind, want := range map[string]int{typeJSON: c.status, typeGraphQL: c.statusStrict} {
				status, got, body := ask(t, h, c.body, append([]string{"Accept", kind}, c.headers...)...)
				if status != want || !strings.HasPrefix(got, kind) {
					t.Errorf("%s: got %d %s, want %d: %s", kind, status, got, want, body)
				}
				if code := firstCode(t, body); code != c.code {
					t.Errorf("%s: got code %q, want %q: %s", kind, code, c.code, body)
				}
			}
		})
	}
}

func TestAFieldThatNeverEnds(t *testing.T) {
	h := sampleHandler(t, Settings{QueryTimeout: 20 * time.Millisecond})
	status, _, body := ask(t, h, inJSON(`{slow}`))
	if code := firstCode(t, body); status != 503 || code != "TIMEOUT" {
		t.Errorf("got %d %q", status, code)
	}
}

func firstCode(t testing.TB, body string) string {
	t.Helper()
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil {
		t.Fatalf("the answer is no JSON: %v: %.200s", err, body)
	}
	if len(answer.Errors) == 0 {
		return ""
	}
	if answer.Errors[0].Message == "" {
		t.Errorf("an error without a message: %s", body)
	}
	return answer.Errors[0].Extensions.Code
}

func TestInternalTextStaysInside(t *testing.T) {
	h := sampleHandler(t, Settings{})
	for _, query := range []string{`{fails}`, `{denied}`, `{item(n:2){panics broken}}`, `{item(n:5){brokenRequired}}`, `{__schema{types{name}} fails}`} {
		_, _, body := ask(t, h, inJSON(query))
		if strings.Contains(body, "secret") || strings.Contains(body, "panic:") {
			t.Errorf("%s leaks: %s", query, body)
		}
		if code := firstCode(t, body); code != "INTERNAL" && code != "FORBIDDEN" {
			t.Errorf("%s: got code %q", query, code)
		}
	}
}

func TestAnswersKeepQueryOrderAndPlaces(t *testing.T) {
	h := sampleHandler(t, Settings{})
	_, _, body := ask(t, h, inJSON("{\n  b: item(n:2) { name a: count\n  broken } item { count } }"), "Accept-Language", "en")
	want := `{"data":{"b":{"name":"Mục 2 \"<` + "\u2028" + `\u0001\n","a":6,"broken":null},"item":{"count":3}},"errors":[{"message":"Something went wrong here. It has been logged; please try again later.","locations":[{"line":3,"column":3}],"path":["b","broken"],"extensions":{"code":"INTERNAL"}}]}`
	if body != want {
		t.Errorf("got  %s\nwant %s", body, want)
	}
}

func TestGet(t *testing.T) {
	h := sampleHandler(t, Settings{})
	get := func(params url.Values, headers ...string) (int, string, string) {
		r := httptest.NewRequest(http.MethodGet, "/graphql?"+params.Encode(), nil)
		for i := 0; i+1 < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		return serve(h, r)
	}
	status, _, body := get(url.Values{"query": {"query($n:Int){item(n:$n){count}}"}, "variables": {`{"n":2}`}})
	if status != 200 || body != `{"data":{"item":{"count":6}}}` {
		t.Errorf("a query: got %d %s", status, body)
	}
	for _, kind := range []string{typeJSON, typeGraphQL, typeStream} {
		if status, _, body := get(url.Values{"query": {`mutation{rename(n:1,name:"a"){item{name}}}`}}, "Accept", kind); status != 405 {
			t.Errorf("a mutation as %s: got %d %s", kind, status, body)
		}
	}
	if status, _, _ := get(url.Values{"query": {"{item{count}}"}}, "Cookie", "s=1"); status != 403 {
		t.Errorf("a cookie without the header: got %d", status)
	}
	if status, _, _ := get(nil, "Accept", typeJSON); status != 400 {
		t.Errorf("no query: got %d", status)
	}
	if status, _, _ := get(nil, "Accept", "image/png"); status != 406 {
		t.Errorf("no media type that fits: got %d", status)
	}
	r := httptest.NewRequest(http.MethodDelete, "/graphql", nil)
	if status, _, _ := serve(h, r); status != 405 {
		t.Errorf("DELETE: got %d", status)
	}
}

func TestExplorerIsOfOnePieceAndCarriesItsNonce(t *testing.T) {
	h := sampleHandler(t, Settings{})
	r := httptest.NewRequest(http.MethodGet, "/graphql?query="+url.QueryEscape(`{a}</textarea><script>alert(1)</script>`), nil)
	r.Header.Set("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
	r.Header.Set("Cookie", "s=1")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	page, policy := w.Body.String(), w.Header().Get("Content-Security-Policy")
	nonce := regexp.MustCompile(`script-src 'nonce-([A-Z0-9]+)'`).FindStringSubmatch(policy)
	if w.Code != 200 || nonce == nil || strings.Contains(policy, "unsafe") {
		t.Fatalf("got %d, policy %q", w.Code, policy)
	}
	if n := strings.Count(page, `nonce="`+nonce[1]+`"`); n != 3 {
		t.Errorf("%d elements carry the nonce, want 3", n)
	}
	for _, bad := range []string{"http://", "https://", "<script>alert", "onclick=", "style=\""} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	if !strings.Contains(page, "{a}&lt;/textarea&gt;") || !strings.Contains(page, "Truy vấn") {
		t.Error("the query or the Vietnamese texts are not in the page")
	}
}

func TestNegotiate(t *testing.T) {
	for accept, want := range map[string]string{
		"": typeJSON, "*/*": typeJSON, "application/*": typeJSON, typeJSON: typeJSON, typeGraphQL: typeGraphQL, "image/png": "",
		"application/graphql-response+json, application/json;q=0.9": typeGraphQL, "application/json;q=0.5, application/graphql-response+json;q=0.4": typeJSON,
		"text/event-stream": typeStream, "text/event-stream, application/json;q=0": typeStream, "application/json, text/event-stream": typeJSON,
	} {
		if got := negotiate(accept); got != want {
			t.Errorf("Accept %q: got %q, want %q", accept, got, want)
		}
	}
	for header, want := range map[string]string{"": "vi", "en": "en", "vi": "vi", "en-GB,en;q=0.9,vi;q=0.8": "en", "fr": "vi", "fr,en;q=0.1": "en", "vi-VN,en": "vi"} {
		if got := languageOf(header); got != want {
			t.Errorf("Accept-Language %q: got %q, want %q", header, got, want)
		}
	}
}

// stream opens a subscription on a real server and gives its lines.
func stream(t *testing.T, server *httptest.Server, method, query string, headers ...string) (lines *bufio.Scanner, end func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	target, body := server.URL+"/graphql", io.Reader(strings.NewReader(inJSON(query)))
	if method == http.MethodGet {
		target, body = target+"?query="+url.QueryEscape(query), nil
	}
	r, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", typeStream)
	r.Header.Set("Content-Type", typeJSON)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), typeStream) {
		t.Fatalf("got %s %s", res.Status, res.Header.Get("Content-Type"))
	}
	return bufio.NewScanner(res.Body), func() { cancel(); res.Body.Close() }
}

func read(t *testing.T, lines *bufio.Scanner, n int) string {
	t.Helper()
	var b strings.Builder
	for range n {
		if !lines.Scan() {
			t.Fatalf("the stream ended after %q: %v", b.String(), lines.Err())
		}
		b.WriteString(lines.Text() + "\n")
	}
	return b.String()
}

func TestSubscriptions(t *testing.T) {
	server := httptest.NewServer(sampleHandler(t, Settings{Heartbeat: 20 * time.Millisecond}))
	defer server.Close()
	event := func(n int) string {
		return fmt.Sprintf("event: next\nid: %d\ndata: {\"data\":{\"ticks\":{\"count\":%d}}}\n\n", n, n*3)
	}
	for _, method := range []string{http.MethodPost, http.MethodGet} {
		lines, end := stream(t, server, method, `subscription{ticks(limit:2){count}}`)
		if got, want := read(t, lines, 12), ":\n\n"+event(1)+event(2)+":\n\n"; got != want {
			t.Errorf("%s: got %q, want %q", method, got, want)
		}
		end()
	}
	lines, end := stream(t, server, http.MethodPost, `subscription{ticks(limit:3){count}}`, "Last-Event-ID", "2")
	if got, want := read(t, lines, 6), ":\n\n"+event(3); got != want {
		t.Errorf("resumed: got %q, want %q", got, want)
	}
	end()
	lines, end = stream(t, server, http.MethodPost, `{item{count}}`)
	if got, want := read(t, lines, 8), ":\n\nevent: next\ndata: {\"data\":{\"item\":{\"count\":3}}}\n\nevent: complete\ndata:\n\n"; got != want {
		t.Errorf("a query over a stream: got %q, want %q", got, want)
	}
	end()
}

// TestAudit runs the GraphQL over HTTP audit when it is at hand.
func TestAudit(t *testing.T) {
	dir := os.Getenv("DANHMUC_GRAPHQL_AUDIT")
	if dir == "" {
		t.Skip("DANHMUC_GRAPHQL_AUDIT names no folder with audit.mjs")
	}
	server := httptest.NewServer(sampleHandler(t, Settings{}))
	defer server.Close()
	cmd := exec.Command("node", "audit.mjs", server.URL+"/graphql")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	for _, line := range strings.Split(string(out), "\n") {
		if strings.HasPrefix(line, "ERROR") || strings.HasPrefix(line, "WARN") || strings.HasPrefix(line, "SCHEMA") || strings.HasPrefix(line, "NOTICE") {
			t.Error(line)
		}
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestOwnersOfAPageAreOneLookup(t *testing.T) {
	l := &sampleLoads{}
	s := sampleSchema(t, l)
	doc, err := s.prepare(`{items(first:50){edges{node{name owner{name}}}}}`, limit.Default())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.run(context.Background(), nil, doc.plan(s, doc.operations[0], nil), struct{}{}, nil); err != nil {
		t.Fatal(err)
	}
	if l.batches != 1 || l.keys != 50 {
		t.Errorf("got %d lookups of %d keys, want one of 50", l.batches, l.keys)
	}
}

func TestDocumentCacheForgetsTheOldest(t *testing.T) {
	c := newDocumentCache(2, 1000)
	for _, q := range []string{"a", "b", "a", "c"} {
		if c.get(q) == nil {
			c.put(q, &queryDocument{text: q})
		}
	}
	if c.get("b") != nil || c.get("a") == nil || c.get("c") == nil {
		t.Error("the least used document should be the one that went")
	}
	c.put(strings.Repeat("x", 999), &queryDocument{})
	if len(c.items) != 2 || c.bytes > 1000 {
		t.Errorf("got %d documents of %d bytes", len(c.items), c.bytes)
	}
}

// BenchmarkHostileDocuments times the dearest documents that the bounds let through to the validation rules.
func BenchmarkHostileDocuments(b *testing.B) {
	s := sampleSchema(b, &sampleLoads{})
	many := func(format string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, query := range map[string]string{
		"aliases":              "{item{" + many("a%d:name ", 100) + "}}",
		"repeats":              "{item{" + strings.Repeat("self{"+strings.Repeat("name ", 50)+"}", 20) + "}}",
		"repeats in fragments": "{item{" + many("...f%d ", 90) + "}}" + many("fragment f%d on Item{"+strings.Repeat("name ", 15)+"}", 90),
		"nested fragments":     "{item{...f0}}" + chain(5),
		"variables":            "query(" + many("$v%d:Int ", 100) + "){item{name}}",
		"arguments":            "{item{" + many("a%d:echo(list:["+strings.Repeat("1 ", 40)+"]) ", 99) + "}}",
		"deep values":          "{item{echo(list:" + strings.Repeat("[", 60) + strings.Repeat("]", 60) + ")}}",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.prepare(query, limit.Default()); err != nil && isBound(err) {
					b.Fatal(err) // stopped before the rules: it measures nothing
				}
			}
		})
	}
}

func isBound(err error) bool {
	var e *limit.Error
	return errors.As(err, &e)
}

func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on Item{self{...f%d} b:self{...f%d}}", i, i+1, i+1)
	}
	return b.String() + fmt.Sprintf(" fragment f%d on Item{name}", n)
}

func BenchmarkList(b *testing.B) {
	s := sampleSchema(b, &sampleLoads{})
	doc, err := s.prepare(`{items(first:50){edges{node{id name note count size ratio on at colour tags raw maybeOwner{name}}}}}`, limit.Default())
	if err != nil {
		b.Fatal(err)
	}
	op := doc.operations[0]
	b.Run("plan", func(b *testing.B) {
		b.ReportAllocs()
		var buf []byte
		for b.Loop() {
			if buf, _, err = s.run(context.Background(), buf[:0], doc.plan(s, op, nil), struct{}{}, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(buf)))
	})
	b.Run("reference", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			data, _ := s.runReference(context.Background(), doc.ast, "", nil)
			if _, err := json.Marshal(data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
