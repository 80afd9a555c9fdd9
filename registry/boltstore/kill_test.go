package boltstore

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"danhmuc/registry"
	"danhmuc/registry/storetest"
)

// childEnv names the store that the test's child process writes to.
const childEnv = "DANHMUC_BOLTSTORE_CHILD"

// childWrites writes with four writers until it is killed, and prints each number that was acknowledged.
func childWrites(path string) int {
	s, err := Open(path, Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	var out sync.Mutex
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for {
				var seq uint64
				err := s.Update(context.Background(), func(w registry.Writer) error {
					head, err := w.Head()
					if err != nil {
						return err
					}
					seq = head.Size + 1
					return add(fmt.Sprint(seq), int(seq))(w)
				})
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
				out.Lock()
				fmt.Println(seq)
				out.Unlock()
			}
		})
	}
	group.Wait()
	return 1
}

func TestKillLosesNothingAcknowledged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	for round := range 5 {
		acknowledged := runUntilKilled(t, path, 40+round*37)
		s := open(t, path, Options{})
		d := storetest.Contents(t, s)
		for _, seq := range acknowledged {
			if seq > d.Head.Size || string(d.Items[fmt.Sprint(seq)]) != fmt.Sprint(seq) {
				t.Fatalf("round %d: entry %d was acknowledged and is lost; head %d", round, seq, d.Head.Size)
			}
		}
		if len(d.Items) != int(d.Head.Size) {
			t.Errorf("round %d: %d items, %d entries", round, len(d.Items), d.Head.Size)
		}
		storetest.Verify(t, s, storetest.Kinds())
		closeStore(t, s)
	}
}

// runUntilKilled starts the child, kills it after n acknowledgements and returns all it had acknowledged by then.
func runUntilKilled(t *testing.T, path string, n int) []uint64 {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(self)
	child.Env = append(os.Environ(), childEnv+"="+path)
	child.Stderr = os.Stderr
	pipe, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var acknowledged []uint64
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		seq, err := strconv.ParseUint(strings.TrimSpace(lines.Text()), 10, 64)
		if err != nil {
			continue // a line cut short by the kill
		}
		acknowledged = append(acknowledged, seq)
		if len(acknowledged) == n {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil || len(acknowledged) < n {
		t.Fatalf("the child ended with %v after %d acknowledgements", err, len(acknowledged))
	}
	return acknowledged
}
