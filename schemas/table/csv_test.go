package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"danhmuc/schemas/viet"
)

// scanAll reads every record of a text, empty lines included as empty records.
func scanAll(tb testing.TB, r io.Reader, comma byte, limits Limits) (records [][]string, err error) {
	tb.Helper()
	s := newCSVScanner(r, 64, comma, '\n', limits.withDefaults())
	for {
		cells, err := s.record()
		if errors.Is(err, io.EOF) {
			return records, nil
		}
		if err != nil {
			return records, err
		}
		records = append(records, texts(cells))
	}
}

func TestCSVRecords(t *testing.T) {
	cases := []struct {
		name, in string
		comma    byte
		want     [][]string
	}{
		{"plain", "a,b\nc,d\n", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"no last line end", "a,b\nc,d", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"CRLF", "a,b\r\nc,d\r\n", ',', [][]string{{"a", "b"}, {"c", "d"}}},
		{"empty cells", ",,\n,a,", ',', [][]string{{"", "", ""}, {"", "a", ""}}},
		{"empty line counts", "a\n\nb\n", ',', [][]string{{"a"}, {}, {"b"}}},
		{"CR alone is an empty line", "a\n\r\nb", ',', [][]string{{"a"}, {}, {"b"}}},
		{"quotes", `"a,b","c""d",e` + "\n" + `"x"`, ',', [][]string{{"a,b", `c"d`, "e"}, {"x"}}},
		{"line feed in quotes", "\"a\nb\",c\nd", ',', [][]string{{"a\nb", "c"}, {"d"}}},
		{"CRLF after quotes", "\"a\"\r\nb", ',', [][]string{{"a"}, {"b"}}},
		{"quotes at the end with CR", "\"a\"\r", ',', [][]string{{"a"}}},
		{"empty quotes", `"",""`, ',', [][]string{{"", ""}}},
		{"quote inside a plain cell", `a"b,c"` + "\nd", ',', [][]string{{`a"b`, `c"`}, {"d"}}},
		{"text after the closing quote", `"a" b,c`, ',', nil},
		{"undoubled quote inside quotes", `"a "b" c",d` + "\n", ',', [][]string{{`a "b" c`, "d"}}},
		{"semicolon", "a;b,c\n", ';', [][]string{{"a", "b,c"}}},
		{"only doubled quotes", `"""",x`, ',', [][]string{{`"`, "x"}}},
		{"comma one bit off", "a-b.c,d", ',', [][]string{{"a-b.c", "d"}}},
		{"exactly eight bytes", "abcdefg,hijklmn,\n", ',', [][]string{{"abcdefg", "hijklmn", ""}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, r := range []io.Reader{strings.NewReader(c.in), iotest.OneByteReader(strings.NewReader(c.in)), iotest.DataErrReader(strings.NewReader(c.in))} {
				got, err := scanAll(t, r, c.comma, Limits{})
				if c.want == nil {
					if codeOf(err) != CodeQuote {
						t.Errorf("got %q, %v, want a refused quote", got, err)
					}
					continue
				}
				if err != nil || !slices.EqualFunc(got, c.want, slices.Equal) {
					t.Errorf("got %q, %v, want %q", got, err, c.want)
				}
			}
		})
	}
}

func TestCSVLongRecordsCrossTheWindow(t *testing.T) {
	long := strings.Repeat("Mường ", 60_000)
	in := "a," + long + ",b\n\"" + long + "\"\"x\",c\nd,e\n"
	got, err := scanAll(t, iotest.HalfReader(strings.NewReader(in)), ',', Limits{})
	if err != nil || len(got) != 3 || got[0][1] != long || got[1][0] != long+`"x` || got[2][1] != "e" {
		t.Errorf("%d records, %v", len(got), err)
	}
}

func TestCSVLimits(t *testing.T) {
	cases := []struct {
		name string
		in   io.Reader
		want Code
	}{
		{"too many columns", strings.NewReader(strings.Repeat("x,", 2001) + "\n"), CodeTooWide},
		{"too many columns in quotes", strings.NewReader(strings.Repeat(`"x",`, 2001) + "\n"), CodeTooWide},
		{"a cell over the limit", strings.NewReader("a," + strings.Repeat("x", 70_000) + "\n"), CodeCellTooLarge},
		{"a cell without end", io.LimitReader(endless('x'), 1<<30), CodeCellTooLarge},
		{"commas without end", io.LimitReader(endless(','), 1<<30), CodeCellTooLarge},
		{"a quote never closed", strings.NewReader("a\n\"b" + strings.Repeat(",c\n", 100)), CodeQuote},
		{"a quote never closed, without end", io.MultiReader(strings.NewReader("\"b"), io.LimitReader(endless('x'), 1<<30)), CodeQuote},
		{"a disk that fails", iotest.ErrReader(io.ErrClosedPipe), CodeUnreadable},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := scanAll(t, c.in, ',', Limits{CellBytes: 64 << 10}); codeOf(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// endless is a text of one byte.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestCSVEncodingsAndDelimiters(t *testing.T) {
	const text = "Mã xã;Tên xã;Diện tích\n04136;Xã Tà Hộc, huyện Mai Sơn cũ;1,5\n04168;Xã Sông Mã;2,25\n03727;Xã Mường Hung và Chiềng Khương;3\n"
	utf16le := []byte{0xFF, 0xFE}
	utf16be := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(text)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
		utf16be = append(utf16be, byte(u>>8), byte(u))
	}
	cases := []struct {
		name, encoding string
		content        []byte
	}{
		{"UTF-8", "UTF-8", []byte(text)},
		{"BOM", "UTF-8 BOM", append([]byte("\xEF\xBB\xBF"), text...)},
		{"UTF-16LE", "UTF-16LE", utf16le},
		{"UTF-16BE", "UTF-16BE", utf16be},
		{"UTF-16LE bare", "UTF-16LE", utf16le[2:]},
		{"UTF-16BE bare", "UTF-16BE", utf16be[2:]},
		{"sep line", "UTF-8", []byte("sep=;\r\n" + text)},
		{"old Macintosh", "UTF-8", []byte(strings.ReplaceAll(text, "\n", "\r"))},
		{"VNI", "VNI", []byte("M\xe3 x\xe3;T\xean x\xe3;Di\xean t\xedch\n04136;Xa\xf5 Ta\xf8 Ho\xe4c, huye\xe4n Mai S\xf4n cu\xf5;1,5\n04168;Xa\xf5 So\xe2ng Ma\xf5;2,25\n03727;Xa\xf5 M\xf6\xf4\xf8ng Hung va\xf8 Chie\xe0ng Kh\xf6\xf4ng;3\n")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := open(t, write(t, "x.csv", c.content), Options{})
			if w.Encoding != c.encoding || w.Delimiter != ';' {
				t.Errorf("%s by %q", w.Encoding, w.Delimiter)
			}
			r := understand(t, w, 0, Overrides{})
			if len(r.data) != 3 || r.data[0][1] != "Xã Tà Hộc, huyện Mai Sơn cũ" || r.data[1][2] != "2,25" {
				t.Errorf("data %q", r.data)
			}
		})
	}
}

func TestCSVOptionsWin(t *testing.T) {
	w := open(t, write(t, "x.csv", []byte("a|b;c\nd|e;f\n")), Options{Delimiter: '|'})
	if _, rows := rawRows(t, w, 0); len(rows[0]) != 2 || rows[0][1] != "b;c" {
		t.Errorf("rows %q", rows)
	}
	w = open(t, write(t, "x.csv", []byte("T\xea,x\n")), Options{Encoding: viet.TCVN3})
	if w.Encoding != "TCVN3" {
		t.Errorf("encoding %s", w.Encoding)
	}
}

func TestCSVMixedCells(t *testing.T) {
	w := open(t, write(t, "x.csv", []byte("Tên,Xã\nMường Bú,Xã Tạ Khoa\nX· M\u00adêng S¹i,Huyện Mai Sơn\nhỏng \xff ở đây,Tỉnh Sơn La\nTrường Đại học,Phường Tô Hiệu\nĐường Điện Biên,Phường Chiềng Sinh\n")), Options{})
	r := understand(t, w, 0, Overrides{})
	if c := r.cells[1][0]; string(c.Text) != "Xã Mường Sại" || c.Encoding != viet.TCVN3 || string(c.Raw) != "X· M\u00adêng S¹i" {
		t.Errorf("legacy cell %q from %q", c.Text, c.Raw)
	}
	if r.data[2][0] != "hỏng \uFFFD ở đây" || !slices.ContainsFunc(r.layout.Notes, func(n Note) bool { return n.Code == NoteBadBytes && n.Detail == "1" }) {
		t.Errorf("bad byte %q, notes %v", r.data[2][0], r.layout.Notes)
	}
}

func TestDelimiterIsFound(t *testing.T) {
	for in, want := range map[string]byte{
		"a,b\n1,2\n": ',', "a;b\n1,5;2,5\n": ';', "a\tb\n1\t2": '\t', "a|b|c\n1|2|3": '|', "một cột\nhai\n": ',', "Tên, địa chỉ;Mã\nA, b, c;1\nB;2\n": ';', "x\n": ',', "BÁO CÁO\n\na;b;c\n1,5;2,5;3\n4,5;6;7\n": ';', "\"a;b\",c\n\"d;e\",f\n": ',',
	} {
		if got := findDelimiter([]byte(in), '\n'); got != want {
			t.Errorf("findDelimiter(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInspectAgreesWithTheFullTests(t *testing.T) {
	for _, s := range []string{"", "abc", "Mường", "Xã", "hoà", "X·", "Sơn La", "Ph­êng", "Coäng", "\xff", "a\xc3", "\xe1\xba", "–", "Ƒ", "ư", "Đ", "đ\xff", "日本", "Xã\xe1", "aù"} {
		valid, legacy := inspect([]byte(s))
		if want := bytes.Equal(bytes.ToValidUTF8([]byte(s), nil), []byte(s)); valid != want {
			t.Errorf("inspect(%q) valid = %v", s, valid)
		}
		if want := viet.MaybeLegacy([]byte(s)); legacy != want {
			t.Errorf("inspect(%q) legacy = %v, want %v", s, legacy, want)
		}
	}
}

// FuzzCSV compares with encoding/csv wherever that reader accepts the text.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{"a,b\nc,d\n", `"a""b",c`, "a\r\n\"b\nc\"\r\n", ",,,\n", "\"", "a\"b\n", "\xef\xbb\xbfa", "x,y,z\n1,2", strings.Repeat("a,", 100)} {
		f.Add([]byte(seed), byte(','))
	}
	f.Fuzz(func(t *testing.T, in []byte, comma byte) {
		if comma != ',' && comma != ';' && comma != '\t' && comma != '|' {
			comma = ','
		}
		whole, err := scanAll(t, bytes.NewReader(in), comma, Limits{CellBytes: 4096})
		pieces, err2 := scanAll(t, iotest.OneByteReader(bytes.NewReader(in)), comma, Limits{CellBytes: 4096})
		if (err == nil) != (err2 == nil) || !slices.EqualFunc(whole, pieces, slices.Equal) {
			t.Fatalf("%q: %q, %v in one piece; %q, %v byte by byte", in, whole, err, pieces, err2)
		}
		if err != nil && codeOf(err) == "" {
			t.Fatalf("%q: %v has no code", in, err)
		}
		if err != nil || bytes.ContainsAny(in, "\r") {
			return // encoding/csv turns CRLF in quotes into LF, and keeps a CR where we drop it
		}
		peer := csv.NewReader(bytes.NewReader(in))
		peer.Comma = rune(comma)
		peer.FieldsPerRecord = -1
		want, err := peer.ReadAll()
		if err != nil {
			return
		}
		got := slices.DeleteFunc(whole, func(r []string) bool { return len(r) == 0 })
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("%q: got %q, encoding/csv reads %q", in, got, want)
		}
	})
}
