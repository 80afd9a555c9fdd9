package table

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/flate"
)

// bombFloor is how much a part may unpack to before its ratio is looked at: small parts of zeros are harmless.
const bombFloor = 16 << 20

// zipPackage is a workbook packed as a ZIP of parts, unpacked under the limits.
type zipPackage struct {
	parts  map[string]*zip.File // by path in small letters, without a leading slash
	limits Limits
}

// openZip opens a packed workbook of whichever kind its parts show.
func (w *Workbook) openZip(ctx context.Context, size int64) error {
	archive, err := zip.NewReader(w.file, size)
	if err != nil {
		return &Error{Code: CodeTruncated, Err: err}
	}
	archive.RegisterDecompressor(zip.Deflate, flate.NewReader)
	pack := zipPackage{parts: make(map[string]*zip.File, len(archive.File)), limits: w.limits}
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return &Error{Code: CodeEncrypted}
		}
		pack.parts[partName(f.Name)] = f
	}
	if f := pack.parts["mimetype"]; f != nil {
		return w.openDocument(ctx, pack, f)
	}
	return w.openXLSX(ctx, pack)
}

func partName(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// read opens a small part and hands its scanner to fn; a part that is missing is passed over.
func (p *zipPackage) read(name string, fn func(*xmlScanner) error) error {
	f := p.parts[partName(name)]
	if f == nil {
		return nil
	}
	part, err := p.openFile(f)
	if err != nil {
		return err
	}
	err = fn(newXMLScanner(part))
	if err == nil {
		_, err = io.Copy(io.Discard, part)
	}
	if closing := part.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return p.broken(name, err)
	}
	return nil
}

// broken gives an error its code: our own pass, what unpacking and XML report becomes truncated or damaged.
func (p *zipPackage) broken(part string, err error) error {
	var e *Error
	switch {
	case errors.As(err, &e):
		if e.Where.Part == "" {
			e.Where.Part = part
		}
		return e
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Error{Code: CodeTruncated, Where: Where{Part: part}, Err: unexpected(err)}
	}
	return &Error{Code: CodeDamaged, Where: Where{Part: part}, Err: err}
}

// openFile unpacks a part under the limits.
func (p *zipPackage) openFile(f *zip.File) (io.ReadCloser, error) {
	unpacked, err := f.Open()
	if err != nil {
		return nil, p.broken(f.Name, err)
	}
	return &boundedPart{src: unpacked, name: f.Name, packed: int64(f.CompressedSize64), limits: p.limits}, nil
}

// boundedPart counts what a part unpacks to and stops a bomb.
type boundedPart struct {
	src    io.ReadCloser
	name   string
	packed int64
	read   int64
	limits Limits
}

// Read implements io.Reader.
func (b *boundedPart) Read(p []byte) (int, error) {
	n, err := b.src.Read(p)
	b.read += int64(n)
	if b.read > b.limits.UnpackedBytes {
		return 0, &Error{Code: CodeTooLarge, Where: Where{Part: b.name}, Detail: megabytes(b.limits.UnpackedBytes)}
	}
	if b.read > bombFloor && b.read > b.packed*b.limits.Ratio {
		return 0, &Error{Code: CodeBomb, Where: Where{Part: b.name}, Detail: fmt.Sprint(b.limits.Ratio)}
	}
	return n, err
}

// Close implements io.Closer.
func (b *boundedPart) Close() error { return b.src.Close() }
