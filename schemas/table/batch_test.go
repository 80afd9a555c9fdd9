package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// drawnLine is a line as a test compares it.
func drawnLine(l *Line, m *Mender) string {
	var out strings.Builder
	fmt.Fprint(&out, l.Number, l.Role, l.Group)
	for _, cells := range [][]Cell{l.Cells, l.Sheet} {
		out.WriteString(" ‖")
		for i := range cells {
			c := &cells[i]
			if m != nil {
				m.Mend(c)
			}
			fmt.Fprintf(&out, " %q %q %d %d %d", c.Text, c.Raw, c.Kind, c.Encoding, c.Flags)
		}
	}
	return out.String()
}

// linesOf are the lines of a batch, those of its blocks made.
func linesOf(b *Batch) (lines []Line) {
	for _, p := range b.Parts {
		lines = append(lines, p.Lines...)
		for row := range p.blockRows() {
			lines = append(lines, p.Block.Line(row))
		}
	}
	return lines
}

func (p *Part) blockRows() int {
	if p.Block == nil {
		return 0
	}
	return p.Block.Rows
}

// linesBothWays reads text line by line and in batches over a window so small that batches end everywhere; both must give the same.
func linesBothWays(t *testing.T, text []byte) {
	t.Helper()
	linesInBatches(t, text, false)
	linesInBatches(t, text, true)
}

// linesInBatches compares lines with those of batches, or of batches with blocks.
func linesInBatches(t *testing.T, text []byte, blocks bool) {
	t.Helper()
	open := func() *Table {
		w, err := OpenReader(context.Background(), bytes.NewReader(text), int64(len(text)), "x.csv", Options{Delimiter: '|', Limits: Limits{CellBytes: 2000}})
		if err != nil {
			return nil
		}
		if src, ok := w.source.(*csvSource); ok {
			src.size = 1 // the smallest window
		}
		table, err := Understand(context.Background(), w, 0, Overrides{})
		if err != nil {
			return nil
		}
		return table
	}
	one, many := open(), open()
	if one == nil || many == nil {
		return
	}
	if blocks {
		many.BlocksFrom(0)
	}
	var want, got []string
	var errOne, errMany error
	for {
		line, err := one.Next()
		if err != nil {
			errOne = err
			break
		}
		want = append(want, drawnLine(line, nil))
	}
	batches := [2]Batch{}
	m := many.Mender()
	var kept []Line // of the batch before: filling another leaves it alone
	var keptText []string
	for i := 0; errMany == nil; i++ {
		b := &batches[i%2]
		errMany = many.NextBatch(b, true)
		lines := linesOf(b)
		if errMany == nil && len(lines) == 0 {
			t.Fatalf("an empty batch before the end of %q", text)
		}
		for at := range kept {
			if now := drawnLine(&kept[at], nil); now != keptText[at] {
				t.Fatalf("a line of the batch before became %s, was %s", now, keptText[at])
			}
		}
		kept, keptText = lines, keptText[:0]
		for at := range lines {
			drawn := drawnLine(&lines[at], m)
			keptText, got = append(keptText, drawn), append(got, drawn)
		}
	}
	if fmt.Sprint(errOne) != fmt.Sprint(errMany) {
		t.Fatalf("one by one %v, in batches %v", errOne, errMany)
	}
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("line %d: one by one\n%s\nin batches\n%s", i, want[i], got[i])
		}
	}
	if len(want) != len(got) {
		t.Fatalf("%d lines one by one, %d in batches", len(want), len(got))
	}
	if !errors.Is(errOne, io.EOF) {
		return
	}
	many.Layout.CountBad(m.Bad)
	if !slices.Equal(one.Layout.Notes, many.Layout.Notes) || !slices.Equal(one.Layout.Roles, many.Layout.Roles) {
		t.Fatalf("one by one %+v %+v, in batches %+v %+v", one.Layout.Notes, one.Layout.Roles, many.Layout.Notes, many.Layout.Roles)
	}
}

// TestBatchesGiveTheSameLines reads random tables, with what people and programs put into them, line by line and in batches.
func TestBatchesGiveTheSameLines(t *testing.T) {
	words := []string{"Xã Tà Hộc", "Tæng céng", "Tổng cộng", "Cộng", "\"a|b\"", "\"a\"\"b\"", "\"hai\ndòng\"", "x\"y", "12", "1.5", "", "", "Mai S\xf4n", "I", "A", "1.1", "a)", "Phßng gi¸o dôc",
		"STT", "Tên", "Ghi chú: số liệu ước", "Người lập biểu", strings.Repeat("dài ", 200), "ha", "(1)", "(2)", "2026-03-28", "\r"}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 5))
		width := 1 + rng.IntN(7)
		var text strings.Builder
		if rng.IntN(2) == 0 {
			text.WriteString("BÁO CÁO TỔNG HỢP\n\n")
		}
		text.WriteString([]string{"STT|Tên|Xã|Số hộ|Diện tích|Ghi chú|Mã", "ma|ten|xa|so_ho|dien_tich|ghi_chu|khac"}[rng.IntN(2)] + "\n")
		for row := range 300 + rng.IntN(900) {
			for c := range width {
				if c > 0 {
					text.WriteByte('|')
				}
				switch {
				case c == 0 && rng.IntN(4) > 0:
					fmt.Fprint(&text, row)
				case rng.IntN(12) == 0:
					text.WriteString(words[rng.IntN(len(words))])
				default:
					fmt.Fprintf(&text, "Bản %d", rng.IntN(50))
				}
			}
			text.WriteString([]string{"\n", "\r\n"}[rng.IntN(2)])
		}
		linesBothWays(t, []byte(text.String()))
	}
}

func FuzzBatch(f *testing.F) {
	for _, seed := range []string{"STT|A|B\n1|x|2\n|Cộng|2\n", "a\n\n\nb|c", "I|x\nII|y", "\"a|\n\"|b\n", "Mai S\xf4n|b", "Tæng céng|1|2"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 2000 {
			return
		}
		linesBothWays(t, bytes.Repeat(append(bytes.Clone(in), '\n'), 2+400/(1+bytes.Count(in, []byte("\n")))))
	})
}
