package registry

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// MemberRole is a person's place in a task force: tổ trưởng, tổ phó, thành viên.
type MemberRole string

// Places in a task force.
const (
	MemberHead   MemberRole = "HEAD"
	MemberDeputy MemberRole = "DEPUTY"
	MemberPlain  MemberRole = "MEMBER"
)

// MemberRoles lists them in order of rank.
var MemberRoles = []MemberRole{MemberHead, MemberDeputy, MemberPlain}

// TaskForceMember is one person of a task force.
type TaskForceMember struct {
	Name         string         `json:"name"`
	Position     string         `json:"position,omitempty"` // Phó Giám đốc
	Organization OrganizationID `json:"organization"`
	Role         MemberRole     `json:"role"`
	From         string         `json:"from,omitempty"` // YYYY-MM-DD; empty for the decision's date
	To           string         `json:"to,omitempty"`   // YYYY-MM-DD, last day; empty for still
}

// TaskForce is a group set up by a decision (tổ công tác). Number and date are empty while the decision is a draft.
type TaskForce struct {
	ID        TaskForceID       `json:"id"`
	Version   int               `json:"version"`
	Name      string            `json:"name"`
	Decision  string            `json:"decision,omitempty"` // number
	Date      string            `json:"date,omitempty"`     // YYYY-MM-DD
	Signatory string            `json:"signatory,omitempty"`
	Unit      OrganizationID    `json:"unit,omitempty"` // the unit that serves it (cơ quan thường trực)
	From      string            `json:"from,omitempty"`
	To        string            `json:"to,omitempty"`
	Members   []TaskForceMember `json:"members,omitempty"`
	File      *FileRef          `json:"file,omitempty"`
	CreatedAt time.Time         `json:"createdAt"`
}

func (f *TaskForce) mark() (string, *int) { return string(f.ID), &f.Version }

// InForce reports whether it is set up and at work on a day, YYYY-MM-DD.
func (f *TaskForce) InForce(on string) bool {
	return f.Decision != "" && f.Date != "" && max(f.From, f.Date) <= on && (f.To == "" || on <= f.To)
}

// TaskForceInput is a task force as the decision sets it up; it replaces what was recorded.
type TaskForceInput struct {
	Name, Decision, Date, Signatory, From, To string
	Unit                                      string // organization code
	Members                                   []TaskForceMemberInput
	File                                      UploadID
}

// TaskForceMemberInput is one person, the unit by its code.
type TaskForceMemberInput struct {
	Name, Position, Organization string
	Role                         MemberRole
	From, To                     string
}

// SetTaskForce records a task force, or with an ID changes one.
//
// Errors: Forbidden; NotFound; Conflict; Invalid: one head at a time, a number with its date.
func (r *Registry) SetTaskForce(ctx context.Context, id TaskForceID, expected int, in TaskForceInput) (*TaskForce, error) {
	const op = "registry.SetTaskForce"
	return keep(ctx, r, keeping[TaskForce, *TaskForce]{op: op, of: taskForceRecord, id: string(id), expected: expected, may: func(t *tx, f *TaskForce) error {
		known := id == "" || f.ID != "" && r.concerns(t.actor, ActReadTasks, f.units()...)
		if known && r.access.May(t.actor, ActSetTaskForce, Subject{}) {
			return nil
		}
		return t.forbidden("taskforce.notYours", string(id), known)
	}, fill: func(t *tx, f *TaskForce) (string, error) {
		if f.ID == "" {
			f.ID, f.CreatedAt = TaskForceID(r.newID()), t.now
		}
		return "taskforce.set", t.fillTaskForce(f, in)
	}})
}

func (t *tx) fillTaskForce(f *TaskForce, in TaskForceInput) error {
	var v violations
	f.Name, f.Decision, f.Signatory = line(in.Name), strings.ReplaceAll(line(in.Decision), " ", ""), line(in.Signatory)
	f.Date, f.From, f.To = strings.TrimSpace(in.Date), strings.TrimSpace(in.From), strings.TrimSpace(in.To)
	if f.Name == "" {
		v.add("taskforce.name.required", "name", nil)
	}
	tooLong(&v, "name", f.Name, maxTitle)
	tooLong(&v, "signatory", f.Signatory, maxTitle)
	if f.Decision != "" && !documentNumber.MatchString(f.Decision) {
		v.add("decision.number.invalid", "decision", map[string]any{"value": f.Decision})
	}
	if f.Decision != "" && f.Date == "" {
		v.add("decision.date.required", "date", nil)
	}
	span(&v, "", f.From, f.To)
	day(&v, "date", f.Date)
	var err error
	if f.Unit = ""; in.Unit != "" {
		if f.Unit, err = t.unit(&v, "unit", in.Unit); err != nil {
			return err
		}
	}
	if len(in.Members) > maxTasks {
		v.add("list.tooMany", "members", map[string]any{"count": len(in.Members), "max": maxTasks})
	}
	f.Members = nil
	for i, m := range in.Members {
		member, err := t.fillMember(m, fmt.Sprintf("members.%d", i), &v)
		if err != nil {
			return err
		}
		f.Members = append(f.Members, member)
	}
	oneHead(&v, f)
	if err := v.err(t.op); err != nil {
		return err
	}
	file, err := t.paperFile(in.File)
	if file != nil {
		f.File = file
	}
	return err
}

func (t *tx) fillMember(in TaskForceMemberInput, at string, v *violations) (TaskForceMember, error) {
	m := TaskForceMember{Name: line(in.Name), Position: line(in.Position), Role: in.Role, From: strings.TrimSpace(in.From), To: strings.TrimSpace(in.To)}
	if m.Role == "" {
		m.Role = MemberPlain
	}
	if m.Name == "" && m.Position == "" {
		v.add("taskforce.member.required", at+".name", nil)
	}
	tooLong(v, at+".name", m.Name, maxTitle)
	tooLong(v, at+".position", m.Position, maxTitle)
	member(v, at+".role", m.Role, MemberRoles)
	span(v, at+".", m.From, m.To)
	var err error
	m.Organization, err = t.unit(v, at+".organization", in.Organization)
	return m, err
}

// span checks two days, of which either may be empty.
func span(v *violations, at, from, to string) {
	first, okFirst := day(v, at+"from", from)
	last, okLast := day(v, at+"to", to)
	if okFirst && okLast && last.Before(first) {
		v.add("dataset.temporal.reversed", at+"to", map[string]any{"start": from})
	}
}

// oneHead refuses two heads whose times overlap.
func oneHead(v *violations, f *TaskForce) {
	for i, x := range f.Members {
		for _, y := range f.Members[:i] {
			if x.Role == MemberHead && y.Role == MemberHead && (x.To == "" || y.From <= x.To) && (y.To == "" || x.From <= y.To) {
				v.add("taskforce.heads", fmt.Sprintf("members.%d.role", i), nil)
			}
		}
	}
}

// units are all units that somebody of it comes from.
func (f *TaskForce) units() []OrganizationID {
	out := []OrganizationID{f.Unit}
	for _, m := range f.Members {
		out = append(out, m.Organization)
	}
	return out
}

// TaskForces lists the task forces that the actor may see, newest first.
func (r *Registry) TaskForces(ctx context.Context) ([]*TaskForce, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, nil
	}
	var out []*TaskForce
	err := r.view(ctx, func(rd Reader) error {
		list, err := all[TaskForce](rd, familyTaskForce)
		out = slices.DeleteFunc(list, func(f *TaskForce) bool { return !r.concerns(a, ActReadTasks, f.units()...) })
		slices.Reverse(out)
		return err
	})
	return out, err
}
