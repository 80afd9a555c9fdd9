package changelog

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// update rewrites the golden files. A released format's golden file never changes: add a new one beside it.
var update = flag.Bool("update", false, "rewrite golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// lines writes bytes as hexadecimal, 32 a line.
func lines(data []byte) []byte {
	var out bytes.Buffer
	for len(data) > 0 {
		n := min(32, len(data))
		out.WriteString(hex.EncodeToString(data[:n]) + "\n")
		data = data[n:]
	}
	return out.Bytes()
}

func TestGoldenFormat1(t *testing.T) {
	l, kv, heads := filled(t, 5)
	e, err := l.Read(kv, 5)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	e.Key = "9f86d081"
	data, err := Encode(e)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	golden(t, "entry.v1.hex", lines(data))
	text, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		t.Fatalf("json: %v", err)
	}
	golden(t, "entry.v1.json", append(text, '\n'))
	if err := e.Erase("contact"); err != nil {
		t.Fatalf("erase: %v", err)
	}
	erased, err := Encode(e)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	golden(t, "entry-erased.v1.hex", lines(erased))
	leaf, err := e.LeafHash()
	if err != nil {
		t.Fatalf("leaf: %v", err)
	}
	golden(t, "leaf.v1.txt", []byte(leaf.String()+"\n"))
	golden(t, "head.v1.hex", lines(kv[string(l.headKey())]))
	golden(t, "record.v1.hex", lines(kv[seqKey(4)]))
	golden(t, "publication.v1.hex", lines(kv[string(l.publicationKey(0))]))
	golden(t, "checkpoint.v1.txt", mustSign(t, mustKey(t, 1, "danhmuc-test"), heads[5]))
	rotation := must(RotationEntry(heads[5], mustKey(t, 1, "danhmuc-test"), mustKey(t, 2, "danhmuc-test"), "ac_1", testTime))
	golden(t, "rotation.v1.json", append(rotation.Facts, '\n'))
}

func TestGoldenEntryStillDecodes(t *testing.T) {
	for _, name := range []string{"entry.v1.hex", "entry-erased.v1.hex"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		data, err := hex.DecodeString(string(bytes.ReplaceAll(text, []byte("\n"), nil)))
		if err != nil {
			t.Fatal(err)
		}
		e, err := Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e.Seq != 5 || e.Kind != "publication.publish" || e.Record != "ds_5" || e.RecordVersion != 5 || e.Key != "9f86d081" || len(e.Fields) != 2 {
			t.Errorf("%s: %+v", name, e)
		}
		for _, f := range e.Fields {
			if err := f.CheckCommitment(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	l, kv, _ := filled(t, 1)
	e, err := l.Read(kv, 1)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	good, err := Encode(e)
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	for n := range good {
		if _, err := Decode(good[:n]); !errors.Is(err, ErrFormat) {
			t.Fatalf("%d of %d bytes: %v", n, len(good), err)
		}
	}
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"something follows", append(bytes.Clone(good), 0), ErrFormat},
		{"another format", append([]byte{2}, good[1:]...), ErrNewerFormat},
		{"facts not canonical", bytes.Replace(good, []byte(`"n":1`), []byte(`"n":-`), 1), ErrFormat},
		{"facts out of order", bytes.Replace(good, []byte(`"n":1`), []byte(`"z":1`), 1), ErrFormat},
		{"value not canonical", bytes.Replace(good, []byte(`"A 1"`), []byte(`"A 1 `), 1), ErrFormat},
		{"fields out of order", bytes.Replace(good, []byte("contact"), []byte("wontact"), 1), ErrFormat},
		{"too long", make([]byte, MaxEntryBytes+1), ErrFormat},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Decode(test.data); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	l, kv := testLog(), memory{}
	for i := 1; i < 6; i++ {
		e, _, err := l.Append(kv, change(i))
		if err != nil {
			f.Fatal(err)
		}
		if i == 3 {
			if err := e.Erase("title"); err != nil {
				f.Fatal(err)
			}
		}
		data, err := Encode(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Decode(data)
		if err != nil {
			return
		}
		again, err := Encode(e)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("decoded %x, encoded %x, %v", data, again, err)
		}
		leaf, err := appendLeaf(nil, e)
		if err != nil || !bytes.HasPrefix(data, leaf) {
			t.Fatalf("the leaf is not the beginning of the entry: %v", err)
		}
	})
}

func TestCheckpointRoundTrip(t *testing.T) {
	_, _, heads := filled(t, 6)
	s := mustKey(t, 1, "son-la.example/log")
	for _, head := range heads {
		msg := mustSign(t, s, head)
		c, key, err := OpenCheckpoint(msg, mustKey(t, 2, "other").Public(), s.Public())
		if err != nil || key != s.Public() || c.Origin != "son-la.example/log" || c.Head != head {
			t.Errorf("got %+v, %q, %v; want %+v", c, key, err, head)
		}
	}
	if _, _, err := OpenCheckpoint(mustSign(t, s, heads[1]), "no key"); !errors.Is(err, ErrKey) {
		t.Errorf("broken verifier key: %v", err)
	}
	if _, _, err := OpenCheckpoint(mustSign(t, s, heads[1])); !errors.Is(err, ErrSignature) {
		t.Errorf("no verifier key: %v", err)
	}
}

func FuzzParseCheckpoint(f *testing.F) {
	f.Add(Checkpoint{Origin: "log", Head: EmptyHead()}.String())
	f.Add(Checkpoint{Origin: "log", Head: Head{Size: 12, Epoch: 1, Time: testTime, PublicationsSize: 3}}.String())
	f.Add("log\n1\n\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ParseCheckpoint(text)
		if err == nil && c.String() != text {
			t.Fatalf("%q parsed, written %q", text, c.String())
		}
		if _, _, err := OpenCheckpoint([]byte(text)); err == nil {
			t.Fatalf("%q opened without a key", text)
		}
	})
}

func TestKeys(t *testing.T) {
	text, err := NewKey(&counter{}, "log")
	if err != nil {
		t.Fatalf("new key: %v", err)
	}
	if s, err := ParseKey("\n " + text + "\n"); err != nil || s.Name() != "log" {
		t.Errorf("parse: %v", err)
	}
	for _, bad := range []string{"", "hello", text[:len(text)-5], "PRIVATE+KEY+log+00000000+AQID"} {
		if _, err := ParseKey(bad); !errors.Is(err, ErrKey) {
			t.Errorf("%q: %v, want ErrKey", bad, err)
		}
	}
	if _, err := NewKey(&counter{}, "two words"); !errors.Is(err, ErrKey) {
		t.Errorf("name with a space: %v", err)
	}
	if _, err := RotationEntry(EmptyHead(), mustKey(t, 1, "a"), mustKey(t, 1, "a"), "ac", time.Now()); !errors.Is(err, ErrKey) {
		t.Errorf("rotation to the same key: %v", err)
	}
}

func TestHashText(t *testing.T) {
	h := EmptyRoot()
	var back Hash
	if err := back.UnmarshalText([]byte(h.String())); err != nil || back != h {
		t.Errorf("round trip: %v", err)
	}
	for _, bad := range []string{"", "AA==", h.String()[:43], h.String() + "\n", "!" + h.String()[1:]} {
		if err := back.UnmarshalText([]byte(bad)); !errors.Is(err, ErrFormat) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
