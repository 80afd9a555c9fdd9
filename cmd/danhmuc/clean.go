package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"danhmuc/registry"
	"danhmuc/schemas/check"
	"danhmuc/schemas/clean"
	"danhmuc/schemas/table"
	"danhmuc/schemas/xlsx"
)

// cleanCommand writes a cleaned copy of a table file and lists each change. The file itself is only read.
func (p *program) cleanCommand() *cobra.Command {
	c := &cobra.Command{Use: "clean FILE", Args: cobra.ExactArgs(1)}
	c.Flags().StringP("output", "o", "", "")
	c.Flags().StringSlice("only", nil, "")
	c.Flags().Bool("dry-run", false, "")
	c.Flags().String("sheet", "", "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		out, err1 := cmd.Flags().GetString("output")
		only, err2 := cmd.Flags().GetStringSlice("only")
		dry, err3 := cmd.Flags().GetBool("dry-run")
		sheet, err4 := cmd.Flags().GetString("sheet")
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			return err
		}
		if dry {
			out = ""
		}
		pick, err := picking(only)
		if err == nil {
			err = writable(args[0], out, dry)
		}
		if err != nil {
			return err
		}
		opts := check.Options{Sheet: sheet}
		return p.checked(cmd, args[0], opts, func(r *check.Report) error {
			return p.clean(cmd, r, clean.Source{Path: args[0], Options: opts}, out, pick)
		})
	}
	return c
}

// picking gives the test that chooses suggestions: the rules asked for, or those whose outcome is in no doubt.
func picking(only []string) (func(*clean.Suggestion) bool, error) {
	if len(only) == 0 {
		return func(s *clean.Suggestion) bool { return s.Sure }, nil
	}
	var ids []string
	for _, r := range clean.Rules() {
		ids = append(ids, r.ID)
	}
	for _, id := range only {
		if !slices.Contains(ids, id) {
			return nil, &registry.Error{Op: "danhmuc.clean", Kind: registry.KindInvalid, Code: "clean.ruleUnknown", Params: map[string]any{"value": id, "rules": strings.Join(ids, ", ")}}
		}
	}
	return func(s *clean.Suggestion) bool { return slices.Contains(only, s.Rule) }, nil
}

// writable refuses an output that is missing, of a kind that is not written, or the file itself.
func writable(file, out string, dry bool) error {
	refuse := func(code string) error {
		return &registry.Error{Op: "danhmuc.clean", Kind: registry.KindInvalid, Code: code, Params: map[string]any{"file": out}}
	}
	if out == "" {
		if dry {
			return nil
		}
		return refuse("clean.outRequired")
	}
	switch strings.ToLower(filepath.Ext(out)) {
	case ".csv", ".xlsx":
	default:
		return refuse("clean.outKind")
	}
	a, errA := os.Stat(file)
	b, errB := os.Stat(out)
	if errA == nil && errB == nil && os.SameFile(a, b) {
		return refuse("clean.outIsFile")
	}
	return nil
}

// clean writes the copy and the list of changes. For programs the list is put out only when the copy is whole.
func (p *program) clean(cmd *cobra.Command, r *check.Report, src clean.Source, out string, pick func(*clean.Suggestion) bool) (err error) {
	lang := commandLanguage(cmd)
	if strings.EqualFold(filepath.Ext(out), ".csv") && len(r.Tables) > 1 {
		fmt.Fprintln(p.stderr, say(lang, "clean.firstTable", map[string]any{"sheet": r.Tables[0].Sheet}))
		r.Tables = r.Tables[:1]
	}
	list := &changeList{lang: lang, to: p.stdout}
	if jsonWanted(cmd) {
		spool, err := os.CreateTemp("", "danhmuc-clean-*")
		if err != nil {
			return fmt.Errorf("make a file for the list: %w", err)
		}
		defer func() { err = errors.Join(err, spool.Close(), os.Remove(spool.Name())) }()
		list.spool, list.buf = spool, bufio.NewWriter(spool)
	}
	if out == "" {
		err = clean.Copy(cmd.Context(), src, r, pick, nil, list.add)
	} else {
		err = wholeFile(out, func(w io.Writer) error {
			to := cleanedFile(out, w)
			return errors.Join(clean.Copy(cmd.Context(), src, r, pick, to, list.add), to.Close())
		})
	}
	if err != nil {
		return err
	}
	return list.end(out)
}

// changeList puts out the changes: a line each as they come, or one JSON document at the end.
type changeList struct {
	lang  string
	to    io.Writer
	spool *os.File      // nil for lines
	buf   *bufio.Writer // of spool
	count int
}

func (l *changeList) add(c clean.Change) error {
	l.count++
	if l.spool == nil {
		after := "→ “" + oneLine(c.After) + "”"
		if c.Column == "" {
			after = "→ " + say(l.lang, "clean.leftOut", nil)
		}
		_, err := fmt.Fprintf(l.to, "%s\t%s%d\t“%s” %s\t%s\n", c.Sheet, c.Letter, c.Row, oneLine(c.Before), after, c.Rule)
		return err
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return err
	}
	if l.count > 1 {
		raw = append([]byte(",\n"), raw...)
	}
	_, err = l.buf.Write(raw)
	return err
}

func oneLine(s string) string { return strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s) }

func (l *changeList) end(out string) error {
	if l.spool == nil {
		code := "clean.done"
		if out == "" {
			code = "clean.dryRun"
		}
		_, err := fmt.Fprintln(l.to, say(l.lang, code, map[string]any{"count": l.count, "file": out}))
		return err
	}
	if err := l.buf.Flush(); err != nil {
		return err
	}
	if _, err := l.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	name, err := json.Marshal(out)
	if err != nil {
		return err
	}
	_, err = io.Copy(l.to, io.MultiReader(strings.NewReader(`{"changes":[`), l.spool, strings.NewReader(`],"out":`+string(name)+"}\n")))
	return err
}

// cleanedFile writes cleaned tables in the form that the file's name asks for.
func cleanedFile(name string, w io.Writer) interface {
	clean.Output
	io.Closer
} {
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return &cleanedCSV{csv: csv.NewWriter(w)}
	}
	return &cleanedXLSX{book: xlsx.NewWriter(w)}
}

// titlesOf are the columns' titles; a column without one is called by its name.
func titlesOf(s check.Sheet) []string {
	out := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		if out[i] = c.Title; c.Title == "" {
			out[i] = c.Name
		}
	}
	return out
}

// cleanedCSV writes the one table of a CSV file: UTF-8, commas, LF.
type cleanedCSV struct {
	csv    *csv.Writer
	record []string
}

func (c *cleanedCSV) Table(s check.Sheet) error { return c.csv.Write(titlesOf(s)) }

func (c *cleanedCSV) Row(_ int, cells []table.Cell) error {
	c.record = c.record[:0]
	for i := range cells {
		c.record = append(c.record, string(cells[i].Text))
	}
	return c.csv.Write(c.record)
}

func (c *cleanedCSV) Close() error {
	c.csv.Flush()
	return c.csv.Error()
}

// cleanedXLSX writes a sheet for each table.
type cleanedXLSX struct {
	book *xlsx.Writer
	row  []xlsx.Value
}

func (x *cleanedXLSX) Table(s check.Sheet) error {
	titles := titlesOf(s)
	widths := make([]float64, len(titles))
	for i, t := range titles {
		widths[i] = float64(min(max(len([]rune(t)), 10), 40)) + 2
	}
	return errors.Join(x.book.Sheet(s.Name, widths), x.book.Head(titles))
}

func (x *cleanedXLSX) Row(_ int, cells []table.Cell) error {
	x.row = x.row[:0]
	for i := range cells {
		x.row = append(x.row, xlsx.Value{Text: string(cells[i].Text), Kind: cells[i].Kind})
	}
	return x.book.Row(x.row)
}

func (x *cleanedXLSX) Close() error { return x.book.Close() }
