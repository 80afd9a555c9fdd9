package table

import (
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/parquet-go/parquet-go/format"
)

// parquetValue is one stored value: numbers as bits (whole ones with their sign carried on), everything else as bytes.
type parquetValue struct {
	bits  uint64
	bytes []byte
}

// levels gives the levels of a page's entries.
type levels struct {
	runs hybrid
	none bool // there are no levels: all are 0
}

func (l *levels) reset(data []byte, most int) {
	l.none = most == 0
	l.runs = hybrid{data: data, width: uint(bits.Len(uint(most)))}
}

func (l *levels) next() (int, error) {
	if l.none {
		return 0, nil
	}
	v, err := l.runs.next()
	return int(v), err
}

// hybrid reads small numbers stored as runs of one value and runs of packed bits.
type hybrid struct {
	data   []byte
	pos    int
	width  uint
	repeat int    // left of a run of value
	value  uint64 // of the run
	packed int    // left of packed numbers
	bit    int    // of the next packed number, from data[pos]
}

func (h *hybrid) next() (uint64, error) {
	for h.repeat == 0 && h.packed == 0 {
		if err := h.run(); err != nil {
			return 0, err
		}
	}
	if h.repeat > 0 {
		h.repeat--
		return h.value, nil
	}
	v := bitsAt(h.data[h.pos:], h.bit, h.width)
	h.bit += int(h.width)
	if h.packed--; h.packed == 0 {
		h.pos += (h.bit + 7) / 8
	}
	return v, nil
}

// run reads the next run's head.
func (h *hybrid) run() error {
	head, n := binary.Uvarint(h.data[min(h.pos, len(h.data)):])
	if n <= 0 {
		return errParquet
	}
	h.pos += n
	count := int(min(head>>1, math.MaxInt32))
	left := len(h.data) - h.pos
	if head&1 == 1 {
		// Groups of eight; the last may be cut where the values end.
		h.packed, h.bit = min(count, math.MaxInt32/8)*8, 0
		if h.width > 0 {
			h.packed = min(h.packed, left*8/int(h.width))
		}
		return nil
	}
	size := int(h.width+7) / 8
	if size > left {
		return errParquet
	}
	h.repeat, h.value = count, 0
	for i := size - 1; i >= 0; i-- {
		h.value = h.value<<8 | uint64(h.data[h.pos+i])
	}
	h.pos += size
	return nil
}

// bitsAt reads width bits from bit number at on, the lowest first; bits past the end are 0.
func bitsAt(data []byte, at int, width uint) uint64 {
	v, got := uint64(0), uint(0)
	for i := at / 8; got < width && i < len(data); i++ {
		b := uint64(data[i])
		shift := uint(0)
		if got == 0 {
			shift = uint(at % 8)
		}
		v |= b >> shift << got
		got += 8 - shift
	}
	if width < 64 {
		v &= 1<<width - 1
	}
	return v
}

// dictionary holds the values that pages name by number.
type dictionary struct {
	leaf    *parquetLeaf
	raw     []byte
	offsets []uint32 // of byte arrays: where each begins
	count   int
}

// sizeOf is how many bytes a value of a fixed size takes, 0 for one of any length.
func (l *parquetLeaf) sizeOf() int {
	switch l.kind {
	case format.Int32, format.Float:
		return 4
	case format.Int64, format.Double:
		return 8
	case format.Int96:
		return 12
	case format.FixedLenByteArray:
		return l.width
	}
	return 0
}

func (d *dictionary) read(leaf *parquetLeaf, raw []byte, values int) error {
	*d = dictionary{leaf: leaf, raw: raw, count: values, offsets: d.offsets[:0]}
	if size := leaf.sizeOf(); size > 0 {
		if values > len(raw)/size {
			return errParquet
		}
		return nil
	}
	if leaf.kind != format.ByteArray {
		return errParquet
	}
	for at := 0; values > 0; values-- {
		if len(raw)-at < 4 {
			return errParquet
		}
		n := int64(binary.LittleEndian.Uint32(raw[at:]))
		if n > int64(len(raw)-at-4) {
			return errParquet
		}
		d.offsets = append(d.offsets, uint32(at))
		at += 4 + int(n)
	}
	return nil
}

func (d *dictionary) get(i uint64, v *parquetValue) error {
	if i >= uint64(d.count) {
		return errParquet
	}
	if size := d.leaf.sizeOf(); size > 0 {
		v.fixed(d.leaf.kind, d.raw[int(i)*size:int(i+1)*size])
		return nil
	}
	at := int(d.offsets[i])
	n := int(binary.LittleEndian.Uint32(d.raw[at:]))
	v.bytes = d.raw[at+4 : at+4+n : at+4+n]
	return nil
}

// fixed takes a value of a fixed size.
func (v *parquetValue) fixed(kind format.Type, b []byte) {
	switch kind {
	case format.Int32:
		v.bits = uint64(int64(int32(binary.LittleEndian.Uint32(b))))
	case format.Float:
		v.bits = uint64(binary.LittleEndian.Uint32(b))
	case format.Int64, format.Double:
		v.bits = binary.LittleEndian.Uint64(b)
	default:
		v.bytes = b
	}
}

// pageValues decodes a page's values one by one.
type pageValues struct {
	leaf     *parquetLeaf
	dict     *dictionary
	encoding format.Encoding
	data     []byte
	pos      int // of bytes, or of bits in plain booleans
	runs     hybrid
	ints     deltaInts // of DELTA_BINARY_PACKED; lengths of byte arrays
	prefixes deltaInts
	last     []byte // value before, whose beginning the next repeats
}

func (p *pageValues) reset(leaf *parquetLeaf, dict *dictionary, encoding format.Encoding, data []byte) error {
	*p = pageValues{leaf: leaf, dict: dict, encoding: encoding, data: data, last: p.last[:0]}
	switch encoding {
	case format.Plain:
		return nil
	case format.PlainDictionary, format.RLEDictionary:
		p.encoding = format.RLEDictionary
		if len(data) > 0 {
			if data[0] > 32 {
				return errParquet
			}
			p.runs = hybrid{data: data[1:], width: uint(data[0])}
		}
		return nil
	case format.RLE:
		if leaf.kind == format.Boolean {
			if len(data) > 0 {
				levels, _, err := sized(data)
				p.runs = hybrid{data: levels, width: 1}
				return err
			}
			return nil
		}
	case format.DeltaBinaryPacked:
		if leaf.kind == format.Int32 || leaf.kind == format.Int64 {
			return p.ints.reset(data)
		}
	case format.DeltaLengthByteArray:
		if leaf.kind == format.ByteArray {
			return p.lengths(data)
		}
	case format.DeltaByteArray:
		if leaf.kind == format.ByteArray || leaf.kind == format.FixedLenByteArray {
			if err := p.prefixes.reset(data); err != nil {
				return err
			}
			after, err := p.prefixes.after()
			if err != nil {
				return err
			}
			return p.lengths(data[after:])
		}
	case format.ByteStreamSplit:
		if leaf.sizeOf() > 0 {
			return nil
		}
	}
	return errParquet
}

// lengths sets up byte arrays whose lengths stand before them.
func (p *pageValues) lengths(data []byte) error {
	if err := p.ints.reset(data); err != nil {
		return err
	}
	after, err := p.ints.after()
	p.data, p.pos = data, after
	return err
}

func (p *pageValues) next(v *parquetValue) error {
	switch p.encoding {
	case format.RLEDictionary:
		i, err := p.runs.next()
		if err != nil {
			return err
		}
		if p.dict.leaf == nil {
			return errParquet
		}
		return p.dict.get(i, v)
	case format.RLE:
		b, err := p.runs.next()
		v.bits = b
		return err
	case format.DeltaBinaryPacked:
		n, err := p.ints.next()
		if v.bits = uint64(n); p.leaf.kind == format.Int32 {
			v.bits = uint64(int64(int32(n)))
		}
		return err
	case format.DeltaLengthByteArray:
		n, err := p.ints.next()
		if err != nil {
			return err
		}
		v.bytes, err = p.take(n)
		return err
	case format.DeltaByteArray:
		return p.repeated(v)
	case format.ByteStreamSplit:
		return p.split(v)
	}
	return p.plain(v)
}

// take takes n bytes.
func (p *pageValues) take(n int64) ([]byte, error) {
	if n < 0 || n > int64(len(p.data)-p.pos) {
		return nil, errParquet
	}
	p.pos += int(n)
	return p.data[p.pos-int(n) : p.pos : p.pos], nil
}

func (p *pageValues) plain(v *parquetValue) error {
	if p.leaf.kind == format.Boolean {
		if p.pos/8 >= len(p.data) {
			return errParquet
		}
		v.bits = uint64(p.data[p.pos/8]>>(p.pos%8)) & 1
		p.pos++
		return nil
	}
	size := int64(p.leaf.sizeOf())
	if size == 0 {
		head, err := p.take(4)
		if err != nil {
			return err
		}
		size = int64(binary.LittleEndian.Uint32(head))
	}
	b, err := p.take(size)
	if err != nil {
		return err
	}
	v.fixed(p.leaf.kind, b)
	return nil
}

// repeated reads a value that begins like the one before.
func (p *pageValues) repeated(v *parquetValue) error {
	prefix, err := p.prefixes.next()
	if err != nil {
		return err
	}
	n, err := p.ints.next()
	if err != nil {
		return err
	}
	rest, err := p.take(n)
	if err != nil {
		return err
	}
	if prefix < 0 || prefix > int64(len(p.last)) || prefix+n > maxPageBytes {
		return errParquet
	}
	p.last = append(p.last[:prefix], rest...)
	v.bytes = p.last
	if p.leaf.kind == format.FixedLenByteArray && len(v.bytes) != p.leaf.width {
		return errParquet
	}
	return nil
}

// split reads a value whose bytes stand apart: all first bytes, then all second ones.
func (p *pageValues) split(v *parquetValue) error {
	size := p.leaf.sizeOf()
	n := len(p.data) / size
	if p.pos >= n {
		return errParquet
	}
	p.last = p.last[:0]
	for i := range size {
		p.last = append(p.last, p.data[i*n+p.pos])
	}
	p.pos++
	v.fixed(p.leaf.kind, p.last)
	return nil
}

// deltaInts reads whole numbers stored as differences, in blocks of packed bits (DELTA_BINARY_PACKED).
type deltaInts struct {
	data    []byte
	pos     int
	perMini int    // values of a miniblock
	minis   int    // miniblocks of a block
	left    int    // values
	widths  []byte // of the block's miniblocks not yet begun
	width   uint
	bit     int // of the next difference, from data[start]
	start   int
	inMini  int // differences left in the miniblock
	least   int64
	value   int64
	begun   bool
}

// maxDeltaBlock bounds the values of a block; writers use 128.
const maxDeltaBlock = 1 << 16

func (d *deltaInts) reset(data []byte) error {
	*d = deltaInts{data: data}
	if len(data) == 0 {
		return nil
	}
	block, err1 := d.varint()
	minis, err2 := d.varint()
	total, err3 := d.varint()
	first, err4 := d.varint()
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || minis == 0 || block > maxDeltaBlock || block%minis != 0 || block/minis%8 != 0 || block == 0 || total > math.MaxInt32 {
		return errParquet
	}
	d.perMini, d.minis, d.left, d.value = int(block/minis), int(minis), int(total), zigzag(first)
	return nil
}

func (d *deltaInts) varint() (uint64, error) {
	v, n := binary.Uvarint(d.data[d.pos:])
	if n <= 0 {
		return 0, errParquet
	}
	d.pos += n
	return v, nil
}

func (d *deltaInts) next() (int64, error) {
	if d.left == 0 {
		return 0, errParquet
	}
	d.left--
	if !d.begun {
		d.begun = true
		return d.value, nil
	}
	if d.inMini == 0 {
		if err := d.mini(); err != nil {
			return 0, err
		}
	}
	d.inMini--
	d.value += d.least + int64(bitsAt(d.data[d.start:], d.bit, d.width))
	d.bit += int(d.width)
	return d.value, nil
}

// mini begins the next miniblock, and a block before it where the last has ended.
func (d *deltaInts) mini() error {
	if len(d.widths) == 0 {
		least, err := d.varint()
		if err != nil || d.minis > len(d.data)-d.pos {
			return errParquet
		}
		d.least = zigzag(least)
		d.widths = d.data[d.pos : d.pos+d.minis]
		d.pos += d.minis
	}
	d.width, d.widths = uint(d.widths[0]), d.widths[1:]
	size := d.perMini / 8 * int(d.width)
	if d.width > 64 || size > len(d.data)-d.pos {
		return errParquet
	}
	d.start, d.bit, d.inMini = d.pos, 0, d.perMini
	d.pos += size
	return nil
}

// after is where the data goes on behind all the numbers; they are still to be read.
func (d *deltaInts) after() (int, error) {
	trial := *d
	for trial.left > 1 {
		if !trial.begun {
			trial.begun = true
			trial.left--
		}
		if err := trial.mini(); err != nil {
			return 0, err
		}
		trial.left -= min(trial.left, trial.perMini)
	}
	return trial.pos, nil
}
