package storetest

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"danhmuc/registry"
)

// model is what a store must hold, in the plainest form.
type model struct {
	items   map[string]string
	entries []int // the numbers of Entry, in order
}

func (m model) clone() model {
	return model{items: maps.Clone(m.items), entries: slices.Clone(m.entries)}
}

// testModel drives random histories against store and model. rapid prints the seed of a history that fails.
func testModel(t *testing.T, open Open) {
	rapid.Check(t, func(rt *rapid.T) {
		s := open(t)
		defer func() {
			if err := s.Close(); err != nil {
				rt.Errorf("close: %v", err)
			}
		}()
		m := model{items: map[string]string{}}
		rt.Repeat(map[string]func(*rapid.T){
			"update":       func(rt *rapid.T) { m = step(rt, s, m, false) },
			"failedUpdate": func(rt *rapid.T) { m = step(rt, s, m, true) },
			"":             func(rt *rapid.T) { compare(rt, s, m) },
		})
		Verify(rt, s, Kinds())
	})
}

var modelKey = rapid.Custom(func(t *rapid.T) string {
	return rapid.StringOfN(rapid.RuneFrom([]rune("ab\x00")), 1, 3, -1).Draw(t, "key")
})

// step runs one update of random operations on both; a failed one must leave the model as it was.
func step(t *rapid.T, s registry.Store, before model, fail bool) model {
	var after model
	err := s.Update(context.Background(), func(w registry.Writer) error {
		after = before.clone()
		for range rapid.IntRange(0, 8).Draw(t, "operations") {
			if err := operate(t, w, &after); err != nil {
				return err
			}
		}
		if fail {
			return errOwn
		}
		return nil
	})
	if fail {
		if err != errOwn {
			t.Fatalf("failed update: %v", err)
		}
		return before
	}
	if err != nil {
		t.Fatalf("update: %v", err)
	}
	return after
}

func operate(t *rapid.T, w registry.Writer, m *model) error {
	switch rapid.SampledFrom([]string{"put", "delete", "append", "scan"}).Draw(t, "operation") {
	case "put":
		key, value := modelKey.Draw(t, "key"), rapid.StringN(0, 4, -1).Draw(t, "value")
		m.items[key] = value
		return w.Put([]byte(key), []byte(value))
	case "delete":
		key := modelKey.Draw(t, "key")
		delete(m.items, key)
		return w.Delete([]byte(key))
	case "append":
		n := len(m.entries) + 1
		m.entries = append(m.entries, n)
		seq, err := w.Append(Entry(n))
		if err == nil && seq != uint64(n) {
			err = fmt.Errorf("sequence number %d, want %d", seq, n)
		}
		return err
	default:
		compareScan(t, w, *m)
		return nil
	}
}

func compare(t *rapid.T, s registry.Store, m model) {
	err := s.View(context.Background(), func(r registry.Reader) error {
		compareScan(t, r, m)
		for key, value := range m.items {
			if got, err := r.Get([]byte(key)); err != nil || got == nil || string(got) != value {
				t.Fatalf("get %q: %q, %v; want %q", key, got, err, value)
			}
		}
		from := rapid.IntRange(1, len(m.entries)+1).Draw(t, "from")
		got := entries(t, r, uint64(from))
		if len(got) != len(m.entries)-from+1 {
			t.Fatalf("%d entries from %d, want %d", len(got), from, len(m.entries)-from+1)
		}
		for i, e := range got {
			if want := Entry(m.entries[from-1+i]); e.Record != want.Record || !bytes.Equal(e.Facts, want.Facts) {
				t.Fatalf("entry %d is %+v", e.Seq, e)
			}
		}
		head, err := r.Head()
		if err == nil && head.Size != uint64(len(m.entries)) {
			t.Fatalf("head %d, want %d", head.Size, len(m.entries))
		}
		return err
	})
	if err != nil {
		t.Fatalf("view: %v", err)
	}
}

// compareScan scans a random span of both.
func compareScan(t *rapid.T, r registry.Reader, m model) {
	from, to := modelKey.Draw(t, "from"), modelKey.Draw(t, "to")
	sp := registry.Span{From: []byte(from), To: []byte(to), Reverse: rapid.Bool().Draw(t, "reverse")}
	if rapid.Bool().Draw(t, "whole") {
		sp.From, sp.To = nil, nil
	}
	var want []string
	for _, key := range slices.Sorted(maps.Keys(m.items)) {
		if key >= string(sp.From) && (sp.To == nil || key < string(sp.To)) {
			want = append(want, key+"="+m.items[key])
		}
	}
	if sp.Reverse {
		slices.Reverse(want)
	}
	var got []string
	for item, err := range r.Scan(sp) {
		if err != nil {
			t.Fatalf("scan: %v", err)
		}
		got = append(got, string(item.Key)+"="+string(item.Value))
	}
	if !slices.Equal(got, want) {
		t.Fatalf("scan %q to %q, reverse %t: %q, want %q", sp.From, sp.To, sp.Reverse, got, want)
	}
}
