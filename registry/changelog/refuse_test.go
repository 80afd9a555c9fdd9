package changelog

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestParseCheckpointRefuses(t *testing.T) {
	good := Checkpoint{Origin: "log", Head: Head{Size: 12, Epoch: 1, Time: testTime, PublicationsSize: 3}}.String()
	if _, err := ParseCheckpoint(good); err != nil {
		t.Fatalf("the good one: %v", err)
	}
	edit := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	tests := []struct{ name, text string }{
		{"nothing", ""},
		{"no origin", edit("log\n", "\n")},
		{"origin with a control character", edit("log\n", "l\tog\n")},
		{"size with a zero before it", edit("\n12\n", "\n012\n")},
		{"negative size", edit("\n12\n", "\n-12\n")},
		{"size past 64 bits", edit("\n12\n", "\n18446744073709551616\n")},
		{"short root", edit("AAAA", "AAA")},
		{"time without its name", edit("time ", "")},
		{"time in another zone", edit("901Z", "901+00:00")},
		{"time in milliseconds", edit("901Z", "Z")},
		{"no time", edit("time 2026-11-24T03:04:05.678901Z", "time now")},
		{"epoch without its name", edit("epoch ", "")},
		{"epoch that is no number", edit("epoch 1", "epoch x")},
		{"publications without a root", edit("publications 3 ", "publications 3")},
		{"publications that are no number", edit("publications 3", "publications x")},
		{"a line more", good + "more\n"},
		{"no last line break", strings.TrimSuffix(good, "\n")},
		{"too long", strings.Repeat("x", maxCheckpointBytes+1)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if c, err := ParseCheckpoint(test.text); !errors.Is(err, ErrFormat) {
				t.Errorf("%+v, %v; want ErrFormat", c, err)
			}
		})
	}
	if _, _, err := OpenCheckpoint(make([]byte, maxCheckpointBytes+1)); !errors.Is(err, ErrFormat) {
		t.Errorf("a note that is too long: %v", err)
	}
}

func TestOpenCheckpointRefusesForeignText(t *testing.T) {
	// The rotation's text is signed by the same key and must never pass for a checkpoint.
	one, two := mustKey(t, 1, "log"), mustKey(t, 2, "log")
	e := must(RotationEntry(EmptyHead(), one, two, "ac", testTime))
	var facts keyFacts
	if err := json.Unmarshal(e.Facts, &facts); err != nil {
		t.Fatal(err)
	}
	if _, _, err := OpenCheckpoint([]byte(facts.Note), one.Public()); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v, want ErrFormat", err)
	}
	// And a checkpoint must never pass for a rotation.
	e.Facts = must(RotationEntry(EmptyHead(), one, two, "ac", testTime)).Facts
	note, err := json.Marshal(keyFacts{Note: string(mustSign(t, one, EmptyHead()))})
	if err != nil {
		t.Fatal(err)
	}
	e.Facts = note
	if _, err := ReadRotation(e); !errors.Is(err, ErrFormat) {
		t.Errorf("got %v, want ErrFormat", err)
	}
}

func TestReadRotationRefuses(t *testing.T) {
	one, two := mustKey(t, 1, "log"), mustKey(t, 2, "log")
	good := must(RotationEntry(EmptyHead(), one, two, "ac", testTime))
	edit := func(old, new string) string { return strings.Replace(string(good.Facts), old, new, 1) }
	tests := []struct {
		name, facts string
		want        error
	}{
		{"another size", edit(`\n0\n`, `\n1\n`), ErrSignature},
		{"a size that is none", edit(`\n0\n`, `\n00\n`), ErrFormat},
		{"a root that is none", edit("47DEQ", "!7DEQ"), ErrFormat},
		{"the same key twice", strings.ReplaceAll(string(good.Facts), two.Public(), one.Public()), ErrKey},
		{"a key that is none", edit(one.Public(), "none"), ErrKey},
		{"another title", edit("rotation 1", "rotation 2"), ErrFormat},
		{"a member more", edit("{", `{"more":1,`), ErrFormat},
		{"no object", `[]`, ErrFormat},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e := good
			e.Facts = json.RawMessage(test.facts)
			if _, err := ReadRotation(e); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
	if _, err := ReadRotation(change(1)); !errors.Is(err, ErrFormat) {
		t.Errorf("another kind: %v", err)
	}
}

func TestVerifyComparesEachPartOfTheHead(t *testing.T) {
	l, kv, heads := filled(t, 6)
	for name, edit := range map[string]func(*Head){
		"size":              func(h *Head) { h.Size++ },
		"root":              func(h *Head) { h.Root[0]++ },
		"publications":      func(h *Head) { h.PublicationsSize++ },
		"publications root": func(h *Head) { h.PublicationsRoot[0]++ },
		"epoch":             func(h *Head) { h.Epoch++ },
		"time":              func(h *Head) { h.Time = h.Time.Add(time.Microsecond) },
	} {
		head := heads[6]
		edit(&head)
		r := verifyAll(t, l, kv, Options{Head: &head})
		if !slices.Equal(codes(r), []string{ProblemHead}) || !strings.Contains(r.Problems[0].Detail, name) {
			t.Errorf("%s: %v", name, r.Problems)
		}
	}
}

func TestVerifyReportsWhatTheFormatCannotHold(t *testing.T) {
	entries := func(yield func(Entry, error) bool) {
		e, err := change(1).seal(&counter{})
		e.Seq, e.Record = 1, "a\nb"
		yield(e, err)
	}
	if r := Verify(entries, Options{Kinds: testKinds()}); !slices.Equal(codes(r), []string{ProblemFormat}) {
		t.Errorf("problems %v", r.Problems)
	}
}

func TestRecordRefusesForeignKeys(t *testing.T) {
	l, kv, _ := filled(t, 2)
	for _, key := range []string{"", "L/", "L/h", "X/e\x00\x00\x00\x00\x00\x00\x00\x01", "L/p\x00\x00\x00\x00\x00\x00\x00\x01"} {
		if _, err := l.Record([]byte(key), kv[seqKey(1)]); !errors.Is(err, ErrFormat) {
			t.Errorf("key %q: %v", key, err)
		}
	}
	for _, value := range [][]byte{nil, {3}, {0}} {
		if _, err := l.Record([]byte(seqKey(1)), value); !errors.Is(err, ErrFormat) {
			t.Errorf("value %v: %v", value, err)
		}
	}
	if _, err := l.Read(kv, 3); !errors.Is(err, ErrMissing) {
		t.Errorf("entry 3: %v", err)
	}
}
