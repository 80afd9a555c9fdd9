package table

import (
	"context"
	"path"
	"strconv"
	"strings"

	"danhmuc/schemas/viet"
)

// xlsxSource is an open package.
type xlsxSource struct {
	zipPackage
	sheets  []string // part of each sheet
	strings *sharedStrings
	styles  *styles
	date04  bool
}

// openXLSX reads the package's small parts: workbook, relations, styles and shared texts.
func (w *Workbook) openXLSX(ctx context.Context, pack zipPackage) error {
	src := &xlsxSource{zipPackage: pack}
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
	w.Format, w.Encoding, w.Date1904, w.source = XLSX, "UTF-8", src.date04, src
	return nil
}

// bookPart finds the workbook's main part, or says what the package is instead.
func (s *xlsxSource) bookPart() (string, error) {
	for _, f := range s.parts {
		switch name := partName(f.Name); {
		case strings.HasSuffix(name, "workbook.bin"):
			return "", &Error{Code: CodeFormat, Detail: "XLSB"}
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
