package graphql

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"

	"danhmuc/registry"
)

// sampleSDL is a schema with one of everything that executors have to get right.
const sampleSDL = `
interface Node { id: ID! }
enum Colour { RED GREEN BLUE }
input Range { from: Int = 1 to: Int! colours: [Colour!] }
type Owner implements Node { id: ID! name: String! boss: Owner items(first: Int = 2): [Item!]! }
type Item implements Node {
  id: ID! name: String! note: String count: Int! size: Long! ratio: Float on: Boolean! at: DateTime colour: Colour! colours: [Colour!]! tags: [String!]! raw: JSON
  owner: Owner! maybeOwner: Owner parts: [Item!]! partsOrNull: [Item]  self: Item! any: Node nodes: [Node!]
  broken: String brokenRequired: String! nullRequired: String! panics: Int matrix: [[String]!]! wrongColour: Colour numbers: [Int]
  echo(text: String = "x", n: Int, range: Range, list: [Int!], colour: Colour = RED, at: DateTime): String!
}
type Edge { node: Item! cursor: String! }
type Page { edges: [Edge!]! totalCount: Int! }
type UserError { code: String! }
type Payload { item: Item userErrors: [UserError!]! }
type Query { item(n: Int = 1): Item items(first: Int = 3): Page! required(n: Int): Item! fails: String slow: String huge: [Item!]! denied: String owner: Owner }
type Mutation { rename(n: Int!, name: String!): Payload! signIn(username: String!, password: String!): Payload! }
type Subscription { ticks(limit: Int = 3): Item! }
`

type sampleItem struct {
	n    int
	name string
}

type sampleOwner struct{ n int }
type sampleEdge struct{ node *sampleItem }
type samplePage struct{ items []*sampleItem }
type samplePayload struct {
	item   *sampleItem
	errors []UserError
}

func sampleItems(from, n int) []*sampleItem {
	out := make([]*sampleItem, n)
	for i := range out {
		out[i] = &sampleItem{n: from + i, name: fmt.Sprintf("Mục %d \"<\u2028\x01\n", from+i)}
	}
	return out
}

// sampleLoads counts batches, to show that a page of owners is one lookup.
type sampleLoads struct{ batches, keys int }

func (l *sampleLoads) owners(_ context.Context, keys []int) (map[int]*sampleOwner, error) {
	l.batches++
	l.keys += len(keys)
	out := map[int]*sampleOwner{}
	for _, k := range keys {
		if k%7 != 6 {
			out[k] = &sampleOwner{n: k}
		}
	}
	return out, nil
}

var errSecret = errors.New("secret text of a driver")

func sampleTable(l *sampleLoads) typeTable {
	return typeTable{
		"Query": {
			"item": root(func(_ context.Context, a Args) (any, error) {
				if a.Int("n") < 0 {
					return (*sampleItem)(nil), nil
				}
				return sampleItems(a.Int("n"), 1)[0], nil
			}),
			"items":    root(func(_ context.Context, a Args) (any, error) { return &samplePage{sampleItems(1, a.Int("first"))}, nil }),
			"required": root(func(_ context.Context, a Args) (any, error) { return sampleItems(a.Int("n"), 1)[0], nil }),
			"fails":    root(func(context.Context, Args) (any, error) { return nil, errSecret }),
			"denied": root(func(context.Context, Args) (any, error) {
				return nil, &registry.Error{Op: "x", Kind: registry.KindForbidden, Err: errSecret}
			}),
			"slow":  root(func(ctx context.Context, _ Args) (any, error) { <-ctx.Done(); return nil, ctx.Err() }),
			"huge":  root(func(context.Context, Args) (any, error) { return refs(sampleItems(1, maxObjects+1)), nil }),
			"owner": root(func(context.Context, Args) (any, error) { return &sampleOwner{n: 1}, nil }),
		},
		"Mutation": {
			"rename": root(func(_ context.Context, a Args) (any, error) {
				return &samplePayload{item: &sampleItem{n: a.Int("n"), name: a.Text("name")}}, nil
			}),
			"signIn": root(func(context.Context, Args) (any, error) { return &samplePayload{}, nil }),
		},
		"Subscription": {"ticks": subscription(func(_ context.Context, a Args, from resumption) (Stream, error) {
			return &sampleStream{next: from.after + 1, end: uint64(a.Int("limit"))}, nil
		})},
		"Page": {
			"edges": objects(func(p *samplePage) []sampleEdge {
				out := make([]sampleEdge, len(p.items))
				for i, it := range p.items {
					out[i] = sampleEdge{it}
				}
				return out
			}),
			"totalCount": integer(func(p *samplePage) int { return len(p.items) }),
		},
		"Edge": {
			"node":   object(func(e *sampleEdge) *sampleItem { return e.node }),
			"cursor": text(func(e *sampleEdge) string { return fmt.Sprint(e.node.n) }),
		},
		"UserError": {"code": text(func(e *UserError) string { return e.Code })},
		"Payload": {
			"item":       object(func(p *samplePayload) *sampleItem { return p.item }),
			"userErrors": objects(func(p *samplePayload) []UserError { return p.errors }),
		},
		"Owner": {
			"id":   id("Owner", func(o *sampleOwner) string { return fmt.Sprint(o.n) }),
			"name": text(func(o *sampleOwner) string { return fmt.Sprintf("Sở %d", o.n) }),
			"boss": ref(func(o *sampleOwner) int { return o.n - 1 }, l.owners),
			"items": call(func(_ context.Context, o *sampleOwner, a Args) (any, error) {
				return refs(sampleItems(o.n, a.Int("first"))), nil
			}),
		},
		"Item": sampleItemFields(l),
	}
}

func sampleItemFields(l *sampleLoads) fields {
	failing := func(every int) func(context.Context, *sampleItem, Args) (any, error) {
		return func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			if it.n%every == 0 {
				return nil, errSecret
			}
			return "ok", nil
		}
	}
	return fields{
		"id":      id("Item", func(it *sampleItem) string { return fmt.Sprint(it.n) }),
		"name":    text(func(it *sampleItem) string { return it.name }),
		"note":    maybe(func(it *sampleItem) string { return [...]string{"", "ghi chú"}[it.n%2] }),
		"count":   integer(func(it *sampleItem) int { return it.n * 3 }),
		"size":    long(func(it *sampleItem) int64 { return int64(it.n) << 40 }),
		"ratio":   float(func(it *sampleItem) float64 { return float64(it.n) / 3 }),
		"on":      boolean(func(it *sampleItem) bool { return it.n%2 == 0 }),
		"at":      moment(func(it *sampleItem) time.Time { return time.Unix(int64(it.n%3)*1e9, 1e6).UTC().Add(-1e6) }),
		"colour":  text(func(it *sampleItem) string { return [...]string{"RED", "GREEN", "BLUE"}[it.n%3] }),
		"colours": texts(func(it *sampleItem) []string { return []string{"RED", "BLUE"}[:it.n%3] }),
		"tags":    texts(func(it *sampleItem) []string { return []string{it.name, "b"}[:it.n%3] }),
		"raw": document(func(it *sampleItem) json.RawMessage {
			return []json.RawMessage{nil, json.RawMessage(`{"a":[1,"b",null]}`)}[it.n%2]
		}),
		"owner":      ref(func(it *sampleItem) int { return it.n }, l.owners),
		"maybeOwner": ref(func(it *sampleItem) int { return it.n % 3 }, l.owners),
		"parts": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			return refs(sampleItems(it.n, it.n%3)), nil
		}),
		"partsOrNull": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			return refs(append(sampleItems(it.n, 1), nil)), nil
		}),
		"self": object(func(it *sampleItem) *sampleItem { return it }),
		"any":  call(func(_ context.Context, it *sampleItem, _ Args) (any, error) { return sampleNode(it.n), nil }),
		"nodes": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			return []any{sampleNode(1), sampleNode(it.n)}, nil
		}),
		"broken":         call(failing(2)),
		"brokenRequired": call(failing(5)),
		"nullRequired": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			return orNull([...]string{"", "a", "b", "c"}[it.n%4]), nil
		}),
		"panics": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			if it.n%2 == 0 {
				panic(errSecret)
			}
			return it.n, nil
		}),
		"matrix": call(func(_ context.Context, it *sampleItem, _ Args) (any, error) {
			return []any{[]any{"a", nil}, []any{}}, nil
		}),
		"wrongColour": text(func(it *sampleItem) string { return [...]string{"RED", "PINK"}[it.n%2] }),
		"numbers":     call(func(_ context.Context, it *sampleItem, _ Args) (any, error) { return []any{it.n, nil, 1 << 40}, nil }),
		"echo": call(func(_ context.Context, _ *sampleItem, a Args) (any, error) {
			b, err := json.Marshal(a)
			return string(b), err
		}),
	}
}

func sampleNode(n int) any {
	if n%2 == 0 {
		return &sampleItem{n: n, name: "nút"}
	}
	return &sampleOwner{n: n}
}

// sampleStream ticks up to an end and then stays silent.
type sampleStream struct{ next, end uint64 }

func (s *sampleStream) Next(ctx context.Context) (uint64, any, error) {
	if s.next > s.end {
		<-ctx.Done()
		return 0, nil, ctx.Err()
	}
	s.next++
	return s.next - 1, &sampleItem{n: int(s.next - 1), name: "nhịp"}, nil
}

func sampleSchema(t testing.TB, l *sampleLoads) *schema {
	t.Helper()
	s, err := buildSchema(sampleSDL, sampleTable(l))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sampleHandler(t testing.TB, settings Settings) *Handler {
	t.Helper()
	own, err := loadCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	h, err := newHandler(sampleSchema(t, &sampleLoads{}), &presenter{own: own}, hclog.NewNullLogger(), settings)
	if err != nil {
		t.Fatal(err)
	}
	return h
}
