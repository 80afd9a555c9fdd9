package table

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"danhmuc/schemas/viet"
)

// Shared texts lie in slabs so that growing never copies them: each text is its length as a varint and its bytes, never split.
const (
	slabBytes = 4 << 20
	slabBits  = 22
	indexStep = 1 << 16
)

// sharedStrings holds a workbook's shared texts in one arena: 4 bytes an entry beside the text itself.
type sharedStrings struct {
	slabs   [][]byte
	index   [][]uint32 // slab number << slabBits | offset, in pieces of indexStep
	count   int
	bytes   int64
	limit   int64
	decoded map[uint32]decodedText // texts that are legacy by a run's font or by score
	asked   map[uint32]struct{}    // texts scored before and found plain
	witness viet.Witness
}

// decodedText is a shared text's reading.
type decodedText struct {
	text     []byte
	encoding viet.Encoding
	flags    Flags
}

func newSharedStrings(limit int64) *sharedStrings {
	return &sharedStrings{limit: limit, decoded: map[uint32]decodedText{}, asked: map[uint32]struct{}{}}
}

// add appends a text.
func (s *sharedStrings) add(text []byte) error {
	need := len(text) + binary.MaxVarintLen32
	s.bytes += int64(len(text)) + 8
	if s.bytes > s.limit || len(s.slabs) >= 1<<(32-slabBits)-1 {
		return &Error{Code: CodeStrings, Detail: megabytes(s.limit)}
	}
	last := len(s.slabs) - 1
	if last < 0 || cap(s.slabs[last])-len(s.slabs[last]) < need {
		// The first slab starts small: most workbooks hold little text.
		size := slabBytes
		if last < 0 {
			size = 64 << 10
		}
		s.slabs = append(s.slabs, make([]byte, 0, max(size, need)))
		last++
	}
	at := len(s.slabs[last])
	s.slabs[last] = append(binary.AppendUvarint(s.slabs[last], uint64(len(text))), text...)
	if s.count%indexStep == 0 {
		size := indexStep
		if s.count == 0 {
			size = 1024
		}
		s.index = append(s.index, make([]uint32, 0, size))
	}
	piece := len(s.index) - 1
	s.index[piece] = append(s.index[piece], uint32(last)<<slabBits|uint32(at))
	s.count++
	return nil
}

// get returns text number i.
func (s *sharedStrings) get(i uint32) ([]byte, bool) {
	if int64(i) >= int64(s.count) {
		return nil, false
	}
	at := s.index[i/indexStep][i%indexStep]
	slab := s.slabs[at>>slabBits][at&(1<<slabBits-1):]
	length, n := binary.Uvarint(slab)
	return slab[n : n+int(length) : n+int(length)], true
}

// maxDecoded bounds the memory of readings that are kept.
const maxDecoded = 50_000

// legacy returns the reading of a text that its own runs' fonts or its letters show to be legacy.
func (s *sharedStrings) legacy(i uint32, text []byte) (decodedText, bool) {
	if d, ok := s.decoded[i]; ok {
		return d, true
	}
	if !viet.MaybeLegacy(text) {
		return decodedText{}, false
	}
	if _, plain := s.asked[i]; plain {
		return decodedText{}, false
	}
	g, ok, open := s.witness.Guess(string(text))
	if !ok {
		if !open && len(s.asked) < maxDecoded {
			s.asked[i] = struct{}{}
		}
		return decodedText{}, false
	}
	d := decodedText{text: []byte(g.Text), encoding: g.Encoding}
	if g.CaseLost {
		d.flags |= FlagCaseLost
	}
	if len(s.decoded) < maxDecoded {
		s.decoded[i] = d
	}
	return d, true
}

// richText puts one text together out of its runs.
type richText struct {
	limit   int
	plain   bool   // no escapes of XLSX stand in it
	raw     []byte // as stored
	text    []byte // runs in legacy fonts decoded
	enc     viet.Encoding
	caps    bool
	from    int           // start of the run in raw
	runEnc  viet.Encoding // of the run being read
	runCaps bool
	flags   Flags
	room    []byte
}

func (r *richText) reset() {
	r.raw, r.text, r.enc, r.flags = r.raw[:0], r.text[:0], viet.Unicode, 0
	r.from, r.runEnc, r.runCaps = 0, viet.Unicode, false
}

// add appends characters of the current run.
func (r *richText) add(t *token) error {
	if t.kind == tokenRaw {
		r.raw = append(r.raw, t.text...)
	} else {
		r.raw = appendUnescaped(r.raw, t.text)
	}
	if len(r.raw) > r.limit {
		return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(r.limit))}
	}
	return nil
}

// endRun settles the run: escapes resolved, its font's encoding applied.
func (r *richText) endRun() {
	if !r.plain {
		r.room = appendXString(r.room[:0], r.raw[r.from:])
		r.raw = append(r.raw[:r.from], r.room...)
	}
	run := r.raw[r.from:]
	from := len(r.text)
	if enc := viet.FontEncoding(r.runEnc, run); enc != viet.Unicode {
		r.enc = enc
		r.text, r.flags = appendLegacy(r.text, enc, r.runCaps, run, r.flags)
	} else {
		r.text = append(r.text[:from], run...)
	}
	r.from = len(r.raw)
}

// readStrings reads the shared texts of a workbook; part "" means it has none.
func (s *xlsxSource) readStrings(ctx context.Context, part string) (*sharedStrings, error) {
	all := newSharedStrings(s.limits.StringBytes)
	if part == "" {
		part = "xl/sharedstrings.xml"
	}
	err := s.read(part, func(x *xmlScanner) error { return all.scan(ctx, x, s.limits.CellBytes) })
	return all, err
}

// scan reads every <si>.
func (s *sharedStrings) scan(ctx context.Context, x *xmlScanner, cellLimit int) error {
	rich := richText{limit: cellLimit}
	for {
		t, err := x.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if t.kind != tokenStart || string(t.name) != "si" {
			continue
		}
		if s.count%contextEvery == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("read shared texts: %w", err)
			}
		}
		rich.reset()
		if !t.closed {
			if err := rich.scan(x, "si"); err != nil {
				return unexpected(err)
			}
		}
		if rich.enc != viet.Unicode && len(s.decoded) < maxDecoded {
			s.decoded[uint32(s.count)] = decodedText{append([]byte(nil), rich.text...), rich.enc, rich.flags | FlagFont}
		}
		if err := s.add(rich.raw); err != nil {
			return err
		}
	}
}

// scan reads runs up to the end tag named end. Phonetic hints are no part of a text.
func (r *richText) scan(x *xmlScanner, end string) error {
	inText, phonetic := false, false
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		switch t.kind {
		case tokenText, tokenRaw:
			if inText && !phonetic {
				if err := r.add(&t); err != nil {
					return err
				}
			}
		case tokenStart:
			switch string(t.name) {
			case "t":
				inText = !t.closed
			case "rPh":
				phonetic = !t.closed
			case "r":
				r.runEnc, r.runCaps = viet.Unicode, false
			case "rFont":
				r.runEnc, r.runCaps = viet.EncodingOfFont(t.attr("val"))
			}
		case tokenEnd:
			switch string(t.name) {
			case "t":
				inText = false
				if !phonetic {
					r.endRun()
				}
			case "rPh":
				phonetic = false
			case end:
				return nil
			}
		}
	}
}
