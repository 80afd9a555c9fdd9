package main

import (
	"encoding/json"
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"danhmuc/schemas/ddl"
)

// ddlAnswer is what a program reads of a table or a migration.
type ddlAnswer struct {
	Dialect string    `json:"dialect"`
	SQL     string    `json:"sql"`
	Risk    string    `json:"risk,omitempty"`  // the worst of the steps
	Steps   []ddlStep `json:"steps,omitempty"` // of a migration
}

type ddlStep struct {
	Risk    string   `json:"risk"` // safe, rewrites, mayFail, losesData
	Message string   `json:"message"`
	Column  string   `json:"column,omitempty"`
	SQL     []string `json:"sql"`
}

// ddlCommand prints CREATE TABLE for a schema, or with --from the migration from an older version of it.
func (p *program) ddlCommand() *cobra.Command {
	c := &cobra.Command{Use: "ddl SCHEMA.json", Args: cobra.ExactArgs(1)}
	c.Flags().String("dialect", "", "")
	c.Flags().String("from", "", "")
	c.Flags().String("table", "", "")
	c.Flags().Int("max-name", 0, "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		name, err1 := cmd.Flags().GetString("dialect")
		older, err2 := cmd.Flags().GetString("from")
		table, err3 := cmd.Flags().GetString("table")
		limit, err4 := cmd.Flags().GetInt("max-name")
		if err := errors.Join(err1, err2, err3, err4, oneOf(cmd, "dialect", dialects()...)); err != nil {
			return err
		}
		s, err := readSchema(args[0])
		if err != nil {
			return err
		}
		a, o := ddlAnswer{Dialect: name}, ddl.Options{Table: table, Limit: max(0, limit), Lang: commandLanguage(cmd)}
		if older == "" {
			a.SQL, err = ddl.Create(s, ddl.Dialect(name), o)
		} else {
			err = a.migrate(older, args[0], o)
		}
		if err != nil {
			return err
		}
		return p.print(cmd, a, func(w io.Writer, _ string, _ json.RawMessage) error {
			_, err := io.WriteString(w, a.SQL)
			return err
		})
	}
	return c
}

// migrate fills the answer with what brings the table of one schema file to another's.
func (a *ddlAnswer) migrate(older, newer string, o ddl.Options) error {
	from, err := readSchema(older)
	if err != nil {
		return err
	}
	to, err := readSchema(newer)
	if err != nil {
		return err
	}
	d := ddl.Dialect(a.Dialect)
	steps, err := ddl.Migrate(from, to, d, o)
	if err != nil {
		return err
	}
	a.SQL, a.Risk, a.Steps = ddl.Script(steps, d, o.Lang), string(ddl.Worst(steps)), make([]ddlStep, len(steps))
	for i := range steps {
		s := &steps[i]
		a.Steps[i] = ddlStep{string(s.Risk), s.Message(o.Lang), s.Column, append([]string{}, s.SQL...)}
	}
	return nil
}

func dialects() []string {
	out := make([]string, len(ddl.Dialects))
	for i, d := range ddl.Dialects {
		out[i] = strings.ToLower(string(d))
	}
	return out
}
