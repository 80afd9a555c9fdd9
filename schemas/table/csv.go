package table

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"

	"danhmuc/schemas/viet"
)

// csvBuffer is the window over the text; a longer record makes it grow, up to what recordLimit allows.
const csvBuffer = 64 << 10

// errWindow says that the window holds no further whole record, while the records cut from it must stay as they are.
var errWindow = errors.New("table: the window is used up")

// csvScanner cuts delimited text into records without copying: cells point into its window. Cells in quotes that hold doubled
// quotes, or text after the closing quote, are put together in a side buffer.
type csvScanner struct {
	src       io.Reader
	buf       []byte
	pos, end  int
	eof       bool
	quote     int // position in buf of the next '"' at or after pos; end when there is none in the window
	comma     byte
	lineEnd   byte
	commas    uint64 // comma in every byte
	limits    Limits
	number    int    // record number, counting empty lines
	cells     []Cell // of the record, behind those of the records held
	base      int    // where the record's cells begin
	side      []byte // unquoted cells of the record, behind those of the records held
	hold      bool   // records cut stay valid: nothing that they point into is used again
	given     bool   // a record with cells was cut since holding began
	high      uint64 // bits of all the record's bytes: any 0x80 means text past ASCII
	emptyRead int
}

// newCSVScanner returns a scanner over r, which holds about size bytes: a small text gets a small window.
func newCSVScanner(r io.Reader, size int64, comma, lineEnd byte, limits Limits) *csvScanner {
	window := max(512, min(csvBuffer, size+1))
	return &csvScanner{src: r, buf: newWindow(int(window)), comma: comma, lineEnd: lineEnd, limits: limits,
		commas: uint64(comma) * lowBits}
}

const (
	lowBits  = 0x0101010101010101
	highBits = 0x8080808080808080
)

// newWindow makes a window of n bytes with room behind it, see [BlockSlack].
func newWindow(n int) []byte { return make([]byte, n, n+BlockSlack) }

// recordLimit is the longest record that is held: four of the longest cells.
func (s *csvScanner) recordLimit() int { return 4*s.limits.CellBytes + csvBuffer }

// record returns the next record's cells, none for an empty line, or io.EOF. The cells are valid until the next call.
func (s *csvScanner) record() ([]Cell, error) {
	s.begin()
	for {
		if at := bytes.IndexByte(s.buf[s.pos:s.end], s.lineEnd); at >= 0 && s.pos+at < s.quote {
			s.number++
			return s.line(s.pos, s.pos+at, s.pos+at+1)
		}
		if s.quote < s.end {
			return s.quoted()
		}
		if s.eof {
			if s.pos == s.end {
				return nil, io.EOF
			}
			s.number++
			return s.line(s.pos, s.end, s.end)
		}
		if s.hold && s.given {
			return nil, errWindow
		}
		if err := s.more(); err != nil {
			return nil, err
		}
	}
}

// begin makes room for a record's cells.
func (s *csvScanner) begin() {
	if !s.hold {
		s.cells, s.side = s.cells[:0], s.side[:0]
	}
	s.base, s.high = len(s.cells), 0
}

// cut returns the record's cells, which nobody may append to: those of the next record stand behind them.
func (s *csvScanner) cut() []Cell {
	s.given = s.given || len(s.cells) > s.base
	return s.cells[s.base:len(s.cells):len(s.cells)]
}

// holdIn keeps the records cut from now on valid until it is called again with the same batch: they lie in the batch's memory.
func (s *csvScanner) holdIn(b *Batch) {
	left := s.buf[s.pos:s.end]
	if len(b.window) < max(len(s.buf), len(left)) {
		b.window = newWindow(max(len(s.buf), len(left)))
	}
	s.end = copy(b.window, left)
	s.quote -= s.pos
	s.buf, s.pos = b.window, 0
	s.cells, s.side = b.cells[:0], b.side[:0]
	s.hold, s.given = true, false
}

// giveTo hands the memory that holds the records back to their batch.
func (s *csvScanner) giveTo(b *Batch) { b.window, b.cells, b.side = s.buf, s.cells, s.side }

// more moves what is left to the front of the window and reads on. Positions change.
func (s *csvScanner) more() error {
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.end -= s.pos
		s.quote -= s.pos
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= s.recordLimit() {
			return &Error{Code: CodeCellTooLarge, Where: Where{Row: s.number + 1}, Detail: megabytes(int64(s.limits.CellBytes))}
		}
		grown := newWindow(min(2*len(s.buf), s.recordLimit()))
		copy(grown, s.buf[:s.end])
		s.buf = grown
	}
	from := s.end
	n, err := s.src.Read(s.buf[s.end:])
	s.end += n
	if s.quote >= from {
		s.findQuote(from)
	}
	switch {
	case errors.Is(err, io.EOF):
		s.eof = true
	case err != nil:
		return &Error{Code: CodeUnreadable, Where: Where{Row: s.number + 1}, Err: err}
	case n == 0:
		if s.emptyRead++; s.emptyRead > 100 {
			return &Error{Code: CodeUnreadable, Where: Where{Row: s.number + 1}, Err: io.ErrNoProgress}
		}
		return nil
	}
	s.emptyRead = 0
	return nil
}

func (s *csvScanner) findQuote(from int) {
	s.quote = s.end
	if at := bytes.IndexByte(s.buf[from:s.end], '"'); at >= 0 {
		s.quote = from + at
	}
}

// line cuts buf[from:to], which holds no quote, and moves on to next.
func (s *csvScanner) line(from, to, next int) ([]Cell, error) {
	s.pos = next
	if to > from && s.buf[to-1] == '\r' {
		to--
	}
	if from == to {
		return nil, nil
	}
	line := s.buf[from:to]
	if len(line) > s.limits.CellBytes {
		return s.longLine(line)
	}
	start, i := 0, 0
	high, past := uint64(0), uint64(0) // past: of the cell being cut
	cells := s.cells
	for ; i+8 <= len(line); i += 8 {
		word := binary.LittleEndian.Uint64(line[i:])
		high |= word
		x := word ^ s.commas
		hits := (x - lowBits) &^ x & highBits
		word &= highBits
		for hits != 0 {
			// A borrow can mark the byte above a hit that differs by one bit; the byte itself decides.
			bit := bits.TrailingZeros64(hits)
			at := i + bit>>3
			hits &= hits - 1
			if line[at] != s.comma {
				continue
			}
			cells = appendCell(cells, line[start:at])
			before := uint64(1)<<bit - 1
			cells[len(cells)-1].past = past|word&before != 0
			past, word = 0, word&^before
			start = at + 1
		}
		past |= word
	}
	for ; i < len(line); i++ {
		c := line[i]
		high |= uint64(c)
		past |= uint64(c) & highBits
		if c == s.comma {
			cells = appendCell(cells, line[start:i])
			cells[len(cells)-1].past = past != 0
			past, start = 0, i+1
		}
	}
	s.high |= high
	s.cells = appendCell(cells, line[start:])
	s.cells[len(s.cells)-1].past = past != 0
	return s.cut(), s.checkWidth()
}

// longLine cuts a line so long that a cell may be over the limit.
func (s *csvScanner) longLine(line []byte) ([]Cell, error) {
	s.high = highBits
	for {
		at := bytes.IndexByte(line, s.comma)
		cell := line
		if at >= 0 {
			cell = line[:at]
		}
		if len(cell) > s.limits.CellBytes {
			return nil, s.tooLarge()
		}
		s.cells = appendCell(s.cells, cell)
		s.cells[len(s.cells)-1].past = true
		if at < 0 {
			return s.cut(), s.checkWidth()
		}
		if err := s.checkWidth(); err != nil {
			return nil, err
		}
		line = line[at+1:]
	}
}

func (s *csvScanner) tooLarge() error {
	return &Error{Code: CodeCellTooLarge, Where: Where{Row: s.number, Column: len(s.cells) - s.base + 1}, Detail: megabytes(int64(s.limits.CellBytes))}
}

func (s *csvScanner) checkWidth() error {
	if len(s.cells)-s.base > s.limits.Columns {
		return &Error{Code: CodeTooWide, Where: Where{Row: s.number}, Detail: fmt.Sprint(s.limits.Columns)}
	}
	return nil
}

func appendCell(cells []Cell, text []byte) []Cell {
	n := len(cells)
	if n == cap(cells) {
		grown := make([]Cell, n, 2*n+16)
		copy(grown, cells)
		cells = grown
	}
	cells = cells[:n+1]
	c := &cells[n]
	c.Text, c.Raw = text, text
	c.Kind, c.Encoding, c.Flags, c.Shape, c.past = KindText, viet.Unicode, 0, viet.Shape{}, false
	if len(text) == 0 {
		c.Kind = KindEmpty
	}
	return cells
}

// quoted reads a record that holds a quote somewhere. Offsets are kept relative to pos, for the window moves as it fills.
func (s *csvScanner) quoted() ([]Cell, error) {
	if s.quotedInWindow() {
		return s.cut(), nil
	}
	if s.hold && s.given && !s.eof {
		return nil, errWindow
	}
	s.number++
	s.high = highBits
	var spans []span
	at := 0
	for {
		cell, next, done, err := s.quotedCell(at)
		if err != nil {
			return nil, err
		}
		spans = append(spans, cell)
		if len(spans) > s.limits.Columns {
			return nil, &Error{Code: CodeTooWide, Where: Where{Row: s.number}, Detail: fmt.Sprint(s.limits.Columns)}
		}
		at = next
		if done {
			break
		}
	}
	for _, sp := range spans {
		text := s.buf[s.pos+sp.from : s.pos+sp.to]
		if sp.side {
			text = s.side[sp.from:sp.to]
		}
		s.cells = appendCell(s.cells, text)
		s.cells[len(s.cells)-1].past = true
		if sp.quoted {
			s.cells[len(s.cells)-1].Flags = FlagQuoted
		}
	}
	s.pos += at
	if s.quote < s.pos {
		s.findQuote(s.pos)
	}
	if len(spans) == 1 && spans[0].from == spans[0].to && !spans[0].quoted {
		s.cells = s.cells[:s.base]
	}
	return s.cut(), nil
}

// span is a cell's place: in the window from pos, or in the side buffer.
type span struct {
	from, to     int
	side, quoted bool
}

// byteAt returns the byte at pos+at, reading on where needed; ok is false at the end of the text.
func (s *csvScanner) byteAt(at int) (c byte, ok bool, err error) {
	for s.pos+at >= s.end {
		if s.eof {
			return 0, false, nil
		}
		if err := s.more(); err != nil {
			return 0, false, err
		}
	}
	return s.buf[s.pos+at], true, nil
}

// quotedCell reads one cell from pos+at; next is where the following cell starts, done that the record ended.
func (s *csvScanner) quotedCell(at int) (cell span, next int, done bool, err error) {
	c, ok, err := s.byteAt(at)
	if err != nil {
		return span{}, 0, false, err
	}
	if ok && c == '"' {
		return s.inQuotes(at)
	}
	from := at
	for {
		c, ok, err := s.byteAt(at)
		if err != nil {
			return span{}, 0, false, err
		}
		if !ok {
			return span{from: from, to: s.withoutCR(from, at)}, at, true, nil
		}
		if c == s.comma {
			return span{from: from, to: at}, at + 1, false, nil
		}
		if c == s.lineEnd {
			return span{from: from, to: s.withoutCR(from, at)}, at + 1, true, nil
		}
		at++
		if at-from > s.limits.CellBytes {
			return span{}, 0, false, s.tooLarge()
		}
	}
}

func (s *csvScanner) withoutCR(from, to int) int {
	if to > from && s.buf[s.pos+to-1] == '\r' {
		return to - 1
	}
	return to
}

// inQuotes reads a cell whose first byte is a quote. A doubled quote is one; text after the closing quote belongs to the cell.
func (s *csvScanner) inQuotes(at int) (cell span, next int, done bool, err error) {
	row := s.number
	at++
	from, sideFrom := at, len(s.side)
	side := false
	for {
		c, ok, err := s.byteAt(at)
		if err != nil {
			var e *Error
			if errors.As(err, &e) && e.Code == CodeCellTooLarge {
				e.Where.Row = row
			}
			return span{}, 0, false, err
		}
		if !ok {
			return span{}, 0, false, &Error{Code: CodeQuote, Where: Where{Row: row}}
		}
		if at-from > s.limits.CellBytes {
			return span{}, 0, false, &Error{Code: CodeQuote, Where: Where{Row: row}}
		}
		if c != '"' {
			at++
			continue
		}
		follow, ok, err := s.byteAt(at + 1)
		if err != nil {
			return span{}, 0, false, err
		}
		switch {
		case ok && follow == '"':
			s.side = append(s.side, s.buf[s.pos+from:s.pos+at+1]...)
			side = true
			at += 2
			from = at
		case !ok:
			return s.closed(from, at, sideFrom, side), at + 1, true, nil
		case follow == s.comma:
			return s.closed(from, at, sideFrom, side), at + 2, false, nil
		case follow == s.lineEnd:
			return s.closed(from, at, sideFrom, side), at + 2, true, nil
		case follow == '\r':
			after, ok, err := s.byteAt(at + 2)
			if err != nil {
				return span{}, 0, false, err
			}
			if !ok || after == s.lineEnd {
				return s.closed(from, at, sideFrom, side), min(at+3, s.end-s.pos), true, nil
			}
			at++
		default:
			// A quote inside a quoted cell that nobody doubled: it is text.
			at++
		}
	}
}

// closed ends a quoted cell at its closing quote.
func (s *csvScanner) closed(from, to, sideFrom int, side bool) span {
	if !side {
		return span{from: from, to: to, quoted: true}
	}
	s.side = append(s.side, s.buf[s.pos+from:s.pos+to]...)
	return span{from: sideFrom, to: len(s.side), side: true, quoted: true}
}
