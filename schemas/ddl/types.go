package ddl

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"danhmuc/schemas"
	"danhmuc/schemas/viet"
)

func itoa(n int) string { return strconv.Itoa(n) }

// identifier names a table after a title, "bang" where the title gives none.
func identifier(title string) string {
	if name := viet.Identifier(title); name != "" {
		return name
	}
	return "bang"
}

// setType chooses a column's SQL type. Numbers are kept as decimals where the engine has them: money and areas must add up.
func (t *table) setType(c *column) {
	switch c.Type {
	case schemas.Integer:
		c.kind = t.d.pick("bigint", "bigint", "NUMBER(19)", "INTEGER", "bigint", "Int64")
	case schemas.Number:
		c.kind = t.d.pick("numeric", "decimal(38, 10)", "NUMBER", "REAL", "decimal(38, 10)", "Decimal(38, 10)")
	case schemas.Boolean:
		c.kind = t.d.pick("boolean", "boolean", "NUMBER(1)", "INTEGER", "bit", "Bool")
	case schemas.Date:
		c.kind = t.d.pick("date", "date", "DATE", "TEXT", "date", "Date32")
	case schemas.DateTime:
		zoned := "TIMESTAMP(6) WITH TIME ZONE"
		if c.inKey {
			zoned = "TIMESTAMP(6) WITH LOCAL TIME ZONE" // the other may not be a key
		}
		c.kind = t.d.pick("timestamp with time zone", "datetime(6)", zoned, "TEXT", "datetimeoffset", "DateTime64(6, 'UTC')")
	default:
		t.setText(c)
	}
	if t.d == SQLite && c.kind == "INTEGER" && c.inKey {
		c.kind = "INT" // INTEGER PRIMARY KEY is the row's own number there, which fills itself
	}
	if t.d == ClickHouse && !c.notNull {
		c.kind = "Nullable(" + c.kind + ")"
	}
}

func (d Dialect) pick(postgres, mysql, oracle, sqlite, sqlserver, clickhouse string) string {
	switch d {
	case Postgres:
		return postgres
	case MySQL:
		return mysql
	case Oracle:
		return oracle
	case SQLite:
		return sqlite
	case SQLServer:
		return sqlserver
	}
	return clickhouse
}

// setText chooses the type of a text: of its greatest length where that is short enough for the engine, else without bound and with
// a check. Engines that index only so many bytes get a bounded type for a key.
func (t *table) setText(c *column) {
	most := c.MaxLength
	if c.Type == schemas.Period && c.Pattern == schemas.PeriodPattern && most == 0 {
		most = 11 // "2025-2026NH"
	}
	bounded := func(format string, longest, key int) bool {
		n := most
		if c.inKey && (n == 0 || n > key) {
			n = key
		}
		if n == 0 || n > longest {
			return false
		}
		c.length, c.kind = n, fmt.Sprintf(format, n)
		return true
	}
	switch t.d {
	case Postgres:
		if !bounded("varchar(%d)", 10_000, 10_000) || most == 0 {
			c.kind, c.length = "text", 0
		}
	case MySQL:
		if !bounded("varchar(%d)", 255, 255/max(1, t.keyWidth())) {
			c.kind = "longtext"
		}
	case Oracle:
		switch {
		case bounded("VARCHAR2(%d CHAR)", 1000, 400/max(1, t.keyWidth())):
		case most > 4000:
			c.kind = "CLOB"
		default:
			c.kind, c.length = "VARCHAR2(4000 CHAR)", 4000
		}
	case SQLServer:
		if !bounded("nvarchar(%d)", 4000, 400/max(1, t.keyWidth())) {
			c.kind = "nvarchar(max)"
		}
		c.kind += " COLLATE Vietnamese_100_CS_AS"
	case SQLite:
		c.kind = "TEXT"
	default:
		c.kind = "String"
	}
}

// keyWidth is how many columns of text the keys name: an index has only so many bytes for all of them.
func (t *table) keyWidth() int {
	n := 0
	for _, c := range t.columns {
		if c.inKey {
			n++
		}
	}
	return n
}

// short tells whether a listed value fits the column's type.
func (c *column) short(value string) bool {
	return c.length == 0 || utf8.RuneCountInString(value) <= c.length
}
