package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestTextsReadTheSameInAnyOrder: what the first rows show of old fonts settles a doubtful text further down; what stands behind them does
// not, so that a column read by itself says the same as a row read by itself.
func TestTextsReadTheSameInAnyOrder(t *testing.T) {
	old := []string{"HuyÖn Mai S¬n", "Ph\u00adêng ChiÒng LÒ", "X· M\u00adêng Bó", "TØnh S¬n La"} // TCVN3
	plain := []string{"Xã"}
	read := func(head, late []string) (last string) {
		var text strings.Builder
		text.WriteString("ma,ten\n")
		for row := range 300 {
			name := fmt.Sprintf("Ban %d", row)
			switch {
			case row < 8:
				name = head[row%len(head)]
			case row > 250 && row < 290:
				name = late[row%len(late)]
			case row >= 290:
				name = "M¶i"
			}
			fmt.Fprintf(&text, "%d,%s\n", row, name)
		}
		w, err := OpenReader(context.Background(), strings.NewReader(text.String()), int64(text.Len()), "x.csv", Options{})
		if err != nil {
			t.Fatal(err)
		}
		table, err := Understand(context.Background(), w, 0, Overrides{})
		if err != nil {
			t.Fatal(err)
		}
		m := table.Mender()
		var b Batch
		for err == nil {
			err = table.NextBatch(&b, false)
			for i := range b.Lines {
				if cells := b.Lines[i].Cells; len(cells) == 2 {
					m.Mend(&cells[1])
					last = string(cells[1].Text)
				}
			}
		}
		if !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		return last
	}
	if last := read(plain, plain); last != "M¶i" {
		t.Errorf("without a witness: %q", last)
	}
	if last := read(old, plain); last == "M¶i" {
		t.Errorf("the head decided, and still %q", last)
	}
	if last := read(plain, old); last != "M¶i" {
		t.Errorf("what stands behind the head decided: %q", last)
	}
}
