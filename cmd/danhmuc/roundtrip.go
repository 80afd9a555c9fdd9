package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gorilla/mux"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/xlsx"
)

// Names of what marking a workbook reads and leaves, among a child's artifacts.
const (
	notesName  = "notes.json"
	markedName = "marked.xlsx"
)

// markRequest is what is to be said in a workbook.
type markRequest struct {
	Notes []xlsx.Note `json:"notes"`
	Words xlsx.Words  `json:"words"`
}

// markFile is the child's part: it writes a marked copy of a workbook into the folder of the artifacts.
func markFile(req childRequest) (err error) {
	raw, err := os.ReadFile(filepath.Join(req.Out, notesName))
	if err != nil {
		return fmt.Errorf("read the notes: %w", err)
	}
	var in markRequest
	if err := json.Unmarshal(raw, &in); err != nil {
		return fmt.Errorf("read the notes: %w", err)
	}
	f, err := os.Open(req.Path)
	if err != nil {
		return fmt.Errorf("open the workbook: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("open the workbook: %w", err)
	}
	out, err := os.Create(filepath.Join(req.Out, markedName))
	if err != nil {
		return fmt.Errorf("make the marked workbook: %w", err)
	}
	w := bufio.NewWriterSize(out, 64<<10)
	return errors.Join(xlsx.Mark(w, f, info.Size(), in.Notes, in.Words), w.Flush(), out.Close())
}

// markedFile answers GET /api/files/{release}/marked.xlsx: the department's own workbook with what is to be mended coloured and said in
// its cells, and a sheet that lists it. It is made anew each time, of the file and the report, for who may read both.
func (s *server) markedFile(w http.ResponseWriter, r *http.Request) {
	rel, err := s.app.registry.ReleaseByID(r.Context(), registry.ReleaseID(mux.Vars(r)["release"]))
	if err == nil && !rel.Markable() {
		err = &registry.Error{Op: "danhmuc.mark", Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	lang := registry.ActorFrom(r.Context()).Language
	begun := false
	err = s.reader.mark(r.Context(), rel, lang, func(f *os.File) error {
		begun = true
		name := strings.TrimSuffix(rel.File.Name, filepath.Ext(rel.File.Name)) + say(lang, "mark.suffix", nil) + filepath.Ext(rel.File.Name)
		attach(w, exportForms["xlsx"], name)
		_, err := io.Copy(w, f)
		return err
	})
	if err != nil && begun {
		s.log.Warn("marked workbook", "error", err)
		panic(http.ErrAbortHandler) // part of the file is out: nothing else may follow it
	}
	if err != nil {
		s.problem(w, r, unreadable("danhmuc.mark", "file", err))
	}
}

// attach says that the answer is a file to keep, seen by nobody else.
func attach(w http.ResponseWriter, kind, name string) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cache-Control", "private, no-store")
}

// mark has a child mark the workbook of a release and hands the result to use, however long that takes: the next workbook is marked
// meanwhile.
func (r *reader) mark(ctx context.Context, rel *registry.Release, lang string, use func(*os.File) error) (err error) {
	out, err := os.MkdirTemp(r.temp, "mark-*")
	if err != nil {
		return fmt.Errorf("make a folder for the marked workbook: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(out)) }()
	if err := r.markInto(ctx, out, rel, lang); err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(out, markedName))
	if err != nil {
		return fmt.Errorf("open the marked workbook: %w", err)
	}
	return errors.Join(use(f), f.Close())
}

// markInto leaves the marked workbook in the folder out.
func (r *reader) markInto(ctx context.Context, out string, rel *registry.Release, lang string) error {
	select {
	case r.marking <- struct{}{}:
		defer func() { <-r.marking }()
	case <-ctx.Done():
		return ctx.Err()
	}
	notes, err := r.notes(ctx, rel.Report, lang)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(markRequest{Notes: notes, Words: markWords(lang)})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, notesName), raw, 0o600); err != nil {
		return fmt.Errorf("write the notes: %w", err)
	}
	path, err := r.blobs.Path(rel.File.SHA256)
	if err != nil {
		return err
	}
	if path, err = filepath.Abs(path); err != nil {
		return err
	}
	_, err = r.run(ctx, childRequest{Kind: "mark", Path: path, Out: out}, nil)
	return err
}

func markWords(lang string) xlsx.Words {
	w := xlsx.Words{Sheet: say(lang, "mark.sheet", nil), Author: "Danh Mục", Severity: map[string]string{}}
	for _, column := range []string{"sheet", "cell", "column", "value", "severity", "what"} {
		w.Head = append(w.Head, say(lang, "mark.head."+column, nil))
	}
	for _, severity := range []string{"error", "warning"} {
		w.Severity[severity] = say(lang, "mark.severity."+severity, nil)
	}
	return w
}

// notes are the errors and warnings of a stored report, all of them, as sentences.
func (r *reader) notes(ctx context.Context, report, lang string) ([]xlsx.Note, error) {
	raw, err := r.read(ctx, report)
	if err != nil {
		return nil, err
	}
	var rep check.Report
	if err := json.Unmarshal(raw, &rep); err != nil {
		return nil, fmt.Errorf("decode the report: %w", err)
	}
	notes := []xlsx.Note{}
	for _, t := range rep.Tables {
		add := func(f *check.Finding) {
			if f.Severity != check.Error && f.Severity != check.Warning {
				return
			}
			message, fix := check.Message(lang, f)
			notes = append(notes, xlsx.Note{Sheet: t.SheetName, Row: f.Row, Letter: f.Letter, Severity: string(f.Severity), Text: strings.TrimSpace(message + " " + fix), Value: f.Value, Column: f.ColumnTitle})
		}
		for i := range t.Listed {
			add(&t.Listed[i])
		}
		if t.FindingsFile == "" {
			continue
		}
		if raw, err = r.read(ctx, t.FindingsFile); err != nil {
			return nil, err
		}
		d := json.NewDecoder(strings.NewReader(string(raw)))
		for d.More() {
			var f check.Finding
			if err := d.Decode(&f); err != nil {
				return nil, fmt.Errorf("decode the findings: %w", err)
			}
			add(&f)
		}
	}
	return notes, nil
}

// read gives a stored artifact whole.
func (r *reader) read(ctx context.Context, sha256 string) ([]byte, error) {
	f, err := r.blobs.Open(ctx, sha256)
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(f)
	return raw, errors.Join(err, f.Close())
}

// templateFile answers GET /api/templates/{code}: a workbook for filling in a dataset's next delivery, made from its schema.
func (s *server) templateFile(w http.ResponseWriter, r *http.Request) {
	raw, err := s.app.registry.TemplateSchema(r.Context(), mux.Vars(r)["code"])
	if err != nil {
		s.problem(w, r, err)
		return
	}
	schema, err := schemas.Parse(raw)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	lang := registry.ActorFrom(r.Context()).Language
	lists, err := s.choices(r.Context(), schema)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	attach(w, exportForms["xlsx"], say(lang, "template.file", map[string]any{"code": mux.Vars(r)["code"]}))
	if err := xlsx.Template(w, schema, templateWords(lang), func(name string) []xlsx.Choice { return lists[name] }); err != nil {
		s.log.Error("template", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// maxChoices is how many choices a column of a template offers.
const maxChoices = 10_000

// choices gives what may be chosen in the columns of a schema that name a code list: the codes in force today.
func (s *server) choices(ctx context.Context, schema *schemas.Schema) (map[string][]xlsx.Choice, error) {
	out := map[string][]xlsx.Choice{}
	today := s.app.now().In(registry.Zone()).Format("2006-01-02")
	for _, c := range schema.Columns() {
		if c.CodeList == "" || out[c.CodeList] != nil {
			continue
		}
		l, err := s.app.registry.CodeListByName(ctx, c.CodeList)
		if err != nil {
			return nil, err
		}
		if l == nil {
			continue
		}
		for i := range l.Codes {
			code := &l.Codes[i]
			choice := xlsx.Choice{Value: code.Code, Label: code.Name}
			if l.Name == codelist.Frequencies { // its codes are the catalogue's own: people write the words
				choice.Value = code.Name
			}
			if code.InForce(today) && len(out[l.Name]) < maxChoices {
				out[l.Name] = append(out[l.Name], choice)
			}
		}
	}
	return out, nil
}

func templateWords(lang string) xlsx.TemplateWords {
	t := func(code string) string { return say(lang, "template."+code, nil) }
	return xlsx.TemplateWords{Sheet: t("sheet"), Yes: t("yes"), No: t("no"), Required: t("required"), Unit: t("unit"), Whole: t("whole"), Number: t("number"), Date: t("date"),
		Period: t("period"), Text: t("text"), List: t("list"), Least: t("least"), Most: t("most"), Wrong: t("wrong")}
}
