package check

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// rowsWriter writes the canonical rows: UTF-8, LF, RFC 4180.
type rowsWriter struct {
	w   *bufio.Writer
	err error
}

// newRowsWriter returns nil for a nil writer: nothing is written then.
func newRowsWriter(w io.Writer) *rowsWriter {
	if w == nil {
		return nil
	}
	return &rowsWriter{w: bufio.NewWriterSize(w, 256<<10)}
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
	if err := w.w.WriteByte(b); err != nil && w.err == nil {
		w.err = err
	}
}

func (w *rowsWriter) cell(b []byte, quote bool) {
	if !quote {
		if _, err := w.w.Write(b); err != nil && w.err == nil {
			w.err = err
		}
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
	if err := w.w.Flush(); err != nil && w.err == nil {
		w.err = err
	}
	if w.err != nil {
		return fmt.Errorf("write the rows: %w", w.err)
	}
	return nil
}
