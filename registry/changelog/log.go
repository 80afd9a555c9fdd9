package changelog

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
	"time"

	"github.com/transparency-dev/merkle/compact"
)

// Getter reads one key; nil and no error when there is none. The slice is not kept.
type Getter interface {
	Get(key []byte) ([]byte, error)
}

// KV is what an engine hands to the log: one transaction over byte keys.
type KV interface {
	Getter
	// Put stores value under key. It must not keep either slice unless it owns them.
	Put(key, value []byte) error
}

// Source is implemented by the Readers of engines whose proofs can be read: it gives the keys of the log. The engine's
// Log tells how they are laid out.
type Source interface {
	// LogKeys returns the log's keys as the transaction sees them, and the log that lies in them.
	LogKeys() (Log, Getter)
}

// Eraser is implemented by the Writers of engines: it erases fields of an entry that is already in the log. The caller
// appends a log.erase entry (Erasure) in the same transaction.
type Eraser interface {
	Erase(seq uint64, names ...string) error
}

// Tree names one of the two trees.
type Tree uint8

const (
	// Main holds every entry; leaf index = sequence number - 1.
	Main Tree = iota
	// Publications holds the entries whose kind begins with PublicationPrefix.
	Publications
)

// String returns the tree's name as reports and proofs write it.
func (t Tree) String() string {
	if t == Publications {
		return "publications"
	}
	return "main"
}

// Head is the log's newest state. It is comparable; its zero value is not the empty log's head (see EmptyHead).
type Head struct {
	// Size is the number of entries and the newest sequence number.
	Size uint64 `json:"size"`
	// Root is the root of Main.
	Root Hash `json:"root"`
	// Time is the newest entry's time, zero when the log is empty.
	Time time.Time `json:"time"`
	// Epoch is the newest entry's epoch.
	Epoch uint64 `json:"epoch"`
	// PublicationsSize is the number of leaves of Publications.
	PublicationsSize uint64 `json:"publicationsSize"`
	// PublicationsRoot is the root of Publications.
	PublicationsRoot Hash `json:"publicationsRoot"`
}

// EmptyHead returns the head of a log without entries.
func EmptyHead() Head { return Head{Root: EmptyRoot(), PublicationsRoot: EmptyRoot()} }

// Log is the tree in an engine's key space. The zero value is ready: no prefix, salts from crypto/rand.
type Log struct {
	// Prefix stands before every key of the log; it belongs to the log alone.
	Prefix []byte
	// Random yields the salts; crypto/rand when nil.
	Random io.Reader
}

// state is the stored head: what Head tells and the hashes from which the roots grow.
type state struct {
	head  Head
	trees [2]*compact.Range
}

// Append seals the entry with the next sequence number and adds it to the log. It returns the entry as stored and the
// new head. Seq may be left 0 or be the next number already. Nothing is kept of a failed append but what kv itself keeps.
func (l Log) Append(kv KV, e Entry) (Entry, Head, error) {
	s, err := l.load(kv)
	if err != nil {
		return Entry{}, Head{}, err
	}
	before := s.head
	if e.Seq != 0 && e.Seq != before.Size+1 {
		return Entry{}, Head{}, fmt.Errorf("%w: sequence number %d, next is %d", ErrEntry, e.Seq, before.Size+1)
	}
	if e.Epoch, err = nextEpoch(e, before); err != nil {
		return Entry{}, Head{}, err
	}
	e.Seq = before.Size + 1
	if e, err = e.seal(l.random()); err != nil {
		return Entry{}, Head{}, err
	}
	if err := checkOwn(e, before); err != nil {
		return Entry{}, Head{}, fmt.Errorf("%w: %w", ErrEntry, err)
	}
	if e.Time.Before(before.Time) && e.Kind != KindClock {
		return Entry{}, Head{}, fmt.Errorf("%w: %s, head is at %s", ErrTime, stamp(e.Time), stamp(before.Time))
	}
	if err := l.write(kv, s, e); err != nil {
		return Entry{}, Head{}, fmt.Errorf("append entry %d: %w", e.Seq, err)
	}
	return e, s.head, nil
}

// nextEpoch returns the epoch an entry belongs to: the head's, or a greater one that a restore begins.
func nextEpoch(e Entry, before Head) (uint64, error) {
	if e.Kind != KindEpoch {
		return before.Epoch, nil
	}
	if e.Epoch == 0 {
		return before.Epoch + 1, nil
	}
	if e.Epoch <= before.Epoch {
		return 0, fmt.Errorf("%w: epoch %d is not after %d", ErrEntry, e.Epoch, before.Epoch)
	}
	return e.Epoch, nil
}

func (l Log) random() io.Reader {
	if l.Random == nil {
		return rand.Reader
	}
	return l.Random
}

// write stores entry, nodes and head, and brings s up to them.
func (l Log) write(kv KV, s *state, e Entry) error {
	data, err := Encode(e)
	if err != nil {
		return err
	}
	leaf, err := e.LeafHash()
	if err != nil {
		return err
	}
	nodes, err := grow(s.trees[Main], leaf)
	if err != nil {
		return err
	}
	record := make([]byte, 0, 1+len(nodes)+len(data))
	record = append(record, byte(len(nodes)/HashBytes))
	record = append(append(record, nodes...), data...)
	if err := kv.Put(l.EntryKey(e.Seq), record); err != nil {
		return err
	}
	if e.Publication() {
		if err := l.writePublication(kv, s, e.Seq, leaf); err != nil {
			return err
		}
	}
	s.head.Time, s.head.Epoch = e.Time, e.Epoch
	if err := s.refresh(); err != nil {
		return err
	}
	return kv.Put(l.headKey(), s.encode())
}

func (l Log) writePublication(kv KV, s *state, seq uint64, leaf Hash) error {
	index := s.trees[Publications].End()
	nodes, err := grow(s.trees[Publications], leaf)
	if err != nil {
		return err
	}
	value := binary.BigEndian.AppendUint64(make([]byte, 0, 8+len(nodes)), seq)
	return kv.Put(l.publicationKey(index), append(value, nodes...))
}

// grow appends a leaf and returns the hashes of the subtrees it completes, from level 0 up.
func grow(r *compact.Range, leaf Hash) ([]byte, error) {
	nodes := make([]byte, 0, (1+bits.TrailingZeros64(^r.End()))*HashBytes)
	err := r.Append(leaf[:], func(_ compact.NodeID, hash []byte) { nodes = append(nodes, hash...) })
	if err != nil {
		return nil, fmt.Errorf("grow tree: %w", err)
	}
	return nodes, nil
}

// Head returns the log's head as kv holds it.
func (l Log) Head(kv Getter) (Head, error) {
	s, err := l.load(kv)
	if err != nil {
		return Head{}, err
	}
	return s.head, nil
}

// Read returns the entry with that sequence number.
func (l Log) Read(kv Getter, seq uint64) (Entry, error) {
	key := l.EntryKey(seq)
	value, err := kv.Get(key)
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %d: %w", seq, err)
	}
	if value == nil {
		return Entry{}, fmt.Errorf("%w: entry %d", ErrMissing, seq)
	}
	return l.Record(key, value)
}

// Record decodes what lies under an entry's key. It refuses an entry that lies under another's key.
func (l Log) Record(key, value []byte) (Entry, error) {
	seq, ok := l.seqOf(key)
	if !ok {
		return Entry{}, fmt.Errorf("%w: key of %d bytes names no entry", ErrFormat, len(key))
	}
	_, data, err := splitRecord(value)
	if err != nil {
		return Entry{}, fmt.Errorf("entry %d: %w", seq, err)
	}
	e, err := Decode(data)
	if err != nil {
		return Entry{}, fmt.Errorf("entry %d: %w", seq, err)
	}
	if e.Seq != seq {
		return Entry{}, fmt.Errorf("%w: entry %d lies under the key of entry %d", ErrFormat, e.Seq, seq)
	}
	return e, nil
}

// Erase removes salt and value of the named fields of a stored entry. Leaf, nodes and head stay what they are.
func (l Log) Erase(kv KV, seq uint64, names ...string) error {
	key := l.EntryKey(seq)
	value, err := kv.Get(key)
	if err != nil {
		return fmt.Errorf("erase in entry %d: %w", seq, err)
	}
	if value == nil {
		return fmt.Errorf("%w: entry %d", ErrMissing, seq)
	}
	e, err := l.Record(key, value)
	if err != nil {
		return err
	}
	if err := e.Erase(names...); err != nil {
		return err
	}
	nodes, _, err := splitRecord(value)
	if err != nil {
		return fmt.Errorf("entry %d: %w", seq, err)
	}
	record := append([]byte{byte(len(nodes) / HashBytes)}, nodes...)
	if record, err = appendEntry(record, e); err != nil {
		return err
	}
	return kv.Put(key, record)
}

// splitRecord parts the node hashes from the encoded entry.
func splitRecord(value []byte) (nodes, entry []byte, err error) {
	if len(value) < 1 || len(value) < 1+int(value[0])*HashBytes {
		return nil, nil, fmt.Errorf("%w: record of %d bytes", ErrFormat, len(value))
	}
	end := 1 + int(value[0])*HashBytes
	return value[1:end], value[end:], nil
}

// EntryKey returns the key of an entry.
func (l Log) EntryKey(seq uint64) []byte { return l.key('e', seq) }

// EntrySpan returns the range of keys from ≤ key < to that holds the entries from sequence number seq on.
func (l Log) EntrySpan(seq uint64) (from, to []byte) {
	return l.EntryKey(seq), append(bytes.Clone(l.Prefix), 'e'+1)
}

func (l Log) publicationKey(index uint64) []byte { return l.key('p', index) }

func (l Log) headKey() []byte { return append(bytes.Clone(l.Prefix), 'h') }

func (l Log) key(part byte, n uint64) []byte {
	key := make([]byte, 0, len(l.Prefix)+9)
	key = append(append(key, l.Prefix...), part)
	return binary.BigEndian.AppendUint64(key, n)
}

func (l Log) seqOf(key []byte) (uint64, bool) {
	rest, ok := bytes.CutPrefix(key, l.Prefix)
	if !ok || len(rest) != 9 || rest[0] != 'e' {
		return 0, false
	}
	return binary.BigEndian.Uint64(rest[1:]), true
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
