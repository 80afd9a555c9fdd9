package table

import (
	"bytes"
	"unicode/utf8"
)

// headBytes is how much of a file is looked at to tell what it is.
const headBytes = 64 << 10

// fileKind is what the first bytes say.
type fileKind uint8

const (
	kindText fileKind = iota
	kindZip
	kindOLE
	kindBIFF // the records of an XLS workbook without a container
	kindJSON
	kindParquet
)

// signatures are the first bytes of files that are refused, with what they are.
var signatures = [...]struct {
	magic string
	code  Code
	what  string
}{
	{"PARE", CodeEncrypted, ""},
	{"\x09\x08\x08\x00", CodeFormat, oldXLS},
	{"\x09\x04\x06\x00", CodeFormat, oldXLS},
	{"\x09\x02\x06\x00", CodeFormat, oldXLS},
	{"\x09\x00\x04\x00", CodeFormat, oldXLS},
	{"%PDF-", CodeNotTable, "PDF"},
	{"\x89PNG", CodeNotTable, "PNG"},
	{"\xFF\xD8\xFF", CodeNotTable, "JPEG"},
	{"GIF8", CodeNotTable, "GIF"},
	{"SQLite format 3\x00", CodeNotTable, "SQLite"},
	{"\x1F\x8B", CodeNotTable, "GZIP"},
	{"7z\xBC\xAF\x27\x1C", CodeNotTable, "7-Zip"},
	{"Rar!\x1A\x07", CodeNotTable, "RAR"},
	{"{\\rtf", CodeNotTable, "RTF"},
	{"\x7FELF", CodeNotTable, "ELF"},
	{"MZ\x90", CodeNotTable, "EXE"},
	{"PK\x05\x06", CodeNotTable, "ZIP"},
}

// recognise tells text, a zip package and an OLE file apart and refuses what is none of them.
func recognise(head []byte) (fileKind, error) {
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return kindZip, nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return kindOLE, nil
	case bytes.HasPrefix(head, []byte("\x09\x08\x10\x00\x00\x06")):
		return kindBIFF, nil
	case bytes.HasPrefix(head, []byte("PAR1")):
		return kindParquet, nil
	}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return kindText, &Error{Code: s.code, Detail: s.what}
		}
	}
	switch what := markup(head); what {
	case "":
	case "JSON":
		return kindJSON, nil
	default:
		return kindText, &Error{Code: CodeFormat, Detail: what}
	}
	return kindText, nil
}

// markup names structured text that is no delimited table: JSON, HTML or XML.
func markup(head []byte) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if len(text) < 2 {
		return ""
	}
	after := bytes.TrimLeft(text[1:], " \t\r\n")
	next := byte(0)
	if len(after) > 0 {
		next = after[0]
	}
	lower := bytes.ToLower(text[:min(len(text), 64)])
	switch {
	case text[0] == '{' && (next == '"' || next == '}'), text[0] == '[' && (next == '{' || next == '[' || next == ']'):
		return "JSON"
	case bytes.HasPrefix(lower, []byte("<!doctype html")), bytes.HasPrefix(lower, []byte("<html")), bytes.HasPrefix(lower, []byte("<table")):
		return "HTML"
	case bytes.HasPrefix(lower, []byte("<?xml")):
		return "XML"
	}
	return ""
}

// isBinary tells text from other bytes: a NUL, or control characters that no text holds.
func isBinary(sample []byte) bool {
	odd := 0
	for _, c := range sample {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B && c != 0x1A {
			odd++
		}
	}
	return odd*50 > len(sample)
}

// trimPartial drops a character cut at either end of a sample of UTF-8.
func trimPartial(sample []byte) []byte {
	for i := 0; i < utf8.UTFMax-1 && len(sample) > 0 && !utf8.RuneStart(sample[0]); i++ {
		sample = sample[1:]
	}
	for i := 1; i < utf8.UTFMax && i <= len(sample); i++ {
		c := sample[len(sample)-i]
		if utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(sample[len(sample)-i:]) {
				return sample[:len(sample)-i]
			}
			break
		}
	}
	return sample
}
