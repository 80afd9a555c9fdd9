package registry

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"danhmuc/registry/changelog"
)

// ListRow is one dataset of a department's list, as it was read: gaps are zero values. Row is the sheet's own row number.
type ListRow struct {
	Row       int         `json:"row"`
	LocalCode string      `json:"localCode,omitempty"`
	Content   Content     `json:"content"`
	Upload    UploadID    `json:"upload,omitempty"` // the dataset's workbook, where it came with the list
	Sheet     string      `json:"sheet,omitempty"`
	Notes     []Violation `json:"notes,omitempty"` // cells read as something else than written, or not understood
}

// Outcome says what became of a row.
type Outcome string

// Outcomes of a row of a list.
const (
	RowMade      Outcome = "NEW"
	RowChanged   Outcome = "CHANGED"
	RowUnchanged Outcome = "UNCHANGED"
	RowRefused   Outcome = "REFUSED"
)

// ImportedRow is what became, or would become, of one row.
type ImportedRow struct {
	ListRow
	Outcome Outcome
	Dataset *Dataset
	Changed []string // members of the content that the row changes
	Gaps    []string // members that stay UNCLASSIFIED, UNKNOWN or empty
	Err     error    // why it was refused
}

// listed is what the list said last time of a dataset: a later import changes only what the list itself changed since.
type listed struct {
	Content Content `json:"content"`
}

// ImportList registers or changes the datasets of a list, row by row: a row is written whole or not at all, and a refused
// row does not stop the others. A row is matched to a dataset by its own code, else by its folded title. Importing the same
// list again changes nothing; of an edited list only what was edited since.
func (r *Registry) ImportList(ctx context.Context, organization string, rows []ListRow) ([]ImportedRow, error) {
	return r.importRows(ctx, organization, rows, true)
}

// PreviewList tells what ImportList would do and writes nothing.
func (r *Registry) PreviewList(ctx context.Context, organization string, rows []ListRow) ([]ImportedRow, error) {
	return r.importRows(ctx, organization, rows, false)
}

func (r *Registry) importRows(ctx context.Context, organization string, rows []ListRow, write bool) ([]ImportedRow, error) {
	const op = "registry.ImportList"
	var owner *Organization
	if err := r.view(ctx, func(rd Reader) (err error) {
		t := &tx{Writer: readOnly{rd}, r: r, ctx: ctx, op: op, actor: ActorFrom(ctx)}
		owner, err = t.ownerFor(organization)
		return err
	}); err != nil {
		return nil, err
	}
	out := make([]ImportedRow, 0, len(rows))
	seen, taken := map[string]int{}, map[DatasetID]int{}
	for _, row := range rows {
		res := ImportedRow{ListRow: row}
		res.Content.normalise()
		res.LocalCode = line(res.LocalCode)
		res.Err = twice(seen, res)
		if res.Err == nil {
			res.Err = r.importRow(withoutIdempotency(ctx), op, owner, &res, taken, write)
		}
		if res.Err != nil {
			if k := KindOf(res.Err); k == KindInternal || k == KindUnavailable {
				return out, res.Err
			}
			res.Outcome = RowRefused
		}
		if res.Err == nil && res.Dataset != nil {
			taken[res.Dataset.ID] = res.Row
		}
		res.Gaps = res.Content.gaps()
		out = append(out, res)
	}
	return out, nil
}

// twice refuses a row that names the same dataset as an earlier row of the list: by its code, or by its title where one of
// the two has no code. A title under two codes names two datasets.
func twice(seen map[string]int, res ImportedRow) error {
	if res.Content.Title == "" {
		return nil // refused for that by validation
	}
	title := TitleKey(res.Content.Title)
	asks, leaves := []string{"title/" + title}, []string{"title/" + title, "bare/" + title}
	if res.LocalCode != "" {
		code := "code/" + string(localKey("", res.LocalCode))
		asks, leaves = []string{code, "bare/" + title}, []string{code, "title/" + title}
	}
	for _, k := range asks {
		if first, ok := seen[k]; ok {
			return rowTwice(first)
		}
	}
	for _, k := range leaves {
		if _, ok := seen[k]; !ok {
			seen[k] = res.Row
		}
	}
	return nil
}

func rowTwice(first int) error {
	return invalid("registry.ImportList", Violation{Code: "import.row.twice", Path: []string{"row"}, Params: map[string]any{"first": first}})
}

func withoutIdempotency(ctx context.Context) context.Context { return WithIdempotency(ctx, "", "") }

// importRow makes or changes one dataset in one transaction. taken holds the datasets that earlier rows of the list spoke of.
func (r *Registry) importRow(ctx context.Context, op string, owner *Organization, res *ImportedRow, taken map[DatasetID]int, write bool) error {
	var v violations
	res.Content.validate(&v)
	if err := v.err(op); err != nil {
		return err
	}
	run := func(t *tx) error {
		res.Changed, res.Dataset = nil, nil
		id, err := match(t, owner.ID, res.LocalCode, res.Content.Title)
		if err != nil {
			return err
		}
		if first, ok := taken[id]; ok {
			return rowTwice(first)
		}
		if id == "" {
			res.Outcome = RowMade
			if !write {
				return nil
			}
			res.Dataset, err = t.register(RegisterInput{Owner: owner.Code, LocalCode: res.LocalCode, Content: res.Content, Upload: res.Upload, Sheet: res.Sheet})
			if err != nil {
				return err
			}
			return put(t, key(familyListed, string(res.Dataset.ID)), listed{res.Content})
		}
		return t.merge(id, res, write)
	}
	if write {
		return r.update(ctx, op, run)
	}
	return r.view(ctx, func(rd Reader) error {
		return run(&tx{Writer: readOnly{rd}, r: r, ctx: ctx, op: op, actor: ActorFrom(ctx), now: r.now()})
	})
}

// merge applies to a dataset what its list changed since the last import.
func (t *tx) merge(id DatasetID, res *ImportedRow, write bool) error {
	var d Dataset
	before, err := get(t, key(familyDataset, string(id)), &d)
	if err != nil {
		return err
	}
	res.Dataset, res.Outcome = &d, RowUnchanged
	var last listed
	known, err := get(t, key(familyListed, string(id)), &last)
	if err != nil {
		return err
	}
	patch, changed, err := listPatch(last.Content, res.Content, known != nil)
	if err != nil {
		return err
	}
	next := patch(d.Content)
	next.normalise()
	diff, err := Diff(d.Content, next)
	if err != nil {
		return err
	}
	for name := range diff {
		if slices.Contains(changed, name) {
			res.Changed = append(res.Changed, name)
		}
	}
	slices.Sort(res.Changed)
	if len(res.Changed) > 0 {
		res.Outcome = RowChanged
	}
	if res.Upload != "" {
		res.Outcome = RowChanged
		res.Changed = append(res.Changed, "file")
	}
	if !write {
		return nil
	}
	if len(res.Changed) > 0 && !slices.Equal(res.Changed, []string{"file"}) {
		if err := t.edit(&d, before, "dataset.update", patch); err != nil {
			return err
		}
	}
	if res.Upload != "" {
		if _, err := t.attach(&d, Delivery{Upload: res.Upload, Sheet: res.Sheet}); err != nil {
			return err
		}
	}
	return put(t, key(familyListed, string(id)), listed{res.Content})
}

// listPatch is the change that a list asks for: the members that differ from what the list said last time; on the first
// import of a dataset that was registered by hand, the members that the list gives.
func listPatch(last, now Content, known bool) (func(Content) Content, []string, error) {
	if !known {
		last = Content{}
		last.normalise()
	}
	diff, err := Diff(last, now)
	if err != nil {
		return nil, nil, err
	}
	var names []string
	raw := map[string]json.RawMessage{}
	for name, pair := range diff {
		names = append(names, name)
		raw[name] = pair[1]
	}
	patch, err := json.Marshal(raw)
	if err != nil {
		return nil, nil, err
	}
	return func(c Content) Content {
		for name := range raw {
			c.clear(name) // decoding would write into the slices and pointers that c shares with the record
		}
		// The patch was made from a Content a moment ago: it decodes into one.
		if err := json.Unmarshal(patch, &c); err != nil {
			return c
		}
		return c
	}, names, nil
}

// match finds the dataset that a row of a list speaks of, empty for none.
func match(r Reader, owner OrganizationID, localCode, title string) (DatasetID, error) {
	if localCode != "" {
		id, err := r.Get(localKey(owner, localCode))
		if err != nil || id != nil {
			return DatasetID(id), err
		}
	}
	for it, err := range r.Scan(under(familyTitle, string(owner), TitleKey(title))) {
		if err != nil {
			return "", err
		}
		id := DatasetID(it.Key[strings.LastIndexByte(string(it.Key), '/')+1:])
		var d Dataset
		if _, err := get(r, key(familyDataset, string(id)), &d); err != nil {
			return "", err
		}
		if d.Review.Status != Retired && (localCode == "" || d.LocalCode == "") {
			return id, nil
		}
	}
	return "", nil
}

// gaps names what SUBMIT will ask for and the content does not have.
func (c *Content) gaps() []string {
	var out []string
	add := func(name string, gap bool) {
		if gap {
			out = append(out, name)
		}
	}
	add("description", c.Description == "")
	add("theme", c.Theme == "")
	add("contact", c.Contact == nil)
	add("legalBasis", len(c.LegalBasis) == 0)
	add("updateFrequency", c.UpdateFrequency == FrequencyUnknown)
	add("sharing", c.Sharing == SharingUnclassified)
	add("importance", c.Importance == ImportanceUnclassified)
	add("personalData", c.PersonalData == PersonalUnclassified)
	return out
}

// Gaps names what SUBMIT will ask for and the dataset does not say.
func (d *Dataset) Gaps() []string { return d.Content.gaps() }

// readOnly makes a Writer of a Reader for code that is told not to write.
type readOnly struct{ Reader }

func (readOnly) Put([]byte, []byte) error { return errReadOnly }
func (readOnly) Delete([]byte) error      { return errReadOnly }
func (readOnly) Append(changelog.Entry) (uint64, error) {
	return 0, errReadOnly
}

var errReadOnly = fmt.Errorf("write in a read-only transaction")
