package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"danhmuc/registry"
	"danhmuc/schemas"
	"danhmuc/schemas/compare"
)

// compare puts a delivery that was read beside the one before it and keeps what differs; nil for a first one, and where one of the two has
// no rows. The rows are our own, written by the child under its bounds.
func (r *reader) compare(ctx context.Context, reg *registry.Registry, job *registry.Job, res *registry.CheckResult) (*registry.Compared, error) {
	last, err := reg.Predecessor(ctx, job)
	if err != nil || last == nil || res.RowsFile == nil {
		return nil, err
	}
	doc, err := reg.SchemaDocument(ctx, last.Schema)
	if err != nil || doc == nil {
		return nil, err
	}
	difference, err := r.difference(ctx, last.RowsFile.SHA256, doc, res)
	if errors.Is(err, compare.ErrRows) {
		return nil, nil // a declared schema that names other columns than the file has: its findings say so
	}
	if err != nil {
		return nil, fmt.Errorf("compare with release %d: %w", last.Number, err)
	}
	raw, err := json.Marshal(difference)
	if err != nil {
		return nil, fmt.Errorf("encode the difference: %w", err)
	}
	ref, err := r.blobs.Put(ctx, bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	return &registry.Compared{With: last.ID, Number: last.Number, Difference: ref.SHA256, Odd: len(difference.Odd)}, nil
}

func (r *reader) difference(ctx context.Context, rows string, schema json.RawMessage, res *registry.CheckResult) (_ *compare.Difference, err error) {
	was, err := schemas.Parse(schema)
	if err != nil {
		return nil, err
	}
	now, err := schemas.Parse(res.Schema)
	if err != nil {
		return nil, err
	}
	before, err := r.blobs.Open(ctx, rows)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, before.Close()) }()
	after, err := r.blobs.Open(ctx, res.RowsFile.SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, after.Close()) }()
	return compare.Deliveries(ctx, compare.Delivery{Schema: was, Rows: before}, compare.Delivery{Schema: now, Rows: after})
}
