package follow

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"danhmuc/registry"
	"danhmuc/registry/changelog"
	"danhmuc/registry/storetest"
)

// keepIn runs a kept follower over s until it has applied seq, then stops.
func keepIn(t testing.TB, s registry.Store, folder string, version int, seq uint64) *kept {
	t.Helper()
	k := &kept{}
	r, stop := running(t, s, Options{BatchEntries: 3}, Keep(folder, "k", version, k))
	mustWait(t, r, seq)
	stop()
	return k
}

func TestKeptContinuesWhereItStopped(t *testing.T) {
	s, folder := storetest.NewMem(), filepath.Join(t.TempDir(), "followers", "k")
	add(t, s, 1, 10)
	k := keepIn(t, s, folder, 1, 10)
	k.want(t, 10)
	add(t, s, 11, 12)
	k = keepIn(t, s, folder, 1, 12)
	k.want(t, 12)
	if len(k.batches) != 1 {
		t.Errorf("batches %v after a restart, want one", k.batches)
	}
	finish(t, s)
}

func TestKeptReplays(t *testing.T) {
	tests := []struct {
		name    string
		between func(t *testing.T, s *registry.Store, folder string)
		version int
		last    int
	}{
		{"a new version", func(*testing.T, *registry.Store, string) {}, 2, 10},
		{"a log restored from an older backup", func(t *testing.T, s *registry.Store, _ string) {
			*s = storetest.NewMem()
			add(t, *s, 1, 6)
		}, 1, 6},
		{"a log that took another way", func(t *testing.T, s *registry.Store, _ string) {
			*s = storetest.NewMem()
			add(t, *s, 1, 12)
		}, 1, 12},
		{"a damaged file", func(t *testing.T, _ *registry.Store, folder string) {
			if err := os.WriteFile(filepath.Join(folder, "state"), []byte("DMF1 damaged"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, 1, 10},
		{"a file whose state does not read", func(t *testing.T, _ *registry.Store, folder string) {
			data := formatKept(5, versionMark(1), []byte("no JSON"))
			if err := os.WriteFile(filepath.Join(folder, "state"), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}, 1, 10},
		{"a file that is gone", func(t *testing.T, _ *registry.Store, folder string) {
			if err := os.RemoveAll(folder); err != nil {
				t.Fatal(err)
			}
		}, 1, 10},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var s registry.Store = storetest.NewMem()
			folder := filepath.Join(t.TempDir(), "k")
			add(t, s, 1, 10)
			keepIn(t, s, folder, 1, 10)
			test.between(t, &s, folder)
			k := keepIn(t, s, folder, test.version, uint64(test.last))
			k.want(t, test.last)
			if want := (test.last + 2) / 3; len(k.batches) != want {
				t.Errorf("%d batches, want %d: the whole log", len(k.batches), want)
			}
			finish(t, s)
		})
	}
}

func TestKeptForgetsWhatWasErasedWhileItWasDown(t *testing.T) {
	s, folder := storetest.NewMem(), filepath.Join(t.TempDir(), "k")
	add(t, s, 1, 5)
	keepIn(t, s, folder, 1, 5)
	erase(t, s, 2, 6)
	k := keepIn(t, s, folder, 1, 6)
	k.want(t, 6)
	if k.notes[1] != "-" {
		t.Errorf("notes %v", k.notes)
	}
	k = keepIn(t, s, folder, 1, 6)
	if len(k.batches) != 0 {
		t.Errorf("replayed once more: %v", k.batches)
	}
	finish(t, s)
}

// A crash at any step of any commit, with the process restarted after it, neither skips nor repeats an entry.
func TestCrashNeitherSkipsNorRepeats(t *testing.T) {
	const total, batch = 9, 2
	for _, step := range []string{"write", "rename", "sync", "acknowledge"} {
		for nth := 1; nth <= (total+batch-1)/batch; nth++ {
			t.Run(fmt.Sprintf("%s %d", step, nth), func(t *testing.T) {
				s, folder := storetest.NewMem(), filepath.Join(t.TempDir(), "k")
				add(t, s, 1, total)
				crash(t, s, folder, batch, step, nth)
				k := &kept{}
				r, stop := running(t, s, Options{BatchEntries: batch}, Keep(folder, "k", 1, k))
				mustWait(t, r, total)
				stop()
				k.want(t, total)
				finish(t, s)
			})
		}
	}
}

// crash runs a kept follower until its nth commit reaches the step, and stops there for good.
func crash(t *testing.T, s registry.Store, folder string, batch int, step string, nth int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	f := Keep(folder, "k", 1, &kept{})
	seen := 0
	f.fail = func(at string) error {
		if at != step {
			return nil
		}
		if seen++; seen < nth {
			return nil
		}
		cancel() // the process is gone: nothing is retried
		return errOn
	}
	r, err := New(s, Options{BatchEntries: batch}, f)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Run(ctx); err != nil {
		t.Errorf("run: %v", err)
	}
	if seen != nth {
		t.Fatalf("%d commits, want %d", seen, nth)
	}
}

// The same errors without a restart: the runner asks the follower anew where it stands.
func TestErrorInCommitNeitherSkipsNorRepeats(t *testing.T) {
	for _, step := range []string{"write", "rename", "sync", "acknowledge"} {
		t.Run(step, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "k")
			synctest.Test(t, func(t *testing.T) {
				s := storetest.NewMem()
				add(t, s, 1, 9)
				k := &kept{}
				f := Keep(folder, "k", 1, k)
				calls := 0
				f.fail = func(at string) error {
					if at == step {
						if calls++; calls%2 == 1 {
							return errOn
						}
					}
					return nil
				}
				r, stop := running(t, s, Options{BatchEntries: 2, WaitLimit: time.Hour}, f)
				mustWait(t, r, 9)
				stop()
				k.want(t, 9)
				finish(t, s)
			})
		})
	}
}

func TestKeptFailsWhenItsFolderCannotBeMade(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := Keep(filepath.Join(file, "k"), "k", 1, &kept{})
	if err := k.Apply(context.Background(), []changelog.Entry{storetest.Entry(1)}); err == nil {
		t.Error("applied without a folder")
	}
}

func FuzzParseKept(f *testing.F) {
	f.Add(formatKept(7, "1 mark", []byte("state")))
	f.Add(formatKept(0, "", nil))
	f.Add([]byte(keptMagic))
	f.Fuzz(func(t *testing.T, data []byte) {
		cursor, mark, state, ok := parseKept(data)
		if ok && !bytes.Equal(formatKept(cursor, mark, state), data) {
			t.Fatalf("%x reads as %d %q %x", data, cursor, mark, state)
		}
	})
}
