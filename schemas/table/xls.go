package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"

	"danhmuc/schemas/viet"
)

// biffStream is the stream of records of an XLS workbook.
type biffStream interface {
	// from starts reading at an offset; readers do not disturb each other.
	from(offset int64) (io.Reader, error)
}

// biffFile is a file that is nothing but the stream, as some programs write.
type biffFile struct {
	file io.ReaderAt
	size int64
}

// from implements biffStream.
func (f biffFile) from(offset int64) (io.Reader, error) {
	if offset >= f.size {
		return nil, io.ErrUnexpectedEOF
	}
	return io.NewSectionReader(f.file, offset, f.size-offset), nil
}

// xlsSource is an open XLS workbook (Excel 97–2003, BIFF8).
type xlsSource struct {
	stream  biffStream
	limits  Limits
	offsets []int64 // of each sheet in the stream
	indexes map[int]*xlsIndex
	strings *sharedStrings
	styles  styles
	date04  bool
	kept    int // cells kept of sheets that are not written row by row

	fonts   []string
	formats map[int]dateKind
}

// openXLS reads the workbook's globals: sheets, fonts, formats and shared texts.
func (w *Workbook) openXLS(ctx context.Context, stream biffStream) error {
	src := &xlsSource{stream: stream, limits: w.limits, indexes: map[int]*xlsIndex{}, strings: newSharedStrings(w.limits.StringBytes), formats: map[int]dateKind{}}
	reader, err := stream.from(0)
	if err != nil {
		return src.broken(err)
	}
	if err := src.globals(ctx, w, newBiffReader(reader)); err != nil {
		return src.broken(err)
	}
	if !src.readable(w) {
		return &Error{Code: CodeNoSheet}
	}
	w.Format, w.Encoding, w.Date1904, w.source = XLS, "UTF-8", src.date04, src
	return nil
}

func (s *xlsSource) readable(w *Workbook) bool {
	for _, sheet := range w.Sheets {
		if !sheet.Chart {
			return true
		}
	}
	return false
}

// broken gives an error its code.
func (s *xlsSource) broken(err error) error {
	var e *Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Error{Code: CodeTruncated, Err: err}
	}
	return &Error{Code: CodeDamaged, Err: err}
}

// begins checks the BOF record that opens a substream.
func begins(r *biffReader) error {
	if err := r.next(); err != nil {
		return err
	}
	switch {
	case r.kind&0xFF == 0x09 && r.kind != biffBOF || r.kind == biffBOF && u16(r.body, 0) != biffVersion8:
		return &Error{Code: CodeFormat, Detail: oldXLS}
	case r.kind != biffBOF:
		return &Error{Code: CodeDamaged, Err: fmt.Errorf("record 0x%04X where a substream begins", r.kind)}
	}
	return nil
}

// globals reads the first substream.
func (s *xlsSource) globals(ctx context.Context, w *Workbook, r *biffReader) error {
	if err := begins(r); err != nil {
		return err
	}
	text := &biffText{records: r, limit: s.limits.CellBytes}
	for n := 0; ; n++ {
		if n%contextEvery == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("read the workbook's globals: %w", err)
			}
		}
		if err := r.next(); err != nil {
			return err
		}
		if r.kind == biffEOF {
			return nil
		}
		if err := s.global(ctx, w, r, text); err != nil {
			return err
		}
		if len(s.fonts) > maxStyles || len(s.styles.cells) > maxStyles || len(s.formats) > maxStyles {
			return &Error{Code: CodeDamaged}
		}
	}
}

func (s *xlsSource) global(ctx context.Context, w *Workbook, r *biffReader, text *biffText) error {
	switch r.kind {
	case biffFilePass:
		return &Error{Code: CodeEncrypted}
	case biffDate1904:
		s.date04 = u16(r.body, 0) == 1
	case biffFont:
		if err := r.sheetText(text, 14, 1); err != nil {
			return err
		}
		s.fonts = append(s.fonts, string(text.text))
	case biffFormat:
		id := u16(r.body, 0)
		if err := r.sheetText(text, 2, 2); err != nil {
			return err
		}
		s.formats[id] = formatKind(string(text.text))
	case biffXF:
		style := cellStyle{date: kindOf(u16(r.body, 2), s.formats)}
		style.encoding, style.capitals = viet.EncodingOfFont(s.font(u16(r.body, 0)))
		s.styles.cells = append(s.styles.cells, style)
	case biffBoundSheet:
		return s.boundSheet(w, r, text)
	case biffSST:
		return s.sharedTexts(ctx, r, text)
	}
	return nil
}

// font returns the name of font number i: number 4 does not exist, and later ones count it.
func (s *xlsSource) font(i int) string {
	if i > 4 {
		i--
	}
	if i >= len(s.fonts) {
		return ""
	}
	return s.fonts[i]
}

// boundSheet notes a sheet: where it begins, whether it is hidden, what it is and its name.
func (s *xlsSource) boundSheet(w *Workbook, r *biffReader, text *biffText) error {
	offset, state, kind := int64(u32(r.body, 0)), u16(r.body, 4)&3, u16(r.body, 4)>>8
	if err := r.sheetText(text, 6, 1); err != nil {
		return err
	}
	w.Sheets = append(w.Sheets, SheetInfo{Name: viet.Clean(string(text.text)), Hidden: state != 0, Chart: kind != 0})
	s.offsets = append(s.offsets, offset)
	if len(w.Sheets) > s.limits.Sheets {
		return &Error{Code: CodeTooLarge, Detail: strconv.Itoa(s.limits.Sheets)}
	}
	return nil
}

// sharedTexts reads the table of texts, which runs over any number of CONTINUE records.
func (s *xlsSource) sharedTexts(ctx context.Context, r *biffReader, text *biffText) error {
	count := u32(r.body, 4)
	text.records, text.left = r, r.body[min(8, len(r.body)):]
	for i := range count {
		if i%contextEvery == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("read shared texts: %w", err)
			}
		}
		if len(text.left) == 0 && !s.moreTexts(r, text) {
			return nil // fewer than declared: a cell that asks for one that is not there is refused
		}
		if err := text.read(2); err != nil {
			return err
		}
		if d, ok := s.decodedRuns(text); ok && len(s.strings.decoded) < maxDecoded {
			s.strings.decoded[uint32(s.strings.count)] = d
		}
		if err := s.strings.add(text.text); err != nil {
			return err
		}
	}
	return nil
}

func (s *xlsSource) moreTexts(r *biffReader, text *biffText) bool {
	for len(text.left) == 0 {
		if !r.more() {
			return false
		}
		text.left = r.body
	}
	return true
}

// decodedRuns decodes the runs of a text that are in legacy fonts; false when there is none.
func (s *xlsSource) decodedRuns(t *biffText) (decodedText, bool) {
	if len(t.runs) == 0 {
		return decodedText{}, false
	}
	d := decodedText{}
	from := 0
	enc, capitals := viet.Unicode, false
	settle := func(to int) {
		run := t.text[from:to]
		if e := viet.FontEncoding(enc, run); e != viet.Unicode {
			d.encoding = e
			d.text, d.flags = appendLegacy(d.text, e, capitals, run, d.flags)
		} else {
			d.text = append(d.text, run...)
		}
		from = to
	}
	unit, at := 0, 0 // UTF-16 units and bytes passed
	for ; len(t.runs) >= 4; t.runs = t.runs[4:] {
		first, font := u16(t.runs, 0), u16(t.runs, 2)
		for unit < first && at < len(t.text) {
			size, units := unitsAt(t.text[at:])
			at, unit = at+size, unit+units
		}
		settle(at)
		enc, capitals = viet.EncodingOfFont(s.font(font))
	}
	settle(len(t.text))
	d.flags |= FlagFont
	return d, d.encoding != viet.Unicode
}

// unitsAt returns the bytes of the first character of b and its UTF-16 units.
func unitsAt(b []byte) (size, units int) {
	switch c := b[0]; {
	case c < 0x80:
		return 1, 1
	case c < 0xE0:
		return min(2, len(b)), 1
	case c < 0xF0:
		return min(3, len(b)), 1
	}
	return min(4, len(b)), 2
}
