package viet

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// dataFiles holds the tables of this package; see data/SOURCES.md for where each comes from.
//
//go:embed data
var dataFiles embed.FS

// Encoding is a way to store Vietnamese letters that is not Unicode as we keep it.
type Encoding uint8

const (
	// Unicode means nothing has to be decoded.
	Unicode Encoding = iota
	// TCVN3 is the "ABC" encoding of the .Vn… fonts.
	TCVN3
	// VNI is the two-byte VNI for Windows encoding of the VNI-… fonts.
	VNI
	// VPS is the encoding of the VPS… fonts.
	VPS
	// Windows1258 is Microsoft's code page: base letters and combining marks.
	Windows1258
)

var encodingNames = [...]string{"UTF-8", "TCVN3", "VNI", "VPS", "windows-1258"}

// String returns the usual name: "UTF-8", "TCVN3", "VNI", "VPS", "windows-1258".
func (e Encoding) String() string {
	if int(e) < len(encodingNames) {
		return encodingNames[e]
	}
	return "Encoding(" + strconv.Itoa(int(e)) + ")"
}

// EncodingOfFont tells from a cell's font name how its text is stored (".VnTime" is TCVN3, "VNI-Times" VNI, "VPS …" VPS).
// capitals is true for .Vn fonts ending in H, which draw small letters as capitals.
func EncodingOfFont(font string) (enc Encoding, capitals bool) {
	name := strings.ToLower(strings.TrimSpace(font))
	switch {
	case strings.HasPrefix(name, ".vn"):
		return TCVN3, strings.HasSuffix(name, "h")
	case strings.HasPrefix(name, "vni-") || strings.HasPrefix(name, "vni "):
		return VNI, false
	case strings.HasPrefix(name, "vps"):
		return VPS, false
	}
	return Unicode, false
}

// codec is an 8-bit encoding: what a byte means alone, and what two bytes mean together (tried first).
type codec struct {
	single [256]rune // the byte's letter; for bytes without one, its Windows-1252 character
	mapped [256]bool // the byte has a letter of its own in this encoding (0x80 and up)
	second [256]bool // the byte can be the second of a pair
	pairs  map[uint16]rune
}

var codecs = sync.OnceValue(func() [Windows1258 + 1]*codec {
	return [...]*codec{
		Unicode:     plainCodec(),
		TCVN3:       loadCodec("data/tcvn3_to_unicode.csv"),
		VNI:         loadCodec("data/vni_to_unicode.csv"),
		VPS:         loadCodec("data/vps_to_unicode.csv"),
		Windows1258: codec1258(),
	}
})

// plainCodec reads bytes as Windows-1252, its five holes as C1 controls (WHATWG).
func plainCodec() *codec {
	c := &codec{pairs: map[uint16]rune{}}
	for i := range c.single {
		c.single[i] = charmap.Windows1252.DecodeByte(byte(i))
		if c.single[i] == utf8.RuneError {
			c.single[i] = rune(i)
		}
	}
	return c
}

// loadCodec builds a codec from an embedded table: column 0 is the bytes in hexadecimal, unicode_char the letter.
func loadCodec(name string) *codec {
	c := plainCodec()
	records := readData(name)
	char := 0
	for i, title := range records[0] {
		if title == "unicode_char" {
			char = i
		}
	}
	for _, record := range records[1:] {
		r, _ := utf8.DecodeRuneInString(record[char])
		code, err := strconv.ParseUint(record[0], 16, 16)
		if err != nil {
			panic(fmt.Sprintf("viet: %s: %v", name, err))
		}
		if len(record[0]) == 2 {
			c.single[code] = r
			c.mapped[code] = code >= 0x80
			continue
		}
		c.pairs[uint16(code)] = r
		c.second[code&0xFF] = true
	}
	return c
}

// codec1258 composes Windows-1258's letters and combining tones into whole letters.
func codec1258() *codec {
	c := plainCodec()
	for i := 0x80; i < 256; i++ {
		r := charmap.Windows1258.DecodeByte(byte(i))
		if r == utf8.RuneError {
			continue
		}
		c.mapped[i] = r != c.single[i] || isLetter(r)
		c.single[i] = r
	}
	for first := range 256 {
		base := splitLetter(c.single[first])
		if !strings.ContainsRune("aăâeêioôơuưy", base.base) || base.tone != toneNone {
			continue
		}
		for second := 0x80; second < 256; second++ {
			mark := c.single[second]
			if mark < 0x300 || mark > 0x323 {
				continue
			}
			whole := norm.NFC.String(string([]rune{c.single[first], mark}))
			r, size := utf8.DecodeRuneInString(whole)
			if size == len(whole) {
				c.pairs[uint16(first)<<8|uint16(second)] = r
				c.second[second] = true
			}
		}
	}
	return c
}

// readData reads an embedded table. The files are part of the program: a fault in one is a fault in the build.
func readData(name string) [][]string {
	file, err := dataFiles.ReadFile(name)
	if err != nil {
		panic(fmt.Sprintf("viet: %v", err))
	}
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("viet: %s: %v", name, err))
	}
	return records
}

// appendBytes decodes whole bytes into UTF-8. Unless last, a byte that could begin a pair with what follows is left over:
// used tells how many bytes were taken.
func (c *codec) appendBytes(dst, b []byte, last bool) (out []byte, used int) {
	for i := 0; i < len(b); {
		x := b[i]
		if len(c.pairs) > 0 {
			if i+1 == len(b) && !last {
				return dst, i
			}
			if i+1 < len(b) && c.second[b[i+1]] {
				if r, ok := c.pairs[uint16(x)<<8|uint16(b[i+1])]; ok {
					dst = utf8.AppendRune(dst, r)
					i += 2
					continue
				}
			}
		}
		if x < utf8.RuneSelf {
			dst = append(dst, x)
			i++
			continue
		}
		dst = utf8.AppendRune(dst, c.single[x])
		i++
	}
	return dst, len(b)
}

// Decode turns text that looks like Windows-1252 (how an 8-bit file or cell arrives) into NFC Unicode.
// With Unicode it returns s unchanged.
func Decode(enc Encoding, s string) string {
	if enc == Unicode || int(enc) >= len(encodingNames) {
		return s
	}
	return string(AppendDecoded(nil, enc, []byte(s)))
}

// AppendDecoded is [Decode] on bytes, appending to dst. Characters that no 8-bit text can hold pass unchanged.
func AppendDecoded(dst []byte, enc Encoding, s []byte) []byte {
	if enc == Unicode || int(enc) >= len(encodingNames) {
		return append(dst, s...)
	}
	c := codecs()[enc]
	var run [64]byte // bytes behind the characters read so far
	n := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		b, ok := byteOf(r)
		if ok && (r != utf8.RuneError || size > 1) {
			run[n] = b
			n++
			i += size
			if n == len(run) {
				var used int
				dst, used = c.appendBytes(dst, run[:n], false)
				n = copy(run[:], run[used:n])
			}
			continue
		}
		dst, _ = c.appendBytes(dst, run[:n], true)
		n = 0
		dst = append(dst, s[i:i+size]...)
		i += size
	}
	dst, _ = c.appendBytes(dst, run[:n], true)
	return dst
}

// byteOf is the Windows-1252 byte a character came from; C1 controls stand for their own number.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
