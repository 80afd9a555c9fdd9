package check

import (
	"bytes"
	"fmt"
	"io"
)

// rowsWriter writes the canonical rows: UTF-8, LF, RFC 4180.
type rowsWriter struct {
	w   io.Writer
	buf []byte // what is not yet written
	err error
}

// rowsBuffer is how much is gathered before it is written.
const rowsBuffer = 256 << 10

// newRowsWriter returns nil for a nil writer: nothing is written then.
func newRowsWriter(w io.Writer) *rowsWriter {
	if w == nil {
		return nil
	}
	return &rowsWriter{w: w, buf: make([]byte, 0, rowsBuffer+(8<<10))}
}

func (w *rowsWriter) header(columns []*column) {
	for i, c := range columns {
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		w.buf = append(w.buf, c.Name...)
	}
	w.endRow()
}

// endRow ends the row in buf, and writes what was gathered when it is enough.
func (w *rowsWriter) endRow() {
	if w.buf = append(w.buf, '\n'); len(w.buf) >= rowsBuffer {
		w.flush()
	}
}

func (w *rowsWriter) flush() {
	if _, err := w.w.Write(w.buf); err != nil && w.err == nil {
		w.err = err
	}
	w.buf = w.buf[:0]
}

// quoted appends a value in quotes.
func (w *rowsWriter) quoted(b []byte) {
	w.buf = append(w.buf, '"')
	for {
		at := bytes.IndexByte(b, '"')
		if at < 0 {
			break
		}
		w.buf = append(w.buf, b[:at+1]...)
		w.buf = append(w.buf, '"')
		b = b[at+1:]
	}
	w.buf = append(w.buf, b...)
	w.buf = append(w.buf, '"')
}

func (w *rowsWriter) close() error {
	w.flush()
	if w.err != nil {
		return fmt.Errorf("write the rows: %w", w.err)
	}
	return nil
}
