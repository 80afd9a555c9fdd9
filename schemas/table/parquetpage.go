package table

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"

	"github.com/klauspost/compress/snappy"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/format"
	"github.com/pierrec/lz4/v4"
)

// pageHead is what a page's header says.
type pageHead struct {
	kind               format.PageType
	unpacked, packed   int
	values             int
	encoding           format.Encoding
	defBytes, repBytes int  // of a page of version 2
	plain              bool // of version 2: not packed
}

// Windows over a page's header: most are small, statistics may be large.
const (
	pageHeadBytes    = 4 << 10
	maxPageHeadBytes = 4 << 20
)

// parquetChunk reads a column's values in a row group, a page at a time.
type parquetChunk struct {
	rows     *parquetRows
	leaf     *parquetLeaf
	pos, end int64
	codec    format.CompressionCodec
	dict     dictionary
	dictHeld int64

	page     []byte // of the page at hand, unpacked
	pageHeld int64
	entries  int // left of the page
	rep, def levels
	values   pageValues
	again    bool // the last entry is to be given once more
	last     [2]int
	at       parquetValue
}

func (c *parquetChunk) reset(r *parquetRows, leaf *parquetLeaf, pos, end int64, codec format.CompressionCodec) {
	*c = parquetChunk{rows: r, leaf: leaf, pos: pos, end: end, codec: codec, page: c.page[:0]}
}

// hold counts the bytes of the pages at hand.
func (c *parquetChunk) hold(counter *int64, n int) error {
	c.rows.held += int64(n) - *counter
	*counter = int64(n)
	if c.rows.held > maxHeldBytes {
		return &Error{Code: CodeTooLarge, Detail: megabytes(maxHeldBytes)}
	}
	return nil
}

// level gives the repetition and definition level of the next entry; io.EOF behind the last.
func (c *parquetChunk) level() (rep, def int, err error) {
	if c.again {
		c.again = false
		return c.last[0], c.last[1], nil
	}
	for c.entries == 0 {
		if err := c.nextPage(); err != nil {
			return 0, 0, err
		}
	}
	c.entries--
	if c.leaf.maxRep > 0 {
		if rep, err = c.rep.next(); err != nil {
			return 0, 0, err
		}
	}
	if c.leaf.maxDef > 0 {
		if def, err = c.def.next(); err != nil {
			return 0, 0, err
		}
	}
	if rep > c.leaf.maxRep || def > c.leaf.maxDef {
		return 0, 0, errParquet
	}
	c.last = [2]int{rep, def}
	return rep, def, nil
}

// value reads the next value.
func (c *parquetChunk) value(v *parquetValue) error { return c.values.next(v) }

// nextPage reads on to the next page of values, dictionaries on the way.
func (c *parquetChunk) nextPage() error {
	for c.pos < c.end {
		head, err := c.head()
		if err != nil {
			return err
		}
		switch head.kind {
		case format.DictionaryPage:
			raw, err := c.unpack(nil, head, 0)
			if err != nil {
				return err
			}
			if err := c.hold(&c.dictHeld, len(raw)+8*head.values); err != nil {
				return err
			}
			if err := c.dict.read(c.leaf, raw, head.values); err != nil {
				return err
			}
		case format.DataPage:
			return c.data(head, false)
		case format.DataPageV2:
			return c.data(head, true)
		default:
			c.pos += int64(head.packed)
		}
	}
	return io.EOF
}

// head reads a page's header and moves behind it.
func (c *parquetChunk) head() (*pageHead, error) {
	for size := int64(pageHeadBytes); ; size *= 8 {
		raw := make([]byte, min(size, c.end-c.pos))
		if err := c.readAt(raw); err != nil {
			return nil, err
		}
		h := &pageHead{kind: -1}
		n, err := walkThrift(raw, h.field)
		if err != nil && int64(len(raw)) == size && size < maxPageHeadBytes {
			continue // it may go on
		}
		if err != nil {
			return nil, err
		}
		c.pos += int64(n)
		if h.kind < 0 || h.packed < 0 || h.unpacked < 0 || h.values < 0 || h.defBytes < 0 || h.repBytes < 0 || int64(h.packed) > c.end-c.pos || h.defBytes+h.repBytes > h.packed {
			return nil, errParquet
		}
		if h.unpacked > maxPageBytes || h.packed > maxPageBytes {
			return nil, &Error{Code: CodeTooLarge, Detail: megabytes(maxPageBytes)}
		}
		return h, nil
	}
}

// field takes the header's numbers: those of the page, and those of its kind one structure deeper.
func (h *pageHead) field(depth int, outer, id int16, v int64) {
	clamp := int(min(max(v, -1), 1<<31-1))
	switch {
	case depth == 0 && id == 1:
		h.kind = format.PageType(clamp)
	case depth == 0 && id == 2:
		h.unpacked = clamp
	case depth == 0 && id == 3:
		h.packed = clamp
	case depth != 1:
	case id == 1 && (outer == 5 || outer == 7 || outer == 8):
		h.values = clamp
	case id == 2 && (outer == 5 || outer == 7), id == 4 && outer == 8:
		h.encoding = format.Encoding(clamp)
	case id == 5 && outer == 8:
		h.defBytes = clamp
	case id == 6 && outer == 8:
		h.repBytes = clamp
	case id == 7 && outer == 8:
		h.plain = v == 0
	}
}

func (c *parquetChunk) readAt(p []byte) error {
	n, err := c.rows.src.file.ReadAt(p, c.pos)
	if n == len(p) {
		return nil
	}
	if err == nil || errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return &Error{Code: CodeUnreadable, Err: err}
}

// data takes up a page of values.
func (c *parquetChunk) data(h *pageHead, second bool) error {
	levels := 0
	if second {
		levels = h.defBytes + h.repBytes
	}
	raw, err := c.unpack(c.page[:0], h, levels)
	if err != nil {
		return err
	}
	if err := c.hold(&c.pageHeld, len(raw)); err != nil {
		return err
	}
	c.page, c.entries = raw, h.values
	rep, def := []byte(nil), []byte(nil)
	if second {
		rep, def, raw = raw[:h.repBytes], raw[h.repBytes:levels], raw[levels:]
	} else {
		if c.leaf.maxRep > 0 {
			if rep, raw, err = sized(raw); err != nil {
				return err
			}
		}
		if c.leaf.maxDef > 0 {
			if def, raw, err = sized(raw); err != nil {
				return err
			}
		}
	}
	c.rep.reset(rep, c.leaf.maxRep)
	c.def.reset(def, c.leaf.maxDef)
	return c.values.reset(c.leaf, &c.dict, h.encoding, raw)
}

// sized takes levels with their length before them.
func sized(raw []byte) (levels, rest []byte, err error) {
	if len(raw) < 4 {
		return nil, nil, errParquet
	}
	n := binary.LittleEndian.Uint32(raw)
	if uint64(n) > uint64(len(raw)-4) {
		return nil, nil, errParquet
	}
	return raw[4 : 4+n], raw[4+n:], nil
}

// unpack reads a page's bytes and unpacks those behind its first plain ones. What it gives is at most as long as the header says.
func (c *parquetChunk) unpack(dst []byte, h *pageHead, plain int) ([]byte, error) {
	packed := make([]byte, h.packed)
	if err := c.readAt(packed); err != nil {
		return nil, err
	}
	c.pos += int64(h.packed)
	if c.codec == format.Uncompressed || h.plain {
		return packed, nil
	}
	if h.unpacked < plain {
		return nil, errParquet
	}
	if cap(dst) < h.unpacked {
		dst = make([]byte, 0, h.unpacked)
	}
	dst = append(dst, packed[:plain]...)
	if len(packed) == plain {
		return dst, nil
	}
	body, err := c.rows.decompress(c.codec, dst[plain:h.unpacked:h.unpacked], packed[plain:])
	if err != nil {
		return nil, err
	}
	return dst[:plain+body], nil
}

// decompress unpacks src into room, all of which it may fill, and returns how much it did.
func (r *parquetRows) decompress(codec format.CompressionCodec, room, src []byte) (int, error) {
	switch codec {
	case format.Snappy:
		n, err := snappy.DecodedLen(src)
		if err != nil || n > len(room) {
			return 0, errParquet
		}
		out, err := snappy.Decode(room, src)
		return len(out), err
	case format.Gzip:
		z, err := gzip.NewReader(bytes.NewReader(src))
		if err != nil {
			return 0, err
		}
		return fillFrom(z, room)
	case format.Zstd:
		if r.zstd == nil {
			z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxPageBytes))
			if err != nil {
				return 0, err
			}
			r.zstd = z
		}
		if err := r.zstd.Reset(bytes.NewReader(src)); err != nil {
			return 0, err
		}
		return fillFrom(r.zstd, room)
	case format.Lz4Raw:
		n, err := lz4.UncompressBlock(src, room)
		if err != nil {
			return 0, errParquet
		}
		return n, nil
	}
	return 0, &Error{Code: CodePacking, Detail: codec.String()}
}

// fillFrom reads until the source ends; one that holds more than room is not what the header says.
func fillFrom(r io.Reader, room []byte) (int, error) {
	n, err := io.ReadFull(r, room)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return n, nil
	}
	if err != nil {
		return n, err
	}
	var one [1]byte
	if more, err := r.Read(one[:]); more > 0 || err != nil && !errors.Is(err, io.EOF) {
		return n, errParquet
	}
	return n, nil
}
