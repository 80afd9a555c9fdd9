package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gorilla/mux"

	"danhmuc/registry"
	"danhmuc/schemas/check"
)

// findingTypes are the media types of [check.FindingForms].
var findingTypes = map[string]string{"csv": "text/csv; charset=utf-8", "xlsx": exportForms["xlsx"]}

// releaseFindings answers GET /api/files/{release}/findings.csv and findings.xlsx with every finding of a delivery, those past what the
// report lists too, to who may read the dataset's files.
func (s *server) releaseFindings(w http.ResponseWriter, r *http.Request) {
	form := mux.Vars(r)["form"]
	report, name, err := s.reportOf(r.Context(), registry.ReleaseID(mux.Vars(r)["release"]))
	if err == nil && !slices.Contains(check.FindingForms, form) {
		err = &registry.Error{Op: "danhmuc.findings", Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	lang := registry.ActorFrom(r.Context()).Language
	h := w.Header()
	h.Set("Content-Type", findingTypes[form])
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": strings.TrimSuffix(name, filepath.Ext(name)) + say(lang, "findings.file", nil) + "." + form}))
	h.Set("Cache-Control", "private, no-store")
	if err := check.WriteFindings(w, form, report, lang); err != nil {
		s.log.Error("findings", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// reportOf is the report on a delivery's file, with its artifacts, and the file's name.
func (s *server) reportOf(ctx context.Context, id registry.ReleaseID) (*check.Report, string, error) {
	rel, err := s.app.registry.ReleaseByID(ctx, id)
	if err == nil && rel.Report == "" {
		err = &registry.Error{Op: "danhmuc.findings", Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	if err != nil {
		return nil, "", err
	}
	f, err := s.app.blobs.Open(ctx, rel.Report)
	if err != nil {
		return nil, "", err
	}
	report := new(check.Report)
	if err := errors.Join(json.NewDecoder(f).Decode(report), f.Close()); err != nil {
		return nil, "", fmt.Errorf("decode the report of %s: %w", id, err)
	}
	report.OpenWith(func(name string) (io.ReadCloser, error) { return s.app.blobs.Open(ctx, name) })
	return report, rel.File.Name, nil
}

// writeFindings writes every finding to a file, as its name ends.
func writeFindings(path string, r *check.Report, lang string) (err error) {
	form := strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), ".")
	if !slices.Contains(check.FindingForms, form) {
		return &registry.Error{Op: "danhmuc.check", Kind: registry.KindInvalid, Code: "cli.findings", Params: map[string]any{"path": path}}
	}
	f, err := os.Create(path)
	if err != nil {
		return fileError(path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return check.WriteFindings(f, form, r, lang)
}
