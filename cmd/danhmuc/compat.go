package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"danhmuc/schemas/compat"
)

// compatAnswer is what a program reads of a comparison (contract: compat).
type compatAnswer struct {
	Compatible bool           `json:"compatible"`
	Mode       string         `json:"mode"`
	Bump       string         `json:"bump"` // none, patch, minor, major
	From       string         `json:"from"` // identity of the old schema
	To         string         `json:"to"`
	Changes    []compatChange `json:"changes"`
}

type compatChange struct {
	Path     string `json:"path"` // JSON pointer
	Kind     string `json:"kind"`
	Breaking bool   `json:"breaking"` // under the mode asked
	Backward bool   `json:"breaksBackward"`
	Forward  bool   `json:"breaksForward"`
	Column   string `json:"column,omitempty"`
	Message  string `json:"message"`
}

// compatCommand compares two schemas. Without --mode both ways are asked: what is compatible then breaks nobody.
func (p *program) compatCommand() *cobra.Command {
	c := &cobra.Command{Use: "compat OLD.json NEW.json", Args: cobra.ExactArgs(2)}
	c.Flags().String("mode", string(compat.Full), "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		asked, err := cmd.Flags().GetString("mode")
		if err = errors.Join(err, oneOf(cmd, "mode", string(compat.Backward), string(compat.Forward), string(compat.Full))); err != nil {
			return err
		}
		from, err := readSchema(args[0])
		if err != nil {
			return err
		}
		to, err := readSchema(args[1])
		if err != nil {
			return err
		}
		mode, lang, changes := compat.Mode(asked), commandLanguage(cmd), compat.Compare(from, to)
		a := compatAnswer{Compatible: compat.Compatible(changes, mode), Mode: asked, Bump: compat.BumpOf(changes).String(), From: from.Hash(), To: to.Hash(),
			Changes: make([]compatChange, len(changes))}
		for i := range changes {
			ch := &changes[i]
			a.Changes[i] = compatChange{ch.Path, string(ch.Kind), ch.Breaks(mode), ch.Breaks(compat.Backward), ch.Breaks(compat.Forward), ch.Column, ch.Message(lang)}
		}
		err = p.print(cmd, a, func(w io.Writer, lang string, _ json.RawMessage) error {
			return compatText(w, &a, compat.Verdict(lang, changes, mode))
		})
		if err == nil && !a.Compatible {
			return exitError(1)
		}
		return err
	}
	return c
}

// compatText writes one sentence a change, those that break first, and the verdict.
func compatText(w io.Writer, a *compatAnswer, verdict string) error {
	for _, breaking := range []bool{true, false} {
		mark := "·"
		if breaking {
			mark = "✗"
		}
		for _, c := range a.Changes {
			if c.Breaking != breaking {
				continue
			}
			if _, err := fmt.Fprintln(w, mark, c.Message); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(w, verdict)
	return err
}
