package ddl

import (
	"slices"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/compat"
)

// Step is one thing that a migration does, with what it may do to a table that holds rows.
type Step struct {
	Code   string // phrase of the catalogue
	Column string // "" for the table
	Detail string
	Risk   Risk
	SQL    []string // without the mark at the end; none where another step does it, or people must
}

// Message is the step as one sentence in lang ("vi" or "en").
func (s *Step) Message(lang string) string {
	return phrase(lang, s.Code, "{column}", s.Column, "{detail}", s.Detail)
}

// Worst is the greatest risk of a migration, Safe for none.
func Worst(steps []Step) Risk {
	order := []Risk{Safe, Rewrites, MayFail, LosesData}
	worst := 0
	for _, s := range steps {
		worst = max(worst, slices.Index(order, s.Risk))
	}
	return order[worst]
}

// Migrate lists what brings a table from one version of its schema to the next. Values that do not fit stop it (risk mayFail) rather
// than being bent: only steps of risk losesData lose anything. Errors are an [*Error].
func Migrate(from, to *schemas.Schema, d Dialect, o Options) ([]Step, error) {
	o.Table = tableName(from, o) // a title that changed does not rename the table
	old, err := design(from, d, o)
	if err != nil {
		return nil, err
	}
	now, err := design(to, d, o)
	if err != nil {
		return nil, err
	}
	m := &migration{d: d, old: old, now: now, changes: compat.Compare(from, to), was: map[*column]*column{}}
	m.pair()
	m.plan()
	if d == SQLite {
		m.rebuild()
	}
	return m.steps, nil
}

// Script writes a migration: each step under its risk and its sentence.
func Script(steps []Step, d Dialect, lang string) string {
	var b strings.Builder
	whole := d == Postgres || d == SQLite // these undo all of it where a step stops
	if whole && len(steps) > 0 {
		b.WriteString("BEGIN;\n")
	}
	for i := range steps {
		b.WriteString(remark("["+RiskName(lang, steps[i].Risk)+"] "+steps[i].Message(lang)) + "\n")
		for _, s := range steps[i].SQL {
			b.WriteString(s + ";\n")
		}
	}
	if whole && len(steps) > 0 {
		b.WriteString("COMMIT;\n")
	}
	return b.String()
}

type migration struct {
	d        Dialect
	old, now *table
	changes  []compat.Change
	was      map[*column]*column // new column → old one
	gone     []*column
	altered  map[*column]bool // new columns whose type or nullability changes
	steps    []Step
}

// pair finds for each column the one it was.
func (m *migration) pair() {
	renamed := map[string]string{} // new name → old
	for _, c := range m.changes {
		if c.Kind == compat.ColumnRenamed {
			renamed[c.After] = c.Before
		}
	}
	kept := map[*column]bool{}
	m.altered = map[*column]bool{}
	for _, c := range m.now.columns {
		name := c.Name
		if old, ok := renamed[name]; ok {
			name = old
		}
		if old := m.old.column(name); old != nil && (name == c.Name || renamed[c.Name] == name) {
			m.was[c], kept[old] = old, true
			m.altered[c] = old.kind != c.kind || old.notNull != c.notNull || old.Type != c.Type
		}
	}
	for _, c := range m.old.columns {
		if !kept[c] {
			m.gone = append(m.gone, c)
		}
	}
}

func (m *migration) add(code string, c *column, detail string, risk Risk, sql ...string) {
	s := Step{Code: code, Detail: detail, Risk: risk, SQL: sql}
	if c != nil {
		s.Column = c.Name
	}
	if m.d == SQLite {
		s.SQL = nil // the table is built anew
	}
	m.steps = append(m.steps, s)
}

// alter writes ALTER TABLE.
func (m *migration) alter(rest string) string {
	return "ALTER TABLE " + m.d.quoted(m.old.name) + " " + rest
}

// plan lists the steps: rules that go, names, columns, types, then the rules that come. Columns are added before others go, for a
// table may not be left without any; only one whose name is needed goes first.
func (m *migration) plan() {
	m.dropConstraints()
	needed := map[string]bool{}
	for _, c := range m.now.columns {
		needed[m.d.fold(c.sql)] = true
	}
	for _, c := range m.gone {
		if needed[m.d.fold(c.sql)] {
			m.drop(c)
		}
	}
	for _, c := range m.now.columns {
		if old := m.was[c]; old != nil && old.sql != c.sql {
			m.add("step.rename", c, old.Name, Safe, m.renameColumn(old, c))
		}
	}
	for _, c := range m.now.columns {
		if m.was[c] == nil {
			m.addColumn(c)
		}
	}
	for _, c := range m.now.columns {
		if old := m.was[c]; old != nil {
			m.retype(old, c)
			m.empty(old, c)
			m.unit(old, c)
		}
	}
	for _, c := range m.gone {
		if !needed[m.d.fold(c.sql)] {
			m.drop(c)
		}
	}
	m.addConstraints()
	m.comments()
}

// stays tells whether a constraint is the same before and after: neither its words nor the types below it change.
func (m *migration) stays(c *constraint, other []*constraint) bool {
	for _, col := range m.now.columns {
		old := m.was[col]
		if old == nil || !m.altered[col] {
			continue
		}
		typed := old.kind != col.kind || old.Type != col.Type
		if typed && (c.column == old || c.column == col) {
			return false
		}
		if old.Type == schemas.DateTime && col.Type == schemas.Date && old.inKey && c.column == nil {
			return false // two times of one day become one key
		}
		if m.d == SQLServer && c.column == nil || typed && strings.HasPrefix(c.body, "FOREIGN KEY") {
			return false
		}
	}
	return slices.ContainsFunc(other, func(o *constraint) bool { return o.name == c.name && o.body == c.body })
}

func (m *migration) dropConstraints() {
	list := m.old.constraints()
	slices.Reverse(list) // foreign keys before the key they point at
	for _, c := range list {
		if m.stays(c, m.now.constraints()) {
			continue
		}
		code := "step.rule-dropped"
		switch {
		case c == m.old.key && m.d == ClickHouse:
			continue // said where it is added
		case c == m.old.key:
			code = "step.key-dropped"
		}
		drop := m.alter("DROP CONSTRAINT " + m.d.quoted(c.name))
		if m.d == MySQL && c == m.old.key {
			drop = m.alter("DROP PRIMARY KEY")
		}
		m.add(code, c.column, c.name, Safe, drop)
	}
}

// addConstraints adds the rules that are new. One that only allows more than its old form cannot fail.
func (m *migration) addConstraints() {
	for _, c := range m.now.constraints() {
		if m.stays(c, m.old.constraints()) {
			continue
		}
		if m.d == ClickHouse && c == m.now.key {
			m.add("step.key-by-hand", nil, c.body, Rewrites)
			continue
		}
		code, risk := "step.rule", MayFail
		switch {
		case c == m.now.key:
			code = "step.key"
		case c.column == nil:
		case m.d == ClickHouse:
			code, risk = "step.rule-later", Safe
		case m.was[c.column] == nil && !c.column.notNull, m.was[c.column] != nil && !m.tightened(c.column):
			code, risk = "step.rule-wider", Safe
		}
		m.add(code, c.column, c.name, risk, m.alter("ADD "+m.now.constraintLine(c)))
	}
	if m.d == ClickHouse && m.now.key == nil && m.old.key != nil {
		m.add("step.key-by-hand", nil, "tuple()", Rewrites)
	}
}

// tightened tells whether a column refuses values that it took: then its checks may find rows that do not fit.
func (m *migration) tightened(c *column) bool {
	for i := range m.changes {
		ch := &m.changes[i]
		if ch.Column == c.Name && ch.Breaks(compat.Backward) && ch.Kind != compat.ColumnRenamed && ch.Kind != compat.UnitChanged {
			return true
		}
	}
	return m.unkept(c)
}

// unkept tells whether the old table did not keep a rule of the column, so that rows may break even the same rule.
func (m *migration) unkept(c *column) bool {
	name := m.was[c].Name
	return slices.ContainsFunc(m.old.notes, func(n note) bool { return n.column == name && n.code != "note.codeList" && n.code != "note.length" })
}

func (m *migration) renameColumn(old, now *column) string {
	if m.d == SQLServer {
		path := m.d.quoted(m.old.name) + "." + m.d.quoted(old.sql)
		return "EXEC sp_rename " + m.d.commentText(path) + ", " + m.d.commentText(now.sql) + ", N'COLUMN'"
	}
	return m.alter("RENAME COLUMN " + m.d.quoted(old.sql) + " TO " + m.d.quoted(now.sql))
}

func (m *migration) addColumn(c *column) {
	code, risk := "step.add", Safe
	if c.notNull {
		code, risk = "step.add-required", MayFail
	}
	word := "ADD COLUMN "
	if m.d == Oracle || m.d == SQLServer {
		word = "ADD "
	}
	if m.d == ClickHouse && c.notNull {
		code, risk = "step.add-default", Safe // old rows get the type's own zero
	}
	m.add(code, c, "", risk, m.alter(word+m.now.columnLine(c)))
}

func (m *migration) drop(c *column) {
	m.add("step.drop", c, "", LosesData, m.alter("DROP COLUMN "+m.d.quoted(c.sql)))
}

// unit warns of numbers that now mean something else: no statement can know the factor.
func (m *migration) unit(old, now *column) {
	if old.Unit != now.Unit && old.Unit != "" && now.Unit != "" {
		m.add("step.unit", now, old.Unit+" → "+now.Unit, MayFail)
	}
}

// empty changes whether a column may be empty.
func (m *migration) empty(old, now *column) {
	if old.notNull == now.notNull {
		return
	}
	code, risk := "step.optional", Safe
	if now.notNull {
		code, risk = "step.required", MayFail
	}
	col := m.d.quoted(now.sql)
	word := "DROP NOT NULL"
	if now.notNull {
		word = "SET NOT NULL"
	}
	sql := m.alter("ALTER COLUMN " + col + " " + word)
	switch m.d {
	case MySQL, ClickHouse:
		sql = m.alter("MODIFY COLUMN " + m.now.columnLine(now))
	case Oracle:
		sql = m.alter("MODIFY (" + col + map[bool]string{true: " NOT NULL)", false: " NULL)"}[now.notNull])
	case SQLServer:
		sql = m.alter("ALTER COLUMN " + m.now.nullableLine(now))
	}
	if m.d != Postgres && m.d != Oracle && old.kind != now.kind { // the change of type wrote it already
		m.add(code, now, "", risk)
		return
	}
	m.add(code, now, "", risk, sql)
}

// nullableLine is a column with its nullability spelled out, as SQL Server wants it.
func (t *table) nullableLine(c *column) string {
	if c.notNull {
		return t.columnLine(c)
	}
	return t.columnLine(c) + " NULL"
}

func (m *migration) comments() {
	if m.d == SQLite {
		return
	}
	if m.old.title != m.now.title {
		sql := m.now.tableComment()
		switch m.d {
		case MySQL:
			sql = m.alter("COMMENT = " + m.d.commentText(m.now.title))
		case ClickHouse:
			sql = m.alter("MODIFY COMMENT " + m.d.commentText(m.now.title))
		case SQLServer:
			if m.old.title != "" {
				sql = strings.Replace(sql, "sp_addextendedproperty", "sp_updateextendedproperty", 1)
			}
		}
		m.add("step.table-comment", nil, "", Safe, sql)
	}
	for _, c := range m.now.columns {
		old := m.was[c]
		if (old == nil && (c.comment == "" || m.d == MySQL || m.d == ClickHouse)) || (old != nil && old.comment == c.comment) {
			continue
		}
		sql := m.now.columnComment(c, old != nil && old.comment != "")
		switch m.d {
		case MySQL:
			sql = m.alter("MODIFY COLUMN " + m.now.columnLine(c))
		case ClickHouse:
			sql = m.alter("COMMENT COLUMN " + m.d.quoted(c.sql) + " " + m.d.commentText(c.comment))
		}
		m.add("step.comment", c, "", Safe, sql)
	}
}
