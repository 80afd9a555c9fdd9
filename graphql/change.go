package graphql

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// changeTypes are entries of the log as people read them.
func (a *api) changeTypes() typeTable {
	type change = registry.Change
	return typeTable{
		"Change": {
			"seq":  long(func(c *change) int64 { return int64(c.Seq) }),
			"kind": text(func(c *change) string { return c.Kind }),
			"label": call(func(ctx context.Context, c *change, _ Args) (any, error) {
				return a.say(ctx, "change."+c.Kind, nil), nil
			}),
			"record":   text(recordOf),
			"version":  call(func(_ context.Context, c *change, _ Args) (any, error) { return rowOrNull(int(c.RecordVersion)), nil }),
			"actor":    ref(func(c *change) registry.AccountID { return registry.AccountID(c.Actor) }, a.names),
			"at":       moment(func(c *change) time.Time { return c.Time }),
			"summary":  call(a.summary),
			"fields":   call(a.changedFields),
			"comment":  maybe(commentOf),
			"dataset":  object(func(c *change) *registry.Seen { return c.Dataset }),
			"leafHash": call(leafHash),
		},
		"ChangeConnection": connectionFields[change](),
		"ChangeEdge":       edgeFields[change](),
		"FieldChange": {
			"path":   text(func(f *fieldChange) string { return f.path }),
			"label":  text(func(f *fieldChange) string { return f.label }),
			"before": maybe(func(f *fieldChange) string { return f.before }),
			"after":  maybe(func(f *fieldChange) string { return f.after }),
			"personal": boolean(func(f *fieldChange) bool {
				return slices.Contains([]string{"contact", "personalBasis", "personalData"}, f.path)
			}),
			"breaking": boolean(func(f *fieldChange) bool { return f.path == "schema" }),
		},
		"ChangeKind": {
			"kind":  text(func(k *changeKind) string { return k.kind }),
			"label": text(func(k *changeKind) string { return k.label }),
		},
		"Checkpoint": {
			"size":   long(func(c *Checkpoint) int64 { return int64(c.Head.Size) }),
			"root":   text(func(c *Checkpoint) string { return c.Head.Root.String() }),
			"epoch":  integer(func(c *Checkpoint) int { return int(c.Head.Epoch) }),
			"time":   moment(func(c *Checkpoint) time.Time { return c.Head.Time }),
			"signed": text(func(c *Checkpoint) string { return c.Signed }),
		},
	}
}

// changeKind is a kind of entry and its name in the caller's language.
type changeKind struct{ kind, label string }

// changeKinds lists what a reader of the log can ask for by kind.
func (a *api) changeKinds(ctx context.Context, _ Args) (any, error) {
	kinds := append(registry.EntryKinds(), changelog.KindEpoch, changelog.KindClock, changelog.KindKey, changelog.KindErase)
	out := make([]changeKind, len(kinds))
	for i, kind := range kinds {
		out[i] = changeKind{kind, a.say(ctx, "change."+kind, nil)}
	}
	return pointers(out), nil
}

// recordTypes are the type names of global identifiers by the first word of an entry's kind.
var recordTypes = map[string]string{"dataset": "Dataset", "publication": "Dataset", "release": "Release", "organization": "Organization",
	"account": "Account", "ruleset": "RuleSet", "decision": "Decision", "feedback": "Feedback",
	"notice": "Notice", "task": "Task", "supplement": "Supplement", "elsewhere": "HeldElsewhere", "taskforce": "TaskForce"}

func recordOf(c *registry.Change) string {
	kind, _, _ := strings.Cut(c.Kind, ".")
	typ := recordTypes[kind]
	if typ == "" || c.Record == "" {
		return c.Record
	}
	return GlobalID(typ, c.Record)
}

// facts decodes an entry's public part; what is not an object has no members.
func facts(c *registry.Change) map[string]json.RawMessage {
	members := map[string]json.RawMessage{}
	if json.Unmarshal(c.Facts, &members) != nil {
		return nil
	}
	return members
}

// summary says in one line what an entry did: the act, and which members it changed.
func (a *api) summary(ctx context.Context, c *registry.Change, _ Args) (any, error) {
	names := []string{}
	for _, f := range a.fieldsOf(ctx, c, nil) {
		names = append(names, f.label)
	}
	label := a.say(ctx, "change."+c.Kind, nil)
	if len(names) == 0 || !strings.HasSuffix(c.Kind, ".update") {
		return label, nil
	}
	return label + ": " + strings.Join(names, ", "), nil
}

func (a *api) changedFields(ctx context.Context, c *registry.Change, _ Args) (any, error) {
	before, err := a.r.Before(ctx, c.Entry)
	if err != nil {
		return nil, err
	}
	return pointers(a.fieldsOf(ctx, c, before)), nil
}

// housekeeping are members that change with every entry and tell a reader nothing.
var housekeeping = []string{"id", "version", "createdAt", "updatedAt", "createdBy", "review", "publication"}

// fieldsOf are the members that an entry changed, with what they were before.
func (a *api) fieldsOf(ctx context.Context, c *registry.Change, before map[string]json.RawMessage) []fieldChange {
	diff := map[string][2]json.RawMessage{}
	keep := func(name string, value json.RawMessage) {
		if !strings.HasPrefix(name, "@") && !slices.Contains(housekeeping, name) {
			diff[name] = [2]json.RawMessage{before[name], value}
		}
	}
	for name, value := range facts(c) {
		keep(name, value)
	}
	for _, f := range c.Fields {
		keep(f.Name, f.Value)
	}
	return a.fieldChanges(ctx, diff)
}

func commentOf(c *registry.Change) string {
	f, ok := c.Field("@comment")
	if !ok {
		return ""
	}
	return readable(f.Value)
}

func leafHash(_ context.Context, c *registry.Change, _ Args) (any, error) {
	h, err := c.LeafHash()
	return h.String(), err
}

// history is a dataset's changes, newest first.
func (a *api) history(ctx context.Context, s *registry.Seen, in Args) (any, error) {
	entries, err := a.r.History(ctx, s.ID)
	if err != nil {
		return nil, err
	}
	all := make([]*registry.Change, len(entries))
	for i, e := range entries {
		all[i] = &registry.Change{Entry: e, Dataset: s}
	}
	return pageOf(all, in)
}

// changes is a page of the log. Its cursors are sequence numbers, so that entries written meanwhile do not shift it.
func (a *api) changes(ctx context.Context, in Args) (any, error) {
	w, err := windowOf(in)
	if err != nil {
		return nil, err
	}
	before := uint64(w.offset)
	list, total, err := a.r.Changes(ctx, logFilterOf(in.Input("filter")), before, w.limit+1)
	if err != nil {
		return nil, err
	}
	p := &page[registry.Change]{total: total, info: pageInfo{next: len(list) > w.limit, previous: before > 0}}
	for i := range list[:min(len(list), w.limit)] {
		p.edges = append(p.edges, edge[registry.Change]{node: &list[i], cursor: cursor(list[i].Seq)})
	}
	p.ends()
	return p, nil
}

func logFilterOf(f Args) registry.LogFilter {
	out := registry.LogFilter{Kinds: argTexts[string](f, "kind"), Actor: localID[registry.AccountID]("Account", f.Text("actor")), From: f.Time("from"),
		To: f.Time("to"), Owner: localID[registry.OrganizationID]("Organization", f.Text("organization")), Text: strings.TrimSpace(f.Text("text")), After: uint64(max(0, f.Long("afterSeq")))}
	if out.Record = string(localID[registry.DatasetID]("Dataset", f.Text("dataset"))); f.Has("record") {
		if _, id, ok := ParseGlobalID(f.Text("record")); ok {
			out.Record = id
		} else {
			out.Record = f.Text("record")
		}
	}
	return out
}

// subscriptions are the streams of the API.
func (a *api) subscriptions() fields {
	return fields{"changes": subscription(a.follow)}
}

// follow streams changes from where the client stopped, or from now on.
func (a *api) follow(ctx context.Context, in Args, from resumption) (Stream, error) {
	f := logFilterOf(in.Input("filter"))
	after := from.after
	if !from.given && !in.Input("filter").Has("afterSeq") {
		head, err := a.r.Head(ctx)
		if err != nil {
			return nil, err
		}
		after = head.Size
	}
	s := &follower{events: make(chan registry.Change), ended: make(chan error, 1)}
	go func() {
		s.ended <- a.r.Follow(ctx, f, max(after, f.After), func(c registry.Change) error {
			select {
			case s.events <- c:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	}()
	return s, nil
}

// follower turns the registry's push into the handler's pull. Its goroutine ends with the request's context; the channel
// has no room, so a slow client slows the reading of the log and nothing else.
type follower struct {
	events chan registry.Change
	ended  chan error
}

func (s *follower) Next(ctx context.Context) (uint64, any, error) {
	select {
	case c := <-s.events:
		return c.Seq, &c, nil
	case err := <-s.ended:
		return 0, nil, err
	case <-ctx.Done():
		return 0, nil, ctx.Err()
	}
}

var _ Stream = (*follower)(nil)
