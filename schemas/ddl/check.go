package ddl

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	"danhmuc/schemas"
)

// checks writes the rules of single columns as CHECK constraints, one for each sort of rule, so that a migration touches only what
// changed. A check says nothing of an empty cell.
func (g *designer) checks() {
	for _, c := range g.t.columns {
		g.types(c)
		g.enum(c)
		switch c.Type {
		case schemas.Integer, schemas.Number:
			g.bounds(c)
		case schemas.String, schemas.Period:
			g.lengths(c)
			g.pattern(c)
			if c.Type == schemas.String && c.length > 0 && (c.MaxLength == 0 || c.MaxLength > c.length) {
				g.note(c, "note.length", itoa(c.length)) // the engine's limit, not the schema's
			}
		default:
			if c.Pattern != "" {
				g.note(c, "note.pattern", c.Pattern)
			}
		}
		if c.CodeList != "" {
			g.note(c, "note.codeList", c.CodeList)
		}
	}
}

func (g *designer) note(c *column, code, detail string) {
	g.t.notes = append(g.t.notes, note{code, c.Name, detail})
}

func (g *designer) check(c *column, sort, test string) {
	if g.t.d == ClickHouse && !c.notNull { // a check that answers null is an error there
		test = "isNull(" + g.t.d.quoted(c.sql) + ") OR " + test
	}
	body := "CHECK (" + test + ")"
	if g.t.d == ClickHouse {
		body = "CHECK " + test
	}
	g.t.checks = append(g.t.checks, &constraint{name: g.names.give(g.t.name + "_" + c.sql + "_" + sort), body: body, column: c})
}

// types writes what an engine without the type needs to hold its values to it.
func (g *designer) types(c *column) {
	col := g.t.d.quoted(c.sql)
	switch {
	case c.Type == schemas.Boolean && (g.t.d == SQLite || g.t.d == Oracle):
		g.check(c, "bool", col+" IN (0, 1)")
	case c.Type == schemas.Date && g.t.d == SQLite:
		g.check(c, "date", "date("+col+") IS "+col)
	case c.Type == schemas.DateTime && g.t.d == SQLite:
		g.check(c, "time", col+" IS NULL OR datetime("+col+") IS NOT NULL")
	}
}

func (g *designer) enum(c *column) {
	if c.Enum == nil {
		return
	}
	if strings.Contains(c.kind, "CLOB") {
		g.note(c, "note.enum", strings.Join(c.Enum, ", "))
		return
	}
	var list []string
	for _, v := range c.Enum {
		if text, ok := g.t.d.value(c, v); ok {
			list = append(list, text)
		}
	}
	if len(list) == 0 || c.Type == schemas.DateTime {
		g.note(c, "note.enum", strings.Join(c.Enum, ", "))
		return
	}
	g.check(c, "enum", g.t.d.quoted(c.sql)+" IN ("+strings.Join(list, ", ")+")")
}

var plainNumber = regexp.MustCompile(`^-?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$`)

// value writes a listed value as a literal of the column's type, false where it is none: no cell can hold it anyway.
func (d Dialect) value(c *column, v string) (string, bool) {
	switch c.Type {
	case schemas.Integer:
		r, ok := new(big.Rat).SetString(v)
		if !plainNumber.MatchString(v) || !ok || !r.IsInt() || !r.Num().IsInt64() {
			return "", false
		}
		return r.Num().String(), true
	case schemas.Number:
		return v, plainNumber.MatchString(v)
	case schemas.Boolean:
		if v != "true" && v != "false" {
			return "", false
		}
		return d.boolean(v == "true"), true
	case schemas.Date:
		if _, err := time.Parse(time.DateOnly, v); err != nil {
			return "", false
		}
		return d.date(v), true
	}
	return d.text(v), c.short(v)
}

func (d Dialect) boolean(v bool) string {
	switch d {
	case Oracle, SQLite, SQLServer:
		if v {
			return "1"
		}
		return "0"
	}
	return strconv.FormatBool(v)
}

func (d Dialect) date(v string) string {
	switch d {
	case SQLite:
		return d.text(v)
	case SQLServer:
		return "CAST(" + d.text(v) + " AS date)"
	case ClickHouse:
		return "toDate32(" + d.text(v) + ")"
	}
	return "DATE " + d.text(v)
}

func (g *designer) bounds(c *column) {
	col := g.t.d.quoted(c.sql)
	bound := func(v *float64, open bool, sort, closed, opened string) {
		if v == nil {
			return
		}
		sign := closed
		if open {
			sign = opened
		}
		text, ok := decimal(*v)
		if !ok {
			g.note(c, "note.bound", sign+" "+strconv.FormatFloat(*v, 'g', -1, 64))
			return
		}
		g.check(c, sort, col+" "+sign+" "+text)
	}
	bound(c.Minimum, c.ExclusiveMin, "min", ">=", ">")
	bound(c.Maximum, c.ExclusiveMax, "max", "<=", "<")
}

// decimal writes a bound in plain digits, false where no engine's decimals reach.
func decimal(v float64) (string, bool) {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	return text, !math.IsInf(v, 0) && !math.IsNaN(v) && len(whole) <= 28 && len(fraction) <= 30
}

func (g *designer) lengths(c *column) {
	col := g.t.d.quoted(c.sql)
	length := g.t.d.pick("char_length(%)", "char_length(%)", "LENGTH(%)", "length(%)", "(LEN(% + N'.') - 1)", "lengthUTF8(%)")
	length = strings.ReplaceAll(length, "%", col)
	if c.MinLength > 0 {
		g.check(c, "least", length+" >= "+itoa(c.MinLength))
	}
	if c.MaxLength > 0 && c.length != c.MaxLength {
		g.check(c, "most", length+" <= "+itoa(c.MaxLength))
	}
}

func (g *designer) pattern(c *column) {
	if c.Pattern == "" {
		return
	}
	test, ok := g.t.d.matches(g.t.d.quoted(c.sql), c.Pattern)
	if !ok {
		g.note(c, "note.pattern", c.Pattern)
		return
	}
	g.check(c, "form", test)
}
