package table

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// odsSource is an open OpenDocument spreadsheet.
type odsSource struct {
	zipPackage
	styles odsStyles
	merged [][]mergedRange // of each sheet
}

// odsContent is the part that holds every sheet.
const odsContent = "content.xml"

// openDocument opens an OpenDocument spreadsheet, or says what the document is instead. One pass finds its sheets and their merged
// ranges: all of them lie in one part.
func (w *Workbook) openDocument(ctx context.Context, pack zipPackage, mimetype *zip.File) error {
	part, err := pack.openFile(mimetype)
	if err != nil {
		return err
	}
	kind, err := io.ReadAll(io.LimitReader(part, 128))
	if err := errors.Join(err, part.Close()); err != nil {
		return pack.broken(mimetype.Name, err)
	}
	if !strings.HasPrefix(strings.TrimSpace(string(kind)), "application/vnd.oasis.opendocument.spreadsheet") {
		return &Error{Code: CodeNotTable, Detail: "OpenDocument"}
	}
	src := &odsSource{zipPackage: pack, styles: odsStyles{fonts: map[string]string{}, named: map[string]odsStyle{}, elapsed: map[string]bool{}, cells: map[string]odsCellStyle{}}}
	if err := src.refuseEncrypted(); err != nil {
		return err
	}
	if src.parts[odsContent] == nil {
		return &Error{Code: CodeDamaged, Where: Where{Part: odsContent}}
	}
	if err := src.read("styles.xml", src.styles.scan); err != nil {
		return err
	}
	if err := src.read(odsContent, src.styles.scanContent(func(x *xmlScanner) error { return src.survey(ctx, w, x) })); err != nil {
		return err
	}
	if len(w.Sheets) == 0 {
		return &Error{Code: CodeNoSheet}
	}
	w.Format, w.Encoding, w.source = ODS, "UTF-8", src
	return nil
}

// refuseEncrypted looks for parts that the manifest says are encrypted.
func (s *odsSource) refuseEncrypted() error {
	if s.parts["encrypted-package"] != nil {
		return &Error{Code: CodeEncrypted}
	}
	return s.read("meta-inf/manifest.xml", func(x *xmlScanner) error {
		return x.each(func(t *token) error {
			if string(t.name) == "encryption-data" {
				return &Error{Code: CodeEncrypted}
			}
			return nil
		})
	})
}

// nextTable moves behind the start tag of the next sheet; io.EOF when there is none.
func (x *xmlScanner) nextTable(fn func(t *token) error) error {
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		if t.kind != tokenStart {
			continue
		}
		switch string(t.name) {
		case "table":
			return fn(&t)
		case "tracked-changes", "automatic-styles", "forms", "shapes", "dde-links", "content-validations":
			if !t.closed {
				if err := x.skipElement(); err != nil {
					return err
				}
			}
		}
	}
}

// skipElement moves past the end of the element whose start tag was read.
func (x *xmlScanner) skipElement() error {
	for depth := 1; depth > 0; {
		t, err := x.next()
		if err != nil {
			return unexpected(err)
		}
		switch {
		case t.kind == tokenStart && !t.closed:
			depth++
		case t.kind == tokenEnd:
			depth--
		}
	}
	return nil
}

// survey lists the sheets and their merged ranges.
func (s *odsSource) survey(ctx context.Context, w *Workbook, x *xmlScanner) error {
	for {
		closed := false
		err := x.nextTable(func(t *token) error {
			name, style := "", ""
			for rest := t.attrs; ; {
				key, value, tail, ok := nextAttr(rest)
				if !ok {
					break
				}
				switch string(key) {
				case "name":
					name = string(appendUnescaped(nil, value))
				case "style-name":
					style = string(appendUnescaped(nil, value))
				}
				rest = tail
			}
			closed = t.closed
			w.Sheets = append(w.Sheets, SheetInfo{Name: viet.Clean(name), Hidden: s.styles.named[style].hidden})
			return nil
		})
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if len(w.Sheets) > s.limits.Sheets {
			return &Error{Code: CodeTooLarge, Detail: strconv.Itoa(s.limits.Sheets)}
		}
		var merges []mergedRange
		if !closed {
			if merges, err = surveyMerges(ctx, x); err != nil {
				return unexpected(err)
			}
		}
		s.merged = append(s.merged, merges)
	}
}

// surveyMerges reads a sheet to its end for the ranges its cells span.
func surveyMerges(ctx context.Context, x *xmlScanner) (found []mergedRange, err error) {
	number, column, repeat, rows := 0, 0, 1, 0
	for {
		t, err := x.next()
		if err != nil {
			return nil, err
		}
		switch name := string(t.name); {
		case t.kind == tokenEnd && name == "table":
			sort.SliceStable(found, func(i, j int) bool { return found[i].firstRow < found[j].firstRow })
			return found, nil
		case t.kind == tokenEnd && name == "table-row":
			number += repeat - 1
		case t.kind != tokenStart:
		case name == "table-row":
			if rows++; rows%contextEvery == 0 {
				if err := ctx.Err(); err != nil {
					return nil, fmt.Errorf("find merged cells: %w", err)
				}
			}
			var head odsRow
			head.read(t.attrs)
			number, column, repeat = min(number+1, maxODSRow), 0, head.repeat
			if t.closed {
				number += repeat - 1
			}
		case name == "table-cell" || name == "covered-table-cell":
			head := odsCell{}
			head.read(t.attrs)
			if (head.spanColumns > 1 || head.spanRows > 1) && len(found) < maxMerges && column < maxODSColumn {
				found = append(found, mergedRange{number, number + head.spanRows - 1, column, column + head.spanColumns - 1})
			}
			column = min(column+head.repeat, maxODSColumn)
			if !t.closed {
				if err := x.skipElement(); err != nil {
					return nil, err
				}
			}
		case name == "table-column", name == "table-columns", name == "table-header-columns", name == "table-column-group", name == "table-rows", name == "table-header-rows", name == "table-row-group":
		case !t.closed:
			if err := x.skipElement(); err != nil {
				return nil, err
			}
		}
	}
}

// merges implements source.
func (s *odsSource) merges(_ context.Context, sheet int) ([]mergedRange, error) {
	return s.merged[sheet], nil
}

// rows implements source.
func (s *odsSource) rows(ctx context.Context, sheet int) (rowSource, error) {
	part, err := s.openFile(s.parts[odsContent])
	if err != nil {
		return nil, err
	}
	x := newXMLScanner(part)
	for i := 0; ; i++ {
		closed := false
		err := ctx.Err()
		if err == nil {
			err = x.nextTable(func(t *token) error { closed = t.closed; return nil })
		}
		if err == nil && i < sheet && !closed {
			err = x.skipElement()
		}
		if err != nil {
			return nil, errors.Join(s.broken(odsContent, err), part.Close())
		}
		if i == sheet {
			return newODSRows(s, x, part, closed), nil
		}
	}
}
