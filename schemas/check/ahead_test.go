package check

import (
	"strings"
	"testing"

	"danhmuc/schemas/table"
)

type panicking struct{}

func (panicking) Next() (*table.Line, error) { panic("torn") }

// TestReadingAheadOutlivesAPanic: a reader that panics ends the reading with an error, in whichever goroutine it runs.
func TestReadingAheadOutlivesAPanic(t *testing.T) {
	a := readAhead(panicking{}, false)
	defer a.end()
	if line, err := a.Next(); line != nil || err == nil || !strings.Contains(err.Error(), "torn") {
		t.Errorf("line %v, error %v", line, err)
	}
}
