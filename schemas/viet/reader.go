package viet

import "io"

// decodeChunk is how much of the source is decoded at a time.
const decodeChunk = 32 << 10

// decodingReader decodes an 8-bit stream; a letter's two bytes may come in different reads.
type decodingReader struct {
	src  io.Reader
	c    *codec
	in   []byte // bytes not decoded yet, at most one after each read
	out  []byte // decoded and not handed out
	at   int    // start of what is left in out
	err  error  // what the source ended with
	buf  []byte // room for in
	room []byte // room for out
}

// NewReader decodes the bytes of a whole file in enc into UTF-8, letters composed. With Unicode the bytes are read as
// Windows-1252, the last resort for text in no known encoding.
func NewReader(enc Encoding, r io.Reader) io.Reader {
	if int(enc) >= len(encodingNames) {
		enc = Unicode
	}
	return &decodingReader{src: r, c: codecs()[enc], buf: make([]byte, decodeChunk+2)}
}

// Read implements io.Reader.
func (d *decodingReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	for d.at == len(d.out) {
		if d.err != nil {
			return 0, d.err
		}
		d.fill()
	}
	n := copy(p, d.out[d.at:])
	d.at += n
	return n, nil
}

func (d *decodingReader) fill() {
	kept := copy(d.buf, d.in)
	n, err := d.src.Read(d.buf[kept : kept+decodeChunk])
	d.err = err
	whole := d.buf[:kept+n]
	out, used := d.c.appendBytes(d.room[:0], whole, err != nil)
	d.room, d.out, d.at = out, out, 0
	d.in = whole[used:]
}
