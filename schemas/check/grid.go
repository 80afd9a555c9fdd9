package check

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"

	"danhmuc/schemas/table"
	"danhmuc/schemas/viet"
)

// Bounds of the drawn sheet.
const (
	gridRows   = 20000 // first rows drawn without a gap
	gridMarked = 20000 // later rows drawn because something was found in them
)

// GridRow is one row of the sheet as drawn, one JSON object a line.
type GridRow struct {
	Row     int      `json:"row"`              // the sheet's own row number
	Role    string   `json:"role"`             // "data", "title", "header", "unit", "numbered", "group", "total", "footer", "blank"
	Group   string   `json:"group,omitempty"`  // the group it stands under
	Hidden  bool     `json:"hidden,omitempty"` // hidden in the workbook
	Cells   []string `json:"cells"`            // text of each cell from column A, legacy fonts as stored
	Numbers []int    `json:"num,omitempty"`    // cells stored as numbers: drawn at the right
	Filled  []int    `json:"filled,omitempty"` // cells that repeat the first cell of a merged range
	Marks   []Mark   `json:"marks,omitempty"`  // cells with findings
}

// Mark is the worst finding of one cell.
type Mark struct {
	Cell     int      `json:"cell"` // column of the sheet from 0
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
}

// gridWriter writes the drawn sheet.
type gridWriter struct {
	buf    *bufio.Writer
	zip    *gzip.Writer
	enc    *json.Encoder
	rows   int // rows drawn without a gap
	marked int // rows drawn after them
	row    GridRow
	first  int // rows to draw without a gap
	err    error
}

func newGridWriter(w io.Writer, first int) *gridWriter {
	if w == nil {
		return nil
	}
	g := &gridWriter{buf: bufio.NewWriterSize(w, 64<<10), first: first}
	g.zip, g.err = gzip.NewWriterLevel(g.buf, gzip.BestSpeed)
	if g.err != nil {
		return g
	}
	g.enc = json.NewEncoder(g.zip)
	g.enc.SetEscapeHTML(false)
	return g
}

// wants tells whether a row is to be drawn.
func (g *gridWriter) wants(number int, marks []Mark) bool {
	if number <= g.first {
		return true
	}
	return len(marks) > 0 && g.marked < gridMarked
}

// draw writes a row.
func (g *gridWriter) draw(line *table.Line, marks []Mark) {
	if g.err != nil || !g.wants(line.Number, marks) {
		return
	}
	if line.Number <= g.first {
		g.rows = line.Number
	} else {
		g.marked++
	}
	r := &g.row
	*r = GridRow{Row: line.Number, Role: line.Role.String(), Group: line.Group, Cells: r.Cells[:0], Numbers: r.Numbers[:0], Filled: r.Filled[:0], Marks: marks}
	for i := range line.Sheet {
		cell := &line.Sheet[i]
		text := cell.Text
		if cell.Encoding != viet.Unicode {
			text = cell.Raw
		}
		r.Cells = append(r.Cells, cut(string(text)))
		if cell.Kind == table.KindNumber {
			r.Numbers = append(r.Numbers, i)
		}
		if cell.Has(table.FlagFilled) {
			r.Filled = append(r.Filled, i)
		}
		r.Hidden = r.Hidden || cell.Has(table.FlagHidden) && i == 0
	}
	if err := g.enc.Encode(r); err != nil {
		g.err = err
	}
}

func (g *gridWriter) close() error {
	if g.err == nil {
		g.err = g.zip.Close()
	}
	if g.err == nil {
		g.err = g.buf.Flush()
	}
	if g.err != nil {
		return fmt.Errorf("write the drawn sheet: %w", g.err)
	}
	return nil
}
