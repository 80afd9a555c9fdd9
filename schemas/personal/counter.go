package personal

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
)

// counter counts keys in a bounded memory. While all different keys fit into its budget they stay in an open-addressed table; when they do
// not, the table goes to a temporary file, split by hash into parts, and each part is counted by itself in the end, in the same way.
type counter struct {
	dir    string
	budget int // bytes of table and keys
	depth  int // how often the keys were split before
	slots  []countSlot
	used   int
	keys   []byte // each with its length before it
	file   *os.File
	parts  []countPart
	at     int64 // end of the file
	err    error // the first that writing met
}

// countSlot is one key of the table.
type countSlot struct {
	check uint32 // the lower half of the key's hash
	at    uint32 // of the key in keys, plus 1; 0 is empty
	count uint32
}

// countPart is what the file holds of the keys of one part.
type countPart struct {
	buf   []byte
	spans []countSpan
}

type countSpan struct{ at, size int64 }

const (
	countBits  = 6 // of the hash that choose a part
	countParts = 1 << countBits
	countMost  = 32 / countBits // depth at which the upper half of the hash is used up; a part then stays in memory
	slotBytes  = 12
	partBytes  = 16 << 10
)

// countSeed is one for the process: hashes go to temporary files only.
var countSeed = maphash.MakeSeed()

func newCounter(dir string, budget, depth int) *counter {
	return &counter{dir: dir, budget: budget, depth: depth, slots: make([]countSlot, 1024)}
}

// add counts key n more times. The key is copied.
func (c *counter) add(key []byte, n int64) {
	if c.slots == nil {
		c.slots = make([]countSlot, 1024)
	}
	check := uint32(maphash.Bytes(countSeed, key))
	mask := uint32(len(c.slots) - 1)
	i := check & mask
	for ; c.slots[i].at != 0; i = (i + 1) & mask {
		if s := &c.slots[i]; s.check == check && bytes.Equal(c.key(s.at), key) {
			s.count += uint32(n)
			return
		}
	}
	c.slots[i] = countSlot{check, uint32(len(c.keys) + 1), uint32(n)}
	c.keys = binary.AppendUvarint(c.keys, uint64(len(key)))
	c.keys = append(c.keys, key...)
	c.used++
	if c.used*3 > len(c.slots)*2 {
		c.grow()
	}
}

// key reads a key by its place.
func (c *counter) key(at uint32) []byte {
	b := c.keys[at-1:]
	n, size := binary.Uvarint(b)
	return b[size : size+int(n)]
}

// grow doubles the table, or empties it into the file when that would pass the budget.
func (c *counter) grow() {
	if 3*len(c.slots)*slotBytes+cap(c.keys) > c.budget && c.depth < countMost {
		c.spill()
		return
	}
	old := c.slots
	c.slots = make([]countSlot, 2*len(old))
	mask := uint32(len(c.slots) - 1)
	for _, s := range old {
		if s.at == 0 {
			continue
		}
		i := s.check & mask
		for c.slots[i].at != 0 {
			i = (i + 1) & mask
		}
		c.slots[i] = s
	}
}

// spill writes the table to the file and empties it.
func (c *counter) spill() {
	if c.file == nil && c.err == nil {
		if c.file, c.err = os.CreateTemp(c.dir, "danhmuc-groups-*"); c.err != nil {
			c.err = fmt.Errorf("make a temporary file for combinations: %w", c.err)
		}
		c.parts = make([]countPart, countParts)
	}
	if c.err == nil {
		for i := range c.slots {
			if s := &c.slots[i]; s.at != 0 {
				c.write(s)
			}
		}
	}
	clear(c.slots)
	c.used, c.keys = 0, c.keys[:0]
}

// write puts one key into its part.
func (c *counter) write(s *countSlot) {
	key := c.key(s.at)
	p := &c.parts[maphash.Bytes(countSeed, key)>>(64-countBits*(c.depth+1))&(countParts-1)]
	p.buf = binary.AppendUvarint(p.buf, uint64(s.count))
	p.buf = binary.AppendUvarint(p.buf, uint64(len(key)))
	p.buf = append(p.buf, key...)
	if len(p.buf) >= partBytes {
		c.flush(p)
	}
}

func (c *counter) flush(p *countPart) {
	if c.err != nil || len(p.buf) == 0 {
		return
	}
	if _, err := c.file.WriteAt(p.buf, c.at); err != nil {
		c.err = fmt.Errorf("write combinations: %w", err)
		return
	}
	p.spans = append(p.spans, countSpan{c.at, int64(len(p.buf))})
	c.at += int64(len(p.buf))
	p.buf = p.buf[:0]
}

// each gives every key with its count, in no order; the key is valid until yield returns. It may be called again.
func (c *counter) each(ctx context.Context, yield func(key []byte, n int64)) error {
	if c.file == nil && c.err == nil {
		for i := range c.slots {
			if s := &c.slots[i]; s.at != 0 {
				yield(c.key(s.at), int64(s.count))
			}
		}
		return ctx.Err()
	}
	c.spill()
	for i := range c.parts {
		c.flush(&c.parts[i])
		c.parts[i].buf = nil
	}
	c.slots, c.keys = nil, nil // the parts need the room
	for i := range c.parts {
		if err := errors.Join(c.err, ctx.Err()); err != nil {
			return err
		}
		if err := c.part(ctx, &c.parts[i], yield); err != nil {
			return err
		}
	}
	return nil
}

// part counts one part of the file by itself.
func (c *counter) part(ctx context.Context, p *countPart, yield func(key []byte, n int64)) (err error) {
	sub := newCounter(c.dir, c.budget, c.depth+1)
	defer func() {
		if closeErr := sub.close(); err == nil {
			err = closeErr
		}
	}()
	in := bufio.NewReaderSize(nil, partBytes)
	var key []byte
	for _, span := range p.spans {
		in.Reset(io.NewSectionReader(c.file, span.at, span.size))
		for {
			n, err := binary.ReadUvarint(in)
			if err == io.EOF {
				break
			}
			if err != nil {
				return fmt.Errorf("read combinations: %w", err)
			}
			size, err := binary.ReadUvarint(in)
			if err != nil {
				return fmt.Errorf("read combinations: %w", err)
			}
			if key = append(key[:0], make([]byte, size)...); size > 0 {
				if _, err := io.ReadFull(in, key); err != nil {
					return fmt.Errorf("read combinations: %w", err)
				}
			}
			sub.add(key, int64(n))
		}
	}
	return sub.each(ctx, yield)
}

// empty forgets all keys and keeps the table's room.
func (c *counter) empty() error {
	err := c.close()
	clear(c.slots)
	c.used, c.keys, c.parts, c.at, c.err = 0, c.keys[:0], nil, 0, nil
	return err
}

// close removes the temporary file.
func (c *counter) close() error {
	if c.file == nil {
		return nil
	}
	name := c.file.Name()
	err := c.file.Close()
	c.file = nil
	if removeErr := os.Remove(name); err == nil {
		err = removeErr
	}
	return err
}
