package registry

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// TaskState is where a task stands. It follows from its measure: nobody sets it but to cancel.
type TaskState string

// States of a task.
const (
	TaskOpen      TaskState = "OPEN"
	TaskDone      TaskState = "DONE"
	TaskCancelled TaskState = "CANCELLED"
)

// TaskStates lists them.
var TaskStates = []TaskState{TaskOpen, TaskDone, TaskCancelled}

// Task is one thing that a notice asks of a unit.
type Task struct {
	ID      TaskID   `json:"id"`
	Version int      `json:"version"`
	Notice  NoticeID `json:"notice"`
	Item    string   `json:"item"` // as the notice numbers it: 1a, 2.1
	Title   string   `json:"title"`
	// Lead answers for it; empty where Each is set.
	Lead     OrganizationID   `json:"lead,omitempty"`
	Partners []OrganizationID `json:"partners,omitempty"`
	// Each: every partner does it for itself and answers for its own share.
	Each     bool       `json:"each,omitempty"`
	Due      string     `json:"due,omitempty"` // YYYY-MM-DD, empty where the notice names none
	LateRule LateRule   `json:"lateRule"`
	Measure  Measure    `json:"measure"`
	Reported int        `json:"reported,omitempty"` // of a REPORTED measure, as the lead says
	Note     string     `json:"note,omitempty"`     // of the newest report
	At       *time.Time `json:"at,omitempty"`       // of the newest report
	By       AccountID  `json:"by,omitempty"`
	// Cancelled says why it is not to be done any more.
	Cancelled string    `json:"cancelled,omitempty"`
	CreatedBy AccountID `json:"createdBy"`
	CreatedAt time.Time `json:"createdAt"`
}

func (t *Task) mark() (string, *int) { return string(t.ID), &t.Version }

// units are all that the task concerns.
func (t *Task) units() []OrganizationID {
	if t.Lead == "" {
		return t.Partners
	}
	return append([]OrganizationID{t.Lead}, t.Partners...)
}

// LastDay is the last day on which the task is in time, empty for none.
func (t *Task) LastDay() string { return LastDay(t.Due, t.LateRule) }

// TaskInput is a task as the notice words it.
type TaskInput struct {
	Notice   NoticeID
	Item     string
	Title    string
	Lead     string   // organization code
	Partners []string // organization codes
	Each     bool
	Due      string // YYYY-MM-DD
	LateRule LateRule
	Measure  Measure
	// Cancelled is the reason for which the task falls away; empty keeps it.
	Cancelled string
}

// TaskFilter narrows a list of tasks.
type TaskFilter struct {
	ID           TaskID
	Notice       NoticeID
	Organization string // code of a unit that leads or takes part
	State        []TaskState
	Overdue      bool
}

// AddTask adds a task to a notice.
func (r *Registry) AddTask(ctx context.Context, in TaskInput) (*Task, error) {
	const op = "registry.AddTask"
	return keep(ctx, r, keeping[Task, *Task]{op: op, of: taskRecord, may: func(t *tx, _ *Task) error {
		if err := t.setTasks(); err != nil {
			return err
		}
		raw, err := t.Get(key(familyNotice, string(in.Notice)))
		if err == nil && raw == nil {
			return notFound(op, string(in.Notice))
		}
		return err
	}, fill: func(t *tx, task *Task) (string, error) {
		task.ID, task.Notice, task.CreatedBy, task.CreatedAt = TaskID(r.newID()), in.Notice, t.actor.Account, t.now
		return "task.add", t.fillTask(task, in, "")
	}})
}

// addTask adds a task in the act that enters its notice; n is its place among the input's tasks.
func (t *tx) addTask(in TaskInput, n int) error {
	task := &Task{ID: TaskID(t.r.newID()), Notice: in.Notice, CreatedBy: t.actor.Account, CreatedAt: t.now}
	if err := t.fillTask(task, in, fmt.Sprintf("tasks.%d.", n)); err != nil {
		return err
	}
	return t.keep("task.add", taskRecord, nil, task)
}

// UpdateTask changes a task, also to cancel it.
func (r *Registry) UpdateTask(ctx context.Context, id TaskID, expected int, in TaskInput) (*Task, error) {
	const op = "registry.UpdateTask"
	return keep(ctx, r, keeping[Task, *Task]{op: op, of: taskRecord, id: string(id), expected: expected, may: func(t *tx, task *Task) error {
		return t.setTasksOn(task.ID != "" && r.concerns(t.actor, ActReadTasks, task.units()...), string(id))
	}, fill: func(t *tx, task *Task) (string, error) {
		return "task.update", t.fillTask(task, in, "")
	}})
}

// ReportTask says how much of a task is done that nothing in the registry can measure.
//
// Errors: NotFound; Forbidden for who is not of the lead; Invalid for a task that is measured.
func (r *Registry) ReportTask(ctx context.Context, id TaskID, expected, done int, remark string) (*Task, error) {
	const op = "registry.ReportTask"
	return keep(ctx, r, keeping[Task, *Task]{op: op, of: taskRecord, id: string(id), expected: expected, may: func(t *tx, task *Task) error {
		if task.ID != "" && r.concerns(t.actor, ActDoTasks, task.Lead) {
			return nil
		}
		return t.forbidden("task.notLead", string(id), task.ID != "" && r.concerns(t.actor, ActReadTasks, task.units()...))
	}, fill: func(t *tx, task *Task) (string, error) {
		var v violations
		if task.Measure.Kind != MeasureReported {
			v.add("task.measured", "done", nil)
		}
		if task.Cancelled != "" {
			v.add("task.cancelled", "done", nil)
		}
		if done < 0 || done > 1_000_000 {
			v.add("task.done.invalid", "done", map[string]any{"value": done})
		}
		task.Reported, task.Note, task.At, task.By = done, text(remark), &t.now, t.actor.Account
		tooLong(&v, "note", task.Note, maxDescription)
		return "task.report", v.err(op)
	}})
}

// fillTask puts the input onto the task; at is where the input stands within a larger one.
func (t *tx) fillTask(task *Task, in TaskInput, at string) error {
	var v violations
	task.Item, task.Title, task.Each = line(in.Item), line(in.Title), in.Each
	task.Due, task.LateRule, task.Measure, task.Cancelled = strings.TrimSpace(in.Due), in.LateRule, in.Measure, text(in.Cancelled)
	if task.LateRule == "" {
		task.LateRule = LateBefore
	}
	if task.Item == "" || utf8.RuneCountInString(task.Item) > 20 {
		v.add("task.item.required", at+"item", nil)
	}
	if task.Title == "" {
		v.add("task.title.required", at+"title", nil)
	}
	tooLong(&v, at+"title", task.Title, maxShort)
	tooLong(&v, at+"cancelled", task.Cancelled, maxDescription)
	day(&v, at+"due", task.Due)
	member(&v, at+"lateRule", task.LateRule, LateRules)
	if err := t.taskUnits(task, in, at, &v); err != nil {
		return err
	}
	task.Measure.validate(&v, at+"measure")
	return v.err(t.op)
}

func (t *tx) taskUnits(task *Task, in TaskInput, at string, v *violations) (err error) {
	task.Lead = ""
	if in.Lead != "" {
		if task.Lead, err = t.unit(v, at+"lead", in.Lead); err != nil {
			return err
		}
	}
	if task.Partners, err = t.units(v, at+"partners", in.Partners); err != nil {
		return err
	}
	task.Partners = slices.DeleteFunc(task.Partners, func(u OrganizationID) bool { return u == task.Lead })
	switch {
	case in.Each && in.Lead != "":
		v.add("task.each.lead", at+"lead", nil)
	case in.Each && len(in.Partners) == 0:
		v.add("task.partners.required", at+"partners", nil)
	case !in.Each && in.Lead == "":
		v.add("task.lead.required", at+"lead", nil)
	case in.Each && (in.Measure.Kind == MeasureReported || in.Measure.Kind == MeasureTaskForce):
		v.add("task.each.reported", at+"measure", nil)
	}
	return nil
}
