package rows

import (
	"fmt"
	"io"
	"strings"

	"danhmuc/registry/publish/open"
)

// CSVOptions vary the CSV; the zero value is what is published.
type CSVOptions struct {
	// BOM writes the byte order mark that old spreadsheets need to see UTF-8.
	BOM bool
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 32 << 10

// WriteCSV writes the public CSV: UTF-8, comma, LF, RFC 4180 quotes, the header
// the column names.
func WriteCSV(w io.Writer, src io.Reader, d *open.Dataset, o CSVOptions) error {
	r, err := newReader(src, d.Columns)
	if err != nil {
		return err
	}
	buf := make([]byte, 0, flushAt+4<<10)
	if o.BOM {
		buf = append(buf, "\uFEFF"...)
	}
	for i, c := range d.Columns {
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = appendCell(buf, c.Name, false)
	}
	buf = append(buf, '\n')
	for {
		row, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		for i, value := range row {
			if i > 0 {
				buf = append(buf, ',')
			}
			buf = appendCell(buf, value, d.Columns[i].Numeric())
		}
		buf = append(buf, '\n')
		if len(buf) >= flushAt {
			if _, err := w.Write(buf); err != nil {
				return fmt.Errorf("write csv: %w", err)
			}
			buf = buf[:0]
		}
	}
	if _, err := w.Write(buf); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// appendCell appends one field, defused and quoted where needed.
func appendCell(buf []byte, value string, numeric bool) []byte {
	if value == "" {
		return buf
	}
	harmful := runsAsFormula(value) && !(numeric && isNumber(value))
	if !strings.ContainsAny(value, ",\"\n\r") && value[0] != ' ' && value[0] != '\t' {
		if harmful {
			buf = append(buf, '\'')
		}
		return append(buf, value...)
	}
	buf = append(buf, '"')
	if harmful {
		buf = append(buf, '\'')
	}
	for {
		i := strings.IndexByte(value, '"')
		if i < 0 {
			break
		}
		buf = append(buf, value[:i+1]...)
		buf = append(buf, '"')
		value = value[i+1:]
	}
	buf = append(buf, value...)
	return append(buf, '"')
}

// runsAsFormula says whether a spreadsheet may take the text for a formula or
// a command (OWASP, CSV injection): = + - @, tab, carriage return, line feed,
// and the full-width forms that some locales read alike.
func runsAsFormula(value string) bool {
	switch value[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return true
	case 0xef:
		for _, wide := range [...]string{"＝", "＋", "－", "＠"} {
			if strings.HasPrefix(value, wide) {
				return true
			}
		}
	}
	return false
}

// isNumber accepts what a canonical number looks like: a sign, digits, one
// point, an exponent.
func isNumber(s string) bool {
	i := 0
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	digits := func() int {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i - from
	}
	n := digits()
	if i < len(s) && s[i] == '.' {
		i++
		n += digits()
	}
	if n == 0 {
		return false
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		if digits() == 0 {
			return false
		}
	}
	return i == len(s)
}
