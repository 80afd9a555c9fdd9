package main

import (
	"context"
	"errors"
	"path"
	"slices"
	"sort"
	"strings"

	"danhmuc/graphql"
	"danhmuc/registry"
	"danhmuc/registry/jobs"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/viet"
)

// intaker is graphql.Intake: it has a child read the list and matches workbooks to its rows.
type intaker struct {
	app    *app
	reader *reader
}

// Read gives the rows of an uploaded list of the caller.
func (i intaker) Read(ctx context.Context, list registry.UploadID) ([]registry.ListRow, error) {
	u, err := i.app.registry.Upload(ctx, list)
	if err != nil {
		return nil, err
	}
	read, err := i.reader.list(ctx, u.SHA256, "")
	if err != nil {
		return nil, unreadable("danhmuc.readList", "upload", err)
	}
	return read.Rows, nil
}

// Codes gives the lines of an uploaded code list of the caller.
func (i intaker) Codes(ctx context.Context, file registry.UploadID) ([]codelist.Code, error) {
	u, err := i.app.registry.Upload(ctx, file)
	if err != nil {
		return nil, err
	}
	codes, err := i.reader.codes(ctx, u.SHA256)
	if err != nil {
		return nil, unreadable("danhmuc.readCodes", "upload", err)
	}
	return codes, nil
}

// unreadable turns a reader's failure into a refusal of the input.
func unreadable(op, field string, err error) error {
	var f *jobs.Failure
	if errors.As(err, &f) {
		return &registry.Error{Op: op, Kind: registry.KindInvalid, Err: err,
			Violations: []registry.Violation{{Code: f.Code, Path: []string{field}, Params: f.Params, Way: "file"}}}
	}
	return err
}

// Preview reads a list, or takes one row a file where there is none, and tells what importing it would do. It keeps nothing.
func (i intaker) Preview(ctx context.Context, organization string, list registry.UploadID, files []registry.UploadID) (*graphql.IntakePreview, error) {
	var rows []registry.ListRow
	if list != "" {
		var err error
		if rows, err = i.Read(ctx, list); err != nil {
			return nil, err
		}
	}
	uploads := make([]*registry.Upload, 0, len(files))
	for _, id := range files {
		u, err := i.app.registry.Upload(ctx, id)
		if err != nil {
			return nil, err
		}
		uploads = append(uploads, u)
	}
	out := &graphql.IntakePreview{}
	scores := make([]float64, len(rows))
	for _, m := range matches(rows, uploads) {
		if m.row < 0 {
			out.Unmatched = append(out.Unmatched, uploads[m.file].ID)
			continue
		}
		rows[m.row].Upload, scores[m.row] = uploads[m.file].ID, m.score
	}
	previewed, err := i.app.registry.PreviewList(ctx, organization, rows)
	if err != nil {
		return nil, err
	}
	for n, p := range previewed {
		out.Rows = append(out.Rows, graphql.IntakeRow{ImportedRow: p, Match: scores[n]})
	}
	return out, nil
}

// match says which row a file belongs to; row is -1 for none.
type match struct {
	file, row int
	score     float64
}

// sureMatch is the least share of a title's words in a file's name for the two to belong together.
const sureMatch = 0.5

// matches gives every file its row, the surest pairs first; a row takes one file.
func matches(rows []registry.ListRow, uploads []*registry.Upload) []match {
	var pairs []match
	for f, u := range uploads {
		name := strings.TrimSuffix(u.Name, path.Ext(u.Name))
		for r, row := range rows {
			if score := likeness(name, row); score >= sureMatch {
				pairs = append(pairs, match{f, r, score})
			}
		}
	}
	sort.SliceStable(pairs, func(a, b int) bool { return pairs[a].score > pairs[b].score })
	out := make([]match, len(uploads))
	for f := range out {
		out[f] = match{f, -1, 0}
	}
	taken := map[int]bool{}
	for _, p := range pairs {
		if out[p.file].row < 0 && !taken[p.row] {
			out[p.file], taken[p.row] = p, true
		}
	}
	return out
}

// likeness is 1 for a file that carries the row's own code, else the share of common words: names of files are often the
// title without marks, in CamelCase or shortened.
func likeness(file string, row registry.ListRow) float64 {
	name := viet.Slug(spaced(file))
	if code := viet.Slug(row.LocalCode); code != "" && (name == code || strings.HasPrefix(name, code+"-") || strings.HasSuffix(name, "-"+code)) {
		return 1
	}
	have, want := titleWords(name), titleWords(viet.Slug(row.Content.Title))
	if len(have) == 0 || len(want) == 0 {
		return 0
	}
	common := 0
	for _, w := range want {
		if slices.Contains(have, w) {
			common++
		}
	}
	score := 2 * float64(common) / float64(len(want)+len(have))
	if strings.ReplaceAll(name, "-", "") == strings.Join(want, "") {
		return 1
	}
	return score
}

// titleWords are the words of a slug that tell titles apart: years and numbers do not.
func titleWords(slug string) []string {
	return slices.DeleteFunc(strings.Split(slug, "-"), func(w string) bool { return w == "" || strings.Trim(w, "0123456789") == "" })
}

// spaced puts spaces where a CamelCase name begins a word.
func spaced(name string) string {
	var b strings.Builder
	lower := false
	for _, r := range name {
		if lower && 'A' <= r && r <= 'Z' {
			b.WriteByte(' ')
		}
		lower = 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		b.WriteRune(r)
	}
	return b.String()
}
