package table

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// Record numbers of BIFF8 that a table needs ([MS-XLS] 2.3).
const (
	biffFormula     = 0x0006
	biffEOF         = 0x000A
	biffDate1904    = 0x0022
	biffFilePass    = 0x002F
	biffFont        = 0x0031
	biffContinue    = 0x003C
	biffColInfo     = 0x007D
	biffBoundSheet  = 0x0085
	biffMulRK       = 0x00BD
	biffRString     = 0x00D6
	biffXF          = 0x00E0
	biffMergedCells = 0x00E5
	biffSST         = 0x00FC
	biffLabelSST    = 0x00FD
	biffNumber      = 0x0203
	biffLabel       = 0x0204
	biffBoolErr     = 0x0205
	biffString      = 0x0207
	biffRow         = 0x0208
	biffRK          = 0x027E
	biffFormat      = 0x041E
	biffBOF         = 0x0809
)

// biffVersion8 is what a BOF record of Excel 97–2003 says; 5 and 7 say 0x0500, older ones are other records.
const biffVersion8 = 0x0600

// biffWindow holds at least two records of the largest size.
const biffWindow = 160 << 10

// biffReader cuts a stream into records. A record's body is valid until the next call.
type biffReader struct {
	src      io.Reader
	buf      []byte
	pos, end int
	err      error // of the source, told when the window is used up
	kind     uint16
	body     []byte
	unread   bool // the next call gives the same record again
}

func newBiffReader(src io.Reader) *biffReader {
	return &biffReader{src: src, buf: make([]byte, biffWindow)}
}

// fill makes n bytes available at pos if the source has them.
func (b *biffReader) fill(n int) bool {
	if b.end-b.pos >= n {
		return true
	}
	if b.pos > 0 {
		copy(b.buf, b.buf[b.pos:b.end])
		b.end -= b.pos
		b.pos = 0
	}
	for stalled := 0; b.end < n && b.err == nil; {
		var got int
		got, b.err = b.src.Read(b.buf[b.end:min(len(b.buf), b.end+64<<10)])
		b.end += got
		if got > 0 {
			stalled = 0
		} else if stalled++; stalled > 100 && b.err == nil {
			b.err = io.ErrNoProgress
		}
	}
	return b.end >= n
}

// next moves to the next record. A stream that ends gives io.ErrUnexpectedEOF: every substream closes with a record of its own.
func (b *biffReader) next() error {
	if b.unread {
		b.unread = false
		return nil
	}
	if !b.fill(4) {
		return b.ended()
	}
	size := int(binary.LittleEndian.Uint16(b.buf[b.pos+2:]))
	if !b.fill(4 + size) {
		return b.ended()
	}
	b.kind = binary.LittleEndian.Uint16(b.buf[b.pos:])
	b.body = b.buf[b.pos+4 : b.pos+4+size]
	b.pos += 4 + size
	return nil
}

func (b *biffReader) ended() error {
	if b.err != nil && !errors.Is(b.err, io.EOF) {
		return b.err
	}
	return io.ErrUnexpectedEOF
}

// more moves to the CONTINUE record that carries on the last one; false when there is none.
func (b *biffReader) more() bool {
	if b.unread || !b.fill(4) || binary.LittleEndian.Uint16(b.buf[b.pos:]) != biffContinue {
		return false
	}
	return b.next() == nil
}

// u16 and u32 read a field of a record, 0 where the record is shorter.
func u16(b []byte, at int) int {
	if at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

var errBIFF = errors.New("a text of the workbook runs past its record")

// biffText reads strings out of a record and the CONTINUE records behind it.
type biffText struct {
	records *biffReader
	left    []byte // of the record at hand
	runs    []byte // formatting runs of the last string, four bytes each: first character, font
	text    []byte // the last string as UTF-8
	limit   int    // bytes of text
}

// bytes takes n bytes, over record ends, and appends them to dst unless it is nil.
func (t *biffText) bytes(dst []byte, n int, keep bool) ([]byte, error) {
	for n > 0 {
		if len(t.left) == 0 {
			if !t.records.more() {
				return dst, errBIFF
			}
			t.left = t.records.body
			continue
		}
		k := min(n, len(t.left))
		if keep {
			dst = append(dst, t.left[:k]...)
		}
		t.left = t.left[k:]
		n -= k
	}
	return dst, nil
}

func (t *biffText) number(size int) (int, error) {
	var room [4]byte
	raw, err := t.bytes(room[:0], size, true)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := len(raw) - 1; i >= 0; i-- {
		n = n<<8 | int(raw[i])
	}
	return n, nil
}

// Flags of a BIFF8 string.
const (
	textWide = 0x01 // characters of two bytes
	textExt  = 0x04 // phonetic data behind the text
	textRich = 0x08 // formatting runs behind the text
)

// read reads a string whose length takes lengthBytes (1 or 2) into t.text and t.runs.
func (t *biffText) read(lengthBytes int) error {
	length, err := t.number(lengthBytes)
	if err != nil {
		return err
	}
	flags, err := t.number(1)
	if err != nil {
		return err
	}
	runs, ext := 0, 0
	if flags&textRich != 0 {
		if runs, err = t.number(2); err != nil {
			return err
		}
	}
	if flags&textExt != 0 {
		if ext, err = t.number(4); err != nil {
			return err
		}
	}
	if err := t.characters(length, flags&textWide != 0); err != nil {
		return err
	}
	if t.runs, err = t.bytes(t.runs[:0], 4*runs, true); err != nil {
		return err
	}
	_, err = t.bytes(nil, ext, false)
	return err
}

// characters reads n characters. Where they go on in the next record that begins with a byte saying how wide they are there.
func (t *biffText) characters(n int, wide bool) error {
	t.text = t.text[:0]
	high := rune(0) // a surrogate waiting for its other half
	for n > 0 {
		if len(t.left) == 0 {
			if !t.records.more() || len(t.records.body) == 0 {
				return errBIFF
			}
			wide, t.left = t.records.body[0]&textWide != 0, t.records.body[1:]
			continue
		}
		if !wide {
			k := min(n, len(t.left))
			for _, c := range t.left[:k] {
				t.text = utf8.AppendRune(t.text, rune(c))
			}
			t.left, n = t.left[k:], n-k
		} else {
			if len(t.left) < 2 {
				return errBIFF
			}
			r := rune(binary.LittleEndian.Uint16(t.left))
			t.left, n = t.left[2:], n-1
			t.text, high = appendUTF16(t.text, high, r)
		}
		if len(t.text) > t.limit {
			return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(t.limit))}
		}
	}
	return nil
}

// appendUTF16 appends one unit; high is the surrogate before it, and the one to hand to the next call is returned.
func appendUTF16(dst []byte, high, r rune) ([]byte, rune) {
	switch {
	case high != 0 && r >= 0xDC00 && r < 0xE000:
		n := len(dst) - utf8.RuneLen(utf8.RuneError)
		return utf8.AppendRune(dst[:n], utf16.DecodeRune(high, r)), 0
	case r >= 0xD800 && r < 0xDC00:
		return utf8.AppendRune(dst, utf8.RuneError), r
	}
	return utf8.AppendRune(dst, r), 0 // AppendRune makes a lone low surrogate U+FFFD
}

// sheetText reads a string that stands alone in a record from offset at.
func (b *biffReader) sheetText(t *biffText, at, lengthBytes int) error {
	t.records, t.left = b, b.body[min(at, len(b.body)):]
	return t.read(lengthBytes)
}
