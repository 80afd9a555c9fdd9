package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// killedFilling starts a demo on a folder and kills it (-9) once ready says so. It fails the test when the fill ended before.
func killedFilling(t *testing.T, data string, ready func() bool) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "serve", "--demo", "--data", data, "--addr", "127.0.0.1:0", "--log-level", "error")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); !ready() && time.Now().Before(deadline); {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	if code, text := command(t, "serve", "--demo", "--data", data, "--addr", "127.0.0.1:0"); code != 2 || !strings.Contains(text, "giữ thư mục dữ liệu này") {
		t.Errorf("a second fill of the same folder: exit %d, %s", code, text)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait()
	if _, err := os.Stat(filepath.Join(data, demoName)); err == nil {
		t.Fatal("the fill had ended: the test proves nothing")
	}
	if _, err := os.Stat(filepath.Join(data, demoBegun)); err != nil {
		t.Fatal("the killed fill left no mark")
	}
}

// A demo that was killed while it filled its folder is filled anew by the next start; nothing else takes such a folder for
// data of its own, and nothing that is not the fill's is ever removed.
func TestAKilledDemoFillsAnew(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	files := func(n int) func() bool {
		return func() bool {
			found, err := filepath.Glob(filepath.Join(data, filesName, "??", "??", "*"))
			return err == nil && len(found) >= n
		}
	}
	for name, ready := range map[string]func() bool{
		"at the first record": func() bool {
			info, err := os.Stat(filepath.Join(data, storeName))
			return err == nil && info.Size() > 0
		},
		"at the first file": files(1),
		"in the middle":     files(60),
	} {
		// A folder of its own each time: what an earlier fill left would say ready before this one holds the folder.
		if err := os.RemoveAll(data); err != nil {
			t.Fatal(err)
		}
		killedFilling(t, data, ready)
		for _, args := range [][]string{{"serve", "--addr", "127.0.0.1:0"}, {"org", "add", "THAT", "--name", "Đơn vị thật"}, {"verify"}, {"restore", filepath.Join(data, "x")}} {
			code, text := command(t, append(args, "--data", data)...)
			if code != 2 || !strings.Contains(text, data) || !strings.Contains(text, "serve --demo") && args[0] != "restore" {
				t.Errorf("killed %s: %v: exit %d, %s", name, args, code, text)
			}
		}
	}

	// Something real beside it: it is refused, and all stays.
	real := filepath.Join(data, "so-lieu-that.xlsx")
	if err := os.WriteFile(real, []byte("quý"), 0o600); err != nil {
		t.Fatal(err)
	}
	store, err := os.ReadFile(filepath.Join(data, storeName))
	if err != nil {
		t.Fatal(err)
	}
	if code, text := command(t, "serve", "--demo", "--data", data, "--addr", "127.0.0.1:0"); code != 2 || !strings.Contains(text, "không trống") {
		t.Errorf("with a file of somebody else: exit %d, %s", code, text)
	}
	if kept, err := os.ReadFile(real); err != nil || string(kept) != "quý" {
		t.Errorf("a file of somebody else: %q, %v", kept, err)
	}
	if after, err := os.ReadFile(filepath.Join(data, storeName)); err != nil || string(after) != string(store) {
		t.Errorf("a refused start changed the folder: %v", err)
	}
	if err := os.Remove(real); err != nil {
		t.Fatal(err)
	}

	s := start(t, data, "--demo")
	if total := s.must(s.signIn("skhcn"), `{datasets(first:1){totalCount}}`, nil)["totalCount"].(float64); total < 60 {
		t.Errorf("after the second fill there are %v datasets", total)
	}
	if _, err := os.Stat(filepath.Join(data, demoBegun)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the mark of a fill stayed: %v", err)
	}
	made := s.must(s.signIn("nongnghiep"), registerFile, map[string]any{"i": map[string]any{"title": "Bộ ghi sau", "owner": "SNNMT"}})["dataset"].(map[string]any)["code"]
	s.stop(data)
	s = start(t, data, "--demo") // whole, it is served as it stands
	if d := s.must(s.signIn("skhcn"), `query($c:String!){dataset(code:$c){code}}`, map[string]any{"c": made}); d == nil {
		t.Error("a whole demo was filled again over what had been written into it")
	}
	s.stop(data)
}

// Only the mark of a fill lets a start empty a folder.
func TestAFolderWithoutTheMarkIsNeverEmptied(t *testing.T) {
	data := t.TempDir()
	for _, name := range []string{storeName, publicName} {
		if err := os.WriteFile(filepath.Join(data, name), []byte("thật"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if code, text := said(t, "serve", "--demo", "--addr", "127.0.0.1:0", "--data", data); code != 2 || !strings.Contains(text, "không trống") {
		t.Errorf("exit %d, %s", code, text)
	}
	for _, name := range []string{storeName, publicName} {
		if kept, err := os.ReadFile(filepath.Join(data, name)); err != nil || string(kept) != "thật" {
			t.Errorf("%s: %q, %v", name, kept, err)
		}
	}
}
