package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"danhmuc/schemas/viet"
)

// Format is the kind of file behind a workbook.
type Format string

const (
	// CSV is delimited text.
	CSV Format = "csv"
	// XLSX is an Office Open XML workbook, with or without macros.
	XLSX Format = "xlsx"
	// XLS is a workbook of Excel 97–2003 (BIFF8).
	XLS Format = "xls"
	// ODS is an OpenDocument spreadsheet.
	ODS Format = "ods"
	// JSON is a text of one value that holds arrays of records.
	JSON Format = "json"
	// NDJSON is a JSON value a line.
	NDJSON Format = "ndjson"
	// Parquet is Apache Parquet.
	Parquet Format = "parquet"
)

// Limits bound what reading may cost. A zero member takes the default named beside it.
type Limits struct {
	FileBytes     int64 // size of the file: 2 GiB
	UnpackedBytes int64 // any one unpacked part of a workbook: 4 GiB
	Ratio         int64 // unpacked to packed bytes of a part above 16 MiB: 200
	Columns       int   // columns of a row: 2,000
	Rows          int   // rows of a sheet: 20,000,000
	CellBytes     int   // bytes of one cell: 1 MiB
	StringBytes   int64 // all shared texts of a workbook: 40 MiB
	Sheets        int   // sheets of a workbook: 500
}

func (l Limits) withDefaults() Limits {
	set := func(v *int64, d int64) {
		if *v <= 0 {
			*v = d
		}
	}
	setInt := func(v *int, d int) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.FileBytes, 2<<30)
	set(&l.UnpackedBytes, 4<<30)
	set(&l.Ratio, 200)
	set(&l.StringBytes, 40<<20)
	setInt(&l.Columns, 2000)
	setInt(&l.Rows, 20_000_000)
	setInt(&l.CellBytes, 1<<20)
	setInt(&l.Sheets, 500)
	return l
}

// Options steer Open. The zero value finds everything by itself.
type Options struct {
	Delimiter byte          // CSV: cell separator; 0 = find it
	Encoding  viet.Encoding // CSV: legacy encoding of the whole file; viet.Unicode = find it
	Limits    Limits        // see Limits
}

// SheetInfo describes one sheet of a workbook.
type SheetInfo struct {
	Name   string // NFC
	Hidden bool   // hidden from the person who opens the workbook
	Chart  bool   // a chart or macro sheet: it has no rows

	headed bool   // the format itself names the columns: row 1 is the header, and all rows below are records
	notes  []Note // what the format made of its content
}

// workbook tells formats of sheets that people lay out from those of records.
func (f Format) workbook() bool { return f == XLSX || f == XLS || f == ODS }

// Workbook is an open table file. It must be closed. It is not safe for concurrent use.
type Workbook struct {
	Format    Format      // kind of file
	Encoding  string      // CSV: "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "TCVN3", "VNI", "VPS", "windows-1258", "windows-1252"; others: "UTF-8"
	Delimiter byte        // CSV: cell separator; 0 for others
	Date1904  bool        // XLSX, XLS: day numbers count from 1904-01-01
	Sheets    []SheetInfo // in the workbook's order; a CSV file has one

	file   io.ReaderAt
	closer io.Closer // of a file opened here; nil for a caller's reader
	limits Limits
	source source
	merged map[int][]mergedRange // by sheet, once read
}

// source is what a format supplies: rows, merged ranges and hidden columns of a sheet.
type source interface {
	rows(ctx context.Context, sheet int) (rowSource, error)
	merges(ctx context.Context, sheet int) ([]mergedRange, error)
}

// rowSource streams one sheet.
type rowSource interface {
	next(row *Row) error // io.EOF after the last row
	close() error
	hiddenColumn(index int) bool
	badBytes() int
}

// Open recognises the file by its bytes, never by its name, and prepares reading. Errors are [*Error], or ctx's own.
func Open(ctx context.Context, path string, opts Options) (*Workbook, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("open table: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, &Error{Code: CodeUnreadable, Err: err}
	}
	w, err := openFile(ctx, file, path, opts)
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	w.closer = file
	return w, nil
}

func openFile(ctx context.Context, file *os.File, path string, opts Options) (*Workbook, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, &Error{Code: CodeUnreadable, Err: err}
	}
	if info.IsDir() {
		return nil, &Error{Code: CodeNotTable, Err: &os.PathError{Op: "read", Path: path, Err: syscall.EISDIR}}
	}
	if !info.Mode().IsRegular() {
		return nil, &Error{Code: CodeNotTable}
	}
	return OpenReader(ctx, file, info.Size(), path, opts)
}

// OpenReader is [Open] over bytes the caller holds. name only names the one sheet of a file that names none. Closing the workbook leaves the reader open.
func OpenReader(ctx context.Context, r io.ReaderAt, size int64, name string, opts Options) (*Workbook, error) {
	w := &Workbook{file: r, limits: opts.Limits.withDefaults()}
	switch {
	case size == 0:
		return nil, &Error{Code: CodeEmpty}
	case size > w.limits.FileBytes:
		return nil, &Error{Code: CodeTooLarge, Detail: megabytes(w.limits.FileBytes)}
	}
	head := make([]byte, min(size, headBytes))
	if _, err := r.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, &Error{Code: CodeUnreadable, Err: err}
	}
	kind, err := recognise(head)
	if err != nil {
		return nil, err
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	switch kind {
	case kindZip:
		err = w.openZip(ctx, size)
	case kindOLE:
		err = w.openOLE(ctx, size)
	case kindBIFF:
		err = w.openXLS(ctx, biffFile{r, size})
	case kindParquet:
		err = w.openParquet(ctx, base, size)
	case kindJSON:
		err = w.openJSON(ctx, base, size, int64(len(head)-len(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")))))
	default:
		w.Format = CSV
		err = w.openCSV(base, size, opts)
		if e, ok := err.(*Error); ok && e.Code == CodeFormat && e.Detail == "JSON" {
			e.Detail = "JSON, " + w.Encoding // the standard knows UTF-8 alone
		}
	}
	if err != nil {
		return nil, err
	}
	return w, nil
}

// Close frees the file.
func (w *Workbook) Close() error {
	if w.closer == nil {
		return nil
	}
	if err := w.closer.Close(); err != nil {
		return fmt.Errorf("close table: %w", err)
	}
	return nil
}

// SheetIndex finds a sheet by name, compared without marks and case; -1 when there is none.
func (w *Workbook) SheetIndex(name string) int {
	want := viet.Fold(viet.Clean(name))
	for i, sheet := range w.Sheets {
		if viet.Fold(viet.Clean(sheet.Name)) == want {
			return i
		}
	}
	return -1
}

// Rows streams the rows of sheet i from its start. Only one stream of a workbook may be open at a time; a later call starts anew.
func (w *Workbook) Rows(ctx context.Context, i int) (*Rows, error) {
	if i < 0 || i >= len(w.Sheets) {
		return nil, &Error{Code: CodeNoSheet}
	}
	if w.Sheets[i].Chart {
		return nil, &Error{Code: CodeNoSheet, Where: Where{Sheet: w.Sheets[i].Name}, Detail: "chart"}
	}
	src, err := w.source.rows(ctx, i)
	if err != nil {
		return nil, w.located(err, i)
	}
	return &Rows{ctx: ctx, src: src, w: w, sheet: i}, nil
}

// located names the sheet in an error that does not yet.
func (w *Workbook) located(err error, sheet int) error {
	var e *Error
	if errors.As(err, &e) && e.Where.Sheet == "" && (w.Format.workbook() || w.Format == JSON) {
		e.Where.Sheet = w.Sheets[sheet].Name
	}
	return err
}

// contextEvery is how many rows pass between two looks at the context.
const contextEvery = 1024

// Rows is a stream of raw rows.
type Rows struct {
	ctx   context.Context
	src   rowSource
	w     *Workbook
	row   Row
	sheet int
	count int
	err   error
}

// Next returns the next stored row, or io.EOF after the last. Rows that a sheet does not store, and empty lines of a CSV file, are left
// out (numbers jump). After an error every call gives the same one.
func (r *Rows) Next() (*Row, error) {
	if r.err != nil {
		return nil, r.err
	}
	if r.count%contextEvery == 0 {
		if err := r.ctx.Err(); err != nil {
			r.err = fmt.Errorf("read rows: %w", err)
			return nil, r.err
		}
	}
	if err := r.src.next(&r.row); err != nil {
		if err == errWindow {
			return nil, err
		}
		if err != io.EOF {
			err = r.w.located(err, r.sheet)
		}
		r.err = err
		return nil, err
	}
	r.count++
	if r.count > r.w.limits.Rows {
		r.err = &Error{Code: CodeTooManyRows, Where: Where{Row: r.row.Number}, Detail: fmt.Sprint(r.w.limits.Rows)}
		return nil, r.err
	}
	return &r.row, nil
}

// Close ends the stream early. The workbook stays open.
func (r *Rows) Close() error {
	if r.err == nil {
		r.err = io.EOF
	}
	return r.src.close()
}

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }
