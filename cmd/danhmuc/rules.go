package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"danhmuc/registry/policy"
)

// maxRules bounds a rule set's file, in bytes: the built-in one has under 100 kB.
const maxRules = 4 << 20

// rulesCommand works on rule sets as files: no data folder is needed.
func (p *program) rulesCommand() *cobra.Command {
	c := &cobra.Command{Use: "rules"}
	c.AddCommand(p.rulesTestCommand(), p.rulesShowCommand())
	return c
}

// rulesTestCommand examines a rule set by its own cases, the built-in one when no file is named. Status 1 when it has a flaw.
func (p *program) rulesTestCommand() *cobra.Command {
	return &cobra.Command{Use: "test [FILE]", Args: cobra.MaximumNArgs(1), RunE: func(cmd *cobra.Command, args []string) error {
		raw := policy.Document()
		if len(args) == 1 {
			var err error
			if raw, err = readRules(args[0]); err != nil {
				return err
			}
		}
		x := policy.Examine(raw)
		err := p.print(cmd, x, func(w io.Writer, lang string, _ json.RawMessage) error { return examinationText(w, lang, x) })
		if err == nil && len(x.Flaws) > 0 {
			return exitError(1)
		}
		return err
	}}
}

func readRules(path string) (raw []byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if raw, err = io.ReadAll(io.LimitReader(f, maxRules)); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return raw, nil
}

func examinationText(w io.Writer, lang string, x policy.Examination) error {
	for _, f := range x.Flaws {
		if _, err := fmt.Fprintf(w, "%s\t%s\n", orDash(f.Rule), say(lang, f.Code, f.Params)); err != nil {
			return err
		}
	}
	code := "rules.sound"
	if len(x.Flaws) > 0 {
		code = "rules.flawed"
	}
	_, err := fmt.Fprintln(w, say(lang, code, map[string]any{"version": x.Version, "rules": x.Rules, "terms": x.Terms, "cases": x.Cases, "flaws": len(x.Flaws)}))
	return err
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// rulesShowCommand prints the built-in rule set: as JSON the file that a changed set begins with, in words a line a rule.
func (p *program) rulesShowCommand() *cobra.Command {
	return &cobra.Command{Use: "show", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		if jsonWanted(cmd) {
			_, err := p.stdout.Write(policy.Document())
			return err
		}
		set, err := policy.New()
		if err != nil {
			return err
		}
		lang := commandLanguage(cmd)
		var rows [][]string
		for _, r := range set.Rules() {
			points := make([]string, len(r.Points))
			for i, point := range r.Points {
				points[i] = string(point)
			}
			rows = append(rows, []string{r.ID, r.Severity, strings.Join(points, " "), span(r.ValidFrom, r.ValidTo), in(lang, r.Vi, r.En), r.Article})
		}
		for _, t := range set.Terms() {
			rows = append(rows, []string{t.ID, "", fmt.Sprint(t.Value, " ", say(lang, "unit."+t.Unit, nil)), span(t.ValidFrom, t.ValidTo), in(lang, t.Vi, t.En), t.Article})
		}
		return lines(p.stdout, rows)
	}}
}

func in(lang, vi, en string) string {
	if lang == "en" {
		return en
	}
	return vi
}

func span(from, to string) string {
	if from == "" && to == "" {
		return ""
	}
	return from + "…" + to
}
