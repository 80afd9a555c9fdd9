package follow

import (
	"context"
	"fmt"
	"strings"

	"danhmuc/registry/changelog"
)

// Follower derives a state from the log. The runner calls its methods from one goroutine at a time.
type Follower interface {
	// Name names the follower, and the folder of its state.
	Name() string
	// Version is the version of how the state is derived; a new one means wipe and replay.
	Version() int
	// Cursor returns the sequence number of the last entry in the state as committed, 0 for none. It is asked at the
	// start and after each error.
	Cursor(ctx context.Context) (uint64, error)
	// Apply brings the state past the entries, which follow the cursor without a gap, and commits it with the new
	// cursor, or neither.
	Apply(ctx context.Context, entries []changelog.Entry) error
	// Reset wipes the state; Cursor returns 0 after it.
	Reset(ctx context.Context) error
}

// Durable is a follower whose state outlives the process.
type Durable interface {
	Follower
	// Mark returns the mark that was committed last, "" for none.
	Mark(ctx context.Context) (string, error)
	// ApplyMarked is Apply, and commits the mark together with state and cursor.
	ApplyMarked(ctx context.Context, entries []changelog.Entry, mark string) error
}

// markOf is what a durable follower commits with the entry that it applied last.
func markOf(version int, last changelog.Entry) (string, error) {
	leaf, err := last.LeafHash()
	if err != nil {
		return "", fmt.Errorf("mark: %w", err)
	}
	return fmt.Sprintf("%d %s", version, leaf), nil
}

// versionMark is the beginning of every mark of a version.
func versionMark(version int) string { return fmt.Sprintf("%d ", version) }

func sameVersion(mark string, version int) bool { return strings.HasPrefix(mark, versionMark(version)) }
