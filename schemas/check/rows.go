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
			w.byte(',')
		}
		w.cell([]byte(c.Name), false)
	}
	w.byte('\n')
}

func (w *rowsWriter) byte(b byte) {
	w.buf = append(w.buf, b)
	if len(w.buf) >= rowsBuffer {
		w.flush()
	}
}

func (w *rowsWriter) flush() {
	if _, err := w.w.Write(w.buf); err != nil && w.err == nil {
		w.err = err
	}
	w.buf = w.buf[:0]
}

func (w *rowsWriter) cell(b []byte, quote bool) {
	if !quote {
		w.buf = append(w.buf, b...)
		return
	}
	w.byte('"')
	for {
		at := bytes.IndexByte(b, '"')
		if at < 0 {
			break
		}
		w.cell(b[:at+1], false)
		w.byte('"')
		b = b[at+1:]
	}
	w.cell(b, false)
	w.byte('"')
}

func (w *rowsWriter) close() error {
	w.flush()
	if w.err != nil {
		return fmt.Errorf("write the rows: %w", w.err)
	}
	return nil
}
