package boltstore

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	bolt "go.etcd.io/bbolt"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

var (
	errEmptyKey = errors.New("empty key")
	errLongKey  = fmt.Errorf("key of more than %d bytes", bolt.MaxKeySize)
)

// reader reads one bbolt transaction.
type reader struct {
	data  space
	keys  space // of the log
	log   changelog.Log
	ended bool // the closure has returned: the slices and cursors below are gone
}

var (
	_ registry.Reader  = (*reader)(nil)
	_ changelog.Source = (*reader)(nil)
	_ registry.Writer  = (*writer)(nil)
	_ changelog.Source = (*writer)(nil)
	_ changelog.Eraser = (*writer)(nil)
)

func newReader(tx *bolt.Tx, log changelog.Log) *reader {
	return &reader{data: space{base: tx.Bucket(dataBucket)}, keys: space{base: tx.Bucket(logBucket)}, log: log}
}

// Get returns the value under key, nil when there is none.
func (r *reader) Get(key []byte) ([]byte, error) {
	if r.ended {
		return nil, errEnded
	}
	return r.data.get(key), nil
}

// Scan yields the items of a span.
func (r *reader) Scan(span registry.Span) iter.Seq2[registry.Item, error] {
	if r.ended {
		return func(yield func(registry.Item, error) bool) { yield(registry.Item{}, errEnded) }
	}
	return r.data.scan(span)
}

// Entries yields log entries from a sequence number on. An entry that can't be read comes as an error, and the next
// ones follow: Verify reports them all.
func (r *reader) Entries(from uint64) iter.Seq2[changelog.Entry, error] {
	return func(yield func(changelog.Entry, error) bool) {
		if r.ended {
			yield(changelog.Entry{}, errEnded)
			return
		}
		var span registry.Span
		span.From, span.To = r.log.EntrySpan(from)
		for item := range r.keys.scan(span) {
			if !yield(r.log.Record(item.Key, item.Value)) {
				return
			}
		}
	}
}

// Head returns the log's head.
func (r *reader) Head() (changelog.Head, error) {
	if r.ended {
		return changelog.Head{}, errEnded
	}
	return r.log.Head(kv{r.keys})
}

// LogKeys gives the log's keys to those who make proofs.
func (r *reader) LogKeys() (changelog.Log, changelog.Getter) { return r.log, kv{r.keys} }

// kv is the log's bucket as changelog sees it.
type kv struct{ space }

func (k kv) Get(key []byte) ([]byte, error) { return k.get(key), nil }

func (k kv) Put(key, value []byte) error {
	k.over.set(key, write{value: value}) // changelog hands over the slice
	return nil
}

// writer collects what one closure writes.
type writer struct{ *reader }

func newWriter(tx *bolt.Tx, log changelog.Log) writer {
	w := writer{newReader(tx, log)}
	w.data.over, w.keys.over = newOverlay(), newOverlay()
	return w
}

// Put stores a copy of value under key.
func (w writer) Put(key, value []byte) error {
	if err := w.check(key); err != nil {
		return err
	}
	if value = bytes.Clone(value); value == nil {
		value = []byte{}
	}
	w.data.over.set(key, write{value: value})
	return nil
}

// Delete removes key; there need be nothing under it.
func (w writer) Delete(key []byte) error {
	if err := w.check(key); err != nil {
		return err
	}
	w.data.over.set(key, write{deleted: true})
	return nil
}

func (w writer) check(key []byte) error {
	switch {
	case w.ended:
		return errEnded
	case len(key) == 0:
		return errEmptyKey
	case len(key) > bolt.MaxKeySize:
		return errLongKey
	}
	return nil
}

// Append seals the entry and adds it to the log.
func (w writer) Append(e changelog.Entry) (uint64, error) {
	if w.ended {
		return 0, errEnded
	}
	sealed, _, err := w.log.Append(kv{w.keys}, e)
	if err != nil {
		return 0, err
	}
	return sealed.Seq, nil
}

// Erase removes salts and values of fields of an entry that is in the log already.
func (w writer) Erase(seq uint64, names ...string) error {
	if w.ended {
		return errEnded
	}
	return w.log.Erase(kv{w.keys}, seq, names...)
}

func (w writer) empty() bool { return len(w.data.over.writes) == 0 && len(w.keys.over.writes) == 0 }

// apply writes what the closure wrote into the bbolt transaction.
func (w writer) apply() error {
	for _, s := range []space{w.data, w.keys} {
		for _, key := range s.over.keys() {
			if err := applyOne(s.base, []byte(key), s.over.writes[key]); err != nil {
				return fmt.Errorf("apply: %w", err)
			}
		}
	}
	return nil
}

func applyOne(b *bolt.Bucket, key []byte, w write) error {
	if w.deleted {
		return b.Delete(key)
	}
	return b.Put(key, w.value)
}
