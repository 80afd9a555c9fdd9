package publish_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"danhmuc/registry/publish"
	"danhmuc/registry/publish/dcat"
	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/publishtest"
)

const root = "https://data.example"

// inbox keeps reports; it refuses when full.
type inbox struct {
	taken []string
	full  bool
}

func (b *inbox) Report(_ context.Context, code, text, contact string) (string, error) {
	if b.full {
		return "", errors.New("full")
	}
	b.taken = append(b.taken, code+"|"+text+"|"+contact)
	return fmt.Sprintf("BC-%04d", len(b.taken)), nil
}

func handler(t testing.TB, m *open.Memory, reports open.Reports) http.Handler {
	t.Helper()
	h, err := publish.Handler(publish.Options{
		Source: m, Overview: m, Reports: reports, FeedPageSize: 20,
		Now: func() time.Time { return time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC) },
		Site: dcat.Site{
			PublicURL: root + "/", Title: "Dữ liệu mở tỉnh Sơn La", TitleEn: "Open data of Sơn La province", Description: "Danh mục dữ liệu mở.",
			Publisher: open.Organization{Code: "H52", Name: "UBND tỉnh Sơn La"}, Contact: open.Contact{Email: "dulieumo@example.vn"}, Licence: publishtest.Licence(),
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func do(t testing.TB, h http.Handler, method, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// A harvester's operator reads what is wrong with an address in their own language, Vietnamese first.
func TestFeedParametersAreRefusedInTheReadersLanguage(t *testing.T) {
	h := handler(t, &open.Memory{}, nil)
	for lang, want := range map[string]string{"": "page là một số", "en": "page is a number"} {
		for _, query := range []string{"page=0", "page=x", "modified_since=x"} {
			w := do(t, h, "GET", "/catalog.ttl?"+query, "Accept-Language", lang)
			if w.Code != 400 || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%q %s: %d %s", lang, query, w.Code, w.Body)
			}
		}
	}
}

func TestAnswers(t *testing.T) {
	const page, turtle, ld, rdf, problem = "text/html; charset=utf-8", "text/turtle; charset=utf-8", "application/ld+json; charset=utf-8", "application/rdf+xml; charset=utf-8", "application/problem+json"
	const browser = "text/html,application/xhtml+xml,*/*;q=0.8"
	h := handler(t, publishtest.Small(45), &inbox{})
	tests := []struct {
		name, method, target, accept string
		status                       int
		contentType                  string
	}{
		{"home", "GET", "/", browser, 200, page},
		{"list", "GET", "/datasets?q=cay+an+qua&theme=nong-nghiep&sort=title", browser, 200, page},
		{"list far beyond its end", "GET", "/datasets?page=999", browser, 200, page},
		{"list with nonsense", "GET", "/datasets?page=x&frequency=%00&sort=zz&theme=zz", browser, 200, page},
		{"dataset for a browser", "GET", "/dataset/snnmt-cay-an-qua", browser, 200, page},
		{"dataset for anybody", "GET", "/dataset/snnmt-cay-an-qua", "", 200, page},
		{"dataset as turtle", "GET", "/dataset/snnmt-cay-an-qua", "text/turtle", 200, turtle},
		{"dataset as json-ld", "GET", "/dataset/snnmt-cay-an-qua", "application/ld+json, text/html;q=0.5", 200, ld},
		{"dataset as rdf/xml", "GET", "/dataset/snnmt-cay-an-qua", "application/rdf+xml", 200, rdf},
		{"dataset by extension", "GET", "/dataset/snnmt-cay-an-qua.ttl", "", 200, turtle},
		{"dataset head", "HEAD", "/dataset/snnmt-cay-an-qua.jsonld", "", 200, ld},
		{"unknown dataset", "GET", "/dataset/khong-co", browser, 404, page},
		{"unknown dataset as turtle", "GET", "/dataset/khong-co", "text/turtle", 404, problem},
		{"unknown dataset by extension", "GET", "/dataset/khong-co.ttl", "", 404, problem},
		{"unknown extension", "GET", "/dataset/snnmt-cay-an-qua.exe", browser, 404, page},
		{"withdrawn", "GET", "/dataset/snnmt-da-go", browser, 410, page},
		{"withdrawn as turtle", "GET", "/dataset/snnmt-da-go", "text/turtle", 410, turtle},
		{"withdrawn by extension", "GET", "/dataset/snnmt-da-go.rdf", "", 410, rdf},
		{"withdrawn as json", "GET", "/dataset/snnmt-da-go", "application/json", 410, problem},
		{"withdrawn rows", "GET", "/dataset/snnmt-da-go/data.csv", "", 410, problem},
		{"withdrawn form", "GET", "/dataset/snnmt-da-go/report", browser, 410, page},
		{"csv", "GET", "/dataset/snnmt-cay-an-qua/data.csv", "", 200, "text/csv; charset=utf-8; header=present"},
		{"xlsx", "HEAD", "/dataset/snnmt-cay-an-qua/data.xlsx", "", 200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"unknown form", "GET", "/dataset/snnmt-cay-an-qua/data.exe", "", 404, problem},
		{"rows of an unknown dataset", "GET", "/dataset/khong-co/data.csv", "", 404, problem},
		{"feed", "GET", "/catalog.ttl", "", 200, turtle},
		{"feed, last page", "GET", "/catalog.rdf?page=3", "", 200, rdf},
		{"feed, page after the last", "GET", "/catalog.jsonld?page=4", "", 404, problem},
		{"feed, page 0", "GET", "/catalog.ttl?page=0", "", 400, problem},
		{"feed, bad date", "GET", "/catalog.ttl?modified_since=hôm+qua", "", 400, problem},
		{"feed of nothing", "GET", "/catalog.ttl?modified_since=2999-01-01", "", 200, turtle},
		{"catalogue as turtle", "GET", "/catalog", "text/turtle", 200, turtle},
		{"catalogue for a browser", "GET", "/catalog", browser, 303, ""},
		{"unknown catalogue", "GET", "/catalog.exe", browser, 404, page},
		{"organization", "GET", "/organization/snnmt", browser, 200, page},
		{"organization as turtle", "GET", "/organization/SNNMT", "text/turtle", 200, turtle},
		{"unknown organization", "GET", "/organization/x", browser, 404, page},
		{"theme", "GET", "/theme/nong-nghiep", browser, 200, page},
		{"theme as json-ld", "GET", "/theme/nong-nghiep", "application/ld+json", 200, ld},
		{"licence", "GET", "/licence/dlm-cqnn", browser, 200, page},
		{"licence as turtle", "GET", "/licence/dlm-cqnn", "text/turtle", 200, turtle},
		{"themes", "GET", "/themes", browser, 200, page},
		{"organizations", "GET", "/organizations", browser, 200, page},
		{"terms", "GET", "/terms", browser, 200, page},
		{"about in English", "GET", "/about?lang=en", browser, 200, page},
		{"accessibility", "GET", "/accessibility", browser, 200, page},
		{"report form", "GET", "/dataset/snnmt-cay-an-qua/report", browser, 200, page},
		{"robots", "GET", "/robots.txt", "", 200, "text/plain; charset=utf-8"},
		{"sitemap", "GET", "/sitemap.xml", "", 200, "application/xml; charset=utf-8"},
		{"favicon", "GET", "/favicon.svg", "", 200, "image/svg+xml"},
		{"css", "GET", "/assets/public.css", "", 200, "text/css; charset=utf-8"},
		{"nothing", "GET", "/nothing", browser, 404, page},
		{"a path too deep", "GET", "/theme/a/b", "", 404, problem},
		{"wrong method", "DELETE", "/dataset/khong-co", browser, 405, problem},
		{"wrong method on the feed", "POST", "/catalog.ttl", "", 405, problem},
		{"wrong method on a form", "PUT", "/dataset/snnmt-cay-an-qua/report", "", 405, problem},
		{"preflight", "OPTIONS", "/catalog.ttl", "", 204, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := do(t, h, tt.method, tt.target, "Accept", tt.accept)
			if w.Code != tt.status || tt.contentType != "" && w.Header().Get("Content-Type") != tt.contentType {
				t.Errorf("got %d %q, want %d %q", w.Code, w.Header().Get("Content-Type"), tt.status, tt.contentType)
			}
			if tt.method == "HEAD" && w.Body.Len() > 0 {
				t.Errorf("HEAD has a body of %d bytes", w.Body.Len())
			}
			if w.Code == 405 && w.Header().Get("Allow") == "" {
				t.Error("405 without Allow")
			}
			if w.Header().Get("Content-Type") == page && w.Header().Get("Vary") == "" {
				t.Error("a page without Vary")
			}
		})
	}
}

func TestUnknownAndHiddenAreTheSameBytes(t *testing.T) {
	h := handler(t, publishtest.Small(3), nil)
	for _, accept := range []string{"text/html", "text/turtle", ""} {
		want := do(t, h, "GET", "/dataset/khong-co", "Accept", accept)
		for _, path := range []string{"/dataset/snnmt-an", "/organization/snv", "/theme/an-ninh", "/licence/x", "/khong", "/dataset/a/report"} {
			got := do(t, h, "GET", path, "Accept", accept)
			if got.Code != 404 || !bytes.Equal(got.Body.Bytes(), want.Body.Bytes()) {
				t.Errorf("%s as %q differs: %d", path, accept, got.Code)
			}
		}
	}
}

func TestWithdrawnTellsReasonAndDate(t *testing.T) {
	h := handler(t, publishtest.Small(3), nil)
	for _, tt := range []struct{ path, accept, date string }{
		{"/dataset/snnmt-da-go", "text/html", "10/11/2026"},
		{"/dataset/snnmt-da-go.ttl", "", "2026-11-10T03:00:00Z"},
		{"/dataset/snnmt-da-go.jsonld", "", "2026-11-10T03:00:00Z"},
		{"/dataset/snnmt-da-go.rdf", "", "2026-11-10T03:00:00Z"},
		{"/dataset/snnmt-da-go/data.xlsx", "", "2026-11-10T03:00:00Z"},
	} {
		body := do(t, h, "GET", tt.path, "Accept", tt.accept).Body.String()
		if !strings.Contains(body, "rà soát lại") || !strings.Contains(body, tt.date) {
			t.Errorf("%s: no reason or date in %s", tt.path, body)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	m := publishtest.Small(45)
	h := handler(t, m, nil)
	for _, path := range []string{"/", "/datasets", "/dataset/snnmt-cay-an-qua", "/dataset/snnmt-cay-an-qua.ttl", "/dataset/snnmt-cay-an-qua/data.csv", "/dataset/snnmt-cay-an-qua/data.xlsx", "/catalog.ttl?page=2", "/sitemap.xml", "/assets/public.css", "/favicon.svg"} {
		t.Run(path, func(t *testing.T) {
			tag := do(t, h, "GET", path).Header().Get("ETag")
			if !strings.HasPrefix(tag, `"`) {
				t.Fatalf("ETag %q is not strong", tag)
			}
			if got := do(t, h, "HEAD", path).Header().Get("ETag"); got != tag {
				t.Errorf("HEAD has ETag %q, GET %q", got, tag)
			}
			for _, known := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
				w := do(t, h, "GET", path, "If-None-Match", known)
				if w.Code != 304 || w.Body.Len() > 0 || w.Header().Get("ETag") != tag {
					t.Errorf("If-None-Match %s: %d with %d bytes", known, w.Code, w.Body.Len())
				}
			}
			if w := do(t, h, "GET", path, "If-None-Match", `"x"`); w.Code != 200 {
				t.Errorf("another tag: %d", w.Code)
			}
		})
	}
	since := "Fri, 20 Nov 2026 01:00:00 GMT"
	if w := do(t, h, "GET", "/catalog.ttl", "If-Modified-Since", since); w.Code != 304 || w.Header().Get("Last-Modified") != since {
		t.Errorf("If-Modified-Since: %d, Last-Modified %q", w.Code, w.Header().Get("Last-Modified"))
	}
	before := do(t, h, "GET", "/catalog.ttl").Header().Get("ETag")
	m.Tag = "other"
	if after := do(t, h, "GET", "/catalog.ttl").Header().Get("ETag"); after == before {
		t.Error("a change leaves the feed's tag")
	}
}

func TestAnyOriginMayReadWithoutCredentials(t *testing.T) {
	h := handler(t, publishtest.Small(3), nil)
	for path, want := range map[string]string{
		"/catalog.ttl": "*", "/dataset/snnmt-cay-an-qua": "*", "/dataset/snnmt-cay-an-qua/data.csv": "*", "/dataset/khong-co": "*", "/": "", "/datasets": "",
	} {
		head := do(t, h, "GET", path, "Origin", "https://elsewhere.example").Header()
		if got := head.Get("Access-Control-Allow-Origin"); got != want || head.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: allows %q", path, got)
		}
	}
}

func TestDownloads(t *testing.T) {
	h := handler(t, publishtest.Small(2), nil)
	w := do(t, h, "GET", "/dataset/snnmt-cay-an-qua/data.csv")
	list, err := csv.NewReader(bytes.NewReader(w.Body.Bytes())).ReadAll()
	if err != nil || len(list) != 376 {
		t.Fatalf("%d rows, %v", len(list), err)
	}
	disposition := w.Header().Get("Content-Disposition")
	if !strings.Contains(disposition, `filename="snnmt-cay-an-qua.csv"`) || !strings.Contains(disposition, "filename*=UTF-8''Di%E1%BB%87n%20t") {
		t.Errorf("Content-Disposition %s", disposition)
	}
	whole := w.Body.Bytes()
	head := do(t, h, "HEAD", "/dataset/snnmt-cay-an-qua/data.csv")
	if got := head.Header().Get("Content-Length"); got != fmt.Sprint(len(whole)) {
		t.Errorf("HEAD says %s bytes, the body has %d", got, len(whole))
	}
	n := len(whole)
	ranges := []struct {
		header  string
		status  int
		content []byte
	}{
		{"bytes=0-9", 206, whole[:10]},
		{"bytes=100-", 206, whole[100:]},
		{"bytes=-7", 206, whole[n-7:]},
		{fmt.Sprintf("bytes=5-%d", n+50), 206, whole[5:]},
		{fmt.Sprintf("bytes=%d-", n), 416, nil},
		{"bytes=9-5", 200, whole},
		{"bytes=0-1,4-5", 200, whole},
		{"rows=0-1", 200, whole},
	}
	for _, tt := range ranges {
		t.Run(tt.header, func(t *testing.T) {
			w := do(t, h, "GET", "/dataset/snnmt-cay-an-qua/data.csv", "Range", tt.header)
			if w.Code != tt.status || tt.content != nil && !bytes.Equal(w.Body.Bytes(), tt.content) {
				t.Errorf("got %d with %d bytes, want %d with %d", w.Code, w.Body.Len(), tt.status, len(tt.content))
			}
		})
	}
	if w := do(t, h, "GET", "/dataset/snnmt-cay-an-qua/data.csv", "Range", "bytes=0-1", "If-Range", `"old"`); w.Code != 200 {
		t.Errorf("If-Range with an old tag: %d", w.Code)
	}
}

func TestRowsThatCannotBeReadAreAnError(t *testing.T) {
	m := publishtest.Small(2)
	m.RowsOf = nil
	h := handler(t, m, nil)
	for _, form := range []string{"csv", "xlsx"} {
		w := do(t, h, "GET", "/dataset/snnmt-cay-an-qua/data."+form)
		if w.Code != 500 || w.Header().Get("Content-Disposition") != "" || strings.Contains(w.Body.String(), "no file") {
			t.Errorf("%s: %d %v %s", form, w.Code, w.Header(), w.Body)
		}
	}
	if w := do(t, h, "GET", "/dataset/snnmt-cay-an-qua"); w.Code != 200 || !strings.Contains(w.Body.String(), "Chưa đọc được dòng nào") {
		t.Errorf("the page: %d", w.Code)
	}
}

func TestFeedPagesAreComplete(t *testing.T) {
	h := handler(t, publishtest.Small(45), nil)
	next, seen, pages := "/catalog.ttl", map[string]bool{}, 0
	link := regexp.MustCompile(`hydra:nextPage <https://data\.example([^>]+)>`)
	dataset := regexp.MustCompile(`(?m)^<https://data\.example/dataset/([^>#]+)> a dcat:Dataset`)
	for next != "" && pages < 10 {
		pages++
		body := do(t, h, "GET", next).Body.String()
		for _, m := range dataset.FindAllStringSubmatch(body, -1) {
			if seen[m[1]] {
				t.Errorf("%s is on two pages", m[1])
			}
			seen[m[1]] = true
		}
		next = ""
		if m := link.FindStringSubmatch(body); m != nil {
			next = m[1]
		}
	}
	if len(seen) != 45 || pages != 3 {
		t.Errorf("got %d datasets on %d pages, want 45 on 3", len(seen), pages)
	}
	since := do(t, h, "GET", "/catalog.ttl?modified_since="+url.QueryEscape("2026-11-01T00:00:00+07:00")).Body.String()
	if n := len(dataset.FindAllString(since, -1)); n != 1 {
		t.Errorf("modified_since leaves %d datasets, want 1", n)
	}
}

// TestEveryAddressAnswers follows every link of the pages, and every IRI of
// ours in the feed.
func TestEveryAddressAnswers(t *testing.T) {
	h := handler(t, publishtest.Small(45), &inbox{})
	link := regexp.MustCompile(`(?:href|action|content)="(/[^"]*|https://data\.example/[^"]*)"`)
	iri := regexp.MustCompile(`<(https://data\.example[^>]*)>`)
	queue, seen := []string{"/", "/catalog.ttl", "/sitemap.xml"}, map[string]bool{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		path, _, _ = strings.Cut(strings.ReplaceAll(strings.TrimPrefix(path, root), "&amp;", "&"), "#")
		path = cmp.Or(path, "/")
		if seen[path] || strings.HasPrefix(path, "/app/") || strings.HasPrefix(path, "/assets/fonts/") || len(seen) > 1500 {
			continue
		}
		seen[path] = true
		w := do(t, h, "GET", path)
		if w.Code != 200 && w.Code != 303 {
			t.Errorf("%s answers %d", path, w.Code)
			continue
		}
		for _, m := range slices.Concat(link.FindAllStringSubmatch(w.Body.String(), -1), iri.FindAllStringSubmatch(w.Body.String(), -1)) {
			if len(queue) < 5000 && strings.Contains(w.Header().Get("Content-Type"), "text/") {
				queue = append(queue, m[1])
			}
		}
	}
	if len(seen) < 200 {
		t.Errorf("only %d addresses were seen", len(seen))
	}
}

func TestPagesNeedNothingInline(t *testing.T) {
	h := handler(t, publishtest.Small(45), &inbox{})
	inline := regexp.MustCompile(`(?i)<script|<style|\sstyle=|\son[a-z]+=|javascript:`)
	for _, path := range []string{"/", "/datasets", "/dataset/snnmt-cay-an-qua", "/dataset/snnmt-cay-an-qua/report", "/dataset/snnmt-da-go", "/x", "/terms", "/licence/dlm-cqnn"} {
		body := do(t, h, "GET", path, "Accept", "text/html").Body.String()
		if found := inline.FindString(body); found != "" {
			t.Errorf("%s has %q", path, found)
		}
		if strings.Contains(body, "%!") || strings.Contains(body, "ZgotmplZ") || strings.Contains(body, "<no value>") {
			t.Errorf("%s has a template's trace", path)
		}
	}
}

func TestHostileTextIsShownAsText(t *testing.T) {
	m := publishtest.Small(2)
	d := m.Datasets[0]
	hostile := `"><script>alert(1)</script>{{.}}`
	d.Title, d.Description, d.Publisher.Name, d.Theme.Title, d.Contact.Name, d.LegalBasis = hostile, hostile, hostile, hostile, hostile, []string{hostile}
	d.Licence.URL = "javascript:alert(1)"
	d.Columns[1].Title, d.Columns[1].Unit = hostile, hostile
	h := handler(t, m, &inbox{})
	for _, path := range []string{"/", "/datasets?q=" + url.QueryEscape(hostile), "/dataset/snnmt-cay-an-qua", "/dataset/snnmt-cay-an-qua/report?sent=" + url.QueryEscape(hostile), "/organization/snnmt", "/licence/dlm-cqnn", "/dataset/snnmt-cay-an-qua.rdf", "/dataset/snnmt-cay-an-qua.jsonld"} {
		w := do(t, h, "GET", path, "Accept", "text/html")
		if body := w.Body.String(); w.Code != 200 || strings.Contains(body, "<script") && !strings.HasSuffix(path, ".jsonld") || strings.Contains(body, `href="javascript`) {
			t.Errorf("%s: %d, runs what it should show", path, w.Code)
		}
	}
}

func TestLanguages(t *testing.T) {
	h := handler(t, publishtest.Small(3), nil)
	for _, tt := range []struct{ target, accept, lang string }{
		{"/", "", "vi"}, {"/", "en-US,en;q=0.9", "en"}, {"/", "fr, vi;q=0.5, en;q=0.4", "vi"}, {"/?lang=en", "vi", "en"}, {"/?lang=xx", "", "vi"},
	} {
		w := do(t, h, "GET", tt.target, "Accept-Language", tt.accept)
		if got := w.Header().Get("Content-Language"); got != tt.lang || !strings.Contains(w.Body.String(), `<html lang="`+tt.lang+`">`) {
			t.Errorf("%s with %q: %s", tt.target, tt.accept, got)
		}
	}
	if body := do(t, h, "GET", "/datasets?lang=en").Body.String(); !strings.Contains(body, "/dataset/snnmt-cay-an-qua?lang=en") {
		t.Error("links do not keep the language")
	}
}

func TestListNarrows(t *testing.T) {
	h := handler(t, publishtest.Small(45), nil)
	article := regexp.MustCompile(`<article class="item">`)
	for _, tt := range []struct {
		query string
		count int
	}{
		{"", 20}, {"?page=3", 5}, {"?q=CAY+AN+QUA+chu+luc", 2}, {"?theme=y-te", 7}, {"?organization=SNNMT&frequency=ANNUAL", 3}, {"?theme=y-te&organization=snnmt", 0},
	} {
		t.Run(tt.query, func(t *testing.T) {
			body := do(t, h, "GET", "/datasets"+tt.query).Body.String()
			if got := len(article.FindAllString(body, -1)); got != tt.count {
				t.Errorf("got %d datasets, want %d", got, tt.count)
			}
		})
	}
}

func TestReports(t *testing.T) {
	send := func(t *testing.T, h http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
		t.Helper()
		r := httptest.NewRequest("POST", target, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept", "text/html")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	const target = "/dataset/snnmt-cay-an-qua/report"
	box := &inbox{}
	h := handler(t, publishtest.Small(2), box)
	tests := []struct {
		name   string
		target string
		form   url.Values
		status int
		taken  int
	}{
		{"a report is taken", target, url.Values{"text": {" Dòng 5 sai diện tích.\r\nĐúng là 12 ha. "}, "contact": {"a@b.vn"}}, 303, 1},
		{"too short", target, url.Values{"text": {"sai"}}, 422, 1},
		{"too long", target, url.Values{"text": {strings.Repeat("ă", 4001)}}, 422, 1},
		{"a body too large", target, url.Values{"text": {strings.Repeat("x", 70000)}}, 400, 1},
		{"an unknown dataset", "/dataset/khong-co/report", url.Values{"text": {"Dòng 5 sai diện tích."}}, 404, 1},
		{"a withdrawn dataset", "/dataset/snnmt-da-go/report", url.Values{"text": {"Dòng 5 sai diện tích."}}, 410, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := send(t, h, tt.target, tt.form)
			if w.Code != tt.status || len(box.taken) != tt.taken {
				t.Errorf("got %d and %d reports, want %d and %d", w.Code, len(box.taken), tt.status, tt.taken)
			}
		})
	}
	if want := "snnmt-cay-an-qua|Dòng 5 sai diện tích.\nĐúng là 12 ha.|a@b.vn"; box.taken[0] != want {
		t.Errorf("got %q, want %q", box.taken[0], want)
	}
	if body := do(t, h, "GET", target+"?sent=BC-0001").Body.String(); !strings.Contains(body, "BC-0001") {
		t.Error("the confirmation has no reference")
	}
	box.full = true
	if w := send(t, h, target, url.Values{"text": {"Dòng 6 sai sản lượng."}}); w.Code != 503 || !strings.Contains(w.Body.String(), "Dòng 6 sai sản lượng.") {
		t.Errorf("a full inbox: %d, or the text is lost", w.Code)
	}
}

func TestSitemap(t *testing.T) {
	h := handler(t, publishtest.Small(45), nil)
	var set struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(do(t, h, "GET", "/sitemap.xml").Body.Bytes(), &set); err != nil {
		t.Fatal(err)
	}
	if len(set.URL) != 45+7 {
		t.Errorf("got %d addresses", len(set.URL))
	}
}

func TestProblemDocument(t *testing.T) {
	h := handler(t, publishtest.Small(2), nil)
	var p struct {
		Type, Title, Detail, WithdrawnAt string
		Status                           int
	}
	if err := json.Unmarshal(do(t, h, "GET", "/dataset/snnmt-da-go", "Accept", "application/json").Body.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if p.Status != 410 || p.Type != "about:blank" || p.WithdrawnAt != "2026-11-10T03:00:00Z" || p.Detail == "" {
		t.Errorf("got %+v", p)
	}
}

// brokenSource fails every call.
type brokenSource struct{ *open.Memory }

func (brokenSource) Published(context.Context, open.Query) ([]*open.Dataset, int, error) {
	return nil, 0, errors.New("secret disk path")
}

func TestOurOwnErrorsTellNothing(t *testing.T) {
	m := publishtest.Small(1)
	h, err := publish.Handler(publish.Options{Source: brokenSource{m}, Overview: m, Now: time.Now, Site: dcat.Site{PublicURL: root}})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/", "/datasets", "/catalog.ttl", "/theme/y-te", "/sitemap.xml"} {
		w := do(t, h, "GET", path, "Accept", "text/html")
		if w.Code != 500 || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func BenchmarkFeed100k(b *testing.B) {
	m := publishtest.Small(100_000)
	h, err := publish.Handler(publish.Options{Source: ordered{m}, Overview: m, Now: time.Now, Site: dcat.Site{PublicURL: root}})
	if err != nil {
		b.Fatal(err)
	}
	pages := 1000
	for _, f := range dcat.Formats() {
		b.Run(f.Extension(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for page := range pages {
					r := httptest.NewRequest("GET", fmt.Sprintf("/catalog.%s?page=%d", f.Extension(), page+1), nil)
					h.ServeHTTP(discard{http.Header{}}, r)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N)/float64(pages)*1000, "ms/page")
		})
	}
}

// ordered is a memory that is asked only for pages by code.
type ordered struct{ *open.Memory }

func (o ordered) Published(_ context.Context, q open.Query) ([]*open.Dataset, int, error) {
	from := min(q.Offset, len(o.Datasets))
	return o.Datasets[from:min(from+q.Limit, len(o.Datasets))], len(o.Datasets), nil
}

// discard is a response that keeps nothing.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}

func BenchmarkDatasetPage(b *testing.B) {
	h := handler(b, publishtest.Small(200), nil)
	b.ReportAllocs()
	for b.Loop() {
		if w := do(b, h, "GET", "/dataset/snnmt-cay-an-qua"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

var _ io.Writer = discard{}
