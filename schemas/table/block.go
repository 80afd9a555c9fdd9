package table

import (
	"bytes"
	"encoding/binary"
	"math"
	"math/bits"
)

// BlockSlack is how many bytes may be read behind the end of any cell of a [Block]: so that short texts load as whole words.
const BlockSlack = 64

// Bounds of tables whose rows are cut into blocks: a data row that is surely none of the others has more than three values.
const (
	blockLeast = 4
	blockMost  = 1000
)

// Ref is where a cell lies in the text of its block.
type Ref struct{ From, To uint32 }

// Block is a run of data rows cut from a text file, as places in its window: what a row of cells would say of them is only made for the rows
// that need it. Rows follow one another without a gap and have a cell, which may be empty, in every column of the table.
type Block struct {
	First int    // row number of the first row
	Rows  int    // rows
	Width int    // columns
	Group string // the group that the rows stand under
	Text  []byte // the window; at least BlockSlack bytes lie behind each cell, but what they are means nothing
	Refs  []Ref  // cells, row by row

	spans []rowSpan
	after int // lines of the batch that stand before the block
}

// rowSpan is where a row lies in the window, its end of line left out.
type rowSpan struct {
	from, to uint32
	past     bool // a byte past ASCII may stand in it
	quotes   bool // a quotation mark stands in it
}

// Raw returns a row as it stands in the file, without its end of line.
func (b *Block) Raw(row int) []byte { s := &b.spans[row]; return b.Text[s.from:s.to:s.to] }

// Quotes tells whether a quotation mark stands in the row.
func (b *Block) Quotes(row int) bool { return b.spans[row].quotes }

// Value returns a cell's text as it stands in the file, without the quotes around it.
func (b *Block) Value(row, column int) []byte {
	r := b.Refs[row*b.Width+column]
	return b.Text[r.From:r.To:r.To]
}

// SetCell makes c the cell at a row and a column. It is unread, see [Cell.Unread].
func (b *Block) SetCell(c *Cell, row, column int) {
	r := b.Refs[row*b.Width+column]
	*c = Cell{Text: b.Text[r.From:r.To:r.To], Kind: KindText, past: b.spans[row].past}
	c.Raw = c.Text
	if r.From == r.To {
		c.Kind = KindEmpty
	}
	if r.From > b.spans[row].from && b.Text[r.From-1] == '"' {
		c.Flags = FlagQuoted
	}
}

// Line makes the line of a row, its cells unread, in memory of its own.
func (b *Block) Line(row int) Line {
	cells := make([]Cell, b.Width)
	for i := range cells {
		b.SetCell(&cells[i], row, i)
	}
	sheet := cells
	for len(sheet) > 0 && sheet[len(sheet)-1].Kind == KindEmpty {
		sheet = sheet[:len(sheet)-1]
	}
	return Line{Number: b.First + row, Role: RoleData, Group: b.Group, Cells: cells, Sheet: sheet}
}

// BlocksFrom lets [Table.NextBatch] give the data rows with that number and all behind it in blocks, wherever it can.
func (t *Table) BlocksFrom(row int) { t.blocksFrom = row }

// noBlocks is the row from which a table gives blocks that nobody asked for.
const noBlocks = math.MaxInt

// block cuts the rows that come next into a block of b, as many as are surely data; false when there is none. What it leaves is for
// [Table.Next] to judge.
func (t *Table) block(b *Batch) bool {
	if t.blockRest > 0 {
		t.blockRest--
		return false
	}
	r, ok := t.rows.src.(*csvRows)
	width := len(t.Layout.Columns)
	switch c := &t.classify; {
	case !ok || !r.utf8 || !r.lazy || width < blockLeast || width > blockMost:
		t.blocksFrom = noBlocks
		return false
	case t.replay < len(t.head.rows) || t.ended || t.err != nil || len(t.queue)+len(t.held) > 0 || len(t.fills.ranges) > 0:
		return false
	case r.scanner.number+1 < t.blocksFrom || c.signing || c.last != r.scanner.number || t.Layout.LastRow != r.scanner.number:
		return false
	}
	block := b.block(width)
	block.Group = t.classify.group()
	r.scanner.cutBlock(block, &t.classify, t.rows.w.limits.Rows-t.rows.count)
	if block.Rows == 0 {
		b.blocks = b.blocks[:len(b.blocks)-1]
		t.blockMissed = min(t.blockMissed+1, 4)
		t.blockRest = 1<<t.blockMissed - 1
		return false
	}
	t.blockMissed = 0
	last := block.First + block.Rows - 1
	t.classify.last, t.classify.footer, t.classify.started = last, false, true
	t.rows.count += block.Rows
	t.rows.row.Number = last
	t.Layout.LastRow = last
	t.Layout.Rows += block.Rows
	return true
}

// block returns an empty block behind the batch's lines so far.
func (b *Batch) block(width int) *Block {
	n := len(b.blocks)
	if n < cap(b.blocks) {
		b.blocks = b.blocks[:n+1]
	} else {
		b.blocks = append(b.blocks, Block{})
	}
	k := &b.blocks[n]
	*k = Block{Width: width, Refs: k.Refs[:0], spans: k.spans[:0], after: len(b.Lines)}
	return k
}

// cutBlock cuts the records that lie whole in the window into b, up to one that may be anything but a data row, that has not as many cells
// as the table has columns, or whose quotes need a closer look.
func (s *csvScanner) cutBlock(b *Block, judge *classifier, most int) {
	end, width := s.end, b.Width
	if cap(s.buf) < end+BlockSlack {
		return
	}
	buf := s.buf[: end+BlockSlack : end+BlockSlack]
	b.First, b.Text = s.number+1, buf
	refs := growRefs(b.Refs, width)
	base := 0                  // of the record's cells in refs
	start, row := s.pos, s.pos // of the cell and the record being cut
	column, empty, past, quoted := 0, 0, uint64(0), false
	unquoted := s.quote >= end
scan:
	for i := s.pos; i < end; i += 64 {
		var hits, high uint64
		if unquoted {
			hits, high = marks(buf[i:], s.commas, uint64(s.lineEnd)*lowBits)
		} else {
			hits, high = marksQuoted(buf[i:], s.commas, uint64(s.lineEnd)*lowBits)
		}
		past |= high
		for ; hits != 0; hits &= hits - 1 {
			at := i + bits.TrailingZeros64(hits)
			if at >= end {
				break scan
			}
			from, to, next := start, at, at+1
			c := buf[at]
			switch {
			case c == s.comma:
			case c == s.lineEnd:
				if to > from && buf[to-1] == '\r' {
					to--
				}
			case c != '"':
				continue // a borrow marks a byte that differs from one before it by one bit
			case at != start:
				quoted = true // text, as in 5"
				continue
			default:
				quoted = true
				if from, to, next = s.closing(buf[:end], at); next < 0 {
					break scan
				}
				c = buf[next-1]
				for _, b := range buf[from:to] {
					past |= uint64(b) & 0x80
				}
				i, hits = next-64, 1 // go on behind it
			}
			if from == to {
				empty++
			}
			refs[base+column] = Ref{uint32(from), uint32(to)}
			column++
			start = next
			if c == s.comma {
				if column == width {
					break scan
				}
				continue
			}
			if column != width || b.Rows == most || to-row > s.limits.CellBytes || !judge.surelyData(b, refs[base:base+width], width-empty) {
				break scan
			}
			if quoted && buf[to] == '"' {
				to++
			}
			b.spans = append(b.spans, rowSpan{uint32(row), uint32(to), past != 0, quoted})
			b.Rows++
			base += width
			refs = growRefs(refs, base+width)
			row, column, empty, past, quoted = next, 0, 0, high, false
		}
	}
	b.Refs = refs[:base]
	if b.Rows == 0 {
		return
	}
	s.number += b.Rows
	s.pos, s.given = row, true
	if s.quote < s.pos {
		s.findQuote(s.pos)
	}
}

// closing finds where the cell ends whose opening quote is at buf[at]: its text, and what follows the mark behind it. next is -1 when a quote
// stands in it, or when the window does not tell.
func (s *csvScanner) closing(buf []byte, at int) (from, to, next int) {
	from = at + 1
	n := bytes.IndexByte(buf[from:], '"')
	if n < 0 || from+n+1 >= len(buf) {
		return 0, 0, -1
	}
	to, next = from+n, from+n+2
	switch follow := buf[to+1]; {
	case follow == s.comma, follow == s.lineEnd:
		return from, to, next
	case follow == '\r' && next < len(buf) && buf[next] == s.lineEnd:
		return from, to, next + 1
	}
	return 0, 0, -1
}

// marks tells of 64 bytes, a bit for each, which may be one of two characters given in every byte. A borrow can mark a byte that differs from
// the character by one bit above a hit: the byte itself decides. high is not 0 when one of them is past ASCII.
func marks(b []byte, first, second uint64) (hits, high uint64) {
	b = b[:64]
	for i := 0; i < 64; i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		x, y := word^first, word^second
		m := ((x-lowBits)&^x | (y-lowBits)&^y) & highBits
		hits |= (m >> 7 * gather >> 56) << i
		high |= word
	}
	return hits, high & highBits
}

// marksQuoted is marks that finds quotation marks too.
func marksQuoted(b []byte, first, second uint64) (hits, high uint64) {
	const quotes = '"' * lowBits
	b = b[:64]
	for i := 0; i < 64; i += 8 {
		word := binary.LittleEndian.Uint64(b[i:])
		x, y, z := word^first, word^second, word^quotes
		m := ((x-lowBits)&^x | (y-lowBits)&^y | (z-lowBits)&^z) & highBits
		hits |= (m >> 7 * gather >> 56) << i
		high |= word
	}
	return hits, high & highBits
}

// gather multiplies the lowest bits of eight bytes together into the highest byte, in their order.
const gather = 0x0102040810204080

// growRefs makes room for n places, and for more where it must move them.
func growRefs(refs []Ref, n int) []Ref {
	if n > cap(refs) {
		grown := make([]Ref, 2*n+1024)
		copy(grown, refs)
		return grown
	}
	return refs[:cap(refs)]
}

// surelyData tells a row with so many filled cells that [classifier.row] takes for data by its first text alone, in a table for which
// [classifier.simple] holds. It refuses more than it must.
func (c *classifier) surelyData(b *Block, cells []Ref, filled int) bool {
	if filled*2 <= c.width || filled <= 3 {
		return false
	}
	for _, r := range cells {
		text := b.Text[r.From:r.To:r.To]
		if len(text) > 0 && text[0] >= '0' && text[0] <= '9' {
			continue
		}
		text = bytes.TrimSpace(text)
		switch {
		case len(text) == 0, text[0] >= '0' && text[0] <= '9', text[0] == '-', text[0] == '(':
		case totalStart(text) && !otherStart(text):
			return false
		case len(text) > 7 || markOf(string(text)) == noMark:
			return true // the label, and no total's
		}
	}
	return true
}

// otherStart tells texts that begin like "Tà", "Tá", "Tân" and "Tạ": no total does in any encoding.
func otherStart(text []byte) bool {
	return text[1] == 0xC3 && text[2] >= 0xA0 && text[2] <= 0xA2 || text[1] == 0xE1 && text[2] == 0xBA && text[3] == 0xA1
}
