package main

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"danhmuc/registry"
)

func describeFlag(lang string) func(*pflag.Flag) {
	return func(f *pflag.Flag) {
		if f.Name != "help" {
			f.Usage = say(lang, "cli.flag."+f.Name, nil)
		}
	}
}

func group(use string, subs ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Args: cobra.NoArgs}
	c.AddCommand(subs...)
	return c
}

func none(*cobra.Command, []string) (any, error) { return struct{}{}, nil }

// texts prints fixed members of an object, a line each.
func texts(names ...string) func(io.Writer, string, json.RawMessage) error {
	return func(w io.Writer, lang string, raw json.RawMessage) error {
		var m map[string]any
		if err := json.Unmarshal(raw, &m); err != nil {
			return err
		}
		var rows [][]string
		for _, n := range names {
			if v, ok := m[n]; ok && v != "" {
				rows = append(rows, []string{say(lang, "cli.field."+n, nil), textOf(v)})
			}
		}
		return lines(w, rows)
	}
}

// rowsOf prints a list of objects with a column for each name.
func rowsOf(names ...string) func(io.Writer, string, json.RawMessage) error {
	return func(w io.Writer, lang string, raw json.RawMessage) error {
		var list []map[string]any
		if err := json.Unmarshal(raw, &list); err != nil {
			return err
		}
		head := make([]string, len(names))
		for i, n := range names {
			head[i] = say(lang, "cli.field."+n, nil)
		}
		rows := [][]string{head}
		for _, m := range list {
			row := make([]string, len(names))
			for i, n := range names {
				row[i] = textOf(m[n])
			}
			rows = append(rows, row)
		}
		return lines(w, rows)
	}
}

func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return "–"
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = textOf(x)
		}
		return strings.Join(parts, ", ")
	}
	raw, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(raw)
}

// secretFlag reads a secret from a flag; "-" reads it from standard input, so that it stands in no process list.
func secretFlag(cmd *cobra.Command, name string) (string, error) {
	v, err := cmd.Flags().GetString(name)
	if err != nil || v != "-" {
		return v, err
	}
	raw, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), 4096))
	return strings.TrimRight(string(raw), "\r\n"), err
}

func (p *program) userCommand() *cobra.Command {
	var in userArgs
	add := p.simple("add USERNAME", cobra.ExactArgs(1), "user.add", func(cmd *cobra.Command, args []string) (any, error) {
		in.Username = args[0]
		var err error
		in.Password, err = secretFlag(cmd, "password")
		return in, err
	}, texts("username", "organization", "roles", "setupLink"))
	add.Flags().StringVar(&in.Name, "name", "", "")
	add.Flags().StringVar(&in.Email, "email", "", "")
	add.Flags().StringVar(&in.Organization, "org", "", "")
	add.Flags().StringSliceVar(&in.Roles, "role", nil, "")
	add.Flags().String("password", "", "")
	passwd := p.simple("passwd USERNAME", cobra.ExactArgs(1), "user.passwd", func(cmd *cobra.Command, args []string) (any, error) {
		password, err := secretFlag(cmd, "password")
		return userArgs{Username: args[0], Password: password}, err
	}, texts("username", "setupLink"))
	passwd.Flags().String("password", "", "")
	return group("user", add, passwd,
		p.simple("list", cobra.NoArgs, "user.list", none, rowsOf("username", "name", "organization", "roles", "disabled")),
		p.simple("disable USERNAME", cobra.ExactArgs(1), "user.disable", func(_ *cobra.Command, args []string) (any, error) {
			return userArgs{Username: args[0]}, nil
		}, texts("username", "disabled")))
}

func (p *program) tokenCommand() *cobra.Command {
	var in tokenArgs
	create := p.simple("create USERNAME", cobra.ExactArgs(1), "token.create", func(_ *cobra.Command, args []string) (any, error) {
		in.Username = args[0]
		return in, nil
	}, texts("name", "scopes", "expiresAt", "token"))
	create.Flags().StringVar(&in.Name, "name", "", "")
	create.Flags().StringSliceVar(&in.Scopes, "scope", []string{"read"}, "")
	create.Flags().IntVar(&in.Days, "days", 90, "")
	return group("token", create,
		p.simple("list", cobra.NoArgs, "token.list", none, rowsOf("id", "name", "scopes", "expiresAt", "revoked")),
		p.simple("revoke ID", cobra.ExactArgs(1), "token.revoke", func(_ *cobra.Command, args []string) (any, error) {
			return tokenArgs{ID: args[0]}, nil
		}, texts("id", "name", "revoked")))
}

func (p *program) orgCommand() *cobra.Command {
	var in orgArgs
	add := p.simple("add CODE", cobra.ExactArgs(1), "org.add", func(_ *cobra.Command, args []string) (any, error) {
		in.Code = args[0]
		return in, nil
	}, texts("code", "name", "agencyCode", "kind"))
	add.Flags().StringVar(&in.Name, "name", "", "")
	add.Flags().StringVar(&in.NameEn, "name-en", "", "")
	add.Flags().StringVar(&in.AgencyCode, "agency-code", "", "")
	add.Flags().StringVar(&in.Kind, "kind", "department", "")
	add.Flags().StringVar(&in.Parent, "parent", "", "")
	return group("org", add, p.simple("list", cobra.NoArgs, "org.list", none, rowsOf("code", "name", "kind", "agencyCode")))
}

func (p *program) codeListCommand() *cobra.Command {
	var in codeListArgs
	add := p.where(&cobra.Command{Use: "import FILE", Args: cobra.ExactArgs(1)})
	add.Flags().StringVar(&in.Name, "name", "", "")
	add.Flags().StringVar(&in.Title, "title", "", "")
	add.Flags().StringVar(&in.Source, "source", "", "")
	show := texts("name", "title", "version", "count")
	add.RunE = func(cmd *cobra.Command, args []string) error {
		var out json.RawMessage
		err := p.with(cmd, func(c caller) (err error) {
			if in.Upload, err = c.upload(cmd.Context(), args[0]); err != nil {
				return err
			}
			return c.do(cmd.Context(), "codelist.import", in, &out)
		})
		if err != nil {
			return err
		}
		return p.print(cmd, out, show)
	}
	return group("codelist", add, p.simple("list", cobra.NoArgs, "codelist.list", none, rowsOf("name", "title", "version", "count")))
}

func (p *program) setupLinkCommand() *cobra.Command {
	return p.simple("setup-link", cobra.NoArgs, "setup-link", none, texts("setupLink"))
}

func (p *program) jobsCommand() *cobra.Command {
	var in jobsArgs
	c := p.simple("jobs", cobra.NoArgs, "jobs", func(*cobra.Command, []string) (any, error) { return in, nil },
		func(w io.Writer, lang string, raw json.RawMessage) error {
			if in.Retry != "" {
				return texts("id", "kind", "status")(w, lang, raw)
			}
			return rowsOf("id", "kind", "status", "attempts", "createdAt", "error")(w, lang, raw)
		})
	c.Flags().StringSliceVar(&in.Status, "status", nil, "")
	c.Flags().StringVar(&in.Retry, "retry", "", "")
	c.Flags().IntVar(&in.Limit, "limit", 100, "")
	c.AddCommand(p.simple("release", cobra.NoArgs, "jobs.release", none, texts("released")))
	return c
}

func (p *program) clockCommand() *cobra.Command {
	return group("clock", p.simple("confirm", cobra.NoArgs, "clock", none, texts("ok")))
}

func (p *program) importCommand() *cobra.Command {
	c := p.where(&cobra.Command{Use: "import LIST.xlsx", Args: cobra.ExactArgs(1)})
	c.Flags().String("org", "", "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		org, err := cmd.Flags().GetString("org")
		if err != nil {
			return err
		}
		if org == "" {
			return &registry.Error{Op: "danhmuc.import", Kind: registry.KindInvalid, Code: "flag.required", Params: map[string]any{"flag": "org"}}
		}
		var rep importReport
		err = p.with(cmd, func(c caller) error {
			id, err := c.upload(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.do(cmd.Context(), "import", importArgs{Upload: id, Organization: org}, &rep)
		})
		if err != nil {
			return err
		}
		if err := p.print(cmd, rep, rep.text); err != nil {
			return err
		}
		if len(rep.Refused) > 0 {
			return exitError(1)
		}
		return nil
	}
	return c
}

// text prints the report for people.
func (r importReport) text(w io.Writer, lang string, _ json.RawMessage) error {
	rows := [][]string{{say(lang, "cli.import.summary", map[string]any{"made": r.Made, "changed": r.Changed, "unchanged": r.Unchanged, "refused": len(r.Refused)})}}
	for _, d := range r.Datasets {
		rows = append(rows, []string{say(lang, "cli.import.row", map[string]any{"row": d.Row}), say(lang, "outcome."+d.Outcome, nil), d.Code, d.Title})
	}
	for _, d := range r.Refused {
		rows = append(rows, []string{say(lang, "cli.import.row", map[string]any{"row": d.Row}), say(lang, "outcome.REFUSED", nil), d.Reason})
	}
	return lines(w, rows)
}
