package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"danhmuc/registry"
	"danhmuc/schemas/check"
	"danhmuc/schemas/clean"
)

// Names of what a survey leaves among the artifacts.
const (
	surveyName = "survey.json"
	cellsName  = "cells.ndjson.gz"
)

// checkCleaned reads a file as asked: what cleaning could do to its first table, the rows with the recipe, the report. The first table is
// the dataset's; others are read as they stand.
func checkCleaned(ctx context.Context, req childRequest, opts check.Options) (*check.Report, childAnswer, error) {
	var answer childAnswer
	var recipe *clean.Recipe
	if len(req.Recipe) > 0 {
		var err error
		if recipe, err = clean.ParseRecipe(req.Recipe); err != nil {
			return nil, answer, err
		}
	}
	var report *check.Report
	var skipped []clean.Skipped
	if req.Survey || req.Replayed || recipe == nil {
		raw, err := rawReport(ctx, req, opts, recipe == nil)
		if err != nil {
			return nil, answer, err
		}
		if req.Survey {
			if err := surveyed(ctx, req, opts, raw); err != nil {
				return nil, answer, err
			}
			answer.Survey = surveyName
		}
		if recipe == nil {
			return raw, answer, nil
		}
		if req.Replayed {
			recipe, skipped = clean.Fit(recipe, raw.Tables[0])
		}
	}
	report, cleaner, err := withRecipe(ctx, req.Path, opts, recipe)
	if err != nil {
		return nil, answer, err
	}
	answer.Cleaning = resultOf(cleaner, skipped)
	return report, answer, nil
}

// rawReport checks the file as it stands. Where its rows are not the ones kept, its artifacts go to a folder of their own.
func rawReport(ctx context.Context, req childRequest, opts check.Options, kept bool) (*check.Report, error) {
	if !kept {
		opts.NoGrid = true
		opts.OutDir = filepath.Join(req.Out, "raw")
		if err := os.Mkdir(opts.OutDir, 0o700); err != nil {
			return nil, fmt.Errorf("make a folder for the artifacts: %w", err)
		}
	}
	return check.File(ctx, req.Path, opts)
}

// surveyed writes what cleaning could do to the report's first table.
func surveyed(ctx context.Context, req childRequest, opts check.Options, report *check.Report) (err error) {
	cells, err := os.Create(filepath.Join(req.Out, cellsName))
	if err != nil {
		return fmt.Errorf("make the cells to clean: %w", err)
	}
	defer func() { err = errors.Join(err, cells.Close()) }()
	s, err := clean.Suggest(ctx, clean.Source{Path: req.Path, Options: opts}, report.Tables[0], 0, cells)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("encode what cleaning could do: %w", err)
	}
	return os.WriteFile(filepath.Join(req.Out, surveyName), raw, 0o600)
}

// withRecipe checks the file with its first table cleaned. Which table comes first shows in the reading: the first guess is the first one
// that has columns, and where that one cannot be read after all the file is read once more.
func withRecipe(ctx context.Context, path string, opts check.Options, recipe *clean.Recipe) (*check.Report, *clean.Cleaner, error) {
	first := ""
	for {
		var last *clean.Cleaner
		opts.Clean = func(s check.Sheet) check.LineCleaner {
			if first == "" && len(s.Columns) > 0 {
				first = s.Name
			}
			if s.Name != first {
				return nil
			}
			last = clean.New(recipe, s)
			return last
		}
		report, err := check.File(ctx, path, opts)
		if err != nil || report.Tables[0].Sheet == first {
			return report, last, err
		}
		first = report.Tables[0].Sheet
	}
}

func resultOf(c *clean.Cleaner, skipped []clean.Skipped) *registry.CleaningResult {
	out := &registry.CleaningResult{}
	if c == nil {
		return out
	}
	out.Cells, out.Rows = c.Changed()
	for _, n := range c.Counts() {
		out.Counts = append(out.Counts, registry.CleaningCount(n))
	}
	for _, s := range append(skipped, c.Skipped()...) {
		out.Skipped = append(out.Skipped, registry.CleaningSkipped(s))
	}
	return out
}

// keepSurvey puts what a survey left into the blobs.
func (r *reader) keepSurvey(ctx context.Context, out string) (*registry.Survey, error) {
	document, err := r.put(ctx, filepath.Join(out, surveyName))
	if err != nil {
		return nil, err
	}
	cells, err := r.put(ctx, filepath.Join(out, cellsName))
	if err != nil {
		return nil, err
	}
	return &registry.Survey{Document: document.SHA256, Cells: cells.SHA256}, nil
}
