package changelog

import (
	"encoding/binary"
	"fmt"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
)

// Inclusion proves that a leaf stands at an index of a tree of a given size.
type Inclusion struct {
	// Tree is the tree the proof is about.
	Tree string `json:"tree"`
	// Index is the leaf's index, from 0.
	Index uint64 `json:"index"`
	// Size is the size of the tree that the proof leads to.
	Size uint64 `json:"size"`
	// Leaf is the leaf's hash.
	Leaf Hash `json:"leaf"`
	// Hashes is the audit path of RFC 6962, from the leaf up.
	Hashes []Hash `json:"hashes"`
}

// Consistency proves that a tree of size To begins with the tree of size From.
type Consistency struct {
	// Tree is the tree the proof is about.
	Tree string `json:"tree"`
	// From and To are the two sizes, From ≤ To.
	From uint64 `json:"from"`
	To   uint64 `json:"to"`
	// Hashes is the proof of RFC 6962.
	Hashes []Hash `json:"hashes"`
}

// VerifyInclusion checks the proof against the root of the tree of size p.Size. It needs nothing but its arguments.
func VerifyInclusion(p Inclusion, root Hash) error {
	if p.Index >= p.Size {
		return fmt.Errorf("%w: leaf %d in a tree of %d", ErrProof, p.Index, p.Size)
	}
	err := proof.VerifyInclusion(rfc6962.DefaultHasher, p.Index, p.Size, p.Leaf[:], hashSlices(p.Hashes), root[:])
	if err != nil {
		return fmt.Errorf("%w: %w", ErrProof, err)
	}
	return nil
}

// VerifyConsistency checks the proof against the roots at p.From and p.To. It needs nothing but its arguments.
func VerifyConsistency(p Consistency, from, to Hash) error {
	if p.From > p.To {
		return fmt.Errorf("%w: from %d to %d", ErrProof, p.From, p.To)
	}
	if p.From == 0 {
		if len(p.Hashes) != 0 || from != EmptyRoot() {
			return fmt.Errorf("%w: nothing proves an empty tree", ErrProof)
		}
		return nil
	}
	err := proof.VerifyConsistency(rfc6962.DefaultHasher, p.From, p.To, hashSlices(p.Hashes), from[:], to[:])
	if err != nil {
		return fmt.Errorf("%w: %w", ErrProof, err)
	}
	return nil
}

func hashSlices(hashes []Hash) [][]byte {
	out := make([][]byte, len(hashes))
	for i := range hashes {
		out[i] = hashes[i][:]
	}
	return out
}

// Root returns a tree's root when it had that many leaves.
func (l Log) Root(kv Getter, tree Tree, size uint64) (Hash, error) {
	if err := l.checkSize(kv, tree, size); err != nil {
		return Hash{}, err
	}
	hashes, err := l.nodes(kv, tree, compact.RangeNodes(0, size, nil))
	if err != nil {
		return Hash{}, err
	}
	r, err := ranges().NewRange(0, size, hashes)
	if err != nil {
		return Hash{}, fmt.Errorf("root at %d: %w", size, err)
	}
	return rootOf(r)
}

// InclusionProof proves that the entry with that sequence number is in the tree of that size.
func (l Log) InclusionProof(kv Getter, tree Tree, seq, size uint64) (Inclusion, error) {
	if err := l.checkSize(kv, tree, size); err != nil {
		return Inclusion{}, err
	}
	index, err := l.index(kv, tree, seq, size)
	if err != nil {
		return Inclusion{}, err
	}
	plan, err := proof.Inclusion(index, size)
	if err != nil {
		return Inclusion{}, fmt.Errorf("%w: %w", ErrRange, err)
	}
	hashes, err := l.prove(kv, tree, plan)
	if err != nil {
		return Inclusion{}, err
	}
	leaf, err := l.Node(kv, tree, 0, index)
	if err != nil {
		return Inclusion{}, err
	}
	return Inclusion{Tree: tree.String(), Index: index, Size: size, Leaf: leaf, Hashes: hashes}, nil
}

// ConsistencyProof proves that the tree of size to begins with the tree of size from.
func (l Log) ConsistencyProof(kv Getter, tree Tree, from, to uint64) (Consistency, error) {
	if err := l.checkSize(kv, tree, to); err != nil {
		return Consistency{}, err
	}
	if from > to {
		return Consistency{}, fmt.Errorf("%w: from %d to %d", ErrRange, from, to)
	}
	plan, err := proof.Consistency(from, to)
	if err != nil {
		return Consistency{}, fmt.Errorf("%w: %w", ErrRange, err)
	}
	hashes, err := l.prove(kv, tree, plan)
	if err != nil {
		return Consistency{}, err
	}
	return Consistency{Tree: tree.String(), From: from, To: to, Hashes: hashes}, nil
}

func (l Log) prove(kv Getter, tree Tree, plan proof.Nodes) ([]Hash, error) {
	raw, err := l.nodes(kv, tree, plan.IDs)
	if err != nil {
		return nil, err
	}
	raw, err = plan.Rehash(raw, rfc6962.DefaultHasher.HashChildren)
	if err != nil {
		return nil, fmt.Errorf("proof: %w", err)
	}
	hashes := make([]Hash, len(raw))
	for i := range raw {
		hashes[i] = Hash(raw[i])
	}
	return hashes, nil
}

func (l Log) checkSize(kv Getter, tree Tree, size uint64) error {
	head, err := l.Head(kv)
	if err != nil {
		return err
	}
	have := head.Size
	if tree == Publications {
		have = head.PublicationsSize
	}
	if size > have {
		return fmt.Errorf("%w: size %d, the tree %s has %d", ErrRange, size, tree, have)
	}
	return nil
}

// index returns where an entry stands in a tree of that size.
func (l Log) index(kv Getter, tree Tree, seq, size uint64) (uint64, error) {
	if seq == 0 {
		return 0, fmt.Errorf("%w: entry 0", ErrRange)
	}
	if tree == Main {
		if seq > size {
			return 0, fmt.Errorf("%w: entry %d in a tree of %d", ErrRange, seq, size)
		}
		return seq - 1, nil
	}
	low, high := uint64(0), size
	for low < high {
		middle := low + (high-low)/2
		at, _, err := l.publication(kv, middle)
		if err != nil {
			return 0, err
		}
		if at < seq {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < size {
		if at, _, err := l.publication(kv, low); err != nil || at == seq {
			return low, err
		}
	}
	return 0, fmt.Errorf("%w: entry %d is no publication in a tree of %d", ErrRange, seq, size)
}

// publication returns the sequence number and the node hashes under a leaf of Publications.
func (l Log) publication(kv Getter, index uint64) (seq uint64, nodes []byte, err error) {
	value, err := kv.Get(l.publicationKey(index))
	if err != nil {
		return 0, nil, fmt.Errorf("read publication %d: %w", index, err)
	}
	if value == nil {
		return 0, nil, fmt.Errorf("%w: publication %d", ErrMissing, index)
	}
	if len(value) < 8 {
		return 0, nil, fmt.Errorf("%w: publication %d of %d bytes", ErrFormat, index, len(value))
	}
	return binary.BigEndian.Uint64(value), value[8:], nil
}

// Node returns the stored hash of the complete subtree at a level and index.
func (l Log) Node(kv Getter, tree Tree, level uint, index uint64) (Hash, error) {
	if level > 63 || index > (^uint64(0)>>level)-1 {
		return Hash{}, fmt.Errorf("%w: node %d at level %d", ErrRange, index, level)
	}
	hashes, err := l.hashesAt(kv, tree, (index+1)<<level-1)
	if err != nil {
		return Hash{}, err
	}
	from := int(level) * HashBytes
	if len(hashes) < from+HashBytes {
		return Hash{}, fmt.Errorf("%w: node %d at level %d of %s", ErrMissing, index, level, tree)
	}
	return Hash(hashes[from : from+HashBytes]), nil
}

// hashesAt returns the hashes stored under a leaf.
func (l Log) hashesAt(kv Getter, tree Tree, leaf uint64) ([]byte, error) {
	if tree == Publications {
		_, hashes, err := l.publication(kv, leaf)
		return hashes, err
	}
	value, err := kv.Get(l.EntryKey(leaf + 1))
	if err != nil {
		return nil, fmt.Errorf("read node: %w", err)
	}
	if value == nil {
		return nil, fmt.Errorf("%w: entry %d", ErrMissing, leaf+1)
	}
	hashes, _, err := splitRecord(value)
	return hashes, err
}

func (l Log) nodes(kv Getter, tree Tree, ids []compact.NodeID) ([][]byte, error) {
	hashes := make([][]byte, len(ids))
	for i, id := range ids {
		hash, err := l.Node(kv, tree, id.Level, id.Index)
		if err != nil {
			return nil, err
		}
		hashes[i] = hash[:]
	}
	return hashes, nil
}
