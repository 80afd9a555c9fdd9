package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/knadh/koanf/parsers/yaml"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/file"
	"github.com/knadh/koanf/v2"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"danhmuc/registry"
)

// envPrefix begins the environment variables that set flags: --public-url is DANHMUC_PUBLIC_URL.
const envPrefix = "DANHMUC_"

// configure sets the flags that the command line left out, from the environment, then from the file of --config.
func configure(cmd *cobra.Command) error {
	k := koanf.New("\x00") // no flag's name holds it: names are flat
	if path, err := cmd.Flags().GetString("config"); err == nil && path != "" {
		if err := k.Load(file.Provider(path), yaml.Parser()); err != nil {
			return &registry.Error{Op: "danhmuc.config", Kind: registry.KindInvalid, Code: "config.unreadable", Name: path, Err: err,
				Params: map[string]any{"file": path}}
		}
		if err := knownKeys(cmd.Root(), k.Keys(), path); err != nil {
			return err
		}
	}
	names := func(key, value string) (string, any) {
		return strings.ReplaceAll(strings.ToLower(strings.TrimPrefix(key, envPrefix)), "_", "-"), value
	}
	if err := k.Load(env.Provider("\x00", env.Opt{Prefix: envPrefix, TransformFunc: names}), nil); err != nil {
		return fmt.Errorf("read the environment: %w", err)
	}
	var failed error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Changed || failed != nil || !k.Exists(f.Name) {
			return
		}
		value := fmt.Sprint(k.Get(f.Name))
		if _, isList := k.Get(f.Name).([]any); isList {
			value = strings.Join(k.Strings(f.Name), ",")
		}
		if err := f.Value.Set(value); err != nil {
			failed = &registry.Error{Op: "danhmuc.config", Kind: registry.KindInvalid, Code: "flag.invalid", Err: err,
				Params: map[string]any{"flag": f.Name, "value": value}}
		}
	})
	if failed != nil {
		return failed
	}
	return errors.Join(oneOf(cmd, "lang", "vi", "en"), oneOf(cmd, "format", "text", "json"), oneOf(cmd, "log-level", "trace", "debug", "info", "warn", "error", "off"))
}

// oneOf refuses a value that a flag does not know: it would silently mean the default.
func oneOf(cmd *cobra.Command, name string, values ...string) error {
	f := cmd.Flags().Lookup(name)
	if f == nil || slices.Contains(values, f.Value.String()) {
		return nil
	}
	return &registry.Error{Op: "danhmuc.flags", Kind: registry.KindInvalid, Code: "flag.oneOf",
		Params: map[string]any{"flag": name, "value": f.Value.String(), "values": strings.Join(values, ", ")}}
}

// knownKeys refuses a key of a configuration file that is no flag of any command: a misspelt one would silently do nothing.
func knownKeys(root *cobra.Command, keys []string, path string) error {
	known := map[string]bool{}
	walk(root, func(c *cobra.Command) {
		note := func(f *pflag.Flag) { known[f.Name] = true }
		c.LocalFlags().VisitAll(note)
		c.PersistentFlags().VisitAll(note)
	})
	for _, key := range keys {
		if !known[key] {
			return &registry.Error{Op: "danhmuc.config", Kind: registry.KindInvalid, Code: "config.keyUnknown", Name: path,
				Params: map[string]any{"file": path, "value": key}}
		}
	}
	return nil
}

// dataDir is the data folder of a command, absolute.
func dataDir(cmd *cobra.Command) (string, error) {
	dir, err := cmd.Flags().GetString("data")
	if err != nil {
		return "", err
	}
	return filepath.Abs(dir)
}

// commandLanguage is the language of the command line: --lang, else Vietnamese.
func commandLanguage(cmd *cobra.Command) string {
	if lang, err := cmd.Flags().GetString("lang"); err == nil && lang == "en" {
		return "en"
	}
	return "vi"
}

func jsonWanted(cmd *cobra.Command) bool {
	format, err := cmd.Flags().GetString("format")
	return err == nil && format == "json"
}

// isTerminal reports whether a file is a terminal: progress bars never go into a pipe.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
