package table

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// csvRows turns records into rows.
type csvRows struct {
	scanner *csvScanner
	utf8    bool // the file is UTF-8: cells may hold bad bytes or legacy text of their own
	tcvn3   bool // the file is TCVN3: capitals may be lost
	lazy    bool // who reads the rows mends the cells
	mender  Mender
}

// next implements rowSource.
func (r *csvRows) next(row *Row) error {
	for {
		cells, err := r.scanner.record()
		if err != nil {
			return err
		}
		if len(cells) == 0 {
			continue
		}
		row.Number, row.Hidden, row.Cells, row.mender = r.scanner.number, false, cells, nil
		switch {
		case r.scanner.high&highBits == 0:
		case r.utf8:
			row.mender = &r.mender
		default: // decoded as a whole
			for i := range cells {
				cells[i].past = false
			}
			if r.tcvn3 {
				r.capitals(cells)
			}
		}
		if !r.scanner.hold {
			r.mender.Forget()
		}
		if !r.lazy {
			row.mend()
		}
		for len(cells) > 0 && cells[len(cells)-1].Kind == KindEmpty {
			cells = cells[:len(cells)-1]
		}
		row.Cells = cells
		return nil
	}
}

// Mender puts right the text of cells cut from a file of UTF-8: bytes that are no UTF-8 are replaced, text in a legacy encoding is decoded.
// [Table.Mender] makes one. It is not safe for concurrent use.
type Mender struct {
	Bad     int    // bytes replaced
	fixed   []byte // room for mended and decoded text
	guesses guesses
}

// settle ends what earlier texts say of later ones: the rows behind the head read the same in any order.
func (r *csvRows) settle() { r.mender.guesses.witness.Settle() }

// Mender returns what puts right the cells of the batches that [Table.NextBatch] fills.
func (t *Table) Mender() *Mender {
	m := &Mender{}
	if r, ok := t.rows.src.(*csvRows); ok {
		m.guesses.witness = r.mender.guesses.witness
	}
	return m
}

// Forget gives up the texts that were mended: cells that hold them are no longer valid.
func (m *Mender) Forget() { m.fixed = m.fixed[:0] }

// Mend puts the cell right, if it was not. What it puts into the cell is valid until [Mender.Forget].
func (m *Mender) Mend(c *Cell) {
	if !c.past {
		return
	}
	c.past = false
	c.Shape = viet.Look(c.Text)
	if c.Shape.Certain || c.Shape.ASCII {
		return
	}
	valid, legacy := inspect(c.Text)
	if !valid {
		from := len(m.fixed)
		bad, _ := countBad(c.Text)
		m.Bad += bad
		m.fixed = append(m.fixed, bytes.ToValidUTF8(c.Text, []byte("\uFFFD"))...)
		c.Text = m.fixed[from:len(m.fixed):len(m.fixed)]
	}
	if !legacy {
		return
	}
	g, ok := m.guesses.guess(c.Text)
	if !ok {
		return
	}
	from := len(m.fixed)
	m.fixed = append(m.fixed, g.Text...)
	c.Text, c.Encoding, c.Shape = m.fixed[from:len(m.fixed):len(m.fixed)], g.Encoding, viet.Shape{}
	if g.CaseLost {
		c.Flags |= FlagCaseLost
	}
}

// capitals restores the capitals that are certain and marks the doubtful ones.
func (r *csvRows) capitals(cells []Cell) {
	for i := range cells {
		c := &cells[i]
		if !viet.MaybeCaseLost(c.Text) {
			continue
		}
		restored, lost := viet.RestoreCapitals(string(c.Text))
		if !lost {
			continue
		}
		c.Flags |= FlagCaseLost
		if restored != string(c.Text) {
			c.Text = []byte(restored)
		}
	}
}

// vietLetters are the letters U+00C0–U+00FF that Unicode Vietnamese uses, by their last six bits: À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý, and small.
const vietLetters uint64 = (1<<0x00 | 1<<0x01 | 1<<0x02 | 1<<0x03 | 1<<0x08 | 1<<0x09 | 1<<0x0A | 1<<0x0C | 1<<0x0D | 1<<0x12 | 1<<0x13 | 1<<0x14 |
	1<<0x15 | 1<<0x19 | 1<<0x1A | 1<<0x1D) * (1 + 1<<32)

// inspect tells in one pass whether b is UTF-8 and whether it could be legacy text. It decides the usual letters of Vietnamese itself
// and leaves everything else to the full tests.
func inspect(b []byte) (valid, legacy bool) {
	if len(b) >= 8 && surelyVietnamese(b) {
		return true, false
	}
	certain, doubt := false, false // a letter only Unicode has; a letter legacy text could have
	i := 0
	for i+8 <= len(b) && binary.LittleEndian.Uint64(b[i:])&highBits == 0 {
		i += 8
	}
	for i < len(b) {
		c := b[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		switch {
		case c == 0xE1 && i+2 < len(b) && b[i+1]&0xC0 == 0x80 && b[i+2]&0xC0 == 0x80:
			certain = true
			i += 3
			continue
		case i+1 >= len(b) || b[i+1]&0xC0 != 0x80:
		case c == 0xC3:
			if vietLetters>>(b[i+1]&0x3F)&1 == 0 || i > 0 && asciiVowel(b[i-1]) || i > 1 && b[i-2] == 0xC3 {
				doubt = true
			}
			i += 2
			continue
		case c == 0xC4:
			certain = true
			i += 2
			continue
		case c == 0xC6:
			horned := b[i+1] == 0xA0 || b[i+1] == 0xA1 || b[i+1] == 0xAF || b[i+1] == 0xB0 // Ơ ơ Ư ư
			certain, doubt = certain || horned, doubt || !horned
			i += 2
			continue
		}
		return utf8.Valid(b), viet.MaybeLegacy(b)
	}
	return true, doubt && !certain && viet.MaybeLegacy(b)
}

func isASCII(b []byte) bool {
	n := len(b)
	if n < 8 {
		high := byte(0)
		for _, c := range b {
			high |= c
		}
		return high < utf8.RuneSelf
	}
	high := binary.LittleEndian.Uint64(b[n-8:])
	for i := 0; i+8 < n; i += 8 {
		high |= binary.LittleEndian.Uint64(b[i:])
	}
	return high&highBits == 0
}

// surelyVietnamese tells, eight bytes at a time, UTF-8 of ASCII and the usual letters of Vietnamese with at least one letter that only
// Unicode has. It refuses more than it must.
func surelyVietnamese(b []byte) bool {
	var certain, due uint64 // due: where a continuation byte must stand
	for len(b) > 0 {
		var word uint64
		if len(b) >= 8 {
			word, b = binary.LittleEndian.Uint64(b), b[8:]
		} else {
			var last [8]byte
			copy(last[:], b)
			word, b = binary.LittleEndian.Uint64(last[:]), nil
		}
		high := word & highBits
		if high|due == 0 {
			continue
		}
		rest := word &^ (word << 1) & highBits // continuation bytes
		three := bytesEqual(word, 0xE1)
		four := bytesEqual(word, 0xC4)
		lead := high &^ rest
		if lead != three|four|bytesEqual(word, 0xC3)|bytesEqual(word, 0xC6) || rest != due|lead<<8|three<<16 {
			return false
		}
		due = lead>>56 | three>>48
		certain |= three | four
	}
	return certain != 0 && due == 0
}

// bytesEqual marks the high bit of each byte of word that is c.
func bytesEqual(word uint64, c byte) uint64 {
	x := word ^ uint64(c)*lowBits
	return ^((x&^highBits + 0x7F*lowBits) | x) & highBits
}

func asciiVowel(c byte) bool {
	switch c | 0x20 {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// close implements rowSource.
func (r *csvRows) close() error { return nil }

// hiddenColumn implements rowSource.
func (r *csvRows) hiddenColumn(int) bool { return false }

// badBytes implements rowSource.
func (r *csvRows) badBytes() int { return r.mender.Bad }
