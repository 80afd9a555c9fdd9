package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// olePages and olePage are the pages that are kept of an OLE file: its allocation table is asked four bytes at a time.
const (
	olePages = 64
	olePage  = 4 << 10
)

// maxOLEReads bounds how often a file is read to learn its streams: a hostile directory is a chain without end.
const maxOLEReads = 20_000

var errOLEDirectory = errors.New("the directory of the file is too long")

// pagedFile reads an OLE file through a few kept pages.
type pagedFile struct {
	src   io.ReaderAt
	pages [olePages]struct {
		number int64 // page number + 1, 0 for none
		data   []byte
	}
	reads int  // left; -1 is without bound
	short bool // something past the end was asked for
}

// ReadAt implements io.ReaderAt.
func (p *pagedFile) ReadAt(dst []byte, off int64) (int, error) {
	switch {
	case p.reads == 0:
		return 0, errOLEDirectory
	case p.reads > 0:
		p.reads--
	}
	n := 0
	for n < len(dst) {
		page, err := p.page((off + int64(n)) / olePage)
		if err != nil {
			return n, err
		}
		at := int((off + int64(n)) % olePage)
		if at >= len(page) {
			p.short = true
			return n, io.EOF
		}
		n += copy(dst[n:], page[at:])
	}
	return n, nil
}

func (p *pagedFile) page(number int64) ([]byte, error) {
	slot := &p.pages[number%olePages]
	if slot.number == number+1 {
		return slot.data, nil
	}
	if slot.data == nil {
		slot.data = make([]byte, olePage)
	}
	slot.number = 0
	n, err := p.src.ReadAt(slot.data[:olePage], number*olePage)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	slot.number, slot.data = number+1, slot.data[:n]
	return slot.data, nil
}

// oleKinds are the streams by which an OLE file is told, the first that is found deciding. Names are compared in small letters.
var oleKinds = [...]struct {
	stream string
	err    *Error // nil is the workbook of Excel 97–2003
}{
	{"encryptedpackage", &Error{Code: CodeEncrypted}},
	{"workbook", nil},
	{"book", &Error{Code: CodeFormat, Detail: oldXLS}},
	{"worddocument", &Error{Code: CodeNotTable, Detail: "Word"}},
	{"powerpoint document", &Error{Code: CodeNotTable, Detail: "PowerPoint"}},
}

// oldXLS names workbooks of Excel 95 and before.
const oldXLS = "XLS (Excel 95)"

// openOLE opens an XLS workbook, or says what the OLE file is instead.
func (w *Workbook) openOLE(ctx context.Context, size int64) error {
	paged := &pagedFile{src: w.file, reads: maxOLEReads}
	container, err := mscfb.New(paged)
	if err != nil {
		if known := oleByName(w.file, size); known != nil {
			return known
		}
		if paged.short {
			return &Error{Code: CodeTruncated, Err: err}
		}
		return &Error{Code: CodeDamaged, Err: err}
	}
	paged.reads = -1
	for _, kind := range oleKinds {
		for _, stream := range container.File {
			if len(stream.Path) > 0 || strings.ToLower(stream.Name) != kind.stream {
				continue
			}
			if kind.err != nil {
				return kind.err
			}
			return w.openXLS(ctx, oleStream{stream, paged})
		}
	}
	return &Error{Code: CodeNotTable, Detail: "OLE"}
}

// oleStream is a stream of an OLE file.
type oleStream struct {
	file  *mscfb.File
	paged *pagedFile
}

// from implements biffStream. Readers are independent of each other: a mscfb.File is its place in the stream and nothing else.
func (s oleStream) from(offset int64) (io.Reader, error) {
	file := *s.file
	if offset >= file.Size {
		return nil, io.ErrUnexpectedEOF
	}
	if _, err := file.Seek(offset, io.SeekStart); err != nil {
		return nil, s.cut(err)
	}
	return &oleReader{s, &file}, nil
}

// cut makes what a chain of sectors reports of a file that ends too early io.ErrUnexpectedEOF.
func (s oleStream) cut(err error) error {
	if s.paged.short {
		return errors.Join(io.ErrUnexpectedEOF, err)
	}
	return err
}

type oleReader struct {
	stream oleStream
	file   *mscfb.File
}

// Read implements io.Reader.
func (r *oleReader) Read(p []byte) (int, error) {
	n, err := r.file.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = r.stream.cut(err)
	}
	return n, err
}

// oleScan bounds how much of a broken OLE file is searched for the names of its streams.
const oleScan = 64 << 20

// oleByName tells by the names of its streams what a broken OLE file was, nil for a workbook or nothing known.
func oleByName(file io.ReaderAt, size int64) error {
	buf := make([]byte, 1<<20)
	names := [...]struct {
		name string
		err  *Error
	}{
		{"EncryptedPackage", &Error{Code: CodeEncrypted}},
		{"WordDocument", &Error{Code: CodeNotTable, Detail: "Word"}},
	}
	for at := int64(0); at < min(size, oleScan); at += int64(len(buf)) - 64 {
		n, err := file.ReadAt(buf, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return &Error{Code: CodeUnreadable, Err: err}
		}
		for _, entry := range names {
			if bytes.Contains(buf[:n], utf16Name(entry.name)) {
				return entry.err
			}
		}
		if n < len(buf) {
			break
		}
	}
	return nil
}

// utf16Name is a stream's name as an OLE directory holds it, its end included.
func utf16Name(name string) []byte {
	out := make([]byte, 0, 2*len(name)+2)
	for i := range len(name) {
		out = append(out, name[i], 0)
	}
	return append(out, 0, 0)
}
