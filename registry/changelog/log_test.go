package changelog

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/transparency-dev/merkle/rfc6962"
)

// reference is RFC 6962's definition of the root, word by word.
func reference(leaves []Hash) Hash {
	switch len(leaves) {
	case 0:
		return EmptyRoot()
	case 1:
		return leaves[0]
	}
	k := 1
	for k*2 < len(leaves) {
		k *= 2
	}
	left, right := reference(leaves[:k]), reference(leaves[k:])
	return Hash(rfc6962.DefaultHasher.HashChildren(left[:], right[:]))
}

func TestRootsAndProofsMatchDefinition(t *testing.T) {
	const n = 37
	l, kv, heads := filled(t, n)
	var leaves [2][]Hash
	var seqs [2][]uint64
	for _, e := range entriesOf(t, l, kv) {
		hash, err := e.LeafHash()
		if err != nil {
			t.Fatalf("leaf: %v", err)
		}
		leaves[Main], seqs[Main] = append(leaves[Main], hash), append(seqs[Main], e.Seq)
		if e.Publication() {
			leaves[Publications], seqs[Publications] = append(leaves[Publications], hash), append(seqs[Publications], e.Seq)
		}
		h := heads[e.Seq]
		if h.Root != reference(leaves[Main]) || h.PublicationsRoot != reference(leaves[Publications]) {
			t.Fatalf("head %d: roots differ from the definition", e.Seq)
		}
	}
	for _, tree := range []Tree{Main, Publications} {
		for to := uint64(0); to <= uint64(len(leaves[tree])); to++ {
			checkTree(t, l, kv, tree, to, leaves[tree], seqs[tree])
		}
	}
}

func checkTree(t *testing.T, l Log, kv memory, tree Tree, to uint64, leaves []Hash, seqs []uint64) {
	t.Helper()
	root, err := l.Root(kv, tree, to)
	if err != nil || root != reference(leaves[:to]) {
		t.Fatalf("%s root at %d: %v", tree, to, err)
	}
	for i := uint64(0); i < to; i++ {
		p, err := l.InclusionProof(kv, tree, seqs[i], to)
		if err != nil || p.Index != i || p.Leaf != leaves[i] {
			t.Fatalf("%s inclusion of %d in %d: %+v, %v", tree, i, to, p, err)
		}
		if err := VerifyInclusion(p, root); err != nil {
			t.Errorf("%s inclusion of %d in %d: %v", tree, i, to, err)
		}
		p.Leaf[0]++
		if err := VerifyInclusion(p, root); !errors.Is(err, ErrProof) {
			t.Errorf("%s inclusion of a wrong leaf holds: %v", tree, err)
		}
	}
	for from := uint64(0); from <= to; from++ {
		p, err := l.ConsistencyProof(kv, tree, from, to)
		if err != nil {
			t.Fatalf("%s consistency %d, %d: %v", tree, from, to, err)
		}
		if err := VerifyConsistency(p, reference(leaves[:from]), root); err != nil {
			t.Errorf("%s consistency %d, %d: %v", tree, from, to, err)
		}
		if err := VerifyConsistency(p, Hash{1}, root); !errors.Is(err, ErrProof) {
			t.Errorf("%s consistency from a wrong root holds: %v", tree, err)
		}
	}
}

func TestProofsRefuseWhatIsNotThere(t *testing.T) {
	l, kv, _ := filled(t, 12)
	tests := []struct {
		name string
		ask  func() error
	}{
		{"root past the end", func() error { _, err := l.Root(kv, Main, 13); return err }},
		{"inclusion of entry 0", func() error { _, err := l.InclusionProof(kv, Main, 0, 12); return err }},
		{"inclusion past the size", func() error { _, err := l.InclusionProof(kv, Main, 9, 8); return err }},
		{"inclusion past the end", func() error { _, err := l.InclusionProof(kv, Main, 9, 13); return err }},
		{"publication that is none", func() error { _, err := l.InclusionProof(kv, Publications, 6, 2); return err }},
		{"publication past the size", func() error { _, err := l.InclusionProof(kv, Publications, 10, 1); return err }},
		{"consistency backwards", func() error { _, err := l.ConsistencyProof(kv, Main, 5, 4); return err }},
		{"node of level 64", func() error { _, err := l.Node(kv, Main, 64, 0); return err }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := test.ask(); !errors.Is(err, ErrRange) {
				t.Errorf("got %v, want ErrRange", err)
			}
		})
	}
	if err := VerifyInclusion(Inclusion{Index: 3, Size: 3}, Hash{}); !errors.Is(err, ErrProof) {
		t.Errorf("inclusion outside the tree: %v", err)
	}
	if err := VerifyConsistency(Consistency{From: 3, To: 2}, Hash{}, Hash{}); !errors.Is(err, ErrProof) {
		t.Errorf("consistency backwards: %v", err)
	}
}

func TestAppendSealsEntry(t *testing.T) {
	l, kv := testLog(), memory{}
	zone := time.FixedZone("ICT", 7*3600)
	e, head, err := l.Append(kv, Entry{
		Time: time.Date(2026, 1, 2, 3, 4, 5, 123456789, zone), Kind: "dataset.register", KindVersion: 1,
		Facts:  json.RawMessage(` { "b" : 1.50 , "a" : [ ] } `),
		Fields: []Field{{Name: "z", Value: json.RawMessage("null")}, {Name: "a", Value: json.RawMessage(`"\u0041"`)}},
	})
	if err != nil {
		t.Fatalf("append: %v", err)
	}
	if e.Seq != 1 || e.Format != 1 || head.Size != 1 || !head.Time.Equal(e.Time) || e.Time.Location() != time.UTC || e.Time.Nanosecond() != 123456000 {
		t.Errorf("entry %+v, head %+v", e, head)
	}
	if string(e.Facts) != `{"a":[],"b":1.5}` || e.Fields[0].Name != "a" || string(e.Fields[0].Value) != `"A"` {
		t.Errorf("facts %s, fields %v", e.Facts, e.Fields)
	}
	if e.Fields[0].Commitment == e.Fields[1].Commitment || string(e.Fields[0].Salt) == string(e.Fields[1].Salt) {
		t.Error("fields share salt or commitment")
	}
	got, err := l.Read(kv, 1)
	if err != nil || !got.Time.Equal(e.Time) || string(got.Facts) != string(e.Facts) || len(got.Fields) != 2 {
		t.Errorf("read %+v, %v", got, err)
	}
}

func TestAppendTakesKindsInCamelCase(t *testing.T) {
	l, kv := testLog(), memory{}
	e := change(1)
	e.Kind = "account.signIn"
	mustAppend(t, l, kv, e)
	if r := verifyAll(t, l, kv, Options{Kinds: PlainKinds("account.signIn")}); !r.OK {
		t.Errorf("problems %v", r.Problems)
	}
}

func TestAppendRefuses(t *testing.T) {
	edit := func(f func(*Entry)) Entry { e := change(9); f(&e); return e }
	tests := []struct {
		name  string
		entry Entry
		want  error
	}{
		{"no time", edit(func(e *Entry) { e.Time = time.Time{} }), ErrEntry},
		{"time before the head", edit(func(e *Entry) { e.Time = testTime }), ErrTime},
		{"wrong number", edit(func(e *Entry) { e.Seq = 3 }), ErrEntry},
		{"newer format", edit(func(e *Entry) { e.Format = 2 }), ErrEntry},
		{"no kind", edit(func(e *Entry) { e.Kind = "" }), ErrFormat},
		{"kind in capitals", edit(func(e *Entry) { e.Kind = "Dataset" }), ErrFormat},
		{"kind with a word in capitals", edit(func(e *Entry) { e.Kind = "dataset.Register" }), ErrFormat},
		{"kind ends in a dot", edit(func(e *Entry) { e.Kind = "dataset." }), ErrFormat},
		{"kind version 0", edit(func(e *Entry) { e.KindVersion = 0 }), ErrFormat},
		{"facts are a list", edit(func(e *Entry) { e.Facts = json.RawMessage("[]") }), ErrEntry},
		{"facts are broken", edit(func(e *Entry) { e.Facts = json.RawMessage("{") }), ErrEntry},
		{"field twice", edit(func(e *Entry) { e.Fields[1].Name = e.Fields[0].Name }), ErrFormat},
		{"field without a name", edit(func(e *Entry) { e.Fields[1].Name = "" }), ErrFormat},
		{"field without a value", edit(func(e *Entry) { e.Fields[1].Value = nil }), ErrEntry},
		{"record with a line break", edit(func(e *Entry) { e.Record = "a\nb" }), ErrFormat},
		{"actor in broken UTF-8", edit(func(e *Entry) { e.Actor = "\xff" }), ErrFormat},
		{"restore that names another head", edit(func(e *Entry) {
			*e = must(RestoreEntry(EmptyHead(), 0, "ac", "why", e.Time))
		}), ErrEntry},
		{"restore by nobody", edit(func(e *Entry) { e.Kind, e.Fields = KindEpoch, nil }), ErrEntry},
		{"erasure without a reason", edit(func(e *Entry) {
			*e = must(ErasureEntry("ac", "", e.Time, Erasure{Seq: 1, Fields: []string{"a"}}))
		}), ErrEntry},
		{"erasure of nothing", edit(func(e *Entry) { *e = must(ErasureEntry("ac", "why", e.Time)) }), ErrEntry},
		{"erasure of a later entry", edit(func(e *Entry) {
			*e = must(ErasureEntry("ac", "why", e.Time, Erasure{Seq: 9, Fields: []string{"a"}}))
		}), ErrEntry},
		{"clock from another time", edit(func(e *Entry) { *e = must(ClockEntry(EmptyHead(), "ac", e.Time)) }), ErrEntry},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, kv, heads := filled(t, 3)
			if _, _, err := l.Append(kv, test.entry); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if head, err := l.Head(kv); err != nil || head != heads[3] {
				t.Errorf("head moved: %+v, %v", head, err)
			}
		})
	}
}

func must(e Entry, err error) Entry {
	if err != nil {
		panic(err)
	}
	return e
}

func TestEpochsMayLeapButNotReturn(t *testing.T) {
	l, kv, heads := filled(t, 3)
	at := testTime.Add(time.Hour)
	head := mustAppend(t, l, kv, must(RestoreEntry(heads[3], 7, "ac", "why", at)))
	if head.Epoch != 7 {
		t.Fatalf("epoch %d, want 7", head.Epoch)
	}
	if _, _, err := l.Append(kv, must(RestoreEntry(head, 7, "ac", "why", at))); !errors.Is(err, ErrEntry) {
		t.Errorf("epoch 7 again: %v", err)
	}
	if head = mustAppend(t, l, kv, must(RestoreEntry(head, 0, "ac", "why", at))); head.Epoch != 8 {
		t.Errorf("epoch %d, want 8", head.Epoch)
	}
	if r := verifyAll(t, l, kv, Options{}); !r.OK || len(r.Restores) != 2 {
		t.Errorf("report %+v", r)
	}
}

func TestClock(t *testing.T) {
	head := Head{Size: 1, Time: testTime}
	tests := []struct {
		name string
		head Head
		now  time.Time
		rule ClockRule
		want error
		time time.Time
	}{
		{"empty log takes any time", EmptyHead(), testTime, ClockRule{}, nil, testTime},
		{"later", head, testTime.Add(time.Minute), ClockRule{}, nil, testTime.Add(time.Minute)},
		{"a little back", head, testTime.Add(-5 * time.Second), ClockRule{}, nil, testTime},
		{"too far back", head, testTime.Add(-5*time.Second - time.Microsecond), ClockRule{}, ErrClockBack, time.Time{}},
		{"a day ahead", head, testTime.Add(24 * time.Hour), ClockRule{}, nil, testTime.Add(24 * time.Hour)},
		{"more than a day ahead", head, testTime.Add(24*time.Hour + time.Microsecond), ClockRule{}, ErrClockAhead, time.Time{}},
		{"own rule", head, testTime.Add(-time.Hour), ClockRule{Back: 2 * time.Hour}, nil, testTime},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.rule.Next(test.head, test.now)
			if !errors.Is(err, test.want) || !got.Equal(test.time) {
				t.Errorf("got %v, %v; want %v, %v", got, err, test.time, test.want)
			}
		})
	}
}

func TestClockTellsQuietFromLeap(t *testing.T) {
	start := time.Now() // Add moves both its wall and its monotonic reading
	var c Clock
	head := Head{Size: 1, Time: start.Round(0).UTC()}
	if err := c.Check(head, start); err != nil {
		t.Fatalf("first: %v", err)
	}
	monday := start.Add(62 * time.Hour)
	if err := c.Check(head, monday); err != nil {
		t.Errorf("after a quiet weekend: %v", err)
	}
	var restarted Clock
	if err := restarted.Check(head, monday); !errors.Is(err, ErrClockAhead) {
		t.Errorf("first check of another process: %v", err)
	}
	if err := c.Check(head, monday.Round(0)); !errors.Is(err, ErrClockAhead) {
		t.Errorf("a reading without the monotonic part: %v", err)
	}
	if err := c.Check(Head{Size: 1, Time: monday.Add(time.Minute)}, monday); !errors.Is(err, ErrClockBack) {
		t.Errorf("a clock behind the head: %v", err)
	}
	for hours, want := range map[time.Duration]error{20: nil, 30: ErrClockAhead} { // the wall clock was set ahead
		c.last, c.wall = monday, monday.Round(0).Add(-hours*time.Hour)
		if err := c.Check(head, monday); !errors.Is(err, want) {
			t.Errorf("a leap of %d hours: %v", hours, err)
		}
	}
	if err := c.Check(Head{Size: 2, Time: monday}, monday); err != nil {
		t.Errorf("after an operator's confirmation: %v", err)
	}
}

func TestClockConfirmedBackwards(t *testing.T) {
	l, kv, heads := filled(t, 3)
	back := testTime.Add(-48 * time.Hour)
	head := mustAppend(t, l, kv, must(ClockEntry(heads[3], "ac_operator", back)))
	if err := CheckClock(head, back); err != nil {
		t.Fatalf("after the confirmation: %v", err)
	}
	e := change(4)
	e.Time = back.Add(time.Second)
	mustAppend(t, l, kv, e)
	if r := verifyAll(t, l, kv, Options{}); !r.OK {
		t.Errorf("problems %v", r.Problems)
	}
}

// failing is a KV whose n-th Put fails.
type failing struct {
	memory
	left int
}

var errFull = errors.New("full")

func (f *failing) Put(key, value []byte) error {
	if f.left--; f.left < 0 {
		return errFull
	}
	return f.memory.Put(key, value)
}

func TestAppendReportsEachFailedPut(t *testing.T) {
	for n := range 3 { // entry, publication, head
		l, kv, _ := filled(t, 4)
		if _, _, err := l.Append(&failing{memory: kv, left: n}, change(5)); !errors.Is(err, errFull) {
			t.Errorf("put %d: %v, want errFull", n, err)
		}
	}
}

func TestHeadRefusesDamage(t *testing.T) {
	l, kv, _ := filled(t, 5)
	key := string(l.headKey())
	good := kv[key]
	for n := range good {
		kv[key] = good[:n]
		if _, err := l.Head(kv); err == nil && n > 0 {
			t.Errorf("head of %d bytes accepted", n)
		}
	}
	kv[key] = append([]byte{2}, good[1:]...)
	if _, err := l.Head(kv); !errors.Is(err, ErrNewerFormat) {
		t.Errorf("format 2: %v", err)
	}
}
