package registry

import (
	"context"
	"iter"

	"danhmuc/registry/changelog"
)

// Store is the storage port: a byte-ordered key space and the change log beside it, changed together or not at all.
// The weakest engine sets its limits: no nested transactions, no long reads, no effects in a closure but through Writer.
type Store interface {
	// View runs fn over one consistent snapshot. fn must not keep slices it was given past its return.
	View(ctx context.Context, fn func(Reader) error) error
	// Update runs fn and makes all it wrote durable, or nothing. When Update returns nil the writes survive a power cut.
	// fn may run again (a conflict, a retried commit) and may run on another goroutine; it must have no effect but
	// through Writer. An error from fn is returned as it is and nothing is written.
	Update(ctx context.Context, fn func(Writer) error) error
	// Committed returns a new channel of capacity 1 that holds the newest committed sequence number and is closed by
	// Close. It is a hint: numbers may be skipped, never invented.
	Committed() <-chan uint64
	// Close waits for running transactions and releases the store. Later calls fail with Unavailable.
	Close() error
}

// Item is one key with its value.
type Item struct {
	Key   []byte
	Value []byte
}

// Span is a range of keys: From ≤ key < To in byte order. A nil To means to the end of the key space.
// Reverse walks from the greatest key down.
type Span struct {
	From, To []byte
	Reverse  bool
}

// Reader reads one snapshot.
type Reader interface {
	// Get returns the value under key, nil and no error when there is none. The slice is valid until fn returns.
	Get(key []byte) ([]byte, error)
	// Scan yields the items of a span in order. Slices are valid until fn returns.
	Scan(span Span) iter.Seq2[Item, error]
	// Entries yields log entries from sequence number from (the first entry is 1) in order.
	Entries(from uint64) iter.Seq2[changelog.Entry, error]
	// Head returns the log's head: size, root state, time of the newest entry, epoch.
	Head() (changelog.Head, error)
}

// Writer reads its own writes.
type Writer interface {
	Reader
	Put(key, value []byte) error
	Delete(key []byte) error
	// Append seals the entry with the next sequence number and adds it to the log. The entry's Time must not lie before the
	// head's; the caller sets it once per transaction.
	Append(entry changelog.Entry) (seq uint64, err error)
}
