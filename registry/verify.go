package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Problem is one damage found by Verify, with the record it was found on.
type Problem struct {
	Code   string `json:"code"` // record.differs, record.missing, record.extra, edition.differs, edition.missing, list.differs
	Record string `json:"record"`
	Detail string `json:"detail,omitempty"`
}

// VerifyRecords folds every record's entries and compares the result with what is stored, and every approved edition with the
// fold at its version. It is the other half of changelog.Verify: together they prove that the store says what the log says.
func VerifyRecords(ctx context.Context, store Store) ([]Problem, error) {
	var problems []Problem
	err := store.View(ctx, func(rd Reader) error {
		problems = nil
		folds, types := map[string]map[string]json.RawMessage{}, map[string]*recordType{}
		for e, err := range rd.Entries(1) {
			if err != nil {
				return err
			}
			t := typeOf(e.Kind)
			if t == nil || e.RecordVersion == 0 {
				continue
			}
			if folds[e.Record] == nil {
				folds[e.Record] = map[string]json.RawMessage{}
				types[e.Record] = t
			}
			if err := Apply(folds[e.Record], e); err != nil {
				problems = append(problems, Problem{"record.fold", e.Record, err.Error()})
			}
		}
		for id, members := range folds {
			p, err := compareStored(rd, types[id], id, members)
			if err != nil {
				return err
			}
			problems = append(problems, p...)
		}
		for _, t := range []*recordType{datasetRecord, organizationRecord, accountRecord, decisionRecord, feedbackRecord, codeListRecord, settingRecord, roundRecord, submissionRecord, ruleSetRecord,
			noticeRecord, receiptRecord, taskRecord, supplementRecord, elsewhereRecord, taskForceRecord} {
			for it, err := range rd.Scan(under(t.family)) {
				if err != nil {
					return err
				}
				if id := string(it.Key[len(t.family)+1:]); folds[id] == nil {
					problems = append(problems, Problem{"record.extra", id, "no entry of the log makes it"})
				}
			}
		}
		if err := verifyEditions(rd, &problems); err != nil {
			return err
		}
		return verifySubmissions(rd, &problems)
	})
	return problems, err
}

func compareStored(rd Reader, t *recordType, id string, members map[string]json.RawMessage) ([]Problem, error) {
	k := key(t.family, id)
	if t == releaseRecord {
		at, err := rd.Get(key(familyReleaseID, id))
		if err != nil {
			return nil, err
		}
		k = at
	}
	raw, err := rd.Get(k)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return []Problem{{"record.missing", id, t.family}}, nil
	}
	folded, err := json.Marshal(members)
	if err != nil {
		return nil, err
	}
	same, diff, err := sameJSON(folded, raw)
	if err != nil {
		return []Problem{{"record.unreadable", id, err.Error()}}, nil
	}
	if same {
		return nil, nil
	}
	return []Problem{{"record.differs", id, diff}}, nil
}

// sameJSON compares two JSON objects member by member, canonically; diff names the first member that differs.
func sameJSON(a, b []byte) (bool, string, error) {
	var x, y map[string]any
	if err := json.Unmarshal(a, &x); err != nil {
		return false, "", err
	}
	if err := json.Unmarshal(b, &y); err != nil {
		return false, "", err
	}
	for name := range y {
		if _, ok := x[name]; !ok {
			return false, name, nil
		}
	}
	for name, value := range x {
		p, err := json.Marshal(value)
		if err != nil {
			return false, name, err
		}
		q, err := json.Marshal(y[name])
		if err != nil {
			return false, name, err
		}
		if string(p) != string(q) {
			return false, name, nil
		}
	}
	return true, "", nil
}

func verifyEditions(rd Reader, problems *[]Problem) error {
	for it, err := range rd.Scan(under(familyDataset)) {
		if err != nil {
			return err
		}
		var d Dataset
		if json.Unmarshal(it.Value, &d) != nil {
			continue // it differs from its fold, which is reported
		}
		published := 0 // the edition of a withdrawn dataset may have been revoked since
		if slices.Contains(served, d.Publication.Status) {
			published = d.Publication.Edition
		}
		for _, n := range []int{d.InForce, published} {
			e, err := edition(rd, d.ID, n)
			if err != nil || (n > 0 && e == nil) {
				*problems = append(*problems, Problem{"edition.missing", string(d.ID), fmt.Sprintf("edition %d", n)})
			}
		}
	}
	for it, err := range rd.Scan(under(familyEdition)) {
		if err != nil {
			return err
		}
		var e Edition
		if err := json.Unmarshal(it.Value, &e); err != nil {
			*problems = append(*problems, Problem{"record.unreadable", string(it.Key), err.Error()})
			continue
		}
		raw, err := foldTo(rd, string(e.Dataset), func(v uint64, _ time.Time) bool { return v <= uint64(e.Version) })
		if err != nil {
			return err
		}
		var d Dataset
		if raw != nil {
			if err := json.Unmarshal(raw, &d); err != nil {
				return fmt.Errorf("fold of %s: %w", e.Dataset, err)
			}
		}
		if same, err := equalJSON(d.Content, e.Content); err != nil {
			return err
		} else if !same || d.InForce != e.Number {
			*problems = append(*problems, Problem{"edition.differs", string(e.Dataset), fmt.Sprintf("edition %d", e.Number)})
		}
	}
	return nil
}
