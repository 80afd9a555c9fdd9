package registry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
)

// ruled is what the rules said of one step: by which set, of which facts.
type ruled struct {
	set    string
	checks []PolicyCheck
	inputs json.RawMessage // the facts
	hash   string          // SHA-256 of inputs, in hex: what the log keeps of them
}

func newRuled(set string, f Facts, checks []PolicyCheck) (*ruled, error) {
	inputs, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("encode the facts: %w", err)
	}
	sum := sha256.Sum256(inputs)
	return &ruled{set, checks, inputs, hex.EncodeToString(sum[:])}, nil
}

// Part is what an account did for the edition that a verdict is about.
type Part struct {
	Account AccountID `json:"account"`
	As      string    `json:"as"` // REGISTERED, EDITED, DELIVERED, CLEANED, SUBMITTED, REVIEWED
}

// people are those whose hands the newest edition went through, in the order of their acts.
func (t *tx) people(d *Dataset) ([]Part, error) {
	var out []Part
	add := func(a AccountID, as string) {
		if a != "" && !slices.Contains(out, Part{a, as}) {
			out = append(out, Part{a, as})
		}
	}
	add(d.CreatedBy, "REGISTERED")
	for _, a := range d.Review.Editors {
		add(a, "EDITED")
	}
	if d.Review.Release != "" {
		rel, _, _, err := releaseByID(t, t.op, d.Review.Release)
		if err != nil {
			return nil, err
		}
		add(rel.CreatedBy, "DELIVERED")
		if rel.Cleaning != nil {
			add(rel.Cleaning.By, "CLEANED")
		}
	}
	by, err := t.submitter(d.ID)
	if err != nil {
		return nil, err
	}
	add(by, "SUBMITTED")
	add(t.actor.Account, "REVIEWED")
	return out, nil
}

// submitter is who made the newest SUBMIT of a dataset, empty for nobody.
func (t *tx) submitter(id DatasetID) (AccountID, error) {
	span := under(familyHistory, string(id))
	span.Reverse = true
	for it, err := range t.Scan(span) {
		if err != nil {
			return "", err
		}
		e, err := entryAt(t, numberOf(it.Key))
		if err != nil {
			return "", err
		}
		if e.Kind == Submit.Kind() {
			return AccountID(e.Actor), nil
		}
	}
	return "", nil
}
