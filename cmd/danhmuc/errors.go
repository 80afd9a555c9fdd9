package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"danhmuc/registry"
	"danhmuc/registry/jobs"
	"danhmuc/schemas"
	"danhmuc/schemas/ddl"
	"danhmuc/schemas/exchange"
	"danhmuc/schemas/table"
)

// refusalOf is the domain's error in err, or an internal one.
func refusalOf(err error) *registry.Error {
	var e *registry.Error
	if errors.As(err, &e) {
		return e
	}
	return &registry.Error{Kind: registry.KindInternal, Err: err}
}

func codeOr(code, otherwise string) string {
	if code == "" {
		return otherwise
	}
	return code
}

// errorText is what a person on the command line reads, in their language, and the code a program reads.
func errorText(lang string, err error) (code, text string) {
	var t *table.Error
	if errors.As(err, &t) {
		if path := (*fs.PathError)(nil); errors.As(t.Err, &path) {
			return string(t.Code), say(lang, "file.cannotOpen", map[string]any{"file": path.Path, "reason": systemReason(lang, path)})
		}
		message, fix := table.Message(lang, string(t.Code), t.Where, t.Detail)
		return string(t.Code), strings.TrimSpace(message + " " + fix)
	}
	var s *schemas.Error
	if errors.As(err, &s) {
		return string(s.Code), schemas.Message(lang, s)
	}
	var x *exchange.Error
	if errors.As(err, &x) {
		return string(x.Code), exchange.Message(lang, x)
	}
	var q *ddl.Error
	if errors.As(err, &q) {
		return q.Code, ddl.Message(lang, q)
	}
	var f *jobs.Failure
	if errors.As(err, &f) {
		return f.Code, failureText(lang, f.Code, f.Params)
	}
	var remote *remoteError
	if errors.As(err, &remote) {
		return remote.Code, remote.Message
	}
	e := refusalOf(err)
	if e.Kind == registry.KindInternal && e.Code == "" {
		return "INTERNAL", say(lang, "internal", nil) + " " + err.Error()
	}
	if e.Code != "" {
		params := map[string]any{"name": e.Name}
		for k, v := range e.Params {
			params[k] = v
		}
		if _, told := params["reason"]; !told && e.Err != nil {
			params["reason"] = systemReason(lang, e.Err)
		}
		return e.Code, say(lang, e.Code, params)
	}
	return e.Kind.String(), strings.Join(reasonsOf(lang, err), "; ")
}

// systemReason is what the operating system complains of, in the reader's language where we know the complaint.
func systemReason(lang string, err error) string {
	for _, known := range []struct {
		err  error
		code string
	}{{fs.ErrNotExist, "system.absent"}, {fs.ErrPermission, "system.denied"}, {syscall.EISDIR, "system.folder"}, {syscall.ENOTDIR, "system.notFolder"},
		{syscall.ENOSPC, "system.full"}, {syscall.EDQUOT, "system.full"}, {syscall.EROFS, "system.readOnly"}} {
		if errors.Is(err, known.err) {
			return say(lang, known.code, nil)
		}
	}
	return err.Error()
}

// failureText is the sentence for a file that could not be read.
func failureText(lang, code string, params map[string]any) string {
	where := table.Where{}
	detail, _ := params["detail"].(string)
	if s, ok := params["sheet"].(string); ok {
		where.Sheet = s
	}
	if n, ok := params["row"].(float64); ok {
		where.Row = int(n)
	}
	if message, fix := table.Message(lang, code, where, detail); message != code {
		return strings.TrimSpace(message + " " + fix)
	}
	return say(lang, code, params)
}

// printError says what went wrong: JSON on stdout where a program reads, a sentence on stderr for people.
func printError(asJSON bool, lang string, err error, stdout, stderr io.Writer) {
	code, text := errorText(lang, err)
	if !asJSON {
		fmt.Fprintln(stderr, text)
		return
	}
	if err := json.NewEncoder(stdout).Encode(map[string]any{"error": map[string]string{"code": code, "message": text}}); err != nil {
		fmt.Fprintln(stderr, text)
	}
}
