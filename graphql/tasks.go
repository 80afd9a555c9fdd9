package graphql

import (
	"context"
	"encoding/json"
	"time"

	"danhmuc/registry"
)

// taskTypes are notices, their tasks, requests for completion, data held elsewhere and task forces.
func (a *api) taskTypes() typeTable {
	return typeTable{
		"Notice":               a.noticeFields(),
		"NoticeConnection":     connectionFields[registry.NoticeSeen](),
		"NoticeEdge":           edgeFields[registry.NoticeSeen](),
		"NoticePayload":        payloadFields[registry.NoticeSeen]("notice"),
		"Receipt":              a.receiptFields(),
		"Task":                 a.taskFields(),
		"TaskConnection":       connectionFields[registry.TaskSeen](),
		"TaskEdge":             edgeFields[registry.TaskSeen](),
		"TaskPayload":          payloadFields[registry.TaskSeen]("task"),
		"TaskMeasure":          a.measureFields(),
		"TaskShare":            a.shareFields(),
		"TaskBlock":            a.blockFields(),
		"Supplement":           a.supplementFields(),
		"SupplementConnection": connectionFields[registry.Supplement](),
		"SupplementEdge":       edgeFields[registry.Supplement](),
		"SupplementPayload":    payloadFields[registry.Supplement]("supplement"),
		"HeldElsewhere":        a.elsewhereFields(),
		"HeldElsewherePayload": payloadFields[registry.HeldElsewhere]("heldElsewhere"),
		"TaskForce":            a.taskForceFields(),
		"TaskForceConnection":  connectionFields[registry.TaskForce](),
		"TaskForceEdge":        edgeFields[registry.TaskForce](),
		"TaskForcePayload":     payloadFields[registry.TaskForce]("taskForce"),
		"TaskForceMember":      a.memberFields(),
	}
}

// units are organizations in a record's own order.
func units[T any](a *api, of func(*T) []registry.OrganizationID) field {
	return call(func(ctx context.Context, obj *T, _ Args) (any, error) {
		return refsOf(a.r.OrganizationsByID(ctx, of(obj)))
	})
}

func (a *api) noticeFields() fields {
	type notice = registry.NoticeSeen
	return fields{
		"id":         id("Notice", func(n *notice) registry.NoticeID { return n.ID }),
		"version":    integer(func(n *notice) int { return n.Version }),
		"number":     maybe(func(n *notice) string { return n.Number }),
		"date":       text(func(n *notice) string { return n.Date }),
		"title":      text(func(n *notice) string { return n.Title }),
		"text":       maybe(func(n *notice) string { return n.Text }),
		"signatory":  maybe(func(n *notice) string { return n.Signatory }),
		"issuer":     ref(func(n *notice) registry.OrganizationID { return n.Issuer }, a.organizations),
		"addressees": units(a, func(n *notice) []registry.OrganizationID { return n.Addressees }),
		"fileName": maybe(func(n *notice) string {
			if n.File == nil {
				return ""
			}
			return n.File.Name
		}),
		"createdAt": moment(func(n *notice) time.Time { return n.CreatedAt }),
		"tasks":     {owner: ownerOf[notice](), load: a.tasksOf},
		"receipts":  objects(func(n *notice) []registry.Receipt { return n.Receipts }),
		"readCount": integer(func(n *notice) int {
			count := 0
			for _, r := range n.Receipts {
				if !r.At.IsZero() {
					count++
				}
			}
			return count
		}),
		"readAt": moment(func(n *notice) time.Time { return n.ReadAt }),
		"toRead": boolean(func(n *notice) bool { return n.ToRead }),
	}
}

func (a *api) receiptFields() fields {
	type receipt = registry.Receipt
	return fields{
		"organization": ref(func(r *receipt) registry.OrganizationID { return r.Organization }, a.organizations),
		"reader":       ref(func(r *receipt) registry.AccountID { return r.Account }, a.names),
		"readAt":       moment(func(r *receipt) time.Time { return r.At }),
	}
}

// tasksOf are the tasks of each of several notices, measured once for all.
func (a *api) tasksOf(ctx context.Context, objs []any, _ Args) ([]any, []error) {
	list, err := a.r.Tasks(ctx, registry.TaskFilter{})
	if err != nil {
		return make([]any, len(objs)), sameError(err, len(objs))
	}
	of := map[registry.NoticeID][]*registry.TaskSeen{}
	for _, t := range list {
		of[t.Notice] = append(of[t.Notice], t)
	}
	out := make([]any, len(objs))
	for i, obj := range objs {
		out[i] = refs(of[obj.(*registry.NoticeSeen).ID])
	}
	return out, nil
}

func (a *api) notices(ctx context.Context, ids []registry.NoticeID) (map[registry.NoticeID]*registry.NoticeSeen, error) {
	list, err := a.r.Notices(ctx)
	out := make(map[registry.NoticeID]*registry.NoticeSeen, len(ids))
	for _, n := range list {
		out[n.ID] = n
	}
	return out, err
}

func (a *api) taskFields() fields {
	type task = registry.TaskSeen
	return fields{
		"id":       id("Task", func(t *task) registry.TaskID { return t.ID }),
		"version":  integer(func(t *task) int { return t.Version }),
		"notice":   ref(func(t *task) registry.NoticeID { return t.Notice }, a.notices),
		"item":     text(func(t *task) string { return t.Item }),
		"title":    text(func(t *task) string { return t.Title }),
		"lead":     ref(func(t *task) registry.OrganizationID { return t.Lead }, a.organizations),
		"partners": units(a, func(t *task) []registry.OrganizationID { return t.Partners }),
		"each":     boolean(func(t *task) bool { return t.Each }),
		"due":      maybe(func(t *task) string { return t.Due }),
		"lateRule": text(func(t *task) registry.LateRule { return t.LateRule }),
		"lastDay":  maybe(func(t *task) string { return t.LastDay() }),
		"daysLeft": call(func(_ context.Context, t *task, _ Args) (any, error) { return daysLeft(t.LastDay(), time.Now()), nil }),
		"measure": object(func(t *task) *taskMeasure {
			if t.Figures == nil {
				return nil
			}
			return &taskMeasure{t}
		}),
		"shares":     objects(func(t *task) []registry.TaskShare { return t.Shares }),
		"state":      text(func(t *task) registry.TaskState { return t.State }),
		"late":       boolean(func(t *task) bool { return t.Late }),
		"blockedBy":  objects(func(t *task) []registry.TaskBlock { return t.Blocked }),
		"note":       maybe(func(t *task) string { return t.Note }),
		"reportedAt": momentOr(func(t *task) *time.Time { return t.At }),
		"cancelled":  maybe(func(t *task) string { return t.Cancelled }),
		"canReport":  boolean(func(t *task) bool { return t.Report }),
	}
}

// taskMeasure is what a task's measure comes to, for who may know of it.
type taskMeasure struct{ *registry.TaskSeen }

func (a *api) measureFields() fields {
	type task = taskMeasure
	return fields{
		"kind": text(func(t *task) registry.MeasureKind { return t.Measure.Kind }),
		"label": call(func(ctx context.Context, t *task, _ Args) (any, error) {
			return a.say(ctx, "measure."+string(t.Measure.Kind), nil), nil
		}),
		"done":      integer(func(t *task) int { return t.Figures.Done }),
		"target":    integer(func(t *task) int { return t.Figures.Target }),
		"share":     float(func(t *task) float64 { return t.Figures.Share() }),
		"elsewhere": integer(func(t *task) int { return t.Figures.Elsewhere }),
		"own":       boolean(func(t *task) bool { return t.Own }),
		"filter":    document(func(t *task) json.RawMessage { return measureOf(t.Measure.Filter) }),
		"of":        document(func(t *task) json.RawMessage { return measureOf(t.Measure.Of) }),
	}
}

func (a *api) shareFields() fields {
	type share = registry.TaskShare
	return fields{
		"organization": ref(func(s *share) registry.OrganizationID { return s.Organization }, a.organizations),
		"done":         integer(func(s *share) int { return s.Done }),
		"target":       integer(func(s *share) int { return s.Target }),
		"elsewhere":    integer(func(s *share) int { return s.Elsewhere }),
		"state": text(func(s *share) registry.TaskState {
			if s.Whole() {
				return registry.TaskDone
			}
			return registry.TaskOpen
		}),
	}
}

func (a *api) blockFields() fields {
	type block = registry.TaskBlock
	return fields{
		"reason":  text(func(b *block) string { return b.Reason }),
		"message": call(func(ctx context.Context, b *block, _ Args) (any, error) { return a.say(ctx, b.Reason, nil), nil }),
		"count":   integer(func(b *block) int { return b.Count }),
	}
}

func (a *api) supplementFields() fields {
	type supplement = registry.Supplement
	return fields{
		"id":           id("Supplement", func(s *supplement) registry.SupplementID { return s.ID }),
		"version":      integer(func(s *supplement) int { return s.Version }),
		"organization": ref(func(s *supplement) registry.OrganizationID { return s.Organization }, a.organizations),
		"dataset":      ref(func(s *supplement) registry.DatasetID { return s.Dataset }, a.datasets),
		"text":         text(func(s *supplement) string { return s.Text }),
		"due":          text(func(s *supplement) string { return s.Due }),
		"lateRule":     text(func(s *supplement) registry.LateRule { return s.LateRule }),
		"lastDay":      text(func(s *supplement) string { return s.LastDay() }),
		"daysLeft": call(func(_ context.Context, s *supplement, _ Args) (any, error) {
			return daysLeft(s.LastDay(), time.Now()), nil
		}),
		"askedBy":    ref(func(s *supplement) registry.AccountID { return s.AskedBy }, a.names),
		"createdAt":  moment(func(s *supplement) time.Time { return s.CreatedAt }),
		"answer":     maybe(func(s *supplement) string { return s.Answer }),
		"answeredAt": momentOr(func(s *supplement) *time.Time { return s.AnsweredAt }),
		"answeredBy": ref(func(s *supplement) registry.AccountID { return s.AnsweredBy }, a.names),
		"late":       boolean(func(s *supplement) bool { return s.Late(time.Now()) }),
		"canAnswer": call(func(ctx context.Context, s *supplement, _ Args) (any, error) {
			return a.r.MayAct(ctx, registry.ActDoTasks, s.Organization), nil
		}),
	}
}

func (a *api) elsewhereFields() fields {
	type elsewhere = registry.HeldElsewhere
	return fields{
		"id":         text(func(h *elsewhere) string { return GlobalID("HeldElsewhere", h.ID) }),
		"version":    integer(func(h *elsewhere) int { return h.Version }),
		"dataset":    ref(func(h *elsewhere) registry.DatasetID { return h.Dataset }, a.datasets),
		"holder":     text(func(h *elsewhere) string { return h.Holder }),
		"system":     maybe(func(h *elsewhere) string { return h.System }),
		"letter":     text(func(h *elsewhere) string { return h.Letter }),
		"date":       text(func(h *elsewhere) string { return h.Date }),
		"answer":     maybe(func(h *elsewhere) string { return h.Answer }),
		"answeredOn": maybe(func(h *elsewhere) string { return h.AnsweredOn }),
		"ended":      boolean(func(h *elsewhere) bool { return h.Ended }),
	}
}

// heldElsewhere finds for datasets where their data is held.
func (a *api) heldElsewhere(ctx context.Context, ids []registry.DatasetID) (map[registry.DatasetID]*registry.HeldElsewhere, error) {
	list, err := a.r.Elsewhere(ctx, ids)
	return byID(ids, list), err
}

func (a *api) taskForceFields() fields {
	type force = registry.TaskForce
	return fields{
		"id":        id("TaskForce", func(f *force) registry.TaskForceID { return f.ID }),
		"version":   integer(func(f *force) int { return f.Version }),
		"name":      text(func(f *force) string { return f.Name }),
		"decision":  maybe(func(f *force) string { return f.Decision }),
		"date":      maybe(func(f *force) string { return f.Date }),
		"signatory": maybe(func(f *force) string { return f.Signatory }),
		"unit":      ref(func(f *force) registry.OrganizationID { return f.Unit }, a.organizations),
		"from":      maybe(func(f *force) string { return f.From }),
		"to":        maybe(func(f *force) string { return f.To }),
		"inForce":   boolean(func(f *force) bool { return f.InForce(registry.Today(time.Now())) }),
		"members":   objects(func(f *force) []registry.TaskForceMember { return f.Members }),
	}
}

func (a *api) memberFields() fields {
	type member = registry.TaskForceMember
	return fields{
		"name":         text(func(m *member) string { return m.Name }),
		"position":     maybe(func(m *member) string { return m.Position }),
		"organization": ref(func(m *member) registry.OrganizationID { return m.Organization }, a.organizations),
		"role":         text(func(m *member) registry.MemberRole { return m.Role }),
		"from":         maybe(func(m *member) string { return m.From }),
		"to":           maybe(func(m *member) string { return m.To }),
	}
}

// measureOf is a filter as the API takes it, null for one that narrows nothing.
func measureOf(f registry.Filter) json.RawMessage {
	if f.IsZero() {
		return nil
	}
	raw, err := json.Marshal(f)
	if err != nil {
		return nil // texts, lists and booleans
	}
	return raw
}

// among finds one record of a list that holds all that the caller sees.
func among[T any](list []*T, err error, is func(*T) bool) (any, error) {
	for _, rec := range list {
		if is(rec) {
			return rec, nil
		}
	}
	return nil, err
}
