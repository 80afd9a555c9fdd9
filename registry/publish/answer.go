package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"danhmuc/registry/publish/open"
)

// html answers a page; a nil body is a page that does not exist.
func (s *site) html(w http.ResponseWriter, r *http.Request, status int, body []byte, err error) {
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if body == nil {
		s.missing(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	lang, _ := language(r)
	h.Set("Content-Language", lang)
	vary(h, "Accept", "Accept-Language")
	s.whole(w, r, status, body, time.Time{})
}

// whole answers a body that is in memory, with its hash as the ETag.
func (s *site) whole(w http.ResponseWriter, r *http.Request, status int, body []byte, modified time.Time) {
	h := w.Header()
	if status == http.StatusOK {
		sum := sha256.Sum256(body)
		if s.unchanged(w, r, hex.EncodeToString(sum[:12]), modified) {
			return
		}
	} else {
		h.Set("Cache-Control", "no-cache")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	if _, err := w.Write(body); err != nil {
		s.Logger.Debug("client went away", "path", r.URL.Path, "error", err)
	}
}

// unchanged sets ETag, Last-Modified and Cache-Control, and answers 304 if the
// client's copy is the same (RFC 9110, 13.1: If-None-Match first).
func (s *site) unchanged(w http.ResponseWriter, r *http.Request, tag string, modified time.Time) bool {
	h := w.Header()
	quoted := `"` + tag + `"`
	h.Set("ETag", quoted)
	if !modified.IsZero() {
		h.Set("Last-Modified", modified.UTC().Format(http.TimeFormat))
	}
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	if known := r.Header.Get("If-None-Match"); known != "" {
		if !tagListed(known, quoted) {
			return false
		}
		w.WriteHeader(http.StatusNotModified)
		return true
	}
	since, err := http.ParseTime(r.Header.Get("If-Modified-Since"))
	if err != nil || modified.IsZero() || modified.Truncate(time.Second).After(since) {
		return false
	}
	w.WriteHeader(http.StatusNotModified)
	return true
}

// tagListed compares weakly: middleware that compresses may have made the tag
// weak or given it a suffix after "-".
func tagListed(header, quoted string) bool {
	if strings.TrimSpace(header) == "*" {
		return true
	}
	for known := range strings.SplitSeq(header, ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == quoted {
			return true
		}
	}
	return false
}

func vary(h http.Header, names ...string) {
	for _, name := range names {
		h.Add("Vary", name)
	}
}

// problemDocument is RFC 9457's document.
type problemDocument struct {
	Type        string `json:"type"`
	Title       string `json:"title"`
	Status      int    `json:"status"`
	Detail      string `json:"detail,omitempty"`
	WithdrawnAt string `json:"withdrawnAt,omitempty"`
}

// problem answers an error without a page.
func (s *site) problem(w http.ResponseWriter, r *http.Request, status int, detail string) {
	s.document(w, r, problemDocument{Type: "about:blank", Title: http.StatusText(status), Status: status, Detail: detail})
}

func (s *site) document(w http.ResponseWriter, r *http.Request, p problemDocument) {
	body, err := json.Marshal(p)
	if err != nil {
		s.Logger.Error("write problem", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	s.whole(w, r, p.Status, append(body, '\n'), time.Time{})
}

// refuse answers an error as a page where one is wanted, else as a document.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, status int, page func(lang string) ([]byte, error)) {
	vary(w.Header(), "Accept", "Accept-Language")
	if !wantsPage(r) {
		s.problem(w, r, status, "")
		return
	}
	lang, _ := language(r)
	body, err := page(lang)
	if err != nil {
		s.Logger.Error("render error page", "status", status, "error", err)
		s.problem(w, r, status, "")
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Language", lang)
	s.whole(w, r, status, body, time.Time{})
}

func (s *site) missing(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, http.StatusNotFound, s.pages.Missing)
}

func (s *site) bad(w http.ResponseWriter, r *http.Request) {
	s.refuse(w, r, http.StatusBadRequest, s.pages.Bad)
}

// failed answers an error of ours; the public is told nothing of its cause.
func (s *site) failed(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		return // nobody is listening
	}
	s.Logger.Error("public request failed", "path", r.URL.Path, "error", err)
	s.refuse(w, r, http.StatusInternalServerError, s.pages.Failed)
}

// find answers the dataset, or answers the request that it is not there or no
// longer there.
func (s *site) find(w http.ResponseWriter, r *http.Request, code string) (*open.Dataset, *open.Tombstone, bool) {
	d, t, err := s.Source.ByCode(r.Context(), code)
	switch {
	case err != nil:
		s.failed(w, r, err)
	case d != nil:
		return d, nil, true
	case t != nil:
		return nil, t, true
	default:
		s.missing(w, r)
	}
	return nil, nil, false
}
