package check

import (
	"strings"
	"testing"

	"danhmuc/schemas/table"
)

type panicking struct{}

func (panicking) NextBatch(*table.Batch, bool) error { panic("torn") }

// TestReadingAheadOutlivesAPanic: a reader that panics ends the reading with an error, in whichever goroutine it runs.
func TestReadingAheadOutlivesAPanic(t *testing.T) {
	a := readAhead(panicking{}, false)
	defer a.end()
	if parts, err := a.next(); len(parts) > 0 || err == nil || !strings.Contains(err.Error(), "torn") {
		t.Errorf("parts %v, error %v", parts, err)
	}
}
