package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
	"danhmuc/registry/files"
	"danhmuc/registry/intake"
	"danhmuc/registry/jobs"
	"danhmuc/schemas"
	"danhmuc/schemas/check"
	"danhmuc/schemas/clean"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/table"
	"danhmuc/schemas/xlsx"
)

// childCommand is the hidden subcommand under which this same binary reads an uploaded file. A file that overflows a stack or
// unpacks to a bomb kills that process, and its death is a finding on the file.
const childCommand = "read-file"

// Limits that the child sets on itself before it opens a file, and the wall time its parent gives it.
const (
	childMemory  = 2 << 30 // bytes of address space beyond what the runtime maps at start
	childSeconds = 600     // of processor time
	childFiles   = 64      // open files
	childWall    = 15 * time.Minute
)

// childRequest is what the parent asks, as JSON on standard input.
type childRequest struct {
	Kind      string           `json:"kind"` // check, list, codes, mark
	Path      string           `json:"path"`
	Name      string           `json:"name"` // as its owner calls it
	Sheet     string           `json:"sheet,omitempty"`
	Schema    json.RawMessage  `json:"schema,omitempty"`
	Overrides json.RawMessage  `json:"overrides,omitempty"` // see table.ParseCorrections
	Recipe    json.RawMessage  `json:"recipe,omitempty"`    // see clean.ParseRecipe
	Replayed  bool             `json:"replayed,omitempty"`  // the recipe was agreed to for an earlier file
	Survey    bool             `json:"survey,omitempty"`    // tell what cleaning could do
	Memory    *registry.Memory `json:"memory,omitempty"`    // how the last file was read
	Dataset   string           `json:"dataset,omitempty"`   // the code of the file's dataset
	On        string           `json:"on,omitempty"`        // the day that the data are of, YYYY-MM-DD
	Frequency string           `json:"frequency,omitempty"` // how often the data must be brought up to date
	Parents   []check.Parent   `json:"parents,omitempty"`   // what foreign keys point at
	Lists     []*codelist.List `json:"lists,omitempty"`     // code lists beside those that the program carries
	Out       string           `json:"out,omitempty"`       // folder for the artifacts
}

// childAnswer is the last line on the child's standard output; lines before it are progress.
type childAnswer struct {
	Progress *[2]int64                `json:"progress,omitempty"`
	Error    *registry.JobError       `json:"error,omitempty"`
	Report   string                   `json:"report,omitempty"`   // file in Out that holds the report
	Survey   string                   `json:"survey,omitempty"`   // file in Out that holds what cleaning could do
	Cleaning *registry.CleaningResult `json:"cleaning,omitempty"` // what the recipe came to
	List     *intake.List             `json:"list,omitempty"`
	Codes    []codelist.Code          `json:"codes,omitempty"`
}

// serveChild is the child: it limits itself, reads, answers and ends.
func serveChild(ctx context.Context, in io.Reader, out io.Writer) error {
	var req childRequest
	if err := json.NewDecoder(in).Decode(&req); err != nil {
		return fmt.Errorf("read the request: %w", err)
	}
	if err := limitSelf(); err != nil {
		return fmt.Errorf("set the limits: %w", err)
	}
	enc := json.NewEncoder(out)
	answer, err := readFile(ctx, req, func(done, total int64) {
		_ = enc.Encode(childAnswer{Progress: &[2]int64{done, total}}) // a parent that left is told nothing
	})
	if err != nil {
		why, ok := readFailure(err)
		if !ok {
			return err
		}
		answer = childAnswer{Error: &why}
	}
	return enc.Encode(answer)
}

func readFile(ctx context.Context, req childRequest, progress func(done, total int64)) (childAnswer, error) {
	if req.Kind == "mark" {
		return childAnswer{}, markFile(req)
	}
	if req.Kind == "codes" {
		codes, err := codelist.Read(ctx, req.Path)
		return childAnswer{Codes: codes}, err
	}
	if req.Kind == "list" {
		list, err := intake.Read(ctx, req.Path, req.Sheet)
		return childAnswer{List: list}, err
	}
	opts := check.Options{FileName: req.Name, Sheet: req.Sheet, OutDir: req.Out, Progress: throttled(progress), Dataset: req.Dataset, On: req.On, Parents: req.Parents, Lists: req.Lists, Frequency: req.Frequency}
	if len(req.Overrides) > 0 {
		corrections, err := table.ParseCorrections(req.Overrides)
		if err != nil {
			return childAnswer{}, err
		}
		opts.Overrides, opts.BySheet = corrections[""], corrections
	}
	if m := req.Memory; m != nil {
		opts.Remembered = &check.Memory{Sheet: m.Sheet, Columns: m.Columns}
		if len(m.Corrections) > 0 {
			corrections, err := table.ParseCorrections(m.Corrections)
			if err != nil {
				return childAnswer{}, err
			}
			opts.Remembered.Corrections = corrections
		}
	}
	if len(req.Schema) > 0 {
		s, err := schemas.Parse(req.Schema)
		if err != nil {
			return childAnswer{}, fmt.Errorf("declared schema: %w", err)
		}
		opts.Schema = s
	}
	report, answer, err := checkCleaned(ctx, req, opts)
	if err != nil {
		return childAnswer{}, err
	}
	raw, err := json.Marshal(report)
	if err != nil {
		return childAnswer{}, fmt.Errorf("encode the report: %w", err)
	}
	answer.Report = "report.json"
	return answer, os.WriteFile(filepath.Join(req.Out, answer.Report), raw, 0o600)
}

// throttled lets progress through a few times a second.
func throttled(fn func(done, total int64)) func(done, total int64) {
	var last time.Time
	return func(done, total int64) {
		if now := time.Now(); now.Sub(last) >= 200*time.Millisecond {
			last = now
			fn(done, total)
		}
	}
}

// readFailure is the reason by which a file cannot be read, when it is the file's.
func readFailure(err error) (registry.JobError, bool) {
	var e *table.Error
	if errors.As(err, &e) {
		return registry.JobError{Code: string(e.Code), Params: map[string]any{"detail": e.Detail, "sheet": e.Where.Sheet, "row": e.Where.Row,
			"column": table.ColumnLetter(e.Where.Column - 1)}}, true
	}
	switch {
	case errors.Is(err, xlsx.ErrShape):
		return registry.JobError{Code: "mark.shape"}, true
	case errors.Is(err, xlsx.ErrLarge):
		return registry.JobError{Code: "mark.large"}, true
	}
	if errors.Is(err, intake.ErrNoList) {
		return registry.JobError{Code: "import.noList"}, true
	}
	var line *codelist.LineError
	if errors.As(err, &line) {
		return registry.JobError{Code: line.Code, Params: map[string]any{"row": line.Row, "value": line.Value, "count": faultsIn(err)}}, true
	}
	if errors.Is(err, codelist.ErrNoList) {
		return registry.JobError{Code: "codelist.none"}, true
	}
	return registry.JobError{}, false
}

// faultsIn counts errors that were joined.
func faultsIn(err error) int {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return 1
	}
	n := 0
	for _, e := range joined.Unwrap() {
		n += faultsIn(e)
	}
	return n
}

// reader runs children.
type reader struct {
	binary string // path of this program
	temp   string // folder for artifacts on their way into the blobs
	blobs  *files.Folder
	// marking holds a value while a workbook is marked: sheets are edited in memory, one at a time.
	marking chan struct{}
	// inProcess reads without a child: for files that we composed ourselves.
	inProcess bool
	log       hclog.Logger // nil says nothing
}

func (r *reader) warn(what string, about ...any) {
	if r.log != nil {
		r.log.Warn(what, about...)
	}
}

// run asks one child and waits for it. A child that dies or passes its time is a *jobs.Failure: the file's fault, told as such.
func (r *reader) run(ctx context.Context, req childRequest, progress func(done, total int64)) (*childAnswer, error) {
	ctx, cancel := context.WithTimeout(ctx, childWall)
	defer cancel()
	raw, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, r.binary, childCommand)
	cmd.Stdin = bytes.NewReader(raw)
	cmd.Env = []string{"GOMEMLIMIT=1GiB", "TMPDIR=" + r.temp}
	cmd.WaitDelay = 5 * time.Second
	isolate(cmd)
	var complaint bytes.Buffer
	cmd.Stderr = &limitedWriter{to: &complaint, left: 8 << 10}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start the reader: %w", err)
	}
	answer, readErr := lastAnswer(out, progress)
	waitErr := cmd.Wait()
	switch {
	case answer != nil && answer.Error != nil:
		return nil, &jobs.Failure{Code: answer.Error.Code, Params: answer.Error.Params, Final: true}
	case answer != nil && waitErr == nil:
		return answer, nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &jobs.Failure{Code: "file.tooSlow", Params: map[string]any{"minutes": int(childWall.Minutes())}, Final: true}
	case ctx.Err() != nil:
		return nil, ctx.Err()
	}
	return nil, &childDeath{err: errors.Join(waitErr, readErr), said: complaint.String()}
}

// childDeath is a child that ended without an answer.
type childDeath struct {
	err  error
	said string
}

func (e *childDeath) Error() string { return fmt.Sprintf("the reader died: %v: %.500s", e.err, e.said) }

func (e *childDeath) Unwrap() error {
	return &jobs.Failure{Code: "file.killedReader", Final: true}
}

func lastAnswer(out io.Reader, progress func(done, total int64)) (*childAnswer, error) {
	dec := json.NewDecoder(out)
	for {
		var a childAnswer
		if err := dec.Decode(&a); err != nil {
			if errors.Is(err, io.EOF) {
				return nil, nil
			}
			return nil, err
		}
		if a.Progress == nil {
			return &a, nil
		}
		if progress != nil {
			progress(a.Progress[0], a.Progress[1])
		}
	}
}

// limitedWriter keeps the first bytes and drops the rest.
type limitedWriter struct {
	to   io.Writer
	left int
}

func (w *limitedWriter) Write(p []byte) (int, error) {
	n := min(len(p), w.left)
	w.left -= n
	if _, err := w.to.Write(p[:n]); err != nil {
		return 0, err
	}
	return len(p), nil
}

// check is the executor of check and try jobs: it has a child read the file, keeps the artifacts, and ends the job.
func (r *reader) check(reg *registry.Registry) jobs.Execute {
	return func(ctx context.Context, job *registry.Job, progress func(done, total int64)) error {
		in, err := reg.ReadingOf(ctx, job)
		if err != nil {
			return err
		}
		if in.References, err = reg.ReferencesOf(ctx, job); err != nil {
			return err
		}
		res, err := r.checkFile(ctx, in, progress, r.keep)
		if err != nil {
			return err
		}
		if res.Compared, err = r.compare(ctx, reg, job, res); err != nil {
			if ctx.Err() != nil {
				return err
			}
			// What was read is the delivery; without the one before it there is nothing to compare it with.
			r.warn("compare a delivery with the one before it", "job", job.ID, "error", err)
		}
		return reg.FinishCheck(ctx, job.ID, *res)
	}
}

// keeper takes from the folder out what a reading left there.
type keeper func(ctx context.Context, out string, answer *childAnswer) (*registry.CheckResult, error)

func (r *reader) checkFile(ctx context.Context, in registry.Reading, progress func(done, total int64), keep keeper) (_ *registry.CheckResult, err error) {
	path, err := r.blobs.Path(in.File.SHA256)
	if err != nil {
		return nil, err
	}
	out, err := os.MkdirTemp(r.temp, "check-*")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the artifacts: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(out)) }()
	if named, err := underName(out, path, in.File.Name); err == nil {
		path = named
	}
	req := childRequest{Kind: "check", Path: path, Name: in.File.Name, Sheet: in.Sheet, Schema: in.Schema, Overrides: in.Corrections, Recipe: in.Recipe,
		Replayed: in.Replayed, Survey: in.Survey, Memory: in.Memory, Out: out, Dataset: in.References.Dataset, On: in.References.On, Lists: in.References.Lists, Frequency: string(in.References.Frequency)}
	if req.Parents, err = r.parents(in.References.Rows); err != nil {
		return nil, err
	}
	if err := understood(in); err != nil {
		return nil, err
	}
	ask := r.run
	if r.inProcess {
		ask = func(ctx context.Context, req childRequest, progress func(done, total int64)) (*childAnswer, error) {
			answer, err := readFile(ctx, req, progress)
			return &answer, err
		}
	}
	answer, err := ask(ctx, req, progress)
	if err != nil {
		return nil, err
	}
	return keep(ctx, out, answer)
}

// parents finds the rows that foreign keys point at. Rows that went meanwhile are left out: the check says that it did not compare.
func (r *reader) parents(rows []registry.ReferencedRows) ([]check.Parent, error) {
	var out []check.Parent
	for _, ref := range rows {
		path, err := r.blobs.Path(ref.File.SHA256)
		switch {
		case registry.IsKind(err, registry.KindNotFound):
			continue
		case err != nil:
			return nil, err
		}
		if path, err = filepath.Abs(path); err != nil {
			return nil, err
		}
		out = append(out, check.Parent{Dataset: ref.Dataset, Path: path})
	}
	return out, nil
}

// understood refuses what the child could not read of its own request: that would be no fault of the file.
func understood(in registry.Reading) error {
	if len(in.Corrections) > 0 {
		if _, err := table.ParseCorrections(in.Corrections); err != nil {
			return &jobs.Failure{Code: "file.overrides.invalid", Final: true}
		}
	}
	if len(in.Recipe) > 0 {
		if _, err := clean.ParseRecipe(in.Recipe); err != nil {
			return &jobs.Failure{Code: "cleaning.recipe.invalid", Final: true}
		}
	}
	return nil
}

// underName gives a stored file its own name in a folder of its own: the sheet of a CSV file is called after the file. Where
// the system makes no links the stored name serves.
func underName(out, path, name string) (string, error) {
	dir := filepath.Join(out, "in")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	link := filepath.Join(dir, baseName(name))
	return link, os.Symlink(path, link)
}

// keep puts a report and what it names into the blobs, and sums it up for the registry.
func (r *reader) keep(ctx context.Context, out string, answer *childAnswer) (*registry.CheckResult, error) {
	raw, err := os.ReadFile(filepath.Join(out, answer.Report))
	if err != nil {
		return nil, fmt.Errorf("read the report: %w", err)
	}
	var report check.Report
	if err := json.Unmarshal(raw, &report); err != nil {
		return nil, fmt.Errorf("decode the report: %w", err)
	}
	res := &registry.CheckResult{Quality: registry.Quality{Status: registry.QualityStatus(report.Status), Score: report.Score,
		Errors: int(report.Errors), Warnings: int(report.Warnings), Infos: int(report.Infos)}}
	if back := report.Remembered; back != nil {
		res.Sheet, res.Corrections = back.Sheet, back.Corrections
	}
	for i, t := range report.Tables {
		if err := r.keepTable(ctx, out, t, i == 0, res); err != nil {
			return nil, err
		}
	}
	raw, err = json.Marshal(&report)
	if err != nil {
		return nil, fmt.Errorf("encode the report: %w", err)
	}
	ref, err := r.blobs.Put(ctx, bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	res.Report, res.Cleaning = ref.SHA256, answer.Cleaning
	if answer.Survey != "" {
		res.Survey, err = r.keepSurvey(ctx, out)
	}
	return res, err
}

// keepTable stores a table's artifacts under their hashes. The first table is the dataset's: its rows, schema and suspicions
// are the release's.
func (r *reader) keepTable(ctx context.Context, out string, t *check.Table, first bool, res *registry.CheckResult) error {
	for _, name := range []*string{&t.GridFile, &t.RowsFile, &t.FindingsFile} {
		if *name == "" {
			continue
		}
		ref, err := r.put(ctx, filepath.Join(out, *name))
		if err != nil {
			return err
		}
		if name == &t.RowsFile && first {
			res.RowsFile = &registry.FileRef{SHA256: ref.SHA256, Size: ref.Size, MediaType: "text/csv"}
		}
		*name = ref.SHA256
		res.Artifacts = append(res.Artifacts, ref.SHA256)
	}
	for _, g := range t.Groups {
		res.Groups = append(res.Groups, registry.FindingCount{Code: g.Code, Severity: string(g.Severity), Column: g.Column, Count: int(g.Count)})
	}
	if !first {
		return nil
	}
	res.Grid, res.Rows, res.Schema, res.Hash, res.Detector = t.GridFile, t.Rows, t.Schema, t.SchemaHash, t.Detector
	if c := t.Combination; c != nil {
		few := c.Fewer()
		res.SmallGroups = &registry.SmallGroups{Columns: c.Columns, Smallest: c.K, Groups: few.Groups, Rows: few.Rows}
	}
	res.Personal = suspicions(t)
	return nil
}

// suspicions are the columns of a table that seem to hold personal data.
func suspicions(t *check.Table) []registry.PersonalColumn {
	var out []registry.PersonalColumn
	for _, c := range t.Columns {
		if p := c.Personal; p != nil {
			out = append(out, registry.PersonalColumn{Column: c.Name, Kind: p.Kind, Class: personalClass(p.Class), Confidence: p.Confidence})
		}
	}
	return out
}

func personalClass(class string) registry.PersonalData {
	if class == "sensitive" {
		return registry.PersonalSensitive
	}
	return registry.PersonalBasic
}

func (r *reader) put(ctx context.Context, path string) (registry.FileRef, error) {
	f, err := os.Open(path)
	if err != nil {
		return registry.FileRef{}, fmt.Errorf("open an artifact: %w", err)
	}
	ref, err := r.blobs.Put(ctx, f)
	return ref, errors.Join(err, f.Close())
}

// codes has a child read an uploaded code list.
func (r *reader) codes(ctx context.Context, sha256 string) ([]codelist.Code, error) {
	path, err := r.blobs.Path(sha256)
	if err != nil {
		return nil, err
	}
	answer, err := r.run(ctx, childRequest{Kind: "codes", Path: path}, nil)
	if err != nil {
		return nil, err
	}
	return answer.Codes, nil
}

// list has a child read an uploaded list.
func (r *reader) list(ctx context.Context, sha256, sheet string) (*intake.List, error) {
	path, err := r.blobs.Path(sha256)
	if err != nil {
		return nil, err
	}
	answer, err := r.run(ctx, childRequest{Kind: "list", Path: path, Sheet: sheet}, nil)
	if err != nil {
		return nil, err
	}
	return answer.List, nil
}
