package registry

import (
	"context"
	"slices"
	"strings"
	"sync"

	"danhmuc/schemas"
)

// ColumnUse is a column of one dataset, as the data dictionary knows it.
type ColumnUse struct {
	Dataset  DatasetID
	Column   string // its name, which the dictionary goes by
	Title    string
	Type     string
	Unit     string
	CodeList string
}

// ColumnVariant is one way in which other datasets declare a column.
type ColumnVariant struct {
	Type, Unit, CodeList string
	Differs              []string    // type, unit, codeList: what is not as in the column compared with
	Datasets             []DatasetID // who declares it so, by ID
}

// ColumnConflict is a column whose name means something else elsewhere.
type ColumnConflict struct {
	ColumnUse
	Variants []ColumnVariant // most datasets first
}

// dictionary is the catalogue's columns by name, derived from the log: it is brought up to the newest entry when it is asked. It
// holds names, types and units of every dataset, so what leaves it passes the caller's rights first.
type dictionary struct {
	mu       sync.Mutex // guards all; held while catching up, so that two callers do not read the same entries
	at       uint64     // newest entry seen
	columns  map[DatasetID][]ColumnUse
	datasets map[string]map[DatasetID]ColumnUse // by column name
	parsed   map[string][]schemas.Column        // by identity: schemas never change
}

// catchUp reads the datasets that changed since the last call, all of them at first.
func (d *dictionary) catchUp(rd Reader) error {
	head, err := rd.Head()
	if err != nil || head.Size == d.at {
		return err
	}
	if d.columns == nil {
		d.columns, d.datasets, d.parsed = map[DatasetID][]ColumnUse{}, map[string]map[DatasetID]ColumnUse{}, map[string][]schemas.Column{}
		for it, err := range rd.Scan(under(familyDataset)) {
			if err != nil {
				return err
			}
			if err := d.read(rd, DatasetID(strings.TrimPrefix(string(it.Key), familyDataset+"/"))); err != nil {
				return err
			}
		}
		d.at = head.Size
		return nil
	}
	touched := map[DatasetID]bool{}
	for e, err := range rd.Entries(d.at + 1) {
		if err != nil {
			return err
		}
		if e.Seq > head.Size {
			break
		}
		if typeOf(e.Kind) == datasetRecord {
			touched[DatasetID(e.Record)] = true
		}
	}
	for id := range touched {
		if err := d.read(rd, id); err != nil {
			return err
		}
	}
	d.at = head.Size
	return nil
}

// read takes in one dataset as it stands. Retired and rejected ones are no example for anybody.
func (d *dictionary) read(rd Reader, id DatasetID) error {
	for _, use := range d.columns[id] {
		delete(d.datasets[use.Column], id)
	}
	delete(d.columns, id)
	var record Dataset
	raw, err := get(rd, key(familyDataset, string(id)), &record)
	if err != nil || raw == nil || record.Schema == "" || record.Review.Status == Retired || record.Review.Status == Rejected {
		return err
	}
	list, known := d.parsed[record.Schema]
	if !known {
		doc, err := rd.Get(key(familySchema, record.Schema))
		if err != nil || doc == nil {
			return err
		}
		if list, err = schemas.ColumnsOf(doc); err != nil {
			return nil // stored by an older version, which took more: it declares nothing that can be compared
		}
		d.parsed[record.Schema] = list
	}
	for _, c := range list {
		use := ColumnUse{id, c.Name, c.Title, c.Type, c.Unit, c.CodeList}
		d.columns[id] = append(d.columns[id], use)
		if d.datasets[c.Name] == nil {
			d.datasets[c.Name] = map[DatasetID]ColumnUse{}
		}
		d.datasets[c.Name][id] = use
	}
	return nil
}

// Differs tells in what two uses of one name disagree. A unit that one of them leaves unsaid is no disagreement.
func (c ColumnUse) Differs(other ColumnUse) []string {
	var out []string
	if c.Type != other.Type {
		out = append(out, "type")
	}
	if c.Unit != other.Unit && c.Unit != "" && other.Unit != "" {
		out = append(out, "unit")
	}
	if c.CodeList != other.CodeList {
		out = append(out, "codeList")
	}
	return out
}

// ColumnConflicts lists the columns of a dataset whose names have another type, unit or code list in other datasets: "fit and
// consistent" is the reviewer's question. Only for callers of the review queue, and only of datasets whose every edition they see.
func (r *Registry) ColumnConflicts(ctx context.Context, id DatasetID) ([]ColumnConflict, error) {
	var out []ColumnConflict
	err := r.inDictionary(ctx, func(d *dictionary, sees func(DatasetID) (bool, error)) error {
		out = nil
		if ok, err := sees(id); err != nil || !ok {
			return err
		}
		for _, own := range d.columns[id] {
			c, err := d.conflict(own, sees)
			if err != nil {
				return err
			}
			if len(c.Variants) > 0 {
				out = append(out, c)
			}
		}
		return nil
	})
	return out, err
}

// Dictionary lists the catalogue's columns that are declared in more than one way, those in most datasets first; at most limit. Each
// is compared with its commonest declaration. For the same callers.
func (r *Registry) Dictionary(ctx context.Context, limit int) ([]ColumnConflict, error) {
	var out []ColumnConflict
	err := r.inDictionary(ctx, func(d *dictionary, sees func(DatasetID) (bool, error)) error {
		out = nil
		names := make([]string, 0, len(d.datasets))
		for name, uses := range d.datasets {
			if len(uses) > 1 {
				names = append(names, name)
			}
		}
		slices.SortFunc(names, func(a, b string) int {
			if n := len(d.datasets[b]) - len(d.datasets[a]); n != 0 {
				return n
			}
			return strings.Compare(a, b)
		})
		for _, name := range names {
			if len(out) == limit {
				return nil
			}
			common, err := d.commonest(name, sees)
			if err != nil {
				return err
			}
			c, err := d.conflict(common, sees)
			if err != nil {
				return err
			}
			if len(c.Variants) > 0 {
				out = append(out, c)
			}
		}
		return nil
	})
	return out, err
}

// inDictionary runs fn over the dictionary as of now, with what tells whether the caller sees every edition of a dataset.
func (r *Registry) inDictionary(ctx context.Context, fn func(*dictionary, func(DatasetID) (bool, error)) error) error {
	a := ActorFrom(ctx)
	if !r.access.May(a, ActReadQueue, Subject{}) {
		return nil
	}
	d := &r.dictionary
	d.mu.Lock()
	defer d.mu.Unlock()
	return r.view(ctx, func(rd Reader) error {
		if err := d.catchUp(rd); err != nil {
			return err
		}
		known := map[DatasetID]bool{}
		return fn(d, func(id DatasetID) (bool, error) {
			if sees, asked := known[id]; asked {
				return sees, nil
			}
			s, err := r.whole(rd, a, id)
			known[id] = s != nil
			return s != nil, err
		})
	})
}

// conflict gathers the other declarations of a column's name that disagree with it.
func (d *dictionary) conflict(own ColumnUse, sees func(DatasetID) (bool, error)) (ColumnConflict, error) {
	out := ColumnConflict{ColumnUse: own}
	for id, use := range d.datasets[own.Column] {
		differs := own.Differs(use)
		if id == own.Dataset || len(differs) == 0 {
			continue
		}
		ok, err := sees(id)
		if err != nil {
			return out, err
		}
		if !ok {
			continue
		}
		at := slices.IndexFunc(out.Variants, func(v ColumnVariant) bool {
			return v.Type == use.Type && v.Unit == use.Unit && v.CodeList == use.CodeList
		})
		if at < 0 {
			at = len(out.Variants)
			out.Variants = append(out.Variants, ColumnVariant{Type: use.Type, Unit: use.Unit, CodeList: use.CodeList, Differs: differs})
		}
		out.Variants[at].Datasets = append(out.Variants[at].Datasets, id)
	}
	for i := range out.Variants {
		slices.Sort(out.Variants[i].Datasets)
	}
	slices.SortFunc(out.Variants, func(a, b ColumnVariant) int {
		if n := len(b.Datasets) - len(a.Datasets); n != 0 {
			return n
		}
		return strings.Compare(a.Type+"\x00"+a.Unit+"\x00"+a.CodeList, b.Type+"\x00"+b.Unit+"\x00"+b.CodeList)
	})
	return out, nil
}

// commonest is the declaration of a name that most datasets share, of those that the caller sees.
func (d *dictionary) commonest(name string, sees func(DatasetID) (bool, error)) (ColumnUse, error) {
	type way struct{ kind, unit, list string }
	count := map[way]int{}
	var best ColumnUse
	most := 0
	ids := make([]DatasetID, 0, len(d.datasets[name]))
	for id := range d.datasets[name] {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		ok, err := sees(id)
		if err != nil {
			return best, err
		}
		if !ok {
			continue
		}
		use := d.datasets[name][id]
		w := way{use.Type, use.Unit, use.CodeList}
		if count[w]++; count[w] > most {
			best, most = use, count[w]
		}
	}
	best.Column = name
	return best, nil
}
