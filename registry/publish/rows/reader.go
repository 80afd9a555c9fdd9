package rows

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"danhmuc/registry/publish/open"
)

// ErrColumns says that the rows file lacks an approved column: the file and the
// description do not belong together, and nothing may be served.
var ErrColumns = errors.New("the rows file lacks an approved column")

// reader yields the approved columns of a rows file, row by row.
type reader struct {
	csv  *csv.Reader
	from []int    // the position in the file of each approved column
	row  []string // reused
}

func newReader(src io.Reader, columns []open.Column) (*reader, error) {
	in := csv.NewReader(bufio.NewReaderSize(src, 64<<10))
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil {
		return nil, fmt.Errorf("read the header of the rows: %w", err)
	}
	at := make(map[string]int, len(header))
	for i, name := range header {
		at[name] = i
	}
	r := &reader{csv: in, from: make([]int, len(columns)), row: make([]string, len(columns))}
	for i, c := range columns {
		position, ok := at[c.Name]
		if !ok {
			return nil, fmt.Errorf("column %q: %w", c.Name, ErrColumns)
		}
		r.from[i] = position
	}
	return r, nil
}

// next answers the next row, valid until the following call, or io.EOF.
func (r *reader) next() ([]string, error) {
	record, err := r.csv.Read()
	if err == io.EOF {
		return nil, io.EOF
	}
	if err != nil {
		return nil, fmt.Errorf("read a row: %w", err)
	}
	for i, position := range r.from {
		r.row[i] = record[position]
	}
	return r.row, nil
}

// Each calls fn with every row, the values in the order of the columns. The
// slice is reused. It stops at fn's first error and answers it.
func Each(src io.Reader, columns []open.Column, fn func(row []string) error) error {
	r, err := newReader(src, columns)
	if err != nil {
		return err
	}
	for {
		row, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := fn(row); err != nil {
			return err
		}
	}
}

// Preview answers the first n rows.
func Preview(src io.Reader, columns []open.Column, n int) ([][]string, error) {
	r, err := newReader(src, columns)
	if err != nil {
		return nil, err
	}
	rows := make([][]string, 0, n)
	for len(rows) < n {
		row, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, append([]string(nil), row...))
	}
	return rows, nil
}
