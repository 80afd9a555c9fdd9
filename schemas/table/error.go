package table

import (
	"fmt"
	"strings"
)

// Code names a reason why a file or a sheet cannot be read. Codes are stable; their sentences are in the catalogue.
type Code string

const (
	CodeEmpty        Code = "table.empty"          // no bytes, or no row holds anything
	CodeNotTable     Code = "table.not-table"      // binary or other content that is no table at all
	CodeFormat       Code = "table.format"         // a table format that is not read: .xls of Excel 95, .xlsb, HTML; Detail names it
	CodeEncrypted    Code = "table.encrypted"      // protected by a password
	CodeTruncated    Code = "table.truncated"      // the file ends too early
	CodeDamaged      Code = "table.damaged"        // parts missing or not well formed
	CodeTooLarge     Code = "table.too-large"      // more bytes, or more unpacked bytes, than Limits allow
	CodeBomb         Code = "table.bomb"           // unpacks to far more than any real workbook
	CodeTooWide      Code = "table.too-wide"       // more columns than Limits allow
	CodeCellTooLarge Code = "table.cell-too-large" // one cell holds more bytes than Limits allow
	CodeTooManyRows  Code = "table.too-many-rows"  // more rows than Limits allow
	CodeStrings      Code = "table.strings"        // the workbook's shared texts are more than Limits allow
	CodeEncoding     Code = "table.encoding"       // the text's encoding cannot be told
	CodeQuote        Code = "table.quote"          // a quoted CSV cell is never closed
	CodeShape        Code = "table.shape"          // well-formed content that holds no table: JSON without records, or with records of several kinds
	CodePacking      Code = "table.packing"        // a Parquet file packed in a way that is not read; Detail names it
	CodeNoSheet      Code = "table.no-sheet"       // no such sheet, or the workbook has none
	CodeUnreadable   Code = "table.unreadable"     // the file cannot be opened or read from the disk
)

// Where says where in the file a fault lies. Zero members are unknown.
type Where struct {
	Part   string // part of a packed workbook: "xl/worksheets/sheet1.xml"
	Sheet  string // sheet name
	Row    int    // 1-based row number
	Column int    // 1-based column number
	Offset int64  // bytes from the start of the file or part
}

// Error is a refusal with a stable code. Detail fills the catalogue's placeholder {detail}: a format's name, a limit.
type Error struct {
	Code   Code
	Where  Where
	Detail string
	Err    error // what lies beneath, if anything
}

// Error implements error in the log's terse form; people read [Message].
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(string(e.Code))
	if e.Detail != "" {
		fmt.Fprintf(&b, " (%s)", e.Detail)
	}
	if e.Where.Part != "" {
		fmt.Fprintf(&b, " in %s", e.Where.Part)
	}
	if e.Where.Sheet != "" {
		fmt.Fprintf(&b, " sheet %q", e.Where.Sheet)
	}
	if e.Where.Row > 0 {
		fmt.Fprintf(&b, " row %d", e.Where.Row)
	}
	if e.Where.Column > 0 {
		fmt.Fprintf(&b, " column %d", e.Where.Column)
	}
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the error beneath.
func (e *Error) Unwrap() error { return e.Err }
