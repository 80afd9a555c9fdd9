package profile

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"slices"
)

// Keys finds repeated keys. Up to inMemory of them stay in memory; more go to a temporary file, split by hash so that each part fits.
type Keys struct {
	entries []entry
	parts   [partitions]*part // entries of each partition not yet written
	file    *os.File
	out     *bufio.Writer
	chunks  [partitions][]chunk
	at      int64
	count   int64
	err     error
	dir     string
	rising  bool   // so far each key was greater than the one before, see AddText
	last    []byte // the greatest key so far
	skipped bool   // entries of rising keys were not kept
	lost    bool   // keys stopped rising after that
}

type entry struct {
	hash uint64
	row  uint32
}

// part is the room for the entries of one partition, as they go to the file.
type part struct {
	bytes [partBuffer * entryBytes]byte
	n     int // bytes used
}

// chunk is a run of entries of one partition in the file.
type chunk struct {
	offset int64
	n      int
}

const (
	partitions  = 64
	partBuffer  = 256
	inMemory    = 32 << 10
	entryBytes  = 12
	maxReported = 1000 // repeats told one by one; all are counted
)

// NewKeys returns a finder that puts its temporary file into dir ("" is the system's).
func NewKeys(dir string) *Keys { return &Keys{dir: dir} }

// NewRisingKeys is [NewKeys] for keys that may rise, as the numbers of records do: as long as each is greater than the one before, all
// differ and none need be kept, see [Keys.AddText]. Where they stop rising late the finder cannot tell, see [Keys.Lost].
func NewRisingKeys(dir string) *Keys { return &Keys{dir: dir, rising: true} }

// AddText is [Keys.Add] with the key's text, in the order of rows.
func (k *Keys) AddText(hash uint64, text []byte, row int) {
	if k.rising {
		if greater(text, k.last) {
			k.last = append(k.last[:0], text...)
			k.count++
			if len(k.entries) < inMemory {
				k.entries = append(k.entries, entry{hash, uint32(row)})
				return
			}
			k.skipped = true
			return
		}
		k.rising, k.lost = false, k.skipped
	}
	if !k.lost {
		k.Add(hash, row)
	}
}

// greater tells texts in an order that numbers without leading zeros share: the longer is the greater.
func greater(a, b []byte) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return bytes.Compare(a, b) > 0
}

// Lost tells that repeats cannot be found any more: the keys must be added to a finder of [NewKeys].
func (k *Keys) Lost() bool { return k.lost }

// Add takes the key of a row.
func (k *Keys) Add(hash uint64, row int) {
	k.count++
	if k.file == nil && k.err == nil {
		k.entries = append(k.entries, entry{hash, uint32(row)})
		if len(k.entries) > inMemory {
			k.spill()
		}
		return
	}
	k.put(entry{hash, uint32(row)})
}

func (k *Keys) put(e entry) {
	p := e.hash >> 58
	part := k.room(p)
	to := part.bytes[part.n : part.n+entryBytes]
	binary.LittleEndian.PutUint64(to, e.hash)
	binary.LittleEndian.PutUint32(to[8:], e.row)
	if part.n += entryBytes; part.n == len(part.bytes) {
		k.flush(int(p))
	}
}

func (k *Keys) room(p uint64) *part {
	if k.parts[p] == nil {
		k.parts[p] = &part{}
	}
	return k.parts[p]
}

func (k *Keys) spill() {
	file, err := os.CreateTemp(k.dir, "danhmuc-keys-*")
	if err != nil {
		k.err = fmt.Errorf("make a temporary file for keys: %w", err)
		k.entries = nil
		return
	}
	k.file = file
	k.out = bufio.NewWriterSize(file, 64<<10)
	for _, e := range k.entries {
		k.put(e)
	}
	k.entries = nil
}

func (k *Keys) flush(p int) {
	part := k.parts[p]
	if part == nil || part.n == 0 {
		return
	}
	full := part.bytes[:part.n]
	part.n = 0
	if k.err != nil {
		return
	}
	if _, err := k.out.Write(full); err != nil {
		k.err = fmt.Errorf("write keys: %w", err)
		return
	}
	k.chunks[p] = append(k.chunks[p], chunk{k.at, len(full) / entryBytes})
	k.at += int64(len(full))
}

// Repeat is a row whose key stood in an earlier row.
type Repeat struct {
	Row   int // the later row
	First int // the first row with the key
}

// Repeats returns the number of different keys, the number of rows that repeat an earlier key, and the first of them in row order.
func (k *Keys) Repeats() (distinct, repeated int64, found []Repeat, err error) {
	if k.rising {
		return k.count, 0, nil, nil
	}
	if k.file == nil {
		if k.err != nil {
			return 0, 0, nil, k.err
		}
		var t repeatTable
		repeated, found = t.repeats(k.entries, nil)
		sortRepeats(found)
		return k.count - repeated, repeated, found[:min(len(found), maxReported)], nil
	}
	for p := range partitions {
		k.flush(p)
	}
	if k.err == nil {
		k.err = k.out.Flush()
	}
	var part []entry
	var t repeatTable
	for p := range partitions {
		if part, err = k.load(p, part[:0]); err != nil {
			return 0, 0, nil, err
		}
		var n int64
		n, found = t.repeats(part, found)
		repeated += n
		if len(found) > 16*maxReported {
			sortRepeats(found)
			found = found[:maxReported]
		}
	}
	sortRepeats(found)
	return k.count - repeated, repeated, found[:min(len(found), maxReported)], nil
}

func (k *Keys) load(p int, into []entry) ([]entry, error) {
	if k.err != nil {
		return nil, k.err
	}
	var buf [partBuffer * entryBytes]byte
	for _, c := range k.chunks[p] {
		b := buf[:c.n*entryBytes]
		if _, err := k.file.ReadAt(b, c.offset); err != nil && err != io.EOF {
			return nil, fmt.Errorf("read keys: %w", err)
		}
		for ; len(b) > 0; b = b[entryBytes:] {
			into = append(into, entry{binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint32(b[8:])})
		}
	}
	return into, nil
}

// repeatTable finds entries with one hash: open addressing of positions. It is used again for the next partition.
type repeatTable struct {
	slots []uint32 // position+1 of the first entry with a hash, 0 is empty
}

// repeats appends the later entries of each hash, with the first; entries stand in the order of their rows.
func (t *repeatTable) repeats(entries []entry, found []Repeat) (int64, []Repeat) {
	size := 64
	for size < 2*len(entries) {
		size *= 2
	}
	if len(t.slots) < size {
		t.slots = make([]uint32, size)
	} else {
		clear(t.slots)
	}
	mask := uint64(len(t.slots) - 1)
	var repeated int64
	for at, e := range entries {
		i := e.hash & mask
		for t.slots[i] != 0 && entries[t.slots[i]-1].hash != e.hash {
			i = (i + 1) & mask
		}
		if t.slots[i] == 0 {
			t.slots[i] = uint32(at + 1)
			continue
		}
		repeated++
		found = append(found, Repeat{Row: int(e.row), First: int(entries[t.slots[i]-1].row)})
	}
	return repeated, found
}

func sortRepeats(found []Repeat) {
	slices.SortFunc(found, func(a, b Repeat) int { return cmp.Compare(a.Row, b.Row) })
}

// Close removes the temporary file.
func (k *Keys) Close() error {
	k.entries = nil
	if k.file == nil {
		return nil
	}
	name := k.file.Name()
	err := k.file.Close()
	k.file = nil
	if removeErr := os.Remove(name); err == nil {
		err = removeErr
	}
	return err
}
