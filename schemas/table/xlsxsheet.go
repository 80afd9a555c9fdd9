package table

import (
	"context"
	"errors"
	"io"
	"strconv"
)

// sheetRows streams a sheet's rows.
type sheetRows struct {
	rowBuilder
	x      *xmlScanner
	part   io.ReadCloser
	name   string
	src    *xlsxSource
	inRows bool
	done   bool
	rich   richText
}

// rows implements source.
func (s *xlsxSource) rows(_ context.Context, sheet int) (rowSource, error) {
	f := s.parts[s.sheets[sheet]]
	part, err := s.openFile(f)
	if err != nil {
		return nil, err
	}
	return newSheetRows(s, part, f.Name), nil
}

func newSheetRows(s *xlsxSource, part io.ReadCloser, name string) *sheetRows {
	return &sheetRows{rowBuilder: rowBuilder{limits: s.limits, date04: s.date04, shared: s.strings}, x: newXMLScanner(part), part: part, name: name, src: s,
		rich: richText{limit: s.limits.CellBytes}}
}

// close implements rowSource.
func (s *sheetRows) close() error {
	if err := s.part.Close(); err != nil {
		return s.src.broken(s.name, err)
	}
	return nil
}

// next implements rowSource.
func (s *sheetRows) next(row *Row) error {
	err := s.scan(row)
	if err == nil || err == io.EOF {
		return err
	}
	err = s.src.broken(s.name, err)
	var e *Error
	if errors.As(err, &e) {
		e.Where.Row = max(e.Where.Row, s.number)
	}
	return err
}

func (s *sheetRows) scan(row *Row) error {
	for {
		t, err := s.x.next()
		if errors.Is(err, io.EOF) {
			if s.inRows && !s.done {
				return io.ErrUnexpectedEOF
			}
			return io.EOF
		}
		if err != nil {
			return err
		}
		switch {
		case t.kind == tokenEnd && string(t.name) == "sheetData":
			s.done = true
		case t.kind != tokenStart || s.done:
		case string(t.name) == "row":
			return s.row(&t, row)
		case string(t.name) == "sheetData":
			s.inRows, s.done = !t.closed, t.closed
		case string(t.name) == "col":
			s.column(&t)
		}
	}
}

// column notes hidden columns.
func (s *sheetRows) column(t *token) {
	if !isTrue(t.attr("hidden")) {
		return
	}
	first, err1 := strconv.Atoi(t.attr("min"))
	last, err2 := strconv.Atoi(t.attr("max"))
	if err1 == nil && err2 == nil {
		s.hide(first-1, last-1)
	}
}

// row reads one row up to its end tag.
func (s *sheetRows) row(t *token, row *Row) error {
	number, hidden := s.number+1, false
	for rest := t.attrs; ; {
		name, value, tail, ok := nextAttr(rest)
		if !ok {
			break
		}
		switch string(name) {
		case "r":
			if n, ok := atoi(value); ok && n > s.number {
				number = n
			}
		case "hidden":
			hidden = isTrue(string(value))
		}
		rest = tail
	}
	s.begin(number)
	if !t.closed {
		if err := s.rowCells(hidden); err != nil {
			return unexpected(err)
		}
	}
	s.end(row, hidden)
	return nil
}

// rowCells reads the cells of a row.
func (s *sheetRows) rowCells(hidden bool) error {
	column := -1
	for {
		at, ok, err := s.quickCell(column, hidden)
		if err != nil {
			return err
		}
		if ok {
			column = at
			continue
		}
		t, err := s.x.next()
		if err != nil {
			return err
		}
		if t.kind == tokenEnd && string(t.name) == "row" {
			return nil
		}
		if t.kind != tokenStart || string(t.name) != "c" {
			continue
		}
		head := cellHead{column: column + 1}
		head.read(t.attrs)
		column = head.column
		if t.closed {
			continue
		}
		if err := s.cell(&head, hidden); err != nil {
			return err
		}
	}
}

// atoi reads a short run of digits.
func atoi(b []byte) (int, bool) {
	if len(b) == 0 || len(b) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// cell reads a cell's value up to </c> and stores it.
func (s *sheetRows) cell(h *cellHead, hidden bool) error {
	from := len(s.arena)
	formula, inValue, inline := false, false, false
	for {
		t, err := s.x.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case tokenText, tokenRaw:
			if !inValue {
				continue
			}
			if t.kind == tokenRaw {
				s.arena = append(s.arena, t.text...)
			} else {
				s.arena = appendUnescaped(s.arena, t.text)
			}
			if len(s.arena)-from > s.src.limits.CellBytes {
				return &Error{Code: CodeCellTooLarge, Where: Where{Row: s.number, Column: h.column + 1}, Detail: megabytes(int64(s.src.limits.CellBytes))}
			}
		case tokenStart:
			switch string(t.name) {
			case "v":
				inValue = !t.closed
			case "f":
				formula = true
			case "is":
				if t.closed {
					continue
				}
				s.rich.reset()
				if err := s.rich.scan(s.x, "is"); err != nil {
					return err
				}
				inline = true
			}
		case tokenEnd:
			switch string(t.name) {
			case "v":
				inValue = false
			case "c":
				return s.store(h, s.arena[from:len(s.arena):len(s.arena)], inline, formula, hidden)
			}
		}
	}
}
