package table

import (
	"bytes"
	"context"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"danhmuc/schemas/viet"
)

// Sampling of a text file: its start and some pieces spread over the rest, for a file may begin in ASCII.
const (
	samplePieces = 12
	pieceBytes   = 32 << 10
)

// csvSource is a delimited text file with everything found out about it.
type csvSource struct {
	file    io.ReaderAt
	size    int64 // bytes of the file
	limits  Limits
	decode  func(io.Reader) io.Reader // bytes of the file (after skip) to UTF-8
	skip    int64                     // bytes before the first record: byte order mark, "sep=;"
	lineEnd byte                      // '\n', or '\r' in files of old Macintoshes
	comma   byte
	utf8    bool // the bytes are UTF-8 as they are: cells may still be legacy text or hold bad bytes
	tcvn3   bool // the bytes are TCVN3
}

// openCSV finds encoding, line end and delimiter.
func (w *Workbook) openCSV(name string, size int64, opts Options) error {
	src := &csvSource{file: w.file, size: size, limits: w.limits, lineEnd: '\n'}
	sample, err := sampleFile(w.file, size)
	if err != nil {
		return &Error{Code: CodeUnreadable, Err: err}
	}
	if w.Encoding, err = src.findEncoding(sample, opts.Encoding); err != nil {
		return err
	}
	text, err := src.text(headBytes)
	if err != nil {
		return &Error{Code: CodeUnreadable, Err: err}
	}
	if len(bytes.TrimSpace(text)) == 0 && size <= headBytes {
		return &Error{Code: CodeEmpty}
	}
	if isBinary(text) {
		return &Error{Code: CodeNotTable}
	}
	if what := markup(text); what != "" {
		return &Error{Code: CodeFormat, Detail: what}
	}
	if bytes.IndexByte(text, '\n') < 0 && bytes.IndexByte(text, '\r') >= 0 {
		src.lineEnd = '\r'
	}
	src.comma = opts.Delimiter
	if declared, length := sepLine(text); declared != 0 {
		src.comma = declared
		src.skipText(length)
		text = text[length:]
	}
	if src.comma == 0 {
		src.comma = findDelimiter(text, src.lineEnd)
	}
	w.Delimiter = src.comma
	w.Sheets = []SheetInfo{{Name: viet.Clean(name)}}
	w.source = src
	return nil
}

// skipText drops the first n bytes of decoded ASCII text from every later reading.
func (s *csvSource) skipText(n int) {
	inner := s.decode
	s.decode = func(r io.Reader) io.Reader { return &skippingReader{src: inner(r), skip: n} }
}

// skippingReader leaves out the first bytes of its source.
type skippingReader struct {
	src  io.Reader
	skip int
}

// Read implements io.Reader.
func (s *skippingReader) Read(p []byte) (int, error) {
	for s.skip > 0 {
		var buf [64]byte
		n, err := s.src.Read(buf[:min(s.skip, len(buf))])
		s.skip -= n
		if err != nil {
			return 0, err
		}
	}
	return s.src.Read(p)
}

// sampleFile reads the head and pieces of the rest.
func sampleFile(file io.ReaderAt, size int64) ([][]byte, error) {
	var sample [][]byte
	read := func(at int64, n int) error {
		buf := make([]byte, n)
		got, err := file.ReadAt(buf, at)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		sample = append(sample, buf[:got])
		return nil
	}
	if err := read(0, headBytes); err != nil {
		return nil, err
	}
	rest := size - headBytes
	if rest <= 0 {
		return sample, nil
	}
	pieces := min(int64(samplePieces), rest/pieceBytes+1)
	for i := range pieces {
		at := headBytes + (rest-min(rest, pieceBytes))*i/max(pieces-1, 1)
		if err := read(at, pieceBytes); err != nil {
			return nil, err
		}
	}
	return sample, nil
}

// findEncoding sets decode and skip and names the encoding. asked is a legacy encoding the caller knows of.
func (s *csvSource) findEncoding(sample [][]byte, asked viet.Encoding) (string, error) {
	head := sample[0]
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		s.skip, s.utf8 = 3, true
		s.decode = plainText
		return "UTF-8 BOM", nil
	case bytes.HasPrefix(head, []byte("\xFF\xFE")):
		s.skip = 2
		s.decode = utf16Text(unicode.LittleEndian)
		return "UTF-16LE", nil
	case bytes.HasPrefix(head, []byte("\xFE\xFF")):
		s.skip = 2
		s.decode = utf16Text(unicode.BigEndian)
		return "UTF-16BE", nil
	case asked != viet.Unicode:
		s.decode, s.tcvn3 = legacyText(asked), asked == viet.TCVN3
		return asked.String(), nil
	}
	if order, ok := bareUTF16(head); ok {
		s.decode = utf16Text(order)
		if order == unicode.LittleEndian {
			return "UTF-16LE", nil
		}
		return "UTF-16BE", nil
	}
	bad, high := 0, 0
	for i, piece := range sample {
		if isBinary(piece) {
			return "", &Error{Code: CodeNotTable, Where: Where{Offset: int64(i)}}
		}
		b, h := countBad(trimPartial(piece))
		bad, high = bad+b, high+h
	}
	if bad == 0 || bad*20 < high {
		s.utf8 = true
		s.decode = plainText
		return "UTF-8", nil
	}
	enc, ok := viet.GuessBytes(bytes.Join(sample, []byte("\n")))
	s.decode, s.tcvn3 = legacyText(enc), enc == viet.TCVN3
	if !ok {
		return "windows-1252", nil
	}
	return enc.String(), nil
}

// countBad counts bytes that are no UTF-8, and characters past ASCII.
func countBad(b []byte) (bad, high int) {
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, size := utf8.DecodeRune(b)
		high++
		if r == utf8.RuneError && size == 1 {
			bad++
		}
		b = b[size:]
	}
	return bad, high
}

// bareUTF16 recognises UTF-16 without a mark by its zero bytes: in a table most characters are ASCII.
func bareUTF16(head []byte) (unicode.Endianness, bool) {
	head = head[:min(len(head), 4096)]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 4:
		return unicode.LittleEndian, false
	case zeros[1]*10 > half*4 && zeros[0]*20 < half:
		return unicode.LittleEndian, true
	case zeros[0]*10 > half*4 && zeros[1]*20 < half:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

func plainText(r io.Reader) io.Reader { return r }

func legacyText(enc viet.Encoding) func(io.Reader) io.Reader {
	return func(r io.Reader) io.Reader { return viet.NewReader(enc, r) }
}

func utf16Text(order unicode.Endianness) func(io.Reader) io.Reader {
	return func(r io.Reader) io.Reader {
		return transform.NewReader(r, unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder())
	}
}

// reader starts reading the file's text from its beginning.
func (s *csvSource) reader() io.Reader {
	return s.decode(io.NewSectionReader(s.file, s.skip, s.limits.FileBytes))
}

// text returns up to n bytes of decoded text.
func (s *csvSource) text(n int) ([]byte, error) {
	buf := make([]byte, n)
	got, err := io.ReadFull(s.reader(), buf)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return buf[:got], nil
}

// sepLine reads the line "sep=;" that some spreadsheets put first.
func sepLine(text []byte) (comma byte, length int) {
	if len(text) < 6 || !bytes.EqualFold(text[:4], []byte("sep=")) {
		return 0, 0
	}
	at := 5
	for at < len(text) && (text[at] == '\r' || text[at] == '\n') && at < 7 {
		at++
	}
	if at == 5 {
		return 0, 0
	}
	return text[4], at
}

// sniffRows is how many records decide the delimiter.
const sniffRows = 200

// findDelimiter tries the usual separators and takes the one that cuts most records into the same number of cells.
func findDelimiter(text []byte, lineEnd byte) byte {
	best, bestScore := byte(','), 0.0
	for _, comma := range []byte{',', ';', '\t', '|'} {
		if score := delimiterScore(text, comma, lineEnd); score > bestScore {
			best, bestScore = comma, score
		}
	}
	return best
}

func delimiterScore(text []byte, comma, lineEnd byte) float64 {
	scanner := newCSVScanner(bytes.NewReader(text), int64(len(text)), comma, lineEnd, Limits{}.withDefaults())
	counts := map[int]int{}
	rows := 0
	for rows < sniffRows {
		cells, err := scanner.record()
		if err != nil {
			break
		}
		if len(cells) == 0 {
			continue
		}
		counts[len(cells)]++
		rows++
	}
	mode, most := 0, 0
	for cells, n := range counts {
		if cells > 1 && (n > most || n == most && cells > mode) {
			mode, most = cells, n
		}
	}
	if rows == 0 || mode < 2 {
		return 0
	}
	return float64(most) / float64(rows) * (1 + 0.02*float64(min(mode, 20)))
}

// merges implements source: text has none.
func (s *csvSource) merges(context.Context, int) ([]mergedRange, error) { return nil, nil }

// rows implements source.
func (s *csvSource) rows(context.Context, int) (rowSource, error) {
	return &csvRows{scanner: newCSVScanner(s.reader(), s.size, s.comma, s.lineEnd, s.limits), utf8: s.utf8, tcvn3: s.tcvn3}, nil
}
