package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
)

// FuzzAreas reads any sheet table by table: the areas stand in order and apart, and each gives its own rows once, in order, none of
// another's cells, or is empty.
func FuzzAreas(f *testing.F) {
	f.Add([]byte(strings.Join(picture, "\n")))
	for _, seed := range []string{
		"BẢNG 1|\nSTT|A|B\n1|x|2\n|Cộng|2\n\nBẢNG 2\nTên|Số\na|1\nb|2\n", "STT|A|B||STT|C|D\n1|x|2||1|y|3\n2|z|4||2|t|5\n", "A|B|C||D|E\nx|1|2||y|3\nz|4|5||t|6\nu|7|8\nv|9|10",
		"TT|N|S\nI|A|3\n1|B|3\na|C|1\nb|D|2\n2|E|4\n1.1|F|5\n", "x|y\n\n\nMã|Năm\n1|2020\n(trong đó có một số dòng này nữa)\n2|2021", "|||ha\nX|1|2\nTrong đó:\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		ctx := context.Background()
		w, err := OpenReader(ctx, bytes.NewReader(in), int64(len(in)), "x.csv", Options{Delimiter: '|'})
		if err != nil || len(w.Sheets) == 0 {
			return
		}
		areas, err := w.Areas(ctx, 0)
		if err != nil {
			if codeOf(err) == "" {
				t.Fatalf("%q: %v has no code", in, err)
			}
			return
		}
		if len(areas) == 0 {
			t.Fatalf("%q: no area", in)
		}
		for i, a := range areas {
			if a.FirstRow > a.LastRow || a.FirstColumn > a.LastColumn {
				t.Fatalf("%q: area %s", in, a.Range)
			}
			for _, b := range areas[:i] {
				if a.FirstRow <= b.LastRow && b.FirstRow <= a.LastRow && a.FirstColumn <= b.LastColumn && b.FirstColumn <= a.LastColumn {
					t.Fatalf("%q: %s and %s overlap", in, b.Range, a.Range)
				}
			}
			if sheet, number := w.ParseAddress(w.Address(a)); sheet != 0 || number != a.Number {
				t.Fatalf("%q: address %q", in, w.Address(a))
			}
			readArea(t, in, w, a)
		}
	})
}

// readArea reads an area to its end.
func readArea(t *testing.T, in []byte, w *Workbook, a Area) {
	tab, err := UnderstandArea(context.Background(), w, a, Overrides{})
	last := 0
	for err == nil {
		var line *Line
		if line, err = tab.Next(); err != nil {
			break
		}
		if line.Number <= last || line.Number < a.FirstRow || line.Number > a.LastRow {
			t.Fatalf("%q: %s gives row %d after %d", in, a.Range, line.Number, last)
		}
		last = line.Number
		if line.Role == RoleData && len(line.Cells) != len(tab.Layout.Columns) {
			t.Fatalf("%q: %s row %d has %d cells for %d columns", in, a.Range, line.Number, len(line.Cells), len(tab.Layout.Columns))
		}
		for c := range line.Sheet {
			if (c < a.FirstColumn || c > a.LastColumn) && line.Sheet[c].Kind != KindEmpty && !line.Sheet[c].Has(FlagFilled) {
				t.Fatalf("%q: %s row %d shows column %s", in, a.Range, line.Number, ColumnLetter(c))
			}
		}
	}
	if !errors.Is(err, io.EOF) && codeOf(err) == "" {
		t.Fatalf("%q: %v has no code", in, err)
	}
}
