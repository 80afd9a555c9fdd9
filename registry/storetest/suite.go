package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
)

// Open opens an empty store; the suite closes it.
type Open func(testing.TB) registry.Store

// Kinds are the entry kinds that the suite's own entries have.
func Kinds() changelog.Kinds {
	return changelog.PlainKinds("test.change", "publication.test")
}

// Entry is the n-th entry of a test: each fourth is a publication, each has a field.
func Entry(n int) changelog.Entry {
	kind := "test.change"
	if n%4 == 0 {
		kind = "publication.test"
	}
	return changelog.Entry{
		Time: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Second),
		Kind: kind, KindVersion: 1, Record: fmt.Sprintf("rec_%d", n%5), RecordVersion: uint64(n), Actor: "ac_test",
		Facts:  json.RawMessage(fmt.Sprintf(`{"n":%d}`, n)),
		Fields: []changelog.Field{{Name: "note", Value: json.RawMessage(fmt.Sprintf(`"ghi chú %d"`, n))}},
	}
}

// Run runs the conformance suite.
func Run(t *testing.T, open Open) {
	tests := []struct {
		name string
		run  func(*testing.T, registry.Store)
	}{
		{"get answers what was put", testGet},
		{"values and keys are copied", testCopies},
		{"scan keeps to its span in both directions", testScan},
		{"scan can be left early and nested", testScanNested},
		{"update reads its own writes", testReadOwnWrites},
		{"scan in an update merges its own writes", testScanOwnWrites},
		{"a failed closure leaves nothing", testFailedClosure},
		{"a panic reaches its own caller and leaves nothing", testPanic},
		{"refused writes", testRefusedWrites},
		{"put and append are one", testAtomic},
		{"entries come in order from any number", testEntries},
		{"an erased field is gone and the log verifies", testErase},
		{"proofs can be made from a snapshot", testProofs},
		{"a snapshot stays what it was", testSnapshot},
		{"concurrent writers make one chain", testConcurrent},
		{"failing neighbours disturb nobody", testNeighbours},
		{"a dead context changes nothing", testContext},
		{"a context that dies in the closure is not asked", testContextLate},
		{"committed hints the newest number", testCommitted},
		{"close waits and later calls are unavailable", testClose},
		{"transactions end with their closure", testEnded},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			test.run(t, s)
			if t.Failed() {
				return
			}
			finish(t, s)
		})
	}
	t.Run("each failed write point leaves nothing", func(t *testing.T) { testWritePoints(t, open) })
	t.Run("random histories match the model", func(t *testing.T) { testModel(t, open) })
}

// finish verifies the log, unless the test has closed the store, and closes it.
func finish(t *testing.T, s registry.Store) {
	t.Helper()
	if err := s.View(context.Background(), func(registry.Reader) error { return nil }); err == nil {
		Verify(t, s, Kinds())
	}
	if err := s.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

func update(t testing.TB, s registry.Store, fn func(registry.Writer) error) {
	t.Helper()
	if err := s.Update(context.Background(), fn); err != nil {
		t.Fatalf("update: %v", err)
	}
}

func view(t testing.TB, s registry.Store, fn func(registry.Reader) error) {
	t.Helper()
	if err := s.View(context.Background(), fn); err != nil {
		t.Fatalf("view: %v", err)
	}
}

func put(t testing.TB, s registry.Store, pairs ...string) {
	t.Helper()
	update(t, s, func(w registry.Writer) error {
		for i := 0; i < len(pairs); i += 2 {
			if err := w.Put([]byte(pairs[i]), []byte(pairs[i+1])); err != nil {
				return err
			}
		}
		return nil
	})
}

// keys returns the keys of a span in the order in which Scan yields them.
func keys(t testing.TB, r registry.Reader, span registry.Span) []string {
	t.Helper()
	found := []string{}
	for item, err := range r.Scan(span) {
		if err != nil {
			t.Fatalf("scan: %v", err)
		}
		found = append(found, string(item.Key))
	}
	return found
}

func span(from, to string, reverse bool) registry.Span {
	s := registry.Span{Reverse: reverse}
	if from != "" {
		s.From = []byte(from)
	}
	if to != "" {
		s.To = []byte(to)
	}
	return s
}

func testGet(t *testing.T, s registry.Store) {
	put(t, s, "a", "1", "b", "", "c", "3")
	update(t, s, func(w registry.Writer) error {
		if err := w.Put([]byte("a"), []byte("2")); err != nil {
			return err
		}
		if err := w.Delete([]byte("never")); err != nil {
			return err
		}
		return w.Delete([]byte("c"))
	})
	view(t, s, func(r registry.Reader) error {
		for key, want := range map[string]string{"a": "2", "b": ""} {
			if got, err := r.Get([]byte(key)); err != nil || got == nil || string(got) != want {
				t.Errorf("%q: %q, %v; want %q", key, got, err, want)
			}
		}
		for _, key := range []string{"c", "never", "", "aa"} {
			if got, err := r.Get([]byte(key)); err != nil || got != nil {
				t.Errorf("%q: %q, %v; want nothing", key, got, err)
			}
		}
		return nil
	})
}

func testCopies(t *testing.T, s registry.Store) {
	update(t, s, func(w registry.Writer) error {
		key, value := []byte("k1"), []byte("v1")
		if err := w.Put(key, value); err != nil {
			return err
		}
		key[1], value[1] = '2', '2'
		return w.Put(key, value)
	})
	view(t, s, func(r registry.Reader) error {
		for _, n := range []string{"1", "2"} {
			if got, err := r.Get([]byte("k" + n)); err != nil || string(got) != "v"+n {
				t.Errorf("k%s: %q, %v", n, got, err)
			}
		}
		return nil
	})
}

// spans are the cases of both scan tests, over the keys a, a\x00, ab, b, b\xff, c.
var spans = []struct {
	name     string
	from, to string
	want     []string
}{
	{"all", "", "", []string{"a", "a\x00", "ab", "b", "b\xff", "c"}},
	{"from", "ab", "", []string{"ab", "b", "b\xff", "c"}},
	{"to", "", "b", []string{"a", "a\x00", "ab"}},
	{"from and to", "a\x00", "b\xff", []string{"a\x00", "ab", "b"}},
	{"prefix a", "a", "b", []string{"a", "a\x00", "ab"}},
	{"prefix b", "b", "c", []string{"b", "b\xff"}},
	{"between keys", "aa", "az", []string{"ab"}},
	{"nothing there", "ac", "az", []string{}},
	{"empty", "b", "b", []string{}},
	{"upside down", "c", "a", []string{}},
	{"past the end", "d", "", []string{}},
	{"end past the end", "b\xff", "z", []string{"b\xff", "c"}},
}

func checkSpans(t *testing.T, r registry.Reader) {
	t.Helper()
	for _, test := range spans {
		if got := keys(t, r, span(test.from, test.to, false)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
		want := slices.Clone(test.want)
		slices.Reverse(want)
		if got := keys(t, r, span(test.from, test.to, true)); !slices.Equal(got, want) {
			t.Errorf("%s, reverse: %q, want %q", test.name, got, want)
		}
	}
}

func testScan(t *testing.T, s registry.Store) {
	view(t, s, func(r registry.Reader) error {
		if got := keys(t, r, registry.Span{}); len(got) != 0 {
			t.Errorf("an empty store holds %q", got)
		}
		return nil
	})
	put(t, s, "b\xff", "5", "a", "1", "c", "6", "ab", "3", "b", "4", "a\x00", "2")
	view(t, s, func(r registry.Reader) error {
		checkSpans(t, r)
		for item, err := range r.Scan(span("b", "", false)) {
			if err != nil || string(item.Value) != "4" {
				t.Errorf("value %q, %v", item.Value, err)
			}
			break
		}
		return nil
	})
}

func testScanNested(t *testing.T, s registry.Store) {
	const n = 300
	update(t, s, func(w registry.Writer) error {
		for i := range n {
			if err := w.Put(fmt.Appendf(nil, "k%04d", i), make([]byte, 500)); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(r registry.Reader) error {
		count := 0
		for outer, err := range r.Scan(registry.Span{}) {
			if err != nil {
				return err
			}
			for inner, err := range r.Scan(registry.Span{From: outer.Key, Reverse: true}) {
				if err != nil {
					return err
				}
				if string(inner.Key) != fmt.Sprintf("k%04d", n-1) {
					t.Fatalf("inner %q", inner.Key)
				}
				break
			}
			count++
		}
		if count != n {
			t.Errorf("%d items, want %d", count, n)
		}
		return nil
	})
}

func testReadOwnWrites(t *testing.T, s registry.Store) {
	put(t, s, "a", "1", "b", "1")
	update(t, s, func(w registry.Writer) error {
		for _, step := range []struct {
			do   func() error
			key  string
			want string // "-" for nothing
		}{
			{func() error { return w.Put([]byte("a"), []byte("2")) }, "a", "2"},
			{func() error { return w.Delete([]byte("a")) }, "a", "-"},
			{func() error { return w.Put([]byte("a"), []byte("3")) }, "a", "3"},
			{func() error { return w.Put([]byte("n"), nil) }, "n", ""},
			{func() error { return w.Delete([]byte("b")) }, "b", "-"},
		} {
			if err := step.do(); err != nil {
				return err
			}
			got, err := w.Get([]byte(step.key))
			if err != nil || (got == nil) != (step.want == "-") || got != nil && string(got) != step.want {
				t.Errorf("%s: %q, %v; want %q", step.key, got, err, step.want)
			}
		}
		return nil
	})
	if d := Contents(t, s); len(d.Items) != 2 || string(d.Items["a"]) != "3" {
		t.Errorf("contents %q", d.Items)
	}
}

func testScanOwnWrites(t *testing.T, s registry.Store) {
	put(t, s, "a", "old", "aa", "old", "ab", "old", "bb", "old", "c", "old", "d", "old")
	update(t, s, func(w registry.Writer) error {
		for _, key := range []string{"a\x00", "b", "b\xff", "c"} {
			if err := w.Put([]byte(key), []byte("new")); err != nil {
				return err
			}
			if got := keys(t, w, span(key, key+"\x00", false)); !slices.Equal(got, []string{key}) {
				t.Errorf("%q is not seen: %q", key, got)
			}
		}
		for _, key := range []string{"aa", "bb", "d"} {
			if err := w.Delete([]byte(key)); err != nil {
				return err
			}
		}
		checkSpans(t, w)
		for item, err := range w.Scan(span("c", "", false)) {
			if err != nil || string(item.Value) != "new" {
				t.Errorf("c is %q, %v", item.Value, err)
			}
		}
		for item, err := range w.Scan(registry.Span{}) { // writing while a scan runs is allowed
			if err != nil {
				return err
			}
			if err := w.Put(item.Key, []byte("newest")); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(r registry.Reader) error { checkSpans(t, r); return nil })
	for key, value := range Contents(t, s).Items {
		if string(value) != "newest" {
			t.Errorf("%q is %q", key, value)
		}
	}
}
