package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/gorilla/mux"
	"github.com/spf13/cobra"

	"danhmuc/registry"
	"danhmuc/registry/paper"
	"danhmuc/registry/publish/dcat"
)

// exportArgs say what is exported, and in which form.
type exportArgs struct {
	Form  string    `json:"form"` // dcat, json, xlsx, docx
	Paper paperArgs `json:"paper,omitzero"`
}

// known reports whether there is such a form.
func (a exportArgs) known() bool { return exportForms[a.Form] != "" }

// exportForms are the forms and their media types.
var exportForms = map[string]string{"dcat": "text/turtle; charset=utf-8", "json": "application/json",
	"xlsx":    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"docx":    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"log.csv": "text/csv; charset=utf-8", "log.ndjson": "application/x-ndjson"}

// exportPage is how many datasets are read at once.
const exportPage = 500

// export writes the catalogue as its caller may see it: the open catalogue as DCAT, or every dataset as JSON or a workbook.
func (a *app) export(ctx context.Context, form string, site dcat.Site, q registry.Query, w io.Writer) error {
	out := bufio.NewWriterSize(w, 64<<10)
	var err error
	switch form {
	case "dcat":
		err = dcat.WriteCatalog(ctx, out, dcat.Turtle, site, a.catalogue, time.Time{})
	case "json":
		err = a.exportJSON(ctx, q, out)
	case "xlsx":
		err = a.exportSheet(ctx, q, out)
	case "log.csv", "log.ndjson":
		err = a.exportLog(ctx, form, out)
	default:
		return &registry.Error{Op: "danhmuc.export", Kind: registry.KindInvalid, Code: "export.formUnknown", Params: map[string]any{"value": form}}
	}
	return errors.Join(err, out.Flush())
}

// each calls fn with every dataset of a query that the caller sees, in the query's order.
func (a *app) each(ctx context.Context, q registry.Query, fn func(*registry.Seen) error) error {
	for q.Offset, q.Limit = 0, exportPage; ; q.Offset += exportPage {
		page, err := a.registry.Datasets(ctx, q)
		if err != nil {
			return err
		}
		seen, err := a.registry.DatasetsByID(ctx, page.IDs)
		if err != nil {
			return err
		}
		for _, s := range seen {
			if s == nil {
				continue
			}
			if err := fn(s); err != nil {
				return err
			}
		}
		if len(page.IDs) < exportPage {
			return nil
		}
	}
}

func (a *app) exportJSON(ctx context.Context, q registry.Query, w io.Writer) error {
	if _, err := io.WriteString(w, `{"datasets":[`); err != nil {
		return err
	}
	first := true
	err := a.each(ctx, q, func(s *registry.Seen) error {
		raw, err := json.Marshal(s.Dataset)
		if err != nil {
			return err
		}
		if !first {
			raw = append([]byte(",\n"), raw...)
		}
		first = false
		_, err = w.Write(raw)
		return err
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, "]}\n")
	return err
}

// exportColumns are the columns of a list as departments know it (domain: the recommended columns of an annex).
var exportColumns = []struct {
	code  string
	width float64
}{{"row", 6}, {"code", 24}, {"title", 50}, {"theme", 18}, {"description", 40}, {"owner", 30}, {"legalBasis", 30}, {"declaredColumns", 40},
	{"sharing", 14}, {"importance", 14}, {"personalData", 16}, {"formats", 14}, {"updateFrequency", 16}, {"dueDate", 12}, {"contact", 30},
	{"reviewStatus", 18}, {"publicationStatus", 18}, {"remark", 24}}

func (a *app) exportSheet(ctx context.Context, q registry.Query, w io.Writer) error {
	lang := registry.ActorFrom(ctx).Language
	orgs := map[registry.OrganizationID]string{}
	list, err := a.registry.Organizations(ctx)
	if err != nil {
		return err
	}
	for _, o := range list {
		orgs[o.ID] = o.Name
	}
	sheet := paper.Sheet{Name: say(lang, "export.sheet", nil), Title: say(lang, "export.title", map[string]any{"date": a.now().In(registry.Zone()).Format("02/01/2006")})}
	for _, c := range exportColumns {
		sheet.Columns = append(sheet.Columns, paper.Column{Title: say(lang, "field."+c.code, nil), Width: c.width})
	}
	rows := make(chan []any)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var failed error
	go func() {
		defer close(rows)
		n := 0
		failed = a.each(ctx, q, func(s *registry.Seen) error {
			n++
			select {
			case rows <- exportRow(lang, n, s, orgs):
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	err = sheet.WriteXLSX(w, func() ([]any, bool) {
		r, ok := <-rows
		return r, ok
	})
	if err != nil {
		return err
	}
	return failed
}

func exportRow(lang string, n int, s *registry.Seen, orgs map[registry.OrganizationID]string) []any {
	theme, contact := "", ""
	if t := registry.ThemeByCode(s.Theme); t != nil {
		theme = t.Title
		if lang == "en" {
			theme = t.TitleEn
		}
	}
	if c := s.Contact; c != nil {
		contact = strings.Join(nonEmpty(c.Name, c.Phone, c.Email), "; ")
	}
	due := any(nil)
	if t, err := time.Parse(time.DateOnly, s.DueDate); err == nil {
		due = t
	}
	return []any{n, s.Code, s.Title, theme, s.Description, orgs[s.Owner], strings.Join(s.LegalBasis, "; "), strings.Join(s.DeclaredColumns, ", "),
		say(lang, "sharing."+string(s.Sharing), nil), say(lang, "importance."+string(s.Importance), nil), say(lang, "personalData."+string(s.PersonalData), nil),
		strings.Join(s.Formats, "; "), say(lang, "frequency."+string(s.UpdateFrequency), nil), due, contact,
		say(lang, "reviewStatus."+string(s.Review.Status), nil), say(lang, "publicationStatus."+string(s.Publication.Status), nil), s.Remark}
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// exportXLSX answers GET /api/export/datasets.xlsx with the list that a page shows, filter and order in the address.
func (s *server) exportXLSX(w http.ResponseWriter, r *http.Request) {
	if registry.ActorFrom(r.Context()).Anonymous() {
		s.problem(w, r, registry.SignInRequired("danhmuc.export", registry.ActorFrom(r.Context())))
		return
	}
	w.Header().Set("Content-Type", exportForms["xlsx"])
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "danh-muc.xlsx"}))
	if err := s.app.export(r.Context(), "xlsx", s.site(), listQuery(r), w); err != nil {
		s.log.Error("export", "error", err)
		panic(http.ErrAbortHandler)
	}
}

// listQuery reads a list's filter and order from an address; several values of one name are joined by or.
func listQuery(r *http.Request) registry.Query {
	v := r.URL.Query()
	f := registry.Filter{Text: v.Get("text"), Owner: split(v["owner"]), Theme: split(v["theme"]), Step: split(v["step"]), Code: split(v["code"]), Overdue: v.Get("overdue") == "true"}
	f.Delivered, f.InForce = flagOf(v, "delivered"), flagOf(v, "inForce")
	f.Sharing = typed[registry.Sharing](v["sharing"])
	f.Importance = typed[registry.Importance](v["importance"])
	f.Personal = typed[registry.PersonalData](v["personalData"])
	f.Review = typed[registry.ReviewStatus](v["reviewStatus"])
	f.Quality = typed[registry.QualityStatus](v["qualityStatus"])
	f.Publication = typed[registry.PublicationStatus](v["publicationStatus"])
	f.Next = typed[registry.PublicationStatus](v["nextPublication"])
	f.Frequency = typed[registry.Frequency](v["updateFrequency"])
	q := registry.Query{Filter: f, Order: registry.OrderField(v.Get("orderBy")), Desc: v.Get("direction") == "DESC"}
	if q.Order == "" {
		q.Order = registry.ByCode
	}
	return q
}

// flagOf reads a member that is true, false or absent.
func flagOf(v url.Values, name string) *bool {
	b, err := strconv.ParseBool(v.Get(name))
	if err != nil {
		return nil
	}
	return &b
}

func split(values []string) []string {
	var out []string
	for _, v := range values {
		out = append(out, nonEmpty(strings.Split(v, ",")...)...)
	}
	return out
}

func typed[T ~string](values []string) []T {
	var out []T
	for _, v := range split(values) {
		out = append(out, T(v))
	}
	return out
}

// releaseFile answers GET /api/files/{release} with the workbook as it was handed in, to who may read the dataset's files. It
// is always a download: a browser never opens it here.
func (s *server) releaseFile(w http.ResponseWriter, r *http.Request) {
	rel, err := s.app.registry.ReleaseByID(r.Context(), registry.ReleaseID(mux.Vars(r)["release"]))
	if err == nil && rel.File.SHA256 == "" {
		err = &registry.Error{Op: "danhmuc.file", Kind: registry.KindNotFound, Code: "record.notFound"}
	}
	if err != nil {
		s.problem(w, r, err)
		return
	}
	f, err := s.app.blobs.Open(r.Context(), rel.File.SHA256)
	if err != nil {
		s.problem(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": rel.File.Name}))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	h.Set("Cache-Control", "private, no-store")
	h.Set("Content-Length", strconv.FormatInt(rel.File.Size, 10))
	if r.Method != http.MethodHead {
		_, err = io.Copy(w, f)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		s.log.Debug("file not read to its end", "error", err)
	}
}

// exportStream answers POST /api/ops/export.
func (s *server) exportStream(w http.ResponseWriter, r *http.Request) {
	var args exportArgs
	if err := json.NewDecoder(r.Body).Decode(&args); err != nil || !args.known() {
		s.problem(w, r, &registry.Error{Op: "danhmuc.export", Kind: registry.KindInvalid, Code: "export.formUnknown", Params: map[string]any{"value": args.Form}})
		return
	}
	if args.Form == "docx" {
		var out bytes.Buffer
		if err := s.app.writePaper(r.Context(), args.Paper, &out); err != nil {
			s.problem(w, r, err)
			return
		}
		attach(w, paperForms[args.Paper.Form], args.Paper.Kind+"."+args.Paper.Form)
		if _, err := out.WriteTo(w); err != nil {
			s.log.Debug("paper not read to its end", "error", err)
		}
		return
	}
	w.Header().Set("Content-Type", exportForms[args.Form])
	if err := s.app.export(r.Context(), args.Form, s.site(), registry.Query{Order: registry.ByCode}, w); err != nil {
		s.log.Error("export", "error", err)
		panic(http.ErrAbortHandler)
	}
}

func (p *program) exportCommand() *cobra.Command {
	c := p.where(&cobra.Command{Use: "export (dcat|json|xlsx|docx|log.csv|log.ndjson)", Args: cobra.ExactArgs(1)})
	c.Flags().StringP("output", "o", "", "")
	c.Flags().String("paper", "open-decision", "")
	c.Flags().String("id", "", "")
	c.Flags().String("org", "", "")
	c.Flags().String("since", "", "")
	c.Flags().String("until", "", "")
	c.Flags().String("public-url", "http://localhost", "")
	c.RunE = func(cmd *cobra.Command, args []string) error {
		if exportForms[args[0]] == "" {
			return &registry.Error{Op: "danhmuc.export", Kind: registry.KindInvalid, Code: "export.formUnknown", Params: map[string]any{"value": args[0]}}
		}
		in := exportArgs{Form: args[0]}
		if in.Form == "docx" {
			var err error
			if in.Paper, err = paperFlags(cmd); err != nil {
				return err
			}
		}
		return p.with(cmd, func(c caller) error {
			return p.output(cmd, func(w io.Writer) error { return c.stream(cmd.Context(), "export", in, w) })
		})
	}
	return c
}

func paperFlags(cmd *cobra.Command) (paperArgs, error) {
	in := paperArgs{Form: "docx"}
	var err error
	for name, to := range map[string]*string{"paper": &in.Kind, "id": &in.ID, "org": &in.Organization, "since": &in.From, "until": &in.To} {
		value, missing := cmd.Flags().GetString(name)
		*to, err = value, errors.Join(err, missing)
	}
	return in, err
}

// output gives fn the file of -o, put in place only when it is whole, or standard output.
func (p *program) output(cmd *cobra.Command, fn func(io.Writer) error) error {
	path, err := cmd.Flags().GetString("output")
	if err != nil {
		return err
	}
	if path == "" || path == "-" {
		return fn(p.stdout)
	}
	return wholeFile(path, fn)
}

// wholeFile writes a file beside its place and renames it when it is whole and durable.
func wholeFile(path string, fn func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fileError(path, &os.PathError{Op: "write", Path: path, Err: syscall.EISDIR})
	}
	tmp := path + ".part"
	f, err := os.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fileError(path, err)
	}
	err = fn(f)
	if err == nil {
		err = f.Sync()
	}
	if own := (*os.PathError)(nil); errors.As(err, &own) && own.Path == tmp {
		err = fileError(path, err)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	if err := os.Rename(tmp, path); err != nil {
		return errors.Join(fileError(path, err), os.Remove(tmp))
	}
	return nil
}
