package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
)

// cellRecord is a record of the cell at row and column (from 0) with format xf.
func cellRecord(kind uint16, row, column, xf int, value ...byte) []byte {
	head := binary.LittleEndian.AppendUint16(nil, uint16(row))
	head = binary.LittleEndian.AppendUint16(head, uint16(column))
	return record(kind, append(binary.LittleEndian.AppendUint16(head, uint16(xf)), value...)...)
}

func numberRecord(row, column, xf int, v float64) []byte {
	return cellRecord(biffNumber, row, column, xf, binary.LittleEndian.AppendUint64(nil, math.Float64bits(v))...)
}

func rkRecord(row, column int, rk uint32) []byte {
	return cellRecord(biffRK, row, column, 0, binary.LittleEndian.AppendUint32(nil, rk)...)
}

func records(list ...[]byte) []byte { return bytes.Join(list, nil) }

// xlsRowsOf reads the one sheet of a composed workbook: texts by row.
func xlsRowsOf(t *testing.T, globals, sheet []byte) ([]int, [][]string) {
	t.Helper()
	return rawRows(t, open(t, write(t, "x.xls", biffBook(globals, sheet)), Options{}), 0)
}

func TestXLSValues(t *testing.T) {
	numbers, rows := xlsRowsOf(t, nil, records(
		rkRecord(0, 0, 1234<<2|2), rkRecord(0, 1, 1234<<2|3), rkRecord(0, 2, uint32(math.Float64bits(1.5)>>32)&^3), rkRecord(0, 3, uint32(math.MaxUint32&^3|2)), // 1234, 12.34, 1.5, -1
		numberRecord(1, 0, 0, 0.1+0.2), numberRecord(1, 1, 0, 1e20), numberRecord(1, 2, 0, -2.5e-7), numberRecord(1, 3, 0, math.NaN()), numberRecord(1, 4, 0, 123456789012345680),
		cellRecord(biffMulRK, 2, 1, 0, append(binary.LittleEndian.AppendUint32(nil, 7<<2|2), 0, 0, 9<<2|2, 0, 0, 0, 2, 0)...),
		cellRecord(biffBoolErr, 3, 0, 0, 1, 0), cellRecord(biffBoolErr, 3, 1, 0, 0x2A, 1), cellRecord(biffBoolErr, 3, 2, 0, 0x17, 1), cellRecord(biffBoolErr, 3, 3, 0, 0x99, 1),
		cellRecord(biffFormula, 4, 0, 0, append(binary.LittleEndian.AppendUint64(nil, math.Float64bits(42)), 0, 0)...), cellRecord(biffFormula, 4, 1, 0, 1, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0, 0),
		cellRecord(biffFormula, 4, 2, 0, 2, 0, 7, 0, 0, 0, 0xFF, 0xFF, 0, 0), cellRecord(biffFormula, 4, 3, 0, 3, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0),
		cellRecord(biffFormula, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0), record(0x04BC, 1, 2, 3), record(biffString, 2, 0, 1, 'X', 0, 0xE3, 0),
		cellRecord(0x0201, 5, 0, 0), // BLANK: a row without a value
		cellRecord(biffLabel, 7, 0, 0, 2, 0, 1, 0x3D, 0xD8, 0x00, 0xDE)))
	want := [][]string{{"1234", "12.34", "1.5", "-1"}, {"0.3", "100000000000000000000", "-0.00000025", "", "123456789012346000"}, {"", "7", "9"}, {"true", "#N/A", "#REF!", "#ERR153!"}, {"42", "true", "#DIV/0!", "", "Xã"}, {"😀"}}
	if !slices.EqualFunc(rows, want, slices.Equal) || !slices.Equal(numbers, []int{1, 2, 3, 4, 5, 8}) {
		t.Errorf("rows %v %q", numbers, rows)
	}
}

func TestXLSDates(t *testing.T) {
	globals := records(record(biffFormat, 164, 0, 10, 0, 0, 'd', 'd', '/', 'm', 'm', '/', 'y', 'y', 'y', 'y'), record(biffXF, 0, 0, 0, 0), record(biffXF, 0, 0, 164, 0), record(biffXF, 0, 0, 14, 0), record(biffXF, 0, 0, 20, 0))
	sheet := records(numberRecord(0, 0, 0, 46109), numberRecord(0, 1, 1, 46109), numberRecord(0, 2, 2, 46109.5), numberRecord(0, 3, 3, 0.25), numberRecord(0, 4, 1, -3))
	_, rows := xlsRowsOf(t, globals, sheet)
	if want := []string{"46109", "2026-03-28", "2026-03-28T12:00:00", "06:00:00", "-3"}; !slices.Equal(rows[0], want) {
		t.Errorf("%q, want %q", rows[0], want)
	}
	w := open(t, write(t, "x.xls", biffBook(records(record(biffDate1904, 1, 0), globals), sheet)), Options{})
	if _, rows = rawRows(t, w, 0); rows[0][1] != "2030-03-29" || !w.Date1904 {
		t.Errorf("1904: %q", rows[0])
	}
}

// TestXLSTextsOverRecords cuts the table of shared texts at every place inside its texts, as programs do where a record is full: a
// text that goes on begins anew with a byte for its width.
func TestXLSTextsOverRecords(t *testing.T) {
	sheet := records(cellRecord(biffLabelSST, 0, 0, 0, 0, 0, 0, 0), cellRecord(biffLabelSST, 0, 1, 0, 1, 0, 0, 0), cellRecord(biffLabelSST, 0, 2, 0, 2, 0, 0, 0))
	head := []byte{3, 0, 0, 0, 3, 0, 0, 0}
	plain, wide, last := []byte{4, 0, 0, 'a', 'b', 'c', 0xE0}, []byte{2, 0, 0x0D, 1, 0, 2, 0, 0, 0, 0xA1, 0x1E, 'z', 0, 0, 0, 0, 0, 9, 9}, []byte{1, 0, 0, 'x'}
	for cut := 0; cut <= 4; cut++ {
		first, rest := append(slices.Clone(head), plain[:3+cut]...), append([]byte{0}, plain[3+cut:]...)
		if cut == 4 {
			rest = nil // between texts no byte for the width stands
		}
		globals := records(record(biffSST, first...), record(biffContinue, append(append(rest, wide...), last...)...))
		if _, rows := xlsRowsOf(t, globals, sheet); !slices.Equal(rows[0], []string{"abcà", "ạz", "x"}) {
			t.Errorf("cut %d: %q", cut, rows[0])
		}
	}
	// Wide at first, of one byte a character behind the cut, and formatting runs cut in the middle.
	globals := records(record(biffSST, append(append(slices.Clone(head), plain...), wide[:11]...)...), record(biffContinue, 0, 'z', 0, 0), record(biffContinue, append([]byte{0, 0, 9, 9}, last...)...))
	if _, rows := xlsRowsOf(t, globals, sheet); !slices.Equal(rows[0], []string{"abcà", "ạz", "x"}) {
		t.Errorf("wide, then narrow: %q", rows[0])
	}
	if got := refusal(t, write(t, "x.xls", biffBook(record(biffSST, append(slices.Clone(head), plain...)...), sheet)), Options{}); got != CodeDamaged {
		t.Errorf("a text that is not there: %q", got)
	}
	if got := refusal(t, write(t, "x.xls", biffBook(record(biffSST, 1, 0, 0, 0, 1, 0, 0, 0, 9, 0, 0, 'a'), sheet)), Options{}); got != CodeDamaged {
		t.Errorf("a text past its record: %q", got)
	}
}

// TestXLSOutOfOrder reads a sheet written column by column, as some programs write.
func TestXLSOutOfOrder(t *testing.T) {
	sheet := records(cellRecord(biffLabel, 0, 0, 0, 1, 0, 0, 'a'), rkRecord(2, 0, 5<<2|2), rkRecord(1, 0, 4<<2|2), cellRecord(biffLabel, 0, 1, 0, 1, 0, 0, 'b'),
		cellRecord(biffFormula, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0), record(biffString, 1, 0, 0, 'c'), rkRecord(2, 1, 6<<2|2))
	w := open(t, write(t, "x.xls", biffBook(nil, sheet)), Options{})
	for range 2 {
		if numbers, rows := rawRows(t, w, 0); !slices.EqualFunc(rows, [][]string{{"a", "b"}, {"4", "c"}, {"5", "6"}}, slices.Equal) || !slices.Equal(numbers, []int{1, 2, 3}) {
			t.Errorf("%v %q", numbers, rows)
		}
	}
	if n := w.source.(*xlsSource).strings.count; n != 3 {
		t.Errorf("%d texts kept after two readings", n)
	}
}

// TestXLSChartInSheet passes over a chart that lies inside a sheet's records, and lists chart sheets without rows.
func TestXLSChartInSheet(t *testing.T) {
	begin := record(biffBOF, 0, 6, 0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	_, rows := xlsRowsOf(t, nil, records(rkRecord(0, 0, 5<<2|2), begin, rkRecord(9, 0, 1<<2|2), record(biffEOF), rkRecord(1, 0, 6<<2|2)))
	if !slices.EqualFunc(rows, [][]string{{"5"}, {"6"}}, slices.Equal) {
		t.Errorf("%q", rows)
	}
	book := biffBook(record(biffBoundSheet, 0, 0, 0, 0, 2, 2, 1, 0, 'C'), rkRecord(0, 0, 5<<2|2))
	w := open(t, write(t, "x.xls", book), Options{})
	if len(w.Sheets) != 2 || w.Sheets[1].Name != "C" || !w.Sheets[1].Hidden || !w.Sheets[1].Chart {
		t.Errorf("sheets %+v", w.Sheets)
	}
}

// TestXLSLimits reads under bounds that the sheet passes.
func TestXLSLimits(t *testing.T) {
	long := bytes.Repeat([]byte{'x'}, 2000)
	label := cellRecord(biffLabel, 0, 0, 0, append([]byte{0xD0, 7, 0}, long...)...)
	if got := refusal(t, write(t, "x.xls", biffBook(nil, label)), Options{Limits: Limits{CellBytes: 1000}}); got != CodeCellTooLarge {
		t.Errorf("a long cell: %q", got)
	}
	if got := refusal(t, write(t, "x.xls", biffBook(nil, rkRecord(0, 200, 0))), Options{Limits: Limits{Columns: 100}}); got != CodeTooWide {
		t.Errorf("a far column: %q", got)
	}
	texts := []byte{9, 0, 0, 0, 9, 0, 0, 0}
	for range 9 {
		texts = append(append(texts, 200, 0, 0), long[:200]...)
	}
	if got := refusal(t, write(t, "x.xls", biffBook(record(biffSST, texts...), nil)), Options{Limits: Limits{StringBytes: 1000}}); got != CodeStrings {
		t.Errorf("much shared text: %q", got)
	}
}

// TestXLSCutAnywhere cuts a whole workbook short at many places: every stump is refused with a code.
func TestXLSCutAnywhere(t *testing.T) {
	whole := biffBook(nil, records(rkRecord(0, 0, 5<<2|2), cellRecord(biffLabel, 1, 0, 0, 3, 0, 0, 'a', 'b', 'c')))
	for n := 6; n < len(whole); n++ {
		if got := refusal(t, write(t, "cut.xls", whole[:n]), Options{}); got == "" {
			t.Errorf("cut at %d of %d: read as if whole", n, len(whole))
		}
	}
}

// endlessDirectory is an OLE file each of whose sectors is followed by the next, all of them directory.
type endlessDirectory struct{ head []byte }

func (e endlessDirectory) ReadAt(p []byte, off int64) (int, error) {
	for i := range p {
		at := off + int64(i)
		p[i] = byte(uint32((at-512)/4+1) >> (8 * (at % 4)))
		if at < int64(len(e.head)) {
			p[i] = e.head[at]
		}
	}
	return len(p), nil
}

func TestOLEDirectoryIsBounded(t *testing.T) {
	head := oleFile(t, nil)[:512]
	binary.LittleEndian.PutUint32(head[48:], 0)
	for i := range 109 { // the allocation table is all that the header can name
		binary.LittleEndian.PutUint32(head[76+4*i:], uint32(i))
	}
	paged := &pagedFile{src: endlessDirectory{head}, reads: maxOLEReads}
	w := &Workbook{file: endlessDirectory{head}, limits: Limits{}.withDefaults()}
	if err := w.openOLE(context.Background(), 1<<20); codeOf(err) != CodeDamaged || !strings.Contains(err.Error(), errOLEDirectory.Error()) {
		t.Errorf("%v", err)
	}
	paged.reads = 0
	if _, err := paged.ReadAt(make([]byte, 4), 0); !errors.Is(err, errOLEDirectory) {
		t.Errorf("%v", err)
	}
	paged.reads = -1
	if n, err := (&pagedFile{src: strings.NewReader("abc"), reads: -1}).ReadAt(make([]byte, 5), 1); n != 2 || !errors.Is(err, io.EOF) {
		t.Errorf("%d %v", n, err)
	}
}
