package registry

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"danhmuc/schemas"
)

// Deliveries of a dataset that is in force: a monthly file replaces the last one by itself while it stays within bounds (model.md,
// REFRESH), and waits for a reviewer, with what it changes, where it does not.

// DefaultBand is the share by which the row count of a delivery may differ from the last one's, where the dataset says nothing else
// (model.md, REFRESH).
const DefaultBand = 0.30

// MaxBand is the widest band a dataset may have: a delivery of up to four times the rows, or of none.
const MaxBand = 3.0

// RefreshBand is the share by which the dataset's row count may differ.
func (d *Dataset) RefreshBand() float64 {
	if d.Band > 0 {
		return d.Band
	}
	return DefaultBand
}

// outside says why next may not replace last without a new review: other columns, errors, new suspicion of personal data, or a row count
// outside the band that no reviewer accepted.
func (d *Dataset) outside(r Reader, last, next *Release) (v []Violation, err error) {
	add := func(code string, params map[string]any) {
		v = append(v, Violation{Code: code, Path: []string{"release"}, Params: params, Way: "file"})
	}
	if next.Status != JobDone || next.RowsFile == nil {
		add("refresh.unchecked", nil)
		return v, nil
	}
	same, err := sameTable(r, last.Schema, next.Schema)
	if err != nil {
		return nil, err
	}
	if !same {
		add("refresh.schema", nil)
	}
	if next.Quality.Errors > 0 {
		add("refresh.errors", map[string]any{"count": next.Quality.Errors})
	}
	for _, p := range next.Personal {
		if !slices.ContainsFunc(last.Personal, func(o PersonalColumn) bool { return o.Column == p.Column && o.Class == p.Class }) {
			add("refresh.personal", map[string]any{"column": p.Column})
		}
	}
	band := d.RefreshBand()
	low, high := float64(last.Rows)*(1-band), float64(last.Rows)*(1+band)
	if n := float64(next.Rows); (n < low || n > high) && next.AcceptedBy == "" {
		add("refresh.rows", map[string]any{"rows": next.Rows, "before": last.Rows, "band": int(band * 100)})
	}
	return v, nil
}

// sameTable tells that two schemas are of one table: the same columns by name, type, unit and code list, and the earlier one's key. Whether
// a column has empty cells, and how its values are written, is what a delivery may change.
func sameTable(r Reader, before, after string) (bool, error) {
	if before == after {
		return true, nil
	}
	was, err := schemaAt(r, before)
	if err != nil || was == nil {
		return false, err
	}
	now, err := schemaAt(r, after)
	if err != nil || now == nil {
		return false, err
	}
	if key := was.PrimaryKey(); len(key) > 0 && !slices.Equal(key, now.PrimaryKey()) {
		return false, nil
	}
	shape := func(s *schemas.Schema) map[string][3]string {
		out := map[string][3]string{}
		for _, c := range s.Columns() {
			out[c.Name] = [3]string{c.Type, c.Unit, c.CodeList}
		}
		return out
	}
	earlier, later := shape(was), shape(now)
	for name, c := range earlier {
		if l, ok := later[name]; ok && c[2] == "" { // a list that was not known then, whose values they are
			c[2] = l[2]
			earlier[name] = c
		}
	}
	return maps.Equal(earlier, later), nil
}

// schemaAt reads a schema by its hash, nil for none and for one that says nothing of columns.
func schemaAt(r Reader, hash string) (*schemas.Schema, error) {
	raw, err := r.Get(key(familySchema, hash))
	if err != nil || raw == nil {
		return nil, err
	}
	s, err := schemas.Parse(raw)
	if err != nil {
		return nil, nil // kept by an older version: a reviewer looks at what it says
	}
	return s, nil
}

// replaces is the delivery that rel would replace: the one served, or the newest one accepted with the edition in force. It is nil where
// rel belongs to another edition, or nothing was accepted before.
func replaces(r Reader, d *Dataset, rel *Release) (*Release, error) {
	if d.InForce == 0 || rel.Edition != d.InForce {
		return nil, nil
	}
	last, err := newestAccepted(r, d.ID, d.InForce)
	if d.serves(rel.Edition) {
		last, _, _, err = releaseByID(r, "", d.Publication.Release)
	}
	if err != nil || last == nil || last.ID == rel.ID {
		return nil, err
	}
	return last, nil
}

// serves tells that the public has deliveries of the edition.
func (d *Dataset) serves(edition int) bool {
	return d.Publication.Status == Published && d.Publication.Edition == edition
}

// acceptWithin accepts a delivery that stays within bounds, and marks one that does not as waiting. It returns the dataset if the public is
// to have the delivery, else nil.
func (t *tx) acceptWithin(rel *Release) (*Dataset, error) {
	var d Dataset
	raw, err := get(t, key(familyDataset, string(rel.Dataset)), &d)
	if err != nil || raw == nil {
		return nil, err
	}
	last, err := replaces(t, &d, rel)
	if err != nil || last == nil {
		return nil, err
	}
	newest, err := newestRelease(t, d.ID)
	if err != nil || newest.ID != rel.ID {
		return nil, err
	}
	v, err := d.outside(t, last, rel)
	if err != nil {
		return nil, err
	}
	if len(v) > 0 {
		return nil, t.Put(key(familyWaiting, string(d.ID)), []byte(rel.ID))
	}
	rel.Accepted = true
	if err := t.Delete(key(familyWaiting, string(d.ID))); err != nil || !d.serves(rel.Edition) {
		return nil, err
	}
	return &d, nil
}

// waiting gives the newest deliveries that were not taken by themselves, with why. A mark that outlived its delivery (a newer one, a newer
// edition) tells nothing any more.
func waiting(r Reader) (map[DatasetID][]Violation, error) {
	out := map[DatasetID][]Violation{}
	for it, err := range r.Scan(under(familyWaiting)) {
		if err != nil {
			return nil, err
		}
		rel, _, _, err := releaseByID(r, "", ReleaseID(it.Value))
		if err != nil {
			return nil, err
		}
		v, err := waits(r, rel)
		if err != nil {
			return nil, err
		}
		if len(v) > 0 {
			out[rel.Dataset] = v
		}
	}
	return out, nil
}

// serve moves what the public has to the newest delivery, which was accepted: REFRESH, as the lifecycle has it, made by whoever the
// transaction is of. Where a rule stands in the way nothing moves, and whoever tries REFRESH is told which.
func (t *tx) serve(d *Dataset) error {
	step := StepFor(Refresh, d)
	if step == nil {
		return nil
	}
	k := key(familyDataset, string(d.ID))
	before, err := t.Get(k)
	if err != nil {
		return err
	}
	facts, err := t.facts(d, TransitionInput{ID: d.ID, To: Refresh})
	if err != nil {
		return err
	}
	if _, err := t.rules(facts); err != nil {
		if KindOf(err) == KindInvalid {
			return nil
		}
		return err
	}
	policy, err := t.policy()
	if err != nil {
		return err
	}
	n := note{facts: map[string]any{"transition": Refresh, "from": d.Review.Status, "ruleSet": policy.RuleSet(), "automatic": true}}
	if err := t.refresh(d, &n); err != nil {
		return err
	}
	d.Version++
	d.UpdatedAt = t.now
	_, err = t.save(Refresh.Kind(), string(d.ID), d.Version, k, before, d, n)
	return err
}

// Predecessor is the delivery that the one a check job reads is to be compared with: the newest accepted before it, whatever its edition.
// It is nil for a first one and for a trial.
func (r *Registry) Predecessor(ctx context.Context, j *Job) (*Release, error) {
	var in checkInput
	if err := json.Unmarshal(j.Input, &in); err != nil || in.Release == "" {
		return nil, err
	}
	var last *Release
	err := r.view(ctx, func(rd Reader) error {
		rel, _, _, err := releaseByID(rd, "registry.Predecessor", in.Release)
		if err != nil {
			return err
		}
		last, err = newestAccepted(rd, rel.Dataset, rel.Edition)
		if last != nil && (last.ID == rel.ID || last.RowsFile == nil) {
			last = nil
		}
		return err
	})
	return last, err
}

// Waits is why a delivery waits for a reviewer; nothing for one that was accepted, is not checked yet or belongs to an edition that is not
// in force: its review is that of the edition.
func (r *Registry) Waits(ctx context.Context, rel *Release) ([]Violation, error) {
	var v []Violation
	err := r.view(ctx, func(rd Reader) (err error) {
		v, err = waits(rd, rel)
		return err
	})
	return v, err
}

func waits(r Reader, rel *Release) ([]Violation, error) {
	if rel.Accepted || rel.Status != JobDone {
		return nil, nil
	}
	var d Dataset
	if _, err := get(r, key(familyDataset, string(rel.Dataset)), &d); err != nil {
		return nil, err
	}
	newest, err := newestRelease(r, rel.Dataset)
	if err != nil || newest == nil || newest.ID != rel.ID {
		return nil, err
	}
	last, err := replaces(r, &d, rel)
	if err != nil || last == nil {
		return nil, err
	}
	return d.outside(r, last, rel)
}

// rowsAlone tells that nothing but the row count stands in the way.
func rowsAlone(v []Violation) bool {
	return !slices.ContainsFunc(v, func(v Violation) bool { return v.Code != "refresh.rows" })
}

// AcceptDelivery takes the newest delivery of an edition in force although its row count lies outside the band: the act of a reviewer who
// saw the difference, and did not hand the file in. Where the edition is published the public has the delivery at once.
//
// Errors: NotFound; Forbidden; Conflict for a stale version of the release; Invalid without a reason, for a delivery that does not wait,
// and where anything but the row count stands in the way: that takes a new edition.
func (r *Registry) AcceptDelivery(ctx context.Context, id ReleaseID, expected int, reason string) (*Dataset, error) {
	const op = "registry.AcceptDelivery"
	var d *Dataset
	err := r.update(ctx, op, func(t *tx) error {
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
		if err := t.mayAccept(d, rel, expected); err != nil {
			return err
		}
		if reason = text(reason); reason == "" {
			return invalid(op, Violation{Code: "transition.reasonRequired", Path: []string{"comment"}})
		}
		if err := t.onlyRows(rel); err != nil {
			return err
		}
		rel.Accepted, rel.AcceptedBy = true, t.actor.Account
		rel.Version++
		n := note{facts: map[string]any{"rows": rel.Rows}, fields: map[string]any{"comment": reason}}
		if _, err := t.save("release.accept", string(rel.ID), rel.Version, k, before, rel, n); err != nil {
			return err
		}
		if err := t.Delete(key(familyWaiting, string(d.ID))); err != nil {
			return err
		}
		if !d.serves(rel.Edition) {
			return nil
		}
		return t.serve(d)
	})
	if err != nil {
		return nil, err
	}
	return d, nil
}

func (t *tx) mayAccept(d *Dataset, rel *Release, expected int) error {
	if !t.r.access.May(t.actor, ActAccept, Subject{Owner: d.Owner, Review: d.Review.Status}) {
		return &Error{Op: t.op, Kind: KindForbidden, Code: "delivery.notYours", Name: d.Code}
	}
	if rel.CreatedBy == t.actor.Account {
		return &Error{Op: t.op, Kind: KindForbidden, Violations: []Violation{{Code: "delivery.ownWork", Path: []string{"release"}, Rule: "separation-of-duties"}}}
	}
	if rel.Version != expected {
		return &Error{Op: t.op, Kind: KindConflict, Code: "version.stale", Name: string(rel.ID), Params: map[string]any{"expected": expected, "current": rel.Version}}
	}
	return nil
}

// onlyRows refuses a delivery that does not wait, or waits for more than its row count.
func (t *tx) onlyRows(rel *Release) error {
	v, err := waits(t, rel)
	switch {
	case err != nil:
		return err
	case len(v) == 0:
		return invalid(t.op, Violation{Code: "delivery.notWaiting", Path: []string{"release"}})
	case !rowsAlone(v):
		return invalid(t.op, slices.DeleteFunc(v, func(v Violation) bool { return v.Code == "refresh.rows" })...)
	}
	return nil
}

// SetBand says by which share the row count of a delivery may differ from the last one's before it waits for a reviewer; 0 is
// [DefaultBand]. It is the reviewers' setting, not part of what is reviewed.
//
// Errors: NotFound; Forbidden; Conflict for a stale version; Invalid for a share outside 0 to [MaxBand].
func (r *Registry) SetBand(ctx context.Context, id DatasetID, expected int, band float64) (*Dataset, error) {
	const op = "registry.SetBand"
	return r.change(ctx, op, id, expected, func(t *tx, d *Dataset, before []byte) error {
		if !t.r.access.May(t.actor, ActAccept, Subject{Owner: d.Owner, Review: d.Review.Status}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "delivery.notYours", Name: d.Code}
		}
		if !(band >= 0 && band <= MaxBand) {
			return invalid(op, Violation{Code: "delivery.band", Path: []string{"band"}, Params: map[string]any{"most": int(MaxBand * 100)}})
		}
		d.Band = band
		d.Version++
		d.UpdatedAt = t.now
		_, err := t.save("dataset.band", string(d.ID), d.Version, key(familyDataset, string(d.ID)), before, d, note{facts: map[string]any{"band": band}})
		return err
	})
}
