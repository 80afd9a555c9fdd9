package table

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// quotedInWindow cuts a record with quotes that lies whole in the window. It returns false, with nothing done, for a record that runs
// past the window or that is at fault in any way: the slow way reads on and finds the fault.
//
// Eight bytes at a time, the marks are found that end a cell or may open one in quotes. A borrow can mark the byte above a hit that differs
// by one bit: the byte itself decides.
func (s *csvScanner) quotedInWindow() bool {
	const quotes = '"' * lowBits
	buf := s.buf[:s.end]
	ends := uint64(s.lineEnd) * lowBits
	cells, side := s.cells, s.side
	start, i := s.pos, s.pos
	past := uint64(0) // of the cell being cut: bytes past ASCII
	var text []byte
	done := false
scan:
	for i+8 <= len(buf) {
		word := binary.LittleEndian.Uint64(buf[i:])
		x, y, z := word^s.commas, word^ends, word^quotes
		hits := ((x-lowBits)&^x | (y-lowBits)&^y | (z-lowBits)&^z) & highBits
		word &= highBits
		for ; hits != 0; hits &= hits - 1 {
			bit := bits.TrailingZeros64(hits)
			at := i + bit>>3
			switch c := buf[at]; {
			case c == s.comma:
				before := uint64(1)<<bit - 1
				cells = appendCell(cells, buf[start:at])
				cells[len(cells)-1].past = past|word&before != 0
				past, word, start = 0, word&^before, at+1
			case c == s.lineEnd:
				past |= word & (uint64(1)<<bit - 1)
				i, done = at, true
				break scan
			case c == '"' && at == start:
				text, side, start, done = s.cutQuoted(buf, at, side)
				if start < 0 || len(text) > s.limits.CellBytes {
					return false
				}
				cells = appendCell(cells, text)
				cells[len(cells)-1].Flags = FlagQuoted
				cells[len(cells)-1].past = !isASCII(text)
				if done {
					return s.took(cells, side, start)
				}
				past, i = 0, start
				continue scan
			}
		}
		past |= word
		i += 8
	}
	for ; !done && i < len(buf); i++ {
		switch c := buf[i]; {
		case c == s.comma:
			cells = appendCell(cells, buf[start:i])
			cells[len(cells)-1].past = past != 0
			past, start = 0, i+1
		case c == s.lineEnd:
			done = true
			i--
		case c == '"' && i == start:
			text, side, start, done = s.cutQuoted(buf, i, side)
			if start < 0 || len(text) > s.limits.CellBytes {
				return false
			}
			cells = appendCell(cells, text)
			cells[len(cells)-1].Flags = FlagQuoted
			cells[len(cells)-1].past = !isASCII(text)
			if done {
				return s.took(cells, side, start)
			}
			past, i = 0, start-1
		default:
			past |= uint64(c) & 0x80
		}
	}
	if !done {
		return false
	}
	last := buf[start:i]
	if n := len(last); n > 0 && last[n-1] == '\r' {
		last = last[:n-1]
	}
	cells = appendCell(cells, last)
	cells[len(cells)-1].past = past != 0
	return s.took(cells, side, i+1)
}

// took takes the cells of a record that ends before next; false where the slow way must tell what is wrong with them.
func (s *csvScanner) took(cells []Cell, side []byte, next int) bool {
	if len(cells)-s.base > s.limits.Columns {
		return false
	}
	for i := s.base; i < len(cells); i++ {
		if len(cells[i].Text) > s.limits.CellBytes {
			return false
		}
	}
	if first := &cells[s.base]; len(cells) == s.base+1 && len(first.Text) == 0 && first.Flags == 0 {
		cells = cells[:s.base]
	}
	s.number++
	s.high = highBits
	s.cells, s.side, s.pos = cells, side, next
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
