package graphql

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/hashicorp/go-hclog"

	"danhmuc/graphql/limit"
	"danhmuc/registry"
)

// Messages finds the text for a code of the registry's catalogues; ok is false when they do not have it.
type Messages func(lang, code string, params map[string]any) (text string, ok bool)

// Settings are the handler's bounds. A zero member takes its default.
type Settings struct {
	Limits          limit.Limits
	MaxBody         int64         // bytes of a request's body; the document in it is bounded by Limits. 1 MiB
	QueryTimeout    time.Duration // 10 s
	MutationTimeout time.Duration // 60 s: a list is read while the caller waits
	Heartbeat       time.Duration // between comments on a silent event stream, 15 s
	WriteTimeout    time.Duration // for one event to reach a client, 20 s
	CacheDocuments  int           // documents kept parsed, 1,000
	CacheBytes      int           // text of documents kept parsed, 8 MiB
}

func (s Settings) withDefaults(listSizes map[string]int) Settings {
	or := func(d *time.Duration, def time.Duration) {
		if *d <= 0 {
			*d = def
		}
	}
	or(&s.QueryTimeout, 10*time.Second)
	or(&s.MutationTimeout, 60*time.Second)
	or(&s.Heartbeat, 15*time.Second)
	or(&s.WriteTimeout, 20*time.Second)
	if s.MaxBody <= 0 {
		s.MaxBody = 1 << 20
	}
	if s.CacheDocuments <= 0 {
		s.CacheDocuments = 1000
	}
	if s.CacheBytes <= 0 {
		s.CacheBytes = 8 << 20
	}
	if s.Limits.MaxBytes == 0 {
		s.Limits = limit.Default()
	}
	if s.Limits.ListSizes == nil {
		s.Limits.ListSizes = listSizes
	}
	if s.Limits.Weights == nil {
		s.Limits.Weights = weights
	}
	return s
}

// weights are the fields of a record that read more records, run rules or search, in fields' worth.
var weights = map[string]int{"history": 20, "reviews": 20, "releases": 20, "files": 20, "asOf": 50, "inForce": 20, "changesSince": 50, "similar": 1000, "schemaHistory": 200, "columnConflicts": 1000,
	"checks": 100, "nextActions": 300, "allowedTransitions": 5, "schema": 50, "report": 50, "facets": 2000, "datasetCount": 20, "workCount": 5000,
	"work": 5000, "progress": 5000, "candidates": 5000, "grid": 500, "preview": 500}

// Handler serves one schema over HTTP. It is safe for concurrent use.
type Handler struct {
	schema   *schema
	present  *presenter
	log      hclog.Logger
	settings Settings
	page     *explorerPage
	cache    *documentCache
	buffers  sync.Pool // of *[]byte
}

var _ http.Handler = (*Handler)(nil)

func newHandler(s *schema, p *presenter, log hclog.Logger, settings Settings) (*Handler, error) {
	page, err := loadExplorer()
	if err != nil {
		return nil, err
	}
	settings = settings.withDefaults(s.listSizes)
	return &Handler{schema: s, present: p, log: log.Named("graphql"), settings: settings, page: page,
		cache:   newDocumentCache(settings.CacheDocuments, settings.CacheBytes),
		buffers: sync.Pool{New: func() any { b := make([]byte, 0, 16<<10); return &b }}}, nil
}

// exchange is the HTTP side of a request, for the few resolvers that set cookies or read the client's kind.
type exchange struct {
	w    http.ResponseWriter
	r    *http.Request
	lang string
}

type exchangeKey struct{}

func exchangeFrom(ctx context.Context) *exchange {
	x, _ := ctx.Value(exchangeKey{}).(*exchange)
	return x
}

// languageFrom is the language of the caller's messages.
func languageFrom(ctx context.Context) string {
	if x := exchangeFrom(ctx); x != nil {
		return x.lang
	}
	return languages[0]
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	lang := languageFor(r)
	if r.Method != http.MethodGet && r.Method != http.MethodPost {
		w.Header().Set("Allow", "GET, POST")
		h.refuse(w, typeJSON, lang, "", &refusal{code: "METHOD_NOT_ALLOWED", status: http.StatusMethodNotAllowed})
		return
	}
	if wantsPage(r) {
		h.explorer(w, r, lang)
		return
	}
	kind := negotiate(r.Header.Get("Accept"))
	if kind == "" {
		h.refuse(w, typeJSON, lang, "", &refusal{code: "NOT_ACCEPTABLE", status: http.StatusNotAcceptable})
		return
	}
	if crossSite(r) {
		h.refuse(w, kind, lang, "", &refusal{code: "CROSS_SITE", status: http.StatusForbidden})
		return
	}
	req, err := readRequest(r, h.settings.MaxBody)
	if err != nil {
		h.refuse(w, kind, lang, "", err)
		return
	}
	h.serve(w, r, kind, &exchange{w: w, r: r, lang: lang}, req)
}

// languageFor is the language that the caller chose in the web, else the one that the client asks for.
func languageFor(r *http.Request) string {
	if lang := registry.ActorFrom(r.Context()).Language; slices.Contains(languages, lang) {
		return lang
	}
	return languageOf(r.Header.Get("Accept-Language"))
}

// crossSite reports a request that authenticates by cookie without the header that no foreign page can add unasked.
func crossSite(r *http.Request) bool {
	return r.Header.Get("Cookie") != "" && r.Header.Get("Authorization") == "" && len(r.Header.Values("X-Danhmuc")) == 0
}

// job is a request that passed every gate.
type job struct {
	doc  *queryDocument
	op   *ast.OperationDefinition
	vars map[string]any
	req  *request
}

func (h *Handler) serve(w http.ResponseWriter, r *http.Request, kind string, x *exchange, req *request) {
	j, err := h.admit(req)
	if err != nil {
		h.refuse(w, kind, x.lang, req.query, err)
		return
	}
	if r.Method == http.MethodGet && j.op.Operation == ast.OperationTypeMutation {
		w.Header().Set("Allow", "POST")
		h.refuse(w, kind, x.lang, req.query, &refusal{code: "METHOD_NOT_ALLOWED", status: http.StatusMethodNotAllowed})
		return
	}
	ctx := context.WithValue(r.Context(), exchangeKey{}, x)
	if j.op.Operation == ast.OperationTypeSubscription {
		h.subscribe(ctx, w, r, kind, j)
		return
	}
	timeout := h.settings.QueryTimeout
	if j.op.Operation == ast.OperationTypeMutation {
		timeout = h.settings.MutationTimeout
		ctx = j.idempotent(ctx, r.Header.Get("Idempotency-Key"))
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	h.execute(ctx, w, kind, x.lang, j)
}

// admit takes a request to where it can be executed.
func (h *Handler) admit(req *request) (*job, error) {
	doc := h.cache.get(req.query)
	if doc == nil {
		var err error
		if doc, err = h.schema.prepare(req.query, h.settings.Limits); err != nil {
			return nil, err
		}
		h.cache.put(req.query, doc)
	}
	op, err := doc.operation(req.operation)
	if err != nil {
		return nil, err
	}
	vars, err := h.schema.variables(op, req.variables, req.raw)
	if err != nil {
		return nil, err
	}
	return &job{doc: doc, op: op, vars: vars, req: req}, doc.checkCost(op, vars, h.settings.Limits)
}

// idempotent hands the caller's key and the hash of operation and variables to the registry. Signing in is exempt: its
// answer must not be kept.
func (j *job) idempotent(ctx context.Context, key string) context.Context {
	roots := j.doc.rootFields(j.op.SelectionSet)
	if key == "" || len(roots) != 1 || roots[0] == "signIn" || roots[0] == "completeSetup" {
		return ctx
	}
	vars, err := json.Marshal(j.req.variables)
	if err != nil {
		return ctx // variables came as JSON
	}
	sum := sha256.New()
	for _, part := range [][]byte{[]byte(j.doc.text), []byte(nameOf(j.op)), vars} {
		sum.Write([]byte(strconv.Itoa(len(part)) + ":"))
		sum.Write(part)
	}
	return registry.WithIdempotency(ctx, key, hex.EncodeToString(sum.Sum(nil)))
}

// execute runs a query or mutation and writes its answer.
func (h *Handler) execute(ctx context.Context, w http.ResponseWriter, kind, lang string, j *job) {
	buf := h.buffers.Get().(*[]byte)
	defer func() {
		if cap(*buf) <= 1<<20 {
			h.buffers.Put(buf)
		}
	}()
	body, err := h.answer(ctx, (*buf)[:0], lang, j, struct{}{})
	*buf = body
	if err != nil {
		h.refuse(w, kind, lang, j.doc.text, err)
		return
	}
	if kind == typeStream {
		h.single(w, body)
		return
	}
	writeBody(w, kind, http.StatusOK, body)
}

// answer appends {"data":…} with "errors" when there are any. err is a request that had to be given up.
func (h *Handler) answer(ctx context.Context, dst []byte, lang string, j *job, rootValue any) ([]byte, error) {
	dst = append(dst, `{"data":`...)
	var faults []fault
	var err error
	if j.doc.introspect[nameOf(j.op)] {
		dst, faults, err = h.introspect(ctx, dst, j)
	} else {
		dst, faults, err = h.schema.run(ctx, dst, j.doc.plan(h.schema, j.op, j.vars), rootValue, j.vars)
	}
	if err != nil {
		return dst, err
	}
	if len(faults) > 0 {
		h.logFaults(j, faults)
		list := make([]presented, len(faults))
		for i, f := range faults {
			list[i] = h.present.fault(lang, j.doc.text, f)
		}
		dst = appendErrors(append(dst, `,"errors":`...), list)
	}
	return append(dst, '}'), nil
}

// introspect answers by the library's executor.
func (h *Handler) introspect(ctx context.Context, dst []byte, j *job) ([]byte, []fault, error) {
	data, faults := h.schema.runReference(ctx, j.doc.ast, nameOf(j.op), j.vars)
	if err := ctx.Err(); err != nil {
		return dst, nil, err
	}
	raw, err := json.Marshal(data)
	if err != nil {
		return dst, nil, err
	}
	return append(dst, raw...), faults, nil
}

// logFaults keeps what outsiders are not told.
func (h *Handler) logFaults(j *job, faults []fault) {
	for _, f := range faults {
		code, internal := codeOf(f.err)
		if !internal {
			continue
		}
		args := []any{"operation", nameOf(j.op), "path", f.path, "code", code, "error", f.err}
		var p *panicError
		if errors.As(f.err, &p) {
			args = append(args, "stack", string(p.stack))
		}
		h.log.Error("field failed", args...)
	}
}

// refuse answers a request that was not executed.
func (h *Handler) refuse(w http.ResponseWriter, kind, lang, query string, err error) {
	code, internal := codeOf(err)
	var doc *documentError
	if errors.As(err, &doc) {
		code, internal = doc.code, false
	}
	if internal {
		h.log.Error("request failed", "code", code, "error", err)
	}
	body := append(appendErrors([]byte(`{"errors":`), h.present.request(lang, query, err)), '}')
	if kind == typeStream {
		kind = typeGraphQL // before the first event an ordinary answer says more than a stream
	}
	writeBody(w, kind, statusOf(err, kind), body)
}

// statusOf is the HTTP status of a refused request. Under application/json a well-formed request is answered 200 whatever
// is wrong with its document; under application/graphql-response+json 400.
func statusOf(err error, kind string) int {
	var own *refusal
	var bound *limit.Error
	var domain *registry.Error
	switch {
	case errors.As(err, &own) && own.status != 0:
		return own.status
	case errors.As(err, &own) && (own.code == "BAD_REQUEST" || own.code == "BAD_PARAMETER"):
		return http.StatusBadRequest
	case errors.As(err, &bound) && bound.Code == limit.CodeTooLarge && bound.What == "bytes":
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &domain) && domain.Kind == registry.KindUnavailable:
		return http.StatusServiceUnavailable
	}
	if _, internal := codeOf(err); internal && !isDocument(err) {
		return http.StatusInternalServerError
	}
	if kind == typeGraphQL {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

func isDocument(err error) bool {
	var doc *documentError
	return errors.As(err, &doc)
}

func writeBody(w http.ResponseWriter, kind string, status int, body []byte) {
	head := w.Header()
	head.Set("Content-Type", kind+"; charset=utf-8")
	head.Set("Content-Length", strconv.Itoa(len(body)))
	head.Set("Cache-Control", "no-store")
	head.Set("X-Content-Type-Options", "nosniff")
	head.Add("Vary", "Accept, Accept-Language, Authorization, Cookie")
	w.WriteHeader(status)
	_, _ = w.Write(body) // the client went away: there is nobody to tell
}
