package graphql

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"
)

// Stream yields the events of one subscription, oldest first. The handler pulls: it asks for the next event when the last
// one has been written, so a slow client holds no queue here.
type Stream interface {
	// Next waits for the next event. seq is its sequence number, by which a client resumes; value is the root field's
	// object. It returns ctx's error when ctx ends first; the stream then goes on with the next call.
	Next(ctx context.Context) (seq uint64, value any, err error)
}

// resumption tells a subscription where its client stopped reading.
type resumption struct {
	after uint64 // sequence number of the last event the client has
	given bool   // false for a new client: only what happens from now on
}

// subscription is the row of a subscription's root field.
func subscription(open func(ctx context.Context, args Args, from resumption) (Stream, error)) field {
	return field{object: true, stream: open, get: func(event any) any { return event }}
}

// subscribe serves a subscription as server-sent events, in the distinct connections mode of the graphql-sse protocol.
func (h *Handler) subscribe(ctx context.Context, w http.ResponseWriter, r *http.Request, kind string, j *job) {
	x := exchangeFrom(ctx)
	if kind != typeStream {
		h.refuse(w, kind, x.lang, j.doc.text, &refusal{code: "SUBSCRIPTION_NEEDS_STREAM", status: http.StatusNotAcceptable})
		return
	}
	p := j.doc.plan(h.schema, j.op, j.vars)
	if len(p.root.fields) != 1 || p.root.fields[0].def == nil {
		h.refuse(w, kind, x.lang, j.doc.text, refuse("ONE_SUBSCRIPTION", nil))
		return
	}
	pf := &p.root.fields[0]
	stream, err := pf.def.field.stream(ctx, arguments(pf.def.args, pf.nodes[0].Arguments, j.vars), resumptionOf(r))
	if err != nil {
		h.refuse(w, kind, x.lang, j.doc.text, err)
		return
	}
	e := newEvents(w, h.settings.WriteTimeout)
	if err := e.start(); err != nil {
		return // the client went away
	}
	h.events(ctx, e, stream, j)
}

func resumptionOf(r *http.Request) resumption {
	id := r.Header.Get("Last-Event-ID")
	seq, err := strconv.ParseUint(id, 10, 64)
	return resumption{after: seq, given: id != "" && err == nil}
}

// events writes events until the client goes, the server stops, or the stream ends.
func (h *Handler) events(ctx context.Context, e *events, stream Stream, j *job) {
	lang := languageFrom(ctx)
	var buf []byte
	for {
		seq, value, err := next(ctx, stream, h.settings.Heartbeat)
		switch {
		case errors.Is(err, errSilence):
			if e.comment() != nil {
				return
			}
			continue
		case ctx.Err() != nil:
			_ = e.complete() // the server stops, or the client is gone and will not read it
			return
		case err != nil:
			body := append(appendErrors([]byte(`{"errors":`), h.present.request(lang, j.doc.text, err)), '}')
			if e.next(0, body) == nil {
				_ = e.complete() // nothing follows
			}
			return
		}
		if buf, err = h.answer(ctx, buf[:0], lang, j, value); err != nil {
			return // the context ended
		}
		if e.next(seq, buf) != nil {
			return
		}
	}
}

// errSilence is a heartbeat's time without an event.
var errSilence = errors.New("silence")

func next(ctx context.Context, s Stream, wait time.Duration) (uint64, any, error) {
	within, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	seq, value, err := s.Next(within)
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		return 0, nil, errSilence
	}
	return seq, value, err
}

// single answers a query or mutation to a client that accepts a stream only.
func (h *Handler) single(w http.ResponseWriter, body []byte) {
	e := newEvents(w, h.settings.WriteTimeout)
	if e.start() == nil && e.next(0, body) == nil {
		_ = e.complete() // nothing follows
	}
}

// events writes an event stream. Every write has a deadline and is flushed.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
	timeout time.Duration
	buf     []byte
}

func newEvents(w http.ResponseWriter, timeout time.Duration) *events {
	return &events{w: w, control: http.NewResponseController(w), timeout: timeout}
}

func (e *events) start() error {
	head := e.w.Header()
	head.Set("Content-Type", typeStream+"; charset=utf-8")
	head.Set("Cache-Control", "no-store")
	head.Set("X-Accel-Buffering", "no")
	head.Set("X-Content-Type-Options", "nosniff")
	e.w.WriteHeader(http.StatusOK)
	return e.comment()
}

// comment keeps the connection open through proxies.
func (e *events) comment() error { return e.write(append(e.buf[:0], ":\n\n"...)) }

// next sends one answer; seq 0 has no id.
func (e *events) next(seq uint64, body []byte) error {
	b := append(e.buf[:0], "event: next\n"...)
	if seq > 0 {
		b = append(strconv.AppendUint(append(b, "id: "...), seq, 10), '\n')
	}
	b = append(append(b, "data: "...), body...)
	return e.write(append(b, "\n\n"...))
}

// complete ends the stream; the empty data makes browsers deliver the event.
func (e *events) complete() error { return e.write(append(e.buf[:0], "event: complete\ndata:\n\n"...)) }

func (e *events) write(b []byte) error {
	e.buf = b
	// A writer without deadlines or flushing (a test's recorder) still gets the bytes.
	if err := e.control.SetWriteDeadline(time.Now().Add(e.timeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := e.w.Write(b); err != nil {
		return err
	}
	if err := e.control.Flush(); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil
}
