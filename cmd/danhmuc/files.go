package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/go-hclog"
	"github.com/spf13/cobra"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/exchange"
	"danhmuc/schemas/personal"
)

// checked reads a table file with a bar on a terminal, and hands the report to fn.
func (p *program) checked(cmd *cobra.Command, path string, opts check.Options, fn func(*check.Report) error) (err error) {
	bar := p.bar(cmd)
	opts.Progress = bar.set
	opts.NoGrid = true
	report, err := check.File(cmd.Context(), path, opts)
	bar.close()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, report.Close()) }()
	return fn(report)
}

func (p *program) checkCommand() *cobra.Command {
	c := &cobra.Command{Use: "check FILE", Args: cobra.ExactArgs(1)}
	c.Flags().String("schema", "", "")
	c.Flags().String("sheet", "", "")
	c.Flags().Int("max-findings", 0, "")
	c.Flags().StringSlice("combine", nil, "")
	c.Flags().String("findings", "", "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		sheet, err1 := cmd.Flags().GetString("sheet")
		schemaPath, err2 := cmd.Flags().GetString("schema")
		most, err3 := cmd.Flags().GetInt("max-findings")
		combine, err4 := cmd.Flags().GetStringSlice("combine")
		list, err5 := cmd.Flags().GetString("findings")
		if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
			return err
		}
		opts := check.Options{Sheet: sheet, Combine: combine}
		if schemaPath != "" {
			s, err := readSchema(schemaPath)
			if err != nil {
				return err
			}
			opts.Schema = s
		}
		return p.checked(cmd, args[0], opts, func(r *check.Report) error {
			if err := combined(r, combine); err != nil {
				return err
			}
			if list != "" {
				if err := writeFindings(list, r, commandLanguage(cmd)); err != nil {
					return err
				}
			}
			write := func() error { return check.WriteText(p.stdout, r, commandLanguage(cmd), most) }
			if jsonWanted(cmd) {
				write = func() error { return check.WriteJSON(p.stdout, r, commandLanguage(cmd), most) }
			}
			if err := write(); err != nil {
				return err
			}
			if r.Errors > 0 {
				return exitError(1)
			}
			return nil
		})
	}
	return c
}

// combined refuses columns to combine that no table of the file has.
func combined(r *check.Report, columns []string) error {
	if len(columns) == 0 || slices.ContainsFunc(r.Tables, func(t *check.Table) bool { return t.Combination != nil }) {
		return nil
	}
	return &registry.Error{Op: "danhmuc.check", Kind: registry.KindInvalid, Code: "cli.combine",
		Params: map[string]any{"columns": strings.Join(columns, ", "), "most": personal.MaxColumns}}
}

func readSchema(path string) (*schemas.Schema, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	s, _, err := exchange.Read(raw)
	if err != nil {
		return nil, fmt.Errorf("read schema %s: %w", path, err)
	}
	return s, nil
}

func (p *program) inferCommand() *cobra.Command {
	c := &cobra.Command{Use: "infer FILE", Args: cobra.ExactArgs(1)}
	c.Flags().String("sheet", "", "")
	form := formFlag(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		sheet, err := cmd.Flags().GetString("sheet")
		f, err2 := form(cmd)
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		return p.checked(cmd, args[0], check.Options{Sheet: sheet}, func(r *check.Report) error {
			if f == exchange.JSONSchema {
				return check.WriteSchema(p.stdout, r)
			}
			var b bytes.Buffer
			if err := check.WriteSchema(&b, r); err != nil {
				return err
			}
			s, err := schemas.Parse(b.Bytes())
			if err != nil {
				return err
			}
			return p.writeSchema(s, f)
		})
	}
	return c
}

// schemaCommand writes a schema file in another form: JSON Schema, Table Schema or a data contract, whichever it is in.
func (p *program) schemaCommand() *cobra.Command {
	c := &cobra.Command{Use: "schema SCHEMA", Args: cobra.ExactArgs(1)}
	form := formFlag(c)
	c.RunE = func(cmd *cobra.Command, args []string) error {
		f, err := form(cmd)
		if err != nil {
			return err
		}
		s, err := readSchema(args[0])
		if err != nil {
			return err
		}
		return p.writeSchema(s, f)
	}
	return c
}

// formFlag gives a command the flag --as and the way to read it.
func formFlag(c *cobra.Command) func(*cobra.Command) (exchange.Form, error) {
	c.Flags().String("as", string(exchange.JSONSchema), "")
	return func(cmd *cobra.Command) (exchange.Form, error) {
		name, err := cmd.Flags().GetString("as")
		forms := make([]string, len(exchange.Forms))
		for i, f := range exchange.Forms {
			forms[i] = string(f)
		}
		return exchange.Form(name), errors.Join(err, oneOf(cmd, "as", forms...))
	}
}

func (p *program) writeSchema(s *schemas.Schema, f exchange.Form) error {
	raw, err := exchange.Write(s, f)
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(raw)
	return err
}

func (p *program) profileCommand() *cobra.Command {
	return &cobra.Command{Use: "profile FILE", Args: cobra.ExactArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		return p.checked(cmd, args[0], check.Options{}, func(r *check.Report) error {
			if jsonWanted(cmd) {
				return check.WriteProfileJSON(p.stdout, r)
			}
			return check.WriteProfileText(p.stdout, r, commandLanguage(cmd))
		})
	}}
}

// bar shows progress on a terminal. It says nothing in a pipe, and nothing about work that takes under a second.
type bar struct {
	progress *mpb.Progress
	bar      *mpb.Bar
}

func (p *program) bar(cmd *cobra.Command) *bar {
	f, ok := p.stderr.(*os.File)
	if !ok || !isTerminal(f) || jsonWanted(cmd) {
		return &bar{}
	}
	return &bar{progress: mpb.New(mpb.WithOutput(f), mpb.WithWidth(60))}
}

func (b *bar) set(done, total int64) {
	if b.progress == nil || total <= 0 {
		return
	}
	if b.bar == nil {
		b.bar = b.progress.AddBar(total, mpb.PrependDecorators(decor.CountersKibiByte("% .1f / % .1f")), mpb.AppendDecorators(decor.Percentage(), decor.Name(" "), decor.AverageETA(decor.ET_STYLE_MMSS)))
	}
	b.bar.SetCurrent(done)
}

func (b *bar) close() {
	if b.progress == nil {
		return
	}
	if b.bar != nil {
		b.bar.Abort(true)
	}
	b.progress.Wait()
}

func (p *program) backupCommand() *cobra.Command {
	c := &cobra.Command{Use: "backup OUT", Args: cobra.ExactArgs(1)}
	c.RunE = func(cmd *cobra.Command, args []string) error {
		return p.with(cmd, func(c caller) error {
			err := wholeFile(args[0], func(w io.Writer) error { return c.stream(cmd.Context(), "backup", struct{}{}, w) })
			if err != nil {
				return err
			}
			info, err := os.Stat(args[0])
			if err != nil {
				return err
			}
			return p.print(cmd, map[string]any{"out": args[0], "size": info.Size()}, texts("out", "size"))
		})
	}
	return c
}

func (p *program) restoreCommand() *cobra.Command {
	c := &cobra.Command{Use: "restore IN", Args: cobra.ExactArgs(1)}
	c.Flags().Bool("drill", false, "")
	c.Flags().String("reason", "", "")
	c.Flags().String("log-key", "", "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		drill, err1 := cmd.Flags().GetBool("drill")
		reason, err2 := cmd.Flags().GetString("reason")
		logKey, err3 := cmd.Flags().GetString("log-key")
		dir, err4 := dataDir(cmd)
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			return err
		}
		if reason == "" {
			reason = say(commandLanguage(cmd), "restore.reason", nil)
		}
		log := hclog.New(&hclog.LoggerOptions{Name: "danhmuc", Level: hclog.Warn, Output: p.stderr})
		res, err := restore(cmd.Context(), args[0], dir, logKey, reason, drill, log)
		if err != nil {
			return err
		}
		if err := p.print(cmd, res, func(w io.Writer, lang string, _ json.RawMessage) error { return res.text(w, lang) }); err != nil {
			return err
		}
		if !res.OK {
			return exitError(1)
		}
		return nil
	}
	return c
}

func (r *restoreResult) text(w io.Writer, lang string) error {
	if err := r.verifyReport.text(w, lang); err != nil || !r.OK {
		return err
	}
	code := "cli.restore.done"
	if r.Drill {
		code = "cli.restore.drill"
	}
	_, err := fmt.Fprintln(w, say(lang, code, map[string]any{"files": r.Files, "entries": r.Entries}))
	return err
}

func (p *program) verifyCommand() *cobra.Command {
	c := &cobra.Command{Use: "verify", Args: cobra.NoArgs}
	c.Flags().StringArray("checkpoint", nil, "")
	c.Flags().StringArray("key", nil, "")
	c.RunE = func(cmd *cobra.Command, _ []string) error {
		files, err1 := cmd.Flags().GetStringArray("checkpoint")
		keys, err2 := cmd.Flags().GetStringArray("key")
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		args := verifyArgs{Keys: keys}
		for _, f := range files {
			raw, err := os.ReadFile(f)
			if err != nil {
				return fileError(f, err)
			}
			args.Checkpoints = append(args.Checkpoints, string(raw))
		}
		var rep verifyReport
		if err := p.with(cmd, func(c caller) error { return c.do(cmd.Context(), "verify", args, &rep) }); err != nil {
			return err
		}
		if err := p.print(cmd, rep, func(w io.Writer, lang string, _ json.RawMessage) error { return rep.text(w, lang) }); err != nil {
			return err
		}
		if !rep.OK {
			return exitError(1)
		}
		return nil
	}
	return c
}

func (r *verifyReport) text(w io.Writer, lang string) error {
	rows := [][]string{{say(lang, "cli.verify.summary", map[string]any{"entries": r.Entries, "root": r.Root, "problems": len(r.Problems)})}}
	for _, c := range r.Checkpoints {
		rows = append(rows, []string{say(lang, "cli.verify.checkpoint."+c.Status, map[string]any{"size": c.Size, "origin": c.Origin})})
	}
	for _, p := range r.Problems {
		where := p.Record
		if p.Seq > 0 {
			where = strings.TrimSpace(fmt.Sprintf("#%d %s", p.Seq, p.Record))
		}
		rows = append(rows, []string{say(lang, "problem."+p.Code, nil), where, p.Detail})
	}
	return lines(w, rows)
}

// stream on a folder that no server holds.
func (c *direct) stream(ctx context.Context, name string, args any, w io.Writer) error {
	if name == "backup" {
		_, err := c.app.backup(ctx, w)
		return err
	}
	if in := args.(exportArgs); in.Form == "docx" {
		return c.app.writePaper(c.context(ctx), in.Paper, w)
	}
	s := &server{app: c.app, public: c.public}
	return c.app.export(c.context(ctx), args.(exportArgs).Form, s.site(), registry.Query{Order: registry.ByCode}, w)
}
