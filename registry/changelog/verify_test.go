package changelog

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"testing"
	"time"
)

func TestVerifyAcceptsWholeLog(t *testing.T) {
	l, kv, heads := filled(t, 100)
	s := mustKey(t, 1, "log")
	var checkpoints [][]byte
	for _, h := range heads {
		checkpoints = append(checkpoints, mustSign(t, s, h))
	}
	r := verifyAll(t, l, kv, Options{Keys: []string{s.Public()}, Checkpoints: checkpoints})
	if !r.OK || r.Entries != 100 || r.Root != heads[100].Root || r.Head != heads[100] {
		t.Fatalf("report %+v", r)
	}
	for i, c := range r.Checkpoints {
		if c.Status != Proved || c.Size != uint64(i) {
			t.Errorf("checkpoint %d: %+v", i, c)
		}
	}
	if heads[100].PublicationsSize != 20 {
		t.Errorf("publications %d, want 20", heads[100].PublicationsSize)
	}
}

func TestVerifyAcceptsEmptyLog(t *testing.T) {
	r := verifyAll(t, testLog(), memory{}, Options{})
	if !r.OK || r.Root != EmptyRoot() || r.Problems == nil {
		t.Fatalf("report %+v", r)
	}
}

// rewrite builds the whole log anew from entries, as an attacker with the store in hand can: nodes and head fit.
func rewrite(t *testing.T, l Log, kv memory, entries []Entry) {
	t.Helper()
	clear(kv)
	s := emptyState()
	for i, e := range entries {
		e.Seq = uint64(i + 1)
		if err := l.write(kv, s, e); err != nil {
			t.Fatalf("rewrite: %v", err)
		}
	}
}

func entriesOf(t *testing.T, l Log, kv memory) []Entry {
	t.Helper()
	var all []Entry
	for e, err := range stored(l, kv) {
		if err != nil {
			t.Fatalf("entry: %v", err)
		}
		all = append(all, e)
	}
	return all
}

// replace stores e under its number and keeps the nodes, as an attacker does who edits bytes alone.
func replace(t *testing.T, kv memory, e Entry) {
	t.Helper()
	nodes, _, err := splitRecord(kv[seqKey(e.Seq)])
	if err != nil {
		t.Fatalf("record: %v", err)
	}
	record, err := appendEntry(append([]byte{byte(len(nodes) / HashBytes)}, nodes...), e)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	kv[seqKey(e.Seq)] = record
}

func TestVerifyFindsTampering(t *testing.T) {
	edit := func(change func(*Entry)) func(*testing.T, Log, memory) {
		return func(t *testing.T, l Log, kv memory) {
			e, err := l.Read(kv, 10)
			if err != nil {
				t.Fatalf("read: %v", err)
			}
			change(&e)
			replace(t, kv, e)
		}
	}
	whole := func(change func([]Entry) []Entry) func(*testing.T, Log, memory) {
		return func(t *testing.T, l Log, kv memory) { rewrite(t, l, kv, change(entriesOf(t, l, kv))) }
	}
	tests := []struct {
		name   string
		tamper func(*testing.T, Log, memory)
		want   string // a code that must be among the problems
	}{
		{"time", edit(func(e *Entry) { e.Time = e.Time.Add(time.Microsecond) }), ProblemNode},
		{"time back", edit(func(e *Entry) { e.Time = e.Time.Add(-time.Hour) }), ProblemTime},
		{"epoch", edit(func(e *Entry) { e.Epoch = 3 }), ProblemEpoch},
		{"kind", edit(func(e *Entry) { e.Kind = "dataset.register" }), ProblemNode},
		{"unknown kind", edit(func(e *Entry) { e.Kind = "dataset.unknown" }), ProblemKind},
		{"unknown kind version", edit(func(e *Entry) { e.KindVersion = 2 }), ProblemKind},
		{"record", edit(func(e *Entry) { e.Record = "ds_x" }), ProblemNode},
		{"record version", edit(func(e *Entry) { e.RecordVersion++ }), ProblemNode},
		{"actor", edit(func(e *Entry) { e.Actor = "ac_2" }), ProblemNode},
		{"key", edit(func(e *Entry) { e.Key = "k" }), ProblemNode},
		{"facts", edit(func(e *Entry) { e.Facts = json.RawMessage(`{"n":11}`) }), ProblemNode},
		{"value", edit(func(e *Entry) { e.Fields[0].Value = json.RawMessage(`"x"`) }), ProblemCommitment},
		{"salt", edit(func(e *Entry) { e.Fields[0].Salt[0]++ }), ProblemCommitment},
		{"value with its own commitment", edit(func(e *Entry) {
			e.Fields[0].Value = json.RawMessage(`"x"`)
			e.Fields[0].Commitment = commit(e.Fields[0].Name, e.Fields[0].Salt, e.Fields[0].Value)
		}), ProblemNode},
		{"values swapped", edit(func(e *Entry) {
			a, b := &e.Fields[0], &e.Fields[1]
			a.Value, b.Value, a.Salt, b.Salt = b.Value, a.Value, b.Salt, a.Salt
		}), ProblemCommitment},
		{"field removed", edit(func(e *Entry) { e.Fields = e.Fields[:1] }), ProblemNode},
		{"field erased without a word", edit(func(e *Entry) { e.Fields[0].Salt, e.Fields[0].Value = nil, nil }), ProblemErased},
		{"entry deleted", func(_ *testing.T, _ Log, kv memory) { delete(kv, seqKey(10)) }, ProblemSequence},
		{"first entry deleted", func(_ *testing.T, _ Log, kv memory) { delete(kv, seqKey(1)) }, ProblemSequence},
		{"entry copied", func(_ *testing.T, _ Log, kv memory) { kv[seqKey(10)] = kv[seqKey(11)] }, ProblemUnreadable},
		{"entry inserted after the head", func(_ *testing.T, _ Log, kv memory) { kv[seqKey(41)] = kv[seqKey(40)] }, ProblemUnreadable},
		{"entries swapped", func(_ *testing.T, _ Log, kv memory) {
			kv[seqKey(10)], kv[seqKey(11)] = kv[seqKey(11)], kv[seqKey(10)]
		}, ProblemUnreadable},
		{"byte flipped in a node", func(_ *testing.T, _ Log, kv memory) { kv[seqKey(16)][40] ^= 1 }, ProblemNode},
		{"byte flipped in the format", func(_ *testing.T, _ Log, kv memory) { kv[seqKey(9)][33] = 9 }, ProblemUnreadable},
		{"publication leaf removed", func(_ *testing.T, l Log, kv memory) { delete(kv, string(l.publicationKey(2))) }, ProblemNode},
		{"publication leaf edited", func(_ *testing.T, l Log, kv memory) { kv[string(l.publicationKey(2))][20] ^= 1 }, ProblemNode},
		{"cut off, head kept", func(_ *testing.T, _ Log, kv memory) { delete(kv, seqKey(40)) }, ProblemHead},
		{"cut off, head removed", func(_ *testing.T, l Log, kv memory) { delete(kv, string(l.headKey())) }, ProblemHead},
		{"rewritten: edit", whole(func(all []Entry) []Entry { all[9].Actor = "ac_2"; return all }), ProblemCheckpointRoot},
		{"rewritten: insert", whole(func(all []Entry) []Entry { return slices.Insert(all, 9, all[8]) }), ProblemCheckpointRoot},
		{"rewritten: delete", whole(func(all []Entry) []Entry { return slices.Delete(all, 9, 10) }), ProblemCheckpointRoot},
		{"rewritten: reorder", whole(func(all []Entry) []Entry { all[9], all[10] = all[10], all[9]; return all }), ProblemCheckpointRoot},
		{"rewritten: cut off", whole(func(all []Entry) []Entry { return all[:25] }), ProblemCutOff},
		{"rewritten: emptied", whole(func([]Entry) []Entry { return nil }), ProblemCutOff},
		{"rewritten: publication no longer one", whole(func(all []Entry) []Entry { all[9].Kind = "dataset.register"; return all }), ProblemCheckpointRoot},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l, kv, heads := filled(t, 40)
			s := mustKey(t, 1, "log")
			test.tamper(t, l, kv)
			o := Options{Keys: []string{s.Public()}, Checkpoints: [][]byte{mustSign(t, s, heads[30])}}
			r := verifyAll(t, l, kv, o)
			if r.OK || !slices.Contains(codes(r), test.want) {
				t.Errorf("problems %v, want %s", r.Problems, test.want)
			}
		})
	}
}

func TestVerifyCannotSeeRewriteWithoutCheckpoint(t *testing.T) {
	l, kv, _ := filled(t, 10)
	rewrite(t, l, kv, entriesOf(t, l, kv)[:5])
	if r := verifyAll(t, l, kv, Options{}); !r.OK {
		t.Errorf("a log rewritten with nodes and head looks whole without a checkpoint (doc.go); got %v", r.Problems)
	}
}

func TestVerifyRefusesCheckpointsNotSignedByTrustedKey(t *testing.T) {
	l, kv, heads := filled(t, 10)
	good, bad, other := mustKey(t, 1, "log"), mustKey(t, 2, "log"), mustKey(t, 1, otherLog)
	tests := []struct {
		name string
		msg  []byte
		want string
	}{
		{"wrong key of the same name", mustSign(t, bad, heads[5]), ProblemSignature},
		{"key of another log", mustSign(t, other, heads[5]), ProblemSignature},
		{"text changed after signing", bytes.Replace(mustSign(t, good, heads[5]), []byte("\n5\n"), []byte("\n6\n"), 1), ProblemSignature},
		{"no note", []byte("hello"), ProblemCheckpoint},
		{"root of nothing", mustSign(t, good, Head{Size: 5, Root: EmptyRoot(), PublicationsRoot: EmptyRoot()}), ProblemCheckpointRoot},
		{"another time", mustSign(t, good, func() Head { h := heads[5]; h.Time = h.Time.Add(1000); return h }()), ProblemCheckpointRoot},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := verifyAll(t, l, kv, Options{Keys: []string{good.Public()}, Checkpoints: [][]byte{test.msg}})
			if r.OK || !slices.Equal(codes(r), []string{test.want}) || r.Checkpoints[0].Status != Failed {
				t.Errorf("report %+v, want %s", r, test.want)
			}
		})
	}
}

func TestVerifyTellsDeclaredRestoreFromCutOff(t *testing.T) {
	l, kv, heads := filled(t, 40)
	s := mustKey(t, 1, "log")
	o := Options{Keys: []string{s.Public()}, Checkpoints: [][]byte{mustSign(t, s, heads[40]), mustSign(t, s, heads[20])}}
	rewrite(t, l, kv, entriesOf(t, l, kv)[:25])
	if r := verifyAll(t, l, kv, o); !slices.Equal(codes(r), []string{ProblemCutOff}) {
		t.Fatalf("undeclared: %v", r.Problems)
	}
	e, err := RestoreEntry(heads[25], 0, "ac_admin", "disk died", testTime.Add(time.Hour))
	if err != nil {
		t.Fatalf("restore entry: %v", err)
	}
	mustAppend(t, l, kv, e)
	r := verifyAll(t, l, kv, o)
	if !r.OK || r.Checkpoints[0].Status != Superseded || r.Checkpoints[0].Restore != 26 || r.Checkpoints[1].Status != Proved {
		t.Fatalf("declared: %+v", r)
	}
	for i := 100; i < 130; i++ { // the log grows past what was lost
		next := change(i)
		next.Time = next.Time.Add(2 * time.Hour)
		mustAppend(t, l, kv, next)
	}
	head, err := l.Head(kv)
	if err != nil || head.Epoch != 1 {
		t.Fatalf("head %+v, %v", head, err)
	}
	o.Checkpoints = append(o.Checkpoints, mustSign(t, s, head))
	if r = verifyAll(t, l, kv, o); !r.OK || r.Checkpoints[0].Status != Superseded || r.Checkpoints[2].Status != Proved {
		t.Fatalf("grown: %+v", r)
	}
	// What the restore kept is still proved: an edit below the backup's head is found.
	all := entriesOf(t, l, kv)
	all[9].Actor = "ac_2"
	rewrite(t, l, kv, all)
	if r = verifyAll(t, l, kv, o); !slices.Contains(codes(r), ProblemCheckpointRoot) || !slices.Contains(codes(r), ProblemDeclared) {
		t.Fatalf("edited below: %v", r.Problems)
	}
}

func TestVerifyCoversCheckpointOfLostBranch(t *testing.T) {
	// Backup A at 40. Restored from a backup at 20 (epoch 1), grown to 30, checkpoint; then restored from A (epoch 2).
	l, kv, heads := filled(t, 40)
	s := mustKey(t, 1, "log")
	lost := heads[30]
	lost.Epoch, lost.Root = 1, heads[29].Root
	e, err := RestoreEntry(heads[40], 2, "ac_admin", "wrong backup", testTime.Add(time.Hour))
	if err != nil {
		t.Fatalf("restore entry: %v", err)
	}
	mustAppend(t, l, kv, e)
	r := verifyAll(t, l, kv, Options{Keys: []string{s.Public()}, Checkpoints: [][]byte{mustSign(t, s, lost)}})
	if !r.OK || r.Checkpoints[0].Status != Superseded {
		t.Fatalf("report %+v", r)
	}
}

func TestVerifyFollowsRotations(t *testing.T) {
	l, kv, heads := filled(t, 10)
	one, two, three := mustKey(t, 1, "log"), mustKey(t, 2, "log"), mustKey(t, 3, "log")
	rotate := func(old, next *Signer) Head {
		head, err := l.Head(kv)
		if err != nil {
			t.Fatalf("head: %v", err)
		}
		e, err := RotationEntry(head, old, next, "ac_admin", testTime.Add(time.Hour))
		if err != nil {
			t.Fatalf("rotation: %v", err)
		}
		return mustAppend(t, l, kv, e)
	}
	second := rotate(one, two)
	third := rotate(two, three)
	checkpoints := [][]byte{mustSign(t, one, heads[10]), mustSign(t, two, second), mustSign(t, three, third)}
	for _, trusted := range []*Signer{one, two, three} {
		r := verifyAll(t, l, kv, Options{Keys: []string{trusted.Public()}, Checkpoints: checkpoints})
		if !r.OK || len(r.Rotations) != 2 {
			t.Errorf("report %+v", r)
		}
	}
	retired := verifyAll(t, l, kv, Options{Keys: []string{one.Public()}, Checkpoints: [][]byte{mustSign(t, one, third)}})
	if !slices.Equal(codes(retired), []string{ProblemRetired}) {
		t.Errorf("retired key: %v", retired.Problems)
	}
	stranger := verifyAll(t, l, kv, Options{Keys: []string{mustKey(t, 9, "log").Public()}})
	if !slices.Equal(codes(stranger), []string{ProblemKeyChain}) {
		t.Errorf("stranger: %v", stranger.Problems)
	}
	broken := rotate(one, mustKey(t, 4, "log")) // one is retired: anyone may hold it
	r := verifyAll(t, l, kv, Options{Keys: []string{one.Public()}})
	if !slices.Equal(codes(r), []string{ProblemKeyChain}) || broken.Size != 13 {
		t.Errorf("broken chain: %v", r.Problems)
	}
}

func TestVerifyRefusesForgedRotation(t *testing.T) {
	l, kv, heads := filled(t, 3)
	one, two := mustKey(t, 1, "log"), mustKey(t, 2, "log")
	e, err := RotationEntry(heads[3], two, mustKey(t, 5, "log"), "ac", testTime.Add(time.Hour))
	if err != nil {
		t.Fatalf("rotation: %v", err)
	}
	e.Facts = bytes.ReplaceAll(e.Facts, []byte(two.Public()), []byte(one.Public()))
	if _, _, err := l.Append(kv, e); !errors.Is(err, ErrEntry) {
		t.Errorf("append: %v, want ErrEntry", err)
	}
	e, err = RotationEntry(heads[2], one, two, "ac", testTime.Add(time.Hour))
	if err != nil {
		t.Fatalf("rotation: %v", err)
	}
	if _, _, err := l.Append(kv, e); !errors.Is(err, ErrEntry) {
		t.Errorf("append of a rotation of another head: %v, want ErrEntry", err)
	}
}

func TestErasedFieldsStillProve(t *testing.T) {
	l, kv, heads := filled(t, 20)
	s := mustKey(t, 1, "log")
	if err := l.Erase(kv, 7, "contact"); err != nil {
		t.Fatalf("erase: %v", err)
	}
	e, err := ErasureEntry("ac_admin", "request of the person", testTime.Add(time.Hour), Erasure{Seq: 7, Fields: []string{"contact"}})
	if err != nil {
		t.Fatalf("erasure entry: %v", err)
	}
	head := mustAppend(t, l, kv, e)
	r := verifyAll(t, l, kv, Options{Keys: []string{s.Public()}, Checkpoints: [][]byte{mustSign(t, s, heads[20]), mustSign(t, s, head)}})
	if !r.OK {
		t.Fatalf("problems %v", r.Problems)
	}
	got, err := l.Read(kv, 7)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	f, ok := got.Field("contact")
	if !ok || !f.Erased() || f.Commitment == (Hash{}) {
		t.Errorf("field %+v", f)
	}
	if title, _ := got.Field("title"); title.Erased() {
		t.Error("the other field was erased too")
	}
	for _, value := range kv {
		if bytes.Contains(value, []byte(`"A 7"`)) {
			t.Error("the erased value is still in the store")
		}
	}
	if err := l.Erase(kv, 7, "nothing"); !errors.Is(err, ErrRange) {
		t.Errorf("erase of an unknown field: %v", err)
	}
	if err := l.Erase(kv, 99, "contact"); !errors.Is(err, ErrMissing) {
		t.Errorf("erase in an unknown entry: %v", err)
	}
}

func TestVerifyBoundsProblems(t *testing.T) {
	l, kv, _ := filled(t, 30)
	r := Verify(stored(l, kv), Options{MaxProblems: 3}) // no kinds are known
	if len(r.Problems) != 3 || r.ProblemCount != 30 || r.OK {
		t.Errorf("%d problems kept, %d counted", len(r.Problems), r.ProblemCount)
	}
}

func TestKindsCheckSeesEachVersion(t *testing.T) {
	refused := errors.New("refused")
	kinds := Kinds{"a.b": {1: nil, 2: func(Entry) error { return refused }}}
	if err := kinds.Check(Entry{Kind: "a.b", KindVersion: 1}); err != nil {
		t.Errorf("version 1: %v", err)
	}
	if err := kinds.Check(Entry{Kind: "a.b", KindVersion: 2}); !errors.Is(err, refused) {
		t.Errorf("version 2: %v", err)
	}
	if err := kinds.Check(Entry{Kind: "a.b", KindVersion: 3}); !errors.Is(err, ErrNewerFormat) {
		t.Errorf("version 3: %v", err)
	}
}
