package registry

import (
	"context"
	"slices"
	"strings"
	"time"
)

// Notice is an official notice (thông báo) that assigns tasks to units. Number is empty while the paper has none.
type Notice struct {
	ID        NoticeID       `json:"id"`
	Version   int            `json:"version"`
	Issuer    OrganizationID `json:"issuer"`
	Number    string         `json:"number,omitempty"`
	Date      string         `json:"date"` // YYYY-MM-DD, of the paper or of the meeting that it concludes
	Title     string         `json:"title"`
	Text      string         `json:"text,omitempty"`
	Signatory string         `json:"signatory,omitempty"`
	// Addressees are the units that are asked to read it.
	Addressees []OrganizationID `json:"addressees"`
	File       *FileRef         `json:"file,omitempty"`
	CreatedBy  AccountID        `json:"createdBy"`
	CreatedAt  time.Time        `json:"createdAt"`
}

func (n *Notice) mark() (string, *int) { return string(n.ID), &n.Version }

// Receipt says that an account of a unit has read a notice.
type Receipt struct {
	ID           string         `json:"id"` // NOTICE.ACCOUNT
	Version      int            `json:"version"`
	Notice       NoticeID       `json:"notice"`
	Account      AccountID      `json:"account"`
	Organization OrganizationID `json:"organization"`
	At           time.Time      `json:"at"`
}

func (r *Receipt) mark() (string, *int) { return r.ID, &r.Version }

// NoticeInput is a notice as it lies on paper, with the tasks that it assigns.
type NoticeInput struct {
	Number     string
	Date       string // YYYY-MM-DD
	Title      string
	Text       string
	Signatory  string
	Addressees []string // organization codes
	File       UploadID
	Tasks      []TaskInput
}

// NoticeSeen is a notice as one caller may see it.
type NoticeSeen struct {
	Notice
	// Receipts has one line for each addressee that the caller may know of, with its first reader; At is zero for who has not read.
	Receipts []Receipt
	ReadAt   time.Time // when the caller read it; zero for not yet
	ToRead   bool      // the caller's unit is addressed
}

// IssueNotice enters a notice with its tasks, in one act.
//
// Errors: Forbidden; Invalid with all that does not fit.
func (r *Registry) IssueNotice(ctx context.Context, in NoticeInput) (*Notice, error) {
	const op = "registry.IssueNotice"
	return keep(ctx, r, keeping[Notice, *Notice]{op: op, of: noticeRecord, may: func(t *tx, _ *Notice) error {
		return t.setTasks()
	}, fill: func(t *tx, n *Notice) (string, error) {
		n.ID, n.Issuer, n.CreatedBy, n.CreatedAt = NoticeID(r.newID()), t.actor.Organization, t.actor.Account, t.now
		if err := t.fillNotice(n, in); err != nil {
			return "", err
		}
		for i, task := range in.Tasks {
			task.Notice = n.ID
			if err := t.addTask(task, i); err != nil {
				return "", err
			}
		}
		return "notice.issue", nil
	}})
}

// UpdateNotice changes what was entered of a notice; its tasks are changed one by one.
func (r *Registry) UpdateNotice(ctx context.Context, id NoticeID, expected int, in NoticeInput) (*Notice, error) {
	const op = "registry.UpdateNotice"
	return keep(ctx, r, keeping[Notice, *Notice]{op: op, of: noticeRecord, id: string(id), expected: expected, may: func(t *tx, n *Notice) error {
		seen, err := t.r.noticeUnits(t, n)
		if err != nil {
			return err
		}
		return t.setTasksOn(n.ID != "" && r.concerns(t.actor, ActReadTasks, seen...), string(id))
	}, fill: func(t *tx, n *Notice) (string, error) {
		file := n.File
		if err := t.fillNotice(n, in); err != nil {
			return "", err
		}
		if in.File == "" {
			n.File = file
		}
		return "notice.update", nil
	}})
}

// setTasks refuses who may not enter notices and tasks.
func (t *tx) setTasks() error { return t.setTasksOn(true, "") }

func (t *tx) setTasksOn(seen bool, name string) error {
	if seen && t.r.access.May(t.actor, ActSetTasks, Subject{}) {
		return nil
	}
	return t.forbidden("task.notYours", name, seen)
}

func (t *tx) fillNotice(n *Notice, in NoticeInput) error {
	var v violations
	n.Number, n.Title, n.Text = strings.ReplaceAll(line(in.Number), " ", ""), line(in.Title), text(in.Text)
	n.Date, n.Signatory = strings.TrimSpace(in.Date), line(in.Signatory)
	if n.Number != "" && !documentNumber.MatchString(n.Number) {
		v.add("decision.number.invalid", "number", map[string]any{"value": n.Number})
	}
	if n.Title == "" {
		v.add("notice.title.required", "title", nil)
	}
	if n.Date == "" {
		v.add("notice.date.required", "date", nil)
	}
	day(&v, "date", n.Date)
	tooLong(&v, "title", n.Title, maxShort)
	tooLong(&v, "text", n.Text, maxDescription)
	tooLong(&v, "signatory", n.Signatory, maxTitle)
	var err error
	if n.Addressees, err = t.units(&v, "addressees", in.Addressees); err != nil {
		return err
	}
	if len(in.Tasks) > maxTasks {
		v.add("list.tooMany", "tasks", map[string]any{"count": len(in.Tasks), "max": maxTasks})
	}
	if err := v.err(t.op); err != nil {
		return err
	}
	n.File, err = t.paperFile(in.File)
	return err
}

// maxTasks bounds the tasks of one notice.
const maxTasks = 200

// noticeUnits are the units that a notice concerns: whom it addresses, and who has a task of it.
func (r *Registry) noticeUnits(rd Reader, n *Notice) ([]OrganizationID, error) {
	units := slices.Clone(n.Addressees)
	tasks, err := all[Task](rd, familyTask)
	for _, t := range tasks {
		if t.Notice == n.ID {
			units = append(units, t.units()...)
		}
	}
	return units, err
}

// ReadNotice records that the actor has read a notice that addresses their unit. Reading again changes nothing.
//
// Errors: NotFound; Forbidden for who is not addressed.
func (r *Registry) ReadNotice(ctx context.Context, id NoticeID) (*NoticeSeen, error) {
	const op = "registry.ReadNotice"
	err := r.update(ctx, op, func(t *tx) error {
		if t.actor.Anonymous() {
			return SignInRequired(op, t.actor)
		}
		var n Notice
		raw, err := get(t, key(familyNotice, string(id)), &n)
		if err != nil {
			return err
		}
		units, err := r.noticeUnits(t, &n)
		if err != nil {
			return err
		}
		if raw == nil || !r.concerns(t.actor, ActReadTasks, units...) {
			return notFound(op, string(id))
		}
		if !slices.Contains(units, t.actor.Organization) || !r.access.May(t.actor, ActDoTasks, Subject{Owner: t.actor.Organization}) {
			return &Error{Op: op, Kind: KindForbidden, Code: "notice.notAddressed", Name: string(id)}
		}
		rec := &Receipt{ID: string(id) + "." + string(t.actor.Account), Notice: id, Account: t.actor.Account, Organization: t.actor.Organization, At: t.now}
		if had, err := t.Get(key(familyReceipt, rec.ID)); err != nil || had != nil {
			return err
		}
		return t.keep("receipt.read", receiptRecord, nil, rec)
	})
	if err != nil {
		return nil, err
	}
	return r.NoticeByID(ctx, id)
}

// Notices lists the notices that the actor may see, newest first.
func (r *Registry) Notices(ctx context.Context) ([]*NoticeSeen, error) {
	a := ActorFrom(ctx)
	if a.Anonymous() {
		return nil, nil
	}
	var out []*NoticeSeen
	err := r.view(ctx, func(rd Reader) error {
		out = nil
		notices, err := all[Notice](rd, familyNotice)
		if err != nil {
			return err
		}
		receipts, err := all[Receipt](rd, familyReceipt)
		if err != nil {
			return err
		}
		for _, n := range slices.Backward(notices) {
			units, err := r.noticeUnits(rd, n)
			if err != nil {
				return err
			}
			if r.concerns(a, ActReadTasks, units...) {
				out = append(out, r.noticeSeen(a, n, units, receipts))
			}
		}
		return nil
	})
	return out, err
}

// NoticeByID reads a notice; NotFound also when it is not the actor's to see.
func (r *Registry) NoticeByID(ctx context.Context, id NoticeID) (*NoticeSeen, error) {
	list, err := r.Notices(ctx)
	for _, n := range list {
		if n.ID == id {
			return n, nil
		}
	}
	if err == nil {
		err = notFound("registry.NoticeByID", string(id))
	}
	return nil, err
}

// noticeSeen shows a notice with the receipts of those units that the actor may know of. A unit that was never addressed has no
// line, whoever of it has looked.
func (r *Registry) noticeSeen(a Actor, n *Notice, units []OrganizationID, receipts []*Receipt) *NoticeSeen {
	s := &NoticeSeen{Notice: *n, ToRead: slices.Contains(units, a.Organization) && r.access.May(a, ActDoTasks, Subject{Owner: a.Organization})}
	first := map[OrganizationID]*Receipt{}
	for _, rec := range receipts {
		if rec.Notice != n.ID {
			continue
		}
		if rec.Account == a.Account {
			s.ReadAt = rec.At
		}
		if had := first[rec.Organization]; had == nil || rec.At.Before(had.At) {
			first[rec.Organization] = rec
		}
	}
	seen := map[OrganizationID]bool{}
	for _, u := range units {
		if seen[u] || !r.concerns(a, ActReadTasks, u) {
			continue
		}
		seen[u] = true
		line := Receipt{Notice: n.ID, Organization: u}
		if rec := first[u]; rec != nil {
			line = *rec
		}
		s.Receipts = append(s.Receipts, line)
	}
	if !r.access.May(a, ActReadTasks, Subject{}) { // whom else it addresses is in the paper itself, and no secret; who entered it is
		s.CreatedBy = ""
	}
	return s
}
