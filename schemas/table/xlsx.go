package table

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// bombFloor is how much a part may unpack to before its ratio is looked at: small parts of zeros are harmless.
const bombFloor = 16 << 20

// xlsxSource is an open package.
type xlsxSource struct {
	parts   map[string]*zip.File // by path in small letters, without a leading slash
	limits  Limits
	sheets  []string // part of each sheet
	strings *sharedStrings
	styles  *styles
	date04  bool
}

// openXLSX reads the package's small parts: workbook, relations, styles and shared texts.
func (w *Workbook) openXLSX(ctx context.Context, size int64) error {
	archive, err := zip.NewReader(w.file, size)
	if err != nil {
		return &Error{Code: CodeTruncated, Err: err}
	}
	src := &xlsxSource{parts: make(map[string]*zip.File, len(archive.File)), limits: w.limits}
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return &Error{Code: CodeEncrypted}
		}
		src.parts[partName(f.Name)] = f
	}
	book, err := src.bookPart()
	if err != nil {
		return err
	}
	rels, err := src.relations(book)
	if err != nil {
		return err
	}
	if err := src.workbook(w, book, rels); err != nil {
		return err
	}
	if src.styles, err = src.readStyles(rels.kind("styles")); err != nil {
		return err
	}
	if src.strings, err = src.readStrings(ctx, rels.kind("sharedStrings")); err != nil {
		return err
	}
	w.Encoding, w.Date1904, w.source = "UTF-8", src.date04, src
	return nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// bookPart finds the workbook's main part, or says what the package is instead.
func (s *xlsxSource) bookPart() (string, error) {
	for _, f := range s.parts {
		switch name := partName(f.Name); {
		case strings.HasSuffix(name, "workbook.bin"):
			return "", &Error{Code: CodeFormat, Detail: "XLSB"}
		case name == "mimetype":
			return "", s.refuseMimetype(f)
		case name == "word/document.xml":
			return "", &Error{Code: CodeNotTable, Detail: "Word"}
		}
	}
	rels, err := s.relations("")
	if err != nil {
		return "", err
	}
	if part := rels.kind("officeDocument"); part != "" && s.parts[part] != nil {
		return part, nil
	}
	if s.parts["xl/workbook.xml"] != nil {
		return "xl/workbook.xml", nil
	}
	return "", &Error{Code: CodeNotTable, Detail: "ZIP"}
}

// refuseMimetype names an OpenDocument file.
func (s *xlsxSource) refuseMimetype(f *zip.File) error {
	part, err := s.openFile(f)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(io.LimitReader(part, 128))
	if err := errors.Join(err, part.Close()); err != nil {
		return s.broken(f.Name, err)
	}
	if strings.Contains(string(text), "opendocument.spreadsheet") {
		return &Error{Code: CodeFormat, Detail: "ODS"}
	}
	return &Error{Code: CodeNotTable, Detail: "OpenDocument"}
}

// relation is a line of a .rels part.
type relation struct {
	id, kind, target string // kind is the last step of the type's address; target a part name
}

type relations []relation

// kind returns the first target of a kind.
func (r relations) kind(kind string) string {
	for _, rel := range r {
		if rel.kind == kind {
			return rel.target
		}
	}
	return ""
}

// relations reads what a part refers to; part "" is the package. A missing list is an empty one.
func (s *xlsxSource) relations(part string) (relations, error) {
	folder := path.Dir(part)
	name := path.Join(folder, "_rels", path.Base(part)+".rels")
	if part == "" {
		folder, name = "", "_rels/.rels"
	}
	var rels relations
	err := s.read(name, func(x *xmlScanner) error {
		return x.each(func(t *token) error {
			if t.kind != tokenStart || string(t.name) != "Relationship" {
				return nil
			}
			target := strings.ReplaceAll(t.attr("Target"), "\\", "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			rels = append(rels, relation{t.attr("Id"), path.Base(t.attr("Type")), partName(path.Clean(target))})
			return nil
		})
	})
	return rels, err
}

// workbook reads the list of sheets.
func (s *xlsxSource) workbook(w *Workbook, part string, rels relations) error {
	byID := make(map[string]relation, len(rels))
	for _, rel := range rels {
		byID[rel.id] = rel
	}
	err := s.read(part, func(x *xmlScanner) error {
		return x.each(func(t *token) error {
			if t.kind != tokenStart {
				return nil
			}
			switch string(t.name) {
			case "workbookPr":
				s.date04 = isTrue(t.attr("date1904"))
			case "sheet":
				rel := byID[t.attr("id")]
				state := t.attr("state")
				w.Sheets = append(w.Sheets, SheetInfo{
					Name:   viet.Clean(t.attr("name")),
					Hidden: state == "hidden" || state == "veryHidden",
					Chart:  rel.kind != "worksheet" || s.parts[rel.target] == nil,
				})
				s.sheets = append(s.sheets, rel.target)
			}
			if len(w.Sheets) > s.limits.Sheets {
				return &Error{Code: CodeTooLarge, Detail: strconv.Itoa(s.limits.Sheets)}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	for _, sheet := range w.Sheets {
		if !sheet.Chart {
			return nil
		}
	}
	return &Error{Code: CodeNoSheet}
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// read opens a small part and hands its scanner to fn; a part that is missing is passed over.
func (s *xlsxSource) read(name string, fn func(*xmlScanner) error) error {
	f := s.parts[partName(name)]
	if f == nil {
		return nil
	}
	part, err := s.openFile(f)
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
		return s.broken(name, err)
	}
	return nil
}

// broken gives an error its code: our own pass, what unpacking and XML report becomes truncated or damaged.
func (s *xlsxSource) broken(part string, err error) error {
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
		return &Error{Code: CodeTruncated, Where: Where{Part: part}, Err: err}
	}
	return &Error{Code: CodeDamaged, Where: Where{Part: part}, Err: err}
}

// openFile unpacks a part under the limits.
func (s *xlsxSource) openFile(f *zip.File) (io.ReadCloser, error) {
	unpacked, err := f.Open()
	if err != nil {
		return nil, s.broken(f.Name, err)
	}
	return &boundedPart{src: unpacked, name: f.Name, packed: int64(f.CompressedSize64), limits: s.limits}, nil
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
