package table

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// quotedInWindow cuts a record with quotes that lies whole in the window. It returns false, with nothing done, for a record that runs
// past the window or that is at fault in any way: the slow way reads on and finds the fault.
func (s *csvScanner) quotedInWindow() bool {
	buf := s.buf[:s.end]
	cells, side := s.cells, s.side
	at := s.pos
	for done := false; !done; {
		if at < len(buf) && buf[at] == '"' {
			var text []byte
			text, side, at, done = s.cutQuoted(buf, at, side)
			if at < 0 || len(text) > s.limits.CellBytes {
				return false
			}
			cells = appendCell(cells, text)
			cells[len(cells)-1].Flags = FlagQuoted
			cells[len(cells)-1].past = !isASCII(text)
			continue
		}
		end, past := s.cellEnd(buf, at)
		if end < 0 || end-at > s.limits.CellBytes {
			return false
		}
		text := buf[at:end]
		if buf[end] != s.comma {
			done = true
			if n := len(text); n > 0 && text[n-1] == '\r' {
				text = text[:n-1]
			}
		}
		cells = appendCell(cells, text)
		cells[len(cells)-1].past = past
		at = end + 1
	}
	if len(cells)-s.base > s.limits.Columns {
		return false
	}
	if first := &cells[s.base]; len(cells) == s.base+1 && len(first.Text) == 0 && first.Flags == 0 {
		cells = cells[:s.base]
	}
	s.number++
	s.high = highBits
	s.cells, s.side, s.pos = cells, side, at
	if s.quote < s.pos {
		s.findQuote(s.pos)
	}
	return true
}

// cutQuoted cuts the cell whose opening quote is at buf[at]. The cell's text is put together in side when quotes in it are doubled. next is
// where the following cell or record starts, -1 when the window does not tell.
func (s *csvScanner) cutQuoted(buf []byte, at int, side []byte) (text, rest []byte, next int, done bool) {
	from := at + 1 // of the text not yet put into side
	sideFrom := -1
	for look := from; ; {
		i := bytes.IndexByte(buf[look:], '"')
		if i < 0 {
			return nil, side, -1, false
		}
		quote := look + i
		if quote+1 >= len(buf) || quote-from > s.limits.CellBytes {
			return nil, side, -1, false
		}
		switch follow := buf[quote+1]; {
		case follow == '"':
			if sideFrom < 0 {
				sideFrom = len(side)
			}
			side = append(side, buf[from:quote+1]...)
			from = quote + 2
			look = from
			continue
		case follow == s.comma:
			next = quote + 2
		case follow == s.lineEnd:
			next, done = quote+2, true
		case follow == '\r' && quote+2 >= len(buf):
			return nil, side, -1, false
		case follow == '\r' && buf[quote+2] == s.lineEnd:
			next, done = quote+3, true
		default:
			look = quote + 1 // a quote that nobody doubled: it is text
			continue
		}
		if sideFrom < 0 {
			return buf[from:quote], side, next, done
		}
		side = append(side, buf[from:quote]...)
		return side[sideFrom:], side, next, done
	}
}

// cellEnd finds the comma or line end at or after at, -1 when the window holds none, and tells whether a byte past ASCII stands before it.
func (s *csvScanner) cellEnd(buf []byte, at int) (end int, past bool) {
	ends := uint64(s.lineEnd) * lowBits
	high := uint64(0)
	for ; at+8 <= len(buf); at += 8 {
		word := binary.LittleEndian.Uint64(buf[at:])
		x, y := word^s.commas, word^ends
		// The lowest mark is always right: a borrow only reaches bytes above a hit.
		hits := ((x-lowBits)&^x | (y-lowBits)&^y) & highBits
		if hits != 0 {
			return at + bits.TrailingZeros64(hits)>>3, (high|word&(hits^(hits-1)))&highBits != 0
		}
		high |= word
	}
	for ; at < len(buf); at++ {
		c := buf[at]
		if c == s.comma || c == s.lineEnd {
			return at, high&highBits != 0
		}
		high |= uint64(c)
	}
	return -1, false
}
