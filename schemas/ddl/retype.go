package ddl

import (
	"strings"

	"danhmuc/schemas"
)

// isText tells whether values of a column type are texts to the database.
func isText(t string) bool { return t == schemas.String || t == schemas.Period }

// retype changes a column's type.
func (m *migration) retype(old, now *column) {
	if old.kind == now.kind && old.Type == now.Type || m.d == ClickHouse && bare(old.kind) == bare(now.kind) && old.Type == now.Type {
		return
	}
	code := "step.type"
	risk := m.typeRisk(old, now)
	detail := old.kind + " → " + now.kind
	if old.kind == now.kind {
		detail = old.Type + " → " + now.Type
	}
	if isText(old.Type) && isText(now.Type) && old.kind == now.kind {
		return // the checks say the rest
	}
	m.add(code, now, detail, risk, m.retypeSQL(old, now)...)
}

func bare(kind string) string { return strings.TrimSuffix(strings.TrimPrefix(kind, "Nullable("), ")") }

func (m *migration) typeRisk(old, now *column) Risk {
	a, b := old.Type, now.Type
	switch {
	case isText(a) && isText(b), a == b:
		if now.length == 0 || (old.length > 0 && old.length <= now.length) {
			return Safe
		}
		return MayFail
	case a == schemas.DateTime && b == schemas.Date:
		return LosesData
	case m.d == ClickHouse && a == schemas.Number && b == schemas.Integer:
		return LosesData // it rounds, and knows no way to refuse
	case isText(b) && (now.length > 0 && now.length < 40):
		return MayFail // what is written may be longer
	case isText(b), b == schemas.Number && (a == schemas.Integer || a == schemas.Boolean), b == schemas.Integer && a == schemas.Boolean,
		a == schemas.Date && b == schemas.DateTime:
		return Rewrites
	}
	return MayFail
}

func (m *migration) retypeSQL(old, now *column) []string {
	col := m.d.quoted(now.sql)
	var out []string
	fraction := old.Type == schemas.Number && now.Type == schemas.Integer
	whole := m.d.quoted("danhmuc_whole")
	if fraction && m.d != ClickHouse { // engines round in silence: refuse instead
		trunc := m.d.pick("trunc(%)", "truncate(%, 0)", "TRUNC(%)", "", "FLOOR(%)", "")
		out = append(out, m.alter("ADD CONSTRAINT "+whole+" CHECK ("+col+" = "+strings.ReplaceAll(trunc, "%", col)+")"))
	}
	switch m.d {
	case Postgres:
		out = append(out, m.alter("ALTER COLUMN "+col+" TYPE "+now.kind+" USING "+converted(col, old, now)))
	case MySQL, ClickHouse:
		out = append(out, m.alter("MODIFY COLUMN "+m.now.columnLine(now)))
	case SQLServer:
		out = append(out, m.alter("ALTER COLUMN "+m.now.nullableLine(now)))
	case Oracle:
		out = append(out, m.oracleRetype(old, now)...)
	}
	if fraction && m.d != ClickHouse {
		out = append(out, m.alter("DROP CONSTRAINT "+whole))
	}
	return out
}

// oracleRetype changes a type in place where Oracle does that on a table with rows, else by a second column.
func (m *migration) oracleRetype(old, now *column) []string {
	col := m.d.quoted(now.sql)
	if (old.Type == now.Type || isText(old.Type) && isText(now.Type)) && old.kind != "CLOB" && now.kind != "CLOB" {
		return []string{m.alter("MODIFY (" + col + " " + now.kind + ")")}
	}
	next := m.d.quoted(m.d.short(now.sql, now.sql+"'", m.d.limit()))
	value := "CAST(" + col + " AS " + now.kind + ")"
	switch {
	case isText(now.Type) && old.Type == schemas.Date:
		value = "TO_CHAR(" + col + ", 'YYYY-MM-DD')"
	case isText(now.Type) && old.Type == schemas.DateTime:
		value = "TO_CHAR(SYS_EXTRACT_UTC(" + col + "), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
	case isText(now.Type) && old.Type == schemas.Boolean:
		value = "CASE " + col + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
	case isText(now.Type):
		value = "TO_CHAR(" + col + ")"
	case now.Type == schemas.Date && isText(old.Type):
		value = "TO_DATE(" + col + ", 'FXYYYY-MM-DD')"
	case now.Type == schemas.Boolean && isText(old.Type):
		value = "CASE LOWER(" + col + ") WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE TO_NUMBER(" + col + ") END"
	}
	out := []string{m.alter("ADD " + next + " " + now.kind), "UPDATE " + m.d.quoted(m.old.name) + " SET " + next + " = " + value,
		m.alter("DROP COLUMN " + col), m.alter("RENAME COLUMN " + next + " TO " + col)}
	if old.notNull {
		out = append(out, m.alter("MODIFY ("+col+" NOT NULL)"))
	}
	return out
}

// converted is PostgreSQL's expression for an old value as the new type. It fails on a value that does not fit.
func converted(col string, old, now *column) string {
	utc := " AT TIME ZONE 'UTC'"
	switch a, b := old.Type, now.Type; {
	case a == schemas.DateTime && isText(b):
		return "to_char(" + col + utc + `, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
	case isText(b):
		return col + "::text"
	case a == schemas.Boolean && (b == schemas.Integer || b == schemas.Number):
		return col + "::integer"
	case a == schemas.Date && b == schemas.DateTime:
		return col + "::timestamp" + utc
	case a == schemas.DateTime && b == schemas.Date:
		return "(" + col + utc + ")::date"
	case (a == schemas.Integer || a == schemas.Number) && (b == schemas.Integer || b == schemas.Number):
		return col + "::" + now.kind
	}
	return col + "::text::" + now.kind
}

// rebuild writes SQLite's way to change a table: a new one, filled from the old one. The table is strict and has its checks, so that
// a value that does not fit stops it.
func (m *migration) rebuild() {
	if len(m.steps) == 0 {
		return
	}
	own := &names{d: m.d, taken: map[string]bool{m.d.fold(m.old.name): true}}
	next := own.give(m.old.name + "_moi")
	var to, from []string
	for _, c := range m.now.columns {
		to = append(to, m.d.quoted(c.sql))
		if old := m.was[c]; old != nil {
			from = append(from, carried(m.d.quoted(old.sql), old, c))
		} else {
			from = append(from, "NULL")
		}
	}
	table := m.d.quoted(m.old.name)
	m.steps = append(m.steps, Step{Code: "step.rebuild", Risk: Rewrites, SQL: []string{
		m.now.createAs(next),
		"INSERT INTO " + m.d.quoted(next) + " (" + strings.Join(to, ", ") + ") SELECT " + strings.Join(from, ", ") + " FROM " + table,
		"DROP TABLE " + table,
		"ALTER TABLE " + m.d.quoted(next) + " RENAME TO " + table,
	}})
}

// carried is SQLite's expression for an old value as the new type.
func carried(col string, old, now *column) string {
	switch a, b := old.Type, now.Type; {
	case a == b || isText(a) && isText(b):
		return col
	case a == schemas.Boolean && isText(b):
		return "CASE " + col + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END"
	case isText(a) && b == schemas.Boolean:
		return "CASE lower(" + col + ") WHEN 'true' THEN 1 WHEN 'false' THEN 0 ELSE " + col + " END"
	case a == schemas.Date && b == schemas.DateTime:
		return col + " || 'T00:00:00Z'"
	case a == schemas.DateTime && b == schemas.Date:
		return "date(" + col + ")"
	case b == schemas.Integer || b == schemas.Number || b == schemas.Boolean:
		return col
	}
	return "CAST(" + col + " AS TEXT)"
}
