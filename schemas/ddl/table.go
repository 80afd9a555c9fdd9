package ddl

import (
	"slices"
	"strings"

	"danhmuc/schemas"
)

// table is a schema as one dialect keeps it.
type table struct {
	d       Dialect
	name    string // unquoted, as are all names here
	title   string
	columns []*column
	key     *constraint
	unique  []*constraint
	checks  []*constraint
	foreign []*constraint
	notes   []note // what is not enforced
}

// column is one column of a table.
type column struct {
	schemas.Column
	sql     string // its name in the database
	kind    string // its SQL type
	notNull bool
	inKey   bool // of the primary key or a unique set
	comment string
	length  int // characters that the SQL type itself holds to, 0 for none
}

// constraint is a named rule of a table. body is all that stands after CONSTRAINT name.
type constraint struct {
	name   string
	body   string
	column *column // of a check
}

// note is a rule that the dialect does not keep. Code is a phrase of the catalogue.
type note struct {
	code   string
	column string // as the schema names it, "" for the table
	detail string
}

// Options are what a schema does not say. The zero value is a table named after the schema's title, in Vietnamese.
type Options struct {
	Table string // name of the table; "" takes the schema's title
	Limit int    // longest name, 0 for the dialect's own: 30 for Oracle before 12.2
	Lang  string // of the remarks: "vi" or "en"
}

func design(s *schemas.Schema, d Dialect, o Options) (*table, error) {
	list := s.Columns()
	if len(list) == 0 {
		return nil, &Error{Code: CodeNoColumns}
	}
	if most := d.maxColumns(); len(list) > most {
		return nil, &Error{Code: CodeTooMany, Detail: itoa(most)}
	}
	own := &names{d: d, limit: o.Limit, taken: map[string]bool{}}
	t := &table{d: d, name: own.give(tableName(s, o)), title: s.Title()}
	used := &names{d: d, limit: o.Limit, taken: map[string]bool{}}
	for _, c := range list {
		t.columns = append(t.columns, &column{Column: c, sql: used.give(c.Name), notNull: !s.MayBeEmpty(c.Name)})
	}
	g := &designer{t: t, s: s, names: own}
	g.keys()
	for _, c := range t.columns {
		t.setType(c)
		c.comment = commentOf(c)
	}
	g.checks()
	g.foreign()
	if s.RowRules() {
		t.notes = append(t.notes, note{code: "note.rows"})
	}
	return t, nil
}

func tableName(s *schemas.Schema, o Options) string {
	if o.Table != "" {
		return o.Table
	}
	return identifier(s.Title())
}

// designer fills a table.
type designer struct {
	t     *table
	s     *schemas.Schema
	names *names // of constraints: they share the table's space in most engines
}

func (t *table) column(name string) *column {
	for _, c := range t.columns {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// named finds columns, nil where one is missing.
func (t *table) named(names []string) []*column {
	out := make([]*column, 0, len(names))
	for _, n := range names {
		c := t.column(n)
		if c == nil || slices.Contains(out, c) {
			return nil
		}
		out = append(out, c)
	}
	return out
}

func (t *table) list(columns []*column) string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = t.d.quoted(c.sql)
	}
	return strings.Join(out, ", ")
}

// keys marks the columns of the primary key and of unique sets and writes their constraints.
func (g *designer) keys() {
	t := g.t
	if names := g.s.PrimaryKey(); len(names) > 0 {
		if columns := t.named(names); len(columns) == 0 {
			t.notes = append(t.notes, note{"note.key", "", strings.Join(names, ", ")})
		} else {
			for _, c := range columns {
				c.inKey, c.notNull = true, true
			}
			t.key = &constraint{name: g.names.give(t.name + "_pk"), body: "PRIMARY KEY (" + t.list(columns) + ")"}
			if t.d == ClickHouse {
				t.key.body = t.list(columns)
				t.notes = append(t.notes, note{"note.unique", "", strings.Join(names, ", ")})
			}
		}
	}
	for _, set := range g.s.Unique() {
		columns := t.named(set)
		if len(columns) == 0 || t.d == ClickHouse {
			t.notes = append(t.notes, note{"note.unique", "", strings.Join(set, ", ")})
			continue
		}
		c := &constraint{body: "UNIQUE (" + t.list(columns) + ")"}
		if slices.ContainsFunc(t.unique, func(other *constraint) bool { return other.body == c.body }) || (t.key != nil && t.key.body == "PRIMARY KEY"+c.body[len("UNIQUE"):]) {
			continue // said already
		}
		sql := make([]string, len(columns))
		for i, col := range columns {
			col.inKey, sql[i] = true, col.sql
		}
		c.name = g.names.give(t.name + "_" + strings.Join(sql, "_") + "_uq")
		t.unique = append(t.unique, c)
	}
}

// foreign writes the keys that point into the table itself; of other tables the schema knows only the dataset's code.
func (g *designer) foreign() {
	t := g.t
	for _, f := range g.s.ForeignKeys() {
		from, to := t.named(f.Columns), t.named(f.Fields)
		target := "PRIMARY KEY (" + t.list(to) + ")"
		if f.Resource != "" || len(from) == 0 || len(from) != len(to) || t.key == nil || t.key.body != target || t.d == ClickHouse || t.d == SQLServer || !sameTypes(from, to) {
			t.notes = append(t.notes, note{"note.foreign", "", strings.Join(f.Columns, ", ") + " → " + f.Resource + " (" + strings.Join(f.Fields, ", ") + ")"})
			continue
		}
		sql := make([]string, len(from))
		for i, c := range from {
			sql[i] = c.sql
		}
		t.foreign = append(t.foreign, &constraint{name: g.names.give(t.name + "_" + strings.Join(sql, "_") + "_fk"),
			body: "FOREIGN KEY (" + t.list(from) + ") REFERENCES " + t.d.quoted(t.name) + " (" + t.list(to) + ")"})
	}
}

func sameTypes(a, b []*column) bool {
	for i := range a {
		if a[i].kind != b[i].kind {
			return false
		}
	}
	return true
}

// commentOf says what a column is: its title, unit, description, and its name in the schema where the database has another.
func commentOf(c *column) string {
	text := c.Title
	if text == "" && c.sql != c.Name {
		text = c.Name
	}
	if c.Unit != "" && !strings.Contains(text, c.Unit) {
		text += " (" + c.Unit + ")"
	}
	if c.Description != "" {
		text += ": " + c.Description
	}
	if c.sql != c.Name && c.Title != "" {
		text += " [" + c.Name + "]"
	}
	return line(text)
}
