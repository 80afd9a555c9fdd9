package table

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
)

// mergedRange is a merged range, rows and columns from 0-based column and 1-based row, ends included.
type mergedRange struct {
	firstRow, lastRow       int
	firstColumn, lastColumn int
}

// maxMerges bounds the ranges that are kept; no sheet made by a person has more.
const maxMerges = 200_000

// merges implements source. Ranges stand behind the rows, so the part is unpacked once for them alone.
func (s *xlsxSource) merges(ctx context.Context, sheet int) (found []mergedRange, err error) {
	err = s.read(s.sheets[sheet], func(x *xmlScanner) error {
		if err := x.skipRows(ctx); err != nil {
			return err
		}
		return x.each(func(t *token) error {
			if t.kind != tokenStart || string(t.name) != "mergeCell" {
				return nil
			}
			if m, ok := parseRange(t.attr("ref")); ok && len(found) < maxMerges {
				found = append(found, m)
			}
			return nil
		})
	})
	sort.Slice(found, func(i, j int) bool { return found[i].firstRow < found[j].firstRow })
	return found, err
}

// skipRows moves past </sheetData> (in any prefix) without taking the rows apart. A sheet without one is skipped whole.
func (x *xmlScanner) skipRows(ctx context.Context) error {
	mark := []byte("sheetData>")
	for n := 0; ; n++ {
		if n%64 == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("find merged cells: %w", err)
			}
		}
		window := x.buf[x.pos:x.end]
		for from := 0; ; {
			at := bytes.Index(window[from:], mark)
			if at < 0 {
				break
			}
			at += from
			tag := bytes.LastIndexByte(window[:at], '<')
			if tag >= 0 && tag+1 < len(window) && window[tag+1] == '/' {
				x.pos += at + len(mark)
				return nil
			}
			from = at + len(mark)
		}
		x.pos = max(x.pos, x.end-64)
		if err := x.more(); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// parseRange reads "A5:B6".
func parseRange(ref string) (mergedRange, bool) {
	from, to, ok := bytes.Cut([]byte(ref), []byte(":"))
	if !ok {
		return mergedRange{}, false
	}
	c1, r1 := parseRef(from)
	c2, r2 := parseRef(to)
	if c1 < 0 || c2 < c1 || r1 < 1 || r2 < r1 {
		return mergedRange{}, false
	}
	return mergedRange{r1, r2, c1, c2}, true
}

// parseRef reads "AB12" into column 27 and row 12; -1 or 0 where a part is missing or wrong.
func parseRef(ref []byte) (column, row int) {
	i := 0
	for ; i < len(ref); i++ {
		c := ref[i] &^ 0x20
		if ref[i] == '$' {
			continue
		}
		if c < 'A' || c > 'Z' {
			break
		}
		if column = column*26 + int(c-'A') + 1; column > 20_000 {
			return -1, 0
		}
	}
	for ; i < len(ref); i++ {
		c := ref[i]
		if c == '$' {
			continue
		}
		if c < '0' || c > '9' {
			return -1, 0
		}
		if row = row*10 + int(c-'0'); row > 100_000_000 {
			return -1, 0
		}
	}
	return column - 1, row
}
