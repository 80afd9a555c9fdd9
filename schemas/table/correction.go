package table

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"danhmuc/schemas/viet"
)

// MaxCorrections bounds the text of a file's corrections, in bytes: some thousands of corrected rows.
const MaxCorrections = 64 << 10

// What a person may call a column, in characters.
const (
	maxTitle = 300
	maxUnit  = 40
)

// columnName is what identifiers of columns are made of, those a person chooses too.
var columnName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

var columnLetters = regexp.MustCompile(`^[A-Z]{1,3}$`)

// Corrections are a person's [Overrides] of a file's sheets by sheet name; the name "" stands for the first sheet that is read.
type Corrections map[string]Overrides

// correctionJSON is one sheet's corrections as clients send them:
//
//	{"sheet": "Biểu 01", "range": "A5:H", "headerFirst": 5, "headerLast": 6, "noHeader": false, "roles": {"7": "group"}, "types": {"B": "string"}, "titles": {"B": "Mã xã"}, "names": {"B": "ma_xa"}, "units": {"C": "ha"}}
type correctionJSON struct {
	Sheet       string            `json:"sheet"` // a table's address: "Biểu 01", or "Biểu 01#2"
	Range       string            `json:"range"` // where the table lies, see ParseRange
	HeaderFirst int               `json:"headerFirst"`
	HeaderLast  int               `json:"headerLast"`
	NoHeader    bool              `json:"noHeader"`
	Roles       map[int]string    `json:"roles"`  // role by row number, as Role.String names it
	Types       map[string]string `json:"types"`  // type by column letter
	Titles      map[string]string `json:"titles"` // title by column letter
	Names       map[string]string `json:"names"`  // identifier by column letter
	Units       map[string]string `json:"units"`  // unit by column letter
}

// correctable are the types a person may give a column.
var correctable = map[string]bool{"string": true, "integer": true, "number": true, "boolean": true, "date": true, "datetime": true, "period": true}

// ParseCorrections reads {"sheets": [one, …]}, or one sheet's corrections alone. What it does not know is an error: another member,
// a role or type that does not exist, what names no row or column, a header that ends before it begins, a title, identifier or unit
// that cannot be one, an identifier given twice, and a text above [MaxCorrections]. Whether the file has the sheet, row or column shows when it is read.
func ParseCorrections(raw []byte) (Corrections, error) {
	var in struct {
		Sheets []correctionJSON `json:"sheets"`
		correctionJSON
	}
	if len(raw) > MaxCorrections {
		return nil, fmt.Errorf("corrections: %d bytes, at most %d", len(raw), MaxCorrections)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&in); err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	out := Corrections{}
	for _, one := range append(in.Sheets, in.correctionJSON) {
		o, err := one.overrides()
		if err != nil {
			return nil, fmt.Errorf("corrections of sheet %q: %w", one.Sheet, err)
		}
		if !o.IsZero() {
			out[one.Sheet] = o
		}
	}
	return out, nil
}

func (c *correctionJSON) overrides() (Overrides, error) {
	o := Overrides{HeaderFirst: c.HeaderFirst, HeaderLast: c.HeaderLast, NoHeader: c.NoHeader, Types: c.Types, Names: c.Names}
	if c.Range != "" {
		var err error
		if o.Range, err = ParseRange(c.Range); err != nil {
			return o, err
		}
	}
	if c.HeaderFirst < 0 || c.HeaderLast < 0 || c.HeaderLast != 0 && c.HeaderLast < c.HeaderFirst {
		return o, fmt.Errorf("header rows %d to %d", c.HeaderFirst, c.HeaderLast)
	}
	for letter, kind := range c.Types {
		if !columnLetters.MatchString(letter) || !correctable[kind] {
			return o, fmt.Errorf("column %q: no type %q", letter, kind)
		}
	}
	var err error
	if o.Titles, err = called(c.Titles, maxTitle); err != nil {
		return o, err
	}
	if o.Units, err = called(c.Units, maxUnit); err != nil {
		return o, err
	}
	taken := map[string]bool{}
	for letter, name := range c.Names {
		if !columnLetters.MatchString(letter) || !columnName.MatchString(name) || taken[name] {
			return o, fmt.Errorf("column %q: no identifier %q", letter, name)
		}
		taken[name] = true
	}
	if len(c.Roles) > 0 {
		o.Roles = make(map[int]Role, len(c.Roles))
	}
	for row, name := range c.Roles {
		role, ok := ParseRole(name)
		if !ok || row < 1 {
			return o, fmt.Errorf("row %d: no role %q", row, name)
		}
		o.Roles[row] = role
	}
	return o, nil
}

// called cleans what columns are called; "" and a text of more than most characters are errors.
func called(texts map[string]string, most int) (map[string]string, error) {
	var out map[string]string
	for letter, text := range texts {
		text = strings.Join(strings.Fields(viet.Clean(text)), " ")
		if n := utf8.RuneCountInString(text); !columnLetters.MatchString(letter) || n == 0 || n > most || strings.ContainsFunc(text, unicode.IsControl) {
			return nil, fmt.Errorf("column %q: cannot be called %q", letter, text)
		}
		if out == nil {
			out = make(map[string]string, len(texts))
		}
		out[letter] = text
	}
	return out, nil
}

// JSON is what [ParseCorrections] reads back, nil for no corrections.
func (c Corrections) JSON() (json.RawMessage, error) {
	if len(c) == 0 {
		return nil, nil
	}
	out := struct {
		Sheets []correctionOut `json:"sheets"`
	}{}
	for _, sheet := range slices.Sorted(maps.Keys(c)) {
		o := c[sheet]
		one := correctionOut{Sheet: sheet, HeaderFirst: o.HeaderFirst, HeaderLast: o.HeaderLast, NoHeader: o.NoHeader, Types: o.Types, Titles: o.Titles, Names: o.Names, Units: o.Units}
		if o.Range != (Range{}) {
			if one.Range = o.Range.String(); one.Range == "" {
				one.Range = "1:" // the whole sheet
			}
		}
		for row, role := range o.Roles {
			if one.Roles == nil {
				one.Roles = map[int]string{}
			}
			one.Roles[row] = role.String()
		}
		out.Sheets = append(out.Sheets, one)
	}
	return json.Marshal(out)
}

// correctionOut is [correctionJSON] without what is not corrected.
type correctionOut struct {
	Sheet       string            `json:"sheet"`
	Range       string            `json:"range,omitempty"`
	HeaderFirst int               `json:"headerFirst,omitempty"`
	HeaderLast  int               `json:"headerLast,omitempty"`
	NoHeader    bool              `json:"noHeader,omitempty"`
	Roles       map[int]string    `json:"roles,omitempty"`
	Types       map[string]string `json:"types,omitempty"`
	Titles      map[string]string `json:"titles,omitempty"`
	Names       map[string]string `json:"names,omitempty"`
	Units       map[string]string `json:"units,omitempty"`
}

// Head is what of the corrections holds for the next file of the same make: header, columns, and the rows around the header. What a
// row further down is belongs to the one file.
func (o Overrides) Head() Overrides {
	if o.Range != (Range{}) {
		o.Range.LastRow = math.MaxInt // the next file may have more rows
	}
	roles := o.Roles
	o.Roles = nil
	for row, role := range roles {
		switch role {
		case RoleTitle, RoleHeader, RoleUnit, RoleNumbered:
			if o.Roles == nil {
				o.Roles = map[int]Role{}
			}
			o.Roles[row] = role
		}
	}
	return o
}
