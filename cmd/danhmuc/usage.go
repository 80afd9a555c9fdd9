package main

import (
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"danhmuc/registry"
)

// translate gives cobra's own words and refusals in the reader's language: no English sentence of a library reaches a person
// who reads Vietnamese.
func translate(root *cobra.Command, lang string) {
	w := func(code string) string { return say(lang, "cli."+code, nil) }
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	root.SetUsageTemplate(w("usage") + `:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} ` + w("usage.command") + `{{end}}{{if .HasAvailableSubCommands}}

` + w("usage.commands") + `:{{range .Commands}}{{if (or .IsAvailableCommand (eq .Name "help"))}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + w("usage.flags") + `:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + w("usage.globalFlags") + `:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + w("usage.more") + `{{end}}
`)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return commandRefusal(cmd, err) })
	walk(root, func(c *cobra.Command) {
		if c.Name() == "help" || c.Parent() != nil && c.Parent().Name() == "completion" || c.Name() == "completion" {
			c.Short = w(strings.ReplaceAll(strings.TrimPrefix(c.CommandPath(), "danhmuc "), " ", "."))
			c.Long = ""
		}
		c.InitDefaultHelpFlag()
		if f := c.Flags().Lookup("help"); f != nil {
			f.Usage = w("flag.help")
		}
		if f := c.Flags().Lookup("no-descriptions"); f != nil {
			f.Usage = w("flag.no-descriptions")
		}
		if args := c.Args; args != nil {
			c.Args = func(cmd *cobra.Command, given []string) error {
				if err := args(cmd, given); err != nil {
					return &registry.Error{Op: "danhmuc.args", Kind: registry.KindInvalid, Code: "cli.args", Err: err,
						Params: map[string]any{"use": cmd.CommandPath() + strings.TrimPrefix(cmd.Use, cmd.Name()), "given": len(given)}}
				}
				return nil
			}
		}
	})
}

func walk(c *cobra.Command, fn func(*cobra.Command)) {
	fn(c)
	for _, sub := range c.Commands() {
		walk(sub, fn)
	}
}

var quoted = regexp.MustCompile(`"([^"]*)"|: -{1,2}([^ ]+)$|: (\S+)$`)

// commandRefusal turns cobra's complaint about a flag into ours.
func commandRefusal(cmd *cobra.Command, err error) error {
	return &registry.Error{Op: "danhmuc.flags", Kind: registry.KindInvalid, Code: "cli.flagUnknown", Err: err,
		Params: map[string]any{"value": firstGroup(quoted.FindStringSubmatch(err.Error())), "use": cmd.CommandPath()}}
}

func firstGroup(groups []string) string {
	for _, g := range groups[min(1, len(groups)):] {
		if g != "" {
			return g
		}
	}
	return "?"
}

// unknownCommand recognises cobra's complaint about a command that is not there; cobra has no type for it.
func unknownCommand(err error) (error, bool) {
	if !strings.HasPrefix(err.Error(), "unknown command ") {
		return err, false
	}
	return &registry.Error{Op: "danhmuc.args", Kind: registry.KindInvalid, Code: "cli.commandUnknown", Err: err,
		Params: map[string]any{"value": firstGroup(quoted.FindStringSubmatch(err.Error()))}}, true
}
