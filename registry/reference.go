package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"danhmuc/schemas"
	"danhmuc/schemas/codelist"
	"danhmuc/schemas/viet"
)

// References is what a check holds the values of a file against, beside its schema.
type References struct {
	Dataset string // the code of the file's dataset; "" for a trial
	On      string // the day that the data are of, YYYY-MM-DD; "" where the delivery does not say
	// Frequency is how often the dataset's data must be brought up to date; "" for a trial.
	Frequency Frequency
	Rows      []ReferencedRows // of the datasets that the schema's foreign keys name
	Lists     []*codelist.List // code lists that were imported
}

// ReferencedRows are the canonical rows of a dataset that foreign keys point at.
type ReferencedRows struct {
	Dataset string // its code
	File    FileRef
}

// ReferencesOf is what a check job holds its file against. The rows of another dataset are among it only where every officer of the file's
// own department may read them: a report that says which values another dataset has not tells, asked often enough, which it has. Whoever
// handed the file in, the report is for the department. A dataset that may not be read and one that does not exist are told alike.
func (r *Registry) ReferencesOf(ctx context.Context, j *Job) (References, error) {
	var in checkInput
	if err := json.Unmarshal(j.Input, &in); err != nil {
		return References{}, err
	}
	var out References
	err := r.view(ctx, func(rd Reader) error {
		out = References{}
		s, err := schemaAt(rd, in.Schema)
		if err != nil {
			return err
		}
		if out.Lists, err = listsFor(rd, s); err != nil || in.Release == "" {
			return err
		}
		rel, _, _, err := releaseByID(rd, "registry.ReferencesOf", in.Release)
		if err != nil {
			return err
		}
		var d Dataset
		if _, err := get(rd, key(familyDataset, string(rel.Dataset)), &d); err != nil {
			return err
		}
		out.Dataset, out.On, out.Frequency = d.Code, r.dayOf(rel.Period), d.UpdateFrequency
		if s == nil {
			return nil
		}
		out.Rows, err = r.referenced(rd, &d, s)
		return err
	})
	return out, err
}

// dayOf is the last day of a period, or today where that is yet to come; "" for a text that is no period.
func (r *Registry) dayOf(period string) string {
	i, ok := viet.ParseInterval([]byte(period), viet.DayFirst)
	if !ok {
		return ""
	}
	return min(i.To.String(), r.now().In(Zone()).Format("2006-01-02"))
}

func (r *Registry) referenced(rd Reader, d *Dataset, s *schemas.Schema) ([]ReferencedRows, error) {
	var out []ReferencedRows
	for _, f := range s.ForeignKeys() {
		code := strings.ToLower(f.Resource)
		if code == "" || code == d.Code || slices.ContainsFunc(out, func(o ReferencedRows) bool { return o.Dataset == code }) {
			continue
		}
		id, err := rd.Get(key(familyCode, code))
		if err != nil {
			return nil, err
		}
		if id == nil {
			continue
		}
		rel, err := r.readableBy(rd, d.Owner, DatasetID(id))
		if err != nil {
			return nil, err
		}
		if rel != nil && rel.RowsFile != nil {
			out = append(out, ReferencedRows{code, *rel.RowsFile})
		}
	}
	return out, nil
}

// readableBy is the delivery of a dataset whose rows every officer of an organization may read: the one accepted with the edition in force,
// else the one that the public has; nil for none.
func (r *Registry) readableBy(rd Reader, org OrganizationID, id DatasetID) (*Release, error) {
	var d Dataset
	raw, err := get(rd, key(familyDataset, string(id)), &d)
	if err != nil || raw == nil {
		return nil, err
	}
	inForce, err := edition(rd, d.ID, d.InForce)
	if err != nil {
		return nil, err
	}
	subject := SubjectOf(&d, inForce)
	officer := Actor{Organization: org, Roles: []Role{RoleContributor}}
	switch {
	case inForce != nil && r.access.May(officer, ActReadFiles, subject):
		return newestAccepted(rd, d.ID, d.InForce)
	case r.access.Face(Actor{}, subject) == FacePublished && d.Publication.Release != "":
		rel, _, _, err := releaseByID(rd, "registry.ReferencesOf", d.Publication.Release)
		if IsKind(err, KindNotFound) {
			return nil, nil
		}
		return rel, err
	}
	return nil, nil
}
