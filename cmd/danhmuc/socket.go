package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"github.com/gorilla/mux"

	"danhmuc/registry"
)

// Names of the socket by which commands reach a running server. The folder that holds it is 0700: who can open it owns the
// data anyway. A socket's path may have about 100 bytes; a longer one lies in the user's runtime folder, and a file beside
// the data names it.
const (
	socketFolder  = "run"
	socketName    = "danhmuc.sock"
	socketPointer = "socket-path"
	maxSocketPath = 100
)

type controlSocket struct {
	server   *http.Server
	listener net.Listener
}

// socketPath is where the socket of a data folder lies.
func socketPath(dir string) string {
	path := filepath.Join(dir, socketFolder, socketName)
	if len(path) <= maxSocketPath {
		return path
	}
	base := os.Getenv("XDG_RUNTIME_DIR")
	if base == "" {
		base = os.TempDir()
	}
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join(base, "danhmuc-"+hex.EncodeToString(sum[:8]), socketName)
}

// socket serves the operations of the machine's operator.
func (s *server) socket(ctx context.Context) (*controlSocket, error) {
	path := socketPath(s.app.dir)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make the socket's folder: %w", err)
	}
	if err := os.Chmod(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("close the socket's folder to others: %w", err)
	}
	if err := os.WriteFile(filepath.Join(s.app.dir, socketPointer), []byte(path+"\n"), 0o600); err != nil {
		return nil, fmt.Errorf("name the socket: %w", err)
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) { // left by a crash: the store's lock says we are alone
		return nil, fmt.Errorf("remove an old socket: %w", err)
	}
	l, err := new(net.ListenConfig).Listen(ctx, "unix", path)
	if err != nil {
		return nil, fmt.Errorf("listen on the socket: %w", err)
	}
	r := mux.NewRouter()
	r.Path("/api/ops/backup").Methods(http.MethodPost).HandlerFunc(s.backupStream)
	r.Path("/api/ops/export").Methods(http.MethodPost).HandlerFunc(s.exportStream)
	r.Path("/api/ops/{name}").Methods(http.MethodPost).HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.operate(w, r, true) })
	r.Path("/api/uploads").Methods(http.MethodPost).HandlerFunc(s.uploads)
	h := http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		lang := "vi"
		if req.Header.Get("Accept-Language") == "en" {
			lang = "en"
		}
		actor := registry.Actor{Roles: []registry.Role{registry.RoleSystem}, Language: lang}
		r.ServeHTTP(w, req.WithContext(registry.WithActor(req.Context(), actor)))
	})
	return &controlSocket{httpServer(h, s.log), l}, nil
}

// remoteError is a refusal that came over the wire: its sentence is already in the reader's language.
type remoteError struct {
	Code    string
	Message string
}

func (e *remoteError) Error() string { return e.Message }

// caller does operations, wherever the data is.
type caller interface {
	// do runs an operation and decodes its answer into out.
	do(ctx context.Context, name string, args, out any) error
	// upload hands a file over and gives its upload's ID.
	upload(ctx context.Context, path string) (string, error)
	// stream runs an operation whose answer is bytes.
	stream(ctx context.Context, name string, args any, w io.Writer) error
	io.Closer
}

// wire is a caller over HTTP: the socket of a running server, or a remote server with a token.
type wire struct {
	client *http.Client
	base   string
	token  string
	lang   string
}

func (c *wire) Close() error {
	c.client.CloseIdleConnections()
	return nil
}

func (c *wire) request(ctx context.Context, path, contentType, disposition string, body io.Reader) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, body)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", contentType)
	req.Header.Set("Accept-Language", c.lang)
	if disposition != "" {
		req.Header.Set("Content-Disposition", disposition)
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.client.Do(req)
	if err != nil {
		return nil, &registry.Error{Op: "danhmuc.call", Kind: registry.KindUnavailable, Code: "server.unreachable", Params: map[string]any{"server": c.base}, Err: err}
	}
	if resp.StatusCode < 300 {
		return resp, nil
	}
	defer resp.Body.Close()
	var p struct {
		Detail string
		Code   string
		Title  string
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(io.LimitReader(resp.Body, 1<<20)).Decode(&p); err != nil {
		return nil, &remoteError{Code: fmt.Sprint(resp.StatusCode), Message: resp.Status}
	}
	text := p.Detail
	for i, e := range p.Errors {
		if i > 0 {
			text += "; " + e.Message
		}
	}
	return nil, &remoteError{Code: p.Code, Message: codeOr(text, p.Title)}
}

func (c *wire) do(ctx context.Context, name string, args, out any) error {
	raw, err := json.Marshal(args)
	if err != nil {
		return err
	}
	resp, err := c.request(ctx, "/api/ops/"+url.PathEscape(name), "application/json", "", bytes.NewReader(raw))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	return json.NewDecoder(resp.Body).Decode(out)
}

func (c *wire) stream(ctx context.Context, name string, args any, w io.Writer) error {
	raw, err := json.Marshal(args)
	if err != nil {
		return err
	}
	resp, err := c.request(ctx, "/api/ops/"+url.PathEscape(name), "application/json", "", bytes.NewReader(raw))
	if err != nil {
		return err
	}
	_, err = io.Copy(w, resp.Body)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = &registry.Error{Op: "danhmuc.call", Kind: registry.KindUnavailable, Code: "server.brokeOff", Err: err}
	}
	return errors.Join(err, resp.Body.Close())
}

func (c *wire) upload(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fileError(path, err)
	}
	defer f.Close()
	resp, err := c.request(ctx, "/api/uploads", "application/octet-stream", mime.FormatMediaType("attachment", map[string]string{"filename": filepath.Base(path)}), f)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	var u struct{ ID string }
	if err := json.NewDecoder(resp.Body).Decode(&u); err != nil {
		return "", err
	}
	return u.ID, nil
}

func fileError(path string, err error) error {
	return &registry.Error{Op: "danhmuc.open", Kind: registry.KindInvalid, Code: "file.cannotOpen", Params: map[string]any{"file": path}, Err: err}
}

// direct is a caller on a folder that no server holds.
type direct struct {
	app    *app
	reader *reader
	lang   string
	public string // public URL, for the addresses in an export
}

func (c *direct) Close() error { return c.app.Close() }

func (c *direct) context(ctx context.Context) context.Context {
	return registry.WithActor(ctx, registry.Actor{Roles: []registry.Role{registry.RoleSystem}, Language: c.lang})
}

func (c *direct) do(ctx context.Context, name string, args, out any) error {
	raw, err := json.Marshal(args)
	if err != nil {
		return err
	}
	got, err := opTable()[name].run(ops{c.app, c.reader}, c.context(ctx), raw)
	if err != nil {
		return err
	}
	if raw, err = json.Marshal(got); err != nil {
		return err
	}
	return json.Unmarshal(raw, out)
}

func (c *direct) upload(ctx context.Context, path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", fileError(path, err)
	}
	defer f.Close()
	ref, err := c.app.blobs.Put(ctx, f)
	if err != nil {
		return "", err
	}
	ref.Name, ref.MediaType = filepath.Base(path), "application/octet-stream"
	u, err := c.app.registry.AddUpload(c.context(ctx), ref)
	if err != nil {
		return "", err
	}
	return string(u.ID), nil
}
