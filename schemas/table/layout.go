package table

import (
	"cmp"
	"slices"
	"strconv"
)

// Role is what a row of a sheet is for.
type Role uint8

const (
	// RoleData is a row of the table.
	RoleData Role = iota
	// RoleBlank holds nothing.
	RoleBlank
	// RoleTitle stands above the header: agency, form number, name of the table, date.
	RoleTitle
	// RoleHeader names columns; a header may have several rows.
	RoleHeader
	// RoleUnit gives the columns' units under the header: "(ha)", "(tấn)".
	RoleUnit
	// RoleNumbered numbers the columns: "(1) (2) (3)", "A B 1 2".
	RoleNumbered
	// RoleGroup heads the rows below it: "I. Huyện Mai Sơn (cũ)".
	RoleGroup
	// RoleTotal sums other rows: "Cộng", "Tổng cộng", "Toàn tỉnh".
	RoleTotal
	// RoleFooter stands below the rows: notes, place and day, signatures.
	RoleFooter
)

var roleNames = [...]string{"data", "blank", "title", "header", "unit", "numbered", "group", "total", "footer"}

// String returns the role's name in reports: "data", "blank", "title", "header", "unit", "numbered", "group", "total", "footer".
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "unknown"
}

// ParseRole is the inverse of String.
func ParseRole(name string) (Role, bool) {
	for i, n := range roleNames {
		if n == name {
			return Role(i), true
		}
	}
	return RoleData, false
}

// Column is one column of an understood table.
type Column struct {
	Index   int    // column of the sheet from 0; -1 for the group column, which no column of the sheet holds
	Letter  string // the sheet's letters for it; "" for the group column
	Title   string // header as written, NFC, decoded, levels joined by " – "; "" in a table without header
	Name    string // stable ASCII identifier, unique in the table: "nam_2025_dien_tich"
	Unit    string // unit from the title, the unit row or the table's note: "ha"; "" if none
	Group   bool   // its values are the group rows' texts
	Ordinal bool   // counts rows (STT): titled so, or 1, 2, 3 …
	Hidden  bool   // hidden in the workbook
	Type    string // the type Overrides asks for; "" otherwise
}

// RoleRange is a run of rows of one role other than data.
type RoleRange struct {
	From int  // first row number
	To   int  // last row number
	Role Role // never RoleData
}

// MaxLayoutMerges is how many merged ranges a layout lists.
const MaxLayoutMerges = 2000

// Range is a rectangle of cells, ends included.
type Range struct {
	FirstRow, LastRow       int // row numbers, from 1
	FirstColumn, LastColumn int // column indexes, from 0
}

// Layout is what was understood of one sheet. Columns, Header and Title are final when Understand returns; Roles, Rows and Notes grow
// as the table is read and are complete at its end.
type Layout struct {
	Sheet       string      // the table's address ([Workbook.Address]); for CSV the file's base name without extension
	Area        Area        // where the table lies on the sheet
	HeaderFirst int         // first header row, 0 when the table has none
	HeaderRow   int         // last header row (without unit and numbered rows), 0 when the table has none
	Title       string      // the table's name from its title rows, decoded; "" if none
	UnitNote    string      // the units of a note such as "(ĐVT: ha)", as written; "" if none
	Columns     []Column    // in sheet order; the group column, if any, last
	Roles       []RoleRange // in row order, rows that are not data
	Merges      []Range     // merged ranges as stored, by first row, at most MaxLayoutMerges: what a picture of the sheet needs
	Rows        int         // data rows read so far
	LastRow     int         // last row number read so far
	Notes       []Note      // what a person should know about the reading
}

// NoteCode names something worth knowing about how a sheet was read. Its sentence is in the catalogue.
type NoteCode string

const (
	NoteNoHeader     NoteCode = "table.note.no-header"     // no header found, columns are numbered
	NoteHiddenRow    NoteCode = "table.note.hidden-row"    // hidden rows are read like others; Detail is how many
	NoteHiddenColumn NoteCode = "table.note.hidden-column" // a hidden column is read like others; Detail is its letter
	NoteEncoding     NoteCode = "table.note.encoding"      // the file was decoded; Detail is the encoding
	NoteMerged       NoteCode = "table.note.merged"        // merged cells were filled down; Detail is how many ranges
	NoteLateGroup    NoteCode = "table.note.late-group"    // group rows start past the first rows read; they have no column
	NoteWideRow      NoteCode = "table.note.wide-row"      // rows have values right of the table's columns; Detail is how many rows
	NoteNested       NoteCode = "table.note.nested"        // columns come out of objects in the records; Detail names the first
	NoteList         NoteCode = "table.note.list"          // columns hold lists, kept as JSON text; Detail names the first
	NoteBadBytes     NoteCode = "table.note.bad-bytes"     // bytes that are no text in the file's encoding; Detail is how many
)

// Note is one remark on the reading.
type Note struct {
	Code   NoteCode
	Row    int    // row it is about, 0 for the whole sheet
	Detail string // fills {detail} in the catalogue
}

// RoleOf returns the role of a row read so far.
func (l *Layout) RoleOf(row int) Role {
	lo, hi := 0, len(l.Roles)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if l.Roles[mid].To < row {
			lo = mid + 1
			continue
		}
		hi = mid
	}
	if lo < len(l.Roles) && l.Roles[lo].From <= row {
		return l.Roles[lo].Role
	}
	return RoleData
}

// CountBad adds n to the bytes that were no text: what a [Mender] of the reader's own replaced is known after the rows' end.
func (l *Layout) CountBad(n int) {
	if n == 0 {
		return
	}
	at := len(l.Notes)
	for i := range l.Notes {
		switch l.Notes[i].Code {
		case NoteBadBytes:
			counted, _ := strconv.Atoi(l.Notes[i].Detail)
			l.Notes[i].Detail = strconv.Itoa(counted + n)
			return
		case NoteLateGroup:
			at = i
		}
	}
	l.Notes = slices.Insert(l.Notes, at, Note{Code: NoteBadBytes, Detail: strconv.Itoa(n)})
}

// Line is a row of a sheet with its role. It is reused like [Row].
type Line struct {
	Number int    // the sheet's own row number
	Role   Role   // what the row is for
	Group  string // the group it stands under, "" if none; on a group row its own text
	Cells  []Cell // for data, total and group rows: one per Layout.Columns, the group column's value included
	Sheet  []Cell // the row as stored, by sheet column: what a picture of the sheet draws
}

// Overrides are a person's corrections; they win over what is found.
type Overrides struct {
	Range       Range             // where the table lies on its sheet; the zero Range = find it. Package check heeds it, through Workbook.AreasAs
	HeaderFirst int               // first header row; 0 = find it
	HeaderLast  int               // last header row; 0 = find it
	NoHeader    bool              // the table has no header
	Roles       map[int]Role      // role by row number
	Types       map[string]string // type by column letter, handed on in Column.Type
	Titles      map[string]string // title by column letter, instead of the header's
	Names       map[string]string // identifier by column letter; another column's that is the same gets a number
	Units       map[string]string // unit of measure by column letter
}

// IsZero reports whether nothing is overridden.
func (o Overrides) IsZero() bool {
	return o.Range == (Range{}) && o.HeaderFirst == 0 && o.HeaderLast == 0 && !o.NoHeader && len(o.Roles) == 0 && len(o.Types) == 0 &&
		len(o.Titles) == 0 && len(o.Names) == 0 && len(o.Units) == 0
}

// call gives columns the titles, identifiers and units that a person chose. Identifiers stay unique: one that was found gives way.
func (o Overrides) call(columns []Column) {
	chosen := make(map[string]bool, len(o.Names))
	for i := range columns {
		c := &columns[i]
		c.Title = cmp.Or(o.Titles[c.Letter], c.Title)
		c.Unit = cmp.Or(o.Units[c.Letter], c.Unit)
		if name := o.Names[c.Letter]; name != "" {
			c.Name, chosen[name] = name, true
		}
	}
	if len(chosen) == 0 {
		return
	}
	for i := range columns {
		c := &columns[i]
		if o.Names[c.Letter] != "" {
			continue
		}
		found := c.Name
		for n := 2; chosen[c.Name]; n++ {
			c.Name = found + "_" + strconv.Itoa(n)
		}
		chosen[c.Name] = true
	}
}
