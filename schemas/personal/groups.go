package personal

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
)

// Few is the size below which a group of rows that share a combination of values is small (domain 5).
const Few = 5

// smallSizes are the bounds below which groups are counted.
var smallSizes = [...]int64{2, 3, Few, 10}

// MaxColumns is how many columns a combination may have.
const MaxColumns = 8

// Combination says how small the groups of rows are that share their values in some columns: k-anonymity, exact. It holds no value.
type Combination struct {
	Columns []string `json:"columns"` // names, in the order of the table
	Rows    int64    `json:"rows"`    // rows counted
	Groups  int64    `json:"groups"`  // different combinations
	K       int64    `json:"k"`       // rows of the smallest group, 0 in an empty table
	Small   []Small  `json:"small"`   // groups below each bound, the least bound first
	Drivers []Driver `json:"drivers"` // what each column does, in the order of Columns
}

// Small counts the groups below a size.
type Small struct {
	Below  int64 `json:"below"`  // rows
	Groups int64 `json:"groups"` // with fewer rows
	Rows   int64 `json:"rows"`   // in them
}

// Driver says how small the groups would be without a column.
type Driver struct {
	Column string `json:"column"`
	Rows   int64  `json:"rows"` // in groups below Few when this column is left out
}

// Fewer is the count below Few.
func (c *Combination) Fewer() Small {
	for _, s := range c.Small {
		if s.Below == Few {
			return s
		}
	}
	return Small{Below: Few}
}

// Worst is the column without which the fewest rows stand in small groups; "" when leaving one out does not help.
func (c *Combination) Worst() string {
	best, name := c.Fewer().Rows, ""
	for _, d := range c.Drivers {
		if d.Rows < best {
			best, name = d.Rows, d.Column
		}
	}
	return name
}

// Groups counts rows by their combination of values. It is exact: combinations are compared whole, never by hash alone. It holds at most
// twice 48 MiB and the codes of values (about 4 MiB a column) in memory, whatever the number of rows; what does not fit goes to temporary
// files.
type Groups struct {
	names []string
	codes []map[string]uint64 // by column: short for values that came first
	spent []int               // bytes of values in codes
	all   *counter
	part  *counter // combinations less one column
	rows  int64
	key   []byte
}

const (
	groupBudget = 48 << 20 // bytes of combinations held at a time; counting without a column holds as much again
	mostCodes   = 32 << 10 // values of a column that have a code
	codeBytes   = 1 << 20  // of those values
)

// NewGroups counts by the named columns; its temporary files go to dir ("" is the system's). The caller closes it.
func NewGroups(names []string, dir string) *Groups {
	g := &Groups{names: names, all: newCounter(dir, groupBudget, 0), part: newCounter(dir, groupBudget, 0), spent: make([]int, len(names))}
	for range names {
		g.codes = append(g.codes, map[string]uint64{})
	}
	return g
}

// Add counts a row: its values in the order of the names. A value that is missing is empty, and equal to other missing ones.
func (g *Groups) Add(values [][]byte) {
	g.rows++
	g.key = g.key[:0]
	for i, v := range values {
		g.key = g.append(g.key, i, v)
	}
	g.all.add(g.key, 1)
}

// append appends a value: twice its code, or twice its length and one more and then the value itself where the column has more values than
// codes. A value is written in one way throughout.
func (g *Groups) append(dst []byte, column int, v []byte) []byte {
	codes := g.codes[column]
	code, known := codes[string(v)]
	if !known && len(codes) < mostCodes && g.spent[column]+len(v) <= codeBytes {
		code, known = uint64(len(codes)), true
		codes[string(v)] = code
		g.spent[column] += len(v)
	}
	if known {
		return binary.AppendUvarint(dst, code<<1)
	}
	return append(binary.AppendUvarint(dst, uint64(len(v))<<1|1), v...)
}

// Count sums up what was added.
func (g *Groups) Count(ctx context.Context) (*Combination, error) {
	out := &Combination{Columns: g.names, Rows: g.rows, Drivers: []Driver{}}
	for _, below := range smallSizes {
		out.Small = append(out.Small, Small{Below: below})
	}
	err := g.all.each(ctx, func(_ []byte, n int64) {
		out.Groups++
		if out.K == 0 || n < out.K {
			out.K = n
		}
		for i := range out.Small {
			if n < out.Small[i].Below {
				out.Small[i].Groups++
				out.Small[i].Rows += n
			}
		}
	})
	if err != nil {
		return nil, err
	}
	if len(g.names) < 2 || out.Fewer().Rows == 0 {
		return out, nil
	}
	for i, name := range g.names {
		rows, err := g.without(ctx, i)
		if err != nil {
			return nil, err
		}
		out.Drivers = append(out.Drivers, Driver{name, rows})
	}
	return out, nil
}

// without counts the rows in small groups when column i is left out.
func (g *Groups) without(ctx context.Context, i int) (rows int64, err error) {
	c := g.part
	if err := c.empty(); err != nil {
		return 0, err
	}
	err = g.all.each(ctx, func(key []byte, n int64) {
		g.key = appendWithout(g.key[:0], key, i)
		c.add(g.key, n)
	})
	if err != nil {
		return 0, err
	}
	err = c.each(ctx, func(_ []byte, n int64) {
		if n < Few {
			rows += n
		}
	})
	return rows, err
}

// appendWithout appends a combination less its value at i.
func appendWithout(dst, key []byte, i int) []byte {
	for ; len(key) > 0; i-- {
		n, end := binary.Uvarint(key)
		if n&1 == 1 {
			end += int(n >> 1)
		}
		if i != 0 {
			dst = append(dst, key[:end]...)
		}
		key = key[end:]
	}
	return dst
}

// Close removes the temporary files.
func (g *Groups) Close() error {
	if err := errors.Join(g.all.close(), g.part.close()); err != nil {
		return fmt.Errorf("close the combinations: %w", err)
	}
	return nil
}
