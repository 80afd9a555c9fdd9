package registry

import (
	"context"
	"encoding/json"

	"danhmuc/schemas"
)

// remembered is how a person had the last delivery read, for the check of the next.
type remembered struct {
	Sheet       string          `json:"sheet,omitempty"`
	Corrections json.RawMessage `json:"corrections,omitempty"`
	Schema      string          `json:"schema"` // hash of the schema that the reading gave
}

// Memory is how a person had the last delivery of a dataset read: a check of the next uses it where the file is made alike.
type Memory struct {
	Sheet       string          // the table that was chosen, "" for the first
	Corrections json.RawMessage // as the reader takes them, nil for none
	Columns     []string        // names of the columns that the reading gave
}

// recallSpan is how many deliveries are looked back at: a file that did not fit in between does not make the choice forgotten.
const recallSpan = 24

// lastReading finds how the dataset's files were last read otherwise than found; nil for never. Corrections that a person sent empty
// end the search: the file was to be read as found.
func lastReading(r Reader, id DatasetID) (*remembered, error) {
	span := under(familyRelease, string(id))
	span.Reverse = true
	n := 0
	for it, err := range r.Scan(span) {
		if err != nil {
			return nil, err
		}
		var rel Release
		if err := json.Unmarshal(it.Value, &rel); err != nil {
			return nil, err
		}
		if n++; n > recallSpan {
			return nil, nil
		}
		if rel.Status != JobDone || rel.Schema == "" || rel.Sheet == "" && len(rel.Corrections) == 0 {
			continue
		}
		return &remembered{rel.Sheet, rel.Corrections, rel.Schema}, nil
	}
	return nil, nil
}

// memoryOf adds the columns that the last reading gave; nil when there is nothing to remember.
func (r *Registry) memoryOf(ctx context.Context, last *remembered) (*Memory, error) {
	if last == nil {
		return nil, nil
	}
	doc, err := r.SchemaDocument(ctx, last.Schema)
	if err != nil || doc == nil {
		return nil, err
	}
	s, err := schemas.Parse(doc)
	if err != nil {
		return nil, nil // a document that an older program kept: the file is read as found
	}
	m := &Memory{Sheet: last.Sheet, Corrections: last.Corrections}
	for _, c := range s.Columns() {
		m.Columns = append(m.Columns, c.Name)
	}
	return m, nil
}
