package registry

import (
	"context"
	"encoding/json"
	"path"
	"strings"
)

// Markable tells whether the delivery's own workbook can come back with its problems marked: it was read, it has some, and it is packed as
// workbooks of this century are.
func (rel *Release) Markable() bool {
	switch strings.ToLower(path.Ext(rel.File.Name)) {
	case ".xlsx", ".xlsm":
		return rel.Report != "" && rel.Quality.Errors+rel.Quality.Warnings > 0
	}
	return false
}

// TemplateSchema is the schema by which the next delivery of a dataset is filled in: the dataset's own, else that of its newest delivery.
// NotFound where there is none, and for who may not hand in or read the dataset's files.
func (r *Registry) TemplateSchema(ctx context.Context, code string) (json.RawMessage, error) {
	const op = "registry.TemplateSchema"
	s, err := r.Dataset(ctx, "", code)
	if err != nil {
		return nil, err
	}
	if !r.access.May(ActorFrom(ctx), ActReadFiles, s.Subject) {
		return nil, notFound(op, code)
	}
	hash := s.Schema
	if hash == "" {
		newest, err := r.Newest(ctx, []*Seen{s})
		if err != nil {
			return nil, err
		}
		if len(newest) == 1 && newest[0] != nil {
			hash = newest[0].Schema
		}
	}
	if hash == "" {
		return nil, notFound(op, code)
	}
	doc, err := r.SchemaDocument(ctx, hash)
	if err == nil && doc == nil {
		err = notFound(op, code)
	}
	return doc, err
}
