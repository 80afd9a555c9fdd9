package table

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	"github.com/parquet-go/parquet-go/format"

	"danhmuc/schemas/viet"
)

// Bounds of a Parquet file beside Limits.
const (
	maxFooter      = 32 << 20       // bytes that describe the file
	maxParquetPath = 32             // nesting of its columns
	parquetFlood   = 100_000_000    // cells of a table that is looked at for what its bytes can hold
	parquetRatio   = 1000           // cells a byte that some real table may hold: repeated values cost nothing
	maxPageBytes   = 64 << 20       // of an unpacked page
	maxHeldBytes   = 8 * (32 << 20) // of the pages at hand of all columns
)

var errParquet = errors.New("malformed Parquet")

// parquetSource is an open Parquet file: one table.
type parquetSource struct {
	file   io.ReaderAt
	size   int64
	limits Limits
	meta   *format.FileMetaData
	leaves []*parquetLeaf
}

// parquetLeaf is a column.
type parquetLeaf struct {
	title    string
	kind     format.Type
	width    int // of a fixed-length value
	as       parquetType
	scale    int // decimal places, or digits of a second's fraction
	unsigned bool
	maxDef   int // definition level of a value
	maxRep   int // repetition level of the innermost list around it, 0 for a column of single values
	listDef  int // definition level from which the innermost list has an element
	nested   bool
}

// parquetType is what a column's values mean.
type parquetType uint8

const (
	parquetPlain parquetType = iota // numbers, and bytes that may be text
	parquetText
	parquetDate
	parquetTime
	parquetMoment
	parquetDecimal
	parquetUUID
	parquetHalf // a float of two bytes
)

// openParquet reads the footer. The library's records of the format are used for it; pages are unpacked and decoded here, for a few
// bytes of a page may ask the library for gigabytes.
func (w *Workbook) openParquet(_ context.Context, name string, size int64) error {
	src := &parquetSource{file: w.file, size: size, limits: w.limits}
	if err := src.footer(); err != nil {
		return err
	}
	if err := src.schema(); err != nil {
		return err
	}
	if err := src.plausible(); err != nil {
		return err
	}
	w.Format, w.Encoding, w.source = Parquet, "UTF-8", src
	w.Sheets = []SheetInfo{{Name: viet.Clean(name), headed: true, notes: src.notes()}}
	return nil
}

// footer reads what the file says of itself.
func (s *parquetSource) footer() error {
	var tail [8]byte
	if s.size < 12 {
		return &Error{Code: CodeTruncated}
	}
	if _, err := s.file.ReadAt(tail[:], s.size-8); err != nil && !errors.Is(err, io.EOF) {
		return &Error{Code: CodeUnreadable, Err: err}
	}
	switch string(tail[4:]) {
	case "PAR1":
	case "PARE":
		return &Error{Code: CodeEncrypted}
	default:
		return &Error{Code: CodeTruncated, Err: errParquet}
	}
	length := int64(binary.LittleEndian.Uint32(tail[:]))
	switch {
	case length > s.size-12:
		return &Error{Code: CodeDamaged, Err: errParquet}
	case length > maxFooter:
		return &Error{Code: CodeTooLarge, Detail: megabytes(maxFooter)}
	}
	raw := make([]byte, length)
	if _, err := s.file.ReadAt(raw, s.size-8-length); err != nil && !errors.Is(err, io.EOF) {
		return &Error{Code: CodeUnreadable, Err: err}
	}
	if _, err := walkThrift(raw, nil); err != nil {
		return &Error{Code: CodeDamaged, Err: err}
	}
	s.meta = &format.FileMetaData{}
	if err := thrift.NewDecoder((&thrift.CompactProtocol{}).NewReaderFromBytes(raw)).Decode(s.meta); err != nil {
		return &Error{Code: CodeDamaged, Err: err}
	}
	if s.meta.EncryptionAlgorithm.Value != nil {
		return &Error{Code: CodeEncrypted}
	}
	return nil
}

// schema finds the columns among the elements, which stand in the order of a walk into depth.
func (s *parquetSource) schema() error {
	elements := s.meta.Schema
	if len(elements) == 0 {
		return &Error{Code: CodeDamaged, Err: errParquet}
	}
	at := 1
	for range elements[0].NumChildren.V {
		if err := s.node(elements, &at, nil, parquetLeaf{}, 0); err != nil {
			return err
		}
	}
	if len(s.leaves) == 0 {
		return &Error{Code: CodeEmpty}
	}
	return nil
}

// node reads the element at *at and those below it. so is what the elements around it say.
func (s *parquetSource) node(elements []format.SchemaElement, at *int, path []string, so parquetLeaf, depth int) error {
	if *at >= len(elements) || depth > maxParquetPath {
		return &Error{Code: CodeDamaged, Err: errParquet}
	}
	e := &elements[*at]
	*at++
	switch e.RepetitionType.V {
	case format.Optional:
		so.maxDef++
	case format.Repeated:
		so.maxDef++
		so.maxRep++
		so.listDef = so.maxDef
	}
	path = append(path[:len(path):len(path)], e.Name)
	if children := e.NumChildren.V; children > 0 && !e.Type.Valid {
		so.nested = true
		for range children {
			if err := s.node(elements, at, path, so, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if !e.Type.Valid {
		return nil // a group of nothing
	}
	if len(s.leaves) >= s.limits.Columns {
		return &Error{Code: CodeTooWide, Where: Where{Row: 1}, Detail: strconv.Itoa(s.limits.Columns)}
	}
	so.title, so.kind, so.width = parquetTitle(path), e.Type.V, int(e.TypeLength.V)
	if so.kind == format.FixedLenByteArray && (so.width < 1 || so.width > s.limits.CellBytes) || so.kind < 0 || so.kind > format.FixedLenByteArray {
		return &Error{Code: CodeDamaged, Err: errParquet}
	}
	so.nested = so.nested && strings.Contains(so.title, ".")
	so.means(e)
	s.leaves = append(s.leaves, &so)
	return nil
}

// parquetTitle joins the names that lead to a column; those by which lists and maps are written say nothing.
func parquetTitle(path []string) string {
	var kept []string
	for i := 0; i < len(path); i++ {
		kept = append(kept, path[i])
		switch next := path[i+1:]; {
		case len(next) >= 2 && (next[0] == "list" && (next[1] == "element" || next[1] == "item") || next[0] == "bag" && next[1] == "array_element"):
			i += 2
		case len(next) >= 1 && (next[0] == "array" && len(next) == 1 || next[0] == "key_value" && len(next) >= 2):
			i++
		}
	}
	return strings.Join(kept, ".")
}

// means notes what the values are.
func (l *parquetLeaf) means(e *format.SchemaElement) {
	unit := func(u format.TimeUnit) int {
		switch u.Value.(type) {
		case *format.MilliSeconds:
			return 3
		case *format.MicroSeconds:
			return 6
		}
		return 9
	}
	switch t := e.LogicalType.Value.(type) {
	case *format.StringType, *format.EnumType, *format.JsonType:
		l.as = parquetText
	case *format.DateType:
		l.as = parquetDate
	case *format.TimeType:
		l.as, l.scale = parquetTime, unit(t.Unit)
	case *format.TimestampType:
		l.as, l.scale = parquetMoment, unit(t.Unit)
	case *format.DecimalType:
		l.as, l.scale = parquetDecimal, int(t.Scale)
	case *format.IntType:
		l.unsigned = !t.IsSigned
	case *format.UUIDType:
		l.as = parquetUUID
	case *format.Float16Type:
		l.as = parquetHalf
	case nil:
		l.meansOf(e)
	}
	if l.kind == format.Int96 {
		l.as, l.scale = parquetMoment, 9
	}
}

// meansOf reads the older way of saying the same.
func (l *parquetLeaf) meansOf(e *format.SchemaElement) {
	if !e.ConvertedType.Valid {
		return
	}
	switch e.ConvertedType.V {
	case deprecated.UTF8, deprecated.Enum, deprecated.Json:
		l.as = parquetText
	case deprecated.Date:
		l.as = parquetDate
	case deprecated.TimeMillis:
		l.as, l.scale = parquetTime, 3
	case deprecated.TimeMicros:
		l.as, l.scale = parquetTime, 6
	case deprecated.TimestampMillis:
		l.as, l.scale = parquetMoment, 3
	case deprecated.TimestampMicros:
		l.as, l.scale = parquetMoment, 6
	case deprecated.Decimal:
		l.as, l.scale = parquetDecimal, int(e.Scale.V)
	case deprecated.Uint8, deprecated.Uint16, deprecated.Uint32, deprecated.Uint64:
		l.unsigned = true
	}
}

// plausible refuses a table whose rows no bytes stand for, and columns that are encrypted or lie elsewhere.
func (s *parquetSource) plausible() error {
	rows := int64(0)
	for i := range s.meta.RowGroups {
		g := &s.meta.RowGroups[i]
		if g.NumRows < 0 || rows+g.NumRows < rows || len(g.Columns) != len(s.leaves) {
			return &Error{Code: CodeDamaged, Err: errParquet}
		}
		rows += g.NumRows
		for c := range g.Columns {
			switch chunk := &g.Columns[c]; {
			case chunk.CryptoMetadata.Value != nil:
				return &Error{Code: CodeEncrypted}
			case chunk.FilePath != "" || chunk.MetaData.Type != s.leaves[c].kind:
				return &Error{Code: CodeDamaged, Err: errParquet}
			}
		}
	}
	if rows > int64(s.limits.Rows) {
		return &Error{Code: CodeTooManyRows, Detail: strconv.Itoa(s.limits.Rows)}
	}
	if cells := rows * int64(len(s.leaves)); cells > parquetFlood && cells/parquetRatio > s.size {
		return &Error{Code: CodeBomb, Detail: strconv.Itoa(parquetRatio)}
	}
	return nil
}

// notes say which columns were nested and which hold lists.
func (s *parquetSource) notes() []Note {
	var nested, lists []string
	for _, l := range s.leaves {
		if l.nested {
			nested = append(nested, l.title)
		}
		if l.maxRep > 0 {
			lists = append(lists, l.title)
		}
	}
	return flatNotes(nested, lists)
}

// merges implements source.
func (s *parquetSource) merges(context.Context, int) ([]mergedRange, error) { return nil, nil }

// rows implements source.
func (s *parquetSource) rows(context.Context, int) (rowSource, error) {
	return &parquetRows{rowBuilder: rowBuilder{limits: s.limits}, src: s, chunks: make([]parquetChunk, len(s.leaves))}, nil
}

// parquetRows streams the rows, a row group after another: names of columns first.
type parquetRows struct {
	rowBuilder
	src    *parquetSource
	chunks []parquetChunk
	group  int   // of the next row group
	left   int64 // rows of the one at hand
	held   int64 // bytes of the pages at hand
	begun  bool
	list   bytes.Buffer
	zstd   *zstd.Decoder
}

// close implements rowSource.
func (r *parquetRows) close() error {
	if r.zstd != nil {
		r.zstd.Close()
	}
	return nil
}

// next implements rowSource.
func (r *parquetRows) next(row *Row) error {
	if !r.begun {
		r.begun = true
		r.begin(1)
		for i, l := range r.src.leaves {
			if err := r.put(i, textCell(r.keep([]byte(l.title))), false); err != nil {
				return err
			}
		}
		r.end(row, false)
		return nil
	}
	for r.left == 0 {
		if r.group == len(r.src.meta.RowGroups) {
			return io.EOF
		}
		if err := r.open(&r.src.meta.RowGroups[r.group]); err != nil {
			return err
		}
		r.group++
	}
	r.left--
	r.begin(r.number + 1)
	for i := range r.chunks {
		var c Cell
		if err := r.cell(&r.chunks[i], &c); err != nil {
			return r.located(err, i)
		}
		if err := r.put(i, &c, false); err != nil {
			return err
		}
	}
	r.end(row, false)
	return nil
}

// open starts a row group.
func (r *parquetRows) open(g *format.RowGroup) error {
	r.left, r.held = g.NumRows, 0
	for i := range r.chunks {
		m := &g.Columns[i].MetaData
		start := m.DataPageOffset
		if d := m.DictionaryPageOffset; d > 0 && d < start {
			start = d
		}
		if start < 4 || m.TotalCompressedSize < 0 || start > r.src.size || m.TotalCompressedSize > r.src.size-start {
			return r.located(errParquet, i)
		}
		r.chunks[i].reset(r, r.src.leaves[i], start, start+m.TotalCompressedSize, m.Codec)
	}
	return nil
}

// located gives an error its code and place.
func (r *parquetRows) located(err error, column int) error {
	var e *Error
	if !errors.As(err, &e) {
		if errors.Is(err, io.EOF) {
			err = errParquet // a column of fewer values than rows; an end of the file is another
		}
		e = &Error{Code: CodeDamaged, Err: err}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			e.Code = CodeTruncated
		}
	}
	e.Where.Row, e.Where.Column = max(e.Where.Row, r.number), column+1
	return e
}

// cell reads a column's value in the row, a list's as JSON text.
func (r *parquetRows) cell(c *parquetChunk, cell *Cell) error {
	if c.leaf.maxRep == 0 {
		_, def, err := c.level()
		if err != nil || def < c.leaf.maxDef {
			return err
		}
		if err := c.value(&c.at); err != nil {
			return err
		}
		return r.convert(c.leaf, &c.at, cell)
	}
	return r.listCell(c, cell)
}

// listCell gathers the values of a list up to the entry that begins the next row.
func (r *parquetRows) listCell(c *parquetChunk, cell *Cell) error {
	r.list.Reset()
	elements := 0
	for first := true; ; first = false {
		rep, def, err := c.level()
		if err == io.EOF && !first {
			break
		}
		if err != nil {
			return err
		}
		if rep == 0 && !first {
			c.again = true
			break
		}
		if rep != 0 && first {
			return errParquet
		}
		if def < c.leaf.listDef {
			if def == c.leaf.listDef-1 && elements == 0 {
				r.list.WriteByte('[')
			}
			continue
		}
		if elements++; elements == 1 {
			r.list.Reset()
			r.list.WriteByte('[')
		} else {
			r.list.WriteByte(',')
		}
		var one Cell
		if def == c.leaf.maxDef {
			if err := c.value(&c.at); err != nil {
				return err
			}
			if err := r.convert(c.leaf, &c.at, &one); err != nil {
				return err
			}
		}
		appendJSONCell(&r.list, &one)
		if r.list.Len() > r.limits.CellBytes {
			return &Error{Code: CodeCellTooLarge, Detail: megabytes(int64(r.limits.CellBytes))}
		}
	}
	if r.list.Len() > 0 {
		r.list.WriteByte(']')
		*cell = *textCell(r.keep(r.list.Bytes()))
	}
	return nil
}

// appendJSONCell writes a list's element.
func appendJSONCell(b *bytes.Buffer, c *Cell) {
	switch c.Kind {
	case KindEmpty:
		b.WriteString("null")
	case KindNumber, KindBool:
		b.Write(c.Text)
	default:
		b.WriteByte('"')
		for _, r := range string(c.Text) {
			switch {
			case r == '"' || r == '\\':
				b.WriteByte('\\')
				b.WriteRune(r)
			case r < ' ':
				fmt.Fprintf(b, "\\u%04x", r)
			default:
				b.WriteRune(r)
			}
		}
		b.WriteByte('"')
	}
}
