package ddl

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Dialect is a database's SQL.
type Dialect string

const (
	Postgres   Dialect = "postgres"
	MySQL      Dialect = "mysql" // 8.0.19 and later: it keeps checks, and drops them as constraints
	Oracle     Dialect = "oracle"
	SQLite     Dialect = "sqlite" // 3.37 and later: strict tables
	SQLServer  Dialect = "sqlserver"
	ClickHouse Dialect = "clickhouse"
)

// Dialects are all there are, as the command line names them.
var Dialects = []Dialect{Postgres, MySQL, Oracle, SQLite, SQLServer, ClickHouse}

// ParseDialect reads a dialect's name.
func ParseDialect(s string) (Dialect, error) {
	if d := Dialect(s); slices.Contains(Dialects, d) {
		return d, nil
	}
	return "", &Error{Code: CodeDialect, Detail: s}
}

// limit is the longest name the dialect takes, in the dialect's own measure.
func (d Dialect) limit() int {
	switch d {
	case Postgres:
		return 63
	case MySQL:
		return 64
	case Oracle, SQLServer:
		return 128
	}
	return 200 // ClickHouse keeps columns in files of their names; SQLite has no limit
}

// measure is a name's length as the dialect counts: bytes, characters or UTF-16 units.
func (d Dialect) measure(s string) int {
	switch d {
	case MySQL:
		return utf8.RuneCountInString(s)
	case SQLServer:
		return len(utf16.Encode([]rune(s)))
	}
	return len(s)
}

// maxColumns is how many columns a table may have.
func (d Dialect) maxColumns() int {
	switch d {
	case Oracle:
		return 1000
	case MySQL:
		return 1017
	case SQLServer:
		return 1024
	case Postgres:
		return 1600
	}
	return 2000
}

// quoted writes a name. A plain name that is no reserved word stays bare, so that whoever writes queries need not quote it either.
func (d Dialect) quoted(name string) string {
	plain := isPlain(name)
	if plain && !reserved()[name] {
		return name
	}
	switch d {
	case MySQL:
		return "`" + strings.ReplaceAll(name, "`", "``") + "`"
	case ClickHouse:
		return "`" + strings.NewReplacer("\\", "\\\\", "`", "\\`").Replace(name) + "`"
	case SQLServer:
		return "[" + strings.ReplaceAll(name, "]", "]]") + "]"
	case Oracle:
		if plain { // bare names are kept in capitals: a reserved word is no exception
			name = strings.ToUpper(name)
		}
	}
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

func isPlain(name string) bool {
	for i := range len(name) {
		c := name[i]
		if c >= 'a' && c <= 'z' || i > 0 && (c == '_' || c >= '0' && c <= '9') {
			continue
		}
		return false
	}
	return name != ""
}

// text writes a text literal, exact to the character: whatever the text holds, it stays one literal.
func (d Dialect) text(s string) string {
	s = strings.ReplaceAll(s, "\x00", "")
	single := "'" + strings.ReplaceAll(s, "'", "''") + "'"
	switch d {
	case Postgres:
		if strings.Contains(s, `\`) {
			return "E" + strings.ReplaceAll(single, `\`, `\\`)
		}
	case MySQL, ClickHouse:
		return strings.ReplaceAll(single, `\`, `\\`)
	case SQLServer:
		return "N" + broken(single, "' + N'", "$(", "$", "(", "\n", "", "\n", "\r", "", "\r")
	case Oracle:
		return broken(single, "' || CHR(38) || '", "&", "", "")
	}
	return single
}

// broken parts a literal where a client program (sqlcmd, SQL*Plus) would read something of its own in it: $(name), &name, and GO on
// a line of its own. parts are the mark, what stays before the break and what comes after.
func broken(literal, joint string, parts ...string) string {
	for i := 0; i+2 < len(parts); i += 3 {
		literal = strings.ReplaceAll(literal, parts[i], parts[i+1]+joint+parts[i+2])
	}
	return literal
}

// line makes a text fit a comment: one line, no control characters, at most a thousand characters.
func line(s string) string {
	const most = 1000
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 }), " ")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}

// remark writes a comment for whoever reads the SQL.
func remark(s string) string { return "-- " + line(s) }

// commentText is the literal of a COMMENT: it cannot be put together from parts, so what a client program would read in it is
// written otherwise.
func (d Dialect) commentText(s string) string {
	s = line(s)
	switch d {
	case SQLServer:
		return "N'" + strings.ReplaceAll(strings.ReplaceAll(s, "$(", "$ ("), "'", "''") + "'"
	case Oracle:
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return d.text(s)
}

// Risk is what a statement of a migration may do to a table that holds rows.
type Risk string

const (
	Safe      Risk = "safe"      // no row can be in its way, and none is lost
	Rewrites  Risk = "rewrites"  // every row is written anew: it takes long and locks the table
	MayFail   Risk = "mayFail"   // it stops where a row does not fit; nothing is lost
	LosesData Risk = "losesData" // values go, or lose a part
)

// Error is a refusal. Detail fills {detail} in its sentence.
type Error struct {
	Code   string
	Detail string
}

const (
	CodeDialect   = "ddl.dialect"    // no such dialect
	CodeNoColumns = "ddl.no-columns" // a table needs one
	CodeTooMany   = "ddl.too-many"   // more columns than the dialect takes
)

// Error implements error in the log's terse form; people read [Message].
func (e *Error) Error() string { return fmt.Sprintf("%s (%s)", e.Code, e.Detail) }
