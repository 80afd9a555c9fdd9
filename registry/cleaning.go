package registry

import (
	"context"
	"encoding/json"
	"time"
)

// MaxRecipe bounds the JSON of a recipe, in bytes.
const MaxRecipe = 256 << 10

// Cleaning is what a person agreed to have mended in the rows of a delivery. The file stays as it was handed in: the rows are made of it
// and the recipe together, and without the recipe they are what they were.
type Cleaning struct {
	Recipe   json.RawMessage `json:"recipe"` // canonical; what its rules do is package clean's matter
	By       AccountID       `json:"by"`     // who agreed to it
	At       time.Time       `json:"at"`
	Replayed int             `json:"replayed,omitempty"` // number of the delivery whose recipe this is; 0 when it was agreed to for this one
	// What it came to when the rows were read, absent before.
	Cells   int64             `json:"cells,omitempty"` // cells changed
	Rows    int64             `json:"rows,omitempty"`  // rows left out
	Counts  []CleaningCount   `json:"counts,omitempty"`
	Skipped []CleaningSkipped `json:"skipped,omitempty"` // of a replayed recipe, what does not fit this file
}

// CleaningCount is how often one rule changed something in one column; rules of rows have no column.
type CleaningCount struct {
	Rule   string `json:"rule"`
	Column string `json:"column,omitempty"`
	Count  int64  `json:"count"`
}

// CleaningSkipped is a rule of a recipe that was left out for a file.
type CleaningSkipped struct {
	Rule   string `json:"rule"`
	Column string `json:"column,omitempty"`
	Title  string `json:"title,omitempty"` // of the column
	Reason string `json:"reason"`          // column: it is gone; reading: it is written in another way
}

// CleaningResult is what reading the rows with a recipe came to.
type CleaningResult struct {
	Cells   int64             `json:"cells"`
	Rows    int64             `json:"rows"`
	Counts  []CleaningCount   `json:"counts,omitempty"`
	Skipped []CleaningSkipped `json:"skipped,omitempty"`
}

// Clean records the recipe that the actor agrees to for the newest delivery of a dataset, in the place of one agreed to before. It
// answers at once: a job reads the rows anew with it. The next deliveries of the dataset take the recipe over by themselves.
//
// Errors: NotFound; Forbidden; Conflict for a stale version of the release; Locked where files are not taken, and for a delivery that a
// review or publication rests on; Invalid for a delivery that is not the newest or not read yet.
func (r *Registry) Clean(ctx context.Context, id ReleaseID, expected int, recipe json.RawMessage) (*Dataset, error) {
	const op = "registry.Clean"
	if len(recipe) == 0 || len(recipe) > MaxRecipe || !json.Valid(recipe) {
		return nil, invalid(op, Violation{Code: "cleaning.recipe.invalid", Path: []string{"steps"}})
	}
	return r.reclean(ctx, op, "release.clean", id, expected, func(t *tx, rel *Release) error {
		rel.Cleaning = &Cleaning{Recipe: recipe, By: t.actor.Account, At: t.now}
		return nil
	})
}

// Unclean takes the recipe off the newest delivery of a dataset: its rows are read from the file as it stands. Errors as [Registry.Clean].
func (r *Registry) Unclean(ctx context.Context, id ReleaseID, expected int) (*Dataset, error) {
	const op = "registry.Unclean"
	return r.reclean(ctx, op, "release.unclean", id, expected, func(t *tx, rel *Release) error {
		if rel.Cleaning == nil {
			return invalid(t.op, Violation{Code: "cleaning.none", Path: []string{"release"}})
		}
		rel.Cleaning = nil
		return nil
	})
}

// reclean changes what a delivery is cleaned by and has its rows read anew.
func (r *Registry) reclean(ctx context.Context, op, kind string, id ReleaseID, expected int, change func(*tx, *Release) error) (*Dataset, error) {
	var d *Dataset
	err := r.update(ctx, op, func(t *tx) error {
		a, err := t.replay()
		if err != nil {
			return err
		}
		rel, k, before, err := releaseByID(t, op, id)
		if err != nil {
			return err
		}
		d = new(Dataset)
		if _, err := get(t, key(familyDataset, string(rel.Dataset)), d); err != nil {
			return err
		}
		if d, _, err = t.lock(rel.Dataset, d.Version); err != nil {
			return err
		}
		if a != nil {
			return nil
		}
		if err := t.cleanable(d, rel, expected); err != nil {
			return err
		}
		if err := change(t, rel); err != nil {
			return err
		}
		if err := t.reread(d, rel); err != nil {
			return err
		}
		if _, err := t.save(kind, string(rel.ID), rel.Version, k, before, rel, note{}); err != nil {
			return err
		}
		return t.remember(answer{Records: []answered{{string(d.ID), d.Version}}})
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

// cleanable refuses a delivery whose rows must not change, and who may not change them.
func (t *tx) cleanable(d *Dataset, rel *Release, expected int) error {
	if !t.r.access.May(t.actor, ActClean, Subject{Owner: d.Owner, Review: d.Review.Status}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: "dataset.notYours", Name: d.Code}
	}
	if err := t.takesFiles(d); err != nil {
		return err
	}
	if rel.Version != expected {
		return &Error{Op: t.op, Kind: KindConflict, Code: "version.stale", Name: string(rel.ID), Params: map[string]any{"expected": expected, "current": rel.Version}}
	}
	newest, err := newestRelease(t, d.ID)
	if err != nil {
		return err
	}
	if newest.ID != rel.ID {
		return invalid(t.op, Violation{Code: "cleaning.notNewest", Path: []string{"release"}})
	}
	if rel.Status != JobDone && rel.Status != JobFailed {
		return invalid(t.op, Violation{Code: "cleaning.notRead", Path: []string{"release"}})
	}
	inForce, err := edition(t, d.ID, d.InForce)
	if err != nil {
		return err
	}
	if d.Publication.Release == rel.ID || inForce != nil && inForce.Release == rel.ID {
		return &Error{Op: t.op, Kind: KindLocked, Code: "cleaning.approved", Name: d.Code}
	}
	return nil
}

// reread takes off a delivery what was read of it and queues the reading. What cleaning could do to the file is known already.
func (t *tx) reread(d *Dataset, rel *Release) error {
	in := checkInput{Release: rel.ID, File: rel.File, Sheet: rel.Sheet, Schema: declared(d), Options: rel.Corrections, Surveyed: rel.Survey != nil}
	if rel.Cleaning != nil {
		in.Recipe = rel.Cleaning.Recipe
	}
	job, err := t.queue("check", d.ID, in)
	if err != nil {
		return err
	}
	rel.Version++
	rel.Status, rel.Job, rel.Quality, rel.Accepted = JobQueued, job.ID, Quality{Status: Unchecked}, false
	rel.Report, rel.Grid, rel.RowsFile, rel.Rows, rel.Schema, rel.Groups, rel.Personal = "", "", nil, 0, "", nil, nil
	rel.SmallGroups, rel.Detector, rel.Compared, rel.Artifacts = nil, 0, nil, nil
	return nil
}

// cleaned notes on a delivery what its reading came to.
func (rel *Release) cleaned(res *CheckResult) {
	if res.Survey != nil {
		rel.Survey = res.Survey
	}
	if rel.Cleaning == nil || res.Cleaning == nil {
		return
	}
	c := *rel.Cleaning
	c.Cells, c.Rows, c.Counts, c.Skipped = res.Cleaning.Cells, res.Cleaning.Rows, res.Cleaning.Counts, res.Cleaning.Skipped
	rel.Cleaning = &c
}
