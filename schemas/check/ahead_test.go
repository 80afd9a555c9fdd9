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
	if lines, err := a.next(); len(lines) > 0 || err == nil || !strings.Contains(err.Error(), "torn") {
		t.Errorf("lines %v, error %v", lines, err)
	}
}
