package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"danhmuc/registry/publish/open"
	"danhmuc/registry/publish/rows"
)

// Limits of measuring and making downloads.
const (
	maxMeasured     = 8192    // sizes kept
	maxEagerMeasure = 8 << 20 // bytes of rows; a longer file is measured by nobody's waiting request
	maxWorkbooks    = 4       // workbooks made at once
)

// measures keeps the sizes and hashes of downloads that the source did not give.
type measures struct {
	source    open.Source
	publicURL string
	once      singleflight.Group
	workbooks *semaphore.Weighted

	mu    sync.Mutex // guards known, order
	known map[string]open.File
	order []string // oldest first
}

func newMeasures(src open.Source, publicURL string) *measures {
	return &measures{source: src, publicURL: publicURL, workbooks: semaphore.NewWeighted(maxWorkbooks), known: map[string]open.File{}}
}

// of answers size and hash of a download: what the dataset says, else what was
// measured, else it measures. Zero: the rows are too long to measure now.
func (m *measures) of(ctx context.Context, d *open.Dataset, f rows.Form) (open.File, error) {
	given := d.CSV
	if f == rows.XLSX {
		given = d.XLSX
	}
	if given.Size > 0 {
		return given, nil
	}
	key, err := f.Key(d, m.publicURL)
	if err != nil {
		return open.File{}, err
	}
	if file, ok := m.get(key); ok || d.RowsFile.Size > maxEagerMeasure {
		return file, nil
	}
	v, err, _ := m.once.Do(key, func() (any, error) {
		// whoever waits beside may outlive the request that came first
		file, err := rows.Measure(context.WithoutCancel(ctx), m.source, d, f, m.publicURL)
		if err == nil {
			m.put(key, file)
		}
		return file, err
	})
	if err != nil {
		return open.File{}, err
	}
	return v.(open.File), nil
}

func (m *measures) get(key string) (open.File, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	file, ok := m.known[key]
	return file, ok
}

func (m *measures) put(key string, file open.File) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.known[key]; !ok {
		m.order = append(m.order, key)
	}
	m.known[key] = file
	if len(m.order) > maxMeasured {
		delete(m.known, m.order[0])
		m.order = slices.Delete(m.order, 0, 1)
	}
}

// enrich answers the dataset with the sizes of its downloads; one that cannot
// be measured stays without.
func (m *measures) enrich(ctx context.Context, d *open.Dataset) *open.Dataset {
	if d.CSV.Size > 0 && (d.XLSX.Size > 0 || len(rows.Forms(d)) == 1) {
		return d
	}
	whole := *d
	for _, f := range rows.Forms(d) {
		file, err := m.of(ctx, d, f)
		if err != nil {
			continue // the download itself says what is wrong
		}
		if f == rows.XLSX {
			whole.XLSX = file
		} else {
			whole.CSV = file
		}
	}
	return &whole
}

// download streams the rows in one of their forms.
func (s *site) download(w http.ResponseWriter, r *http.Request, code, name string) {
	d, tombstone, ok := s.find(w, r, code)
	if !ok {
		return
	}
	if tombstone != nil {
		s.gone(w, r, *tombstone)
		return
	}
	f := rows.Form(strings.TrimPrefix(name, "data."))
	if !slices.Contains(rows.Forms(d), f) {
		s.missing(w, r)
		return
	}
	key, err := f.Key(d, s.Site.PublicURL)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	h := w.Header()
	if f == rows.CSV {
		h.Set("Accept-Ranges", "bytes")
	}
	if s.unchanged(w, r, key, d.Modified) {
		return
	}
	h.Set("Content-Type", f.MediaType())
	h.Set("Content-Disposition", disposition(d, f))
	h.Set("Link", "<"+s.Site.DatasetIRI(d.Code)+`>; rel="describedby"`)
	if err := s.send(w, r, d, f, `"`+key+`"`); err != nil {
		s.failed(w, r, err)
	}
}

// send writes the body. An error is answered only while nothing was sent; after
// that the connection is cut, so that nobody takes a part for the whole.
func (s *site) send(w http.ResponseWriter, r *http.Request, d *open.Dataset, f rows.Form, tag string) (err error) {
	out := &window{w: w, length: -1}
	ranged := f == rows.CSV && r.Header.Get("Range") != ""
	if r.Method == http.MethodHead || ranged {
		file, err := s.files.of(r.Context(), d, f)
		if err != nil {
			return err
		}
		if r.Method == http.MethodHead {
			if file.Size > 0 {
				w.Header().Set("Content-Length", strconv.FormatInt(file.Size, 10))
			}
			return nil
		}
		if file.Size > 0 && (r.Header.Get("If-Range") == "" || r.Header.Get("If-Range") == tag) {
			if !out.only(r.Header.Get("Range"), file.Size) {
				w.Header().Set("Content-Range", "bytes */"+strconv.FormatInt(file.Size, 10))
				clearBodyHeaders(w.Header())
				s.problem(w, r, http.StatusRequestedRangeNotSatisfiable, "")
				return nil
			}
		}
	}
	if f == rows.XLSX {
		if err := s.files.workbooks.Acquire(r.Context(), 1); err != nil {
			return err
		}
		defer s.files.workbooks.Release(1)
	}
	in, err := s.Source.OpenRows(r.Context(), d)
	if err != nil {
		clearBodyHeaders(w.Header())
		return fmt.Errorf("open the rows of %s: %w", d.Code, err)
	}
	defer func() {
		if e := in.Close(); e != nil {
			s.Logger.Warn("close rows", "dataset", d.Code, "error", e)
		}
	}()
	err = f.Write(out, in, d, s.Site.PublicURL)
	switch {
	case err == nil || errors.Is(err, errWindowFull):
		return nil
	case !out.started:
		clearBodyHeaders(w.Header())
		return err
	}
	s.Logger.Warn("download cut", "dataset", d.Code, "form", f, "error", err)
	panic(http.ErrAbortHandler)
}

func clearBodyHeaders(h http.Header) {
	for _, name := range [...]string{"Content-Disposition", "Content-Length", "ETag", "Last-Modified", "Link"} {
		h.Del(name)
	}
}

// disposition names the file twice: by code, and by title for whoever reads
// RFC 6266.
func disposition(d *open.Dataset, f rows.Form) string {
	title := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '-'
		}
		return r
	}, d.Title)
	if runes := []rune(title); len(runes) > 120 {
		title = string(runes[:120])
	}
	encoded := strings.ReplaceAll(url.QueryEscape(title+"."+string(f)), "+", "%20")
	return fmt.Sprintf(`attachment; filename="%s.%s"; filename*=UTF-8''%s`, d.Code, f, encoded)
}

// errWindowFull stops a writer whose window is full.
var errWindowFull = errors.New("the range is complete")

// window passes on the bytes of one range.
type window struct {
	w       http.ResponseWriter
	skip    int64 // still to be left out
	length  int64 // still to be passed on; negative: all
	started bool
}

var _ io.Writer = (*window)(nil)

// only narrows the window to a single range of a body of that size and sets the
// headers of 206. Several ranges, or another unit, leave the whole. false: the
// range lies outside.
func (o *window) only(header string, size int64) bool {
	spec, ok := strings.CutPrefix(header, "bytes=")
	if !ok || strings.Contains(spec, ",") {
		return true
	}
	first, last, ok := strings.Cut(strings.TrimSpace(spec), "-")
	if !ok {
		return true
	}
	from, errFrom := strconv.ParseInt(first, 10, 64)
	to, errTo := strconv.ParseInt(last, 10, 64)
	switch {
	case first == "" && errTo == nil && to > 0:
		from, to = max(0, size-to), size-1
	case first == "":
		return errTo != nil
	case errFrom != nil || last != "" && errTo != nil || last != "" && to < from:
		return true // not a valid range: ignored
	case last == "" || to >= size:
		to = size - 1
	}
	if from >= size {
		return false
	}
	o.skip, o.length = from, to-from+1
	h := o.w.Header()
	h.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, to, size))
	h.Set("Content-Length", strconv.FormatInt(o.length, 10))
	return true
}

func (o *window) Write(p []byte) (int, error) {
	n := len(p)
	if !o.started && o.length >= 0 {
		o.w.WriteHeader(http.StatusPartialContent)
	}
	o.started = true
	if o.skip > 0 {
		left := min(o.skip, int64(len(p)))
		o.skip -= left
		p = p[left:]
	}
	if o.length >= 0 {
		p = p[:min(int64(len(p)), o.length)]
		o.length -= int64(len(p))
	}
	if len(p) > 0 {
		if _, err := o.w.Write(p); err != nil {
			return 0, err
		}
	}
	if o.length == 0 {
		return n, errWindowFull
	}
	return n, nil
}
