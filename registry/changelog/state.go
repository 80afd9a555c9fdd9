package changelog

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"time"

	"github.com/transparency-dev/merkle/compact"
)

// headFormat is the version of the stored head.
const headFormat = 1

func (l Log) load(kv Getter) (*state, error) {
	value, err := kv.Get(l.headKey())
	if err != nil {
		return nil, fmt.Errorf("read head: %w", err)
	}
	if value == nil {
		return emptyState(), nil
	}
	return decodeState(value)
}

func emptyState() *state {
	return &state{head: EmptyHead(), trees: [2]*compact.Range{ranges().NewEmptyRange(0), ranges().NewEmptyRange(0)}}
}

// encode returns the stored head's bytes.
func (s *state) encode() []byte {
	b := make([]byte, 0, 33+HashBytes*(len(s.trees[Main].Hashes())+len(s.trees[Publications].Hashes())))
	b = append(b, headFormat)
	var micros int64
	if !s.head.Time.IsZero() {
		micros = s.head.Time.UnixMicro()
	}
	b = binary.BigEndian.AppendUint64(b, uint64(micros))
	b = binary.BigEndian.AppendUint64(b, s.head.Epoch)
	for _, tree := range s.trees {
		b = binary.BigEndian.AppendUint64(b, tree.End())
		for _, hash := range tree.Hashes() {
			b = append(b, hash...)
		}
	}
	return b
}

func decodeState(value []byte) (*state, error) {
	if len(value) > 0 && value[0] != headFormat {
		return nil, fmt.Errorf("%w: head format %d", ErrNewerFormat, value[0])
	}
	d := decoder{rest: append([]byte(nil), value...)}
	d.uint8()
	s := &state{head: EmptyHead()}
	micros := int64(d.uint64())
	s.head.Epoch = d.uint64()
	for i := range s.trees {
		tree, err := d.tree()
		if err != nil {
			return nil, err
		}
		s.trees[i] = tree
	}
	if d.failed || len(d.rest) != 0 || micros < minMicros || micros > maxMicros {
		return nil, fmt.Errorf("%w: head of %d bytes does not parse", ErrFormat, len(value))
	}
	if s.trees[Main].End() > 0 {
		s.head.Time = time.UnixMicro(micros).UTC()
	}
	if err := s.refresh(); err != nil {
		return nil, err
	}
	return s, nil
}

func (d *decoder) tree() (*compact.Range, error) {
	size := d.uint64()
	hashes := make([][]byte, bits.OnesCount64(size))
	for i := range hashes {
		hashes[i] = d.take(HashBytes)
	}
	if d.failed {
		return nil, fmt.Errorf("%w: head does not parse", ErrFormat)
	}
	tree, err := ranges().NewRange(0, size, hashes)
	if err != nil {
		return nil, fmt.Errorf("%w: head: %w", ErrFormat, err)
	}
	return tree, nil
}

// refresh brings the head's sizes and roots up to the trees.
func (s *state) refresh() error {
	root, err := rootOf(s.trees[Main])
	if err != nil {
		return err
	}
	publications, err := rootOf(s.trees[Publications])
	if err != nil {
		return err
	}
	s.head.Size, s.head.Root = s.trees[Main].End(), root
	s.head.PublicationsSize, s.head.PublicationsRoot = s.trees[Publications].End(), publications
	return nil
}
