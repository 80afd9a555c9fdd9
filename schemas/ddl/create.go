package ddl

import (
	"strings"

	"danhmuc/schemas"
)

// Create writes the statements that make a schema's table. Errors are an [*Error].
func Create(s *schemas.Schema, d Dialect, o Options) (string, error) {
	t, err := design(s, d, o)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, r := range t.remarks(o.Lang) {
		b.WriteString(remark(r) + "\n")
	}
	for _, statement := range t.create() {
		b.WriteString(statement + ";\n")
	}
	return b.String(), nil
}

// remarks are what the reader of the SQL must know: the rules that the database does not keep.
func (t *table) remarks(lang string) []string {
	var out []string
	if t.d == Oracle {
		for _, s := range t.comments() {
			if strings.Contains(s, "&") {
				out = append(out, phrase(lang, "remark.define"))
				break
			}
		}
	}
	if t.d == ClickHouse && len(t.checks) > 0 {
		out = append(out, phrase(lang, "remark.inserted"))
	}
	for _, n := range t.notes {
		out = append(out, n.message(lang))
	}
	return out
}

// create writes the statements, without the marks between them.
func (t *table) create() []string {
	return append([]string{t.createAs(t.name)}, t.comments()...)
}

// createAs writes CREATE TABLE under a name.
func (t *table) createAs(name string) string {
	lines := make([]string, 0, len(t.columns)+8)
	remarks := make([]string, 0, len(t.columns))
	for _, c := range t.columns {
		lines = append(lines, t.columnLine(c))
		remarks = append(remarks, c.comment)
	}
	for _, c := range t.constraints() {
		if t.d == ClickHouse && c == t.key {
			continue
		}
		lines = append(lines, t.constraintLine(c))
	}
	var b strings.Builder
	b.WriteString("CREATE TABLE " + t.d.quoted(name) + " (\n")
	if t.d == SQLite && t.title != "" {
		b.WriteString("  " + remark(t.title) + "\n")
	}
	for i, l := range lines {
		b.WriteString("  " + l)
		if i < len(lines)-1 {
			b.WriteByte(',')
		}
		if t.d == SQLite && i < len(remarks) && remarks[i] != "" {
			b.WriteString(" " + remark(remarks[i]))
		}
		b.WriteByte('\n')
	}
	b.WriteString(")" + t.tail())
	return b.String()
}

// tail is what follows the columns.
func (t *table) tail() string {
	switch t.d {
	case MySQL:
		tail := " DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin"
		if t.title != "" {
			tail += " COMMENT = " + t.d.commentText(t.title)
		}
		return tail
	case SQLite:
		return " STRICT"
	case ClickHouse:
		tail := "\nENGINE = MergeTree\nORDER BY tuple()"
		if t.key != nil {
			tail = "\nENGINE = MergeTree\nORDER BY (" + t.key.body + ")"
		}
		if t.title != "" {
			tail += "\nCOMMENT " + t.d.commentText(t.title)
		}
		return tail
	}
	return ""
}

func (t *table) columnLine(c *column) string {
	text := t.d.quoted(c.sql) + " " + c.kind
	switch {
	case t.d == ClickHouse:
	case c.notNull:
		text += " NOT NULL"
	}
	if c.comment != "" && (t.d == MySQL || t.d == ClickHouse) {
		text += " COMMENT " + t.d.commentText(c.comment)
	}
	return text
}

// constraints are all of the table's, the key first.
func (t *table) constraints() []*constraint {
	var out []*constraint
	if t.key != nil {
		out = append(out, t.key)
	}
	out = append(out, t.unique...)
	out = append(out, t.foreign...)
	return append(out, t.checks...)
}

func (t *table) constraintLine(c *constraint) string {
	if t.d == MySQL && c == t.key { // its key is always called PRIMARY
		return c.body
	}
	return "CONSTRAINT " + t.d.quoted(c.name) + " " + c.body
}

// comments are the statements that tell the database what table and columns mean, where CREATE TABLE cannot.
func (t *table) comments() []string {
	var out []string
	if t.title != "" {
		if s := t.tableComment(); s != "" {
			out = append(out, s)
		}
	}
	for _, c := range t.columns {
		if c.comment == "" {
			continue
		}
		if s := t.columnComment(c, false); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (t *table) tableComment() string {
	name, text := t.d.quoted(t.name), t.d.commentText(t.title)
	switch t.d {
	case Postgres, Oracle:
		return "COMMENT ON TABLE " + name + " IS " + text
	case SQLServer:
		return "EXEC sp_addextendedproperty N'MS_Description', " + text + ", N'SCHEMA', N'dbo', N'TABLE', " + t.d.commentText(t.name)
	}
	return ""
}

// columnComment writes a column's comment; changed says that there is one already.
func (t *table) columnComment(c *column, changed bool) string {
	text := t.d.commentText(c.comment)
	switch t.d {
	case Postgres, Oracle:
		return "COMMENT ON COLUMN " + t.d.quoted(t.name) + "." + t.d.quoted(c.sql) + " IS " + text
	case SQLServer:
		procedure := "sp_addextendedproperty"
		if changed {
			procedure = "sp_updateextendedproperty"
		}
		return "EXEC " + procedure + " N'MS_Description', " + text + ", N'SCHEMA', N'dbo', N'TABLE', " + t.d.commentText(t.name) + ", N'COLUMN', " + t.d.commentText(c.sql)
	}
	return ""
}
