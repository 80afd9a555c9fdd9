package changelog

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"testing"
	"time"
)

// otherLog is the name of a key that signs for another log.
const otherLog = "danhmuc-other"

var testTime = time.Date(2026, 11, 24, 3, 4, 5, 678901000, time.UTC)

// memory is a KV in a map.
type memory map[string][]byte

func (m memory) Get(key []byte) ([]byte, error) { return m[string(key)], nil }

func (m memory) Put(key, value []byte) error {
	m[string(key)] = bytes.Clone(value)
	return nil
}

// counter is a source of predictable bytes.
type counter struct{ n byte }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		c.n++
		p[i] = c.n
	}
	return len(p), nil
}

func testLog() Log { return Log{Prefix: []byte("L/"), Random: &counter{}} }

func testKinds() Kinds {
	return PlainKinds("dataset.register", "publication.publish")
}

// change is the n-th entry of a test log: each fifth is a publication, each has a field.
func change(n int) Entry {
	kind := "dataset.register"
	if n%5 == 0 {
		kind = "publication.publish"
	}
	return Entry{
		Time: testTime.Add(time.Duration(n) * time.Second), Kind: kind, KindVersion: 1,
		Record: fmt.Sprintf("ds_%d", n%7), RecordVersion: uint64(n), Actor: "ac_1",
		Facts:  json.RawMessage(fmt.Sprintf(`{"sharing":"OPEN","n":%d}`, n)),
		Fields: []Field{{Name: "title", Value: json.RawMessage(`"Quy hoạch \u003c đất"`)}, {Name: "contact", Value: json.RawMessage(fmt.Sprintf(`{"name":"A %d"}`, n))}},
	}
}

func mustAppend(t testing.TB, l Log, kv KV, e Entry) Head {
	t.Helper()
	_, head, err := l.Append(kv, e)
	if err != nil {
		t.Fatalf("append: %v", err)
	}
	return head
}

// filled returns a log of n entries and its head after each.
func filled(t testing.TB, n int) (Log, memory, []Head) {
	t.Helper()
	l, kv := testLog(), memory{}
	heads := []Head{EmptyHead()}
	for i := 1; i <= n; i++ {
		heads = append(heads, mustAppend(t, l, kv, change(i)))
	}
	return l, kv, heads
}

// stored yields the entries in key order, as an engine's cursor does.
func stored(l Log, kv memory) iter.Seq2[Entry, error] {
	from, to := l.EntrySpan(1)
	return func(yield func(Entry, error) bool) {
		for _, key := range slices.Sorted(maps.Keys(kv)) {
			if key < string(from) || key >= string(to) {
				continue
			}
			if !yield(l.Record([]byte(key), kv[key])) {
				return
			}
		}
	}
}

// verifyAll verifies everything that is stored.
func verifyAll(t testing.TB, l Log, kv memory, o Options) Report {
	t.Helper()
	if o.Kinds == nil {
		o.Kinds = testKinds()
	}
	if o.Head == nil {
		head, err := l.Head(kv)
		if err != nil {
			t.Fatalf("head: %v", err)
		}
		o.Head = &head
	}
	o.Node = l.Nodes(kv)
	return Verify(stored(l, kv), o)
}

func mustKey(t testing.TB, seed byte, name string) *Signer {
	t.Helper()
	text, err := NewKey(&counter{n: seed}, name)
	if err != nil {
		t.Fatalf("new key: %v", err)
	}
	s, err := ParseKey(text)
	if err != nil {
		t.Fatalf("parse key: %v", err)
	}
	return s
}

func mustSign(t testing.TB, s *Signer, h Head) []byte {
	t.Helper()
	msg, err := s.Sign(h)
	if err != nil {
		t.Fatalf("sign: %v", err)
	}
	return msg
}

func seqKey(seq uint64) string { return "L/e" + string(binary.BigEndian.AppendUint64(nil, seq)) }

func codes(r Report) []string {
	var found []string
	for _, p := range r.Problems {
		found = append(found, p.Code)
	}
	slices.Sort(found)
	return slices.Compact(found)
}
