package registry

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
)

// MeasureKind is what a task is measured by.
type MeasureKind string

// Kinds of measure. All but the last are counted from the registry.
const (
	MeasureDatasets  MeasureKind = "DATASETS"   // datasets that pass Filter, of those that pass Of
	MeasureTaskForce MeasureKind = "TASK_FORCE" // task forces that a decision has set up
	MeasureReported  MeasureKind = "REPORTED"   // what the lead says
)

// MeasureKinds lists them.
var MeasureKinds = []MeasureKind{MeasureDatasets, MeasureTaskForce, MeasureReported}

// Measure is how it is seen that a task is done.
type Measure struct {
	Kind   MeasureKind `json:"kind"`
	Filter Filter      `json:"filter,omitzero"` // which datasets are done
	Of     Filter      `json:"of,omitzero"`     // of which; empty for all
	// Target is how many must be done; 0 for all of them as they stand today, or for 1 of what is no dataset.
	Target int `json:"target,omitempty"`
}

func (m *Measure) validate(v *violations, path string) {
	if m.Kind == "" {
		m.Kind = MeasureReported
	}
	member(v, path+".kind", m.Kind, MeasureKinds)
	if m.Target < 0 || m.Target > 1_000_000 {
		v.add("task.target.invalid", path+".target", map[string]any{"value": m.Target})
	}
	if m.Kind == MeasureDatasets && m.Filter.IsZero() {
		v.add("task.filter.required", path+".filter", nil)
	}
	if m.Kind != MeasureDatasets {
		m.Filter, m.Of = Filter{}, Filter{}
	}
}

// IsZero reports whether the filter narrows nothing.
func (f Filter) IsZero() bool {
	raw, err := json.Marshal(f)
	return err == nil && string(raw) == "{}"
}

// Figures are what a measure comes to.
type Figures struct {
	Done, Target int
	// Elsewhere counts what a ministry's system holds, which is neither done nor late.
	Elsewhere int
}

// Share is the part that is done, 0…1. Nothing to do is nothing done.
func (f Figures) Share() float64 {
	if f.Target == 0 {
		return 0
	}
	return min(1, float64(f.Done)/float64(f.Target))
}

// Whole reports whether all is done.
func (f Figures) Whole() bool { return f.Target > 0 && f.Done >= f.Target }

// TaskShare is what one unit of a task that each does for itself has done.
type TaskShare struct {
	Organization OrganizationID
	Figures
}

// TaskBlock is a reason for which datasets of a task are not done, and of how many it is.
type TaskBlock struct {
	Reason string // message code
	Count  int
}

// TaskSeen is a task as one caller may see it.
type TaskSeen struct {
	Task
	// Figures are nil where nothing of what is counted is the caller's to know. A unit that takes part sees its own share.
	Figures *Figures
	Shares  []TaskShare // of a task that each does for itself
	Blocked []TaskBlock
	State   TaskState
	Late    bool
	Own     bool // Figures are the caller's unit's alone
	Report  bool // the caller may report on it
}

// Tasks lists tasks with their measures as they come to now, by notice, newest first, and item.
func (r *Registry) Tasks(ctx context.Context, f TaskFilter) ([]*TaskSeen, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, nil
	}
	var found []*Task
	c := &census{r: r, ctx: ctx, rows: map[string]map[DatasetID]Row{}}
	err := r.view(ctx, func(rd Reader) (err error) {
		if found, err = r.tasks(rd, a, f); err == nil && len(found) > 0 {
			err = c.read(rd)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	today, out := Today(r.now()), []*TaskSeen(nil)
	for _, t := range found {
		s, err := c.measure(a, t)
		if err != nil {
			return nil, err
		}
		s.Late = s.State == TaskOpen && t.Due != "" && today > t.LastDay()
		if (len(f.State) == 0 || slices.Contains(f.State, s.State)) && (!f.Overdue || s.Late) {
			out = append(out, s)
		}
	}
	return out, nil
}

// TaskByID reads a task; NotFound also when it is not the actor's to see.
func (r *Registry) TaskByID(ctx context.Context, id TaskID) (*TaskSeen, error) {
	list, err := r.Tasks(ctx, TaskFilter{ID: id})
	if err == nil && (len(list) == 0 || id == "") {
		err = notFound("registry.TaskByID", string(id))
	}
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// tasks are those that the actor may see and that pass the filter, but for what only their measure tells.
func (r *Registry) tasks(rd Reader, a Actor, f TaskFilter) ([]*Task, error) {
	list, err := all[Task](rd, familyTask)
	if err != nil {
		return nil, err
	}
	var unit OrganizationID
	if f.Organization != "" {
		o, err := organizationByCode(rd, f.Organization)
		if err != nil || o == nil {
			return nil, err
		}
		unit = o.ID
	}
	list = slices.DeleteFunc(list, func(t *Task) bool {
		return f.ID != "" && t.ID != f.ID || f.Notice != "" && t.Notice != f.Notice || unit != "" && !slices.Contains(t.units(), unit) ||
			!r.concerns(a, ActReadTasks, t.units()...)
	})
	slices.SortStableFunc(list, func(x, y *Task) int {
		if c := strings.Compare(string(y.Notice), string(x.Notice)); c != 0 {
			return c
		}
		return strings.Compare(x.Item, y.Item)
	})
	return list, nil
}

// census counts what measures ask for. Each filter is looked through once, whatever the number of tasks.
type census struct {
	r    *Registry
	ctx  context.Context
	rows map[string]map[DatasetID]Row // by filter
	// elsewhere are the datasets that a ministry's system holds.
	elsewhere map[DatasetID]bool
	forces    int // task forces at work today
}

func (c *census) read(rd Reader) (err error) {
	if c.elsewhere, err = heldElsewhere(rd); err != nil {
		return err
	}
	forces, err := all[TaskForce](rd, familyTaskForce)
	today := Today(c.r.now())
	c.forces = 0
	for _, f := range forces {
		if f.InForce(today) {
			c.forces++
		}
	}
	return err
}

// passing are the datasets that the caller sees and that pass a filter.
func (c *census) passing(f Filter) (map[DatasetID]Row, error) {
	raw, err := json.Marshal(f)
	if err != nil {
		return nil, err
	}
	if rows, ok := c.rows[string(raw)]; ok {
		return rows, nil
	}
	rows := map[DatasetID]Row{}
	err = c.r.Rows(c.ctx, f, func(row Row) bool { rows[row.ID] = row; return true })
	c.rows[string(raw)] = rows
	return rows, err
}

// sight is whose part of a task an actor sees: everybody's, that of one unit, or none. Counts of all are for who may see them for
// all; the lead counts what it sees itself; who takes part sees its own.
func (r *Registry) sight(a Actor, t *Task) (only OrganizationID, ok bool) {
	switch {
	case r.access.May(a, ActReadProgress, Subject{}):
		return "", true
	case a.Organization == "":
		return "", false
	case a.Organization == t.Lead:
		return "", true
	case slices.Contains(t.Partners, a.Organization):
		return a.Organization, true
	}
	return "", false
}

func (c *census) measure(a Actor, t *Task) (*TaskSeen, error) {
	s := &TaskSeen{Task: *t, State: TaskOpen, Report: t.Measure.Kind == MeasureReported && t.Cancelled == "" && c.r.concerns(a, ActDoTasks, t.Lead)}
	if !c.r.access.May(a, ActReadTasks, Subject{}) {
		s.CreatedBy = ""
	}
	only, ok := c.r.sight(a, t)
	s.Own = only != ""
	if ok {
		var err error
		switch t.Measure.Kind {
		case MeasureDatasets:
			err = c.countDatasets(s, only)
		case MeasureTaskForce:
			s.Own = false
			s.Figures = &Figures{Done: c.forces, Target: max(1, t.Measure.Target)}
		default:
			s.Own = false
			s.Figures = &Figures{Done: t.Reported, Target: max(1, t.Measure.Target)}
		}
		if err != nil {
			return nil, err
		}
	}
	switch {
	case t.Cancelled != "":
		s.State = TaskCancelled
	case s.Figures != nil && s.Figures.Whole():
		s.State = TaskDone
	}
	return s, nil
}

// countDatasets counts what passes the measure's filter of what passes its base, by unit.
func (c *census) countDatasets(s *TaskSeen, only OrganizationID) error {
	of, err := c.passing(s.Measure.Of)
	if err != nil {
		return err
	}
	done, err := c.passing(s.Measure.Filter)
	if err != nil {
		return err
	}
	total, units, blocks := Figures{}, map[OrganizationID]*Figures{}, map[string]int{}
	for id, row := range of {
		if only != "" && row.Owner != only || s.Each && !slices.Contains(s.Partners, row.Owner) {
			continue
		}
		u := units[row.Owner]
		if u == nil {
			u = &Figures{}
			units[row.Owner] = u
		}
		_, is := done[id]
		for _, f := range []*Figures{&total, u} {
			f.count(is, c.elsewhere[id])
		}
		if !is {
			blocks[blockOf(row, c.elsewhere[id])]++
		}
	}
	if s.Measure.Target > 0 && only == "" {
		total.Target = s.Measure.Target
	}
	s.Figures = &total
	s.Shares = sharesOf(s, only, units)
	for reason, n := range blocks {
		s.Blocked = append(s.Blocked, TaskBlock{reason, n})
	}
	slices.SortFunc(s.Blocked, func(x, y TaskBlock) int {
		if x.Count != y.Count {
			return y.Count - x.Count
		}
		return strings.Compare(x.Reason, y.Reason)
	})
	return nil
}

func (f *Figures) count(done, elsewhere bool) {
	switch {
	case done:
		f.Done++
		f.Target++
	case elsewhere:
		f.Elsewhere++
	default:
		f.Target++
	}
}

// sharesOf are the units' parts of a task that each does for itself, in the order of the notice.
func sharesOf(s *TaskSeen, only OrganizationID, units map[OrganizationID]*Figures) []TaskShare {
	if !s.Each {
		return nil
	}
	var out []TaskShare
	for _, u := range s.Partners {
		if only != "" && u != only {
			continue
		}
		share := TaskShare{Organization: u}
		if f := units[u]; f != nil {
			share.Figures = *f
		}
		out = append(out, share)
	}
	return out
}

// blockOf is why a dataset of a task is not done, as a message code: the reason that must go first.
func blockOf(row Row, elsewhere bool) string {
	switch {
	case elsewhere:
		return "block.elsewhere"
	case row.Review == Retired:
		return "block.retired"
	case row.Review == Rejected:
		return "block.rejected"
	case row.Review == ChangesRequested:
		return "block.changes"
	case !row.Delivered:
		return "block.noData"
	case row.Quality == QualityFailed:
		return "block.quality"
	case row.Review == Draft:
		return "block.draft"
	case row.Review == Submitted || row.Review == InReview:
		return "block.review"
	case row.Step == StepTable || row.Step == StepLoad || row.Step == StepService:
		return "block.operator"
	}
	return "block.publication"
}
