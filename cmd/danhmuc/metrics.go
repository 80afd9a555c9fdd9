package main

import (
	"context"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"danhmuc/registry"
)

// metrics counts what the server does. Paths are grouped: an address of a dataset is no label.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newMetrics(a *app) *metrics {
	m := &metrics{registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "danhmuc_http_requests_total", Help: "Requests by group of paths and status."}, []string{"path", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "danhmuc_http_request_seconds", Help: "Time to answer by group of paths.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}}, []string{"path"})}
	entries := prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "danhmuc_log_entries", Help: "Entries in the change log."}, func() float64 {
		head, err := a.registry.Head(context.Background())
		if err != nil {
			return -1
		}
		return float64(head.Size)
	})
	m.registry.MustRegister(m.requests, m.seconds, entries, &lagCollector{a}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// lagCollector tells how many entries each follower is behind.
type lagCollector struct{ app *app }

var lagDesc = prometheus.NewDesc("danhmuc_follower_lag_entries", "Entries that a follower has not seen yet.", []string{"follower"}, nil)

func (c *lagCollector) Describe(ch chan<- *prometheus.Desc) { ch <- lagDesc }

func (c *lagCollector) Collect(ch chan<- prometheus.Metric) {
	for name, lag := range c.app.lags() {
		ch <- prometheus.MustNewConstMetric(lagDesc, prometheus.GaugeValue, float64(lag), name)
	}
}

// lags is how many entries each follower is behind the log's head.
func (a *app) lags() map[string]uint64 {
	ctx := context.Background()
	out := map[string]uint64{}
	head, err := a.registry.Head(ctx)
	if err != nil {
		return out
	}
	for _, f := range []interface {
		Name() string
		Cursor(context.Context) (uint64, error)
	}{a.index, a.progress, a.catalogue} {
		if at, err := f.Cursor(ctx); err == nil {
			out[f.Name()] = head.Size - min(at, head.Size)
		}
	}
	return out
}

// measured counts requests.
func (s *server) measured(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started, rec := time.Now(), &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		group := groupOf(r.URL.Path)
		s.metrics.requests.WithLabelValues(group, strconv.Itoa(rec.status)).Inc()
		s.metrics.seconds.WithLabelValues(group).Observe(time.Since(started).Seconds())
	})
}

func groupOf(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	first, _, _ = strings.Cut(first, ".")
	switch first {
	case "graphql", "api", "app", "assets", "dataset", "datasets", "catalog", "healthz", "organization", "theme", "licence":
		return "/" + first
	case "":
		return "/"
	}
	return "other"
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Flush lets event streams through.
func (w *statusWriter) Flush() {
	if f, ok := w.ResponseWriter.(http.Flusher); ok {
		f.Flush()
	}
}

// Unwrap lets http.ResponseController reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// maxLag is how far a follower may be behind before the server says that it is not ready.
const maxLag = 10_000

// minFree is the free disk, in bytes, below which the server says that it is not ready.
const minFree = 1 << 30

// admin serves readiness and metrics, on an address of its own.
func (s *server) admin() http.Handler {
	m := http.NewServeMux()
	m.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{}))
	m.HandleFunc("GET /healthz", s.health)
	m.HandleFunc("GET /readyz", s.ready)
	return m
}

func (s *server) ready(w http.ResponseWriter, r *http.Request) {
	status, checks := http.StatusOK, map[string]any{"isolation": networkIsolated(), "system": runtime.GOOS}
	if _, err := s.app.registry.Head(r.Context()); err != nil {
		status, checks["store"] = http.StatusServiceUnavailable, registry.KindOf(err).String()
	} else {
		checks["store"] = "ok"
	}
	lags := s.app.lags()
	checks["lag"] = lags
	for _, lag := range lags {
		if lag > maxLag {
			status = http.StatusServiceUnavailable
		}
	}
	if free, ok := freeDisk(s.app.dir); ok {
		checks["freeDiskBytes"] = free
		if free < minFree {
			status = http.StatusServiceUnavailable
		}
	}
	s.answer(w, r, status, checks)
}
