package policy

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"danhmuc/registry"
)

// patch is what a case changes in the set's base facts; members that are absent stay. The base itself is a patch of nothing.
type patch struct {
	Now         *time.Time             `json:"now"`
	Owner       *string                `json:"owner"`
	Review      *registry.ReviewStatus `json:"review"`
	Content     json.RawMessage        `json:"content"`
	Release     json.RawMessage        `json:"release"`
	Publication json.RawMessage        `json:"publication"`
	NoRelease   bool                   `json:"noRelease"`
	Findings    []registry.Finding     `json:"findings"`
	Comment     *string                `json:"comment"`
	InForce     *int                   `json:"inForce"`
	Edition     *int                   `json:"edition"`
}

// factsOf are the facts of a case: the base with the case's patch.
func factsOf(base, of json.RawMessage) (registry.Facts, error) {
	f := registry.Facts{HasRelease: true}
	for _, raw := range []json.RawMessage{base, of} {
		if len(raw) == 0 {
			continue
		}
		var p patch
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		if err := d.Decode(&p); err != nil {
			return f, fmt.Errorf("facts of a case: %w", err)
		}
		if err := p.into(&f); err != nil {
			return f, fmt.Errorf("facts of a case: %w", err)
		}
	}
	return f, nil
}

func (p *patch) into(f *registry.Facts) error {
	set(&f.Now, p.Now)
	set(&f.Owner, p.Owner)
	set(&f.Review, p.Review)
	set(&f.Comment, p.Comment)
	set(&f.InForce, p.InForce)
	set(&f.Edition, p.Edition)
	if p.NoRelease {
		f.HasRelease, f.Release = false, registry.Release{}
	}
	f.Findings = p.Findings
	return errors.Join(decodeInto(p.Content, &f.Content), decodeInto(p.Release, &f.Release), decodeInto(p.Publication, &f.Publication))
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

func decodeInto(raw json.RawMessage, v any) error {
	if len(raw) == 0 {
		return nil
	}
	return json.Unmarshal(raw, v)
}
