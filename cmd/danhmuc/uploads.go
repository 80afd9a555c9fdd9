package main

import (
	"bufio"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"
	"unicode"

	"danhmuc/registry"
)

const (
	maxUpload    = 2 << 30 // greatest size of one uploaded file, in bytes
	formOverhead = 1 << 20 // bytes that a form may put around it
)

// uploads answers POST /api/uploads: a multipart form whose field "file" is the file, or a raw body with a file name in
// Content-Disposition. The body is streamed into the blobs; it is never held in memory.
func (s *server) uploads(w http.ResponseWriter, r *http.Request) {
	if crossSite(r) {
		s.problem(w, r, &registry.Error{Op: "uploads", Kind: registry.KindForbidden, Code: "request.crossSite"})
		return
	}
	if registry.ActorFrom(r.Context()).Anonymous() {
		s.problem(w, r, registry.SignInRequired("uploads", registry.ActorFrom(r.Context())))
		return
	}
	if r.ContentLength > maxUpload+formOverhead { // said before a byte is sent: refused before a byte is read
		s.problem(w, r, &registry.Error{Op: "uploads", Kind: registry.KindLimit, Code: "upload.tooLarge", Params: map[string]any{"max": int64(maxUpload)}})
		return
	}
	name, mediaType, body, err := uploadBody(r)
	if err == nil {
		body, err = holding(body)
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	ref, err := s.app.blobs.Put(r.Context(), body)
	if err != nil {
		s.problem(w, r, uploadError(err))
		return
	}
	ref.Name, ref.MediaType = name, mediaType
	u, err := s.app.registry.AddUpload(r.Context(), ref)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	s.answer(w, r, http.StatusCreated, map[string]any{"id": u.ID, "name": u.Name, "size": u.Size, "sha256": u.SHA256, "mediaType": u.MediaType})
}

// holding refuses a file without a byte: nothing could ever be read in it, and a file that was not chosen looks the same.
func holding(body io.Reader) (io.Reader, error) {
	b := bufio.NewReader(body)
	switch _, err := b.Peek(1); {
	case errors.Is(err, io.EOF):
		return nil, &registry.Error{Op: "uploads", Kind: registry.KindInvalid, Code: "upload.empty"}
	case err != nil:
		return nil, uploadError(err)
	}
	return b, nil
}

// uploadBody finds the file in a request.
func uploadBody(r *http.Request) (name, mediaType string, body io.Reader, err error) {
	const op = "uploads"
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		kind = "application/octet-stream" // a raw body may come without a type
	}
	if kind != "multipart/form-data" {
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Disposition"))
		if err != nil || params["filename"] == "" {
			return "", "", nil, &registry.Error{Op: op, Kind: registry.KindInvalid, Code: "upload.nameRequired"}
		}
		return baseName(params["filename"]), kind, r.Body, nil
	}
	form, err := r.MultipartReader()
	if err != nil {
		return "", "", nil, &registry.Error{Op: op, Kind: registry.KindInvalid, Code: "upload.formUnreadable", Err: err}
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return "", "", nil, &registry.Error{Op: op, Kind: registry.KindInvalid, Code: "upload.fileRequired"}
		}
		if err != nil {
			return "", "", nil, uploadError(err)
		}
		if part.FormName() == "file" && part.FileName() != "" {
			kind := part.Header.Get("Content-Type")
			if kind == "" {
				kind = "application/octet-stream"
			}
			return baseName(part.FileName()), kind, part, nil
		}
	}
}

// baseName is the file's own name, whatever path a client put before it, without what no one could see in it.
func baseName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if runes := []rune(name); len(runes) > 200 {
		ext := path.Ext(name)
		name = string(runes[:200-len([]rune(ext))]) + ext
	}
	if name == "." || name == ".." || name == "/" {
		return "tep"
	}
	return name
}

// uploadError names a body that broke off or was too long.
func uploadError(err error) error {
	var tooLong *http.MaxBytesError
	if errors.As(err, &tooLong) {
		return &registry.Error{Op: "uploads", Kind: registry.KindLimit, Code: "upload.tooLarge", Params: map[string]any{"max": tooLong.Limit}, Err: err}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, os.ErrDeadlineExceeded) {
		return &registry.Error{Op: "uploads", Kind: registry.KindInvalid, Code: "upload.brokenOff", Err: err}
	}
	return err
}
