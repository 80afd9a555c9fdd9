package check

import (
	"bytes"
	"fmt"
	"io"
)

// rowsWriter writes the canonical rows: UTF-8, LF, RFC 4180. Full buffers are written by a goroutine of its own, which ends with close.
type rowsWriter struct {
	buf   []byte      // what is not yet handed over
	full  chan []byte // to be written
	empty chan []byte // written
	done  chan error  // the first error, when all is written
}

// rowsBuffer is how much is gathered before it is written.
const rowsBuffer = 256 << 10

// newRowsWriter returns nil for a nil writer: nothing is written then.
func newRowsWriter(w io.Writer) *rowsWriter {
	if w == nil {
		return nil
	}
	r := &rowsWriter{buf: newRowsBuffer(), full: make(chan []byte, 1), empty: make(chan []byte, 2), done: make(chan error, 1)}
	r.empty <- newRowsBuffer()
	go writeRows(w, r.full, r.empty, r.done)
	return r
}

func newRowsBuffer() []byte { return make([]byte, 0, rowsBuffer+(8<<10)) }

// writeRows writes what is handed over, and after an error only takes it.
func writeRows(to io.Writer, full <-chan []byte, empty chan<- []byte, done chan<- error) {
	var err error
	for b := range full {
		if err == nil {
			_, err = to.Write(b)
		}
		empty <- b[:0]
	}
	done <- err
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
	w.full <- w.buf
	w.buf = <-w.empty
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

// close writes what is left and waits for all of it. Closing again does nothing.
func (w *rowsWriter) close() error {
	if w.full == nil {
		return nil
	}
	w.flush()
	close(w.full)
	w.full = nil
	if err := <-w.done; err != nil {
		return fmt.Errorf("write the rows: %w", err)
	}
	return nil
}
