package table

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"sort"
)

// maxXLSRows is how many rows a sheet of the format has.
const maxXLSRows = 1 << 16

// maxUnordered is how many cells of a workbook are sorted where sheets are not written row by row, 16 bytes each.
const maxUnordered = 2 << 20

// xlsIndex is what one pass over a sheet finds beside its values.
type xlsIndex struct {
	hiddenRows [maxXLSRows / 64]uint64
	hidden     []hiddenSpan
	merges     []mergedRange
	unordered  bool      // some cell stands behind one of a later row
	sorted     []xlsCell // of an unordered sheet that has been read before
}

// eachRecord calls fn for every record of a sheet's own substream, up to its end; charts inside it are passed over.
func (s *xlsSource) eachRecord(ctx context.Context, sheet int, fn func(r *biffReader) error) error {
	reader, err := s.stream.from(s.offsets[sheet])
	if err != nil {
		return err
	}
	r := newBiffReader(reader)
	if err := begins(r); err != nil {
		return err
	}
	for n, depth := 0, 0; ; n++ {
		if n%(16*contextEvery) == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("look through the sheet: %w", err)
			}
		}
		if err := r.next(); err != nil {
			return err
		}
		switch {
		case r.kind == biffBOF:
			depth++
		case r.kind == biffEOF && depth == 0:
			return nil
		case r.kind == biffEOF:
			depth--
		case depth == 0:
			if err := fn(r); err != nil {
				return err
			}
		}
	}
}

// index looks a sheet through once: what stands behind the rows must be known before them.
func (s *xlsSource) index(ctx context.Context, sheet int) (*xlsIndex, error) {
	if known := s.indexes[sheet]; known != nil {
		return known, nil
	}
	found, last := &xlsIndex{}, 0
	err := s.eachRecord(ctx, sheet, func(r *biffReader) error {
		switch r.kind {
		case biffRow:
			if row := u16(r.body, 0); u16(r.body, 12)&0x20 != 0 {
				found.hiddenRows[row/64] |= 1 << (row % 64)
			}
		case biffColInfo:
			if u16(r.body, 8)&1 != 0 && len(found.hidden) < maxHiddenSpans {
				found.hidden = append(found.hidden, hiddenSpan{u16(r.body, 0), u16(r.body, 2)})
			}
		case biffMergedCells:
			found.addMerges(r.body)
		case biffFormula, biffNumber, biffRK, biffMulRK, biffLabel, biffRString, biffLabelSST, biffBoolErr:
			row := u16(r.body, 0)
			found.unordered = found.unordered || row < last
			last = row
		}
		return nil
	})
	if err != nil {
		return nil, s.broken(err)
	}
	sort.SliceStable(found.merges, func(i, j int) bool { return found.merges[i].firstRow < found.merges[j].firstRow })
	s.indexes[sheet] = found
	return found, nil
}

func (x *xlsIndex) addMerges(body []byte) {
	count := u16(body, 0)
	for at := 2; count > 0 && at+8 <= len(body) && len(x.merges) < maxMerges; count, at = count-1, at+8 {
		m := mergedRange{u16(body, at) + 1, u16(body, at+2) + 1, u16(body, at+4), u16(body, at+6)}
		if m.lastRow >= m.firstRow && m.lastColumn >= m.firstColumn {
			x.merges = append(x.merges, m)
		}
	}
}

// merges implements source.
func (s *xlsSource) merges(ctx context.Context, sheet int) ([]mergedRange, error) {
	x, err := s.index(ctx, sheet)
	if err != nil {
		return nil, err
	}
	return x.merges, nil
}

// rows implements source.
func (s *xlsSource) rows(ctx context.Context, sheet int) (rowSource, error) {
	x, err := s.index(ctx, sheet)
	if err != nil {
		return nil, err
	}
	out := &xlsRows{rowBuilder: rowBuilder{limits: s.limits, date04: s.date04, shared: s.strings, hidden: x.hidden}, src: s, index: x, row: -1}
	if x.unordered {
		return s.sorted(ctx, sheet, out)
	}
	reader, err := s.stream.from(s.offsets[sheet])
	if err != nil {
		return nil, s.broken(err)
	}
	out.records = newBiffReader(reader)
	out.label = biffText{limit: s.limits.CellBytes}
	if err := begins(out.records); err != nil {
		return nil, s.broken(err)
	}
	return out, nil
}

// xlsKind is how a cell's value is stored.
type xlsKind uint8

const (
	xlsNumber xlsKind = iota
	xlsShared         // value is the number of a shared text
	xlsBool
	xlsError
	xlsText // the text stands beside
)

// xlsCell is a cell as its record has it.
type xlsCell struct {
	value           uint64
	row, column, xf uint16
	kind            xlsKind
	formula         bool
}

// xlsRows streams a sheet's rows.
type xlsRows struct {
	rowBuilder
	src     *xlsSource
	records *biffReader
	label   biffText
	index   *xlsIndex
	row     int // being read, from 0; -1 before the first
	late    *xlsCell
	room    xlsCell
	depth   int
	ended   bool
}

// close implements rowSource: the workbook owns the file.
func (s *xlsRows) close() error { return nil }

// next implements rowSource. Rows without a value are left out.
func (s *xlsRows) next(row *Row) error {
	err := s.scan(row)
	if err == nil || err == io.EOF {
		return err
	}
	err = s.src.broken(err)
	if e, ok := err.(*Error); ok {
		e.Where.Row = max(e.Where.Row, s.row+1)
	}
	return err
}

func (s *xlsRows) scan(row *Row) error {
	if s.ended {
		return io.EOF
	}
	s.row = -1
	for {
		if err := s.records.next(); err != nil {
			return err
		}
		switch kind := s.records.kind; {
		case kind == biffBOF:
			s.depth++
		case kind == biffEOF && s.depth > 0:
			s.depth--
		case kind == biffEOF:
			s.ended = true
			if s.row < 0 || len(s.cells) == 0 {
				return io.EOF
			}
			return s.finish(row)
		case s.depth > 0:
		case isCell(kind):
			at := u16(s.records.body, 0)
			if s.row >= 0 && at != s.row {
				s.records.unread = true
				if len(s.cells) > 0 {
					return s.finish(row)
				}
			}
			if at != s.row {
				s.records.unread = false
				s.start(at)
			}
			if err := s.record(s.store); err != nil {
				return err
			}
		case kind == biffString && s.late != nil:
			if err := s.lateText(s.store); err != nil {
				return err
			}
		}
	}
}

func isCell(kind uint16) bool {
	switch kind {
	case biffFormula, biffNumber, biffRK, biffMulRK, biffLabel, biffRString, biffLabelSST, biffBoolErr:
		return true
	}
	return false
}

func (s *xlsRows) start(row int) {
	s.row, s.late = row, nil
	s.begin(row + 1)
}

func (s *xlsRows) finish(row *Row) error {
	s.end(row, s.hiddenRow())
	return nil
}

func (s *xlsRows) hiddenRow() bool { return s.index.hiddenRows[s.row/64]>>(s.row%64)&1 != 0 }

// record hands the cells of the record at hand to put, with the text of one that carries its own.
func (s *xlsRows) record(put func(c *xlsCell, text []byte) error) error {
	body := s.records.body
	s.late = nil
	c := &s.room
	*c = xlsCell{row: uint16(u16(body, 0)), column: uint16(u16(body, 2)), xf: uint16(u16(body, 4))}
	need := 6
	switch s.records.kind {
	case biffNumber, biffFormula:
		need = 14
	case biffRK, biffLabelSST:
		need = 10
	case biffBoolErr, biffLabel, biffRString:
		need = 8
	}
	if len(body) < need {
		return &Error{Code: CodeDamaged, Err: fmt.Errorf("record 0x%04X of %d bytes", s.records.kind, len(body))}
	}
	switch s.records.kind {
	case biffNumber:
		c.value = binary.LittleEndian.Uint64(body[6:])
	case biffRK:
		c.value = math.Float64bits(rkValue(u32(body, 6)))
	case biffLabelSST:
		c.kind, c.value = xlsShared, uint64(u32(body, 6))
	case biffBoolErr:
		c.kind, c.value = xlsBool, uint64(body[6])
		if body[7] != 0 {
			c.kind = xlsError
		}
	case biffFormula:
		c.formula = true
		if !c.result(body[6:14]) {
			s.late = &xlsCell{}
			*s.late = *c
			return nil
		}
	case biffLabel, biffRString:
		c.kind = xlsText
		if err := s.records.sheetText(&s.label, 6, 2); err != nil {
			return err
		}
		return put(c, s.label.text)
	case biffMulRK:
		for at := 4; at+6 <= len(body)-2; at += 6 {
			c.xf, c.value = uint16(u16(body, at)), math.Float64bits(rkValue(u32(body, at+2)))
			if err := put(c, nil); err != nil {
				return err
			}
			c.column++
		}
		return nil
	}
	return put(c, nil)
}

// result reads the stored result of a formula; false for a text, which the next STRING record holds.
func (c *xlsCell) result(b []byte) bool {
	c.value = binary.LittleEndian.Uint64(b)
	if b[6] != 0xFF || b[7] != 0xFF {
		return true
	}
	switch b[0] {
	case 0:
		c.kind = xlsText
		return false
	case 1:
		c.kind, c.value = xlsBool, uint64(b[2])
	case 2:
		c.kind, c.value = xlsError, uint64(b[2])
	default:
		c.kind = xlsText // an empty text
	}
	return true
}

// lateText hands a formula's text over.
func (s *xlsRows) lateText(put func(c *xlsCell, text []byte) error) error {
	late := s.late
	s.late = nil
	if err := s.records.sheetText(&s.label, 0, 2); err != nil {
		return err
	}
	return put(late, s.label.text)
}

// rkValue decodes a number of 30 bits: whole or the upper half of a float, perhaps in hundredths.
func rkValue(rk uint32) float64 {
	var v float64
	if rk&2 != 0 {
		v = float64(int32(rk) >> 2)
	} else {
		v = math.Float64frombits(uint64(rk&^3) << 32)
	}
	if rk&1 != 0 {
		v /= 100
	}
	return v
}

// xlsErrors are the values of error cells.
var xlsErrors = map[uint64]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

// store puts a cell into the row.
func (s *xlsRows) store(x *xlsCell, text []byte) error {
	style := s.src.styles.get(int(x.xf))
	var c Cell
	switch x.kind {
	case xlsNumber:
		if v := math.Float64frombits(x.value); !math.IsNaN(v) && !math.IsInf(v, 0) {
			s.float(&c, style, v)
		}
	case xlsShared:
		if x.value > math.MaxUint32 {
			return &Error{Code: CodeDamaged}
		}
		if err := s.sharedText(&c, style, uint32(x.value)); err != nil {
			return err
		}
	case xlsBool:
		s.boolean(&c, x.value != 0, nil)
	case xlsError:
		name, known := xlsErrors[x.value]
		if !known {
			name = fmt.Sprintf("#ERR%d!", x.value)
		}
		kept := s.keep([]byte(name))
		c = Cell{Text: kept, Raw: kept, Kind: KindError}
	case xlsText:
		s.text(&c, style, s.keep(text))
	}
	if x.formula {
		c.Flags |= FlagFormula
	}
	return s.put(int(x.column), &c, s.hiddenRow())
}

// sorted reads all cells of a sheet that is not written row by row and puts them in order. Texts of its own become shared ones.
func (s *xlsSource) sorted(ctx context.Context, sheet int, out *xlsRows) (rowSource, error) {
	if out.index.sorted != nil {
		return &sortedRows{xlsRows: out, left: out.index.sorted}, nil
	}
	var cells []xlsCell
	out.label = biffText{limit: s.limits.CellBytes}
	put := func(c *xlsCell, text []byte) error {
		if s.kept++; s.kept > maxUnordered {
			return &Error{Code: CodeTooLarge, Detail: fmt.Sprint(maxUnordered)}
		}
		if c.kind == xlsText {
			if err := s.strings.add(text); err != nil {
				return err
			}
			c.kind, c.value = xlsShared, uint64(s.strings.count-1)
		}
		cells = append(cells, *c)
		return nil
	}
	err := s.eachRecord(ctx, sheet, func(r *biffReader) error {
		out.records = r
		switch {
		case isCell(r.kind):
			return out.record(put)
		case r.kind == biffString && out.late != nil:
			return out.lateText(put)
		}
		return nil
	})
	if err != nil {
		return nil, s.broken(err)
	}
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].row < cells[j].row })
	out.index.sorted = cells
	return &sortedRows{xlsRows: out, left: cells}, nil
}

// sortedRows streams the sorted cells of a sheet.
type sortedRows struct {
	*xlsRows
	left []xlsCell
}

// next implements rowSource.
func (s *sortedRows) next(row *Row) error {
	for len(s.left) > 0 {
		s.start(int(s.left[0].row))
		for len(s.left) > 0 && int(s.left[0].row) == s.row {
			if err := s.store(&s.left[0], nil); err != nil {
				return s.src.broken(err)
			}
			s.left = s.left[1:]
		}
		if len(s.cells) > 0 {
			return s.finish(row)
		}
	}
	return io.EOF
}
