package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/spf13/cobra"

	"danhmuc/registry"
)

// run is the program: arguments in, exit status out.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == childCommand {
		if err := serveChild(ctx, stdin, stdout); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
		return 0
	}
	root := rootCommand(stdout, stderr)
	root.SetArgs(dropped(root, args))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	cmd, err := root.ExecuteContextC(ctx)
	var code exitError
	if err != nil && !errors.As(err, &code) {
		err, _ = unknownCommand(err)
		printError(jsonWanted(cmd), commandLanguage(cmd), err, stdout, stderr)
	}
	return exitCode(err)
}

// dropped reads a file alone as "check FILE": so it comes when somebody drops a table on the program's icon.
func dropped(root *cobra.Command, args []string) []string {
	if len(args) != 1 {
		return args
	}
	if c, _, err := root.Find(args); err == nil && c != root {
		return args
	}
	if info, err := os.Stat(args[0]); err != nil || !info.Mode().IsRegular() {
		return args
	}
	return []string{"check", args[0]}
}

// waitToBeRead keeps a window open that would close with the program.
func waitToBeRead(stdin io.Reader, stdout io.Writer) {
	lang := "vi"
	if strings.HasPrefix(os.Getenv("DANHMUC_LANG"), "en") {
		lang = "en"
	}
	fmt.Fprintln(stdout, say(lang, "cli.wait", nil))
	_, _ = stdin.Read(make([]byte, 1)) // whatever comes, the window may close
}

// program is what every command shares.
type program struct {
	stdout, stderr io.Writer
}

func rootCommand(stdout, stderr io.Writer) *cobra.Command {
	p := &program{stdout, stderr}
	cobra.MousetrapHelpText = "" // the program may be started by a file that is dropped on it
	root := &cobra.Command{Use: "danhmuc", SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return configure(cmd) }}
	f := root.PersistentFlags()
	f.String("data", "./data", "")
	f.String("config", "", "")
	f.String("format", "text", "")
	f.String("lang", "vi", "")
	root.AddCommand(serveCommand(stdout, stderr), p.checkCommand(), p.inferCommand(), p.profileCommand(), p.cleanCommand(), p.schemaCommand(), p.compatCommand(), p.ddlCommand(), p.rulesCommand(), p.importCommand(), p.exportCommand(), p.backupCommand(), p.restoreCommand(),
		p.verifyCommand(), p.userCommand(), p.tokenCommand(), p.orgCommand(), p.codeListCommand(), p.setupLinkCommand(), p.jobsCommand(), p.clockCommand(), p.versionCommand())
	for _, c := range root.Commands() {
		if c.HasSubCommands() && !c.Runnable() {
			c.Args, c.RunE = cobra.NoArgs, func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		}
	}
	describe(root)
	return root
}

// describe gives every command and flag its words, from the catalogue: Vietnamese, unless the environment asks for English.
func describe(c *cobra.Command) {
	lang := "vi"
	if strings.HasPrefix(os.Getenv("DANHMUC_LANG"), "en") || hasEnglishFlag(os.Args) {
		lang = "en"
	}
	describeIn(lang, c)
	translate(c, lang)
}

func hasEnglishFlag(args []string) bool {
	for i, a := range args {
		if a == "--lang=en" || (a == "--lang" && i+1 < len(args) && args[i+1] == "en") {
			return true
		}
	}
	return false
}

func describeIn(lang string, c *cobra.Command) {
	key := "cli." + strings.ReplaceAll(strings.TrimPrefix(c.CommandPath(), "danhmuc "), " ", ".")
	c.Short = say(lang, key, nil)
	c.LocalNonPersistentFlags().VisitAll(describeFlag(lang))
	c.PersistentFlags().VisitAll(describeFlag(lang))
	for _, sub := range c.Commands() {
		describeIn(lang, sub)
	}
}

// where are the flags that say which data a command works on.
func (p *program) where(c *cobra.Command) *cobra.Command {
	c.Flags().String("server", "", "")
	c.Flags().String("token", "", "")
	return c
}

// caller finds the data: a remote server, the server that runs on the folder, or the folder itself.
func (p *program) caller(cmd *cobra.Command) (caller, error) {
	lang := commandLanguage(cmd)
	if base, err := cmd.Flags().GetString("server"); err == nil && base != "" {
		token, err := cmd.Flags().GetString("token")
		if err != nil {
			return nil, err
		}
		return &wire{client: &http.Client{}, base: strings.TrimRight(base, "/"), token: token, lang: lang}, nil
	}
	dir, err := dataDir(cmd)
	if err != nil {
		return nil, err
	}
	if w, ok := socketCaller(dir, lang); ok {
		return w, nil
	}
	if _, err := os.Stat(filepath.Join(dir, storeName)); errors.Is(err, os.ErrNotExist) && cmd.Name() != "add" && cmd.Name() != "setup-link" {
		return nil, &registry.Error{Op: "danhmuc.open", Kind: registry.KindNotFound, Code: "folder.noStore", Params: map[string]any{"folder": dir}}
	}
	a, err := openApp(appOptions{dir: dir, log: hclog.New(&hclog.LoggerOptions{Name: "danhmuc", Level: hclog.Warn, Output: p.stderr})})
	if err != nil {
		return nil, err
	}
	rd, err := newReader(a)
	if err == nil {
		err = a.catchUp(cmd.Context())
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	d := &direct{app: a, reader: rd, lang: lang, public: "http://localhost"}
	if public, err := cmd.Flags().GetString("public-url"); err == nil {
		d.public = strings.TrimRight(public, "/")
	}
	return d, nil
}

// socketCaller reaches the server that runs on a folder, if one does.
func socketCaller(dir, lang string) (*wire, bool) {
	path := socketPath(dir)
	if named, err := os.ReadFile(filepath.Join(dir, socketPointer)); err == nil {
		path = strings.TrimSpace(string(named))
	}
	conn, err := net.DialTimeout("unix", path, 2*time.Second)
	if err != nil {
		return nil, false
	}
	if err := conn.Close(); err != nil {
		return nil, false
	}
	transport := &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}}
	return &wire{client: &http.Client{Transport: transport}, base: "http://danhmuc", lang: lang}, true
}

// with runs fn with the caller and closes it.
func (p *program) with(cmd *cobra.Command, fn func(caller) error) error {
	c, err := p.caller(cmd)
	if err != nil {
		return err
	}
	return errors.Join(fn(c), c.Close())
}

// simple is a command that does one operation and prints its answer.
func (p *program) simple(use string, args cobra.PositionalArgs, name string, input func(cmd *cobra.Command, args []string) (any, error), text func(w io.Writer, lang string, raw json.RawMessage) error) *cobra.Command {
	return p.where(&cobra.Command{Use: use, Args: args, RunE: func(cmd *cobra.Command, args []string) error {
		in, err := input(cmd, args)
		if err != nil {
			return err
		}
		return p.with(cmd, func(c caller) error {
			var raw json.RawMessage
			if err := c.do(cmd.Context(), name, in, &raw); err != nil {
				return err
			}
			return p.print(cmd, raw, text)
		})
	}})
}

// print writes an answer as JSON, or in words.
func (p *program) print(cmd *cobra.Command, v any, text func(w io.Writer, lang string, raw json.RawMessage) error) error {
	raw, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if jsonWanted(cmd) || text == nil {
		_, err = fmt.Fprintf(p.stdout, "%s\n", raw)
		return err
	}
	return text(p.stdout, commandLanguage(cmd), raw)
}

// lines prints rows of columns.
func lines(w io.Writer, rows [][]string) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	for _, r := range rows {
		if _, err := fmt.Fprintln(t, strings.Join(r, "\t")); err != nil {
			return err
		}
	}
	return t.Flush()
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Args: cobra.NoArgs, RunE: func(cmd *cobra.Command, _ []string) error {
		v := map[string]string{"version": version, "go": runtime.Version(), "system": runtime.GOOS + "/" + runtime.GOARCH}
		if info, ok := debug.ReadBuildInfo(); ok {
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" {
					v["revision"] = s.Value
				}
			}
		}
		return p.print(cmd, v, func(w io.Writer, _ string, _ json.RawMessage) error {
			_, err := fmt.Fprintf(w, "danhmuc %s %s %s\n", v["version"], v["go"], v["system"])
			return err
		})
	}}
}

// version is the program's; CHANGELOG.md tells what is in it.
const version = "0.1.0"
